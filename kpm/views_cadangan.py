"""The page of backups, for the person who answers for the data: when the last one was made, and whether it is good."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kpm import tugas
from kpm.izin import perlu
from kpm.kueri_cadangan import cadangan_terbaru, desa_dilayani, keadaan_cadangan
from kpm.models import Wilayah

JUMLAH = 20


@perlu("cadangan.lihat")
def cadangan(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The state in words. Where the machine serves this village alone, a backup can be asked for; never downloaded:

    the file holds everybody's data, so it stays in its folder, where only who may use the computer reaches it.
    """
    sendiri = desa_dilayani() == [wilayah.kode]
    if request.method == "POST":
        if not sendiri:
            raise PermissionDenied("Cadangan dibuat oleh pengelola komputer pusat.")
        if tugas.minta_cadangan():
            messages.success(request, "Cadangan sedang dibuat. Muat ulang halaman ini sesaat lagi.")
        else:
            messages.info(request, "Cadangan masih dikerjakan. Tunggu sampai selesai.")
        return redirect("cadangan", wilayah=wilayah.kode)
    isi = {
        "keadaan": keadaan_cadangan(timezone.now()),
        "daftar": cadangan_terbaru(JUMLAH),
        "sendiri": sendiri,
        "menunggu": tugas.menunggu(),
    }
    return render(request, "kpm/cadangan.html", isi)
