"""The machine: schedule of backups, worker, /status/, system checks, the page of backups."""

from __future__ import annotations

import datetime as dt
import io
import os
import uuid
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from kpm.cadangan import jadwal
from kpm.detak import berdetak, berkas_detak
from kpm.models import Cadangan, Pengguna, SesiPengguna, Wilayah
from kpm.tindakan_cadangan import buat_cadangan, cadangkan_sebelum_pembaruan, rapikan_folder
from kpm.tugas import antrekan_jatuh_tempo, cadangkan, kerjakan_harian, lanjutkan_terputus
from laporan.models import Pekerjaan
from sasaran.models import Penggabungan
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory

WITA = dt.timezone(dt.timedelta(hours=8))
JAM = dt.time(12)
ANTREAN = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def pada(teks: str) -> dt.datetime:
    return dt.datetime.fromisoformat(teks).replace(tzinfo=WITA)


@pytest.mark.parametrize(
    ("sekarang", "berhasil", "dicoba", "tempo"),
    [
        ("2026-09-17 11:59", "2026-09-16 12:00", "2026-09-16 12:00", False),
        ("2026-09-17 12:00", "2026-09-16 12:00", "2026-09-16 12:00", True),
        ("2026-09-17 12:01", "2026-09-17 12:00", "2026-09-17 12:00", False),
        # switched off at noon for two days, on again in the morning
        ("2026-09-19 08:00", "2026-09-16 12:00", "2026-09-16 12:00", True),
        # made by hand yesterday afternoon: the morning has nothing to make up
        ("2026-09-17 08:00", "2026-09-16 15:00", "2026-09-16 15:00", False),
        # failed half an hour ago, and an hour ago
        ("2026-09-17 12:30", "2026-09-16 12:00", "2026-09-17 12:00", False),
        ("2026-09-17 13:00", "2026-09-16 12:00", "2026-09-17 12:00", True),
        ("2026-09-17 08:00", None, None, True),
    ],
)
def test_a_backup_is_due_once_a_day_and_made_up_when_the_computer_is_on(
    sekarang: str, berhasil: str | None, dicoba: str | None, tempo: bool
) -> None:
    assert (
        jadwal.jatuh_tempo(
            pada(sekarang), JAM, berhasil=pada(berhasil) if berhasil else None, dicoba=pada(dicoba) if dicoba else None
        )
        is tempo
    )


def test_the_last_of_each_day_and_of_each_month_stays() -> None:
    semua = [
        (f"{hari:%m-%d}", hari.replace(hour=12)) for n in range(60) for hari in [pada("2026-09-17") - dt.timedelta(n)]
    ]
    semua.append(("09-17-pagi", pada("2026-09-17 08:00")))
    tetap = jadwal.disimpan(semua, harian=3)
    assert tetap == {"09-17", "09-16", "09-15", "08-31", "07-31"}


def test_old_backups_are_cleared_away_and_foreign_files_are_not(data: Path, db: None, settings) -> None:
    settings.KPM_CADANGAN_SIMPAN = 2
    folder = data / "cadangan"
    folder.mkdir()
    for nama in ("kpm-2026-09-15-040000.kpm", "kpm-2026-09-16-040000.kpm", "kpm-2026-09-17-040000.kpm",
                 "kpm-2026-08-02-040000.kpm", "kpm-2026-08-01-040000.kpm", "sebelum-pembaruan-2026-01-01-040000.kpm",
                 "salinan saya.kpm"):  # fmt: skip
        (folder / nama).touch()
    # cut off by the power two days ago, and one under way
    for nama, umur in ((".kpm-2026-09-15-040000.kpm.812", 172_800), (".kpm-2026-09-17-040000.kpm.813", 60)):
        (folder / nama).touch()
        os.utime(folder / nama, (timezone.now().timestamp() - umur,) * 2)
    assert rapikan_folder() == [
        ".kpm-2026-09-15-040000.kpm.812",
        "kpm-2026-08-01-040000.kpm",
        "kpm-2026-09-15-040000.kpm",
    ]


def test_three_backups_before_upgrades_stay(data: Path, db: None, time_machine) -> None:
    for hari in range(14, 18):
        time_machine.move_to(dt.datetime(2026, 9, hari, 3, tzinfo=dt.UTC))
        terakhir = cadangkan_sebelum_pembaruan()
    assert [satu.name[18:28] for satu in sorted(terakhir.parent.iterdir())] == [
        "2026-09-15",
        "2026-09-16",
        "2026-09-17",
    ]


