"""Pages of a pregnancy: registration, change, and its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.izin import perlu
from kpm.kerja import pastikan_milik
from kpm.models import Wilayah
from kpm.tindakan import VersiUsang, versi_dari
from sasaran import kueri, tindakan
from sasaran.forms.ibu import FormulirIbuBaru, FormulirKehamilan, FormulirPersalinan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from sasaran.views.bantu import (
    BARU_DIUBAH,
    bekal,
    dari_ragu,
    ingat_jawaban,
    isi,
    ke_orang,
    konteks_keluarga,
    sudah_tercatat,
    sudah_terkirim,
)


@perlu("sasaran.ubah")
def ibu_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Register a pregnant woman, in a known household or together with a new one."""
    keluarga, konteks = konteks_keluarga(request, wilayah)
    form = FormulirIbuBaru(
        **bekal(request, wilayah), keluarga=keluarga, initial={"suami": keluarga.kepala if keluarga else ""}
    )

    def simpan(form: FormulirIbuBaru) -> HttpResponse:
        hamil = tindakan.daftar_ibu_hamil(
            desa=wilayah,
            oleh=request.user,  # type: ignore[arg-type]
            keluarga=form.keluarga_hasil,
            uuid=form.uuid,
            asal=form.asal,
            **form.isi_orang,
            **form.isi_kehamilan,
        )
        ingat_jawaban(request, form, hamil.ibu.uuid)
        return ke_orang(request, hamil.ibu, f"Ibu {hamil.ibu.nama} terdaftar.")

    return isi(
        request,
        form,
        simpan,
        judul="Daftarkan ibu hamil",
        kembali=_kembali(wilayah, keluarga),
        draf=f"sasaran-ibu-baru-{keluarga.uuid if keluarga else wilayah.kode}",
        templat="sasaran/isi_keluarga.html",
        kembar=sudah_terkirim(request, Orang, "orang", "nama"),
        sudah_ada=kueri.perempuan(keluarga) if keluarga else [],
        **konteks,
    )


def _kembali(wilayah: Wilayah, keluarga: Keluarga | None) -> str:
    if keluarga:
        return reverse("keluarga", args=[wilayah.kode, keluarga.uuid])
    return reverse("sasaran", args=[wilayah.kode])


@perlu("sasaran.ubah")
def kehamilan_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One more pregnancy of a woman who is known already."""
    ibu = get_object_or_404(Orang, uuid=uuid, jenis_kelamin="P", keluar_pada__isnull=True, anak__isnull=True)
    pastikan_milik(ibu)
    if kueri.kehamilan_berjalan(ibu):
        messages.info(request, f"{ibu.nama} sudah punya kehamilan yang sedang berjalan.")
        return redirect("orang", wilayah=wilayah.kode, uuid=uuid)

    def simpan(form: FormulirKehamilan) -> HttpResponse:
        tindakan.daftar_kehamilan(ibu=ibu, oleh=request.user, asal=form.asal, **form.isi_kehamilan)  # type: ignore[arg-type]
        return ke_orang(request, ibu, f"Kehamilan {ibu.nama} tercatat.")

    return isi(
        request,
        FormulirKehamilan(**bekal(request, wilayah), ibu=ibu, initial=kueri.bekal_kehamilan(ibu)),
        simpan,
        judul=f"Kehamilan baru {ibu.nama}",
        kembali=reverse("orang", args=[wilayah.kode, uuid]),
        draf=f"sasaran-kehamilan-baru-{uuid}",
    )


def kehamilan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, **konteks: Any) -> HttpResponse:
    """Correct what is known of a pregnancy; dates stay correctable after the birth.

    ``konteks``: what monitoring, whose page this is, shows beside the form.
    """
    hamil = get_object_or_404(Kehamilan.objects.select_related("ibu"), uuid=uuid)
    pastikan_milik(hamil)

    def simpan(form: FormulirKehamilan) -> HttpResponse:
        tindakan.ubah_kehamilan(
            kehamilan=hamil,
            oleh=request.user,  # type: ignore[arg-type]
            versi=form.versi_dilihat(),
            asal=form.asal,
            **form.isi_kehamilan,
        )
        return ke_orang(request, hamil.ibu, "Data kehamilan tersimpan.")

    return isi(
        request,
        FormulirKehamilan(**bekal(request, wilayah), ibu=hamil.ibu, kehamilan=hamil),
        simpan,
        judul=f"Ubah kehamilan {hamil.ibu.nama}",
        kembali=reverse("orang", args=[wilayah.kode, hamil.ibu.uuid]),
        draf=f"sasaran-kehamilan-{uuid}",
        templat="sasaran/kehamilan.html",
        kehamilan=hamil,
        **konteks,
    )


@perlu("sasaran.ubah")
def persalinan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The end of a pregnancy; a live birth makes the child."""
    hamil = get_object_or_404(Kehamilan.objects.select_related("ibu__keluarga__dusun"), uuid=uuid)
    pastikan_milik(hamil)
    if hamil.berakhir_pada:
        return sudah_tercatat(request, tindakan.SudahTercatat(hamil))

    def simpan(form: FormulirPersalinan) -> HttpResponse:
        tanggal, hasil = form.cleaned_data["tanggal"], form.cleaned_data["hasil"]
        try:
            anak = tindakan.catat_persalinan(
                kehamilan=hamil,
                tanggal=tanggal,
                hasil=hasil,
                oleh=request.user,  # type: ignore[arg-type]
                bayi=form.bayi,
                lahir_mati_kembar=form.cleaned_data["lahir_mati_kembar"] or 0,
            )
        except tindakan.SudahTercatat as galat:
            return sudah_tercatat(request, galat)
        return _sesudah_persalinan(request, Kehamilan.objects.select_related("ibu__keluarga").get(pk=hamil.pk), anak)

    return isi(
        request,
        FormulirPersalinan(**bekal(request, wilayah), kehamilan=hamil),
        simpan,
        judul=f"Persalinan {hamil.ibu.nama}",
        kembali=reverse("orang", args=[wilayah.kode, hamil.ibu.uuid]),
        draf=f"sasaran-persalinan-{uuid}",
        templat="sasaran/persalinan.html",
        kehamilan=hamil,
        usia=hamil.usia_bulan(bekal(request, wilayah)["pada"]),
    )


