"""A file whose months went to a finalised quarter, brought in again: what waits already is not proposed again."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
import time_machine

from kpm.models import Pengguna, Wilayah
from kpm.periode import Triwulan
from laporan.impor.bentuk import Opsi
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import kerjakan, mulai_impor
from laporan.tindakan_tutup import tutup_triwulan
from pemantauan.models import EntriMenunggu, PemantauanAnak, PemantauanIbu, PemantauanPaud
from tests.impor.bahan_form_kpm import BERTUMPUK, DATA, PER_BULAN
from tests.impor.eppgbm import ukur
from tests.impor.tulis_eppgbm import tulis_html
from tests.laporan.bahan import TTD, tutup
from tests.laporan.bahan_impor import isi_basis, terapkan_semua

OKTOBER = dt.datetime(2026, 10, 5, 2, 0, tzinfo=dt.UTC)
SUDAH = "Isi ini sudah menunggu pembukaan {}."


def bawa(desa: Wilayah, oleh: Pengguna | None, jenis: str, isi: bytes, **opsi: Any) -> Impor:
    impor = mulai_impor(desa=desa, pengguna=oleh, jenis=jenis, nama="berkas", isi=isi, opsi=Opsi(**opsi))
    kerjakan(desa=desa, impor=impor)
    return impor


def keadaan(impor: Impor) -> Counter[str]:
    return Counter(BarisImpor.objects.filter(impor=impor).values_list("keadaan", flat=True))


@pytest.mark.parametrize("nama", [PER_BULAN, BERTUMPUK])
def test_months_of_a_workbook_that_wait_already_are_the_same(di_desa: Wilayah, kpm: Pengguna, nama: str) -> None:
    isi, masa = (DATA / nama).read_bytes(), Triwulan(2025, 1)
    terapkan_semua(di_desa, bawa(di_desa, kpm, "form-kpm", isi), kpm)
    for model in (PemantauanIbu, PemantauanAnak, PemantauanPaud):
        model.objects.filter(bulan__in=masa.bulan_bulan).delete()
    tutup_triwulan(
        desa=di_desa, triwulan=masa, penanda_tangan=TTD, oleh=kpm, sekarang=dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    )
    pertama = terapkan_semua(di_desa, bawa(di_desa, kpm, "form-kpm", isi), kpm)
    sebelum = isi_basis()

    kedua = bawa(di_desa, kpm, "form-kpm", isi)

    menunggu = EntriMenunggu.objects.count()
    assert menunggu == BarisImpor.objects.filter(impor=pertama, diterapkan_pada__isnull=False).count() > 0
    assert set(keadaan(kedua)) == {"sama"}
    assert kedua.baris.filter(alasan=SUDAH.format("Triwulan I 2025")).count() == menunggu
    assert isi_basis() == sebelum


@time_machine.travel(OKTOBER)
def test_measurements_that_wait_already_are_the_same_for_whoever_brings_them(
    di_desa: Wilayah, kpm: Pengguna, admin_desa: Pengguna
) -> None:
    isi = tulis_html([ukur(tanggal=dt.date(2026, 6, 12))])
    terapkan_semua(di_desa, bawa(di_desa, kpm, "eppgbm", isi, daftarkan=True), kpm)
    tutup(di_desa, kpm)
    isi = tulis_html([ukur()])
    terapkan_semua(di_desa, bawa(di_desa, kpm, "eppgbm", isi), kpm)
    sebelum = isi_basis()

    lagi = bawa(di_desa, admin_desa, "eppgbm", isi)

    assert list(lagi.baris.values_list("rekam", "keadaan", "alasan", "isi", "beda")) == [
        ("anak", "sama", "", {}, []),
        ("balita", "sama", SUDAH.format("Triwulan III 2026"), {}, []),
    ]
    assert isi_basis() == sebelum
    lain = bawa(di_desa, kpm, "eppgbm", tulis_html([ukur(Berat="8.9")]))
    assert list(lain.baris.filter(rekam="balita").values_list("keadaan", "alasan")) == [
        ("baru", "Menunggu pembukaan Triwulan III 2026, yang sudah ditutup.")
    ]
