"""The papers of one meeting by their name, as the command prints them: how the meeting is found, how each is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.lingkup import NASIONAL, lingkup
from kpm.models import Wilayah
from laporan.dokumen_evaluasi import cetak_bahan, evaluasi_uuid
from laporan.paket_rembuk import buat_paket, rembuk_uuid, satu_pdf
from rembuk.dokumen_fgd import cetak_hasil, cetak_papan, fgd_uuid
from rembuk.dokumen_pertemuan import cetak_daftar_hadir, cetak_notulen, cetak_undangan
from rembuk.kueri_pertemuan import pertemuan_uuid
from rembuk.models import Pertemuan

RAPAT: dict[str, tuple[str, Callable[[UUID], Pertemuan | None], Callable[..., Berkas]]] = {
    "paket-rembuk": ("semua kertas satu rembuk, satu PDF atau .zip", rembuk_uuid, buat_paket),
    "hasil-fgd": ("analisis masalah dan usulan satu FGD", fgd_uuid, cetak_hasil),
    "papan-informasi": ("lembar papan pengumuman hasil FGD, satu halaman", fgd_uuid, cetak_papan),
    "bahan-evaluasi": ("bahan rapat evaluasi triwulan RDS", evaluasi_uuid, cetak_bahan),
    "undangan": ("surat undangan satu pertemuan", pertemuan_uuid, cetak_undangan),
    "daftar-hadir": ("daftar hadir satu pertemuan", pertemuan_uuid, cetak_daftar_hadir),
    "notulen": ("notulen satu pertemuan", pertemuan_uuid, cetak_notulen),
}
"""Paper of a meeting -> what it is, how the meeting is found, how it is printed."""


class TidakAda(Exception):
    """There is no such meeting in the open village."""

    def __init__(self) -> None:
        super().__init__("Pertemuan itu tidak ada di desa ini.")


def desa_rapat(uuid: UUID) -> Wilayah | None:
    """The village a meeting belongs to, for a command that was given nothing but its uuid. Opens the national scope."""
    with lingkup(NASIONAL):
        rapat = Pertemuan.objects.filter(uuid=uuid).select_related("desa").first()
        return rapat.desa if rapat else None


def kertas_rapat(desa: Wilayah, jenis: str, uuid: UUID, *, pdf: bool, **opsi: Any) -> Berkas:
    """A paper of a meeting of the open village; of a pack the joined PDF where ``pdf`` wants one. Raises TidakAda."""
    _, cari, buat = RAPAT[jenis]
    rapat = cari(uuid)
    if rapat is None:
        raise TidakAda
    berkas = buat(rapat, desa, waktu=timezone.now(), **opsi)
    return (satu_pdf(berkas) or berkas) if pdf and jenis == "paket-rembuk" else berkas
