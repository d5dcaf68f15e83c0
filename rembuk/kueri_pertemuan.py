"""Reads of meetings of every kind: the list, one meeting with what hangs on it, follow-ups, whom to take over."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Wilayah
from rembuk.kueri import Kehadiran, kehadiran
from rembuk.models import (
    AnggotaLembaga,
    BeritaAcara,
    FotoPertemuan,
    Hadirin,
    JenisPertemuan,
    Lembaga,
    Pertemuan,
    TindakLanjut,
    Unsur,
    nama_unsur,
)
from rembuk.pertemuan import RAGAM, halaman, keadaan_tindak, sebutan

BATAS_TINDAK = 30
"""Open follow-ups of earlier meetings shown on a meeting's page; the page of all of them has the rest."""


@dataclass(frozen=True, slots=True)
class Ikhtisar:
    """How many meetings there are by year and by kind, for the filters of the list."""

    tahun: list[int]
    jenis: list[tuple[str, str, int]]
    """(code, words, number) of the kinds that occur in the chosen year."""


def ikhtisar(tahun: int | None) -> Ikhtisar:
    """Years and kinds that have meetings (one query)."""
    hitung = list(Pertemuan.objects.order_by().values_list("tahun", "jenis").annotate(n=Count("pk")))
    per_jenis: Counter[str] = Counter()
    for satu_tahun, jenis, jumlah in hitung:
        if tahun in (None, satu_tahun):
            per_jenis[jenis] += jumlah
    return Ikhtisar(
        tahun=sorted({satu for satu, _, _ in hitung}, reverse=True),
        jenis=[(kode, ragam.nama, per_jenis[kode]) for kode, ragam in RAGAM.items() if per_jenis[kode]],
    )


def _jumlah(model: Any, **saring: Any) -> Any:
    milik = model.objects.filter(pertemuan=OuterRef("pk"), **saring).order_by().values("pertemuan")
    return Coalesce(Subquery(milik.annotate(n=Count("pk")).values("n")), 0)


def daftar_pertemuan(*, tahun: int | None, jenis: str) -> Any:
    """Meetings of the open scope with ``laki``, ``perempuan``, ``terbuka`` (open follow-ups) and ``nomor_ba``."""
    terbit = BeritaAcara.objects.filter(rembuk=OuterRef("pk")).order_by("-revisi")
    semua = Pertemuan.objects.select_related("dusun").annotate(
        laki=_jumlah(Hadirin, jenis_kelamin="L"),
        perempuan=_jumlah(Hadirin, jenis_kelamin="P"),
        terbuka=_jumlah(TindakLanjut, selesai_pada__isnull=True),
        nomor_ba=Subquery(terbit.values("nomor")[:1]),
    )
    if tahun:
        semua = semua.filter(tahun=tahun)
    return semua.filter(jenis=jenis) if jenis else semua


def akan_datang(semua: Any, hari_ini: dt.date) -> Any:
    """Those of today and later, the next one first; those without a day last."""
    return semua.filter(Q(tanggal__gte=hari_ini) | Q(tanggal__isnull=True)).order_by(
        F("tanggal").asc(nulls_last=True), "pk"
    )


def sudah_lewat(semua: Any, hari_ini: dt.date) -> Any:
    """Those before today, the latest first."""
    return semua.filter(tanggal__lt=hari_ini).order_by("-tanggal", "-pk")


def bernama(semua: Iterable[Any]) -> list[Pertemuan]:
    """Meetings with ``sebutan`` and ``alamat`` (name of the address of their page)."""
    daftar = list(semua)
    for satu in daftar:
        satu.sebutan, satu.alamat = sebutan(satu), halaman(satu.jenis).isi
    return daftar


def _dengan_keadaan(semua: Iterable[Any], hari_ini: dt.date) -> list[TindakLanjut]:
    daftar = list(semua)
    for satu in daftar:
        satu.keadaan = keadaan_tindak(satu, hari_ini)
        satu.asal = sebutan(satu.pertemuan)
        satu.alamat = halaman(satu.pertemuan.jenis).isi
    return daftar


