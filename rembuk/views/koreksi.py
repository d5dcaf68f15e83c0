"""Pages: opening an issued Berita Acara for correction, and closing it again as it was."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri, tindakan
from rembuk.forms import FormulirKoreksi
from rembuk.views.bersama import cari_rembuk, kabarkan, ke_langkah


@perlu("rembuk.terbit")
def koreksi_buka(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The reason first; then the meeting is open again."""
    rembuk = cari_rembuk(uuid)
    ba = kueri.berita_acara_terakhir(rembuk)
    if ba is None or rembuk.dikoreksi:
        return ke_langkah(wilayah, rembuk, "ba")
    form = FormulirKoreksi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        buka = partial(
            tindakan.buka_koreksi, rembuk=rembuk, desa=wilayah, alasan=form.cleaned_data["alasan"],
            oleh=pengguna(request), sekarang=timezone.localtime(),
        )  # fmt: skip
        kabarkan(request, buka, "Koreksi dibuka. Perbaiki isinya, lalu terbitkan revisinya.")
        return ke_langkah(wilayah, rembuk, "ba")
    return render(request, "rembuk/koreksi.html", {"form": form, "rembuk": rembuk, "ba": ba, "draf": f"koreksi:{uuid}"})


@perlu("rembuk.terbit")
@require_POST
def koreksi_batal(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Nothing was changed: the Berita Acara holds as before."""
    rembuk = cari_rembuk(uuid)
    batal = partial(
        tindakan.batalkan_koreksi, rembuk=rembuk, desa=wilayah, oleh=pengguna(request), sekarang=timezone.localtime()
    )
    kabarkan(request, batal, "Koreksi dibatalkan. Berita Acara berlaku seperti semula.")
    return ke_langkah(wilayah, rembuk, "ba")
