"""Referrals as a KPM lives with them: written, printed, answered, corrected, deleted, asked about again."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kpm.lingkup import lingkup
from kpm.models import Fasilitas, Jejak, Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_rujukan import (
    BarisRujukan,
    JumlahRujukan,
    RujukanOrang,
    SaringRujukan,
    baris_rujukan,
    daftar_rujukan,
    jumlah_rujukan,
    rujukan_menunggu,
)
from pemantauan.models import Rujukan
from pemantauan.tindakan.rujukan import hapus_rujukan
from sasaran.models import Anak
from tests.conftest import HARI_INI, KUNCI, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PenggunaFactory,
    PenugasanFactory,
)


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    satu: Anak = AnakFactory(desa=di_desa, nama="Ahmad Fauzan", lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 8), berat=Decimal("7.00"), timbang=True, tikar="M")
    return satu


def terbuka() -> list[BarisRujukan]:
    """What waits for its answer, in the order of the list."""
    return baris_rujukan(daftar_rujukan(SaringRujukan(), HARI_INI), HARI_INI)


def alamat(desa: Wilayah, jalur: str) -> str:
    return f"/{desa.kode}/{jalur}"


def isian(**lain: Any) -> dict[str, Any]:
    return {
        "alasan": ["tikar_merah", "bgm"], "keterangan": "Susah makan", "kepada": "bidan", "fasilitas": "",
        "tujuan": "Bidan Nurhayati", "tanggal": "17-09-2026", "pengenal": str(uuid.uuid4()), **lain,
    }  # fmt: skip


def rujuk(anak: Anak, hari_lalu: int = 0, **lain: Any) -> Rujukan:
    isi = {"alasan": ["tikar_merah"], "tanggal": HARI_INI - dt.timedelta(days=hari_lalu), **lain}
    satu: Rujukan = Rujukan.objects.create(desa=anak.desa, orang=anak.orang, anak=anak, **isi)
    return satu


# ---------------------------------------------------------------- writing


def test_the_form_comes_with_what_is_known(anak: Anak, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/")).content.decode()
    tercentang = [satu for satu in halaman.split("<input") if 'name="alasan"' in satu and "checked" in satu]
    assert [satu.split('value="')[1].split('"')[0] for satu in tercentang] == ["bgm", "tikar_merah"]
    assert "7,00 kg" in halaman


def test_a_referral_freezes_the_numbers_of_its_day(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian())
    satu = Rujukan.objects.get()
    assert jawab.headers["Location"] == alamat(anak.desa, f"rujukan/{satu.uuid}/")
    assert (satu.alasan, satu.anak, satu.kehamilan, satu.dibuat_oleh) == (["bgm", "tikar_merah"], anak, None, kpm)
    assert satu.angka[:3] == [
        ["Umur", "15 bulan", ""], ["Berat badan", "7,00 kg", "2026-08-15"],
        ["Tikar pertumbuhan", "Merah", "2026-08-15"],
    ]  # fmt: skip

    catatan = anak.pemantauan.get()
    catatan.berat = Decimal("8.20")
    catatan.save()
    ubah = isian(versi=1, keterangan="Susah makan seminggu")
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/"), ubah)
    satu.refresh_from_db()
    assert (satu.keterangan, satu.angka[1][1], satu.versi) == ("Susah makan seminggu", "7,00 kg", 2)

    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/"), ubah | {"versi": 2, "tanggal": "16-09-2026"})
    satu.refresh_from_db()
    assert satu.angka[1][1] == "8,20 kg"


def test_the_same_form_sent_twice_is_stored_once(anak: Anak, klien_kpm: Client) -> None:
    isi = isian()
    for _ in range(2):
        jawab = klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isi)
        assert jawab.status_code == 302
    assert Rujukan.objects.count() == 1
    klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isi | {"kepada": "puskesmas"})
    assert Rujukan.objects.count() == 2


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"fasilitas": "999999"}, "Pilih dari daftar."),
        ({"alasan": []}, "Pilih paling sedikit satu alasan."),
        ({"alasan": ["lain"], "keterangan": ""}, "Tulis alasannya."),
        ({"alasan": ["kek"]}, "Pilih dari daftar."),
        ({"kepada": "lain", "tujuan": ""}, "Tulis dirujuk kepada siapa."),
        ({"tanggal": "18-09-2026"}, "Tanggal ini belum tiba."),
        ({"tanggal": "14-06-2025"}, "Tanggal ini sebelum lahir, 15 Juni 2025."),
        ({"tanggal": "31-12-2017"}, "Tanggal paling awal 1 Januari 2018."),
        ({"keterangan": "x" * 301}, "Paling panjang 300 huruf"),
    ],
)
def test_a_wrong_entry_comes_back_with_a_sentence(
    anak: Anak, klien_kpm: Client, ubah: dict[str, Any], kalimat: str
) -> None:
    jawab = klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian(**ubah))
    assert (jawab.status_code, Rujukan.objects.count()) == (200, 0)
    assert kalimat in jawab.content.decode()
    assert "Bidan Nurhayati" in jawab.content.decode() or "tujuan" in ubah


def test_a_stale_form_shows_both_values(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak, keterangan="Lama")
    halaman = klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/"), isian(versi=7)).content.decode()
    assert "Baru saja diubah orang lain" in halaman
    assert "Alasan dirujuk “Tikar pertumbuhan merah”, Keterangan “Lama”" in halaman
    satu.refresh_from_db()
    assert satu.keterangan == "Lama"


def test_nobody_is_referred_who_has_left(anak: Anak, klien_kpm: Client) -> None:
    orang = anak.orang
    orang.keluar_pada, orang.sebab_keluar = dt.date(2026, 9, 1), "pindah"
    orang.save()
    jawab = klien_kpm.post(alamat(anak.desa, f"sasaran/{orang.uuid}/rujuk/"), isian())
    assert (jawab.headers["Location"], Rujukan.objects.count()) == (alamat(anak.desa, f"sasaran/{orang.uuid}/"), 0)


def test_only_the_kpm_and_the_office_write_and_a_bidan_reads(anak: Anak, desa: Wilayah, klien_admin: Client) -> None:
    satu = rujuk(anak)
    bidan = PenggunaFactory()
    PenugasanFactory(pengguna=bidan, wilayah=desa, peran="bidan")
    halaman = klien(bidan).get(alamat(desa, f"rujukan/{satu.uuid}/"))
    assert (halaman.status_code, b"Catat jawaban" in halaman.content) == (200, False)
    for jalur in (f"sasaran/{anak.orang.uuid}/rujuk/", f"rujukan/{satu.uuid}/jawab/", f"rujukan/{satu.uuid}/ubah/"):
        assert klien(bidan).get(alamat(desa, jalur)).status_code == 403
        assert klien_admin.get(alamat(desa, jalur)).status_code == 200
    rds = PenggunaFactory()
    PenugasanFactory(pengguna=rds, wilayah=desa, peran="anggota_rds")
    for jalur in ("rujukan/", f"rujukan/{satu.uuid}/", f"rujukan/{satu.uuid}.pdf"):
        assert klien(rds).get(alamat(desa, jalur)).status_code == 403


def test_a_kpm_writes_nothing_for_another_work_area(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    tugas = kpm.penugasan.get()
    tugas.wilayah_kerja.create(desa=anak.desa, dusun=DusunFactory(desa=anak.desa))
    satu = rujuk(anak)
    assert klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian()).status_code == 403
    assert klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/hapus/"), {"versi": 1}).status_code == 403
    assert Rujukan.objects.count() == 1


def test_a_referral_of_another_village_is_404(anak: Anak, desa_lain: Wilayah, kpm_lain: Pengguna) -> None:
    satu = rujuk(anak)
    for jalur in ("", "ubah/", "jawab/"):
        assert klien(kpm_lain).get(alamat(desa_lain, f"rujukan/{satu.uuid}/{jalur}")).status_code == 404
    for jalur in ("hapus/", "pulihkan/", "jawab/batal/"):
        assert klien(kpm_lain).post(alamat(desa_lain, f"rujukan/{satu.uuid}/{jalur}")).status_code == 404
    assert klien(kpm_lain).get(alamat(desa_lain, f"rujukan/{satu.uuid}.pdf")).status_code == 404


# ---------------------------------------------------------------- the answer


def jawaban(**lain: Any) -> dict[str, Any]:
    return {
        "hasil": "dipantau", "dijawab_pada": "16-09-2026", "penjawab": "Bidan Sri", "jawaban": "Timbang lagi",
        "versi": 1, **lain,
    }  # fmt: skip


def test_an_answer_closes_the_loop_and_can_be_corrected_and_taken_back(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak, hari_lalu=3)
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/jawab/"), jawaban())
    satu.refresh_from_db()
    assert (satu.dijawab_pada, satu.hasil, satu.penjawab) == (dt.date(2026, 9, 16), "dipantau", "Bidan Sri")
    assert terbuka() == []

    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/jawab/"), jawaban(hasil="lanjut", versi=2))
    satu.refresh_from_db()
    assert satu.hasil == "lanjut"

    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/jawab/batal/"), {"versi": 3})
    satu.refresh_from_db()
    assert (satu.dijawab_pada, satu.hasil, satu.penjawab, satu.jawaban) == (None, "", "", "")
    assert [baris.uuid for baris in terbuka()] == [satu.uuid]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"dijawab_pada": "13-09-2026"}, "Jawaban tidak mungkin sebelum rujukannya, 14 September 2026."),
        ({"dijawab_pada": "18-09-2026"}, "Tanggal ini belum tiba."),
        ({"hasil": ""}, "Belum dipilih."),
        ({"dijawab_pada": ""}, "Belum diisi."),
    ],
)
def test_a_wrong_answer_comes_back_with_a_sentence(
    anak: Anak, klien_kpm: Client, ubah: dict[str, Any], kalimat: str
) -> None:
    satu = rujuk(anak, hari_lalu=3)
    halaman = klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/jawab/"), jawaban(**ubah)).content.decode()
    assert kalimat in halaman
    assert "Timbang lagi" in halaman
    satu.refresh_from_db()
    assert satu.dijawab_pada is None


def test_an_answer_of_a_stale_page_is_not_stored(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak, hari_lalu=3)
    Rujukan.objects.filter(pk=satu.pk).update(versi=2)
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/jawab/"), jawaban())
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/jawab/batal/"), {"versi": 1})
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/hapus/"), {"versi": 1})
    satu.refresh_from_db()
    assert (satu.dijawab_pada, satu.versi) == (None, 2)


# ---------------------------------------------------------------- deletion


def test_a_deleted_referral_comes_back_as_it_was(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak, keterangan="Susah makan", angka=[["Berat badan", "7,00 kg", "2026-08-15"]])
    halaman = klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/hapus/"), {"versi": 1}, follow=True)
    assert Rujukan.objects.count() == 0
    assert halaman.content.decode().count(f"rujukan/{satu.uuid}/pulihkan/") == 2  # the message and the list below
    for _ in range(2):
        klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/pulihkan/"))
    kembali = Rujukan.objects.get()
    assert (kembali.uuid, kembali.keterangan, kembali.angka, kembali.anak) == (
        satu.uuid, "Susah makan", [["Berat badan", "7,00 kg", "2026-08-15"]], anak,
    )  # fmt: skip
    assert b"pulihkan" not in klien_kpm.get(alamat(anak.desa, "rujukan/")).content


def test_deleting_twice_is_no_error(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak)
    for _ in range(2):
        jawab = klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/hapus/"), {"versi": 1})
        assert jawab.headers["Location"] == alamat(anak.desa, "rujukan/")
    assert klien_kpm.post(alamat(anak.desa, f"rujukan/{uuid.uuid4()}/hapus/"), {"versi": 1}).status_code == 404
    hapus_rujukan(rujukan=satu, oleh=None, versi=1)  # two at once, each holding the record
    assert Rujukan.history.filter(history_type="-").count() == 1


# ---------------------------------------------------------------- the list


def test_what_waits_longest_stands_first_and_is_named(anak: Anak, klien_kpm: Client) -> None:
    baru, lama, tepat = rujuk(anak, 2), rujuk(anak, 20), rujuk(anak, 14)
    rujuk(anak, 30, dijawab_pada=HARI_INI, hasil="ditangani")
    semua = terbuka()
    assert [(satu.uuid, satu.hari, satu.lewat) for satu in semua] == [
        (lama.uuid, 20, True), (tepat.uuid, 14, True), (baru.uuid, 2, False),
    ]  # fmt: skip
    assert (jumlah_rujukan(HARI_INI).terbuka, jumlah_rujukan(HARI_INI).lewat) == (3, 2)
    halaman = klien_kpm.get(alamat(anak.desa, "rujukan/")).content.decode()
    assert halaman.count("Belum dijawab 20 hari") == 1
    assert "Sudah ditangani" in klien_kpm.get(alamat(anak.desa, "rujukan/?keadaan=dijawab")).content.decode()


def test_a_referral_of_somebody_who_died_or_left_waits_no_more(anak: Anak) -> None:
    rujuk(anak, 20)
    anak.orang.keluar_pada, anak.orang.sebab_keluar = HARI_INI, "meninggal"
    anak.orang.save()
    assert (terbuka(), jumlah_rujukan(HARI_INI).terbuka) == ([], 0)
    assert rujukan_menunggu(HARI_INI) == (JumlahRujukan(0, 0), {})


def test_who_waits_for_an_answer_is_told_by_person_in_the_query_that_counts(
    anak: Anak, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rujuk(anak, 20)
    kini = rujuk(anak, 14)
    rujuk(anak, 13, dijawab_pada=HARI_INI, hasil="ditangani")
    with django_assert_num_queries(1):
        jumlah, orang = rujukan_menunggu(HARI_INI)
    assert jumlah == jumlah_rujukan(HARI_INI) == JumlahRujukan(2, 2)
    assert orang == {anak.orang.uuid: RujukanOrang(kini.uuid, kini.tanggal)}


def test_a_reason_of_ones_own_words_stands_in_list_page_answer_and_slip(
    anak: Anak, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    satu = rujuk(anak, alasan=["lain"], keterangan="Batuk seminggu")
    for jalur in ("rujukan/", f"rujukan/{satu.uuid}/", f"rujukan/{satu.uuid}/jawab/", f"rujukan/{satu.uuid}.pdf"):
        assert klien_kpm.get(alamat(anak.desa, jalur)).content.decode().count("Batuk seminggu") == 1, jalur


def test_the_form_says_that_somebody_is_referred_already(anak: Anak, klien_kpm: Client) -> None:
    jalur = alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/")
    satu = rujuk(anak, 2)
    halaman = klien_kpm.get(jalur).content.decode()
    assert "Ahmad Fauzan sudah dirujuk 15 September 2026 dan belum dijawab." in halaman
    assert alamat(anak.desa, f"rujukan/{satu.uuid}/") in halaman
    rujuk(anak, 1, dijawab_pada=HARI_INI, hasil="ditangani")  # the one that waits is told, not the latest
    assert "sudah dirujuk 15 September 2026" in klien_kpm.get(jalur).content.decode()
    satu.dijawab_pada, satu.hasil = HARI_INI, "ditangani"
    satu.save()
    assert "sudah dirujuk" not in klien_kpm.get(jalur).content.decode()


def test_a_referral_is_not_moved_past_the_day_somebody_left(anak: Anak, klien_kpm: Client) -> None:
    satu = rujuk(anak, 20)
    anak.orang.keluar_pada, anak.orang.sebab_keluar = dt.date(2026, 9, 10), "meninggal"
    anak.orang.save()
    jalur = alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/")
    jawab = klien_kpm.post(jalur, isian(versi=1, tanggal="11-09-2026"))
    assert "Tanggal ini sesudah meninggal, 10 September 2026." in jawab.content.decode()
    assert klien_kpm.post(jalur, isian(versi=1, tanggal="10-09-2026")).status_code == 302
    halaman = klien_kpm.get(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/")).content.decode()
    assert ("Tidak dijawab" in halaman, "Menunggu jawaban" in halaman) == (True, False)


def test_the_list_is_narrowed_by_dusun_work_area_and_person(anak: Anak, kpm: Pengguna, klien_kpm: Client) -> None:
    lain = AnakFactory(desa=anak.desa, nama="Siti Zahra")
    rujuk(anak)
    rujuk(lain)
    dusun = lain.orang.keluarga.dusun.nama

    def nama(kueri: str) -> tuple[bool, bool]:
        isi = klien_kpm.get(alamat(anak.desa, f"rujukan/{kueri}")).content.decode()
        return "Ahmad Fauzan" in isi, "Siti Zahra" in isi

    assert nama("") == (True, True)
    assert nama(f"?dusun={dusun}") == (False, True)
    assert nama(f"?orang={anak.orang.uuid}") == (True, False)
    kpm.penugasan.get().wilayah_kerja.create(desa=anak.desa, dusun=anak.orang.keluarga.dusun)
    assert nama("") == (True, False)
    assert nama("?wilayah=semua") == (True, True)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_queries_for_one_and_three(
    anak: Anak, klien_kpm: Client, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        rujuk(AnakFactory(desa=anak.desa), n)
    with django_assert_num_queries(9):
        klien_kpm.get(alamat(anak.desa, "rujukan/"))


def test_a_thousand_referrals_come_in_pages_of_few_kilobytes(
    anak: Anak, klien_kpm: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keluarga = KeluargaFactory(desa=anak.desa)
    orang = [OrangFactory(desa=anak.desa, keluarga=keluarga) for _ in range(3)]
    Rujukan.objects.bulk_create(
        Rujukan(desa=anak.desa, orang=orang[n % 3], tanggal=HARI_INI, alasan=["bahaya"]) for n in range(1000)
    )
    with django_assert_num_queries(9):
        halaman = klien_kpm.get(alamat(anak.desa, "rujukan/"))
    assert len(halaman.content) < 40_000
    assert b"dari 1000 rujukan" in halaman.content


def test_the_page_of_a_person_tells_the_last_referral_without_a_query_of_its_own(anak: Anak, klien_kpm: Client) -> None:
    jalur = alamat(anak.desa, f"sasaran/{anak.orang.uuid}/")
    assert "Rujuk ke bidan / puskesmas" in klien_kpm.get(jalur).content.decode()
    rujuk(anak, 20, dijawab_pada=dt.date(2026, 9, 3), hasil="ditangani")
    rujuk(anak, 2)
    halaman = klien_kpm.get(jalur).content.decode()
    assert "Dirujuk 15 September 2026" in halaman
    assert "Menunggu jawaban" in halaman
    assert "Semua 2" in halaman


# ---------------------------------------------------------------- paper and history


def test_the_slip_holds_reason_numbers_and_reply_part_and_leaves_a_trace(
    anak: Anak, klien_kpm: Client, settings: Any
) -> None:
    settings.KPM_TANPA_PDF = True
    satu = rujuk(anak, angka=[["Berat badan", "7,00 kg", "2026-08-15"]], tujuan="Bidan Nurhayati", keterangan="Lesu")
    isi = klien_kpm.get(alamat(anak.desa, f"rujukan/{satu.uuid}.pdf")).content.decode()
    for kata in (
        "Ahmad Fauzan", "Kepada Yth. <b>Bidan Nurhayati</b>", "Tikar pertumbuhan merah", "7,00 kg", "15 Agustus 2026",
        "Lesu", "Mohon diperiksa", "Jawaban rujukan", "Potong di sini", "Tindakan", "Sudah ditangani",
    ):  # fmt: skip
        assert kata in isi, kata
    jejak = Jejak.objects.get()
    assert (jejak.perbuatan, jejak.objek) == (Jejak.Perbuatan.UNDUH_NAMA, f"surat rujukan {anak.orang.uuid}")


def test_a_place_of_the_list_is_named_on_the_slip(anak: Anak, klien_kpm: Client, settings: Any) -> None:
    settings.KPM_TANPA_PDF = True
    poskesdes = Fasilitas.objects.create(desa=anak.desa, jenis="puskesmas", nama="Puskesmas Buer")
    satu = rujuk(anak, kepada="puskesmas", fasilitas=poskesdes)
    isi = klien_kpm.get(alamat(anak.desa, f"rujukan/{satu.uuid}.pdf")).content.decode()
    assert "Kepada Yth. <b>Puskesmas Buer</b>" in isi
    assert "Mohon diperiksa:" in isi


def test_an_urgent_reason_asks_for_it_at_once_on_page_and_slip(anak: Anak, klien_kpm: Client, settings: Any) -> None:
    settings.KPM_TANPA_PDF = True
    satu = rujuk(anak, alasan=["t2"])
    slip, halaman = (klien_kpm.get(alamat(anak.desa, f"rujukan/{satu.uuid}{ekor}")) for ekor in (".pdf", "/"))
    assert "Mohon diperiksa <b>segera</b>:" in slip.content.decode()
    assert "Perlu diperiksa segera" in halaman.content.decode()


def test_history_tells_the_reasons_in_words(anak: Anak, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian())
    satu = Rujukan.objects.get()
    klien_kpm.post(alamat(anak.desa, f"rujukan/{satu.uuid}/ubah/"), isian(versi=1, alasan=["t1"]))
    isi = klien_kpm.get(alamat(anak.desa, f"riwayat/rujukan/{satu.uuid}/")).content.decode()
    assert "Berat badan di bawah garis merah (BGM); Tikar pertumbuhan merah" in isi
    assert "Berat badan tidak naik (T)" in isi
    assert (
        "Rujukan 17 September 2026"
        in klien_kpm.get(alamat(anak.desa, f"riwayat/orang/{anak.orang.uuid}/")).content.decode()
    )


def test_saving_a_referral_costs_few_queries(
    anak: Anak, klien_kpm: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(28 + KUNCI):
        klien_kpm.post(alamat(anak.desa, f"sasaran/{anak.orang.uuid}/rujuk/"), isian())
    with lingkup(anak.desa.kode):
        assert Rujukan.objects.count() == 1


def test_nonsense_in_the_address_narrows_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert klien_kpm.get(f"/{di_desa.kode}/rujukan/?dusun=%00&keadaan=%00&orang=%00&halaman=%00").status_code == 200
