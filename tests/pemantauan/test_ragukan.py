"""The inbox of doubtful data: each doubt with and without, its answers, and what is held back meanwhile."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_ragu import belum_dipastikan
from pemantauan.kueri_ragukan import jumlah_ragu, kotak_ragu
from pemantauan.kueri_tumbuh import tumbuh_anak, tumbuh_terakhir
from pemantauan.models import JawabanRagu, PemantauanAnak
from pemantauan.tindakan.ragu import TidakDiragukan, tarik_jawaban
from sasaran.models import Kehamilan, Keluarga, Orang
from tests.conftest import HARI_INI
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
    PenggunaFactory,
)
from tests.pemantauan.bahan_ragu import (
    AGUSTUS,
    JULI,
    SEMUA_JENIS,
    SEPTEMBER,
    anak,
    benar,
    ditahan,
    nama,
    semua,
    semua_jenis,
    ukur,
)


@pytest.fixture
def keluarga(di_desa: Wilayah) -> Keluarga:
    return KeluargaFactory(desa=di_desa, kepala="Suhardi", dusun=DusunFactory(desa=di_desa, nama="Barat"))


def test_every_kind_of_doubt_stands_in_the_inbox_in_its_order(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    assert nama() == SEMUA_JENIS


def test_each_of_them_is_silent_where_the_value_is_as_it_should_be(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    PemantauanAnak.objects.filter(panjang=D("76.0")).update(panjang=D("77.5"))
    PemantauanAnak.objects.filter(berat=D("8.2")).update(berat=D("10.4"))
    PemantauanAnak.objects.filter(panjang=D("60.0")).update(panjang=D("77.0"))
    PemantauanAnak.objects.filter(berat=D("16.9")).update(berat=D("10.2"))
    PemantauanAnak.objects.filter(cara_ukur="H").update(cara_ukur="L")
    PemantauanAnak.objects.filter(tikar="M").update(tikar="H")
    PemantauanAnak.objects.filter(kunjungan=9).update(kunjungan=8)
    Kehamilan.objects.filter(ibu__nama="Lewat").update(hpht=dt.date(2025, 11, 13))
    hamil = Kehamilan.objects.get(ibu__nama="Bersalin")
    AnakFactory(
        desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2026, 8, 3), sejak=dt.date(2026, 8, 3), ibu=hamil.ibu
    )
    orang = Orang.objects.get(nama="Berbeda")
    orang.tanggal_lahir = dt.date(2024, 5, 3)
    orang.save()
    assert nama() == []


def test_benar_silences_exactly_the_doubt_it_answers(keluarga: Keluarga, kpm: Pengguna) -> None:
    semua_jenis(keluarga)
    sisa = [(satu.untuk, satu.ragu.kode) for satu in semua()]
    for satu in semua():
        jawaban = benar(satu, kpm)
        sisa.remove((satu.untuk, satu.ragu.kode))
        assert [(s.untuk, s.ragu.kode) for s in semua()] == sisa
        assert (jawaban.dibuat_oleh, jawaban.kalimat) == (kpm, satu.ragu.pernyataan)


def test_another_value_is_another_doubt_and_an_answer_can_be_taken_back(keluarga: Keluarga, kpm: Pengguna) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    kini = ukur(satu, SEPTEMBER, "8.2")
    jawaban = benar(semua()[0], kpm)
    assert nama() == []
    PemantauanAnak.objects.filter(pk=kini.pk).update(berat=D("8.1"))
    assert [s.ragu.kode for s in semua()] == ["berat_turun:8.1"]
    PemantauanAnak.objects.filter(pk=kini.pk).update(berat=D("8.2"))
    assert nama() == []
    tarik_jawaban(jawaban=jawaban, oleh=kpm)
    assert [s.ragu.kode for s in semua()] == ["berat_turun:8.2"]
    assert JawabanRagu.history.filter(history_type="-").get().history_user == kpm


def test_what_was_confirmed_at_entry_is_not_doubted_again(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2", dipastikan={"berat_turun:8.2": "8.2"})
    assert (nama(), ditahan(), jumlah_ragu(SEPTEMBER)) == ([], set(), 0)


def test_two_answers_to_one_doubt_are_one(keluarga: Keluarga, kpm: Pengguna) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    ragu = semua()[0]
    pertama, kedua = benar(ragu, kpm), benar(ragu, PenggunaFactory())
    assert (pertama.pk, kedua.dibuat_oleh, JawabanRagu.objects.count()) == (kedua.pk, kpm, 1)


def test_a_value_that_was_mended_meanwhile_has_nothing_to_answer(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    kini = ukur(satu, SEPTEMBER, "8.2")
    ragu = semua()[0]
    PemantauanAnak.objects.filter(pk=kini.pk).update(berat=D("10.2"))
    with pytest.raises(TidakDiragukan):
        benar(ragu)
    assert JawabanRagu.objects.count() == 0


def test_nobody_is_asked_about_the_dead_or_about_those_who_left(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    Orang.objects.update(keluar_pada=dt.date(2026, 9, 10), sebab_keluar="meninggal")
    assert nama() == []
    Orang.objects.update(sebab_keluar="pindah")
    # their months can still be mended, what has ended elsewhere is nobody's here
    assert [kode for kode, _ in nama()] == [
        "panjang",
        "berat",
        "zskor",
        "lazim",
        "berdiri",
        "tikar",
        "bulanan",
        "lahir",
    ]


# ---------------------------------------------------------------- what is held back


def test_a_doubted_measurement_stays_out_of_z_scores_until_somebody_answers(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    # 12 bulan penuh, hari 365: M 75.7391, S 0.03137 -> (71.0 - 75.7391) / 2.3759 = -1.9946
    PemantauanAnakFactory(
        anak=satu, bulan=Bulan(2026, 6), tanggal=dt.date(2026, 6, 15), panjang=D("71.0"), tinggi=True, cara_ukur="L"
    )
    kini = ukur(satu, SEPTEMBER, panjang="60.0")
    assert ditahan() == {(kini.uuid, "panjang")}
    assert [titik.diragukan for titik in tumbuh_anak(satu)] == [False, True]
    terakhir = tumbuh_terakhir(None, HARI_INI)[satu.uuid].pb_u
    assert terakhir is not None
    assert (terakhir.z, terakhir.kategori) == (D("-1.99"), "Normal")

    benar(semua()[0])

    assert ditahan() == set()
    terakhir = tumbuh_terakhir(None, HARI_INI)[satu.uuid].pb_u
    assert terakhir is not None
    assert terakhir.kategori == "Sangat pendek"
    kini.refresh_from_db()
    assert kini.tinggi is True  # the service was given all the time


def test_one_slip_of_the_pen_is_one_doubt_until_it_is_called_right(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    ukur(satu, JULI, "9.6", "75.0")
    salah = ukur(satu, AGUSTUS, "13.7", "85.2")  # the comma and a digit slipped
    kini = ukur(satu, SEPTEMBER, "9.9", "76.1")  # fits July: nobody need be asked about it
    tumbuh = tumbuh_terakhir(None, HARI_INI)[satu.uuid]
    assert {(s.untuk, s.ragu.nama) for s in semua()} == {(salah.uuid, "berat_naik"), (salah.uuid, "panjang_naik")}
    assert (ditahan(), jumlah_ragu(SEPTEMBER)) == ({(salah.uuid, "berat"), (salah.uuid, "panjang")}, 0)
    assert (tumbuh.bb_u and tumbuh.bb_u.tanggal, tumbuh.pb_u and tumbuh.pb_u.tanggal) == (kini.tanggal, kini.tanggal)
    for keraguan in semua():  # so the child did weigh 13.7 kg: September is asked about after all
        benar(keraguan)
    assert {(s.untuk, s.ragu.nama) for s in semua()} == {(kini.uuid, "berat_turun"), (kini.uuid, "panjang_turun")}
    assert (ditahan(), jumlah_ragu(SEPTEMBER)) == ({(kini.uuid, "berat"), (kini.uuid, "panjang")}, 2)


def test_a_length_within_the_error_of_measuring_is_not_held_back(keluarga: Keluarga) -> None:
    satu, lain = anak(keluarga), anak(keluarga)
    for siapa, panjang in ((satu, "76.5"), (lain, "76.4")):
        ukur(siapa, AGUSTUS, panjang="77.0")
        kini = ukur(siapa, SEPTEMBER, panjang=panjang)
    assert [(s.untuk, s.ragu.kode) for s in semua()] == [(kini.uuid, "panjang_turun:76.4")]
    assert ditahan() == {(kini.uuid, "panjang")}


def test_a_change_that_stays_is_one_doubt_too(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    turun = [ukur(satu, bulan, berat) for bulan, berat in ((JULI, "10.3"), (AGUSTUS, "8.2"), (SEPTEMBER, "8.3"))][1]
    assert {(s.untuk, s.ragu.nama) for s in semua()} == {(turun.uuid, "berat_turun")}
    assert kotak_ragu(HARI_INI, (SEPTEMBER, SEPTEMBER)) == []


def test_the_count_is_told_in_the_same_queries_for_one_child_and_for_three(
    keluarga: Keluarga, django_assert_num_queries: Any
) -> None:
    for _ in (1, 2):
        satu = anak(keluarga)
        ukur(satu, AGUSTUS, "10.3")
        ukur(satu, SEPTEMBER, "8.2")
        with django_assert_num_queries(4):
            jumlah_ragu(SEPTEMBER)
        anak(keluarga)


def test_the_count_of_a_month_is_that_of_its_rows(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    masa = (SEPTEMBER, SEPTEMBER)
    tertahan = [satu for satu in semua(masa=masa) if satu.tahan]
    assert (jumlah_ragu(SEPTEMBER), len(tertahan), jumlah_ragu(AGUSTUS)) == (5, 5, 0)
    benar(tertahan[0])
    assert jumlah_ragu(SEPTEMBER) == 4


def test_the_quarter_counts_what_the_inbox_shows_of_it(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    bulanan = [satu for satu in semua(masa=(JULI, SEPTEMBER)) if satu.bulan]
    assert len(belum_dipastikan(SEPTEMBER.triwulan)) == len(bulanan) == 7
    benar(bulanan[0])
    assert len(belum_dipastikan(SEPTEMBER.triwulan)) == 6
