"""The page of one person: who it is and what was received month by month."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.test import Client

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.models import DosisImunisasi
from sasaran.models import Orang
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)

AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)


def alamat(orang: Orang) -> str:
    return f"/52.04.20.2005/sasaran/{orang.uuid}/"


def test_a_childs_page_tells_birth_parents_and_months(di_desa: Wilayah, klien_kpm: Client) -> None:
    rohana = OrangFactory(desa=di_desa, nama="Rohana")
    anak = AnakFactory(
        desa=di_desa,
        nama="Aisyah Putri",
        jenis_kelamin="P",
        lahir=dt.date(2025, 7, 17),
        ibu=rohana,
        nama_ayah="Suhardi",
        berat_lahir="2.9",
        panjang_lahir="48.2",
        no_kia="KIA-0017",
    )
    anak.orang.nik = "6213995707250001"
    anak.orang.save()
    PemantauanAnakFactory(
        anak=anak, bulan=AGUSTUS, timbang=True, berat="8.20", tikar="K", konseling_ibu=True, konseling_ayah=False
    )
    isi = klien_kpm.get(alamat(anak.orang)).content.decode()
    for teks in (
        "<h1>Aisyah Putri</h1>",
        "Perempuan, 14 bulan, lahir 17 Juli 2025.",
        "ayah Suhardi.",
        "6213 99•• •••• ••••",
        "KIA-0017",
        "2,90 kg",
        "48,2 cm",
        f'<a href="{alamat(rohana)}">Rohana</a>',
        f'href="/52.04.20.2005/pemantauan/2026-09/anak/{anak.uuid}/">Isi September</a>',
        f'href="/52.04.20.2005/pemantauan/2026-08/anak/{anak.uuid}/">Agustus 2026</a>',
        "12 bulan, 8,20 kg, tikar kuning",
        "Tidak: konseling ayah",
        "Belum dicatat: panjang, imunisasi, kelas pengasuhan, air minum, jamban, akta, jaminan kesehatan",
    ):
        assert teks in isi
    assert "6213995707250001" not in isi


def test_a_mothers_page_tells_dates_with_their_origin(di_desa: Wilayah, klien_kpm: Client) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Rohani", tanggal_lahir=dt.date(1998, 3, 1))
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu, hpht=dt.date(2026, 3, 10), suami="Suhardi", kek=True)
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, anc=1, fe=30, konseling=0, usia_bulan=5)
    AnakFactory(desa=di_desa, nama="Kakak", ibu=ibu, lahir=dt.date(2022, 1, 1))
    isi = klien_kpm.get(alamat(ibu)).content.decode()
    for teks in (
        "Hamil 6 bulan (27 minggu 2 hari)",
        "10 Maret 2026",
        "HPL (dihitung dari HPHT)",
        "17 Desember 2026",
        "HPHT (haid terakhir)",
        "KEK",
        "periksa kehamilan 1 kali, Fe 30 tablet",
        "Tidak: konseling",
        "Kakak",
        "Isi September",
    ):
        assert teks in isi


def test_months_that_can_still_be_entered_are_offered(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2026, 6, 20))
    PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, timbang=True)
    isi = klien_kpm.get(alamat(anak.orang)).content.decode()
    awal = "/52.04.20.2005/pemantauan/"
    assert [f"{awal}2026-0{bulan}/anak/{anak.uuid}/" in isi for bulan in (5, 6, 7, 8, 9)] == [
        False,
        True,
        True,
        True,
        True,
    ]
    assert "3 bulan, dapat diisi dari Buku KIA atau KMS" in isi


def test_a_child_who_has_turned_two_is_not_asked_for_this_month(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 8, 31))
    assert "Isi September" not in klien_kpm.get(alamat(anak.orang)).content.decode()


def test_somebody_else_of_the_household_has_a_page_too(di_desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(alamat(OrangFactory(desa=di_desa, nama="Suhardi", jenis_kelamin="L"))).content.decode()
    assert "Anggota keluarga" in isi
    assert "bukan sasaran 1.000 HPK" in isi


def test_kepala_desa_may_look_but_is_offered_nothing_to_change(di_desa: Wilayah, klien_kades: Client) -> None:
    anak = AnakFactory(desa=di_desa)
    PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, timbang=True)
    isi = klien_kades.get(alamat(anak.orang)).content.decode()
    assert "Agustus 2026" in isi
    for teks in ("Isi September", "/pemantauan/2026-08/anak/", "/ubah/", "Lihat NIK"):
        assert teks not in isi


def test_a_page_with_one_and_with_three_months_costs_the_same_queries(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    anak = AnakFactory(desa=di_desa)
    DosisImunisasi.objects.create(desa=di_desa, anak=anak, vaksin="bcg", dosis=1, tanggal=anak.orang.tanggal_lahir)
    for bulan in (Bulan(2026, 6), Bulan(2026, 7), Bulan(2026, 8)):
        # a weight nobody believes costs no query more
        PemantauanAnakFactory(anak=anak, bulan=bulan, timbang=True, berat=Decimal(20))
        if bulan.bulan in (6, 8):
            # session, user, role, region above; person, child, life; months, sessions, deleted ones, what waits;
            # growth, doses, and what both are judged by
            with django_assert_num_queries(4 + 3 + 4 + 3):
                klien_kpm.get(alamat(anak.orang))
