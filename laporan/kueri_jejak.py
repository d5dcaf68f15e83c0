"""Reads of traces: who looked at or took away names of the village, filtered, in words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from kpm.jejak import DARI_KOMPUTER
from kpm.models import Jejak, Pengguna, Penugasan, Peran, Wilayah
from kpm.periode import Bulan
from laporan.sebutan_jejak import pengenal, pengenal_orang, sebut
from sasaran.models import Orang

PER_HALAMAN = 25
BULAN_DIPILIH = 12
SEMINGGU = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SaringanJejak:
    """Filter of the page, as it stands in the address."""

    perbuatan: str = ""
    pengguna: str = ""
    """Key of who looked."""
    bulan: Bulan | None = None
    orang: str = ""
    """uuid of the person that was looked at."""

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> SaringanJejak:
        """From a query string; what is not known is left out."""
        pengguna = isi.get("siapa", "")
        try:
            bulan: Bulan | None = Bulan.dari_teks(isi.get("bulan", ""))
        except ValueError:
            bulan = None
        return cls(
            perbuatan=isi.get("jenis", "").replace("\x00", "")[:20],
            pengguna=pengguna if pengguna.isascii() and pengguna.isdigit() and len(pengguna) < 10 else "",
            bulan=bulan,
            orang=pengenal(isi.get("orang", "")),
        )

    @property
    def kueri(self) -> str:
        isi = {"jenis": self.perbuatan, "siapa": self.pengguna, "bulan": str(self.bulan or ""), "orang": self.orang}
        return urlencode({kunci: nilai for kunci, nilai in isi.items() if nilai})

    def terapkan(self, semua: QuerySet[Jejak]) -> QuerySet[Jejak]:
        if self.perbuatan:
            semua = semua.filter(perbuatan=self.perbuatan)
        if self.pengguna:
            semua = semua.filter(pengguna_id=int(self.pengguna))
        if self.orang:
            semua = semua.filter(objek__endswith=self.orang)  # a paper is called and then whose it is
        if self.bulan:
            zona = timezone.get_current_timezone()
            awal, akhir = (
                dt.datetime.combine(satu.awal, dt.time.min, zona) for satu in (self.bulan, self.bulan.geser(1))
            )
            semua = semua.filter(waktu__gte=awal, waktu__lt=akhir)
        return semua


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """One look in words."""

    jejak: Jejak
    siapa: str
    peran: str
    """Role and region: "Pendamping kecamatan, Kecamatan Buer"."""
    perbuatan: str
    hal: str
    orang: Any
    """uuid of the person's page, where the record still exists."""


@dataclass(frozen=True, slots=True)
class DaftarJejak:
    """A page of traces and its filters."""

    halaman: Page[Any]
    baris: list[BarisJejak]
    jenis: list[tuple[str, str]]
    pengguna: list[tuple[int, str]]
    bulan: list[Bulan]
    orang: Orang | None
    """Whose traces alone are shown."""


def sebut_perbuatan(kode: str) -> str:
    """The words of a kind of trace; a kind nobody gave words to stands under its own name."""
    return dict(Jejak.Perbuatan.choices).get(kode) or kode.replace("_", " ").capitalize()


def baca_jejak(desa: Wilayah, saringan: SaringanJejak, pada: dt.date, *, halaman: str | None) -> DaftarJejak:
    """Traces of the village, the newest first. The scope is open; the number of queries is fixed."""
    semua = Jejak.objects.order_by("-waktu", "-pk")
    lembar = Paginator(saringan.terapkan(semua).select_related("pengguna"), PER_HALAMAN).get_page(halaman)
    daftar = list(lembar)
    kode = Jejak.objects.order_by("perbuatan").values_list("perbuatan", flat=True).distinct()
    siapa = Pengguna.objects.filter(pk__in=Jejak.objects.order_by().values("pengguna_id")).order_by("nama", "pk")
    kini = Bulan.dari_tanggal(pada)
    return DaftarJejak(
        halaman=lembar,
        baris=_baris(desa, daftar),
        jenis=[(satu, sebut_perbuatan(satu)) for satu in kode],
        pengguna=list(siapa.values_list("pk", "nama")),
        bulan=[kini.geser(-mundur) for mundur in range(BULAN_DIPILIH)],
        orang=_orang([saringan.orang]).get(saringan.orang) if saringan.orang else None,
    )


def _baris(desa: Wilayah, daftar: Sequence[Jejak]) -> list[BarisJejak]:
    orang = _orang([uuid for satu in daftar if (uuid := pengenal_orang(satu.objek))])
    tempat = _tempat(desa, {satu.pengguna_id for satu in daftar if satu.pengguna_id})
    return [
        BarisJejak(
            jejak=satu,
            siapa=_siapa(satu),
            peran=_peran(satu, tempat, desa),
            perbuatan=sebut_perbuatan(satu.perbuatan),
            hal=_hal(satu, siapa),
            orang=siapa.uuid if siapa else None,
        )
        for satu in daftar
        for siapa in [orang.get(pengenal_orang(satu.objek))]
    ]


def _siapa(satu: Jejak) -> str:
    if satu.pengguna:
        return satu.pengguna.nama or satu.pengguna.username
    return "Perintah di komputer desa" if satu.peran == DARI_KOMPUTER else "Akun yang sudah tidak ada"


def _peran(satu: Jejak, tempat: Mapping[tuple[int, str], str], desa: Wilayah) -> str:
    if satu.peran not in Peran.values:
        return ""
    label = str(Peran(satu.peran).label)
    wilayah = tempat.get((satu.pengguna_id or 0, satu.peran), "")
    return ", ".join(kata for kata in (label, wilayah if wilayah != desa.nama_lengkap else "") if kata)


def _hal(satu: Jejak, orang: Orang | None) -> str:
    if orang is not None:
        return orang.nama if pengenal(satu.objek) else f"{sebut(satu.objek)}, {orang.nama}"
    return "Catatan yang sudah tidak ada" if pengenal(satu.objek) else sebut(satu.objek)


def _orang(pengenal_orang: Sequence[str]) -> dict[str, Orang]:
    """The persons of these uuids that still exist. One query."""
    semua = Orang.objects.filter(uuid__in=pengenal_orang).only("uuid", "nama", "desa")
    return {str(satu.uuid): satu for satu in semua}


def _tempat(desa: Wilayah, pengguna: set[int]) -> dict[tuple[int, str], str]:
    """(user, role) -> the region it was held in, of the regions above this village and itself. One query."""
    kode = [desa.kode, *desa.kode_induk]
    tugas = Penugasan.objects.filter(pengguna_id__in=pengguna, wilayah__kode__in=kode).select_related("wilayah")
    hasil: dict[tuple[int, str], str] = defaultdict(str)
    for satu in tugas.order_by("mulai", "pk"):
        hasil[satu.pengguna_id, satu.peran] = satu.wilayah.nama_lengkap
    return hasil


def nama_dibuka(kini: dt.datetime) -> int:
    """How often names were opened from above in the last seven days. One query."""
    return Jejak.objects.filter(perbuatan=Jejak.Perbuatan.BUKA_NAMA, waktu__gte=kini - SEMINGGU).count()
