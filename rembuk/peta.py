"""PURE: the social map of a dusun: legend codes of each house, which is marked red, and where all of it is drawn.

Source: the guide to social mapping in a dusun meeting: IH, IM, A0 and the status tags KEK, GK, GB, S; the other codes
and the rule of the red mark complete it, for there the guide is silent. A mother nurses (IM) in her puerperium and
while she looks after a child of 0-23 months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pemantauan.keadaan import AnakHari, AnakPaud, Fakta, IbuHari, KeadaanRumah, Rumah

SIAPA = {
    "IH": "ibu hamil",
    "IM": "ibu menyusui atau nifas",
    "A0": "anak 0–23 bulan",
    "P": "anak 2–6 tahun (PAUD)",
}
STATUS = {
    "KEK": "ibu hamil kurang energi kronis",
    "RESTI": "ibu hamil risiko tinggi",
    "GK": "anak gizi kurang",
    "GB": "anak gizi buruk",
    "S": "anak stunting",
}
KURANG = {
    "TA": "tanpa air minum layak",
    "TJ": "tanpa jamban sehat",
    "TK": "ada yang tanpa jaminan kesehatan",
    "TAK": "ada anak tanpa akta kelahiran",
}
KODE = {**SIAPA, **STATUS, **KURANG}
"""Every legend code in the order it is written, with its words."""
MERAH = frozenset({*STATUS, "TA", "TJ"})
"""A house with any of these is marked red."""
SIMBOL = {
    "posyandu": "posyandu",
    "poskesdes": "kesehatan",
    "polindes": "kesehatan",
    "puskesmas": "kesehatan",
    "rumah_sakit": "kesehatan",
    "bidan": "kesehatan",
    "dokter": "kesehatan",
    "paud": "paud",
    "tk": "paud",
}
"""Kind of provider -> its symbol; every other is "lain"."""
LEGENDA_SIMBOL = (
    ("posyandu", "Posyandu"),
    ("kesehatan", "Poskesdes, polindes, pustu, bidan, dokter"),
    ("paud", "PAUD dan TK"),
    ("lain", "Fasilitas lain"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RumahPeta:
    """A household on the map."""

    id: str
    nomor: int
    """Its number on this map, the same in the picture and in the list."""
    kepala: str
    rt: str
    dusun: str
    kode: tuple[str, ...]
    hpk: bool
    """With a mother or a child of the first 1,000 days; else only with a child of PAUD age."""

    @property
    def sebab(self) -> tuple[str, ...]:
        """The codes it is marked red for."""
        return tuple(satu for satu in self.kode if satu in MERAH)

    @property
    def merah(self) -> bool:
        return bool(self.sebab)


def susun_rumah(keadaan: KeadaanRumah, dusun: str | None = None) -> tuple[RumahPeta, ...]:
    """The houses of the village or of one dusun by RT and name of the head, each with its codes, numbered from 1."""
    ibu: dict[str, list[IbuHari]] = defaultdict(list)
    anak: dict[str, list[AnakHari]] = defaultdict(list)
    paud: dict[str, list[AnakPaud]] = defaultdict(list)
    for satu in keadaan.ibu:
        ibu[satu.rumah].append(satu)
    for kecil in keadaan.anak:
        anak[kecil.rumah].append(kecil)
    for besar in keadaan.paud:
        paud[besar.rumah].append(besar)
    sini = [satu for satu in keadaan.rumah if dusun is None or satu.dusun == dusun]
    return tuple(
        RumahPeta(
            id=satu.id,
            nomor=ke,
            kepala=satu.nama,
            rt=satu.rt,
            dusun=satu.dusun,
            kode=kode_rumah(satu, ibu[satu.id], anak[satu.id], paud[satu.id]),
            hpk=bool(ibu[satu.id] or anak[satu.id]),
        )
        for ke, satu in enumerate(sorted(sini, key=lambda r: (r.dusun, r.rt, r.nama.casefold(), r.id)), start=1)
    )


def kode_rumah(
    rumah: Rumah, ibu: Sequence[IbuHari], anak: Sequence[AnakHari], paud: Sequence[AnakPaud]
) -> tuple[str, ...]:
    """The legend codes of a house in their order. What nobody recorded gives no code."""
    hamil = [satu for satu in ibu if not satu.nifas]
    ada = {
        "IH": bool(hamil),
        "IM": len(hamil) < len(ibu) or any(satu.diasuh_ibu for satu in anak),
        "A0": bool(anak),
        "P": bool(paud),
        "KEK": _ya(satu.kek for satu in hamil),
        "RESTI": _ya(satu.resti for satu in hamil),
        "GK": _ya(satu.gizi_kurang for satu in anak),
        "GB": _ya(satu.gizi_buruk for satu in anak),
        "S": _ya(satu.stunting for satu in anak),
        "TA": rumah.air.nilai is False,
        "TJ": rumah.jamban.nilai is False,
        "TK": any(f.nilai is False for f in [*(i.jamkes for i in hamil), *(a.jamkes for a in anak)]),
        "TAK": any(satu.akta.nilai is False for satu in anak),
    }
    return tuple(kode for kode in KODE if ada[kode])


def _ya(semua: Iterable[Fakta]) -> bool:
    return any(satu.nilai is True for satu in semua)


@dataclass(frozen=True, slots=True, kw_only=True)
class HitungDusun:
    """One dusun in numbers, counted as Formulir 1 counts: persons for people, households for water and latrine."""

    nama: str
    rumah: int
    hamil: int
    anak: int
    ibu_risiko: int
    """Pregnant women with KEK or high risk, once each."""
    gizi: int
    """Children with gizi kurang, gizi buruk or stunting, once each."""
    tanpa_air: int
    tanpa_jamban: int
    merah: int
    paud_saja: int
    """Households that have only a child of PAUD age; in none of the numbers before."""


def hitung_dusun(keadaan: KeadaanRumah, nama: Iterable[str]) -> list[HitungDusun]:
    """Each of these dusun, and those in which somebody still lives, by name."""
    rumah = susun_rumah(keadaan)
    semua = sorted({*nama, *(satu.dusun for satu in rumah)}, key=str.casefold)
    return [_hitung(satu, keadaan, [r for r in rumah if r.dusun == satu]) for satu in semua]


def _hitung(nama: str, keadaan: KeadaanRumah, rumah: Sequence[RumahPeta]) -> HitungDusun:
    hamil = [satu for satu in keadaan.ibu if satu.dusun == nama and not satu.nifas]
    anak = [satu for satu in keadaan.anak if satu.dusun == nama]
    hpk = [satu for satu in rumah if satu.hpk]
    return HitungDusun(
        nama=nama,
        rumah=len(hpk),
        hamil=len(hamil),
        anak=len(anak),
        ibu_risiko=sum(_ya((satu.kek, satu.resti)) for satu in hamil),
        gizi=sum(_ya((satu.gizi_kurang, satu.gizi_buruk, satu.stunting)) for satu in anak),
        tanpa_air=sum("TA" in satu.kode for satu in hpk),
        tanpa_jamban=sum("TJ" in satu.kode for satu in hpk),
        merah=sum(satu.merah for satu in hpk),
        paud_saja=len(rumah) - len(hpk),
    )


SISI = 1000
"""Width of every picture, and of the sketch both ways."""
TEPI_X, TEPI_ATAS, TEPI_BAWAH = 60, 40, 60
"""Free around the sketch, so that a house on its edge keeps its words."""
KOLOM, SEL_TINGGI = 6, 100
"""Houses without a place: how many stand in a row, and how high it is."""
BARIS_SEBAGIAN = 12
"""Rows of one picture; more make another, so that paper can turn between them."""


@dataclass(frozen=True, slots=True)
class GambarRumah:
    """A house in a picture: where its middle is, and its words below."""

    x: int
    y: int
    nomor: int
    kode: str
    merah: bool


@dataclass(frozen=True, slots=True)
class GambarFasilitas:
    """A provider in a picture."""

    x: int
    y: int
    simbol: str
    nama: str


@dataclass(frozen=True, slots=True)
class Bagian:
    """One picture, ``SISI`` wide: the sketch, or houses of one RT in rows."""

    judul: str
    tinggi: int
    rumah: tuple[GambarRumah, ...] = ()
    fasilitas: tuple[GambarFasilitas, ...] = ()


@dataclass(frozen=True, slots=True)
class Tempat:
    """A provider to be drawn; ``titik`` None while nobody placed it."""

    id: str
    nama: str
    jenis: str
    titik: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Peta:
    """The whole drawing of a dusun."""

    sketsa: Bagian
    ada_titik: bool
    """Something stands on the sketch."""
    lepas: tuple[Bagian, ...]
    """What nobody placed yet: houses in rows by RT, then providers."""
    tanpa_titik: int
    """Houses among them."""


def di_sketsa(x: int, y: int) -> tuple[int, int]:
    """A point of 0 to 1000 each way, as it stands in the picture."""
    return (
        TEPI_X + x * (SISI - 2 * TEPI_X) // 1000,
        TEPI_ATAS + y * (SISI - TEPI_ATAS - TEPI_BAWAH) // 1000,
    )


def gambar(rumah: Sequence[RumahPeta], titik: Mapping[str, tuple[int, int]], tempat: Sequence[Tempat]) -> Peta:
    """Draw a dusun: houses and providers with a place on the sketch, the others in rows under it.

    ``titik`` holds the place of a house by its id, 0 to 1000 from the upper left corner each way.
    """
    bertempat = [satu for satu in rumah if satu.id in titik]
    lepas = [satu for satu in rumah if satu.id not in titik]
    sketsa = Bagian(
        "Sketsa dusun",
        SISI,
        tuple(_rumah(satu, *di_sketsa(*titik[satu.id])) for satu in bertempat),
        tuple(GambarFasilitas(*di_sketsa(*satu.titik), simbol(satu.jenis), satu.nama) for satu in tempat if satu.titik),
    )
    return Peta(
        sketsa=sketsa,
        ada_titik=bool(sketsa.rumah or sketsa.fasilitas),
        lepas=(*_baris_rumah(lepas), *_baris_fasilitas([satu for satu in tempat if not satu.titik])),
        tanpa_titik=len(lepas),
    )


def simbol(jenis: str) -> str:
    """The symbol of a kind of provider."""
    return SIMBOL.get(jenis, "lain")


def _rumah(satu: RumahPeta, x: int, y: int) -> GambarRumah:
    return GambarRumah(x, y, satu.nomor, " ".join(satu.kode), satu.merah)


def _letak(ke: int, kolom: int) -> tuple[int, int]:
    baris, lajur = divmod(ke, kolom)
    lebar = SISI // kolom
    return lebar // 2 + lajur * lebar, 42 + baris * SEL_TINGGI


def _baris_rumah(rumah: Sequence[RumahPeta]) -> Iterable[Bagian]:
    per_rt: dict[str, list[RumahPeta]] = defaultdict(list)
    for satu in rumah:
        per_rt[satu.rt].append(satu)
    sebagian = KOLOM * BARIS_SEBAGIAN
    for rt, semua in per_rt.items():
        for awal in range(0, len(semua), sebagian):
            potong = semua[awal : awal + sebagian]
            yield Bagian(
                (f"RT {rt}" if rt else "RT belum diisi") + (", lanjutan" if awal else ""),
                -(-len(potong) // KOLOM) * SEL_TINGGI,
                tuple(_rumah(satu, *_letak(ke, KOLOM)) for ke, satu in enumerate(potong)),
            )


def _baris_fasilitas(tempat: Sequence[Tempat]) -> Iterable[Bagian]:
    kolom = KOLOM // 2  # names are longer than codes
    if tempat:
        yield Bagian(
            "Fasilitas",
            -(-len(tempat) // kolom) * SEL_TINGGI,
            fasilitas=tuple(
                GambarFasilitas(*_letak(ke, kolom), simbol(satu.jenis), satu.nama) for ke, satu in enumerate(tempat)
            ),
        )
