"""Pages without a region: signing in and out, the door, one's own account, status, verification."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm.kueri import periksa_dokumen, tugas_pengguna


def pintu(request: HttpRequest) -> HttpResponse:
    """The door: straight into the only region, or a list of several."""
    tugas = tugas_pengguna(request.user, timezone.localdate())  # type: ignore[arg-type]
    if len({satu.wilayah_id for satu in tugas}) == 1:
        return redirect("beranda", wilayah=tugas[0].wilayah.kode)
    return render(request, "kpm/pintu.html", {"tugas": tugas})


@login_not_required
def status(request: HttpRequest) -> HttpResponse:
    """For watchers: whether the program and its database answer. Tells nothing else."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
        baik = kursor.fetchone() == (1,)
    return JsonResponse({"status": "baik" if baik else "gangguan"}, status=200 if baik else 503)


@login_not_required
def verifikasi(request: HttpRequest, kode: str = "") -> HttpResponse:
    """What a printed document's code stands for: kind, village, period, revision, date, hash, and whether it holds."""
    kode = re.sub(r"[^0-9A-Z]", "", (kode or request.GET.get("kode", "")).upper())[:12]
    periksa = periksa_dokumen(kode) if kode else None
    dokumen = periksa.dokumen if periksa else None
    contoh = bool(dokumen and dokumen.wilayah.contoh)
    isi = {"periksa": periksa, "dokumen": dokumen, "kode": kode, "desa_contoh": contoh}
    return render(request, "kpm/verifikasi.html", isi, status=404 if kode and periksa is None else 200)
