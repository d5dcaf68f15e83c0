"""PURE: the rows of the list gathered by child: one child measured sixteen times is looked for once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kpm.bacaan.nilai import kunci_nama
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.nik import SEBUTAN_JENIS_KELAMIN, NIKSalah, cocok, periksa_nik
from laporan.impor.eppgbm.baris import BarisUkur
from sasaran.aturan import nama_mirip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AnakBerkas:
    """One child of the file, as its latest row tells, and all its rows in the file's order."""

    kunci: tuple[str, ...]
    """Tells it from the other children of the file, without any NIK."""
    baris: tuple[BarisUkur, ...]
    akhir: BarisUkur
    """The row of the latest measurement."""
    nama: str
    jk: str
    lahir: dt.date | None
    ibu: str
    ayah: str
    rt: str = ""
    rw: str = ""
    alamat: str = ""
    posyandu: str = ""
    no_kk: str = field(default="", repr=False)
    nik: str = field(default="", repr=False)
    """Whole and usable; empty else."""
    nik_tampak: tuple[str, str] = field(default=("", ""), repr=False)
    catatan: tuple[str, ...] = ()

    @property
    def ortu(self) -> tuple[str, ...]:
        return tuple(satu for satu in (self.ibu, self.ayah) if satu)

    @property
    def ukuran(self) -> tuple[BarisUkur, ...]:
        """Rows with a date of measurement, or with a reason why there is none."""
        return tuple(satu for satu in self.baris if satu.tanggal or satu.salah_ukur)

    @property
    def sebutan(self) -> str:
        """ "Sari (perempuan, lahir 12 Maret 2024), ibu Rohana"."""
        lahir = f"lahir {tanggal_panjang(self.lahir)}" if self.lahir else ""
        rinci = ", ".join(satu for satu in (SEBUTAN_JENIS_KELAMIN.get(self.jk, ""), lahir) if satu)
        return f"{self.nama}{f' ({rinci})' if rinci else ''}{f', ibu {self.ibu}' if self.ibu else ''}"

    def terakhir(self, bidang: str) -> Any:
        """The last filled value of a field, by day of measurement."""
        return next((nilai for satu in reversed(_urut(self.baris)) if (nilai := getattr(satu, bidang))), None)


@dataclass(slots=True)
class _Kelompok:
    """Rows that are one child by name, birth date, sex and parents."""

    baris: list[BarisUkur]
    ortu: tuple[str, ...]
    nik: str

    def menerima(self, satu: BarisUkur) -> bool:
        if self.nik and satu.nik.angka and self.nik != satu.nik.angka:
            return False
        return not (self.ortu and satu.ortu) or ortu_mirip(self.ortu, satu.ortu)

    def tambah(self, satu: BarisUkur) -> None:
        self.baris.append(satu)
        self.ortu = self.ortu or satu.ortu
        self.nik = self.nik or satu.nik.angka


def ortu_mirip(satu: Iterable[str], lain: Iterable[str]) -> bool:
    """Whether a parent of the one can be a parent of the other."""
    lain = tuple(lain)
    return any(nama_mirip(a, b) for a in satu for b in lain)


def kumpulkan(baris: Iterable[BarisUkur], *, pada: dt.date) -> list[AnakBerkas]:
    """The children of the file, in the order of their first rows. Rows must tell of a child (no ``salah_anak``).

    Rows are one child with the same name, birth date and sex, and parents and NIK that do not differ; or with the same
    whole NIK and a similar name or the same birth date. A NIK on rows of two children is nobody's.
    """
    kelompok = _menurut_nama(baris)
    hasil, ganda = _satukan_nik(kelompok)
    hasil.sort(key=lambda satu: min(b.urutan for b in satu))
    dipakai: dict[tuple[str, ...], int] = defaultdict(int)
    anak = []
    for satu in hasil:
        urut = _urut(satu)
        kunci = (
            kunci_nama(urut[-1].nama),
            str(urut[-1].lahir or ""),
            urut[-1].jk,
            *sorted(kunci_nama(o) for o in _terakhir(urut, "ortu") or ()),
        )
        dipakai[kunci] += 1
        anak.append(_anak((*kunci, str(dipakai[kunci])), satu, urut, ganda, pada))
    return anak


