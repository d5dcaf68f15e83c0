"""Reads for the line of life of one person: what all apps know, in a number of queries that no month changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan import kueri_orang
from pemantauan.kueri_beku import HasilBeku, hasil_beku
from pemantauan.kueri_bulan import catatan_anak
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_orang import LembarBulan
from pemantauan.kueri_paud import catatan_paud
from pemantauan.kueri_sesi import sesi_orang
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud, PesertaKonseling
from pemantauan.skor import Nilai, Skor
from pemantauan.skor.jawaban import Baris
from rembuk.models import Masalah
from sasaran.models import Anak, Kejadian, Orang


@dataclass(slots=True, kw_only=True)
class BahanGaris:
    """What is known of one person. Lists are the oldest first."""

    orang: Orang
    anak: Anak | None
    kejadian: list[Kejadian]
    kandungan: LembarBulan | None = None
    """The pregnancy that carried this child, with its months."""
    lembar_anak: LembarBulan | None = None
    bulan_anak: list[PemantauanAnak] = field(default_factory=list)
    bulan_paud: list[PemantauanPaud] = field(default_factory=list)
    kembar: list[Anak] = field(default_factory=list)
    """Brothers and sisters of the same birth."""
    kehamilan: list[LembarBulan] = field(default_factory=list)
    bulan_ibu: list[PemantauanIbu] = field(default_factory=list)
    """By pregnancy, then by month."""
    sesi: list[PesertaKonseling] = field(default_factory=list)
    """Counselling sessions, those of the pregnancy that carried the child among them."""
    anak_dari_ibu: list[Anak] = field(default_factory=list)
    hasil: list[HasilBeku] = field(default_factory=list)
    """Quarter by quarter: finalised ones as they were frozen, the last two as they stand today where they are open."""
    terbuka: set[Triwulan] = field(default_factory=set)
    """Quarters whose figures are those of today."""
    masalah: list[Masalah] = field(default_factory=list)
    """What the rembuk of those quarters spoke about."""


def baca_garis(desa: Wilayah, uuid: UUID, hari_ini: dt.date) -> BahanGaris:
    """Raises Orang.DoesNotExist for a person of no or another village. The scope is open."""
    orang = kueri_orang.orang_utuh().get(uuid=uuid)
    kejadian = Kejadian.objects.filter(orang=orang, dibatalkan_pada=None)
    bahan = BahanGaris(
        orang=orang,
        anak=kueri_orang.anak_dari(orang),
        kejadian=list(kejadian.select_related("dari_keluarga", "ke_keluarga", "wilayah_lain")),
        kehamilan=kueri_orang.lembar_ibu(orang, hari_ini)[::-1],
    )
    if bahan.anak:
        _baca_anak(bahan, bahan.anak, hari_ini)
    if bahan.kehamilan:
        bahan.bulan_ibu = list(PemantauanIbu.objects.filter(kehamilan__ibu=orang).order_by("kehamilan", "bulan"))
        kueri_orang.tambah_sesi("ibu", bahan.bulan_ibu, kehamilan__ibu=orang)
    milik = Q(kehamilan__ibu=orang)
    if bahan.anak:
        milik |= Q(anak=bahan.anak) | Q(kehamilan=bahan.anak.kehamilan_id or 0)
    bahan.sesi = sesi_orang(milik)
    bahan.anak_dari_ibu = sorted(
        kueri_orang.anak_dari_ibu(orang), key=lambda satu: (satu.orang.tanggal_lahir or hari_ini, satu.pk)
    )
    _baca_hasil(bahan, desa, hari_ini)
    return bahan


def _baca_anak(bahan: BahanGaris, anak: Anak, hari_ini: dt.date) -> None:
    bahan.lembar_anak = kueri_orang.lembar_anak(anak, hari_ini)
    bahan.bulan_anak = catatan_anak(anak)
    kueri_orang.tambah_sesi("anak", bahan.bulan_anak, anak=anak)
    bahan.bulan_paud = catatan_paud(anak)[::-1]
    if anak.kehamilan_id:
        ibu = Orang.objects.defer("nik").get(kehamilan=anak.kehamilan_id)
        semua = kueri_orang.lembar_ibu(ibu, hari_ini)
        bahan.kandungan = next(satu for satu in semua if satu.objek.pk == anak.kehamilan_id)
    sekelahiran = Q(kehamilan=anak.kehamilan_id) if anak.kehamilan_id else Q(pk__in=[])
    if anak.ibu_id and anak.orang.tanggal_lahir:
        sekelahiran |= Q(ibu=anak.ibu_id, orang__tanggal_lahir=anak.orang.tanggal_lahir)
    kembar = Anak.objects.filter(sekelahiran).exclude(pk=anak.pk).select_related("orang").defer("orang__nik")
    bahan.kembar = list(kembar.order_by("pk"))


def _baca_hasil(bahan: BahanGaris, desa: Wilayah, hari_ini: dt.date) -> None:
    """The quarters in which this person was judged."""
    dinilai = {"ibu": [satu.objek.uuid for satu in bahan.kehamilan]}
    if bahan.anak:
        dinilai |= {"anak": [bahan.anak.uuid], "paud": [bahan.anak.uuid]}
    bahan.hasil = [satu for kelompok, uuid in dinilai.items() for satu in hasil_beku(kelompok, uuid)]
    kini, tertutup = Triwulan.dari_tanggal(hari_ini), {satu.triwulan for satu in bahan.hasil}
    for triwulan in {kini.geser(-1), kini} - tertutup:
        calon = kueri_orang.nilai_triwulan(bahan.orang, bahan.anak, bahan.kehamilan, triwulan)
        if calon:
            dicari = {(kelompok, str(objek.uuid)) for kelompok, objek in calon}
            bahan.hasil += _hasil_kini(skor_berlaku(desa, triwulan).skor, dicari)
            bahan.terbuka.add(triwulan)
    bahan.hasil.sort(key=lambda satu: satu.triwulan)
    periode = {str(satu.triwulan) for satu in bahan.hasil}
    masalah = Masalah.objects.filter(rembuk__triwulan__in=periode).select_related("rembuk")
    bahan.masalah = list(masalah.order_by("rembuk__tanggal", "pk"))


def _hasil_kini(skor: Skor, dicari: set[tuple[str, str]]) -> Iterator[HasilBeku]:
    for kelompok in ("ibu", "anak", "paud"):
        tercatat: tuple[Baris, ...] = getattr(skor, kelompok)
        belum: tuple[Baris, ...] = getattr(skor, f"belum_dipantau_{kelompok}")
        # some settings put those without a record into both
        for id_, baris in {satu.data.id: satu for satu in (*belum, *tercatat)}.items():  # type: ignore[attr-defined]
            if (kelompok, id_) in dicari:
                yield HasilBeku(
                    triwulan=skor.periode,  # type: ignore[arg-type]
                    kelompok=kelompok,
                    id=id_,
                    diterima=baris.diterima,
                    seharusnya=baris.seharusnya,
                    tidak=frozenset(kode for kode, satu in baris.jawaban.items() if satu.nilai is Nilai.T),
                )
