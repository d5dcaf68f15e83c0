"""Referrals: the list, one of them, its slip, its answer; from a person's page "Rujuk ke bidan / puskesmas"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import jejak
from kpm.dokumen import cetak
from kpm.izin import perlu
from kpm.kerja import batasi, pastikan_milik, saringan_baku
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna
from kpm.sebutan import kata_tempat
from kpm.tindakan import VersiUsang, versi_dari
from pemantauan import kueri_rujukan as kueri
from pemantauan.dokumen_rujukan import cetak_rujukan
from pemantauan.forms.rujukan import FormulirJawaban, FormulirRujukan
from pemantauan.kueri_bahan_rujukan import bahan_rujukan
from pemantauan.kueri_orang import orang_utuh
from pemantauan.models import Rujukan
from pemantauan.rujukan import HARI_DIJAWAB, baca_angka, kata_alasan, lewat_tunggu, mendesak, per_hari, sebut_alasan
from pemantauan.tindakan import rujukan as tindakan

PER_HALAMAN = 25
BENTROK = "Rujukan ini baru saja diubah orang lain. Lihat isinya yang terbaru, lalu ulangi."


def _cari(uuid: UUID) -> Rujukan:
    satu: Rujukan = get_object_or_404(kueri.rujukan_utuh().select_related("desa"), uuid=uuid)
    return satu


@perlu("pemantauan.lihat")
def rujukan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The referrals: those that wait, what waits too long first; or those that are closed."""
    hari_ini, isi = timezone.localdate(), request.GET
    saring = kueri.SaringRujukan(
        keadaan=kueri.DIJAWAB if isi.get("keadaan") == kueri.DIJAWAB else kueri.TERBUKA,
        dusun=isi.get("dusun", "").replace("\x00", "")[:100],
        orang=_uuid(isi.get("orang", "")),
        kerja=saringan_baku(isi),
    )
    halaman = Paginator(kueri.daftar_rujukan(saring, hari_ini), PER_HALAMAN).get_page(isi.get("halaman"))
    konteks = {
        "saring": saring,
        "kerja": saring.kerja,
        "halaman": halaman,
        "baris": kueri.baris_rujukan(halaman, hari_ini),
        "jumlah": kueri.jumlah_rujukan(hari_ini, kerja=saring.kerja),
        "pilihan_dusun": kueri.dusun_rujukan(),
        "terhapus": kueri.rujukan_terhapus(kueri.sejak_terhapus()),
        "batas_hari": HARI_DIJAWAB,
        "kueri_tanpa_halaman": _tanpa_halaman(request),
    }
    return render(request, "pemantauan/rujukan.html", konteks)


def _uuid(teks: str) -> UUID | None:
    """What an address names; None for nonsense, which narrows nothing."""
    try:
        return UUID(teks)
    except ValueError:
        return None


def _tanpa_halaman(request: HttpRequest) -> str:
    isi = request.GET.copy()
    isi.pop("halaman", None)
    return isi.urlencode()


