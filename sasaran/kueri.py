"""Reads about sasaran: who is one, what a row of a list shows. Finding is `kueri_cari`, doubles are `kueri_mirip`."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from kpm.enkripsi import indeks_buta
from kpm.models import Pengguna
from kpm.periode import tambah_bulan
from sasaran.aturan import UMUR_ANAK_TERTUA, lahir_paling_awal
from sasaran.models import HARI_NIFAS, Anak, Kehamilan, Keluarga, Orang, SaringanTersimpan

RAHASIA_ORANG = ("nik", "nik_indeks")
RAHASIA_KELUARGA = ("no_kk", "no_kk_indeks")


def ibu_sasaran(pada: dt.date) -> QuerySet[Kehamilan]:
    """Pregnancies under watch on that day: running, or up to day 42 after a birth; none of women who left."""
    melahirkan = (Kehamilan.Hasil.LAHIR_HIDUP, Kehamilan.Hasil.LAHIR_MATI)
    return Kehamilan.objects.filter(
        Q(berakhir_pada__isnull=True)
        | Q(hasil__in=melahirkan, berakhir_pada__gte=pada - dt.timedelta(days=HARI_NIFAS)),
        ibu__keluar_pada__isnull=True,
    )


def anak_sasaran(pada: dt.date) -> QuerySet[Anak]:
    """Children of 0-23 bulan penuh on that day who live here."""
    return Anak.objects.filter(
        orang__keluar_pada__isnull=True, orang__tanggal_lahir__lte=pada, orang__ulang_tahun_kedua__gt=pada
    )


def anak_paud(pada: dt.date) -> QuerySet[Anak]:
    """Children of 24-72 bulan penuh on that day who live here: sasaran PAUD, without another registration."""
    return Anak.objects.filter(
        orang__keluar_pada__isnull=True,
        orang__tanggal_lahir__gte=lahir_paling_awal(UMUR_ANAK_TERTUA, pada),
        orang__ulang_tahun_kedua__lte=pada,
    )


def jumlah_dusun(daftar: QuerySet[Any], jalur: str) -> dict[str, int]:
    """Rows of a list by the name of their dusun; ``jalur`` leads from the row to the dusun's name."""
    return dict(daftar.order_by().values_list(jalur).annotate(jumlah=Count("pk")).values_list(jalur, "jumlah"))


def untuk_daftar_orang(orang: QuerySet[Orang], pada: dt.date) -> QuerySet[Orang]:
    """With what one row shows: dusun, child, and the pregnancy under watch as ``kehamilan_kini`` (one query more)."""
    return (
        orang.select_related("keluarga__dusun", "anak")
        .defer(*RAHASIA_ORANG, *(f"keluarga__{satu}" for satu in RAHASIA_KELUARGA))
        .prefetch_related(Prefetch("kehamilan", ibu_sasaran(pada), to_attr="kehamilan_kini"))
    )


def dengan_anggota(keluarga: QuerySet[Keluarga], pada: dt.date) -> QuerySet[Keluarga]:
    """With ``anggota``: who lives there, each as `untuk_daftar_orang` gives them (two queries more)."""
    orang = Orang.objects.filter(keluar_pada=None).select_related("anak").defer(*RAHASIA_ORANG)
    orang = orang.prefetch_related(Prefetch("kehamilan", ibu_sasaran(pada), to_attr="kehamilan_kini"))
    return keluarga.prefetch_related(
        Prefetch("orang", orang.order_by(F("tanggal_lahir").asc(nulls_first=True), "pk"), to_attr="anggota")
    )


def untuk_daftar_keluarga(keluarga: QuerySet[Keluarga]) -> QuerySet[Keluarga]:
    """With dusun and ``jumlah_orang`` who live there."""
    return (
        keluarga.select_related("dusun")
        .defer(*RAHASIA_KELUARGA)
        .annotate(jumlah_orang=Count("orang", filter=Q(orang__keluar_pada__isnull=True)))
    )


def rt_dikenal() -> list[str]:
    """The RT that households of the village name, in order."""
    return list(Keluarga.objects.exclude(rt="").order_by("rt").values_list("rt", flat=True).distinct())


def ada_sasaran() -> bool:
    """Whether the village has registered anybody."""
    return Keluarga.objects.exists()


def orang_nik(nik: str) -> Orang | None:
    """The person with this whole NIK (16 digits)."""
    return Orang.objects.select_related("keluarga__dusun").filter(nik_indeks=indeks_buta(nik)).first()


