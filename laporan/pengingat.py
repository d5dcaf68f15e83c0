"""PURE: reminders for the telephone: of a group with counts alone, of one household with a greeting; never a name of
somebody else, never anything about health.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from kpm.dokumen.terbilang import hari, tanggal_panjang
from kpm.periode import Bulan
from pemantauan.skor.undangan import Undangan

POSYANDU, TIMBANG, KELAS_IBU, AYAH = "posyandu", "timbang", "kelas_ibu", "ayah"
ACARA: tuple[tuple[str, str], ...] = (
    (POSYANDU, "Hari posyandu"),
    (TIMBANG, "Bulan timbang"),
    (KELAS_IBU, "Kelas ibu hamil"),
    (AYAH, "Konseling ayah"),
)
"""Occasions one is reminded of."""
DI_POSYANDU = frozenset({POSYANDU, TIMBANG})
"""Those that are held at one posyandu for its own people."""
PESAN_AYAH = "Kehadiran Bapak sangat berarti bagi keluarga."
BUKU_KIA = "Mohon membawa Buku KIA."
_BAWA_ANAK = "Mohon membawa Buku KIA dan anak balita, juga yang bulan lalu tidak datang."


def sebut_waktu(tanggal: dt.date, pukul: str = "") -> str:
    """ "Sabtu, 12 September 2026 pukul 08.00-11.00"."""
    return f"{hari(tanggal)}, {tanggal_panjang(tanggal)}{f' pukul {pukul}' if pukul else ''}"


def sebut_ayah(ayah: Undangan) -> str:
    """ "Bapak Ahmad Yani", or of which family where his name is not known."""
    return f"Bapak {ayah.nama}" if ayah.nama else f"Bapak di keluarga {ayah.kepala}" if ayah.kepala else "Bapak"


def teks_undangan(sapaan: str, ajakan: str, rincian: Iterable[str], pesan: str, desa: str) -> str:
    """A message to one person: greeting, what one is asked to, when and where, who asks."""
    baris = [f"Yth. {sapaan},", f"kami {ajakan}:", *filter(None, rincian), pesan, f"Terima kasih. KPM {desa}"]
    return "\n".join(baris)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acara:
    """One occasion as it is announced."""

    jenis: str
    judul: str
    """ "Hari buka Posyandu Melati"."""
    ajakan: str
    """What one is asked to: "datang ke Posyandu Melati"."""
    tanggal: dt.date
    pukul: str = ""
    tempat: str = ""
    desa: str = ""
    """ "Desa Pulau Kaung"."""

    @property
    def waktu(self) -> str:
        return sebut_waktu(self.tanggal, self.pukul)

    @property
    def rincian(self) -> tuple[str, str]:
        """When, and where if it is known."""
        return self.waktu, f"Tempat: {self.tempat}" if self.tempat else ""


@dataclass(frozen=True, slots=True)
class Penerima:
    """One household, or in it one mother or father, to be reminded."""

    sapaan: str
    """ "Ibu Siti Aminah", "Bapak Ahmad", "Keluarga Rahmat"."""
    telepon: str
    dusun: str
    rt: str
    anak: tuple[str, ...] = ()
    """Names of the children, for the KPM's list alone."""
    hamil: bool = False
    orang: UUID | None = None
    """Whose page to open."""
    luar: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How many are expected, for the text of a group."""

    anak: int = 0
    hamil: int = 0
    ayah: int = 0

    @property
    def kata(self) -> str:
        """ "34 anak balita dan 5 ibu hamil"; empty when nobody is."""
        ada = ((self.anak, "anak balita"), (self.hamil, "ibu hamil"), (self.ayah, "ayah"))
        return " dan ".join(f"{n} {kata}" for n, kata in ada if n)


def teks_kelompok(acara: Acara, jumlah: Jumlah) -> str:
    """For the village's WhatsApp group: the occasion and counts, no name of a person."""
    pesan = {
        KELAS_IBU: BUKU_KIA,
        AYAH: "Bapak yang istrinya hamil atau anaknya belum dua tahun, mari ikut bersama keluarga.",
    }.get(acara.jenis, BUKU_KIA if jumlah.hamil and not jumlah.anak else _BAWA_ANAK)
    baris = [
        f"*{acara.judul}*",
        *acara.rincian,
        f"Kami tunggu {jumlah.kata}." if jumlah.kata else "",
        pesan,
        f"Terima kasih. KPM {acara.desa}",
    ]
    return "\n".join(filter(None, baris))


def teks_orang(acara: Acara, penerima: Penerima) -> str:
    """For one person's own telephone: the greeting is the only name in it."""
    siapa = penerima.sapaan.partition(" ")[0]
    siapa = siapa if siapa in ("Ibu", "Bapak") else "keluarga"
    if acara.jenis == AYAH:
        return teks_undangan(
            penerima.sapaan, f"mengundang Bapak {acara.ajakan} bersama keluarga", acara.rincian, PESAN_AYAH, acara.desa
        )
    bersama = " bersama anak balita" if penerima.anak and acara.jenis in DI_POSYANDU else ""
    ajakan = f"mengundang {siapa}{bersama} {acara.ajakan}"
    return teks_undangan(penerima.sapaan, ajakan, acara.rincian, BUKU_KIA, acara.desa)


def sebut_acara(jenis: str, posyandu: str = "") -> tuple[str, str]:
    """(heading, what one is asked to) of an occasion; ``posyandu`` is its name where it is held at one."""
    tempat = posyandu if "posyandu" in posyandu.casefold() else f"Posyandu {posyandu}"
    return {
        POSYANDU: (f"Hari buka {tempat}", f"datang ke {tempat}"),
        TIMBANG: (f"Bulan timbang di {tempat}", f"datang menimbang ke {tempat}"),
        KELAS_IBU: ("Kelas ibu hamil", "mengikuti kelas ibu hamil"),
        AYAH: ("Konseling ayah", "mengikuti konseling ayah"),
    }[jenis]


# ---------------------------------------------------------------- when


def tanggal_buka(hari_ke: int | None, bulan: Bulan) -> dt.date | None:
    """The day a posyandu opens in a month: its usual one, the last of a shorter month; None where none is known."""
    if hari_ke is None:
        return None
    return bulan.awal.replace(day=min(hari_ke, calendar.monthrange(bulan.tahun, bulan.bulan)[1]))


def hari_berikut(hari_ke: int | None, hari_ini: dt.date) -> dt.date | None:
    """The next opening of a posyandu, today included."""
    bulan = Bulan.dari_tanggal(hari_ini)
    calon = [tanggal_buka(hari_ke, satu) for satu in (bulan, bulan.geser(1))]
    return next((satu for satu in calon if satu and satu >= hari_ini), None)


def timbang_berikut(hari_ke: int | None, bulan_timbang: Sequence[int], hari_ini: dt.date) -> dt.date:
    """The opening in the next month of measuring; its first day where no usual day is known, today in the month itself.

    ``bulan_timbang``: numbers of the months (2, 8).
    """
    kini = Bulan.dari_tanggal(hari_ini)
    for satu in (kini.geser(n) for n in range(13)):
        if satu.bulan in bulan_timbang:
            buka = tanggal_buka(hari_ke, satu)
            if buka is None:
                return max(satu.awal, hari_ini)
            if buka >= hari_ini:
                return buka
    raise ValueError("Bulan timbang harus 1 sampai 12.")
