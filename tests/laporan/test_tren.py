"""Quarter against quarter: eight quarters from what is kept, what is frozen and what is computed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.kueri_tren import baca_tren
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap, tanpa_orang
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import KartuSkor, PemantauanAnak, PembukaanTriwulan
from pemantauan.skor.beku import bekukan, sidik
from tests.factories import AnakFactory, PemantauanAnakFactory
from tests.laporan.test_formulir4 import teks
from tests.laporan.test_skor_halaman import isi

TREN = "/52.04.20.2005/skor/tren"
HARI_INI = dt.date(2026, 9, 17)
PERIODE = [f"{tahun}-T{ke}" for tahun, ke in [(2024, 4), *((2025, n) for n in (1, 2, 3, 4)), (2026, 1), (2026, 2), (2026, 3)]]  # fmt: skip  # noqa: E501


@pytest.fixture
def anak_tiga(desa: Wilayah) -> None:
    """Two children. Quarter I: one of two has water and neither father came; II: nobody monitored; III: both have."""
    with lingkup(desa.kode):
        satu, dua = (AnakFactory(desa=desa, lahir=dt.date(2025, 9, 1)) for _ in range(2))
        for anak, bulan, air, ayah in ((satu, 2, True, False), (dua, 2, False, False), (satu, 8, True, True), (dua, 8, True, False)):  # fmt: skip  # noqa: E501
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), air=air, konseling_ayah=ayah)


def tutup(desa: Wilayah, triwulan: Triwulan, pada: dt.datetime) -> KartuSkor:
    with lingkup(desa.kode):
        beku = bekukan(skor_triwulan(desa, triwulan), nama_dusun={}, nama_posyandu={})
        return KartuSkor.objects.create(
            desa=desa, periode=str(triwulan), isi=beku, sidik=sidik(beku), ditutup_pada=pada
        )  # fmt: skip


def baris(halaman: str, nama: str) -> list[str]:
    """Numbers and change of one row of the page, the line left out."""
    isi = re.search(rf'<span class="tipis">{nama}</span></th>(.*?)</tr>', halaman, re.S)[1]
    return [" ".join(re.sub(r"<[^>]+>", " ", sel).split()) for sel in isi.split("</td>")[1:] if "<td" in sel]


def test_each_number_stands_under_its_quarter_with_its_change(anak_tiga: None, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{TREN}/").content.decode()
    anak = halaman.split('<h2 class="isi-tebal">Anak 0–23 bulan</h2>')[1]
    assert baris(anak, "6. Akses air bersih") == ["–"] * 5 + ["50,00", "–", "100,00", "–"]
    assert baris(halaman, "Ayah anak 0–23 bulan") == ["–"] * 5 + ["0,00", "–", "50,00", "–"]
    assert 'aria-label="6. Akses air bersih, 8 triwulan: ' in anak
    assert 'data-l="Triwulan I 2026, sementara"' in halaman
    assert 'data-l="Triwulan II 2026, belum ada data"' in halaman


def test_the_change_is_against_the_quarter_before(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu, dua = (AnakFactory(desa=desa, lahir=dt.date(2025, 9, 1)) for _ in range(2))
        for anak, bulan, air, akta in ((satu, 5, True, True), (dua, 5, False, True), (satu, 8, True, True), (dua, 8, True, False)):  # fmt: skip  # noqa: E501
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), air=air, akta=akta, jamkes=True)
    halaman = klien_kpm.get(f"{TREN}/").content.decode()
    anak = halaman.split('<h2 class="isi-tebal">Anak 0–23 bulan</h2>')[1]
    assert baris(anak, "6. Akses air bersih")[-3:] == ["50,00", "100,00", "naik 50,00 poin"]
    assert baris(anak, "8. Akta lahir")[-3:] == ["100,00", "50,00", "turun 50,00 poin"]
    assert baris(anak, "9. Jaminan kesehatan")[-3:] == ["100,00", "100,00", "sama"]


def test_past_quarters_are_read_from_what_is_kept_and_the_running_one_is_computed(
    anak_tiga: None, desa: Wilayah
) -> None:
    for ke in (1, 3):
        perbarui_rekap(desa.kode, Triwulan(2026, ke))
        rekap = RekapDesa.objects.get(periode=f"2026-T{ke}")
        rekap.isi["indikator"]["anak"]["air"]["persen"] = "12.34"
        rekap.save()
    with lingkup(desa.kode):
        hasil = baca_tren(desa, HARI_INI)
    air = next(b for g in hasil.golongan if g.nama == "Anak 0–23 bulan" for b in g.baris if "air" in b.nama)
    assert [str(satu.titik.triwulan) for satu in air.sel] == PERIODE
    assert [satu.persen for satu in air.sel[-3:]] == [Decimal("12.34"), None, Decimal("100.00")]


def test_a_finalised_quarter_shows_its_frozen_numbers_whatever_was_kept_before(
    anak_tiga: None, desa: Wilayah, klien_kpm: Client
) -> None:
    pertama = Triwulan(2026, 1)
    # kept before the last months came in: not what was finalised
    isi = perbarui_rekap(desa.kode, pertama).isi
    isi["indikator"]["anak"]["air"]["persen"] = "12.34"
    RekapDesa.objects.update(isi=isi, dihitung_pada=dt.datetime(2026, 4, 1, tzinfo=dt.UTC))
    kartu = tutup(desa, pertama, dt.datetime(2026, 4, 5, tzinfo=dt.UTC))
    with lingkup(desa.kode):
        PemantauanAnak.objects.filter(bulan=Bulan(2026, 2)).update(air=True)

    def kolom() -> list[str]:
        anak = klien_kpm.get(f"{TREN}/").content.decode().split('<h2 class="isi-tebal">Anak 0–23 bulan</h2>')[1]
        return baris(anak, "6. Akses air bersih")[5:]

    assert kolom() == ["50,00", "–", "100,00", "–"]
    assert 'data-l="Triwulan I 2026, ditutup"' in klien_kpm.get(f"{TREN}/").content.decode()

    # computed again after the finalising: still the frozen numbers
    perbarui_rekap(desa.kode, pertama)
    assert kolom() == ["50,00", "–", "100,00", "–"]

    with lingkup(desa.kode):
        PembukaanTriwulan.objects.create(
            desa=desa, kartu=kartu, alasan="x", dibuka_pada=dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
        )
    perbarui_rekap(desa.kode, pertama)
    assert kolom() == ["100,00", "–", "100,00", "–"]
    assert 'data-l="Triwulan I 2026, sementara"' in klien_kpm.get(f"{TREN}/").content.decode()


def test_totals_of_an_older_shape_are_computed_again(anak_tiga: None, desa: Wilayah) -> None:
    perbarui_rekap(desa.kode, Triwulan(2026, 1))
    rekap = RekapDesa.objects.get()
    del rekap.isi["ayah"]
    rekap.isi["indikator"]["anak"]["air"]["persen"] = "12.34"
    rekap.save()
    with lingkup(desa.kode):
        titik = baca_tren(desa, HARI_INI).titik[5]
        assert titik.isi == tanpa_orang(skor_triwulan(desa, Triwulan(2026, 1)), desa.kode)


def test_the_json_holds_the_same_numbers_and_nobody(anak_tiga: None, desa: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.get(f"{TREN}.json")
    data = jawab.json()
    assert [satu["periode"] for satu in data["triwulan"]] == PERIODE
    assert [satu["keadaan"] for satu in data["triwulan"]][4:] == [
        "belum ada data", "sementara", "belum ada data", "sementara",
    ]  # fmt: skip
    assert data["triwulan"][-1]["ayah"] == {
        "suami": {"diterima": 0, "seharusnya": 0, "persen": None},
        "ayah": {"diterima": 1, "seharusnya": 2, "persen": "50.00"},
        "total": {"diterima": 1, "seharusnya": 2, "persen": "50.00"},
    }
    skor = klien_kpm.get("/52.04.20.2005/skor/2026-T3.json").json()
    assert "ayah" not in skor
    assert (data["triwulan"][-1]["tabel4"], data["triwulan"][-1]["indikator"]) == (skor["tabel4"], skor["indikator"])
    assert "KIA" not in jawab.content.decode()


def test_the_print_has_two_pages_and_every_cell_of_the_json(anak_tiga: None, klien_kpm: Client) -> None:
    jawab = klien_kpm.get(f"{TREN}.pdf")
    assert len(PdfReader(BytesIO(jawab.content)).pages) <= 2
    cetakan = teks(jawab.content)
    assert "Kartu skor delapan triwulan, Desa Pulau Kaung" in cetakan
    assert "6. Akses air bersih – – – – – 50,00 – 100,00 –" in cetakan
    assert "Ayah anak 0–23 bulan – – – – – 0,00 – 50,00 –" in cetakan
    assert "III 2026 sementara" in cetakan
    assert jawab["Content-Disposition"] == 'inline; filename="tren-pulau-kaung-2026-09-17.pdf"'


def test_an_empty_village_shows_eight_quarters_without_a_number(desa: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{TREN}/").content.decode()
    assert baris(halaman, "Ibu dan anak") == ["–"] * 9
    assert halaman.count("belum ada data</span>") == 8
    assert klien_kpm.get(f"{TREN}.pdf").status_code == 200


def rekap_semua(desa: Wilayah) -> None:
    for periode in PERIODE:
        perbarui_rekap(desa.kode, Triwulan.dari_teks(periode))


@pytest.mark.parametrize(("lengkap", "kueri"), [(True, 11), (False, 46)])
def test_the_same_number_of_queries_for_one_and_three_with_and_without_kept_totals(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, lengkap: bool, kueri: int
) -> None:
    for jumlah in (1, 2):
        isi(desa, jumlah)
        RekapDesa.objects.all().delete()
        if lengkap:
            rekap_semua(desa)
        with django_assert_num_queries(kueri):
            klien_kpm.get(f"{TREN}/")
