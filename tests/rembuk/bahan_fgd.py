"""An FGD on a quarter in which two of three children have no latrine, and what its page sends."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.test import Client

from kpm.models import Pengguna, Wilayah
from rembuk.forms_fgd import ISIAN_BARIS, sidik_baris
from rembuk.models import Masalah, Pertemuan, Usulan
from rembuk.tindakan.fgd import mulai_fgd
from tests.rembuk.bahan import HARI_INI, TRIWULAN

TIGA = ("anak:jamban", "anak:timbang", "anak:konseling")


def mulai(desa: Wilayah, oleh: Pengguna, terpilih: tuple[str, ...] = TIGA, **lain: Any) -> Pertemuan:
    isi = {"triwulan": TRIWULAN, "ambang": Decimal(80), "hari_ini": HARI_INI, **lain}
    return mulai_fgd(desa=desa, terpilih=terpilih, oleh=oleh, **isi)


def satu(fgd: Pertemuan, kode: str) -> Masalah:
    hasil: Masalah = Masalah.objects.get(fgd=fgd, indikator=kode)
    return hasil


def isian(*masalah: Masalah, **ubah: str) -> dict[str, Any]:
    """What a page sends that was opened when these rows stood as they are; ``ubah`` is typed into the first one."""
    isi: dict[str, Any] = {"baris": [f"{m.pk} {m.kunci}" for m in masalah]}
    for urutan, m in enumerate(masalah):
        awalan = f"m{m.pk}-"
        isi |= {awalan + nama: str(getattr(m, nama) or "") for nama in ISIAN_BARIS}
        isi |= {awalan + "versi": str(m.versi), awalan + "asal": sidik_baris(m)}
        if urutan == 0:
            isi |= {awalan + nama: nilai for nama, nilai in ubah.items()}
    return isi


def kirim(peramban: Client, fgd: Pertemuan, isi: dict[str, Any]) -> Any:
    return peramban.post(f"/{fgd.desa.kode}/fgd/{fgd.uuid}/", isi)


def usul(fgd: Pertemuan, kegiatan: str = "Jamban sehat", **lain: Any) -> Usulan:
    isi = {"paket": 3, "lokasi": "Dusun Barat", "volume": "10 unit", "manfaat": "10 rumah", "waktu": "Maret", **lain}
    isi = {"biaya": Decimal("42000000"), "pelaksana": "Kaur Pembangunan", **isi}
    hasil: Usulan = Usulan.objects.create(desa=fgd.desa, asal=fgd, kegiatan=kegiatan, **isi)
    return hasil
