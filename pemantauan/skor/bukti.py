"""Where an answer of the scorecard comes from: which months, and which fields of their records, its rule looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kpm.periode import Bulan, Triwulan, deret, sebut_bulan
from pemantauan.indikator import SetIndikator
from pemantauan.skor.anak import DataAnak, jendela_anak, pengukuran_anak
from pemantauan.skor.ibu import DataIbu
from pemantauan.skor.paud import DataPaud

Data = DataIbu | DataAnak | DataPaud
Cara = Literal["jumlah", "bulan", "ukur", "terakhir", "hadir"]
"""How a rule reads the months: the sum of the numbers, the months with at least one, the measuring months, the last
filled value, the share of the filled months."""


@dataclass(frozen=True, slots=True)
class Sumber:
    """What one indicator reads of the monthly records."""

    formulir: str
    cara: Cara
    bidang: tuple[str, ...]
    hal: str
    """The fact in the words of the form."""
    satuan: str = ""
    """Unit of a number."""

    def jawab(self, isi: Mapping[str, Any]) -> Any:
        """What a month says: a number, True or False, or the stored value; None where nothing was written."""
        if len(self.bidang) == 1:
            satu = isi.get(self.bidang[0])
            if satu is None or satu == "":
                return None
            return satu if self.cara in ("jumlah", "terakhir") else bool(satu)
        nilai = [isi.get(satu) for satu in self.bidang]
        return True if any(nilai) else None if all(satu is None for satu in nilai) else False

    def terbuka(self, isi: Mapping[str, Any]) -> bool:
        """Whether the month does not count yet and still has a place without an answer."""
        jawab = self.jawab(isi)
        if self.cara in ("jumlah", "terakhir"):
            return jawab is None
        return jawab is not True and any(isi.get(satu) is None for satu in self.bidang)

    def terakhir(self, isi: Mapping[Bulan, Mapping[str, Any]]) -> Bulan | None:
        """The last month in which something was received; None where no month tells so."""
        return max((bulan for bulan, satu in isi.items() if self.jawab(satu)), default=None)


_RUMAH = {"air": "akses air bersih", "jamban": "jamban sehat", "jamkes": "jaminan kesehatan", "akta": "akta kelahiran"}
_2A, _2B, _2C = "Formulir 2A", "Formulir 2B", "Formulir 2C"
SUMBER: dict[str, dict[str, Sumber]] = {
    "ibu": {
        "anc": Sumber(_2A, "jumlah", ("anc",), "periksa kehamilan", "kali"),
        "fe": Sumber(_2A, "jumlah", ("fe",), "tablet tambah darah", "tablet"),
        "nifas": Sumber(_2A, "jumlah", ("nifas",), "periksa nifas", "kali"),
        "konseling": Sumber(_2A, "jumlah", ("konseling",), "konseling gizi atau kelas ibu hamil", "kali"),
        "kunjungan": Sumber(_2A, "jumlah", ("kunjungan",), "kunjungan rumah", "kali"),
        **{kode: Sumber(_2A, "terakhir", (kode,), _RUMAH[kode]) for kode in ("air", "jamban", "jamkes")},
    },
    "anak": {
        "imunisasi": Sumber(_2B, "terakhir", ("imunisasi",), "imunisasi dasar"),
        "timbang": Sumber(_2B, "bulan", ("timbang",), "penimbangan"),
        "tinggi": Sumber(_2B, "ukur", ("tinggi",), "pengukuran panjang atau tinggi badan"),
        "konseling": Sumber(_2B, "bulan", ("konseling_ayah", "konseling_ibu"), "konseling gizi ayah atau ibu"),
        "kunjungan": Sumber(_2B, "jumlah", ("kunjungan",), "kunjungan rumah", "kali"),
        **{kode: Sumber(_2B, "terakhir", (kode,), _RUMAH[kode]) for kode in ("air", "jamban", "akta", "jamkes")},
        "parenting": Sumber(_2B, "bulan", ("parenting",), "kelas pengasuhan"),
    },
    "paud": {"paud": Sumber(_2C, "hadir", ("hadir",), "mengikuti layanan PAUD")},
}
_KONSELING_IBU = Sumber(_2B, "bulan", ("konseling_ibu",), "konseling gizi ibu")


def sumber(kelompok: str, kode: str, pengaturan: Mapping[str, str]) -> Sumber:
    """The fields behind an indicator. Raises KeyError for one the group does not have."""
    if (kelompok, kode) == ("anak", "konseling") and pengaturan["konseling_anak"] == "ibu":
        return _KONSELING_IBU
    return SUMBER[kelompok][kode]


@dataclass(frozen=True, slots=True)
class Bukti:
    """The records one cell was judged by."""

    sumber: Sumber
    bulan: tuple[Bulan, ...]
    """The months the rule looked at, the earliest first."""
    kalimat: str


def bukti(
    kelompok: str,
    kode: str,
    data: Data,
    triwulan: Triwulan,
    pengaturan: Mapping[str, str],
    set_indikator: SetIndikator,
) -> Bukti:
    """Months and fields behind one person's answer, by the age and settings it was judged with."""
    asal = sumber(kelompok, kode, pengaturan)
    bulan = _bulan(kode, asal, data, triwulan, pengaturan, set_indikator)
    kata = {
        "jumlah": f"Jumlah {asal.hal}",
        "bulan": f"Bulan dengan {asal.hal}",
        "ukur": f"Catatan {asal.hal}",
        "terakhir": f"Catatan terakhir yang berisi {asal.hal}",
        "hadir": f"Bulan dengan jawaban {asal.hal}",
    }[asal.cara]
    return Bukti(asal, bulan, f"{kata}, {asal.formulir}, {sebut_bulan(bulan)}")


def _bulan(
    kode: str,
    asal: Sumber,
    data: Data,
    triwulan: Triwulan,
    pengaturan: Mapping[str, str],
    set_indikator: SetIndikator,
) -> tuple[Bulan, ...]:
    sendiri = triwulan.bulan_bulan
    if isinstance(data, DataIbu) and kode == "nifas" and data.melahirkan:
        # the statement reads one quarter back, enough for six weeks
        return deret(max(Bulan.dari_tanggal(data.melahirkan), triwulan.geser(-1).bulan_bulan[0]), sendiri[2])
    if not isinstance(data, DataAnak):
        return sendiri
    ambang = set_indikator.ambang_anak
    if asal.cara == "bulan":
        jendela = ambang.parenting if kode == "parenting" else jendela_anak(data.umur_bulan, pengaturan, ambang)
        return deret(*triwulan.jendela(jendela.triwulan)) if jendela else sendiri
    if asal.cara == "ukur" and pengaturan["tinggi_rule"] != "triwulan":
        perlu = pengukuran_anak(data.umur_bulan, triwulan, set_indikator)
        return tuple(b for ke in perlu for b in bulan_ukur(ke, triwulan, set_indikator)) or sendiri
    return sendiri


def bulan_ukur(ke: int, triwulan: Triwulan, set_indikator: SetIndikator) -> tuple[Bulan, ...]:
    """The months that count as the first (0) or second (1) measuring month of the quarter's year."""
    tengah = Bulan(triwulan.tahun, set_indikator.bulan_pengukuran[ke])
    lebar = set_indikator.tenggang_pengukuran
    return deret(tengah.geser(-lebar), tengah.geser(lebar))
