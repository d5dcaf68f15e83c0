"""Reads of the advocacy: every proposal with whom it waits for, one proposal's way, the handing over of minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from kpm.lingkup import NASIONAL, lingkup
from kpm.models import Wilayah
from rembuk import status
from rembuk.anggaran import Pos, jumlahkan
from rembuk.kekurangan import nama_masalah
from rembuk.kueri_anggaran import Baris, kegiatan_usulan
from rembuk.models import (
    BeritaAcara,
    JenisPertemuan,
    LangkahUsulan,
    Penyerahan,
    Pertemuan,
    Usulan,
)
from rembuk.penantian import Penantian, menunggu

MENUNGGU = "menunggu"
"""Filter: every proposal that somebody must still act on."""
SELESAI = (status.TERLAKSANA, status.DITOLAK, status.DITOLAK_RAPAT)
TAHUN = Coalesce("rembuk__tahun", "asal__tahun")
"""Year of the meeting that has the proposal in hand."""
BENTUK = {
    status.DIUSULKAN: "belum",
    status.DISEPAKATI: "kuning",
    status.DITOLAK_RAPAT: "ts",
    status.MASUK_RPJM: "y",
    status.MASUK_RKP: "y",
    status.MASUK_APBDES: "y",
    status.TERLAKSANA: "hijau",
    status.DITOLAK: "t",
}
"""State -> shape of its badge, so that no two ends look alike in grey."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the list is narrowed to; every part stands in the address."""

    tahun: int | None = None
    keadaan: str = ""
    paket: int | None = None
    sumber: str = ""

    @classmethod
    def dari(cls, isi: Mapping[str, Any], tahun_tahun: list[int]) -> Saringan:
        """Read an address; what it does not know is left out. Without a year the latest one that has proposals."""
        tahun, paket, keadaan, sumber = (str(isi.get(nama, "")) for nama in ("tahun", "paket", "keadaan", "sumber"))
        dipilih = int(tahun) if tahun.isascii() and tahun.isdigit() and len(tahun) == 4 else None
        return cls(
            tahun=dipilih if dipilih in tahun_tahun else (tahun_tahun[0] if tahun_tahun else None),
            keadaan=keadaan if keadaan == MENUNGGU or keadaan in status.MAJU else "",
            paket=int(paket) if paket in "12345" and len(paket) == 1 else None,
            sumber=sumber if sumber in Usulan.Sumber.values else "",
        )

    @property
    def kueri(self) -> str:
        """The filter as the query string of an address."""
        isi = {"tahun": self.tahun, "keadaan": self.keadaan, "paket": self.paket, "sumber": self.sumber}
        return urlencode({nama: nilai for nama, nilai in isi.items() if nilai})

    def syarat(self) -> Q:
        """Everything but the state, so that the states can be counted beside each other; what the running year does
        is in its budget."""
        syarat = Q(subjek=Usulan.Subjek.RKP)
        if self.paket:
            syarat &= Q(paket=self.paket)
        if self.sumber:
            syarat &= Q(sumber=self.sumber)
        return syarat


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A proposal as a list shows it."""

    usulan: Usulan
    label: str
    bentuk: str
    tahun: int
    nama_masalah: str
    tunggu: Penantian | None
    sejak: dt.date | None
    """Since when it stands in its present state."""
    kalimat: str
    """ "Menunggu Kepala Desa sejak 17 Juni 2026, 161 hari"; empty once it is done or refused."""


def tahun_usulan() -> list[int]:
    """Years of meetings that have proposals, the latest first. One query."""
    semua = Usulan.objects.filter(subjek=Usulan.Subjek.RKP).order_by().annotate(tahun=TAHUN)
    return list(semua.values_list("tahun", flat=True).distinct().order_by("-tahun"))


def _bertanda(usulan: Any) -> Any:
    """Proposals with what `keadaan` needs beside the row itself."""
    terakhir = LangkahUsulan.objects.filter(usulan=OuterRef("pk")).order_by("-pk")
    terbit = BeritaAcara.objects.filter(rembuk=OuterRef("rembuk"))
    return (
        usulan.annotate(
            tahun_rapat=TAHUN, ba_terbit=Exists(terbit), langkah_pada=Subquery(terakhir.values("tanggal")[:1])
        )
        .select_related("rembuk", "asal", "masalah", "desa")
        .defer("rembuk__skor_awal", "asal__skor_awal")
    )


def daftar_usulan(saringan: Saringan) -> Any:
    """Proposals of a year by their meeting and priority, ready for `keadaan`."""
    semua = _bertanda(Usulan.objects.filter(saringan.syarat())).filter(tahun_rapat=saringan.tahun)
    if saringan.keadaan == MENUNGGU:
        semua = semua.exclude(status__in=SELESAI)
    elif saringan.keadaan:
        semua = semua.filter(status=saringan.keadaan)
    return semua.order_by(F("rembuk_id").desc(nulls_last=True), "prioritas", "pk")


def jumlah_keadaan(saringan: Saringan) -> dict[str, int]:
    """State -> number of proposals of the year, of the chosen package and source. One query."""
    semua = Usulan.objects.filter(saringan.syarat()).annotate(tahun_rapat=TAHUN).filter(tahun_rapat=saringan.tahun)
    return dict(semua.order_by().values_list("status").annotate(n=Count("pk")))


def label_usulan(satu: Usulan) -> str:
    """The word of a proposal's state; an activity of the running year is decided and paid for already."""
    if satu.subjek == Usulan.Subjek.BERJALAN and satu.status != status.DITOLAK_RAPAT:
        return satu.get_subjek_display()
    return status.label(satu.status, kelurahan=satu.desa.kelurahan, sumber=satu.sumber)


