"""Apa yang kurang: the KPM's first screen, and the same list narrowed, searched and kept under a name."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kpm.izin import perlu
from kpm.kerja import kerja_terbuka, saringan_baku
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.wilayah_kerja import Kerja
from laporan.kueri_beranda import batas_terdekat, kemajuan
from laporan.kueri_kurang import DaftarKurang, baca_kurang
from laporan.saringan_kurang import HARI, PARAMETER, PRIORITAS, Saringan
from laporan.tampilan_kurang import baris_kurang, dengan_tempat
from pemantauan.kueri_rujukan import rujukan_menunggu
from pemantauan.layanan import KELOMPOK, KEWENANGAN, kata_kewenangan
from rembuk.kueri_siklus import tugas_siklus
from sasaran import kueri as kueri_sasaran
from sasaran.kueri_kejadian import jumlah_datang
from sasaran.models import SaringanTersimpan
from sasaran.views.daftar import simpan_saringan

SEHALAMAN = 15
"""Persons of a page: on the first day of a quarter each misses up to ten services, and a page stays below 100 KB."""
KEMBALI_TERPANJANG = 240
"""Letters of an address a record leads back to; the place on the page is added to it."""
JENIS = SaringanTersimpan.Daftar.KURANG


def beranda_kpm(request: HttpRequest, wilayah: Wilayah, isi: dict[str, Any]) -> HttpResponse:
    """The list as it stands today, with the month's progress and the next days; a new village's first steps."""
    hari_ini = timezone.localdate()
    kerja = saringan_baku(request.GET)
    daftar = baca_kurang(wilayah, hari_ini, Saringan(kerja=kerja))
    if not daftar.ada_orang and not kueri_sasaran.ada_sasaran():
        isi |= {"hari_ini": hari_ini, "ada_dusun": bool(dusun_desa()), "akan_datang": jumlah_datang()}
        return render(request, "laporan/mulai.html", isi)
    bulan = Bulan.dari_tanggal(hari_ini)
    isi |= {
        **_daftar(request, wilayah, daftar, kerja),
        "kerja": kerja,
        "semua": "&wilayah=semua" if kerja is None and kerja_terbuka() else "",
        "maju": kemajuan(daftar.bahan, bulan, kerja),
        "batas": batas_terdekat(bulan, hari_ini),
        "belum_ditutup": (belum := _belum_ditutup(daftar)),
        "keadaan": {"pembukaan": daftar.bahan.bekal.dibuka.get(belum) if belum else None},
        "tugas_siklus": tugas_siklus(wilayah, hari_ini),
    }
    return render(request, "laporan/beranda.html", isi)


def _belum_ditutup(daftar: DaftarKurang) -> Triwulan | None:
    """The quarter before, where it has records and nobody finalised it; else one opened again and forgotten."""
    lalu, bekal = daftar.triwulan.geser(-1), daftar.bahan.bekal
    if daftar.bahan.bercatatan(lalu) and lalu not in bekal.tertutup:
        return lalu
    return max(bekal.dibuka, default=None)


@perlu("pemantauan.lihat")
def kurang(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The list narrowed as the address says. Posted to, it keeps its narrowing under a name."""
    form = None
    if request.method == "POST":
        form = simpan_saringan(request, wilayah, JENIS, kueri_kurang(request))
        if form.is_valid():
            return redirect(f"{request.path}?{kueri_kurang(request)}")
    hari_ini = timezone.localdate()
    saringan = Saringan.dari(request.GET, saringan_baku(request.GET))
    daftar = baca_kurang(wilayah, hari_ini, saringan, _triwulan(request, hari_ini))
    kini = kueri_kurang(request)
    isi = {
        **_daftar(request, wilayah, daftar, None),
        **_pilihan(request, daftar),
        "saringan": saringan,
        "kerja": saringan.kerja,
        "tersimpan": [
            (satu, satu.kueri == kini)
            for satu in kueri_sasaran.daftar_tersimpan(request.user, JENIS)  # type: ignore[arg-type]
        ],
        "dapat_disimpan": bool(kini),
        "form_daftar": form,
    }
    return render(request, "laporan/kurang.html", isi)


def kueri_kurang(request: HttpRequest) -> str:
    """What the address narrows the list by, as a query string without a page."""
    return urlencode({k: v for k in PARAMETER if (v := request.GET.get(k, "")[:100])})


def _triwulan(request: HttpRequest, hari_ini: dt.date) -> Triwulan:
    """The running quarter, or the one before where the address asks for it."""
    kini = Triwulan.dari_tanggal(hari_ini)
    return kini.geser(-1) if request.GET.get("triwulan") == str(kini.geser(-1)) else kini


def _daftar(request: HttpRequest, wilayah: Wilayah, daftar: DaftarKurang, kerja: Kerja | None) -> dict[str, Any]:
    """One page of the list, who of it is referred already (of ``kerja``), and where a record opened from it leads
    back to."""
    jumlah, dirujuk = rujukan_menunggu(daftar.pada, kerja=kerja)
    halaman = Paginator(daftar, SEHALAMAN).get_page(request.GET.get("halaman"))
    boleh = "pemantauan.ubah" in request.izin  # type: ignore[attr-defined]
    return {
        "daftar": daftar,
        "halaman": halaman,
        "baris": dengan_tempat(
            [baris_kurang(wilayah, satu, boleh=boleh, rujukan=dirujuk.get(satu.orang)) for satu in halaman],
            request.GET.get("tadi", ""),
        ),
        "jumlah_rujukan": jumlah,
        "hari_ini": daftar.pada,
        "kembali": _kembali(request),
        "kueri_lain": kueri_kurang(request),
        "url_daftar": reverse("kurang", args=[wilayah.kode]),
    }


def _kembali(request: HttpRequest) -> str:
    """This page of the list, for a record opened from it; the whole list where its address is too long to carry."""
    halaman = request.GET.get("halaman", "")[:10]
    kueri = "&".join(
        satu for satu in (kueri_kurang(request), urlencode({"halaman": halaman}) if halaman else "") if satu
    )
    jalur = f"{request.path}?{kueri}"
    return jalur if len(jalur) <= KEMBALI_TERPANJANG else f"{request.path}?"


def _pilihan(request: HttpRequest, daftar: DaftarKurang) -> dict[str, Any]:
    """What the list can be narrowed by (places and services of the quarter), and in words what it is narrowed by."""
    sebutan = request.wilayah.sebutan.lower()  # type: ignore[attr-defined]
    pilihan = [
        ("kelompok", "Kelompok", list(KELOMPOK.items())),
        ("prioritas", "Prioritas", list(PRIORITAS.items())),
        ("layanan", "Layanan yang kurang", daftar.pilihan_layanan),
        ("dusun", "Dusun", daftar.pilihan_dusun),
        ("posyandu", "Posyandu", daftar.pilihan_posyandu),
        ("pj", "Penanggung jawab", [(kode, kata_kewenangan(kode, sebutan)) for kode in KEWENANGAN]),
        ("hari", "Batas waktu", list(HARI.items())),
    ]
    dipakai = [(nama, judul, isi, request.GET.get(nama, "")) for nama, judul, isi in pilihan]
    kata = [kata for _, _, isi, kini in dipakai for nilai, kata in isi if kini and nilai == kini]
    return {"pilihan": dipakai, "disaring": ", ".join(kata)}
