"""The worklist of suspected duplicates: what may be one, what was merged lately, and what was called two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from sasaran import kueri, kueri_cari, kueri_ganda, tindakan_ganda
from sasaran.models import BukanGanda, JenisGanda, Orang
from sasaran.views.bantu import uuid_atau_404

SEHALAMAN = 20
TAB = (*JenisGanda.values, "gabung", "bukan")


@perlu("sasaran.lihat")
def ganda(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Pairs that may be one, the newest first; merges of thirty days; pairs called two."""
    tab = tab if (tab := request.GET.get("tab", "")) in TAB else JenisGanda.ORANG
    dugaan = kueri_ganda.semua_dugaan()
    gabung = kueri_ganda.penggabungan_berlaku(timezone.now())
    bukan = kueri_ganda.bukan_ganda(SEHALAMAN) if tab == "bukan" else []
    isi: Any = {**dugaan, "gabung": gabung, "bukan": bukan}[tab]
    halaman = Paginator(isi, SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "tab": tab,
        "jumlah": {jenis: len(semua) for jenis, semua in dugaan.items()} | {"gabung": gabung.count()},
        "halaman": halaman,
        "baris": kueri_ganda.baris_dugaan(tab, halaman.object_list)
        if tab in JenisGanda.values
        else halaman.object_list,
        "kueri_lain": f"tab={tab}",
        "rute_gabung": f"gabung_{tab}",
    }
    return render(request, "sasaran/ganda.html", konteks)


@perlu("sasaran.ubah")
@require_POST
def bukan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """ "Bukan ganda": the pair leaves the worklist for good, and can be put back."""
    jenis = request.POST.get("jenis", "")
    jenis = jenis if jenis in JenisGanda.values else JenisGanda.ORANG
    semua = kueri_ganda.rekaman(jenis)
    satu, lain = (get_object_or_404(semua, uuid=uuid_atau_404(request.POST.get(nama, ""))) for nama in ("satu", "lain"))
    tindakan_ganda.bukan_ganda(desa=wilayah, jenis=jenis, satu=satu.uuid, lain=lain.uuid, oleh=request.user)  # type: ignore[arg-type]
    messages.success(request, f"{satu} dan {lain} dicatat sebagai dua yang berbeda.")
    return redirect(f"{reverse('ganda', args=[wilayah.kode])}?tab={jenis}")


@perlu("sasaran.ubah")
@require_POST
def bukan_batal(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Put a pair back on the worklist; one that is back already is no error."""
    objek = BukanGanda.objects.filter(uuid=uuid).first()
    if objek:
        tindakan_ganda.batalkan_bukan_ganda(objek=objek, oleh=request.user)  # type: ignore[arg-type]
    messages.success(request, "Pasangan ini diperiksa lagi.")
    return redirect(f"{reverse('ganda', args=[wilayah.kode])}?tab={objek.jenis if objek else JenisGanda.ORANG}")


@perlu("sasaran.ubah")
def cari_ganda(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Find the other record of a person that the worklist does not suspect."""
    orang = get_object_or_404(kueri_ganda.rekaman(JenisGanda.ORANG), uuid=uuid)
    saringan = kueri_cari.Saringan(pada=timezone.localdate(), teks=request.GET.get("q", orang.nama)[:100])
    calon = kueri_cari.cari_orang(saringan, "semua").filter(jenis_kelamin=orang.jenis_kelamin).exclude(pk=orang.pk)
    temuan: list[Orang] = list(kueri.untuk_daftar_orang(calon, saringan.pada)[:8]) if saringan.kata else []
    return render(request, "sasaran/ganda_cari.html", {"orang": orang, "cari": saringan.teks, "temuan": temuan})
