"""Saving a month: once per person, never silently over another's record, and what it tells the household."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.sinyal import bulan_tersimpan
from pemantauan.tindakan import KOSONG, simpan_pemantauan_anak, simpan_pemantauan_ibu
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from sasaran.tindakan import Bayi, catat_persalinan, ubah_kehamilan
from tests.conftest import KUNCI
from tests.factories import AnakFactory, KehamilanFactory, KeluargaFactory, OrangFactory, WilayahFactory

SEPTEMBER, AGUSTUS = Bulan(2026, 9), Bulan(2026, 8)
HARI_INI = dt.date(2026, 9, 17)


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    return AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2025, 7, 17))


def isi(
    anak: Anak, oleh: Pengguna, *, bulan: Bulan = SEPTEMBER, tanggal: dt.date = HARI_INI, **lain: Any
) -> PemantauanAnak:
    pilihan = {kunci: lain.pop(kunci) for kunci in ("versi", "uuid") if kunci in lain}
    return simpan_pemantauan_anak(
        desa=anak.desa, anak=anak, bulan=bulan, tanggal=tanggal, nilai=lain, oleh=oleh, **pilihan
    )


def isi_ibu(hamil: Kehamilan, oleh: Pengguna | None = None, tanggal: dt.date = HARI_INI, **nilai: Any) -> PemantauanIbu:
    bulan = Bulan.dari_tanggal(tanggal)
    return simpan_pemantauan_ibu(desa=hamil.desa, kehamilan=hamil, bulan=bulan, tanggal=tanggal, nilai=nilai, oleh=oleh)


def test_a_typed_number_means_ya_and_brings_its_way_of_measuring(anak: Anak, kpm: Pengguna) -> None:
    isi(anak, kpm, berat=Decimal("8.55"), panjang=Decimal("71.1"))
    catatan = PemantauanAnak.objects.get()
    assert (catatan.timbang, catatan.tinggi, catatan.cara_ukur) == (True, True, "L")
    assert (catatan.dibuat_oleh, catatan.versi, catatan.history.count()) == (kpm, 1, 1)


def test_one_nutrition_problem_means_the_others_were_looked_at(anak: Anak, kpm: Pengguna) -> None:
    catatan = isi(anak, kpm, stunting=True)
    assert (catatan.gizi_buruk, catatan.gizi_kurang, catatan.stunting) == (False, False, True)


def test_an_entry_sent_twice_is_stored_once(anak: Anak, kpm: Pengguna) -> None:
    kunci = uuid4()
    pertama = isi(anak, kpm, berat=Decimal("8.5"), uuid=kunci)
    kedua = isi(anak, kpm, berat=Decimal("8.50"), uuid=kunci)
    assert (pertama.pk, kedua.versi, kedua.history.count()) == (kedua.pk, 1, 1)
    assert kedua.uuid == kunci


def test_ones_own_first_entry_may_be_sent_again_with_a_correction(anak: Anak, kpm: Pengguna) -> None:
    kunci = uuid4()
    isi(anak, kpm, berat=Decimal("8.5"), uuid=kunci)
    isi(anak, kpm, berat=Decimal("8.6"), uuid=kunci)
    assert PemantauanAnak.objects.values_list("berat", "versi").get() == (Decimal("8.60"), 2)
    with pytest.raises(VersiUsang):
        isi(anak, kpm, berat=Decimal("8.7"), uuid=kunci)


def test_another_persons_record_of_the_month_is_never_overwritten_unseen(
    anak: Anak, kpm: Pengguna, admin_desa: Pengguna
) -> None:
    kunci = uuid4()
    isi(anak, admin_desa, berat=Decimal("8.5"), uuid=kunci)
    for lain in ({}, {"uuid": uuid4()}, {"uuid": kunci}, {"versi": 2}, {"versi": 0}):
        with pytest.raises(VersiUsang) as usang:
            isi(anak, kpm, berat=Decimal("9"), **lain)
        assert usang.value.kini.berat == Decimal("8.50")
    isi(anak, kpm, berat=Decimal("9"), versi=1)
    assert PemantauanAnak.objects.values_list("berat", "versi").get() == (Decimal("9.00"), 2)


def test_fields_left_out_stay_as_they_are(anak: Anak, kpm: Pengguna) -> None:
    isi(anak, kpm, berat=Decimal("8.5"), konseling_ibu=True)
    isi(anak, kpm, tikar="K", versi=1)
    catatan = PemantauanAnak.objects.get()
    assert (catatan.berat, catatan.konseling_ibu, catatan.tikar) == (Decimal("8.50"), True, "K")


def test_an_id_used_elsewhere_does_not_lose_the_entry(anak: Anak, kpm: Pengguna, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        asing = isi(AnakFactory(desa=desa_lain, lahir=dt.date(2025, 7, 17)), kpm, timbang=True).uuid
    catatan = isi(anak, kpm, timbang=True, uuid=asing)
    assert catatan.pk is not None
    assert catatan.uuid != asing


def test_nothing_recorded_is_refused(anak: Anak, kpm: Pengguna) -> None:
    for nilai in ({}, {"catatan": "tidak di rumah"}, {"tikar": "", "air": None}):
        with pytest.raises(ValidationError) as galat:
            isi(anak, kpm, **nilai)
        assert galat.value.messages == [KOSONG]
    assert PemantauanAnak.objects.count() == 0


def test_an_unknown_field_is_a_mistake_of_the_caller(anak: Anak, kpm: Pengguna) -> None:
    with pytest.raises(TypeError):
        isi(anak, kpm, bobot=8)


@pytest.mark.parametrize(
    ("tanggal", "nilai", "bidang"),
    [
        (dt.date(2026, 8, 31), {"timbang": True}, "tanggal"),
        (HARI_INI, {"berat": Decimal(605)}, "berat"),
        (HARI_INI, {"berat": Decimal(8), "timbang": False}, "timbang"),
    ],
)
def test_the_impossible_is_refused_wherever_it_comes_from(
    anak: Anak, kpm: Pengguna, tanggal: dt.date, nilai: dict[str, Any], bidang: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        isi(anak, kpm, tanggal=tanggal, **nilai)
    assert list(galat.value.error_dict) == [bidang]


def test_the_newest_record_tells_household_person_and_child(anak: Anak, kpm: Pengguna) -> None:
    isi(anak, kpm, air=True, jamban=False, jamkes=True, akta=False)
    keluarga, orang, segar = Keluarga.objects.get(), Orang.objects.get(), Anak.objects.get()
    assert (keluarga.air, keluarga.air_dilihat, keluarga.jamban, keluarga.jamban_dilihat) == (
        True,
        HARI_INI,
        False,
        HARI_INI,
    )
    assert (orang.jaminan, segar.akta, keluarga.versi, keluarga.diubah_oleh) == (True, False, 2, kpm)


def test_a_late_entry_does_not_change_what_is_known_today(anak: Anak, kpm: Pengguna) -> None:
    isi(anak, kpm, air=True, jamban=True, jamkes=True, akta=True)
    isi(anak, kpm, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), air=False, jamban=False, jamkes=False, akta=False)
    keluarga, orang = Keluarga.objects.get(), Orang.objects.get()
    assert (keluarga.air, keluarga.jamban, orang.jaminan, Anak.objects.get().akta) == (True, True, True, True)


def test_a_late_entry_does_not_change_a_household_that_was_the_same_all_along(di_desa: Wilayah, kpm: Pengguna) -> None:
    keluarga = KeluargaFactory(desa=di_desa, air=True, air_dilihat=dt.date(2026, 1, 10))
    kakak, adik = (AnakFactory(desa=di_desa, keluarga=keluarga, lahir=dt.date(2025, 7, 17)) for _ in range(2))
    isi(kakak, kpm, air=True)
    isi(adik, kpm, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), air=False)
    assert Keluarga.objects.get().air is True


def test_a_household_seen_later_keeps_what_was_seen(di_desa: Wilayah, kpm: Pengguna) -> None:
    keluarga = KeluargaFactory(desa=di_desa, air=False, air_dilihat=dt.date(2026, 9, 18))
    isi(AnakFactory(desa=di_desa, keluarga=keluarga, lahir=dt.date(2025, 7, 17)), kpm, air=True)
    assert Keluarga.objects.get().air is False


def test_a_change_of_the_household_made_meanwhile_survives(anak: Anak, kpm: Pengguna) -> None:
    Keluarga.objects.update(alamat="Dekat masjid")
    isi(anak, kpm, air=True)
    assert Keluarga.objects.values_list("alamat", "air").get() == ("Dekat masjid", True)


def test_age_of_pregnancy_is_computed_from_hpht_and_stops_at_delivery(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 3, 10))
    assert isi_ibu(hamil, anc=1, usia_bulan=2).usia_bulan == 6
    lahir = KehamilanFactory(
        desa=di_desa, hpht=dt.date(2025, 11, 20), hasil="lahir_hidup", berakhir_pada=dt.date(2026, 8, 25)
    )
    assert isi_ibu(lahir, nifas=1).usia_bulan == 9
    tak_tahu = KehamilanFactory(desa=di_desa, hpht=None, asal_tanggal="tidak_tahu")
    assert isi_ibu(tak_tahu, anc=0, usia_bulan=4).usia_bulan == 4


def test_nifas_without_delivery_is_refused(di_desa: Wilayah) -> None:
    with pytest.raises(ValidationError) as galat:
        isi_ibu(KehamilanFactory(desa=di_desa), nifas=1)
    assert galat.value.messages == ["Periksa nifas hanya untuk ibu yang sudah melahirkan. Catat persalinannya dahulu."]


def test_the_newest_status_becomes_that_of_the_pregnancy(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    isi_ibu(hamil, kek=True)
    assert Kehamilan.objects.values_list("kek", "resti").get() == (True, False)
    isi_ibu(hamil, tanggal=dt.date(2026, 8, 20), kek=False, resti=True)
    assert Kehamilan.objects.values_list("kek", "resti").get() == (True, False)


def test_others_are_told_after_the_commit_and_only_when_something_was_written(
    anak: Anak, kpm: Pengguna, django_capture_on_commit_callbacks: Any
) -> None:
    kabar: list[tuple[str, Bulan]] = []

    def dengar(*, kode: str, bulan: Bulan, **_: Any) -> None:
        kabar.append((kode, bulan))

    bulan_tersimpan.connect(dengar)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            isi(anak, kpm, timbang=True)
            assert kabar == []
        assert kabar == [("52.04.20.2005", SEPTEMBER)]
        with django_capture_on_commit_callbacks(execute=True):
            isi(anak, kpm, timbang=True)
        assert len(kabar) == 1
    finally:
        bulan_tersimpan.disconnect(dengar)


def test_saving_a_plain_month_is_a_look_a_row_and_its_history(
    anak: Anak, kpm: Pengguna, django_assert_num_queries: Any
) -> None:
    isi(anak, kpm, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), air=True, jamban=True, jamkes=True, akta=True)
    with django_assert_num_queries(3 + 1 + 4 + KUNCI):  # and two savepoints, set and released
        isi(anak, kpm, berat=Decimal("8.5"), air=True, jamban=True, jamkes=True, akta=True, uuid=uuid4())


def test_a_mother_who_left_has_no_month_afterwards(di_desa: Wilayah) -> None:
    ibu = OrangFactory(desa=di_desa, keluar_pada=dt.date(2026, 9, 10), sebab_keluar="pindah")
    with pytest.raises(ValidationError) as galat:
        isi_ibu(KehamilanFactory(desa=di_desa, ibu=ibu), anc=1)
    assert galat.value.messages == ["17-09-2026 sesudah ia keluar dari desa, 10 September 2026."]


def test_who_left_a_kelurahan_did_not_leave_a_desa(desa: Wilayah) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Brang Biji")
    with lingkup(kelurahan.kode):
        ibu = OrangFactory(desa=kelurahan, keluar_pada=dt.date(2026, 9, 10), sebab_keluar="pindah")
        with pytest.raises(ValidationError) as galat:
            isi_ibu(KehamilanFactory(desa=kelurahan, ibu=ibu), anc=1)
    assert galat.value.messages == ["17-09-2026 sesudah ia keluar dari kelurahan, 10 September 2026."]


def test_a_corrected_hpht_corrects_the_age_in_every_month(di_desa: Wilayah, kpm: Pengguna) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 1, 10), sejak=dt.date(2026, 6, 1))
    for tanggal in (dt.date(2026, 7, 15), dt.date(2026, 8, 15)):
        isi_ibu(hamil, kpm, tanggal, anc=1)
    ubah_kehamilan(kehamilan=hamil, oleh=kpm, versi=hamil.versi, hpht=dt.date(2026, 5, 10))
    semua = PemantauanIbu.objects.order_by("bulan")
    assert [(satu.usia_bulan, satu.versi) for satu in semua] == [(2, 2), (3, 2)]
    assert [satu.data.usia_bulan for satu in skor_triwulan(di_desa, Triwulan(2026, 3)).ibu] == [3]
    ubah_kehamilan(kehamilan=hamil, oleh=kpm, versi=hamil.versi, suami="Hamzah")
    assert {satu.versi for satu in PemantauanIbu.objects.all()} == {2}


def test_a_delivery_written_down_late_stops_the_age_at_that_day(di_desa: Wilayah, kpm: Pengguna) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2025, 10, 10), sejak=dt.date(2026, 1, 1))
    isi_ibu(hamil, kpm, dt.date(2026, 7, 20), kunjungan=1)
    assert PemantauanIbu.objects.get().usia_bulan == 9
    catat_persalinan(
        kehamilan=hamil, tanggal=dt.date(2026, 6, 28), hasil="lahir_hidup", oleh=kpm, bayi=[Bayi("Bayi", "P")]
    )
    assert PemantauanIbu.objects.get().usia_bulan == 8


def test_an_age_that_was_typed_stays_when_the_dates_stay_unknown(di_desa: Wilayah, kpm: Pengguna) -> None:
    hamil = KehamilanFactory(desa=di_desa, asal_tanggal="tidak_tahu", hpht=None, sejak=dt.date(2026, 6, 1))
    isi_ibu(hamil, kpm, anc=1, usia_bulan=5)
    ubah_kehamilan(kehamilan=hamil, oleh=kpm, versi=hamil.versi, suami="Hamzah")
    assert PemantauanIbu.objects.get().usia_bulan == 5


def test_correcting_a_month_fetches_nothing_that_is_at_hand(
    anak: Anak, kpm: Pengguna, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    """Record, closing, record again, update, history, and two pairs of savepoints; not the village, not the child."""
    catatan = isi(anak, kpm, berat=Decimal("8.55"))
    with django_assert_num_queries(9 + KUNCI):
        simpan_pemantauan_anak(
            desa=anak.desa, anak=anak, bulan=SEPTEMBER, tanggal=HARI_INI, nilai={"berat": Decimal("8.6")}, oleh=kpm,
            versi=catatan.versi,
        )  # fmt: skip
