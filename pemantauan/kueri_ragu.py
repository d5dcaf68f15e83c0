"""Reads of doubts about monthly records: what is unlikely by the rules of the entry forms, and nobody confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from kpm.periode import Bulan, Triwulan, bulan_penuh
from pemantauan.bulanan.bawaan import sebut
from pemantauan.kelayakan import Lalu, Ragu, keraguan_anak, keraguan_ibu, lalu_dan_lahir
from pemantauan.kelayakan.golongan import tahan
from pemantauan.kelayakan.ragu import GALAT_UKUR, UMUR_BAYI_BARU
from pemantauan.kueri_bulan import ANAK, BULAN_PERTAMA, IBU
from pemantauan.models import JawabanRagu, PemantauanAnak, PemantauanIbu
from sasaran.models import Anak, Kehamilan, Orang

RIWAYAT_RAGU = 12
"""Months back in which the value before is looked for."""
_BERSAMA = ("kunjungan", "air", "jamban", "jamkes")
UKURAN = ("berat", "panjang", "cara_ukur", "edema")
"""What a measurement consists of."""
_ISI_ANAK = (*UKURAN, *_BERSAMA, "tikar", "imunisasi", "akta")
_ISI_IBU = (*_BERSAMA, "usia_bulan", "anc", "fe", "nifas", "konseling")


class Catatan(NamedTuple):
    """One monthly record as it is judged."""

    uuid: UUID
    bulan: Bulan
    tanggal: dt.date
    dipastikan: Mapping[str, str]
    nilai: Mapping[str, Any]


class Lahir(NamedTuple):
    """What a child's measurements are judged by (kg, cm)."""

    tanggal: dt.date | None
    jenis_kelamin: str
    berat: Decimal | None
    panjang: Decimal | None


@dataclass(frozen=True, slots=True)
class Siapa:
    """The child or pregnancy a doubt is about, and the person it leads to."""

    kelompok: str
    """anak or ibu."""
    pk: int
    uuid: UUID
    orang: UUID
    nama: str
    dusun: str
    rt: str
    posyandu: str


@dataclass(frozen=True, slots=True)
class Diragukan:
    """One unlikely value of a month that still waits for somebody to look at it."""

    siapa: Siapa
    catatan: UUID
    """The monthly record."""
    bulan: Bulan
    tanggal: dt.date
    ragu: Ragu

    @property
    def kelompok(self) -> str:
        return self.siapa.kelompok

    @property
    def uuid(self) -> UUID:
        return self.siapa.uuid

    @property
    def nama(self) -> str:
        return self.siapa.nama


def belum_dipastikan(triwulan: Triwulan) -> list[Diragukan]:
    """Doubts about the records of a quarter that nobody confirmed, by name and month. Five queries."""
    masa = triwulan.bulan_bulan[0], triwulan.bulan_bulan[2]
    dijawab = sudah_dijawab()
    semua = [satu for satu in keraguan_bulan(*masa, dijawab=dijawab) if (satu.catatan, satu.ragu.kode) not in dijawab]
    return sorted(semua, key=lambda satu: (satu.nama.casefold(), str(satu.uuid), satu.bulan))


def sudah_dijawab(untuk: Collection[UUID] | None = None) -> set[tuple[UUID, str]]:
    """(record, code) of the doubts somebody called right, of these records or of all. One query."""
    semua = JawabanRagu.objects.order_by()
    return set((semua if untuk is None else semua.filter(untuk__in=untuk)).values_list("untuk", "kode"))


def keraguan_bulan(
    awal: Bulan, akhir: Bulan, *, dijawab: Collection[tuple[UUID, str]] = frozenset()
) -> Iterator[Diragukan]:
    """Every doubt about the records of these months that was not confirmed when it was entered; ``dijawab`` are those
    answered since. Four queries.

    A record is compared with those of the year before it, as when it was typed; how long ago the day of monitoring is,
    is no doubt any more.
    """
    yield from keraguan_bulan_anak(awal, akhir, dijawab=dijawab)
    yield from keraguan_bulan_ibu(awal, akhir)


