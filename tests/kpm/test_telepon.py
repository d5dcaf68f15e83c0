"""Telephone numbers as people write them, and the link that opens WhatsApp."""

from __future__ import annotations

import pytest

from kpm.telepon import nomor_seluler, tautan_wa


@pytest.mark.parametrize(
    ("ketik", "nomor"),
    [
        ("081234567890", "081234567890"),
        ("0812-3456-7890", "081234567890"),
        ("0812 3456 7890", "081234567890"),
        ("0812.3456.7890", "081234567890"),
        ("(0812) 3456-7890", "081234567890"),
        (" +62 812 3456 7890 ", "081234567890"),
        ("6281234567890", "081234567890"),
        ("006281234567890", "081234567890"),
        ("+62 0812 3456 7890", "081234567890"),
        ("81234567890", "081234567890"),
        ("0811123456", "0811123456"),
        ("0895123456789", "0895123456789"),
        ("081112345", ""),  # nine digits
        ("08951234567890", ""),  # fourteen
        ("0801234567890", ""),  # no mobile network begins with 080
        ("037121234", ""),  # a landline of Sumbawa
        ("(021) 5201590", ""),
        ("+6591234567", ""),
        ("081234567890 / 081298765432", ""),
        ("0812345678x", ""),
        ("tidak ada", ""),
        ("-", ""),
        ("", ""),
    ],
)
def test_a_mobile_number_is_known_however_it_is_written(ketik: str, nomor: str) -> None:
    assert nomor_seluler(ketik) == nomor


def test_the_link_carries_the_text_and_the_number_where_there_is_one() -> None:
    assert tautan_wa("Yth. Ibu,\nselamat", "0812-3456-7890") == (
        "https://wa.me/6281234567890?text=Yth.+Ibu%2C%0Aselamat"
    )
    assert tautan_wa("Halo", "0371 21234") == "https://wa.me/?text=Halo"
    assert tautan_wa("Halo") == "https://wa.me/?text=Halo"