def keluarga_kk(no_kk: str) -> Keluarga | None:
    """The household with this whole nomor KK (16 digits)."""
    return Keluarga.objects.select_related("dusun").filter(no_kk_indeks=indeks_buta(no_kk)).first()


def orang_kia(no_kia: str) -> Orang | None:
    """The youngest person registered under a KIA number: the child, before its birth the mother."""
    anak = Anak.objects.select_related("orang").filter(no_kia__iexact=no_kia).order_by("-pk").first()
    if anak:
        return anak.orang
    hamil = Kehamilan.objects.select_related("ibu").filter(no_kia__iexact=no_kia).order_by("-pk").first()
    return hamil.ibu if hamil else None


def nomor_keluarga_baru() -> int:
    """The next household number of the open village."""
    return (Keluarga.objects.aggregate(terbesar=Max("nomor"))["terbesar"] or 0) + 1


def anggota(keluarga: Keluarga, pada: dt.date) -> list[Orang]:
    """People of a household, those who left last, each with ``anak`` and ``kehamilan_kini`` (two queries)."""
    orang = untuk_daftar_orang(keluarga.orang.all(), pada)
    return list(orang.order_by(F("keluar_pada").asc(nulls_first=True), F("tanggal_lahir").asc(nulls_first=True), "pk"))


def perempuan(keluarga: Keluarga) -> list[Orang]:
    """Women and mothers of a household who live there; girls registered as children are none."""
    return list(
        keluarga.orang.filter(jenis_kelamin="P", keluar_pada__isnull=True, anak__isnull=True)
        .defer(*RAHASIA_ORANG)
        .prefetch_related(Prefetch("kehamilan", Kehamilan.objects.filter(berakhir_pada=None), to_attr="kehamilan_kini"))
    )


def calon_ibu(keluarga: Keluarga | None, anak: Anak | None = None) -> QuerySet[Orang] | None:
    """Who can be chosen as a child's mother: women of its household and its mother of record; None when nobody."""
    syarat = Q(pk=anak.ibu_id) if anak and anak.ibu_id else Q(pk__in=[])
    if keluarga:
        syarat |= Q(keluarga=keluarga, jenis_kelamin="P", anak__isnull=True)
    calon = Orang.objects.filter(syarat).defer(*RAHASIA_ORANG)
    return calon if calon.exists() else None


def kehamilan_berjalan(ibu: Orang) -> Kehamilan | None:
    """The woman's pregnancy that has not ended; None when there is none."""
    return ibu.kehamilan.filter(berakhir_pada__isnull=True).first()


def kelahiran_keluarga(keluarga: Keluarga | None, pengenal: str) -> Kehamilan | None:
    """The live birth with this uuid in a household; None for anything else, which an address may hold. At most one
    query."""
    try:
        uuid = UUID(pengenal)
    except ValueError:
        return None
    hidup = Kehamilan.objects.filter(uuid=uuid, ibu__keluarga=keluarga, hasil=Kehamilan.Hasil.LAHIR_HIDUP)
    return hidup.select_related("ibu").defer("ibu__nik").first() if keluarga else None


def bekal_kehamilan(ibu: Orang) -> dict[str, Any]:
    """What a woman's next pregnancy starts with: the husband, and one more than the last."""
    lalu = ibu.kehamilan.first()
    if lalu is None:
        return {}
    return {"suami": lalu.suami, "kehamilan_ke": lalu.kehamilan_ke + 1 if lalu.kehamilan_ke else None}


def akhir_sebelumnya(ibu: Orang, kecuali: Kehamilan | None = None) -> dt.date | None:
    """When the woman's pregnancy before this one ended; None for a first one."""
    lain = ibu.kehamilan.filter(berakhir_pada__isnull=False)
    if kecuali is not None and kecuali.pk:
        lain = lain.exclude(pk=kecuali.pk).filter(sejak__lte=kecuali.sejak)
    return lain.aggregate(terakhir=Max("berakhir_pada"))["terakhir"]


def bulan_gugur(anak: Anak, lahir: dt.date) -> int:
    """How many monthly records would lie outside the first two years if the child was born on ``lahir``."""
    return anak.pemantauan.filter(Q(tanggal__lt=lahir) | Q(tanggal__gte=tambah_bulan(lahir, 24))).count()


def daftar_tersimpan(pengguna: Pengguna, jenis: str = "") -> list[SaringanTersimpan]:
    """The working lists this user keeps in the open village, by name; of one list where ``jenis`` names it."""
    semua = SaringanTersimpan.objects.filter(pengguna=pengguna)
    return list(semua.filter(daftar=jenis) if jenis else semua.order_by("daftar", "nama"))
