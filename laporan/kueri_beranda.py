"""What stands beside the list on the KPM's first screen: how far the month is, and which days come next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kpm.periode import Bulan, bulan_penuh
from kpm.wilayah_kerja import Kerja
from pemantauan.bulanan.kelengkapan import Keadaan, keadaan, kurang_anak, kurang_ibu
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_bulan import ANAK, IBU, bersalin
from pemantauan.kueri_jalan import Bahan
from pemantauan.kueri_skor import Diri
from sasaran.models import HARI_NIFAS, Kehamilan

NAMA = {ANAK: "Anak", IBU: "Ibu"}


@dataclass(frozen=True, slots=True)
class Batas:
    """A day by which something has to be done."""

    tanggal: dt.date
    judul: str
    keterangan: str

    @property
    def nama_bulan(self) -> str:
        return Bulan.dari_tanggal(self.tanggal).nama[:3]


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How many persons of a month are in which state, by group."""

    bulan: Bulan
    per_kelompok: tuple[tuple[str, str, dict[str, int]], ...]
    """(group, its name, persons by state of their record), for groups with anybody in them."""

    def _jumlah(self, keadaan: Keadaan) -> int:
        return sum(jumlah[keadaan.value] for _, _, jumlah in self.per_kelompok)

    @property
    def sudah(self) -> int:
        return self._jumlah(Keadaan.SUDAH)

    @property
    def sebagian(self) -> int:
        return self._jumlah(Keadaan.SEBAGIAN)

    @property
    def belum(self) -> int:
        return self._jumlah(Keadaan.BELUM)

    @property
    def semua(self) -> int:
        return self.sudah + self.sebagian + self.belum


def kemajuan(bahan: Bahan, bulan: Bulan, kerja: Kerja | None = None) -> Kemajuan:
    """How far a month of the quarter is, of a work area where there is one: as the month's list says. No query."""
    hasil = []
    for kelompok, nama in NAMA.items():
        semua = list(_keadaan(bahan, kelompok, bulan, kerja))
        if semua:
            hasil.append((kelompok, nama, {satu.value: semua.count(satu) for satu in Keadaan}))
    return Kemajuan(bulan, tuple(hasil))


def _keadaan(bahan: Bahan, kelompok: str, bulan: Bulan, kerja: Kerja | None) -> Iterator[Keadaan]:
    skor = bahan.skor
    baris = (*skor.anak, *skor.belum_dipantau_anak) if kelompok == ANAK else (*skor.ibu, *skor.belum_dipantau_ibu)
    for satu in baris:
        diri = bahan.diri[kelompok][satu.data.id]
        catatan = bahan.catatan[kelompok].get(satu.data.id, {}).get(bulan)
        ada = catatan is not None
        if not (_anak_dipantau if kelompok == ANAK else _ibu_dipantau)(diri, bulan, ada=ada):
            continue
        if kerja and not kerja.memuat_nama(satu.data.dusun, satu.data.posyandu):
            continue
        kurang: tuple[str, ...] = ()
        if catatan is not None and diri.hamil is not None:
            kurang = kurang_ibu(catatan.isi, bersalin=bersalin(diri.hamil.melahirkan, bulan))
        elif catatan is not None and diri.lahir is not None:
            kurang = kurang_anak(catatan.isi, umur=bulan_penuh(diri.lahir, catatan.tanggal), bulan=bulan)
        yield keadaan(ada, kurang)


def _anak_dipantau(diri: Diri, bulan: Bulan, *, ada: bool) -> bool:
    """As `pemantauan.kueri_bulan.sasaran_anak` for the running month."""
    return (
        (diri.keluar is None or diri.keluar >= bulan.awal)
        and (not diri.meninggal or ada)
        and (diri.lahir or dt.date.max) <= bulan.akhir
        and (diri.dua_tahun or dt.date.min) > bulan.awal
        and (diri.sejak or dt.date.min) <= bulan.akhir
    )


def _ibu_dipantau(diri: Diri, bulan: Bulan, *, ada: bool) -> bool:
    """As `pemantauan.kueri_bulan.sasaran_ibu` for the running month."""
    hamil = diri.hamil
    if hamil is None:
        return False
    gugur = hamil.hasil == Kehamilan.Hasil.KEGUGURAN
    akhir = hamil.berakhir_pada
    masih = akhir is None or akhir >= (bulan.awal if gugur else bulan.awal - dt.timedelta(days=HARI_NIFAS))
    return (
        masih
        and (diri.keluar is None or diri.keluar >= bulan.awal)
        and not (gugur and akhir is not None and akhir < hamil.sejak)
        and ((not gugur and not diri.meninggal) or ada)
        and hamil.sejak <= bulan.akhir
    )


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
