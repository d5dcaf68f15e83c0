"""What speaks for KEK and for a risky pregnancy (RESTI): the factors as data, and what can be told from the records.

The program proposes and says why; whether a woman is KEK or RESTI is decided by a person, from the midwife or the Buku
KIA, and both are kept beside each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.periode import bulan_penuh

UMUR_TERMUDA, UMUR_TERTUA = 20, 35
"""Years: below the first, above the second."""
BULAN_JARAK = 24
"""Bulan penuh between a birth and the next HPHT below which the pregnancies are too close."""
_EMPAT_TERLALU = "kriteria 4 terlalu"
_KOHORT = "faktor yang lazim pada kohort ibu [inferred]"


@dataclass(frozen=True, slots=True)
class Faktor:
    """One thing that makes a pregnancy risky."""

    kode: str
    sebutan: str
    sumber: str


FAKTOR: tuple[Faktor, ...] = (
    Faktor("umur_muda", "Umur ibu di bawah 20 tahun", _EMPAT_TERLALU),
    Faktor("umur_tua", "Umur ibu di atas 35 tahun", _EMPAT_TERLALU),
    Faktor("jarak", "Jarak dari kelahiran sebelumnya kurang dari 2 tahun", _EMPAT_TERLALU),
    Faktor("paritas", "Jumlah anak yang pernah dilahirkan", f"{_EMPAT_TERLALU}; batasnya pengaturan pedoman"),
    Faktor("anemia", "Anemia", "Hb di bawah batas pengaturan pertumbuhan"),
    Faktor("tinggi", "Tinggi badan di bawah 145 cm", _KOHORT),
    Faktor("sesar", "Pernah operasi sesar", _KOHORT),
    Faktor("keguguran", "Pernah keguguran", _KOHORT),
    Faktor("komplikasi", "Pernah komplikasi saat hamil atau melahirkan", _KOHORT),
    Faktor("kembar", "Hamil kembar", _KOHORT),
    Faktor("hipertensi", "Tekanan darah tinggi", _KOHORT),
    Faktor("penyakit", "Penyakit penyerta (jantung, gula, TBC, dan lain-lain)", _KOHORT),
    Faktor("letak", "Kelainan letak janin", _KOHORT),
    Faktor("perdarahan", "Perdarahan", _KOHORT),
)
KODE: dict[str, Faktor] = {satu.kode: satu for satu in FAKTOR}
SEBUTAN_FAKTOR: dict[str, str] = {satu.kode: satu.sebutan for satu in FAKTOR}
TERBANYAK_ANAK = {"3": 3, "4": 3, "5": 4}
"""Value of the guideline setting resti_paritas -> the most children ever born that make no risk."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """A factor that holds, with the sentence that tells from what."""

    faktor: Faktor
    kalimat: str


def temuan_umur(lahir: dt.date | None, awal: dt.date, akhir: dt.date) -> Temuan | None:
    """Too young at the beginning of the pregnancy, too old at its end or expected end; in completed years."""
    if lahir is None:
        return None
    if 0 <= (muda := bulan_penuh(lahir, awal) // 12) < UMUR_TERMUDA:
        return Temuan(KODE["umur_muda"], f"umur {muda} tahun saat mulai hamil")
    if (tua := bulan_penuh(lahir, akhir) // 12) > UMUR_TERTUA:
        return Temuan(KODE["umur_tua"], f"umur {tua} tahun saat melahirkan")
    return None


def temuan_jarak(lahir_lalu: Iterable[dt.date], hpht: dt.date | None) -> Temuan | None:
    """The last birth before this pregnancy was less than two years before its HPHT."""
    lalu = max((satu for satu in lahir_lalu if hpht is not None and satu <= hpht), default=None)
    if lalu is None or hpht is None or (bulan := bulan_penuh(lalu, hpht)) >= BULAN_JARAK:
        return None
    return Temuan(KODE["jarak"], f"melahirkan {tanggal_panjang(lalu)}, {bulan} bulan sebelum HPHT")


def temuan_paritas(anak: int, batas: str) -> Temuan | None:
    """``anak``: how many children she has borne; ``batas``: the value of resti_paritas."""
    return Temuan(KODE["paritas"], f"sudah {anak} kali melahirkan") if anak > TERBANYAK_ANAK[batas] else None


def paritas(anak_terdaftar: int, anak_ke: int, kehamilan_ke: int | None) -> int:
    """How many children she has borne before, as far as anything tells: the register, the birth order of her youngest,
    the number of this pregnancy. The greatest of them; lost pregnancies may be among the last."""
    return max(anak_terdaftar, anak_ke, (kehamilan_ke or 1) - 1)


def kek_diusulkan(lila: Decimal | None, batas: Decimal) -> bool:
    """LiLA below the cut-off (cm); exactly the cut-off is not KEK."""
    return lila is not None and lila < batas


def sebut_ukuran(nilai: Decimal, satuan: str, tanggal: dt.date) -> str:
    """ "22,5 cm, 3 Agustus 2026"."""
    return f"{angka_desimal(nilai, 1)} {satuan}, {tanggal_panjang(tanggal)}"


@dataclass(frozen=True, slots=True)
class Ambang:
    """The cut-offs of a village: LiLA in cm, Hb in g/dL, that of the second trimester apart."""

    lila: Decimal = Decimal("23.5")
    hb: Decimal = Decimal(11)
    hb_trimester2: Decimal = Decimal(11)

    def hb_untuk(self, trimester: int | None) -> Decimal:
        """The cut-off of a trimester; that of the others where the trimester is unknown."""
        return self.hb_trimester2 if trimester == 2 else self.hb


DERAJAT_HB = ((Decimal(7), "berat"), (Decimal(10), "sedang"))
"""Below these (g/dL) anaemia has this degree; what remains below the cut-off is ringan (Kemenkes, WHO 2024)."""


def derajat_anemia(hb: Decimal | None, batas: Decimal) -> str:
    """ "berat", "sedang", "ringan"; empty at and above the cut-off, or where Hb was not measured."""
    if hb is None or hb >= batas:
        return ""
    return next((nama for bawah, nama in DERAJAT_HB if hb < bawah), "ringan")
