"""What is printed and told of an FGD: every analysis and rupiah on paper, one page for the board, counts only."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Kertas, Pengguna, Wilayah
from kpm.periode import Triwulan
from rembuk import kueri_fgd
from rembuk.dokumen_fgd import cetak_hasil, cetak_papan, papan
from rembuk.informasi import susun_papan, teks_wa
from rembuk.models import Hadirin, Masalah, Pertemuan, Publikasi, Usulan
from tests.rembuk.bahan import SEKARANG, TRIWULAN, isi_profil, isi_triwulan, teks_pdf
from tests.rembuk.bahan_fgd import mulai, satu, usul

ANGKA = {"terlayani_lengkap": {"diterima": 8, "seharusnya": 35}, "konvergensi": {"persen": "73.96"}}


@pytest.fixture
def fgd(di_desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    isi_triwulan(di_desa)
    isi_profil(di_desa)
    fgd = mulai(di_desa, kpm)
    fgd.tanggal, fgd.tempat = dt.date(2026, 4, 14), "Aula Kantor Desa"
    fgd.save()
    for nama, kelamin in (("Syamsuddin", "L"), ("Rina", "P"), ("Sri", "P")):
        Hadirin.objects.create(desa=di_desa, pertemuan=fgd, nama=nama, unsur="rds", jenis_kelamin=kelamin)
    return fgd


def halaman(isi: bytes) -> int:
    return len(PdfReader(BytesIO(isi)).pages)


def test_the_results_hold_each_word_of_the_analysis_and_each_rupiah(di_desa: Wilayah, fgd: Pertemuan) -> None:
    jamban = satu(fgd, "jamban")
    isi = {"penyebab": "Tanah berbatu", "potensi": "Tukang lokal", "alternatif": "Arisan jamban", "kendala": "Lahan"}
    Masalah.objects.filter(pk=jamban.pk).update(**isi, rencana="Ukur lahan", prioritas=1)
    usul(fgd, "Jamban sehat", masalah=jamban), usul(fgd, "Kelas gizi", biaya=9_600_000, prioritas=2)
    teks = teks_pdf(cetak_hasil(fgd, di_desa, waktu=SEKARANG).isi)
    for kata in (*isi.values(), "Ukur lahan", "33,33 % tercapai", "Dusun Barat 1, Dusun Timur 1", "Rp42.000.000",
                 "Rp9.600.000", "Rp51.600.000", "dihadiri 3 orang (1 laki-laki, 2 perempuan)", "14 April 2026",
                 "Pemerintah desa"):  # fmt: skip
        assert kata in teks, kata
    assert not any(nama in teks for nama in ("Budi", "Citra", "Aisyah"))


@pytest.mark.parametrize("kertas", Kertas.values)
def test_the_board_is_one_page_however_much_there_is_to_tell(di_desa: Wilayah, fgd: Pertemuan, kertas: str) -> None:
    dusun = [[f"Dusun Sungai Kecil Nomor {n}", 9 - n] for n in range(9)]
    kode = ("anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes")
    for satu_kode in kode:
        Masalah.objects.create(
            desa=di_desa, fgd=fgd, kelompok="ibu", indikator=satu_kode, diterima=10, seharusnya=100, per_dusun=dusun
        )
    for nomor in range(9):
        usul(fgd, f"{nomor} Pemberian makanan tambahan bahan lokal bagi ibu hamil dan anak " + "gizi kurang " * 7)
    Pertemuan.objects.create(
        desa=di_desa, tahun=2026, triwulan=str(TRIWULAN), tanggal=dt.date(2026, 6, 25), jam_mulai=dt.time(9),
        tempat="Aula Serbaguna Kantor Desa Pulau Kaung di Dusun Tengah dekat dermaga lama",
    )  # fmt: skip
    berkas = cetak_papan(fgd, di_desa, waktu=SEKARANG, kertas=kertas)
    assert halaman(berkas.isi) == 1
    teks = teks_pdf(berkas.isi)
    assert "Kamis, 25 Juni 2026 pukul 09.00" in teks
    assert "Ada 5 kekurangan lain." in teks
    assert "dan 4 usulan lain." in teks
    assert "Dusun Sungai Kecil Nomor 0 9, lainnya 36" in teks


def test_the_board_and_the_message_tell_counts_and_no_names(di_desa: Wilayah, fgd: Pertemuan) -> None:
    teks = teks_pdf(cetak_papan(fgd, di_desa, waktu=SEKARANG).isi) + teks_wa(papan(fgd, di_desa))
    assert "2 dari 3 anak 0–23 bulan belum" in teks
    assert not any(nama in teks for nama in ("Budi", "Citra", "Aisyah", "Syamsuddin"))


def test_the_message_is_short_and_says_where_to_bring_a_proposal() -> None:
    jamban = Masalah(kelompok="anak", indikator="jamban", diterima=17, seharusnya=23, per_dusun=[["Dusun Timur", 6]])
    isi = susun_papan(
        desa="Desa Pulau Kaung",
        triwulan=Triwulan(2026, 2),
        tanggal=dt.date(2026, 4, 14),
        skor=ANGKA,
        masalah=[jamban],
        usulan=[Usulan(kegiatan="Arisan jamban", lokasi="Dusun Timur")],
        rembuk="",
    )
    assert teks_wa(isi) == (
        "*Hasil FGD Rumah Desa Sehat, Desa Pulau Kaung* (14 April 2026)\n"
        "Triwulan II 2026: 8 dari 35 ibu hamil dan anak 0–23 bulan sudah terlayani lengkap. Konvergensi 73,96 %.\n"
        "\n*Yang masih kurang*\n"
        "1. Jamban sehat: 6 dari 23 anak 0–23 bulan belum (Dusun Timur 6)\n"
        "\n*Yang akan diusulkan*\n"
        "1. Arisan jamban (Dusun Timur)\n"
        "\nPunya usul? Sampaikan kepada KPM, kader posyandu, atau kepala dusun sebelum rembuk."
    )


def test_where_and_when_it_was_made_public_is_kept_once(desa: Wilayah, fgd: Pertemuan, klien_kpm: Client) -> None:
    alamat = f"/{desa.kode}/fgd/{fgd.uuid}/informasi/"
    awal = klien_kpm.get(f"{alamat}baru/?cara=papan").context["form"]
    isi = {"cara": "papan", "tanggal": "20-04-2026", "tempat": "Posyandu Melati", "pengenal": awal["pengenal"].value()}
    for _ in range(2):
        assert klien_kpm.post(f"{alamat}baru/", isi).headers["Location"] == alamat
    tempel = Publikasi.objects.get()
    assert (tempel.pertemuan, tempel.tanggal, tempel.tempat) == (fgd, dt.date(2026, 4, 20), "Posyandu Melati")
    assert "20 April 2026 · Posyandu Melati" in klien_kpm.get(alamat).content.decode()
    salah = klien_kpm.post(f"{alamat}{tempel.uuid}/", {**isi, "tanggal": "kemarin", "versi": "1"})
    assert "Tanggal tidak terbaca" in salah.content.decode()
    klien_kpm.post(f"{alamat}{tempel.uuid}/hapus/")
    assert Publikasi.objects.count() == 0


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_publication_costs_the_same(
    desa: Wilayah, fgd: Pertemuan, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    for _ in range(jumlah):
        Publikasi.objects.create(desa=desa, pertemuan=fgd, cara="papan", tanggal=dt.date(2026, 4, 20))
    alamat = f"/{desa.kode}/fgd/{fgd.uuid}/informasi/"
    klien_kpm.get(alamat)
    with django_assert_num_queries(11):
        klien_kpm.get(alamat)


def test_the_command_writes_both_papers_and_says_what_it_does_not_find(fgd: Pertemuan, tmp_path: Path) -> None:
    for jenis in ("hasil-fgd", "papan-informasi"):
        tujuan = tmp_path / f"{jenis}.pdf"
        call_command("cetak", jenis, fgd.desa.kode, str(fgd.uuid), "-o", str(tujuan))
        assert "Desa Pulau Kaung" in teks_pdf(tujuan.read_bytes())
    for pengenal, kata in (("x", "bukan uuid pertemuan"), ("0" * 32, "tidak ada di desa ini")):
        with pytest.raises(CommandError, match=kata):
            call_command("cetak", "hasil-fgd", fgd.desa.kode, pengenal, "-o", str(tmp_path / "x.pdf"))


def test_the_next_rembuk_is_told_and_one_before_the_fgd_is_not(di_desa: Wilayah, fgd: Pertemuan) -> None:
    lama = Pertemuan.objects.create(desa=di_desa, tahun=2026, triwulan=str(TRIWULAN), tanggal=dt.date(2026, 4, 13))
    assert kueri_fgd.rembuk_berikut(fgd) is None
    lama.tanggal = timezone.localdate()
    lama.save()
    assert kueri_fgd.rembuk_berikut(fgd) == lama
    with lingkup(di_desa.kode):
        assert "Rembuk stunting: Kamis, 17 September 2026." in teks_wa(papan(fgd, di_desa))
