"""The line of the planning year on the start pages: read in four queries, in the words of the page of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, Pengguna, Wilayah
from rembuk import tahap
from rembuk.kueri_siklus import baca_siklus, tugas_siklus
from rembuk.models import JenisPertemuan, Masalah, Penyerahan, Pertemuan, Publikasi, SalinanMad, Siklus, Usulan
from tests.factories import DusunFactory, KondisiFactory, PosyanduFactory, WilayahFactory
from tests.rembuk.bahan import HARI_INI, isi_triwulan, terbit

ADVOKASI = "Advokasi paling lambat 30 September 2026, 13 hari lagi: "
FGD = "FGD di RDS paling lambat 24 Mei 2026, terlambat 116 hari: "
MAD = "FGD antardesa paling lambat 28 Juni 2026, terlambat 81 hari: "
PEMETAAN = "Pemetaan sosial paling lambat 31 Januari 2026, terlambat 229 hari: "
REMBUK = "Rembuk stunting paling lambat 26 Juli 2026, terlambat 53 hari: "


def rapat(desa: Wilayah, jenis: str, tanggal: dt.date | None, **isi: Any) -> Pertemuan:
    return Pertemuan.objects.create(desa=desa, jenis=jenis, tahun=2026, tanggal=tanggal, **isi)


def salinan(desa: Wilayah, asal: str, hari: str, revisi: int = 0) -> None:
    SalinanMad.objects.create(
        desa=desa, asal=asal, tuan_rumah=desa, revisi=revisi, tahun=2026, isi={"tanggal": hari}, sidik=f"{revisi}"
    )


def serahkan(rembuk: Pertemuan, kepada: str) -> None:
    Penyerahan.objects.create(
        desa=rembuk.desa, rembuk=rembuk, kepada=kepada, penerima="M. Saleh", tanggal=dt.date(2026, 7, 1)
    )


ASAL = "5e0f1a57-0000-4000-8000-00000000000{}"


def langkah(desa: Wilayah, oleh: Pengguna) -> list[tuple[Callable[[], Any], str]]:
    """What happens in a village during 2026, each with the sentence that follows."""

    def fgd() -> Pertemuan:
        return Pertemuan.objects.filter(jenis=JenisPertemuan.FGD).earliest("pk")

    def musdus() -> None:
        for dusun, hari in zip(Dusun.objects.order_by("nama"), (12, 19), strict=True):
            rapat(desa, JenisPertemuan.MUSDUS, dt.date(2026, 1, hari), dusun=dusun)

    return [
        (lambda: None, f"{PEMETAAN}dusun belum didaftarkan."),
        (lambda: isi_triwulan(desa), f"{PEMETAAN}musyawarah dusun belum dicatat: Dusun Barat, Dusun Timur."),
        (musdus, f"{FGD}FGD belum diadakan."),
        (lambda: PosyanduFactory(desa=desa), f"{PEMETAAN}Formulir 1: 1 fasilitas belum ditanyakan."),
        (lambda: KondisiFactory(desa=desa, fasilitas=Fasilitas.objects.get(), tahun=2026), f"{FGD}FGD belum diadakan."),
        (lambda: rapat(desa, JenisPertemuan.FGD, dt.date(2026, 9, 20)), f"{FGD}FGD direncanakan 20 September 2026."),
        (lambda: Pertemuan.objects.filter(pk=fgd().pk).update(tanggal=HARI_INI), f"{FGD}daftar masalah belum diisi."),
        (
            lambda: Masalah.objects.create(
                desa=desa, fgd=fgd(), kelompok="anak", indikator="jamban", diterima=1, seharusnya=3
            ),
            f"{FGD}hasil FGD belum disebarkan kepada warga.",
        ),
        (
            lambda: Publikasi.objects.create(desa=desa, pertemuan=fgd(), cara="papan", tanggal=HARI_INI),
            f"{MAD}belum ditetapkan apakah perlu bermusyawarah dengan desa lain.",
        ),
        (
            lambda: Siklus.objects.create(desa=desa, tahun_rkp=2027, mad_perlu=True),
            f"{MAD}musyawarah dengan desa lain belum diadakan.",
        ),
        (lambda: salinan(desa, ASAL.format(1), "2026-10-05"), f"{MAD}musyawarah direncanakan 5 Oktober 2026."),
        (lambda: salinan(desa, ASAL.format(2), "2026-10-02"), f"{MAD}musyawarah direncanakan 2 Oktober 2026."),
        # the copies that hold say another day than those before
        (lambda: salinan(desa, ASAL.format(2), "2026-10-09", 1), f"{MAD}musyawarah direncanakan 5 Oktober 2026."),
        (lambda: salinan(desa, ASAL.format(1), "2026-06-02", 1), f"{REMBUK}rembuk belum diadakan."),
        (
            lambda: Siklus.objects.update(musdes=dt.date(2026, 7, 14)),
            "Rembuk stunting paling lambat 13 Juli 2026, terlambat 66 hari: rembuk belum diadakan.",
        ),
        (
            lambda: serahkan(terbit(desa, oleh).rembuk, "bpd"),
            f"{ADVOKASI}Berita Acara belum diserahkan kepada Kepala Desa.",
        ),
        (
            lambda: serahkan(Pertemuan.objects.get(jenis=JenisPertemuan.REMBUK), "kepala_desa"),
            f"{ADVOKASI}2 usulan menunggu keputusan Kepala Desa.",
        ),
        (lambda: Usulan.objects.filter(status="disepakati").update(status="masuk_rkp"), ""),
    ]


def test_the_line_follows_the_year_in_four_queries(
    desa: Wilayah, kpm: Pengguna, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        for laku, kalimat in langkah(desa, kpm):
            laku()
            with django_assert_num_queries(4):
                hasil = tugas_siklus(desa, HARI_INI)
            assert hasil == kalimat
            assert hasil == tahap.tugas(baca_siklus(desa, 2027, HARI_INI).tahapan)


@pytest.mark.django_db
def test_a_kelurahan_reads_its_own_line(django_assert_num_queries: Any) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1003", nama="Lempeh", dibuka_pada=dt.date(2020, 1, 1))
    with lingkup(kelurahan.kode):
        dusun = DusunFactory(desa=kelurahan, nama="Lingkungan Satu")
        rapat(kelurahan, JenisPertemuan.MUSDUS, dt.date(2026, 1, 12), dusun=dusun)
        fgd = rapat(kelurahan, JenisPertemuan.FGD, dt.date(2026, 4, 14))
        Masalah.objects.create(desa=kelurahan, fgd=fgd, kelompok="anak", indikator="air", diterima=1, seharusnya=3)
        Publikasi.objects.create(desa=kelurahan, pertemuan=fgd, cara="papan", tanggal=HARI_INI)
        with django_assert_num_queries(4):
            hasil = tugas_siklus(kelurahan, HARI_INI)
        assert hasil == tahap.tugas(baca_siklus(kelurahan, 2027, HARI_INI).tahapan)
    assert hasil == (
        "FGD antarkelurahan paling lambat 28 Juni 2026, terlambat 81 hari: "
        "belum ditetapkan apakah perlu bermusyawarah dengan kelurahan lain."
    )


def test_another_village_is_not_read(desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna, settings: Any) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa_lain.kode):
        kosong = tugas_siklus(desa_lain, HARI_INI)
    with lingkup(desa.kode):
        for laku, _ in langkah(desa, kpm):
            laku()
    with lingkup(desa_lain.kode):
        assert tugas_siklus(desa_lain, HARI_INI) == kosong == f"{PEMETAAN}dusun belum didaftarkan."
