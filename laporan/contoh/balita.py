"""PURE: children of two to five years as they are weighed and measured in February and August.

Lengths and weights come from the WHO tables; by a stream of chance of its own.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from kpm.periode import Bulan, bulan_penuh
from laporan.contoh import tumbuh
from laporan.contoh.bentuk import Balita, Kakak, Kampung
from laporan.contoh.bulanan import BULAN_UKUR
from laporan.contoh.corak import Corak
from pemantauan.antropometri.lms import HARI_TERAKHIR, baris

DIUKUR = 0.62
"""Share of them who come."""
UMUR = (24, 59)
"""Bulan penuh, both included."""


@dataclass(slots=True, eq=False)
class Pengukuran:
    """A month in which such a child was measured; the field names are those of the model."""

    uuid: uuid.UUID
    anak: Balita | Kakak
    bulan: Bulan
    tanggal: dt.date
    masuk: dt.date
    isi: dict[str, object]


def ukur_balita(kampung: Kampung, seed: int, kode: str, *, hari_ini: dt.date, corak: Corak) -> list[Pengukuran]:
    """Their measurements in the months somebody went to the posyandu, the oldest first."""
    acak = random.Random(f"{seed}:balita")  # noqa: S311 (invented people, nothing secret)
    acak_uuid = random.Random(f"{seed}:{kode}:balita")  # noqa: S311
    ditulis = {satu.bulan: satu.ditulis for satu in kampung.catatan_anak if satu.bulan.bulan in BULAN_UKUR}
    sifat = {satu: (acak.gauss(-1.1, 0.8), acak.gauss(-0.3, 0.6)) for satu in (*kampung.anak, *kampung.kakak)}
    hasil = []
    for bulan in sorted(ditulis):
        for anak, tanggal in _datang(acak, kampung, bulan, corak):
            z_tinggi, z_berat = sifat[anak]
            if isinstance(anak, Balita):
                z_tinggi, z_berat = anak.z_dua_tahun, anak.z_berat
            masuk = ditulis[bulan] or tanggal
            isi = _ukuran(anak, tanggal, z_tinggi + acak.gauss(0, 0.08), z_berat + acak.gauss(0, 0.15))
            pengenal = uuid.UUID(int=acak_uuid.getrandbits(128), version=4)
            if masuk <= hari_ini:
                hasil.append(Pengukuran(pengenal, anak, bulan, tanggal, masuk, isi))
    return hasil


def _datang(
    acak: random.Random, kampung: Kampung, bulan: Bulan, corak: Corak
) -> Iterator[tuple[Balita | Kakak, dt.date]]:
    semua: list[Balita | Kakak] = [*kampung.anak, *kampung.kakak]
    for anak in semua:
        jiwa = anak.orang
        tanggal = bulan.awal.replace(day=corak.hari_posyandu[jiwa.rumah.posyandu])
        ikut = acak.random() < DIUKUR
        if not ikut or tanggal < anak.sejak or (jiwa.keluar and tanggal > jiwa.keluar):
            continue
        if UMUR[0] <= bulan_penuh(jiwa.lahir, tanggal) <= UMUR[1]:
            yield anak, tanggal


def _ukuran(anak: Balita | Kakak, tanggal: dt.date, z_tinggi: float, z_berat: float) -> dict[str, object]:
    """Height standing (cm) and weight (kg) for these z-scores."""
    jk, hari = anak.orang.jenis_kelamin, min((tanggal - anak.orang.lahir).days, HARI_TERAKHIR)
    _, tengah, sebar = baris("pb_u")[jk][hari]
    cm = tumbuh.bulat(tengah * (1 + sebar * z_tinggi), 1)
    kuasa, tengah, sebar = baris("bb_tb")[jk][int(cm * 10)]
    kg = tumbuh.bulat(tengah * (1 + kuasa * sebar * max(min(z_berat, 2.0), -1.9)) ** (1 / kuasa), 1)
    return {"timbang": True, "berat": kg, "tinggi": True, "panjang": cm, "cara_ukur": "H"}
