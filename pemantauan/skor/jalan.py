"""For every T the way to Y: what is still missing, until when, what can be written down late, or that it is too late.

The answer is found by trying (`pemantauan.skor.simulasi`), never by a second set of thresholds. Sentences are those a
KPM says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan, Triwulan, sebut_bulan
from pemantauan.imunisasi.idl import nama
from pemantauan.imunisasi.jadwal import deret_nama
from pemantauan.indikator import SetIndikator
from pemantauan.skor.anak import DataAnak, pengukuran_anak
from pemantauan.skor.bukti import Data, bulan_ukur
from pemantauan.skor.ibu import DataIbu
from pemantauan.skor.jalan_dosis import CaraDosis, cari_cara_dosis
from pemantauan.skor.jalan_susulan import bulan_susulan, hari_susulan
from pemantauan.skor.kata_jalan import antara, bila, hari_catat, langkah
from pemantauan.skor.masa import Riwayat
from pemantauan.skor.simulasi import Coba, Simulasi

DITUTUP = "Triwulan sudah ditutup"
_TERLAMBAT = "Terlambat untuk triwulan ini"
_CUKUP_PALING_BANYAK = 31
"""Additions tried to tell how much is missing once it is too late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jalan:
    """What turns one T into Y within its quarter."""

    mungkin: bool
    langkah: str = ""
    """The service still to be received; empty where writing down what was received is all that is left."""
    terlambat: str = ""
    """Why it is too late; empty while it is not."""
    jumlah: int = 0
    """Services still to be received: visits, tablets, months."""
    mulai: dt.date | None = None
    """First day that counts, where an earlier one would not do."""
    sampai: dt.date | None = None
    """Last day that counts."""
    bulan: tuple[Bulan, ...] = ()
    """Months the service is received in, where it matters which."""
    catat: Bulan | None = None
    """A month to be recorded whatever was received in it: the age at that record is what is missing."""
    catat_pada: str = ""
    """Days that record must bear, where not any of its month will do."""
    nanti: str = ""
    """The reason as it will read at the quarter's last record, where age changes what is needed."""
    susulkan: tuple[Bulan, ...] = ()
    """Months that can be written down late if the service was received then."""
    perlu_susulan: int = 0
    """Of these, how many services are needed; 0 when each only makes ``jumlah`` one less."""
    bila: str = ""
    """What must have happened in them: "sudah ditimbang"."""
    susulan_pada: str = ""
    """Days the last of them must be dated on, where not any of its month will do."""
    beda: bool = False
    """Each in a month of its own."""
    coba: Coba | None = None
    """One set of additions that does it."""
    dosis: tuple[str, ...] = ()
    """Codes of doses still to be given, for a child whose doses are recorded."""
    dosis_catat: tuple[str, ...] = ()
    """Codes of doses that can only be written down, where they were given by ``sampai_dosis``."""
    sampai_dosis: dt.date | None = None
    mulai_dosis: dt.date | None = None
    """Last day to begin with doses that must lie apart; None where they need not."""

    @property
    def kalimat_susulan(self) -> str:
        """What can be written down late, as a sentence; empty without such months or doses."""
        if self.dosis_catat and self.sampai_dosis:
            kapan = tanggal_panjang(self.sampai_dosis)
            return f"Catat tanggal {_dosis(self.dosis_catat)} bila sudah diberikan, paling lambat {kapan}"
        if self.dosis:
            return "Bila sudah diberikan, catat tanggalnya dari Buku KIA"
        if not self.susulkan:
            return ""
        if len(self.susulkan) > 1 and self.perlu_susulan and not self.semua_susulan:
            banyak = "salah satu" if self.pilih_susulan == 1 else f"{self.pilih_susulan} dari"
            bulan = f"{sebut_bulan(self.susulkan)}{self._pada}"
            return f"Susulkan {banyak} catatan {bulan} bila waktu itu {self.bila}"
        kata = "dan" if self.semua_susulan else "atau"
        return f"Susulkan catatan {sebut_bulan(self.susulkan, kata)}{self._pada} bila waktu itu {self.bila}"

    @property
    def _pada(self) -> str:
        """The days of the month that must not be written down on any other."""
        if not self.susulan_pada or len(self.susulkan) == 1:
            return self.susulan_pada
        terakhir = max(self.coba.susulan) if self.coba else self.susulkan[-1]
        return f" ({terakhir.nama}{self.susulan_pada})"

    @property
    def pilih_susulan(self) -> int:
        """How many of ``susulkan`` have to be written down."""
        return len(self.coba.susulan) if self.coba else 0

    @property
    def semua_susulan(self) -> bool:
        return self.pilih_susulan == len(self.susulkan)

    @property
    def waktu(self) -> str:
        """ "sampai 30 September 2026", "antara 16 dan 30 September 2026"; empty when nothing is left to receive."""
        if self.sampai is None:
            return ""
        if self.beda and self.mulai:
            return f"{antara(None, self.sampai)}, yang terakhir {antara(self.mulai, self.sampai)}"
        if self.mulai_dosis:
            return f"{antara(None, self.sampai)}, mulai paling lambat {tanggal_panjang(self.mulai_dosis)}"
        return antara(self.mulai, self.sampai)

    @property
    def ringkas(self) -> str:
        """The whole way in one line, without a full stop."""
        if not self.mungkin:
            return self.terlambat
        return f"Masih bisa: {self._perlu(f'{_kecil(self.langkah)} {self.waktu}')}"

    @property
    def tindakan(self) -> str:
        """The whole way without its last day, for where ``waktu`` stands above; why not, where it is too late."""
        return self._perlu(_kecil(self.langkah)) if self.mungkin else self.terlambat

    def _perlu(self, langkah: str) -> str:
        bagian = [langkah] if self.langkah else []
        if self.catat:
            bagian.append(f"isi catatan {self.catat.label}{self.catat_pada}")
        if self.perlu_susulan:
            bagian.append(_kecil(self.kalimat_susulan))
        return ", dan ".join(bagian)


