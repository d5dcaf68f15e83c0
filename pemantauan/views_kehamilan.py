"""Pages of pregnancies: the contacts of one with its schedule, and the list of all that run."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from kpm.izin import pastikan, perlu
from kpm.kerja import batasi, pastikan_milik
from kpm.models import Wilayah
from kpm.periode import Bulan
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from pemantauan import kueri_bulan
from pemantauan import tampilan_kehamilan as tampilan
from pemantauan.daftar_kehamilan import SARINGAN, baris_hamil
from pemantauan.forms.periksa import FormulirPeriksa
from pemantauan.kueri_kehamilan import KeadaanHamil, keadaan_hamil, pemeriksaan_terhapus, rakit
from pemantauan.models import Pemeriksaan
from pemantauan.permintaan import baca_balik, baca_saringan
from pemantauan.tindakan.periksa import (
    Tersimpan,
    hapus_pemeriksaan,
    pulihkan_pemeriksaan,
    simpan_pemeriksaan,
    sisa_bulan,
)
from pemantauan.views_bulan import ingat_sumber, sumber_terakhir
from sasaran.models import Kehamilan, SumberData
from sasaran.views import ibu

PER_HALAMAN = 25
BENTROK = "Pemeriksaan ini baru saja diubah orang lain. Lihat isinya yang terbaru, lalu ulangi."


def _hamil(uuid: UUID) -> Kehamilan:
    semua = Kehamilan.objects.select_related("desa", "ibu__keluarga__dusun", "ibu__posyandu")
    hamil: Kehamilan = get_object_or_404(semua.defer("ibu__nik", "ibu__keluarga__no_kk"), uuid=uuid)
    return hamil


def _cari(uuid: UUID) -> Pemeriksaan:
    semua = Pemeriksaan.objects.select_related(
        "desa", "kehamilan__desa", "kehamilan__ibu__keluarga__dusun", "dibuat_oleh", "diubah_oleh"
    )
    satu: Pemeriksaan = get_object_or_404(semua.defer("kehamilan__ibu__nik"), uuid=uuid)
    return satu


def _ringkas(hamil: Kehamilan) -> tuple[KeadaanHamil, tampilan.Ringkas]:
    keadaan = rakit([hamil], Kehamilan.objects.filter(pk=hamil.pk), timezone.localdate())[0]
    return keadaan, tampilan.ringkas(keadaan)


@perlu("pemantauan.lihat")
def kehamilan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """All running pregnancies and puerperia: how far, which contact next, HPL, risk."""
    saringan = baca_saringan(request.GET, kueri_bulan.IBU, keadaan=SARINGAN)
    semua = baris_hamil(keadaan_hamil(timezone.localdate()).values())
    sempit = saringan.terapkan(semua)
    dipilih = [satu for satu in sempit if not saringan.keadaan or saringan.keadaan in satu.tanda]
    konteks = {
        "saringan": saringan,
        "halaman": Paginator(dipilih, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "pilihan": [(kode, kata, sum(kode in s.tanda for s in sempit)) for kode, kata in SARINGAN.items()],
        "banyak": len(sempit),
        "pilihan_dusun": sorted({satu.dusun for satu in semua}),
        "pilihan_posyandu": sorted({satu.posyandu for satu in semua} - {""}),
    }
    return render(request, "pemantauan/kehamilan.html", konteks)


@perlu("sasaran.ubah")
def kehamilan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The form of a pregnancy, with what is proposed beside what is answered there."""
    return ibu.kehamilan_ubah(request, wilayah, uuid, usul=_ringkas(_hamil(uuid))[1])


