"""Writes about an import: brought in, decided, applied, undone, given up; each step begins once, whoever presses."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kpm import jejak, kerja
from kpm.bacaan.bentuk import BYTE_TERBANYAK, BerkasDitolak
from kpm.models import Jejak, Pengguna, Wilayah
from laporan.impor.baca import Didahului, buang_baris, kemas, rencanakan
from laporan.impor.bentuk import BARU, LEWATI, Opsi
from laporan.impor.terapkan import TakBerhak, terapkan
from laporan.impor.urungkan import Terhalang, halangan, urungkan
from laporan.kueri_impor import hitung
from laporan.models import BarisImpor, Impor

DISIMPAN = dt.timedelta(days=30)
"""How long the uploaded file waits to be applied, and how long an import can be undone."""
TERHENTI = dt.timedelta(minutes=5)
"""An import that has not moved for so long is dead: the computer was switched off under it."""
KALIMAT_BACA = "Berkas ini tidak dapat dibaca. Simpan ulang sebagai .xlsx, lalu unggah lagi."
KALIMAT_TERAP = "Penyimpanan terhenti di tengah jalan. Yang sudah tersimpan tetap ada. Tekan Simpan untuk melanjutkan."
KALIMAT_URUNG = "Pengurungan terhenti di tengah jalan. Tekan Urungkan untuk melanjutkan."
KOSONG = "Berkas ini kosong. Pilih berkas lain."
TERLALU_BESAR = "Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
log = logging.getLogger(__name__)
K = Impor.Keadaan


class BukanSaatnya(Exception):
    """The import is in another state by now; the message is a sentence."""


def mulai_impor(*, desa: Wilayah, pengguna: Pengguna | None, jenis: str, nama: str, isi: bytes, opsi: Opsi) -> Impor:
    """Keep an uploaded file, to be read. ``jenis`` is empty where its content is to tell. Raises BerkasDitolak."""
    if not isi:
        raise BerkasDitolak(KOSONG)
    if len(isi) > BYTE_TERBANYAK:
        raise BerkasDitolak(TERLALU_BESAR)
    kemasan = kemas(isi)
    with transaction.atomic():
        impor = Impor.objects.create(
            desa=desa,
            dibuat_oleh=pengguna,
            jenis=jenis,
            nama_berkas=rapikan_nama(nama),
            sidik=hashlib.sha256(isi).hexdigest(),
            isi_berkas=kemasan,
            opsi=opsi.sebagai_json(),
        )
        _lacak(impor, pengguna, "dibaca")
    return impor


def rapikan_nama(nama: str) -> str:
    """The file's name without a path and signs of control."""
    dasar = nama.replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join("".join(huruf if huruf.isprintable() else " " for huruf in dasar).split())[-120:] or "berkas"


def _lacak(impor: Impor, pengguna: Pengguna | None, apa: str, rinci: str = "") -> None:
    """Trace who did what with which file; the fingerprint stands with its name, where no period is looked for."""
    jejak.catat(
        desa=impor.desa,
        pengguna=pengguna,
        perbuatan=Jejak.Perbuatan.IMPOR,
        objek=f"berkas {apa}",
        alasan=f"{impor.nama_berkas} (sidik {impor.sidik[:12]}){rinci}",
        peran="" if pengguna else jejak.DARI_KOMPUTER,
    )


def _terkunci(impor: Impor) -> Impor:
    """The import as it stands, locked. Raises BukanSaatnya when it is gone."""
    kini = Impor.objects.select_for_update(of=("self",)).defer("isi_berkas").filter(pk=impor.pk).first()
    if kini is None:
        raise BukanSaatnya("Impor ini sudah ditinggalkan.")
    return kini


def _tersimpan(impor: Impor) -> bool:
    """Whether some of it is written to the village."""
    return BarisImpor.objects.filter(impor=impor, diterapkan_pada__isnull=False).exists()


# --- questions and decisions ----------------------------------------------------------------------------------------


