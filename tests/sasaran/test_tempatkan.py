"""Many households put into their dusun at once, after a file that did not tell where they stand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Dusun, Pengguna, Wilayah, WilayahKerja
from sasaran.aturan import DUSUN_BELUM
from sasaran.models import Keluarga
from tests.conftest import klien
from tests.factories import DusunFactory, KeluargaFactory, OrangFactory

ALAMAT = "/52.04.20.2005/sasaran/tempatkan/"


@pytest.fixture
def belum(di_desa: Wilayah) -> Dusun:
    return DusunFactory(desa=di_desa, nama=DUSUN_BELUM)


@pytest.fixture
def kaung(di_desa: Wilayah) -> Dusun:
    return DusunFactory(desa=di_desa, nama="Kaung")


def rumah(belum: Dusun, jumlah: int = 1, **isi: Any) -> list[Keluarga]:
    return [KeluargaFactory(desa=belum.desa, dusun=belum, **isi) for _ in range(jumlah)]


def di(dusun: Dusun) -> list[int]:
    return sorted(Keluarga.objects.filter(dusun=dusun).values_list("pk", flat=True))


def test_the_ticked_households_move_and_keep_a_trace(
    klien_kpm: Client, kpm: Pengguna, belum: Dusun, kaung: Dusun
) -> None:
    satu, dua, tiga = rumah(belum, 3)

    jawab = klien_kpm.post(ALAMAT, {"rumah": [satu.uuid, tiga.uuid], "ke": kaung.pk}, follow=True)

    assert "2 rumah tangga ditempatkan di Kaung." in jawab.content.decode()
    assert (di(kaung), di(belum)) == ([satu.pk, tiga.pk], [dua.pk])
    satu.refresh_from_db()
    assert (satu.versi, satu.diubah_oleh) == (2, kpm)
    riwayat = satu.history.latest()
    assert (riwayat.history_type, riwayat.dusun_id, riwayat.history_user) == ("~", kaung.pk, kpm)


def test_all_of_a_page_move_with_the_other_button(klien_kpm: Client, belum: Dusun, kaung: Dusun) -> None:
    semua = rumah(belum, 42)

    klien_kpm.post(ALAMAT, {"ke": kaung.pk, "semua": "1"})

    assert (len(di(kaung)), len(di(belum))) == (40, 2)
    assert len(semua) == 42


def test_what_is_sent_twice_moves_nothing_the_second_time(klien_kpm: Client, belum: Dusun, kaung: Dusun) -> None:
    [satu] = rumah(belum)
    isi = {"rumah": [satu.uuid], "ke": kaung.pk}

    klien_kpm.post(ALAMAT, isi)
    jawab = klien_kpm.post(ALAMAT, isi, follow=True)

    satu.refresh_from_db()
    assert (satu.dusun, satu.versi) == (kaung, 2)
    assert "Semua rumah tangga punya dusun" in jawab.content.decode()


@pytest.mark.parametrize(
    ("centang", "pilih", "kalimat"),
    [(False, True, "Centang dulu rumah tangganya."), (True, False, "Pilih dusunnya dulu.")],
)
def test_what_is_missing_is_said_and_the_ticks_stay(
    klien_kpm: Client, belum: Dusun, kaung: Dusun, centang: bool, pilih: bool, kalimat: str
) -> None:
    [satu] = rumah(belum)

    isi = klien_kpm.post(
        ALAMAT, {"rumah": [satu.uuid] if centang else [], "ke": kaung.pk if pilih else ""}
    ).content.decode()

    assert kalimat in isi
    assert (f'value="{satu.uuid}" checked' in isi) is centang
    assert di(belum) == [satu.pk]


def test_only_dusun_in_use_are_offered(klien_kpm: Client, belum: Dusun, kaung: Dusun) -> None:
    lama = DusunFactory(desa=belum.desa, nama="Dusun Lama", ditutup_pada=dt.date(2026, 1, 1))
    [satu] = rumah(belum)

    for dusun in (lama, belum):
        klien_kpm.post(ALAMAT, {"rumah": [satu.uuid], "ke": dusun.pk})

    assert di(belum) == [satu.pk]


def test_a_place_in_another_village_is_none(klien_kpm: Client, belum: Dusun, kaung: Dusun, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        asing = DusunFactory(desa=desa_lain, nama="Asing")
        [rumah_asing] = rumah(asing)
    [satu] = rumah(belum)

    klien_kpm.post(ALAMAT, {"rumah": [satu.uuid], "ke": asing.pk})
    klien_kpm.post(ALAMAT, {"rumah": [rumah_asing.uuid], "ke": kaung.pk})

    assert klien_kpm.get(f"{ALAMAT}?dusun={asing.uuid}").status_code == 404
    assert klien_kpm.get(f"{ALAMAT}?dusun=bukan").status_code == 404
    with lingkup(desa_lain.kode):
        assert Keluarga.objects.get().dusun == asing
    assert di(belum) == [satu.pk]


def test_a_kpm_of_another_dusun_moves_nobody(desa: Wilayah, kpm: Pengguna, belum: Dusun, kaung: Dusun) -> None:
    [satu] = rumah(belum)
    WilayahKerja.objects.create(desa=desa, penugasan=kpm.penugasan.get(), dusun=kaung)

    jawab = klien(kpm).post(ALAMAT, {"rumah": [satu.uuid], "ke": kaung.pk})

    assert jawab.status_code == 403
    assert di(belum) == [satu.pk]


def test_who_only_reads_is_refused(klien_kades: Client, belum: Dusun) -> None:
    assert klien_kades.get(ALAMAT).status_code == 403


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_asks_the_same_whatever_its_length(
    klien_kpm: Client, belum: Dusun, kaung: Dusun, jumlah: int, django_assert_num_queries: Any
) -> None:
    for satu in rumah(belum, jumlah):
        OrangFactory(desa=belum.desa, keluarga=satu)
    klien_kpm.get(ALAMAT)

    with django_assert_num_queries(8):
        klien_kpm.get(ALAMAT)


def test_the_list_leads_there_only_while_somebody_has_no_dusun(klien_kpm: Client, belum: Dusun, kaung: Dusun) -> None:
    [satu] = rumah(belum)
    OrangFactory(desa=belum.desa, keluarga=satu)
    daftar = "/52.04.20.2005/sasaran/?tab=keluarga"

    sebelum = klien_kpm.get(daftar).content.decode()
    klien_kpm.post(ALAMAT, {"rumah": [satu.uuid], "ke": kaung.pk})
    sesudah = klien_kpm.get(daftar).content.decode()

    assert ("Ada yang dusunnya belum ditentukan" in sebelum, f'href="{ALAMAT}"' in sebelum) == (True, True)
    assert "Ada yang dusunnya belum ditentukan" not in sesudah


def test_a_village_without_that_dusun_chooses_one(klien_kpm: Client, kaung: Dusun) -> None:
    DusunFactory(desa=kaung.desa, nama="Buer")
    rumah(kaung)

    pilih = klien_kpm.get(ALAMAT).content.decode()
    isi = klien_kpm.get(f"{ALAMAT}?dusun={kaung.uuid}").content.decode()

    assert "Pilih dusun yang rumah tangganya akan dipindahkan." in pilih
    assert "1 rumah tangga di Kaung" in isi


def test_a_village_without_another_dusun_is_told_who_makes_one(
    klien_kpm: Client, klien_admin: Client, belum: Dusun
) -> None:
    rumah(belum)

    assert "Minta admin desa di kantor membuat dusun" in klien_kpm.get(ALAMAT).content.decode()
    assert "Buat dusun lebih dahulu, cukup sekali." in klien_admin.get(ALAMAT).content.decode()