def berlaku(satu: Usulan) -> bool:
    """Whether its Berita Acara is issued and not open for correction."""
    return bool(satu.ba_terbit) and not (satu.rembuk and satu.rembuk.dikoreksi)  # type: ignore[attr-defined]


def keadaan(satu: Usulan, hari_ini: dt.date) -> Keadaan:
    """What a list says about a proposal of `daftar_usulan`. Asks no query."""
    kelurahan, tunggu = satu.desa.kelurahan, None
    if satu.subjek == Usulan.Subjek.RKP:
        tunggu = menunggu(
            satu.status, di_rembuk=satu.rembuk_id is not None, ba_terbit=berlaku(satu), sumber=satu.sumber,
            pelaksana=satu.pelaksana, kelurahan=kelurahan,
        )  # fmt: skip
    sejak = _sejak(satu)
    return Keadaan(
        usulan=satu,
        label=label_usulan(satu),
        bentuk=BENTUK[satu.status] if satu.subjek == Usulan.Subjek.RKP else "ts",
        tahun=satu.tahun_rapat,  # type: ignore[attr-defined]
        nama_masalah=nama_masalah(satu.masalah) if satu.masalah else "",
        tunggu=tunggu,
        sejak=sejak,
        kalimat=tunggu.kalimat(sejak, hari_ini) if tunggu else "",
    )


