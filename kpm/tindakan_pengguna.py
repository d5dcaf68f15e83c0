"""Writes of user management: giving, ending, extending and handing over an office; every one names who did it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone

from kpm import jejak
from kpm.kueri_pengguna import admin_sesudah, belum_berakhir, bertugas_di, boleh_setel_akun, nama_pengguna_usulan
from kpm.lingkup import lingkup
from kpm.models import Jejak, Pengguna, Penugasan, Peran, Wilayah, WilayahKerja
from kpm.tindakan_desa import siapkan_desa
from kpm.tindakan_totp import hapus_totp
from kpm.tindakan_undangan import batalkan_undangan, buat_undangan
from kpm.wewenang import peran_diberi

DI_LUAR = "Tugas ini tidak dapat diberikan dari wilayah Anda."


class Ditolak(Exception):
    """What was asked is not done; the text says why and what to do."""


def _catat(pengguna: Pengguna, oleh: Pengguna, kalimat: str) -> None:
    """The trace of an account, read in /admin/ under its history."""
    LogEntry.objects.create(
        user=oleh,
        content_type=ContentType.objects.get_for_model(Pengguna),
        object_id=str(pengguna.pk),
        object_repr=str(pengguna)[:200],
        action_flag=CHANGE,
        change_message=kalimat,
    )


def _jejak_desa(tugas: Penugasan, oleh: Pengguna, perbuatan: str, alasan: str = "") -> None:
    """The same in the traces of the village, where the account works in one."""
    if tugas.wilayah.desa:
        objek = tugas.pengguna.username[:100]
        with lingkup(tugas.wilayah.kode):
            jejak.catat(desa=tugas.wilayah, pengguna=oleh, perbuatan=perbuatan, objek=objek, alasan=alasan)


@transaction.atomic
def jejak_sandi_petugas(*, pengguna: Pengguna, oleh: Pengguna) -> None:
    """Staff of the program chose a password for an account: a trace in each village where it has an office."""
    hari_ini = timezone.localdate()
    for tugas in pengguna.penugasan.filter(belum_berakhir(hari_ini)).select_related("wilayah", "pengguna"):
        _jejak_desa(tugas, oleh, Jejak.Perbuatan.TAUTAN_MASUK, "Kata sandi dibuat petugas di halaman staf")


def _pastikan(pengelola: Wilayah, wilayah: Wilayah, peran: str) -> None:
    if peran not in peran_diberi(pengelola.kode, wilayah.kode):
        raise Ditolak(DI_LUAR)


@transaction.atomic
def buat_akun(*, nama: str, telepon: str, username: str, oleh: Pengguna) -> Pengguna:
    """An account that cannot sign in yet: its owner chooses a password with the link. Raises Ditolak."""
    try:
        with transaction.atomic():
            pengguna = Pengguna.objects.create_user(
                username or nama_pengguna_usulan(nama), password=None, nama=nama, telepon=telepon
            )
    except IntegrityError:
        raise Ditolak("Nama pengguna atau nomor telepon ini baru saja dipakai orang lain. Ganti dulu.") from None
    _catat(pengguna, oleh, "Akun dibuat")
    return pengguna


@transaction.atomic
def beri_tugas(
    *,
    pengelola: Wilayah,
    wilayah: Wilayah,
    pengguna: Pengguna,
    peran: str,
    mulai: dt.date,
    selesai: dt.date | None,
    nomor_sk: str,
    oleh: Pengguna,
    uuid: UUID | None = None,
) -> Penugasan:
    """Give a role in a region for a term. Raises Ditolak: outside one's authority, to oneself, or given already."""
    _pastikan(pengelola, wilayah, peran)
    if pengguna.pk == oleh.pk:
        raise Ditolak("Anda tidak dapat memberi tugas kepada diri sendiri. Minta admin lain atau petugas di atas Anda.")
    bentrok = Penugasan.objects.filter(pengguna=pengguna, wilayah=wilayah, peran=peran)
    bentrok = bentrok.exclude(selesai__lt=mulai).exclude(mulai__gt=selesai or dt.date.max)
    if bentrok.exists():
        raise Ditolak(f"{pengguna.nama} sudah memegang tugas {Peran(peran).label} pada masa itu.")
    kunci = {"uuid": uuid} if uuid else {}
    try:
        with transaction.atomic():
            tugas = Penugasan.objects.create(
                pengguna=pengguna,
                wilayah=wilayah,
                peran=peran,
                mulai=mulai,
                selesai=selesai,
                nomor_sk=nomor_sk,
                diberikan_oleh=oleh,
                **kunci,
            )
    except IntegrityError:  # sent twice in one moment, or with the mark of another office
        raise Ditolak("Tugas ini baru saja tersimpan. Periksa daftar pengguna.") from None
    if peran == Peran.ADMIN_DESA:
        siapkan_desa(desa=wilayah, oleh=oleh, pada=mulai)
    _catat(pengguna, oleh, f"Tugas diberikan: {tugas} sejak {mulai}")
    return tugas


