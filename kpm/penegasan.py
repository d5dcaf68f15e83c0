"""Asking for the password again before what is most delicate: a NIK, a file with names, other people's accounts."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from axes.utils import reset
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from kpm.izin import alamat_klien
from kpm.sesi import TEGAS

View = TypeVar("View", bound=Callable[..., Any])
PALING_PANJANG = 1000
BUKAN_TUJUAN = frozenset({"tegaskan", "keluar", "masuk", "masuk_kode"})


def tegas(view: View | None = None, *, bila: Callable[[HttpRequest], bool] | None = None) -> Any:
    """Mark a view that opens only for KPM_PENEGASAN_MENIT after the password was typed (a fresh sign-in counts).

    Else a GET is led to the page that asks and back here; a POST back to the page it was sent from, where its button
    is pressed once more. ``bila`` limits the question to the requests for which it answers True. Put it under
    ``@perlu``.
    """

    def bungkus(satu: View) -> View:
        @wraps(satu)
        def jawab(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (bila is None or bila(request)) and not sudah_tegas(request):
                return minta_penegasan(request)
            return satu(request, *args, **kwargs)

        return jawab  # type: ignore[return-value]

    return bungkus(view) if view is not None else bungkus


def bernama(request: HttpRequest) -> bool:
    """For ``bila``: this address asks for names (`?nama=1`)."""
    return request.GET.get("nama") == "1"


def sudah_tegas(request: HttpRequest) -> bool:
    """Whether the password was typed recently enough in this session."""
    lalu = timezone.now().timestamp() - request.session.get(TEGAS, 0)
    return 0 <= lalu <= settings.KPM_PENEGASAN_MENIT * 60


def minta_penegasan(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the password, with the way back."""
    ulang = {} if request.method in ("GET", "HEAD") else {"ulang": "1"}
    return redirect(f"{reverse('tegaskan')}?{urlencode({'lanjut': halaman_tadi(request) or '/', **ulang})}")


def halaman_tadi(request: HttpRequest) -> str:
    """The page somebody stands on: what was asked for, of a POST where it was sent from; empty when nobody can say."""
    if request.method in ("GET", "HEAD"):
        return jalur_sendiri(request.get_full_path())
    asal = urlsplit(request.META.get("HTTP_REFERER", ""))
    milik_sendiri = asal.netloc == request.get_host()
    return jalur_sendiri(asal._replace(scheme="", netloc="", fragment="").geturl()) if milik_sendiri else ""


def jalur_sendiri(teks: str) -> str:
    """``teks`` where it is the path of one of our own pages; else empty, so that nobody is led elsewhere."""
    if not teks.startswith("/") or len(teks) > PALING_PANJANG:
        return ""
    if not url_has_allowed_host_and_scheme(teks, allowed_hosts=None):
        return ""
    try:
        tujuan = resolve(teks.partition("?")[0])
    except Resolver404:
        return ""
    return "" if tujuan.view_name in BUKAN_TUJUAN else teks


def sandi_cocok(request: HttpRequest, sandi: str) -> bool:
    """Whether this is the password of the person who is signed in; wrong tries count as those of signing in do."""
    nama = request.user.get_username()
    pengguna = authenticate(request, username=nama, password=sandi)
    if pengguna is None or pengguna.pk != request.user.pk:
        return False
    reset(ip=alamat_klien(request), username=nama)
    return True
