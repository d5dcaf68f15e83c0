"""A workbook Form KPM written by us says nothing new to the village it came from, and nothing different."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from kpm.bacaan.wadah import baca_buku
from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun
from laporan.buku_kpm import buku_kpm
from laporan.impor.bentuk import Usulan
from pemantauan.models import PemantauanPaud
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PosyanduFactory,
)
from tests.impor.bahan_form_kpm import usulan
from tests.pemantauan.test_kueri_skor import desa_acuan

__all__ = ["desa_acuan"]


def baca_lagi(desa: Wilayah) -> Usulan:
    """What the planner makes of the workbook of the year, made and read on the same day."""
    with timezone.override(desa.nama_zona):
        isi = buku_kpm(desa, Tahun(2026), waktu=timezone.now()).isi
    return usulan(desa, baca_buku(isi))


def beda(usul: Usulan) -> list[tuple[str, str, str, str]]:
    return [(satu.rekam, satu.keadaan, satu.sebutan, satu.alasan) for satu in usul.rencana if satu.keadaan != "sama"]


def test_the_reference_village_reads_its_own_workbook_as_the_same(desa_acuan: Wilayah) -> None:
    usul = baca_lagi(desa_acuan)
    assert beda(usul) == []
    assert {satu.rekam for satu in usul.rencana} >= {"orang", "kehamilan", "anak", "ibu", "balita"}
    assert usul.peringatan == ()


@pytest.mark.parametrize("nama", ["=1+1", "+62", "@x", "-5", 'Ba\'iq, "Ayu"', "Ni Luh  Putu"])
def test_so_does_a_village_of_odd_cells(di_desa: Wilayah, nama: str) -> None:
    dusun = [DusunFactory(desa=di_desa, nama=satu) for satu in ("Barat", "Timur")]
    PosyanduFactory(desa=di_desa, nama="Melati", dusun=dusun[0])
    keluarga = KeluargaFactory(desa=di_desa, dusun=dusun[0])
    ibu = OrangFactory(desa=di_desa, keluarga=keluarga, nama=nama)
    hpht = dt.date(2026, 3, 1)
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu, no_kia="0012345", hpht=hpht, sejak=hpht)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 7), anc=2, fe=30)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), anc=0, fe=0, kek=True, suami=True)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 9), air=False)
    for kembar in ("Bayi A", nama + " kecil"):
        anak = AnakFactory(desa=di_desa, keluarga=keluarga, nama=kembar, no_kia="0012344", lahir=dt.date(2025, 6, 15))
        PemantauanAnakFactory(anak=anak, timbang=True, tinggi=False, tikar="K", stunting=True, imunisasi="lengkap")
    besar = AnakFactory(desa=di_desa, keluarga=keluarga, nama="Besar", lahir=dt.date(2023, 1, 5))
    PemantauanPaud.objects.create(
        desa=di_desa, anak=besar, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 15), hadir=False
    )
    # nobody monitored these: they stand under the table, which is no row of it
    AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=dusun[1]), nama="Belum")
    usul = baca_lagi(di_desa)
    assert beda(usul) == []
    assert usul.peringatan == ()
    assert len(usul.rencana) > 8
