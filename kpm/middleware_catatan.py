"""One line of the log for every answer, and the number that ties it to the errors of the same request."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kpm.catatan import jalur_aman

log = logging.getLogger("kpm.web")
LAMBAT = 3000
"""Milliseconds after which an answer is worth a warning: the time a user waits without looking away (lessons.md)."""


def catat_permintaan(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The outermost layer: measures the whole answer. Account number and path only, never a query or a name."""

    def jawab(request: HttpRequest) -> HttpResponse:
        nomor = uuid.uuid4().hex[:16]
        request.nomor_permintaan = nomor  # type: ignore[attr-defined]
        mulai = time.perf_counter()
        response = get_response(request)
        ms = round((time.perf_counter() - mulai) * 1000)
        # not asked for again: a page that looked at nobody has not read the session either
        pengguna = getattr(getattr(request, "_cached_user", None), "pk", None)
        log.log(
            logging.WARNING if ms > LAMBAT else logging.INFO,
            "lambat" if ms > LAMBAT else "jawab",
            extra={
                "permintaan": nomor,
                "metode": request.method,
                "jalur": jalur_aman(request.path),
                "status": response.status_code,
                "ms": ms,
                "pengguna": pengguna,
            },
        )
        response.headers["X-Permintaan"] = nomor
        return response

    return jawab