def keraguan_bulan_anak(
    awal: Bulan,
    akhir: Bulan,
    *,
    anak: Q | None = None,
    dinilai: AnakDinilai | None = None,
    dijawab: Collection[tuple[UUID, str]] = frozenset(),
) -> Iterator[Diragukan]:
    """As `keraguan_bulan`, of children (of whom ``anak`` tells, ``dinilai`` where they were read already). Two queries.

    Nobody is asked about a child that died.
    """
    siapa = (dinilai or anak_dinilai(anak or Q())).hidup
    # twice the months back: whether the value before is doubted is told by the one before that
    baris = PemantauanAnak.objects.filter(bulan__range=(awal.geser(-2 * RIWAYAT_RAGU), akhir))
    if anak is not None:
        baris = baris.filter(anak__in=Anak.objects.filter(anak).order_by())
    for pk, milik in _per_orang(baris, "anak_id", _ISI_ANAK):
        if pk in siapa:
            satu, lahir = siapa[pk]
            for catatan, ragu in nilai_ukuran(milik, lahir, awal=awal, dijawab=dijawab):
                yield Diragukan(satu, catatan.uuid, catatan.bulan, catatan.tanggal, ragu)


def nilai_ukuran(
    catatan: Iterable[Catatan],
    lahir: Lahir,
    *,
    awal: Bulan = BULAN_PERTAMA,
    dijawab: Collection[tuple[UUID, str]] = frozenset(),
) -> Iterator[tuple[Catatan, Ragu]]:
    """The doubts about one child's records (the oldest first) from ``awal`` on that were not confirmed when they were
    entered; ``dijawab`` are those answered since. No query."""
    penilai = _Penilai(list(catatan), lahir, dijawab)
    for ke, (satu, lalu) in enumerate(_berlalu(penilai.catatan)):
        if satu.bulan >= awal:
            yield from ((satu, ragu) for ragu in penilai.nilai(ke, lalu) if ragu.kode not in satu.dipastikan)


_BERUBAH = {"berat": ("berat_turun", "berat_naik"), "panjang": ("panjang_turun", "panjang_naik")}
"""Field -> doubts that compare it with the value before."""


def _berubah(ragu: Iterable[Ragu], bidang: str) -> bool:
    return any(satu.nama in _BERUBAH[bidang] for satu in ragu)


class _Penilai:
    """The records of one child as their doubts are judged.

    One slip of the pen is one doubt: a value that does not fit the month before, whose own value is doubted, but fits
    the last one nobody doubts, is asked about no more.
    """

    def __init__(self, catatan: list[Catatan], lahir: Lahir, dijawab: Collection[tuple[UUID, str]]) -> None:
        self.catatan, self.lahir, self.dijawab = catatan, lahir, dijawab
        self._tahan: dict[int, frozenset[str]] = {}

    def nilai(self, ke: int, lalu: Mapping[str, Lalu]) -> list[Ragu]:
        """The doubts about a record with the values before it."""
        ragu = self._ragu(ke, lalu)
        for bidang in _BERUBAH:
            if _berubah(ragu, bidang) and (teguh := self._teguh(ke, bidang)):
                dasar = {**lalu, **teguh}
                lain = self._ragu(ke, dasar)
                if not _berubah(lain, bidang):
                    lalu, ragu = dasar, lain
        return ragu

    def _ragu(self, ke: int, lalu: Mapping[str, Lalu]) -> list[Ragu]:
        satu, lahir = self.catatan[ke], self.lahir
        umur = bulan_penuh(lahir.tanggal, satu.tanggal) if lahir.tanggal else None
        if umur is not None and umur <= UMUR_BAYI_BARU:
            lalu = lalu_dan_lahir(lalu, umur=umur, berat=lahir.berat, panjang=lahir.panjang, lahir=lahir.tanggal)
        return keraguan_anak(
            satu.nilai,
            lalu=lalu,
            umur=umur,
            jenis_kelamin=lahir.jenis_kelamin,
            tanggal=satu.tanggal,
            hari_ini=satu.tanggal,
            lahir=lahir.tanggal,
            galat=GALAT_UKUR,
        )

    def _teguh(self, ke: int, bidang: str) -> dict[str, Lalu]:
        """The last value before a record that nobody doubts, behind one that is; empty where there is none such."""
        kini, lewat = self.catatan[ke].bulan, False
        for dahulu in range(ke - 1, -1, -1):
            satu = self.catatan[dahulu]
            jarak = kini.selisih(satu.bulan)
            if jarak > RIWAYAT_RAGU:
                break
            if satu.nilai.get(bidang) is None:
                continue
            if bidang in self._ditahan(dahulu):
                lewat = True
            elif not lewat:
                break
            else:
                isi = (bidang, "cara_ukur") if bidang == "panjang" else (bidang,)
                return {n: Lalu(satu.nilai.get(n), sebut(satu.bulan, kini), jarak, satu.tanggal) for n in isi}
        return {}

    def _ditahan(self, ke: int) -> frozenset[str]:
        """The measurements of a record that are doubted and unanswered."""
        if ke not in self._tahan:
            lalu = _Dahulu()
            for satu in self.catatan[:ke]:
                lalu.ingat(satu)
            kini = self.catatan[ke]
            lalu.bulan = kini.bulan
            ragu = [
                satu
                for satu in self.nilai(ke, lalu)
                if satu.kode not in kini.dipastikan and (kini.uuid, satu.kode) not in self.dijawab
            ]
            self._tahan[ke] = frozenset[str]().union(*(tahan(satu.nama) for satu in ragu))
        return self._tahan[ke]


