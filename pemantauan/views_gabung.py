"""Pages of a merge: two records side by side, the months on both, and the way back for thirty days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.kerja import pastikan_milik
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from pemantauan import tampilan_gabung as tampilan
from pemantauan.kueri_gabung import SISI, Perbandingan, bandingkan_keluarga, bandingkan_orang
from pemantauan.tindakan.gabung import GabungUsang, TidakDapatDigabung, TidakDapatDipisah, gabungkan, pisahkan
from sasaran.kueri_ganda import sudah_digabung
from sasaran.models import JenisGanda, Keluarga, Orang, Penggabungan


@perlu("sasaran.ubah")
def gabung_orang(request: HttpRequest, wilayah: Wilayah, uuid: UUID, lain: UUID) -> HttpResponse:
    """Two records of one person."""
    return _gabung(request, wilayah, JenisGanda.ORANG, uuid, lain)


@perlu("sasaran.ubah")
def gabung_keluarga(request: HttpRequest, wilayah: Wilayah, uuid: UUID, lain: UUID) -> HttpResponse:
    """Two records of one family."""
    return _gabung(request, wilayah, JenisGanda.KELUARGA, uuid, lain)


def _gabung(request: HttpRequest, wilayah: Wilayah, jenis: str, uuid: UUID, lain: UUID) -> HttpResponse:
    if uuid != lain and (ada := sudah_digabung(uuid, lain)):
        messages.info(request, f"{ada.nama_hilang} sudah digabung ke catatan ini. Tidak ada yang digabung dua kali.")
        return redirect(jenis, wilayah=wilayah.kode, uuid=ada.tetap)
    banding = _banding(jenis, uuid, lain)
    jawab = tampilan.Jawab.dari(request.POST, banding)
    langkah = request.POST.get("langkah", "")
    if banding.penolakan or langkah not in ("periksa", "gabung"):
        return _halaman(request, "pilih", banding, jawab)
    if langkah == "periksa":
        return _halaman(request, "pilih" if jawab.usang(banding) else "periksa", banding, jawab)
    try:
        hasil = gabungkan(
            desa=wilayah,
            jenis=jenis,
            satu=uuid,
            lain=lain,
            tetap=jawab.tetap,
            isi=jawab.isi,
            bulan=jawab.bulan,
            sidik=jawab.sidik,
            oleh=pengguna(request),
            sekarang=timezone.now(),
        )
    except GabungUsang as usang:
        return _pilih_lagi(request, usang.kini)
    except (TidakDapatDigabung, ObjectDoesNotExist):
        return _pilih_lagi(request, _banding(jenis, uuid, lain))
    messages.success(request, _kabar(wilayah, hasil))
    return redirect(jenis, wilayah=wilayah.kode, uuid=hasil.tetap)


def _banding(jenis: str, uuid: UUID, lain: UUID) -> Perbandingan:
    """The two side by side. Raises Http404, and BukanWilayahKerja before anything is chosen."""
    if uuid == lain:
        raise Http404("Dua catatan yang sama.")
    semua: QuerySet[Any] = Keluarga.objects.select_related("dusun")
    bandingkan: Callable[[Any, Any], Perbandingan] = bandingkan_keluarga
    if jenis == JenisGanda.ORANG:
        semua, bandingkan = Orang.objects.select_related("keluarga__dusun", "posyandu"), bandingkan_orang
    keduanya = [get_object_or_404(semua, uuid=satu) for satu in (uuid, lain)]
    for satu in keduanya:
        pastikan_milik(satu)
    return bandingkan(*keduanya)


def _halaman(request: HttpRequest, nama: str, banding: Perbandingan, jawab: tampilan.Jawab) -> HttpResponse:
    konteks: dict[str, Any] = {
        "banding": banding,
        "keluarga": banding.jenis == JenisGanda.KELUARGA,
        "jawab": jawab,
        "usang": jawab.usang(banding),
        "sisi": [tampilan.sisi(banding, satu, jawab) for satu in SISI],
        "pilihan": tampilan.pilihan(banding, jawab),
        "bulan": tampilan.bulan(banding, jawab),
        "pindah": tampilan.yang_pindah(banding, jawab),
    }
    status = 409 if jawab.usang(banding) else 200
    return render(request, f"pemantauan/gabung_{nama}.html", konteks, status=status)


def _pilih_lagi(request: HttpRequest, banding: Perbandingan) -> HttpResponse:
    """The comparison as it stands now, which may ask for more than the one that was answered."""
    return _halaman(request, "pilih", banding, tampilan.Jawab.dari(request.POST, banding))


def _kabar(wilayah: Wilayah, hasil: Penggabungan) -> SafeString:
    alamat = f"{reverse('ganda', args=[wilayah.kode])}?tab=gabung"
    return format_html(
        'Catatan {} digabung ke sini. Bila keliru, <a href="{}">pisahkan lagi</a> dalam 30 hari.',
        hasil.nama_hilang,
        alamat,
    )


@perlu("sasaran.ubah")
@require_POST
def gabung_pisah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take a merge back; one that is taken back already is no error."""
    gabung = get_object_or_404(Penggabungan.objects.select_related("desa"), uuid=uuid)
    try:
        sisa = pisahkan(gabung=gabung, oleh=pengguna(request), sekarang=timezone.now())
    except TidakDapatDipisah as galat:
        messages.error(request, str(galat))
        return redirect(f"{reverse('ganda', args=[wilayah.kode])}?tab=gabung")
    kabar = f"Dipisahkan lagi: catatan {gabung.nama_hilang} kembali seperti semula."
    if sisa:
        kabar += f" {sisa} catatan bulan tidak kembali, karena bulannya sudah dicatat lagi."
    messages.success(request, kabar)
    return redirect(gabung.jenis, wilayah=wilayah.kode, uuid=gabung.hilang)
