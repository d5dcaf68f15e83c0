"""Writes of antenatal and postnatal contacts, and what each of them adds to the record of its month.

A contact is counted through its month alone: the month's number is the greater of what a person typed and of the
contacts recorded in it, never the sum. What a contact put there goes with it; what a person typed stays. A month of a
finalised quarter waits, the contact itself is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Q, Sum

from kpm.models import Pengguna
from kpm.periode import Bulan
from kpm.sebutan import kata_tempat
from kpm.tindakan import VersiUsang, hapus, simpan
from pemantauan.bulanan.titipan import ambil
from pemantauan.kelayakan.mungkin import BATAS
from pemantauan.kelayakan.periksa import MasaHamil, galat_hari_periksa
from pemantauan.kueri_kartu import catatan_bulan, penutup
from pemantauan.models import EntriMenunggu, PemantauanIbu, Pemeriksaan
from pemantauan.tindakan.bulan import DARI_KEHAMILAN, hapus_catatan, kunci_triwulan, tolak
from pemantauan.tindakan.catat import catat_ibu
from pemantauan.tindakan.titipan import titipan_terkunci
from sasaran.models import Kehamilan, Orang

T = TypeVar("T")

SUDAH_ADA = "Pemeriksaan pada tanggal itu sudah dicatat. Buka yang tersimpan bila perlu diperbaiki."
ISIAN = ("jenis", "tanggal", "pemeriksa", "usg", "lila", "hb", "tablet", "sumber", "catatan")
ANC, NIFAS = Pemeriksaan.Jenis.ANC, Pemeriksaan.Jenis.NIFAS
ANGKA = ("anc", "nifas", "fe")
"""Fields of the month that contacts tell."""
PERCOBAAN = 3
DARI_PERIKSA = "pemeriksaan"
"""Reason in the history of a month: a contact, no person, changed its numbers."""


@dataclass(frozen=True, slots=True)
class AkibatBulan:
    """What a contact has done to the record of its month."""

    bulan: Bulan
    naik: Mapping[str, int]
    """Fields of Formulir 2A and what they were raised to; empty where the month says as much already."""
    menunggu: bool = False
    """The quarter is finalised: the entry waits for its opening."""
    terhalang: bool = False
    """The deletion of the month waits there already, so that nothing was put in its place."""


@dataclass(frozen=True, slots=True)
class TurunBulan:
    """What a month lost with a contact that was deleted or corrected."""

    bulan: Bulan
    turun: Mapping[str, int | None]
    """Fields of Formulir 2A and what they were lowered to; None: not recorded any more."""
    dihapus: bool = False
    """The month held nothing else, and went with it."""


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A stored contact, and what became of its month; None for one sent a second time."""

    pemeriksaan: Pemeriksaan
    akibat: AkibatBulan | None
    turun: TurunBulan | None = None
    """What the month it stood in lost when it was corrected."""


def masa_hamil(kehamilan: Kehamilan) -> MasaHamil:
    """The days a contact is judged by."""
    return MasaHamil(
        hpht=kehamilan.hpht_hitung,
        sejak=kehamilan.sejak,
        berakhir=kehamilan.berakhir_pada,
        melahirkan=kehamilan.melahirkan,
        akhir_nifas=kehamilan.akhir_nifas,
        keluar=kehamilan.ibu.keluar_pada,
        meninggal=kehamilan.ibu.sebab_keluar == Orang.SebabKeluar.MENINGGAL,
    )


def simpan_pemeriksaan(
    *,
    pemeriksaan: Pemeriksaan,
    hari_ini: dt.date,
    oleh: Pengguna | None,
    versi: int | None = None,
    pengenal: UUID | None = None,
) -> Tersimpan:
    """Store a new or corrected contact and raise its month; the month it stood in loses what it had from it.

    A new one sent twice with the same ``pengenal`` is stored once. Raises ValidationError with a sentence for the day,
    and VersiUsang.
    """
    pemeriksaan.bulan = Bulan.dari_tanggal(pemeriksaan.tanggal)
    desa, kehamilan = pemeriksaan.desa, pemeriksaan.kehamilan
    with transaction.atomic():
        lama = Pemeriksaan.objects.filter(pk=pemeriksaan.pk).values_list("bulan", flat=True).first()
        for triwulan in sorted({satu.triwulan for satu in (lama, pemeriksaan.bulan) if satu}):
            kunci_triwulan(desa, triwulan)
        _kunci(kehamilan)
        kalimat = galat_hari_periksa(pemeriksaan.jenis, pemeriksaan.tanggal, masa_hamil(kehamilan), hari_ini=hari_ini)
        tolak({"tanggal": kata_tempat(kalimat)} if kalimat else {})
        if pemeriksaan.pk is None and pengenal is not None:
            ada = Pemeriksaan.objects.filter(uuid=pengenal).first()
            if ada is not None and _isian(ada) == _isian(pemeriksaan):
                return Tersimpan(ada, None)
            pemeriksaan.uuid = pemeriksaan.uuid if ada else pengenal
        sama = Pemeriksaan.objects.filter(
            kehamilan=kehamilan, jenis=pemeriksaan.jenis, tanggal=pemeriksaan.tanggal
        ).exclude(pk=pemeriksaan.pk)
        if sama.exists():
            raise ValidationError({"tanggal": SUDAH_ADA})
        try:
            with transaction.atomic():
                simpan(pemeriksaan, oleh=oleh, versi=versi)
        except IntegrityError as galat:  # the same day, stored by somebody else in this moment
            raise ValidationError({"tanggal": SUDAH_ADA}) from galat
        akibat = _tekun(lambda: _naikkan(pemeriksaan, oleh))
        turun = _tekun(lambda: turunkan_bulan(kehamilan, lama, oleh)) if lama else None
        return Tersimpan(pemeriksaan, akibat, turun)


