"""PURE: the states of a proposal, which may follow which, and their words in a desa and in a kelurahan."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

DIUSULKAN = "diusulkan"
DISEPAKATI = "disepakati"
DITOLAK_RAPAT = "ditolak_rapat"
MASUK_RPJM = "masuk_rpjm"
MASUK_RKP = "masuk_rkp"
MASUK_APBDES = "masuk_apbdes"
TERLAKSANA = "terlaksana"
DITOLAK = "ditolak"

MAJU: dict[str, tuple[str, ...]] = {
    DIUSULKAN: (DISEPAKATI, DITOLAK_RAPAT),
    DISEPAKATI: (MASUK_RKP, MASUK_RPJM, DITOLAK),
    DITOLAK_RAPAT: (),
    MASUK_RPJM: (MASUK_RKP, DITOLAK),
    MASUK_RKP: (MASUK_APBDES, DITOLAK),
    MASUK_APBDES: (TERLAKSANA, DITOLAK),
    TERLAKSANA: (),
    DITOLAK: (),
}
"""State -> what may follow it. Backwards goes only to where the proposal came from, with a reason."""
DI_RAPAT = frozenset({DIUSULKAN, DISEPAKATI, DITOLAK_RAPAT})
"""States the meeting itself decides on, until its Berita Acara is issued."""
LEWAT_RAPAT = (DISEPAKATI, MASUK_RPJM, MASUK_RKP, MASUK_APBDES, TERLAKSANA, DITOLAK)
"""States of a proposal the meeting agreed on, whatever was decided afterwards."""
DIPUTUSKAN = (MASUK_RPJM, MASUK_RKP, MASUK_APBDES, TERLAKSANA, DITOLAK)
"""States somebody decided on after the meeting."""
TANPA_ANGGARAN = (DIUSULKAN, DITOLAK_RAPAT, DITOLAK)
"""States of a proposal no money is set aside for."""
PERLU_ALASAN = frozenset({DITOLAK_RAPAT, DITOLAK})
TANPA_KELURAHAN = frozenset({MASUK_RPJM})
"""States a kelurahan has not: it has no plan of six years of its own."""

_LABEL = {
    DIUSULKAN: "Diusulkan",
    DISEPAKATI: "Disepakati",
    DITOLAK_RAPAT: "Tidak disepakati rapat",
    MASUK_RPJM: "Masuk RPJM Desa",
    MASUK_RKP: "Masuk RKP Desa",
    MASUK_APBDES: "Masuk APBDes",
    TERLAKSANA: "Terlaksana",
    DITOLAK: "Ditolak",
}
_LABEL_KELURAHAN = {MASUK_RKP: "Masuk Renja Kelurahan", MASUK_APBDES: "Masuk DPA"}
_LABEL_SUMBER = {
    "OPD": "Dianggarkan OPD kabupaten",
    "PROV": "Dianggarkan provinsi",
    "APBN": "Dianggarkan APBN",
    "SWADAYA": "Dibiayai swadaya",
}
"""Source of funds -> word for a budget that is not the village's own."""


class Arah(StrEnum):
    """The way a change goes."""

    MAJU = "maju"
    MUNDUR = "mundur"


def label(status: str, *, kelurahan: bool = False, sumber: str = "") -> str:
    """The word of a state on screens and papers: a kelurahan plans in its Renja and pays from its DPA.

    ``sumber`` is the source of funds: what others pay stands in no APBDes.
    """
    if status == MASUK_APBDES and sumber in _LABEL_SUMBER:
        return _LABEL_SUMBER[sumber]
    return (kelurahan and _LABEL_KELURAHAN.get(status)) or _LABEL[status]


def sebut(status: str, *, kelurahan: bool = False, sumber: str = "") -> str:
    """The word of a state inside a sentence: "masuk RKP Desa"."""
    kata = label(status, kelurahan=kelurahan, sumber=sumber)
    return kata[:1].lower() + kata[1:]


def maju(dari: str, *, kelurahan: bool = False) -> tuple[str, ...]:
    """The states that may follow this one."""
    tiada = TANPA_KELURAHAN if kelurahan else frozenset()
    return tuple(ke for ke in MAJU[dari] if not {dari, ke} & tiada)


def mundur(dari: str, *, kelurahan: bool = False) -> tuple[str, ...]:
    """The states a proposal of this state can have come from."""
    return tuple(asal for asal in MAJU if dari in maju(asal, kelurahan=kelurahan))


def arah(dari: str, ke: str, *, kelurahan: bool = False) -> Arah | None:
    """The way from one state to another; None where no single step leads there."""
    if ke in maju(dari, kelurahan=kelurahan):
        return Arah.MAJU
    if ke in mundur(dari, kelurahan=kelurahan):
        return Arah.MUNDUR
    return None


def asal(langkah: list[tuple[str, str]], kini: str) -> str | None:
    """Where a proposal of state ``kini`` came from, read from its steps ``(dari, ke)`` in their order.

    Corrections before are no way it came; None where no step tells.
    """
    for dari, ke in reversed(langkah):
        if ke == kini and dari in MAJU and ke in MAJU[dari]:
            return dari
    return None


def hari_langkah(dari: str, ke: str, dicatat: dt.date, rapat: dt.date | None) -> dt.date:
    """The day of a step. What the meeting decided carries the day of the meeting, also where that was written later."""
    return rapat if rapat and dari in DI_RAPAT and ke in DI_RAPAT else dicatat
