"""Reads of change: the rows of history of a record and of what belongs to it, as sentences with who and when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Value
from django.utils import timezone

from kpm import beda
from kpm.models import Pengguna, Penugasan, Peran, Wilayah
from kpm.tindakan import RAHASIA as TANDA_RAHASIA
from laporan.daftar_riwayat import ISI_MODEL, NAMA, RAHASIA, Isi, bidang_riwayat, tulis_bidang
from laporan.halaman_riwayat import HALAMAN_BERSAMA, JENIS, TERHAPUS, Jenis
from rembuk.kekurangan import nama_masalah
from rembuk.models import Masalah
from sasaran.models import Anak, Kehamilan

PER_HALAMAN = 20
TANPA_ORANG = "Aplikasi"
"""Who it was where nobody was: a task, a command."""
PERBUATAN = {"+": "dicatat", "~": "diubah", "-": "dihapus"}


class TidakAda(LookupError):
    """There is no such record in the open scope, and never was."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One save: when, who in which role, about what, and each field before and after."""

    saat: dt.datetime
    siapa: str
    peran: str
    perbuatan: str
    """dicatat, diubah, dihapus."""
    hal: str
    ubah: tuple[beda.Ubah, ...]
    rahasia: tuple[str, ...]
    """ "NIK diubah": encrypted numbers, whose values no history holds."""
    tautan: tuple[str, Any] | None = None
    """Kind and uuid of its own page of history, where it is listed beside others."""


@dataclass(frozen=True, slots=True)
class Riwayat:
    """One page of history."""

    jenis: str
    judul: str
    ada: bool
    """Whether the record still exists; True for a page of the whole village."""
    alamat: str
    """Name of the page of the record, empty where there is none."""
    uuid: Any
    halaman: Page[Any]
    baris: list[Perubahan]


@dataclass(frozen=True, slots=True)
class _Langkah:
    """A row of history and the one before it of the same record."""

    isi: Isi
    lama: Any
    kini: Any


def baca_riwayat(desa: Wilayah, kode: str, uuid: Any, *, izin: frozenset[str], halaman: str | None) -> Riwayat:
    """The history of one record, newest first. The scope of the village is open; the number of queries is fixed.

    Raises TidakAda for an unknown kind or record, or one that these permissions do not show.
    """
    jenis = JENIS.get(kode)
    if jenis is None or jenis.izin not in izin or (jenis.kepala is None) != (uuid is None):
        raise TidakAda(kode)
    kepala, ada = _kepala(jenis, uuid)
    langkah = [satu for model, syarat in jenis.isi(kepala) for satu in _langkah(model, model.history.filter(**syarat))]
    langkah.sort(key=lambda satu: (satu.kini.history_date, satu.kini.history_id), reverse=True)
    lembar = Paginator(langkah, PER_HALAMAN).get_page(halaman)
    alamat, milik = _halaman(jenis, kode, kepala)
    return Riwayat(kode, jenis.judul(kepala), ada, alamat, milik, lembar, _baris(desa, list(lembar)))


def baca_terhapus(desa: Wilayah, *, halaman: str | None) -> tuple[Page[Any], list[Perubahan]]:
    """Records that were deleted, the latest first, each with what stood in it. The number of queries is fixed."""
    ke: dict[str, Any] = {model.__name__: model for model in TERHAPUS}
    pertama, *lain = (
        model.history.filter(history_type="-")
        .order_by()
        .values_list("history_date", "history_id", Value(model.__name__))
        for model in TERHAPUS
    )
    lembar = Paginator(pertama.union(*lain, all=True).order_by("-history_date", "-history_id"), PER_HALAMAN).get_page(
        halaman
    )
    kunci: dict[str, list[int]] = defaultdict(list)
    for _, nomor, nama in lembar:
        kunci[nama].append(nomor)
    baris = {
        (nama, satu.history_id): satu
        for nama, nomor in kunci.items()
        for satu in ke[nama].history.filter(history_id__in=nomor)
    }
    langkah = [_Langkah(ISI_MODEL[ke[nama]], None, baris[nama, nomor]) for _, nomor, nama in lembar]
    return lembar, _baris(desa, langkah, bertaut=True)


def _kepala(jenis: Jenis, uuid: Any) -> tuple[Any, bool]:
    """The latest row of history of the record in the address, and whether the record exists. Two queries."""
    if jenis.kepala is None:
        return None, True
    baris = jenis.kepala.history.filter(uuid=uuid).order_by("-history_date", "-history_id").first()
    if baris is None:
        raise TidakAda(str(uuid))
    return baris, baris.history_type != "-"


def _halaman(jenis: Jenis, kode: str, kepala: Any) -> tuple[str, Any]:
    """Where the record is shown: its own page, or the page of the person a month belongs to. One query at most."""
    if not kode.startswith("bulan-"):
        return jenis.alamat, kepala.uuid if kepala and jenis.alamat not in HALAMAN_BERSAMA else None
    if kode == "bulan-ibu":
        milik = Kehamilan.objects.filter(id=kepala.kehamilan_id).values_list("ibu__uuid", flat=True).first()
    else:
        milik = Anak.objects.filter(id=kepala.anak_id).values_list("orang__uuid", flat=True).first()
    return ("orang", milik) if milik else ("", None)


