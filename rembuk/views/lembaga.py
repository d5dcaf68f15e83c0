"""Pages of the institutions: all side by side, one term with its members, the forms, the printed list."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.kueri_kader import anggota_tpk
from kpm.models import AnggotaTpk, Wilayah
from kpm.permintaan import pengguna
from kpm.tindakan import VersiUsang, versi_dari
from kpm.unggah import jawab_unggahan
from rembuk import cetak_lembaga
from rembuk import kueri_lembaga as kueri
from rembuk.forms_lembaga import FormulirAnggota, FormulirLembaga
from rembuk.lembaga import FUNGSI_RDS, JABATAN
from rembuk.models import AnggotaLembaga, Lembaga
from rembuk.tindakan import lembaga as tindakan
from rembuk.views.bersama import tersimpan


def _cari(uuid: UUID) -> Lembaga:
    satu: Lembaga = get_object_or_404(
        Lembaga.objects.select_related("desa", "sk", "dibuat_oleh", "diubah_oleh"), uuid=uuid
    )
    return satu


def _tpk(request: HttpRequest) -> dict[str, Any]:
    """The TPK as the KPM's office keeps it: names for who may open that office, counts for everybody else."""
    semua = [satu for satu in anggota_tpk() if satu.selesai is None or satu.selesai >= timezone.localdate()]
    per_unsur = Counter(satu.unsur for satu in semua)
    return {
        "jumlah": len(semua),
        "per_unsur": [(label, n) for nilai, label in AnggotaTpk.Unsur.choices if (n := per_unsur[nilai])],
        "orang": semua if "kader.lihat" in request.izin else [],  # type: ignore[attr-defined]
    }


@perlu("rembuk.lihat")
def lembaga(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """RDS, TPPS, BPD and TPK side by side."""
    konteks = {"papan": kueri.papan_lembaga(wilayah, timezone.localdate()), "tpk": _tpk(request), "fungsi": FUNGSI_RDS}
    return render(request, "rembuk/lembaga_semua.html", konteks)


@perlu("rembuk.lihat")
def lembaga_satu(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One term with everybody in it, also long after its end."""
    susunan = kueri.susunan(_cari(uuid), timezone.localdate())
    return render(request, "rembuk/lembaga_satu.html", {"susunan": susunan, "lembaga": susunan.lembaga})


@perlu("rembuk.lihat")
def lembaga_sk(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The scanned SK of a term."""
    return jawab_unggahan(_cari(uuid).sk)


@perlu("rembuk.lihat")
def lembaga_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """ "Susunan RDS" on one page: SK, members by element, counts."""
    satu = kueri.susunan(_cari(uuid), timezone.localdate())
    return tanggapan(cetak_lembaga.susunan(satu, wilayah, timezone.localtime()))


@perlu("rembuk.ubah")
def lembaga_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """A new term of the institution named by ?jenis=."""
    jenis = request.GET.get("jenis", "")
    if jenis not in kueri.jenis_lembaga(wilayah):
        raise Http404("Lembaga ini tidak ada di sini.")
    return _isi_lembaga(request, wilayah, Lembaga(desa=wilayah, jenis=jenis))


@perlu("rembuk.ubah")
def lembaga_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Number, dates and scan of a term."""
    return _isi_lembaga(request, wilayah, _cari(uuid))


def _isi_lembaga(request: HttpRequest, wilayah: Wilayah, objek: Lembaga) -> HttpResponse:
    """Saved, a term leads to its own page; a new one with members brought along as well."""
    dari = None if objek.pk else kueri.masa_sebelumnya(objek.jenis)
    form = FormulirLembaga(
        request.POST or None, request.FILES or None, instance=objek, pada=timezone.localdate(), dari=dari
    )
    draf = f"lembaga:{objek.uuid if objek.pk else objek.jenis}"
    if request.method == "POST" and form.is_valid():
        simpan = partial(
            tindakan.simpan_lembaga, lembaga=objek, oleh=pengguna(request), versi=form.versi_dilihat,
            sk=form.cleaned_data.get("berkas_sk"), anggota_dari=dari if form.cleaned_data.get("bawa") else None,
        )  # fmt: skip
        kembar = form.kembar()
        if tersimpan(request, form, draf, lambda: kembar or simpan()):
            messages.success(request, "SK dan masa tugas tersimpan.")
            return redirect("lembaga_satu", wilayah=wilayah.kode, uuid=(kembar or objek).uuid)
    konteks = {"form": form, "lembaga": objek, "draf": draf, "baru": objek.pk is None}
    return render(request, "rembuk/lembaga_isi.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def lembaga_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take away a term opened by mistake."""
    objek = _cari(uuid)
    try:
        tindakan.hapus_lembaga(lembaga=objek, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except (tindakan.BerisiAnggota, VersiUsang) as galat:
        messages.error(request, str(galat))
        return redirect("lembaga_satu", wilayah=wilayah.kode, uuid=uuid)
    messages.success(request, "Masa tugas dihapus.")
    return redirect("lembaga", wilayah=wilayah.kode)


@perlu("rembuk.ubah")
def anggota_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One member more; saved, the next one follows at once."""
    induk = _cari(uuid)
    return _isi_anggota(request, wilayah, AnggotaLembaga(desa=wilayah, lembaga=induk))


@perlu("rembuk.ubah")
def anggota_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, anggota: UUID) -> HttpResponse:
    """Change a member, or write down the day of leaving."""
    objek = get_object_or_404(
        AnggotaLembaga.objects.select_related("lembaga__desa", "desa"), uuid=anggota, lembaga__uuid=uuid
    )
    return _isi_anggota(request, wilayah, objek)


def _isi_anggota(request: HttpRequest, wilayah: Wilayah, objek: AnggotaLembaga) -> HttpResponse:
    induk, baru = objek.lembaga, objek.pk is None
    form = FormulirAnggota(request.POST or None, instance=objek, pada=timezone.localdate())
    draf = f"anggota:{induk.uuid if baru else objek.uuid}"
    if request.method == "POST" and form.is_valid():
        simpan = partial(tindakan.simpan_anggota, anggota=objek, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, lambda: form.kembar() or simpan()):
            messages.success(request, f"{objek.nama} tersimpan.")
            tujuan = "anggota_baru" if baru and "selesai" not in request.POST else "lembaga_satu"
            return redirect(tujuan, wilayah=wilayah.kode, uuid=induk.uuid)
    konteks = {
        "form": form, "lembaga": induk, "anggota": objek, "baru": baru, "draf": draf,
        "susunan": kueri.susunan(induk, timezone.localdate()), "jabatan": JABATAN[induk.jenis],
    }  # fmt: skip
    return render(request, "rembuk/lembaga_anggota.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def anggota_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, anggota: UUID) -> HttpResponse:
    """Take away a member typed by mistake."""
    objek = get_object_or_404(AnggotaLembaga.objects.select_related("desa"), uuid=anggota, lembaga__uuid=uuid)
    try:
        tindakan.hapus_anggota(anggota=objek, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
    except VersiUsang as usang:
        messages.error(request, f"{usang} Lihat isinya yang terbaru, lalu ulangi.")
    else:
        messages.success(request, f"{objek.nama} dihapus dari daftar anggota.")
    return redirect("lembaga_satu", wilayah=wilayah.kode, uuid=uuid)
