"""Page of the kepala desa: proposals of the rembuk that wait for a decision, and what was decided before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from rembuk import kueri, status, tindakan
from rembuk.kekurangan import nama_masalah
from rembuk.models import Usulan

PER_HALAMAN = 25
DAPAT_BATAL = (status.MASUK_RPJM, status.MASUK_RKP, status.DITOLAK)
"""Decisions that are taken back on this page; what stands in a budget is not."""


def _halaman(request: HttpRequest, usulan: Any, kunci: str) -> Any:
    halaman = Paginator(usulan, PER_HALAMAN).get_page(request.GET.get(kunci))
    hari_ini = timezone.localdate()
    for satu in halaman:
        satu.nama_masalah = nama_masalah(satu.masalah) if satu.masalah else ""
        satu.tahun_rkp = satu.rembuk.tahun + 1
        satu.kata = status.label(satu.status, kelurahan=satu.desa.kelurahan, sumber=satu.sumber)
        satu.hari = (hari_ini - satu.rembuk.tanggal).days if satu.rembuk.tanggal else None
        satu.lanjut = status.MASUK_RKP in status.maju(satu.status, kelurahan=satu.desa.kelurahan)
        satu.boleh_batal = satu.status in DAPAT_BATAL
    return halaman


def _tampilkan(request: HttpRequest, wilayah: Wilayah, salah: dict[str, Any] | None = None) -> HttpResponse:
    konteks = {
        "menunggu": _halaman(request, kueri.usulan_menunggu(wilayah), "halaman"),
        "diputus": _halaman(request, kueri.usulan_diputuskan(wilayah), "lama"),
        "salah": salah or {},
    }
    return render(request, "rembuk/keputusan.html", konteks)


@perlu("usulan.putuskan")
def keputusan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Proposals the kepala desa has to decide, and those decided."""
    return _tampilkan(request, wilayah)


@perlu("usulan.putuskan")
@require_POST
def usulan_putuskan(request: HttpRequest, wilayah: Wilayah, usulan: UUID) -> HttpResponse:
    """Into a plan, refused with a reason, or back to waiting; a refusal without reason comes back as typed."""
    objek = get_object_or_404(Usulan, uuid=usulan)
    putusan, alasan = request.POST.get("putusan", ""), request.POST.get("alasan", "")[:300]
    try:
        tindakan.putuskan_usulan(
            usulan=objek, putusan=putusan, alasan=alasan, oleh=pengguna(request),
            versi=versi_dari(request.POST.get("versi")),
        )  # fmt: skip
    except (ValueError, tindakan.BelumTerbit) as galat:
        return _tampilkan(request, wilayah, {"uuid": objek.uuid, "teks": str(galat), "alasan": alasan})
    except VersiUsang as usang:
        # the same button pressed twice has done what it says
        if usang.kini.status != putusan or usang.kini.diubah_oleh_id != pengguna(request).pk:
            kini = status.sebut(usang.kini.status, kelurahan=wilayah.kelurahan, sumber=usang.kini.sumber)
            teks = f"Usulan ini baru saja diubah orang lain dan sekarang {kini}. Periksa, lalu putuskan lagi."
            return _tampilkan(request, wilayah, {"uuid": objek.uuid, "teks": teks, "alasan": alasan})
    kata = "kembali menunggu keputusan"
    if putusan != status.DISEPAKATI:
        kata = status.sebut(putusan, kelurahan=wilayah.kelurahan)
    messages.success(request, f"“{objek.kegiatan}” {kata}.")
    return redirect("keputusan", wilayah=wilayah.kode)
