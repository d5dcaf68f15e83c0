"""PURE: which forms a workbook holds, told by titles and headings, never by the names of its sheets.

Source: layout of the Form KPM workbook (docs/impor.md): a title, "BULAN : Januari 2026", a heading of three or four
rows with group titles above the columns, a row of letters, rows, JUMLAH, signatures; months may follow one another in
one sheet.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kpm.bacaan.bentuk import Baris, Buku
from kpm.bacaan.kepala import kunci_kepala
from kpm.bacaan.nilai import BULAN, teks
from laporan.impor.form_kpm.bentuk import Blok

_FORMULIR = re.compile(r"formulir\s*[.:]?\s*([1-4])\s*[.\-]?\s*([abc])?\b")
_JUDUL = (
    ("2a", ("pemantauan bulanan ibu hamil",)),
    ("2b", ("pemantauan bulanan anak",)),
    ("2c", ("sasaran paud",)),
    ("3a", ("rekapitulasi hasil pemantauan", "ibu hamil")),
    ("3b", ("rekapitulasi hasil pemantauan", "anak")),
    ("1", ("pendataan kondisi layanan",)),
    ("4", ("laporan konvergensi pencegahan stunting",)),
    ("bantu", ("format bantu",)),
)
"""Titles by their words, where the number of the form is missing."""
_NAMA_BULAN = "|".join(sorted(BULAN, key=len, reverse=True))
_BULAN = re.compile(rf"\bbulan\b\s*[:\-=]?\s*({_NAMA_BULAN})\b[\s.,\-/]*(20\d\d)?")
_BULAN_LEPAS = re.compile(rf"\b({_NAMA_BULAN})\b[\s.,\-/]*(20\d\d)?")
_TAHUN = re.compile(r"\btahun\b(?:\s*/\s*kuartal)?\s*[:\-=]?\s*(20\d\d)\b")
_KUARTAL = re.compile(r"\b(?:kuartal|triwulan|tw)\b\s*[:\-=]?\s*(?:20\d\d\s*/\s*)?(?:ke\s*-?\s*)?(iv|iii|ii|i|[1-4])\b")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BATAS = re.compile(r"^(jumlah|total|mengetahui|tingkat capaian|belum dipantau|keterangan\s*:|catatan)\b")
TINGGI_KEPALA = 6

Pola = tuple[tuple[str, tuple[str, ...]], ...]
_LAYANAN: Pola = (
    ("kunjungan", ("kunjungan rumah",)),
    ("air", ("air bersih", "air minum")),
    ("jamban", ("jamban",)),
    ("jamkes", ("jaminan",)),
    ("catatan", ("ket", "keterangan")),
)
POLA: dict[str, Pola] = {
    "2a": (
        ("no_kia", ("register", "no kia")),
        ("nama", ("nama ibu",)),
        ("status", ("status kehamilan",)),
        ("hpl", ("perkiraan lahir", "hpl")),
        ("usia", ("usia kehamilan",)),
        ("melahirkan", ("tanggal melahirkan",)),
        ("anc", ("pemeriksaan kehamilan", "periksa kehamilan")),
        ("fe", ("pil fe", "tablet fe", "pil se")),
        ("nifas", ("nifas",)),
        ("suami", ("suami",)),
        ("konseling", ("konseling",)),
        *_LAYANAN,
    ),
    "2b": (
        ("no_kia", ("register", "no kia")),
        ("nama", ("nama anak",)),
        ("jenis_kelamin", ("jenis kelamin",)),
        ("lahir", ("tanggal lahir",)),
        ("gizi", ("status gizi",)),
        ("tikar", ("tikar pertumbuhan", "hasil")),
        ("umur", ("umur", "usia")),
        ("imunisasi", ("imunisasi",)),
        ("timbang", ("berat badan", "penimbangan")),
        ("tinggi", ("tinggi badan", "panjang")),
        ("akta", ("akta",)),
        ("parenting", ("pengasuhan", "parenting")),
        *_LAYANAN,
    ),
    "2c": (
        ("nomor", ("nomor rumah tangga", "no rumah tangga", "no rt")),
        ("nama", ("nama anak",)),
        ("jenis_kelamin", ("jenis kelamin",)),
        ("dua", ("2 - < 3", "2-<3", "2 - 3", "2-3", "2 - <3")),
        ("tiga", ("3 - 6", "3-6")),
        ("catatan", ("ket", "keterangan")),
    ),
    "3a": (
        ("no_kia", ("register", "no kia")),
        ("nama", ("nama ibu",)),
        ("status", ("status kehamilan",)),
        ("usia", ("usia kehamilan",)),
        ("melahirkan", ("tanggal melahirkan",)),
        ("anc", ("periksa kehamilan", "pemeriksaan kehamilan")),
        ("fe", ("pil fe", "pil se")),
        ("nifas", ("nifas",)),
        ("konseling", ("konseling",)),
        ("diterima", ("diterima",)),
        ("seharusnya", ("seharusnya",)),
        *_LAYANAN,
    ),
    "3b": (
        ("no_kia", ("register", "no kia")),
        ("nama", ("nama anak",)),
        ("umur", ("umur",)),
        ("imunisasi", ("imunisasi",)),
        ("timbang", ("berat badan", "penimbangan")),
        ("tinggi", ("tinggi badan", "panjang")),
        ("konseling", ("konseling",)),
        ("akta", ("akta",)),
        ("parenting", ("pengasuhan", "parenting")),
        ("diterima", ("diterima",)),
        ("seharusnya", ("seharusnya",)),
        *_LAYANAN,
    ),
}
CENTANG = {
    "2a": ("anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban", "jamkes", "suami"),
    "2b": (
        "imunisasi",
        "timbang",
        "tinggi",
        "konseling_ayah",
        "konseling_ibu",
        "kunjungan",
        "air",
        "jamban",
        "akta",
        "jamkes",
        "parenting",
    ),
}
"""Columns of ticks."""


@dataclass(slots=True)
class _Potongan:
    """Rows that belong to one form, while they are collected."""

    jenis: str
    baris: list[Baris] = field(default_factory=list)
    kepala: int | None = None
    warisan: _Potongan | None = None
    """The block above, where the heading is not written again."""


def blok_buku(buku: Buku) -> list[Blok]:
    """Every form of a workbook in the order of its sheets. Sheets of other things are left out."""
    return [blok for lembar in buku.lembar for blok in _blok_lembar(lembar.nama, lembar.baris)]


def _blok_lembar(nama: str, semua: Sequence[Baris]) -> Iterator[Blok]:
    potongan: list[_Potongan] = []
    awal: list[Baris] = []
    for baris in semua:
        kini = potongan[-1] if potongan else None
        jenis = _jenis_judul(baris)
        if jenis and (kini is None or kini.jenis != jenis or kini.kepala is not None or jenis in ("1", "4")):
            if not (kini and kini.jenis == jenis and kini.kepala is None):
                kini = _Potongan(jenis, awal if kini is None else [])
                potongan.append(kini)
        elif kini and kini.kepala is not None and kini.jenis in ("2a", "2b") and _bulan_judul(baris)[0]:
            kini = _Potongan(kini.jenis, warisan=kini.warisan or kini)
            potongan.append(kini)
        elif kini is None and (jenis := _jenis_kepala(baris)):
            kini = _Potongan(jenis, awal)
            potongan.append(kini)
        if kini is None:
            awal.append(baris)
            continue
        if kini.kepala is None and _kepala(kini.jenis, baris):
            kini.kepala = len(kini.baris)
            kini.warisan = None
        kini.baris.append(baris)
    for satu in potongan:
        if satu.jenis != "bantu":
            yield _blok(nama, satu)


def _isi(baris: Baris) -> list[str]:
    return [kunci for nilai in baris.isi if (kunci := kunci_kepala(nilai))]


def _jenis_judul(baris: Baris) -> str | None:
    isi = _isi(baris)
    if not isi or len(set(isi)) > 4:
        return None
    kalimat = isi[0]
    if cocok := _FORMULIR.match(kalimat):
        jenis = cocok[1] + (cocok[2] or "")
        if jenis in ("1", "2a", "2b", "2c", "3a", "3b", "4"):
            return jenis
    return next((jenis for jenis, kata in _JUDUL if all(satu in kalimat for satu in kata)), None)


def _jenis_kepala(baris: Baris) -> str | None:
    """Which form a heading without any title belongs to."""
    isi = " | ".join(_isi(baris))
    if "seharusnya" in isi:
        return "3a" if "nama ibu" in isi else "3b" if "nama anak" in isi else None
    if "nomor rumah tangga" in isi or "no rumah tangga" in isi:
        return "2c" if "nama anak" in isi else None
    if "register" in isi or "kia" in isi:
        return "2a" if "nama ibu" in isi else "2b" if "nama anak" in isi else None
    return None


def _kepala(jenis: str, baris: Baris) -> bool:
    isi = _isi(baris)
    ciri = {"2a": "nama ibu", "3a": "nama ibu", "2b": "nama anak", "3b": "nama anak", "2c": "nama anak"}.get(jenis)
    return ciri is not None and len(isi) >= 3 and any(satu == ciri or satu.startswith(ciri) for satu in isi)


def _blok(nama: str, satu: _Potongan) -> Blok:
    if satu.kepala is None and satu.warisan is not None:
        kolom, mulai, judul = _kolom(satu.warisan)[0], 1, satu.baris[:1]
    elif satu.kepala is None:
        return _berkala(
            Blok(jenis=satu.jenis, lembar=nama, semua=tuple(satu.baris), kolom={}, data=()), satu.baris[:TINGGI_KEPALA]
        )
    else:
        kolom, mulai = _kolom(satu)
        judul = satu.baris[: satu.kepala]
    data = tuple(_baris_data(satu.baris[mulai:], kolom))
    blok = Blok(
        jenis=satu.jenis,
        lembar=nama,
        semua=tuple(satu.baris),
        kolom=kolom,
        data=data,
        satu_nol=_satu_nol(satu.jenis, kolom, data),
    )
    return _berkala(blok, judul)


def _berkala(blok: Blok, judul: Sequence[Baris]) -> Blok:
    """The block with its month, year and quarter, read from the rows above its heading."""
    from dataclasses import replace

    bulan = tahun = kuartal = None
    for baris in judul:
        nomor, punya_tahun = _bulan_judul(baris)
        bulan, tahun = bulan or nomor, tahun or punya_tahun
        kalimat = " ".join(_isi(baris))
        if cocok := _TAHUN.search(kalimat):
            tahun = tahun or int(cocok[1])
        if cocok := _KUARTAL.search(kalimat):
            kuartal = kuartal or _ROMAWI.get(cocok[1]) or int(cocok[1])
            if lain := re.search(r"\b(20\d\d)\b", kalimat):
                tahun = tahun or int(lain[1])
    return replace(blok, bulan=bulan, tahun=tahun, kuartal=kuartal)


def tahun_lain(blok: Blok) -> int | None:
    """A second year the rows above the heading name, where they contradict one another."""
    semua = set()
    for baris in blok.semua[:TINGGI_KEPALA]:
        kalimat = " ".join(_isi(baris))
        semua |= {int(cocok[1]) for cocok in _TAHUN.finditer(kalimat)}
        if (tahun := _bulan_judul(baris)[1]) is not None:
            semua.add(tahun)
    return next(iter(semua - {blok.tahun}), None)


def _bulan_judul(baris: Baris) -> tuple[int | None, int | None]:
    """Month and year of a row "BULAN : Januari 2026", whose value may be a date in the next cell."""
    isi = _isi(baris)
    if not isi or len(isi) > 8:
        return None, None
    if cocok := _BULAN.search(" ".join(isi)):
        return BULAN[cocok[1]], int(cocok[2]) if cocok[2] else None
    if isi[0].startswith("bulan"):
        for nilai in baris.isi:
            if isinstance(nilai, dt.date):
                return nilai.month, nilai.year
    return None, None


def bulan_nama(nama: str) -> int | None:
    """The month a sheet's name tells, only to notice that it contradicts the title."""
    cocok = _BULAN_LEPAS.search(nama.casefold())
    return BULAN[cocok[1]] if cocok else None


