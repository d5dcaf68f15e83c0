"""The hand-computed reference quarter: three mothers and three children, cell by cell."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from tests.pemantauan.bahan import DESA, anak, ibu, sebagai_berkas, skor

IBU_A = ibu(
    id="A", no_kia="KIA-A", nama="Ayu", keluarga=1, kek=False, resti=False, usia_bulan=3,
    anc=1, fe=30, konseling=1, kunjungan=0, air=True, jamban=False, jamkes=True,
)  # fmt: skip
IBU_B = ibu(
    id="B", no_kia="KIA-B", nama="Baiq", keluarga=2, kek=True, resti=False, usia_bulan=8,
    anc=2, fe=30, konseling=1, kunjungan=1, air=True, jamban=True, jamkes=False,
)  # fmt: skip
IBU_C = ibu(
    id="C", no_kia="KIA-C", nama="Citra", keluarga=3, kek=False, resti=False, melahirkan=dt.date(2026, 7, 20),
    nifas=3, air=True, jamban=True, jamkes=True,
)  # fmt: skip
NORMAL = {"gizi_buruk": False, "gizi_kurang": False, "stunting": False}
ANAK_D = anak(
    id="D", no_kia="KIA-D", nama="Dedi", keluarga=4, umur_bulan=4, tikar="H", tinggi_kedua=True, kunjungan=0,
    air=True, jamban=True, akta=False, jamkes=True, **NORMAL,
)  # fmt: skip
ANAK_E = anak(
    id="E", no_kia="KIA-E", nama="Eka", keluarga=5, umur_bulan=14, tikar="M", stunting=True, imunisasi="lengkap",
    timbang_4q=8, tinggi_pertama=True, tinggi_kedua=False, konseling_4q=8, ayah_hadir=True, kunjungan=2,
    air=True, jamban=False, akta=True, jamkes=True, parenting_2q=4,
)  # fmt: skip
ANAK_F = anak(
    id="F", no_kia="KIA-F", nama="Fitri", jenis_kelamin="P", keluarga=6, umur_bulan=20, tikar="K",
    imunisasi="lengkap", timbang_6q=15, tinggi_pertama=True, tinggi_kedua=True, konseling_6q=14, kunjungan=0,
    air=True, jamban=True, akta=True, jamkes=True, parenting_2q=5, **NORMAL,
)  # fmt: skip
IBU = (IBU_A, IBU_B, IBU_C)
ANAK = (ANAK_D, ANAK_E, ANAK_F)

KODE_IBU = {
    "A": ("Y Y TS Y TS Y T Y", 5, 6, "83.33"),
    "B": ("Y Y TS T Y Y Y T", 5, 7, "71.43"),
    "C": ("TS TS Y TS TS Y Y Y", 4, 4, "100.00"),
}
KODE_ANAK = {
    "D": ("TS TS Y TS TS Y Y T Y TS", 4, 5, "80.00"),
    "E": ("Y Y T Y Y Y T Y Y T", 7, 10, "70.00"),
    "F": ("Y Y Y T TS Y Y Y Y Y", 8, 9, "88.89"),
}


@pytest.mark.parametrize("nama", KODE_IBU)
def test_each_mother_gets_the_hand_computed_row(nama):
    baris = {b.data.id: b for b in skor(IBU, ANAK).ibu}[nama]

    hasil = " ".join(j.nilai for j in baris.jawaban.values()), baris.diterima, baris.seharusnya, str(baris.persen)

    assert hasil == KODE_IBU[nama]


@pytest.mark.parametrize("nama", KODE_ANAK)
def test_each_child_gets_the_hand_computed_row(nama):
    baris = {b.data.id: b for b in skor(IBU, ANAK).anak}[nama]

    hasil = " ".join(j.nilai for j in baris.jawaban.values()), baris.diterima, baris.seharusnya, str(baris.persen)

    assert hasil == KODE_ANAK[nama]


def test_indicators_of_mothers_are_the_hand_computed_ones():
    capaian = skor(IBU, ANAK).indikator["ibu"]

    assert {kode: (c.diterima, c.seharusnya, str(c.persen)) for kode, c in capaian.items()} == {
        "anc": (2, 2, "100.00"),
        "fe": (2, 2, "100.00"),
        "nifas": (1, 1, "100.00"),
        "konseling": (1, 2, "50.00"),
        "kunjungan": (1, 1, "100.00"),
        "air": (3, 3, "100.00"),
        "jamban": (2, 3, "66.67"),
        "jamkes": (2, 3, "66.67"),
    }


def test_indicators_of_children_are_the_hand_computed_ones():
    capaian = skor(IBU, ANAK).indikator["anak"]

    assert {kode: (c.diterima, c.seharusnya, str(c.persen)) for kode, c in capaian.items()} == {
        "imunisasi": (2, 2, "100.00"),
        "timbang": (2, 2, "100.00"),
        "tinggi": (2, 3, "66.67"),
        "konseling": (1, 2, "50.00"),
        "kunjungan": (1, 1, "100.00"),
        "air": (3, 3, "100.00"),
        "jamban": (2, 3, "66.67"),
        "akta": (2, 3, "66.67"),
        "jamkes": (3, 3, "100.00"),
        "parenting": (1, 2, "50.00"),
    }


def test_tabel_4_on_both_bases_is_the_hand_computed_one():
    tabel4 = skor(IBU, ANAK).tabel4

    assert [
        (p.diterima, p.seharusnya, p.persen)
        for dasar in (tabel4.indikator, tabel4.orang)
        for p in (dasar.ibu, dasar.anak, dasar.total)
    ] == [
        (14, 17, Decimal("82.35")),
        (19, 24, Decimal("79.17")),
        (33, 41, Decimal("80.49")),
        (1, 3, Decimal("33.33")),
        (0, 3, Decimal("0.00")),
        (1, 6, Decimal("16.67")),
    ]


def test_strict_mode_asks_visits_for_normal_children_too():
    baris = {b.data.id: b for b in skor(IBU, ANAK, anak_normal_kunjungan="wajib").anak}

    assert {nama: (b.diterima, b.seharusnya, str(b.persen)) for nama, b in baris.items()} == {
        "D": (4, 6, "66.67"),
        "E": (7, 10, "70.00"),
        "F": (8, 10, "80.00"),
    }


def test_opensid_mode_lowers_the_normal_mother():
    baris = {b.data.id: b for b in skor(IBU, ANAK, bumil_normal_kunjungan="T").ibu}

    assert {nama: (b.diterima, b.seharusnya, str(b.persen)) for nama, b in baris.items()} == {
        "A": (5, 7, "71.43"),
        "B": (5, 7, "71.43"),
        "C": (4, 4, "100.00"),
    }


def test_the_json_has_exactly_the_agreed_shape_and_order():
    hasil = sebagai_berkas(skor([IBU_B], [ANAK_E]), dengan_nama=False)

    assert json.dumps(hasil, indent=1) == json.dumps(
        {
            "desa": DESA,
            "periode": "2026-T3",
            "set": "hpk-2018",
            "revisi": 0,
            "saring": {"dusun": None, "posyandu": None},
            "pengaturan": {
                "bumil_normal_kunjungan": "TS",
                "anak_normal_kunjungan": "TS",
                "fe_rule": "30-butir",
                "tinggi_rule": "feb-agu",
                "konseling_anak": "ayah-ibu",
                "konvergensi_desa_basis": "indikator",
                "paud_basis": "orang",
                "anak_18_bulan_band": "akhir",
                "tabel3_urutan_8_9": "akta-jamkes",
                "status_gizi_ganda": "semua",
                "tabel5_mode": "alokasi",
                "resti_paritas": "3",
                "indicator_set": "hpk-2018",
                "sasaran_tanpa_catatan": "luar",
            },
            "ibu": [
                {
                    "id": "B",
                    "no_kia": "KIA-B",
                    "status": "KEK",
                    "usia_bulan": 8,
                    "bersalin": False,
                    "nilai": {
                        "anc": "Y",
                        "fe": "Y",
                        "nifas": "TS",
                        "konseling": "T",
                        "kunjungan": "Y",
                        "air": "Y",
                        "jamban": "Y",
                        "jamkes": "T",
                    },
                    "alasan": {
                        "anc": "2 kali periksa pada trimester 3, perlu 2",
                        "fe": "30 tablet dalam triwulan ini, perlu 30",
                        "nifas": "Belum melahirkan, nifas belum dinilai",
                        "konseling": "1 kali konseling gizi atau kelas ibu hamil pada trimester 3, perlu 2",
                        "kunjungan": "1 kali kunjungan rumah dalam triwulan ini, perlu 1",
                        "air": "Punya akses air bersih",
                        "jamban": "Punya jamban sehat",
                        "jamkes": "Belum punya jaminan kesehatan",
                    },
                    "diterima": 5,
                    "seharusnya": 7,
                    "persen": "71.43",
                }
            ],
            "anak": [
                {
                    "id": "E",
                    "no_kia": "KIA-E",
                    "jenis_kelamin": "L",
                    "umur_bulan": 14,
                    "status_gizi": ["S"],
                    "tikar": "M",
                    "nilai": {
                        "imunisasi": "Y",
                        "timbang": "Y",
                        "tinggi": "T",
                        "konseling": "Y",
                        "kunjungan": "Y",
                        "air": "Y",
                        "jamban": "T",
                        "akta": "Y",
                        "jamkes": "Y",
                        "parenting": "T",
                    },
                    "alasan": {
                        "imunisasi": "Imunisasi dasar lengkap pada umur 14 bulan",
                        "timbang": "Ditimbang 8 dari 12 bulan, perlu 8",
                        "tinggi": "Tinggi badan bulan Februari diukur, bulan Agustus tidak diukur, "
                        "perlu Februari dan Agustus",
                        "konseling": "Orang tua hadir 8 dari 12 bulan, perlu 8",
                        "kunjungan": "2 kali kunjungan rumah dalam triwulan ini, perlu 2",
                        "air": "Punya akses air bersih",
                        "jamban": "Belum punya jamban sehat",
                        "akta": "Punya akta kelahiran",
                        "jamkes": "Punya jaminan kesehatan",
                        "parenting": "Orang tua ikut kelas pengasuhan 4 dari 6 bulan, perlu 5",
                    },
                    "diterima": 7,
                    "seharusnya": 10,
                    "persen": "70.00",
                }
            ],
            "paud": [],
            "belum_dipantau": {"ibu": 0, "anak": 0, "paud": 0},
            "indikator": {
                "ibu": {
                    "anc": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "fe": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "nifas": {"diterima": 0, "seharusnya": 0, "persen": None},
                    "konseling": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                    "kunjungan": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "air": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "jamban": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "jamkes": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                },
                "anak": {
                    "imunisasi": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "timbang": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "tinggi": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                    "konseling": {"diterima": 1, "seharusnya": 1, "persen": "100.00", "laki": 1},
                    "kunjungan": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "air": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "jamban": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                    "akta": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "jamkes": {"diterima": 1, "seharusnya": 1, "persen": "100.00"},
                    "parenting": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                },
                "paud": {"paud": {"diterima": 0, "seharusnya": 0, "persen": None}},
            },
            "tabel1": {"rumah_tangga": 2, "ibu": 1, "ibu_kek_resti": 1, "anak": 1, "anak_gizi": 1},
            "tabel2": {"anak": 1, "hijau": 0, "kuning": 0, "merah": 1, "tidak_diukur": 0},
            "tabel4": {
                "indikator": {
                    "ibu": {"diterima": 5, "seharusnya": 7, "persen": "71.43"},
                    "anak": {"diterima": 7, "seharusnya": 10, "persen": "70.00"},
                    "total": {"diterima": 12, "seharusnya": 17, "persen": "70.59"},
                },
                "orang": {
                    "ibu": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                    "anak": {"diterima": 0, "seharusnya": 1, "persen": "0.00"},
                    "total": {"diterima": 0, "seharusnya": 2, "persen": "0.00"},
                },
            },
            "tabel5": None,
        },
        indent=1,
    )


def test_names_stand_in_the_json_only_when_asked_for():
    hasil = skor(IBU, ANAK)

    assert [p["nama"] for p in sebagai_berkas(hasil)["ibu"]] == ["Ayu", "Baiq", "Citra"]
    assert list(sebagai_berkas(hasil)["anak"][0])[:4] == ["id", "no_kia", "nama", "jenis_kelamin"]
    tanpa_nama = json.dumps(sebagai_berkas(hasil, dengan_nama=False))
    assert [data.nama for data in (*IBU, *ANAK) if data.nama in tanpa_nama] == []


def test_tabel_1_and_tabel_2_of_the_reference_quarter():
    hasil = sebagai_berkas(skor(IBU, ANAK))

    assert hasil["tabel1"] == {"rumah_tangga": 6, "ibu": 3, "ibu_kek_resti": 1, "anak": 3, "anak_gizi": 1}
    assert hasil["tabel2"] == {"anak": 3, "hijau": 1, "kuning": 1, "merah": 1, "tidak_diukur": 0}
