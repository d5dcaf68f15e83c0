"""Monthly rows in short: one pattern per column, one character or value per month, ending with a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.skor import Baris, Skor
from sasaran.models import Anak, Kehamilan
from tests.factories import AnakFactory, KehamilanFactory, OrangFactory

T3 = Triwulan(2026, 3)
SEPT = Bulan(2026, 9)
KOSONG = "."
"""A month in which the column stays empty; where all columns are, there is no row at all."""
ARTI: dict[str, dict[str, Any]] = {
    "imunisasi": {"b": "belum", "k": "kecuali", "l": "lengkap"},
    "tikar": {"H": "H", "K": "K", "M": "M"},
}
YA_TIDAK = {"v": True, "x": False}

Pola = str | Sequence[int | None]


def _isi(kolom: str, satu: Any) -> Any:
    if not isinstance(satu, str):
        return satu
    if satu in YA_TIDAK:
        return YA_TIDAK[satu]
    return ARTI[kolom][satu] if kolom in ARTI else int(satu)


def _baris(akhir: Bulan, hari: int | Mapping[int, int], pola: Mapping[str, Pola]) -> list[dict[str, Any]]:
    """Every pattern is written oldest month first, and its last month is ``akhir``."""
    isi: dict[Bulan, dict[str, Any]] = {}
    for kolom, bulanan in pola.items():
        for mundur, satu in enumerate(reversed(bulanan)):
            if satu not in (KOSONG, None):
                isi.setdefault(akhir.geser(-mundur), {})[kolom] = _isi(kolom, satu)
    return [
        {
            "bulan": bulan,
            "tanggal": bulan.awal.replace(day=hari if isinstance(hari, int) else hari.get(bulan.bulan, 15)),
            **nilai,
        }
        for bulan, nilai in isi.items()
    ]


def catat_anak(anak: Anak, akhir: Bulan = SEPT, hari: int | Mapping[int, int] = 15, **pola: Pola) -> Anak:
    """Rows of 2B: ``timbang="vvx."`` is yes, yes, no and nothing in the four months that end with ``akhir``.

    ``hari`` is the day of monitoring, or calendar month -> day.
    """
    PemantauanAnak.objects.bulk_create(
        PemantauanAnak(desa=anak.desa, anak=anak, **satu) for satu in _baris(akhir, hari, pola)
    )
    return anak


def catat_ibu(hamil: Kehamilan, akhir: Bulan = SEPT, hari: int | Mapping[int, int] = 15, **pola: Pola) -> Kehamilan:
    """Rows of 2A, written like those of `catat_anak`; tablets as a list of numbers."""
    PemantauanIbu.objects.bulk_create(
        PemantauanIbu(desa=hamil.desa, kehamilan=hamil, **satu) for satu in _baris(akhir, hari, pola)
    )
    return hamil


def catat_paud(anak: Anak, hadir: str, akhir: Bulan = SEPT) -> Anak:
    """Rows of 2C: v attended, x did not, and a dot is a month nobody filled."""
    PemantauanPaud.objects.bulk_create(
        PemantauanPaud(desa=anak.desa, anak=anak, **satu) for satu in _baris(akhir, 15, {"hadir": hadir})
    )
    return anak


def bayi(desa: Wilayah, nama: str, lahir: dt.date, **lain: Any) -> Anak:
    """A child registered at birth."""
    return AnakFactory(desa=desa, nama=nama, lahir=lahir, **lain)


def hamil(desa: Wilayah, nama: str, hpht: dt.date | None, **lain: Any) -> Kehamilan:
    """A pregnancy registered at its first day. ``lahir`` ends it with a live birth on that day."""
    if lahir := lain.pop("lahir", None):
        lain |= {"berakhir_pada": lahir, "hasil": "lahir_hidup"}
    ibu = lain.pop("ibu", None) or OrangFactory(desa=desa, nama=nama)
    return KehamilanFactory(desa=desa, ibu=ibu, **({"hpht": hpht, "sejak": hpht} | lain))


def kode(baris: Baris, *kecuali: str) -> str:
    """The codes of a row in printed order, as ``Y T TS``; some columns left out."""
    return " ".join(j.nilai.value for nama, j in baris.jawaban.items() if nama not in kecuali)


def skor(desa: Wilayah, triwulan: Triwulan = T3) -> Skor:
    return skor_triwulan(desa, triwulan)


def menurut_nama(desa: Wilayah, triwulan: Triwulan = T3) -> dict[str, Any]:
    """The rows of 3A and 3B by name."""
    hasil = skor(desa, triwulan)
    return {b.data.nama: b for b in (*hasil.ibu, *hasil.anak)}


def belum_dipantau(desa: Wilayah, triwulan: Triwulan = T3) -> list[str]:
    """Names of the sasaran of 3A and 3B without a record in the quarter."""
    hasil = skor(desa, triwulan)
    return [b.data.nama for b in (*hasil.belum_dipantau_ibu, *hasil.belum_dipantau_anak)]
