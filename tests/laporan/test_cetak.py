"""`manage.py cetak` writes official documents into files and says what is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kpm.dokumen.cetak import PDF
from kpm.lingkup import LingkupKosong, kode_terbuka, lingkup
from kpm.models import DokumenTerbit, Pengguna, Wilayah
from rembuk.models import BeritaAcara, Pertemuan
from tests.factories import DusunFactory
from tests.laporan.test_formulir4 import teks


def test_the_form_is_printed_into_a_file(desa: Wilayah, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = tmp_path / "f4.pdf"
    call_command("cetak", "formulir-4", desa.kode, "2026-T3", "-o", str(berkas), "--kertas", "F4")
    isi = berkas.read_bytes()
    assert "TOTAL TINGKAT KONVERGENSI DESA 0 0 0,00" in teks(isi)
    assert "pukul 10.00 WITA" in teks(isi)
    assert str(berkas) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        (["formulir-2a", "2026-08", "--kumulatif"], "Sampai dengan bulan berjalan"),
        (["formulir-2b", "2026-08"], "PEMANTAUAN BULANAN ANAK 0-23 BULAN"),
        (["formulir-2c", "2026", "--kertas", "F4"], "PEMANTAUAN LAYANAN DAN SASARAN PAUD ANAK > 2 - 6 TAHUN"),
        (["formulir-3a", "2026-T3", "--dusun", "tengah"], "Bagian : Tengah"),
        (["formulir-3b", "2026-T3"], "REKAPITULASI HASIL PEMANTAUAN 3 BULANAN BAGI ANAK 0-23 BULAN"),
        (["format-bantu", "2026-T3"], "FORMAT BANTU 2. Tingkat Konvergensi Desa, periode kuartal 3"),
    ],
)
def test_every_official_sheet_is_printed_into_a_file(
    desa: Wilayah, tmp_path: Path, perintah: list[str], kata: str
) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa, nama="Tengah")
    berkas = tmp_path / "lembar.pdf"
    jenis, periode, *opsi = perintah
    call_command("cetak", jenis, desa.kode, periode, *opsi, "-o", str(berkas))
    assert kata in teks(berkas.read_bytes())


@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        (["formulir-4", "99.99.99.9999", "2026-T3"], "Kode wilayah 99.99.99.9999 tidak ada."),
        (["formulir-4", "52.04.20", "2026-T3"], "52.04.20 bukan kode desa atau kelurahan."),
        (["formulir-4", "52.04.20.2005", "2026-3"], "Triwulan ditulis seperti 2026-T3, bukan '2026-3'"),
        (["formulir-2a", "52.04.20.2005", "2026-T3"], "Bulan ditulis seperti 2026-08, bukan '2026-T3'"),
        (["formulir-2c", "52.04.20.2005", "26"], "Tahun ditulis seperti 2026, bukan '26'"),
        (["formulir-3b", "52.04.20.2005", "2026-T4"], "Triwulan IV 2026 belum berjalan atau terlalu lama."),
        (["formulir-3b", "52.04.20.2005", "2026-T3", "--dusun", "Utara"], "Dusun Utara tidak ada di desa ini."),
        (["berita-acara", "52.04.20.2005", "abc"], "abc bukan uuid pertemuan."),
        (["berita-acara", "52.04.20.2005", "00000000-0000-4000-8000-000000000000"], "belum terbit."),
    ],
)
def test_the_command_says_what_is_wrong(desa: Wilayah, tmp_path: Path, perintah: list[str], kata: str) -> None:
    with pytest.raises(CommandError) as galat:
        call_command("cetak", *perintah, "-o", str(tmp_path / "x.pdf"))
    assert kata in str(galat.value)
    assert not (tmp_path / "x.pdf").exists()


def test_the_command_does_not_write_html_under_the_name_of_a_pdf(desa: Wilayah, tmp_path: Path, settings) -> None:
    settings.KPM_TANPA_PDF = True
    with pytest.raises(CommandError, match="html"):
        call_command("cetak", "formulir-4", desa.kode, "2026-T3", "-o", str(tmp_path / "x.pdf"))
    call_command("cetak", "formulir-4", desa.kode, "2026-T3", "-o", str(tmp_path / "x.html"))
    assert (tmp_path / "x.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize("nama", ["x.docx", "x.xls", "x"])
def test_the_command_writes_no_document_under_a_name_that_says_something_else(
    desa: Wilayah, tmp_path: Path, nama: str
) -> None:
    with pytest.raises(CommandError) as galat:
        call_command("cetak", "formulir-4", desa.kode, "2026-T3", "-o", str(tmp_path / nama))
    assert str(galat.value) == "Nama berkas tujuan berakhir .pdf, .xlsx, .zip atau .html."
    assert not (tmp_path / nama).exists()


def test_the_command_leaves_no_scope_open(desa: Wilayah, tmp_path: Path) -> None:
    call_command("cetak", "formulir-4", desa.kode, "2026-T3", "-o", str(tmp_path / "x.pdf"))
    with pytest.raises(LingkupKosong):
        kode_terbuka()


def test_the_issued_berita_acara_is_written_as_it_was_stored(desa: Wilayah, kpm: Pengguna, tmp_path: Path) -> None:
    with lingkup(desa.kode):
        rembuk = Pertemuan.objects.create(desa=desa, tahun=2026, triwulan="2026-T2")
        for revisi in (0, 1):
            register = DokumenTerbit.objects.create(
                kode=f"KODE{revisi}", jenis="berita_acara", wilayah=desa, periode="2026", nomor="140/001",
                revisi=revisi, tanggal=dt.date(2026, 6, 25), sidik="0" * 64,
            )  # fmt: skip
            BeritaAcara.objects.create(
                desa=desa, rembuk=rembuk, register=register, tahun=2026, urut=revisi + 1, nomor="140/001",
                revisi=revisi, isi={}, sidik="0" * 64, jenis_berkas=PDF, berkas=f"%PDF-{revisi}".encode(),
                terbit_oleh=kpm,
            )  # fmt: skip
    call_command("cetak", "berita-acara", desa.kode, str(rembuk.uuid), "-o", str(tmp_path / "ba.pdf"))
    assert (tmp_path / "ba.pdf").read_bytes() == b"%PDF-1"
