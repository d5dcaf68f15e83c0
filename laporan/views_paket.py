"""The pack of a rembuk: started with one click, fetched as one PDF or as a ZIP."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kpm import jejak
from kpm.dokumen.cetak import Berkas, tanggapan
from kpm.izin import perlu
from kpm.models import Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna
from laporan.models import Pekerjaan
from laporan.paket_rembuk import rembuk_uuid, satu_pdf
from laporan.tindakan_cetak import mulai_pekerjaan
from laporan.tugas_cetak import cetak_paket_rembuk


@perlu("nama.lihat")
@require_POST
def paket_rembuk(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """Start printing all a rembuk needs."""
    rembuk = rembuk_uuid(uuid)
    if rembuk is None:
        raise Http404("Tidak ada rembuk ini.")
    pekerjaan, baru = mulai_pekerjaan(
        desa=wilayah,
        pengguna=pengguna(request),
        jenis=Pekerjaan.PAKET_REMBUK,
        judul=f"Paket rembuk stunting {rembuk.tahun}",
        permintaan={"periode": str(rembuk.tahun), "rembuk": str(rembuk.uuid)},
    )
    if baru:
        jejak.unduh(request, f"{Pekerjaan.PAKET_REMBUK} {rembuk.tahun} cetak")
        cetak_paket_rembuk.enqueue(wilayah.kode, str(pekerjaan.uuid))
    return redirect("pekerjaan", wilayah=wilayah.kode, uuid=pekerjaan.uuid)


@perlu("nama.lihat")
@tegas
def paket_pdf(request: HttpRequest, wilayah: Wilayah, uuid: UUID) -> HttpResponse:
    """The joined PDF of a finished pack."""
    satu = get_object_or_404(Pekerjaan, uuid=uuid, jenis=Pekerjaan.PAKET_REMBUK, keadaan=Pekerjaan.Keadaan.SELESAI)
    berkas = satu_pdf(Berkas(bytes(satu.hasil or b""), satu.jenis_berkas, satu.nama))
    if berkas is None:
        raise Http404("Komputer ini tidak membuat PDF; unduh ZIP-nya.")
    jejak.unduh(request, f"{satu.jenis} {satu.permintaan['periode']} unduh")
    return tanggapan(berkas, unduh=True)
