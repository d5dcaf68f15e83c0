"""Minutes handed over: to whom, when, the receipt to print and the scan that comes back."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from kpm.dokumen.cetak import bisa_pdf
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Unggahan, Wilayah
from rembuk.models import BeritaAcara, Penyerahan
from rembuk.tindakan import BelumTerbit
from rembuk.tindakan.advokasi import simpan_penyerahan
from tests.conftest import klien
from tests.rembuk.bahan import isi_triwulan, siap, teks_pdf, terbit

ISI = {"kepada": "kepala_desa", "penerima": "H. Abdul Wahab", "tanggal": "27-06-2026", "catatan": ""}


@pytest.fixture
def ba(desa: Wilayah, kpm: Pengguna, settings: Any) -> BeritaAcara:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return terbit(desa, kpm)


def gambar() -> SimpleUploadedFile:
    isi = BytesIO()
    Image.new("RGB", (8, 8), "white").save(isi, "PNG")
    return SimpleUploadedFile("tanda terima.png", isi.getvalue(), content_type="image/png")


def baru(desa: Wilayah, ba: BeritaAcara) -> str:
    with lingkup(desa.kode):
        return f"/{desa.kode}/advokasi/penyerahan/baru/?rembuk={ba.rembuk.uuid}"


def satu(desa: Wilayah) -> Penyerahan:
    with lingkup(desa.kode):
        return Penyerahan.objects.select_related("bukti").get()


def test_who_must_have_the_minutes_is_named_until_they_have_them(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client, ba: BeritaAcara
) -> None:
    alamat = f"/{desa.kode}/advokasi/"
    assert "Belum diserahkan kepada Kepala desa dan BPD" in klien_kpm.get(alamat).content.decode()
    jawab = klien_kpm.post(baru(desa, ba), ISI)
    assert jawab.headers["Location"] == f"{alamat}?tahun=2026"
    isi = klien_kpm.get(alamat).content.decode()
    assert "Belum diserahkan kepada BPD" in isi
    assert "<p>H. Abdul Wahab</p>" in isi
    assert "27 Juni 2026" in isi
    klien_kpm.post(baru(desa, ba), ISI | {"kepada": "bpd", "penerima": "M. Saleh"})
    assert "Belum diserahkan" not in klien_kpm.get(alamat).content.decode()


def test_sent_twice_it_is_stored_once_and_other_content_is_another(
    desa: Wilayah, klien_kpm: Client, ba: BeritaAcara
) -> None:
    pengenal = str(uuid.uuid4())
    for _ in range(2):
        klien_kpm.post(baru(desa, ba), ISI | {"pengenal": pengenal, "berkas": gambar()})
    assert str(satu(desa).uuid) == pengenal
    with lingkup(desa.kode):
        assert Unggahan.objects.count() == 1
    klien_kpm.post(baru(desa, ba), ISI | {"pengenal": pengenal, "kepada": "bpd"})
    with lingkup(desa.kode):
        assert Penyerahan.objects.count() == 2


def test_the_scan_comes_later_and_is_shown_as_it_came(desa: Wilayah, klien_kpm: Client, ba: BeritaAcara) -> None:
    klien_kpm.post(baru(desa, ba), ISI)
    objek = satu(desa)
    alamat = f"/{desa.kode}/advokasi/penyerahan/{objek.uuid}/"
    assert klien_kpm.get(f"{alamat}bukti/").status_code == 404
    klien_kpm.post(alamat, ISI | {"versi": objek.versi, "berkas": gambar()})
    jawab = klien_kpm.get(f"{alamat}bukti/")
    assert (jawab.status_code, jawab.headers["Content-Type"]) == (200, "image/png")
    assert "Lihat pindaian" in klien_kpm.get(f"/{desa.kode}/advokasi/").content.decode()
    klien_kpm.post(alamat, ISI | {"versi": objek.versi + 1, "catatan": "Diterima sekretaris"})
    kini = satu(desa)
    assert kini.bukti is not None
    assert kini.catatan == "Diterima sekretaris"


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"penerima": ""}, "Nama penerima: Belum diisi."),
        ({"kepada": ""}, "Diserahkan kepada: Belum dipilih."),
        ({"kepada": "camat"}, "Pilih dari daftar."),
        ({"tanggal": "18-09-2026"}, "Tanggal ini belum tiba."),
        ({"tanggal": "24-06-2026"}, "Tanggal ini sebelum rembuk, 25 Juni 2026."),
        ({"berkas": SimpleUploadedFile("a.png", b"bukan gambar")}, "Isi berkas ini bukan PDF, PNG, atau JPG"),
    ],
)
def test_what_cannot_be_comes_back_as_typed(
    desa: Wilayah, klien_kpm: Client, ba: BeritaAcara, ganti: dict[str, Any], kalimat: str
) -> None:
    isi = klien_kpm.post(baru(desa, ba), ISI | {"catatan": "Sudah diketik"} | ganti).content.decode()
    assert kalimat in isi
    assert 'value="Sudah diketik"' in isi
    with lingkup(desa.kode):
        assert Penyerahan.objects.count() == 0


def test_a_stale_save_shows_the_other_value(
    desa: Wilayah, klien_kpm: Client, klien_admin: Client, ba: BeritaAcara
) -> None:
    klien_kpm.post(baru(desa, ba), ISI)
    objek = satu(desa)
    alamat = f"/{desa.kode}/advokasi/penyerahan/{objek.uuid}/"
    klien_admin.post(alamat, ISI | {"versi": 1, "penerima": "Sekretaris Desa"})
    isi = klien_kpm.post(alamat, ISI | {"versi": 1, "penerima": "Kaur Umum"}).content.decode()
    assert "Rahmah menyimpan lebih dahulu: Nama penerima “Sekretaris Desa”." in isi
    assert 'value="Kaur Umum"' in isi
    assert satu(desa).penerima == "Sekretaris Desa"


def test_a_mistake_is_taken_away_and_stays_in_the_history(desa: Wilayah, klien_kpm: Client, ba: BeritaAcara) -> None:
    klien_kpm.post(baru(desa, ba), ISI)
    alamat = f"/{desa.kode}/advokasi/penyerahan/{satu(desa).uuid}/"
    assert klien_kpm.get(f"{alamat}hapus/").status_code == 405
    klien_kpm.post(f"{alamat}hapus/", {"versi": 7})
    satu(desa)
    klien_kpm.post(f"{alamat}hapus/", {"versi": 1})
    with lingkup(desa.kode):
        assert Penyerahan.objects.count() == 0
        assert Penyerahan.history.filter(history_type="-").count() == 1


def test_before_the_minutes_are_issued_there_is_nothing_to_hand_over(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = siap(desa, kpm)
        objek = Penyerahan(desa=desa, rembuk=rembuk, kepada="bpd", penerima="X", tanggal=dt.date(2026, 7, 1))
        with pytest.raises(BelumTerbit):
            simpan_penyerahan(penyerahan=objek, bukti=None, oleh=kpm)
    jawab = klien_kpm.post(f"/{desa.kode}/advokasi/penyerahan/baru/?rembuk={rembuk.uuid}", ISI)
    assert jawab.headers["Location"] == f"/{desa.kode}/rembuk/{rembuk.uuid}/"
    assert klien_kpm.get(f"/{desa.kode}/advokasi/penyerahan/baru/?rembuk=x").status_code == 404


def test_another_village_opens_nothing_of_it(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna, klien_kpm: Client, ba: BeritaAcara
) -> None:
    klien_kpm.post(baru(desa, ba), ISI | {"berkas": gambar()})
    peramban = klien(kpm_lain)
    for ekor in ("", "bukti/", "tanda-terima.pdf"):
        for kode in (desa.kode, desa_lain.kode):
            assert peramban.get(f"/{kode}/advokasi/penyerahan/{satu(desa).uuid}/{ekor}").status_code == 404
    with lingkup(desa.kode):
        rembuk = ba.rembuk.uuid
    assert peramban.get(f"/{desa_lain.kode}/advokasi/penyerahan/baru/?rembuk={rembuk}").status_code == 404


def test_the_receipt_says_what_was_handed_over_to_whom(desa: Wilayah, klien_kpm: Client, ba: BeritaAcara) -> None:
    klien_kpm.post(baru(desa, ba), ISI)
    jawab = klien_kpm.get(f"/{desa.kode}/advokasi/penyerahan/{satu(desa).uuid}/tanda-terima.pdf")
    isi = " ".join(re.sub(r"<[^>]+>", " ", jawab.content.decode()).split())
    for bagian in (
        f"Nomor Berita Acara: {ba.nomor}",
        "Pada hari ini, Sabtu, tanggal dua puluh tujuh bulan Juni tahun dua ribu dua puluh enam (27-06-2026), telah",
        "Rembuk Stunting Desa Pulau Kaung tanggal 25 Juni 2026 beserta lampirannya",
        "Kepada Kepala Desa Pulau Kaung Nama penerima H. Abdul Wahab",
        "memuat 2 usulan kegiatan tahun 2027 dengan perkiraan biaya Rp51.600.000 (lima puluh satu juta enam ratus ribu "
        "rupiah)",
        "1 Jamban sehat rumah tangga Dusun Barat 10 unit 42.000.000 DDS",
        "Jumlah 51.600.000",
        "Yang menerima, Kepala Desa Pulau Kaung H. Abdul Wahab Yang menyerahkan, Kader Pembangunan Manusia",
        f"/v/{ba.isi['kode']}",
    ):
        assert bagian in isi, bagian
    assert 'aria-label="Kode QR pemeriksaan dokumen"' in jawab.content.decode()


@pytest.mark.skipif(not bisa_pdf(), reason="tanpa Pango tidak ada PDF")
def test_the_command_prints_the_receipt(
    desa: Wilayah, klien_kpm: Client, ba: BeritaAcara, settings: Any, tmp_path: Path
) -> None:
    klien_kpm.post(baru(desa, ba), ISI)
    settings.KPM_TANPA_PDF = False
    berkas = tmp_path / "terima.pdf"
    call_command("cetak", "tanda-terima", desa.kode, str(satu(desa).uuid), "-o", str(berkas))
    assert "TANDA TERIMA BERITA ACARA REMBUK STUNTING" in teks_pdf(berkas.read_bytes()).upper()
    sendiri = tmp_path / "sendiri.pdf"
    call_command("cetak", "tanda-terima", str(satu(desa).uuid), "-o", str(sendiri))
    assert teks_pdf(sendiri.read_bytes()) == teks_pdf(berkas.read_bytes())
    for pengenal, kata in (("abc", "bukan uuid"), (str(uuid.uuid4()), "tidak ada di desa ini")):
        with pytest.raises(CommandError, match=kata):
            call_command("cetak", "tanda-terima", desa.kode, pengenal, "-o", str(berkas))
