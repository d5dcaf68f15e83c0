"""Pages of a person: a new child, changes, leaving and coming back, the look at a NIK."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.izin import perlu
from kpm.jejak import peran_dipakai
from kpm.kerja import pastikan_milik
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.tindakan import VersiUsang, versi_dari
from sasaran import kueri, tindakan
from sasaran.forms.anak import FormulirAnak, FormulirAnakBaru, awal_anak
from sasaran.forms.orang import FormulirKeluar, FormulirOrang
from sasaran.models import Anak, Orang
from sasaran.views.bantu import (
    BARU_DIUBAH,
    bekal,
    ingat_jawaban,
    isi,
    ke_orang,
    konteks_keluarga,
    sudah_terkirim,
)


@perlu("sasaran.ubah")
def anak_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Register a child who was not born through a registered pregnancy, or (``?hamil=``) was forgotten at its birth."""
    keluarga, konteks = konteks_keluarga(request, wilayah)
    hamil = kueri.kelahiran_keluarga(keluarga, request.GET.get("hamil", ""))
    form = FormulirAnakBaru(**bekal(request, wilayah), keluarga=keluarga, initial=awal_anak(keluarga, hamil))

    def simpan(form: FormulirAnakBaru) -> HttpResponse:
        isi_anak = form.isi_anak
        lahir = form.cleaned_data["tanggal_lahir"]
        if hamil and (isi_anak.get("ibu"), lahir) == (hamil.ibu, hamil.berakhir_pada):
            isi_anak["kehamilan"] = hamil
        anak = tindakan.daftar_anak(
            desa=wilayah,
            oleh=request.user,  # type: ignore[arg-type]
            keluarga=form.keluarga_hasil,
            uuid=form.uuid,
            asal=form.asal,
            **form.isi_orang,
            **isi_anak,
        )
        ingat_jawaban(request, form, anak.orang.uuid)
        return ke_orang(request, anak.orang, f"{anak.orang.nama} terdaftar.")

    kembali = ("keluarga", [wilayah.kode, keluarga.uuid]) if keluarga else ("sasaran", [wilayah.kode])
    return isi(
        request,
        form,
        simpan,
        judul="Daftarkan anak",
        kembali=reverse(kembali[0], args=kembali[1]),
        draf=f"sasaran-anak-baru-{hamil.uuid if hamil else keluarga.uuid if keluarga else wilayah.kode}",
        templat="sasaran/isi_keluarga.html",
        kembar=sudah_terkirim(request, Orang, "orang", "nama"),
        **konteks,
    )


@perlu("sasaran.ubah")
def anak_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change a child and the person it is, under the uuid of either."""
    anak = get_object_or_404(
        Anak.objects.select_related("orang__keluarga", "kehamilan__ibu"), Q(uuid=uuid) | Q(orang__uuid=uuid)
    )
    pastikan_milik(anak)

    def simpan(form: FormulirAnak) -> HttpResponse:
        tindakan.ubah_anak(
            anak=anak,
            oleh=request.user,  # type: ignore[arg-type]
            versi=form.versi_dilihat("versi_anak"),
            versi_orang=form.versi_dilihat("versi"),
            orang=form.isi_orang,
            asal=form.asal,
            **form.isi_anak,
        )
        ingat_jawaban(request, form, anak.orang.uuid)
        return ke_orang(request, anak.orang, f"Data {anak.orang.nama} tersimpan.")

    return isi(
        request,
        FormulirAnak(**bekal(request, wilayah), anak=anak),
        simpan,
        judul=f"Ubah data {anak.orang.nama}",
        kembali=reverse("orang", args=[wilayah.kode, anak.orang.uuid]),
        draf=f"sasaran-anak-{anak.uuid}",
        templat="sasaran/orang_ubah.html",
        orang=anak.orang,
    )


@perlu("sasaran.ubah")
def orang_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Change a person; a child has a form of its own."""
    orang = get_object_or_404(Orang.objects.select_related("anak"), uuid=uuid)
    if hasattr(orang, "anak"):
        return anak_ubah(request, wilayah, uuid)
    pastikan_milik(orang)

    def simpan(form: FormulirOrang) -> HttpResponse:
        tindakan.ubah_orang(
            orang=orang,
            oleh=request.user,  # type: ignore[arg-type]
            versi=form.versi_dilihat(),
            asal=form.asal,
            **form.isi_orang,
        )
        return ke_orang(request, orang, f"Data {orang.nama} tersimpan.")

    return isi(
        request,
        FormulirOrang(**bekal(request, wilayah), orang=orang),
        simpan,
        judul=f"Ubah data {orang.nama}",
        kembali=reverse("orang", args=[wilayah.kode, uuid]),
        draf=f"sasaran-orang-{uuid}",
        templat="sasaran/orang_ubah.html",
        orang=orang,
    )


