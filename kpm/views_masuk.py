"""Signing in and out: password, then the code where there is a device; typing the password again later."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from kpm import sesi, totp
from kpm.forms import FormulirMasuk
from kpm.forms_akun import FormulirKode, FormulirTegas
from kpm.kueri_buka import ada_akun
from kpm.models import Pengguna, PerangkatTotp
from kpm.penegasan import jalur_sendiri
from kpm.tindakan_totp import periksa_kode


@method_decorator(login_not_required, name="dispatch")
class Masuk(LoginView):
    """The password; whoever has a device goes on to the code."""

    template_name = "kpm/masuk.html"
    authentication_form = FormulirMasuk
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not ada_akun():
            return redirect("mulai")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        return HttpResponseRedirect(sesi.mulai(self.request, form.get_user(), self.get_success_url()))


@login_not_required
def masuk_kode(request: HttpRequest) -> HttpResponse:
    """The second step: the code of the telephone, or a recovery code."""
    menunggu = sesi.menunggu_kode(request)
    if menunggu is None:
        messages.info(request, "Masuk dahulu dengan kata sandi Anda.")
        return redirect("masuk")
    pengguna, lanjut = menunggu
    sekarang = timezone.now()
    form = FormulirKode(request.POST or None, pemulihan="pemulihan" in request.GET)
    if request.method == "POST" and form.is_valid():
        hasil = periksa_kode(pengguna=pengguna, kode=form.cleaned_data["kode"], pada=sekarang)
        if hasil.perangkat:
            sesi.buka_langkah_dua(request, pengguna, hasil.perangkat)
            if hasil.sisa_pemulihan is not None:
                messages.warning(request, f"Kode pemulihan itu sudah terpakai. Tersisa {hasil.sisa_pemulihan} kode.")
            return redirect(lanjut)
        form.tolak(hasil.terkunci_sampai, sekarang)
    contoh = _kode_contoh(pengguna, sekarang.timestamp()) if pengguna.contoh else None
    konteks = {"form": form, "pemulihan": form.pemulihan, "contoh": contoh, "nama": pengguna.nama}
    return render(request, "kpm/masuk_kode.html", konteks)


def _kode_contoh(pengguna: Pengguna, saat: float) -> str:
    """The code a demo account would find on its telephone; empty for the seconds until the next one."""
    perangkat = PerangkatTotp.objects.get(pengguna=pengguna)
    nomor = totp.langkah_berikut(saat, perangkat.langkah_terakhir)
    return totp.berkelompok(totp.kode_langkah(perangkat.rahasia, nomor), 3) if nomor is not None else ""


@login_not_required
def masuk_admin(request: HttpRequest) -> HttpResponse:
    """The staff pages have no sign-in of their own, which would know neither throttling by account nor the code."""
    if request.user.is_authenticated:
        raise PermissionDenied
    lanjut = urlencode({"next": jalur_sendiri(request.GET.get("next", "")) or reverse("admin:index")})
    return redirect(f"{reverse('masuk')}?{lanjut}")


class Keluar(LogoutView):
    """Signing out is a POST; whoever types the address finds the button on the account page."""

    http_method_names = ["get", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("saya")


@sensitive_post_parameters()
def tegaskan(request: HttpRequest) -> HttpResponse:
    """The password once more, then on to where it was asked for."""
    lanjut = jalur_sendiri(request.POST.get("lanjut") or request.GET.get("lanjut", "")) or "/"
    ulang = bool(request.POST.get("ulang") or request.GET.get("ulang"))
    form = FormulirTegas(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        sesi.tegaskan(request)
        if ulang:
            messages.success(request, "Terima kasih. Sekarang tekan sekali lagi tombol yang tadi.")
        return redirect(lanjut)
    return render(request, "kpm/tegaskan.html", {"form": form, "lanjut": lanjut, "ulang": ulang})
