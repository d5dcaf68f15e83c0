"""PURE: a month of a KPM's work, from what was really entered: the same numbers for screen, paper and JSON."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Bulan

BENTUK = 1
"""Version of this shape, for those who read it years later."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """One posyandu in a month: sasaran with a record, of all its sasaran."""

    nama: str
    tercatat: int
    semua: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaBulan:
    """What was entered for a month in a village. "tercatat": has a record; "lengkap": nothing of it is missing."""

    bulan: Bulan
    anak: int = 0
    anak_tercatat: int = 0
    anak_lengkap: int = 0
    ibu: int = 0
    ibu_tercatat: int = 0
    ibu_lengkap: int = 0
    paud: int = 0
    paud_tercatat: int = 0
    kunjungan: int = 0
    """Home visits in the monthly records."""
    catatan: int = 0
    terlambat: int = 0
    """Of them, those first entered after the last day of the month."""
    anak_baru: int = 0
    hamil_baru: int = 0
    lahir: int = 0
    datang: int = 0
    pindah: int = 0
    meninggal: int = 0
    posyandu: tuple[Tempat, ...] = ()
    rapat: tuple[tuple[dt.date, str], ...] = ()
    """Rembuk of the month: day and words."""
    ditutup: tuple[tuple[dt.date, str], ...] = ()
    """Quarters finalised in the month: day and words."""


@dataclass(frozen=True, slots=True)
class Penulis:
    """Who entered monthly records, for this month and the one before."""

    nama: str
    kpm: bool
    kini: int
    lalu: int
    terakhir: dt.date | None
    """Day of the last entry for either month."""


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One activity beside the monthly records."""

    tanggal: dt.date
    jenis: str
    tempat: str
    mitra: str
    laki_laki: int | None
    perempuan: int | None
    hasil: str


@dataclass(frozen=True, slots=True)
class Petugas:
    """The KPM a proof of work is about."""

    nama: str
    nomor_sk: str
    tanggal_sk: dt.date | None
    kini: int
    """Records this KPM entered for the month."""
    lalu: int


@dataclass(frozen=True, slots=True)
class Kantor:
    """What the paper is signed by."""

    desa: str
    sebutan_desa: str
    """ "Desa Pulau Kaung"."""
    pimpinan: str
    """Office of who signs as having seen it."""
    nama_pimpinan: str = ""


