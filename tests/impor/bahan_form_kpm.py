"""What the tests of the Form KPM workbook share: the samples, and a plan of a workbook beside the open village."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from kpm.bacaan.bentuk import Buku
from kpm.bacaan.wadah import baca_buku
from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi, Rencana, Usulan
from laporan.impor.daftar import Bahan, perencana
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import kerjakan, mulai_impor, mulai_terapkan

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


def impor(desa: Wilayah, isi: bytes, *, opsi: Opsi | None = None, terapkan: bool = True) -> Impor:
    """Bring a workbook in through the engine; the scope of the village is open."""
    satu = mulai_impor(desa=desa, pengguna=None, jenis="form-kpm", nama="buku.xlsx", isi=isi, opsi=opsi or Opsi())
    kerjakan(desa=desa, impor=satu)
    assert satu.keadaan == Impor.Keadaan.SIAP, satu.kalimat
    if terapkan:
        satu = mulai_terapkan(impor=satu, oleh=None)
        kerjakan(desa=desa, impor=satu)
        assert satu.keadaan == Impor.Keadaan.SELESAI, satu.kalimat
    return satu


def keadaan(satu: Impor) -> dict[str, int]:
    """How many rows of an import are in which state."""
    return dict(Counter(BarisImpor.objects.filter(impor=satu).values_list("keadaan", flat=True)))
