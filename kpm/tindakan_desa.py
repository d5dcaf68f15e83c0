"""Opening a village: its day, its office profile, the first people who sign in; and many dusun or providers at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction

from kpm.kueri_buka import ada_akun, pemegang_tugas
from kpm.kueri_pengguna import nama_pengguna_usulan
from kpm.kunci import kunci_transaksi
from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, Pengguna, Penugasan, Peran, ProfilDesa, Wilayah
from kpm.tindakan import simpan
from kpm.tindakan_undangan import buat_undangan
from kpm.unggah import GAMBAR, buang_berkas, simpan_unggahan


class TidakDapatDibuka(Exception):
    """The village is not opened; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody who gets an office of the village. ``telepon`` as 08…, or empty; ``sandi`` where they chose it here."""

    peran: Peran
    nama: str
    telepon: str = ""
    username: str = ""
    sandi: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Petugas:
    """An office of the village, who holds it, and the link that was made for them (empty for none)."""

    peran: Peran
    pengguna: Pengguna
    baru: bool
    tautan: str = ""


@dataclass(slots=True)
class HasilBuka:
    """What was done: whether the village was opened just now, and its people."""

    baru: bool
    petugas: list[Petugas] = field(default_factory=list)


@transaction.atomic
def siapkan_desa(*, desa: Wilayah, oleh: Pengguna | None, pada: dt.date, **profil: str) -> bool:
    """Give a village its first day and its office profile; True when it was opened just now.

    ``profil`` are fields of ProfilDesa; one that is filled in already keeps what it says.
    """
    kini = Wilayah.objects.select_for_update().get(pk=desa.pk)
    baru = kini.dibuka_pada is None
    if baru:
        kini.dibuka_pada = desa.dibuka_pada = pada
        kini.save(update_fields=["dibuka_pada"])
    with lingkup(desa.kode):
        kantor = ProfilDesa.objects.filter(desa=desa).first() or ProfilDesa(desa=desa)
        isi = {nama: nilai for nama, nilai in profil.items() if nilai and not getattr(kantor, nama)}
        for nama, nilai in isi.items():
            setattr(kantor, nama, nilai)
        if isi or not kantor.pk:
            simpan(kantor, oleh=oleh)
    return baru


@transaction.atomic
def buka_desa(
    *,
    desa: Wilayah,
    orang: Sequence[Orang],
    oleh: Pengguna | None,
    pada: dt.datetime,
    kepala_desa: str = "",
    tautan_baru: bool = False,
) -> HasilBuka:
    """Open a village with its first people; done twice it changes nothing that is there.

    ``pada`` is the village's local time. A person of ``orang`` whose office somebody holds already is not added: who
    holds it is told instead, with a new link where ``tautan_baru`` asks for one. A person who has an account (same
    telephone and name) gets the office with it and no link. Raises TidakDapatDibuka, and then nothing is stored.
    """
    if not desa.desa:
        raise TidakDapatDibuka(f"{desa.nama_lengkap} bukan desa atau kelurahan.")
    nama_kpm = next((satu.nama for satu in orang if satu.peran == Peran.KPM), "")
    baru = siapkan_desa(desa=desa, oleh=oleh, pada=pada.date(), kepala_desa=kepala_desa, nama_kpm=nama_kpm)
    hasil = HasilBuka(baru)
    for satu in orang:
        if ada := pemegang_tugas(desa, satu.peran, pada.date()):
            hasil.petugas += [
                Petugas(satu.peran, akun, baru=False, tautan=_tautan(akun, oleh, pada) if tautan_baru else "")
                for akun in ada
            ]
        else:
            hasil.petugas.append(_beri_tugas(desa, satu, oleh, pada))
    return hasil


def _tautan(pengguna: Pengguna, oleh: Pengguna | None, pada: dt.datetime) -> str:
    return buat_undangan(pengguna=pengguna, oleh=oleh, pada=pada)


def _beri_tugas(desa: Wilayah, orang: Orang, oleh: Pengguna | None, pada: dt.datetime) -> Petugas:
    akun = _akun_lama(orang)
    perlu_tautan = akun is None and orang.sandi is None
    if akun is None:
        akun = Pengguna.objects.create_user(
            orang.username or nama_pengguna_usulan(orang.nama),
            password=orang.sandi,
            nama=orang.nama,
            telepon=orang.telepon,
        )
    Penugasan.objects.create(pengguna=akun, wilayah=desa, peran=orang.peran, mulai=pada.date(), diberikan_oleh=oleh)
    return Petugas(orang.peran, akun, baru=True, tautan=_tautan(akun, oleh, pada) if perlu_tautan else "")


def _akun_lama(orang: Orang) -> Pengguna | None:
    """The account of this telephone number, which must be the same person's. Raises TidakDapatDibuka."""
    akun = Pengguna.objects.filter(telepon=orang.telepon).first() if orang.telepon else None
    if akun and (akun.nama.casefold() != orang.nama.casefold() or akun.contoh or not akun.is_active):
        raise TidakDapatDibuka(f"Nomor {orang.telepon} sudah dipakai akun lain. Periksa nomor untuk {orang.nama}.")
    return akun


