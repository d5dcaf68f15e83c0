"""What the pages of the KPM's office share: who may write, a form that loses nothing, removing and taking back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from kpm.forms_kader import FormulirKantor, FormulirPembayaran
from kpm.izin import perlu
from kpm.models import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader, Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from kpm.tindakan_kader import SudahDibayar, hapus_kantor, pulihkan_kantor

NAMA: dict[str, Any] = {
    "pelatihan": Pelatihan,
    "pembayaran": PembayaranKader,
    "kegiatan": KegiatanKader,
    "tpk": AnggotaTpk,
}
"""What may be removed and taken back, by its part of the address."""
SEBUTAN = {"pelatihan": "Pelatihan", "pembayaran": "Pembayaran", "kegiatan": "Kegiatan", "tpk": "Anggota TPK"}


def boleh_tulis(request: HttpRequest, kader: Kader) -> bool:
    """Whether this person writes about that KPM: the office does, a KPM about nobody else."""
    izin = request.izin  # type: ignore[attr-defined]
    return "kader.bayar" in izin or ("kader.ubah" in izin and kader.pengguna_id == request.user.pk)


def wajib_boleh_tulis(request: HttpRequest, kader: Kader) -> None:
    """Raises PermissionDenied where `boleh_tulis` says no."""
    if not boleh_tulis(request, kader):
        raise PermissionDenied("Ini catatan KPM lain. Yang mengubahnya KPM itu sendiri atau admin desa.")


def ke_kader(wilayah: Wilayah, kader: Kader | None) -> str:
    """Address of a KPM's page; the list where there is none."""
    return reverse("kader_satu", args=[wilayah.kode, kader.uuid]) if kader else reverse("kader", args=[wilayah.kode])


def isi_kantor(
    request: HttpRequest,
    wilayah: Wilayah,
    form: FormulirKantor,
    simpan: Callable[[], Any],
    *,
    judul: str,
    kader: Kader | None,
    hapus: str = "",
) -> HttpResponse:
    """Show a form or save it; what cannot be saved comes back as it was typed, what was sent twice is stored once.

    ``hapus``: which of `NAMA` it is, where it may be removed.
    """
    tersimpan = None
    if request.method == "POST" and form.is_valid():
        tersimpan = form.kembar() or _simpan(form, simpan)
    if tersimpan is not None:
        messages.success(request, "Tersimpan.")
        pemilik = tersimpan if isinstance(tersimpan, Kader) else kader
        return redirect(ke_kader(wilayah, pemilik))
    konteks = {
        "form": form,
        "judul": judul,
        "kader": kader,
        "kembali": ke_kader(wilayah, kader),
        "hapus": reverse(f"kader_hapus_{hapus}", args=[wilayah.kode, form.instance.uuid])
        if hapus and form.instance.pk
        else "",
        "versi_hapus": form["versi"].value() if form.instance.pk else "",
    }
    return render(request, "kpm/kader_isi.html", konteks)


def _simpan(form: FormulirKantor, simpan: Callable[[], Any]) -> Any:
    """What was saved; None when the form has to be shown again."""
    try:
        return form.tersimpan(simpan)
    except SudahDibayar as sudah:
        cast(FormulirPembayaran, form).sudah_dibayar(sudah.bulan)
    except ValidationError as galat:
        form.add_error(None, galat)
    return None


def _wajib(request: HttpRequest, objek: Any) -> None:
    """Who may remove or take back: the office everything, a KPM the own trainings and activities."""
    if isinstance(objek, PembayaranKader) and "kader.bayar" not in request.izin:  # type: ignore[attr-defined]
        raise PermissionDenied("Pembayaran dicatat admin desa.")
    if not isinstance(objek, AnggotaTpk):
        wajib_boleh_tulis(request, objek.kader)


@perlu("kader.ubah")
@require_POST
def hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, nama: str) -> HttpResponse:
    """Remove a record typed by mistake, with a way back; one that is gone already is no error."""
    model, sebutan = NAMA[nama], SEBUTAN[nama]
    objek = model.objects.filter(uuid=uuid).first()
    if objek is None:
        if not model.history.filter(uuid=uuid, history_type="-").exists():
            raise Http404("Catatan ini tidak ada.")
        messages.info(request, f"{sebutan} ini sudah terhapus.")
        return redirect("kader", wilayah=wilayah.kode)
    _wajib(request, objek)
    kembali = ke_kader(wilayah, getattr(objek, "kader", None))
    try:
        hapus_kantor(objek=objek, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except VersiUsang:
        messages.error(request, f"{sebutan} ini baru saja diubah orang lain. Lihat dulu isinya, lalu ulangi.")
        return redirect(kembali)
    alamat = reverse(f"kader_pulihkan_{nama}", args=[wilayah.kode, uuid])
    kabar = render_to_string("kpm/kader_kabar_hapus.html", {"sebutan": sebutan, "alamat": alamat}, request)
    messages.success(request, kabar)
    return redirect(kembali)


@perlu("kader.ubah")
@require_POST
def pulihkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID, nama: str) -> HttpResponse:
    """Take a removed record back from its history."""
    model, sebutan = NAMA[nama], SEBUTAN[nama]
    riwayat = model.history.filter(uuid=uuid, history_type="-").order_by("-history_date", "-pk").first()
    if riwayat is None:
        raise Http404("Tidak ada catatan terhapus dengan pengenal ini.")
    kader = None
    if model is not AnggotaTpk:
        kader = get_object_or_404(Kader, pk=riwayat.kader_id)
    _wajib(request, model(kader=kader) if kader else model())
    try:
        pulihkan_kantor(model=model, riwayat=riwayat, oleh=pengguna(request))
    except IntegrityError:
        messages.error(request, f"{sebutan} tidak dikembalikan karena sudah ada catatan lain di tempatnya.")
    else:
        messages.success(request, f"{sebutan} dikembalikan.")
    return redirect(ke_kader(wilayah, kader))
