"""Reads of everything the ways from T to Y of a whole village need: scorecard, persons, months, finalised quarters.

Five queries whatever the number of persons. `pemantauan.kueri_bukti` reads the same for a few persons.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from kpm.lingkup import syarat_sql
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.bulanan.hadir import Hadir, Sesi, dengan_hadir
from pemantauan.imunisasi.jadwal import Tercatat
from pemantauan.kueri_bekal import Bekal, baca_bekal
from pemantauan.kueri_bukti import JENDELA, masa_anak, masa_ibu, masa_paud, pisahkan, waktu_anak, waktu_ibu
from pemantauan.kueri_skor import OPSI_SKOR, Diri, parameter, skor_berdiri
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.skor import DataAnak, Skor
from pemantauan.skor.bukti import Data
from pemantauan.skor.masa import Catatan, Riwayat
from pemantauan.sql_bulan import DOSIS, KOLOM, SEMUA_BULAN, SESI_ANAK, SESI_IBU, TEMPAT, letak

_LAYANAN = {"anak": PemantauanAnak.LAYANAN, "ibu": PemantauanIbu.LAYANAN}
_SESI = {"anak": SESI_ANAK, "ibu": SESI_IBU}


@dataclass(frozen=True)
class Bahan:
    """A quarter of a village with all that its answers came from."""

    triwulan: Triwulan
    bekal: Bekal
    """Settings and other small tables, with the state of every quarter of the longest window."""
    skor: Skor
    """As computed now, also of a quarter that is finalised."""
    diri: Mapping[str, Mapping[str, Diri]]
    """By group and id."""
    catatan: Mapping[str, Mapping[str, Mapping[Bulan, Catatan]]]
    """Monthly records by group and id, as they were written."""
    hadir: Mapping[str, Mapping[str, Mapping[Bulan, Hadir]]]
    """Attendance at sessions, by group and id."""
    dosis: Mapping[str, tuple[Tercatat, ...]]
    """Recorded doses by child."""

    @property
    def tertutup(self) -> frozenset[Triwulan]:
        """The finalised quarters."""
        return self.bekal.tertutup

    def riwayat(self, kelompok: str, data: Data) -> Riwayat | None:
        """The months of one person; None where nobody can have any (no birth date)."""
        id = data.id
        diri = self.diri[kelompok][id]
        catatan, terpakai = self._dihitung(kelompok, id)
        if kelompok == "paud":
            return masa_paud(diri.lahir, diri.dua_tahun, diri.keluar, catatan, self.triwulan, self.tertutup)
        layanan, hadir = _LAYANAN[kelompok], self.hadir[kelompok].get(id, {})
        isi: dict[str, Any] = {
            "catatan": {b: Catatan(c.tanggal, dengan_hadir(c.isi, hadir.get(b))) for b, c in catatan.items()}
            if hadir
            else catatan,
            "sesi": {b: dengan_hadir(dict.fromkeys(layanan), h) for b, h in hadir.items() if b not in catatan},
            "terpakai": terpakai,
        }
        if diri.hamil is not None:
            return masa_ibu(diri.hamil, diri.keluar, isi, self.tertutup)
        if isinstance(data, DataAnak) and data.idl:
            isi |= {"dosis": self.dosis.get(id, ()), "idl": data.idl}
        return masa_anak(diri.lahir, diri.dua_tahun, diri.keluar, isi, self.tertutup)

    def bercatatan(self, triwulan: Triwulan) -> bool:
        """Whether anybody has a record in a quarter that the windows reach."""
        return any(
            bulan.triwulan == triwulan for semua in self.catatan.values() for satu in semua.values() for bulan in satu
        )

    def _dihitung(self, kelompok: str, id: str) -> tuple[Mapping[Bulan, Catatan], frozenset[Bulan]]:
        """The records that count: with anything filled, dated within their time (forms.md 0.4.2, 0.4.20); and the
        months of those dated outside it."""
        semua, diri = self.catatan[kelompok].get(id, {}), self.diri[kelompok][id]
        if kelompok == "paud":
            return semua, frozenset()
        layanan = _LAYANAN[kelompok]

        def terisi(satu: Catatan) -> bool:
            return any(satu.isi[nama] not in (None, "") for nama in layanan)

        waktu = waktu_ibu(diri.hamil) if diri.hamil else waktu_anak(diri.lahir, diri.dua_tahun)
        return pisahkan({b: satu for b, satu in semua.items() if terisi(satu)}, *waktu)


def bahan_jalan(desa: Wilayah, triwulan: Triwulan) -> Bahan:
    """Five queries: small tables, three groups, months. The village's scope is open."""
    bekal = baca_bekal(desa, triwulan.akhir, (triwulan.geser(-n) for n in range(JENDELA)))
    skor, diri = skor_berdiri(desa, triwulan, bekal.lapisan(triwulan.akhir, OPSI_SKOR))
    return Bahan(triwulan, bekal, skor, diri, *_semua_bulan(triwulan))


