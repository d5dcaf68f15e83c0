"""Finding people and households: the narrowing of the list, the search by sound, and names that are only alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from kpm.wilayah_kerja import Kerja
from sasaran.aturan import rapikan
from sasaran.bunyi import bunyi, hanya_gelar
from sasaran.kueri import anak_paud, anak_sasaran, ibu_sasaran
from sasaran.kueri_kerja import keluarga_wilayah, orang_wilayah
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Orang

TAB = ("semua", "ibu", "anak", "paud", "keluarga")
STATUS = {
    "hamil": "Hamil",
    "nifas": "Nifas",
    "tanpa_nik": "Belum punya NIK",
    "tanpa_posyandu": "Belum dipilih posyandunya",
    "pindah": "Sudah pindah",
    "meninggal": "Sudah meninggal",
}
STATUS_KELUARGA = {
    "tanpa_kk": "Nomor KK belum dicatat",
    "tanpa_air": "Belum punya air minum layak",
    "tanpa_jamban": "Belum punya jamban sehat",
}
KATA_TERBANYAK = 6
MIRIP_TERBANYAK = 8
KEMIRIPAN = 78
"""Percent of likeness from which a name is offered; a wrong letter in a name of five is 80."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """What a list is narrowed to; the tab counts are those of the same narrowing."""

    pada: dt.date
    teks: str = ""
    dusun: Any = None
    """uuid of a dusun."""
    posyandu: Any = None
    """uuid of a posyandu."""
    rt: str = ""
    rw: str = ""
    status: str = ""
    """A key of STATUS or STATUS_KELUARGA."""
    kerja: Kerja | None = None
    """The work area the list begins with."""

    @property
    def kata(self) -> list[str]:
        """The words searched for; a form of address before a name is none of them."""
        semua = rapikan(self.teks.replace("\x00", " ")).split()
        return ([satu for satu in semua if not hanya_gelar(satu)] or semua)[:KATA_TERBANYAK]

    @property
    def bunyi(self) -> str:
        """How the words sound, without the blanks around them."""
        return bunyi(" ".join(self.kata)).strip()


def cari_orang(saringan: Saringan, tab: str) -> QuerySet[Orang]:
    """People of a tab: by dusun and name, those that fit a search best first. Who left is found by search or status.

    Subqueries stand alone (``pk__in``): a correlated one took 10 s for two words among 6,000 people.
    """
    orang = _orang(saringan).filter(_tab(saringan, tab))
    if not saringan.kata:
        return orang.order_by("keluarga__dusun__nama", "nama", "pk")
    return orang.annotate(peringkat=_peringkat(saringan, "nama", "bunyi")).order_by("peringkat", "nama", "pk")


def _orang(saringan: Saringan) -> QuerySet[Orang]:
    """People of every tab under this narrowing."""
    orang = Orang.objects.all()
    if saringan.dusun:
        orang = orang.filter(keluarga__dusun__uuid=saringan.dusun)
    if saringan.posyandu:
        orang = orang.filter(posyandu__uuid=saringan.posyandu)
    if saringan.kerja:
        orang = orang.filter(orang_wilayah(saringan.kerja))
    orang = _status(orang.filter(**_rumah(saringan, "keluarga__")), saringan)
    for kata in saringan.kata:
        orang = orang.filter(_cocok_orang(kata))
    return orang


def cari_keluarga(saringan: Saringan) -> QuerySet[Keluarga]:
    """Households by dusun and head, in a search the best first. At a posyandu: those with a person there (forms.md
    0.4.13); a status of a person: those in which such a person lives."""
    keluarga = _dihuni(Keluarga.objects.filter(**_rumah(saringan, "")))
    if saringan.dusun:
        keluarga = keluarga.filter(dusun__uuid=saringan.dusun)
    if saringan.posyandu:
        keluarga = keluarga.filter(
            pk__in=Orang.objects.filter(posyandu__uuid=saringan.posyandu, keluar_pada=None).values("keluarga")
        )
    if saringan.kerja:
        keluarga = keluarga.filter(keluarga_wilayah(saringan.kerja))
    if saringan.status in STATUS_KELUARGA:
        keluarga = keluarga.filter(_syarat_rumah(saringan.status, ""))
    elif saringan.status in STATUS:
        keluarga = keluarga.filter(
            pk__in=_status(Orang.objects.filter(_tab(saringan, "semua")), saringan).values("keluarga")
        )
    if not saringan.kata:
        return keluarga.order_by("dusun__nama", "kepala", "nomor")
    for kata in saringan.kata:
        keluarga = keluarga.filter(_cocok_keluarga(kata))
    return keluarga.annotate(peringkat=_peringkat(saringan, "kepala", "bunyi")).order_by("peringkat", "kepala", "nomor")


def _dihuni(keluarga: QuerySet[Keluarga]) -> QuerySet[Keluarga]:
    """Without the houses everybody moved out of: they are no households any more."""
    pindah = Kejadian.objects.filter(dari_keluarga__isnull=False, dibatalkan_pada=None).values("dari_keluarga")
    dihuni = Orang.objects.filter(keluar_pada=None).values("keluarga")
    return keluarga.filter(~Q(pk__in=pindah) | Q(pk__in=dihuni))


def jumlah_tab(saringan: Saringan, keluarga: int | None = None) -> dict[str, int]:
    """How many rows each tab has under this narrowing (two queries, one where the families are counted already)."""
    tab_orang = {tab: Count("pk", filter=_tab(saringan, tab)) for tab in TAB if tab != "keluarga"}
    if keluarga is None:
        keluarga = cari_keluarga(saringan).count()
    return {**_orang(saringan).aggregate(**tab_orang), "keluarga": keluarga}


def rt_rw() -> tuple[list[str], list[str]] | None:
    """The RT and the RW of the open village, each once; None in a village without a family. One query."""
    pasangan = set(Keluarga.objects.order_by().values_list("rt", "rw").distinct())
    if not pasangan:
        return None
    return sorted({rt for rt, _ in pasangan if rt}), sorted({rw for _, rw in pasangan if rw})


def nama_mirip_dicari(saringan: Saringan, *, kecuali: Iterable[int] = ()) -> list[Orang]:
    """People whose name is a letter or two from what was searched for, the likest first; not those found already.

    Two queries: the names of the village are compared here, because no database knows a typing error.
    """
    from rapidfuzz import fuzz, process

    dicari = saringan.bunyi
    if len(dicari) < 3:
        return []
    sudah = set(kecuali)
    semua = {pk: nada.strip() for pk, nada in Orang.objects.order_by().values_list("pk", "bunyi") if pk not in sudah}
    # whole names against whole names, and one word against each word of a name
    hasil = process.extract(dicari, semua, scorer=fuzz.ratio, score_cutoff=KEMIRIPAN, limit=MIRIP_TERBANYAK)
    nilai = {pk: skor for _, skor, pk in hasil}
    if " " not in dicari:
        kata = {(pk, ke): satu for pk, nada in semua.items() for ke, satu in enumerate(nada.split())}
        for _, skor, (pk, _ke) in process.extract(
            dicari, kata, scorer=fuzz.ratio, score_cutoff=KEMIRIPAN, limit=MIRIP_TERBANYAK
        ):
            nilai[pk] = max(nilai.get(pk, 0), skor)
    ditemukan = Orang.objects.filter(pk__in=nilai)
    return sorted(ditemukan.select_related("keluarga__dusun").defer("nik"), key=lambda o: (-nilai[o.pk], o.nama))[
        :MIRIP_TERBANYAK
    ]


# ---------------------------------------------------------------- the parts of a search


def _tab(saringan: Saringan, tab: str) -> Q:
    if tab == "ibu":
        return Q(pk__in=ibu_sasaran(saringan.pada).values("ibu"))
    if tab == "anak":
        return Q(pk__in=anak_sasaran(saringan.pada).values("orang"))
    if tab == "paud":
        return Q(pk__in=anak_paud(saringan.pada).values("orang"))
    if saringan.kata or saringan.status in Orang.SebabKeluar.values:
        return Q(pk__isnull=False)
    return Q(keluar_pada__isnull=True)


def _rumah(saringan: Saringan, awalan: str) -> dict[str, str]:
    return {f"{awalan}{nama}": nilai for nama in ("rt", "rw") if (nilai := getattr(saringan, nama))}


def _status(orang: QuerySet[Orang], saringan: Saringan) -> QuerySet[Orang]:
    match saringan.status:
        case "hamil":
            return orang.filter(pk__in=ibu_sasaran(saringan.pada).filter(berakhir_pada=None).values("ibu"))
        case "nifas":
            return orang.filter(pk__in=ibu_sasaran(saringan.pada).exclude(berakhir_pada=None).values("ibu"))
        case "tanpa_nik":
            return orang.filter(nik_indeks="")
        case "tanpa_posyandu":
            return orang.filter(posyandu=None)
        case "pindah" | "meninggal":
            return orang.filter(sebab_keluar=saringan.status)
    if saringan.status in STATUS_KELUARGA:
        return orang.filter(_syarat_rumah(saringan.status, "keluarga__"))
    return orang


def _syarat_rumah(status: str, awalan: str) -> Q:
    syarat = {"tanpa_kk": ("no_kk_indeks", ""), "tanpa_air": ("air", False), "tanpa_jamban": ("jamban", False)}
    bidang, nilai = syarat[status]
    return Q(**{f"{awalan}{bidang}": nilai})


def _terdengar(kata: str, *jalur: str) -> Q:
    """A word of one of these columns begins as ``kata`` sounds; nothing for a word without a letter."""
    nada = bunyi(kata).rstrip()
    return reduce(or_, (Q(**{f"{satu}__contains": nada}) for satu in jalur)) if nada else Q(pk__in=[])


def _angka(kata: str) -> bool:
    return any(huruf.isdigit() for huruf in kata)


def _cocok_orang(kata: str) -> Q:
    """One word fits a person: own name, head of household or mother by sound; father; number of KIA."""
    nomor = Q(anak__no_kia__istartswith=kata) | Q(
        pk__in=Kehamilan.objects.filter(no_kia__istartswith=kata).values("ibu")
    )
    tertulis = Q(nama__icontains=kata) | Q(keluarga__kepala__icontains=kata)
    if _angka(kata):
        return nomor | tertulis
    return (
        nomor
        | tertulis
        | _terdengar(kata, "bunyi", "keluarga__bunyi", "anak__ibu__bunyi")
        | Q(anak__nama_ibu__icontains=kata)
        | Q(anak__nama_ayah__icontains=kata)
    )


def _cocok_keluarga(kata: str) -> Q:
    """One word fits a household: its head or somebody of it by name or sound; its number."""
    anggota = Q(nama__icontains=kata)
    tertulis = Q(kepala__icontains=kata)
    if _angka(kata):
        nomor = Q(nomor=int(kata)) if kata.isascii() and kata.isdigit() and len(kata) < 7 else Q(pk__in=[])
        ber_kia = Anak.objects.filter(no_kia__istartswith=kata).values("orang__keluarga")
        return tertulis | nomor | Q(pk__in=ber_kia) | Q(pk__in=Orang.objects.filter(anggota).values("keluarga"))
    anggota |= _terdengar(kata, "bunyi")
    return tertulis | _terdengar(kata, "bunyi") | Q(pk__in=Orang.objects.filter(anggota).values("keluarga"))


def _peringkat(saringan: Saringan, nama: str, nada: str) -> Case:
    """0 the name as typed, then its beginning, the same sound, every word in the own name, any other way."""
    teks, terdengar = " ".join(saringan.kata), saringan.bunyi
    langkah = [Q(**{f"{nama}__iexact": teks}), Q(**{f"{nama}__istartswith": teks})]
    if terdengar:
        langkah += [
            Q(**{nada: f" {terdengar} "}),
            Q(*[Q(**{f"{nada}__contains": f" {kata}"}) for kata in terdengar.split()]),
        ]
    return Case(
        *[When(syarat, then=Value(ke)) for ke, syarat in enumerate(langkah)],
        default=Value(len(langkah)),
        output_field=IntegerField(),
    )
