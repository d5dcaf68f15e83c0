"""From the address to the scope: wilayah of the URL, the user's assignment there, permission of the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from kpm import lingkup
from kpm.izin import SIAPA_SAJA, izin_peran
from kpm.models import Penugasan
from kpm.tautan import lepas_tautan
from kpm.zona import zona


def tanpa_simpan(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """No page, print or JSON is kept by a browser or a proxy: telephones and office PCs are shared."""

    def jawab(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return jawab


class LingkupMiddleware:
    """Opens the village of the address for this request, or answers 404 as if it did not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        awal = lingkup._kode_terbuka.set(None)
        try:
            return self._tanpa_tautan_terlarang(request, self.get_response(request))
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
        tugas = self._tugas(request.user.pk, kwargs["wilayah"])
        if not tugas:
            raise Http404("Wilayah tidak ada.")
        wilayah, peran = tugas[0].wilayah, [satu.peran for satu in tugas]
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

    @staticmethod
    def _tanpa_tautan_terlarang(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """For those who see counts and no names: a number is no link to the persons behind it.

        One place for all pages, or one forgotten link would show who has no business there the way.
        """
        izin: frozenset[str] | None = getattr(request, "izin", None)
        halaman = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if izin is None or "laporan.lihat" not in izin or "nama.lihat" in izin or not halaman:
            return response

        def boleh(jalur: str) -> bool:
            try:
                tujuan = resolve(jalur)
            except Resolver404:
                return True
            return getattr(tujuan.func, "izin", SIAPA_SAJA) in izin | {SIAPA_SAJA}

        response.content = lepas_tautan(response.content.decode(), boleh).encode()
        return response

    @staticmethod
    def _tugas(pengguna: int, kode: str) -> list[Penugasan]:
        """Assignments in force at that region today, by the region's own calendar; the region comes along."""
        timezone.activate(zona(kode)[0])
        berlaku = Penugasan.objects.berlaku(timezone.localdate())
        return list(berlaku.filter(pengguna_id=pengguna, wilayah__kode=kode).select_related("wilayah"))
