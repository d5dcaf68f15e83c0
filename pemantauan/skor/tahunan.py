"""The yearly scorecard, made of the scorecards of its quarters (Formulir 4 for a whole year, forms.md 9.8 and 0.4.23).

Nothing is judged anew from the months: a quarter that was finalised speaks with the answers it was finalised with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from kpm.periode import Tahun, Triwulan
from pemantauan.indikator import SetIndikator
from pemantauan.skor.anak import BarisAnak, DataAnak, status_gizi
from pemantauan.skor.ibu import BarisIbu, DataIbu, status_ibu
from pemantauan.skor.jawaban import Jawaban, Nilai, jumlahkan
from pemantauan.skor.paud import BarisPaud, nilai_paud
from pemantauan.skor.rekap import Skor, susun, urutan

BULAN_TRIWULAN = 3
B = TypeVar("B", BarisIbu, BarisAnak, BarisPaud)
D = TypeVar("D", DataIbu, DataAnak)
Menurut = dict[str, list[tuple[Triwulan, B]]]
"""Id of a person -> the person's rows of the year, the oldest quarter first."""


@dataclass(frozen=True, slots=True)
class SkorSetahun:
    """The scorecard of a year, and the quarter in which each of its persons was seen last."""

    skor: Skor
    terakhir: dict[tuple[str, str], Triwulan]
    """Group and id -> the last quarter of the year with a record of that person, or with the person at all."""


def setahun(tahun: Tahun, skor_skor: Sequence[Skor]) -> SkorSetahun:
    """Join the quarters of a year, the oldest first; quarters that have not begun are left out by the caller.

    Settings and indicator set are those of the last quarter, in force on the last day of the period. Each person and
    indicator gets the last code of the year that is not TS (TS if all are), with that quarter's reason. Raises
    ValueError without any quarter, or for one of another year.
    """
    if not skor_skor or any(_triwulan(satu).tahun != tahun.tahun for satu in skor_skor):
        raise ValueError(f"{tahun.label} belum berjalan, atau triwulannya bukan dari tahun itu.")
    kini = skor_skor[-1]
    set_indikator, pengaturan = kini.set_indikator, kini.pengaturan
    hitung_t = pengaturan["sasaran_tanpa_catatan"] == "T"
    ibu = _kumpulkan((_triwulan(s), (*s.ibu, *s.belum_dipantau_ibu)) for s in skor_skor)
    anak = _kumpulkan((_triwulan(s), (*s.anak, *s.belum_dipantau_anak)) for s in skor_skor)
    paud = _kumpulkan((_triwulan(s), s.paud) for s in skor_skor)
    baris_ibu = sorted((_ibu(semua, hitung_t, set_indikator) for semua in ibu.values()), key=urutan)
    baris_anak = sorted((_anak(semua, hitung_t, pengaturan, set_indikator) for semua in anak.values()), key=urutan)
    skor = susun(
        periode=tahun,
        set_indikator=set_indikator,
        pengaturan=pengaturan,
        ibu=tuple(b for b in baris_ibu if hitung_t or b.data.punya_catatan),
        anak=tuple(b for b in baris_anak if hitung_t or b.data.punya_catatan),
        paud=tuple(sorted(_paud(paud, _triwulan(kini), set_indikator), key=urutan)),
        belum_ibu=tuple(b for b in baris_ibu if not b.data.punya_catatan),
        belum_anak=tuple(b for b in baris_anak if not b.data.punya_catatan),
    )
    return SkorSetahun(skor, {**_terakhir("ibu", ibu), **_terakhir("anak", anak), **_terakhir("paud", paud)})


def _terakhir(kelompok: str, baris: Menurut[B]) -> dict[tuple[str, str], Triwulan]:
    """A child that turned two has a row in two groups, hence the group in the key."""
    return {(kelompok, kunci): _dinilai(semua, False)[-1][0] for kunci, semua in baris.items()}


def _triwulan(skor: Skor) -> Triwulan:
    if isinstance(skor.periode, Tahun):
        raise ValueError("Laporan setahun disusun dari triwulan, bukan dari tahun.")
    return skor.periode


def _kumpulkan(triwulan: Iterable[tuple[Triwulan, tuple[B, ...]]]) -> Menurut[B]:
    """Everybody's rows. Who stands in the tables and under them (dihitung T) has one row a quarter all the same."""
    hasil: Menurut[B] = {}
    for masa, baris in triwulan:
        for satu in baris:
            milik = hasil.setdefault(satu.data.id, [])
            if not milik or milik[-1][0] != masa:
                milik.append((masa, satu))
    return hasil


