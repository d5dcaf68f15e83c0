"""PURE: two measurements beside each other: by how much each step changed, and whether that is more than noise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bench.bentuk import RONDE_PALING_SEDIKIT, Baris, Pengukuran, rasio
from bench.tabel import angka, tabel

BATAS = 1.05
"""A change of less than this is not told, however quiet the machine was."""


class Arah(StrEnum):
    LEBIH_LAMBAT = "lebih lambat"
    LEBIH_CEPAT = "lebih cepat"
    DERAU = "dalam derau"


@dataclass(frozen=True, slots=True)
class Beda:
    """One step in both: ratio of the medians (after to before) and the band in which it lies by the extreme runs."""

    lama: Baris
    baru: Baris
    rasio: float
    bawah: float
    atas: float

    @property
    def arah(self) -> Arah:
        """Slower or faster only where the whole band says so: no run of one side reaches those of the other. Of too few
        runs nothing is said."""
        if min(len(self.lama.ms), len(self.baru.ms)) < RONDE_PALING_SEDIKIT:
            return Arah.DERAU
        if self.bawah > 1 and self.rasio > BATAS:
            return Arah.LEBIH_LAMBAT
        if self.atas < 1 and self.rasio < 1 / BATAS:
            return Arah.LEBIH_CEPAT
        return Arah.DERAU


def bandingkan(lama: Pengukuran, baru: Pengukuran, ukuran: str = "prosesor") -> Iterator[Beda]:
    """Every step that both have, by the processor or (``ms``) by the clock."""
    for kini in baru.baris:
        dulu = lama.cari(kini.kunci, kini.basis, kini.sasaran)
        if dulu is None:
            continue
        a, b = getattr(dulu, ukuran), getattr(kini, ukuran)
        tengah = rasio(kini.angka(ukuran), dulu.angka(ukuran))
        if tengah is not None and min(a) > 0:
            yield Beda(dulu, kini, tengah, min(b) / max(a), max(b) / min(a))


def laporan(lama: Pengukuran, baru: Pengukuran) -> str:
    """A page: what differs about the machine, the steps that changed, how many did not, and queries that changed."""
    isi = ["# Perbandingan", ""]
    isi += [f"- {nama}: {_mesin(nama, lama, baru)}" for nama in dict.fromkeys((*lama.mesin, *baru.mesin))]
    for ukuran, kata in (("prosesor", "Prosesor"), ("ms", "Jam dinding")):
        semua = list(bandingkan(lama, baru, ukuran))
        berubah = sorted((b for b in semua if b.arah is not Arah.DERAU), key=lambda b: -b.rasio)
        isi += ["", f"## {kata}", "", f"{len(semua)} langkah, {len(semua) - len(berubah)} di antaranya dalam derau."]
        if berubah:
            kepala = ["Langkah", "Basis data", "Sasaran", "lama ms", "baru ms", "Rasio", "Rentang", ""]
            isi += ["", *tabel(kepala, (_beda(satu, ukuran) for satu in berubah), range(2, 7))]
    kueri = [
        (kini.nama, kini.basis, angka(kini.sasaran, 0), dulu.kueri, kini.kueri)
        for kini in baru.baris
        if (dulu := lama.cari(kini.kunci, kini.basis, kini.sasaran)) and dulu.kueri != kini.kueri
    ]
    if kueri:
        isi += ["", "## Kueri", "", *tabel(["Langkah", "Basis data", "Sasaran", "lama", "baru"], kueri, (2, 3, 4))]
    return "\n".join(isi) + "\n"


def _mesin(nama: str, lama: Pengukuran, baru: Pengukuran) -> str:
    dulu, kini = lama.mesin.get(nama, "tidak dicatat"), baru.mesin.get(nama, "tidak dicatat")
    return kini if dulu == kini else f"{dulu} → {kini}"


def _beda(beda: Beda, ukuran: str) -> list[object]:
    return [
        beda.baru.nama, beda.baru.basis, angka(beda.baru.sasaran, 0), angka(beda.lama.angka(ukuran)),
        angka(beda.baru.angka(ukuran)), angka(beda.rasio, 2), f"{angka(beda.bawah, 2)}–{angka(beda.atas, 2)}",
        beda.arah,
    ]  # fmt: skip
