"""Who looks in the measurement besides the KPM: village admin and pendamping with their second step, a KPM with a work
area; and what they look at: an office, traces, and a kecamatan of three hundred villages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.test import Client
from django.utils import timezone

from bench.desa_uji import AKHIR, TRIWULAN
from kpm.jejak import catat
from kpm.lingkup import lingkup
from kpm.models import Dusun, Jejak, Kader, Pengguna, Penugasan, Peran, PerangkatTotp, Wilayah
from kpm.sesi import LANGKAH_DUA
from kpm.tindakan_pengguna import atur_wilayah_kerja
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap
from laporan.tindakan_kinerja import terbitkan_bukti
from laporan.tindakan_nama import buka_nama
from sasaran.models import Orang

KECAMATAN = "52.04.20"
DESA_SEKECAMATAN = 300
JEJAK = 60
"""Traces of a village: more than a page of them."""
SANDI = "Sandi-uji-2026"


def peramban(pengguna: Pengguna) -> Client:
    """A browser in which this person has signed in, the second step done."""
    klien = Client(HTTP_HOST="localhost")
    klien.force_login(pengguna, backend="kpm.izin.NamaAtauTelepon")
    if perangkat := PerangkatTotp.objects.filter(pengguna=pengguna).first():
        sesi = klien.session
        sesi[LANGKAH_DUA] = perangkat.pk
        sesi.save()
    return klien


def nama_akun(wilayah: Wilayah, peran: str) -> str:
    """User name of the officer of that role there."""
    return f"petugas-{peran}-{wilayah.kode}"


def petugas(wilayah: Wilayah, peran: str, *, kode: bool) -> Pengguna:
    """Somebody in an office of this region; ``kode``: with a device for the second step."""
    satu = Pengguna.objects.create(username=nama_akun(wilayah, peran), nama=f"Petugas {peran}", password="!")
    Penugasan.objects.create(pengguna=satu, wilayah=wilayah, peran=peran, mulai=dt.date(2020, 1, 1))
    if kode:
        PerangkatTotp.objects.create(pengguna=satu, rahasia="GEZDGNBVGY3TQOJQ", dipasang_pada=timezone.now())
    return satu


def kecamatan() -> None:
    """Three hundred villages with figures of two quarters beside the two of the measurement."""
    Wilayah.objects.bulk_create(
        Wilayah(kode=f"{KECAMATAN}.{3000 + ke}", nama=f"Desa Uji {ke:03d}") for ke in range(DESA_SEKECAMATAN)
    )
    semua = Wilayah.objects.filter(kode__startswith=f"{KECAMATAN}.3")
    RekapDesa.objects.bulk_create(
        RekapDesa(
            wilayah=desa, periode=str(triwulan), isi={}, konvergensi=Decimal(60 + desa.pk % 30), orang=100,
            lengkap=40, belum_dipantau=desa.pk % 9, catatan_terakhir=timezone.now(),
        )
        for triwulan in (TRIWULAN, TRIWULAN.geser(-1))
        for desa in semua
    )  # fmt: skip


def kpm_berwilayah(desa: Wilayah) -> Pengguna:
    """A KPM whose lists begin with one dusun; may sign in with SANDI."""
    satu = petugas(desa, Peran.KPM, kode=False)
    satu.set_password(SANDI)
    satu.save()
    with lingkup(desa.kode):
        dusun = [Dusun.objects.order_by("nama").values_list("pk", flat=True)[0]]
        atur_wilayah_kerja(tugas=satu.penugasan.get(), dusun=dusun, posyandu=[], oleh=satu)
    return satu


def kantor(desa: Wilayah, kpm: Pengguna) -> Kader:
    """The KPM's office with its issued proof of work of the last month; traces of sixty looks at a NIK."""
    with lingkup(desa.kode):
        kader = Kader.objects.create(desa=desa, pengguna=kpm, nama=kpm.nama, mulai=dt.date(2020, 1, 1))
        terbitkan_bukti(desa=desa, kader=kader, bulan=AKHIR, oleh=kpm, sekarang=timezone.localtime())
        for orang in Orang.objects.order_by("pk")[:JEJAK]:
            catat(desa=desa, pengguna=kpm, perbuatan=Jejak.Perbuatan.LIHAT_NIK, objek=str(orang.uuid))
    return kader


def dari_atas(desa: Wilayah) -> Client:
    """A pendamping of the kecamatan who has opened the names of this village."""
    atas = Wilayah.objects.get(kode=KECAMATAN)
    satu = Pengguna.objects.filter(username=nama_akun(atas, Peran.PENDAMPING_KECAMATAN)).first()
    satu = satu or petugas(atas, Peran.PENDAMPING_KECAMATAN, kode=True)
    perbarui_rekap(desa.kode, TRIWULAN)
    buka_nama(
        atas=atas, kode=desa.kode, pengguna=satu, peran=Peran.PENDAMPING_KECAMATAN,
        alasan="Pengukuran kecepatan halaman", objek=str(TRIWULAN), kini=timezone.now(),
    )  # fmt: skip
    return peramban(satu)
