"""Bad input and late saves: every form comes back as it was typed, with a sentence."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from rembuk import tindakan
from rembuk.models import Hadirin, Masalah, Pertemuan, Usulan
from tests.factories import PenggunaFactory
from tests.rembuk.bahan import isi_triwulan, mulai, usul
from tests.rembuk.test_alur import FAKTA, USULAN


@pytest.fixture
def rembuk(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return mulai(desa, kpm)


@pytest.fixture
def alamat(desa: Wilayah, rembuk: Pertemuan) -> str:
    return f"/{desa.kode}/rembuk/{rembuk.uuid}/"


def hadirin(alamat: str) -> str:
    """The attendance list stands at the address of meetings of every kind."""
    return f"{alamat.replace('/rembuk/', '/pertemuan/')}hadirin/"


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"biaya": "empat puluh juta"}, "Tulis rupiah dengan angka, misalnya 42.000.000."),
        ({"biaya": "99.999.999.999.999.999"}, "Biaya ini terlalu besar. Periksa jumlah nolnya."),
        ({"biaya": ""}, "Perkiraan biaya (Rp): Belum diisi."),
        ({"kegiatan": ""}, "Jenis kegiatan: Belum diisi."),
        ({"prioritas": "0"}, "prioritas"),
        ({"prioritas": "pertama"}, "Tulis angka bulat, misalnya 2."),
        ({"paket": "9"}, "paket"),
    ],
)
def test_a_proposal_that_cannot_be_saved_comes_back_as_typed(
    klien_kpm: Client, desa: Wilayah, alamat: str, ganti: dict[str, str], kalimat: str
) -> None:
    jawab = klien_kpm.post(f"{alamat}usulan/baru/", USULAN | {"volume": "sepuluh unit"} | ganti)
    isi = jawab.content.decode()
    assert jawab.status_code == 200
    assert kalimat in isi
    assert 'value="sepuluh unit"' in isi
    with lingkup(desa.kode):
        assert Usulan.objects.count() == 0


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"tanggal": "25-06-2062x"}, "Tanggal tidak terbaca."),
        ({"tanggal": "25-06-2025"}, "tanggalnya tidak mungkin sebelum 1 April 2026. Periksa tahunnya."),
        ({"jam_selesai": "08.30"}, "Jam selesai harus sesudah jam mulai."),
        ({"jam_mulai": "pagi"}, "Jam tidak terbaca. Tulis jam dan menit, misalnya 09.00."),
        ({"jam_mulai": ""}, "Tulis juga jam mulainya."),
        ({"cara_putusan": "suara"}, "Pemungutan suara perlu jumlah suaranya. Tulis 0 bila tidak ada."),
        ({"jadwal_rapat": "14-10-2026\nkapan-kapan"}, "Baris 2: “kapan-kapan” bukan tanggal yang dapat dibaca."),
        ({"jadwal_rapat": "Oktober 2026"}, "Baris 1: “Oktober 2026” belum lengkap. Tulis hari, bulan, dan tahun."),
        ({"jadwal_rapat": "14-10-2026\n25-06-2026"}, "25 Juni 2026 tidak sesudah rembuk ini. Periksa tahunnya."),
    ],
)
def test_facts_that_cannot_be_come_back_with_a_sentence(
    klien_kpm: Client, desa: Wilayah, alamat: str, ganti: dict[str, str], kalimat: str
) -> None:
    isi = klien_kpm.post(f"{alamat}ubah/", FAKTA | {"komitmen": "Janji yang sudah diketik"} | ganti).content.decode()
    assert kalimat in isi
    assert "Janji yang sudah diketik" in isi
    with lingkup(desa.kode):
        assert Pertemuan.objects.get().tempat == ""


def test_the_year_of_the_meeting_is_the_year_it_was_held_in(klien_kpm: Client, desa: Wilayah, alamat: str) -> None:
    klien_kpm.post(f"{alamat}ubah/", FAKTA | {"tanggal": "12-01-2027"})
    with lingkup(desa.kode):
        assert Pertemuan.objects.get().tahun == 2027


def test_an_official_is_no_representative_of_the_community(klien_kpm: Client, alamat: str) -> None:
    orang = {"nama": "Kamaruddin", "unsur": "pemdes", "jenis_kelamin": "L", "mewakili": "masyarakat"}
    isi = klien_kpm.post(f"{hadirin(alamat)}baru/", orang).content.decode()
    assert "Wakil Masyarakat bukan dari Pemerintah Desa. Pilih orang lain untuk menandatangani." in isi
    assert 'value="Kamaruddin"' in isi


def test_a_gap_of_another_meeting_cannot_be_answered_here(
    klien_kpm: Client, desa: Wilayah, kpm: Pengguna, alamat: str
) -> None:
    with lingkup(desa.kode):
        lain = mulai(desa, kpm).masalah.get()
    isi = klien_kpm.post(f"{alamat}usulan/baru/", USULAN | {"masalah": str(lain.pk)}).content.decode()
    assert "Belum tersimpan." in isi
    assert klien_kpm.get(f"{alamat}kekurangan/{lain.uuid}/").status_code == 404


def test_a_late_save_shows_the_other_value_and_keeps_the_typed_one(
    klien_kpm: Client, desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan, alamat: str
) -> None:
    with lingkup(desa.kode):
        usulan = usul(rembuk, kpm)
        usulan.biaya = 50_000_000
        simpan(usulan, oleh=PenggunaFactory(nama="Rahmah"), versi=1)
    kiriman = USULAN | {"versi": "1", "biaya": "45.000.000"}
    isi = klien_kpm.post(f"{alamat}usulan/{usulan.uuid}/", kiriman).content.decode()
    assert "Rahmah menyimpan lebih dahulu: Perkiraan biaya (Rp) “50.000.000”." in isi
    assert 'value="45.000.000"' in isi
    with lingkup(desa.kode):
        assert Usulan.objects.get().biaya == 50_000_000
    assert klien_kpm.post(f"{alamat}usulan/{usulan.uuid}/", kiriman | {"versi": "2"}).status_code == 302
    with lingkup(desa.kode):
        assert Usulan.objects.get().biaya == 45_000_000


@pytest.mark.parametrize("versi", ["", "0", "7", "x"])
def test_a_decision_on_an_old_page_changes_nothing(
    klien_kpm: Client, desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan, alamat: str, versi: str
) -> None:
    with lingkup(desa.kode):
        usulan = usul(rembuk, kpm)
    jawab = klien_kpm.post(
        f"{alamat}usulan/{usulan.uuid}/rapat/", {"putusan": "disepakati", "versi": versi}, follow=True
    )
    assert "baru saja diubah orang lain" in jawab.content.decode()
    with lingkup(desa.kode):
        assert Usulan.objects.get().status == "diusulkan"


@pytest.mark.parametrize(
    ("kiriman", "kalimat"),
    [
        ({"putusan": "ditolak_rapat", "alasan": "  "}, "Tulis alasan usulan ini tidak disepakati."),
        ({"putusan": "masuk_rkp"}, "Pilih disepakati atau tidak disepakati."),
        ({}, "Pilih disepakati atau tidak disepakati."),
    ],
)
def test_the_meeting_cannot_refuse_without_reason_or_decide_for_the_kepala_desa(
    klien_kpm: Client,
    desa: Wilayah,
    kpm: Pengguna,
    rembuk: Pertemuan,
    alamat: str,
    kiriman: dict[str, str],
    kalimat: str,
) -> None:
    with lingkup(desa.kode):
        usulan = usul(rembuk, kpm)
    jawab = klien_kpm.post(f"{alamat}usulan/{usulan.uuid}/rapat/", kiriman | {"versi": "1"}, follow=True)
    assert kalimat in jawab.content.decode()
    with lingkup(desa.kode):
        assert Usulan.objects.get().status == "diusulkan"


def test_everything_undecided_is_agreed_in_one_go(
    klien_kpm: Client, desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan, alamat: str
) -> None:
    with lingkup(desa.kode):
        tolak, _, _ = [usul(rembuk, kpm, prioritas=nomor) for nomor in (1, 2, 3)]
        tindakan.putuskan_di_rapat(usulan=tolak, putusan="ditolak_rapat", alasan="Dobel", oleh=kpm, versi=1)
    klien_kpm.post(f"{alamat}usulan/sepakati/")
    with lingkup(desa.kode):
        assert list(Usulan.objects.values_list("status", flat=True)) == ["ditolak_rapat", "disepakati", "disepakati"]


def test_what_is_deleted_stays_in_the_history(
    klien_kpm: Client, desa: Wilayah, kpm: Pengguna, rembuk: Pertemuan, alamat: str
) -> None:
    with lingkup(desa.kode):
        usulan = usul(rembuk, kpm)
        orang = tindakan.simpan_isi(
            objek=Hadirin(desa=desa, pertemuan=rembuk, nama="Rohana", unsur="sasaran", jenis_kelamin="P"), oleh=kpm
        )
    assert klien_kpm.get(f"{alamat}usulan/{usulan.uuid}/hapus/").status_code == 405
    klien_kpm.post(f"{alamat}usulan/{usulan.uuid}/hapus/")
    klien_kpm.post(f"{hadirin(alamat)}{orang.uuid}/hapus/")
    with lingkup(desa.kode):
        assert (Usulan.objects.count(), Hadirin.objects.count()) == (0, 0)
        assert Usulan.history.filter(uuid=usulan.uuid, history_type="-").count() == 1
        assert Hadirin.history.filter(uuid=orang.uuid, history_type="-").count() == 1
        assert Masalah.objects.count() == 1


def test_the_kepala_desa_does_not_write_the_attendance_list(klien_kades: Client, alamat: str) -> None:
    assert klien_kades.get(f"{hadirin(alamat)}baru/").status_code == 403


@pytest.mark.parametrize("jalur", ["", "?langkah=usulan", "ubah/", "usulan/baru/", "berita-acara/"])
def test_the_kepala_desa_reads_the_meeting_but_does_not_write_it(klien_kades: Client, alamat: str, jalur: str) -> None:
    boleh = jalur in ("", "?langkah=usulan")
    jawab = klien_kades.get(f"{alamat}{jalur}")
    assert jawab.status_code == (200 if boleh else 403)
    if boleh:
        isi = jawab.content.decode().split('id="isi"')[1]
        assert re.findall(r'<form[^>]* action="([^"]*)"', isi) == [f"{alamat}paket/"]  # printing writes nothing of it
