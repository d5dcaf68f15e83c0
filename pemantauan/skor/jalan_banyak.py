"""The ways from T to Y of many people: each case is tried out once, whoever stands in it.

A thousand persons miss the same few things in the same few ways. What the answer of `pemantauan.skor.jalan` depends on
is taken together as a key; whoever has the same key has the same way. The day, the quarter and the settings are part
of it, so that nothing remembered is ever out of date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from kpm.periode import Bulan, Triwulan
from pemantauan.indikator import SetIndikator
from pemantauan.skor.anak import DataAnak
from pemantauan.skor.bukti import Data, bulan_ukur
from pemantauan.skor.ibu import DataIbu
from pemantauan.skor.jalan import Jalan, sebab_terlambat, tanpa_jalan, telusuri
from pemantauan.skor.masa import Masa, Riwayat
from pemantauan.skor.paud import golongan
from pemantauan.skor.simulasi import Simulasi

PALING_BANYAK = 20_000
"""Cases remembered in one process; then it starts anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cara:
    """The way from one T to Y as a list tells it: the same as `Jalan` says, without what only explains."""

    mungkin: bool
    tindakan: str
    """The whole way without its last day, or why it is too late; no full stop."""
    waktu: str = ""
    """ "sampai 30 September 2026"; empty where nothing is left to receive."""
    langkah: str = ""
    """What is still to be received; empty where writing down what was received is all that is left."""
    jumlah: int = 0
    """How many are still to be received."""
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    """Last day on which it can be received, or that its record can bear."""
    isi: Bulan | None = None
    """The month whose record it is written in; None where it is too late."""
    dosis: tuple[str, ...] = ()
    """Codes of the doses it is about: they are written down on the page of the child's doses."""
    mulai_dosis: dt.date | None = None
    """Last day to begin with doses that must lie apart; None where they need not."""
    tik: bool = True
    """Whether a service is ticked in that record; False where the record alone is missing."""

    def batas(self, akhir: dt.date) -> dt.date | None:
        """Last day for doing something about it; ``akhir`` where only writing down is left, None when too late."""
        return (self.mulai_dosis or self.sampai or akhir) if self.mungkin else None


_ingatan: dict[Hashable, Cara | None] = {}


@dataclass(frozen=True, slots=True)
class Pencari:
    """Finds the ways of one quarter on one day."""

    triwulan: Triwulan
    pengaturan: Mapping[str, str]
    set_indikator: SetIndikator
    pada: dt.date

    def cari(self, kelompok: str, kode: Iterable[str], data: Data, riwayat: Riwayat) -> dict[str, Cara]:
        """The ways of one person's T cells, by indicator."""
        masa = Masa(data, riwayat, self.triwulan, self.set_indikator, self.pada)
        return {satu: self._satu(kelompok, satu, data, masa) for satu in kode}

    def _satu(self, kelompok: str, kode: str, data: Data, masa: Masa) -> Cara:
        if sebab := tanpa_jalan(kode, data, masa.riwayat, self.triwulan):
            return Cara(mungkin=False, tindakan=sebab)
        sim = Simulasi(
            kelompok, kode, data, masa.riwayat, self.triwulan, self.pengaturan, self.set_indikator, self.pada, masa
        )
        # nobody has a month before her own first one: of Formulir 2C that of the second birthday
        kini = max(Bulan.dari_tanggal(self.pada), masa.riwayat.mulai)
        if sim.idl is not None:  # two trials at most, and days that are nobody else's
            lewat_dosis = telusuri(sim, lengkap=False)
            return _cara(lewat_dosis or Jalan(mungkin=False, terlambat=sebab_terlambat(sim)), self.pada, kini)
        dasar: tuple[Hashable, ...] = (*self._umum(), kelompok, kode, _orang(sim), _triwulan_ini(sim))
        if dasar not in _ingatan:
            jalan = telusuri(sim, lengkap=False, susulan_juga=False)
            _simpan(dasar, _cara(jalan, self.pada, kini) if jalan else None)
        if (cara := _ingatan[dasar]) is not None:
            return cara
        # only months written down late are left: which of them are open is part of the case
        rinci = (*dasar, _terbuka(sim))
        cara = _ingatan.get(rinci)
        if cara is None:
            cara = _cara(
                telusuri(sim, lengkap=False) or Jalan(mungkin=False, terlambat=sebab_terlambat(sim)), self.pada, kini
            )
            _simpan(rinci, cara)
        return cara

    def _umum(self) -> tuple[Hashable, ...]:
        return self.triwulan, self.pada, self.set_indikator.kode, tuple(self.pengaturan.items())


