"""PURE: what the records of a village say about a planning year, and what of each of its stages is done and missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kpm.dokumen.terbilang import rupiah, tanggal_panjang

PEMETAAN, FGD, MAD, REMBUK, ADVOKASI, PELAKSANAAN, PEMANTAUAN = URUTAN = (
    "pemetaan",
    "fgd",
    "mad",
    "rembuk",
    "advokasi",
    "pelaksanaan",
    "pemantauan",
)
"""The stages in their order."""


@dataclass(frozen=True, slots=True)
class Rapat:
    """A meeting of the year; without a day it is being prepared."""

    tanggal: dt.date | None
    isi: int = 0
    """What it holds that counts: problems of an FGD, agreed proposals of a rembuk."""
    terbit: str = ""
    """Number of its Berita Acara."""
    dusun: int | None = None

    def sudah(self, pada: dt.date) -> bool:
        return self.tanggal is not None and self.tanggal <= pada


@dataclass(frozen=True, slots=True)
class Triwulan:
    """A quarter of the RKP year."""

    label: str
    akhir: dt.date
    ditutup: bool
    dievaluasi: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fakta:
    """What the records of a village say about one planning year."""

    pada: dt.date
    tahun_rkp: int
    aturan: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    musdes: dt.date | None = None
    mad_perlu: bool | None = None
    alasan_tanpa_mad: str = ""
    dusun: Mapping[int, str] = field(default_factory=dict)
    """The dusun in use by key."""
    musdus: Sequence[Rapat] = ()
    fasilitas_belum: int = 0
    """Providers nobody asked for Formulir 1 of the planning year."""
    fgd: Sequence[Rapat] = ()
    publikasi: int = 0
    mad: Sequence[Rapat] = ()
    rembuk: Sequence[Rapat] = ()
    usulan: Mapping[str, int] = field(default_factory=dict)
    """Proposals for the RKP year the rembuk agreed on, by their state."""
    penyerahan: frozenset[str] = frozenset()
    """To whom the Berita Acara was handed."""
    kegiatan: int = 0
    kegiatan_selesai: int = 0
    anggaran: Decimal = Decimal(0)
    realisasi: Decimal = Decimal(0)
    triwulan: Sequence[Triwulan] = ()
    kelurahan: bool = False


@dataclass(frozen=True, slots=True)
class Isi:
    """A stage as far as its own records tell."""

    kata: str = ""
    sudah: tuple[str, ...] = ()
    kurang: tuple[str, ...] = ()
    selesai: bool = False
    mulai: bool = False
    """Something of it exists already."""
    tidak_perlu: bool = False


def sebutan(kelurahan: bool) -> tuple[str, str]:
    """What the plan is called and who decides on it: in a kelurahan there is neither RKP Desa nor kepala desa."""
    return ("Renja Kelurahan", "Lurah") if kelurahan else ("RKP Desa", "Kepala Desa")


def _rentang(tanggal: Sequence[dt.date]) -> str:
    """ "12–19 Januari 2026" of one month, else both days whole; words where no day was written."""
    if not tanggal:
        return "Tanggal tidak ditulis"
    awal, akhir = min(tanggal), max(tanggal)
    if awal == akhir:
        return tanggal_panjang(awal)
    if (awal.year, awal.month) == (akhir.year, akhir.month):
        return f"{awal.day}–{tanggal_panjang(akhir)}"
    return f"{tanggal_panjang(awal)} – {tanggal_panjang(akhir)}"


def _terjadwal(rapat: Sequence[Rapat], pada: dt.date, apa: str) -> str:
    """The next planned meeting in words, or that it is being prepared; empty when there is none."""
    nanti = sorted(satu.tanggal for satu in rapat if satu.tanggal and satu.tanggal > pada)
    if nanti:
        return f"{apa} direncanakan {tanggal_panjang(nanti[0])}"
    return f"{apa} sedang disiapkan" if any(satu.tanggal is None for satu in rapat) else ""


def _diadakan(rapat: Sequence[Rapat], pada: dt.date) -> list[Rapat]:
    return [satu for satu in rapat if satu.sudah(pada)]


def _hari(rapat: Sequence[Rapat]) -> list[dt.date]:
    return [satu.tanggal for satu in rapat if satu.tanggal]


def _pemetaan(f: Fakta) -> Isi:
    diadakan = [satu for satu in _diadakan(f.musdus, f.pada) if satu.dusun in f.dusun]
    dipetakan = {satu.dusun for satu in diadakan}
    belum = [nama for kunci, nama in f.dusun.items() if kunci not in dipetakan]
    kurang: list[str] = []
    if not f.dusun:
        kurang.append("Dusun belum didaftarkan")
    elif belum:
        kurang.append(f"Musyawarah dusun belum dicatat: {', '.join(belum)}")
    if terjadwal := _terjadwal(f.musdus, f.pada, "Musyawarah dusun"):
        kurang.append(terjadwal)
    if f.fasilitas_belum:
        kurang.append(f"Formulir 1: {f.fasilitas_belum} fasilitas belum ditanyakan")
    sudah = (f"{len(dipetakan)} dari {len(f.dusun)} dusun dipetakan, {_rentang(_hari(diadakan))}",) if diadakan else ()
    kata = _rentang(_hari(diadakan)) if diadakan and not belum else f"{len(dipetakan)} dari {len(f.dusun)} dusun"
    return Isi(
        kata=kata if diadakan else "",
        sudah=sudah,
        kurang=tuple(kurang),
        selesai=bool(diadakan) and not belum and not f.fasilitas_belum,
        mulai=bool(diadakan),
    )


def _fgd(f: Fakta) -> Isi:
    diadakan = _diadakan(f.fgd, f.pada)
    masalah = sum(satu.isi for satu in diadakan)
    if not diadakan:
        kurang = [_terjadwal(f.fgd, f.pada, "FGD") or "FGD belum diadakan"]
        return Isi(kurang=tuple(kurang), mulai=bool(f.fgd))
    kapan = _rentang(_hari(diadakan))
    sudah = [f"FGD {kapan}, {masalah} masalah"]
    kurang = [] if masalah else ["Daftar masalah belum diisi"]
    if f.publikasi:
        sudah.append(f"Hasilnya disebarkan {f.publikasi} kali")
    else:
        kurang.append("Hasil FGD belum disebarkan kepada warga")
    return Isi(
        kata=f"{kapan}, {masalah} masalah",
        sudah=tuple(sudah),
        kurang=tuple(kurang),
        selesai=not kurang,
        mulai=True,
    )


def _mad(f: Fakta) -> Isi:
    diadakan = _diadakan(f.mad, f.pada)
    if diadakan:
        kapan = _rentang(_hari(diadakan))
        return Isi(kata=kapan, sudah=(f"Diadakan {kapan}",), selesai=True, mulai=True)
    lain = "kelurahan" if f.kelurahan else "desa"
    if f.mad_perlu is False:
        alasan = (f"Alasan: {f.alasan_tanpa_mad}",) if f.alasan_tanpa_mad else ()
        return Isi(sudah=alasan, tidak_perlu=True)
    if f.mad_perlu is None:
        kurang = f"Belum ditetapkan apakah perlu bermusyawarah dengan {lain} lain"
        return Isi(kurang=(_terjadwal(f.mad, f.pada, "Musyawarah") or kurang,), mulai=bool(f.mad))
    kurang = _terjadwal(f.mad, f.pada, "Musyawarah") or f"Musyawarah dengan {lain} lain belum diadakan"
    return Isi(kurang=(kurang,), mulai=bool(f.mad))


def _rembuk(f: Fakta) -> Isi:
    terbit = [satu for satu in f.rembuk if satu.terbit]
    nama = "Musyawarah" if f.kelurahan else "Musdes"
    musdes = () if f.musdes is None else (f"{nama} perencanaan {tanggal_panjang(f.musdes)}",)
    if terbit:
        usulan = sum(satu.isi for satu in terbit)
        kapan = _rentang(_hari(terbit))
        sudah = tuple(f"Berita Acara nomor {satu.terbit}" for satu in terbit)
        return Isi(kata=f"{kapan}, {usulan} usulan", sudah=(*musdes, *sudah), selesai=True, mulai=True)
    diadakan = _diadakan(f.rembuk, f.pada)
    if diadakan:
        kapan = _rentang(_hari(diadakan))
        return Isi(
            kata=kapan,
            sudah=(*musdes, f"Rembuk diadakan {kapan}"),
            kurang=("Berita Acara belum terbit",),
            mulai=True,
        )
    kurang = _terjadwal(f.rembuk, f.pada, "Rembuk") or "Rembuk belum diadakan"
    return Isi(sudah=musdes, kurang=(kurang,), mulai=bool(f.rembuk))


_MENUNGGU, _RPJM, _RKP, _APBDES, _SELESAI, _DITOLAK = (
    "disepakati",
    "masuk_rpjm",
    "masuk_rkp",
    "masuk_apbdes",
    "terlaksana",
    "ditolak",
)


def _advokasi(f: Fakta) -> Isi:
    rencana, kepala = sebutan(f.kelurahan)
    semua = sum(f.usulan.values())
    if not any(satu.terbit for satu in f.rembuk):
        return Isi(kata="Sesudah Berita Acara terbit", kurang=("Berita Acara rembuk belum terbit",))
    masuk = sum(f.usulan.get(satu, 0) for satu in (_RKP, _APBDES, _SELESAI))
    sudah: list[str] = []
    kurang: list[str] = []
    tujuan = [("kepala_desa", kepala)] if f.kelurahan else [("kepala_desa", kepala), ("bpd", "BPD")]
    for kode, nama in tujuan:
        daftar = sudah if kode in f.penyerahan else kurang
        daftar.append(f"Berita Acara {'sudah' if kode in f.penyerahan else 'belum'} diserahkan kepada {nama}")
    if masuk:
        sudah.append(f"{masuk} dari {semua} usulan masuk {rencana}")
    if rpjm := f.usulan.get(_RPJM, 0):
        sudah.append(f"{rpjm} usulan masuk RPJM Desa")
    if ditolak := f.usulan.get(_DITOLAK, 0):
        sudah.append(f"{ditolak} usulan ditolak dengan alasan")
    if menunggu := f.usulan.get(_MENUNGGU, 0):
        kurang.append(f"{menunggu} usulan menunggu keputusan {kepala}")
    return Isi(
        kata=f"{masuk} dari {semua} masuk {rencana}",
        sudah=tuple(sudah),
        kurang=tuple(kurang),
        selesai=not kurang,
        mulai=True,
    )


def _pelaksanaan(f: Fakta) -> Isi:
    tahun = f.tahun_rkp
    mulai = f.pada.year >= tahun
    if f.kelurahan:
        return _pelaksanaan_kelurahan(f, mulai=mulai)
    if not f.kegiatan:
        kurang = (f"Belum ada kegiatan dalam APBDes {tahun}",)
        return Isi(kata="" if mulai else f"Mulai Januari {tahun}", kurang=kurang if mulai else ())
    sudah = (
        f"{f.kegiatan} kegiatan dianggarkan, {rupiah(f.anggaran)}",
        f"Terpakai {rupiah(f.realisasi)}; {f.kegiatan_selesai} dari {f.kegiatan} kegiatan selesai",
    )
    belum = f.kegiatan - f.kegiatan_selesai
    belum_selesai = (f"{belum} kegiatan belum selesai",) if belum and mulai else ()
    kata = f"{f.kegiatan_selesai} dari {f.kegiatan} kegiatan selesai" if mulai else f"Mulai Januari {tahun}"
    return Isi(kata=kata, sudah=sudah, kurang=belum_selesai, selesai=not belum, mulai=mulai)


def _pelaksanaan_kelurahan(f: Fakta, *, mulai: bool) -> Isi:
    selesai = f.usulan.get(_SELESAI, 0)
    belum = f.usulan.get(_RKP, 0) + f.usulan.get(_APBDES, 0)
    if not mulai:
        return Isi(kata=f"Mulai Januari {f.tahun_rkp}")
    kurang = (f"{belum} kegiatan belum terlaksana",) if belum else ()
    if not selesai and not belum:
        return Isi(kurang=("Belum ada usulan yang masuk Renja Kelurahan",))
    kata = f"{selesai} dari {selesai + belum} kegiatan terlaksana"
    return Isi(kata=kata, sudah=(kata,) if selesai else (), kurang=kurang, selesai=not belum, mulai=True)


def _pemantauan(f: Fakta) -> Isi:
    lewat = [satu for satu in f.triwulan if satu.akhir < f.pada]
    belum_tutup = [satu.label for satu in lewat if not satu.ditutup]
    belum_rapat = [satu.label for satu in lewat if satu.ditutup and satu.dievaluasi is None]
    sudah = tuple(
        f"{satu.label} ditutup" + (f", dievaluasi {tanggal_panjang(satu.dievaluasi)}" if satu.dievaluasi else "")
        for satu in f.triwulan
        if satu.ditutup
    )
    kurang = [f"{satu} belum ditutup" for satu in belum_tutup]
    kurang += [f"{satu} belum dievaluasi" for satu in belum_rapat]
    tuntas = len(sudah) == len(f.triwulan) and not kurang and bool(f.triwulan)
    mulai = f.pada.year >= f.tahun_rkp
    kata = f"{len(sudah)} dari {len(f.triwulan)} triwulan ditutup" if mulai else f"Tiap triwulan {f.tahun_rkp}"
    return Isi(kata=kata, sudah=sudah, kurang=tuple(kurang), selesai=tuntas, mulai=mulai)


ISI: dict[str, Callable[[Fakta], Isi]] = {
    PEMETAAN: _pemetaan,
    FGD: _fgd,
    MAD: _mad,
    REMBUK: _rembuk,
    ADVOKASI: _advokasi,
    PELAKSANAAN: _pelaksanaan,
    PEMANTAUAN: _pemantauan,
}
"""Stage -> how it is read from the facts, in the order of the stages."""
