"""The schedule of one child, with ages worked out by hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from pemantauan.imunisasi import JADWAL, Aturan, Keadaan, Keputusan, Tercatat, sebut_dosis, status_anak
from pemantauan.imunisasi.idl import BAWAAN, DasarIdl, terpenuhi
from pemantauan.imunisasi.jadwal import deret_nama
from pemantauan.imunisasi.ragu import ragu_dosis
from pemantauan.imunisasi.status import sebelumnya

LAHIR = dt.date(2026, 1, 31)
KALTENG, NTB, BALI = Aturan("62"), Aturan("52"), Aturan("51")
HEKSA_NTB = ["HB 0", "BCG", "OPV 1", "Heksavalen 1", "OPV 2", "PCV 1", "RV 1", "Heksavalen 2", "OPV 3", "PCV 2", "RV 2"]


def hari(teks: str) -> dt.date:
    return dt.date.fromisoformat(teks)


def dosis(*isi: str) -> list[Tercatat]:
    """Doses written "bcg-1 2026-02-01"."""
    hasil = []
    for satu in isi:
        kode, tanggal = satu.split()
        vaksin, nomor = kode.split("-")
        hasil.append(Tercatat(vaksin, int(nomor), hari(tanggal)))
    return hasil


def keadaan(pada: str, *isi: str, aturan: Aturan = KALTENG, lahir: dt.date = LAHIR) -> dict[str, str]:
    return {b.dosis.kode: b.keadaan.value for b in status_anak(lahir, dosis(*isi), hari(pada), aturan)}


def nama(aturan: Aturan, *isi: str, lahir: dt.date = LAHIR, pada: str = "2027-12-31") -> list[str]:
    return [b.dosis.sebutan for b in status_anak(lahir, dosis(*isi), hari(pada), aturan)]


def test_the_schedule_of_the_nation_in_order_of_age() -> None:
    menurut_umur: dict[int, list[str]] = {}
    for baris in status_anak(LAHIR, [], LAHIR, KALTENG):
        menurut_umur.setdefault(baris.dosis.umur_bulan, []).append(baris.dosis.sebutan)

    assert menurut_umur == {
        0: ["HB 0"],
        1: ["BCG", "OPV 1"],
        2: ["DPT-HB-Hib 1", "OPV 2", "PCV 1", "RV 1"],
        3: ["DPT-HB-Hib 2", "OPV 3", "PCV 2", "RV 2"],
        4: ["DPT-HB-Hib 3", "OPV 4", "IPV 1", "RV 3"],
        9: ["MR 1", "IPV 2"],
        12: ["PCV 3"],
        18: ["DPT-HB-Hib 4", "MR 2"],
    }


def test_hexavalent_stands_in_place_of_pentavalent_and_ipv_in_its_provinces() -> None:
    assert nama(NTB) == [*HEKSA_NTB, "Heksavalen 3", "OPV 4", "RV 3", "MR 1", "PCV 3", "DPT-HB-Hib 4", "MR 2"]
    assert "JE" in nama(BALI)
    assert "JE" not in nama(NTB)


def test_children_who_were_old_enough_before_october_2025_keep_pentavalent() -> None:
    # born 15 July 2025: 2 months on 15 September, 3 months on 15 October 2025
    semua = nama(NTB, lahir=dt.date(2025, 7, 15))

    assert [n for n in semua if n.startswith(("DPT", "Heksa", "IPV"))] == [
        "DPT-HB-Hib 1",
        "Heksavalen 2",
        "Heksavalen 3",
        "DPT-HB-Hib 4",
    ]


def test_a_child_born_before_pcv_and_rotavirus_does_not_owe_them() -> None:
    semua = nama(KALTENG, lahir=dt.date(2022, 1, 10))

    assert [n for n in semua if n[:3] in ("PCV", "RV ")] == ["PCV 3"]  # 12 months on 10 January 2023


def test_the_day_decides_between_not_yet_due_and_overdue() -> None:
    # born on the 31st: 2 months on 31 March, 3 months on 30 April, 9 months on 31 October
    assert keadaan("2026-03-30")["dpt-1"] == Keadaan.BELUM
    assert keadaan("2026-03-31")["dpt-1"] == Keadaan.JATUH_TEMPO
    assert keadaan("2026-04-29")["dpt-1"] == Keadaan.JATUH_TEMPO
    assert keadaan("2026-04-30")["dpt-1"] == Keadaan.TERLAMBAT
    assert keadaan("2026-10-30")["mr-1"] == Keadaan.BELUM
    assert keadaan("2026-10-31")["mr-1"] == Keadaan.JATUH_TEMPO
    (mr,) = (b for b in status_anak(LAHIR, [], hari("2026-12-01"), KALTENG) if b.dosis.kode == "mr-1")
    assert (mr.keadaan, mr.jatuh, mr.terlambat_sejak) == (
        Keadaan.TERLAMBAT,
        dt.date(2026, 10, 31),
        dt.date(2026, 11, 30),
    )


def test_hb0_and_bcg_are_not_given_after_their_last_age() -> None:
    # 7 days old on 7 February; 11 completed months until 30 January 2027
    assert [keadaan(p)["hb0-1"] for p in ("2026-02-07", "2026-02-08")] == [Keadaan.JATUH_TEMPO, Keadaan.LEWAT]
    assert [keadaan(p)["bcg-1"] for p in ("2027-01-30", "2027-01-31")] == [Keadaan.TERLAMBAT, Keadaan.LEWAT]


def test_a_dose_before_the_minimum_age_is_given_and_marked() -> None:
    # 9 months on 31 October 2026; 13 March is day 41, one day before 6 weeks
    semua = status_anak(LAHIR, dosis("mr-1 2026-10-30", "dpt-1 2026-03-13"), hari("2026-12-31"), KALTENG)
    baris = {b.dosis.kode: b for b in semua}

    assert (baris["mr-1"].keadaan, baris["mr-1"].periksa) == (
        Keadaan.SUDAH,
        "diberikan pada umur 8 bulan, paling muda 9 bulan",
    )
    assert baris["dpt-1"].periksa == "diberikan pada umur 5 minggu, paling muda 6 minggu"
    tepat = status_anak(LAHIR, dosis("mr-1 2026-10-31", "dpt-1 2026-03-14"), hari("2026-12-31"), KALTENG)
    assert [b.dosis.kode for b in tepat if b.periksa] == []


def test_a_dose_waits_its_weeks_after_the_one_before() -> None:
    # DPT 1 given late, on 10 July: DPT 2 is due four weeks later, on 7 August
    assert keadaan("2026-08-06", "dpt-1 2026-07-10")["dpt-2"] == Keadaan.BELUM
    assert keadaan("2026-08-07", "dpt-1 2026-07-10")["dpt-2"] == Keadaan.JATUH_TEMPO
    assert keadaan("2026-08-07")["dpt-2"] == Keadaan.TERLAMBAT


def test_the_doses_after_one_that_is_still_to_come_wait_for_it() -> None:
    """DPT 1 was given on 10 July; DPT 2, due on 7 August, was not: DPT 3 is due four weeks later, on 4 September."""
    assert keadaan("2026-09-03", "dpt-1 2026-07-10")["dpt-3"] == Keadaan.BELUM
    assert keadaan("2026-09-04", "dpt-1 2026-07-10")["dpt-3"] == Keadaan.JATUH_TEMPO
    # of a child without any dose each is overdue by its age
    assert [keadaan("2026-09-03")[f"dpt-{ke}"] for ke in (1, 2, 3)] == [Keadaan.TERLAMBAT] * 3
    # a dose dated before the one before it leaves the third waiting for the later of the two
    assert keadaan("2026-08-06", "dpt-1 2026-07-10", "dpt-2 2026-05-02")["dpt-3"] == Keadaan.BELUM


def test_a_dose_too_soon_after_the_one_before_is_given_and_marked() -> None:
    isi = dosis("dpt-1 2026-04-02", "dpt-2 2026-04-25", "dpt-3 2026-04-25", "opv-1 2026-03-01", "opv-2 2026-03-29")
    periksa = {b.dosis.kode: b.periksa for b in status_anak(LAHIR, isi, hari("2026-06-01"), KALTENG) if b.periksa}
    assert periksa == {
        "dpt-2": "hanya 23 hari sesudah DPT-HB-Hib 1, paling sedikit 28 hari",
        "dpt-3": "diberikan pada umur 12 minggu, paling muda 14 minggu",
    }


def test_a_dose_dated_later_is_not_seen() -> None:
    assert keadaan("2026-04-30", "dpt-1 2026-05-01")["dpt-1"] == Keadaan.TERLAMBAT


@pytest.mark.parametrize(
    ("kode", "harap"),
    [
        ({"heksa-1"}, {"heksa-1", "dpt-1", "ipv-1"}),
        ({"heksa-1", "heksa-2"}, {"heksa-1", "heksa-2", "dpt-1", "dpt-2", "ipv-1", "ipv-2"}),
        ({"dpt-1", "ipv-1", "heksa-2"}, {"dpt-1", "ipv-1", "heksa-2", "dpt-2", "ipv-2"}),
        ({"dpt-1", "dpt-2"}, {"dpt-1", "dpt-2"}),
        ({"heksa-3", "ipv-2"}, {"heksa-3", "dpt-3", "ipv-2", "ipv-1"}),
    ],
)
def test_what_a_hexavalent_dose_satisfies(kode: set[str], harap: set[str]) -> None:
    assert terpenuhi(kode) == harap


def test_what_was_given_is_shown_as_it_was_given() -> None:
    # pentavalent where hexavalent is the rule: its IPV is owed again as far as hexavalent does not bring it
    satu = [n for n in nama(NTB, "dpt-1 2026-04-01", "dpt-2 2026-05-05") if n.startswith(("DPT", "Heksa", "IPV"))]
    # hexavalent elsewhere (the child came from NTB)
    dua = [n for n in nama(KALTENG, "heksa-1 2026-04-01") if n.startswith(("DPT", "Heksa", "IPV"))]

    assert satu == ["DPT-HB-Hib 1", "DPT-HB-Hib 2", "Heksavalen 3", "IPV 2", "DPT-HB-Hib 4"]
    assert dua == ["Heksavalen 1", "DPT-HB-Hib 2", "DPT-HB-Hib 3", "IPV 2", "DPT-HB-Hib 4"]


def test_the_nearest_region_and_its_latest_decision_win() -> None:
    aturan = Aturan(
        "62",
        (
            Keputusan(0, "heksavalen", "ya", hari("2026-01-01")),
            Keputusan(2, "heksavalen", "tidak", hari("2026-03-01")),
            Keputusan(2, "heksavalen", "", hari("2026-06-01")),
        ),
    )
    pada = ("2025-12-31", "2026-01-01", "2026-03-01", "2026-06-01")

    assert [aturan.dipakai("heksavalen", hari(p)) for p in pada] == [False, True, False, True]
    assert [NTB.dipakai("heksavalen", hari(p)) for p in ("2025-09-30", "2025-10-01")] == [False, True]


def test_the_basic_set_of_2018_and_what_regions_add_to_it() -> None:
    sejak = hari("2026-07-01")
    kunci = ("idl_pcv", "idl_ipv2", "idl_rv")
    tambah = Aturan("62", tuple(Keputusan(2, satu, "dihitung", sejak) for satu in kunci))
    dasar = ("hb0-1", "bcg-1", "opv-1", "dpt-1", "opv-2", "dpt-2", "opv-3", "dpt-3", "opv-4", "ipv-1", "mr-1")

    assert BAWAAN.daftar == tambah.daftar_idl(hari("2026-06-30")) == dasar
    assert set(tambah.daftar_idl(sejak)) - set(dasar) == {"pcv-1", "pcv-2", "rv-1", "rv-2", "rv-3", "ipv-2"}


def test_complete_except_measles_and_what_is_missing() -> None:
    awal = {"hb0-1", "bcg-1", "opv-1", "opv-2", "opv-3", "opv-4", "dpt-1", "dpt-2", "dpt-3", "ipv-1"}

    assert [BAWAAN.susun(kode).nilai for kode in (awal, awal | {"mr-1"}, awal - {"ipv-1"} | {"mr-1"})] == [
        "kecuali",
        "lengkap",
        "belum",
    ]
    assert BAWAAN.susun(awal - {"dpt-3", "ipv-1"}).kurang == ("dpt-3", "ipv-1", "mr-1")
    assert BAWAAN.susun(awal - {"dpt-3", "ipv-1"}).kurang_kecuali == ("dpt-3", "ipv-1")


def test_where_hexavalent_is_given_what_is_missing_is_named_so() -> None:
    dasar = DasarIdl(BAWAAN.daftar, heksavalen=True)
    tanpa = {"hb0-1", "bcg-1", "opv-1", "opv-2", "opv-3", "opv-4", "mr-1"}

    assert dasar.susun(tanpa).kurang == ("heksa-1", "heksa-2", "heksa-3")
    assert dasar.susun(tanpa | {"dpt-1", "dpt-2", "dpt-3"}).kurang == ("ipv-1",)
    assert dasar.susun(tanpa | {"heksa-1", "dpt-2"}).kurang == ("heksa-3",)
    assert dasar.susun(tanpa | {"heksa-1", "heksa-2", "heksa-3"}).nilai == "lengkap"


def test_doubtful_doses_are_asked_about_only_when_they_were_typed_now() -> None:
    semua = dosis("dpt-1 2026-04-10", "dpt-2 2026-04-20", "dpt-3 2026-04-15", "mr-1 2026-09-01", "hb0-1 2026-02-20")
    jarak = "DPT-HB-Hib 2 (20 April 2026) hanya 10 hari sesudah DPT-HB-Hib 1, paling sedikit 28 hari."
    urutan = "DPT-HB-Hib 3 (15 April 2026) tidak sesudah DPT-HB-Hib 2 (20 April 2026)."

    assert ragu_dosis(LAHIR, semua, {"dpt-2"}) == [jarak, urutan]
    assert ragu_dosis(LAHIR, semua, {"dpt-3"}) == [
        "DPT-HB-Hib 3 diberikan pada umur 10 minggu, paling muda 14 minggu.",
        urutan,
    ]
    assert ragu_dosis(LAHIR, semua, {"mr-1"}) == ["MR 1 diberikan pada umur 7 bulan, paling muda 9 bulan."]
    assert ragu_dosis(LAHIR, semua, {"hb0-1"}) == [
        "HB 0 diberikan pada umur 20 hari, biasanya paling lambat 7 Februari 2026."
    ]
    assert ragu_dosis(LAHIR, dosis("opv-2 2026-04-01"), {"opv-2"}) == ["OPV 2 diisi, tetapi OPV 1 belum."]
    assert ragu_dosis(LAHIR, semua, set()) == []


def test_the_interval_runs_through_both_vaccines_of_a_series_and_not_between_months_alone() -> None:
    satu, dua = dosis("dpt-1 2026-04-10", "heksa-2 2026-04-20")
    assert sebelumnya("heksa-2", {"dpt-1": satu}) == satu
    assert len(ragu_dosis(LAHIR, [satu, dua], {"heksa-2"})) == 1
    assert ragu_dosis(LAHIR, [satu, replace(dua, perkiraan=True)], {"heksa-2"}) == []
    assert ragu_dosis(LAHIR, dosis("dpt-1 2026-04-10", "heksa-2 2026-05-08"), {"heksa-2"}) == []
    sehari = dosis("dpt-1 2026-04-20", "heksa-2 2026-04-20")
    assert len(ragu_dosis(LAHIR, sehari, {"heksa-2"})) == 1
    assert ragu_dosis(LAHIR, [sehari[0], replace(sehari[1], perkiraan=True)], {"heksa-2"}) == []
    sehari_lewat = dosis("dpt-1 2026-04-20", "heksa-2 2026-04-21")
    assert ["tidak sesudah" in satu for satu in ragu_dosis(LAHIR, sehari_lewat, {"heksa-2"})] == [False]


def test_the_data_are_sound() -> None:
    assert set(Counter((satu.kode, satu.berlaku_sejak) for satu in JADWAL).values()) == {1}
    for satu in JADWAL:
        assert satu.paling_awal(LAHIR) <= satu.jatuh(LAHIR), satu
        assert len(satu.vaksin) <= 12
        terakhir = satu.terakhir(LAHIR)
        assert terakhir is None or terakhir >= satu.jatuh(LAHIR)


def test_names_in_a_row() -> None:
    assert deret_nama(["HB 0"]) == "HB 0"
    assert deret_nama(["HB 0", "BCG", "MR 1"]) == "HB 0, BCG dan MR 1"
    assert deret_nama([str(n) for n in range(7)]) == "0, 1, 2 dan 4 dosis lain"
    assert (sebut_dosis("dpt-1"), sebut_dosis("xyz-1")) == ("DPT-HB-Hib 1", "xyz-1")
