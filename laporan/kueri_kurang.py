"""Apa yang kurang: who misses which service, how it can still be received and until when, and who is to be seen first.

One list, computed from the scorecard's own rules: its T cells, and the way from each to Y by `pemantauan.skor.jalan`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any
from uuid import UUID

from kpm.kerja import kerja_terbuka
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan, bulan_penuh
from laporan.saringan_kurang import Saringan
from pemantauan.indikator import Indikator
from pemantauan.kueri_bulan import keterangan_hamil
from pemantauan.kueri_jalan import Bahan, bahan_jalan
from pemantauan.kueri_skor import Diri
from pemantauan.kueri_tumbuh import TumbuhTerakhir, tumbuh_terakhir
from pemantauan.layanan import Tanggung
from pemantauan.prioritas import BIASA, Prioritas, prioritas, tanda_anak, tanda_ibu
from pemantauan.skor import BarisOrang, Nilai
from pemantauan.skor.bukti import sumber
from pemantauan.skor.jalan_banyak import Cara, Pencari
from sasaran.models import Kehamilan


@dataclass(frozen=True, slots=True, kw_only=True)
class LayananKurang:
    """One T cell."""

    indikator: Indikator
    alasan: str
    cara: Cara
    tanggung: Tanggung
    batas: dt.date | None
    """Last day for doing something about it; None where it is too late."""
    isi: Bulan | None
    """The month in whose record it is ticked, where that can be opened today."""
    terakhir: Bulan | None
    """The month it was last received in, as far as the scorecard looks back."""
    sejak: Bulan | None
    """The first record the scorecard looks back to; None where there is none."""

    @property
    def sejak_kapan(self) -> str:
        """How long it has been missing: "terakhir Agustus 2026", "belum ada sejak Juni 2026"; empty without records."""
        if self.terakhir:
            return f"terakhir {self.terakhir.label}"
        return f"belum ada sejak {self.sejak.label}" if self.sejak else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kurang:
    """A person who misses something."""

    kelompok: str
    """ibu, anak or paud."""
    id: UUID
    """Of the Kehamilan or Anak."""
    orang: UUID
    nama: str
    keterangan: str
    dusun: str
    rt: str
    posyandu: str
    luar: bool
    """Of another work area than the reader's: to be read, not written."""
    prioritas: Prioritas
    layanan: tuple[LayananKurang, ...]
    """By their last days, what is too late at the end."""

    @property
    def batas(self) -> dt.date | None:
        """The nearest of their last days; None where everything is too late."""
        return self.layanan[0].batas if self.layanan else None

    @property
    def urutan(self) -> tuple[Any, ...]:
        """Priority, deadline, name."""
        return self.prioritas.urutan, self.batas or dt.date.max, self.nama.casefold(), str(self.id)


@dataclass(frozen=True, slots=True)
class Calon:
    """A person with T cells, before the ways are looked for."""

    kelompok: str
    baris: BarisOrang
    diri: Diri
    kode: tuple[str, ...]
    prioritas: Prioritas


