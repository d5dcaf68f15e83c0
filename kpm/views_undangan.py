"""The page behind a link that works once: the invited person sees for what, and chooses a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from kpm.forms_akun import FormulirSandiBaru
from kpm.kueri_undangan import tugas_diundang, undangan_berlaku
from kpm.sesi import mulai
from kpm.tindakan_undangan import UndanganTidakBerlaku, terima_undangan

KUKI = "kpm_undangan"
UMUR_KUKI = 60 * 60
"""Seconds an opened link may be filled in before it has to be opened again."""


@login_not_required
@require_safe
def undangan(request: HttpRequest, rahasia: str) -> HttpResponse:
    """Takes the secret out of the address before anything is shown, so that no Referer and no log carries it on."""
    if undangan_berlaku(rahasia, timezone.now()) is None:
        return _tidak_berlaku(request)
    jawab = redirect("undangan_isi")
    jawab.set_signed_cookie(
        KUKI,
        rahasia,
        max_age=UMUR_KUKI,
        path=reverse("undangan_isi"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return jawab


@login_not_required
@sensitive_post_parameters()
def undangan_isi(request: HttpRequest) -> HttpResponse:
    """Who is invited for what, and the password typed twice."""
    sekarang = timezone.now()
    rahasia = request.get_signed_cookie(KUKI, default="", max_age=UMUR_KUKI)
    satu = undangan_berlaku(rahasia, sekarang) if rahasia else None
    if satu is None:
        return _tidak_berlaku(request)
    form = FormulirSandiBaru(satu.pengguna, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pengguna = terima_undangan(undangan=satu, sandi=form.cleaned_data["new_password1"], pada=sekarang)
        except UndanganTidakBerlaku:
            return _tidak_berlaku(request)
        jawab = redirect(mulai(request, pengguna, reverse("pintu")))
        messages.success(request, "Kata sandi tersimpan.")
        jawab.delete_cookie(KUKI, path=reverse("undangan_isi"), samesite="Lax")
        return jawab
    return render(request, "kpm/undangan.html", {"undangan": satu, "form": form, "tugas": tugas_diundang(satu)})


def _tidak_berlaku(request: HttpRequest) -> HttpResponse:
    return render(request, "kpm/undangan_lewat.html", status=410)
