"""Reads of a month: who is to be monitored, who has been, what is still missing, who comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.kerja import kerja_terbuka
from kpm.periode import Bulan, bulan_penuh, tambah_bulan
from pemantauan.bulanan.daftar import Baris
from pemantauan.bulanan.kelengkapan import ISI_ANAK, ISI_IBU, Keadaan, keadaan, kurang_anak, kurang_ibu
from pemantauan.models import CatatanBulanan, EntriMenunggu, PemantauanAnak, PemantauanIbu
from sasaran.models import HARI_NIFAS, Anak, Kehamilan, Kejadian, Orang

ANAK, IBU = "anak", "ibu"
BULAN_PERTAMA = Bulan(2018, 1)
"""KPM exist since 2018; nothing earlier is opened."""
UMUR_BATAS = 24
"""Formulir 2B and 3B watch children below this age in bulan penuh."""
USIA_TERTUA = 10
"""Months of pregnancy looked back over when HPHT is unknown."""
MENINGGAL = Orang.SebabKeluar.MENINGGAL


def sasaran_anak(bulan: Bulan) -> QuerySet[Anak]:
    """Children of the open scope to be monitored in a month.

    Born by its end, at most 23 bulan penuh on its first day, registered by its end, still in the village when it began.
    A child that died is asked for no more: it stands in the months that were recorded.
    """
    return Anak.objects.filter(
        Q(orang__keluar_pada__isnull=True) | Q(orang__keluar_pada__gte=bulan.awal),
        ~Q(orang__sebab_keluar=MENINGGAL) | _tercatat(PemantauanAnak, "anak", bulan),
        ~pergi(bulan, "orang"),
        orang__tanggal_lahir__lte=bulan.akhir,
        orang__ulang_tahun_kedua__gt=bulan.awal,
        sejak__lte=bulan.akhir,
    )


def sasaran_ibu(bulan: Bulan) -> QuerySet[Kehamilan]:
    """Pregnancies of the open scope to be monitored in a month.

    Registered by its end and not over when it began; after delivery, stillbirth included, until day 42. A pregnancy
    that was lost before, or whose mother died, is asked for no more: it stands in the months that were recorded.
    """
    nifas_sejak = bulan.awal - dt.timedelta(days=HARI_NIFAS)
    melahirkan = (Kehamilan.Hasil.LAHIR_HIDUP, Kehamilan.Hasil.LAHIR_MATI)
    return Kehamilan.objects.filter(
        Q(berakhir_pada__isnull=True)
        | Q(berakhir_pada__gte=bulan.awal)
        | Q(hasil__in=melahirkan, berakhir_pada__gte=nifas_sejak),
        Q(ibu__keluar_pada__isnull=True) | Q(ibu__keluar_pada__gte=bulan.awal),
        ~pergi(bulan, "ibu"),
        ~Q(hasil=Kehamilan.Hasil.KEGUGURAN, berakhir_pada__lt=F("sejak")),  # over before she came to live here
        ~Q(hasil=Kehamilan.Hasil.KEGUGURAN) & ~Q(ibu__sebab_keluar=MENINGGAL)
        | _tercatat(PemantauanIbu, "kehamilan", bulan),
        sejak__lte=bulan.akhir,
    )


def _tercatat(model: type[CatatanBulanan], siapa: str, bulan: Bulan) -> Exists:
    return Exists(model._default_manager.filter(**{siapa: OuterRef("pk")}, bulan=bulan))


def pergi(bulan: Bulan, siapa: str) -> Exists:
    """Whether this person was away from before the month until after it (a return names the day of leaving)."""
    pulang = Kejadian.objects.filter(orang=OuterRef(siapa), dibatalkan_pada=None)
    return Exists(pulang.filter(mulai__lt=bulan.awal, tanggal__gt=bulan.akhir))


def daftar_anak(bulan: Bulan, pada: dt.date) -> list[Baris]:
    """Children of a month by dusun and name, with the state of their record; ages on ``pada``. One query."""
    kolom = ("uuid", "orang_uuid", "nama", "tanggal_lahir", "nama_ibu", "nama_ibu_orang", "rt", "dusun", "posyandu")
    baris = (
        bersama_catatan(sasaran_anak(bulan), bulan)
        .annotate(
            rt=F("orang__keluarga__rt"),
            dusun=F("orang__keluarga__dusun__nama"),
            posyandu=F("orang__posyandu__nama"),
            nama_ibu_orang=F("ibu__nama"),
            orang_uuid=F("orang__uuid"),
            nama=F("orang__nama"),
            tanggal_lahir=F("orang__tanggal_lahir"),
            titipan=menunggu(bulan, kelompok=ANAK, anak=OuterRef("pk")),
        )
        .order_by("dusun", "nama", "pk")
        .values(*kolom, "titipan", *_kolom(ISI_ANAK))
    )
    return [
        _baris(
            satu,
            nama_ibu=satu["nama_ibu_orang"] or satu["nama_ibu"],
            keterangan=keterangan_anak(satu["tanggal_lahir"], pada),
            kurang=_kurang_anak(satu, bulan),
        )
        for satu in baris
    ]


def keterangan_anak(lahir: dt.date, pada: dt.date) -> str:
    """ "14 bulan"; a child who turned two within the month is named by that day: months after it are not in 3B."""
    umur = bulan_penuh(lahir, pada)
    if umur >= UMUR_BATAS:
        return f"2 tahun sejak {tanggal_panjang(tambah_bulan(lahir, UMUR_BATAS))}"
    return f"{max(umur, 0)} bulan"


def daftar_ibu(bulan: Bulan, pada: dt.date) -> list[Baris]:
    """Pregnancies of a month by dusun and name, with the state of their record. One query."""
    hamil = (
        bersama_catatan(sasaran_ibu(bulan), bulan)
        .select_related("ibu__keluarga__dusun", "ibu__posyandu")
        .defer("ibu__nik", "ibu__keluarga__no_kk")  # nothing to decipher for a list
        .annotate(**{f"c_{satu}": F(f"c__{satu}") for satu in ("pk", "tanggal", *ISI_IBU)})
        .annotate(titipan=menunggu(bulan, kelompok=IBU, kehamilan=OuterRef("pk")))
        .order_by("ibu__keluarga__dusun__nama", "ibu__nama", "pk")
    )
    return [
        _baris(
            {
                "uuid": satu.uuid,
                "orang_uuid": satu.ibu.uuid,
                "nama": satu.ibu.nama,
                "rt": satu.ibu.keluarga.rt,
                "dusun": satu.ibu.keluarga.dusun.nama,
                "posyandu": satu.ibu.posyandu.nama if satu.ibu.posyandu else "",
                "c__pk": satu.c_pk,
                "titipan": satu.titipan,
            },
            nama_ibu=satu.ibu.nama,
            keterangan=keterangan_hamil(satu, pada),
            kurang=kurang_ibu(
                {nama: getattr(satu, f"c_{nama}") for nama in ISI_IBU}, bersalin=bersalin(satu.melahirkan, bulan)
            ),
        )
        for satu in hamil
    ]


def keterangan_hamil(hamil: Kehamilan, pada: dt.date) -> str:
    """ "Hamil 5 bulan", "Nifas hari ke-12", as far as it is known on that day."""
    if hamil.hasil == Kehamilan.Hasil.KEGUGURAN:
        return "Keguguran"
    if hamil.melahirkan and hamil.melahirkan <= pada:
        if hamil.akhir_nifas and pada > hamil.akhir_nifas:
            return f"Nifas selesai {tanggal_panjang(hamil.akhir_nifas)}"
        return f"Nifas hari ke-{(pada - hamil.melahirkan).days}"
    usia = hamil.usia_bulan(pada)
    return "Usia kehamilan belum diketahui" if usia is None else f"Hamil {usia} bulan"


def bersalin(melahirkan: dt.date | None, bulan: Bulan) -> bool:
    """Whether the woman of a month counts as Ibu Bersalin: delivered in it or before (petunjuk Formulir 3A)."""
    return melahirkan is not None and melahirkan <= bulan.akhir


def kemajuan_anak(bulan: Bulan) -> tuple[int, int]:
    """(completely recorded, all) children of a month. One query."""
    baris = (
        bersama_catatan(sasaran_anak(bulan), bulan)
        .annotate(tanggal_lahir=F("orang__tanggal_lahir"))
        .values("tanggal_lahir", *_kolom(ISI_ANAK))
    )
    return _hitung(baris, lambda satu: _kurang_anak(satu, bulan))


def kemajuan_ibu(bulan: Bulan) -> tuple[int, int]:
    """(completely recorded, all) pregnancies of a month. One query."""
    baris = bersama_catatan(sasaran_ibu(bulan), bulan).values("hasil", "berakhir_pada", *_kolom(ISI_IBU))

    def kurang(satu: dict[str, Any]) -> tuple[str, ...]:
        hidup_atau_mati = satu["hasil"] not in ("", Kehamilan.Hasil.KEGUGURAN)
        return kurang_ibu(_catatan(satu, ISI_IBU), bersalin=hidup_atau_mati and bersalin(satu["berakhir_pada"], bulan))

    return _hitung(baris, kurang)


def kemajuan(bulan: Bulan) -> tuple[int, int]:
    """(completely recorded, all) sasaran of a month, children and mothers together. Two queries."""
    (sudah_anak, semua_anak), (sudah_ibu, semua_ibu) = kemajuan_anak(bulan), kemajuan_ibu(bulan)
    return sudah_anak + sudah_ibu, semua_anak + semua_ibu


def anak_utuh() -> QuerySet[Anak]:
    """Children with everything their monthly form shows."""
    return Anak.objects.select_related("orang__keluarga__dusun", "orang__posyandu").defer(
        "orang__nik", "orang__keluarga__no_kk"
    )


def kehamilan_utuh() -> QuerySet[Kehamilan]:
    """Pregnancies with everything their monthly form shows."""
    return Kehamilan.objects.select_related("ibu__keluarga__dusun", "ibu__posyandu").defer(
        "ibu__nik", "ibu__keluarga__no_kk"
    )


def catatan_anak(anak: Anak) -> list[PemantauanAnak]:
    """All monthly records of a child with who wrote them, the oldest first. One query."""
    return list(PemantauanAnak.objects.filter(anak=anak).select_related("diubah_oleh", "dari_desa").order_by("bulan"))


def catatan_ibu(kehamilan: Kehamilan) -> list[PemantauanIbu]:
    """All monthly records of a pregnancy with who wrote them, the oldest first. One query."""
    return list(PemantauanIbu.objects.filter(kehamilan=kehamilan).select_related("diubah_oleh").order_by("bulan"))


def bulan_anak(anak: Anak) -> tuple[Bulan, Bulan] | None:
    """First and last month in which a record of this child can exist; earlier ones than ``sejak`` come from the KMS."""
    lahir, dua_tahun = anak.orang.tanggal_lahir, anak.orang.ulang_tahun_kedua
    if lahir is None or dua_tahun is None:
        return None
    return rentang_anak(lahir, dua_tahun, anak.orang.keluar_pada)


def rentang_anak(lahir: dt.date, dua_tahun: dt.date, keluar: dt.date | None) -> tuple[Bulan, Bulan]:
    """The same from the days themselves: birth, second birthday, leaving."""
    return _sampai_keluar(Bulan.dari_tanggal(lahir), Bulan.dari_tanggal(dua_tahun - dt.timedelta(days=1)), keluar)


def bulan_ibu(kehamilan: Kehamilan) -> tuple[Bulan, Bulan]:
    """First and last month in which a record of this pregnancy can exist, the puerperium included."""
    return rentang_ibu(kehamilan, kehamilan.ibu.keluar_pada)


def rentang_ibu(kehamilan: Kehamilan, keluar: dt.date | None) -> tuple[Bulan, Bulan]:
    """The same for a pregnancy without its woman at hand, who left on that day."""
    mulai = Bulan.dari_tanggal(kehamilan.hpht_hitung or kehamilan.sejak)
    if not kehamilan.hpht_hitung:
        mulai = mulai.geser(-USIA_TERTUA)
    selesai = kehamilan.akhir_nifas or kehamilan.berakhir_pada
    akhir = Bulan.dari_tanggal(selesai) if selesai else Bulan(2099, 12)
    return _sampai_keluar(min(mulai, Bulan.dari_tanggal(kehamilan.sejak)), akhir, keluar)


def _sampai_keluar(mulai: Bulan, akhir: Bulan, keluar: dt.date | None) -> tuple[Bulan, Bulan]:
    return mulai, min(akhir, Bulan.dari_tanggal(keluar)) if keluar else akhir


def bersama_catatan(sasaran: QuerySet[Any], bulan: Bulan) -> QuerySet[Any]:
    """The sasaran with their record of the month, if any, under the alias ``c``."""
    return sasaran.annotate(c=FilteredRelation("pemantauan", condition=Q(pemantauan__bulan=bulan)))


def menunggu(bulan: Bulan, **milik: Any) -> Exists:
    """Whether an entry of this person waits for the month's finalised quarter."""
    return Exists(EntriMenunggu.objects.filter(bulan=bulan, keadaan=EntriMenunggu.Keadaan.MENUNGGU, **milik))


