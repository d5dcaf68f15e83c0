"""Reads of the RDS's three-monthly evaluation: what its frozen quarter says against the one before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from kpm.dokumen.grafik import Ruas, batang
from kpm.dokumen.terbilang import hari, tanggal_panjang
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.tampilan_skor import NAMA_KELOMPOK, Arah, arah_poin
from pemantauan.indikator import HPK_2018, SET, Indikator
from pemantauan.kueri_kartu import kartu_terakhir, tertutup
from rembuk.kueri_pertemuan import tindak_sebelumnya
from rembuk.models import JenisPertemuan, Pertemuan, TindakLanjut
from rembuk.teks import baca_jadwal

TIKAR = (
    ("hijau", "Hijau", "normal"),
    ("kuning", "Kuning", "risiko stunting"),
    ("merah", "Merah", "terindikasi stunting"),
    ("tidak_diukur", "Tidak diukur", "belum ada hasil"),
)
"""Key in Tabel 2, word, meaning."""


@dataclass(frozen=True, slots=True)
class Angka:
    """A share of this quarter and how far it moved."""

    nama: str
    diterima: int
    seharusnya: int
    persen: Decimal | None
    lalu: Decimal | None
    arah: Arah | None

    @property
    def kurang(self) -> int:
        return self.seharusnya - self.diterima


@dataclass(frozen=True, slots=True)
class AngkaIndikator:
    """One indicator: its number, its bar, and what stands behind it."""

    indikator: Indikator
    angka: Angka
    ruas: list[Ruas]


@dataclass(frozen=True, slots=True)
class AngkaTikar:
    """Children of one colour, now and in the quarter before."""

    kode: str
    nama: str
    arti: str
    kini: int
    lalu: int

    @property
    def perubahan(self) -> str:
        """ "bertambah 2", "berkurang 1" or "sama"."""
        beda = self.kini - self.lalu
        return f"{'bertambah' if beda > 0 else 'berkurang'} {abs(beda)}" if beda else "sama"


@dataclass(frozen=True, slots=True)
class Evaluasi:
    """Everything the evaluation of a quarter is built on."""

    rapat: Pertemuan
    triwulan: Triwulan
    sebelum: Triwulan
    konvergensi: Angka
    lengkap: Angka
    tabel4: list[Angka]
    tikar: list[AngkaTikar]
    kelompok: list[tuple[str, list[AngkaIndikator]]]
    belum_dipantau: int
    tindak_lanjut: list[TindakLanjut]
    jadwal: list[str]

    @property
    def turun(self) -> list[AngkaIndikator]:
        """Indicators that fell, the deepest first."""
        semua = [satu for _, isi in self.kelompok for satu in isi if satu.angka.arah and satu.angka.arah.turun]
        return sorted(semua, key=lambda satu: (satu.angka.persen or 0) - (satu.angka.lalu or 0))


def daftar_evaluasi() -> Any:
    """Evaluations of the open scope that stand on a quarter, newest first, with their numbers of follow-ups."""
    return (
        Pertemuan.objects.filter(jenis=JenisPertemuan.EVALUASI)
        .exclude(triwulan="")
        .exclude(skor_awal={})
        .annotate(
            jumlah_tindak=Count("tindak_lanjut", distinct=True),
            jumlah_terbuka=Count("tindak_lanjut", filter=Q(tindak_lanjut__selesai_pada=None), distinct=True),
        )
        .order_by("-triwulan", "-pk")
    )


def evaluasi(rapat: Pertemuan, hari_ini: dt.date) -> Evaluasi:
    """One evaluation as its page and its paper show it: numbers frozen with the meeting (one query)."""
    kini = rapat.skor_awal
    lalu = kini["sebelum"]
    triwulan = Triwulan.dari_teks(rapat.triwulan)
    dari = triwulan.geser(-1).label
    himpunan = SET.get(kini["set"], HPK_2018)

    def angka(nama: str, baru: dict[str, Any], lama: dict[str, Any]) -> Angka:
        persen, persen_lama = _desimal(baru["persen"]), _desimal(lama["persen"])
        return Angka(
            nama, baru["diterima"], baru["seharusnya"], persen, persen_lama, arah_poin(persen, persen_lama, dari)
        )

    def indikator(kelompok: str, kode: str) -> AngkaIndikator:
        baru = kini["indikator"][kelompok][kode]
        lama = lalu["indikator"].get(kelompok, {}).get(kode, {"diterima": 0, "seharusnya": 0, "persen": None})
        satu = angka("", baru, lama)
        belum = baru["belum_dicatat"]
        ruas = batang(satu.diterima, max(satu.kurang - belum, 0), min(belum, satu.kurang), 0)
        return AngkaIndikator(himpunan.cari(kelompok, kode), satu, ruas)

    return Evaluasi(
        rapat=rapat,
        triwulan=triwulan,
        sebelum=triwulan.geser(-1),
        konvergensi=angka("Konvergensi", kini["konvergensi"], lalu["konvergensi"]),
        lengkap=angka("Terlayani lengkap", kini["terlayani_lengkap"], lalu["terlayani_lengkap"]),
        tabel4=[
            angka(nama, kini["tabel4"][kode], lalu["tabel4"][kode])
            for kode, nama in (("ibu", "Ibu hamil"), ("anak", "Anak 0–23 bulan"), ("total", "Desa"))
        ],
        tikar=[AngkaTikar(k, nama, arti, kini["tabel2"][k], lalu["tabel2"][k]) for k, nama, arti in TIKAR],
        kelompok=[
            (NAMA_KELOMPOK[kelompok], [indikator(kelompok, kode) for kode in isi])
            for kelompok, isi in kini["indikator"].items()
            if isi
        ],
        belum_dipantau=kini["belum_dipantau"],
        tindak_lanjut=tindak_sebelumnya(rapat, hari_ini),
        jadwal=[f"{hari(satu)}, {tanggal_panjang(satu)}" for satu in baca_jadwal(rapat.jadwal_rapat)],
    )


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def angka_berubah(rapat: Pertemuan, desa: Wilayah) -> bool:
    """Whether the quarter was finalised or revised since the meeting took its numbers (one query)."""
    kartu = kartu_terakhir(desa, rapat.triwulan)
    if kartu is None or not tertutup(kartu):
        return False
    lama = rapat.skor_awal["penutupan"]
    return not lama["tertutup"] or lama["revisi"] != kartu.revisi
