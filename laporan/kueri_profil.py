"""Reads behind the village stunting profile: one year on one or two pages, every number as its own sheet has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from kpm.dokumen.grafik import Ruas, batang
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.kueri_kader import kader_bertugas
from kpm.models import AnggotaTpk, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.kueri_tren import BarisTren, Tren, baca_tren
from laporan.lembar.formulir_1 import ANGKA, JENIS, PERTANYAAN, SATUAN, Angka, belum_dicatat, di_balik
from laporan.tampilan_skor import NAMA_KELOMPOK
from pemantauan.indikator import Indikator
from pemantauan.keadaan import DataFormulir1
from pemantauan.kueri_kartu import SkorBerlaku, kartu_periode, skor_berlaku, tertutup
from pemantauan.kueri_keadaan import data_formulir1
from pemantauan.skor import Capaian, Skor
from rembuk.kekurangan import Kekurangan, kekurangan_dari
from rembuk.models import Lembaga

JUMLAH_KEKURANGAN = 6


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """One number of Formulir 1, of the village and of each dusun."""

    judul: str
    satuan: str
    jumlah: int
    dusun: tuple[tuple[str, int], ...]
    """Name of the dusun and its number."""


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """One indicator with its bar."""

    indikator: Indikator
    capaian: Capaian
    ruas: list[Ruas]
    label: str


@dataclass(frozen=True, slots=True)
class BarisLayanan:
    """A service of Formulir 1 and how many of the providers in use offer it."""

    nama: str
    ada: int
    belum: int
    """Providers nobody asked."""


@dataclass(frozen=True, slots=True)
class BarisLembaga:
    """An institution in words."""

    nama: str
    keterangan: str
    ada: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profil:
    """Everything the profile says."""

    tahun: int
    pada: dt.date
    triwulan: Triwulan
    """Whose services are told: the last one finalised in the year, else the last one that has begun."""
    berlaku: SkorBerlaku
    dusun: tuple[str, ...]
    sasaran: tuple[BarisSasaran, ...]
    belum_dicatat: tuple[str, ...]
    tren: Tren
    garis: tuple[BarisTren, ...]
    capaian: tuple[tuple[str, tuple[BarisCapaian, ...]], ...]
    kekurangan: tuple[Kekurangan, ...]
    kekurangan_lain: int
    prasarana: tuple[tuple[str, int], ...]
    layanan: tuple[BarisLayanan, ...]
    lembaga: tuple[BarisLembaga, ...]

    @property
    def skor(self) -> Skor:
        return self.berlaku.skor

    @property
    def ditutup(self) -> bool:
        return self.berlaku.tertutup

    @property
    def kosong(self) -> bool:
        return not any(satu.jumlah for satu in self.sasaran)


def baca_profil(desa: Wilayah, tahun: int, hari_ini: dt.date) -> Profil:
    """The profile of a year, as it is known on its last day or today. The scope is open."""
    pada = min(dt.date(tahun, 12, 31), hari_ini)
    data = data_formulir1(Tahun(tahun), pada)
    triwulan = _triwulan(desa, tahun, pada)
    berlaku = skor_berlaku(desa, triwulan)
    tren = baca_tren(desa, pada)
    kurang = sorted(kekurangan_dari(berlaku.skor), key=lambda satu: (-satu.capaian.tidak, satu.kunci))
    dipakai = [satu for satu in data.layanan if not satu.ditutup]
    return Profil(
        tahun=tahun,
        pada=pada,
        triwulan=triwulan,
        berlaku=berlaku,
        dusun=tuple(data.nama_dusun),
        sasaran=tuple(_sasaran(data, satu) for satu in ANGKA),
        belum_dicatat=tuple(belum_dicatat(data)),
        tren=tren,
        garis=tuple(golongan.baris[0] for golongan in tren.golongan[:2]),
        capaian=tuple((NAMA_KELOMPOK[satu], _capaian(berlaku.skor, satu)) for satu in ("ibu", "anak", "paud")),
        kekurangan=tuple(kurang[:JUMLAH_KEKURANGAN]),
        kekurangan_lain=len(kurang[JUMLAH_KEKURANGAN:]),
        prasarana=tuple(
            (nama, jumlah) for kode, nama in JENIS.items() if (jumlah := sum(satu.jenis == kode for satu in dipakai))
        ),
        layanan=tuple(
            BarisLayanan(
                _kapital(tanya.removeprefix("Apakah ada ")),
                sum(satu.jawaban.get(kode) is True for satu in dipakai),
                sum(satu.jawaban.get(kode) is None for satu in dipakai),
            )
            for _, _, semua in PERTANYAAN
            for kode, tanya in semua
        ),
        lembaga=tuple(_lembaga(desa, pada)),
    )


def _triwulan(desa: Wilayah, tahun: int, pada: dt.date) -> Triwulan:
    semua = [satu for ke in range(4, 0, -1) if (satu := Triwulan(tahun, ke)).awal <= pada]
    kartu = kartu_periode(desa, [str(satu) for satu in semua])
    return next((satu for satu in semua if tertutup(kartu.get(str(satu)))), semua[0])


def _sasaran(data: DataFormulir1, angka: Angka) -> BarisSasaran:
    return BarisSasaran(
        angka.judul.rstrip(" *"),
        SATUAN[angka.golongan],
        len(di_balik(data, angka.kode)),
        tuple((dusun, len(di_balik(data, angka.kode, dusun))) for dusun in data.nama_dusun),
    )


def _capaian(skor: Skor, kelompok: str) -> tuple[BarisCapaian, ...]:
    hasil = []
    for indikator in skor.set_indikator.kelompok(kelompok):
        satu = skor.indikator[kelompok][indikator.kode]
        tidak = satu.tidak - satu.belum_dicatat
        label = f"diterima {satu.diterima}, tidak {tidak}, belum dicatat {satu.belum_dicatat}, tidak berlaku {satu.ts}"
        hasil.append(BarisCapaian(indikator, satu, batang(satu.diterima, tidak, satu.belum_dicatat, satu.ts), label))
    return tuple(hasil)


def _lembaga(desa: Wilayah, pada: dt.date) -> list[BarisLembaga]:
    """KPM, RDS, TPPS, BPD and TPK as they stand on a day. Three queries."""
    kpm = [satu.nama for satu in kader_bertugas(pada)]
    tpk = AnggotaTpk.objects.filter(Q(selesai=None) | Q(selesai__gte=pada)).count()
    masa = Q(mulai=None) | Q(mulai__lte=pada), Q(selesai=None) | Q(selesai__gte=pada)
    tercatat = {
        satu.jenis: satu
        for satu in Lembaga.objects.filter(*masa)
        .annotate(orang=Count("anggota", filter=Q(anggota__berhenti_pada=None) | Q(anggota__berhenti_pada__gt=pada)))
        .order_by("mulai", "pk")
    }
    hasil = [BarisLembaga("Kader Pembangunan Manusia (KPM)", _orang(len(kpm)) if kpm else "Belum ada", bool(kpm))]
    for jenis in Lembaga.Jenis:
        if jenis is Lembaga.Jenis.BPD and desa.kelurahan:
            continue
        satu = tercatat.get(jenis)
        hasil.append(BarisLembaga(jenis.label, _sk(satu) if satu else "Belum dicatat", satu is not None))
    hasil.append(BarisLembaga("Tim Pendamping Keluarga (TPK)", _orang(tpk) if tpk else "Belum dicatat", bool(tpk)))
    return hasil


def _kapital(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def _orang(jumlah: int) -> str:
    return f"{jumlah} orang"


def _sk(satu: Lembaga) -> str:
    nomor = f"SK {satu.nomor_sk}" if satu.nomor_sk else "SK belum dicatat"
    tanggal = f" tanggal {tanggal_panjang(satu.tanggal_sk)}" if satu.nomor_sk and satu.tanggal_sk else ""
    return f"{nomor}{tanggal}, {_orang(satu.orang)}"  # type: ignore[attr-defined]
