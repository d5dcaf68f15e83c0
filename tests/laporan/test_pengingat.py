"""Reminders as a page: what is suggested, who stands on the list, whose home one goes to."""

from __future__ import annotations

import datetime as dt
import html
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kpm.models import Fasilitas, Pengguna, Wilayah
from laporan.kueri_pengingat import diundang, tanpa_posyandu
from laporan.pengingat import AYAH, KELAS_IBU, POSYANDU, TIMBANG, Jumlah
from sasaran.models import Anak, Keluarga, Orang
from tests.conftest import HARI_INI, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
    SesiFactory,
)

BUKA = dt.date(2026, 9, 20)


@pytest.fixture
def melati(di_desa: Wilayah) -> Fasilitas:
    satu: Fasilitas = PosyanduFactory(desa=di_desa, nama="Posyandu Melati", tanggal_buka=20, pukul="08.00-11.00")
    return satu


def rumah(desa: Wilayah, telepon: str = "", **lain: Any) -> Keluarga:
    satu: Keluarga = KeluargaFactory(desa=desa, telepon=telepon, **lain)
    return satu


def anak(melati: Fasilitas, keluarga: Keluarga, nama: str, ibu: Orang | None = None, **lain: Any) -> Anak:
    satu: Anak = AnakFactory(desa=melati.desa, keluarga=keluarga, nama=nama, ibu=ibu, **lain)
    satu.orang.posyandu = melati
    satu.orang.save()
    return satu


def buka(peramban: Client, desa: Wilayah, kueri: str = "") -> str:
    return html.unescape(peramban.get(f"/{desa.kode}/pengingat/{kueri}").content.decode())


def tautan(halaman: str) -> list[str]:
    """The links that open WhatsApp at a number."""
    return [satu.split('"')[0] for satu in halaman.split('href="')[1:] if satu.startswith("https://wa.me/62")]


# ---------------------------------------------------------------- who


def test_each_mother_of_a_household_is_asked_once_with_all_her_children(melati: Fasilitas) -> None:
    keluarga = rumah(melati.desa, "081234567890", kepala="Rahmat")
    ibu = OrangFactory(desa=melati.desa, keluarga=keluarga, nama="Siti Aminah", posyandu=melati)
    KehamilanFactory(desa=melati.desa, ibu=ibu)
    anak(melati, keluarga, "Ahmad", ibu)
    anak(melati, keluarga, "Zahra", ibu, lahir=dt.date(2023, 1, 1))
    anak(melati, keluarga, "Umar", nama_ibu="Nurbaya")
    hasil = diundang(POSYANDU, BUKA, posyandu=melati)
    assert [(p.sapaan, p.anak, p.hamil) for p in hasil.penerima] == [
        ("Ibu Nurbaya", ("Umar",), False), ("Ibu Siti Aminah", ("Ahmad", "Zahra"), True),
    ]  # fmt: skip
    assert hasil.jumlah == Jumlah(anak=3, hamil=1)


def test_the_months_of_measuring_are_for_children(melati: Fasilitas) -> None:
    keluarga = rumah(melati.desa, "081234567890", kepala="Rahmat")
    for nama in ("Siti Aminah", "Nurbaya"):
        KehamilanFactory(
            desa=melati.desa, ibu=OrangFactory(desa=melati.desa, keluarga=keluarga, nama=nama, posyandu=melati)
        )
    anak(melati, keluarga, "Umar", nama_ibu="Halimah")
    hasil = diundang(TIMBANG, BUKA, posyandu=melati)
    assert [(p.sapaan, p.anak, p.hamil) for p in hasil.penerima] == [("Ibu Halimah", ("Umar",), False)]
    assert hasil.jumlah == Jumlah(anak=1)


def test_nobody_greets_a_mother_who_is_not_there(melati: Fasilitas) -> None:
    keluarga = rumah(melati.desa, kepala="Rahmat")
    wafat = OrangFactory(
        desa=melati.desa,
        keluarga=keluarga,
        nama="Almarhumah",
        keluar_pada=dt.date(2026, 1, 1),
        sebab_keluar="meninggal",
    )
    nenek = OrangFactory(desa=melati.desa, keluarga=keluarga, nama="Halimah")
    anak(melati, keluarga, "Ahmad", wafat)
    anak(melati, keluarga, "Zahra", wafat, pengasuh=nenek, hubungan_pengasuh="nenek")
    sapaan = [p.sapaan for p in diundang(POSYANDU, BUKA, posyandu=melati).penerima]
    assert sapaan == ["Bapak/Ibu Halimah", "Keluarga Rahmat"]


