"""Pages without a region: signing in and out, the door, one's own account, status, verification."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from kpm.kueri import periksa_dokumen, tugas_pengguna
from kpm.kueri_status import basis_data_menjawab, keadaan_mesin
from kpm.permintaan import pengguna


def pintu(request: HttpRequest) -> HttpResponse:
    """The door: straight into the only region, or a list of several."""
    tugas = tugas_pengguna(pengguna(request), timezone.now())
    if len({satu.wilayah_id for satu in tugas}) == 1:
        return redirect("beranda", wilayah=tugas[0].wilayah.kode)
    return render(request, "kpm/pintu.html", {"tugas": tugas})


@login_not_required
def status(request: HttpRequest) -> HttpResponse:
    """For watchers: whether the program and its database answer; to a token or national staff, how the machine is."""
    try:
        baik = basis_data_menjawab()
        isi: dict[str, Any] = {"status": "baik" if baik else "gangguan"}
        if baik and _boleh_rinci(request):
            isi |= keadaan_mesin(timezone.now())
    except DatabaseError:
        return JsonResponse({"status": "gangguan"}, status=503)
    return JsonResponse(isi, status=200 if baik else 503)


def _boleh_rinci(request: HttpRequest) -> bool:
    token = request.headers.get("X-Token-Status", "")
    if settings.KPM_TOKEN_STATUS and constant_time_compare(token, settings.KPM_TOKEN_STATUS):
        return True
    return bool(request.user.is_authenticated and request.user.is_staff)


@login_not_required
def verifikasi(request: HttpRequest, kode: str = "") -> HttpResponse:
    """What a printed document's code stands for: kind, village, period, revision, date, hash, and whether it holds."""
    kode = re.sub(r"[^0-9A-Z]", "", (kode or request.GET.get("kode", "")).upper())[:12]
    periksa = periksa_dokumen(kode) if kode else None
    dokumen = periksa.dokumen if periksa else None
    contoh = bool(dokumen and dokumen.wilayah.contoh)
    isi = {"periksa": periksa, "dokumen": dokumen, "kode": kode, "desa_contoh": contoh}
    return render(request, "kpm/verifikasi.html", isi, status=404 if kode and periksa is None else 200)
