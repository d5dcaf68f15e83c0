"""The printed Berita Acara: its words, its pages, its marks; it reads like one and never splits a signature."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from kpm.dokumen.cetak import bisa_pdf
from kpm.lingkup import lingkup
from kpm.models import Pengguna, ProfilDesa, Wilayah
from kpm.unggah import simpan_unggahan
from rembuk import tindakan
from rembuk.cetak import berkas_terbit
from rembuk.models import BeritaAcara, FotoPertemuan, Hadirin, Pertemuan, Usulan
from tests.rembuk.bahan import ORANG_WAJIB, SEKARANG, isi_profil, isi_triwulan, siap, teks_pdf, terbit, usul

pytestmark = pytest.mark.skipif(not bisa_pdf(), reason="tanpa Pango tidak ada PDF")


@pytest.fixture
def isi(di_desa: Wilayah) -> Wilayah:
    isi_triwulan(di_desa)
    return di_desa


def halaman(isi: bytes) -> list[str]:
    return [" ".join(satu.extract_text().split()) for satu in PdfReader(BytesIO(isi)).pages]


def test_the_paper_says_everything_in_the_words_of_a_berita_acara(isi: Wilayah, kpm: Pengguna) -> None:
    ba = terbit(isi, kpm, narasumber="Rina Astuti, A.Md.Keb. dari Poskesdes\nH. Abdul Wahab dari Pemerintah Desa")
    berkas = berkas_terbit(ba)
    assert (berkas.jenis, berkas.nama) == ("application/pdf", "berita-acara-rembuk-52.04.20.2005-2026.pdf")
    teks = teks_pdf(berkas.isi)
    for bagian in (
        "PEMERINTAH KABUPATEN SUMBAWA",
        "KECAMATAN BUER",
        "DESA PULAU KAUNG",
        "Nomor: 140/001/BA-RS/VI/2026",
        "Berkaitan dengan penyusunan RKP Desa Tahun 2027 dan upaya pencegahan serta percepatan penurunan stunting di "
        "Desa Pulau Kaung, Kecamatan Buer, Kabupaten Sumbawa, Provinsi Nusa Tenggara Barat, maka pada hari ini, Kamis, "
        "tanggal dua puluh lima bulan Juni tahun dua ribu dua puluh enam (25-06-2026), bertempat dan berwaktu sebagai "
        "berikut:",
        "Kamis, 25 Juni 2026",
        "09.00 s.d. 12.15 WITA",
        "Aula Kantor Desa",
        "telah diselenggarakan Rembuk Stunting Desa oleh Rumah Desa Sehat (RDS) yang dihadiri oleh unsur Rumah Desa "
        "Sehat, Pemerintah Desa, BPD, tenaga kesehatan, pendidik PAUD, PKK, Kader Pembangunan Manusia, wakil sasaran, "
        "dan tokoh masyarakat, seluruhnya sembilan orang (4 laki-laki, 5 perempuan), sebagaimana daftar hadir "
        "terlampir.",
        "Syamsuddin dari Rumah Desa Sehat",
        "Nurhayati dari Kader Pembangunan Manusia",
        "1. Rina Astuti, A.Md.Keb. dari Poskesdes; 2. H. Abdul Wahab dari Pemerintah Desa",
        "Tingkat konvergensi desa pada Triwulan II 2026 sebesar 37,04 %; 0 dari 3 sasaran terlayani lengkap.",
        "Melanjutkan satu kegiatan tahun berjalan (2026) dengan anggaran Rp8.000.000 (delapan juta rupiah) sebagaimana "
        "Lampiran 1.",
        "Mengusulkan dua kegiatan tahun 2027 dengan perkiraan biaya Rp51.600.000 (lima puluh satu juta enam ratus "
        "ribu rupiah) sebagaimana Lampiran 2 untuk dimuat dalam RKP Desa dan APBDes Tahun 2027.",
        "x musyawarah mufakat",
        "Demikian berita acara ini dibuat dan disahkan dengan penuh tanggung jawab",
        "Pulau Kaung, 25 Juni 2026",
        "Mengetahui, Ketua BPD",
        "Lampiran 1. Kegiatan pencegahan stunting tahun 2026",
        "Lampiran 2. Usulan kegiatan konvergensi tahun 2027",
        "Tidak disepakati: 1. Kebun gizi keluarga: Sudah dibiayai PKK",
        "Lampiran 3. Daftar hadir",
        "Jumlah: laki-laki 4 orang, perempuan 5 orang, seluruhnya 9 orang.",
        "Lampiran 4. Angka konvergensi Triwulan II 2026",
        "TOTAL TINGKAT KONVERGENSI DESA 10 27 37,04",
        "Dicetak 17 September 2026 pukul 09.20 WITA",
    ):
        assert bagian in teks, bagian
    assert "DATA CONTOH" not in teks
    assert "KONSEP" not in teks


def test_every_page_carries_number_place_in_the_whole_and_the_mark_of_demo_data(isi: Wilayah, kpm: Pengguna) -> None:
    isi.contoh = True
    isi.save()
    ba = terbit(isi, kpm)
    semua = halaman(bytes(ba.berkas))
    assert len(semua) == 7
    for nomor, teks in enumerate(semua, start=1):
        assert f"Halaman {nomor} dari 7" in teks
        assert "Berita Acara Nomor 140/001/BA-RS/VI/2026" in teks
        assert f"Kode {ba.isi['kode'][:4]}-{ba.isi['kode'][4:]}" in teks
        assert f"/v/{ba.isi['kode']}" in teks
        assert "DATA CONTOH" in teks


def test_a_draft_says_so_on_every_page(isi: Wilayah, kpm: Pengguna) -> None:
    berkas = tindakan.konsep(rembuk=siap(isi, kpm), desa=isi, sekarang=SEKARANG)
    semua = halaman(berkas.isi)
    assert all("KONSEP, BUKAN DOKUMEN RESMI" in teks for teks in semua)
    assert "Nomor: (diberikan saat terbit)" in semua[0]
    assert berkas.nama.startswith("konsep-")


def test_without_running_activities_the_attachments_are_numbered_anew(isi: Wilayah, kpm: Pengguna) -> None:
    teks = teks_pdf(bytes(terbit(isi, kpm, berjalan=False).berkas))
    assert "kegiatan tahun berjalan" not in teks
    assert "sebagaimana Lampiran 1 untuk dimuat" in teks
    assert "Lampiran 1. Usulan kegiatan" in teks
    assert "Lampiran 3. Angka konvergensi" in teks
    assert "Lampiran 4. Kekurangan yang dibahas, menurut dusun" in teks
    assert "Lampiran 5" not in teks


def test_votes_are_printed_with_their_numbers(isi: Wilayah, kpm: Pengguna) -> None:
    ba = terbit(isi, kpm, cara_putusan="suara", suara_setuju=7, suara_tidak=0)
    assert "x pemungutan suara (setuju 7, tidak setuju 0)" in teks_pdf(bytes(ba.berkas))


@pytest.mark.parametrize(("kertas", "ukuran"), [("A4", (210, 297)), ("F4", (215, 330))])
def test_forty_people_and_fifteen_proposals_with_long_names_fit_the_paper(
    isi: Wilayah, kpm: Pengguna, kertas: str, ukuran: tuple[int, int]
) -> None:
    panjang = "Drs. H. Muhammad Zainuddin Abdurrahman {}, S.Pd.I., M.M.Pd."
    isi_profil(isi, kertas=kertas, kepala_desa=panjang.format("Kades"))
    wakil = {0: "rds", 1: "rds", 10: "masyarakat", 11: "masyarakat", 12: "masyarakat", 13: "masyarakat"}
    orang = [
        *ORANG_WAJIB,
        *((panjang.format(n), "tokoh" if n > 1 else "rds", "L", wakil.get(n, "")) for n in range(31)),
    ]
    rembuk = siap(isi, kpm, orang=orang)
    for nomor in range(13):
        usulan = usul(rembuk, kpm, kegiatan=f"Kegiatan {nomor} " + "dengan uraian panjang " * 5, prioritas=nomor + 4)
        tindakan.putuskan_di_rapat(usulan=usulan, putusan="disepakati", alasan="", oleh=kpm, versi=usulan.versi)
    ba = tindakan.terbitkan(rembuk=rembuk, desa=isi, oleh=kpm, sekarang=SEKARANG)
    pembaca = PdfReader(BytesIO(bytes(ba.berkas)))
    kotak = pembaca.pages[0].mediabox
    assert (round(float(kotak.width) / 72 * 25.4), round(float(kotak.height) / 72 * 25.4)) == ukuran
    semua = halaman(bytes(ba.berkas))
    teks = " ".join(semua)
    assert "Mengusulkan lima belas kegiatan" in teks
    assert "seluruhnya 40 orang" in teks
    # a signature block stays whole: its heading and its names on one page
    for kepala, nama in (("Wakil RDS", panjang.format(1)), ("Kepala Desa Pulau Kaung", panjang.format("Kades"))):
        assert any(kepala in satu and nama in satu for satu in semua), kepala
    # the table's head is repeated where the table goes on
    assert sum("Tanda tangan" in satu for satu in semua) >= 2


def test_a_reprint_a_year_later_is_the_same_file(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        ba = terbit(desa, kpm)
    alamat = f"/{desa.kode}/rembuk/{ba.rembuk.uuid}/berita-acara.pdf"
    pertama = klien_kpm.get(alamat)
    with lingkup(desa.kode):
        for model, nilai in (
            (ProfilDesa, {"kepala_desa": "Orang Lain"}),
            (Hadirin, {"nama": "X"}),
            (Usulan, {"biaya": 1}),
        ):
            model.objects.update(**nilai)
    kedua = klien_kpm.get(f"{alamat}?unduh=1")
    assert kedua.content == pertama.content
    assert pertama.headers["Content-Disposition"] == 'inline; filename="berita-acara-rembuk-52.04.20.2005-2026.pdf"'
    assert kedua.headers["Content-Disposition"].startswith("attachment;")


def test_a_machine_without_pango_prints_the_same_words_as_html(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = terbit(desa, kpm).rembuk
    jawab = klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/berita-acara.pdf")
    assert jawab.headers["Content-Type"] == "text/html"
    assert "lima puluh satu juta enam ratus ribu rupiah" in jawab.content.decode()


def test_the_time_of_printing_is_the_villages_own(isi: Wilayah, kpm: Pengguna) -> None:
    ba = tindakan.terbitkan(
        rembuk=siap(isi, kpm, jam_selesai=None), desa=isi, oleh=kpm, sekarang=SEKARANG + dt.timedelta(hours=5)
    )
    assert ba.isi["kaki"][1].startswith("Dicetak 17 September 2026 pukul 14.20 WITA")
    assert ["Jam", "09.00 s.d. selesai WITA"] in ba.isi["waktu"]


def test_the_paper_holds_every_agreement_amount_and_name(isi: Wilayah, kpm: Pengguna) -> None:
    ba = terbit(isi, kpm, jadwal_rapat="14 Oktober 2026\n14 Januari 2027")
    teks = teks_pdf(bytes(ba.berkas))
    kegiatan = [*ba.isi["berjalan"], *ba.isi["usulan"]]
    for bagian in (
        *ba.isi["kesepakatan"],
        *ba.isi["kehadiran"],
        *(satu["nama"] for satu in ba.isi["hadir"]),
        *(satu[nama] for satu in kegiatan for nama in ("kegiatan", "jumlah", "manfaat", "keadaan", "pelaksana")),
        "Rapat koordinasi konvergensi tiga bulanan berikutnya diselenggarakan Rabu, 14 Oktober 2026; Kamis, 14 Januari "
        "2027.",
        "Jumlah 51.600.000",
        "Jumlah 8.000.000",
        "Lampiran 5. Kekurangan yang dibahas, menurut dusun",
        "Dusun Barat 1 1",
        "Dusun Timur 1 1",
    ):
        assert bagian in teks, bagian


def foto(rembuk: Pertemuan, oleh: Pengguna, jumlah: int) -> list[str]:
    """Pictures of the meeting, wide and high, as a telephone takes them; their fingerprints."""
    sidik = []
    for urut in range(jumlah):
        berkas = BytesIO()
        Image.new("RGB", (1600, 1200) if urut % 2 else (1200, 1600), (urut * 30, 90, 90)).save(berkas, "JPEG")
        unggahan = simpan_unggahan(desa=rembuk.desa, oleh=oleh, berkas=ContentFile(berkas.getvalue(), name="a.jpg"))
        FotoPertemuan.objects.create(
            desa=rembuk.desa, pertemuan=rembuk, unggahan=unggahan, keterangan=f"Sidang ke-{urut + 1}"
        )
        sidik.append(unggahan.sidik)
    return sidik


def test_six_pictures_are_printed_small_and_kept_by_their_fingerprints(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(isi, kpm)
    sidik = foto(rembuk, kpm, 7)
    ba = tindakan.terbitkan(rembuk=rembuk, desa=isi, oleh=kpm, sekarang=SEKARANG)
    assert [satu["sidik"] for satu in ba.isi["foto"]] == sidik[:6]
    halaman_foto = PdfReader(BytesIO(bytes(ba.berkas))).pages[-1]
    assert "Lampiran 6. Foto kegiatan" in halaman_foto.extract_text()
    assert [n for n in range(1, 8) if f"{n}. Sidang ke-{n}" in halaman_foto.extract_text()] == [1, 2, 3, 4, 5, 6]
    assert sorted(satu.image.size for satu in halaman_foto.images) == [(750, 1000)] * 3 + [(1000, 750)] * 3
    FotoPertemuan.objects.all()[0].unggahan.berkas.delete(save=False)
    assert berkas_terbit(BeritaAcara.objects.get()).isi == bytes(ba.berkas)


@pytest.mark.parametrize("kertas", ["A4", "F4"])
@pytest.mark.parametrize(("jumlah", "bagian"), [(2, 1), (5, 1), (18, 1), (20, 2)])
def test_a_block_of_signatures_is_never_split(
    isi: Wilayah, kpm: Pengguna, kertas: str, jumlah: int, bagian: int
) -> None:
    panjang = "Drs. H. Muhammad Zainuddin Abdurrahman {}, S.Pd.I., M.M.Pd."
    isi_profil(isi, kertas=kertas, kepala_desa=panjang.format("Kades"))
    orang = [satu for satu in ORANG_WAJIB if satu[3] != "masyarakat"]
    orang += [("Rohana", "sasaran", "P", "")]
    orang += [(panjang.format(f"ke-{n:02d}"), "tokoh", "L", "masyarakat") for n in range(jumlah)]
    rembuk = siap(isi, kpm, orang=orang, ringkasan="\n".join(f"Pokok pembahasan nomor {n}." for n in range(12)))
    ba = tindakan.terbitkan(rembuk=rembuk, desa=isi, oleh=kpm, sekarang=SEKARANG)
    semua = halaman(bytes(ba.berkas))
    blok = [satu for satu in semua if "Wakil Masyarakat" in satu]
    assert sum(satu.count("Wakil Masyarakat") for satu in blok) == bagian
    for awal in range(0, jumlah, 18):
        nama = [f"ke-{n:02d}," for n in range(awal, min(awal + 18, jumlah))]
        assert [len([satu for satu in nama if satu in teks]) for teks in blok if nama[0] in teks] == [len(nama)]
    kepala = next(satu for satu in semua if "Kepala Desa Pulau Kaung" in satu)
    assert panjang.format("Kades") in kepala
    assert "M. Saleh" in kepala


def test_a_picture_whose_file_is_gone_does_not_stop_the_paper(isi: Wilayah, kpm: Pengguna) -> None:
    rembuk = siap(isi, kpm)
    foto(rembuk, kpm, 1)
    FotoPertemuan.objects.get().unggahan.berkas.delete(save=False)
    ba = tindakan.terbitkan(rembuk=rembuk, desa=isi, oleh=kpm, sekarang=SEKARANG)
    assert "1. Sidang ke-1" in teks_pdf(bytes(ba.berkas))