@transaction.atomic
def tambah_petugas(
    *,
    pengelola: Wilayah,
    wilayah: Wilayah,
    pengguna: Pengguna | None,
    orang: dict[str, str],
    oleh: Pengguna,
    pada: dt.datetime,
    **tugas: Any,
) -> tuple[Penugasan, str]:
    """Give an office to an account there is, or to a new one made of ``orang``; with the link it needs to sign in.

    The link is empty for an account there was: it may count elsewhere, and its owner signs in as before. In a region
    new to it, links others still hold stop working: they would open more than those who made them may see. Raises
    Ditolak, and then nothing is stored.
    """
    akun = pengguna or buat_akun(oleh=oleh, **orang)
    if pengguna is not None and not bertugas_di(pengguna, wilayah, timezone.localdate(pada)):
        batalkan_undangan(pengguna=pengguna, pada=pada)
    baru = beri_tugas(pengelola=pengelola, wilayah=wilayah, pengguna=akun, oleh=oleh, **tugas)
    if pengguna is not None:
        return baru, ""
    alamat = buat_undangan(pengguna=akun, oleh=oleh, pada=pada)
    _jejak_desa(baru, oleh, Jejak.Perbuatan.TAUTAN_MASUK)
    return baru, alamat


@transaction.atomic
def ubah_masa(*, pengelola: Wilayah, tugas: Penugasan, selesai: dt.date | None, oleh: Pengguna) -> Penugasan:
    """Set the last day of an assignment, earlier or later; None leaves it open. Raises Ditolak.

    A village keeps one admin: the last one's office has no end before there is another.
    """
    kini = Penugasan.objects.select_for_update(of=("self",)).select_related("wilayah", "pengguna").get(pk=tugas.pk)
    _pastikan(pengelola, kini.wilayah, kini.peran)
    if selesai is not None and selesai < kini.mulai:
        raise Ditolak("Tugas berakhir sebelum mulai. Periksa tanggalnya.")
    lebih_lama = kini.selesai is not None and (selesai is None or selesai > kini.selesai)
    if lebih_lama and kini.pengguna_id == oleh.pk:
        raise Ditolak("Anda tidak dapat memperpanjang tugas sendiri. Minta admin lain atau petugas di atas Anda.")
    if selesai is not None and not lebih_lama and kini.peran == Peran.ADMIN_DESA:
        _pastikan_ada_admin(kini, selesai)
    kini.selesai = selesai
    kini.diakhiri_oleh = oleh if selesai else None
    kini.save(update_fields=["selesai", "diakhiri_oleh"])
    _catat(kini.pengguna, oleh, f"Masa tugas {kini}: sampai {selesai or 'tanpa batas'}")
    return kini


def _pastikan_ada_admin(tugas: Penugasan, selesai: dt.date) -> None:
    if not admin_sesudah(tugas, selesai + dt.timedelta(days=1)):
        raise Ditolak("Desa harus tetap punya satu admin. Beri tugas admin kepada orang lain dulu.")


@transaction.atomic
def undang(*, pengelola: Wilayah, tugas: Penugasan, oleh: Pengguna, pada: dt.datetime, hari: dt.date) -> str:
    """A new link for the account of an assignment; the ones before stop working. Raises Ditolak."""
    _pastikan_akun(pengelola, tugas, oleh, hari)
    alamat = buat_undangan(pengguna=tugas.pengguna, oleh=oleh, pada=pada)
    _catat(tugas.pengguna, oleh, "Tautan masuk dibuat")
    _jejak_desa(tugas, oleh, Jejak.Perbuatan.TAUTAN_MASUK)
    return alamat


def _pastikan_akun(pengelola: Wilayah, tugas: Penugasan, oleh: Pengguna, hari: dt.date) -> None:
    if tugas.pengguna_id == oleh.pk:
        raise Ditolak("Kata sandi dan kode Anda sendiri diatur di halaman Saya.")
    if not boleh_setel_akun(pengelola, tugas.pengguna, hari):
        raise Ditolak("Akun ini juga bertugas di tempat lain, jadi kata sandinya diatur petugas kabupaten atau pusat.")


