"""Writes of vaccine doses: several at once, corrected and taken out with history, stored once however often sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from kpm.kerja import pastikan_milik
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from kpm.tindakan_banyak import hapus_banyak, potret, simpan_banyak
from pemantauan.imunisasi.jadwal import SEMUA_KODE
from pemantauan.models import DosisImunisasi
from pemantauan.sinyal import bulan_tersimpan
from sasaran.models import Anak, SumberData

JENDELA_TERLAMA = 18
"""Months of the longest window a change of one month is told for; a dose counts until the child is two."""


class DosisBentrok(Exception):
    """Somebody else wrote some of these doses meanwhile: code -> what stands there now. Nothing was written."""

    def __init__(self, bentrok: dict[str, DosisImunisasi]) -> None:
        super().__init__("Sebagian dosis baru saja diubah orang lain.")
        self.bentrok = bentrok


@dataclass(slots=True)
class HasilDosis:
    """What became of an entry, by codes of doses."""

    baru: list[str] = field(default_factory=list)
    berubah: list[str] = field(default_factory=list)
    dihapus: list[str] = field(default_factory=list)
    hari: list[dt.date] = field(default_factory=list)
    """The days concerned, old and new."""

    @property
    def kosong(self) -> bool:
        return not self.hari


def simpan_dosis(
    *,
    desa: Wilayah,
    anak: Anak,
    isi: Mapping[str, tuple[dt.date, bool] | None],
    versi: Mapping[str, int],
    oleh: Pengguna | None,
    sumber: str = SumberData.BUKU_KIA,
    tempat: str = "",
) -> HasilDosis:
    """Write the changed doses of one child: code -> (day, only the month is known), None takes a dose out.

    ``versi``: code -> the version its person saw; 0 or missing where they saw none. What stands there already as it was
    typed is no conflict. Raises ValueError for an unknown code, DosisBentrok, BukanWilayahKerja.
    """
    if asing := set(isi) - set(SEMUA_KODE):
        raise ValueError(f"Dosis tidak dikenal: {', '.join(sorted(asing))}.")
    pastikan_milik(anak)
    with transaction.atomic():
        Anak.objects.select_for_update(of=("self",)).get(pk=anak.pk)
        semua = DosisImunisasi.objects.filter(anak=anak).select_related("desa", "diubah_oleh")
        ada = {f"{satu.vaksin}-{satu.dosis}": satu for satu in semua}
        hasil, bentrok = HasilDosis(), {}
        tulis: dict[str, list[Any]] = {"baru": [], "berubah": [], "dihapus": []}
        for kode, nilai in isi.items():
            kini = ada.get(kode)
            if nilai == (kini and (kini.tanggal, kini.tanggal_perkiraan)):
                continue
            if kini is not None and kini.versi != versi.get(kode, 0):
                bentrok[kode] = kini
            elif nilai is None:
                tulis["dihapus"].append(kini)
                hasil.dihapus.append(kode)
            else:
                _pasang(tulis, hasil, kini, kode, nilai, {"sumber": sumber, "tempat": tempat}, anak, desa)
            hasil.hari += [hari for hari in (kini and kini.tanggal, nilai and nilai[0]) if hari]
        if bentrok:
            raise DosisBentrok(bentrok)
        hapus_banyak(DosisImunisasi, tulis["dihapus"], oleh=oleh)
        simpan_banyak(DosisImunisasi, baru=tulis["baru"], berubah=tulis["berubah"], oleh=oleh)
        if not hasil.kosong:
            kabarkan_dosis(desa, min(hasil.hari))
    return hasil


def _pasang(
    tulis: dict[str, list[Any]],
    hasil: HasilDosis,
    kini: DosisImunisasi | None,
    kode: str,
    nilai: tuple[dt.date, bool],
    asal: Mapping[str, str],
    anak: Anak,
    desa: Wilayah,
) -> None:
    """Put one dose down as new or as changed."""
    vaksin, _, nomor = kode.rpartition("-")
    objek = kini or DosisImunisasi(desa=desa, anak=anak, vaksin=vaksin, dosis=int(nomor))
    lama = potret(objek)
    objek.anak = anak
    objek.tanggal, objek.tanggal_perkiraan = nilai
    for nama, isi in asal.items():
        setattr(objek, nama, isi)
    if kini is None:
        tulis["baru"].append(objek)
        hasil.baru.append(kode)
    else:
        tulis["berubah"].append((objek, lama))
        hasil.berubah.append(kode)


def kabarkan_dosis(desa: Wilayah, sejak: dt.date) -> None:
    """Tell, once this is committed, that the quarters since a day may count otherwise."""
    kode, bulan = desa.kode, Bulan.dari_tanggal(sejak)
    for satu in (bulan, bulan.geser(JENDELA_TERLAMA)):
        transaction.on_commit(
            lambda satu=satu: bulan_tersimpan.send_robust(sender=DosisImunisasi, kode=kode, bulan=satu)  # type: ignore[misc]
        )
