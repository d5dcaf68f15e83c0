"""Pages of the MAD at its host: the meetings, one with its villages and shares, the forms, publishing, printing."""

from __future__ import annotations

from functools import partial
from typing import Any
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
from kpm.permintaan import pengguna
from rembuk import cetak_mad
from rembuk import kueri_mad as kueri
from rembuk.berita_acara import sidik
from rembuk.forms_mad import FormulirDesaMad, FormulirKegiatanMad, FormulirMad
from rembuk.models import DesaMad, JenisPertemuan, KegiatanMad, Pertemuan
from rembuk.teks import butir
from rembuk.tindakan import mad as tindakan
from rembuk.views.bersama import tersimpan

PER_HALAMAN = 25
PENYELENGGARA = "Badan Kerja Sama Antardesa (BKAD)"


def cari_mad(uuid: UUID) -> Pertemuan:
    """A MAD of the open village with its village, or 404."""
    semua = Pertemuan.objects.filter(jenis=JenisPertemuan.MAD)
    satu: Pertemuan = get_object_or_404(semua.select_related("desa", "dibuat_oleh", "diubah_oleh"), uuid=uuid)
    return satu


def _laku(request: HttpRequest, laku: Any, berhasil: str) -> Any:
    """Do something without a form; a refusal is told on the next page."""
    try:
        hasil = laku()
    except tindakan.Ditolak as galat:
        messages.error(request, str(galat))
        return None
    if berhasil:
        messages.success(request, berhasil)
    return hasil


