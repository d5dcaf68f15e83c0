"""The contacts a woman is to have: six antenatal ones by trimester, four in the puerperium; which are done, which due.

A contact that was only ticked in a month's record is one as well: it has that record's day, but nobody knows of a
doctor or an USG (`Kontak.rinci`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sasaran.usia_hamil import AKHIR_TRIMESTER, HARI_NIFAS, awal_trimester, hpl_naegele, trimester


@dataclass(frozen=True, slots=True)
class Syarat:
    """What one trimester asks for."""

    trimester: int
    kali: int
    dokter: bool
    """Whether one of its contacts is to be by a doctor, with USG."""


JADWAL_ANC = (Syarat(1, 1, True), Syarat(2, 2, False), Syarat(3, 3, True))
"""At least six: one, two and three; at least two by a doctor, in the first and third trimester, with USG. Source:
Permenkes 21/2021 Pasal 13, see Permenkes 2/2025 Pasal 85 huruf d. More than six have no K number."""

JADWAL_KF = ((0, 2), (3, 7), (8, 28), (29, HARI_NIFAS))
"""First and last day after delivery of KF1 (6 hours to 2 days) to KF4: the usual schedule, no regulation was read."""


class Keadaan(StrEnum):
    """What became of a contact of the schedule."""

    SUDAH = "sudah"
    JATUH = "jatuh"
    """Its time has come and it was not yet."""
    NANTI = "nanti"
    LEWAT = "lewat"
    """Its time went by without it."""


SEBUTAN = {Keadaan.SUDAH: "sudah", Keadaan.JATUH: "sekarang", Keadaan.NANTI: "nanti", Keadaan.LEWAT: "terlewat"}


@dataclass(frozen=True, slots=True, order=True)
class Kontak:
    """One contact that took place."""

    tanggal: dt.date
    dokter: bool = False
    usg: bool = False
    rinci: bool = True
    """Recorded with its own day; False for one that only a month's number tells of."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One contact of the schedule."""

    nama: str
    """ "K1", "KF3"."""
    mulai: dt.date
    sampai: dt.date
    """The last day on which it still counts; of the third trimester the HPL, after which it is still wanted."""
    keadaan: Keadaan
    kontak: Kontak | None = None
    trimester: int = 0
    """Of antenatal contacts; 0 of those after delivery."""

    @property
    def sebutan(self) -> str:
        return SEBUTAN[self.keadaan]


@dataclass(frozen=True, slots=True)
class Dokter:
    """The doctor's contact a trimester asks for."""

    trimester: int
    sampai: dt.date
    keadaan: Keadaan
    kontak: Kontak | None = None
    tanpa_usg: bool = False
    """A doctor has seen her in this trimester, but no USG is recorded."""

    @property
    def sebutan(self) -> str:
        return SEBUTAN[self.keadaan]


@dataclass(frozen=True, slots=True)
class Berikut:
    """The contact that is to come next."""

    nama: str
    kali: int
    """How many are still wanted until ``sampai``."""
    mulai: dt.date
    sampai: dt.date
    jatuh: bool
    """Its time has come; False while it is still to come."""
    dokter: bool = False
    """One of them by a doctor, with USG."""


@dataclass(frozen=True, slots=True)
class Jadwal:
    """The schedule of one pregnancy or puerperium, as it stands on a day."""

    butir: tuple[Butir, ...] = ()
    """Empty where HPHT is unknown: nobody can tell the trimesters."""
    dokter: tuple[Dokter, ...] = ()
    jumlah: int = 0
    """All contacts up to the day, those without a K number included."""
    berikut: Berikut | None = None
    k1: str = ""
    """ "murni", "akses"; empty before the first contact or where HPHT is unknown."""

    @property
    def sudah(self) -> int:
        """Contacts of the schedule that are done."""
        return sum(satu.keadaan == Keadaan.SUDAH for satu in self.butir)

    @property
    def lewat(self) -> tuple[Butir, ...]:
        """Contacts whose time went by without them."""
        return tuple(satu for satu in self.butir if satu.keadaan == Keadaan.LEWAT)


def jadwal_anc(
    hpht: dt.date | None,
    hpl: dt.date | None,
    kontak: Iterable[Kontak],
    pada: dt.date,
    *,
    berakhir: dt.date | None = None,
) -> Jadwal:
    """The six antenatal contacts on a day; ``berakhir`` is the end of the pregnancy, when it has ended by then.

    A contact fills the next open place of its own trimester: one of the second trimester does not stand for the missed
    one of the first, although it is the woman's K1 akses.
    """
    semua = sorted(satu for satu in kontak if satu.tanggal <= pada)
    if hpht is None:
        return Jadwal(jumlah=len(semua))
    akhir = (*(hpht + dt.timedelta(days=hari) for hari in AKHIR_TRIMESTER), hpl or hpl_naegele(hpht))
    batas = berakhir if berakhir is not None and berakhir <= pada else None
    butir: list[Butir] = []
    dokter: list[Dokter] = []
    for syarat in JADWAL_ANC:
        milik = [satu for satu in semua if trimester((satu.tanggal - hpht).days) == syarat.trimester]
        mulai, sampai = hpht + dt.timedelta(days=awal_trimester(syarat.trimester)), akhir[syarat.trimester - 1]
        if batas is not None and mulai > batas:
            break  # it ended before: nothing of this trimester was ever to come
        for ke in range(syarat.kali):
            isi = milik[ke] if ke < len(milik) else None
            keadaan = _keadaan(isi is not None, mulai, sampai, pada, batas, terakhir=syarat.trimester == 3)
            butir.append(Butir(f"K{len(butir) + 1}", mulai, sampai, keadaan, isi, syarat.trimester))
        if syarat.dokter:
            dokter.append(_dokter(syarat, milik, mulai, sampai, pada, batas))
    return Jadwal(
        butir=tuple(butir),
        dokter=tuple(dokter),
        jumlah=len(semua),
        berikut=_berikut(butir, dokter),
        k1=_k1(semua, hpht),
    )


