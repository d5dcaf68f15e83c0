"""Finding: the list of sasaran by tab, dusun and posyandu, and the search that keeps numbers out of addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.kerja import saringan_baku
from kpm.kueri import dusun_desa, posyandu_desa
from kpm.models import Wilayah
from kpm.nik import PANJANG, bersihkan
from sasaran import kueri

SEHALAMAN = 25
PENYEMPIT = ("tab", "q", "dusun", "posyandu", "wilayah")
"""Parts of the address that the pages of a list keep."""
ANGKA_RAHASIA = 12
"""From so many digits on, what was typed is a number that must not stand in an address."""


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


def _nomor(teks: str) -> str:
    """The digits of a text that is one long number; empty for everything else."""
    angka = bersihkan(teks)
    return angka if angka.isascii() and angka.isdigit() and len(angka) >= ANGKA_RAHASIA else ""


@perlu("sasaran.lihat")
def sasaran(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The list: one tab, narrowed, 25 to a page, grouped by dusun."""
    if _nomor(request.GET.get("q", "")):
        return redirect("sasaran", wilayah=wilayah.kode)
    return render(request, "sasaran/cari.html", _daftar(request))


def _daftar(request: HttpRequest) -> dict[str, Any]:
    pada = timezone.localdate()
    tab = request.GET.get("tab", "")
    tab = tab if tab in kueri.TAB else "semua"
    saringan = kueri.Saringan(
        pada=pada,
        teks=request.GET.get("q", "")[:100],
        dusun=_uuid(request.GET.get("dusun", "")),
        posyandu=_uuid(request.GET.get("posyandu", "")),
        kerja=saringan_baku(request.GET),
    )
    daftar: Any
    siap: Any
    if tab == "keluarga":
        daftar = kueri.cari_keluarga(saringan)
        jalur, siap = "dusun__nama", kueri.untuk_daftar_keluarga(daftar)
    else:
        daftar = kueri.cari_orang(saringan, tab)
        jalur, siap = "keluarga__dusun__nama", kueri.untuk_daftar_orang(daftar, pada)
    dusun, posyandu = dusun_desa(), posyandu_desa()
    return {
        "tab": tab,
        "saringan": saringan,
        "jumlah": kueri.jumlah_tab(saringan),
        "jumlah_dusun": kueri.jumlah_dusun(daftar, jalur),
        "halaman": Paginator(siap, SEHALAMAN).get_page(request.GET.get("halaman")),
        "kueri_lain": urlencode(
            {k: v for k in ("tab", "q", "dusun", "posyandu", "wilayah") if (v := request.GET.get(k))}
        ),
        "dusun": dusun,
        "posyandu": posyandu,
        "dusun_dipilih": next((satu for satu in dusun if satu.uuid == saringan.dusun), None),
        "posyandu_dipilih": next((satu for satu in posyandu if satu.uuid == saringan.posyandu), None),
        "kosong": not kueri.ada_sasaran(),
        "pada": pada,
    }


@perlu("sasaran.lihat")
@require_POST
def cari(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The search box: names go into the address of the list, a whole NIK or nomor KK goes straight to its page."""
    teks = request.POST.get("q", "").strip()[:100]
    lain = {k: v for k in ("tab", "dusun", "posyandu") if (v := request.POST.get(k, ""))}
    nomor = _nomor(teks)
    if not nomor:
        alamat = reverse("sasaran", args=[wilayah.kode])
        return redirect(f"{alamat}?{urlencode(lain | ({'q': teks} if teks else {}))}".rstrip("?"))
    if orang := (kueri.orang_nik(nomor) if len(nomor) == PANJANG else None) or kueri.orang_kia(bersihkan(teks)):
        return redirect("orang", wilayah=wilayah.kode, uuid=orang.uuid)
    if len(nomor) == PANJANG and (keluarga := kueri.keluarga_kk(nomor)):
        return redirect("keluarga", wilayah=wilayah.kode, uuid=keluarga.uuid)
    galat = (
        "Nomor ini belum terdaftar di desa ini."
        if len(nomor) == PANJANG
        else f"NIK dan nomor KK terdiri dari {PANJANG} angka, yang ditulis {len(nomor)} angka."
    )
    return render(request, "sasaran/cari.html", {**_daftar(request), "galat_cari": galat, "ketikan": teks})


PENCARI_KELUARGA = ("ibu_baru", "anak_baru", "orang_rumah")
"""Pages on which a household is looked for."""


@perlu("sasaran.ubah")
@require_POST
def keluarga_cari(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The household search of another page: a name goes back into its address, a nomor KK never does."""
    tujuan, teks = request.POST.get("tujuan", ""), request.POST.get("cari", "").strip()[:100]
    try:
        halaman = resolve(tujuan)
    except Resolver404 as galat:
        raise Http404("Halaman asal tidak dikenal.") from galat
    if halaman.url_name not in PENCARI_KELUARGA or halaman.kwargs["wilayah"] != wilayah.kode:
        raise Http404("Halaman asal tidak dikenal.")
    if not (nomor := _nomor(teks)):
        return redirect(f"{tujuan}?{urlencode({'cari': teks})}" if teks else tujuan)
    keluarga = kueri.keluarga_kk(nomor) if len(nomor) == PANJANG else None
    if keluarga is None:
        messages.warning(request, "Nomor KK itu belum terdaftar di desa ini. Cari dengan nama kepala keluarga.")
        return redirect(tujuan)
    if halaman.url_name == "orang_rumah":
        return redirect(f"{tujuan}?{urlencode({'cari': keluarga.kepala})}")
    return redirect(f"{tujuan}?{urlencode({'keluarga': keluarga.uuid})}")
