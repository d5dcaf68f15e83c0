"""Pages of finalising a quarter: the checks before it, opening again, the revisions and their papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from kpm import jejak
from kpm.dokumen.cetak import tanggapan
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.izin import pastikan, perlu
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from kpm.penegasan import minta_penegasan, sudah_tegas
from kpm.periode import Triwulan
from kpm.permintaan import pengguna
from laporan import kueri_tutup, tampilan_revisi
from laporan.dokumen import penanda_tangan
from laporan.forms_tutup import FormulirBuka, FormulirTutup
from laporan.kueri import dapat_dilaporkan
from laporan.kueri_periksa import pemeriksaan
from laporan.tindakan_tutup import (
    BelumBerakhir,
    SudahDitutup,
    TerlaluRamai,
    TidakTertutup,
    buka_triwulan,
    tutup_triwulan,
)
from pemantauan.kueri_kartu import entri_menunggu
from pemantauan.models import KartuSkor

PER_HALAMAN = 25
MENUNGGU_TAMPIL = 10


def _keadaan(wilayah: Wilayah, triwulan: Triwulan) -> kueri_tutup.Keadaan:
    hari_ini = timezone.localdate()
    if not dapat_dilaporkan(triwulan, hari_ini):
        raise Http404("Triwulan ini belum berjalan atau terlalu lama.")
    return kueri_tutup.keadaan(wilayah, triwulan, hari_ini)


def _kiriman(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when every field was left empty."""
    return request.POST if request.method == "POST" else None


def _sudah_ditutup(request: HttpRequest, kartu: KartuSkor) -> None:
    pada = tanggal_panjang(timezone.localtime(kartu.ditutup_pada).date())
    oleh = f" oleh {kartu.ditutup_oleh}" if kartu.ditutup_oleh else ""
    messages.info(request, f"Triwulan ini sudah ditutup {pada}{oleh}.")


