"""Signing in and out, throttling, the door, one's own account."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.exceptions import ValidationError
from django.test import Client

from kpm.izin import alamat_klien
from kpm.models import Pengguna, Wilayah
from tests.conftest import klien
from tests.factories import SANDI, PenggunaFactory, PenugasanFactory


@pytest.fixture
def bersandi(kpm: Pengguna) -> Pengguna:
    kpm.set_password(SANDI)
    kpm.telepon = "081234567890"
    kpm.save()
    return kpm


def masuk(nama: str, sandi: str = SANDI, **lain):
    return Client().post("/masuk/", {"username": nama, "password": sandi}, **lain)


@pytest.mark.parametrize(
    "nama", ["kpm-52.04.20.2005", "KPM-52.04.20.2005", "081234567890", "+62 812-3456-7890", "6281234567890"]
)
def test_a_person_signs_in_by_user_name_or_telephone(bersandi: Pengguna, nama: str) -> None:
    jawab = masuk(nama)
    assert (jawab.status_code, jawab.headers["Location"]) == (302, "/")


def test_passwords_are_kept_with_argon2(bersandi: Pengguna) -> None:
    assert bersandi.password.startswith("argon2$argon2id$")


def test_a_wrong_password_is_told_in_indonesian_and_keeps_the_name(bersandi: Pengguna) -> None:
    jawab = masuk("kpm-52.04.20.2005", "salah")
    assert jawab.status_code == 200
    assert "tidak cocok" in jawab.content.decode()
    assert 'value="kpm-52.04.20.2005"' in jawab.content.decode()


def test_the_sixth_wrong_password_locks_the_pair_of_name_and_address_only(bersandi: Pengguna, kades: Pengguna) -> None:
    for _ in range(5):
        masuk(bersandi.username, "salah")
    terkunci = masuk(bersandi.username)
    assert (terkunci.status_code, "Terkunci sementara" in terkunci.content.decode()) == (429, True)
    assert masuk(bersandi.username, REMOTE_ADDR="10.0.0.9").status_code == 302
    kades.set_password(SANDI)
    kades.save()
    assert masuk(kades.username).status_code == 302
    assert AccessAttempt.objects.count() == 1


def test_another_spelling_of_the_name_is_no_new_attempt(bersandi: Pengguna) -> None:
    for nama in ("kpm-52.04.20.2005", "KPM-52.04.20.2005", "081234567890", "0812 345 67890", "+62-81234567890"):
        masuk(nama, "salah")
    assert masuk(bersandi.username).status_code == 429
    assert masuk("62 812 34567890").status_code == 429


@pytest.mark.parametrize("nama", ["x" * 10_000, "0" * 10_000, "a\x00b", "\x00", "😀", "'; DROP TABLE x;--"])
def test_any_name_is_answered_with_the_form(bersandi: Pengguna, nama: str) -> None:
    assert masuk(nama, "salah").status_code == 200
    assert all(len(satu.username) <= 150 for satu in AccessAttempt.objects.all())


def test_signing_in_forgives_the_wrong_passwords_before_it(bersandi: Pengguna) -> None:
    for _ in range(2):
        for nama in ("081234567890", "Kpm-52.04.20.2005", "0812-34567890", "KPM-52.04.20.2005"):
            assert masuk(nama, "salah").status_code == 200
        assert masuk("+6281234567890").status_code == 302


def test_the_door_leads_straight_into_the_only_village(desa: Wilayah, kpm: Pengguna) -> None:
    jawab = klien(kpm).get("/")
    assert jawab.headers["Location"] == f"/{desa.kode}/"


def test_the_door_offers_several_villages_and_tells_when_there_is_none(
    desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna
) -> None:
    PenugasanFactory(pengguna=kpm, wilayah=desa_lain)
    isi = klien(kpm).get("/").content.decode()
    assert "Desa Pulau Kaung" in isi
    assert "Desa Magantis" in isi
    kpm.penugasan.update(selesai=dt.date(2026, 1, 1))
    assert "Belum ada tugas" in klien(kpm).get("/").content.decode()


def test_signing_out_is_a_post(klien_kpm: Client) -> None:
    assert klien_kpm.get("/keluar/").headers["Location"] == "/saya/"
    assert klien_kpm.get("/saya/").status_code == 200
    assert klien_kpm.post("/keluar/").headers["Location"] == "/masuk/"
    assert klien_kpm.get("/saya/").status_code == 302


def test_ones_own_account_shows_assignments(klien_kpm: Client) -> None:
    isi = klien_kpm.get("/saya/").content.decode()
    assert ("Nurhayati" in isi, "KPM sejak 1 Januari 2020" in isi) == (True, True)


def test_a_new_password_must_be_strong_and_is_then_used(bersandi: Pengguna) -> None:
    peramban = klien(bersandi)
    isi = {"old_password": SANDI, "new_password1": "12345678901", "new_password2": "12345678901"}
    assert peramban.post("/saya/sandi/", isi).status_code == 200
    baru = "perahu-melati-biru"
    assert peramban.post("/saya/sandi/", {**isi, "new_password1": baru, "new_password2": baru}).status_code == 302
    assert masuk(bersandi.username, baru).status_code == 302


def test_status_answers_without_a_session(db: None) -> None:
    assert Client().get("/status/").json() == {"status": "baik"}


def test_pages_carry_a_strict_content_security_policy(klien_kpm: Client) -> None:
    aturan = klien_kpm.get("/saya/").headers["Content-Security-Policy"]
    bagian = dict(satu.strip().split(" ", 1) for satu in aturan.split(";"))
    assert (bagian["default-src"], bagian["script-src"], bagian["style-src"]) == ("'none'", "'self'", "'self'")


@pytest.mark.parametrize(
    ("jumlah", "tertulis", "dipakai"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "9.9.9.9, 1.2.3.4", "1.2.3.4"),
        (2, "1.2.3.4, 5.6.7.8", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
    ],
)
def test_a_forwarded_address_is_believed_only_as_far_as_our_proxies_wrote_it(
    rf, settings, jumlah: int, tertulis: str, dipakai: str
) -> None:
    settings.KPM_JUMLAH_PROKSI = jumlah
    assert alamat_klien(rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=tertulis)) == dipakai


@pytest.mark.parametrize("alamat", ["", "sasaran/", "skor/2026-T3.json", "laporan/formulir-4/2026-T3.pdf"])
def test_nothing_of_a_village_is_kept_by_browser_or_proxy(desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    simpan = klien_kpm.get(f"/{desa.kode}/{alamat}").headers["Cache-Control"]
    assert {"private", "no-store"} <= set(simpan.split(", "))


def test_a_user_name_cannot_be_taken_again_in_other_letters(kpm: Pengguna) -> None:
    lain = Pengguna(username=kpm.username.upper(), nama="Lain", password="!")
    with pytest.raises(ValidationError, match="Nama pengguna ini sudah dipakai"):
        lain.full_clean()


@pytest.mark.parametrize(("jam_utc", "terbuka"), [(15, False), (16, True)])
def test_the_door_opens_at_midnight_of_the_village(desa: Wilayah, jam_utc: int, terbuka: bool) -> None:
    baru = PenggunaFactory(nama="Baiq Nurmala")
    PenugasanFactory(pengguna=baru, wilayah=desa, peran="kpm", mulai=dt.date(2026, 9, 17))
    with time_machine.travel(dt.datetime(2026, 9, 16, jam_utc, 0, tzinfo=dt.UTC), tick=False):  # 16.00 UTC: 00.00 WITA
        jawab = klien(baru).get("/")
    assert (jawab.headers.get("Location") == f"/{desa.kode}/") is terbuka
