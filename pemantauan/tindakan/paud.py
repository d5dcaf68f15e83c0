"""Writes of Formulir 2C: whether a child took part in PAUD in one month."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, bulan_penuh
from pemantauan import kelayakan
from pemantauan.indikator import HPK_2018, AmbangPaud
from pemantauan.models import PemantauanPaud
from pemantauan.tindakan.bulan import galat_tanggal_orang, kunci_triwulan, simpan_catatan, tolak
from sasaran.models import Anak, SumberData

BIDANG_PAUD = (*PemantauanPaud.LAYANAN, "catatan")


def simpan_pemantauan_paud(
    *,
    desa: Wilayah,
    anak: Anak,
    bulan: Bulan,
    tanggal: dt.date,
    hadir: bool | None,
    oleh: Pengguna | None,
    versi: int | None = None,
    uuid: UUID | None = None,
) -> PemantauanPaud:
    """Write a child's month of Formulir 2C; None takes an answer back (belum dicatat).

    ``versi`` is the version the person saw, None where they saw no record. Raises ValidationError when the child is
    not 24 to 72 bulan penuh on the month's last day, VersiUsang, TriwulanTertutup.
    """

    def rapikan(isi: dict[str, Any]) -> dict[str, Any]:
        umur = umur_paud(anak, bulan, HPK_2018.ambang_paud)
        galat = kelayakan.galat_paud(isi) | ({"hadir": umur} if umur else {})
        tolak(galat, galat_tanggal_orang(anak.orang, bulan, tanggal))
        return isi

    with transaction.atomic():
        kunci_triwulan(desa, bulan.triwulan)
        calon = PemantauanPaud(desa=desa, anak=anak, bulan=bulan, sumber=SumberData.PAUD)
        nilai = {"hadir": hadir}
        kunci = {"anak": anak}
        catatan, _ = simpan_catatan(calon, kunci, BIDANG_PAUD, tanggal, nilai, rapikan, oleh, versi, uuid, True)
    return catatan


def umur_paud(anak: Anak, bulan: Bulan, ambang: AmbangPaud) -> str | None:
    """Why this child does not stand on Formulir 2C in this month, or None."""
    lahir = anak.orang.tanggal_lahir
    if lahir is None:
        if anak.kategori_paud and anak.kategori_tahun and bulan.tahun <= anak.kategori_tahun:
            return None  # listed by a sheet 2C
        return "Tanggal lahir belum diketahui. Isi dahulu di data anak."
    umur = bulan_penuh(lahir, bulan.akhir)
    if umur < ambang.umur_awal:
        return f"Pada akhir {bulan.label} anak baru {max(umur, 0)} bulan. PAUD dicatat sejak umur 2 tahun."
    if umur > ambang.umur_akhir:
        return f"Pada akhir {bulan.label} anak sudah lewat 6 tahun, tidak dicatat lagi di PAUD."
    return None
