"""Immunisation, pure: the versioned schedule, what is due for a child on a day, whether the basic set is complete."""

from pemantauan.imunisasi.aturan import Aturan, Keputusan
from pemantauan.imunisasi.idl import DasarIdl, Idl
from pemantauan.imunisasi.jadwal import JADWAL, DosisJadwal, Tercatat, sebut_dosis
from pemantauan.imunisasi.status import BarisDosis, Keadaan, periksa_ulang, status_anak

__all__ = [
    "JADWAL",
    "Aturan",
    "BarisDosis",
    "DasarIdl",
    "DosisJadwal",
    "Idl",
    "Keadaan",
    "Keputusan",
    "Tercatat",
    "periksa_ulang",
    "sebut_dosis",
    "status_anak",
]
