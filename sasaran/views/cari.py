"""Finding: the list of sasaran, narrowed and searched, and the search box that keeps numbers out of addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.kerja import saringan_baku
from kpm.kueri import dusun_desa, posyandu_desa
from kpm.models import Wilayah
from kpm.nik import PANJANG, bersihkan
from sasaran import kueri, kueri_cari
from sasaran.kueri_jumlah import jumlah_ganda_dan_datang
from sasaran.kueri_kejadian import orang_nomor_sementara
from sasaran.models import Orang, SaringanTersimpan
from sasaran.views.daftar import simpan_saringan

SEHALAMAN = 25
HAMPIR_TIDAK_ADA = 3
"""Below so many matches names that are only alike are offered too."""
PARAMETER = ("tab", "q", "dusun", "rt", "rw", "posyandu", "status", "wilayah")
"""What narrows a list, as it stands in its address."""
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
    """The list: one tab, narrowed, 25 to a page. Posted to, it keeps its narrowing under a name."""
    if _nomor(request.GET.get("q", "")):
        return redirect("sasaran", wilayah=wilayah.kode)
    if request.method == "POST":
        return _simpan(request, wilayah)
    return render(request, "sasaran/cari.html", _daftar(request))


def kueri_daftar(params: QueryDict) -> str:
    """The narrowing of a list as a query string: known parts alone, never a page and never a number of a person."""
    return urlencode({k: v for k in PARAMETER if (v := params.get(k, "")[:100]) and not (k == "q" and _nomor(v))})


def _saringan(params: QueryDict) -> kueri_cari.Saringan:
    status = params.get("status", "")
    return kueri_cari.Saringan(
        pada=timezone.localdate(),
        teks=params.get("q", "")[:100],
        dusun=_uuid(params.get("dusun", "")),
        posyandu=_uuid(params.get("posyandu", "")),
        rt=params.get("rt", "").replace("\x00", "")[:3],
        rw=params.get("rw", "").replace("\x00", "")[:3],
        status=status if status in kueri_cari.STATUS or status in kueri_cari.STATUS_KELUARGA else "",
        kerja=saringan_baku(params),
    )


def _daftar(request: HttpRequest) -> dict[str, Any]:
    tab = request.GET.get("tab", "")
    tab = tab if tab in kueri_cari.TAB else "semua"
    saringan = _saringan(request.GET)
    daftar: Any
    siap: Any
    if tab == "keluarga":
        daftar = kueri_cari.cari_keluarga(saringan)
        jalur, siap = "dusun__nama", kueri.dengan_anggota(kueri.untuk_daftar_keluarga(daftar), saringan.pada)
    else:
        daftar = kueri_cari.cari_orang(saringan, tab)
        jalur, siap = "keluarga__dusun__nama", kueri.untuk_daftar_orang(daftar, saringan.pada)
    # a search shows the best match first, not one dusun after the other
    per_dusun = {} if saringan.kata else kueri.jumlah_dusun(daftar, jalur)
    terhitung = sum(per_dusun.values()) if tab == "keluarga" and not saringan.kata else None
    jumlah = kueri_cari.jumlah_tab(saringan, terhitung)
    paginator = Paginator(siap, SEHALAMAN)
    paginator.count = jumlah[tab]
    halaman = paginator.get_page(request.GET.get("halaman"))
    # whoever searches looks for somebody, not for work
    ganda, akan_datang = (0, 0) if saringan.kata else jumlah_ganda_dan_datang()
    return {
        "tab": tab,
        "saringan": saringan,
        "jumlah": jumlah,
        "jumlah_dusun": per_dusun,
        "halaman": halaman,
        "mirip": _mirip(saringan, tab, halaman),
        "kueri_lain": kueri_daftar(request.GET),
        "ganda": ganda,
        "akan_datang": akan_datang,
        "pada": saringan.pada,
        "url_daftar": reverse("sasaran", args=[request.wilayah.kode]),  # type: ignore[attr-defined]
        **_pilihan(request, saringan),
    }


def _mirip(saringan: kueri_cari.Saringan, tab: str, halaman: Page[Any]) -> list[Orang]:
    """Names that are only alike, where the search found hardly anybody."""
    if not saringan.kata or halaman.paginator.count >= HAMPIR_TIDAK_ADA:
        return []
    sudah = [] if tab == "keluarga" else [satu.pk for satu in halaman]
    return kueri_cari.nama_mirip_dicari(saringan, kecuali=sudah)


def _pilihan(request: HttpRequest, saringan: kueri_cari.Saringan) -> dict[str, Any]:
    """What the list can be narrowed by, what it is narrowed by in words, and the lists the user keeps."""
    dusun, posyandu = dusun_desa(), posyandu_desa()
    ada = kueri_cari.rt_rw()
    rt, rw = ada or ([], [])
    dusun_ini = next((satu for satu in dusun if satu.uuid == saringan.dusun), None)
    posyandu_ini = next((satu for satu in posyandu if satu.uuid == saringan.posyandu), None)
    status = kueri_cari.STATUS | kueri_cari.STATUS_KELUARGA
    kini = kueri_daftar(request.GET)
    return {
        "kosong": ada is None,
        "dusun": dusun,
        "posyandu": posyandu,
        "rt": rt,
        "rw": rw,
        "status_orang": kueri_cari.STATUS.items(),
        "status_keluarga": kueri_cari.STATUS_KELUARGA.items(),
        "disaring": [
            kata
            for kata in (
                str(dusun_ini or ""),
                f"RT {saringan.rt}" if saringan.rt else "",
                f"RW {saringan.rw}" if saringan.rw else "",
                str(posyandu_ini or ""),
                status.get(saringan.status, ""),
            )
            if kata
        ],
        "tersimpan": [(satu, satu.kueri == kini) for satu in _tersimpan(request)],
        "dapat_disimpan": bool(kini),
    }


def _tersimpan(request: HttpRequest) -> list[SaringanTersimpan]:
    return kueri.daftar_tersimpan(request.user, SaringanTersimpan.Daftar.SASARAN)  # type: ignore[arg-type]


def _simpan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Keep the list shown under a name; a name that cannot be taken comes back with the list."""
    alamat = reverse("sasaran", args=[wilayah.kode])
    form = simpan_saringan(request, wilayah, SaringanTersimpan.Daftar.SASARAN, kueri_daftar(request.GET))
    if form.is_valid():
        return redirect(f"{alamat}?{kueri_daftar(request.GET)}")
    return render(request, "sasaran/cari.html", {**_daftar(request), "form_daftar": form})


@perlu("sasaran.lihat")
@require_POST
def cari(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The search box: names go into the address of the list, a whole NIK or nomor KK goes straight to its page."""
    teks = request.POST.get("q", "").strip()[:100]
    lain = {k: v for k in PARAMETER if k != "q" and (v := request.POST.get(k, ""))}
    nomor = _nomor(teks)
    if sementara := orang_nomor_sementara(teks):
        return redirect("orang", wilayah=wilayah.kode, uuid=sementara.uuid)
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


PENCARI_KELUARGA = ("ibu_baru", "anak_baru", "orang_rumah", "orang_asuh", "pindah_terima")
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
    if halaman.url_name in ("orang_rumah", "orang_asuh"):
        return redirect(f"{tujuan}?{urlencode({'cari': keluarga.kepala})}")
    return redirect(f"{tujuan}?{urlencode({'keluarga': keluarga.uuid})}")
