"""Everything a rembuk needs on paper, part by part, and all of it as one PDF and one ZIP."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from uuid import UUID

from django.utils import timezone

from kpm.dokumen.cetak import PDF, Berkas
from kpm.dokumen.gabung import gabung
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.berkas import berkas_formulir4
from laporan.kueri_cetak import ZIP
from laporan.sumber_lembar import SELURUHNYA
from pemantauan.kueri_kartu import skor_berlaku
from rembuk.cetak import berkas_terbit
from rembuk.dokumen_bahan import cetak_bahan_rembuk
from rembuk.dokumen_fgd import cetak_hasil
from rembuk.dokumen_pertemuan import KOSONG_BAWAAN, cetak_daftar_hadir, cetak_undangan
from rembuk.kueri import berita_acara_terakhir
from rembuk.models import BeritaAcara, JenisPertemuan, Pertemuan
from rembuk.tindakan import konsep

Kemajuan = Callable[[int, int], None]
Bagian = tuple[str, Callable[[], Berkas]]
"""Title of a part, and what prints it."""
SATU_PDF = "00-paket-rembuk.pdf"
"""Name of the joined PDF inside the ZIP."""


def rembuk_uuid(uuid: UUID) -> Pertemuan | None:
    """The rembuk of an address; None when there is none in the open scope."""
    semua = Pertemuan.objects.filter(jenis=JenisPertemuan.REMBUK).select_related("desa")
    rembuk: Pertemuan | None = semua.filter(uuid=uuid).first()
    return rembuk


def isi_paket(rembuk: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "") -> list[Bagian]:
    """The parts of a pack, each printed when it is called, with the scope and the clock of the village open."""
    triwulan = Triwulan.dari_teks(rembuk.triwulan)

    def undangan() -> Berkas:
        return cetak_undangan(rembuk, desa, waktu=waktu, kertas=kertas)

    def kartu_skor() -> Berkas:
        return berkas_formulir4(desa, triwulan, skor_berlaku(desa, triwulan), SELURUHNYA, waktu=waktu, kertas=kertas)

    def bahan() -> Berkas:
        return cetak_bahan_rembuk(rembuk, desa, waktu=waktu, kertas=kertas)

    def daftar_hadir() -> Berkas:
        return cetak_daftar_hadir(rembuk, desa, waktu=waktu, kosong=KOSONG_BAWAAN, kertas=kertas)

    def berita_acara() -> Berkas:
        ba = berita_acara_terakhir(rembuk)
        if ba is not None and not rembuk.dikoreksi:
            return berkas_terbit(BeritaAcara.objects.select_related("rembuk__desa").get(pk=ba.pk))
        return konsep(rembuk=rembuk, desa=desa, sekarang=timezone.localtime(waktu))

    fgd = Pertemuan.objects.filter(masalah_fgd__rembuk=rembuk).select_related("desa").order_by("-pk").first()
    hasil: list[Bagian] = [("Undangan dan agenda", undangan), (f"Kartu skor {triwulan.label}", kartu_skor)]
    if fgd is not None:
        hasil.append(("Hasil FGD", lambda: cetak_hasil(fgd, desa, waktu=waktu, kertas=kertas)))
    return [
        *hasil,
        ("Kekurangan per dusun dan usulan", bahan),
        ("Daftar hadir kosong", daftar_hadir),
        ("Berita Acara", berita_acara),
    ]


def buat_paket(
    rembuk: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "", kemajuan: Kemajuan = lambda a, b: None
) -> Berkas:
    """The pack as a ZIP: the joined PDF first, then each part. Without Pango the parts are HTML and stand alone.

    ``kemajuan`` is told how many of how many parts are ready.
    """
    bagian = isi_paket(rembuk, desa, waktu=waktu, kertas=kertas)
    jadi: list[tuple[str, Berkas]] = []
    kemajuan(0, len(bagian))
    for judul, cetak in bagian:
        jadi.append((judul, cetak()))
        kemajuan(len(jadi), len(bagian))
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        if all(berkas.jenis == PDF for _, berkas in jadi):
            arsip.writestr(SATU_PDF, gabung(jadi, "paket-rembuk").isi)
        for ke, (_, berkas) in enumerate(jadi, start=1):
            arsip.writestr(f"{ke:02d}-{berkas.nama}", berkas.isi)
    return Berkas(wadah.getvalue(), ZIP, f"{_nama(rembuk, desa)}.zip")


def satu_pdf(paket: Berkas) -> Berkas | None:
    """The joined PDF of a pack; None where there is none."""
    with zipfile.ZipFile(io.BytesIO(paket.isi)) as arsip:
        if SATU_PDF not in arsip.namelist():
            return None
        return Berkas(arsip.read(SATU_PDF), PDF, f"{paket.nama.removesuffix('.zip')}.pdf")


def _nama(rembuk: Pertemuan, desa: Wilayah) -> str:
    return f"paket-rembuk-{desa.kode}-{rembuk.tahun}"
