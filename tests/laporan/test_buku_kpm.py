"""The workbook Form KPM of a year: every form on a tab of its own, the same as each alone; long ones as a job."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook

from kpm.dokumen.xlsx import XLSX
from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Peran, Wilayah
from kpm.periode import NAMA_BULAN, Bulan
from laporan.models import Pekerjaan
from laporan.tugas_cetak import cetak_buku
from tests.conftest import klien
from tests.factories import AnakFactory, KehamilanFactory, PemantauanAnakFactory, PemantauanIbuFactory, WilayahFactory
from tests.laporan.bahan import tutup
from tests.laporan.test_lembar_halaman import isi
from tests.lembar_excel import baris_tabel, kalimat, lembar_excel

D = "/52.04.20.2005/laporan"
BUKU = f"{D}/buku-kpm/2026"
TAB = [
    "1",
    *(f"{form} {bulan}" for form in ("2A", "2B") for bulan in NAMA_BULAN[:9]),
    "2C",
    *(f"{form} TW {ke}" for form in ("3A", "3B", "Format Bantu", "4") for ke in (1, 2, 3)),
    "4 Setahun",
]
"""On 17 September 2026: months and quarters that have not begun have no sheet."""


def _kalimat(lembar: Any) -> list[str]:
    """The texts around its tables, but for the minute it was made in."""
    return [satu for satu in kalimat(lembar) if not satu.startswith("Dibuat ")]


def test_every_form_of_the_year_has_its_tab_and_is_what_it_is_alone(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    isi(desa_acuan)
    jawab = klien_kpm.get(f"{BUKU}.xlsx")
    assert jawab.headers["Content-Type"] == XLSX
    assert jawab.headers["Content-Disposition"] == 'attachment; filename="buku-kpm-pulau-kaung-2026.xlsx"'
    assert load_workbook(BytesIO(jawab.content)).sheetnames == TAB
    for tab, alamat in (
        ("1", "formulir-1/2026"),
        ("2A Agustus", "formulir-2a/2026-08"),
        ("2B September", "formulir-2b/2026-09"),
        ("2C", "formulir-2c/2026"),
        ("3A TW 3", "formulir-3a/2026-T3"),
        ("3B TW 2", "formulir-3b/2026-T2"),
        ("Format Bantu TW 3", "format-bantu/2026-T3"),
        ("4 TW 3", "formulir-4/2026-T3"),
        ("4 Setahun", "formulir-4/2026"),
    ):
        buku = lembar_excel(jawab.content, tab)
        sendiri = lembar_excel(klien_kpm.get(f"{D}/{alamat}.xlsx").content)
        assert (baris_tabel(buku), _kalimat(buku), sendiri.title) == (baris_tabel(sendiri), _kalimat(sendiri), tab)


def test_the_sheets_begin_as_those_of_the_workbooks_people_hold(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    lembar = lembar_excel(klien_kpm.get(f"{BUKU}.xlsx").content, "2B Agustus")
    assert [lembar.cell(ke, 1).value for ke in (1, 2)] == [
        "FORMULIR 2B. PEMANTAUAN BULANAN ANAK 0-23 BULAN",
        "BULAN : Agustus 2026",
    ]
    kepala, di_bawah, huruf = baris_tabel(lembar)[:3]
    assert kepala[:4] == ["No", "No Register (KIA)", "Nama Anak", "Jenis Kelamin"]
    assert di_bawah == ["Ayah / Laki-laki (L)", "Ibu / Perempuan (P)"]
    assert huruf == ["", *"abcdefghij", "k1", "k2", *"lmnopq"]


def test_a_year_that_is_over_has_all_its_months_and_one_to_come_no_book(desa: Wilayah, klien_kpm: Client) -> None:
    tab = load_workbook(BytesIO(klien_kpm.get(f"{D}/buku-kpm/2025.xlsx").content)).sheetnames
    assert len(tab) == 1 + 12 * 2 + 1 + 4 * 4 + 1
    assert [klien_kpm.get(f"{D}/buku-kpm/{tahun}.xlsx").status_code for tahun in (2027, 2017)] == [404, 404]


@pytest.mark.usefixtures("_oktober")
def test_a_finalised_quarter_stands_in_the_book_as_it_was_frozen(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    sebelum = baris_tabel(lembar_excel(klien_kpm.get(f"{D}/formulir-3b/2026-T3.xlsx").content))
    tutup(desa_acuan)
    with lingkup(desa_acuan.kode):
        PemantauanAnakFactory(anak=AnakFactory(desa=desa_acuan), bulan=Bulan(2026, 9), air=True)
    lembar = lembar_excel(klien_kpm.get(f"{BUKU}.xlsx").content, "3B TW 3")
    assert baris_tabel(lembar) == sebelum
    assert any("Menurut penutupan 5 Oktober 2026" in satu for satu in kalimat(lembar))


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_queries_of_a_year_do_not_grow_with_the_people(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    for _ in range(jumlah):
        isi(di_desa)
    klien_kpm.get(f"{BUKU}.xlsx")
    with django_assert_num_queries(136):
        klien_kpm.get(f"{BUKU}.xlsx")


def test_a_large_village_gets_its_book_as_a_job(
    di_desa: Wilayah, klien_kpm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laporan.kueri_cetak.BUKU_SEKETIKA", 2)
    isi(di_desa)  # a record of a mother and one of a child
    assert f'href="{BUKU}.xlsx">Unduh buku kerja (.xlsx)</a>' in klien_kpm.get(f"{D}/").content.decode()
    PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa), anc=1)
    assert klien_kpm.get(f"{BUKU}.xlsx").url == f"{D}/?tahun=2026#buku"
    halaman = klien_kpm.get(f"{D}/?tahun=2026").content.decode()
    assert f'<form class="deret" method="post" action="{BUKU}/cetak/">' in halaman
    # another year, with nothing in it, is made at once
    assert "Unduh buku kerja (.xlsx)" in klien_kpm.get(f"{D}/?tahun=2025").content.decode()

    halaman = klien_kpm.post(f"{BUKU}/cetak/", follow=True).content.decode()
    assert "Buku kerja siap" in halaman
    jawab = klien_kpm.get(re.search(r'href="([^"]+/unduh/)"', halaman)[1])
    assert jawab.headers["Content-Disposition"] == 'attachment; filename="buku-kpm-pulau-kaung-2026.xlsx"'
    assert load_workbook(BytesIO(jawab.content)).sheetnames == TAB
    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.selesai, pekerjaan.jumlah, pekerjaan.satuan) == (len(TAB), len(TAB), "lembar")
    assert sorted(Jejak.objects.values_list("objek", flat=True)) == ["buku-kpm 2026 unduh", "buku-kpm 2026 xlsx"]


def test_the_job_shows_how_far_it_is_and_says_when_it_fails(
    di_desa: Wilayah, klien_kpm: Client, kpm: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    pekerjaan = Pekerjaan.objects.create(
        desa=di_desa, jenis=Pekerjaan.BUKU, judul="Buku kerja Form KPM 2026", permintaan={"periode": "2026"},
        keadaan=Pekerjaan.Keadaan.BERJALAN, jumlah=40, selesai=13,
    )  # fmt: skip
    alamat = f"{D}/pekerjaan/{pekerjaan.uuid}/"
    halaman = klien_kpm.get(alamat).content.decode()
    assert ("13 dari 40 lembar" in halaman, 'http-equiv="refresh"' in halaman) == (True, True)
    monkeypatch.setattr("laporan.tugas_cetak.buku_kpm", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cetak_buku.func(di_desa.kode, str(pekerjaan.uuid))
    halaman = klien_kpm.get(alamat).content.decode()
    assert "Buku kerja tidak berhasil dibuat. Mulai sekali lagi;" in halaman
    assert f'action="{BUKU}/cetak/"' in halaman


@pytest.mark.parametrize(("peran", "kode"), [(Peran.KEPALA_DESA, 200), (Peran.BPD, 403), (Peran.ANGGOTA_RDS, 403)])
def test_only_who_may_see_names_gets_the_book(desa: Wilayah, kpm: Pengguna, peran: str, kode: int) -> None:
    kpm.penugasan.update(peran=peran)
    peramban = klien(kpm)
    assert peramban.get(f"{BUKU}.xlsx").status_code == kode
    assert ("Buku kerja Form KPM" in peramban.get(f"{D}/").content.decode()) is (kode == 200)


def test_the_command_writes_the_book_and_every_form(
    desa_acuan: Wilayah, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi(desa_acuan)
    tujuan = tmp_path / "buku.xlsx"
    call_command("cetak", "buku-kpm", desa_acuan.kode, "2026", "-o", str(tujuan))
    assert load_workbook(tujuan).sheetnames == TAB
    assert f"{tujuan}: " in capsys.readouterr().out
    for jenis, masa in (
        ("formulir-2a", "2026-08"),
        ("formulir-2c", "2026"),
        ("formulir-3b", "2026-T3"),
        ("format-bantu", "2026-T3"),
        ("formulir-4", "2026-T3"),
        ("formulir-4", "2026"),
    ):
        satu = tmp_path / f"{jenis}.XLSX"
        call_command("cetak", jenis, desa_acuan.kode, masa, "-o", str(satu))
        assert kalimat(lembar_excel(satu.read_bytes()))[0].startswith(jenis.upper().replace("-", " "))
    with lingkup(desa_acuan.kode):
        assert sorted(Jejak.objects.values_list("objek", flat=True)) == [
            "buku-kpm 2026 xlsx",
            "formulir-2a 2026-08 xlsx",
            "formulir-2c 2026 xlsx",
            "formulir-3b 2026-T3 xlsx",
        ]


@pytest.mark.parametrize(
    ("perintah", "berkas", "kata"),
    [
        (["buku-kpm", "52.04.20.2005", "2026"], "x.pdf", "Pakai nama berkas .xlsx."),
        (["buku-kpm", "52.04.20.2005", "26"], "x.xlsx", "Tahun ditulis seperti 2026, bukan '26'"),
        (["buku-kpm", "52.04.20.2005", "2030"], "x.xlsx", "Tahun 2030 belum berjalan atau terlalu lama."),
        (["berita-acara", "52.04.20.2005", "abc"], "x.xlsx", "Berita Acara tidak dapat ditulis untuk Excel."),
    ],
)
def test_the_command_says_what_is_wrong(
    desa: Wilayah, tmp_path: Path, perintah: list[str], berkas: str, kata: str
) -> None:
    with pytest.raises(CommandError, match=re.escape(kata)):
        call_command("cetak", *perintah, "-o", str(tmp_path / berkas))
    assert list(tmp_path.iterdir()) == []


def test_a_kelurahan_names_itself(kpm: Pengguna) -> None:
    WilayahFactory(kode="52.04.20.1001", nama="Seketeng")
    kpm.penugasan.update(wilayah=Wilayah.objects.get(kode="52.04.20.1001"))
    jawab = klien(kpm).get("/52.04.20.1001/laporan/buku-kpm/2026.xlsx")
    assert "KELURAHAN : Seketeng" in kalimat(lembar_excel(jawab.content, "2A Januari"))
    assert load_workbook(BytesIO(jawab.content)).properties.title == "Form KPM, Kelurahan Seketeng, Tahun 2026"
