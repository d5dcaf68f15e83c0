"""Around the rule lines of 3A and 3B: what is unknown or empty, what a reason says, what a status does."""

import datetime as dt

import pytest

from pemantauan.skor import Nilai
from tests.pemantauan.bahan import anak, baris_anak, baris_ibu, ibu, jawab_anak, jawab_ibu

LAHIR = dt.date(2026, 7, 20)


def test_the_trimester_of_a_row_is_shown_only_while_pregnant_and_known():
    usia = [None, 0, 3, 4, 6, 7, 10]

    assert [baris_ibu(ibu(usia_bulan=u)).trimester for u in usia] == [None, 1, 1, 2, 2, 3, 3]
    assert baris_ibu(ibu(usia_bulan=9, melahirkan=LAHIR)).trimester is None


def test_an_unknown_pregnancy_age_is_said_in_the_reason():
    assert jawab_ibu("anc", anc=1).alasan == (
        "1 kali periksa dalam triwulan ini, perlu 2 (usia kehamilan belum diketahui, dinilai seperti trimester 3)"
    )


@pytest.mark.parametrize(("aturan", "jumlah", "nilai"), [
    ("30-butir", 29, "T"),
    ("30-butir", 30, "Y"),
    ("tik", 0, "T"),
    ("tik", 1, "Y"),
])  # fmt: skip
@pytest.mark.parametrize("usia", [0, 5, 8, None])
def test_tablets_are_judged_by_the_chosen_rule_in_every_trimester(usia, aturan, jumlah, nilai):
    assert jawab_ibu("fe", {"fe_rule": aturan}, usia_bulan=usia, fe=jumlah).nilai == nilai


@pytest.mark.parametrize("pengaturan", [{}, {"bumil_normal_kunjungan": "T", "fe_rule": "tik"}])
def test_a_delivered_mother_is_not_judged_as_pregnant(pengaturan):
    penuh = ibu(melahirkan=LAHIR, usia_bulan=9, kek=True, anc=4, fe=90, konseling=4, kunjungan=3)

    baris = baris_ibu(penuh, **pengaturan)

    assert {kode: baris.jawaban[kode].nilai.value for kode in ("anc", "fe", "konseling", "kunjungan")} == {
        "anc": "TS",
        "fe": "TS",
        "konseling": "TS",
        "kunjungan": "TS",
    }
    assert (baris.bersalin, baris.status) == (True, "KEK")


@pytest.mark.parametrize("kunjungan", [None, 0, 5])
@pytest.mark.parametrize("kek", [None, False])
def test_the_visit_of_a_normal_mother_follows_the_setting_even_when_she_was_visited(kek, kunjungan):
    biasa = {"usia_bulan": 5, "kek": kek, "kunjungan": kunjungan}

    assert jawab_ibu("kunjungan", {}, **biasa).nilai == "TS"
    assert jawab_ibu("kunjungan", {"bumil_normal_kunjungan": "T"}, **biasa).nilai == "T"
    assert not jawab_ibu("kunjungan", {"bumil_normal_kunjungan": "T"}, **biasa).belum_dicatat


def test_a_status_nobody_wrote_down_counts_as_normal_and_says_so():
    assert jawab_ibu("kunjungan", usia_bulan=5).alasan == (
        "Status kehamilan belum dicatat, dianggap normal, kunjungan rumah tidak dinilai"
    )
    assert jawab_anak("kunjungan").alasan == "Status gizi belum dicatat, dianggap normal, kunjungan rumah tidak dinilai"
    assert jawab_anak("kunjungan", stunting=False).alasan == "Status gizi normal, kunjungan rumah tidak dinilai"


def test_status_prints_kek_when_both_apply():
    status = [{}, {"kek": False, "resti": False}, {"resti": True}, {"kek": True}, {"kek": True, "resti": True}]

    assert [baris_ibu(ibu(**s)).status for s in status] == ["NORMAL", "NORMAL", "RESTI", "KEK", "KEK"]


@pytest.mark.parametrize("kode", ["air", "jamban", "jamkes"])
@pytest.mark.parametrize("melahirkan", [None, LAHIR])
def test_what_a_mother_has_is_yes_no_or_not_recorded(kode, melahirkan):
    hasil = [jawab_ibu(kode, melahirkan=melahirkan, **{kode: isi}) for isi in (True, False, None)]

    assert [(j.nilai.value, j.belum_dicatat) for j in hasil] == [("Y", False), ("T", False), ("T", True)]


@pytest.mark.parametrize("kode", ["air", "jamban", "akta", "jamkes"])
@pytest.mark.parametrize("umur", [0, 23])
def test_what_a_child_has_is_yes_no_or_not_recorded_at_any_age(kode, umur):
    hasil = [jawab_anak(kode, umur_bulan=umur, **{kode: isi}) for isi in (True, False, None)]

    assert [(j.nilai.value, j.belum_dicatat) for j in hasil] == [("Y", False), ("T", False), ("T", True)]


@pytest.mark.parametrize(
    ("umur", "nilai"),
    [
        (0, "TS TS TS TS"),
        (5, "TS TS TS TS"),
        (6, "T T Y Y"),
        (9, "T T Y Y"),
        (10, "T T T Y"),
        (12, "T T T Y"),
        (13, "T T T Y"),
        (23, "T T T Y"),
    ],
)
def test_immunisation_asks_measles_from_ten_months(umur, nilai):
    hasil = [jawab_anak("imunisasi", umur_bulan=umur, imunisasi=i) for i in (None, "belum", "kecuali", "lengkap")]

    assert " ".join(j.nilai for j in hasil) == nilai
    assert [j.belum_dicatat for j in hasil] == [nilai.startswith("T "), False, False, False]


