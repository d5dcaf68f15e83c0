"""Meetings that are no rembuk, with people, follow-ups and a photo."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kpm.models import Pengguna, Wilayah
from rembuk import tindakan
from rembuk.models import AnggotaLembaga, Hadirin, Lembaga, Pertemuan, TindakLanjut
from rembuk.tindakan.pertemuan import simpan_pertemuan

LALU, DEPAN = dt.date(2026, 8, 20), dt.date(2026, 9, 24)
"""A day before and a day after the Thursday of every test, 17 September 2026."""


def buat(desa: Wilayah, oleh: Pengguna, jenis: str = "koordinasi", tanggal: dt.date = LALU, **isi: Any) -> Pertemuan:
    return simpan_pertemuan(
        rapat=Pertemuan(desa=desa, jenis=jenis, tahun=tanggal.year, tanggal=tanggal, **isi), oleh=oleh
    )


def datang(rapat: Pertemuan, oleh: Pengguna, *orang: tuple[str, str, str]) -> None:
    """People given as (name, element, L/P)."""
    for nama, unsur, kelamin in orang:
        satu = Hadirin(desa=rapat.desa, pertemuan=rapat, nama=nama, unsur=unsur, jenis_kelamin=kelamin)
        tindakan.simpan_isi(objek=satu, oleh=oleh)


def janji(rapat: Pertemuan, oleh: Pengguna, apa: str, batas: dt.date = dt.date(2026, 9, 10)) -> TindakLanjut:
    tindak = TindakLanjut(desa=rapat.desa, pertemuan=rapat, apa=apa, siapa="Kaur Pembangunan", batas=batas)
    return tindakan.simpan_isi(objek=tindak, oleh=oleh)


def rds(desa: Wilayah, *nama: str) -> None:
    """An RDS in office with women of the PKK as members."""
    lembaga = Lembaga.objects.create(desa=desa, jenis="rds", mulai=dt.date(2025, 1, 1))
    for satu in nama:
        AnggotaLembaga.objects.create(
            desa=desa, lembaga=lembaga, nama=satu, jabatan="Anggota", unsur="pkk", jenis_kelamin="P"
        )


def foto(lebar: int = 2400, tinggi: int = 1800, nama: str = "IMG_1.jpg") -> SimpleUploadedFile:
    """A photograph as a telephone takes it, with the name of its camera in it."""
    gambar = Image.new("RGB", (lebar, tinggi), "teal")
    exif = Image.Exif()
    exif[271] = "Telepon"
    wadah = BytesIO()
    gambar.save(wadah, "JPEG", exif=exif)
    return SimpleUploadedFile(nama, wadah.getvalue(), content_type="image/jpeg")
