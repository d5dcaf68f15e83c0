"""Pages of bringing files in: upload and list, one import with its rows, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.bacaan.bentuk import BerkasDitolak
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from laporan.forms_impor import FormulirImpor, FormulirOpsi
from laporan.impor.urungkan import Terhalang
from laporan.kueri_impor import baris_impor, daftar_impor, hitung, impor_ringan
from laporan.models import BarisImpor, Impor
from laporan.tampilan_impor import putusan_halaman, tampilkan
from laporan.tindakan_impor import (
    BukanSaatnya,
    jawab,
    lanjutkan,
    mulai_impor,
    mulai_terapkan,
    mulai_urungkan,
    tinggalkan,
)
from laporan.tugas_impor import kerjakan_impor

PUTUS = "putus-"
"""Begins the name of a field that decides about an unclear row; its key follows."""


@perlu("impor")
def impor(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Upload a file, and the files of before."""
    tahun = timezone.localdate().year
    form = FormulirImpor(request.POST or None, request.FILES or None, tahun=tahun, initial={"tahun": tahun})
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            baru = mulai_impor(
                desa=wilayah,
                pengguna=pengguna(request),
                jenis=form.cleaned_data["jenis"],
                nama=berkas.name,
                isi=berkas.read(),
                opsi=form.opsi(),
            )
        except BerkasDitolak as galat:
            form.add_error("berkas", str(galat))
        else:
            kerjakan_impor.enqueue(wilayah.kode, str(baru.uuid))
            return redirect("impor_satu", wilayah=wilayah.kode, uuid=baru.uuid)
    return render(request, "laporan/impor.html", {"form": form, "daftar": daftar_impor()})


@perlu("impor")
def impor_satu(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """How far an import is, its rows, and what is to be done; looks again by itself while it is worked on."""
    return _halaman(request, get_object_or_404(impor_ringan(), uuid=uuid))


def _halaman(request: HttpRequest, satu: Impor, *, halangan: Sequence[str] = (), status: int = 200) -> HttpResponse:
    keadaan = request.GET.get("keadaan", "")
    tahun = timezone.localdate().year
    isi = tampilkan(satu, hitung(satu), timezone.now()) | {
        "halangan": halangan,
        "form": FormulirOpsi(initial=satu.opsi, tahun=tahun),
        "keadaan": keadaan if keadaan in BarisImpor.Keadaan.values else "",
        "kueri_lain": urlencode({"keadaan": keadaan} if keadaan in BarisImpor.Keadaan.values else {}),
        "putus": PUTUS,
    }
    if not isi["bekerja"]:
        isi["halaman"] = baris_impor(satu, keadaan=keadaan, halaman=request.GET.get("halaman"))
        isi["putusan"] = putusan_halaman(satu, isi["halaman"]) if isi["dapat_diubah"] else {}
    return render(request, "laporan/impor_satu.html", isi, status=status)


def _lakukan(request: HttpRequest, wilayah: Wilayah, uuid: UUID, laku: Callable[[Impor], Any]) -> HttpResponse:
    """Do something with an import and go back to its page; what cannot be done any more is said there."""
    satu = get_object_or_404(impor_ringan(), uuid=uuid)
    try:
        laku(satu)
    except BukanSaatnya as galat:
        messages.warning(request, str(galat))
    except Terhalang as galat:
        return _halaman(request, satu, halangan=galat.kalimat, status=409)
    else:
        kerjakan_impor.enqueue(wilayah.kode, str(uuid))
    return redirect("impor_satu", wilayah=wilayah.kode, uuid=uuid)


@perlu("impor")
@require_POST
def impor_simpan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Apply the import."""
    dilihat = request.POST.get("dilihat", "")
    return _lakukan(
        request,
        wilayah,
        uuid,
        lambda satu: mulai_terapkan(impor=satu, oleh=pengguna(request), dilihat=dilihat),
    )


@perlu("impor")
@require_POST
def impor_urungkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Undo the import."""
    return _lakukan(request, wilayah, uuid, lambda satu: mulai_urungkan(impor=satu, oleh=pengguna(request)))


@perlu("impor")
@require_POST
def impor_lanjut(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Set an import going again whose worker died."""
    return _lakukan(request, wilayah, uuid, lambda satu: lanjutkan(impor=satu))


@perlu("impor")
@require_POST
def impor_putuskan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Keep the decisions about unclear rows and plan the file again."""
    putusan = {nama.removeprefix(PUTUS): isi for nama, isi in request.POST.items() if nama.startswith(PUTUS) and isi}
    if not putusan:
        return redirect("impor_satu", wilayah=wilayah.kode, uuid=uuid)
    return _lakukan(request, wilayah, uuid, lambda satu: jawab(impor=satu, keputusan=putusan))  # type: ignore[arg-type]


@perlu("impor")
@require_POST
def impor_pilihan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Other answers to the questions of the file, or no decisions any more: it is planned again."""
    if "lupakan" in request.POST:
        return _lakukan(
            request, wilayah, uuid, lambda satu: jawab(impor=satu, keputusan=dict.fromkeys(satu.keputusan, ""))
        )
    form = FormulirOpsi(request.POST, tahun=timezone.localdate().year)
    if not form.is_valid():
        messages.warning(request, "Pilihan itu tidak dikenal. Pilih lagi.")
        return redirect("impor_satu", wilayah=wilayah.kode, uuid=uuid)
    return _lakukan(request, wilayah, uuid, lambda satu: jawab(impor=satu, opsi=form.opsi()))


@perlu("impor")
@require_POST
def impor_tinggalkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Give the import up: file and rows are removed."""
    satu = get_object_or_404(impor_ringan(), uuid=uuid)
    try:
        tinggalkan(impor=satu)
    except BukanSaatnya as galat:
        messages.warning(request, str(galat))
        return redirect("impor_satu", wilayah=wilayah.kode, uuid=uuid)
    messages.success(request, f"{satu.nama_berkas} ditinggalkan. Tidak ada yang disimpan.")
    return redirect("impor", wilayah=wilayah.kode)
