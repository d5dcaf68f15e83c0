"""What the tests of the Form KPM workbook share: the samples, and a plan of a workbook beside the open village."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from kpm.bacaan.bentuk import Buku
from kpm.bacaan.wadah import baca_buku
from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi, Rencana, Usulan
from laporan.impor.daftar import Bahan, perencana

DATA = Path(__file__).parent.parent / "data" / "form_kpm"
PER_BULAN, BERTUMPUK = "form_kpm_lembar_per_bulan.xlsx", "form_kpm_bertumpuk.xlsx"
HARI_INI = dt.date(2026, 9, 17)


def contoh(nama: str) -> Buku:
    """A sample workbook as it is read."""
    return baca_buku((DATA / nama).read_bytes())


def usulan(
    desa: Wilayah,
    buku: Buku,
    *,
    opsi: Opsi | None = None,
    keputusan: Mapping[str, str] | None = None,
    pada: dt.date = HARI_INI,
    impor: int = 1,
) -> Usulan:
    """What the planner proposes; its plans as a list."""
    bahan = Bahan(
        impor=UUID(int=impor), desa=desa, buku=buku, opsi=opsi or Opsi(), keputusan=keputusan or {}, pada=pada
    )
    hasil = perencana("form-kpm")(bahan)
    return Usulan(rencana=list(hasil.rencana), peringatan=hasil.peringatan, selisih=hasil.selisih)


def satu(usul: Usulan, rekam: str, sebutan: str) -> Rencana:
    """The one plan of a record of this name."""
    cocok = [r for r in usul.rencana if r.rekam == rekam and r.sebutan == sebutan]
    assert len(cocok) == 1, [r.sebutan for r in usul.rencana if r.rekam == rekam]
    return cocok[0]
