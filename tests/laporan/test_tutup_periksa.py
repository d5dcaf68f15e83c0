"""What is checked before a quarter is finalised: who is missing, what is doubtful."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.kueri_periksa import Pemeriksaan, pemeriksaan
from pemantauan.models import KartuSkor
from sasaran.models import Anak
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)
from tests.laporan.bahan import T3
from tests.laporan.test_tutup_halaman import BUKA, REVISI, TUTUP, D, polos

HARI_INI = dt.date(2026, 10, 12)
pytestmark = pytest.mark.usefixtures("_oktober")


def temuan(p: Pemeriksaan) -> dict[str, list[str]]:
    return {satu.judul: [f"{o.nama}: {o.keterangan}" for o in satu.orang] for satu in p.periksa if satu.jumlah}


def test_the_checks_name_the_persons_and_lead_to_the_sheet_that_mends_it(di_desa: Wilayah) -> None:
    """One of every kind, and one person in order about whom nothing is said."""
    rumah = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa, nama="Barat"))
    for nama, kia in (("Beres", "1"), ("Tanpa Kia", ""), ("Loncat", "2"), ("Susut", "3"), ("Kosong", "4")):
        AnakFactory(desa=di_desa, nama=nama, no_kia=kia, lahir=dt.date(2025, 9, 12), keluarga=rumah)
    anak = {satu.orang.nama: satu for satu in Anak.objects.select_related("orang")}
    for nama in ("Beres", "Tanpa Kia", "Susut"):
        for bulan in T3.bulan_bulan:
            PemantauanAnakFactory(anak=anak[nama], bulan=bulan, air=True)
    PemantauanAnakFactory(anak=anak["Loncat"], bulan=Bulan(2026, 6), timbang=True, berat=Decimal("7.5"))
    PemantauanAnakFactory(anak=anak["Loncat"], bulan=Bulan(2026, 8), timbang=True, berat=Decimal("10.6"))
    anak["Susut"].pemantauan.filter(bulan=Bulan(2026, 7)).update(tinggi=True, panjang=Decimal("70.5"))
    anak["Susut"].pemantauan.filter(bulan=Bulan(2026, 9)).update(tinggi=True, panjang=Decimal("69.5"))
    AnakFactory(desa=di_desa, nama="Besar", lahir=dt.date(2023, 9, 30), keluarga=rumah)
    ibu = OrangFactory(desa=di_desa, nama="Nur", keluarga=rumah)
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu, hpht=None, asal_tanggal="tidak_tahu", sejak=dt.date(2026, 7, 1))
    for bulan in T3.bulan_bulan:
        PemantauanIbuFactory(kehamilan=hamil, bulan=bulan, anc=1)

    p = pemeriksaan(di_desa, T3, boleh_isi=True, hari_ini=HARI_INI)

    assert temuan(p) == {
        "Belum dipantau": ["Kosong: 12 bulan · Barat"],
        "Ada bulan yang kosong": ["Loncat: Barat · kosong: Juli, September"],
        "Isian yang meragukan": [
            "Loncat: Agustus: Berat naik 3,1 kg dari Juni (7,5 kg)",
            "Susut: September: Panjang 69,5 cm lebih pendek daripada Juli (70,5 cm)",
        ],
        "Nomor KIA kosong": ["Tanpa Kia: 12 bulan · Barat"],
        "Usia kehamilan belum diketahui": ["Nur: Barat"],
        "PAUD belum dipantau": ["Besar: 3 tahun · Kelas PAUD · Barat"],
        "Nama penanda tangan belum diisi": [],
    }
    assert (p.ibu, p.anak, p.paud, p.menunggu, p.nihil) == (1, 4, 1, 0, False)
    url = {satu.judul: [o.url for o in satu.orang] for satu in p.periksa}
    assert url["Belum dipantau"] == [f"{D}/pemantauan/2026-09/anak/{anak['Kosong'].uuid}/"]
    assert url["Ada bulan yang kosong"] == [f"{D}/pemantauan/2026-07/anak/{anak['Loncat'].uuid}/"]
    assert url["Usia kehamilan belum diketahui"] == [f"{D}/pemantauan/2026-09/ibu/{hamil.uuid}/"]
    assert url["Nomor KIA kosong"] == [f"{D}/sasaran/{anak['Tanpa Kia'].orang.uuid}/"]

    tanpa_izin = pemeriksaan(di_desa, T3, boleh_isi=False, hari_ini=HARI_INI)
    assert tanpa_izin.periksa[0].orang[0].url == f"{D}/sasaran/{anak['Kosong'].orang.uuid}/"


@pytest.mark.parametrize(("berat", "ragu"), [("9.50", 0), ("9.51", 1), ("6.75", 0), ("6.74", 1)])
def test_a_weight_is_doubted_as_it_is_when_it_is_typed(di_desa: Wilayah, berat: str, ragu: int) -> None:
    anak = AnakFactory(desa=di_desa)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 6), timbang=True, berat=Decimal("7.5"))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), timbang=True, berat=Decimal(berat))
    assert (
        len(temuan(pemeriksaan(di_desa, T3, boleh_isi=True, hari_ini=HARI_INI)).get("Isian yang meragukan", [])) == ragu
    )


def test_a_confirmed_value_is_not_doubted_again(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 6), timbang=True, berat=Decimal("7.5"))
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 7), timbang=True, berat=Decimal("9.8"), dipastikan={"berat_naik:9.8": "9.8"}
    )
    assert "Isian yang meragukan" not in temuan(pemeriksaan(di_desa, T3, boleh_isi=True, hari_ini=HARI_INI))


def test_the_doubts_are_those_of_the_entry_forms(di_desa: Wilayah) -> None:
    """Tablets, a household that lost its latrine; of a confirmed weight only the doubt that was asked is gone."""
    hamil = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Nur"))
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 6), jamban=True)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), fe=91, jamban=False)
    anak = AnakFactory(desa=di_desa, nama="Ani", lahir=dt.date(2026, 1, 1))
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 9), kunjungan=9, berat=Decimal("8.1"), dipastikan={"berat_naik:8.1": "8.1"}
    )
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), berat=Decimal("5.9"))

    assert temuan(pemeriksaan(di_desa, T3, boleh_isi=True, hari_ini=HARI_INI))["Isian yang meragukan"] == [
        "Ani: September: Kunjungan rumah 9 kali dalam satu bulan",
        "Nur: Agustus: 91 tablet Fe dalam satu bulan",
        "Nur: Agustus: Jamban sehat Ya menurut Juni, sekarang Tidak",
    ]


def test_long_lists_show_ten_and_count_the_rest(di_desa: Wilayah, klien_kpm: Client) -> None:
    for nomor in range(12):
        AnakFactory(desa=di_desa, nama=f"Anak {nomor:02d}")
    halaman = polos(klien_kpm.get(TUTUP))
    assert "Belum dipantau 12 orang" in halaman
    assert "dan 2 orang lagi. Semua yang belum dipantau" in halaman
    assert len(re.findall(r"Anak \d\d", halaman)) == 10


def test_the_checks_cost_the_same_queries_for_one_person_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for _ in (1, 2):
        PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa), anc=1)
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), air=True)
        AnakFactory(desa=di_desa)
        with django_assert_num_queries(23):
            klien_kpm.get(TUTUP)


def test_a_running_quarter_tells_from_which_day_it_can_be_finalised(desa: Wilayah, klien_kpm: Client) -> None:
    alamat = f"{D}/skor/2026-T4/tutup/"
    halaman = polos(klien_kpm.get(alamat))
    assert "Triwulan IV 2026 dapat ditutup mulai 31 Desember 2026." in halaman
    assert "Tutup triwulan" not in halaman
    assert "Triwulan IV 2026 baru dapat ditutup mulai 31 Desember 2026." in polos(klien_kpm.post(alamat))
    assert klien_kpm.get(f"{D}/skor/2027-T1/tutup/").status_code == 404
    with lingkup(desa.kode):
        assert KartuSkor.objects.count() == 0


def test_a_running_quarter_asks_only_for_the_months_that_have_begun(di_desa: Wilayah, klien_kpm: Client) -> None:
    """October is filled in, November and December have not come: nothing is missing, no link leads into the future."""
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, nama="Beres"), bulan=Bulan(2026, 10), air=True)
    AnakFactory(desa=di_desa, nama="Baru")
    jawab = klien_kpm.get(f"{D}/skor/2026-T4/tutup/")
    assert "Semua bulan terisi" in polos(jawab)
    assert set(re.findall(r"/pemantauan/(\d{4}-\d\d)/", jawab.content.decode())) == {"2026-10"}


def test_looking_changes_nothing(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    for alamat in (TUTUP, BUKA, REVISI):
        klien_kpm.get(alamat)
    assert KartuSkor.objects.count() == 0
