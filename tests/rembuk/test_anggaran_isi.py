"""Lines and totals of the budget typed in a browser: kept to the rupiah, nonsense refused, the unlikely asked about."""

from __future__ import annotations

import uuid
from decimal import Decimal as D
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.tindakan_tutup import tutup_triwulan
from rembuk.models import AnggaranBidang, KegiatanAnggaran, Realisasi
from rembuk.tindakan.kode import muat_kode_kegiatan
from tests.rembuk.bahan_anggaran import ISI, alamat, bidang, kegiatan, realisasi, teks

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def kode(desa: Wilayah) -> None:
    muat_kode_kegiatan()


def test_a_line_typed_as_people_write_money_is_stored_to_the_rupiah(
    desa: Wilayah, klien_kpm: Client, kode: None
) -> None:
    isi = ISI | {"anggaran": "Rp42.000.000,50", "perubahan": "43,000,000", "pengenal": str(uuid.uuid4())}
    for _ in range(2):  # the same form sent twice
        jawab = klien_kpm.post(alamat(desa, "kegiatan/baru/"), isi)
        assert (jawab.status_code, jawab["Location"]) == (302, alamat(desa, "2026/"))
    with lingkup(desa.kode):
        satu = KegiatanAnggaran.objects.get()
        assert (satu.anggaran, satu.perubahan, satu.bidang, satu.paket) == (D("42000000.50"), D("43000000"), "2", 3)
        assert (satu.dibuat_oleh.nama, satu.versi, str(satu.uuid)) == ("Nurhayati", 1, isi["pengenal"])
    halaman = teks(klien_kpm.get(alamat(desa, "2026/")))
    for kata in ("semula Rp42.000.000,50", "Rp43.000.000", "02.04.90", "Dusun Barat", "Kaur Pembangunan"):
        assert kata in halaman


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"anggaran": "-5"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"anggaran": "1000000000000000"}, "Jumlah ini terlalu besar. Periksa jumlah nolnya."),
        ({"anggaran": "10.000.000.000.000"}, "Jumlah ini terlalu besar. Periksa jumlah nolnya."),
        ({"anggaran": "empat juta"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"anggaran": "5,1234"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"anggaran": ""}, "Belum diisi."),
        ({"perubahan": "-1"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"kode": "2.02.02"}, "Kode kegiatan ditulis bidang.subbidang.kegiatan, misalnya 02.02.02."),
        ({"kode": "09.02.02"}, "Kode kegiatan ditulis bidang.subbidang.kegiatan, misalnya 02.02.02."),
        ({"kode": ""}, "Pilih bidangnya, atau tulis kode kegiatannya."),
        ({"tahun": "1999"}, "Periksa tahunnya: antara 2018 dan 2029."),
        ({"tahun": "20266"}, "Periksa tahunnya: antara 2018 dan 2029."),
        ({"sumber": "BANK"}, "Pilih dari daftar."),
        ({"uraian": ""}, "Belum diisi."),
    ],
)
def test_nonsense_comes_back_with_a_sentence_and_what_was_typed(
    desa: Wilayah, klien_kpm: Client, kode: None, ubah: dict[str, str], kalimat: str
) -> None:
    jawab = klien_kpm.post(alamat(desa, "kegiatan/baru/"), ISI | ubah)
    assert jawab.status_code == 200
    assert kalimat in teks(jawab)
    assert "Kaur Pembangunan" in teks(jawab)
    with lingkup(desa.kode):
        assert KegiatanAnggaran.objects.count() == 0


def test_the_bidang_follows_from_the_code_whatever_was_chosen(desa: Wilayah, klien_kpm: Client, kode: None) -> None:
    klien_kpm.post(alamat(desa, "kegiatan/baru/"), ISI | {"kode": "04.04.01", "bidang": "2"})
    klien_kpm.post(alamat(desa, "kegiatan/baru/"), ISI | {"kode": "", "bidang": "3", "uraian": "PKK"})
    klien_kpm.post(alamat(desa, "kegiatan/baru/"), ISI | {"kode": "", "sumber": "OPD", "uraian": "Dinas"})
    with lingkup(desa.kode):
        assert dict(KegiatanAnggaran.objects.values_list("uraian", "bidang")) == {
            ISI["uraian"]: "4", "PKK": "3", "Dinas": "2",
        }  # fmt: skip


def test_more_than_the_bidang_has_and_an_unknown_code_are_asked_about_once(
    desa: Wilayah, klien_kpm: Client, kode: None
) -> None:
    with lingkup(desa.kode):
        bidang(desa, "2", "50000000")
        kegiatan(desa, "10000000")
    isi = ISI | {"kode": "02.02.50"}
    tanya = teks(klien_kpm.post(alamat(desa, "kegiatan/baru/"), isi))
    assert "Kode 02.02.50 tidak ada dalam daftar kode kegiatan. Betul?" in tanya
    assert "dari Dana Desa menjadi Rp52.000.000, lebih besar dari anggaran bidang itu Rp50.000.000. Betul?" in tanya
    with lingkup(desa.kode):
        assert KegiatanAnggaran.objects.count() == 1
    pasti = ["kode-02.02.50", "bidang-52000000.00-50000000.00"]
    assert klien_kpm.post(alamat(desa, "kegiatan/baru/"), isi | {"pasti": pasti[:1]}).status_code == 200
    assert klien_kpm.post(alamat(desa, "kegiatan/baru/"), isi | {"pasti": pasti}).status_code == 302


