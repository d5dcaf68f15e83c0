"""One's own account: assignments, telephone, password, and where one is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kpm import kueri_akun, sesi
from kpm.forms_akun import FormulirGantiSandi, FormulirTelepon
from kpm.kueri import tugas_pengguna
from kpm.models import SesiPengguna
from kpm.penegasan import tegas
from kpm.tindakan_akun import ganti_sandi as simpan_sandi
from kpm.tindakan_akun import ganti_telepon
from kpm.tindakan_sesi import akhiri_semua_sesi, akhiri_sesi
from kpm.zona import zona


def saya(request: HttpRequest) -> HttpResponse:
    """One's own account; times in the zone of the first assignment."""
    pengguna = request.user
    tugas = tugas_pengguna(pengguna, timezone.now())  # type: ignore[arg-type]
    nama_zona, singkatan = zona(tugas[0].wilayah.kode if tugas else "00")
    konteks = {
        "tugas": tugas,
        "sesi": kueri_akun.sesi_terbuka(pengguna, timezone.now()),  # type: ignore[arg-type]
        "kunci_ini": request.session.session_key,
        "singkatan_zona": singkatan,
        "perangkat": kueri_akun.perangkat_terpasang(pengguna),
        "wajib_kode": kueri_akun.wajib_kode(pengguna),
        "sisa": kueri_akun.sisa_kode_pemulihan(pengguna),  # type: ignore[arg-type]
    }
    with timezone.override(nama_zona):
        return render(request, "kpm/saya.html", konteks)


@tegas
def telepon(request: HttpRequest) -> HttpResponse:
    """One's telephone number, with which one can sign in."""
    form = FormulirTelepon(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        ganti_telepon(pengguna=request.user, telepon=form.cleaned_data["telepon"])  # type: ignore[arg-type]
        messages.success(request, "Nomor telepon tersimpan.")
        return redirect("saya")
    return render(request, "kpm/telepon.html", {"form": form})


def ke_ganti_sandi(request: HttpRequest) -> HttpResponse:
    """The staff pages have no change of password of their own, which would count no guesses and end no session."""
    return redirect("ganti_sandi")


@sensitive_post_parameters()
def ganti_sandi(request: HttpRequest) -> HttpResponse:
    """Another password, by will or because somebody else chose the first one; ends all other sessions."""
    wajib = request.user.wajib_ganti_sandi  # type: ignore[union-attr]
    form = FormulirGantiSandi(request.user, request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        pengguna = simpan_sandi(
            pengguna=request.user,  # type: ignore[arg-type]
            sandi=form.cleaned_data["new_password1"],
            kunci_sesi=request.session.session_key,
            pada=timezone.now(),
        )
        sesi.sandi_diganti(request, pengguna)
        messages.success(request, "Kata sandi sudah diganti. Di perangkat lain Anda perlu masuk lagi.")
        return redirect("pintu" if wajib else "saya")
    return render(request, "kpm/ganti_sandi.html", {"form": form, "wajib": wajib})


@require_POST
def akhiri_sesi_itu(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out elsewhere; of this very session it is signing out."""
    satu = get_object_or_404(SesiPengguna, pk=pk, pengguna=request.user)
    if satu.kunci == request.session.session_key:
        return redirect("saya")
    akhiri_sesi(sesi=satu)
    messages.success(request, f"{satu.perangkat}: sudah dikeluarkan.")
    return redirect("saya")


@require_POST
def akhiri_sesi_lain(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    jumlah = akhiri_semua_sesi(pengguna=request.user, kecuali=request.session.session_key)  # type: ignore[arg-type]
    messages.success(request, f"{jumlah} perangkat lain sudah dikeluarkan.")
    return redirect("saya")
