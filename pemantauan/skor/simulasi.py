"""Trying out: what a person's answer would be with more months written down, by the rules of the scorecard itself.

The months still to come are taken as monitored, for so they will be: the age at the quarter's last record decides.
Nothing here knows a threshold. The months are added up the way the statements of `pemantauan.sql_skor` do it, and
`nilai_ibu`, `nilai_anak` and `nilai_paud` judge the result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from kpm.periode import Bulan, Triwulan, bulan_penuh, tambah_bulan
from pemantauan.imunisasi.idl import Idl
from pemantauan.imunisasi.jadwal import Tercatat
from pemantauan.indikator import SetIndikator
from pemantauan.kelayakan import BATAS
from pemantauan.skor.anak import DataAnak, nilai_anak
from pemantauan.skor.bukti import Data, Sumber, bulan_ukur, sumber
from pemantauan.skor.ibu import DataIbu, nilai_ibu
from pemantauan.skor.jawaban import Jawaban, Nilai
from pemantauan.skor.paud import nilai_paud

USIA_TERTUA = 10
"""Pregnancy ages are stored up to this month."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """One monthly record: its day, and the stored fields (None or "" = belum dicatat)."""

    tanggal: dt.date
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Riwayat:
    """The months of one person that the scorecard counts, and those that could still be written."""

    catatan: Mapping[Bulan, Catatan]
    mulai: Bulan
    """First and last month in which a record can exist."""
    akhir: Bulan
    lahir: dt.date | None = None
    """Birth of a child, HPHT of a pregnancy: what the age of a new record counts from."""
    batas: dt.date | None = None
    """Last day a record can bear: the day before the second birthday, of leaving, of a miscarriage."""
    selesai: dt.date | None = None
    """Day a pregnancy ended; its age grows no further."""
    sesi: Mapping[Bulan, Mapping[str, Any]] = field(default_factory=dict)
    """Months without a record in which a counselling session tells who came: they count, and make no record. What
    sessions tell of the other months stands in their records."""
    tertutup: frozenset[Triwulan] = frozenset()
    """Finalised quarters: their months wait and count for nothing until they are opened again."""

    dosis: tuple[Tercatat, ...] = ()
    """A child's doses up to the quarter's last day."""
    idl: Idl | None = None
    """What they say; None without any: the months decide."""

    @property
    def isi(self) -> dict[Bulan, Mapping[str, Any]]:
        """What counts of each month, recorded or told by a session alone."""
        return {**self.sesi, **{bulan: satu.isi for bulan, satu in self.catatan.items()}}


@dataclass(frozen=True, slots=True)
class Rentang:
    """Days on which a month could be recorded, all with the same age."""

    dari: dt.date
    sampai: dt.date
    susulan: bool
    """Before today: only if the service was received then."""


@dataclass(frozen=True, slots=True)
class Coba:
    """A set of additions."""

    layanan: Mapping[Bulan, int] = field(default_factory=dict)
    """Services still to be received: month -> how many."""
    susulan: Mapping[Bulan, int] = field(default_factory=dict)
    """Services received earlier and not written down: month -> how many."""
    tanggal: Mapping[Bulan, dt.date] = field(default_factory=dict)
    """Months of the quarter that get a record, with its day: those with a service, and all still to be monitored."""
    rentang: Rentang | None = None
    """Days for the last new record."""
    nilai: Any = True
    """What is written where the rule reads a value."""
    catat: Bulan | None = None
    """A month that is over and gets a record without the service."""
    dosis: frozenset[str] = frozenset()
    """Codes of doses of the schedule that get recorded."""


class Simulasi:
    """One cell of 3A, 3B or Format Bantu PAUD that can be asked what it would be with more written down."""

    def __init__(
        self,
        kelompok: str,
        kode: str,
        data: Data,
        riwayat: Riwayat,
        triwulan: Triwulan,
        pengaturan: Mapping[str, str],
        set_indikator: SetIndikator,
        pada: dt.date,
    ) -> None:
        self.kode, self.data, self.riwayat, self.triwulan = kode, data, riwayat, triwulan
        self.pengaturan, self.set_indikator, self.pada = pengaturan, set_indikator, pada
        self.sumber: Sumber = sumber(kelompok, kode, pengaturan)
        self.jawab = {b: self.sumber.jawab(isi) for b, isi in riwayat.isi.items()}
        self.idl: Idl | None = riwayat.idl or data.idl if isinstance(data, DataAnak) and kode == "imunisasi" else None
        self._ingat: dict[Any, Jawaban] = {}
        self._hari = {b: self._rentang(b) for b in triwulan.bulan_bulan}

    # ------------------------------------------------------------ judging

    def jawaban(self, coba: Coba) -> Jawaban:
        """The answer with these additions."""
        ubah = {**self.hitung(self._gabung(coba)), **self._umur(coba.tanggal)}
        if self.idl is not None:
            ubah["idl"] = self.idl.tambah(coba.dosis)
        kunci = tuple(ubah.items())
        if kunci not in self._ingat:
            self._ingat[kunci] = self._nilai(ubah)
        return self._ingat[kunci]

    def ya(self, coba: Coba) -> bool:
        return self.jawaban(coba).nilai is Nilai.Y

    def _nilai(self, ubah: Mapping[str, Any]) -> Jawaban:
        data = replace(self.data, **ubah)
        if isinstance(data, DataIbu):
            return nilai_ibu(data, self.pengaturan, self.set_indikator).jawaban[self.kode]
        if isinstance(data, DataAnak):
            return nilai_anak(data, self.triwulan, self.pengaturan, self.set_indikator).jawaban[self.kode]
        return nilai_paud(data, self.set_indikator).jawaban[self.kode]

    def _gabung(self, coba: Coba) -> dict[Bulan, Any]:
        jawab = dict(self.jawab)
        for tambah in (coba.susulan, coba.layanan):
            for bulan, banyak in tambah.items():
                jawab[bulan] = (jawab.get(bulan) or 0) + banyak if self.sumber.cara == "jumlah" else coba.nilai
        return jawab

    def hitung(self, jawab: Mapping[Bulan, Any]) -> dict[str, Any]:
        """The fields of the scoring data that come from these answers by month."""
        ada = {b: n for b, n in jawab.items() if n is not None and b <= self.triwulan.bulan_bulan[2]}
        awal = self.triwulan.bulan_bulan[0]
        match self.sumber.cara:
            case "bulan":
                nama = "konseling_ibu" if self.sumber.bidang == ("konseling_ibu",) else self.kode
                return {
                    f"{nama}_{lebar}q": _bulan_ya(ada, self.triwulan.jendela(lebar)[0])
                    for lebar in ((2,) if nama == "parenting" else (2, 4, 6))
                }
            case "ukur":
                return {
                    "tinggi_pertama": self._diukur(ada, bulan_ukur(0, self.triwulan, self.set_indikator)),
                    "tinggi_kedua": self._diukur(ada, bulan_ukur(1, self.triwulan, self.set_indikator)),
                    "tinggi_triwulan": self._diukur(ada, self.triwulan.bulan_bulan),
                }
            case "terakhir":
                isi = [ada[b] for b in sorted(ada) if b >= awal]
                return {self.kode: isi[-1] if isi else None}
            case "hadir":
                isi = [n for b, n in ada.items() if b >= awal]
                return {"hadir": sum(isi), "terisi": len(isi)}
        isi = [n for b, n in ada.items() if b >= self._awal_jumlah()]
        return {self.kode: sum(isi) if isi else None}

    def _awal_jumlah(self) -> Bulan:
        if isinstance(self.data, DataIbu) and self.kode == "nifas" and self.data.melahirkan:
            return max(Bulan.dari_tanggal(self.data.melahirkan), self.triwulan.jendela(2)[0])
        return self.triwulan.bulan_bulan[0]

    @staticmethod
    def _diukur(ada: Mapping[Bulan, bool], bulan: Iterable[Bulan]) -> bool | None:
        isi = [ada[b] for b in bulan if b in ada]
        return any(isi) if isi else None

    def _umur(self, tanggal: Mapping[Bulan, dt.date]) -> dict[str, Any]:
        """Age at the last record once these months are recorded too, and that there is one."""
        if not tanggal or not isinstance(self.data, (DataIbu, DataAnak)):
            return {}
        if isinstance(self.data, DataIbu):
            usia = [self._usia(hari) for hari in tanggal.values()]
            usia.append(self.data.usia_bulan if self.data.punya_catatan else None)
            return {"punya_catatan": True, "usia_bulan": max((u for u in usia if u is not None), default=None)}
        if self.riwayat.lahir is None:
            return {"punya_catatan": True}
        sudah = [c.tanggal for b, c in self.riwayat.catatan.items() if b in self.triwulan.bulan_bulan]
        umur = bulan_penuh(self.riwayat.lahir, max([*sudah, *tanggal.values()]))
        return {
            "punya_catatan": True,
            "umur_bulan": max(min(umur, self.set_indikator.ambang_anak.umur_terakhir), 0),
        }

    def _usia(self, hari: dt.date) -> int | None:
        """Age of the pregnancy on a day: from HPHT, else carried on from the last month in which it was typed."""
        if self.riwayat.lahir is not None:
            return min(max(bulan_penuh(self.riwayat.lahir, min(hari, self.riwayat.selesai or hari)), 0), USIA_TERTUA)
        diketik = {b: c.isi.get("usia_bulan") for b, c in self.riwayat.catatan.items()}
        terakhir = max((b for b, usia in diketik.items() if usia is not None), default=None)
        if terakhir is None:
            return None
        usia = int(diketik[terakhir] or 0)
        return min(max(usia + Bulan.dari_tanggal(hari).selisih(terakhir), 0), USIA_TERTUA)

    # ------------------------------------------------------------ what is still possible

    def dapat_ditulis(self, bulan: Bulan) -> bool:
        """Whether this person can have a record in a month, and its quarter is open."""
        return (
            self.riwayat.mulai <= bulan <= self.riwayat.akhir
            and bulan.triwulan not in self.riwayat.tertutup
            and (self.riwayat.batas is None or bulan.awal <= self.riwayat.batas)
        )

    def dapat_menerima(self, bulan: Bulan) -> bool:
        """Whether the service can still be received in a month: it is running or to come, and does not count yet."""
        return (
            not self.lewat(bulan)
            and self.dapat_ditulis(bulan)
            and not (self.sumber.cara in ("bulan", "ukur", "hadir") and self.jawab.get(bulan) is True)
        )

    def dapat_susulan(self, bulan: Bulan) -> bool:
        """Whether a month that is over has no answer and can be written down late."""
        isi = self.riwayat.isi.get(bulan)
        return self.lewat(bulan) and self.dapat_ditulis(bulan) and (isi is None or self.sumber.terbuka(isi))

    def lewat(self, bulan: Bulan) -> bool:
        """Whether nothing more can happen in a month: only what happened can still be written down."""
        return self.hari_terakhir(bulan) < self.pada

    def hari_terakhir(self, bulan: Bulan) -> dt.date:
        return min(bulan.akhir, self.riwayat.batas or bulan.akhir)

    @property
    def _atas(self) -> int:
        return int(BATAS[self.sumber.bidang[0]].atas)

    def paling_banyak(self, bulan: Bulan) -> int:
        """How many can be added in a month: visits once a day, and not more than a sheet takes."""
        if self.sumber.cara != "jumlah":
            return 1
        kini = self.jawab.get(bulan)
        sisa = self._atas - (kini or 0)
        if self.kode == "fe" or self.lewat(bulan) or kini is None:
            return sisa
        return min(sisa, (self.hari_terakhir(bulan) - max(self.pada, bulan.awal)).days + 1)

    def rentang(self, bulan: Bulan) -> list[Rentang]:
        """The days on which a month of the quarter can get its record, see `_rentang`."""
        return self._hari[bulan]

    def _rentang(self, bulan: Bulan) -> list[Rentang]:
        """Days on which a month without a record can get one, split where the age steps; the latest first.

        Empty for a month that has its record: its day stays.
        """
        if bulan in self.riwayat.catatan or not self.dapat_ditulis(bulan):
            return []
        anak = isinstance(self.data, DataAnak)
        dari = max(bulan.awal, self.riwayat.lahir) if anak and self.riwayat.lahir else bulan.awal
        sampai = self.hari_terakhir(bulan)
        hasil = []
        for awal, akhir in self._bagian(dari, sampai):
            if akhir < self.pada:
                hasil.append(Rentang(awal, akhir, True))
            else:
                hasil.append(Rentang(max(awal, self.pada), akhir, False))
        return hasil[::-1]

    def _bagian(self, dari: dt.date, sampai: dt.date) -> list[tuple[dt.date, dt.date]]:
        """The days in one or two parts of equal age."""
        lahir = self.riwayat.lahir
        if dari > sampai:
            return []
        if lahir is None or lahir > sampai:
            return [(dari, sampai)]
        langkah = tambah_bulan(lahir, bulan_penuh(lahir, sampai))
        if langkah <= dari:
            return [(dari, sampai)]
        return [(dari, langkah - dt.timedelta(days=1)), (langkah, sampai)]

    # ------------------------------------------------------------ the additions, one after the other

    def percobaan(self) -> Iterable[tuple[int, int, Callable[[], Iterable[Coba]]]]:
        """(written down late, still to be received) from little to much, each with the additions of that size."""
        dalam = [b for b in self.triwulan.bulan_bulan if self.dapat_menerima(b) or self.dapat_susulan(b)]
        luar = self._luar()
        if self.sumber.cara == "jumlah":
            kini = min(sum(self.paling_banyak(b) for b in dalam if not self.lewat(b)), self._atas)
            lalu = min(sum(map(self.paling_banyak, dalam)) + max(luar, default=0), self._atas)
        else:
            kini = sum(not self.lewat(b) for b in dalam)
            lalu = len(dalam) + max(luar, default=0)
        for susulan in range(lalu + 1):
            for layanan in range(kini + 1):
                yield (
                    susulan,
                    layanan,
                    lambda s=susulan, n=layanan: self._sebesar(s, n, dalam, luar),  # type: ignore[misc]
                )

    def _luar(self) -> dict[int, list[dict[Bulan, int]]]:
        """Of the months before the quarter: how many to write down late -> which.

        Of months in a window the latest lie in every wider window too, so they are taken first.
        """
        awal = self.triwulan.bulan_bulan[0]
        if self.sumber.cara == "ukur":
            wakil = []
            for ke in (0, 1):
                boleh = [b for b in bulan_ukur(ke, self.triwulan, self.set_indikator) if b < awal]
                wakil += [b for b in boleh if self.dapat_susulan(b)][-1:]
            return {n: [dict.fromkeys(satu, 1) for satu in combinations(wakil, n)] for n in range(len(wakil) + 1)}
        if self.sumber.cara == "bulan":
            mulai = self.triwulan.jendela(2 if self.kode == "parenting" else 6)[0]
            boleh = [b for n in range(1, awal.selisih(mulai) + 1) if self.dapat_susulan(b := awal.geser(-n))]
            return {n: [dict.fromkeys(boleh[:n], 1)] for n in range(len(boleh) + 1)}
        if self.sumber.cara == "jumlah" and (mulai := self._awal_jumlah()) < awal:
            boleh = [b for n in range(1, awal.selisih(mulai) + 1) if self.dapat_susulan(b := awal.geser(-n))]
            if boleh:
                return {n: [{boleh[0]: n} if n else {}] for n in range(self._atas + 1)}
        return {0: [{}]}

    def _sebesar(
        self, susulan: int, layanan: int, dalam: list[Bulan], luar: dict[int, list[dict[Bulan, int]]]
    ) -> Iterable[Coba]:
        """Every month that can still be monitored gets its record, with the service or without; of those that are
        over one may get a record without the service, where it would be the last and decide the age."""
        lalu = [b for b in self.triwulan.bulan_bulan if self.rentang(b) and self.lewat(b)]
        for hanya_dicatat in (None, *lalu):
            for banyak in range(len(dalam) + 1):
                for pilih in combinations(dalam, banyak):
                    baru = {b for b in pilih if b not in self.riwayat.catatan} | set(self.akan_dicatat)
                    if hanya_dicatat is not None:
                        if baru and hanya_dicatat <= max(baru):
                            continue
                        baru.add(hanya_dicatat)
                    for coba in self._isi(susulan, layanan, pilih, sorted(baru), luar):
                        yield replace(coba, catat=hanya_dicatat)

    @property
    def akan_dicatat(self) -> tuple[Bulan, ...]:
        """The months of the quarter that are running or to come and have no record yet."""
        return tuple(b for b in self.triwulan.bulan_bulan if self.rentang(b) and not self.lewat(b))

    def _isi(
        self, susulan: int, layanan: int, pilih: tuple[Bulan, ...], baru: list[Bulan], luar: dict[int, Any]
    ) -> Iterable[Coba]:
        """The choices of day for the last new record, and the numbers spread over the months."""
        pilihan: list[Rentang | None] = list(self.rentang(baru[-1])) if baru else [None]
        for rentang in pilihan:
            tanggal = {b: self.rentang(b)[0].sampai for b in baru[:-1]}
            if rentang is not None:
                tanggal[baru[-1]] = rentang.sampai
            lewat = [b for b in pilih if self.lewat(b) or (rentang and rentang.susulan and b == baru[-1])]
            kini = [b for b in pilih if b not in lewat]
            isi_kini = self._bagi(layanan, kini)
            if isi_kini is None:
                continue
            for di_luar, semua in luar.items():
                isi_lewat = self._bagi(susulan - di_luar, lewat)
                if isi_lewat is None:
                    continue
                for satu in semua:
                    yield Coba(isi_kini, {**satu, **isi_lewat}, tanggal, rentang)

    def _bagi(self, jumlah: int, bulan: list[Bulan]) -> dict[Bulan, int] | None:
        """So many over these months, each at least one; None where that cannot be."""
        sisa = jumlah - len(bulan)
        if sisa < 0 or (not bulan and sisa):
            return None
        hasil = {}
        for satu in bulan:
            lebih = min(sisa, self.paling_banyak(satu) - 1)
            hasil[satu] = 1 + lebih
            sisa -= lebih
        return None if sisa else hasil


def _bulan_ya(ada: Mapping[Bulan, bool], awal: Bulan) -> int | None:
    isi = [n for b, n in ada.items() if b >= awal]
    return sum(isi) if isi else None
