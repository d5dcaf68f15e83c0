"""From a number back to its people: exactly the rows that a cell of the scorecard counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from pemantauan.skor.anak import BarisAnak
from pemantauan.skor.ibu import BarisIbu
from pemantauan.skor.jawaban import Jawaban, Nilai
from pemantauan.skor.paud import BarisPaud
from pemantauan.skor.rekap import Skor

BarisOrang = BarisIbu | BarisAnak | BarisPaud

BELUM_DIPANTAU = "belum_dipantau"
NILAI_DITELUSURI = ("Y", "T", "TS", "seharusnya", "belum_dicatat")
"""The codes, "seharusnya" for Y and T together, and "belum_dicatat" for the T that nobody wrote down."""

CIRI_IBU: dict[str, Callable[[BarisIbu], bool]] = {
    "kek_resti": lambda b: b.status != "NORMAL",
    "kek": lambda b: bool(b.data.kek),
    "resti": lambda b: bool(b.data.resti),
    "bersalin": lambda b: b.bersalin,
    "hamil": lambda b: not b.bersalin,
    "suami": lambda b: b.data.suami_hadir,
    "suami_diundang": lambda b: not b.bersalin and not b.data.suami_hadir,
    "lengkap": lambda b: b.lengkap,
    "belum_lengkap": lambda b: not b.lengkap,
}
CIRI_ANAK: dict[str, Callable[[BarisAnak], bool]] = {
    "gizi": lambda b: bool(b.status_gizi),
    "gizi_buruk": lambda b: bool(b.data.gizi_buruk),
    "gizi_kurang": lambda b: bool(b.data.gizi_kurang),
    "stunting": lambda b: bool(b.data.stunting),
    "hijau": lambda b: b.data.tikar == "H",
    "kuning": lambda b: b.data.tikar == "K",
    "merah": lambda b: b.data.tikar == "M",
    "tidak_diukur": lambda b: b.data.tikar is None,
    "laki": lambda b: b.data.ayah_hadir,
    "ayah_diundang": lambda b: not b.data.ayah_hadir,
    "lengkap": lambda b: b.lengkap,
    "belum_lengkap": lambda b: not b.lengkap,
}
CIRI_PAUD: dict[str, Callable[[BarisPaud], bool]] = {
    "kelas_orang_tua": lambda b: b.kategori == "2-3",
    "kelas_paud": lambda b: b.kategori == "3-6",
    "aktif": lambda b: b.aktif,
    "tidak_aktif": lambda b: not b.aktif,
}


def orang_di_balik(
    skor: Skor,
    kelompok: str,
    indikator: str | None = None,
    nilai: str | None = None,
    *,
    ciri: str | None = None,
    dusun: str | None = None,
) -> tuple[BarisOrang, ...]:
    """The rows of "ibu", "anak" or "paud" that a number counts, in the order of the tables.

    ``nilai`` is one of NILAI_DITELUSURI, for one indicator or, without one, for any of them. ``ciri`` is a key of
    CIRI_IBU, CIRI_ANAK or CIRI_PAUD, or "belum_dipantau" for the sasaran without a record. All conditions hold
    together.
    Raises ValueError for a group, indicator, value or trait that does not exist.
    """
    if indikator is not None:
        skor.set_indikator.cari(kelompok, indikator)
        if nilai is None:
            raise ValueError("Pilih nilai Y, T atau TS untuk indikator ini.")
    if nilai is not None and nilai not in NILAI_DITELUSURI:
        raise ValueError(f"Nilai {nilai!r} tidak dikenal.")

    terpilih = _menurut_ciri(skor, kelompok, ciri)
    return tuple(
        baris
        for baris in terpilih
        if (dusun is None or baris.data.dusun == dusun) and (nilai is None or _ada(baris.jawaban, indikator, nilai))
    )


def layanan_di_balik(skor: Skor, kelompok: str, nilai: str) -> tuple[tuple[BarisOrang, str], ...]:
    """The single services that a number of Tabel 4 counts on the basis of services: row and code of the indicator.

    ``nilai`` as in `orang_di_balik`. Raises ValueError for a group or value that does not exist.
    """
    return tuple(
        (baris, kode)
        for baris in orang_di_balik(skor, kelompok, nilai=nilai)
        for kode in baris.jawaban
        if _ada(baris.jawaban, kode, nilai)
    )


def keluarga_di_balik(skor: Skor) -> dict[int, tuple[BarisIbu | BarisAnak, ...]]:
    """The households of Tabel 1, each with its mothers and children in the tables."""
    keluarga: dict[int, tuple[BarisIbu | BarisAnak, ...]] = defaultdict(tuple)
    semua: tuple[BarisIbu | BarisAnak, ...] = (*skor.ibu, *skor.anak)
    for baris in semua:
        keluarga[baris.data.keluarga] += (baris,)
    return dict(keluarga)


def _menurut_ciri(skor: Skor, kelompok: str, ciri: str | None) -> tuple[BarisOrang, ...]:
    match kelompok:
        case "ibu":
            if ciri == BELUM_DIPANTAU:
                return skor.belum_dipantau_ibu
            if ciri is None:
                return skor.ibu
            if ciri in CIRI_IBU:
                return tuple(filter(CIRI_IBU[ciri], skor.ibu))
        case "anak":
            if ciri == BELUM_DIPANTAU:
                return skor.belum_dipantau_anak
            if ciri is None:
                return skor.anak
            if ciri in CIRI_ANAK:
                return tuple(filter(CIRI_ANAK[ciri], skor.anak))
        case "paud":
            if ciri == BELUM_DIPANTAU:
                return skor.belum_dipantau_paud
            if ciri is None:
                return skor.paud
            if ciri in CIRI_PAUD:
                return tuple(filter(CIRI_PAUD[ciri], skor.paud))
        case _:
            raise ValueError(f"Kelompok sasaran {kelompok!r} tidak dikenal.")
    raise ValueError(f"Ciri {ciri!r} tidak ada pada kelompok {kelompok}.")


def _ada(jawaban: dict[str, Jawaban], indikator: str | None, nilai: str) -> bool:
    dilihat = jawaban.values() if indikator is None else (jawaban[indikator],)
    match nilai:
        case "seharusnya":
            return any(satu.nilai is not Nilai.TS for satu in dilihat)
        case "belum_dicatat":
            return any(satu.belum_dicatat for satu in dilihat)
    return any(satu.nilai == nilai for satu in dilihat)
