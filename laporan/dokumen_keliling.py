"""The sheet a KPM takes along: who of a dusun misses what, the way, the last day, and a box to tick."""

from __future__ import annotations

import datetime as dt
from math import ceil

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.dokumen.gabung import jumlah_halaman
from kpm.kueri import profil_desa
from kpm.models import Dusun, Kertas, Wilayah
from kpm.periode import Triwulan
from laporan.dokumen import baris_kaki
from laporan.kueri_kurang import Kurang, LayananKurang, daftar_kurang
from laporan.saringan_kurang import Saringan
from pemantauan.kueri_keliling import JUDUL, baca_keliling

BARIS_SEHALAMAN = {Kertas.A4: 52, Kertas.F4: 66}
"""Lines of print that fit one page of a paper beside the head and the short lists under it."""
JARAK = 0.3
"""The space around a service, in lines."""
HURUF_SEBARIS = 44
"""Letters of one line in the column of what is missing."""
HURUF_NAMA = 20
"""Letters of one line in the column of names."""
RUMAH = ("air", "jamban", "akta", "jamkes")
"""What a household has or has not: to be asked for at the door."""
NAMA_TERBANYAK = 8
"""Names of one short list; the rest is counted."""


def cetak_keliling(desa: Wilayah, dusun: Dusun, *, waktu: dt.datetime, semua: bool = False) -> cetak.Berkas:
    """The sheet of one dusun printed at ``waktu`` (aware): the most pressing that fit one page, or all."""
    setempat = timezone.localtime(waktu)
    pada, profil = setempat.date(), profil_desa(desa)
    kurang = daftar_kurang(desa, pada, Saringan(dusun=str(dusun.uuid)))
    masih = [satu for satu in kurang if satu.batas is not None]
    tampil = masih if semua else muat_sehalaman(masih, profil.kertas)
    lain = baca_keliling(pada, dusun=dusun)
    konteks = {
        "desa": desa,
        "dusun": dusun,
        "tanggal": pada,
        "triwulan": Triwulan.dari_tanggal(pada),
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
    while True:
        konteks |= {"baris": [(satu, _masih(satu)) for satu in tampil], "sisa": len(masih) - len(tampil)}
        berkas = cetak.cetak("cetak/keliling.html", konteks, nama=f"lembar-jalan-{slugify(dusun.nama)}-{pada}")
        if semua or len(tampil) < 2 or jumlah_halaman(berkas) == 1:
            return berkas
        # lines were guessed; long words and names may take more
        tampil = tampil[:-1]


def muat_sehalaman(masih: list[Kurang], kertas: str = Kertas.A4) -> list[Kurang]:
    """The first persons whose services should fit one page, in the order given; at least one."""
    hasil: list[Kurang] = []
    baris = 0.0
    for satu in masih:
        layanan = [f"{isi.indikator.nama}: {teks} ({isi.tanggung.penyedia})" for isi, teks in _masih(satu)]
        siapa = [satu.nama, satu.keterangan, *(f"P1 {kata}" for kata in satu.prioritas.alasan[:1])]
        baris += max(
            sum(ceil(len(teks) / HURUF_SEBARIS) + JARAK for teks in layanan),
            sum(ceil(len(teks) / HURUF_NAMA) for teks in siapa),
        )
        if hasil and baris > BARIS_SEHALAMAN[Kertas(kertas)]:
            break
        hasil.append(satu)
    return hasil


def _masih(satu: Kurang) -> list[tuple[LayananKurang, str]]:
    """What can still be received or written down, each with what to do or to ask."""
    return [(isi, _tanya(isi)) for isi in satu.layanan if isi.batas is not None]


def _tanya(isi: LayananKurang) -> str:
    """What to do or to ask at the door; months to be looked up in a book are left to the screen."""
    langkah, tindakan = isi.cara.langkah, isi.cara.tindakan
    if not langkah:
        return tindakan
    if isi.indikator.kode in RUMAH:
        langkah = "sudah ada?"
    langkah = langkah[:1].lower() + langkah[1:]
    return langkah if len(tindakan) == len(isi.cara.langkah) else f"{langkah}; catatan yang menyusul: lihat layar"
