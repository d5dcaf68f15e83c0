"""Pages of a pregnancy: the door, questions, correction, and its end that makes the child once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.factories import DusunFactory, KeluargaFactory, OrangFactory
from tests.sasaran.bahan import ALAMAT, NIK_IBU, anak, bayi, ibu, kirim, simpan, yakin


def test_a_mother_and_a_new_household_are_one_page_at_the_door(klien_kpm: Client, di_desa: Wilayah) -> None:
    isi = ibu(kepala="Suhardi", dusun=DusunFactory(desa=di_desa).pk, rt="1", suami="Suhardi", kek="on")
    tujuan = simpan(klien_kpm, f"{ALAMAT}ibu/baru/", isi)
    hamil = Kehamilan.objects.get()
    assert tujuan == f"{ALAMAT}{hamil.ibu.uuid}/"
    assert (hamil.ibu.nama, hamil.ibu.jenis_kelamin, hamil.ibu.nik) == ("Rohana", "P", "")
    assert (hamil.ibu.keluarga.kepala, hamil.ibu.keluarga.nomor) == ("Suhardi", 1)
    assert (hamil.hpht, hamil.kek, hamil.resti, hamil.sejak) == (
        dt.date(2026, 3, 10),
        True,
        False,
        dt.date(2026, 9, 17),
    )


def test_a_mother_is_added_to_the_household_of_the_address(klien_kpm: Client, keluarga: Keluarga) -> None:
    alamat = f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}"
    assert 'name="kepala"' not in klien_kpm.get(alamat).content.decode()
    simpan(klien_kpm, alamat, ibu())
    assert Orang.objects.get().keluarga == keluarga


def test_a_household_that_seems_known_is_offered_before_a_new_one_is_made(
    klien_kpm: Client, keluarga: Keluarga
) -> None:
    isi = ibu(kepala="SUHARDI", dusun=keluarga.dusun.pk)
    halaman = kirim(klien_kpm, f"{ALAMAT}ibu/baru/", isi)
    assert "Keluarga dengan nama ini sudah ada. Pilih salah satu." in halaman
    simpan(klien_kpm, f"{ALAMAT}ibu/baru/", isi | {"pilih_keluarga": str(keluarga.uuid)})
    assert (Keluarga.objects.count(), Orang.objects.get().keluarga) == (1, keluarga)
    simpan(klien_kpm, f"{ALAMAT}ibu/baru/", isi | {"pilih_keluarga": "baru", "nama": "Yuliana"})
    assert Keluarga.objects.count() == 2


def test_a_known_household_is_found_by_its_head_on_the_same_page(klien_kpm: Client, keluarga: Keluarga) -> None:
    halaman = klien_kpm.get(f"{ALAMAT}ibu/baru/?cari=suha").content.decode()
    assert f'href="?keluarga={keluarga.uuid}"' in halaman
    assert "Belum ada keluarga dengan nama" in klien_kpm.get(f"{ALAMAT}ibu/baru/?cari=zz").content.decode()


def test_a_household_of_another_village_is_not_found_in_the_address(
    klien_kpm: Client, desa_lain: Wilayah, desa: Wilayah
) -> None:
    with lingkup(desa_lain.kode):
        lain = KeluargaFactory(desa=desa_lain)
    for pengenal in (lain.uuid, "bukan-uuid"):
        assert klien_kpm.get(f"{ALAMAT}ibu/baru/?keluarga={pengenal}").status_code == 404
        assert klien_kpm.post(f"{ALAMAT}anak/baru/?keluarga={pengenal}", anak()).status_code == 404


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nama": ""}, "Belum diisi."),
        ({"nik": "6213994113950001"}, "bukan tanggal yang ada"),
        ({"tanggal_lahir": "01-01-2031"}, "1 Januari 2031 belum terjadi."),
        ({"hpht": ""}, "HPHT masih kosong."),
        ({"hpht": "10-03-2031"}, "belum terjadi"),
        ({"kehamilan_ke": "0"}, "Paling kecil 1."),
        ({"kehamilan_ke": "dua"}, "Tulis angka bulat"),
        ({"asal_tanggal": "hpl_usg", "hpht": "", "hpl": "12-2026"}, "Tulis tanggal lengkap"),
        ({"asal_tanggal": "hpl_usg", "hpht": "", "hpl": "122026"}, "Tulis tanggal lengkap"),
        ({"sejak": "09-03-2026"}, "Tidak mungkin didata sebelum HPHT"),
    ],
)
def test_a_mother_with_bad_input_comes_back_as_it_was_typed(
    klien_kpm: Client, keluarga: Keluarga, isi: dict[str, Any], kalimat: str
) -> None:
    halaman = kirim(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", ibu(suami="Suhardi") | isi)
    assert (kalimat in halaman, 'value="Suhardi"' in halaman) == (True, True)
    assert Orang.objects.count() == 0


@pytest.mark.parametrize("hpl", ["12-2026", "12/2026", "122026", "01-12-2026", "01122026"])
def test_a_month_is_enough_for_the_expected_birth(klien_kpm: Client, keluarga: Keluarga, hpl: str) -> None:
    isi = ibu(asal_tanggal="hpl_bulan", hpht="", hpl=hpl)
    simpan(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", isi)
    assert (Kehamilan.objects.get().hpl, Kehamilan.objects.get().hpht_hitung) == (dt.date(2026, 12, 1), None)


def test_an_expected_month_is_shown_without_a_day(klien_kpm: Client, keluarga: Keluarga) -> None:
    isi = ibu(asal_tanggal="hpl_bulan", hpht="", hpl="12-2026")
    simpan(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", isi)
    hamil = Kehamilan.objects.get()
    for alamat in (f"{hamil.ibu.uuid}/", f"kehamilan/{hamil.uuid}/persalinan/"):
        halaman = klien_kpm.get(f"{ALAMAT}{alamat}").content.decode()
        assert ("Desember 2026" in halaman, "1 Desember 2026" in halaman) == (True, False)


@pytest.mark.parametrize("hpht", ["10 Maret 2026", "10 mar 2026", "10/03/2026", "10032026"])
def test_a_date_is_read_as_people_write_it(klien_kpm: Client, keluarga: Keluarga, hpht: str) -> None:
    simpan(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", ibu(hpht=hpht))
    assert Kehamilan.objects.get().hpht == dt.date(2026, 3, 10)


def test_a_doubtful_nik_is_asked_about_and_not_refused(klien_kpm: Client, keluarga: Keluarga) -> None:
    alamat = f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}"
    isi = ibu(nik=NIK_IBU, tanggal_lahir="02-01-1995")
    halaman = kirim(klien_kpm, alamat, isi)
    assert "Tanggal lahir menurut NIK 1 Januari 1995, yang diisi 2 Januari 1995. Sudah benar?" in halaman
    lain = kirim(klien_kpm, alamat, isi | {"tanggal_lahir": "03-01-1995", "yakin": yakin(halaman)})
    assert "yang diisi 3 Januari 1995" in lain  # a tick given to another question does not count
    simpan(klien_kpm, alamat, isi | {"yakin": yakin(halaman)})
    assert Orang.objects.get().nik == NIK_IBU


def test_a_nik_that_is_known_names_its_owner(klien_kpm: Client, keluarga: Keluarga) -> None:
    OrangFactory(desa=keluarga.desa, keluarga=keluarga, nama="Fatimah", nik=NIK_IBU)
    halaman = kirim(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", ibu(nik=NIK_IBU))
    assert "NIK ini sudah terdaftar atas nama Fatimah di Dusun Barat." in halaman


def test_two_people_registering_one_nik_at_once_get_a_sentence(
    klien_kpm: Client, keluarga: Keluarga, monkeypatch: pytest.MonkeyPatch
) -> None:
    OrangFactory(desa=keluarga.desa, keluarga=keluarga, nama="Fatimah", nik=NIK_IBU)
    monkeypatch.setattr("sasaran.kueri.orang_nik", lambda nik: None)  # looked before the other one saved
    halaman = kirim(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", ibu(nik=NIK_IBU))
    assert ("NIK ini sudah terdaftar di desa ini." in halaman, Orang.objects.count()) == (True, 1)


def test_a_woman_of_the_household_is_offered_instead_of_a_second_record(klien_kpm: Client, hamil: Kehamilan) -> None:
    Kehamilan.objects.update(berakhir_pada=dt.date(2026, 1, 1), hasil="keguguran")
    alamat = f"{ALAMAT}ibu/baru/?keluarga={hamil.ibu.keluarga.uuid}"
    assert f"{ALAMAT}{hamil.ibu.uuid}/kehamilan/baru/" in klien_kpm.get(alamat).content.decode()
    assert "Rohana sudah terdaftar di keluarga Suhardi" in kirim(klien_kpm, alamat, ibu(nama="Rohana"))


def test_a_known_woman_gets_her_next_pregnancy(klien_kpm: Client, hamil: Kehamilan) -> None:
    alamat = f"{ALAMAT}{hamil.ibu.uuid}/kehamilan/baru/"
    assert klien_kpm.get(alamat).status_code == 302  # one is running
    Kehamilan.objects.update(berakhir_pada=dt.date(2026, 3, 1), hasil="keguguran", kehamilan_ke=2)
    assert 'value="3"' in klien_kpm.get(alamat).content.decode()
    halaman = kirim(klien_kpm, alamat, ibu(hpht="28-02-2026"))
    assert "HPHT harus sesudah kehamilan sebelumnya berakhir (1 Maret 2026)." in halaman
    simpan(klien_kpm, alamat, ibu())
    assert Kehamilan.objects.count() == 2


def test_a_pregnancy_is_corrected_after_the_birth_too(klien_kpm: Client, hamil: Kehamilan) -> None:
    simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", bayi())
    isi = ibu(hpht="05-12-2025", sejak="10-04-2026", versi="2", berakhir_pada="02-09-2026")
    simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/ubah/", isi)
    hamil.refresh_from_db()
    assert (hamil.hpht, hamil.berakhir_pada) == (dt.date(2025, 12, 5), dt.date(2026, 9, 2))
    assert Anak.objects.get().orang.tanggal_lahir == dt.date(2026, 9, 2)


def test_a_birth_leads_to_the_child_and_a_second_click_to_the_same_one(klien_kpm: Client, hamil: Kehamilan) -> None:
    alamat = f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/"
    assert 'value="Bayi Rohana"' in klien_kpm.get(alamat).content.decode()
    tujuan = [simpan(klien_kpm, alamat, bayi()) for _ in range(2)]
    satu = Anak.objects.get()
    assert tujuan == [f"{ALAMAT}{satu.orang.uuid}/"] * 2
    assert klien_kpm.get(alamat).headers["Location"] == tujuan[0]


def test_twins_are_written_in_the_folded_rows(klien_kpm: Client, hamil: Kehamilan) -> None:
    isi = bayi(jenis_kelamin_2="P", berat_2="2.9")
    simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", isi)
    semua = [(a.orang.nama, a.no_kia, str(a.berat_lahir)) for a in Anak.objects.select_related("orang")]
    assert semua == [("Bayi Rohana 1", "KIA-7", "3.10"), ("Bayi Rohana 2", "KIA-7", "2.90")]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"jenis_kelamin_1": ""}, "Pilih laki-laki atau perempuan."),
        ({"berat_1": "3100"}, "3.100 kg tidak mungkin. Maksud Anda 3,1 kg?"),
        ({"berat_1": "tiga"}, "Tulis angka saja, misalnya 8,55."),
        ({"panjang_1": "4,9"}, "4,9 cm tidak mungkin. Harus 25 sampai 65 cm."),
        ({"tanggal": "18-09-2026"}, "18 September 2026 belum terjadi."),
        ({"tanggal": "01-02-2026"}, "Baru 8 minggu sejak HPHT (1 Desember 2025)."),
        ({"hasil": ""}, "Belum dipilih."),
        ({"nama_3": "Bayi Tiga"}, "Pilih laki-laki atau perempuan."),
    ],
)
def test_a_birth_with_bad_input_comes_back_and_ends_nothing(
    klien_kpm: Client, hamil: Kehamilan, isi: dict[str, Any], kalimat: str
) -> None:
    halaman = kirim(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", bayi(**isi))
    hamil.refresh_from_db()
    assert (kalimat in halaman, 'value="Bayi Rohana"' in halaman, hamil.hasil) == (True, True, "")


def test_a_loss_makes_no_child_and_asks_before_leaving_what_was_written_about_one(
    klien_kpm: Client, hamil: Kehamilan
) -> None:
    alamat = f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/"
    assert "Isian bayi tidak ikut disimpan" in kirim(klien_kpm, alamat, bayi(hasil="lahir_mati"))
    isi = {"tanggal": "03-09-2026", "hasil": "lahir_mati", "nama_1": "Bayi Rohana", "no_kia_1": "KIA-7"}
    assert simpan(klien_kpm, alamat, isi) == f"{ALAMAT}{hamil.ibu.uuid}/"
    assert (Anak.objects.count(), Kehamilan.objects.get().hasil) == (0, "lahir_mati")


def test_a_birth_is_taken_back_by_a_button_and_not_by_a_link(klien_kpm: Client, hamil: Kehamilan) -> None:
    simpan(klien_kpm, f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/", bayi())
    alamat = f"{ALAMAT}kehamilan/{hamil.uuid}/persalinan/batal/"
    assert klien_kpm.get(alamat).status_code == 405
    klien_kpm.post(alamat, {"versi": "1"})
    assert Anak.objects.count() == 1
    assert klien_kpm.post(alamat, {"versi": "2"}).headers["Location"] == f"{ALAMAT}{hamil.ibu.uuid}/"
    assert (Anak.objects.count(), Kehamilan.objects.get().berakhir_pada) == (0, None)
