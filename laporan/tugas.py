"""Background work: a village's aggregates are computed anew after its records changed, once for many saves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kpm.kueri import wilayah_kode
from kpm.lingkup import NASIONAL, lingkup
from kpm.periode import Bulan, Triwulan
from laporan.models import RekapDesa
from laporan.pencetak import PENCETAK, SEKETIKA
from laporan.tindakan import perbarui_rekap
from laporan.tindakan_tutup import cetak_susulan
from pemantauan.models import KartuSkor, PengaturanPedoman

JENDELA = 6
"""Quarters whose numbers one month can change: the longest look-back window of Formulir 3B (18 months)."""


@task()
def hitung_rekap(kode: str, triwulan: str) -> None:
    """Recompute the aggregates of one village and quarter; ``triwulan`` is written 2026-T3."""
    perbarui_rekap(kode, Triwulan.dari_teks(triwulan))


def antrekan(kode: str, *triwulan: Triwulan) -> int:
    """Queue a recomputation for each of these quarters that has none of this village waiting; how many were queued.

    One that is running does not count: it may have read the records before this change. One query for all.
    """
    isi = [{"args": [kode, str(satu)], "kwargs": {}} for satu in triwulan]
    menunggu = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=hitung_rekap.module_path, args_kwargs__in=isi
    ).values_list("args_kwargs", flat=True)
    ada = {satu["args"][1] for satu in menunggu}
    belum = [satu for satu in map(str, triwulan) if satu not in ada]
    for satu in belum:
        hitung_rekap.enqueue(kode, satu)
    return len(belum)


def triwulan_terpengaruh(bulan: Bulan, pada: dt.date) -> list[Triwulan]:
    """Quarters whose numbers a record of this month can change: its own and those that look back to it, until now."""
    semua = (bulan.triwulan.geser(maju) for maju in range(JENDELA))
    return [satu for satu in semua if satu.awal <= pada]


def triwulan_tersimpan(kode: str, pada: dt.date) -> list[Triwulan]:
    """The quarters of a village whose totals are kept, and the running one."""
    kini = Triwulan.dari_tanggal(pada)
    ada = RekapDesa.objects.filter(wilayah__kode=kode).values_list("periode", flat=True)
    return sorted({kini, *(Triwulan.dari_teks(satu) for satu in ada)}, reverse=True)


@task()
def hitung_ulang_di_bawah(kode: str) -> None:
    """Recompute every total kept of the villages under a region, which are judged by its settings."""
    semua = RekapDesa.objects.order_by("wilayah__kode", "-periode").values_list("wilayah__kode", "periode")
    for desa, periode in semua if kode == NASIONAL else semua.filter(wilayah__kode__startswith=f"{kode}."):
        perbarui_rekap(desa, Triwulan.dari_teks(periode))


@task()
def cetak_susulan_kartu(kode: str, kartu: str) -> None:
    """Print what a finalised quarter still lacks of its forms; ``kartu`` is the card's uuid."""
    desa = wilayah_kode(kode)
    with lingkup(kode), timezone.override(desa.nama_zona):
        satu = KartuSkor.objects.select_related("desa").get(uuid=kartu)
        cetak_susulan(desa=desa, kartu=satu, sekarang=timezone.localtime())


def sesudah_triwulan_ditutup(sender: object, *, kode: str, kartu: str, **_: Any) -> None:
    """Receiver of `laporan.sinyal.triwulan_ditutup`."""
    if PENCETAK.keys() - {SEKETIKA}:
        cetak_susulan_kartu.enqueue(kode, kartu)


def sesudah_sasaran_berubah(sender: object, *, kode: str, **_: Any) -> None:
    """Receiver of `sasaran.sinyal.sasaran_berubah`: a birth, a move or a corrected date counts in every quarter."""
    antrekan(kode, *triwulan_tersimpan(kode, timezone.localdate()))


def sesudah_kader_berubah(sender: object, *, kode: str, **_: Any) -> None:
    """Receiver of `kpm.sinyal.kader_berubah`: the running quarter tells how the office of the KPM stands."""
    antrekan(kode, Triwulan.dari_tanggal(timezone.localdate()))


def sesudah_pengaturan_berubah(sender: object, *, instance: PengaturanPedoman, **_: Any) -> None:
    """Receiver of a guideline setting that was stored or taken away."""
    kode = instance.wilayah.kode
    transaction.on_commit(lambda: hitung_ulang_di_bawah.enqueue(kode))


def sesudah_bulan_tersimpan(sender: object, *, kode: str, bulan: Bulan, **_: Any) -> None:
    """Receiver of `pemantauan.sinyal.bulan_tersimpan`."""
    antrekan(kode, *triwulan_terpengaruh(bulan, timezone.localdate()))
