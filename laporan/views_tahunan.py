"""Formulir 4 of a whole year: screen, PDF, JSON, and the persons behind its numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm import jejak
from kpm.dokumen.cetak import tanggapan
from kpm.izin import pastikan, perlu
from kpm.models import Wilayah
from kpm.penegasan import bernama, tegas
from kpm.periode import Tahun
from kpm.permintaan import pengguna
from laporan.dokumen_tahunan import cetak_formulir4_tahun, dapat_dilaporkan, isi_formulir4_tahun
from laporan.formulir4 import catatan_posyandu
from laporan.kueri_tutup import Keadaan, berkas_kartu, keadaan_semua
from laporan.pencetak import SEKETIKA
from laporan.saringan import kueri_saring, nama_saring, pilih, pilihan_tempat
from laporan.sumber_lembar import Saring, sebutan_bagian
from laporan.tabel5 import tabel5_tahun
from laporan.tampilan_skor import AlamatTahun
from laporan.tindakan_tahun import BelumSemuaTertutup, terbitkan_tahun
from laporan.tindakan_tutup import SudahDitutup, TerlaluRamai
from laporan.views_formulir4 import berkas_revisi, kertas_cetak, kertas_diminta, konteks_saring, url_orang
from laporan.views_skor import halaman_orang, json_menurut_izin, tanpa_halaman
from pemantauan.kueri_kartu import kartu_terakhir
from pemantauan.kueri_tahunan import TahunBerlaku, skor_tahun
from pemantauan.skor import sebagai_json
from rembuk.anggaran import tabel5_json


def baca_tahun(request: HttpRequest, wilayah: Wilayah, angka: int) -> tuple[TahunBerlaku, dict[str, list[Any]], Saring]:
    """The year of the address, what it can be narrowed to, and to what it is. Raises Http404 without a report."""
    hari_ini = timezone.localdate()
    if not dapat_dilaporkan(angka, hari_ini):
        raise Http404("Tahun ini belum berjalan atau terlalu lama.")
    berlaku = skor_tahun(wilayah, Tahun(angka), hari_ini)
    tempat = pilihan_tempat(berlaku)
    return berlaku, tempat, pilih(request.GET, tempat)


@perlu("laporan.lihat")
def formulir4_tahun(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The yearly Formulir 4 on the screen, with the quarters it is made of."""
    berlaku, tempat, saring = baca_tahun(request, wilayah, tahun)
    hari_ini = timezone.localdate()
    isi = isi_formulir4_tahun(wilayah, berlaku, saring) | {
        "kertas": kertas_cetak(wilayah),
        "sebelumnya": tahun - 1 if dapat_dilaporkan(tahun - 1, hari_ini) else None,
        "berikutnya": tahun + 1 if dapat_dilaporkan(tahun + 1, hari_ini) else None,
        "triwulan_triwulan": _keadaan(wilayah, berlaku.tahun, hari_ini),
        "triwulan_akhir": berlaku.triwulan[-1],
        "terbitan": kartu_terakhir(wilayah, str(berlaku.tahun)),
        "url_orang": url_orang(reverse("tahun_orang", args=[wilayah.kode, tahun]), saring),
        **konteks_saring(wilayah, reverse("formulir4_tahun", args=[wilayah.kode, tahun]), tempat, saring),
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


@require_POST
@perlu("skor.tutup")
def terbitkan(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Issue the yearly report, once its four quarters are finalised."""
    if not dapat_dilaporkan(tahun, timezone.localdate()):
        raise Http404("Tahun ini belum berjalan atau terlalu lama.")
    masa, oleh = Tahun(tahun), pengguna(request)
    try:
        kartu = terbitkan_tahun(desa=wilayah, tahun=masa, oleh=oleh, sekarang=timezone.localtime())
    except SudahDitutup:
        messages.info(request, f"Laporan {masa.label} sudah diterbitkan.")
    except (BelumSemuaTertutup, TerlaluRamai) as galat:
        messages.error(request, str(galat))
    else:
        revisi = f" sebagai revisi {kartu.revisi}" if kartu.revisi else ""
        messages.success(request, f"Laporan {masa.label} sudah diterbitkan{revisi}. Lembarnya siap diunduh.")
    return redirect("formulir4_tahun", wilayah=wilayah.kode, tahun=tahun)


@perlu("laporan.lihat")
def formulir4_tahun_pdf(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """The same as PDF: the issued file of the whole village, else printed now on the paper of `?kertas=F4`.

    `?revisi=0` asks for an older issue.
    """
    if (revisi := request.GET.get("revisi")) is not None:
        return tanggapan(berkas_revisi(wilayah, Tahun(tahun), revisi))
    berlaku, _, saring = baca_tahun(request, wilayah, tahun)
    if not any(saring.values()) and (tersimpan := berkas_kartu(wilayah, berlaku.tahun, SEKETIKA)):
        return tanggapan(tersimpan)
    kertas = kertas_diminta(request)
    return tanggapan(cetak_formulir4_tahun(wilayah, berlaku, saring, waktu=timezone.now(), kertas=kertas))


@perlu("skor.lihat")
@tegas(bila=bernama)
def tahun_json(request: HttpRequest, wilayah: Wilayah, tahun: int) -> JsonResponse:
    """The yearly scorecard as JSON; with names only when asked (`?nama=1`), and then traced."""
    berlaku, _, saring = baca_tahun(request, wilayah, tahun)
    if dengan_nama := bernama(request):
        pastikan(request, "nama.lihat")
        jejak.unduh(request, f"skor {tahun}")
    isi = sebagai_json(
        berlaku.saring(**saring),
        desa=wilayah.kode,
        saring=nama_saring(saring),
        dengan_nama=dengan_nama,
        tabel5=tabel5_json(tabel5_tahun(wilayah, berlaku, sebutan_bagian(**saring))),
    )
    return json_menurut_izin(request, isi)


@perlu("nama.lihat")
def tahun_orang(request: HttpRequest, wilayah: Wilayah, tahun: int) -> HttpResponse:
    """Exactly the persons a number of the year counts, each with the reason and the quarter it comes from."""
    berlaku, _, saring = baca_tahun(request, wilayah, tahun)
    skor, masa = berlaku.saring(**saring), berlaku.tahun
    alamat = AlamatTahun(wilayah, berlaku.triwulan[-1], kueri_saring(saring), masa, berlaku.terakhir)
    konteks = {
        "tahun": masa,
        "skor": skor,
        "saring": saring,
        "saring_kueri": urlencode(alamat.saring),
        "catatan_posyandu": catatan_posyandu(wilayah.sebutan) if saring["posyandu"] else "",
        "kueri_tanpa_halaman": tanpa_halaman(request),
    }
    return halaman_orang(request, skor, alamat, konteks, template="laporan/tahun_{}.html")