def _huruf(baris: Baris) -> bool:
    """The row that letters or numbers the columns."""
    isi = [satu.strip("()") for satu in _isi(baris)]
    if len(isi) < 4:
        return False
    if all(re.fullmatch(r"[a-z]\d?", satu) for satu in isi):
        return True
    angka = [abs(int(satu)) for satu in isi if satu.lstrip("-").isdigit()]
    return len(angka) == len(isi) and angka == list(range(angka[0], angka[0] + len(angka)))


def _kolom(satu: _Potongan) -> tuple[dict[str, int], int]:
    """Column -> place, and the position of the first row under the heading."""
    awal = satu.kepala or 0
    huruf = next(
        (ke for ke in range(awal + 1, min(awal + TINGGI_KEPALA, len(satu.baris))) if _huruf(satu.baris[ke])), None
    )
    akhir = huruf if huruf is not None else awal + 1
    if huruf is None:
        while akhir < min(awal + TINGGI_KEPALA, len(satu.baris)) and not _bernomor(satu.baris[akhir]):
            akhir += 1
    kepala = satu.baris[awal:akhir]
    lebar = max(len(baris.isi) for baris in kepala)
    tumpuk = [[kunci for baris in reversed(kepala) if (kunci := kunci_kepala(baris.nilai(ke)))] for ke in range(lebar)]
    kolom: dict[str, int] = {}
    for ke, judul in enumerate(tumpuk):
        for kata in judul:
            kode = _cocok(satu.jenis, kata)
            if kode and kode not in kolom:
                kolom[kode] = ke
                break
    if satu.jenis == "2b":
        kolom |= _konseling(tumpuk)
    if satu.jenis == "2c":
        kolom |= {f"bulan_{BULAN[judul[0]]}": ke for ke, judul in enumerate(tumpuk) if judul and judul[0] in BULAN}
    return kolom, akhir + (huruf is not None)


