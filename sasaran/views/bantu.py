"""What the entry pages of sasaran share: show a form, save it, or give it back with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.tindakan import VersiUsang
from sasaran.forms.dasar import FormulirSasaran
from sasaran.tindakan import Ganda, SudahTercatat

F = TypeVar("F", bound=FormulirSasaran)
HALAMAN_ISI = "sasaran/isi.html"


def uuid_atau_404(teks: str) -> UUID:
    """The uuid in a query string. What is none belongs to nothing."""
    try:
        return UUID(teks)
    except ValueError as galat:
        raise Http404("Alamat tidak lengkap.") from galat


def bekal(request: HttpRequest, wilayah: Wilayah) -> dict[str, Any]:
    """Arguments every form of sasaran takes: what was sent, the village, and today."""
    return {
        "data": request.POST if request.method == "POST" else None,
        "wilayah": wilayah,
        "pada": timezone.localdate(),
    }


def isi(
    request: HttpRequest,
    form: F,
    simpan: Callable[[F], HttpResponse],
    *,
    judul: str,
    kembali: str,
    draf: str = "",
    templat: str = HALAMAN_ISI,
    **konteks: Any,
) -> HttpResponse:
    """Show the form, or save it and go where ``simpan`` says; what cannot be saved comes back as it was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            jawab = simpan(form)
        except VersiUsang:
            form.hadapi_versi()
        except Ganda as ganda:
            form.add_error(ganda.bidang if ganda.bidang in form.fields else None, str(ganda))
        else:
            if draf:
                request.session["draf_selesai"] = draf
            return jawab
    konteks |= {"form": form, "judul": judul, "kembali": kembali, "draf": draf}
    konteks.setdefault("perlu_dusun", "dusun" in form.fields and not dusun_desa())
    return render(request, templat, konteks)


def ke_orang(request: HttpRequest, orang: Model, kabar: str) -> HttpResponse:
    """To the page of a person, with what was done."""
    messages.success(request, kabar)
    return redirect("orang", wilayah=request.wilayah.kode, uuid=orang.uuid)  # type: ignore[attr-defined]


def sudah_tercatat(request: HttpRequest, galat: SudahTercatat) -> HttpResponse:
    """The end of this pregnancy is there already: to the child, or to the mother, nothing is made twice."""
    anak = galat.kehamilan.anak.select_related("orang").first()
    messages.info(request, "Persalinan ini sudah dicatat. Tidak ada yang tersimpan dua kali.")
    return redirect("orang", wilayah=galat.kehamilan.desa.kode, uuid=(anak.orang if anak else galat.kehamilan.ibu).uuid)
