"""Pages of a household."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from kpm.izin import perlu
from kpm.kerja import batasi, pastikan_milik
from kpm.models import Wilayah
from kpm.nik import samarkan
from sasaran import kueri, tindakan
from sasaran.forms.keluarga import FormulirKeluarga
from sasaran.models import Keluarga
from sasaran.views.bantu import bekal, ingat_jawaban, isi, sudah_terkirim

BIDANG = (
    "kepala", "dusun", "rt", "rw", "alamat", "telepon", "no_kk", "air", "air_dilihat", "jamban", "jamban_dilihat",
    "rentan",
)  # fmt: skip


@perlu("sasaran.lihat")
def keluarga(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A household: where it lives, water and latrine, and who belongs to it."""
    objek = get_object_or_404(Keluarga.objects.select_related("dusun", "dibuat_oleh", "diubah_oleh"), uuid=uuid)
    batasi(request, objek)
    pada = timezone.localdate()
    return render(
        request,
        "sasaran/keluarga.html",
        {
            "keluarga": objek,
            "no_kk": samarkan(objek.no_kk),
            "anggota": kueri.anggota(objek, pada),
            "pada": pada,
        },
    )


@perlu("sasaran.ubah")
def keluarga_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Register a household."""

    def simpan(form: FormulirKeluarga) -> HttpResponse:
        hasil = tindakan.daftar_keluarga(
            desa=wilayah,
            oleh=request.user,  # type: ignore[arg-type]
            pada=form.pada,
            uuid=form.uuid,
            asal=form.asal,
            **{nama: form.cleaned_data[nama] for nama in BIDANG},
        )
        ingat_jawaban(request, form, hasil.uuid)
        messages.success(request, f"Keluarga {hasil.kepala} terdaftar dengan nomor rumah tangga {hasil.nomor}.")
        return redirect("keluarga", wilayah=wilayah.kode, uuid=hasil.uuid)

    return isi(
        request,
        FormulirKeluarga(**bekal(request, wilayah)),
        simpan,
        judul="Daftarkan keluarga",
        kembali=reverse("sasaran", args=[wilayah.kode]),
        draf=f"sasaran-keluarga-baru-{wilayah.kode}",
        kembar=sudah_terkirim(request, Keluarga, "keluarga", "kepala"),
    )


@perlu("sasaran.ubah")
def keluarga_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Correct a household."""
    objek = get_object_or_404(Keluarga, uuid=uuid)
    pastikan_milik(objek)
    alamat = reverse("keluarga", args=[wilayah.kode, uuid])

    def simpan(form: FormulirKeluarga) -> HttpResponse:
        tindakan.ubah_keluarga(
            keluarga=objek,
            oleh=request.user,  # type: ignore[arg-type]
            versi=form.versi_dilihat(),
            pada=form.pada,
            asal=form.asal,
            **{nama: form.cleaned_data[nama] for nama in BIDANG},
        )
        messages.success(request, "Data keluarga tersimpan.")
        return redirect(alamat)

    return isi(
        request,
        FormulirKeluarga(**bekal(request, wilayah), keluarga=objek),
        simpan,
        judul=f"Ubah keluarga {objek.kepala}",
        kembali=alamat,
        draf=f"sasaran-keluarga-{uuid}",
    )
