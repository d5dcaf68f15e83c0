"""A QR code as the path of an SVG, so that no image file and no inline style is needed."""

from __future__ import annotations

from dataclasses import dataclass

import segno


@dataclass(frozen=True, slots=True)
class QR:
    """Path data in a square of ``sisi`` units, quiet zone included."""

    path: str
    sisi: int


def qr(teks: str) -> QR:
    """The QR code of a text (error correction M): one horizontal stroke per run of dark modules."""
    tepi = 2
    kode = segno.make(teks, error="m", micro=False)
    baris = [bytes(satu) for satu in kode.matrix]
    bagian = []
    for y, isi in enumerate(baris):
        x = 0
        while x < len(isi):
            if isi[x]:
                mulai = x
                while x < len(isi) and isi[x]:
                    x += 1
                bagian.append(f"M{mulai + tepi} {y + tepi}.5h{x - mulai}")
            else:
                x += 1
    return QR("".join(bagian), len(baris) + 2 * tepi)