def cari_jalan(
    kelompok: str,
    kode: str,
    data: Data,
    riwayat: Riwayat,
    triwulan: Triwulan,
    pengaturan: Mapping[str, str],
    set_indikator: SetIndikator,
    pada: dt.date,
) -> Jalan:
    """The smallest addition that turns this T into Y on ``pada``: first what can still be received, then the rest.

    What does on any day is preferred to less that only does before or after the child's monthly birthday.
    ``data`` is what the person was judged by, ``riwayat`` the months behind it. Meant for cells that are T.
    """
    if tertutup := tanpa_jalan(kode, data, riwayat, triwulan):
        return Jalan(mungkin=False, terlambat=tertutup)
    sim = Simulasi(kelompok, kode, data, riwayat, triwulan, pengaturan, set_indikator, pada)
    return telusuri(sim) or Jalan(mungkin=False, terlambat=sebab_terlambat(sim))


def tanpa_jalan(kode: str, data: Data, riwayat: Riwayat, triwulan: Triwulan) -> str:
    """Why there can be no way whatever happens; empty where one may be looked for."""
    if triwulan in riwayat.tertutup:
        return DITUTUP
    if isinstance(data, DataIbu) and kode == "kunjungan" and not (data.kek or data.resti):
        return "Menurut pengaturan pedoman selalu T bagi ibu hamil normal"
    return ""


def telusuri(sim: Simulasi, *, lengkap: bool = True, susulan_juga: bool = True) -> Jalan | None:
    """Try the additions one after the other; None where nothing does.

    ``lengkap``: also what else could be written down late and what the reason will be. ``susulan_juga``: also what
    only does with months written down late.
    """
    if sim.idl is not None:
        cara = cari_cara_dosis(sim, sim.idl)
        return _dari_dosis(sim, cara, lengkap) if cara else None
    nilai = ("kecuali", "lengkap") if sim.kode == "imunisasi" else (True,)
    for susulan, setara in groupby(sim.percobaan(), key=itemgetter(0)):
        if susulan and not susulan_juga:
            return None
        cadangan = None
        for _, layanan, semua in setara:
            for isi in nilai:
                coba = [replace(satu, nilai=isi) for satu in semua()]
                cukup = [satu for satu in coba if sim.ya(satu)]
                if tiap_hari := [satu for satu in cukup if _tiap_hari(sim, satu, coba)]:
                    return _susun(sim, susulan, layanan, coba, tiap_hari, lengkap)
                if cukup and cadangan is None:
                    cadangan = susulan, layanan, coba, cukup
        if cadangan:
            return _susun(sim, *cadangan, lengkap)
    return None


