"""Reads of referrals: the list, what waits too long, those of one person, and the ones that were deleted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from kpm.kerja import kerja_terbuka
from kpm.sebutan import kata_tempat
from kpm.wilayah_kerja import Kerja
from pemantauan.kueri_menunggu import HARI_DAPAT_KEMBALI
from pemantauan.models import Rujukan
from pemantauan.rujukan import HARI_DIJAWAB, batas_tunggu, lewat_tunggu, sebut_alasan
from sasaran.aturan import UMUR_ANAK_TERTUA
from sasaran.kueri_kerja import orang_wilayah
from sasaran.models import Anak, Kehamilan, Orang

TERBUKA, DIJAWAB = "terbuka", "dijawab"
_BELUM = Q(dijawab_pada__isnull=True, orang__keluar_pada__isnull=True)
"""Open: no answer yet, and the person still lives here."""


_HAPUS = Q(history_type="-") & Exists(Orang.objects.filter(pk=OuterRef("orang_id")))
"""A deletion of a referral of somebody who is still there under this row: not merged into another record since."""


@dataclass(frozen=True, slots=True)
class BarisRujukan:
    """One referral of a list in words."""

    uuid: UUID
    orang: UUID
    nama: str
    dusun: str
    rt: str
    tanggal: dt.date
    kepada: str
    alasan: tuple[str, ...]
    hari: int
    """Days since the referral."""
    lewat: bool
    """Open and unanswered for the agreed days or more."""
    dijawab_pada: dt.date | None = None
    hasil: str = ""
    luar: bool = False
    """Of another work area than the reader's."""
    keluar: str = ""
    """ "Pindah", "Meninggal": the person left before an answer came."""


