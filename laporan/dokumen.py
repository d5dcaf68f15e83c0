"""The documents this app prints: what stands on them, from the village's names to the foot of the page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.dokumen.pengesahan import Pengesahan
from kpm.kueri import nama_induk, profil_desa
from kpm.models import ProfilDesa, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.formulir4 import BIDANG_DANA, catatan_posyandu, susun
from pemantauan.models import KartuSkor
from pemantauan.skor import Skor
from rembuk.anggaran import Tabel5
from rembuk.models import BeritaAcara

BERJALAN = "Angka sementara, triwulan masih berjalan"
BERAKHIR = "Angka menurut catatan pada hari cetak"


def identitas_formulir4(desa: Wilayah, bagian: str, *, posyandu: bool) -> dict[str, Any]:
    """The heading of Formulir 4: the village, the regions above it, the part the sheet is limited to ("" for the
    whole, with ``posyandu`` where a posyandu is in it), and whether it has a Tabel 5."""
    induk = nama_induk(desa)
    nama_kabupaten = induk.get("kabupaten", "")
    jenis, _, nama = nama_kabupaten.partition(" ")
    bernama_jenis = jenis in ("Kabupaten", "Kota") and nama
    return {
        "desa": desa,
        "induk": induk,
        "kabupaten": {
            "sebutan": jenis if bernama_jenis else "Kabupaten",
            "nama": nama if bernama_jenis else nama_kabupaten,
        },
        "kecamatan": induk.get("kecamatan", ""),
        "bagian": bagian,
        "catatan_posyandu": catatan_posyandu(desa.sebutan) if posyandu else "",
        # a kelurahan has no APBDes, hence no Tabel 5; nor has a part of a village
        "bidang_dana": () if desa.kelurahan or bagian else BIDANG_DANA,
    }


def isi_formulir4(
    desa: Wilayah,
    triwulan: Triwulan,
    skor: Skor,
    bagian: str = "",
    *,
    tabel5: Tabel5 | None,
    posyandu: bool = False,
) -> dict[str, Any]:
    """What Formulir 4 says, on screen and on paper; ``skor`` is limited to ``bagian``, ``tabel5`` is that of
    `laporan.tabel5`. The scope is open."""
    bulan = triwulan.bulan_bulan
    return identitas_formulir4(desa, bagian, posyandu=posyandu) | {
        "triwulan": triwulan,
        "bulan_awal": bulan[0].nama,
        "bulan_akhir": bulan[2].nama,
        "f4": susun(skor),
        "tabel5": tabel5,
        "tahun_dana": triwulan.tahun,
    }


def penanda_tangan(desa: Wilayah, profil: ProfilDesa) -> tuple[tuple[str, str], ...]:
    """Who signs the reports of a village by its profile, as (office, name): its head, then the KPM (forms.md 9.6)."""
    return (profil.jabatan(desa), profil.kepala_desa), ("Kader Pembangunan Manusia", profil.nama_kpm)


def cetak_formulir4(
    desa: Wilayah,
    skor: Skor,
    *,
    tabel5: Tabel5 | None,
    waktu: dt.datetime,
    pengesahan: Pengesahan | None = None,
    kertas: str = "",
    bagian: str = "",
    posyandu: bool = False,
    kartu: KartuSkor | None = None,
) -> cetak.Berkas:
    """Formulir 4 as a document printed at ``waktu`` (aware); ``kertas`` overrides the profile's paper.

    ``pengesahan`` stamps the paper of a finalised quarter and names who signs it; without one the profile does.
    ``skor`` is limited to ``bagian``, with ``posyandu`` where a posyandu is in it; ``kartu`` is what it was frozen in,
    ``tabel5`` the money by `laporan.tabel5`.
    """
    triwulan = skor.periode
    assert isinstance(triwulan, Triwulan)  # noqa: S101 (a year has a report of its own)
    profil = profil_desa(desa)
    setempat = timezone.localtime(waktu, ZoneInfo(desa.nama_zona))
    isi = isi_formulir4(desa, triwulan, skor, bagian, tabel5=tabel5, posyandu=posyandu)
    keadaan = BERJALAN if setempat.date() in triwulan else BERAKHIR
    if kartu:
        keadaan = menurut_penutupan(kartu)
    konteks = isi | {
        "kop": cetak.kop(desa, profil, isi["induk"]),
        "ttd": (pengesahan.penanda_tangan if pengesahan else ()) or penanda_tangan(desa, profil),
        "tanggal": setempat.date(),
        "kelas_kertas": cetak.kelas_kertas(kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "qr_path": pengesahan.qr_path if pengesahan else "",
        "qr_sisi": pengesahan.qr_sisi if pengesahan else 0,
        "baris_kaki": baris_kaki(desa, sebutan_formulir4(triwulan, bagian), keadaan, setempat, pengesahan),
    }
    return cetak.cetak("cetak/formulir4.html", konteks, nama=nama_formulir4(desa, triwulan, bagian))


def baris_kaki(
    desa: Wilayah,
    sebutan: str,
    keadaan: str,
    setempat: dt.datetime,
    pengesahan: Pengesahan | None = None,
    kata: str = "Dicetak",
) -> list[str]:
    """The lines at the foot of every page: what it is, how far its figures hold, when it was printed (the village's
    time), and of a stamped paper the revision in place of ``keadaan``, its code and where it can be checked.

    ``kata`` stands before the time; a spreadsheet is made, not printed.
    """
    cap = (
        f"{kata} {terbilang.tanggal_panjang(setempat.date())} pukul {terbilang.jam(setempat.time())} "
        f"{desa.singkatan_zona}"
    )
    if pengesahan is None:
        return [f"{sebutan}. {keadaan}", cap]
    return [
        f"{sebutan}. {pengesahan.sebutan}",
        f"{cap} · Kode {pengesahan.kode_terbaca}",
        f"Periksa keaslian: {pengesahan.alamat_terbaca}",
    ]


def sebutan_formulir4(periode: Triwulan | Tahun, bagian: str) -> str:
    """ "Formulir 4, Triwulan III 2026, hanya Dusun Tengah", as the footer begins."""
    return f"Formulir 4, {periode.label}" + (f", hanya {bagian}" if bagian else "")


def nama_formulir4(desa: Wilayah, periode: Triwulan | Tahun, bagian: str) -> str:
    """Its file name without the ending."""
    return f"formulir-4-{slugify(desa.nama)}-{periode}" + (f"-{slugify(bagian)}" if bagian else "")


def menurut_penutupan(kartu: KartuSkor) -> str:
    """ "Menurut penutupan 5 Oktober 2026, revisi 1": where the figures of a part of a finalised quarter come from."""
    ditutup = terbilang.tanggal_panjang(timezone.localtime(kartu.ditutup_pada).date())
    return f"Menurut penutupan {ditutup}" + (f", revisi {kartu.revisi}" if kartu.revisi else "")


def berita_acara_terbit(rembuk: UUID) -> cetak.Berkas | None:
    """The stored file of the latest issued Berita Acara of a rembuk; None when there is none in the open scope."""
    terbit = BeritaAcara.objects.filter(rembuk__uuid=rembuk).order_by("-revisi").first()
    if terbit is None:
        return None
    akhiran = "pdf" if terbit.jenis_berkas == cetak.PDF else "html"
    return cetak.Berkas(bytes(terbit.berkas), terbit.jenis_berkas, f"berita-acara-{slugify(terbit.nomor)}.{akhiran}")
