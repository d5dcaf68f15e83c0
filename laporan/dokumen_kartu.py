"""A child's card on paper: who it is, the WHO curves, every measurement, the doses; readable in black and white."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Wilayah
from laporan.dokumen import baris_kaki
from pemantauan.imunisasi import Keadaan
from pemantauan.kueri_imunisasi import imunisasi_anak
from pemantauan.kueri_orang import umur
from pemantauan.kueri_tumbuh import tumbuh_anak
from pemantauan.tampilan_tumbuh import susun_tumbuh
from sasaran.models import Anak


def cetak_kartu_anak(desa: Wilayah, anak: Anak, *, waktu: dt.datetime) -> cetak.Berkas:
    """The card of one child printed at ``waktu`` (aware). The scope is open."""
    setempat = timezone.localtime(waktu)
    orang, profil = anak.orang, profil_desa(desa)
    konteks = {
        "desa": desa,
        "kop": cetak.kop(desa, profil, nama_induk(desa)),
        "orang": orang,
        "anak": anak,
        "umur": umur(orang, setempat.date()),
        "dosis": [
            satu
            for satu in imunisasi_anak(anak, setempat.date()).baris
            if satu.tercatat or satu.keadaan is not Keadaan.LEWAT
        ],
        "lembar": susun_tumbuh(orang.jenis_kelamin, tumbuh_anak(anak), setempat.date()),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": baris_kaki(desa, "Kartu anak", "Berisi nama: simpan baik-baik", setempat),
    }
    return cetak.cetak("cetak/kartu_anak.html", konteks, nama=f"kartu-anak-{slugify(orang.nama) or 'anak'}")