JUDUL_KELUAR = {
    "": "Pindah atau meninggal",
    Orang.SebabKeluar.PINDAH: "Pindah ke tempat lain",
    Orang.SebabKeluar.MENINGGAL: "Meninggal dunia",
}
"""Heading by what was chosen on the page before."""


@perlu("sasaran.ubah")
def orang_keluar(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Somebody moved away or died; taken back on the same page."""
    orang = get_object_or_404(Orang.objects.select_related("keluarga"), uuid=uuid)
    pastikan_milik(orang)
    sebab = request.GET.get("sebab", "") if request.GET.get("sebab") in Orang.SebabKeluar.values else ""

    def simpan(form: FormulirKeluar) -> HttpResponse:
        data: dict[str, Any] = {"tanggal": form.cleaned_data["tanggal"], "oleh": request.user}
        tempat = form.cleaned_data.get("tempat", "")
        if form.cleaned_data.get("seluruhnya"):
            jumlah = tindakan.keluarga_pindah(keluarga=orang.keluarga, tempat=tempat, **data)
            return ke_orang(request, orang, f"{jumlah} orang di keluarga ini tercatat pindah.")
        sebab = form.cleaned_data["sebab"]
        tempat = tempat if sebab == Orang.SebabKeluar.PINDAH else ""
        tindakan.keluar(orang=orang, sebab=sebab, tempat=tempat, versi=form.versi_dilihat(), **data)
        if sebab == Orang.SebabKeluar.MENINGGAL:
            messages.info(request, f"Tercatat. Turut berduka cita untuk keluarga {orang.keluarga.kepala}.")
            return redirect("orang", wilayah=wilayah.kode, uuid=uuid)
        return ke_orang(request, orang, f"Tercatat: {orang.nama} pindah pada {tanggal_panjang(data['tanggal'])}.")

    return isi(
        request,
        FormulirKeluar(**bekal(request, wilayah), orang=orang, sebab=sebab),
        simpan,
        judul=JUDUL_KELUAR[sebab],
        kembali=reverse("orang_kejadian", args=[wilayah.kode, uuid]),
        templat="sasaran/keluar.html",
        orang=orang,
        sebab=sebab,
    )


@perlu("sasaran.ubah")
@require_POST
def orang_kembali(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """ "Masih tinggal di sini": take the leaving back."""
    orang = get_object_or_404(Orang.objects.select_related("keluarga"), uuid=uuid)
    pastikan_milik(orang)
    try:
        tindakan.kembali(orang=orang, oleh=request.user, versi=versi_dari(request.POST.get("versi")))  # type: ignore[arg-type]
    except (VersiUsang, tindakan.Ditolak) as galat:
        messages.error(request, BARU_DIUBAH if isinstance(galat, VersiUsang) else str(galat))
        return redirect("orang_keluar", wilayah=wilayah.kode, uuid=uuid)
    return ke_orang(request, orang, f"{orang.nama} tercatat tinggal di desa ini lagi.")


@perlu("nik.lihat")
@require_POST
@tegas
@never_cache
def orang_nik(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The whole NIK, once, leaving a trace; nothing of this page is kept by the browser."""
    orang = get_object_or_404(Orang, uuid=uuid)
    nik = ""
    if orang.nik:
        nik = tindakan.lihat_nik(orang=orang, oleh=request.user, peran=peran_dipakai(request))  # type: ignore[arg-type]
    empat = " ".join(nik[awal : awal + 4] for awal in range(0, len(nik), 4))
    return render(request, "sasaran/nik.html", {"orang": orang, "nik": empat})
