"""The first page of a machine without accounts: for whoever has the code, once."""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from kpm.models import Pengguna, Penugasan, Undangan, Wilayah
from kpm.mulai import berkas_kode, kode_cocok, kode_mulai
from kpm.tindakan_desa import Orang, mulai_pertama
from tests.factories import WilayahFactory

SANDI = "perahu-melati-tenang"
ALAMAT = "/mulai/52.04.20.2005/"


@pytest.fixture(autouse=True)
def kode(settings, tmp_path: Path) -> str:
    settings.KPM_DATA = tmp_path
    return kode_mulai()


def isi(kode_mulai: str, **ubah: str) -> dict[str, str]:
    return {
        "kode": kode_mulai,
        "nama": "Rahmah Hayati",
        "telepon": "081211112222",
        "sandi": SANDI,
        "ulang": SANDI,
    } | ubah


def test_the_door_of_an_empty_machine_leads_to_the_first_page(desa: Wilayah) -> None:
    jawab = Client().get("/", follow=True)
    assert [satu for satu, _ in jawab.redirect_chain] == ["/masuk/?next=/", "/mulai/"]
    halaman = jawab.content.decode()
    assert ("Mulai memakai KPM Desa" in halaman, "Nusa Tenggara Barat" in halaman) == (True, True)
    hasil = Client().get("/mulai/", {"q": "kaung"}).content.decode()
    assert (ALAMAT in hasil, "Kecamatan Buer, Kabupaten Sumbawa, Nusa Tenggara Barat" in hasil) == (True, True)
    assert "Tidak ada wilayah yang cocok" in Client().get("/mulai/", {"q": "zzz\x00"}).content.decode()
    assert Client().get("/mulai/", {"di": "99"}).status_code == 200


def test_the_code_makes_the_first_admin_who_is_led_to_the_second_step(desa: Wilayah, kode: str) -> None:
    peramban = Client()
    jawab = peramban.post(ALAMAT, isi(kode.lower().replace("-", " ")))
    assert jawab.headers["Location"] == "/52.04.20.2005/desa/"
    assert peramban.get("/52.04.20.2005/desa/").headers["Location"] == "/saya/kode/"
    pengguna = Pengguna.objects.get()
    assert (pengguna.username, pengguna.check_password(SANDI)) == ("rahmah.hayati", True)
    assert list(Penugasan.objects.values_list("wilayah__kode", "peran")) == [("52.04.20.2005", "admin_desa")]
    assert (Undangan.objects.count(), berkas_kode().exists()) == (0, False)
    desa.refresh_from_db()
    assert desa.dibuka_pada is not None


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"kode": "AAAA-BBBB-CCCC-DDDD"}, "Kode ini tidak cocok."),
        ({"kode": ""}, "Kode mulai: Belum diisi."),
        ({"sandi": "1234567890", "ulang": "1234567890"}, "Kata sandi: "),
        ({"sandi": "rahmah hayati", "ulang": "rahmah hayati"}, "Kata sandi: "),
        ({"ulang": "lain"}, "Dua kata sandi ini tidak sama."),
        ({"telepon": "12"}, "Tulis nomor telepon dengan angka"),
        ({"nama": ""}, "Nama lengkap Anda: Belum diisi."),
    ],
)
def test_what_is_wrong_comes_back_in_words_and_nobody_gets_in(
    desa: Wilayah, kode: str, ubah: dict[str, str], kalimat: str
) -> None:
    jawab = Client().post(ALAMAT, isi(kode, **ubah))
    assert (jawab.status_code, kalimat in jawab.content.decode(), SANDI in jawab.content.decode()) == (200, True, False)
    assert (Pengguna.objects.count(), berkas_kode().exists()) == (0, True)


def test_without_its_file_no_code_is_right(desa: Wilayah, kode: str) -> None:
    berkas_kode().unlink()
    assert [kode_cocok(satu) for satu in (kode, "", "-")] == [False] * 3
    Client().post(ALAMAT, isi(kode))
    assert Pengguna.objects.count() == 0


def test_afterwards_the_page_is_like_any_that_never_was(desa: Wilayah, kode: str, kpm: Pengguna) -> None:
    for alamat in ("/mulai/", ALAMAT):
        tidak_ada = Client().get("/tidak-ada/")
        for cara in (Client().get, Client().post):
            jawab = cara(alamat, isi(kode))
            assert (jawab.status_code, jawab.content) == (404, tidak_ada.content)
    assert Client().get("/masuk/").status_code == 200
    assert Pengguna.objects.count() == 1


def test_a_code_of_no_village_leads_back_to_the_choice(desa: Wilayah) -> None:
    for kode_desa in ("52.04.20.2999", "52.04", "abc"):
        assert Client().get(f"/mulai/{kode_desa}/").headers["Location"] == "/mulai/"


def test_the_second_of_two_people_is_told_to_ask_the_first(
    desa: Wilayah, kode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpm.views_mulai.ada_akun", lambda: False)  # both pages were opened before anybody was there
    Client().post(ALAMAT, isi(kode))
    kode_mulai()
    jawab = Client().post(ALAMAT, isi(kode_mulai(), nama="Marlina", telepon="081299998888"), follow=True)
    assert "Orang lain baru saja menyiapkan program ini" in jawab.content.decode()
    assert list(Pengguna.objects.values_list("nama", flat=True)) == ["Rahmah Hayati"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time anyway")
def test_of_two_people_in_the_same_moment_one_gets_in() -> None:
    desa = WilayahFactory(kode="52.04.20.2005", nama="Pulau Kaung")
    hasil, garis = [], Barrier(2)

    def mulai(nama: str) -> None:
        garis.wait()
        hasil.append(mulai_pertama(desa=desa, orang=Orang("admin_desa", nama, sandi=SANDI), pada=timezone.now()))  # type: ignore[arg-type]
        connection.close()

    orang = [Thread(target=mulai, args=(nama,)) for nama in ("Rahmah", "Marlina")]
    for satu in orang:
        satu.start()
    for satu in orang:
        satu.join()
    assert (Pengguna.objects.count(), [satu is None for satu in hasil].count(True)) == (1, 1)


def test_the_code_is_kept_for_the_owner_of_the_machine_alone(kode: str) -> None:
    assert (berkas_kode().stat().st_mode & 0o777, kode_mulai() == kode, len(kode)) == (0o600, True, 19)


def test_siapkan_shows_the_code_until_there_is_an_account(
    desa: Wilayah, kode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def jalan() -> str:
        keluar = StringIO()
        call_command("siapkan", "--tanpa-contoh", stdout=keluar)
        return keluar.getvalue()

    asli = call_command
    monkeypatch.setattr(
        "kpm.management.commands.siapkan.call_command",
        lambda nama, **opsi: None if nama in ("collectstatic", "muat_wilayah", "migrate") else asli(nama, **opsi),
    )
    assert kode in jalan()
    Client().post(ALAMAT, isi(kode))
    assert (jalan(), os.listdir(berkas_kode().parent)) == ("", [])
