"""An RDS with three members, as tests of institutions begin with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kpm.models import Pengguna, Wilayah
from rembuk.models import AnggotaLembaga, Lembaga
from rembuk.tindakan import lembaga as tindakan

ORANG = (
    ("Rohana", "Anggota", "kader", "P"),
    ("Syamsuddin", "Sekretaris", "lkd", "L"),
    ("Siti Aminah", "Ketua", "tokoh", "P"),
)
"""(name, office, element, sex), not in the order of their offices."""


def isi_lembaga(desa: Wilayah, oleh: Pengguna, jenis: str = "rds", orang: Any = ORANG, **lain: Any) -> Lembaga:
    """A term with its members; without further words one from January 2024 to December 2026."""
    masa = {"nomor_sk": "188.4/12", "mulai": dt.date(2024, 1, 8), "selesai": dt.date(2026, 12, 31), **lain}
    lembaga = tindakan.simpan_lembaga(lembaga=Lembaga(desa=desa, jenis=jenis, **masa), oleh=oleh, versi=None)
    for nama, jabatan, unsur, kelamin in orang:
        satu = AnggotaLembaga(
            desa=desa, lembaga=lembaga, nama=nama, jabatan=jabatan, unsur=unsur, jenis_kelamin=kelamin
        )
        tindakan.simpan_anggota(anggota=satu, oleh=oleh, versi=None)
    return lembaga
