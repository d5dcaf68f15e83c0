"""Length and height (petunjuk pengisian Formulir 3B kolom 3): every quarter and every age, and which year's months."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_skor import data_anak
from tests.pemantauan.bahan import jawab_anak
from tests.pemantauan.bahan_bulan import bayi, catat_anak, menurut_nama

# One letter per completed month of age, 0 to 23: - is TS, F asks February, A August, D both of them.
PERLU = {
    1: "----" + "F" * 20,  # "0-3 bln TS; >3 bln: Y if measured in Feb"
    2: "----" + "F" * 20,  # "0-3 bln TS; >3 bln: Y if measured in Feb"
    3: "----" + "A" * 5 + "D" * 15,  # "0-3 bln TS; >3-8 bln: Aug; 9-23 bln: Feb and Aug"
    4: "-------" + "A" * 5 + "D" * 12,  # "0-6 bln TS; 7-11 bln: Aug; 12-23 bln: Feb and Aug"
}
UKUR = [(feb, agu) for feb in (None, False, True) for agu in (None, False, True)]
HARAPAN = {
    "-": ["TS"] * 9,
    "F": ["T"] * 6 + ["Y"] * 3,
    "A": ["T", "T", "Y"] * 3,
    "D": ["T"] * 8 + ["Y"],
}


@pytest.mark.parametrize(
    ("triwulan", "umur", "perlu"),
    [
        pytest.param(ke, umur, huruf, id=f"triwulan {ke}, {umur} bulan: {huruf}")
        for ke, setahun in PERLU.items()
        for umur, huruf in enumerate(setahun)
    ],
)
def test_every_quarter_and_age_asks_its_measuring_months(triwulan: int, umur: int, perlu: str) -> None:
    # measured in the quarter all the same: the guide does not ask for that
    hasil = [
        jawab_anak("tinggi", {}, triwulan, umur_bulan=umur, tinggi_pertama=feb, tinggi_kedua=agu, tinggi_triwulan=True)
        for feb, agu in UKUR
    ]

    assert [j.nilai.value for j in hasil] == HARAPAN[perlu]


@pytest.mark.parametrize("ke", [1, 2, 3, 4])
@pytest.mark.parametrize(("diukur", "nilai"), [(True, "Y"), (False, "T"), (None, "T")])
def test_one_measurement_in_the_quarter_decides_where_the_setting_says_so(
    ke: int, diukur: bool | None, nilai: str
) -> None:
    # the measuring months say the opposite; the ages that are not judged stay as they are
    pengaturan, lain = {"tinggi_rule": "triwulan"}, {"tinggi_pertama": not diukur, "tinggi_kedua": not diukur}
    hasil = [
        jawab_anak("tinggi", pengaturan, ke, umur_bulan=umur, tinggi_triwulan=diukur, **lain) for umur in range(24)
    ]

    assert [j.nilai.value for j in hasil] == [nilai if huruf != "-" else "TS" for huruf in PERLU[ke]]
    assert [j.belum_dicatat for j in hasil] == [diukur is None and huruf != "-" for huruf in PERLU[ke]]


# ---------------------------------------------------------------- from monthly rows


def ukur(desa: Wilayah, nama: str, lahir: dt.date, *bulan: str, sampai: Bulan) -> None:
    """A child seen every month from birth to ``sampai`` and measured in the months named."""
    jumlah = sampai.selisih(Bulan.dari_tanggal(lahir)) + 1
    pola = "".join("v" if str(sampai.geser(mundur)) in bulan else "x" for mundur in range(1 - jumlah, 1))
    catat_anak(bayi(desa, nama, lahir), sampai, 28, tinggi=pola[-24:])


LAHIR = dt.date(2025, 5, 20)


@pytest.mark.parametrize(
    ("triwulan", "bulan", "nilai"),
    [
        # born 20 May 2025: 10 months in quarter I 2026, 13 in II, 16 in III, 19 in IV
        ((2026, 1), ["2026-02"], "Y"),
        ((2026, 1), ["2026-01", "2026-03"], "T"),
        ((2026, 1), ["2025-08"], "T"),
        ((2026, 2), ["2026-02"], "Y"),
        ((2026, 2), ["2025-08", "2026-04", "2026-05", "2026-06"], "T"),
        ((2026, 3), ["2026-02", "2026-08"], "Y"),
        ((2026, 3), ["2025-08", "2026-02", "2026-07", "2026-09"], "T"),
        ((2026, 3), ["2026-08"], "T"),
        ((2026, 4), ["2026-02", "2026-08"], "Y"),
        ((2026, 4), ["2026-08", "2026-10", "2026-11", "2026-12"], "T"),
        # 4 months in quarter III 2025 and 7 in quarter IV: August alone; in quarter II 2025 one month, not judged
        ((2025, 4), ["2025-08"], "Y"),
        ((2025, 4), ["2025-10", "2025-11", "2025-12"], "T"),
        ((2025, 2), ["2025-06"], "TS"),
        ((2025, 3), ["2025-08"], "Y"),
        ((2025, 3), ["2025-07", "2025-09"], "T"),
    ],
)
def test_only_the_measuring_months_of_the_same_calendar_year_count(
    di_desa: Wilayah, triwulan: tuple[int, int], bulan: list[str], nilai: str
) -> None:
    periode = Triwulan(*triwulan)
    ukur(di_desa, "Anak", LAHIR, *bulan, sampai=periode.bulan_bulan[2])

    assert menurut_nama(di_desa, periode)["Anak"].jawaban["tinggi"].nilai == nilai


def test_ages_around_each_line_of_the_table_from_birth_dates(di_desa: Wilayah) -> None:
    # seen on 28 September and measured in August only: 28 May -> 4 months, 29 May -> 3; and so on
    for nama, lahir in (
        ("3 bulan", dt.date(2026, 5, 29)),
        ("4 bulan", dt.date(2026, 5, 28)),
        ("8 bulan", dt.date(2025, 12, 29)),
        ("9 bulan", dt.date(2025, 12, 28)),
        ("23 bulan", dt.date(2024, 9, 29)),
    ):
        ukur(di_desa, nama, lahir, "2026-08", sampai=Bulan(2026, 9))

    hasil = {nama: b.jawaban["tinggi"].nilai.value for nama, b in menurut_nama(di_desa).items()}

    assert hasil == {"3 bulan": "TS", "4 bulan": "Y", "8 bulan": "Y", "9 bulan": "T", "23 bulan": "T"}


def test_the_fourth_quarter_has_bands_of_its_own(di_desa: Wilayah) -> None:
    # seen on 28 December: 28 May -> 7 months, 29 May -> 6, 28 December 2025 -> 12, 29 December -> 11
    for nama, lahir in (
        ("6 bulan", dt.date(2026, 5, 29)),
        ("7 bulan", dt.date(2026, 5, 28)),
        ("11 bulan", dt.date(2025, 12, 29)),
        ("12 bulan", dt.date(2025, 12, 28)),
    ):
        ukur(di_desa, nama, lahir, "2026-08", sampai=Bulan(2026, 12))

    hasil = {nama: b.jawaban["tinggi"].nilai.value for nama, b in menurut_nama(di_desa, Triwulan(2026, 4)).items()}

    assert hasil == {"6 bulan": "TS", "7 bulan": "Y", "11 bulan": "Y", "12 bulan": "T"}


@pytest.mark.parametrize(("tenggang", "diterima"), [(0, "2026-02"), (1, "2026-01 2026-02 2026-03")])
def test_a_month_of_grace_reaches_one_month_to_either_side(di_desa: Wilayah, tenggang: int, diterima: str) -> None:
    for bulan in ("2025-12", "2026-01", "2026-02", "2026-03", "2026-04"):
        ukur(di_desa, bulan, LAHIR, bulan, sampai=Bulan(2026, 6))
    dengan_tenggang = dataclasses.replace(HPK_2018, tenggang_pengukuran=tenggang)

    semua = data_anak(Triwulan(2026, 2), dengan_tenggang)

    assert sorted(data.nama for data in semua if data.tinggi_pertama) == diterima.split()
