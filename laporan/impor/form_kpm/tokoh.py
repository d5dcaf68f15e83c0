"""PURE: rows of 2A and 2B gathered into mothers with their pregnancies, and children, by No. KIA and name.

Source: decisions on reading a Form KPM workbook (docs/impor.md): twins and their mother share a KIA, so a person is KIA
and name; a KIA may be a number in one sheet and text in the next; case and doubled blanks of a name do not matter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kpm.bacaan.bentuk import NilaiJanggal
from kpm.bacaan.nilai import Tanggal, kunci_nama, teks
from kpm.bacaan.nilai import jenis_kelamin as baca_jenis_kelamin
from kpm.dokumen.terbilang import tanggal_panjang
from laporan.impor.form_kpm.bentuk import BarisBulan
from laporan.impor.form_kpm.nilai import TidakJelas, akhir_lain, bulat, hari, kunci_kia
from sasaran.usia_hamil import HARI_NIFAS

JAUH = dt.timedelta(days=90)
"""Two due dates further apart than this are of two pregnancies."""
JAUH_LAHIR = dt.timedelta(days=120)
NIFAS = dt.timedelta(days=HARI_NIFAS)
_HARI = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{4}|\d{1,2} [A-Za-z]+\.? \d{4}")


@dataclass(slots=True, eq=False)
class Baca:
    """One row with who it is about, as far as it could be read."""

    baris: BarisBulan
    lahir: Tanggal | None = None
    jenis_kelamin: str | None = None
    hpl: Tanggal | None = None
    melahirkan: Tanggal | None = None
    hasil: str = ""
    """keguguran or lahir_mati where the row says so."""
    usia: int | None = None
    janggal: list[tuple[str, str]] = field(default_factory=list)
    """(cell, sentence) of what could not be read of it."""


@dataclass(slots=True, eq=False)
class Hamil:
    """A pregnancy as the file tells it."""

    ibu: Tokoh
    ke: int
    baris: list[Baca] = field(default_factory=list)
    hpl: Tanggal | None = None
    berakhir: dt.date | None = None
    hasil: str = ""
    kabar: list[str] = field(default_factory=list)

    @property
    def saat(self) -> dt.date:
        """About when it ends: what tells two pregnancies of a woman apart."""
        if self.berakhir or self.hpl:
            return self.berakhir or self.hpl.hari  # type: ignore[union-attr]
        pertama = self.baris[0]
        return pertama.baris.bulan.akhir + dt.timedelta(days=30 * (9 - min(pertama.usia or 5, 9)))


@dataclass(slots=True, eq=False)
class Tokoh:
    """A mother or a child of the file."""

    kelompok: str
    """ibu or anak."""
    kia: str
    kunci_kia: str
    kunci_nama: str
    baris: list[Baca] = field(default_factory=list)
    hamil: list[Hamil] = field(default_factory=list)

    @property
    def kunci(self) -> str:
        """Names the person in decisions and in the uuid of a new record."""
        lahir = "" if self.kunci_kia or not self.lahir else self.lahir.isoformat()
        return "/".join(satu for satu in (self.kelompok, self.kunci_kia, self.kunci_nama, lahir) if satu)

    @property
    def nama(self) -> str:
        """The name as it is best written: not all capitals, without a title where it stands without one too."""
        tulisan = {satu.baris.teks("nama") for satu in self.baris}
        baik = min(tulisan, key=lambda satu: (satu.isupper(), len(satu), satu))
        return baik.title() if baik.isupper() else baik

    @property
    def lahir(self) -> dt.date | None:
        """The birth date most rows give, the earliest row among equals."""
        ada = [satu.lahir.hari for satu in self.baris if satu.lahir and not satu.lahir.bulan_saja]
        return Counter(ada).most_common(1)[0][0] if ada else None

    @property
    def jenis_kelamin(self) -> str | None:
        """L or P as most rows give it; a mother is P."""
        if self.kelompok == "ibu":
            return "P"
        ada = [satu.jenis_kelamin for satu in self.baris if satu.jenis_kelamin]
        return Counter(ada).most_common(1)[0][0] if ada else None


def kumpulkan(baris: Iterable[BarisBulan]) -> tuple[list[Tokoh], list[BarisBulan]]:
    """The persons of the file in the order of their months, and the rows without a name."""
    semua = sorted(baris, key=lambda satu: satu.bulan)
    tokoh: dict[tuple[str, ...], Tokoh] = {}
    tanpa_kia: list[Baca] = []
    tanpa_nama: list[BarisBulan] = []
    for satu in semua:
        nama = kunci_nama(satu["nama"])
        if not nama:
            tanpa_nama.append(satu)
            continue
        baca = _baca(satu)
        if not (kia := kunci_kia(satu["no_kia"])):
            tanpa_kia.append(baca)
            continue
        _tambah(tokoh, (_kelompok(satu), kia, nama), baca)
    for baca in tanpa_kia:
        _tambah(tokoh, _kunci_tanpa_kia(tokoh, baca), baca)
    for orang in tokoh.values():
        orang.baris.sort(key=lambda satu: satu.baris.bulan)
        if orang.kelompok == "ibu":
            orang.hamil = _kehamilan(orang)
    return sorted(tokoh.values(), key=lambda satu: satu.kelompok, reverse=True), tanpa_nama


def _kelompok(baris: BarisBulan) -> str:
    return "ibu" if baris.blok.jenis == "2a" else "anak"


def _tambah(tokoh: dict[tuple[str, ...], Tokoh], kunci: tuple[str, ...], baca: Baca) -> None:
    orang = tokoh.setdefault(kunci, Tokoh(kunci[0], "", kunci[1], kunci[2]))
    kia = baca.baris.teks("no_kia")
    if kunci_kia(kia) and len(kia) > len(orang.kia):  # the text form keeps the zeros a number loses
        orang.kia = kia
    orang.baris.append(baca)


def _kunci_tanpa_kia(tokoh: dict[tuple[str, ...], Tokoh], baca: Baca) -> tuple[str, ...]:
    """Whose row it is without a KIA: the one person of that name (and birth date and sex), else somebody new."""
    kelompok, nama = _kelompok(baca.baris), kunci_nama(baca.baris["nama"])
    calon = [
        kunci
        for kunci, orang in tokoh.items()
        if kunci[0] == kelompok and kunci[2] == nama and (kelompok == "ibu" or _serupa(orang, baca))
    ]
    if len(calon) == 1:
        return calon[0]
    lahir = baca.lahir.hari.isoformat() if baca.lahir else ""
    return (kelompok, "", nama, lahir, baca.jenis_kelamin or "")


def _serupa(orang: Tokoh, baca: Baca) -> bool:
    return (
        baca.lahir is not None and orang.lahir == baca.lahir.hari and baca.jenis_kelamin in (None, orang.jenis_kelamin)
    )


def _baca(satu: BarisBulan) -> Baca:
    hasil = Baca(satu)
    if satu.blok.jenis == "2b":
        hasil.lahir = _hari(hasil, "lahir")
        try:
            hasil.jenis_kelamin = baca_jenis_kelamin(satu["jenis_kelamin"])
        except NilaiJanggal as galat:
            hasil.janggal.append((satu.sel("jenis_kelamin"), str(galat)))
        return hasil
    hasil.hpl = _hari(hasil, "hpl")
    hasil.hasil = akhir_lain(satu.teks("melahirkan"), satu.teks("catatan"))
    if hasil.hasil and not _tertanggal(satu):
        cocok = _HARI.search(satu.teks("melahirkan")) or _HARI.search(satu.teks("catatan"))
        hasil.melahirkan = hari(cocok[0]) if cocok else None
    else:
        hasil.melahirkan = _hari(hasil, "melahirkan")
    try:
        hasil.usia = bulat(satu["usia"])
    except TidakJelas:
        hasil.usia = None  # told with the month
    return hasil


def _tertanggal(satu: BarisBulan) -> bool:
    try:
        return hari(satu["melahirkan"]) is not None
    except TidakJelas:
        return False


def _hari(baca: Baca, kode: str) -> Tanggal | None:
    try:
        return hari(baca.baris[kode])
    except TidakJelas as galat:
        baca.janggal.append((baca.baris.sel(kode), str(galat)))
        return None


def _kehamilan(ibu: Tokoh) -> list[Hamil]:
    hasil: list[Hamil] = []
    for satu in ibu.baris:
        if not hasil or _lain(hasil[-1], satu):
            hasil.append(Hamil(ibu, len(hasil) + 1))
        kini = hasil[-1]
        kini.baris.append(satu)
        if satu.hpl and (kini.hpl is None or kini.hpl.bulan_saja or not satu.hpl.bulan_saja):
            kini.hpl = satu.hpl
        kini.hasil = kini.hasil or satu.hasil
        if satu.melahirkan and kini.berakhir is None:
            kini.berakhir = satu.melahirkan.hari
        elif satu.hasil and kini.berakhir is None:
            kini.berakhir = satu.baris.bulan.akhir
            kini.kabar.append(f"Hari berakhirnya kehamilan tidak tertulis; dipakai {tanggal_panjang(kini.berakhir)}.")
    return hasil


def _lain(kini: Hamil, satu: Baca) -> bool:
    """Whether a row is of another pregnancy than the rows before it."""
    if satu.melahirkan:
        if kini.berakhir:
            return satu.melahirkan.hari - kini.berakhir > JAUH_LAHIR
        return kini.hpl is not None and satu.melahirkan.hari - kini.hpl.hari > JAUH_LAHIR
    if satu.hpl and kini.hpl:
        return satu.hpl.hari - kini.hpl.hari > JAUH
    if kini.berakhir is None:
        return False
    if satu.hpl:
        return satu.hpl.hari - kini.berakhir > JAUH
    return satu.usia is not None and satu.baris.bulan.awal > kini.berakhir + NIFAS


def satu_kia(tokoh: Sequence[Tokoh]) -> dict[str, list[Tokoh]]:
    """The persons of each household of the file: those of one KIA, and alone who has none."""
    hasil: dict[str, list[Tokoh]] = defaultdict(list)
    for satu in tokoh:
        hasil[satu.kunci_kia or satu.kunci].append(satu)
    return hasil


def sebut(teks_nama: str, kia: str) -> str:
    """Who, as the preview names a person of the file."""
    return f"{teks(teks_nama)} (KIA {kia})" if kia else teks(teks_nama)
