"""Pages: photos of a meeting, with the words under them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kpm.foto import SISI_KECIL, kecilkan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.unggah import jawab_unggahan
from rembuk.forms_pertemuan import FormulirFoto
from rembuk.models import FotoPertemuan
from rembuk.pertemuan import sebutan
from rembuk.tindakan.pertemuan import hapus_foto, simpan_foto, ubah_foto
from rembuk.views.bersama import alamat_pertemuan, cari_pertemuan, kabarkan, tersimpan

SEJAM = "private, max-age=3600"
"""A photo never changes under its address, and a page of them is not asked for twice on 3G."""


def _cari(uuid: UUID, foto: UUID) -> FotoPertemuan:
    semua = FotoPertemuan.objects.select_related("pertemuan__desa", "pertemuan__dusun", "unggahan__desa", "desa")
    satu: FotoPertemuan = get_object_or_404(semua, uuid=foto, pertemuan__uuid=uuid)
    return satu


def _isi(request: HttpRequest, wilayah: Wilayah, foto: FotoPertemuan) -> HttpResponse:
    rapat, baru = foto.pertemuan, foto.pk is None
    draf = f"foto:{rapat.uuid if baru else foto.uuid}"
    form = FormulirFoto(request.POST or None, request.FILES or None, instance=foto)
    if request.method == "POST" and form.is_valid():
        isi, oleh = form.cleaned_data, pengguna(request)
        simpan = partial(ubah_foto, foto=foto, oleh=oleh, versi=form.versi_dilihat)
        if baru:
            simpan = partial(
                simpan_foto, rapat=rapat, berkas=isi["berkas"], keterangan=isi["keterangan"], oleh=oleh,
                pengenal=isi.get("pengenal"),
            )  # fmt: skip
        if tersimpan(request, form, draf, simpan):
            messages.success(request, "Foto tersimpan.")
            if baru and "selesai" not in request.POST:
                return redirect("foto_baru", wilayah=wilayah.kode, uuid=rapat.uuid)
            return redirect(alamat_pertemuan(wilayah, rapat, "foto"))
    konteks = {
        "form": form, "foto": foto, "rapat": rapat, "baru": baru, "draf": draf, "sebutan": sebutan(rapat),
        "kembali": alamat_pertemuan(wilayah, rapat, "foto"),
    }  # fmt: skip
    return render(request, "rembuk/foto.html", konteks)


@perlu("rembuk.ubah")
def foto_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One more photo."""
    return _isi(request, wilayah, FotoPertemuan(desa=wilayah, pertemuan=cari_pertemuan(uuid)))


@perlu("rembuk.ubah")
def foto_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, foto: UUID) -> HttpResponse:
    """The words under a photo."""
    return _isi(request, wilayah, _cari(uuid, foto))


@perlu("rembuk.lihat")
def foto_berkas(request: HttpRequest, wilayah: Wilayah, uuid: UUID, foto: UUID) -> HttpResponse:
    """The photo; with ?kecil the small one of a list."""
    jawab = jawab_unggahan(_cari(uuid, foto).unggahan)
    if "kecil" in request.GET:
        try:
            jawab.content = kecilkan(jawab.content, SISI_KECIL)
        except OSError as galat:
            raise Http404("Foto tidak terbaca.") from galat
        jawab["Content-Type"] = "image/jpeg"
    jawab["Cache-Control"] = SEJAM
    return jawab


@perlu("rembuk.ubah")
@require_POST
def foto_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, foto: UUID) -> HttpResponse:
    """Take a photo away for good."""
    satu = _cari(uuid, foto)
    kabarkan(request, partial(hapus_foto, foto=satu), "Foto dihapus.")
    return redirect(alamat_pertemuan(wilayah, satu.pertemuan, "foto"))
