"""What is unlikely is asked about once, in a sentence with the numbers, and the answer stays with the record."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.antropometri import lms
from pemantauan.kelayakan import Lalu, Ragu, keraguan_anak, keraguan_ibu, lalu_dan_lahir, sisakan
from pemantauan.kelayakan.baku import BERAT_LAZIM, PANJANG_LAZIM
from pemantauan.models import PemantauanAnak, PemantauanIbu
from tests.factories import AnakFactory, KehamilanFactory, PemantauanAnakFactory, PemantauanIbuFactory

HARI_INI = dt.date(2026, 9, 17)
AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)
D = Decimal


def anak(nilai: dict[str, Any], *, umur: int = 14, kelamin: str = "P", **lain: Any) -> list[str]:
    dasar: dict[str, Any] = {"lalu": {}, "tanggal": HARI_INI, "hari_ini": HARI_INI}
    return [r.kalimat for r in keraguan_anak(nilai, umur=umur, jenis_kelamin=kelamin, **(dasar | lain))]


def ibu(nilai: dict[str, Any], **lain: Any) -> list[str]:
    dasar: dict[str, Any] = {"lalu": {}, "bulan": SEPTEMBER, "melahirkan": None, "hpht": None}
    dasar |= {"tanggal": HARI_INI, "hari_ini": HARI_INI}
    return [r.kalimat for r in keraguan_ibu(nilai, **(dasar | lain))]


def lalu(nilai: Any, jarak: int = 1, sebutan: str = "Agustus") -> Lalu:
    return Lalu(nilai, sebutan, jarak)


@pytest.mark.parametrize(
    ("berat", "dulu", "jarak", "kalimat"),
    [
        ("8.2", "10.3", 1, ["Berat turun 2,1 kg dari Agustus (10,3 kg), benar?"]),
        ("9.27", "10.3", 1, []),  # a tenth exactly
        ("9.26", "10.3", 1, ["Berat turun 1,04 kg dari Agustus (10,3 kg), benar?"]),
        ("10.2", "8.2", 1, []),  # 2 kg exactly
        ("10.21", "8.2", 1, ["Berat naik 2,01 kg dari Agustus (8,2 kg), benar?"]),
        ("11.2", "8.2", 2, []),  # 2 + 1 kg in two months
        ("11.21", "8.2", 2, ["Berat naik 3,01 kg dari Agustus (8,2 kg), benar?"]),
    ],
)
def test_a_weight_that_fell_or_jumped_is_asked_about_by_months_apart(
    berat: str, dulu: str, jarak: int, kalimat: list[str]
) -> None:
    assert anak({"berat": D(berat)}, lalu={"berat": lalu(D(dulu), jarak)}) == kalimat


@pytest.mark.parametrize(
    ("panjang", "umur", "jarak", "kalimat"),
    [
        ("70.5", 14, 1, ["Panjang 70,5 cm lebih pendek daripada Agustus (70,6 cm), benar?"]),
        ("70.6", 14, 1, []),
        ("74.6", 14, 1, []),  # 4 cm in a month
        ("74.7", 14, 1, ["Panjang bertambah 4,1 cm dari Agustus (70,6 cm), benar?"]),
        ("77.1", 14, 2, []),  # 4 + 2.5 cm in two
        ("77.2", 14, 2, ["Panjang bertambah 6,6 cm dari Agustus (70,6 cm), benar?"]),
    ],
)
def test_a_length_that_shrank_or_shot_up_is_asked_about(
    panjang: str, umur: int, jarak: int, kalimat: list[str]
) -> None:
    assert anak({"panjang": D(panjang)}, umur=umur, lalu={"panjang": lalu(D("70.6"), jarak)}) == kalimat


@pytest.mark.parametrize("kelamin", ["L", "P"])
@pytest.mark.parametrize("jarak", range(1, 13))
def test_a_baby_on_the_middle_line_is_never_asked_about_however_seldom_it_is_measured(kelamin: str, jarak: int) -> None:
    tabel = lms.baris("pb_u")[kelamin]
    for umur in range(jarak, 24):
        dahulu, kini = (D(str(round(tabel[round(bulan * 30.4375)][1], 1))) for bulan in (umur - jarak, umur))
        assert anak({"panjang": kini}, umur=umur, kelamin=kelamin, lalu={"panjang": lalu(dahulu, jarak)}) == []


def test_a_jump_across_the_first_months_is_still_asked_about() -> None:
    # from birth to six months: 3 x 4 cm, then 4 + 2 x 2.5 cm
    semula = {"panjang": lalu(D(50), 6, "Maret")}
    assert anak({"panjang": D(71)}, umur=6, lalu=semula) == []
    assert anak({"panjang": D("71.1")}, umur=6, lalu=semula) == ["Panjang bertambah 21,1 cm dari Maret (50 cm), benar?"]


def test_young_babies_grow_faster() -> None:
    semula = {"panjang": lalu(D(50), 1, "saat lahir")}
    assert anak({"panjang": D(56)}, umur=1, lalu=semula) == []
    assert anak({"panjang": D("56.1")}, umur=3, lalu=semula) == [
        "Panjang bertambah 6,1 cm dari saat lahir (50 cm), benar?"
    ]


def test_a_newborn_may_seem_a_centimetre_shorter_than_at_birth() -> None:
    semula = {"panjang": lalu(D(50), 1, "saat lahir")}
    assert anak({"panjang": D(49)}, umur=0, lalu=semula) == []
    assert anak({"panjang": D("48.9")}, umur=0, lalu=semula) == [
        "Panjang 48,9 cm lebih pendek daripada saat lahir (50 cm), benar?"
    ]


def test_a_child_measured_standing_for_the_first_time_may_be_seven_millimetres_shorter() -> None:
    semula = {"panjang": lalu(D("80.6")), "cara_ukur": lalu("L")}
    assert anak({"panjang": D("79.9"), "cara_ukur": "H"}, umur=23, lalu=semula) == []
    assert anak({"panjang": D("79.8"), "cara_ukur": "H"}, umur=23, lalu=semula) == [
        "Panjang 79,8 cm lebih pendek daripada Agustus (80,6 cm), benar?"
    ]


def test_a_late_entry_is_compared_with_the_month_after_it() -> None:
    sesudah = {"panjang": lalu(D("70.6"), 1, "September")}
    assert anak({"panjang": D("71.3")}, kemudian=sesudah) == []
    assert anak({"panjang": D("71.4")}, kemudian=sesudah) == [
        "Panjang 71,4 cm melebihi September sesudahnya (70,6 cm), benar?"
    ]


@pytest.mark.parametrize(
    ("nilai", "umur", "kelamin", "kalimat"),
    [
        ({"berat": D("5.8")}, 14, "P", []),
        ({"berat": D("5.79")}, 14, "P", ["Berat 5,79 kg jauh di bawah yang biasa untuk anak perempuan 14 bulan "]),
        ({"berat": D("19.4")}, 24, "L", []),
        ({"berat": D("19.5")}, 24, "L", ["Berat 19,5 kg jauh di atas yang biasa untuk anak laki-laki 24 bulan "]),
        ({"berat": D("19.5")}, 30, "L", []),
        ({"berat": D("21.6")}, 30, "L", ["Berat 21,6 kg jauh di atas yang biasa untuk anak laki-laki 30 bulan "]),
        ({"panjang": D(113)}, 54, "P", []),
        ({"panjang": D(60)}, 60, "P", []),
        ({"panjang": D(42)}, 0, "L", []),
        ({"panjang": D("41.9")}, 0, "L", ["Panjang 41,9 cm jauh di bawah yang biasa untuk anak laki-laki 0 bulan "]),
        ({"panjang": D("85.1")}, 11, "L", ["Panjang 85,1 cm jauh di atas yang biasa untuk anak laki-laki 11 bulan "]),
    ],
)
def test_a_measure_far_from_those_of_the_age_and_sex_is_asked_about(
    nilai: dict[str, Any], umur: int, kelamin: str, kalimat: list[str]
) -> None:
    assert [teks.split("(")[0] for teks in anak(nilai, umur=umur, kelamin=kelamin)] == kalimat


def test_one_number_is_asked_about_once() -> None:
    # 4,2 kg is far below the usual 5,8 kg too, but the fall says it already
    semula = {"berat": lalu(D("8.2")), "panjang": lalu(D("70.6"))}
    assert anak({"berat": D("4.2"), "panjang": D(60)}, lalu=semula) == [
        "Berat turun 4 kg dari Agustus (8,2 kg), benar?",
        "Panjang 60 cm lebih pendek daripada Agustus (70,6 cm), benar?",
    ]


def test_the_table_of_usual_measures_is_that_of_the_standard() -> None:
    # weight-for-age at birth: boys L 0,3487 M 3,3464 S 0,14602 -> SD(-2) 2,459, SD(-3) 2,080, so SD(-4) 1,701
    assert BERAT_LAZIM["L"][0][0] == 1.7
    # length-for-age at birth, L = 1: girls M 49,1477 S 0,03790 -> 49,1477 x (1 - 4 x 0,0379) = 41,70
    assert PANJANG_LAZIM["P"][0][0] == 42
    # on day 1796 (59 x 30,4375), L = 1: boys M 109,4203 S 0,04202 -> 109,4203 x (1 - 4 x 0,04202) = 91,03
    assert PANJANG_LAZIM["L"][59][0] == 91
    for tabel in (BERAT_LAZIM, PANJANG_LAZIM):
        for baris in tabel.values():
            assert len(baris) == 60
            assert list(baris) == sorted(baris)
            assert all(bawah < atas for bawah, atas in baris)


@pytest.mark.parametrize(
    ("nilai", "semula", "umur", "kalimat"),
    [
        (
            {"imunisasi": "belum"},
            {"imunisasi": lalu("lengkap")},
            14,
            ["Imunisasi lengkap pada Agustus, sekarang belum, benar?"],
        ),
        (
            {"imunisasi": "kecuali"},
            {"imunisasi": lalu("lengkap")},
            14,
            ["Imunisasi lengkap pada Agustus, sekarang lengkap kecuali campak, benar?"],
        ),
        ({"imunisasi": "lengkap"}, {"imunisasi": lalu("kecuali")}, 9, []),
        (
            {"imunisasi": "lengkap"},
            {},
            8,
            ["Imunisasi lengkap pada 8 bulan, padahal campak diberikan mulai 9 bulan, benar?"],
        ),
        ({"kunjungan": 8}, {}, 14, []),
        ({"kunjungan": 9}, {}, 14, ["Kunjungan rumah 9 kali dalam satu bulan, benar?"]),
        ({"air": False}, {"air": lalu(True)}, 14, ["Air minum layak Ya menurut Agustus, sekarang Tidak, benar?"]),
        ({"jamban": False}, {"jamban": lalu(False)}, 14, []),
        (
            {"jamkes": False},
            {"jamkes": lalu(True, 1, "data orang")},
            14,
            ["Jaminan kesehatan Ya menurut data orang, sekarang Tidak, benar?"],
        ),
        (
            {"akta": False},
            {"akta": lalu(True)},
            14,
            ["Akta lahir sudah ada menurut Agustus dan tidak dapat hilang, sekarang Tidak, benar?"],
        ),
        ({"panjang": D(68), "cara_ukur": "H"}, {}, 8, ["Anak 8 bulan diukur berdiri, benar?"]),
        ({"panjang": D(68), "cara_ukur": "H"}, {}, 9, []),
    ],
)
def test_services_that_go_backwards_are_asked_about(
    nilai: dict[str, Any], semula: dict[str, Lalu], umur: int, kalimat: list[str]
) -> None:
    assert anak(nilai, umur=umur, lalu=semula) == kalimat


@pytest.mark.parametrize(
    ("nilai", "lain", "kalimat"),
    [
        ({"fe": 31}, {}, []),
        ({"fe": 32}, {}, ["32 tablet Fe untuk 1 kali periksa, benar?"]),
        ({"fe": 62, "anc": 2}, {}, []),
        ({"fe": 63, "anc": 2}, {}, ["63 tablet Fe untuk 2 kali periksa, benar?"]),
        ({"fe": 90, "anc": 3}, {}, []),
        ({"fe": 91, "anc": 3}, {}, ["91 tablet Fe dalam satu bulan, benar?"]),
        ({"anc": 4, "konseling": 5, "kunjungan": 8, "nifas": 4}, {}, []),
        ({"anc": 5}, {}, ["Periksa kehamilan 5 kali dalam satu bulan, benar?"]),
        ({"nifas": 5}, {}, ["Periksa nifas 5 kali dalam satu bulan, benar?"]),
        ({"konseling": 6}, {}, ["Konseling atau kelas ibu 6 kali dalam satu bulan, benar?"]),
        ({"usia_bulan": 9}, {}, []),
        ({"usia_bulan": 10}, {}, ["Usia kehamilan 10 bulan dan belum melahirkan, benar?"]),
        ({"usia_bulan": 10}, {"melahirkan": dt.date(2026, 9, 30)}, []),
        (
            {"usia_bulan": 4},
            {"lalu": {"usia_bulan": lalu(5)}},
            ["Usia kehamilan 4 bulan, padahal 5 bulan pada Agustus, benar?"],
        ),
        ({"usia_bulan": 7}, {"lalu": {"usia_bulan": lalu(5)}}, []),
        (
            {"usia_bulan": 8},
            {"lalu": {"usia_bulan": lalu(5)}},
            ["Usia kehamilan 8 bulan, dari 5 bulan pada Agustus, benar?"],
        ),
        ({"anc": 1}, {"melahirkan": dt.date(2026, 9, 1)}, []),
        (
            {"anc": 1},
            {"melahirkan": dt.date(2026, 8, 31)},
            ["Periksa kehamilan 1 kali, padahal ibu sudah melahirkan 31 Agustus 2026, benar?"],
        ),
        ({}, {"hpht": HARI_INI}, []),
        (
            {},
            {"hpht": dt.date(2026, 9, 18)},
            ["Tanggal 17-09-2026 sebelum haid terakhir, 18 September 2026, benar?"],
        ),
    ],
)
def test_a_mothers_unlikely_month_is_asked_about(
    nilai: dict[str, Any], lain: dict[str, Any], kalimat: list[str]
) -> None:
    assert ibu(nilai, **lain) == kalimat


def test_a_day_of_monitoring_a_year_ago_is_asked_about() -> None:
    assert anak({}, tanggal=dt.date(2025, 9, 18)) == []
    assert ibu({}, tanggal=dt.date(2025, 9, 17)) == ["Tanggal 17-09-2025 sudah 12 bulan yang lalu, benar?"]


def test_a_doubt_is_asked_until_it_is_answered_or_the_value_stands_already() -> None:
    ragu = [Ragu("berat_turun:8.2", "berat", "?", "8.2"), Ragu("akta_hilang:tidak", "akta", "?", "tidak")]
    kosong: dict[str, Any] = {"tersimpan": {}, "dipastikan": {}, "jawaban": []}
    assert sisakan(ragu, **kosong) == (ragu, {})
    assert sisakan(ragu, **(kosong | {"jawaban": ["berat_turun:8.2"]})) == (ragu[1:], {"berat_turun:8.2": "8.2"})
    assert sisakan(ragu, **(kosong | {"dipastikan": {"akta_hilang:tidak": "tidak", "lama:1": "1"}})) == (
        ragu[:1],
        {"akta_hilang:tidak": "tidak"},
    )
    tersimpan = {"berat": D("8.20"), "akta": None}
    assert sisakan(ragu, **(kosong | {"tersimpan": tersimpan})) == (ragu[1:], {})


def alamat(satu: Any) -> str:
    jenis = "anak" if hasattr(satu, "orang") else "ibu"
    return f"/52.04.20.2005/pemantauan/2026-09/{jenis}/{satu.uuid}/"


def test_the_sheet_asks_once_keeps_what_was_typed_and_remembers_the_answer(di_desa: Wilayah, klien_kpm: Client) -> None:
    bayu = AnakFactory(desa=di_desa, lahir=dt.date(2025, 7, 17))
    PemantauanAnakFactory(anak=bayu, bulan=AGUSTUS, timbang=True, berat="10.30")
    isi = {"tanggal": "17-09-2026", "berat": "8,2", "catatan": "Sakit seminggu"}

    halaman = klien_kpm.post(alamat(bayu), isi).content.decode()
    assert "Berat turun 2,1 kg dari Agustus (10,3 kg), benar?" in halaman
    assert 'name="berat" value="8,2"' in halaman
    assert "Sakit seminggu" in halaman
    assert re.findall(r'name="pasti" value="([^"]*)"', halaman) == ["berat_turun:8.2"]
    assert PemantauanAnak.objects.filter(bulan=SEPTEMBER).count() == 0

    # the answer was about 8,2 kg; 7,2 kg is another question
    lain = klien_kpm.post(alamat(bayu), isi | {"berat": "7,2", "pasti": "berat_turun:8.2"}).content.decode()
    assert "Berat turun 3,1 kg dari Agustus (10,3 kg), benar?" in lain

    assert klien_kpm.post(alamat(bayu), isi | {"pasti": "berat_turun:8.2"}).status_code == 302
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.dipastikan) == (D("8.20"), {"berat_turun:8.2": "8.2"})

    ulang = isi | {"versi": "1", "tikar": "K"}
    assert klien_kpm.post(alamat(bayu), ulang).status_code == 302
    catatan.refresh_from_db()
    assert (catatan.tikar, catatan.dipastikan) == ("K", {"berat_turun:8.2": "8.2"})

    assert klien_kpm.post(alamat(bayu), isi | {"versi": "2", "berat": "9,9"}).status_code == 302
    catatan.refresh_from_db()
    assert (catatan.berat, catatan.dipastikan) == (D("9.90"), {})


def test_a_newborn_is_compared_with_the_birth(di_desa: Wilayah, klien_kpm: Client) -> None:
    bayi = AnakFactory(desa=di_desa, lahir=dt.date(2026, 9, 14), berat_lahir="2.5", panjang_lahir="49")
    halaman = klien_kpm.post(alamat(bayi), {"tanggal": "17-09-2026", "berat": "5,55", "panjang": "44"}).content.decode()
    assert re.findall(r'<p class="maju" id="ragu-\d">(.*?)</p>', halaman) == [
        "Berat naik 3,05 kg dari saat lahir (2,5 kg), benar?",
        "Panjang 44 cm lebih pendek daripada saat lahir (49 cm), benar?",
    ]


def test_a_contradiction_is_refused_before_anything_is_asked(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    halaman = klien_kpm.post(alamat(hamil), {"tanggal": "17-09-2026", "fe": "95", "anc": "11"}).content.decode()
    assert "11 kali tidak mungkin" in halaman
    assert "ragu-1" not in halaman


def test_a_mothers_answers_are_asked_and_kept(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, anc=1, air=True)
    isi = {"tanggal": "17-09-2026", "fe": "95", "anc": "1", "air": "tidak"}
    halaman = klien_kpm.post(alamat(hamil), isi).content.decode()
    kode = re.findall(r'name="pasti" value="([^"]*)"', halaman)
    assert kode == ["fe_banyak:95", "air_hilang:tidak"]
    assert klien_kpm.post(alamat(hamil), isi | {"pasti": kode}).status_code == 302
    assert PemantauanIbu.objects.get(bulan=SEPTEMBER).dipastikan == {"fe_banyak:95": "95", "air_hilang:tidak": "tidak"}


def test_a_baby_is_compared_with_its_birth_over_every_begun_month_up_to_one_bulan_penuh() -> None:
    jarak = [lalu_dan_lahir({}, umur=umur, berat=D("3.0"), panjang=None) for umur in (0, 1, 2)]
    assert [{nama: satu.jarak for nama, satu in isi.items()} for isi in jarak] == [{"berat": 1}, {"berat": 2}, {}]
