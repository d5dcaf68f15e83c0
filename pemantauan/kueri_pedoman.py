"""Reads of the guideline settings: what is in force somewhere on a day, who decided it, and the history of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.kueri_kartu import kartu_terakhir, tertutup
from pemantauan.kueri_skor import lapisan_pengaturan
from pemantauan.models import PengaturanPedoman
from pemantauan.pengaturan import IKUT, OPSI, Opsi, gabungkan
from pemantauan.pengaturan_tumbuh import SEMUA_OPSI

NASIONAL = "Pusat"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One option as it is in force somewhere."""

    opsi: Opsi
    nilai: str
    dari: str
    """Who decided it: "Pusat", "Provinsi …", "Kabupaten …", or "bawaan pedoman"."""
    sendiri: bool
    """Decided by the region itself, not inherited."""

    @property
    def sebutan(self) -> str:
        return self.opsi.sebut(self.nilai)

    @property
    def khusus(self) -> bool:
        """Differs from the guideline's default."""
        return self.nilai != self.opsi.bawaan


def pilihan_berlaku(wilayah: Wilayah, pada: dt.date, daftar: Sequence[Opsi] = OPSI) -> list[Pilihan]:
    """The options of a list in force on a day, with who decided each, in its order. Two queries.

    For a village that is what lies above it; for the others their own decisions come last.
    """
    kode = wilayah.kode_induk if wilayah.desa else [wilayah.kode, *wilayah.kode_induk]
    lapisan = lapisan_pengaturan(kode, pada, daftar)
    nama = _nama(kode)
    hasil = []
    for opsi in daftar:
        penentu = [satu for satu, isi in lapisan.items() if opsi.kunci in isi]
        dari = penentu[-1] if penentu else None
        hasil.append(
            Pilihan(
                opsi=opsi,
                nilai=lapisan[dari][opsi.kunci] if dari else opsi.bawaan,
                dari=nama[dari] if dari else "bawaan pedoman",
                sendiri=dari == wilayah.kode,
            )
        )
    return hasil


def _nama(kode: list[str]) -> dict[str, str]:
    """How each region is called as the one who decided."""
    return {
        satu.kode: {0: f"Provinsi {satu.nama}", 1: satu.nama, 2: satu.nama_lengkap}[satu.kode.count(".")]
        if satu.kode != "00"
        else NASIONAL
        for satu in Wilayah.objects.filter(kode__in=kode)
    }


def pilihan_triwulan(desa: Wilayah, triwulan: Triwulan) -> tuple[list[Pilihan], bool]:
    """The settings a village's quarter is judged by, and whether they are frozen with it. The scope is open."""
    kartu = kartu_terakhir(desa, str(triwulan), dengan_isi=True)
    if kartu is None or not tertutup(kartu):
        return pilihan_berlaku(desa, triwulan.akhir), False
    beku = gabungkan(kartu.isi["pengaturan"])
    return [Pilihan(opsi, beku[opsi.kunci], "waktu triwulan ditutup", False) for opsi in OPSI], True


def riwayat(wilayah: Wilayah, kunci: str | None = None) -> QuerySet[PengaturanPedoman]:
    """What a region decided and took back, of one option or of all, the latest date first."""
    semua = PengaturanPedoman.objects.filter(wilayah=wilayah).select_related("oleh", "dibatalkan_oleh")
    return (semua.filter(kunci=kunci) if kunci else semua).order_by("-berlaku_sejak", "kunci", "-pk")


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One line of the history: from what to what, since when, by whom."""

    catatan: PengaturanPedoman
    opsi: Opsi
    dari: str
    """The region's own value before, in words; IKUT in words where it had none."""
    ke: str
    belum_berlaku: bool
    """Its day has not come, and it was not taken back."""


def riwayat_perubahan(wilayah: Wilayah, pada: dt.date, kunci: str | None = None) -> list[Perubahan]:
    """The history of a region's decisions, the latest first. One query."""
    opsi = {satu.kunci: satu for satu in SEMUA_OPSI}
    sebelum: dict[str, str] = {}
    hasil = []
    for satu in reversed(riwayat(wilayah, kunci)):
        pilihan = opsi[satu.kunci]
        hasil.append(
            Perubahan(
                catatan=satu,
                opsi=pilihan,
                dari=sebut(wilayah, pilihan, sebelum.get(satu.kunci, IKUT)),
                ke=sebut(wilayah, pilihan, satu.nilai),
                belum_berlaku=satu.berlaku_sejak > pada and not satu.dibatalkan_pada,
            )
        )
        if not satu.dibatalkan_pada:
            sebelum[satu.kunci] = satu.nilai
    return hasil[::-1]


def sebut(wilayah: Wilayah, opsi: Opsi, nilai: str) -> str:
    """A region's own value in words; what it inherits from is not the same for the nation."""
    if nilai != IKUT:
        return opsi.sebut(nilai)
    return "ikut bawaan pedoman" if wilayah.kode == "00" else "ikut di atasnya"


def triwulan_terpengaruh(wilayah: Wilayah, kunci: str, sejak: dt.date, pada: dt.date) -> list[Triwulan]:
    """Quarters up to the running one that a decision since a day would judge differently, the oldest first.

    A quarter is judged by what is in force on its last day; the region's next decision ends this one. One query.
    """
    sesudah = riwayat(wilayah, kunci).filter(berlaku_sejak__gt=sejak, dibatalkan_pada=None)
    berikut = sesudah.order_by("berlaku_sejak").first()
    satu, hasil = Triwulan.dari_tanggal(sejak), []
    while satu.awal <= pada and (berikut is None or satu.akhir < berikut.berlaku_sejak):
        hasil.append(satu)
        satu = satu.geser(1)
    return hasil
