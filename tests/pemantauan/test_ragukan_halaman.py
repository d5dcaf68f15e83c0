"""The inbox of doubtful data on the screen: what it shows, narrows, leads to, and who may answer."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal as D
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_ragukan import Keraguan
from pemantauan.models import JawabanRagu, PemantauanAnak
from sasaran.kueri import kelahiran_keluarga
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanIbuFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
)
from tests.pemantauan.bahan_ragu import (
    AGUSTUS,
    D_,
    NIK,
    RAGU,
    SEPTEMBER,
    anak,
    nama,
    semua,
    semua_jenis,
    ukur,
)


@pytest.fixture
def keluarga(di_desa: Wilayah) -> Keluarga:
    return KeluargaFactory(desa=di_desa, kepala="Suhardi", dusun=DusunFactory(desa=di_desa, nama="Barat"))


# ---------------------------------------------------------------- the page


def baris(halaman: str) -> list[str]:
    return re.findall(r'<li class="baris"><div class="tumbuh"><a [^>]*>(.*?)</a>', halaman)


def kirim(satu: Keraguan, kembali: str = RAGU) -> dict[str, Any]:
    return {"jenis": satu.jenis, "untuk": str(satu.untuk), "kode": satu.ragu.kode, "kembali": kembali}


def test_the_page_names_both_values_with_their_days(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = anak(keluarga, nama="Turun")
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    halaman = " ".join(klien_kpm.get(RAGU).content.decode().split())
    assert "Berat turun 2,1 kg dari Agustus (10,3 kg)." in halaman
    assert "15 Agustus 2026: <strong>10,3 kg</strong> · 15 September 2026: <strong>8,2 kg</strong>" in halaman
    assert "1 ukuran menunggu diperiksa" in klien_kpm.get(f"{D_}/pemantauan/2026-09/").content.decode()
    assert "menunggu diperiksa" not in klien_kpm.get(f"{D_}/pemantauan/2026-08/").content.decode()


def test_the_list_is_narrowed_by_kind_dusun_and_time(keluarga: Keluarga, klien_kpm: Client) -> None:
    semua_jenis(keluarga)
    timur = KeluargaFactory(desa=keluarga.desa, dusun=DusunFactory(desa=keluarga.desa, nama="Timur"))
    ukur(AnakFactory(desa=keluarga.desa, keluarga=timur, nama="Jauh timur"), SEPTEMBER, "16.9")

    def isi(kueri: str) -> list[str]:
        return baris(klien_kpm.get(f"{RAGU}?{kueri}").content.decode())

    assert isi("jenis=lazim") == ["Jauh", "Jauh timur"]
    assert isi("dusun=Timur") == ["Jauh timur"]
    assert isi("jenis=ukuran") == ["Pendek", "Turun", "Janggal", "Jauh", "Jauh timur", "Berdiri"]
    assert isi("masa=2026-08") == []
    assert len(isi("masa=2026-T3")) == 8
    assert len(isi("jenis=apa&masa=kapan")) == 11


@pytest.mark.parametrize("masa", ["2010-01", "2010-T1", "2017-12", "2099-12", "2026-13", "%00", "2026-T5"])
def test_nonsense_as_a_time_narrows_nothing_or_finds_nothing(keluarga: Keluarga, klien_kpm: Client, masa: str) -> None:
    assert klien_kpm.get(f"{RAGU}?masa={masa}").status_code == 200


def test_benar_on_the_page_is_kept_once_and_leads_back(keluarga: Keluarga, klien_kpm: Client, kpm: Pengguna) -> None:
    semua_jenis(keluarga)
    satu = semua()[0]
    for kata in ("Dicatat benar", "Sudah dicatat benar oleh Anda"):
        jawab = klien_kpm.post(f"{RAGU}benar/", kirim(satu, f"{RAGU}?jenis=panjang"), follow=True)
        assert jawab.redirect_chain == [(f"{RAGU}?jenis=panjang", 302)]
        assert f"{kata}: Panjang 76 cm lebih pendek daripada Agustus (77 cm)." in jawab.content.decode()
    assert JawabanRagu.objects.get().dibuat_oleh == kpm
    dijawab = klien_kpm.get(f"{RAGU}dijawab/").content.decode()
    assert (baris(dijawab), "September 2026</p>" in dijawab) == (["Pendek"], True)
    tarik = f"{RAGU}{JawabanRagu.objects.get().uuid}/tarik/"
    assert [klien_kpm.post(tarik)["Location"] for _ in (1, 2)] == [f"{RAGU}dijawab/"] * 2  # the button pressed twice
    assert (JawabanRagu.objects.count(), nama()[0]) == (0, ("panjang", "Pendek"))
    assert JawabanRagu.history.filter(history_type="-").count() == 1


def test_perbaiki_opens_the_form_and_comes_back(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    halaman = klien_kpm.get(f"{RAGU}?jenis=berat").content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Perbaiki', halaman)
    assert alamat == f"{D_}/pemantauan/2026-09/anak/{satu.uuid}/?kembali={quote(f'{RAGU}?jenis=berat', safe='')}"
    form = klien_kpm.get(alamat).content.decode()
    assert "Kembali ke data yang diragukan" in form
    versi = PemantauanAnak.objects.get(bulan=SEPTEMBER).versi
    isi = {"tanggal": "15-09-2026", "berat": "10,4", "timbang": "ya", "versi": versi}
    assert klien_kpm.post(alamat, isi).headers["Location"] == f"{RAGU}?jenis=berat"
    assert nama() == []


def test_the_earlier_of_two_values_that_do_not_fit_can_be_opened_too(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    halaman = klien_kpm.get(RAGU).content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Buka Agustus 2026', halaman)
    assert alamat == f"{D_}/pemantauan/2026-08/anak/{satu.uuid}/?kembali={quote(RAGU, safe='')}"
    isi = {"tanggal": "15-08-2026", "berat": "8,1", "timbang": "ya", "versi": 1}
    assert klien_kpm.post(alamat, isi).headers["Location"] == RAGU
    assert nama() == []


def test_a_newborn_that_does_not_fit_its_birth_leads_to_the_birth(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = AnakFactory(desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2026, 8, 20), panjang_lahir=D("51"))
    ukur(satu, SEPTEMBER, panjang="49.0", tanggal=dt.date(2026, 9, 1))
    halaman = klien_kpm.get(RAGU).content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Buka data lahir', halaman)
    assert alamat == f"{D_}/sasaran/anak/{satu.uuid}/ubah/?kembali={quote(RAGU, safe='')}"
    assert f'class="kembali" href="{RAGU}"' in klien_kpm.get(alamat).content.decode()


def test_a_child_forgotten_at_its_birth_is_registered_from_the_inbox_with_its_mother_and_comes_back(
    keluarga: Keluarga, klien_kpm: Client
) -> None:
    lahir = dt.date(2026, 8, 20)
    tempat = PosyanduFactory(desa=keluarga.desa)
    ibu = OrangFactory(desa=keluarga.desa, keluarga=keluarga, nama="Rohana", jenis_kelamin="P", posyandu=tempat)
    hamil = KehamilanFactory(
        desa=keluarga.desa, ibu=ibu,
        hpht=dt.date(2025, 11, 13), berakhir_pada=lahir, hasil="lahir_hidup", suami="Rahmat", no_kia="2600999",
    )  # fmt: skip
    halaman = klien_kpm.get(f"{RAGU}?jenis=lahir").content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Daftarkan anak', halaman)
    alamat = unescape(alamat)
    isi = klien_kpm.get(alamat).context["form"].initial
    awal = (isi["ibu"], isi["posyandu"], isi["tanggal_lahir"], isi["sejak"], isi["nama_ayah"], isi["no_kia"])
    assert awal == (ibu.pk, tempat.pk, lahir, lahir, "Rahmat", "2600999")
    baru = {
        "nama": "Bayi Rohana", "jenis_kelamin": "L", "tanggal_lahir": "20-08-2026", "sejak": "20-08-2026",
        "ibu": ibu.pk, "sumber": "wawancara", "jaminan": "", "akta": "",
    }  # fmt: skip
    assert klien_kpm.post(alamat, baru).headers["Location"] == f"{RAGU}?jenis=lahir"
    assert Anak.objects.get(orang__nama="Bayi Rohana").kehamilan == hamil
    assert nama() == []


def test_another_day_or_mother_or_household_is_no_child_of_that_birth(keluarga: Keluarga) -> None:
    lahir = dt.date(2026, 8, 20)
    hamil = KehamilanFactory(desa=keluarga.desa, berakhir_pada=lahir, hasil="lahir_hidup")
    assert kelahiran_keluarga(hamil.ibu.keluarga, str(hamil.uuid)) == hamil
    assert kelahiran_keluarga(KeluargaFactory(desa=keluarga.desa), str(hamil.uuid)) is None
    assert kelahiran_keluarga(None, str(hamil.uuid)) is None
    assert kelahiran_keluarga(hamil.ibu.keluarga, "\x00") is None


def test_a_persons_form_comes_back_to_the_inbox_too(keluarga: Keluarga, klien_kpm: Client) -> None:
    orang = OrangFactory(
        desa=keluarga.desa, keluarga=keluarga, jenis_kelamin="P", tanggal_lahir=dt.date(1999, 5, 4), nama="Sri"
    )
    alamat = f"{D_}/sasaran/{orang.uuid}/ubah/?kembali={quote(RAGU, safe='')}"
    isi = {"nama": "Sri", "jenis_kelamin": "P", "tanggal_lahir": "03-05-1999", "versi": orang.versi, "jaminan": ""}
    assert klien_kpm.post(alamat, isi).headers["Location"] == RAGU


def test_nothing_of_a_nik_but_its_region_is_ever_shown(keluarga: Keluarga, klien_kpm: Client) -> None:
    semua_jenis(keluarga)
    satu = next(s for s in semua() if s.golongan.kode == "nik")
    halaman = klien_kpm.get(RAGU).content.decode()
    klien_kpm.post(f"{RAGU}benar/", kirim(satu))
    isi = [
        halaman,
        klien_kpm.get(f"{RAGU}dijawab/").content.decode(),
        *JawabanRagu.objects.values_list("kode", "kalimat")[0],
    ]
    assert "Tanggal lahir di NIK bukan 4 Mei 2024 yang tercatat" in halaman
    for teks in isi:
        for rahasia in (
            NIK,
            NIK[6:],
            NIK[6:12],
            "3 Mei 2024",
            "2024-05-03",
            "03-05-2024",
            Orang.objects.get(nama="Berbeda").nik_indeks,
        ):
            assert rahasia not in teks


@pytest.mark.parametrize(
    ("peran", "status", "tombol"),
    [(Peran.BIDAN, 200, 0), (Peran.KEPALA_DESA, 200, 0), (Peran.ADMIN_DESA, 200, 3), (Peran.ANGGOTA_RDS, 403, 0)],
)
def test_who_may_look_and_who_may_answer(
    keluarga: Keluarga, desa: Wilayah, peran: str, status: int, tombol: int
) -> None:
    semua_jenis(keluarga)
    pengguna = PenggunaFactory()
    PenugasanFactory(pengguna=pengguna, wilayah=desa, peran=peran)
    peramban = klien(pengguna)
    jawab = peramban.get(RAGU)
    assert (jawab.status_code, jawab.content.decode().count(">Benar<span")) == (status, tombol)
    # an admin answers for persons, never for the months a KPM fills
    assert peramban.post(f"{RAGU}benar/", kirim(semua()[0])).status_code == 403
    assert JawabanRagu.objects.count() == 0


def test_the_inbox_costs_the_same_queries_for_one_of_each_and_for_three(keluarga: Keluarga, klien_kpm: Client) -> None:
    banyak: list[int] = []
    for _ in (1, 2):  # one pair that may be one person
        AnakFactory(desa=keluarga.desa, keluarga=keluarga, nama="Muhammad Fajar", lahir=dt.date(2025, 2, 2))
    for _ in (1, 2):
        semua_jenis(keluarga)
        Orang.objects.filter(nama="Berbeda").exclude(pk=Orang.objects.filter(nama="Berbeda").first().pk).delete()  # type: ignore[union-attr]
        PemantauanIbuFactory(
            kehamilan=Kehamilan.objects.filter(berakhir_pada=None).first(),
            bulan=Bulan(2026, 5 + len(banyak)),
            fe=99,
            anc=1,
        )
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            jawab = klien_kpm.get(RAGU)
        banyak.append(len(kueri))
        assert len(jawab.content) < 100_000
        Orang.objects.filter(nama="Berbeda").update(nik_indeks="")
    assert banyak == [12, 12]