def _keadaan(
    sudah: bool, mulai: dt.date, sampai: dt.date, pada: dt.date, batas: dt.date | None, *, terakhir: bool
) -> Keadaan:
    """``batas``: the pregnancy is over; ``terakhir``: of the last trimester, which lasts until the birth."""
    if sudah:
        return Keadaan.SUDAH
    if batas is not None or (pada > sampai and not terakhir):
        return Keadaan.LEWAT
    return Keadaan.JATUH if pada >= mulai else Keadaan.NANTI


def _dokter(
    syarat: Syarat, milik: Sequence[Kontak], mulai: dt.date, sampai: dt.date, pada: dt.date, batas: dt.date | None
) -> Dokter:
    oleh = [satu for satu in milik if satu.dokter]
    penuh = next((satu for satu in oleh if satu.usg), None)
    keadaan = _keadaan(penuh is not None, mulai, sampai, pada, batas, terakhir=syarat.trimester == 3)
    return Dokter(syarat.trimester, sampai, keadaan, penuh or next(iter(oleh), None), bool(oleh) and penuh is None)


def _berikut(butir: Sequence[Butir], dokter: Sequence[Dokter]) -> Berikut | None:
    """The first contact that can still be made, with how many of its trimester are missing.

    A doctor's contact may be all that is missing of a trimester: it is then asked for by itself.
    """
    terbuka = (Keadaan.JATUH, Keadaan.NANTI)
    for ke in sorted({satu.trimester for satu in butir}):
        kurang = [satu for satu in butir if satu.trimester == ke and satu.keadaan in terbuka]
        perlu = next((satu for satu in dokter if satu.trimester == ke and satu.keadaan in terbuka), None)
        if kurang:
            satu = kurang[0]
            jatuh = satu.keadaan == Keadaan.JATUH
            return Berikut(satu.nama, len(kurang), satu.mulai, satu.sampai, jatuh, perlu is not None)
        if perlu is not None:
            mulai = next(satu.mulai for satu in butir if satu.trimester == ke)
            return Berikut("", 1, mulai, perlu.sampai, perlu.keadaan == Keadaan.JATUH, True)
    return None


def _k1(kontak: Sequence[Kontak], hpht: dt.date) -> str:
    """K1 murni up to 12 weeks, K1 akses later: a habit of reporting, no regulation names it."""
    if not kontak:
        return ""
    return "murni" if (kontak[0].tanggal - hpht).days <= AKHIR_TRIMESTER[0] else "akses"


def jadwal_kf(melahirkan: dt.date, kontak: Iterable[Kontak], pada: dt.date) -> Jadwal:
    """The four contacts after delivery on a day.

    A second contact of the same window has no KF number. One that is only ticked in a month's record stands for the
    first open window that had begun by that record's day.
    """
    semua = sorted(satu for satu in kontak if melahirkan <= satu.tanggal <= pada)
    jendela = [(melahirkan + dt.timedelta(days=a), melahirkan + dt.timedelta(days=b)) for a, b in JADWAL_KF]
    isi: list[Kontak | None] = [
        next((satu for satu in semua if satu.rinci and mulai <= satu.tanggal <= sampai), None)
        for mulai, sampai in jendela
    ]
    for satu in (satu for satu in semua if not satu.rinci):
        for ke, (mulai, _) in enumerate(jendela):
            if isi[ke] is None and mulai <= satu.tanggal:
                isi[ke] = satu
                break
    butir = [
        Butir(f"KF{ke}", mulai, sampai, _keadaan(ada is not None, mulai, sampai, pada, None, terakhir=False), ada)
        for ke, ((mulai, sampai), ada) in enumerate(zip(jendela, isi, strict=True), start=1)
    ]
    terbuka = next((satu for satu in butir if satu.keadaan in (Keadaan.JATUH, Keadaan.NANTI)), None)
    berikut = None
    if terbuka is not None:
        berikut = Berikut(terbuka.nama, 1, terbuka.mulai, terbuka.sampai, terbuka.keadaan == Keadaan.JATUH)
    return Jadwal(butir=tuple(butir), jumlah=len(semua), berikut=berikut)
