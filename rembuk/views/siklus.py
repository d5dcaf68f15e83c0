"""Pages of the planning year: seven stages, what is done, due and missing."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import tahap
from rembuk.fakta_tahap import sebutan
from rembuk.forms_siklus import FormulirSiklus
from rembuk.kueri_siklus import TAHUN_PERTAMA, baca_siklus, siklus_tahun, tahun_berjalan, tahun_pilihan
from rembuk.tautan_siklus import halaman_lain, tautan_tahap
from rembuk.tindakan.siklus import simpan_siklus
from rembuk.views.bersama import tersimpan


def _pastikan_tahun(tahun: int) -> None:
    if not TAHUN_PERTAMA <= tahun <= tahun_berjalan(timezone.localdate()) + 1:
        raise Http404("Tahun ini belum direncanakan atau terlalu lama.")


@perlu("rembuk.lihat")
def siklus(request: HttpRequest, wilayah: Wilayah, tahun: int | None = None) -> HttpResponse:
    """The seven stages of a planning year, each with its documents; without a year the running one."""
    hari_ini = timezone.localdate()
    tahun = tahun_berjalan(hari_ini) if tahun is None else tahun
    _pastikan_tahun(tahun)
    satu = baca_siklus(wilayah, tahun, hari_ini)
    tautan = tautan_tahap(satu, wilayah, request.izin)  # type: ignore[attr-defined]
    pilihan = tahun_pilihan(hari_ini)
    konteks = {
        "satu": satu,
        "tahapan": [(isi, tautan[isi.kode]) for isi in satu.tahapan],
        "terlambat": next((isi for isi in satu.tahapan if isi.terlambat), None),
        "kini": next((isi for isi in satu.tahapan if isi.keadaan is tahap.Keadaan.BERJALAN), None),
        "halaman_lain": halaman_lain(wilayah),
        "pilihan": pilihan if tahun in pilihan else sorted({*pilihan, tahun}, reverse=True),
        "rencana": sebutan(wilayah.kelurahan)[0],
        "musdes": "musyawarah" if wilayah.kelurahan else "Musdes",
    }
    return render(request, "rembuk/siklus.html", konteks)


@perlu("rembuk.ubah")
def siklus_ubah(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The day of the Musdes, and whether the villages have to meet."""
    _pastikan_tahun(tahun)
    objek, draf = siklus_tahun(wilayah, tahun), f"siklus:{wilayah.kode}:{tahun}"
    form = FormulirSiklus(request.POST or None, instance=objek)
    if request.method == "POST" and form.is_valid():
        ubah = partial(simpan_siklus, siklus=objek, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, ubah):
            messages.success(request, "Rencana tahun ini tersimpan.")
            return redirect("siklus_tahun", wilayah=wilayah.kode, tahun=tahun)
    konteks = {"form": form, "tahun": tahun, "draf": draf, "rencana": sebutan(wilayah.kelurahan)[0]}
    return render(request, "rembuk/siklus_ubah.html", konteks)
