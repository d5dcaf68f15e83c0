"""Setting a village up: many dusun or providers at once, the letterhead's picture and its sample."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm import kueri
from kpm.dokumen import cetak
from kpm.forms_desa import FormulirBanyakDusun, FormulirBanyakFasilitas
from kpm.izin import perlu
from kpm.models import JenisFasilitas, Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan_desa import HasilTambah, tambah_dusun, tambah_fasilitas
from kpm.unggah import jawab_unggahan


def _kabar(request: HttpRequest, hasil: HasilTambah, satuan: str) -> None:
    sudah = f" Sudah ada: {', '.join(hasil.sudah)}." if hasil.sudah else ""
    if hasil.baru:
        messages.success(request, f"{len(hasil.baru)} {satuan} ditambahkan.{sudah}")
    else:
        messages.info(request, f"Tidak ada yang baru.{sudah}")


@perlu("desa.ubah")
def dusun_banyak(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Several dusun, one a line."""
    form = FormulirBanyakDusun(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hasil = tambah_dusun(desa=wilayah, nama=form.cleaned_data["daftar"], oleh=pengguna(request))
        _kabar(request, hasil, "dusun")
        return redirect("desa", wilayah=wilayah.kode)
    return render(request, "kpm/desa_isi.html", {"form": form, "judul": "Tambah dusun sekaligus"})


@perlu("desa.ubah")
def fasilitas_banyak(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Several posyandu or other providers of one kind, one a line."""
    form = FormulirBanyakFasilitas(request.POST or None, dusun=kueri.dusun_desa())
    if request.method == "POST" and form.is_valid():
        jenis, baris = form.cleaned_data["jenis"], form.cleaned_data["daftar"]
        hasil = tambah_fasilitas(desa=wilayah, jenis=jenis, baris=baris, oleh=pengguna(request))
        _kabar(request, hasil, JenisFasilitas(jenis).label)
        return redirect("desa", wilayah=wilayah.kode)
    return render(request, "kpm/desa_isi.html", {"form": form, "judul": "Tambah posyandu atau fasilitas sekaligus"})


@perlu("desa.lihat")
def logo(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The picture of the letterhead."""
    return jawab_unggahan(kueri.profil_desa(wilayah).logo)


@perlu("desa.lihat")
def contoh_kop(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """A sheet with the letterhead and the signature as every document prints them."""
    profil = kueri.profil_desa(wilayah)
    konteks = {
        "desa": wilayah,
        "profil": profil,
        "kop": cetak.kop(wilayah, profil),
        "jabatan": profil.jabatan(wilayah),
        "tanggal": timezone.localdate(),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": wilayah.contoh,
        "baris_kaki": ["Contoh kop, bukan dokumen resmi"],
    }
    return cetak.tanggapan(cetak.cetak("cetak/contoh_kop.html", konteks, nama=f"contoh-kop-{wilayah.kode}"))
