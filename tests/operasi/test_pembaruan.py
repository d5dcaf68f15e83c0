"""The way from the first release to this one: with data, closed quarters and papers, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from kpm.cadangan import baca, pulih, skema
from kpm.kueri_cadangan import BERHASIL
from kpm.lingkup import lingkup
from kpm.management.commands.siapkan import Command
from kpm.models import Cadangan, Pengguna
from pemantauan.models import KartuSkor
from sasaran.bunyi import bunyi
from sasaran.models import Keluarga, Orang
from tests.operasi.bahan import KODE, Asal, BasisBaru, gambaran, mesin_lain, pulihkan

RILIS_PERTAMA = {"kpm": 3, "sasaran": 1, "pemantauan": 4, "rembuk": 2, "laporan": 2}
"""App -> number of its last migration in the first release."""


def _migrasi_rilis_pertama(semua: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        app: [nama for nama in daftar if int(nama[:4]) <= RILIS_PERTAMA.get(app, 9999)] for app, daftar in semua.items()
    }


def _muat_seperti_dahulu(jalur: Path, kunci: list[str]) -> None:
    """The rows of a backup into the tables of the first release, which knew fewer columns and tables."""
    tabel = {satu.nama: satu for satu in skema.tabel_terpasang()}
    with transaction.atomic(), baca.buka(jalur, kunci) as isi:
        pemuat, letak = None, []
        for satu in isi.bagian:
            if isinstance(satu, baca.Mulai):
                if pemuat:
                    pemuat.tulis()
                pemuat = None
                if satu.tabel in tabel:
                    dahulu = tabel[satu.tabel].kolom
                    letak = [ke for ke, nama in enumerate(satu.kolom) if nama in dahulu]
                    pemuat = pulih._Pemuat(tabel[satu.tabel], [satu.kolom[ke] for ke in letak])
            elif pemuat and isinstance(satu, list):
                pemuat.tambah([satu[ke] for ke in letak])
        if pemuat:
            pemuat.tulis()
        skema.tulis_urutan(list(tabel.values()), isi.manifes["urutan"])


@pytest.mark.parametrize("mesin", mesin_lain()[-1:])
def test_the_first_release_is_upgraded_with_everything_in_it(
    asal: Asal, basis_baru: BasisBaru, mesin: str, settings, capsys: pytest.CaptureFixture[str]
) -> None:
    jalur, sebelum, _ = asal
    kunci = settings.KPM_KUNCI_CADANGAN
    with baca.buka(jalur, kunci) as isi:
        migrasi = _migrasi_rilis_pertama(isi.manifes["migrasi"])
    with basis_baru(mesin) as folder:
        pulih._migrasi(migrasi)
        _muat_seperti_dahulu(jalur, kunci)
        (folder / "unggahan").mkdir()

        Command()._perbarui_tabel()

        (cadangan,) = (folder / "cadangan").iterdir()
        assert cadangan.name.startswith("sebelum-pembaruan-")
        assert f"Cadangan sebelumnya: {cadangan}" in capsys.readouterr().out
        _seperti_semula(sebelum)
        Command()._perbarui_tabel()  # nothing to do any more: no further backup
        assert len(list((folder / "cadangan").iterdir())) == 1
        # the one there is is known, so that nobody is told there is none
        assert Cadangan.objects.filter(BERHASIL).first().nama == cadangan.name
        call_command("periksa")

        # back to the first release and here again, as somebody does who must return to the older program
        pulih._migrasi(migrasi)
        terpasang = skema.migrasi_terpasang()
        assert {app: len(terpasang[app]) for app in RILIS_PERTAMA} == RILIS_PERTAMA
        call_command("migrate", verbosity=0)
        _seperti_semula(sebelum)

        # the backup of the older release, restored by this one
        with basis_baru("sqlite"):
            assert "Semua baik." in pulihkan(cadangan)
            _seperti_semula(sebelum)


def _seperti_semula(sebelum: dict) -> None:
    """What was there is there, guarded; what this release added is filled. The release knew no uploads."""
    assert gambaran() == sebelum | {"unggahan": []}
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