@perlu("rembuk.lihat")
def mad(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """The MAD this village hosts, and the copies other villages have sent."""
    konteks = {
        "halaman": Paginator(kueri.daftar_mad(), PER_HALAMAN).get_page(request.GET.get("halaman")),
        "salinan": Paginator(kueri.salinan_diterima(wilayah), PER_HALAMAN).get_page(request.GET.get("salinan")),
    }
    return render(request, "rembuk/mad_semua.html", konteks)


@perlu("rembuk.lihat")
def mad_satu(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """One MAD in the books of its host: villages, table of shares, what was published where."""
    pertemuan = cari_mad(uuid)
    data = kueri.mad(pertemuan)
    konteks = {
        "data": data, "rapat": pertemuan, "kurang_kata": ", ".join(tindakan.yang_kurang(data)),
        "keadaan": _keadaan(data, wilayah), "salinan": kueri.salinan_sendiri(pertemuan),
        "butir": {nama: butir(getattr(pertemuan, nama)) for nama in ("narasumber", "agenda", "ringkasan", "komitmen")},
    }  # fmt: skip
    return render(request, "rembuk/mad_satu.html", konteks)


def _keadaan(data: kueri.Mad, tuan: Wilayah) -> list[dict[str, Any]]:
    """Each village with its share and what it has received so far."""
    terbit, isi = kueri.terbitan(data), tindakan.isi_per_desa(data)
    return [
        {
            "peserta": satu,
            "jumlah": data.per_desa[satu.wilayah_id],
            "memakai": kueri.memakai_aplikasi(satu.wilayah, tuan),
            "terbit": (ada := terbit.get(satu.wilayah_id)),
            "berubah": ada is not None and ada.sidik != sidik(isi[satu.wilayah_id]),
        }
        for satu in data.peserta
    ]


@perlu("rembuk.ubah")
def mad_baru(request: HttpRequest, wilayah: Wilayah) -> HttpResponse:
    """A new MAD with this village as host."""
    hari_ini = timezone.localdate()
    objek = Pertemuan(desa=wilayah, jenis=JenisPertemuan.MAD, tahun=hari_ini.year, penyelenggara=PENYELENGGARA)
    return _isi(request, wilayah, objek)


@perlu("rembuk.ubah")
def mad_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The facts of a MAD: when, where, who led, what was agreed."""
    return _isi(request, wilayah, cari_mad(uuid))


def _isi(request: HttpRequest, wilayah: Wilayah, objek: Pertemuan) -> HttpResponse:
    form = FormulirMad(request.POST or None, instance=objek, pada=timezone.localdate())
    baru, draf = objek.pk is None, f"mad:{objek.uuid if objek.pk else 'baru'}"
    if request.method == "POST" and form.is_valid():
        kembar = form.kembar()
        simpan = partial(tindakan.simpan_mad, pertemuan=objek, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, lambda: kembar or simpan()):
            messages.success(request, "Pertemuan tersimpan.")
            return redirect("mad_satu", wilayah=wilayah.kode, uuid=(kembar or objek).uuid)
    return render(request, "rembuk/mad_isi.html", {"form": form, "rapat": objek, "baru": baru, "draf": draf})


@perlu("rembuk.ubah")
@require_POST
def mad_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Take away a MAD opened by mistake."""
    objek = cari_mad(uuid)
    try:
        tindakan.hapus_mad(pertemuan=objek, oleh=pengguna(request))
    except tindakan.Ditolak as galat:
        messages.error(request, str(galat))
        return redirect("mad_satu", wilayah=wilayah.kode, uuid=uuid)
    messages.success(request, "Pertemuan antardesa dihapus.")
    return redirect("mad", wilayah=wilayah.kode)


@perlu("rembuk.ubah")
def mad_desa(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Look a village up by name and add it."""
    pertemuan = cari_mad(uuid)
    if request.method == "POST":
        desa = get_object_or_404(Wilayah, kode=request.POST.get("kode", ""))
        laku = partial(tindakan.tambah_desa, pertemuan=pertemuan, wilayah=desa, oleh=pengguna(request))
        if peserta := _laku(request, laku, f"{desa.nama_lengkap} ditambahkan. Tulis siapa wakilnya."):
            return redirect("mad_wakil", wilayah=wilayah.kode, uuid=uuid, peserta=peserta.uuid)
    cari = request.GET.get("cari", "")[:60]
    ikut = [satu.wilayah_id for satu in kueri.mad(pertemuan).peserta]
    konteks = {"rapat": pertemuan, "cari": cari, "temuan": kueri.cari_desa(wilayah, cari, ikut)}
    return render(request, "rembuk/mad_desa.html", konteks)


def _peserta(uuid: UUID, peserta: UUID) -> DesaMad:
    satu: DesaMad = get_object_or_404(
        DesaMad.objects.select_related("pertemuan__desa", "wilayah", "desa"), uuid=peserta, pertemuan__uuid=uuid
    )
    return satu


@perlu("rembuk.ubah")
def mad_wakil(request: HttpRequest, wilayah: Wilayah, uuid: UUID, peserta: UUID) -> HttpResponse:
    """Who speaks for a village."""
    objek = _peserta(uuid, peserta)
    form = FormulirDesaMad(request.POST or None, instance=objek, pada=timezone.localdate())
    draf = f"wakil:{peserta}"
    if request.method == "POST" and form.is_valid():
        simpan = partial(tindakan.ubah_desa, peserta=objek, oleh=pengguna(request), versi=form.versi_dilihat)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, f"Wakil {objek.wilayah.nama_lengkap} tersimpan.")
            return redirect("mad_satu", wilayah=wilayah.kode, uuid=uuid)
    konteks = {"form": form, "rapat": objek.pertemuan, "peserta": objek, "draf": draf}
    return render(request, "rembuk/mad_wakil.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def mad_desa_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, peserta: UUID) -> HttpResponse:
    """Take a village off the list."""
    objek = _peserta(uuid, peserta)
    nama = objek.wilayah.nama_lengkap
    _laku(request, partial(tindakan.hapus_desa, peserta=objek, oleh=pengguna(request)), f"{nama} tidak ikut lagi.")
    return redirect("mad_satu", wilayah=wilayah.kode, uuid=uuid)


def _kegiatan(uuid: UUID, kegiatan: UUID) -> KegiatanMad:
    satu: KegiatanMad = get_object_or_404(
        KegiatanMad.objects.select_related("pertemuan__desa", "desa"), uuid=kegiatan, pertemuan__uuid=uuid
    )
    return satu


@perlu("rembuk.ubah")
def mad_kegiatan_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A shared activity more."""
    return _isi_kegiatan(request, wilayah, KegiatanMad(desa=wilayah, pertemuan=cari_mad(uuid)))


@perlu("rembuk.ubah")
def mad_kegiatan(request: HttpRequest, wilayah: Wilayah, uuid: UUID, kegiatan: UUID) -> HttpResponse:
    """Change a shared activity and its shares."""
    return _isi_kegiatan(request, wilayah, _kegiatan(uuid, kegiatan))


def _isi_kegiatan(request: HttpRequest, wilayah: Wilayah, objek: KegiatanMad) -> HttpResponse:
    rapat, baru = objek.pertemuan, objek.pk is None
    data = kueri.mad(rapat)
    bagian = next((baris.biaya for baris in data.kegiatan if baris.kegiatan.pk == objek.pk), {})
    desa = [satu.wilayah for satu in data.peserta]
    form = FormulirKegiatanMad(
        request.POST or None, instance=objek, pada=timezone.localdate(), desa=desa, bagian=bagian
    )
    draf = f"kegiatan-mad:{rapat.uuid if baru else objek.uuid}"
    if request.method == "POST" and form.is_valid():
        simpan = partial(
            tindakan.simpan_kegiatan, kegiatan=objek, bagian=form.bagian, oleh=pengguna(request),
            versi=form.versi_dilihat,
        )  # fmt: skip
        if tersimpan(request, form, draf, lambda: form.kembar() or simpan()):
            messages.success(request, f"“{objek.kegiatan}” tersimpan.")
            return redirect("mad_satu", wilayah=wilayah.kode, uuid=rapat.uuid)
    konteks = {"form": form, "rapat": rapat, "kegiatan": objek, "baru": baru, "draf": draf}
    return render(request, "rembuk/mad_kegiatan.html", konteks)


@perlu("rembuk.ubah")
@require_POST
def mad_kegiatan_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, kegiatan: UUID) -> HttpResponse:
    """Take a shared activity out."""
    objek = _kegiatan(uuid, kegiatan)
    _laku(request, partial(tindakan.hapus_kegiatan, kegiatan=objek, oleh=pengguna(request)),
          f"“{objek.kegiatan}” dihapus.")  # fmt: skip
    return redirect("mad_satu", wilayah=wilayah.kode, uuid=uuid)


@perlu("rembuk.ubah")
@require_POST
def mad_terbitkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """A copy into each village that uses the program; the others are named, for them there is the paper."""
    laku = partial(tindakan.terbitkan, pertemuan=cari_mad(uuid), oleh=pengguna(request))
    hasil = _laku(request, laku, "")
    if hasil is not None:
        _kabarkan_terbit(request, hasil)
    return redirect("mad_satu", wilayah=wilayah.kode, uuid=uuid)


def _kabarkan_terbit(request: HttpRequest, hasil: list[tindakan.Hasil]) -> None:
    baru = [satu.wilayah.nama_lengkap for satu in hasil if satu.baru]
    kertas = [satu.wilayah.nama_lengkap for satu in hasil if satu.revisi is None]
    if baru:
        messages.success(request, f"Salinan terbit untuk {', '.join(baru)}.")
    else:
        messages.info(request, "Tidak ada yang berubah, jadi tidak ada salinan baru.")
    if kertas:
        messages.warning(request, f"Belum memakai aplikasi ini: {', '.join(kertas)}. Kirim lewat kertas.")


@perlu("rembuk.lihat")
def mad_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The agreement of the host: villages, representatives, activities with all shares, signatures."""
    return tanggapan(cetak_mad.kesepakatan(kueri.mad(cari_mad(uuid)), wilayah, timezone.localtime()))


@perlu("rembuk.lihat")
def mad_desa_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID, peserta: UUID) -> HttpResponse:
    """The copy of one village on paper, with its own share alone."""
    objek = _peserta(uuid, peserta)
    isi = tindakan.isi_per_desa(kueri.mad(cari_mad(uuid)))[objek.wilayah_id]
    return tanggapan(cetak_mad.salinan(isi, timezone.localtime(), wilayah))
