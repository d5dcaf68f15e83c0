"""The official sheets as spreadsheets: what stands on their paper, from the same sheet, in a workbook of one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.kisi import Penutup
from kpm.dokumen.lembar import Lembar
from kpm.dokumen.terbilang import tanggal_panjang
from kpm.dokumen.xlsx import CONTOH, XLSX, Halaman, tulis_xlsx
from kpm.kueri import profil_desa
from kpm.models import Kertas, ProfilDesa, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.dokumen import (
    BERAKHIR,
    BERJALAN,
    baris_kaki,
    isi_formulir4,
    menurut_penutupan,
    nama_formulir4,
    penanda_tangan,
    sebutan_formulir4,
)
from laporan.dokumen_lembar import keadaan_sumber, nama_lembar, sebutan_lembar
from laporan.dokumen_tahunan import isi_formulir4_tahun
from laporan.lembar import susun_4
from laporan.sumber_lembar import Saring, Sumber, sebutan_bagian
from laporan.tabel5 import tabel5_triwulan
from pemantauan.kueri_kartu import SkorBerlaku
from pemantauan.kueri_tahunan import TahunBerlaku
from pemantauan.models import KartuSkor

DIBUAT = "Dibuat"
"""Before the time at the foot of a spreadsheet: nobody has printed it yet."""


def nama_tab(kode: str, periode: Bulan | Triwulan | Tahun) -> str:
    """The name of a sheet's tab as workbooks of these forms have it: 2A Januari, 2C, 3A TW 1, Format Bantu TW 1."""
    sebutan = "Format Bantu" if kode == "format-bantu" else kode.removeprefix("formulir-").upper()
    if isinstance(periode, Bulan):
        return f"{sebutan} {periode.nama}"
    return f"{sebutan} TW {periode.ke}" if isinstance(periode, Triwulan) else sebutan


def halaman(
    desa: Wilayah,
    lembar: Lembar,
    *,
    tab: str,
    keadaan: str,
    sebutan: str,
    waktu: dt.datetime,
    profil: ProfilDesa,
    kertas: str = "",
    kartu: KartuSkor | None = None,
) -> Halaman:
    """A sheet with its foot and who signs: by the finalisation ``kartu`` its figures are of, else by the profile."""
    setempat = timezone.localtime(waktu)
    awal = f"{CONTOH}. {sebutan}" if desa.contoh else sebutan
    tertulis = tuple((jabatan, nama) for jabatan, nama in kartu.penanda_tangan) if kartu else ()
    return Halaman(
        nama=tab,
        lembar=lembar,
        penutup=Penutup(
            ttd=tertulis or penanda_tangan(desa, profil),
            tempat_tanggal=f"{desa.nama}, {tanggal_panjang(setempat.date())}",
            kaki=tuple(baris_kaki(desa, awal, keadaan, setempat, kata=DIBUAT)),
        ),
        f4=(kertas or profil.kertas) == Kertas.F4,
        contoh=desa.contoh,
    )


def halaman_sumber(desa: Wilayah, sumber: Sumber, lembar: Lembar, *, waktu: dt.datetime, kertas: str = "") -> Halaman:
    """A sheet of what was read."""
    return halaman(
        desa,
        lembar,
        tab=nama_tab(sumber.kode, sumber.periode),
        keadaan=keadaan_sumber(sumber, timezone.localtime(waktu).date()),
        sebutan=sebutan_lembar(lembar),
        waktu=waktu,
        profil=sumber.profil,
        kertas=kertas,
        kartu=_penutup(sumber.berlaku),
    )


def xlsx_sumber(desa: Wilayah, sumber: Sumber, lembar: Lembar, *, waktu: dt.datetime, kertas: str = "") -> Berkas:
    """A sheet of what was read, as a file. However long it is, it is one."""
    return _berkas(
        halaman_sumber(desa, sumber, lembar, waktu=waktu, kertas=kertas), nama_lembar(desa, lembar), waktu=waktu
    )


