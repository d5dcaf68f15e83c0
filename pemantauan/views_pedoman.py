"""Guideline settings: read by the villages, decided by nation, province and kabupaten with a day each begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.izin import SIAPA_SAJA, perlu
from kpm.models import Wilayah
from kpm.periode import Triwulan
from kpm.permintaan import pengguna
from pemantauan import kueri_pedoman as kueri
from pemantauan.forms.pedoman import FormulirPedoman
from pemantauan.pengaturan import IKUT, OPSI, Opsi
from pemantauan.pengaturan_imunisasi import OPSI_IMUNISASI
from pemantauan.pengaturan_tumbuh import OPSI_TUMBUH, SEMUA_OPSI
from pemantauan.tindakan.pedoman import (
    SudahBerlaku,
    SudahDitetapkan,
    batalkan_pedoman,
    menetapkan_pedoman,
    tetapkan_pedoman,
)

PER_HALAMAN = 25


@perlu(SIAPA_SAJA)
def pedoman(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Every option with who decided it; a village only looks, `?triwulan=2026-T3` shows those of a quarter."""
    izin: frozenset[str] = request.izin  # type: ignore[attr-defined]
    if not izin & {"skor.lihat", "pedoman.lihat"}:
        raise PermissionDenied("Peran Anda tidak memakai halaman ini.")
    if wilayah.desa:
        return _desa(request, wilayah, request.GET.get("triwulan"))
    hari_ini = timezone.localdate()
    perubahan = kueri.riwayat_perubahan(wilayah, hari_ini)
    isi = {
        "hari_ini": hari_ini,
        **_pilihan(wilayah, hari_ini),
        "halaman": Paginator(perubahan, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "menetapkan": "pedoman.ubah" in izin and menetapkan_pedoman(wilayah),
    }
    return render(request, "pemantauan/pedoman.html", isi)


@perlu("skor.lihat")
def pedoman_triwulan(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """The settings one quarter of a village is judged by."""
    return _desa(request, wilayah, str(triwulan))


def _desa(request: HttpRequest, wilayah: Wilayah, teks: str | None) -> HttpResponse:
    """The village's view: today, or a quarter, frozen with it where it is finalised."""
    hari_ini = timezone.localdate()
    if not teks:
        isi = {**_pilihan(wilayah, hari_ini), "hari_ini": hari_ini}
        return render(request, "pemantauan/pedoman.html", isi)
    try:
        triwulan = Triwulan.dari_teks(teks)
    except ValueError as galat:
        raise Http404("Triwulan tidak dikenal.") from galat
    pilihan, beku = kueri.pilihan_triwulan(wilayah, triwulan)
    return render(request, "pemantauan/pedoman.html", {"pilihan": pilihan, "triwulan": triwulan, "beku": beku})


def _pilihan(wilayah: Wilayah, pada: dt.date) -> dict[str, list[kueri.Pilihan]]:
    """What is in force, of the scorecard, of growth and of immunisation apart."""
    semua = kueri.pilihan_berlaku(wilayah, pada, SEMUA_OPSI)
    daftar = {"pilihan": OPSI, "tumbuh": OPSI_TUMBUH, "imunisasi": OPSI_IMUNISASI}
    return {nama: [satu for satu in semua if satu.opsi in opsi] for nama, opsi in daftar.items()}


def _opsi(wilayah: Wilayah, kunci: str) -> Opsi:
    """The option of the address, if there is something to choose; a kecamatan decides nothing."""
    if not menetapkan_pedoman(wilayah):
        raise PermissionDenied("Pedoman ditetapkan pusat, provinsi atau kabupaten.")
    for satu in SEMUA_OPSI:
        if satu.kunci == kunci and len(satu.pilihan) > 1:
            return satu
    raise Http404("Pilihan ini tidak ada.")


@perlu("pedoman.ubah")
def pedoman_ubah(request: HttpRequest, wilayah: Wilayah, kunci: str) -> HttpResponse:
    """Decide one option. What is counted anew is told and confirmed before it is stored."""
    opsi, hari_ini = _opsi(wilayah, kunci), timezone.localdate()
    kini = next(satu for satu in kueri.pilihan_berlaku(wilayah, hari_ini, (opsi,)) if satu.opsi is opsi)
    ikut = kueri.sebut(wilayah, opsi, IKUT).capitalize()
    awal = FormulirPedoman.awal(kini.nilai if kini.sendiri else IKUT, hari_ini)
    form = FormulirPedoman(request.POST or None, initial=awal, opsi=opsi, ikut=ikut)
    isi = {
        "form": form,
        "opsi": opsi,
        "kini": kini,
        "perubahan": kueri.riwayat_perubahan(wilayah, hari_ini, kunci),
    }
    if request.method == "POST" and form.is_valid():
        nilai, sejak = form.cleaned_data["nilai"], form.cleaned_data["berlaku_sejak"]
        tetap = opsi.bukan_skor or opsi in OPSI_TUMBUH
        triwulan = [] if tetap else kueri.triwulan_terpengaruh(wilayah, kunci, sejak, hari_ini)
        yakin = f"{nilai}|{sejak}"
        if triwulan and request.POST.get("yakin") != yakin:
            isi |= {"yakin": yakin, "akibat": _akibat(triwulan), "dipilih": kueri.sebut(wilayah, opsi, nilai)}
            return render(request, "pemantauan/pedoman_ubah.html", isi)
        if _tersimpan(request, wilayah, opsi, form):
            kata = kueri.sebut(wilayah, opsi, nilai)
            messages.success(request, f"{opsi.judul}: {kata}, sejak {tanggal_panjang(sejak)}.")
            return redirect("pedoman", wilayah=wilayah.kode)
    return render(request, "pemantauan/pedoman_ubah.html", isi)


def _tersimpan(request: HttpRequest, wilayah: Wilayah, opsi: Opsi, form: FormulirPedoman) -> bool:
    """Store it, or say at the date who was first and with what."""
    try:
        tetapkan_pedoman(wilayah=wilayah, kunci=opsi.kunci, oleh=pengguna(request), **form.cleaned_data)
    except SudahDitetapkan as sudah:
        pemilik, sejak = sudah.kini.oleh or "pengguna lain", sudah.kini.berlaku_sejak
        form.add_error(
            "berlaku_sejak",
            f"Untuk {tanggal_panjang(sejak)} sudah ada pilihan “{kueri.sebut(wilayah, opsi, sudah.kini.nilai)}” dari "
            f"{pemilik}. Pakai tanggal lain, atau batalkan dahulu pilihan itu bila belum berlaku.",
        )
        return False
    return True


def _akibat(triwulan: Sequence[Triwulan]) -> str:
    """Which quarters are counted anew."""
    pertama, akhir = triwulan[0], triwulan[-1]
    if pertama == akhir:
        return f"{pertama.label} dihitung ulang"
    return f"{pertama.label} sampai {akhir.label} ({len(triwulan)} triwulan) dihitung ulang"


@perlu("pedoman.ubah")
@require_POST
def pedoman_batal(request: HttpRequest, wilayah: Wilayah, kunci: str) -> HttpResponse:
    """Take back a decision that is not in force yet."""
    opsi = _opsi(wilayah, kunci)
    try:
        sejak = parse_date(request.POST.get("tanggal", ""))
    except ValueError:
        sejak = None
    if sejak is None:
        raise Http404("Tanggal tidak dikenal.")
    try:
        ada = batalkan_pedoman(
            wilayah=wilayah,
            kunci=kunci,
            berlaku_sejak=sejak,
            oleh=pengguna(request),
            sekarang=timezone.localtime(),
        )
    except SudahBerlaku:
        messages.error(request, f"{opsi.judul}: pilihan ini sudah berlaku. Gantilah dengan pilihan baru.")
    else:
        tanggal = tanggal_panjang(sejak)
        kata = f"pilihan sejak {tanggal} dibatalkan" if ada else f"pilihan sejak {tanggal} sudah tidak ada"
        messages.success(request, f"{opsi.judul}: {kata}.")
    return redirect("pedoman", wilayah=wilayah.kode)
