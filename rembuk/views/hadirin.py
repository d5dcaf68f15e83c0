"""Pages: the attendance list, one person after the other, and the reason for elements that did not come."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri, tindakan
from rembuk.forms import FormulirAlasan, FormulirHadirin
from rembuk.models import Hadirin
from rembuk.views.bersama import cari_rembuk, kabarkan, ke_langkah, tersimpan


def _cari(uuid: UUID, hadirin: UUID) -> Hadirin:
    objek: Hadirin = get_object_or_404(
        Hadirin.objects.select_related("pertemuan__desa"), uuid=hadirin, pertemuan__uuid=uuid
    )
    return objek


def _isi(request: HttpRequest, wilayah: Wilayah, objek: Hadirin) -> HttpResponse:
    """One attendee; a new one leads straight to the next, a changed one back to the list."""
    rembuk = objek.pertemuan
    if kueri.tertutup(rembuk):
        return ke_langkah(wilayah, rembuk, "ba")
    form = FormulirHadirin(request.POST or None, instance=objek)
    baru, draf = objek.pk is None, f"hadirin:{objek.uuid if objek.pk else rembuk.uuid}"
    if request.method == "POST" and form.is_valid():
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat
        simpan = partial(tindakan.simpan_isi, objek=objek, oleh=pengguna(request), versi=versi, pengenal=pengenal)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, f"{objek.nama} tersimpan.")
            if baru and "selesai" not in request.POST:
                return redirect("hadirin_baru", wilayah=wilayah.kode, uuid=rembuk.uuid)
            return ke_langkah(wilayah, rembuk, "hadir")
    hadir = kueri.kehadiran(rembuk, wilayah)
    konteks = {
        "form": form, "rembuk": rembuk, "hadirin": objek, "baru": baru, "draf": draf, "hadir": hadir,
        "dusun": [satu for satu in dusun_desa() if not satu.ditutup_pada],
    }  # fmt: skip
    return render(request, "rembuk/hadirin.html", konteks)


@perlu("rembuk.ubah")
def hadirin_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Somebody more on the attendance list."""
    rembuk = cari_rembuk(uuid)
    return _isi(request, wilayah, Hadirin(desa=wilayah, pertemuan=rembuk))


@perlu("rembuk.ubah")
def hadirin_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, hadirin: UUID) -> HttpResponse:
    """Change what is written about somebody on the list."""
    return _isi(request, wilayah, _cari(uuid, hadirin))


@perlu("rembuk.ubah")
@require_POST
def hadirin_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, hadirin: UUID) -> HttpResponse:
    """Take somebody off the attendance list."""
    objek = _cari(uuid, hadirin)
    kabarkan(request, partial(tindakan.hapus_hadirin, hadirin=objek), f"{objek.nama} dihapus dari daftar hadir.")
    return ke_langkah(wilayah, objek.pertemuan, "hadir")


@perlu("rembuk.ubah")
def rembuk_alasan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Why a mandatory element did not come."""
    rembuk = cari_rembuk(uuid)
    draf = f"alasan:{uuid}"
    form = FormulirAlasan(request.POST or None, instance=rembuk)
    if request.method == "POST" and form.is_valid():
        ubah = partial(tindakan.ubah_rembuk, rembuk=rembuk, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, ubah):
            messages.success(request, "Alasan tersimpan.")
            return ke_langkah(wilayah, rembuk, "hadir")
    konteks = {"form": form, "rembuk": rembuk, "draf": draf, "hadir": kueri.kehadiran(rembuk, wilayah)}
    return render(request, "rembuk/alasan.html", konteks)
