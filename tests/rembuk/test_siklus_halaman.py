"""The page of the planning year: what is read from the records, its links, its form, its cost, a kelurahan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Dusun, Pengguna, Peran, Wilayah
from rembuk.fakta_tahap import ADVOKASI, FGD, MAD, PELAKSANAAN, PEMETAAN, REMBUK
from rembuk.kueri_siklus import aturan_batas, baca_siklus, tahun_pilihan
from rembuk.models import (
    BatasTahap,
    JenisPertemuan,
    KegiatanAnggaran,
    Masalah,
    Penyerahan,
    Pertemuan,
    Publikasi,
    Realisasi,
    Siklus,
    Usulan,
)
from tests.conftest import klien
from tests.factories import DusunFactory, WilayahFactory
from tests.rembuk.bahan import HARI_INI, isi_triwulan, terbit
from tests.test_peran import petugas

ALAMAT = "/52.04.20.2005/siklus/"


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


def rapat(desa: Wilayah, jenis: str, tanggal: dt.date | None, **isi: Any) -> Pertemuan:
    return Pertemuan.objects.create(desa=desa, jenis=jenis, tahun=2026, tanggal=tanggal, **isi)


def isi_tahun(desa: Wilayah, oleh: Pengguna) -> None:
    """Everything of 2026 for the RKP of 2027: two musdus, an FGD, an issued rembuk, money, one hand-over."""
    isi_triwulan(desa)
    for dusun, hari in zip(Dusun.objects.order_by("nama"), (12, 19), strict=True):
        rapat(desa, JenisPertemuan.MUSDUS, dt.date(2026, 1, hari), dusun=dusun)
    fgd = rapat(desa, JenisPertemuan.FGD, dt.date(2026, 4, 14), triwulan="2026-T1")
    Masalah.objects.create(desa=desa, fgd=fgd, kelompok="anak", indikator="jamban", diterima=1, seharusnya=3)
    Publikasi.objects.create(desa=desa, pertemuan=fgd, cara="papan", tanggal=dt.date(2026, 4, 20))
    ba = terbit(desa, oleh)
    Penyerahan.objects.create(
        desa=desa, rembuk=ba.rembuk, kepada="bpd", penerima="M. Saleh", tanggal=dt.date(2026, 7, 1)
    )
    kegiatan = KegiatanAnggaran.objects.create(desa=desa, tahun=2027, bidang="2", uraian="Jamban", anggaran=1)
    KegiatanAnggaran.objects.filter(pk=kegiatan.pk).update(anggaran=Decimal("42000000"))
    for jumlah in (10_000_000, 2_500_000):
        Realisasi.objects.create(desa=desa, kegiatan=kegiatan, tanggal=dt.date(2027, 2, 1), jumlah=jumlah)


def test_the_stages_are_read_from_the_records_of_the_year(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_tahun(desa, kpm)
        tahun = baca_siklus(desa, 2027, HARI_INI)
    hasil = {satu.kode: satu for satu in tahun.tahapan}
    assert hasil[PEMETAAN].kata == "Selesai. 12–19 Januari 2026"
    assert hasil[FGD].kata == "Selesai. 14 April 2026, 1 masalah"
    assert hasil[REMBUK].kata == "Selesai. 25 Juni 2026, 2 usulan"
    assert hasil[ADVOKASI].kurang == (
        "Berita Acara belum diserahkan kepada Kepala Desa",
        "2 usulan menunggu keputusan Kepala Desa",
    )
    assert hasil[PELAKSANAAN].sudah[0] == "1 kegiatan dianggarkan, Rp42.000.000"
    assert hasil[PELAKSANAAN].sudah[1] == "Terpakai Rp12.500.000; 0 dari 1 kegiatan selesai"


def test_meetings_and_proposals_of_another_year_are_not_of_this_one(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_tahun(desa, kpm)
        lain = baca_siklus(desa, 2026, HARI_INI)
    assert [satu for satu in lain.pertemuan if satu.tahun == 2026] == []
    assert lain.fakta.usulan == {}
    assert lain.fakta.kegiatan == 0


def test_proposals_the_meeting_refused_are_not_followed(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_tahun(desa, kpm)
        assert Usulan.objects.filter(status=Usulan.Status.DITOLAK_RAPAT).count() == 1
        assert baca_siklus(desa, 2027, HARI_INI).fakta.usulan == {"disepakati": 2}


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_costs_the_same_whatever_happened(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        for ke in range(jumlah):
            rapat(desa, JenisPertemuan.MUSDUS, dt.date(2026, 1, 12 + ke), dusun=Dusun.objects.first())
            rapat(desa, JenisPertemuan.FGD, dt.date(2026, 4, 14 + ke), triwulan="2026-T1")
            terbit(desa, kpm)
    with django_assert_num_queries(15):
        isi = klien_kpm.get(ALAMAT).content.decode()
    assert isi.count("Berita Acara (PDF)") == jumlah
    assert len(isi) < 20_000


def test_an_empty_village_sees_seven_stages_and_the_first_step(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(ALAMAT).content.decode()
    assert "Untuk RKP Desa 2027" in isi
    assert "Siklus rembuk 2026" in isi
    assert isi.count('<section class="bagian" id="tahap-') == 7
    assert [nama for nama in ("pertemuan", "lembaga", "advokasi") if f'href="/52.04.20.2005/{nama}/"' not in isi] == []
    assert "Pemetaan sosial terlambat 229 hari" in isi
    assert "Dusun belum didaftarkan" in isi


def test_the_menu_leads_to_the_cycle_and_the_cycle_to_the_list_of_rembuk(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(ALAMAT).content.decode()
    assert f'<a href="{ALAMAT}" aria-current="page">' in isi
    assert '<a href="/52.04.20.2005/rembuk/">Semua rembuk</a>' in isi


def test_who_only_reads_is_offered_no_writing(desa: Wilayah, klien_kades: Client) -> None:
    isi = klien_kades.get(ALAMAT).content.decode()
    assert "Mulai rembuk" not in isi
    assert "siklus/2027/ubah" not in isi
    assert klien_kades.get(f"{ALAMAT}2027/ubah/").status_code == 403


def test_members_of_the_rds_and_the_bpd_see_the_cycle(desa: Wilayah) -> None:
    for peran in (Peran.ANGGOTA_RDS, Peran.BPD):
        assert klien(petugas(desa, peran)).get(ALAMAT).status_code == 200


@pytest.mark.parametrize(
    ("tahun", "kode"), [(2018, 404), (2019, 200), (2027, 200), (2028, 200), (2029, 404), (9999, 404)]
)
def test_years_that_cannot_be_are_404(desa: Wilayah, klien_kpm: Client, tahun: int, kode: int) -> None:
    assert klien_kpm.get(f"{ALAMAT}{tahun}/").status_code == kode


def test_the_switcher_goes_back_to_the_first_meeting(di_desa: Wilayah) -> None:
    assert tahun_pilihan(HARI_INI) == [2027, 2026]
    Pertemuan.objects.create(desa=di_desa, tahun=2023, triwulan="2023-T2")
    assert tahun_pilihan(HARI_INI) == [2027, 2026, 2025, 2024]


def test_the_nearest_region_sets_the_last_week(desa: Wilayah) -> None:
    for kode, tahap, bulan in (
        ("00", REMBUK, 5),
        ("52", REMBUK, 6),
        ("52.04", REMBUK, 7),
        ("00", FGD, 3),
        ("62", FGD, 9),
    ):
        wilayah = Wilayah.objects.filter(kode=kode).first() or WilayahFactory(kode=kode, nama="Lain")
        BatasTahap.objects.create(wilayah=wilayah, tahap=tahap, bulan=bulan, minggu=2)
    assert aturan_batas(desa) == {REMBUK: (7, 2), FGD: (3, 2)}


def test_the_last_week_is_edited_as_reference_data(desa: Wilayah) -> None:
    agung = klien(Pengguna.objects.create_superuser("agung", password="sandi-uji-123", nama="Agung"))
    isi = {"wilayah": Wilayah.objects.get(kode="52.04").pk, "tahap": "rembuk", "bulan": "6", "minggu": "4"}
    assert agung.post("/admin/rembuk/batastahap/add/", isi).status_code == 302
    daftar = agung.get("/admin/rembuk/batastahap/").content.decode()
    assert "minggu IV Juni" in daftar
    assert "28 Juni 2026" in daftar


def isian(**isi: str) -> dict[str, str]:
    return {"versi": "", "musdes": "", "mad_perlu": "", "alasan_tanpa_mad": "", "catatan": "", **isi}


def test_the_day_of_the_musdes_moves_the_last_day_of_the_rembuk(desa: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(f"{ALAMAT}2027/ubah/", isian(musdes="10-07-2026"))
    assert (jawab.status_code, jawab.headers["Location"]) == (302, f"{ALAMAT}2027/")
    isi = klien_kpm.get(ALAMAT).content.decode()
    assert "Paling lambat 9 Juli 2026" in isi
    assert "Musdes perencanaan 10 Juli 2026" in isi
    with lingkup(desa.kode):
        satu = Siklus.objects.get()
        assert (satu.tahun_rkp, satu.musdes, satu.dibuat_oleh) == (2027, dt.date(2026, 7, 10), satu.diubah_oleh)


@pytest.mark.parametrize(
    ("ketik", "galat"),
    [
        ({"musdes": "10-07-2027"}, "Perencanaan tahun 2027 berlangsung pada 2026, bukan 10 Juli 2027."),
        ({"musdes": "besok"}, "Tanggal tidak terbaca."),
        ({"mad_perlu": "tidak"}, "Tulis alasannya, supaya jelas mengapa tahap ini dilewati."),
    ],
)
def test_a_year_written_wrong_comes_back_with_a_sentence(
    desa: Wilayah, klien_kpm: Client, ketik: dict[str, str], galat: str
) -> None:
    isi = klien_kpm.post(f"{ALAMAT}2027/ubah/", isian(catatan="Panen dahulu", **ketik)).content.decode()
    assert galat in isi
    assert "Panen dahulu</textarea>" in isi
    with lingkup(desa.kode):
        assert Siklus.objects.count() == 0


def test_a_meeting_of_villages_that_is_not_needed_says_why(desa: Wilayah, klien_kpm: Client) -> None:
    klien_kpm.post(f"{ALAMAT}2027/ubah/", isian(mad_perlu="tidak", alasan_tanpa_mad="Cukup di dalam desa"))
    with lingkup(desa.kode):
        mad = next(satu for satu in baca_siklus(desa, 2027, HARI_INI).tahapan if satu.kode == MAD)
    assert (mad.keadaan, mad.sudah, mad.kurang) == ("lewat", ("Alasan: Cukup di dalam desa",), ())


def test_a_stale_form_shows_what_somebody_else_wrote(desa: Wilayah, klien_kpm: Client) -> None:
    klien_kpm.post(f"{ALAMAT}2027/ubah/", isian(musdes="10-07-2026"))
    isi = klien_kpm.post(f"{ALAMAT}2027/ubah/", isian(versi="9", musdes="17-07-2026")).content.decode()
    assert "Baru saja diubah orang lain" in isi
    assert "10-07-2026" in isi


def test_a_kelurahan_plans_its_renja_and_reads_no_budget(kpm: Pengguna, django_assert_num_queries: Any) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1003", nama="Lempeh", dibuka_pada=dt.date(2020, 1, 1))
    with lingkup(kelurahan.kode):
        DusunFactory(desa=kelurahan, nama="Lingkungan Satu")
    peramban = klien(petugas(kelurahan, Peran.KPM))
    isi = peramban.get(f"/{kelurahan.kode}/siklus/").content.decode()
    utama = isi[isi.index("<main") :]
    assert "Untuk Renja Kelurahan 2027" in utama
    assert [kata for kata in ("APBDes", "RKP Desa", "Musdes", "BPD", "/anggaran/") if kata in utama] == []
    ubah = peramban.get(f"/{kelurahan.kode}/siklus/2027/ubah/").content.decode()
    assert "Tanggal musyawarah perencanaan" in ubah
    assert "antardesa" not in ubah


def test_the_start_pages_tell_the_stage_that_waits(desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
    kalimat = "Pemetaan sosial paling lambat 31 Januari 2026, terlambat 229 hari: musyawarah dusun belum dicatat"
    for peramban, jalur in ((klien_kpm, ""), (klien_kades, "ringkasan/")):
        assert kalimat in peramban.get(f"/{desa.kode}/{jalur}").content.decode()
