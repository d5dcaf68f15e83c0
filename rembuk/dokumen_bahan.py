"""What a rembuk has before it on paper: the gaps by dusun, and every proposal with its cost, decided or not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from kpm.dokumen.cetak import Berkas, cetak, kelas_kertas, kop
from kpm.dokumen.terbilang import jam, tanggal_panjang
from kpm.models import Wilayah
from rembuk import kueri
from rembuk.berita_acara import lampiran
from rembuk.berita_acara.kalimat import angka
from rembuk.models import Pertemuan, Usulan


def cetak_bahan_rembuk(rembuk: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "") -> Berkas:
    """The material of a rembuk, from its own frozen numbers; names of sasaran stand nowhere in it."""
    rapat = kueri.rapat(rembuk, desa)
    setempat = timezone.localtime(waktu)
    konteks = {
        "desa": desa,
        "rembuk": rembuk,
        "kop": kop(desa, rapat.profil),
        "kelas_kertas": kelas_kertas(kertas or rapat.profil.kertas),
        "desa_contoh": desa.contoh,
        "skor": lampiran.skor(rembuk.skor_awal, rapat.masalah),
        "dusun": lampiran.menurut_dusun(rapat.masalah),
        "pokok": [_pokok(satu, rembuk) for satu in rapat.dua_subjek if satu.usulan],
        "baris_kaki": [
            f"Bahan rembuk stunting {desa.nama_lengkap} tahun {rembuk.tahun}",
            f"Dicetak {tanggal_panjang(setempat.date())} pukul {jam(setempat.time())} {desa.singkatan_zona}",
        ],
    }
    return cetak("cetak/bahan_rembuk.html", konteks, nama=f"bahan-rembuk-{desa.kode}-{rembuk.tahun}")


def _pokok(subjek: kueri.Subjek, rembuk: Pertemuan) -> dict[str, Any]:
    """One of the two subjects with all its proposals but those the meeting has refused."""
    semua = [satu for satu in subjek.usulan if satu.status != Usulan.Status.DITOLAK_RAPAT]
    berjalan = subjek.kode == Usulan.Subjek.BERJALAN
    return {
        "judul": f"Kegiatan tahun berjalan {rembuk.tahun}" if berjalan else f"Usulan kegiatan {rembuk.tahun + 1}",
        "berjalan": berjalan,
        "kegiatan": [lampiran.kegiatan(satu) for satu in semua],
        "jumlah": angka(kueri.jumlah_biaya(semua)),
        "sumber": lampiran.sumber(semua),
    }
