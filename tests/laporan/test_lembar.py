"""The official sheets from rows made by hand: every heading as the form guide has it, every cell worked out."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.dokumen.lembar import Lembar, Tabel
from kpm.periode import Bulan, Tahun
from laporan.lembar import (
    CatatanAnak,
    CatatanIbu,
    DataBulan,
    Identitas,
    TahunPaud,
    susun_2a,
    susun_2b,
    susun_2c,
    susun_3a,
    susun_3b,
    susun_format_bantu,
)
from laporan.lembar.dasar import Belum
from laporan.lembar.formulir_2a import gabung_ibu
from laporan.lembar.formulir_2b import gabung_anak, status_gizi
from laporan.tampilan_lembar import lunak
from pemantauan.indikator import AmbangPaud
from pemantauan.pengaturan import gabungkan
from tests.pemantauan.bahan import skor
from tests.pemantauan.test_skor_golden import ANAK, IBU

AGUSTUS = Bulan(2026, 8)
DESA = Identitas(
    sebutan_kabupaten="Kabupaten", kabupaten="Sumbawa", kecamatan="Buer", sebutan_desa="Desa", desa="Pulau Kaung",
    nama_kpm="Nurhayati",
)  # fmt: skip


def ibu(**isi: object) -> CatatanIbu:
    return CatatanIbu(**({"id": "i", "no_kia": "KIA-1", "nama": "Ayu", "dusun": "Barat"} | isi))  # type: ignore[arg-type]


def anak(**isi: object) -> CatatanAnak:
    dasar = {
        "id": "a", "no_kia": "KIA-2", "nama": "Dedi", "jenis_kelamin": "L", "dusun": "Barat",
        "lahir": dt.date(2025, 6, 15), "umur_bulan": 14,
    }  # fmt: skip
    return CatatanAnak(**(dasar | isi))  # type: ignore[arg-type]


def bulanan(*baris: object, kumulatif: bool = False, **pengaturan: str) -> DataBulan:
    return DataBulan(
        periode=AGUSTUS, baris=baris, belum=(Belum("b", "Baiq", "Timur", "", "ibu"),),
        pengaturan=gabungkan(pengaturan), kumulatif=kumulatif,
    )  # fmt: skip


def teks(tabel: Tabel, ke: int = 0) -> list[str]:
    return [satu.teks for satu in tabel.baris[ke].sel]


def kepala(tabel: Tabel) -> list[list[tuple[str, int]]]:
    return [[(kolom.judul, lebar) for kolom, lebar, _ in deret] for deret in tabel.kepala]


def huruf(tabel: Tabel) -> str:
    return " ".join(satu or "." for satu, _ in tabel.huruf)


# ---------------------------------------------------------------- 2A


def test_2a_has_the_columns_and_letters_of_the_form() -> None:
    lembar = susun_2a(bulanan(), DESA)
    assert (lembar.nomor, lembar.judul, lembar.anak_judul) == ("FORMULIR 2A", "PEMANTAUAN BULANAN IBU HAMIL", "")
    assert lembar.identitas == (
        ("Bulan", "Agustus"), ("Tahun", "2026"), ("Kabupaten", "Sumbawa"), ("Kecamatan", "Buer"),
        ("Desa", "Pulau Kaung"), ("Nama KPM", "Nurhayati"),
    )  # fmt: skip
    (tabel,) = lembar.tabel
    assert [judul for judul, _ in kepala(tabel.kertas)[0]] == [
        "No", "No Register (KIA)", "Nama Ibu", "Status Kehamilan", "Hari Perkiraan Lahir (Tgl/Bln/Thn)",
        "Usia Kehamilan (Bulan)", "Tanggal Melahirkan (Tgl/Bln/Thn)", "Pemeriksaan Kehamilan",
        "Dapat & Konsumsi Pil Fe", "Pemeriksaan Nifas", "Konseling Gizi (Kelas IH)", "Kunjungan Rumah",
        "Kepemilikan Akses Air Bersih (layak minum)", "Kepemilikan Jamban (sehat)", "Jaminan Kesehatan",
    ]  # fmt: skip
    assert huruf(tabel.kertas) == ". a b c d e f g h i j k l m n"
    assert lembar.kalimat_belum == "Belum dipantau: 1 orang, di luar tabel"


def test_2a_ticks_what_was_received_and_leaves_empty_what_was_not_written_down() -> None:
    data = bulanan(
        ibu(hpl=dt.date(2027, 1, 17), usia_bulan=5, kek=True, resti=True, anc=2, fe=0, konseling=1, air=True,
            jamban=False, suami=1),
        ibu(nama="Citra", hpl=dt.date(2026, 8, 1), hpl_bulan=True, melahirkan=dt.date(2026, 7, 20),
            sudah_bersalin=True, kek=False, nifas=1, jamkes=True),
    )  # fmt: skip
    (tabel,) = susun_2a(data, DESA).tabel
    assert teks(tabel) == [
        "1", "KIA-1", "Ayu", "KEK", "17/01/2027", "5", "", "✓", "X", "-", "✓", "", "✓", "X", "", "✓",
    ]  # fmt: skip
    assert teks(tabel, 1) == [
        "2", "KIA-1", "Citra", "NORMAL", "08/2026", "", "20/07/2026", "-", "-", "✓", "-", "-", "", "", "✓", "-",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kek", "resti", "tercetak"),
    [(True, True, "KEK"), (None, True, "RISTI"), (False, None, "NORMAL"), (None, None, "")],
)
def test_kek_is_printed_before_risti_and_nothing_where_nobody_looked(kek, resti, tercetak) -> None:
    assert teks(susun_2a(bulanan(ibu(kek=kek, resti=resti)), DESA).tabel[0])[3] == tercetak


def test_husbands_stand_on_paper_outside_the_lettered_columns() -> None:
    (tabel,) = susun_2a(bulanan(ibu(suami=1), ibu(nama="Baiq", suami=0), ibu(nama="Citra")), DESA).tabel
    assert tabel.kertas.daun[-1].kode == "jamkes"
    assert tabel.catatan_kertas == ("Suami ikut konseling (di luar kolom formulir). Ya: 1 Ayu. Tidak: 2 Baiq.",)
    assert susun_2a(bulanan(ibu()), DESA).tabel[0].catatan_kertas == ()


def test_the_cumulative_2a_adds_up_counts_and_keeps_the_last_filled_state() -> None:
    gabung = gabung_ibu([
        ibu(usia_bulan=3, kek=True, anc=1, fe=30, konseling=0, air=False, suami=1),
        ibu(usia_bulan=4, anc=2, air=True, jamkes=True, suami=1),
        ibu(usia_bulan=5, fe=10, melahirkan=dt.date(2026, 8, 20)),
    ])  # fmt: skip
    lembar = susun_2a(bulanan(gabung, kumulatif=True), DESA)
    assert lembar.anak_judul == "Sampai dengan bulan berjalan"
    assert teks(lembar.tabel[0]) == [
        "1", "KIA-1", "Ayu", "KEK", "", "5", "20/08/2026", "3", "40", "", "0", "", "✓", "", "✓", "2",
    ]  # fmt: skip


# ---------------------------------------------------------------- 2B


def test_2b_has_the_columns_and_letters_of_the_form() -> None:
    (tabel,) = susun_2b(bulanan(), DESA).tabel
    assert kepala(tabel) == [
        [
            ("No", 1), ("No Register (KIA)", 1), ("Nama Anak", 1), ("Jenis Kelamin", 1), ("Tanggal Lahir Anak", 1),
            ("Status Gizi", 1), ("Umur (Bulan)", 1), ("Hasil pengukuran tikar pertumbuhan", 1),
            ("Pemberian Imunisasi Dasar", 1), ("Pengukuran Berat Badan", 1), ("Pengukuran Tinggi Badan", 1),
            ("Konseling Gizi", 2), ("Kunjungan Rumah", 1), ("Kepemilikan Akses Air Bersih", 1),
            ("Kepemilikan Jamban Sehat", 1), ("Akta Lahir", 1), ("Jaminan Kesehatan", 1), ("Pengasuhan (PAUD)", 1),
        ],
        [("Ayah / Laki-laki (L)", 1), ("Ibu / Perempuan (P)", 1)],
    ]  # fmt: skip
    assert huruf(tabel) == ". a b c d e f g h i j k1 k2 l m n o p q"


def test_2b_prints_each_cell() -> None:
    satu = anak(
        gizi_kurang=True, stunting=True, gizi_buruk=False, tikar="M", imunisasi=False, timbang=1, tinggi=0,
        konseling_ayah=1, kunjungan=2, air=True, jamban=False, akta=True, parenting=0,
    )  # fmt: skip
    (tabel,) = susun_2b(bulanan(satu), DESA).tabel
    assert teks(tabel) == [
        "1", "KIA-2", "Dedi", "L", "15/06/2025", "GK,S", "14", "M", "X", "✓", "X", "✓", "", "✓", "✓", "X", "✓", "",
        "X",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gb", "gk", "s", "ganda", "tercetak"),
    [
        (True, True, True, "semua", "GB,GK,S"),
        (True, True, True, "prioritas", "GB"),
        (False, True, True, "prioritas", "S"),
        (False, True, False, "prioritas", "GK"),
        (False, False, False, "semua", ""),
        (None, None, None, "semua", None),
    ],
)
def test_double_nutrition_status_follows_the_setting(gb, gk, s, ganda, tercetak) -> None:
    assert status_gizi(anak(gizi_buruk=gb, gizi_kurang=gk, stunting=s), ganda) == tercetak


def test_the_cumulative_2b_counts_months_and_keeps_the_last_filled_state() -> None:
    gabung = gabung_anak([
        anak(umur_bulan=12, timbang=1, tinggi=1, konseling_ayah=0, kunjungan=2, tikar="K", akta=False, stunting=True),
        anak(umur_bulan=13, timbang=1, konseling_ayah=1, kunjungan=1, akta=True, stunting=False),
        anak(umur_bulan=14, timbang=0, imunisasi=True),
    ])  # fmt: skip
    (tabel,) = susun_2b(bulanan(gabung, kumulatif=True), DESA).tabel
    assert teks(tabel) == [
        "1", "KIA-2", "Dedi", "L", "15/06/2025", "", "14", "K", "✓", "2", "1", "1", "", "3", "", "", "✓", "", "",
    ]  # fmt: skip


# ---------------------------------------------------------------- 2C


def paud(**isi: object) -> TahunPaud:
    dasar = {"id": "p", "nomor": 7, "nama": "Eka", "jenis_kelamin": "P", "dusun": "Timur"}
    return TahunPaud(**(dasar | {"lahir": dt.date(2024, 3, 31)} | isi))  # type: ignore[arg-type]


def lembar_2c(*baris: TahunPaud, pada: dt.date = dt.date(2026, 9, 17)) -> Lembar:
    data = DataBulan(periode=Tahun(2026), baris=baris, belum=(), pengaturan=gabungkan({}))
    return susun_2c(data, DESA, pada=pada, ambang=AmbangPaud())


def test_2c_has_a_column_for_every_month_under_one_letter() -> None:
    (tabel,) = lembar_2c().tabel
    assert [judul for judul, _ in kepala(tabel)[0]] == [
        "No", "No Rumah Tangga", "Nama Anak", "Jenis Kelamin", "Usia 2 - < 3 Tahun", "Usia 3 - 6 Tahun", "Januari",
        "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
        "Jumlah Keaktifan",
    ]  # fmt: skip
    assert tabel.huruf == (("", 1), ("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 1), ("f", 12), ("", 1))


def test_2c_ticks_months_from_the_second_birthday_to_the_sixth() -> None:
    (tabel,) = lembar_2c(
        paud(hadir={4: True, 5: False, 7: True}),
        # 72 completed months on 10 May: the month in which it turns 73 (June) is the last, July begins older
        paud(nama="Fitri", lahir=dt.date(2020, 5, 10)),
        paud(nama="Gani", lahir=dt.date(2022, 1, 1), keluar=dt.date(2026, 2, 3), hadir={1: True}),
    ).tabel  # fmt: skip
    assert teks(tabel)[:6] == ["1", "7", "Eka", "P", "✓", ""]
    assert teks(tabel)[6:] == ["-", "-", "", "✓", "X", "", "✓", "", "", "", "", "", "2"]
    assert teks(tabel, 1)[4:] == ["", "✓", "", "", "", "", "", "", "-", "-", "-", "-", "-", "-", "0"]
    assert teks(tabel, 2)[6:] == ["✓", "", *["-"] * 10, "1"]


@pytest.mark.parametrize(("lahir", "golongan"), [(dt.date(2023, 9, 18), "d"), (dt.date(2023, 9, 17), "e")])
def test_the_third_birthday_moves_a_child_from_column_d_to_e(lahir: dt.date, golongan: str) -> None:
    baris = teks(lembar_2c(paud(lahir=lahir)).tabel[0])
    assert baris[4:6] == (["✓", ""] if golongan == "d" else ["", "✓"])


# ---------------------------------------------------------------- 3A, 3B, Format Bantu: the reference quarter


def test_3a_prints_the_reference_mothers_cell_by_cell() -> None:
    (tabel,) = susun_3a(skor(IBU, ANAK), DESA).tabel
    assert kepala(tabel) == [
        [
            ("No", 1), ("No Register KIA", 1), ("Nama Ibu", 1), ("Status Kehamilan (KEK / RISTI / NORMAL)", 1),
            ("Usia Kehamilan (bulan / trimester)", 1), ("Tanggal Melahirkan", 1), ("Status penerimaan layanan", 8),
            ("Tingkat Konvergensi Indikator", 3),
        ],
        [
            ("Periksa Kehamilan", 1), ("Pil Fe", 1), ("Periksa Nifas", 1), ("Konseling (Kelas IH)", 1),
            ("Kunjungan Rumah", 1), ("Akses Air Bersih", 1), ("Kepemilikan Jamban", 1), ("Jaminan Kesehatan", 1),
            ("Jumlah Diterima Lengkap", 1), ("Jumlah Seharusnya", 1), ("%", 1),
        ],
    ]  # fmt: skip
    assert huruf(tabel) == ". . a . . . 1 2 3 4 5 6 7 8 . . ."
    assert [" ".join(teks(tabel, ke)) for ke in range(3)] == [
        "1 KIA-A Ayu NORMAL 3 / 1  Y Y TS Y TS Y T Y 5 6 83,33",
        "2 KIA-B Baiq KEK 8 / 3  Y Y TS T Y Y Y T 5 7 71,43",
        "3 KIA-C Citra NORMAL Ibu Bersalin 20/07/2026 TS TS Y TS TS Y Y Y 4 4 100,00",
    ]
    assert [" ".join(satu.teks for satu in baris.sel) for baris in tabel.kaki] == [
        "Tingkat Capaian Konvergensi: Jumlah Diterima 2 2 1 1 1 3 2 2 14  ",
        "Tingkat Capaian Konvergensi: Jumlah Seharusnya 2 2 1 2 1 3 3 3  17 ",
        "Tingkat Capaian Konvergensi: % 100,00 100,00 100,00 50,00 100,00 100,00 66,67 66,67   82,35",
    ]
    assert tabel.catatan[1] == "Sasaran yang terlayani lengkap (100 %): 1 dari 3 (33,33 %)."


def test_3b_prints_the_reference_children_cell_by_cell() -> None:
    (tabel,) = susun_3b(skor(IBU, ANAK), DESA).tabel
    assert kepala(tabel) == [
        [
            ("No", 1), ("No Register KIA", 1), ("Nama Anak", 1), ("Jenis Kelamin (L/P)", 1),
            ("Umur dan Status Gizi", 2), ("Indikator layanan", 10), ("Tingkat Konvergensi Indikator", 3),
        ],
        [
            ("Umur (bulan)", 1), ("Status Gizi (Normal/Buruk/Kurang/Stunting)", 1), ("Pemberian Imunisasi Dasar", 1),
            ("Pengukuran Berat Badan", 1), ("Pengukuran Tinggi Badan", 1), ("Konseling Gizi Bagi Orang Tua", 1),
            ("Kunjungan Rumah", 1), ("Kepemilikan Akses Air Bersih", 1), ("Kepemilikan Jamban Sehat", 1),
            ("Akta Lahir", 1), ("Jaminan Kesehatan", 1), ("Pengasuhan (PAUD)", 1), ("Jumlah Diterima Lengkap", 1),
            ("Jumlah Seharusnya", 1), ("%", 1),
        ],
    ]  # fmt: skip
    assert huruf(tabel) == ". . . . . . 1 2 3 4 5 6 7 8 9 10 . . ."
    assert [" ".join(teks(tabel, ke)) for ke in range(3)] == [
        "1 KIA-D Dedi L 4 Normal TS TS Y TS TS Y Y T Y TS 4 5 80,00",
        "2 KIA-E Eka L 14 Stunting Y Y T Y Y Y T Y Y T 7 10 70,00",
        "3 KIA-F Fitri P 20 Normal Y Y Y T TS Y Y Y Y Y 8 9 88,89",
    ]
    assert [" ".join(satu.teks for satu in baris.sel) for baris in tabel.kaki] == [
        "Tingkat Capaian Konvergensi: Jumlah Diterima 2 2 2 1 1 3 2 2 3 1 19  ",
        "Tingkat Capaian Konvergensi: Jumlah Seharusnya 2 2 3 2 1 3 3 3 3 2  24 ",
        "Tingkat Capaian Konvergensi: % 100,00 100,00 66,67 50,00 100,00 100,00 66,67 66,67 100,00 50,00   79,17",
    ]


def test_the_village_cell_follows_the_basis_of_the_settings() -> None:
    (tabel,) = susun_3a(skor(IBU, ANAK, konvergensi_desa_basis="orang"), DESA).tabel
    assert [baris.sel[-3:][ke].teks for ke, baris in enumerate(tabel.kaki)] == ["1", "3", "33,33"]
    assert tabel.catatan[1] == "Layanan yang diterima dari yang seharusnya: 14 dari 17 (82,35 %)."


def test_format_bantu_adds_up_the_reference_quarter() -> None:
    lembar = susun_format_bantu(skor(IBU, ANAK), DESA)
    capaian, konvergensi, paud = lembar.tabel
    assert [tabel.judul for tabel in lembar.tabel] == [
        "FORMAT BANTU 1. Tingkatan Capaian Indikator - Kuartal ke 3",
        "FORMAT BANTU 2. Tingkat Konvergensi Desa, periode kuartal 3",
        "FORMAT BANTU 3. Layanan PAUD anak 2 s/d 6 tahun",
    ]
    assert [kepala(tabel) for tabel in lembar.tabel] == [
        [[("No", 1), ("Indikator", 1), ("Jumlah Diterima", 1), ("Jumlah Seharusnya", 1), ("%", 1)]],
        [[("No", 1), ("Sasaran", 1), ("Jumlah Layanan Diterima", 1), ("Jumlah yang Seharusnya Diterima", 1),
          ("Konvergensi %", 1)]],
        [[("Sasaran", 1), ("Jumlah Sasaran Terdaftar dan Aktif", 1), ("Jumlah Sasaran Total", 1), ("%", 1)]],
    ]  # fmt: skip
    assert [baris.sel[0].teks for baris in capaian.baris if baris.judul] == [
        "Ibu Hamil", "Anak 0 sd 23 Bulan", "Anak >2 sd 6 Tahun",
    ]  # fmt: skip
    angka = [" ".join(satu.teks for satu in baris.sel[2:]) for baris in capaian.baris if not baris.judul]
    assert angka == [
        "2 2 100,00", "2 2 100,00", "1 1 100,00", "1 2 50,00", "1 1 100,00", "3 3 100,00", "2 3 66,67", "2 3 66,67",
        "2 2 100,00", "2 2 100,00", "2 3 66,67", "1 2 50,00", "1 1 100,00", "3 3 100,00", "2 3 66,67", "2 3 66,67",
        "3 3 100,00", "1 2 50,00", "0 0 0,00",
    ]  # fmt: skip
    assert [teks(konvergensi), teks(konvergensi, 1), [satu.teks for satu in konvergensi.kaki[0].sel]] == [
        ["1", "Ibu Hamil", "14", "17", "82,35"],
        ["2", "Anak 0-23 Bulan", "19", "24", "79,17"],
        ["Total", "33", "41", "80,49"],
    ]
    assert teks(paud) == ["Anak 2 s/d 6 tahun", "0", "0", "0,00"]
    assert lembar.catatan == ("Daftar indikator 1.000 HPK 2018. Pengaturan pedoman: bawaan.",)


@pytest.mark.parametrize("susun", [susun_3a, susun_3b, susun_format_bantu])
def test_a_quarter_with_nobody_makes_a_sheet(susun) -> None:
    lembar = susun(skor(), DESA)
    assert lembar.kalimat_belum.startswith("Belum dipantau: 0 orang")
    angka = [satu.teks for tabel in lembar.tabel for baris in (*tabel.baris[1:], *tabel.kaki) for satu in baris.sel[2:]]
    assert {satu for satu in angka if satu} == {"0", "0,00"}


# ---------------------------------------------------------------- all


def test_the_filter_keeps_rows_and_names_of_one_dusun_and_posyandu() -> None:
    data = bulanan(ibu(posyandu="Melati"), ibu(nama="Dewi"), ibu(nama="Eni", dusun="Timur", posyandu="Melati"))

    def jumlah(**saring: str) -> tuple[int, int]:
        bagian = data.saring(**saring)
        return len(bagian.baris), len(bagian.belum)

    assert [jumlah(dusun="Barat"), jumlah(dusun="Timur"), jumlah(posyandu="Melati")] == [(2, 0), (1, 1), (2, 0)]
    assert jumlah(dusun="Timur", posyandu="Melati") == (1, 0)
    assert data.nama_dusun == ["Barat", "Timur"]


@pytest.mark.parametrize(
    ("teks", "bersuku"),
    [
        ("Pemeriksaan Kehamilan", "Pe-me-rik-saan Ke-ha-mi-lan"),
        ("Jumlah Seharusnya", "Jum-lah Se-ha-rus-nya"),
        ("Kunjungan", "Kun-ju-ngan"),
        ("Umur (bulan)", "Umur (bu-lan)"),
        ("No KIA %", "No KIA %"),
    ],
)
def test_long_headings_may_break_between_syllables(teks: str, bersuku: str) -> None:
    assert lunak(teks).replace("\u00ad", "-") == bersuku
