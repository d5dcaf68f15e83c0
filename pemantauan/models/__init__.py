"""What each sasaran received, month by month, the guideline settings above it, and the quarter once it is closed."""

from pemantauan.models.bulanan import (
    CaraUkur,
    CatatanBulanan,
    Kms,
    PemantauanAnak,
    PemantauanBulanan,
    PemantauanIbu,
    PemantauanPaud,
    StatusImunisasi,
    Tikar,
)
from pemantauan.models.imunisasi import DosisImunisasi
from pemantauan.models.kartu import BerkasKartu, EntriMenunggu, KartuSkor, PembukaanTriwulan
from pemantauan.models.kbm import Kbm
from pemantauan.models.kondisi import KondisiLayanan
from pemantauan.models.layanan import Kewenangan, PenanggungJawab
from pemantauan.models.pedoman import PengaturanPedoman
from pemantauan.models.periksa import Pemeriksaan
from pemantauan.models.ragu import JawabanRagu
from pemantauan.models.rujukan import Rujukan
from pemantauan.models.sesi import PesertaKonseling, SesiKonseling

__all__ = [
    "BerkasKartu",
    "CaraUkur",
    "CatatanBulanan",
    "DosisImunisasi",
    "EntriMenunggu",
    "JawabanRagu",
    "KartuSkor",
    "Kbm",
    "Kewenangan",
    "Kms",
    "KondisiLayanan",
    "PemantauanAnak",
    "PemantauanBulanan",
    "PemantauanIbu",
    "PemantauanPaud",
    "PembukaanTriwulan",
    "Pemeriksaan",
    "PenanggungJawab",
    "PengaturanPedoman",
    "PesertaKonseling",
    "Rujukan",
    "SesiKonseling",
    "StatusImunisasi",
    "Tikar",
]
