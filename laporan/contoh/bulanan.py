"""PURE: what was written down month by month about the people of an invented village (Formulir 2A and 2B)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kpm.periode import Bulan, bulan_penuh
from laporan.contoh import tumbuh
from laporan.contoh.bentuk import Balita, CatatanAnak, CatatanIbu, Hamil, Kampung, RumahTangga
from laporan.contoh.kehidupan import SELALU, Bahan
from sasaran.usia_hamil import HARI_NIFAS

UMUR_TERTUA = 23
"""Bulan penuh; from the second birthday on nothing is written into Formulir 2B."""
KUNJUNGAN_NIFAS = (1, 5, 18, 35)
"""Days after delivery on which the midwife comes: KF1 to KF4."""
BULAN_UKUR = (2, 8)
MINGGU = 6
BULAN_MENYUSUT = 3
"""Months a child takes to become wasted, and to come back."""


def isi_bulanan(b: Bahan, kampung: Kampung) -> None:
    """Fill in the monthly rows, oldest first, as if every month were over."""
    pembuat = _Pembuat(b, kampung)
    for ke in range(b.jumlah_bulan):
        pembuat.satu_bulan(b.awal.geser(ke), ke)


class _Pembuat:
    """Writes the months one after the other and remembers the last length of every child."""

    def __init__(self, b: Bahan, kampung: Kampung) -> None:
        self.b = b
        self.corak = b.corak
        self.kampung = kampung
        self.panjang: dict[Balita, float] = {}
        self.sakit: dict[Balita, int] = {}
        self.nifas: dict[Hamil, dt.date] = {}

    def satu_bulan(self, bulan: Bulan, ke: int) -> None:
        self.maju = ke / max(self.b.jumlah_bulan - 1, 1)
        self.terakhir = self.b.berjalan and bulan == self.b.akhir
        if ke in self.corak.bulan_kosong:
            return
        for hamil in self.kampung.hamil:
            self._ibu(hamil, bulan)
        for anak in self.kampung.anak:
            self._anak(anak, bulan)

    def _naik(self, awal: float, akhir: float) -> float:
        """A value that moves from the beginning of the period to its end."""
        return awal + (akhir - awal) * self.maju

    def _ya(self, awal: float, akhir: float, rumah: RumahTangga) -> bool:
        return self.b.peluang(min(self._naik(awal, akhir) + self.corak.layanan + rumah.rajin, 0.98))

    def _tanggal(self, bulan: Bulan, rumah: RumahTangga, sejak: dt.date) -> tuple[dt.date, bool] | None:
        """The day of the record and whether it was at the posyandu; None when nobody was reached this month."""
        cakupan = self.corak.cakupan_berjalan if self.terakhir else self._naik(*self.corak.cakupan)
        tercapai = self.b.peluang(cakupan + rumah.rajin * 0.6)
        di_posyandu = self._ya(*self.corak.di_posyandu, rumah)
        selisih = self.b.acak.randint(1, 10)
        hari = bulan.awal.replace(day=self.corak.hari_posyandu[rumah.posyandu])
        if hari.weekday() == MINGGU:
            hari += dt.timedelta(days=1)
        if not di_posyandu or hari < sejak:
            hari, di_posyandu = max(hari, sejak) + dt.timedelta(days=selisih), False
        return (hari, di_posyandu) if tercapai and hari in bulan else None

    def _rumah(self, rumah: RumahTangga, pada: dt.date) -> dict[str, Any]:
        def punya(sejak: dt.date | None) -> bool:
            return sejak is not None and (sejak == SELALU or sejak <= pada)

        isi: dict[str, Any] = {"air": punya(rumah.air), "jamban": punya(rumah.jamban), "jamkes": punya(rumah.jaminan)}
        if self.b.peluang(0.02):
            isi[self.b.acak.choice(("air", "jamban", "jamkes"))] = None  # nobody asked
        return isi

    def _ibu(self, hamil: Hamil, bulan: Bulan) -> None:
        jiwa, rumah = hamil.ibu, hamil.ibu.rumah
        ditemui = self._tanggal(bulan, rumah, hamil.sejak)
        if ditemui is None or ditemui[0] < hamil.sejak or (jiwa.keluar and ditemui[0] > jiwa.keluar):
            return
        tanggal, _ = ditemui
        selesai = hamil.berakhir
        if selesai and tanggal > selesai:
            akhir_nifas = selesai + dt.timedelta(days=HARI_NIFAS)
            if tanggal > akhir_nifas and akhir_nifas in bulan:
                tanggal = max(akhir_nifas - dt.timedelta(days=2), bulan.awal)  # she is seen once more before it ends
            if hamil.hasil == "keguguran" or tanggal > akhir_nifas:
                return
            isi = self._nifas(hamil, rumah, tanggal)
        else:
            isi = self._hamil(hamil, rumah, tanggal)
        usia = bulan_penuh(hamil.hpht, min(tanggal, selesai or tanggal))
        isi |= {"usia_bulan": max(min(usia, 10), 0), **self._rumah(rumah, tanggal)}
        self.kampung.catatan_ibu.append(CatatanIbu(self.b.uuid(), hamil, bulan, tanggal, isi))

    def _hamil(self, hamil: Hamil, rumah: RumahTangga, tanggal: dt.date) -> dict[str, Any]:
        usia = bulan_penuh(hamil.hpht, tanggal)
        # Upper-arm circumference is measured at the first check by the midwife, which the first month may miss.
        kek = hamil.kek and (tanggal - hamil.sejak).days > 20
        periksa = self._ya(0.68, 0.9, rumah)
        berisiko = kek or hamil.resti
        return {
            "anc": 0 if not periksa else 2 if usia >= 7 and self.b.peluang(0.45) else 1,
            "fe": 30 if self._ya(0.66, 0.9, rumah) else self.b.acak.choice((0, 0, 10, 20)),
            "konseling": 1 if self._ya(0.42, 0.84, rumah) else 0,
            "suami": self._ya(0.08, 0.4, rumah),
            "kunjungan": 1 if self._ya(*((0.45, 0.88) if berisiko else (0.03, 0.08)), rumah) else 0,
            "kek": kek,
            "resti": hamil.resti,
        }

    def _nifas(self, hamil: Hamil, rumah: RumahTangga, tanggal: dt.date) -> dict[str, Any]:
        assert hamil.berakhir is not None  # noqa: S101
        dicatat = self.nifas.get(hamil, hamil.berakhir)
        self.nifas[hamil] = tanggal
        jadwal = [hamil.berakhir + dt.timedelta(days=hari) for hari in KUNJUNGAN_NIFAS]
        kali = sum(self._ya(0.78, 0.94, rumah) for hari in jadwal if dicatat < hari <= tanggal)
        return {
            "nifas": kali,
            "konseling": 1 if self._ya(0.3, 0.6, rumah) else 0,
            "suami": self._ya(0.05, 0.3, rumah),
            "kunjungan": 1 if self._ya(0.3, 0.6, rumah) else 0,
            "kek": hamil.kek,
            "resti": hamil.resti,
        }

    def _anak(self, anak: Balita, bulan: Bulan) -> None:
        jiwa, rumah = anak.orang, anak.orang.rumah
        ditemui = self._tanggal(bulan, rumah, anak.sejak)
        if ditemui is None or ditemui[0] < anak.sejak or (jiwa.keluar and ditemui[0] > jiwa.keluar):
            return
        tanggal, di_posyandu = ditemui
        umur = bulan_penuh(jiwa.lahir, tanggal)
        if umur > UMUR_TERTUA:
            return
        isi = self._ukur(anak, tanggal, di_posyandu)
        bermasalah = bool(isi["gizi_buruk"] or isi["gizi_kurang"] or isi["stunting"])
        datang = di_posyandu or self.b.peluang(0.25)
        isi |= {
            "imunisasi": self._imunisasi(anak, umur),
            "konseling_ibu": datang and self._ya(0.62, 0.95, rumah),
            "konseling_ayah": datang and self._ya(0.06, 0.34, rumah),
            "kunjungan": 1 if self._ya(*((0.45, 0.9) if bermasalah else (0.04, 0.08)), rumah) else 0,
            "akta": anak.akta is not None and anak.akta <= tanggal,
            "parenting": self._ya(0.5, 0.9, rumah),
            **self._rumah(rumah, tanggal),
        }
        self.kampung.catatan_anak.append(CatatanAnak(self.b.uuid(), anak, bulan, tanggal, isi))

    def _ukur(self, anak: Balita, tanggal: dt.date, di_posyandu: bool) -> dict[str, Any]:
        jk, rumah = anak.orang.jenis_kelamin, anak.orang.rumah
        umur = (tanggal - anak.orang.lahir).days / 30.4375
        bulan_ukur = tanggal.month in BULAN_UKUR
        ditimbang = (di_posyandu and self._ya(0.92, 0.98, rumah)) or self.b.peluang(0.45)
        diukur = ditimbang and (self._ya(0.86, 0.97, rumah) if bulan_ukur else self.b.peluang(0.35))
        # Now and then a child is ill, loses weight for a month or two, and catches up again.
        if self.b.peluang(0.05):
            self.sakit[anak] = 2
        turun = 0.5 if self.sakit.get(anak) else 0.0
        self.sakit[anak] = max(self.sakit.get(anak, 0) - 1, 0)
        z = tumbuh.z_sekarang(anak.z_lahir, anak.z_dua_tahun, umur)
        cm = max(tumbuh.panjang(jk, umur, z) + self.b.acak.gauss(0, 0.15), self.panjang.get(anak, 0.0))
        kurus = anak.kurus_dari is not None and 0 <= umur - anak.kurus_dari <= anak.kurus_lama
        biasa = anak.z_berat if kurus else max(anak.z_berat + self.b.acak.gauss(0, 0.12) - turun, -1.9)
        z_berat = biasa + (anak.z_kurus - biasa) * _bagian_kurus(anak, umur)
        kg = tumbuh.berat(jk, cm, z_berat)
        if diukur:
            self.panjang[anak] = cm
        z_terlihat = tumbuh.z_panjang(jk, umur, cm)
        di_tikar = diukur or (ditimbang and self.b.peluang(0.6))
        return {
            "gizi_buruk": z_berat < -3,
            "gizi_kurang": -3 <= z_berat < -2,
            "stunting": z_terlihat < -2 and umur >= 1,
            "timbang": ditimbang,
            "berat": tumbuh.bulat(kg, 1) if ditimbang else None,
            "tinggi": diukur,
            "panjang": tumbuh.bulat(cm, 1) if diukur else None,
            "cara_ukur": "L" if diukur else "",
            "tikar": tumbuh.warna_tikar(z_terlihat) if di_tikar else "",
        }

    def _imunisasi(self, anak: Balita, umur: int) -> str:
        """How far the basic immunisation is: everything up to 4 months, then measles at 9."""
        if umur >= 9 + anak.imunisasi_terlambat:
            return "lengkap"
        return "kecuali" if umur >= 4 + anak.imunisasi_terlambat else "belum"


def _bagian_kurus(anak: Balita, umur: float) -> float:
    """How far a child of ``umur`` months is on the way from its usual weight (0) to its wasted one (1)."""
    if anak.kurus_dari is None:
        return 0.0
    sejak = umur - anak.kurus_dari
    turun, pulih = 1 + sejak, anak.kurus_lama + BULAN_MENYUSUT - sejak
    return min(max(min(turun, pulih) / BULAN_MENYUSUT, 0.0), 1.0)
