"""The number of the Buku KIA stands on forms and paper: a NIK typed in its place is sent back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from sasaran.forms.dasar import NomorKia


@pytest.mark.parametrize("teks", ["6213994506940001", "6213 9945 0694 0001", "6213.9945.0694.0001"])
def test_sixteen_digits_are_a_nik_and_no_register_number(teks: str) -> None:
    with pytest.raises(ValidationError) as galat:
        NomorKia().clean(teks)
    assert galat.value.messages == ["Ini 16 angka seperti NIK. Tulis nomor register dari Buku KIA, atau kosongkan."]


@pytest.mark.parametrize(
    ("teks", "nomor"), [("", ""), (" 5204-0012 ", "5204-0012"), ("621399450694000", "621399450694000")]
)
def test_any_other_number_is_taken_without_the_blanks_around_it(teks: str, nomor: str) -> None:
    assert NomorKia().clean(teks) == nomor
