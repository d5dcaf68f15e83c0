"""A counselling session for the screen and for paper: rows of its sheet, invitations of the fathers. No query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from kpm.dokumen import terbilang
from kpm.models import Wilayah
from kpm.telepon import tautan_wa
from laporan.pengingat import PESAN_AYAH, sebut_ayah, sebut_waktu, teks_undangan
from pemantauan.bulanan.peserta import IsianPeserta, Tanda, kode_baris
from pemantauan.kueri_sesi import IBU, Calon
from pemantauan.models import PesertaKonseling, SesiKonseling
from pemantauan.skor.undangan import Bersama, Rumah, Undangan, satukan_ayah


@dataclass(frozen=True, slots=True)
class BarisPeserta:
    """One row of the sheet as it is shown: what stands there, or what was typed and could not be stored."""

    calon: Calon
    tanda: Tanda
    awal: str
    beda: tuple[tuple[str, str, str], ...] = ()
    """(label, stored by somebody else, typed) where both wrote meanwhile."""
    oleh: Any = None
    galat: str = ""

    @property
    def kode(self) -> str:
        return kode_baris(self.calon.kelompok, self.calon.uuid)

    @property
    def jawaban(self) -> tuple[tuple[str, str, bool | None], ...]:
        """(name, label, answer) of the two questions."""
        ayah = "Suami hadir" if self.calon.kelompok == IBU else "Ayah hadir"
        return (("ayah", ayah, self.tanda.ayah), ("ibu", "Ibu hadir", self.tanda.ibu))


def susun_baris(
    calon: Iterable[Calon],
    isian: Mapping[tuple[str, UUID], IsianPeserta],
    bentrok: Mapping[tuple[str, UUID], PesertaKonseling],
) -> list[BarisPeserta]:
    """The rows of a page; ``isian`` were posted and not stored, ``bentrok`` somebody else wrote meanwhile."""
    hasil = []
    for satu in calon:
        kunci = (satu.kelompok, satu.uuid)
        tersimpan = Tanda.dari(satu.peserta)
        versi = satu.peserta.versi if satu.peserta else 0
        baris = BarisPeserta(satu, tersimpan, tersimpan.sandi(versi))
        if kunci in bentrok:
            lain = bentrok[kunci]
            kini, ketik = Tanda.dari(lain), isian[kunci].isi
            baris = replace(
                baris, tanda=ketik, awal=kini.sandi(lain.versi), beda=tuple(kini.beda(ketik)), oleh=lain.diubah_oleh
            )
        elif kunci in isian:
            satu_isian = isian[kunci]
            awal = satu_isian.awal.sandi(satu_isian.versi)
            baris = replace(baris, tanda=satu_isian.isi, awal=awal, galat=satu_isian.galat)
        hasil.append(baris)
    return hasil


def tempat_sesi(sesi: SesiKonseling) -> str:
    """ "Posyandu Melati, Balai desa"; empty where nobody wrote it down."""
    return ", ".join(filter(None, (sesi.fasilitas.nama if sesi.fasilitas else "", sesi.tempat)))


def ayah_diundang(calon: Iterable[Calon]) -> tuple[Undangan, ...]:
    """The fathers invited to a session, each once."""
    return satukan_ayah(
        (
            satu.keluarga,
            satu.dusun,
            Bersama(str(satu.uuid), satu.nama, satu.kelompok == IBU, bool(satu.peserta and satu.peserta.ayah_hadir)),
            Rumah(ayah=satu.ayah, kepala=satu.kepala, rt=satu.rt, telepon=satu.telepon),
        )
        for satu in calon
        if satu.peserta is not None and satu.peserta.ayah_diundang
    )


def kapan(sesi: SesiKonseling) -> str:
    """ "Sabtu, 12 September 2026 pukul 09.00"."""
    return sebut_waktu(sesi.tanggal, terbilang.jam(sesi.jam) if sesi.jam else "")


def teks_ayah(sesi: SesiKonseling, desa: Wilayah, ayah: Undangan) -> str:
    """The invitation of one father for his telephone: nothing about health, and no name but his."""
    return teks_undangan(
        sebut_ayah(ayah),
        f"mengundang Bapak mengikuti {sesi.get_jenis_display().lower()} bersama keluarga",
        (kapan(sesi), tempat_sesi(sesi), sesi.materi and f"Materi: {sesi.materi}"),
        PESAN_AYAH,
        desa.nama_lengkap,
    )


@dataclass(frozen=True, slots=True)
class UndanganAyah:
    """One father of a session with his text."""

    ayah: Undangan
    sebutan: str
    url_wa: str
    """Opens his telephone number where one is written, else asks whom to send it to."""


def undangan_ayah(sesi: SesiKonseling, desa: Wilayah, ayah: Iterable[Undangan]) -> list[UndanganAyah]:
    """The invitations of these fathers."""
    hasil = []
    for satu in ayah:
        url = tautan_wa(teks_ayah(sesi, desa, satu), satu.telepon)
        hasil.append(UndanganAyah(satu, sebut_ayah(satu), url))
    return hasil
