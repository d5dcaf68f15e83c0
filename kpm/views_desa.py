"""The village's own settings: office profile, dusun, providers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import kueri
from kpm.forms import FormulirDusun, FormulirFasilitas, FormulirVersi
from kpm.forms_desa import FormulirProfil
from kpm.izin import perlu
from kpm.kueri_siap import langkah_siap
from kpm.models import Dusun, Fasilitas, ProfilDesa, Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, pakai_tempat, simpan, versi_dari
from kpm.tindakan_desa import simpan_profil


@perlu("desa.lihat")
def desa(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Overview of the village's settings."""
    profil = kueri.profil_desa(wilayah)
    siap = langkah_siap(wilayah, profil, timezone.localdate())
    boleh = request.izin  # type: ignore[attr-defined]
    return render(
        request,
        "kpm/desa.html",
        {
            "profil": profil,
            "siap": siap,
            "kepala": "Lurah" if wilayah.kelurahan else "Kepala desa",
            "langkah": [
                (satu, reverse(satu.alamat, args=[wilayah.kode]) if satu.izin in boleh else "") for satu in siap.langkah
            ],
            "dusun": kueri.dusun_desa(),
            "fasilitas": list(Fasilitas.objects.select_related("dusun")),
        },
    )


def _riwayat(objek: Any) -> str:
    """Kind of the record in addresses of its history; empty for the profile, which has that of the whole village."""
    return "dusun" if isinstance(objek, Dusun) else "fasilitas" if isinstance(objek, Fasilitas) else ""


def _tempat(objek: Any) -> dict[str, Any] | None:
    """For the page of a stored dusun or provider: what it is in addresses, and whether it is in use."""
    nama = next((nama for nama, model in TEMPAT.items() if isinstance(objek, model)), None)
    return {"nama": nama, "objek": objek, "alamat": f"{nama}_pakai"} if nama and objek.pk else None


TEMPAT: dict[str, Any] = {"dusun": Dusun, "fasilitas": Fasilitas}


@perlu("desa.ubah")
@require_POST
def pakai(request: HttpRequest, wilayah: Wilayah, model: str, uuid: UUID) -> HttpResponse:
    """Close a dusun or a provider of services, or take it into use again; what stands there stays."""
    objek = get_object_or_404(TEMPAT[model], uuid=uuid)
    tutup = request.POST.get("pakai") == "tidak"
    try:
        pakai_tempat(
            tempat=objek,
            ditutup_pada=timezone.localdate() if tutup else None,
            oleh=pengguna(request),
            versi=versi_dari(request.POST.get("versi")),
        )
    except VersiUsang:
        messages.error(request, "Data ini baru saja diubah orang lain. Periksa dulu, lalu ulangi.")
    else:
        messages.success(request, f"{objek} {'tidak dipakai lagi' if tutup else 'dipakai lagi'}.")
    return redirect(f"{model}_ubah", wilayah=wilayah.kode, uuid=uuid)


def _isi(
    request: HttpRequest,
    wilayah: Wilayah,
    form: FormulirVersi,
    judul: str,
    *,
    tulis: Callable[[], Any] | None = None,
    templat: str = "kpm/desa_isi.html",
    **lain: Any,
) -> HttpResponse:
    """One small form: show it, or save and go back to the overview; a stale save comes back with both values.

    ``tulis`` saves what is more than the record itself.
    """
    konteks: dict[str, Any] = {
        "form": form,
        "judul": judul,
        "jenis_riwayat": _riwayat(form.instance),
        "tempat": _tempat(form.instance),
        **lain,
    }
    if request.method == "POST" and form.is_valid():
        form.instance.desa = wilayah
        tulis = tulis or partial(simpan, form.instance, oleh=pengguna(request), versi=form.versi_dilihat)
        if form.tersimpan(tulis):
            messages.success(request, f"{judul} tersimpan.")
            return redirect("desa", wilayah=wilayah.kode)
    return render(request, templat, konteks)


KOP = ("alamat", "kode_pos", "telepon", "surel", "logo_baru", "tanpa_logo", "kertas")
PENANDA = ("kepala_desa", "jabatan_kepala", "nama_kpm", "ketua_rds", "ketua_bpd")
"""Fields of the office profile under its first two headings."""


@perlu("desa.ubah")
def profil(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Letterhead, paper, who signs, and how a Berita Acara is numbered."""
    objek = kueri.profil_desa(wilayah)
    objek.desa = wilayah  # read already
    form = FormulirProfil(request.POST or None, request.FILES or None, instance=objek)

    def tulis() -> ProfilDesa:
        return simpan_profil(
            profil=form.instance,
            logo=form.logo,
            tanpa_logo=form.lepas_logo,
            oleh=pengguna(request),
            versi=form.versi_dilihat,
        )

    lain = {"profil": objek, "kop": KOP, "penanda": PENANDA}
    judul = f"Profil kantor {wilayah.sebutan.lower()}"
    return _isi(request, wilayah, form, judul, tulis=tulis, templat="kpm/profil.html", **lain)


@perlu("desa.ubah")
def dusun(request: HttpRequest, wilayah: Wilayah, uuid: UUID | None = None, **lain: Any) -> HttpResponse:
    """A dusun, new or changed; ``lain``: what an app above knows of the place."""
    objek = get_object_or_404(Dusun, uuid=uuid) if uuid else Dusun(desa=wilayah)
    return _isi(request, wilayah, FormulirDusun(request.POST or None, instance=objek), "Dusun", **lain)


@perlu("desa.ubah")
def fasilitas(request: HttpRequest, wilayah: Wilayah, uuid: UUID | None = None, **lain: Any) -> HttpResponse:
    """A provider of services, new or changed; ``lain`` as above."""
    objek = get_object_or_404(Fasilitas, uuid=uuid) if uuid else Fasilitas(desa=wilayah)
    return _isi(request, wilayah, FormulirFasilitas(request.POST or None, instance=objek), "Fasilitas", **lain)
