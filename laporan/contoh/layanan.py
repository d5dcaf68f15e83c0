"""What Formulir 1 knows of an invented village: which services its providers offer, and which households are rentan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kpm.models import Fasilitas, JenisFasilitas
from laporan.contoh.bentuk import RumahTangga
from pemantauan.models import KondisiLayanan

ADA: dict[str, frozenset[str]] = {
    JenisFasilitas.POSYANDU: frozenset({"periksa_hamil", "pil_fe", "imunisasi", "timbang", "ukur", "konseling"}),
    JenisFasilitas.POSKESDES: frozenset({"periksa_hamil", "pil_fe", "periksa_nifas", "imunisasi", "timbang", "ukur"}),
    JenisFasilitas.PAUD: frozenset({"parenting", "paud"}),
}
"""Services each kind of provider offers; the others it does not."""
DITANYAKAN = (1, 20)
"""Month and day of the yearly round."""


def kondisi_contoh(fasilitas: Sequence[Fasilitas], dibuka: dt.date, hari_ini: dt.date) -> Iterator[KondisiLayanan]:
    """The answers of each year since the village was opened. This year the last posyandu was not asked about
    counselling yet, so that something is left to do."""
    posyandu = [satu for satu in fasilitas if satu.jenis == JenisFasilitas.POSYANDU]
    for tahun in range(dibuka.year, hari_ini.year + 1):
        pada = min(max(dt.date(tahun, *DITANYAKAN), dibuka), hari_ini)
        for satu in fasilitas:
            ada = ADA.get(satu.jenis, frozenset())
            jawaban: dict[str, bool | None] = {nama: nama in ada for nama in KondisiLayanan.LAYANAN}
            if tahun == hari_ini.year and satu in posyandu[-1:]:
                jawaban["konseling"] = None
            yield KondisiLayanan(desa=satu.desa, fasilitas=satu, tahun=tahun, dilihat_pada=pada, **jawaban)


def telepon(rumah: RumahTangga) -> str:
    """A number under 0840, which no operator in Indonesia hands out; every fourth household has none."""
    return "" if rumah.nomor % 4 == 0 else f"0840555{rumah.nomor:05d}"


def rentan(rumah: RumahTangga) -> bool | None:
    """Whether the village calls a household rentan; of one in nine nobody asked."""
    return None if rumah.nomor % 9 == 0 else rumah.jaminan is None or (rumah.air is None and rumah.jamban is None)
