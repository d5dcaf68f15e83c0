"""Sums and both readings of Tabel 5, worked out by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest

from rembuk.anggaran import (
    ALOKASI,
    NAMA_BIDANG,
    REALISASI,
    Pos,
    Tabel5,
    bekukan_tabel5,
    bidang_kode,
    cairkan_tabel5,
    jumlahkan,
    menurut,
    persen,
    susun_tabel5,
    tabel5_json,
    tanya_bidang,
    tanya_kode,
    tanya_lebih,
)
from rembuk.models import Bidang

PADA = dt.date(2026, 9, 30)
POS = (
    Pos("2", "DDS", D("42000000"), None, D("20000000")),
    Pos("2", "DDS", D("12000000"), D("15000000"), D("15000000.50")),
    Pos("2", "ADD", D("8000000"), None, D("8000000")),  # not Dana Desa
    Pos("4", "DDS", D("6000000"), D(0), D(0)),  # taken out of the APBDes in its change
    Pos("1", "DDS", D("3000000"), None, D("1500000")),
    Pos("2", "OPD", D("90000000"), None, D("90000000")),
)
"""Bidang 2 from Dana Desa: 42,000,000 + 15,000,000 = 57,000,000; spent 20,000,000 + 15,000,000.50 = 35,000,000.50."""
TOTAL = {"2": D("400000000"), "4": D("50000000"), "1": D("30000000")}


def tabel(mode: str, total: dict[str, D] = TOTAL) -> Tabel5:
    return susun_tabel5(2026, PADA, mode, POS, total)


def test_allocation_of_stunting_is_held_against_the_allocation_of_the_bidang() -> None:
    # 57,000,000 / 400,000,000 = 14.25 %; 0 / 50,000,000 = 0 %
    assert [(b.nama, b.total, b.khusus, b.persen, b.realisasi) for b in tabel(ALOKASI).baris] == [
        ("Bidang Pembangunan Desa", D("400000000"), D("57000000"), D("14.25"), D("35000000.50")),
        ("Bidang Pemberdayaan Masyarakat Desa", D("50000000"), D(0), D("0.00"), D(0)),
    ]


def test_spending_is_held_against_the_budget_of_stunting_by_the_other_reading() -> None:
    # 35,000,000.50 / 57,000,000 = 61.40351... % -> 61.40; nothing of nothing has no percentage
    assert [(b.total, b.khusus, b.persen) for b in tabel(REALISASI).baris] == [
        (D("57000000"), D("35000000.50"), D("61.40")),
        (D(0), D(0), None),
    ]


def test_the_other_bidang_stand_in_a_line_of_their_own() -> None:
    # 3,000,000 / 30,000,000 = 10 %
    lain = tabel(ALOKASI).lainnya
    assert lain
    assert (lain.nama, lain.total, lain.khusus, lain.persen) == (
        "Bidang lain (1)",
        D("30000000"),
        D("3000000"),
        D("10.00"),
    )
    assert susun_tabel5(2026, PADA, ALOKASI, POS[:2], {}).lainnya is None


def test_a_total_nobody_wrote_down_is_no_nought() -> None:
    isi = tabel(ALOKASI, {"4": D("50000000")})
    assert [(b.total, b.persen) for b in isi.baris] == [(None, None), (D("50000000"), D("0.00"))]
    assert isi.catatan == (
        "Dana Desa menurut APBDes 2026, setelah perubahan bila ada. "
        "Total alokasi Bidang Pembangunan Desa belum dicatat."
    )
    lain = isi.lainnya
    assert lain
    assert (lain.total, lain.persen) == (None, None)


@pytest.mark.parametrize(
    ("bagian", "seluruh", "jadi"),
    [
        ("1", "3", "33.33"),
        ("2", "3", "66.67"),
        ("1", "800", "0.13"),  # 0.125 is rounded up
        ("150", "100", "150.00"),
        ("0", "0", None),
        ("5", "0", None),
    ],
)
def test_a_percentage_has_two_places_half_up(bagian: str, seluruh: str, jadi: str | None) -> None:
    hasil = persen(D(bagian), D(seluruh))
    assert (None if hasil is None else str(hasil)) == jadi


def test_sums_by_source_keep_what_was_and_what_became() -> None:
    hasil = menurut(POS, lambda pos: pos.sumber)
    assert {k: (v.anggaran, v.perubahan, v.realisasi, v.sisa) for k, v in hasil.items()} == {
        "DDS": (D("63000000"), D("60000000"), D("36500000.50"), D("23499999.50")),
        "ADD": (D("8000000"), None, D("8000000"), D(0)),
        "OPD": (D("90000000"), None, D("90000000"), D(0)),
    }
    assert jumlahkan([]) == Pos("", "", D(0), None, D(0))


@pytest.mark.parametrize("mode", [ALOKASI, REALISASI])
def test_what_is_frozen_reads_the_same_afterwards(mode: str) -> None:
    asal = tabel(mode)
    beku = bekukan_tabel5(asal)
    assert beku == {
        "tahun": 2026,
        "pada": "2026-09-30",
        "bidang": {
            "1": {"total": "30000000.00", "stunting": "3000000.00", "realisasi": "1500000.00"},
            "2": {"total": "400000000.00", "stunting": "57000000.00", "realisasi": "35000000.50"},
            "4": {"total": "50000000.00", "stunting": "0.00", "realisasi": "0.00"},
        },
    }
    kembali = cairkan_tabel5(beku, mode)
    assert kembali
    assert (kembali.baris, kembali.lainnya, kembali.catatan) == (asal.baris, asal.lainnya, asal.catatan)
    assert (bekukan_tabel5(None), cairkan_tabel5(None, mode), tabel5_json(None)) == (None, None, None)


def test_the_json_writes_amounts_as_text() -> None:
    isi = tabel5_json(tabel(REALISASI))
    assert isi == {
        "mode": "realisasi",
        "tahun": 2026,
        "pada": "2026-09-30",
        "baris": [
            {"bidang": "2", "nama": "Bidang Pembangunan Desa", "total": "57000000.00", "alokasi": "35000000.50",
             "persen": "61.40", "realisasi": "35000000.50"},
            {"bidang": "4", "nama": "Bidang Pemberdayaan Masyarakat Desa", "total": "0.00", "alokasi": "0.00",
             "persen": None, "realisasi": "0.00"},
        ],
        "lainnya": {"bidang": "", "nama": "Bidang lain (1)", "total": "3000000.00", "alokasi": "1500000.00",
                    "persen": "50.00", "realisasi": "1500000.00"},
    }  # fmt: skip


def test_the_bidang_follows_from_the_code() -> None:
    assert [bidang_kode(kode) for kode in ("01.03.02", "02.02.02", "05.03.01")] == ["1", "2", "5"]
    for salah in ("", "2.02.02", "02.02", "06.01.01", "02.02.02.", "02-02-02", "02.02.02\n"):
        with pytest.raises(ValueError, match="misalnya 02"):
            bidang_kode(salah)


def test_the_names_of_the_bidang_are_those_of_the_records() -> None:
    assert {nilai: str(label) for nilai, label in Bidang.choices} == NAMA_BIDANG


def test_the_unlikely_is_asked_about_and_the_likely_is_not() -> None:
    assert tanya_lebih(D(100), D(100)) is None
    lebih = tanya_lebih(D(101), D(100))
    assert lebih
    assert lebih.kalimat == "Realisasi menjadi Rp101, lebih besar dari anggarannya Rp100. Betul?"
    assert (tanya_bidang("2", "Dana Desa", D(5), None), tanya_bidang("2", "Dana Desa", D(5), D(5))) == (None, None)
    bidang = tanya_bidang("2", "Dana Desa", D(6), D(5))
    assert bidang
    assert bidang.kalimat == (
        "Semua kegiatan bidang Pelaksanaan Pembangunan Desa dari Dana Desa menjadi Rp6, lebih besar dari anggaran "
        "bidang itu Rp5. Betul?"
    )
    assert tanya_kode("02.02.50").kalimat == "Kode 02.02.50 tidak ada dalam daftar kode kegiatan. Betul?"
