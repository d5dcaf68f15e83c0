"""Reads about the village itself and about who is assigned where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Max, QuerySet

from kpm.kerja import kerja_terbuka
from kpm.models import DokumenTerbit, Dusun, Fasilitas, Jejak, JenisFasilitas, Pengguna, Penugasan, ProfilDesa, Wilayah


def wilayah_kode(kode: str) -> Wilayah:
    """The region of a code. Raises Wilayah.DoesNotExist."""
    return Wilayah.objects.get(kode=kode)


def nama_induk(wilayah: Wilayah) -> dict[str, str]:
    """Names of the regions above by level: kecamatan, kabupaten, provinsi (one query)."""
    nama = dict(Wilayah.objects.filter(kode__in=wilayah.kode_induk).values_list("kode", "nama"))
    tingkat = {1: "provinsi", 2: "kabupaten", 3: "kecamatan"}
    return {tingkat[kode.count(".") + 1]: teks for kode, teks in nama.items() if kode != "00"}


def profil_desa(desa: Wilayah) -> ProfilDesa:
    """The office profile of a village; an unsaved empty one before it was filled in."""
    return ProfilDesa.objects.select_related("logo").filter(desa=desa).first() or ProfilDesa(desa=desa)


def dusun_dipakai() -> QuerySet[Dusun]:
    """The dusun new entries may name: in use, and of the reader's work area where there is one."""
    semua = Dusun.objects.filter(ditutup_pada__isnull=True)
    area = kerja_terbuka()
    return (semua.filter(pk__in=area.dusun) if area and area.dusun else semua).order_by("nama")


def posyandu_dipakai() -> QuerySet[Fasilitas]:
    """The posyandu new entries may name: in use, and of the reader's work area where it has any."""
    semua = Fasilitas.objects.filter(jenis=JenisFasilitas.POSYANDU, ditutup_pada__isnull=True)
    area = kerja_terbuka()
    return (semua.filter(pk__in=area.posyandu) if area and area.posyandu else semua).order_by("nama")


def dusun_desa() -> list[Dusun]:
    """The dusun of the open scope, by name; those not in use any more last."""
    return list(Dusun.objects.order_by(F("ditutup_pada").asc(nulls_first=True), "nama"))


def posyandu_desa() -> list[Fasilitas]:
    """The posyandu of the open scope, by name; those not in use any more last."""
    semua = Fasilitas.objects.filter(jenis=JenisFasilitas.POSYANDU)
    return list(semua.order_by(F("ditutup_pada").asc(nulls_first=True), "nama"))


def tugas_pengguna(pengguna: Pengguna, saat: dt.datetime) -> list[Penugasan]:
    """Assignments of a user in force at that moment, each by the calendar of its own region, with the regions by name.

    Without an address there is no zone yet, and between midnight and morning the east is a day ahead of UTC.
    """
    semua = Penugasan.objects.filter(pengguna=pengguna).select_related("wilayah").order_by("wilayah__nama", "peran")
    return [satu for satu in semua if satu.berlaku(saat.astimezone(ZoneInfo(satu.wilayah.nama_zona)).date())]


@dataclass(frozen=True, slots=True)
class DokumenDiperiksa:
    """An issued document and whether it still holds."""

    dokumen: DokumenTerbit
    digantikan: bool
    pengganti: DokumenTerbit | None
    """What took its place; None while that is not printed yet."""

    @property
    def dibuka_pada(self) -> dt.date | None:
        """Since when its period is open for correction; None where it holds or something took its place."""
        return None if self.digantikan else self.dokumen.dibuka_pada


def periksa_dokumen(kode: str) -> DokumenDiperiksa | None:
    """The document of a public code, read without any village's scope; None for an unknown code."""
    dokumen = DokumenTerbit.objects.select_related("wilayah", "digantikan_oleh").filter(kode=kode).first()
    if dokumen is None:
        return None
    if dokumen.digantikan_oleh or not dokumen.dibuka_pada:
        return DokumenDiperiksa(dokumen, bool(dokumen.digantikan_oleh), dokumen.digantikan_oleh)
    if dokumen.jenis == DokumenTerbit.Jenis.BERITA_ACARA:
        return DokumenDiperiksa(dokumen, False, None)
    # a form cut into other parts than before has no single successor
    kemudian = DokumenTerbit.objects.filter(
        wilayah=dokumen.wilayah, periode=dokumen.periode, revisi__gt=dokumen.revisi
    ).exclude(jenis=DokumenTerbit.Jenis.BERITA_ACARA)
    sejenis = kemudian.filter(jenis=dokumen.jenis).order_by("-revisi", "pk").first()
    return DokumenDiperiksa(dokumen, sejenis is not None or kemudian.exists(), sejenis)


def pernah_dilihat(uuid: object) -> dict[str, Any]:
    """How often a record of the open scope was looked at with a trace, and when last: "kali", "terakhir"."""
    return Jejak.objects.filter(objek=str(uuid)).aggregate(kali=Count("pk"), terakhir=Max("waktu"))
