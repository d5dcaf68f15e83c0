"""PURE: what an invented village consists of, as plain records that point at each other."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from kpm.periode import Bulan
from laporan.contoh.corak import Tempat

if TYPE_CHECKING:
    from laporan.contoh.balita import Pengukuran
    from laporan.contoh.perawatan import Perawatan


@dataclass(slots=True, eq=False)
class RumahTangga:
    """A household. ``air`` and ``jamban``: the day from which it has them (`date.min` always, None never)."""

    uuid: uuid.UUID
    nomor: int
    kepala: str
    no_kk: str
    dusun: int
    posyandu: int
    rt: str
    rw: str
    alamat: str
    air: dt.date | None
    jamban: dt.date | None
    jaminan: dt.date | None
    didata: dt.date
    rajin: float
    """How much likelier than others this family comes when invited (negative: rarer)."""
    pindah: dt.date | None = None


@dataclass(slots=True, eq=False)
class Jiwa:
    """A person. ``keluar``: moved away or died, with the reason."""

    uuid: uuid.UUID
    rumah: RumahTangga
    nama: str
    nik: str
    jenis_kelamin: str
    lahir: dt.date
    sumber: str
    keluar: dt.date | None = None
    sebab: str = ""


@dataclass(slots=True, eq=False)
class Hamil:
    """A pregnancy; the true ``hpht`` stays known here even where the village only knows the month of the HPL."""

    uuid: uuid.UUID
    ibu: Jiwa
    no_kia: str
    ke: int
    suami: str
    asal: str
    hpht: dt.date
    hpl: dt.date | None
    kek: bool
    resti: bool
    sejak: dt.date
    berakhir: dt.date | None = None
    hasil: str = ""


@dataclass(slots=True, eq=False)
class Balita:
    """A child, and the way it grows: z-scores of length at birth and at 24 months, and of weight for length.

    From the age ``kurus_dari`` on it loses weight, down to the z-score ``z_kurus``, for ``kurus_lama`` months.
    """

    uuid: uuid.UUID
    orang: Jiwa
    no_kia: str
    hamil: Hamil | None
    ibu: Jiwa
    nama_ayah: str
    ke: int
    berat_lahir: Decimal
    panjang_lahir: Decimal
    akta: dt.date | None
    sejak: dt.date
    z_lahir: float
    z_dua_tahun: float
    z_berat: float
    z_kurus: float
    kurus_dari: int | None
    kurus_lama: int
    imunisasi_terlambat: int
    """Months behind the schedule; 99 where the parents do not want it."""


@dataclass(slots=True, eq=False)
class Kakak:
    """An older brother or sister: a child known through the PAUD, whose first years nobody wrote down."""

    uuid: uuid.UUID
    orang: Jiwa
    ibu: Jiwa
    nama_ayah: str
    ke: int
    akta: bool
    sejak: dt.date


@dataclass(slots=True, eq=False)
class CatatanIbu:
    """A row of Formulir 2A; the field names are those of the model."""

    uuid: uuid.UUID
    hamil: Hamil
    bulan: Bulan
    tanggal: dt.date
    isi: dict[str, object]
    ditulis: dt.date | None = None
    """Typed in on this day; None: on the day of monitoring itself."""

    @property
    def masuk(self) -> dt.date:
        return self.ditulis or self.tanggal


@dataclass(slots=True, eq=False)
class CatatanAnak:
    """A row of Formulir 2B; the field names are those of the model."""

    uuid: uuid.UUID
    anak: Balita
    bulan: Bulan
    tanggal: dt.date
    isi: dict[str, object]
    ditulis: dt.date | None = None
    """Typed in on this day; None: on the day of monitoring itself."""

    @property
    def masuk(self) -> dt.date:
        return self.ditulis or self.tanggal


@dataclass(slots=True, eq=False)
class CatatanPaud:
    """A month of Formulir 2C; the field names are those of the model."""

    uuid: uuid.UUID
    anak: Balita | Kakak
    bulan: Bulan
    tanggal: dt.date
    isi: dict[str, object]
    ditulis: dt.date | None = None
    """Typed in on this day; None: on the day of monitoring itself."""

    @property
    def masuk(self) -> dt.date:
        return self.ditulis or self.tanggal


@dataclass(slots=True, eq=False)
class Kampung:
    """The whole invented village."""

    tempat: Tempat
    petugas: dict[str, str]
    """Office -> name: kepala_desa, ketua_bpd, ketua_rds, kpm, bidan, guru_paud, ..."""
    rumah: list[RumahTangga] = field(default_factory=list)
    orang: list[Jiwa] = field(default_factory=list)
    hamil: list[Hamil] = field(default_factory=list)
    anak: list[Balita] = field(default_factory=list)
    kakak: list[Kakak] = field(default_factory=list)
    catatan_ibu: list[CatatanIbu] = field(default_factory=list)
    catatan_anak: list[CatatanAnak] = field(default_factory=list)
    catatan_paud: list[CatatanPaud] = field(default_factory=list)
    balita: list[Pengukuran] = field(default_factory=list)
    perawatan: Perawatan | None = None
    hari_posyandu: tuple[int, ...] = ()
    """Day of the month of each posyandu."""
    tertib: bool = True
    """Whether somebody looks at what is doubtful."""

    @property
    def dusun(self) -> tuple[str, ...]:
        return self.tempat.dusun

    @property
    def posyandu(self) -> tuple[str, ...]:
        return self.tempat.posyandu

    def sampai(self, hari_ini: dt.date) -> None:
        """Take out everything that has not happened yet on that day."""
        for rumah in self.rumah:
            rumah.pindah = None if rumah.pindah and rumah.pindah > hari_ini else rumah.pindah
        for jiwa in self.orang:
            if jiwa.keluar and jiwa.keluar > hari_ini:
                jiwa.keluar, jiwa.sebab = None, ""
        for hamil in self.hamil:
            if hamil.berakhir and hamil.berakhir > hari_ini:
                hamil.berakhir, hamil.hasil = None, ""
        self.orang = [satu for satu in self.orang if satu.lahir <= hari_ini]
        self.hamil = [satu for satu in self.hamil if satu.sejak <= hari_ini]
        self.anak = [satu for satu in self.anak if satu.sejak <= hari_ini]
        self.kakak = [satu for satu in self.kakak if satu.sejak <= hari_ini]
        self.catatan_ibu = [satu for satu in self.catatan_ibu if satu.masuk <= hari_ini]
        self.catatan_anak = [satu for satu in self.catatan_anak if satu.masuk <= hari_ini]
        self.catatan_paud = [satu for satu in self.catatan_paud if satu.masuk <= hari_ini]
