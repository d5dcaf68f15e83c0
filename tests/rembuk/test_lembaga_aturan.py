"""The rules of institutions: who leads one, in which order, how a term stands, what is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from rembuk.lembaga import BPD, RDS, TPPS, Keadaan, MasaSK, memegang, peringkat, yang_kurang

PADA = dt.date(2026, 9, 17)
AKHIR = dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("jenis", "jabatan", "pokok", "jadi"),
    [
        (RDS, "Ketua", "ketua", True),
        (RDS, "ketua rds", "ketua", True),
        (RDS, "Ketua Rumah Desa Sehat", "ketua", True),
        (RDS, "Ketua TP PKK", "ketua", False),
        (RDS, "Ketua BPD", "ketua", False),
        (RDS, "Wakil ketua", "ketua", False),
        (RDS, "Ketua bidang", "ketua", False),
        (RDS, "Sekretaris", "sekretaris", True),
        (RDS, "Sekretaris Desa", "sekretaris", False),
        (RDS, "Sekretaris RDS Desa", "sekretaris", True),
        (RDS, "", "ketua", False),
        (TPPS, "Ketua pelaksana", "ketua", True),
        (TPPS, "Pengarah", "ketua", False),
        (BPD, "Ketua BPD", "ketua", True),
    ],
)
def test_an_office_leads_the_institution_only_where_it_is_its_own(
    jenis: str, jabatan: str, pokok: str, jadi: bool
) -> None:
    assert memegang(jenis, jabatan, pokok) is jadi


def test_members_stand_in_the_order_of_their_offices() -> None:
    acak = ["Anggota", "Bidang advokasi", "Bendahara", "Ketua bidang", "Sekretaris", "Wakil ketua", "Ketua", "Pengarah"]
    assert sorted(acak, key=peringkat) == [
        "Pengarah", "Ketua", "Wakil ketua", "Sekretaris", "Bendahara", "Bidang advokasi", "Ketua bidang", "Anggota",
    ]  # fmt: skip
    assert peringkat("") == peringkat("Anggota")


@pytest.mark.parametrize(
    ("mulai", "selesai", "keadaan", "kata", "kalimat"),
    [
        (None, None, Keadaan.BERLAKU, "berlaku", ""),
        (dt.date(2024, 1, 8), dt.date(2026, 12, 17), Keadaan.BERLAKU, "berlaku", ""),
        (dt.date(2024, 1, 8), dt.date(2026, 12, 16), Keadaan.SEGERA, "berakhir 16 Desember 2026",
         "SK RDS berakhir 16 Desember 2026."),
        (None, PADA, Keadaan.SEGERA, "berakhir 17 September 2026", "SK RDS berakhir 17 September 2026."),
        (None, dt.date(2026, 9, 16), Keadaan.BERAKHIR, "sudah berakhir 16 September 2026",
         "SK RDS sudah berakhir 16 September 2026."),
        (dt.date(2026, 9, 18), None, Keadaan.BELUM, "mulai 18 September 2026", ""),
    ],
)  # fmt: skip
def test_the_end_of_a_term_is_told_ninety_days_before(
    mulai: dt.date | None, selesai: dt.date | None, keadaan: Keadaan, kata: str, kalimat: str
) -> None:
    masa = MasaSK("RDS", mulai, selesai, PADA)
    assert (masa.keadaan, masa.kata, masa.kalimat) == (keadaan, kata, kalimat)


@pytest.mark.parametrize(
    ("mulai", "selesai", "rentang"),
    [
        (dt.date(2024, 1, 8), AKHIR, "8 Januari 2024 sampai 31 Desember 2026"),
        (dt.date(2024, 1, 8), None, "sejak 8 Januari 2024"),
        (None, AKHIR, "sampai 31 Desember 2026"),
        (None, None, "belum dicatat"),
    ],
)
def test_a_term_with_an_open_side_is_still_said_in_words(
    mulai: dt.date | None, selesai: dt.date | None, rentang: str
) -> None:
    assert MasaSK("RDS", mulai, selesai, PADA).rentang == rentang


def test_what_is_missing_is_said_the_weightiest_first() -> None:
    masa = MasaSK("RDS", dt.date(2024, 1, 8), AKHIR, PADA)
    segera = MasaSK("RDS", None, dt.date(2026, 10, 1), PADA)
    assert yang_kurang(RDS, None) == ["SK RDS belum dicatat."]
    assert yang_kurang(RDS, masa) == ["Nomor SK RDS belum dicatat.", "Anggota RDS belum dicatat."]
    assert yang_kurang(RDS, segera, nomor_sk="1", jabatan=["Ketua", "Anggota"], unsur_tidak_ada=["PKK", "BPD"]) == [
        "SK RDS berakhir 1 Oktober 2026.",
        "Sekretaris RDS belum dicatat.",
        "Belum ada anggota dari unsur PKK, BPD.",
        "Pindaian SK RDS belum diunggah.",
    ]
    assert yang_kurang(RDS, masa, nomor_sk="1", pindaian=True, jabatan=["Ketua", "Sekretaris"]) == []
