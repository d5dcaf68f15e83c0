"""Pages: findings of the mapping meeting of a dusun."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Dusun, Wilayah
from kpm.permintaan import pengguna
from rembuk.forms_peta import FormulirTemuan
from rembuk.kueri_peta import musdus_dusun
from rembuk.models import TemuanDusun
from rembuk.tindakan.peta import hapus_temuan, simpan_temuan
from rembuk.views.bersama import kabarkan, tersimpan


def _isi(request: HttpRequest, wilayah: Wilayah, objek: TemuanDusun) -> HttpResponse:
    dusun = objek.pertemuan.dusun
    if dusun is None:
        raise Http404("Pertemuan ini bukan musyawarah dusun.")
    form = FormulirTemuan(request.POST or None, instance=objek)
    draf = f"temuan:{objek.uuid if objek.pk else objek.pertemuan.uuid}"
    if request.method == "POST" and form.is_valid():
        simpan = partial(
            simpan_temuan, temuan=objek, oleh=pengguna(request), versi=form.versi_dilihat,
            pengenal=form.cleaned_data.get("pengenal"),
        )  # fmt: skip
        if tersimpan(request, form, draf, simpan):
            messages.success(request, "Temuan tersimpan.")
            return redirect("pemetaan_dusun", wilayah=wilayah.kode, uuid=dusun.uuid)
    konteks = {"form": form, "temuan": objek, "dusun": dusun, "draf": draf}
    return render(request, "rembuk/temuan.html", konteks)


@perlu("rembuk.ubah")
def baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A finding of the latest mapping meeting of a dusun. 404 while no meeting of it is written down."""
    dusun: Dusun = get_object_or_404(Dusun, uuid=uuid)
    musdus = next((satu for satu in musdus_dusun(dusun) if not satu.tertutup), None)  # type: ignore[attr-defined]
    if musdus is None:
        raise Http404("Musyawarah dusun ini belum dicatat.")
    musdus.dusun = dusun
    return _isi(request, wilayah, TemuanDusun(desa=wilayah, pertemuan=musdus))


def _cari(uuid: UUID) -> TemuanDusun:
    semua = TemuanDusun.objects.select_related("pertemuan__dusun", "dibuat_oleh", "diubah_oleh")
    objek: TemuanDusun = get_object_or_404(semua, uuid=uuid)
    return objek


@perlu("rembuk.ubah")
def ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change what is written about a finding."""
    return _isi(request, wilayah, _cari(uuid))


@perlu("rembuk.ubah")
@require_POST
def hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take a finding away; the history keeps it."""
    objek = _cari(uuid)
    kabarkan(request, partial(hapus_temuan, temuan=objek), "Temuan dihapus.")
    if objek.pertemuan.dusun is None:
        return redirect("pemetaan", wilayah=wilayah.kode)
    return redirect("pemetaan_dusun", wilayah=wilayah.kode, uuid=objek.pertemuan.dusun.uuid)
