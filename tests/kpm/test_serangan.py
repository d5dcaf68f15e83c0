"""Attacks on sign-in and accounts through raw requests: each of these was tried and has to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Penugasan, Peran, Undangan, Wilayah, WilayahKerja
from kpm.tindakan_undangan import buat_undangan
from tests.conftest import klien
from tests.factories import SANDI, DusunFactory, PenggunaFactory, PenugasanFactory
from tests.kpm.test_pengguna import ISI, D, alamat, kabar, petugas
from tests.kpm.test_undangan import masuk, pakai, tautan

HAMPIR = SANDI[:-1] + "7"
BARU = "perahu-melati-biru"


@pytest.fixture
def bersandi(kpm: Pengguna) -> Pengguna:
    kpm.set_password(SANDI)
    kpm.save()
    return kpm


def test_nothing_that_was_typed_is_kept_with_a_wrong_password(bersandi: Pengguna) -> None:
    """A try that fails by one letter is almost the password; a search may hold a name."""
    asing = Client()
    asing.post("/masuk/?next=/52.04.20.2005/sasaran/?q=Zubaidah", {"username": bersandi.username, "password": HAMPIR})
    peramban = klien(bersandi)
    peramban.post("/saya/tegaskan/", {"sandi": HAMPIR, "lanjut": "/52.04.20.2005/sasaran/?q=Zubaidah"})
    isi = {"old_password": HAMPIR, "new_password1": BARU, "new_password2": BARU}
    assert "tidak cocok" in kabar(peramban.post("/saya/sandi/", isi))
    (percobaan,) = AccessAttempt.objects.all()
    assert percobaan.failures_since_start == 3
    assert re.sub(r"[-\s]", "", percobaan.post_data + percobaan.get_data) == ""


def semua_view(pola: list[Any]) -> Iterator[tuple[str, Any]]:
    """(route, view) of every address."""
    for satu in pola:
        yield from (
            semua_view(satu.url_patterns) if isinstance(satu, URLResolver) else [(str(satu.pattern), satu.callback)]
        )


def test_no_view_goes_without_the_token_of_its_form() -> None:
    assert [rute for rute, view in semua_view(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)] == []


@pytest.mark.parametrize(
    "jalur", ["/masuk/", "/keluar/", "/saya/sandi/", "/saya/sesi/lain/akhiri/", f"{D}/pengguna/baru/"]
)
def test_a_form_of_another_site_is_refused(admin_desa: Pengguna, jalur: str) -> None:
    peramban = klien(admin_desa, Client(enforce_csrf_checks=True))
    assert peramban.post(jalur, {**ISI, "username": "x", "password": "y"}).status_code == 403
    assert (Pengguna.objects.count(), Session.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "lanjut",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example/",
        "\\\\jahat.example",
        "///jahat.example",
        "http:jahat.example",
        "javascript:alert(1)",
    ],
)
def test_signing_in_leads_nowhere_else(desa: Wilayah, bersandi: Pengguna, lanjut: str) -> None:
    jawab = Client().post("/masuk/", {"username": bersandi.username, "password": SANDI, "next": lanjut})
    assert jawab.headers["Location"] == "/"


def test_a_link_held_back_opens_nothing_once_the_account_counts_elsewhere(
    desa: Wilayah, klien_admin: Client, admin_desa: Pengguna
) -> None:
    """The admin of a village made it for one of theirs; the kabupaten then makes that person a pendamping."""
    klien_admin.post(f"{D}/pengguna/baru/", ISI)
    baru = Penugasan.objects.get(uuid=ISI["pengenal"]).pengguna
    simpanan = tautan(baru, admin_desa)
    kabupaten = klien(petugas("52.04", Peran.KABUPATEN, nama="Kabul"))
    isi = {**ISI, "pengenal": "22222222-2222-4222-8222-222222222222", "peran": "pendamping_kecamatan", "benar": "on"}
    jawab = kabupaten.post("/52.04/pengguna/baru/?wilayah=52.04.20", isi, follow=True)
    assert "Ia belum punya kata sandi" in kabar(jawab)
    assert baru.penugasan.count() == 2
    assert Client().get(simpanan).status_code == 410
    assert not masuk(baru.username)


def test_a_second_office_in_the_same_village_leaves_the_link_alone(klien_admin: Client, admin_desa: Pengguna) -> None:
    klien_admin.post(f"{D}/pengguna/baru/", ISI)
    baru = Penugasan.objects.get(uuid=ISI["pengenal"]).pengguna
    simpanan = tautan(baru, admin_desa)
    isi = {**ISI, "pengenal": "22222222-2222-4222-8222-222222222222", "peran": "bpd"}
    assert klien_admin.post(f"{D}/pengguna/baru/", isi).status_code == 302
    assert pakai(simpanan).status_code == 302


def test_an_account_made_under_the_name_and_number_of_somebody_else_is_asked_about(
    desa: Wilayah, klien_admin: Client
) -> None:
    """Else an admin could make it beforehand and be handed the office that was meant for that person."""
    klien_admin.post(f"{D}/pengguna/baru/", {**ISI, "peran": "bpd"})
    kabupaten = klien(petugas("52.04", Peran.KABUPATEN, nama="Kabul"))
    isi = {**ISI, "pengenal": "22222222-2222-4222-8222-222222222222", "peran": "pendamping_kecamatan"}
    tujuan = "/52.04/pengguna/baru/?wilayah=52.04.20"
    jawab = kabar(kabupaten.post(tujuan, isi))
    assert "milik akun siti.aminah, Anggota BPD di Desa Pulau Kaung. Centang bila benar dia." in jawab
    assert Penugasan.objects.filter(peran="pendamping_kecamatan").count() == 0
    assert kabupaten.post(tujuan, {**isi, "benar": "on"}).status_code == 302
    assert Penugasan.objects.filter(peran="pendamping_kecamatan").count() == 1


@pytest.mark.parametrize("peran", ["pendamping_kecamatan", "kabupaten", "provinsi", "pusat", "admin", "", "KPM"])
def test_no_role_but_those_of_the_village_is_given_there(klien_admin: Client, peran: str) -> None:
    jawab = klien_admin.post(f"{D}/pengguna/baru/?wilayah=52.04.20", {**ISI, "peran": peran})
    assert jawab.status_code == 200
    assert Penugasan.objects.exclude(peran="admin_desa").count() == 0


def test_fields_that_no_form_has_are_not_heard(desa: Wilayah, desa_lain: Wilayah, klien_admin: Client) -> None:
    lebih = {
        "is_superuser": "on",
        "is_staff": "on",
        "wilayah": str(desa_lain.pk),
        "pengguna": "1",
        "diserahkan_ke": "1",
        "password": SANDI,
    }
    klien_admin.post(f"{D}/pengguna/baru/", {**ISI, **lebih})
    tugas = Penugasan.objects.get(uuid=ISI["pengenal"])
    orang = tugas.pengguna
    assert (tugas.wilayah, tugas.diserahkan_ke, orang.is_superuser, orang.is_staff) == (desa, None, False, False)
    assert not orang.has_usable_password()
    peramban = klien(orang)
    peramban.post("/saya/telepon/", {"telepon": "081200000009", **lebih, "nama": "Orang Lain", "username": "pusat"})
    orang.refresh_from_db()
    assert (orang.telepon, orang.nama, orang.username) == ("081200000009", "Hj. Siti Aminah", "siti.aminah")
    assert (orang.is_superuser, orang.is_staff) == (False, False)


def test_the_mark_of_an_office_elsewhere_is_answered_with_a_sentence(
    desa: Wilayah, desa_lain: Wilayah, klien_admin: Client
) -> None:
    asing = petugas(desa_lain.kode, Peran.KPM, nama="Marlina").penugasan.get()
    jawab = klien_admin.post(f"{D}/pengguna/baru/", {**ISI, "pengenal": str(asing.uuid)})
    assert "baru saja tersimpan" in kabar(jawab)
    assert Pengguna.objects.filter(nama="Hj. Siti Aminah").count() == 0
    asing.refresh_from_db()
    assert asing.wilayah == desa_lain


def test_the_account_of_a_supervisor_who_also_works_in_the_village_is_out_of_reach(
    desa: Wilayah, klien_admin: Client
) -> None:
    atasan = petugas("52.04", Peran.KABUPATEN, nama="Kabul")
    PenugasanFactory(pengguna=atasan, wilayah=desa, peran=Peran.BPD)
    di_sini = atasan.penugasan.get(peran=Peran.BPD).uuid
    for bagian in ("tautan/", "lepas-kode/"):
        assert "tempat lain" in kabar(klien_admin.post(f"{D}/pengguna/{di_sini}/{bagian}", follow=True))
        di_atas = atasan.penugasan.get(peran=Peran.KABUPATEN).uuid
        assert klien_admin.post(f"{D}/pengguna/{di_atas}/{bagian}").status_code == 404
    assert Undangan.objects.count() == 0


def operator() -> Pengguna:
    staf: Pengguna = Pengguna.objects.create_superuser("operator", password=SANDI, nama="Operator")
    return staf


def test_the_staff_pages_ask_for_the_code_and_show_no_secret(desa: Wilayah, bersandi: Pengguna) -> None:
    staf = operator()
    tanpa_kode = Client()
    tanpa_kode.force_login(staf, backend="kpm.izin.NamaAtauTelepon")
    assert tanpa_kode.get("/admin/").headers["Location"] == "/saya/kode/"
    peramban = klien(staf)
    isi = peramban.get("/admin/").content.decode()
    assert set(re.findall(r'href="/admin/([a-z_]+/[a-z_]+)/"', isi)) == {
        "kpm/pengguna",
        "kpm/wilayah",
        "pemantauan/kbm",
        "pemantauan/pengaturanpedoman",
        "rembuk/batastahap",
        "rembuk/kodekegiatan",
        "django_tasks_database/dbtaskresult",
    }
    buat_undangan(pengguna=bersandi, oleh=None, pada=timezone.now())
    satu = peramban.get(f"/admin/kpm/pengguna/{bersandi.pk}/change/").content.decode()
    for rahasia in (bersandi.password, Undangan.objects.get().indeks, staf.totp.rahasia):
        assert rahasia not in satu
    assert peramban.get("/admin/password_change/").headers["Location"] == "/saya/sandi/"


def test_an_account_is_closed_in_the_staff_pages_and_never_deleted(desa: Wilayah, kpm: Pengguna) -> None:
    peramban = klien(operator())
    assert peramban.get(f"/admin/kpm/pengguna/{kpm.pk}/delete/").status_code == 403
    assert peramban.post(f"/admin/kpm/pengguna/{kpm.pk}/delete/", {"post": "yes"}).status_code == 403
    isi = {"action": "delete_selected", "_selected_action": [str(kpm.pk)], "post": "yes"}
    peramban.post("/admin/kpm/pengguna/", isi)
    assert Pengguna.objects.filter(pk=kpm.pk).exists()


def test_what_staff_does_to_an_account_is_traced_in_its_village(desa: Wilayah, kpm: Pengguna) -> None:
    staf = operator()
    peramban, tugas = klien(staf), kpm.penugasan.get()
    sandi = {"password1": BARU, "password2": BARU, "usable_password": "true"}
    assert peramban.post(f"/admin/kpm/pengguna/{kpm.pk}/password/", sandi).status_code == 302
    with lingkup(desa.kode):
        assert list(Jejak.objects.values_list("pengguna", "perbuatan", "objek", "alasan")) == [
            (staf.pk, "tautan_masuk", kpm.username, "Kata sandi dibuat petugas di halaman staf")
        ]
    akun = {"username": kpm.username, "nama": kpm.nama, "telepon": "", "email": "", "is_active": "on"}
    baris = {
        "penugasan-TOTAL_FORMS": "2",
        "penugasan-INITIAL_FORMS": "1",
        "penugasan-0-id": str(tugas.pk),
        "penugasan-0-pengguna": str(kpm.pk),
        "penugasan-0-wilayah": str(desa.pk),
        "penugasan-0-peran": "kpm",
        "penugasan-0-mulai": tugas.mulai.strftime("%d-%m-%Y"),
        "penugasan-0-selesai": "30-09-2026",
        "penugasan-0-DELETE": "on",
        "penugasan-1-pengguna": str(kpm.pk),
        "penugasan-1-wilayah": str(desa.pk),
        "penugasan-1-peran": "bpd",
        "penugasan-1-mulai": "17-09-2026",
    }
    assert peramban.post(f"/admin/kpm/pengguna/{kpm.pk}/change/", {**akun, **baris}).status_code == 302
    assert list(kpm.penugasan.order_by("pk").values_list("peran", "diberikan_oleh", "diakhiri_oleh")) == [
        ("kpm", None, staf.pk),
        ("bpd", staf.pk, None),
    ]
    assert LogEntry.objects.filter(user=staf, object_id=str(kpm.pk)).count() == 2


def test_an_office_is_taken_away_with_its_work_area_without_an_open_scope(desa: Wilayah, kpm: Pengguna) -> None:
    def berwilayah(nama: str) -> Penugasan:
        tugas: Penugasan = PenugasanFactory(pengguna=PenggunaFactory(nama=nama), wilayah=desa, peran=Peran.KPM)
        with lingkup(desa.kode):
            WilayahKerja.objects.create(desa=desa, penugasan=tugas, dusun=DusunFactory(desa=desa, nama=nama))
        return tugas

    berwilayah("Satu").delete()
    berwilayah("Dua")
    assert Penugasan.objects.filter(pengguna__nama="Dua").delete()[1]["kpm.WilayahKerja"] == 1
    assert Penugasan.objects.filter(pengguna__nama="Tiga").delete() == (0, {})
    with lingkup(desa.kode):
        assert WilayahKerja.objects.count() == 0
    assert list(Penugasan.objects.all()) == [kpm.penugasan.get()]


def test_get_changes_no_account(desa: Wilayah, klien_admin: Client, admin_desa: Pengguna) -> None:
    for bagian in ("tautan/", "lepas-kode/", "masa/", "wilayah-kerja/"):
        assert klien_admin.get(alamat(admin_desa, bagian)).status_code == 405
