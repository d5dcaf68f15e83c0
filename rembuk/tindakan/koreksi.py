"""Correcting an issued Berita Acara: its meeting opens again with a reason, and closes by a revision or as it was."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from kpm.kueri import nama_induk
from kpm.models import DokumenTerbit, Pengguna, Wilayah
from kpm.tindakan import simpan
from rembuk import kueri
from rembuk.berita_acara import isi_rapat, sidik, susun
from rembuk.models import Pertemuan

ALASAN_TERPENDEK = 10
"""Letters of a reason."""


class TidakDapatDikoreksi(ValueError):
    """Nothing is issued yet, the reason is missing, or the correction cannot be taken back any more."""


@transaction.atomic
def buka_koreksi(*, rembuk: Pertemuan, desa: Wilayah, alasan: str, oleh: Pengguna, sekarang: dt.datetime) -> Pertemuan:
    """Open the meeting of an issued Berita Acara again. The issued one stays as it is, and says publicly that it is
    being corrected. Opened already, nothing changes. Raises TidakDapatDikoreksi."""
    alasan = " ".join(alasan.replace("\x00", "").split())[:300]
    if len(alasan) < ALASAN_TERPENDEK:
        raise TidakDapatDikoreksi(f"Tulis alasan koreksi, paling sedikit {ALASAN_TERPENDEK} huruf.")
    terkunci = _kunci(rembuk)
    ba = kueri.berita_acara_terakhir(terkunci)
    if ba is None:
        raise TidakDapatDikoreksi("Berita Acara rembuk ini belum terbit, jadi isinya masih dapat diubah.")
    if terkunci.dikoreksi:
        return terkunci
    terkunci.alasan_koreksi, terkunci.koreksi_pada, terkunci.koreksi_oleh = alasan, sekarang, oleh
    terkunci.koreksi_sidik = _sidik(terkunci, desa, sekarang)
    DokumenTerbit.objects.filter(pk=ba.register_id).update(dibuka_pada=sekarang.date())
    return simpan(terkunci, oleh=oleh)


@transaction.atomic
def batalkan_koreksi(*, rembuk: Pertemuan, desa: Wilayah, oleh: Pengguna, sekarang: dt.datetime) -> Pertemuan:
    """Close a meeting that was opened again and in which nothing changed; its Berita Acara holds as before.

    Raises TidakDapatDikoreksi where something did change: then only a revision closes it.
    """
    terkunci = _kunci(rembuk)
    if not terkunci.dikoreksi:
        return terkunci
    if _sidik(terkunci, desa, sekarang) != terkunci.koreksi_sidik:
        raise TidakDapatDikoreksi(
            "Isi rembuk sudah berubah sejak koreksi dibuka. Terbitkan revisinya, atau kembalikan isinya seperti semula."
        )
    ba = kueri.berita_acara_terakhir(terkunci)
    assert ba is not None  # noqa: S101 (a correction is only opened on an issued one)
    terkunci.alasan_koreksi, terkunci.koreksi_pada, terkunci.koreksi_oleh = "", None, None
    terkunci.koreksi_sidik = ""
    DokumenTerbit.objects.filter(pk=ba.register_id).update(dibuka_pada=None)
    return simpan(terkunci, oleh=oleh)


def _kunci(rembuk: Pertemuan) -> Pertemuan:
    terkunci: Pertemuan = (
        Pertemuan.objects.select_for_update(of=("self",)).select_related("desa").get(pk=rembuk.pk)
    )  # fmt: skip
    return terkunci


def _sidik(rembuk: Pertemuan, desa: Wilayah, sekarang: dt.datetime) -> str:
    """Fingerprint of what the meeting says now, whatever the office profile and the hour."""
    isi = susun(
        kueri.rapat(rembuk, desa),
        nama=nama_induk(desa),
        nomor="",
        kode="",
        dicetak=sekarang,
        alamat_umum=settings.KPM_ALAMAT_UMUM,
    )
    return sidik(isi_rapat(isi))
