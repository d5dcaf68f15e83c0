"""Follow-ups and photos of a meeting, and its papers as they are printed."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Unggahan, Wilayah
from rembuk.dokumen_pertemuan import cetak_daftar_hadir, cetak_notulen, cetak_undangan
from rembuk.models import FotoPertemuan, Pertemuan, TindakLanjut
from rembuk.tindakan.pertemuan import selesaikan_tindak
from tests.conftest import klien
from tests.rembuk.bahan import isi_profil, isi_triwulan, teks_pdf, terbit
from tests.rembuk.bahan_rapat import DEPAN, buat, datang, foto, janji

PENGENAL = "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"


@pytest.fixture
def rapat(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    with lingkup(desa.kode):
        return buat(desa, kpm, tempat="Poskesdes", jam_mulai=dt.time(9, 0), agenda="Jadwal kunjungan\nTanya jawab")


@pytest.fixture
def alamat(desa: Wilayah, rapat: Pertemuan) -> str:
    return f"/{desa.kode}/pertemuan/{rapat.uuid}/"


def test_a_follow_up_is_promised_done_and_opened_again(
    desa: Wilayah, klien_kpm: Client, rapat: Pertemuan, alamat: str
) -> None:
    isi = {"apa": "Memperbaiki pipa", "siapa": "Kaur", "batas": "10-09-2026", "pengenal": PENGENAL, "selesai": "ya"}
    for _ in range(2):
        jawab = klien_kpm.post(f"{alamat}tindak-lanjut/baru/", isi)
        assert jawab.headers["Location"] == f"{alamat}#tindak-lanjut"
    with lingkup(desa.kode):
        tindak = TindakLanjut.objects.get()
    assert "Lewat 7 hari" in klien_kpm.get(alamat).content.decode()
    milik = f"{alamat}tindak-lanjut/{tindak.uuid}/"
    akhir = {"batal": "selesai", "selesai_pada": "12-09-2026", "hasil": "Pipa diganti", "versi": "1", "dari": "semua"}
    jawab = klien_kpm.post(f"{milik}selesai/", akhir)
    assert jawab.headers["Location"] == f"/{desa.kode}/pertemuan/tindak-lanjut/"
    semua = klien_kpm.get(f"/{desa.kode}/pertemuan/tindak-lanjut/?keadaan=selesai").content.decode()
    assert ("Selesai 12 September 2026" in semua, "Hasil: Pipa diganti" in semua) == (True, True)
    klien_kpm.post(f"{milik}buka/", {"versi": "2"})
    with lingkup(desa.kode):
        tindak.refresh_from_db()
    assert (tindak.selesai_pada, tindak.hasil, tindak.versi) == (None, "", 3)


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"hasil": ""}, "Tulis hasilnya, atau alasan tidak dilanjutkan."),
        ({"selesai_pada": "18-09-2026"}, "Tanggalnya tidak mungkin sesudah hari ini."),
        ({"selesai_pada": "19-08-2026"}, "Tanggalnya tidak mungkin sebelum pertemuannya, 20 Agustus 2026."),
        ({"versi": "7"}, "Baru saja diubah orang lain"),
    ],
)
def test_an_end_without_result_or_on_a_wrong_day_is_not_stored(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, rapat: Pertemuan, alamat: str, ganti: dict[str, str], kalimat: str
) -> None:
    with lingkup(desa.kode):
        tindak = janji(rapat, kpm, "Memperbaiki pipa")
    akhir = {"batal": "batal", "selesai_pada": "12-09-2026", "hasil": "Tidak jadi", "versi": "1"}
    assert kalimat in klien_kpm.post(f"{alamat}tindak-lanjut/{tindak.uuid}/selesai/", akhir | ganti).content.decode()
    with lingkup(desa.kode):
        assert TindakLanjut.objects.get().selesai_pada is None


def test_a_limit_before_the_meeting_is_asked_again(klien_kpm: Client, alamat: str) -> None:
    isi = {"apa": "Memperbaiki pipa", "siapa": "Kaur", "batas": "19-08-2026"}
    jawab = klien_kpm.post(f"{alamat}tindak-lanjut/baru/", isi).content.decode()
    assert "Batasnya tidak mungkin sebelum pertemuannya, 20 Agustus 2026." in jawab


def test_what_became_of_a_promise_is_written_after_the_berita_acara_but_the_promise_stays(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = terbit(desa, kpm).rembuk
        tindak = TindakLanjut.objects.create(
            desa=desa, pertemuan=rembuk, apa="Memperbaiki pipa", siapa="Kaur", batas=dt.date(2026, 9, 10)
        )
    milik = f"/{desa.kode}/pertemuan/{rembuk.uuid}/tindak-lanjut/"
    klien_kpm.post(f"{milik}{tindak.uuid}/hapus/")
    baru = klien_kpm.post(f"{milik}baru/", {"apa": "Lain", "siapa": "Kaur", "batas": "10-09-2026"}).content.decode()
    assert "sudah terbit, jadi isinya tidak dapat diubah lagi" in baru
    with lingkup(desa.kode):
        selesaikan_tindak(tindak=tindak, selesai_pada=dt.date(2026, 9, 12), hasil="Beres", oleh=kpm, versi=1)
        assert TindakLanjut.objects.values_list("apa", "hasil").get() == ("Memperbaiki pipa", "Beres")


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_follow_ups_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        for ke in range(jumlah):
            janji(buat(desa, kpm), kpm, f"Janji {ke}")
    with django_assert_num_queries(7):
        isi = klien_kpm.get(f"/{desa.kode}/pertemuan/tindak-lanjut/").content.decode()
    assert (isi.count("<b>Janji"), f"Lewat batas {jumlah}" in isi) == (jumlah, True)


def test_a_photo_is_kept_small_without_what_the_camera_wrote_and_once(
    desa: Wilayah, klien_kpm: Client, alamat: str
) -> None:
    for _ in range(2):
        jawab = klien_kpm.post(
            f"{alamat}foto/baru/", {"berkas": foto(), "keterangan": "Peserta", "pengenal": PENGENAL, "selesai": "ya"}
        )
        assert jawab.headers["Location"] == f"{alamat}#foto"
    with lingkup(desa.kode):
        satu = FotoPertemuan.objects.get()
        assert Unggahan.objects.count() == 1
        with satu.unggahan.berkas.open("rb") as berkas, Image.open(berkas) as gambar:
            assert (gambar.size, gambar.format, dict(gambar.getexif())) == ((1600, 1200), "JPEG", {})
    besar = klien_kpm.get(f"{alamat}foto/{satu.uuid}/berkas/")
    kecil = klien_kpm.get(f"{alamat}foto/{satu.uuid}/berkas/?kecil=1")
    assert [Image.open(io.BytesIO(j.content)).size for j in (besar, kecil)] == [(1600, 1200), (400, 300)]
    assert kecil.headers["X-Content-Type-Options"] == "nosniff"


def test_words_of_a_photo_change_and_its_file_goes_with_it(
    desa: Wilayah, klien_kpm: Client, alamat: str, django_capture_on_commit_callbacks: Any
) -> None:
    klien_kpm.post(f"{alamat}foto/baru/", {"berkas": foto(), "keterangan": "Peserta"})
    with lingkup(desa.kode):
        satu = FotoPertemuan.objects.select_related("unggahan").get()
    jalur = Path(satu.unggahan.berkas.path)
    klien_kpm.post(f"{alamat}foto/{satu.uuid}/", {"keterangan": "Kepala dusun", "versi": "1"})
    assert "Kepala dusun" in klien_kpm.get(alamat).content.decode()
    assert jalur.exists()
    with django_capture_on_commit_callbacks(execute=True):
        klien_kpm.post(f"{alamat}foto/{satu.uuid}/hapus/")
    with lingkup(desa.kode):
        assert (FotoPertemuan.objects.count(), Unggahan.objects.count(), jalur.exists()) == (0, 0, False)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"<script>alert(1)</script>", "Isi berkas ini bukan foto JPG atau PNG yang utuh."),
        (b"%PDF-1.7 ... %%EOF", "Isi berkas ini bukan foto JPG atau PNG yang utuh."),
        (b"", "Berkas ini kosong. Pilih foto lain."),
        (b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024), "Foto terlalu besar. Paling besar 10 MB"),
    ],
)
def test_what_is_no_photo_is_refused_by_its_content(
    desa: Wilayah, klien_kpm: Client, alamat: str, isi: bytes, kalimat: str
) -> None:
    berkas = SimpleUploadedFile("foto.jpg", isi, content_type="image/jpeg")
    jawab = klien_kpm.post(f"{alamat}foto/baru/", {"berkas": berkas, "keterangan": "Peserta"}).content.decode()
    assert kalimat in jawab
    assert 'value="Peserta"' in jawab
    with lingkup(desa.kode):
        assert (FotoPertemuan.objects.count(), Unggahan.objects.count()) == (0, 0)


def test_a_meeting_holds_at_most_twenty_photos(desa: Wilayah, klien_kpm: Client, rapat: Pertemuan, alamat: str) -> None:
    with lingkup(desa.kode):
        gambar = Unggahan.objects.create(desa=desa, nama="a.jpg", jenis_isi="image/jpeg", ukuran=1, sidik="0")
        FotoPertemuan.objects.bulk_create(FotoPertemuan(desa=desa, pertemuan=rapat, unggahan=gambar) for _ in range(20))
    jawab = klien_kpm.post(f"{alamat}foto/baru/", {"berkas": foto(40, 30)}).content.decode()
    assert "Paling banyak 20 foto satu pertemuan." in jawab
    with lingkup(desa.kode):
        assert (FotoPertemuan.objects.count(), Unggahan.objects.count()) == (20, 1)


def test_the_invitation_asks_for_its_addressees_and_is_printed(
    desa: Wilayah, klien_kpm: Client, rapat: Pertemuan, alamat: str
) -> None:
    with lingkup(desa.kode):
        isi_profil(desa, ketua_rds="Syamsuddin")
    assert "Ahli gizi dan sanitarian puskesmas" in klien_kpm.get(f"{alamat}undangan/").content.decode()
    isi = {
        "nomor_undangan": "005/12/KPM/VIII/2026", "tanggal_undangan": "14-08-2026", "agenda": "Jadwal kunjungan",
        "diundang": "\n".join(f"Ketua RT {nomor}" for nomor in range(1, 8)), "versi": "1",
    }  # fmt: skip
    terlambat = klien_kpm.post(f"{alamat}undangan/", isi | {"tanggal_undangan": "21-08-2026"}).content.decode()
    assert "Tanggal surat tidak mungkin sesudah pertemuannya, 20 Agustus 2026." in terlambat
    assert klien_kpm.post(f"{alamat}undangan/", isi).status_code == 302
    assert "7 undangan" in klien_kpm.get(f"{alamat}undangan/").content.decode()
    teks = teks_pdf(klien_kpm.get(f"{alamat}undangan.pdf?ttd=rds").content)
    for bagian in (
        "PEMERINTAH KABUPATEN SUMBAWA",
        "005/12/KPM/VIII/2026",
        "Pulau Kaung, 14 Agustus 2026",
        "Kamis, 20 Agustus 2026",
        "09.00 WITA s.d. selesai",
        "(daftar terlampir)",
        "Ketua Rumah Desa Sehat Pulau Kaung Syamsuddin",
        "7 Ketua RT 7",
    ):
        assert bagian in teks


def test_every_invited_person_gets_a_letter(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_profil(desa)
        rapat = buat(desa, kpm, tanggal=DEPAN, diundang="Bidan desa\nGuru PAUD")
        berkas = cetak_undangan(rapat, desa, waktu=timezone.now(), tiap=True)
    teks = teks_pdf(berkas.isi)
    assert (teks.count("Dengan hormat"), teks.count("H. Abdul Wahab")) == (2, 2)
    assert "Halaman 2 dari 2" in teks


def test_an_attendance_list_carries_its_people_or_blank_rows(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_profil(desa)
        rapat = buat(desa, kpm, tempat="Poskesdes", notulen="Nurhayati")
        datang(rapat, kpm, ("Rohana", "sasaran", "P"), ("Suhardi", "bpd", "L"), ("Hj. Mariam", "pkk", "P"))
        terisi = teks_pdf(cetak_daftar_hadir(rapat, desa, waktu=timezone.now()).isi)
        kosong = teks_pdf(cetak_daftar_hadir(rapat, desa, waktu=timezone.now(), kosong=30).isi)
    for bagian in (
        "No Nama Jabatan / Unsur Alamat L/P No. HP Tanda tangan",
        "Rohana",
        "Hj. Mariam",
        "laki-laki 1 orang, perempuan 2 orang, seluruhnya 3 orang",
        "Kamis, 20 Agustus 2026",
        "Kepala Desa Pulau Kaung H. Abdul Wahab",
    ):
        assert bagian in terisi
    assert ("Rohana" in kosong, "30 30." in kosong, "laki-laki ............ orang" in kosong) == (False, True, True)


def test_the_notulen_tells_what_was_said_promised_and_left_open(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        isi_profil(desa)
        janji(buat(desa, kpm, "musdus", dt.date(2026, 7, 1), judul="Peta Barat"), kpm, "Mendata rumah")
        rapat = buat(
            desa, kpm, agenda="Jadwal", ringkasan="1. Kunjungan dibagi\n2. Bidan hadir", pemimpin="Syamsuddin",
            unsur_pemimpin="rds",
        )  # fmt: skip
        datang(rapat, kpm, ("Rohana", "sasaran", "P"))
        janji(rapat, kpm, "Memperbaiki pipa")
        teks = teks_pdf(cetak_notulen(rapat, desa, waktu=timezone.now()).isi)
    for bagian in (
        "NOTULEN RAPAT KOORDINASI",
        "Syamsuddin (Rumah Desa Sehat)",
        "Kunjungan dibagi",
        "Wakil sasaran 0 1 1",
        "Memperbaiki pipa Kaur Pembangunan",
        "Mendata rumah (Peta Barat, 1 Juli 2026)",
        "Lewat 7 hari",
    ):
        assert bagian in teks
    assert "Rohana" not in teks


def test_who_reads_counts_gets_the_blank_attendance_list(
    desa: Wilayah, kpm: Pengguna, rapat: Pertemuan, alamat: str, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    with lingkup(desa.kode):
        datang(rapat, kpm, ("Rohana", "sasaran", "P"))
    assert "Rohana" in klien(kpm).get(f"{alamat}daftar-hadir.pdf").content.decode()
    kpm.penugasan.update(peran=Peran.ANGGOTA_RDS)
    assert "Rohana" not in klien(kpm).get(f"{alamat}daftar-hadir.pdf").content.decode()


def test_the_papers_of_a_meeting_are_written_by_the_command(desa: Wilayah, rapat: Pertemuan, tmp_path: Path) -> None:
    for jenis, opsi in (("undangan", ["--ttd", "rds"]), ("daftar-hadir", ["--kosong", "5"]), ("notulen", [])):
        berkas = tmp_path / f"{jenis}.pdf"
        call_command("cetak", jenis, desa.kode, str(rapat.uuid), "-o", str(berkas), "--kertas", "F4", *opsi)
        assert berkas.read_bytes().startswith(b"%PDF-")
    for uuid, kalimat in ((PENGENAL, "Pertemuan itu tidak ada di desa ini."), ("x", "x bukan uuid pertemuan.")):
        with pytest.raises(CommandError, match=kalimat):
            call_command("cetak", "notulen", desa.kode, uuid, "-o", str(tmp_path / "x.pdf"))


def test_the_history_of_a_meeting_tells_of_its_people_photos_and_promises(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, rapat: Pertemuan, alamat: str
) -> None:
    with lingkup(desa.kode):
        datang(rapat, kpm, ("Suhardi", "bpd", "L"))
        janji(rapat, kpm, "Memperbaiki pipa")
    klien_kpm.post(f"{alamat}foto/baru/", {"berkas": foto(40, 30), "keterangan": "Peserta"})
    jawab = klien_kpm.get(f"/{desa.kode}/riwayat/pertemuan/{rapat.uuid}/")
    isi = jawab.content.decode()
    for kata in ("Rapat koordinasi", "Daftar hadir: Suhardi", "Tindak lanjut: Memperbaiki pipa", "Foto: Peserta"):
        assert kata in isi
    assert f'href="{alamat}"' in isi
