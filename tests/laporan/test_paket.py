"""All the forms of a quarter in one ZIP, as a job of its own."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kpm.models import Jejak, Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.models import Pekerjaan
from laporan.tugas_cetak import cetak_paket
from tests.conftest import klien
from tests.factories import AnakFactory, PemantauanAnakFactory
from tests.laporan.bahan import SEKARANG, tutup
from tests.laporan.test_pekerjaan import anak

D = "/52.04.20.2005"
PAKET = f"{D}/laporan/paket/2026-T3/cetak/"


@pytest.fixture(autouse=True)
def _html(settings) -> None:
    settings.KPM_TANPA_PDF = True  # what is looked at here are files, not pages


def unduh(klien_kpm: Client) -> tuple[str, dict[str, str]]:
    """Start the job from the page of documents; the name of the ZIP and what is in it."""
    halaman = klien_kpm.post(PAKET, follow=True).content.decode()
    assert "Semua formulir triwulan itu, dalam satu ZIP." in halaman
    jawab = klien_kpm.get(re.search(r'href="([^"]+/unduh/)"', halaman)[1])
    arsip = zipfile.ZipFile(BytesIO(jawab.content))
    return jawab["Content-Disposition"], {nama: arsip.read(nama).decode() for nama in arsip.namelist()}


def test_the_package_holds_every_form_of_the_quarter_in_order(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{D}/laporan/?triwulan=2026-T3").content.decode()
    assert (f'method="post" action="{PAKET}"' in halaman, "Unduh semua formulir triwulan ini" in halaman) == (
        True,
        True,
    )
    nama, isi = unduh(klien_kpm)
    assert nama == 'attachment; filename="semua-formulir-52.04.20.2005-2026-T3.zip"'
    assert list(isi) == [
        "01-formulir-4-pulau-kaung-2026-T3.html",
        "02-formulir-3a-pulau-kaung-2026-T3.html",
        "03-formulir-3b-pulau-kaung-2026-T3.html",
        "04-format-bantu-pulau-kaung-2026-T3.html",
        "05-formulir-2a-pulau-kaung-2026-07.html",
        "06-formulir-2a-pulau-kaung-2026-08.html",
        "07-formulir-2a-pulau-kaung-2026-09.html",
        "08-formulir-2b-pulau-kaung-2026-07.html",
        "09-formulir-2b-pulau-kaung-2026-08.html",
        "10-formulir-2b-pulau-kaung-2026-09.html",
        "11-formulir-2c-pulau-kaung-2026.html",
    ]
    assert '<td class="c">33</td><td class="c">41</td><td class="c">80,49</td>' in isi[next(iter(isi))]
    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.judul, pekerjaan.selesai, pekerjaan.jumlah) == ("Semua formulir Triwulan III 2026", 11, 11)
    assert [satu.objek for satu in Jejak.objects.all()] == [
        "paket 2026-T3 unduh",
        "semua formulir 2026-T3 cetak",
    ]
    assert "Semua formulir Triwulan III 2026" in klien_kpm.get(f"{D}/laporan/").content.decode()


def test_a_finalised_quarter_gives_the_stored_papers_byte_for_byte(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    kartu = tutup(desa_acuan)
    with time_machine.travel(SEKARANG + dt.timedelta(days=3)):
        _, isi = unduh(klien(kpm))
    assert next(iter(isi.values())) == bytes(kartu.berkas.get(kode="formulir-4").berkas).decode()


def test_months_that_have_not_begun_are_left_out(desa_acuan: Wilayah, kpm: Pengguna) -> None:
    with time_machine.travel(dt.datetime(2026, 8, 3, tzinfo=dt.UTC)):
        _, isi = unduh(klien(kpm))
    bulanan = [nama for nama in isi if "formulir-2" in nama and "-2c" not in nama]
    assert [re.search(r"-(\d{4}-\d\d)\.html", nama)[1] for nama in bulanan] == [
        "2026-07", "2026-08", "2026-07", "2026-08",
    ]  # fmt: skip


def test_a_long_sheet_of_the_package_is_printed_by_dusun(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = anak(di_desa, 301)
    _, isi = unduh(klien_kpm)
    assert [nama for nama in isi if "3b" in nama] == [
        f"03-formulir-3b-pulau-kaung-2026-T3-{satu.nama.lower()}.html" for satu in dusun
    ]


def test_a_job_on_its_way_is_shown_and_one_that_died_can_be_started_again(
    di_desa: Wilayah, klien_kpm: Client, kpm: Pengguna
) -> None:
    satu = Pekerjaan.objects.create(
        desa=di_desa, jenis=Pekerjaan.PAKET, judul="Semua formulir", permintaan={"periode": "2026-T3"},
        keadaan=Pekerjaan.Keadaan.BERJALAN, selesai=4, jumlah=11,
    )  # fmt: skip
    alamat = f"{D}/laporan/pekerjaan/{satu.uuid}/"
    assert "4 dari 11 lembar" in klien_kpm.get(alamat).content.decode()
    assert klien_kpm.post(PAKET)["Location"] == alamat
    Pekerjaan.objects.filter(pk=satu.pk).update(diubah_pada=timezone.now() - dt.timedelta(minutes=11))
    halaman = klien_kpm.get(alamat).content.decode()
    assert ("Cetakan terhenti" in halaman, f'action="{PAKET}"' in halaman) == (True, True)
    assert klien_kpm.post(PAKET)["Location"] != alamat


def test_a_package_that_cannot_be_printed_says_what_to_do(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = Pekerjaan.objects.create(
        desa=di_desa, jenis=Pekerjaan.PAKET, judul="Semua formulir", permintaan={"periode": "2026-T9"}
    )
    with pytest.raises(ValueError, match="2026-T9"):
        cetak_paket.func(di_desa.kode, str(satu.uuid))
    satu.refresh_from_db()
    assert (satu.keadaan, "cetak tiap formulir sendiri" in satu.kalimat) == ("gagal", True)


def test_a_get_starts_nothing_and_a_quarter_to_come_has_no_package(di_desa: Wilayah, klien_kpm: Client) -> None:
    kode = [klien_kpm.get(PAKET).status_code, klien_kpm.post(PAKET.replace("T3", "T4")).status_code]
    assert (kode, Pekerjaan.objects.count()) == ([405, 404], 0)


def test_children_of_paud_without_a_month_lead_from_format_bantu_to_their_quarter(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2023, 1, 5), nama="Zahra")
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), bulan=Bulan(2026, 8), air=True)
    halaman = klien_kpm.get(f"{D}/laporan/format-bantu/2026-T3/").content.decode()
    alamat = f"{D}/skor/2026-T3/paud/{besar.uuid}/"
    assert f'<a href="{alamat}">Zahra</a>' in halaman
    assert klien_kpm.get(alamat).status_code == 200
