"""Doubtful data of an invented family, one of every kind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any
from uuid import UUID

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_ragukan import Keraguan, kotak_ragu
from pemantauan.kueri_tumbuh import tumbuh_anak
from pemantauan.models import JawabanRagu, PemantauanAnak
from pemantauan.tindakan.ragu import nyatakan_benar
from sasaran.models import Anak, Keluarga
from tests.conftest import HARI_INI
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanAnakFactory,
)

D_ = "/52.04.20.2005"
RAGU = f"{D_}/ragu/"
JULI, AGUSTUS, SEPTEMBER = Bulan(2026, 7), Bulan(2026, 8), Bulan(2026, 9)
NIK = "6213994305240001"
"""A girl of 3 May 2024."""


def anak(keluarga: Keluarga, **lain: Any) -> Anak:
    """A boy of 15 June 2025, one year old in June 2026."""
    return AnakFactory(desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2025, 6, 15), **lain)


def ukur(satu: Anak, bulan: Bulan, berat: str = "", panjang: str = "", **lain: Any) -> PemantauanAnak:
    isi: dict[str, Any] = {"berat": D(berat), "timbang": True} if berat else {}
    isi |= {"panjang": D(panjang), "tinggi": True, "cara_ukur": "L"} if panjang else {}
    return PemantauanAnakFactory(anak=satu, bulan=bulan, **(isi | lain))


def semua(**lain: Any) -> list[Keraguan]:
    return kotak_ragu(HARI_INI, **lain)


def nama() -> list[tuple[str, str]]:
    """(kind, person) of what stands in the inbox."""
    return [(satu.golongan.kode, satu.siapa.nama) for satu in semua()]


def ditahan() -> set[tuple[UUID, str]]:
    """(monthly record, "berat" or "panjang") that counts nowhere."""
    return {(titik.uuid, ukuran) for satu in Anak.objects.all() for titik in tumbuh_anak(satu) for ukuran in titik.ragu}


def benar(satu: Keraguan, oleh: Pengguna | None = None) -> JawabanRagu:
    isi: dict[str, Any] = {"jenis": satu.jenis, "untuk": satu.untuk, "kode": satu.ragu.kode}
    return nyatakan_benar(desa=Wilayah.objects.get(kode="52.04.20.2005"), oleh=oleh, hari_ini=HARI_INI, **isi)[0]


def semua_jenis(keluarga: Keluarga) -> None:
    """One doubt of every kind."""
    desa = keluarga.desa
    pendek = anak(keluarga, nama="Pendek")
    ukur(pendek, AGUSTUS, panjang="77.0")
    ukur(pendek, SEPTEMBER, panjang="76.0")
    turun = anak(keluarga, nama="Turun")
    ukur(turun, AGUSTUS, "10.3")
    ukur(turun, SEPTEMBER, "8.2")
    ukur(anak(keluarga, nama="Janggal"), SEPTEMBER, panjang="60.0")
    ukur(anak(keluarga, nama="Jauh"), SEPTEMBER, "16.9")
    bayi = AnakFactory(desa=desa, keluarga=keluarga, lahir=dt.date(2026, 2, 1), nama="Berdiri")
    ukur(bayi, SEPTEMBER, panjang="68.0", cara_ukur="H")
    ukur(anak(keluarga, nama="Tikar"), SEPTEMBER, panjang="77.0", tikar="M")
    PemantauanAnakFactory(anak=anak(keluarga, nama="Sering"), bulan=SEPTEMBER, kunjungan=9)
    ibu = OrangFactory(desa=desa, keluarga=keluarga, nama="Lewat")
    KehamilanFactory(desa=desa, ibu=ibu, hpht=dt.date(2025, 11, 8), sejak=dt.date(2026, 1, 5))
    lain = OrangFactory(desa=desa, keluarga=keluarga, nama="Bersalin")
    KehamilanFactory(
        desa=desa, ibu=lain, hpht=dt.date(2025, 11, 1), berakhir_pada=dt.date(2026, 8, 3), hasil="lahir_hidup"
    )
    OrangFactory(
        desa=desa, keluarga=keluarga, nama="Berbeda", jenis_kelamin="P", tanggal_lahir=dt.date(2024, 5, 4), nik=NIK
    )


SEMUA_JENIS = [
    ("panjang", "Pendek"),
    ("berat", "Turun"),
    ("zskor", "Janggal"),
    ("lazim", "Jauh"),
    ("berdiri", "Berdiri"),
    ("tikar", "Tikar"),
    ("bulanan", "Sering"),
    ("hamil", "Lewat"),
    ("lahir", "Bersalin"),
    ("nik", "Berbeda"),
]