def _menurut_nama(baris: Iterable[BarisUkur]) -> list[_Kelompok]:
    menurut: dict[tuple[str, dt.date | None, str], list[_Kelompok]] = defaultdict(list)
    # those that say most first, so that a row without NIK or parents finds whom it belongs to
    for satu in sorted(baris, key=lambda b: (not b.nik.angka, not b.ortu, b.urutan)):
        ada = menurut[kunci_nama(satu.nama), satu.lahir, satu.jk]
        cocok = [k for k in ada if k.menerima(satu)]
        sama = [k for k in cocok if k.nik and k.nik == satu.nik.angka]
        cocok = sama or cocok
        if len(cocok) == 1:
            cocok[0].tambah(satu)
        else:
            ada.append(_Kelompok([satu], satu.ortu, satu.nik.angka))
    return [satu for semua in menurut.values() for satu in semua]


def _satukan_nik(kelompok: Sequence[_Kelompok]) -> tuple[list[list[BarisUkur]], set[str]]:
    """Groups of one NIK made one where they can be one child; and the NIK that stand on two children."""
    hasil: list[list[BarisUkur]] = []
    pemilik: dict[str, list[list[BarisUkur]]] = defaultdict(list)
    for satu in kelompok:
        tuan = next((b for b in pemilik[satu.nik] if _bisa_satu(b[0], satu.baris[0])), None) if satu.nik else None
        if tuan is not None:
            tuan.extend(satu.baris)
            continue
        hasil.append(satu.baris)
        if satu.nik:
            pemilik[satu.nik].append(satu.baris)
    return hasil, {nik for nik, semua in pemilik.items() if len(semua) > 1}


def _bisa_satu(a: BarisUkur, b: BarisUkur) -> bool:
    if a.jk and b.jk and a.jk != b.jk:
        return False
    return nama_mirip(a.nama, b.nama) or (a.lahir is not None and a.lahir == b.lahir)


def _urut(baris: Iterable[BarisUkur]) -> list[BarisUkur]:
    return sorted(baris, key=lambda satu: (satu.tanggal or dt.date.min, satu.urutan))


def _terakhir(urut: Sequence[BarisUkur], bidang: str) -> Any:
    return next((nilai for satu in reversed(urut) if (nilai := getattr(satu, bidang))), None)


def _anak(
    kunci: tuple[str, ...], baris: list[BarisUkur], urut: list[BarisUkur], ganda: set[str], pada: dt.date
) -> AnakBerkas:
    akhir = urut[-1]
    lahir = akhir.lahir or _terakhir(urut, "lahir")
    nik, catatan = _nik(_terakhir([b for b in urut if b.nik.angka], "nik"), ganda, lahir, akhir.jk, pada)
    catatan += [satu for b in urut for satu in b.catatan_anak]
    return AnakBerkas(
        kunci=kunci,
        baris=tuple(sorted(baris, key=lambda b: b.urutan)),
        akhir=akhir,
        nama=akhir.nama or _terakhir(urut, "nama") or "",
        jk=akhir.jk or _terakhir(urut, "jk") or "",
        lahir=lahir,
        ibu=_terakhir(urut, "ibu") or "",
        ayah=_terakhir(urut, "ayah") or "",
        **{bidang: _terakhir(urut, bidang) or "" for bidang in ("rt", "rw", "alamat", "posyandu", "no_kk")},
        nik=nik,
        nik_tampak=next((b.nik_tampak for b in reversed(urut) if b.nik_tampak != ("", "")), ("", "")),
        catatan=tuple(dict.fromkeys(catatan)),
    )


def _nik(nomor: Any, ganda: set[str], lahir: dt.date | None, jk: str, pada: dt.date) -> tuple[str, list[str]]:
    if nomor is None:
        return "", []
    if nomor.angka in ganda:
        return "", ["NIK-nya tertulis juga pada anak lain di berkas; tidak dipakai."]
    try:
        nik = periksa_nik(nomor.angka, pada=pada)
    except NIKSalah:
        return "", ["NIK-nya bukan NIK yang benar; tidak dipakai."]
    return nomor.angka, cocok(nik, lahir, jk)
