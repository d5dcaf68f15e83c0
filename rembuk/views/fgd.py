"""Pages: the village's FGD, opening one on the gaps of a quarter, its table edited on one screen, its results."""

from __future__ import annotations

import uuid as uuid_
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.cetak import tanggapan
from kpm.izin import pastikan, perlu
from kpm.models import Wilayah
from kpm.periode import Triwulan
from kpm.permintaan import pengguna
from kpm.tindakan import versi_dari
from rembuk import kueri, kueri_fgd
from rembuk.dokumen_fgd import cetak_hasil
from rembuk.forms_fgd import FormulirAmbang
from rembuk.kekurangan import tulis_ambang
from rembuk.models import Masalah, Pertemuan
from rembuk.tindakan import fgd as tindakan
from rembuk.views.bersama import kabarkan, pengenal_dari, triwulan_dipilih
from rembuk.views.fgd_isian import Baris, Hilang, baris_fgd, baris_hilang, segarkan, simpan_fgd

PER_HALAMAN = 25


def cari_fgd(uuid: UUID) -> Pertemuan:
    """An FGD of the open village with its village, or 404."""
    semua = kueri_fgd.semua_fgd()
    fgd: Pertemuan = get_object_or_404(semua.select_related("desa", "dibuat_oleh", "diubah_oleh"), uuid=uuid)
    return fgd


