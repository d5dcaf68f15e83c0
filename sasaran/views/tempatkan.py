"""Households put into their dusun, many at once: after an import that did not tell where they stand."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kpm.izin import perlu
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from sasaran import kueri_tempatkan as kueri
from sasaran.aturan import DUSUN_BELUM
from sasaran.forms.tempatkan import FormulirTempatkan
from sasaran.tindakan.tempatkan import tempatkan as pindahkan

SEHALAMAN = 40


@perlu("sasaran.ubah")
def tempatkan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The households of one dusun with a tick each, and the dusun they go to."""
    semua = dusun_desa()
    dari = kueri.dusun_asal(semua, request.GET.get("dusun", ""))
    if dari is None:
        if "dusun" in request.GET:
            raise Http404("Dusun ini tidak ada.")
        return render(request, "sasaran/tempatkan.html", {"dusun": semua})
    halaman = Paginator(kueri.rumah_di(dari), SEHALAMAN).get_page(request.GET.get("halaman"))
    alamat = f"{reverse('tempatkan', args=[wilayah.kode])}?dusun={dari.uuid}"
    form = FormulirTempatkan(
        request.POST if request.method == "POST" else None, dari=dari, rumah=[satu.uuid for satu in halaman]
    )
    if request.method == "POST" and form.is_valid():
        ke = form.cleaned_data["ke"]
        jumlah = pindahkan(rumah=form.dipilih, dari=dari, ke=ke, oleh=request.user)  # type: ignore[arg-type]
        messages.success(request, f"{jumlah} rumah tangga ditempatkan di {ke}.")
        return redirect(alamat)
    konteks = {
        "dusun": semua,
        "dari": dari,
        "belum": dari.nama == DUSUN_BELUM,
        "ada_tujuan": any(s.ditutup_pada is None and s != dari and s.nama != DUSUN_BELUM for s in semua),
        "halaman": halaman,
        "form": form,
        "kueri_lain": f"dusun={dari.uuid}",
    }
    return render(request, "sasaran/tempatkan.html", konteks)
