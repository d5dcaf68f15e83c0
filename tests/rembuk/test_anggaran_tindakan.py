"""Writes of the budget below the forms: what no caller can get around."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import AnggaranBidang, KegiatanAnggaran, Realisasi
from rembuk.tindakan.anggaran import (
    BedaTahun,
    DibayarDiKader,
    TanpaApbdes,
    simpan_bidang,
    simpan_kegiatan,
    simpan_realisasi,
)
from tests.factories import WilayahFactory
from tests.rembuk.bahan_anggaran import kegiatan, realisasi


def test_the_bidang_is_that_of_the_code_whoever_saves_it(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu = KegiatanAnggaran(desa=di_desa, tahun=2026, bidang="4", kode="03.04.91", uraian="KPM", anggaran=D(1))
    assert simpan_kegiatan(kegiatan=satu, oleh=kpm).bidang == "3"
    satu.kode = "3.4"
    with pytest.raises(ValueError, match="misalnya 02"):
        simpan_kegiatan(kegiatan=satu, oleh=kpm, versi=1)


def test_a_kelurahan_stores_no_budget(desa: Wilayah, kpm: Pengguna) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Labuhan")
    with lingkup(kelurahan.kode):
        for simpan in (
            lambda: simpan_kegiatan(
                kegiatan=KegiatanAnggaran(desa=kelurahan, tahun=2026, bidang="2", uraian="x", anggaran=D(1)), oleh=kpm
            ),
            lambda: simpan_bidang(
                bidang=AnggaranBidang(desa=kelurahan, tahun=2026, bidang="2", anggaran=D(1)), oleh=kpm
            ),
        ):
            with pytest.raises(TanpaApbdes):
                simpan()


def test_the_incentive_takes_no_entry_and_a_line_stays_in_the_year_of_its_entries(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    insentif, jamban = kegiatan(di_desa, jenis="insentif_kpm"), kegiatan(di_desa)
    entri = Realisasi(desa=di_desa, kegiatan=insentif, tanggal=dt.date(2026, 5, 1), jumlah=D(1))
    with pytest.raises(DibayarDiKader):
        simpan_realisasi(realisasi=entri, bukti=None, oleh=kpm)
    realisasi(jamban, "1000")
    jamban.tahun = 2027
    with pytest.raises(BedaTahun, match="tahun 2026"):
        simpan_kegiatan(kegiatan=jamban, oleh=kpm, versi=1)


def test_every_save_leaves_its_author_version_and_a_row_of_history(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu = kegiatan(di_desa)
    satu.perubahan = D("50400000")
    simpan_kegiatan(kegiatan=satu, oleh=kpm, versi=1)
    baris = KegiatanAnggaran.history.filter(uuid=satu.uuid).order_by("-history_id").first()
    assert (satu.versi, satu.diubah_oleh, baris.perubahan, baris.versi) == (2, kpm, D("50400000"), 2)
