"""Every damaged file gets its sentence, and soon."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from kpm.bacaan.bentuk import BerkasDitolak, NilaiJanggal
from kpm.bacaan.kepala import baris_data, cari_tabel
from kpm.bacaan.nilai import tanggal
from kpm.bacaan.wadah import baca_buku
from tests.bacaan.buat import KEPALA
from tests.bacaan.rusak import berkas_rusak

pytestmark = pytest.mark.xdist_group("berkas_rusak")
"""One worker builds the corpus, once."""
PADA = dt.date(2026, 9, 17)
KAMUS = {nama: [nama] for nama in KEPALA}
DETIK_TERLAMA = 10
"""Of the processor: what else a machine does is no fault of the file."""
KOSONG = "Berkas ini kosong. Pilih berkas lain."
TANPA_BARIS = "Berkas ini tidak berisi satu baris pun. Pilih berkas lain."
TERPOTONG = "Berkas ini terpotong, mungkin unduhannya belum selesai. Unduh atau salin lagi, lalu unggah di sini."
RUSAK_XLS = (
    "Berkas .xls ini rusak atau terpotong. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi; kalau "
    "tidak dapat dibuka, unduh ulang."
)
GAMBAR = "Berkas ini gambar, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv."
ARSIP = "Berkas ini arsip yang dimampatkan, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv."
BUKAN_TABEL = "Isi berkas ini bukan tabel yang dikenal. Simpan sebagai .xlsx atau .csv, lalu unggah lagi."
TANPA_JUDUL = (
    "Berkas ini tidak berisi tabel status gizi: judul kolom seperti “No”, “NIK”, “Nama” tidak ditemukan. "
    "Pilih jenis berkas yang sesuai, atau unggah berkas lain."
)
HALAMAN_WEB = (
    "Berkas ini halaman web tanpa tabel; mungkin unduhannya gagal. Masuk ke aplikasi asalnya, unduh "
    "lagi, lalu unggah di sini."
)
ZIP_LAIN = "Berkas ini arsip zip tanpa tabel di dalamnya. Unggah berkas .xlsx, .xls, atau .csv."
KATA_SANDI = (
    "Berkas ini dikunci dengan kata sandi. Buka kata sandinya dahulu di Excel (Simpan Sebagai, tanpa "
    "kata sandi), lalu unggah lagi."
)
BENGKAK = "Berkas ini membengkak tidak wajar saat dibuka. Simpan ulang sebagai .xlsx di Excel, lalu unggah lagi."
PERINTAH = (
    "Buku kerja ini memuat perintah tersembunyi yang tidak diizinkan. Simpan ulang sebagai .xlsx di "
    "Excel, lalu unggah lagi."
)
XML_RUSAK = "Isi buku kerja ini rusak. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."
BANYAK_BARIS = "Berkas ini berisi lebih dari 100.000 baris. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
BANYAK_KOLOM = "Berkas ini lebih dari 1.000 kolom. Hapus kolom yang tidak dipakai, lalu unggah lagi."
MAKRO = "Berkas ini berisi makro; makro tidak dijalankan dan diabaikan."
TERSEMBUNYI = (
    "Semua lembar berkas ini disembunyikan. Tampilkan lembarnya di Excel (klik kanan pada tab lembar, "
    "Tampilkan), simpan, lalu unggah lagi."
)
TAHUN_1900 = "Tahun 1900 tidak masuk akal; periksa tanggalnya."
KALIMAT = {
    "kosong.xlsx": KOSONG,
    "spasi.csv": KOSONG,
    "hanya_bom.csv": TANPA_BARIS,
    "hanya_pemisah.csv": TANPA_BARIS,
    "tanpa_baris.xlsx": TANPA_BARIS,
    "tanpa_baris.xls": TANPA_BARIS,
    "tabel_kosong.xls": TANPA_BARIS,
    "ukuran_bohong.xlsx": TANPA_BARIS,
    "satu_juta_baris_kosong.xlsx": TANPA_BARIS,
    "satu_juta_baris_bergaya.xlsx": TANPA_BARIS,
    "satu_juta_teks_kosong.xlsx": TANPA_BARIS,
    "satu_juta_baris_kosong.csv": TANPA_BARIS,
    "terpotong_setengah.xlsx": TERPOTONG,
    "terpotong_ekor.xlsx": TERPOTONG,
    "tanda_zip_saja.xlsx": TERPOTONG,
    "terpotong.xls": RUSAK_XLS,
    "tanda_ole_saja.xls": RUSAK_XLS,
    "tabel_terpotong.xls": "Tabelnya berakhir di tengah; mungkin unduhannya terpotong. Periksa baris terakhir.",
    "kutip_terbuka.csv": "Tanda kutip di baris 3 tidak ditutup. Perbaiki berkasnya, lalu unggah lagi.",
    "kutip_terbuka_panjang.csv": "Tanda kutip di baris 2 tidak ditutup. Perbaiki berkasnya, lalu unggah lagi.",
    "byte_terbalik.xlsx": TERPOTONG,
    "dokumen.pdf.xlsx": "Berkas ini dokumen PDF, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "foto.png.xls": GAMBAR,
    "foto.jpg.xlsx": GAMBAR,
    "arsip.rar.xlsx": ARSIP,
    "arsip.7z.xls": ARSIP,
    "arsip.csv.gz": ARSIP,
    "surat.rtf": "Berkas ini dokumen teks, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "data.sqlite3.xls": "Berkas ini basis data, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "program.exe.xlsx": "Berkas ini program, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "video.mp4.xlsx": "Berkas ini video atau suara, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "halaman.mht.xls": (
        "Berkas ini halaman web yang disimpan (.mht), bukan tabel. Unggah berkas .xlsx, .xls, atau .csv."
    ),
    "acak.xlsx": BUKAN_TABEL,
    "nol.xls": BUKAN_TABEL,
    "utf32.csv": BUKAN_TABEL,
    "surat.txt": TANPA_JUDUL,
    "data.json": TANPA_JUDUL,
    "halaman_masuk.xls": HALAMAN_WEB,
    "xml_2003.xls": (
        "Berkas ini tabel Excel 2003 dalam bentuk XML. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
    ),
    "peta.svg.xls": HALAMAN_WEB,
    "surat.doc.xls": "Berkas ini dokumen Word (.doc), bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "paparan.ppt.xls": "Berkas ini PowerPoint (.ppt), bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "pemasang.msi.xls": RUSAK_XLS,
    "surat.docx.xlsx": "Berkas ini dokumen Word, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "paparan.pptx.xlsx": "Berkas ini PowerPoint, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "aplikasi.apk.xlsx": "Berkas ini aplikasi Android, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "program.jar.xlsx": "Berkas ini program Java, bukan tabel. Unggah berkas .xlsx, .xls, atau .csv.",
    "surat.odt.xlsx": "Berkas ini dokumen LibreOffice (.odt). Simpan sebagai .xlsx, lalu unggah lagi.",
    "tabel.ods.xlsx": "Berkas ini lembar kerja LibreOffice (.ods). Simpan sebagai .xlsx, lalu unggah lagi.",
    "biner.xlsb.xlsx": "Berkas ini .xlsb. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.",
    "zip_berisi_xlsx.zip": "Berkas ini arsip zip yang berisi 2 berkas tabel. Buka arsipnya, lalu unggah satu per satu.",
    "zip_dalam_zip.xlsx": ZIP_LAIN,
    "zip_kosong.xlsx": ZIP_LAIN,
    "zip_terkunci.xlsx": KATA_SANDI,
    "terlalu_banyak_isi.zip": (
        "Berkas ini arsip zip dengan terlalu banyak isi. Unggah satu berkas .xlsx, .xls, atau .csv."
    ),
    "bom_nisbah.xlsx": BENGKAK,
    "bom_banyak.xlsx": BENGKAK,
    "bom_bohong.xlsx": TERPOTONG,
    "bom_berulang.xlsx": BENGKAK,
    "kata_sandi.xlsx": KATA_SANDI,
    "kata_sandi.xls": KATA_SANDI,
    "entitas_meledak.xlsx": PERINTAH,
    "entitas_meledak_teks.xlsx": PERINTAH,
    "entitas_luar.xlsx": PERINTAH,
    "entitas_utf16.xlsx": PERINTAH,
    "xml_rusak.xlsx": XML_RUSAK,
    "xml_bukan_xml.xlsx": XML_RUSAK,
    "xml_sangat_dalam.xlsx": XML_RUSAK,
    "lembar_hilang.xlsx": TERPOTONG,
    "teks_hilang.xlsx": XML_RUSAK,
    "kolom_ngawur.xlsx": XML_RUSAK,
    "baris_ngawur.xlsx": XML_RUSAK,
    "gaya_ngawur.xlsx": XML_RUSAK,
    "tanpa_lembar.xlsx": TANPA_BARIS,
    "lebih_50_mb.csv": "Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu.",
    "lebih_100_ribu_baris.csv": BANYAK_BARIS,
    "lebih_100_ribu_baris.xlsx": BANYAK_BARIS,
    "lebih_seribu_kolom.csv": BANYAK_KOLOM,
    "lebih_seribu_kolom.xlsx": BANYAK_KOLOM,
    "lebih_4_juta_sel.csv": (
        "Berkas ini berisi lebih dari 4 juta sel. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
    ),
    "lebar_sekali.csv": BANYAK_KOLOM,
    "bentangan_besar.xls": BANYAK_KOLOM,
    "sel_terlalu_panjang.xlsx": "Sel C1 berisi lebih dari 32.767 huruf. Periksa sel itu, lalu unggah lagi.",
    "makro.xlsm": MAKRO,
    "makro.xls": MAKRO,
    "rumus.xlsx": "2 sel berisi rumus; yang dipakai nilai terakhir yang tersimpan di berkas.",
    "rumus_belum_dihitung.xlsx": (
        "Rumus yang belum dihitung dibaca kosong: Data A3, Data B3, Data C3, Data D3, Data E3 dan 2 sel "
        "lain. Buka berkasnya di Excel, simpan, lalu unggah lagi."
    ),
    "rujukan_luar.xlsx": "Berkas ini merujuk ke berkas lain; yang dipakai nilai terakhir yang tersimpan di dalamnya.",
    "lembar_tersembunyi.xlsx": "Lembar “Rahasia” disembunyikan, jadi tidak dibaca.",
    "semua_tersembunyi.xlsx": TERSEMBUNYI,
    "semua_tersembunyi.xls": TERSEMBUNYI,
    "hanya_grafik.xlsx": TANPA_BARIS,
    "byte_nol.csv": "Berkas ini berisi byte kosong (NUL); byte itu dibuang.",
    "hubungan_keluar.xlsx": TERPOTONG,
    "judul_ganda_berbeda.xlsx": (
        "Judul kolom “NIK” ada lebih dari sekali (kolom B dan J) dan isinya berbeda. Hapus atau ganti judul "
        "yang tidak dipakai, lalu unggah lagi."
    ),
    "judul_ganda_sama.xlsx": "Judul kolom “NIK” ada lebih dari sekali (kolom B dan J); yang dibaca kolom B.",
    "judul_ganda_kosong.csv": "Judul kolom “NIK” ada lebih dari sekali (kolom B dan J); yang dibaca kolom B.",
    "tanpa_judul.csv": TANPA_JUDUL,
    "judul_terlalu_bawah.csv": TANPA_JUDUL,
    "tanggal_1900.xlsx": TAHUN_1900,
    "tanggal_29_februari_1900.xlsx": "“60” bukan tanggal yang dapat dibaca.",
    "tanggal_1900.csv": TAHUN_1900,
    "tanggal_tidak_ada.csv": "“30/02/2024” bukan tanggal yang ada.",
    "tanggal_bulan_dahulu.csv": "“05/15/2024” bukan tanggal yang ada.",
    "lahir_besok.csv": "“2031-01-01” belum terjadi; periksa tanggalnya.",
    "galat_rumus.csv": "“#REF!x” bukan tanggal yang dapat dibaca.",
}
"""What people read of each file of the corpus."""


def coba(isi: bytes) -> str:
    """What an import of children would say of the file: refusal, warnings, and dates that cannot be taken."""
    try:
        buku = baca_buku(isi)
        lembar, kepala = cari_tabel(buku, KAMUS, paling_sedikit=5, sebutan="tabel status gizi")
    except BerkasDitolak as galat:
        return str(galat)
    kalimat = [*buku.peringatan, *kepala.peringatan]
    for baris in baris_data(lembar, kepala, ("NIK", "Nama")):
        try:
            tanggal(baris["Tgl Lahir"], pada=PADA, lampau=True)
        except NilaiJanggal as galat:
            kalimat.append(str(galat))
    return " ".join(kalimat)


def test_the_corpus_and_its_sentences_name_the_same_files() -> None:
    assert list(berkas_rusak()) == list(KALIMAT)
    assert len(KALIMAT) >= 60


@pytest.mark.parametrize("nama", KALIMAT)
def test_a_damaged_file_gets_its_sentence_within_ten_seconds(nama: str) -> None:
    isi = berkas_rusak()[nama]

    mulai = time.process_time()
    kalimat = coba(isi)

    assert kalimat == KALIMAT[nama]
    assert time.process_time() - mulai < DETIK_TERLAMA
