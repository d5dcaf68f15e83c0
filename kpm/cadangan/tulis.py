"""Write a backup: one consistent view of the database, then the uploads, then what both must add up to."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from kpm.cadangan import skema
from kpm.cadangan.nilai import ke_json
from kpm.cadangan.wadah import Penulis
from kpm.versi import VERSI

SEKALIGUS = 1000
"""Rows held in memory."""
POTONGAN_BERKAS = 192 * 1024
BENTUK = 1
"""Version of the form of the contents."""

Manifes = dict[str, Any]


@contextmanager
def potret() -> Iterator[None]:
    """See the database as it is now until the block ends, whatever others write meanwhile; nobody waits for it.

    Inside a transaction that is open already, it is that transaction's view.
    """
    if connection.in_atomic_block:
        yield
        return
    mulai = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN DEFERRED"
    with connection.cursor() as kursor:
        # by hand: atomic() would take the write lock of SQLite (IMMEDIATE), and the office would wait for the backup
        kursor.execute(mulai)
        try:
            yield
        finally:
            kursor.execute("ROLLBACK")


def tulis(tujuan: Path, kunci: str, sekarang: dt.datetime) -> Manifes:
    """Write the backup to ``tujuan`` (mode 0600, complete or not there at all); the closing counts and fingerprints."""
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            penulis = Penulis(berkas, kunci)
            penutup = _isi(penulis.tulis, sekarang)
            penulis.selesai()
            berkas.flush()
            os.fsync(berkas.fileno())
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)
    return penutup


def _baris(isi: Any) -> bytes:
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _isi(keluar: Callable[[bytes], None], sekarang: dt.datetime) -> Manifes:
    penutup: Manifes = {"tabel": {}, "berkas": {}}
    with potret():
        tabel = skema.tabel_terpasang()
        kepala = {
            "bentuk": BENTUK,
            "versi": VERSI,
            "dibuat": sekarang.astimezone(dt.UTC).isoformat(timespec="seconds"),
            "mesin": connection.vendor,
            "migrasi": skema.migrasi_terpasang(),
            "urutan": skema.baca_urutan(tabel),
            "tidak_ikut": skema.TIDAK_IKUT,
        }
        keluar(_baris({"manifes": kepala}))
        for satu in tabel:
            keluar(_baris({"tabel": satu.nama, "kolom": satu.kolom, "jenis": satu.jenis}))
            penutup["tabel"][satu.nama] = _tulis_tabel(satu, keluar)
    for jalur in berkas_unggahan():
        nama = jalur.relative_to(settings.MEDIA_ROOT).as_posix()
        keluar(_baris({"berkas": nama}))
        penutup["berkas"][nama] = _tulis_berkas(jalur, keluar)
    keluar(_baris({"penutup": penutup}))
    return penutup | {"manifes": kepala}


def berkas_unggahan() -> list[Path]:
    """Every uploaded file, by name."""
    akar = Path(settings.MEDIA_ROOT)
    return sorted(satu for satu in akar.rglob("*") if satu.is_file()) if akar.is_dir() else []


def _pembaca(bidang: Any) -> Callable[[Any], Any]:
    """From what the database driver gives to JSON. Ciphertext stays as stored: `from_db_value` is not asked."""
    ubah = ke_json(skema.jenis_bidang(bidang))
    asal = bidang
    while asal.remote_field is not None:
        asal = asal.target_field
    kolom = asal.get_col(asal.model._meta.db_table)
    konverter = connection.ops.get_db_converters(kolom)

    def baca(nilai: Any) -> Any:
        for satu in konverter:
            nilai = satu(nilai, kolom, connection)
        return None if nilai is None else ubah(nilai)

    return baca


def _tulis_tabel(tabel: skema.Tabel, keluar: Callable[[bytes], None]) -> dict[str, Any]:
    kutip = connection.ops.quote_name
    kolom = ", ".join(kutip(satu) for satu in tabel.kolom)
    pembaca = [_pembaca(satu) for satu in tabel.bidang]
    sidik, jumlah = hashlib.sha256(), 0
    with connection.chunked_cursor() as kursor:
        kursor.execute(f"SELECT {kolom} FROM {kutip(tabel.nama)} ORDER BY {kutip(tabel.kunci)}")  # noqa: S608
        while baris_baris := kursor.fetchmany(SEKALIGUS):
            teks = b"".join(_baris([b(n) for b, n in zip(pembaca, baris, strict=True)]) for baris in baris_baris)
            sidik.update(teks)
            keluar(teks)
            jumlah += len(baris_baris)
    return {"baris": jumlah, "sidik": sidik.hexdigest()}


def _tulis_berkas(jalur: Path, keluar: Callable[[bytes], None]) -> dict[str, Any]:
    sidik, ukuran = hashlib.sha256(), 0
    with jalur.open("rb") as berkas:
        while isi := berkas.read(POTONGAN_BERKAS):
            sidik.update(isi)
            ukuran += len(isi)
            keluar(_baris([base64.b64encode(isi).decode()]))
    return {"ukuran": ukuran, "sidik": sidik.hexdigest()}
