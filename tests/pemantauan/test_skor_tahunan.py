"""The yearly scorecard: worked out by hand over four quarters, and what holds for every year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpm.periode import Tahun, Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.skor import DataPaud, Skor, hitung, orang_di_balik
from pemantauan.skor.beku import bekukan, cairkan
from pemantauan.skor.tahunan import setahun
from tests.pemantauan.bahan import anak, ibu, sebagai_berkas
from tests.pemantauan.kampung_acak import ANAK, IBU, SKOR

TAHUN = Tahun(2026)


def paud(id: str, umur_bulan: int, hadir: int = 0, terisi: int = 0) -> DataPaud:
    return DataPaud(
        id=id, nama=f"Anak {id}", jenis_kelamin="L", keluarga=9, nomor_keluarga=9, dusun="Satu",
        umur_bulan=umur_bulan, hadir=hadir, terisi=terisi,
    )  # fmt: skip


def triwulan(ke: int, ibu: Iterable[Any] = (), anak: Iterable[Any] = (), paud: Iterable[Any] = (), **atur: str) -> Skor:
    return hitung(
        ibu=ibu, anak=anak, paud=paud, triwulan=Triwulan(2026, ke), pengaturan=atur, set_indikator=HPK_2018
    )  # fmt: skip


LAHIR = dt.date(2026, 5, 2)
A = {"id": "A", "nama": "A", "keluarga": 1}
B = {"id": "B", "nama": "B", "keluarga": 2}
D = {"id": "D", "nama": "D", "keluarga": 1}


@pytest.fixture
def empat() -> list[Skor]:
    """Four quarters of nine people, each answer chosen so that the hand knows the year's code."""
    return [
        triwulan(
            1,
            # 7 months: 2 visits and 2 counsellings are due
            [ibu(**A, usia_bulan=7, kek=False, resti=False, anc=2, fe=30, konseling=1, air=True, jamban=False,
                 suami_hadir=True, bulan_dipantau=3)],
            [anak(**D, umur_bulan=5, tikar="H", air=True, jamban=True, akta=False, jamkes=True, gizi_kurang=True,
                  kunjungan=2, bulan_dipantau=2),
             anak(id="E", nama="E", keluarga=3, umur_bulan=22, tikar="M", air=False, imunisasi="lengkap",
                  timbang_6q=15, bulan_dipantau=3)],
            [paud("F", 65, 3, 3), paud("G", 40, 2, 2), paud("H", 30)],
        ),
        triwulan(
            2,
            [ibu(**A, melahirkan=LAHIR, nifas=3, air=True, jamban=True, jamkes=True, bulan_dipantau=2),
             ibu(id="C", nama="C", keluarga=4, usia_bulan=3, punya_catatan=False)],
            [anak(**D, umur_bulan=8, imunisasi="belum", timbang_2q=5, tikar="K", air=True, jamban=True, akta=True,
                  jamkes=True, gizi_kurang=False, gizi_buruk=False, stunting=True, kunjungan=0, ayah_hadir=True,
                  bulan_dipantau=3)],
            [paud("E", 25, 1, 1), paud("F", 68, 3, 3)],
        ),
        triwulan(
            3,
            [ibu(**B, usia_bulan=2, kek=True, resti=False, anc=1, fe=30, konseling=0, kunjungan=2, air=True,
                 bulan_dipantau=1)],
            [anak(**D, umur_bulan=11, punya_catatan=False)],
            [paud("E", 28, 3, 3), paud("F", 71, 0, 3)],
        ),
        triwulan(
            4,
            # 5 months: one visit and one counselling are due; nobody wrote down whether she is still KEK
            [ibu(**B, usia_bulan=5, anc=1, fe=10, konseling=1, air=False, jamkes=True, bulan_dipantau=2)],
            [anak(**D, umur_bulan=14, imunisasi="lengkap", timbang_4q=7, konseling_4q=8, parenting_2q=5, air=True,
                  jamban=True, akta=True, jamkes=True, gizi_kurang=False, gizi_buruk=False, stunting=False,
                  bulan_dipantau=1)],
            [paud("E", 31, 1, 2), paud("I", 24)],
        ),
    ]  # fmt: skip


