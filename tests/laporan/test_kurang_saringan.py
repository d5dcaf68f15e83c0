"""What narrows the list of what is missing: its address, places, a work area, a name it is kept under."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from kpm.models import Peran, Wilayah
from kpm.tindakan_pengguna import atur_wilayah_kerja
from laporan.kueri_kurang import daftar_kurang
from laporan.saringan_kurang import Saringan
from sasaran.models import SaringanTersimpan
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanIbuFactory,
    PemantauanPaudFactory,
    PosyanduFactory,
)
from tests.laporan.bahan_kurang import (
    BERANDA,
    HARI_INI,
    JULI,
    KURANG,
    bayi,
    keluarga,
    nama,
)


@pytest.fixture
def kampung(di_desa: Wilayah) -> Wilayah:
    """Five persons who each miss something else."""
    barat, timur = keluarga(di_desa, "Barat"), keluarga(di_desa, "Timur")
    akta = bayi(di_desa, "Akta Barat", keluarga=barat, akta=False)
    akta.orang.posyandu = PosyanduFactory(desa=di_desa, nama="Melati")
    akta.orang.save()
    bayi(di_desa, "Air Timur", keluarga=timur, air=False)
    bayi(di_desa, "Stunting Timur", keluarga=timur, stunting=True, kunjungan=0)
    hamil = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Ibu Barat", keluarga=barat), kek=True)
    PemantauanIbuFactory(kehamilan=hamil, anc=2, fe=30, konseling=2, kunjungan=1, air=True, jamban=True, jamkes=False)
    besar = AnakFactory(desa=di_desa, nama="Besar Barat", lahir=dt.date(2022, 5, 1), keluarga=barat)
    PemantauanPaudFactory(anak=besar, bulan=JULI, hadir=False)
    return di_desa


@pytest.mark.parametrize(
    ("kueri", "siapa"),
    [
        ("", ["Stunting Timur", "Ibu Barat", "Air Timur", "Akta Barat", "Besar Barat"]),
        ("kelompok=ibu", ["Ibu Barat"]),
        ("kelompok=paud", ["Besar Barat"]),
        ("layanan=akta", ["Akta Barat"]),
        ("layanan=jamkes", ["Ibu Barat"]),
        ("prioritas=2", ["Stunting Timur"]),
        ("prioritas=0", ["Air Timur", "Akta Barat", "Besar Barat"]),
        ("pj=opd", ["Ibu Barat", "Akta Barat"]),
        ("hari=13", ["Stunting Timur", "Ibu Barat", "Air Timur", "Akta Barat"]),
        ("hari=12", []),
        ("q=BARAT&kelompok=anak", ["Akta Barat"]),
        ("kelompok=entah&prioritas=9&pj=x&hari=banyak&q=akta", ["Akta Barat"]),
    ],
)  # fmt: skip
def test_the_address_narrows_the_list(kampung: Wilayah, klien_kpm: Client, kueri: str, siapa: list[str]) -> None:
    hasil = [k.nama for k in daftar_kurang(kampung, HARI_INI, Saringan.dari(dict(_bagian(kueri)), None))]

    assert hasil == siapa
    assert nama(klien_kpm.get(f"{KURANG}?{kueri}")) == siapa


def _bagian(kueri: str) -> list[list[str]]:
    return [satu.split("=") for satu in kueri.split("&") if satu]


def test_places_narrow_the_list_too(kampung: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(KURANG).content.decode()
    dusun = dict(re.findall(r'<option value="([0-9a-f-]{36})">([^<]+)</option>', halaman))
    uuid = {kata: kode for kode, kata in dusun.items()}

    assert sorted(uuid) == ["Barat", "Melati", "Timur"]
    assert nama(klien_kpm.get(f"{KURANG}?dusun={uuid['Timur']}")) == ["Stunting Timur", "Air Timur"]
    assert nama(klien_kpm.get(f"{KURANG}?posyandu={uuid['Melati']}")) == ["Akta Barat"]


def test_a_work_area_is_where_the_list_begins(kampung: Wilayah, klien_kpm: Client, kpm) -> None:
    timur = [k.pk for k in _dusun("Timur")]
    atur_wilayah_kerja(tugas=kpm.penugasan.get(peran=Peran.KPM), dusun=timur, posyandu=[], oleh=kpm)

    assert nama(klien_kpm.get(BERANDA)) == ["Stunting Timur", "Air Timur"]
    semua = klien_kpm.get(f"{KURANG}?wilayah=semua").content.decode()
    assert "Ibu Barat" in semua
    assert semua.count('name="sudah"') == 2  # those of the other dusun are read


def _dusun(nama_dusun: str):
    from kpm.models import Dusun

    return Dusun.objects.filter(nama=nama_dusun)


def test_a_narrowing_is_kept_under_a_name_and_opened_again(
    kampung: Wilayah, klien_kpm: Client, klien_admin: Client
) -> None:
    jawab = klien_kpm.post(f"{KURANG}?layanan=akta&halaman=3", {"nama": "Belum berakta"})

    assert (jawab.status_code, jawab["Location"]) == (302, f"{KURANG}?layanan=akta")
    tersimpan = SaringanTersimpan.objects.get()
    assert (tersimpan.daftar, tersimpan.nama, tersimpan.kueri) == ("kurang", "Belum berakta", "layanan=akta")
    assert (
        f'<a href="{KURANG}?layanan=akta" aria-current="true">Belum berakta</a>'
        in klien_kpm.get(f"{KURANG}?layanan=akta").content.decode()
    )
    assert "Belum berakta" not in klien_admin.get(KURANG).content.decode()
    assert "Belum berakta" not in klien_kpm.get("/52.04.20.2005/sasaran/").content.decode()
    assert (
        f'href="{KURANG}?layanan=akta">Belum berakta'
        in klien_kpm.get("/52.04.20.2005/sasaran/daftar-saya/").content.decode()
    )
    lagi = klien_kpm.post(f"{KURANG}?layanan=air", {"nama": "belum berakta"})
    assert "Anda sudah punya daftar dengan nama ini. Pilih nama lain." in lagi.content.decode()
    assert "Saring atau cari dulu" in klien_kpm.post(KURANG, {"nama": "Semua"}).content.decode()
