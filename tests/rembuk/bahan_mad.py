"""A MAD of three villages of one kabupaten: the host and a neighbour use the program, the third does not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import KegiatanMad, Pertemuan, SalinanMad
from rembuk.tindakan import mad as tindakan
from tests.factories import WilayahFactory

DIBUKA = dt.date(2026, 1, 1)
BIAYA = (("48500000", "61250000", "35000000"), ("9600000", "7700000", None))
"""Shares of the two activities: host, neighbour, village without the program. Worked out by hand: the sums are
144.750.000 and 17.300.000 by activity, 58.100.000, 68.950.000 and 35.000.000 by village, 162.050.000 in all."""


def tetangga() -> Wilayah:
    """A village of the same kecamatan that uses the program."""
    return WilayahFactory(kode="52.04.20.2001", nama="Tarusa", dibuka_pada=DIBUKA)


def tanpa_aplikasi() -> Wilayah:
    return WilayahFactory(kode="52.04.20.2004", nama="Juru Mapin")


def kegiatan(mad: Pertemuan, oleh: Pengguna, nama: str, biaya: dict[int, Decimal | None], **lain: Any) -> KegiatanMad:
    satu = KegiatanMad(desa=mad.desa, pertemuan=mad, kegiatan=nama, **{"paket": 3, **lain})
    return tindakan.simpan_kegiatan(kegiatan=satu, bagian=biaya, oleh=oleh, versi=None)


def isi_mad(tuan: Wilayah, oleh: Pengguna, **lain: Any) -> Pertemuan:
    """A MAD of ``tuan`` with the neighbour and the village without the program, ready to be published. The scope of
    the host is open."""
    fakta: dict[str, Any] = {
        "judul": "Musyawarah Antardesa Air Bersih",
        "tanggal": dt.date(2026, 5, 20),
        "tempat": "Aula Kantor Camat",
        "penyelenggara": "BKAD Kecamatan Buer",
        "narasumber": "Ir. Lukman, Dinas PUPR",
        "agenda": "Perlindungan mata air",
        "ringkasan": "Debit turun pada musim kemarau.",
        "komitmen": "Mata air dikelola BKAD.",
        **lain,
    }
    mad = tindakan.simpan_mad(pertemuan=Pertemuan(desa=tuan, jenis="mad", tahun=2026, **fakta), oleh=oleh, versi=None)
    desa = [tuan]
    for satu, wakil in ((tetangga(), "Zulkifli"), (tanpa_aplikasi(), "M. Tahir")):
        peserta = tindakan.tambah_desa(pertemuan=mad, wilayah=satu, oleh=oleh)
        peserta.wakil = wakil
        tindakan.ubah_desa(peserta=peserta, oleh=oleh, versi=peserta.versi)
        desa.append(satu)
    for nama, baris in zip(("Penangkap mata air", "Ambulans bersama"), BIAYA, strict=True):
        biaya = {satu.pk: Decimal(nilai) if nilai else None for satu, nilai in zip(desa, baris, strict=True)}
        kegiatan(mad, oleh, nama, biaya, lokasi="Ai Kawat" if nama[0] == "P" else "")
    return mad


def salinan(desa: Wilayah) -> list[SalinanMad]:
    """The copies a village holds, the earliest first."""
    with lingkup(desa.kode):
        return list(SalinanMad.objects.select_related("tuan_rumah").order_by("revisi"))
