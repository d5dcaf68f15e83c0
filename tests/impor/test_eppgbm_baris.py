"""One row of the list: what each cell means, however it was saved, and what is refused with its raw value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest

from kpm.bacaan.bentuk import Baris, BerkasDitolak, Nilai
from kpm.bacaan.kepala import BarisData
from kpm.bacaan.wadah import baca_buku
from laporan.impor.eppgbm.baris import BarisUkur, baca_baris, nama_rapi
from laporan.impor.eppgbm.kolom import KAMUS, tabel_tabel
from tests.conftest import HARI_INI
from tests.impor.tulis_eppgbm import KOLOM_35, KOLOM_36, KOLOM_37, KOLOM_OT, tulis_csv, tulis_html, tulis_xlsx

SEL: dict[str, Nilai] = {
    "nik": "6213995506250001",
    "nama": "SARI REKAAN",
    "jk": "P",
    "lahir": "2025-06-15",
    "tanggal": "2026-08-10",
    "berat": "9.1",
    "tinggi": "74.2",
    "cara": "Terlentang",
}


def baca(**sel: Nilai) -> BarisUkur:
    isi = SEL | sel
    data = BarisData(Baris(7, tuple(isi.values())), {kode: ke for ke, kode in enumerate(isi)})
    hasil = baca_baris(data, lembar="", urutan=1, pada=HARI_INI)
    assert hasil is not None
    return hasil


def bidang(baris: BarisUkur, *nama: str) -> list[Any]:
    return [getattr(baris, satu) for satu in nama]


def test_a_plain_row_tells_the_child_and_its_measurement() -> None:
    baris = baca(bb_lahir="3.1", tb_lahir="49", ortu="ROHANA", rt="3", rw="00", posyandu="MELATI", bb_tb="Gizi Kurang")

    assert bidang(baris, "nama", "jk", "lahir", "ibu", "ayah") == [
        "Sari Rekaan", "P", dt.date(2025, 6, 15), "Rohana", "",
    ]  # fmt: skip
    assert bidang(baris, "berat", "panjang", "cara", "tanggal") == [D("9.1"), D("74.2"), "L", dt.date(2026, 8, 10)]
    assert bidang(baris, "berat_lahir", "panjang_lahir", "rt", "rw") == [D("3.1"), D("49"), "003", ""]
    assert bidang(baris, "gizi_buruk", "gizi_kurang", "stunting") == [False, True, None]
    assert bidang(baris, "salah_anak", "salah_ukur", "catatan") == ["", "", ()]


@pytest.mark.parametrize(
    ("sel", "nama", "nilai"),
    [
        ({"berat": "9,1"}, "berat", D("9.1")),
        ({"berat": D("9.100000000000001")}, "berat", D("9.1")),
        ({"berat": 9}, "berat", D(9)),
        ({"berat": "0"}, "berat", None),
        ({"berat": "-"}, "berat", None),
        ({"tanggal": "10/08/2026"}, "tanggal", dt.date(2026, 8, 10)),
        ({"tanggal": "10-08-2026"}, "tanggal", dt.date(2026, 8, 10)),
        ({"tanggal": "2026-08-10 08:15:00"}, "tanggal", dt.date(2026, 8, 10)),
        ({"tanggal": dt.date(2026, 8, 10)}, "tanggal", dt.date(2026, 8, 10)),
        ({"tanggal": 46244}, "tanggal", dt.date(2026, 8, 10)),
        ({"lahir": "15 Juni 2025"}, "lahir", dt.date(2025, 6, 15)),
        ({"cara": "Telentang"}, "cara", "L"),
        ({"cara": "BERDIRI"}, "cara", "H"),
        ({"cara": "-"}, "cara", ""),
        ({"jk": "Perempuan"}, "jk", "P"),
        ({"jk": "Lk"}, "jk", "L"),
        ({"bb_lahir": "3100"}, "berat_lahir", D("3.1")),
        ({"tb_lahir": "0,49"}, "panjang_lahir", D("49")),
        ({"anak_ke": 2}, "anak_ke", 2),
        ({"anak_ke": "-"}, "anak_ke", None),
    ],
)
def test_a_cell_means_the_same_however_it_was_saved(sel: dict[str, Nilai], nama: str, nilai: Any) -> None:
    assert getattr(baca(**sel), nama) == nilai


@pytest.mark.parametrize(
    ("bb_tb", "tb_u", "gizi"),
    [
        ("Gizi Buruk", "Sangat Pendek", (True, False, True)),
        ("Gizi Kurang", "Pendek", (False, True, True)),
        ("Gizi Baik", "Normal", (False, False, False)),
        ("Normal", "Tinggi", (False, False, False)),
        ("Risiko Gizi Lebih", "-", (False, False, None)),
        ("Resiko Gizi Lebih", "", (False, False, None)),
        ("Gizi Lebih", None, (False, False, None)),
        ("OBESITAS", "normal", (False, False, False)),
        ("Outlier", "Outlier", (None, None, None)),
        ("-", "-", (None, None, None)),
    ],
)
def test_the_status_is_copied_and_an_outlier_says_nothing(
    bb_tb: str, tb_u: str | None, gizi: tuple[bool | None, ...]
) -> None:
    assert tuple(bidang(baca(bb_tb=bb_tb, tb_u=tb_u), "gizi_buruk", "gizi_kurang", "stunting")) == gizi


def test_an_outlier_is_to_be_measured_again() -> None:
    assert baca(tb_u="Outlier", zs_tb_u="999.99").catatan == ("e-PPGBM menandai ukuran ini Outlier: ukur ulang.",)


@pytest.mark.parametrize(
    ("sel", "kalimat"),
    [
        ({"berat": "10945"}, "Berat: 10945 kg tidak mungkin. Maksud Anda 10,945 kg?"),
        ({"tinggi": "875"}, "Tinggi: 875 cm tidak mungkin. Maksud Anda 87,5 cm?"),
        ({"tinggi": "1082"}, "Tinggi: 1082 cm tidak mungkin. Tulis antara 38 dan 130 cm."),
        ({"tinggi": "0.742"}, "Tinggi: 0,742 cm tidak mungkin. Maksud Anda 74,2 cm?"),
        ({"berat": "83..9"}, "Berat: “83..9” bukan angka yang dapat dibaca."),
        ({"berat": "10.7 it"}, "Berat: “10.7 it” bukan angka yang dapat dibaca."),
        ({"tanggal": "2026-09-18"}, "Tanggal Pengukuran 18-09-2026 belum terjadi. Periksa tahunnya."),
        (
            {"tanggal": "2025-06-14"},
            "Tanggal Pengukuran 14-06-2025 sebelum anak lahir, 15-06-2025. Periksa keduanya.",
        ),
        ({"tanggal": "Agustus 2026"}, "Tanggal Pengukuran hanya bulan (“Agustus 2026”); harinya tidak ada."),
        ({"tanggal": ""}, "Tanggal Pengukuran kosong."),
        ({"tanggal": "31/02/2026"}, "Tanggal Pengukuran: “31/02/2026” bukan tanggal yang ada."),
    ],
)
def test_an_impossible_measurement_is_refused_with_its_raw_value(sel: dict[str, Nilai], kalimat: str) -> None:
    assert baca(**sel).salah_ukur == kalimat


def test_one_slip_leaves_no_value_behind() -> None:
    baris = baca(berat="10945", tinggi="875")

    assert bidang(baris, "berat", "panjang") == [None, None]


def test_a_value_finer_than_a_form_takes_is_rounded_and_says_so() -> None:
    baris = baca(tinggi="74.25", berat="9.105")

    assert bidang(baris, "berat", "panjang") == [D("9.11"), D("74.3")]
    assert baris.catatan == ("Berat 9,105 dibulatkan menjadi 9,11.", "Tinggi 74,25 dibulatkan menjadi 74,3.")


@pytest.mark.parametrize(
    ("sel", "kalimat"),
    [
        ({"nama": "", "nik": ""}, "Nama anak kosong."),
        ({"lahir": "2027-06-15"}, "Tanggal lahir 15-06-2027 belum terjadi. Periksa tahunnya."),
        ({"lahir": "30-02-2025"}, "Tanggal lahir: “30-02-2025” bukan tanggal yang ada."),
        ({"jk": "?"}, "“?” bukan jenis kelamin."),
    ],
)
def test_a_row_of_nobody_in_particular_is_refused(sel: dict[str, Nilai], kalimat: str) -> None:
    assert baca(**sel).salah_anak == kalimat


@pytest.mark.parametrize(
    ("nilai", "masalah", "tampak"),
    [
        ("6.21399E+15", "rusak", ("", "")),
        (6213995506250000, "rusak", ("", "")),
        ("62139", "rusak", ("", "")),
        ("9999999999999999", "", ("", "")),
        ("62139**********", "tersamar", ("62139", "")),
        ("6213***********1", "tersamar", ("6213", "1")),
        ("0", "", ("", "")),
        (None, "", ("", "")),
    ],
)
def test_a_broken_or_masked_nik_gives_no_number(nilai: Nilai, masalah: str, tampak: tuple[str, str]) -> None:
    baris = baca(nik=nilai)

    assert (baris.nik.angka, baris.nik.masalah, baris.nik_tampak) == ("", masalah, tampak)


@pytest.mark.parametrize("nilai", ["6213995506250001", "'6213995506250001", "6213995506250001\u00a0", 6213995506250001])
def test_a_whole_nik_is_read_however_it_is_written(nilai: Nilai) -> None:
    assert baca(nik=nilai).nik.angka == "6213995506250001"


def test_no_nik_can_be_read_from_a_row_that_is_printed() -> None:
    assert "6213995506250001" not in repr(baca())


@pytest.mark.parametrize(
    ("kolom", "nilai", "ortu"),
    [
        ("ortu", "ROHANA", ("Rohana", "")),
        ("ortu", "BUDI / ROHANA", ("Rohana", "Budi")),
        ("ortu", "- / ROHANA", ("Rohana", "")),
        ("ibu_ayah", "ROHANA/BUDI", ("Rohana", "Budi")),
        ("ibu_ayah", "ROHANA", ("Rohana", "")),
        ("ortu", "-", ("", "")),
    ],
)
def test_one_parent_is_the_mother_and_of_two_the_layout_decides(kolom: str, nilai: str, ortu: tuple[str, str]) -> None:
    baris = baca(**{kolom: nilai})

    assert (baris.ibu, baris.ayah) == ortu


def test_a_birth_measure_that_cannot_be_is_left_out_with_a_sentence() -> None:
    baris = baca(bb_lahir="31", tb_lahir="x")

    assert bidang(baris, "berat_lahir", "panjang_lahir") == [None, None]
    assert baris.catatan_anak == (
        "Berat lahir tidak diambil: 31 kg tidak mungkin. Maksud Anda 3,1 kg?",
        "Panjang lahir tidak diambil: “x” bukan angka yang dapat dibaca.",
    )


@pytest.mark.parametrize(
    ("nama", "rapi"),
    [
        ("SITI NUR'AINI", "Siti Nur'aini"),
        ("M. ALI AL-FATIH", "M. Ali Al-Fatih"),
        ("siti aisyah", "Siti Aisyah"),
        ("Siti AISYAH", "Siti AISYAH"),
        ("BY. NY. ROHANA (1)", "By. Ny. Rohana (1)"),
    ],
)
def test_names_in_capitals_are_written_as_names(nama: str, rapi: str) -> None:
    assert nama_rapi(nama) == rapi


def test_a_row_of_totals_is_no_row() -> None:
    isi = dict.fromkeys(KAMUS) | {"nama": "JUMLAH"}
    data = BarisData(Baris(9, tuple(isi.values())), {kode: ke for ke, kode in enumerate(isi)})

    assert baca_baris(data, lembar="", urutan=1, pada=HARI_INI) is None


# --- columns --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kolom", [KOLOM_35, KOLOM_36, KOLOM_37, KOLOM_OT], ids=["35", "36", "37", "ot"])
@pytest.mark.parametrize("tulis", [tulis_html, tulis_csv, tulis_xlsx])
def test_every_layout_is_known_in_every_container(kolom: tuple[str, ...], tulis: Any) -> None:
    isi = [{"Nama": "SARI", "JK": "P", "Tgl Lahir": dt.date(2025, 6, 15), "Tanggal Pengukuran": dt.date(2026, 8, 10)}]

    (tabel,) = tabel_tabel(baca_buku(tulis(isi, kolom)))

    assert [satu["nama"] for satu in tabel.baris] == ["SARI"]


def test_title_rows_above_the_heading_are_stepped_over() -> None:
    isi = [{"Nama": "SARI"}]
    judul = ["DAFTAR ANAK BERDASARKAN STATUS GIZI", "PUSKESMAS BUER", "", "Agustus 2026"]

    (tabel,) = tabel_tabel(baca_buku(tulis_csv(isi, judul=judul)))

    assert [satu["nama"] for satu in tabel.baris] == ["SARI"]


def test_another_list_is_refused_with_a_sentence() -> None:
    with pytest.raises(BerkasDitolak) as galat:
        tabel_tabel(baca_buku(b"NIK;Nama;Alamat\n1;SARI;-\n"))

    assert str(galat.value) == (
        "Berkas ini bukan Daftar Anak Berdasarkan Status Gizi dari e-PPGBM. Unduh daftar itu dari e-PPGBM, lalu unggah "
        "di sini tanpa diubah."
    )


def test_a_list_without_a_column_it_needs_is_refused_by_the_column_s_name() -> None:
    kolom = [satu for satu in KOLOM_36 if satu not in ("Tanggal Pengukuran", "Berat")]

    with pytest.raises(BerkasDitolak) as galat:
        tabel_tabel(baca_buku(tulis_html([{"Nama": "SARI"}], kolom)))

    assert str(galat.value) == (
        "Berkas ini bukan Daftar Anak Berdasarkan Status Gizi dari e-PPGBM: kolom Tanggal Pengukuran, Berat tidak ada. "
        "Unduh ulang daftarnya, lalu unggah tanpa menghapus kolom."
    )
