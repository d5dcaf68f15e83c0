"""Reads behind the official sheets: the rows of a month or a year, a handful of queries whatever the village's size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from kpm.models import Wilayah
from kpm.periode import Bulan, Tahun, bulan_penuh, tambah_bulan
from laporan.lembar.dasar import Belum, DataBulan
from laporan.lembar.formulir_2a import CatatanIbu, gabung_ibu
from laporan.lembar.formulir_2b import CatatanAnak, gabung_anak
from laporan.lembar.formulir_2c import TahunPaud, sasaran_bulan
from pemantauan.bulanan.hadir import Hadir, dengan_hadir
from pemantauan.indikator import SET, AmbangPaud
from pemantauan.kueri_bulan import anak_utuh, kehamilan_utuh, sasaran_anak, sasaran_ibu
from pemantauan.kueri_paud import tanpa_lahir
from pemantauan.kueri_sesi import hadir_bulan
from pemantauan.kueri_skor import pengaturan_berlaku
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from sasaran.models import Anak, Kehamilan, Orang

C = TypeVar("C", PemantauanIbu, PemantauanAnak)
R = TypeVar("R", CatatanIbu, CatatanAnak)


def _rentang(bulan: Bulan, kumulatif: bool) -> tuple[Bulan, Bulan]:
    return (Bulan(bulan.tahun, 1) if kumulatif else bulan), bulan


def _menurut_orang(catatan: QuerySet[C], kunci: str, layanan: Sequence[str]) -> dict[int, list[C]]:
    """Records by person in order of time; a row with only its date is not a record (forms.md 0.4.2)."""
    hasil: dict[int, list[C]] = defaultdict(list)
    for satu in catatan.order_by("bulan").only(kunci, "bulan", "tanggal", *layanan):
        if any(getattr(satu, nama) not in (None, "") for nama in layanan):
            hasil[getattr(satu, f"{kunci}_id")].append(satu)
    return hasil


def _tempat(orang: Orang) -> dict[str, Any]:
    return {
        "orang": str(orang.uuid),
        "nama": orang.nama,
        "dusun": orang.keluarga.dusun.nama,
        "posyandu": orang.posyandu.nama if orang.posyandu else "",
    }


def _belum(uuid: Any, orang: Orang, kelompok: str) -> Belum:
    return Belum(id=str(uuid), kelompok=kelompok, **_tempat(orang))


def _urut(baris: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(baris, key=lambda b: (b.dusun.casefold(), b.nama.casefold(), b.id)))


def data_2a(desa: Wilayah, bulan: Bulan, *, kumulatif: bool = False) -> DataBulan[CatatanIbu, Bulan]:
    """Pregnancies with a record in the month (or since January), and those to be monitored without one."""
    layanan = (*PemantauanIbu.LAYANAN, "usia_bulan")
    catatan = PemantauanIbu.objects.filter(bulan__range=_rentang(bulan, kumulatif))
    menurut = _menurut_orang(catatan, "kehamilan", layanan)
    hadir = _per_orang(hadir_bulan("ibu", _rentang(bulan, kumulatif)))
    semua = kehamilan_utuh().filter(Q(pk__in=sasaran_ibu(bulan).values("pk")) | Q(pk__in=catatan.values("kehamilan")))
    baris, belum = [], []
    for hamil in semua:
        dinilai = [satu for satu in menurut.get(hamil.pk, ()) if not _sesudah_keguguran(hamil, satu.tanggal)]
        if dinilai:
            milik = hadir.get(hamil.pk, {})
            isi = [sebagai_catatan_ibu(hamil, satu, bulan, milik.pop(satu.bulan, None)) for satu in dinilai]
            baris.append(_tambah_sesi(gabung_ibu(isi), milik, ("konseling", "suami")))
        else:
            belum.append(_belum(hamil.uuid, hamil.ibu, "ibu"))
    return DataBulan(
        periode=bulan,
        baris=_urut(baris),
        belum=_urut(belum),
        pengaturan=pengaturan_berlaku(desa, bulan.akhir),
        kumulatif=kumulatif,
    )


def _sesudah_keguguran(hamil: Kehamilan, tanggal: dt.date) -> bool:
    return (
        hamil.hasil == Kehamilan.Hasil.KEGUGURAN and hamil.berakhir_pada is not None and tanggal > hamil.berakhir_pada
    )


def _per_orang(hadir: dict[tuple[int, Bulan], Hadir]) -> dict[int, dict[Bulan, Hadir]]:
    hasil: dict[int, dict[Bulan, Hadir]] = defaultdict(dict)
    for (siapa, bulan), satu in hadir.items():
        hasil[siapa][bulan] = satu
    return hasil


def _tambah_sesi(baris: R, tanpa_catatan: dict[Bulan, Hadir], bidang: tuple[str, ...]) -> R:
    """On the sheet since January also the sessions of months that have no record of their own."""
    for hadir in tanpa_catatan.values():
        isi = dengan_hadir(dict.fromkeys(bidang), hadir)
        lebih: dict[str, Any] = {
            nama: int(nilai) + (getattr(baris, nama) or 0) for nama, nilai in isi.items() if nilai is not None
        }
        baris = replace(baris, **lebih)
    return baris


def sebagai_catatan_ibu(hamil: Kehamilan, satu: PemantauanIbu, bulan: Bulan, hadir: Hadir | None = None) -> CatatanIbu:
    """A record of a pregnancy as Formulir 2A of ``bulan`` holds it, with the sessions of its month."""
    isi = dengan_hadir({nama: getattr(satu, nama) for nama in PemantauanIbu.LAYANAN}, hadir)
    suami = isi.pop("suami")
    melahirkan = hamil.melahirkan if hamil.melahirkan and hamil.melahirkan <= bulan.akhir else None
    pada = min(satu.tanggal, hamil.berakhir_pada) if hamil.berakhir_pada else satu.tanggal
    return CatatanIbu(
        id=str(hamil.uuid),
        no_kia=hamil.no_kia,
        **_tempat(hamil.ibu),
        hpl=hamil.hpl_hitung,
        hpl_bulan=hamil.asal_tanggal == Kehamilan.AsalTanggal.HPL_BULAN,
        usia_bulan=satu.usia_bulan if satu.usia_bulan is not None else hamil.usia_bulan(pada),
        melahirkan=melahirkan,
        sudah_bersalin=melahirkan is not None and melahirkan < satu.bulan.awal,
        suami=None if suami is None else int(suami),
        **isi,
    )


def data_2b(desa: Wilayah, bulan: Bulan, *, kumulatif: bool = False) -> DataBulan[CatatanAnak, Bulan]:
    """Children of 0-23 months with a record in the month (or since January), and those without one.

    A month recorded at two years or older is not of this form (forms.md 0.4.20), nor is who has only such a one.
    """
    pengaturan = pengaturan_berlaku(desa, bulan.akhir)
    ambang = SET[pengaturan["indicator_set"]].ambang_anak
    catatan = PemantauanAnak.objects.filter(bulan__range=_rentang(bulan, kumulatif))
    menurut = _menurut_orang(catatan, "anak", PemantauanAnak.LAYANAN)
    hadir = _per_orang(hadir_bulan("anak", _rentang(bulan, kumulatif)))
    semua = anak_utuh().filter(Q(pk__in=sasaran_anak(bulan).values("pk")) | Q(pk__in=catatan.values("anak")))
    baris, belum = [], []
    for anak in semua:
        lahir, milik = anak.orang.tanggal_lahir, menurut.get(anak.pk, [])
        if lahir is None:  # without a birth date nobody can tell whether it is of this form
            continue
        sesi = hadir.get(anak.pk, {})
        isi = [
            sebagai_catatan_anak(anak, lahir, satu, umur, ambang.umur_imunisasi_lengkap, sesi.pop(satu.bulan, None))
            for satu in milik
            if 0 <= (umur := bulan_penuh(lahir, satu.tanggal)) <= ambang.umur_terakhir
        ]
        if isi:
            baris.append(_tambah_sesi(gabung_anak(isi), sesi, ("konseling_ayah", "konseling_ibu")))
        elif not milik:
            belum.append(_belum(anak.uuid, anak.orang, "anak"))
    return DataBulan(periode=bulan, baris=_urut(baris), belum=_urut(belum), pengaturan=pengaturan, kumulatif=kumulatif)


def sebagai_catatan_anak(
    anak: Anak, lahir: dt.date, satu: PemantauanAnak, umur: int, umur_campak: int, sesi: Hadir | None = None
) -> CatatanAnak:
    """A record of a child as Formulir 2B holds it, with the sessions of its month; ``umur`` in bulan penuh on its day,
    ``umur_campak`` see `Ambang`."""
    imunisasi = satu.imunisasi
    berlaku = dengan_hadir({nama: getattr(satu, nama) for nama in PemantauanAnak.LAYANAN}, sesi)
    lain = {
        nama: getattr(satu, nama)
        for nama in ("gizi_buruk", "gizi_kurang", "stunting", "kunjungan", "air", "jamban", "akta", "jamkes")
    }
    hadir: dict[str, Any] = {
        nama: None if (isi := berlaku[nama]) is None else int(isi)
        for nama in ("timbang", "tinggi", "konseling_ayah", "konseling_ibu", "parenting")
    }
    return CatatanAnak(
        id=str(anak.uuid),
        no_kia=anak.no_kia,
        jenis_kelamin=anak.orang.jenis_kelamin,
        **_tempat(anak.orang),
        lahir=lahir,
        umur_bulan=umur,
        tikar=satu.tikar or None,
        imunisasi=None if not imunisasi else imunisasi == "lengkap" or (imunisasi == "kecuali" and umur < umur_campak),
        **lain,
        **hadir,
    )


def data_2c(desa: Wilayah, tahun: Tahun, pada: dt.date) -> DataBulan[TahunPaud, Tahun]:
    """Children of two to six years in any month of the year until ``pada``, with their months of Formulir 2C."""
    pengaturan = pengaturan_berlaku(desa, pada)
    ambang = SET[pengaturan["indicator_set"]].ambang_paud
    awal, akhir = Bulan(tahun.tahun, 1), Bulan.dari_tanggal(pada)
    hadir: dict[int, dict[int, bool]] = defaultdict(dict)
    catatan = PemantauanPaud.objects.filter(bulan__range=(awal, Bulan(tahun.tahun, 12)), hadir__isnull=False)
    for anak_id, bulan, ikut in catatan.values_list("anak_id", "bulan", "hadir"):
        hadir[anak_id][bulan.bulan] = ikut
    semua = anak_utuh().filter(
        Q(orang__keluar_pada__isnull=True) | Q(orang__keluar_pada__gte=awal.awal),
        # short months move completed months by days at most; the exact test is below
        Q(
            orang__ulang_tahun_kedua__lte=akhir.akhir,
            orang__tanggal_lahir__gt=tambah_bulan(awal.awal, -ambang.umur_akhir - 2),
        )
        | tanpa_lahir(tahun.tahun, tahun.tahun),
        sejak__lte=akhir.akhir,
    )
    baris, belum = [], []
    for anak, lahir, bulan_bulan in _paud(semua, awal, akhir, ambang):
        milik = {bulan: ikut for bulan, ikut in hadir.get(anak.pk, {}).items() if bulan in bulan_bulan}
        baris.append(
            TahunPaud(
                id=str(anak.uuid),
                nomor=anak.orang.keluarga.nomor,
                jenis_kelamin=anak.orang.jenis_kelamin,
                **_tempat(anak.orang),
                lahir=lahir,
                kategori=anak.kategori_paud,
                keluar=anak.orang.keluar_pada,
                hadir=milik,
            )
        )
        if not milik:
            belum.append(_belum(anak.uuid, anak.orang, "paud"))
    return DataBulan(periode=tahun, baris=_urut(baris), belum=_urut(belum), pengaturan=pengaturan)


def _paud(
    semua: Iterable[Anak], awal: Bulan, akhir: Bulan, ambang: AmbangPaud
) -> Iterator[tuple[Anak, dt.date | None, frozenset[int]]]:
    """Children with the months of the year in which they are of 2C, those with none left out."""
    for anak in semua:
        lahir = anak.orang.tanggal_lahir
        bulan = frozenset(
            satu
            for satu in range(1, 13)
            if sasaran_bulan(lahir, anak.orang.keluar_pada, Bulan(awal.tahun, satu), ambang)
        )
        if any(satu <= akhir.bulan for satu in bulan):
            yield anak, lahir, bulan
