"""The page from gap to rupiah on paper, lying."""

from __future__ import annotations

import datetime as dt

from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from laporan.dokumen import baris_kaki
from laporan.kueri_jejak_masalah import jejak_masalah


def cetak_jejak(desa: Wilayah, tahun: int, waktu: dt.datetime) -> cetak.Berkas:
    """The gaps of the meetings of ``tahun`` and what followed; ``waktu`` is the village's local time."""
    profil = profil_desa(desa)
    konteks = {
        "desa": desa,
        "jejak": jejak_masalah(desa, tahun, waktu.date()),
        "kop": cetak.kop(desa, profil),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": baris_kaki(
            desa, f"Dari kekurangan sampai rupiah, rembuk {tahun}", "Hanya jumlah, tanpa nama", waktu
        ),
    }
    return cetak.cetak("cetak/jejak_masalah.html", konteks, nama=f"jejak-{slugify(desa.nama)}-{tahun}")