def test_who_is_due_is_below_five_here_and_of_this_posyandu(melati: Fasilitas) -> None:
    keluarga = rumah(melati.desa)
    anak(melati, keluarga, "Lima tahun", lahir=dt.date(2021, 9, 20))
    anak(melati, keluarga, "Hampir lima", lahir=dt.date(2021, 9, 21))
    anak(melati, keluarga, "Belum lahir", lahir=dt.date(2026, 9, 21))
    pindah = anak(melati, keluarga, "Pindah")
    Orang.objects.filter(pk=pindah.orang.pk).update(keluar_pada=dt.date(2026, 9, 1), sebab_keluar="pindah")
    wafat = anak(melati, keluarga, "Wafat")
    Orang.objects.filter(pk=wafat.orang.pk).update(keluar_pada=dt.date(2026, 9, 1), sebab_keluar="meninggal")
    AnakFactory(desa=melati.desa, keluarga=keluarga, nama="Tanpa posyandu")
    melahirkan = OrangFactory(desa=melati.desa, posyandu=melati)
    KehamilanFactory(desa=melati.desa, ibu=melahirkan, berakhir_pada=dt.date(2026, 9, 1), hasil="keguguran")
    hasil = diundang(POSYANDU, BUKA, posyandu=melati)
    assert [nama for p in hasil.penerima for nama in p.anak] == ["Hampir lima"]
    assert (hasil.jumlah, tanpa_posyandu(BUKA)) == (Jumlah(anak=1), 1)


def test_each_father_of_a_pregnancy_or_a_child_below_two_is_asked_once(di_desa: Wilayah) -> None:
    keluarga = rumah(di_desa, "081234567890")
    ibu = OrangFactory(desa=di_desa, keluarga=keluarga)
    KehamilanFactory(desa=di_desa, ibu=ibu, suami="Ahmad Yani")
    AnakFactory(desa=di_desa, keluarga=keluarga, nama="Zahra", nama_ayah="ahmad  yani")
    AnakFactory(desa=di_desa, nama="Besar", lahir=dt.date(2024, 9, 20), nama_ayah="Lain")
    hasil = diundang(AYAH, BUKA, posyandu=None)
    assert [(p.sapaan, p.anak, p.hamil) for p in hasil.penerima] == [("Bapak Ahmad Yani", ("Zahra",), True)]
    assert hasil.jumlah == Jumlah(ayah=1)


