"""What a new proposal can already say from the problem it answers."""

from __future__ import annotations

from rembuk.kekurangan import SASARAN, cari_indikator
from rembuk.models import Masalah, Usulan


def isi_dari_masalah(usulan: Usulan, masalah: Masalah) -> Usulan:
    """Fill a new proposal: package, place and benefit from the problem, the activity from its alternative."""
    usulan.masalah = masalah
    usulan.paket = cari_indikator(masalah.kelompok, masalah.indikator).paket
    usulan.kegiatan = masalah.alternatif.split("\n")[0].split(";")[0].strip()[:150]
    usulan.lokasi = ", ".join(nama for nama, _ in masalah.per_dusun[:3])[:100]
    usulan.manfaat = f"{masalah.kurang} {SASARAN[masalah.kelompok]}"
    if masalah.penanggung_jawab:
        usulan.pelaksana = masalah.penanggung_jawab
    return usulan
