"""Pages: proposals made in an FGD, with the columns of the RKP Desa matrix."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri_fgd, tindakan
from rembuk.forms import FormulirUsulan
from rembuk.kegiatan_umum import menu
from rembuk.models import Usulan
from rembuk.usulan_awal import isi_dari_masalah
from rembuk.views.bersama import kabarkan, tersimpan
from rembuk.views.fgd import cari_fgd


def _ke_usulan(wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    return redirect(f"{reverse('fgd_isi', args=[wilayah.kode, uuid])}#usulan")


def _cari(uuid: UUID, usulan: UUID) -> Usulan:
    semua = Usulan.objects.select_related("asal__desa", "rembuk", "dibuat_oleh", "diubah_oleh")
    objek: Usulan = get_object_or_404(semua, uuid=usulan, asal=cari_fgd(uuid))
    return objek


def _isi(request: HttpRequest, wilayah: Wilayah, objek: Usulan) -> HttpResponse:
    """The proposal's form, new or changed; saved, one goes back to the FGD."""
    fgd = objek.asal
    assert fgd is not None  # noqa: S101 (found or made by its FGD)
    masalah = kueri_fgd.masalah_fgd(fgd)
    pilihan = [(satu.pk, f"{satu.nama} ({satu.kurang} orang)") for satu in masalah]
    form = FormulirUsulan(request.POST or None, instance=objek, masalah=pilihan)
    baru, draf = objek.pk is None, f"usulan:{objek.uuid if objek.pk else fgd.uuid}"
    if request.method == "POST" and form.is_valid():
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat
        simpan = partial(tindakan.simpan_isi, objek=objek, oleh=pengguna(request), versi=versi, pengenal=pengenal)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, f"Usulan “{objek.kegiatan}” tersimpan.")
            return _ke_usulan(wilayah, fgd.uuid)
    konteks = {"form": form, "fgd": fgd, "usulan": objek, "baru": baru, "draf": draf, "kegiatan": menu(objek.paket)}
    return render(request, "rembuk/fgd_usulan.html", konteks)


@perlu("rembuk.ubah")
def fgd_usulan_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A new proposal, made of the problem named by ?masalah= if there is one."""
    fgd = cari_fgd(uuid)
    usulan = Usulan(desa=wilayah, asal=fgd, prioritas=kueri_fgd.prioritas_usulan(fgd))
    if teks := request.GET.get("masalah"):
        masalah = next((satu for satu in kueri_fgd.masalah_fgd(fgd) if str(satu.uuid) == teks), None)
        if masalah:
            isi_dari_masalah(usulan, masalah)
            usulan.rembuk = masalah.rembuk  # the rembuk that took the problem gets its new proposals too
    return _isi(request, wilayah, usulan)


@perlu("rembuk.ubah")
def fgd_usulan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, usulan: UUID) -> HttpResponse:
    """Change a proposal; one a rembuk has taken up is changed there."""
    objek = _cari(uuid, usulan)
    if objek.rembuk:
        return redirect("usulan_ubah", wilayah=wilayah.kode, uuid=objek.rembuk.uuid, usulan=objek.uuid)
    return _isi(request, wilayah, objek)


@perlu("rembuk.ubah")
@require_POST
def fgd_usulan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, usulan: UUID) -> HttpResponse:
    """Take a proposal out, while no rembuk has taken it up."""
    objek = _cari(uuid, usulan)
    if objek.rembuk:
        messages.error(request, "Usulan ini sudah dibawa ke rembuk. Ubah atau hapus di halaman rembuknya.")
    else:
        kabarkan(request, partial(tindakan.hapus_usulan, usulan=objek), f"Usulan “{objek.kegiatan}” dihapus.")
    return _ke_usulan(wilayah, uuid)
