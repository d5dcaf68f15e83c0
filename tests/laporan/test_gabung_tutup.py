"""A merge after a quarter was finalised: its card and papers stay, and its links still lead to the person."""

from __future__ import annotations

import pytest
from django.test import Client

from kpm.models import Pengguna, Wilayah
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import KartuSkor
from pemantauan.skor.beku import sidik
from sasaran.models import Orang
from tests.laporan.bahan import T3, buka, tutup
from tests.pemantauan.bahan_gabung import banding, dua_catatan, gabung, pisah

D = "/52.04.20.2005"


@pytest.mark.usefixtures("_oktober")
def test_a_finalised_quarter_says_what_it_said_and_leads_to_the_one_record(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    satu, dua = dua_catatan(di_desa)
    anak_dua = dua.anak
    kartu = tutup(di_desa, kpm)
    isi = skor_berlaku(di_desa, T3).skor
    (peringatan,) = banding(satu, dua).peringatan
    assert peringatan.startswith("Ada bulan di triwulan yang sudah ditutup (Triwulan III 2026).")
    hasil = gabung(satu, dua)
    kini = KartuSkor.objects.get()
    assert (kini.sidik, sidik(kini.isi)) == (kartu.sidik, kartu.sidik)
    assert skor_berlaku(di_desa, T3).skor == isi
    halaman = klien_kpm.get(f"{D}/skor/2026-T3/anak/{anak_dua.uuid}/").content.decode()
    assert f"{D}/sasaran/{satu.uuid}/" in halaman
    buka(di_desa, kpm)
    assert [baris.data.nama for baris in skor_berlaku(di_desa, T3).skor.anak] == ["Ahmad Fauzan"]
    pisah(hasil)
    assert len(skor_berlaku(di_desa, T3).skor.anak) == Orang.objects.count() == 2
