"""PURE: the gaps of a scorecard, what of a scorecard a meeting freezes, and the sentences both lead to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Protocol

from kpm.dokumen.terbilang import persen_layar
from kpm.periode import Triwulan
from pemantauan.indikator import HPK_2018, SET, Indikator
from pemantauan.skor import Capaian, Konvergensi, Pecahan, Skor, orang_di_balik, persen

AMBANG = Decimal(80)
"""Percent under which a service is proposed as a problem (FGD guide: default threshold of the analysis)."""
SASARAN = {"ibu": "ibu hamil", "anak": "anak 0–23 bulan", "paud": "anak 2–6 tahun"}


def tulis_ambang(ambang: Decimal) -> str:
    """ "80" or "33,33": a threshold as people write it."""
    return f"{ambang.normalize():f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One indicator with persons who did not receive the service in the quarter."""

    indikator: Indikator
    capaian: Capaian
    per_dusun: tuple[tuple[str, int], ...]
    """Dusun and number of persons, the most first."""

    @property
    def kunci(self) -> str:
        return f"{self.indikator.kelompok}:{self.indikator.kode}"

    @property
    def sasaran(self) -> str:
        return SASARAN[self.indikator.kelompok]

    @property
    def diusulkan(self) -> bool:
        """Whether the gap is preselected for the meeting."""
        return self.di_bawah(AMBANG)

    def di_bawah(self, ambang: Decimal) -> bool:
        """Whether fewer than ``ambang`` percent received the service."""
        nilai = self.capaian.persen
        return nilai is not None and nilai < ambang


def kekurangan_dari(skor: Skor) -> list[Kekurangan]:
    """Every indicator with persons who miss it, the lowest percentage first.

    A meeting speaks of persons: the PAUD row counts children here, also where the guideline counts months.
    """
    hasil = []
    for kelompok, menurut_kode in skor.indikator.items():
        for kode in menurut_kode:
            capaian = skor.capaian_orang(kelompok, kode)
            if not capaian.tidak:
                continue
            dusun = Counter(baris.data.dusun for baris in orang_di_balik(skor, kelompok, kode, "T"))
            urut = sorted(dusun.items(), key=lambda satu: (-satu[1], satu[0].casefold()))
            hasil.append(Kekurangan(skor.set_indikator.cari(kelompok, kode), capaian, tuple(urut)))
    return sorted(hasil, key=lambda satu: (satu.capaian.persen, -satu.capaian.tidak, satu.kunci))


def bekukan(skor: Skor, pada: dt.date) -> dict[str, Any]:
    """The numbers of a quarter as plain values, kept with the meeting that was built on them. No names."""
    return {
        "triwulan": str(skor.periode),
        "set": skor.set_indikator.kode,
        "pengaturan": dict(skor.pengaturan),
        "dihitung_pada": pada.isoformat(),
        "orang": len(skor.ibu) + len(skor.anak),
        "belum_dipantau": len(skor.belum_dipantau_ibu) + len(skor.belum_dipantau_anak),
        "konvergensi": _pecahan(skor.konvergensi),
        "terlayani_lengkap": _pecahan(skor.terlayani_lengkap),
        "tabel1": asdict(skor.tabel1),
        "tabel2": asdict(skor.tabel2),
        "tabel4": _tabel4(
            skor.tabel4.orang if skor.pengaturan["konvergensi_desa_basis"] == "orang" else skor.tabel4.indikator
        ),
        "indikator": {
            kelompok: {kode: {**_pecahan(satu), "belum_dicatat": satu.belum_dicatat} for kode, satu in isi.items()}
            for kelompok, isi in skor.indikator.items()
        },
    }


def bekukan_kekurangan(kekurangan: Iterable[Kekurangan]) -> list[dict[str, Any]]:
    """Every gap of a quarter as plain values, so that a meeting takes up more of them later with the same numbers."""
    return [
        {
            "kelompok": satu.indikator.kelompok,
            "indikator": satu.indikator.kode,
            "diterima": satu.capaian.diterima,
            "seharusnya": satu.capaian.seharusnya,
            "per_dusun": [list(bagian) for bagian in satu.per_dusun],
        }
        for satu in kekurangan
    ]