@perlu("rembuk.lihat")
def fgd(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The village's FGD, newest first."""
    halaman = Paginator(kueri_fgd.daftar_fgd(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    for satu in halaman:
        satu.label_triwulan = Triwulan.dari_teks(satu.triwulan).label
    return render(request, "rembuk/fgd_daftar.html", {"halaman": halaman})


@perlu("rembuk.ubah")
def fgd_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Choose a quarter, the finalised one first, a threshold and the gaps to discuss."""
    hari_ini = timezone.localdate()
    pilihan = kueri.triwulan_pilihan(hari_ini)
    data = request.POST if request.method == "POST" else request.GET
    tertutup = kueri_fgd.triwulan_tertutup(wilayah, pilihan)
    baku = next((satu for satu in pilihan if satu in tertutup), pilihan[1])
    triwulan = triwulan_dipilih(data.get("triwulan", ""), pilihan, baku)
    form = FormulirAmbang(data if "ambang" in data else None)
    ambang = form.nilai()
    if request.method == "POST":
        terpilih = set(request.POST.getlist("masalah"))
        if terpilih or request.POST.get("tanpa_kekurangan"):
            baru = tindakan.mulai_fgd(
                desa=wilayah, triwulan=triwulan, terpilih=terpilih, ambang=ambang, oleh=pengguna(request),
                hari_ini=hari_ini, pengenal=pengenal_dari(request.POST.get("pengenal", "")),
            )  # fmt: skip
            messages.success(request, "FGD dibuka. Angka triwulan sudah dibekukan sebagai bahan diskusi.")
            return redirect("fgd_isi", wilayah=wilayah.kode, uuid=baru.uuid)
    bahan = kueri_fgd.bahan_triwulan(wilayah, triwulan)
    gagal = request.method == "POST"
    konteks = {
        "pilihan": [(satu, satu in tertutup) for satu in pilihan], "bahan": bahan, "triwulan": triwulan,
        "skor": bahan.berlaku.skor, "form": form, "ambang": tulis_ambang(ambang),
        "berjalan": triwulan.akhir >= hari_ini,
        "pengenal": request.POST.get("pengenal") or uuid_.uuid4(), "kosong_terpilih": gagal,
        "terpilih": set() if gagal else {satu.kunci for satu in bahan.kekurangan if satu.di_bawah(ambang)},
    }  # fmt: skip
    return render(request, "rembuk/fgd_baru.html", konteks)


@perlu("rembuk.lihat")
def fgd_isi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The whole analysis on one screen: read by all, written row by row by those who may."""
    objek = cari_fgd(uuid)
    hasil = kueri_fgd.hasil_fgd(objek)
    if request.method != "POST":
        return _layar(request, hasil, baris_fgd(hasil.masalah))
    pastikan(request, "rembuk.ubah")
    baris = simpan_fgd(hasil.masalah, request.POST, pengguna(request))
    hilang = baris_hilang(hasil.masalah, request.POST)
    if hilang or any(satu.belum for satu in baris):
        kini = kueri_fgd.hasil_fgd(objek)
        return _layar(request, kini, segarkan(baris, kini.masalah), hilang)
    request.session["draf_selesai"] = f"fgd:{uuid}"
    tersimpan = sum(satu.hasil == "tersimpan" for satu in baris)
    if tersimpan:
        messages.success(request, f"{tersimpan} baris tersimpan.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
    return redirect("fgd_isi", wilayah=wilayah.kode, uuid=uuid)


def _layar(
    request: HttpRequest, hasil: kueri_fgd.HasilFgd, baris: list[Baris], hilang: Sequence[Hilang] = ()
) -> HttpResponse:
    boleh = "rembuk.ubah" in request.izin  # type: ignore[attr-defined]
    konteks = {
        "fgd": hasil.fgd, "hasil": hasil, "baris": baris, "boleh": boleh, "hilang": hilang,
        "lain": kueri_fgd.kekurangan_lain(hasil.fgd, hasil.masalah) if boleh else [],
        "draf": f"fgd:{hasil.fgd.uuid}", "versi": ".".join(f"{satu.pk}-{satu.versi}" for satu in hasil.masalah),
        "belum": sum(satu.belum for satu in baris), "tersimpan": sum(satu.hasil == "tersimpan" for satu in baris),
    }  # fmt: skip
    return render(request, "rembuk/fgd_isi.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def fgd_tambah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One more gap of the quarter into the table."""
    laku = partial(
        tindakan.tambah_masalah, fgd=cari_fgd(uuid), kunci=request.POST.get("kunci", ""), oleh=pengguna(request)
    )
    kabarkan(request, laku, "Masalah ditambahkan.")
    return redirect("fgd_isi", wilayah=wilayah.kode, uuid=uuid)


@perlu("rembuk.ubah")
@require_POST
def fgd_urutkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Numbers for the problems nobody has ordered yet, by the hint."""
    laku = partial(tindakan.urutkan_masalah, fgd=cari_fgd(uuid), oleh=pengguna(request))
    kabarkan(
        request, laku, "Yang belum bernomor diurutkan menurut skor bantu. Ubah nomornya bila rapat memutuskan lain."
    )
    return redirect("fgd_isi", wilayah=wilayah.kode, uuid=uuid)


@perlu("rembuk.ubah")
@require_POST
def fgd_masalah_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, masalah: UUID) -> HttpResponse:
    """Take a problem out of the table."""
    objek = get_object_or_404(Masalah, uuid=masalah, fgd=cari_fgd(uuid))
    laku = partial(tindakan.hapus_masalah, masalah=objek, versi=versi_dari(request.POST.get("versi")))
    kabarkan(request, laku, "Masalah dihapus dari FGD ini. Dapat ditambahkan lagi di bawah.")
    return redirect("fgd_isi", wilayah=wilayah.kode, uuid=uuid)


@perlu("rembuk.ubah")
@require_POST
def fgd_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Throw away an FGD opened by mistake, while it is still empty."""
    if kabarkan(request, partial(tindakan.hapus_fgd, fgd=cari_fgd(uuid)), "FGD dihapus."):
        return redirect("fgd", wilayah=wilayah.kode)
    return redirect("fgd_isi", wilayah=wilayah.kode, uuid=uuid)


@perlu("rembuk.lihat")
def fgd_hasil(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The results on paper: the analysis and the proposals."""
    berkas = cetak_hasil(cari_fgd(uuid), wilayah, waktu=timezone.now())
    return tanggapan(berkas, unduh="unduh" in request.GET)
