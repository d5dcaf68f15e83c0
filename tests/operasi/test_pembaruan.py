"""The way from the first release to this one: with data, closed quarters and papers, on both databases."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from kpm.cadangan import baca, pulih, skema
from kpm.kueri_cadangan import BERHASIL
from kpm.lingkup import lingkup
from kpm.management.commands.siapkan import Command
from kpm.models import Cadangan, Pengguna, Unggahan
from pemantauan.models import DosisImunisasi, KartuSkor
from sasaran.bunyi import bunyi
from sasaran.models import Keluarga, Orang
from tests.operasi.bahan import KODE, Asal, BasisBaru, bentuk, gambaran, mesin_lain, pulihkan

RILIS_PERTAMA = {"kpm": 3, "sasaran": 1, "pemantauan": 4, "rembuk": 2, "laporan": 2}
"""App -> number of its last migration in the first release."""


def _migrasi_rilis_pertama(semua: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        app: [nama for nama in daftar if "_squashed_" not in nama and int(nama[:4]) <= RILIS_PERTAMA.get(app, 9999)]
        for app, daftar in semua.items()
    }


@pytest.mark.parametrize("mesin", mesin_lain()[-1:])
def test_the_first_release_is_upgraded_with_everything_in_it(
    asal: Asal, basis_baru: BasisBaru, mesin: str, tmp_path: Path, settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Back to the first release, as somebody does who must return to the older program; from there to this one in
    place; and its backup restored by this one, into tables that the first release's own migrations made. Whichever
    way they came, the tables are those of a new database, which the joined migrations make.
    """
    jalur, sebelum, berkas = asal
    with baca.buka(jalur, settings.KPM_KUNCI_CADANGAN) as isi:
        migrasi = _migrasi_rilis_pertama(isi.manifes["migrasi"])
    with _seperti_asal(basis_baru, mesin, jalur, berkas, tmp_path) as folder:
        tabel = bentuk()  # those of a new database
        with lingkup(KODE):  # no release before had a place for either, and doses decide scores
            DosisImunisasi.objects.all().delete()
            Unggahan.objects.all().delete()
        tetap = {bagian: isi for bagian, isi in sebelum.items() if bagian not in ("skor", "unggahan")}
        sebelum = gambaran()
        assert {bagian: sebelum[bagian] for bagian in tetap} == tetap
        pulih._migrasi(migrasi)
        terpasang = skema.migrasi_terpasang()
        assert {app: len(terpasang[app]) for app in RILIS_PERTAMA} == RILIS_PERTAMA
        kolom = {satu.nama: set(satu.kolom) for satu in skema.tabel_terpasang()}
        assert "bunyi" not in kolom["sasaran_orang"]
        assert "kpm_unggahan" not in kolom
        capsys.readouterr()

        Command()._perbarui_tabel()

        (cadangan,) = (folder / "cadangan").iterdir()
        assert cadangan.name.startswith("sebelum-pembaruan-")
        assert f"Cadangan sebelumnya: {cadangan}" in capsys.readouterr().out
        assert bentuk() == tabel
        _seperti_semula(sebelum)
        Command()._perbarui_tabel()  # nothing to do any more: no further backup
        assert len(list((folder / "cadangan").iterdir())) == 1
        # the one there is is known, so that nobody is told there is none
        assert Cadangan.objects.filter(BERHASIL).first().nama == cadangan.name
        call_command("periksa")

        with baca.buka(cadangan, settings.KPM_KUNCI_CADANGAN) as isi:
            lama = isi.manifes["migrasi"]
        assert {app: len(lama[app]) for app in RILIS_PERTAMA} == RILIS_PERTAMA
        with basis_baru(mesin):
            assert "Semua baik." in pulihkan(cadangan)
            assert bentuk() == tabel
            _seperti_semula(sebelum)


@contextmanager
def _seperti_asal(basis_baru: BasisBaru, mesin: str, jalur: Path, berkas: Path, folder: Path) -> Iterator[Path]:
    """The demo village in a database of that kind, without the file that was uploaded; yields its folder."""
    if mesin == "sqlite":
        shutil.copy(berkas, folder / "kpm.sqlite3")
    with basis_baru(mesin, folder):
        if mesin != "sqlite":
            pulihkan(jalur)
            shutil.rmtree(folder / "unggahan")
            shutil.rmtree(folder / "cadangan", ignore_errors=True)
        (folder / "unggahan").mkdir()
        yield folder


def _seperti_semula(sebelum: dict) -> None:
    """What was there is there, guarded; what this release added is filled."""
    assert gambaran() == sebelum
    with lingkup(KODE):
        assert [satu.nama for satu in Orang.objects.all() if satu.bunyi != bunyi(satu.nama)[:250]] == []
        assert [satu.kepala for satu in Keluarga.objects.all() if satu.bunyi != bunyi(satu.kepala)[:250]] == []
        assert KartuSkor.objects.count() > 0
        for ubah in (KartuSkor.objects.all().delete, lambda: KartuSkor.objects.update(revisi=9)):
            with pytest.raises(IntegrityError), transaction.atomic():
                ubah()
    call_command("periksa", sesudah_pulih=True)


def test_an_empty_machine_is_set_up_without_a_backup(data: Path, db: None) -> None:
    Pengguna.objects.all().delete()
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM django_migrations WHERE app = 'laporan' AND name LIKE '0004%%'")
    Command()._cadangkan_dahulu()
    assert not (data / "cadangan").exists()