def _tindak() -> Any:
    return TindakLanjut.objects.select_related("pertemuan__dusun")


def semua_tindak(keadaan: str, hari_ini: dt.date) -> Any:
    """Follow-ups that are "terbuka" (by day), "lewat" (overdue) or "selesai" (done or given up, the latest first)."""
    if keadaan == "selesai":
        return _tindak().filter(selesai_pada__isnull=False).order_by("-selesai_pada", "-pk")
    terbuka = _tindak().filter(selesai_pada__isnull=True).order_by("batas", "pk")
    return terbuka.filter(batas__lt=hari_ini) if keadaan == "lewat" else terbuka


def halaman_tindak(isi: Iterable[Any], hari_ini: dt.date) -> list[TindakLanjut]:
    """The follow-ups of one page of the list, each with ``keadaan``, ``asal`` and ``alamat``."""
    return _dengan_keadaan(isi, hari_ini)


def jumlah_tindak(hari_ini: dt.date) -> dict[str, int]:
    """How many follow-ups are "terbuka", "lewat" and "selesai" (one query)."""
    hitung: dict[str, int] = TindakLanjut.objects.aggregate(
        terbuka=Count("pk", filter=Q(selesai_pada__isnull=True)),
        lewat=Count("pk", filter=Q(selesai_pada__isnull=True, batas__lt=hari_ini)),
        selesai=Count("pk", filter=Q(selesai_pada__isnull=False)),
    )
    return hitung


def tindak_sebelumnya(rapat: Pertemuan | None, hari_ini: dt.date) -> list[TindakLanjut]:
    """Follow-ups of earlier meetings that were not done when this one was held, each with its state of today.

    Of a meeting without a day, or of none, all that are open now (one query).
    """
    semua = _tindak()
    if rapat is None or rapat.tanggal is None:
        lain = semua.exclude(pertemuan=rapat) if rapat and rapat.pk else semua
        return _dengan_keadaan(lain.filter(selesai_pada__isnull=True)[:BATAS_TINDAK], hari_ini)
    lebih_dulu = Q(pertemuan__tanggal__lt=rapat.tanggal)
    if rapat.pk:
        lebih_dulu |= Q(pertemuan__tanggal=rapat.tanggal, pertemuan__lt=rapat)
        lebih_dulu |= Q(pertemuan__tanggal__isnull=True, pertemuan__lt=rapat)
    else:
        lebih_dulu |= Q(pertemuan__tanggal=rapat.tanggal) | Q(pertemuan__tanggal__isnull=True)
    belum = Q(selesai_pada__isnull=True) | Q(selesai_pada__gte=rapat.tanggal)
    return _dengan_keadaan(semua.filter(lebih_dulu, belum)[:BATAS_TINDAK], hari_ini)


@dataclass(frozen=True, slots=True)
class HadirUnsur:
    """Men and women of one element."""

    nama: str
    laki: int
    perempuan: int

    @property
    def jumlah(self) -> int:
        return self.laki + self.perempuan


def per_unsur(orang: Iterable[Hadirin], *, kelurahan: bool) -> list[HadirUnsur]:
    """The attendance list by element and sex, in the order of the elements. Asks no query."""
    hitung = Counter((satu.unsur, satu.jenis_kelamin) for satu in orang)
    kata = partial(nama_unsur, kelurahan=kelurahan)
    semua = [HadirUnsur(kata(satu), hitung[satu.value, "L"], hitung[satu.value, "P"]) for satu in Unsur]
    return [satu for satu in semua if satu.jumlah]


@dataclass(frozen=True, slots=True)
class Bagian:
    """What hangs on a meeting of any kind: attendance, follow-ups of its own and of earlier ones, photos."""

    hadir: Kehadiran
    unsur: list[HadirUnsur]
    tindak: list[TindakLanjut]
    lalu: list[TindakLanjut]
    foto: list[FotoPertemuan]

    @property
    def kosong(self) -> bool:
        return not (self.hadir.jumlah or self.tindak or self.foto)


