"""The kepala desa's page: three numbers with their direction, where the gaps are, what waits for a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from kpm.dokumen.grafik import Spark, spark
from kpm.dokumen.terbilang import angka_desimal
from kpm.kueri import dusun_desa
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.kueri import dapat_dilaporkan, skor_desa
from laporan.kueri_tutup import Keadaan
from laporan.models import RekapDesa
from laporan.tampilan_skor import Alamat, Arah, arah_poin
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import Pecahan, Skor
from rembuk.kekurangan import Kekurangan, kekurangan_dari

JUMLAH_GARIS = 5
"""Quarters in a trend line."""
JUMLAH_KEKURANGAN = 5
BATAS_SEBANDING = 10
"""Percent of sasaran without a record above which the number of persons served is not compared yet."""
BATAS_RENDAH, BATAS_BAIK = Decimal(75), Decimal(85)
"""Below the first a dusun's konvergensi is called rendah, from the second on baik; the product's own words."""


@dataclass(frozen=True, slots=True)
class Angka:
    """One of the big numbers: against the quarter before, and over the last quarters."""

    arah: Arah | None
    garis: Spark | None
    label_garis: str


@dataclass(frozen=True, slots=True)
class TautanDusun:
    """Persons of one dusun behind a number."""

    nama: str
    jumlah: int
    url: str


@dataclass(frozen=True, slots=True)
class BarisKekurangan:
    """An indicator that persons miss."""

    nama: str
    sasaran: str
    jumlah: int
    url: str
    dusun: tuple[TautanDusun, ...]


@dataclass(frozen=True, slots=True)
class BarisDusun:
    """Konvergensi of one dusun, with the word and the shape for it."""

    nama: str
    sasaran: int
    belum_dipantau: int
    konvergensi: Pecahan
    kata: str
    bentuk: str
    url: str
    url_sasaran: str
    url_belum_dipantau: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringkasan:
    """Everything the page says about one quarter."""

    triwulan: Triwulan
    sebelumnya: Triwulan
    berjalan: bool
    keadaan: Keadaan
    dipantau: int
    """Persons in the tables."""
    belum_dipantau: int
    konvergensi: Pecahan
    belum_di_luar: bool
    """Whether the sasaran without a record stand outside the tables, as the guideline settings say."""
    belum_lengkap: int
    angka_konvergensi: Angka
    angka_lengkap: Angka
    sebanding: bool
    """Whether enough persons are monitored to compare how many are served."""
    kekurangan: tuple[BarisKekurangan, ...]
    kekurangan_lain: int
    dusun: tuple[BarisDusun, ...]
    url_belum_lengkap: str
    url_belum_dipantau: str
    ayah: Pecahan
    """Fathers in counselling, counted per mother and child."""

    @property
    def ada_sasaran(self) -> bool:
        return bool(self.dipantau or self.belum_dipantau)


def ringkasan(desa: Wilayah, triwulan: Triwulan, hari_ini: dt.date) -> Ringkasan:
    """Read one quarter and its comparison: two scorecards, the older quarters from RekapDesa, the dusun."""
    berlaku = skor_berlaku(desa, triwulan)
    skor = berlaku.skor
    lalu = triwulan.geser(-1)
    skor_lalu = skor_desa(desa, lalu) if dapat_dilaporkan(lalu, hari_ini) else None
    alamat = Alamat(desa, triwulan, {})
    kurang = sorted(kekurangan_dari(skor), key=lambda satu: (-satu.capaian.tidak, satu.kunci))
    uuid = berlaku.uuid_dusun(dusun_desa())
    lengkap, belum = skor.terlayani_lengkap, _belum_dipantau(skor)
    di_luar = skor.pengaturan["sasaran_tanpa_catatan"] == "luar"
    sebanding = belum * 100 <= (lengkap.seharusnya + (belum if di_luar else 0)) * BATAS_SEBANDING
    return Ringkasan(
        triwulan=triwulan,
        sebelumnya=lalu,
        berjalan=hari_ini in triwulan,
        keadaan=Keadaan(triwulan, berlaku.kartu, hari_ini),
        dipantau=lengkap.seharusnya,
        belum_dipantau=belum,
        belum_di_luar=di_luar,
        sebanding=sebanding,
        konvergensi=skor.konvergensi,
        belum_lengkap=lengkap.tidak,
        kekurangan=tuple(_baris_kekurangan(satu, alamat, uuid) for satu in kurang[:JUMLAH_KEKURANGAN]),
        kekurangan_lain=len(kurang[JUMLAH_KEKURANGAN:]),
        dusun=tuple(_baris_dusun(nama, satu, desa, triwulan, uuid) for nama, satu in _per_dusun(skor)),
        url_belum_lengkap=alamat.orang(ciri="belum_lengkap"),
        url_belum_dipantau=alamat.orang(ciri="belum_dipantau"),
        ayah=skor.ayah.total,
        **_bandingkan(desa, triwulan, skor, skor_lalu),
    )


def _belum_dipantau(skor: Skor) -> int:
    return len(skor.belum_dipantau_ibu) + len(skor.belum_dipantau_anak)


def _bandingkan(desa: Wilayah, triwulan: Triwulan, skor: Skor, lalu: Skor | None) -> dict[str, Angka]:
    """Both numbers against the quarter before and over up to five quarters."""
    persen_lalu = lalu.konvergensi.persen if lalu else None
    kurang_lalu = lalu.terlayani_lengkap.tidak if lalu and lalu.terlayani_lengkap.seharusnya else None
    kurang = skor.terlayani_lengkap.tidak if skor.terlayani_lengkap.seharusnya else None
    rekap = _rekap_sebelum(desa, triwulan.geser(-1))
    persen = [*(satu.konvergensi if satu else None for satu in rekap), persen_lalu, skor.konvergensi.persen]
    orang = [
        *(satu.orang - satu.lengkap if satu and satu.orang else None for satu in rekap),
        kurang_lalu,
        kurang,
    ]
    dari = "triwulan lalu"
    return {
        "angka_konvergensi": Angka(
            arah_poin(skor.konvergensi.persen, persen_lalu, dari), *_garis(persen, satuan="persen", tempat=2)
        ),
        "angka_lengkap": Angka(arah_orang(kurang, kurang_lalu, dari), *_garis(orang, satuan="orang", tempat=0)),
    }


def _rekap_sebelum(desa: Wilayah, triwulan: Triwulan) -> list[RekapDesa | None]:
    """Stored totals of the quarters before this one, the oldest first; a gap where none were kept. One query."""
    periode = [str(triwulan.geser(-mundur)) for mundur in range(JUMLAH_GARIS - 2, 0, -1)]
    ada = {satu.periode: satu for satu in RekapDesa.objects.filter(wilayah=desa, periode__in=periode).defer("isi")}
    return [ada.get(satu) for satu in periode]


def arah_orang(kini: int | None, dulu: int | None, dari: str) -> Arah | None:
    """ "turun 4 orang" of persons not completely served (fewer is better); None when one number does not exist."""
    if kini is None or dulu is None:
        return None
    beda = kini - dulu
    if beda == 0:
        return Arah("sama", False, False, f"dengan {dari}")
    return Arah(f"{'naik' if beda > 0 else 'turun'} {abs(beda)} orang", beda < 0, beda > 0, f"dari {dari}")


def _garis(nilai: Sequence[Decimal | int | None], *, satuan: str, tempat: int) -> tuple[Spark | None, str]:
    """The trend line and its words; none before there are two quarters to join."""
    ada = [satu for satu in nilai if satu is not None]
    if len(ada) < 2 or nilai[-1] is None:
        return None, ""
    # leading gaps would only push the line to the right
    awal = next(ke for ke, satu in enumerate(nilai) if satu is not None)
    kata = "; ".join("tanpa angka" if n is None else angka_desimal(n, tempat) for n in nilai[awal:])
    return spark(nilai[awal:]), f"{len(nilai) - awal} triwulan terakhir: {kata} {satuan}"


def _baris_kekurangan(satu: Kekurangan, alamat: Alamat, uuid: dict[str, str]) -> BarisKekurangan:
    pilih = {"kelompok": satu.indikator.kelompok, "indikator": satu.indikator.kode, "nilai": "T"}
    return BarisKekurangan(
        nama=satu.indikator.nama,
        sasaran=satu.sasaran,
        jumlah=satu.capaian.tidak,
        url=alamat.orang(**pilih),
        dusun=tuple(
            TautanDusun(nama, jumlah, alamat.orang(**pilih, dusun=uuid[nama])) for nama, jumlah in satu.per_dusun
        ),
    )


def _per_dusun(skor: Skor) -> list[tuple[str, Skor]]:
    """Scorecards by dusun, the lowest konvergensi first; those without a number last."""
    return sorted(
        skor.per_dusun().items(),
        key=lambda satu: (satu[1].konvergensi.persen is None, satu[1].konvergensi.persen, satu[0].casefold()),
    )


def _baris_dusun(nama: str, skor: Skor, desa: Wilayah, triwulan: Triwulan, uuid: dict[str, str]) -> BarisDusun:
    kata, bentuk = tingkat(skor.konvergensi.persen)
    alamat = Alamat(desa, triwulan, {"dusun": uuid[nama]})
    return BarisDusun(
        nama=nama,
        sasaran=skor.terlayani_lengkap.seharusnya,
        belum_dipantau=_belum_dipantau(skor),
        konvergensi=skor.konvergensi,
        kata=kata,
        bentuk=bentuk,
        url=f"{reverse('skor_triwulan', args=[desa.kode, triwulan])}?dusun={uuid[nama]}",
        url_sasaran=alamat.orang(),
        url_belum_dipantau=alamat.orang(ciri="belum_dipantau"),
    )


def tingkat(persen: Decimal | None) -> tuple[str, str]:
    """Word and shape class of a konvergensi: rendah, sedang or baik; "belum ada angka" without one."""
    if persen is None:
        return "belum ada angka", "belum"
    if persen < BATAS_RENDAH:
        return "rendah", "merah"
    return ("sedang", "kuning") if persen < BATAS_BAIK else ("baik", "hijau")
