"""Pages: the invitation to a meeting, and its papers as PDF."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk.dokumen_pertemuan import KOSONG_BAWAAN, SURAT_TERBANYAK, cetak_daftar_hadir, cetak_notulen, cetak_undangan
from rembuk.forms_pertemuan import FormulirUndangan
from rembuk.pertemuan import sebutan
from rembuk.surat import penanda_bawaan
from rembuk.teks import butir
from rembuk.tindakan.pertemuan import simpan_pertemuan
from rembuk.views.bersama import alamat_pertemuan, cari_pertemuan, tersimpan


@perlu("rembuk.ubah")
def undangan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Number, day and addressees of the invitation; then it can be printed."""
    rapat = cari_pertemuan(uuid)
    draf = f"undangan:{uuid}"
    form = FormulirUndangan(request.POST or None, instance=rapat)
    if request.method == "POST" and form.is_valid():
        simpan = partial(simpan_pertemuan, rapat=rapat, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, "Undangan tersimpan. Sekarang dapat dicetak.")
            return redirect("undangan_rapat", wilayah=wilayah.kode, uuid=uuid)
    profil = profil_desa(wilayah)
    konteks = {
        "form": form, "rapat": rapat, "draf": draf, "sebutan": sebutan(rapat), "profil": profil,
        "siap": bool(rapat.diundang) and not form.is_bound, "diundang": butir(rapat.diundang),
        "terbanyak": SURAT_TERBANYAK, "ttd": penanda_bawaan(rapat, profil), "kembali": alamat_pertemuan(wilayah, rapat),
    }  # fmt: skip
    return render(request, "rembuk/undangan.html", konteks)


@perlu("rembuk.lihat")
def undangan_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The invitation; ?ttd=kades or rds, ?tiap=ya for one letter for each of the invited."""
    berkas = cetak_undangan(
        cari_pertemuan(uuid), wilayah, waktu=timezone.now(), ttd=request.GET.get("ttd", ""),
        tiap="tiap" in request.GET,
    )  # fmt: skip
    return tanggapan(berkas, unduh="unduh" in request.GET)


def _kosong(request: HttpRequest) -> int | None:
    """Blank rows asked for; None for the list with its people."""
    teks = request.GET.get("kosong")
    if teks is None:
        return None
    return int(teks) if teks.isascii() and teks.isdigit() and 0 < len(teks) < 4 else KOSONG_BAWAAN


@perlu("rembuk.lihat")
def daftar_hadir_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The attendance list; ?kosong=30 with as many blank rows. Who reads counts only gets the blank one."""
    kosong = _kosong(request)
    if kosong is None and "nama.lihat" not in request.izin:  # type: ignore[attr-defined]
        kosong = KOSONG_BAWAAN
    berkas = cetak_daftar_hadir(cari_pertemuan(uuid), wilayah, waktu=timezone.now(), kosong=kosong)
    return tanggapan(berkas, unduh="unduh" in request.GET)


@perlu("rembuk.lihat")
def notulen_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What was said and promised, with the attendance in numbers."""
    berkas = cetak_notulen(cari_pertemuan(uuid), wilayah, waktu=timezone.now())
    return tanggapan(berkas, unduh="unduh" in request.GET)