def _sejak(satu: Usulan) -> dt.date | None:
    """The day of the state: the meeting's for what it decided, else of the last step, else of what was kept before
    steps were written."""
    rapat = satu.rembuk.tanggal if satu.rembuk else None
    langkah: dt.date | None = satu.langkah_pada  # type: ignore[attr-defined]
    if satu.status == status.DIUSULKAN:
        return timezone.localtime(satu.dibuat_pada).date()
    if satu.status in status.DI_RAPAT:
        return rapat or langkah
    if langkah:
        return langkah
    return timezone.localtime(satu.diputus_pada).date() if satu.diputus_pada else rapat


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step as the page of a proposal tells it."""

    label: str
    tanggal: dt.date
    mundur: bool
    pemutus: str
    nomor: str
    alasan: str
    pencatat: str
    dicatat_pada: dt.datetime


@dataclass(frozen=True, slots=True)
class RiwayatUsulan:
    """One proposal with its whole way."""

    keadaan: Keadaan
    langkah: list[Langkah]
    maju: tuple[str, ...]
    """States it may be moved on to by those who record what others decided."""
    kembali: str | None
    """State its last decision is taken back to; None where the meeting itself made it."""
    penyerahan: list[Penyerahan]
    nomor_ba: str
    anggaran: list[Baris]
    """The budget lines it became, with what was spent of each."""
    jumlah: Pos


def cari_usulan(uuid: Any) -> Usulan | None:
    """A proposal of the open village, ready for `keadaan`."""
    satu: Usulan | None = _bertanda(Usulan.objects.filter(uuid=uuid)).first()
    return satu


def riwayat_usulan(satu: Usulan, hari_ini: dt.date) -> RiwayatUsulan:
    """Everything the page of a proposal shows: five queries."""
    kelurahan, rapat = satu.desa.kelurahan, satu.rembuk.tanggal if satu.rembuk else None
    langkah = list(LangkahUsulan.objects.filter(usulan=satu).select_related("dicatat_oleh").order_by("pk"))
    terbit = BeritaAcara.objects.filter(rembuk=satu.rembuk_id).order_by("-revisi").values_list("nomor", flat=True)
    asal = status.asal([(baris.dari, baris.ke) for baris in langkah], satu.status)
    if satu.status in status.DIPUTUSKAN:
        asal = asal or status.DISEPAKATI
    lanjut = satu.status in status.LEWAT_RAPAT and satu.subjek == Usulan.Subjek.RKP and berlaku(satu)
    anggaran = kegiatan_usulan([satu.pk]).get(satu.pk, [])
    return RiwayatUsulan(
        keadaan=keadaan(satu, hari_ini),
        langkah=[
            Langkah(
                label=status.label(baris.ke, kelurahan=kelurahan, sumber=satu.sumber),
                tanggal=status.hari_langkah(baris.dari, baris.ke, baris.tanggal, rapat),
                mundur=status.arah(baris.dari, baris.ke, kelurahan=kelurahan) == status.Arah.MUNDUR,
                pemutus=baris.pemutus,
                nomor=baris.nomor,
                alasan=baris.alasan,
                pencatat=str(baris.dicatat_oleh or ""),
                dicatat_pada=baris.dicatat_pada,
            )
            for baris in langkah
        ],
        maju=status.maju(satu.status, kelurahan=kelurahan) if lanjut else (),
        kembali=asal if lanjut and satu.status in status.DIPUTUSKAN else None,
        penyerahan=bersebutan(Penyerahan.objects.filter(rembuk=satu.rembuk_id), satu.desa) if satu.rembuk_id else [],
        nomor_ba=terbit.first() or "",
        anggaran=anggaran,
        jumlah=jumlahkan(baris.pos for baris in anggaran),
    )


@dataclass(frozen=True, slots=True)
class Serah:
    """An issued Berita Acara with whom it was handed to, and who has not got it yet."""

    rembuk: Pertemuan
    nomor: str
    penyerahan: list[Penyerahan]
    belum: list[tuple[str, str]]
    """(code, words) of those who must have it."""


def kepada_pilihan(desa: Wilayah) -> list[tuple[str, str]]:
    """To whom minutes are handed, in the village's words; a kelurahan has no BPD."""
    kata = dict(Penyerahan.Kepada.choices)
    if desa.kelurahan:
        del kata["bpd"]
        kata |= {"kepala_desa": "Lurah", "tim_rkp": "Tim penyusun Renja Kelurahan"}
    return list(kata.items())


def bersebutan(penyerahan: Iterable[Any], desa: Wilayah) -> list[Any]:
    """Handings over with ``kata``, to whom in the village's words."""
    kata, semua = dict(kepada_pilihan(desa)), list(penyerahan)
    for satu in semua:
        satu.kata = kata.get(satu.kepada, satu.get_kepada_display())
    return semua


def desa_penyerahan(uuid: UUID) -> Wilayah | None:
    """The village a handing over belongs to, for a command that was given nothing but its uuid. Opens the national
    scope."""
    with lingkup(NASIONAL):
        satu = Penyerahan.objects.filter(uuid=uuid).select_related("desa").first()
        return satu.desa if satu else None


def wajib_terima(desa: Wilayah) -> tuple[str, ...]:
    """Who must have the minutes: the kepala desa and the BPD (forms.md 13.1, stage 5)."""
    return ("kepala_desa", "kecamatan") if desa.kelurahan else ("kepala_desa", "bpd")


def daftar_serah(desa: Wilayah, tahun: int | None) -> list[Serah]:
    """The issued Berita Acara of a year with their handing over. Two queries."""
    kata = dict(kepada_pilihan(desa))
    nomor = BeritaAcara.objects.filter(rembuk=OuterRef("pk")).order_by("-revisi").values("nomor")
    semua = (
        Pertemuan.objects.filter(jenis=JenisPertemuan.REMBUK, tahun=tahun)
        .annotate(nomor_ba=Subquery(nomor[:1]))
        .filter(nomor_ba__isnull=False)
        .prefetch_related(Prefetch("penyerahan", queryset=Penyerahan.objects.order_by("tanggal", "pk")))
        .order_by("-pk")
    )
    hasil = []
    for rembuk in semua:
        penyerahan = bersebutan(rembuk.penyerahan.all(), desa)
        ada = {satu.kepada for satu in penyerahan}
        belum = [(kode, kata[kode]) for kode in wajib_terima(desa) if kode not in ada]
        hasil.append(Serah(rembuk, rembuk.nomor_ba, penyerahan, belum))
    return hasil
