"""Doses, examinations and referrals of one person in one query: three kinds of day beside the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, CharField, DateField, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Coalesce

from pemantauan.models import DosisImunisasi, Pemeriksaan, Rujukan
from sasaran.models import Anak, Kehamilan, Orang

DOSIS, PERIKSA, RUJUK = "dosis", "periksa", "rujuk"
BULAN_SAJA = "bulan"


@dataclass(frozen=True, slots=True)
class CatatanLain:
    """One of them; what the fields hold depends on ``jenis``."""

    jenis: str
    tanggal: dt.date
    apa: str
    """Vaccine; anc or nifas; to whom."""
    siapa: str
    """Where it was given; who examined; the name of the other place."""
    isi: str
    """BULAN_SAJA where only the month is known; LiLA in cm; outcome of the referral, empty while it is open."""
    rinci: str
    """- ; Hb; what was answered."""
    angka: int
    """Number of the dose; tablets; -"""
    jawab: dt.date | None
    """Day of the answer."""
    uuid: str = ""


def catatan_lain(anak: Anak | None, kehamilan: Sequence[Kehamilan], orang: Orang) -> list[CatatanLain]:
    """The earliest first. One query."""
    hamil = [satu.pk for satu in kehamilan]
    kosong, nol, tanpa = Value("", CharField()), Value(0, IntegerField()), Cast(Value(None), DateField())

    bulan_saja = Case(When(tanggal_perkiraan=True, then=Value(BULAN_SAJA)), default=Value(""), output_field=CharField())

    def teks(bidang: str) -> Coalesce:
        return Coalesce(Cast(bidang, CharField()), Value(""), output_field=CharField())

    def bentuk(semua: object, jenis: str, *kolom: object) -> object:
        nama = ("k_jenis", "k_apa", "k_siapa", "k_isi", "k_rinci", "k_angka", "k_jawab", "k_uuid")
        isi = dict(zip(nama, (Value(jenis, CharField()), *kolom, teks("uuid")), strict=True))
        urut = ("k_jenis", "tanggal", "k_apa", "k_siapa", "k_isi", "k_rinci", "k_angka", "k_jawab", "k_uuid")
        return semua.order_by().annotate(**isi).values_list(*urut)  # type: ignore[attr-defined]

    dosis = bentuk(
        DosisImunisasi.objects.filter(anak=anak) if anak else DosisImunisasi.objects.filter(pk__in=[-1]),
        DOSIS, teks("vaksin"), teks("tempat"), bulan_saja, kosong, Cast("dosis", IntegerField()), tanpa,
    )  # fmt: skip
    periksa = bentuk(
        Pemeriksaan.objects.filter(kehamilan__in=hamil or [-1]),
        PERIKSA, teks("jenis"), teks("pemeriksa"), teks("lila"), teks("hb"),
        Coalesce(Cast("tablet", IntegerField()), nol), tanpa,
    )  # fmt: skip
    rujuk = bentuk(
        Rujukan.objects.filter(Q(orang=orang) | Q(kehamilan__in=hamil or [-1])),
        RUJUK, teks("kepada"), teks("tujuan"), teks("hasil"), teks("jawaban"), nol, Cast("dijawab_pada", DateField()),
    )  # fmt: skip
    semua = [CatatanLain(*satu) for satu in dosis.union(periksa, rujuk, all=True)]  # type: ignore[attr-defined]
    return sorted(semua, key=lambda satu: (satu.tanggal, satu.jenis, satu.apa, satu.angka))