@dataclass(frozen=True)
class DaftarKurang(Sequence[Kurang]):
    """The list; ways are looked for where somebody looks: of the priorities a page shows, or of all."""

    bahan: Bahan
    pada: dt.date
    calon: tuple[Calon, ...]
    saringan: Saringan = field(default_factory=Saringan)

    @property
    def triwulan(self) -> Triwulan:
        return self.bahan.triwulan

    @property
    def tertutup(self) -> bool:
        """The quarter is finalised: nothing of it can be changed any more."""
        return self.triwulan in self.bahan.tertutup

    @property
    def ada_orang(self) -> bool:
        """Whether anybody was sasaran in the quarter."""
        return any(self.bahan.diri.values())

    @property
    def per_prioritas(self) -> list[tuple[int, int]]:
        """(priority, persons) of those with a priority, the gravest first."""
        semua = ((isi[0].prioritas.nomor, self._banyak(ke)) for ke, isi in enumerate(self._golongan))
        return [(nomor, banyak) for nomor, banyak in semua if nomor]

    @cached_property
    def pilihan_dusun(self) -> list[tuple[str, str]]:
        """(uuid, name) of every dusun with a person of the quarter, by name."""
        return self._tempat("dusun")

    @cached_property
    def pilihan_posyandu(self) -> list[tuple[str, str]]:
        return self._tempat("posyandu")

    def _tempat(self, jenis: str) -> list[tuple[str, str]]:
        semua = {
            (str(tempat), getattr(satu.data, jenis))
            for kelompok, satu in _semua_baris(self.bahan)
            if (tempat := getattr(self.bahan.diri[kelompok][satu.data.id], jenis)) is not None
        }
        return sorted(semua, key=lambda satu: satu[1].casefold())

    @property
    def pilihan_layanan(self) -> list[tuple[str, str]]:
        """(code, name) of every indicator, those of the mothers first."""
        set_indikator = self.bahan.skor.set_indikator
        semua = (*set_indikator.ibu, *set_indikator.anak, *set_indikator.paud)
        return list({satu.kode: satu.nama for satu in reversed(semua)}.items())[::-1]

    @cached_property
    def _pencari(self) -> Pencari:
        skor = self.bahan.skor
        return Pencari(self.triwulan, skor.pengaturan, skor.set_indikator, self.pada)

    @cached_property
    def _golongan(self) -> list[tuple[Calon, ...]]:
        """By priority, without an order among equals."""
        urut = sorted(self.calon, key=lambda satu: satu.prioritas.urutan)
        return [tuple(isi) for _, isi in groupby(urut, key=lambda satu: satu.prioritas.urutan)]

    @cached_property
    def _isi(self) -> dict[int, list[Kurang]]:
        return {}

    def _urut(self, ke: int) -> list[Kurang]:
        """The persons of one priority in their order, with ways."""
        if ke not in self._isi:
            semua = (self._kurang(satu) for satu in self._golongan[ke])
            self._isi[ke] = sorted((satu for satu in semua if self._mendesak(satu)), key=lambda satu: satu.urutan)
        return self._isi[ke]

    def _mendesak(self, satu: Kurang) -> bool:
        hari = self.saringan.hari
        return hari is None or (satu.batas is not None and (satu.batas - self.pada).days <= hari)

    def _banyak(self, ke: int) -> int:
        # how many remain of a priority is known without their ways, unless these decide
        return len(self._golongan[ke]) if self.saringan.hari is None else len(self._urut(ke))

    def __len__(self) -> int:
        return sum(self._banyak(ke) for ke in range(len(self._golongan)))

    def __iter__(self) -> Iterator[Kurang]:
        for ke in range(len(self._golongan)):
            yield from self._urut(ke)

    def __getitem__(self, mana: Any) -> Any:
        if not isinstance(mana, slice):
            return next(iter(self[mana : mana + 1]))
        awal, akhir, _ = mana.indices(len(self))
        hasil: list[Kurang] = []
        lewat = 0
        for ke in range(len(self._golongan)):
            banyak = self._banyak(ke)
            if lewat < akhir and lewat + banyak > awal:
                hasil += self._urut(ke)[max(awal - lewat, 0) : akhir - lewat]
            lewat += banyak
        return hasil

    def _kurang(self, calon: Calon) -> Kurang:
        data, diri = calon.baris.data, calon.diri
        riwayat = self.bahan.riwayat(calon.kelompok, data)
        # without a birth date nobody knows until when: the service is missing all the same
        tanpa = Cara(mungkin=False, tindakan="Isi dulu tanggal lahirnya")
        cara = dict.fromkeys(calon.kode, tanpa)
        if riwayat:
            cara = self._pencari.cari(calon.kelompok, calon.kode, data, riwayat)
        area = kerja_terbuka()
        isi = riwayat.isi if riwayat else {}
        layanan = [self._layanan(calon, kode, satu, isi) for kode, satu in cara.items()]
        return Kurang(
            kelompok=calon.kelompok,
            id=UUID(data.id),
            orang=diri.orang,
            nama=data.nama,
            keterangan=keterangan(calon.kelompok, diri, self.pada),
            dusun=data.dusun,
            rt=diri.rt,
            posyandu=data.posyandu,
            luar=area is not None and not area.memuat_nama(data.dusun, data.posyandu),
            prioritas=calon.prioritas,
            layanan=tuple(sorted(layanan, key=lambda satu: satu.batas or dt.date.max)),
        )

    def _layanan(
        self, calon: Calon, kode: str, cara: Cara, riwayat: Mapping[Bulan, Mapping[str, Any]]
    ) -> LayananKurang:
        kini = Bulan.dari_tanggal(self.pada)
        # how far the doses are is told by the doses themselves
        isi = {} if kode == "imunisasi" else riwayat
        return LayananKurang(
            indikator=self.bahan.skor.set_indikator.cari(calon.kelompok, kode),
            alasan=calon.baris.jawaban[kode].alasan,
            cara=cara,
            tanggung=self.bahan.bekal.tanggung[calon.kelompok, kode],
            batas=cara.batas(max(self.triwulan.akhir, self.pada)),
            isi=cara.isi if cara.isi and cara.isi <= kini else None,
            terakhir=sumber(calon.kelompok, kode, self.bahan.skor.pengaturan).terakhir(isi),
            sejak=min(isi, default=None),
        )


def keterangan(kelompok: str, diri: Diri, pada: dt.date) -> str:
    """ "Anak 7 bulan", "Hamil 8 bulan", "Nifas hari ke-12", "Anak 3 tahun"."""
    if diri.hamil is not None:
        return keterangan_hamil(diri.hamil, pada)
    if diri.lahir is None:
        return "Anak"
    umur = max(bulan_penuh(diri.lahir, pada), 0)
    return f"Anak {umur} bulan" if umur < 24 else f"Anak {umur // 12} tahun"


