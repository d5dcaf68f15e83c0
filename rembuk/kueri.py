"""Reads of the rembuk: the gaps of a quarter, the meetings, one meeting with its steps, proposals to decide."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from kpm.models import ProfilDesa, Wilayah
from kpm.periode import Triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import Skor
from rembuk import status
from rembuk.kekurangan import Kekurangan, kekurangan_dari, nama_masalah, persen_masalah
from rembuk.kueri_lembaga import penanda
from rembuk.models import (
    UNSUR_WAJIB,
    BeritaAcara,
    FotoPertemuan,
    Hadirin,
    JenisPertemuan,
    LangkahUsulan,
    Masalah,
    Pertemuan,
    Unsur,
    Usulan,
    nama_unsur,
)
from rembuk.teks import butir

JUMLAH_TRIWULAN = 8
"""Quarters offered for a new meeting: the running one and the seven before it."""


def triwulan_pilihan(hari_ini: dt.date) -> list[Triwulan]:
    """Quarters a meeting can be built on, the running one first."""
    kini = Triwulan.dari_tanggal(hari_ini)
    return [kini.geser(-mundur) for mundur in range(JUMLAH_TRIWULAN)]


def kekurangan(desa: Wilayah, triwulan: Triwulan) -> tuple[Skor, list[Kekurangan]]:
    """The scorecard of a quarter and its gaps, the lowest percentage first (the scorecard's six queries)."""
    skor = skor_berlaku(desa, triwulan).skor
    return skor, kekurangan_dari(skor)


RKP = Usulan.Subjek.RKP
FOTO_TERCETAK = 6
"""Pictures of a meeting its Berita Acara prints, the first ones."""


def daftar_rembuk() -> Any:
    """Meetings of the open scope, newest first, each with its Berita Acara's number and counts of proposals."""
    terbit = BeritaAcara.objects.filter(rembuk=OuterRef("pk")).order_by("-revisi")
    return (
        Pertemuan.objects.filter(jenis=JenisPertemuan.REMBUK)
        .annotate(
            nomor_ba=Subquery(terbit.values("nomor")[:1]),
            jumlah_usulan=Count("usulan", filter=Q(usulan__subjek=RKP), distinct=True),
            jumlah_sepakat=Count(
                "usulan", filter=Q(usulan__subjek=RKP, usulan__status__in=DISEPAKATI_RAPAT), distinct=True
            ),
            jumlah_masalah=Count("masalah", distinct=True),
        )
        .order_by("-tahun", "-pk")
    )


def berita_acara_terakhir(rembuk: Pertemuan) -> BeritaAcara | None:
    """The issued minutes of a meeting without their file; None while it is being prepared."""
    return BeritaAcara.objects.filter(rembuk=rembuk).defer("berkas").order_by("-revisi").first()


def tertutup(rembuk: Pertemuan) -> bool:
    """Whether nothing of a meeting can be changed: its Berita Acara is issued and not open for correction."""
    return not rembuk.dikoreksi and BeritaAcara.objects.filter(rembuk=rembuk).exists()


DISEPAKATI_RAPAT = status.LEWAT_RAPAT
"""States of a proposal the meeting agreed on, whatever was decided afterwards."""


def masalah_rembuk(rembuk: Pertemuan) -> list[Masalah]:
    """The gaps taken into a meeting, each with its ``nama``, ``persen`` and proposals (two queries)."""
    usulan = Prefetch("usulan", queryset=Usulan.objects.order_by("prioritas", "pk"))
    daftar = list(Masalah.objects.filter(rembuk=rembuk).prefetch_related(usulan).order_by("pk"))
    for satu in daftar:
        satu.nama, satu.persen = nama_masalah(satu), persen_masalah(satu)
    return daftar


def usulan_rembuk(rembuk: Pertemuan) -> list[Usulan]:
    """All proposals of a meeting, of both subjects, in order of priority, with the gap each one answers as
    ``nama_masalah``."""
    usulan = Usulan.objects.filter(rembuk=rembuk).select_related("masalah", "diputus_oleh", "desa")
    return bernama(usulan.order_by("subjek", "prioritas", "pk"))


def bernama(usulan: Iterable[Any]) -> list[Usulan]:
    """Proposals with ``nama_masalah``, the name of the gap they answer, empty where there is none."""
    daftar = list(usulan)
    for satu in daftar:
        satu.nama_masalah = nama_masalah(satu.masalah) if satu.masalah else ""
        satu.kata = status.label(satu.status, kelurahan=satu.desa.kelurahan, sumber=satu.sumber)
    return daftar


def hadirin_rembuk(rembuk: Pertemuan, desa: Wilayah) -> list[Hadirin]:
    """The attendance list in the order it was written, each with the village, whose words name the elements."""
    orang = list(Hadirin.objects.filter(pertemuan=rembuk).order_by("pk"))
    for satu in orang:
        satu.desa = desa
    return orang


@dataclass(frozen=True, slots=True)
class Kehadiran:
    """The attendance list counted: by element, by sex, by what they sign for, and who is still absent."""

    orang: list[Hadirin]
    per_unsur: list[tuple[str, int]]
    laki: int
    perempuan: int
    wakil_rds: list[Hadirin]
    wakil_masyarakat: list[Hadirin]
    tidak_hadir: list[str]
    """Mandatory elements without a person."""

    @property
    def jumlah(self) -> int:
        return len(self.orang)


def unsur_wajib(desa: Wilayah) -> tuple[Unsur, ...]:
    """Mandatory elements of a village; a kelurahan has no BPD."""
    return tuple(satu for satu in UNSUR_WAJIB if not (desa.kelurahan and satu == Unsur.BPD))


def kehadiran(rembuk: Pertemuan, desa: Wilayah) -> Kehadiran:
    """Count the attendance list of a meeting (one query)."""
    orang = hadirin_rembuk(rembuk, desa)
    kata = partial(nama_unsur, kelurahan=desa.kelurahan)
    unsur = Counter(satu.unsur for satu in orang)
    return Kehadiran(
        orang=orang,
        per_unsur=[(kata(satu), unsur[satu.value]) for satu in Unsur if unsur[satu.value]],
        laki=sum(satu.jenis_kelamin == "L" for satu in orang),
        perempuan=sum(satu.jenis_kelamin == "P" for satu in orang),
        wakil_rds=[satu for satu in orang if satu.mewakili == Hadirin.Mewakili.RDS],
        wakil_masyarakat=[satu for satu in orang if satu.mewakili == Hadirin.Mewakili.MASYARAKAT],
        tidak_hadir=[kata(satu) for satu in unsur_wajib(desa) if not unsur[satu.value]],
    )


def jumlah_biaya(usulan: list[Usulan]) -> Decimal:
    """What these proposals cost together, in rupiah."""
    return sum((satu.biaya for satu in usulan), Decimal(0))


@dataclass(frozen=True, slots=True)
class Syarat:
    """One thing a Berita Acara needs; ``langkah`` is the step of the meeting's page where it is filled in."""

    teks: str
    terpenuhi: bool
    langkah: str
    """Empty for what is filled in outside the meeting (office profile)."""


def syarat_terbit(
    rembuk: Pertemuan, usulan: list[Usulan], hadir: Kehadiran, profil: ProfilDesa, hari_ini: dt.date
) -> list[Syarat]:
    """Everything the Berita Acara needs, met or not, in the order of the meeting's steps. Asks no query."""
    sepakat = [satu for satu in usulan if satu.status in DISEPAKATI_RAPAT]
    ditunda = sum(satu.status == Usulan.Status.DIUSULKAN for satu in usulan)
    suara = rembuk.cara_putusan != Pertemuan.CaraPutusan.SUARA or None not in (rembuk.suara_setuju, rembuk.suara_tidak)
    jabatan = "Lurah" if rembuk.desa.kelurahan else "Kepala Desa"
    lengkap = "Semua unsur wajib hadir"
    if hadir.tidak_hadir:
        lengkap = f"Alasan unsur wajib yang tidak hadir: {', '.join(hadir.tidak_hadir)}"
    putusan = f"{ditunda} usulan belum diputuskan rapat" if ditunda else "Setiap usulan sudah diputuskan rapat"
    sudah_lewat = rembuk.tanggal is None or rembuk.tanggal <= hari_ini
    isi: list[tuple[str, object, str]] = [
        (
            "Ada usulan yang disepakati, atau komitmen yang ditulis",
            sepakat or butir(rembuk.komitmen),
            "usulan",
        ),
        (putusan, not ditunda, "usulan"),
        ("Tanggal rembuk", rembuk.tanggal, "rapat"),
        ("Tanggal rembuk tidak sesudah hari ini", sudah_lewat, "rapat"),
        ("Tempat rembuk", rembuk.tempat, "rapat"),
        ("Nama dan unsur pemimpin rapat", rembuk.pemimpin and rembuk.unsur_pemimpin, "rapat"),
        ("Nama dan unsur notulen", rembuk.notulen and rembuk.unsur_notulen, "rapat"),
        *([] if suara else [("Jumlah suara setuju dan tidak setuju", False, "rapat")]),
        ("Paling sedikit satu Wakil RDS menandatangani", hadir.wakil_rds, "hadir"),
        ("Paling sedikit dua Wakil Masyarakat menandatangani", len(hadir.wakil_masyarakat) >= 2, "hadir"),
        (lengkap, not hadir.tidak_hadir or rembuk.alasan_unsur, "hadir"),
        (f"Nama {jabatan} di profil kantor", profil.kepala_desa, ""),
    ]
    return [Syarat(teks, bool(terpenuhi), langkah) for teks, terpenuhi, langkah in isi]


@dataclass(frozen=True, slots=True)
class Subjek:
    """One of the two subjects of a rembuk with its proposals."""

    kode: str
    usulan: list[Usulan]

    @property
    def sepakat(self) -> list[Usulan]:
        return [satu for satu in self.usulan if satu.status in DISEPAKATI_RAPAT]

    @property
    def menunggu(self) -> list[Usulan]:
        return [satu for satu in self.usulan if satu.status == Usulan.Status.DIUSULKAN]

    @property
    def biaya(self) -> Decimal:
        """What the agreed ones cost together."""
        return jumlah_biaya(self.sepakat)


@dataclass(frozen=True, slots=True)
class Rapat:
    """One meeting with everything its page and its Berita Acara show."""

    rembuk: Pertemuan
    masalah: list[Masalah]
    usulan: list[Usulan]
    hadir: Kehadiran
    profil: ProfilDesa
    berita_acara: BeritaAcara | None
    """The latest issued version."""
    foto: list[FotoPertemuan]
    """The pictures its Berita Acara prints."""

    @property
    def terbit(self) -> bool:
        """Whether it is closed: issued, and not open for correction."""
        return self.berita_acara is not None and not self.rembuk.dikoreksi

    def subjek(self, kode: str) -> Subjek:
        return Subjek(kode, [satu for satu in self.usulan if satu.subjek == kode])

    @property
    def dua_subjek(self) -> list[Subjek]:
        """This year's activities first, then the proposals for the next one, as a rembuk speaks of them."""
        return [self.subjek(Usulan.Subjek.BERJALAN), self.subjek(Usulan.Subjek.RKP)]

    @property
    def berjalan(self) -> list[Usulan]:
        """Activities of the running year the meeting agreed on."""
        return self.subjek(Usulan.Subjek.BERJALAN).sepakat

    @property
    def sepakat(self) -> list[Usulan]:
        """Proposals for the next year the meeting agreed on."""
        return self.subjek(Usulan.Subjek.RKP).sepakat

    @property
    def ditolak_rapat(self) -> list[Usulan]:
        return [satu for satu in self.usulan if satu.status == Usulan.Status.DITOLAK_RAPAT]

    @property
    def biaya_berjalan(self) -> Decimal:
        return jumlah_biaya(self.berjalan)

    @property
    def biaya_sepakat(self) -> Decimal:
        return jumlah_biaya(self.sepakat)

    def syarat(self, hari_ini: dt.date) -> list[Syarat]:
        return syarat_terbit(self.rembuk, self.usulan, self.hadir, self.profil, hari_ini)


def rapat(rembuk: Pertemuan, desa: Wilayah) -> Rapat:
    """Read one meeting whole: eight queries, whatever its size."""
    return Rapat(
        rembuk=rembuk,
        masalah=masalah_rembuk(rembuk),
        usulan=usulan_rembuk(rembuk),
        hadir=kehadiran(rembuk, desa),
        profil=penanda(desa, rembuk.tanggal or timezone.localdate()).profil,
        berita_acara=berita_acara_terakhir(rembuk),
        foto=list(FotoPertemuan.objects.filter(pertemuan=rembuk).select_related("unggahan")[:FOTO_TERCETAK]),
    )


def prioritas_berikut(rembuk: Pertemuan, subjek: str) -> int:
    """The priority a new proposal of a subject starts with: after the last one."""
    semua = Usulan.objects.filter(rembuk=rembuk, subjek=subjek)
    terakhir = semua.order_by("-prioritas").values_list("prioritas", flat=True).first()
    return (terakhir or 0) + 1


def _sudah_terbit() -> Any:
    return Exists(BeritaAcara.objects.filter(rembuk=OuterRef("rembuk")))


def _usulan_resmi(*keadaan: str) -> Any:
    """Proposals for the next year's plan, each with its last step; what the running year does is in its budget."""
    terakhir = LangkahUsulan.objects.filter(usulan=OuterRef("pk")).order_by("-pk")
    semua = Usulan.objects.filter(_sudah_terbit(), subjek=RKP, status__in=keadaan)
    return semua.select_related("rembuk", "masalah", "desa", "diputus_oleh").annotate(
        langkah_pada=Subquery(terakhir.values("tanggal")[:1]), langkah_oleh=Subquery(terakhir.values("pemutus")[:1])
    )


def usulan_menunggu(desa: Wilayah) -> Any:
    """Proposals of issued Berita Acara that wait for the kepala desa: `len()` or `.count()` is their number.

    While a Berita Acara is open for correction nothing of it waits.
    """
    return (
        _usulan_resmi(Usulan.Status.DISEPAKATI)
        .filter(desa=desa, rembuk__koreksi_pada=None)
        .order_by("-rembuk__tahun", "rembuk_id", "prioritas", "pk")
    )


def usulan_diputuskan(desa: Wilayah) -> Any:
    """Proposals decided on after the meeting, the latest decision first."""
    diputus = _usulan_resmi(*status.DIPUTUSKAN)
    return diputus.filter(desa=desa).order_by("-diputus_pada", "-pk")
