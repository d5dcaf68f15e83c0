"""A sheet too long for one file: printed dusun by dusun as a job that shows how far it is and outlives its page."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Dusun, Jejak, Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.models import Pekerjaan
from laporan.tindakan_cetak import catat_kemajuan, mulai_pekerjaan
from laporan.tugas_cetak import cetak_per_dusun
from pemantauan.models import PemantauanAnak
from sasaran.models import Anak, Orang
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanAnakFactory
from tests.laporan.test_formulir4 import teks

LEMBAR = "/52.04.20.2005/laporan/formulir-3b/2026-T3"


def anak(desa: Wilayah, jumlah: int) -> list[Dusun]:
    """So many monitored children, shared out among three dusun in turn."""
    dusun = [DusunFactory(desa=desa, nama=nama) for nama in ("Barat", "Tengah", "Timur")]
    keluarga = [KeluargaFactory(desa=desa, dusun=satu) for satu in dusun]
    orang = Orang.objects.bulk_create(
        Orang(
            desa=desa, keluarga=keluarga[ke % 3], nama=f"Anak {ke:03d}", jenis_kelamin="P",
            tanggal_lahir=dt.date(2025, 6, 15), ulang_tahun_kedua=dt.date(2027, 6, 15),
        )
        for ke in range(jumlah)
    )  # fmt: skip
    bayi = Anak.objects.bulk_create(Anak(desa=desa, orang=satu, sejak=satu.tanggal_lahir) for satu in orang)
    PemantauanAnak.objects.bulk_create(
        PemantauanAnak(desa=desa, anak=satu, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 15), timbang=True)
        for satu in bayi
    )
    return dusun


def test_three_hundred_children_are_one_file_and_one_more_goes_the_long_way(
    di_desa: Wilayah, klien_kpm: Client, settings
) -> None:
    settings.KPM_TANPA_PDF = True  # what is counted here are rows and files, not pages
    dusun = anak(di_desa, 300)
    assert klien_kpm.get(f"{LEMBAR}.pdf").status_code == 200
    assert "Siapkan cetakan" not in klien_kpm.get(f"{LEMBAR}/").content.decode()
    PemantauanAnakFactory(
        anak=AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=dusun[0]), nama="Anak 300"),
        timbang=True,
    )

    langsung = klien_kpm.get(f"{LEMBAR}.pdf")
    assert (langsung.status_code, langsung["Location"]) == (302, f"{LEMBAR}/")
    layar = klien_kpm.get(f"{LEMBAR}/").content.decode()
    assert ("Cetak A4" in layar, f'method="post" action="{LEMBAR}/cetak/"' in layar) == (False, True)
    assert len(layar.encode()) < 150_000

    jawab = klien_kpm.post(f"{LEMBAR}/cetak/", follow=True)
    halaman = jawab.content.decode()
    assert "Cetakan siap" in halaman
    unduh = re.search(r'href="([^"]+/unduh/)"', halaman)[1]
    berkas = klien_kpm.get(unduh)
    assert berkas["Content-Disposition"] == 'attachment; filename="formulir-3b-52.04.20.2005-2026-T3.zip"'
    arsip = zipfile.ZipFile(BytesIO(berkas.content))
    isi = {nama: arsip.read(nama).decode() for nama in arsip.namelist()}
    assert list(isi) == [
        "01-formulir-3b-pulau-kaung-2026-T3-barat.html",
        "02-formulir-3b-pulau-kaung-2026-T3-tengah.html",
        "03-formulir-3b-pulau-kaung-2026-T3-timur.html",
    ]
    semua = [nama for satu in isi.values() for nama in re.findall(r"<td>(Anak \d{3})</td>", satu)]
    assert sorted(semua) == [f"Anak {ke:03d}" for ke in range(301)]
    # within one dusun it is short enough again
    assert klien_kpm.get(f"{LEMBAR}.pdf?dusun={dusun[1].uuid}").status_code == 200
    assert Jejak.objects.filter(objek="formulir-3b 2026-T3 cetak").count() == 3
    assert Jejak.objects.filter(objek="formulir-3b 2026-T3 unduh").count() == 1


def mulai(desa: Wilayah, kpm: Pengguna, **permintaan: str) -> Pekerjaan:
    isi = {"periode": "2026-T3", "kumulatif": False, "kertas": "F4", **permintaan}
    return mulai_pekerjaan(desa=desa, pengguna=kpm, jenis="formulir-3b", judul="Formulir 3B", permintaan=isi)[0]


def test_the_task_opens_the_village_itself_and_prints_what_was_asked(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        anak(desa, 4)
        satu = mulai(desa, kpm)
    cetak_per_dusun.func(desa.kode, str(satu.uuid))
    with lingkup(desa.kode):
        satu.refresh_from_db()
    arsip = zipfile.ZipFile(BytesIO(bytes(satu.hasil)))
    barat, tengah, timur = (teks(arsip.read(nama)) for nama in arsip.namelist())
    assert (satu.keadaan, satu.selesai, satu.jumlah) == ("selesai", 3, 3)
    assert ("Bagian : Barat" in barat, "Anak 000" in barat, "Anak 003" in barat, "Anak 001" in barat) == (
        True, True, True, False,
    )  # fmt: skip
    assert ("Anak 001" in tengah, "Anak 002" in timur) == (True, True)
    assert "pukul 10.00 WITA" in barat


def test_the_page_tells_how_far_it_is_and_looks_again_until_it_is_done(
    di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    satu = mulai(di_desa, kpm)
    alamat = f"/{di_desa.kode}/laporan/pekerjaan/{satu.uuid}/"

    def halaman() -> tuple[str, bool]:
        isi = klien_kpm.get(alamat).content.decode()
        return isi, 'http-equiv="refresh"' in isi

    isi, lagi = halaman()
    assert ("Menunggu giliran" in isi, lagi) == (True, True)
    assert klien_kpm.get(f"{alamat}unduh/").status_code == 404
    catat_kemajuan(pekerjaan=satu, selesai=3, jumlah=7)
    isi, lagi = halaman()
    assert ("3 dari 7 dusun" in isi, 'max="7" value="3"' in isi, lagi) == (True, True, True)
    assert "Formulir 3B" in klien_kpm.get(f"/{di_desa.kode}/laporan/").content.decode()
    Pekerjaan.objects.filter(pk=satu.pk).update(diubah_pada=timezone.now() - dt.timedelta(minutes=11))
    isi, lagi = halaman()
    assert ("Cetakan terhenti" in isi, "Mulai lagi" in isi, lagi) == (True, True, False)


def test_a_job_that_cannot_be_done_says_so(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    satu = mulai(di_desa, kpm, dusun="00000000-0000-4000-8000-000000000000")
    with pytest.raises(Dusun.DoesNotExist):
        cetak_per_dusun.func(di_desa.kode, str(satu.uuid))
    halaman = klien_kpm.get(f"/{di_desa.kode}/laporan/pekerjaan/{satu.uuid}/").content.decode()
    assert ("Cetakan tidak jadi" in halaman, "cetak satu dusun demi satu dusun" in halaman) == (True, True)
    assert ("Mulai lagi" in halaman, "refresh" in halaman) == (False, False)


def test_a_job_on_its_way_is_not_started_twice_and_old_ones_are_cleared_away(di_desa: Wilayah, kpm: Pengguna) -> None:
    pertama = mulai(di_desa, kpm)
    assert mulai(di_desa, kpm) == pertama
    lain = mulai(di_desa, kpm, kertas="A4")
    assert lain != pertama
    with time_machine.travel(timezone.now() + dt.timedelta(days=7, seconds=10)):
        baru = mulai(di_desa, kpm)
    assert list(Pekerjaan.objects.all()) == [baru]


def test_a_get_starts_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert (klien_kpm.get(f"{LEMBAR}/cetak/").status_code, Pekerjaan.objects.count()) == (405, 0)


def test_the_job_of_another_village_does_not_exist(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa_lain.kode):
        satu = mulai(desa_lain, kpm_lain)
    alamat = f"/{desa.kode}/laporan/pekerjaan/{satu.uuid}/"
    assert [klien_kpm.get(f"{alamat}{akhir}").status_code for akhir in ("", "unduh/")] == [404, 404]
