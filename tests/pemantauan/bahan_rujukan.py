"""Referrals of an invented child, as typed and as stored."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from kpm.models import Wilayah
from pemantauan.kueri_rujukan import (
    BarisRujukan,
    SaringRujukan,
    baris_rujukan,
    daftar_rujukan,
)
from pemantauan.models import Rujukan
from sasaran.models import Anak
from tests.conftest import HARI_INI


def terbuka() -> list[BarisRujukan]:
    """What waits for its answer, in the order of the list."""
    return baris_rujukan(daftar_rujukan(SaringRujukan(), HARI_INI), HARI_INI)


def alamat(desa: Wilayah, jalur: str) -> str:
    return f"/{desa.kode}/{jalur}"


def isian(**lain: Any) -> dict[str, Any]:
    return {
        "alasan": ["tikar_merah", "bgm"], "keterangan": "Susah makan", "kepada": "bidan", "fasilitas": "",
        "tujuan": "Bidan Nurhayati", "tanggal": "17-09-2026", "pengenal": str(uuid.uuid4()), **lain,
    }  # fmt: skip


def rujuk(anak: Anak, hari_lalu: int = 0, **lain: Any) -> Rujukan:
    isi = {"alasan": ["tikar_merah"], "tanggal": HARI_INI - dt.timedelta(days=hari_lalu), **lain}
    satu: Rujukan = Rujukan.objects.create(desa=anak.desa, orang=anak.orang, anak=anak, **isi)
    return satu
