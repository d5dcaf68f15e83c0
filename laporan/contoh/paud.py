"""PURE: what the PAUD and the parents' class told the KPM month by month about children of two to six (Formulir 2C)."""

from __future__ import annotations

import datetime as dt
import random
import uuid

from kpm.periode import Bulan, Triwulan, tambah_bulan
from laporan.contoh.bentuk import Balita, CatatanPaud, Jiwa, Kakak, Kampung, RumahTangga
from laporan.contoh.corak import Corak

UMUR_PAUD, UMUR_KELAS, UMUR_TERTUA = 24, 36, 72
"""Bulan penuh on the last day of the month: parents' class from 24, the child's own from 36, until 72."""
HARI_KUNJUNGAN = 14
"""Day of the month on which the KPM asks at the PAUD."""
MINGGU = 6


class Paud:
    """A stream of chance of its own, so that the rest of the village stays as it was."""

    def __init__(self, seed: int, kode: str, corak: Corak) -> None:
        self.corak = corak
        self.acak = random.Random(f"paud:{seed}")  # noqa: S311 (invented people, nothing secret)
        self.acak_uuid = random.Random(f"paud:{seed}:{kode}")  # noqa: S311

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.acak_uuid.getrandbits(128), version=4)

    def kakak(self, orang: Jiwa, ibu: Jiwa, ayah: str, ke: int) -> Kakak:
        """An older brother or sister, registered for PAUD in the first quarter that is wholly after the second
        birthday: their first two years lie before this village was watched."""
        dua_tahun = Triwulan.dari_tanggal(tambah_bulan(orang.lahir, UMUR_PAUD)).geser(1).awal
        orang.sumber = "paud"
        return Kakak(self.uuid(), orang, ibu, ayah, ke, self.acak.random() < 0.85, max(orang.rumah.didata, dua_tahun))

    def isi(self, kampung: Kampung, awal: Bulan, jumlah_bulan: int) -> None:
        """Fill in the months, oldest first, as if every month were over."""
        kampung.kakak = [satu for satu in kampung.kakak if not satu.orang.keluar or satu.sejak <= satu.orang.keluar]
        anak_anak: list[Balita | Kakak] = [*kampung.anak, *kampung.kakak]
        semua = [(satu, self.acak.random()) for satu in anak_anak]
        for ke in range(jumlah_bulan):
            if ke in self.corak.bulan_kosong:
                continue
            maju = ke / max(jumlah_bulan - 1, 1)
            for anak, minat in semua:
                self._sebulan(kampung, anak, minat, awal.geser(ke), maju)

    def _sebulan(self, kampung: Kampung, anak: Balita | Kakak, minat: float, bulan: Bulan, maju: float) -> None:
        jiwa, rumah = anak.orang, anak.orang.rumah
        umur = bulan.selisih(Bulan.dari_tanggal(jiwa.lahir))
        if not UMUR_PAUD <= umur <= UMUR_TERTUA:
            return
        tercapai, hadir = self.acak.random(), self.acak.random()
        tanggal = _tanggal(bulan)
        if tanggal < anak.sejak or (jiwa.keluar and tanggal > jiwa.keluar):
            return
        if tercapai >= _naik(self.corak.paud, maju) + rumah.rajin * 0.4:
            return
        isi: dict[str, object] = {"hadir": hadir < self._peluang(umur, minat, rumah, maju)}
        kampung.catatan_paud.append(CatatanPaud(self.uuid(), anak, bulan, tanggal, isi))

    def _peluang(self, umur: int, minat: float, rumah: RumahTangga, maju: float) -> float:
        if umur < UMUR_KELAS:
            return _naik(self.corak.kelas_orang_tua, maju) + rumah.rajin + (0.3 if minat < 0.5 else 0.0)
        return 0.9 if minat < _naik(self.corak.terdaftar, maju) + rumah.rajin else 0.05


def _tanggal(bulan: Bulan) -> dt.date:
    hari = bulan.awal.replace(day=HARI_KUNJUNGAN)
    return hari + dt.timedelta(days=1) if hari.weekday() == MINGGU else hari


def _naik(rentang: tuple[float, float], maju: float) -> float:
    """A value that moves from the beginning of the period to its end."""
    return rentang[0] + (rentang[1] - rentang[0]) * maju
