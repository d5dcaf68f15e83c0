"""The address of a record that was merged into another one leads to that one, whatever page of it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sasaran.kueri_ganda import pengganti


class AlihGabungMiddleware:
    """Answers 404 for a merged record with the way to the one it went into. Stands inside the open scope.

    A form sent to the old address is sent on as it is (307), so that nothing typed is lost: its version belongs to the
    other record, which shows both values.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawab = self.get_response(request)
        return (_alih(request) or jawab) if jawab.status_code == 404 else jawab

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        """The record went while this request was being answered."""
        return _alih(request) if isinstance(galat, ObjectDoesNotExist | IntegrityError) else None


def _alih(request: HttpRequest) -> HttpResponse | None:
    wilayah: Any = getattr(request, "wilayah", None)
    tujuan = request.resolver_match
    if wilayah is None or not wilayah.desa or tujuan is None:
        return None
    bagian = dict(tujuan.kwargs)
    ganti = {nama: baru for nama, nilai in bagian.items() if isinstance(nilai, UUID) and (baru := pengganti(nilai))}
    if not ganti:
        return None
    alamat = reverse(tujuan.view_name, kwargs=bagian | {"wilayah": wilayah.kode} | ganti)
    if kueri := request.META.get("QUERY_STRING"):
        alamat += f"?{kueri}"
    jawab = HttpResponseRedirect(alamat)
    if request.method != "GET":
        jawab.status_code = 307
    return jawab
