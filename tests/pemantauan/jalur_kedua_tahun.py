"""The year of the second path: its own quarters, and the months of the year, joined by plain loops.

Like `jalur_kedua` this imports nothing of the scoring code.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan
from tests.pemantauan.jalur_kedua import kartu_skor
from tests.pemantauan.jalur_kedua_anak import URUTAN_ANAK
from tests.pemantauan.jalur_kedua_baca import ISI_ANAK, ISI_IBU, hari_akhir, lengkapi, terakhir, terisi, umur
from tests.pemantauan.jalur_kedua_ibu import URUTAN_IBU
from tests.pemantauan.jalur_kedua_jumlah import kaki, kaki_anak, tabel1, tabel2, tabel4


def kartu_tahun(desa: Any, tahun: int, sampai_triwulan: int, **pengaturan: str) -> dict[str, Any]:
    """Persons of the year with their last code that is not TS, and the tables made of them. The scope is open."""
    triwulan = [kartu_skor(desa, tahun, ke, **pengaturan) for ke in range(1, sampai_triwulan + 1)]
    ibu = _orang(triwulan, "ibu")
    anak = _orang(triwulan, "anak")
    for pengenal, baris in ibu.items():
        hamil = Kehamilan.objects.get(uuid=pengenal)
        catatan = [
            c
            for c in PemantauanIbu.objects.filter(kehamilan=hamil).order_by("bulan")
            if c.bulan.tahun == tahun and c.bulan.bulan <= sampai_triwulan * 3 and terisi(c, ISI_IBU)
        ]
        kek, resti = terakhir(catatan, "kek"), terakhir(catatan, "resti")
        baris["status"] = "KEK" if kek else "RESTI" if resti else "NORMAL"
    for pengenal, baris in anak.items():
        satu = Anak.objects.get(uuid=pengenal)
        lahir = satu.orang.tanggal_lahir
        assert lahir is not None
        catatan_anak = [
            c
            for c in PemantauanAnak.objects.filter(anak=satu).order_by("bulan")
            if c.bulan.tahun == tahun
            and c.bulan.bulan <= sampai_triwulan * 3
            and terisi(c, ISI_ANAK)
            and lahir <= c.tanggal
            and umur(lahir, c.tanggal) <= 23
        ]
        baris["tikar"] = terakhir(catatan_anak, "tikar")
        baris["laki"] = any(kartu["anak"][pengenal]["laki"] for kartu in triwulan if pengenal in kartu["anak"])
        baris["status_gizi"] = [
            kode
            for nama, kode in (("gizi_buruk", "GB"), ("gizi_kurang", "GK"), ("stunting", "S"))
            if terakhir(catatan_anak, nama)
        ]
    return {
        "ibu": ibu,
        "anak": anak,
        "paud": _paud(desa, tahun, sampai_triwulan),
        "indikator": {"ibu": kaki(ibu, URUTAN_IBU), "anak": kaki_anak(anak, URUTAN_ANAK)},
        "tabel1": tabel1(ibu, anak),
        "tabel2": tabel2(anak),
        "tabel4": tabel4(ibu, anak),
    }


def _orang(triwulan: list[dict[str, Any]], kelompok: str) -> dict[str, dict[str, Any]]:
    """Who has a record in any quarter; of two quarters the later one speaks, but TS never takes a code's place."""
    hasil: dict[str, dict[str, Any]] = {}
    for kartu in triwulan:
        for pengenal, baris in kartu[kelompok].items():
            lama = hasil.get(pengenal, {"nilai": {}})["nilai"]
            kini = {
                kode: lama[kode] if nilai == "TS" and kode in lama else nilai for kode, nilai in baris["nilai"].items()
            }
            hasil[pengenal] = {**baris, "nilai": kini}
    return {pengenal: lengkapi(baris) for pengenal, baris in hasil.items()}


def _paud(desa: Any, tahun: int, sampai_triwulan: int) -> dict[str, tuple[int, int, int]]:
    """Age, months attended and months filled of every child of 24 to 72 months on the last day."""
    bulan_akhir = sampai_triwulan * 3
    akhir = dt.date(tahun, bulan_akhir, hari_akhir(tahun, bulan_akhir))
    hasil = {}
    for anak in Anak.objects.filter(desa=desa):
        lahir = anak.orang.tanggal_lahir
        assert lahir is not None
        usia = umur(lahir, akhir)
        if usia < 24 or usia > 72:
            continue
        hadir = ada = 0
        for satu in PemantauanPaud.objects.filter(anak=anak):
            dua_tahun = (lahir.year + 2) * 12 + lahir.month
            if (
                satu.bulan.tahun == tahun
                and satu.bulan.bulan <= bulan_akhir
                and satu.bulan.tahun * 12 + satu.bulan.bulan >= dua_tahun
                and satu.hadir is not None
            ):
                ada += 1
                hadir += 1 if satu.hadir else 0
        keluar = anak.orang.keluar_pada
        masih = keluar is None or keluar > akhir
        if (masih and anak.sejak <= akhir) or (ada > 0 and (masih or keluar >= dt.date(tahun, 1, 1))):
            hasil[str(anak.uuid)] = (usia, hadir, ada)
    return hasil
