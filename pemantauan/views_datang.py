"""Taking in the people of a move from another village, with their months."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from kpm.izin import perlu
from kpm.models import Wilayah
from pemantauan.tindakan.datang import sudah_terdaftar, terima
from sasaran.forms.kejadian import FormulirTerima
from sasaran.models import Kesepakatan, Orang, PindahMasuk
from sasaran.views.bantu import bekal, isi, konteks_keluarga

TERBUKA = (Kesepakatan.MENUNGGU, Kesepakatan.DITERIMA)


@perlu("sasaran.ubah")
def pindah_terima(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Into which household, since when; sent twice it is done once."""
    masuk = get_object_or_404(PindahMasuk.objects.select_related("asal", "desa"), uuid=uuid, keadaan__in=TERBUKA)
    if masuk.keadaan == Kesepakatan.DITERIMA:
        messages.info(request, "Kepindahan ini sudah diterima. Tidak ada yang tersimpan dua kali.")
        return redirect("pindah", wilayah=wilayah.kode)
    keluarga, konteks = konteks_keluarga(request, wilayah)
    form = FormulirTerima(**bekal(request, wilayah), keluarga=keluarga, masuk=masuk)

    def simpan(form: FormulirTerima) -> HttpResponse:
        datang = terima(
            masuk=masuk,
            keluarga=form.keluarga_hasil,
            tiba=form.cleaned_data["tiba"],
            posyandu=form.cleaned_data["posyandu"],
            oleh=request.user,  # type: ignore[arg-type]
            sama=sama,
        )
        nama = datang[0].nama if len(datang) == 1 else f"{len(datang)} orang"
        messages.success(request, f"{nama} tercatat di desa ini, bersama catatan bulanan dari {masuk.asal}.")
        return redirect("keluarga", wilayah=wilayah.kode, uuid=datang[0].keluarga.uuid)

    sama: dict[str, Orang] = {}
    if request.method == "POST" and form.is_valid():
        sama = sudah_terdaftar(masuk)
        form.tanya_sama(sama)
    return isi(
        request,
        form,
        simpan,
        judul="Terima di desa ini",
        kembali=reverse("pindah", args=[wilayah.kode]),
        templat="pemantauan/pindah_terima.html",
        masuk=masuk,
        **konteks,
    )
