"""The scorecard as JSON: the agreed shape and order of keys, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from pemantauan.skor.anak import BarisAnak
from pemantauan.skor.ibu import BarisIbu
from pemantauan.skor.jawaban import Baris
from pemantauan.skor.paud import BarisPaud
from pemantauan.skor.rekap import Ayah, Capaian, Konvergensi, Pecahan, Skor


def sebagai_json(
    skor: Skor,
    *,
    desa: str,
    revisi: int = 0,
    saring: Mapping[str, str | None],
    dengan_nama: bool,
    tabel5: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The whole scorecard as plain values. Only persons of the tables are listed; names only when asked for.

    Percentages are strings with two decimals, or None when nothing was due. ``saring`` tells the filter that was
    applied before the scoring: "dusun" and "posyandu", each None when not used. ``tabel5`` is the money of the whole
    village; None where none was recorded, for a part of it, and in a kelurahan.
    """
    return {
        "desa": desa,
        "periode": str(skor.periode),
        "set": skor.set_indikator.kode,
        "revisi": revisi,
        "saring": {"dusun": saring.get("dusun"), "posyandu": saring.get("posyandu")},
        "pengaturan": dict(skor.pengaturan),
        "ibu": [_ibu(baris, dengan_nama) for baris in skor.ibu],
        "anak": [_anak(baris, dengan_nama) for baris in skor.anak],
        "paud": [_paud(baris, dengan_nama) for baris in skor.paud],
        **jumlah(skor),
        "tabel5": tabel5,
    }


def jumlah(skor: Skor) -> dict[str, Any]:
    """The totals alone: nobody can be told from them."""
    return {
        "belum_dipantau": {
            "ibu": len(skor.belum_dipantau_ibu),
            "anak": len(skor.belum_dipantau_anak),
            "paud": len(skor.belum_dipantau_paud),
        },
        "indikator": {
            kelompok: {kode: _capaian(capaian) for kode, capaian in menurut_kode.items()}
            for kelompok, menurut_kode in skor.indikator.items()
        },
        "tabel1": asdict(skor.tabel1),
        "tabel2": asdict(skor.tabel2),
        "tabel4": {"indikator": _konvergensi(skor.tabel4.indikator), "orang": _konvergensi(skor.tabel4.orang)},
    }


def _ibu(baris: BarisIbu, dengan_nama: bool) -> dict[str, Any]:
    data = baris.data
    return {
        "id": data.id,
        "no_kia": data.no_kia,
        **({"nama": data.nama} if dengan_nama else {}),
        "status": baris.status,
        "usia_bulan": data.usia_bulan,
        "bersalin": baris.bersalin,
        **_jawaban(baris),
    }


def _anak(baris: BarisAnak, dengan_nama: bool) -> dict[str, Any]:
    data = baris.data
    return {
        "id": data.id,
        "no_kia": data.no_kia,
        **({"nama": data.nama} if dengan_nama else {}),
        "jenis_kelamin": data.jenis_kelamin,
        "umur_bulan": data.umur_bulan,
        "status_gizi": list(baris.status_gizi),
        "tikar": data.tikar,
        **_jawaban(baris),
    }


def _paud(baris: BarisPaud, dengan_nama: bool) -> dict[str, Any]:
    data = baris.data
    return {
        "id": data.id,
        "no_rumah_tangga": data.nomor_keluarga,
        **({"nama": data.nama} if dengan_nama else {}),
        "jenis_kelamin": data.jenis_kelamin,
        "umur_bulan": data.umur_bulan,
        "kategori": baris.kategori,
        "hadir": data.hadir,
        "terisi": data.terisi,
        **_jawaban(baris),
    }


def _jawaban(baris: Baris) -> dict[str, Any]:
    return {
        "nilai": {kode: jawaban.nilai.value for kode, jawaban in baris.jawaban.items()},
        "alasan": {kode: jawaban.alasan for kode, jawaban in baris.jawaban.items()},
        "diterima": baris.diterima,
        "seharusnya": baris.seharusnya,
        "persen": _persen(baris.persen),
    }


def _capaian(capaian: Capaian) -> dict[str, Any]:
    return _pecahan(capaian) | ({} if capaian.laki is None else {"laki": capaian.laki})


def _konvergensi(konvergensi: Konvergensi) -> dict[str, Any]:
    return {
        "ibu": _pecahan(konvergensi.ibu),
        "anak": _pecahan(konvergensi.anak),
        "total": _pecahan(konvergensi.total),
    }


def ayah_json(ayah: Ayah) -> dict[str, Any]:
    """The fathers' figure as plain values; it is no part of the agreed shape."""
    return {"suami": _pecahan(ayah.suami), "ayah": _pecahan(ayah.ayah), "total": _pecahan(ayah.total)}


def _pecahan(pecahan: Pecahan) -> dict[str, Any]:
    return {
        "diterima": pecahan.diterima,
        "seharusnya": pecahan.seharusnya,
        "persen": _persen(pecahan.persen),
    }


def _persen(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)
