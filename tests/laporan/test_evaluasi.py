"""The RDS's three-monthly evaluation: the quarter against the one before, follow-ups with their state, its paper."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.dokumen_evaluasi import cetak_bahan
from laporan.kueri_evaluasi import angka_berubah, evaluasi
from pemantauan.models import PemantauanAnak
from rembuk.models import Pertemuan, TindakLanjut
from rembuk.tindakan.evaluasi import mulai_evaluasi, perbarui_angka
from tests.conftest import _petugas, klien
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanAnakFactory
from tests.laporan.bahan import SEKARANG, T3, tutup
from tests.rembuk.bahan import teks_pdf

HARI_INI = dt.date(2026, 9, 17)


@pytest.fixture
def _dua_triwulan(desa: Wilayah) -> None:
    """Three children in May and August 2026. Latrine: one of three, then two. Tikar: H H K, then H K M."""
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa, nama="Dusun Barat")
        for nama, mei, agustus, tikar in (
            ("Aisyah", True, True, "HH"),
            ("Budi", False, True, "HK"),
            ("Citra", False, False, "KM"),
        ):
            keluarga = KeluargaFactory(desa=desa, dusun=dusun)
            anak = AnakFactory(desa=desa, nama=nama, keluarga=keluarga, lahir=dt.date(2025, 6, 10))
            for bulan, jamban, warna in ((5, mei, tikar[0]), (8, agustus, tikar[1])):
                PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), jamban=jamban, tikar=warna)


def mulai(desa: Wilayah, oleh: Pengguna, triwulan: Triwulan = T3) -> Pertemuan:
    return mulai_evaluasi(desa=desa, triwulan=triwulan, oleh=oleh, hari_ini=HARI_INI)


@pytest.fixture
def rapat(_dua_triwulan: None, di_desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    return mulai(di_desa, kpm)


def janji(rapat: Pertemuan, apa: str, **lain: Any) -> TindakLanjut:
    isi = {"siapa": "Kaur Pembangunan", "batas": dt.date(2026, 9, 30), **lain}
    hasil: TindakLanjut = TindakLanjut.objects.create(desa=rapat.desa, pertemuan=rapat, apa=apa, **isi)
    return hasil


def test_each_indicator_stands_against_the_quarter_before(rapat: Pertemuan) -> None:
    isi = evaluasi(rapat, HARI_INI)
    jamban = next(b for _, semua in isi.kelompok for b in semua if b.indikator.kode == "jamban" and b.angka.seharusnya)
    assert (jamban.angka.diterima, jamban.angka.seharusnya, jamban.angka.kurang) == (2, 3, 1)
    assert (jamban.angka.persen, jamban.angka.lalu) == (Decimal("66.67"), Decimal("33.33"))
    assert jamban.angka.arah is not None
    assert (jamban.angka.arah.teks, jamban.angka.arah.dari) == ("naik 33,34 poin", "dari Triwulan II 2026")


def test_the_colours_of_the_tikar_are_counted_with_their_change(rapat: Pertemuan) -> None:
    isi = [(t.nama, t.lalu, t.kini, t.perubahan) for t in evaluasi(rapat, HARI_INI).tikar]
    assert isi == [
        ("Hijau", 2, 1, "berkurang 1"),
        ("Kuning", 1, 1, "sama"),
        ("Merah", 0, 1, "bertambah 1"),
        ("Tidak diukur", 0, 0, "sama"),
    ]


def test_who_is_not_served_completely_is_a_number_and_for_some_a_way_to_the_persons(
    desa: Wilayah, rapat: Pertemuan, klien_kpm: Client
) -> None:
    alamat = f"/{desa.kode}/fgd/evaluasi/{rapat.uuid}/"
    kpm, rds = (p.get(alamat).content.decode() for p in (klien_kpm, klien(_petugas(desa, "anggota_rds", "Syamsuddin"))))
    assert "3 dari 3 sasaran</a> belum terlayani lengkap" in kpm
    assert "ciri=belum_lengkap" in kpm
    assert "3 dari 3 sasaran belum terlayani lengkap" in rds
    assert "/orang/" not in rds
    assert not any(nama in kpm + rds for nama in ("Aisyah", "Budi", "Citra"))


def test_numbers_stay_until_somebody_takes_those_of_the_finalisation(
    di_desa: Wilayah, rapat: Pertemuan, kpm: Pengguna
) -> None:
    PemantauanAnak.objects.update(jamban=True)
    assert not angka_berubah(rapat, di_desa)
    tutup(di_desa, kpm)
    assert angka_berubah(rapat, di_desa)
    assert evaluasi(rapat, HARI_INI).tabel4[1].diterima == rapat.skor_awal["tabel4"]["anak"]["diterima"]
    baru = perbarui_angka(rapat=rapat, desa=di_desa, oleh=kpm, hari_ini=SEKARANG.date())
    assert baru.skor_awal["penutupan"] == {"tertutup": True, "revisi": 0, "ditutup_pada": "2026-10-05"}
    assert baru.skor_awal["indikator"]["anak"]["jamban"]["diterima"] == 3
    assert not angka_berubah(baru, di_desa)


def test_what_was_promised_before_is_shown_with_its_state(di_desa: Wilayah, rapat: Pertemuan, kpm: Pengguna) -> None:
    lama = mulai(di_desa, kpm, T3.geser(-1))
    Pertemuan.objects.filter(pk=rapat.pk).delete()
    lain = Pertemuan.objects.create(desa=di_desa, jenis="koordinasi", tahun=2026, tanggal=dt.date(2026, 8, 1))
    janji(lama, "Lewat waktu", batas=dt.date(2026, 9, 1))
    janji(lain, "Masih terbuka")
    janji(lain, "Selesai di rapat lain", selesai_pada=dt.date(2026, 8, 2))
    kini = mulai(di_desa, kpm)
    janji(kini, "Janji rapat ini sendiri")
    isi = [(t.apa, t.keadaan.kode) for t in evaluasi(kini, HARI_INI).tindak_lanjut]
    assert isi == [("Lewat waktu", "lewat"), ("Masih terbuka", "terbuka")]


def test_the_material_is_two_pages_without_names(desa: Wilayah, rapat: Pertemuan, di_desa: Wilayah) -> None:
    for nomor in range(12):
        janji(Pertemuan.objects.first(), f"Janji {nomor}")
    berkas = cetak_bahan(rapat, di_desa, waktu=SEKARANG)
    teks = teks_pdf(berkas.isi)
    assert len(PdfReader(BytesIO(berkas.isi)).pages) == 2
    for kata in ("Merah (terindikasi stunting)", "naik 33,34 poin", "14 Januari 2027", "triwulan belum ditutup"):
        assert kata in teks, kata
    assert not any(nama in teks for nama in ("Aisyah", "Budi", "Citra"))


@pytest.mark.usefixtures("_dua_triwulan")
def test_the_page_opens_one_meeting_for_a_form_and_a_second_quarter_is_another(
    desa: Wilayah, klien_kpm: Client
) -> None:
    alamat = f"/{desa.kode}/fgd/evaluasi/"
    isi = {"triwulan": str(T3), "pengenal": str(uuid.uuid4())}
    dua = [klien_kpm.post(f"{alamat}baru/", isi).headers["Location"] for _ in range(2)]
    assert dua[0] == dua[1]
    klien_kpm.post(f"{alamat}baru/", {"triwulan": "2026-T2", "pengenal": str(uuid.uuid4())})
    halaman = klien_kpm.get(alamat).context["halaman"]
    assert [satu.label_triwulan for satu in halaman] == ["Triwulan III 2026", "Triwulan II 2026"]


def test_the_next_dates_are_proposed_and_read_as_dates(desa: Wilayah, rapat: Pertemuan, klien_kpm: Client) -> None:
    assert rapat.jadwal_rapat == "14 Januari 2027"
    alamat = f"/{desa.kode}/fgd/evaluasi/{rapat.uuid}/jadwal/"
    salah = klien_kpm.post(alamat, {"jadwal_rapat": "14-01-2027\nbesok", "versi": "1"}).content.decode()
    assert "Baris 2:" in salah
    klien_kpm.post(alamat, {"jadwal_rapat": "14-01-2027\n1. 14 April 2027", "versi": "1"})
    rapat.refresh_from_db()
    assert rapat.jadwal_rapat == "14 Januari 2027\n14 April 2027"


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_costs_the_same_with_one_and_with_three_follow_ups(
    desa: Wilayah, rapat: Pertemuan, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    lama = mulai(desa, kpm, T3.geser(-1))
    kini = mulai(desa, kpm)
    for nomor in range(jumlah):
        janji(lama, f"Janji {nomor}")
    alamat = f"/{desa.kode}/fgd/evaluasi/{kini.uuid}/"
    klien_kpm.get(alamat)
    with django_assert_num_queries(7):
        isi = klien_kpm.get(alamat).content.decode()
    assert isi.count("Belum selesai") == jumlah


def test_the_command_writes_the_material(rapat: Pertemuan, tmp_path: Path) -> None:
    tujuan = tmp_path / "bahan.pdf"
    call_command("cetak", "bahan-evaluasi", rapat.desa.kode, str(rapat.uuid), "-o", str(tujuan), "--kertas", "F4")
    assert "BAHAN RAPAT EVALUASI TRIWULAN III 2026" in teks_pdf(tujuan.read_bytes()).upper()
