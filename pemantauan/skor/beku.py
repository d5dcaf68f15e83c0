"""A scorecard as plain values and back: what a finalised quarter keeps, and what it is read from ever after.

The answers are kept, not computed again: a later version of the rules changes nothing in a finalised quarter.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from kpm.periode import Tahun, Triwulan
from pemantauan.indikator import SET
from pemantauan.pengaturan import BAWAAN
from pemantauan.skor.anak import BarisAnak, DataAnak
from pemantauan.skor.bentuk_json import jumlah
from pemantauan.skor.ibu import BarisIbu, DataIbu
from pemantauan.skor.jawaban import Baris, Jawaban, Nilai
from pemantauan.skor.paud import BarisPaud, DataPaud
from pemantauan.skor.rekap import Skor, susun

BENTUK = 2
"""Version of this shape, for those who read it years later. 2 adds "tabel5"; a card of shape 1 has none."""
D = TypeVar("D", DataIbu, DataAnak, DataPaud)


def bekukan(
    skor: Skor,
    *,
    nama_dusun: Mapping[str, str],
    nama_posyandu: Mapping[str, str],
    tabel5: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Everybody's data and answers, with names. The two mappings tell the uuid of each dusun and posyandu -> its name
    on that day, so that the filter of an address still finds them after they were renamed. ``tabel5`` is the money of
    the village as plain values; None where none was recorded, and in a kelurahan."""
    return {
        "bentuk": BENTUK,
        "periode": str(skor.periode),
        "set": skor.set_indikator.kode,
        "pengaturan": dict(skor.pengaturan),
        "dusun": dict(nama_dusun),
        "posyandu": dict(nama_posyandu),
        "ibu": [_baris(b, status=b.status, trimester=b.trimester) for b in skor.ibu],
        "anak": [_baris(b, status_gizi=list(b.status_gizi)) for b in skor.anak],
        "paud": [_baris(b, kategori=b.kategori) for b in skor.paud],
        # with sasaran_tanpa_catatan = T they stand in the tables too
        "belum_ibu": [_baris(b, status=b.status, trimester=b.trimester) for b in skor.belum_dipantau_ibu],
        "belum_anak": [_baris(b, status_gizi=list(b.status_gizi)) for b in skor.belum_dipantau_anak],
        "jumlah": jumlah(skor),
        "tabel5": tabel5,
    }


def cairkan(isi: Mapping[str, Any]) -> Skor:
    """The scorecard as it was frozen. Raises KeyError when its indicator set is no longer known."""
    return susun(
        periode=baca_periode(isi["periode"]),
        set_indikator=SET[isi["set"]],
        pengaturan={**BAWAAN, **isi["pengaturan"]},
        ibu=tuple(map(_ibu, isi["ibu"])),
        anak=tuple(map(_anak, isi["anak"])),
        paud=tuple(map(_paud, isi["paud"])),
        belum_ibu=tuple(map(_ibu, isi["belum_ibu"])),
        belum_anak=tuple(map(_anak, isi["belum_anak"])),
    )


def baca_periode(teks: str) -> Triwulan | Tahun:
    """The period written ``2026-T3`` or ``2026``. Raises ValueError for anything else."""
    return Tahun(int(teks)) if re.fullmatch("[0-9]{4}", teks) else Triwulan.dari_teks(teks)


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of what was frozen."""
    return hashlib.sha256(
        json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def _baris(baris: Baris, **lain: Any) -> dict[str, Any]:
    data = asdict(baris.data)  # type: ignore[attr-defined]
    data.pop("idl", None)  # the answer is frozen, what it was computed from is not
    return {
        "data": {nama: nilai.isoformat() if isinstance(nilai, dt.date) else nilai for nama, nilai in data.items()},
        # a list, for the printed order: databases may keep the keys of an object in an order of their own
        "jawaban": [[kode, j.nilai.value, j.alasan, j.belum_dicatat] for kode, j in baris.jawaban.items()],
        "diterima": baris.diterima,
        "seharusnya": baris.seharusnya,
        **lain,
    }


def _bersama(satu: Mapping[str, Any], data: D) -> dict[str, Any]:
    return {
        "data": data,
        "jawaban": {kode: Jawaban(Nilai(nilai), alasan, belum) for kode, nilai, alasan, belum in satu["jawaban"]},
        "diterima": satu["diterima"],
        "seharusnya": satu["seharusnya"],
    }


def _data(kelas: type[D], isi: Mapping[str, Any]) -> D:
    """Fields that were added since keep their default."""
    dikenal = {bidang.name for bidang in fields(kelas)}
    return kelas(**{nama: nilai for nama, nilai in isi.items() if nama in dikenal})


def _ibu(satu: Mapping[str, Any]) -> BarisIbu:
    lahir = satu["data"]["melahirkan"]
    data = _data(DataIbu, {**satu["data"], "melahirkan": dt.date.fromisoformat(lahir) if lahir else None})
    return BarisIbu(**_bersama(satu, data), status=satu["status"], trimester=satu["trimester"])


def _anak(satu: Mapping[str, Any]) -> BarisAnak:
    return BarisAnak(**_bersama(satu, _data(DataAnak, satu["data"])), status_gizi=tuple(satu["status_gizi"]))


def _paud(satu: Mapping[str, Any]) -> BarisPaud:
    return BarisPaud(**_bersama(satu, _data(DataPaud, satu["data"])), kategori=satu["kategori"])
