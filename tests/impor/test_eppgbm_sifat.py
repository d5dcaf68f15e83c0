"""Whatever the order of its columns and whatever it was saved as, one list gives one plan."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.bacaan.bentuk import BerkasDitolak
from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.impor.bentuk import Rencana
from laporan.impor.eppgbm.anak import AnakBerkas
from laporan.impor.eppgbm.cocok import Kenal, skor
from laporan.impor.eppgbm.kolom import KAMUS
from sasaran.bunyi import bunyi
from tests.conftest import HARI_INI
from tests.factories import AnakFactory, KeluargaFactory, OrangFactory, PemantauanAnakFactory
from tests.impor.eppgbm import SARI, rencana, ukur
from tests.impor.tulis_eppgbm import (
    KOLOM_35,
    KOLOM_36,
    KOLOM_37,
    KOLOM_OT,
    baris,
    daftar,
    tulis_csv,
    tulis_html,
    tulis_xlsx,
)

BERKAS: list[dict[str, Any]] = [
    ukur(),
    ukur(tanggal=dt.date(2026, 7, 10), Berat=D("9.4")),
    ukur(tanggal=dt.date(2026, 7, 20), **{"BB/TB": "Gizi Kurang", "TB/U": "Pendek"}),
    ukur(replace(SARI, nama="DIMAS PRATAMA", jk="L", nik="62139**********", ibu="BUDI / ERNAWATI")),
    ukur(replace(SARI, nama="CITRA", nik=""), Berat="10945", Tinggi="875", **{"BB/U": "Outlier"}),
    ukur(replace(SARI, nama="SARIFAH REKAAN", nik="")),
    ukur(desa="SUMBER"),
]
"""Known, masked, slipped, near and from elsewhere."""


@pytest.fixture
def isi_desa(di_desa: Wilayah) -> Wilayah:
    """The village with Sari in it, and a July of hers."""
    orang = OrangFactory(
        desa=di_desa, nama="Sari Rekaan", tanggal_lahir=SARI.lahir, nik=SARI.nik,
        keluarga=KeluargaFactory(desa=di_desa, kepala="Budi", rt="003"),
    )  # fmt: skip
    anak = AnakFactory(desa=di_desa, orang=orang, nama_ibu="Rohana", berat_lahir=D("3.0"))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 5), berat=D("9.0"), timbang=True)
    return di_desa


def tanpa_tempat(semua: Sequence[Rencana]) -> list[Rencana]:
    """The plans without the cells they come from."""
    return [
        replace(satu, sel="", lembar="", alasan=satu.alasan.split(", baris")[0],
                beda=tuple(replace(beda, sel="") for beda in satu.beda))
        for satu in semua
    ]  # fmt: skip


def rencana_dasar(desa: Wilayah) -> list[Rencana]:
    return tanpa_tempat(rencana(desa, BERKAS, daftarkan=True))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kolom=st.permutations(KOLOM_36))
def test_any_order_of_columns_gives_the_same_plan(isi_desa: Wilayah, kolom: list[str]) -> None:
    assert tanpa_tempat(rencana(isi_desa, tulis_html(BERKAS, kolom), daftarkan=True)) == rencana_dasar(isi_desa)


@pytest.mark.parametrize("kolom", [KOLOM_35, KOLOM_36, KOLOM_37], ids=["35", "36", "37"])
@pytest.mark.parametrize(
    "tulis",
    [
        tulis_html,
        tulis_csv,
        lambda isi, kolom: tulis_csv(isi, kolom, pemisah=",", penyandian="utf-8-sig"),
        lambda isi, kolom: tulis_csv(isi, kolom, judul=["DAFTAR ANAK BERDASARKAN STATUS GIZI", "", "AGUSTUS 2026"]),
        tulis_xlsx,
        lambda isi, kolom: tulis_xlsx(isi, kolom, judul=["DAFTAR ANAK", "PUSKESMAS BUER"]),
    ],
    ids=["html", "csv-titik-koma", "csv-koma", "csv-judul", "xlsx", "xlsx-judul"],
)
def test_saved_again_in_any_way_it_gives_the_same_plan(isi_desa: Wilayah, kolom: Any, tulis: Any) -> None:
    assert tanpa_tempat(rencana(isi_desa, tulis(BERKAS, kolom), daftarkan=True)) == rencana_dasar(isi_desa)


def test_the_list_of_a_bulan_timbang_gives_the_same_months_without_a_status(isi_desa: Wilayah) -> None:
    satu = rencana(isi_desa, tulis_html([ukur()], KOLOM_OT))
    lain = rencana(isi_desa, [ukur(**{"BB/TB": "-", "TB/U": "-"})])

    assert tanpa_tempat(satu) == tanpa_tempat(lain)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(urutan=st.permutations(range(30)))
def test_the_order_of_rows_decides_nothing_where_days_differ(di_desa: Wilayah, urutan: list[int]) -> None:
    isi = daftar(30, bulan=5, pada=HARI_INI)
    lazim = rencana(di_desa, tulis_html(isi), daftarkan=True)
    acak = rencana(di_desa, tulis_html([isi[ke] for ke in urutan]), daftarkan=True)

    def kunci(semua: list[Rencana]) -> list[Rencana]:
        return sorted(tanpa_tempat(semua), key=lambda satu: (satu.rekam, str(satu.untuk)))

    assert kunci(acak) == kunci(lazim)


SEL = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    st.sampled_from(["-", "0", "Outlier", "6.21399E+15", "62139**********", "31/02/2026", "83..9", "999.99", "#N/A"]),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6),
    st.dates(dt.date(1899, 1, 1), dt.date(2100, 1, 1)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(isi=st.lists(st.dictionaries(st.sampled_from(KOLOM_36), SEL), min_size=1, max_size=4))
def test_no_cell_breaks_the_plan(isi_desa: Wilayah, isi: list[dict[str, Any]]) -> None:
    berkas = [ukur() | satu for satu in isi]

    semua = rencana(isi_desa, tulis_csv(berkas, penyandian="utf-8"), daftarkan=True)

    for satu in semua:
        assert len(satu.alasan) <= 300
        assert len(satu.sebutan) <= 160
        assert len(satu.sel) <= 12
        assert "999.99" not in str(satu.isi)


@given(
    nama=st.sampled_from(["Sari Rekaan", "Dimas", "By. Ny. Rohana"]),
    lahir=st.one_of(st.none(), st.dates(dt.date(2022, 1, 1), dt.date(2026, 9, 1))),
    ortu=st.sampled_from([(), ("Rohana",), ("Ernawati", "Budi")]),
)
def test_a_score_is_never_above_that_of_the_same_child(nama: str, lahir: dt.date | None, ortu: tuple[str, ...]) -> None:

    akhir: Any = None
    anak = AnakBerkas(
        kunci=(), baris=(), akhir=akhir, nama="Sari Rekaan", jk="P", lahir=SARI.lahir, ibu="Rohana", ayah=""
    )
    kenal = Kenal(pk=1, orang=uuid.UUID(int=1), nama=nama, bunyi=bunyi(nama), jk="P", lahir=lahir, ibu="", ortu=ortu)

    assert 0 <= skor(anak, kenal) <= 100


def test_every_column_of_the_download_that_is_taken_is_in_the_layout() -> None:
    nama = {satu.casefold() for satu in (*KOLOM_36, *KOLOM_OT)}
    assert {kode for kode, semua in KAMUS.items() if not {satu.casefold() for satu in semua} & nama} == set()


def test_a_list_of_mothers_is_another_kind_of_file(di_desa: Wilayah) -> None:
    with pytest.raises(BerkasDitolak):
        rencana(di_desa, b"NIK;Nama Ibu;HPHT;HPL\n1;ROHANA;01/02/2026;08/11/2026\n")


def test_the_generator_writes_the_same_list_every_time() -> None:
    assert daftar(50, pada=HARI_INI) == daftar(50, pada=HARI_INI)
    assert baris(SARI, HARI_INI)["NIK"].startswith("621399")
