"""The gate behind signing in: nothing opens before the first password is changed and the second step is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kpm.kueri_akun import perangkat_terpasang, wajib_kode
from kpm.penegasan import halaman_tadi
from kpm.sesi import LANGKAH_DUA, terlihat

SELALU = frozenset({"keluar"})
UNTUK_KODE = frozenset({"totp", "tegaskan"})
"""Pages of setting the second step up."""
BELUM_TERSIMPAN = "Anda sudah keluar, jadi isian tadi belum tersimpan. Masuk, lalu isi dan simpan sekali lagi."
BELUM_TERKIRIM = "Anda sudah keluar, jadi berkas tadi belum terkirim. Masuk, lalu pilih dan kirim sekali lagi."


class WajibMasuk(LoginRequiredMiddleware):
    """Signing in first. Who sends something after the session is over is told that it was lost, and led back."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        messages.warning(request, BELUM_TERKIRIM if request.content_type == "multipart/form-data" else BELUM_TERSIMPAN)
        return redirect_to_login(halaman_tadi(request) or "/")


class GerbangAkun:
    """Asks of every private page whether its person may go on; costs no query, all of it came with the user."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        pengguna = request.user
        if not pengguna.is_authenticated or not getattr(view, "login_required", True):
            return None
        perangkat = perangkat_terpasang(pengguna)
        if perangkat and request.session.get(LANGKAH_DUA) != perangkat:
            # opened before this device was installed: the second step was never done here
            logout(request)
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        nama = request.resolver_match.view_name if request.resolver_match else ""
        if nama in SELALU:
            return None
        if pengguna.wajib_ganti_sandi:
            return None if nama == "ganti_sandi" else redirect("ganti_sandi")
        if not perangkat and wajib_kode(pengguna):
            return None if nama in UNTUK_KODE else redirect("totp")
        terlihat(request, pengguna)
        return None
