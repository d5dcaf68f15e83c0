"""The inbox as its page shows it: narrowed, counted by kind, each row with what can be done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kpm.kerja import kerja_terbuka, saringan_baku
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.wilayah_kerja import Kerja
from pemantauan.kelayakan.dasar import SAAT_LAHIR
from pemantauan.kelayakan.golongan import GOLONGAN, Golongan
from pemantauan.kueri_bulan import BULAN_PERTAMA
from pemantauan.kueri_ragukan import Keraguan, kotak_ragu, perbaikan_menunggu
from pemantauan.models import JawabanRagu
from sasaran.kueri_ganda import dugaan
from sasaran.models import JenisGanda

UKURAN = "ukuran"
"""Kind of the address for every measurement that is held back."""
Jenis = JawabanRagu.Jenis


@dataclass(frozen=True, slots=True)
class Butir:
    """One row: the doubt, where it is mended, whether it can be answered here."""

    isi: Keraguan
    perbaiki: str
    lain: tuple[str, str] = ("", "")
    """Address and word of another way to mend it."""
    boleh: bool = True
    menunggu: bool = False
    """Whether a correction waits for the finalised quarter to be opened."""


@dataclass(frozen=True, slots=True)
class Kotak:
    """What the inbox shows."""

    desa: Wilayah
    baris: list[Keraguan]
    """Of the kind asked for."""
    jumlah: Mapping[str, int]
    """By kind, of everything the other filters leave; "" for all."""
    jenis: str
    dusun: str
    masa: str
    sebut_masa: str
    pilihan_dusun: list[str]
    ganda: int | None
    """Pairs that may be one person; None where the list is narrowed."""
    kerja: Kerja | None
    izin: frozenset[str] = field(default_factory=frozenset)

    @property
    def kueri(self) -> str:
        """The filters as a query string, without a page."""
        isi = {"jenis": self.jenis, "dusun": self.dusun, "masa": self.masa}
        return urlencode({nama: nilai for nama, nilai in isi.items() if nilai})

    @property
    def pilihan(self) -> list[tuple[str, str, int]]:
        """(code, heading, count) of the kinds there are."""
        ada = [(satu.kode, satu.judul, self.jumlah.get(satu.kode, 0)) for satu in GOLONGAN]
        return [satu for satu in ada if satu[2] or satu[0] == self.jenis]

    def bergolongan(self, halaman: Sequence[Keraguan], sini: str) -> list[tuple[Golongan, int, list[Butir]]]:
        """The rows of one page by kind, with the count of the whole kind. One query."""
        menunggu = perbaikan_menunggu(halaman)
        return [
            (satu, self.jumlah[satu.kode], [self._butir(isi, sini, menunggu) for isi in semua])
            for satu, semua in groupby(halaman, key=lambda isi: isi.golongan)
        ]

    def _butir(self, isi: Keraguan, sini: str, menunggu: Collection[Any]) -> Butir:
        kode, kembali = self.desa.kode, f"?{urlencode({'kembali': sini})}"
        area, lain = kerja_terbuka(), ("", "")
        milik = area is None or area.memuat_nama(isi.siapa.dusun, isi.siapa.posyandu)
        izin = "pemantauan.ubah" if isi.bulan else "sasaran.ubah"
        if isi.bulan:
            perbaiki = reverse(f"isi_{isi.siapa.kelompok}", args=[kode, isi.bulan, isi.siapa.uuid])
            if dulu := isi.ragu.lain:  # of two values that do not fit, the earlier one may be the wrong one
                bulan = isi.bulan.geser(-dulu.jarak)
                lembar = reverse(f"isi_{isi.siapa.kelompok}", args=[kode, bulan, isi.siapa.uuid])
                lain = (lembar + kembali, f"Buka {bulan.label}")
                if dulu.sebutan == SAAT_LAHIR:
                    lain = (reverse("anak_ubah", args=[kode, isi.siapa.uuid]) + kembali, "Buka data lahir")
        elif isi.jenis == Jenis.KEHAMILAN:
            perbaiki = reverse("kehamilan_ubah", args=[kode, isi.untuk])
            if isi.golongan.kode == "hamil":
                lain = (reverse("persalinan", args=[kode, isi.untuk]) + kembali, "Catat persalinan")
            else:
                kueri = urlencode({"keluarga": isi.keluarga, "hamil": isi.untuk, "kembali": sini})
                lain = (f"{reverse('anak_baru', args=[kode])}?{kueri}", "Daftarkan anak")
        else:
            perbaiki = reverse("orang_ubah", args=[kode, isi.untuk])
        return Butir(
            isi, perbaiki + kembali, lain, milik and izin in self.izin, (isi.siapa.uuid, isi.bulan) in menunggu
        )


def saring(desa: Wilayah, get: Mapping[str, str], hari_ini: dt.date, *, izin: frozenset[str]) -> Kotak:
    """The inbox as the address narrows it; what is no filter narrows nothing."""
    masa, sebut = _masa(get.get("masa", ""))
    dusun, jenis, kerja = get.get("dusun", "")[:100], get.get("jenis", ""), saringan_baku(get)
    if jenis != UKURAN and jenis not in {satu.kode for satu in GOLONGAN}:
        jenis = ""
    semua = kotak_ragu(hari_ini, masa)
    tampil = [
        satu
        for satu in semua
        if (not dusun or satu.siapa.dusun == dusun)
        and (kerja is None or kerja.memuat_nama(satu.siapa.dusun, satu.siapa.posyandu))
    ]
    jumlah = {"": len(tampil), UKURAN: sum(satu.tahan for satu in tampil)}
    for satu in tampil:
        jumlah[satu.golongan.kode] = jumlah.get(satu.golongan.kode, 0) + 1
    return Kotak(
        desa=desa,
        baris=[s for s in tampil if not jenis or s.golongan.kode == jenis or (jenis == UKURAN and s.tahan)],
        jumlah=jumlah,
        jenis=jenis,
        dusun=dusun,
        masa=get.get("masa", "") if masa else "",
        sebut_masa=sebut,
        pilihan_dusun=sorted({satu.siapa.dusun for satu in semua}),
        ganda=None if masa or jenis or dusun else len(dugaan(JenisGanda.ORANG)),
        kerja=kerja,
        izin=izin,
    )


def _masa(teks: str) -> tuple[tuple[Bulan, Bulan] | None, str]:
    """The months of "2026-09" or "2026-T3" with their name; None for anything else, and for what lies before every
    record."""
    try:
        if "T" in teks:
            triwulan = Triwulan.dari_teks(teks)
            masa, sebut = (triwulan.bulan_bulan[0], triwulan.bulan_bulan[2]), triwulan.label
        else:
            bulan = Bulan.dari_teks(teks)
            masa, sebut = (bulan, bulan), bulan.label
    except ValueError:
        return None, ""
    return (masa, sebut) if masa[0] >= BULAN_PERTAMA else (None, "")
