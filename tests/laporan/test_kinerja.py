"""The KPM's month: numbers worked out by hand, the issued proof of work that never changes, who may issue it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Kader, KegiatanKader, Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.kinerja import AngkaBulan, Kantor, Kerja, Petugas, sidik, susun
from laporan.kueri_kinerja import angka_bulan
from laporan.models import BuktiKerja
from laporan.tindakan_kinerja import BelumWaktunya, BukanMasaTugas, terbitkan_bukti
from pemantauan.models import PemantauanAnak
from rembuk.models import Pertemuan
from sasaran.models import Orang
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PemantauanPaudFactory,
    PosyanduFactory,
)
from tests.laporan.bahan import tutup

D = "/52.04.20.2005/kader/"
AGUSTUS = Bulan(2026, 8)
HARI_INI = dt.date(2026, 9, 17)
SEKARANG = dt.datetime(2026, 9, 17, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def kader(di_desa: Wilayah, kpm: Pengguna) -> Kader:
    satu: Kader = Kader.objects.create(
        desa=di_desa,
        nama="Nurhayati",
        pengguna=kpm,
        mulai=dt.date(2026, 1, 1),
        nomor_sk="141/1/2026",
        tanggal_sk=dt.date(2025, 12, 20),
    )
    return satu


@pytest.fixture
def kampung(di_desa: Wilayah, kader: Kader, kpm: Pengguna) -> Wilayah:
    """Three children, two of them monitored in August, two mothers, one of them monitored, a child of PAUD, a birth, a
    move, a death, two activities and a rembuk. Only the first child's record was entered before the end of August."""
    melati = PosyanduFactory(desa=di_desa, nama="Melati")
    rumah = KeluargaFactory(desa=di_desa)
    satu, dua, _ = (
        AnakFactory(desa=di_desa, keluarga=rumah, nama=nama, lahir=lahir)
        for nama, lahir in (("A", dt.date(2025, 6, 15)), ("B", dt.date(2025, 9, 1)), ("C", dt.date(2026, 8, 20)))
    )
    for anak in (satu, dua):
        anak.orang.posyandu = melati
        anak.orang.save()
    PemantauanAnakFactory(anak=satu, dibuat_oleh=kpm, timbang=True, kunjungan=2)
    PemantauanAnakFactory(anak=dua, dibuat_oleh=kpm, timbang=True, kunjungan=1)
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 7), timbang=True)
    PemantauanAnak.objects.filter(anak=satu).update(dibuat_pada=dt.datetime(2026, 8, 31, 15, 59, tzinfo=dt.UTC))
    PemantauanAnak.objects.filter(anak=dua).update(dibuat_pada=dt.datetime(2026, 8, 31, 16, 0, tzinfo=dt.UTC))
    hamil = KehamilanFactory(desa=di_desa, sejak=dt.date(2026, 8, 3))
    KehamilanFactory(desa=di_desa)
    PemantauanIbuFactory(
        kehamilan=hamil, dibuat_oleh=kpm, anc=1, fe=30, konseling=1, kunjungan=1, air=True, jamban=True, jamkes=True
    )
    besar = AnakFactory(desa=di_desa, keluarga=rumah, lahir=dt.date(2023, 1, 1))
    PemantauanPaudFactory(anak=besar, dibuat_oleh=kpm)
    OrangFactory(desa=di_desa, keluar_pada=dt.date(2026, 8, 5), sebab_keluar=Orang.SebabKeluar.PINDAH)
    OrangFactory(desa=di_desa, keluar_pada=dt.date(2026, 8, 31), sebab_keluar=Orang.SebabKeluar.MENINGGAL)
    OrangFactory(desa=di_desa, keluar_pada=dt.date(2026, 9, 1), sebab_keluar=Orang.SebabKeluar.PINDAH)
    for tanggal, jenis, laki, perempuan in (
        (dt.date(2026, 8, 10), "tikar", 3, 12),
        (dt.date(2026, 8, 25), "koordinasi", None, 2),
        (dt.date(2026, 9, 1), "tikar", 9, 9),
    ):
        KegiatanKader.objects.create(
            desa=di_desa, kader=kader, jenis=jenis, tanggal=tanggal, laki_laki=laki, perempuan=perempuan, mitra="bidan"
        )
    Pertemuan.objects.create(desa=di_desa, tahun=2026, triwulan="2026-T2", tanggal=dt.date(2026, 8, 12))
    return di_desa