# ---------------------------------------------------------------- what was found, in words


def _tiap_hari(sim: Simulasi, satu: Coba, coba: list[Coba]) -> bool:
    """Whether it does on whatever day the last record is written, though age may step within its month."""
    sama = (satu.layanan, satu.susulan, satu.catat)
    return all(sim.ya(lain) for lain in coba if (lain.layanan, lain.susulan, lain.catat) == sama)


def _susun(sim: Simulasi, susulan: int, layanan: int, coba: list[Coba], cukup: list[Coba], lengkap: bool) -> Jalan:
    """The way to Y out of all additions of one size and those of them that are enough."""
    calon = [satu for satu in cukup if satu.catat is None] or cukup
    terbaik = max(calon, key=lambda satu: (_sampai(sim, satu), _terakhir_dicatat(satu), -len(satu.layanan)))
    sampai = _sampai(sim, terbaik) if layanan else None
    lain = [s for s in coba if (s.susulan, s.catat) == (terbaik.susulan, terbaik.catat)]
    lain = [s for s in lain if _sampai(sim, s) <= _sampai(sim, terbaik)]
    bebas = all(map(sim.ya, lain))
    mulai, akhir = None, max(terbaik.tanggal, default=None)
    if layanan and not bebas and akhir in (None, *terbaik.layanan):
        pertama = terbaik.rentang.dari if terbaik.rentang else max(sim.pada, min(terbaik.layanan).awal)
        mulai = pertama if pertama > sim.pada else None
    catat = terbaik.catat
    if catat is None and _perlu_dicatat(sim, terbaik, bebas=bebas):
        catat = akhir
    pilihan = bulan_susulan(sim, susulan, layanan, terbaik) if lengkap or susulan else ()
    return Jalan(
        mungkin=True,
        langkah=langkah(sim, layanan, terbaik, bebas=bebas) if layanan else "",
        jumlah=layanan,
        mulai=mulai,
        sampai=sampai,
        bulan=() if bebas else tuple(sorted(terbaik.layanan)),
        catat=catat,
        catat_pada="" if catat is None or _tiap_hari(sim, terbaik, coba) else hari_catat(terbaik),
        nanti=_nanti(sim) if lengkap else "",
        susulkan=pilihan,
        perlu_susulan=susulan,
        bila=bila(sim, susulan),
        susulan_pada=hari_susulan(sim, terbaik),
        beda=layanan > 1 and sim.sumber.cara == "bulan",
        coba=terbaik,
    )


def _dari_dosis(sim: Simulasi, cara: CaraDosis, lengkap: bool) -> Jalan:
    """The way by doses: those to be given, those that can only be written down, and the record that is missing."""
    hari = set(cara.hari.values())
    mulai = min(hari) if len(hari) == 1 and min(hari) > sim.pada else None
    return Jalan(
        mungkin=True,
        langkah=f"Imunisasi {_dosis(cara.hari)}" if hari else "",
        jumlah=len(cara.hari),
        mulai=mulai,
        sampai=cara.sampai if hari else None,
        catat=cara.coba.catat,
        nanti=_nanti(sim) if lengkap else "",
        perlu_susulan=len(cara.catat),
        coba=cara.coba,
        dosis=tuple(cara.hari),
        dosis_catat=cara.catat,
        sampai_dosis=cara.sampai,
        mulai_dosis=cara.mulai if hari and cara.mulai < cara.sampai else None,
    )


def _dosis(kode: Iterable[str]) -> str:
    """All of these doses in words."""
    return deret_nama(nama(kode), paling=99)


def _terakhir_dicatat(coba: Coba) -> dt.date:
    return coba.rentang.sampai if coba.rentang else dt.date.min


