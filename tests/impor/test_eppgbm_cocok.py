"""Which child of the village a row of e-PPGBM is about: known, asked about, or nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest

from kpm.models import Wilayah
from tests.factories import (
    KeluargaFactory,
    OrangFactory,
)
from tests.impor.eppgbm import LAHIR, SARI, milik, rencana, ringkas, sari, ukur

DATA = Path(__file__).parent.parent / "data" / "impor"


def test_a_whole_nik_finds_the_child_under_a_corrected_name(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik, nama="By. Ny. Rohana")

    semua = rencana(di_desa, [ukur()])

    assert ringkas(semua) == [
        ("anak", "sama", "Sari Rekaan (perempuan, lahir 15 Juni 2025), ibu Rohana"),
        ("balita", "baru", "By. Ny. Rohana, Agustus 2026"),
    ]
    assert semua[0].untuk == anak.uuid
    assert semua[1].isi["anak"] == str(anak.uuid)


def test_without_a_nik_name_birth_date_sex_and_mother_are_certain(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nama="Sarie Rekaan")  # one sound

    semua = rencana(di_desa, [ukur(NIK="")])

    assert [(satu.rekam, satu.keadaan, satu.untuk == anak.uuid) for satu in semua] == [
        ("anak", "sama", True),
        ("balita", "baru", False),
    ]


@pytest.mark.parametrize(
    ("baris", "skor"),
    [
        ({"Nama": "SARI REKAANA"}, 98),  # 22 of 23 letters shared: 0,5 x 95,65 + 30 + 20 = 97,8
        ({"Tgl Lahir": dt.date(2025, 6, 17)}, 96),  # 50 + 0,3 x 85 + 20 = 95,5
        ({"Nama Ortu": "ERNAWATI"}, 80),
        ({"Nama": "KIRANA PUTRI"}, 50),  # a newborn named since, or written under another name: 30 + 20
        ({"Nama Ortu": "-", "Tgl Lahir": dt.date(2025, 7, 15)}, 75),  # 50 + 0,5 x 50
    ],
)
def test_what_is_only_near_is_asked_about_with_its_score(di_desa: Wilayah, baris: dict[str, Any], skor: int) -> None:
    anak = sari(di_desa)

    (satu,) = rencana(di_desa, [ukur(NIK="", **baris)], daftarkan=True)

    assert (satu.rekam, satu.keadaan) == ("anak", "tidak_jelas")
    assert [(calon.uuid, calon.sebutan, calon.skor) for calon in satu.calon] == [
        (anak.orang.uuid, "Sari Rekaan, lahir 15 Juni 2025, ibu Rohana, RT 003", skor)
    ]
    assert satu.alasan == (f"Mirip anak yang sudah terdaftar (kemiripan {skor} dari 100). 1 pengukuran menunggu.")


def test_a_decision_says_who_it_is(di_desa: Wilayah) -> None:
    anak = sari(di_desa)
    berkas = [ukur(NIK="", Nama="SARIFAH REKAAN")]
    (tanya,) = rencana(di_desa, berkas)

    semua = rencana(di_desa, berkas, keputusan={tanya.kunci: str(anak.orang.uuid)})

    assert [(satu.rekam, satu.keadaan) for satu in semua] == [("anak", "sama"), ("balita", "baru")]
    assert semua[0].untuk == anak.uuid
    assert (semua[0].kunci, semua[0].calon) == (tanya.kunci, tanya.calon)  # it can still be changed


def test_a_decision_makes_a_child_new_or_leaves_it(di_desa: Wilayah) -> None:
    sari(di_desa)
    berkas = [ukur(NIK="", Nama="SARIFAH REKAAN", **{"Nama Ortu": "ERNAWATI"})]
    (tanya,) = rencana(di_desa, berkas)

    baru = rencana(di_desa, berkas, keputusan={tanya.kunci: "baru"})
    lewat = rencana(di_desa, berkas, keputusan={tanya.kunci: "lewati"})

    assert [satu.rekam for satu in baru] == ["fasilitas", "keluarga", "orang", "anak", "balita"]
    assert [(satu.rekam, satu.keadaan, satu.alasan) for satu in lewat] == [
        ("anak", "ditolak", "Dilewati atas pilihan Anda, dengan 1 pengukuran.")
    ]


def test_a_masked_nik_decides_nothing_but_can_contradict(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)

    cocok = rencana(di_desa, [ukur(NIK="62139**********")])
    lain = rencana(di_desa, [ukur(NIK="52040**********")])
    asing = rencana(di_desa, [ukur(NIK="62139**********", Nama="LAIN SEKALI", **{"Nama Ortu": "ERNAWATI"})])

    assert [(satu.rekam, satu.keadaan) for satu in cocok] == [("anak", "sama"), ("balita", "baru")]
    assert [(satu.keadaan, satu.alasan) for satu in lain] == [
        (
            "tidak_jelas",
            "Nama dan tanggal lahirnya sama dengan anak di sini, tetapi NIK-nya berbeda. 1 pengukuran menunggu.",
        )
    ]
    assert [(satu.rekam, satu.keadaan, satu.calon) for satu in asing] == [("anak", "tidak_jelas", ())]


def test_another_whole_nik_under_the_same_name_is_asked_about(di_desa: Wilayah) -> None:
    sari(di_desa, nik="6213995506250002")

    (satu,) = rencana(di_desa, [ukur()], daftarkan=True)

    assert (satu.keadaan, satu.calon[0].skor) == ("tidak_jelas", 75)


def test_a_nik_of_a_quite_different_child_is_asked_about(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik, nama="Dimas", jk="L", lahir=dt.date(2024, 1, 2))

    (satu,) = rencana(di_desa, [ukur()], daftarkan=True)

    assert satu.alasan == (
        "NIK-nya sama dengan anak di sini, tetapi nama dan tanggal lahir atau jenis kelaminnya berbeda. "
        "1 pengukuran menunggu."
    )


def test_a_whole_nik_fills_in_that_of_a_child_without_one(di_desa: Wilayah) -> None:
    anak = sari(di_desa)

    (orang,) = milik(rencana(di_desa, [ukur()]), "orang")

    assert (orang.keadaan, orang.untuk, orang.isi, orang.rahasia) == (
        "berubah", anak.orang.uuid, {}, {"nik": SARI.nik},
    )  # fmt: skip
    assert [(beda.label, beda.lama, beda.baru) for beda in orang.beda] == [("NIK", "", "diisi")]


@pytest.mark.parametrize("nik", ["6.21399E+15", "62139**********", "6213993113250001", "6213995506250000"])
def test_no_other_nik_is_ever_stored(di_desa: Wilayah, nik: str) -> None:
    sari(di_desa)

    semua = [
        *rencana(di_desa, [ukur(NIK=nik)]),
        *rencana(di_desa, [ukur(replace(SARI, nama="MAWAR"), NIK=nik)], daftarkan=True),
    ]

    assert [satu for satu in semua if satu.rahasia] == []


def test_a_nik_on_rows_of_two_children_is_nobody_s(di_desa: Wilayah) -> None:
    lain = replace(SARI, nama="DIMAS PRATAMA", jk="L", lahir=dt.date(2024, 1, 2))

    semua = rencana(di_desa, [ukur(), ukur(lain)], daftarkan=True)

    assert [satu.rahasia for satu in milik(semua, "orang")] == [{}, {}]
    assert [satu.alasan for satu in milik(semua, "orang")] == [
        "NIK-nya tertulis juga pada anak lain di berkas; tidak dipakai."
    ] * 2


def test_one_child_on_many_rows_is_looked_for_once(di_desa: Wilayah) -> None:
    berkas = [
        ukur(NIK="", tanggal=dt.date(2026, 6, 10)),
        ukur(tanggal=dt.date(2026, 7, 10)),
        ukur(NIK="6.21399E+15", Nama="sari rekaan"),
    ]

    semua = rencana(di_desa, berkas, daftarkan=True)

    assert [satu.sebutan for satu in milik(semua, "orang")] == ["Sari Rekaan"]
    assert [satu.isi["bulan"] for satu in milik(semua, "balita")] == ["2026-06", "2026-07", "2026-08"]
    assert milik(semua, "orang")[0].rahasia == {"nik": SARI.nik}


def test_two_children_of_the_file_that_match_one_of_ours_are_unclear(di_desa: Wilayah) -> None:
    sari(di_desa)
    berkas = [ukur(NIK=""), ukur(NIK="", Nama="SARIE REKAAN")]  # two spellings of one sound

    semua = rencana(di_desa, berkas, daftarkan=True)

    assert [(satu.keadaan, satu.alasan.split(".")[0]) for satu in semua] == [
        ("tidak_jelas", "Dua anak di berkas cocok dengan satu anak di sini")
    ] * 2


def test_one_child_of_the_file_that_matches_two_of_ours_is_unclear(di_desa: Wilayah) -> None:
    sari(di_desa)
    sari(di_desa)

    (satu,) = rencana(di_desa, [ukur(NIK="")], daftarkan=True)

    assert satu.alasan == "Dua anak di sini cocok dengan anak ini. Pilih salah satu. 1 pengukuran menunggu."
    assert len(satu.calon) == 2


def test_a_twin_whose_sibling_is_known_is_told_apart(di_desa: Wilayah) -> None:
    hasan = sari(di_desa, nama="Hasan", jk="L")
    kembar = [replace(SARI, nama=nama, jk="L") for nama in ("HASAN", "HUSEIN")]

    semua = rencana(di_desa, [ukur(satu, NIK="") for satu in kembar], daftarkan=True)

    assert ringkas(milik(semua, "anak")) == [
        ("anak", "sama", "Hasan (laki-laki, lahir 15 Juni 2025), ibu Rohana"),
        ("anak", "baru", "Husein (laki-laki, lahir 15 Juni 2025), ibu Rohana"),
    ]
    assert milik(semua, "anak")[0].untuk == hasan.uuid


def test_a_person_of_that_age_who_is_no_child_here_yet_becomes_one(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Rohana")
    orang = OrangFactory(desa=di_desa, nama="Sari Rekaan", tanggal_lahir=LAHIR, nik=SARI.nik, keluarga=rumah)

    anak = milik(rencana(di_desa, [ukur()]), "anak")[0]

    assert (anak.keadaan, anak.isi) == (
        "baru",
        {
            "orang": str(orang.uuid),
            "nama_ibu": "Rohana",
            "berat_lahir": "3.1",
            "panjang_lahir": "49",
            "sejak": "2026-08-10",
        },
    )


def test_birth_measures_go_into_the_child_and_names_stay(di_desa: Wilayah) -> None:
    sari(di_desa, berat_lahir=None, panjang_lahir=D("48"), nik=SARI.nik, nama="Sari R.")

    anak = milik(rencana(di_desa, [ukur()]), "anak")[0]

    assert (anak.keadaan, anak.isi) == ("berubah", {"berat_lahir": "3.1", "panjang_lahir": "49"})
    assert [(beda.label, beda.lama, beda.baru, beda.sel) for beda in anak.beda] == [
        ("Berat lahir", "belum dicatat", "3,1 kg", "F2"),
        ("Panjang lahir", "48 cm", "49 cm", "G2"),
    ]