def _dinilai(semua: list[tuple[Triwulan, B]], hitung_t: bool) -> list[tuple[Triwulan, B]]:
    """The quarters that speak for a person: those with a record, or all where the settings count "belum dipantau"
    as not received; all of them too for somebody without a record in the whole year."""
    if hitung_t:
        return semua
    return [satu for satu in semua if satu[1].data.punya_catatan] or semua


def _jawaban(dinilai: Sequence[tuple[Triwulan, BarisIbu | BarisAnak]], kode: Iterable[str]) -> dict[str, Jawaban]:
    """Per indicator the last answer that is not TS, else the last one (forms.md 0.4.23)."""
    hasil = {}
    for satu in kode:
        pilihan = [(masa, baris.jawaban[satu]) for masa, baris in dinilai]
        masa, jawaban = next((p for p in reversed(pilihan) if p[1].nilai is not Nilai.TS), pilihan[-1])
        hasil[satu] = _dari(masa.romawi, jawaban)
    return hasil


@lru_cache(maxsize=8192)
def _dari(romawi: str, jawaban: Jawaban) -> Jawaban:
    """The same answer, its reason naming the quarter; a village has some hundred different ones."""
    return replace(jawaban, alasan=f"Triwulan {romawi}: {jawaban.alasan}")


def _terisi(dinilai: Sequence[tuple[Triwulan, BarisIbu | BarisAnak]], bidang: Iterable[str]) -> dict[str, Any]:
    """Last filled value of the year of each field, as a quarter takes the last of its months (forms.md 0.4.5)."""
    return {
        nama: next(
            (nilai for _, baris in reversed(dinilai) if (nilai := getattr(baris.data, nama)) is not None),
            None,
        )
        for nama in bidang
    }


def _setahun(data: D, semua: Sequence[tuple[Triwulan, BarisIbu | BarisAnak]], **isi: Any) -> D:
    """The person as seen in the last quarter that speaks, with what the whole year knows."""
    return replace(
        data,
        punya_catatan=any(baris.data.punya_catatan for _, baris in semua),
        bulan_dipantau=sum(baris.data.bulan_dipantau for _, baris in semua),
        **isi,
    )


def _ibu(semua: list[tuple[Triwulan, BarisIbu]], hitung_t: bool, set_indikator: SetIndikator) -> BarisIbu:
    dinilai = _dinilai(semua, hitung_t)
    akhir = dinilai[-1][1]
    data = _setahun(
        akhir.data,
        semua,
        suami_hadir=any(baris.data.suami_hadir for _, baris in semua),
        **_terisi(dinilai, ("kek", "resti")),
    )
    jawaban = _jawaban(dinilai, (satu.kode for satu in set_indikator.ibu))
    diterima, seharusnya = jumlahkan(jawaban)
    return BarisIbu(
        jawaban=jawaban,
        diterima=diterima,
        seharusnya=seharusnya,
        data=data,
        status=status_ibu(data),
        trimester=akhir.trimester,
    )


def _anak(
    semua: list[tuple[Triwulan, BarisAnak]], hitung_t: bool, pengaturan: Mapping[str, str], set_indikator: SetIndikator
) -> BarisAnak:
    dinilai = _dinilai(semua, hitung_t)
    data = _setahun(
        dinilai[-1][1].data,
        semua,
        ayah_hadir=any(baris.data.ayah_hadir for _, baris in semua),
        **_terisi(dinilai, ("gizi_buruk", "gizi_kurang", "stunting", "tikar")),
    )
    jawaban = _jawaban(dinilai, (satu.kode for satu in set_indikator.anak))
    diterima, seharusnya = jumlahkan(jawaban)
    return BarisAnak(
        jawaban=jawaban,
        diterima=diterima,
        seharusnya=seharusnya,
        data=data,
        status_gizi=status_gizi(data, pengaturan),
    )


def _paud(paud: Menurut[BarisPaud], kini: Triwulan, set_indikator: SetIndikator) -> Iterable[BarisPaud]:
    """Children of 24 to 72 months on the last day of the period, with all their months of the year.

    Ages on the last days of two neighbouring quarters differ by three bulan penuh exactly, so a child that left the
    village is known too; it counts with a filled month only, as in a quarter.
    """
    ambang = set_indikator.ambang_paud
    for semua in paud.values():
        masa, akhir = semua[-1]
        umur = akhir.data.umur_bulan
        if umur is not None:
            umur += BULAN_TRIWULAN * (kini.ke - masa.ke)
        terisi = sum(baris.data.terisi for _, baris in semua)
        seumur = umur is None or ambang.umur_awal <= umur <= ambang.umur_akhir
        if seumur and (masa == kini or terisi):
            hadir = sum(baris.data.hadir for _, baris in semua)
            yield nilai_paud(replace(akhir.data, umur_bulan=umur, hadir=hadir, terisi=terisi), set_indikator)
