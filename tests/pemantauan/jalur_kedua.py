"""A second, deliberately naive reading of the monthly rows: the scorecard, from the form guides alone.

Nothing here may import the scoring code, its queries or its indicator tables: a mistake there must not be repeated
here. Everything is a plain loop over model instances of the open scope, with the rules as ifs in the order of the
guide ("petunjuk pengisian Formulir 3A / 3B" and "Formulir 4 Tabel 1, 2, 4").
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sasaran.models import Anak, Kehamilan
from tests.pemantauan.jalur_kedua_anak import URUTAN_ANAK, semua_anak
from tests.pemantauan.jalur_kedua_baca import di_tempat, hari_pertama, hari_terakhir, umur
from tests.pemantauan.jalur_kedua_ibu import URUTAN_IBU, melahirkan, semua_ibu
from tests.pemantauan.jalur_kedua_jumlah import kaki, kaki_anak, tabel1, tabel2, tabel4

BAKU = {
    "bumil_normal_kunjungan": "TS",
    "anak_normal_kunjungan": "TS",
    "fe_rule": "30-butir",
    "tinggi_rule": "feb-agu",
    "konseling_anak": "ayah-ibu",
    "anak_18_bulan_band": "akhir",
    "status_gizi_ganda": "semua",
}


def kartu_skor(
    desa: Any, tahun: int, ke: int, *, dusun: Any = None, posyandu: Any = None, **pengaturan: str
) -> dict[str, Any]:
    """Persons by id with their codes, the footer of each column, Tabel 1, 2 and 4. The scope must be open."""
    pilihan = {**BAKU, **pengaturan}
    tempat = (dusun, posyandu)
    ibu = semua_ibu(desa, tahun, ke, pilihan, tempat)
    anak = semua_anak(desa, tahun, ke, pilihan, tempat)
    return {
        "ibu": ibu,
        "anak": anak,
        "belum_dipantau": _belum_dipantau(desa, tahun, ke, tempat, ibu, anak),
        "indikator": {"ibu": kaki(ibu, URUTAN_IBU), "anak": kaki_anak(anak, URUTAN_ANAK)},
        "tabel1": tabel1(ibu, anak),
        "tabel2": tabel2(anak),
        "tabel4": tabel4(ibu, anak),
    }


def _belum_dipantau(
    desa: Any, tahun: int, ke: int, tempat: tuple[Any, Any], ibu: dict[str, Any], anak: dict[str, Any]
) -> dict[str, int]:
    """Sasaran of the quarter without any record in it."""
    awal, akhir = hari_pertama(tahun, ke), hari_terakhir(tahun, ke)
    tanpa_ibu = tanpa_anak = 0
    for hamil in Kehamilan.objects.filter(desa=desa).select_related("ibu__keluarga"):
        if str(hamil.uuid) in ibu or hamil.sejak > akhir or not di_tempat(hamil.ibu, tempat):
            continue
        if hamil.ibu.keluar_pada is not None and hamil.ibu.keluar_pada < awal:
            continue
        if hamil.berakhir_pada is not None:
            sampai = hamil.berakhir_pada
            if melahirkan(hamil) is not None:
                # She stays sasaran until day 42 (exit rule of Formulir 2A).
                sampai += dt.timedelta(days=42)
            if sampai < awal:
                continue
        tanpa_ibu += 1
    for satu in Anak.objects.filter(desa=desa).select_related("orang__keluarga"):
        lahir = satu.orang.tanggal_lahir
        if (
            lahir is None
            or str(satu.uuid) in anak
            or lahir > akhir
            or satu.sejak > akhir
            or not di_tempat(satu.orang, tempat)
        ):
            continue
        if umur(lahir, awal) > 23:
            continue
        if satu.orang.keluar_pada is not None and satu.orang.keluar_pada < awal:
            continue
        tanpa_anak += 1
    return {"ibu": tanpa_ibu, "anak": tanpa_anak}
