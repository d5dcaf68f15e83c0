"""The whole way in a browser: from the gaps to the printed Berita Acara and the decision of the kepala desa."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kpm.dokumen.cetak import bisa_pdf
from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Wilayah
from rembuk.models import BeritaAcara, Hadirin, Masalah, Pertemuan, Usulan
from tests.rembuk.bahan import ORANG_WAJIB, TANGGAL, isi_profil, isi_triwulan, mulai, teks_pdf


def kirim(klien: Client, alamat: str, isi: dict[str, Any]) -> str:
    """Post a form that is expected to be saved; the page it leads to."""
    jawab = klien.post(alamat, isi)
    assert jawab.status_code == 302, jawab.content.decode()[:3000]
    return klien.get(jawab.headers["Location"]).content.decode()


FAKTA = {
    "tanggal": "25-06-2026",
    "jam_mulai": "09.00",
    "jam_selesai": "12.15",
    "tempat": "Aula Kantor Desa",
    "penyelenggara": "Rumah Desa Sehat (RDS)",
    "pemimpin": "Syamsuddin",
    "unsur_pemimpin": "rds",
    "notulen": "Nurhayati",
    "unsur_notulen": "kpm",
    "narasumber": "",
    "ringkasan": "Peserta membahas jamban.",
    "jadwal_rapat": "",
    "komitmen": "Rapat koordinasi konvergensi setiap tiga bulan",
    "cara_putusan": "mufakat",
    "suara_setuju": "",
    "suara_tidak": "",
    "versi": "1",
}
USULAN = {
    "paket": "3",
    "kegiatan": "Jamban sehat rumah tangga",
    "bidang": "2",
    "lokasi": "Dusun Barat",
    "volume": "10 unit",
    "manfaat": "10 rumah tangga",
    "waktu": "Februari–Mei",
    "biaya": "42.000.000",
    "sumber": "DDS",
    "pola": "swakelola",
    "pelaksana": "Kaur Pembangunan",
    "prioritas": "1",
}


@pytest.mark.skipif(not bisa_pdf(), reason="tanpa Pango tidak ada PDF")
def test_from_gap_to_rupiah(desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        isi_profil(desa)
    kirim(klien_kpm, f"/{desa.kode}/rembuk/baru/", {"triwulan": "2026-T2", "masalah": "anak:jamban"})
    with lingkup(desa.kode):
        rembuk, masalah = Pertemuan.objects.get(), Masalah.objects.get()
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/"

    formulir = klien_kpm.get(f"{alamat}usulan/baru/?masalah={masalah.uuid}").content.decode()
    assert '<option value="3" selected>3 Air Bersih dan Sanitasi' in formulir
    assert 'value="2 anak 0–23 bulan"' in formulir
    kirim(klien_kpm, f"{alamat}usulan/baru/", USULAN | {"masalah": str(masalah.pk)})
    with lingkup(desa.kode):
        usulan = Usulan.objects.get()
    isi = kirim(klien_kpm, f"{alamat}usulan/{usulan.uuid}/rapat/", {"putusan": "disepakati", "versi": "1"})
    assert "1 dari 1 disepakati · Rp42.000.000" in isi
    kirim(klien_kpm, f"{alamat}kekurangan/{masalah.uuid}/", {"penyebab": "Rumah di atas air", "versi": "1"})
    isi = kirim(klien_kpm, f"{alamat}ubah/", FAKTA)
    assert "25 Juni 2026" in isi
    for nama, unsur, kelamin, mewakili in ORANG_WAJIB:
        orang = {"nama": nama, "unsur": unsur, "jenis_kelamin": kelamin, "mewakili": mewakili}
        isi = kirim(klien_kpm, f"/{desa.kode}/pertemuan/{rembuk.uuid}/hadirin/baru/", orang)
    assert "Orang ke-10" in isi
    isi = klien_kpm.get(f"{alamat}?langkah=hadir").content.decode()
    assert "9 orang: 4 laki-laki, 5 perempuan" in isi
    assert "Semua unsur wajib hadir." in isi

    assert "Semua syarat terpenuhi" in klien_kpm.get(f"{alamat}berita-acara/").content.decode()
    isi = kirim(klien_kpm, f"{alamat}berita-acara/", {})
    assert "Berita Acara Nomor 140/001/BA-RS/VI/2026 terbit." in isi
    jawab = klien_kpm.get(f"{alamat}berita-acara.pdf")
    assert (jawab.status_code, jawab.headers["Content-Type"]) == (200, "application/pdf")
    teks = teks_pdf(jawab.content)
    for bagian in (
        "Kamis, tanggal dua puluh lima bulan Juni tahun dua ribu dua puluh enam (25-06-2026)",
        "Mengusulkan satu kegiatan tahun 2027 dengan perkiraan biaya Rp42.000.000 (empat puluh dua juta rupiah)",
        "Penyebab: Rumah di atas air",
        "Rina Astuti, A.Md.Keb.",
    ):
        assert bagian in teks

    isi = klien_kades.get(f"/{desa.kode}/keputusan/").content.decode()
    assert "Jamban sehat rumah tangga" in isi
    assert "Kekurangan: Jamban sehat, anak 0–23 bulan, 2 orang belum" in isi
    isi = kirim(klien_kades, f"/{desa.kode}/keputusan/{usulan.uuid}/", {"putusan": "masuk_rkp", "versi": "2"})
    assert "“Jamban sehat rumah tangga” masuk RKP Desa." in isi
    assert "Masuk RKP Desa 2027" in isi

    with lingkup(desa.kode):
        ba = BeritaAcara.objects.get()
    dokumen = DokumenTerbit.objects.get()
    assert (dokumen.sidik, dokumen.nomor, dokumen.tanggal) == (ba.sidik, ba.nomor, TANGGAL)
    verifikasi = Client().get(f"/v/{dokumen.kode.lower()}/").content.decode()
    assert "Dokumen ini tercatat dan berlaku" in verifikasi
    assert "Rohana" not in verifikasi


def test_the_steps_tell_what_is_still_missing(desa: Wilayah, klien_kpm: Client, kpm: Any) -> None:
    with lingkup(desa.kode):
        rembuk = mulai(desa, kpm)
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/"
    assert 'aria-current="step"' in klien_kpm.get(alamat).content.decode().split("Usulan")[0]
    isi = klien_kpm.get(f"{alamat}berita-acara/").content.decode()
    assert "Belum dapat terbit" in isi
    assert "Terbitkan Berita Acara</button>" not in isi
    for kurang in (
        "Tanggal rembuk",
        "Tempat rembuk",
        "Nama dan unsur pemimpin rapat",
        "Paling sedikit satu Wakil RDS menandatangani",
        "Paling sedikit dua Wakil Masyarakat menandatangani",
        "Nama Kepala Desa di profil kantor",
    ):
        assert f'<span class="b belum tumpuk">{kurang}</span>' in isi


def test_the_next_person_is_asked_on_an_empty_form(desa: Wilayah, klien_kpm: Client, kpm: Any) -> None:
    with lingkup(desa.kode):
        rembuk = mulai(desa, kpm)
    alamat = f"/{desa.kode}/pertemuan/{rembuk.uuid}/hadirin/baru/"
    orang = {"nama": "Rohana", "unsur": "sasaran", "jenis_kelamin": "P", "mewakili": "masyarakat"}
    assert klien_kpm.post(alamat, orang).headers["Location"] == alamat
    isi = klien_kpm.get(alamat).content.decode()
    assert "Rohana tersimpan." in isi
    assert 'value="Rohana"' not in isi
    selesai = klien_kpm.post(alamat, orang | {"nama": "Suhardi", "selesai": "ya"})
    assert selesai.headers["Location"] == f"/{desa.kode}/rembuk/{rembuk.uuid}/?langkah=hadir"
    with lingkup(desa.kode):
        assert Hadirin.objects.count() == 2


def alamat_baru(desa: Wilayah, rembuk: Pertemuan, bagian: str) -> str:
    jenis = "pertemuan" if bagian == "hadirin" else "rembuk"
    return f"/{desa.kode}/{jenis}/{rembuk.uuid}/{bagian}/baru/"


@pytest.mark.parametrize("bagian", ["usulan", "hadirin"])
def test_a_row_sent_twice_is_stored_once(desa: Wilayah, klien_kpm: Client, kpm: Any, bagian: str) -> None:
    with lingkup(desa.kode):
        rembuk = mulai(desa, kpm)
    isi: dict[str, Any] = (
        {"nama": "Rohana", "unsur": "sasaran", "jenis_kelamin": "P"} if bagian == "hadirin" else USULAN
    )
    for _ in range(2):
        isi = isi | {"pengenal": "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"}
        assert klien_kpm.post(alamat_baru(desa, rembuk, bagian), isi).status_code == 302
    with lingkup(desa.kode):
        assert (Hadirin if bagian == "hadirin" else Usulan).objects.count() == 1


@pytest.mark.parametrize("bagian", ["usulan", "hadirin"])
def test_a_row_written_anew_after_going_back_is_another_row(
    desa: Wilayah, klien_kpm: Client, kpm: Any, bagian: str
) -> None:
    with lingkup(desa.kode):
        rembuk = mulai(desa, kpm)
    isi, beda = (
        ({"nama": "Rohana", "unsur": "sasaran", "jenis_kelamin": "P"}, {"nama": "Suhardi"})
        if bagian == "hadirin"
        else (USULAN, {"kegiatan": "Kelas ibu hamil"})
    )
    for satu in (isi, isi | beda):
        satu = satu | {"pengenal": "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"}
        assert klien_kpm.post(alamat_baru(desa, rembuk, bagian), satu).status_code == 302
    with lingkup(desa.kode):
        assert (Hadirin if bagian == "hadirin" else Usulan).objects.count() == 2
