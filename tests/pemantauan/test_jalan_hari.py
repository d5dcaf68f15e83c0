"""The days a way to Y depends on: a record before or after the child's monthly birthday, months that are taken."""

from __future__ import annotations

import datetime as dt

from kpm.periode import Bulan, Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.pengaturan import gabungkan
from pemantauan.skor import DataPaud
from pemantauan.skor.jalan_banyak import Pencari
from tests.pemantauan.bahan import anak, ibu
from tests.pemantauan.test_jalan_aturan import jalan, riwayat

AKHIR = dt.date(2026, 9, 30)
TIMBANG = {"timbang": True}


def paud(hadir: int, terisi: int) -> DataPaud:
    return DataPaud(
        id="p", nama="Anak", jenis_kelamin="P", keluarga=1, nomor_keluarga=1, dusun="Satu", umur_bulan=40,
        hadir=hadir, terisi=terisi,
    )  # fmt: skip


def test_a_month_of_paud_missed_so_far_is_the_one_to_attend() -> None:
    """Two of three months are 67 percent: another month beside August would not be enough."""
    catatan = riwayat({7: {"hadir": True}, 8: {"hadir": False}}, dt.date(2023, 5, 1))

    hasil = jalan("paud", "paud", paud(1, 2), catatan, pada=dt.date(2026, 8, 26))

    assert hasil.ringkas == "Masih bisa: anak ikut PAUD bulan Agustus 2026 sampai 31 Agustus 2026"


def test_a_month_written_down_late_names_its_days_where_age_decides() -> None:
    """18 months on 9 September: until the 8th eight of twelve months are enough, afterwards fifteen of eighteen."""
    isi = dict.fromkeys((-2, 0, 2, 3, 5, 7), TIMBANG)  # six months of October 2025 to September 2026
    data = anak(umur_bulan=17, timbang_2q=2, timbang_4q=6, timbang_6q=6)

    hasil = jalan("anak", "timbang", data, riwayat(isi, dt.date(2025, 3, 9), mulai=Bulan(2026, 8)), pada=AKHIR)
    satu = jalan("anak", "timbang", anak(umur_bulan=17, timbang_2q=3, timbang_4q=7, timbang_6q=7),
                 riwayat({**isi, 8: TIMBANG}, dt.date(2025, 3, 9), mulai=Bulan(2026, 8)), pada=AKHIR)  # fmt: skip

    assert hasil.ringkas == (
        "Masih bisa: susulkan catatan Agustus dan September 2026 (September bertanggal antara 1 dan 8 September 2026) "
        "bila waktu itu sudah ditimbang"
    )
    assert satu.ringkas == (
        "Masih bisa: susulkan catatan September 2026 bertanggal antara 1 dan 8 September 2026 "
        "bila waktu itu sudah ditimbang"
    )


def test_of_two_months_only_the_last_must_lie_behind_the_birthday() -> None:
    """Six months on 14 September: weighings in August and September count from then on, five of six are needed."""
    isi = dict.fromkeys((4, 5, 6), TIMBANG)
    data = anak(umur_bulan=6, punya_catatan=False, timbang_2q=3)

    hasil = jalan("anak", "timbang", data, riwayat(isi, dt.date(2026, 3, 14)), pada=dt.date(2026, 8, 10))

    assert hasil.ringkas == (
        "Masih bisa: timbang 2 kali lagi di bulan yang berbeda sampai 30 September 2026, "
        "yang terakhir antara 14 dan 30 September 2026"
    )


def test_a_month_taken_by_a_record_that_does_not_count_cannot_be_written() -> None:
    """Two years on 3 August: the measurement of 14 August is one of the children under five, and the month has it."""
    isi = {2: {"tinggi": True}, 7: {"tinggi": False}}
    data = anak(umur_bulan=23, tinggi_pertama=True)
    lahir, batas = dt.date(2024, 8, 3), dt.date(2026, 8, 2)

    bebas = jalan("anak", "tinggi", data, riwayat(isi, lahir, batas=batas, akhir=Bulan(2026, 8)))
    terpakai = riwayat(isi, lahir, batas=batas, akhir=Bulan(2026, 8), terpakai=frozenset({Bulan(2026, 8)}))
    hasil = jalan("anak", "tinggi", data, terpakai)

    assert bebas.ringkas == "Masih bisa: susulkan catatan Agustus 2026 bila waktu itu sudah diukur"
    assert hasil.ringkas == "Terlambat untuk triwulan ini: pengukuran Agustus sudah lewat"


def test_who_has_no_record_in_the_quarter_needs_one_beside_what_is_written_down_late() -> None:
    lahir, pada = dt.date(2025, 9, 1), dt.date(2026, 6, 29)

    hasil = jalan("anak", "tinggi", anak(umur_bulan=9), riwayat({6: {"tinggi": False}}, lahir), pada=pada, triwulan=2)
    data = anak(umur_bulan=9, punya_catatan=False)
    belum = jalan("anak", "tinggi", data, riwayat({}, lahir), pada=pada, triwulan=2)

    assert hasil.ringkas == "Masih bisa: susulkan catatan Februari 2026 bila waktu itu sudah diukur"
    assert belum.ringkas == (
        "Masih bisa: isi catatan Juni 2026, dan susulkan catatan Februari 2026 bila waktu itu sudah diukur"
    )


def test_a_way_remembered_for_one_delivery_is_not_that_of_another() -> None:
    """Delivered on 30 August the visit of August can be written down late; delivered in September it cannot."""
    pencari = Pencari(Triwulan(2026, 3), gabungkan({}), HPK_2018, dt.date(2026, 10, 20))

    def cara(melahirkan: dt.date) -> str:
        catatan = riwayat({7: {"nifas": 0}, 9: {"nifas": 2}}, dt.date(2025, 12, 1), selesai=melahirkan)
        data = ibu(melahirkan=melahirkan, nifas=2)
        return pencari.cari("ibu", ["nifas"], data, catatan)["nifas"].tindakan

    assert (
        cara(dt.date(2026, 8, 30)) == "susulkan catatan Agustus 2026 bila waktu itu sudah periksa nifas (perlu 1 kali)"
    )
    assert cara(dt.date(2026, 9, 2)) == "Terlambat untuk triwulan ini: masih kurang 1 kali"
