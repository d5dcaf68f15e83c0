"""The village stunting profile on paper: one or two pages without a name of a sasaran."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.kueri import nama_induk, profil_desa
from kpm.models import Kertas, Wilayah
from kpm.periode import Tahun
from laporan.dokumen import baris_kaki, penanda_tangan
from laporan.dokumen_lembar import keadaan_periode
from laporan.kueri_profil import baca_profil


def cetak_profil(desa: Wilayah, tahun: int, *, waktu: dt.datetime, kertas: str = "") -> cetak.Berkas:
    """The profile of a year printed at ``waktu`` (aware); ``kertas`` overrides the office's. The scope is open."""
    setempat = timezone.localtime(waktu)
    kantor, induk = profil_desa(desa), nama_induk(desa)
    konteks = {
        "desa": desa,
        "p": baca_profil(desa, tahun, setempat.date()),
        "induk": induk,
        "kop": cetak.kop(desa, kantor, induk),
        "ttd": penanda_tangan(desa, kantor),
        "tanggal": setempat.date(),
        "kelas_kertas": cetak.kelas_kertas(kertas if kertas in Kertas.values else kantor.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": baris_kaki(
            desa, f"Profil stunting {tahun}", keadaan_periode(Tahun(tahun), setempat.date()), setempat
        ),
    }
    return cetak.cetak("cetak/profil.html", konteks, nama=f"profil-stunting-{slugify(desa.nama)}-{tahun}")