def bagian(rapat: Pertemuan, desa: Wilayah, hari_ini: dt.date) -> Bagian:
    """Read what hangs on a meeting: four queries, whatever its size."""
    hadir = kehadiran(rapat, desa)
    return Bagian(
        hadir=hadir,
        unsur=per_unsur(hadir.orang, kelurahan=desa.kelurahan),
        tindak=_dengan_keadaan(_tindak().filter(pertemuan=rapat), hari_ini),
        lalu=tindak_sebelumnya(rapat, hari_ini),
        foto=list(FotoPertemuan.objects.filter(pertemuan=rapat).select_related("unggahan").order_by("pk")),
    )


@dataclass(frozen=True, slots=True)
class Sumber:
    """Where people can be taken over from, and who of them is not on the list yet."""

    kode: str
    nama: str
    orang: list[Any]
    """Hadirin of another meeting, or AnggotaLembaga."""


def sumber_hadirin(rapat: Pertemuan, hari_ini: dt.date) -> list[Sumber]:
    """The last meeting of the same kind with people, then the institutions in office (four queries)."""
    ada = {nama.casefold() for nama in Hadirin.objects.filter(pertemuan=rapat).values_list("nama", flat=True)}
    hasil = []
    lalu = _rapat_lalu(rapat)
    if lalu:
        nama = f"Pertemuan {tanggal_panjang(lalu.tanggal)}" if lalu.tanggal else sebutan(lalu)
        orang = Hadirin.objects.filter(pertemuan=lalu).order_by("pk")
        hasil.append(Sumber("lalu", nama, _belum_ada(orang, ada, rapat.desa)))
    hasil += [
        Sumber(lembaga.jenis, f"Anggota {lembaga.jenis.upper()}", _belum_ada(anggota, ada, rapat.desa))
        for lembaga, anggota in _lembaga_bertugas(hari_ini)
    ]
    return hasil


def _belum_ada(orang: Iterable[Any], ada: set[str], desa: Wilayah) -> list[Any]:
    belum = [satu for satu in orang if satu.nama.casefold() not in ada]
    for satu in belum:
        satu.desa = desa
    return belum


def _rapat_lalu(rapat: Pertemuan) -> Pertemuan | None:
    """The meeting of the same kind before this one, of the same dusun for a musdus, that has an attendance list."""
    berisi = Exists(Hadirin.objects.filter(pertemuan=OuterRef("pk")))
    semua = Pertemuan.objects.filter(berisi, jenis=rapat.jenis).exclude(pk=rapat.pk)
    if rapat.jenis == JenisPertemuan.MUSDUS:
        semua = semua.filter(dusun=rapat.dusun_id)
    if rapat.tanggal:
        semua = semua.filter(tanggal__lte=rapat.tanggal)
    terakhir: Pertemuan | None = (
        semua.select_related("dusun").order_by(F("tanggal").desc(nulls_last=True), "-pk").first()
    )
    return terakhir


def _lembaga_bertugas(hari_ini: dt.date) -> list[tuple[Lembaga, list[AnggotaLembaga]]]:
    """The latest term of each institution with the members still in it."""
    anggota = (
        AnggotaLembaga.objects.filter(Q(berhenti_pada__isnull=True) | Q(berhenti_pada__gt=hari_ini))
        .select_related("lembaga")
        .order_by("lembaga__jenis", F("lembaga__mulai").desc(nulls_last=True), "-lembaga_id", "urutan", "pk")
    )
    hasil: dict[str, tuple[Lembaga, list[AnggotaLembaga]]] = {}
    for satu in anggota:
        masa = satu.lembaga
        if masa.selesai and masa.selesai < hari_ini:
            continue
        lembaga, orang = hasil.setdefault(masa.jenis, (masa, []))
        if lembaga.pk == masa.pk:
            orang.append(satu)
    return list(hasil.values())


def pertemuan_uuid(uuid: Any) -> Pertemuan | None:
    """A meeting of the open scope by its uuid; None where there is none."""
    satu: Pertemuan | None = Pertemuan.objects.select_related("desa", "dusun").filter(uuid=uuid).first()
    return satu
