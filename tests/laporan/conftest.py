"""The reference village of the form guide, and the day on which quarters are finalised in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.pemantauan.test_kueri_skor import desa_acuan

__all__ = ["desa_acuan"]


@pytest.fixture
def _html(settings: Any) -> None:
    """Printing as HTML is faster; the PDF has its own tests."""
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def _oktober(_html: None) -> Iterator[None]:
    """12 October 2026, after the third quarter."""
    with time_machine.travel(dt.datetime(2026, 10, 12, 2, tzinfo=dt.UTC)):
        yield
