"""Fathers in nutrition counselling: the figure, who is invited, who has come, the sheet for each dusun."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from kpm import jejak
from kpm.dokumen import cetak, terbilang
from kpm.izin import perlu
from kpm.kerja import saringan_baku
from kpm.kueri import dusun_desa, profil_desa
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.periode import Triwulan
from kpm.telepon import tautan_wa
from laporan.kueri_ayah import baca_ayah, cakupan_dusun, teks_kelompok
from laporan.views_skor import PER_HALAMAN, bahan_skor

PALING_PANJANG = 300
"""Fathers on one print."""


@perlu("nama.lihat")
def ayah(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """Fathers to invite, by dusun; with `?hadir=1` those who came. Each father stands once."""
    skor, alamat, konteks = bahan_skor(request, wilayah, triwulan)
    semua, kerja = baca_ayah(skor), saringan_baku(request.GET)
    daftar = semua.di(kerja)
    hadir = request.GET.get("hadir") == "1"
    teks = teks_kelompok(wilayah, triwulan, skor, semua)
    konteks |= {
        "daftar": daftar,
        "kerja": kerja,
        "hadir": hadir,
        "cakupan": cakupan_dusun(skor, triwulan),
        "halaman": Paginator(daftar.hadir if hadir else daftar.undang, PER_HALAMAN).get_page(
            request.GET.get("halaman")
        ),
        # a long list takes its time to print: one dusun at a time then
        "cetak_dusun": dusun_desa() if len(daftar.undang) > PALING_PANJANG and not alamat.saring else [],
        "teks": teks,
        "url_wa": tautan_wa(teks),
        "url_suami": alamat.orang(kelompok="ibu", ciri="suami"),
        "url_ayah": alamat.orang(kelompok="anak", ciri="laki"),
    }
    return render(request, "laporan/ayah.html", konteks)


@perlu("nama.lihat")
@tegas
def ayah_pdf(request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan) -> HttpResponse:
    """The fathers to invite on paper, a page for each dusun; it holds names, so printing it is traced."""
    skor, _, isi = bahan_skor(request, wilayah, triwulan)
    jejak.unduh(request, f"daftar ayah {triwulan}")
    waktu = timezone.localtime()
    profil = profil_desa(wilayah)
    konteks = {
        "desa": wilayah,
        "triwulan": triwulan,
        "posyandu": isi["saring"]["posyandu"],
        "per_dusun": baca_ayah(skor).per_dusun,
        "kop": cetak.kop(wilayah, profil),
        "kelas_kertas": cetak.kelas_kertas(profil.kertas),
        "desa_contoh": wilayah.contoh,
        "baris_kaki": [
            f"Ayah yang diundang, {triwulan.label}. Berisi nama dan nomor telepon: simpan baik-baik",
            f"Dicetak {terbilang.tanggal_panjang(waktu.date())} pukul {terbilang.jam(waktu.time())} "
            f"{wilayah.singkatan_zona}",
        ],
    }
    return cetak.tanggapan(cetak.cetak("cetak/ayah.html", konteks, nama=f"ayah-{slugify(wilayah.nama)}-{triwulan}"))
