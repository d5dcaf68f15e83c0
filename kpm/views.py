"""Pages without a region: signing in and out, the door, one's own account, status, verification."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator

from kpm.forms import FormulirMasuk
from kpm.kueri import periksa_dokumen, tugas_pengguna
from kpm.kueri_status import basis_data_menjawab, keadaan_mesin


@method_decorator(login_not_required, name="dispatch")
class Masuk(LoginView):
    template_name = "kpm/masuk.html"
    authentication_form = FormulirMasuk
    redirect_authenticated_user = True


class Keluar(LogoutView):
    """Signing out is a POST; whoever types the address finds the button on the account page."""

    http_method_names = ["get", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("saya")


class GantiSandi(PasswordChangeView):
    template_name = "kpm/ganti_sandi.html"
    success_url = reverse_lazy("saya")

    def form_valid(self, form):
        messages.success(self.request, "Kata sandi sudah diganti.")
        return super().form_valid(form)


def pintu(request: HttpRequest) -> HttpResponse:
    """The door: straight into the only region, or a list of several."""
    tugas = tugas_pengguna(request.user, timezone.localdate())  # type: ignore[arg-type]
    if len({satu.wilayah_id for satu in tugas}) == 1:
        return redirect("beranda", wilayah=tugas[0].wilayah.kode)
    return render(request, "kpm/pintu.html", {"tugas": tugas})


def saya(request: HttpRequest) -> HttpResponse:
    """One's own account: name, assignments, password, sign-out."""
    return render(request, "kpm/saya.html", {"tugas": tugas_pengguna(request.user, timezone.localdate())})  # type: ignore[arg-type]


@login_not_required
def status(request: HttpRequest) -> HttpResponse:
    """For watchers: whether the program and its database answer; to a token or national staff, how the machine is."""
    try:
        baik = basis_data_menjawab()
        isi: dict[str, Any] = {"status": "baik" if baik else "gangguan"}
        if baik and _boleh_rinci(request):
            isi |= keadaan_mesin(timezone.now())
    except DatabaseError:
        return JsonResponse({"status": "gangguan"}, status=503)
    return JsonResponse(isi, status=200 if baik else 503)


def _boleh_rinci(request: HttpRequest) -> bool:
    token = request.headers.get("X-Token-Status", "")
    if settings.KPM_TOKEN_STATUS and constant_time_compare(token, settings.KPM_TOKEN_STATUS):
        return True
    return bool(request.user.is_authenticated and request.user.is_staff)


@login_not_required
def verifikasi(request: HttpRequest, kode: str = "") -> HttpResponse:
    """What a printed document's code stands for: kind, village, period, revision, date, hash, and whether it holds."""
    kode = re.sub(r"[^0-9A-Z]", "", (kode or request.GET.get("kode", "")).upper())[:12]
    periksa = periksa_dokumen(kode) if kode else None
    dokumen = periksa.dokumen if periksa else None
    contoh = bool(dokumen and dokumen.wilayah.contoh)
    isi = {"periksa": periksa, "dokumen": dokumen, "kode": kode, "desa_contoh": contoh}
    return render(request, "kpm/verifikasi.html", isi, status=404 if kode and periksa is None else 200)
