"""Reads of the monthly records behind answers of the scorecard: a few queries, for one person or a whole page."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from kpm.periode import Bulan, Triwulan
from pemantauan.bulanan.hadir import Hadir, dengan_hadir
from pemantauan.imunisasi.idl import DasarIdl
from pemantauan.kueri_bulan import BULAN_PERTAMA, rentang_anak, rentang_ibu
from pemantauan.kueri_imunisasi import aturan_imunisasi, dosis_per_anak
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.models import KartuSkor, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.skor.masa import Catatan, Riwayat
from sasaran.models import Anak, Kehamilan

JENDELA = 6
"""Quarters the longest look-back window of a child reaches."""
JENDELA_IBU = 2
"""Quarters the months of a mother are looked back over, as far as her puerperium can reach."""


def triwulan_tertutup(triwulan: Triwulan) -> frozenset[Triwulan]:
    """Which quarters of the longest window that ends with this one are finalised in the open scope. One query."""
    periode = [str(triwulan.geser(-n)) for n in range(JENDELA)]
    tertutup = KartuSkor.objects.filter(periode__in=periode, pembukaan__isnull=True)
    return frozenset(map(Triwulan.dari_teks, tertutup.values_list("periode", flat=True)))


def riwayat_orang(kelompok: str, uuid: Iterable[str], triwulan: Triwulan) -> dict[str, Riwayat]:
    """The months the scorecard of a quarter counts for these persons of "ibu", "anak" or "paud", by their uuid.

    Four queries whatever their number (three for PAUD): quarters, months, counselling sessions, persons. One more
    reads the doses of children, and where there are any one more what the basic immunisation asks for.
    """
    baca = {"ibu": _ibu, "anak": _anak, "paud": _paud}[kelompok]
    return baca(list(uuid), triwulan, triwulan_tertutup(triwulan))


def _anak(uuid: list[str], triwulan: Triwulan, tertutup: frozenset[Triwulan]) -> dict[str, Riwayat]:
    catatan = PemantauanAnak.objects.filter(anak__uuid__in=uuid, bulan__range=triwulan.jendela(JENDELA))
    per_anak = _per_orang(catatan, "anak__uuid", PemantauanAnak.LAYANAN)
    hadir = hadir_bulan("anak", _ujung(triwulan, JENDELA), kunci="uuid", anak__uuid__in=uuid)
    dosis = dosis_per_anak(uuid, triwulan.akhir)
    dasar = DasarIdl.pada(aturan_imunisasi(), triwulan.akhir) if dosis else None
    hasil = {}
    for anak in _para_anak(uuid):
        orang = anak.orang
        dihitung, terpakai = pisahkan(
            per_anak[str(anak.uuid)], *waktu_anak(orang.tanggal_lahir, orang.ulang_tahun_kedua)
        )
        isi = _dengan_sesi(dihitung, hadir, anak.uuid, PemantauanAnak.LAYANAN) | {"terpakai": terpakai}
        if dasar and anak.uuid in dosis:
            isi |= {"dosis": dosis[anak.uuid], "idl": dasar.susun(satu.kode for satu in dosis[anak.uuid])}
        riwayat = masa_anak(orang.tanggal_lahir, orang.ulang_tahun_kedua, orang.keluar_pada, isi, tertutup)
        if riwayat is not None:
            hasil[str(anak.uuid)] = riwayat
    return hasil


def masa_anak(
    lahir: dt.date | None,
    dua_tahun: dt.date | None,
    keluar: dt.date | None,
    isi: Mapping[str, Any],
    tertutup: frozenset[Triwulan],
) -> Riwayat | None:
    """The months of a child of Formulir 2B, ``isi`` being its records and sessions; None without a birth date."""
    if lahir is None or dua_tahun is None:
        return None
    mulai, akhir = rentang_anak(lahir, dua_tahun, keluar)
    return Riwayat(
        **isi,
        mulai=max(mulai, BULAN_PERTAMA),
        akhir=akhir,
        lahir=lahir,
        batas=_paling_awal(dua_tahun - dt.timedelta(days=1), keluar),
        tertutup=tertutup,
    )


def _paud(uuid: list[str], triwulan: Triwulan, tertutup: frozenset[Triwulan]) -> dict[str, Riwayat]:
    awal, _, akhir = triwulan.bulan_bulan
    catatan = PemantauanPaud.objects.filter(anak__uuid__in=uuid, bulan__range=(awal, akhir))
    per_anak = _per_orang(catatan, "anak__uuid", PemantauanPaud.LAYANAN)
    hasil = {}
    for anak in _para_anak(uuid):
        orang, isi = anak.orang, per_anak[str(anak.uuid)]
        riwayat = masa_paud(orang.tanggal_lahir, orang.ulang_tahun_kedua, orang.keluar_pada, isi, triwulan, tertutup)
        if riwayat is not None:
            hasil[str(anak.uuid)] = riwayat
    return hasil


def masa_paud(
    lahir: dt.date | None,
    dua_tahun: dt.date | None,
    keluar: dt.date | None,
    isi: Mapping[Bulan, Catatan],
    triwulan: Triwulan,
    tertutup: frozenset[Triwulan],
) -> Riwayat | None:
    """The months of a child of Formulir 2C; None without a birth date."""
    if dua_tahun is None:
        return None
    # a month of Formulir 2C counts from that of the second birthday on
    mulai, akhir = max(Bulan.dari_tanggal(dua_tahun), BULAN_PERTAMA), triwulan.bulan_bulan[2]
    return Riwayat(
        catatan={bulan: satu for bulan, satu in isi.items() if bulan >= mulai},
        mulai=mulai,
        akhir=min(akhir, Bulan.dari_tanggal(keluar)) if keluar else akhir,
        lahir=lahir,
        batas=keluar,
        tertutup=tertutup,
    )


def _ibu(uuid: list[str], triwulan: Triwulan, tertutup: frozenset[Triwulan]) -> dict[str, Riwayat]:
    catatan = PemantauanIbu.objects.filter(kehamilan__uuid__in=uuid, bulan__range=triwulan.jendela(JENDELA_IBU))
    per_ibu = _per_orang(catatan, "kehamilan__uuid", PemantauanIbu.LAYANAN, ("usia_bulan",))
    hadir = hadir_bulan("ibu", _ujung(triwulan, JENDELA_IBU), kunci="uuid", kehamilan__uuid__in=uuid)
    hasil = {}
    for hamil in Kehamilan.objects.filter(uuid__in=uuid).select_related("ibu").defer("ibu__nik"):
        dihitung, terpakai = pisahkan(per_ibu[str(hamil.uuid)], *waktu_ibu(hamil))
        isi = _dengan_sesi(dihitung, hadir, hamil.uuid, PemantauanIbu.LAYANAN) | {"terpakai": terpakai}
        hasil[str(hamil.uuid)] = masa_ibu(hamil, hamil.ibu.keluar_pada, isi, tertutup)
    return hasil


def masa_ibu(
    hamil: Kehamilan, keluar: dt.date | None, isi: Mapping[str, Any], tertutup: frozenset[Triwulan]
) -> Riwayat:
    """The months of a pregnancy, the puerperium included, ``isi`` being its records and sessions."""
    mulai, akhir = rentang_ibu(hamil, keluar)
    gugur = hamil.berakhir_pada if hamil.hasil == Kehamilan.Hasil.KEGUGURAN else None
    return Riwayat(
        **isi,
        mulai=max(mulai, BULAN_PERTAMA),
        akhir=akhir,
        lahir=hamil.hpht_hitung,
        batas=_paling_awal(gugur, keluar),
        selesai=hamil.berakhir_pada,
        tertutup=tertutup,
    )


def waktu_anak(lahir: dt.date | None, dua_tahun: dt.date | None) -> tuple[dt.date, dt.date]:
    """First and last day on which a record of Formulir 2B counts (forms.md 0.4.20)."""
    return lahir or dt.date.min, dua_tahun - dt.timedelta(days=1) if dua_tahun else dt.date.max


def waktu_ibu(hamil: Kehamilan) -> tuple[dt.date, dt.date]:
    """The same of a pregnancy: what was dated after a miscarriage is no care of it."""
    gugur = hamil.berakhir_pada if hamil.hasil == Kehamilan.Hasil.KEGUGURAN else None
    return dt.date.min, gugur or dt.date.max


def pisahkan(
    catatan: Mapping[Bulan, Catatan], awal: dt.date, akhir: dt.date
) -> tuple[dict[Bulan, Catatan], frozenset[Bulan]]:
    """The records dated within these days, and the months of the others."""
    dihitung = {bulan: satu for bulan, satu in catatan.items() if awal <= satu.tanggal <= akhir}
    return dihitung, frozenset(catatan.keys() - dihitung.keys())


def _para_anak(uuid: list[str]) -> QuerySet[Anak]:
    return Anak.objects.filter(uuid__in=uuid).select_related("orang").defer("orang__nik")


def _per_orang(
    catatan: QuerySet[Any], kunci: str, layanan: tuple[str, ...], lain: tuple[str, ...] = ()
) -> dict[str, dict[Bulan, Catatan]]:
    """Records with anything filled, by person and month; a row with only its date is none (forms.md 0.4.2)."""
    terisi = Q()
    for bidang in layanan:
        kosong = catatan.model._meta.get_field(bidang).empty_strings_allowed
        terisi |= ~Q(**{bidang: ""}) if kosong else Q(**{f"{bidang}__isnull": False})
    hasil: dict[str, dict[Bulan, Catatan]] = defaultdict(dict)
    for satu in catatan.filter(terisi).values(kunci, "bulan", "tanggal", *layanan, *lain):
        isi = {bidang: satu[bidang] for bidang in (*layanan, *lain)}
        hasil[str(satu[kunci])][satu["bulan"]] = Catatan(satu["tanggal"], isi)
    return hasil


def _ujung(triwulan: Triwulan, lebar: int) -> tuple[Bulan, Bulan]:
    jendela = triwulan.jendela(lebar)
    return jendela[0], jendela[-1]


def _dengan_sesi(
    catatan: dict[Bulan, Catatan], hadir: dict[tuple[Any, Bulan], Hadir], uuid: Any, layanan: tuple[str, ...]
) -> dict[str, Any]:
    """The months with what the counselling sessions add to them, and apart the months only a session tells of."""
    milik = {bulan: satu for (siapa, bulan), satu in hadir.items() if siapa == uuid}
    return {
        "catatan": {b: Catatan(c.tanggal, dengan_hadir(c.isi, milik.get(b))) for b, c in catatan.items()},
        "sesi": {b: dengan_hadir(dict.fromkeys(layanan), h) for b, h in milik.items() if b not in catatan},
    }


def _paling_awal(*hari: dt.date | None) -> dt.date | None:
    return min((satu for satu in hari if satu), default=None)
