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

from kpm.periode import Bulan, Triwulan
from pemantauan.imunisasi.idl import Idl
from pemantauan.indikator import SetIndikator
from pemantauan.kelayakan import BATAS
from pemantauan.skor.anak import DataAnak, jawaban_anak, kelas_anak
from pemantauan.skor.bukti import Data, Sumber, bulan_ukur, sumber
from pemantauan.skor.ibu import DataIbu, jawaban_ibu, kelas_ibu
from pemantauan.skor.jawaban import Jawaban, Nilai
from pemantauan.skor.masa import Masa, Riwayat
from pemantauan.skor.paud import jawaban_paud


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


class _Ubahan:
    """The data of a person with some of it changed: what the rules read of it, a tenth of the cost of a copy."""

    __slots__ = ("_asal", "_ubah")

    def __init__(self, asal: Data, ubah: Mapping[str, Any]) -> None:
        self._asal, self._ubah = asal, ubah

    def __getattr__(self, nama: str) -> Any:
        return self._ubah[nama] if nama in self._ubah else getattr(self._asal, nama)


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
        masa: Masa | None = None,
    ) -> None:
        self.kode, self.data, self.riwayat, self.triwulan = kode, data, riwayat, triwulan
        self.pengaturan, self.set_indikator, self.pada = pengaturan, set_indikator, pada
        self.sumber: Sumber = sumber(kelompok, kode, pengaturan)
        self.masa = masa or Masa(data, riwayat, triwulan, set_indikator, pada)
        self.jawab = {b: self.sumber.jawab(isi) for b, isi in self.masa.isi.items()}
        self.idl: Idl | None = riwayat.idl or data.idl if isinstance(data, DataAnak) and kode == "imunisasi" else None
        """The recorded doses that decide this cell instead of the months."""
        self._ingat: dict[Any, Jawaban] = {}
        self._ingat_isi: dict[Any, dict[str, Any]] = {}
        self._susulan: dict[Bulan, bool] = {}
        self._hari: dict[Bulan, list[Rentang]] = {b: self._rentang(b) for b in triwulan.bulan_bulan}

    # ------------------------------------------------------------ judging

    def jawaban(self, coba: Coba) -> Jawaban:
        """The answer with these additions."""
        kunci = (*coba.layanan.items(), None, *coba.susulan.items(), coba.nilai)
        isi = self._ingat_isi.get(kunci)
        if isi is None:
            isi = self._ingat_isi[kunci] = self.hitung(self._gabung(coba))
        dosis = {} if self.idl is None else {"idl": self.idl.tambah(coba.dosis)}
        return self._jawab({**isi, **self.masa.umur(coba.tanggal), **dosis})

    def _jawab(self, ubah: dict[str, Any]) -> Jawaban:
        kunci = tuple(ubah.items())
        if kunci not in self._ingat:
            self._ingat[kunci] = self._nilai(ubah)
        return self._ingat[kunci]

    def ya(self, coba: Coba) -> bool:
        return self.jawaban(coba).nilai is Nilai.Y

    def _nilai(self, ubah: Mapping[str, Any]) -> Jawaban:
        data: Any = _Ubahan(self.data, ubah)
        if isinstance(self.data, DataIbu):
            return jawaban_ibu(self.kode, data, self.pengaturan, self.set_indikator)
        if isinstance(self.data, DataAnak):
            return jawaban_anak(self.kode, data, self.triwulan, self.pengaturan, self.set_indikator)
        return jawaban_paud(data, self.set_indikator)

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
        isi = [n for b, n in ada.items() if b >= self.awal_jumlah]
        return {self.kode: sum(isi) if isi else None}

    @property
    def awal_jumlah(self) -> Bulan:
        """The first month whose numbers are added up."""
        if isinstance(self.data, DataIbu) and self.kode == "nifas" and self.data.melahirkan:
            return max(Bulan.dari_tanggal(self.data.melahirkan), self.triwulan.jendela(2)[0])
        return self.triwulan.bulan_bulan[0]

    @staticmethod
    def _diukur(ada: Mapping[Bulan, bool], bulan: Iterable[Bulan]) -> bool | None:
        isi = [ada[b] for b in bulan if b in ada]
        return any(isi) if isi else None

    # ------------------------------------------------------------ what is still possible

    def dapat_menerima(self, bulan: Bulan) -> bool:
        """Whether the service can still be received in a month: it is running or to come, and does not count yet."""
        return (
            not self.masa.lewat(bulan)
            and self.masa.dapat_ditulis(bulan)
            and not (self.sumber.cara in ("bulan", "ukur", "hadir") and self.jawab.get(bulan) is True)
        )

    def dapat_susulan(self, bulan: Bulan) -> bool:
        """Whether a month that is over has no answer and can be written down late."""
        if bulan not in self._susulan:
            isi = self.masa.isi.get(bulan)
            terbuka = isi is None or self.sumber.terbuka(isi)
            self._susulan[bulan] = terbuka and self.masa.lewat(bulan) and self.masa.dapat_ditulis(bulan)
        return self._susulan[bulan]

    @property
    def _atas(self) -> int:
        return int(BATAS[self.sumber.bidang[0]].atas)

    def paling_banyak(self, bulan: Bulan) -> int:
        """How many can be added in a month: visits once a day, and not more than a sheet takes."""
        if self.sumber.cara != "jumlah":
            return 1
        kini = self.jawab.get(bulan)
        sisa = self._atas - (kini or 0)
        if self.kode == "fe" or self.masa.lewat(bulan) or kini is None:
            return sisa
        return min(sisa, (self.masa.hari_terakhir(bulan) - max(self.pada, bulan.awal)).days + 1)

    def rentang(self, bulan: Bulan) -> list[Rentang]:
        """The days on which a month of the quarter can get its record, see `_rentang`."""
        return self._hari[bulan]

    def _rentang(self, bulan: Bulan) -> list[Rentang]:
        """Days on which a month without a record can get one, split where the rule takes another view of the age; the
        latest first.

        Empty for a month that has its record: its day stays.
        """
        sama: list[tuple[dt.date, dt.date, Any]] = []
        for dari, sampai, umur in self.masa.bagian(bulan):
            kelas = self.kelas(umur)
            if sama and sama[-1][2] == kelas:
                sama[-1] = (sama[-1][0], sampai, kelas)
            else:
                sama.append((dari, sampai, kelas))
        hasil = []
        for awal, akhir, _ in sama:
            if akhir < self.pada:
                hasil.append(Rentang(awal, akhir, True))
            else:
                hasil.append(Rentang(max(awal, self.pada), akhir, False))
        return hasil[::-1]

    def kelas(self, umur: int | None) -> Any:
        """What the rule makes of an age, see `kelas_anak` and `kelas_ibu`."""
        if isinstance(self.data, DataAnak):
            return kelas_anak(self.kode, umur or 0, self.triwulan, self.pengaturan, self.set_indikator)
        if isinstance(self.data, DataIbu):
            return kelas_ibu(self.kode, umur, self.set_indikator.ambang_ibu)
        return None

    # ------------------------------------------------------------ the additions, one after the other

    def percobaan(self) -> Iterable[tuple[int, int, Callable[[], Iterable[Coba]]]]:
        """(written down late, still to be received) from little to much, each with the additions of that size."""
        dalam = [b for b in self.triwulan.bulan_bulan if self.dapat_menerima(b) or self.dapat_susulan(b)]
        luar = self._luar()
        if self.sumber.cara == "jumlah":
            kini = min(sum(self.paling_banyak(b) for b in dalam if not self.masa.lewat(b)), self._atas)
            lalu = min(sum(map(self.paling_banyak, dalam)) + max(luar, default=0), self._atas)
        else:
            kini = sum(not self.masa.lewat(b) for b in dalam)
            lalu = len(dalam) + max(luar, default=0)
        perlu = self._paling_sedikit(kini + lalu, dalam)
        for susulan in range(lalu + 1):
            # smaller sizes cannot do: trying them out would only say so
            for layanan in range(max(perlu - susulan, 0), kini + 1):
                yield (
                    susulan,
                    layanan,
                    lambda s=susulan, n=layanan: self._sebesar(s, n, dalam, luar),  # type: ignore[misc]
                )

    def _paling_sedikit(self, paling: int, dalam: list[Bulan]) -> int:
        """The fewest additions that could do at all: counted as if each lay where it counts most, at each age the last
        record could have. More than ``paling`` where nothing does."""
        umur = [self.masa.umur({})]
        umur += [self.masa.umur({b: r.sampai}) for b in self.triwulan.bulan_bulan for r in self.rentang(b)]
        umur = [satu for ke, satu in enumerate(umur) if satu not in umur[:ke]]
        dasar = self.hitung(self.jawab)
        for banyak in range(paling + 1):
            for tambah in self._sebanyak(dasar, banyak, dalam):
                if any(self._jawab({**tambah, **satu}).nilai is Nilai.Y for satu in umur):
                    return banyak
        return paling + 1

    def _sebanyak(self, dasar: Mapping[str, Any], banyak: int, dalam: list[Bulan]) -> Iterable[dict[str, Any]]:
        """What the scoring data would be at best with so many additions."""
        if not banyak:
            yield dict(dasar)
            return
        match self.sumber.cara:
            case "jumlah":
                yield {self.kode: (dasar[self.kode] or 0) + banyak}
            case "bulan":
                ruang = {nama: len(dalam) + self._terbuka_luar(nama) for nama in dasar}
                yield {nama: (isi or 0) + min(banyak, ruang[nama]) for nama, isi in dasar.items()}
            case "ukur":
                yield dict.fromkeys(dasar, True)
            case "terakhir":
                for isi in ("kecuali", "lengkap") if self.kode == "imunisasi" else (True,):
                    yield {self.kode: isi}
            case "hadir":
                hadir = dasar["hadir"] + banyak
                yield {"hadir": hadir, "terisi": max(dasar["terisi"], hadir)}

    def _terbuka_luar(self, nama: str) -> int:
        """How many months of a window ("timbang_4q") before the quarter can be written down late."""
        awal = self.triwulan.bulan_bulan[0]
        mulai = self.triwulan.jendela(int(nama[-2]))[0]
        return sum(self.dapat_susulan(awal.geser(-n)) for n in range(1, awal.selisih(mulai) + 1))

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
        if self.sumber.cara == "jumlah" and (mulai := self.awal_jumlah) < awal:
            boleh = [b for n in range(1, awal.selisih(mulai) + 1) if self.dapat_susulan(b := awal.geser(-n))]
            if boleh:
                return {n: [{boleh[0]: n} if n else {}] for n in range(self._atas + 1)}
        return {0: [{}]}

    def _sebesar(
        self, susulan: int, layanan: int, dalam: list[Bulan], luar: dict[int, list[dict[Bulan, int]]]
    ) -> Iterable[Coba]:
        """Every month that can still be monitored gets its record, with the service or without; of those that are
        over one may get a record without the service, where it would be the last and decide the age."""
        lalu = [b for b in self.triwulan.bulan_bulan if self.rentang(b) and self.masa.lewat(b)]
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
        return tuple(b for b in self.triwulan.bulan_bulan if self.rentang(b) and not self.masa.lewat(b))

    def _isi(
        self, susulan: int, layanan: int, pilih: tuple[Bulan, ...], baru: list[Bulan], luar: dict[int, Any]
    ) -> Iterable[Coba]:
        """The choices of day for the last new record, and the numbers spread over the months."""
        pilihan: list[Rentang | None] = list(self.rentang(baru[-1])) if baru else [None]
        for rentang in pilihan:
            tanggal = {b: self.rentang(b)[0].sampai for b in baru[:-1]}
            if rentang is not None:
                tanggal[baru[-1]] = rentang.sampai
            lewat = [b for b in pilih if self.masa.lewat(b) or (rentang and rentang.susulan and b == baru[-1])]
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
