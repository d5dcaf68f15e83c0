"""The budget in a browser: entering, changing, spending, asking about the unlikely, and who may do what."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal as D
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Unggahan, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.tindakan_tutup import tutup_triwulan
from rembuk.models import AnggaranBidang, KegiatanAnggaran, LangkahUsulan, Realisasi, Usulan
from rembuk.tindakan.kode import muat_kode_kegiatan
from rembuk.tindakan.langkah import pindahkan
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory
from tests.rembuk.bahan import isi_triwulan, mulai, terbit, usul
from tests.rembuk.bahan_anggaran import ISI, anggaran_contoh, bayar, bidang, kegiatan, realisasi

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def alamat(desa: Wilayah, ekor: str = "") -> str:
    return f"/{desa.kode}/anggaran/{ekor}"


def teks(jawab: Any) -> str:
    return " ".join(jawab.content.decode().split())


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


def test_spending_more_than_the_budget_is_a_question_not_a_refusal(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa, "10000000")
        realisasi(satu, "6000000")
    isi = {"tanggal": "17-09-2026", "jumlah": "5.000.000", "volume": "4 unit"}
    tujuan = alamat(desa, f"kegiatan/{satu.uuid}/realisasi/")
    tanya = teks(klien_kpm.post(tujuan, isi))
    assert "Realisasi menjadi Rp11.000.000, lebih besar dari anggarannya Rp10.000.000. Betul?" in tanya
    jawab = klien_kpm.post(tujuan, isi | {"pasti": "lebih-11000000.00-10000000.00"})
    assert (jawab.status_code, jawab["Location"]) == (302, alamat(desa, f"kegiatan/{satu.uuid}/"))
    halaman = teks(klien_kpm.get(jawab["Location"]))
    for kata in ("Rp11.000.000 dari Rp10.000.000 sudah dipakai (110,00 %)", "Lebih dari anggaran Rp1.000.000"):
        assert kata in halaman


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tanggal": "18-09-2026"}, "Tanggal ini belum tiba. Hari ini 17 September 2026."),
        ({"tanggal": "31-12-2025"}, "Kegiatan ini memakai anggaran 2026, jadi tanggalnya dalam tahun 2026."),
        ({"jumlah": "-1"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"jumlah": "999.999.999.999.999"}, "Jumlah ini terlalu besar. Periksa jumlah nolnya."),
    ],
)
def test_an_entry_that_cannot_be_comes_back(
    desa: Wilayah, klien_kpm: Client, isi: dict[str, str], kalimat: str
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    lengkap = {"tanggal": "10-05-2026", "jumlah": "1.000", "volume": "", "keterangan": "Kuitansi 7"}
    jawab = klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), lengkap | isi)
    assert kalimat in teks(jawab)
    assert "Kuitansi 7" in teks(jawab)


def test_an_entry_keeps_its_proof_and_both_are_stored_once(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    isi = {"tanggal": "10-05-2026", "jumlah": "2.500.000", "pengenal": str(uuid.uuid4())}
    for _ in range(2):
        berkas = SimpleUploadedFile("kuitansi.exe", PDF)  # judged by what it holds
        klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), isi | {"berkas": berkas})
    with lingkup(desa.kode):
        entri = Realisasi.objects.get()
        assert (entri.jumlah, entri.bukti.nama, Unggahan.objects.count()) == (D("2500000"), "kuitansi.pdf", 1)
    bukti = klien_kpm.get(alamat(desa, f"realisasi/{entri.uuid}/bukti/"))
    assert (bukti.content, bukti["Content-Type"]) == (PDF, "application/pdf")
    tolak = klien_kpm.post(
        alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), isi | {"berkas": SimpleUploadedFile("a.pdf", b"<html>")}
    )
    assert "Isi berkas ini bukan PDF, PNG, atau JPG yang utuh." in teks(tolak)


def test_the_pay_of_the_kpm_is_shown_and_cannot_be_typed_a_second_time(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa, "6000000", jenis="insentif_kpm", kode="", bidang="4", uraian="Insentif KPM")
        bayar(desa, (Bulan(2026, 1), 500_000, dt.date(2026, 2, 3)), (Bulan(2026, 2), 500_000, dt.date(2026, 3, 3)))
    halaman = teks(klien_kpm.get(alamat(desa, f"kegiatan/{satu.uuid}/")))
    assert "<b>Rp1.000.000</b> dari 2 pembayaran" in halaman
    assert "Catat realisasi" not in halaman
    jawab = klien_kpm.post(
        alamat(desa, f"kegiatan/{satu.uuid}/realisasi/"), {"tanggal": "10-05-2026", "jumlah": "500.000"}, follow=True
    )
    assert "Insentif KPM dicatat di halaman Kader, lalu terhitung sendiri di sini." in teks(jawab)
    kembar = ISI | {"jenis": "insentif_kpm", "kode": "", "bidang": "4"}
    assert "Baris ini sudah ada untuk tahun dan sumber dana itu." in teks(
        klien_kpm.post(alamat(desa, "kegiatan/baru/"), kembar)
    )
    with lingkup(desa.kode):
        assert (Realisasi.objects.count(), KegiatanAnggaran.objects.count()) == (0, 1)


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


def _usulan_rkp(desa: Wilayah, oleh: Pengguna) -> Usulan:
    """An agreed proposal of an issued rembuk that the kepala desa has put into the RKP Desa."""
    with lingkup(desa.kode):
        isi_triwulan(desa)
        terbit(desa, oleh)
        usulan = Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")
        return pindahkan(usulan, "masuk_rkp", oleh=oleh, tanggal=dt.date(2026, 9, 1))


def test_a_proposal_fills_the_form_and_moves_into_the_apbdes_and_to_its_end_when_asked(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, kode: None
) -> None:
    usulan = _usulan_rkp(desa, kpm)
    tujuan = alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}")
    assert f'href="{tujuan}">Jamban sehat rumah tangga</a>' in teks(klien_kpm.get(alamat(desa, "2027/")))
    assert tujuan not in teks(klien_kpm.get(alamat(desa, "2026/")))
    form = klien_kpm.get(tujuan).context["form"]
    assert {nama: form[nama].value() for nama in ("uraian", "tahun", "anggaran", "lokasi", "catat")} == {
        "uraian": "Jamban sehat rumah tangga", "tahun": 2027, "anggaran": "42.000.000", "lokasi": "Dusun Barat",
        "catat": True,
    }  # fmt: skip
    isi = ISI | {"tahun": "2027", "catat": "on", "catat_pada": "10-09-2026", "catat_nomor": "Perdes 7/2026"}
    assert klien_kpm.post(tujuan, isi).status_code == 302
    with lingkup(desa.kode):
        satu = KegiatanAnggaran.objects.get()
        langkah = LangkahUsulan.objects.order_by("pk").last()
        assert (satu.usulan_id, langkah.dari, langkah.ke, langkah.tanggal, langkah.nomor) == (
            usulan.pk, "masuk_rkp", "masuk_apbdes", dt.date(2026, 9, 10), "Perdes 7/2026",
        )  # fmt: skip
    assert tujuan not in teks(klien_kpm.get(alamat(desa, "2027/")))
    selesai = {"selesai_pada": "17-09-2026", "versi": "1", "catat": "on"}
    klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/selesai/"), selesai)
    with lingkup(desa.kode):
        satu.refresh_from_db()
        assert (satu.selesai_pada, satu.usulan.status) == (dt.date(2026, 9, 17), "terlaksana")


def test_a_proposal_stays_where_it_is_unless_that_was_asked_for(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, kode: None
) -> None:
    usulan = _usulan_rkp(desa, kpm)
    tujuan = alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}")
    klien_kpm.post(tujuan, ISI)
    klien_kpm.post(tujuan, ISI | {"uraian": "Tahap dua"})
    with lingkup(desa.kode):
        satu = KegiatanAnggaran.objects.get(uraian="Tahap dua")
        pindahkan(satu.usulan, "masuk_apbdes", oleh=kpm, tanggal=dt.date(2026, 9, 2))
    # one of two activities being done is not the whole proposal done: that is not even offered
    klien_kpm.post(
        alamat(desa, f"kegiatan/{satu.uuid}/selesai/"), {"selesai_pada": "17-09-2026", "versi": "1", "catat": "on"}
    )
    with lingkup(desa.kode):
        satu.refresh_from_db()
        assert (satu.selesai_pada, satu.usulan.status) == (dt.date(2026, 9, 17), "masuk_apbdes")


def test_a_date_before_the_last_step_is_refused_and_nothing_is_stored(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, kode: None
) -> None:
    usulan = _usulan_rkp(desa, kpm)
    isi = ISI | {"catat": "on", "catat_pada": "01-08-2026"}
    jawab = teks(klien_kpm.post(alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}"), isi))
    assert "Tanggal keputusan tidak boleh sebelum langkah terakhir, 1 September 2026." in jawab
    with lingkup(desa.kode):
        assert KegiatanAnggaran.objects.count() == 0


def test_an_unknown_proposal_is_404(desa: Wilayah, klien_kpm: Client) -> None:
    for teks_usulan in ("x", str(uuid.uuid4())):
        assert klien_kpm.get(alamat(desa, f"kegiatan/baru/?usulan={teks_usulan}")).status_code == 404


@pytest.mark.parametrize("keadaan", ["diusulkan", "ditolak_rapat", "ditolak"])
def test_a_proposal_nobody_agreed_on_makes_no_line(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna, keadaan: str
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        usulan = usul(mulai(desa, kpm), kpm)
        Usulan.objects.filter(pk=usulan.pk).update(status=keadaan)
    assert klien_kpm.get(alamat(desa, f"kegiatan/baru/?usulan={usulan.uuid}")).status_code == 404


def test_a_proposal_with_a_line_in_the_budget_stays_in_its_meeting(
    desa: Wilayah, klien_kpm: Client, kpm: Pengguna
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        usulan = usul(mulai(desa, kpm), kpm)
        satu = kegiatan(desa, usulan=usulan)
    hapus = f"/{desa.kode}/rembuk/{usulan.rembuk.uuid}/usulan/{usulan.uuid}/hapus/"
    kalimat = "Usulan ini sudah menjadi kegiatan dalam anggaran. Hapus kegiatannya dari anggaran dahulu."
    assert kalimat in teks(klien_kpm.post(hapus, follow=True))
    with lingkup(desa.kode):
        assert Usulan.objects.filter(pk=usulan.pk).exists()
        satu.delete()
    klien_kpm.post(hapus)
    with lingkup(desa.kode):
        assert not Usulan.objects.filter(pk=usulan.pk).exists()


@pytest.mark.parametrize(
    ("hari", "kalimat"),
    [
        ("31-12-2024", "Periksa tahunnya. Kegiatan ini memakai anggaran 2026."),
        ("18-09-2026", "Tanggal ini belum tiba. Hari ini 17 September 2026."),
        ("1-1-2025", "selesai 1 Januari 2025."),
    ],
)
def test_an_activity_is_not_done_years_before_its_budget_nor_tomorrow(
    desa: Wilayah, klien_kpm: Client, hari: str, kalimat: str
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
    kirim = {"selesai_pada": hari, "versi": "1"}
    assert kalimat in teks(klien_kpm.post(alamat(desa, f"kegiatan/{satu.uuid}/selesai/"), kirim, follow=True))


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


@pytest.mark.parametrize("peran", [Peran.KEPALA_DESA, Peran.BIDAN, Peran.BPD, Peran.ANGGOTA_RDS])
def test_who_only_reads_sees_the_money_and_no_way_to_write(desa: Wilayah, peran: str) -> None:
    pembaca = PenggunaFactory(username="pembaca", nama="Pembaca")
    PenugasanFactory(pengguna=pembaca, wilayah=desa, peran=peran)
    peramban = klien(pembaca)
    with lingkup(desa.kode):
        anggaran_contoh(desa)
        satu = KegiatanAnggaran.objects.filter(bidang="2", sumber="DDS").first()
    for ekor in ("2026/", f"kegiatan/{satu.uuid}/"):
        halaman = peramban.get(alamat(desa, ekor))
        assert halaman.status_code == 200
        for tulis in ("/baru/", "/ubah/", "/realisasi/", "/selesai/", "/hapus/"):
            assert tulis not in halaman.content.decode()
    for ekor in ("kegiatan/baru/", f"kegiatan/{satu.uuid}/ubah/", f"kegiatan/{satu.uuid}/realisasi/", "bidang/baru/"):
        assert peramban.get(alamat(desa, ekor)).status_code == 403


def test_a_kelurahan_has_no_budget_pages_and_no_links_to_them(db: None, desa: Wilayah) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Labuhan")
    kpm = PenggunaFactory(username="kpm-kelurahan", nama="Sitti")
    PenugasanFactory(pengguna=kpm, wilayah=kelurahan, peran=Peran.KPM)
    peramban = klien(kpm)
    for ekor in ("", "2026/", "2026.pdf", "2026.xlsx", "kegiatan/baru/", "bidang/baru/"):
        assert peramban.get(alamat(kelurahan, ekor)).status_code == 404, ekor
    for halaman in ("rembuk/", "ringkasan/", "laporan/formulir-4/2026-T3/"):
        assert "/anggaran/" not in peramban.get(f"/{kelurahan.kode}/{halaman}").content.decode()


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_a_year_has_one_number_of_queries(
    desa: Wilayah, klien_kpm: Client, jumlah: int, django_assert_num_queries
) -> None:
    with lingkup(desa.kode):
        for ke in range(jumlah):
            realisasi(kegiatan(desa, uraian=f"Kegiatan {ke}"), "1000")
            kegiatan(desa, uraian=f"Dinas {ke}", sumber="OPD")
        bidang(desa, "2", "1000")
    with django_assert_num_queries(11):
        assert klien_kpm.get(alamat(desa, "2026/")).status_code == 200


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_an_activity_has_one_number_of_queries(
    desa: Wilayah, klien_kpm: Client, jumlah: int, django_assert_num_queries
) -> None:
    with lingkup(desa.kode):
        satu = kegiatan(desa)
        for ke in range(jumlah):
            realisasi(satu, "1000", dt.date(2026, 5, ke + 1))
    with django_assert_num_queries(6):
        assert klien_kpm.get(alamat(desa, f"kegiatan/{satu.uuid}/")).status_code == 200


def test_a_year_without_a_budget_tells_what_to_do_next(desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    assert klien_kpm.get(alamat(desa))["Location"] == alamat(desa, "2026/")
    assert "Tambah kegiatan" in teks(klien_kpm.get(alamat(desa, "2026/")))
    baca = teks(klien_kades.get(alamat(desa, "2026/")))
    assert ("KPM atau operator desa mencatatnya" in baca, "Tambah kegiatan" in baca) == (True, False)
    for tahun in (1, 2017, 2030, 999999):
        assert klien_kpm.get(alamat(desa, f"{tahun}/")).status_code == 404


def test_the_kepala_desa_sees_the_dana_desa_of_the_year_once_there_is_any(desa: Wilayah, klien_kades: Client) -> None:
    ringkasan = f"/{desa.kode}/ringkasan/"
    assert "Dana Desa untuk stunting" not in teks(klien_kades.get(ringkasan))
    with lingkup(desa.kode):
        anggaran_contoh(desa)
    # 36,500,000 of 66,000,000 = 55.30 %
    assert "Rp36.500.000 dari Rp66.000.000 sudah dipakai (55,30 %)" in teks(klien_kades.get(ringkasan))


def test_pay_without_a_line_is_pointed_out_and_the_line_is_one_step_away(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client
) -> None:
    with lingkup(desa.kode):
        kegiatan(desa)
        bayar(desa, (Bulan(2026, 1), 500_000, dt.date(2026, 2, 3)), sumber="add")
    halaman = teks(klien_kpm.get(alamat(desa, "2026/")))
    assert "Insentif KPM dari Alokasi Dana Desa belum punya baris anggaran" in halaman
    assert "Rp500.000 sudah dibayarkan" in halaman
    tambah = alamat(desa, "kegiatan/baru/?tahun=2026&jenis=insentif_kpm&sumber=ADD")
    assert tambah.replace("&", "&amp;") in halaman
    form = klien_kpm.get(tambah).context["form"]
    assert [form[nama].value() for nama in ("jenis", "uraian", "sumber", "tahun")] == [
        "insentif_kpm", "Insentif KPM", "ADD", 2026,
    ]  # fmt: skip
    assert "belum punya baris" not in teks(klien_kades.get(alamat(desa, "2026/")))
    with lingkup(desa.kode):
        kegiatan(desa, jenis="insentif_kpm", sumber="ADD", uraian="Insentif")
    assert "belum punya baris" not in teks(klien_kpm.get(alamat(desa, "2026/")))


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
