"""What a demo village consists of, whether it holds any of it, and how it is taken away again."""

from __future__ import annotations

from django.db import transaction

from kpm.models import (
    AnggotaTpk,
    Dusun,
    Fasilitas,
    Kader,
    KegiatanKader,
    Pelatihan,
    PembayaranKader,
    ProfilDesa,
    Wilayah,
)
from kpm.rekaman import Rekaman
from laporan.models import BuktiKerja
from pemantauan.models import (
    DosisImunisasi,
    EntriMenunggu,
    JawabanRagu,
    KartuSkor,
    KondisiLayanan,
    PemantauanAnak,
    PemantauanIbu,
    PemantauanPaud,
    Pemeriksaan,
    PenanggungJawab,
    PesertaKonseling,
    Rujukan,
    SesiKonseling,
)
from rembuk.models import (
    AnggaranBidang,
    AnggotaLembaga,
    BagianMad,
    BeritaAcara,
    DesaMad,
    FotoPertemuan,
    Hadirin,
    KegiatanAnggaran,
    KegiatanMad,
    LangkahUsulan,
    Lembaga,
    Masalah,
    Penyerahan,
    Pertemuan,
    Realisasi,
    SalinanMad,
    Siklus,
    TemuanDusun,
    TindakLanjut,
    TitikPeta,
    Usulan,
)
from sasaran.models import (
    Anak,
    BukanGanda,
    Kehamilan,
    Kejadian,
    Keluarga,
    Orang,
    Penggabungan,
    PindahKeluar,
    PindahMasuk,
)

ISI_DESA: tuple[type[Rekaman], ...] = (
    AnggotaTpk,
    KegiatanKader,
    PembayaranKader,
    Pelatihan,
    Kader,
    EntriMenunggu,
    JawabanRagu,
    Rujukan,
    PenanggungJawab,
    DosisImunisasi,
    Pemeriksaan,
    PesertaKonseling,
    SesiKonseling,
    PemantauanPaud,
    PemantauanIbu,
    PemantauanAnak,
    TitikPeta,
    TemuanDusun,
    Siklus,
    TindakLanjut,
    FotoPertemuan,
    Hadirin,
    Penyerahan,
    Realisasi,
    KegiatanAnggaran,
    AnggaranBidang,
    Usulan,
    Masalah,
    BagianMad,
    KegiatanMad,
    DesaMad,
    Pertemuan,
    AnggotaLembaga,
    Lembaga,
    Penggabungan,
    BukanGanda,
    Kejadian,
    PindahKeluar,
    PindahMasuk,
    Anak,
    Kehamilan,
    Orang,
    Keluarga,
    KondisiLayanan,
    Fasilitas,
    Dusun,
    ProfilDesa,
)
"""Everything a demo village consists of, in an order in which it can be taken away again."""


def berisi(desa: Wilayah) -> bool:
    """Whether the village holds any record. The scope must be open."""
    return any(model.objects.filter(desa=desa).exists() for model in ISI_DESA)


def berdokumen_resmi(desa: Wilayah) -> bool:
    """Whether something was issued that the database never lets go."""
    return any(model.objects.filter(desa=desa).exists() for model in (BeritaAcara, KartuSkor, BuktiKerja))


@transaction.atomic
def kosongkan(desa: Wilayah) -> None:
    """Take everything out of a demo village, history included. The scope must be open.

    Raises ValueError for a village that is no demo: this must never touch real records.
    """
    if not desa.contoh:
        raise ValueError("Hanya desa contoh yang boleh dikosongkan.")
    for tanpa_riwayat in (LangkahUsulan, SalinanMad):
        baris = tanpa_riwayat.objects.filter(desa=desa)
        baris._raw_delete(baris.db)
    for model in ISI_DESA:
        semua = model.objects.filter(desa=desa)
        semua._raw_delete(semua.db)  # the order of ISI_DESA leaves nothing to cascade
        riwayat = model.history.model.objects.filter(desa=desa)
        riwayat._raw_delete(riwayat.db)
