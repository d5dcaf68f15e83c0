"""PURE: the attachments of a Berita Acara: activities, attendance, the frozen scorecard, the gaps by dusun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kpm.dokumen import terbilang
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import Triwulan
from rembuk.berita_acara.kalimat import angka
from rembuk.kekurangan import SASARAN, cari_indikator, nama_masalah, persen_masalah

BIDANG_PENDEK = {
    "1": "Penyelenggaraan Pemerintahan",
    "2": "Pembangunan Desa",
    "3": "Pembinaan Kemasyarakatan",
    "4": "Pemberdayaan Masyarakat",
    "5": "Penanggulangan Bencana dan Keadaan Mendesak",
}
"""Names of the five fields of village spending, as a narrow column writes them."""


def nomor(data: Any) -> dict[str, int]:
    """Numbers of the attachments that exist, in printed order."""
    perlu = {
        "berjalan": bool(data.berjalan),
        "usulan": bool(data.sepakat),
        "hadir": True,
        "skor": bool(data.rembuk.skor_awal),
        "dusun": bool(data.masalah),
        "foto": bool(data.foto),
    }
    ada = [nama for nama, perlu_ada in perlu.items() if perlu_ada]
    return {nama: urut for urut, nama in enumerate(ada, start=1)}


def kegiatan(satu: Any) -> dict[str, str]:
    """One activity with the columns of the RKP Desa matrix (forms.md 13.9)."""
    return {
        "prioritas": str(satu.prioritas),
        "bidang": BIDANG_PENDEK[satu.bidang],
        "kegiatan": satu.kegiatan,
        "paket": str(satu.paket),
        "intervensi": satu.get_intervensi_display(),
        "lokasi": satu.lokasi,
        "volume": satu.volume,
        "manfaat": satu.manfaat,
        "waktu": satu.waktu,
        "biaya": f"{satu.biaya:.2f}",
        "jumlah": angka(satu.biaya),
        "sumber": satu.sumber,
        "pola": satu.get_pola_display(),
        "pelaksana": satu.pelaksana,
        "keadaan": satu.keadaan,
    }


def sumber(kegiatan: Iterable[Any]) -> str:
    """The sources of funds behind the short names in the tables, each once."""
    return "; ".join(dict.fromkeys(_sumber(satu) for satu in kegiatan))


def _sumber(satu: Any) -> str:
    nama = satu.get_sumber_display()
    return nama if satu.sumber.casefold() in nama.casefold() else f"{satu.sumber}: {nama}"


def hadir(satu: Any) -> dict[str, str]:
    """One row of the attendance list (forms.md 13.8)."""
    return {
        "nama": satu.nama,
        "jabatan_unsur": _jabatan_unsur(satu.jabatan, satu.get_unsur_display()),
        "alamat": satu.alamat,
        "jenis_kelamin": satu.jenis_kelamin,
    }


def _jabatan_unsur(jabatan: str, unsur: str) -> str:
    """``Ketua / Rumah Desa Sehat``; the element once where the office already names it."""
    if not jabatan or unsur.casefold() in jabatan.casefold():
        return jabatan or unsur
    return f"{jabatan} / {unsur}"


def skor(beku: dict[str, Any], masalah: Iterable[Any]) -> dict[str, Any]:
    """The frozen scorecard: Tabel 1, every service with its coverage, Tabel 4, and the gaps that were discussed."""
    if not beku:
        return {}
    t1, t4 = beku["tabel1"], beku["tabel4"]
    return {
        "triwulan": Triwulan.dari_teks(beku["triwulan"]).label,
        "dihitung": tanggal_panjang(dt.date.fromisoformat(beku["dihitung_pada"])),
        "tabel1": [t1["rumah_tangga"], t1["ibu"], t1["ibu_kek_resti"], t1["anak"], t1["anak_gizi"]],
        "layanan": _layanan(beku),
        "tabel4": [
            ["Ibu Hamil", *_sel(t4["ibu"])],
            ["Anak 0-23 Bulan", *_sel(t4["anak"])],
            ["TOTAL TINGKAT KONVERGENSI DESA", *_sel(t4["total"])],
        ],
        "lengkap": f"{beku['terlayani_lengkap']['diterima']} dari {beku['terlayani_lengkap']['seharusnya']} orang",
        "belum_dipantau": beku["belum_dipantau"],
        "kekurangan": [
            {
                "nama": nama_masalah(satu),
                "diterima": satu.diterima,
                "seharusnya": satu.seharusnya,
                "persen": terbilang.persen_resmi(persen_masalah(satu)),
                "kurang": satu.kurang,
                "penyebab": satu.penyebab,
            }
            for satu in masalah
        ],
    }


def _layanan(beku: dict[str, Any]) -> list[dict[str, Any]]:
    """Each service of each group: [name, received, due, percent], as the scorecard counts them."""
    return [
        {
            "kelompok": SASARAN[kelompok][:1].upper() + SASARAN[kelompok][1:],
            "baris": [
                [cari_indikator(kelompok, kode, beku["set"]).nama, *_sel(satu)] for kode, satu in menurut_kode.items()
            ],
        }
        for kelompok, menurut_kode in beku["indikator"].items()
        if menurut_kode
    ]


def _sel(satu: dict[str, Any]) -> list[Any]:
    nilai = satu["persen"]
    return [satu["diterima"], satu["seharusnya"], terbilang.persen_resmi(None if nilai is None else Decimal(nilai))]


def menurut_dusun(masalah: Sequence[Any]) -> dict[str, Any]:
    """The gaps that were discussed as a table: a row for each dusun, a column for each gap, persons in the cells.

    ``batang`` is the length of a row's bar, in percent of the longest.
    """
    if not masalah:
        return {}
    isi = [dict(satu.per_dusun) for satu in masalah]
    nama = sorted({dusun for satu in isi for dusun in satu}, key=str.casefold)
    baris = [[satu.get(dusun, 0) for satu in isi] for dusun in nama]
    terbanyak = max((sum(satu) for satu in baris), default=0)
    return {
        "layanan": [nama_masalah(satu) for satu in masalah],
        "baris": [
            {"dusun": dusun, "orang": orang, "jumlah": sum(orang), "batang": round(sum(orang) * 100 / terbanyak)}
            for dusun, orang in zip(nama, baris, strict=True)
            if terbanyak
        ],
        "jumlah": [satu.kurang for satu in masalah],
        "semua": sum(satu.kurang for satu in masalah),
    }
