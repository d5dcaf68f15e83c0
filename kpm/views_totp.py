"""The code of the telephone on one's own account: setting it up, recovery codes, switching it off."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import kueri_akun, sesi, totp
from kpm.dokumen.qr import qr
from kpm.forms_akun import FormulirKode
from kpm.penegasan import tegas
from kpm.tindakan_totp import buat_kode_pemulihan, lepas_totp, pasang_totp

GARAM = "kpm.totp.pasang"
UMUR_PASANG = 60 * 60
"""Seconds a setting-up page stays good; nothing is stored before its first code."""


@tegas
def kode(request: HttpRequest) -> HttpResponse:
    """What is installed; or setting it up, also on another telephone: QR code, secret, and one code to prove it."""
    terpasang = kueri_akun.perangkat_terpasang(request.user)
    if terpasang and "ganti" not in request.GET:
        konteks = {
            "perangkat": request.user.totp,  # type: ignore[union-attr]
            "sisa": kueri_akun.sisa_kode_pemulihan(request.user),  # type: ignore[arg-type]
            "wajib": kueri_akun.wajib_kode(request.user),
        }
        return render(request, "kpm/totp.html", konteks)
    rahasia = _rahasia(request) or totp.rahasia_baru()
    form = FormulirKode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sekarang = timezone.now()
        nomor = totp.langkah_cocok(rahasia, form.cleaned_data["kode"].replace(" ", ""), sekarang.timestamp(), 0)
        if nomor is not None:
            return _pasang(request, rahasia, nomor)
        form.tolak(None, sekarang)
    alamat = totp.alamat_aplikasi(rahasia, request.user.get_username())
    konteks = {
        "form": form,
        "ganti": bool(terpasang),
        "wajib": kueri_akun.wajib_kode(request.user),
        "qr": qr(alamat),
        "alamat": alamat,
        "rahasia": totp.berkelompok(rahasia),
        "titipan": signing.dumps([request.user.pk, rahasia], salt=GARAM),
    }
    return render(request, "kpm/totp_pasang.html", konteks)


def _rahasia(request: HttpRequest) -> str | None:
    """The secret this page showed before, sealed by us for this person; None for a first visit or a stale page."""
    try:
        pemilik, rahasia = signing.loads(request.POST.get("titipan", ""), salt=GARAM, max_age=UMUR_PASANG)
    except signing.BadSignature:
        return None
    return rahasia if pemilik == request.user.pk else None


def _pasang(request: HttpRequest, rahasia: str, nomor: int) -> HttpResponse:
    perangkat, pemulihan = pasang_totp(
        pengguna=request.user,  # type: ignore[arg-type]
        rahasia=rahasia,
        langkah=nomor,
        pada=timezone.now(),
        kunci_sesi=request.session.session_key,
    )
    request.session[sesi.LANGKAH_DUA] = perangkat
    return _kode_pemulihan(request, pemulihan, baru_dipasang=True)


def _kode_pemulihan(request: HttpRequest, kode: list[str], *, baru_dipasang: bool = False) -> HttpResponse:
    """The only page that ever shows recovery codes."""
    konteks = {"kode": [totp.berkelompok(satu, 5) for satu in kode], "baru_dipasang": baru_dipasang}
    return render(request, "kpm/totp_pemulihan.html", konteks)


@require_POST
@tegas
def pemulihan(request: HttpRequest) -> HttpResponse:
    """Ten new recovery codes, shown now."""
    if not kueri_akun.perangkat_terpasang(request.user):
        return redirect("totp")
    return _kode_pemulihan(request, buat_kode_pemulihan(pengguna=request.user))  # type: ignore[arg-type]


@require_POST
@tegas
def lepas(request: HttpRequest) -> HttpResponse:
    """Switch it off, where one may do without."""
    if kueri_akun.wajib_kode(request.user):
        raise PermissionDenied
    lepas_totp(pengguna=request.user)  # type: ignore[arg-type]
    request.session.pop(sesi.LANGKAH_DUA, None)
    messages.success(request, "Kode dari telepon sudah dimatikan. Cukup kata sandi untuk masuk.")
    return redirect("saya")
