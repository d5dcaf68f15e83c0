"""Formulir 1 block a told a second, naive way: every record of the village looked at in turn, person by person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from kpm.periode import tambah_bulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from sasaran.models import Anak, Kehamilan, Orang

KOLOM = (
    "rumah_tangga", "rentan", "ibu_hamil", "ibu_resti", "anak", "gizi_kurang", "gizi_buruk", "stunting", "tanpa_air",
    "tanpa_jamban", "ibu_tanpa_jaminan", "anak_tanpa_jaminan", "anak_tanpa_akta",
)  # fmt: skip


def hitung(pada: dt.date) -> dict[str, list[int]]:
    """Dusun -> the thirteen numbers, for the dusun in which a sasaran lives. The scope is open."""
    hasil: dict[str, list[int]] = defaultdict(lambda: [0] * len(KOLOM))
    rumah: dict[Any, list[Any]] = defaultdict(list)

    def tambah(dusun: str, kolom: str, ya: bool = True) -> None:
        hasil[dusun][KOLOM.index(kolom)] += ya

    for hamil in Kehamilan.objects.all():
        catatan = [satu for satu in PemantauanIbu.objects.filter(kehamilan=hamil) if satu.tanggal <= pada]
        if not _di_sini(hamil.ibu, pada) or not (hamil.sejak <= pada or any(c.dari_desa is None for c in catatan)):
            continue
        selesai = hamil.berakhir_pada
        if selesai and selesai <= pada and (hamil.hasil == "keguguran" or (pada - selesai).days > 42):
            continue
        tinggal = _rumah(hamil.ibu, pada)
        rumah[tinggal] += catatan
        if selesai and selesai <= pada:
            continue
        dusun = tinggal.dusun.nama
        tambah(dusun, "ibu_hamil")
        tambah(dusun, "ibu_resti", _akhir(catatan, "resti", _daftar(hamil, "resti", pada)) is True)
        jaminan = _daftar(hamil.ibu, "jaminan", pada)
        tambah(dusun, "ibu_tanpa_jaminan", _akhir(catatan, "jamkes", jaminan) is False)
    for anak in Anak.objects.all():
        lahir = anak.orang.tanggal_lahir
        catatan = [satu for satu in PemantauanAnak.objects.filter(anak=anak) if satu.tanggal <= pada]
        if lahir is None or not lahir <= pada < tambah_bulan(lahir, 24) or not _di_sini(anak.orang, pada):
            continue
        if not (anak.sejak <= pada or any(c.dari_desa is None for c in catatan)):
            continue
        tinggal = _rumah(anak.orang, pada)
        rumah[tinggal] += catatan
        dusun = tinggal.dusun.nama
        tambah(dusun, "anak")
        for status in ("gizi_kurang", "gizi_buruk", "stunting"):
            tambah(dusun, status, _akhir(catatan, status, None) is True)
        jaminan = _daftar(anak.orang, "jaminan", pada)
        tambah(dusun, "anak_tanpa_jaminan", _akhir(catatan, "jamkes", jaminan) is False)
        tambah(dusun, "anak_tanpa_akta", _akhir(catatan, "akta", _daftar(anak, "akta", pada)) is False)
    for satu, catatan in rumah.items():
        dusun = satu.dusun.nama
        tambah(dusun, "rumah_tangga")
        tambah(dusun, "rentan", satu.rentan is True)
        for milik, kolom in (("air", "tanpa_air"), ("jamban", "tanpa_jamban")):
            dilihat = getattr(satu, f"{milik}_dilihat")
            dasar = None if dilihat and dilihat > pada else (dilihat, getattr(satu, milik))
            tambah(dusun, kolom, _akhir(catatan, milik, dasar) is False)
    return dict(hasil)


def _di_sini(orang: Orang, pada: dt.date) -> bool:
    if orang.keluar_pada and orang.keluar_pada <= pada:
        return False
    return not any(
        satu.mulai and satu.mulai <= pada < satu.tanggal and not satu.dibatalkan_pada for satu in orang.kejadian.all()
    )


def _rumah(orang: Orang, pada: dt.date) -> Any:
    pindah = [
        satu
        for satu in orang.kejadian.all()
        if satu.tanggal > pada and satu.dari_keluarga and satu.ke_keluarga and not satu.dibatalkan_pada
    ]
    return min(pindah, key=lambda satu: (satu.tanggal, satu.pk)).dari_keluarga if pindah else orang.keluarga


def _daftar(objek: Any, bidang: str, pada: dt.date) -> Any:
    hari = objek.asal_data.get(bidang, (None, None))[1]
    return (
        None
        if hari and hari > pada.isoformat()
        else (dt.date.fromisoformat(hari) if hari else None, getattr(objek, bidang))
    )


def _akhir(catatan: list[Any], bidang: str, dasar: tuple[dt.date | None, bool | None] | None) -> bool | None:
    """The answer of the latest day; the register before a month of the same day, and last where it has no day."""
    semua = [(satu.tanggal, 0, getattr(satu, bidang)) for satu in catatan if getattr(satu, bidang) is not None]
    if dasar and dasar[1] is not None:
        semua.append((dasar[0] or dt.date.min, 1, dasar[1]))
    return max(semua)[2] if semua else None
