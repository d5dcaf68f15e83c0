"""The way back to the page somebody came from, when it stands in the address: only pages of the same village."""

from __future__ import annotations

from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from kpm.models import Wilayah

PALING_PANJANG = 300


def jalur_kembali(teks: str, wilayah: Wilayah, awalan: str | tuple[str, ...]) -> str:
    """``teks`` where it is the path of a page of this region whose name begins with ``awalan``, or one of them.

    Empty for everything else: it is dropped rather than refused, for the page it was put on works without.
    """
    if (
        len(teks) > PALING_PANJANG
        or not teks.isprintable()
        or not url_has_allowed_host_and_scheme(teks, allowed_hosts=None)
    ):
        return ""
    try:
        tujuan = resolve(teks.partition("?")[0])
    except Resolver404:
        return ""
    if tujuan.kwargs.get("wilayah") != wilayah.kode or not (tujuan.url_name or "").startswith(awalan):
        return ""
    return teks


def rute_kembali(jalur: str) -> str:
    """Name of the page a path from `jalur_kembali` leads to; empty without one."""
    return (resolve(jalur.partition("?")[0]).url_name or "") if jalur else ""
