"""Formulir 4 of a quarter: screen and PDF, of the village or of a dusun or posyandu."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kpm.dokumen.cetak import Berkas, tanggapan
from kpm.izin import perlu
from kpm.kueri import profil_desa
from kpm.models import Kertas, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan import kueri
from laporan.berkas import berkas_formulir4
from laporan.dokumen import isi_formulir4
from laporan.kueri_tutup import Keadaan, berkas_kartu, menunggu
from laporan.pencetak import SEKETIKA
from laporan.saringan import baca_saringan, kueri_saring, pilih, pilihan_tempat, tautan_saring
from laporan.sumber_lembar import Saring, sebutan_bagian
from laporan.tabel5 import tabel5_triwulan
from pemantauan.kueri_kartu import skor_berlaku


def pastikan_ada(triwulan: Triwulan, hari_ini: dt.date) -> None:
    """Raises Http404 for a quarter that has no report."""
    if not kueri.dapat_dilaporkan(triwulan, hari_ini):
        raise Http404("Triwulan ini belum berjalan atau terlalu lama.")


@perlu("laporan.lihat")
def formulir4(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Formulir 4 on the screen."""
    hari_ini = timezone.localdate()
    pastikan_ada(triwulan, hari_ini)
    berikut = triwulan.geser(1)
    berlaku = skor_berlaku(wilayah, triwulan)
    keadaan = Keadaan(triwulan, berlaku.kartu, hari_ini)
    tempat = pilihan_tempat(berlaku)
    saring = pilih(request.GET, tempat)
    skor, bagian = berlaku.saring(**saring), sebutan_bagian(**saring)
    tabel5 = tabel5_triwulan(wilayah, berlaku, bagian)
    isi = isi_formulir4(wilayah, triwulan, skor, bagian, tabel5=tabel5, posyandu=bool(saring["posyandu"])) | {
        "kertas": kertas_cetak(wilayah),
        "sebelumnya": triwulan.geser(-1) if kueri.dapat_dilaporkan(triwulan.geser(-1), hari_ini) else None,
        "berikutnya": berikut if kueri.dapat_dilaporkan(berikut, hari_ini) else None,
        "keadaan": keadaan,
        "menunggu": menunggu(keadaan),
        "url_orang": url_orang(reverse("skor_orang", args=[wilayah.kode, triwulan]), saring),
        **konteks_saring(wilayah, reverse("formulir4", args=[wilayah.kode, triwulan]), tempat, saring),
    }
    return render(request, "laporan/formulir4.html", isi)


def url_orang(dasar: str, saring: Saring) -> str:
    """The address of the persons behind a number of the page, to be completed with what the number counts."""
    kueri = urlencode(kueri_saring(saring))
    return f"{dasar}?{kueri}&" if kueri else f"{dasar}?"


def konteks_saring(wilayah: Wilayah, dasar: str, tempat: dict[str, list[Any]], saring: Saring) -> dict[str, Any]:
    """What a page of Formulir 4 needs to show its filter and to keep it in its links."""
    kini = kueri_saring(saring)
    return {"saringan": tautan_saring(wilayah, dasar, tempat, kini), "saring_kueri": urlencode(kini)}


@perlu("laporan.lihat")
def formulir4_pdf(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Formulir 4 as PDF. A finalised quarter's is the stored one; `?revisi=0` asks for an older one.

    A part of the village is printed now, from the frozen figures where there are any. What is printed now takes the
    paper of `?kertas=F4` instead of the profile's.
    """
    pastikan_ada(triwulan, timezone.localdate())
    if (revisi := request.GET.get("revisi")) is not None:
        return tanggapan(berkas_revisi(wilayah, triwulan, revisi))
    berlaku = skor_berlaku(wilayah, triwulan)
    saring = baca_saringan(request.GET, berlaku)
    kertas = kertas_diminta(request)
    return tanggapan(berkas_formulir4(wilayah, triwulan, berlaku, saring, waktu=timezone.now(), kertas=kertas))


def berkas_revisi(wilayah: Wilayah, periode: Triwulan | Tahun, revisi: str) -> Berkas:
    """The stored file of one revision. Raises Http404 where there is none."""
    berkas = None
    if re.fullmatch(r"[0-9]{1,3}", revisi):
        berkas = berkas_kartu(wilayah, periode, SEKETIKA, revisi=int(revisi))
    if berkas is None:
        raise Http404("Revisi ini tidak ada.")
    return berkas


def kertas_diminta(request: HttpRequest) -> str:
    """The paper of the address; empty where it names none there is."""
    kertas = request.GET.get("kertas", "").upper()
    return kertas if kertas in Kertas.values else ""


def kertas_cetak(wilayah: Wilayah) -> list[str]:
    """Both papers, the one in the printer of the office first."""
    biasa = profil_desa(wilayah).kertas
    return sorted(Kertas.values, key=lambda satu: satu != biasa)
