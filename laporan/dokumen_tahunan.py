"""Formulir 4 of a whole year, on screen and on paper; its parts are those of the quarterly form."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from kpm.dokumen import cetak
from kpm.dokumen.pengesahan import Pengesahan
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.dokumen import baris_kaki, identitas_formulir4, nama_formulir4, penanda_tangan, sebutan_formulir4
from laporan.formulir4 import susun
from laporan.kueri import TAHUN_PERTAMA
from laporan.sumber_lembar import Saring, sebutan_bagian
from laporan.tabel5 import tabel5_tahun
from pemantauan.kueri_tahunan import TahunBerlaku

TETAP = "Semua triwulan sudah ditutup"


def dapat_dilaporkan(tahun: int, pada: dt.date) -> bool:
    """Whether there can be a report: the year has begun and the form existed."""
    return TAHUN_PERTAMA <= tahun <= pada.year


def isi_formulir4_tahun(desa: Wilayah, berlaku: TahunBerlaku, saring: Saring) -> dict[str, Any]:
    """What the yearly Formulir 4 says of the village or the part that was asked for. The scope is open."""
    bagian = sebutan_bagian(**saring)
    return identitas_formulir4(desa, bagian, posyandu=bool(saring["posyandu"])) | {
        "tahun": berlaku.tahun,
        "sebutan_masa": "tahun",
        "b": berlaku,
        "f4": susun(berlaku.saring(**saring)),
        "tabel5": tabel5_tahun(desa, berlaku, bagian),
        "tahun_dana": berlaku.tahun.tahun,
        "catatan": catatan(berlaku),
    }


def catatan(berlaku: TahunBerlaku) -> str:
    """Whether the numbers still change, and because of which quarters."""
    if berlaku.tetap:
        return f"{TETAP}."
    bagian = []
    if berlaku.terbuka:
        bagian.append(f"{_sebut(berlaku.terbuka)} belum ditutup")
    if berlaku.belum_mulai:
        bagian.append(f"{_sebut(berlaku.belum_mulai)} belum berjalan")
    return f"{'; '.join(bagian)}."


def _sebut(triwulan: tuple[Triwulan, ...]) -> str:
    """ "Triwulan I, II dan III"."""
    *awal, akhir = (satu.romawi for satu in triwulan)
    return f"Triwulan {', '.join(awal)} dan {akhir}" if awal else f"Triwulan {akhir}"


def cetak_formulir4_tahun(
    desa: Wilayah,
    berlaku: TahunBerlaku,
    saring: Saring,
    *,
    waktu: dt.datetime,
    pengesahan: Pengesahan | None = None,
    kertas: str = "",
) -> cetak.Berkas:
    """The yearly Formulir 4 as a document printed at ``waktu`` (aware); ``kertas`` overrides the profile's paper.

    ``pengesahan`` stamps the paper of an issued year and names who signs it; without one the profile does.
    """
    profil = profil_desa(desa)
    setempat = timezone.localtime(waktu, ZoneInfo(desa.nama_zona))
    isi = isi_formulir4_tahun(desa, berlaku, saring)
    keadaan = isi["catatan"] if berlaku.tetap else f"Angka sementara: {isi['catatan']}"
    konteks = isi | {
        "kop": cetak.kop(desa, profil, isi["induk"]),
        "ttd": (pengesahan.penanda_tangan if pengesahan else ()) or penanda_tangan(desa, profil),
        "tanggal": setempat.date(),
        "kelas_kertas": cetak.kelas_kertas(kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "qr_path": pengesahan.qr_path if pengesahan else "",
        "qr_sisi": pengesahan.qr_sisi if pengesahan else 0,
        "baris_kaki": baris_kaki(desa, sebutan_formulir4(berlaku.tahun, isi["bagian"]), keadaan, setempat, pengesahan),
    }
    return cetak.cetak("cetak/formulir4_tahun.html", konteks, nama=nama_formulir4(desa, berlaku.tahun, isi["bagian"]))
