"""The village's own settings: dusun, providers, office profile; two people at once; verification of documents."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Dusun, Fasilitas, ProfilDesa, Wilayah
from tests.factories import DusunFactory


def test_the_admin_adds_a_dusun_and_a_posyandu(desa: Wilayah, klien_admin: Client) -> None:
    klien_admin.post(f"/{desa.kode}/desa/dusun/baru/", {"nama": "Dusun Barat"})
    with lingkup(desa.kode):
        dusun = Dusun.objects.get()
    isi = {"jenis": "posyandu", "nama": "Posyandu Melati", "dusun": dusun.pk, "penanggung_jawab": "Jumiati"}
    assert klien_admin.post(f"/{desa.kode}/desa/fasilitas/baru/", isi).status_code == 302
    halaman = klien_admin.get(f"/{desa.kode}/desa/").content.decode()
    assert ("Dusun Barat" in halaman, "Posyandu Melati" in halaman) == (True, True)


def test_the_form_of_a_provider_asks_in_words(desa: Wilayah, klien_admin: Client) -> None:
    alamat = f"/{desa.kode}/desa/fasilitas/baru/"
    kosong, terkirim = klien_admin.get(alamat).content.decode(), klien_admin.post(alamat, {"nama": ""}).content.decode()
    assert ("---" in kosong, "Pilih jenis" in kosong) == (False, True)
    assert ("Jenis: Belum dipilih." in terkirim, "Nama: Belum diisi." in terkirim) == (True, True)


def test_a_second_dusun_of_the_same_name_is_refused_in_words(desa: Wilayah, klien_admin: Client) -> None:
    for _ in range(2):
        jawab = klien_admin.post(f"/{desa.kode}/desa/dusun/baru/", {"nama": "Dusun Barat"})
    assert jawab.status_code == 200
    assert "Dusun dengan nama ini sudah ada." in jawab.content.decode()


def test_the_same_dusun_name_may_stand_in_two_villages(desa: Wilayah, desa_lain: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa_lain.kode):
        DusunFactory(desa=desa_lain, nama="Dusun Barat")
    assert klien_admin.post(f"/{desa.kode}/desa/dusun/baru/", {"nama": "Dusun Barat"}).status_code == 302


def test_a_stale_save_shows_both_values_and_a_second_save_decides(desa: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa, nama="Barat")
    alamat = f"/{desa.kode}/desa/dusun/{dusun.uuid}/"
    klien_admin.post(alamat, {"nama": "Dusun Barat", "versi": "1"})
    jawab = klien_admin.post(alamat, {"nama": "Barat Laut", "versi": "1"}).content.decode()
    assert ("Baru saja diubah orang lain" in jawab, "“Dusun Barat”" in jawab) == (True, True)
    assert ('value="Barat Laut"' in jawab, 'name="versi" value="2"' in jawab) == (True, True)
    klien_admin.post(alamat, {"nama": "Barat Laut", "versi": "2"})
    with lingkup(desa.kode):
        dusun.refresh_from_db()
        assert (dusun.nama, dusun.versi, dusun.history.count()) == ("Barat Laut", 3, 3)


def test_a_dusun_of_another_village_cannot_be_chosen(desa: Wilayah, desa_lain: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa_lain.kode):
        lain = DusunFactory(desa=desa_lain)
    isi = {"jenis": "posyandu", "nama": "Posyandu", "dusun": lain.pk}
    assert klien_admin.post(f"/{desa.kode}/desa/fasilitas/baru/", isi).status_code == 200
    with lingkup(desa.kode):
        assert Fasilitas.objects.count() == 0


@pytest.mark.parametrize(
    ("pola", "pesan"),
    [
        ("tanpa nomor", "harus memuat"),
        ("{nomor}/{lain}", "Pakai hanya"),
        ("{nomor", "Pakai hanya"),
        ("{nomor.x}", "Pakai hanya"),
        ("{nomor[a]}", "Pakai hanya"),
        ("{nomor:>99999999}", "Pakai hanya"),
    ],
)
def test_a_number_pattern_that_cannot_work_is_refused(
    desa: Wilayah, klien_admin: Client, pola: str, pesan: str
) -> None:
    jawab = klien_admin.post(f"/{desa.kode}/desa/profil/", {"kertas": "A4", "pola_nomor_ba": pola})
    assert pesan in jawab.content.decode()


@pytest.mark.parametrize("bagian", ["dusun/baru", "fasilitas/baru", "profil"])
def test_two_people_who_save_the_same_in_one_moment_both_get_an_answer(
    desa: Wilayah, klien_admin: Client, monkeypatch: pytest.MonkeyPatch, bagian: str
) -> None:
    def didahului(*_: object, **__: object) -> None:
        raise IntegrityError("UNIQUE constraint failed")

    for tempat in ("kpm.views_desa.simpan", "kpm.tindakan_desa.simpan"):
        monkeypatch.setattr(tempat, didahului)
    isi = {"nama": "Barat", "jenis": "posyandu", "kertas": "A4", "pola_nomor_ba": "{nomor}", "alamat": "Jalan Dermaga"}
    jawab = klien_admin.post(f"/{desa.kode}/desa/{bagian}/", isi)
    tanda = "Jalan Dermaga" if bagian == "profil" else "Barat"
    assert ("pada saat yang sama" in jawab.content.decode(), tanda in jawab.content.decode()) == (True, True)


def test_a_first_profile_somebody_else_was_faster_with_is_answered_with_the_form(
    desa: Wilayah, klien_admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi = {"kertas": "A4", "pola_nomor_ba": "{nomor}", "alamat": "Jalan Dermaga"}
    assert klien_admin.post(f"/{desa.kode}/desa/profil/", isi).status_code == 302
    # the second person's page was opened before there was a profile
    monkeypatch.setattr("kpm.views_desa.kueri.profil_desa", lambda desa: ProfilDesa(desa=desa))
    jawab = klien_admin.post(f"/{desa.kode}/desa/profil/", {**isi, "alamat": "Jalan Baru"})
    assert ("pada saat yang sama" in jawab.content.decode(), "Jalan Baru" in jawab.content.decode()) == (True, True)


def test_the_profile_is_kept_once(desa: Wilayah, klien_admin: Client) -> None:
    isi = {"kertas": "F4", "pola_nomor_ba": "{nomor}/BA/{tahun}", "kepala_desa": "H. Abdul Wahab"}
    assert klien_admin.post(f"/{desa.kode}/desa/profil/", isi).status_code == 302
    with lingkup(desa.kode):
        assert ProfilDesa.objects.get().kertas == "F4"


def test_anybody_can_verify_a_document_and_sees_no_person(desa: Wilayah) -> None:
    baru = DokumenTerbit.objects.create(
        kode="7K2MQ9PA", jenis="berita_acara", wilayah=desa, periode="2026", nomor="140/001/BA-RS/VI/2026",
        tanggal=dt.date(2026, 6, 25), sidik="ab" * 32,
    )  # fmt: skip
    isi = Client().get("/v/7k2m-q9pa/").content.decode()
    assert ("tercatat dan berlaku" in isi, "140/001/BA-RS/VI/2026" in isi, "25 Juni 2026" in isi) == (True, True, True)
    lama = DokumenTerbit.objects.create(
        kode="AAAA2222", jenis="berita_acara", wilayah=desa, periode="2026", nomor="lama",
        tanggal=dt.date(2026, 6, 1), sidik="cd" * 32, digantikan_oleh=baru,
    )  # fmt: skip
    assert "Sudah digantikan" in Client().get(f"/v/{lama.kode}/").content.decode()


def test_an_unknown_code_is_404_with_a_sentence(db: None) -> None:
    jawab = Client().get("/v/?kode=XXXX")
    assert (jawab.status_code, "tidak ditemukan" in jawab.content.decode()) == (404, True)
    assert Client().get("/v/").status_code == 200


def test_a_code_with_marks_in_it_is_read_or_refused_and_never_an_error(desa: Wilayah) -> None:
    assert Client().get("/v/", {"kode": "7k2m\x00q9pa"}).status_code == 404
    assert Client().get("/v/", {"kode": "\x00"}).status_code == 200


def test_what_belongs_to_an_invented_village_says_so_outside_it_too(
    desa: Wilayah, klien_pendamping: Client, klien_kpm: Client
) -> None:
    DokumenTerbit.objects.create(
        kode="7K2MQ9PA", jenis="berita_acara", wilayah=desa, periode="2026", nomor="1",
        tanggal=dt.date(2026, 6, 25), sidik="ab" * 32,
    )  # fmt: skip
    alamat = ((Client(), "/v/7K2MQ9PA/"), (klien_pendamping, "/52.04.20/"), (klien_kpm, f"/{desa.kode}/sasaran/"))
    assert ["DATA CONTOH" in peramban.get(satu).content.decode() for peramban, satu in alamat] == [False] * 3
    Wilayah.objects.filter(pk=desa.pk).update(contoh=True)
    assert ["DATA CONTOH" in peramban.get(satu).content.decode() for peramban, satu in alamat] == [True] * 3
