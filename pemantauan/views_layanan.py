"""Who must provide each service: the list, and one answer of the village."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, simpan, versi_dari
from pemantauan.forms.layanan import FormulirLayanan
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_layanan import daftar_layanan, tercatat
from pemantauan.layanan import BAWAAN, bawaan
from pemantauan.models import PenanggungJawab
from pemantauan.tindakan.layanan import hapus_penanggung_jawab


@perlu("desa.lihat")
def layanan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Every service with its authority and provider."""
    return render(request, "pemantauan/layanan.html", {"golongan": daftar_layanan(wilayah.sebutan.lower())})


def _ada(kelompok: str, indikator: str) -> str:
    """The name of a service. Raises Http404 for one that does not exist."""
    if (kelompok, indikator) not in BAWAAN:
        raise Http404("Layanan ini tidak ada.")
    return HPK_2018.cari(kelompok, indikator).nama


@perlu("kondisi.ubah")
def layanan_ubah(request: HttpRequest, wilayah: Wilayah, kelompok: str, indikator: str) -> HttpResponse:
    """The village's own answer; it begins with the default."""
    nama, baku = _ada(kelompok, indikator), bawaan(wilayah.sebutan.lower())[kelompok, indikator]
    objek = tercatat().get((kelompok, indikator)) or PenanggungJawab(
        desa=wilayah, kelompok=kelompok, indikator=indikator, kewenangan=baku.kewenangan, nama=baku.penyedia
    )
    form, draf = FormulirLayanan(request.POST or None, instance=objek), f"layanan:{kelompok}:{indikator}"
    if request.method == "POST" and form.is_valid():
        menyimpan = partial(simpan, form.instance, oleh=pengguna(request), versi=form.versi_dilihat)
        if form.tersimpan(menyimpan):
            messages.success(request, f"Penanggung jawab {nama} tersimpan.")
            request.session["draf_selesai"] = draf
            return redirect("layanan", wilayah=wilayah.kode)
    konteks = {"form": form, "judul": nama, "bawaan": baku, "objek": objek, "draf": draf}
    return render(request, "pemantauan/layanan_ubah.html", konteks)


@perlu("kondisi.ubah")
@require_POST
def layanan_bawaan(request: HttpRequest, wilayah: Wilayah, kelompok: str, indikator: str) -> HttpResponse:
    """Back to the default."""
    nama, objek = _ada(kelompok, indikator), tercatat().get((kelompok, indikator))
    try:
        if objek is not None:
            hapus_penanggung_jawab(satu=objek, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except VersiUsang:
        messages.error(request, "Data ini baru saja diubah orang lain. Periksa dulu, lalu ulangi.")
    else:
        messages.success(request, f"Penanggung jawab {nama} kembali ke bawaan.")
    return redirect("layanan", wilayah=wilayah.kode)
