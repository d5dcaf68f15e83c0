"""The small tables a whole village is judged with, in one query: settings, KBM, finalised quarters, who provides what,
which doubts were answered.

Each of them is a few rows; asked for one after the other they would cost more in queries than in reading.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.antropometri.kbm import kbm_bawaan
from pemantauan.antropometri.kms import TabelKbm
from pemantauan.imunisasi import Aturan, Keputusan
from pemantauan.kueri_skor import susun_lapisan
from pemantauan.layanan import Tanggung, bawaan, tanggung_desa
from pemantauan.models import JawabanRagu, KartuSkor, Kbm, PenanggungJawab, PengaturanPedoman
from pemantauan.pengaturan import Opsi
from pemantauan.pengaturan_imunisasi import BAWAAN_IMUNISASI
from pemantauan.pengaturan_tumbuh import OPSI_TUMBUH, AturanTumbuh, gabungkan_tumbuh

KOLOM = 6
PJ = ("kelompok", "indikator", "kewenangan", "nama", "fasilitas__nama", "telepon")


class Pembukaan(NamedTuple):
    """When and why a finalised quarter was opened again."""

    dibuka_pada: dt.datetime
    alasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekal:
    """What the small tables say."""

    keputusan: Sequence[tuple[str, str, str, dt.date]]
    """(region, key, value, since) of every setting that holds or will hold in the period, the oldest first."""
    kode_induk: Sequence[str]
    """Regions above the village, the nearest first."""
    kbm: TabelKbm
    tertutup: frozenset[Triwulan]
    """Finalised quarters of those asked for."""
    dibuka: Mapping[Triwulan, Pembukaan]
    """Those finalised once and opened again."""
    tanggung: Mapping[tuple[str, str], Tanggung]
    dijawab: frozenset[tuple[UUID, str]]
    """(record, code) of the doubts somebody called right."""

    def lapisan(self, pada: dt.date, daftar: Sequence[Opsi]) -> dict[str, dict[str, str]]:
        """As `pemantauan.kueri_skor.lapisan_pengaturan`."""
        kunci = {opsi.kunci for opsi in daftar}
        baris = ((w, k, n) for w, k, n, sejak in self.keputusan if k in kunci and sejak <= pada)
        return susun_lapisan(self.kode_induk, baris)

    def aturan_tumbuh(self, pada: dt.date) -> AturanTumbuh:
        """As `pemantauan.kueri_aturan.aturan_tumbuh`."""
        return gabungkan_tumbuh(*self.lapisan(pada, OPSI_TUMBUH).values())

    def aturan_imunisasi(self) -> Aturan:
        """As `pemantauan.kueri_imunisasi.aturan_imunisasi`, of the settings that were read."""
        jenjang = {kode: ke for ke, kode in enumerate(reversed(self.kode_induk))}
        keputusan = (Keputusan(jenjang[w], k, n, sejak) for w, k, n, sejak in self.keputusan if k in BAWAAN_IMUNISASI)
        return Aturan(self.kode_induk[0].split(".")[0], tuple(keputusan))


def baca_bekal(desa: Wilayah, sampai: dt.date, triwulan: Iterable[Triwulan]) -> Bekal:
    """Settings until a day, the state of these quarters, and what holds always. One query. The scope is open."""
    induk, sebutan = desa.kode_induk, desa.sebutan.lower()
    aturan = PengaturanPedoman.objects.filter(
        wilayah__kode__in=induk, berlaku_sejak__lte=sampai, dibatalkan_pada=None
    ).order_by()
    kartu = KartuSkor.objects.filter(desa=desa, periode__in=[str(satu) for satu in triwulan]).order_by()
    buka = Case(When(pembukaan__isnull=True, then=Value("")), default=Value("ya"), output_field=TextField())
    isi: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    bagian = (
        _teks("aturan", aturan, "wilayah__kode", "kunci", "nilai", "berlaku_sejak"),
        _teks("kbm", Kbm.objects.order_by(), "jenis_kelamin", "umur_bulan", "gram"),
        _teks("kartu", kartu, "periode", "revisi", buka, "pembukaan__dibuka_pada", "pembukaan__alasan"),
        _teks("pj", PenanggungJawab.objects.order_by(), *PJ),
        _teks("ragu", JawabanRagu.objects.order_by(), "untuk", "kode"),
    )
    for jenis, *kolom in bagian[0].union(*bagian[1:], all=True):
        isi[jenis].append(tuple(kolom))
    keputusan = [(w, k, n, dt.date.fromisoformat(sejak)) for w, k, n, sejak, *_ in isi["aturan"]]
    terakhir = {Triwulan.dari_teks(satu[0]): satu for satu in sorted(isi["kartu"], key=lambda s: int(s[1]))}
    return Bekal(
        keputusan=sorted(keputusan, key=lambda satu: satu[3]),
        kode_induk=induk,
        kbm={**kbm_bawaan(), **{(jenis, int(umur)): int(gram) for jenis, umur, gram, *_ in isi["kbm"]}},
        tertutup=frozenset(masa for masa, (_, _, dibuka, *_) in terakhir.items() if not dibuka),
        dibuka={masa: Pembukaan(_saat(p), a) for masa, (_, _, dibuka, p, a, *_) in terakhir.items() if dibuka},
        tanggung=bawaan(sebutan) | {(k, i): tanggung_desa(*lain, sebutan=sebutan) for k, i, *lain in isi["pj"]},
        dijawab=frozenset((UUID(untuk), kode) for untuk, kode, *_ in isi["ragu"]),
    )


def _saat(teks: str) -> dt.datetime:
    """A moment as either database writes it as text."""
    saat = dt.datetime.fromisoformat(teks)
    return saat if saat.tzinfo else saat.replace(tzinfo=dt.UTC)


def _teks(jenis: str, semua: QuerySet[Any], *kolom: Any) -> QuerySet[Any]:
    """Rows of a small table as text: its name, its columns, empty ones behind them."""
    teks: list[Any] = [
        satu if isinstance(satu, Case) else Coalesce(Cast(F(satu), TextField()), Value("", output_field=TextField()))
        for satu in kolom
    ]
    teks += [Value("", output_field=TextField())] * (KOLOM - len(teks))
    nama = [f"kolom_{ke}" for ke in range(KOLOM)]
    asal = {"kolom_jenis": Value(jenis, output_field=TextField()), **dict(zip(nama, teks, strict=True))}
    return semua.annotate(**asal).values_list("kolom_jenis", *nama)
