"""Applying an import: what bulk writing does is what single saves do; held back rows, resuming, signals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kpm import kerja
from kpm.lingkup import lingkup
from kpm.models import Dusun, Jejak, Pengguna, Penugasan, Wilayah, WilayahKerja
from kpm.periode import Bulan
from laporan.impor import terapkan as mesin
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import BukanSaatnya, kerjakan, mulai_terapkan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.sinyal import bulan_tersimpan
from pemantauan.tindakan import catat_anak
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from sasaran.sinyal import sasaran_berubah
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)
from tests.laporan.bahan_impor import bawa, ditahan, isi_basis, perencana_uji, siap, terapkan_semua, urungkan_semua

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
USANG = "Catatan ini diubah orang lain sesudah berkas dibaca. Unggah lagi berkasnya untuk membandingkan."
KOSONG = "Belum ada yang dicatat untuk bulan ini. Isi paling sedikit satu pengukuran atau layanan, lalu simpan."
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"


def isi_bulan(anak: Anak, tanggal: str, **isi: Any) -> dict[str, Any]:
    return {"anak": str(anak.uuid), "bulan": tanggal[:7], "tanggal": tanggal, **isi}


def test_a_new_child_with_its_household_and_month_is_written_as_a_single_save_would(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    DusunFactory(desa=di_desa, nama="Timur")
    KeluargaFactory(desa=di_desa, nomor=7)
    impor = bawa(di_desa, kpm, SARI, daftarkan=True)
    assert Orang.objects.count() == 0
    impor = terapkan_semua(di_desa, impor, kpm)
    assert impor.keadaan == Impor.Keadaan.SELESAI
    bulan = PemantauanAnak.objects.select_related("anak__orang__keluarga").get()
    assert (bulan.bulan, bulan.tanggal, bulan.berat, bulan.timbang) == (
        Bulan(2026, 8), dt.date(2026, 8, 12), Decimal("7.5"), True,
    )  # fmt: skip
    assert (bulan.versi, bulan.dibuat_oleh, bulan.diubah_oleh, bulan.sumber) == (1, kpm, kpm, "posyandu")
    assert [(r.history_type, r.berat, r.history_user) for r in bulan.history.all()] == [("+", Decimal("7.5"), kpm)]
    rumah, orang = bulan.anak.orang.keluarga, bulan.anak.orang
    assert (rumah.nomor, rumah.air, rumah.air_dilihat, rumah.versi) == (8, True, dt.date(2026, 8, 12), 2)
    assert (orang.jaminan, orang.nik, orang.versi, bulan.anak.akta) == (True, "6213990000000017", 2, False)
    assert len(orang.nik_indeks) == 64
    assert orang.ulang_tahun_kedua == dt.date(2027, 3, 10)
    assert [r.history_change_reason for r in orang.history.order_by("history_id")] == ["rahasia:nik=diisi", None]
    assert orang.asal_data["nama"] == ["posyandu", "2026-09-17"]
    assert set(BarisImpor.objects.values_list("rahasia", flat=True)) == {""}
    assert Impor.objects.get().isi_berkas == ""


def test_the_same_file_twice_changes_nothing(di_desa: Wilayah, kpm: Pengguna) -> None:
    DusunFactory(desa=di_desa)
    terapkan_semua(di_desa, bawa(di_desa, kpm, SARI, daftarkan=True), kpm)
    sebelum = isi_basis()
    kedua = bawa(di_desa, kpm, SARI, daftarkan=True)
    assert list(kedua.baris.values_list("rekam", "keadaan")) == [("balita", "sama")]
    terapkan_semua(di_desa, kedua, kpm)
    assert isi_basis() == sebelum


BULAN_BULAN: list[dict[str, Any]] = [
    {"tanggal": "2026-07-12", "air": False, "jamban": True, "jamkes": True},
    {"tanggal": "2026-08-12", "air": True, "jamkes": False, "akta": True, "panjang": "70.5"},
    {"tanggal": "2026-06-12", "air": False, "akta": False, "jamkes": True, "berat": "6.5", "gizi_kurang": True},
    {"tanggal": "2026-09-10", "jamban": False, "kunjungan": 2, "tikar": "H"},
    {"tanggal": "2026-05-10", "jamban": True, "air": True, "imunisasi": "belum"},
]


def test_months_written_at_once_leave_household_and_person_as_single_saves_do(
    di_desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna
) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa), jamban=False)
    anak = AnakFactory(desa=di_desa, keluarga=rumah, lahir=dt.date(2025, 1, 5))
    terapkan_semua(di_desa, siap(di_desa, *(("balita", uuid4(), isi_bulan(anak, **i), None) for i in BULAN_BULAN)), kpm)
    with lingkup(desa_lain.kode):
        rumah_lain = KeluargaFactory(desa=desa_lain, dusun=DusunFactory(desa=desa_lain), jamban=False)
        lain = AnakFactory(desa=desa_lain, keluarga=rumah_lain, lahir=dt.date(2025, 1, 5))
        for satu in BULAN_BULAN:
            hari = dt.date.fromisoformat(satu["tanggal"])
            nilai = {k: Decimal(v) if k in ("berat", "panjang") else v for k, v in satu.items() if k != "tanggal"}
            catat_anak(
                desa=desa_lain, anak=lain, bulan=Bulan.dari_tanggal(hari), tanggal=hari,
                nilai={**nilai, "sumber": "posyandu"}, oleh=kpm,
            )  # fmt: skip
            lain = Anak.objects.select_related("orang__keluarga").get(pk=lain.pk)
        harap = _gambar(lain)
    assert _gambar(Anak.objects.select_related("orang__keluarga").get(pk=anak.pk)) == harap
    assert harap[:3] == ((True, dt.date(2026, 8, 12), False, dt.date(2026, 9, 10)), False, True)


def _gambar(anak: Anak) -> tuple[Any, ...]:
    rumah = anak.orang.keluarga
    bidang = ("bulan", "tanggal", *PemantauanAnak.LAYANAN, "berat", "panjang", "cara_ukur", "sumber", "versi")
    return (
        (rumah.air, rumah.air_dilihat, rumah.jamban, rumah.jamban_dilihat),
        anak.orang.jaminan,
        anak.akta,
        list(PemantauanAnak.objects.filter(anak=anak).order_by("bulan").values(*bidang)),
    )


def test_a_row_that_cannot_be_is_held_back_with_a_sentence_and_the_others_go_on(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa))
    anak = AnakFactory(desa=di_desa, keluarga=rumah, lahir=dt.date(2026, 6, 1))
    ada = PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), air=True)
    OrangFactory(desa=di_desa, keluarga=rumah, nik="6213990000000017")
    orang = {"keluarga": str(rumah.uuid), "nama": "Baru Rekaan", "jenis_kelamin": "P", "nik": "6213990000000017"}
    impor = siap(
        di_desa,
        ("orang", uuid4(), orang, None),
        ("orang", uuid4(), {**orang, "nik": "6213990000000025", "jenis_kelamin": "X"}, None),
        ("orang", uuid4(), {**orang, "keluarga": str(uuid4()), "nik": ""}, None),
        ("orang", uuid4(), {**orang, "nik": "", "sebab_keluar": "pindah"}, None),
        ("balita", ada.uuid, {"air": False}, 9),
        ("balita", uuid4(), {"air": False}, 1),
        ("balita", uuid4(), isi_bulan(anak, "2026-08-10", air=True), None),
        ("balita", uuid4(), isi_bulan(anak, "2026-05-10", air=True), None),
        ("balita", uuid4(), isi_bulan(anak, "2026-07-10", berat="850"), None),
        ("balita", uuid4(), isi_bulan(anak, "2026-07-10"), None),
        ("balita", uuid4(), isi_bulan(anak, "2026-09-18", air=True), None),
        ("balita", uuid4(), isi_bulan(anak, "2026-09-01", air=True), None),
        ("balita", uuid4(), isi_bulan(anak, "2026-09-02", air=True), None),
    )
    impor = terapkan_semua(di_desa, impor, kpm)
    assert ditahan(impor) == [
        ("Baris 1", "NIK ini sudah terdaftar di desa ini."),
        ("Baris 2", "Jenis kelamin: Nilai 'X' bukan pilihan yang valid."),
        ("Baris 3", "Keluarga yang ditunjuk baris ini tidak ada."),
        ("Baris 4", "Baris ini tidak dapat disimpan. Periksa isinya, lalu unggah lagi berkasnya."),
        ("Baris 5", USANG),
        ("Baris 6", "Catatan ini sudah tidak ada."),
        ("Baris 7", "Bulan ini sudah punya catatan untuk anak ini."),
        ("Baris 8", "10-05-2026 sebelum anak lahir, 1 Juni 2026."),
        ("Baris 9", "850 kg tidak mungkin. Maksud Anda 8,5 kg?"),
        ("Baris 10", KOSONG),
        ("Baris 11", "18-09-2026 belum terjadi. Hari ini 17 September 2026."),
        ("Baris 13", "Bulan ini sudah punya catatan untuk anak ini."),
    ]  # fmt: skip
    assert sorted(PemantauanAnak.objects.values_list("tanggal", flat=True)) == [ada.tanggal, dt.date(2026, 9, 1)]
    assert (impor.keadaan, impor.jumlah, impor.selesai) == (Impor.Keadaan.SELESAI, 13, 13)


def test_somebody_of_another_work_area_is_held_back(di_desa: Wilayah, kpm: Pengguna) -> None:
    timur, barat = DusunFactory(desa=di_desa, nama="Timur"), DusunFactory(desa=di_desa, nama="Barat")
    WilayahKerja.objects.create(desa=di_desa, penugasan=Penugasan.objects.get(pengguna=kpm), dusun=timur)
    sini = AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=timur))
    sana = AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=barat), nama="Sana Rekaan")
    rumah = {"kepala": "Kepala Baru", "dusun": str(barat.uuid)}
    impor = siap(
        di_desa,
        ("keluarga", uuid4(), rumah, None),
        ("balita", uuid4(), isi_bulan(sini, "2026-08-10", air=True), None),
        ("balita", uuid4(), isi_bulan(sana, "2026-08-10", air=True), None),
    )
    impor = terapkan_semua(di_desa, impor, kpm)
    assert ditahan(impor) == [
        ("Baris 1", "Bukan wilayah kerja Anda: Kepala Baru. Anda mengisi data Timur."),
        ("Baris 3", "Bukan wilayah kerja Anda: Sana Rekaan. Anda mengisi data Timur."),
    ]
    assert PemantauanAnak.objects.get().anak == sini
    assert kerja.kerja_terbuka() is None


def test_who_is_not_assigned_any_more_writes_nothing(di_desa: Wilayah, kpm: Pengguna) -> None:
    anak = AnakFactory(desa=di_desa)
    impor = siap(di_desa, ("balita", uuid4(), isi_bulan(anak, "2026-08-10", air=True), None))
    Penugasan.objects.update(selesai=dt.date(2026, 9, 1))
    impor = terapkan_semua(di_desa, impor, kpm)
    assert (impor.keadaan, impor.kalimat) == (
        Impor.Keadaan.SIAP, "Penugasan Anda di desa ini sudah berakhir. Minta admin desa menyimpan impor ini.",
    )  # fmt: skip
    assert not PemantauanAnak.objects.exists()


def test_applying_is_done_once_whoever_presses(di_desa: Wilayah, kpm: Pengguna, admin_desa: Pengguna) -> None:
    anak = AnakFactory(desa=di_desa)
    impor = siap(di_desa, ("balita", uuid4(), isi_bulan(anak, "2026-08-10", air=True), None))
    satu = mulai_terapkan(impor=impor, oleh=kpm)
    with pytest.raises(BukanSaatnya, match="sudah disimpan atau sedang dikerjakan"):
        mulai_terapkan(impor=impor, oleh=admin_desa)
    kerjakan(desa=di_desa, impor=satu)
    mesin.terapkan(desa=di_desa, impor=satu)  # a second worker with the same task
    catatan = PemantauanAnak.objects.get()
    assert (catatan.versi, catatan.diubah_oleh, catatan.history.count()) == (1, kpm, 1)
    with pytest.raises(BukanSaatnya):
        mulai_terapkan(impor=impor, oleh=kpm)
    jejak = list(Jejak.objects.values_list("perbuatan", "objek", "alasan", "pengguna"))
    assert jejak == [("impor", "berkas disimpan", "uji.csv (sidik 000000000000): 1 baru, 0 berubah", kpm.pk)]


def test_an_interrupted_apply_goes_on_where_it_was_cut_off(di_desa: Wilayah, kpm: Pengguna) -> None:
    semua = [AnakFactory(desa=di_desa) for _ in range(4)]
    impor = siap(di_desa, *(("balita", uuid4(), isi_bulan(satu, "2026-08-10", air=True), None) for satu in semua))
    impor = mulai_terapkan(impor=impor, oleh=kpm)
    mesin._tulis_bagian(di_desa, impor, "balita", list(impor.baris.all()[:2]), kpm)  # then the worker was killed
    assert PemantauanAnak.objects.count() == 2
    assert BarisImpor.objects.filter(diterapkan_pada__isnull=False).count() == 2
    kerjakan(desa=di_desa, impor=impor)
    assert (impor.keadaan, impor.selesai) == (Impor.Keadaan.SELESAI, 4)
    assert sorted(PemantauanAnak.objects.values_list("anak", "versi")) == [(satu.pk, 1) for satu in semua]


def _kueri(desa: Wilayah, jumlah: int, buat: Any) -> int:
    impor = siap(desa, *(buat(ke) for ke in range(jumlah)))
    impor = mulai_terapkan(impor=impor, oleh=None)
    rekam = impor.baris.first().rekam  # type: ignore[union-attr]
    baris = list(impor.baris.all())
    with CaptureQueriesContext(connection) as kueri:
        mesin._tulis_bagian(desa, impor, rekam, baris, None)
    assert impor.baris.filter(diterapkan_pada__isnull=False).count() == jumlah
    return len(kueri)


@pytest.mark.parametrize("rekam", ["keluarga", "orang", "balita", "balita_berubah", "ibu", "kehamilan"])
def test_the_queries_of_a_batch_do_not_grow_with_its_rows(di_desa: Wilayah, rekam: str) -> None:
    dusun = DusunFactory(desa=di_desa)

    def rumah() -> Keluarga:
        return KeluargaFactory(desa=di_desa, dusun=dusun)

    def buat(ke: int) -> tuple[str, Any, dict[str, Any], int | None]:
        if rekam == "keluarga":
            return rekam, uuid4(), {"kepala": f"Kepala {ke}", "dusun": str(dusun.uuid), "air": True}, None
        if rekam == "orang":
            isi = {"keluarga": str(rumah().uuid), "nama": f"Orang {ke}", "jenis_kelamin": "P"}
            return rekam, uuid4(), isi | {"nik": f"62139900{uuid4().int % 10**8:08d}"}, None
        if rekam == "balita":
            anak = AnakFactory(desa=di_desa, keluarga=rumah())
            return rekam, uuid4(), isi_bulan(anak, "2026-08-10", air=True, jamkes=True, akta=True), None
        if rekam == "balita_berubah":
            anak = AnakFactory(desa=di_desa, keluarga=rumah())
            catatan = PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), air=False)
            return "balita", catatan.uuid, {"air": True, "jamkes": True}, 1
        hamil = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, keluarga=rumah()))
        if rekam == "kehamilan":
            PemantauanIbuFactory(kehamilan=hamil, usia_bulan=5, anc=1)
            return rekam, hamil.uuid, {"hpht": "2026-02-10"}, 1
        isi = {"kehamilan": str(hamil.uuid), "bulan": "2026-08", "tanggal": "2026-08-10", "anc": 1, "kek": True}
        return rekam, uuid4(), isi, None

    assert _kueri(di_desa, 3, buat) == _kueri(di_desa, 12, buat)


@pytest.fixture
def kabar() -> Iterator[list[tuple[Any, ...]]]:
    """What was told to the apps above."""
    semua: list[tuple[Any, ...]] = []

    def bulan(sender: Any, *, kode: str, bulan: Bulan, **_: Any) -> None:
        semua.append((sender.__name__, kode, str(bulan)))

    def orang(sender: Any, *, kode: str, **_: Any) -> None:
        semua.append(("sasaran", kode))

    bulan_tersimpan.connect(bulan)
    sasaran_berubah.connect(orang)
    yield semua
    bulan_tersimpan.disconnect(bulan)
    sasaran_berubah.disconnect(orang)


def test_each_month_and_the_village_are_told_once(
    di_desa: Wilayah,
    kpm: Pengguna,
    kabar: list[tuple[Any, ...]],
    django_capture_on_commit_callbacks: Any,
) -> None:
    DusunFactory(desa=di_desa)
    lama = AnakFactory(desa=di_desa, nama="Rani Rekaan")
    PemantauanAnakFactory(anak=lama, bulan=Bulan(2026, 6), tanggal=dt.date(2026, 6, 12), air=True)
    baris = (SARI, SARI.replace("2026-08-12", "2026-07-12"), "Rani Rekaan;;;;2026-08-12;8;y;;")
    impor = bawa(di_desa, kpm, *baris, "Rani Rekaan;;;;2026-06-12;7;y;;", daftarkan=True)
    harap = [("PemantauanAnak", di_desa.kode, f"2026-0{ke}") for ke in (6, 7, 8)] + [("sasaran", di_desa.kode)]
    for laku in (terapkan_semua, urungkan_semua):
        kabar.clear()
        with django_capture_on_commit_callbacks(execute=True):
            impor = laku(di_desa, impor, kpm)
        assert kabar == harap


def test_a_corrected_date_of_a_pregnancy_counts_its_months_anew_and_undoing_counts_them_back(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 3, 10))
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 15), anc=1, usia_bulan=5)
    impor = terapkan_semua(di_desa, siap(di_desa, ("kehamilan", hamil.uuid, {"hpht": "2026-01-10"}, 1)), kpm)
    assert PemantauanIbu.objects.values_list("usia_bulan", "versi").get() == (7, 2)
    urungkan_semua(di_desa, impor, kpm)
    assert PemantauanIbu.objects.values_list("usia_bulan", "versi").get() == (5, 3)
    assert Kehamilan.objects.values_list("hpht", "versi").get() == (dt.date(2026, 3, 10), 3)


def test_places_and_children_of_known_people_are_written_in_the_order_they_depend_on(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    dusun, posyandu, rumah, ibu, orang, anak = (uuid4() for _ in range(6))
    impor = siap(
        di_desa,
        ("paud", uuid4(), {"anak": str(anak), "bulan": "2026-08", "tanggal": "2026-08-10", "hadir": False}, None),
        ("anak", anak, {"orang": str(orang), "ibu": str(ibu), "sejak": "2023-05-20", "berat_lahir": "3.2"}, None),
        ("orang", orang, {"keluarga": str(rumah), "nama": "Besar  Rekaan", "jenis_kelamin": "L",
                          "tanggal_lahir": "2023-05-20", "posyandu": str(posyandu)}, None),
        ("orang", ibu, {"keluarga": str(rumah), "nama": "Ibu Rekaan", "jenis_kelamin": "P"}, None),
        ("keluarga", rumah, {"kepala": "Kepala Rekaan", "dusun": str(dusun), "jamban": True}, None),
        ("fasilitas", posyandu, {"jenis": "posyandu", "nama": "Melati", "dusun": str(dusun)}, None),
        ("dusun", dusun, {"nama": "Utara"}, None),
    )  # fmt: skip
    sebelum = isi_basis()
    impor = terapkan_semua(di_desa, impor, kpm)
    assert ditahan(impor) == []
    satu = Anak.objects.select_related("orang__keluarga__dusun", "orang__posyandu", "ibu").get()
    assert (satu.orang.nama, satu.orang.posyandu.nama, satu.nama_ibu, satu.ibu.uuid) == (  # type: ignore[union-attr]
        "Besar Rekaan", "Melati", "Ibu Rekaan", ibu,
    )  # fmt: skip
    rumah_kini = satu.orang.keluarga
    assert (rumah_kini.dusun.nama, rumah_kini.jamban_dilihat) == ("Utara", dt.date(2026, 9, 17))
    assert satu.paud.values_list("hadir", "sumber").get() == (False, "paud")  # type: ignore[attr-defined]
    urungkan_semua(di_desa, impor, kpm)
    assert isi_basis() == sebelum
    assert not Dusun.objects.exists()
