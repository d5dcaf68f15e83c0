"""The pages of an import: upload, preview, decisions, saving, undoing, giving up; who may, and how much they hold."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from laporan.kueri_impor import Hitungan
from laporan.models import BarisImpor, Impor
from pemantauan.models import PemantauanAnak
from sasaran.models import Keluarga
from tests.factories import AnakFactory, DusunFactory
from tests.laporan.bahan_impor import berkas, perencana_uji

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"


def unggah(klien: Client, desa: Wilayah, *baris: str, **isi: str) -> str:
    """Upload a file; the address of the page it leads to."""
    data = {"berkas": SimpleUploadedFile("uji.csv", berkas(*baris)), "jenis": "eppgbm", "tahun": "2026", **isi}
    jawab = klien.post(f"/{desa.kode}/impor/", data)
    assert jawab.status_code == 302, jawab.content.decode()
    return str(jawab["Location"])


def test_a_file_is_looked_at_saved_and_undone(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa, nama="Timur")
    alamat = unggah(klien_kpm, desa, SARI, daftarkan="on")
    isi = klien_kpm.get(alamat).content.decode()
    assert "Simpan 4 catatan" in isi
    assert "4 catatan baru ditambahkan." in isi
    assert "Dua baris tidak lengkap." in isi
    assert '<td class="n" data-l="Di berkas">12</td><td class="n" data-l="Di sini">11</td>' in isi
    assert "6213990000000017" not in isi
    assert klien_kpm.post(f"{alamat}simpan/").status_code == 302
    isi = klien_kpm.get(alamat).content.decode()
    assert "4 catatan tersimpan 17 September 2026 oleh Nurhayati" in isi
    assert klien_kpm.post(f"{alamat}urungkan/").status_code == 302
    assert "Desa kembali seperti sebelum impor ini" in klien_kpm.get(alamat).content.decode()
    with lingkup(desa.kode):
        assert PemantauanAnak.objects.count() == 0


def test_the_upload_page_asks_for_a_file_and_lists_those_of_before(klien_kpm: Client, desa: Wilayah) -> None:
    alamat = f"/{desa.kode}/impor/"
    isi = klien_kpm.get(alamat).content.decode()
    assert "Lepaskan berkas di sini, atau pilih." in isi
    assert "Berkas sebelumnya" not in isi
    jawab = klien_kpm.post(alamat, {"jenis": "eppgbm", "tahun": "2025"})
    assert jawab.status_code == 200
    assert "Belum ada berkas yang dipilih." in jawab.content.decode()
    assert '<option value="2025" selected>2025</option>' in jawab.content.decode()
    kosong = klien_kpm.post(alamat, {"berkas": SimpleUploadedFile("x.csv", b"")})
    assert "Berkas ini kosong. Pilih berkas lain." in kosong.content.decode()
    unggah(klien_kpm, desa, SARI)
    isi = klien_kpm.get(alamat).content.decode()
    assert "uji.csv" in isi
    assert "Siap diperiksa" in isi


def test_unclear_rows_are_decided_on_the_page(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
        anak = AnakFactory(desa=desa, nama="Sari Rekaaan")
    lagi = SARI.replace("2026-08-12", "2026-07-12")
    alamat = unggah(klien_kpm, desa, SARI, lagi, SARI.replace("Sari", "Budi"))
    isi = klien_kpm.get(f"{alamat}?keadaan=tidak_jelas").content.decode()
    assert "3 baris belum jelas" in isi
    assert isi.count('name="putus-Sari Rekaan"') == 1
    assert f'<option value="{anak.orang.uuid}">Sari Rekaaan (kemiripan 80)</option>' in isi
    assert "Ikut putusan baris di atas." in isi
    putusan = {"putus-Sari Rekaan": str(anak.orang.uuid), "putus-Budi Rekaan": ""}
    assert klien_kpm.post(f"{alamat}putuskan/", putusan).status_code == 302
    isi = klien_kpm.get(alamat).content.decode()
    assert "2 catatan baru ditambahkan. 1 baris tidak disimpan." in isi
    assert "Lupakan 1 putusan" in isi
    assert klien_kpm.post(f"{alamat}pilihan/", {"lupakan": "1"}).status_code == 302
    assert "3 baris belum jelas" in klien_kpm.get(alamat).content.decode()
    assert klien_kpm.post(f"{alamat}putuskan/", {}).status_code == 302


def test_the_questions_of_the_file_are_answered_again(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa)
    alamat = unggah(klien_kpm, desa, SARI)
    isi = {"tahun": "2025", "daftarkan": "on", "dusun": str(dusun.uuid), "kosong_berarti_tidak": "on"}
    assert klien_kpm.post(f"{alamat}pilihan/", isi).status_code == 302
    with lingkup(desa.kode):
        impor = Impor.objects.get()
        assert impor.opsi == {
            "tahun": 2025, "kosong_berarti_tidak": True, "dusun": str(dusun.uuid), "daftarkan": True,
        }  # fmt: skip
        assert impor.baris.count() == 4
    jawab = klien_kpm.post(f"{alamat}pilihan/", {"tahun": "abc"}, follow=True)
    assert "Pilihan itu tidak dikenal. Pilih lagi." in jawab.content.decode()


def test_what_stands_in_the_way_of_undoing_is_listed(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    alamat = unggah(klien_kpm, desa, SARI, daftarkan="on")
    klien_kpm.post(f"{alamat}simpan/")
    with lingkup(desa.kode):
        rumah = Keluarga.objects.get()
        rumah.versi += 1
        rumah.save()
    jawab = klien_kpm.post(f"{alamat}urungkan/")
    assert jawab.status_code == 409
    assert "<li>Keluarga Wati: diubah sesudah impor.</li>" in jawab.content.decode()


def test_what_is_pressed_twice_or_too_late_is_said(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    alamat = unggah(klien_kpm, desa, SARI, daftarkan="on")
    klien_kpm.post(f"{alamat}simpan/")
    for laku, kalimat in (
        ("simpan", "Impor ini sudah disimpan atau sedang dikerjakan."),
        ("tinggalkan", "Impor ini sudah disimpan. Pakai Urungkan untuk menariknya kembali."),
        ("lanjut", "Impor ini masih dikerjakan."),
        ("pilihan", "Impor ini tidak dapat diubah lagi."),
    ):
        assert kalimat in klien_kpm.post(f"{alamat}{laku}/", follow=True).content.decode()
        assert klien_kpm.get(f"{alamat}{laku}/").status_code == 405
    with lingkup(desa.kode):
        assert PemantauanAnak.objects.values_list("versi", flat=True).get() == 1


def test_a_file_that_is_given_up_is_gone(klien_kpm: Client, desa: Wilayah) -> None:
    alamat = unggah(klien_kpm, desa, SARI)
    jawab = klien_kpm.post(f"{alamat}tinggalkan/", follow=True)
    assert "uji.csv ditinggalkan. Tidak ada yang disimpan." in jawab.content.decode()
    assert klien_kpm.get(alamat).status_code == 404


def test_a_running_import_is_looked_at_again_by_itself_and_a_dead_one_can_go_on(
    klien_kpm: Client, desa: Wilayah
) -> None:
    alamat = unggah(klien_kpm, desa, SARI)
    with lingkup(desa.kode):
        Impor.objects.update(keadaan="diterapkan", jumlah=1200, selesai=300, diubah_pada=timezone.now())
    isi = klien_kpm.get(alamat).content.decode()
    assert '<meta http-equiv="refresh" content="4">' in isi
    assert "Isi berkas sedang disimpan: 300 dari 1.200 baris" in isi
    with lingkup(desa.kode):
        Impor.objects.update(keadaan="dibaca", diubah_pada=timezone.now() - dt.timedelta(minutes=6))
    isi = klien_kpm.get(alamat).content.decode()
    assert "refresh" not in isi
    assert "Pekerjaan terhenti" in isi
    assert klien_kpm.post(f"{alamat}lanjut/").status_code == 302
    assert "belum jelas" in klien_kpm.get(alamat).content.decode()


def test_a_thousand_rows_are_paged_in_few_queries_and_little_html(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        impor = Impor.objects.create(desa=desa, jenis="eppgbm", nama_berkas="x.xlsx", sidik="0", keadaan="siap")
        BarisImpor.objects.bulk_create(
            BarisImpor(
                desa=desa, impor=impor, urutan=ke, rekam="balita", untuk=uuid4(), keadaan="baru", lembar="Agustus",
                sebutan=f"Anak Rekaan Nomor {ke}, Agustus 2026",
                beda=[[f"Pertanyaan nomor {k}", "Tidak", "Ya", f"AA{ke}"] for k in range(20)],
            )
            for ke in range(1000)
        )  # fmt: skip
    alamat = f"/{desa.kode}/impor/{impor.uuid}/"
    klien_kpm.get(alamat)
    with CaptureQueriesContext(connection) as satu:
        isi = klien_kpm.get(f"{alamat}?halaman=20").content
    assert len(isi) < 150_000
    assert "951–1000 dari 1000 baris" in isi.decode()
    with lingkup(desa.kode):
        BarisImpor.objects.filter(urutan__gte=3).delete()
    with CaptureQueriesContext(connection) as sedikit:
        klien_kpm.get(alamat)
    assert len(satu) == len(sedikit) == 10


@pytest.mark.parametrize("rincian", [1, 3])
def test_the_list_of_imports_costs_the_same_however_long(klien_kpm: Client, desa: Wilayah, rincian: int) -> None:
    with lingkup(desa.kode):
        for ke in range(rincian):
            Impor.objects.create(desa=desa, jenis="eppgbm", nama_berkas=f"{ke}.xlsx", sidik="0", keadaan="siap")
    klien_kpm.get(f"/{desa.kode}/impor/")
    with CaptureQueriesContext(connection) as kueri:
        klien_kpm.get(f"/{desa.kode}/impor/")
    assert len(kueri) == 6


def test_only_kpm_and_admin_bring_files_in(klien_kades: Client, klien_admin: Client, desa: Wilayah) -> None:
    assert klien_kades.get(f"/{desa.kode}/impor/").status_code == 403
    assert klien_admin.get(f"/{desa.kode}/impor/").status_code == 200
    assert "/impor/" not in klien_kades.get(f"/{desa.kode}/laporan/").content.decode()
    assert f"/{desa.kode}/impor/" in klien_admin.get(f"/{desa.kode}/laporan/").content.decode()
    assert f"/{desa.kode}/impor/" in klien_admin.get(f"/{desa.kode}/").content.decode()


def test_the_trace_tells_who_brought_which_file_in(klien_kpm: Client, klien_admin: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    alamat = unggah(klien_kpm, desa, SARI, daftarkan="on")
    klien_kpm.post(f"{alamat}simpan/")
    with lingkup(desa.kode):
        sidik = Impor.objects.get().sidik[:12]
    isi = klien_admin.get(f"/{desa.kode}/desa/jejak/").content.decode()
    assert f"uji.csv (sidik {sidik}): 4 baru, 0 berubah" in isi
    assert "Membawa masuk berkas<p>berkas disimpan</p>" in isi
    assert "uji.csv" in isi


def test_the_counts_show_only_states_that_occur() -> None:
    angka = Hitungan({"ibu": {"ditolak": 1}, "orang": {"baru": 2}}, 0)
    assert angka.tabel == [("Orang", [("Baru", 2), ("Ditolak", 0)]), ("Formulir 2A", [("Baru", 0), ("Ditolak", 1)])]