def _cocok(jenis: str, kata: str) -> str | None:
    for kode, semua in POLA.get(jenis, ()):
        if any(kata == satu if satu in ("ket", "hpl") else satu in kata for satu in semua):
            return kode
    return None


def _konseling(tumpuk: Sequence[Sequence[str]]) -> dict[str, int]:
    """Father and mother stand under one heading; told by that heading and their order, for `l` is a letter too."""
    mulai = next((ke for ke, judul in enumerate(tumpuk) if any("konseling" in satu for satu in judul)), None)
    if mulai is None:
        return {}
    kanan = tumpuk[mulai + 1] if mulai + 1 < len(tumpuk) else ()
    if kanan and _cocok("2b", kanan[0]):
        return {"konseling_ibu": mulai}
    return {"konseling_ayah": mulai, "konseling_ibu": mulai + 1}


def _bernomor(baris: Baris) -> bool:
    pertama = next((satu for satu in map(teks, baris.isi) if satu), "")
    return pertama.rstrip(".").isdigit()


def _baris_data(semua: Sequence[Baris], kolom: dict[str, int]) -> Iterator[Baris]:
    """Rows with a person or at least some entry; ends at the totals and signatures."""
    for baris in semua:
        depan = [kunci_kepala(nilai) for nilai in baris.isi[:4]]
        if any(_BATAS.match(satu) for satu in depan):
            return
        nomor = depan[0] if depan and kolom.get("no_kia", kolom.get("nomor", 1)) > 0 else ""
        if len(nomor) > 8 and not nomor.isdigit():
            continue
        if any(teks(baris.nilai(ke)) for ke in kolom.values()) and not _huruf(baris):
            yield baris


def _satu_nol(jenis: str, kolom: dict[str, int], data: Sequence[Baris]) -> bool:
    isi = {teks(baris.nilai(kolom[kode])) for kode in CENTANG.get(jenis, ()) if kode in kolom for baris in data}
    tanda = {
        satu for satu in isi if satu not in ("", "-", "–", "—") and not re.fullmatch(r"\d*[.,]\d+|[2-9]|\d\d+", satu)
    }
    return bool(tanda) and tanda <= {"0", "1"}
