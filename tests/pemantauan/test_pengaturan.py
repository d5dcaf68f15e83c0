"""Settings and indicator sets as data."""

import pytest

from pemantauan.indikator import HPK_2018, PAKET, SET, urutan_anak
from pemantauan.pengaturan import BAWAAN, OPSI, gabungkan


def test_all_settings_have_the_agreed_values_and_defaults():
    assert {opsi.kunci: (*opsi.pilihan, "->", opsi.bawaan) for opsi in OPSI} == {
        "bumil_normal_kunjungan": ("TS", "T", "->", "TS"),
        "anak_normal_kunjungan": ("TS", "wajib", "->", "TS"),
        "fe_rule": ("30-butir", "tik", "->", "30-butir"),
        "tinggi_rule": ("feb-agu", "triwulan", "->", "feb-agu"),
        "konseling_anak": ("ayah-ibu", "ibu", "->", "ayah-ibu"),
        "konvergensi_desa_basis": ("indikator", "orang", "->", "indikator"),
        "paud_basis": ("orang", "bulan", "->", "orang"),
        "anak_18_bulan_band": ("akhir", "sebelum", "->", "akhir"),
        "tabel3_urutan_8_9": ("akta-jamkes", "jamkes-akta", "->", "akta-jamkes"),
        "status_gizi_ganda": ("prioritas", "semua", "->", "semua"),
        "tabel5_mode": ("alokasi", "realisasi", "->", "alokasi"),
        "resti_paritas": ("3", "4", "5", "->", "3"),
        "indicator_set": ("hpk-2018", "->", "hpk-2018"),
        "sasaran_tanpa_catatan": ("luar", "T", "->", "luar"),
    }


def test_every_value_has_words_of_its_own():
    for opsi in OPSI:
        assert len(set(opsi.sebutan)) == len(opsi.pilihan)
        assert opsi.sebut(opsi.bawaan) == opsi.sebutan[opsi.pilihan.index(opsi.bawaan)]


def test_the_default_set_exists():
    assert list(SET) == [BAWAAN["indicator_set"]]


def test_later_layers_win_and_the_rest_stays_default():
    nasional, provinsi, kabupaten = {"fe_rule": "tik"}, {"fe_rule": "30-butir", "paud_basis": "bulan"}, {}

    hasil = gabungkan(nasional, provinsi, kabupaten, {"fe_rule": "tik"})

    assert hasil == BAWAAN | {"fe_rule": "tik", "paud_basis": "bulan"}
    assert list(hasil) == [opsi.kunci for opsi in OPSI]


def test_joining_settings_never_changes_the_defaults():
    gabungkan({"fe_rule": "tik"})["paud_basis"] = "bulan"

    assert gabungkan() == BAWAAN == {opsi.kunci: opsi.bawaan for opsi in OPSI}


def test_an_unknown_setting_is_refused():
    with pytest.raises(ValueError, match="Pengaturan 'warna' tidak dikenal"):
        gabungkan({"warna": "hijau"})


def test_an_unknown_value_is_refused_and_the_possible_ones_are_named():
    with pytest.raises(ValueError, match="Pilih salah satu: 30-butir, tik"):
        gabungkan({"fe_rule": "90-butir"})


def test_the_indicators_stand_in_printed_order_with_their_package():
    isi = [(i.kelompok, i.nomor, i.kode, i.paket) for i in (*HPK_2018.ibu, *HPK_2018.anak, *HPK_2018.paud)]

    assert isi == [
        ("ibu", 1, "anc", 1),
        ("ibu", 2, "fe", 1),
        ("ibu", 3, "nifas", 1),
        ("ibu", 4, "konseling", 2),
        ("ibu", 5, "kunjungan", 1),
        ("ibu", 6, "air", 3),
        ("ibu", 7, "jamban", 3),
        ("ibu", 8, "jamkes", 4),
        ("anak", 1, "imunisasi", 1),
        ("anak", 2, "timbang", 1),
        ("anak", 3, "tinggi", 1),
        ("anak", 4, "konseling", 2),
        ("anak", 5, "kunjungan", 1),
        ("anak", 6, "air", 3),
        ("anak", 7, "jamban", 3),
        ("anak", 8, "akta", 4),
        ("anak", 9, "jamkes", 4),
        ("anak", 10, "parenting", 5),
        ("paud", 1, "paud", 5),
    ]
    assert set(PAKET) == {paket for *_, paket in isi}


def test_rows_eight_and_nine_of_tabel_3_follow_the_setting():
    def kode(**pengaturan):
        return [i.kode for i in urutan_anak(HPK_2018, gabungkan(pengaturan))]

    assert kode() == [i.kode for i in HPK_2018.anak]
    assert kode(tabel3_urutan_8_9="jamkes-akta")[7:9] == ["jamkes", "akta"]
    assert sorted(kode(tabel3_urutan_8_9="jamkes-akta")) == sorted(kode())


def test_an_indicator_is_found_by_group_and_code_only():
    assert HPK_2018.cari("ibu", "anc").kolom_rekap == "Periksa Kehamilan"
    assert HPK_2018.cari("anak", "air").kelompok == "anak"
    with pytest.raises(ValueError, match="'akta' tidak ada pada kelompok ibu"):
        HPK_2018.cari("ibu", "akta")
    with pytest.raises(ValueError, match="'remaja' tidak dikenal"):
        HPK_2018.kelompok("remaja")


def test_the_rule_texts_are_made_of_the_thresholds():
    assert HPK_2018.cari("anak", "timbang").aturan == (
        "Y bila anak ditimbang paling sedikit 5 dari 6 bulan untuk umur 6-12 bulan, 8 dari 12 bulan untuk umur 13-17 "
        "bulan, 15 dari 18 bulan untuk umur 18-23 bulan. Sebelum umur 6 bulan belum dinilai (TS)."
    )
    assert all(i.aturan and i.sumber and i.nama and i.keterangan for i in (*HPK_2018.ibu, *HPK_2018.anak))


def test_resiko_stands_only_in_the_verbatim_label():
    layar = [(i.nama, i.keterangan, i.aturan) for i in (*HPK_2018.ibu, *HPK_2018.anak, *HPK_2018.paud)]

    assert "resiko" not in str(layar).lower() + str(OPSI).lower()
