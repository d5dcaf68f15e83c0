"""The village as it stands beside a register: five queries, whatever its size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from kpm.bacaan.nilai import kunci_nama, kunci_tempat
from kpm.enkripsi import indeks_buta
from kpm.models import Dusun
from sasaran.aturan import DUSUN_BELUM
from sasaran.models import Anak, Kehamilan, Keluarga, Orang


@dataclass(slots=True)
class DesaKini:
    """What is registered, found by number, name and birth date. References of the rows are loaded."""

    dusun: list[Dusun]
    orang: dict[UUID, Orang] = field(default_factory=dict)
    keluarga: dict[UUID, Keluarga] = field(default_factory=dict)
    anak: dict[UUID, Anak] = field(default_factory=dict)
    """uuid of the person -> the child."""
    kehamilan: dict[UUID, list[Kehamilan]] = field(default_factory=lambda: defaultdict(list))
    """uuid of the woman -> her pregnancies, the latest first."""
    per_nik: dict[str, Orang] = field(default_factory=dict, repr=False)
    per_kk: dict[str, Keluarga] = field(default_factory=dict, repr=False)
    per_lahir: dict[tuple[str, dt.date], list[Orang]] = field(default_factory=lambda: defaultdict(list))
    serumah: dict[UUID, list[Orang]] = field(default_factory=lambda: defaultdict(list))
    tanpa_lahir: dict[tuple[str, str], list[Orang]] = field(default_factory=lambda: defaultdict(list))
    """(sex, name as it is compared) -> people whose birth date is unknown."""

    def menurut_nik(self, nik: str) -> Orang | None:
        return self.per_nik.get(indeks_buta(nik)) if nik else None

    def menurut_kk(self, no_kk: str) -> Keluarga | None:
        return self.per_kk.get(indeks_buta(no_kk)) if no_kk else None

    def dusun_bernama(self, nama: str) -> Dusun | None:
        """The dusun of this name, however it is written; one in use before one that is not."""
        kunci = kunci_tempat(nama)
        sama = [satu for satu in self.dusun if kunci_tempat(satu.nama) == kunci]
        return min(sama, key=lambda satu: satu.ditutup_pada is not None) if sama else None

    @property
    def dusun_satu_satunya(self) -> Dusun | None:
        """The village's only dusun in use."""
        dipakai = [satu for satu in self.dusun if satu.ditutup_pada is None and satu.nama != DUSUN_BELUM]
        return dipakai[0] if len(dipakai) == 1 else None


def desa_kini() -> DesaKini:
    """Everything registered in the village whose scope is open."""
    desa = DesaKini(list(Dusun.objects.all()))
    dusun = {satu.pk: satu for satu in desa.dusun}
    keluarga = {satu.pk: satu for satu in Keluarga.objects.order_by("nomor")}
    for rumah in keluarga.values():
        rumah.dusun = dusun[rumah.dusun_id]
        desa.keluarga[rumah.uuid] = rumah
        if rumah.no_kk_indeks:
            desa.per_kk[rumah.no_kk_indeks] = rumah
    orang = {satu.pk: satu for satu in Orang.objects.order_by("pk")}
    for satu in orang.values():
        satu.keluarga = keluarga[satu.keluarga_id]
        desa.orang[satu.uuid] = satu
        desa.serumah[satu.keluarga.uuid].append(satu)
        if satu.nik_indeks:
            desa.per_nik[satu.nik_indeks] = satu
        if satu.tanggal_lahir:
            desa.per_lahir[satu.jenis_kelamin, satu.tanggal_lahir].append(satu)
        else:
            desa.tanpa_lahir[satu.jenis_kelamin, kunci_nama(satu.nama)].append(satu)
    for anak in Anak.objects.order_by("pk"):
        anak.orang = orang[anak.orang_id]
        anak.ibu = orang[anak.ibu_id] if anak.ibu_id else None
        anak.pengasuh = orang[anak.pengasuh_id] if anak.pengasuh_id else None
        desa.anak[anak.orang.uuid] = anak
    for hamil in Kehamilan.objects.order_by("-sejak", "-pk"):
        hamil.ibu = orang[hamil.ibu_id]
        desa.kehamilan[hamil.ibu.uuid].append(hamil)
    return desa
