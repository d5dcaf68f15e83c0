"""The pure parts of the benchmark: medians, ratios, promises, the table, and what is more than noise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import main
from bench.banding import Arah, bandingkan, laporan
from bench.bentuk import Baris, Pengukuran
from bench.daftar import UKUR, muat
from bench.janji import JANJI, Janji, putuskan
from bench.langkah import IMPOR, LANGKAH, TAHAN, TUMBUH
from bench.tabel import angka, halaman, tabel, waktu

LITE, PG = "SQLite 3.46", "PostgreSQL 18.1"
MESIN = {"Tanggal": "2026-09-17 02:00 UTC", "Versi program": "abc1234", "Prosesor": "Uji 3000"}


def baris(kunci: str, basis: str, sasaran: int | None, *ms: float, **lain: Any) -> Baris:
    return Baris(kunci, f"Langkah {kunci}", basis, sasaran, ms=ms, prosesor=tuple(m / 2 for m in ms), **lain)


def contoh() -> Pengukuran:
    """Two steps on two databases in two villages."""
    return Pengukuran(
        MESIN,
        [
            baris("satu", LITE, 200, 12, 10, 11, 30, 9, kueri=4, bita=20_400, jenis="text/html"),
            baris("satu", LITE, 1000, 22, 24, 20, 33, 21, kueri=4, bita=60_000, jenis="text/html"),
            baris("dua", LITE, 200, 5, 5, 5, 5, 5, kueri=2),
            baris("satu", PG, 200, 14, 14, 14, 14, 14, kueri=5, bita=20_400, jenis="text/html"),
            baris("satu", PG, 1000, 44, 44, 44, 44, 44, kueri=6, bita=60_000, jenis="text/html"),
            Baris("mati", "Sepuluh kali mati", LITE, nilai={"hilang": 1}, kata="190 dijawab, 1 hilang"),
        ],
    )


def test_a_row_answers_with_the_median_and_never_with_what_it_has_not() -> None:
    satu = contoh().baris[0]
    assert [satu.angka(ukuran) for ukuran in ("ms", "prosesor", "kueri", "bita", "hilang")] == [
        11,
        5.5,
        4,
        20_400,
        None,
    ]
    assert Baris("x", "x", LITE).angka("ms") is None
    assert contoh().baris[5].angka("hilang") == 1


def test_a_measurement_comes_back_from_json_as_it_was() -> None:
    teks = json.dumps(contoh().sebagai_json())
    assert json.loads(teks)["baris"][0]["ms_median"] == 11
    assert Pengukuran.dari_json(json.loads(teks)) == contoh()
    with pytest.raises(ValueError, match="Bukan berkas pengukuran"):
        Pengukuran.dari_json({"mesin": {}, "hasil": []})


@pytest.mark.parametrize(
    ("janji", "harap"),
    [
        (Janji("batas", ("satu",), "kueri", 4), {LITE: (4, True), PG: (6, False)}),
        (Janji("tumbuh", ("*",), "kueri", 0, tumbuh=True), {LITE: (0, True), PG: (1, False)}),
        (Janji("kali", ("satu",), "ms", 2.5, terhadap="dua"), {LITE: (11 / 5, True)}),
        (Janji("besar", ("satu",), "prosesor", 10, sasaran=1000), {LITE: (11, False), PG: (22, False)}),
        (Janji("kecil", ("*",), "bita", 60_000, jenis="text/html"), {LITE: (60_000, True), PG: (60_000, True)}),
        (Janji("hilang", ("mati",), "hilang", 0), {LITE: (1, False)}),
        (Janji("tak diukur", ("tiga",), "ms", 1), {}),
    ],
    ids=lambda satu: satu.kata if isinstance(satu, Janji) else "",
)
def test_a_promise_is_judged_by_its_worst_row_on_each_database(janji: Janji, harap: dict[str, Any]) -> None:
    assert {p.basis: (p.terburuk, p.ditepati) for p in putuskan(contoh(), [janji])} == harap


def test_every_promise_is_about_a_step_that_is_measured() -> None:
    assert {kunci for janji in JANJI for kunci in janji.kunci} - {"*", *TAHAN, *IMPOR, *TUMBUH} - set(LANGKAH) == set()


def test_numbers_are_written_with_a_comma_and_tables_line_up() -> None:
    assert (angka(2.345), angka(None), angka(1500, 0), waktu((3, 1, 2))) == ("2,3", "", "1.500", "2,0 (1,0–3,0)")
    assert tabel(["A", "B"], [("x", 1)], [1]) == ["| A | B |", "|---|---:|", "| x | 1 |"]


def test_the_page_holds_machine_one_line_per_step_and_database_and_the_promises() -> None:
    putusan = putuskan(contoh(), [Janji("Kueri langkah satu", ("satu",), "kueri", 4)])
    lite = "11,0 (9,0–30,0) | 5,5 | 22,0 (20,0–33,0) | 11,0 | 2,00 | 0,50 | 4 | 20 / 60 | ya"
    pg = "14,0 (14,0–14,0) | 7,0 | 44,0 (44,0–44,0) | 22,0 | 3,14 |  | 5 / 6 | 20 / 60 | **tidak**"
    semua = halaman(contoh(), putusan).splitlines()
    assert "- Prosesor: Uji 3000" in semua
    assert [b for b in semua if b.startswith("| Langkah satu")] == [
        f"| Langkah satu | {LITE} | {lite} |",
        f"| Langkah satu | {PG} | {pg} |",
    ]
    assert f"| Langkah dua | {LITE} | 5,0 (5,0–5,0) | 2,5 |  |  |  |  | 2 |  |  |" in semua
    assert f"| Sepuluh kali mati | {LITE} | 190 dijawab, 1 hilang |" in semua
    assert f"| Kueri langkah satu | {PG} | 4 | 6 | Langkah satu, 1.000 sasaran | **tidak** |" in semua


def test_only_what_no_run_of_the_other_side_reaches_is_called_a_change() -> None:
    lama = Pengukuran(MESIN, [baris(k, LITE, 200, 10, 11, 11, 11, 12, kueri=3) for k in "abcd"])
    baru = Pengukuran(
        MESIN | {"Versi program": "def5678"},
        [
            baris("a", LITE, 200, 20, 21, 21, 21, 22, kueri=3),
            baris("b", LITE, 200, 11.9, 13, 13, 13, 14, kueri=3),
            baris("c", LITE, 200, 5, 5.5, 5.5, 5.5, 6, kueri=5),
            baris("d", LITE, 1000, 90, 91, 92, kueri=3),
        ],
    )
    beda = {b.baru.kunci: b for b in bandingkan(lama, baru)}
    assert {kunci: b.arah for kunci, b in beda.items()} == {
        "a": Arah.LEBIH_LAMBAT, "b": Arah.DERAU, "c": Arah.LEBIH_CEPAT,
    }  # fmt: skip
    assert (round(beda["a"].rasio, 3), round(beda["a"].bawah, 3), beda["a"].atas) == (1.909, 1.667, 2.2)
    teks = laporan(lama, baru).splitlines()
    assert "- Versi program: abc1234 → def5678" in teks
    assert "3 langkah, 1 di antaranya dalam derau." in teks
    assert f"| Langkah a | {LITE} | 200 | 5,5 | 10,5 | 1,91 | 1,67–2,20 | lebih lambat |" in teks
    assert f"| Langkah c | {LITE} | 200 | 3 | 5 |" in teks


def test_another_version_of_the_database_is_still_compared() -> None:
    lama = Pengukuran(MESIN, [baris("a", LITE, 200, 10, 10, 10, 10, 10)])
    baru = Pengukuran(MESIN, [baris("a", "SQLite 3.50", 200, 20, 20, 20, 20, 20)])
    assert [b.arah for b in bandingkan(lama, baru)] == [Arah.LEBIH_LAMBAT]


def test_a_change_too_small_to_matter_is_noise_however_quiet_the_machine() -> None:
    lama = Pengukuran(MESIN, [baris("a", LITE, 200, 10, 10, 10, 10, 10)])
    baru = Pengukuran(MESIN, [baris("a", LITE, 200, 10.4, 10.4, 10.4, 10.4, 10.4)])
    assert [b.arah for b in bandingkan(lama, baru)] == [Arah.DERAU]


def test_of_too_few_runs_nothing_is_said() -> None:
    lama = Pengukuran(MESIN, [baris("a", LITE, 200, 10, 10, 10, 10, 10)])
    baru = Pengukuran(MESIN, [baris("a", LITE, 200, 20, 20, 20, 20)])
    assert [b.arah for b in bandingkan(lama, baru)] == [Arah.DERAU]


def test_two_files_are_compared_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = tmp_path / "a.json"
    berkas.write_text(json.dumps(contoh().sebagai_json()))
    assert main(["banding", str(berkas), str(berkas)]) == 0
    assert "5 langkah, 5 di antaranya dalam derau." in capsys.readouterr().out
    with pytest.raises(SystemExit, match="tidak dapat dibaca sebagai hasil pengukuran"):
        main(["banding", str(berkas), str(tmp_path / "tidak-ada.json")])


def test_every_measurement_of_the_list_can_be_loaded() -> None:
    assert [callable(muat(nama)) for nama in UKUR] == [True] * len(UKUR)