def _kolom(isi: Iterable[str]) -> list[str]:
    return ["c__pk", "c__tanggal", *(f"c__{satu}" for satu in isi)]


def _catatan(satu: dict[str, Any], isi: Iterable[str]) -> dict[str, Any]:
    return {nama: satu[f"c__{nama}"] for nama in isi}


def _kurang_anak(satu: dict[str, Any], bulan: Bulan) -> tuple[str, ...]:
    if satu["c__pk"] is None:
        return ()
    return kurang_anak(
        _catatan(satu, ISI_ANAK), umur=bulan_penuh(satu["tanggal_lahir"], satu["c__tanggal"]), bulan=bulan
    )


def _hitung(baris: Iterable[dict[str, Any]], kurang: Callable[[dict[str, Any]], tuple[str, ...]]) -> tuple[int, int]:
    hasil = [keadaan(satu["c__pk"] is not None, kurang(satu)) for satu in baris]
    return hasil.count(Keadaan.SUDAH), len(hasil)


def _baris(satu: dict[str, Any], *, nama_ibu: str, keterangan: str, kurang: tuple[str, ...]) -> Baris:
    ada = satu["c__pk"] is not None
    return Baris(
        uuid=satu["uuid"],
        orang=satu["orang_uuid"],
        nama=satu["nama"],
        nama_ibu=nama_ibu,
        keterangan=keterangan,
        dusun=satu["dusun"],
        rt=satu["rt"],
        posyandu=satu["posyandu"] or "",
        keadaan=keadaan(ada, kurang),
        kurang=kurang if ada else (),
        menunggu=satu["titipan"],
        luar=di_luar(satu["dusun"], satu["posyandu"] or ""),
    )


def di_luar(dusun: str, posyandu: str) -> bool:
    """Whether a person of this dusun and posyandu (names) belongs to another work area than the reader's."""
    area = kerja_terbuka()
    return area is not None and not area.memuat_nama(dusun, posyandu)
