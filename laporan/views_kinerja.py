"""The KPM's month on the screen, as JSON, and as the issued proof of work."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.kueri import profil_desa
from kpm.models import Kader, Wilayah
from kpm.periode import Bulan
from kpm.permintaan import pengguna
from kpm.views_kantor import boleh_tulis, wajib_boleh_tulis
from laporan import kueri_kinerja as kueri
from laporan.kinerja import susun
from laporan.tindakan_kinerja import BelumWaktunya, BukanMasaTugas, terbitkan_bukti
from laporan.tindakan_tutup import TerlaluRamai
from pemantauan.kueri_bulan import BULAN_PERTAMA


def _isi(wilayah: Wilayah, bulan: Bulan, hari_ini: dt.date) -> dict[str, Any]:
    """The month of the whole village. Raises Http404 for one that has not begun."""
    if bulan.awal > hari_ini or bulan < BULAN_PERTAMA.geser(1):
        raise Http404("Bulan ini belum berjalan atau terlalu lama.")
    return susun(kueri.kerja_bulan(wilayah, bulan, hari_ini), kueri.kantor(wilayah, profil_desa(wilayah)))


@perlu("kader.lihat")
def kinerja(request: HttpRequest, wilayah: Wilayah, bulan: Bulan | None = None) -> HttpResponse:
    """What was done in a month against its targets, beside the month before, and who entered it."""
    hari_ini = timezone.localdate()
    kini = Bulan.dari_tanggal(hari_ini)
    bulan = bulan or kini
    isi = _isi(wilayah, bulan, hari_ini)
    bukti = kueri.bukti_bulan(bulan)
    kader = [(satu, bukti.get(satu.pk), boleh_tulis(request, satu)) for satu in kueri.kader_bulan(bulan)]
    konteks = {
        "isi": isi,
        "bulan": bulan,
        "kader": kader,
        "dapat_terbit": hari_ini >= bulan.akhir,
        "berjalan": bulan == kini,
        "sebelum": bulan.geser(-1) if bulan.geser(-1) > BULAN_PERTAMA else None,
        "sesudah": bulan.geser(1) if bulan < kini else None,
    }
    return render(request, "laporan/kinerja.html", konteks)


@perlu("kader.lihat")
def kinerja_json(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> JsonResponse:
    """The same numbers as JSON, without any sasaran."""
    isi = _isi(wilayah, bulan, timezone.localdate()) | {"kode_desa": wilayah.kode}
    return JsonResponse(isi, json_dumps_params={"ensure_ascii": False})


def _kader(uuid: UUID) -> Kader:
    satu: Kader = get_object_or_404(Kader.objects.select_related("desa", "pengguna"), uuid=uuid)
    return satu


@perlu("kader.ubah")
@require_POST
def terbitkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID, bulan: Bulan) -> HttpResponse:
    """Issue the proof of work of a month; unchanged work stays the issue it is."""
    kader = _kader(uuid)
    wajib_boleh_tulis(request, kader)
    try:
        bukti, baru = terbitkan_bukti(
            desa=wilayah, kader=kader, bulan=bulan, oleh=pengguna(request), sekarang=timezone.localtime()
        )
    except (BelumWaktunya, BukanMasaTugas, TerlaluRamai) as galat:
        messages.error(request, str(galat))
    else:
        revisi = f" sebagai revisi {bukti.revisi}" if bukti.revisi else ""
        kata = f"sudah diterbitkan{revisi}." if baru else "sudah terbit dan isinya tidak berubah."
        messages.success(request, f"Laporan kerja {kader.nama}, {bulan.label}, {kata}")
    if bulan.awal > timezone.localdate():
        return redirect("kinerja", wilayah=wilayah.kode)
    return redirect("kinerja_bulan", wilayah=wilayah.kode, bulan=bulan)


@perlu("kader.lihat")
def bukti_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID, bulan: Bulan) -> HttpResponse:
    """The issued proof of work, always the same bytes; `?revisi=0` asks for an older issue."""
    teks = request.GET.get("revisi")
    if teks is not None and not (teks.isascii() and teks.isdigit() and len(teks) <= 4):
        raise Http404("Revisi tidak ada.")
    berkas = kueri.berkas_bukti(_kader(uuid), bulan, int(teks) if teks else None)
    if berkas is None:
        raise Http404("Laporan kerja bulan ini belum terbit.")
    return tanggapan(berkas)
