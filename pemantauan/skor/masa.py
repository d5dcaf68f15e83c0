"""The time of one person in a quarter: the months the scorecard counts, those that can still be written, and the ages.

What here is the same for every indicator of a person, so that it is worked out once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kpm.periode import Bulan, Triwulan, bulan_penuh, tambah_bulan
from pemantauan.imunisasi.idl import Idl
from pemantauan.imunisasi.jadwal import Tercatat
from pemantauan.indikator import SetIndikator
from pemantauan.skor.anak import DataAnak
from pemantauan.skor.bukti import Data
from pemantauan.skor.ibu import DataIbu

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
    terpakai: frozenset[Bulan] = frozenset()
    """Months whose only record is dated outside their time, so that it does not count: no other can be written."""
    dosis: tuple[Tercatat, ...] = ()
    """A child's doses up to the quarter's last day."""
    idl: Idl | None = None
    """What they say; None without any: the months decide."""

    @property
    def isi(self) -> dict[Bulan, Mapping[str, Any]]:
        """What counts of each month, recorded or told by a session alone."""
        return {**self.sesi, **{bulan: satu.isi for bulan, satu in self.catatan.items()}}


class Masa:
    """Months and days of one person, as a day sees them."""

    def __init__(
        self, data: Data, riwayat: Riwayat, triwulan: Triwulan, set_indikator: SetIndikator, pada: dt.date
    ) -> None:
        self.data, self.riwayat, self.triwulan, self.pada = data, riwayat, triwulan, pada
        self.set_indikator = set_indikator
        self.isi = riwayat.isi
        self._terakhir = {b: min(b.akhir, riwayat.batas or b.akhir) for b in triwulan.bulan_bulan}
        self._umur: dict[tuple[dt.date, ...], dict[str, Any]] = {}
        self._bagian = {b: self._potong(b) for b in triwulan.bulan_bulan}

    def dapat_ditulis(self, bulan: Bulan) -> bool:
        """Whether this person can have a record in a month, and its quarter is open."""
        return (
            self.riwayat.mulai <= bulan <= self.riwayat.akhir
            and bulan not in self.riwayat.terpakai
            and (not self.riwayat.tertutup or bulan.triwulan not in self.riwayat.tertutup)
            and (self.riwayat.batas is None or bulan.awal <= self.riwayat.batas)
        )

    def hari_terakhir(self, bulan: Bulan) -> dt.date:
        """Last day of a month on which anything can happen to this person."""
        return self._terakhir.get(bulan) or min(bulan.akhir, self.riwayat.batas or bulan.akhir)

    def lewat(self, bulan: Bulan) -> bool:
        """Whether nothing more can happen in a month: only what happened can still be written down."""
        return self.hari_terakhir(bulan) < self.pada

    def bagian(self, bulan: Bulan) -> tuple[tuple[dt.date, dt.date, int | None], ...]:
        """(first day, last day, age) of the days on which a month of the quarter can get its record: one or two parts
        of equal age. Empty for a month that has its record: its day stays."""
        return self._bagian[bulan]

    def _potong(self, bulan: Bulan) -> tuple[tuple[dt.date, dt.date, int | None], ...]:
        if bulan in self.riwayat.catatan or not self.dapat_ditulis(bulan):
            return ()
        lahir, sampai = self.riwayat.lahir, self._terakhir[bulan]
        dari = max(bulan.awal, lahir) if isinstance(self.data, DataAnak) and lahir else bulan.awal
        if dari > sampai:
            return ()
        if lahir is None or lahir > sampai:
            return ((dari, sampai, self._pada(sampai)),)
        langkah = tambah_bulan(lahir, bulan_penuh(lahir, sampai))
        if langkah <= dari:
            return ((dari, sampai, self._pada(sampai)),)
        sehari_sebelum = langkah - dt.timedelta(days=1)
        return ((dari, sehari_sebelum, self._pada(sehari_sebelum)), (langkah, sampai, self._pada(sampai)))

    def _pada(self, hari: dt.date) -> int | None:
        if isinstance(self.data, DataIbu):
            return self._usia(hari)
        return self._umur_anak(hari) if self.riwayat.lahir else None

    def _umur_anak(self, hari: dt.date) -> int:
        umur = bulan_penuh(self.riwayat.lahir, hari) if self.riwayat.lahir else 0
        return max(min(umur, self.set_indikator.ambang_anak.umur_terakhir), 0)

    def umur(self, tanggal: Mapping[Bulan, dt.date]) -> dict[str, Any]:
        """Age at the last record once these months are recorded too, and that there is one."""
        kunci = tuple(tanggal.values())
        if kunci not in self._umur:
            self._umur[kunci] = self._hitung_umur(tanggal)
        return self._umur[kunci]

    def _hitung_umur(self, tanggal: Mapping[Bulan, dt.date]) -> dict[str, Any]:
        if not tanggal or not isinstance(self.data, (DataIbu, DataAnak)):
            return {}
        if isinstance(self.data, DataIbu):
            usia = [self._usia(hari) for hari in tanggal.values()]
            usia.append(self.data.usia_bulan if self.data.punya_catatan else None)
            return {"punya_catatan": True, "usia_bulan": max((u for u in usia if u is not None), default=None)}
        if self.riwayat.lahir is None:
            return {"punya_catatan": True}
        sudah = [c.tanggal for b, c in self.riwayat.catatan.items() if b in self.triwulan.bulan_bulan]
        return {"punya_catatan": True, "umur_bulan": self._umur_anak(max([*sudah, *tanggal.values()]))}

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
