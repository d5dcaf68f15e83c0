"""A list of e-PPGBM from its upload to the village and back: applied, applied again, undone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from laporan.impor.bentuk import Opsi
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import jawab, kerjakan, mulai_impor
from pemantauan.models import PemantauanAnak
from sasaran.models import Anak, Keluarga, Orang
from tests.conftest import HARI_INI
from tests.factories import PenugasanFactory, WilayahFactory
from tests.impor.eppgbm import ukur
from tests.impor.tulis_eppgbm import KOLOM_OT, daftar, tulis_html
from tests.laporan.bahan_impor import isi_basis, terapkan_semua, urungkan_semua

DATA = Path(__file__).parent.parent / "data" / "impor"


def bawa(desa: Wilayah, oleh: Pengguna, isi: bytes, jenis: str = Impor.Jenis.EPPGBM, **opsi: Any) -> Impor:
    impor = mulai_impor(desa=desa, pengguna=oleh, jenis=jenis, nama="daftar.xls", isi=isi, opsi=Opsi(**opsi))
    kerjakan(desa=desa, impor=impor)
    return impor


def hitung(impor: Impor) -> dict[tuple[str, str], int]:
    hasil: dict[tuple[str, str], int] = {}
    for satu in BarisImpor.objects.filter(impor=impor):
        hasil[satu.rekam, satu.keadaan] = hasil.get((satu.rekam, satu.keadaan), 0) + 1
    return hasil


@pytest.fixture
def contoh(kpm: Pengguna) -> Any:
    desa = WilayahFactory(kode="52.04.20.2006", nama="Contoh")
    PenugasanFactory(pengguna=kpm, wilayah=desa)
    with lingkup(desa.kode):
        yield desa


@pytest.mark.parametrize("berkas", ["eppgbm_status_gizi_html.xls", "eppgbm_2023_titikkoma_cp1252.csv"])
def test_a_sample_applied_twice_leaves_the_same_village(contoh: Wilayah, kpm: Pengguna, berkas: str) -> None:
    isi = (DATA / berkas).read_bytes()
    kosong = isi_basis()

    pertama = terapkan_semua(contoh, bawa(contoh, kpm, isi, daftarkan=True), kpm)
    sesudah = isi_basis()
    kedua = bawa(contoh, kpm, isi, daftarkan=True)

    assert (Keluarga.objects.count(), Orang.objects.count(), Anak.objects.count()) == (3, 3, 3)
    assert [str(satu.bulan) for satu in PemantauanAnak.objects.all()] == ["2025-05", "2025-05"]
    assert hitung(kedua) == {("anak", "sama"): 3, ("balita", "sama"): 2, ("balita", "ditolak"): 1}
    kedua = terapkan_semua(contoh, kedua, kpm) if kedua.keadaan == "siap" and _ada_ditulis(kedua) else kedua
    assert isi_basis() == sesudah
    urungkan_semua(contoh, pertama, kpm)
    assert isi_basis() == kosong


def _ada_ditulis(impor: Impor) -> bool:
    return BarisImpor.objects.filter(impor=impor, keadaan__in=BarisImpor.DITULIS).exists()


def test_a_long_list_is_the_same_the_second_time(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi = tulis_html(daftar(240, bulan=12, pada=HARI_INI))

    terapkan_semua(di_desa, bawa(di_desa, kpm, isi, daftarkan=True), kpm)
    kedua = bawa(di_desa, kpm, isi, daftarkan=True)

    anak = Anak.objects.count()
    assert hitung(kedua) == {("anak", "sama"): anak, ("balita", "sama"): 240}
    assert BarisImpor.objects.filter(keadaan="tidak_jelas").count() == 0


def test_a_later_list_brings_only_its_new_months(di_desa: Wilayah, kpm: Pengguna) -> None:
    terapkan_semua(di_desa, bawa(di_desa, kpm, tulis_html([ukur(tanggal=dt.date(2026, 7, 8))]), daftarkan=True), kpm)

    kedua = bawa(di_desa, kpm, tulis_html([ukur(tanggal=dt.date(2026, 7, 8)), ukur()]))
    terapkan_semua(di_desa, kedua, kpm)

    assert hitung(kedua) == {("anak", "sama"): 1, ("balita", "sama"): 1, ("balita", "baru"): 1}
    assert [str(satu.bulan) for satu in PemantauanAnak.objects.order_by("bulan")] == ["2026-07", "2026-08"]


def test_a_child_decided_to_be_new_is_registered(di_desa: Wilayah, kpm: Pengguna) -> None:
    impor = bawa(di_desa, kpm, tulis_html([ukur()]))
    tanya = BarisImpor.objects.get(impor=impor)

    impor = jawab(impor=impor, keputusan={tanya.kunci: "baru"})
    kerjakan(desa=di_desa, impor=impor)
    terapkan_semua(di_desa, impor, kpm)

    assert [(str(satu), satu.nama_ibu) for satu in Anak.objects.all()] == [("Sari Rekaan", "Rohana")]


@pytest.mark.parametrize("isi", [tulis_html([ukur()]), tulis_html([ukur()], KOLOM_OT)], ids=["36", "ot"])
def test_the_kind_is_told_by_the_headings(di_desa: Wilayah, kpm: Pengguna, isi: bytes) -> None:
    assert bawa(di_desa, kpm, isi, jenis="").jenis == Impor.Jenis.EPPGBM


def test_no_nik_is_staged_in_plain_text(di_desa: Wilayah, kpm: Pengguna) -> None:
    impor = bawa(di_desa, kpm, tulis_html([ukur()]), daftarkan=True)

    baris = BarisImpor.objects.filter(impor=impor).values("isi", "beda", "calon", "sebutan", "alasan", "kunci", "sel")
    assert "6213995506250001" not in str(list(baris))
