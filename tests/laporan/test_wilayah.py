"""From above: figures of villages, who is late, and never a name or a way into a village."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.test import Client

from kpm.models import Pengguna, Penugasan, Peran, Wilayah
from kpm.periode import Triwulan
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap
from tests.bahan_desa import RAHASIA, isi_desa
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory

ATAS = "/52.04.20/"


def buka(ke: int, nama: str, **isi) -> Wilayah:
    """An opened village with totals of quarters: ``t3`` and ``t2`` are (konvergensi, orang, lengkap, belum, hari)."""
    desa = WilayahFactory(kode=f"52.04.20.3{ke:03d}", nama=nama, dibuka_pada=dt.date(2026, 1, 1))
    for periode, angka in (("2026-T3", isi.get("t3")), ("2026-T2", isi.get("t2"))):
        if angka:
            konvergensi, orang, lengkap, belum, hari = angka
            RekapDesa.objects.create(
                wilayah=desa, periode=periode, isi={}, konvergensi=konvergensi and Decimal(konvergensi), orang=orang,
                lengkap=lengkap, belum_dipantau=belum,
                catatan_terakhir=dt.datetime(2026, 9, 17, 2, tzinfo=dt.UTC) - dt.timedelta(days=hari),
            )  # fmt: skip
    return desa


@pytest.fixture
def kecamatan(desa: Wilayah) -> None:
    """Three opened villages and, Pulau Kaung, one that is not."""
    buka(1, "Alas", t3=("78.67", 40, 17, 2, 3), t2=("70.23", 39, 12, 0, 90))
    buka(2, "Brang", t3=("50.00", 10, 1, 5, 32), t2=("60.00", 10, 2, 0, 80))
    buka(3, "Cempaka")


def baris(halaman: str) -> list[str]:
    """Rows of the last table: the villages stand below the regions."""
    isi = halaman.split("<tbody>")[-1].split("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in isi.split("</tr>") if satu.strip()]


def test_every_opened_village_stands_with_its_figures(kecamatan: None, klien_pendamping: Client) -> None:
    halaman = klien_pendamping.get(ATAS).content.decode()
    assert baris(halaman) == [
        "Desa Alas 78,67 % naik 8,44 poin 70,23 % 17 dari 40 2 14 September 2026",
        "Desa Brang 50,00 % turun 10,00 poin 60,00 % 1 dari 10 5 16 Agustus 2026 Terlambat 32 hari",
        "Desa Cempaka Belum ada data",
    ]
    assert "1 desa di wilayah ini belum memakai aplikasi." in halaman
    assert "Pulau Kaung" not in halaman


@pytest.mark.parametrize(
    ("kueri", "urut"),
    [
        ("?pilih=terlambat", ["Brang"]),
        ("?pilih=tanpa_data", ["Cempaka"]),
        ("?urut=konvergensi", ["Cempaka", "Brang", "Alas"]),
        ("?urut=belum", ["Brang", "Alas", "Cempaka"]),
        ("?urut=catatan", ["Cempaka", "Brang", "Alas"]),
        ("?urut=x&pilih=y&halaman=99", ["Alas", "Brang", "Cempaka"]),
    ],
)
def test_filter_and_order_stand_in_the_address(
    kecamatan: None, klien_pendamping: Client, kueri: str, urut: list[str]
) -> None:
    assert [satu.split()[1] for satu in baris(klien_pendamping.get(ATAS + kueri).content.decode())] == urut


def test_a_village_silent_since_last_quarter_is_late_and_shows_that_quarter(
    desa: Wilayah, klien_pendamping: Client
) -> None:
    buka(1, "Alas", t2=("70.23", 39, 12, 0, 90))
    assert baris(klien_pendamping.get(ATAS).content.decode()) == [
        "Desa Alas belum ada angka 70,23 % – 0 19 Juni 2026 Terlambat 90 hari"
    ]


def test_a_month_without_entries_is_not_yet_late(desa: Wilayah, klien_pendamping: Client) -> None:
    buka(1, "Alas", t3=("78.67", 40, 17, 2, 31))
    assert "Terlambat 31" not in klien_pendamping.get(ATAS).content.decode()


def test_a_village_is_open_as_soon_as_somebody_works_there(
    desa: Wilayah, kpm: Pengguna, klien_pendamping: Client
) -> None:
    assert baris(klien_pendamping.get(ATAS).content.decode()) == ["Desa Pulau Kaung Belum ada data"]


def test_a_kecamatan_without_any_village_says_so(desa: Wilayah, klien_pendamping: Client) -> None:
    halaman = klien_pendamping.get(ATAS).content.decode()
    assert "Belum ada desa yang memakai aplikasi" in halaman
    assert "1 desa di wilayah ini belum dibuka." in halaman


def test_nobody_above_the_village_sees_a_name_an_id_or_a_way_in(
    desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna, kpm_lain: Pengguna, klien_pendamping: Client
) -> None:
    pengenal = isi_desa(desa)
    isi_desa(desa_lain)
    for satu in (desa, desa_lain):
        perbarui_rekap(satu.kode, Triwulan(2026, 3))
    halaman = klien_pendamping.get(ATAS).content.decode()
    assert "Desa Pulau Kaung" in halaman
    assert "0 dari 2" in halaman
    assert [x for x in (RAHASIA, "KIA-", "Nurhayati", "Magantis", "Marlina", *map(str, pengenal)) if x in halaman] == []
    assert f'href="/{desa.kode}/' not in halaman


def test_no_page_of_the_region_opens_a_village_scope(desa: Wilayah, klien_pendamping: Client) -> None:
    isi_desa(desa)
    for bagian in ("ringkasan/", "laporan/", "laporan/formulir-4/2026-T3/", "laporan/formulir-4/2026-T3.pdf"):
        assert klien_pendamping.get(ATAS + bagian).status_code == 403
        assert klien_pendamping.get(f"/{desa.kode}/{bagian}").status_code == 404


def test_other_regions_are_404(desa_lain: Wilayah, desa: Wilayah, klien_pendamping: Client) -> None:
    for alamat in ("/52.04/", "/52/", "/00/", "/62.13.01/", f"/{desa.kode}/"):
        assert klien_pendamping.get(alamat).status_code == 404


def test_a_village_role_given_above_the_village_sees_nothing_there(desa: Wilayah) -> None:
    salah = PenggunaFactory()
    Penugasan.objects.create(
        pengguna=salah, wilayah=Wilayah.objects.get(kode="52.04.20"), peran=Peran.KPM, mulai=dt.date(2020, 1, 1)
    )
    assert klien(salah).get(ATAS).status_code == 403


def test_a_kabupaten_names_the_kecamatan_of_each_village(kecamatan: None) -> None:
    atas = PenggunaFactory()
    PenugasanFactory(pengguna=atas, wilayah=Wilayah.objects.get(kode="52.04"), peran=Peran.PENDAMPING_KECAMATAN)
    assert baris(klien(atas).get("/52.04/").content.decode())[2] == "Desa Cempaka Kecamatan Buer Belum ada data"


def test_villages_come_in_pages_of_25_and_the_filter_stays(desa: Wilayah, klien_pendamping: Client) -> None:
    for ke in range(26):
        buka(ke, f"Desa{ke:02d}", t3=("78.67", 40, 17, 2, 40))
    halaman = klien_pendamping.get(f"{ATAS}?pilih=terlambat&urut=belum").content.decode()
    assert (len(baris(halaman)), "1–25 dari 26 desa" in halaman) == (25, True)
    assert 'href="?pilih=terlambat&amp;urut=belum&amp;halaman=2"' in halaman
    assert len(baris(klien_pendamping.get(f"{ATAS}?pilih=terlambat&urut=belum&halaman=2").content.decode())) == 1


def test_the_table_costs_the_same_queries_for_one_village_and_for_three(
    desa: Wilayah, klien_pendamping: Client, django_assert_num_queries
) -> None:
    for awal, sampai in ((0, 1), (1, 3)):
        for ke in range(awal, sampai):
            buka(ke, f"Desa{ke:02d}", t3=("78.67", 40, 17, 2, 3), t2=("70.23", 39, 12, 0, 90))
        with django_assert_num_queries(8):
            klien_pendamping.get(ATAS)


def test_totals_of_another_quarter_do_not_slip_in(desa: Wilayah, klien_pendamping: Client) -> None:
    lama = buka(1, "Alas")
    RekapDesa.objects.create(wilayah=lama, periode="2025-T3", isi={}, konvergensi=Decimal("99.00"), orang=9)
    assert baris(klien_pendamping.get(ATAS).content.decode()) == ["Desa Alas Belum ada data"]


def atas(kode: str, peran: str) -> Client:
    """Somebody signed in at a region above the village."""
    pengguna = PenggunaFactory()
    PenugasanFactory(pengguna=pengguna, wilayah=Wilayah.objects.get(kode=kode), peran=peran)
    return klien(pengguna)


def bagian(halaman: str) -> list[str]:
    """Rows of the table of regions below; none where only villages stand."""
    isi = halaman.split("<tbody>")
    return baris("<tbody>" + isi[1]) if len(isi) == 3 else []


@pytest.mark.parametrize(
    ("kode", "peran", "di", "judul", "harap"),
    [
        ("00", Peran.PUSAT, "", "Indonesia", ["Nusa Tenggara Barat 4 1 2 18 dari 50"]),
        ("00", Peran.PUSAT, "52", "Nusa Tenggara Barat", ["Kabupaten Sumbawa 4 1 2 18 dari 50"]),
        ("52.04", Peran.KABUPATEN, "", "Kabupaten Sumbawa",
         ["Kecamatan Alas 1 0 1 –", "Kecamatan Buer 3 1 1 18 dari 50"]),
        ("52.04", Peran.KABUPATEN, "52.04.20", "Kecamatan Buer", []),
        ("52.04.20", Peran.PENDAMPING_KECAMATAN, "", "Kecamatan Buer", []),
    ],
)  # fmt: skip
def test_the_regions_below_add_up_their_villages(
    kecamatan: None, kode: str, peran: str, di: str, judul: str, harap: list[str]
) -> None:
    WilayahFactory(kode="52.04.03", nama="Alas")
    WilayahFactory(kode="52.04.03.2001", nama="Juranalas", dibuka_pada=dt.date(2026, 1, 1))
    halaman = atas(kode, peran).get(f"/{kode}/", {"di": di} if di else {}).content.decode()
    assert bagian(halaman) == harap
    assert f"<h1>Desa di {judul}</h1>" in halaman
    assert ("Desa Juranalas" in halaman) == (judul != "Kecamatan Buer")


@pytest.mark.parametrize("di", ["62", "52.04", "52.04.20.3001", "99", "x"])
def test_a_region_that_does_not_lie_below_is_404(kecamatan: None, desa_lain: Wilayah, di: str) -> None:
    assert atas("52.04", Peran.KABUPATEN).get("/52.04/", {"di": di}).status_code == 404


@pytest.mark.parametrize("kode", ["1.2.3.4.5", "52.04.20.2005.1", "\x00", "٥٢"])
@pytest.mark.parametrize("jalan", ["/00/?di=", "/00/pengguna/baru/?wilayah="])
def test_what_has_not_the_form_of_a_code_is_no_region(kecamatan: None, jalan: str, kode: str) -> None:
    assert atas("00", Peran.PUSAT).get(jalan + quote(kode)).status_code == 404


def test_the_nation_costs_the_same_queries_for_one_village_and_for_three(
    desa: Wilayah, django_assert_num_queries
) -> None:
    pusat = atas("00", Peran.PUSAT)
    for awal, sampai in ((0, 1), (1, 3)):
        for ke in range(awal, sampai):
            buka(ke, f"Desa{ke:02d}", t3=("78.67", 40, 17, 2, 3))
        with django_assert_num_queries(11):
            assert pusat.get("/00/").status_code == 200


def test_the_menu_above_the_village_leads_to_the_guideline_for_those_who_choose(kecamatan: None) -> None:
    for kode, peran, ada in (("00", Peran.PUSAT, True), ("52.04", Peran.KABUPATEN, True),
                             ("52.04.20", Peran.PENDAMPING_KECAMATAN, False)):  # fmt: skip
        halaman = atas(kode, peran).get(f"/{kode}/").content.decode()
        assert (f'href="/{kode}/pedoman/"' in halaman) == ada
