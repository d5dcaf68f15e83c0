"""PURE: who provides each service and by whose authority, where the village has not said otherwise.

The division follows the five packages: health by puskesmas and bidan, counselling and home visits by the village's own
cadres, papers and insurance by the kabupaten's offices. No regulation read names one for each indicator, so it is data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

DESA, PUSKESMAS, OPD, SWADAYA = "desa", "puskesmas", "opd", "swadaya"
KEWENANGAN = {DESA: "desa", PUSKESMAS: "puskesmas", OPD: "OPD kabupaten", SWADAYA: "swadaya"}
"""Authority -> its short word, in the order they are offered."""


KELOMPOK = {"ibu": "Ibu hamil dan nifas", "anak": "Anak 0–23 bulan", "paud": "Anak 2–6 tahun"}
"""Group -> its heading, in the order of the forms."""


@dataclass(frozen=True, slots=True)
class Tanggung:
    """Who must provide a service."""

    kewenangan: str
    """One of the keys of KEWENANGAN."""
    penyedia: str
    """Person, office or facility in the words of a village."""
    telepon: str = ""
    sebutan: str = "desa"
    """What the village is called: desa or kelurahan."""

    @property
    def kata(self) -> str:
        """ "Bidan desa (puskesmas)", "Pemerintah desa"."""
        kata = kata_kewenangan(self.kewenangan, self.sebutan)
        return self.penyedia if kata in self.penyedia.casefold() else f"{self.penyedia} ({kata})"


def kata_kewenangan(kewenangan: str, sebutan: str) -> str:
    """The short word of an authority; the village's own is that of a desa or of a kelurahan."""
    return sebutan if kewenangan == DESA else KEWENANGAN[kewenangan]


def tanggung_desa(kewenangan: str, nama: str, fasilitas: str, telepon: str, *, sebutan: str = "desa") -> Tanggung:
    """What a village says of a service: the person or office, and the facility it belongs to."""
    return Tanggung(kewenangan, ", ".join(satu for satu in (nama, fasilitas) if satu), telepon, sebutan)


_BIDAN = Tanggung(PUSKESMAS, "Bidan desa")
_POSYANDU = Tanggung(DESA, "Kader posyandu")
_KPM = Tanggung(DESA, "KPM bersama bidan")
_JKN = Tanggung(OPD, "Dinas Sosial")
_AIR = Tanggung(DESA, "Pemerintah desa")
BAWAAN: dict[tuple[str, str], Tanggung] = {
    ("ibu", "anc"): _BIDAN,
    ("ibu", "fe"): _BIDAN,
    ("ibu", "nifas"): _BIDAN,
    ("ibu", "konseling"): _BIDAN,
    ("ibu", "kunjungan"): _KPM,
    ("ibu", "air"): _AIR,
    ("ibu", "jamban"): _AIR,
    ("ibu", "jamkes"): _JKN,
    ("anak", "imunisasi"): _BIDAN,
    ("anak", "timbang"): _POSYANDU,
    ("anak", "tinggi"): _POSYANDU,
    ("anak", "konseling"): _POSYANDU,
    ("anak", "kunjungan"): _KPM,
    ("anak", "air"): _AIR,
    ("anak", "jamban"): _AIR,
    ("anak", "akta"): Tanggung(OPD, "Dinas Dukcapil"),
    ("anak", "jamkes"): _JKN,
    ("anak", "parenting"): Tanggung(DESA, "Pengelola PAUD"),
    ("paud", "paud"): Tanggung(DESA, "Pengelola PAUD"),
}
"""(group, indicator) -> who provides it in a desa."""


def bawaan(sebutan: str) -> dict[tuple[str, str], Tanggung]:
    """The defaults in the words of a desa or of a kelurahan."""
    if sebutan == "desa":
        return BAWAAN
    return {
        kunci: replace(satu, penyedia=satu.penyedia.replace("desa", sebutan), sebutan=sebutan)
        for kunci, satu in BAWAAN.items()
    }