def test_the_class_is_for_pregnant_women_of_the_work_area(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    sini, sana = KehamilanFactory(desa=di_desa), KehamilanFactory(desa=di_desa)
    AnakFactory(desa=di_desa)
    assert diundang(KELAS_IBU, BUKA, posyandu=None).jumlah == Jumlah(hamil=2)
    kpm.penugasan.get().wilayah_kerja.create(desa=di_desa, dusun=sini.ibu.keluarga.dusun)
    alamat = "?acara=kelas_ibu&tanggal=20-09-2026&daftar=rumah"
    halaman = buka(klien_kpm, di_desa, alamat)
    assert (sini.ibu.nama in halaman, sana.ibu.nama in halaman) == (True, False)
    assert sana.ibu.nama in buka(klien_kpm, di_desa, f"{alamat}&wilayah=semua")


# ---------------------------------------------------------------- the page


def test_the_page_begins_with_what_is_usual_at_the_posyandu(melati: Fasilitas, klien_kpm: Client) -> None:
    halaman = buka(klien_kpm, melati.desa)
    assert 'value="20-09-2026"' in halaman
    assert "Minggu, 20 September 2026 pukul 08.00-11.00" in halaman
    assert "*Hari buka Posyandu Melati*" in halaman


def test_a_planned_session_gives_day_time_and_place(di_desa: Wilayah, klien_kpm: Client) -> None:
    SesiFactory(desa=di_desa, jenis="kelas_ibu", tanggal=dt.date(2026, 9, 1), tempat="Lama")
    SesiFactory(desa=di_desa, jenis="ayah", tanggal=dt.date(2026, 9, 18), tempat="Masjid")
    SesiFactory(desa=di_desa, jenis="kelas_ibu", tanggal=dt.date(2026, 9, 24), jam=dt.time(9), tempat="Balai desa")
    halaman = buka(klien_kpm, di_desa, "?acara=kelas_ibu")
    assert "Kamis, 24 September 2026 pukul 09.00" in halaman
    assert "Tempat: Balai desa" in halaman
    assert "Jumat, 18 September 2026" in buka(klien_kpm, di_desa, "?acara=ayah")


def test_what_the_address_says_wins(melati: Fasilitas, klien_kpm: Client) -> None:
    halaman = buka(klien_kpm, melati.desa, "?acara=posyandu&tanggal=2026-09-25&pukul=14.00&tempat=Rumah+Kadus")
    assert "Jumat, 25 September 2026 pukul 14.00" in halaman
    assert "Tempat: Rumah Kadus" in halaman


def test_another_posyandu_brings_its_own_day_time_and_place(melati: Fasilitas, klien_kpm: Client) -> None:
    """What somebody typed stays; what only stood there from the posyandu before goes."""
    mawar = PosyanduFactory(desa=melati.desa, nama="Posyandu Mawar", tanggal_buka=25, pukul="09.00")
    halaman = buka(klien_kpm, melati.desa, f"?acara=posyandu&posyandu={melati.uuid}")
    assert f'name="semula" value="{melati.uuid}"' in halaman
    pindah = f"?acara=posyandu&posyandu={mawar.uuid}&semula={melati.uuid}&tanggal=20-09-2026"

    usai = buka(klien_kpm, melati.desa, f"{pindah}&pukul=08.00-11.00&tempat=Posyandu+Melati")
    assert "Jumat, 25 September 2026 pukul 09.00\nTempat: Posyandu Mawar\n" in usai
    diketik = buka(klien_kpm, melati.desa, f"{pindah}&pukul=10.00&tempat=Balai+desa")
    assert "Jumat, 25 September 2026 pukul 10.00\nTempat: Balai desa\n" in diketik


@pytest.mark.parametrize(
    ("kueri", "kalimat"),
    [
        ("?tanggal=16-09-2026", "Tanggal ini sudah lewat."),
        ("?tanggal=19-09-2027", "Paling jauh satu tahun ke depan."),
        ("?tanggal=besok", "Tanggal tidak terbaca."),
        ("?tanggal=", "Belum diisi."),
        (f"?pukul={'1' * 21}", "Paling panjang 20 huruf"),
    ],
)
def test_a_wrong_day_gives_a_sentence_and_no_text(
    melati: Fasilitas, klien_kpm: Client, kueri: str, kalimat: str
) -> None:
    halaman = buka(klien_kpm, melati.desa, kueri)
    assert (kalimat in halaman, "wa.me" in halaman) == (True, False)


def test_nonsense_in_the_address_is_no_error(melati: Fasilitas, klien_kpm: Client) -> None:
    assert "*Hari buka Posyandu Melati*" in buka(klien_kpm, melati.desa, "?acara=pesta&posyandu=x&halaman=x&daftar=x")


def test_a_village_without_a_posyandu_is_told_so(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert "Belum ada posyandu" in buka(klien_kpm, di_desa)


def test_a_number_opens_whatsapp_and_a_home_without_one_is_visited(melati: Fasilitas, klien_kpm: Client) -> None:
    for telepon, nama in (("0812-3456-7890", "Siti"), ("0371 21234", "Nurbaya"), ("", "Halimah")):
        anak(melati, rumah(melati.desa, telepon), f"Anak {nama}", nama_ibu=nama)
    halaman = buka(klien_kpm, melati.desa)
    [satu] = tautan(halaman)
    assert urlsplit(satu).path == "/6281234567890"
    assert parse_qs(urlsplit(satu).query)["text"][0].startswith("Yth. Ibu Siti,\n")
    assert ("Ibu Nurbaya" in halaman, "Ibu Halimah" in halaman) == (False, False)

    datangi = buka(klien_kpm, melati.desa, "?daftar=rumah")
    assert (tautan(datangi), "0371 21234, bukan nomor seluler" in datangi, "belum ada" in datangi) == ([], True, True)


def test_every_link_out_is_plain_and_tells_nothing_of_where_it_comes_from(melati: Fasilitas, klien_kpm: Client) -> None:
    anak(melati, rumah(melati.desa, "081234567890"), "Ahmad", nama_ibu="Siti")
    halaman = buka(klien_kpm, melati.desa)
    luar = [satu.split(">")[0] for satu in halaman.split("<a ")[1:] if "https://" in satu.split(">")[0]]
    assert len(luar) == 2
    assert all('rel="noopener noreferrer"' in satu and "target" not in satu for satu in luar)
    assert "<script src=" in halaman
    assert [s for s in halaman.split('src="')[1:] if not s.startswith("/static/")] == []


def test_no_text_holds_a_nik_a_result_or_the_name_of_a_child(melati: Fasilitas, klien_kpm: Client) -> None:
    keluarga = rumah(melati.desa, "081234567890")
    ibu = OrangFactory(desa=melati.desa, keluarga=keluarga, nama="Siti", nik="6213994101000001", posyandu=melati)
    KehamilanFactory(desa=melati.desa, ibu=ibu, kek=True, resti=True)
    anak(melati, keluarga, "Zahra Rahasia", ibu)
    for acara in ("posyandu", "timbang", "kelas_ibu", "ayah"):
        [satu] = tautan(buka(klien_kpm, melati.desa, f"?acara={acara}&tanggal=20-09-2026"))
        teks = parse_qs(urlsplit(satu).query)["text"][0].casefold()
        for kata in ("6213", "rahasia", "kek", "risiko", "stunting", "gizi", "kurang", "tikar", "imunisasi"):
            assert kata not in teks, (acara, kata)


def test_who_reads_counts_only_sees_no_page(melati: Fasilitas, desa: Wilayah) -> None:
    for peran, status in (("bidan", 200), ("kepala_desa", 200), ("anggota_rds", 403), ("bpd", 403)):
        orang = PenggunaFactory()
        PenugasanFactory(pengguna=orang, wilayah=desa, peran=peran)
        assert klien(orang).get(f"/{desa.kode}/pengingat/").status_code == status


# ---------------------------------------------------------------- the cost


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(("acara", "kueri"), [("posyandu", 11), ("timbang", 11), ("kelas_ibu", 7), ("ayah", 8)])
def test_the_page_costs_the_same_queries_for_one_and_three(
    melati: Fasilitas,
    klien_kpm: Client,
    banyak: int,
    acara: str,
    kueri: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(banyak):
        anak(melati, rumah(melati.desa, f"08123456789{n}"), f"Anak {n}", nama_ibu=f"Ibu {n}")
        hamil = KehamilanFactory(desa=melati.desa)
        Orang.objects.filter(pk=hamil.ibu.pk).update(posyandu=melati)
    with django_assert_num_queries(kueri):
        klien_kpm.get(f"/{melati.desa.kode}/pengingat/?acara={acara}&tanggal=20-09-2026")


def test_a_thousand_children_come_in_pages_of_few_kilobytes(
    melati: Fasilitas, klien_kpm: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dusun = DusunFactory(desa=melati.desa)
    keluarga = Keluarga.objects.bulk_create(
        Keluarga(desa=melati.desa, nomor=1000 + n, kepala=f"Kepala {n}", dusun=dusun, telepon=f"0812{n:07}")
        for n in range(1000)
    )
    orang = Orang.objects.bulk_create(
        Orang(
            desa=melati.desa, keluarga=satu, nama=f"Anak {n}", jenis_kelamin="L", posyandu=melati,
            tanggal_lahir=dt.date(2025, 6, 15),
        )
        for n, satu in enumerate(keluarga)
    )  # fmt: skip
    Anak.objects.bulk_create(
        Anak(desa=melati.desa, orang=satu, nama_ibu=f"Siti {n}", sejak=dt.date(2025, 6, 15))
        for n, satu in enumerate(orang)
    )
    with django_assert_num_queries(11):
        halaman = klien_kpm.get(f"/{melati.desa.kode}/pengingat/")
    assert len(halaman.content) < 60_000
    assert "1–30 dari 1000 keluarga" in halaman.content.decode()
    assert HARI_INI < BUKA


def test_the_office_writes_when_a_posyandu_opens(melati: Fasilitas, klien_admin: Client) -> None:
    alamat = f"/{melati.desa.kode}/desa/fasilitas/{melati.uuid}/"
    isi = {"jenis": "posyandu", "nama": "Posyandu Melati", "versi": 1, "tanggal_buka": "32", "pukul": "09.00"}
    assert "Isi tanggal 1 sampai 31." in klien_admin.post(alamat, isi).content.decode()
    klien_admin.post(alamat, isi | {"tanggal_buka": "25"})
    melati.refresh_from_db()
    assert (melati.tanggal_buka, melati.pukul) == (25, "09.00")
    assert "buka tiap tanggal 25, 09.00" in klien_admin.get(f"/{melati.desa.kode}/desa/").content.decode()


def test_a_page_that_was_asked_nothing_yet_refuses_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    PosyanduFactory(desa=di_desa)
    halaman = klien_kpm.get(f"/{di_desa.kode}/pengingat/")
    assert halaman.context["form"].is_bound is False
    assert "Belum tersimpan" not in halaman.text