def jawab(*, impor: Impor, opsi: Opsi | None = None, keputusan: Mapping[str, str] | None = None) -> Impor:
    """Take other answers to the questions of the file, or decisions about unclear rows: it is to be planned again.

    A decision is BARU, LEWATI or the uuid of a person; an empty one takes the earlier back. Raises BukanSaatnya.
    """
    with transaction.atomic():
        kini = _terkunci(impor)
        if kini.keadaan != K.SIAP or _tersimpan(kini):
            raise BukanSaatnya("Impor ini tidak dapat diubah lagi.")
        if opsi is not None:
            kini.opsi = opsi.sebagai_json()
        boleh = {kunci for kunci in keputusan or {} if kunci} & set(
            BarisImpor.objects.filter(impor=kini).exclude(kunci="").values_list("kunci", flat=True)
        ) | kini.keputusan.keys()
        for kunci, isi in (keputusan or {}).items():
            if kunci not in boleh or not _putusan(isi):
                continue
            kini.keputusan[kunci] = isi
        kini.keputusan = {kunci: isi for kunci, isi in kini.keputusan.items() if isi}
        kini.keadaan, kini.jumlah, kini.selesai, kini.kalimat = K.MENUNGGU, 0, 0, ""
        kini.save(
            update_fields=["opsi", "keputusan", "keadaan", "jumlah", "selesai", "kalimat", "diubah_pada"],
        )
    return kini


def _putusan(isi: str) -> bool:
    if isi in ("", BARU, LEWATI):
        return True
    try:
        return str(UUID(isi)) == isi
    except ValueError:
        return False


def mulai_terapkan(*, impor: Impor, oleh: Pengguna | None) -> Impor:
    """Let the import be applied. Raises BukanSaatnya, also for the second of two who press at once."""
    with transaction.atomic():
        kini = _terkunci(impor)
        if kini.keadaan != K.SIAP:
            raise BukanSaatnya("Impor ini sudah disimpan atau sedang dikerjakan.")
        ditulis = BarisImpor.objects.filter(impor=kini, keadaan__in=BarisImpor.DITULIS)
        kini.keadaan, kini.kalimat = K.DITERAPKAN, ""
        kini.jumlah, kini.selesai = ditulis.count(), ditulis.filter(diterapkan_pada__isnull=False).count()
        kini.diterapkan_oleh, kini.diterapkan_pada = oleh, kini.diterapkan_pada or timezone.now()
        kini.save(update_fields=[*_LANGKAH, "diterapkan_oleh", "diterapkan_pada"])
        angka = hitung(kini)
        _lacak(kini, oleh, "disimpan", f": {angka.baru} baru, {angka.berubah} berubah")
    return kini


_LANGKAH = ("keadaan", "kalimat", "jumlah", "selesai", "diubah_pada")


def mulai_urungkan(*, impor: Impor, oleh: Pengguna | None) -> Impor:
    """Let the import be undone. Raises BukanSaatnya, Terhalang with what stands in the way."""
    with transaction.atomic():
        kini = _terkunci(impor)
        if kini.keadaan not in (K.SELESAI, K.SIAP) or not _tersimpan(kini):
            raise BukanSaatnya("Tidak ada yang dapat diurungkan dari impor ini.")
        if timezone.now() - (kini.diterapkan_pada or timezone.now()) > DISIMPAN:
            raise BukanSaatnya("Impor ini sudah lewat 30 hari dan tidak dapat diurungkan lagi.")
        if kerja.kerja_terbuka() is not None and kini.diterapkan_oleh != oleh:
            raise BukanSaatnya("Impor ini disimpan KPM lain. Yang dapat mengurungkannya ia sendiri atau admin desa.")
    if kalimat := halangan(desa=kini.desa, impor=kini):  # outside of the lock: it may read thousands of records
        raise Terhalang(kalimat)
    with transaction.atomic():
        kini = _terkunci(impor)
        if kini.keadaan not in (K.SELESAI, K.SIAP):
            raise BukanSaatnya("Impor ini sedang dikerjakan.")
        tersimpan = BarisImpor.objects.filter(impor=kini, diterapkan_pada__isnull=False)
        kini.keadaan, kini.kalimat, kini.jumlah, kini.selesai = K.DIURUNGKAN, "", tersimpan.count(), 0
        kini.diurungkan_oleh, kini.diurungkan_pada = oleh, timezone.now()
        kini.save(update_fields=[*_LANGKAH, "diurungkan_oleh", "diurungkan_pada"])
        _lacak(kini, oleh, "diurungkan")
    return kini


