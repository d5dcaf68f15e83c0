"""Pages of a move to another village: offering it, the list of what is on the way, withdrawing and declining."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kpm.izin import perlu
from kpm.kerja import pastikan_milik
from kpm.konverter import KodeWilayah
from kpm.models import Wilayah
from sasaran import kueri_kejadian, tindakan
from sasaran.forms.kejadian import FormulirPergi, FormulirPindahDesa, FormulirTolak
from sasaran.models import Kesepakatan, Orang, PindahKeluar, PindahMasuk
from sasaran.views.bantu import bekal, isi

TERBUKA = (Kesepakatan.MENUNGGU, Kesepakatan.DITOLAK)


@perlu("sasaran.lihat")
def pindah(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Who is coming, whose move waits for the other village, and whose was declined."""
    return render(request, "sasaran/pindah.html", {"perjalanan": kueri_kejadian.perjalanan()})


@perlu("sasaran.ubah")
def orang_pindah_desa(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Look for the village somebody moves to; one of this program is asked to take the record over."""
    orang = get_object_or_404(Orang.objects.select_related("keluarga__dusun"), uuid=uuid)
    pastikan_milik(orang)
    kode = request.GET.get("desa", "")
    if not kode:
        cari = request.GET.get("cari", "").replace("\x00", "").strip()[:100]
        temuan = kueri_kejadian.desa_terbuka(cari, wilayah) if cari else []
        return render(request, "sasaran/pindah_desa.html", {"orang": orang, "cari": cari, "temuan": temuan})
    if not KodeWilayah.cocok(kode):
        raise Http404("Desa tidak ada.")
    tujuan = get_object_or_404(Wilayah, kode=kode)
    if tujuan not in kueri_kejadian.desa_terbuka("", wilayah, kode=kode):
        return redirect("orang_keluar", wilayah=wilayah.kode, uuid=uuid)

    def simpan(form: FormulirPindahDesa) -> HttpResponse:
        siapa, tanggal = list(form.cleaned_data["siapa"]), form.cleaned_data["tanggal"]
        tindakan.tawarkan(orang=siapa, tujuan=tujuan, tanggal=tanggal, oleh=request.user)  # type: ignore[arg-type]
        messages.success(request, f"{tujuan.nama_lengkap} diberi tahu. Sampai dijawab, mereka tetap tercatat di sini.")
        return redirect("pindah", wilayah=wilayah.kode)

    return isi(
        request,
        FormulirPindahDesa(**bekal(request, wilayah), orang=orang),
        simpan,
        judul=f"Pindah ke {tujuan.nama_lengkap}",
        kembali=reverse("orang_pindah_desa", args=[wilayah.kode, uuid]),
        templat="sasaran/pindah_desa_isi.html",
        orang=orang,
        tujuan=tujuan,
    )


@perlu("sasaran.ubah")
def pindah_putuskan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Withdraw an offer, or say what is true after it was declined: did they leave all the same?"""
    luar = get_object_or_404(PindahKeluar.objects.select_related("tujuan"), uuid=uuid, keadaan__in=TERBUKA)
    for orang in Orang.objects.filter(uuid__in=luar.anggota).select_related("keluarga"):
        pastikan_milik(orang)

    def simpan(form: FormulirPergi) -> HttpResponse:
        lakukan = tindakan.tarik if luar.keadaan == Kesepakatan.MENUNGGU else tindakan.sesudah_ditolak
        lakukan(pindah=luar, pergi=form.cleaned_data["pergi"] == "pergi", oleh=request.user)  # type: ignore[arg-type]
        messages.info(request, "Tercatat.")
        return redirect("pindah", wilayah=wilayah.kode)

    menunggu = luar.keadaan == Kesepakatan.MENUNGGU
    judul = f"Tarik kembali kepindahan ke {luar.tujuan}" if menunggu else f"{luar.tujuan.nama_lengkap} tidak menerima"
    form = FormulirPergi(**bekal(request, wilayah))
    kembali = reverse("pindah", args=[wilayah.kode])
    return isi(request, form, simpan, judul=judul, kembali=kembali, templat="sasaran/pindah_putuskan.html", pindah=luar)


@perlu("sasaran.ubah")
def pindah_tolak(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """These people do not come here: nothing is taken over, the other village learns why."""
    masuk = get_object_or_404(
        PindahMasuk.objects.select_related("asal", "desa"), uuid=uuid, keadaan=Kesepakatan.MENUNGGU
    )

    def simpan(form: FormulirTolak) -> HttpResponse:
        tindakan.tolak(masuk=masuk, alasan=form.cleaned_data["alasan"], oleh=request.user)  # type: ignore[arg-type]
        messages.info(request, f"{masuk.asal.nama_lengkap} diberi tahu.")
        return redirect("pindah", wilayah=wilayah.kode)

    kembali = reverse("pindah", args=[wilayah.kode])
    return isi(request, FormulirTolak(**bekal(request, wilayah)), simpan, judul="Tidak diterima", kembali=kembali)
