"""The pure parts of the line of life: stretches of months, stages, the grid of services, the curve."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpm.dokumen.grafik import Garis, kurva
from kpm.periode import Bulan
from laporan.garis.petak import CatatanBulan, petak_anak, petak_ibu
from laporan.garis.titik import Masa, Titik, babak_anak, babak_ibu, rentang, sebut_rentang, sela
from pemantauan.models import PemantauanAnak, PemantauanIbu

BULAN = st.builds(Bulan, st.integers(2018, 2030), st.integers(1, 12))


def titik(hari: str, judul: str, **lain: bool) -> Titik:
    return Titik(tanggal=dt.date.fromisoformat(hari), waktu=hari, judul=judul, **lain)


def anak(bulan: Bulan, umur: int, **isi: object) -> CatatanBulan:
    kosong = {bidang: "" if bidang in ("tikar", "imunisasi") else None for bidang in PemantauanAnak.LAYANAN}
    return CatatanBulan(bulan, {**kosong, **isi}, umur=umur)


@pytest.mark.parametrize(
    ("awal", "akhir", "kata"),
    [
        (Bulan(2026, 3), Bulan(2026, 3), "Maret 2026"),
        (Bulan(2026, 3), Bulan(2026, 5), "Maret–Mei 2026"),
        (Bulan(2025, 11), Bulan(2026, 1), "November 2025–Januari 2026"),
    ],
)
def test_a_stretch_of_months_is_named_as_people_say_it(awal: Bulan, akhir: Bulan, kata: str) -> None:
    assert sebut_rentang(awal, akhir) == kata


def test_months_without_a_record_become_one_point_for_each_stretch() -> None:
    kosong = [Bulan(2026, 5), Bulan(2025, 12), Bulan(2026, 1), Bulan(2026, 3)]
    assert [(satu.waktu, satu.judul, satu.teks) for satu in sela(kosong)] == [
        ("Desember 2025–Januari 2026", "belum dicatat", ("2 bulan",)),
        ("Maret 2026", "belum dicatat", ()),
        ("Mei 2026", "belum dicatat", ()),
    ]


@given(st.sets(BULAN, max_size=40))
def test_stretches_hold_every_month_once_and_never_touch(bulan: set[Bulan]) -> None:
    hasil = rentang(bulan)
    assert {awal.geser(n) for awal, akhir in hasil for n in range(akhir.selisih(awal) + 1)} == bulan
    assert all(b[0].selisih(a[1]) > 1 for a, b in itertools.pairwise(hasil))


def test_a_child_s_points_stand_in_their_stage_the_oldest_first() -> None:
    lahir = dt.date(2024, 1, 15)
    semua = [
        titik("2030-02-15", "sesudah"),
        titik("2024-01-15", "Lahir", pokok=True),
        titik("2024-01-01", "kosong", kosong=True),
        titik("2023-09-01", "kandungan"),
        titik("2024-07-14", "5 bulan"),
        titik("2024-07-15", "6 bulan"),
        titik("2025-01-15", "12 bulan"),
        titik("2026-01-15", "24 bulan"),
    ]
    assert [(satu.nama, [t.judul for t in satu.titik]) for satu in babak_anak(semua, lahir)] == [
        ("Dalam kandungan", ["kandungan"]),
        ("Lahir", ["Lahir"]),
        ("0–5 bulan", ["kosong", "5 bulan"]),
        ("6–11 bulan", ["6 bulan"]),
        ("12–23 bulan", ["12 bulan"]),
        ("PAUD, 2–6 tahun", ["24 bulan"]),
        ("Sesudah 6 tahun", ["sesudah"]),
    ]


def test_without_a_birth_date_points_stand_together() -> None:
    assert [satu.nama for satu in babak_anak([titik("2026-01-01", "NIK dicatat")], None)] == ["Kejadian lain"]


def test_a_woman_s_pregnancies_are_stages_with_what_lies_between() -> None:
    masa = [
        Masa("Kehamilan ke-1", dt.date(2024, 1, 1), dt.date(2024, 3, 5)),
        Masa("Kehamilan ke-2", dt.date(2025, 2, 1), None),
    ]
    semua = [titik(hari, hari) for hari in ("2026-01-01", "2024-03-05", "2024-03-06", "2023-12-31", "2025-02-01")]
    assert [(satu.nama, [t.judul for t in satu.titik]) for satu in babak_ibu(semua, masa)] == [
        ("Kejadian lain", ["2023-12-31"]),
        ("Kehamilan ke-1", ["2024-03-05"]),
        ("Kejadian lain", ["2024-03-06"]),
        ("Kehamilan ke-2", ["2025-02-01", "2026-01-01"]),
    ]


def test_the_grid_of_a_child_has_a_mark_for_every_service_and_month() -> None:
    petak = petak_anak(
        [
            # in July nothing is measured by the calendar, below six months counselling is not judged
            anak(Bulan(2026, 7), 5, timbang=True, air=False),
            # August is missing; at 7 months everything is due but the visit of a healthy child
            anak(Bulan(2026, 9), 7, timbang=False, imunisasi="kecuali", konseling_ibu=True, kunjungan=2),
        ]
    )
    assert petak is not None
    tanda = {lajur.nama: "|".join(sel.kelas for sel in lajur.sel) for _, semua in petak.paket for lajur in semua}
    assert tanda == {
        "Ditimbang": "y|belum|t",
        "Diukur panjang atau tinggi": "ts|belum|ts",
        "Imunisasi dasar": "ts|belum|y",
        "Kunjungan rumah": "ts|belum|y",
        "Konseling gizi: ibu": "ts|belum|y",
        "Konseling gizi: ayah": "ts|belum|belum",
        "Air minum layak": "t|belum|belum",
        "Jamban sehat": "belum|belum|belum",
        "Akta kelahiran": "belum|belum|belum",
        "Jaminan kesehatan": "belum|belum|belum",
        "Kelas pengasuhan": "ts|belum|belum",
    }
    assert petak.kepala == [("Jul 26", "Juli 2026"), ("Agu 26", "Agustus 2026"), ("Sep 26", "September 2026")]
    assert [nama for nama, _ in petak.paket] == [
        "Kesehatan Ibu dan Anak",
        "Konseling Gizi Terpadu",
        "Air Bersih dan Sanitasi",
        "Perlindungan Sosial dan Kesehatan",
        "Pendidikan Anak Usia Dini",
    ]


def test_the_grid_of_a_mother_changes_with_the_birth() -> None:
    kosong = dict.fromkeys(PemantauanIbu.LAYANAN)
    petak = petak_ibu(
        [
            CatatanBulan(Bulan(2026, 7), {**kosong, "anc": 2, "fe": 0, "kek": True}),
            CatatanBulan(Bulan(2026, 8), {**kosong, "nifas": 1}, bersalin=True),
        ]
    )
    assert petak is not None
    isi = {lajur.nama: [(sel.cetak, sel.kata) for sel in lajur.sel] for lajur in petak.paket[0][1]}
    assert isi == {
        "Periksa kehamilan": [("✓", "2 kali"), ("-", "tidak berlaku")],
        "Tablet tambah darah": [("X", "0 tablet"), ("-", "tidak berlaku")],
        "Periksa nifas": [("-", "tidak berlaku"), ("✓", "1 kali")],
        "Kunjungan rumah": [("", "belum dicatat"), ("-", "tidak berlaku")],
    }


def test_nobody_without_a_record_has_a_grid() -> None:
    assert (petak_anak([]), petak_ibu([])) == (None, None)


def test_a_curve_lies_in_its_frame_and_names_its_lines() -> None:
    hasil = kurva([(Decimal(12), Decimal("8.5")), (Decimal(0), Decimal(3))], langkah=2)
    assert hasil is not None
    # 24 months are 356 units from 34 on: 12 months at 212; 2 to 10 kg are 186 units upwards from 196
    assert hasil.titik == (("34.0", "172.8"), ("212.0", "44.9"))
    assert hasil.jalur == "M34.0 172.8L212.0 44.9"
    assert [satu.kata for satu in hasil.datar] == ["2", "4", "6", "8", "10"]
    assert hasil.tegak[-1] == Garis("390.0", "24")
    assert kurva([], langkah=2) is None


@given(
    st.lists(
        st.tuples(st.decimals(0, 24, places=2), st.decimals("0.4", 30, places=2)),
        min_size=1,
        max_size=25,
    )
)
def test_no_measurement_leaves_the_frame(ukur: list[tuple[Decimal, Decimal]]) -> None:
    hasil = kurva(ukur, langkah=2)
    assert hasil is not None
    assert len(hasil.titik) == len(ukur)
    assert all(34 <= Decimal(x) <= 390 and 10 <= Decimal(y) <= 196 for x, y in hasil.titik)
