"""An invented village of sixty persons and eight quarters, as plain lists: what truly happened, before any file.

`tests.impor.tulis_form_kpm` writes it into a workbook the way KPM keep theirs; `isi_langsung` stores it as it is, so
that a scorecard can be computed that never went through the importer. Ages and months are counted here by themselves.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from kpm.models import Dusun, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

AWAL, AKHIR = (2024, 7), (2026, 6)
"""First and last month."""
BULAN_KOSONG = (2025, 5)
"""Nobody kept a sheet in this month."""
DEPAN = ("Melur", "Tanjung", "Seroja", "Cempaka", "Pandan", "Selasih", "Kemuning", "Dahlia", "Anyelir", "Teratai")
BELAKANG = ("Rekaan", "Khayali", "Ujian", "Tiruan", "Contoh", "Buatan")


@dataclass
class Hamil:
    """A pregnancy: exact due date or its month alone, how it ended, its months."""

    kia: str
    nama: str
    hpl: dt.date
    bulan_saja: bool
    berakhir: dt.date | None = None
    hasil: str = ""
    bulan: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)


@dataclass
class Bayi:
    kia: str
    nama: str
    kelamin: str
    lahir: dt.date
    lahir_di_sini: bool = False
    """Its mother's delivery stands in the sheets 2A."""
    bulan: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    meninggal: tuple[int, int] | None = None


@dataclass
class Paud:
    nomor: str
    nama: str
    kelamin: str
    kategori: dict[int, str]
    """Year -> category of its sheet."""
    bulan: dict[tuple[int, int], bool] = field(default_factory=dict)


@dataclass
class Kampung:
    hamil: list[Hamil]
    bayi: list[Bayi]
    paud: list[Paud]

    @property
    def orang(self) -> int:
        """Persons, a woman with two pregnancies once."""
        return len({(h.kia, h.nama) for h in self.hamil}) + len(self.bayi) + len(self.paud)


def deret_bulan() -> list[tuple[int, int]]:
    hasil, (tahun, bulan) = [], AWAL
    while (tahun, bulan) <= AKHIR:
        hasil.append((tahun, bulan))
        tahun, bulan = (tahun + 1, 1) if bulan == 12 else (tahun, bulan + 1)
    return hasil


def hari_akhir(masa: tuple[int, int]) -> dt.date:
    tahun, bulan = masa
    return (dt.date(tahun + 1, 1, 1) if bulan == 12 else dt.date(tahun, bulan + 1, 1)) - dt.timedelta(days=1)


def umur(lahir: dt.date, pada: dt.date) -> int:
    """Completed months on the last day of a month: every day of birth has come by then."""
    return (pada.year - lahir.year) * 12 + pada.month - lahir.month


def rekakan(seed: int) -> Kampung:
    """The same village for the same seed."""
    acak = random.Random(seed)
    nama = [f"{a} {b}" for b in BELAKANG for a in DEPAN]
    acak.shuffle(nama)
    kampung = Kampung([], [], [])
    _ibu(kampung, acak, nama)
    while kampung.orang < 50:
        lahir = dt.date(2023, 3, 1) + dt.timedelta(days=acak.randrange(0, 1000))
        kampung.bayi.append(Bayi(_kia(kampung), nama.pop(), acak.choice("LP"), lahir))
    while kampung.orang < 60:
        dua = acak.random() < 0.4
        kategori = {2024: "2-3" if dua else "3-6", 2025: "3-6", 2026: "3-6"}
        kampung.paud.append(Paud(f"{len(kampung.paud) + 1:02d}", nama.pop(), acak.choice("LP"), kategori))
    for masa in deret_bulan():
        if masa != BULAN_KOSONG:
            _catat(kampung, masa, acak)
    # who was never seen is in no file
    kampung.hamil = [h for h in kampung.hamil if h.bulan]
    kampung.bayi = [b for b in kampung.bayi if b.bulan]
    return kampung


def _kia(kampung: Kampung) -> str:
    return str(8100001 + len({h.kia for h in kampung.hamil} | {b.kia for b in kampung.bayi}))


