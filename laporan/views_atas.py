"""One village from above: its figures, and its names behind the door that asks why."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.jejak import catat, peran_dipakai
from kpm.models import Jejak, Wilayah
from kpm.penegasan import tegas
from kpm.periode import Triwulan
from kpm.permintaan import pengguna
from laporan.forms_nama import FormulirBukaNama
from laporan.kueri_desa_atas import angka_desa, desa_di_bawah
from laporan.kueri_nama import (
    NamaTertutup,
    Pintu,
    baris_nama,
    cari_baris,
    jawaban_orang,
    nama_terbuka,
    orang_kurang,
    skor_pintu,
    uuid_orang,
)
from laporan.tampilan_skor import NAMA_KELOMPOK, Baris, kelompok_baris, keterangan
from laporan.tindakan_nama import buka_nama, tutup_nama

PER_HALAMAN = 25
TERTUTUP = "Nama di desa ini belum Anda buka, atau waktunya sudah habis."
KELOMPOK = {"": "Ibu dan anak", "ibu": "Ibu hamil", "anak": "Anak 0–23 bulan", "paud": "PAUD"}


def _desa(atas: Wilayah, kode: str) -> Wilayah:
    try:
        return desa_di_bawah(atas, kode)
    except Wilayah.DoesNotExist as galat:
        raise Http404("Desa ini tidak ada di wilayah Anda.") from galat


@perlu("rekap.lihat")
def desa(request: HttpRequest, wilayah: Wilayah, kode: str) -> HttpResponse:
    """The kept figures of one village below this region."""
    satu = _desa(wilayah, kode)
    angka = angka_desa(satu, request.GET.get("triwulan", ""), timezone.localdate())
    return render(request, "laporan/desa_atas.html", {"angka": angka, "desa_contoh": satu.contoh})


@perlu("nama.buka")
@tegas
def nama(request: HttpRequest, wilayah: Wilayah, kode: str) -> HttpResponse:
    """The names behind the gaps of a village while they are open; before, the form that asks why."""
    satu, kini = _desa(wilayah, kode), timezone.now()
    form = FormulirBukaNama(request.POST or None)
    if request.method == "POST" and form.is_valid():
        buka_nama(
            atas=wilayah, kode=kode, pengguna=pengguna(request), peran=peran_dipakai(request),
            alasan=form.cleaned_data["alasan"], objek=str(Triwulan.dari_tanggal(timezone.localdate())), kini=kini,
        )  # fmt: skip
        return redirect("nama_desa", wilayah=wilayah.kode, kode=kode)
    try:
        with nama_terbuka(pengguna=pengguna(request), atas=wilayah, kode=kode, kini=kini) as pintu:
            return _daftar(request, wilayah, pintu)
    except NamaTertutup:
        return _tanya(request, satu, form)


def _tanya(request: HttpRequest, satu: Wilayah, form: FormulirBukaNama, *, tertutup: bool = False) -> HttpResponse:
    """The form that asks why. ``tertutup``: it stands where a person was asked for, so it says so and is a 403."""
    konteks = {"desa": satu, "desa_contoh": satu.contoh, "form": form, "menit": settings.KPM_BUKA_NAMA_MENIT}
    konteks["tertutup"] = TERTUTUP if tertutup else ""
    return render(request, "laporan/buka_nama.html", konteks, status=403 if tertutup else 200)


def _daftar(request: HttpRequest, wilayah: Wilayah, pintu: Pintu) -> HttpResponse:
    """The list, rendered inside the door."""
    skor, pilih = skor_pintu(pintu), request.GET.get("kelompok", "")
    pilih = pilih if pilih in KELOMPOK else ""

    def alamat(baris: Baris) -> str:
        return reverse("nama_orang", args=[wilayah.kode, pintu.desa.kode, kelompok_baris(baris), baris.data.id])

    halaman = Paginator(orang_kurang(skor, pilih), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "pintu": pintu,
        "desa": pintu.desa,
        "desa_contoh": pintu.desa.contoh,
        "kelompok": pilih,
        "kueri_lain": f"kelompok={pilih}" if pilih else "",
        "pilihan": [(kode, kata, len(orang_kurang(skor, kode))) for kode, kata in KELOMPOK.items()],
        "halaman": halaman,
        "baris": [baris_nama(satu, skor, alamat) for satu in halaman],
    }
    return render(request, "laporan/nama.html", konteks)


@perlu("nama.buka")
def nama_orang(request: HttpRequest, wilayah: Wilayah, kode: str, kelompok: str, uuid: UUID) -> HttpResponse:
    """One person behind a gap with every answer and its reason; opening it leaves a trace of its own."""
    satu, siapa = _desa(wilayah, kode), pengguna(request)
    try:
        with nama_terbuka(pengguna=siapa, atas=wilayah, kode=kode, kini=timezone.now()) as pintu:
            skor = skor_pintu(pintu)
            baris = cari_baris(skor, kelompok, uuid)
            if baris is None:
                raise Http404("Orang ini tidak ada dalam daftar.")
            catat(
                desa=pintu.desa, pengguna=siapa, perbuatan=Jejak.Perbuatan.LIHAT_ORANG, alasan=pintu.jejak.alasan,
                objek=uuid_orang(kelompok, uuid) or str(uuid), peran=peran_dipakai(request),
            )  # fmt: skip
            konteks = {
                "pintu": pintu, "desa": pintu.desa, "desa_contoh": pintu.desa.contoh, "baris": baris,
                "judul_kelompok": NAMA_KELOMPOK[kelompok], "keterangan": keterangan(baris),
                "jawaban": jawaban_orang(baris, skor),
            }  # fmt: skip
            return render(request, "laporan/nama_orang.html", konteks)
    except NamaTertutup:
        return _tanya(request, satu, FormulirBukaNama(), tertutup=True)


@perlu("nama.buka")
@require_POST
def nama_tutup(request: HttpRequest, wilayah: Wilayah, kode: str) -> HttpResponse:
    """Close the names before their time runs out."""
    satu = _desa(wilayah, kode)
    tutup_nama(pengguna=pengguna(request), kini=timezone.now())
    messages.success(request, f"Nama di {satu.nama_lengkap} sudah ditutup.")
    return redirect("desa_atas", wilayah=wilayah.kode, kode=kode)
