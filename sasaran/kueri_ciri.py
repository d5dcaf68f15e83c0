"""What the look for duplicates compares, read for a whole village in one query.

Four tables of a village and the answers given so far. One after the other they would cost six queries of the list of
sasaran, which tells nothing but the number.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from sasaran.ganda import CiriKeluarga, CiriOrang
from sasaran.models import Anak, BukanGanda, JenisGanda, Kehamilan, Keluarga, Orang

KOLOM = 8


@dataclass(frozen=True, slots=True)
class Ciri:
    """Everybody and every household of the kinds asked for, and the pairs called two."""

    orang: list[CiriOrang]
    keluarga: list[CiriKeluarga]
    bukan: frozenset[tuple[str, UUID, UUID]]
    """(kind, one, other), in the order in which `BukanGanda` keeps them."""


def baca_ciri(jenis: Collection[str]) -> Ciri:
    """Of the open village, for the kinds of `JenisGanda` asked for. One query."""
    bagian = [_teks("bukan", BukanGanda.objects.filter(jenis__in=jenis), "jenis", "satu", "lain")]
    if JenisGanda.ORANG in jenis:
        bagian += [
            _teks("anak", Anak.objects.all(), "orang_id", "kehamilan_id", "ibu_id", "nama_ibu", "no_kia"),
            _teks("hamil", Kehamilan.objects.all(), "sejak", "pk", "ibu_id", "no_kia", "suami", "berakhir_pada"),
            _teks("orang", Orang.objects.all(), "pk", "uuid", "nama", "bunyi", "jenis_kelamin", "tanggal_lahir",
                  "keluarga_id", "dibuat_pada"),
        ]  # fmt: skip
    if JenisGanda.KELUARGA in jenis:
        bidang = ("pk", "uuid", "kepala", "bunyi", "dusun_id", "rt", "no_kk_indeks", "dibuat_pada")
        bagian.append(_teks("keluarga", Keluarga.objects.all(), *bidang))
    isi: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for nama, *kolom in bagian[0].union(*bagian[1:], all=True):
        isi[nama].append(tuple(kolom))
    return Ciri(
        orang=_orang(isi["orang"], isi["anak"], isi["hamil"]),
        keluarga=sorted(map(_keluarga, isi["keluarga"]), key=lambda satu: satu.pk),
        bukan=frozenset((satu[0], UUID(satu[1]), UUID(satu[2])) for satu in isi["bukan"]),
    )


def _orang(semua: list[tuple[str, ...]], anak: list[tuple[str, ...]], hamil: list[tuple[str, ...]]) -> list[CiriOrang]:
    per_anak = {satu[0]: satu for satu in anak}
    # of several pregnancies the latest one stays
    per_ibu = {satu[2]: satu for satu in sorted(hamil, key=lambda satu: (satu[0], int(satu[1])))}
    hasil = []
    for pk, uuid, nama, bunyi, jk, lahir, keluarga, dicatat in semua:
        _, asal, ibu, nama_ibu, kia_anak, *_ = per_anak.get(pk, ("",) * KOLOM)
        _, nomor, _, kia_ibu, suami, berakhir, *_ = per_ibu.get(pk, ("",) * KOLOM)
        ciri = CiriOrang(
            int(pk), UUID(uuid), nama, bunyi, jk, dt.date.fromisoformat(lahir) if lahir else None, int(keluarga),
            _saat(dicatat), pk in per_anak, int(asal) if asal else None, int(ibu) if ibu else None, nama_ibu,
            kia_anak or kia_ibu, bool(nomor) and not berakhir, suami,
        )  # fmt: skip
        hasil.append(ciri)
    return sorted(hasil, key=lambda satu: satu.pk)


def _keluarga(satu: tuple[str, ...]) -> CiriKeluarga:
    pk, uuid, kepala, bunyi, dusun, rt, indeks, dicatat = satu
    return CiriKeluarga(int(pk), UUID(uuid), kepala, bunyi, int(dusun), rt, indeks, _saat(dicatat))


def _saat(teks: str) -> dt.datetime:
    """A moment as either database writes it as text."""
    saat = dt.datetime.fromisoformat(teks)
    return saat if saat.tzinfo else saat.replace(tzinfo=dt.UTC)


def _teks(jenis: str, semua: QuerySet[Any], *kolom: str) -> QuerySet[Any]:
    """Rows as text: their kind, their columns, empty ones behind them."""
    kosong = Value("", output_field=TextField())
    teks: list[Any] = [Coalesce(Cast(F(satu), TextField()), kosong) for satu in kolom]
    teks += [kosong] * (KOLOM - len(teks))
    nama = [f"kolom_{ke}" for ke in range(KOLOM)]
    asal = {"kolom_jenis": Value(jenis, output_field=TextField()), **dict(zip(nama, teks, strict=True))}
    return semua.order_by().annotate(**asal).values_list("kolom_jenis", *nama)
