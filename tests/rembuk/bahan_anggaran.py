"""A budget year with money of the village, of an OPD, and the pay of the KPM."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from kpm.models import Kader, PembayaranKader, Wilayah
from kpm.periode import Bulan
from rembuk.models import AnggaranBidang, KegiatanAnggaran, Realisasi

ISI = {
    "jenis": "kegiatan",
    "tahun": "2026",
    "uraian": "Jamban sehat rumah tangga",
    "kode": "02.04.90",
    "bidang": "",
    "paket": "3",
    "sumber": "DDS",
    "anggaran": "42.000.000",
    "perubahan": "",
    "volume": "10 unit",
    "lokasi": "Dusun Barat",
    "waktu": "Februari–Mei",
    "penanggung_jawab": "Kaur Pembangunan",
}
"""The form of a line as somebody types it."""


def alamat(desa: Wilayah, ekor: str = "") -> str:
    return f"/{desa.kode}/anggaran/{ekor}"


def teks(jawab: Any) -> str:
    """The page on one line."""
    return " ".join(jawab.content.decode().split())


def kegiatan(desa: Wilayah, anggaran: str = "42000000", **lain: Any) -> KegiatanAnggaran:
    isi: dict[str, Any] = {
        "tahun": 2026,
        "bidang": "2",
        "kode": "02.04.90",
        "uraian": "Jamban sehat rumah tangga",
        "sumber": "DDS",
        **lain,
    }
    if isi.get("perubahan") is not None:
        isi["perubahan"] = Decimal(isi["perubahan"])
    return KegiatanAnggaran.objects.create(desa=desa, anggaran=Decimal(anggaran), **isi)


def realisasi(satu: KegiatanAnggaran, jumlah: str, tanggal: dt.date = dt.date(2026, 5, 10), **lain: Any) -> Realisasi:
    return Realisasi.objects.create(desa=satu.desa, kegiatan=satu, tanggal=tanggal, jumlah=Decimal(jumlah), **lain)


def bidang(desa: Wilayah, kode: str, anggaran: str, *, perubahan: str | None = None, sumber: str = "DDS") -> None:
    AnggaranBidang.objects.create(
        desa=desa, tahun=2026, bidang=kode, sumber=sumber, anggaran=Decimal(anggaran),
        perubahan=None if perubahan is None else Decimal(perubahan),
    )  # fmt: skip


def bayar(desa: Wilayah, *bayaran: tuple[Bulan, int, dt.date | None], jenis: str = "insentif", **lain: Any) -> Kader:
    kader, _ = Kader.objects.get_or_create(desa=desa, nama="Nurhayati", mulai=dt.date(2025, 1, 1))
    for bulan, jumlah, pada in bayaran:
        PembayaranKader.objects.create(
            desa=desa, kader=kader, bulan=bulan, jumlah=jumlah, dibayar_pada=pada, jenis=jenis, **lain
        )
    return kader


def anggaran_contoh(desa: Wilayah) -> None:
    """Dana Desa of bidang 2: 42,000,000 and 15,000,000 after the change, of 400,000,000 in all; spent 20,000,000 in
    May and 15,000,000 on 1 October. Bidang 4: 6,000,000 of incentive, 1,500,000 paid; of the whole nothing is known.
    Bidang 1: 3,000,000. An OPD pays 90,000,000."""
    jamban = kegiatan(desa)
    realisasi(jamban, "20000000")
    kelas = kegiatan(desa, "12000000", perubahan="15000000", uraian="Kelas ibu hamil", kode="02.02.02", paket=2)
    realisasi(kelas, "15000000", dt.date(2026, 10, 1))
    kegiatan(desa, "6000000", jenis="insentif_kpm", bidang="4", kode="", uraian="Insentif KPM")
    bayar(
        desa,
        (Bulan(2025, 12), 500_000, dt.date(2026, 1, 5)),
        (Bulan(2026, 1), 500_000, dt.date(2026, 2, 3)),
        (Bulan(2026, 2), 500_000, dt.date(2026, 3, 3)),
        (Bulan(2026, 3), 500_000, None),
        (Bulan(2025, 11), 500_000, dt.date(2025, 12, 3)),
    )
    kegiatan(desa, "3000000", bidang="1", kode="01.04.02", uraian="Rembuk stunting")
    kegiatan(desa, "90000000", sumber="OPD", kode="", uraian="Sumur bor Dinas PU")
    bidang(desa, "2", "390000000", perubahan="400000000")
