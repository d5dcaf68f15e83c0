"""What the entry pages of sasaran share: show a form, save it, or give it back with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kpm.kembali import jalur_kembali
from kpm.kerja import pastikan_milik
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.tindakan import VersiUsang
from sasaran import kueri, kueri_cari
from sasaran.aturan import rapikan
from sasaran.forms.dasar import FormulirSasaran
from sasaran.models import Keluarga, Orang
from sasaran.tindakan import Ditolak, Ganda, SudahTercatat
from sasaran.tindakan_ganda import ingat_bukan_ganda

F = TypeVar("F", bound=FormulirSasaran)
BARU_DIUBAH = "Data ini baru saja diubah orang lain. Periksa dulu, lalu ulangi."
HALAMAN_ISI = "sasaran/isi.html"


def uuid_atau_404(teks: str) -> UUID:
    """The uuid in a query string. What is none belongs to nothing."""
    try:
        return UUID(teks)
    except ValueError as galat:
        raise Http404("Alamat tidak lengkap.") from galat


def bekal(request: HttpRequest, wilayah: Wilayah) -> dict[str, Any]:
    """Arguments every form of sasaran takes: what was sent, the village, and today."""
    return {
        "data": request.POST if request.method == "POST" else None,
        "wilayah": wilayah,
        "pada": timezone.localdate(),
    }


def cari_keluarga(request: HttpRequest, wilayah: Wilayah) -> tuple[str, list[Any]]:
    """What was typed to find a household, and the first eight found."""
    cari = request.GET.get("cari", "")[:100]
    saringan = kueri_cari.Saringan(pada=timezone.localdate(), teks=cari)
    return cari, list(kueri.untuk_daftar_keluarga(kueri_cari.cari_keluarga(saringan))[:8]) if saringan.kata else []


def konteks_keluarga(request: HttpRequest, wilayah: Wilayah) -> tuple[Keluarga | None, dict[str, Any]]:
    """The household named in the address, and what the choice of one shows."""
    if pengenal := request.GET.get("keluarga"):
        semua = Keluarga.objects.select_related("dusun")
        keluarga = get_object_or_404(semua, uuid=uuid_atau_404(pengenal))
        pastikan_milik(keluarga)
        return keluarga, {"keluarga": keluarga}
    cari, temuan = cari_keluarga(request, wilayah)
    pilih = request.method == "GET"
    return None, {"cari_keluarga": cari, "temuan": temuan, "pilih_keluarga": pilih}


def isi(
    request: HttpRequest,
    form: F,
    simpan: Callable[[F], HttpResponse],
    *,
    judul: str,
    kembali: str,
    draf: str = "",
    templat: str = HALAMAN_ISI,
    kembar: Callable[[], HttpResponse | None] | None = None,
    **konteks: Any,
) -> HttpResponse:
    """Show the form, or save it and go where ``simpan`` says; what cannot be saved comes back as it was typed.

    ``kembar`` answers a form that was sent a second time, None for any other.
    """
    if request.method == "POST" and kembar and (jawab := kembar()):
        return jawab
    if request.method == "POST" and "ini_sama" in request.POST:
        form = _bawa(form, request)
    elif request.method == "POST" and form.is_valid():
        try:
            jawab = simpan(form)
        except VersiUsang:
            form.hadapi_versi()
        except Ganda as ganda:
            if ganda.bidang == "pengenal" and kembar and (jawab := kembar()):
                return jawab
            form.add_error(ganda.bidang if ganda.bidang in form.fields else None, str(ganda))
        except Ditolak as ditolak:
            form.add_error(None, str(ditolak))
        else:
            if draf:
                request.session["draf_selesai"] = draf
            return jawab
    konteks |= {"form": form, "judul": judul, "kembali": dari_ragu(request) or kembali, "draf": draf}
    konteks.setdefault("perlu_dusun", "dusun" in form.fields and not dusun_desa())
    return render(request, templat, konteks)


def _bawa(form: F, request: HttpRequest) -> F:
    """The form as stored, with what was typed for a new record that turned out to be this one; nothing is saved yet."""
    form.is_bound, form.data = False, QueryDict()
    form.bawa(request.POST)
    return form


def ingat_jawaban(request: HttpRequest, form: FormulirSasaran, uuid: UUID) -> None:
    """Remember "Bukan, tetap simpan": what was just saved is none of those the form asked about."""
    if form.mirip:
        ingat_bukan_ganda(desa=form.wilayah, uuid=uuid, mirip=form.mirip, oleh=request.user)  # type: ignore[arg-type]


def sudah_terkirim(request: HttpRequest, model: type[Keluarga] | type[Orang], rute: str, bidang: str) -> Any:
    """`kembar` of a form for a new record: the record this very form has made, if its name is the same.

    Another name under the same uuid is a form filled again after going back; it gets a uuid of its own.
    """

    def kembar() -> HttpResponse | None:
        try:
            lama = model.objects.filter(uuid=UUID(request.POST.get("pengenal", ""))).first()
        except ValueError:
            return None
        if lama is None:
            return None
        if rapikan(request.POST.get(bidang, "")) != getattr(lama, bidang):
            return None
        messages.info(request, f"{getattr(lama, bidang)} sudah tersimpan. Tidak ada yang tersimpan dua kali.")
        return redirect(rute, wilayah=request.wilayah.kode, uuid=lama.uuid)  # type: ignore[attr-defined]

    return kembar


def ke_orang(request: HttpRequest, orang: Model, kabar: str) -> HttpResponse:
    """To the page of a person, or back to the inbox of doubts, with what was done."""
    messages.success(request, kabar)
    if kembali := dari_ragu(request):
        return redirect(kembali)
    return redirect("orang", wilayah=request.wilayah.kode, uuid=orang.uuid)  # type: ignore[attr-defined]


def dari_ragu(request: HttpRequest) -> str:
    """The way back to the inbox of doubtful data, for a form that was opened from there; else empty."""
    return jalur_kembali(request.GET.get("kembali", ""), request.wilayah, "ragu")  # type: ignore[attr-defined]


def sudah_tercatat(request: HttpRequest, galat: SudahTercatat) -> HttpResponse:
    """The end of this pregnancy is there already: to the child, or to the mother, nothing is made twice."""
    hamil = galat.kehamilan
    hidup = [satu.orang for satu in hamil.anak.filter(orang__keluar_pada=None).select_related("orang")]
    messages.info(request, "Persalinan ini sudah dicatat. Tidak ada yang tersimpan dua kali.")
    if len(hidup) > 1:
        return redirect("keluarga", wilayah=hamil.desa.kode, uuid=hamil.ibu.keluarga.uuid)
    return redirect("orang", wilayah=hamil.desa.kode, uuid=(hidup[0] if hidup else hamil.ibu).uuid)
