"""What was issued: contents against their fingerprint, register against contents, files against both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from kpm.models import DokumenTerbit
from laporan.models import BuktiKerja
from laporan.periksa.temuan import PULIHKAN, Temuan
from pemantauan.models import BerkasKartu, KartuSkor
from pemantauan.skor.beku import sidik as sidik_kartu
from rembuk.berita_acara import sidik as sidik_ba
from rembuk.models import BeritaAcara

SEKALIGUS = 20
"""Documents held in memory at a time."""
PDF = "application/pdf"


def terbit(sekarang: dt.datetime) -> Iterator[Temuan]:
    """Every finalised period, issued document and entry of the register."""
    yield from _kartu()
    yield from _berkas_kartu()
    for model, sidik in ((BeritaAcara, sidik_ba), (BuktiKerja, sidik_kartu)):
        for satu in model.objects.select_related("register", "desa").iterator(SEKALIGUS):
            nama = f"{model._meta.verbose_name} {satu.register.nomor} ({satu.desa.kode})"
            if sidik(satu.isi) != satu.sidik:
                yield Temuan("isi_berubah", f"Isi {nama} tidak sama dengan sidiknya.", PULIHKAN)
            yield from _register(satu.register, satu, satu.sidik, nama)
            yield from _berkas(satu, nama)
    yield from _register_tanpa_berkas()


def _kartu() -> Iterator[Temuan]:
    for satu in KartuSkor.objects.select_related("desa").iterator(SEKALIGUS):
        if sidik_kartu(satu.isi) != satu.sidik:
            yield Temuan(
                "isi_berubah",
                f"Kartu skor {satu.periode} revisi {satu.revisi} ({satu.desa.kode}) tidak sama dengan sidiknya.",
                PULIHKAN,
            )


def _berkas_kartu() -> Iterator[Temuan]:
    semua = BerkasKartu.objects.select_related("register", "desa", "kartu").defer("kartu__isi", "kartu__perbedaan")
    for satu in semua.iterator(SEKALIGUS):
        nama = f"{satu.register.nomor} ({satu.desa.kode})"
        yield from _register(satu.register, satu, satu.kartu.sidik, nama)
        yield from _berkas(satu, nama)


def _register(register: DokumenTerbit, dokumen: Any, sidik: str, nama: str) -> Iterator[Temuan]:
    if (register.sidik, register.wilayah_id) != (sidik, dokumen.desa_id):
        yield Temuan("register_beda", f"Daftar dokumen terbit tidak cocok dengan {nama}.", PULIHKAN)


def _berkas(dokumen: Any, nama: str) -> Iterator[Temuan]:
    """A stored file is whole: the bytes of a PDF begin and end as one, a page names its document's code."""
    isi = bytes(dokumen.berkas)
    if dokumen.jenis_berkas == PDF:
        utuh = isi.startswith(b"%PDF-") and b"%%EOF" in isi[-1024:]
    else:
        utuh = dokumen.register.kode.encode() in isi
    if not utuh:
        yield Temuan("berkas_rusak", f"Berkas {nama} tidak utuh.", PULIHKAN)


def _register_tanpa_berkas() -> Iterator[Temuan]:
    ada = [model.objects.values("register_id") for model in (BerkasKartu, BeritaAcara, BuktiKerja)]
    lepas = DokumenTerbit.objects.select_related("wilayah").order_by("pk")
    for kumpulan in ada:
        lepas = lepas.exclude(pk__in=kumpulan)
    for satu in lepas:
        yield Temuan(
            "register_yatim",
            f"Dokumen terdaftar {satu.nomor} ({satu.wilayah.kode}) tidak ada berkasnya.",
            PULIHKAN,
        )
