"""The KPM's first screen: how far the month is, who is to be visited and why, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.wilayah_kerja import Kerja
from laporan import kueri_tutup
from pemantauan.bulanan.daftar import Baris, Saringan, hitung
from pemantauan.bulanan.kelengkapan import Keadaan
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_bulan import ANAK, IBU, daftar_anak, daftar_ibu, sasaran_anak, sasaran_ibu
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_kondisi import jumlah_belum_ditanyakan
from pemantauan.models import PemantauanAnak, PemantauanIbu, Tikar
from pemantauan.skor import BarisAnak, BarisIbu, Nilai, Pecahan, Skor

JUMLAH_TAMPIL = 5
JUMLAH_KURANG = 3
"""Missing services named for one person; the rest is counted."""
RIWAYAT = 6
"""Months looked back for the last known status of a person."""


@dataclass(frozen=True, slots=True)
class Tanda:
    """A badge: class of its shape and colour, and its word."""

    kelas: str
    kata: str


@dataclass(frozen=True, slots=True)
class Didatangi:
    """A person of the month without a record."""

    prioritas: int
    """1 for a known danger, 2 for an early sign or a puerperium, 3 for everybody else."""
    kelompok: str
    baris: Baris
    tanda: tuple[Tanda, ...]
    kurang: tuple[str, ...]
    """Services of the running quarter that are missing, the first few."""
    kurang_lain: int


@dataclass(frozen=True, slots=True)
class Batas:
    """A day by which something has to be done."""

    tanggal: dt.date
    judul: str
    keterangan: str

    @property
    def nama_bulan(self) -> str:
        return Bulan.dari_tanggal(self.tanggal).nama[:3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beranda:
    """Everything the page says."""

    bulan: Bulan
    triwulan: Triwulan
    keadaan: kueri_tutup.Keadaan
    """Of the quarter; it can be finalised on its last day already."""
    sudah: int
    sebagian: int
    belum: int
    semua: int
    belum_anak: int
    belum_ibu: int
    per_kelompok: tuple[tuple[str, str, dict[str, int]], ...]
    """(group, its name, persons by state of their record), for groups with anybody in them."""
    didatangi: tuple[Didatangi, ...]
    konvergensi: Pecahan
    belum_lengkap: Pecahan
    batas: tuple[Batas, ...]
    layanan_belum: int
    """Providers not asked for this year's Formulir 1."""


@dataclass(frozen=True, slots=True)
class Dikenal:
    """What earlier records say of a person: last filled status and the last month with a record."""

    tanda: tuple[Tanda, ...] = ()
    prioritas: int = 3
    terakhir: Bulan | None = None
    baru: bool = False
    """Registered within RIWAYAT: without a record then, there never was one."""


def beranda_kpm(desa: Wilayah, hari_ini: dt.date, kerja: Kerja | None = None) -> Beranda:
    """Read the running month and quarter; of the month only the people of a work area, where there is one.

    The number of queries does not depend on the number of persons.
    """
    bulan = Bulan.dari_tanggal(hari_ini)
    triwulan = bulan.triwulan
    sempit = Saringan(kerja=kerja)
    anak, ibu = sempit.terapkan(daftar_anak(bulan, hari_ini)), sempit.terapkan(daftar_ibu(bulan, hari_ini))
    jumlah = hitung([*anak, *ibu])
    berlaku = skor_berlaku(desa, triwulan)
    skor = berlaku.skor
    belum_anak = [satu for satu in anak if satu.keadaan == Keadaan.BELUM]
    belum_ibu = [satu for satu in ibu if satu.keadaan == Keadaan.BELUM]
    return Beranda(
        bulan=bulan,
        triwulan=triwulan,
        keadaan=kueri_tutup.Keadaan(triwulan, berlaku.kartu, hari_ini),
        sudah=jumlah[Keadaan.SUDAH],
        sebagian=jumlah[Keadaan.SEBAGIAN],
        belum=jumlah[Keadaan.BELUM],
        semua=jumlah[""],
        belum_anak=len(belum_anak),
        belum_ibu=len(belum_ibu),
        per_kelompok=tuple(
            (kelompok, nama, {satu.value: jumlah_kelompok[satu] for satu in Keadaan})
            for kelompok, nama, daftar in ((ANAK, "Anak", anak), (IBU, "Ibu", ibu))
            if (jumlah_kelompok := hitung(daftar))[""]
        ),
        didatangi=tuple(perlu_didatangi(belum_anak, belum_ibu, bulan, skor)[:JUMLAH_TAMPIL]),
        konvergensi=skor.konvergensi,
        belum_lengkap=skor.terlayani_lengkap,
        batas=batas_terdekat(bulan, hari_ini),
        layanan_belum=jumlah_belum_ditanyakan(bulan.tahun),
    )


