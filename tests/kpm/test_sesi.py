"""Sessions through real requests: rotation, cookies, expiry, the list of devices, ending them from elsewhere."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kpm.models import Pengguna, SesiPengguna, Wilayah
from tests.conftest import klien
from tests.factories import SANDI

ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/126.0"
BARU = "perahu-melati-biru"


@pytest.fixture
def bersandi(kpm: Pengguna) -> Pengguna:
    kpm.set_password(SANDI)
    kpm.telepon = "081234567890"
    kpm.save()
    return kpm


def masuk(pengguna: Pengguna, sandi: str = SANDI, **lain: str) -> Client:
    peramban = Client(**lain)
    peramban.post("/masuk/", {"username": pengguna.username, "password": sandi})
    return peramban


def terbuka(peramban: Client) -> bool:
    return peramban.get("/saya/").status_code == 200


def test_signing_in_gives_the_session_another_key(bersandi: Pengguna) -> None:
    peramban = Client()
    sesi = peramban.session
    sesi["apa"] = "saja"
    sesi.save()
    sebelum = sesi.session_key
    peramban.post("/masuk/", {"username": bersandi.username, "password": SANDI})
    assert peramban.session.session_key != sebelum
    assert not Session.objects.filter(session_key=sebelum).exists()


@pytest.mark.parametrize("aman", [False, True])
def test_the_cookie_is_kept_from_scripts_and_other_sites(bersandi: Pengguna, settings, aman: bool) -> None:
    settings.SESSION_COOKIE_SECURE = aman
    kuki = masuk(bersandi).cookies["kpm_sesi"]
    assert (kuki["httponly"], kuki["samesite"], bool(kuki["secure"]), kuki["path"]) == (True, "Lax", aman, "/")
    assert kuki["max-age"] == 14 * 24 * 60 * 60


def test_a_session_ends_fourteen_days_after_its_last_use(bersandi: Pengguna) -> None:
    peramban = masuk(bersandi)
    with time_machine.travel(dt.datetime(2026, 9, 27, 2, 0, tzinfo=dt.UTC)):
        assert terbuka(peramban)  # used after ten days
    with time_machine.travel(dt.datetime(2026, 10, 11, 1, 59, tzinfo=dt.UTC)):
        assert terbuka(peramban)
    with time_machine.travel(dt.datetime(2026, 10, 25, 2, 1, tzinfo=dt.UTC)):
        assert not terbuka(peramban)


def test_the_account_page_lists_where_one_is_signed_in(bersandi: Pengguna) -> None:
    masuk(bersandi, HTTP_USER_AGENT=WINDOWS)
    with time_machine.travel(dt.datetime(2026, 9, 18, 3, 5, tzinfo=dt.UTC)):
        isi = masuk(bersandi, HTTP_USER_AGENT=ANDROID).get("/saya/").content.decode()
    daftar = [
        " ".join(re.sub("<[^>]+>", " ", satu).split()) for satu in isi.split("Sedang masuk di")[1].split("<li")[1:]
    ]
    assert "Chrome di Android Sejak 18 September 2026 pukul 11.05 WITA perangkat ini" in daftar[0]
    assert (
        "Firefox di Windows Sejak 17 September 2026 pukul 10.00 WITA "
        "Terakhir 17 September 2026 pukul 10.00 WITA Keluarkan"
    ) in daftar[1]
    assert len(daftar) == 2


def test_last_seen_is_written_at_most_every_five_minutes(
    desa: Wilayah, bersandi: Pengguna, django_assert_num_queries
) -> None:
    with time_machine.travel(dt.datetime(2026, 9, 17, 3, 0, tzinfo=dt.UTC), tick=False) as jam:
        peramban = masuk(bersandi)
        awal = SesiPengguna.objects.get().terakhir
        with django_assert_num_queries(4):  # session; user with device and duty; assignment; name of the kecamatan
            peramban.get(f"/{desa.kode}/lainnya/")
        jam.shift(299)
        peramban.get(f"/{desa.kode}/lainnya/")
        assert SesiPengguna.objects.get().terakhir == awal
        jam.shift(1)
        peramban.get(f"/{desa.kode}/lainnya/")
        assert SesiPengguna.objects.get().terakhir == awal + dt.timedelta(minutes=5)


def test_one_other_session_is_ended_at_once(bersandi: Pengguna) -> None:
    sini, telepon, kantor = (masuk(bersandi) for _ in range(3))
    pk = SesiPengguna.objects.get(kunci=telepon.session.session_key).pk
    assert sini.get(f"/saya/sesi/{pk}/akhiri/").status_code == 405
    assert sini.post(f"/saya/sesi/{pk}/akhiri/").headers["Location"] == "/saya/"
    assert [terbuka(satu) for satu in (sini, telepon, kantor)] == [True, False, True]
    assert not Session.objects.filter(session_key=telepon.cookies["kpm_sesi"].value).exists()
    assert sini.post(f"/saya/sesi/{pk}/akhiri/").status_code == 404


def test_all_others_are_ended_together(bersandi: Pengguna) -> None:
    sini, telepon, kantor = (masuk(bersandi) for _ in range(3))
    assert "2 perangkat lain sudah dikeluarkan" in sini.post("/saya/sesi/lain/akhiri/", follow=True).content.decode()
    assert [terbuka(satu) for satu in (sini, telepon, kantor)] == [True, False, False]


def test_nobody_ends_a_session_of_somebody_else(bersandi: Pengguna, kades: Pengguna) -> None:
    milik_kpm, lain = masuk(bersandi), klien(kades)
    pk = SesiPengguna.objects.get(pengguna=bersandi).pk
    assert lain.post(f"/saya/sesi/{pk}/akhiri/").status_code == 404
    lain.post("/saya/sesi/lain/akhiri/")
    assert terbuka(milik_kpm)


def test_this_session_is_left_by_signing_out_only(bersandi: Pengguna) -> None:
    peramban = masuk(bersandi)
    pk = SesiPengguna.objects.get().pk
    peramban.post(f"/saya/sesi/{pk}/akhiri/")
    assert terbuka(peramban)
    peramban.post("/keluar/")
    assert (SesiPengguna.objects.count(), terbuka(peramban)) == (0, False)


def test_another_password_ends_all_other_sessions_and_open_links_and_keeps_this_one(bersandi: Pengguna) -> None:
    from tests.kpm.test_undangan import tautan

    sini, lain = masuk(bersandi), masuk(bersandi)
    alamat = tautan(bersandi)
    isi = {"old_password": SANDI, "new_password1": BARU, "new_password2": BARU}
    assert sini.post("/saya/sandi/", isi).headers["Location"] == "/saya/"
    assert [terbuka(sini), terbuka(lain)] == [True, False]
    assert SesiPengguna.objects.get().kunci == sini.session.session_key
    assert Client().get(alamat).status_code == 410
    assert (terbuka(masuk(bersandi)), terbuka(masuk(bersandi, BARU))) == (False, True)


def test_guessing_the_old_password_is_counted_like_signing_in(bersandi: Pengguna) -> None:
    peramban = masuk(bersandi)
    isi = {"old_password": "salah", "new_password1": BARU, "new_password2": BARU}
    jawab = [peramban.post("/saya/sandi/", isi).status_code for _ in range(5)]
    assert jawab == [200, 200, 200, 200, 429]
    assert peramban.post("/saya/sandi/", {**isi, "old_password": SANDI}).status_code == 429
    with time_machine.travel(dt.datetime(2026, 9, 17, 2, 16, tzinfo=dt.UTC)):
        assert peramban.post("/saya/sandi/", {**isi, "old_password": SANDI}).status_code == 302


def test_a_lock_of_signing_in_ends_after_fifteen_minutes(bersandi: Pengguna) -> None:
    for _ in range(5):
        masuk(bersandi, "salah")
    assert not terbuka(masuk(bersandi))
    with time_machine.travel(dt.datetime(2026, 9, 17, 2, 14, tzinfo=dt.UTC)):
        assert not terbuka(masuk(bersandi))
    with time_machine.travel(dt.datetime(2026, 9, 17, 2, 30, tzinfo=dt.UTC)):
        assert terbuka(masuk(bersandi))


def test_a_closed_account_is_out_at_the_next_request(bersandi: Pengguna) -> None:
    peramban = masuk(bersandi)
    Pengguna.objects.filter(pk=bersandi.pk).update(is_active=False)
    assert not terbuka(peramban)


def test_the_telephone_number_is_changed_on_the_account_page_and_signs_in(bersandi: Pengguna, kades: Pengguna) -> None:
    Pengguna.objects.filter(pk=kades.pk).update(telepon="081111111111")
    peramban = masuk(bersandi)
    for teks, kata in (
        ("12345", "diawali 0"),
        ("08", "diawali 0"),
        ("abc", "diawali 0"),
        ("0811 1111 1111", "sudah dipakai pengguna lain"),
    ):
        jawab = peramban.post("/saya/telepon/", {"telepon": teks})
        assert (jawab.status_code, kata in jawab.content.decode(), teks in jawab.content.decode()) == (200, True, True)
    assert peramban.post("/saya/telepon/", {"telepon": "+62 822-2222-2222"}).status_code == 302
    bersandi.refresh_from_db()
    assert bersandi.telepon == "082222222222"
    lain = Client()
    lain.post("/masuk/", {"username": "62822 2222 2222", "password": SANDI})
    assert terbuka(lain)
    assert peramban.post("/saya/telepon/", {"telepon": ""}).status_code == 302


def test_staff_choosing_a_password_for_somebody_makes_them_change_it(bersandi: Pengguna) -> None:
    staf = klien(Pengguna.objects.create_superuser("operator", password="sandi-uji-123", nama="Operator"))
    lama = masuk(bersandi)
    isi = {"password1": BARU, "password2": BARU}
    assert staf.post(f"/admin/kpm/pengguna/{bersandi.pk}/password/", isi).status_code == 302
    assert not terbuka(lama)
    assert masuk(bersandi, BARU).get("/").headers["Location"] == "/saya/sandi/"
    baru = {"username": "lina", "nama": "Lina", "usable_password": "true", **isi}
    penugasan = {f"penugasan-{satu}": "0" for satu in ("TOTAL_FORMS", "INITIAL_FORMS")}
    assert staf.post("/admin/kpm/pengguna/add/", {**baru, **penugasan}).status_code == 302
    assert masuk(Pengguna.objects.get(username="lina"), BARU).get("/").headers["Location"] == "/saya/sandi/"


def test_the_session_engine_is_one_whose_sessions_can_be_ended() -> None:
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"


@pytest.mark.usefixtures("bersandi")
def test_who_sends_a_file_or_an_entry_after_the_session_is_told_that_it_was_lost_and_led_back(desa: Wilayah) -> None:
    alamat, klien = f"/{desa.kode}/impor/", Client()
    berkas = {"berkas": SimpleUploadedFile("x.csv", b"a")}
    jawab = klien.post(alamat, berkas, headers={"referer": f"http://testserver{alamat}"}, follow=True)
    assert jawab.redirect_chain == [(f"/masuk/?next={alamat}", 302)]
    assert "berkas tadi belum terkirim. Masuk, lalu pilih dan kirim sekali lagi." in jawab.content.decode()
    jawab = klien.post(
        f"{alamat}6dd2bb38-7a1f-4b70-a2e4-2a3c5d9f0d11/simpan/",
        "a=b",
        content_type="application/x-www-form-urlencoded",
        headers={"referer": "http://jahat.example/curi/"},
        follow=True,
    )
    assert jawab.redirect_chain == [("/masuk/?next=/", 302)]
    assert "isian tadi belum tersimpan. Masuk, lalu isi dan simpan sekali lagi." in jawab.content.decode()