def _tekun(ubah_bulan: Callable[[], T]) -> T:
    """What ``ubah_bulan`` gives back; it looks again when somebody deleted, restored or imported the month, or let it
    wait, between its look and its save. That is no conflict with the contact, which nobody else has seen otherwise."""
    for _ in range(PERCOBAAN - 1):
        with suppress(VersiUsang):
            return ubah_bulan()
    return ubah_bulan()


def _kunci(kehamilan: Kehamilan) -> None:
    """Read again under the lock what a contact is judged by; before its month, as who corrects the dates does."""
    terkunci = Kehamilan.objects.select_for_update(of=("self",))
    kehamilan.refresh_from_db(fields=(*DARI_KEHAMILAN, "sejak"), from_queryset=terkunci)


def _isian(pemeriksaan: Pemeriksaan) -> tuple[Any, ...]:
    return (pemeriksaan.kehamilan_id, *(getattr(pemeriksaan, nama) for nama in ISIAN))


def jumlah_bulan(kehamilan: Kehamilan, bulan: Bulan) -> dict[str, int]:
    """What the contacts of a month amount to in the fields of Formulir 2A. One query."""
    return jumlah_per_bulan(kehamilan, bulan=bulan).get(bulan, dict.fromkeys(ANGKA, 0))


def jumlah_per_bulan(kehamilan: Kehamilan, **hanya: Any) -> dict[Bulan, dict[str, int]]:
    """The same of every month with contacts, or of those ``hanya`` tells the database; more tablets than a month can
    hold count as its most. One query."""
    hasil = (
        Pemeriksaan.objects.filter(kehamilan=kehamilan, **hanya)
        .order_by()
        .values("bulan")
        .annotate(
            anc=Count("pk", filter=Q(jenis=ANC)),
            nifas=Count("pk", filter=Q(jenis=NIFAS)),
            fe=Sum("tablet", filter=Q(jenis=ANC)),
        )
    )
    return {
        satu.pop("bulan"): {nama: min(nilai or 0, int(BATAS[nama].atas)) for nama, nilai in satu.items()}
        for satu in hasil
    }


def _naikkan(pemeriksaan: Pemeriksaan, oleh: Pengguna | None) -> AkibatBulan:
    """Raise the month to its contacts, by the one door of monthly records. Inside the transaction of the contact."""
    desa, kehamilan, bulan = pemeriksaan.desa, pemeriksaan.kehamilan, pemeriksaan.bulan
    kini: Any = catatan_bulan("ibu", kehamilan, bulan)
    titipan = titipan_terkunci("ibu", kehamilan, bulan) if penutup(desa, bulan.triwulan) else None
    if titipan is not None and titipan.perbuatan == EntriMenunggu.Perbuatan.HAPUS:
        return AkibatBulan(bulan, {}, menunggu=True, terhalang=True)
    isi = ambil(titipan.nilai) if titipan is not None else {}
    tercatat = _tercatat(kini)
    naik = {
        nama: jumlah
        for nama, jumlah in jumlah_bulan(kehamilan, bulan).items()
        if jumlah > ((tercatat | isi).get(nama) or 0)
    }
    if not naik:
        return AkibatBulan(bulan, {})
    baru = kini is None and titipan is None
    tercatat_bulan = catat_ibu(
        desa=desa,
        kehamilan=kehamilan,
        bulan=bulan,
        tanggal=titipan.tanggal if titipan else kini.tanggal if kini else pemeriksaan.tanggal,
        nilai={**isi, **naik, **({"sumber": pemeriksaan.sumber} if baru else {})},
        oleh=oleh,
        versi=kini.versi if kini is not None else None,
        versi_titipan=titipan.versi if titipan is not None else None,
    )
    tandai_dari_periksa(tercatat_bulan.catatan)
    return AkibatBulan(bulan, naik, menunggu=tercatat_bulan.titipan is not None)


def tandai_dari_periksa(catatan: Any) -> None:
    """Write into the history of a month that contacts changed it."""
    if catatan is not None:
        terakhir = catatan.history.first()
        type(terakhir).objects.filter(pk=terakhir.pk).update(history_change_reason=DARI_PERIKSA)