@perlu("skor.tutup")
def tutup(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """The checks, who signs, and the button that finalises the quarter."""
    keadaan = _keadaan(wilayah, triwulan)
    if keadaan.tertutup and keadaan.kartu:
        _sudah_ditutup(request, keadaan.kartu)
        return redirect("skor_revisi", wilayah=wilayah.kode, triwulan=triwulan)
    baku = penanda_tangan(wilayah, profil_desa(wilayah))
    form = FormulirTutup(_kiriman(request), desa=wilayah, baku=baku)
    if request.method == "POST" and form.is_valid() and _tutup(request, wilayah, triwulan, form):
        return redirect("skor_revisi", wilayah=wilayah.kode, triwulan=triwulan)
    konteks = {
        "triwulan": triwulan,
        "keadaan": keadaan,
        "form": form,
        "p": pemeriksaan(
            wilayah,
            triwulan,
            boleh_isi="pemantauan.ubah" in request.izin,  # type: ignore[attr-defined]
            hari_ini=timezone.localdate(),
        ),
    }
    return render(request, "laporan/tutup.html", konteks)


def _tutup(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, form: FormulirTutup) -> bool:
    """Finalise; whether the quarter is closed now. A refusal becomes a sentence at the form."""
    try:
        kartu = tutup_triwulan(
            desa=wilayah,
            triwulan=triwulan,
            penanda_tangan=form.penanda_tangan(),
            oleh=pengguna(request),
            sekarang=timezone.localtime(),
        )
    except SudahDitutup as galat:
        _sudah_ditutup(request, galat.kartu)
        return True
    except (BelumBerakhir, TerlaluRamai) as galat:
        form.add_error(None, str(galat))
        return False
    revisi = f" sebagai revisi {kartu.revisi}" if kartu.revisi else ""
    messages.success(request, f"{triwulan.label} sudah ditutup{revisi}. Formulir 4 siap diunduh.")
    return True


@perlu("skor.tutup")
def buka(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Open a finalised quarter again, with a reason; what waited for it is written."""
    keadaan = _keadaan(wilayah, triwulan)
    if not keadaan.tertutup or keadaan.kartu is None:
        messages.info(request, f"{triwulan.label} tidak sedang ditutup.")
        return redirect("skor_triwulan", wilayah=wilayah.kode, triwulan=triwulan)
    form = FormulirBuka(_kiriman(request), initial={"revisi": keadaan.kartu.revisi})
    if request.method == "POST" and form.is_valid() and _buka(request, wilayah, triwulan, form):
        return redirect("skor_triwulan", wilayah=wilayah.kode, triwulan=triwulan)
    menunggu = entri_menunggu(triwulan)
    konteks: dict[str, Any] = {
        "triwulan": triwulan,
        "keadaan": keadaan,
        "form": form,
        "menunggu": menunggu[:MENUNGGU_TAMPIL],
        "jumlah_menunggu": menunggu.count(),
    }
    return render(request, "laporan/buka.html", konteks)


def _buka(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, form: FormulirBuka) -> bool:
    try:
        hasil = buka_triwulan(
            desa=wilayah,
            triwulan=triwulan,
            revisi=form.cleaned_data["revisi"],
            alasan=form.cleaned_data["alasan"],
            oleh=pengguna(request),
            sekarang=timezone.localtime(),
        )
    except ValidationError as galat:
        form.add_error(None, galat)
        return False
    except TidakTertutup as galat:
        messages.error(request, str(galat))
        return True
    messages.success(request, f"{triwulan.label} dibuka kembali. Tutup lagi sesudah diperbaiki.")
    if hasil.diterapkan:
        messages.info(request, f"{hasil.diterapkan} catatan yang menunggu sudah masuk.")
    if hasil.tertahan:
        halaman = reverse("entri_menunggu", args=[wilayah.kode])
        kata = '<a href="{}">{} catatan perlu diputuskan</a> karena tidak cocok lagi.'
        messages.warning(request, format_html(kata, halaman, hasil.tertahan))
    return True


@perlu("skor.lihat")
def revisi(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Every finalisation of the quarter with its papers, and what one of them changed."""
    keadaan = _keadaan(wilayah, triwulan)
    semua = kueri_tutup.revisi_triwulan(wilayah, triwulan)
    nomor = request.GET.get("revisi", "")
    dipilih = next((satu for satu in semua if str(satu.revisi) == nomor), semua[0] if semua else None)
    bernama = "nama.lihat" in request.izin  # type: ignore[attr-defined]
    konteks: dict[str, Any] = {
        "triwulan": triwulan,
        "keadaan": keadaan,
        "semua": [(satu, kueri_tutup.lembar(satu, bernama=bernama)) for satu in semua],
        "dipilih": dipilih,
        "menunggu": entri_menunggu(triwulan).count(),
    }
    if dipilih and dipilih.revisi:
        beda = kueri_tutup.beda(dipilih)
        orang = tampilan_revisi.orang(beda.perbedaan, beda.kode_set) if bernama else []
        konteks |= {
            "pengaturan": tampilan_revisi.pengaturan(beda.perbedaan),
            "angka": tampilan_revisi.angka(beda.perbedaan, beda.kode_set),
            "halaman": Paginator(orang, PER_HALAMAN).get_page(request.GET.get("halaman")),
        }
    return render(request, "laporan/revisi.html", konteks)


@perlu("laporan.lihat")
def dokumen(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, kode: str) -> HttpResponse:
    """A stored form of a finalised quarter, byte for byte; a list of names leaves a trace."""
    ada = kueri_tutup.berkas_kode(wilayah, triwulan, kode.upper())
    if ada is None:
        raise Http404("Dokumen ini tidak ada.")
    lembar, berkas, bernama = ada
    if bernama:
        pastikan(request, "nama.lihat")
        if not sudah_tegas(request):
            return minta_penegasan(request)
        jejak.unduh(request, f"{lembar} {triwulan}")
    return tanggapan(berkas)
