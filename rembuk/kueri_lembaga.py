"""Reads of the institutions: the terms of RDS, TPPS and BPD, who serves in them, what they have before them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count
from typing import Any

from django.db.models import F, Q

from kpm.kueri import profil_desa
from kpm.models import ProfilDesa, Wilayah
from rembuk.lembaga import BPD, RDS, SINGKATAN, UNSUR_LAZIM, MasaSK, memegang, yang_kurang
from rembuk.models import AnggotaLembaga, JenisPertemuan, Lembaga, Pertemuan, Unsur, nama_unsur

PERTEMUAN_RDS = (JenisPertemuan.REMBUK, JenisPertemuan.FGD, JenisPertemuan.EVALUASI)
"""Kinds of meetings the RDS holds, whoever is written down as organiser."""
AGENDA = 50
"""Coming meetings that are looked at."""


@dataclass(frozen=True)
class Susunan:
    """One term of an institution, read with its ``desa``, with its members, as it stands on a day."""

    lembaga: Lembaga
    semua: list[AnggotaLembaga]
    pada: dt.date

    @property
    def singkatan(self) -> str:
        return SINGKATAN[self.lembaga.jenis]

    @property
    def masa(self) -> MasaSK:
        return MasaSK(self.singkatan, self.lembaga.mulai, self.lembaga.selesai, self.pada)

    @cached_property
    def anggota(self) -> list[AnggotaLembaga]:
        """Who serves; of a term that is over, who served to its end."""
        batas = min(self.pada, self.lembaga.selesai or self.pada)
        return [satu for satu in self.semua if satu.berhenti_pada is None or satu.berhenti_pada > batas]

    @cached_property
    def berhenti(self) -> list[AnggotaLembaga]:
        """Who left before the end."""
        return [satu for satu in self.semua if satu not in self.anggota]

    @cached_property
    def per_unsur(self) -> list[tuple[str, list[AnggotaLembaga]]]:
        """Members by element in the order of the elements."""
        return [
            (nama_unsur(satu, kelurahan=self.lembaga.desa.kelurahan), milik)
            for satu in Unsur
            if (milik := [anggota for anggota in self.anggota if anggota.unsur == satu])
        ]

    @property
    def bernomor(self) -> list[tuple[str, list[tuple[int, AnggotaLembaga]]]]:
        """Members by element, numbered through."""
        nomor = count(1)
        return [(nama, [(next(nomor), satu) for satu in milik]) for nama, milik in self.per_unsur]

    @property
    def jumlah(self) -> int:
        return len(self.anggota)

    @property
    def laki(self) -> int:
        return sum(satu.jenis_kelamin == "L" for satu in self.anggota)

    @property
    def perempuan(self) -> int:
        return self.jumlah - self.laki

    def pemegang(self, pokok: str) -> AnggotaLembaga | None:
        """Who holds the office "ketua" or "sekretaris" of the institution."""
        return next((satu for satu in self.anggota if memegang(self.lembaga.jenis, satu.jabatan, pokok)), None)

    @property
    def pengurus(self) -> list[AnggotaLembaga]:
        """Chair and secretary, as far as they are known."""
        return [satu for pokok in ("ketua", "sekretaris") if (satu := self.pemegang(pokok))]

    @property
    def kurang(self) -> list[str]:
        """What it lacks, in sentences."""
        ada = Counter(satu.unsur for satu in self.anggota)
        kata = partial(nama_unsur, kelurahan=self.lembaga.desa.kelurahan)
        tidak = [kata(satu) for satu in UNSUR_LAZIM[self.lembaga.jenis] if not ada[satu]]
        return yang_kurang(
            self.lembaga.jenis,
            self.masa,
            nomor_sk=self.lembaga.nomor_sk,
            pindaian=self.lembaga.sk_id is not None,
            jabatan=[satu.jabatan for satu in self.anggota],
            unsur_tidak_ada=tidak,
        )

    @property
    def belum_lengkap(self) -> list[str]:
        """The same without the end of the term, where that is said beside it."""
        return [satu for satu in self.kurang if satu != self.masa.kalimat]


@dataclass(frozen=True)
class Papan:
    """An institution on the page of all: the term that counts, the other terms, the coming meetings."""

    jenis: str
    nama: str
    kini: Susunan | None
    lain: list[Susunan]
    """Other terms, the latest first, without their members."""
    agenda: list[Pertemuan]

    @property
    def singkatan(self) -> str:
        return SINGKATAN[self.jenis]

    @property
    def kurang(self) -> list[str]:
        return self.kini.kurang if self.kini else yang_kurang(self.jenis, None)


def jenis_lembaga(desa: Wilayah) -> list[Lembaga.Jenis]:
    """The institutions a village has; a kelurahan has no BPD."""
    return [satu for satu in Lembaga.Jenis if not (desa.kelurahan and satu == Lembaga.Jenis.BPD)]


def _berlaku(pada: dt.date, awalan: str = "") -> Q:
    """Terms that cover a day; an open side is no bound."""
    mulai, selesai = f"{awalan}mulai", f"{awalan}selesai"
    return Q(Q(**{f"{mulai}__isnull": True}) | Q(**{f"{mulai}__lte": pada})) & Q(
        Q(**{f"{selesai}__isnull": True}) | Q(**{f"{selesai}__gte": pada})
    )


def _pilih(semua: list[Lembaga], pada: dt.date) -> Lembaga | None:
    """The term that counts on a day: the latest that covers it, else the latest that has begun, else the first."""

    def mencakup(satu: Lembaga) -> bool:
        return (satu.mulai is None or satu.mulai <= pada) and (satu.selesai is None or satu.selesai >= pada)

    sudah_mulai = [satu for satu in semua if satu.mulai is None or satu.mulai <= pada]
    urutan = [*(satu for satu in semua if mencakup(satu)), *sudah_mulai, *semua[-1:]]
    return urutan[0] if urutan else None


def papan_lembaga(desa: Wilayah, pada: dt.date) -> list[Papan]:
    """All institutions of a village side by side: three queries, whatever their size."""
    semua = list(Lembaga.objects.select_related("desa", "sk").order_by(F("mulai").desc(nulls_last=True), "-pk"))
    per_jenis = {jenis: [satu for satu in semua if satu.jenis == jenis] for jenis in jenis_lembaga(desa)}
    kini = {jenis: _pilih(milik, pada) for jenis, milik in per_jenis.items()}
    anggota: dict[int, list[AnggotaLembaga]] = {}
    for orang in AnggotaLembaga.objects.filter(lembaga__in=[satu.pk for satu in kini.values() if satu]):
        anggota.setdefault(orang.lembaga_id, []).append(orang)
    agenda = list(Pertemuan.objects.filter(tanggal__gte=pada).order_by("tanggal", "pk")[:AGENDA])
    return [
        Papan(
            jenis=jenis,
            nama=jenis.label,
            kini=Susunan(satu, anggota.get(satu.pk, []), pada) if (satu := kini[jenis]) else None,
            lain=[Susunan(lain, [], pada) for lain in milik if lain is not kini[jenis]],
            agenda=[rapat for rapat in agenda if _milik(rapat, jenis)],
        )
        for jenis, milik in per_jenis.items()
    ]


def _milik(rapat: Pertemuan, jenis: str) -> bool:
    """Whether a meeting is on the agenda of an institution: it organises it, or it is of a kind the RDS holds."""
    if jenis == RDS and rapat.jenis in PERTEMUAN_RDS:
        return True
    panjang = Lembaga.Jenis(jenis).label.split(" (")[0].casefold()
    penyelenggara = rapat.penyelenggara.casefold()
    return SINGKATAN[jenis].casefold() in re.findall(r"\w+", penyelenggara) or panjang in penyelenggara


def susunan(lembaga: Lembaga, pada: dt.date) -> Susunan:
    """One term with all who ever were its members. One query."""
    semua = list(AnggotaLembaga.objects.filter(lembaga=lembaga))
    for satu in semua:
        satu.desa = lembaga.desa
    return Susunan(lembaga, semua, pada)


def pengurus(jenis: Iterable[str], pada: dt.date) -> dict[tuple[str, str], str]:
    """Names of who leads the institutions on a day: (jenis, "ketua" or "sekretaris") -> name. One query."""
    semua: Any = (
        AnggotaLembaga.objects.filter(_berlaku(pada, "lembaga__"), lembaga__jenis__in=jenis)
        .filter(Q(berhenti_pada__isnull=True) | Q(berhenti_pada__gt=pada))
        .select_related("lembaga")
        .order_by(F("lembaga__mulai").desc(nulls_last=True), "-lembaga", "urutan", "pk")
    )
    hasil: dict[tuple[str, str], str] = {}
    masa: dict[str, int] = {}
    for orang in semua:
        kini = orang.lembaga.jenis
        if masa.setdefault(kini, orang.lembaga_id) != orang.lembaga_id:
            continue  # an older term that has not been ended
        for pokok in ("ketua", "sekretaris"):
            if memegang(kini, orang.jabatan, pokok):
                hasil.setdefault((kini, pokok), orang.nama)
    return hasil


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who leads and writes down in a village's name, as the institutions name them on a day, else the profile."""

    profil: ProfilDesa
    """Read, never saved: its chairs of RDS and BPD are those of the current terms."""
    notulen: str
    unsur_notulen: str


def penanda(desa: Wilayah, pada: dt.date) -> Penanda:
    """The office profile with the chairs of RDS and BPD as their SK names them, and who writes a rembuk down.

    The RDS organises it: its secretary, else the KPM of the profile. Two queries.
    """
    profil = profil_desa(desa)
    nama = pengurus((RDS, BPD), pada)
    profil.ketua_rds = nama.get((RDS, "ketua"), profil.ketua_rds)
    profil.ketua_bpd = nama.get((BPD, "ketua"), profil.ketua_bpd)
    if sekretaris := nama.get((RDS, "sekretaris")):
        return Penanda(profil, sekretaris, Unsur.RDS)
    return Penanda(profil, profil.nama_kpm, Unsur.KPM if profil.nama_kpm else "")


def masa_sebelumnya(jenis: str, kecuali: int | None = None) -> Lembaga | None:
    """The latest term of an institution, whose members a new one may begin with."""
    semua = Lembaga.objects.filter(jenis=jenis).exclude(pk=kecuali)
    satu: Lembaga | None = semua.order_by(F("mulai").desc(nulls_last=True), "-pk").first()
    return satu
