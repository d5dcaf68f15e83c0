"""Referrals, pure: the list of reasons, the days of waiting, the numbers as they are kept."""

from __future__ import annotations

import datetime as dt

import pytest

from pemantauan.rujukan import (
    ALASAN,
    Angka,
    baca_angka,
    batas_tunggu,
    kata_alasan,
    lewat_tunggu,
    mendesak,
    pilihan_alasan,
    sebut_alasan,
    urut_alasan,
)

HARI = dt.date(2026, 9, 17)


def test_every_reason_has_a_code_of_its_own_and_words_without_a_treatment() -> None:
    assert len({satu.kode for satu in ALASAN}) == len(ALASAN) == 19
    assert {satu.kelompok for satu in ALASAN} == {"", "ibu", "anak"}


def test_a_group_is_offered_its_own_reasons_and_those_of_everybody() -> None:
    ibu = [kode for kode, _ in pilihan_alasan("ibu")]
    assert ibu == ["resti", "lewat_hpl", "kek", "anemia", "anc", "nifas", "bahaya", "lain"]
    assert [kode for kode, _ in pilihan_alasan("")] == ["bahaya", "lain"]


def test_a_stored_reason_stays_a_choice_when_the_group_changes() -> None:
    assert [kode for kode, _ in pilihan_alasan("", ["kek"])] == ["kek", "bahaya", "lain"]


def test_reasons_stand_in_the_order_of_the_list_and_unknown_ones_are_left_out() -> None:
    assert urut_alasan(["lain", "stunting", "bengkak", "entah"]) == ["bengkak", "stunting", "lain"]


def test_another_reason_is_told_by_its_own_words_where_there_are_any() -> None:
    assert kata_alasan(["lain", "t1"], "Batuk seminggu") == ["Berat badan tidak naik (T)"]
    assert kata_alasan(["lain"]) == ["Lainnya, ditulis di keterangan"]
    assert sebut_alasan(["lain"], "Batuk seminggu") == ["Batuk seminggu"]
    assert sebut_alasan(["lain", "t1"], "Batuk seminggu") == ["Berat badan tidak naik (T)"]


def test_the_urgent_reasons_are_these() -> None:
    assert [satu.kode for satu in ALASAN if satu.mendesak] == [
        *("bengkak", "gizi_buruk", "bgm", "t2", "resti", "lewat_hpl", "bahaya"),
    ]


@pytest.mark.parametrize(("alasan", "segera"), [(["t1", "kek"], False), (["t1", "t2"], True), ([], False)])
def test_one_urgent_reason_makes_the_referral_urgent(alasan: list[str], segera: bool) -> None:
    assert mendesak(alasan) is segera


@pytest.mark.parametrize(("hari", "lewat"), [(0, False), (13, False), (14, True), (15, True), (40, True)])
def test_a_referral_waits_fourteen_days_before_it_is_asked_about_again(hari: int, lewat: bool) -> None:
    tanggal = HARI - dt.timedelta(days=hari)
    assert lewat_tunggu(tanggal, HARI) is lewat
    assert (tanggal <= batas_tunggu(HARI)) is lewat


def test_numbers_come_back_as_they_were_kept() -> None:
    angka = [Angka("Berat badan", "8,55 kg", HARI), Angka("Umur", "14 bulan")]
    tersimpan = [satu.simpanan() for satu in angka]
    assert tersimpan == [["Berat badan", "8,55 kg", "2026-09-17"], ["Umur", "14 bulan", ""]]
    assert baca_angka(tersimpan) == angka
    assert [satu.hari for satu in angka] == ["17 September 2026", ""]
