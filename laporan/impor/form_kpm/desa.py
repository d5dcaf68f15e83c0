"""Reads of the village a Form KPM workbook is laid beside, a fixed number of queries whatever the file holds."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kpm.bacaan.bentuk import Nilai
from kpm.bacaan.nilai import kunci_nama, teks
from kpm.dokumen.lembar import Sel
from kpm.enkripsi import indeks_buta
from kpm.kueri import dusun_dipakai
from kpm.models import Dusun, Fasilitas, Wilayah
from kpm.nik import bersihkan, seperti_nik
from kpm.periode import Bulan, bulan_penuh
from laporan.impor.form_kpm.nilai import kunci_kia
from laporan.kueri_lembar import sebagai_catatan_anak, sebagai_catatan_ibu
from laporan.lembar.formulir_2a import KOLOM as KOLOM_2A
from laporan.lembar.formulir_2a import baris_2a
from laporan.lembar.formulir_2b import KOLOM as KOLOM_2B
from laporan.lembar.formulir_2b import baris_2b
from pemantauan.bulanan.hadir import Hadir
from pemantauan.indikator import SET
from pemantauan.kueri_bulan import anak_utuh, kehamilan_utuh
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.kueri_skor import pengaturan_berlaku
from pemantauan.models import KondisiLayanan, PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

SAMA_KODE = {"usia": "usia", "status_gizi": "gizi"}
"""Column of our sheet -> column of the workbook, where they are called differently."""


def _daun(kolom: Iterable[Any]) -> list[str]:
    return [anak.kode for satu in kolom for anak in (satu.anak or (satu,))]


def nomor_rumah(rumah: Keluarga) -> tuple[str, ...]:
    """The numbers a household is known by outside this program: of the village's own book, its nomor KK."""
    buku, kk = kunci_kia(rumah.nomor_asal), rumah.no_kk_indeks
    return tuple(satu for satu in (buku, f"kk{kk}" if kk else "") if satu)


def kunci_rumah(nilai: Nilai) -> str:
    """The number of a household as it is compared; of a nomor KK its blind index alone. Empty when there is none."""
    isi = teks(nilai)
    return f"kk{indeks_buta(bersihkan(isi))}" if seperti_nik(isi) else kunci_kia(nilai)


