"""Formulir 4 on paper and on screen says exactly what the scorecard counted, cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import ProfilDesa, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PengaturanPedoman
from tests.conftest import klien
from tests.factories import AnakFactory, PemantauanAnakFactory, PenggunaFactory, PenugasanFactory, WilayahFactory

ALAMAT = "/52.04.20.2005/laporan/formulir-4/2026-T3"


def teks(isi: bytes) -> str:
    """All text of a PDF, white space folded."""
    return " ".join(" ".join(halaman.extract_text() for halaman in PdfReader(BytesIO(isi)).pages).split())


def test_the_pdf_holds_every_cell_of_the_reference_village(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.get(f"{ALAMAT}.pdf")
    cetakan = teks(jawab.content)
    for bagian in (
        "Kabupaten : Sumbawa Kecamatan : Buer",
        "Desa : Pulau Kaung Tahun / Kuartal : 2026 / III (Juli–September)",
        "TABEL 1. JUMLAH SASARAN 1.000 HPK (IBU HAMIL DAN ANAK 0-23 BULAN)",
        "Jumlah 6 3 1 3 1 Belum dipantau: 0 orang, di luar tabel.",
        "TABEL 2. HASIL PENGUKURAN TIKAR PERTUMBUHAN (DETEKSI DINI STUNTING)",
        "Jumlah 3 1 1 1 Tidak diukur: 0 anak.",
        "TABEL 3. KELENGKAPAN KONVERGENSI PAKET LAYANAN PENCEGAHAN STUNTING BAGI 1.000 HPK",
        "1 Ibu hamil periksa kehamilan paling sedikit 4 kali selama kehamilan 2 100,00",
        "2 Ibu hamil mendapatkan dan minum 1 tablet tambah darah (pil Fe) setiap hari minimal 90 hari 2 100,00",
        "3 Ibu bersalin mendapatkan layanan nifas oleh nakes minimal 3 kali 1 100,00",
        "4 Ibu hamil mengikuti konseling gizi atau kelas ibu hamil minimal 4 kali selama kehamilan 1 50,00",
        "5 Ibu hamil resiko tinggi dan/atau KEK mendapat kunjungan rumah oleh bidan desa secara terpadu minimal "
        "1 bulan sekali 1 100,00",
        "6 Rumah tangga ibu hamil memiliki sarana akses air minum yang aman 3 100,00",
        "7 Rumah tangga ibu hamil memiliki sarana jamban keluarga yang layak 2 66,67",
        "8 Ibu hamil memiliki jaminan layanan kesehatan 2 66,67",
        "1 Bayi usia 12 bulan ke bawah mendapatkan imunisasi dasar lengkap 2 100,00",
        "2 Anak 0-23 bulan diukur berat badannya di posyandu secara rutin setiap bulan 2 100,00",
        "3 Anak 0-23 bulan diukur panjang/tinggi badannya oleh tenaga kesehatan terlatih minimal 2 kali dalam setahun "
        "2 66,67",
        # Laki 1 (the father of E came in August), Jml 1
        "4 Orang tua/pengasuh anak 0-23 bulan mengikuti konseling gizi secara rutin minimal sebulan sekali 1 1 50,00",
        "5 Anak dengan status gizi buruk, gizi kurang, stunting mendapat kunjungan rumah terpadu minimal 1 bulan "
        "sekali 1 100,00",
        "6 Rumah tangga anak 0-23 bulan memiliki sarana akses air minum yang aman 3 100,00",
        "7 Rumah tangga anak 0-23 bulan memiliki sarana jamban yang layak 2 66,67",
        "8 Anak 0-23 bulan memiliki akte kelahiran 2 66,67",
        "9 Anak 0-23 bulan memiliki jaminan layanan kesehatan 3 100,00",
        "10 Orang tua/pengasuh anak 0-23 bulan mengikuti kelas pengasuhan minimal sebulan sekali 1 50,00",
        "1 Anak usia >2-6 tahun terdaftar dan aktif mengikuti kegiatan layanan PAUD (minimal 80%) 0 0,00",
        "Anak >2 sd 6 tahun: belum ada yang terdaftar.",
        "1 Ibu Hamil 14 17 82,35",
        "2 Anak 0-23 Bulan 19 24 79,17",
        "TOTAL TINGKAT KONVERGENSI DESA 33 41 80,49",
        "Ibu Hamil 1 dari 3 (33,33 %), Anak 0-23 Bulan 0 dari 3 (0,00 %), seluruhnya 1 dari 6 (16,67 %).",
        "TABEL 5. PENGGUNAAN DANA DESA DALAM PENCEGAHAN STUNTING",
        "1 Bidang Pembangunan Desa 2 Bidang Pemberdayaan Masyarakat Desa Kolom dana kosong",
        "Daftar indikator 1.000 HPK 2018. Pengaturan pedoman: bawaan.",
    ):
        assert bagian in cetakan
    assert (jawab["Content-Type"], jawab["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="formulir-4-pulau-kaung-2026-T3.pdf"',
    )


def test_the_screen_shows_the_same_numbers_and_links_them_to_their_persons(
    desa_acuan: Wilayah, klien_kpm: Client
) -> None:
    halaman = klien_kpm.get(f"{ALAMAT}/").content.decode()
    for bagian in (
        'kelompok=ibu&amp;indikator=konseling&amp;nilai=Y">1</a> dari ',
        'kelompok=ibu&amp;indikator=konseling&amp;nilai=seharusnya">2</a>',
        'kelompok=anak&amp;ciri=laki">Laki 1</a>',
        ">33</a></td>",
        '>41</a></td><td class="n">80,49</td>',
        "(16,67&nbsp;%)",
        "Anak &gt;2 sd 6 tahun: belum ada yang terdaftar.",
    ):
        assert bagian in halaman


def test_signers_place_date_and_time_of_printing_stand_at_the_foot(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    ProfilDesa.objects.create(
        desa=desa_acuan, kepala_desa="H. Abdul Wahab", nama_kpm="Nurhayati", alamat="Jalan Dermaga Nomor 1"
    )
    cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    for bagian in (
        "DESA PULAU KAUNG Jalan Dermaga Nomor 1 FORMULIR 4",
        "Pulau Kaung, 17 September 2026 Mengetahui, Kepala Desa Pulau Kaung H. Abdul Wahab "
        "Dibuat oleh, Kader Pembangunan Manusia Nurhayati",
        "Formulir 4, Triwulan III 2026. Angka sementara, triwulan masih berjalan",
        "Dicetak 17 September 2026 pukul 10.00 WITA",  # 02.00 UTC
        "Halaman 1 dari 2",
        "Halaman 2 dari 2",
    ):
        assert bagian in cetakan


def test_the_date_of_printing_is_that_of_the_village_and_not_of_the_server(desa: Wilayah, klien_kpm: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 9, 30, 17, 30, tzinfo=dt.UTC)):
        cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    assert "Pulau Kaung, 1 Oktober 2026" in cetakan
    assert "Dicetak 1 Oktober 2026 pukul 01.30 WITA" in cetakan


def test_an_empty_village_prints_official_zeros_and_says_that_nobody_was_monitored(
    desa: Wilayah, klien_kpm: Client
) -> None:
    cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    for bagian in (
        "Pada triwulan ini belum ada sasaran yang dipantau.",
        "Jumlah 0 0 0 0 0",
        "Jumlah 0 0 0 0",
        "memiliki jaminan layanan kesehatan 0 0,00",
        "TOTAL TINGKAT KONVERGENSI DESA 0 0 0,00",
    ):
        assert bagian in cetakan
    halaman = klien_kpm.get(f"{ALAMAT}/").content.decode()
    assert "Angka nol di bawah berarti belum dicatat, bukan belum dilayani." in halaman


def test_a_village_with_only_a_newborn_is_reported(di_desa: Wilayah, klien_kpm: Client) -> None:
    bayi = AnakFactory(desa=di_desa, lahir=dt.date(2026, 9, 1))
    PemantauanAnakFactory(
        anak=bayi, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 15), air=True, jamban=False, akta=False
    )
    cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    # water yes; latrine, certificate and insurance (not recorded) no; nothing else applies to a newborn
    assert "Jumlah 1 0 0 1 0" in cetakan
    assert "1 Bayi usia 12 bulan ke bawah mendapatkan imunisasi dasar lengkap 0 0,00" in cetakan
    assert "2 Anak 0-23 Bulan 1 4 25,00" in cetakan


def test_those_nobody_monitored_stand_under_the_table(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    AnakFactory(desa=desa_acuan)
    cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    assert "Jumlah 6 3 1 3 1 Belum dipantau: 1 orang, di luar tabel." in cetakan


def test_settings_of_the_kabupaten_change_order_and_basis_and_are_named(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    kabupaten = Wilayah.objects.get(kode="52.04")
    for kunci, nilai in (
        ("tabel3_urutan_8_9", "jamkes-akta"),
        ("konvergensi_desa_basis", "orang"),
        ("sasaran_tanpa_catatan", "T"),
    ):
        PengaturanPedoman.objects.create(wilayah=kabupaten, kunci=kunci, nilai=nilai, berlaku_sejak=dt.date(2026, 1, 1))
    cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    for bagian in (
        "8 Anak 0-23 bulan memiliki jaminan layanan kesehatan 3 100,00 "
        "9 Anak 0-23 bulan memiliki akte kelahiran 2 66,67",
        "Belum dipantau: 0 orang, dihitung tidak menerima layanan di dalam tabel.",
        "TOTAL TINGKAT KONVERGENSI DESA 1 6 16,67 Tabel 4 menghitung sasaran yang terlayani lengkap.",
        "seluruhnya 33 dari 41 (80,49 %)",
        "Pengaturan yang berbeda dari bawaan: Dasar tingkat konvergensi desa (Tabel 4) = jumlah orang; "
        "Urutan baris 8 dan 9 anak pada Tabel 3 = jaminan, lalu akta",
    ):
        assert bagian in cetakan


@pytest.mark.parametrize(
    ("profil", "kueri", "milimeter"),
    [
        ("A4", "", (210, 297)),
        ("F4", "", (215, 330)),
        ("A4", "?kertas=f4", (215, 330)),
        ("F4", "?kertas=A4", (210, 297)),
        ("A4", "?kertas=surat", (210, 297)),
    ],
)
def test_paper_is_that_of_the_profile_unless_the_address_says_otherwise(
    di_desa: Wilayah, klien_kpm: Client, profil: str, kueri: str, milimeter: tuple[int, int]
) -> None:
    ProfilDesa.objects.create(desa=di_desa, kertas=profil)
    kotak = PdfReader(BytesIO(klien_kpm.get(f"{ALAMAT}.pdf{kueri}").content)).pages[0].mediabox
    assert (round(float(kotak.width) / 72 * 25.4), round(float(kotak.height) / 72 * 25.4)) == milimeter


def test_a_demo_village_is_marked_on_every_page(desa: Wilayah, klien_kpm: Client) -> None:
    polos = [h.extract_text() for h in PdfReader(BytesIO(klien_kpm.get(f"{ALAMAT}.pdf").content)).pages]
    Wilayah.objects.filter(pk=desa.pk).update(contoh=True)
    contoh = [h.extract_text() for h in PdfReader(BytesIO(klien_kpm.get(f"{ALAMAT}.pdf").content)).pages]
    assert ["DATA CONTOH" in satu for satu in polos + contoh] == [False, False, True, True]


@pytest.fixture
def kelurahan_klien(desa: Wilayah) -> Client:
    sri = PenggunaFactory(nama="Sri")
    PenugasanFactory(pengguna=sri, wilayah=WilayahFactory(kode="52.04.20.1001", nama="Brang Biji"))
    return klien(sri)


def test_a_kelurahan_has_a_lurah_and_no_dana_desa(kelurahan_klien: Client) -> None:
    cetakan = teks(kelurahan_klien.get("/52.04.20.1001/laporan/formulir-4/2026-T3.pdf").content)
    assert "TINGKAT KELURAHAN" in cetakan
    assert "Mengetahui, Lurah Brang Biji" in cetakan
    assert "TABEL 5" not in cetakan


@pytest.mark.parametrize("triwulan", ["2026-T4", "2017-T4", "2010-T1", "2099-T4"])
def test_quarters_that_cannot_have_a_report_do_not_exist(desa: Wilayah, klien_kpm: Client, triwulan: str) -> None:
    alamat = f"/{desa.kode}/laporan/formulir-4/{triwulan}"
    kode = [
        klien_kpm.get(a).status_code
        for a in (f"{alamat}/", f"{alamat}.pdf", f"/{desa.kode}/ringkasan/?triwulan={triwulan}")
    ]
    assert kode == [404, 404, 404]


def test_without_pango_the_same_document_is_an_html_page(desa_acuan: Wilayah, klien_kpm: Client, settings) -> None:
    settings.KPM_TANPA_PDF = True
    jawab = klien_kpm.get(f"{ALAMAT}.pdf")
    assert jawab["Content-Type"] == "text/html"
    assert '<td class="c">33</td><td class="c">41</td><td class="c">80,49</td>' in jawab.content.decode()
    assert "belum dapat membuat PDF" in klien_kpm.get(f"/{desa_acuan.kode}/laporan/").content.decode()


def test_a_quarter_that_is_over_is_no_longer_called_running(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 9, 30, 17, 30, tzinfo=dt.UTC)):
        halaman, cetakan = klien_kpm.get(f"{ALAMAT}/").content.decode(), teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    assert (
        "<strong>Triwulan III 2026 belum ditutup</strong><p>Catatan yang disusulkan masih mengubah angkanya.</p>"
        in halaman
    )
    assert "Formulir 4, Triwulan III 2026. Angka menurut catatan pada hari cetak" in cetakan
    assert "sementara" not in halaman + cetakan


def test_the_paper_of_the_office_is_offered_first(desa: Wilayah, klien_kpm: Client) -> None:
    def urutan() -> list[str]:
        return re.findall(r">Cetak (\w+)<", klien_kpm.get(f"{ALAMAT}/").content.decode())

    assert urutan() == ["A4", "F4"]
    with lingkup(desa.kode):
        ProfilDesa.objects.create(desa=desa, kertas="F4")
    assert urutan() == ["F4", "A4"]


def test_the_form_costs_the_same_queries_for_one_person_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries
) -> None:
    for _ in (1, 2):
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), air=True)
        with django_assert_num_queries(15):
            klien_kpm.get(f"{ALAMAT}/")
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), air=True)


def test_the_page_of_documents_offers_eight_quarters_in_both_sizes(desa: Wilayah, klien_kades: Client) -> None:
    halaman = klien_kades.get(f"/{desa.kode}/laporan/").content.decode()
    for akhir in (r"\.pdf\?kertas=A4", r"\.pdf\?kertas=F4", r"\.json"):
        assert len(re.findall(r"/\d{4}-T\d" + akhir, halaman)) == 8
    assert ("2026-T3" in halaman, "2024-T4" in halaman, "2024-T3" in halaman) == (True, True, False)
    assert "Belum ada Berita Acara yang terbit." in halaman
