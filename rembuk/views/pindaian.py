"""Pages: the scan of the signed Berita Acara, handed in and looked at."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.unggah import jawab_unggahan
from rembuk import kueri, tindakan
from rembuk.forms import FormulirPindaian
from rembuk.models import PindaianBA
from rembuk.views.bersama import cari_rembuk, ke_langkah


@perlu("rembuk.ubah")
def pindaian_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Hand in the scan of the signed paper of the latest Berita Acara; several are welcome, none is taken away."""
    rembuk = cari_rembuk(uuid)
    ba = kueri.berita_acara_terakhir(rembuk)
    if ba is None:
        raise Http404("Berita Acara rembuk ini belum terbit.")
    form = FormulirPindaian(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            tindakan.simpan_pindaian(ba=ba, berkas=form.cleaned_data["berkas"], oleh=pengguna(request))
        except ValidationError as galat:
            form.add_error("berkas", galat)
        else:
            messages.success(request, "Pindaian tersimpan.")
            return ke_langkah(wilayah, rembuk, "ba")
    return render(request, "rembuk/pindaian.html", {"form": form, "rembuk": rembuk, "ba": ba})


@perlu("rembuk.lihat")
def pindaian(request: HttpRequest, wilayah: Wilayah, uuid: UUID, pindaian: UUID) -> HttpResponse:
    """A stored scan."""
    semua = PindaianBA.objects.select_related("unggahan")
    objek = get_object_or_404(semua, uuid=pindaian, berita_acara__rembuk__uuid=uuid)
    return jawab_unggahan(objek.unggahan)
