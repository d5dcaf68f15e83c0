"""The budget of a year on paper and as a spreadsheet, from one sheet."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from kpm.dokumen.cetak import Berkas
from kpm.dokumen.lembar import Lembar
from kpm.dokumen.terbilang import rupiah
from kpm.dokumen.xlsx import XLSX, tulis_xlsx
from kpm.kueri import nama_induk, profil_desa
from kpm.models import ProfilDesa, Wilayah
from kpm.periode import Tahun
from laporan.dokumen_lembar import cetak_lembar, keadaan_periode, nama_lembar
from laporan.dokumen_xlsx import halaman
from laporan.lembar.anggaran import BarisDana, GolonganDana, susun_anggaran
from laporan.sumber_lembar import identitas_desa
from rembuk.kueri_anggaran import Baris, Golongan, tahun_anggaran


def lembar_anggaran(desa: Wilayah, tahun: Tahun, profil: ProfilDesa, induk: dict[str, str]) -> Lembar:
    """The budget of a village and year as a sheet. The scope is open; at most four queries."""
    isi = tahun_anggaran(tahun.tahun)
    return susun_anggaran(
        tahun,
        identitas_desa(desa, profil, induk),
        [_golongan(satu) for satu in isi.golongan],
        _golongan(isi.lain),
        isi.menurut_sumber,
    )


def _golongan(satu: Golongan) -> GolonganDana:
    catatan = []
    for isi in satu.alokasi:
        ubah = f", setelah perubahan {rupiah(isi.perubahan)}" if isi.perubahan is not None else ""
        catatan.append(
            f"Seluruh anggaran bidang {satu.nama} dari {isi.get_sumber_display()}: {rupiah(isi.anggaran)}{ubah}."
        )
    return GolonganDana(satu.kode, satu.nama, [_baris(isi) for isi in satu.baris], tuple(catatan))


def _baris(isi: Baris) -> BarisDana:
    kegiatan = isi.kegiatan
    lembar = f"{isi.bukti} dari {len(isi.realisasi)}" if isi.realisasi else ""
    return BarisDana(
        kode=kegiatan.kode,
        kegiatan=kegiatan.uraian,
        sumber=kegiatan.get_sumber_display(),
        volume=kegiatan.volume,
        lokasi=kegiatan.lokasi,
        penanggung_jawab=kegiatan.penanggung_jawab,
        bukti=lembar or ("Kader" if isi.pembayaran else ""),
        pos=isi.pos,
    )


def cetak_anggaran(desa: Wilayah, tahun: Tahun, *, waktu: dt.datetime, kertas: str = "") -> Berkas:
    """The budget as a document printed at ``waktu`` (aware); ``kertas`` overrides the profile's paper."""
    profil, induk = profil_desa(desa), nama_induk(desa)
    lembar = lembar_anggaran(desa, tahun, profil, induk)
    keadaan = keadaan_periode(tahun, timezone.localtime(waktu).date())
    return cetak_lembar(desa, lembar, waktu=waktu, profil=profil, induk=induk, keadaan=keadaan, kertas=kertas)


def xlsx_anggaran(desa: Wilayah, tahun: Tahun, *, waktu: dt.datetime, kertas: str = "") -> Berkas:
    """The same for Excel."""
    profil, induk = profil_desa(desa), nama_induk(desa)
    lembar = lembar_anggaran(desa, tahun, profil, induk)
    satu = halaman(
        desa,
        lembar,
        tab=f"Anggaran {tahun}",
        keadaan=keadaan_periode(tahun, timezone.localtime(waktu).date()),
        sebutan=f"Anggaran pencegahan stunting, {tahun.label}",
        waktu=waktu,
        profil=profil,
        kertas=kertas,
    )
    judul = f"Anggaran pencegahan stunting, {tahun.label}"
    return Berkas(tulis_xlsx([satu], judul=judul, waktu=waktu), XLSX, f"{nama_lembar(desa, lembar)}.xlsx")