@dataclass(frozen=True, slots=True)
class JumlahRujukan:
    """How many referrals wait for their answer, and of these for the agreed days or more."""

    terbuka: int
    lewat: int
    hari: int = HARI_DIJAWAB
    """The agreed days, for the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaringRujukan:
    """How the list is narrowed."""

    keadaan: str = TERBUKA
    dusun: str = ""
    orang: UUID | None = None
    """Only those of one person, open and closed, the newest first."""
    kerja: Kerja | None = None


def rujukan_utuh() -> QuerySet[Rujukan]:
    """Referrals of the open scope with person, house and who wrote them."""
    return Rujukan.objects.select_related(
        "orang__keluarga__dusun", "orang__posyandu", "fasilitas", "anak__ibu", "kehamilan", "dibuat_oleh", "diubah_oleh"
    ).defer("orang__nik", "orang__keluarga__no_kk", "anak__ibu__nik")


def _wilayah(semua: QuerySet[Rujukan], kerja: Kerja | None) -> QuerySet[Rujukan]:
    return semua.filter(orang__in=Orang.objects.filter(orang_wilayah(kerja))) if kerja else semua


def daftar_rujukan(saring: SaringRujukan, pada: dt.date) -> QuerySet[Rujukan]:
    """The referrals of a list: those that wait too long, the oldest first, then the others that wait; or the closed
    ones, the latest answer first."""
    if saring.orang:
        return rujukan_utuh().filter(orang__uuid=saring.orang)
    semua = _wilayah(rujukan_utuh(), saring.kerja)
    if saring.dusun:
        semua = semua.filter(orang__keluarga__dusun__nama=saring.dusun)
    if saring.keadaan == DIJAWAB:
        return semua.exclude(_BELUM).order_by("-dijawab_pada", "-tanggal", "-pk")
    lama = Case(When(tanggal__lte=batas_tunggu(pada), then=Value(0)), default=Value(1), output_field=IntegerField())
    return semua.filter(_BELUM).annotate(lama=lama).order_by("lama", "tanggal", "pk")


def baris_rujukan(semua: Any, pada: dt.date) -> list[BarisRujukan]:
    """These referrals in words. No query where they were read by `rujukan_utuh`."""
    area = kerja_terbuka()
    return [_baris(satu, pada, area) for satu in semua]


def _baris(satu: Rujukan, pada: dt.date, area: Kerja | None) -> BarisRujukan:
    orang = satu.orang
    terbuka = satu.dijawab_pada is None and orang.keluar_pada is None
    return BarisRujukan(
        uuid=satu.uuid,
        orang=orang.uuid,
        nama=orang.nama,
        dusun=orang.keluarga.dusun.nama,
        rt=orang.keluarga.rt,
        tanggal=satu.tanggal,
        kepada=sebut_tujuan(satu),
        alasan=tuple(sebut_alasan(satu.alasan, satu.keterangan)),
        hari=(pada - satu.tanggal).days,
        lewat=terbuka and lewat_tunggu(satu.tanggal, pada),
        dijawab_pada=satu.dijawab_pada,
        hasil=satu.get_hasil_display(),
        luar=area is not None and not area.memuat(orang.letak_kerja()),
        keluar=orang.get_sebab_keluar_display() if satu.dijawab_pada is None else "",
    )


def sebut_tujuan(rujukan: Rujukan) -> str:
    """ "Poskesdes Kaung (bidan desa)", "Bidan desa Nurhayati", or only the kind."""
    kepada = kata_tempat(rujukan.get_kepada_display())
    nama = rujukan.fasilitas.nama if rujukan.fasilitas else rujukan.tujuan
    if not nama or rujukan.kepada == Rujukan.Kepada.LAIN:
        return nama or kepada
    return nama if kepada.split()[0].casefold() in nama.casefold() else f"{kepada}, {nama}"


def jumlah_rujukan(pada: dt.date, *, kerja: Kerja | None = None) -> JumlahRujukan:
    """How many referrals of people who live here wait for their answer. One query."""
    hitung = _wilayah(Rujukan.objects.filter(_BELUM), kerja).aggregate(
        terbuka=Count("pk"), lewat=Count("pk", filter=Q(tanggal__lte=batas_tunggu(pada)))
    )
    return JumlahRujukan(**hitung)


@dataclass(frozen=True, slots=True)
class RujukanOrang:
    """The latest referral of somebody that waits for its answer."""

    uuid: UUID
    tanggal: dt.date


def rujukan_menunggu(pada: dt.date, *, kerja: Kerja | None = None) -> tuple[JumlahRujukan, dict[UUID, RujukanOrang]]:
    """`jumlah_rujukan`, and by person whom a list need not have referred again. One query."""
    semua = _wilayah(Rujukan.objects.filter(_BELUM), kerja).order_by("tanggal", "pk")
    baris = list(semua.values_list("orang__uuid", "uuid", "tanggal"))
    lewat = sum(lewat_tunggu(tanggal, pada) for _, _, tanggal in baris)
    return JumlahRujukan(len(baris), lewat), {orang: RujukanOrang(uuid, tgl) for orang, uuid, tgl in baris}


def dengan_rujukan(orang: QuerySet[Orang]) -> QuerySet[Orang]:
    """These people with ``rujukan_banyak`` (None: never referred) and their latest referral, one that waits before
    those that are answered, as ``rujukan_uuid``, ``rujukan_tanggal``, ``rujukan_dijawab``, in the query that reads
    them anyway."""
    milik = Rujukan.objects.filter(orang=OuterRef("pk"))
    terakhir = milik.order_by(F("dijawab_pada").desc(nulls_first=True), "-tanggal", "-pk")
    return orang.annotate(
        rujukan_banyak=Subquery(milik.order_by().values("orang").annotate(n=Count("pk")).values("n")),
        rujukan_uuid=Subquery(terakhir.values("uuid")[:1]),
        rujukan_tanggal=Subquery(terakhir.values("tanggal")[:1]),
        rujukan_dijawab=Subquery(terakhir.values("dijawab_pada")[:1]),
    )


@dataclass(frozen=True, slots=True)
class Sasaran:
    """As whom a person is referred: a child, a pregnant woman (or one after delivery), or somebody else."""

    orang: Orang
    anak: Anak | None = None
    kehamilan: Kehamilan | None = None

    @property
    def kelompok(self) -> str:
        return "anak" if self.anak else "ibu" if self.kehamilan else ""


def sasaran_rujukan(orang: Orang, pada: dt.date) -> Sasaran:
    """As whom this person is referred on a day; a child of the register is a child up to its sixth birthday. Two
    queries at most."""
    hamil = Kehamilan.objects.filter(ibu=orang, sejak__lte=pada).order_by("-sejak", "-pk").first()
    if hamil and (hamil.berakhir_pada is None or pada <= (hamil.akhir_nifas or hamil.berakhir_pada)):
        hamil.ibu = orang
        return Sasaran(orang, kehamilan=hamil)
    umur = orang.umur_bulan(pada)
    anak = Anak.objects.filter(orang=orang).first() if umur is None or umur < UMUR_ANAK_TERTUA else None
    if anak:
        anak.orang = orang
    return Sasaran(orang, anak=anak)


def rujukan_terhapus(sejak: dt.datetime) -> list[Any]:
    """Rows of history of the referrals deleted since then that were not taken back, the newest first. One query."""
    ada = Rujukan.objects.filter(uuid=OuterRef("uuid"))
    hapus = Rujukan.history.filter(_HAPUS, history_date__gte=sejak)
    semua: dict[UUID, Any] = {}
    for satu in hapus.filter(~Exists(ada)).select_related("history_user", "orang"):  # the newest first
        semua.setdefault(satu.uuid, satu)
    return list(semua.values())


def sejak_terhapus() -> dt.datetime:
    """Since when a deleted referral can still be taken back."""
    return timezone.now() - dt.timedelta(days=HARI_DAPAT_KEMBALI)


def riwayat_terhapus(uuid: UUID) -> Any:
    """The row of history of a referral's last deletion, with its person; None where there is none to take back."""
    return Rujukan.history.filter(_HAPUS, uuid=uuid).select_related("orang__keluarga").first()


def dusun_rujukan() -> list[str]:
    """Names of the dusun somebody was referred from. One query."""
    nama = Rujukan.objects.order_by().values_list("orang__keluarga__dusun__nama", flat=True).distinct()
    return sorted(nama, key=str.casefold)
