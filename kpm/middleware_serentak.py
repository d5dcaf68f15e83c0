"""Two people in the same moment: who loses against the other is answered once more, from what stands there now."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse

SALING_TUNGGU = ("40P01", "40001")
"""SQLSTATE of PostgreSQL: deadlock detected, serialization failure. The transaction is undone as a whole."""


class UlangiSekaliMiddleware:
    """A request that met a row deleted or written since it looked is answered again, once, instead of failing.

    Its transaction was undone, and the second look tells what is so now: the page is gone (404), the other's values are
    shown beside one's own, or it simply succeeds. Stands inside the open scope and around the way to merged records.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawab = self.get_response(request)
        if not getattr(request, "kalah_cepat", False):
            return jawab
        for _, semua in request.FILES.lists():
            for berkas in semua:
                berkas.seek(0)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        """The first time a placeholder, which nobody sees; the second time the failure is one."""
        if getattr(request, "kalah_cepat", False) or not _kalah_cepat(galat):
            return None
        request.kalah_cepat = True  # type: ignore[attr-defined]
        return HttpResponse(status=503)


def _kalah_cepat(galat: Exception) -> bool:
    if isinstance(galat, OperationalError):
        return getattr(galat.__cause__, "pgcode", None) in SALING_TUNGGU
    return isinstance(galat, ObjectDoesNotExist | IntegrityError)
