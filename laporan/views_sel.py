"""One cell of the scorecard explained: the answer, its rule, the months it came from, and the way to Y."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kpm.izin import perlu
from kpm.kerja import batasi
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan import tampilan_sel, tampilan_skor
from laporan.views_skor import bahan_skor, baris_orang_ini, sasaran_ini
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.skor.bukti import bukti


@perlu("nama.lihat")
def sel(
    request: HttpRequest, wilayah: Wilayah, triwulan: Triwulan, kelompok: str, uuid: UUID, indikator: str
) -> HttpResponse:
    """Why this person has this code in this quarter. 404 for persons and indicators that are not in the tables."""
    orang = sasaran_ini(kelompok, uuid)
    if orang is not None:
        batasi(request, orang)
    skor, alamat, konteks = bahan_skor(request, wilayah, triwulan)
    baris = baris_orang_ini(skor, kelompok, uuid)
    if baris is None or indikator not in baris.jawaban:
        raise Http404("Nilai ini tidak ada.")
    pada = timezone.localdate()
    riwayat = riwayat_orang(kelompok, [str(uuid)], triwulan).get(str(uuid))
    dasar = bukti(kelompok, indikator, baris.data, triwulan, skor.pengaturan, skor.set_indikator)
    jawaban = baris.jawaban[indikator]
    boleh = "pemantauan.ubah" in request.izin  # type: ignore[attr-defined]
    kembali = reverse("skor_sel", args=[wilayah.kode, triwulan, kelompok, uuid, indikator])
    konteks |= {
        "nama": baris.data.nama,
        "orang": orang,
        "indikator": skor.set_indikator.cari(kelompok, indikator),
        "keterangan": tampilan_skor.keterangan(baris),
        "lencana": tampilan_skor.lencana(jawaban),
        "alasan": jawaban.alasan,
        "url_pribadi": alamat.pribadi(baris),
        "bukti": dasar,
        "jalan": tampilan_sel.jalan_baris(skor, baris, indikator, riwayat, pada),
        "strip": tampilan_sel.strip(
            dasar,
            riwayat,
            wilayah=wilayah,
            kelompok=kelompok,
            uuid=uuid,
            kini=Bulan.dari_tanggal(pada),
            kembali=kembali if boleh else "",
        )
        if riwayat
        else [],
    }
    if riwayat and riwayat.idl and orang and indikator == "imunisasi":
        dosis = reverse("imunisasi", args=[wilayah.kode, orang.uuid])
        konteks["url_dosis"] = f"{dosis}?{urlencode({'kembali': kembali})}"
    if riwayat and konteks["berlaku"].tertutup:
        kini = tampilan_sel.jawaban_kini(skor, baris, indikator, riwayat, triwulan, pada)
        konteks["berubah"] = kini if kini.alasan != jawaban.alasan else None
    return render(request, "laporan/skor_sel.html", konteks)
