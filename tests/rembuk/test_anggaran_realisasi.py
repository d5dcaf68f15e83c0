"""Money spent and activities done, entered in a browser."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal as D

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Unggahan, Wilayah
from kpm.periode import Bulan
from rembuk.models import KegiatanAnggaran, Realisasi
from tests.rembuk.bahan_anggaran import ISI, alamat, bayar, kegiatan, realisasi, teks

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def test_spending_more_than_the_budget_is_a_question_not_a_refusal(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa, "10000000")
        realisasi(satu, "6000000")
    isi = {"tanggal": "17-09-2026", "jumlah": "5.000.000", "volume": "4 unit"}
    tujuan = alamat(desa, f"kegiatan/{satu.uuid}/realisasi/")
    tanya = teks(klien_kpm.post(tujuan, isi))
    assert "Realisasi menjadi Rp11.000.000, lebih besar dari anggarannya Rp10.000.000. Betul?" in tanya
    jawab = klien_kpm.post(tujuan, isi | {"pasti": "lebih-11000000.00-10000000.00"})
    assert (jawab.status_code, jawab["Location"]) == (302, alamat(desa, f"kegiatan/{satu.uuid}/"))
    halaman = teks(klien_kpm.get(jawab["Location"]))
    for kata in ("Rp11.000.000 dari Rp10.000.000 sudah dipakai (110,00 %)", "Lebih dari anggaran Rp1.000.000"):
        assert kata in halaman


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tanggal": "18-09-2026"}, "Tanggal ini belum tiba. Hari ini 17 September 2026."),
        ({"tanggal": "31-12-2025"}, "Kegiatan ini memakai anggaran 2026, jadi tanggalnya dalam tahun 2026."),
        ({"jumlah": "-1"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"jumlah": "999.999.999.999.999"}, "Jumlah ini terlalu besar. Periksa jumlah nolnya."),
    ],
)
def test_an_entry_that_cannot_be_comes_back(
    desa: Wilayah, klien_kpm: Client, isi: dict[str, str], kalimat: str
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    lengkap = {"tanggal": "10-05-2026", "jumlah": "1.000", "volume": "", "keterangan": "Kuitansi 7"}
    jawab = klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), lengkap | isi)
    assert kalimat in teks(jawab)
    assert "Kuitansi 7" in teks(jawab)


def test_an_entry_keeps_its_proof_and_both_are_stored_once(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    isi = {"tanggal": "10-05-2026", "jumlah": "2.500.000", "pengenal": str(uuid.uuid4())}
    for _ in range(2):
        berkas = SimpleUploadedFile("kuitansi.exe", PDF)  # judged by what it holds
        klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), isi | {"berkas": berkas})
    with lingkup(desa.kode):
        entri = Realisasi.objects.get()
        assert (entri.jumlah, entri.bukti.nama, Unggahan.objects.count()) == (D("2500000"), "kuitansi.pdf", 1)
    bukti = klien_kpm.get(alamat(desa, f"realisasi/{entri.uuid}/bukti/"))
    assert (bukti.content, bukti["Content-Type"]) == (PDF, "application/pdf")
    tolak = klien_kpm.post(
        alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), isi | {"berkas": SimpleUploadedFile("a.pdf", b"<html>")}
    )
    assert "Isi berkas ini bukan PDF, PNG, atau JPG yang utuh." in teks(tolak)


def test_the_pay_of_the_kpm_is_shown_and_cannot_be_typed_a_second_time(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa, "6000000", jenis="insentif_kpm", kode="", bidang="4", uraian="Insentif KPM")
        bayar(desa, (Bulan(2026, 1), 500_000, dt.date(2026, 2, 3)), (Bulan(2026, 2), 500_000, dt.date(2026, 3, 3)))
    halaman = teks(klien_kpm.get(alamat(desa, f"kegiatan/{satu.uuid}/")))
    assert "<b>Rp1.000.000</b> dari 2 pembayaran" in halaman
    assert "Catat realisasi" not in halaman
    jawab = klien_kpm.post(
        alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), {"tanggal": "10-05-2026", "jumlah": "500.000"}, follow=True
    )
    assert "Insentif KPM dicatat di halaman Kader, lalu terhitung sendiri di sini." in teks(jawab)
    kembar = ISI | {"jenis": "insentif_kpm", "kode": "", "bidang": "4"}
    assert "Baris ini sudah ada untuk tahun dan sumber dana itu." in teks(
        klien_kpm.post(alamat(desa, "kegiatan/baru/"), kembar)
    )
    with lingkup(desa.kode):
        assert (Realisasi.objects.count(), KegiatanAnggaran.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("hari", "kalimat"),
    [
        ("31-12-2024", "Periksa tahunnya. Kegiatan ini memakai anggaran 2026."),
        ("18-09-2026", "Tanggal ini belum tiba. Hari ini 17 September 2026."),
        ("1-1-2025", "selesai 1 Januari 2025."),
    ],
)
def test_an_activity_is_not_done_years_before_its_budget_nor_tomorrow(
    desa: Wilayah, klien_kpm: Client, hari: str, kalimat: str
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    kirim = {"selesai_pada": hari, "versi": "1"}
    assert kalimat in teks(klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/selesai/"), kirim, follow=True))
