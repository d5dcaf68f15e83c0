"""The command `impor`: looking leaves nothing behind, applying opens the village, exit codes, undoing."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kpm.lingkup import lingkup
from kpm.models import Jejak, Wilayah
from laporan.models import BarisImpor, Impor
from sasaran.models import Anak
from tests.factories import DusunFactory
from tests.laporan.bahan_impor import berkas, perencana_uji

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    jalur = tmp_path / "uji.csv"
    jalur.write_bytes(berkas(SARI))
    return jalur


@pytest.fixture
def berdusun(desa: Wilayah) -> Wilayah:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
    return desa


def jalan(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("impor", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_looking_tells_and_leaves_nothing_behind(berdusun: Wilayah, csv: Path) -> None:
    teks = jalan("eppgbm", str(csv), "--desa", berdusun.kode)
    assert teks.splitlines() == [
        "Perhatian: Dua baris tidak lengkap.",
        "Formulir 2B: 1 tidak jelas",
        "  Uji A2: Sari Rekaan, Agustus 2026: Anak ini belum dikenal.",
        "Rekap 3B C7: Anak ditimbang: di berkas 12, di sini 11",
        "Belum ada yang disimpan. Tambahkan --terapkan untuk menyimpan.",
    ]
    with lingkup(berdusun.kode):
        assert [m.objects.count() for m in (Impor, BarisImpor, Jejak, Anak)] == [0, 0, 0, 0]
    berdusun.refresh_from_db()
    assert berdusun.dibuka_pada is None


def test_applying_opens_the_village_and_undoing_takes_it_back(berdusun: Wilayah, csv: Path) -> None:
    hasil = json.loads(jalan("eppgbm", str(csv), "--desa", berdusun.kode, "--daftarkan", "--terapkan", "--json"))
    assert hasil["jumlah"] == {
        "keluarga": {"baru": 1},
        "orang": {"baru": 1},
        "anak": {"baru": 1},
        "balita": {"baru": 1},
    }
    assert (hasil["diterapkan"], hasil["baris"]) == (True, [])
    assert "6213990000000017" not in json.dumps(hasil)
    berdusun.refresh_from_db()
    assert str(berdusun.dibuka_pada) == "2026-09-17"
    with lingkup(berdusun.kode):
        assert Anak.objects.count() == 1
        assert list(Jejak.objects.order_by("pk").values_list("peran", flat=True)) == ["perintah", "perintah"]
    assert jalan("--urungkan", hasil["impor"]).strip() == "Sudah diurungkan."
    with lingkup(berdusun.kode):
        assert Anak.objects.count() == 0
    with pytest.raises(CommandError, match="Tidak ada yang dapat diurungkan") as galat:
        jalan("--urungkan", hasil["impor"])
    assert galat.value.returncode == 1


@pytest.mark.parametrize(
    ("argumen", "kode", "kalimat"),
    [
        (("eppgbm",), 2, "Tulis JENIS, BERKAS, dan --desa KODE."),
        (("eppgbm", "CSV", "--desa", "99.99.99.9999"), 2, "Tidak ada desa dengan kode 99.99.99.9999."),
        (("eppgbm", "CSV", "--desa", "52.04.20"), 2, "Tidak ada desa dengan kode 52.04.20."),
        (("eppgbm", "TIADA", "--desa", "DESA"), 2, "tidak dapat dibuka."),
        (("--urungkan", "bukan"), 2, "bukan bukan pengenal impor."),
        (("--urungkan", "6dd2bb38-7a1f-4b70-a2e4-2a3c5d9f0d11"), 2, "Tidak ada impor"),
        (("eppgbm", "SALAH", "--desa", "DESA"), 1, "Berkas ini bukan berkas uji."),
        (("eppgbm", "SALAH", "--desa", "DESA", "--terapkan"), 1, "Berkas ini bukan berkas uji."),
    ],
)
def test_what_cannot_be_says_so_with_its_exit_code(
    berdusun: Wilayah, csv: Path, tmp_path: Path, argumen: tuple[str, ...], kode: int, kalimat: str
) -> None:
    (tmp_path / "salah.csv").write_bytes(b"a;b\n1;2")
    ganti: dict[str, Any] = {
        "CSV": str(csv), "TIADA": "/tidak/ada.csv", "SALAH": str(tmp_path / "salah.csv"), "DESA": berdusun.kode,
    }  # fmt: skip
    with pytest.raises(CommandError) as galat:
        jalan(*(ganti.get(satu, satu) for satu in argumen))
    assert (galat.value.returncode, kalimat in str(galat.value)) == (kode, True)
    berdusun.refresh_from_db()
    assert berdusun.dibuka_pada is None
