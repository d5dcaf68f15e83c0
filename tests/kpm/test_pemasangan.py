"""Setting up: keys, the region codes, production settings, the admin site, printing where Pango is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import Client

from kpm.lingkup import ModelDesa
from kpm.management.commands.siapkan import Command
from kpm.models import Pengguna, PerangkatTotp, Wilayah
from tests.conftest import klien
from tests.factories import OrangFactory

AKAR = Path(__file__).resolve().parents[2]


def test_all_region_codes_are_loaded_once(db: None) -> None:
    for _ in range(2):
        call_command("muat_wilayah")
    assert Wilayah.objects.count() == 91_600  # 91,599 codes and the nation
    assert Wilayah.objects.get(kode="52.04.20.2005").nama == "Pulau Kaung"
    assert sum(1 for kode in Wilayah.objects.values_list("kode", flat=True) if len(kode) == 13) == 83_762


def test_names_of_regions_carry_their_word() -> None:
    nama = [
        Wilayah(kode=kode, nama="X").nama_lengkap
        for kode in ("52.04.20.2005", "31.71.01.1001", "52.04.20", "52.04", "91.01.01.3001")
    ]
    assert nama == ["Desa X", "Kelurahan X", "Kecamatan X", "X", "Desa X"]


def test_keys_are_written_once_with_narrow_rights(tmp_path: Path, settings, db: None) -> None:
    settings.KPM_KUNCI_DATA, settings.KPM_KUNCI_INDEKS = [], ""
    berkas = tmp_path / "kunci.env"
    assert Command()._buat_kunci(berkas)
    assert (berkas.stat().st_mode & 0o777, len(berkas.read_text().splitlines())) == (0o600, 3)
    settings.KPM_KUNCI_DATA, settings.KPM_KUNCI_INDEKS = ["ada"], "ada"
    assert not Command()._buat_kunci(berkas)


def test_an_existing_key_file_gains_the_backup_key_and_keeps_the_others(tmp_path: Path, settings, db: None) -> None:
    berkas = tmp_path / "kunci.env"
    berkas.write_text("KPM_RAHASIA=lama")
    settings.KPM_KUNCI_DATA, settings.KPM_KUNCI_INDEKS, settings.KPM_KUNCI_CADANGAN = ["ada"], "ada", []
    assert Command()._buat_kunci(berkas)
    pertama, kedua = berkas.read_text().splitlines()
    assert (pertama, kedua.split("=")[0]) == ("KPM_RAHASIA=lama", "KPM_KUNCI_CADANGAN")


def test_lost_keys_are_not_replaced_while_encrypted_data_exist(tmp_path: Path, settings, di_desa: Wilayah) -> None:
    OrangFactory(desa=di_desa, nik="6213994101900001")
    settings.KPM_KUNCI_DATA, settings.KPM_KUNCI_INDEKS = [], ""
    with pytest.raises(CommandError, match="hilang"):
        Command()._buat_kunci(tmp_path / "kunci.env")
    assert not (tmp_path / "kunci.env").exists()


def test_lost_keys_are_not_replaced_while_a_device_of_codes_exists(tmp_path: Path, settings, kpm: Pengguna) -> None:
    PerangkatTotp.objects.create(pengguna=kpm, rahasia="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    settings.KPM_KUNCI_DATA, settings.KPM_KUNCI_INDEKS = [], ""
    with pytest.raises(CommandError, match="hilang"):
        Command()._buat_kunci(tmp_path / "kunci.env")
    assert not (tmp_path / "kunci.env").exists()


def _manage(*perintah: str, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith("KPM_") and k != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=AKAR,
        env=bersih | lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )


PRODUKSI = {
    "KPM_RAHASIA": "panjang-dan-acak-" + "k8Zq" * 12,
    "KPM_KUNCI_DATA": "dWppLXVqaS11amktdWppLXVqaS11amktdWppLXVqaS0=",
    "KPM_KUNCI_INDEKS": "indeks-acak",
    "KPM_KUNCI_CADANGAN": "Y2FkYW5nYW4tdWppLWNhZGFuZ2FuLXVqaS1jYWRhbmc=",
    "KPM_HTTPS": "1",
    "KPM_HOST": "kpm.desa.id",
    "KPM_ALAMAT_UMUM": "https://kpm.desa.id",
}


def test_production_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    hasil = _manage("check", "--deploy", "--fail-level", "WARNING", KPM_DATA=str(tmp_path), **PRODUKSI)
    assert hasil.returncode == 0, hasil.stderr


def test_a_public_address_without_tls_is_named(tmp_path: Path) -> None:
    salah = PRODUKSI | {"KPM_ALAMAT_UMUM": "http://kpm.desa.id"}
    hasil = _manage("check", "--deploy", KPM_DATA=str(tmp_path), **salah)
    assert "kpm.E002" in hasil.stderr


@pytest.mark.parametrize(
    ("lingkungan", "kata"),
    [({}, "Kunci belum ada"), ({**PRODUKSI, "KPM_ALAMAT_UMUM": "kpm.desa.id"}, "KPM_ALAMAT_UMUM")],
)
def test_nonsense_in_the_environment_fails_loudly(tmp_path: Path, lingkungan: dict[str, str], kata: str) -> None:
    hasil = _manage("check", KPM_DATA=str(tmp_path), **lingkungan)
    assert (hasil.returncode != 0, kata in hasil.stderr) == (True, True)


def test_a_key_file_that_cannot_be_read_is_told_from_one_that_is_not_there(tmp_path: Path) -> None:
    hasil = _manage("check", KPM_DATA=str(tmp_path), KPM_BERKAS_KUNCI=str(tmp_path))
    assert hasil.returncode != 0
    assert f"Berkas kunci {tmp_path} tidak boleh dibaca oleh akun ini" in hasil.stderr


def test_a_machine_without_pango_is_told_so(settings) -> None:
    assert "kpm.W001" not in {satu.id for satu in run_checks()}
    settings.KPM_TANPA_PDF = True
    assert "kpm.W001" in {satu.id for satu in run_checks()}


def test_village_models_are_not_in_the_admin_site() -> None:
    terdaftar = {model for model in admin.site._registry if model in apps.get_models() and issubclass(model, ModelDesa)}
    assert terdaftar == set()


def test_the_admin_site_opens_for_national_staff_only(klien_kpm: Client, kpm: Pengguna) -> None:
    assert klien_kpm.get("/admin/").status_code == 302
    staf = Pengguna.objects.create_superuser("staf", password="sandi-panjang-staf", nama="Staf")
    peramban = klien(staf)
    for alamat in ("", "kpm/wilayah/?q=kaung", "kpm/pengguna/", "pemantauan/pengaturanpedoman/"):
        assert peramban.get(f"/admin/{alamat}").status_code == 200
    # a guideline is decided on its own page, with a reason and a history the villages read
    assert peramban.get("/admin/pemantauan/pengaturanpedoman/add/").status_code == 403
