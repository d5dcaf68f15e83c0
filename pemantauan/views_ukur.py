"""Measuring: children of 24 to 59 months, and what a measurement suggests while it is typed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpm.izin import perlu
from kpm.kerja import pastikan_milik
from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan import kueri_balita, kueri_bulan, kueri_kartu, tindakan
from pemantauan.bulanan import daftar as urut
from pemantauan.bulanan.bawaan import Riwayat
from pemantauan.forms import FormulirAnak
from pemantauan.forms.ukur import FormulirUkur
from pemantauan.kueri_aturan import aturan_tumbuh
from pemantauan.kueri_balita import BALITA
from pemantauan.kueri_perkiraan import perkiraan_bulan
from pemantauan.permintaan import baca_saringan, daftar_bulan, hari_ini_untuk, keadaan_triwulan
from pemantauan.views_bulan import PER_HALAMAN, Lembar, isi_lembar, pastikan_terbuka, sumber_terakhir


@perlu("pemantauan.lihat")
def balita_bulan(request: HttpRequest, wilayah: Wilayah, bulan: Bulan) -> HttpResponse:
    """Who of 24 to 59 months is to be weighed and measured in a month, and who was."""
    hari_ini, saringan = hari_ini_untuk(bulan), baca_saringan(request.GET, BALITA)
    semua = daftar_bulan(BALITA, bulan, hari_ini)
    sempit = saringan.terapkan(semua)
    halaman = Paginator(saringan.pilih(sempit), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "bulan": bulan,
        "saringan": saringan,
        "jumlah": urut.hitung(sempit),
        "halaman": halaman,
        "dusun": urut.per_dusun(list(halaman), sempit),
        "pilihan_dusun": sorted({satu.dusun for satu in semua}),
        "pilihan_posyandu": sorted({satu.posyandu for satu in semua} - {""}),
        "mulai": urut.berikutnya(sempit, None),
        "bulan_timbang": bulan.bulan in aturan_tumbuh(min(hari_ini, bulan.akhir)).bulan_timbang,
        "sebelum": bulan.geser(-1) if bulan > kueri_bulan.BULAN_PERTAMA else None,
        "sesudah": bulan.geser(1) if bulan.geser(1) <= Bulan.dari_tanggal(hari_ini) else None,
        **keadaan_triwulan(wilayah, bulan),
    }
    return render(request, "pemantauan/balita.html", konteks)


@perlu("pemantauan.ubah")
def isi_balita(request: HttpRequest, wilayah: Wilayah, bulan: Bulan, uuid: UUID) -> HttpResponse:
    """Weight and height of one child of 24 to 59 months."""
    hari_ini = hari_ini_untuk(bulan)
    anak = get_object_or_404(kueri_bulan.anak_utuh(), uuid=uuid)
    pastikan_milik(anak)
    riwayat = Riwayat(kueri_bulan.catatan_anak(anak), bulan)
    titipan = kueri_kartu.titipan_bulan("anak", uuid, bulan)
    pastikan_terbuka(kueri_balita.bulan_balita(anak), riwayat, titipan)
    form = FormulirUkur(
        request.POST or None,
        anak=anak,
        bulan=bulan,
        riwayat=riwayat,
        hari_ini=hari_ini,
        titipan=titipan,
        sumber=sumber_terakhir(request),
    )

    def catat(**isi: Any) -> tindakan.Tercatat:
        return tindakan.catat_anak(desa=wilayah, anak=anak, bulan=bulan, **isi)

    return isi_lembar(request, wilayah, bulan, Lembar(BALITA, uuid, anak.orang, riwayat, form, catat))


@perlu("pemantauan.ubah")
@require_POST
def perkiraan_anak(request: HttpRequest, wilayah: Wilayah, bulan: Bulan, uuid: UUID) -> HttpResponse:
    """What the measurements typed so far suggest; stores nothing."""
    anak = get_object_or_404(kueri_bulan.anak_utuh(), uuid=uuid)
    pastikan_milik(anak)
    riwayat = Riwayat(kueri_bulan.catatan_anak(anak), bulan)
    kelas = FormulirUkur if kueri_balita.umur_balita(anak, bulan) else FormulirAnak
    form = kelas(request.POST, anak=anak, bulan=bulan, riwayat=riwayat, hari_ini=timezone.localdate())
    form.full_clean()
    perkiraan = perkiraan_bulan(anak, bulan, form.terukur, riwayat.lampau[::-1])
    return render(request, "pemantauan/isi_perkiraan_baru.html", {"form": form, "perkiraan": perkiraan})