def _semua_bulan(triwulan: Triwulan) -> tuple[dict[str, Any], dict[str, Any], dict[str, tuple[Tercatat, ...]]]:
    """Records by group, id and month; attendance at sessions likewise; doses by child. One query."""
    teks, kode = syarat_sql("w.kode")
    isian: dict[str, Any] = parameter(triwulan)
    for ke, satu in enumerate(kode):
        teks = teks.replace("%s", f"%(lingkup_{ke})s", 1)
        isian[f"lingkup_{ke}"] = satu
    catatan: dict[str, dict[str, dict[Bulan, Catatan]]] = {k: defaultdict(dict) for k in ("anak", "ibu", "paud")}
    sesi: dict[str, dict[str, dict[Bulan, list[Sesi]]]] = {
        k: defaultdict(lambda: defaultdict(list)) for k in (SESI_ANAK, SESI_IBU)
    }
    dosis: dict[str, tuple[Tercatat, ...]] = defaultdict(tuple)
    nama = {kelompok: _nama(kelompok) for kelompok in KOLOM}
    id_dari, bulan_dari, hari_dari = _id(), _bulan(), _hari()
    nilai: dict[str, Any]
    with connection.cursor() as kursor:
        kursor.execute(SEMUA_BULAN.format(lingkup=teks), isian)
        for kelompok, siapa, bulan, tanggal, *isi in kursor.fetchall():
            hari = hari_dari[tanggal]
            nilai = {kolom: isi[ke] if asli else _ya[isi[ke]] for kolom, ke, asli in nama[kelompok]}
            if kelompok == DOSIS:
                diberikan = Tercatat(nilai["vaksin"], nilai["dosis"], hari, nilai["tanggal_perkiraan"])
                dosis[id_dari[siapa]] += (diberikan,)
                continue
            kapan = bulan_dari[bulan]
            if kelompok in catatan:
                catatan[kelompok][id_dari[siapa]][kapan] = Catatan(hari, nilai)
            else:
                sesi[kelompok][id_dari[siapa]][kapan].append(Sesi(hari, nilai["ayah_hadir"], nilai["ibu_hadir"]))
    hadir = {
        kelompok: {
            id: {b: Hadir(tuple(sorted(semua, key=lambda s: s.tanggal))) for b, semua in isi.items()}
            for id, isi in sesi[_SESI[kelompok]].items()
        }
        for kelompok in ("anak", "ibu")
    }
    return catatan, hadir, dosis


_ya: dict[Any, bool | None] = {None: None, 0: False, 1: True}
"""An answer of either database (SQLite hands numbers over)."""


def _nama(kelompok: str) -> list[tuple[str, int, bool]]:
    """(column, place, whether the value stands as it is) of a kind of row."""
    return [(kolom, ke, ke >= TEMPAT["tanda"]) for kolom, ke in letak(kelompok).items()]


class _Ingat(dict[Any, Any]):
    """Turns what the database hands over into what the program uses, each value once."""

    def __init__(self, ubah: Any) -> None:
        super().__init__()
        self._ubah = ubah

    def __missing__(self, kunci: Any) -> Any:
        self[kunci] = hasil = self._ubah(kunci)
        return hasil


def _id() -> _Ingat:
    return _Ingat(lambda nilai: str(nilai if isinstance(nilai, UUID) else UUID(nilai)))


def _bulan() -> _Ingat:
    return _Ingat(Bulan.dari_angka)


def _hari() -> _Ingat:
    return _Ingat(lambda nilai: dt.date.fromisoformat(nilai) if isinstance(nilai, str) else nilai)