def test_the_worker_makes_the_backup_that_is_due_once(data: Path, transactional_db: None, settings) -> None:
    settings.TASKS = ANTREAN
    call_command("pekerja", sekali=True)
    call_command("pekerja", sekali=True)
    hasil = Cadangan.objects.get()
    assert (hasil.galat, hasil.terjadwal, hasil.diperiksa_pada is not None) == ("", True, True)
    assert (data / "cadangan" / hasil.nama).stat().st_mode & 0o777 == 0o600
    assert berkas_detak().exists()


def test_a_waiting_backup_is_not_queued_twice(data: Path, db: None, settings) -> None:
    settings.TASKS = ANTREAN
    assert [antrekan_jatuh_tempo(), antrekan_jatuh_tempo()] == [True, False]
    assert DBTaskResult.objects.count() == 1


def _berjalan(mulai: dt.datetime, kali: int) -> DBTaskResult:
    """A task whose worker was killed under it, begun so many times."""
    cadangkan.enqueue(True)
    satu = DBTaskResult.objects.order_by("-enqueued_at").first()
    DBTaskResult.objects.filter(pk=satu.pk).update(
        status="RUNNING", started_at=mulai, worker_ids=[f"pekerja-{ke}" for ke in range(kali)]
    )
    return satu


def test_a_backup_cut_off_by_the_power_is_made_after_all(data: Path, transactional_db: None, settings) -> None:
    settings.TASKS = ANTREAN
    satu = _berjalan(timezone.now() - dt.timedelta(minutes=61), kali=1)
    call_command("pekerja", sekali=True)
    satu.refresh_from_db()
    assert (satu.status, Cadangan.objects.get().galat) == ("SUCCESSFUL", "")


@pytest.mark.parametrize(
    ("menit", "kali", "hasil"), [(59, 1, (0, "RUNNING")), (61, 2, (1, "READY")), (61, 3, (1, "FAILED"))]
)
def test_a_task_of_this_hour_is_left_to_its_worker_and_one_that_kills_it_is_given_up(
    data: Path, db: None, settings, menit: int, kali: int, hasil: tuple[int, str]
) -> None:
    settings.TASKS = ANTREAN
    kini = timezone.now()
    satu = _berjalan(kini - dt.timedelta(minutes=menit), kali)
    jumlah = lanjutkan_terputus(kini)
    satu.refresh_from_db()
    assert (jumlah, satu.status) == hasil


