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
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
    WilayahFactory,
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


# ---------------------------------------------------------------- above the village


@pytest.fixture
def kabupaten(desa: Wilayah) -> Pengguna:
    return petugas("52.04", Peran.KABUPATEN, nama="Petugas Sumbawa")


def test_a_kabupaten_gives_admins_and_pendamping_below_it_only(kabupaten: Pengguna, desa_lain: Wilayah) -> None:
    peramban = klien(kabupaten)
    assert peramban.post(
        "/52.04/pengguna/baru/?wilayah=52.04.20.2005", {**ISI, "peran": "admin_desa"}
    ).status_code == 200  # fmt: skip
    assert Penugasan.objects.get(uuid=ISI["pengenal"]).wilayah.kode == "52.04.20.2005"
    for kode, peran in (("52.04.20.2005", "kpm"), ("52.04.20.2005", "kabupaten"), ("52.04.20", "admin_desa")):
        jawab = peramban.post(f"/52.04/pengguna/baru/?wilayah={kode}", {**ISI, "peran": peran, "pengenal": ""})
        assert "Pilih dari daftar." in kabar(jawab), (kode, peran)
    for kode in ("62.13.01.2005", "52.04", "52", "00", "52.04.20.9999", "x"):
        assert peramban.get(f"/52.04/pengguna/baru/?wilayah={kode}").status_code == 404
    assert Penugasan.objects.exclude(pengguna=kabupaten).count() == 1


def test_a_kabupaten_sees_no_kpm_and_no_officer_of_its_own_level(kabupaten: Pengguna, desa: Wilayah) -> None:
    petugas(desa.kode, Peran.KPM, nama="Kader Desa")
    petugas("52.04", Peran.KABUPATEN, nama="Rekan Kabupaten")
    petugas(desa.kode, Peran.ADMIN_DESA, nama="Admin Kaung")
    isi = kabar(klien(kabupaten).get("/52.04/pengguna/"))
    assert ("Kader Desa" in isi, "Rekan Kabupaten" in isi, "Admin Kaung" in isi) == (False, False, True)


def test_villages_are_found_by_name_and_code_and_paged(kabupaten: Pengguna, desa: Wilayah) -> None:
    for n in range(40):
        WilayahFactory(kode=f"52.04.20.{3000 + n}", nama=f"Labuhan {n}")
    peramban = klien(kabupaten)
    assert peramban.get("/52.04/pengguna/baru/").content.count(b"?wilayah=52.04.20") == 25
    for teks in ("kaung", "52.04.20.2005"):
        isi = peramban.get("/52.04/pengguna/baru/", {"q": teks}).content.decode()
        assert re.findall(r"\?wilayah=([\d.]+)", isi) == ["52.04.20.2005"]


@pytest.mark.parametrize(
    ("kode", "peran", "tujuan", "peran_baru"),
    [("52", Peran.PROVINSI, "52.04", "kabupaten"), ("00", Peran.PUSAT, "52", "provinsi")],
)
def test_province_and_nation_manage_the_level_below(
    desa: Wilayah, kode: str, peran: str, tujuan: str, peran_baru: str
) -> None:
    peramban = klien(petugas(kode, peran))
    isi = {**ISI, "peran": peran_baru}
    assert peramban.post(f"/{kode}/pengguna/baru/?wilayah={tujuan}", isi).status_code == 200
    tugas = Penugasan.objects.get(uuid=ISI["pengenal"])
    assert (tugas.wilayah.kode, tugas.peran) == (tujuan, peran_baru)
    assert peramban.get(f"/{kode}/pengguna/{tugas.uuid}/").status_code == 200
    assert peramban.get(f"/{kode}/pengguna/baru/?wilayah=52.04.20.2005").status_code == 404


def test_a_kecamatan_manages_nobody(klien_pendamping: Client) -> None:
    assert klien_pendamping.get("/52.04.20/pengguna/").status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    desa: Wilayah, klien_admin: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    with lingkup(desa.kode):
        tempat = DusunFactory(desa=desa)
        for _ in range(banyak):
            kader = petugas(desa.kode, Peran.KPM)
            WilayahKerja.objects.create(desa=desa, penugasan=kader.penugasan.get(), dusun=tempat)
    klien_admin.get(f"{D}/pengguna/")
    with django_assert_num_queries(8):
        klien_admin.get(f"{D}/pengguna/")


def test_an_account_of_the_machine_is_not_reset_from_a_village(desa: Wilayah, klien_admin: Client) -> None:
    kader = petugas(desa.kode, Peran.KPM, is_superuser=True)
    assert "bertugas di tempat lain" in kabar(klien_admin.post(alamat(kader, "tautan/"), follow=True))
    assert Undangan.objects.count() == 0


