"""A frozen quarter: read back it is the same scorecard, and its mark notices any change."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kpm.periode import Tahun, Triwulan
from pemantauan.skor import Skor
from pemantauan.skor.beku import baca_periode, bekukan, cairkan, sidik
from tests.pemantauan.bahan import anak, ibu, sebagai_berkas, skor
from tests.pemantauan.kampung_acak import SKOR

BEBAS = settings(max_examples=50, deadline=None)
KELOMPOK = ("ibu", "anak", "paud", "belum_ibu", "belum_anak")


def beku(hasil: Skor) -> dict[str, Any]:
    return bekukan(hasil, nama_dusun={"u-1": "Satu"}, nama_posyandu={"u-2": "Mawar"})


def teracak(isi: Any, acak: random.Random) -> Any:
    """The same values with the keys of every mapping in another order."""
    if isinstance(isi, dict):
        return {kunci: teracak(isi[kunci], acak) for kunci in acak.sample(list(isi), len(isi))}
    return [teracak(satu, acak) for satu in isi] if isinstance(isi, list) else isi


@BEBAS
@given(SKOR)
def test_a_frozen_scorecard_read_back_is_the_same(hasil: Skor) -> None:
    isi = beku(hasil)

    assert cairkan(isi) == hasil
    assert cairkan(json.loads(json.dumps(isi))) == hasil
    assert sebagai_berkas(cairkan(isi)) == sebagai_berkas(hasil)
    assert beku(cairkan(isi)) == isi


@BEBAS
@given(SKOR, st.randoms(use_true_random=False))
def test_the_mark_knows_nothing_of_the_order_of_keys_or_of_storage(hasil: Skor, acak: random.Random) -> None:
    isi = beku(hasil)

    assert sidik(teracak(isi, acak)) == sidik(json.loads(json.dumps(isi))) == sidik(isi)


@BEBAS
@given(SKOR, st.data())
def test_the_mark_changes_with_any_answer(hasil: Skor, data: st.DataObject) -> None:
    isi = beku(hasil)
    jawaban = [
        (kelompok, ke, urut)
        for kelompok in KELOMPOK
        for ke, b in enumerate(isi[kelompok])
        for urut in range(len(b["jawaban"]))
    ]
    assume(jawaban)
    kelompok, ke, urut = data.draw(st.sampled_from(jawaban))
    bagian = data.draw(st.integers(0, 2))

    lain = copy.deepcopy(isi)
    _, nilai, alasan, belum = sel = lain[kelompok][ke]["jawaban"][urut]
    sel[bagian + 1] = [{"Y": "T", "T": "TS", "TS": "Y"}[nilai], alasan + ".", not belum][bagian]

    assert sidik(lain) != sidik(isi)


@pytest.mark.parametrize(
    "ubah",
    [
        lambda isi: isi.update(periode="2026-T4"),
        lambda isi: isi["pengaturan"].update(fe_rule="tik"),
        lambda isi: isi["dusun"].update({"u-1": "Lain"}),
        lambda isi: isi["ibu"][0]["data"].update(nama="Lain"),
        lambda isi: isi["anak"][0].update(diterima=9),
        lambda isi: isi["anak"].reverse(),
        lambda isi: isi["ibu"].pop(),
    ],
    ids=["periode", "pengaturan", "dusun", "nama", "jumlah", "urutan", "orang"],
)
def test_the_mark_changes_with_everything_else_too(ubah: Any) -> None:
    isi = beku(skor([ibu()], [anak(id="1"), anak(id="2", umur_bulan=3)]))
    lain = copy.deepcopy(isi)

    ubah(lain)

    assert sidik(lain) != sidik(isi)
    assert len(sidik(isi)) == 64


def test_answers_are_kept_and_not_judged_again() -> None:
    isi = beku(skor([ibu(usia_bulan=8, anc=1)]))
    assert isi["ibu"][0]["jawaban"][0][:2] == ["anc", "T"]
    isi["ibu"][0]["jawaban"][0] = ["anc", "Y", "Menurut aturan waktu itu", False]

    baris = cairkan(isi).ibu[0]

    assert (baris.jawaban["anc"].nilai, baris.jawaban["anc"].alasan) == ("Y", "Menurut aturan waktu itu")
    assert cairkan(isi).indikator["ibu"]["anc"].diterima == 1


def test_fields_that_came_later_keep_their_default_and_those_that_went_are_left_out() -> None:
    isi = beku(skor([ibu(usia_bulan=8)]))
    del isi["ibu"][0]["data"]["bulan_dipantau"]
    isi["ibu"][0]["data"]["kolom_lama"] = 7

    assert cairkan(isi).ibu[0].data == ibu(usia_bulan=8)


def test_a_set_that_is_not_known_any_more_is_refused() -> None:
    with pytest.raises(KeyError):
        cairkan(beku(skor()) | {"set": "hpk-1999"})


@given(st.integers(2010, 2099), st.integers(1, 4))
def test_a_period_is_read_as_it_is_written(tahun: int, ke: int) -> None:
    assert baca_periode(str(Triwulan(tahun, ke))) == Triwulan(tahun, ke)
    assert baca_periode(str(Tahun(tahun))) == Tahun(tahun)


@given(st.from_regex(r"\d{1,5}(-T?\d?)?\n?", fullmatch=True) | st.text(max_size=8))
def test_any_other_text_is_no_period(teks: str) -> None:
    try:
        periode = baca_periode(teks)
    except ValueError:
        return
    assert str(periode) == teks


@pytest.mark.parametrize(
    "teks", ["", "2026-T0", "2026-T5", "2026-t3", "2026-3", "26", "20260", "2026-T3 ", "2026-08", "٢٠٢٦", "²⁰²⁶"]
)
def test_what_is_nearly_a_period_is_refused(teks: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (sentences of several modules)
        baca_periode(teks)
