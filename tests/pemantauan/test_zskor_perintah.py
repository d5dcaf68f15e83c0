"""`manage.py zskor`: a file of measurements in, the same file with z-scores out, whatever stands in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pemantauan.antropometri.lajur import KolomKurang, lengkapi

AKAR = Path(__file__).resolve().parents[2]
KEPALA = "sex,age_days,weight_kg,lenhei_cm,measure"


def zskor(*baris: str, kepala: str = KEPALA) -> tuple[list[list[str]], list[str]]:
    """(rows with the heading, complaints)."""
    hasil: list[list[str]] = []
    keluhan: list[str] = []
    lengkapi([f"{satu}\n" for satu in (kepala, *baris)], hasil.append, keluhan.append)
    return hasil, keluhan


def test_the_columns_stay_and_five_are_added() -> None:
    # by hand: (71.0 - 75.7391) / 2.37594 = -1.99; ((9.6 / 9.646)^0.0645 - 1) / 0.0070466 = -0.04;
    # ((9.6 / 8.648)^-0.3521 - 1) / -0.029017 = 1.24; ((19.0438 / 16.7992)^-0.4113 - 1) / -0.032941 = 1.53
    hasil, keluhan = zskor("M,365,9.6,71.0,L")
    assert hasil == [
        ["sex", "age_days", "weight_kg", "lenhei_cm", "measure", "zlen", "zwei", "zwfl", "zbmi", "flags"],
        ["M", "365", "9.6", "71.0", "L", "-1.99", "-0.04", "1.24", "1.53", ""],
    ]
    assert keluhan == []


def test_other_columns_and_their_order_are_kept() -> None:
    hasil, _ = zskor("Ani,L,71.0,x,9.6,365,M", kepala="nama,measure,lenhei_cm,,weight_kg,age_days,sex")
    assert hasil[1] == ["Ani", "L", "71.0", "x", "9.6", "365", "M", "-1.99", "-0.04", "1.24", "1.53", ""]


@pytest.mark.parametrize(
    ("baris", "z"),
    [
        ("M,365,,71.0,L", ["-1.99", "", "", "", ""]),
        ("M,365,9.6,,", ["", "-0.04", "", "", ""]),
        ("M,365,,,", ["", "", "", "", ""]),
        (",365,9.6,71.0,L", ["", "", "", "", ""]),
        ("M,,9.6,71.0,L", ["", "", "", "", ""]),
        ("M,1827,18,110,H", ["", "", "", "", ""]),
        ("M,-1,3,50,L", ["", "", "", "", ""]),
        ("M,365,0,71.0,L", ["-1.99", "", "", "", ""]),
        # 76.46 cm is 0.7209 above the median of 75.7391: 0.30
        ("M,365,,75.7391,L", ["0.00", "", "", "", ""]),
        ("M,365,,76.46,L", ["0.30", "", "", "", ""]),
    ],
)
def test_what_is_missing_leaves_its_z_empty_without_a_complaint(baris: str, z: list[str]) -> None:
    hasil, keluhan = zskor(baris)
    assert (hasil[1][5:], keluhan) == (z, [])


def test_flags_stand_in_one_order() -> None:
    hasil, _ = zskor("F,200,1.0,95.0,H", "M,100,6.0,60.0,H", "F,800,40,60,L")
    assert [satu[9] for satu in hasil[1:]] == ["HAZ|WAZ|WHZ|BAZ|POS9MO", "POS9MO", "HAZ|WAZ|BAZ"]


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ("X,365,9.6,71.0,L", "Baris 2: sex “X” bukan M atau F."),
        ("M,setahun,9.6,71.0,L", "Baris 2: age_days “setahun” bukan bilangan bulat."),
        ("M,365.5,9.6,71.0,L", "Baris 2: age_days “365.5” bukan bilangan bulat."),
        ('M,365,"9,6",71.0,L', "Baris 2: weight_kg “9,6” bukan angka dengan titik desimal."),
        ("M,365,nan,71.0,L", "Baris 2: weight_kg “nan” bukan angka dengan titik desimal."),
        ("M,365,9.6,1_0,L", "Baris 2: lenhei_cm “1_0” bukan angka dengan titik desimal."),
        ("M,365,9.6,71.0,duduk", "Baris 2: measure “duduk” bukan L atau H."),
        ("M,365,1e308,71.0,L", "Baris 2: angkanya terlalu jauh dari yang mungkin."),
        ("M,0,1.0,2.2e-239,L", "Baris 2: angkanya terlalu jauh dari yang mungkin."),
        ("M,365,1e-308,1e308,L", "Baris 2: angkanya terlalu jauh dari yang mungkin."),
        ("M,365,9.6,71.0,L,lagi", "Baris 2: 6 kolom, seharusnya 5."),
        ("M,365,9.6", "Baris 2: 3 kolom, seharusnya 5."),
    ],
)
def test_nonsense_gives_empty_z_scores_and_a_sentence_with_the_row(baris: str, kata: str) -> None:
    hasil, keluhan = zskor(baris, "M,365,9.6,71.0,L")
    assert hasil[1][5:] == [""] * 5
    assert hasil[2][5:] == ["-1.99", "-0.04", "1.24", "1.53", ""]
    assert keluhan == [kata]


def test_a_heading_without_the_columns_is_refused_by_name() -> None:
    with pytest.raises(KolomKurang, match="age_days, measure"):
        zskor(kepala="sex,weight_kg,lenhei_cm")


@pytest.mark.parametrize("pisah", [";", "\t"])
def test_a_file_with_another_separator_is_told_so(pisah: str) -> None:
    with pytest.raises(KolomKurang, match="Pisahkan dengan koma, dan tulis desimal dengan titik"):
        zskor(kepala=KEPALA.replace(",", pisah))


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_no_text_brings_it_down(baris: list[str]) -> None:
    hasil, _ = zskor(*baris)
    assert {len(satu) for satu in hasil} == {10}


@given(
    st.sampled_from(["M", "F", "", "m", "L"]),
    st.one_of(st.just(""), st.integers().map(str), st.floats().map(str)),
    st.one_of(st.just(""), st.floats().map(str), st.decimals().map(str)),
    st.one_of(st.just(""), st.floats().map(str), st.decimals().map(str)),
    st.sampled_from(["L", "H", "", "?"]),
)
def test_no_number_brings_it_down(sex: str, hari: str, berat: str, panjang: str, posisi: str) -> None:
    hasil, _ = zskor(f"{sex},{hari},{berat},{panjang},{posisi}")
    assert len(hasil[1]) == 10


def test_the_command_needs_neither_database_nor_keys(tmp_path: Path) -> None:
    isi = f"\ufeffid,{KEPALA}\n7,M,365,9.6,71.0,L\n8,Z,1,2,3,L\n".encode() + b"\xff,F,0,,,\n"
    lingkungan = {"PATH": os.environ["PATH"], "KPM_DATA": str(tmp_path / "tidak-ada")}

    jadi = subprocess.run(
        [sys.executable, "manage.py", "zskor"], input=isi, capture_output=True, cwd=AKAR, env=lingkungan, check=True
    )

    assert (
        jadi.stdout
        == (
            f"id,{KEPALA},zlen,zwei,zwfl,zbmi,flags\n7,M,365,9.6,71.0,L,-1.99,-0.04,1.24,1.53,\n8,Z,1,2,3,L,,,,,\n"
        ).encode()
        + b"\xff,F,0,,,,,,,,\n"
    )
    assert jadi.stderr.decode() == "Baris 3: sex “Z” bukan M atau F.\n"
    assert not (tmp_path / "tidak-ada").exists()


def test_the_command_names_missing_columns(tmp_path: Path) -> None:
    jadi = subprocess.run(
        [sys.executable, "manage.py", "zskor"],
        input=b"a;b\n",
        capture_output=True,
        cwd=AKAR,
        env={"PATH": os.environ["PATH"], "KPM_DATA": str(tmp_path)},
        check=False,
    )
    assert jadi.returncode == 1
    assert jadi.stderr.decode() == (
        "CommandError: Kolom ini tidak ada di baris pertama: sex, age_days, weight_kg, lenhei_cm, measure.\n"
    )


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path) -> None:
    isi = f"{KEPALA}\n" + "M,365,9.6,71.0,L\n" * 20_000
    (tmp_path / "ukuran.csv").write_text(isi, encoding="ascii")
    lingkungan = {"PATH": os.environ["PATH"], "KPM_DATA": str(tmp_path / "tidak-ada")}

    with (tmp_path / "ukuran.csv").open("rb") as masuk:
        jalan = subprocess.Popen(
            [sys.executable, "manage.py", "zskor"],
            stdin=masuk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=AKAR, env=lingkungan,
        )  # fmt: skip
        assert jalan.stdout is not None
        assert jalan.stdout.readline() == f"{KEPALA},zlen,zwei,zwfl,zbmi,flags\n".encode()
        jalan.stdout.close()
        assert jalan.stderr is not None
        keluhan = jalan.stderr.read()
        jalan.stderr.close()

    assert (keluhan, jalan.wait()) == (b"", 0)
