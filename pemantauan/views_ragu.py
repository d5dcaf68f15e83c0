"""The inbox of doubtful data: what looks wrong, "benar" or "perbaiki", and the answers to take back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import pastikan, perlu
from kpm.kembali import jalur_kembali
from kpm.models import Wilayah
from pemantauan.kueri_dijawab import dengan_orang, jawaban_ragu
from pemantauan.models import JawabanRagu
from pemantauan.tampilan_ragu import saring
from pemantauan.tindakan.ragu import TidakDiragukan, nyatakan_benar, tarik_jawaban

PER_HALAMAN = 20
Jenis = JawabanRagu.Jenis
BULANAN = (Jenis.BULAN_ANAK, Jenis.BULAN_IBU)


@perlu("pemantauan.lihat")
def ragu(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """What looks wrong, grouped by kind, narrowed by the address."""
    kotak = saring(wilayah, request.GET, timezone.localdate(), izin=request.izin)  # type: ignore[attr-defined]
    halaman = Paginator(kotak.baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    sini = reverse("ragu", args=[wilayah.kode]) + (f"?{request.GET.urlencode()}" if request.GET else "")
    konteks = {"kotak": kotak, "halaman": halaman, "golongan": kotak.bergolongan(list(halaman), sini), "sini": sini}
    return render(request, "pemantauan/ragu.html", konteks)


def _boleh(request: HttpRequest, jenis: str) -> None:
    """Months are answered by who may fill them, persons by who may change them. Raises PermissionDenied."""
    pastikan(request, "pemantauan.ubah" if jenis in BULANAN else "sasaran.ubah")


def _kembali(request: HttpRequest, wilayah: Wilayah, rute: str) -> HttpResponse:
    sini = jalur_kembali(request.POST.get("kembali", ""), wilayah, "ragu")
    return redirect(sini or reverse(rute, args=[wilayah.kode]))


@perlu("sasaran.ubah")
@require_POST
def benar(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """ "Benar": the doubt leaves the inbox. Sent twice, or by two people, it is one answer."""
    jenis, kode = request.POST.get("jenis", ""), request.POST.get("kode", "")[:120]
    try:
        untuk = UUID(request.POST.get("untuk", ""))
    except ValueError as galat:
        raise Http404("Isian tidak lengkap.") from galat
    if jenis not in Jenis.values:
        raise Http404("Isian tidak lengkap.")
    _boleh(request, jenis)
    isi: dict[str, Any] = {"jenis": jenis, "untuk": untuk, "kode": kode, "hari_ini": timezone.localdate()}
    try:
        jawaban, baru = nyatakan_benar(desa=wilayah, oleh=request.user, **isi)  # type: ignore[arg-type]
    except TidakDiragukan:
        messages.info(request, "Isian itu sudah berubah, jadi tidak ada lagi yang perlu dijawab.")
    else:
        oleh = "Anda" if jawaban.dibuat_oleh_id == request.user.pk else jawaban.dibuat_oleh or "orang lain"
        kata = "Dicatat benar" if baru else f"Sudah dicatat benar oleh {oleh}"
        messages.success(request, f"{kata}: {jawaban.kalimat}.")
    return _kembali(request, wilayah, "ragu")


@perlu("pemantauan.lihat")
def dijawab(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """What was called right, the newest first, to be asked again."""
    halaman = Paginator(jawaban_ragu(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    bulanan = [str(satu) for satu in BULANAN]
    konteks = {"halaman": halaman, "baris": dengan_orang(list(halaman)), "bulanan": bulanan}
    return render(request, "pemantauan/ragu_dijawab.html", konteks)


@perlu("sasaran.ubah")
@require_POST
def tarik(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take an answer back: the doubt stands in the inbox again where the value is still the same."""
    jawaban = JawabanRagu.objects.filter(uuid=uuid).first()
    if jawaban is None and not JawabanRagu.history.filter(uuid=uuid).exists():
        raise Http404("Jawaban ini tidak ada di desa ini.")
    if jawaban is not None:  # a button pressed twice has done what it says
        _boleh(request, jawaban.jenis)
        tarik_jawaban(jawaban=jawaban, oleh=request.user)  # type: ignore[arg-type]
        messages.success(request, f"Ditanyakan lagi: {jawaban.kalimat}.")
    return redirect("ragu_dijawab", wilayah=wilayah.kode)
