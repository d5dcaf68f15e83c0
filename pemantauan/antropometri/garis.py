"""The lines of the growth curves: the value at k SD along a table."""

from __future__ import annotations

from pemantauan.antropometri.lms import RENTANG_MM, Tabel, baris
from pemantauan.antropometri.zskor import nilai_sd


def garis_sd(
    tabel: Tabel, jenis_kelamin: str, k: int, *, langkah: int = 1, awal: int | None = None, akhir: int | None = None
) -> tuple[tuple[float, float], ...]:
    """(x, value at k SD) from ``awal`` to ``akhir``, both included, every ``langkah`` rows; the last row always.

    x is the age in days ("pb_u", "bb_u", "imt_u") or the length or height in cm ("bb_pb", "bb_tb", whose ``awal``,
    ``akhir`` and ``langkah`` are millimetres); the value is in cm, kg or kg/m2. k from -3 to 3.
    """
    isi = baris(tabel)[jenis_kelamin]
    kunci = [satu for satu in isi if (awal is None or satu >= awal) and (akhir is None or satu <= akhir)]
    pilih = kunci[::langkah]
    if pilih[-1:] != kunci[-1:]:
        pilih.append(kunci[-1])
    bagi = 10 if tabel in RENTANG_MM else 1
    return tuple((satu / bagi, nilai_sd(*isi[satu], k)) for satu in pilih)
