"""The world of the crawl, built once, and the ways in it, found out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from kpm.izin import SIAPA_SAJA
from tests.perayapan import dunia as d
from tests.perayapan.rayap import A, Jawab, Peramban, Rute, hidup, izin_dari

Jalan = Callable[[str], dict[Rute, list[str]]]
"""Somebody's name -> route -> addresses in their own region that lead somewhere."""


@pytest.fixture(autouse=True)
def _hari_ini() -> Iterator[None]:
    with time_machine.travel(d.HARI_INI, tick=False):
        yield


@pytest.fixture(scope="package")
def dunia(django_db_setup: None, django_db_blocker) -> Iterator[d.Dunia]:  # type: ignore[no-untyped-def]
    """One world for all tests of the crawl; what a test changes is taken back before the next one."""
    waktu = time_machine.travel(d.HARI_INI, tick=False)
    with django_db_blocker.unblock(), waktu, override_settings(KPM_TANPA_PDF=True), transaction.atomic():
        yield d.bangun()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def halaman() -> dict[str, Jawab]:
    """Every page that was found, as who found it saw it."""
    return {}


@pytest.fixture(scope="package")
def jalan(dunia: d.Dunia, halaman: dict[str, Jawab]) -> Jalan:
    """The ways of a region as somebody finds them out who holds all offices there; asked once for each region."""
    dikenal: dict[str, dict[Rute, list[str]]] = {}

    def cari(nama: str) -> dict[Rute, list[str]]:
        siapa = dunia.pelaku[nama]
        pencari = dunia.pelaku["semua-desa"] if siapa.wilayah in (A, "") else siapa
        if pencari.nama not in dikenal:
            izin = izin_dari(pencari.peran) | {SIAPA_SAJA}
            dikenal[pencari.nama] = hidup(dunia, Peramban(pencari), pencari.wilayah, A, izin, halaman)
        return dikenal[pencari.nama]

    return cari
