"""The pages of the institutions: side by side, one term, its members, leaving, what is not there in a kelurahan."""

from __future__ import annotations

import datetime as dt
import html
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import AnggotaTpk, Pengguna, Peran, ProfilDesa, Unggahan, Wilayah
from rembuk.models import AnggotaLembaga, Lembaga, Pertemuan
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory
from tests.rembuk.bahan import teks_pdf
from tests.rembuk.bahan_lembaga import ORANG, isi_lembaga

PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"


def isi(jawab: Any) -> str:
    return html.unescape(jawab.content.decode())


def test_all_institutions_stand_side_by_side_with_what_they_lack(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        isi_lembaga(desa, kpm, selesai=dt.date(2026, 10, 31))
        AnggotaTpk.objects.create(desa=desa, nama="Nuraini", unsur="pkk")
        AnggotaTpk.objects.create(desa=desa, nama="Dulu", unsur="kb", selesai=dt.date(2025, 1, 1))
    halaman = isi(klien_kpm.get(f"/{desa.kode}/lembaga/"))
    assert "SK berakhir 31 Oktober 2026" in halaman
    assert "<b>3 anggota</b></a>: 1 laki-laki, 2 perempuan" in halaman
    assert "Tokoh masyarakat 1 · Kader posyandu 1 · Lembaga kemasyarakatan desa 1" in halaman
    assert "Belum ada anggota dari unsur Pendidik PAUD, Tenaga kesehatan, PKK, Kader Pembangunan Manusia." in halaman
    assert "SK TPPS belum dicatat. Catat nomor" in halaman
    assert "SK BPD belum dicatat. Catat nomor" in halaman
    assert ("Nuraini" in halaman, "Dulu" in halaman, "<b>1 anggota</b>" in halaman) == (True, False, True)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_costs_the_same_whatever_the_number_of_members(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        for jenis in ("rds", "tpps", "bpd"):
            for tahun in range(jumlah):
                isi_lembaga(desa, kpm, jenis, ORANG[:jumlah], mulai=dt.date(2024 - tahun, 1, 1), selesai=None)
        for ke in range(jumlah):
            Pertemuan.objects.create(desa=desa, jenis="fgd", tahun=2026, tanggal=dt.date(2026, 10, 1 + ke))
    klien_kpm.get(f"/{desa.kode}/lembaga/")
    with django_assert_num_queries(8):
        klien_kpm.get(f"/{desa.kode}/lembaga/")
    with lingkup(desa.kode):
        satu = Lembaga.objects.filter(jenis="rds").latest("mulai")
    with django_assert_num_queries(6):
        klien_kpm.get(f"/{desa.kode}/lembaga/{satu.uuid}/")


def test_coming_meetings_are_the_agenda_of_who_holds_them(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        for jenis, tanggal, lain in (
            ("rembuk", dt.date(2026, 9, 17), {"triwulan": "2026-T2"}),
            ("fgd", dt.date(2026, 9, 16), {}),
            ("koordinasi", dt.date(2026, 10, 5), {"penyelenggara": "TPPS Desa", "judul": "Rapat pengarah"}),
            ("sosialisasi", dt.date(2026, 10, 6), {"penyelenggara": "Puskesmas", "judul": "Bukan kita"}),
        ):
            Pertemuan.objects.create(desa=desa, jenis=jenis, tahun=2026, tanggal=tanggal, **lain)
    halaman = isi(klien_kpm.get(f"/{desa.kode}/lembaga/"))
    rds, tpps = halaman.split("Agenda TPPS")
    assert (rds.count("17 September 2026"), "16 September 2026" in halaman) == (1, False)
    assert "Rapat pengarah" in tpps
    assert "Bukan kita" not in halaman


def test_members_follow_one_after_the_other_and_a_form_sent_twice_is_one_member(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        rds = isi_lembaga(desa, kpm, orang=())
    alamat = f"/{desa.kode}/lembaga/{rds.uuid}/anggota/"
    kirim = {
        "nama": "  Hj.  Mariam ", "jabatan": "ketua", "unsur": "pkk", "jenis_kelamin": "P",
        "telepon": "0812 3456 7890", "pengenal": str(uuid4()),
    }  # fmt: skip
    assert klien_kpm.post(alamat, kirim).headers["Location"] == alamat
    assert klien_kpm.post(alamat, kirim | {"selesai": "ya"}).headers["Location"] == f"/{desa.kode}/lembaga/{rds.uuid}/"
    assert "anggota ke-2" in isi(klien_kpm.get(alamat))
    with lingkup(desa.kode):
        satu = AnggotaLembaga.objects.get()
        assert (satu.nama, satu.telepon, satu.urutan, satu.dibuat_oleh) == ("Hj. Mariam", "081234567890", 4, kpm)


@pytest.mark.parametrize(
    ("ganti", "salah"),
    [
        ({"nama": "Mariam 2"}, "Nama tidak berisi angka"),
        ({"unsur": "rds"}, "Pilih dari daftar."),
        ({"unsur": ""}, "Belum dipilih."),
        ({"telepon": "12"}, "Nomor telepon ditulis dengan angka"),
    ],
)
def test_a_member_that_cannot_be_gives_the_form_back_as_typed(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, ganti: dict[str, str], salah: str
) -> None:
    with lingkup(desa.kode):
        rds = isi_lembaga(desa, kpm, orang=())
    kirim = {"nama": "Mariam", "jabatan": "Bidang khusus", "unsur": "pkk", "jenis_kelamin": "P", **ganti}
    halaman = isi(klien_kpm.post(f"/{desa.kode}/lembaga/{rds.uuid}/anggota/", kirim))
    assert salah in halaman
    assert 'value="Bidang khusus"' in halaman
    with lingkup(desa.kode):
        assert AnggotaLembaga.objects.count() == 0


def test_who_leaves_stays_readable_and_does_not_count(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        rds = isi_lembaga(desa, kpm)
        orang = AnggotaLembaga.objects.get(nama="Rohana")
    alamat = f"/{desa.kode}/lembaga/{rds.uuid}/"
    kirim = {
        "nama": "Rohana", "jabatan": "Anggota", "unsur": "kader", "jenis_kelamin": "P", "versi": str(orang.versi),
        "berhenti_pada": "01-06-2023",
    }  # fmt: skip
    ubah = f"{alamat}anggota/{orang.uuid}/"
    assert "Masa tugas baru mulai 8 Januari 2024" in isi(klien_kpm.post(ubah, kirim))
    assert "Tanggal ini belum tiba" in isi(klien_kpm.post(ubah, kirim | {"berhenti_pada": "18-09-2026"}))
    assert klien_kpm.post(ubah, kirim | {"berhenti_pada": "01-06-2025"}).headers["Location"] == alamat
    halaman = isi(klien_kpm.get(alamat))
    assert "2 orang: 1 laki-laki, 1 perempuan" in halaman
    assert "berhenti 1 Juni 2025" in halaman


def test_a_stale_save_shows_both_values_and_overwrites_nothing(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        rds = isi_lembaga(desa, kpm)
        orang = AnggotaLembaga.objects.get(nama="Rohana")
    ubah = f"/{desa.kode}/lembaga/{rds.uuid}/anggota/{orang.uuid}/"
    kirim = {"nama": "Rohana", "unsur": "kader", "jenis_kelamin": "P", "versi": str(orang.versi)}
    klien_kpm.post(ubah, kirim | {"jabatan": "Bendahara"})
    halaman = isi(klien_kpm.post(ubah, kirim | {"jabatan": "Bidang data"}))
    assert "Jabatan di lembaga ini “Bendahara”" in halaman
    assert 'value="Bidang data"' in halaman
    with lingkup(desa.kode):
        assert AnggotaLembaga.objects.get(uuid=orang.uuid).jabatan == "Bendahara"
    hapus = klien_kpm.post(f"{ubah}hapus/", {"versi": str(orang.versi)}, follow=True)
    assert "Catatan ini baru saja diubah orang lain" in isi(hapus)
    hapus = klien_kpm.post(f"{ubah}hapus/", {"versi": str(orang.versi + 1)}, follow=True)
    assert "Rohana dihapus dari daftar anggota." in isi(hapus)
    with lingkup(desa.kode):
        assert AnggotaLembaga.objects.count() == 2
        assert AnggotaLembaga.history.filter(uuid=orang.uuid, history_type="-").count() == 1


def test_a_new_term_begins_with_the_members_of_the_last_and_the_old_one_stays(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        lama = isi_lembaga(desa, kpm, mulai=dt.date(2021, 1, 1), selesai=dt.date(2023, 12, 31))
        AnggotaLembaga.objects.filter(nama="Rohana").update(berhenti_pada=dt.date(2022, 1, 1))
    kirim = {
        "nomor_sk": "188.4/50", "mulai": "01-01-2024", "selesai": "31-12-2029", "bawa": "on",
        "pengenal": str(uuid4()), "berkas_sk": SimpleUploadedFile("sk.pdf", PDF),
    }  # fmt: skip
    jawab = klien_kpm.post(f"/{desa.kode}/lembaga/baru/?jenis=rds", kirim)
    with lingkup(desa.kode):
        baru = Lembaga.objects.get(nomor_sk="188.4/50")
        assert list(baru.anggota.values_list("nama", flat=True)) == ["Siti Aminah", "Syamsuddin"]
        assert Unggahan.objects.get().pk == baru.sk_id
    assert jawab.headers["Location"] == f"/{desa.kode}/lembaga/{baru.uuid}/"
    kirim["berkas_sk"] = SimpleUploadedFile("sk.pdf", PDF)
    klien_kpm.post(f"/{desa.kode}/lembaga/baru/?jenis=rds", kirim)
    with lingkup(desa.kode):
        assert (Lembaga.objects.count(), AnggotaLembaga.objects.count()) == (2, 5)
    assert klien_kpm.get(f"/{desa.kode}/lembaga/{baru.uuid}/sk/").content == PDF
    assert klien_kpm.get(f"/{desa.kode}/lembaga/{lama.uuid}/sk/").status_code == 404
    semua = isi(klien_kpm.get(f"/{desa.kode}/lembaga/"))
    assert "Masa tugas lain (1)" in semua
    halaman = isi(klien_kpm.get(f"/{desa.kode}/lembaga/{lama.uuid}/"))
    assert ("SK sudah berakhir 31 Desember 2023" in halaman, "2 orang: 1 laki-laki, 1 perempuan" in halaman) == (
        True, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ganti", "salah"),
    [
        ({"selesai": "31-12-2023"}, "Masa tugas berakhir sebelum mulai."),
        ({"tanggal_sk": "18-09-2026"}, "Tanggal ini belum tiba. Hari ini 17 September 2026."),
        ({"mulai": "01-01-1999"}, "Periksa tahunnya."),
        ({"berkas_sk": SimpleUploadedFile("sk.pdf", b"bukan pdf")}, "Isi berkas ini bukan PDF"),
    ],
)
def test_a_term_that_cannot_be_is_not_stored(
    desa: Wilayah, klien_kpm: Client, ganti: dict[str, Any], salah: str
) -> None:
    kirim = {"nomor_sk": "188.4/50", "mulai": "01-01-2024", **ganti}
    halaman = isi(klien_kpm.post(f"/{desa.kode}/lembaga/baru/?jenis=tpps", kirim))
    assert salah in halaman
    assert 'value="188.4/50"' in halaman
    with lingkup(desa.kode):
        assert (Lembaga.objects.count(), Unggahan.objects.count()) == (0, 0)


def test_a_term_with_members_is_not_thrown_away(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        berisi, kosong = isi_lembaga(desa, kpm), isi_lembaga(desa, kpm, "tpps", ())
    for satu, kata in ((berisi, "masih berisi anggota"), (kosong, "Masa tugas dihapus.")):
        jawab = klien_kpm.post(f"/{desa.kode}/lembaga/{satu.uuid}/hapus/", {"versi": satu.versi}, follow=True)
        assert kata in isi(jawab)
    with lingkup(desa.kode):
        assert Lembaga.objects.get() == berisi


def test_a_kelurahan_has_no_bpd(kpm: Pengguna, desa: Wilayah) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Lempeh")
    PenugasanFactory(pengguna=kpm, wilayah=kelurahan)
    peramban = klien(kpm)
    halaman = isi(peramban.get(f"/{kelurahan.kode}/lembaga/"))
    assert ("(BPD)" in halaman, "(TPPS)" in halaman, "(TPK)" in halaman) == (False, True, True)
    assert peramban.get(f"/{kelurahan.kode}/lembaga/baru/?jenis=bpd").status_code == 404
    assert "Nomor SK lurah" in isi(peramban.get(f"/{kelurahan.kode}/lembaga/baru/?jenis=rds"))
    assert peramban.get(f"/{desa.kode}/lembaga/baru/?jenis=lain").status_code == 404


def test_who_reads_counts_sees_the_institutions_but_neither_telephones_nor_the_names_of_the_tpk(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    bpd = PenggunaFactory(username="bpd")
    PenugasanFactory(pengguna=bpd, wilayah=desa, peran=Peran.BPD)
    with lingkup(desa.kode):
        rds = isi_lembaga(desa, kpm)
        AnggotaLembaga.objects.update(telepon="081234567890")
        AnggotaTpk.objects.create(desa=desa, nama="Nuraini", unsur="pkk")
    alamat = f"/{desa.kode}/lembaga/{rds.uuid}/"
    peramban = klien(bpd)
    satu, semua = isi(peramban.get(alamat)), isi(peramban.get(f"/{desa.kode}/lembaga/"))
    assert ("Siti Aminah" in satu, "081234567890" in satu, "Tambah anggota" in satu) == (True, False, False)
    assert ("Nuraini" in semua, "Kader TP PKK 1" in semua, "Catat SK" in semua) == (False, True, False)
    assert "081234567890" in isi(klien_kpm.get(alamat))
    assert [peramban.get(f"{alamat}{ekor}").status_code for ekor in ("ubah/", "anggota/", "susunan.pdf")] == [
        403, 403, 200,
    ]  # fmt: skip


def test_the_printed_list_fits_one_page_with_elements_and_counts(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    orang = [*ORANG, *((f"Anggota {chr(65 + ke)}", "Anggota", "kader", "P") for ke in range(22))]
    with lingkup(desa.kode):
        ProfilDesa.objects.create(desa=desa, kepala_desa="H. Abdul Wahab", alamat="Jalan Dermaga Nomor 1")
        rds = isi_lembaga(desa, kpm, orang=orang, tanggal_sk=dt.date(2024, 1, 8))
    jawab = klien_kpm.get(f"/{desa.kode}/lembaga/{rds.uuid}/susunan.pdf")
    teks = teks_pdf(jawab.content)
    assert "SUSUNAN RUMAH DESA SEHAT (RDS)" in teks
    assert "188.4/12, tanggal 8 Januari 2024" in teks
    assert "Tokoh masyarakat (1) 1 Siti Aminah Ketua P" in teks
    assert "Kader posyandu (23) 2 " in teks
    assert "Jumlah: 1 laki-laki, 24 perempuan 25" in teks
    assert ("H. Abdul Wahab" in teks, "Halaman 1 dari 1" in teks) == (True, True)
