"""The standing people and places of every test: two villages, a KPM in each, kepala desa, admin, pendamping."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import settings

from kpm.kueri_akun import wajib_kode
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, PerangkatTotp, Wilayah
from kpm.sesi import LANGKAH_DUA
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory

# A slow machine is no fault of the code; a landing is judged on the same examples every time, a desk on new ones.
settings.register_profile("meja", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "meja")

KUNCI = int(connection.vendor == "postgresql")
"""Queries of taking one lock by name (a quarter, an entry's id), which only PostgreSQL needs (kpm.kunci)."""
HARI_INI = dt.date(2026, 9, 17)
"""Every test runs on this Thursday unless it says otherwise."""

SATU_PEKERJA = ("operasi", "perayapan")
"""Folders of tests that share a world which takes half a minute to build: all on one worker, which builds it once."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups for ``--dist loadgroup``; without it they change nothing."""
    for satu in items:
        if satu.path.parent.name in SATU_PEKERJA:
            satu.add_marker(pytest.mark.xdist_group(satu.path.parent.name))


@pytest.fixture(autouse=True, scope="session")
def _folder_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Backups and uploads of tests never touch the data of this machine."""
    folder = tmp_path_factory.mktemp("data")
    with override_settings(KPM_DATA=folder, KPM_CADANGAN_FOLDER=folder / "cadangan", MEDIA_ROOT=folder / "unggahan"):
        yield


@pytest.fixture(autouse=True)
def _hari_ini(request: pytest.FixtureRequest) -> Iterator[None]:
    if "e2e" in request.keywords:
        yield
        return
    with time_machine.travel(dt.datetime(2026, 9, 17, 2, 0, tzinfo=dt.UTC), tick=True):
        yield


@pytest.fixture(autouse=True)
def _tanpa_ingatan() -> None:
    """No test finds what another one counted."""
    cache.clear()


def _induk() -> None:
    for kode, nama in (
        ("00", "Indonesia"),
        ("52", "Nusa Tenggara Barat"),
        ("52.04", "Kabupaten Sumbawa"),
        ("52.04.20", "Buer"),
        ("62", "Kalimantan Tengah"),
        ("62.13", "Kabupaten Barito Timur"),
        ("62.13.01", "Dusun Timur"),
    ):
        WilayahFactory(kode=kode, nama=nama)


@pytest.fixture
def desa(db: None) -> Wilayah:
    """Village A: Pulau Kaung."""
    _induk()
    return WilayahFactory(kode="52.04.20.2005", nama="Pulau Kaung")


@pytest.fixture
def desa_lain(db: None) -> Wilayah:
    """Village B: Magantis."""
    _induk()
    return WilayahFactory(kode="62.13.01.2005", nama="Magantis")


@pytest.fixture
def di_desa(desa: Wilayah) -> Iterator[Wilayah]:
    """Village A with its scope open, for arranging data."""
    with lingkup(desa.kode):
        yield desa


def _petugas(wilayah: Wilayah, peran: str, nama: str) -> Pengguna:
    pengguna = PenggunaFactory(username=f"{peran}-{wilayah.kode}", nama=nama)
    PenugasanFactory(pengguna=pengguna, wilayah=wilayah, peran=peran)
    return pengguna


@pytest.fixture
def kpm(desa: Wilayah) -> Pengguna:
    return _petugas(desa, Peran.KPM, "Nurhayati")


@pytest.fixture
def kpm_lain(desa_lain: Wilayah) -> Pengguna:
    return _petugas(desa_lain, Peran.KPM, "Marlina")


@pytest.fixture
def kades(desa: Wilayah) -> Pengguna:
    return _petugas(desa, Peran.KEPALA_DESA, "Abdul Wahab")


@pytest.fixture
def admin_desa(desa: Wilayah) -> Pengguna:
    return _petugas(desa, Peran.ADMIN_DESA, "Rahmah")


@pytest.fixture
def pendamping(desa: Wilayah) -> Pengguna:
    return _petugas(Wilayah.objects.get(kode="52.04.20"), Peran.PENDAMPING_KECAMATAN, "Iskandar")


def klien(pengguna: Pengguna, peramban: Client | None = None) -> Client:
    """A browser in which this person has just signed in, with the second step where their role asks for one."""
    peramban = peramban or Client()
    peramban.force_login(pengguna, backend="kpm.izin.NamaAtauTelepon")
    if wajib_kode(pengguna):
        perangkat, _ = PerangkatTotp.objects.get_or_create(
            pengguna=pengguna, defaults={"rahasia": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "dipasang_pada": timezone.now()}
        )
        sesi = peramban.session
        sesi[LANGKAH_DUA] = perangkat.pk
        sesi.save()
    return peramban


@pytest.fixture
def klien_kpm(kpm: Pengguna) -> Client:
    return klien(kpm)


@pytest.fixture
def klien_kades(kades: Pengguna) -> Client:
    return klien(kades)


@pytest.fixture
def klien_admin(admin_desa: Pengguna) -> Client:
    return klien(admin_desa)


@pytest.fixture
def klien_pendamping(pendamping: Pengguna) -> Client:
    return klien(pendamping)
