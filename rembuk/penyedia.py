"""PURE: who must provide the service behind an indicator, where nobody has said otherwise (mission M19)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Penyedia:
    """The authority a missing service is asked from, and who that usually is."""

    otoritas: str
    """A value of `rembuk.models.Otoritas`."""
    siapa: str
    sumber: str


_KESEHATAN = "Perpres 72/2021, intervensi gizi spesifik: layanan kesehatan"
_POSYANDU = "Permendagri 20/2018, kegiatan 02.02.02 Penyelenggaraan Posyandu [inferred]"
_AIR = "Permendagri 20/2018, kegiatan 02.04.03 sampai 02.04.12 air bersih [inferred]"
_JAMBAN = "Permendagri 20/2018, kegiatan 02.04.05 sampai 02.04.14 sanitasi [inferred]"
_PAUD = "Permendagri 20/2018, kegiatan 02.01.01, 02.01.03 dan 02.02.06 PAUD dan pengasuhan [inferred]"

_BIDAN = Penyedia("puskesmas", "Bidan desa dan Puskesmas", _KESEHATAN)
_GIZI = Penyedia("puskesmas", "Ahli gizi Puskesmas dan bidan desa", f"{_KESEHATAN} [inferred]")
_KADER = Penyedia("desa", "Kader posyandu", _POSYANDU)
_SUMBER_AIR = Penyedia("desa", "Kaur atau Kasi yang membidangi pembangunan", _AIR)
_SANITASI = Penyedia("desa", "Kaur atau Kasi yang membidangi pembangunan", _JAMBAN)
_JAMKES = Penyedia("opd", "Dinas Sosial dan BPJS Kesehatan", "Perpres 72/2021, PBI jaminan kesehatan [inferred]")
_AKTA = Penyedia("opd", "Dinas Kependudukan dan Pencatatan Sipil", "UU 24/2013 Administrasi Kependudukan [inferred]")
_ASUH = Penyedia("desa", "Pendidik PAUD dan kader BKB", _PAUD)

PENYEDIA: dict[tuple[str, str], Penyedia] = {
    ("ibu", "anc"): _BIDAN,
    ("ibu", "fe"): _BIDAN,
    ("ibu", "nifas"): _BIDAN,
    ("ibu", "konseling"): _GIZI,
    ("ibu", "kunjungan"): _BIDAN,
    ("ibu", "air"): _SUMBER_AIR,
    ("ibu", "jamban"): _SANITASI,
    ("ibu", "jamkes"): _JAMKES,
    ("anak", "imunisasi"): _BIDAN,
    ("anak", "timbang"): _KADER,
    ("anak", "tinggi"): _BIDAN,
    ("anak", "konseling"): _GIZI,
    ("anak", "kunjungan"): _GIZI,
    ("anak", "air"): _SUMBER_AIR,
    ("anak", "jamban"): _SANITASI,
    ("anak", "akta"): _AKTA,
    ("anak", "jamkes"): _JAMKES,
    ("anak", "parenting"): _ASUH,
    ("paud", "paud"): Penyedia("desa", "Pengelola PAUD", _PAUD),
}
"""(group, code) -> provider. "[inferred]" marks what no source read says of this service in these words."""


def penyedia(kelompok: str, kode: str) -> Penyedia:
    """The usual provider of an indicator; nobody for one this table does not know."""
    return PENYEDIA.get((kelompok, kode), Penyedia("", "", ""))
