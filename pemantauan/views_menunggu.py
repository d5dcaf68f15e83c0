"""The page of entries that wait for a finalised quarter, and what is decided about each."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from pemantauan import kueri_menunggu, tindakan
from pemantauan.models import EntriMenunggu

SEHALAMAN = 25


@perlu("pemantauan.lihat")
def menunggu(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Waiting entries by quarter, or those given up."""
    dibatalkan = request.GET.get("keadaan") == "dibatalkan"
    jumlah_menunggu, jumlah_batal = kueri_menunggu.jumlah_titipan()
    halaman = Paginator(kueri_menunggu.titipan(dibatalkan=dibatalkan), SEHALAMAN).get_page(request.GET.get("halaman"))
    baris = kueri_menunggu.baris_titipan(list(halaman))
    konteks: dict[str, Any] = {
        "dibatalkan": dibatalkan,
        "jumlah": jumlah_menunggu,
        "jumlah_batal": jumlah_batal,
        "halaman": halaman,
        "kelompok": [(satu, list(isi)) for satu, isi in groupby(baris, key=lambda satu: satu.triwulan)],
    }
    return render(request, "pemantauan/menunggu.html", konteks)


@perlu("pemantauan.ubah")
@require_POST
def putuskan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Give an entry up, let it wait again, or write it now."""
    entri = get_object_or_404(EntriMenunggu.objects.select_related("anak__orang", "kehamilan__ibu"), uuid=uuid)
    orang = entri.kehamilan.ibu if entri.kehamilan else entri.anak.orang
    oleh, sebutan = pengguna(request), f"{orang.nama}, {entri.bulan.label}"
    perbuatan, versi = request.POST.get("perbuatan", ""), versi_dari(request.POST.get("versi"))
    tujuan = reverse("entri_menunggu", args=[wilayah.kode])
    try:
        if perbuatan == "batalkan":
            tindakan.batalkan_titipan(entri=entri, oleh=oleh, versi=versi)
            konteks = {"entri": entri, "sebutan": sebutan}
            messages.success(request, render_to_string("pemantauan/kabar_batal.html", konteks, request))
        elif perbuatan == "kembalikan":
            tindakan.kembalikan_titipan(desa=wilayah, entri=entri, oleh=oleh, versi=versi)
            messages.success(request, f"{sebutan}: isian menunggu lagi.")
        elif perbuatan == "terapkan":
            catatan = request.POST.get("versi_catatan")
            tindakan.terapkan_entri(
                desa=wilayah,
                entri=entri,
                oleh=oleh,
                versi=versi,
                versi_catatan=versi_dari(catatan) if catatan else None,
            )
            if entri.keadaan == EntriMenunggu.Keadaan.DITERAPKAN:
                messages.success(request, f"{sebutan}: isian sudah diterapkan.")
            else:
                messages.warning(request, f"{sebutan}: belum diterapkan. {entri.keterangan}")
        else:
            messages.warning(request, f"{sebutan}: tidak ada yang berubah.")
    except VersiUsang:
        messages.warning(request, f"{sebutan}: isian ini baru saja diubah orang lain. Periksa lagi di bawah.")
    return redirect(tujuan)
