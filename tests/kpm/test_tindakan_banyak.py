"""Many records written at once leave the same history as one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from kpm.tindakan_banyak import hapus_banyak, potret, simpan_banyak
from sasaran.models import Orang
from tests.factories import OrangFactory

LAHIR = dt.date(2024, 2, 29)
MESIN = {"id", "uuid", "dibuat_pada", "diubah_pada", "history_id", "history_date"}


def _riwayat(pk: int) -> list[dict[str, Any]]:
    baris = Orang.history.filter(id=pk).order_by("history_id").values()
    return [{nama: isi for nama, isi in satu.items() if nama not in MESIN} for satu in baris]


def _baru(desa: Wilayah, seperti: Orang) -> Orang:
    return Orang(desa=desa, keluarga=seperti.keluarga, nama="Sari", jenis_kelamin="P", tanggal_lahir=LAHIR)


def test_rows_of_history_are_those_of_single_saves(di_desa: Wilayah, kpm: Pengguna) -> None:
    rumah = OrangFactory(desa=di_desa)
    satu, banyak = _baru(di_desa, rumah), _baru(di_desa, rumah)

    simpan(satu, oleh=kpm)
    satu.nama, satu.nik = "Sari Dewi", "6213996902240001"
    simpan(satu, oleh=kpm, versi=1)
    pk_satu = satu.pk
    Orang.objects.get(pk=pk_satu).delete()
    simpan_banyak(Orang, baru=[banyak], oleh=kpm)
    lama = potret(banyak)
    banyak.nama, banyak.nik = "Sari Dewi", "6213996902240001"
    simpan_banyak(Orang, berubah=[(banyak, lama)], oleh=kpm)
    pk_banyak = banyak.pk
    hapus_banyak(Orang, [banyak], oleh=None)

    semula, sekarang = _riwayat(pk_satu), _riwayat(pk_banyak)
    assert [baris["history_type"] for baris in sekarang] == ["+", "~", "-"]
    assert [baris["history_change_reason"] for baris in sekarang] == [None, "rahasia:nik=diisi", None]
    assert [baris["history_user_id"] for baris in sekarang] == [kpm.pk, kpm.pk, None]
    # whom a single save's row is by comes from the request, and here is none
    assert [baris | {"history_user_id": None} for baris in sekarang] == semula


def test_reasons_stand_with_the_records_they_are_about(di_desa: Wilayah, kpm: Pengguna) -> None:
    semua = [OrangFactory(desa=di_desa) for _ in range(3)]
    berubah = [(satu, potret(satu)) for satu in semua]
    for satu in semua:
        satu.jaminan = True
    semua[1].nik = "6213996902240001"

    simpan_banyak(Orang, berubah=berubah, oleh=kpm)

    assert [satu.history.first().history_change_reason for satu in semua] == [None, "rahasia:nik=diisi", None]
    assert [satu.history.first().versi for satu in semua] == [2, 2, 2]