def _ibu(kampung: Kampung, acak: random.Random, nama: list[str]) -> None:
    """Eighteen women: births, twins, one keguguran, one stillbirth, one pregnant twice, some still pregnant."""
    for ke in range(18):
        kia, siapa = _kia(kampung), nama.pop()
        hpl = dt.date(2024, 9, 5) + dt.timedelta(days=ke * 42)
        hamil = Hamil(kia, siapa, hpl, bulan_saja=ke % 3 == 0)
        kampung.hamil.append(hamil)
        selesai = hpl + dt.timedelta(days=acak.randrange(-12, 10))
        if ke == 5:
            gugur = hpl - dt.timedelta(days=170)
            hamil.berakhir, hamil.hasil = hari_akhir((gugur.year, gugur.month)), "keguguran"
        elif selesai <= hari_akhir((2026, 5)):
            hamil.berakhir, hamil.hasil = selesai, "lahir_mati" if ke == 8 else "lahir_hidup"
        if hamil.hasil == "lahir_hidup":
            for _ in range(2 if ke == 3 else 1):
                bayi = Bayi(kia, nama.pop(), acak.choice("LP"), selesai, lahir_di_sini=True)
                bayi.meninggal = (2025, 8) if ke == 4 else None
                kampung.bayi.append(bayi)
    lagi = kampung.hamil[0]
    kampung.hamil.append(Hamil(lagi.kia, lagi.nama, dt.date(2026, 8, 20), bulan_saja=False))


def _catat(kampung: Kampung, masa: tuple[int, int], acak: random.Random) -> None:
    pada = hari_akhir(masa)
    for hamil in kampung.hamil:
        mulai = hamil.hpl - dt.timedelta(days=230)
        akhir = hamil.berakhir + dt.timedelta(days=42) if hamil.berakhir else dt.date(2099, 1, 1)
        if hamil.hasil == "keguguran":
            akhir = hari_akhir((hamil.berakhir.year, hamil.berakhir.month))  # type: ignore[union-attr]
        terakhir = (akhir.year, akhir.month)
        # the sheet that first tells of the end is kept by everybody
        wajib = hamil.berakhir is not None and masa == _bulan_kabar(hamil.berakhir)
        if mulai <= pada and masa <= terakhir and (wajib or acak.random() > 0.12):
            hamil.bulan[masa] = _isi_ibu(hamil, pada, acak)
    for bayi in kampung.bayi:
        if bayi.meninggal and masa > bayi.meninggal:
            continue
        if bayi.lahir <= pada and umur(bayi.lahir, pada) <= 23 and acak.random() > 0.12:
            bayi.bulan[masa] = _isi_bayi(bayi, pada, acak)
    for anak in kampung.paud:
        if acak.random() > 0.15:
            anak.bulan[masa] = acak.random() < 0.85


def _bulan_kabar(berakhir: dt.date) -> tuple[int, int]:
    masa = (berakhir.year, berakhir.month)
    return (2025, 6) if masa == BULAN_KOSONG else masa


def _banyak(acak: random.Random, ya: float, paling: int = 1) -> int | None:
    """None sometimes: an empty cell."""
    if acak.random() < 0.1:
        return None
    return acak.randint(1, paling) if acak.random() < ya else 0


def _ya(acak: random.Random, ya: float) -> bool | None:
    return None if acak.random() < 0.1 else acak.random() < ya


def _isi_ibu(hamil: Hamil, pada: dt.date, acak: random.Random) -> dict[str, Any]:
    lahir = hamil.berakhir is not None and hamil.berakhir <= pada and hamil.hasil != "keguguran"
    sudah = lahir and (hamil.berakhir.year, hamil.berakhir.month) != (pada.year, pada.month)  # type: ignore[union-attr]
    status = acak.choices(("normal", "kek", "resti"), (6, 2, 2))[0]
    fe = None if acak.random() < 0.1 else acak.choice((0, 30, 30, 12, 90))
    usia = None
    if hamil.bulan_saja and not lahir:
        usia = max(9 - ((hamil.hpl.year - pada.year) * 12 + hamil.hpl.month - pada.month), 1)
        usia = min(usia, 9)
    return {
        "kek": status == "kek",
        "resti": status == "resti",
        "usia_bulan": usia,
        "anc": 0 if sudah else _banyak(acak, 0.8, 2),
        "fe": 0 if sudah else fe,
        "nifas": _banyak(acak, 0.9, 3) if lahir else None,
        "konseling": 0 if sudah else _banyak(acak, 0.6),
        "kunjungan": _banyak(acak, 0.4),
        "air": _ya(acak, 0.8),
        "jamban": _ya(acak, 0.7),
        "jamkes": acak.random() < 0.85,
    }


