"""Invented registers in OpenSID's layout: rows by hand, and a whole village that is always the same."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kpm.bacaan.bentuk import Baris, Buku, LembarMentah
from kpm.periode import tambah_bulan

KOLOM = (
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir", "agama_id",
    "pendidikan_kk_id", "pendidikan_sedang_id", "pekerjaan_id", "status_kawin", "kk_level", "warganegara_id",
    "ayah_nik", "nama_ayah", "ibu_nik", "nama_ibu", "golongan_darah_id", "akta_lahir", "dokumen_pasport",
    "tanggal_akhir_paspor", "dokumen_kitas", "akta_perkawinan", "tanggalperkawinan", "akta_perceraian",
    "tanggalperceraian", "cacat_id", "cara_kb_id", "hamil", "ktp_el", "status_rekam", "alamat_sekarang",
    "status_dasar", "suku", "tag_id_card", "id_asuransi", "no_asuransi", "lat", "lng",
)  # fmt: skip
"""Sheet "Data Penduduk" of OpenSID v2410."""
PENUTUP = {"dusun": "###", "rw": "Isi data penduduk di baris-baris di atas bagian hijau ini."}


def nik(lahir: dt.date, jenis_kelamin: str, urut: int = 1) -> str:
    """An invented NIK that fits birth date and sex."""
    hari = lahir.day + (40 if jenis_kelamin == "P" else 0)
    return f"621399{hari:02d}{lahir:%m%y}{urut:04d}"


def kk(urut: int) -> str:
    """An invented nomor KK."""
    return f"621399010120{urut:04d}"


def buku(
    baris: Iterable[Mapping[str, Any]],
    *,
    kolom: Sequence[str] = KOLOM,
    penutup: bool = True,
    nama: str = "Data Penduduk",
) -> Buku:
    """A read file with these rows under the heading, from row 2 on; the sheet of codes behind it."""
    isi = [Baris(1, tuple(kolom))]
    isi += [Baris(ke, tuple(satu.get(k) for k in kolom)) for ke, satu in enumerate(baris, start=2)]
    if penutup:
        isi.append(Baris(len(isi) + 1, (None, "###", "Isi data penduduk di baris-baris di atas bagian hijau ini.")))
    kode = LembarMentah(
        "Kode Data", (Baris(1, ("nama", "no_kk", "nik", "sex", "tanggallahir", "kk_level", "rt", "rw")),)
    )
    return Buku((LembarMentah(nama, isi), kode))


def xlsx(baris: Iterable[Mapping[str, Any]], *, kolom: Sequence[str] = KOLOM) -> bytes:
    """The same as a workbook."""
    from openpyxl import Workbook

    kerja = Workbook()
    lembar = kerja.active
    assert lembar is not None
    lembar.title = "Data Penduduk"
    lembar.append(list(kolom))
    for satu in baris:
        lembar.append([satu.get(k) for k in kolom])
    lembar.append([None, "###", PENUTUP["rw"]])
    kerja.create_sheet("Kode Data").append(["sex", "1", "LAKI-LAKI"])
    keluaran = io.BytesIO()
    kerja.save(keluaran)
    return keluaran.getvalue()


def csv(baris: Iterable[Mapping[str, Any]], *, kolom: Sequence[str] = KOLOM, pemisah: str = ";") -> bytes:
    """The same as a CSV, as an Indonesian Excel saves it."""
    semua = [kolom, *([str(satu.get(k) or "") for k in kolom] for satu in baris)]
    return "\r\n".join(pemisah.join(satu) for satu in semua).encode("cp1252")


def orang(nama: str, jk: str, lahir: dt.date | None, urut: int = 1, **isi: Any) -> dict[str, Any]:
    """One row: alive, of family 1 in Dusun Satu, RT 001, unless told otherwise."""
    baris = {
        "nama": nama,
        "sex": jk,
        "tanggallahir": lahir.isoformat() if lahir else None,
        "nik": nik(lahir, jk, urut) if lahir else None,
        "no_kk": kk(1),
        "dusun": "Dusun Satu",
        "rt": "001",
        "rw": "-",
        "alamat": "Jl Contoh",
        "kk_level": 4,
        "status_kawin": 1,
        "status_dasar": 1,
    }
    return baris | isi


@dataclass(slots=True)
class Register:
    """A generated register, and what is to be taken from it."""

    baris: list[dict[str, Any]] = field(default_factory=list)
    keluarga: set[str] = field(default_factory=set)
    """nomor KK of families with somebody of the first years."""
    anak: set[str] = field(default_factory=set)
    """NIK."""
    hamil: set[str] = field(default_factory=set)
    ibu: set[str] = field(default_factory=set)

    @property
    def orang(self) -> set[str]:
        return self.anak | self.hamil | self.ibu


DEPAN = ("SITI", "NUR", "SRI", "DEWI", "RINA", "WATI", "AMINAH", "ROHANA", "FITRI", "YULI", "MURNI")
TENGAH = ("AISYAH", "HASANAH", "LESTARI", "PUSPITA", "KHADIJAH", "MAHARANI", "SALMAH", "JUARIAH", "ANGGRAINI")
LELAKI = ("AHMAD", "BUDI", "ABDUL", "MUHAMMAD", "SYAMSUL", "HERMAN", "JUNAIDI", "SAHABUDDIN", "ZAINAL", "ARIF", "IWAN")
MARGA = ("WAHAB", "RAHMAN", "HIDAYAT", "SALEH", "EFENDI", "GANI", "MUSTAFA", "KARIM", "YASIN", "LATIF")


def register(keluarga: int, pada: dt.date, *, dusun: int = 4) -> Register:
    """A village of so many families of three or four: couples with and without small children, old couples.

    Of ten families, five have a child of 0-72 months, one of those a second one, one more a pregnant wife.
    """
    hasil = Register()
    for ke in range(keluarga):
        nomor, jenis = kk(ke + 1), ke % 10
        tempat = {
            "no_kk": nomor, "dusun": f"DUSUN {'ABCDEFGH'[ke % dusun]}", "rt": f"{ke % 3 + 1:03d}", "alamat": f"Jl {ke}"
        }  # fmt: skip
        tua = jenis in (7, 8, 9)
        lahir_ayah = dt.date(1950 if tua else 1985, ke % 12 + 1, ke % 28 + 1)
        lahir_ibu = dt.date(1955 if tua else 1992, (ke + 5) % 12 + 1, (ke + 3) % 28 + 1)
        ayah = orang(_nama(LELAKI, MARGA, ke), "L", lahir_ayah, ke + 1, kk_level=1, status_kawin=2, **tempat)
        ibu = orang(_nama(DEPAN, TENGAH, ke), "P", lahir_ibu, ke + 1, kk_level="ISTRI", status_kawin="KAWIN", **tempat)
        lain = {"nama_ayah": ayah["nama"], "ayah_nik": ayah["nik"], "ibu_nik": ibu["nik"], "nama_ibu": ibu["nama"]}
        umur = [*([ke * 7 % 73] if jenis < 5 else []), *([(ke * 7 + 31) % 72] if jenis == 0 else [])]
        besar = [120 + ke % 50] * (1 if jenis != 9 else 2)
        anak = []
        for nomor_anak, bulan in enumerate([*umur, *besar]):
            lahir, jk = tambah_bulan(pada, -bulan), "LP"[(ke + nomor_anak) % 2]
            depan = LELAKI if jk == "L" else DEPAN
            baris = orang(
                _nama(depan, TENGAH, ke * 3 + nomor_anak), jk, lahir, 5000 + ke * 4 + nomor_anak, **tempat,
                **lain, akta_lahir=f"AL-{ke}" if ke % 2 else "", id_asuransi=ke % 4 + 1,
            )  # fmt: skip
            anak.append(baris)
            if bulan <= 72:
                hasil.anak.add(baris["nik"])
                hasil.ibu.add(ibu["nik"])
                hasil.keluarga.add(nomor)
        if jenis == 5:
            ibu["hamil"] = 1
            hasil.hamil.add(ibu["nik"])
            hasil.keluarga.add(nomor)
        hasil.baris += [ayah, ibu, *anak]
    return hasil


def _nama(depan: Sequence[str], belakang: Sequence[str], ke: int) -> str:
    return f"{depan[ke % len(depan)]} {belakang[ke // len(depan) % len(belakang)]} {MARGA[ke // 7 % len(MARGA)]}"
