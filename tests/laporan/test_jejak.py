"""The village reads who looked: when, who in which role, what, why."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from kpm.jejak import catat
from kpm.models import Jejak, Pengguna, Peran, Wilayah
from laporan.sebutan_jejak import pengenal, sebut
from tests.conftest import klien
from tests.factories import OrangFactory, PenggunaFactory, PenugasanFactory

P = Jejak.Perbuatan


def baris(peramban: Client, alamat: str) -> list[str]:
    jawab = peramban.get(alamat)
    assert jawab.status_code == 200
    isi = jawab.content.decode()
    if "<tbody>" not in isi:
        return []
    isi = isi.split("<tbody>")[1].split("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in isi.split("</tr>") if satu.strip()]


@pytest.mark.parametrize(
    ("objek", "kata"),
    [
        ("formulir-2a 2026-08 cetak", "Formulir 2A, Agustus 2026, dicetak"),
        ("formulir-3b 2026-T3 json", "Formulir 3B, Triwulan III 2026, berkas JSON"),
        ("paket 2026-T3 unduh", "Semua formulir, Triwulan III 2026, diunduh"),
        ("daftar ayah 2026-T3", "Daftar ayah yang diundang, Triwulan III 2026"),
        ("skor 2026", "Kartu skor dengan nama, tahun 2026"),
        ("2026-T3", "Triwulan III 2026"),
        ("kartu keluarga", "kartu keluarga"),
        ("kartu riwayat 12345678-2026-4111-8111-123456789abc", "Kartu riwayat"),
        ("formulir-2a 2026-19 cetak", "Formulir 2A, 2026-19, dicetak"),
    ],
)
def test_the_object_of_a_trace_is_told_in_words(objek: str, kata: str) -> None:
    assert (sebut(objek), pengenal(objek)) == (kata, "")


def test_a_paper_about_a_person_is_told_with_the_name_and_found_among_what_was_seen_of_them(
    di_desa: Wilayah, kpm: Pengguna, klien_kades: Client
) -> None:
    aminah, lain = OrangFactory(desa=di_desa, nama="Aminah"), OrangFactory(desa=di_desa, nama="Lain")
    for satu in (aminah, lain):
        catat(desa=di_desa, pengguna=kpm, perbuatan=P.UNDUH_NAMA, objek=f"surat rujukan {satu.uuid}", peran=Peran.KPM)
    [satu] = baris(klien_kades, f"/{di_desa.kode}/desa/jejak/?orang={aminah.uuid}")
    assert "Surat rujukan, Aminah" in satu


def test_who_looked_at_what_in_which_role_and_why(
    di_desa: Wilayah, kpm: Pengguna, pendamping: Pengguna, klien_kades: Client
) -> None:
    orang = OrangFactory(desa=di_desa, nama="Aminah")
    catat(desa=di_desa, pengguna=kpm, perbuatan=P.LIHAT_NIK, objek=str(orang.uuid), peran=Peran.KPM)
    catat(
        desa=di_desa, pengguna=pendamping, perbuatan=P.BUKA_NAMA, objek="2026-T3", alasan="Rujukan gizi buruk",
        peran=Peran.PENDAMPING_KECAMATAN, berlaku_sampai=dt.datetime(2026, 9, 17, 2, 30, tzinfo=dt.UTC),
    )  # fmt: skip
    catat(desa=di_desa, pengguna=None, perbuatan="akun_baru", objek="Bidan Siti")
    halaman = f"/{di_desa.kode}/desa/jejak/"
    assert baris(klien_kades, halaman) == [
        "17 September 2026 pukul 10.00 WITA Akun yang sudah tidak ada Akun baru Bidan Siti tidak ditanya",
        "17 September 2026 pukul 10.00 WITA Iskandar Pendamping kecamatan, Kecamatan Buer Membuka nama dari atas "
        "Triwulan III 2026, terbuka sampai 10.30 WITA Rujukan gizi buruk",
        "17 September 2026 pukul 10.00 WITA Nurhayati KPM Melihat NIK Aminah tidak ditanya",
    ]
    assert f'href="/{di_desa.kode}/sasaran/{orang.uuid}/"' in klien_kades.get(halaman).content.decode()
    assert len(baris(klien_kades, f"{halaman}?jenis=buka_nama")) == 1
    assert len(baris(klien_kades, f"{halaman}?siapa={kpm.pk}")) == 1
    assert len(baris(klien_kades, f"{halaman}?orang={orang.uuid}")) == 1
    assert (len(baris(klien_kades, f"{halaman}?bulan=2026-09")), baris(klien_kades, f"{halaman}?bulan=2026-08")) == (
        3,
        [],
    )
    assert len(baris(klien_kades, f"{halaman}?siapa=x&bulan=x&orang=x")) == 3


def test_the_kpm_does_not_read_traces_and_another_village_has_its_own(
    di_desa: Wilayah, desa_lain: Wilayah, klien_kpm: Client
) -> None:
    catat(desa=di_desa, pengguna=None, perbuatan=P.UNDUH_NAMA, objek="skor 2026")
    kades_lain = PenggunaFactory()
    PenugasanFactory(pengguna=kades_lain, wilayah=desa_lain, peran=Peran.KEPALA_DESA)
    assert klien_kpm.get(f"/{di_desa.kode}/desa/jejak/").status_code == 403
    assert baris(klien(kades_lain), f"/{desa_lain.kode}/desa/jejak/") == []


def test_looking_at_a_nik_names_the_role(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    orang = OrangFactory(desa=di_desa, nama="Aminah", nik="6213994101980001")
    klien_kpm.post(f"/{di_desa.kode}/sasaran/{orang.uuid}/nik/")
    jejak = Jejak.objects.get()
    assert (jejak.perbuatan, jejak.objek, jejak.peran, jejak.pengguna) == ("lihat_nik", str(orang.uuid), "kpm", kpm)


def test_the_page_of_a_person_tells_those_who_may_read_traces_how_often_it_was_looked_at(
    di_desa: Wilayah, kpm: Pengguna, klien_kades: Client, klien_kpm: Client
) -> None:
    orang = OrangFactory(desa=di_desa, nama="Aminah")
    for _ in range(2):
        catat(desa=di_desa, pengguna=kpm, perbuatan=P.LIHAT_NIK, objek=str(orang.uuid))
    alamat = f"/{di_desa.kode}/sasaran/{orang.uuid}/"
    tautan = f'<a href="/{di_desa.kode}/desa/jejak/?orang={orang.uuid}">2 kali dilihat, terakhir 17 September 2026</a>'
    assert tautan in klien_kades.get(alamat).content.decode()
    assert "dilihat, terakhir" not in klien_kpm.get(alamat).content.decode()


def test_traces_cost_the_same_queries_for_one_and_for_three(
    di_desa: Wilayah, kpm: Pengguna, pendamping: Pengguna, klien_kades: Client, django_assert_num_queries
) -> None:
    for siapa in (kpm, pendamping, kpm):
        orang = OrangFactory(desa=di_desa)
        catat(desa=di_desa, pengguna=siapa, perbuatan=P.LIHAT_NIK, objek=str(orang.uuid), peran=Peran.KPM)
        with django_assert_num_queries(10):
            klien_kades.get(f"/{di_desa.kode}/desa/jejak/")


def test_many_traces_come_in_pages_of_25(di_desa: Wilayah, kpm: Pengguna, klien_kades: Client) -> None:
    for _ in range(27):
        catat(desa=di_desa, pengguna=kpm, perbuatan=P.UNDUH_NAMA, objek="skor 2026-T3")
    halaman = f"/{di_desa.kode}/desa/jejak/"
    assert (len(baris(klien_kades, halaman)), len(baris(klien_kades, f"{halaman}?halaman=2"))) == (25, 2)
