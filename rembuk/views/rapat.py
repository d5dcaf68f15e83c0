"""Pages: the village's rembuk, one of them step by step, and its facts."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.periode import Triwulan
from kpm.permintaan import pengguna
from rembuk import kueri, tindakan
from rembuk.forms import FormulirMasalah, FormulirRembuk
from rembuk.kekurangan import nama_masalah
from rembuk.kueri_mad import bagian_berubah
from rembuk.kueri_terbit import versi_terbit
from rembuk.models import Masalah
from rembuk.teks import baca_jadwal, butir, sebut_jadwal
from rembuk.views.bersama import cari_rembuk, kabarkan, ke_langkah, tersimpan

PER_HALAMAN = 25


@perlu("rembuk.lihat")
def rembuk(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The village's meetings, newest first."""
    halaman = Paginator(kueri.daftar_rembuk(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    for satu in halaman:
        satu.label_triwulan = Triwulan.dari_teks(satu.triwulan).label
    return render(request, "rembuk/daftar.html", {"halaman": halaman})


BUTIR = ("narasumber", "ringkasan", "komitmen")
LANGKAH = ("kekurangan", "usulan", "rapat", "hadir", "ba")


def _langkah(rapat: kueri.Rapat, hari_ini: dt.date) -> list[dict[str, Any]]:
    """The five steps with their state; a step is done when nothing the Berita Acara needs is missing in it."""
    kurang = {satu.langkah for satu in rapat.syarat(hari_ini) if not satu.terpenuhi}
    urutan = (
        ("kekurangan", "Kekurangan", len(rapat.masalah), True),
        ("usulan", "Usulan", len(rapat.usulan), "usulan" not in kurang and bool(rapat.usulan)),
        ("rapat", "Hasil rapat", "", "rapat" not in kurang),
        ("hadir", "Daftar hadir", rapat.hadir.jumlah, "hadir" not in kurang),
        ("ba", "Berita Acara", "", rapat.terbit),
    )
    return [dict(zip(("kode", "nama", "jumlah", "selesai"), satu, strict=True)) for satu in urutan]


@perlu("rembuk.lihat")
def rembuk_isi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One meeting, step by step; without a chosen step the first unfinished one."""
    hari_ini = timezone.localdate()
    rapat = kueri.rapat(cari_rembuk(uuid), wilayah)
    langkah = _langkah(rapat, hari_ini)
    pertama = next((satu["kode"] for satu in langkah if not satu["selesai"]), "ba")
    dipilih = request.GET.get("langkah", "")
    kini = dipilih if dipilih in LANGKAH else pertama
    boleh = "rembuk.ubah" in request.izin and not rapat.terbit  # type: ignore[attr-defined]
    versi = versi_terbit(rapat.rembuk) if kini == "ba" and rapat.berita_acara else []
    konteks = {
        "rapat": rapat, "rembuk": rapat.rembuk, "langkah": langkah, "kini": kini,
        "boleh": boleh, "berubah": bagian_berubah(rapat.usulan) if boleh and kini == "usulan" else [],
        "triwulan": Triwulan.dari_teks(rapat.rembuk.triwulan), "syarat": rapat.syarat(hari_ini),
        "butir": {nama: butir(getattr(rapat.rembuk, nama)) for nama in BUTIR},
        "jadwal": sebut_jadwal(baca_jadwal(rapat.rembuk.jadwal_rapat)),
        "versi": versi, "pindaian": [pindai for satu in versi for pindai in satu.pindaian.all()],
    }  # fmt: skip
    return render(request, "rembuk/isi.html", konteks)


@perlu("rembuk.ubah")
def rembuk_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The facts of the meeting: when, where, who leads, what was said and promised."""
    objek = cari_rembuk(uuid)
    if kueri.tertutup(objek):
        return ke_langkah(wilayah, objek, "ba")
    draf = f"rembuk:{uuid}"
    form = FormulirRembuk(request.POST or None, instance=objek, hari_ini=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        ubah = partial(tindakan.ubah_rembuk, rembuk=objek, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, ubah):
            messages.success(request, "Hasil rapat tersimpan.")
            return ke_langkah(wilayah, objek, "rapat")
    return render(request, "rembuk/ubah.html", {"form": form, "rembuk": objek, "draf": draf})


@perlu("rembuk.ubah")
@require_POST
def rembuk_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Throw away a meeting opened by mistake, while it is still empty."""
    objek = cari_rembuk(uuid)
    if kabarkan(request, partial(tindakan.hapus_rembuk, rembuk=objek, oleh=pengguna(request)), "Rembuk dihapus."):
        return redirect("rembuk", wilayah=wilayah.kode)
    return ke_langkah(wilayah, objek, "kekurangan")


@perlu("rembuk.ubah")
def masalah_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, masalah: UUID) -> HttpResponse:
    """The cause of one gap."""
    objek = get_object_or_404(Masalah.objects.select_related("rembuk__desa"), uuid=masalah, rembuk__uuid=uuid)
    draf = f"masalah:{masalah}"
    form = FormulirMasalah(request.POST or None, instance=objek)
    if request.method == "POST" and form.is_valid():
        ubah = partial(tindakan.ubah_masalah, masalah=objek, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, ubah):
            messages.success(request, "Penyebab tersimpan.")
            return ke_langkah(wilayah, objek.rembuk, "kekurangan")
    konteks = {"form": form, "rembuk": objek.rembuk, "masalah": objek, "draf": draf, "nama": nama_masalah(objek)}
    return render(request, "rembuk/masalah.html", konteks)
