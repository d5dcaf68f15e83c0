"""What a rembuk can take over: problems and proposals of the year's FGD, activities agreed on between villages."""

from __future__ import annotations

from dataclasses import dataclass

from rembuk.kueri_fgd import fgd_untuk_rembuk, masalah_fgd_untuk_rembuk
from rembuk.kueri_mad import KegiatanSalinan, kegiatan_untuk_rembuk
from rembuk.models import Masalah, Pertemuan, Usulan


@dataclass(frozen=True, slots=True)
class TawaranFgd:
    """An FGD with what no rembuk has taken from it yet."""

    fgd: Pertemuan
    masalah: list[Masalah]
    lepas: list[Usulan]
    """Proposals that answer none of its problems; they come along with whatever is taken."""


@dataclass(frozen=True, slots=True)
class Tawaran:
    """Everything a rembuk can take over."""

    fgd: list[TawaranFgd]
    mad: list[KegiatanSalinan]

    def __bool__(self) -> bool:
        return bool(self.fgd or self.mad)

    @property
    def kunci(self) -> set[str]:
        """Keys of the problems on offer ("anak:jamban")."""
        return {masalah.kunci for satu in self.fgd for masalah in satu.masalah}


def tawaran(rembuk: Pertemuan) -> Tawaran:
    """What this rembuk, stored or about to be opened, can take over. Six queries at most, whatever there is."""
    semua = list(fgd_untuk_rembuk().filter(tahun=rembuk.tahun))
    masalah = masalah_fgd_untuk_rembuk(*semua) if semua else []
    lepas = list(Usulan.objects.filter(asal__in=semua, rembuk=None, masalah=None)) if semua else []
    fgd = [
        TawaranFgd(
            satu,
            [baris for baris in masalah if baris.fgd_id == satu.pk],
            [usulan for usulan in lepas if usulan.asal_id == satu.pk],
        )
        for satu in semua
    ]
    return Tawaran(fgd, kegiatan_untuk_rembuk(rembuk))
