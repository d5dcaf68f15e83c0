"""Where each stage of a planning year leads: the one table of its documents and pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Wilayah
from kpm.periode import Triwulan
from rembuk import fakta_tahap as tahap
from rembuk.kueri_siklus import TahunSiklus
from rembuk.models import JenisPertemuan, Pertemuan


@dataclass(frozen=True, slots=True)
class Tautan:
    """One document or page of a stage."""

    teks: str
    url: str


def alamat(nama: str, *bagian: Any, kueri: str = "") -> str:
    """The address of a page by its name."""
    dasar = reverse(nama, args=bagian)
    return f"{dasar}?{kueri}" if kueri else dasar


def tautan_tahap(tahun: TahunSiklus, wilayah: Wilayah, izin: Collection[str]) -> dict[str, list[Tautan]]:
    """Stage -> its documents and the pages on which its next step is taken, as far as somebody may open them."""
    ubah = "rembuk.ubah" in izin
    rencana = ubah and not tahun.berakhir
    semua = {
        tahap.PEMETAAN: _pemetaan(tahun, wilayah, izin),
        tahap.FGD: _fgd(tahun, wilayah, ubah=rencana),
        tahap.MAD: _mad(tahun, wilayah, ubah=rencana),
        tahap.REMBUK: _rembuk(tahun, wilayah, ubah=rencana),
        tahap.ADVOKASI: _advokasi(tahun, wilayah),
        tahap.PELAKSANAAN: _pelaksanaan(tahun, wilayah),
        tahap.PEMANTAUAN: _pemantauan(tahun, wilayah, ubah=ubah),
    }
    return {kode: [Tautan(teks, url) for teks, url in satu if url] for kode, satu in semua.items()}


def halaman_lain(wilayah: Wilayah) -> list[tuple[str, Tautan]]:
    """The pages of planning that belong to no single year: what each is for, its name and address."""
    semua = [
        ("Undangan, daftar hadir, catatan, dan tindak lanjut", "Semua pertemuan", alamat("pertemuan", wilayah.kode)),
        ("SK, anggota, dan masa tugas", "Lembaga", alamat("lembaga", wilayah.kode)),
        ("Keadaan tiap usulan, dan siapa yang ditunggu", "Advokasi", alamat("advokasi", wilayah.kode)),
        ("Dari kekurangan sampai hasil", "Jejak", alamat("jejak_masalah", wilayah.kode)),
    ]
    return [(guna, Tautan(teks, url)) for guna, teks, url in semua if url]


Baris = Iterator[tuple[str, str]]
"""(words, address); an empty address is a page that is not there."""


def _kapan(satu: Pertemuan) -> str:
    return tanggal_panjang(satu.tanggal) if satu.tanggal else "tanggal belum diisi"


def _pemetaan(tahun: TahunSiklus, wilayah: Wilayah, izin: Collection[str]) -> Baris:
    yield "Peta sosial tiap dusun", alamat("pemetaan", wilayah.kode)
    yield f"Formulir 1 tahun {tahun.tahun}", alamat("formulir_1", wilayah.kode, tahun.tahun)
    if "kondisi.ubah" in izin and tahun.fakta.fasilitas_belum:
        yield "Tanyakan layanan tiap fasilitas", alamat("kondisi", wilayah.kode, tahun.tahun)
    yield "Profil stunting", alamat("profil_stunting", wilayah.kode, tahun.tahun)
    for satu in tahun.jenis(JenisPertemuan.MUSDUS):
        nama = tahun.fakta.dusun.get(satu.dusun_id or 0, "dusun")
        yield f"Musyawarah {nama}, {_kapan(satu)}", alamat("pertemuan_isi", wilayah.kode, satu.uuid)


def _fgd(tahun: TahunSiklus, wilayah: Wilayah, *, ubah: bool) -> Baris:
    semua = tahun.jenis(JenisPertemuan.FGD)
    for satu in semua:
        yield f"FGD {_kapan(satu)}", alamat("fgd_isi", wilayah.kode, satu.uuid)
        yield f"Penyebaran informasi FGD {_kapan(satu)}", alamat("fgd_informasi", wilayah.kode, satu.uuid)
    if ubah and not semua:
        yield "Mulai FGD", alamat("fgd_baru", wilayah.kode)


def _mad(tahun: TahunSiklus, wilayah: Wilayah, *, ubah: bool) -> Baris:
    if ubah or tahun.jenis(JenisPertemuan.MAD) or tahun.salinan_mad:
        yield "FGD antarkelurahan" if wilayah.kelurahan else "FGD antardesa", alamat("mad", wilayah.kode)
    for satu in tahun.jenis(JenisPertemuan.MAD):
        yield f"Musyawarah {_kapan(satu)}", alamat("mad_satu", wilayah.kode, satu.uuid)
    for salinan in tahun.salinan_mad:
        yield f"Kesepakatan bersama, revisi {salinan.revisi}", alamat("mad_salinan", wilayah.kode, salinan.uuid)


def _rembuk(tahun: TahunSiklus, wilayah: Wilayah, *, ubah: bool) -> Baris:
    semua = tahun.jenis(JenisPertemuan.REMBUK)
    for satu in semua:
        yield f"Rembuk {_kapan(satu)}", alamat("rembuk_isi", wilayah.kode, satu.uuid)
        if satu.nomor_ba:  # type: ignore[attr-defined]
            yield "Berita Acara (PDF)", alamat("berita_acara", wilayah.kode, satu.uuid)
    if ubah and not semua:
        yield "Mulai rembuk", alamat("rembuk_baru", wilayah.kode)
    yield "Semua rembuk", alamat("rembuk", wilayah.kode)


def _advokasi(tahun: TahunSiklus, wilayah: Wilayah) -> Baris:
    if any(satu.terbit for satu in tahun.fakta.rembuk):
        yield "Penyerahan dan keadaan usulan", alamat("advokasi", wilayah.kode)


def _pelaksanaan(tahun: TahunSiklus, wilayah: Wilayah) -> Baris:
    if not wilayah.kelurahan:
        yield f"Kegiatan dan anggaran {tahun.tahun_rkp}", alamat("anggaran_tahun", wilayah.kode, tahun.tahun_rkp)
    yield "Jejak: dari kekurangan sampai hasil", alamat("jejak_masalah", wilayah.kode)


def _pemantauan(tahun: TahunSiklus, wilayah: Wilayah, *, ubah: bool) -> Baris:
    for ke, satu in enumerate(tahun.fakta.triwulan, start=1):
        if satu.ditutup:
            yield f"Kartu skor {satu.label}", alamat("skor_triwulan", wilayah.kode, Triwulan(tahun.tahun_rkp, ke))
    semua = tahun.jenis(JenisPertemuan.EVALUASI)
    for rapat in semua:
        yield f"Rapat evaluasi {_kapan(rapat)}", alamat("evaluasi_isi", wilayah.kode, rapat.uuid)
    if ubah and any(satu.ditutup and satu.dievaluasi is None for satu in tahun.fakta.triwulan):
        yield "Catat rapat evaluasi", alamat("evaluasi_baru", wilayah.kode)