def _isi_bayi(bayi: Bayi, pada: dt.date, acak: random.Random) -> dict[str, Any]:
    bulan = umur(bayi.lahir, pada)
    suntik = _ya(acak, 0.7)
    if int(bayi.kia) % 2 and 9 <= bulan <= 11:
        suntik = True if bulan == 9 else None  # up to date at nine months and never asked again: not so at eleven
    imunisasi = "" if suntik is None else ("kecuali" if bulan < 10 else "lengkap") if suntik else "belum"
    gizi = acak.choices(
        ((), ("gizi_kurang",), ("gizi_buruk",), ("stunting",), ("gizi_kurang", "stunting")), (7, 2, 1, 1, 1)
    )[0]
    return {
        **{nama: nama in gizi for nama in ("gizi_buruk", "gizi_kurang", "stunting")},
        "tikar": acak.choice(("", "H", "H", "K", "M")),
        "imunisasi": imunisasi,
        "timbang": _ya(acak, 0.9),
        "tinggi": _ya(acak, 0.5),
        "konseling_ayah": _ya(acak, 0.3),
        "konseling_ibu": _ya(acak, 0.85),
        "kunjungan": _banyak(acak, 0.5),
        "air": _ya(acak, 0.8),
        "jamban": _ya(acak, 0.7),
        "akta": _ya(acak, 0.7),
        "jamkes": acak.random() < 0.9,
        "parenting": _ya(acak, 0.8),
    }


# --- the village stored as it is ------------------------------------------------------------------------------------


def isi_langsung(desa: Wilayah, kampung: Kampung) -> None:
    """Store the lists in a village without any file. Registered since the first month seen, a birth here since it."""
    dusun = Dusun.objects.create(desa=desa, nama="Satu")
    rumah: dict[str, Keluarga] = {}

    def keluarga(kunci: str, kepala: str) -> Keluarga:
        if kunci not in rumah:
            rumah[kunci] = Keluarga.objects.create(desa=desa, nomor=len(rumah) + 1, kepala=kepala, dusun=dusun)
        return rumah[kunci]

    ibu: dict[tuple[str, str], Orang] = {}
    for hamil in kampung.hamil:
        siapa = ibu.get((hamil.kia, hamil.nama)) or Orang.objects.create(
            desa=desa, keluarga=keluarga(hamil.kia, hamil.nama), nama=hamil.nama, jenis_kelamin="P"
        )
        ibu[hamil.kia, hamil.nama] = siapa
        pertama = hari_akhir(min(hamil.bulan))
        objek = Kehamilan.objects.create(
            desa=desa,
            ibu=siapa,
            no_kia=hamil.kia,
            hpl=hamil.hpl,
            asal_tanggal="hpl_bulan" if hamil.bulan_saja else "hpl_tanggal",
            sejak=min(pertama, hamil.berakhir or pertama),
            berakhir_pada=hamil.berakhir,
            hasil=hamil.hasil,
        )
        for masa, isi in hamil.bulan.items():
            PemantauanIbu.objects.create(
                desa=desa, kehamilan=objek, bulan=Bulan(*masa), tanggal=hari_akhir(masa), **isi
            )
    for bayi in kampung.bayi:
        orang = Orang.objects.create(
            desa=desa,
            keluarga=keluarga(bayi.kia, bayi.nama),
            nama=bayi.nama,
            jenis_kelamin=bayi.kelamin,
            tanggal_lahir=bayi.lahir,
        )
        sejak = bayi.lahir if bayi.lahir_di_sini else hari_akhir(min(bayi.bulan))
        anak = Anak.objects.create(desa=desa, orang=orang, no_kia=bayi.kia, sejak=sejak)
        for masa, isi in bayi.bulan.items():
            PemantauanAnak.objects.create(desa=desa, anak=anak, bulan=Bulan(*masa), tanggal=hari_akhir(masa), **isi)
    for satu in kampung.paud:
        orang = Orang.objects.create(
            desa=desa, keluarga=keluarga(f"rt{satu.nomor}", satu.nama), nama=satu.nama, jenis_kelamin=satu.kelamin
        )
        anak = Anak.objects.create(
            desa=desa,
            orang=orang,
            sejak=hari_akhir(min(satu.bulan)),
            kategori_paud=satu.kategori[2026],
            kategori_tahun=2026,
        )
        for masa, hadir in satu.bulan.items():
            PemantauanPaud.objects.create(
                desa=desa, anak=anak, bulan=Bulan(*masa), tanggal=hari_akhir(masa), hadir=hadir
            )
