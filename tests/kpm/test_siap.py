"""Setting a village up: the list of what is left, many names at once, and who may do it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kpm.kueri_siap import langkah_siap
from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, Pengguna, Penugasan, ProfilDesa, Wilayah
from kpm.periode import Triwulan
from tests.conftest import HARI_INI, klien
from tests.factories import DusunFactory, KeluargaFactory, PosyanduFactory

DUSUN, FASILITAS = "/52.04.20.2005/desa/dusun/banyak/", "/52.04.20.2005/desa/fasilitas/banyak/"


def keadaan(peramban: Client) -> list[tuple[str, str]]:
    halaman = peramban.get("/52.04.20.2005/desa/").content.decode()
    bagian = halaman.partition("Siapkan desa Anda")[2].partition("</section>")[0]
    return re.findall(r'<div>(?:<a href="[^"]+">|<b>)([^<]+)<.*?(Selesai|Belum)</span></li>', bagian, re.S)


def test_the_list_says_what_is_done_and_goes_when_all_is(desa: Wilayah, klien_admin: Client) -> None:
    semua = ["Kantor dan kop", "Dusun", "Posyandu dan fasilitas", "Penanda tangan", "KPM", "Keluarga pertama"]
    assert keadaan(klien_admin) == [(nama, "Belum") for nama in semua]
    with lingkup(desa.kode):
        ProfilDesa.objects.create(desa=desa, alamat="Jalan Dermaga", kepala_desa="H. Abdul Wahab")
        dusun = DusunFactory(desa=desa)
        PosyanduFactory(desa=desa)
    sudah = [nama for nama, satu in keadaan(klien_admin) if satu == "Selesai"]
    assert sudah == ["Kantor dan kop", "Dusun", "Posyandu dan fasilitas"]
    assert "Belum ada nama KPM" in klien_admin.get("/52.04.20.2005/desa/").content.decode()
    with lingkup(desa.kode):
        ProfilDesa.objects.update(nama_kpm="Nurhayati")
        KeluargaFactory(desa=desa, dusun=dusun)
    pengguna = Pengguna.objects.create_user("nur", nama="Nurhayati")
    Penugasan.objects.create(pengguna=pengguna, wilayah=desa, peran="kpm", mulai=HARI_INI)
    assert keadaan(klien_admin) == []
    with lingkup(desa.kode):
        siap = langkah_siap(desa, ProfilDesa.objects.get(), HARI_INI)
    assert (siap.selesai, siap.lengkap) == (6, True)


def test_every_step_leads_to_a_page_of_whoever_may_do_it(
    desa: Wilayah, klien_admin: Client, klien_kades: Client
) -> None:
    def tautan(peramban: Client) -> list[str]:
        halaman = peramban.get("/52.04.20.2005/desa/").content.decode()
        return re.findall(r'<a href="([^"]+)">', halaman.partition("Siapkan desa Anda")[2].partition("</section>")[0])

    assert [klien_admin.get(satu).status_code for satu in tautan(klien_admin)] == [200] * 6
    assert tautan(klien_kades) == []


def test_many_dusun_are_added_at_once_and_twice_is_once(desa: Wilayah, klien_admin: Client) -> None:
    isi = {"daftar": "Dusun Barat\r\n\r\n  Dusun   Tengah \r\ndusun barat\r\nDusun Timur"}
    pertama = klien_admin.post(DUSUN, isi, follow=True).content.decode()
    assert "3 dusun ditambahkan. Sudah ada: dusun barat." in pertama
    kedua = klien_admin.post(DUSUN, isi, follow=True).content.decode()
    assert "Tidak ada yang baru. Sudah ada: Dusun Barat, Dusun Tengah, dusun barat, Dusun Timur." in kedua
    with lingkup(desa.kode):
        assert list(Dusun.objects.values_list("nama", "versi")) == [
            ("Dusun Barat", 1), ("Dusun Tengah", 1), ("Dusun Timur", 1),
        ]  # fmt: skip
        assert set(Dusun.history.values_list("diubah_oleh__nama", flat=True)) == {"Rahmah"}


@pytest.mark.parametrize(
    ("daftar", "kalimat"),
    [
        ("", "Belum diisi."),
        (" ; \n", "Belum diisi."),
        ("Barat\n" + "x" * 61, "Baris 2: paling panjang 60 huruf."),
        ("\n".join(f"Dusun {n}" for n in range(101)), "Paling banyak 100 baris sekali simpan, yang diisi 101 baris."),
    ],
)
def test_dusun_that_cannot_be_stored_come_back_as_typed(
    desa: Wilayah, klien_admin: Client, daftar: str, kalimat: str
) -> None:
    jawab = klien_admin.post(DUSUN, {"daftar": daftar})
    assert (jawab.status_code, kalimat in jawab.content.decode()) == (200, True)
    assert daftar.strip(" ;\n")[:500] in jawab.content.decode()
    with lingkup(desa.kode):
        assert Dusun.objects.count() == 0


def test_many_posyandu_come_with_their_dusun_and_who_is_responsible(desa: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa, nama="Dusun Barat")
    isi = "Posyandu Melati; barat; Jumiati\nPosyandu Mawar\tDusun Barat\nPosyandu Anggrek;;Hasnah\nPosyandu Kenanga"
    klien_admin.post(FASILITAS, {"jenis": "posyandu", "daftar": isi})
    with lingkup(desa.kode):
        assert list(Fasilitas.objects.values_list("jenis", "nama", "dusun__nama", "penanggung_jawab")) == [
            ("posyandu", "Posyandu Anggrek", None, "Hasnah"),
            ("posyandu", "Posyandu Kenanga", None, ""),
            ("posyandu", "Posyandu Mawar", "Dusun Barat", ""),
            ("posyandu", "Posyandu Melati", "Dusun Barat", "Jumiati"),
        ]


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ("Melati; Utara", "Baris 2: dusun “Utara” belum ada di daftar dusun."),
        ("; Barat", "Baris 2: namanya belum diisi."),
        ("Melati;;;lebih", "Baris 2: terlalu banyak titik koma."),
        ("x" * 81, "Baris 2: paling panjang 80 huruf."),
    ],
)
def test_one_wrong_line_stores_nothing_and_loses_nothing(
    desa: Wilayah, klien_admin: Client, baris: str, kalimat: str
) -> None:
    isi = {"jenis": "posyandu", "daftar": f"Posyandu Mawar\n{baris}"}
    halaman = klien_admin.post(FASILITAS, isi).content.decode()
    assert (kalimat in halaman, f"Posyandu Mawar\n{baris}" in halaman) == (True, True)
    with lingkup(desa.kode):
        assert Fasilitas.objects.count() == 0


@pytest.mark.parametrize("alamat", [DUSUN, FASILITAS, "/52.04.20.2005/desa/profil/"])
def test_only_the_admin_sets_the_village_up(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client, kpm_lain: Pengguna, alamat: str
) -> None:
    isi = {"daftar": "Dusun Barat", "jenis": "posyandu", "kertas": "A4", "pola_nomor_ba": "{nomor}", "alamat": "x"}
    assert [satu.post(alamat, isi).status_code for satu in (klien_kpm, klien_kades, klien(kpm_lain))] == [403, 403, 404]
    with lingkup(desa.kode):
        assert (Dusun.objects.count(), ProfilDesa.objects.count()) == (0, 0)


def test_closing_a_quarter_warns_of_a_signer_without_a_name(desa: Wilayah, klien_kpm: Client) -> None:
    alamat = f"/{desa.kode}/skor/{Triwulan(2026, 2)}/tutup/"
    halaman = klien_kpm.get(alamat).content.decode()
    assert ("Kepala desa" in halaman, "belum" in halaman.lower()) == (True, True)