def test_the_worker_outlives_a_database_that_is_away(
    data: Path, transactional_db: None, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = ANTREAN

    def terputus(pekerja: Worker) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(Worker, "run", terputus)
    galat = io.StringIO()
    call_command("pekerja", sekali=True, stderr=galat)
    assert galat.getvalue() == "Antrean belum dapat dikerjakan: basis data tidak menjawab.\n"


def test_the_daily_backup_is_followed_by_tidying_up(
    data: Path, transactional_db: None, di_desa: Wilayah, kpm: Pengguna, settings
) -> None:
    settings.TASKS = ANTREAN
    kini = timezone.now()
    gabung = Penggabungan.objects.create(
        desa=di_desa, jenis="orang", tetap=uuid.uuid4(), hilang=uuid.uuid4(), nama_hilang="Rekaan",
        digabung_pada=kini - dt.timedelta(days=32), rekam={"alias": [], "langkah": []},
    )  # fmt: skip
    cetakan = Pekerjaan.objects.create(desa=di_desa, jenis="formulir-2a", judul="Formulir 2A", permintaan={})
    Pekerjaan.objects.filter(pk=cetakan.pk).update(dibuat_pada=kini - dt.timedelta(days=8))
    for nama, hari in (("lama", 15), ("baru", 13)):
        pada = kini - dt.timedelta(days=hari)
        SesiPengguna.objects.create(pengguna=kpm, kunci=nama, mulai=pada, terakhir=pada)

    call_command("pekerja", sekali=True)

    gabung.refresh_from_db()
    assert gabung.rekam == {"alias": []}
    assert not Pekerjaan.objects.exists()
    assert list(SesiPengguna.objects.values_list("kunci", flat=True)) == ["baru"]


def test_a_chore_that_fails_leaves_the_others_their_turn(db: None, monkeypatch, caplog) -> None:
    monkeypatch.setattr("kpm.tugas.HARIAN", ("tidak_ada_perintah_ini", "clearsessions"))
    Session.objects.create(session_key="lama", session_data="", expire_date=timezone.now() - dt.timedelta(days=1))
    kerjakan_harian()
    assert not Session.objects.exists()
    assert [satu.message for satu in caplog.records] == ["pekerjaan harian gagal: tidak_ada_perintah_ini"]


# --- /status/

TOKEN = "token-pemantau-yang-panjang"


def test_status_tells_the_public_nothing_but_that_it_works(data: Path, desa: Wilayah, klien_admin: Client) -> None:
    for peramban in (Client(), klien_admin):
        assert peramban.get("/status/").json() == {"status": "baik"}
    assert Client().get("/status/", headers={"X-Token-Status": ""}).json() == {"status": "baik"}


def test_status_tells_a_watcher_how_the_machine_is(data: Path, desa: Wilayah, settings) -> None:
    settings.KPM_TOKEN_STATUS = TOKEN
    assert Client().get("/status/", headers={"X-Token-Status": "salah"}).json() == {"status": "baik"}
    berdetak()
    buat_cadangan()
    isi = Client().get("/status/", headers={"X-Token-Status": TOKEN}).json()
    assert set(isi) == {
        "status", "versi", "basis_data", "pekerja_hidup", "antrean", "cadangan_jam_lalu", "cadangan_usang",
        "cakram_bebas_mb", "waktu",
    }  # fmt: skip
    assert (isi["antrean"], isi["cadangan_usang"], isi["cadangan_jam_lalu"]) == (0, False, 0.0)


def test_status_sees_a_worker_that_stopped(data: Path, db: None) -> None:
    staf = PenggunaFactory(is_staff=True)
    peramban = klien(staf)
    assert peramban.get("/status/").json()["pekerja_hidup"] is False
    berdetak()
    kini = timezone.now().timestamp()
    os.utime(berkas_detak(), (kini, kini - 170))
    assert peramban.get("/status/").json()["pekerja_hidup"] is True
    os.utime(berkas_detak(), (kini, kini - 190))
    assert peramban.get("/status/").json()["pekerja_hidup"] is False


# --- system checks


def kode() -> set[str]:
    return {str(satu.id) for satu in run_checks(include_deployment_checks=True) if str(satu.id).startswith("kpm.")}


@pytest.fixture
def server(data: Path, desa: Wilayah, settings) -> Path:
    """A machine on which nothing is wrong."""
    settings.KPM_HTTPS, settings.KPM_ALAMAT_UMUM, settings.ALLOWED_HOSTS = True, "https://kpm.local", ["kpm.local"]
    settings.KPM_BERKAS_KUNCI.touch(0o600)
    data.chmod(0o700)
    PenugasanFactory(pengguna=PenggunaFactory(), wilayah=desa)
    berdetak()
    kini = timezone.now().timestamp()
    os.utime(berkas_detak(), (kini, kini))
    assert buat_cadangan().galat == ""
    Cadangan.objects.update(dibuat_pada=timezone.now())
    from django.db import connection

    with connection.cursor() as kursor:  # the tests' clock stands before the day on which the tables were made
        kursor.execute("UPDATE django_migrations SET applied = '2026-09-01 00:00:00'")
    return data


def test_a_proper_server_is_clean(server: Path) -> None:
    assert kode() == set()


def test_each_fault_of_a_server_is_named_with_what_to_do(server: Path, desa: Wilayah, settings) -> None:
    def salah(id_: str) -> None:
        assert kode() == {id_}
        assert all(satu.hint for satu in run_checks(include_deployment_checks=True) if satu.id == id_)

    settings.DEBUG = True
    salah("kpm.E003")
    settings.DEBUG, settings.KPM_HTTPS = False, False
    salah("kpm.W003")
    settings.KPM_HTTPS, settings.ALLOWED_HOSTS = True, ["*"]
    salah("kpm.E006")
    settings.ALLOWED_HOSTS, settings.KPM_KUNCI_CADANGAN = ["kpm.local"], []
    salah("kpm.W002")
    settings.KPM_KUNCI_CADANGAN = ["ada"]
    settings.KPM_BERKAS_KUNCI.chmod(0o640)
    salah("kpm.E004")
    settings.KPM_BERKAS_KUNCI.chmod(0o600)
    settings.KPM_CADANGAN_FOLDER = server
    salah("kpm.E005")
    settings.KPM_CADANGAN_FOLDER = server / "cadangan"
    (server / ".git").mkdir()
    salah("kpm.W004")
    (server / ".git").rmdir()
    server.chmod(0o755)
    salah("kpm.W011")
    server.chmod(0o700)
    berkas_detak().unlink()
    salah("kpm.W008")


def test_what_the_database_tells_is_named(server: Path, desa: Wilayah, desa_lain: Wilayah, monkeypatch) -> None:
    Cadangan.objects.update(dibuat_pada=timezone.now() - dt.timedelta(days=3, minutes=1))
    assert kode() == {"kpm.W007"}
    Cadangan.objects.update(dibuat_pada=timezone.now())
    contoh = PenggunaFactory(contoh=True)
    assert kode() == {"kpm.W006"}
    contoh.is_active = False
    contoh.save()
    Pengguna.objects.filter(pk=contoh.pk).update(last_login=timezone.now() + dt.timedelta(minutes=11))
    assert kode() == {"kpm.E007"}


def test_sqlite_with_many_web_processes_is_named(server: Path, monkeypatch) -> None:
    from django.db import connection

    monkeypatch.setenv("WEB_CONCURRENCY", "5")
    assert kode() == ({"kpm.W005"} if connection.vendor == "sqlite" else set())


def test_a_machine_without_anybody_is_not_warned_of_backups(data: Path, db: None, settings) -> None:
    settings.KPM_HTTPS, settings.KPM_ALAMAT_UMUM, settings.ALLOWED_HOSTS = True, "https://kpm.local", ["kpm.local"]
    assert kode() == set()


# --- the page


def test_the_admin_of_the_only_village_sees_the_state_and_makes_a_backup(
    data: Path, desa: Wilayah, klien_admin: Client
) -> None:
    alamat = f"/{desa.kode}/desa/cadangan/"
    assert "Belum ada cadangan" in klien_admin.get(alamat).content.decode()
    klien_admin.post(alamat)
    assert Cadangan.objects.get().galat == ""
    halaman = klien_admin.get(alamat).content.decode()
    assert "Cadangan terakhir baik" in halaman
    assert ".kpm" not in halaman


def test_where_several_villages_are_served_the_admin_sees_the_state_only(
    data: Path, desa: Wilayah, klien_admin: Client, kpm_lain: Pengguna
) -> None:
    alamat = f"/{desa.kode}/desa/cadangan/"
    halaman = klien_admin.get(alamat).content.decode()
    assert ("tidak dapat diunduh" in halaman, "Buat cadangan sekarang</button>" in halaman) == (True, False)
    assert klien_admin.post(alamat).status_code == 403
    assert Cadangan.objects.count() == 0


def test_a_kpm_does_not_see_the_page(desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    for peramban in (klien_kpm, klien_kades):
        assert peramban.get(f"/{desa.kode}/desa/cadangan/").status_code == 403


def test_a_failed_backup_is_told_on_the_page(data: Path, desa: Wilayah, klien_admin: Client) -> None:
    (data / "cadangan").write_text("bukan folder")
    klien_admin.post(f"/{desa.kode}/desa/cadangan/")
    assert "Percobaan terakhir tidak berhasil" in klien_admin.get(f"/{desa.kode}/desa/cadangan/").content.decode()


def test_the_home_of_the_admin_warns_of_old_backups_and_that_of_the_kpm_does_not(
    data: Path, desa: Wilayah, klien_admin: Client, klien_kpm: Client
) -> None:
    kata = "Tidak ada cadangan dalam 3 hari ini"
    assert kata in klien_admin.get(f"/{desa.kode}/").content.decode()
    assert kata not in klien_kpm.get(f"/{desa.kode}/").content.decode()
    buat_cadangan()
    assert kata not in klien_admin.get(f"/{desa.kode}/").content.decode()


def test_the_page_asks_the_same_number_of_queries_for_one_and_three_backups(
    data: Path, desa: Wilayah, klien_admin: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 3):
        while Cadangan.objects.count() < jumlah:
            Cadangan.objects.create(nama="x", diperiksa_pada=timezone.now())
        with django_assert_num_queries(9):
            klien_admin.get(f"/{desa.kode}/desa/cadangan/")


def test_cadangkan_tells_a_failure_and_ends_with_one(data: Path, db: None, settings) -> None:
    settings.KPM_KUNCI_CADANGAN = []
    with pytest.raises(CommandError, match="KPM_KUNCI_CADANGAN belum ada"):
        call_command("cadangkan")
