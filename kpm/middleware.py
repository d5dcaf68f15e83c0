"""From the address to the scope: wilayah of the URL, the user's assignment there, permission of the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from kpm import lingkup
from kpm.izin import SIAPA_SAJA, izin_peran
from kpm.models import Penugasan, Wilayah


class LingkupMiddleware:
    """Opens the village of the address for this request, or answers 404 as if it did not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        awal = lingkup._kode_terbuka.set(None)
        try:
            return self.get_response(request)
        finally:
            lingkup.tutup(awal)
            timezone.deactivate()

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if "wilayah" not in kwargs:
            return None
        if not request.user.is_authenticated:
            raise Http404("Halaman tidak ada.")
        wilayah = Wilayah.objects.filter(kode=kwargs["wilayah"]).first()
        if wilayah is None:
            raise Http404("Wilayah tidak ada.")
        timezone.activate(wilayah.nama_zona)
        tugas = (
            Penugasan.objects.berlaku(timezone.localdate())
            .filter(pengguna_id=request.user.pk, wilayah_id=wilayah.pk)
            .values_list("peran", flat=True)
        )
        peran = list(tugas)
        if not peran:
            raise Http404("Wilayah tidak ada.")
        izin = frozenset().union(*(izin_peran(satu) for satu in peran))
        perlu = getattr(view, "izin", None)
        if perlu is None:
            raise Http404("Halaman tanpa izin tidak dibuka.")
        if perlu not in izin and perlu != SIAPA_SAJA:
            raise PermissionDenied("Peran Anda tidak memakai halaman ini.")
        if wilayah.desa:
            lingkup.buka(wilayah.kode)
        request.wilayah, request.peran, request.izin = wilayah, peran, izin  # type: ignore[attr-defined]
        kwargs["wilayah"] = wilayah
        return None
