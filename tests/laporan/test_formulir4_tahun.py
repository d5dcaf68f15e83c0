"""The yearly Formulir 4: on the screen, on paper, as JSON and from the command line, with the persons behind it."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Wilayah
from kpm.periode import Bulan, Tahun
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.kueri_tahunan import skor_tahun
from pemantauan.models import KartuSkor, PemantauanAnak, PembukaanTriwulan
from pemantauan.skor.beku import bekukan, sidik
from tests.conftest import klien
from tests.factories import AnakFactory, PemantauanAnakFactory
from tests.laporan.test_formulir4 import teks
from tests.laporan.test_skor_halaman import isi, jumlah_seluruh, tautan_angka

ALAMAT = "/52.04.20.2005/laporan/formulir-4/2026"
HARI_INI = dt.date(2026, 9, 17)


def tutup(desa: Wilayah, *ke: int) -> None:
    """Finalise quarters of 2026 as they are now."""
    with lingkup(desa.kode):
        for satu in ke:
            triwulan = next(t for t in Tahun(2026).triwulan if t.ke == satu)
            beku = bekukan(skor_triwulan(desa, triwulan), nama_dusun={}, nama_posyandu={})
            KartuSkor.objects.create(
                desa=desa, periode=str(triwulan), isi=beku, sidik=sidik(beku),
                ditutup_pada=dt.datetime(2026, 12, 31, tzinfo=dt.UTC),
            )  # fmt: skip


def test_the_year_of_the_reference_village_is_printed_with_the_same_tables(
    desa_acuan: Wilayah, klien_kpm: Client
) -> None:
    jawab = klien_kpm.get(f"{ALAMAT}.pdf")
    cetakan = teks(jawab.content)
    for bagian in (
        "Kabupaten : Sumbawa Kecamatan : Buer",
        "Desa : Pulau Kaung Tahun : 2026 (angka sementara)",
        # the six persons of quarter III; D, E and F of the quarters before are the same children
        "Jumlah 6 3 1 3 1 Belum dipantau: 0 orang, di luar tabel.",
        "Jumlah 3 1 1 1 Tidak diukur: 0 anak.",
        "TABEL 5. PENGGUNAAN DANA DESA DALAM PENCEGAHAN STUNTING",
        "Formulir 4, Tahun 2026. Angka sementara: Triwulan I, II dan III belum ditutup; Triwulan IV belum berjalan.",
        "Dicetak 17 September 2026 pukul 10.00 WITA",
        "Mengetahui, Kepala Desa Pulau Kaung (",
        "Dibuat oleh, Kader Pembangunan Manusia (",
        "Halaman 2 dari 2",
    ):
        assert bagian in cetakan
    assert "Kuartal" not in cetakan
    assert (jawab["Content-Type"], jawab["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="formulir-4-pulau-kaung-2026.pdf"',
    )


def test_the_screen_says_which_quarters_are_in_it_and_links_them(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    tutup(desa_acuan, 1)
    halaman = " ".join(klien_kpm.get(f"{ALAMAT}/").content.decode().split())
    assert "Triwulan II dan III belum ditutup; Triwulan IV belum berjalan." in halaman
    keadaan = re.findall(r"(Triwulan I?I?I?V?) 2026(?:</a>)?<p><span class=\"lencana b \w+\">([\w ]+)</span>", halaman)
    assert keadaan == [
        ("Triwulan I", "sudah ditutup"), ("Triwulan II", "belum ditutup"),
        ("Triwulan III", "belum ditutup"), ("Triwulan IV", "belum berjalan"),
    ]  # fmt: skip
    assert 'href="/52.04.20.2005/laporan/formulir-4/2026-T3/">Triwulan III 2026</a>' in halaman
    assert "2026-T4" not in halaman
    assert 'href="/52.04.20.2005/laporan/formulir-4/2025/">' in halaman


def test_a_year_of_four_finalised_quarters_says_so_and_does_not_change(desa: Wilayah, kpm: Pengguna) -> None:
    isi(desa, 2)
    with time_machine.travel(dt.datetime(2027, 1, 20, 2, tzinfo=dt.UTC)):
        klien_kpm = klien(kpm)
        tutup(desa, 1, 2, 3, 4)
        sebelum = klien_kpm.get(f"{ALAMAT}.json").json()
        with lingkup(desa.kode):
            PemantauanAnak.objects.update(air=False, jamban=False, tikar="M")
        assert klien_kpm.get(f"{ALAMAT}.json").json() == sebelum
        assert (
            "Semua triwulan sudah ditutup. Angka ini tidak berubah lagi."
            in klien_kpm.get(f"{ALAMAT}/").content.decode()
        )
        cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
        assert "Tahun : 2026 (semua triwulan sudah ditutup)" in cetakan
        assert "Formulir 4, Tahun 2026. Semua triwulan sudah ditutup." in cetakan
        assert "sementara" not in cetakan
        with lingkup(desa.kode):
            PembukaanTriwulan.objects.create(
                desa=desa, kartu=KartuSkor.objects.get(periode="2026-T3"), alasan="x",
                dibuka_pada=dt.datetime(2027, 1, 20, tzinfo=dt.UTC),
            )  # fmt: skip
        assert klien_kpm.get(f"{ALAMAT}.json").json() != sebelum
        halaman = klien_kpm.get(f"{ALAMAT}/").content.decode()
        assert "Triwulan III belum ditutup." in halaman
        assert re.findall(r'lencana b kuning">([\w ]+)<', halaman) == ["dibuka kembali"]
        tautan = re.findall(r'href="/52.04.20.2005/skor/(\d{4}-T\d/\w+)/">(?:Tutup|Revisi)<', halaman)
        assert tautan == ["2026-T1/revisi", "2026-T2/revisi", "2026-T3/tutup", "2026-T4/revisi"]


def test_every_number_of_the_year_opens_exactly_that_many_persons(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 3)
    with lingkup(desa.kode):
        PemantauanAnakFactory(anak=AnakFactory(desa=desa), bulan=Bulan(2026, 2), air=True, tikar="H")
    tautan = tautan_angka(klien_kpm.get(f"{ALAMAT}/").content.decode())
    assert len(tautan) >= 12
    for alamat, angka in tautan:
        assert "/formulir-4/2026/orang/" in alamat
        assert jumlah_seluruh(klien_kpm.get(alamat).content.decode()) == angka, alamat


def test_a_person_behind_a_number_tells_the_quarter_and_leads_to_it(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        anak = AnakFactory(desa=desa, nama="Budi")
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 2), air=True)
    halaman = klien_kpm.get(f"{ALAMAT}/orang/?kelompok=anak&indikator=air&nilai=Y").content.decode()
    assert "Triwulan I: Punya akses air bersih." in halaman
    tautan = html.unescape(re.search(r'<th scope="row"><a href="([^"]+)"', halaman)[1])
    assert tautan == f"/52.04.20.2005/skor/2026-T1/anak/{anak.uuid}/air/"
    assert klien_kpm.get(tautan).status_code == 200
    with lingkup(desa.kode):
        AnakFactory(desa=desa, nama="Citra")
    belum = klien_kpm.get(f"{ALAMAT}/orang/?ciri=belum_dipantau").content.decode()
    assert "Belum ada catatan bulanan dalam tahun ini." in belum


def test_json_and_command_give_the_same_and_names_leave_a_trace(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 2)
    polos = klien_kpm.get(f"{ALAMAT}.json").json()
    assert (polos["periode"], polos["revisi"], "nama" in polos["anak"][0]) == ("2026", 0, False)
    keluaran = StringIO()
    call_command("skor", "52.04.20.2005", "2026", stdout=keluaran)
    assert json.loads(keluaran.getvalue()) == polos
    assert klien_kpm.get(f"{ALAMAT}.json?nama=1").json()["anak"][0]["nama"] == "Anak <b> 0"
    with lingkup(desa.kode):
        assert [(j.perbuatan, j.objek) for j in Jejak.objects.all()] == [("unduh_nama", "skor 2026")]


def test_the_command_prints_the_year_into_a_file(desa: Wilayah, tmp_path: Path) -> None:
    call_command("cetak", "formulir-4", desa.kode, "2026", "-o", str(tmp_path / "f4.pdf"), "--kertas", "F4")
    assert "Tahun : 2026 (angka sementara)" in teks((tmp_path / "f4.pdf").read_bytes())
    for perintah in (
        ["cetak", "formulir-4", desa.kode, "2027", "-o", str(tmp_path / "x.pdf")],
        ["skor", desa.kode, "2027"],
    ):
        with pytest.raises(CommandError, match="Tahun 2027 belum berjalan"):
            call_command(*perintah)
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("tahun", ["2017", "2027", "99999", "0"])
@pytest.mark.parametrize("akhir", ["/", ".pdf", ".json", "/orang/"])
def test_years_without_a_report_are_404(desa: Wilayah, klien_kpm: Client, tahun: str, akhir: str) -> None:
    assert klien_kpm.get(f"/52.04.20.2005/laporan/formulir-4/{tahun}{akhir}").status_code == 404


def test_an_empty_village_gives_every_page_and_says_that_nobody_was_monitored(desa: Wilayah, klien_kpm: Client) -> None:
    for akhir in ("/", ".pdf", ".json", "/orang/", "/orang/?kelompok=rumah_tangga"):
        assert klien_kpm.get(ALAMAT + akhir).status_code == 200
    assert "Belum ada sasaran yang dipantau pada tahun ini" in klien_kpm.get(f"{ALAMAT}/").content.decode()
    assert "Pada tahun ini belum ada sasaran yang dipantau." in teks(klien_kpm.get(f"{ALAMAT}.pdf").content)


def test_the_page_of_documents_lists_this_year_and_the_last(desa: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get("/52.04.20.2005/laporan/").content.decode()
    assert re.findall(r'href="/52.04.20.2005/laporan/formulir-4/(\d{4})/"', halaman) == ["2026", "2025"]


@pytest.mark.parametrize(("akhir", "kueri"), [("/", 27), ("/orang/?kelompok=anak", 21), (".json", 22)])
def test_the_year_costs_the_same_queries_for_one_and_for_three(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries, akhir: str, kueri: int
) -> None:
    for jumlah in (1, 2):
        isi(desa, jumlah)
        with django_assert_num_queries(kueri):
            klien_kpm.get(ALAMAT + akhir)


def test_the_year_of_one_village_never_holds_persons_of_another(
    desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna
) -> None:
    isi(desa_lain, 2)
    with lingkup(desa.kode):
        skor = skor_tahun(desa, Tahun(2026), HARI_INI).skor
    assert (skor.ibu, skor.anak, skor.belum_dipantau_anak) == ((), (), ())