def baca_kurang(
    desa: Wilayah, pada: dt.date, saringan: Saringan | None = None, triwulan: Triwulan | None = None
) -> DaftarKurang:
    """The list of a village on a day, for the quarter that runs unless another is asked for. The scope is open.

    Six queries whatever the number of persons.
    """
    saringan = saringan or Saringan()
    bahan = bahan_jalan(desa, triwulan or Triwulan.dari_tanggal(pada))
    daftar = DaftarKurang(bahan, pada, (), saringan)
    if daftar.tertutup:
        return daftar
    tumbuh = tumbuh_terakhir(None, pada, bahan.bekal)
    return replace(daftar, calon=tuple(_calon(daftar, tumbuh)))


def daftar_kurang(
    desa: Wilayah, pada: dt.date, saringan: Saringan | None = None, triwulan: Triwulan | None = None
) -> list[Kurang]:
    """The whole list in its order, as `baca_kurang`."""
    return list(baca_kurang(desa, pada, saringan, triwulan))


def _calon(daftar: DaftarKurang, tumbuh: Mapping[UUID, TumbuhTerakhir]) -> Iterator[Calon]:
    saringan = daftar.saringan
    for kelompok, satu in _semua_baris(daftar.bahan):
        if saringan.kelompok not in ("", kelompok):
            continue
        diri = daftar.bahan.diri[kelompok][satu.data.id]
        kode = tuple(
            k
            for k, jawaban in satu.jawaban.items()
            if jawaban.nilai is Nilai.T
            and saringan.layanan in ("", k)
            and saringan.pj in ("", daftar.bahan.bekal.tanggung[kelompok, k].kewenangan)
        )
        if not kode or _hilang(diri) or not _cocok(saringan, satu, diri):
            continue
        calon = Calon(kelompok, satu, diri, kode, _prioritas(daftar, kelompok, satu, diri, tumbuh))
        if saringan.prioritas in ("", str(calon.prioritas.nomor or 0)):
            yield calon


def _semua_baris(bahan: Bahan) -> Iterator[tuple[str, BarisOrang]]:
    """Everybody of the quarter, monitored or not, with the group."""
    skor = bahan.skor
    for kelompok, baris in (
        ("ibu", (*skor.ibu, *skor.belum_dipantau_ibu)),
        ("anak", (*skor.anak, *skor.belum_dipantau_anak)),
        ("paud", skor.paud),
    ):
        for satu in baris:
            yield kelompok, satu


def _hilang(diri: Diri) -> bool:
    """Who died, or whose pregnancy was lost: nothing is asked of the family any more."""
    return diri.meninggal or (diri.hamil is not None and diri.hamil.hasil == Kehamilan.Hasil.KEGUGURAN)


def _cocok(saringan: Saringan, baris: BarisOrang, diri: Diri) -> bool:
    data = baris.data
    return (
        (not saringan.dusun or str(diri.dusun) == saringan.dusun)
        and (not saringan.posyandu or str(diri.posyandu) == saringan.posyandu)
        and (not saringan.q or saringan.q.casefold() in data.nama.casefold())
        and (not saringan.kerja or saringan.kerja.memuat_nama(data.dusun, data.posyandu))
    )


def _prioritas(
    daftar: DaftarKurang, kelompok: str, baris: BarisOrang, diri: Diri, tumbuh: Mapping[UUID, TumbuhTerakhir]
) -> Prioritas:
    if (hamil := diri.hamil) is not None:
        # every month saved goes on into the register, where it is corrected too: nothing is newer
        selesai = hamil.berakhir_pada and hamil.berakhir_pada <= daftar.pada
        return BIASA if selesai else prioritas(tanda_ibu(kek=hamil.kek, resti=hamil.resti))
    terakhir: dict[str, Any] = {}
    if kelompok == "anak":
        catatan = daftar.bahan.catatan[kelompok].get(baris.data.id, {})
        for bulan in sorted(catatan):
            isi = catatan[bulan].isi
            terakhir |= {nama: isi[nama] for nama in _STATUS if isi[nama] not in (None, "")}
    tahu = tumbuh.get(UUID(baris.data.id))
    kms = tahu.kms_kini(daftar.pada) if tahu else None
    return prioritas(
        tanda_anak(
            gizi_buruk=bool(terakhir.get("gizi_buruk")),
            gizi_kurang=bool(terakhir.get("gizi_kurang")),
            stunting=bool(terakhir.get("stunting")),
            tikar_merah=terakhir.get("tikar") == "M",
            bb_pb=tahu.bb_pb.kategori if tahu and tahu.bb_pb else "",
            pb_u=tahu.pb_u.kategori if tahu and tahu.pb_u else "",
            edema=bool(tahu and tahu.edema),
            tidak_naik=(2 if kms.dua_t else 1) if kms and kms.kode == "T" else 0,
            bgm=bool(tahu and tahu.bgm),
        )
    )


_STATUS = ("gizi_buruk", "gizi_kurang", "stunting", "tikar")
"""Fields of a child's monthly records that tell who is to be seen first."""
