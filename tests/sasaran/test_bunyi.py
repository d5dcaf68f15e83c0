"""The sound of names: spellings that must meet, names that must stay apart, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sasaran.bunyi import bunyi

HURUF = "abcdefghijklmnopqrstuvwxyzäéôüñ '.-"


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Juwariyah", "Djuwarijah"),
        ("Juwariyah", "Juariah"),
        ("Juwariyah", "JUWARIYA"),
        ("Muhammad", "Moh."),
        ("Muhammad", "M."),
        ("Muhammad", "Mochamad"),
        ("Muhamad Ali", "Moch. Ali"),
        ("Siti Aminah", "St. Aminah"),
        ("Sitti Hajar", "Siti Hajar"),
        ("Soekarno", "Sukarno"),
        ("Noerhajati", "Nurhayati"),
        ("Noor Aini", "Nur Aeni"),
        ("Saepul", "Syaiful"),
        ("Zaenab", "Jainab"),
        ("Aisyah", "Aisha"),
        ("Fauziyah", "Pauzia"),
        ("Evi", "Efi"),
        ("Sanjaya", "Sandjaja"),
        ("Tjahjono", "Cahyono"),
        ("Yusuf", "Jusuf"),
        ("Christina", "Kristina"),
        ("Utsman", "Usman"),
        ("Achmad", "Ahmad"),
        ("Khotimah", "Hotimah"),
        ("Chadidjah", "Khadijah"),
        ("Ramadhan", "Ramadan"),
        ("Shinta", "Sinta"),
        ("Susie", "Susi"),
        ("Ma'ruf", "Maruf"),
        ("Hj. Rohana", "Rohana"),
        ("Baiq Lestari", "Bq. Lestari"),  # Sasak
        ("Dg. Ngalle", "Daeng Ngalle"),  # Bugis and Makassar
        ("Siahaan", "Siahan"),  # Batak
        ("Yoshep Waromi", "Yosep Warromi"),  # Papua
        ("Njoman", "Nyoman"),  # Bali
    ],
)
def test_spellings_of_one_name_sound_the_same(satu: str, lain: str) -> None:
    assert bunyi(satu) == bunyi(lain)


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Siti Aminah", "Siti Maimunah"),
        ("Siti", "Sita"),
        ("Rahman", "Rahmat"),
        ("Nurul", "Nur"),
        ("Hasan", "Hasanah"),
        ("Sujono", "Suyono"),
        ("Panji", "Pani"),
        ("Dewi", "Desi"),
        ("Andi", "Ani"),
        ("Lukman", "Lutman"),
        ("Simanjuntak", "Simatupang"),
        ("Waromi", "Wanimbo"),
        ("Hadiyah", "Khadijah"),
    ],
)
def test_different_names_do_not_sound_the_same(satu: str, lain: str) -> None:
    assert bunyi(satu) != bunyi(lain)


def test_the_sound_of_a_name_stands_between_blanks_and_a_form_of_address_falls_away() -> None:
    assert bunyi("Hj. Siti  Juwariyah") == " siti juaria "
    assert (bunyi("H."), bunyi(""), bunyi("123"), bunyi("\x00")) == (" h ", "", "", "")


@given(st.text())
@example("ß İ ﬁ \ud800".encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))
@example("hh")
@example("dzj")
@example("Mm St.")
def test_no_text_breaks_it_and_its_own_result_is_left_alone(teks: str) -> None:
    sekali = bunyi(teks)
    assert bunyi(sekali) == sekali


@given(st.text(alphabet=HURUF))
def test_capitals_and_accents_make_no_difference(teks: str) -> None:
    assert bunyi(teks.upper()) == bunyi(teks)


@given(st.text(alphabet=HURUF, min_size=1), st.text(alphabet=HURUF, min_size=1))
def test_words_are_heard_one_by_one(satu: str, lain: str) -> None:
    sendiri = {kata for teks in (satu, lain) for kata in bunyi(teks).split()}
    assert set(bunyi(f"{satu} {lain}").split()) <= sendiri
