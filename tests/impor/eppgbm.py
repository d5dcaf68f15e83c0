"""Plans of lists of e-PPGBM, for the tests: what is proposed, kind by kind."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kpm.bacaan.wadah import baca_buku
from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi, Rencana, Usulan
from laporan.impor.daftar import Bahan, perencana
from sasaran.models import Anak
from tests.conftest import HARI_INI
from tests.factories import AnakFactory, KeluargaFactory, OrangFactory, PosyanduFactory
from tests.impor.tulis_eppgbm import AnakTulis, baris, tulis_html

LAHIR = dt.date(2025, 6, 15)
IMPOR = uuid.UUID("00000000-0000-4000-8000-000000000001")


def usulan(
    desa: Wilayah,
    isi: bytes,
    *,
    keputusan: Mapping[str, str] | None = None,
    pada: dt.date = HARI_INI,
    **opsi: Any,
) -> Usulan:
    """What the planner proposes for a file."""
    bahan = Bahan(impor=IMPOR, desa=desa, buku=baca_buku(isi), opsi=Opsi(**opsi), keputusan=keputusan or {}, pada=pada)
    return perencana("eppgbm")(bahan)


def rencana(desa: Wilayah, isi: bytes | Iterable[Mapping[str, Any]], **lain: Any) -> list[Rencana]:
    """The plans for a file, or for the rows of one."""
    return list(usulan(desa, isi if isinstance(isi, bytes) else tulis_html(isi), **lain).rencana)


def milik(semua: Iterable[Rencana], rekam: str) -> list[Rencana]:
    """Those of one kind of record."""
    return [satu for satu in semua if satu.rekam == rekam]


def ringkas(semua: Iterable[Rencana]) -> list[tuple[str, str, str]]:
    """Kind, state and what it is called."""
    return [(satu.rekam, satu.keadaan, satu.sebutan) for satu in semua]


SARI = AnakTulis(
    nama="SARI REKAAN",
    jk="P",
    lahir=dt.date(2025, 6, 15),
    ibu="ROHANA",
    nik="6213995506250001",
    posyandu="MELATI",
    rt="003",
    berat_lahir=Decimal("3.1"),
    panjang_lahir=Decimal("49"),
)
"""A girl of 14 months in August 2026."""
AGUSTUS = dt.date(2026, 8, 10)


def ukur(anak: AnakTulis = SARI, tanggal: dt.date = AGUSTUS, **lain: Any) -> dict[str, Any]:
    """A row of the list; ``lain`` are headings with other values."""
    return baris(anak, tanggal, **lain)


def sari(desa: Wilayah, **lain: Any) -> Anak:
    """Sari as the village knows her; ``nik`` of her person."""
    nik = lain.pop("nik", "")
    orang = OrangFactory(
        desa=desa,
        nama=lain.pop("nama", "Sari Rekaan"),
        jenis_kelamin=lain.pop("jk", "P"),
        tanggal_lahir=lain.pop("lahir", LAHIR),
        nik=nik,
        keluarga=lain.pop("keluarga", None) or KeluargaFactory(desa=desa, kepala="Budi", rt="003"),
        posyandu=lain.pop("posyandu", None) or PosyanduFactory(desa=desa),
        **{nama: lain.pop(nama) for nama in ("keluar_pada", "sebab_keluar") if nama in lain},
    )
    bawaan = {"nama_ibu": "Rohana", "berat_lahir": Decimal("3.1"), "panjang_lahir": Decimal("49"), "sejak": LAHIR}
    return AnakFactory(desa=desa, orang=orang, **{**bawaan, **lain})
