"""What each sasaran received, month by month, the guideline settings above it, and the quarter once it is closed."""

from pemantauan.models.bulanan import (
    CaraUkur,
    CatatanBulanan,
    PemantauanAnak,
    PemantauanBulanan,
    PemantauanIbu,
    PemantauanPaud,
    StatusImunisasi,
    Tikar,
)
from pemantauan.models.kartu import BerkasKartu, EntriMenunggu, KartuSkor, PembukaanTriwulan
from pemantauan.models.kondisi import KondisiLayanan
from pemantauan.models.pedoman import PengaturanPedoman
from pemantauan.models.sesi import PesertaKonseling, SesiKonseling

__all__ = [
    "BerkasKartu",
    "CaraUkur",
    "CatatanBulanan",
    "EntriMenunggu",
    "KartuSkor",
    "KondisiLayanan",
    "PemantauanAnak",
    "PemantauanBulanan",
    "PemantauanIbu",
    "PemantauanPaud",
    "PembukaanTriwulan",
    "PengaturanPedoman",
    "PesertaKonseling",
    "SesiKonseling",
    "StatusImunisasi",
    "Tikar",
]
