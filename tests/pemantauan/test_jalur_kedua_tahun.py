"""The yearly scorecard computed twice: the program's way, and by plain loops over months and quarters."""

from __future__ import annotations

import ast
import datetime as dt
import random
from pathlib import Path

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun
from pemantauan.kueri_tahunan import skor_tahun
from pemantauan.models import PemantauanPaud
from pemantauan.skor import sebagai_json
from sasaran.models import Anak, Keluarga
from tests.factories import AnakFactory
from tests.pemantauan import jalur_kedua_tahun
from tests.pemantauan.test_jalur_kedua import isi, lubangi


def isi_paud(desa: Wilayah, tahun: int, seed: int) -> None:
    """Children of two to seven years with months of Formulir 2C here and there, some of whom left."""
    acak = random.Random(seed)
    rumah = list(Keluarga.objects.order_by("nomor"))
    for ke in range(40):
        lahir = dt.date(tahun - 6, 1, 1) + dt.timedelta(days=acak.randrange(4 * 365))
        anak = AnakFactory(desa=desa, nama=f"Anak {ke}", lahir=lahir, keluarga=acak.choice(rumah))
        keluar = dt.date(tahun, acak.randrange(1, 13), 20) if acak.random() < 0.25 else None
        if keluar:
            anak.orang.keluar_pada, anak.orang.sebab_keluar = keluar, "pindah"
            anak.orang.save()
        for bulan in range(1, 13):
            lewat = keluar is not None and bulan > keluar.month
            if (
                acak.random() < 0.4
                and not lewat
                and dt.date(tahun, bulan, 1) >= dt.date(lahir.year + 2, lahir.month, 1)
            ):
                PemantauanPaud.objects.create(
                    desa=desa, anak=anak, bulan=Bulan(tahun, bulan), tanggal=dt.date(tahun, bulan, 15),
                    hadir=acak.choice((True, True, True, False, None)),
                )  # fmt: skip


@pytest.mark.parametrize(("tahun", "triwulan", "rapi"), [(2025, 4, True), (2025, 4, False), (2026, 3, False)])
def test_both_paths_agree_on_every_cell_of_the_year(desa: Wilayah, tahun: int, triwulan: int, rapi: bool) -> None:
    isi(desa, 1)
    if not rapi:
        lubangi(desa, 4)
    with lingkup(desa.kode):
        isi_paud(desa, tahun, 7)
        skor = skor_tahun(desa, Tahun(tahun), dt.date(2026, 9, 17)).skor
        dua = jalur_kedua_tahun.kartu_tahun(desa, tahun, triwulan)
        semua_anak = {str(satu) for satu in Anak.objects.values_list("uuid", flat=True)}
    satu = sebagai_json(skor, desa=desa.kode, saring={}, dengan_nama=False)

    for kelompok in ("ibu", "anak"):
        pertama = {baris["id"]: baris for baris in satu[kelompok]}
        assert sorted(pertama) == sorted(dua[kelompok])
        for pengenal, baris in dua[kelompok].items():
            harap = {kunci: nilai for kunci, nilai in baris.items() if kunci not in ("keluarga", "laki", "suami")}
            assert {kunci: pertama[pengenal][kunci] for kunci in harap} == harap, pertama[pengenal]["alasan"]
        assert satu["indikator"][kelompok] == dua["indikator"][kelompok]
    for tabel in ("tabel1", "tabel2", "tabel4"):
        assert satu[tabel] == dua[tabel]
    paud = {baris["id"]: (baris["umur_bulan"], baris["hadir"], baris["terisi"]) for baris in satu["paud"]}
    assert paud == dua["paud"]
    assert 10 < len(paud) < len(semua_anak)


def test_the_second_path_of_the_year_imports_nothing_of_the_first() -> None:
    pohon = ast.parse(Path(jalur_kedua_tahun.__file__).read_text(encoding="utf-8"))
    dari = {simpul.module for simpul in ast.walk(pohon) if isinstance(simpul, ast.ImportFrom)}
    assert {satu for satu in dari if satu not in ("__future__", "typing")} == {
        "pemantauan.models",
        "sasaran.models",
        "tests.pemantauan.jalur_kedua",
        "tests.pemantauan.jalur_kedua_anak",
        "tests.pemantauan.jalur_kedua_baca",
        "tests.pemantauan.jalur_kedua_ibu",
        "tests.pemantauan.jalur_kedua_jumlah",
    }
