"""The link that works once: invitation and forgotten password."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kpm.models import Pengguna, Undangan
from kpm.tindakan_undangan import UndanganTidakBerlaku, buat_undangan, terima_undangan
from tests.conftest import klien
from tests.factories import PenugasanFactory

SANDI_BARU = "perahu-melati-tenang"


@pytest.fixture
def diundang(desa, admin_desa: Pengguna) -> Pengguna:
    """Somebody whose account was just made: no password yet."""
    pengguna = Pengguna.objects.create_user("siti", password=None, nama="Siti Rohani", telepon="081298765432")
    PenugasanFactory(pengguna=pengguna, wilayah=desa, peran="kpm")
    return pengguna


def tautan(pengguna: Pengguna, oleh: Pengguna | None = None) -> str:
    alamat = buat_undangan(pengguna=pengguna, oleh=oleh, pada=timezone.now())
    assert alamat.startswith("http://127.0.0.1:8000/undangan/")
    return alamat.removeprefix("http://127.0.0.1:8000")


def pakai(alamat: str, sandi: str = SANDI_BARU, peramban: Client | None = None):
    peramban = peramban or Client()
    peramban.get(alamat)
    return peramban.post("/undangan/isi/", {"new_password1": sandi, "new_password2": sandi})


def masuk(nama: str, sandi: str = SANDI_BARU) -> bool:
    peramban = Client()
    peramban.post("/masuk/", {"username": nama, "password": sandi})
    return "_auth_user_id" in peramban.session


def test_the_invited_person_sees_for_what_and_signs_in_with_the_password_chosen(
    diundang: Pengguna, admin_desa: Pengguna
) -> None:
    alamat, peramban = tautan(diundang, admin_desa), Client()
    assert peramban.get(alamat).headers["Location"] == "/undangan/isi/"
    isi = peramban.get("/undangan/isi/").content.decode()
    for kata in ("Siti Rohani", "Rahmah mengirim tautan ini", "siti", "KPM, Desa Pulau Kaung", "24 September 2026"):
        assert kata in isi
    assert pakai(alamat, peramban=peramban).status_code == 302
    assert masuk("siti")
    assert masuk("0812-9876-5432")


def test_an_invited_account_cannot_be_used_before(diundang: Pengguna) -> None:
    tautan(diundang)
    assert not any(masuk("siti", sandi) for sandi in ("", "!", SANDI_BARU))


def test_a_link_works_once(diundang: Pengguna) -> None:
    alamat = tautan(diundang)
    assert pakai(alamat).status_code == 302
    kedua = pakai(alamat, "sandi-orang-lain-7")
    assert (kedua.status_code, "Minta tautan baru" in kedua.content.decode()) == (410, True)
    assert (masuk("siti", "sandi-orang-lain-7"), masuk("siti")) == (False, True)


def test_a_link_opened_before_somebody_else_used_it_stores_nothing(diundang: Pengguna) -> None:
    alamat, lambat = tautan(diundang), Client()
    lambat.get(alamat)
    pakai(alamat)
    assert (
        lambat.post("/undangan/isi/", {"new_password1": "lain-sekali-9", "new_password2": "lain-sekali-9"}).status_code
        == 410
    )
    assert masuk("siti")


def test_of_two_who_send_the_page_at_once_only_the_first_is_heard(diundang: Pengguna) -> None:
    tautan(diundang)
    dibaca_keduanya = Undangan.objects.get()
    terima_undangan(undangan=dibaca_keduanya, sandi=SANDI_BARU, pada=timezone.now())
    with pytest.raises(UndanganTidakBerlaku):
        terima_undangan(undangan=dibaca_keduanya, sandi="sandi-orang-lain-7", pada=timezone.now())
    assert masuk("siti")


def test_a_link_ends_after_seven_days(diundang: Pengguna) -> None:
    alamat = tautan(diundang)
    with time_machine.travel(dt.datetime(2026, 9, 24, 1, 59, tzinfo=dt.UTC), tick=False):
        assert Client().get(alamat).status_code == 302
    with time_machine.travel(dt.datetime(2026, 9, 24, 2, 1, tzinfo=dt.UTC), tick=False):
        assert Client().get(alamat).status_code == 410


def test_a_newer_link_cancels_the_older_one(diundang: Pengguna) -> None:
    lama, baru = tautan(diundang), tautan(diundang)
    assert pakai(lama).status_code == 410
    assert pakai(baru).status_code == 302


@pytest.mark.parametrize("ubah", [lambda a: a[:-2] + "x/", lambda a: a[:-6] + "/", lambda a: "/undangan/tidak-ada/"])
def test_an_altered_link_opens_nothing(diundang: Pengguna, ubah) -> None:
    assert Client().get(ubah(tautan(diundang))).status_code == 410


def test_the_page_without_an_opened_link_and_a_forged_cookie_open_nothing(diundang: Pengguna) -> None:
    rahasia = tautan(diundang).split("/")[2]
    assert Client().get("/undangan/isi/").status_code == 410
    palsu = Client()
    palsu.cookies["kpm_undangan"] = rahasia  # not signed
    assert palsu.get("/undangan/isi/").status_code == 410


def test_opening_a_link_changes_nothing_and_a_post_to_it_is_refused(diundang: Pengguna) -> None:
    alamat = tautan(diundang)
    sebelum = Undangan.objects.values().get()
    for _ in range(3):
        peramban = Client()
        assert peramban.get(alamat).status_code == 302
        assert peramban.get("/undangan/isi/").status_code == 200
    assert Undangan.objects.values().get() == sebelum
    assert Client().post(alamat).status_code == 405


def test_the_secret_stands_in_no_table_no_page_and_no_place_a_log_would_keep_it(diundang: Pengguna, caplog) -> None:
    alamat, peramban = tautan(diundang), Client()
    rahasia = alamat.split("/")[2]
    assert rahasia not in str(list(Undangan.objects.values()))
    jawab = peramban.get(alamat)
    assert (jawab.content, rahasia in jawab.headers["Location"]) == (b"", False)
    assert rahasia not in peramban.get("/undangan/isi/").content.decode()
    kuki = peramban.cookies["kpm_undangan"]
    assert (kuki["path"], kuki["httponly"], kuki["samesite"]) == ("/undangan/isi/", True, "Lax")
    assert rahasia not in caplog.text


def test_a_weak_or_mistyped_password_comes_back_with_a_sentence(diundang: Pengguna) -> None:
    alamat, peramban = tautan(diundang), Client()
    peramban.get(alamat)
    for satu, dua, kata in (
        ("pendek", "pendek", "pendek"),
        (SANDI_BARU, SANDI_BARU + "x", "tidak sama"),
        ("", "", "Belum diisi"),
    ):
        jawab = peramban.post("/undangan/isi/", {"new_password1": satu, "new_password2": dua})
        assert (jawab.status_code, kata in jawab.content.decode()) == (200, True)
    assert not masuk("siti")


def test_a_forgotten_password_is_replaced_by_the_same_kind_of_link_and_works_until_then(diundang: Pengguna) -> None:
    diundang.set_password("sandi-lama-sekali-1")
    diundang.save()
    alamat = tautan(diundang)
    assert masuk("siti", "sandi-lama-sekali-1")
    pakai(alamat)
    assert (masuk("siti", "sandi-lama-sekali-1"), masuk("siti")) == (False, True)


def test_a_link_used_where_somebody_else_is_signed_in_signs_that_one_out(diundang: Pengguna, kades: Pengguna) -> None:
    peramban, lain = klien(kades), klien(diundang)
    pakai(tautan(diundang), peramban=peramban)
    assert peramban.session["_auth_user_id"] == str(diundang.pk)
    assert lain.get("/saya/").status_code == 302  # sessions from before the new password end


def test_a_link_of_an_account_that_was_closed_opens_nothing(diundang: Pengguna) -> None:
    alamat = tautan(diundang)
    Pengguna.objects.filter(pk=diundang.pk).update(is_active=False)
    assert Client().get(alamat).status_code == 410


@pytest.mark.parametrize(
    ("sandi", "kalimat"),
    [
        ("pendek", "Terlalu pendek. Tulis paling sedikit 10 huruf atau angka."),
        ("4815162342108", "Jangan angka saja. Campur dengan kata."),
        ("qwertyuiop", "mudah ditebak"),
        ("siti rohani", "Terlalu mirip dengan nama"),
    ],
)
def test_a_weak_password_is_told_in_words_of_the_house(diundang: Pengguna, sandi: str, kalimat: str) -> None:
    jawab = pakai(tautan(diundang), sandi).content.decode()
    assert kalimat in jawab
    assert "karakter" not in jawab
    assert not masuk("siti", sandi)
