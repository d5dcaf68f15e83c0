"""Undoing an import as one: the village stands as before, unless something newer depends on it; waiting months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.impor import urungkan as mesin
from laporan.impor.urungkan import Terhalang, halangan
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import BukanSaatnya, kerjakan, mulai_urungkan
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanAnak
from pemantauan.tindakan import catat_anak
from sasaran.models import Anak, Keluarga, Orang
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanAnakFactory
from tests.laporan.bahan import T3, buka, tutup
from tests.laporan.bahan_impor import bawa, ditahan, isi_basis, perencana_uji, siap, terapkan_semua, urungkan_semua
from tests.laporan.test_impor_terapkan import isi_bulan

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"
RANI = "Rani Rekaan;;;;2026-08-12;8.1;y;y;y"


def test_an_undone_import_leaves_the_village_as_it_was(di_desa: Wilayah, kpm: Pengguna) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa), air=False)
    anak = AnakFactory(desa=di_desa, keluarga=rumah, nama="Rani Rekaan")
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 5), air=False)
    sebelum = isi_basis()
    impor = bawa(di_desa, kpm, SARI, RANI, "Rani Rekaan;;;;2026-07-12;7.9;t;;", daftarkan=True)
    impor = terapkan_semua(di_desa, impor, kpm)
    rumah.refresh_from_db()
    assert (rumah.air, rumah.versi, PemantauanAnak.objects.count(), Orang.objects.count()) == (True, 2, 3, 2)
    assert isi_basis() != sebelum
    impor = urungkan_semua(di_desa, impor, kpm)
    assert (impor.keadaan, impor.kalimat, impor.diurungkan_oleh) == (Impor.Keadaan.URUNG, "", kpm)
    assert isi_basis() == sebelum
    rumah.refresh_from_db()
    assert (rumah.versi, rumah.diubah_oleh) == (3, kpm)
    assert [r.history_type for r in Anak.history.exclude(id=anak.pk).order_by("history_id")] == ["+", "~", "~", "-"]
    assert not BarisImpor.objects.filter(diterapkan_pada__isnull=False).exists()


def test_a_changed_number_comes_back_as_it_was(di_desa: Wilayah, kpm: Pengguna) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa), no_kk="6213990000000101")
    impor = siap(di_desa, ("keluarga", rumah.uuid, {"no_kk": "6213990000000109", "rt": "09"}, 1))
    impor = terapkan_semua(di_desa, impor, kpm)
    assert Keluarga.objects.get().no_kk == "6213990000000109"
    assert "6213990000000101" not in str(impor.baris.values_list("jejak", flat=True).get())
    urungkan_semua(di_desa, impor, kpm)
    kini = Keluarga.objects.get()
    assert (kini.no_kk, kini.rt, kini.no_kk_indeks) == ("6213990000000101", "01", rumah.no_kk_indeks)
    alasan = list(kini.history.order_by("history_id").values_list("history_change_reason", flat=True))
    assert alasan[1:] == ["rahasia:no_kk=diubah", "rahasia:no_kk=diubah"]


def _ubah_rumah(desa: Wilayah, anak: Anak) -> None:
    rumah = Keluarga.objects.get(orang__anak=anak)
    rumah.versi += 1
    rumah.save()


def _bulan_baru(desa: Wilayah, anak: Anak) -> None:
    catat_anak(
        desa=desa, anak=anak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 5), nilai={"kunjungan": 1}, oleh=None
    )


def _hapus_bulan(desa: Wilayah, anak: Anak) -> None:
    PemantauanAnak.objects.get().delete()


@pytest.mark.parametrize(
    ("laku", "kalimat"),
    [
        (_ubah_rumah, ["Keluarga Wati: diubah sesudah impor."]),
        (_bulan_baru, ["Sari Rekaan: sudah punya catatan lain (bulan Formulir 2B)."]),
        (_hapus_bulan, ["Sari Rekaan, Agustus 2026: sudah dihapus atau digabung sesudah impor."]),
    ],
)
def test_what_came_after_stands_in_the_way(
    di_desa: Wilayah, kpm: Pengguna, laku: Callable[[Wilayah, Anak], None], kalimat: list[str]
) -> None:
    DusunFactory(desa=di_desa)
    impor = terapkan_semua(di_desa, bawa(di_desa, kpm, SARI, daftarkan=True), kpm)
    laku(di_desa, Anak.objects.select_related("orang__keluarga").get())
    sebelum = isi_basis()
    with pytest.raises(Terhalang) as galat:
        mulai_urungkan(impor=impor, oleh=kpm)
    assert galat.value.kalimat == kalimat
    assert isi_basis() == sebelum
    assert Impor.objects.get().keadaan == Impor.Keadaan.SELESAI


def test_at_most_ten_obstacles_are_told_in_queries_that_do_not_grow(di_desa: Wilayah, kpm: Pengguna) -> None:
    def kueri(jumlah: int) -> tuple[int, int]:
        baris = []
        for _ in range(jumlah):
            rumah = {"kepala": "Kepala Rekaan", "dusun": str(dusun.uuid)}
            baris.append(("keluarga", uuid4(), rumah, None))
        impor = terapkan_semua(di_desa, siap(di_desa, *baris), kpm)
        for satu in Keluarga.objects.filter(uuid__in=impor.baris.values("untuk")):
            satu.versi += 1
            satu.save()
        with CaptureQueriesContext(connection) as isi:
            return len(halangan(desa=di_desa, impor=impor)), len(isi)

    dusun = DusunFactory(desa=di_desa)
    (tiga, sedikit), (banyak, sama) = kueri(3), kueri(12)
    assert (tiga, banyak) == (3, 10)
    assert sama <= sedikit


def test_a_frozen_quarter_keeps_the_import(di_desa: Wilayah, kpm: Pengguna) -> None:
    DusunFactory(desa=di_desa)
    impor = terapkan_semua(di_desa, bawa(di_desa, kpm, SARI, daftarkan=True), kpm)
    KartuSkor.objects.create(desa=di_desa, periode="2026-T3", isi={}, sidik="0", ditutup_pada=timezone.now())
    with pytest.raises(Terhalang) as galat:
        mulai_urungkan(impor=impor, oleh=kpm)
    assert galat.value.kalimat == ["Triwulan III 2026 sudah ditutup. Buka dahulu triwulan itu."]


def test_people_of_a_quarter_finalised_since_stay_too(di_desa: Wilayah, kpm: Pengguna) -> None:
    dusun = DusunFactory(desa=di_desa)
    rumah = ("keluarga", uuid4(), {"kepala": "Kepala Rekaan", "dusun": str(dusun.uuid)}, None)
    KartuSkor.objects.create(desa=di_desa, periode="2026-T1", isi={}, sidik="0", ditutup_pada=timezone.now())
    impor = terapkan_semua(di_desa, siap(di_desa, rumah), kpm)
    KartuSkor.objects.create(desa=di_desa, periode="2026-T2", isi={}, sidik="0", ditutup_pada=timezone.now())
    assert halangan(desa=di_desa, impor=impor) == ["Triwulan II 2026 sudah ditutup. Buka dahulu triwulan itu."]


def test_an_interrupted_undo_goes_on_where_it_was_cut_off(di_desa: Wilayah, kpm: Pengguna) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa), air=None)
    anak = AnakFactory(desa=di_desa, keluarga=rumah)
    sebelum = isi_basis()
    baris = [isi_bulan(anak, f"2026-0{ke}-10", air=bool(ke % 2), jamkes=True) for ke in range(4, 9)]
    impor = siap(di_desa, *(("balita", uuid4(), isi, None) for isi in baris))
    for satu in impor.baris.all():  # each in a transaction of its own: the household changes with each
        impor.keadaan, impor.diterapkan_oleh = Impor.Keadaan.DITERAPKAN, kpm
        impor.diterapkan_pada = timezone.now()
        impor.save()
        assert mesin_terapkan(di_desa, impor, [satu], kpm)
    Impor.objects.update(keadaan=Impor.Keadaan.SELESAI)
    assert Keluarga.objects.values_list("air", "versi").get() == (False, 6)
    impor = mulai_urungkan(impor=impor, oleh=kpm)
    bagian = list(impor.baris.order_by("-urutan")[:2])
    assert mesin._urungkan_bagian(di_desa, impor, bagian, mesin._baca(impor))  # then the worker was killed
    assert (PemantauanAnak.objects.count(), Keluarga.objects.get().versi) == (3, 7)
    kerjakan(desa=di_desa, impor=impor)
    assert (impor.keadaan, impor.kalimat) == (Impor.Keadaan.URUNG, "")
    assert isi_basis() == sebelum


def mesin_terapkan(desa: Wilayah, impor: Impor, baris: list[BarisImpor], oleh: Pengguna) -> bool:
    from laporan.impor.terapkan import _tulis_bagian

    return _tulis_bagian(desa, impor, "balita", baris, oleh)


def test_only_who_saved_it_or_an_admin_undoes_and_only_for_thirty_days(
    di_desa: Wilayah, kpm: Pengguna, admin_desa: Pengguna
) -> None:
    from kpm import kerja
    from kpm.wilayah_kerja import Kerja, Tempat

    dusun = DusunFactory(desa=di_desa)
    rumah = ("keluarga", uuid4(), {"kepala": "Kepala Rekaan", "dusun": str(dusun.uuid)}, None)
    impor = terapkan_semua(di_desa, siap(di_desa, rumah), admin_desa)
    area = Kerja((Tempat("dusun", dusun.pk, dusun.nama),))
    with kerja.kerja(area), pytest.raises(BukanSaatnya, match="disimpan KPM lain"):
        mulai_urungkan(impor=impor, oleh=kpm)
    Impor.objects.update(diterapkan_pada=timezone.now() - dt.timedelta(days=31))
    with pytest.raises(BukanSaatnya, match="lewat 30 hari"):
        mulai_urungkan(impor=impor, oleh=admin_desa)


# --- months of a finalised quarter ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("_oktober")
def test_months_of_a_finalised_quarter_wait_and_are_taken_back_by_undoing(di_desa: Wilayah, kpm: Pengguna) -> None:
    anak = AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa)),
                       nama="Rani Rekaan")  # fmt: skip
    ada = PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 12), air=True)
    tutup(di_desa, kpm)
    sebelum = isi_basis()
    impor = bawa(di_desa, kpm, RANI, "Rani Rekaan;;;;2026-07-12;;t;;", "Rani Rekaan;;;;2026-10-02;8.9;;;")
    assert list(impor.baris.values_list("keadaan", "alasan")) == [
        ("baru", "Menunggu pembukaan Triwulan III 2026, yang sudah ditutup."),
        ("berubah", "Menunggu pembukaan Triwulan III 2026, yang sudah ditutup."),
        ("baru", ""),
    ]
    impor = terapkan_semua(di_desa, impor, kpm)
    assert ditahan(impor) == []
    entri = list(EntriMenunggu.objects.order_by("bulan"))
    assert [(e.bulan, e.nilai, e.versi_dilihat, e.dibuat_oleh, e.anak_id) for e in entri] == [
        (Bulan(2026, 7), {"air": False}, 1, kpm, anak.pk),
        (
            Bulan(2026, 8),
            {"berat": "8.1", "timbang": True, "air": True, "jamkes": True, "akta": True, "sumber": "posyandu"},
            None,
            kpm,
            anak.pk,
        ),
    ]
    ada.refresh_from_db()
    assert (ada.air, PemantauanAnak.objects.count()) == (True, 2)
    lagi = bawa(di_desa, kpm, RANI, "Rani Rekaan;;;;2026-07-12;;t;;", "Rani Rekaan;;;;2026-10-02;8.9;;;")
    assert list(lagi.baris.values_list("keadaan", "alasan", "beda")) == [
        ("sama", "Isi ini sudah menunggu pembukaan Triwulan III 2026.", []),
        ("sama", "Isi ini sudah menunggu pembukaan Triwulan III 2026.", []),
        ("sama", "", []),
    ]
    impor = urungkan_semua(di_desa, impor, kpm)
    assert impor.keadaan == Impor.Keadaan.URUNG
    assert isi_basis() == sebelum


@pytest.mark.usefixtures("_oktober")
def test_what_waited_is_written_when_the_quarter_is_opened_and_then_the_import_stays(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa)),
                nama="Rani Rekaan")  # fmt: skip
    tutup(di_desa, kpm)
    impor = terapkan_semua(di_desa, bawa(di_desa, kpm, RANI), kpm)
    buka(di_desa, kpm)
    assert PemantauanAnak.objects.values_list("bulan", "berat", "dibuat_oleh").get()[2] == kpm.pk
    assert halangan(desa=di_desa, impor=impor) == ["Rani Rekaan, Agustus 2026: diubah sesudah impor."]
    assert T3.label == "Triwulan III 2026"


@pytest.mark.usefixtures("_oktober")
def test_an_entry_of_somebody_else_goes_on_waiting_and_ones_own_is_replaced(
    di_desa: Wilayah, kpm: Pengguna, admin_desa: Pengguna
) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa))
    milik = [AnakFactory(desa=di_desa, keluarga=rumah, nama=nama) for nama in ("Rani Rekaan", "Rina Rekaan")]
    tutup(di_desa, kpm)
    for anak, oleh in zip(milik, (kpm, admin_desa), strict=True):
        catat_anak(
            desa=di_desa, anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 12), nilai={"kunjungan": 2},
            oleh=oleh,
        )  # fmt: skip
    sebelum = isi_basis()
    impor = bawa(di_desa, kpm, RANI, RANI.replace("Rani", "Rina"))
    impor = terapkan_semua(di_desa, impor, kpm)
    assert ditahan(impor) == [
        ("Rina Rekaan, Agustus 2026", "Untuk bulan ini sudah ada isian orang lain yang menunggu pembukaan triwulan.")
    ]
    kini: dict[Any, Any] = {e.anak_id: (e.versi, "kunjungan" in e.nilai) for e in EntriMenunggu.objects.all()}
    assert kini == {milik[0].pk: (2, False), milik[1].pk: (1, True)}
    urungkan_semua(di_desa, impor, kpm)
    assert isi_basis() == sebelum


def test_an_import_of_another_village_is_not_undone_from_here(desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa)
        rumah = ("keluarga", uuid4(), {"kepala": "Kepala Rekaan", "dusun": str(dusun.uuid)}, None)
        impor = terapkan_semua(desa, siap(desa, rumah), kpm)
    with lingkup(desa_lain.kode), pytest.raises(BukanSaatnya):
        mulai_urungkan(impor=impor, oleh=kpm)
