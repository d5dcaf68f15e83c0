"""Printing an institution: SK, members by element and counts on one page."""

from __future__ import annotations

import datetime as dt

from kpm.dokumen.cetak import Berkas, cetak, kelas_kertas, kop
from kpm.dokumen.terbilang import jam, tanggal_panjang
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from rembuk.kueri_lembaga import Susunan


def susunan(satu: Susunan, desa: Wilayah, sekarang: dt.datetime) -> Berkas:
    """ "Susunan RDS" of a term; ``sekarang`` is the local time of the village."""
    profil = profil_desa(desa)
    dicetak = f"{tanggal_panjang(sekarang.date())} pukul {jam(sekarang.time())} {desa.singkatan_zona}"
    konteks = {
        "susunan": satu,
        "lembaga": satu.lembaga,
        "desa": desa,
        "tanggal": sekarang.date(),
        "kop": kop(desa, profil),
        "kelas_kertas": kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "jabatan_kepala": profil.jabatan(desa),
        "kepala": profil.kepala_desa,
        "baris_kaki": [f"Susunan {satu.singkatan} {desa.nama_lengkap}", f"Dicetak {dicetak}"],
    }
    return cetak("cetak/susunan.html", konteks, nama=f"susunan-{satu.lembaga.jenis}-{desa.kode}")
