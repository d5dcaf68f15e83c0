"""Writes of this app: the aggregates that those above the village read."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from kpm.kueri import wilayah_kode
from kpm.kueri_kader import rekap_kader
from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.kueri import bulan_bercatatan, catatan_terakhir
from laporan.models import RekapDesa
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import Skor, ayah_json, sebagai_json

BERNAMA = ("ibu", "anak", "paud")
"""Parts of a scorecard's JSON that list persons."""


def perbarui_rekap(kode: str, triwulan: Triwulan) -> RekapDesa:
    """Read one village's quarter as it is in force and keep its totals; nothing in them tells who.

    Opens the scope itself. Raises Wilayah.DoesNotExist for an unknown code.
    """
    desa = wilayah_kode(kode)
    with lingkup(kode):
        berlaku = skor_berlaku(desa, triwulan)
        terakhir = catatan_terakhir(triwulan)
        kader = _kader(desa, triwulan)
    skor = berlaku.skor
    lengkap = skor.terlayani_lengkap
    with transaction.atomic():
        rekap, _ = RekapDesa.objects.update_or_create(
            wilayah=desa,
            periode=str(triwulan),
            defaults={
                "isi": tanpa_orang(skor, kode, revisi=berlaku.revisi) | kader,
                "konvergensi": skor.konvergensi.persen,
                "orang": lengkap.seharusnya,
                "lengkap": lengkap.diterima,
                "belum_dipantau": len(skor.belum_dipantau_ibu) + len(skor.belum_dipantau_anak),
                "catatan_terakhir": terakhir,
            },
        )
    return rekap


def _kader(desa: Wilayah, triwulan: Triwulan) -> dict[str, Any]:
    """The block ``kader``: how the office of the KPM stands today, in the running quarter; what an earlier quarter was
    last told stays there, whatever happens later. Nothing where it was told nothing."""
    hari_ini = timezone.localdate()
    if hari_ini in triwulan:
        return {"kader": rekap_kader(hari_ini) | {"bulan_kerja": bulan_bercatatan(hari_ini)}}
    lama = RekapDesa.objects.filter(wilayah=desa, periode=str(triwulan)).values_list("isi__kader", flat=True).first()
    return {"kader": lama} if lama else {}


def tanpa_orang(skor: Skor, kode: str, *, revisi: int = 0) -> dict[str, Any]:
    """The scorecard's totals, with the lists of persons left out whole (their ids and KIA numbers too)."""
    semua = sebagai_json(skor, desa=kode, revisi=revisi, saring={}, dengan_nama=False)
    return {kunci: nilai for kunci, nilai in semua.items() if kunci not in BERNAMA} | {"ayah": ayah_json(skor.ayah)}
