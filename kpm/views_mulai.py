"""The first page of a machine without accounts: choose the village, become its admin. Gone for ever afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from kpm import sesi
from kpm.forms_desa import FormulirMulai
from kpm.kueri_buka import ada_akun, dengan_induk, kode_desa, pilih_tempat
from kpm.models import Peran, Wilayah
from kpm.mulai import hapus_kode
from kpm.tindakan_desa import Orang, mulai_pertama


@login_not_required
def mulai(request: HttpRequest) -> HttpResponse:
    """Choosing the village, from province to village or by a word of its name."""
    _hanya_awal()
    di, teks = request.GET.get("di", ""), request.GET.get("q", "").strip()[:60]
    if di and not Wilayah.objects.filter(kode=di[:13]).exists():
        di = ""
    return render(request, "kpm/mulai.html", {"daftar": pilih_tempat(di=di, teks=teks), "di": di, "q": teks})


@login_not_required
@sensitive_post_parameters()
def mulai_admin(request: HttpRequest, kode: str) -> HttpResponse:
    """Who becomes the admin of that village; the start code proves that they may."""
    _hanya_awal()
    desa = Wilayah.objects.filter(kode=kode_desa(kode)).first()
    if desa is None:
        return redirect("mulai")
    form = FormulirMulai(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        orang = Orang(Peran.ADMIN_DESA, isi["nama"], isi["telepon"], isi["username"], isi["sandi"])
        with timezone.override(desa.nama_zona):
            pengguna = mulai_pertama(desa=desa, orang=orang, pada=timezone.localtime())
        if pengguna is None:
            messages.info(request, "Orang lain baru saja menyiapkan program ini. Minta akun kepadanya.")
            return redirect("masuk")
        hapus_kode()
        messages.success(request, f"{desa.nama_lengkap} dibuka. Nama pengguna Anda: {pengguna.username}")
        return redirect(sesi.mulai(request, pengguna, reverse("desa", args=[desa.kode])))
    return render(request, "kpm/mulai_admin.html", {"form": form, "pilihan": dengan_induk([desa])[0]})


def _hanya_awal() -> None:
    """Raises Http404 once anybody has an account: nobody learns that there was such a page."""
    if ada_akun():
        raise Http404("Halaman tidak ada.")
