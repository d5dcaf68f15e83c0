"""The audit of packages: a known vulnerability fails, an accepted one until its day, and silence is never success."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from skrip import audit

HARI_INI = dt.date(2026, 9, 17)


def hasil(**lain: Any) -> audit.Hasil:
    celah = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["2.0"]}
    return {
        "dependencies": [
            {"name": "aman", "version": "1.0", "vulns": []},
            {"name": "bocor", "version": "1.0", "vulns": [celah]} | lain,
        ]
    }


def test_a_known_vulnerability_fails() -> None:
    galat, diperiksa, tidak = audit.nilai(hasil(), HARI_INI)
    assert (galat, diperiksa, tidak) == (["bocor 1.0: PYSEC-2026-1, diperbaiki di 2.0"], 2, 0)


@pytest.mark.parametrize(("sampai", "jumlah"), [(HARI_INI, 0), (dt.date(2026, 9, 16), 1)])
def test_an_accepted_one_passes_until_its_day(monkeypatch: pytest.MonkeyPatch, sampai: dt.date, jumlah: int) -> None:
    monkeypatch.setattr(audit, "DITERIMA", {"CVE-2026-1": ("tidak dipakai", sampai)})
    assert len(audit.nilai(hasil(), HARI_INI)[0]) == jumlah


def test_what_was_not_checked_is_counted_as_not_checked() -> None:
    sebagian = {"dependencies": [{"name": "aman", "version": "1.0", "skip_reason": "tidak ditemukan"}]}
    assert audit.nilai(sebagian, HARI_INI) == ([], 0, 1)
    assert audit.nilai(None, HARI_INI) == ([], 0, 0)


@pytest.mark.parametrize(
    ("jawaban", "wajib", "kode"),
    [(None, [], 0), (None, ["--wajib"], 2), ({"dependencies": []}, ["--wajib"], 2), (hasil(), [], 1)],
)
def test_without_the_list_it_says_so_and_fails_only_where_it_must(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    jawaban: audit.Hasil | None,
    wajib: list[str],
    kode: int,
) -> None:
    monkeypatch.setattr(audit, "jalankan", lambda: jawaban)
    monkeypatch.setattr("sys.argv", ["audit.py", *wajib])
    assert audit.main() == kode
    assert ("TIDAK diperiksa" in capsys.readouterr().out) is (kode != 1)