def kode(baris: Any) -> str:
    return " ".join(jawaban.nilai.value for jawaban in baris.jawaban.values())


def test_a_year_of_nine_people_is_as_worked_out_by_hand(empat: list[Skor]) -> None:
    skor = setahun(TAHUN, empat).skor

    assert {b.data.id: (kode(b), b.diterima, b.seharusnya, b.status) for b in skor.ibu} == {
        # anc fe nifas konseling kunjungan air jamban jamkes
        "A": ("Y Y Y T TS Y Y Y", 6, 7, "NORMAL"),
        "B": ("Y T TS Y Y T T Y", 4, 7, "KEK"),
    }
    assert {b.data.id: (kode(b), b.diterima, b.seharusnya, b.status) for b in skor.anak} == {
        # imunisasi timbang tinggi konseling kunjungan air jamban akta jamkes parenting; quarter IV needs both
        # measurements at 14 months, the visit is that of quarter II, when the child was stunted
        "D": ("Y T T Y T Y Y Y Y Y", 7, 10, "NORMAL"),
        "E": ("Y Y T T TS T T T T T", 2, 9, "NORMAL"),
    }
    assert [b.data.id for b in skor.belum_dipantau_ibu] == ["C"]
    assert skor.belum_dipantau_anak == ()
    berkas = sebagai_berkas(skor)
    assert (berkas["periode"], berkas["tabel1"]) == (
        "2026", {"rumah_tangga": 3, "ibu": 2, "ibu_kek_resti": 1, "anak": 2, "anak_gizi": 0},
    )  # fmt: skip
    # the last measured colour: D in quarter II, E in quarter I
    assert berkas["tabel2"] == {"anak": 2, "hijau": 0, "kuning": 1, "merah": 1, "tidak_diukur": 0}
    assert berkas["tabel4"]["indikator"] == {
        "ibu": {"diterima": 10, "seharusnya": 14, "persen": "71.43"},
        "anak": {"diterima": 9, "seharusnya": 19, "persen": "47.37"},
        "total": {"diterima": 19, "seharusnya": 33, "persen": "57.58"},
    }
    # E 5 of 6 months, G left with 2 of 2, I without a month; F is 74 months old at the year's end, H left unrecorded
    assert [(b.data.id, b.data.umur_bulan, b.data.hadir, b.data.terisi, b.aktif) for b in skor.paud] == [
        ("E", 31, 5, 6, True), ("G", 49, 2, 2, True), ("I", 24, 0, 0, False),
    ]  # fmt: skip
    assert berkas["indikator"]["paud"]["paud"] == {"diterima": 2, "seharusnya": 3, "persen": "66.67"}
    # the husband of A came while she was pregnant, but she delivered: he counts with the child; the father of D came
    assert (skor.ayah.suami.diterima, skor.ayah.suami.seharusnya) == (0, 1)
    assert (skor.ayah.ayah.diterima, skor.ayah.ayah.seharusnya) == (1, 2)
    assert berkas["indikator"]["anak"]["konseling"]["laki"] == 1


def test_each_answer_names_its_quarter(empat: list[Skor]) -> None:
    skor = setahun(TAHUN, empat).skor
    a = next(b for b in skor.ibu if b.data.id == "A")

    assert a.jawaban["anc"].alasan == "Triwulan I: 2 kali periksa pada trimester 3, perlu 2"
    assert a.jawaban["nifas"].alasan == "Triwulan II: 3 kali periksa nifas sejak melahirkan, perlu 3"
    assert a.jawaban["kunjungan"].alasan.startswith("Triwulan II: Sudah melahirkan")
    assert (a.bersalin, a.data.bulan_dipantau) == (True, 5)


def test_everybody_leads_to_the_last_quarter_with_a_record(empat: list[Skor]) -> None:
    hasil = setahun(TAHUN, empat)

    assert {kunci: satu.ke for kunci, satu in hasil.terakhir.items()} == {
        ("ibu", "A"): 2, ("ibu", "B"): 4, ("ibu", "C"): 2, ("anak", "D"): 4, ("anak", "E"): 1,
        ("paud", "E"): 4, ("paud", "F"): 3, ("paud", "G"): 1, ("paud", "H"): 1, ("paud", "I"): 4,
    }  # fmt: skip


