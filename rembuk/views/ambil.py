"""Pages: opening a rembuk on the gaps of a quarter and on what FGD and MAD have prepared, and taking more later."""

from __future__ import annotations

import uuid as uuid_
from collections import defaultdict
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri, tindakan
from rembuk.kueri_tawaran import tawaran
from rembuk.models import Pertemuan
from rembuk.views.bersama import cari_rembuk, kabarkan, ke_langkah, pengenal_dari, triwulan_dipilih


def _pilihan_fgd(request: HttpRequest) -> dict[UUID, set[str]]:
    """FGD -> keys of the ticked problems; a tick "uuid:" without a key stands for its loose proposals alone."""
    hasil: dict[UUID, set[str]] = defaultdict(set)
    for teks in request.POST.getlist("fgd"):
        fgd, _, kunci = teks.partition(":")
        if pengenal := pengenal_dari(fgd):
            hasil[pengenal].add(kunci)
    return dict(hasil)


@perlu("rembuk.ubah")
def rembuk_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Choose a quarter, the gaps to discuss and what to take over; opening freezes the quarter's numbers."""
    hari_ini = timezone.localdate()
    pilihan = kueri.triwulan_pilihan(hari_ini)
    data = request.POST if request.method == "POST" else request.GET
    triwulan = triwulan_dipilih(data.get("triwulan", ""), pilihan, pilihan[1])
    if request.method == "POST":
        terpilih, fgd = set(request.POST.getlist("masalah")), _pilihan_fgd(request)
        if terpilih or fgd or request.POST.get("tanpa_kekurangan"):
            baru, diambil = tindakan.buka_rembuk(
                desa=wilayah, triwulan=triwulan, terpilih=terpilih, fgd=fgd, mad=request.POST.getlist("mad"),
                oleh=pengguna(request), hari_ini=hari_ini, pengenal=pengenal_dari(request.POST.get("pengenal", "")),
            )  # fmt: skip
            bawaan = " Hasil FGD dan MAD yang dipilih sudah dibawa." if diambil else ""
            messages.success(request, f"Rembuk dibuka. Angka triwulan sudah dibekukan sebagai bahan rapat.{bawaan}")
            return ke_langkah(wilayah, baru, "usulan")
    skor, kekurangan = kueri.kekurangan(wilayah, triwulan)
    konteks = {
        "pilihan": pilihan, "triwulan": triwulan, "skor": skor, "kekurangan": kekurangan,
        "sementara": triwulan.akhir >= hari_ini, "pengenal": request.POST.get("pengenal") or uuid_.uuid4(),
        "kosong_terpilih": request.method == "POST",
        "tawaran": tawaran(Pertemuan(desa=wilayah, tahun=hari_ini.year)),
    }  # fmt: skip
    return render(request, "rembuk/baru.html", konteks)


@perlu("rembuk.ubah")
def rembuk_ambil(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take over what FGD and MAD have prepared since the rembuk was opened."""
    rembuk = cari_rembuk(uuid)
    if kueri.tertutup(rembuk):
        return ke_langkah(wilayah, rembuk, "ba")
    if request.method == "POST":
        ambil = partial(
            tindakan.ambil_tawaran, rembuk=rembuk, fgd=_pilihan_fgd(request), mad=request.POST.getlist("mad"),
            oleh=pengguna(request),
        )  # fmt: skip
        kabarkan(request, ambil, "Yang dipilih sudah dibawa ke rembuk ini.")
        return ke_langkah(wilayah, rembuk, "usulan")
    return render(request, "rembuk/ambil.html", {"rembuk": rembuk, "tawaran": tawaran(rembuk)})