@dataclass(slots=True)
class DesaKini:
    """The people, places and months of a village as they stand."""

    desa: Wilayah
    pengaturan: dict[str, str]
    dusun: list[Dusun]
    fasilitas: list[Fasilitas]
    keluarga: list[Keluarga]
    hamil: list[Kehamilan]
    anak: list[Anak]
    perempuan: list[Orang]
    ibu_bulan: dict[tuple[int, Bulan], PemantauanIbu] = field(default_factory=dict)
    anak_bulan: dict[tuple[int, Bulan], PemantauanAnak] = field(default_factory=dict)
    paud_bulan: dict[tuple[int, Bulan], PemantauanPaud] = field(default_factory=dict)
    ibu_sesi: dict[tuple[int, Bulan], Hadir] = field(default_factory=dict)
    anak_sesi: dict[tuple[int, Bulan], Hadir] = field(default_factory=dict)
    """What counselling sessions tell of a month: the printed sheet holds it too."""
    kondisi: dict[tuple[int, int], KondisiLayanan] = field(default_factory=dict)
    hamil_ibu: dict[int, list[Kehamilan]] = field(default_factory=lambda: defaultdict(list))
    """Person -> her pregnancies."""
    ibu_kia: dict[tuple[str, str], dict[int, Orang]] = field(default_factory=lambda: defaultdict(dict))
    anak_kia: dict[tuple[str, str], list[Anak]] = field(default_factory=lambda: defaultdict(list))
    """(KIA, name) -> who."""
    anak_nama: dict[str, list[Anak]] = field(default_factory=lambda: defaultdict(list))
    perempuan_nama: dict[str, list[Orang]] = field(default_factory=lambda: defaultdict(list))
    rumah_kia: dict[str, Keluarga] = field(default_factory=dict)
    """KIA -> the household in which it is known."""
    rumah_asal: dict[str, Keluarga] = field(default_factory=dict)
    """Key of `nomor_rumah` -> household."""
    saudara_kia: dict[str, list[Anak]] = field(default_factory=lambda: defaultdict(list))
    orang: dict[str, Orang] = field(default_factory=dict)
    """By uuid."""
    anak_orang: dict[int, Anak] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rumah in self.keluarga:
            for nomor in nomor_rumah(rumah):
                self.rumah_asal.setdefault(nomor, rumah)
        for hamil in self.hamil:
            kia = kunci_kia(hamil.no_kia)
            self.hamil_ibu[hamil.ibu_id].append(hamil)
            self.ibu_kia[kia, kunci_nama(hamil.ibu.nama)][hamil.ibu_id] = hamil.ibu
            self.rumah_kia.setdefault(kia, hamil.ibu.keluarga)
            self.orang[str(hamil.ibu.uuid)] = hamil.ibu
        for anak in self.anak:
            kia, nama = kunci_kia(anak.no_kia), kunci_nama(anak.orang.nama)
            self.anak_kia[kia, nama].append(anak)
            self.anak_nama[nama].append(anak)
            self.saudara_kia[kia].append(anak)
            self.rumah_kia.setdefault(kia, anak.orang.keluarga)
            self.orang[str(anak.orang.uuid)] = anak.orang
            self.anak_orang[anak.orang_id] = anak
        for orang in self.perempuan:
            self.perempuan_nama[kunci_nama(orang.nama)].append(orang)
            self.orang.setdefault(str(orang.uuid), orang)

    def cari_ibu(self, kia: str, nama: str) -> list[Orang]:
        """Women with a pregnancy of this KIA and this name."""
        return list(self.ibu_kia[kia, nama].values()) if kia else []

    def cari_anak(self, kia: str, nama: str) -> list[Anak]:
        """Children of this KIA and this name."""
        return self.anak_kia[kia, nama] if kia else []

    def keluarga_kia(self, kia: str) -> Keluarga | None:
        """The household in which this KIA is known."""
        return self.rumah_kia.get(kia) if kia else None

    def cetak_ibu(self, hamil: Kehamilan, catatan: PemantauanIbu) -> dict[str, Sel]:
        """What Formulir 2A prints for a record, by the workbook's columns."""
        hadir = self.ibu_sesi.get((hamil.pk, catatan.bulan))
        baris = baris_2a(0, sebagai_catatan_ibu(hamil, catatan, catatan.bulan, hadir), False)
        return _sel(KOLOM_2A, baris.sel)

    def cetak_anak(self, anak: Anak, catatan: PemantauanAnak) -> dict[str, Sel] | None:
        """What Formulir 2B prints for a record; None where it does not stand there."""
        lahir = anak.orang.tanggal_lahir
        if lahir is None:
            return None
        ambang = SET[self.pengaturan["indicator_set"]].ambang_anak
        umur = bulan_penuh(lahir, catatan.tanggal)
        sesi = self.anak_sesi.get((anak.pk, catatan.bulan))
        isi = sebagai_catatan_anak(anak, lahir, catatan, umur, ambang.umur_imunisasi_lengkap, sesi)
        return _sel(KOLOM_2B, baris_2b(0, isi, False, self.pengaturan["status_gizi_ganda"]).sel)


def _sel(kolom: Iterable[Any], sel: tuple[Sel, ...]) -> dict[str, Sel]:
    return {SAMA_KODE.get(kode, kode): satu for kode, satu in zip(_daun(kolom), sel, strict=True)}


def baca_desa(desa: Wilayah, bulan: tuple[Bulan, Bulan] | None, tahun: Iterable[int], pada: dt.date) -> DesaKini:
    """The village with the months of a span and the services (Formulir 1) of these years."""
    anak = list(anak_utuh().select_related("orang__keluarga__dusun", "orang__posyandu"))
    kini = DesaKini(
        desa=desa,
        pengaturan=pengaturan_berlaku(desa, pada),
        dusun=list(dusun_dipakai()),
        fasilitas=list(Fasilitas.objects.order_by("pk")),
        keluarga=list(Keluarga.objects.defer("no_kk").order_by("pk")),
        hamil=list(kehamilan_utuh().order_by("sejak", "pk")),
        anak=anak,
        perempuan=list(
            Orang.objects.filter(jenis_kelamin="P", anak__isnull=True)
            .select_related("keluarga")
            .defer("nik", "keluarga__no_kk")
            .order_by("pk")
        ),
    )
    if bulan:
        kini.ibu_bulan = {(c.kehamilan_id, c.bulan): c for c in PemantauanIbu.objects.filter(bulan__range=bulan)}
        kini.anak_bulan = {(c.anak_id, c.bulan): c for c in PemantauanAnak.objects.filter(bulan__range=bulan)}
        kini.ibu_sesi, kini.anak_sesi = hadir_bulan("ibu", bulan), hadir_bulan("anak", bulan)
        kini.paud_bulan = {(c.anak_id, c.bulan): c for c in PemantauanPaud.objects.filter(bulan__range=bulan)}
    if tahun := list(tahun):
        kini.kondisi = {(k.fasilitas_id, k.tahun): k for k in KondisiLayanan.objects.filter(tahun__in=tahun)}
    return kini


def sebagai_uuid(nilai: str) -> UUID | None:
    """The uuid of a decision; None where it is a word."""
    try:
        return UUID(nilai)
    except ValueError:
        return None
