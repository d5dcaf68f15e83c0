"""The two sample workbooks: what is found in them, counted by hand in the sheets."""

from __future__ import annotations

from collections import Counter

import pytest

from kpm.models import Wilayah
from tests.impor.bahan_form_kpm import BERTUMPUK, PER_BULAN, contoh, satu, usulan


@pytest.mark.parametrize("nama", [PER_BULAN, BERTUMPUK])
def test_every_row_of_2a_and_2b_becomes_a_month_and_every_kia_a_household(di_desa: Wilayah, nama: str) -> None:
    usul = usulan(di_desa, contoh(nama))

    jumlah = Counter(
        (r.rekam, r.keadaan) for r in usul.rencana if r.rekam in ("keluarga", "kehamilan", "ibu", "balita")
    )
    assert jumlah == {
        ("keluarga", "baru"): 12,
        ("kehamilan", "baru"): 5,
        ("ibu", "baru"): 21,
        ("balita", "baru"): 73,
    }


def test_a_row_of_ticks_becomes_the_fields_of_its_month(di_desa: Wilayah) -> None:
    usul = usulan(di_desa, contoh(PER_BULAN))

    baris = satu(usul, "balita", "Penyu Uji, Januari 2025")

    assert (baris.lembar, baris.sel) == ("2B Januari", "C8")
    pemilik = satu(usul, "anak", "Penyu Uji").untuk
    assert baris.isi == {
        "anak": str(pemilik),
        "bulan": "2025-01",
        "tanggal": "2025-01-31",
        "gizi_buruk": False,
        "gizi_kurang": True,
        "stunting": False,
        "tikar": "K",
        "imunisasi": "belum",
        "timbang": False,
        "tinggi": True,
        "konseling_ayah": True,
        "konseling_ibu": True,
        "kunjungan": 0,
        "air": False,
        "jamban": False,
        "akta": True,
        "jamkes": True,
    }
