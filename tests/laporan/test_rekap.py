"""Totals for those above the village: computed after saves, once for many, and without anybody's name."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from kpm.lingkup import LingkupKosong, kode_terbuka, lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap
from laporan.tugas import antrekan, hitung_rekap, triwulan_terpengaruh
from pemantauan.models import PemantauanIbu, PengaturanPedoman
from pemantauan.sinyal import bulan_tersimpan
from sasaran import tindakan
from sasaran.models import Orang
from tests.bahan_desa import RAHASIA, isi_desa
from tests.factories import AnakFactory, KehamilanFactory, PemantauanAnakFactory

T3 = Triwulan(2026, 3)


@pytest.fixture
def antrean(settings) -> None:
    """Tasks wait in the database, as they do outside of tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def test_totals_of_the_reference_village_are_kept(desa_acuan: Wilayah) -> None:
    PemantauanIbu.objects.filter(kehamilan__ibu__nama="A").update(diubah_pada=dt.datetime(2026, 9, 20, tzinfo=dt.UTC))
    AnakFactory(desa=desa_acuan)

    perbarui_rekap(desa_acuan.kode, T3)

    rekap = RekapDesa.objects.get(wilayah=desa_acuan, periode="2026-T3")
    assert (rekap.konvergensi, rekap.orang, rekap.lengkap, rekap.belum_dipantau) == (Decimal("80.49"), 6, 1, 1)
    assert rekap.catatan_terakhir == dt.datetime(2026, 9, 20, tzinfo=dt.UTC)
    assert rekap.isi["tabel1"] == {"rumah_tangga": 6, "ibu": 3, "ibu_kek_resti": 1, "anak": 3, "anak_gizi": 1}
    assert rekap.isi["indikator"]["anak"]["konseling"] == {
        "diterima": 1, "seharusnya": 2, "persen": "50.00", "laki": 1,
    }  # fmt: skip


def test_a_second_computation_replaces_the_first(di_desa: Wilayah) -> None:
    perbarui_rekap(di_desa.kode, T3)
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), air=True)
    perbarui_rekap(di_desa.kode, T3)
    assert list(RekapDesa.objects.values_list("periode", "orang")) == [("2026-T3", 1)]


def test_an_empty_village_has_totals_without_a_percentage(desa: Wilayah) -> None:
    rekap = perbarui_rekap(desa.kode, T3)
    assert (rekap.konvergensi, rekap.orang, rekap.catatan_terakhir) == (None, 0, None)
    with pytest.raises(LingkupKosong):
        kode_terbuka()


def test_nothing_that_tells_a_person_is_kept(desa: Wilayah) -> None:
    pengenal = isi_desa(desa)
    rekap = perbarui_rekap(desa.kode, T3)
    isi = json.dumps(rekap.isi)
    assert rekap.orang == 2
    assert [satu for satu in (RAHASIA, "KIA-", *map(str, pengenal)) if satu in isi] == []
    assert set(rekap.isi) == {
        "desa", "periode", "set", "revisi", "saring", "pengaturan", "belum_dipantau", "indikator", "tabel1", "tabel2",
        "tabel4", "tabel5", "ayah", "kader",
    }  # fmt: skip


def test_a_saved_month_updates_its_quarter(di_desa: Wilayah) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=Bulan(2026, 9), air=True)
    bulan_tersimpan.send(sender=None, kode=di_desa.kode, bulan=Bulan(2026, 9))
    assert list(RekapDesa.objects.values_list("periode", "orang")) == [("2026-T3", 1)]


def test_a_late_month_updates_every_quarter_that_looks_back_to_it(desa: Wilayah) -> None:
    bulan_tersimpan.send(sender=None, kode=desa.kode, bulan=Bulan(2025, 12))
    assert list(RekapDesa.objects.order_by("periode").values_list("periode", flat=True)) == [
        "2025-T4", "2026-T1", "2026-T2", "2026-T3",
    ]  # fmt: skip


def test_no_quarter_looks_back_further_than_eighteen_months() -> None:
    semua = triwulan_terpengaruh(Bulan(2024, 2), dt.date(2026, 9, 17))
    assert [str(satu) for satu in semua] == ["2024-T1", "2024-T2", "2024-T3", "2024-T4", "2025-T1", "2025-T2"]