def perlu_didatangi(anak: Iterable[Baris], ibu: Iterable[Baris], bulan: Bulan, skor: Skor) -> list[Didatangi]:
    """Persons without a record this month: known danger first, then by dusun and name. Four queries."""
    dikenal = {**_anak_dikenal(bulan), **_ibu_dikenal(bulan)}
    dinilai: tuple[BarisIbu | BarisAnak, ...] = (
        *skor.ibu,
        *skor.anak,
        *skor.belum_dipantau_ibu,
        *skor.belum_dipantau_anak,
    )
    baris_skor = {satu.data.id: satu for satu in dinilai}
    semua = [
        _didatangi(kelompok, satu, dikenal[satu.uuid], baris_skor.get(str(satu.uuid)), skor, bulan)
        for kelompok, daftar in ((ANAK, anak), (IBU, ibu))
        for satu in daftar
    ]
    return sorted(
        semua, key=lambda d: (d.prioritas, d.baris.dusun.casefold(), d.baris.nama.casefold(), str(d.baris.uuid))
    )


def _didatangi(
    kelompok: str, baris: Baris, dikenal: Dikenal, dinilai: BarisIbu | BarisAnak | None, skor: Skor, bulan: Bulan
) -> Didatangi:
    prioritas, tanda = dikenal.prioritas, dikenal.tanda
    if isinstance(dinilai, BarisIbu) and dinilai.bersalin:
        # what made the pregnancy risky is over; three visits within six weeks are not
        prioritas, tanda = 2, ()
    if dikenal.terakhir is None:
        tanda = (*tanda, Tanda("belum", "Belum pernah dipantau" if dikenal.baru else f"Tanpa catatan {RIWAYAT} bulan"))
    elif dikenal.terakhir < bulan.geser(-1):
        tanda = (*tanda, Tanda("belum", f"Terakhir dipantau {dikenal.terakhir.label}"))
    kurang = _kurang(dinilai, skor, kelompok)
    return Didatangi(
        prioritas=prioritas,
        kelompok=kelompok,
        baris=baris,
        tanda=tanda,
        kurang=kurang[:JUMLAH_KURANG],
        kurang_lain=len(kurang[JUMLAH_KURANG:]),
    )


def _kurang(dinilai: BarisIbu | BarisAnak | None, skor: Skor, kelompok: str) -> tuple[str, ...]:
    if dinilai is None:
        return ()
    return tuple(
        f"{satu.nama[:1].lower()}{satu.nama[1:]}"
        for satu in skor.set_indikator.kelompok(kelompok)
        if dinilai.jawaban[satu.kode].nilai is Nilai.T
    )


def _anak_dikenal(bulan: Bulan) -> dict[UUID, Dikenal]:
    """Last filled nutrition status and tikar of each child in the last months. Two queries."""
    kolom = ("gizi_buruk", "gizi_kurang", "stunting", "tikar")
    awal = bulan.geser(-RIWAYAT)
    riwayat = _terakhir_terisi(PemantauanAnak.objects.filter(bulan__gte=awal, bulan__lt=bulan), "anak__uuid", kolom)
    return {
        uuid: _kenal_anak(riwayat.get(uuid, {}), baru=sejak >= awal.awal)
        for uuid, sejak in sasaran_anak(bulan).order_by().values_list("uuid", "sejak")
    }


