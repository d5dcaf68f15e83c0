"""Telephone numbers as people write them, and the link that opens WhatsApp."""

from __future__ import annotations

import pytest

from kpm.telepon import nomor_seluler, nomor_telepon, tautan_wa


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
        ("+852 5123 4567", ""),  # Hong Kong: 0852… is somebody else here
        ("+81 90 1234 5678", ""),  # Japan
        ("0082 10 1234 5678", ""),  # Korea
        ("\u202a+62 812\u20113456\u20117890\u202c", "081234567890"),  # as WhatsApp copies it
        ("0812\u00a03456\u20137890", "081234567890"),
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
        "https://wa.me/6281234567890?text=Yth.%20Ibu%2C%0Aselamat"
    )
    assert tautan_wa("Halo", "0371 21234") == "https://wa.me/?text=Halo"
    assert tautan_wa("Halo") == "https://wa.me/?text=Halo"


@pytest.mark.parametrize(
    ("ketik", "nomor"),
    [
        ("\u202a+62 812-3456-7890\u202c", "081234567890"),
        ("+62 0812 3456 7890", "081234567890"),
        ("(0371) 21234", "037121234"),
        ("+852 5123 4567", ""),
        ("0812٣456789", ""),  # digits of another script are none of a telephone
    ],
)
def test_a_number_is_kept_with_its_nought_and_without_marks(ketik: str, nomor: str) -> None:
    assert nomor_telepon(ketik) == nomor
