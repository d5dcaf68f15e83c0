"""What Formulir 1 of a workbook proposes: providers of services and what each of them offers in its year (block b)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kpm.bacaan.bentuk import Baris
from kpm.bacaan.kepala import kunci_kepala
from kpm.bacaan.nilai import kunci_tempat, teks
from kpm.models import Fasilitas, JenisFasilitas
from laporan.impor.banding import rencanakan_baru, rencanakan_ubah
from laporan.impor.bentuk import BARU, LEWATI, Rencana
from laporan.impor.form_kpm.bentuk import Blok
from laporan.impor.form_kpm.kenal import DILEWATI
from laporan.impor.form_kpm.nilai import TidakJelas, hampa, jawab
from laporan.impor.form_kpm.rumah import Perancang

LAYANAN = (
    ("periksa_hamil", ("pemeriksaan ibu hamil", "pemeriksaan kehamilan")),
    ("pil_fe", ("pil fe", "tablet fe")),
    ("periksa_nifas", ("nifas",)),
    ("imunisasi", ("imunisasi",)),
    ("timbang", ("penimbangan", "berat badan")),
    ("ukur", ("pengukuran", "tinggi badan")),
    ("konseling", ("konseling",)),
    ("parenting", ("parenting", "0-<3", "0 - <3", "0 - < 3")),
    ("paud", ("3-6", "3 - 6")),
)
"""Field of `KondisiLayanan` -> words of its heading."""
JENIS = (
    (JenisFasilitas.POSYANDU, ("posyandu",)),
    (JenisFasilitas.POSKESDES, ("poskesdes",)),
    (JenisFasilitas.POLINDES, ("polindes",)),
    (JenisFasilitas.PUSKESMAS, ("puskesmas", "pustu")),
    (JenisFasilitas.RUMAH_SAKIT, ("rumah sakit", "rs", "rsud")),
    (JenisFasilitas.BIDAN, ("bidan",)),
    (JenisFasilitas.DOKTER, ("dokter",)),
    (JenisFasilitas.PAUD, ("paud", "kober", "kelompok bermain")),
    (JenisFasilitas.TK, ("tk", "ra", "taman kanak-kanak")),
)
"""Kind of provider -> how its name begins."""
UMUM = frozenset({"praktek", "praktik", "desa", ""})
"""Words after the kind that name nobody: Bidan Praktek."""


@dataclass(slots=True)
class BarisLayanan:
    """One provider of block b."""

    baris: Baris
    jenis: str
    nama: str
    kolom: dict[str, int]
    kolom_nama: int


def baris_layanan(blok: Blok) -> Iterator[BarisLayanan]:
    """The rows of block b of a Formulir 1; none where it has no such block."""
    kolom: dict[str, int] = {}
    nama = -1
    for baris in blok.semua:
        isi = [kunci_kepala(nilai) for nilai in baris.isi]
        if "nama layanan" in isi:
            nama = isi.index("nama layanan")
        if nama < 0:
            continue
        kepala = _kolom(isi, nama)
        if kepala:
            kolom |= {kode: ke for kode, ke in kepala.items() if kode not in kolom}
            continue
        sebutan = teks(baris.nilai(nama))
        if kolom and sebutan and (jenis := jenis_layanan(sebutan)):
            yield BarisLayanan(baris, jenis, sebutan, kolom, nama)


def _kolom(isi: Sequence[str], nama: int) -> dict[str, int]:
    hasil: dict[str, int] = {}
    for ke, kata in enumerate(isi):
        if ke <= nama or len(kata) < 4:
            continue
        for kode, semua in LAYANAN:
            if kode not in hasil and any(satu in kata for satu in semua):
                hasil[kode] = ke
                break
    return hasil


def jenis_layanan(sebutan: str) -> str | None:
    """The kind of provider a name begins with, with the whole word."""
    kata = kunci_kepala(sebutan)
    for jenis, semua in JENIS:
        if any(kata == satu or kata.startswith(f"{satu} ") or kata.startswith(f"{satu}/") for satu in semua):
            return jenis.value
    return None


def kunci_fasilitas(jenis: str, nama: str) -> str:
    """A provider's name as it is compared: "Posyandu Anggrek" and "Anggrek" are one posyandu, "Bidan" is any."""
    kata = kunci_kepala(nama)
    for satu in next(semua for kode, semua in JENIS if kode == jenis):
        if kata == satu or kata.startswith((f"{satu} ", f"{satu}/")):
            kata = kata[len(satu) :].strip(" /")
            break
    return "" if kata in UMUM else kunci_tempat(kata)


