"""Borders of time for children of 0-23 months, through monthly rows: birth, age bands, windows, leaving, gaps."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from tests.factories import AnakFactory, OrangFactory, PemantauanAnakFactory
from tests.pemantauan.bahan_bulan import T3, bayi, belum_dipantau, catat_anak, kode, menurut_nama, skor

T1, T2, T4 = Triwulan(2026, 1), Triwulan(2026, 2), Triwulan(2026, 4)
JULI, DES = Bulan(2026, 7), Bulan(2026, 12)


def umur(desa: Wilayah, triwulan: Triwulan = T3) -> dict[str, int]:
    return {nama: b.data.umur_bulan for nama, b in menurut_nama(desa, triwulan).items()}


# ---------------------------------------------------------------- birth


@pytest.mark.parametrize(
    ("lahir", "ada"),
    [
        (dt.date(2026, 6, 30), [True, True]),
        (dt.date(2026, 7, 1), [False, True]),
        (dt.date(2026, 9, 30), [False, True]),
        (dt.date(2026, 10, 1), [False, False]),
    ],
)
def test_a_child_belongs_to_the_quarter_of_its_birth_and_to_none_before(
    di_desa: Wilayah, lahir: dt.date, ada: list[bool]
) -> None:
    bayi(di_desa, "Anak", lahir)

    assert [belum_dipantau(di_desa, t) == ["Anak"] for t in (T2, T3)] == ada


def test_a_newborn_of_the_quarters_last_day_is_nought_months_old_and_judged_by_what_applies(di_desa: Wilayah) -> None:
    anak = bayi(di_desa, "Anak", dt.date(2026, 9, 30))
    catat_anak(anak, hari=30, timbang="v", air="v", jamban="v", akta="x", jamkes="v", stunting="x", konseling_ayah="v")

    baris = menurut_nama(di_desa)["Anak"]

    assert (baris.data.umur_bulan, kode(baris)) == (0, "TS TS TS TS TS Y Y T Y TS")
    assert (baris.diterima, baris.seharusnya) == (3, 4)


def test_a_month_before_a_corrected_birth_date_is_in_no_count(di_desa: Wilayah) -> None:
    catat_anak(bayi(di_desa, "Anak", dt.date(2026, 8, 15)), hari={7: 31, 8: 14, 9: 15}, timbang="vvv", air="vv.")

    data = menurut_nama(di_desa)["Anak"].data

    assert (data.timbang_2q, data.air, data.umur_bulan, data.bulan_dipantau) == (1, None, 1, 1)


# ---------------------------------------------------------------- age bands crossed inside the quarter


@pytest.mark.parametrize(
    ("lahir", "kali", "imunisasi", "sebelum", "sesudah"),
    [
        # last seen in August; the month is complete on the 20th, so the 19th is just before it
        pytest.param(dt.date(2026, 2, 20), 5, "k", (5, "TS TS TS"), (6, "Y Y Y"), id="5 -> 6 bulan"),
        pytest.param(dt.date(2025, 10, 20), 5, "k", (9, "Y Y Y"), (10, "T Y Y"), id="9 -> 10 bulan"),
        pytest.param(dt.date(2025, 7, 20), 5, "l", (12, "Y Y Y"), (13, "Y T T"), id="12 -> 13 bulan: 5 cukup, lalu 8"),
        pytest.param(dt.date(2025, 2, 20), 8, "l", (17, "Y Y Y"), (18, "Y T T"), id="17 -> 18 bulan: 8 cukup, lalu 15"),
        # on the second birthday August falls away: July decides, at 22 months and with fourteen months
        pytest.param(dt.date(2024, 8, 20), 15, "l", (23, "Y Y Y"), (22, "Y T T"), id="23 -> 24 bulan"),
    ],
)
def test_the_age_at_the_last_record_chooses_the_band(
    di_desa: Wilayah, lahir: dt.date, kali: int, imunisasi: str, sebelum: tuple[int, str], sesudah: tuple[int, str]
) -> None:
    for nama, hari in (("Sebelum", 19), ("Sesudah", 20)):
        isi = {"timbang": "v" * kali, "konseling_ibu": "v" * kali, "imunisasi": imunisasi + "."}
        catat_anak(bayi(di_desa, nama, lahir), Bulan(2026, 8), {2: 25, 7: 19, 8: hari}, **isi)

    hasil = {
        nama: (b.data.umur_bulan, " ".join(b.jawaban[k].nilai for k in ("imunisasi", "timbang", "konseling")))
        for nama, b in menurut_nama(di_desa).items()
    }

    assert hasil == {"Sebelum": sebelum, "Sesudah": sesudah}


def test_a_child_who_turns_two_in_the_quarter_keeps_its_months_before_the_birthday(di_desa: Wilayah) -> None:
    for nama, lahir in (
        ("Juli", dt.date(2024, 7, 1)),
        ("2 Juli", dt.date(2024, 7, 2)),
        ("September", dt.date(2024, 9, 15)),
        ("16 September", dt.date(2024, 9, 16)),
    ):
        catat_anak(bayi(di_desa, nama, lahir), hari={7: 1, 8: 15, 9: 15}, timbang="vvv", air="vvx")

    hasil = {nama: (b.data.umur_bulan, b.data.bulan_dipantau, b.data.air) for nama, b in menurut_nama(di_desa).items()}

    assert hasil == {"2 Juli": (23, 1, True), "September": (23, 2, True), "16 September": (23, 3, False)}
    assert belum_dipantau(di_desa) == []
    # all but the one whose second birthday is the first day are of age for PAUD by the end of the quarter too
    assert sorted(b.data.nama for b in skor(di_desa).paud) == ["16 September", "2 Juli", "Juli", "September"]


# ---------------------------------------------------------------- leap days and short months


def test_leap_days_and_births_at_the_end_of_a_month(di_desa: Wilayah) -> None:
    for nama, lahir in (
        ("29 Februari", dt.date(2028, 2, 29)),
        ("31 Januari", dt.date(2028, 1, 31)),
        ("30 Januari", dt.date(2028, 1, 30)),
        ("31 Oktober", dt.date(2027, 10, 31)),
        ("30 September", dt.date(2027, 9, 30)),
        ("1 Maret", dt.date(2027, 3, 1)),
    ):
        catat_anak(bayi(di_desa, nama, lahir), Bulan(2028, 2), 29, air="v")

    assert umur(di_desa, Triwulan(2028, 1)) == {
        "29 Februari": 0,
        "31 Januari": 1,
        "30 Januari": 1,
        "31 Oktober": 4,
        "30 September": 5,
        "1 Maret": 11,
    }


def test_a_child_of_the_29th_of_february_completes_its_months_and_years(di_desa: Wilayah) -> None:
    for nama, hari, bulan in (
        ("28 Mei 2024", 28, Bulan(2024, 5)),
        ("29 Mei 2024", 29, Bulan(2024, 5)),
        ("27 Februari 2025", 27, Bulan(2025, 2)),
        ("28 Februari 2025", 28, Bulan(2025, 2)),
        ("27 Februari 2026", 27, Bulan(2026, 2)),
        ("28 Februari 2026", 28, Bulan(2026, 2)),
    ):
        catat_anak(bayi(di_desa, nama, dt.date(2024, 2, 29)), bulan, hari, air="v")

    assert [umur(di_desa, t) for t in (Triwulan(2024, 2), Triwulan(2025, 1), T1)] == [
        {"28 Mei 2024": 2, "29 Mei 2024": 3},
        {"27 Februari 2025": 11, "28 Februari 2025": 12},
        {"27 Februari 2026": 23},
    ]


@pytest.mark.parametrize("hari", [29, 30, 31])
def test_one_born_at_the_end_of_august_is_six_months_old_on_the_last_of_february(di_desa: Wilayah, hari: int) -> None:
    for nama, tanggal in (("27 Februari", 27), ("28 Februari", 28)):
        catat_anak(bayi(di_desa, nama, dt.date(2025, 8, hari)), Bulan(2026, 2), tanggal, imunisasi="k")

    hasil = {
        nama: (b.data.umur_bulan, b.jawaban["imunisasi"].nilai.value) for nama, b in menurut_nama(di_desa, T1).items()
    }

    assert hasil == {"27 Februari": (5, "TS"), "28 Februari": (6, "Y")}


# ---------------------------------------------------------------- windows


def test_windows_of_two_four_and_six_quarters_cross_two_years(di_desa: Wilayah) -> None:
    # quarter I 2026: 2Q from October 2025, 4Q from April 2025, 6Q from October 2024; the month before each is out
    for nama, bulan in (
        ("2Q", Bulan(2025, 10)),
        ("4Q", Bulan(2025, 4)),
        ("6Q", Bulan(2024, 10)),
        ("sebelum 2Q", Bulan(2025, 9)),
        ("sebelum 4Q", Bulan(2025, 3)),
        ("sebelum 6Q", Bulan(2024, 9)),
        ("akhir", Bulan(2026, 3)),
        ("sesudah", Bulan(2026, 4)),
    ):
        anak = bayi(di_desa, nama, dt.date(2024, 8, 1))
        catat_anak(anak, bulan, 1, timbang="v", konseling_ibu="v", parenting="v")
        if bulan != Bulan(2026, 3):
            catat_anak(anak, Bulan(2026, 3), 1, air="v")

    def jumlah(layanan: str) -> dict[str, list[int | None]]:
        semua = menurut_nama(di_desa, T1)
        return {n: [getattr(b.data, f"{layanan}_{q}q") for q in (2, 4, 6)] for n, b in semua.items()}

    harapan = {
        "2Q": [1, 1, 1],
        "4Q": [None, 1, 1],
        "6Q": [None, None, 1],
        "sebelum 2Q": [None, 1, 1],
        "sebelum 4Q": [None, None, 1],
        "sebelum 6Q": [None, None, None],
        "akhir": [1, 1, 1],
        "sesudah": [None, None, None],
    }
    assert jumlah("timbang") == jumlah("konseling") == jumlah("konseling_ibu") == harapan
    assert {n: b.data.parenting_2q for n, b in menurut_nama(di_desa, T1).items()} == {
        n: q[0] for n, q in harapan.items()
    }


@pytest.mark.parametrize("ke", range(6))
def test_one_month_may_be_missing_at_any_place_of_the_window_and_two_may_not(di_desa: Wilayah, ke: int) -> None:
    lahir = dt.date(2025, 11, 1)
    for nama, tanda in (("kosong", "."), ("Tidak", "x")):
        satu = "".join(tanda if n == ke else "v" for n in range(6))
        dua = "".join(tanda if n in (ke, (ke + 2) % 6) else "v" for n in range(6))
        for jumlah, pola in (("satu", satu), ("dua", dua)):
            catat_anak(
                bayi(di_desa, f"{jumlah} {nama}", lahir), timbang=pola, konseling_ayah=pola, parenting=pola, air="v"
            )

    hasil = {
        nama: "".join(b.jawaban[k].nilai for k in ("timbang", "konseling", "parenting"))
        for nama, b in menurut_nama(di_desa).items()
    }

    assert hasil == {"satu kosong": "YYY", "satu Tidak": "YYY", "dua kosong": "TTT", "dua Tidak": "TTT"}


def test_blank_is_not_recorded_and_no_is_a_no(di_desa: Wilayah) -> None:
    lahir = dt.date(2025, 11, 1)
    tidak = {"timbang": "x", "konseling_ibu": "x", "kunjungan": "0", "parenting": "x", "jamban": "x", "akta": "x"}
    tidak |= {"imunisasi": "b", "tinggi": "x.", "jamkes": "x", "stunting": "v", "air": "x"}
    catat_anak(bayi(di_desa, "Tidak", lahir), **tidak)
    catat_anak(bayi(di_desa, "Kosong", lahir), stunting="v")

    hasil = menurut_nama(di_desa)

    assert kode(hasil["Tidak"]) == kode(hasil["Kosong"]) == "T T T T T T T T T T"
    assert {kode: j.belum_dicatat for kode, j in hasil["Tidak"].jawaban.items() if j.belum_dicatat} == {}
    assert [kode for kode, j in hasil["Kosong"].jawaban.items() if not j.belum_dicatat] == []


def test_a_newly_registered_child_says_that_its_history_is_short(di_desa: Wilayah) -> None:
    # 13 months old: eight months are needed; registered in February they exist, in March they do not
    for nama, sejak, timbang in (
        ("Februari", dt.date(2026, 2, 28), "vvv"),
        ("Maret", dt.date(2026, 3, 1), "vvv"),
        ("Maret, dengan KMS", dt.date(2026, 3, 1), "v...vvv"),
        ("Maret, KMS Februari", dt.date(2026, 3, 1), "v....vvv"),
    ):
        catat_anak(bayi(di_desa, nama, dt.date(2025, 8, 10), sejak=sejak), timbang=timbang)

    hasil = {
        nama: (b.data.bulan_riwayat, b.jawaban["timbang"].alasan.endswith("; riwayat belum lengkap"))
        for nama, b in menurut_nama(di_desa).items()
    }

    assert hasil == {
        "Februari": (8, False),
        "Maret": (7, True),
        "Maret, dengan KMS": (7, True),
        "Maret, KMS Februari": (8, False),
    }


def test_one_registered_after_the_quarter_is_in_it_only_with_a_record(di_desa: Wilayah) -> None:
    bayi(di_desa, "Tanpa", dt.date(2025, 6, 1), sejak=dt.date(2026, 10, 1))
    bayi(di_desa, "Hari terakhir", dt.date(2025, 6, 1), sejak=dt.date(2026, 9, 30))
    catat_anak(bayi(di_desa, "Dengan", dt.date(2025, 6, 1), sejak=dt.date(2026, 10, 1)), air="v")

    assert (list(menurut_nama(di_desa)), belum_dipantau(di_desa)) == (["Dengan"], ["Hari terakhir"])


# ---------------------------------------------------------------- the deciding record


def test_the_last_filled_month_of_the_quarter_decides_each_value_by_itself(di_desa: Wilayah) -> None:
    lahir = dt.date(2025, 9, 1)
    for nama, pola in (("Juni saja", "v..."), ("ya lalu kosong", "xv.."), ("ya lalu Tidak", ".vx."), ("akhir", ".x.v")):
        tetap = dict.fromkeys(("air", "jamban", "akta", "jamkes", "gizi_buruk", "gizi_kurang", "stunting"), pola)
        catat_anak(bayi(di_desa, nama, lahir), **tetap, timbang="vvvv")

    semua = menurut_nama(di_desa)
    hasil = {
        nama: {b.data.air, b.data.jamban, b.data.akta, b.data.jamkes, *_status(b.data)} for nama, b in semua.items()
    }

    assert hasil == {"Juni saja": {None}, "ya lalu kosong": {True}, "ya lalu Tidak": {False}, "akhir": {True}}
    assert {nama: b.status for nama, b in semua.items()} == {
        "Juni saja": "NORMAL",
        "ya lalu kosong": "GB,GK,S",
        "ya lalu Tidak": "NORMAL",
        "akhir": "GB,GK,S",
    }


def _status(data: object) -> tuple[bool | None, ...]:
    return tuple(getattr(data, nama) for nama in ("gizi_buruk", "gizi_kurang", "stunting"))


def test_the_last_measured_colour_of_the_mat_counts_and_last_quarters_does_not(di_desa: Wilayah) -> None:
    for nama, tikar in (
        ("Hijau ke merah", "KHM."),
        ("Merah ke hijau", "KM.H"),
        ("Juli", ".K.."),
        ("Juni", "M..."),
    ):
        catat_anak(bayi(di_desa, nama, dt.date(2025, 9, 1)), tikar=tikar, air="vvvv")

    hasil = skor(di_desa)

    assert {b.data.nama: b.data.tikar for b in hasil.anak} == {
        "Hijau ke merah": "M",
        "Merah ke hijau": "H",
        "Juli": "K",
        "Juni": None,
    }
    warna = hasil.tabel2
    assert (warna.anak, warna.hijau, warna.kuning, warna.merah, warna.tidak_diukur) == (4, 1, 1, 1, 1)


def test_immunisation_of_the_quarter_alone_decides_and_the_last_one_filled(di_desa: Wilayah) -> None:
    for nama, imunisasi in (("Juni", "l..."), ("Juli", ".l.."), ("Mundur", ".lk."), ("Maju", ".bkl")):
        catat_anak(bayi(di_desa, nama, dt.date(2025, 9, 1)), imunisasi=imunisasi, air="vvvv")

    hasil = {nama: b.jawaban["imunisasi"] for nama, b in menurut_nama(di_desa).items()}

    assert {nama: (j.nilai.value, j.belum_dicatat) for nama, j in hasil.items()} == {
        "Juni": ("T", True),
        "Juli": ("Y", False),
        "Mundur": ("T", False),
        "Maju": ("Y", False),
    }


def test_a_month_with_only_its_date_or_a_note_is_no_record(di_desa: Wilayah) -> None:
    for nama, isi in (
        ("Tanggal saja", {}),
        ("Catatan saja", {"catatan": "tidak di rumah"}),
        ("Tidak ditimbang", {"timbang": False}),
        ("Nol kunjungan", {"kunjungan": 0}),
        ("Tikar", {"tikar": "H"}),
    ):
        PemantauanAnakFactory(anak=bayi(di_desa, nama, dt.date(2025, 9, 1)), **isi)

    assert sorted(menurut_nama(di_desa)) == ["Nol kunjungan", "Tidak ditimbang", "Tikar"]
    assert sorted(belum_dipantau(di_desa)) == ["Catatan saja", "Tanggal saja"]


# ---------------------------------------------------------------- fathers, and who left


def test_fathers_of_the_quarter_are_counted_beside_jml_and_may_be_more(di_desa: Wilayah) -> None:
    for nama, lahir, ayah, ibu in (
        ("Bayi", dt.date(2026, 5, 1), "..v", "..."),
        ("Sekali", dt.date(2025, 8, 1), "v..", "..."),
        ("Bulan Juni", dt.date(2026, 3, 1), "v...", ".xxx"),
        ("Ibu rajin", dt.date(2026, 3, 1), "xxxxxx", "vvvvv."),
    ):
        catat_anak(bayi(di_desa, nama, lahir), konseling_ayah=ayah, konseling_ibu=ibu)

    hasil = skor(di_desa)

    capaian = hasil.indikator["anak"]["konseling"]
    assert (capaian.laki, capaian.diterima, capaian.seharusnya, capaian.ts) == (2, 1, 3, 1)
    assert (hasil.ayah.ayah.diterima, hasil.ayah.ayah.seharusnya) == (2, 4)


@pytest.mark.parametrize(
    ("keluar", "ada"),
    [
        (dt.date(2026, 6, 30), False),
        (dt.date(2026, 7, 1), True),
        (dt.date(2026, 9, 30), True),
        (dt.date(2026, 10, 1), True),
    ],
)
@pytest.mark.parametrize("sebab", ["pindah", "meninggal"])
def test_who_left_before_the_quarter_is_not_in_it_and_who_left_in_it_keeps_the_last_record(
    di_desa: Wilayah, keluar: dt.date, ada: bool, sebab: str
) -> None:
    for nama in ("Dipantau", "Luput"):
        orang = OrangFactory(
            desa=di_desa, nama=nama, tanggal_lahir=dt.date(2025, 9, 1), keluar_pada=keluar, sebab_keluar=sebab
        )
        anak = AnakFactory(desa=di_desa, orang=orang, lahir=dt.date(2025, 9, 1))
        catat_anak(anak, JULI, 1, timbang="vv" if nama == "Dipantau" else "v.")

    assert list(menurut_nama(di_desa)) == (["Dipantau"] if ada else [])
    assert belum_dipantau(di_desa) == (["Luput"] if ada else [])
    assert sorted(menurut_nama(di_desa, T2)) == ["Dipantau", "Luput"]
    assert umur(di_desa) == ({"Dipantau": 10} if ada else {})
