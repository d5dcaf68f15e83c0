"""Pages of a household: registering, bad input, a secret number, two people at once."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from kpm.models import Wilayah
from sasaran.models import Keluarga
from tests.factories import DusunFactory, KeluargaFactory
from tests.sasaran.bahan import ALAMAT, NIK_IBU, NO_KK, isi_keluarga, kirim, simpan, yakin


def test_a_household_is_registered_with_tidy_numbers(klien_kpm: Client, di_desa: Wilayah) -> None:
    isi = isi_keluarga(
        DusunFactory(desa=di_desa), telepon="+62 812-3456-7890", no_kk="6213 9901 0120 0001", air="ya", jamban="tidak"
    )
    tujuan = simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi)
    baru = Keluarga.objects.get()
    assert tujuan == f"{ALAMAT}keluarga/{baru.uuid}/"
    assert (baru.nomor, baru.rt, baru.telepon, baru.no_kk) == (1, "01", "081234567890", NO_KK)
    assert (baru.air, baru.air_dilihat, baru.jamban) == (True, dt.date(2026, 9, 17), False)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"kepala": ""}, "Belum diisi."),
        ({"kepala": "Suhardi 2"}, "Nama tidak berisi angka."),
        ({"dusun": ""}, "Belum dipilih."),
        ({"dusun": "99999"}, "Dusun ini tidak ada lagi."),
        ({"rt": "9" * 5000}, "Paling panjang 3 huruf, yang diisi 5000 huruf."),
        ({"telepon": "12"}, "Nomor telepon ditulis dengan angka"),
        ({"no_kk": "123"}, "Nomor KK harus 16 angka, yang diisi 3 angka."),
        ({"no_kk": NIK_IBU}, "tampaknya NIK seorang perempuan"),
        ({"air": "ya", "air_dilihat": "18-09-2026"}, "18 September 2026 belum terjadi."),
        ({"jamban": "ya", "jamban_dilihat": "31-02-2026"}, "Tanggal tidak terbaca."),
    ],
)
def test_a_household_with_bad_input_comes_back_as_it_was_typed(
    klien_kpm: Client, di_desa: Wilayah, isi: dict[str, Any], kalimat: str
) -> None:
    halaman = kirim(
        klien_kpm, f"{ALAMAT}keluarga/baru/", isi_keluarga(DusunFactory(desa=di_desa), alamat="cat biru") | isi
    )
    assert (kalimat in halaman, 'value="cat biru"' in halaman) == (True, True)
    assert Keluarga.objects.count() == 0


def test_a_nomor_kk_of_another_household_names_that_household(klien_kpm: Client, keluarga: Keluarga) -> None:
    KeluargaFactory(desa=keluarga.desa, kepala="Hasan", dusun=keluarga.dusun, no_kk=NO_KK)
    halaman = kirim(klien_kpm, f"{ALAMAT}keluarga/baru/", isi_keluarga(keluarga.dusun, kepala="Ali", no_kk=NO_KK))
    assert "Nomor KK ini sudah dipakai keluarga Hasan di Dusun Barat." in halaman


def test_a_household_like_one_that_exists_is_asked_about_once(klien_kpm: Client, keluarga: Keluarga) -> None:
    isi = isi_keluarga(keluarga.dusun, kepala="Suhardi")
    halaman = kirim(klien_kpm, f"{ALAMAT}keluarga/baru/", isi)
    assert "Keluarga Suhardi sudah ada di Dusun Barat RT 01. Ini keluarga lain?" in halaman
    simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi | {"yakin": yakin(halaman)})
    assert Keluarga.objects.count() == 2


def test_a_stored_nomor_kk_stays_when_the_field_is_empty_and_goes_when_asked(
    klien_kpm: Client, keluarga: Keluarga
) -> None:
    Keluarga.objects.get().delete()
    keluarga = KeluargaFactory(desa=keluarga.desa, dusun=keluarga.dusun, no_kk=NO_KK)
    alamat = f"{ALAMAT}keluarga/{keluarga.uuid}/ubah/"
    simpan(klien_kpm, alamat, isi_keluarga(keluarga.dusun, versi="1"))
    assert Keluarga.objects.get().no_kk == NO_KK
    simpan(klien_kpm, alamat, isi_keluarga(keluarga.dusun, versi="2", hapus_no_kk="on"))
    assert (Keluarga.objects.get().no_kk, Keluarga.objects.get().no_kk_indeks) == ("", "")


def test_a_stale_household_shows_both_values_and_the_second_save_decides(
    klien_kpm: Client, klien_admin: Client, keluarga: Keluarga
) -> None:
    alamat = f"{ALAMAT}keluarga/{keluarga.uuid}/ubah/"
    simpan(klien_admin, alamat, isi_keluarga(keluarga.dusun, versi="1", alamat="samping musala"))
    halaman = kirim(klien_kpm, alamat, isi_keluarga(keluarga.dusun, versi="1", alamat="cat biru"))
    assert "isian Anda “cat biru”, tersimpan “samping musala”" in halaman
    assert ('value="cat biru"' in halaman, 'name="versi" value="2"' in halaman) == (True, True)
    simpan(klien_kpm, alamat, isi_keluarga(keluarga.dusun, versi="2", alamat="cat biru"))
    assert Keluarga.objects.get().alamat == "cat biru"


def test_a_form_without_its_version_overwrites_nothing(klien_kpm: Client, keluarga: Keluarga) -> None:
    kirim(klien_kpm, f"{ALAMAT}keluarga/{keluarga.uuid}/ubah/", isi_keluarga(keluarga.dusun, kepala="Hasan"))
    assert Keluarga.objects.get().kepala == "Suhardi"


def test_the_rt_of_other_households_are_offered_and_any_other_may_be_typed(di_desa: Wilayah, klien_kpm: Client) -> None:
    for rt in ("02", "01", "02", ""):
        KeluargaFactory(desa=di_desa, rt=rt)
    halaman = klien_kpm.get(f"/{di_desa.kode}/sasaran/keluarga/baru/").content.decode()
    daftar = re.search(r'<input[^>]* list="([^"]+)"[^>]*><datalist id="([^"]+)">(.*?)</datalist>', halaman)
    assert daftar is not None
    assert (daftar[1] == daftar[2], re.findall('value="([^"]+)"', daftar[3])) == (True, ["01", "02"])


def buka(peramban: Client, alamat: str) -> str:
    return peramban.get(alamat).content.decode()


def test_whether_a_household_is_rentan_is_asked_stored_with_its_source_and_told_by_its_history(
    klien_kpm: Client, keluarga: Keluarga
) -> None:
    alamat = f"{ALAMAT}keluarga/{keluarga.uuid}/"
    assert 'Rumah tangga rentan</span><span class="lencana b belum">Belum dicatat' in buka(klien_kpm, alamat)
    simpan(klien_kpm, f"{alamat}ubah/", isi_keluarga(keluarga.dusun, versi="1", rentan="ya"))
    keluarga.refresh_from_db()
    assert (keluarga.rentan, keluarga.asal_data["rentan"]) == (True, ["wawancara", "2026-09-17"])
    assert 'Rumah tangga rentan</span><span class="lencana">Ya' in buka(klien_kpm, alamat)
    simpan(klien_kpm, f"{alamat}ubah/", isi_keluarga(keluarga.dusun, versi="2", rentan="tidak"))
    riwayat = klien_kpm.get(f"/{keluarga.desa.kode}/riwayat/keluarga/{keluarga.uuid}/").content.decode()
    assert "Rumah tangga rentan Ya menjadi → Tidak" in " ".join(re.sub(r"<[^>]+>", " ", riwayat).split())


def test_a_new_household_is_registered_rentan(klien_kpm: Client, keluarga: Keluarga) -> None:
    simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi_keluarga(keluarga.dusun, kepala="Wahyuni", rentan="ya"))
    assert Keluarga.objects.get(kepala="Wahyuni").rentan is True


def test_the_number_of_the_village_book_stands_on_the_page_and_in_no_form(
    klien_kpm: Client, keluarga: Keluarga
) -> None:
    alamat = f"{ALAMAT}keluarga/{keluarga.uuid}/"
    assert "buku desa" not in buka(klien_kpm, alamat)
    Keluarga.objects.update(nomor_asal="RT-17")
    assert f"Rumah tangga nomor {keluarga.nomor} (di buku desa RT-17)" in buka(klien_kpm, alamat)
    simpan(klien_kpm, f"{alamat}ubah/", isi_keluarga(keluarga.dusun, versi="1"))
    assert Keluarga.objects.get().nomor_asal == "RT-17"
