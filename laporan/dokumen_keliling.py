"""The sheet a KPM takes along: who of a dusun misses what, the way, the last day, and a box to tick."""

from __future__ import annotations

import datetime as dt
from math import ceil

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.kueri import profil_desa
from kpm.models import Dusun, Wilayah
from kpm.periode import Triwulan
from laporan.dokumen import baris_kaki
from laporan.kueri_kurang import Kurang, daftar_kurang
from laporan.saringan_kurang import Saringan
from pemantauan.kueri_keliling import JUDUL, baca_keliling

BARIS_SEHALAMAN = 36
"""Lines of print that fit one page beside the head and the short lists under it."""
HURUF_SEBARIS = 46
"""Letters of one line in the column of what is missing."""
BARIS_ORANG = 3
"""Lines a person takes at least: name, age, priority."""
NAMA_TERBANYAK = 8
"""Names of one short list; the rest is counted."""


def cetak_keliling(desa: Wilayah, dusun: Dusun, *, waktu: dt.datetime, semua: bool = False) -> cetak.Berkas:
    """The sheet of one dusun printed at ``waktu`` (aware): the most pressing that fit one page, or all."""
    setempat = timezone.localtime(waktu)
    pada, profil = setempat.date(), profil_desa(desa)
    kurang = daftar_kurang(desa, pada, Saringan(dusun=str(dusun.uuid)))
    masih = [satu for satu in kurang if satu.batas is not None]
    tampil = masih if semua else muat_sehalaman(masih)
    lain = baca_keliling(pada, dusun=dusun)
    konteks = {
        "desa": desa,
        "dusun": dusun,
        "tanggal": pada,
        "triwulan": Triwulan.dari_tanggal(pada),
        "baris": [(satu, [layanan for layanan in satu.layanan if layanan.batas]) for satu in tampil],
        "sisa": len(masih) - len(tampil),
        "terlambat": len(kurang) - len(masih),
        "lain": [
            (JUDUL[nama], isi[:NAMA_TERBANYAK], max(len(isi) - NAMA_TERBANYAK, 0))
            for nama, isi in lain.isi.items()
            if isi
        ],
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": baris_kaki(desa, "Lembar jalan", "Berisi nama: simpan baik-baik", setempat),
    }
    return cetak.cetak("cetak/keliling.html", konteks, nama=f"lembar-jalan-{slugify(dusun.nama)}-{pada}")


def muat_sehalaman(masih: list[Kurang]) -> list[Kurang]:
    """The first persons whose services fit one page, in the order given; at least one."""
    hasil: list[Kurang] = []
    baris = 0
    for satu in masih:
        layanan = [f"{isi.indikator.nama}: {isi.cara.langkah}" for isi in satu.layanan if isi.batas is not None]
        baris += max(sum(ceil(len(teks) / HURUF_SEBARIS) for teks in layanan), BARIS_ORANG)
        if hasil and baris > BARIS_SEHALAMAN:
            break
        hasil.append(satu)
    return hasil
