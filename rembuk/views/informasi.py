"""Pages: making the results of an FGD public before the rembuk, on the notice board and in WhatsApp."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from kpm.telepon import tautan_wa
from rembuk import kueri_fgd
from rembuk.dokumen_fgd import cetak_papan, papan
from rembuk.forms_fgd import FormulirPublikasi
from rembuk.informasi import teks_wa
from rembuk.models import Publikasi
from rembuk.tindakan.publikasi import hapus_publikasi, simpan_publikasi
from rembuk.views.bersama import tersimpan
from rembuk.views.fgd import cari_fgd


@perlu("rembuk.lihat")
def informasi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """What the village is told, the sheet, the text, and where it was made public."""
    fgd = cari_fgd(uuid)
    isi = papan(fgd, wilayah)
    teks = teks_wa(isi)
    konteks = {
        "fgd": fgd,
        "papan": isi,
        "teks": teks,
        "url_wa": tautan_wa(teks),
        "publikasi": kueri_fgd.publikasi_fgd(fgd),
        "boleh": "rembuk.ubah" in request.izin,  # type: ignore[attr-defined]
    }
    return render(request, "rembuk/fgd_informasi.html", konteks)


@perlu("rembuk.lihat")
def papan_informasi(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The sheet for the notice board."""
    berkas = cetak_papan(cari_fgd(uuid), wilayah, waktu=timezone.now())
    return tanggapan(berkas, unduh="unduh" in request.GET)


def _isi(request: HttpRequest, wilayah: Wilayah, objek: Publikasi) -> HttpResponse:
    """Where and when; saved, one goes back to the page of the results."""
    fgd = objek.pertemuan
    form = FormulirPublikasi(request.POST or None, instance=objek, hari_ini=timezone.localdate())
    baru, draf = objek.pk is None, f"publikasi:{objek.uuid if objek.pk else fgd.uuid}"
    if request.method == "POST" and form.is_valid():
        pengenal, versi = form.cleaned_data.get("pengenal"), form.versi_dilihat
        simpan = partial(simpan_publikasi, publikasi=objek, oleh=pengguna(request), versi=versi, pengenal=pengenal)
        if tersimpan(request, form, draf, simpan):
            messages.success(request, "Penyebaran dicatat.")
            return redirect("fgd_informasi", wilayah=wilayah.kode, uuid=fgd.uuid)
    konteks = {"form": form, "fgd": fgd, "publikasi": objek, "baru": baru, "draf": draf}
    return render(request, "rembuk/fgd_publikasi.html", konteks)


def _cari(uuid: UUID, publikasi: UUID) -> Publikasi:
    semua = Publikasi.objects.select_related("pertemuan__desa", "dibuat_oleh", "diubah_oleh")
    objek: Publikasi = get_object_or_404(semua, uuid=publikasi, pertemuan=cari_fgd(uuid))
    return objek


@perlu("rembuk.ubah")
def publikasi_baru(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The results were made public somewhere."""
    cara = request.GET.get("cara", "")
    awal = cara if cara in Publikasi.Cara.values else Publikasi.Cara.PAPAN
    tempat = f"Papan pengumuman kantor {wilayah.sebutan.lower()}" if awal == Publikasi.Cara.PAPAN else ""
    fgd = cari_fgd(uuid)
    objek = Publikasi(desa=wilayah, pertemuan=fgd, cara=awal, tempat=tempat, tanggal=timezone.localdate())
    return _isi(request, wilayah, objek)


@perlu("rembuk.ubah")
def publikasi_ubah(request: HttpRequest, wilayah: Wilayah, uuid: UUID, publikasi: UUID) -> HttpResponse:
    """Change what is written about a publication."""
    return _isi(request, wilayah, _cari(uuid, publikasi))


@perlu("rembuk.ubah")
@require_POST
def publikasi_hapus(request: HttpRequest, wilayah: Wilayah, uuid: UUID, publikasi: UUID) -> HttpResponse:
    """Take back what was written by mistake."""
    hapus_publikasi(publikasi=_cari(uuid, publikasi))
    messages.success(request, "Catatan penyebaran dihapus.")
    return redirect("fgd_informasi", wilayah=wilayah.kode, uuid=uuid)
