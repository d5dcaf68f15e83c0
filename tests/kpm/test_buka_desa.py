"""Opening a real village: by code, by name, twice, with what it says when it cannot."""

from __future__ import annotations

import datetime as dt
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from kpm.kueri_buka import kode_desa, pilih_tempat
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Penugasan, ProfilDesa, Undangan, Wilayah
from kpm.tindakan_desa import Orang, TidakDapatDibuka, buka_desa
from tests.conftest import klien
from tests.factories import WilayahFactory

ADMIN = ("--nama-admin", "Rahmah Hayati", "--telepon-admin", "+62 812-1111-2222")


def buka(*kata: str) -> str:
    keluar = StringIO()
    call_command("buka_desa", *kata, stdout=keluar)
    return keluar.getvalue()


def tautan(teks: str) -> list[str]:
    return re.findall(r"http://\S+(/undangan/\S+)", teks)


def tugas() -> list[tuple[str, str, dt.date]]:
    return list(Penugasan.objects.order_by("pk").values_list("pengguna__username", "peran", "mulai"))


@pytest.mark.parametrize("kode", ["52.04.20.2005", "5204202005", "52 04 20 2005"])
def test_a_village_is_opened_by_its_code_and_its_admin_chooses_a_password(desa: Wilayah, kode: str) -> None:
    teks = buka(kode, *ADMIN, "--kepala-desa", "H. Abdul Wahab")
    assert "Desa Pulau Kaung (52.04.20.2005), Kecamatan Buer, Kabupaten Sumbawa, Nusa Tenggara Barat" in teks
    assert "Desa ini dibuka." in teks
    assert "Admin desa: Rahmah Hayati (nama pengguna rahmah.hayati)" in teks
    desa.refresh_from_db()
    assert (desa.dibuka_pada, tugas()) == (
        dt.date(2026, 9, 17),
        [("rahmah.hayati", "admin_desa", dt.date(2026, 9, 17))],
    )
    with lingkup(desa.kode):
        assert list(ProfilDesa.objects.values_list("kepala_desa", "nama_kpm")) == [("H. Abdul Wahab", "")]
    pengguna = Pengguna.objects.get()
    assert (pengguna.telepon, pengguna.has_usable_password()) == ("081211112222", False)
    peramban = Client()
    peramban.get(tautan(teks)[0])
    sandi = "perahu-melati-tenang"
    assert peramban.post("/undangan/isi/", {"new_password1": sandi, "new_password2": sandi}).status_code == 302
    pengguna.refresh_from_db()
    assert pengguna.check_password(sandi)


def test_a_second_run_changes_nothing_and_says_what_is_there(desa: Wilayah) -> None:
    buka(desa.kode, *ADMIN)
    teks = buka(desa.kode, "--nama-admin", "Orang Lain", "--kepala-desa", "H. Abdul Wahab")
    assert "sudah dibuka sebelumnya" in teks
    assert "Admin desa: Rahmah Hayati (nama pengguna rahmah.hayati), sudah ada" in teks
    assert (tautan(teks), Pengguna.objects.count(), Penugasan.objects.count()) == ([], 1, 1)
    with lingkup(desa.kode):
        assert ProfilDesa.objects.get().kepala_desa == "H. Abdul Wahab"
    buka(desa.kode, "--kepala-desa", "Pengganti")
    with lingkup(desa.kode):
        assert ProfilDesa.objects.get().kepala_desa == "H. Abdul Wahab"


def test_a_new_link_replaces_the_one_that_was_lost(desa: Wilayah) -> None:
    lama = tautan(buka(desa.kode, *ADMIN))[0]
    baru = tautan(buka(desa.kode, "--tautan-baru"))[0]
    assert (Client().get(lama).status_code, Client().get(baru).status_code) == (410, 302)


def test_the_kpm_may_come_with_it_or_later_and_gets_an_own_link(desa: Wilayah) -> None:
    buka(desa.kode, *ADMIN)
    teks = buka(desa.kode, "--nama-kpm", "Nurhayati", "--telepon-kpm", "081233334444")
    assert (len(tautan(teks)), [nama for nama, _, _ in tugas()]) == (1, ["rahmah.hayati", "nurhayati"])
    with lingkup(desa.kode):
        assert ProfilDesa.objects.get().nama_kpm == "Nurhayati"


def test_one_person_may_be_admin_and_kpm(desa: Wilayah) -> None:
    teks = buka(desa.kode, *ADMIN, "--nama-kpm", "rahmah hayati", "--telepon-kpm", "081211112222")
    assert (len(tautan(teks)), [peran for _, peran, _ in tugas()]) == (1, ["admin_desa", "kpm"])