def halaman_formulir4(
    desa: Wilayah,
    triwulan: Triwulan,
    berlaku: SkorBerlaku,
    saring: Saring,
    *,
    waktu: dt.datetime,
    profil: ProfilDesa,
    kertas: str = "",
) -> Halaman:
    """Formulir 4 of a quarter or of a part of the village in it; of a finalised one the frozen figures."""
    bagian, kartu = sebutan_bagian(**saring), _penutup(berlaku)
    isi = isi_formulir4(
        desa,
        triwulan,
        berlaku.saring(**saring),
        bagian,
        tabel5=tabel5_triwulan(desa, berlaku, bagian),
        posyandu=bool(saring["posyandu"]),
    )
    masa = f"{triwulan.tahun} / {triwulan.romawi} ({isi['bulan_awal']}–{isi['bulan_akhir']})"
    lembar = susun_4(
        isi["f4"],
        triwulan,
        (("Tahun / Kuartal", masa), *_wilayah(isi)),
        sebutan_desa=desa.sebutan,
        bagian=bagian,
        catatan_posyandu=isi["catatan_posyandu"],
        bidang_dana=isi["bidang_dana"],
        tabel5=isi["tabel5"],
    )
    berjalan = BERJALAN if timezone.localtime(waktu).date() in triwulan else BERAKHIR
    return halaman(
        desa,
        lembar,
        tab=nama_tab("formulir-4", triwulan),
        keadaan=menurut_penutupan(kartu) if kartu else berjalan,
        sebutan=sebutan_formulir4(triwulan, bagian),
        waktu=waktu,
        profil=profil,
        kertas=kertas,
        kartu=kartu,
    )


def xlsx_formulir4(
    desa: Wilayah, triwulan: Triwulan, berlaku: SkorBerlaku, saring: Saring, *, waktu: dt.datetime, kertas: str = ""
) -> Berkas:
    """The same as a file."""
    profil = profil_desa(desa)
    satu = halaman_formulir4(desa, triwulan, berlaku, saring, waktu=waktu, profil=profil, kertas=kertas)
    return _berkas(satu, nama_formulir4(desa, triwulan, satu.lembar.bagian), waktu=waktu)


def halaman_formulir4_tahun(
    desa: Wilayah,
    berlaku: TahunBerlaku,
    saring: Saring,
    *,
    waktu: dt.datetime,
    profil: ProfilDesa,
    kertas: str = "",
    kartu: KartuSkor | None = None,
) -> Halaman:
    """The yearly Formulir 4; ``kartu`` is the issue that is in force, and names who signs."""
    isi = isi_formulir4_tahun(desa, berlaku, saring)
    masa = f"{berlaku.tahun} ({'semua triwulan sudah ditutup' if berlaku.tetap else 'angka sementara'})"
    lembar = susun_4(
        isi["f4"],
        berlaku.tahun,
        (("Tahun", masa), *_wilayah(isi)),
        sebutan_desa=desa.sebutan,
        bagian=isi["bagian"],
        catatan_posyandu=isi["catatan_posyandu"],
        bidang_dana=isi["bidang_dana"],
        tabel5=isi["tabel5"],
    )
    return halaman(
        desa,
        lembar,
        tab="4 Setahun",
        keadaan=isi["catatan"].rstrip(".") if berlaku.tetap else f"Angka sementara: {isi['catatan']}".rstrip("."),
        sebutan=sebutan_formulir4(berlaku.tahun, isi["bagian"]),
        waktu=waktu,
        profil=profil,
        kertas=kertas,
        kartu=kartu,
    )


def xlsx_formulir4_tahun(
    desa: Wilayah,
    berlaku: TahunBerlaku,
    saring: Saring,
    *,
    waktu: dt.datetime,
    kertas: str = "",
    kartu: KartuSkor | None = None,
) -> Berkas:
    """The same as a file."""
    profil = profil_desa(desa)
    satu = halaman_formulir4_tahun(desa, berlaku, saring, waktu=waktu, profil=profil, kertas=kertas, kartu=kartu)
    return _berkas(satu, nama_formulir4(desa, berlaku.tahun, satu.lembar.bagian), waktu=waktu)


def _wilayah(isi: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The regions of the heading, out of `laporan.dokumen.identitas_formulir4`."""
    kabupaten, desa = isi["kabupaten"], isi["desa"]
    return (
        (kabupaten["sebutan"], kabupaten["nama"]),
        ("Kecamatan", isi["kecamatan"]),
        (desa.sebutan, desa.nama),
    )


def _penutup(berlaku: SkorBerlaku | None) -> KartuSkor | None:
    """The finalisation the figures are of; None while the quarter is open."""
    return berlaku.kartu if berlaku and berlaku.tertutup else None


def _berkas(satu: Halaman, nama: str, *, waktu: dt.datetime) -> Berkas:
    judul = f"{satu.lembar.nomor}, {satu.lembar.sebutan_periode}"
    return Berkas(tulis_xlsx([satu], judul=judul, waktu=waktu), XLSX, f"{nama}.xlsx")
