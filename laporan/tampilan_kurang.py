"""One person of the list of missing services as the page shows it. No arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.urls import reverse

from kpm.models import Wilayah
from laporan.kueri_kurang import Kurang, LayananKurang
from laporan.tampilan_sel import LEMBAR
from pemantauan.kueri_rujukan import RujukanOrang

_JANGKAR = re.compile(r"o[0-9a-f]{12}")
_TERLAMBAT = "Terlambat untuk triwulan ini: "


@dataclass(frozen=True, slots=True)
class Butir:
    """One service that can still be received."""

    layanan: LayananKurang
    url: str
    """The sheet on which it is ticked; empty where none can be opened today."""
    sudah: str
    """What that sheet is told to tick: "timbang", "fe:18"; empty where the record alone is missing, or days of doses
    are to be filled in."""


@dataclass(frozen=True, slots=True)
class BarisKurang:
    """One person."""

    kurang: Kurang
    jangkar: str
    """Where on the page this person stands."""
    butir: tuple[tuple[str, tuple[Butir, ...]], ...]
    """("sampai 30 September 2026", what can be received until then); without a date what only is to be written down."""
    url: str
    """The sheet most of them are ticked on."""
    terlambat: tuple[tuple[str, str], ...]
    """(service, why) of what is too late."""
    rujukan: RujukanOrang | None = None
    """A referral that waits for its answer."""
    tetangga: str = ""
    """Where the reader goes on when this person is done and gone: the next one of the page, else the one before."""
    tempat: str = ""
    """Place of a person who is gone, taken over by this one."""


def dengan_tempat(baris: list[BarisKurang], tadi: str) -> list[BarisKurang]:
    """A page whose persons know their neighbours. ``tadi`` ("o1-o2", from the address) names a person whose record was
    opened here and the neighbour of then: where the first is gone, her place is the second's."""
    hilang, _, pengganti = tadi.partition("-")
    if not _JANGKAR.fullmatch(hilang) or any(satu.jangkar == hilang for satu in baris):
        hilang = ""
    urut = [satu.jangkar for satu in baris]
    tetangga = dict(zip(urut, [*urut[1:], *urut[-2:-1]], strict=False))
    return [
        replace(satu, tetangga=tetangga.get(satu.jangkar, ""), tempat=hilang if satu.jangkar == pengganti else "")
        for satu in baris
    ]


def baris_kurang(wilayah: Wilayah, kurang: Kurang, *, boleh: bool, rujukan: RujukanOrang | None = None) -> BarisKurang:
    """``boleh``: the reader may fill in records of this person."""
    butir: dict[str, list[Butir]] = {}
    for satu in kurang.layanan:
        if satu.cara.mungkin:
            url = _lembar(wilayah, kurang, satu) if boleh and not kurang.luar else ""
            butir.setdefault(satu.cara.waktu, []).append(Butir(satu, url, _sudah(satu)))
    return BarisKurang(
        kurang=kurang,
        jangkar=f"o{kurang.id.hex[:12]}",
        butir=tuple((waktu, tuple(isi)) for waktu, isi in butir.items()),
        url=next((satu.url for isi in butir.values() for satu in isi if satu.url), ""),
        terlambat=tuple(
            (satu.indikator.nama, satu.cara.tindakan.removeprefix(_TERLAMBAT))
            for satu in kurang.layanan
            if not satu.cara.mungkin
        ),
        rujukan=rujukan,
    )


def _lembar(wilayah: Wilayah, kurang: Kurang, satu: LayananKurang) -> str:
    if satu.cara.dosis:
        return reverse("imunisasi", args=[wilayah.kode, kurang.orang])
    if satu.isi is None:
        return ""
    if kurang.kelompok == "paud":
        # Formulir 2C is one sheet a year
        return reverse("paud_anak", args=[wilayah.kode, satu.isi.tahun, kurang.id])
    return reverse(LEMBAR[kurang.kelompok], args=[wilayah.kode, satu.isi, kurang.id])


def _sudah(satu: LayananKurang) -> str:
    kode = satu.indikator.kode
    if not satu.cara.tik or satu.cara.dosis:
        return ""
    if kode == "paud":
        return f"{satu.isi}"
    return f"{kode}:{satu.cara.jumlah}" if kode == "fe" else kode
