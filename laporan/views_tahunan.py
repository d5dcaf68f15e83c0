"""Formulir 4 of a whole year: screen, PDF, JSON, and the persons behind its numbers."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.jejak import catat
from kpm.models import Jejak, Kertas, Wilayah
from kpm.periode import Tahun
from laporan.dokumen_tahunan import cetak_formulir4_tahun, dapat_dilaporkan, isi_formulir4_tahun
from laporan.kueri_tutup import Keadaan, keadaan_semua
from laporan.tampilan_skor import AlamatTahun
from laporan.views import kertas_cetak
from laporan.views_skor import halaman_orang, tanpa_halaman
from pemantauan.kueri_tahunan import skor_tahun
from pemantauan.skor import sebagai_json


def _tahun(angka: int) -> tuple[Tahun, dt.date]:
    """The year of the address and today; 404 for a year without a report."""
    hari_ini = timezone.localdate()
    if not dapat_dilaporkan(angka, hari_ini):
        raise Http404("Tahun ini belum berjalan atau terlalu lama.")
    return Tahun(angka), hari_ini


@perlu("laporan.lihat")
def formulir4_tahun(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The yearly Formulir 4 on the screen, with the quarters it is made of."""
    masa, hari_ini = _tahun(tahun)
    isi = isi_formulir4_tahun(wilayah, masa, hari_ini)
    isi |= {
        "kertas": kertas_cetak(wilayah),
        "sebelumnya": tahun - 1 if dapat_dilaporkan(tahun - 1, hari_ini) else None,
        "berikutnya": tahun + 1 if dapat_dilaporkan(tahun + 1, hari_ini) else None,
        "triwulan_triwulan": _keadaan(wilayah, masa, hari_ini),
        "triwulan_akhir": isi["b"].triwulan[-1],
    }
    return render(request, "laporan/formulir4_tahun.html", isi)


def _keadaan(wilayah: Wilayah, tahun: Tahun, hari_ini: dt.date) -> list[tuple[Keadaan, str, str]]:
    """Each quarter of the year with its state, in a word and a shape; one that has not begun is not in the numbers."""
    hasil = []
    for triwulan, keadaan in keadaan_semua(wilayah, tahun.triwulan, hari_ini).items():
        if keadaan.tertutup:
            hasil.append((keadaan, "sudah ditutup", "hijau"))
        elif keadaan.pembukaan:
            hasil.append((keadaan, "dibuka kembali", "kuning"))
        elif triwulan.awal <= hari_ini:
            hasil.append((keadaan, "belum ditutup", "kuning"))
        else:
            hasil.append((keadaan, "belum berjalan", "belum"))
    return hasil


@perlu("laporan.lihat")
def formulir4_tahun_pdf(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The same as PDF; `?kertas=F4` overrides the paper of the profile."""
    masa, _ = _tahun(tahun)
    kertas = request.GET.get("kertas", "").upper()
    kertas = kertas if kertas in Kertas.values else ""
    return tanggapan(cetak_formulir4_tahun(wilayah, masa, waktu=timezone.now(), kertas=kertas))


@perlu("skor.lihat")
def tahun_json(request: HttpRequest, wilayah: Wilayah, tahun: int) -> JsonResponse:
    """The yearly scorecard as JSON; with names only when asked (`?nama=1`), and then traced."""
    masa, hari_ini = _tahun(tahun)
    bernama = request.GET.get("nama") == "1"
    if bernama:
        catat(
            desa=wilayah,
            pengguna=request.user,  # type: ignore[arg-type]
            perbuatan=Jejak.Perbuatan.UNDUH_NAMA,
            objek=f"skor {masa}",
        )
    berlaku = skor_tahun(wilayah, masa, hari_ini)
    isi = sebagai_json(berlaku.skor, desa=wilayah.kode, saring={}, dengan_nama=bernama)
    return JsonResponse(isi, json_dumps_params={"ensure_ascii": False})


@perlu("skor.lihat")
def tahun_orang(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Exactly the persons a number of the year counts, each with the reason and the quarter it comes from."""
    masa, hari_ini = _tahun(tahun)
    berlaku = skor_tahun(wilayah, masa, hari_ini)
    alamat = AlamatTahun(wilayah, berlaku.triwulan[-1], {}, masa, berlaku.terakhir)
    konteks = {"tahun": masa, "skor": berlaku.skor, "kueri_tanpa_halaman": tanpa_halaman(request)}
    return halaman_orang(request, berlaku.skor, alamat, konteks, template="laporan/tahun_{}.html")
