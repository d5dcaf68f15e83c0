"""The plan of a list of e-PPGBM beside the village: who is found, who is new, what becomes of each measurement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.impor.bentuk import uuid_baru
from sasaran.models import Anak
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PosyanduFactory,
    WilayahFactory,
)
from tests.impor.eppgbm import IMPOR, SARI, milik, rencana, ringkas, ukur, usulan
from tests.impor.tulis_eppgbm import KOLOM_OT, tulis_html

DATA = Path(__file__).parent.parent / "data" / "impor"
LAHIR = dt.date(2025, 6, 15)


def sari(desa: Wilayah, **lain: Any) -> Anak:
    """Sari as the village knows her; ``nik`` of her person."""
    nik = lain.pop("nik", "")
    orang = OrangFactory(
        desa=desa,
        nama=lain.pop("nama", "Sari Rekaan"),
        jenis_kelamin=lain.pop("jk", "P"),
        tanggal_lahir=lain.pop("lahir", LAHIR),
        nik=nik,
        keluarga=lain.pop("keluarga", None) or KeluargaFactory(desa=desa, kepala="Budi", rt="003"),
        posyandu=lain.pop("posyandu", None) or PosyanduFactory(desa=desa),
        **{nama: lain.pop(nama) for nama in ("keluar_pada", "sebab_keluar") if nama in lain},
    )
    bawaan = {"nama_ibu": "Rohana", "berat_lahir": D("3.1"), "panjang_lahir": D("49"), "sejak": LAHIR}
    return AnakFactory(desa=desa, orang=orang, **{**bawaan, **lain})


# --- the samples, by hand -------------------------------------------------------------------------------------------


@pytest.fixture
def contoh(db: None) -> Any:
    desa = WilayahFactory(kode="62.13.01.2006", nama="Contoh")
    with lingkup(desa.kode):
        yield desa


@pytest.mark.parametrize("berkas", ["eppgbm_status_gizi_html.xls", "eppgbm_2023_titikkoma_cp1252.csv"])
def test_a_sample_of_children_nobody_knows_asks_about_each(contoh: Wilayah, berkas: str) -> None:
    semua = rencana(contoh, (DATA / berkas).read_bytes())

    assert ringkas(semua) == [
        ("anak", "tidak_jelas", "Anak Contoh Satu (laki-laki, lahir 12 Maret 2024), ibu Ibu Contoh A"),
        ("anak", "tidak_jelas", "Anak Contoh Dua (perempuan, lahir 20 Januari 2024), ibu Ibu Contoh B"),
        ("anak", "tidak_jelas", "Contoh (perempuan, lahir 2 Februari 2025)"),
    ]
    assert [satu.alasan for satu in semua] == ["Anak ini belum terdaftar di sini. 1 pengukuran menunggu."] * 3


@pytest.mark.parametrize(
    ("berkas", "nik"),
    [
        ("eppgbm_status_gizi_html.xls", {"nik": "6213991203240001"}),
        ("eppgbm_2023_titikkoma_cp1252.csv", {}),
    ],
)
def test_a_sample_registers_its_children_with_what_can_be_taken(
    contoh: Wilayah, berkas: str, nik: dict[str, str]
) -> None:
    semua = rencana(contoh, (DATA / berkas).read_bytes(), daftarkan=True)

    assert ringkas(semua) == [
        ("dusun", "baru", "Belum ditentukan"),
        ("fasilitas", "baru", "Posyandu Melati"),
        ("fasilitas", "baru", "Posyandu Anggrek"),
        ("keluarga", "baru", "Keluarga Ibu Contoh A"),
        ("keluarga", "baru", "Keluarga Ibu Contoh B"),
        ("keluarga", "baru", "Keluarga Orang tua Contoh"),
        ("orang", "baru", "Anak Contoh Satu"),
        ("orang", "baru", "Anak Contoh Dua"),
        ("orang", "baru", "Contoh"),
        ("anak", "baru", "Anak Contoh Satu (laki-laki, lahir 12 Maret 2024), ibu Ibu Contoh A"),
        ("anak", "baru", "Anak Contoh Dua (perempuan, lahir 20 Januari 2024), ibu Ibu Contoh B"),
        ("anak", "baru", "Contoh (perempuan, lahir 2 Februari 2025)"),
        ("balita", "baru", "Anak Contoh Satu, Mei 2025"),
        ("balita", "baru", "Anak Contoh Dua, Mei 2025"),
        ("balita", "ditolak", "Contoh, 15 Mei 2025"),
    ]
    assert [satu.rahasia for satu in milik(semua, "orang")] == [nik, {}, {}]
    assert milik(semua, "balita")[2].alasan == (
        "Berat: 10945 kg tidak mungkin. Maksud Anda 10,945 kg? Tinggi: 875 cm tidak mungkin. Maksud Anda 87,5 cm?"
    )
    dua = milik(semua, "balita")[1]
    assert dua.isi == {
        "anak": str(milik(semua, "anak")[1].untuk),
        "bulan": "2025-05",
        "tanggal": "2025-05-15",
        "sumber": "posyandu",
        "berat": "7.6",
        "timbang": True,
        "panjang": "69.8",
        "tinggi": True,
        "cara_ukur": "H",
        "gizi_buruk": False,
        "gizi_kurang": False,
        "stunting": True,
    }


def test_a_sample_of_another_village_is_refused_with_that_village_s_name(di_desa: Wilayah) -> None:
    semua = rencana(di_desa, (DATA / "eppgbm_status_gizi_html.xls").read_bytes(), daftarkan=True)

    assert [(satu.keadaan, satu.sebutan, satu.alasan) for satu in semua] == [
        ("ditolak", "3 baris Desa Contoh", "3 baris milik Desa Contoh, bukan Pulau Kaung; tidak diambil.")
    ]


def test_the_file_s_broken_and_masked_nik_are_told_about(contoh: Wilayah) -> None:
    pesan = usulan(contoh, (DATA / "eppgbm_2023_titikkoma_cp1252.csv").read_bytes()).peringatan

    assert [satu.split(":")[0] for satu in pesan[1:]] == [
        "1 baris ber-NIK tersamar",
        "1 baris ber-NIK rusak (misalnya 6.21399E+15)",
    ]


# --- who it is ------------------------------------------------------------------------------------------------------


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


# --- the months -----------------------------------------------------------------------------------------------------


def bulan(semua: list[Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(satu.keadaan, satu.alasan, dict(satu.isi)) for satu in milik(semua, "balita")]


def test_what_stands_there_already_is_the_same(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 15), berat=D("9.8"), timbang=True,
        panjang=D("77"), tinggi=True, cara_ukur="L", gizi_buruk=False, gizi_kurang=False, stunting=False, kunjungan=2,
    )  # fmt: skip

    assert bulan(rencana(di_desa, [ukur(Berat=D("9.8"), Tinggi=D("77"))])) == [("sama", "", {})]


def test_another_value_of_the_month_is_shown_old_and_new(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    catatan = PemantauanAnakFactory(
        anak=anak, tanggal=dt.date(2026, 8, 3), berat=D("9.5"), timbang=True, air=True, sumber="wawancara"
    )

    (satu,) = milik(rencana(di_desa, [ukur(Berat=D("9.8"), Tinggi="-", **{"BB/TB": "-", "TB/U": "-"})]), "balita")

    assert (satu.keadaan, satu.untuk, satu.versi) == ("berubah", catatan.uuid, 1)
    assert satu.isi == {"berat": "9.8", "tanggal": "2026-08-10"}
    assert [(beda.label, beda.lama, beda.baru) for beda in satu.beda] == [
        ("Berat badan", "9,5 kg", "9,8 kg"),
        ("Tanggal pemantauan", "3 Agustus 2026", "10 Agustus 2026"),
    ]


def test_a_month_without_measures_is_filled_and_keeps_its_later_day(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    PemantauanAnakFactory(anak=anak, tanggal=dt.date(2026, 8, 31), air=True)

    (satu,) = milik(rencana(di_desa, [ukur(**{"BB/TB": "-", "TB/U": "-"})]), "balita")

    assert (satu.keadaan, satu.isi) == (
        "berubah",
        # 13 months on 10 August: 3,3 + 6 x 0,72 + 6 x 0,3 + 0,2 = 9,62 kg; 50 + 6 x 2,8 + 6 x 1,4 + 0,9 = 76,1 cm
        {
            "berat": "9.6",
            "panjang": "76.1",
            "cara_ukur": "L",
            "timbang": True,
            "tinggi": True,
            "sumber": "posyandu",
        },
    )


def test_a_later_measurement_of_the_kpm_is_not_overwritten_unasked(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    catatan = PemantauanAnakFactory(
        anak=anak, tanggal=dt.date(2026, 8, 20), berat=D("9.9"), timbang=True, sumber="posyandu"
    )
    berkas = [ukur(Berat=D("9.5"), Tinggi="-", **{"BB/TB": "-", "TB/U": "-"})]

    (tanya,) = milik(rencana(di_desa, berkas), "balita")
    (pakai,) = milik(rencana(di_desa, berkas, keputusan={tanya.kunci: "baru"}), "balita")
    (lewat,) = milik(rencana(di_desa, berkas, keputusan={tanya.kunci: "lewati"}), "balita")

    assert (tanya.keadaan, tanya.untuk) == ("tidak_jelas", catatan.uuid)
    assert tanya.alasan == (
        "Catatan di sini lebih baru (20 Agustus 2026) daripada pengukuran di berkas (10 Agustus 2026). Mana yang benar?"
    )
    assert (pakai.keadaan, pakai.isi) == ("berubah", {"berat": "9.5"})
    assert (lewat.keadaan, lewat.isi, lewat.beda) == ("sama", {}, ())


def test_the_last_measurement_of_a_month_wins_and_the_others_say_why(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)
    berkas = [
        ukur(tanggal=dt.date(2026, 8, 20), Berat=D("9.9")),
        ukur(tanggal=dt.date(2026, 8, 20), Berat=D("9.7")),
        ukur(tanggal=dt.date(2026, 8, 10), Berat=D("9.5")),
    ]

    semua = milik(rencana(di_desa, berkas), "balita")

    assert [(satu.keadaan, satu.alasan, satu.isi.get("berat")) for satu in semua] == [
        ("sama", "Yang dicatat pengukuran terakhir bulan ini: 20 Agustus 2026, baris 3.", None),
        ("sama", "Yang dicatat pengukuran terakhir bulan ini: 20 Agustus 2026, baris 3.", None),
        ("baru", "", "9.7"),
    ]
    assert len({satu.untuk for satu in semua}) == 1


def test_one_problem_of_nutrition_means_the_others_are_answered(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)

    (satu,) = milik(rencana(di_desa, [ukur(**{"BB/TB": "Outlier", "TB/U": "Pendek"})]), "balita")

    assert [satu.isi[nama] for nama in ("gizi_buruk", "gizi_kurang", "stunting")] == [False, False, True]
    assert satu.alasan == "e-PPGBM menandai ukuran ini Outlier: ukur ulang."


def test_a_file_without_cara_ukur_takes_the_position_from_the_age(di_desa: Wilayah) -> None:
    besar = replace(SARI, nama="DIMAS", jk="L", lahir=dt.date(2024, 8, 10), nik="6213991008240001")
    sari(di_desa, nik=SARI.nik)
    sari(di_desa, nik=besar.nik, nama="Dimas", jk="L", lahir=besar.lahir)
    berkas = [ukur(**{"Cara Ukur": "-"}), ukur(besar, **{"Cara Ukur": "-"})]

    semua = milik(rencana(di_desa, berkas), "balita")

    assert [satu.isi["cara_ukur"] for satu in semua] == ["L", "H"]  # 13 months, and 24 on that very day


def test_months_from_the_second_birthday_on_are_kept(di_desa: Wilayah) -> None:
    besar = replace(SARI, lahir=dt.date(2022, 8, 10), nik="6213995008220001")

    semua = rencana(di_desa, [ukur(besar)], daftarkan=True)

    assert [(satu.keadaan, satu.isi["bulan"], satu.alasan) for satu in milik(semua, "balita")] == [
        ("baru", "2026-08", "")
    ]


def test_what_is_unlikely_is_taken_with_a_warning(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 10), berat=D("9.8"), timbang=True)

    ((keadaan, alasan, isi),) = bulan(rencana(di_desa, [ukur(Berat=D("7.5"))]))

    assert (keadaan, isi["berat"]) == ("baru", "7.5")
    assert alasan == "Berat turun 2,3 kg dari Juli (9,8 kg)."


@pytest.mark.parametrize(
    ("tanggal", "alasan"),
    [
        (dt.date(2026, 8, 10), "10-08-2026 sesudah ia keluar dari desa, 1 Agustus 2026."),
        (dt.date(2025, 6, 10), "Tanggal Pengukuran 10-06-2025 sebelum anak lahir, 15-06-2025. Periksa keduanya."),
        (dt.date(2026, 9, 18), "Tanggal Pengukuran 18-09-2026 belum terjadi. Periksa tahunnya."),
    ],
)
def test_a_measurement_on_a_day_that_cannot_be_is_refused(di_desa: Wilayah, tanggal: dt.date, alasan: str) -> None:
    sari(di_desa, nik=SARI.nik, keluar_pada=dt.date(2026, 8, 1), sebab_keluar="pindah")

    assert bulan(rencana(di_desa, [ukur(tanggal=tanggal)])) == [("ditolak", alasan, {})]


def test_a_row_without_any_measure_records_nothing(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)

    assert bulan(rencana(di_desa, [ukur(Berat="-", Tinggi="0")])) == [
        ("sama", "Berat dan tinggi kosong; tidak ada yang dicatat.", {})
    ]


# --- children nobody knew -------------------------------------------------------------------------------------------


def test_a_new_child_goes_into_the_household_of_its_mother_in_that_rt(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Budi", rt="3")
    ibu = OrangFactory(desa=di_desa, nama="Rohana", keluarga=rumah, tanggal_lahir=dt.date(1998, 1, 1))
    KehamilanFactory(desa=di_desa, ibu=ibu)
    posyandu = PosyanduFactory(desa=di_desa, nama="Posyandu Melati")

    semua = rencana(di_desa, [ukur()], daftarkan=True)

    assert [satu.rekam for satu in semua] == ["orang", "anak", "balita"]
    assert semua[0].isi == {
        "keluarga": str(rumah.uuid), "nama": "Sari Rekaan", "jenis_kelamin": "P", "tanggal_lahir": "2025-06-15",
        "posyandu": str(posyandu.uuid), "sumber": "posyandu",
    }  # fmt: skip
    assert semua[0].alasan == (
        "Ibunya masih tercatat hamil. Bila ini bayi dari kehamilan itu, lewati dan catat kelahirannya."
    )
    assert (semua[1].isi["ibu"], semua[1].isi["nama_ibu"]) == (str(ibu.uuid), "Rohana")


def test_a_household_that_may_be_the_one_is_asked_about(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Rohana", rt="005", dusun=DusunFactory(desa=di_desa, nama="Timur"))
    berkas = [ukur(), ukur(tanggal=dt.date(2026, 7, 10))]

    (tanya,) = rencana(di_desa, berkas, daftarkan=True)
    jawab = {tanya.kunci: str(rumah.uuid)}
    di_sana = rencana(di_desa, berkas, daftarkan=True, keputusan=jawab)
    baru = rencana(di_desa, berkas, daftarkan=True, keputusan={tanya.kunci: "baru"})
    lewat = rencana(di_desa, berkas, daftarkan=True, keputusan={tanya.kunci: "lewati"})

    assert ringkas([tanya]) == [("keluarga", "tidak_jelas", "Keluarga Rohana, RT 003")]
    assert tanya.alasan == "Mungkin keluarga yang sudah terdaftar. 1 anak dengan 2 pengukuran menunggu."
    assert [(calon.uuid, calon.sebutan, calon.skor) for calon in tanya.calon] == [
        (rumah.uuid, "Keluarga Rohana, Timur, RT 005", 90)
    ]
    assert milik(di_sana, "orang")[0].isi["keluarga"] == str(rumah.uuid)
    assert ringkas(milik(baru, "keluarga")) == [("keluarga", "baru", "Keluarga Rohana")]
    assert [(satu.rekam, satu.keadaan) for satu in lewat] == [("anak", "ditolak")]


def test_siblings_share_a_new_household(di_desa: Wilayah) -> None:
    adik = replace(SARI, nama="DIMAS", jk="L", lahir=dt.date(2026, 6, 1), nik="6213990106260001")

    semua = rencana(di_desa, [ukur(), ukur(adik)], daftarkan=True)

    assert ringkas(milik(semua, "keluarga")) == [("keluarga", "baru", "Keluarga Rohana")]
    assert {satu.isi["keluarga"] for satu in milik(semua, "orang")} == {str(milik(semua, "keluarga")[0].untuk)}


def test_one_mother_s_name_makes_no_siblings_where_nobody_knows_the_place(di_desa: Wilayah) -> None:
    lain = replace(SARI, nama="DIMAS", jk="L", lahir=dt.date(2026, 6, 1), nik="")
    kembar = replace(SARI, nama="SARAH REKAAN", nik="")
    berkas = [ukur(satu, RT="-") for satu in (SARI, lain, kembar)]

    orang = milik(rencana(di_desa, berkas, daftarkan=True), "orang")

    rumah = {satu.sebutan: satu.isi["keluarga"] for satu in orang}
    assert rumah["Sari Rekaan"] == rumah["Sarah Rekaan"] != rumah["Dimas"]


def test_the_dusun_is_that_of_the_address_or_the_one_chosen(di_desa: Wilayah) -> None:
    timur, barat = (DusunFactory(desa=di_desa, nama=nama) for nama in ("Dusun Timur", "Barat"))
    lain = replace(SARI, nama="DIMAS", jk="L", ibu="ERNAWATI", nik="6213991506250001")

    semua = rencana(di_desa, [ukur(Alamat="DSN TIMUR"), ukur(lain)], daftarkan=True, dusun=str(barat.uuid))

    assert [satu.isi["dusun"] for satu in milik(semua, "keluarga")] == [str(timur.uuid), str(barat.uuid)]
    assert milik(semua, "dusun") == []


def test_the_only_dusun_of_a_village_is_that_of_its_new_households(di_desa: Wilayah) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Dusun Timur")
    DusunFactory(desa=di_desa, nama="Lama", ditutup_pada=dt.date(2026, 1, 1))

    (keluarga,) = milik(rencana(di_desa, [ukur()], daftarkan=True), "keluarga")

    assert keluarga.isi["dusun"] == str(dusun.uuid)


@pytest.mark.parametrize("nama", ["Posyandu Melati II", "MELATI 2", "posyandu  melati 02"])
def test_a_posyandu_is_known_however_it_is_written(di_desa: Wilayah, nama: str) -> None:
    posyandu = PosyanduFactory(desa=di_desa, nama="Posyandu Melati 2")

    semua = rencana(di_desa, [ukur(Posyandu=nama)], daftarkan=True)

    assert milik(semua, "fasilitas") == []
    assert milik(semua, "orang")[0].isi["posyandu"] == str(posyandu.uuid)


def test_a_closed_posyandu_is_neither_used_nor_made_again(di_desa: Wilayah) -> None:
    PosyanduFactory(desa=di_desa, nama="Melati", ditutup_pada=dt.date(2026, 1, 1))

    semua = rencana(di_desa, [ukur()], daftarkan=True)

    assert milik(semua, "fasilitas") == []
    assert "posyandu" not in milik(semua, "orang")[0].isi


def test_a_child_too_old_for_the_programme_is_not_registered(di_desa: Wilayah) -> None:
    besar = replace(SARI, lahir=dt.date(2019, 8, 10), nik="")

    (satu,) = rencana(di_desa, [ukur(besar)], daftarkan=True)

    assert (satu.rekam, satu.keadaan, satu.alasan) == (
        "anak", "ditolak",
        "Anak ini sudah 7 tahun 1 bulan. Sasaran berumur sampai 6 tahun (72 bulan).",
    )  # fmt: skip


def test_a_nik_an_adult_of_the_village_holds_is_not_given_to_a_child(di_desa: Wilayah) -> None:
    OrangFactory(
        desa=di_desa,
        nama="Rohana",
        nik=SARI.nik,
        tanggal_lahir=dt.date(1998, 1, 1),
        keluarga=KeluargaFactory(desa=di_desa, kepala="Lain"),
    )

    orang = milik(rencana(di_desa, [ukur(**{"Nama Ortu": "ERNAWATI"})], daftarkan=True), "orang")[0]

    assert (orang.rahasia, orang.alasan) == ({}, "NIK-nya sudah dipakai Rohana; tidak diambil.")


def test_the_list_of_a_bulan_timbang_brings_the_nomor_kk(di_desa: Wilayah) -> None:
    berkas = tulis_html([ukur() | {"Nomor KK": "6213991201200001", "Anak Ke": 2}], KOLOM_OT)

    semua = rencana(di_desa, berkas, daftarkan=True)
    keluarga, anak = milik(semua, "keluarga")[0], milik(semua, "anak")[0]

    assert keluarga.rahasia == {"no_kk": "6213991201200001"}
    assert anak.isi["anak_ke"] == 2
    assert "6213991201200001" not in str([satu.isi for satu in semua])


def test_a_nomor_kk_finds_the_household(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Budi", no_kk="6213991201200001")

    semua = rencana(di_desa, tulis_html([ukur() | {"Nomor KK": "6213991201200001"}], KOLOM_OT), daftarkan=True)

    assert milik(semua, "keluarga") == []
    assert milik(semua, "orang")[0].isi["keluarga"] == str(rumah.uuid)


# --- the whole ------------------------------------------------------------------------------------------------------


def test_planning_again_gives_the_same_uuids(di_desa: Wilayah) -> None:
    satu, lain = (rencana(di_desa, [ukur()], daftarkan=True) for _ in range(2))

    assert satu == lain
    assert milik(satu, "balita")[0].untuk == uuid_baru(IMPOR, "balita", milik(satu, "anak")[0].untuk, "2026-08")


def test_rows_of_other_villages_are_one_refusal_each_village(di_desa: Wilayah) -> None:
    berkas = [ukur(desa="DESA SUMBER"), ukur(desa="Sumber"), ukur(desa="LABUHAN"), ukur(desa="DS. PULAU  KAUNG")]

    semua = rencana(di_desa, berkas)

    assert [(satu.rekam, satu.sebutan, satu.alasan.split(";")[0]) for satu in semua] == [
        ("anak", "Sari Rekaan (perempuan, lahir 15 Juni 2025), ibu Rohana",
         "Anak ini belum terdaftar di sini. 1 pengukuran menunggu."),
        ("balita", "2 baris Desa Sumber", "2 baris milik Desa Sumber, bukan Pulau Kaung"),
        ("balita", "Sari Rekaan, 10 Agustus 2026", "Baris ini milik Labuhan, bukan Pulau Kaung."),
    ]  # fmt: skip


def test_no_children_of_another_village_are_seen(di_desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        sari(desa_lain, nik=SARI.nik)

    (satu,) = rencana(di_desa, [ukur()])

    assert (satu.keadaan, satu.calon) == ("tidak_jelas", ())


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(("nik", "daftarkan", "kueri"), [("", False, 3), ("62139***********", False, 4), ("", True, 6)])
def test_queries_do_not_grow_with_the_file(
    di_desa: Wilayah, jumlah: int, nik: str, daftarkan: bool, kueri: int, django_assert_num_queries: Any
) -> None:
    anak = [replace(SARI, nama=f"SARI {nama}", nik=nik) for nama in ("AYU", "BUNGA", "CAHYA")][:jumlah]
    for satu in anak if not daftarkan else ():
        sari(di_desa, nama=satu.nama)
    berkas = tulis_html([ukur(satu, tanggal=dt.date(2026, ke, 10)) for satu in anak for ke in (7, 8)])

    with django_assert_num_queries(kueri):
        semua = rencana(di_desa, berkas, daftarkan=daftarkan)

    assert len(milik(semua, "balita")) == 2 * jumlah


def test_no_nik_stands_in_what_is_staged_in_plain_text(di_desa: Wilayah) -> None:
    semua = rencana(di_desa, [ukur(), ukur(replace(SARI, nama="MAWAR", nik="6213995506250009"))], daftarkan=True)

    polos = str([(s.isi, s.beda, s.alasan, s.kunci, s.sebutan, s.calon) for s in semua]) + repr(semua)
    assert "62139955" not in polos