def terbitkan(desa: Wilayah, kader: Kader, bulan: Bulan = AGUSTUS, sekarang: dt.datetime = SEKARANG) -> Any:
    return terbitkan_bukti(desa=desa, kader=kader, bulan=bulan, oleh=None, sekarang=sekarang)


def teks(jawab: Any) -> str:
    isi = jawab.content.decode().split('id="isi"')[1]
    return " ".join(re.sub(r"<[^>]*>", " ", isi).split())


def test_the_numbers_of_a_small_village_are_those_counted_by_hand(kampung: Wilayah) -> None:
    angka = angka_bulan(kampung, AGUSTUS, HARI_INI)
    assert (angka.anak, angka.anak_tercatat, angka.ibu, angka.ibu_tercatat, angka.ibu_lengkap) == (3, 2, 2, 1, 1)
    assert (angka.paud, angka.paud_tercatat) == (1, 1)
    assert (angka.catatan, angka.terlambat, angka.kunjungan) == (4, 3, 4)
    assert (angka.anak_baru, angka.hamil_baru, angka.lahir) == (1, 1, 1)
    assert (angka.datang, angka.pindah, angka.meninggal) == (0, 1, 1)
    assert [(satu.nama, satu.tercatat, satu.semua) for satu in angka.posyandu] == [
        ("Melati", 2, 2),
        ("Tanpa posyandu", 1, 3),
    ]
    assert angka.rapat == ((dt.date(2026, 8, 12), "Rembuk stunting tahun 2026"),)
    lalu = angka_bulan(kampung, Bulan(2026, 7), HARI_INI)
    assert (lalu.anak, lalu.anak_tercatat, lalu.ibu, lalu.catatan, lalu.terlambat) == (2, 1, 1, 1, 1)


def test_screen_json_and_paper_say_the_same(
    kampung: Wilayah, kader: Kader, klien_kpm: Client, klien_kades: Client, settings
) -> None:
    settings.KPM_TANPA_PDF = True
    halaman = teks(klien_kades.get(f"{D}kinerja/2026-08/"))
    assert "3 dari 5 sasaran 1.000 HPK sudah dipantau, 2 belum." in halaman
    assert "Anak 0–23 bulan dipantau 2 dari 3 1 dari 2" in halaman
    assert "Catatan yang masuk sesudah bulannya berakhir 3 dari 4 1 dari 1" in halaman
    assert "Nurhayati KPM 4 catatan 0 catatan" in halaman
    data = klien_kades.get(f"{D}kinerja/2026-08.json").json()
    baris = {satu["kunci"]: (satu["kini"], satu["sasaran_kini"], satu["lalu"]) for satu in data["baris"]}
    assert baris["anak_tercatat"] == (2, 3, 1)
    assert baris["kunjungan"] == (4, None, 0)
    assert data["peserta"] == {"kegiatan": 2, "laki_laki": 3, "perempuan": 14}

    jawab = klien_kpm.post(f"{D}{kader.uuid}/kerja/2026-08/", follow=True)
    assert "Laporan kerja Nurhayati, Agustus 2026, sudah diterbitkan." in teks(jawab)
    kertas = klien_kades.get(f"{D}{kader.uuid}/kerja/2026-08.pdf").content.decode()
    isi = " ".join(re.sub(r"<[^>]*>", " ", kertas).split())
    assert (
        "Yang bertanda tangan di bawah ini, Nurhayati, Kader Pembangunan Manusia Desa Pulau Kaung yang diangkat "
        "dengan SK nomor 141/1/2026 tanggal 20 Desember 2025, melaporkan pekerjaan bulan Agustus 2026" in isi
    )
    assert "1 Anak 0–23 bulan dipantau 2 dari 3 1 dari 2" in isi
    assert "14 Catatan bulanan yang dimasukkan Nurhayati 4 dari 4 0 dari 1" in isi
    assert "Jumlah 2 kegiatan 3 14" in isi
    assert "Mengetahui, Kepala Desa Pulau Kaung" in isi
    assert "Rembuk stunting tahun 2026, 12 Agustus 2026." in isi


