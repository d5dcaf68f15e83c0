"""What waits for somebody to look at it: the measurements held back, their number, and the inbox of all doubts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.periode import TAHUN_AKHIR, TAHUN_AWAL, Bulan, tambah_bulan
from pemantauan.antropometri.tikar import WARNA
from pemantauan.kelayakan import BATAS, Ragu
from pemantauan.kelayakan.dasar import SAAT_LAHIR, teks
from pemantauan.kelayakan.diri import keraguan_hamil, keraguan_lahir, keraguan_nik
from pemantauan.kelayakan.golongan import GOLONGAN, Golongan, golongan, tahan
from pemantauan.kelayakan.ragu import KATA_IMUNISASI, UMUR_TERTUA
from pemantauan.kueri_bulan import ANAK
from pemantauan.kueri_ragu import (
    RIWAYAT_RAGU,
    UKURAN,
    Catatan,
    Diragukan,
    HamilDinilai,
    Lahir,
    Siapa,
    anak_dinilai,
    kehamilan_dinilai,
    keraguan_bulan_anak,
    keraguan_bulan_ibu,
    nilai_ukuran,
    sudah_dijawab,
)
from pemantauan.models import EntriMenunggu, JawabanRagu, PemantauanAnak, PemantauanIbu
from sasaran.models import Kehamilan, Orang

Jenis = JawabanRagu.Jenis
SEMUA_BULAN = Bulan(TAHUN_AWAL, 1).geser(2 * RIWAYAT_RAGU)
AKHIR_ZAMAN = Bulan(TAHUN_AKHIR, 12)
MASA_IBU = 24
"""Months back from today in which pregnancies and their months are looked at."""
DEKAT_LAHIR = dt.timedelta(days=7)
"""A child of the same mother born so near to a delivery is the child of that delivery."""


def balita(hari_ini: dt.date) -> Q:
    """Children whose measurements are judged, all their months together: those that are, or lately were, under five."""
    return Q(orang__tanggal_lahir__gt=tambah_bulan(hari_ini, -UMUR_TERTUA - RIWAYAT_RAGU - 1))


def jumlah_ragu(bulan: Bulan) -> int:
    """How many doubts about measurements of a month wait for an answer. One query, four where there are any.

    As many rows as the inbox shows for that month and kind "ukuran".
    """
    terakhir = PemantauanAnak.objects.filter(
        anak=OuterRef("anak"), bulan__lt=bulan, bulan__gte=bulan.geser(-RIWAYAT_RAGU)
    )
    lahir = ("orang__tanggal_lahir", "orang__jenis_kelamin", "berat_lahir", "panjang_lahir")
    dahulu = {
        f"{nama}_{kunci}": Subquery(terakhir.exclude(**{nama: None}).order_by("-bulan").values(isi)[:1])
        for nama in ("berat", "panjang")
        for kunci, isi in (("bulan", "bulan"), ("tanggal", "tanggal"), ("lalu", nama))
    }
    dahulu["panjang_cara"] = Subquery(
        terakhir.exclude(panjang=None).exclude(cara_ukur="").order_by("-bulan").values("cara_ukur")[:1]
    )
    baris = (
        PemantauanAnak.objects.filter(Q(berat__isnull=False) | Q(panjang__isnull=False), bulan=bulan)
        .exclude(anak__orang__sebab_keluar=Orang.SebabKeluar.MENINGGAL)
        .order_by()
        .annotate(**dahulu)
    )
    siapa: set[int] = set()
    for satu in baris.values(
        "uuid", "anak_id", "tanggal", "dipastikan", *UKURAN, *(f"anak__{nama}" for nama in lahir), *dahulu
    ):
        isi = {nama: satu[nama] for nama in UKURAN}
        kini = Catatan(satu["uuid"], bulan, satu["tanggal"], satu["dipastikan"] or {}, isi)
        anak = Lahir(*(satu[f"anak__{nama}"] for nama in lahir))
        semua = sorted([*_dahulu(satu), kini], key=lambda c: c.bulan)
        if any(tahan(ragu.nama) for _, ragu in nilai_ukuran(semua, anak, awal=bulan)):
            siapa.add(satu["anak_id"])
    if not siapa:
        return 0
    # of these few the months before decide what is doubted
    dijawab = sudah_dijawab()
    ragu = keraguan_bulan_anak(bulan, bulan, anak=Q(pk__in=siapa), dijawab=dijawab)
    return sum(1 for s in ragu if tahan(s.ragu.nama) and (s.catatan, s.ragu.kode) not in dijawab)


def _dahulu(satu: dict[str, object]) -> Iterator[Catatan]:
    """The last weight and the last length before a month as the records they stood in."""
    for nama in ("berat", "panjang"):
        bulan, tanggal, nilai = (satu[f"{nama}_{kunci}"] for kunci in ("bulan", "tanggal", "lalu"))
        if bulan is not None:
            isi = {nama: nilai} | ({"cara_ukur": satu["panjang_cara"]} if nama == "panjang" else {})
            saat = bulan if isinstance(bulan, Bulan) else Bulan.dari_angka(int(bulan))  # type: ignore[call-overload]
            yield Catatan(satu["uuid"], saat, tanggal, {}, isi)  # type: ignore[arg-type]


# --- the inbox --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Keraguan:
    """One doubt of the inbox: which record it is about, whose, and when."""

    jenis: str
    """A value of JawabanRagu.Jenis."""
    untuk: UUID
    siapa: Siapa
    ragu: Ragu
    bulan: Bulan | None = None
    tanggal: dt.date | None = None
    keluarga: UUID | None = None
    """Household of a pregnancy."""

    @property
    def golongan(self) -> Golongan:
        return golongan(self.ragu.nama)

    @property
    def tahan(self) -> bool:
        """Whether a measurement is held back until somebody answers."""
        return bool(tahan(self.ragu.nama))

    @property
    def dua(self) -> list[tuple[str, str]]:
        """(day in words, value) of the earlier and of the doubted value of a month."""
        if self.tanggal is None:
            return []
        kini = (tanggal_panjang(self.tanggal), _sebut(self.ragu.bidang, self.ragu.nilai))
        lain = self.ragu.lain
        if lain is None:
            return [kini]
        hari = tanggal_panjang(lain.tanggal) if lain.tanggal else lain.sebutan
        hari = f"{hari} (lahir)" if lain.sebutan == SAAT_LAHIR and lain.tanggal else hari
        return [(hari, _sebut(self.ragu.bidang, teks(lain.nilai))), kini]


_KATA = {"H": "berdiri", "ya": "Ya", "tidak": "Tidak", **KATA_IMUNISASI}


def _sebut(bidang: str, nilai: str) -> str:
    """A value of a month in words: 8,2 kg, Tidak, merah."""
    if bidang == "tikar":
        return WARNA[nilai]
    if bidang == "tanggal":
        return "tanggal ini"
    if bidang in BATAS:
        return f"{nilai.replace('.', ',')} {BATAS[bidang].satuan}"
    return _KATA.get(nilai, nilai)


def kotak_ragu(hari_ini: dt.date, masa: tuple[Bulan, Bulan] | None = None) -> list[Keraguan]:
    """Everything in the open village that looks wrong and nobody has answered, by kind and name.

    ``masa``: only what the records of these months say. Six queries whatever there is, five with ``masa``.
    """
    dijawab = sudah_dijawab()
    if masa:
        bulanan = [*keraguan_bulan_anak(*masa, dijawab=dijawab), *keraguan_bulan_ibu(*masa)]
        semua = [_bulanan(satu) for satu in bulanan]
    else:
        semua = _semua(hari_ini, dijawab)
    return urutkan(satu for satu in semua if (satu.untuk, satu.ragu.kode) not in dijawab)


def _semua(hari_ini: dt.date, dijawab: Collection[tuple[UUID, str]]) -> list[Keraguan]:
    anak, hamil = balita(hari_ini), _kehamilan_kini(hari_ini)
    dinilai, ibu = anak_dinilai(anak), kehamilan_dinilai(hamil)
    masa = (SEMUA_BULAN, AKHIR_ZAMAN)
    semua = [_bulanan(satu) for satu in keraguan_bulan_anak(*masa, anak=anak, dinilai=dinilai, dijawab=dijawab)]
    semua += [_bulanan(satu) for satu in keraguan_bulan_ibu(*masa, hamil=hamil, dinilai=ibu)]
    return [*semua, *_hamil(hari_ini, ibu, dinilai.kelahiran), *_nik(hari_ini, Orang.objects.all())]


def _kehamilan_kini(hari_ini: dt.date) -> Q:
    """Pregnancies that run, or ended within the last months."""
    return Q(berakhir_pada=None) | Q(berakhir_pada__gte=tambah_bulan(hari_ini, -MASA_IBU))


def urutkan(semua: Iterable[Keraguan]) -> list[Keraguan]:
    """In the order of kinds, then by name and month."""
    urutan = {satu.kode: ke for ke, satu in enumerate(GOLONGAN)}
    return sorted(
        semua,
        key=lambda s: (urutan[s.golongan.kode], s.siapa.nama.casefold(), s.tanggal or dt.date.max, s.ragu.kode),
    )


def perbaikan_menunggu(semua: Iterable[Keraguan]) -> set[tuple[UUID, Bulan | None]]:
    """(child or pregnancy, month) of those whose month has an entry that waits for its quarter to be opened. One
    query, none without months."""
    bulanan = [satu for satu in semua if satu.bulan]
    if not bulanan:
        return set()
    siapa = [satu.siapa.uuid for satu in bulanan]
    entri = EntriMenunggu.objects.filter(
        Q(anak__uuid__in=siapa, kelompok="anak") | Q(kehamilan__uuid__in=siapa), keadaan__in=EntriMenunggu.TERBUKA
    )
    return {
        (anak or hamil, bulan) for anak, hamil, bulan in entri.values_list("anak__uuid", "kehamilan__uuid", "bulan")
    }


def keraguan_satu(jenis: str, untuk: UUID, hari_ini: dt.date) -> list[Keraguan]:
    """The doubts about one record as they stand, answered or not; none for a record that is not there."""
    if jenis == Jenis.BULAN_ANAK:
        bulan = PemantauanAnak.objects.filter(uuid=untuk).values_list("bulan", "anak_id").first()
        dijawab = sudah_dijawab() if bulan else set()
        semua = keraguan_bulan_anak(bulan[0], bulan[0], anak=Q(pk=bulan[1]), dijawab=dijawab) if bulan else iter(())
        return [_bulanan(satu) for satu in semua]
    if jenis == Jenis.BULAN_IBU:
        bulan = PemantauanIbu.objects.filter(uuid=untuk).values_list("bulan", "kehamilan_id").first()
        semua = keraguan_bulan_ibu(bulan[0], bulan[0], hamil=Q(pk=bulan[1])) if bulan else iter(())
        return [_bulanan(satu) for satu in semua]
    if jenis == Jenis.KEHAMILAN:
        lahir = anak_dinilai(balita(hari_ini)).kelahiran
        return list(_hamil(hari_ini, kehamilan_dinilai(Q(uuid=untuk)), lahir))
    return list(_nik(hari_ini, Orang.objects.filter(uuid=untuk))) if jenis == Jenis.ORANG else []


def _bulanan(satu: Diragukan) -> Keraguan:
    jenis = Jenis.BULAN_ANAK if satu.kelompok == ANAK else Jenis.BULAN_IBU
    return Keraguan(
        jenis=jenis, untuk=satu.catatan, siapa=satu.siapa, ragu=satu.ragu, bulan=satu.bulan, tanggal=satu.tanggal
    )


def _hamil(
    hari_ini: dt.date,
    ada: HamilDinilai,
    kelahiran: Sequence[tuple[int | None, int | None, str, dt.date | None]],
) -> Iterator[Keraguan]:
    """Pregnancies that go on too long, and live births without a child. No query."""
    langsung = {kehamilan for kehamilan, *_ in kelahiran}
    for siapa, milik in ada.values():
        ragu: list[Ragu] = []
        if milik.berakhir_pada is None and milik.ibu.keluar_pada is None:
            ragu = keraguan_hamil(hpht=milik.hpht_hitung, hpl_akhir=milik.hpl_terakhir, pada=hari_ini)
        elif (
            milik.hasil == Kehamilan.Hasil.LAHIR_HIDUP
            and milik.berakhir_pada
            and milik.pk not in langsung
            and not _beranak(milik, milik.berakhir_pada, kelahiran)
        ):
            ragu = [keraguan_lahir(milik.berakhir_pada)]
        for satu in ragu:
            keluarga = milik.ibu.keluarga.uuid
            yield Keraguan(jenis=Jenis.KEHAMILAN, untuk=milik.uuid, siapa=siapa, ragu=satu, keluarga=keluarga)


def _beranak(
    hamil: Kehamilan, lahir: dt.date, kelahiran: Iterable[tuple[int | None, int | None, str, dt.date | None]]
) -> bool:
    """Whether a child of this live birth is registered without a link to it: of the same mother, or under the same KIA
    number, born about that day."""
    return any(
        tanggal is not None
        and abs(tanggal - lahir) <= DEKAT_LAHIR
        and (ibu == hamil.ibu_id or bool(no_kia and no_kia == hamil.no_kia))
        for _, ibu, no_kia, tanggal in kelahiran
    )


def _nik(hari_ini: dt.date, orang: QuerySet[Orang]) -> Iterator[Keraguan]:
    """People of the village whose NIK says something else than their record. One query."""
    semua = orang.filter(keluar_pada=None).exclude(nik_indeks="").order_by()
    for pk, uuid, nama, dusun, rt, posyandu, nik, indeks, lahir, kelamin in semua.values_list(
        "pk", "uuid", "nama", "keluarga__dusun__nama", "keluarga__rt", "posyandu__nama", "nik", "nik_indeks",
        "tanggal_lahir", "jenis_kelamin",
    ):  # fmt: skip
        for ragu in keraguan_nik(nik, sidik=indeks, lahir=lahir, jenis_kelamin=kelamin, pada=hari_ini):
            siapa = Siapa("orang", pk, uuid, uuid, nama, dusun, rt, posyandu or "")
            yield Keraguan(jenis=Jenis.ORANG, untuk=uuid, siapa=siapa, ragu=ragu)
