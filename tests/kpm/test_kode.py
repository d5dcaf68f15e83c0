"""The second step through real requests: setting up, signing in, replay, drift, lock, recovery, ways around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver

from kpm import totp
from kpm.models import KodePemulihan, Pengguna, Peran, PerangkatTotp, SesiPengguna, Wilayah
from kpm.tindakan_totp import buat_kode_pemulihan, hapus_totp
from tests.bahan_desa import isi_rute
from tests.conftest import klien
from tests.factories import SANDI, PenggunaFactory, PenugasanFactory

RAHASIA = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SAAT = dt.datetime(2026, 9, 17, 2, 0, 15, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def jam(_hari_ini: None) -> Iterator[time_machine.Coordinates]:
    """The clock stands still in the middle of a step."""
    with time_machine.travel(SAAT, tick=False) as jam:
        yield jam


def kode(geser: int = 0, rahasia: str = RAHASIA) -> str:
    """The code of now, or of steps before or after."""
    return totp.kode_langkah(rahasia, totp.langkah(dt.datetime.now(dt.UTC).timestamp()) + geser)


def bersandi(pengguna: Pengguna) -> Pengguna:
    pengguna.set_password(SANDI)
    pengguna.save()
    return pengguna


@pytest.fixture
def berkode(kpm: Pengguna) -> Pengguna:
    """A KPM who chose to have a device."""
    PerangkatTotp.objects.create(pengguna=bersandi(kpm), rahasia=RAHASIA, dipasang_pada=SAAT)
    return kpm


def sandi(pengguna: Pengguna, peramban: Client | None = None, lanjut: str = "") -> Client:
    """A browser in which the password was right and the code is awaited."""
    peramban = peramban or Client()
    alamat = f"/masuk/?next={lanjut}" if lanjut else "/masuk/"
    jawab = peramban.post(alamat, {"username": pengguna.username, "password": SANDI, "next": lanjut})
    assert jawab.headers["Location"] == "/masuk/kode/"
    return peramban


def coba(peramban: Client, teks: str) -> str:
    """Type a code: where it leads, or what the page says."""
    jawab = peramban.post("/masuk/kode/", {"kode": teks})
    if jawab.status_code == 302:
        return jawab.headers["Location"]
    (galat,) = re.findall(r'class="galat".*?<span>(.*?)</span>', jawab.content.decode(), re.DOTALL)
    return galat


def masuk(peramban: Client) -> bool:
    return "_auth_user_id" in peramban.session


def test_the_code_opens_the_session_and_leads_where_one_wanted_to_go(desa: Wilayah, berkode: Pengguna) -> None:
    peramban = sandi(berkode, lanjut=f"/{desa.kode}/sasaran/")
    assert not masuk(peramban)
    assert coba(peramban, kode()) == f"/{desa.kode}/sasaran/"
    assert peramban.get(f"/{desa.kode}/sasaran/").status_code == 200


def test_a_code_is_typed_with_a_space_too(berkode: Pengguna) -> None:
    assert coba(sandi(berkode), f"{kode()[:3]} {kode()[3:]}") == "/"


def test_a_wrong_code_is_told_and_opens_nothing(berkode: Pengguna) -> None:
    peramban = sandi(berkode)
    for salah in (f"{(int(kode()) + 1) % 1_000_000:06}", "000", kode()[:5], "x" * 25):
        assert coba(peramban, salah) == "Kode ini tidak cocok. Tunggu kode berikutnya, lalu tulis lagi."
    assert coba(peramban, "") == "Belum diisi."
    assert not masuk(peramban)


def test_a_code_works_once(berkode: Pengguna) -> None:
    sama = kode()
    assert coba(sandi(berkode), sama) == "/"
    assert coba(sandi(berkode), sama).startswith("Kode ini tidak cocok.")
    assert coba(sandi(berkode), kode(1)) == "/"
    assert coba(sandi(berkode), kode(0)).startswith("Kode ini tidak cocok.")


@pytest.mark.parametrize(("geser", "jawab"), [(-2, "Kode"), (-1, "/"), (1, "/"), (2, "Kode")])
def test_a_telephone_may_be_half_a_minute_off(berkode: Pengguna, geser: int, jawab: str) -> None:
    assert coba(sandi(berkode), kode(geser)).startswith(jawab)


def test_five_wrong_codes_close_the_step_for_fifteen_minutes_whoever_tries(
    berkode: Pengguna, jam: time_machine.Coordinates
) -> None:
    peramban = sandi(berkode)
    jawab = [coba(peramban, "000000") for _ in range(5)]
    assert jawab[3].startswith("Kode ini tidak cocok.")
    assert jawab[4] == "Kode beberapa kali salah. Coba lagi sesudah 15 menit."
    lain = sandi(berkode, Client(REMOTE_ADDR="10.9.9.9"))
    assert coba(lain, kode()) == "Kode beberapa kali salah. Coba lagi sesudah 15 menit."
    jam.shift(dt.timedelta(minutes=14, seconds=10))
    assert coba(sandi(berkode), kode()) == "Kode beberapa kali salah. Coba lagi sesudah 1 menit."
    jam.shift(dt.timedelta(seconds=51))
    assert coba(sandi(berkode), kode()) == "/"


def test_a_right_code_forgives_the_wrong_ones_before_it(berkode: Pengguna, jam: time_machine.Coordinates) -> None:
    for _ in range(3):
        for _ in range(4):
            coba(sandi(berkode), "000000")
        assert coba(sandi(berkode), kode()) == "/"
        jam.shift(30)


def test_each_recovery_code_works_once_and_is_counted_down(berkode: Pengguna) -> None:
    satu, dua, *_ = buat_kode_pemulihan(pengguna=berkode)
    peramban = sandi(berkode)
    assert coba(peramban, f"{satu[:5]} {satu[5:].lower()}") == "/"
    assert "Tersisa 9 kode." in peramban.get("/saya/").content.decode()
    lagi = sandi(berkode)
    assert coba(lagi, satu).startswith("Kode ini tidak cocok.")
    assert coba(lagi, dua) == "/"
    assert "8 kode pemulihan tersisa" in lagi.get("/saya/").content.decode()


def test_a_recovery_code_of_somebody_else_opens_nothing(berkode: Pengguna, kades: Pengguna) -> None:
    PerangkatTotp.objects.create(pengguna=bersandi(kades), rahasia=totp.rahasia_baru(), dipasang_pada=SAAT)
    milik_kades = buat_kode_pemulihan(pengguna=kades)[0]
    assert coba(sandi(berkode), milik_kades).startswith("Kode")


def test_recovery_codes_are_guessed_under_the_same_count(berkode: Pengguna) -> None:
    benar = buat_kode_pemulihan(pengguna=berkode)[0]
    peramban = sandi(berkode)
    for _ in range(5):
        coba(peramban, "AAAAABBBBB")
    assert coba(peramban, benar) == "Kode beberapa kali salah. Coba lagi sesudah 15 menit."
    assert KodePemulihan.objects.filter(dipakai_pada__isnull=False).count() == 0


def test_secret_and_recovery_codes_are_not_readable_in_the_database(berkode: Pengguna) -> None:
    polos = buat_kode_pemulihan(pengguna=berkode)
    with connection.cursor() as kursor:
        kursor.execute("SELECT rahasia FROM kpm_perangkattotp")
        rahasia = kursor.fetchall()
        kursor.execute("SELECT indeks FROM kpm_kodepemulihan")
        indeks = kursor.fetchall()
    assert RAHASIA not in str(rahasia)
    assert [satu for satu in polos if satu in str(indeks)] == []


def semua_alamat() -> Iterator[str]:
    """Every address of the program, filled in."""

    def jalan(pola: list, awalan: str) -> Iterator[str]:
        for satu in pola:
            rute = awalan + str(satu.pattern)
            yield from jalan(satu.url_patterns, rute) if isinstance(satu, URLResolver) else [rute]

    for rute in jalan(get_resolver().url_patterns, ""):
        if rute.startswith("<wilayah:wilayah>"):
            yield isi_rute(rute, "52.04.20.2005", "7b1c6c0e-7f0c-4a51-9a55-0d7a5f1f4b11")  # type: ignore[arg-type]
        elif not re.search(r"[(\\]", rute):
            yield "/" + re.sub(r"<[^>]*>", "1", rute)


UMUM = {
    "/masuk/", "/masuk/kode/", "/status/", "/v/", "/v/1/", "/undangan/1/", "/undangan/isi/", "/mulai/", "/mulai/1/",
    "/panduan/", "/panduan/1/", "/panduan/1/1/",
}  # fmt: skip
"""What anybody may open."""


def test_no_address_opens_between_password_and_code(desa: Wilayah, berkode: Pengguna) -> None:
    peramban = sandi(berkode)
    semua = list(semua_alamat())
    assert len(semua) > 100
    assert set(semua) >= UMUM
    for alamat in semua:
        if alamat in UMUM or alamat == "/admin/login/":
            continue
        for cara in (peramban.get, peramban.post):
            jawab = cara(alamat)
            ke = jawab.headers.get("Location", "").split("?")[0]
            # /admin/login/ only leads on to /masuk/
            assert (jawab.status_code, ke) in ((302, "/masuk/"), (302, "/admin/login/")), alamat
    assert not masuk(peramban)


def test_no_address_opens_for_a_duty_without_a_device(desa: Wilayah, admin_desa: Pengguna) -> None:
    peramban = Client()
    peramban.force_login(admin_desa, backend="kpm.izin.NamaAtauTelepon")
    boleh = UMUM | {"/saya/kode/", "/saya/tegaskan/", "/keluar/", "/admin/login/"}
    for alamat in semua_alamat():
        if alamat not in boleh:
            for cara in (peramban.get, peramban.post):
                jawab = cara(alamat)
                assert (jawab.status_code, jawab.headers.get("Location")) == (302, "/saya/kode/"), alamat


def test_no_address_opens_before_the_first_password_is_changed(desa: Wilayah, kpm: Pengguna) -> None:
    bersandi(kpm)
    Pengguna.objects.filter(pk=kpm.pk).update(wajib_ganti_sandi=True)
    peramban = klien(kpm)
    for alamat in semua_alamat():
        if alamat not in UMUM | {"/saya/sandi/", "/keluar/", "/admin/login/"}:
            for cara in (peramban.get, peramban.post):
                jawab = cara(alamat)
                assert (jawab.status_code, jawab.headers.get("Location")) == (302, "/saya/sandi/"), alamat
    isi = {"old_password": SANDI, "new_password1": SANDI, "new_password2": SANDI}
    assert "yang lain dari yang sekarang" in peramban.post("/saya/sandi/", isi).content.decode()
    baru = {**isi, "new_password1": "perahu-melati-biru", "new_password2": "perahu-melati-biru"}
    assert peramban.post("/saya/sandi/", baru).headers["Location"] == "/"
    assert peramban.get(f"/{desa.kode}/sasaran/").status_code == 200


def test_a_session_older_than_the_device_has_to_sign_in_again(desa: Wilayah, kpm: Pengguna) -> None:
    lama = klien(bersandi(kpm))
    PerangkatTotp.objects.create(pengguna=kpm, rahasia=RAHASIA, dipasang_pada=SAAT)
    assert lama.get(f"/{desa.kode}/sasaran/").headers["Location"] == f"/masuk/?next=/{desa.kode}/sasaran/"
    assert not masuk(lama)


def test_the_wait_for_a_code_ends_after_ten_minutes_and_with_another_password(
    berkode: Pengguna, jam: time_machine.Coordinates
) -> None:
    peramban = sandi(berkode)
    jam.shift(dt.timedelta(minutes=10, seconds=1))
    assert coba(peramban, kode()) == "/masuk/"
    peramban = sandi(berkode)
    berkode.set_password("sandi-lain-sekali-9")
    berkode.save()
    assert coba(peramban, kode()) == "/masuk/"
    assert not masuk(peramban)


def test_the_code_page_asks_whoever_typed_no_password_to_sign_in(berkode: Pengguna) -> None:
    assert Client().get("/masuk/kode/").headers["Location"] == "/masuk/"
    assert coba(Client(), kode()) == "/masuk/"


def pasang(peramban: Client) -> tuple[str, str]:
    """Open the setting-up page: its secret, and what its form carries."""
    isi = peramban.get("/saya/kode/").content.decode()
    (rahasia,) = re.findall(r'id="kunci">([A-Z2-7 ]+)<', isi)
    (titipan,) = re.findall(r'name="titipan" value="([^"]+)"', isi)
    return rahasia.replace(" ", ""), titipan


def test_setting_up_takes_one_right_code_and_gives_ten_recovery_codes_once(desa: Wilayah, kpm: Pengguna) -> None:
    peramban, lain = klien(bersandi(kpm)), klien(kpm)
    rahasia, titipan = pasang(peramban)
    assert PerangkatTotp.objects.count() == 0  # looking stores nothing
    salah = peramban.post("/saya/kode/", {"kode": "000000", "titipan": titipan}).content.decode()
    assert ("Kode ini tidak cocok" in salah, totp.berkelompok(rahasia) in salah) == (True, True)
    jawab = peramban.post("/saya/kode/", {"kode": kode(0, rahasia), "titipan": titipan})
    pemulihan = re.findall(r"utuh\">([2-9A-Z]{5} [2-9A-Z]{5})<", jawab.content.decode())
    assert len(set(pemulihan)) == 10
    assert "no-store" in jawab.headers["Cache-Control"]
    assert peramban.get(f"/{desa.kode}/sasaran/").status_code == 200
    assert lain.get("/saya/").status_code == 302  # a session without the second step ends
    assert pemulihan[0] not in peramban.get("/saya/kode/").content.decode()
    baru = sandi(kpm)
    assert coba(baru, kode(0, rahasia)).startswith("Kode ini tidak cocok")  # it was used for setting up
    assert coba(baru, pemulihan[9]) == "/"


def test_a_sealed_secret_of_somebody_else_or_an_altered_one_is_not_taken(kpm: Pengguna, kades: Pengguna) -> None:
    rahasia, titipan = pasang(klien(kades))
    for isi in (titipan, titipan[:-1] + "A", "", "x"):
        peramban = klien(kpm)
        peramban.post("/saya/kode/", {"kode": kode(0, rahasia), "titipan": isi})
    assert PerangkatTotp.objects.count() == 0


@pytest.mark.parametrize(
    ("peran", "kode_wilayah", "wajib"),
    [
        (Peran.KPM, "52.04.20.2005", False),
        (Peran.KEPALA_DESA, "52.04.20.2005", False),
        (Peran.BIDAN, "52.04.20.2005", False),
        (Peran.ANGGOTA_RDS, "52.04.20.2005", False),
        (Peran.BPD, "52.04.20.2005", False),
        (Peran.ADMIN_DESA, "52.04.20.2005", True),
        (Peran.PENDAMPING_KECAMATAN, "52.04.20", True),
        (Peran.KABUPATEN, "52.04", True),
        (Peran.PROVINSI, "52", True),
        (Peran.PUSAT, "00", True),
    ],
)
def test_the_second_step_is_a_duty_above_the_village_and_for_its_admin(
    desa: Wilayah, peran: str, kode_wilayah: str, wajib: bool
) -> None:
    kades = PenggunaFactory()
    peramban = Client()
    peramban.force_login(kades, backend="kpm.izin.NamaAtauTelepon")
    assert peramban.get("/saya/").status_code == 200
    PenugasanFactory(pengguna=kades, wilayah=Wilayah.objects.get(kode=kode_wilayah), peran=peran)
    # at the very next request
    assert peramban.get("/saya/").status_code == (302 if wajib else 200)
    kades.penugasan.filter(peran=peran).update(selesai=dt.date(2026, 9, 16))
    assert peramban.get("/saya/").status_code == 200


@pytest.mark.parametrize("hak", ["is_staff", "is_superuser"])
def test_the_second_step_is_a_duty_for_staff(kades: Pengguna, hak: str) -> None:
    Pengguna.objects.filter(pk=kades.pk).update(**{hak: True})
    peramban = Client()
    peramban.force_login(kades, backend="kpm.izin.NamaAtauTelepon")
    for alamat in ("/saya/", "/admin/", "/admin/kpm/pengguna/"):
        assert peramban.get(alamat).headers["Location"] == "/saya/kode/"


def test_the_staff_pages_have_no_sign_in_of_their_own(kpm: Pengguna) -> None:
    assert Client().get("/admin/login/?next=/admin/kpm/").headers["Location"] == "/masuk/?next=%2Fadmin%2Fkpm%2F"
    assert Client().get("/admin/login/?next=//jahat.example/").headers["Location"] == "/masuk/?next=%2Fadmin%2F"
    assert Client().post("/admin/login/", {"username": "x", "password": "y"}).status_code == 302
    assert klien(kpm).get("/admin/", follow=True).status_code == 403


def test_it_is_switched_off_only_where_it_is_no_duty(berkode: Pengguna, admin_desa: Pengguna) -> None:
    peramban = sandi(berkode)
    coba(peramban, kode())
    assert "Matikan kode dari telepon" in peramban.get("/saya/kode/").content.decode()
    assert peramban.get("/saya/kode/lepas/").status_code == 405
    assert peramban.post("/saya/kode/lepas/").headers["Location"] == "/saya/"
    assert (PerangkatTotp.objects.count(), peramban.get("/saya/").status_code) == (0, 200)
    wajib = klien(admin_desa)
    assert "Matikan kode" not in wajib.get("/saya/kode/").content.decode()
    assert wajib.post("/saya/kode/lepas/").status_code == 403
    assert PerangkatTotp.objects.filter(pengguna=admin_desa).exists()


def test_another_telephone_takes_over_once_it_gave_its_first_code(desa: Wilayah, admin_desa: Pengguna) -> None:
    peramban = klien(bersandi(admin_desa))
    isi = peramban.get("/saya/kode/?ganti").content.decode()
    (rahasia,) = re.findall(r'id="kunci">([A-Z2-7 ]+)<', isi)
    (titipan,) = re.findall(r'name="titipan" value="([^"]+)"', isi)
    assert coba(sandi(admin_desa), kode()) == "/"  # until then the old one holds
    kirim = {"kode": kode(0, rahasia.replace(" ", "")), "titipan": titipan}
    assert "Simpan sepuluh kode" in peramban.post("/saya/kode/?ganti", kirim).content.decode()
    assert peramban.get(f"/{desa.kode}/desa/").status_code == 200
    assert coba(sandi(admin_desa), kode(1)).startswith("Kode ini tidak cocok")
    assert coba(sandi(admin_desa), kode(1, rahasia.replace(" ", ""))) == "/"


def test_new_recovery_codes_replace_the_old_ones(admin_desa: Pengguna) -> None:
    peramban = klien(bersandi(admin_desa))
    (lama, *_) = buat_kode_pemulihan(pengguna=admin_desa)
    assert peramban.get("/saya/kode/pemulihan/").status_code == 405
    isi = peramban.post("/saya/kode/pemulihan/").content.decode()
    baru = re.findall(r"utuh\">([2-9A-Z]{5} [2-9A-Z]{5})<", isi)
    assert (len(baru), KodePemulihan.objects.count()) == (10, 10)
    assert coba(sandi(admin_desa), lama).startswith("Kode ini tidak cocok")
    assert coba(sandi(admin_desa), baru[3]) == "/"


def test_who_lost_everything_gets_a_clear_way_from_whoever_manages_users(admin_desa: Pengguna, kpm: Pengguna) -> None:
    peramban = klien(bersandi(admin_desa))
    hapus_totp(pengguna=admin_desa, oleh=kpm)
    assert peramban.get("/saya/").headers["Location"].startswith("/masuk/")
    assert SesiPengguna.objects.filter(pengguna=admin_desa).count() == 0
    jejak = LogEntry.objects.get()
    assert (jejak.user, jejak.object_id, jejak.change_message) == (
        kpm,
        str(admin_desa.pk),
        "Kode dari telepon dihapus supaya dapat dipasang lagi.",
    )
    baru = Client()
    baru.post("/masuk/", {"username": admin_desa.username, "password": SANDI})
    assert baru.get("/").headers["Location"] == "/saya/kode/"


def test_only_a_demo_account_is_shown_its_code(berkode: Pengguna, jam: time_machine.Coordinates) -> None:
    assert "Akun contoh" not in sandi(berkode).get("/masuk/kode/").content.decode()
    Pengguna.objects.filter(pk=berkode.pk).update(contoh=True)
    for _ in range(3):  # one after another within a minute
        peramban = sandi(berkode)
        isi = peramban.get("/masuk/kode/").content.decode()
        assert "Pada akun sungguhan kode ini hanya ada di telepon Anda." in isi
        (tampil,) = re.findall(r'id="kode-contoh">(\d{3} \d{3})<', isi)
        assert coba(peramban, tampil) == "/"
    assert "kode berikutnya muncul sesaat lagi" in sandi(berkode).get("/masuk/kode/").content.decode()
    jam.shift(30)
    assert "kode-contoh" in sandi(berkode).get("/masuk/kode/").content.decode()


def test_a_link_for_a_forgotten_password_does_not_pass_the_second_step(berkode: Pengguna) -> None:
    from tests.kpm.test_undangan import SANDI_BARU, tautan

    peramban = Client()
    peramban.get(tautan(berkode))
    jawab = peramban.post("/undangan/isi/", {"new_password1": SANDI_BARU, "new_password2": SANDI_BARU})
    assert (jawab.headers["Location"], masuk(peramban)) == ("/masuk/kode/", False)
    assert coba(peramban, kode()) == "/"
