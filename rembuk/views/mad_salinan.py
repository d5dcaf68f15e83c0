"""Pages of a village's own copies of MAD: reading one, printing it, taking activities of it into a rembuk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import cetak_mad
from rembuk import kueri_mad as kueri
from rembuk.mad import bagian_kegiatan, biaya_salinan, tanggal_salinan
from rembuk.models import SalinanMad
from rembuk.tindakan import mad as tindakan
from rembuk.tindakan.rapat import SudahTerbit
from rembuk.views.bersama import cari_rembuk


def _cari(uuid: UUID) -> SalinanMad:
    satu: SalinanMad = get_object_or_404(SalinanMad.objects.select_related("desa", "tuan_rumah"), uuid=uuid)
    return satu


@perlu("rembuk.lihat")
def mad_salinan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What was agreed, and what this village pays of it."""
    salinan = _cari(uuid)
    lain, usulan = kueri.revisi_lain(salinan), kueri.usulan_dari(salinan)
    konteks = {
        "salinan": salinan, "isi": salinan.isi, "tanggal": tanggal_salinan(salinan.isi), "lain": lain,
        "jumlah": biaya_salinan(salinan.isi), "digantikan": any(satu.revisi > salinan.revisi for satu in lain),
        "usulan": usulan, "berubah": kueri.bagian_berubah(usulan),
        "kegiatan": [(satu, bagian_kegiatan(satu)) for satu in salinan.isi["kegiatan"]],
        "rembuk": kueri.rembuk_terbuka(salinan.tahun) if "rembuk.ubah" in request.izin else [],  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "rembuk/mad_salinan.html", konteks)


@perlu("rembuk.lihat")
def mad_salinan_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The copy on paper."""
    return tanggapan(cetak_mad.salinan(_cari(uuid).isi, timezone.localtime(), wilayah))


@perlu("rembuk.ubah")
def mad_ambil(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Choose activities agreed between villages and make them proposals of this village's rembuk."""
    rembuk = cari_rembuk(uuid)
    pilihan = request.POST.getlist("kegiatan")
    if request.method == "POST" and pilihan:
        try:
            baru = tindakan.ambil_dari_mad(rembuk=rembuk, pilihan=pilihan, oleh=pengguna(request))
        except SudahTerbit as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"{len(baru)} kegiatan antardesa menjadi usulan rembuk ini.")
        return redirect("rembuk_isi", wilayah=wilayah.kode, uuid=uuid)
    konteks = {
        "rembuk": rembuk,
        "kegiatan": kueri.kegiatan_untuk_rembuk(rembuk),
        "kosong": request.method == "POST",
    }
    return render(request, "rembuk/mad_ambil.html", konteks)
