"""Pages of what happens in a life: the choice of an event, and the events inside the village."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.izin import perlu
from kpm.kerja import batasi, pastikan_milik
from kpm.models import Wilayah
from sasaran import kueri_kejadian, tindakan
from sasaran.forms.kejadian import FormulirAsuh, FormulirNik, FormulirPindahRumah, FormulirPulang
from sasaran.models import Anak, Kejadian, Keluarga, Orang
from sasaran.views.bantu import bekal, cari_keluarga, isi, ke_orang, uuid_atau_404

BARU = "baru"
"""In place of a household's uuid: a house that is not registered yet."""


def _orang(uuid: UUID) -> Orang:
    return get_object_or_404(Orang.objects.select_related("keluarga__dusun", "anak__pengasuh"), uuid=uuid)


def _orang_sendiri(uuid: UUID) -> Orang:
    """Somebody to write about. Raises BukanWilayahKerja."""
    orang = _orang(uuid)
    pastikan_milik(orang)
    return orang


def _isian(request: HttpRequest, form: Any, simpan: Any, orang: Orang, judul: str, **konteks: Any) -> HttpResponse:
    """A small form about a person, from the page of events and back to the person."""
    kembali = reverse("orang_kejadian", args=[orang.desa.kode, orang.uuid])
    konteks.setdefault("templat", "sasaran/kejadian_isi.html")
    return isi(request, form, simpan, judul=judul, kembali=kembali, orang=orang, **konteks)


@perlu("sasaran.lihat")
def orang_kejadian(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What happened to a person, and what can be recorded."""
    orang = _orang(uuid)
    batasi(request, orang)
    konteks = {
        "orang": orang,
        "anak": getattr(orang, "anak", None),
        "kejadian": kueri_kejadian.kejadian_orang(orang),
        "menunggu": kueri_kejadian.menunggu_jawaban(orang),
    }
    return render(request, "sasaran/kejadian.html", konteks)


@perlu("sasaran.ubah")
@require_POST
def kejadian_batal(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take an event back that was recorded by mistake."""
    kejadian = get_object_or_404(Kejadian.objects.select_related("orang"), uuid=uuid)
    pastikan_milik(kejadian.orang)
    try:
        tindakan.batalkan(kejadian=kejadian, oleh=request.user)  # type: ignore[arg-type]
    except tindakan.Ditolak as galat:
        messages.error(request, str(galat))
    else:
        messages.info(request, f"Catatan {kejadian.get_jenis_display().lower()} dibatalkan.")
    return redirect("orang_kejadian", wilayah=wilayah.kode, uuid=kejadian.orang.uuid)


def _tujuan(request: HttpRequest) -> Keluarga | None:
    """The household in the address or the form; None for a new one."""
    pengenal = request.POST.get("keluarga") or request.GET.get("keluarga", "")
    if pengenal in ("", BARU):
        return None
    return get_object_or_404(Keluarga.objects.select_related("dusun"), uuid=uuid_atau_404(pengenal))


@perlu("sasaran.ubah")
def orang_rumah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Persons move into another household of the village, found by its head, or into a new one."""
    orang = _orang_sendiri(uuid)
    if request.method == "GET" and not request.GET.get("keluarga"):
        cari, temuan = cari_keluarga(request, wilayah)
        konteks = {"orang": orang, "cari_keluarga": cari, "temuan": [satu for satu in temuan if satu != orang.keluarga]}
        return render(request, "sasaran/rumah.html", konteks)
    keluarga = _tujuan(request)

    def simpan(form: FormulirPindahRumah) -> HttpResponse:
        siapa, tanggal = list(form.cleaned_data["siapa"]), form.cleaned_data["tanggal"]
        ke = tindakan.pindah_rumah(orang=siapa, ke=form.ke, tanggal=tanggal, oleh=request.user)  # type: ignore[arg-type]
        nama = siapa[0].nama if len(siapa) == 1 else f"{len(siapa)} orang"
        return ke_orang(request, orang, f"{nama} tercatat di keluarga {ke.kepala} sejak {tanggal_panjang(tanggal)}.")

    form = FormulirPindahRumah(**bekal(request, wilayah), orang=orang, keluarga=keluarga)
    judul = f"Pindah ke keluarga {keluarga.kepala}" if keluarga else "Pindah ke rumah baru"
    return _isian(
        request, form, simpan, orang, judul, tujuan=keluarga, tujuan_nilai=keluarga.uuid if keluarga else BARU
    )


@perlu("sasaran.ubah")
def orang_asuh(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A child lives with another family or is looked after by somebody else."""
    orang = _orang_sendiri(uuid)
    anak = get_object_or_404(Anak.objects.select_related("orang"), orang=orang)
    if request.method == "GET" and not request.GET.get("keluarga"):
        cari, temuan = cari_keluarga(request, wilayah)
        return render(request, "sasaran/asuh.html", {"orang": orang, "cari_keluarga": cari, "temuan": temuan})
    keluarga = _tujuan(request) or orang.keluarga

    def simpan(form: FormulirAsuh) -> HttpResponse:
        tindakan.diasuh(
            anak=anak,
            tanggal=form.cleaned_data["tanggal"],
            hubungan=form.cleaned_data["hubungan"],
            pengasuh=form.cleaned_data.get("pengasuh"),
            keluarga=keluarga,
            oleh=request.user,  # type: ignore[arg-type]
        )
        return ke_orang(request, orang, f"Tercatat: {orang.nama} diasuh {form.cleaned_data['hubungan']}.")

    form = FormulirAsuh(**bekal(request, wilayah), orang=orang, keluarga=keluarga)
    judul = f"{orang.nama} diasuh keluarga lain"
    return _isian(request, form, simpan, orang, judul, tujuan=keluarga, tujuan_nilai=keluarga.uuid)


@perlu("sasaran.ubah")
def orang_pulang(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Somebody who left lives here again, or a child in care is back with its family."""
    orang = _orang_sendiri(uuid)
    anak = getattr(orang, "anak", None)

    def simpan(form: FormulirPulang) -> HttpResponse:
        tanggal = form.cleaned_data["tanggal"]
        if orang.keluar_pada:
            tindakan.kembali(orang=orang, oleh=request.user, versi=form.versi_dilihat(), tanggal=tanggal)  # type: ignore[arg-type]
        elif anak:
            tindakan.selesai_diasuh(anak=anak, tanggal=tanggal, oleh=request.user)  # type: ignore[arg-type]
        else:
            raise tindakan.Ditolak(f"{orang.nama} tercatat tinggal di desa ini.")
        return ke_orang(request, orang, f"{orang.nama} tercatat kembali sejak {tanggal_panjang(tanggal)}.")

    form = FormulirPulang(**bekal(request, wilayah), orang=orang)
    return _isian(request, form, simpan, orang, f"{orang.nama} kembali")


@perlu("sasaran.ubah")
def orang_catat_nik(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A NIK came for somebody registered without one: the same record, nothing is registered again."""
    orang = _orang_sendiri(uuid)

    def simpan(form: FormulirNik) -> HttpResponse:
        versi, nik = form.versi_dilihat(), form.cleaned_data["nik"]
        tindakan.ubah_orang(orang=orang, oleh=request.user, versi=versi, asal=form.asal, nik=nik)  # type: ignore[arg-type]
        return ke_orang(request, orang, f"NIK {orang.nama} tercatat. Semua catatannya tetap.")

    return _isian(
        request, FormulirNik(**bekal(request, wilayah), orang=orang), simpan, orang, f"Catat NIK {orang.nama}"
    )
