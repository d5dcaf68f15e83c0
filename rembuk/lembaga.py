"""PURE: institutions of a village without their database: offices, elements, how a term stands, what is missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kpm.dokumen.terbilang import tanggal_panjang

RDS, TPPS, BPD = "rds", "tpps", "bpd"
SINGKATAN = {RDS: "RDS", TPPS: "TPPS", BPD: "BPD"}
HARI_SEGERA = 90
"""Days before the end of a term from which on its end is announced: a new SK takes a Musdes first."""

JABATAN: dict[str, tuple[str, ...]] = {
    RDS: ("Ketua", "Sekretaris", "Bendahara", "Bidang literasi kesehatan dan KIE", "Bidang advokasi", "Bidang data dan "
          "informasi", "Bidang pengembangan KPM", "Anggota"),
    TPPS: ("Pengarah", "Ketua pelaksana", "Sekretaris", "Bidang pelayanan", "Bidang data, pemantauan dan evaluasi",
           "Bidang perubahan perilaku", "Bidang koordinasi", "Anggota"),
    BPD: ("Ketua", "Wakil ketua", "Sekretaris", "Ketua bidang", "Anggota"),
}  # fmt: skip
"""Offices offered while typing (forms.md 16.2, 16.3); any other word is as good."""

FUNGSI_RDS = (
    "pusat informasi",
    "literasi kesehatan",
    "komunikasi, informasi dan edukasi (KIE)",
    "advokasi",
    "pembentukan dan pengembangan KPM",
)
"""The five functions of an RDS (forms.md 16.2)."""

UNSUR_LAZIM: dict[str, tuple[str, ...]] = {
    RDS: ("kader", "paud", "nakes", "pkk", "lkd", "tokoh", "kpm"),
    TPPS: ("pemdes", "pkk", "kpm", "nakes", "kader"),
    BPD: (),
}
"""Elements an institution is usually made of (forms.md 16.2, 16.3); one that is missing is told, not refused."""

_KATA_LEMBAGA = {
    RDS: {"rds", "rumah", "desa", "kelurahan", "sehat", "umum", "harian", "pelaksana"},
    TPPS: {"tpps", "tim", "percepatan", "penurunan", "stunting", "desa", "kelurahan", "pelaksana"},
    BPD: {"bpd", "badan", "permusyawaratan", "desa"},
}
_PERINGKAT = ("pengarah", "pelindung", "pembina", "penanggung jawab", "ketua", "wakil", "sekretaris", "bendahara")
_TERAKHIR = len(_PERINGKAT)


def _kata(jabatan: str) -> list[str]:
    return re.findall(r"\w+", jabatan.casefold())


def memegang(jenis: str, jabatan: str, pokok: str) -> bool:
    """Whether an office is the ``pokok`` ("ketua", "sekretaris") of the institution itself.

    "Ketua", "Ketua RDS" and "Ketua pelaksana" lead it; "Ketua TP PKK", "Sekretaris Desa" or "Ketua bidang" do not.
    """
    kata = _kata(jabatan)
    if not kata or kata[0] != pokok:
        return False
    sisa = kata[1:]
    return sisa not in (["desa"], ["kelurahan"]) and set(sisa) <= _KATA_LEMBAGA[jenis]


def peringkat(jabatan: str) -> int:
    """The place of an office on the list: those who direct it, chair, deputy, secretary, treasurer, fields, members."""
    kata = " ".join(_kata(jabatan))
    if kata.startswith(("ketua bidang", "ketua pokja", "ketua seksi", "bidang", "koordinator")):
        return _TERAKHIR
    return next((ke for ke, awal in enumerate(_PERINGKAT) if kata.startswith(awal)), _TERAKHIR + 1)


class Keadaan(StrEnum):
    """How a term stands on a day."""

    BELUM = "belum"
    BERLAKU = "berlaku"
    SEGERA = "segera"
    BERAKHIR = "berakhir"


@dataclass(frozen=True, slots=True)
class MasaSK:
    """The term an SK gives an institution, on a day; an open side is None."""

    singkatan: str
    mulai: dt.date | None
    selesai: dt.date | None
    pada: dt.date

    @property
    def keadaan(self) -> Keadaan:
        if self.mulai and self.pada < self.mulai:
            return Keadaan.BELUM
        if self.selesai is None:
            return Keadaan.BERLAKU
        if self.selesai < self.pada:
            return Keadaan.BERAKHIR
        return Keadaan.SEGERA if (self.selesai - self.pada).days <= HARI_SEGERA else Keadaan.BERLAKU

    @property
    def kata(self) -> str:
        """On the badge: "berlaku", "berakhir 31 Desember 2026", "sudah berakhir 31 Desember 2025"."""
        keadaan = self.keadaan
        if keadaan is Keadaan.BELUM and self.mulai:
            return f"mulai {tanggal_panjang(self.mulai)}"
        if self.selesai is None or keadaan is Keadaan.BERLAKU:
            return "berlaku"
        awal = "sudah berakhir" if keadaan is Keadaan.BERAKHIR else "berakhir"
        return f"{awal} {tanggal_panjang(self.selesai)}"

    @property
    def bentuk(self) -> str:
        """Shape of the badge."""
        return {Keadaan.BERLAKU: "hijau", Keadaan.SEGERA: "kuning", Keadaan.BERAKHIR: "kuning"}.get(
            self.keadaan, "belum"
        )

    @property
    def rentang(self) -> str:
        """ "1 Januari 2024 sampai 31 Desember 2026", "sejak 1 Juni 2022", "sampai 31 Desember 2026"."""
        if self.mulai and self.selesai:
            return f"{tanggal_panjang(self.mulai)} sampai {tanggal_panjang(self.selesai)}"
        if self.mulai:
            return f"sejak {tanggal_panjang(self.mulai)}"
        return f"sampai {tanggal_panjang(self.selesai)}" if self.selesai else "belum dicatat"

    @property
    def kalimat(self) -> str:
        """What the end of the term asks for; empty while nothing is due."""
        if self.selesai is None or self.keadaan not in (Keadaan.SEGERA, Keadaan.BERAKHIR):
            return ""
        sudah = "sudah " if self.keadaan is Keadaan.BERAKHIR else ""
        return f"SK {self.singkatan} {sudah}berakhir {tanggal_panjang(self.selesai)}."


def yang_kurang(
    jenis: str,
    masa: MasaSK | None,
    *,
    nomor_sk: str = "",
    pindaian: bool = False,
    jabatan: Collection[str] = (),
    unsur_tidak_ada: Collection[str] = (),
) -> list[str]:
    """What an institution lacks, in sentences, the weightiest first. ``masa`` is None where no term is recorded.

    ``jabatan`` are the offices of its members, ``unsur_tidak_ada`` the names of usual elements nobody is from.
    """
    singkat = SINGKATAN[jenis]
    if masa is None:
        return [f"SK {singkat} belum dicatat."]
    kalimat = [masa.kalimat] if masa.kalimat else []
    if not nomor_sk:
        kalimat.append(f"Nomor SK {singkat} belum dicatat.")
    if not jabatan:
        return [*kalimat, f"Anggota {singkat} belum dicatat."]
    kalimat += [
        f"{pokok.capitalize()} {singkat} belum dicatat."
        for pokok in ("ketua", "sekretaris")
        if not any(memegang(jenis, satu, pokok) for satu in jabatan)
    ]
    if unsur_tidak_ada:
        kalimat.append(f"Belum ada anggota dari unsur {', '.join(unsur_tidak_ada)}.")
    if not pindaian:
        kalimat.append(f"Pindaian SK {singkat} belum diunggah.")
    return kalimat