def _perlu_dicatat(sim: Simulasi, coba: Coba, *, bebas: bool) -> bool:
    """Whether the last month still to be monitored has to be, for what is done does not do without its record."""
    diisi = {*coba.layanan, *coba.susulan}
    akhir = max(coba.tanggal, default=None)
    if akhir is None or akhir in diisi or sim.sumber.cara == "hadir":
        return False
    if not diisi or not bebas:
        return True
    tanpa = {b: hari for b, hari in coba.tanggal.items() if b in diisi}
    terakhir = max(tanpa, default=None)
    semua = [{**tanpa, terakhir: satu.sampai} for satu in sim.rentang(terakhir)] if terakhir else [tanpa]
    return not all(sim.ya(replace(coba, tanggal=satu)) for satu in semua)


def _nanti(sim: Simulasi) -> str:
    """The reason once the remaining months are recorded without the service; empty where it asks for the same."""
    kini, nanti = sim.jawaban(Coba()).alasan, sim.jawaban(Coba(tanggal=_hari_dicatat(sim))).alasan
    return "" if nanti == kini or not sim.data.punya_catatan else nanti


def _hari_dicatat(sim: Simulasi) -> dict[Bulan, dt.date]:
    return {b: sim.rentang(b)[0].sampai for b in sim.akan_dicatat}


def _sampai(sim: Simulasi, coba: Coba) -> dt.date:
    """Last day on which the last of the services can be received."""
    if not coba.layanan:
        return dt.date.min
    akhir = max(coba.layanan)
    hari = sim.masa.hari_terakhir(akhir)
    return min(hari, coba.tanggal.get(akhir, hari))


# ---------------------------------------------------------------- too late


def sebab_terlambat(sim: Simulasi) -> str:
    """Why nothing that is still possible gives Y."""
    cara = sim.sumber.cara
    if cara == "ukur" and isinstance(sim.data, DataAnak) and sim.pengaturan["tinggi_rule"] != "triwulan":
        lewat = [
            Bulan(sim.triwulan.tahun, sim.set_indikator.bulan_pengukuran[ke])
            for ke in pengukuran_anak(sim.data.umur_bulan, sim.triwulan, sim.set_indikator)
            if _pengukuran_lewat(sim, ke)
        ]
        if lewat:
            return f"{_TERLAMBAT}: pengukuran {' dan '.join(b.nama for b in lewat)} sudah lewat"
    if cara == "hadir":
        tidak = sum(jawab is False for jawab in sim.jawab.values())
        return f"{_TERLAMBAT}: sudah {tidak} bulan tidak ikut"
    sisa = [b for b in sim.triwulan.bulan_bulan if sim.dapat_menerima(b)]
    kurang = _kurang(sim) if cara in ("jumlah", "bulan") else 0
    if kurang:
        satuan = sim.sumber.satuan or "bulan"
        tinggal = f", tinggal {len(sisa)} bulan" if sisa and cara == "bulan" else ""
        return f"{_TERLAMBAT}: masih kurang {kurang} {satuan}{tinggal}"
    return f"{_TERLAMBAT}: {'tidak ada bulan yang masih dapat diisi' if not sisa else 'umurnya sudah lewat'}"


def _pengukuran_lewat(sim: Simulasi, ke: int) -> bool:
    bulan = bulan_ukur(ke, sim.triwulan, sim.set_indikator)
    return not any(sim.jawab.get(b) or sim.dapat_menerima(b) or sim.dapat_susulan(b) for b in bulan)


def _kurang(sim: Simulasi) -> int:
    """How many more would have been needed at the last record, had there been time."""
    for banyak in range(1, _CUKUP_PALING_BANYAK):
        if sim.sumber.cara == "jumlah":
            coba = Coba(layanan={sim.triwulan.bulan_bulan[2]: banyak}, tanggal=_hari_dicatat(sim))
        else:
            kosong = [sim.triwulan.bulan_bulan[2].geser(-n) for n in range(18)]
            kosong = [b for b in kosong if sim.jawab.get(b) is not True][:banyak]
            coba = Coba(layanan=dict.fromkeys(kosong, 1), tanggal=_hari_dicatat(sim))
        if sim.ya(coba):
            return banyak
    return 0


def _kecil(kalimat: str) -> str:
    return kalimat[:1].lower() + kalimat[1:]