def test_a_line_with_entries_does_not_become_the_incentive_nor_leave_their_year(
    desa: Wilayah, klien_kpm: Client, kode: None
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
        realisasi(satu, "1000")
    isi = ISI | {"jenis": "insentif_kpm", "versi": "1"}
    jawab = klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/ubah/"), isi)
    assert "Insentif KPM dicatat di halaman Kader" in teks(jawab)
    tahun = klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/ubah/"), ISI | {"tahun": "2027", "versi": "1"})
    assert "Realisasinya tercatat tahun 2026, jadi tahun anggarannya tidak dapat diubah." in teks(tahun)


def test_a_stale_form_shows_both_values_and_overwrites_nothing(desa: Wilayah, klien_kpm: Client, kode: None) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    tujuan = alamat(desa, f"kegiatan/{satu.uuid}/ubah/")
    assert klien_kpm.post(tujuan, ISI | {"versi": "1", "anggaran": "50.000.000"}).status_code == 302
    jawab = teks(klien_kpm.post(tujuan, ISI | {"versi": "1", "anggaran": "60.000.000"}))
    assert "Baru saja diubah orang lain" in jawab
    assert "Anggaran (Rp) “50.000.000”" in jawab
    with lingkup(desa.kode):
        assert KegiatanAnggaran.objects.get().anggaran == D("50000000")


def test_what_has_entries_is_not_thrown_away_and_what_has_none_is(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
        entri = realisasi(satu, "1000")
    hapus = alamat(desa, f"kegiatan/{satu.uuid}/hapus/")
    assert "Hapus realisasinya dahulu." in teks(klien_kpm.post(hapus, {"versi": "1"}, follow=True))
    klien_kpm.post(alamat(desa, f"realisasi/{entri.uuid}/hapus/"), {"versi": "1"})
    assert "baru saja diubah orang lain" in teks(klien_kpm.post(hapus, {"versi": "9"}, follow=True))
    klien_kpm.post(hapus, {"versi": "1"})
    with lingkup(desa.kode):
        assert (KegiatanAnggaran.objects.count(), Realisasi.objects.count()) == (0, 0)
        assert KegiatanAnggaran.history.filter(history_type="-").count() == 1


def test_the_total_of_a_bidang_is_written_once_per_year_and_source(desa: Wilayah, klien_kpm: Client) -> None:
    isi = {"tahun": "2026", "bidang": "2", "sumber": "DDS", "anggaran": "400.000.000", "perubahan": ""}
    assert klien_kpm.post(alamat(desa, "bidang/baru/"), isi)["Location"] == alamat(desa, "2026/")
    kembar = teks(klien_kpm.post(alamat(desa, "bidang/baru/"), isi | {"anggaran": "1"}))
    assert "Bidang dan sumber ini sudah dicatat untuk tahun itu." in kembar
    assert "Pilih dari daftar." in teks(klien_kpm.post(alamat(desa, "bidang/baru/"), isi | {"sumber": "OPD"}))
    with lingkup(desa.kode):
        satu = AnggaranBidang.objects.get()
    ubah = isi | {"perubahan": "450.000.000", "versi": "1"}
    klien_kpm.post(alamat(desa, f"bidang/{satu.uuid}/"), ubah)
    halaman = teks(klien_kpm.get(alamat(desa, "2026/")))
    assert "<b>Rp400.000.000</b>, setelah perubahan <b>Rp450.000.000</b>" in halaman
    klien_kpm.post(alamat(desa, f"bidang/{satu.uuid}/hapus/"), {"versi": "2"})
    with lingkup(desa.kode):
        assert AnggaranBidang.objects.count() == 0


def test_whoever_changes_money_of_a_finalised_quarter_is_told_that_its_paper_stays(
    desa: Wilayah, klien_kpm: Client, kode: None, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        satu = kegiatan(desa)
        for ke in (1, 2):
            tutup_triwulan(
                desa=desa, triwulan=Triwulan(2026, ke), penanda_tangan=(), oleh=None, sekarang=timezone.localtime()
            )
    ubah = klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/ubah/"), ISI | {"versi": "1"}, follow=True)
    assert "Tabel 5 Triwulan I dan II 2026 sudah ditutup dan tidak ikut berubah." in teks(ubah)
    tujuan = alamat(desa, f"kegiatan/{satu.uuid}/realisasi/")
    kini = teks(klien_kpm.post(tujuan, {"tanggal": "01-07-2026", "jumlah": "1"}, follow=True))
    assert "sudah ditutup" not in kini
    lalu = teks(klien_kpm.post(tujuan, {"tanggal": "30-06-2026", "jumlah": "1"}, follow=True))
    assert "Tabel 5 Triwulan II 2026 sudah ditutup dan tidak ikut berubah." in lalu
