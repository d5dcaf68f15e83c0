"""The workbook Form KPM of a year: every form that exists, one sheet per month, quarter or year, in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.xlsx import XLSX, Halaman, tulis_xlsx
from kpm.kueri import nama_induk, profil_desa
from kpm.models import ProfilDesa, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.dokumen_xlsx import halaman_formulir4, halaman_formulir4_tahun, halaman_sumber
from laporan.sumber_lembar import BULANAN, SELURUHNYA, TAHUNAN, TRIWULANAN, Periode, ada, baca
from pemantauan.kueri_kartu import SkorBerlaku, penutup, skor_berlaku
from pemantauan.kueri_tahunan import skor_tahun


@dataclass(slots=True)
class Pembuat:
    """What the sheets of one workbook share, read once."""

    desa: Wilayah
    tahun: Tahun
    waktu: dt.datetime
    kertas: str
    profil: ProfilDesa
    induk: dict[str, str]
    skor: dict[Triwulan, SkorBerlaku] = field(default_factory=dict)

    @property
    def hari_ini(self) -> dt.date:
        return timezone.localtime(self.waktu).date()

    def berlaku(self, triwulan: Triwulan) -> SkorBerlaku:
        if triwulan not in self.skor:
            self.skor[triwulan] = skor_berlaku(self.desa, triwulan)
        return self.skor[triwulan]

    def lembar(self, kode: str, periode: Periode) -> Halaman:
        """One of the sheets that have a source of their own."""
        berlaku = self.berlaku(periode) if isinstance(periode, Triwulan) else None
        sumber = baca(
            self.desa, kode, periode, pada=self.hari_ini, profil=self.profil, induk=self.induk, berlaku=berlaku
        )
        return halaman_sumber(self.desa, sumber, sumber.lembar(), waktu=self.waktu, kertas=self.kertas)

    def formulir4(self, triwulan: Triwulan) -> Halaman:
        return halaman_formulir4(
            self.desa,
            triwulan,
            self.berlaku(triwulan),
            SELURUHNYA,
            waktu=self.waktu,
            profil=self.profil,
            kertas=self.kertas,
        )

    def formulir4_setahun(self) -> Halaman:
        return halaman_formulir4_tahun(
            self.desa,
            skor_tahun(self.desa, self.tahun, self.hari_ini),
            SELURUHNYA,
            waktu=self.waktu,
            profil=self.profil,
            kertas=self.kertas,
            kartu=penutup(self.desa, self.tahun),
        )

    def langkah(self) -> list[Callable[[], Halaman]]:
        """What makes each sheet, in the order of the tabs: 1, 2A, 2B, 2C, 3A, 3B, Format Bantu, 4."""
        semua: list[Callable[[], Halaman]] = [
            partial(self.lembar, kode, periode)
            for kode in sorted((*BULANAN, *TAHUNAN, *TRIWULANAN), key=lambda satu: (satu == "format-bantu", satu))
            for periode in masa_setahun(kode, self.tahun)
            if ada(periode, self.hari_ini)
        ]
        triwulan = [satu for satu in self.tahun.triwulan if ada(satu, self.hari_ini)]
        return [*semua, *(partial(self.formulir4, satu) for satu in triwulan), self.formulir4_setahun]


def masa_setahun(kode: str, tahun: Tahun) -> Iterable[Periode]:
    """The months, quarters or the year a form has in a year."""
    if kode in BULANAN:
        return (Bulan(tahun.tahun, ke) for ke in range(1, 13))
    return (tahun,) if kode in TAHUNAN else tahun.triwulan


def buku_kpm(
    desa: Wilayah,
    tahun: Tahun,
    *,
    waktu: dt.datetime,
    kertas: str = "",
    kemajuan: Callable[[int, int], None] | None = None,
) -> Berkas:
    """The workbook of a village and year made at ``waktu`` (aware). The scope and the village's clock are open.

    ``kemajuan`` is told before each sheet how many are done, of how many.
    """
    profil, induk = profil_desa(desa), nama_induk(desa)
    langkah = Pembuat(desa, tahun, waktu, kertas, profil, induk).langkah()

    def halaman() -> Iterator[Halaman]:
        for ke, buat in enumerate(langkah):
            if kemajuan:
                kemajuan(ke, len(langkah))
            yield buat()

    isi = tulis_xlsx(halaman(), judul=f"Form KPM, {desa.nama_lengkap}, {tahun.label}", waktu=waktu)
    return Berkas(isi, XLSX, f"buku-kpm-{slugify(desa.nama)}-{tahun}.xlsx")
