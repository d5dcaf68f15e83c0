"""A sheet shaped for the screen: cells with their labels and links, one page of rows. No arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse

from kpm.dokumen.lembar import CENTANG, SILANG, TIDAK_BERLAKU, Baris, Kolom, Nama, Sel, Tabel
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.permintaan import Permintaan

Tautan = Callable[[Baris | Nama], str]
TautanAngka = Callable[[Baris, Kolom], str]
"""Where a number leads: to whom it counts; empty where it leads nowhere."""
TANDA = {CENTANG: ("y", "ya"), SILANG: ("t", "tidak"), TIDAK_BERLAKU: ("ts", "tidak berlaku")}
"""Shape and word of the marks of the monthly forms."""


def tautan(wilayah: Wilayah, minta: Permintaan, *, boleh_isi: bool) -> Tautan:
    """Where the name of a person leads: to the reasons of a recap, to the month's form, to the line of life."""
    kode, periode = wilayah.kode, minta.periode

    def alamat(siapa: Baris | Nama) -> str:
        if isinstance(periode, Bulan) and boleh_isi:
            return reverse(f"isi_{siapa.kelompok}", args=[kode, periode, siapa.id])
        if siapa.orang:
            return reverse("orang", args=[kode, siapa.orang])
        if siapa.kelompok and isinstance(periode, Triwulan):
            return reverse("skor_pribadi", args=[kode, periode, siapa.kelompok, siapa.id])
        return ""

    return alamat


@dataclass(frozen=True, slots=True)
class SelLayar:
    """A cell with what the folded list says before it."""

    sel: Sel
    label: str
    kepala: bool
    """The name or label of the row."""
    url: str = ""
    rupa: str = ""
    kata: str = ""
    """Shape and word of a tick."""
    kelas: str = ""


def lunak(teks: str) -> str:
    """The text with soft hyphens between its syllables and breaks after slashes, for narrow columns."""
    return _SUKU.sub("\u00ad", teks).replace("/", "/\u200b")


_MATI = "[bcdfghjklmnpqrstvwxyz]"
_SUKU = re.compile(
    rf"(?<=\w\w)(?:(?<=[aiueo])|(?<=[aiueo]{_MATI})(?!(?<=n)[gy]))(?=(?:ng|ny|sy|kh|{_MATI})[aiueo])",
    re.IGNORECASE,
)
"""Before a consonant with its vowel, after a vowel or a closed syllable; ng, ny, sy and kh stay together."""


@dataclass(frozen=True, slots=True)
class TabelLayar:
    """A table with the rows of one page."""

    tabel: Tabel
    kepala: list[list[tuple[str, Kolom, int, int]]]
    """Rows of the head: heading as it may be broken, its column, columns and rows spanned."""
    baris: list[tuple[bool, list[SelLayar]]]
    """Whether a row is a heading inside the table, and its cells."""
    kaki: list[list[SelLayar]]


def tabel_layar(
    tabel: Tabel, baris: Iterable[Baris] | Page[Baris], alamat: Tautan, angka: TautanAngka | None = None
) -> TabelLayar:
    """The table with these of its rows; ``angka`` links the numbers of a sheet that only counts."""
    label = _label(tabel)
    return TabelLayar(
        tabel=tabel,
        kepala=[[(lunak(k.judul), k, lebar, tinggi) for k, lebar, tinggi in d] for d in tabel.kepala],
        baris=[(satu.judul, _baris(satu, tabel.daun, label, alamat, angka)) for satu in baris],
        kaki=[_baris(satu, tabel.daun, label, alamat, angka) for satu in tabel.kaki],
    )


def _label(tabel: Tabel) -> list[str]:
    """Each column with its heading above, as the folded list needs it."""
    hasil: list[str] = []

    def isi(kolom: Iterable[Kolom], atas: str) -> None:
        for satu in kolom:
            if satu.anak:
                # two headings are read together only where the lower one does not stand alone
                isi(satu.anak, f"{satu.judul}: " if satu.kode == "konseling" else "")
            else:
                hasil.append(atas + satu.judul)

    isi(tabel.kolom, "")
    return hasil


def _baris(
    baris: Baris, daun: tuple[Kolom, ...], label: list[str], alamat: Tautan, angka: TautanAngka | None
) -> list[SelLayar]:
    kepala = next((ke for ke, kolom in enumerate(daun) if kolom.bernama), 1 if daun[0].kode == "no" else 0)
    hasil, ke = [], 0
    for satu in baris.sel:
        utama = baris.judul or (satu.lebar > 1) or ke == kepala
        berangka = angka is not None and not utama and bool(satu.nilai) and satu.rupa == "angka"
        bentuk, kata = TANDA.get(satu.teks, ("", "")) if satu.rupa == "kode" and satu.lebar == 1 else ("", "")
        hasil.append(
            SelLayar(
                sel=satu,
                label=label[ke],
                kepala=utama,
                url=alamat(baris) if utama and baris.id else angka(baris, daun[ke]) if angka and berangka else "",
                rupa=bentuk or (satu.rupa if satu.rupa in ("y", "t", "ts", "belum") else ""),
                kata=kata,
                kelas=_kelas(daun[ke], satu),
            )
        )
        ke += satu.lebar
    return hasil


def _kelas(kolom: Kolom, satu: Sel) -> str:
    """How a cell stands: the running number is of no use in the folded list, long ones take a line of their own."""
    if kolom.kode == "no":
        return "no"
    rata = "n" if satu.rupa == "angka" else "c"
    return f"{rata} sebaris" if kolom.lebar in ("kia", "tanggal") else rata
