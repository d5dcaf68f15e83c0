"""The pages of a merge through real requests: side by side, the months, twice, too late, and the old addresses."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanAnak
from sasaran.models import Orang, Penggabungan
from sasaran.tindakan import ubah_orang
from tests.conftest import klien
from tests.factories import AnakFactory, KeluargaFactory, OrangFactory, PemantauanAnakFactory
from tests.pemantauan.bahan_gabung import dua_catatan, gabung, potret

D = "/52.04.20.2005/sasaran/"


def alamat(satu: Any, dua: Any, jenis: str = "orang") -> str:
    return f"{D}ganda/{jenis}/{satu.uuid}/{dua.uuid}/"


def isian(halaman: str) -> dict[str, str]:
    """What a browser would send back: hidden fields and the chosen radio buttons."""
    hasil = {}
    for tag in re.findall(r"<input[^>]+>", halaman):
        sifat = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if sifat.get("type") == "hidden" or (sifat.get("type") == "radio" and " checked" in tag):
            hasil[sifat["name"]] = sifat["value"]
    return hasil


def test_two_pages_lead_to_one_record_and_the_way_back(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_catatan(di_desa)
    sebelum = potret(di_desa)
    pilih = klien_kpm.get(alamat(satu, dua)).content.decode()
    assert "Catatan pertama: Ahmad Fauzan" in pilih
    periksa = klien_kpm.post(alamat(satu, dua), isian(pilih) | {"isi.orang.nama": "lain"}).content.decode()
    assert "Agustus 2026" in periksa
    assert potret(di_desa) == sebelum
    jawab = klien_kpm.post(alamat(satu, dua), isian(periksa) | {"bulan.anak.anak.202608": "satu"}, follow=True)
    assert jawab.redirect_chain == [(f"{D}{satu.uuid}/", 302)]
    assert "Catatan Ahmad Fausan digabung ke sini" in jawab.content.decode()
    assert Orang.objects.get().nama == "Ahmad Fausan"
    assert PemantauanAnak.objects.get(bulan=Bulan(2026, 8)).kunjungan == 1
    daftar = klien_kpm.get(f"{D}ganda/?tab=gabung").content.decode()
    pisah = re.search(r'action="([^"]+/pisah/[^"]+)"', daftar)[1]  # type: ignore[index]
    assert klien_kpm.get(pisah).status_code == 405
    kembali = klien_kpm.post(pisah, follow=True)
    assert kembali.redirect_chain == [(f"{D}{dua.uuid}/", 302)]
    assert potret(di_desa) == sebelum


def test_the_second_click_and_the_second_admin_are_led_to_the_merged_record(
    di_desa: Wilayah, klien_kpm: Client, klien_admin: Client
) -> None:
    satu, dua = dua_catatan(di_desa)
    isi = isian(klien_kpm.get(alamat(satu, dua)).content.decode()) | {"langkah": "gabung"}
    klien_kpm.post(alamat(satu, dua), isi)
    for peramban, jalur in ((klien_kpm, alamat(satu, dua)), (klien_admin, alamat(dua, satu))):
        jawab = peramban.post(jalur, isi, follow=True)
        assert jawab.redirect_chain == [(f"{D}{satu.uuid}/", 302)]
        assert "Tidak ada yang digabung dua kali." in jawab.content.decode()
    assert Penggabungan.objects.count() == 1


@pytest.mark.parametrize("langkah", ["periksa", "gabung"])
def test_a_record_changed_meanwhile_is_shown_again_and_nothing_is_merged(
    di_desa: Wilayah, klien_kpm: Client, kpm: Pengguna, langkah: str
) -> None:
    satu, dua = dua_catatan(di_desa)
    isi = isian(klien_kpm.get(alamat(satu, dua)).content.decode()) | {"langkah": langkah}
    ubah_orang(orang=dua, oleh=kpm, versi=dua.versi, nama="Ahmad Fauzan Akbar")
    jawab = klien_kpm.post(alamat(satu, dua), isi)
    assert jawab.status_code == 409
    assert "baru saja diubah orang lain" in jawab.content.decode()
    assert "Ahmad Fauzan Akbar" in jawab.content.decode()
    assert Orang.objects.count() == 2


def test_who_cannot_be_one_is_told_why_and_cannot_be_merged(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = OrangFactory(desa=di_desa, nama="Sri", jenis_kelamin="L")
    dua = OrangFactory(desa=di_desa, nama="Sri", jenis_kelamin="P")
    halaman = klien_kpm.get(alamat(satu, dua)).content.decode()
    assert "Yang satu laki-laki, yang lain perempuan." in halaman
    assert ">Lanjut<" not in halaman
    assert klien_kpm.post(alamat(satu, dua), isian(halaman) | {"langkah": "gabung"}).status_code == 200
    assert Orang.objects.count() == 2


def test_the_old_address_leads_on_and_a_form_sent_there_loses_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_catatan(di_desa)
    anak_dua = dua.anak
    gabung(satu, dua)
    jawab = klien_kpm.get(f"{D}{dua.uuid}/?x=1")
    assert (jawab.status_code, jawab.headers["Location"]) == (302, f"{D}{satu.uuid}/?x=1")
    lembar = f"/52.04.20.2005/pemantauan/2026-06/anak/{anak_dua.uuid}/"
    jawab = klien_kpm.post(lembar, {"kunjungan": "4"})
    tujuan = f"/52.04.20.2005/pemantauan/2026-06/anak/{satu.anak.uuid}/"
    assert (jawab.status_code, jawab.headers["Location"]) == (307, tujuan)
    klien_kpm.post(tujuan, {"tanggal": "15-06-2026", "kunjungan": "4"})
    assert PemantauanAnak.objects.get(bulan=Bulan(2026, 6)).kunjungan == 4


def test_a_chain_of_merges_leads_to_its_end_and_a_parted_one_nowhere(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_catatan(di_desa)
    tiga = AnakFactory(desa=di_desa, nama="Ahmad F.", lahir=dt.date(2025, 6, 15)).orang
    gabung(satu, dua)
    gabung(tiga, Orang.objects.get(pk=satu.pk))
    assert klien_kpm.get(f"{D}{dua.uuid}/").headers["Location"] == f"{D}{tiga.uuid}/"


def test_nothing_of_another_village_is_compared_merged_or_parted(
    di_desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    satu, dua = dua_catatan(di_desa)
    hasil = gabung(satu, dua)
    with lingkup(desa_lain.kode):
        sini = OrangFactory(desa=desa_lain, nama="Ahmad Fauzan", jenis_kelamin="L")
    peramban = klien(kpm_lain)
    akar = f"/{desa_lain.kode}/sasaran/"
    for jalur in (
        f"ganda/orang/{sini.uuid}/{satu.uuid}/",
        f"ganda/orang/{satu.uuid}/{dua.uuid}/",
        f"ganda/pisah/{hasil.uuid}/",
        f"{dua.uuid}/",
        f"{satu.uuid}/ganda/",
    ):
        assert peramban.post(akar + jalur, {"langkah": "gabung"}).status_code == 404, jalur
    assert peramban.post(f"{akar}ganda/bukan/", {"satu": sini.uuid, "lain": satu.uuid}).status_code == 404
    assert Penggabungan.objects.get().dibatalkan_pada is None


def test_the_number_of_a_person_is_never_on_the_page(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_catatan(di_desa)
    satu.nik, dua.nik = "6213991506250001", "6213991606250002"
    satu.save()
    dua.save()
    halaman = klien_kpm.get(alamat(satu, dua)).content.decode()
    assert ("Keduanya punya NIK" in halaman, "150625" in halaman, "160625" in halaman) == (True, False, False)


def test_two_families_become_one_through_the_same_pages(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = KeluargaFactory(desa=di_desa, kepala="Suhardi", nomor=1)
    dua = KeluargaFactory(desa=di_desa, kepala="Suhardy", nomor=2, dusun=satu.dusun)
    OrangFactory(desa=di_desa, keluarga=satu)
    orang = OrangFactory(desa=di_desa, keluarga=dua)
    pilih = klien_kpm.get(alamat(satu, dua, "keluarga")).content.decode()
    periksa = klien_kpm.post(alamat(satu, dua, "keluarga"), isian(pilih)).content.decode()
    assert "Semua anggota rumah tangga nomor 2 pindah ke rumah tangga nomor 1." in periksa
    jawab = klien_kpm.post(alamat(satu, dua, "keluarga"), isian(periksa))
    assert jawab.headers["Location"] == f"{D}keluarga/{satu.uuid}/"
    assert Orang.objects.get(pk=orang.pk).keluarga == satu
    assert klien_kpm.get(f"{D}keluarga/{dua.uuid}/").headers["Location"] == f"{D}keluarga/{satu.uuid}/"


def test_the_other_record_of_a_person_can_be_looked_for(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_catatan(di_desa)
    assert alamat(satu, dua) in klien_kpm.get(f"{D}{satu.uuid}/ganda/?q=Fausan").content.decode()
    assert "Tidak ada catatan lain" in klien_kpm.get(f"{D}{satu.uuid}/ganda/?q=Zulkifli").content.decode()


@pytest.mark.parametrize("bulan", [1, 3])
def test_a_merge_costs_the_same_queries_for_one_and_for_three_months_that_move(
    di_desa: Wilayah, django_assert_max_num_queries: Any, bulan: int
) -> None:
    satu, dua = (AnakFactory(desa=di_desa, nama="Fauzan").orang for _ in range(2))
    for ke in range(bulan):
        PemantauanAnakFactory(anak=dua.anak, bulan=Bulan(2026, 6 + ke), kunjungan=1)
    with django_assert_max_num_queries(125):
        gabung(satu, dua, tetap="satu")
