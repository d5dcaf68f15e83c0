"""Referrals as a KPM lives with them: written, answered, corrected, deleted."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import Rujukan
from pemantauan.tindakan.rujukan import hapus_rujukan
from sasaran.models import Anak
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    PemantauanAnakFactory,
    PenggunaFactory,
    PenugasanFactory,
)
from tests.pemantauan.bahan_rujukan import alamat, isian, rujuk, terbuka


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    satu: Anak = AnakFactory(desa=di_desa, nama="Ahmad Fauzan", lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 8), berat=Decimal("7.00"), timbang=True, tikar="M")
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