def _tabel4(satu: Konvergensi) -> dict[str, Any]:
    return {"ibu": _pecahan(satu.ibu), "anak": _pecahan(satu.anak), "total": _pecahan(satu.total)}


def _pecahan(satu: Pecahan) -> dict[str, Any]:
    nilai = satu.persen
    return {
        "diterima": satu.diterima,
        "seharusnya": satu.seharusnya,
        "persen": None if nilai is None else str(nilai),
    }


class Masalah(Protocol):
    """A gap as the meeting keeps it."""

    kelompok: str
    indikator: str
    diterima: int
    seharusnya: int

    @property
    def kurang(self) -> int: ...


def cari_indikator(kelompok: str, kode: str, kode_set: str = HPK_2018.kode) -> Indikator:
    """The indicator of a frozen gap. Raises ValueError for one that no set has."""
    return SET.get(kode_set, HPK_2018).cari(kelompok, kode)


def nama_masalah(masalah: Masalah) -> str:
    """``Jamban sehat, anak 0–23 bulan``."""
    return f"{cari_indikator(masalah.kelompok, masalah.indikator).nama}, {SASARAN[masalah.kelompok]}"


def persen_masalah(masalah: Masalah) -> Decimal | None:
    """Share received of what was due, in percent; None where nothing was due."""
    return persen(masalah.diterima, masalah.seharusnya)


def komitmen_awal(*, kelurahan: bool) -> list[str]:
    """First commitments of a meeting: quarterly coordination, the head's promise, fathers in the nutrition class."""
    kepala = "Lurah mengawal kegiatan yang disepakati masuk rencana kerja kelurahan tahun berikutnya."
    if not kelurahan:
        kepala = "Kepala Desa mengawal kegiatan yang disepakati masuk RKP Desa dan APBDes tahun berikutnya."
    return [
        "Menyelenggarakan rapat koordinasi konvergensi setiap tiga bulan dengan kartu skor sebagai bahan.",
        kepala,
        "Mengajak ayah hadir dalam kelas gizi; undangan ditujukan kepada kedua orang tua.",
    ]


def ringkasan_awal(skor: dict[str, Any], masalah: Iterable[Masalah], *, kelurahan: bool) -> list[str]:
    """First sentences of "Ringkasan pembahasan", from the frozen numbers; the meeting adds its own."""
    triwulan = Triwulan.dari_teks(skor["triwulan"]).label
    if not skor["orang"]:
        return [f"Pada {triwulan} belum ada sasaran 1.000 HPK yang dipantau."]
    t1, lengkap = skor["tabel1"], skor["terlayani_lengkap"]
    konvergensi = persen_layar(_desimal(skor["konvergensi"]["persen"]))
    kalimat = [
        f"Sasaran 1.000 HPK yang dipantau pada {triwulan} berjumlah {skor['orang']} orang ({t1['ibu']} ibu hamil dan "
        f"{t1['anak']} anak 0–23 bulan) dalam {t1['rumah_tangga']} rumah tangga.",
        f"Tingkat konvergensi {'kelurahan' if kelurahan else 'desa'} pada {triwulan} sebesar {konvergensi}; "
        f"{lengkap['diterima']} dari {lengkap['seharusnya']} sasaran terlayani lengkap.",
    ]
    terbesar = sorted(masalah, key=lambda satu: -satu.kurang)[:3]
    if terbesar:
        daftar = "; ".join(f"{_kecil(nama_masalah(satu))} ({satu.kurang} orang)" for satu in terbesar)
        kalimat.append(f"Kekurangan terbesar: {daftar}.")
    if skor["belum_dipantau"]:
        kalimat.append(f"Belum dipantau: {skor['belum_dipantau']} orang.")
    return kalimat


def _kecil(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)
