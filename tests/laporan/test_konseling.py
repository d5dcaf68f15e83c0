"""The pages of counselling sessions: the list, the sheet of one session saved in one go, invitations of the fathers."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from kpm.models import Jejak, Pengguna, Peran, Wilayah, WilayahKerja
from kpm.periode import Bulan, Triwulan
from laporan.models import RekapDesa
from pemantauan.bulanan.peserta import kode_baris
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import KartuSkor, PesertaKonseling, SesiKonseling
from sasaran.models import Anak, Kehamilan, Keluarga
from tests.conftest import KUNCI, _petugas, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PesertaFactory,
    PosyanduFactory,
    SesiFactory,
)

ALAMAT = "/52.04.20.2005/konseling/"
T3 = Triwulan(2026, 3)


@pytest.fixture
def keluarga(di_desa: Wilayah) -> Keluarga:
    timur = DusunFactory(desa=di_desa, nama="Dusun Timur")
    satu: Keluarga = KeluargaFactory(desa=di_desa, kepala="Ahmad Yani", dusun=timur, rt="03", telepon="0812-3456-7890")
    return satu


@pytest.fixture
def hamil(keluarga: Keluarga) -> Kehamilan:
    ibu = OrangFactory(desa=keluarga.desa, keluarga=keluarga, nama="Siti Aminah")
    satu: Kehamilan = KehamilanFactory(desa=keluarga.desa, ibu=ibu, suami="Ahmad Yani")
    PemantauanIbuFactory(kehamilan=satu, konseling=0, suami=False, kek=True)
    return satu


@pytest.fixture
def anak(keluarga: Keluarga) -> Anak:
    satu: Anak = AnakFactory(desa=keluarga.desa, keluarga=keluarga, nama="Budi", nama_ayah="Ahmad Yani")
    PemantauanAnakFactory(anak=satu, konseling_ayah=False)
    return satu


@pytest.fixture
def sesi(di_desa: Wilayah) -> SesiKonseling:
    satu: SesiKonseling = SesiFactory(desa=di_desa, tempat="Balai desa", materi="Peran ayah")
    return satu


def isi(siapa: Any, *, undang: bool = False, ayah: str = "", ibu: str = "", awal: str = "00--") -> dict[str, str]:
    """What the sheet posts of one row."""
    kode = kode_baris("ibu" if isinstance(siapa, Kehamilan) else "anak", siapa.uuid)
    hasil = {f"{kode}-awal": awal, f"{kode}-ayah": ayah, f"{kode}-ibu": ibu}
    return hasil | ({f"{kode}-undang": "on"} if undang else {})


def tanda(sesi: SesiKonseling) -> list[tuple[bool, bool | None, bool | None, int]]:
    semua = PesertaKonseling.objects.filter(sesi=sesi).order_by("kehamilan", "anak")
    return list(semua.values_list("ayah_diundang", "ayah_hadir", "ibu_hadir", "versi"))


def pesan(jawab: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", jawab.content.decode()).split())


# ---------------------------------------------------------------- a session


SESI_BARU = {"jenis": "gizi", "tanggal": "12-09-2026", "jam": "09.00", "tempat": "Balai desa", "materi": "MP-ASI"}


def test_a_new_session_leads_to_its_participants_and_sent_twice_is_stored_once(
    klien_kpm: Client, di_desa: Wilayah
) -> None:
    kiriman = {**SESI_BARU, "pengenal": str(uuid4())}
    pertama, kedua = (klien_kpm.post(f"{ALAMAT}baru/", kiriman) for _ in range(2))

    satu = SesiKonseling.objects.get()
    assert (satu.jenis, satu.tanggal, satu.bulan, satu.jam, satu.tempat, satu.versi) == (
        "gizi", dt.date(2026, 9, 12), Bulan(2026, 9), dt.time(9), "Balai desa", 1,
    )  # fmt: skip
    assert pertama.url == kedua.url == f"{ALAMAT}{satu.uuid}/"


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"jenis": ""}, "Belum dipilih."),
        ({"tanggal": "31-02-2026"}, "Tanggal tidak terbaca. Tulis hari-bulan-tahun, misalnya 17-09-2026."),
        ({"tanggal": "12-09-2017"}, "Tanggal sesi paling awal 1 Januari 2018. Periksa tahunnya."),
        ({"tanggal": "12-09-2028"}, "Sesi direncanakan paling jauh satu tahun ke depan. Periksa tahunnya."),
        ({"jam": "25.70"}, "Jam tidak terbaca. Tulis jam dan menit, misalnya 09.00."),
    ],
)
def test_what_cannot_be_a_session_comes_back_as_typed_with_a_sentence(
    klien_kpm: Client, di_desa: Wilayah, ubah: dict[str, str], kalimat: str
) -> None:
    jawab = klien_kpm.post(f"{ALAMAT}baru/", {**SESI_BARU, **ubah})
    assert kalimat in pesan(jawab)
    assert 'value="Balai desa"' in jawab.content.decode()
    assert SesiKonseling.objects.count() == 0


def test_a_session_changed_by_two_people_is_not_overwritten(klien_kpm: Client, sesi: SesiKonseling) -> None:
    alamat = f"{ALAMAT}{sesi.uuid}/ubah/"
    dasar = {"jenis": "ayah", "tanggal": "20-08-2026", "tempat": "Balai desa"}
    klien_kpm.post(alamat, {**dasar, "materi": "Satu", "versi": "1"})
    jawab = klien_kpm.post(alamat, {**dasar, "materi": "Dua", "versi": "1"})
    assert "Materi “Satu”" in pesan(jawab)
    assert SesiKonseling.objects.values_list("materi", "versi").get() == ("Satu", 2)
    klien_kpm.post(alamat, {**dasar, "materi": "Dua", "versi": "2"})
    assert SesiKonseling.objects.values_list("materi", "versi").get() == ("Dua", 3)


def test_a_session_goes_with_its_invitations_but_not_with_attendance(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan, anak: Anak
) -> None:
    PesertaFactory(sesi=sesi, kehamilan=hamil, ayah_diundang=True)
    hadir = PesertaFactory(sesi=sesi, anak=anak, ayah_hadir=True)
    alamat = f"{ALAMAT}{sesi.uuid}/hapus/"
    jawab = klien_kpm.post(alamat, {"versi": "1"}, follow=True)
    assert "Sesi ini sudah berisi kehadiran. Kosongkan dahulu kehadirannya, lalu hapus." in pesan(jawab)
    PesertaKonseling.objects.filter(pk=hadir.pk).update(ayah_hadir=None)
    klien_kpm.post(alamat, {"versi": "7"})
    assert SesiKonseling.objects.count() == 1

    klien_kpm.post(alamat, {"versi": "1"})

    assert (SesiKonseling.objects.count(), PesertaKonseling.objects.count()) == (0, 0)
    assert PesertaKonseling.history.filter(history_type="-").count() == 2


# ---------------------------------------------------------------- the sheet


def test_the_sheet_is_saved_in_one_go_and_counts_in_the_scorecard(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan, anak: Anak
) -> None:
    alamat = f"{ALAMAT}{sesi.uuid}/"
    halaman = klien_kpm.get(alamat).content.decode()
    assert re.findall(r'<th scope="row"><a [^>]*>([^<]+)', halaman) == ["Siti Aminah", "Budi"]

    kiriman = isi(hamil, undang=True, ayah="ya", ibu="ya") | isi(anak, undang=True, ayah="ya")
    jawab = klien_kpm.post(alamat, kiriman, follow=True)

    assert "2 baris tersimpan." in pesan(jawab)
    assert sorted(tanda(sesi), key=str) == [(True, True, None, 1), (True, True, True, 1)]
    skor = skor_berlaku(sesi.desa, T3).skor
    assert (skor.ayah.total.diterima, skor.ayah.total.seharusnya) == (2, 2)
    assert skor.ibu[0].jawaban["konseling"].nilai.name == "Y"
    assert "2 ayah diundang · 2 ayah hadir · 1 ibu hadir" in pesan(jawab)


def test_a_sheet_sent_again_changes_nothing(klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan) -> None:
    for _ in range(2):
        klien_kpm.post(f"{ALAMAT}{sesi.uuid}/", isi(hamil, undang=True, ayah="tidak"))
    assert tanda(sesi) == [(True, False, None, 1)]
    assert PesertaKonseling.history.count() == 1


def test_rows_somebody_else_filled_meanwhile_are_shown_and_the_others_saved(
    klien_kpm: Client, admin_desa: Pengguna, sesi: SesiKonseling, hamil: Kehamilan, anak: Anak
) -> None:
    PesertaFactory(sesi=sesi, kehamilan=hamil, ayah_hadir=False, versi=2, diubah_oleh=admin_desa)
    alamat = f"{ALAMAT}{sesi.uuid}/"
    jawab = klien_kpm.post(alamat, isi(hamil, ayah="ya", awal="10--") | isi(anak, ibu="ya"))
    assert "1 baris tersimpan, 1 belum: orang lain mengisinya lebih dahulu." in pesan(jawab)
    assert "Rahmah baru saja mengisi: Ayah hadir Tidak (isian Anda: Ya)." in pesan(jawab)
    assert sorted(tanda(sesi), key=str) == [(False, False, None, 2), (False, None, True, 1)]
    # the row now answers to what is stored: saved again it is a decision
    sandi = re.findall(rf'name="{kode_baris("ibu", hamil.uuid)}-awal" value="([^"]+)"', jawab.content.decode())
    assert sandi == ["20t-"]
    klien_kpm.post(alamat, isi(hamil, ayah="ya", awal=sandi[0]))
    assert (False, True, None, 3) in tanda(sesi)


def test_a_row_nobody_touched_here_does_not_undo_what_somebody_else_wrote(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan
) -> None:
    PesertaFactory(sesi=sesi, kehamilan=hamil, ayah_hadir=True)
    jawab = klien_kpm.post(f"{ALAMAT}{sesi.uuid}/", isi(hamil), follow=True)
    assert "Tidak ada yang berubah." in pesan(jawab)
    assert tanda(sesi) == [(False, True, None, 1)]


def test_an_answer_the_sheet_does_not_know_is_refused_and_nothing_lost(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan, anak: Anak
) -> None:
    jawab = klien_kpm.post(f"{ALAMAT}{sesi.uuid}/", isi(hamil, ayah="mungkin") | isi(anak, undang=True, ibu="ya"))
    assert "Belum tersimpan. Periksa baris yang ditandai." in pesan(jawab)
    assert "Pilih Ya, Tidak, atau –." in pesan(jawab)
    kode = kode_baris("anak", anak.uuid)
    assert f'name="{kode}-undang" checked' in jawab.content.decode()
    assert f'name="{kode}-ibu" value="ya" checked' in jawab.content.decode()
    assert PesertaKonseling.objects.count() == 0


def test_nobody_can_have_come_to_a_session_that_is_still_to_be_held(
    klien_kpm: Client, di_desa: Wilayah, hamil: Kehamilan
) -> None:
    besok = SesiFactory(desa=di_desa, tanggal=dt.date(2026, 9, 18))
    alamat = f"{ALAMAT}{besok.uuid}/"
    jawab = klien_kpm.post(alamat, isi(hamil, undang=True, ayah="ya"))
    assert "Sesi ini belum berlangsung, jadi kehadirannya belum dapat diisi." in pesan(jawab)
    assert PesertaKonseling.objects.count() == 0
    klien_kpm.post(alamat, isi(hamil, undang=True))
    assert tanda(besok) == [(True, None, None, 1)]


def test_a_session_with_attendance_is_not_moved_into_the_future_and_counts_in_the_month_it_is_moved_to(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan
) -> None:
    PesertaFactory(sesi=sesi, kehamilan=hamil, ibu_hadir=True)
    alamat, dasar = f"{ALAMAT}{sesi.uuid}/ubah/", {"jenis": "ayah", "versi": "1"}
    jawab = klien_kpm.post(alamat, {**dasar, "tanggal": "18-09-2026"})
    assert "Sesi ini sudah berisi kehadiran, jadi tanggalnya sudah lewat." in pesan(jawab)
    klien_kpm.post(alamat, {**dasar, "tanggal": "02-09-2026"})
    assert SesiKonseling.objects.values_list("tanggal", "bulan").get() == (dt.date(2026, 9, 2), Bulan(2026, 9))


def test_a_finalised_quarter_keeps_its_sessions_and_says_how_to_go_on(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan
) -> None:
    KartuSkor.objects.create(desa=sesi.desa, periode="2026-T3", isi={}, sidik="0" * 64, ditutup_pada=timezone.now())
    alamat = f"{ALAMAT}{sesi.uuid}/"
    halaman = pesan(klien_kpm.get(alamat))
    assert "Triwulan III 2026 sudah ditutup, jadi sesi ini hanya dibaca." in halaman
    assert 'type="radio"' not in klien_kpm.get(alamat).content.decode()
    for jawab in (
        klien_kpm.post(f"{ALAMAT}baru/", SESI_BARU),
        klien_kpm.post(f"{alamat}ubah/", {**SESI_BARU, "versi": "1"}),
        klien_kpm.post(f"{alamat}hapus/", {"versi": "1"}, follow=True),
        klien_kpm.post(alamat, isi(hamil, ayah="ya")),
    ):
        assert "Triwulan III 2026 sudah ditutup, jadi sesi ini tidak dapat diubah." in pesan(jawab)
    assert (PesertaKonseling.objects.count(), SesiKonseling.objects.get().versi) == (0, 1)


def test_saving_asks_for_the_totals_of_the_quarter_to_be_counted_again(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        klien_kpm.post(f"{ALAMAT}{sesi.uuid}/", isi(hamil, ibu="ya"))
    assert RekapDesa.objects.filter(wilayah=sesi.desa, periode="2026-T3").exists()


def test_a_kpm_with_a_work_area_begins_with_it_and_writes_nobody_else(
    di_desa: Wilayah, kpm: Pengguna, sesi: SesiKonseling, hamil: Kehamilan
) -> None:
    lain = AnakFactory(
        desa=di_desa,
        nama="Cici",
        keluarga=KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa, nama="Barat")),
    )
    WilayahKerja.objects.create(desa=di_desa, penugasan=kpm.penugasan.get(), dusun=hamil.ibu.keluarga.dusun)
    peramban, alamat = klien(kpm), f"{ALAMAT}{sesi.uuid}/"
    nama = [re.findall(r'<th scope="row"><a [^>]*>([^<]+)', peramban.get(satu).content.decode())
            for satu in (alamat, f"{alamat}?wilayah=semua")]  # fmt: skip
    assert nama == [["Siti Aminah"], ["Cici", "Siti Aminah"]]
    assert peramban.post(alamat, isi(lain, ayah="ya") | isi(hamil, ayah="ya")).status_code == 403
    assert PesertaKonseling.objects.count() == 0
    # everybody who is still to come: of the own area
    peramban.post(f"{alamat}?wilayah=semua", {"undang_semua": "ya"})
    assert list(PesertaKonseling.objects.values_list("kehamilan", "anak")) == [(hamil.pk, None)]


def test_everybody_is_invited_whose_father_has_not_come_this_quarter(
    klien_kpm: Client, sesi: SesiKonseling, hamil: Kehamilan, anak: Anak, keluarga: Keluarga
) -> None:
    dahulu = SesiFactory(desa=sesi.desa, tanggal=dt.date(2026, 7, 3))
    PesertaFactory(sesi=dahulu, anak=anak, ayah_hadir=True)
    baru = AnakFactory(desa=sesi.desa, keluarga=keluarga, nama="Dodi")
    kiriman = isi(anak, ibu="ya") | {"undang_semua": "ya"}
    klien_kpm.post(f"{ALAMAT}{sesi.uuid}/", kiriman)
    diundang = PesertaKonseling.objects.filter(sesi=sesi, ayah_diundang=True)
    assert {(satu.kehamilan_id, satu.anak_id) for satu in diundang} == {(hamil.pk, None), (None, baru.pk)}
    assert PesertaKonseling.objects.get(sesi=sesi, anak=anak).ibu_hadir is True


def test_the_sheet_begins_with_the_kind_and_the_posyandu_of_the_session(
    klien_kpm: Client, di_desa: Wilayah, hamil: Kehamilan, anak: Anak
) -> None:
    melati = PosyanduFactory(desa=di_desa, nama="Melati")
    gizi = SesiFactory(desa=di_desa, jenis="gizi", fasilitas=melati)
    alamat = f"{ALAMAT}{gizi.uuid}/"

    def nama(kueri: str) -> list[str]:
        return re.findall(r'<th scope="row"><a [^>]*>([^<]+)', klien_kpm.get(alamat + kueri).content.decode())

    assert nama("") == []
    assert nama("?posyandu=") == ["Budi"]
    assert nama("?posyandu=&kelompok=semua") == ["Siti Aminah", "Budi"]
    assert nama("?q=ahmad&kelompok=semua") == ["Siti Aminah", "Budi"]
    assert nama("?q=budi&kelompok=ibu") == []
    anak.orang.posyandu = melati
    anak.orang.save()
    assert nama("") == ["Budi"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_reading_and_saving_a_sheet_ask_as_much_for_one_row_as_for_three(
    klien_kpm: Client, sesi: SesiKonseling, keluarga: Keluarga, django_assert_num_queries: Any, banyak: int
) -> None:
    anak = [AnakFactory(desa=sesi.desa, keluarga=keluarga) for _ in range(banyak)]
    hamil = [
        KehamilanFactory(desa=sesi.desa, ibu=OrangFactory(desa=sesi.desa, keluarga=keluarga)) for _ in range(banyak)
    ]
    PesertaFactory(sesi=sesi, anak=anak[0], ayah_diundang=True)
    alamat = f"{ALAMAT}{sesi.uuid}/"
    klien_kpm.get(alamat)
    with django_assert_num_queries(BACA):
        klien_kpm.get(alamat)
    kiriman: dict[str, str] = isi(anak[0], undang=True, ayah="ya", awal="11--")
    for satu in (*anak[1:], *hamil):
        kiriman |= isi(satu, undang=True, ibu="ya")
    with django_assert_num_queries(TULIS + KUNCI):
        klien_kpm.post(alamat, kiriman)
    assert PesertaKonseling.objects.count() == 2 * banyak


BACA, TULIS = 10, 18


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_asks_as_much_for_one_session_as_for_three(
    klien_kpm: Client, di_desa: Wilayah, anak: Anak, django_assert_num_queries: Any, banyak: int
) -> None:
    for ke in range(banyak):
        satu = SesiFactory(desa=di_desa, tanggal=dt.date(2026, 9, ke + 1))
        PesertaFactory(sesi=satu, anak=anak, ayah_diundang=True, ayah_hadir=True, ibu_hadir=False)
    klien_kpm.get(ALAMAT)
    with django_assert_num_queries(6):
        halaman = klien_kpm.get(ALAMAT)
    assert pesan(halaman).count("1 ayah diundang · 1 ayah hadir · 0 ibu hadir") == banyak


# ---------------------------------------------------------------- invitations


def test_the_invitation_of_a_father_says_when_and_where_and_nothing_about_health(
    klien_kpm: Client, hamil: Kehamilan, anak: Anak
) -> None:
    satu = SesiFactory(
        desa=hamil.desa, tanggal=dt.date(2026, 9, 19), jam=dt.time(9), tempat="Balai desa", materi="Peran ayah"
    )
    for siapa in ({"kehamilan": hamil}, {"anak": anak}):
        PesertaFactory(sesi=satu, ayah_diundang=True, **siapa)
    halaman = klien_kpm.get(f"{ALAMAT}{satu.uuid}/undangan/").content.decode()
    (alamat,) = re.findall(r'href="(https://wa\.me/[^"]+)"', halaman)
    assert alamat == "https://wa.me/6281234567890?text=" + quote(
        "Yth. Bapak Ahmad Yani,\nkami mengundang Bapak mengikuti kelas ayah bersama keluarga:\n"
        "Sabtu, 19 September 2026 pukul 09.00\nBalai desa\nMateri: Peran ayah\n"
        "Kehadiran Bapak sangat berarti bagi keluarga.\nTerima kasih. KPM Desa Pulau Kaung"
    )


def test_the_slips_hold_each_father_once_and_are_traced(klien_kpm: Client, hamil: Kehamilan, anak: Anak) -> None:
    satu = SesiFactory(desa=hamil.desa, tanggal=dt.date(2026, 9, 19), tempat="Balai desa")
    for siapa in ({"kehamilan": hamil}, {"anak": anak}):
        PesertaFactory(sesi=satu, ayah_diundang=True, **siapa)
    joko = AnakFactory(desa=hamil.desa, nama="Cici", nama_ayah="Joko Susilo")
    PesertaFactory(sesi=satu, ayah_diundang=True, anak=joko)
    jawab = klien_kpm.get(f"{ALAMAT}{satu.uuid}/undangan.pdf")
    lembar = PdfReader(io.BytesIO(jawab.content)).pages
    teks = " ".join(" ".join(halaman.extract_text() for halaman in lembar).split())
    assert len(lembar) == 1
    assert (teks.count("Bapak Ahmad Yani"), teks.count("Bapak Joko Susilo"), teks.count("KEK")) == (1, 1, 0)
    assert "Sabtu, 19 September 2026" in teks
    assert Jejak.objects.filter(objek__contains="undangan ayah 19 September 2026").count() == 1
    satu_dusun = klien_kpm.get(f"{ALAMAT}{satu.uuid}/undangan.pdf?dusun=Dusun+Timur").content
    teks = " ".join(PdfReader(io.BytesIO(satu_dusun)).pages[0].extract_text().split())
    assert (teks.count("Bapak Ahmad Yani"), teks.count("Bapak Joko Susilo")) == (1, 0)


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize(("peran", "lihat"), [(Peran.KEPALA_DESA, 200), (Peran.ANGGOTA_RDS, 403), (Peran.BPD, 403)])
def test_others_read_names_or_nothing_and_write_nothing(
    di_desa: Wilayah, sesi: SesiKonseling, hamil: Kehamilan, peran: Peran, lihat: int
) -> None:
    peramban = klien(_petugas(di_desa, peran, "Orang Lain"))
    for satu in (ALAMAT, f"{ALAMAT}{sesi.uuid}/", f"{ALAMAT}{sesi.uuid}/undangan/"):
        jawab = peramban.get(satu)
        assert jawab.status_code == lihat
        assert 'type="radio"' not in jawab.content.decode()
    for satu in (f"{ALAMAT}baru/", f"{ALAMAT}{sesi.uuid}/", f"{ALAMAT}{sesi.uuid}/hapus/"):
        assert peramban.post(satu, isi(hamil, ayah="ya")).status_code == 403
    assert PesertaKonseling.objects.count() == 0


def test_a_pregnancy_of_another_village_is_no_row(klien_kpm: Client, sesi: SesiKonseling) -> None:
    jawab = klien_kpm.post(f"{ALAMAT}{sesi.uuid}/", {f"{kode_baris('ibu', UUID(int=7))}-awal": "00--"} | {
        f"{kode_baris('ibu', UUID(int=7))}-ayah": "ya"
    })  # fmt: skip
    assert "tidak ada lagi di desa ini" in pesan(jawab)
