"""PURE: a measurement as one page of Markdown: the machine, the table, what the program bears, the promises."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

from bench.bentuk import Baris, Pengukuran, rasio
from bench.janji import Putusan


def angka(nilai: float | None, koma: int = 1) -> str:
    """1.234,5 as documents write it; empty for None."""
    return "" if nilai is None else f"{nilai:,.{koma}f}".translate(str.maketrans(",.", ".,"))


def waktu(semua: Sequence[float]) -> str:
    """Median (least–most)."""
    if not semua:
        return ""
    return f"{angka(statistics.median(semua))} ({angka(min(semua))}–{angka(max(semua))})"


def tabel(kepala: Sequence[str], baris: Iterable[Sequence[object]], rata_kanan: Iterable[int] = ()) -> list[str]:
    """A table in Markdown; ``rata_kanan`` are the columns of numbers."""
    kanan = set(rata_kanan)
    garis = ("---:" if ke in kanan else "---" for ke in range(len(kepala)))
    return [_baris(kepala), f"|{'|'.join(garis)}|", *map(_baris, baris)]


def _baris(isi: Iterable[object]) -> str:
    return f"| {' | '.join(str(satu) for satu in isi)} |"


def halaman(hasil: Pengukuran, putusan: Sequence[Putusan]) -> str:
    """The whole page."""
    langgar = {(p.di.kunci, p.basis) for p in putusan if not p.ditepati}
    kepala = ["Langkah", "Basis data"]
    for sasaran in hasil.ukuran:
        kepala += [f"{angka(sasaran, 0)} sasaran: ms", "prosesor ms"]
    kepala += ["tumbuh", "SQLite : PG", "kueri", "kB", "janji"]
    bagian: list[str] = [
        "# Pengukuran",
        "",
        *(f"- {nama}: {isi}" for nama, isi in hasil.mesin.items()),
        "",
        f"Median {_ronde(hasil)} putaran (terkecil–terbesar). Cara membacanya: docs/bench.md",
        "",
        *tabel(kepala, _langkah(hasil, putusan, langgar), range(2, len(kepala) - 1)),
        "",
        *_tahan(hasil),
        "## Janji",
        "",
        *tabel(
            ["Janji", "Basis data", "Batas", "Terburuk", "Di", "Ditepati"],
            (_putusan(satu) for satu in putusan),
            (2, 3),
        ),
        "",
    ]
    return "\n".join(bagian)


def _ronde(hasil: Pengukuran) -> str:
    semua = sorted({len(b.ms) for b in hasil.baris if b.ms})
    return f"{semua[0]} sampai {semua[-1]}" if len(semua) > 1 else "".join(map(str, semua))


def _langkah(hasil: Pengukuran, putusan: Sequence[Putusan], langgar: set[tuple[str, str]]) -> Iterable[list[object]]:
    dijanjikan = {kunci for p in putusan for kunci in p.janji.kunci}
    for kunci in dict.fromkeys(b.kunci for b in hasil.baris if b.ms and not b.kata):
        for basis in hasil.basis:
            semua = {b.sasaran: b for b in hasil.baris if (b.kunci, b.basis) == (kunci, basis)}
            if not semua:
                continue
            satu = next(iter(semua.values()))
            isi: list[object] = [satu.nama, basis]
            for sasaran in hasil.ukuran:
                punya = semua.get(sasaran)
                isi += [waktu(punya.ms), angka(punya.angka("prosesor"))] if punya else ["", ""]
            besar, kecil = semua.get(hasil.ukuran[-1]), semua.get(hasil.ukuran[0])
            isi.append(angka(_tumbuh(kecil, besar), 2))
            isi.append(angka(_lawan(hasil, besar or satu), 2))
            isi.append(_gabung(b.kueri for b in semua.values()))
            isi.append(_gabung(b.bita and round(b.bita / 1000) for b in semua.values()))
            isi.append("**tidak**" if (kunci, basis) in langgar else "ya" if kunci in dijanjikan else "")
            yield isi


def _tahan(hasil: Pengukuran) -> list[str]:
    """The trials that are told in words, where there were any."""
    baris = [(b.nama, b.basis, b.kata) for b in hasil.baris if b.kata]
    return ["## Daya tahan", "", *tabel(["Percobaan", "Basis data", "Hasil"], baris), ""] if baris else []


def _gabung(semua: Iterable[int | None]) -> str:
    """One number where the sizes agree, "12 / 15" where they do not."""
    return " / ".join(dict.fromkeys(str(satu) for satu in semua if satu is not None))


def _tumbuh(kecil: Baris | None, besar: Baris | None) -> float | None:
    """How many times as long the largest village takes."""
    if kecil is None or besar is None or kecil is besar:
        return None
    return rasio(besar.angka("ms"), kecil.angka("ms"))


def _lawan(hasil: Pengukuran, baris: Baris) -> float | None:
    """SQLite to PostgreSQL, in the line of SQLite."""
    if len(hasil.basis) < 2 or baris.basis != hasil.basis[0]:
        return None
    lain = hasil.cari(baris.kunci, hasil.basis[1], baris.sasaran)
    return rasio(baris.angka("ms"), lain.angka("ms")) if lain else None


def _putusan(putusan: Putusan) -> list[object]:
    janji, di = putusan.janji, putusan.di
    tempat = di.nama if di.sasaran is None else f"{di.nama}, {angka(di.sasaran, 0)} sasaran"
    koma = 0 if float(putusan.terburuk).is_integer() else 1
    return [
        janji.kata, putusan.basis, f"{angka(janji.paling_banyak, 0)}{janji.satuan}",
        f"{angka(putusan.terburuk, koma)}{janji.satuan}", tempat, "ya" if putusan.ditepati else "**tidak**",
    ]  # fmt: skip
