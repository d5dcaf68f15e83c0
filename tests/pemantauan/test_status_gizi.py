"""Counts of nutrition status by dusun: worked out by hand, with and without a doubted measurement."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest
from django.test import Client

from kpm.models import Dusun, Peran, Wilayah
from kpm.periode import Bulan
from pemantauan.antropometri import Zskor
from pemantauan.kueri_status_gizi import anak_balita
from pemantauan.kueri_tumbuh import tumbuh_anak, tumbuh_terakhir
from pemantauan.status_gizi import AnakUkur, hitung
from pemantauan.tampilan_tumbuh import susun_tumbuh
from sasaran.models import Anak
from tests.conftest import _petugas, klien
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanAnakFactory

AGUSTUS = Bulan(2026, 8)


def z(pb_u: str | None = None, bb_u: str | None = None, bb_pb: str | None = None, *, edema: bool = False) -> Zskor:
    nilai = [None if satu is None else D(satu) for satu in (pb_u, bb_u, bb_pb)]
    return Zskor(*nilai, None, (), 400, 13, None, edema)


def test_the_numbers_of_two_dusun_are_those_worked_out_by_hand() -> None:
    anak = [
        AnakUkur("1", "Barat", z("-2.00", "-2.00", "-2.00"), None, True, True),  # the limits themselves: no class
        AnakUkur("2", "Barat", z("-2.01", "-3.01", "-2.01"), None, True, True),
        AnakUkur("3", "Barat", z("-3.01", None, None), None, False, True),
        AnakUkur("4", "Timur", z(edema=True), None, True, False),  # below -3 for what contains weight
        AnakUkur("5", "Timur"),  # not seen this month
    ]

    desa, (barat, timur, utara) = hitung(anak, ["Barat", "Timur", "Utara"])

    ambil = ("sasaran", "ditimbang", "bgm", "diukur", "pb_u", "pendek", "sangat_pendek", "bb_u", "bb_kurang")
    assert [desa.angka[satu] for satu in ambil] == [5, 3, 2, 3, 3, 1, 1, 3, 2]
    assert [barat.angka[satu] for satu in ambil] == [3, 2, 1, 3, 3, 1, 1, 2, 1]
    assert [timur.angka[satu] for satu in ambil] == [2, 1, 1, 0, 0, 0, 0, 1, 1]
    assert (desa.angka["bb_pb"], desa.angka["gizi_kurang"], desa.angka["gizi_buruk"]) == (3, 1, 1)
    assert (desa.persen_pendek, desa.persen_kurus, desa.persen_bb_kurang) == (D("66.67"), D("66.67"), D("66.67"))
    assert (timur.persen_pendek, utara.persen_kurus) == (None, None)


@pytest.fixture
def barat(di_desa: Wilayah) -> Dusun:
    return DusunFactory(desa=di_desa, nama="Dusun Barat")


def anak_diukur(desa: Wilayah, dusun: Dusun, nama: str, lahir: dt.date, **isi: Any) -> Anak:
    anak: Anak = AnakFactory(
        desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=dusun), nama=nama, lahir=lahir, jenis_kelamin="L"
    )
    if isi:
        isi |= {"timbang": True} if "berat" in isi else {}
        isi |= {"tinggi": True} if "panjang" in isi else {}
        PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 15), **isi)
    return anak


def juni(anak: Anak, **isi: Any) -> None:
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 6), tanggal=dt.date(2026, 6, 15), **isi)


def test_a_doubted_length_stays_measured_and_leaves_every_class_it_makes(di_desa: Wilayah, barat: Dusun) -> None:
    # a boy of 12 bulan: 9.0 kg is -0.63 SD; 60.0 cm would be "sangat pendek", but he had 74.0 cm in June
    anak = anak_diukur(di_desa, barat, "Zaki", dt.date(2025, 8, 15), berat=D("9.0"), panjang=D("60.0"), cara_ukur="L")
    juni(anak, panjang=D("74.0"), cara_ukur="L", tinggi=True)

    desa, _ = hitung([satu for _, satu in anak_balita(AGUSTUS)], [])

    ambil = ("ditimbang", "diukur", "ragu", "pb_u", "sangat_pendek", "bb_pb", "gizi_buruk", "bb_u")
    assert [desa.angka[satu] for satu in ambil] == [1, 1, 1, 0, 0, 0, 0, 1]


def test_oedema_is_severe_wasting_on_every_page_whatever_the_doubted_weight(di_desa: Wilayah, barat: Dusun) -> None:
    anak = anak_diukur(di_desa, barat, "Zaki", dt.date(2025, 8, 15), berat=D("14.0"), edema=True)
    juni(anak, berat=D("8.6"), timbang=True)

    desa, _ = hitung([satu for _, satu in anak_balita(AGUSTUS)], [])
    terakhir, titik = tumbuh_terakhir(None, AGUSTUS.akhir)[anak.uuid], tumbuh_anak(anak)[-1]

    assert [desa.angka[satu] for satu in ("ditimbang", "ragu", "bgm", "gizi_buruk")] == [1, 1, 1, 1]
    assert (titik.diragukan, titik.bgm, terakhir.bgm) == (True, True, True)
    assert terakhir.bb_pb is not None
    assert (terakhir.bb_pb.kategori, terakhir.bb_pb.tanggal) == ("Gizi buruk", titik.tanggal)
    kini = {satu.nama: satu.teks for satu in susun_tumbuh("L", [titik], AGUSTUS.akhir).kini}
    assert kini["BB/PB"] == "BB/PB Gizi buruk"


def test_children_count_up_to_the_day_before_their_fifth_birthday(di_desa: Wilayah, barat: Dusun) -> None:
    anak_diukur(di_desa, barat, "Masih", dt.date(2021, 9, 1))
    anak_diukur(di_desa, barat, "Sudah", dt.date(2021, 8, 31))
    anak_diukur(di_desa, barat, "Lahir", dt.date(2026, 8, 31))
    anak_diukur(di_desa, barat, "Nanti", dt.date(2026, 9, 1))
    pindah = anak_diukur(di_desa, barat, "Pindah", dt.date(2025, 1, 1))
    pindah.orang.keluar_pada, pindah.orang.sebab_keluar = dt.date(2026, 8, 10), "pindah"
    pindah.orang.save()

    assert [anak.orang.nama for anak, _ in anak_balita(AGUSTUS)] == ["Lahir", "Masih"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_pages_ask_the_same_however_many_children(
    di_desa: Wilayah, barat: Dusun, klien_kpm: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    for ke in range(banyak):
        # 365 days: M 75.7391, S 0.03137, -2.84 SD
        anak_diukur(
            di_desa, barat, f"Anak {ke}", dt.date(2025, 8, 15), berat=D("8.5"), panjang=D("69.0"), cara_ukur="L"
        )
    alamat = f"/{di_desa.kode}/pemantauan/2026-08/gizi/"

    with django_assert_num_queries(4 + 6):
        hitungan = klien_kpm.get(alamat)
    with django_assert_num_queries(4 + 4):
        daftar = klien_kpm.get(f"{alamat}anak/?ciri=pendek&dusun=Dusun Barat")

    assert hitungan.context["desa"].angka["pendek"] == banyak
    assert [anak.orang.nama for anak, *_ in daftar.context["baris"]] == [f"Anak {ke}" for ke in range(banyak)]
    assert "PB/U -2,84 (pendek)" in daftar.text


def test_who_reads_counts_sees_no_child(di_desa: Wilayah, barat: Dusun) -> None:
    rds = klien(_petugas(di_desa, Peran.ANGGOTA_RDS, "Salmah"))
    anak_diukur(di_desa, barat, "Aisyah", dt.date(2025, 8, 15), berat=D("8.5"), panjang=D("69.0"), cara_ukur="L")
    alamat = f"/{di_desa.kode}/pemantauan/2026-08/gizi/"

    hitungan = rds.get(alamat)

    assert hitungan.status_code == 200
    assert "100,00" in hitungan.text
    assert "Aisyah" not in hitungan.text
    assert "gizi/anak/" not in hitungan.text
    assert rds.get(f"{alamat}anak/").status_code == 403


def test_an_unknown_count_and_a_month_to_come_are_not_there(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-08/gizi/anak/?ciri=lain").status_code == 404
    assert klien_kpm.get(f"/{di_desa.kode}/pemantauan/2031-01/gizi/").status_code == 404


def test_a_month_without_a_measurement_says_so(di_desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    kosong = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-08/gizi/")
    assert "Belum ada anak di bawah lima tahun" in kosong.text
    anak_diukur(di_desa, barat, "Aisyah", dt.date(2025, 8, 15))
    assert "Belum ada yang ditimbang" in klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-08/gizi/").text


def test_every_weighed_child_has_one_code_or_waits(di_desa: Wilayah, barat: Dusun, klien_kpm: Client) -> None:
    lahir = dt.date(2025, 6, 15)
    # 365 days and more: about 9.6 kg is the middle; 200 g are to be gained in a month
    berat = {
        "Naik": {5: "9.0", 6: "9.2", 8: "9.3"},  # not weighed in July: O
        "Baru": {8: "9.6"},  # B
        "Rajin": {7: "9.4", 8: "9.6"},  # +200 g: N
        "Tetap": {7: "9.6", 8: "9.7"},  # +100 g: T
        "Salah ketik": {7: "9.6", 8: "18.9"},  # waits
    }
    for nama, bulan in berat.items():
        anak = anak_diukur(di_desa, barat, nama, lahir)
        for ke, kg in bulan.items():
            PemantauanAnakFactory(
                anak=anak, bulan=Bulan(2026, ke), tanggal=dt.date(2026, ke, 15), timbang=True, berat=D(kg)
            )
    alamat = f"/{di_desa.kode}/pemantauan/2026-08/gizi/"

    angka = klien_kpm.get(alamat).context["desa"].angka

    kode = ("naik", "tidak_naik", "lewat", "pertama", "ragu")
    assert {satu: angka[satu] for satu in kode} == dict.fromkeys(kode, 1)
    assert angka["ditimbang"] == sum(angka[satu] for satu in kode)
    for satu, nama in zip(kode, ("Rajin", "Tetap", "Naik", "Baru", "Salah ketik"), strict=True):
        baris = klien_kpm.get(f"{alamat}anak/?ciri={satu}").context["baris"]
        assert [anak.orang.nama for anak, *_ in baris] == [nama]


def test_the_list_tells_the_weight_of_a_child_without_a_length(
    di_desa: Wilayah, barat: Dusun, klien_kpm: Client
) -> None:
    # 365 days: ((9.6 / 9.6479)^0.0644 - 1) / (0.0644 * 0.10925) = -0.04
    anak_diukur(di_desa, barat, "Berat saja", dt.date(2025, 8, 15), berat=D("9.6"))
    anak_diukur(di_desa, barat, "Bengkak", dt.date(2025, 8, 15), berat=D("9.6"), edema=True)
    anak_diukur(di_desa, barat, "Tidak datang", dt.date(2025, 8, 15))

    isi = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-08/gizi/anak/")

    assert {anak.orang.nama: nilai for anak, _, nilai in isi.context["baris"]} == {
        "Berat saja": "B, BB/U -0,04 (berat badan normal)",
        "Bengkak": "B, bengkak di kedua kaki",
        "Tidak datang": "",
    }
    assert isi.text.count("belum ditimbang dan diukur bulan ini") == 1
