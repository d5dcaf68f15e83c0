"""Late entry: a month is filled in for the person as they were on that day, whoever they have become since."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from sasaran.models import Anak, Kehamilan
from tests.conftest import klien
from tests.factories import AnakFactory, KehamilanFactory, KeluargaFactory, OrangFactory

DESA = "/52.04.20.2005"


def alamat(satu: Anak | Kehamilan, bulan: str) -> str:
    return f"{DESA}/pemantauan/{bulan}/{'anak' if isinstance(satu, Anak) else 'ibu'}/{satu.uuid}/"


def kirim(klien_kpm: Client, satu: Anak | Kehamilan, tanggal: str, **isi: Any) -> Any:
    _, bulan, tahun = tanggal.split("-")
    return klien_kpm.post(alamat(satu, f"{tahun}-{bulan}"), {"tanggal": tanggal, **isi})


def test_a_child_who_is_two_today_is_entered_for_last_quarter_with_the_age_of_that_day(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    anak = AnakFactory(desa=di_desa, nama="Bayu", lahir=dt.date(2024, 8, 10))  # two since 10 August 2026
    halaman = klien_kpm.get(alamat(anak, "2026-05")).content.decode()
    assert "Laki-laki, 21 bulan" in halaman
    assert 'name="tanggal" value="31-05-2026"' in halaman
    assert kirim(klien_kpm, anak, "09-05-2026", timbang="ya").status_code == 302
    baris = skor_triwulan(di_desa, Triwulan(2026, 2)).anak
    assert [(satu.data.nama, satu.data.umur_bulan) for satu in baris] == [("Bayu", 20)]


@pytest.mark.parametrize(
    ("lahir", "tanggal", "umur"),
    [
        (dt.date(2024, 2, 29), "27-02-2026", 23),  # born on a leap day: two on the last of February
        (dt.date(2024, 2, 29), "28-02-2026", 24),
        (dt.date(2024, 3, 31), "30-03-2026", 23),
        (dt.date(2024, 1, 1), "31-12-2025", 23),  # over the border of a year
        (dt.date(2024, 1, 1), "01-01-2024", 0),
        (dt.date(2024, 6, 30), "30-06-2026", 24),
        (dt.date(2024, 7, 1), "30-06-2026", 23),  # the last day of a quarter
    ],
)
def test_age_is_that_of_the_day_of_monitoring(
    di_desa: Wilayah, klien_kpm: Client, lahir: dt.date, tanggal: str, umur: int
) -> None:
    anak = AnakFactory(desa=di_desa, lahir=lahir)
    kode = [f"tanggal_lama:{dt.datetime.strptime(tanggal, '%d-%m-%Y').date()}"]
    assert kirim(klien_kpm, anak, tanggal, timbang="ya", pasti=kode).status_code == 302
    catatan = PemantauanAnak.objects.get()
    assert anak.orang.umur_bulan(catatan.tanggal) == umur
    # measured standing from 24 bulan penuh on, lying before it
    kirim(
        klien_kpm, anak, tanggal, timbang="ya", panjang="80", versi="1", pasti=[*kode, "panjang_lazim:80", "z_pb_u:80"]
    )
    assert PemantauanAnak.objects.get().cara_ukur == ("H" if umur >= 24 else "L")


def test_a_month_is_dated_within_itself_and_counts_in_its_own_quarter(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 3, 1))
    assert (
        "bukan di bulan Juni 2026"
        in klien_kpm.post(alamat(anak, "2026-06"), {"tanggal": "01-07-2026", "timbang": "ya"}).content.decode()
    )
    kirim(klien_kpm, anak, "30-06-2026", timbang="ya")
    assert [len(skor_triwulan(di_desa, Triwulan(2026, ke)).anak) for ke in (1, 2, 3)] == [0, 1, 0]


def test_a_mother_after_nifas_is_entered_for_the_months_of_her_pregnancy(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(
        desa=di_desa, hpht=dt.date(2025, 9, 1), sejak=dt.date(2025, 11, 1), hasil="lahir_hidup",
        berakhir_pada=dt.date(2026, 6, 5),
    )  # fmt: skip  # nifas until 17 July 2026
    bulan = ("2025-08", "2025-09", "2026-07", "2026-08")
    assert [klien_kpm.get(alamat(hamil, satu)).status_code for satu in bulan] == [404, 200, 200, 404]
    assert kirim(klien_kpm, hamil, "15-07-2026", nifas="1").status_code == 302
    assert kirim(klien_kpm, hamil, "20-04-2026", anc="1", fe="30").status_code == 302
    assert list(PemantauanIbu.objects.order_by("bulan").values_list("bulan", "usia_bulan")) == [
        (Bulan(2026, 4), 7),
        (Bulan(2026, 7), 9),
    ]
    halaman = klien_kpm.get(f"{DESA}/sasaran/{hamil.ibu.uuid}/").content.decode()
    assert alamat(hamil, "2026-06") in halaman


def test_twins_are_entered_each_for_themselves(di_desa: Wilayah, klien_kpm: Client) -> None:
    rumah = KeluargaFactory(desa=di_desa)
    satu, dua = (
        AnakFactory(desa=di_desa, nama=nama, keluarga=rumah, no_kia="KIA-7", lahir=dt.date(2025, 7, 17))
        for nama in ("Hasan", "Husein")
    )
    kirim(klien_kpm, satu, "20-05-2026", berat="8,1")
    kirim(klien_kpm, dua, "20-05-2026", berat="7,4")
    assert list(PemantauanAnak.objects.order_by("pk").values_list("anak__orang__nama", "berat")) == [
        ("Hasan", Decimal("8.10")),
        ("Husein", Decimal("7.40")),
    ]


def test_who_moved_out_is_entered_up_to_the_day_of_leaving_and_found_by_search(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    anak = AnakFactory(desa=di_desa, nama="Zulaikha", lahir=dt.date(2025, 7, 17))
    anak.orang.keluar_pada, anak.orang.sebab_keluar = dt.date(2026, 6, 10), "pindah"
    anak.orang.save()
    assert klien_kpm.get(alamat(anak, "2026-07")).status_code == 404
    assert 'name="tanggal" value="10-06-2026"' in klien_kpm.get(alamat(anak, "2026-06")).content.decode()
    assert "sesudah ia keluar dari desa" in kirim(klien_kpm, anak, "11-06-2026", timbang="ya").content.decode()
    assert kirim(klien_kpm, anak, "10-06-2026", timbang="ya").status_code == 302
    assert f"/sasaran/{anak.orang.uuid}/" in klien_kpm.get(f"{DESA}/sasaran/?q=zulaikha").content.decode()
    halaman = klien_kpm.get(f"{DESA}/sasaran/{anak.orang.uuid}/").content.decode()
    assert alamat(anak, "2026-05") in halaman
    assert alamat(anak, "2026-07") not in halaman


def test_a_child_of_four_still_has_the_months_of_the_first_two_years_open(di_desa: Wilayah, kpm: Pengguna) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2022, 1, 15))
    with time_machine.travel(dt.datetime(2026, 9, 17, 2, 0, tzinfo=dt.UTC)):
        halaman = klien(kpm).get(f"{DESA}/sasaran/{anak.orang.uuid}/").content.decode()
    assert "25 bulan, dapat diisi dari Buku KIA atau KMS" in halaman
    assert alamat(anak, "2022-01") in halaman
    assert alamat(anak, "2024-01") in halaman


def test_any_earlier_month_is_a_choice_away_from_the_list(di_desa: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{DESA}/pemantauan/2026-09/").content.decode()
    assert '<option value="2026-08">Agustus 2026</option>' in halaman
    assert '<option value="2023-10">Oktober 2023</option>' in halaman
    for diminta, dibuka in (("2025-12", "2025-12"), ("2027-01", "2026-09"), ("kemarin", "2026-09"), ("", "2026-09")):
        jawab = klien_kpm.get(f"{DESA}/pemantauan/", {"bulan": diminta, "kelompok": "ibu"})
        assert jawab.headers["Location"] == f"{DESA}/pemantauan/{dibuka}/?kelompok=ibu"


def test_the_list_of_an_old_month_has_those_who_were_sasaran_then(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, nama="Sudah Besar", lahir=dt.date(2024, 1, 15))
    OrangFactory(desa=di_desa, nama="Bukan Siapa-siapa")
    assert alamat(anak, "2025-12") in klien_kpm.get(f"{DESA}/pemantauan/2025-12/").content.decode()
    assert "Sudah Besar" not in klien_kpm.get(f"{DESA}/pemantauan/2026-09/").content.decode()