def tinggalkan(*, impor: Impor) -> None:
    """Give up an import of which nothing is written: file and rows are removed. Raises BukanSaatnya."""
    with transaction.atomic():
        kini = _terkunci(impor)
        if kini.keadaan in (K.DITERAPKAN, K.DIURUNGKAN, K.SELESAI) or _tersimpan(kini):
            raise BukanSaatnya("Impor ini sudah disimpan. Pakai Urungkan untuk menariknya kembali.")
        kini.keadaan, kini.isi_berkas, kini.kalimat = K.GAGAL, "", "Ditinggalkan."
        kini.save(update_fields=["keadaan", "isi_berkas", "kalimat", "diubah_pada"])
    buang_baris(impor)
    Impor.objects.filter(pk=impor.pk).delete()


def lanjutkan(*, impor: Impor) -> Impor:
    """Whether a dead import may be set going again: nothing has moved for a while. Raises BukanSaatnya."""
    with transaction.atomic():
        kini = _terkunci(impor)
        if kini.keadaan not in Impor.BEKERJA or timezone.now() - kini.diubah_pada < TERHENTI:
            raise BukanSaatnya("Impor ini masih dikerjakan.")
        kini.save(update_fields=["diubah_pada"])
    return kini


# --- the steps themselves, for a task or a command ------------------------------------------------------------------


def kerjakan(*, desa: Wilayah, impor: Impor) -> None:
    """Do the step in hand: read, write or undo. Never leaves it "being worked on": what fails is said in a sentence.

    The scope and the clock of the village are open. Raises what was not foreseen, after saying so on the import.
    """
    try:
        if impor.keadaan in (K.MENUNGGU, K.DIBACA):
            rencanakan(desa=desa, impor=impor)
        elif impor.keadaan == K.DITERAPKAN:
            terapkan(desa=desa, impor=impor)
        elif impor.keadaan == K.DIURUNGKAN:
            urungkan(desa=desa, impor=impor)
    except Didahului:
        return
    except BerkasDitolak as galat:
        _berhenti(impor, (K.MENUNGGU, K.DIBACA), K.GAGAL, str(galat))
    except TakBerhak as galat:
        _berhenti(impor, (K.DITERAPKAN,), K.SIAP, str(galat))
    except Terhalang as galat:
        _berhenti(impor, (K.DIURUNGKAN,), K.SELESAI, str(galat))
    except Exception:
        log.exception(f"impor {impor.uuid} terhenti")
        _berhenti(impor, (K.MENUNGGU, K.DIBACA), K.GAGAL, KALIMAT_BACA)
        _berhenti(impor, (K.DITERAPKAN,), K.SIAP, KALIMAT_TERAP)
        _berhenti(impor, (K.DIURUNGKAN,), K.SELESAI, KALIMAT_URUNG)
        raise
    finally:
        impor.refresh_from_db(fields=["keadaan", "kalimat", "jumlah", "selesai"])


def _berhenti(impor: Impor, dari: tuple[str, ...], ke: str, kalimat: str) -> None:
    isi: dict[str, Any] = {"keadaan": ke, "kalimat": kalimat[:300], "diubah_pada": timezone.now()}
    if ke == K.GAGAL:
        isi["isi_berkas"] = ""
    Impor.objects.filter(pk=impor.pk, keadaan__in=dari).update(**isi)


def rapikan_impor(*, sekarang: dt.datetime) -> int:
    """Forget files that waited for thirty days, and rows of imports that cannot be undone any more; how many imports.

    Runs over the open scope.
    """
    batas = sekarang - DISIMPAN
    lewat = Impor.objects.filter(dibuat_pada__lt=batas).exclude(keadaan__in=Impor.BEKERJA).defer("isi_berkas")
    jumlah = 0
    for impor in lewat.filter(diterapkan_pada__isnull=True):
        buang_baris(impor)
        impor.delete()
        jumlah += 1
    for impor in lewat.filter(diterapkan_pada__lt=batas, baris__isnull=False).distinct():
        buang_baris(impor)
        Impor.objects.filter(pk=impor.pk).update(isi_berkas="")
        jumlah += 1
    return jumlah
