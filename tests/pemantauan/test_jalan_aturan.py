"""The way from T to Y and the records behind an answer, case by case, worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from kpm.periode import Bulan, Triwulan, sebut_bulan
from pemantauan.indikator import HPK_2018
from pemantauan.pengaturan import gabungkan
from pemantauan.skor import DataPaud
from pemantauan.skor.bukti import SUMBER, bukti
from pemantauan.skor.jalan import Jalan, cari_jalan
from pemantauan.skor.masa import Catatan, Riwayat
from tests.pemantauan.bahan import TRIWULAN_3, anak, ibu

HARI_INI = dt.date(2026, 9, 17)
SEPTEMBER = Bulan(2026, 9)


def riwayat(bulan: dict[int, dict[str, Any]], lahir: dt.date, hari: int = 15, **lain: Any) -> Riwayat:
    """Records of months of 2026 by number; 0 and less count back from December 2025."""
    catatan = {}
    for ke, isi in bulan.items():
        satu = Bulan(2026, ke) if ke > 0 else Bulan(2025, 12 + ke)
        catatan[satu] = Catatan(satu.awal.replace(day=hari), isi)
    dasar = {"mulai": Bulan.dari_tanggal(lahir), "akhir": Bulan(2027, 12), "lahir": lahir, "catatan": catatan}
    return Riwayat(**(dasar | lain))


def jalan(
    kelompok: str, kode: str, data: Any, riwayat: Riwayat, pada: dt.date = HARI_INI, triwulan: int = 3, **atur: str
) -> Jalan:
    return cari_jalan(kelompok, kode, data, riwayat, Triwulan(2026, triwulan), gabungkan(atur), HPK_2018, pada)


# ---------------------------------------------------------------- ibu

HPHT = dt.date(2026, 3, 10)


def test_a_missing_check_can_still_be_made_until_the_quarters_last_day() -> None:
    hasil = jalan("ibu", "anc", ibu(usia_bulan=5, anc=0), riwayat({7: {"anc": 0}, 8: {"anc": 0}}, HPHT))

    assert hasil.ringkas == "Masih bisa: periksa kehamilan 1 kali lagi sampai 30 September 2026"
    assert (hasil.jumlah, hasil.sampai, hasil.susulkan) == (1, dt.date(2026, 9, 30), ())


def test_what_the_last_record_denied_cannot_be_mended_once_every_month_has_its_record() -> None:
    bulan = {ke: {"air": False} for ke in (7, 8, 9)}
    hasil = jalan("ibu", "air", ibu(usia_bulan=6, air=False), riwayat(bulan, HPHT), pada=dt.date(2026, 10, 5))

    assert hasil.ringkas == "Terlambat untuk triwulan ini: tidak ada bulan yang masih dapat diisi"


def test_a_month_without_an_answer_is_offered_for_late_entry() -> None:
    hasil = jalan("ibu", "anc", ibu(usia_bulan=5), riwayat({8: {"air": True}}, HPHT))

    assert hasil.jumlah == 1
    assert hasil.kalimat_susulan == "Susulkan catatan Juli atau Agustus 2026 bila waktu itu sudah periksa kehamilan"


def test_a_pregnancy_that_reaches_trimester_3_this_month_needs_two_checks() -> None:
    # 6 months on 15 August, 7 from 10 September on
    hasil = jalan("ibu", "anc", ibu(usia_bulan=6, anc=0), riwayat({7: {"anc": 0}, 8: {"anc": 0}}, dt.date(2026, 2, 10)))

    assert hasil.jumlah == 2


def test_a_pregnancy_whose_age_was_typed_grows_with_the_months() -> None:
    # typed 5 in July: 7 in September, two are needed
    catatan = replace(riwayat({7: {"anc": 0, "usia_bulan": 5}, 8: {"anc": 0}}, HPHT), lahir=None)

    assert jalan("ibu", "anc", ibu(usia_bulan=5, anc=0), catatan).jumlah == 2


def test_on_the_last_day_two_more_checks_are_too_late() -> None:
    catatan = riwayat({7: {"anc": 0}, 8: {"anc": 0}, 9: {"anc": 0}}, dt.date(2025, 12, 10))
    data = ibu(usia_bulan=9, anc=0)

    akhir, sehari_sebelum = (
        jalan("ibu", "anc", data, catatan, pada=hari) for hari in (dt.date(2026, 9, 30), dt.date(2026, 9, 29))
    )

    assert akhir.ringkas == "Terlambat untuk triwulan ini: masih kurang 2 kali"
    assert sehari_sebelum.jumlah == 2


def test_tablets_are_counted_to_thirty() -> None:
    hasil = jalan("ibu", "fe", ibu(usia_bulan=5, fe=12), riwayat({7: {"fe": 12}, 8: {"fe": 0}}, HPHT))

    assert hasil.ringkas == "Masih bisa: terima dan minum 18 tablet tambah darah lagi sampai 30 September 2026"


def test_after_the_quarter_only_what_was_received_then_can_be_written_down() -> None:
    hasil = jalan("ibu", "anc", ibu(usia_bulan=5, anc=0), riwayat({7: {"anc": 0}, 9: {"anc": 0}}, HPHT),
                  pada=dt.date(2026, 10, 3))  # fmt: skip

    assert (
        hasil.ringkas
        == "Masih bisa: susulkan catatan Agustus 2026 bila waktu itu sudah periksa kehamilan (perlu 1 kali)"
    )
    assert (hasil.jumlah, hasil.perlu_susulan, hasil.sampai) == (0, 1, None)


def test_after_the_quarter_with_every_month_answered_it_is_too_late() -> None:
    catatan = riwayat({7: {"anc": 0}, 8: {"anc": 0}, 9: {"anc": 0}}, HPHT)

    hasil = jalan("ibu", "anc", ibu(usia_bulan=5, anc=0), catatan, pada=dt.date(2026, 10, 1))

    assert (hasil.mungkin, hasil.terlambat) == (False, "Terlambat untuk triwulan ini: masih kurang 1 kali")


def test_nifas_counts_months_of_the_quarter_before_and_offers_them() -> None:
    catatan = riwayat({7: {"nifas": 1}}, dt.date(2025, 9, 20), akhir=Bulan(2026, 8), selesai=dt.date(2026, 6, 25))
    data = ibu(melahirkan=dt.date(2026, 6, 25), nifas=1)

    lanjut = jalan("ibu", "nifas", data, catatan, pada=dt.date(2026, 8, 1))
    lewat = jalan("ibu", "nifas", data, catatan, pada=dt.date(2026, 9, 1))

    assert (lanjut.jumlah, lanjut.sampai, lanjut.susulkan) == (2, dt.date(2026, 8, 31), (Bulan(2026, 6),))
    assert (lewat.jumlah, lewat.perlu_susulan, lewat.susulkan) == (0, 2, (Bulan(2026, 6), Bulan(2026, 8)))


def test_a_finalised_quarter_before_takes_no_late_entry() -> None:
    catatan = riwayat({7: {"nifas": 0}, 8: {"nifas": 0}}, dt.date(2025, 9, 20), akhir=Bulan(2026, 8),
                      selesai=dt.date(2026, 6, 25), tertutup=frozenset({Triwulan(2026, 2)}))  # fmt: skip

    hasil = jalan("ibu", "nifas", ibu(melahirkan=dt.date(2026, 6, 25), nifas=0), catatan, pada=dt.date(2026, 9, 1))

    assert hasil.ringkas == "Terlambat untuk triwulan ini: masih kurang 3 kali"


def test_a_finalised_quarter_says_so() -> None:
    catatan = riwayat({}, HPHT, tertutup=frozenset({TRIWULAN_3}))

    assert jalan("ibu", "anc", ibu(anc=0), catatan).ringkas == "Triwulan sudah ditutup"


def test_a_setting_that_gives_every_normal_mother_t_has_no_way_out() -> None:
    hasil = jalan("ibu", "kunjungan", ibu(usia_bulan=5, kek=False), riwayat({}, HPHT), bumil_normal_kunjungan="T")

    assert hasil.ringkas == "Menurut pengaturan pedoman selalu T bagi ibu hamil normal"


def test_what_a_household_has_is_recorded_on_the_last_month() -> None:
    catatan = riwayat({8: {"jamban": False}}, HPHT)
    data = ibu(usia_bulan=5, jamban=False)

    berjalan = jalan("ibu", "jamban", data, catatan)
    # July lies before the record that decides, September after it
    berakhir = jalan("ibu", "jamban", data, catatan, pada=dt.date(2026, 10, 2))

    assert berjalan.ringkas == "Masih bisa: bila jamban sehat sudah ada, catat Ya sampai 30 September 2026"
    assert berakhir.susulkan == (SEPTEMBER,)


# ---------------------------------------------------------------- anak


def bulan_timbang(*ya: int, sampai: int = 8) -> dict[int, dict[str, Any]]:
    return {ke: {"timbang": ke in ya} for ke in range(-8, sampai + 1)}


LAHIR = dt.date(2025, 8, 16)  # twelve months on 16 August, thirteen on 16 September 2026


def test_weighing_before_the_band_changes_is_enough_and_later_is_not() -> None:
    # at 12 months 5 of 6 are needed (4 are there), at 13 months 8 of 12
    data = anak(umur_bulan=12, timbang_2q=4, timbang_4q=4, timbang_6q=4)

    hasil = jalan("anak", "timbang", data, riwayat(bulan_timbang(4, 5, 6, 7), LAHIR, 20), pada=dt.date(2026, 9, 5))

    assert hasil.ringkas == "Masih bisa: timbang 1 kali lagi sampai 15 September 2026"


def test_weighing_after_the_band_changed_is_enough_and_earlier_is_not() -> None:
    # 3 of 6 and 7 of 12 are there
    data = anak(umur_bulan=12, timbang_2q=3, timbang_4q=7, timbang_6q=7)
    catatan = riwayat(bulan_timbang(0, 1, 2, 3, 4, 5, 6), LAHIR, 20)

    hasil = jalan("anak", "timbang", data, catatan, pada=dt.date(2026, 9, 5))

    assert hasil.waktu == "antara 16 dan 30 September 2026"
    assert (hasil.jumlah, hasil.bulan) == (1, (SEPTEMBER,))


def test_growing_into_the_next_band_can_be_enough_by_itself() -> None:
    # 3 of 6 are too few at 12 months, 8 of 12 enough at 13: the first of September on, any record will do
    data = anak(umur_bulan=12, timbang_2q=3, timbang_4q=8, timbang_6q=8)
    catatan = riwayat(bulan_timbang(-1, 0, 1, 2, 3, 4, 5, 6), dt.date(2025, 8, 1), 20)

    hasil = jalan("anak", "timbang", data, catatan)

    assert (hasil.jumlah, hasil.catat, hasil.ringkas) == (0, SEPTEMBER, "Masih bisa: isi catatan September 2026")


def test_weighing_is_asked_for_where_growing_alone_would_depend_on_the_day() -> None:
    # 4 of 6 on 5 September at 12 months, and 8 of 12 from the 16th on: one more weighing does on either side
    data = anak(umur_bulan=12, timbang_2q=4, timbang_4q=8, timbang_6q=8)
    catatan = riwayat(bulan_timbang(0, 1, 2, 3, 4, 5, 6, 7), LAHIR, 20)

    hasil = jalan("anak", "timbang", data, catatan, pada=dt.date(2026, 9, 5))

    assert hasil.ringkas == "Masih bisa: timbang 1 kali lagi sampai 30 September 2026"


def test_after_the_quarter_a_record_without_the_service_can_be_the_one_that_is_missing() -> None:
    # nobody wrote September down; at 13 months 8 of 12 are enough
    data = anak(umur_bulan=12, timbang_2q=3, timbang_4q=8, timbang_6q=8)
    catatan = riwayat(bulan_timbang(-1, 0, 1, 2, 3, 4, 5, 6), dt.date(2025, 8, 1), 20)

    hasil = jalan("anak", "timbang", data, catatan, pada=dt.date(2026, 10, 2))

    assert (hasil.jumlah, hasil.perlu_susulan, hasil.catat) == (0, 0, SEPTEMBER)


def test_more_months_than_are_left_need_late_entries_or_are_too_late() -> None:
    lahir = dt.date(2025, 3, 1)
    # 17 months in August with 7 of 12 (8 are needed); 18 in September, when it is 15 of 18 and 13 are there
    tanpa = (1, 2, 3, 4)
    isi = {ke: {"timbang": True} for ke in range(-8, 9) if ke not in tanpa}
    data = anak(umur_bulan=17, timbang_2q=4, timbang_4q=7, timbang_6q=13)

    dapat = jalan("anak", "timbang", data, riwayat(isi, lahir))
    penuh = jalan("anak", "timbang", data, riwayat(isi | {ke: {"timbang": False} for ke in tanpa}, lahir))

    assert (dapat.jumlah, dapat.perlu_susulan) == (1, 1)
    assert dapat.ringkas == (
        "Masih bisa: timbang 1 kali lagi sampai 30 September 2026, dan susulkan salah satu catatan "
        "Januari–April 2026 bila waktu itu sudah ditimbang"
    )
    assert dapat.nanti == "Ditimbang 13 dari 18 bulan, perlu 15"
    assert penuh.ringkas == "Terlambat untuk triwulan ini: masih kurang 2 bulan, tinggal 1 bulan"


@pytest.mark.parametrize(
    ("bulan", "pada", "ringkas"),
    [
        ({2: False, 8: False}, HARI_INI, "Terlambat untuk triwulan ini: pengukuran Februari dan Agustus sudah lewat"),
        ({2: True, 8: False}, HARI_INI, "Terlambat untuk triwulan ini: pengukuran Agustus sudah lewat"),
        (
            {2: True},
            dt.date(2026, 8, 3),
            "Masih bisa: ukur panjang atau tinggi badan sampai 31 Agustus 2026",
        ),
        (
            {8: True},
            HARI_INI,
            "Masih bisa: susulkan catatan Februari 2026 bila waktu itu sudah diukur",
        ),
        ({2: False}, dt.date(2026, 8, 3), "Terlambat untuk triwulan ini: pengukuran Februari sudah lewat"),
    ],
)
def test_measuring_months_that_passed_are_named(bulan: dict[int, bool], pada: dt.date, ringkas: str) -> None:
    catatan = riwayat({ke: {"tinggi": isi} for ke, isi in bulan.items()} | {7: {"timbang": True}}, dt.date(2025, 7, 1))
    data = anak(umur_bulan=12, tinggi_pertama=bulan.get(2), tinggi_kedua=bulan.get(8))

    assert jalan("anak", "tinggi", data, catatan, pada=pada).ringkas == ringkas


def test_immunisation_asks_for_measles_only_from_ten_months() -> None:
    catatan = {8: {"imunisasi": "belum"}}

    muda = jalan("anak", "imunisasi", anak(umur_bulan=8, imunisasi="belum"), riwayat(catatan, dt.date(2025, 12, 10)))
    # nine months until 19 September, ten from the 20th
    tua = jalan("anak", "imunisasi", anak(umur_bulan=9, imunisasi="kecuali"), riwayat(catatan, dt.date(2025, 11, 10)))

    assert muda.langkah == "Lengkapi imunisasi dasar, campak boleh menyusul, dan catat"
    assert tua.langkah == "Lengkapi imunisasi dasar dengan campak dan catat"


def test_a_child_near_its_second_birthday_has_until_the_day_before() -> None:
    lahir = dt.date(2024, 9, 20)
    catatan = riwayat({8: {"kunjungan": 1}}, lahir, akhir=SEPTEMBER, batas=dt.date(2026, 9, 19))
    data = anak(umur_bulan=22, stunting=True, kunjungan=1)

    dapat, lewat = (jalan("anak", "kunjungan", data, catatan, pada=hari) for hari in (HARI_INI, dt.date(2026, 9, 20)))

    assert dapat.sampai == dt.date(2026, 9, 19)
    assert (lewat.jumlah, lewat.susulkan) == (0, (Bulan(2026, 7), SEPTEMBER))


def test_only_the_mothers_counselling_counts_where_the_settings_say_so() -> None:
    isi = {ke: {"konseling_ayah": True, "konseling_ibu": ke in (4, 5, 6, 7)} for ke in range(4, 9)}
    data = anak(umur_bulan=8, konseling_2q=5, konseling_ibu_2q=4)

    hasil = jalan("anak", "konseling", data, riwayat(isi, dt.date(2025, 12, 1)), konseling_anak="ibu")

    assert hasil.langkah == "Ibu ikut konseling gizi 1 kali lagi"


# ---------------------------------------------------------------- paud


def data_paud(hadir: int, terisi: int) -> DataPaud:
    return DataPaud(
        id="p", nama="Anak", jenis_kelamin="P", keluarga=1, nomor_keluarga=1, dusun="Satu", umur_bulan=40,
        hadir=hadir, terisi=terisi,
    )  # fmt: skip


def test_paud_needs_four_of_five_months_hence_no_month_missed_in_a_quarter() -> None:
    lahir = dt.date(2023, 5, 1)
    belum = jalan("paud", "paud", data_paud(0, 0), riwayat({}, lahir))
    sekali = jalan("paud", "paud", data_paud(1, 2), riwayat({7: {"hadir": True}, 8: {"hadir": False}}, lahir))

    assert belum.langkah == "Anak ikut PAUD bulan September 2026"
    assert belum.susulkan == (Bulan(2026, 7), Bulan(2026, 8))
    assert sekali.ringkas == "Terlambat untuk triwulan ini: sudah 1 bulan tidak ikut"


def test_paud_names_the_month_only_where_no_other_would_do() -> None:
    lahir, pada = dt.date(2023, 5, 1), dt.date(2026, 8, 20)
    absen = jalan("paud", "paud", data_paud(1, 2), riwayat({7: {"hadir": True}, 8: {"hadir": False}}, lahir), pada)
    kosong = jalan("paud", "paud", data_paud(0, 0), riwayat({}, lahir), pada)

    # July and August make 2 of 2; July and September would make 2 of 3, less than 80 percent
    assert absen.ringkas == "Masih bisa: anak ikut PAUD bulan Agustus 2026 sampai 31 Agustus 2026"
    assert kosong.ringkas == "Masih bisa: anak ikut PAUD 1 bulan lagi sampai 30 September 2026"


# ---------------------------------------------------------------- bukti


def lihat(kelompok: str, kode: str, data: Any, triwulan: int = 3, **atur: str) -> str:
    hasil = bukti(kelompok, kode, data, Triwulan(2026, triwulan), gabungkan(atur), HPK_2018)
    return sebut_bulan(hasil.bulan)


@pytest.mark.parametrize(
    ("kode", "umur", "bulan"),
    [
        ("timbang", 5, "Juli–September 2026"),
        ("timbang", 6, "April–September 2026"),
        ("timbang", 12, "April–September 2026"),
        ("timbang", 13, "Oktober 2025–September 2026"),
        ("timbang", 17, "Oktober 2025–September 2026"),
        ("timbang", 18, "April 2025–September 2026"),
        ("parenting", 20, "April–September 2026"),
        ("kunjungan", 20, "Juli–September 2026"),
        ("tinggi", 3, "Juli–September 2026"),
        ("tinggi", 8, "Agustus 2026"),
        ("tinggi", 9, "Februari dan Agustus 2026"),
    ],
)
def test_the_months_looked_at_follow_age_and_window(kode: str, umur: int, bulan: str) -> None:
    assert lihat("anak", kode, anak(umur_bulan=umur)) == bulan


def test_settings_change_the_months_and_fields_looked_at() -> None:
    assert lihat("anak", "timbang", anak(umur_bulan=18), anak_18_bulan_band="sebelum") == "Oktober 2025–September 2026"
    assert lihat("anak", "tinggi", anak(umur_bulan=9), tinggi_rule="triwulan") == "Juli–September 2026"
    ibu_saja = bukti("anak", "konseling", anak(), TRIWULAN_3, gabungkan({"konseling_anak": "ibu"}), HPK_2018)
    assert ibu_saja.sumber.bidang == ("konseling_ibu",)


def test_nifas_is_looked_at_since_the_month_of_delivery() -> None:
    assert lihat("ibu", "nifas", ibu(melahirkan=dt.date(2026, 6, 25))) == "Juni–September 2026"
    assert lihat("ibu", "nifas", ibu(melahirkan=dt.date(2026, 8, 2))) == "Agustus dan September 2026"
    assert lihat("ibu", "nifas", ibu()) == "Juli–September 2026"


def test_the_source_is_one_sentence_with_form_and_months() -> None:
    satu = bukti("anak", "timbang", anak(umur_bulan=14), TRIWULAN_3, gabungkan({}), HPK_2018)

    assert satu.kalimat == "Bulan dengan penimbangan, Formulir 2B, Oktober 2025–September 2026"


def test_every_indicator_has_a_source() -> None:
    for kelompok in ("ibu", "anak", "paud"):
        assert set(SUMBER[kelompok]) == {satu.kode for satu in HPK_2018.kelompok(kelompok)}
