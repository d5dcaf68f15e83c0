"""Formulir 1 blocks b and c on the screen: what every provider of the village offers in a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm.forms import FormulirFasilitas
from kpm.izin import perlu
from kpm.models import Fasilitas, JenisFasilitas, Wilayah
from kpm.tindakan_desa import tambah_fasilitas
from pemantauan.forms.kondisi import Kartu, baca_isian, kartu
from pemantauan.kueri_bulan import BULAN_PERTAMA
from pemantauan.kueri_kondisi import penyedia_tahun
from pemantauan.tindakan.kondisi import HasilKondisi, simpan_kondisi

PER_HALAMAN = 25


def _hari_ini(tahun: int) -> dt.date:
    hari_ini = timezone.localdate()
    if not BULAN_PERTAMA.tahun <= tahun <= hari_ini.year:
        raise Http404("Tahun ini belum dimulai atau terlalu lama.")
    return hari_ini


@perlu("kondisi.ubah")
def kondisi(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """All providers of the year, stored together; one that is refused comes back as it was typed."""
    hari_ini, tolak = _hari_ini(tahun), {}
    draf = f"kondisi-{request.user.pk}-{request.path}-{request.GET.get('halaman', 1)}"
    if request.method == "POST":
        hasil = _simpan(request, wilayah, tahun, hari_ini)
        kata = f"{hasil.tersimpan} fasilitas tersimpan." if hasil.tersimpan else "Tidak ada yang berubah."
        if hasil.tersimpan or not hasil.ditolak:
            messages.success(request, kata, extra_tags="" if hasil.ditolak else draf)
        if not hasil.ditolak:
            return redirect(f"{request.path}?halaman={request.GET.get('halaman', 1)}".removesuffix("?halaman=1"))
        tolak = hasil.ditolak
    semua = penyedia_tahun(tahun, min(dt.date(tahun, 12, 31), hari_ini))
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    salin = request.method == "GET" and request.GET.get("salin") == "ya"
    lembar = [kartu(satu, salin=salin) for satu in halaman]
    konteks = {
        "tahun": tahun,
        "sebelum": tahun - 1 if tahun > BULAN_PERTAMA.tahun else None,
        "sesudah": tahun + 1 if tahun < hari_ini.year else None,
        "halaman": halaman,
        "kartu": [_ketikan(satu, request, tolak) for satu in lembar],
        "buka": next((satu.penyedia.fasilitas for satu in lembar if not satu.lengkap), None),
        "ditolak": len(tolak),
        "salin": salin,
        "dapat_disalin": not salin and any(kartu(satu, salin=True).disalin for satu in halaman),
        "versi": " ".join(f"{satu.versi or 0}" for satu in lembar),
        "draf": draf,
    }
    return render(request, "pemantauan/kondisi.html", konteks)


def _simpan(request: HttpRequest, wilayah: Wilayah, tahun: int, hari_ini: dt.date) -> HasilKondisi:
    isian = baca_isian(request.POST)
    fasilitas = {satu.uuid: satu for satu in Fasilitas.objects.filter(uuid__in=isian)}
    if len(fasilitas) < len(isian):
        raise Http404("Fasilitas tidak ada.")
    return simpan_kondisi(
        desa=wilayah,
        tahun=tahun,
        isian={fasilitas[uuid]: satu for uuid, satu in isian.items()},
        pada=hari_ini,
        oleh=request.user,  # type: ignore[arg-type]
    )


def _ketikan(satu: Kartu, request: HttpRequest, tolak: dict[Any, str]) -> Kartu:
    """A refused provider as it was typed: saving it again is a decision about the version that stands there now."""
    uuid = satu.penyedia.fasilitas.uuid
    if uuid not in tolak:
        return satu
    return replace(satu, isian={**satu.isian, **baca_isian(request.POST)[uuid].nilai}, galat=tolak[uuid])


@perlu("kondisi.ubah")
def kondisi_fasilitas(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """A provider that is missing on the page of a year; one of this kind and name that is there stays as it is."""
    _hari_ini(tahun)
    form = FormulirFasilitas(request.POST or None, instance=Fasilitas(desa=wilayah))
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        baris = [(isi["nama"], isi["dusun"], isi["penanggung_jawab"])]
        hasil = tambah_fasilitas(desa=wilayah, jenis=isi["jenis"], baris=baris, oleh=request.user)  # type: ignore[arg-type]
        kata = "ditambahkan" if hasil.baru else "sudah ada"
        messages.success(request, f"{JenisFasilitas(isi['jenis']).label} {isi['nama']} {kata}.")
        return redirect("kondisi", wilayah=wilayah.kode, tahun=tahun)
    return render(request, "pemantauan/kondisi_fasilitas.html", {"form": form, "tahun": tahun})
