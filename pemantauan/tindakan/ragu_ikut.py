"""Answers to doubts that follow their record: into a merge, and into another village."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from kpm.models import Pengguna, Wilayah
from kpm.tindakan import simpan
from pemantauan.models import JawabanRagu
from pemantauan.tindakan.jurnal import Jurnal
from sasaran.models import Anak, Kehamilan, Keluarga, Orang


def satukan_jawaban(
    jurnal: Jurnal,
    tetap: Orang | Kehamilan | Anak | Keluarga,
    hilang: Orang | Kehamilan | Anak | Keluarga,
    *,
    oleh: Pengguna | None,
) -> None:
    """What was called right of the record that goes is right of the one that stays; months keep their own answers."""
    sudah = set(JawabanRagu.objects.filter(untuk=tetap.uuid).values_list("kode", flat=True))
    for satu in JawabanRagu.objects.filter(untuk=hilang.uuid).exclude(kode__in=sudah).select_related("desa"):
        jurnal.ubah(satu, {"untuk": tetap.uuid}, oleh=oleh)


def baca_jawaban(untuk: Collection[UUID]) -> list[JawabanRagu]:
    """The answers about these records of the open village."""
    return list(JawabanRagu.objects.filter(untuk__in=untuk).order_by("pk"))


def tulis_jawaban(jawaban: Sequence[JawabanRagu], menjadi: Mapping[UUID, UUID], desa: Wilayah) -> None:
    """The answers about records that came from another village, under what these became here (``menjadi``)."""
    baru = [satu for satu in jawaban if satu.untuk in menjadi]
    ada = set(JawabanRagu.objects.filter(untuk__in=menjadi.values()).values_list("untuk", "kode")) if baru else set()
    for satu in baru:
        untuk = menjadi[satu.untuk]
        if (untuk, satu.kode) not in ada:
            isi = {"jenis": satu.jenis, "kode": satu.kode, "kalimat": satu.kalimat, "alasan": satu.alasan}
            simpan(JawabanRagu(desa=desa, untuk=untuk, **isi), oleh=None)