def ukuran_tertahan(
    catatan: Iterable[tuple[Any, Lahir, Catatan]], dijawab: Collection[tuple[UUID, str]] | None = None
) -> dict[UUID, frozenset[str]]:
    """Monthly record -> "berat", "panjang" that is doubted and unanswered: held out of z-scores and counts.

    ``catatan``: (child, birth, record), together by child and the oldest first. ``dijawab``: the doubts that were
    answered, where they are known already. One query, none where nothing is doubted.
    """
    per_anak = (list(milik) for _, milik in groupby(catatan, key=itemgetter(0)))
    anak = [(milik[0][1], [satu for _, _, satu in milik]) for milik in per_anak]
    if dijawab is None:
        anak = [(lahir, semua) for lahir, semua in anak if _ditahan(semua, lahir, frozenset())]
        dijawab = sudah_dijawab() if anak else frozenset()
    hasil: dict[UUID, frozenset[str]] = {}
    for lahir, semua in anak:
        for uuid, satu in _ditahan(semua, lahir, dijawab):
            if (uuid, satu.kode) not in dijawab:
                hasil[uuid] = hasil.get(uuid, frozenset()) | tahan(satu.nama)
    return hasil


def _ditahan(catatan: list[Catatan], lahir: Lahir, dijawab: Collection[tuple[UUID, str]]) -> list[tuple[UUID, Ragu]]:
    return [(satu.uuid, ragu) for satu, ragu in nilai_ukuran(catatan, lahir, dijawab=dijawab) if tahan(ragu.nama)]


def keraguan_bulan_ibu(
    awal: Bulan, akhir: Bulan, *, hamil: Q | None = None, dinilai: HamilDinilai | None = None
) -> Iterator[Diragukan]:
    """As `keraguan_bulan`, of pregnancies (of which ``hamil`` tells, ``dinilai`` where they were read already). Two
    queries."""
    ada = kehamilan_dinilai(hamil or Q()) if dinilai is None else dinilai
    baris = PemantauanIbu.objects.filter(bulan__range=(awal.geser(-RIWAYAT_RAGU), akhir))
    if hamil is not None:
        baris = baris.filter(kehamilan__in=Kehamilan.objects.filter(hamil).order_by())
    for pk, milik in _per_orang(baris, "kehamilan_id", _ISI_IBU):
        if pk not in ada:
            continue
        satu, kehamilan = ada[pk]
        for catatan, lalu in _berlalu(milik):
            if catatan.bulan < awal:
                continue
            for ragu in keraguan_ibu(
                catatan.nilai,
                lalu=lalu,
                bulan=catatan.bulan,
                melahirkan=kehamilan.melahirkan,
                hpht=kehamilan.hpht_hitung,
                tanggal=catatan.tanggal,
                hari_ini=catatan.tanggal,
            ):
                if ragu.kode not in catatan.dipastikan:
                    yield Diragukan(satu, catatan.uuid, catatan.bulan, catatan.tanggal, ragu)


@dataclass(frozen=True, slots=True)
class AnakDinilai:
    """Children of the open village: the living, whose measurements are judged, and the births of all."""

    hidup: dict[int, tuple[Siapa, Lahir]]
    kelahiran: list[tuple[int | None, int | None, str, dt.date | None]]
    """(pregnancy, mother, KIA number, birth date)."""


