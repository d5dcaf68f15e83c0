"""The working lists a user keeps: all of them, another name, giving one up. Keeping one is done at the list itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from sasaran import kueri, tindakan_daftar
from sasaran.forms.daftar import FormulirNamaDaftar
from sasaran.models import SaringanTersimpan


def _milik(request: HttpRequest, uuid: UUID) -> SaringanTersimpan:
    """A list of this user; everybody else's is 404."""
    daftar: SaringanTersimpan = get_object_or_404(SaringanTersimpan, uuid=uuid, pengguna=request.user)
    return daftar


def simpan_saringan(request: HttpRequest, wilayah: Wilayah, jenis: str, isi: str) -> FormulirNamaDaftar:
    """Keep the narrowing ``isi`` of a list under the name that was sent; valid once that is done, else it says why
    not."""
    form = FormulirNamaDaftar(request.POST)
    if form.is_valid():
        try:
            tersimpan = tindakan_daftar.simpan_daftar(
                desa=wilayah,
                oleh=request.user,  # type: ignore[arg-type]
                nama=form.cleaned_data["nama"],
                kueri=isi,
                jenis=jenis,
            )
        except tindakan_daftar.DaftarDitolak as galat:
            form.add_error("nama", str(galat))
        else:
            messages.success(request, f"Daftar “{tersimpan.nama}” tersimpan. Bukalah dari atas halaman ini.")
    return form


def _halaman(request: HttpRequest, salah: SaringanTersimpan | None = None, form: object = None) -> HttpResponse:
    konteks = {
        "daftar": kueri.daftar_tersimpan(request.user),  # type: ignore[arg-type]
        "salah": salah,
        "form": form,
    }
    return render(request, "sasaran/daftar_saya.html", konteks)


@perlu("sasaran.lihat")
def daftar_saya(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """All lists this user keeps."""
    return _halaman(request)


@perlu("sasaran.lihat")
@require_POST
def daftar_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Another name for a kept list."""
    daftar, form = _milik(request, uuid), FormulirNamaDaftar(request.POST)
    if form.is_valid():
        try:
            tindakan_daftar.ubah_nama_daftar(
                daftar=daftar,
                oleh=request.user,  # type: ignore[arg-type]
                nama=form.cleaned_data["nama"],
            )
        except tindakan_daftar.DaftarDitolak as galat:
            form.add_error("nama", str(galat))
        else:
            messages.success(request, f"Daftar itu sekarang bernama “{daftar.nama}”.")
            return redirect("daftar_saya", wilayah=wilayah.kode)
    return _halaman(request, daftar, form)


@perlu("sasaran.lihat")
@require_POST
def daftar_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Give a kept list up."""
    daftar = _milik(request, uuid)
    tindakan_daftar.hapus_daftar(daftar=daftar)
    messages.success(request, f"Daftar “{daftar.nama}” dihapus. Orang di dalamnya tidak berubah.")
    return redirect("daftar_saya", wilayah=wilayah.kode)