def test_many_saves_wait_as_one_task(desa: Wilayah, desa_lain: Wilayah, antrean: None) -> None:
    for _ in range(3):
        bulan_tersimpan.send(sender=None, kode=desa.kode, bulan=Bulan(2026, 8))
    assert DBTaskResult.objects.count() == 1
    assert antrekan(desa_lain.kode, T3)
    assert antrekan(desa.kode, Triwulan(2026, 2))
    assert DBTaskResult.objects.count() == 3


def test_asking_what_waits_costs_one_query_for_all_quarters(
    desa: Wilayah, antrean: None, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    semua = [Triwulan(2026, satu) for satu in (1, 2, 3)]
    assert antrekan(desa.kode, *semua[:2]) == 2
    assert antrekan(desa.kode, *semua) == 1
    with django_assert_num_queries(1):
        assert antrekan(desa.kode, *semua) == 0


def test_a_task_that_is_running_does_not_swallow_a_later_save(desa: Wilayah, antrean: None) -> None:
    antrekan(desa.kode, T3)
    DBTaskResult.objects.get().claim("pekerja")
    assert antrekan(desa.kode, T3)
    assert not antrekan(desa.kode, T3)


def test_the_task_reads_its_quarter_from_text(desa: Wilayah) -> None:
    hitung_rekap.call(desa.kode, "2026-T2")
    assert RekapDesa.objects.get().periode == "2026-T2"


def test_one_village_never_counts_the_persons_of_another(desa: Wilayah, desa_lain: Wilayah) -> None:
    for satu, jumlah in ((desa, 1), (desa_lain, 2)):
        with lingkup(satu.kode):
            for _ in range(jumlah):
                PemantauanAnakFactory(anak=AnakFactory(desa=satu), air=True)
    with lingkup(desa_lain.kode):
        assert perbarui_rekap(desa.kode, T3).orang == 1


def test_who_is_sasaran_counts_at_once_in_every_quarter_that_is_kept(
    di_desa: Wilayah, kpm: Pengguna, django_capture_on_commit_callbacks
) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2025, 11, 20), sejak=dt.date(2026, 4, 10))
    perbarui_rekap(di_desa.kode, Triwulan(2026, 2))

    def belum() -> dict[str, int]:
        return dict(RekapDesa.objects.order_by("periode").values_list("periode", "belum_dipantau"))

    def lakukan(apa: Callable[[], Any]) -> dict[str, int]:
        with django_capture_on_commit_callbacks(execute=True):
            apa()
        return belum()

    assert belum() == {"2026-T2": 1}
    bayi = [tindakan.Bayi("Bayi", "L")]
    lahir = dt.date(2026, 8, 20)
    lakukan(lambda: tindakan.catat_persalinan(kehamilan=hamil, tanggal=lahir, hasil="lahir_hidup", oleh=kpm, bayi=bayi))
    assert belum() == {"2026-T2": 1, "2026-T3": 2}
    orang = Orang.objects.get(nama="Bayi")
    lakukan(lambda: tindakan.keluar(orang=orang, tanggal=dt.date(2026, 6, 30), sebab="pindah", oleh=kpm, versi=None))
    assert belum() == {"2026-T2": 1, "2026-T3": 1}
    lakukan(lambda: tindakan.kembali(orang=orang, oleh=kpm))
    hamil.refresh_from_db()
    lakukan(lambda: tindakan.ubah_kehamilan(kehamilan=hamil, oleh=kpm, versi=None, sejak=dt.date(2026, 7, 2)))
    assert belum() == {"2026-T2": 0, "2026-T3": 2}


def test_a_setting_of_the_kabupaten_recomputes_its_villages_only(
    desa: Wilayah, desa_lain: Wilayah, django_capture_on_commit_callbacks
) -> None:
    for satu in (desa, desa_lain):
        perbarui_rekap(satu.kode, T3)
    kabupaten = Wilayah.objects.get(kode="52.04")
    with django_capture_on_commit_callbacks(execute=True):
        PengaturanPedoman.objects.create(
            wilayah=kabupaten, kunci="fe_rule", nilai="tik", berlaku_sejak=dt.date(2026, 7, 1)
        )
    aturan = {satu.wilayah_id: satu.isi["pengaturan"]["fe_rule"] for satu in RekapDesa.objects.all()}
    assert aturan == {desa.pk: "tik", desa_lain.pk: "30-butir"}
    with django_capture_on_commit_callbacks(execute=True):
        PengaturanPedoman.objects.get().delete()
    assert RekapDesa.objects.get(wilayah=desa).isi["pengaturan"]["fe_rule"] == "30-butir"