PITA = [
    (6, "2q", 5),
    (12, "2q", 5),
    (13, "4q", 8),
    (17, "4q", 8),
    (18, "6q", 15),
    (23, "6q", 15),
]


@pytest.mark.parametrize("umur", [0, 4, 5])
def test_below_six_months_weighing_counselling_and_parenting_are_not_judged(umur):
    baris = baris_anak(anak(umur_bulan=umur, timbang_2q=6, konseling_2q=6, parenting_2q=6))

    assert [baris.jawaban[kode].nilai.value for kode in ("timbang", "konseling", "parenting")] == ["TS", "TS", "TS"]
    assert baris.jawaban["timbang"].alasan == f"Umur {umur} bulan, belum 6 bulan, penimbangan belum dinilai"


@pytest.mark.parametrize("kode", ["timbang", "konseling"])
def test_exactly_eighteen_months_follows_the_setting(kode):
    isi = {"umur_bulan": 18, f"{kode}_4q": 8, f"{kode}_6q": 14}

    assert jawab_anak(kode, {"anak_18_bulan_band": "akhir"}, **isi).nilai == "T"
    assert jawab_anak(kode, {"anak_18_bulan_band": "sebelum"}, **isi).nilai == "Y"
    assert jawab_anak(kode, {"anak_18_bulan_band": "sebelum"}, **(isi | {"umur_bulan": 19})).nilai == "T"


@pytest.mark.parametrize(("umur", "jendela", "perlu"), PITA)
def test_counselling_by_the_mother_alone_reads_her_own_column(umur, jendela, perlu):
    berdua = {f"konseling_{q}q": 18 for q in (2, 4, 6)}
    lain = {f"konseling_ibu_{q}q": 18 for q in (2, 4, 6)}
    pengaturan = {"konseling_anak": "ibu"}

    kurang = jawab_anak("konseling", pengaturan, umur_bulan=umur, **berdua, **lain | {f"konseling_ibu_{jendela}": 0})
    cukup = jawab_anak("konseling", pengaturan, umur_bulan=umur, **{f"konseling_ibu_{jendela}": perlu})

    assert (kurang.nilai, cukup.nilai) == ("T", "Y")
    assert cukup.alasan.startswith("Ibu hadir")


def test_height_is_not_recorded_only_when_every_measuring_month_is_empty():
    kosong = jawab_anak("tinggi", umur_bulan=14)
    separuh = jawab_anak("tinggi", umur_bulan=14, tinggi_pertama=True)

    assert (kosong.nilai, kosong.belum_dicatat) == ("T", True)
    assert kosong.alasan == "Belum dicatat: pengukuran tinggi badan bulan Februari dan Agustus"
    assert (separuh.nilai, separuh.belum_dicatat) == ("T", False)
    assert separuh.alasan == (
        "Tinggi badan bulan Februari diukur, bulan Agustus belum dicatat, perlu Februari dan Agustus"
    )


@pytest.mark.parametrize(
    ("kode", "umur", "perlu"),
    [(kode, umur, perlu) for kode in ("timbang", "konseling") for umur, _, perlu in PITA]
    + [("parenting", umur, 5) for umur, _, _ in PITA],
)
def test_a_child_too_new_to_reach_the_months_needed_gets_the_note(kode, umur, perlu):
    singkat = jawab_anak(kode, umur_bulan=umur, bulan_riwayat=perlu - 1)
    cukup = jawab_anak(kode, umur_bulan=umur, bulan_riwayat=perlu)

    assert (singkat.nilai, singkat.alasan.endswith("; riwayat belum lengkap")) == ("T", True)
    assert (cukup.nilai, cukup.alasan.endswith("; riwayat belum lengkap")) == ("T", False)


def test_a_received_service_carries_no_note_about_history():
    assert jawab_anak("timbang", umur_bulan=6, timbang_2q=5, bulan_riwayat=1).alasan == (
        "Ditimbang 5 dari 6 bulan, perlu 5"
    )


def test_nothing_recorded_is_t_with_its_own_reason_for_every_service_that_applies():
    hamil = baris_ibu(ibu(usia_bulan=5, kek=True))
    nifas = baris_ibu(ibu(melahirkan=LAHIR))
    kecil = baris_anak(anak(umur_bulan=14, stunting=True))

    for baris in (hamil, nifas, kecil):
        dinilai = [j for j in baris.jawaban.values() if j.nilai is not Nilai.TS]
        assert [(j.nilai.value, j.belum_dicatat) for j in dinilai] == [("T", True)] * len(dinilai)
        assert [j.alasan for j in dinilai if not j.alasan.startswith("Belum dicatat: ")] == []
    assert [baris.seharusnya for baris in (hamil, nifas, kecil)] == [7, 4, 10]


def test_a_recorded_zero_is_not_the_same_as_nothing_recorded():
    nol = jawab_ibu("anc", usia_bulan=5, anc=0)

    assert (nol.nilai, nol.belum_dicatat, nol.alasan) == ("T", False, "0 kali periksa pada trimester 2, perlu 1")