def test_a_second_issue_is_a_revision_only_where_the_work_changed(kampung: Wilayah, kader: Kader, settings) -> None:
    settings.KPM_TANPA_PDF = True
    pertama, baru = terbitkan(kampung, kader)
    sama, lagi = terbitkan(kampung, kader, sekarang=SEKARANG + dt.timedelta(days=3))
    assert (baru, lagi, sama.pk, sama.revisi) == (True, False, pertama.pk, 0)

    PemantauanAnak.objects.filter(bulan=AGUSTUS).update(kunjungan=5)
    kedua, baru = terbitkan(kampung, kader)

    assert (baru, kedua.revisi, BuktiKerja.objects.count()) == (True, 1, 2)
    lama, kini = DokumenTerbit.objects.order_by("revisi")
    assert (lama.digantikan_oleh, kini.digantikan_oleh) == (kini, None)
    assert (lama.jenis, lama.periode, kini.nomor) == (
        "bukti_kerja",
        "Agustus 2026",
        "LKB-1/52.04.20.2005/2026-08/R1",
    )
    assert kini.sidik == sidik(kedua.isi)


def test_a_reprint_is_the_same_to_the_byte_whatever_changes(kampung: Wilayah, kader: Kader, klien_kpm: Client) -> None:
    klien_kpm.post(f"{D}{kader.uuid}/kerja/2026-08/")
    jalur = f"{D}{kader.uuid}/kerja/2026-08.pdf"
    pertama = klien_kpm.get(jalur).content
    with lingkup(kampung.kode):
        PemantauanAnak.objects.all().delete()
        Kader.objects.update(nama="Nama Baru")
        assert klien_kpm.get(jalur).content == pertama
        klien_kpm.post(f"{D}{kader.uuid}/kerja/2026-08/")
    assert klien_kpm.get(jalur).content != pertama
    assert klien_kpm.get(f"{jalur}?revisi=0").content == pertama
    kode = DokumenTerbit.objects.get(revisi=0).kode
    verifikasi = Client().get(f"/v/{kode}/").content.decode()
    assert "Laporan Kerja Bulanan KPM" in verifikasi
    assert "Nurhayati" not in verifikasi


