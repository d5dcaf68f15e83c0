"""Reads of user management: who works where, as far as the asking region has a say."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from kpm.konverter import KodeWilayah
from kpm.kueri import wilayah_kode
from kpm.models import Fasilitas, JenisFasilitas, Pengguna, Penugasan, Peran, Undangan, Wilayah, WilayahKerja
from kpm.wewenang import DIBERI, PUSAT, boleh_menyetel, peran_diberi, tingkat

PANJANG_KODE = {"pusat": 2, "provinsi": 2, "kabupaten": 5, "kecamatan": 8, "desa": 13}
GELAR = {"h", "hj", "hajah", "dr", "drg", "ir", "ibu", "bapak", "bdn", "ny", "tn"}


def penugasan_dikelola(wilayah: Wilayah) -> QuerySet[Penugasan]:
    """The assignments an officer of this region gives, with account, region and whether a link is open."""
    if wilayah.desa:
        syarat = Q(wilayah=wilayah)
    else:
        awalan = "" if wilayah.kode == PUSAT else f"{wilayah.kode}."
        syarat = Q(pk__in=[])
        for tujuan, peran in DIBERI[tingkat(wilayah.kode)].items():
            syarat |= Q(wilayah__kode__startswith=awalan, panjang=PANJANG_KODE[tujuan], peran__in=peran)
    return (
        Penugasan.objects.annotate(panjang=Length("wilayah__kode"))
        .filter(syarat)
        .select_related("pengguna__totp", "wilayah", "diberikan_oleh", "diakhiri_oleh", "diserahkan_ke__pengguna")
    )


def dengan_undangan(tugas: QuerySet[Penugasan], pada: dt.datetime) -> QuerySet[Penugasan]:
    """With ``diundang``: whether a link of the account can still be used."""
    terbuka = Undangan.objects.filter(
        pengguna=OuterRef("pengguna"),
        dipakai_pada__isnull=True,
        dibatalkan_pada__isnull=True,
        berlaku_sampai__gt=pada,
    )
    return tugas.annotate(diundang=Exists(terbuka))


def cari_penugasan(tugas: QuerySet[Penugasan], teks: str) -> QuerySet[Penugasan]:
    """Those whose person, user name, telephone, region or region code answers to the text."""
    for kata in teks.replace("\x00", " ").split()[:4]:
        tugas = tugas.filter(
            Q(pengguna__nama__icontains=kata)
            | Q(pengguna__username__icontains=kata)
            | Q(pengguna__telepon__startswith=kata)
            | Q(wilayah__nama__icontains=kata)
            | Q(wilayah__kode__startswith=kata)
        )
    return tugas


def belum_berakhir(pada: dt.date) -> Q:
    """Assignments in force on that day or to come."""
    return Q(selesai__isnull=True) | Q(selesai__gte=pada)


def bertugas_di(pengguna: Pengguna, wilayah: Wilayah, pada: dt.date) -> bool:
    """Whether an account holds an office in that region itself, now or to come."""
    return pengguna.penugasan.filter(belum_berakhir(pada), wilayah=wilayah).exists()


def tugas_akun(pengguna: Pengguna, pada: dt.date) -> str:
    """The offices of an account in words, "KPM di Desa Magantis"; empty where it has none."""
    semua = pengguna.penugasan.filter(belum_berakhir(pada)).select_related("wilayah").order_by("wilayah__kode", "peran")
    return ", ".join(f"{satu.get_peran_display()} di {satu.wilayah.nama_lengkap}" for satu in semua)


def boleh_setel_akun(pengelola: Wilayah, pengguna: Pengguna, pada: dt.date) -> bool:
    """Whether the officers of a region have a say over an account's link and one-time code (see `kpm.wewenang`)."""
    if pengguna.is_staff or pengguna.is_superuser:
        return False
    tugas = pengguna.penugasan.filter(belum_berakhir(pada)).values_list("wilayah__kode", "peran")
    return boleh_menyetel(pengelola.kode, tugas)


def admin_sesudah(tugas: Penugasan, hari: dt.date) -> bool:
    """Whether the village of this assignment has another admin in force on that day."""
    lain = Penugasan.objects.berlaku(hari).filter(wilayah=tugas.wilayah, peran=Peran.ADMIN_DESA)
    return lain.exclude(pengguna=tugas.pengguna).filter(pengguna__is_active=True).exists()


def wilayah_pilihan(pengelola: Wilayah, teks: str) -> QuerySet[Wilayah]:
    """The regions an officer above the village may give roles in, found by name or code; villages only once open."""
    awalan = "" if pengelola.kode == PUSAT else f"{pengelola.kode}."
    panjang = [PANJANG_KODE[satu] for satu in DIBERI[tingkat(pengelola.kode)]]
    semua = Wilayah.objects.annotate(panjang=Length("kode")).filter(kode__startswith=awalan, panjang__in=panjang)
    semua = semua.exclude(kode=PUSAT)
    for kata in teks.replace("\x00", " ").split()[:4]:
        semua = semua.filter(Q(nama__icontains=kata) | Q(kode__startswith=kata))
    return semua.order_by("panjang", "nama", "kode")


def nama_pengguna_usulan(nama: str) -> str:
    """A user name made from a name ("Hj. Siti Aminah" -> siti.aminah) that nobody has yet."""
    kata = [satu for satu in re.findall(r"[a-z0-9]+", nama.lower()) if satu not in GELAR][:2]
    dasar = ".".join(kata)[:30] or "pengguna"
    ada = Pengguna.objects.filter(username__istartswith=dasar).values_list("username", flat=True)
    terpakai = {satu.lower() for satu in ada}
    calon = (dasar, *(f"{dasar}{n}" for n in range(2, len(terpakai) + 3)))
    return next(satu for satu in calon if satu not in terpakai)


def wilayah_kerja(tugas: Penugasan) -> list[WilayahKerja]:
    """The dusun and posyandu an assignment is limited to. The village's scope is open."""
    return list(WilayahKerja.objects.filter(penugasan=tugas).select_related("dusun", "posyandu__dusun"))


def calon_penerima(tugas: Penugasan, pada: dt.date) -> list[Pengguna]:
    """Who can take an office of the village over: everybody else who holds one there now."""
    lain = Penugasan.objects.filter(belum_berakhir(pada), wilayah=tugas.wilayah).exclude(pengguna=tugas.pengguna)
    return list(Pengguna.objects.filter(pk__in=lain.values("pengguna"), is_active=True).order_by("nama", "pk"))


def posyandu() -> QuerySet[Fasilitas]:
    """The posyandu of the open scope."""
    return cast("QuerySet[Fasilitas]", Fasilitas.objects.filter(jenis=JenisFasilitas.POSYANDU))


def dapat_dipilih(tempat: QuerySet[Any], sudah: list[int]) -> QuerySet[Any]:
    """The places in use, and those of ``sudah`` (keys) that are not any more, by name."""
    return tempat.filter(Q(ditutup_pada__isnull=True) | Q(pk__in=sudah)).order_by("nama")


def wilayah_tujuan(pengelola: Wilayah, kode: str) -> Wilayah | None:
    """The region of a code if this officer gives roles there; None otherwise."""
    if not KodeWilayah.cocok(kode) or not peran_diberi(pengelola.kode, kode):
        return None
    try:
        return wilayah_kode(kode)
    except Wilayah.DoesNotExist:
        return None