@dataclass(frozen=True, slots=True)
class Kerja:
    """A month beside the one before, with who entered and what else was done."""

    kini: AngkaBulan
    lalu: AngkaBulan
    penulis: tuple[Penulis, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = field(default=())


def _baris(kerja: Kerja) -> Iterable[tuple[str, str, str, str | None]]:
    """(key, words, attribute done, attribute target) of the rows, in printed order."""
    yield "anak_tercatat", "Anak 0–23 bulan dipantau", "anak_tercatat", "anak"
    yield "anak_lengkap", "Anak 0–23 bulan yang catatannya lengkap", "anak_lengkap", "anak"
    yield "ibu_tercatat", "Ibu hamil dan nifas dipantau", "ibu_tercatat", "ibu"
    yield "ibu_lengkap", "Ibu hamil dan nifas yang catatannya lengkap", "ibu_lengkap", "ibu"
    yield "paud_tercatat", "Anak 2–6 tahun dicatat ikut PAUD atau tidak", "paud_tercatat", "paud"
    yield "terlambat", "Catatan yang masuk sesudah bulannya berakhir", "terlambat", "catatan"
    yield "kunjungan", "Kunjungan rumah menurut catatan bulanan", "kunjungan", None
    yield "anak_baru", "Anak yang baru didata", "anak_baru", None
    yield "hamil_baru", "Ibu hamil yang baru didata", "hamil_baru", None
    yield "lahir", "Kelahiran", "lahir", None
    yield "datang", "Orang yang datang dari desa lain", "datang", None
    yield "pindah", "Orang yang pindah", "pindah", None
    yield "meninggal", "Orang yang meninggal", "meninggal", None


def susun(kerja: Kerja, kantor: Kantor, petugas: Petugas | None = None) -> dict[str, Any]:
    """The month as plain values: rows with done and target for both months, posyandu, authors, activities, sentences.

    With ``petugas`` it is that KPM's proof of work. It holds no time and no code, so that equal work gives equal
    content.
    """
    kini, lalu = kerja.kini, kerja.lalu
    baris = [
        {
            "kunci": kunci,
            "nama": nama,
            "kini": getattr(kini, capai),
            "lalu": getattr(lalu, capai),
            "sasaran_kini": getattr(kini, dari) if dari else None,
            "sasaran_lalu": getattr(lalu, dari) if dari else None,
        }
        for kunci, nama, capai, dari in _baris(kerja)
    ]
    if petugas:
        baris.append(
            {
                "kunci": "oleh_kpm",
                "nama": f"Catatan bulanan yang dimasukkan {petugas.nama}",
                "kini": petugas.kini,
                "lalu": petugas.lalu,
                "sasaran_kini": kini.catatan,
                "sasaran_lalu": lalu.catatan,
            }
        )
    return {
        "bentuk": BENTUK,
        "bulan": str(kini.bulan),
        "label": kini.bulan.label,
        "label_lalu": lalu.bulan.label,
        "desa": kantor.sebutan_desa,
        "kpm": petugas.nama if petugas else "",
        "pembuka": _pembuka(kini.bulan, kantor, petugas) if petugas else "",
        "target": _target(kini),
        "baris": baris,
        "posyandu": [{"nama": t.nama, "kini": t.tercatat, "sasaran": t.semua} for t in kini.posyandu],
        "penulis": [
            {
                "nama": p.nama,
                "kpm": p.kpm,
                "kini": p.kini,
                "lalu": p.lalu,
                "terakhir": p.terakhir.isoformat() if p.terakhir else None,
            }
            for p in kerja.penulis
        ],
        "kegiatan": [_kegiatan(satu) for satu in kerja.kegiatan],
        "peserta": _peserta(kerja.kegiatan),
        "rapat": [f"{kata}, {tanggal_panjang(hari)}" for hari, kata in kini.rapat],
        "ditutup": [f"{kata}, {tanggal_panjang(hari)}" for hari, kata in kini.ditutup],
        "ttd": [[kantor.pimpinan, kantor.nama_pimpinan], ["Kader Pembangunan Manusia", petugas.nama]]
        if petugas
        else [],
    }


def _pembuka(bulan: Bulan, kantor: Kantor, petugas: Petugas) -> str:
    sk = ""
    if petugas.nomor_sk:
        tanggal = f" tanggal {tanggal_panjang(petugas.tanggal_sk)}" if petugas.tanggal_sk else ""
        sk = f" yang diangkat dengan SK nomor {petugas.nomor_sk}{tanggal}"
    return (
        f"Yang bertanda tangan di bawah ini, {petugas.nama}, Kader Pembangunan Manusia {kantor.sebutan_desa}{sk}, "
        f"melaporkan pekerjaan bulan {bulan.label} menurut catatan yang dimasukkan sebagai berikut."
    )


def _target(kini: AngkaBulan) -> str:
    """The month in one sentence."""
    semua = kini.anak + kini.ibu
    if not semua:
        return f"Tidak ada ibu hamil dan anak 0–23 bulan yang menjadi sasaran pada {kini.bulan.label}."
    sudah = kini.anak_tercatat + kini.ibu_tercatat
    if sudah == semua:
        return f"Semua {semua} sasaran 1.000 HPK sudah dipantau."
    return f"{sudah} dari {semua} sasaran 1.000 HPK sudah dipantau, {semua - sudah} belum."


def _kegiatan(satu: Kegiatan) -> dict[str, Any]:
    return {
        "tanggal": satu.tanggal.isoformat(),
        "hari": tanggal_panjang(satu.tanggal),
        "jenis": satu.jenis,
        "tempat": satu.tempat,
        "mitra": satu.mitra,
        "laki_laki": satu.laki_laki,
        "perempuan": satu.perempuan,
        "hasil": satu.hasil,
    }


def _peserta(kegiatan: Sequence[Kegiatan]) -> dict[str, int]:
    return {
        "kegiatan": len(kegiatan),
        "laki_laki": sum(satu.laki_laki or 0 for satu in kegiatan),
        "perempuan": sum(satu.perempuan or 0 for satu in kegiatan),
    }


def sidik(isi: dict[str, Any]) -> str:
    """SHA-256 of the content, whatever order its keys were stored in."""
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()