def lupakan() -> None:
    """Start anew, as a process that was just started: for measuring what the first look of a day costs."""
    _ingatan.clear()


def _simpan(kunci: Hashable, cara: Cara | None) -> None:
    if len(_ingatan) >= PALING_BANYAK:
        _ingatan.clear()
    _ingatan[kunci] = cara


def _cara(jalan: Jalan, pada: dt.date, kini: Bulan) -> Cara:
    """``kini``: the running month, or the first one this person has where that is still to come."""
    isi = None
    if jalan.mungkin:
        boleh = jalan.bulan or tuple(jalan.coba.layanan if jalan.coba else ())
        if jalan.langkah:
            # whichever month does: the running one, so that what was done today is written down at once
            isi = kini if not jalan.bulan or kini in boleh else min(boleh)
            if jalan.sampai and jalan.sampai < kini.awal:
                isi = max(boleh)
        else:
            isi = jalan.susulkan[-1] if jalan.susulkan else jalan.catat
            if isi is None and jalan.sampai_dosis:
                isi = min(kini, Bulan.dari_tanggal(jalan.sampai_dosis))
    return Cara(
        mungkin=jalan.mungkin,
        tindakan=jalan.tindakan,
        waktu=jalan.waktu,
        langkah=jalan.langkah,
        jumlah=jalan.jumlah,
        mulai=jalan.mulai,
        sampai=jalan.sampai or _catat_sampai(jalan, pada),
        isi=isi,
        dosis=(*jalan.dosis, *jalan.dosis_catat),
        mulai_dosis=jalan.mulai_dosis,
        tik=bool(jalan.langkah or jalan.perlu_susulan),
    )


def _catat_sampai(jalan: Jalan, pada: dt.date) -> dt.date | None:
    """Last day a record must bear, where not any day of its month will do and that day is still to come."""
    rentang = jalan.coba.rentang if jalan.coba and jalan.catat_pada else None
    return rentang.sampai if rentang and rentang.sampai >= pada else None


def _orang(sim: Simulasi) -> Hashable:
    """What of the person the rule looks at, besides the months of the quarter."""
    data, kode = sim.data, sim.kode
    hitungan = tuple(sim.hitung(sim.jawab).values())
    if isinstance(data, DataIbu):
        sifat: Hashable = (
            data.melahirkan is not None,
            kode == "kunjungan" and bool(data.kek or data.resti),
            sim.awal_jumlah if kode == "nifas" else None,
        )
        umur = data.usia_bulan
    elif isinstance(data, DataAnak):
        gizi = kode == "kunjungan" and bool(data.gizi_buruk or data.gizi_kurang or data.stunting)
        sifat = gizi
        umur = data.umur_bulan
    else:
        return hitungan, golongan(data, sim.set_indikator.ambang_paud)
    return hitungan, sifat, data.punya_catatan, sim.kelas(umur)


def _triwulan_ini(sim: Simulasi) -> Hashable:
    """Each month of the quarter: what it says, whether it can be written, on which days, and how old the person is at
    the last record then."""
    masa, hasil = sim.masa, []
    for bulan in sim.triwulan.bulan_bulan:
        hari = tuple((r.dari, r.sampai, r.susulan, _kelas_akhir(sim, {bulan: r.sampai})) for r in sim.rentang(bulan))
        hasil.append(
            (sim.jawab.get(bulan), sim.dapat_susulan(bulan), masa.dapat_ditulis(bulan), bulan in masa.riwayat.catatan,
             masa.hari_terakhir(bulan), hari)
        )  # fmt: skip
    return tuple(hasil)


def _kelas_akhir(sim: Simulasi, tanggal: Mapping[Bulan, dt.date]) -> Hashable:
    umur = sim.masa.umur(tanggal)
    return sim.kelas(umur.get("umur_bulan", umur.get("usia_bulan")))


def _terbuka(sim: Simulasi) -> tuple[Bulan, ...]:
    """The months before the quarter that the rule looks at and that can be written down late."""
    awal = sim.triwulan.bulan_bulan[0]
    if sim.sumber.cara == "ukur":
        semua = [b for ke in (0, 1) for b in bulan_ukur(ke, sim.triwulan, sim.set_indikator) if b < awal]
    elif sim.sumber.cara == "bulan":
        lebar = 2 if sim.kode == "parenting" else 6
        semua = [awal.geser(-n) for n in range(1, awal.selisih(sim.triwulan.jendela(lebar)[0]) + 1)]
    elif sim.kode == "nifas":
        semua = [awal.geser(-n) for n in range(1, 4)]
    else:
        return ()
    return tuple(b for b in semua if sim.dapat_susulan(b))