def test_the_database_refuses_to_change_or_remove_an_issue(kampung: Wilayah, kader: Kader, settings) -> None:
    settings.KPM_TANPA_PDF = True
    bukti, _ = terbitkan(kampung, kader)
    for laku in (
        lambda: BuktiKerja.objects.filter(pk=bukti.pk).update(nama="x"),
        lambda: BuktiKerja.objects.filter(pk=bukti.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            laku()
    assert BuktiKerja.objects.get().nama == bukti.nama


def test_a_month_is_issued_from_its_last_day_and_within_the_term(di_desa: Wilayah, kader: Kader, settings) -> None:
    settings.KPM_TANPA_PDF = True
    with pytest.raises(BelumWaktunya, match="September 2026 dapat diterbitkan mulai 30 September 2026"):
        terbitkan(di_desa, kader, Bulan(2026, 9))
    with pytest.raises(BukanMasaTugas):
        terbitkan(di_desa, kader, Bulan(2025, 12))
    akhir = dt.datetime(2026, 9, 30, 8, tzinfo=SEKARANG.tzinfo)
    assert terbitkan(di_desa, kader, Bulan(2026, 9), akhir)[1]


def test_a_month_without_sasaran_is_said_so_and_can_be_issued(
    di_desa: Wilayah, kader: Kader, klien_kpm: Client, settings
) -> None:
    settings.KPM_TANPA_PDF = True
    kata = "Tidak ada ibu hamil dan anak 0–23 bulan yang menjadi sasaran pada Agustus 2026."
    halaman = teks(klien_kpm.get(f"{D}kinerja/2026-08/"))
    assert kata in halaman
    assert "Anak 0–23 bulan dipantau – –" in halaman
    assert "Nurhayati KPM 0 catatan Belum mencatat 0 catatan" in halaman
    klien_kpm.post(f"{D}{kader.uuid}/kerja/2026-08/")
    assert kata in klien_kpm.get(f"{D}{kader.uuid}/kerja/2026-08.pdf").content.decode()


def test_an_empty_village_shows_the_month_without_a_fault(desa: Wilayah, klien_admin: Client) -> None:
    halaman = teks(klien_admin.get(f"{D}kinerja/"))
    assert "Kinerja KPM September 2026" in halaman
    assert "Belum ada akun KPM dan belum ada catatan bulanan." in halaman
    assert "Belum ada KPM yang bertugas pada bulan ini." in halaman


@pytest.mark.parametrize("bulan", ["2026-10", "2017-12", "2018-01", "2098-12"])
def test_a_month_that_has_not_begun_or_lies_before_the_kpm_is_404(desa: Wilayah, klien_kpm: Client, bulan: str) -> None:
    assert klien_kpm.get(f"{D}kinerja/{bulan}/").status_code == 404
    assert klien_kpm.get(f"{D}kinerja/{bulan}.json").status_code == 404


def test_only_the_kpm_and_the_office_issue_it(
    kampung: Wilayah, kader: Kader, klien_kades: Client, klien_admin: Client, kpm_lain: Pengguna, settings
) -> None:
    settings.KPM_TANPA_PDF = True
    jalur = f"{D}{kader.uuid}/kerja/2026-08/"
    assert klien_kades.post(jalur).status_code == 403
    assert klien(kpm_lain).post(jalur).status_code == 404
    assert klien_admin.get(jalur).status_code == 405
    assert klien_admin.get(f"{D}{kader.uuid}/kerja/2026-08.pdf").status_code == 404
    assert BuktiKerja.objects.count() == 0
    assert klien_admin.post(jalur).status_code == 302
    assert BuktiKerja.objects.count() == 1
    for salah in ("x", "7", "-1", "99999"):
        assert klien_admin.get(f"{D}{kader.uuid}/kerja/2026-08.pdf?revisi={salah}").status_code == 404


def test_equal_work_has_an_equal_fingerprint_whatever_the_order_of_its_keys() -> None:
    kerja = Kerja(AngkaBulan(bulan=AGUSTUS), AngkaBulan(bulan=Bulan(2026, 7)))
    isi = susun(kerja, Kantor("X", "Desa X", "Kepala Desa X"), Petugas("N", "", None, 0, 0))
    assert sidik(isi) == sidik(dict(reversed(isi.items())))
    assert sidik(isi) != sidik(isi | {"target": ""})
    assert isi["pembuka"].startswith("Yang bertanda tangan di bawah ini, N, Kader Pembangunan Manusia Desa X, melapor")


def test_the_page_costs_the_same_queries_for_one_child_and_for_three(
    di_desa: Wilayah, kader: Kader, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), dibuat_oleh=kpm, timbang=True)
            KegiatanKader.objects.create(desa=di_desa, kader=kader, jenis="tikar", tanggal=dt.date(2026, 8, 1))
        with django_assert_num_queries(36):
            klien_kpm.get(f"{D}kinerja/2026-08/")


def test_a_quarter_finalised_in_the_month_stands_in_it(kampung: Wilayah) -> None:
    tutup(kampung)
    with time_machine.travel(dt.datetime(2026, 10, 6, tzinfo=dt.UTC)):
        angka = angka_bulan(kampung, Bulan(2026, 10), dt.date(2026, 10, 6))
    assert angka.ditutup == ((dt.date(2026, 10, 5), "Triwulan III 2026 ditutup"),)


def test_every_kind_of_meeting_counts_by_its_name_once_it_was_held(di_desa: Wilayah) -> None:
    barat = DusunFactory(desa=di_desa, nama="Dusun Barat")
    for jenis, hari, isi in (
        ("musdus", 3, {"dusun": barat}),
        ("koordinasi", 17, {"judul": "Bersama bidan"}),
        ("sosialisasi", 18, {}),
    ):
        Pertemuan.objects.create(desa=di_desa, jenis=jenis, tahun=2026, tanggal=dt.date(2026, 9, hari), **isi)
    assert angka_bulan(di_desa, Bulan(2026, 9), HARI_INI).rapat == (
        (dt.date(2026, 9, 3), "Musyawarah Dusun Barat"),
        (dt.date(2026, 9, 17), "Bersama bidan"),
    )