# ---------------------------------------------------------------- handing over


def test_an_office_is_handed_over_with_its_work_area_and_a_paper(
    desa: Wilayah, klien_admin: Client, admin_desa: Pengguna
) -> None:
    lama, baru = petugas(desa.kode, Peran.KPM, nama="Nurhayati"), petugas(desa.kode, Peran.BPD, nama="Salmah")
    with lingkup(desa.kode):
        timur, barat = DusunFactory(desa=desa, nama="Timur"), DusunFactory(desa=desa, nama="Barat")
        WilayahKerja.objects.create(desa=desa, penugasan=lama.penugasan.get(), dusun=timur)
        KeluargaFactory.create_batch(2, desa=desa, dusun=timur)
        KeluargaFactory(desa=desa, dusun=barat)
        anak = AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=timur))
        PemantauanAnakFactory(anak=anak, air=True)
    jalur = alamat(lama, "serah-terima/")
    assert "Rumah tangga terdaftar 3" in kabar(klien_admin.get(jalur))
    klien_admin.post(jalur, {"penerima": baru.pk, "mulai": "01-10-2026", "nomor_sk": "141/9/2026"})
    diserahkan, penerus = lama.penugasan.get(), baru.penugasan.get(peran="kpm")
    assert (diserahkan.selesai, diserahkan.diserahkan_ke, diserahkan.diakhiri_oleh) == (
        dt.date(2026, 9, 30),
        penerus,
        admin_desa,
    )
    assert (penerus.mulai, penerus.selesai, penerus.nomor_sk) == (dt.date(2026, 10, 1), None, "141/9/2026")
    with lingkup(desa.kode):
        assert list(WilayahKerja.objects.filter(penugasan=penerus).values_list("dusun", flat=True)) == [timur.pk]
    berita = kabar(klien_admin.get(alamat(lama, "berita/")))
    for kalimat in ("Nurhayati kepada Salmah, mulai 1 Oktober 2026", "Rumah tangga terdaftar 3", "Anak 0–23 bulan 1",
                    "Catatan bulanan Triwulan III 2026 1", "Belum dipantau September 2026 1 orang"):  # fmt: skip
        assert kalimat in berita, kalimat
    assert klien_admin.get(alamat(lama, "berita.pdf")).content[:5] == b"%PDF-"


def test_an_office_is_handed_over_once_and_to_somebody_else(desa: Wilayah, klien_admin: Client) -> None:
    lama, baru = petugas(desa.kode, Peran.KPM), petugas(desa.kode, Peran.BPD)
    jalur, isi = alamat(lama, "serah-terima/"), {"penerima": baru.pk, "mulai": "01-10-2026"}
    for ganti, kalimat in (
        ({"penerima": lama.pk}, "Pilih dari daftar."),
        ({"penerima": 99999}, "Pilih dari daftar."),
        ({"mulai": "01-01-2020"}, "sesudah hari pertama"),
        ({"mulai": "besok"}, "Tanggal tidak terbaca."),
    ):
        assert kalimat in kabar(klien_admin.post(jalur, {**isi, **ganti}))
    assert klien_admin.get(alamat(lama, "berita/")).status_code == 404
    for _ in range(2):
        klien_admin.post(jalur, isi)
    assert baru.penugasan.filter(peran="kpm").count() == 1


def test_a_kpm_who_takes_over_keeps_what_they_had(desa: Wilayah, klien_admin: Client) -> None:
    lama, rekan = petugas(desa.kode, Peran.KPM), petugas(desa.kode, Peran.KPM)
    with lingkup(desa.kode):
        timur, barat = DusunFactory(desa=desa), DusunFactory(desa=desa)
        for orang, dusun in ((lama, timur), (rekan, barat)):
            WilayahKerja.objects.create(desa=desa, penugasan=orang.penugasan.get(), dusun=dusun)
    klien_admin.post(alamat(lama, "serah-terima/"), {"penerima": rekan.pk, "mulai": "01-10-2026"})
    with lingkup(desa.kode):
        milik = WilayahKerja.objects.filter(penugasan=rekan.penugasan.get()).values_list("dusun", flat=True)
        assert set(milik) == {timur.pk, barat.pk}


# ---------------------------------------------------------------- places that are closed