@pytest.mark.parametrize(
    ("kata", "kalimat"),
    [
        (("52.04.20.2009", *ADMIN), "Kode 52.04.20.2009 tidak ada di daftar wilayah. Di kecamatan yang sama:\n"
                                    "  52.04.20.2005  Desa Pulau Kaung, Kecamatan Buer"),
        (("99.99.99.2009", *ADMIN), "Kode 99.99.99.2009 tidak ada di daftar wilayah. Cari dengan namanya"),
        (("52.04.20", *ADMIN), "52.04.20 bukan kode desa. Kode desa terdiri dari 10 angka"),
        (("Pulao Kaung",), "Tidak ada desa bernama Pulao Kaung. Yang mirip:\n  52.04.20.2005  Desa Pulau Kaung"),
        (("kaung", "--kabupaten", "sumbawa"), "Tulis kodenya. Desa yang cocok:\n  52.04.20.2005  Desa Pulau Kaung"),
        (("kaung", "--kabupaten", "Barito"), "Tidak ada desa bernama kaung."),
        (("52.04.20.2005",), "Tulis siapa admin desanya"),
        (("52.04.20.2005", "--nama-admin", "Rahmah", "--telepon-admin", "12"), "Nomor 12 bukan nomor telepon."),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_said_with_what_to_do(desa: Wilayah, kata: tuple[str, ...], kalimat: str) -> None:
    with pytest.raises(CommandError) as galat:
        buka(*kata)
    assert str(galat.value).startswith(kalimat)
    assert (Pengguna.objects.count(), Wilayah.objects.filter(dibuka_pada__isnull=False).count()) == (0, 0)


def test_a_kelurahan_is_opened_in_its_own_words(desa: Wilayah) -> None:
    WilayahFactory(kode="52.04.20.1001", nama="Lempeh")
    teks = buka("5204201001", *ADMIN)
    assert ("Kelurahan Lempeh (52.04.20.1001)" in teks, "Kelurahan ini dibuka." in teks) == (True, True)
    admin = klien(Pengguna.objects.get())
    halaman = admin.get("/52.04.20.1001/desa/").content.decode()
    assert ["Siapkan kelurahan Anda" in halaman, "Lurah" in halaman, "BPD" in halaman] == [True, True, False]
    form = admin.get("/52.04.20.1001/desa/profil/").content.decode()
    assert ["Nama lurah" in form, "Kosongkan untuk Lurah" in form, "BPD" in form] == [True, True, False]


def test_the_demo_village_is_opened_only_when_forced(desa: Wilayah) -> None:
    Wilayah.objects.filter(pk=desa.pk).update(contoh=True)
    with pytest.raises(CommandError, match="desa contoh dengan data rekaan"):
        buka(desa.kode, *ADMIN)
    assert "Desa ini dibuka." in buka(desa.kode, *ADMIN, "--paksa")


def test_the_number_of_somebody_else_is_refused_and_nothing_is_stored(desa: Wilayah, desa_lain: Wilayah) -> None:
    buka(desa.kode, *ADMIN)
    with pytest.raises(CommandError, match="Nomor 081211112222 sudah dipakai akun lain"):
        buka(desa_lain.kode, "--nama-admin", "Marlina", "--telepon-admin", "081211112222")
    desa_lain.refresh_from_db()
    assert (desa_lain.dibuka_pada, Penugasan.objects.count()) == (None, 1)


def test_somebody_with_an_account_opens_a_second_village_with_it(desa: Wilayah, desa_lain: Wilayah) -> None:
    buka(desa.kode, *ADMIN)
    teks = buka(desa_lain.kode, *ADMIN)
    assert ("masuk seperti biasa" in teks, tautan(teks)) == (True, [])
    assert (Pengguna.objects.count(), Penugasan.objects.count(), Undangan.objects.count()) == (1, 2, 1)


def test_an_account_of_the_demo_gets_no_office_in_a_real_village(desa: Wilayah) -> None:
    Pengguna.objects.create_user("admin", password="x", nama="Rahmah Hayati", telepon="081211112222", contoh=True)
    with pytest.raises(CommandError, match="sudah dipakai akun lain"):
        buka(desa.kode, *ADMIN)


def test_a_region_above_the_village_is_not_opened(desa: Wilayah) -> None:
    with pytest.raises(TidakDapatDibuka):
        buka_desa(desa=Wilayah.objects.get(kode="52.04.20"), orang=[Orang("kpm", "A")], oleh=None, pada=timezone.now())  # type: ignore[arg-type]


def test_an_admin_given_by_the_kabupaten_opens_the_village(desa: Wilayah, db: None) -> None:
    from tests.factories import PenggunaFactory, PenugasanFactory

    petugas = PenggunaFactory(username="kab", nama="Petugas")
    PenugasanFactory(pengguna=petugas, wilayah=Wilayah.objects.get(kode="52.04"), peran="kabupaten")
    isi = {"nama": "Rahmah Hayati", "telepon": "081211112222", "peran": "admin_desa", "mulai": "17-09-2026"}
    jawab = klien(petugas).post(f"/52.04/pengguna/baru/?wilayah={desa.kode}", isi)
    assert jawab.status_code == 200
    desa.refresh_from_db()
    assert (desa.dibuka_pada, "/undangan/" in jawab.content.decode()) == (dt.date(2026, 9, 17), True)
    with lingkup(desa.kode):
        assert ProfilDesa.objects.count() == 1


def test_codes_are_read_in_the_ways_people_write_them() -> None:
    semua = ["52.04.20.2005", "5204202005", "52-04-20-2005", "52.04.20", "", "Pulau Kaung", "52042020051"]
    assert [kode_desa(satu) for satu in semua] == ["52.04.20.2005"] * 3 + [""] * 4


def test_a_village_is_found_from_the_province_down_and_by_words(desa: Wilayah, desa_lain: Wilayah) -> None:
    def nama(di: str, teks: str = "") -> list[str]:
        return [satu.wilayah.nama for satu in pilih_tempat(di=di, teks=teks).pilihan]

    assert [nama(""), nama("52"), nama("52.04"), nama("52.04.20"), nama("52.04.20.2005")] == [
        ["Kalimantan Tengah", "Nusa Tenggara Barat"], ["Kabupaten Sumbawa"], ["Buer"], ["Pulau Kaung"], [],
    ]  # fmt: skip
    assert [nama("", "kaung pulau"), nama("62", "kaung"), nama("", "6213012005"), nama("", "62.13.01.2")] == [
        ["Pulau Kaung"], [], ["Magantis"], ["Magantis"],
    ]  # fmt: skip
