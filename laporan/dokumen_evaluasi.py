"""The material of the RDS's three-monthly evaluation on two pages."""

from __future__ import annotations

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from laporan.dokumen import baris_kaki
from laporan.kueri_evaluasi import daftar_evaluasi, evaluasi
from rembuk.dokumen_fgd import keadaan_angka
from rembuk.models import Pertemuan


def evaluasi_uuid(uuid: UUID) -> Pertemuan | None:
    """The evaluation of an address; None when there is none in the open scope."""
    rapat: Pertemuan | None = daftar_evaluasi().filter(uuid=uuid).first()
    return rapat


def cetak_bahan(rapat: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "") -> cetak.Berkas:
    """What the meeting reads: Tabel 4, tikar, each indicator, follow-ups; printed at ``waktu`` (aware)."""
    setempat = timezone.localtime(waktu, ZoneInfo(desa.nama_zona))
    profil = profil_desa(desa)
    isi = evaluasi(rapat, setempat.date())
    sebutan = f"Bahan rapat evaluasi {isi.triwulan.label}"
    konteks = {
        "desa": desa,
        "rapat": rapat,
        "e": isi,
        "kop": cetak.kop(desa, profil),
        "kelas_kertas": cetak.kelas_kertas(kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": baris_kaki(desa, sebutan, keadaan_angka(rapat), setempat),
    }
    return cetak.cetak(
        "cetak/bahan_evaluasi.html", konteks, nama=f"bahan-evaluasi-{slugify(desa.nama)}-{rapat.triwulan}"
    )
