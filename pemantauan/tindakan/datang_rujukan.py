"""Referrals of people who come from another village: copied with their history, told once, answered once."""

from __future__ import annotations

from typing import Any

from kpm.models import Pengguna
from kpm.tindakan import simpan
from pemantauan.models import Rujukan
from sasaran.tindakan.salin import Diri, Paket, Salinan, baca, tulis


def baca_rujukan(diri: Diri) -> Paket:
    """The referrals of these people in the origin, whose scope is open. Two queries."""
    orang = [satu.pk for satu in diri.orang.baris]
    return baca(Rujukan.objects.filter(orang__in=orang).select_related("fasilitas").order_by("pk"))


def tulis_rujukan(rujukan: Paket, salinan: Salinan, oleh: Pengguna | None) -> None:
    """Write them here; the place they name becomes words, as it is no facility of this village.

    Somebody who comes back has them here already: these stay, and take the answer that came meanwhile.
    """
    orang = [satu.pk for satu in salinan.orang.values()]
    ada = {_kunci(satu, satu.orang_id): satu for satu in Rujukan.objects.filter(orang__in=orang)}
    sudah = set()
    for satu in rujukan.baris:
        di_sini = ada.get(_kunci(satu, salinan.orang[satu.orang_id].pk))
        if di_sini is None:
            continue
        sudah.add(satu.pk)
        if satu.dijawab_pada and not di_sini.dijawab_pada:
            for nama in ("dijawab_pada", "hasil", "penjawab", "jawaban"):
                setattr(di_sini, nama, getattr(satu, nama))
            simpan(di_sini, oleh=oleh)
    tulis(
        rujukan,
        salinan,
        lambda satu: {
            "orang": salinan.orang[satu.orang_id],
            "anak": salinan.anak.get(satu.anak_id),
            "kehamilan": salinan.kehamilan.get(satu.kehamilan_id),
            "fasilitas": None,
            "tujuan": satu.tujuan or (satu.fasilitas.nama if satu.fasilitas else ""),
        },
        tanpa=sudah,
    )


def _kunci(satu: Rujukan, orang: int) -> tuple[Any, ...]:
    """What makes two referrals of a person one and the same."""
    return orang, satu.tanggal, satu.kepada, tuple(satu.alasan)
