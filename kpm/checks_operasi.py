"""System checks of a machine that others rely on (`check --deploy`): what is wrong, and what to do, in words."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connection
from django.utils import timezone

from kpm.kueri_cadangan import cadangan_usang, desa_dilayani
from kpm.kueri_status import pekerja_hidup
from kpm.models import Pengguna, Penugasan
from kpm.tindakan_cadangan import ruang_bebas

RUANG_MINIMUM = 1_000_000_000
SQLITE_DESA = 20
"""Villages one SQLite file is meant for."""
SQLITE_PEKERJA = 4
"""Web processes beyond which writers of SQLite wait for each other noticeably."""
SELISIH_JAM = dt.timedelta(minutes=10)

Temuan = Iterator[CheckMessage]


@register(Tags.security, deploy=True)
def setelan(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Settings that let others in or show what they should not."""
    return list(_setelan())


def _setelan() -> Temuan:
    if settings.DEBUG:
        yield Error(
            "KPM_DEBUG menyala: halaman galat memperlihatkan isi data.",
            hint="Hapus KPM_DEBUG dari setelan server.",
            id="kpm.E003",
        )
    if not settings.KPM_HTTPS:
        yield Warning(
            "Tanpa HTTPS: kata sandi dan nama terbaca di jaringan, dan HP tidak dapat bekerja tanpa sinyal.",
            hint="Pasang sertifikat menurut docs/pasang.md, lalu KPM_HTTPS=1 dan KPM_ALAMAT_UMUM=https://…",
            id="kpm.W003",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "KPM_HOST memuat *: program menjawab dengan nama apa pun.",
            hint="Tulis nama server yang sebenarnya, misalnya KPM_HOST=kpm.local",
            id="kpm.E006",
        )


