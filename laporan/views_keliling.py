"""The walk: lists of who is to be seen besides what is missing, and one sheet of a dusun to take along."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kpm import jejak
from kpm.dokumen import cetak
from kpm.izin import perlu
from kpm.kerja import saringan_baku
from kpm.kueri import dusun_desa
from kpm.models import Dusun, Wilayah
from kpm.penegasan import tegas
from laporan.dokumen_keliling import cetak_keliling
from pemantauan.kueri_keliling import JUDUL, baca_keliling

PER_HALAMAN = 50


@perlu("sasaran.lihat")
def keliling(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """One of the lists: ``?daftar=tanpa_catatan&dusun=uuid``."""
    daftar = request.GET.get("daftar", "")
    daftar = daftar if daftar in JUDUL else next(iter(JUDUL))
    semua = dusun_desa()
    dusun = next((satu for satu in semua if str(satu.uuid) == request.GET.get("dusun")), None)
    isi = baca_keliling(timezone.localdate(), saringan_baku(request.GET), dusun)
    halaman = Paginator(isi.isi[daftar], PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "daftar": daftar,
        "tab": [(nama, judul, len(isi.isi[nama])) for nama, judul in JUDUL.items()],
        "halaman": halaman,
        "bulan_timbang": isi.bulan_timbang,
        "semua_dusun": semua,
        "dusun": dusun,
        "kerja": saringan_baku(request.GET),
        "kueri_lain": urlencode({"daftar": daftar, **({"dusun": dusun.uuid} if dusun else {})}),
        "kueri_dusun": f"&dusun={dusun.uuid}" if dusun else "",
    }
    return render(request, "laporan/keliling.html", konteks)


@perlu("nama.lihat")
@tegas
def keliling_pdf(request: HttpRequest, wilayah: Wilayah, uuid: object) -> HttpResponse:
    """The sheet of a dusun; ``?semua=ya`` prints everybody on as many pages as it takes. It holds names: traced."""
    dusun = get_object_or_404(Dusun, uuid=uuid)
    jejak.unduh(request, f"lembar jalan {dusun.uuid}")
    berkas = cetak_keliling(wilayah, dusun, waktu=timezone.now(), semua=request.GET.get("semua") == "ya")
    return cetak.tanggapan(berkas)
