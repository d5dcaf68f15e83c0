"""PURE: what a village is told of an FGD before the rembuk, on the board and in WhatsApp: counts, never a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten
from typing import Any, Protocol

from kpm.dokumen.grafik import Ruas, batang
from kpm.dokumen.terbilang import persen_layar, tanggal_panjang
from kpm.periode import Triwulan
from rembuk.kekurangan import SASARAN, cari_indikator

MASALAH_PAPAN, USULAN_PAPAN = 6, 5
"""So many stand on the notice board, or nobody could read it from a metre away."""
USULAN_TERPANJANG = 100
"""Characters of a proposal on the board: two lines."""
SEBARIS, BARIS_BESAR = 52, 9
"""Characters of a line, and lines of problems and proposals that fit in the large letters."""
DUSUN_TERPANJANG = 40
"""Characters of the dusun beside a problem: one line; the persons of those that do not fit are added up."""
SAMPAIKAN = "Punya usul? Sampaikan kepada KPM, kader posyandu, atau kepala dusun sebelum rembuk."


class MasalahFgd(Protocol):
    """A problem as the FGD keeps it."""

    kelompok: str
    indikator: str
    diterima: int
    seharusnya: int
    per_dusun: list[Any]

    @property
    def kurang(self) -> int: ...


class UsulanFgd(Protocol):
    """A proposal as the FGD makes it."""

    kegiatan: str
    lokasi: str


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """One problem on the board."""

    nama: str
    sasaran: str
    kurang: int
    diterima: int
    seharusnya: int
    dusun: str
    ruas: list[Ruas]

    @property
    def kalimat(self) -> str:
        """ "10 dari 31 anak 0–23 bulan belum"."""
        return f"{self.kurang} dari {self.seharusnya} {self.sasaran} belum"


@dataclass(frozen=True, slots=True)
class Papan:
    """What the village is told."""

    desa: str
    triwulan: Triwulan
    tanggal: dt.date | None
    lengkap: tuple[int, int]
    """Sasaran served completely, of all."""
    konvergensi: str
    masalah: list[BarisPapan]
    masalah_lain: int
    """Problems beyond those on the board."""
    usulan: list[str]
    usulan_lain: int
    rembuk: str
    """When and where the rembuk is; empty while nobody knows."""

    @property
    def padat(self) -> bool:
        """Whether the sheet needs the smaller letters to stay on one page."""
        usulan = sum(1 + (len(satu) > SEBARIS) for satu in self.usulan)
        return 2 * len(self.masalah) + usulan > BARIS_BESAR


def susun_papan(
    *,
    desa: str,
    triwulan: Triwulan,
    tanggal: dt.date | None,
    skor: dict[str, Any],
    masalah: Sequence[MasalahFgd],
    usulan: Sequence[UsulanFgd],
    rembuk: str,
) -> Papan:
    """The board of an FGD; ``skor`` are its frozen numbers, the problems and proposals stand in their order."""
    lengkap, konvergensi = skor["terlayani_lengkap"], skor["konvergensi"]
    return Papan(
        desa=desa,
        triwulan=triwulan,
        tanggal=tanggal,
        lengkap=(lengkap["diterima"], lengkap["seharusnya"]),
        konvergensi=persen_layar(_persen(konvergensi)),
        masalah=[_baris(satu) for satu in masalah[:MASALAH_PAPAN]],
        masalah_lain=max(len(masalah) - MASALAH_PAPAN, 0),
        usulan=[_usulan(satu) for satu in usulan[:USULAN_PAPAN]],
        usulan_lain=max(len(usulan) - USULAN_PAPAN, 0),
        rembuk=rembuk,
    )


def _persen(pecahan: dict[str, Any]) -> Decimal | None:
    return None if pecahan["persen"] is None else Decimal(pecahan["persen"])


def _usulan(satu: UsulanFgd) -> str:
    """The activity with its place, or without it where both are more than two lines."""
    berdua = f"{satu.kegiatan} ({satu.lokasi})" if satu.lokasi else satu.kegiatan
    return berdua if len(berdua) <= USULAN_TERPANJANG else shorten(satu.kegiatan, USULAN_TERPANJANG, placeholder=" …")


def _dusun(per_dusun: list[Any]) -> str:
    """ "Dusun Timur 6, Barat 3, Tengah 3, lainnya 4"; the first one is always named."""
    semua = [(str(nama), int(jumlah)) for nama, jumlah in per_dusun]
    for sebanyak in range(len(semua), 0, -1):
        bagian = [
            f"{nama if ke == 0 else nama.removeprefix('Dusun ')} {n}" for ke, (nama, n) in enumerate(semua[:sebanyak])
        ]
        if sebanyak < len(semua):
            bagian.append(f"lainnya {sum(n for _, n in semua[sebanyak:])}")
        if len(teks := ", ".join(bagian)) <= DUSUN_TERPANJANG:
            return teks
    return ", ".join(bagian) if semua else ""


def _baris(satu: MasalahFgd) -> BarisPapan:
    return BarisPapan(
        nama=cari_indikator(satu.kelompok, satu.indikator).nama,
        sasaran=SASARAN[satu.kelompok],
        kurang=satu.kurang,
        diterima=satu.diterima,
        seharusnya=satu.seharusnya,
        dusun=_dusun(satu.per_dusun),
        ruas=batang(satu.diterima, satu.kurang, 0, 0),
    )


def teks_wa(papan: Papan) -> str:
    """The board as a message for the village's groups, with the bold marks WhatsApp reads."""
    terlayani, semua = papan.lengkap
    hari = f" ({tanggal_panjang(papan.tanggal)})" if papan.tanggal else ""
    baris = [
        f"*Hasil FGD Rumah Desa Sehat, {papan.desa}*{hari}",
        f"{papan.triwulan.label}: {terlayani} dari {semua} ibu hamil dan anak 0–23 bulan sudah terlayani lengkap. "
        f"Konvergensi {papan.konvergensi}.",
    ]
    if papan.masalah:
        baris += ["", "*Yang masih kurang*"]
        baris += [
            f"{nomor}. {satu.nama}: {satu.kalimat} ({satu.dusun})" for nomor, satu in enumerate(papan.masalah, start=1)
        ]
        baris += _lainnya(papan.masalah_lain)
    if papan.usulan:
        baris += ["", "*Yang akan diusulkan*"]
        baris += [f"{nomor}. {satu}" for nomor, satu in enumerate(papan.usulan, start=1)]
        baris += _lainnya(papan.usulan_lain)
    baris.append("")
    if papan.rembuk:
        baris.append(f"Rembuk stunting: {papan.rembuk}.")
    baris.append(SAMPAIKAN)
    return "\n".join(baris)


def _lainnya(jumlah: int) -> list[str]:
    return [f"… dan {jumlah} lainnya"] if jumlah else []
