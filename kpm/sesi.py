"""What a session knows: a sign-in that waits for its second step, the device that passed it, when it was last sure."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from kpm.kueri_akun import pengguna_sesi, perangkat_terpasang
from kpm.models import Pengguna
from kpm.perangkat import sebutan
from kpm.tindakan_sesi import catat_sesi, lupakan_sesi, pindahkan_sesi

BACKEND = "kpm.izin.NamaAtauTelepon"
TERTUNDA = "masuk_tertunda"
LANGKAH_DUA = "langkah_dua"
"""Key of the device whose code was typed in this session."""
TEGAS = "tegas_pada"
TERLIHAT = "terlihat_pada"
UMUR_TERTUNDA = 10 * 60
"""Seconds between the password and the code."""
JEDA_TERLIHAT = 5 * 60
"""Seconds between two writings of "last seen"."""


def mulai(request: HttpRequest, pengguna: Pengguna, lanjut: str) -> str:
    """The password was right: open the session, or let it wait for the code. Where to go next.

    Until the second step nobody is signed in: the session holds only whose code is awaited.
    """
    if request.user.is_authenticated:
        logout(request)
    if not perangkat_terpasang(pengguna):
        login(request, pengguna, backend=BACKEND)
        return lanjut
    request.session.cycle_key()
    request.session[TERTUNDA] = {
        "pengguna": pengguna.pk,
        "sidik": pengguna.get_session_auth_hash(),
        "pada": timezone.now().timestamp(),
        "lanjut": lanjut,
    }
    return reverse("masuk_kode")


def menunggu_kode(request: HttpRequest) -> tuple[Pengguna, str] | None:
    """Whose code this session waits for, and where they wanted to go; None when it waits for nobody (any more)."""
    isi: dict[str, Any] = request.session.get(TERTUNDA) or {}
    if timezone.now().timestamp() - isi.get("pada", 0) > UMUR_TERTUNDA:
        return None
    pengguna = pengguna_sesi().filter(pk=isi["pengguna"], is_active=True).first()
    # a password changed meanwhile ends this too
    if pengguna is None or not constant_time_compare(isi["sidik"], pengguna.get_session_auth_hash()):
        return None
    return pengguna, isi["lanjut"]


def buka_langkah_dua(request: HttpRequest, pengguna: Pengguna, perangkat: int) -> None:
    """The code was right: open the session."""
    request.session.pop(TERTUNDA, None)
    login(request, pengguna, backend=BACKEND)
    request.session[LANGKAH_DUA] = perangkat


def sandi_diganti(request: HttpRequest, pengguna: Pengguna) -> None:
    """Keep this session, under a new key, though the password changed."""
    lama = request.session.session_key
    update_session_auth_hash(request, pengguna)
    pindahkan_sesi(dari=lama or "", ke=request.session.session_key or "")
    tegaskan(request)


def tegaskan(request: HttpRequest) -> None:
    """The password was typed just now."""
    request.session[TEGAS] = timezone.now().timestamp()


def terlihat(request: HttpRequest, pengguna: Any, *, segera: bool = False) -> None:
    """Write down that this session is in use, at most every five minutes."""
    sekarang = timezone.now()
    if not segera and sekarang.timestamp() - request.session.get(TERLIHAT, 0) < JEDA_TERLIHAT:
        return
    request.session[TERLIHAT] = sekarang.timestamp()
    catat_sesi(
        pengguna=pengguna,
        kunci=request.session.session_key or "",
        perangkat=sebutan(request.META.get("HTTP_USER_AGENT", "")),
        pada=sekarang,
    )


@receiver(user_logged_in)
def _masuk(sender: Any, request: HttpRequest, user: Pengguna, **lain: Any) -> None:
    tegaskan(request)
    terlihat(request, user, segera=True)


@receiver(user_logged_out)
def _keluar(sender: Any, request: HttpRequest, user: Pengguna | None, **lain: Any) -> None:
    if user is not None:
        lupakan_sesi(kunci=request.session.session_key or "")
