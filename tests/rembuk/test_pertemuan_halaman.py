"""Meetings of every kind: the list, the form, the page, people taken over, throwing one away."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.tindakan import simpan
from rembuk.kueri_pertemuan import per_unsur, sumber_hadirin, tindak_sebelumnya
from rembuk.models import Hadirin, Pertemuan, TindakLanjut
from rembuk.tindakan.pertemuan import MasihBerisi, ambil_hadirin, hapus_pertemuan, selesaikan_tindak
from tests.conftest import HARI_INI, klien
from tests.factories import DusunFactory, PenggunaFactory
from tests.rembuk.bahan_rapat import DEPAN, LALU, buat, datang, janji, rds

PENGENAL = "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"
ISI = {
    "judul": "Bersama bidan", "tanggal": "24-09-2026", "jam_mulai": "9", "jam_selesai": "10.30", "tempat": "Poskesdes",
    "penyelenggara": "KPM", "agenda": "Jadwal kunjungan", "pengenal": PENGENAL,
}  # fmt: skip


@pytest.fixture
def daftar(desa: Wilayah) -> str:
    return f"/{desa.kode}/pertemuan/"


def test_an_empty_village_is_told_the_next_step(daftar: str, klien_kpm: Client, klien_kades: Client) -> None:
    assert "Catat musyawarah dusun, sosialisasi, atau rapat koordinasi" in klien_kpm.get(daftar).content.decode()
    assert "Catat pertemuan" not in klien_kades.get(daftar).content.decode()


def test_what_is_coming_stands_above_what_is_over(desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str) -> None:
    with lingkup(desa.kode):
        buat(desa, kpm, tanggal=LALU, judul="Yang lalu")
        buat(desa, kpm, tanggal=DEPAN, judul="Yang kedua")
        buat(desa, kpm, tanggal=HARI_INI, judul="Yang hari ini")
        Pertemuan.objects.create(desa=desa, jenis="fgd", tahun=2026, judul="Tanpa tanggal")
    isi = klien_kpm.get(daftar).content.decode()
    urut = ["Akan datang", "Yang hari ini", "Yang kedua", "Tanpa tanggal", "Sudah berlangsung", "Yang lalu"]
    assert sorted(urut, key=isi.index) == urut
    assert "1 pertemuan" in isi


def test_the_list_is_narrowed_by_year_and_kind_in_the_address(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str
) -> None:
    with lingkup(desa.kode):
        buat(desa, kpm, "sosialisasi", dt.date(2025, 5, 5), judul="Tikar")
        buat(desa, kpm, "koordinasi", dt.date(2025, 6, 5), judul="Bidan")
        buat(desa, kpm, "koordinasi", LALU, judul="Sanitarian")
    isi = klien_kpm.get(f"{daftar}?tahun=2025&jenis=koordinasi").content.decode()
    assert [nama in isi for nama in ("Tikar", "Bidan", "Sanitarian")] == [False, True, False]
    assert "Rapat koordinasi 1" in isi
    assert "Rapat koordinasi 2" in klien_kpm.get(f"{daftar}?tahun=x&jenis=y").content.decode()


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_list_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        for ke in range(jumlah):
            rapat = buat(desa, kpm, "musdus", dusun=DusunFactory(desa=desa, nama=f"Dusun {ke}"))
            datang(rapat, kpm, ("Rohana", "sasaran", "P"), ("Suhardi", "sasaran", "L"))
            janji(rapat, kpm, "Memperbaiki pipa")
            buat(desa, kpm, tanggal=DEPAN)
    with django_assert_num_queries(9):
        isi = klien_kpm.get(daftar).content.decode()
    assert isi.count("Hadir 2: 1 L, 1 P") == jumlah
    assert isi.count("1 tindak lanjut belum selesai") == jumlah


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_of_a_meeting_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        dulu, rapat = buat(desa, kpm, tanggal=dt.date(2026, 7, 1)), buat(desa, kpm)
        for ke in range(jumlah):
            datang(rapat, kpm, (f"Orang {ke}", "sasaran", "P"))
            janji(dulu, kpm, f"Dahulu {ke}")
            janji(rapat, kpm, f"Sekarang {ke}")
    with django_assert_num_queries(9):
        isi = klien_kpm.get(f"{daftar}{rapat.uuid}/").content.decode()
    assert [isi.count(kata) for kata in ("<b>Dahulu", "<b>Sekarang", ">Orang ")] == [jumlah] * 3


def test_a_meeting_is_written_down_with_what_is_usual_at_its_kind(
    desa: Wilayah, klien_kpm: Client, daftar: str
) -> None:
    isi = klien_kpm.get(f"{daftar}baru/?jenis=koordinasi").content.decode()
    assert "Pembagian tugas</textarea>" in isi
    assert 'value="Kader Pembangunan Manusia (KPM)"' in isi
    jawab = klien_kpm.post(f"{daftar}baru/?jenis=koordinasi", ISI)
    with lingkup(desa.kode):
        rapat = Pertemuan.objects.get()
    assert jawab.headers["Location"] == f"{daftar}{rapat.uuid}/"
    assert (rapat.jenis, rapat.tahun, rapat.tanggal, rapat.jam_mulai) == ("koordinasi", 2026, DEPAN, dt.time(9, 0))


def test_a_meeting_sent_twice_is_stored_once_and_other_content_again(
    desa: Wilayah, klien_kpm: Client, daftar: str
) -> None:
    for satu in (ISI, ISI, ISI | {"judul": "Bersama sanitarian"}):
        assert klien_kpm.post(f"{daftar}baru/?jenis=koordinasi", satu).status_code == 302
    with lingkup(desa.kode):
        assert sorted(Pertemuan.objects.values_list("judul", flat=True)) == ["Bersama bidan", "Bersama sanitarian"]


@pytest.mark.parametrize(
    ("jenis", "ganti", "kalimat"),
    [
        ("koordinasi", {"tanggal": ""}, "Tanggal: Belum diisi."),
        ("koordinasi", {"tanggal": "24-09-2006"}, "Periksa tahunnya: pertemuan dicatat sejak 2018."),
        ("koordinasi", {"jam_selesai": "8"}, "Jam selesai harus sesudah jam mulai."),
        ("koordinasi", {"jam_mulai": ""}, "Tulis juga jam mulainya."),
        ("koordinasi", {"jam_mulai": "pagi"}, "Jam tidak terbaca."),
        ("musdus", {}, "Dusun: Belum dipilih."),
    ],
)
def test_bad_input_comes_back_as_it_was_typed(
    desa: Wilayah, klien_kpm: Client, daftar: str, jenis: str, ganti: dict[str, str], kalimat: str
) -> None:
    isi = klien_kpm.post(f"{daftar}baru/?jenis={jenis}", ISI | ganti).content.decode()
    assert kalimat in isi
    assert 'value="Bersama bidan"' in isi
    with lingkup(desa.kode):
        assert Pertemuan.objects.count() == 0


def test_a_kind_with_its_own_page_is_opened_and_shown_there(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str
) -> None:
    with lingkup(desa.kode):
        rembuk = Pertemuan.objects.create(desa=desa, tahun=2026, triwulan="2026-T2")
    milik = f"/{desa.kode}/rembuk/{rembuk.uuid}/"
    assert klien_kpm.get(f"{daftar}baru/?jenis=rembuk").headers["Location"] == f"/{desa.kode}/rembuk/baru/"
    assert f'href="{milik}">Usulan dan Berita Acara</a>' in klien_kpm.get(f"{daftar}{rembuk.uuid}/").content.decode()
    assert klien_kpm.get(f"{daftar}{rembuk.uuid}/ubah/").headers["Location"] == f"{milik}ubah/"
    assert f'href="{milik}"' in klien_kpm.get(daftar).content.decode()
    klien_kpm.post(f"{daftar}{rembuk.uuid}/hapus/")
    with lingkup(desa.kode):
        assert Pertemuan.objects.count() == 1


def test_two_people_changing_a_meeting_see_each_other(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str
) -> None:
    with lingkup(desa.kode):
        rapat = buat(desa, kpm, judul="Bersama bidan")
        rapat.tempat = "Aula Kantor Desa"
        simpan(rapat, oleh=PenggunaFactory(nama="Rahmah"))
    isi = klien_kpm.post(f"{daftar}{rapat.uuid}/ubah/", ISI | {"versi": "1"}).content.decode()
    assert "Rahmah menyimpan lebih dahulu" in isi
    assert "Tempat “Aula Kantor Desa”" in isi
    klien_kpm.post(f"{daftar}{rapat.uuid}/ubah/", ISI | {"versi": "2"})
    with lingkup(desa.kode):
        assert Pertemuan.objects.get().tempat == "Poskesdes"


def test_many_people_are_written_down_one_after_the_other(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str
) -> None:
    with lingkup(desa.kode):
        rapat = buat(desa, kpm)
    baru = f"{daftar}{rapat.uuid}/hadirin/baru/"
    orang = {"nama": "Rohana", "unsur": "sasaran", "jenis_kelamin": "P", "alamat": "Dusun Barat"}
    lanjut = klien_kpm.post(baru, orang).headers["Location"]
    assert lanjut == f"{baru}?unsur=sasaran&alamat=Dusun+Barat"
    isi = klien_kpm.get(lanjut).content.decode()
    assert '<option value="sasaran" selected>' in isi
    assert "menandatangani" not in isi
    selesai = klien_kpm.post(baru, orang | {"nama": "Suhardi", "jenis_kelamin": "L", "selesai": "ya"})
    assert selesai.headers["Location"] == f"{daftar}{rapat.uuid}/#hadir"
    isi = klien_kpm.get(f"{daftar}{rapat.uuid}/").content.decode()
    assert "2 orang: 1 laki-laki, 1 perempuan" in isi


def test_attendance_is_counted_by_element_and_sex(di_desa: Wilayah, kpm: Pengguna) -> None:
    rapat = buat(di_desa, kpm)
    datang(rapat, kpm, ("A", "sasaran", "P"), ("B", "sasaran", "L"), ("C", "sasaran", "P"), ("D", "bpd", "L"))
    semua = per_unsur(Hadirin.objects.all(), kelurahan=False)
    assert [(satu.nama, satu.laki, satu.perempuan, satu.jumlah) for satu in semua] == [
        ("BPD", 1, 0, 1),
        ("Wakil sasaran", 1, 2, 3),
    ]


def test_people_are_taken_over_from_the_last_meeting_and_the_rds(di_desa: Wilayah, kpm: Pengguna) -> None:
    datang(buat(di_desa, kpm, tanggal=dt.date(2026, 5, 1)), kpm, ("Lama", "bpd", "L"))
    datang(buat(di_desa, kpm), kpm, ("Rohana", "sasaran", "P"), ("Suhardi", "sasaran", "L"))
    datang(buat(di_desa, kpm, "sosialisasi"), kpm, ("Jenis lain", "bpd", "L"))
    rds(di_desa, "Hj. Mariam", "ROHANA")
    rapat = buat(di_desa, kpm, tanggal=DEPAN)
    lalu, anggota = sumber_hadirin(rapat, HARI_INI)
    assert (lalu.kode, lalu.nama, [satu.nama for satu in lalu.orang]) == (
        "lalu",
        "Pertemuan 20 Agustus 2026",
        ["Rohana", "Suhardi"],
    )
    terpilih = [str(satu.uuid) for satu in lalu.orang if satu.nama == "Rohana"]
    for masuk in (1, 0):
        assert ambil_hadirin(rapat=rapat, sumber=lalu, terpilih=terpilih, oleh=kpm) == masuk
    semua = [str(satu.uuid) for satu in anggota.orang]
    assert ambil_hadirin(rapat=rapat, sumber=anggota, terpilih=semua, oleh=kpm) == 1
    hadir = list(rapat.hadirin.values_list("nama", "unsur", "jenis_kelamin", "jabatan"))
    assert hadir == [("Rohana", "sasaran", "P", ""), ("Hj. Mariam", "pkk", "P", "Anggota")]
    assert [len(satu.orang) for satu in sumber_hadirin(rapat, HARI_INI)] == [1, 0]


def test_the_page_of_taking_over_ticks_everybody_and_puts_them_on_the_list(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, daftar: str
) -> None:
    with lingkup(desa.kode):
        rds(desa, "Hj. Mariam", "Sri Wahyuni")
        rapat = buat(desa, kpm)
    ambil = f"{daftar}{rapat.uuid}/hadirin/ambil/"
    isi = klien_kpm.get(ambil).content.decode()
    assert (isi.count("checked"), "Anggota RDS: 2 orang" in isi) == (2, True)
    with lingkup(desa.kode):
        orang = [str(satu.uuid) for satu in sumber_hadirin(rapat, HARI_INI)[0].orang]
    jawab = klien_kpm.post(ambil, {"dari": "rds", "orang": orang})
    assert jawab.headers["Location"] == f"{daftar}{rapat.uuid}/#hadir"
    with lingkup(desa.kode):
        assert Hadirin.objects.count() == 2


def test_those_who_read_counts_see_no_name_of_an_attendee(desa: Wilayah, kpm: Pengguna, daftar: str) -> None:
    with lingkup(desa.kode):
        rapat = buat(desa, kpm)
        datang(rapat, kpm, ("Rohana", "sasaran", "P"))
    bpd = klien(PenggunaFactory())
    kpm.penugasan.update(peran=Peran.BPD)
    bpd = klien(kpm)
    isi = bpd.get(f"{daftar}{rapat.uuid}/").content.decode()
    assert ("1 orang: 0 laki-laki, 1 perempuan" in isi, "Rohana" in isi) == (True, False)


def test_a_meeting_is_deleted_only_while_it_is_empty(di_desa: Wilayah, kpm: Pengguna) -> None:
    rapat = buat(di_desa, kpm)
    datang(rapat, kpm, ("Rohana", "sasaran", "P"))
    with pytest.raises(MasihBerisi, match="sudah berisi daftar hadir"):
        hapus_pertemuan(rapat=rapat)
    Hadirin.objects.all().delete()
    janji(rapat, kpm, "Memperbaiki pipa")
    with pytest.raises(MasihBerisi, match="sudah berisi tindak lanjut"):
        hapus_pertemuan(rapat=rapat)
    TindakLanjut.objects.all().delete()
    hapus_pertemuan(rapat=rapat)
    assert Pertemuan.objects.count() == 0
    assert Pertemuan.history.filter(history_type="-").count() == 1


def test_follow_ups_of_earlier_meetings_stand_at_a_meeting_that_found_them_open(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    pertama = buat(di_desa, kpm, "musdus", dt.date(2026, 6, 1))
    kini = buat(di_desa, kpm, tanggal=dt.date(2026, 8, 1))
    kemudian = buat(di_desa, kpm, tanggal=dt.date(2026, 9, 1))
    sebelum, antara, terbuka = (janji(pertama, kpm, apa) for apa in ("Sebelum", "Antara", "Terbuka"))
    janji(kini, kpm, "Milik sendiri")
    janji(kemudian, kpm, "Kemudian")
    for tindak, hari in ((sebelum, dt.date(2026, 7, 15)), (antara, dt.date(2026, 8, 15))):
        selesaikan_tindak(tindak=tindak, selesai_pada=hari, hasil="Beres", oleh=kpm, versi=1)
    assert {satu.apa for satu in tindak_sebelumnya(kini, HARI_INI)} == {"Antara", "Terbuka"}
    assert {satu.apa for satu in tindak_sebelumnya(kemudian, HARI_INI)} == {"Terbuka", "Milik sendiri"}
    assert {satu.apa for satu in tindak_sebelumnya(None, HARI_INI)} == {"Terbuka", "Milik sendiri", "Kemudian"}
    assert tindak_sebelumnya(pertama, HARI_INI) == []
    assert terbuka.pk in {satu.pk for satu in tindak_sebelumnya(kini, HARI_INI)}
