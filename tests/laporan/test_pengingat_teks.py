"""Reminders, pure: the texts word for word, what must never stand in them, and the days."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from laporan.pengingat import (
    ACARA,
    AYAH,
    KELAS_IBU,
    POSYANDU,
    TIMBANG,
    Acara,
    Jumlah,
    Penerima,
    hari_berikut,
    sebut_acara,
    teks_kelompok,
    teks_orang,
    timbang_berikut,
)

SABTU = dt.date(2026, 9, 12)
DIAGNOSIS = (
    "stunting", "pendek", "gizi", "kek", "anemia", "risiko", "tikar", "merah", "kurang", "imunisasi", "berat", "rujuk",
    "bgm", "sakit", "kehamilan", "nik",
)  # fmt: skip
"""Nothing of this is told to a telephone; "hamil" stands in the name of the class alone."""


def acara(jenis: str) -> Acara:
    judul, ajakan = sebut_acara(jenis, "Melati")
    return Acara(
        jenis=jenis, judul=judul, ajakan=ajakan, tanggal=SABTU, pukul="08.00-11.00", tempat="Posyandu Melati",
        desa="Desa Pulau Kaung",
    )  # fmt: skip


def penerima(sapaan: str = "Ibu Siti Aminah", **lain: object) -> Penerima:
    return Penerima(sapaan, "081234567890", "Dusun Timur", "02", **lain)  # type: ignore[arg-type]


def test_a_mother_is_asked_to_the_posyandu_with_her_child() -> None:
    assert teks_orang(acara(POSYANDU), penerima(anak=("Ahmad",))) == (
        "Yth. Ibu Siti Aminah,\n"
        "kami mengundang Ibu bersama anak balita datang ke Posyandu Melati:\n"
        "Sabtu, 12 September 2026 pukul 08.00-11.00\n"
        "Tempat: Posyandu Melati\n"
        "Mohon membawa Buku KIA.\n"
        "Terima kasih. KPM Desa Pulau Kaung"
    )


def test_a_household_is_asked_to_the_month_of_measuring() -> None:
    assert teks_orang(acara(TIMBANG), penerima("Keluarga Rahmat", anak=("Ahmad", "Zahra"))).split("\n")[:2] == [
        "Yth. Keluarga Rahmat,", "kami mengundang keluarga bersama anak balita datang menimbang ke Posyandu Melati:",
    ]  # fmt: skip


def test_a_pregnant_woman_is_asked_to_her_class() -> None:
    teks = teks_orang(acara(KELAS_IBU), penerima(hamil=True))
    assert teks.split("\n")[1] == "kami mengundang Ibu mengikuti kelas ibu hamil:"


def test_a_father_is_asked_as_by_the_invitations_of_a_session() -> None:
    assert teks_orang(acara(AYAH), penerima("Bapak Ahmad Yani", hamil=True)) == (
        "Yth. Bapak Ahmad Yani,\n"
        "kami mengundang Bapak mengikuti konseling ayah bersama keluarga:\n"
        "Sabtu, 12 September 2026 pukul 08.00-11.00\n"
        "Tempat: Posyandu Melati\n"
        "Kehadiran Bapak sangat berarti bagi keluarga.\n"
        "Terima kasih. KPM Desa Pulau Kaung"
    )


def test_the_group_reads_counts_and_no_name() -> None:
    assert teks_kelompok(acara(POSYANDU), Jumlah(anak=34, hamil=5)) == (
        "*Hari buka Posyandu Melati*\n"
        "Sabtu, 12 September 2026 pukul 08.00-11.00\n"
        "Tempat: Posyandu Melati\n"
        "Kami tunggu 34 anak balita dan 5 ibu hamil.\n"
        "Mohon membawa Buku KIA dan anak balita, juga yang bulan lalu tidak datang.\n"
        "Terima kasih. KPM Desa Pulau Kaung"
    )
    tanpa_anak = teks_kelompok(acara(POSYANDU), Jumlah(hamil=3)).split("\n")
    assert tanpa_anak[3:5] == ["Kami tunggu 3 ibu hamil.", "Mohon membawa Buku KIA."]
    assert "Kami tunggu" not in teks_kelompok(acara(AYAH), Jumlah())
    assert "Kami tunggu 12 ayah." in teks_kelompok(acara(AYAH), Jumlah(ayah=12))


def test_no_text_to_a_person_tells_of_health_or_of_anybody_else() -> None:
    semua = itertools.product(
        [jenis for jenis, _ in ACARA],
        ["Ibu Siti Aminah", "Bapak Ahmad", "Keluarga Rahmat", "Bapak/Ibu Halimah"],
        [(), ("Zahra Rahasia",), ("Zahra Rahasia", "Umar Rahasia")],
        [True, False],
    )
    for jenis, sapaan, anak, hamil in semua:
        teks = teks_orang(acara(jenis), penerima(sapaan, anak=anak, hamil=hamil)).casefold()
        assert [kata for kata in DIAGNOSIS if kata in teks] == [], teks
        assert ("rahasia" in teks, "hamil" in teks) == (False, jenis == KELAS_IBU), teks
        assert teks.startswith(f"yth. {sapaan.casefold()},")


@pytest.mark.parametrize("nama", ["Melati", "Posyandu Melati", "POSYANDU Melati"])
def test_a_posyandu_is_called_one(nama: str) -> None:
    assert sebut_acara(POSYANDU, nama)[1].casefold() == "datang ke posyandu melati"


@pytest.mark.parametrize(
    ("hari_ke", "hari_ini", "buka"),
    [
        (12, dt.date(2026, 9, 12), dt.date(2026, 9, 12)),
        (12, dt.date(2026, 9, 13), dt.date(2026, 10, 12)),
        (31, dt.date(2026, 9, 17), dt.date(2026, 9, 30)),
        (30, dt.date(2027, 1, 31), dt.date(2027, 2, 28)),
        (None, dt.date(2026, 9, 17), None),
    ],
)
def test_a_posyandu_opens_on_its_day_or_the_last_of_a_shorter_month(
    hari_ke: int | None, hari_ini: dt.date, buka: dt.date | None
) -> None:
    assert hari_berikut(hari_ke, hari_ini) == buka


@pytest.mark.parametrize(
    ("hari_ke", "hari_ini", "timbang"),
    [
        (12, dt.date(2026, 8, 12), dt.date(2026, 8, 12)),
        (12, dt.date(2026, 8, 13), dt.date(2027, 2, 12)),
        (12, dt.date(2026, 9, 1), dt.date(2027, 2, 12)),
        (None, dt.date(2026, 8, 20), dt.date(2026, 8, 20)),
        (None, dt.date(2026, 9, 1), dt.date(2027, 2, 1)),
    ],
)
def test_the_month_of_measuring_is_february_or_august(hari_ke: int | None, hari_ini: dt.date, timbang: dt.date) -> None:
    assert timbang_berikut(hari_ke, (2, 8), hari_ini) == timbang
