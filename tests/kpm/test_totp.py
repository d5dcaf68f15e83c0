"""PURE one-time codes and the words for a device."""

from __future__ import annotations

import pytest

from kpm import totp
from kpm.perangkat import sebutan

RAHASIA = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of RFC 6238, appendix B: 12345678901234567890."""


@pytest.mark.parametrize(
    ("saat", "kode"), [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
)
def test_codes_are_those_of_the_rfc(saat: int, kode: str) -> None:
    assert totp.kode_langkah(RAHASIA, totp.langkah(saat)) == kode
    assert totp.langkah_cocok(RAHASIA, kode, saat, 0) == saat // 30


@pytest.mark.parametrize(("geser", "diterima"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_one_step_off(geser: int, diterima: bool) -> None:
    saat = 1_234_567_890
    kode = totp.kode_langkah(RAHASIA, totp.langkah(saat + geser))
    assert (totp.langkah_cocok(RAHASIA, kode, saat, 0) is not None) is diterima


def test_no_code_is_accepted_twice_nor_one_older_than_the_last() -> None:
    saat = 1_234_567_890
    kini = totp.langkah(saat)
    for nomor, terakhir, jawab in ((kini, kini, None), (kini - 1, kini, None), (kini + 1, kini, kini + 1)):
        assert totp.langkah_cocok(RAHASIA, totp.kode_langkah(RAHASIA, nomor), saat, terakhir) == jawab


@pytest.mark.parametrize("kode", ["", "28708", "2870822", "abcdef", "287082 or 1=1"])
def test_what_is_no_code_is_wrong(kode: str) -> None:
    assert totp.langkah_cocok(RAHASIA, kode, 59, 0) is None


def test_the_next_code_is_the_first_unused_one_within_reach() -> None:
    assert [totp.langkah_berikut(3_000, terakhir) for terakhir in (0, 98, 99, 100, 101)] == [99, 99, 100, 101, None]


def test_the_app_is_told_who_and_what() -> None:
    assert (
        totp.alamat_aplikasi(RAHASIA, "kpm desa")
        == f"otpauth://totp/KPM%20Desa:kpm%20desa?secret={RAHASIA}&issuer=KPM%20Desa"
    )
    assert totp.berkelompok("ABCDEFGHI") == "ABCD EFGH I"
    assert len(totp.rahasia_baru()) == 32


@pytest.mark.parametrize(
    ("agen", "kata"),
    [
        (
            "Mozilla/5.0 (Linux; Android 10; K) Chrome/124.0 Mobile Safari/537.36",
            "Chrome di Android",
        ),
        ("Mozilla/5.0 (Linux; Android 9) SamsungBrowser/23 Chrome/115 Safari/537", "Samsung Internet di Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/124.0 Safari/537.36 Edg/124.0", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0", "Firefox di Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Safari/604.1", "Safari di iPhone"),
        ("curl/8", "Peramban lain"),
        ("", "Peramban lain"),
        ("<script>" * 500, "Peramban lain"),
    ],
)
def test_a_device_is_named_in_words(agen: str, kata: str) -> None:
    assert sebutan(agen) == kata
