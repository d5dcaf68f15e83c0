"""What the finalised quarters say about a few persons, read inside the database: a card holds a whole village."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from kpm.lingkup import syarat_sql
from kpm.periode import Triwulan
from pemantauan.indikator import HPK_2018

_BARIS = {
    "sqlite": (
        "json_extract(b.value, '$.data.id')",
        "json_extract(b.value, '$.jawaban')",
        "JOIN json_each(k.isi, '$.{kelompok}') b",
    ),
    "postgresql": (
        "b.value->'data'->>'id'",
        "CAST(b.value->'jawaban' AS text)",
        "CROSS JOIN LATERAL jsonb_array_elements(k.isi->'{kelompok}') AS b(value)",
    ),
}
"""Id, answers, and the rows of one group, in the words of each database."""


@dataclass(frozen=True, slots=True)
class HasilBeku:
    """One person's quarter as it was finalised."""

    triwulan: Triwulan
    kelompok: str
    id: str
    """uuid of the child or pregnancy."""
    diterima: int
    seharusnya: int
    tidak: frozenset[str]
    """Codes of the indicators answered T."""


def hasil_beku(dicari: Mapping[str, Collection[UUID]]) -> list[HasilBeku]:
    """The finalised quarters in force that judged these children or pregnancies (group -> uuids), by group and then
    the earliest first. One query. Raises ValueError for what is no group."""
    bagian, nilai = [], []
    for kelompok, uuid in dicari.items():
        HPK_2018.kelompok(kelompok)  # refuses what is no group: it goes into the statement
        if uuid:
            sql, isi = _bagian(kelompok, [str(satu) for satu in uuid])
            bagian.append(sql)
            nilai += isi
    if not bagian:
        return []
    with connection.cursor() as kursor:
        kursor.execute(" UNION ALL ".join(bagian), nilai)
        semua = kursor.fetchall()
    urutan = list(dicari)
    return sorted((_hasil(*satu) for satu in semua), key=lambda s: (urutan.index(s.kelompok), s.triwulan))


def _bagian(kelompok: str, dicari: list[str]) -> tuple[str, list[str]]:
    """The statement for one group and its parameters."""
    lingkup, kode = syarat_sql("w.kode")
    id_, jawaban, baris = _BARIS[connection.vendor]
    # the places in the text hold names of this module alone, values travel as parameters
    sql = f"""
        SELECT '{kelompok}', k.periode, {id_}, {jawaban}
        FROM pemantauan_kartuskor k
        JOIN kpm_wilayah w ON w.id = k.desa_id
        LEFT JOIN pemantauan_pembukaantriwulan buka ON buka.kartu_id = k.id
        {baris.format(kelompok=kelompok)}
        WHERE {lingkup} AND buka.id IS NULL AND k.periode LIKE %s
            AND {id_} IN ({", ".join(["%s"] * len(dicari))})
    """  # noqa: S608
    return sql, [*kode, "%-T%", *dicari]


def _hasil(kelompok: str, periode: str, id_: str, jawaban: str) -> HasilBeku:
    nilai = {kode: huruf for kode, huruf, *_ in json.loads(jawaban)}
    return HasilBeku(
        triwulan=Triwulan.dari_teks(periode),
        kelompok=kelompok,
        id=id_,
        diterima=sum(satu == "Y" for satu in nilai.values()),
        seharusnya=sum(satu != "TS" for satu in nilai.values()),
        tidak=frozenset(kode for kode, satu in nilai.items() if satu == "T"),
    )
