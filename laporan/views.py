"""Pages that draw on everything: home by role, summary of the village, documents."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm.dokumen.cetak import bisa_pdf
from kpm.izin import SIAPA_SAJA, perlu
from kpm.kueri_cadangan import cadangan_usang
from kpm.kueri_kader import keadaan_kader
from kpm.models import Peran, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan import kueri, kueri_tutup
from laporan.dokumen_tahunan import dapat_dilaporkan
from laporan.kueri_cetak import buku_seketika, pekerjaan_terakhir
from laporan.kueri_jejak import nama_dibuka
from laporan.kueri_ringkasan import ringkasan as baca_ringkasan
from laporan.kueri_wilayah import HARI_TERLAMBAT, URUTAN, Saringan, rekap_wilayah
from laporan.masa import pilihan_masa
from laporan.views_formulir4 import kertas_cetak, pastikan_ada
from laporan.views_kurang import beranda_kpm
from rembuk.kueri import usulan_menunggu
from rembuk.kueri_anggaran import dana_desa_tahun
from rembuk.kueri_siklus import tugas_siklus

JUMLAH_TRIWULAN = 8
"""Quarters on the page of documents: two years."""


@perlu(SIAPA_SAJA)
def beranda(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """What to do now: the month's list for those who monitor, the summary for the kepala desa, villages from above."""
    hari_ini = timezone.localdate()
    if not wilayah.desa:
        return _dari_atas(request, wilayah, hari_ini)
    if request.peran == [Peran.KEPALA_DESA] or "pemantauan.lihat" not in request.izin:  # type: ignore[attr-defined]
        return redirect("ringkasan", wilayah=wilayah.kode)
    admin = "cadangan.lihat" in request.izin  # type: ignore[attr-defined]
    isi: dict[str, Any] = {"cadangan_usang": admin and cadangan_usang(timezone.now())}
    isi["nama_dibuka"] = _nama_dibuka(request)
    return beranda_kpm(request, wilayah, isi)


def _nama_dibuka(request: HttpRequest) -> int:
    """How often names were opened from above this week, for those who may read by whom."""
    return nama_dibuka(timezone.now()) if "jejak.lihat" in request.izin else 0  # type: ignore[attr-defined]


def _dari_atas(request: HttpRequest, wilayah: Wilayah, hari_ini: dt.date) -> HttpResponse:
    """A region above the village: aggregates of the villages below it. No village scope is open here."""
    if "rekap.lihat" not in request.izin:  # type: ignore[attr-defined]
        raise PermissionDenied("Peran Anda tidak memakai halaman ini.")
    saringan = Saringan.dari(request.GET)
    try:
        rekap = rekap_wilayah(wilayah, saringan, timezone.now(), halaman=request.GET.get("halaman"))
    except Wilayah.DoesNotExist as galat:
        raise Http404("Wilayah tidak ada.") from galat
    isi = {
        "rekap": rekap,
        # figures of an invented village are never shown without saying so
        "desa_contoh": any(desa.contoh for desa in rekap.baris),
        "saringan": saringan,
        "urutan": URUTAN,
        "hari_terlambat": HARI_TERLAMBAT,
        "hari_ini": hari_ini,
    }
    return render(request, "laporan/wilayah.html", isi)


@perlu("laporan.lihat")
def ringkasan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Three numbers, where the gaps are, what waits for a decision."""
    hari_ini = timezone.localdate()
    kini = Triwulan.dari_tanggal(hari_ini)
    triwulan = _triwulan(request.GET.get("triwulan") or str(kini), hari_ini)
    izin = request.izin  # type: ignore[attr-defined]
    isi = {
        "kader": keadaan_kader(hari_ini) if "kader.lihat" in izin else None,
        "r": baca_ringkasan(wilayah, triwulan, hari_ini),
        "kini": kini,
        "hari_ini": hari_ini,
        "bulan_gizi": min(triwulan.bulan_bulan[2], Bulan.dari_tanggal(hari_ini)),
        "usulan": list(usulan_menunggu(wilayah)),
        "tugas_siklus": tugas_siklus(wilayah, hari_ini),
        "dana": None if wilayah.kelurahan else dana_desa_tahun(hari_ini.year),
        "belum_ditutup": kueri_tutup.belum_ditutup(wilayah, hari_ini),
        "nama_dibuka": _nama_dibuka(request),
        "berita_acara": kueri.berita_acara_terbit(2),
        "dokumen": kueri_tutup.keadaan_semua(wilayah, kueri.triwulan_terakhir(hari_ini, 3), hari_ini),
    }
    return render(request, "laporan/ringkasan.html", isi)


@perlu(SIAPA_SAJA)
def lainnya(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The rest of the menu on a phone, one's own account, signing out."""
    return render(request, "laporan/lainnya.html")


@perlu("laporan.lihat")
def laporan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Documents to print or to download."""
    hari_ini = timezone.localdate()
    masa = pilihan_masa(request.GET, hari_ini)
    bernama = "nama.lihat" in request.izin  # type: ignore[attr-defined]
    triwulan = kueri.triwulan_terakhir(hari_ini, JUMLAH_TRIWULAN)
    isi = {
        "masa": masa,
        "lembar": masa.lembar(wilayah, bernama=bernama),
        "buku_seketika": bernama and buku_seketika(masa.tahun),
        "pekerjaan": pekerjaan_terakhir() if bernama else [],
        "triwulan_triwulan": triwulan,
        "keadaan": kueri_tutup.keadaan_semua(wilayah, triwulan, hari_ini),
        "tahun_tahun": [tahun for tahun in (hari_ini.year, hari_ini.year - 1) if dapat_dilaporkan(tahun, hari_ini)],
        "kertas": kertas_cetak(wilayah),
        "berita_acara": kueri.berita_acara_terbit(JUMLAH_TRIWULAN),
        "bisa_pdf": bisa_pdf(),
    }
    return render(request, "laporan/laporan.html", isi)


def _triwulan(teks: str, hari_ini: dt.date) -> Triwulan:
    try:
        triwulan = Triwulan.dari_teks(teks)
    except ValueError as galat:
        raise Http404("Triwulan tidak dikenal.") from galat
    pastikan_ada(triwulan, hari_ini)
    return triwulan
