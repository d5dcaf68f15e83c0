"""Pages of the RDS's three-monthly evaluation: the meetings, opening one on a quarter, what it is built on."""

from __future__ import annotations

import uuid as uuid_
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.periode import Triwulan
from kpm.permintaan import pengguna
from laporan.dokumen_evaluasi import cetak_bahan
from laporan.kueri_evaluasi import angka_berubah, daftar_evaluasi
from laporan.kueri_evaluasi import evaluasi as baca
from laporan.tampilan_skor import Alamat
from rembuk import kueri, kueri_fgd
from rembuk.forms_fgd import FormulirJadwal
from rembuk.models import Pertemuan
from rembuk.tindakan import evaluasi as tindakan
from rembuk.views.bersama import kabarkan, pengenal_dari, tersimpan, triwulan_dipilih

PER_HALAMAN = 25


def _cari(uuid: UUID) -> Pertemuan:
    rapat: Pertemuan = get_object_or_404(
        daftar_evaluasi().select_related("desa", "dibuat_oleh", "diubah_oleh"), uuid=uuid
    )
    return rapat


@perlu("rembuk.lihat")
def evaluasi(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The village's evaluations, the latest quarter first."""
    halaman = Paginator(daftar_evaluasi(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    for satu in halaman:
        satu.label_triwulan = Triwulan.dari_teks(satu.triwulan).label
    return render(request, "laporan/evaluasi_daftar.html", {"halaman": halaman})


@perlu("rembuk.ubah")
def evaluasi_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """Choose the quarter, the last finalised one without a meeting first; opening the meeting freezes its numbers."""
    hari_ini = timezone.localdate()
    pilihan = kueri.triwulan_pilihan(hari_ini)
    tertutup = kueri_fgd.triwulan_tertutup(wilayah, pilihan)
    sudah = set(daftar_evaluasi().values_list("triwulan", flat=True))
    urut = sorted((satu for satu in pilihan if satu in tertutup), key=lambda satu: str(satu) in sudah)
    baku = urut[0] if urut else pilihan[1]
    data = request.POST if request.method == "POST" else request.GET
    triwulan = triwulan_dipilih(data.get("triwulan", ""), pilihan, baku)
    if request.method == "POST":
        baru = tindakan.mulai_evaluasi(
            desa=wilayah, triwulan=triwulan, oleh=pengguna(request), hari_ini=hari_ini,
            pengenal=pengenal_dari(request.POST.get("pengenal", "")),
        )  # fmt: skip
        messages.success(request, "Rapat evaluasi dibuka. Angka triwulan sudah dibekukan sebagai bahan rapat.")
        return redirect("evaluasi_isi", wilayah=wilayah.kode, uuid=baru.uuid)
    konteks = {
        "pilihan": [(satu, satu in tertutup, str(satu) in sudah) for satu in pilihan],
        "triwulan": triwulan,
        "pengenal": uuid_.uuid4(),
    }
    return render(request, "laporan/evaluasi_baru.html", konteks)


@perlu("rembuk.lihat")
def evaluasi_isi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What the meeting is built on, number by number; names stand behind them only for roles that see names."""
    rapat = _cari(uuid)
    isi = baca(rapat, timezone.localdate())
    alamat = Alamat(wilayah, isi.triwulan, {})
    konteks = {
        "rapat": rapat,
        "e": isi,
        "boleh": "rembuk.ubah" in request.izin,  # type: ignore[attr-defined]
        "berubah": angka_berubah(rapat, wilayah),
        "url_belum": alamat.orang(ciri="belum_lengkap"),
        "url_orang": alamat.orang(),
    }
    return render(request, "laporan/evaluasi.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def evaluasi_angka(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The numbers in force now instead of those the meeting was opened with."""
    laku = partial(
        tindakan.perbarui_angka, rapat=_cari(uuid), desa=wilayah, oleh=pengguna(request), hari_ini=timezone.localdate()
    )
    kabarkan(request, laku, "Angka rapat ini sekarang menurut kartu skor terbaru.")
    return redirect("evaluasi_isi", wilayah=wilayah.kode, uuid=uuid)


@perlu("rembuk.ubah")
def evaluasi_jadwal(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The dates of the next three-monthly meetings."""
    rapat = _cari(uuid)
    draf = f"jadwal:{uuid}"
    form = FormulirJadwal(request.POST or None, instance=rapat)
    if request.method == "POST" and form.is_valid():
        ubah = partial(tindakan.ubah_jadwal, rapat=rapat, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, ubah):
            messages.success(request, "Tanggal rapat berikutnya tersimpan.")
            return redirect("evaluasi_isi", wilayah=wilayah.kode, uuid=uuid)
    return render(request, "laporan/evaluasi_jadwal.html", {"form": form, "rapat": rapat, "draf": draf})


@perlu("rembuk.lihat")
def evaluasi_bahan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The material on paper."""
    berkas = cetak_bahan(_cari(uuid), wilayah, waktu=timezone.now())
    return tanggapan(berkas, unduh="unduh" in request.GET)
