"""Pages: what the Berita Acara still needs, issuing it, the draft, and the issued file."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kpm.dokumen.cetak import tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.permintaan import pengguna
from rembuk import kueri, tindakan
from rembuk.cetak import berkas_terbit
from rembuk.models import BeritaAcara
from rembuk.views.bersama import cari_rembuk, ke_langkah


@perlu("rembuk.terbit")
def berita_acara_terbitkan(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The checks first; with everything there, issue for good."""
    rembuk = cari_rembuk(uuid)
    if request.method == "POST":
        try:
            ba = tindakan.terbitkan(
                rembuk=rembuk, desa=wilayah, oleh=pengguna(request), sekarang=timezone.localtime()
            )  # fmt: skip
        except (tindakan.SudahTerbit, tindakan.BelumLengkap, tindakan.TerlaluRamai) as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"Berita Acara Nomor {ba.nomor} terbit. Cetak, lalu minta tanda tangan.")
            return ke_langkah(wilayah, rembuk, "ba")
    rapat = kueri.rapat(rembuk, wilayah)
    if rapat.terbit:
        return ke_langkah(wilayah, rembuk, "ba")
    syarat = rapat.syarat(timezone.localdate())
    konteks = {"rapat": rapat, "rembuk": rembuk, "syarat": syarat, "lengkap": all(s.terpenuhi for s in syarat)}
    return render(request, "rembuk/terbitkan.html", konteks)


@perlu("rembuk.lihat")
def berita_acara(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The stored file of the issued Berita Acara, or of an older version of it (?revisi=0)."""
    semua = BeritaAcara.objects.select_related("rembuk__desa").filter(rembuk__uuid=uuid).order_by("-revisi")
    revisi = request.GET.get("revisi", "")
    ba = semua.filter(revisi=int(revisi)).first() if revisi.isascii() and revisi.isdigit() else semua.first()
    if ba is None:
        raise Http404("Berita Acara rembuk ini belum terbit.")
    return tanggapan(berkas_terbit(ba), unduh="unduh" in request.GET)


@perlu("rembuk.lihat")
def berita_acara_konsep(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The draft, marked KONSEP on every page; once issued there is no draft any more."""
    rembuk = cari_rembuk(uuid)
    if kueri.tertutup(rembuk):
        return ke_langkah(wilayah, rembuk, "ba")
    return tanggapan(tindakan.konsep(rembuk=rembuk, desa=wilayah, sekarang=timezone.localtime()))
