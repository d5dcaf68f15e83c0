"""User management: who works here, giving an office and its link, ending, extending, work area."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import kueri_pengguna as kueri
from kpm import tindakan_pengguna as tindakan
from kpm.forms_pengguna import FormulirMasa, FormulirTugasBaru, FormulirWilayahKerja
from kpm.izin import perlu
from kpm.models import Dusun, Penugasan, Peran, Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna as oleh
from kpm.telepon import tautan_wa
from kpm.tindakan_pengguna import Ditolak
from kpm.wewenang import peran_diberi

PER_HALAMAN = 25


def cari_tugas(wilayah: Wilayah, uuid: UUID) -> Penugasan:
    """An assignment this region has a say over. Raises Http404 for every other one."""
    semua = kueri.dengan_undangan(kueri.penugasan_dikelola(wilayah), timezone.now())
    tugas: Penugasan = get_object_or_404(semua, uuid=uuid)
    return tugas


@perlu("pengguna.ubah")
def pengguna(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Who holds an office now or soon; with `?dulu=1` those whose term is over."""
    hari_ini, teks = timezone.localdate(), request.GET.get("q", "")[:60]
    dulu = request.GET.get("dulu") == "1"
    semua = kueri.penugasan_dikelola(wilayah)
    berlaku = kueri.belum_berakhir(hari_ini)
    tugas = kueri.cari_penugasan(semua.exclude(berlaku) if dulu else semua.filter(berlaku), teks)
    tugas = kueri.dengan_undangan(tugas, timezone.now()).order_by("wilayah__nama", "pengguna__nama", "peran", "pk")
    if wilayah.desa:
        tugas = tugas.prefetch_related("wilayah_kerja__dusun", "wilayah_kerja__posyandu")
    konteks = {
        "halaman": Paginator(tugas, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "q": teks,
        "dulu": dulu,
        "hari_ini": hari_ini,
        "kueri_lain": urlencode({k: v for k in ("q", "dulu") if (v := request.GET.get(k))}),
    }
    return render(request, "kpm/pengguna.html", konteks)


@perlu("pengguna.ubah")
@tegas
def pengguna_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Give somebody an office: in the village itself, or in a region below that was chosen first."""
    tujuan: Wilayah | None = wilayah
    if not wilayah.desa:
        kode = request.GET.get("wilayah", "")
        if not kode:
            return _pilih_wilayah(request, wilayah)
        tujuan = kueri.wilayah_tujuan(wilayah, kode)
    if tujuan is None:
        raise Http404("Wilayah tidak ada.")
    form = FormulirTugasBaru(
        request.POST if request.method == "POST" else None,
        peran=peran_diberi(wilayah.kode, tujuan.kode),
        tujuan=tujuan,
        pada=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        if form.uuid and (ada := kueri.penugasan_dikelola(wilayah).filter(uuid=form.uuid).first()):
            messages.info(request, f"{ada.pengguna} sudah tersimpan. Tidak ada yang tersimpan dua kali.")
            return redirect("pengguna_tugas", wilayah=wilayah.kode, uuid=ada.uuid)
        try:
            return _beri(request, wilayah, tujuan, form)
        except Ditolak as galat:
            form.add_error(None, str(galat))
    return render(request, "kpm/pengguna_baru.html", {"form": form, "tujuan": tujuan})


def _pilih_wilayah(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    teks = request.GET.get("q", "")[:60]
    halaman = Paginator(kueri.wilayah_pilihan(wilayah, teks), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {"halaman": halaman, "q": teks, "kueri_lain": urlencode({"q": teks} if teks else {})}
    return render(request, "kpm/pengguna_wilayah.html", konteks)


def _beri(request: HttpRequest, wilayah: Wilayah, tujuan: Wilayah, form: FormulirTugasBaru) -> HttpResponse:
    """Account, assignment and link in one go; an account that can sign in already gets no link."""
    isi = form.cleaned_data
    tugas, alamat = tindakan.tambah_petugas(
        pengelola=wilayah,
        wilayah=tujuan,
        pengguna=form.pengguna,
        orang={nama: isi[nama] for nama in ("nama", "telepon", "username")},
        uuid=form.uuid,
        oleh=oleh(request),
        pada=timezone.now(),
        **{nama: isi[nama] for nama in ("peran", "mulai", "selesai", "nomor_sk")},
    )
    if alamat:
        return tampilkan_tautan(request, tugas, alamat)
    cara = "Ia masuk seperti biasa." if tugas.pengguna.has_usable_password() else "Ia belum punya kata sandi."
    messages.success(request, f"{tugas.pengguna} sekarang {tugas.get_peran_display()}. {cara}")
    return redirect("pengguna_tugas", wilayah=wilayah.kode, uuid=tugas.uuid)


def tampilkan_tautan(request: HttpRequest, tugas: Penugasan, alamat: str) -> HttpResponse:
    """The link, once: it is stored nowhere, so it goes out with this answer and with no later one."""
    orang = tugas.pengguna
    teks = (
        f"Halo {orang.nama}, Anda bertugas sebagai {tugas.get_peran_display()} di {tugas.wilayah.nama_lengkap}. "
        f"Buka tautan ini untuk membuat kata sandi: {alamat} "
        f"Nama pengguna Anda: {orang.username}. Tautan ini hanya untuk Anda dan berlaku satu kali."
    )
    konteks = {"tugas": tugas, "alamat": alamat, "teks": teks, "url_wa": tautan_wa(teks, orang.telepon)}
    return render(request, "kpm/pengguna_tautan.html", konteks)


def _konteks_tugas(request: HttpRequest, wilayah: Wilayah, tugas: Penugasan) -> dict[str, Any]:
    hari_ini = timezone.localdate()
    sendiri = tugas.pengguna_id == request.user.pk
    konteks: dict[str, Any] = {
        "tugas": tugas,
        "hari_ini": hari_ini,
        "berakhir": tugas.selesai is not None and tugas.selesai < hari_ini,
        "sendiri": sendiri,
        "boleh_setel": not sendiri and kueri.boleh_setel_akun(wilayah, tugas.pengguna, hari_ini),
        "totp": getattr(getattr(tugas.pengguna, "totp", None), "dipasang_pada", None),
        "form_masa": FormulirMasa(initial={"selesai": tugas.selesai}),
        "dari": tugas.diterima_dari.select_related("pengguna").first(),
    }
    if wilayah.desa and tugas.peran == Peran.KPM:
        kerja = kueri.wilayah_kerja(tugas)
        konteks |= {"kerja": kerja, "form_kerja": _form_kerja(None, kerja)}
    return konteks


def _form_kerja(data: Any, kerja: list[Any]) -> FormulirWilayahKerja:
    awal = {
        "dusun": [satu.dusun_id for satu in kerja if satu.dusun_id],
        "posyandu": [satu.posyandu_id for satu in kerja if satu.posyandu_id],
    }
    # a closed place stays chosen until it is taken out by hand: to drop it unseen would widen or narrow the area
    dusun = kueri.dapat_dipilih(Dusun.objects.all(), awal["dusun"])
    posyandu = kueri.dapat_dipilih(kueri.posyandu(), awal["posyandu"])
    return FormulirWilayahKerja(data, initial=awal, dusun=dusun, posyandu=posyandu)


@perlu("pengguna.ubah")
@tegas
def pengguna_tugas(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One office: what it is, and what can be done with it."""
    return render(request, "kpm/pengguna_tugas.html", _konteks_tugas(request, wilayah, cari_tugas(wilayah, uuid)))


@perlu("pengguna.ubah")
@require_POST
@tegas
def pengguna_masa(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """End or extend an office."""
    tugas = cari_tugas(wilayah, uuid)
    form = FormulirMasa(request.POST)
    if form.is_valid():
        try:
            tindakan.ubah_masa(pengelola=wilayah, tugas=tugas, selesai=form.cleaned_data["selesai"], oleh=oleh(request))
        except Ditolak as galat:
            form.add_error("selesai", str(galat))
        else:
            messages.success(request, f"Masa tugas {tugas.pengguna} tersimpan.")
            return redirect("pengguna_tugas", wilayah=wilayah.kode, uuid=uuid)
    return render(request, "kpm/pengguna_tugas.html", _konteks_tugas(request, wilayah, tugas) | {"form_masa": form})


@perlu("pengguna.ubah")
@require_POST
@tegas
def pengguna_undang(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A new link: for an invitation that was lost, or a forgotten password."""
    tugas = cari_tugas(wilayah, uuid)
    try:
        alamat = tindakan.undang(
            pengelola=wilayah, tugas=tugas, oleh=oleh(request), pada=timezone.now(), hari=timezone.localdate()
        )
    except Ditolak as galat:
        messages.error(request, str(galat))
        return redirect("pengguna_tugas", wilayah=wilayah.kode, uuid=uuid)
    return tampilkan_tautan(request, tugas, alamat)


@perlu("pengguna.ubah")
@require_POST
@tegas
def pengguna_lepas_kode(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take the one-time code from somebody who lost the telephone."""
    tugas = cari_tugas(wilayah, uuid)
    try:
        tindakan.lepas_totp(pengelola=wilayah, tugas=tugas, oleh=oleh(request), hari=timezone.localdate())
    except Ditolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Kode dari telepon {tugas.pengguna} dilepas. Ia memasang yang baru saat masuk.")
    return redirect("pengguna_tugas", wilayah=wilayah.kode, uuid=uuid)


@perlu("pengguna.ubah")
@require_POST
@tegas
def pengguna_kerja(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The dusun and posyandu a KPM works in."""
    tugas = cari_tugas(wilayah, uuid)
    if not wilayah.desa or tugas.peran != Peran.KPM:
        raise Http404("Hanya KPM yang punya wilayah kerja.")
    form = _form_kerja(request.POST, kueri.wilayah_kerja(tugas))
    if not form.is_valid():
        konteks = _konteks_tugas(request, wilayah, tugas) | {"form_kerja": form}
        return render(request, "kpm/pengguna_tugas.html", konteks)
    pilih = {nama: [satu.pk for satu in form.cleaned_data.get(nama, ())] for nama in ("dusun", "posyandu")}
    tindakan.atur_wilayah_kerja(tugas=tugas, oleh=oleh(request), **pilih)
    messages.success(request, f"Wilayah kerja {tugas.pengguna} tersimpan.")
    return redirect("pengguna_tugas", wilayah=wilayah.kode, uuid=uuid)
