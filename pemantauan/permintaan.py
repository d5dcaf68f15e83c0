"""What the pages of a month share: the day, how the list is narrowed, the list, whether its quarter is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from kpm.kembali import jalur_kembali, rute_kembali
from kpm.kerja import kerja_terbuka, saringan_baku
from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan import kueri_balita, kueri_bulan, kueri_kartu
from pemantauan.bulanan.daftar import Baris, Saringan
from pemantauan.bulanan.kelengkapan import Keadaan

DAFTAR = {
    kueri_bulan.ANAK: kueri_bulan.daftar_anak,
    kueri_bulan.IBU: kueri_bulan.daftar_ibu,
    kueri_balita.BALITA: kueri_balita.daftar_balita,
}

DAFTAR_KURANG = ("beranda", "kurang")
"""Pages with the list of what is missing: a record opened from there leads back there."""
ASAL = {
    "beranda": "yang kurang",
    "kurang": "yang kurang",
    "kehamilan": "ibu hamil dan nifas",
    "isi_anak": "lembar bulan",
    "skor_sel": "kartu skor",
}
"""Name of a page that leads to doses and contacts -> what the way back to it is called."""


@dataclass(frozen=True, slots=True)
class Balik:
    """The way back to the page somebody came from."""

    jalur: str
    """Empty where the address does not tell."""
    kata: str


def baca_balik(request: HttpRequest, wilayah: Wilayah) -> Balik:
    """Where a page of doses or contacts was opened from, by ``kembali`` in its address."""
    jalur = jalur_kembali(request.GET.get("kembali", ""), wilayah, tuple(ASAL))
    kata = ASAL.get(rute_kembali(jalur), "")
    return Balik(jalur, kata) if kata else Balik("", "")


def hari_ini_untuk(bulan: Bulan) -> dt.date:
    """Today, after refusing (Http404) months that have not begun or lie before there were KPM."""
    hari_ini = timezone.localdate()
    if not kueri_bulan.BULAN_PERTAMA <= bulan <= Bulan.dari_tanggal(hari_ini):
        raise Http404("Bulan ini belum dimulai atau terlalu lama.")
    return hari_ini


def baca_saringan(get: QueryDict, kelompok: str = "", *, keadaan: Collection[str] = tuple(Keadaan)) -> Saringan:
    """How the address narrows a list of these states; ``kelompok`` wins over that of the address."""
    kelompok = kelompok or (kueri_bulan.IBU if get.get("kelompok") == kueri_bulan.IBU else kueri_bulan.ANAK)
    diminta = get.get("keadaan", "")
    # the search form sends its fields empty: that asks for everybody as well
    semua = kerja_terbuka() is not None and saringan_baku(get) is None
    sempit = get.get("dusun") or get.get("posyandu") or get.get("q", "").strip()
    return Saringan(
        kelompok=kelompok,
        q=get.get("q", "").strip()[:100],
        dusun=get.get("dusun", "")[:100],
        posyandu=get.get("posyandu", "")[:100],
        keadaan=diminta if diminta in keadaan else "",
        wilayah="semua" if semua and not sempit else "",
        kerja=saringan_baku(get),
    )


def daftar_bulan(kelompok: str, bulan: Bulan, hari_ini: dt.date) -> list[Baris]:
    """Everybody to be monitored in a month, "anak" or "ibu", or to be measured, "balita". One query."""
    baca = DAFTAR[kelompok]
    return baca(bulan, min(hari_ini, bulan.akhir))


def keadaan_triwulan(desa: Wilayah, bulan: Bulan) -> dict[str, Any]:
    """For the page of a month: whether its quarter is finalised, and how many entries wait for it. Two queries."""
    return {
        "tertutup": kueri_kartu.penutup(desa, bulan.triwulan) is not None,
        "menunggu": kueri_kartu.entri_menunggu(bulan.triwulan).count(),
    }