@register(Tags.security, deploy=True)
def berkas_kunci(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The key file: only the program reads it, and it travels with no backup and no copy of the program."""
    return list(_berkas_kunci(Path(settings.KPM_BERKAS_KUNCI)))


def _berkas_kunci(berkas: Path) -> Temuan:
    if not settings.KPM_KUNCI_CADANGAN:
        yield Warning(
            "Kunci cadangan belum ada: cadangan tidak dapat dibuat.",
            hint="Jalankan: python manage.py siapkan --tanpa-contoh, lalu cetak kunci yang baru.",
            id="kpm.W002",
        )
    if not berkas.is_file():
        return  # the keys come from the environment (a container)
    if berkas.stat().st_mode & 0o077:
        yield Error(
            f"Berkas kunci {berkas} dapat dibaca orang lain di komputer ini.",
            hint=f"Jalankan: chmod 600 {berkas}",
            id="kpm.E004",
        )
    letak = berkas.resolve()
    if Path(settings.KPM_CADANGAN_FOLDER).resolve() in letak.parents:
        yield Error(
            "Berkas kunci ada di folder cadangan: siapa yang memegang cadangan dapat membukanya.",
            hint="Pindahkan berkas kunci, lalu tunjuk dengan KPM_BERKAS_KUNCI.",
            id="kpm.E005",
        )
    if any((induk / ".git").exists() for induk in letak.parents):
        yield Warning(
            "Berkas kunci ada di dalam salinan git program: mudah ikut terkirim.",
            hint="Taruh data di luar folder program: KPM_DATA=/var/lib/kpm",
            id="kpm.W004",
        )


@register(Tags.database, deploy=True)
def isi_mesin(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """What the database tells of the machine; nothing where there are no tables yet."""
    if connection.vendor == "sqlite" and not _berkas_sqlite_ada():
        return []
    try:
        if not Pengguna.objects.exists():
            return []
        sekarang = timezone.now()
        return [satu for periksa in PERIKSA_ISI for satu in periksa(sekarang)]
    except DatabaseError:
        return []  # not set up, or not of this release: `siapkan` and `periksa` say so


def _berkas_sqlite_ada() -> bool:
    nama = str(connection.settings_dict["NAME"])
    return "memory" in nama or Path(nama).is_file()


def _sqlite(sekarang: dt.datetime) -> Temuan:
    if connection.vendor != "sqlite":
        return
    if int(os.environ.get("WEB_CONCURRENCY", "2")) > SQLITE_PEKERJA:
        yield Warning(
            f"SQLite dengan lebih dari {SQLITE_PEKERJA} proses web: penyimpanan saling menunggu.",
            hint="Kurangi WEB_CONCURRENCY, atau pakai PostgreSQL (DATABASE_URL).",
            id="kpm.W005",
        )
    if (jumlah := len(desa_dilayani())) > SQLITE_DESA:
        yield Warning(
            f"SQLite melayani {jumlah} desa; ia untuk paling banyak {SQLITE_DESA}.",
            hint="Buat cadangan, lalu pulihkan ke PostgreSQL (docs/pemulihan.md).",
            id="kpm.W013",
        )


def _akun_contoh(sekarang: dt.datetime) -> Temuan:
    contoh = Pengguna.objects.filter(contoh=True, is_active=True).count()
    if contoh and Penugasan.objects.filter(pengguna__contoh=False, wilayah__contoh=False).exists():
        yield Warning(
            f"{contoh} akun contoh masih dapat masuk di samping desa sungguhan.",
            hint="Matikan akun contoh (Aktif: tidak) di /admin/kpm/pengguna/.",
            id="kpm.W006",
        )


def _cadangan(sekarang: dt.datetime) -> Temuan:
    if cadangan_usang(sekarang):
        yield Warning(
            "Tidak ada cadangan dalam 3 hari ini.",
            hint="Jalankan: python manage.py cadangkan, lalu pastikan pekerja hidup.",
            id="kpm.W007",
        )


def _pekerja(sekarang: dt.datetime) -> Temuan:
    if not pekerja_hidup(sekarang):
        yield Warning(
            "Pekerja tidak hidup: cadangan harian, ringkasan, dan cetak massal menunggu.",
            hint="Hidupkan: systemctl start kpm-pekerja (atau make run).",
            id="kpm.W008",
        )


def _jam(sekarang: dt.datetime) -> Temuan:
    """A computer whose clock went back says so by what it wrote earlier."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT MAX(applied) FROM django_migrations")
        nilai = kursor.fetchone()[0]
    terakhir = dt.datetime.fromisoformat(nilai) if isinstance(nilai, str) else nilai
    if terakhir is None:
        return
    terakhir = terakhir if terakhir.tzinfo else terakhir.replace(tzinfo=dt.UTC)
    masuk = (
        Pengguna.objects.order_by("-last_login").exclude(last_login=None).values_list("last_login", flat=True).first()
    )
    if max(terakhir, masuk or terakhir) > sekarang + SELISIH_JAM:
        yield Error(
            "Jam komputer mundur: data bertanggal sesudah sekarang sudah ada.",
            hint="Betulkan jam: timedatectl set-ntp true, atau setel tangan. Baterai jam mungkin habis.",
            id="kpm.E007",
        )


def _cakram(sekarang: dt.datetime) -> Temuan:
    for nama, folder in (("data", settings.KPM_DATA), ("cadangan", settings.KPM_CADANGAN_FOLDER)):
        if (bebas := ruang_bebas(Path(folder))) < RUANG_MINIMUM:
            yield Warning(
                f"Ruang cakram untuk {nama} tinggal {bebas // 1_000_000} MB.",
                hint="Kosongkan cakram, atau pindahkan folder cadangan dengan KPM_CADANGAN_FOLDER.",
                id="kpm.W010",
            )


def _folder_data(sekarang: dt.datetime) -> Temuan:
    folder = Path(settings.KPM_DATA)
    if folder.is_dir() and folder.stat().st_mode & 0o007:
        yield Warning(
            f"Folder data {folder} terbuka bagi semua orang di komputer ini.",
            hint=f"Jalankan: chmod 750 {folder}",
            id="kpm.W011",
        )


PERIKSA_ISI: tuple[Callable[[dt.datetime], Temuan], ...] = (
    _sqlite,
    _akun_contoh,
    _cadangan,
    _pekerja,
    _jam,
    _cakram,
    _folder_data,
)