def _sesudah_persalinan(request: HttpRequest, hamil: Kehamilan, anak: list[Anak]) -> HttpResponse:
    """To the child, to the household that shows all of several, or to the mother with words for a loss."""
    hidup = [satu for satu in anak if not satu.orang.keluar_pada]
    nama = " dan ".join(satu.orang.nama for satu in hidup)
    if len(hidup) < len(anak) or hamil.lahir_mati_kembar or not anak:
        kabar = f"Tercatat. Turut berduka untuk Ibu {hamil.ibu.nama} dan keluarga."
        if nama:
            kabar += f" {nama} terdaftar."
        if hamil.akhir_nifas:
            kabar += f" Pemeriksaan nifas tetap dipantau sampai {tanggal_panjang(hamil.akhir_nifas)}."
        messages.info(request, kabar)
    else:
        messages.success(request, f"Selamat untuk Ibu {hamil.ibu.nama}. {nama} terdaftar sebagai sasaran.")
    if kembali := dari_ragu(request):
        return redirect(kembali)
    if len(hidup) > 1:
        return redirect("keluarga", wilayah=hamil.desa.kode, uuid=hamil.ibu.keluarga.uuid)
    orang = hidup[0].orang if hidup else hamil.ibu
    return redirect("orang", wilayah=hamil.desa.kode, uuid=orang.uuid)


@perlu("sasaran.ubah")
@require_POST
def persalinan_batal(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take a birth back that was recorded for the wrong woman."""
    hamil = get_object_or_404(Kehamilan.objects.select_related("ibu"), uuid=uuid, berakhir_pada__isnull=False)
    try:
        versi = versi_dari(request.POST.get("versi"))
        tindakan.batalkan_persalinan(kehamilan=hamil, oleh=request.user, versi=versi)  # type: ignore[arg-type]
    except tindakan.SudahDipantau:
        messages.error(request, "Anak dari persalinan ini sudah punya catatan pemantauan, jadi tidak dapat dibatalkan.")
    except VersiUsang:
        messages.error(request, BARU_DIUBAH)
    except tindakan.Ganda as galat:
        messages.error(request, str(galat))
    else:
        return ke_orang(request, hamil.ibu, f"Persalinan {hamil.ibu.nama} dibatalkan. Kehamilannya berjalan lagi.")
    return redirect("kehamilan_ubah", wilayah=wilayah.kode, uuid=uuid)
