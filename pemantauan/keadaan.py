"""PURE: the village on one day as Formulir 1 counts it: households, mothers, children, providers, each fact dated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kpm.periode import Tahun


@dataclass(frozen=True, slots=True)
class Fakta:
    """Something known: its answer and the day it was recorded; None where nobody recorded it."""

    nilai: bool | None = None
    pada: dt.date | None = None


def terbaru(*semua: Fakta) -> Fakta:
    """The latest of what several sources say, of equals the first; one without a day where no other says anything."""
    terisi = [satu for satu in semua if satu.nilai is not None]
    return max(terisi, key=lambda satu: satu.pada or dt.date.min, default=Fakta())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumah:
    """A household with a sasaran."""

    id: str
    nama: str
    """Of its head."""
    nomor: int
    dusun: str
    rt: str = ""
    rentan: Fakta = Fakta()
    air: Fakta = Fakta()
    jamban: Fakta = Fakta()


@dataclass(frozen=True, slots=True, kw_only=True)
class IbuHari:
    """A pregnancy under watch on the day, the puerperium included."""

    id: str
    orang: str
    """uuid of the woman."""
    nama: str
    rumah: str
    """id of the household she lived in on the day."""
    dusun: str
    posyandu: str = ""
    nifas: bool = False
    keterangan: str = ""
    kek: Fakta = Fakta()
    resti: Fakta = Fakta()
    jamkes: Fakta = Fakta()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnakHari:
    """A child of 0-23 bulan penuh on the day."""

    id: str
    orang: str
    nama: str
    rumah: str
    dusun: str
    posyandu: str = ""
    keterangan: str = ""
    diasuh_ibu: bool = True
    """False where somebody else looks after the child."""
    gizi_kurang: Fakta = Fakta()
    gizi_buruk: Fakta = Fakta()
    stunting: Fakta = Fakta()
    jamkes: Fakta = Fakta()
    akta: Fakta = Fakta()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnakPaud:
    """A child of 24-72 bulan penuh on the day."""

    orang: str
    nama: str
    rumah: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanRumah:
    """The households of the open scope on a day and who of the sasaran lives in them, in no order."""

    rumah: tuple[Rumah, ...]
    ibu: tuple[IbuHari, ...]
    anak: tuple[AnakHari, ...]
    paud: tuple[AnakPaud, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layanan:
    """A provider of services and what it answered in the year."""

    jenis: str
    nama: str
    jawaban: Mapping[str, bool | None]
    """Field of the record -> offered, not offered, None where nobody asked."""
    ditutup: bool = False
    """Not in use any more on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFormulir1:
    """The village on the day of a year's Formulir 1; households and persons by dusun and name."""

    periode: Tahun
    pada: dt.date
    rumah: tuple[Rumah, ...]
    ibu: tuple[IbuHari, ...]
    anak: tuple[AnakHari, ...]
    dusun: tuple[str, ...] = ()
    """The dusun in use, also those without a sasaran."""
    layanan: tuple[Layanan, ...] = ()
    """In the order of the form."""
    utuh: bool = True
    """The whole village; False for a part of it."""
    menurut_posyandu: bool = False

    @property
    def ibu_hamil(self) -> tuple[IbuHari, ...]:
        """Those of running pregnancies."""
        return tuple(satu for satu in self.ibu if not satu.nifas)

    @property
    def nama_dusun(self) -> list[str]:
        """The dusun of the sheet, by name."""
        return sorted({*self.dusun, *(satu.dusun for satu in self.rumah)}, key=str.casefold)

    def saring(self, *, dusun: str | None = None, posyandu: str | None = None) -> DataFormulir1:
        """A dusun, a posyandu or both together, by name: a household counts at each posyandu of its persons."""
        if dusun is None and posyandu is None:
            return self

        def sini(satu: IbuHari | AnakHari) -> bool:
            return (dusun is None or satu.dusun == dusun) and (posyandu is None or satu.posyandu == posyandu)

        ibu, anak = tuple(filter(sini, self.ibu)), tuple(filter(sini, self.anak))
        dihuni = {satu.rumah for satu in ibu} | {satu.rumah for satu in anak}
        return replace(
            self,
            ibu=ibu,
            anak=anak,
            rumah=tuple(satu for satu in self.rumah if satu.id in dihuni),
            dusun=(dusun,) if dusun else (),
            utuh=False,
            menurut_posyandu=posyandu is not None,
        )