@perlu("pemantauan.lihat")
def rujukan_satu(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One referral: why, to whom, with which numbers, and what came back."""
    satu, hari_ini = _cari(uuid), timezone.localdate()
    batasi(request, satu)
    konteks = {
        "rujukan": satu,
        "tujuan": kueri.sebut_tujuan(satu),
        "alasan": kata_alasan(satu.alasan, satu.keterangan),
        "mendesak": mendesak(satu.alasan),
        "angka": per_hari(baca_angka(satu.angka)),
        "hari": (hari_ini - satu.tanggal).days,
        "lewat": satu.dijawab_pada is None and lewat_tunggu(satu.tanggal, hari_ini),
    }
    return render(request, "pemantauan/rujukan_satu.html", konteks)


@perlu("sasaran.ubah")
def rujukan_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Refer a person; the reasons that are known are ticked already."""
    orang = get_object_or_404(kueri.dengan_rujukan(orang_utuh()), uuid=uuid)
    pastikan_milik(orang)
    if orang.keluar_pada:
        messages.error(
            request, f"{orang.nama} tidak tercatat tinggal {kata_tempat('di desa ini')} lagi, jadi tidak dapat dirujuk."
        )
        return redirect("orang", wilayah=wilayah.kode, uuid=orang.uuid)
    return _isian(request, wilayah, Rujukan(desa=wilayah, orang=orang))


@perlu("sasaran.ubah")
def rujukan_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Correct a referral."""
    satu = _cari(uuid)
    pastikan_milik(satu)
    return _isian(request, wilayah, satu)


def _isian(request: HttpRequest, wilayah: Wilayah, satu: Rujukan) -> HttpResponse:
    baru, hari_ini, orang = satu.pk is None, timezone.localdate(), satu.orang
    sasaran = kueri.sasaran_rujukan(orang, hari_ini if baru else satu.tanggal)
    bahan = bahan_rujukan(sasaran, hari_ini) if baru and request.method != "POST" else None
    draf = f"rujukan:{orang.uuid if baru else satu.uuid}"
    form = FormulirRujukan(
        request.POST or None, instance=satu, hari_ini=hari_ini, kelompok=sasaran.kelompok,
        usul=bahan.alasan if bahan else (),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        simpan = partial(
            tindakan.simpan_rujukan, rujukan=satu, oleh=pengguna(request), versi=form.versi_dilihat,
            pengenal=form.cleaned_data.get("pengenal"),
        )  # fmt: skip
        if hasil := _tersimpan(request, form, draf, simpan):
            messages.success(
                request, "Rujukan tersimpan. Cetak suratnya untuk dibawa." if baru else "Rujukan tersimpan."
            )
            return redirect("rujukan_satu", wilayah=wilayah.kode, uuid=hasil.uuid)
    angka = bahan.angka if bahan else baca_angka(satu.angka) if satu.pk else ()
    konteks = {"form": form, "rujukan": satu, "orang": orang, "baru": baru, "draf": draf, "angka": per_hari(angka)}
    return render(request, "pemantauan/rujukan_isi.html", konteks)


def _tersimpan(request: HttpRequest, form: Any, draf: str, simpan: Callable[[], Rujukan]) -> Rujukan | None:
    """The saved referral; None where a refusal or somebody else's values are to be shown at the form."""
    hasil: Rujukan | None = form.tersimpan(simpan)
    if hasil:
        request.session["draf_selesai"] = draf
    return hasil


@perlu("sasaran.ubah")
def rujukan_jawab(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What came back: written once, corrected later."""
    satu = _cari(uuid)
    pastikan_milik(satu)
    draf, ada = f"jawaban:{satu.uuid}", satu.dijawab_pada is not None
    form = FormulirJawaban(request.POST or None, instance=satu, hari_ini=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        isi = {nama: form.cleaned_data[nama] for nama in ("dijawab_pada", "hasil", "penjawab", "jawaban")}
        simpan = partial(
            tindakan.jawab_rujukan, rujukan=satu, oleh=pengguna(request), versi=form.versi_dilihat or 0, **isi
        )
        if _tersimpan(request, form, draf, simpan):
            messages.success(request, "Jawaban tersimpan. Rujukan ini selesai.")
            return redirect("rujukan_satu", wilayah=wilayah.kode, uuid=satu.uuid)
    konteks = {"form": form, "rujukan": satu, "draf": draf, "ada": ada}
    konteks["alasan"] = sebut_alasan(satu.alasan, satu.keterangan)
    return render(request, "pemantauan/rujukan_jawab.html", konteks)


@perlu("sasaran.ubah")
@require_POST
def rujukan_jawab_batal(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take an answer back that was written by mistake: the referral waits again."""
    satu = _cari(uuid)
    kosong: dict[str, Any] = {"dijawab_pada": None, "hasil": "", "penjawab": "", "jawaban": ""}
    try:
        tindakan.jawab_rujukan(
            rujukan=satu, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")), **kosong
        )
    except VersiUsang:
        messages.error(request, BENTROK)
    else:
        messages.success(request, "Jawaban dihapus. Rujukan ini menunggu jawaban lagi.")
    return redirect("rujukan_satu", wilayah=wilayah.kode, uuid=satu.uuid)


@perlu("sasaran.ubah")
@require_POST
def rujukan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Delete a referral written by mistake; the next page offers to take it back."""
    satu = Rujukan.objects.filter(uuid=uuid).select_related("orang__keluarga").first()
    if satu is None and kueri.riwayat_terhapus(uuid) is None:
        raise Http404("Rujukan ini tidak ada di desa ini.")
    if satu is not None:
        try:
            tindakan.hapus_rujukan(rujukan=satu, oleh=pengguna(request), versi=versi_dari(request.POST.get("versi")))
        except VersiUsang:
            messages.error(request, BENTROK)
            return redirect("rujukan_satu", wilayah=wilayah.kode, uuid=uuid)
        messages.success(request, render_to_string("pemantauan/rujukan_kabar_hapus.html", {"rujukan": satu}, request))
    return redirect("rujukan", wilayah=wilayah.kode)


@perlu("sasaran.ubah")
@require_POST
def rujukan_pulihkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take a deleted referral back."""
    riwayat = kueri.riwayat_terhapus(uuid)
    if riwayat is None:
        raise Http404("Tidak ada rujukan terhapus dengan pengenal ini.")
    satu = tindakan.pulihkan_rujukan(riwayat=riwayat, oleh=pengguna(request))
    messages.success(request, "Rujukan dikembalikan.")
    return redirect("rujukan_satu", wilayah=wilayah.kode, uuid=satu.uuid)


@perlu("nama.lihat")
@tegas
def rujukan_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The slip for the midwife or puskesmas with its reply part; it holds a name, so printing it is traced."""
    satu = _cari(uuid)
    jejak.unduh(request, f"surat rujukan {satu.orang.uuid}")
    return cetak.tanggapan(cetak_rujukan(wilayah, satu, waktu=timezone.now()))
