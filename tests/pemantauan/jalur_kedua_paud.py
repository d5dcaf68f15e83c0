"""The second path's PAUD row: Formulir 2C from the guide alone, by plain loops (see `jalur_kedua`)."""

from __future__ import annotations

from typing import Any

from pemantauan.models import PemantauanPaud
from sasaran.models import Anak
from tests.pemantauan import jalur_kedua_baca as baca
from tests.pemantauan.jalur_kedua_jumlah import persen


def paud(
    desa: Any, tahun: int, ke: int, *, dusun: Any = None, posyandu: Any = None, basis: str = "orang"
) -> dict[str, Any]:
    """Children by id with their answer, the row's reach, and how many have no filled month."""
    baris = {}
    for anak in Anak.objects.filter(desa=desa).select_related("orang__keluarga"):
        satu = _satu(anak, tahun, ke)
        if satu is not None and baca.di_tempat(anak.orang, (dusun, posyandu)):
            baris[str(anak.uuid)] = satu
    aktif = sum(1 for satu in baris.values() if satu["nilai"] == {"paud": "Y"})
    hadir = sum(satu["hadir"] for satu in baris.values())
    terisi = sum(satu["terisi"] for satu in baris.values())
    capaian = (hadir, terisi) if basis == "bulan" else (aktif, len(baris))
    return {
        "paud": baris,
        "indikator": {"paud": {"diterima": capaian[0], "seharusnya": capaian[1], "persen": persen(*capaian)}},
        "belum_dipantau": sum(1 for satu in baris.values() if satu["terisi"] == 0),
    }


def _satu(anak: Anak, tahun: int, ke: int) -> dict[str, Any] | None:
    orang = anak.orang
    lahir = orang.tanggal_lahir
    awal, akhir = baca.hari_pertama(tahun, ke), baca.hari_terakhir(tahun, ke)
    usia = None
    if lahir is None:
        # nobody knows how old it is: the village's own sheet lists it, for the year of its category and before
        if not anak.kategori_paud or anak.kategori_tahun < tahun:
            return None
        setahun = PemantauanPaud.objects.filter(anak=anak).exclude(hadir=None)
        if anak.kategori_tahun > tahun and not any(c.bulan.tahun == tahun for c in setahun):
            return None
    else:
        usia = baca.umur(lahir, akhir)
        if usia < 24 or usia > 72:
            return None
    hadir = terisi = 0
    pertama, terakhir = baca.batas(tahun, ke)
    for catatan in PemantauanPaud.objects.filter(anak=anak):
        if not pertama <= baca.urut_bulan(catatan) <= terakhir or catatan.hadir is None:
            continue
        hari = baca.hari_akhir(catatan.bulan.tahun, catatan.bulan.bulan)
        if lahir is not None and baca.umur(lahir, catatan.tanggal.replace(day=hari)) < 24:
            continue
        terisi += 1
        if catatan.hadir:
            hadir += 1
    if anak.sejak > akhir and terisi == 0:
        return None
    pergi = orang.keluar_pada is not None and orang.keluar_pada <= akhir
    # who left counts only with what was still seen
    if pergi and (orang.keluar_pada < awal or terisi == 0):
        return None
    return {
        "umur_bulan": usia,
        "kategori": anak.kategori_paud if usia is None else "2-3" if usia < 36 else "3-6",
        "hadir": hadir,
        "terisi": terisi,
        "nilai": {"paud": "Y" if terisi > 0 and hadir / terisi >= 0.8 else "T"},
    }