@perlu("pemantauan.lihat")
def periksa(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The contacts of one pregnancy with its schedule; a new one is recorded here."""
    hamil = _hamil(uuid)
    if request.method == "POST":
        pastikan(request, "pemantauan.ubah")
        pastikan_milik(hamil)
    batasi(request, hamil)
    draf = f"periksa-{request.user.pk}-{uuid}"
    baru = Pemeriksaan(desa=wilayah, kehamilan=hamil, sumber=sumber_terakhir(request, SumberData.BUKU_KIA))
    if hamil.melahirkan:
        baru.jenis = Pemeriksaan.Jenis.NIFAS
    form = FormulirPeriksa(request.POST or None, instance=baru, hari_ini=timezone.localdate())
    if request.method == "POST" and form.is_valid() and (hasil := _simpan(request, form)):
        return _tersimpan(request, wilayah, hasil, draf)
    keadaan, ringkas = _ringkas(hamil)
    konteks = {
        "hamil": hamil,
        "k": keadaan,
        "jadwal": tampilan.baris_jadwal(keadaan),
        "ringkas": ringkas,
        "garis": tampilan.garis(keadaan),
        "form": form if "pemantauan.ubah" in request.izin else None,  # type: ignore[attr-defined]
        "draf": draf,
        "balik": baca_balik(request, wilayah),
        "terhapus": pemeriksaan_terhapus(hamil, timezone.now()) if "pemantauan.ubah" in request.izin else [],  # type: ignore[attr-defined]
    }
    return render(request, "pemantauan/kehamilan_periksa.html", konteks)


@perlu("pemantauan.ubah")
def periksa_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Correct one contact."""
    satu = _cari(uuid)
    pastikan_milik(satu)
    draf, lama, jenis = f"periksa-{request.user.pk}-{uuid}", satu.bulan, satu.jenis
    form = FormulirPeriksa(request.POST or None, instance=satu, hari_ini=timezone.localdate())
    if request.method == "POST" and form.is_valid() and (hasil := _simpan(request, form)):
        if hasil.pemeriksaan.bulan != lama:
            _tetap(request, satu, sisa_bulan(satu.kehamilan, lama, jenis), lama)
        return _tersimpan(request, wilayah, hasil, draf)
    konteks = {"form": form, "periksa": satu, "orang": satu.kehamilan.ibu, "draf": draf}
    return render(request, "pemantauan/kehamilan_periksa_ubah.html", konteks)


def _simpan(request: HttpRequest, form: FormulirPeriksa) -> Tersimpan | None:
    """The stored contact; None where it could not be stored, with the reason in the form."""
    try:
        return simpan_pemeriksaan(
            pemeriksaan=form.instance,
            hari_ini=form.hari_ini,
            oleh=pengguna(request),
            versi=form.versi_dilihat,
            pengenal=form.cleaned_data.get("pengenal"),
        )
    except ValidationError as galat:
        for nama, kalimat in getattr(galat, "message_dict", {None: galat.messages}).items():
            form.add_error(nama if nama in form.fields else None, kalimat)
    except VersiUsang as usang:
        form.hadapi(usang.kini)
    return None


def _tersimpan(request: HttpRequest, wilayah: Wilayah, hasil: Tersimpan, draf: str) -> HttpResponse:
    """Back to the contacts, with what became of the month."""
    satu = hasil.pemeriksaan
    ingat_sumber(request, satu.sumber)
    request.session["draf_selesai"] = draf
    kabar = f"Pemeriksaan {satu.kehamilan.ibu.nama} tersimpan. {tampilan.kalimat_akibat(hasil.akibat)}".strip()
    messages.success(request, f"{kabar} {tampilan.kalimat_turun(hasil.turun)}".strip())
    alamat = reverse("periksa", args=[wilayah.kode, satu.kehamilan.uuid])
    kembali = baca_balik(request, wilayah).jalur
    return redirect(f"{alamat}?{urlencode({'kembali': kembali})}" if kembali else alamat)


def _tetap(request: HttpRequest, satu: Pemeriksaan, sisa: dict[str, int], bulan: Bulan) -> None:
    """Say that a month still holds more than its contacts, and lead to it: somebody may have typed it."""
    if sisa:
        alamat = reverse("isi_ibu", args=[satu.desa.kode, bulan, satu.kehamilan.uuid])
        kabar = 'Lembar {0} tetap seperti semula ({1}). Perbaiki bila tidak benar: <a href="{2}">buka lembar {0}</a>.'
        messages.info(request, format_html(kabar, bulan.label, tampilan.sebut_isi(sisa), alamat))


@perlu("pemantauan.ubah")
@require_POST
def periksa_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Delete one contact; it can be taken back at once."""
    satu = _cari(uuid)
    pastikan_milik(satu)
    try:
        versi = versi_dari(request.POST.get("versi"))
        turun = hapus_pemeriksaan(pemeriksaan=satu, oleh=pengguna(request), versi=versi)
    except VersiUsang:
        messages.error(request, BENTROK)
        return redirect("periksa_ubah", wilayah=wilayah.kode, uuid=uuid)
    konteks: dict[str, Any] = {
        "periksa": satu,
        "orang": satu.kehamilan.ibu,
        "alamat": reverse("periksa_pulihkan", args=[wilayah.kode, uuid]),
    }
    messages.success(request, render_to_string("pemantauan/kehamilan_kabar_hapus.html", konteks, request))
    if kata := tampilan.kalimat_turun(turun):
        messages.info(request, kata)
    _tetap(request, satu, sisa_bulan(satu.kehamilan, satu.bulan, satu.jenis), satu.bulan)
    return redirect("periksa", wilayah=wilayah.kode, uuid=satu.kehamilan.uuid)


@perlu("pemantauan.ubah")
@require_POST
def periksa_pulihkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take a deleted contact back."""
    riwayat = (
        Pemeriksaan.history.filter(uuid=uuid, history_type="-")
        .select_related("desa", "kehamilan__desa", "kehamilan__ibu__keluarga__dusun")
        .first()
    )
    if riwayat is None or riwayat.kehamilan is None:
        raise Http404("Tidak ada pemeriksaan terhapus dengan pengenal ini.")
    pastikan_milik(riwayat.kehamilan)
    try:
        hasil = pulihkan_pemeriksaan(riwayat=riwayat, hari_ini=timezone.localdate(), oleh=pengguna(request))
    except ValidationError as galat:
        messages.error(request, f"Belum dikembalikan. {' '.join(galat.messages)}")
    else:
        messages.success(request, f"Pemeriksaan dikembalikan. {tampilan.kalimat_akibat(hasil.akibat)}".strip())
    return redirect("periksa", wilayah=wilayah.kode, uuid=riwayat.kehamilan.uuid)
