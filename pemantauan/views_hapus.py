"""Deleting a month and taking it back: no "are you sure", but an undo."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.periode import Bulan
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from pemantauan import kueri_bulan, kueri_menunggu, tindakan
from pemantauan.kueri_kartu import catatan_bulan
from pemantauan.models import EntriMenunggu
from pemantauan.views_bulan import kunci_draf
from sasaran.models import Anak, Kehamilan, Orang


def _sasaran(kelompok: str, uuid: UUID) -> tuple[Any, Orang]:
    if kelompok == "ibu":
        hamil: Kehamilan = get_object_or_404(kueri_bulan.kehamilan_utuh(), uuid=uuid)
        return hamil, hamil.ibu
    anak: Anak = get_object_or_404(kueri_bulan.anak_utuh(), uuid=uuid)
    return anak, anak.orang


@perlu("pemantauan.ubah")
@require_POST
def hapus(request: HttpRequest, wilayah: Wilayah, bulan: Bulan, uuid: UUID, kelompok: str) -> HttpResponse:
    """Delete one person's month; a month that is gone already is no error."""
    sasaran, orang = _sasaran(kelompok, uuid)
    catatan = catatan_bulan(kelompok, sasaran, bulan)
    tujuan = redirect("orang", wilayah=wilayah.kode, uuid=orang.uuid)
    if catatan is None:
        messages.info(request, f"{orang.nama}: catatan {bulan.label} sudah terhapus.")
        return tujuan
    oleh, versi = pengguna(request), versi_dari(request.POST.get("versi"))
    versi_titipan = versi_dari(titipan) if (titipan := request.POST.get("versi_titipan")) else None
    try:
        terhapus = tindakan.hapus_pemantauan(catatan=catatan, oleh=oleh, versi=versi, versi_titipan=versi_titipan)
    except VersiUsang as usang:
        return _belum(request, kelompok, bulan, uuid, orang, catatan, usang.kini, versi)
    konteks: dict[str, Any] = {"orang": orang, "bulan": bulan, "titipan": terhapus.titipan}
    if terhapus.titipan is None:
        konteks["alamat"] = reverse(f"pulihkan_{kelompok}", args=[wilayah.kode, catatan.uuid])
    else:
        konteks["alamat"] = reverse("entri_putuskan", args=[wilayah.kode, terhapus.titipan.uuid])
    kabar = render_to_string("pemantauan/kabar_hapus.html", konteks, request)
    messages.success(request, kabar, extra_tags=kunci_draf(request, bulan, uuid))
    return tujuan


def _belum(
    request: HttpRequest, kelompok: str, bulan: Bulan, uuid: UUID, orang: Orang, catatan: Any, kini: Any, versi: int
) -> HttpResponse:
    """Somebody changed it meanwhile: what this person saw beside what stands or waits there now."""
    menunggu = isinstance(kini, EntriMenunggu)
    if menunggu:
        beda = kueri_menunggu.baris_titipan([kini])[0].beda
    else:
        beda = kueri_menunggu.banding_catatan(type(kini).history.filter(uuid=kini.uuid, versi=versi).first(), kini)
    konteks = {
        "orang": orang,
        "bulan": bulan,
        "kini": kini,
        "menunggu": menunggu,
        "beda": beda,
        "versi": catatan.versi if menunggu else kini.versi,
        "lembar": _lembar(request, kelompok, bulan, uuid),
    }
    return render(request, "pemantauan/belum_dihapus.html", konteks, status=409)


def _lembar(request: HttpRequest, kelompok: str, bulan: Bulan, uuid: UUID) -> str:
    """Address of the month's sheet; empty for PAUD, which has none of its own."""
    kode = request.wilayah.kode  # type: ignore[attr-defined]
    return "" if kelompok == "paud" else reverse(f"isi_{kelompok}", args=[kode, bulan, uuid])


@perlu("pemantauan.ubah")
@require_POST
def pulihkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID, kelompok: str) -> HttpResponse:
    """Take a deleted month back, unless a new record stands there: then both are shown."""
    riwayat = kueri_menunggu.riwayat_terhapus(kelompok, uuid)
    if riwayat is None:
        raise Http404("Tidak ada catatan terhapus dengan pengenal ini.")
    sasaran: Any = riwayat.kehamilan if kelompok == "ibu" else riwayat.anak
    orang: Orang = sasaran.ibu if kelompok == "ibu" else sasaran.orang
    bulan: Bulan = riwayat.bulan
    try:
        tercatat = tindakan.pulihkan_pemantauan(riwayat=riwayat, oleh=pengguna(request))
    except VersiUsang as usang:
        menunggu = isinstance(usang.kini, EntriMenunggu)
        beda = [] if menunggu else kueri_menunggu.banding_catatan(riwayat, usang.kini)
        lembar = _lembar(request, kelompok, bulan, sasaran.uuid)
        konteks = {"orang": orang, "bulan": bulan, "kini": usang.kini, "menunggu": menunggu, "beda": beda}
        return render(request, "pemantauan/belum_pulih.html", konteks | {"lembar": lembar}, status=409)
    kata = f"{orang.nama}: catatan {bulan.label} dikembalikan."
    if tercatat.titipan is not None:
        kata = f"{orang.nama}: pengembalian catatan {bulan.label} menunggu pembukaan {bulan.triwulan.label}."
    messages.success(request, kata)
    return redirect("orang", wilayah=wilayah.kode, uuid=orang.uuid)
