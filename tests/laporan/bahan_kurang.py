"""Children who miss something, and what the list of them shows."""

from __future__ import annotations

import datetime as dt
import html
import re

from kpm.models import Wilayah
from kpm.periode import Bulan
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
)

BERANDA, KURANG = "/52.04.20.2005/", "/52.04.20.2005/kurang/"
HARI_INI = dt.date(2026, 9, 17)
JULI, AGUSTUS, SEPTEMBER = Bulan(2026, 7), Bulan(2026, 8), Bulan(2026, 9)
BAYI = dt.date(2026, 6, 20)
"""A child of two months, of whom only water, latrine, papers and insurance are judged."""
MELAHIRKAN = dt.date(2026, 9, 1)
RUMAH = {"air": True, "jamban": True, "akta": True, "jamkes": True}


def bayi(desa: Wilayah, nama: str, *, bulan: Bulan = AGUSTUS, keluarga=None, **isi):
    anak = AnakFactory(desa=desa, nama=nama, lahir=BAYI, keluarga=keluarga)
    PemantauanAnakFactory(anak=anak, bulan=bulan, **(RUMAH | isi))
    return anak


def keluarga(desa: Wilayah, dusun: str):
    return KeluargaFactory(desa=desa, dusun=DusunFactory(desa=desa, nama=dusun))


def tampil(jawab) -> list[tuple[str, str, list[str]]]:
    """(priority, name, badges) of every person shown."""
    hasil = []
    for baris in jawab.content.decode().split('<li class="baris" id="o')[1:]:
        kepala = baris.split("atas-baris")[0].split("Terlambat")[0]
        urut, siapa = re.search(r'<span class="urut">(.*?)</span><div><a [^>]*>([^<]+)</a>', kepala, re.S).groups()
        lencana = re.findall(r'<span class="lencana[^>]*>([^<]+)<', kepala)
        hasil.append((re.sub(r"<[^>]+>|Prioritas ", "", urut), html.unescape(siapa), lencana))
    return hasil


def nama(jawab) -> list[str]:
    return [satu for _, satu, _ in tampil(jawab)]