@dataclass(slots=True)
class PerancangKondisi:
    """Plans block b of every Formulir 1 of a workbook."""

    induk: Perancang

    def rancang(self, blok: Sequence[Blok], tahun: int | None) -> None:
        """``tahun`` is the year of a sheet that does not name its own; without one nothing is taken."""
        sudah: set[tuple[str, int]] = set()
        for satu in blok:
            masa = satu.tahun or tahun
            layanan = list(baris_layanan(satu))
            if masa is not None:
                for baris in layanan:
                    self._satu(satu, baris, masa, sudah)
            elif layanan:
                self.induk.kabar.append(
                    f"Lembar {satu.lembar} tidak menyebut tahunnya: keadaan layanan tidak diambil. Isi tahunnya."
                )

    def _satu(self, blok: Blok, baris: BarisLayanan, tahun: int, sudah: set[tuple[str, int]]) -> None:
        induk = self.induk
        kunci = f"kondisi/{baris.jenis}/{kunci_fasilitas(baris.jenis, baris.nama)}"
        fasilitas = self._cari(baris)
        untuk = fasilitas.uuid if fasilitas else induk.baru("fasilitas", kunci)
        sebutan, sel = f"{baris.nama} {tahun}", baris.baris.alamat(baris.kolom_nama)
        kondisi = induk.kini.kondisi.get((fasilitas.pk, tahun)) if fasilitas else None
        milik = kondisi.uuid if kondisi else induk.baru("kondisi", untuk, tahun)
        isi, ragu = self._jawaban(baris, paksa=induk.putusan(f"{kunci}/{tahun}") == BARU)
        if (str(untuk), tahun) in sudah:
            ragu.append(f"{baris.nama} ditulis dua kali.")
        sudah.add((str(untuk), tahun))
        if not isi and not ragu:
            return
        tempat = {kode: baris.baris.alamat(ke) for kode, ke in baris.kolom.items()}
        if induk.putusan(f"{kunci}/{tahun}") == LEWATI or ragu:
            lewat = not ragu or induk.putusan(f"{kunci}/{tahun}") == LEWATI
            rencana = Rencana(
                rekam="kondisi",
                untuk=milik,
                sebutan=sebutan,
                keadaan="ditolak" if lewat else "tidak_jelas",
                alasan=DILEWATI if lewat else " ".join(dict.fromkeys(ragu)),
                kunci=f"{kunci}/{tahun}",
            )
            induk.letak(rencana, blok.lembar, sel)
            return
        if fasilitas is None and not induk.sudah("fasilitas", untuk):
            baru = {"jenis": baris.jenis, "nama": baris.nama}
            induk.letak(rencanakan_baru("fasilitas", untuk, baris.nama, baru, sel={"nama": sel}), blok.lembar, sel)
        if kondisi:
            rencana = rencanakan_ubah("kondisi", kondisi, sebutan, isi, sel=tempat)
        else:
            penuh = {"fasilitas": untuk, "tahun": tahun, **isi}
            rencana = rencanakan_baru("kondisi", milik, sebutan, penuh, sel=tempat, nama={str(untuk): baris.nama})
        induk.letak(rencana, blok.lembar, sel)

    def _cari(self, baris: BarisLayanan) -> Fasilitas | None:
        """The provider of this kind and name; the only one of its kind where the sheet names none."""
        sejenis = [satu for satu in self.induk.kini.fasilitas if satu.jenis == baris.jenis]
        kunci = kunci_fasilitas(baris.jenis, baris.nama)
        cocok = [satu for satu in sejenis if kunci_fasilitas(baris.jenis, satu.nama) == kunci]
        if not cocok and not kunci and len(sejenis) == 1:
            cocok = sejenis
        return cocok[0] if cocok else None

    def _jawaban(self, baris: BarisLayanan, *, paksa: bool) -> tuple[dict[str, Any], list[str]]:
        isi: dict[str, Any] = {}
        ragu: list[str] = []
        for kode, ke in baris.kolom.items():
            nilai = baris.baris.nilai(ke)
            try:
                ada = jawab(nilai, boleh_banyak=False)
            except TidakJelas as galat:
                if not paksa:
                    ragu.append(str(galat))
                continue
            if ada is None and hampa(nilai) and self.induk.bahan.opsi.kosong_berarti_tidak:
                ada = False
            if ada is not None:
                isi[kode] = ada
        return (isi, ragu) if any(not hampa(baris.baris.nilai(ke)) for ke in baris.kolom.values()) else ({}, [])
