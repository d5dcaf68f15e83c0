"""PURE: the letterhead of a village office, line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Kop:
    """What stands above every printed document. ``lambang``: the picture's data URI; empty where there is none."""

    kabupaten: str
    kecamatan: str
    desa: str
    alamat: str
    kontak: str = ""
    lambang: str = ""

    def dengan(self, lambang: str) -> Kop:
        """The same with a picture."""
        return replace(self, lambang=lambang)


def susun_kop(
    nama_desa: str, induk: dict[str, str], *, alamat: str, kode_pos: str = "", telepon: str = "", surel: str = ""
) -> Kop:
    """Letterhead from the names of the regions above (kabupaten, kecamatan) and the address of the office.

    ``nama_desa`` carries its word: Desa Pulau Kaung, Kelurahan Lempeh.
    """
    kontak = (("Telepon", telepon), ("Surel", surel))
    pos = f"Kode Pos {kode_pos}" if kode_pos else ""
    return Kop(
        kabupaten=f"PEMERINTAH {induk.get('kabupaten', '').upper()}",
        kecamatan=f"KECAMATAN {induk.get('kecamatan', '').upper()}",
        desa=nama_desa.upper(),
        alamat=", ".join(satu for satu in (alamat, pos) if satu),
        kontak=", ".join(f"{kata} {isi}" for kata, isi in kontak if isi),
    )
