"""Children of 24 to 59 months: weighed and measured with the month's list of their own, and never counted in 3B."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest
from django.test import Client

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_balita import bulan_balita, dapat_diukur, sasaran_balita, umur_balita
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PengaturanPedoman
from pemantauan.skor import sebagai_json
from sasaran.models import Anak
from tests.factories import AnakFactory, PemantauanAnakFactory

AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)
DASAR = "/52.04.20.2005/pemantauan"


@pytest.fixture
def dimas(di_desa: Wilayah) -> Anak:
    """3 years and 3 months old in August 2026."""
    satu: Anak = AnakFactory(desa=di_desa, lahir=dt.date(2023, 5, 10), nama="Dimas", jenis_kelamin="L")
    return satu


def kirim(klien: Client, anak: Anak, bulan: str = "2026-08", **isi: str) -> Any:
    data = {"tanggal": f"20-{bulan[5:]}-2026", "cara_ukur": "berdiri", **isi}
    return klien.post(f"{DASAR}/{bulan}/balita/{anak.uuid}/", data)


@pytest.mark.parametrize(
    ("lahir", "ada"),
    [
        (dt.date(2024, 9, 2), False),
        (dt.date(2024, 9, 1), True),
        (dt.date(2021, 9, 2), True),
        (dt.date(2021, 9, 1), False),
    ],
)
def test_a_child_belongs_here_from_two_to_five_years(di_desa: Wilayah, lahir: dt.date, ada: bool) -> None:
    anak = AnakFactory(desa=di_desa, lahir=lahir)
    assert sasaran_balita(SEPTEMBER).exists() is ada
    assert dapat_diukur(anak, SEPTEMBER) is ada


def test_the_months_follow_those_of_formulir_2b_without_a_gap(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 7, 20))
    assert bulan_balita(anak) == (Bulan(2026, 8), Bulan(2029, 7))
    assert [umur_balita(anak, bulan) for bulan in (Bulan(2026, 7), AGUSTUS)] == [False, True]


def test_the_list_says_who_was_weighed_and_measured(dimas: Anak, di_desa: Wilayah, klien_kpm: Client) -> None:
    AnakFactory(desa=di_desa, lahir=dt.date(2025, 5, 10), nama="Bayi Kecil")
    isi = klien_kpm.get(f"{DASAR}/2026-08/balita/").content.decode()
    assert "<strong>0 dari 1 sudah</strong>" in isi
    assert "Agustus 2026 · bulan timbang" in isi
    assert f"{DASAR}/2026-08/balita/{dimas.uuid}/" in isi
    assert "Bayi Kecil" not in isi
    kirim(klien_kpm, dimas, berat="13,2")
    assert "Kurang: tinggi" in klien_kpm.get(f"{DASAR}/2026-08/balita/").content.decode()
    kirim(klien_kpm, dimas, berat="13,2", panjang="94,5", versi="1")
    assert "<strong>1 dari 1 sudah</strong>" in klien_kpm.get(f"{DASAR}/2026-08/balita/").content.decode()


def test_weight_and_height_are_stored_with_their_proposal_and_without_services(dimas: Anak, klien_kpm: Client) -> None:
    jawab = kirim(klien_kpm, dimas, berat="13,2", panjang="88,0")
    assert (jawab.status_code, jawab.url) == (302, f"{DASAR}/2026-08/balita/?kelompok=balita")
    catatan = PemantauanAnak.objects.get()
    assert (catatan.berat, catatan.panjang, catatan.cara_ukur) == (D("13.20"), D("88.0"), "H")
    assert (catatan.timbang, catatan.tinggi, catatan.gizi_diusulkan) == (True, True, "S")
    layanan = ("tikar", "imunisasi", "konseling_ibu", "kunjungan", "air", "jamban", "akta", "jamkes", "parenting")
    assert {getattr(catatan, satu) for satu in layanan} == {None, ""}


def test_the_sheet_asks_for_no_service(dimas: Anak, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"{DASAR}/2026-08/balita/{dimas.uuid}/").content.decode()
    assert "Anak 24–59 bulan · Agustus 2026" in isi
    nama = ("berat", "panjang", "edema", "gizi", "tikar", "imunisasi", "konseling_ibu", "air", "akta")
    assert [f'name="{satu}"' in isi for satu in nama] == [True] * 4 + [False] * 5


def test_a_month_after_the_second_birthday_leads_here_from_formulir_2b(dimas: Anak, klien_kpm: Client) -> None:
    jawab = klien_kpm.get(f"{DASAR}/2026-08/anak/{dimas.uuid}/?dusun=Satu")
    assert (jawab.status_code, jawab.url) == (302, f"{DASAR}/2026-08/balita/{dimas.uuid}/?dusun=Satu")


def test_after_five_years_nothing_is_measured_here(di_desa: Wilayah, klien_kpm: Client) -> None:
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2021, 7, 20))
    assert klien_kpm.get(f"{DASAR}/2026-08/balita/{besar.uuid}/").status_code == 404


def test_a_four_year_old_may_weigh_more_than_a_baby_can(dimas: Anak, klien_kpm: Client) -> None:
    kirim(klien_kpm, dimas, berat="26,0")
    pasti = kirim(klien_kpm, dimas, berat="26,0", pasti="berat_lazim:26")
    assert "tidak mungkin" not in pasti.content.decode()
    assert "58 kg" in kirim(klien_kpm, dimas, berat="58,1").content.decode()


def test_the_childs_page_leads_to_measuring(dimas: Anak, klien_kpm: Client, klien_kades: Client) -> None:
    alamat = f"/52.04.20.2005/sasaran/{dimas.orang.uuid}/"
    tombol = f'href="{DASAR}/2026-09/balita/{dimas.uuid}/">Timbang dan ukur September</a>'
    assert tombol in klien_kpm.get(alamat).content.decode()
    assert tombol not in klien_kades.get(alamat).content.decode()
    kirim(klien_kpm, dimas, berat="14,0")
    sesudah = klien_kpm.get(alamat).content.decode()
    assert tombol in sesudah
    assert ">Isi September</a>" not in sesudah


def test_the_months_list_points_to_them_in_the_months_of_measuring(desa: Wilayah, klien_kpm: Client) -> None:
    ajakan = "Semua anak di bawah lima tahun ditimbang dan diukur bulan ini"
    assert ajakan in klien_kpm.get(f"{DASAR}/2026-08/").content.decode()
    assert ajakan not in klien_kpm.get(f"{DASAR}/2026-09/").content.decode()
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode="52"),
        kunci="tumbuh_bulan_timbang",
        nilai="3,9",
        berlaku_sejak=dt.date(2026, 9, 1),
    )
    assert ajakan in klien_kpm.get(f"{DASAR}/2026-08/").content.decode()
    assert ajakan in klien_kpm.get(f"{DASAR}/2026-09/").content.decode()


def test_their_measurements_count_nowhere_in_the_scorecard(dimas: Anak, di_desa: Wilayah, klien_kpm: Client) -> None:
    bayi = AnakFactory(desa=di_desa, lahir=dt.date(2025, 5, 10))
    PemantauanAnakFactory(anak=bayi, bulan=AGUSTUS, timbang=True, tinggi=True, tikar="H")

    def angka() -> dict[str, Any]:
        skor = skor_triwulan(di_desa, Triwulan(2026, 3))
        return sebagai_json(skor, desa=di_desa.kode, saring={}, dengan_nama=True)

    sebelum = angka()
    kirim(klien_kpm, dimas, berat="13,2", panjang="88,0", masalah_gizi="stunting")
    assert PemantauanAnak.objects.get(anak=dimas).stunting is True
    assert angka() == sebelum


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_queries(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    for _ in range(banyak):
        AnakFactory(desa=di_desa, lahir=dt.date(2023, 5, 10))
    # session, user, role, region above; the children; the months of measuring; is it closed, what waits
    with django_assert_num_queries(4 + 1 + 1 + 2):
        klien_kpm.get(f"{DASAR}/2026-08/balita/")


def test_the_childs_page_tells_the_measurement_and_asks_for_nothing_else(dimas: Anak, klien_kpm: Client) -> None:
    kirim(klien_kpm, dimas, berat="13,2", panjang="94,5")
    isi = klien_kpm.get(f"/52.04.20.2005/sasaran/{dimas.orang.uuid}/").content.decode()
    baris = isi.split("Agustus 2026</a></th>")[1].split("</tr>")[0]
    assert "39 bulan, 13,20 kg, 94,5 cm" in baris
    assert "<div>ditimbang, diukur" in baris
    assert "Belum dicatat" not in baris
