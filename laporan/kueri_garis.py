"""Reads for the line of life of one person: what all apps know, in a number of queries that no month changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.kueri_garis_lain import CatatanLain, catatan_lain
from pemantauan import kueri_orang
from pemantauan.kueri_beku import HasilBeku, hasil_beku
from pemantauan.kueri_bulan import catatan_anak
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_orang import LembarBulan
from pemantauan.kueri_paud import catatan_paud
from pemantauan.kueri_sesi import hadir_peserta, sesi_orang
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud, PesertaKonseling
from pemantauan.skor import Nilai, Skor
from pemantauan.skor.jawaban import Baris
from rembuk.models import Masalah, TitikPeta
from sasaran.models import Anak, Kehamilan, Kejadian, Orang

UMUR_BERANAK = 120
"""Bulan penuh below which nobody is asked for pregnancies of their own."""


@dataclass(slots=True, kw_only=True)
class BahanGaris:
    """What is known of one person. Lists are the oldest first."""

    orang: Orang
    anak: Anak | None
    kejadian: list[Kejadian]
    kandungan: LembarBulan | None = None
    """The pregnancy that carried this child, with its months."""
    bulan_kandungan: list[PemantauanIbu] = field(default_factory=list)
    """The months of that pregnancy."""
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
    lain: list[CatatanLain] = field(default_factory=list)
    """Doses, examinations and referrals, those of the pregnancy that carried the child among them."""
    anak_dari_ibu: list[Anak] = field(default_factory=list)
    hasil: list[HasilBeku] = field(default_factory=list)
    """Quarter by quarter, as they were finalised; those still open only where a rembuk spoke about them."""
    terbuka: list[tuple[Triwulan, str, str]] = field(default_factory=list)
    """(quarter, group, uuid) of the last two quarters that are not finalised: to be looked up, not computed here."""
    masalah: list[Masalah] = field(default_factory=list)
    """What the rembuk of those quarters spoke about."""


def baca_garis(desa: Wilayah, uuid: UUID, hari_ini: dt.date) -> BahanGaris:
    """Raises Orang.DoesNotExist for a person of no or another village. The scope is open. At most eleven queries, five
    more where a rembuk spoke about a quarter that is not finalised."""
    titik = TitikPeta.objects.filter(keluarga=OuterRef("keluarga")).order_by("pk").values("dibuat_pada")
    orang = kueri_orang.orang_utuh().annotate(dipetakan=Subquery(titik[:1])).get(uuid=uuid)
    anak = kueri_orang.anak_dari(orang)
    kejadian = Kejadian.objects.filter(orang=orang, dibatalkan_pada=None)
    bahan = BahanGaris(
        orang=orang,
        anak=anak,
        kejadian=list(kejadian.select_related("dari_keluarga", "ke_keluarga", "wilayah_lain")),
    )
    _baca_bulan(bahan, hari_ini)
    _baca_kerabat(bahan, hari_ini)
    _baca_hasil(bahan, desa, hari_ini)
    return bahan


def _baca_bulan(bahan: BahanGaris, hari_ini: dt.date) -> None:
    """Pregnancies and months, with what counselling sessions add to them, and what else was written down."""
    orang, anak = bahan.orang, bahan.anak
    umur = orang.umur_bulan(hari_ini)
    asal = anak.kehamilan if anak else None
    hamil: list[Kehamilan] = []
    if anak is None or umur is None or umur >= UMUR_BERANAK:
        hamil = list(Kehamilan.objects.filter(ibu=orang).order_by("-sejak", "-pk"))
    semua = [*hamil, *([asal] if asal else [])]
    bulan_ibu = (
        list(
            PemantauanIbu.objects.filter(kehamilan__in=semua)
            .select_related("dari_desa")
            .order_by("kehamilan_id", "-bulan")
        )
        if semua
        else []
    )
    bulan_anak = catatan_anak(anak) if anak else []
    milik = Q(kehamilan__in=semua) | (Q(anak=anak) if anak else Q())
    if semua or anak:
        bahan.sesi = sesi_orang(milik)
        bahan.lain = catatan_lain(anak, semua, orang)
    kueri_orang.pakai_sesi(bulan_ibu, hadir_peserta(satu for satu in bahan.sesi if satu.kehamilan_id))
    kueri_orang.pakai_sesi(bulan_anak, hadir_peserta(satu for satu in bahan.sesi if satu.anak_id))
    if anak:
        bahan.bulan_anak = bulan_anak
        bahan.lembar_anak = kueri_orang.rakit_lembar_anak(anak, bulan_anak[::-1], hari_ini)
        if umur is None or umur >= kueri_orang.UMUR_PAUD:
            bahan.bulan_paud = catatan_paud(anak)[::-1]
    if asal:
        catatan = [satu for satu in bulan_ibu if satu.kehamilan_id == asal.pk]
        bahan.kandungan = kueri_orang.rakit_lembar_ibu(asal.ibu, [asal], catatan, hari_ini)[0]
        bahan.bulan_kandungan = catatan[::-1]
    bahan.kehamilan = kueri_orang.rakit_lembar_ibu(orang, hamil, bulan_ibu, hari_ini)[::-1]
    sendiri = {satu.pk for satu in hamil}
    bahan.bulan_ibu = sorted(
        (satu for satu in bulan_ibu if satu.kehamilan_id in sendiri), key=lambda s: (s.kehamilan_id, s.bulan)
    )


def _baca_kerabat(bahan: BahanGaris, hari_ini: dt.date) -> None:
    """Children of this woman, and brothers and sisters of the same birth. One query."""
    orang, anak = bahan.orang, bahan.anak
    kerabat = Q(ibu=orang)
    if anak and anak.kehamilan_id:
        kerabat |= Q(kehamilan=anak.kehamilan_id)
    if anak and anak.ibu_id and orang.tanggal_lahir:
        kerabat |= Q(ibu=anak.ibu_id, orang__tanggal_lahir=orang.tanggal_lahir)
    semua = Anak.objects.filter(kerabat).select_related("orang").defer("orang__nik").order_by("pk")
    lain = [satu for satu in semua if anak is None or satu.pk != anak.pk]
    bahan.kembar = [satu for satu in lain if satu.ibu_id != orang.pk]
    milik = [satu for satu in lain if satu.ibu_id == orang.pk]
    bahan.anak_dari_ibu = sorted(milik, key=lambda satu: (satu.orang.tanggal_lahir or hari_ini, satu.pk))


def _baca_hasil(bahan: BahanGaris, desa: Wilayah, hari_ini: dt.date) -> None:
    """The quarters in which this person was judged."""
    dinilai = {"ibu": [satu.objek.uuid for satu in bahan.kehamilan]}
    if bahan.anak:
        dinilai |= {"anak": [bahan.anak.uuid], "paud": [bahan.anak.uuid]}
    bahan.hasil = hasil_beku(dinilai)
    kini, tertutup = Triwulan.dari_tanggal(hari_ini), {satu.triwulan for satu in bahan.hasil}
    for triwulan in sorted({kini.geser(-1), kini} - tertutup):
        calon = kueri_orang.nilai_triwulan(bahan.orang, bahan.anak, bahan.kehamilan, triwulan)
        bahan.terbuka += [(triwulan, kelompok, str(objek.uuid)) for kelompok, objek in calon]
    periode = {str(satu.triwulan) for satu in bahan.hasil} | {str(satu) for satu, _, _ in bahan.terbuka}
    if periode:
        dibahas = Q(rembuk__triwulan__in=periode) | Q(rembuk=None, fgd__triwulan__in=periode)
        masalah = Masalah.objects.filter(dibahas).select_related("rembuk", "fgd")
        bahan.masalah = list(masalah.order_by("rembuk__tanggal", "fgd__tanggal", "rembuk", "fgd", "pk"))
    dibahas_triwulan = {satu.pertemuan.triwulan for satu in bahan.masalah}
    for triwulan in sorted({satu for satu, _, _ in bahan.terbuka if str(satu) in dibahas_triwulan}):
        dicari = {(kelompok, uuid) for saat, kelompok, uuid in bahan.terbuka if saat == triwulan}
        bahan.hasil += _hasil_kini(skor_berlaku(desa, triwulan).skor, dicari)
    bahan.hasil.sort(key=lambda satu: satu.triwulan)


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
