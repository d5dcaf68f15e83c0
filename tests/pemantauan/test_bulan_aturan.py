"""What applies to whom, what is carried over from where, and who comes next: the pure rules of a month."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest

from kpm.periode import Bulan
from pemantauan.bulanan.bawaan import Bawaan, Riwayat, terbawa
from pemantauan.bulanan.daftar import Baris, Saringan, berikutnya, hitung, per_dusun, urutan
from pemantauan.bulanan.kelengkapan import ISI_ANAK, ISI_IBU, Keadaan, keadaan, kurang_anak, kurang_ibu

JULI, AGUSTUS, SEPTEMBER = Bulan(2026, 7), Bulan(2026, 8), Bulan(2026, 9)
KOSONG_ANAK = dict.fromkeys(ISI_ANAK)
KOSONG_IBU = dict.fromkeys(ISI_IBU)


def test_below_six_months_only_weight_and_what_lasts_is_asked() -> None:
    assert kurang_anak(KOSONG_ANAK, umur=5, bulan=SEPTEMBER) == (
        "berat",
        "air minum",
        "jamban",
        "akta",
        "jaminan kesehatan",
    )
    assert kurang_anak(KOSONG_ANAK, umur=6, bulan=SEPTEMBER) == (
        "berat",
        "imunisasi",
        "konseling gizi",
        "kelas pengasuhan",
        "air minum",
        "jamban",
        "akta",
        "jaminan kesehatan",
    )


@pytest.mark.parametrize(("bulan", "diminta"), [(2, True), (8, True), (1, False), (9, False)])
def test_length_is_asked_in_february_and_august(bulan: int, diminta: bool) -> None:
    assert ("panjang" in kurang_anak(KOSONG_ANAK, umur=10, bulan=Bulan(2026, bulan))) is diminta


@pytest.mark.parametrize(
    ("ibu", "ayah", "kurang"),
    [
        (True, None, False),
        (None, True, False),
        (False, False, False),
        (False, None, True),
        (None, False, True),
        (None, None, True),
    ],
)
def test_counselling_is_settled_by_one_ya_or_by_two_answers(ibu: bool | None, ayah: bool | None, kurang: bool) -> None:
    isi = {**KOSONG_ANAK, "konseling_ibu": ibu, "konseling_ayah": ayah}
    assert ("konseling gizi" in kurang_anak(isi, umur=12, bulan=SEPTEMBER)) is kurang


@pytest.mark.parametrize("masalah", ["gizi_buruk", "gizi_kurang", "stunting"])
def test_a_home_visit_is_asked_of_children_with_a_problem(masalah: str) -> None:
    assert "kunjungan rumah" in kurang_anak({**KOSONG_ANAK, masalah: True}, umur=3, bulan=SEPTEMBER)
    assert "kunjungan rumah" not in kurang_anak({**KOSONG_ANAK, masalah: True, "kunjungan": 0}, umur=3, bulan=SEPTEMBER)
    assert "kunjungan rumah" not in kurang_anak({**KOSONG_ANAK, masalah: False}, umur=3, bulan=SEPTEMBER)


def test_a_mother_is_asked_by_pregnancy_or_by_nifas() -> None:
    tetap = ("air minum", "jamban", "jaminan kesehatan")
    layanan = ("periksa kehamilan", "tablet Fe", "konseling gizi")
    assert kurang_ibu(KOSONG_IBU, bersalin=False) == (*layanan, *tetap)
    assert kurang_ibu({**KOSONG_IBU, "kek": True}, bersalin=False) == (*layanan, "kunjungan rumah", *tetap)
    assert kurang_ibu({**KOSONG_IBU, "kek": True}, bersalin=True) == ("periksa nifas", *tetap)
    nol = {**KOSONG_IBU, "anc": 0, "fe": 0, "konseling": 0, "air": False, "jamban": False, "jamkes": False}
    assert kurang_ibu(nol, bersalin=False) == ()


def test_the_state_follows_from_record_and_gaps() -> None:
    assert [keadaan(False, ()), keadaan(True, ("berat",)), keadaan(True, ())] == ["belum", "sebagian", "sudah"]


@pytest.mark.parametrize(
    ("catatan", "dasar", "hasil"),
    [
        ([], None, None),
        ([], True, Bawaan(True, "dari data keluarga")),
        ([(AGUSTUS, True), (JULI, False)], True, Bawaan(True, "dari Agustus")),
        ([(AGUSTUS, None), (JULI, False)], False, Bawaan(False, "dari Juli")),
        ([(AGUSTUS, False)], None, Bawaan(False, "dari Agustus")),
        # the household was seen after August
        ([(AGUSTUS, False)], True, Bawaan(True, "dari data keluarga")),
        # a late entry takes what was known then
        ([(AGUSTUS, False), (Bulan(2026, 10), True)], True, Bawaan(False, "dari Agustus")),
        ([(Bulan(2025, 12), True)], True, Bawaan(True, "dari Desember 2025")),
    ],
)
def test_what_lasts_is_carried_over_with_its_origin(
    catatan: list[tuple[Bulan, bool | None]], dasar: bool | None, hasil: Bawaan | None
) -> None:
    assert terbawa(catatan, SEPTEMBER, dasar=dasar, nama_dasar="keluarga") == hasil


def test_the_history_finds_the_month_and_the_last_filled_value() -> None:
    catatan = [
        SimpleNamespace(bulan=SEPTEMBER, berat=9, tikar=""),
        SimpleNamespace(bulan=JULI, berat=8, tikar="K"),
        SimpleNamespace(bulan=AGUSTUS, berat=None, tikar=""),
    ]
    riwayat = Riwayat(catatan, SEPTEMBER)
    assert riwayat.kini is catatan[0]
    assert [satu.bulan for satu in riwayat.lampau] == [AGUSTUS, JULI]
    assert riwayat.terakhir("berat") == (8, "Juli")
    assert riwayat.terakhir("tikar") == ("K", "Juli")
    assert Riwayat(catatan, JULI).terakhir("berat") is None


def baris(ke: int, keadaan: str = "belum", dusun: str = "Barat", nama: str = "", ibu: str = "") -> Baris:
    return Baris(
        uuid=UUID(int=ke),
        orang=UUID(int=ke),
        nama=nama or f"Anak {ke}",
        nama_ibu=ibu,
        keterangan="",
        dusun=dusun,
        rt="01",
        posyandu="Melati",
        keadaan=Keadaan(keadaan),
        kurang=(),
    )


def test_the_next_person_has_no_record_and_the_list_goes_round_once() -> None:
    daftar = [baris(1), baris(2, "sudah"), baris(3), baris(4, "sebagian")]
    assert berikutnya(daftar, UUID(int=1)) == daftar[2]
    assert berikutnya(daftar, UUID(int=3)) == daftar[0]
    assert berikutnya(daftar, None) == daftar[0]
    assert berikutnya(daftar, UUID(int=99)) == daftar[0]
    assert berikutnya(daftar, UUID(int=1), "sebagian") == daftar[3]
    assert berikutnya([baris(1)], UUID(int=1)) is None
    assert berikutnya([baris(2, "sudah")], UUID(int=2)) is None


def test_the_list_is_narrowed_counted_and_grouped() -> None:
    daftar = [baris(1, "sudah"), baris(2, nama="AISYAH"), baris(3, "sebagian", "Timur", ibu="Aisyah")]
    assert [satu.uuid.int for satu in Saringan(q="aisyah").terapkan(daftar)] == [2, 3]
    assert [satu.uuid.int for satu in Saringan(dusun="Barat").terapkan(daftar)] == [1, 2]
    assert Saringan(posyandu="Mawar").terapkan(daftar) == []
    assert [satu.uuid.int for satu in Saringan(keadaan="sebagian").pilih(daftar)] == [3]
    assert hitung(daftar) == {"": 3, "belum": 1, "sebagian": 1, "sudah": 1}
    assert per_dusun(daftar[1:], daftar) == [("Barat", 1, 2, [daftar[1]]), ("Timur", 0, 1, [daftar[2]])]
    assert (urutan(daftar, UUID(int=3)), urutan(daftar, UUID(int=9))) == (3, None)


def test_a_filter_travels_in_the_address() -> None:
    assert Saringan().kueri == ""
    assert Saringan(kelompok="ibu", q="a b", keadaan="belum").kueri == "kelompok=ibu&q=a+b&keadaan=belum"
