"""From gap to rupiah: meetings, problems, proposals, the Berita Acara, institutions, the planning year, the budget."""

from rembuk.models.anggaran import AnggaranBidang, KegiatanAnggaran, KodeKegiatan, Realisasi
from rembuk.models.antardesa import BagianMad, DesaMad, KegiatanMad, SalinanMad
from rembuk.models.berita_acara import BeritaAcara, PindaianBA
from rembuk.models.lembaga import AnggotaLembaga, Lembaga
from rembuk.models.rapat import (
    UNSUR_WAJIB,
    FotoPertemuan,
    Hadirin,
    JenisPertemuan,
    Pertemuan,
    TindakLanjut,
    Unsur,
    nama_unsur,
    pilihan_unsur,
)
from rembuk.models.siklus import BatasTahap, Publikasi, Siklus, Tahap, TemuanDusun, TitikPeta
from rembuk.models.usulan import (
    KAS_DESA,
    PAKET,
    Bidang,
    LangkahUsulan,
    Masalah,
    Otoritas,
    Penyerahan,
    SumberDana,
    Usulan,
)

__all__ = [
    "KAS_DESA",
    "PAKET",
    "UNSUR_WAJIB",
    "AnggaranBidang",
    "AnggotaLembaga",
    "BagianMad",
    "BatasTahap",
    "BeritaAcara",
    "Bidang",
    "DesaMad",
    "FotoPertemuan",
    "Hadirin",
    "JenisPertemuan",
    "KegiatanAnggaran",
    "KegiatanMad",
    "KodeKegiatan",
    "LangkahUsulan",
    "Lembaga",
    "Masalah",
    "Otoritas",
    "Penyerahan",
    "Pertemuan",
    "PindaianBA",
    "Publikasi",
    "Realisasi",
    "SalinanMad",
    "Siklus",
    "SumberDana",
    "Tahap",
    "TemuanDusun",
    "TindakLanjut",
    "TitikPeta",
    "Unsur",
    "Usulan",
    "nama_unsur",
    "pilihan_unsur",
]
