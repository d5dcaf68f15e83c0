"""The nutrition status of a month by dusun, and the children behind each number."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kpm.izin import perlu
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_bulan import BULAN_PERTAMA
from pemantauan.kueri_status_gizi import anak_balita
from pemantauan.permintaan import hari_ini_untuk
from pemantauan.status_gizi import CIRI, hitung
from pemantauan.tampilan_tumbuh import ringkas_ukur

PER_HALAMAN = 50
TABEL = (
    ("Ditimbang", ("sasaran", "ditimbang", "naik", "tidak_naik", "lewat", "pertama", "dua_t", "bgm", "bb_kurang")),
    ("Diukur", ("sasaran", "diukur", "pendek", "sangat_pendek", "gizi_kurang", "gizi_buruk", "gizi_lebih")),
)
"""Two tables with the columns of each."""


@perlu("skor.lihat")
def status_gizi(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> HttpResponse:
    """Counts of one month, without names."""
    hari_ini = hari_ini_untuk(bulan)
    anak = [satu for _, satu in anak_balita(bulan)]
    desa, per_dusun = hitung(anak, [satu.nama for satu in dusun_desa()])
    konteks = {
        "bulan": bulan,
        "desa": desa,
        "per_dusun": [satu for satu in per_dusun if satu.angka["sasaran"]],
        "tabel": [(judul, [(kode, CIRI[kode][0]) for kode in isi]) for judul, isi in TABEL],
        "sebelum": bulan.geser(-1) if bulan > BULAN_PERTAMA else None,
        "sesudah": bulan.geser(1) if bulan < Bulan.dari_tanggal(hari_ini) else None,
        "bulan_timbang": bulan.bulan in aturan_tumbuh(min(hari_ini, bulan.akhir)).bulan_timbang,
    }
    return render(request, "pemantauan/status_gizi.html", konteks)


@perlu("sasaran.lihat")
def status_gizi_anak(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> HttpResponse:
    """The children behind one number: ``?ciri=pendek&dusun=Dusun Barat``."""
    hari_ini_untuk(bulan)
    kode, dusun = request.GET.get("ciri", "sasaran"), request.GET.get("dusun", "")[:100]
    if kode not in CIRI:
        raise Http404("Hitungan ini tidak ada.")
    nama, ada = CIRI[kode]
    semua = [(anak, ukur) for anak, ukur in anak_balita(bulan) if ada(ukur) and dusun in ("", ukur.dusun)]
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks: dict[str, Any] = {
        "bulan": bulan,
        "judul": nama,
        "dusun": dusun,
        "halaman": halaman,
        "baris": [(anak, ukur, ringkas_ukur(ukur.zskor, ukur.kms)) for anak, ukur in halaman],
        "kueri_lain": urlencode({"ciri": kode, "dusun": dusun}),
        "kembali": reverse("status_gizi", args=[wilayah.kode, bulan]),
    }
    return render(request, "pemantauan/status_gizi_anak.html", konteks)
