"""User management: giving an office and its link, what nobody may do, the end of a term, the work area."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Penugasan, Peran, PerangkatTotp, Undangan, Wilayah, WilayahKerja
from kpm.wewenang import PERAN_DESA, boleh_menyetel, peran_diberi
from tests.conftest import klien
from tests.factories import (
    DusunFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
)

D = "/52.04.20.2005"
ISI = {
    "nama": "Hj. Siti  Aminah",
    "telepon": "+62 812-3456-7890",
    "username": "",
    "peran": "kpm",
    "mulai": "01-09-2026",
    "selesai": "",
    "nomor_sk": "141/7/2026",
    "pengenal": "11111111-1111-4111-8111-111111111111",
}


def petugas(kode: str, peran: str, **isi: Any) -> Pengguna:
    pengguna = PenggunaFactory(**isi)
    PenugasanFactory(pengguna=pengguna, wilayah=Wilayah.objects.get(kode=kode), peran=peran)
    return pengguna


def alamat(pengguna: Pengguna, bagian: str = "", awal: str = D) -> str:
    return f"{awal}/pengguna/{pengguna.penugasan.order_by('pk')[0].uuid}/{bagian}"


def kabar(jawab: Any) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", jawab.content.decode()).split())


@pytest.mark.parametrize(
    ("pengelola", "kode", "peran"),
    [
        ("52.04.20.2005", "52.04.20.2005", PERAN_DESA),
        ("52.04.20.2005", "52.04.20.2006", ()),
        ("52.04.20", "52.04.20.2005", ()),
        ("52.04.20", "52.04.20", ()),
        ("52.04", "52.04.20.2005", ("admin_desa",)),
        ("52.04", "52.04.20", ("pendamping_kecamatan",)),
        ("52.04", "52.04", ()),
        ("52.04", "52.05.01", ()),
        ("52.04", "62.13.01.2005", ()),
        ("52", "52.04", ("kabupaten",)),
        ("52", "52.04.20", ()),
        ("52", "52", ()),
        ("52", "62.13", ()),
        ("00", "52", ("provinsi",)),
        ("00", "52.04", ("kabupaten",)),
        ("00", "52.04.20", ()),
        ("00", "00", ()),
    ],
)
def test_a_region_hands_out_these_roles_and_no_others(pengelola: str, kode: str, peran: tuple[str, ...]) -> None:
    assert peran_diberi(pengelola, kode) == peran


@pytest.mark.parametrize(
    ("pengelola", "tugas", "boleh"),
    [
        ("52.04.20.2005", [("52.04.20.2005", "kpm")], True),
        ("52.04.20.2005", [], False),
        ("52.04.20.2005", [("52.04.20.2005", "kpm"), ("52.04.20.2006", "kpm")], False),
        ("52.04.20.2005", [("52.04.20.2005", "kpm"), ("52.04", "kabupaten")], False),
        ("52.04", [("52.04.20.2005", "admin_desa"), ("52.04.20.2005", "kpm")], True),
        ("52.04", [("52.04.20.2005", "kpm")], False),
        ("52.04", [("52.04.20", "pendamping_kecamatan"), ("52.04", "kabupaten")], False),
        ("00", [("52", "provinsi"), ("00", "pusat")], False),
    ],
)
def test_an_account_is_reset_only_by_who_stands_above_all_its_offices(
    pengelola: str, tugas: list[tuple[str, str]], boleh: bool
) -> None:
    assert boleh_menyetel(pengelola, tugas) is boleh


def test_a_new_person_gets_an_account_without_password_and_a_link_shown_once(
    desa: Wilayah, klien_admin: Client, admin_desa: Pengguna
) -> None:
    jawab = klien_admin.post(f"{D}/pengguna/baru/", ISI)
    tugas = Penugasan.objects.get(uuid=ISI["pengenal"])
    assert (tugas.pengguna.nama, tugas.pengguna.username, tugas.pengguna.telepon) == (
        "Hj. Siti Aminah",
        "siti.aminah",
        "081234567890",
    )
    assert (tugas.peran, tugas.mulai, tugas.nomor_sk, tugas.diberikan_oleh) == (
        "kpm",
        dt.date(2026, 9, 1),
        "141/7/2026",
        admin_desa,
    )
    assert tugas.pengguna.has_usable_password() is False
    (tautan,) = set(re.findall(r'value="(http[^"]*/undangan/[^"]*)"', jawab.content.decode()))
    assert "https://wa.me/6281234567890?text=" in jawab.content.decode()
    assert Client().get(tautan).headers["Location"] == "/undangan/isi/"
    assert tautan.encode() not in klien_admin.get(f"{D}/pengguna/{tugas.uuid}/").content
    with lingkup(desa.kode):
        assert list(Jejak.objects.values_list("pengguna", "perbuatan", "objek")) == [
            (admin_desa.pk, "tautan_masuk", "siti.aminah")
        ]
    assert LogEntry.objects.filter(object_id=str(tugas.pengguna.pk), user=admin_desa).count() == 2


def test_the_same_form_sent_twice_makes_one_person(klien_admin: Client) -> None:
    klien_admin.post(f"{D}/pengguna/baru/", ISI)
    jawab = klien_admin.post(f"{D}/pengguna/baru/", ISI, follow=True)
    assert "Tidak ada yang tersimpan dua kali." in kabar(jawab)
    assert (Pengguna.objects.filter(nama="Hj. Siti Aminah").count(), Undangan.objects.count()) == (1, 1)


def test_two_people_of_one_name_get_two_user_names(klien_admin: Client) -> None:
    klien_admin.post(f"{D}/pengguna/baru/", ISI)
    klien_admin.post(f"{D}/pengguna/baru/", {**ISI, "telepon": "081311112222", "pengenal": ""})
    assert list(Pengguna.objects.filter(nama__contains="Siti").order_by("pk").values_list("username", flat=True)) == [
        "siti.aminah",
        "siti.aminah2",
    ]


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"nama": ""}, "Belum diisi."),
        ({"telepon": "12"}, "Tulis nomor telepon dengan angka"),
        ({"username": "a b"}, "Pakai huruf kecil"),
        ({"username": "nurhayati"}, "Nama pengguna ini sudah dipakai."),
        ({"telepon": "081300000001"}, "Nomor ini sudah dipakai akun lain."),
        ({"selesai": "01-08-2026"}, "Tugas berakhir sebelum mulai."),
        ({"peran": "kabupaten"}, "Pilih dari daftar."),
        ({"peran": "pusat"}, "Pilih dari daftar."),
    ],
)
def test_a_form_that_cannot_be_stored_comes_back_as_typed(
    klien_admin: Client, ganti: dict[str, str], kalimat: str
) -> None:
    PenggunaFactory(username="nurhayati", nama="Nurhayati", telepon="081300000001")
    jawab = klien_admin.post(f"{D}/pengguna/baru/", {**ISI, **ganti})
    assert kalimat in kabar(jawab)
    assert f'value="{ISI["nomor_sk"]}"' in jawab.content.decode()
    assert Penugasan.objects.filter(peran="kpm").count() == 0


def test_a_person_with_an_account_elsewhere_gets_the_office_and_no_link(
    desa: Wilayah, desa_lain: Wilayah, klien_admin: Client
) -> None:
    """A link would open what the account may do elsewhere."""
    lama = petugas(desa_lain.kode, Peran.KPM, nama="Siti Aminah", telepon="081234567890")
    lama.set_unusable_password()
    lama.save()
    jawab = klien_admin.post(f"{D}/pengguna/baru/", {**ISI, "nama": "siti aminah", "benar": "on"})
    assert jawab.status_code == 302
    assert lama.penugasan.count() == 2
    assert Undangan.objects.count() == 0
    undang = klien_admin.post(f"{D}/pengguna/{ISI['pengenal']}/tautan/", follow=True)
    assert "bertugas di tempat lain" in kabar(undang)
    assert Undangan.objects.count() == 0


def test_nobody_raises_or_prolongs_themselves(desa: Wilayah, klien_admin: Client, admin_desa: Pengguna) -> None:
    admin_desa.telepon = "081377778888"
    admin_desa.save()
    sendiri = {**ISI, "nama": admin_desa.nama, "telepon": admin_desa.telepon}
    assert "kepada diri sendiri" in kabar(klien_admin.post(f"{D}/pengguna/baru/", sendiri))
    assert admin_desa.penugasan.count() == 1
    admin_desa.penugasan.update(selesai=dt.date(2026, 9, 30))
    jawab = klien_admin.post(alamat(admin_desa, "masa/"), {"selesai": "30-09-2030"})
    assert "tidak dapat memperpanjang tugas sendiri" in kabar(jawab)
    for bagian in ("tautan/", "lepas-kode/"):
        assert "halaman Saya" in kabar(klien_admin.post(alamat(admin_desa, bagian), follow=True))
    assert admin_desa.penugasan.get().selesai == dt.date(2026, 9, 30)


def test_a_village_keeps_one_admin(desa: Wilayah, klien_admin: Client, admin_desa: Pengguna) -> None:
    akhir = {"selesai": "20-09-2026"}
    assert "tetap punya satu admin" in kabar(klien_admin.post(alamat(admin_desa, "masa/"), akhir))
    lain = petugas(desa.kode, Peran.ADMIN_DESA)
    lain.penugasan.update(selesai=dt.date(2026, 9, 20))
    assert "tetap punya satu admin" in kabar(klien_admin.post(alamat(admin_desa, "masa/"), akhir))
    lain.penugasan.update(selesai=None)
    assert klien_admin.post(alamat(admin_desa, "masa/"), akhir).status_code == 302
    tugas = admin_desa.penugasan.get()
    assert (tugas.selesai, tugas.diakhiri_oleh) == (dt.date(2026, 9, 20), admin_desa)


@pytest.mark.parametrize("bagian", ["", "masa/", "tautan/", "lepas-kode/", "wilayah-kerja/", "serah-terima/"])
def test_offices_of_another_village_or_higher_up_are_not_found(
    desa: Wilayah, desa_lain: Wilayah, klien_admin: Client, pendamping: Pengguna, bagian: str
) -> None:
    for orang in (petugas(desa_lain.kode, Peran.KPM), petugas("52.04", Peran.KABUPATEN), pendamping):
        assert klien_admin.post(alamat(orang, bagian), {"selesai": "17-09-2026"}).status_code in (404, 405)
        assert klien_admin.get(alamat(orang, bagian)).status_code in (404, 405)
        assert orang.penugasan.get().selesai is None


@pytest.mark.parametrize("peran", [Peran.KPM, Peran.KEPALA_DESA, Peran.BIDAN, Peran.ANGGOTA_RDS, Peran.BPD])
def test_only_the_admin_manages_users_of_a_village(desa: Wilayah, admin_desa: Pengguna, peran: str) -> None:
    peramban = klien(petugas(desa.kode, peran))
    for jalur in (f"{D}/pengguna/", f"{D}/pengguna/baru/", alamat(admin_desa)):
        assert peramban.get(jalur).status_code == 403
    assert peramban.post(f"{D}/pengguna/baru/", ISI).status_code == 403
    assert Penugasan.objects.filter(uuid=ISI["pengenal"]).count() == 0


def test_an_office_ends_at_midnight_of_the_village(desa: Wilayah, klien_admin: Client) -> None:
    kader = petugas(desa.kode, Peran.KPM)
    klien_admin.post(alamat(kader, "masa/"), {"selesai": "20-09-2026"})
    # 20 September 23.59 and 21 September 00.00 in Sumbawa (WITA, UTC+8)
    with time_machine.travel(dt.datetime(2026, 9, 20, 15, 59, tzinfo=dt.UTC)):
        assert klien(kader).get(f"{D}/sasaran/").status_code == 200
    with time_machine.travel(dt.datetime(2026, 9, 20, 16, 0, tzinfo=dt.UTC)):
        assert klien(kader).get(f"{D}/sasaran/").status_code == 404


def test_ending_one_of_two_offices_leaves_the_other(desa: Wilayah, klien_admin: Client) -> None:
    kader = petugas(desa.kode, Peran.KPM)
    PenugasanFactory(pengguna=kader, wilayah=desa, peran=Peran.BPD)
    klien_admin.post(alamat(kader, "masa/"), {"selesai": "16-09-2026"})
    peramban = klien(kader)
    assert peramban.get(f"{D}/sasaran/").status_code == 403
    assert peramban.get(f"{D}/skor/2026-T3/").status_code == 200


def test_the_code_of_a_lost_telephone_is_taken_off(desa: Wilayah, klien_admin: Client, admin_desa: Pengguna) -> None:
    kader = petugas(desa.kode, Peran.KPM)
    PerangkatTotp.objects.create(
        pengguna=kader, rahasia="JBSWY3DPEHPK3PXP", dipasang_pada=dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    )
    klien_admin.post(alamat(kader, "lepas-kode/"))
    assert not PerangkatTotp.objects.filter(pengguna=kader).exists()
    with lingkup(desa.kode):
        assert list(Jejak.objects.values_list("pengguna", "perbuatan")) == [(admin_desa.pk, "lepas_kode")]


def test_get_changes_nothing(desa: Wilayah, klien_admin: Client) -> None:
    kader = petugas(desa.kode, Peran.KPM)
    for bagian in ("masa/", "tautan/", "lepas-kode/", "wilayah-kerja/"):
        assert klien_admin.get(alamat(kader, bagian)).status_code == 405


def test_the_work_area_is_chosen_among_the_places_of_the_village(
    desa: Wilayah, desa_lain: Wilayah, klien_admin: Client
) -> None:
    kader = petugas(desa.kode, Peran.KPM)
    with lingkup(desa_lain.kode):
        asing = DusunFactory(desa=desa_lain)
    with lingkup(desa.kode):
        timur, melati = DusunFactory(desa=desa), PosyanduFactory(desa=desa)
    assert "Pilih dari daftar." in kabar(klien_admin.post(alamat(kader, "wilayah-kerja/"), {"dusun": asing.pk}))
    klien_admin.post(alamat(kader, "wilayah-kerja/"), {"dusun": timur.pk, "posyandu": melati.pk})
    klien_admin.post(alamat(kader, "wilayah-kerja/"), {"posyandu": melati.pk})
    with lingkup(desa.kode):
        assert list(WilayahKerja.objects.values_list("dusun", "posyandu")) == [(None, melati.pk)]
    admin = petugas(desa.kode, Peran.BIDAN)
    assert klien_admin.post(alamat(admin, "wilayah-kerja/"), {}).status_code == 404