def test_a_quarter_without_a_record_says_nothing_unless_the_settings_count_it(empat: list[Skor]) -> None:
    luar = setahun(TAHUN, empat[:3]).skor
    dihitung = setahun(TAHUN, [*empat[:2], replace(empat[2], pengaturan=empat[2].pengaturan | {"sasaran_tanpa_catatan": "T"})]).skor  # fmt: skip  # noqa: E501

    def d(skor: Skor) -> Any:
        return next(b for b in skor.anak if b.data.id == "D")

    assert d(luar).jawaban["akta"].alasan == "Triwulan II: Punya akta kelahiran"
    assert d(dihitung).jawaban["akta"].alasan == "Triwulan III: Belum dicatat: belum dipantau dalam triwulan ini"
    # with a record in the year D is never "belum dipantau"; C is, and stands in the tables too
    assert [b.data.id for b in dihitung.belum_dipantau_ibu] == ["C"]
    assert [b.data.id for b in dihitung.ibu] == ["A", "B", "C"]
    assert dihitung.belum_dipantau_anak == ()


def test_paud_ages_while_the_year_runs_are_those_of_the_last_quarter_reached(empat: list[Skor]) -> None:
    skor = setahun(TAHUN, empat[:3]).skor

    # F is 71 months old: 6 of 9 months. G left in quarter II and would be 46.
    assert [(b.data.id, b.data.umur_bulan, b.data.hadir, b.data.terisi) for b in skor.paud] == [
        ("E", 28, 4, 4), ("F", 71, 6, 9), ("G", 46, 2, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(("umur", "ikut"), [(62, True), (63, True), (64, False)])
def test_a_child_that_left_counts_up_to_72_months_at_the_years_end(umur: int, ikut: bool) -> None:
    # seen in quarter I; nine months later it is 71, 72 or 73
    skor = setahun(TAHUN, [triwulan(1, paud=[paud("X", umur, 1, 1)]), *map(triwulan, (2, 3, 4))]).skor
    assert [b.data.umur_bulan for b in skor.paud] == ([umur + 9] if ikut else [])


def test_the_settings_are_those_of_the_last_quarter(empat: list[Skor]) -> None:
    lain = triwulan(4, paud_basis="bulan", status_gizi_ganda="prioritas", konvergensi_desa_basis="orang")
    skor = setahun(TAHUN, [*empat[:3], lain]).skor

    assert skor.pengaturan["paud_basis"] == "bulan"
    # without quarter IV the months are E 4 of 4, F and H too old or gone, G 2 of 2
    assert (skor.indikator["paud"]["paud"].diterima, skor.indikator["paud"]["paud"].seharusnya) == (6, 6)
    # D was GK in quarter I, not in II, and stunted in II
    assert next(b for b in skor.anak if b.data.id == "D").status_gizi == ("S",)
    assert skor.konvergensi == skor.tabel4.orang.total


def test_a_frozen_quarter_speaks_with_the_answers_it_was_frozen_with(empat: list[Skor]) -> None:
    beku = [cairkan(bekukan(satu, nama_dusun={}, nama_posyandu={})) for satu in empat]
    assert setahun(TAHUN, beku) == setahun(TAHUN, empat)


@pytest.mark.parametrize("skor", [[], [triwulan(1), replace(triwulan(1), periode=Triwulan(2025, 1))]])
def test_a_year_is_made_of_its_own_quarters(skor: list[Skor]) -> None:
    with pytest.raises(ValueError, match="Tahun 2026"):
        setahun(TAHUN, skor)


def test_a_year_is_not_made_of_years(empat: list[Skor]) -> None:
    with pytest.raises(ValueError, match="bukan dari tahun"):
        setahun(TAHUN, [setahun(TAHUN, empat).skor])


def test_an_empty_year_is_empty() -> None:
    skor = setahun(TAHUN, list(map(triwulan, (1, 2, 3, 4)))).skor
    assert (skor.tabel1.rumah_tangga, skor.konvergensi.persen) == (0, None)


# --- what holds for every year --------------------------------------------------------------------------------------

EMPAT = st.lists(
    st.tuples(IBU, ANAK, st.sampled_from(("luar", "T"))), min_size=1, max_size=4
).map(
    lambda isi: [
        triwulan(ke, semua_ibu, semua_anak, sasaran_tanpa_catatan=tanpa)
        for ke, (semua_ibu, semua_anak, tanpa) in enumerate(isi, 1)
    ]
)  # fmt: skip
"""Quarters in which the same ids (i0, i1 …) come and go, with everything about them changing."""


@given(SKOR)
@settings(max_examples=60)
def test_a_year_with_one_quarter_has_that_quarters_codes(skor: Skor) -> None:
    hasil = setahun(Tahun(skor.periode.tahun), [skor]).skor

    assert [(b.data, kode(b), b.diterima, b.seharusnya) for b in (*hasil.ibu, *hasil.anak)] == [
        (b.data, kode(b), b.diterima, b.seharusnya) for b in (*skor.ibu, *skor.anak)
    ]
    assert [(b.status, b.trimester) for b in hasil.ibu] == [(b.status, b.trimester) for b in skor.ibu]
    assert [b.status_gizi for b in hasil.anak] == [b.status_gizi for b in skor.anak]
    for bagian in ("tabel1", "tabel2", "tabel4", "ayah", "indikator", "pengaturan"):
        assert getattr(hasil, bagian) == getattr(skor, bagian)
    assert len(hasil.belum_dipantau_ibu) == len(skor.belum_dipantau_ibu)


@given(EMPAT)
@settings(max_examples=60)
def test_dusun_counts_add_up_and_every_number_has_its_people(empat: list[Skor]) -> None:
    skor = setahun(TAHUN, empat).skor
    bagian = skor.per_dusun().values()

    assert sum(satu.tabel1.ibu for satu in bagian) == skor.tabel1.ibu
    assert sum(satu.tabel2.anak for satu in bagian) == skor.tabel2.anak
    assert sum(satu.tabel2.kuning for satu in bagian) == skor.tabel2.kuning
    assert sum((satu.ayah.total for satu in bagian), replace(skor.ayah.total, diterima=0, seharusnya=0)) == (
        skor.ayah.total
    )
    for dasar in ("indikator", "orang"):
        total = getattr(skor.tabel4, dasar).total
        assert sum(getattr(satu.tabel4, dasar).total.diterima for satu in bagian) == total.diterima
        assert sum(getattr(satu.tabel4, dasar).total.seharusnya for satu in bagian) == total.seharusnya
    for kelompok in ("ibu", "anak"):
        for satu, capaian in skor.indikator[kelompok].items():
            assert sum(b.indikator[kelompok][satu].diterima for b in bagian) == capaian.diterima
            assert len(orang_di_balik(skor, kelompok, satu, "Y")) == capaian.diterima
            assert len(orang_di_balik(skor, kelompok, satu, "T")) == capaian.tidak
            assert capaian.seharusnya + capaian.ts == len(getattr(skor, kelompok))


@given(EMPAT)
@settings(max_examples=60)
def test_each_code_is_the_last_of_the_year_that_is_not_ts(empat: list[Skor]) -> None:
    skor = setahun(TAHUN, empat).skor
    hitung_t = skor.pengaturan["sasaran_tanpa_catatan"] == "T"
    for kelompok in ("ibu", "anak"):
        for baris in getattr(skor, kelompok):
            for satu, jawaban in baris.jawaban.items():
                harap = "TS"
                for masa in empat:
                    semua = {
                        b.data.id: b for b in (*getattr(masa, kelompok), *getattr(masa, f"belum_dipantau_{kelompok}"))
                    }
                    lain = semua.get(baris.data.id)
                    if lain and (hitung_t or lain.data.punya_catatan) and lain.jawaban[satu].nilai != "TS":
                        harap = lain.jawaban[satu].nilai.value
                assert jawaban.nilai.value == harap
