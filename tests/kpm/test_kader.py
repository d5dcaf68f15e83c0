"""The KPM's office: who may see and write what, months and money, files, forms sent twice, removing and taking back."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kpm.kader import INSENTIF
from kpm.kueri_kader import keadaan_kader, rekap_kader
from kpm.lingkup import lingkup
from kpm.models import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader, Pengguna, Peran, Unggahan, Wilayah
from kpm.periode import Bulan
from laporan.models import RekapDesa
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory
from tests.kpm.test_unggah import PDF, gambar

D = "/52.04.20.2005/kader/"
HARI_INI = dt.date(2026, 9, 17)


@pytest.fixture(autouse=True)
def _tempat(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kader(di_desa: Wilayah, kpm: Pengguna) -> Kader:
    """Nurhayati, in office since January 2026, linked to the account of the KPM."""
    satu: Kader = Kader.objects.create(
        desa=di_desa, nama="Nurhayati", pengguna=kpm, mulai=dt.date(2026, 1, 1), nomor_sk="141/1/2026"
    )
    return satu


@pytest.fixture
def kader_lain(di_desa: Wilayah) -> Kader:
    """A second KPM of the same village."""
    satu: Kader = Kader.objects.create(desa=di_desa, nama="Salmah", mulai=dt.date(2026, 1, 1), nomor_sk="141/2/2026")
    return satu


def bayar(kader: Kader, bulan: int, jumlah: int = 500_000, **isi: Any) -> PembayaranKader:
    isi = {"jenis": INSENTIF, "dibayar_pada": dt.date(2026, 9, 1)} | isi
    satu: PembayaranKader = PembayaranKader.objects.create(
        desa=kader.desa, kader=kader, bulan=Bulan(2026, bulan), jumlah=jumlah, **isi
    )
    return satu


def petugas(desa: Wilayah, peran: str) -> Client:
    pengguna = PenggunaFactory(username=f"{peran}-uji")
    PenugasanFactory(pengguna=pengguna, wilayah=desa, peran=peran)
    return klien(pengguna)


def teks(jawab: Any) -> str:
    isi = jawab.content.decode().split('id="isi"')[1]
    return " ".join(re.sub(r"<[^>]*>", " ", isi).split())


# --- who may ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peran", "lihat", "ubah", "bayar_boleh"),
    [
        (Peran.KPM, 200, 403, 403),  # another KPM of the village
        (Peran.ADMIN_DESA, 200, 200, 200),
        (Peran.KEPALA_DESA, 200, 403, 403),
        (Peran.BIDAN, 403, 403, 403),
        (Peran.ANGGOTA_RDS, 403, 403, 403),
        (Peran.BPD, 403, 403, 403),
    ],
)
def test_each_role_opens_what_it_is_for(
    desa: Wilayah, kader: Kader, peran: str, lihat: int, ubah: int, bayar_boleh: int
) -> None:
    peramban = petugas(desa, peran)
    satu = f"{D}{kader.uuid}/"
    for jalur in (D, satu, f"{D}kinerja/", f"{D}kinerja/2026-08.json"):
        assert peramban.get(jalur).status_code == lihat, jalur
    for jalur in ("ubah/", "pelatihan/", "kegiatan/"):
        assert peramban.get(satu + jalur).status_code == ubah, jalur
    assert peramban.get(f"{satu}pembayaran/").status_code == bayar_boleh


def test_those_above_the_village_open_no_page_of_it(kader: Kader, klien_pendamping: Client) -> None:
    assert klien_pendamping.get(D).status_code == 404
    assert klien_pendamping.get("/52.04.20/kader/").status_code == 403


def test_a_kpm_sees_the_own_money_and_nobody_elses(kader: Kader, kader_lain: Kader, klien_kpm: Client) -> None:
    bayar(kader, 8, 512_000)
    bayar(kader_lain, 8, 498_000)
    assert "Rp512.000" in teks(klien_kpm.get(f"{D}{kader.uuid}/"))
    lain = teks(klien_kpm.get(f"{D}{kader_lain.uuid}/"))
    assert "Rp" not in lain
    assert "Insentif" not in lain


def test_a_kpm_cannot_pay_themself(kader: Kader, klien_kpm: Client) -> None:
    satu = bayar(kader, 8, dibayar_pada=None)
    for jalur in (
        f"{D}{kader.uuid}/pembayaran/",
        f"{D}pembayaran/{satu.uuid}/",
        f"{D}pembayaran/{satu.uuid}/hapus/",
        f"{D}pembayaran/{satu.uuid}/pulihkan/",
    ):
        isi = {"jenis": "insentif", "bulan": "2026-08", "jumlah": "9.000.000", "sumber": "add", "versi": "1"}
        jawab = klien_kpm.post(jalur, isi | {"dibayar_pada": "01-09-2026"})
        assert jawab.status_code in (403, 404), jalur
    satu.refresh_from_db()
    assert (satu.jumlah, satu.dibayar_pada, PembayaranKader.objects.count()) == (500_000, None, 1)


def test_a_kpm_writes_about_nobody_else_and_links_no_account(
    kader: Kader, kader_lain: Kader, kpm: Pengguna, klien_kpm: Client
) -> None:
    assert klien_kpm.post(f"{D}{kader_lain.uuid}/ubah/", {"nama": "X", "mulai": "01-01-2026"}).status_code == 403
    assert klien_kpm.post(f"{D}{kader_lain.uuid}/kegiatan/", {"jenis": "tikar"}).status_code == 403
    latihan = Pelatihan.objects.create(desa=kader.desa, kader=kader_lain, nama="x", mulai=HARI_INI)
    assert klien_kpm.post(f"{D}pelatihan/{latihan.uuid}/hapus/", {"versi": 1}).status_code == 403
    klien_kpm.post(f"{D}{kader.uuid}/ubah/", {"nama": "Nurhayati", "mulai": "01-01-2026", "versi": "1", "pengguna": ""})
    kader.refresh_from_db()
    assert (kader.versi, kader.pengguna) == (2, kpm)


def test_a_kpm_without_a_term_writes_down_the_own_one_once(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    isi = {"nama": "Nurhayati", "mulai": "01-01-2026", "pengenal": "0b9f1f6e-6f0e-4a8e-9d0e-3c1d1b6f0a11"}
    for _ in range(2):
        jawab = klien_kpm.post(f"{D}baru/", isi)
        satu = Kader.objects.get()
        assert jawab["Location"] == f"{D}{satu.uuid}/"
    assert (satu.pengguna, satu.nama) == (kpm, "Nurhayati")
    assert klien_kpm.get(f"{D}saya/")["Location"] == f"{D}{satu.uuid}/"


# --- money --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jumlah", ["1.250.000", "1250000", "Rp1.250.000", "Rp 1.250.000,-", "1,250,000"])
def test_an_amount_is_read_as_people_write_it(kader: Kader, klien_admin: Client, jumlah: str) -> None:
    isi = {"jenis": "insentif", "bulan": "2026-08", "jumlah": jumlah, "sumber": "dana_desa", "dibayar_pada": "01092026"}
    assert klien_admin.post(f"{D}{kader.uuid}/pembayaran/", isi).status_code == 302
    satu = PembayaranKader.objects.get()
    assert (satu.jumlah, satu.bulan, satu.dibayar_pada) == (1_250_000, Bulan(2026, 8), dt.date(2026, 9, 1))
    assert "Rp1.250.000" in teks(klien_admin.get(f"{D}{kader.uuid}/"))


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"jumlah": "500.000,50"}, "Tulis rupiah tanpa sen, misalnya 500.000."),
        ({"jumlah": "0"}, "Paling kecil 1."),
        ({"jumlah": "-500"}, "Tulis rupiah dengan angka"),
        ({"jumlah": "lima ratus"}, "Tulis rupiah dengan angka"),
        ({"jumlah": "9" * 30}, "Paling besar 1000000000."),
        ({"bulan": "2026-10"}, "Pilih dari daftar."),
        ({"bulan": "2025-12"}, "Pilih dari daftar."),
        ({"sampai": "2026-07"}, "Bulan akhir sebelum bulan awal."),
        ({"dibayar_pada": "18-09-2026"}, "Tanggal ini belum tiba."),
        ({"sumber": "kantong"}, "Pilih dari daftar."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    kader: Kader, klien_admin: Client, ubah: dict[str, str], kalimat: str
) -> None:
    isi = {"jenis": "insentif", "bulan": "2026-08", "jumlah": "500.000", "sumber": "add", "dibayar_pada": ""} | ubah
    jawab = klien_admin.post(f"{D}{kader.uuid}/pembayaran/", isi)
    assert jawab.status_code == 200
    assert kalimat in teks(jawab)
    assert PembayaranKader.objects.count() == 0


def test_several_months_are_recorded_at_once_and_sent_twice_stored_once(kader: Kader, klien_admin: Client) -> None:
    isi = {
        "jenis": "insentif", "bulan": "2026-04", "sampai": "2026-06", "jumlah": "500.000", "sumber": "dana_desa",
        "dibayar_pada": "05-07-2026", "bukti": "SPP 7", "pengenal": "0b9f1f6e-6f0e-4a8e-9d0e-3c1d1b6f0a12",
    }  # fmt: skip
    for _ in range(2):
        assert klien_admin.post(f"{D}{kader.uuid}/pembayaran/", isi).status_code == 302
    semua = PembayaranKader.objects.order_by("bulan").values_list("bulan", "jumlah")
    assert list(semua) == [(Bulan(2026, ke), 500_000) for ke in (4, 5, 6)]

    lagi = isi | {"bulan": "2026-03", "pengenal": "0b9f1f6e-6f0e-4a8e-9d0e-3c1d1b6f0a13"}
    jawab = klien_admin.post(f"{D}{kader.uuid}/pembayaran/", lagi)
    assert "Insentif April–Juni 2026 sudah dicatat. Ubah dari daftarnya." in teks(jawab)
    assert PembayaranKader.objects.count() == 3


def test_a_payment_is_not_moved_onto_a_recorded_month(kader: Kader, klien_admin: Client) -> None:
    bayar(kader, 7)
    satu = bayar(kader, 8)
    isi = {"jenis": "insentif", "bulan": "2026-07", "jumlah": "500.000", "sumber": "add", "versi": "1"}
    jawab = klien_admin.post(f"{D}pembayaran/{satu.uuid}/", isi)
    assert "Pembayaran ini sudah dicatat untuk bulan itu." in teks(jawab)
    assert "500.000" in jawab.content.decode()


def test_the_page_names_the_months_that_are_owed(kader: Kader, klien_admin: Client, klien_kades: Client) -> None:
    for bulan in (1, 2, 3, 4, 5, 6):
        bayar(kader, bulan)
    bayar(kader, 7, dibayar_pada=None)
    halaman = teks(klien_admin.get(f"{D}{kader.uuid}/"))
    assert "Insentif Juli dan Agustus 2026 belum dibayar" in halaman
    assert "Dibayar untuk tahun 2026 Rp3.000.000" in halaman
    ringkasan = teks(klien_kades.get("/52.04.20.2005/ringkasan/"))
    assert "Insentif Nurhayati belum dibayar untuk Juli dan Agustus 2026." in ringkasan


# --- versions, removing -------------------------------------------------------------------------------------------


def test_a_stale_save_shows_both_values_and_overwrites_nothing(kader: Kader, klien_admin: Client) -> None:
    satu = KegiatanKader.objects.create(desa=kader.desa, kader=kader, jenis="tikar", tanggal=HARI_INI, tempat="Balai")
    KegiatanKader.objects.filter(pk=satu.pk).update(versi=2, tempat="Masjid")
    isi = {"jenis": "tikar", "tanggal": "17-09-2026", "tempat": "Posyandu", "versi": "1"}
    halaman = klien_admin.post(f"{D}kegiatan/{satu.uuid}/", isi)
    assert "Tempat “Masjid”" in teks(halaman)
    assert 'value="Posyandu"' in halaman.content.decode()
    assert KegiatanKader.objects.get().tempat == "Masjid"
    assert klien_admin.post(f"{D}kegiatan/{satu.uuid}/", isi | {"versi": "2"}).status_code == 302
    assert KegiatanKader.objects.get().tempat == "Posyandu"


def buat(kader: Kader, nama: str) -> Any:
    desa = kader.desa
    return {
        "pelatihan": lambda: Pelatihan.objects.create(
            desa=desa, kader=kader, nama="Bimtek", mulai=HARI_INI, materi=["data"]
        ),
        "kegiatan": lambda: KegiatanKader.objects.create(desa=desa, kader=kader, jenis="tikar", tanggal=HARI_INI),
        "pembayaran": lambda: bayar(kader, 8),
        "tpk": lambda: AnggotaTpk.objects.create(desa=desa, nama="Bidan Ani", unsur="bidan"),
    }[nama]()


@pytest.mark.parametrize("nama", ["pelatihan", "kegiatan", "pembayaran", "tpk"])
def test_what_was_typed_by_mistake_goes_and_comes_back(kader: Kader, klien_admin: Client, nama: str) -> None:
    satu = buat(kader, nama)
    model = type(satu)
    assert klien_admin.get(f"{D}{nama}/{satu.uuid}/hapus/").status_code == 405
    klien_admin.post(f"{D}{nama}/{satu.uuid}/hapus/", {"versi": "7"})
    assert model.objects.count() == 1
    jawab = klien_admin.post(f"{D}{nama}/{satu.uuid}/hapus/", {"versi": "1"}, follow=True)
    assert model.objects.count() == 0
    assert f"{D}{nama}/{satu.uuid}/pulihkan/" in jawab.content.decode()
    for _ in range(2):
        klien_admin.post(f"{D}{nama}/{satu.uuid}/pulihkan/")
    kembali = model.objects.get()
    beda = {"versi", "diubah_pada", "diubah_oleh_id", "dibuat_pada"}
    bidang = [b.attname for b in model._meta.concrete_fields if b.attname not in beda]
    assert [getattr(kembali, b) for b in bidang] == [getattr(satu, b) for b in bidang]


def test_a_month_taken_meanwhile_keeps_the_removed_payment_away(kader: Kader, klien_admin: Client) -> None:
    satu = bayar(kader, 8, 500_000)
    klien_admin.post(f"{D}pembayaran/{satu.uuid}/hapus/", {"versi": "1"})
    bayar(kader, 8, 600_000)
    jawab = klien_admin.post(f"{D}pembayaran/{satu.uuid}/pulihkan/", follow=True)
    assert "tidak dikembalikan karena sudah ada catatan lain di tempatnya" in teks(jawab)
    assert PembayaranKader.objects.get().jumlah == 600_000


# --- files --------------------------------------------------------------------------------------------------------


def kirim_sk(peramban: Client, kader: Kader, isi: bytes, nama: str = "sk.pdf", jenis: str = "application/pdf") -> Any:
    kader.refresh_from_db()
    data = {"nama": kader.nama, "mulai": "01-01-2026", "versi": str(kader.versi)}
    return peramban.post(
        f"{D}{kader.uuid}/ubah/", data | {"berkas_sk": SimpleUploadedFile(nama, isi, content_type=jenis)}
    )


def test_a_scanned_sk_is_kept_replaced_and_handed_out(kader: Kader, klien_kpm: Client, klien_kades: Client) -> None:
    assert kirim_sk(klien_kpm, kader, PDF, "../../SK KPM.pdf").status_code == 302
    jawab = klien_kades.get(f"{D}{kader.uuid}/sk/")
    assert (jawab.content, jawab["Content-Disposition"].split(";")[0]) == (PDF, "attachment")
    assert 'filename="SK KPM.pdf"' in jawab["Content-Disposition"]
    baru = gambar("PNG")
    assert kirim_sk(klien_kpm, kader, baru, "foto.png", "image/png").status_code == 302
    assert klien_kades.get(f"{D}{kader.uuid}/sk/").content == baru
    lama = Unggahan.objects.order_by("pk").first()
    with lama.berkas.open() as berkas:  # what it replaced is still there, and the history points at it
        assert berkas.read() == PDF
    assert lama.pk in set(kader.history.values_list("sk_id", flat=True))


@pytest.mark.parametrize(
    ("isi", "nama", "jenis"),
    [
        (b"<html><script>alert(1)</script>", "foto.png", "image/png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "foto.svg", "image/svg+xml"),
        (PDF + b" " * 5 * 1024 * 1024, "sk.pdf", "application/pdf"),
        (b"", "kosong.pdf", "application/pdf"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    kader: Kader, klien_kpm: Client, tmp_path: Path, isi: bytes, nama: str, jenis: str
) -> None:
    jawab = kirim_sk(klien_kpm, kader, isi, nama, jenis)
    assert jawab.status_code == 200
    assert "Pindaian SK: " in teks(jawab)
    assert (Unggahan.objects.count(), [p for p in tmp_path.rglob("*") if p.is_file()]) == (0, [])


def test_a_stale_save_leaves_no_file_behind(kader: Kader, klien_kpm: Client, tmp_path: Path) -> None:
    data = {"nama": "Nurhayati", "mulai": "01-01-2026", "versi": "9"}
    berkas = SimpleUploadedFile("sk.pdf", PDF, content_type="application/pdf")
    assert "Baru saja diubah orang lain" in teks(klien_kpm.post(f"{D}{kader.uuid}/ubah/", data | {"berkas_sk": berkas}))
    assert (Unggahan.objects.count(), [p for p in tmp_path.rglob("*") if p.is_file()]) == (0, [])


def test_a_file_of_another_village_is_404(kader: Kader, klien_kpm: Client, kpm_lain: Pengguna) -> None:
    kirim_sk(klien_kpm, kader, PDF)
    lain = klien(kpm_lain)
    for jalur in (f"{D}{kader.uuid}/sk/", f"/62.13.01.2005/kader/{kader.uuid}/sk/"):
        assert lain.get(jalur).status_code == 404
    assert klien_kpm.get(f"{D}{kader.uuid}/sk/").status_code == 200


def test_a_term_without_a_scan_has_no_file(kader: Kader, klien_kpm: Client) -> None:
    assert klien_kpm.get(f"{D}{kader.uuid}/sk/").status_code == 404


# --- what others are told ------------------------------------------------------------------------------------------


def test_an_empty_village_says_what_is_missing(desa: Wilayah, klien_admin: Client, klien_kades: Client) -> None:
    assert "Belum ada KPM yang dicatat." in teks(klien_admin.get(D))
    assert "Belum ada KPM yang bertugas." in teks(klien_kades.get("/52.04.20.2005/ringkasan/"))
    with lingkup(desa.kode):
        assert keadaan_kader(HARI_INI).kalimat == ("Belum ada KPM yang bertugas.",)
        assert rekap_kader(HARI_INI) == {
            "pada": "2026-09-17", "kpm": 0, "ber_sk": 0, "dilatih": 0, "insentif_sampai": None,
            "bulan_belum_dibayar": 0, "insentif_tahun_ini": 0, "masa_tugas_sampai": None, "tpk": 0,
        }  # fmt: skip


def test_those_above_are_told_counts_and_months_without_a_name(
    di_desa: Wilayah, kader: Kader, klien_admin: Client
) -> None:
    Kader.objects.filter(pk=kader.pk).update(selesai=dt.date(2026, 12, 31))
    for bulan in (1, 2, 3, 4, 5, 6):
        bayar(kader, bulan)
    isi = {"nama": "Bimtek KPM", "jenis": "bimtek", "mulai": "10-02-2026", "materi": ["konsep", "data"]}
    assert klien_admin.post(f"{D}{kader.uuid}/pelatihan/", isi).status_code == 302
    AnggotaTpk.objects.create(desa=di_desa, nama="Bidan Ani", unsur="bidan")
    assert rekap_kader(HARI_INI) == {
        "pada": "2026-09-17", "kpm": 1, "ber_sk": 1, "dilatih": 1, "insentif_sampai": "2026-06",
        "bulan_belum_dibayar": 2, "insentif_tahun_ini": 3_000_000, "masa_tugas_sampai": "2026-12-31", "tpk": 1,
    }  # fmt: skip


def test_a_saved_payment_renews_what_those_above_read(
    kader: Kader, klien_admin: Client, klien_pendamping: Client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        isi = {"jenis": "insentif", "bulan": "2026-01", "sampai": "2026-08", "jumlah": "500.000", "sumber": "dana_desa"}
        klien_admin.post(f"{D}{kader.uuid}/pembayaran/", isi | {"dibayar_pada": "05-09-2026"})
    blok = RekapDesa.objects.get().isi["kader"]
    assert (blok["insentif_sampai"], blok["insentif_tahun_ini"], blok["bulan_kerja"]) == ("2026-08", 4_000_000, 0)
    halaman = teks(klien_pendamping.get("/52.04.20/"))
    assert "1 aktif, 0 dilatih, insentif s.d. Agustus 2026" in halaman
    assert "Nurhayati" not in halaman


def test_a_term_that_ends_soon_is_told_to_the_kepala_desa(kader: Kader, klien_kades: Client) -> None:
    for bulan in range(1, 9):
        bayar(kader, bulan)
    Kader.objects.filter(pk=kader.pk).update(selesai=dt.date(2026, 9, 30), nomor_sk="")
    assert keadaan_kader(HARI_INI).kalimat == (
        "SK Nurhayati belum dicatat.",
        "Nurhayati: masa tugas berakhir 13 hari lagi.",
    )
    with time_machine.travel(dt.datetime(2026, 8, 17, 2, tzinfo=dt.UTC)):
        assert "masa tugas" not in teks(klien_kades.get("/52.04.20.2005/ringkasan/"))


def test_the_pages_cost_the_same_queries_for_one_record_and_for_three(
    kader: Kader, klien_admin: Client, django_assert_num_queries
) -> None:
    for awal, sampai in ((1, 2), (2, 4)):
        for ke in range(awal, sampai):
            Pelatihan.objects.create(desa=kader.desa, kader=kader, nama=f"P{ke}", mulai=HARI_INI)
            KegiatanKader.objects.create(desa=kader.desa, kader=kader, jenis="tikar", tanggal=HARI_INI)
            AnggotaTpk.objects.create(desa=kader.desa, nama=f"T{ke}", unsur="kb")
            bayar(kader, ke)
        for jalur, jumlah in ((D, 6), (f"{D}{kader.uuid}/", 11)):
            with django_assert_num_queries(jumlah):
                klien_admin.get(jalur)


def test_the_account_of_a_term_stays_linked_though_its_office_has_ended(
    kader: Kader, kpm: Pengguna, klien_admin: Client
) -> None:
    kpm.penugasan.update(selesai=dt.date(2026, 9, 1))
    kader.pengguna = kpm
    kader.save()
    halaman = klien_admin.get(f"/52.04.20.2005/kader/{kader.uuid}/ubah/").content.decode()
    assert f'<option value="{kpm.pk}" selected>' in halaman
