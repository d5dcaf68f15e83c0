"""Quarter against quarter: the page, its print, its JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from kpm.dokumen import cetak, terbilang
from kpm.izin import perlu
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from laporan.kueri_tren import baca_tren, tren_json


@perlu("skor.lihat")
def tren(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Eight quarters: a line for each number, the numbers themselves, the change against the quarter before."""
    return render(request, "laporan/tren.html", {"tren": baca_tren(wilayah, timezone.localdate())})


@perlu("skor.lihat")
def tren_pdf(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The same on paper, lying."""
    waktu = timezone.localtime()
    profil = profil_desa(wilayah)
    konteks = {
        "desa": wilayah,
        "tren": baca_tren(wilayah, waktu.date()),
        "kop": cetak.kop(wilayah, profil),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": wilayah.contoh,
        "baris_kaki": [
            f"Delapan triwulan, {wilayah.nama_lengkap}",
            f"Dicetak {terbilang.tanggal_panjang(waktu.date())} pukul {terbilang.jam(waktu.time())} "
            f"{wilayah.singkatan_zona}",
        ],
    }
    nama = f"tren-{slugify(wilayah.nama)}-{waktu.date()}"
    return cetak.tanggapan(cetak.cetak("cetak/tren.html", konteks, nama=nama))


@perlu("skor.lihat")
def tren_data(request: HttpRequest, wilayah: Wilayah) -> JsonResponse:
    """The numbers as JSON."""
    isi = tren_json(baca_tren(wilayah, timezone.localdate()), wilayah)
    return JsonResponse(isi, json_dumps_params={"ensure_ascii": False})
