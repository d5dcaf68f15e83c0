"""Invented people and villages for tests. NIK and KK carry the digits 621399, which no region has."""

from __future__ import annotations

import datetime as dt
from typing import Any

import factory

from kpm.models import Dusun, Fasilitas, JenisFasilitas, Pengguna, Penugasan, Peran, Wilayah
from kpm.periode import Bulan, tambah_bulan
from pemantauan.models import (
    DosisImunisasi,
    KondisiLayanan,
    PemantauanAnak,
    PemantauanIbu,
    PemantauanPaud,
    Pemeriksaan,
    PesertaKonseling,
    SesiKonseling,
)
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

SANDI = "sandi-uji-panjang-1"


class WilayahFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Wilayah
        django_get_or_create = ("kode",)


class PenggunaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pengguna
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"orang{n}")
    nama = factory.Sequence(lambda n: f"Pengguna {n}")
    # one fast hash for all: the hasher itself is tested in test_masuk
    password = "!"


class PenugasanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Penugasan

    pengguna = factory.SubFactory(PenggunaFactory)
    peran = Peran.KPM
    mulai = dt.date(2020, 1, 1)


class DusunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Dusun

    nama = factory.Sequence(lambda n: f"Dusun {n}")


class PosyanduFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Fasilitas

    jenis = JenisFasilitas.POSYANDU
    nama = factory.Sequence(lambda n: f"Posyandu {n}")


class KeluargaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Keluarga

    nomor = factory.Sequence(lambda n: n + 1)
    kepala = factory.Sequence(lambda n: f"Kepala {n}")
    rt = "01"
    dusun = factory.SubFactory(DusunFactory, desa=factory.SelfAttribute("..desa"))


class OrangFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Orang

    nama = factory.Sequence(lambda n: f"Orang {n}")
    jenis_kelamin = "P"
    keluarga = factory.SubFactory(KeluargaFactory, desa=factory.SelfAttribute("..desa"))


class KehamilanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Kehamilan

    ibu = factory.SubFactory(OrangFactory, desa=factory.SelfAttribute("..desa"))
    no_kia = factory.Sequence(lambda n: f"KIA-{n:04d}")
    hpht = dt.date(2026, 3, 10)
    sejak = dt.date(2026, 4, 10)


class AnakFactory(factory.django.DjangoModelFactory):
    """A child; ``lahir`` is the birth date, ``nama`` the name."""

    class Meta:
        model = Anak

    class Params:
        lahir = dt.date(2025, 6, 15)
        nama = factory.Sequence(lambda n: f"Anak {n}")
        jenis_kelamin = "L"
        keluarga = None

    no_kia = factory.Sequence(lambda n: f"KIA-A{n:04d}")
    sejak = factory.SelfAttribute("lahir")

    @factory.lazy_attribute
    def orang(self) -> Orang:
        lain: dict[str, Any] = {"keluarga": self.keluarga} if self.keluarga else {}
        return OrangFactory(
            desa=self.desa, nama=self.nama, jenis_kelamin=self.jenis_kelamin, tanggal_lahir=self.lahir, **lain
        )


class PemantauanIbuFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PemantauanIbu

    desa = factory.SelfAttribute("kehamilan.desa")
    bulan = Bulan(2026, 8)
    tanggal = factory.LazyAttribute(lambda o: o.bulan.awal.replace(day=15))


class PemantauanAnakFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PemantauanAnak

    desa = factory.SelfAttribute("anak.desa")
    bulan = Bulan(2026, 8)
    tanggal = factory.LazyAttribute(lambda o: o.bulan.awal.replace(day=15))


class DosisFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DosisImunisasi

    desa = factory.SelfAttribute("anak.desa")
    vaksin = "bcg"
    dosis = 1
    tanggal = factory.LazyAttribute(lambda o: o.anak.orang.tanggal_lahir + dt.timedelta(days=14))


class PemantauanPaudFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PemantauanPaud

    desa = factory.SelfAttribute("anak.desa")
    bulan = Bulan(2026, 8)
    tanggal = factory.LazyAttribute(lambda o: o.bulan.awal.replace(day=15))
    hadir = True


class PemeriksaanFactory(factory.django.DjangoModelFactory):
    """A contact of a pregnancy; its month follows from ``tanggal``. The record of the month is not touched."""

    class Meta:
        model = Pemeriksaan

    desa = factory.SelfAttribute("kehamilan.desa")
    jenis = "anc"
    tanggal = dt.date(2026, 8, 15)
    bulan = factory.LazyAttribute(lambda o: Bulan.dari_tanggal(o.tanggal))


class SesiFactory(factory.django.DjangoModelFactory):
    """A counselling session; its month follows from ``tanggal``."""

    class Meta:
        model = SesiKonseling

    jenis = "ayah"
    tanggal = dt.date(2026, 8, 20)
    bulan = factory.LazyAttribute(lambda o: Bulan.dari_tanggal(o.tanggal))


class PesertaFactory(factory.django.DjangoModelFactory):
    """The attendance of one pregnancy (``kehamilan``) or child (``anak``)."""

    class Meta:
        model = PesertaKonseling

    desa = factory.SelfAttribute("sesi.desa")


class KondisiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KondisiLayanan

    desa = factory.SelfAttribute("fasilitas.desa")
    tahun = 2026


def lahir_berumur(bulan: int, pada: dt.date) -> dt.date:
    """A birth date that makes a child exactly that many bulan penuh old on a day."""
    return tambah_bulan(pada, -bulan)