def _langkah(model: Any, riwayat: Any) -> Iterable[_Langkah]:
    """The saves of these records that changed something anybody can read. One query."""
    isi = ISI_MODEL[model]
    sebelum: dict[int, Any] = {}
    bidang = [beda.Bidang(satu.attname, "", str) for satu in bidang_riwayat(isi)]
    for baris in riwayat.order_by("history_date", "history_id"):
        lama = sebelum.get(baris.id)
        sebelum[baris.id] = baris if baris.history_type != "-" else None
        diam = baris.history_type == "~" and lama is not None and not _rahasia(baris)
        if diam and not beda.ada_beda(bidang, vars(lama), vars(baris)):
            continue
        yield _Langkah(isi, lama if baris.history_type == "~" else None, baris)


def _rahasia(baris: Any) -> tuple[str, ...]:
    alasan = baris.history_change_reason or ""
    if not alasan.startswith(TANDA_RAHASIA):
        return ()
    pasangan = (satu.partition("=") for satu in alasan.removeprefix(TANDA_RAHASIA).split(","))
    return tuple(f"{RAHASIA.get(nama, nama)} {kata}" for nama, _, kata in pasangan)


def _baris(desa: Wilayah, langkah: Sequence[_Langkah], *, bertaut: bool = False) -> list[Perubahan]:
    """The steps of one page in words. One query per kind of record pointed to, two for who it was."""
    nama, orang = _nama(langkah), _pelaku(desa, langkah)
    hasil = []
    for satu in langkah:
        baris, bidang = satu.kini, [tulis_bidang(satu.isi, b, nama) for b in bidang_riwayat(satu.isi)]
        lama = vars(satu.lama) if satu.lama is not None else None
        hapus = baris.history_type == "-"
        siapa, peran = orang(baris)
        hasil.append(
            Perubahan(
                saat=baris.history_date,
                siapa=siapa,
                peran=peran,
                perbuatan=PERBUATAN[baris.history_type],
                hal=satu.isi.sebutan(baris),
                ubah=beda.beda(bidang, vars(baris), None) if hapus else beda.beda(bidang, lama, vars(baris)),
                rahasia=_rahasia(baris),
                tautan=_tautan(satu) if bertaut else None,
            )
        )
    return hasil


def _tautan(langkah: _Langkah) -> tuple[str, Any] | None:
    kode = next((kode for kode, satu in JENIS.items() if satu.kepala is langkah.isi.model), None)
    return (kode, langkah.kini.uuid) if kode else None


def _nama(langkah: Sequence[_Langkah]) -> Mapping[Any, Mapping[Any, str]]:
    """Names of everything the rows of a page point to, by model and key. One query per model."""
    kunci: dict[Any, set[Any]] = defaultdict(set)
    for satu in langkah:
        for bidang in bidang_riwayat(satu.isi):
            if bidang.related_model in NAMA:
                semua = (getattr(baris, bidang.attname) for baris in (satu.lama, satu.kini) if baris is not None)
                kunci[bidang.related_model] |= {pk for pk in semua if pk}
    hasil: dict[Any, dict[Any, str]] = {}
    for model, pk in kunci.items():
        if model is Masalah:
            hasil[model] = {satu.pk: nama_masalah(satu) for satu in Masalah.objects.filter(pk__in=pk)}
        else:
            pasang = model._default_manager.filter(pk__in=pk).values_list("pk", NAMA[model])
            hasil[model] = {satu: str(kata) for satu, kata in pasang}
    return hasil


def pelaku(baris: Any) -> int | None:
    """Who wrote a row of history: the record's author, for a deletion whoever deleted it."""
    nomor: int | None = baris.history_user_id
    return nomor if baris.history_type == "-" else (baris.diubah_oleh_id or nomor)


def _pelaku(desa: Wilayah, langkah: Sequence[_Langkah]) -> Any:
    """A function that names who wrote a row, and the role held in this village on that day. Two queries."""
    nomor = {satu for langkah_ in langkah if (satu := pelaku(langkah_.kini))}
    nama = dict(Pengguna.objects.filter(pk__in=nomor).values_list("pk", "nama"))
    tugas: dict[int, list[Penugasan]] = defaultdict(list)
    for penugasan in Penugasan.objects.filter(pengguna_id__in=nomor, wilayah=desa).order_by("mulai", "pk"):
        tugas[penugasan.pengguna_id].append(penugasan)

    def sebut(baris: Any) -> tuple[str, str]:
        oleh, hari = pelaku(baris), timezone.localtime(baris.history_date).date()
        if oleh not in nama:
            return TANPA_ORANG, ""
        peran = {
            satu.peran: Peran(satu.peran).label
            for satu in tugas[oleh]
            if satu.mulai <= hari and (satu.selesai is None or hari <= satu.selesai)
        }
        return nama[oleh], ", ".join(peran.values())

    return sebut
