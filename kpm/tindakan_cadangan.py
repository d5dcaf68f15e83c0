"""Writes of backups: make one, read it back, remember it, clear away old ones."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from kpm.cadangan import baca, jadwal, tulis
from kpm.cadangan.wadah import CadanganRusak, sebab_tulis
from kpm.kueri_cadangan import zona_pemasangan
from kpm.models import Cadangan

AKHIRAN = ".kpm"
SEBELUM = "sebelum-pembaruan"
SIMPAN_SEBELUM = 3
"""Backups made before an upgrade that stay."""
_NAMA = re.compile(r"(kpm|sebelum-pembaruan)-(\d{4}-\d\d-\d\d-\d{6})\.kpm")
_SEPARUH = re.compile(rf"\.{_NAMA.pattern}\.\d+")
UMUR_SEPARUH = dt.timedelta(days=1)
"""After which a backup under way is known to be dead."""
log = logging.getLogger(__name__)


def kunci_penulis() -> str:
    """The key new backups are written with. Raises CadanganRusak when there is none."""
    if not settings.KPM_KUNCI_CADANGAN:
        raise CadanganRusak("KPM_KUNCI_CADANGAN belum ada. Jalankan: python manage.py siapkan")
    kunci: str = settings.KPM_KUNCI_CADANGAN[0]
    return kunci


def tulis_dan_periksa(tujuan: Path, waktu: dt.datetime) -> tulis.Manifes:
    """Write a backup and read it from the disk to its end again. Raises CadanganRusak or OSError."""
    isi = tulis.tulis(tujuan, kunci_penulis(), waktu)
    terbaca = baca.periksa(tujuan, settings.KPM_KUNCI_CADANGAN)
    if terbaca.jumlah != {"tabel": isi["tabel"], "berkas": isi["berkas"]}:
        raise CadanganRusak("Cadangan yang baru ditulis tidak terbaca sama. Periksa cakram komputer ini.")
    return isi


def buat_cadangan(*, tujuan: Path | None = None, terjadwal: bool = False) -> Cadangan:
    """Make a backup, by default in the folder of backups, and remember how it went; failure is in ``galat``."""
    waktu = timezone.now()
    tujuan = tujuan or settings.KPM_CADANGAN_FOLDER / nama_berkas("kpm", waktu)
    catatan = Cadangan(nama=tujuan.name[:120], terjadwal=terjadwal)
    try:
        tulis_dan_periksa(tujuan, waktu)
        _isi_catatan(catatan, tujuan)
    except CadanganRusak as galat:
        catatan.galat = str(galat)[:200]
    except OSError as galat:
        catatan.galat = f"Cadangan tidak dapat ditulis ke {tujuan.parent}: {sebab_tulis(galat)}."[:200]
    except DatabaseError:
        catatan.galat = "Basis data tidak terbaca sampai habis. Jalankan: python manage.py periksa"
    catatan.save()
    if catatan.galat:
        log.error(f"cadangan gagal: {catatan.galat}")  # the log keeps no arguments
    elif tujuan.parent == settings.KPM_CADANGAN_FOLDER:
        rapikan_folder()
    return catatan


def cadangkan_sebelum_pembaruan() -> Path:
    """A backup before tables change; the last few stay. Raises CadanganRusak or OSError: then nothing may change."""
    waktu = timezone.now()
    tujuan: Path = settings.KPM_CADANGAN_FOLDER / nama_berkas(SEBELUM, waktu)
    tulis_dan_periksa(tujuan, waktu)
    for lama in sorted(tujuan.parent.glob(f"{SEBELUM}-*{AKHIRAN}"))[:-SIMPAN_SEBELUM]:
        lama.unlink()
    return tujuan


def catat_sebelum_pembaruan(jalur: Path) -> Cadangan:
    """Remember, once the tables are those of this release, the backup that was made before them."""
    catatan = Cadangan(nama=jalur.name)
    _isi_catatan(catatan, jalur)
    catatan.save()
    return catatan


def _isi_catatan(catatan: Cadangan, jalur: Path) -> None:
    catatan.ukuran, catatan.sidik = jalur.stat().st_size, sidik_berkas(jalur)
    catatan.diperiksa_pada = timezone.now()


def nama_berkas(awalan: str, waktu: dt.datetime) -> str:
    """Name of a backup by its moment (UTC): names in order are backups in order."""
    return f"{awalan}-{waktu.astimezone(dt.UTC):%Y-%m-%d-%H%M%S}{AKHIRAN}"


def rapikan_folder() -> list[str]:
    """Remove what neither a day nor a month needs any more; their names. Only files the program named itself."""
    zona = zona_pemasangan()
    semua = [
        (satu.name, dt.datetime.strptime(cocok[2], "%Y-%m-%d-%H%M%S").replace(tzinfo=dt.UTC).astimezone(zona))
        for satu in settings.KPM_CADANGAN_FOLDER.iterdir()
        if (cocok := _NAMA.fullmatch(satu.name)) and cocok[1] == "kpm"
    ]
    tetap = jadwal.disimpan(semua, harian=settings.KPM_CADANGAN_SIMPAN)
    hapus = sorted([*(nama for nama, _ in semua if nama not in tetap), *_separuh()])
    for nama in hapus:
        (settings.KPM_CADANGAN_FOLDER / nama).unlink()
    return hapus


def _separuh() -> list[str]:
    """Names of backups that were never finished, because the power failed while they were written a day ago or more."""
    batas = timezone.now().timestamp() - UMUR_SEPARUH.total_seconds()
    semua = settings.KPM_CADANGAN_FOLDER.iterdir()
    return [satu.name for satu in semua if _SEPARUH.fullmatch(satu.name) and satu.stat().st_mtime < batas]


def sidik_berkas(jalur: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with jalur.open("rb") as berkas:
        return hashlib.file_digest(berkas, "sha256").hexdigest()


def ruang_bebas(jalur: Path) -> int:
    """Free bytes on the disk of a folder, or of the nearest one above that exists."""
    while not jalur.exists():
        jalur = jalur.parent
    return shutil.disk_usage(jalur).free
