"""The program's log without personal data: what happened, where, when and for which account number; never whom about.

A record is written by its template ("percobaan %s"), never by its arguments, and an exception by its kind and the lines
it went through, never by its message: both may hold a name or a NIK. Pure: settings read it before Django is ready.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import traceback
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_ANGKA_PANJANG = re.compile(r"(?<![0-9A-Za-z-])[0-9]{8,}(?![0-9A-Za-z-])")
"""A NIK, No. KK or telephone number somebody typed into an address; a uuid has hyphens."""
_UNDANGAN = re.compile(r"^/undangan/(?!isi/)[^/]+")
"""The secret in the link of an invitation opens an account."""
RANGKA = 12
"""Lines of a traceback that are kept, the innermost ones."""
BIDANG = ("permintaan", "metode", "jalur", "status", "ms", "pengguna")
"""What a record may carry besides its text (`extra`)."""


def jam(teks: str) -> dt.time:
    """The time of day written 12:00. Raises ImproperlyConfigured."""
    try:
        return dt.time.fromisoformat(teks)
    except ValueError as galat:
        raise ImproperlyConfigured("KPM_CADANGAN_JAM ditulis seperti 12:00") from galat


def jalur_aman(jalur: str) -> str:
    """A path for the log: without query, long numbers and the secret of an invitation masked."""
    return _ANGKA_PANJANG.sub("•", _UNDANGAN.sub("/undangan/•", jalur.split("?")[0]))[:200]


def ringkas(record: logging.LogRecord) -> dict[str, Any]:
    """What is written of a record."""
    isi: dict[str, Any] = {
        "waktu": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "tingkat": record.levelname,
        "asal": record.name,
        "pesan": _pesan(record),
    }
    permintaan = getattr(record, "request", None)
    if permintaan is not None and hasattr(permintaan, "path"):  # records of django.request and django.security
        isi |= {"metode": permintaan.method, "jalur": jalur_aman(permintaan.path)}
        isi["permintaan"] = getattr(permintaan, "nomor_permintaan", "")
        if kode := getattr(record, "status_code", None):
            isi["status"] = kode
    isi |= {nama: getattr(record, nama) for nama in BIDANG if getattr(record, nama, None) is not None}
    if record.exc_info and record.exc_info[0]:
        isi["galat"] = record.exc_info[0].__qualname__
        isi["rangka"] = [
            f"{satu.filename.rpartition('site-packages/')[2]}:{satu.lineno} {satu.name}"
            for satu in traceback.extract_tb(record.exc_info[2])[-RANGKA:]
        ]
    return isi


def _pesan(record: logging.LogRecord) -> str:
    """The template. A text that was put together beforehand by a library is masked where it could hold a number."""
    return _ANGKA_PANJANG.sub("•", str(record.msg))[:500]


class FormatJson(logging.Formatter):
    """One line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(ringkas(record), ensure_ascii=False, default=str)


class FormatTeks(logging.Formatter):
    """The same for a person at the screen."""

    def format(self, record: logging.LogRecord) -> str:
        isi = ringkas(record)
        rangka = isi.pop("rangka", ())
        kepala = " ".join(str(isi.pop(nama)) for nama in ("waktu", "tingkat", "asal", "pesan"))
        ekor = " ".join(f"{nama}={nilai}" for nama, nilai in isi.items() if nilai != "")
        return "\n    ".join([f"{kepala} {ekor}".rstrip(), *rangka])


def setelan_log(bentuk: str, *, rinci: bool) -> dict[str, Any]:
    """Django's LOGGING. ``rinci`` (development only) writes messages whole. Raises ImproperlyConfigured."""
    if bentuk not in ("json", "teks"):
        raise ImproperlyConfigured("KPM_LOG harus json atau teks")
    biasa = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    kelas = "kpm.catatan.FormatJson" if bentuk == "json" else "kpm.catatan.FormatTeks"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"kpm": biasa if rinci else {"()": kelas}},
        "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "kpm"}},
        "root": {"handlers": ["layar"], "level": "WARNING"},
        "loggers": {
            # Django's own handlers would write the message whole
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": ["layar"], "level": "INFO", "propagate": False},
            # fontTools and WeasyPrint tell every glyph they drop; only faults matter.
            "fontTools": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
            # axes writes user names and addresses at INFO.
            "axes": {"level": "ERROR"},
            # the worker's comings and goings are told by skrip/jalan.sh
            "django_tasks_db": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            # a refused page (403, 404) is an answer, not a fault: its traceback would hide the real ones
            "django.request": {"level": "ERROR"},
            # one line for every answer, for the program that reads json; at the screen only what is slow
            "kpm.web": {"level": "INFO" if bentuk == "json" else "WARNING"},
        },
    }
