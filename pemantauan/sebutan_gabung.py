"""What two records of one person or family may say differently: fields that are chosen together, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Model

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.nik import samarkan
from pemantauan.bulanan.sebutan import KOSONG
from sasaran.risiko_hamil import KODE

ADA = ("Ada", "Tidak ada")
YA = ("Ya", "Tidak")


@dataclass(frozen=True, slots=True)
class Golongan:
    """Fields that are taken over together, because one without the other would say something untrue."""

    kunci: str
    label: str
    bidang: tuple[str, ...]
    """attnames."""
    sebut: Callable[[Any], str] | None = None
    """In words, where the fields do not speak for themselves."""
    dari: str = ""
    """A date of the group: the earlier ("awal") or later ("akhir") side is suggested."""

    def nilai(self, objek: Any) -> tuple[Any, ...]:
        return tuple(getattr(objek, nama) for nama in self.bidang)

    def kosong(self, objek: Any) -> bool:
        return all(nilai is None or nilai == "" for nilai in self.nilai(objek))

    def saran(self, satu: Any, lain: Any, tetap: str) -> str:
        """The side to believe: the one that says something, else the earlier or later one, else the one that stays."""
        if self.kosong(satu) != self.kosong(lain):
            return "lain" if self.kosong(satu) else "satu"
        if self.dari:
            a, b = (next((n for n in self.nilai(o) if isinstance(n, dt.date)), None) for o in (satu, lain))
            if a and b and a != b:
                return "satu" if (a < b) == (self.dari == "awal") else "lain"
        return tetap


def kata(golongan: Golongan, objek: Any) -> str:
    """What a record says about a group of fields, as it is read aloud."""
    if golongan.sebut:
        return golongan.sebut(objek) or KOSONG
    bagian = [_satu_kata(objek, nama) for nama in golongan.bidang]
    return ", ".join(satu for satu in bagian if satu) or KOSONG


def _satu_kata(objek: Any, attname: str) -> str:
    bidang = next(satu for satu in objek._meta.concrete_fields if satu.attname == attname)
    nilai = getattr(objek, bidang.name)
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, bool):
        return YA[0] if nilai else YA[1]
    if bidang.choices:
        return str(dict(bidang.flatchoices).get(nilai, nilai))
    if isinstance(nilai, dt.date):
        return tanggal_panjang(nilai)
    if isinstance(nilai, Decimal):
        return angka_desimal(nilai, bidang.decimal_places)
    return str(nilai) if isinstance(nilai, str | int | Model) else ""


def _ada(nama: str, pilihan: tuple[str, str] = ADA) -> Callable[[Any], str]:
    def sebut(objek: Any) -> str:
        nilai = getattr(objek, nama)
        return "" if nilai is None else pilihan[0] if nilai else pilihan[1]

    return sebut


def _satuan(nama: str, satuan: str) -> Callable[[Any], str]:
    return lambda objek: f"{teks} {satuan}" if (teks := _satu_kata(objek, nama)) else ""


def _rahasia(nama: str) -> Callable[[Any], str]:
    return lambda objek: samarkan(getattr(objek, nama))


def _rumah(orang: Any) -> str:
    return f"Keluarga {orang.keluarga.kepala}, {orang.keluarga.dusun}"


def _keluar(orang: Any) -> str:
    if not orang.keluar_pada:
        return "Tinggal di desa ini"
    return f"{orang.get_sebab_keluar_display()}, {tanggal_panjang(orang.keluar_pada)}"


def _ibu(anak: Any) -> str:
    nama = anak.ibu.nama if anak.ibu else anak.nama_ibu
    return f"{nama}, dari persalinan yang tercatat" if nama and anak.kehamilan_id else nama


def _kategori(anak: Any) -> str:
    return f"{anak.get_kategori_paud_display()}, lembar {anak.kategori_tahun}" if anak.kategori_paud else ""


def _umur_hamil(hamil: Any) -> str:
    if hamil.hpht:
        return f"HPHT {tanggal_panjang(hamil.hpht)}"
    return f"HPL {hamil.hpl_teks}" if hamil.hpl else ""


def _akhir(hamil: Any) -> str:
    if not hamil.berakhir_pada:
        return "Sedang hamil"
    return f"{hamil.get_hasil_display()}, {tanggal_panjang(hamil.berakhir_pada)}"


def _risiko(hamil: Any) -> str:
    faktor = ", ".join(KODE[kode].sebutan for kode in hamil.faktor_resti if kode in KODE)
    return f"{YA[0] if hamil.resti else YA[1]}{f': {faktor}' if faktor else ''}"


def _dilihat(nama: str) -> Callable[[Any], str]:
    def sebut(keluarga: Any) -> str:
        nilai, pada = getattr(keluarga, nama), getattr(keluarga, f"{nama}_dilihat")
        if nilai is None:
            return ""
        return f"{YA[0] if nilai else YA[1]}{f', dilihat {tanggal_panjang(pada)}' if pada else ''}"

    return sebut


def _tempat(keluarga: Any) -> str:
    rt, rw = keluarga.rt, keluarga.rw
    return f"{keluarga.dusun}{f' RT {rt}' if rt else ''}{f' RW {rw}' if rw else ''}"


ORANG = (
    Golongan("nama", "Nama", ("nama",)),
    Golongan("nik", "NIK", ("nik",), _rahasia("nik")),
    Golongan("lahir", "Tanggal lahir", ("tanggal_lahir",)),
    Golongan("keluarga", "Keluarga", ("keluarga_id",), _rumah),
    Golongan("posyandu", "Posyandu", ("posyandu_id",)),
    Golongan("jaminan", "Jaminan kesehatan", ("jaminan",), _ada("jaminan")),
    Golongan("keluar", "Keadaan", ("keluar_pada", "sebab_keluar"), _keluar),
    Golongan("sumber", "Sumber data", ("sumber",)),
)
ANAK = (
    Golongan("ibu", "Ibu", ("ibu_id", "nama_ibu", "kehamilan_id"), _ibu),
    Golongan("ayah", "Nama ayah", ("nama_ayah",)),
    Golongan("kia", "No. register KIA", ("no_kia",)),
    Golongan("ke", "Anak ke", ("anak_ke",)),
    Golongan("berat", "Berat lahir", ("berat_lahir",), _satuan("berat_lahir", "kg")),
    Golongan("panjang", "Panjang lahir", ("panjang_lahir",), _satuan("panjang_lahir", "cm")),
    Golongan("akta", "Akta kelahiran", ("akta",), _ada("akta")),
    Golongan("pengasuh", "Pengasuh", ("pengasuh_id", "hubungan_pengasuh")),
    Golongan("kategori", "Kategori usia PAUD", ("kategori_paud", "kategori_tahun"), _kategori),
    Golongan("sejak", "Didata sejak", ("sejak",), dari="awal"),
)
KEHAMILAN = (
    Golongan("umur", "Umur kehamilan", ("asal_tanggal", "hpht", "hpl"), _umur_hamil),
    Golongan("kia", "No. register KIA", ("no_kia",)),
    Golongan("ke", "Kehamilan ke", ("kehamilan_ke",)),
    Golongan("suami", "Nama suami", ("suami",)),
    Golongan("kek", "KEK", ("kek",)),
    Golongan("resti", "Risiko tinggi", ("resti", "faktor_resti"), _risiko),
    Golongan("suplemen", "Tablet yang diterima", ("suplemen",)),
    Golongan("sejak", "Didata sejak", ("sejak",), dari="awal"),
    Golongan("akhir", "Akhir kehamilan", ("berakhir_pada", "hasil"), _akhir),
)
KELUARGA = (
    Golongan("kepala", "Kepala keluarga", ("kepala",)),
    Golongan("tempat", "Tempat tinggal", ("dusun_id", "rt", "rw"), _tempat),
    Golongan("alamat", "Alamat atau tanda rumah", ("alamat",)),
    Golongan("telepon", "Telepon", ("telepon",)),
    Golongan("kk", "Nomor KK", ("no_kk",), _rahasia("no_kk")),
    Golongan("air", "Air minum layak", ("air", "air_dilihat"), _dilihat("air"), dari="akhir"),
    Golongan("jamban", "Jamban sehat", ("jamban", "jamban_dilihat"), _dilihat("jamban"), dari="akhir"),
    Golongan("rentan", "Rumah tangga rentan", ("rentan",)),
    Golongan("nomor_asal", "Nomor di buku desa", ("nomor_asal",)),
)