@transaction.atomic
def lepas_totp(*, pengelola: Wilayah, tugas: Penugasan, oleh: Pengguna, hari: dt.date) -> None:
    """Take the one-time code from somebody who lost the telephone; they set up a new one. Raises Ditolak."""
    _pastikan_akun(pengelola, tugas, oleh, hari)
    hapus_totp(pengguna=tugas.pengguna, oleh=oleh)
    _jejak_desa(tugas, oleh, Jejak.Perbuatan.LEPAS_KODE)


@transaction.atomic
def atur_wilayah_kerja(*, tugas: Penugasan, dusun: list[int], posyandu: list[int], oleh: Pengguna) -> None:
    """Limit a KPM's assignment to these dusun and posyandu of the open village; empty lists lift the limit."""
    Penugasan.objects.select_for_update(of=("self",)).get(pk=tugas.pk)
    lama = WilayahKerja.objects.filter(penugasan=tugas)
    for satu in lama:
        if satu.dusun_id not in dusun and satu.posyandu_id not in posyandu:
            satu.delete()
    ada = {(satu.dusun_id, satu.posyandu_id) for satu in lama.all()}
    for kunci in [(pk, None) for pk in dusun] + [(None, pk) for pk in posyandu]:
        if kunci not in ada:
            WilayahKerja.objects.create(
                desa=tugas.wilayah, penugasan=tugas, dusun_id=kunci[0], posyandu_id=kunci[1], dibuat_oleh=oleh
            )
    _catat(tugas.pengguna, oleh, f"Wilayah kerja {tugas} diubah")


@transaction.atomic
def serahkan(*, tugas: Penugasan, penerima: Pengguna, mulai: dt.date, nomor_sk: str, oleh: Pengguna) -> Penugasan:
    """Hand an office of the village over: the old one ends the day before, the new one begins with its work area.

    Somebody who holds the same role already takes over the work area. Raises Ditolak.
    """
    kini = Penugasan.objects.select_for_update(of=("self",)).select_related("wilayah", "pengguna").get(pk=tugas.pk)
    if kini.diserahkan_ke_id:
        raise Ditolak("Tugas ini sudah diserahkan.")
    if penerima.pk == kini.pengguna_id:
        raise Ditolak("Penerima tugas harus orang lain.")
    if mulai <= kini.mulai:
        raise Ditolak("Penerima mulai sesudah hari pertama tugas yang diserahkan.")
    if kini.selesai and kini.selesai < mulai - dt.timedelta(days=1):
        raise Ditolak("Tugas ini sudah berakhir sebelum tanggal itu. Beri tugas baru saja.")
    baru = Penugasan.objects.berlaku(mulai).filter(pengguna=penerima, wilayah=kini.wilayah, peran=kini.peran).first()
    sudah_memegang = baru is not None
    if baru is None:
        baru = beri_tugas(
            pengelola=kini.wilayah,
            wilayah=kini.wilayah,
            pengguna=penerima,
            peran=kini.peran,
            mulai=mulai,
            selesai=None,
            nomor_sk=nomor_sk,
            oleh=oleh,
        )
    ubah_masa(pengelola=kini.wilayah, tugas=kini, selesai=mulai - dt.timedelta(days=1), oleh=oleh)
    Penugasan.objects.filter(pk=kini.pk).update(diserahkan_ke=baru)
    _serahkan_wilayah_kerja(kini, baru, oleh, sudah_memegang=sudah_memegang)
    _catat(kini.pengguna, oleh, f"Tugas {kini} diserahkan kepada {penerima}")
    return baru


def _serahkan_wilayah_kerja(lama: Penugasan, baru: Penugasan, oleh: Pengguna, *, sudah_memegang: bool) -> None:
    """The work area goes along; joined with one the receiver has. No limit on either side means none afterwards."""
    serah = list(WilayahKerja.objects.filter(penugasan=lama))
    punya = list(WilayahKerja.objects.filter(penugasan=baru))
    if sudah_memegang and not (serah and punya):
        serah = punya = []
    semua = (*serah, *punya)
    atur_wilayah_kerja(
        tugas=baru,
        dusun=[satu.dusun_id for satu in semua if satu.dusun_id],
        posyandu=[satu.posyandu_id for satu in semua if satu.posyandu_id],
        oleh=oleh,
    )
