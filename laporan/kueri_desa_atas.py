"""One village seen from above: its kept figures, quarter by quarter, and its issued documents. No scope, no name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kpm.kueri import nama_induk, wilayah_kode
from kpm.models import DokumenTerbit, Wilayah
from kpm.periode import Triwulan
from laporan.kueri_tren import JUMLAH, Tren, tren_rekap
from laporan.models import RekapDesa

DOKUMEN_TERLIHAT = 12


@dataclass(frozen=True, slots=True)
class AngkaDesa:
    """The figures of one village and quarter as they are kept."""

    desa: Wilayah
    tempat: str
    """The regions it lies in, the nearest first."""
    triwulan: Triwulan
    pilihan: list[Triwulan]
    """Quarters whose figures are kept, the latest first; the running one always."""
    rekap: RekapDesa | None
    belum: list[tuple[str, int]]
    """Persons without a record, by group."""
    tren: Tren
    """Eight quarters that end with the one looked at."""
    dokumen: list[DokumenTerbit]


def desa_di_bawah(atas: Wilayah, kode: str) -> Wilayah:
    """The village of a code, when it lies below this region. Raises Wilayah.DoesNotExist for every other code."""
    desa = wilayah_kode(kode)
    if not desa.desa or atas.desa or atas.kode not in desa.kode_induk:
        raise Wilayah.DoesNotExist(kode)
    return desa


def angka_desa(desa: Wilayah, teks: str, pada: dt.date) -> AngkaDesa:
    """Figures for the quarter written ``teks``, else for the running one. Four queries."""
    kini = Triwulan.dari_tanggal(pada)
    semua = {satu.periode: satu for satu in RekapDesa.objects.filter(wilayah=desa)}
    pilihan = sorted({kini, *(Triwulan.dari_teks(satu) for satu in semua if "-T" in satu)}, reverse=True)[:JUMLAH]
    triwulan = next((satu for satu in pilihan if str(satu) == teks), kini)
    terbit = DokumenTerbit.objects.filter(wilayah=desa, digantikan_oleh=None).order_by("-tanggal", "-pk")
    sah = set(terbit.filter(dibuka_pada=None, jenis=DokumenTerbit.Jenis.FORMULIR_4).values_list("periode", flat=True))
    rekap, induk = semua.get(str(triwulan)), nama_induk(desa)
    return AngkaDesa(
        desa=desa,
        tempat=", ".join(
            f"Kecamatan {nama}" if tingkat == "kecamatan" else nama
            for tingkat in ("kecamatan", "kabupaten", "provinsi")
            if (nama := induk.get(tingkat))
        ),
        triwulan=triwulan,
        pilihan=pilihan,
        rekap=rekap,
        belum=_belum(rekap),
        tren=tren_rekap(triwulan, semua, sah),
        dokumen=list(terbit.filter(~Q(jenis=DokumenTerbit.Jenis.BUKTI_KERJA))[:DOKUMEN_TERLIHAT]),
    )


def _belum(rekap: RekapDesa | None) -> list[tuple[str, int]]:
    isi: dict[str, Any] = rekap.isi.get("belum_dipantau", {}) if rekap else {}
    kata = (("ibu", "ibu hamil"), ("anak", "anak 0–23 bulan"), ("paud", "anak 2–6 tahun"))
    return [(nama, isi[kelompok]) for kelompok, nama in kata if isi.get(kelompok)]
