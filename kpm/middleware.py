"""From the address to the scope: wilayah of the URL, the user's assignment there, permission of the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from kpm import kerja, lingkup
from kpm.izin import SIAPA_SAJA, izin_peran
from kpm.models import Penugasan
from kpm.tautan import lepas_tautan
from kpm.zona import zona

KERJA = {
    "kerja_dusun": F("wilayah_kerja__dusun"),
    "kerja_dusun_nama": F("wilayah_kerja__dusun__nama"),
    "kerja_posyandu": F("wilayah_kerja__posyandu"),
    "kerja_posyandu_nama": F("wilayah_kerja__posyandu__nama"),
    "kerja_rumah": F("wilayah_kerja__posyandu__dusun"),
    "kerja_rumah_nama": F("wilayah_kerja__posyandu__dusun__nama"),
}
"""A place of the work area on the row of its assignment, for `kpm.kerja.kerja_dari`."""


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
        awal, awal_kerja = lingkup._kode_terbuka.set(None), kerja.buka(None)
        try:
            return self._tanpa_tautan_terlarang(request, self.get_response(request))
        finally:
            lingkup.tutup(awal)
            kerja.tutup(awal_kerja)
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
        wilayah, peran = tugas[0].wilayah, list(dict.fromkeys(satu.peran for satu in tugas))
        izin = frozenset().union(*(izin_peran(satu) for satu in peran))
        perlu = getattr(view, "izin", None)
        if perlu is None:
            raise Http404("Halaman tanpa izin tidak dibuka.")
        if perlu not in izin and perlu != SIAPA_SAJA:
            raise PermissionDenied("Peran Anda tidak memakai halaman ini.")
        if wilayah.desa:
            lingkup.buka(wilayah.kode)
            kerja.buka(kerja.kerja_dari(tugas))
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
        """Assignments in force at that region today, by the region's own calendar; region and work area come along, so
        that an assignment stands there once for each of its places."""
        timezone.activate(zona(kode)[0])
        berlaku = Penugasan.objects.berlaku(timezone.localdate())
        return list(
            berlaku.filter(pengguna_id=pengguna, wilayah__kode=kode).select_related("wilayah").annotate(**KERJA)
        )
