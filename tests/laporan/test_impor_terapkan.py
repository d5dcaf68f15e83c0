"""Applying an import: what bulk writing does is what single saves do; held back rows, waiting months, resuming."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.models import BarisImpor, Impor
from pemantauan.models import PemantauanAnak
from sasaran.models import Anak, Keluarga, Orang
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory
from tests.laporan.bahan_impor import bawa, isi_basis, perencana_uji, terapkan_semua, urungkan_semua

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"


def test_a_new_child_with_its_household_and_month_is_written_as_a_single_save_would(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    DusunFactory(desa=di_desa, nama="Timur")
    impor = bawa(di_desa, kpm, SARI, daftarkan=True)
    assert Keluarga.objects.count() == 0
    impor = terapkan_semua(di_desa, impor, kpm)
    assert impor.keadaan == Impor.Keadaan.SELESAI
    bulan = PemantauanAnak.objects.select_related("anak__orang__keluarga").get()
    assert (bulan.bulan, bulan.tanggal, bulan.berat, bulan.timbang) == (
        Bulan(2026, 8), dt.date(2026, 8, 12), Decimal("7.5"), True,
    )  # fmt: skip
    assert (bulan.versi, bulan.dibuat_oleh, bulan.diubah_oleh, bulan.sumber) == (1, kpm, kpm, "posyandu")
    assert [(r.history_type, r.berat, r.history_user) for r in bulan.history.all()] == [("+", Decimal("7.5"), kpm)]
    rumah, orang = bulan.anak.orang.keluarga, bulan.anak.orang
    assert (rumah.nomor, rumah.air, rumah.air_dilihat, rumah.versi) == (1, True, dt.date(2026, 8, 12), 2)
    assert (orang.jaminan, orang.nik, orang.versi, bulan.anak.akta) == (True, "6213990000000017", 2, False)
    assert len(orang.nik_indeks) == 64
    assert orang.ulang_tahun_kedua == dt.date(2027, 3, 10)
    assert [r.history_change_reason for r in orang.history.order_by("history_id")] == ["rahasia:nik=diisi", None]
    assert orang.asal_data["nama"] == ["posyandu", "2026-09-17"]


def test_an_undone_import_leaves_the_village_as_it_was(di_desa: Wilayah, kpm: Pengguna) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa), air=False)
    anak = AnakFactory(desa=di_desa, keluarga=rumah, nama="Rani Rekaan", lahir=dt.date(2025, 6, 15))
    PemantauanAnak.objects.create(desa=di_desa, anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 5), air=False)
    sebelum = isi_basis()
    impor = bawa(
        di_desa, kpm, SARI, "Rani Rekaan;;;;2026-08-12;8.1;y;y;y", "Rani Rekaan;;;;2026-07-12;7.9;t;;", daftarkan=True
    )
    impor = terapkan_semua(di_desa, impor, kpm)
    rumah.refresh_from_db()
    assert (rumah.air, PemantauanAnak.objects.count(), Orang.objects.count()) == (True, 3, 2)
    assert isi_basis() != sebelum
    impor = urungkan_semua(di_desa, impor, kpm)
    assert (impor.keadaan, impor.kalimat) == (Impor.Keadaan.URUNG, "")
    assert isi_basis() == sebelum
    assert [r.history_type for r in Anak.history.exclude(id=anak.pk).order_by("history_id")] == ["+", "~", "~", "-"]
    assert not BarisImpor.objects.filter(diterapkan_pada__isnull=False).exists()
