"""Reads of the KPM's office: who serves, what they learnt, were paid and did, who works beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum

from kpm.kader import INSENTIF, Bayaran, KeadaanMasa, Masa, TahunBayar, bulan_belum_dibayar, tahun_bayar
from kpm.models import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader, Pengguna, Penugasan, Peran, Wilayah
from kpm.periode import Bulan, sebut_bulan

BULAN_DITAGIH = 24
"""Months of unpaid incentive that are looked back over: older ones are a matter of the archive."""


@dataclass(frozen=True, slots=True)
class BarisKader:
    """A term of a KPM and how it stands."""

    kader: Kader
    masa: Masa


def masa(kader: Kader, pada: dt.date) -> Masa:
    """The term of a KPM on a day."""
    return Masa(kader.mulai, kader.selesai, pada)


def daftar_kader(pada: dt.date) -> list[BarisKader]:
    """All terms of the open scope: who serves first, then the latest. One query."""
    semua = [BarisKader(satu, masa(satu, pada)) for satu in Kader.objects.select_related("pengguna")]
    return sorted(semua, key=lambda satu: not satu.masa.bertugas)


def kader_bertugas(pada: dt.date) -> QuerySet[Kader]:
    """The terms of the open scope that cover a day."""
    return Kader.objects.filter(Q(selesai__isnull=True) | Q(selesai__gte=pada), mulai__lte=pada)


def kader_pengguna(pengguna: Pengguna) -> Kader | None:
    """The latest term of the person who is signed in; None for who is no KPM here."""
    kader: Kader | None = Kader.objects.filter(pengguna=pengguna).order_by("-mulai", "-pk").first()
    return kader


def akun_kpm(desa: Wilayah, pada: dt.date, sudah: int | None = None) -> QuerySet[Pengguna]:
    """Accounts that hold the office of KPM in a village, by name; ``sudah``: one that is linked already and stays."""
    tugas = Penugasan.objects.berlaku(pada).filter(wilayah=desa, peran=Peran.KPM)
    return Pengguna.objects.filter(Q(pk__in=tugas.values("pengguna")) | Q(pk=sudah)).order_by("nama", "pk")


def pelatihan_kader(kader: Kader) -> list[Pelatihan]:
    """Trainings of a KPM, the latest first."""
    return list(Pelatihan.objects.filter(kader=kader))


def kegiatan_kader(kader: Kader) -> QuerySet[KegiatanKader]:
    """Activities of a KPM, the latest first."""
    return KegiatanKader.objects.filter(kader=kader)


def peserta(kegiatan: QuerySet[KegiatanKader]) -> tuple[int, int, int]:
    """(activities, men, women) of some activities. One query."""
    jumlah = kegiatan.aggregate(l=Sum("laki_laki"), p=Sum("perempuan"))
    return kegiatan.count(), jumlah["l"] or 0, jumlah["p"] or 0


def kegiatan_bulan(kader: Kader, bulan: Bulan) -> list[KegiatanKader]:
    """Activities of a KPM in a month, the earliest first."""
    return list(
        KegiatanKader.objects.filter(kader=kader, tanggal__range=(bulan.awal, bulan.akhir)).order_by("tanggal", "pk")
    )


def pembayaran_tahun(kader: Kader, tahun: int, pada: dt.date) -> TahunBayar:
    """The grid of payments of a year. One query."""
    semua = PembayaranKader.objects.filter(kader=kader, bulan__range=(Bulan(tahun, 1), Bulan(tahun, 12)))
    return tahun_bayar(tahun, masa(kader, pada), [_bayaran(satu) for satu in semua])


def _bayaran(satu: PembayaranKader) -> Bayaran:
    return Bayaran(
        satu.jenis,
        satu.bulan,
        satu.jumlah,
        satu.get_sumber_display(),
        satu.dibayar_pada,
        str(satu.uuid),
        satu.bukti,
    )


def anggota_tpk() -> list[AnggotaTpk]:
    """The Tim Pendamping Keluarga of the open scope in the order of their elements, those who left last."""
    urut = {nilai: ke for ke, nilai in enumerate(AnggotaTpk.Unsur.values)}
    return sorted(AnggotaTpk.objects.all(), key=lambda satu: (satu.selesai is not None, urut[satu.unsur], satu.nama))


@dataclass(frozen=True, slots=True)
class KeadaanKader:
    """What the office of the KPM needs from the village now, in sentences."""

    ada: bool
    kalimat: tuple[str, ...]


def keadaan_kader(pada: dt.date) -> KeadaanKader:
    """For the kepala desa: no KPM, no SK, a term that ends, months not paid. Two queries."""
    semua = list(kader_bertugas(pada))
    if not semua:
        return KeadaanKader(False, ("Belum ada KPM yang bertugas.",))
    dibayar = insentif_dibayar(semua, pada)
    kalimat = []
    for satu in semua:
        if not satu.nomor_sk:
            kalimat.append(f"SK {satu.nama} belum dicatat.")
        tugas = masa(satu, pada)
        if tugas.keadaan is KeadaanMasa.SEGERA:
            kalimat.append(f"{satu.nama}: {tugas.kata}.")
        if belum := bulan_belum_dibayar(tugas, dibayar[satu.pk], sejak=_ditagih_sejak(pada)):
            kalimat.append(f"Insentif {satu.nama} belum dibayar untuk {sebut_bulan(belum)}.")
    return KeadaanKader(True, tuple(kalimat))


def _ditagih_sejak(pada: dt.date) -> Bulan:
    return Bulan.dari_tanggal(pada).geser(-BULAN_DITAGIH)


def insentif_dibayar(kader: Iterable[Kader], pada: dt.date) -> dict[int, list[Bulan]]:
    """Months of incentive paid to each of some KPM until a day, by their keys. One query."""
    hasil: dict[int, list[Bulan]] = {satu.pk: [] for satu in kader}
    for satu, bulan in PembayaranKader.objects.filter(
        kader__in=hasil, jenis=INSENTIF, dibayar_pada__lte=pada
    ).values_list("kader", "bulan"):
        hasil[satu].append(bulan)
    return hasil


def rekap_kader(pada: dt.date) -> dict[str, Any]:
    """What those above the village may know of its KPM on a day: counts, months and dates, nobody's name.

    ``insentif_sampai``: the last month up to which every serving KPM was paid without a gap; None without one.
    """
    semua = list(kader_bertugas(pada))
    dibayar = insentif_dibayar(semua, pada)
    kunci = [satu.pk for satu in semua]
    dilatih = dict(Pelatihan.objects.filter(kader__in=kunci, mulai__lte=pada).values_list("kader", "mulai"))
    awal_tahun = Bulan(pada.year, 1)
    belum = [bulan_belum_dibayar(masa(satu, pada), dibayar[satu.pk], sejak=_ditagih_sejak(pada)) for satu in semua]
    tahun_ini = PembayaranKader.objects.filter(
        jenis=INSENTIF, dibayar_pada__lte=pada, bulan__range=(awal_tahun, Bulan(pada.year, 12))
    ).aggregate(jumlah=Sum("jumlah"))
    berakhir = [satu.selesai for satu in semua if satu.selesai]
    sampai = _dibayar_sampai(semua, dibayar, belum)
    return {
        "pada": pada.isoformat(),
        "kpm": len(semua),
        "ber_sk": sum(bool(satu.nomor_sk) for satu in semua),
        "dilatih": len(dilatih),
        "insentif_sampai": str(sampai) if sampai else None,
        "bulan_belum_dibayar": max(map(len, belum), default=0),
        "insentif_tahun_ini": tahun_ini["jumlah"] or 0,
        "masa_tugas_sampai": min(berakhir).isoformat() if berakhir else None,
        "tpk": AnggotaTpk.objects.filter(Q(selesai__isnull=True) | Q(selesai__gte=pada)).count(),
    }


def _dibayar_sampai(semua: list[Kader], dibayar: dict[int, list[Bulan]], belum: list[list[Bulan]]) -> Bulan | None:
    """The month before the first one that is owed to anybody, else the last one paid to all."""
    if not semua or not all(dibayar[satu.pk] for satu in semua):
        return None
    if any(belum):
        pertama = min(satu[0] for satu in belum if satu).geser(-1)
        return pertama if any(bulan <= pertama for satu in semua for bulan in dibayar[satu.pk]) else None
    return min(max(dibayar[satu.pk]) for satu in semua)
