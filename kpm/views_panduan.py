"""The guide: its start by role, a guide's list of pages, one page. It holds no data and opens before signing in."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kpm.kueri import tugas_pengguna
from kpm.panduan import bantuan, naskah


@login_not_required
def panduan(request: HttpRequest) -> HttpResponse:
    """The guide of the role one has; all of them where nobody has signed in."""
    if request.user.is_authenticated:
        tugas = tugas_pengguna(request.user, timezone.now())
        return redirect("panduan_isi", panduan=bantuan.panduan_peran([satu.peran for satu in tugas]))
    return render(request, "kpm/panduan.html", {"semua": naskah.semua().values()})


@login_not_required
def panduan_isi(request: HttpRequest, panduan: str) -> HttpResponse:
    """What one guide holds."""
    semua = naskah.semua()
    if panduan not in semua:
        raise Http404("Panduan tidak ada.")
    lain = [satu for satu in semua.values() if satu.nama != panduan]
    return render(request, "kpm/panduan_isi.html", {"panduan": semua[panduan], "lain": lain})


@login_not_required
def panduan_halaman(request: HttpRequest, panduan: str, halaman: str) -> HttpResponse:
    """One page, with the way to the one before and the next."""
    satu = naskah.cari(panduan, halaman)
    if satu is None:
        raise Http404("Halaman panduan tidak ada.")
    sebelum, sesudah = naskah.tetangga(satu)
    isi = {
        "satu": satu,
        "panduan": naskah.semua()[panduan],
        "isi_halaman": _isi(satu),
        "sebelum": sebelum,
        "sesudah": sesudah,
    }
    return render(request, "kpm/panduan_halaman.html", isi)


@cache
def _isi(halaman: naskah.Halaman) -> SafeString:
    """The body of a page; it changes with the program alone."""

    def alamat(satu: naskah.Halaman) -> str:
        return reverse("panduan_halaman", args=[satu.panduan, satu.nama])

    def gambar(nama: str) -> str:
        return static(f"panduan/{nama}")

    # the Markdown is the program's own, and HTML in it is escaped
    return mark_safe(naskah.html(halaman, alamat, gambar))  # noqa: S308
