"""The recaps of a workbook beside ours: the scorecard with the file applied, and what is listed as different."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh import rekakan
from laporan.contoh.tulis import tulis_kampung
from laporan.impor.form_kpm.desa import baca_desa
from laporan.impor.form_kpm.terap import skor, terapkan_di_ingatan
from pemantauan.kueri_skor import pengaturan_berlaku, skor_triwulan
from pemantauan.skor import Skor
from tests.impor.bahan_form_kpm import HARI_INI, PER_BULAN, contoh, usulan


def _jawaban(satu: Skor) -> dict[str, Any]:
    return {
        kelompok: {
            b.data.id: ({k: j.nilai.value for k, j in b.jawaban.items()}, b.diterima, b.seharusnya)
            for b in getattr(satu, kelompok)
        }
        for kelompok in ("ibu", "anak", "paud", "belum_dipantau_ibu", "belum_dipantau_anak")
    }


def test_the_scorecard_in_memory_is_the_one_of_the_database(di_desa: Wilayah) -> None:
    # with doses and counselling sessions, which no file of this kind holds
    kampung = rekakan(40, 24, 5, akhir=Bulan(2026, 8), hari_ini=HARI_INI, kode=di_desa.kode, lengkap=True)
    tulis_kampung(di_desa, kampung, hari_ini=HARI_INI, dibuka=dt.date(2024, 9, 1), oleh=None)
    kini = baca_desa(di_desa, (Bulan(2023, 1), Bulan(2026, 12)), (), HARI_INI)
    desa = terapkan_di_ingatan(kini, ())

    for ke in range(8):
        masa = Triwulan(2024, 4).geser(ke)
        ingatan = skor(desa, masa, pengaturan_berlaku(di_desa, masa.akhir))
        basis = skor_triwulan(di_desa, masa)
        assert _jawaban(ingatan) == _jawaban(basis), masa
        assert (ingatan.tabel2, ingatan.tabel4) == (basis.tabel2, basis.tabel4)


def test_recaps_of_the_sample_that_differ_from_its_own_months_are_listed_with_their_cells(di_desa: Wilayah) -> None:
    usul = usulan(di_desa, contoh(PER_BULAN))

    selisih = {(s.sel, s.apa, s.berkas, s.kita) for s in usul.selisih if s.lembar == "3A TW 1"}
    # Kenanga was delivered on 1 January: Ibu Bersalin, two visits of nifas, no water, no latrine
    assert {isi for isi in selisih if isi[1].startswith("Kenanga")} == {
        ("G5", "Kenanga Rekaan: periksa kehamilan", "Y", "TS"),
        ("H5", "Kenanga Rekaan: pil Fe", "Y", "TS"),
        ("I5", "Kenanga Rekaan: periksa nifas", "TS", "T"),
        ("J5", "Kenanga Rekaan: konseling gizi", "Y", "TS"),
        ("L5", "Kenanga Rekaan: akses air bersih", "Y", "T"),
        ("O5", "Kenanga Rekaan: jumlah diterima", "5", "1"),
        ("P5", "Kenanga Rekaan: jumlah seharusnya", "6", "4"),
    }


@pytest.mark.parametrize("sel", ["O5"])
def test_what_the_recap_says_is_never_taken(di_desa: Wilayah, sel: str) -> None:
    usul = usulan(di_desa, contoh(PER_BULAN))

    assert sel in {s.sel for s in usul.selisih}
    assert {r.lembar for r in usul.rencana} & {"3A TW 1", "4"} == set()
