"""Formulir 1: the persons and households behind each of its numbers."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.izin import perlu
from kpm.models import Wilayah
from laporan.lembar.formulir_1 import ANGKA_KODE, SATUAN, di_balik
from laporan.sumber_lembar import sebutan_bagian
from laporan.tampilan_formulir1 import baris_orang
from laporan.views_lembar import minta_lembar
from laporan.views_skor import tanpa_halaman

PER_HALAMAN = 25


@perlu("nama.lihat")
def orang(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Exactly whom a number counts, each with what was recorded and when. 404 for a number that is not on the sheet."""
    minta = minta_lembar(request, "formulir-1", {"tahun": tahun})
    angka = ANGKA_KODE.get(request.GET.get("angka", ""))
    if angka is None:
        raise Http404("Angka ini tidak ada.")
    sumber = minta.baca(wilayah, timezone.localdate())
    data = sumber.saring(minta.dusun, minta.posyandu)
    halaman = Paginator(di_balik(data, angka.kode), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "angka": angka,
        "judul": angka.judul.rstrip(" *").capitalize(),
        "berketerangan": angka.fakta is not None,
        "satuan": SATUAN[angka.golongan],
        "bagian": sebutan_bagian(minta.dusun, minta.posyandu),
        "tahun": tahun,
        "pada": data.pada,
        "kembali": minta.alamat(wilayah),
        "halaman": halaman,
        "baris": [baris_orang(wilayah, angka, satu) for satu in halaman],
        "kueri_lain": tanpa_halaman(request),
    }
    return render(request, "laporan/formulir1_orang.html", konteks)