def _kenal_anak(isi: Mapping[str, Any], *, baru: bool) -> Dikenal:
    bahaya = [
        Tanda("merah", kata)
        for ada, kata in (
            (isi.get("gizi_buruk"), "Gizi buruk"),
            (isi.get("stunting"), "Stunting"),
            (isi.get("tikar") == Tikar.MERAH, "Tikar merah"),
        )
        if ada
    ]
    awas = [
        Tanda("kuning", kata)
        for ada, kata in ((isi.get("gizi_kurang"), "Gizi kurang"), (isi.get("tikar") == Tikar.KUNING, "Tikar kuning"))
        if ada
    ]
    return Dikenal((*bahaya, *awas), 1 if bahaya else 2 if awas else 3, isi.get("bulan"), baru)


def _ibu_dikenal(bulan: Bulan) -> dict[UUID, Dikenal]:
    """KEK and high risk of each pregnancy: as last recorded, else as registered. Two queries."""
    awal = bulan.geser(-RIWAYAT)
    catatan = PemantauanIbu.objects.filter(bulan__gte=awal, bulan__lt=bulan)
    riwayat = _terakhir_terisi(catatan, "kehamilan__uuid", ("kek", "resti"))
    hasil = {}
    for uuid, kek, resti, sejak in sasaran_ibu(bulan).order_by().values_list("uuid", "kek", "resti", "sejak"):
        isi = {"kek": kek, "resti": resti, **riwayat.get(uuid, {})}
        tanda = tuple(
            Tanda("merah", kata) for ada, kata in ((isi["kek"], "KEK"), (isi["resti"], "Risiko tinggi")) if ada
        )
        hasil[uuid] = Dikenal(tanda, 1 if tanda else 3, isi.get("bulan"), sejak >= awal.awal)
    return hasil


def _terakhir_terisi(catatan: Any, kunci: str, kolom: tuple[str, ...]) -> dict[UUID, dict[str, Any]]:
    """Per person the last filled value of each column, and the last ``bulan`` with a record."""
    hasil: dict[UUID, dict[str, Any]] = {}
    for uuid, bulan, *nilai in catatan.order_by("bulan").values_list(kunci, "bulan", *kolom):
        isi = hasil.setdefault(uuid, {})
        isi["bulan"] = bulan
        isi.update({nama: satu for nama, satu in zip(kolom, nilai, strict=True) if satu not in (None, "")})
    return hasil


def batas_terdekat(bulan: Bulan, hari_ini: dt.date) -> tuple[Batas, ...]:
    """The ends of the month and the quarter, and the measuring month while it lasts."""
    triwulan = bulan.triwulan
    batas = []
    if bulan.bulan in HPK_2018.bulan_pengukuran:
        batas.append(Batas(bulan.akhir, "Pengukuran panjang badan", f"Semua anak diukur pada bulan {bulan.nama}"))
    sisa = _sisa(triwulan.akhir, hari_ini)
    if bulan.akhir == triwulan.akhir:
        batas.append(Batas(bulan.akhir, f"{triwulan.label} berakhir", f"{sisa}, bersama bulan {bulan.nama}"))
    else:
        batas.append(Batas(bulan.akhir, f"Bulan {bulan.nama} berakhir", _sisa(bulan.akhir, hari_ini)))
        batas.append(Batas(triwulan.akhir, f"{triwulan.label} berakhir", sisa))
    return tuple(batas)


def _sisa(sampai: dt.date, hari_ini: dt.date) -> str:
    hari = (sampai - hari_ini).days
    return f"{hari} hari lagi" if hari else "hari ini"
