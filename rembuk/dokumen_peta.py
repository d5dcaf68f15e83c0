"""The social map of a dusun on paper: sketch, legend, list of households."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.kueri import profil_desa
from kpm.models import Dusun, Kertas, Wilayah
from rembuk import peta
from rembuk.kueri_peta import musdus_dusun, peta_dusun, temuan_dusun

TERBANYAK = 300
"""Households listed on one print; more take too long to lay out (the red ones come first then)."""


def cetak_peta(desa: Wilayah, dusun: Dusun, *, waktu: dt.datetime, kertas: str = "") -> cetak.Berkas:
    """The map as it is known at ``waktu`` (aware); ``kertas`` overrides the profile's paper. The scope is open."""
    setempat = timezone.localtime(waktu)
    profil = profil_desa(desa)
    isi = peta_dusun(dusun, setempat.date())
    musdus = [satu for satu in musdus_dusun(dusun) if satu.tanggal and satu.tanggal <= setempat.date()]
    rumah = isi.rumah
    if len(rumah) > TERBANYAK:
        rumah = tuple(sorted(rumah, key=lambda satu: (not satu.merah, satu.nomor))[:TERBANYAK])
    tengah = -(-len(rumah) // 2)
    konteks = {
        "desa": desa,
        "dusun": dusun,
        "peta": isi,
        "musdus": musdus[0] if musdus else None,
        "temuan": temuan_dusun(musdus[:1]),
        "lajur": (rumah[:tengah], rumah[tengah:]),
        "tidak_tercetak": len(isi.rumah) - len(rumah),
        "legenda": peta.KODE,
        "simbol": peta.LEGENDA_SIMBOL,
        "tanggal": setempat.date(),
        "kop": cetak.kop(desa, profil),
        "kelas_kertas": cetak.kelas_kertas(kertas if kertas in Kertas.values else profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": [
            f"Peta sosial {dusun.nama}. Berisi nama keluarga: simpan baik-baik, jangan ditempel di tempat umum",
            f"Dicetak {terbilang.tanggal_panjang(setempat.date())} pukul {terbilang.jam(setempat.time())} "
            f"{desa.singkatan_zona}",
        ],
    }
    return cetak.cetak("cetak/peta.html", konteks, nama=f"peta-sosial-{slugify(dusun.nama)}-{setempat.date()}")