def _diketik(riwayat: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    """The last number of each field that a person put there, from a month's history in its order; None without one."""
    hasil: dict[str, int | None] = dict.fromkeys(ANGKA)
    lalu: Mapping[str, Any] = hasil
    for baris in riwayat:
        if baris["history_change_reason"] != DARI_PERIKSA:
            hasil |= {nama: baris[nama] for nama in ANGKA if baris[nama] != lalu[nama]}
        lalu = baris
    return hasil


def turunkan_bulan(kehamilan: Kehamilan, bulan: Bulan, oleh: Pengguna | None) -> TurunBulan | None:
    """Lower a month to the greater of its contacts and of what a person typed, by the one door of monthly records; one
    that held nothing but contacts goes with the last of them. A month of a finalised quarter stays. None: no change."""
    kini: Any = catatan_bulan("ibu", kehamilan, bulan)
    if kini is None or penutup(kehamilan.desa, bulan.triwulan):
        return None
    riwayat = list(kini.history.order_by("history_id").values("history_change_reason", *ANGKA))
    diketik, jumlah = _diketik(riwayat), jumlah_bulan(kehamilan, bulan)
    tetap = {nama: max(jumlah[nama], diketik[nama] or 0) or diketik[nama] for nama in ANGKA}
    turun = {nama: nilai for nama, nilai in tetap.items() if (nilai or 0) < (getattr(kini, nama) or 0)}
    if not turun:
        return None
    isi = {nama: getattr(kini, nama) for nama in PemantauanIbu.LAYANAN} | turun
    if all(nilai in (None, "") for nilai in isi.values()):
        if any(baris["history_change_reason"] != DARI_PERIKSA for baris in riwayat):
            return None  # somebody saved it as well: it is theirs to delete
        hapus_catatan(kini, oleh=oleh, versi=kini.versi)
        return TurunBulan(bulan, turun, dihapus=True)
    tercatat_bulan = catat_ibu(
        desa=kehamilan.desa, kehamilan=kehamilan, bulan=bulan, tanggal=kini.tanggal, nilai=turun, oleh=oleh,
        versi=kini.versi,
    )  # fmt: skip
    tandai_dari_periksa(tercatat_bulan.catatan)
    return TurunBulan(bulan, turun)


def hapus_pemeriksaan(*, pemeriksaan: Pemeriksaan, oleh: Pengguna | None, versi: int) -> TurunBulan | None:
    """Delete a contact; its history keeps it. What its month lost with it; see `sisa_bulan` for what a person typed
    there and may want to look at.

    One that is gone already is no error. Raises VersiUsang.
    """
    with transaction.atomic():
        kunci_triwulan(pemeriksaan.desa, pemeriksaan.bulan.triwulan)
        _kunci(pemeriksaan.kehamilan)
        kini = hapus(pemeriksaan, oleh=oleh, versi=versi)
        return _tekun(lambda: turunkan_bulan(pemeriksaan.kehamilan, kini.bulan, oleh)) if kini else None


def sisa_bulan(kehamilan: Kehamilan, bulan: Bulan, jenis: str) -> dict[str, int]:
    """Of these kinds of number, those a month tells more of than its contacts do, or will tell once what waits for it
    is written: field -> what the month tells."""
    catatan = catatan_bulan("ibu", kehamilan, bulan)
    titipan = EntriMenunggu.objects.filter(kehamilan=kehamilan, bulan=bulan, keadaan__in=EntriMenunggu.TERBUKA).first()
    tercatat = _tercatat(catatan) | (titipan.nilai if titipan is not None else {})
    if titipan is not None and titipan.perbuatan == EntriMenunggu.Perbuatan.HAPUS:
        return {}
    jumlah = jumlah_bulan(kehamilan, bulan)
    bidang = ("anc", "fe") if jenis == ANC else ("nifas",)
    return {nama: nilai for nama in bidang if (nilai := tercatat.get(nama) or 0) > jumlah[nama]}


def _tercatat(catatan: Any) -> dict[str, int | None]:
    return {nama: getattr(catatan, nama) for nama in ANGKA} if catatan is not None else {}


def pulihkan_pemeriksaan(*, riwayat: Any, hari_ini: dt.date, oleh: Pengguna | None) -> Tersimpan:
    """Take a deleted contact back from its row of history, and raise its month again.

    One that is back already is no error. Raises ValidationError when another of the same day stands there or the day
    is impossible by now.
    """
    ada = Pemeriksaan.objects.filter(uuid=riwayat.uuid).first()
    if ada is not None:
        return Tersimpan(ada, None)
    baru = Pemeriksaan(
        desa=riwayat.desa, kehamilan=riwayat.kehamilan, **{nama: getattr(riwayat, nama) for nama in ISIAN}
    )
    return simpan_pemeriksaan(pemeriksaan=baru, hari_ini=hari_ini, oleh=oleh, pengenal=riwayat.uuid)
