"""A village of an exact size for measuring: n sasaran with twelve monthly records each, written in bulk, and as many
children in PAUD as there are mothers."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, Pengguna, Penugasan, Peran, ProfilDesa, Wilayah
from kpm.periode import Bulan, Triwulan, tambah_bulan
from laporan.contoh.nama import Penama
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

AKHIR = Bulan(2026, 9)
BULAN_BULAN = [AKHIR.geser(-mundur) for mundur in range(11, -1, -1)]
TRIWULAN = Triwulan(2026, 3)
BAGIAN_IBU = 4
"""One sasaran in four is a mother."""


def wilayah_uji() -> None:
    """The regions above and the villages of the measurement."""
    for kode, nama in (
        ("00", "Indonesia"),
        ("52", "Nusa Tenggara Barat"),
        ("52.04", "Kabupaten Sumbawa"),
        ("52.04.20", "Buer"),
        ("52.04.20.2005", "Pulau Kaung"),
        ("52.04.20.2006", "Ukuran Besar"),
        ("52.04.20.2007", "Ketahanan"),
    ):
        Wilayah.objects.get_or_create(kode=kode, defaults={"nama": nama})


def isi(kode: str, sasaran: int) -> tuple[Wilayah, Pengguna]:
    """Fill a village with ``sasaran`` persons in twelve months; its KPM comes back too."""
    acak = random.Random(sasaran)
    penama = Penama(acak)
    desa = Wilayah.objects.get(kode=kode)
    kpm = Pengguna.objects.create(username=f"kpm-{kode}", nama="KPM Uji", password="!")
    Penugasan.objects.create(pengguna=kpm, wilayah=desa, peran=Peran.KPM, mulai=dt.date(2020, 1, 1))
    with lingkup(kode):
        ProfilDesa.objects.create(desa=desa, kepala_desa="Kepala Uji", nama_kpm="KPM Uji")
        dusun = [Dusun.objects.create(desa=desa, nama=f"Dusun {nama}") for nama in ("Barat", "Tengah", "Timur")]
        posyandu = [Fasilitas.objects.create(desa=desa, jenis="posyandu", nama=f"Posyandu {n}") for n in (1, 2)]
        keluarga = Keluarga.objects.bulk_create(
            Keluarga(desa=desa, nomor=n + 1, kepala=penama.dewasa("L"), dusun=acak.choice(dusun), rt=f"{n % 9:02d}")
            for n in range(sasaran)
        )
        orang = Orang.objects.bulk_create(
            _orang(satu, ibu=n % BAGIAN_IBU == 0, acak=acak, penama=penama, posyandu=acak.choice(posyandu))
            for n, satu in enumerate(keluarga)
        )
        _ibu(desa, [satu for n, satu in enumerate(orang) if n % BAGIAN_IBU == 0], acak)
        _anak(desa, [satu for n, satu in enumerate(orang) if n % BAGIAN_IBU], acak)
        _paud(desa, keluarga[::BAGIAN_IBU], acak, penama)
    return desa, kpm


def _orang(keluarga: Keluarga, *, ibu: bool, acak: random.Random, penama: Penama, posyandu: Fasilitas) -> Orang:
    """A mother of 18 to 40 years, or a child of 13 to 22 months: names and dates as a village has them, for the search
    by sound and the look for duplicates compare these."""
    jenis_kelamin = "P" if ibu else acak.choice("LP")
    umur = acak.randint(18 * 12, 40 * 12) if ibu else acak.randint(13, 22)
    return Orang(
        desa=keluarga.desa,
        keluarga=keluarga,
        nama=penama.dewasa("P") if ibu else penama.anak(jenis_kelamin),
        jenis_kelamin=jenis_kelamin,
        tanggal_lahir=tambah_bulan(AKHIR.awal, -umur) + dt.timedelta(days=acak.randint(0, 27)),
        posyandu=posyandu,
    )


def _ya(acak: random.Random) -> bool | None:
    return acak.choice((True, True, True, False, None))


def _ibu(desa: Wilayah, orang: list[Orang], acak: random.Random) -> None:
    hamil = Kehamilan.objects.bulk_create(
        Kehamilan(desa=desa, ibu=satu, no_kia=f"I{satu.pk}", hpht=BULAN_BULAN[0].awal, sejak=BULAN_BULAN[0].awal)
        for satu in orang
    )
    PemantauanIbu.objects.bulk_create(
        [
            PemantauanIbu(
                desa=desa, kehamilan=satu, bulan=bulan, tanggal=bulan.awal.replace(day=12), anc=acak.randint(0, 2),
                fe=acak.choice((0, 10, 30)), konseling=acak.randint(0, 1), kunjungan=acak.randint(0, 1),
                kek=acak.random() < 0.1, resti=False, air=_ya(acak), jamban=_ya(acak), jamkes=_ya(acak),
            )
            for satu in hamil
            for bulan in BULAN_BULAN
        ],
        batch_size=500,
    )  # fmt: skip


def _panjang(orang: Orang, bulan: Bulan, acak: random.Random) -> dict[str, object]:
    """Every other month a length about the WHO median of that age (cm), as the square root of the months goes."""
    lahir = orang.tanggal_lahir or bulan.awal
    umur = max((bulan.awal - lahir).days / 30.4375, 0)
    sela = Decimal(str(round(50 + 7.3 * umur**0.5 + acak.uniform(-0.5, 0.5), 1)))
    return {"tinggi": True, "panjang": sela} if bulan.bulan % 2 == 0 else {"tinggi": False}


def _anak(desa: Wilayah, orang: list[Orang], acak: random.Random) -> None:
    anak = Anak.objects.bulk_create(
        Anak(desa=desa, orang=satu, no_kia=f"A{satu.pk}", sejak=satu.tanggal_lahir) for satu in orang
    )
    PemantauanAnak.objects.bulk_create(
        [
            PemantauanAnak(
                desa=desa, anak=satu, bulan=bulan, tanggal=bulan.awal.replace(day=12), timbang=True,
                berat=_berat(berat, ke), **_panjang(satu.orang, bulan, acak), cara_ukur="L", tikar=acak.choice("HHHKM"),
                imunisasi=acak.choice(("belum", "kecuali", "lengkap")), konseling_ayah=_ya(acak),
                konseling_ibu=_ya(acak), kunjungan=acak.randint(0, 1), gizi_buruk=False,
                gizi_kurang=acak.random() < 0.1, stunting=acak.random() < 0.15, air=_ya(acak), jamban=_ya(acak),
                akta=_ya(acak), jamkes=_ya(acak), parenting=_ya(acak),
            )
            for satu, berat in ((satu, acak.randint(610, 730)) for satu in anak)
            for ke, bulan in enumerate(BULAN_BULAN)
        ],
        batch_size=500,
    )  # fmt: skip


def _berat(awal: int, ke: int) -> Decimal:
    """Kilograms in the month ``ke`` of a child that weighed ``awal`` x 10 g and gains evenly: nothing to ask about."""
    return Decimal(awal + 20 * ke) / 100


def _paud(desa: Wilayah, keluarga: list[Keluarga], acak: random.Random, penama: Penama) -> None:
    """A child of three in each of these households; nobody knows whether the first one attends."""
    orang = Orang.objects.bulk_create(
        Orang(
            desa=desa,
            keluarga=satu,
            nama=penama.anak(jenis_kelamin),
            jenis_kelamin=jenis_kelamin,
            tanggal_lahir=tambah_bulan(AKHIR.awal, -acak.randint(37, 46)) + dt.timedelta(days=acak.randint(0, 27)),
        )
        for satu, jenis_kelamin in ((satu, acak.choice("LP")) for satu in keluarga)
    )
    anak = Anak.objects.bulk_create(
        Anak(desa=desa, orang=satu, no_kia=f"P{satu.pk}", sejak=satu.tanggal_lahir) for satu in orang
    )
    PemantauanPaud.objects.bulk_create(
        [
            PemantauanPaud(
                desa=desa, anak=satu, bulan=bulan, tanggal=bulan.awal.replace(day=12), hadir=_ya(acak) if ke else None
            )
            for ke, satu in enumerate(anak)
            for bulan in BULAN_BULAN
        ],
        batch_size=500,
    )
