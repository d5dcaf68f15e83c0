"""Families of OpenSID and what the village knows of them, for the tests of its plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kpm.models import Wilayah
from laporan.impor.bentuk import Rencana
from sasaran.models import Anak
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, OrangFactory
from tests.impor.tulis_opensid import nik, orang

IBU, ANAK = dt.date(1995, 4, 12), dt.date(2024, 3, 12)
AYAH = dt.date(1990, 8, 15)


def keluarga(**anak: Any) -> list[dict[str, Any]]:
    """Budi, Sari, and their child Ali of 30 months."""
    return [
        orang("BUDI", "L", AYAH, 1, kk_level=1, status_kawin=2),
        orang("SARI DEWI", "P", IBU, 1, kk_level=3, status_kawin=2),
        orang("ALI AKBAR", "L", ANAK, 1, ibu_nik=nik(IBU, "P"), nama_ibu="SARI DEWI", nama_ayah="BUDI") | anak,
    ]


def rumah_form(desa: Wilayah, *, nama: str = "Ali Akbar", lahir: dt.date | None = ANAK) -> Anak:
    """The same mother and child as a Form KPM makes them: without NIK, KK, dusun and the mother's birth date."""
    rumah = KeluargaFactory(
        desa=desa, kepala="Sari Dewi", rt="", dusun=DusunFactory(desa=desa, nama="Belum ditentukan")
    )
    ibu = OrangFactory(desa=desa, keluarga=rumah, nama="Sari Dewi")
    return AnakFactory(desa=desa, keluarga=rumah, nama=nama, lahir=lahir, ibu=ibu, nama_ibu="Sari Dewi")


def tidak_jelas(rencana: tuple[Rencana, ...]) -> list[tuple[str, str, str]]:
    return [(r.rekam, r.sebutan, r.alasan) for r in rencana if r.keadaan == "tidak_jelas"]