def mulai_pertama(*, desa: Wilayah, orang: Orang, pada: dt.datetime) -> Pengguna | None:
    """The first account of a machine: admin of the village it opens, with the password of ``orang``.

    None when somebody has an account already: of two people in the same moment one comes first.
    """
    try:
        with transaction.atomic():
            kunci_transaksi("mulai", sendiri=True)
            if ada_akun():
                return None
            return buka_desa(desa=desa, orang=[orang], oleh=None, pada=pada).petugas[0].pengguna
    except IntegrityError:
        return None


@dataclass(frozen=True, slots=True)
class HasilTambah:
    """Names that were added, and names that were there."""

    baru: list[str]
    sudah: list[str]


@transaction.atomic
def tambah_dusun(*, desa: Wilayah, nama: Iterable[str], oleh: Pengguna | None) -> HasilTambah:
    """Add dusun of these names; one that is there in any spelling of its letters stays as it is."""
    ada = {satu.casefold() for satu in Dusun.objects.values_list("nama", flat=True)}
    hasil = HasilTambah([], [])
    for satu in nama:
        if satu.casefold() in ada:
            hasil.sudah.append(satu)
            continue
        ada.add(satu.casefold())
        simpan(Dusun(desa=desa, nama=satu), oleh=oleh)
        hasil.baru.append(satu)
    return hasil


@transaction.atomic
def tambah_fasilitas(
    *, desa: Wilayah, jenis: str, baris: Iterable[tuple[str, Dusun | None, str]], oleh: Pengguna | None
) -> HasilTambah:
    """Add providers of one kind, each as (name, dusun, who is responsible); one that is there stays as it is."""
    ada = {satu.casefold() for satu in Fasilitas.objects.filter(jenis=jenis).values_list("nama", flat=True)}
    hasil = HasilTambah([], [])
    for nama, dusun, penanggung_jawab in baris:
        if nama.casefold() in ada:
            hasil.sudah.append(nama)
            continue
        ada.add(nama.casefold())
        simpan(Fasilitas(desa=desa, jenis=jenis, nama=nama, dusun=dusun, penanggung_jawab=penanggung_jawab), oleh=oleh)
        hasil.baru.append(nama)
    return hasil


def simpan_profil(
    *, profil: ProfilDesa, logo: File[Any] | None, tanpa_logo: bool, oleh: Pengguna | None, versi: int | None
) -> ProfilDesa:
    """Save the office profile, with a new picture for the letterhead or without any.

    The picture before stays: papers that were issued with it name its fingerprint. Raises VersiUsang, ValidationError.
    """
    lama, unggahan = profil.logo, None
    try:
        with transaction.atomic():
            if logo is not None:
                unggahan = profil.logo = simpan_unggahan(desa=profil.desa, oleh=oleh, berkas=logo, jenis=GAMBAR)
            elif tanpa_logo:
                profil.logo = None
            return simpan(profil, oleh=oleh, versi=versi)
    except BaseException:
        profil.logo = lama
        if unggahan is not None:
            buang_berkas(unggahan)
        raise
