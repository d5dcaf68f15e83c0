"""The one door from above to the names of a village, and what stands behind it: read-only, without any NIK."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Wilayah
from kpm.periode import Triwulan
from laporan import tampilan_skor as tampilan
from laporan.kueri_desa_atas import desa_di_bawah
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import BarisPaud, Skor
from sasaran.models import Anak, Kehamilan


class NamaTertutup(Exception):
    """Nobody opened the names of this village for this user, or their time is over."""


@dataclass(frozen=True, slots=True)
class Pintu:
    """Names that are open: whose village, and the trace that opened them."""

    desa: Wilayah
    jejak: Jejak

    @property
    def triwulan(self) -> Triwulan:
        """The running quarter in the village."""
        return Triwulan.dari_tanggal(timezone.localdate())


@contextmanager
def nama_terbuka(*, pengguna: Pengguna, atas: Wilayah, kode: str, kini: dt.datetime) -> Iterator[Pintu]:
    """Open the scope of one village for somebody above it, for the length of a ``with`` block and no longer.

    Only this function does so. Raises Wilayah.DoesNotExist for a village that does not lie below ``atas``, and
    NamaTertutup unless this very user opened its names with a reason and the time has not run out at ``kini``.
    """
    desa = desa_di_bawah(atas, kode)
    with lingkup(desa.kode), timezone.override(desa.nama_zona):
        jejak = izin_berlaku(pengguna, kini)
        if jejak is None:
            raise NamaTertutup(kode)
        yield Pintu(desa, jejak)


def izin_berlaku(pengguna: Pengguna, kini: dt.datetime) -> Jejak | None:
    """The trace that keeps names of the open scope open for this user at that time; None where there is none."""
    semua = Jejak.objects.filter(
        pengguna=pengguna, perbuatan=Jejak.Perbuatan.BUKA_NAMA, waktu__lte=kini, berlaku_sampai__gt=kini
    )
    return semua.order_by("-waktu", "-pk").first()


@dataclass(frozen=True, slots=True)
class BarisNama:
    """One person behind a gap."""

    nama: str
    keterangan: str
    kelas: str
    kata: str
    kurang: str
    url: str


def orang_kurang(skor: Skor, kelompok: str) -> list[tampilan.Baris]:
    """Persons of "ibu", "anak" or "paud" ("" for mothers and children) who miss something or were not monitored."""
    pilih: list[tampilan.Baris] = []
    if kelompok in ("", "ibu"):
        pilih += [*skor.ibu, *skor.belum_dipantau_ibu]
    if kelompok in ("", "anak"):
        pilih += [*skor.anak, *skor.belum_dipantau_anak]
    if kelompok == "paud":
        pilih += skor.paud
    satu_kali = {baris.data.id: baris for baris in pilih if _kurang(baris)}
    return sorted(satu_kali.values(), key=lambda baris: (baris.data.dusun.casefold(), baris.data.nama.casefold()))


def _kurang(baris: tampilan.Baris) -> bool:
    if not baris.data.punya_catatan:
        return True
    return not baris.aktif if isinstance(baris, BarisPaud) else not baris.lengkap


def skor_pintu(pintu: Pintu) -> Skor:
    """The running quarter of the village whose names are open, inside the ``with`` block of the door."""
    return skor_berlaku(pintu.desa, pintu.triwulan).skor


def baris_nama(baris: tampilan.Baris, skor: Skor, alamat: Callable[[tampilan.Baris], str]) -> BarisNama:
    """A person in words: what is missing, and the page with the reasons."""
    satu = tampilan.baris_ringkas(baris, skor)
    return BarisNama(baris.data.nama, tampilan.keterangan(baris), *satu, alamat(baris))


def cari_baris(skor: Skor, kelompok: str, uuid: UUID) -> tampilan.Baris | None:
    """The row of one person among those who miss something; None for everybody else."""
    return next((satu for satu in orang_kurang(skor, kelompok) if satu.data.id == str(uuid)), None)


def jawaban_orang(baris: tampilan.Baris, skor: Skor) -> list[tuple[Any, str, str, str]]:
    """(indicator, class, words, reason) of every answer of a person."""
    semua = skor.set_indikator.kelompok(tampilan.kelompok_baris(baris))
    return [
        (satu, *tampilan.lencana(baris.jawaban[satu.kode]), baris.jawaban[satu.kode].alasan)
        for satu in semua
        if satu.kode in baris.jawaban
    ]


def uuid_orang(kelompok: str, uuid: UUID) -> str:
    """The uuid of the person of a pregnancy or child of the open scope; empty when there is none any more."""
    if kelompok == "ibu":
        milik = Kehamilan.objects.filter(uuid=uuid).values_list("ibu__uuid", flat=True).first()
    else:
        milik = Anak.objects.filter(uuid=uuid).values_list("orang__uuid", flat=True).first()
    return str(milik or "")