def anak_dinilai(saringan: Q) -> AnakDinilai:
    """The children of whom ``saringan`` tells. One query."""
    hidup, kelahiran = {}, []
    semua = Anak.objects.filter(saringan).order_by().values_list(
        "pk", "uuid", "orang__uuid", "orang__nama", "orang__keluarga__dusun__nama", "orang__keluarga__rt",
        "orang__posyandu__nama", "orang__tanggal_lahir", "orang__jenis_kelamin", "berat_lahir", "panjang_lahir",
        "kehamilan_id", "ibu_id", "no_kia", "orang__sebab_keluar",
    )  # fmt: skip
    for pk, uuid, orang, nama, dusun, rt, posyandu, tanggal, kelamin, berat, panjang, hamil, ibu, kia, sebab in semua:
        kelahiran.append((hamil, ibu, kia, tanggal))
        if sebab != Orang.SebabKeluar.MENINGGAL:
            siapa = Siapa(ANAK, pk, uuid, orang, nama, dusun, rt, posyandu or "")
            hidup[pk] = siapa, Lahir(tanggal, kelamin, berat, panjang)
    return AnakDinilai(hidup, kelahiran)


HamilDinilai = dict[int, tuple[Siapa, Kehamilan]]


def kehamilan_dinilai(saringan: Q) -> HamilDinilai:
    """Pregnancies of living women, with who they are. One query."""
    semua = (
        Kehamilan.objects.filter(saringan)
        .exclude(ibu__sebab_keluar=Orang.SebabKeluar.MENINGGAL)
        .select_related("ibu__keluarga__dusun", "ibu__posyandu")
        .only(
            "uuid", "hpht", "hpl", "asal_tanggal", "hasil", "berakhir_pada", "no_kia", "ibu__uuid", "ibu__nama",
            "ibu__keluar_pada", "ibu__keluarga__rt", "ibu__keluarga__uuid", "ibu__keluarga__dusun__nama",
            "ibu__posyandu__nama",
        )
        .order_by()
    )  # fmt: skip
    return {
        satu.pk: (
            Siapa(
                IBU,
                satu.pk,
                satu.uuid,
                satu.ibu.uuid,
                satu.ibu.nama,
                satu.ibu.keluarga.dusun.nama,
                satu.ibu.keluarga.rt,
                satu.ibu.posyandu.nama if satu.ibu.posyandu else "",
            ),
            satu,
        )
        for satu in semua
    }


class _Dahulu(Mapping[str, Lalu]):
    """The last earlier value of each field of one person, as the doubts compare it; built only where it is asked."""

    def __init__(self) -> None:
        self._isi: dict[str, tuple[Any, Bulan, dt.date]] = {}
        self.bulan = BULAN_PERTAMA

    def __getitem__(self, nama: str) -> Lalu:
        nilai, bulan, tanggal = self._isi[nama]
        jarak = self.bulan.selisih(bulan)
        if jarak > RIWAYAT_RAGU:
            raise KeyError(nama)
        return Lalu(nilai, sebut(bulan, self.bulan), jarak, tanggal)

    def __iter__(self) -> Iterator[str]:
        return (nama for nama, satu in self._isi.items() if self.bulan.selisih(satu[1]) <= RIWAYAT_RAGU)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def ingat(self, catatan: Catatan) -> None:
        for nama, satu in catatan.nilai.items():
            if satu is not None and satu != "":
                self._isi[nama] = satu, catatan.bulan, catatan.tanggal


def _berlalu(catatan: Iterable[Catatan]) -> Iterator[tuple[Catatan, _Dahulu]]:
    """Each record of one person with the values before it."""
    lalu = _Dahulu()
    for satu in catatan:
        lalu.bulan = satu.bulan
        yield satu, lalu
        lalu.ingat(satu)


def _per_orang(baris: Any, kunci: str, isi: tuple[str, ...]) -> Iterator[tuple[int, Iterator[Catatan]]]:
    """The records of each person, the oldest first. One query."""
    semua: Iterable[tuple[Any, ...]] = baris.order_by(kunci, "bulan").values_list(
        kunci, "uuid", "bulan", "tanggal", "dipastikan", *isi
    )
    for pk, milik in groupby(semua, key=itemgetter(0)):
        yield (
            pk,
            (
                Catatan(uuid, bulan, tanggal, pasti or {}, dict(zip(isi, nilai, strict=True)))
                for _, uuid, bulan, tanggal, pasti, *nilai in milik
            ),
        )
