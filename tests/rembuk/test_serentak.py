"""Many Berita Acara of one village issued in the same moment: each gets a number of its own, none is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test.signals import template_rendered

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk import tindakan
from rembuk.models import BeritaAcara, Pertemuan
from tests.rembuk.bahan import SEKARANG, isi_triwulan, siap

BERSAMAAN = 8
WAKTU = 60


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def sambung(tmp_path: Path) -> Callable[[], None]:
    """What a thread does first. PostgreSQL is shared as it is; of SQLite in memory all take one copy on the disk, as
    an office has it."""
    if connection.vendor == "postgresql":
        return lambda: None
    berkas = tmp_path / "salinan.sqlite3"

    def pindah() -> None:
        connection.settings_dict = connection.settings_dict | {"NAME": str(berkas)}

    return pindah


def salin(tujuan: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(tujuan)) as salinan:
        connection.connection.backup(salinan)


@pytest.mark.django_db(transaction=True)
def test_everybody_gets_a_number_of_their_own(
    desa: Wilayah, kpm: Pengguna, sambung: Callable[[], None], tmp_path: Path
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        semua = [siap(desa, kpm) for _ in range(BERSAMAAN)]
    if connection.vendor != "postgresql":
        salin(tmp_path / "salinan.sqlite3")
    tunggu, pertama, hasil = Barrier(BERSAMAAN, timeout=WAKTU), set(), []

    def bersama(template: Any, context: Any, **_: Any) -> None:
        """Nobody stores before all have printed, each with the number 1."""
        if template.name == "cetak/berita_acara.html" and context["isi"]["kode"] not in pertama and len(pertama) < 8:
            pertama.add(context["isi"]["kode"])
            tunggu.wait()

    def terbitkan(rembuk: Pertemuan) -> None:
        sambung()
        try:
            with lingkup(desa.kode):
                ba = tindakan.terbitkan(rembuk=rembuk, desa=desa, oleh=kpm, sekarang=SEKARANG)
                hasil.append((ba.nomor, ba.nomor in bytes(ba.berkas).decode()))
        except Exception as galat:
            hasil.append((repr(galat), False))
        finally:
            connection.close()

    pekerja = [Thread(target=terbitkan, args=(satu,)) for satu in semua]
    template_rendered.connect(bersama)
    try:
        for satu in pekerja:
            satu.start()
        for satu in pekerja:
            satu.join(WAKTU)
    finally:
        template_rendered.disconnect(bersama)
    assert sorted(hasil) == [(f"140/{urut:03d}/BA-RS/VI/2026", True) for urut in range(1, BERSAMAAN + 1)]
    if connection.vendor == "postgresql":
        with lingkup(desa.kode):
            urut = sorted(BeritaAcara.objects.values_list("urut", flat=True))
    else:
        with closing(sqlite3.connect(tmp_path / "salinan.sqlite3")) as salinan:
            urut = [satu for (satu,) in salinan.execute("SELECT urut FROM rembuk_beritaacara ORDER BY urut")]
    assert urut == list(range(1, BERSAMAAN + 1))