def test_a_closed_dusun_is_offered_for_nothing_new_and_stays_where_it_stands(
    desa: Wilayah, klien_admin: Client
) -> None:
    with lingkup(desa.kode):
        lama, _ = DusunFactory(desa=desa, nama="Lama"), DusunFactory(desa=desa, nama="Baru")
        keluarga = KeluargaFactory(desa=desa, dusun=lama)
    tutup = f"{D}/desa/dusun/{lama.uuid}/pakai/"
    assert "Lama tidak dipakai lagi." in kabar(klien_admin.post(tutup, {"pakai": "tidak", "versi": "1"}, follow=True))
    assert "Tidak dipakai sejak 17 September 2026" in kabar(klien_admin.get(f"{D}/desa/"))
    assert "Lama" not in kabar(klien_admin.get(f"{D}/sasaran/keluarga/baru/"))
    assert "Lama" in kabar(klien_admin.get(f"{D}/sasaran/keluarga/{keluarga.uuid}/ubah/"))
    # a stale click changes nothing
    assert "baru saja diubah" in kabar(klien_admin.post(tutup, {"pakai": "ya", "versi": "1"}, follow=True))
    klien_admin.post(tutup, {"pakai": "ya", "versi": "2"})
    assert "Lama" in kabar(klien_admin.get(f"{D}/sasaran/keluarga/baru/"))


def test_a_closed_posyandu_is_not_offered(desa: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
        lama = PosyanduFactory(desa=desa, nama="Melati")
    klien_admin.post(f"{D}/desa/fasilitas/{lama.uuid}/pakai/", {"pakai": "tidak", "versi": "1"}, follow=True)
    assert "Melati" not in kabar(klien_admin.get(f"{D}/sasaran/anak/baru/"))


def test_the_page_of_a_place_tells_who_still_stands_there(desa: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa.kode):
        timur = DusunFactory(desa=desa, nama="Timur")
        melati = PosyanduFactory(desa=desa, nama="Melati", dusun=timur)
        rumah = KeluargaFactory(desa=desa, dusun=timur)
        KeluargaFactory(desa=desa, dusun=timur)  # nobody lives there any more
        OrangFactory(desa=desa, keluarga=rumah, posyandu=melati)
        OrangFactory(desa=desa, keluarga=rumah, posyandu=None)
        OrangFactory(desa=desa, keluarga=rumah, keluar_pada=dt.date(2026, 8, 1), sebab_keluar="pindah")
        kpm = petugas(desa.kode, Peran.KPM)
        WilayahKerja.objects.create(desa=desa, penugasan=kpm.penugasan.get(), dusun=timur)
        sepi = DusunFactory(desa=desa, nama="Sepi")
        puskesmas = PosyanduFactory(desa=desa, nama="Buer", jenis="puskesmas")
    halaman = kabar(klien_admin.get(f"{D}/desa/dusun/{timur.uuid}/"))
    assert "1 rumah tangga dengan 2 orang masih tercatat di sini. Wilayah kerja 1 KPM." in halaman
    assert f"{D}/sasaran/?dusun={timur.uuid}" in klien_admin.get(f"{D}/desa/dusun/{timur.uuid}/").content.decode()
    assert "1 orang masih tercatat di sini." in kabar(klien_admin.get(f"{D}/desa/fasilitas/{melati.uuid}/"))
    assert "Tidak ada orang yang tercatat" in kabar(klien_admin.get(f"{D}/desa/dusun/{sepi.uuid}/"))
    assert "tercatat di sini" not in kabar(klien_admin.get(f"{D}/desa/fasilitas/{puskesmas.uuid}/"))


def test_a_closed_place_stays_in_filters_by_its_name_and_in_work_areas_until_taken_out(
    desa: Wilayah, klien_admin: Client
) -> None:
    with lingkup(desa.kode):
        lama = DusunFactory(desa=desa, nama="Ampang", ditutup_pada=dt.date(2026, 9, 1))
        baru = DusunFactory(desa=desa, nama="Baru")
        AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=lama))
        kpm = petugas(desa.kode, Peran.KPM)
        WilayahKerja.objects.create(desa=desa, penugasan=kpm.penugasan.get(), dusun=lama)
        lain = petugas(desa.kode, Peran.KPM)
    for halaman in (f"{D}/sasaran/", f"{D}/skor/2026-T3/"):
        isi = kabar(klien_admin.get(halaman))
        assert isi.index("Baru") < isi.index("Ampang (tidak dipakai)")
    assert "Ampang (tidak dipakai)" in kabar(klien_admin.get(alamat(kpm)))
    assert "Ampang" not in kabar(klien_admin.get(alamat(lain)))
    klien_admin.post(alamat(kpm, "wilayah-kerja/"), {"dusun": [lama.pk, baru.pk]})
    with lingkup(desa.kode):
        assert set(WilayahKerja.objects.values_list("dusun", flat=True)) == {lama.pk, baru.pk}
    klien_admin.post(alamat(kpm, "wilayah-kerja/"), {"dusun": [baru.pk]})
    with lingkup(desa.kode):
        assert list(WilayahKerja.objects.values_list("dusun", flat=True)) == [baru.pk]
