"""Issuing the Berita Acara: number, content, hash, file and public code, written together or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from kpm.dokumen.cetak import Berkas, lambang
from kpm.dokumen.kode import kode_acak
from kpm.kueri import nama_induk
from kpm.kunci import kunci_transaksi
from kpm.models import DokumenTerbit, Pengguna, ProfilDesa, Wilayah
from kpm.tindakan import simpan
from rembuk import kueri
from rembuk.berita_acara import NOMOR_KONSEP, nomor_surat, sidik, susun
from rembuk.cetak import cetak_berita_acara, gambar_rapat, nama_berkas
from rembuk.models import BeritaAcara, FotoPertemuan, Pertemuan
from rembuk.tindakan.rapat import SudahTerbit, kunci_rapat

PERCOBAAN = 3
"""A public code is taken once in a hundred billion times; a number never, for it is counted under a lock."""


class BelumLengkap(Exception):
    """The meeting lacks something its Berita Acara needs; ``kurang`` lists the unmet conditions."""

    def __init__(self, kurang: list[kueri.Syarat]) -> None:
        super().__init__("Berita Acara belum dapat terbit. Lengkapi dahulu yang masih kurang.")
        self.kurang = kurang


class TerlaluRamai(Exception):
    """The database kept refusing what we wanted to store."""

    def __init__(self) -> None:
        super().__init__("Berita Acara belum dapat disimpan. Coba sekali lagi.")


@dataclass(frozen=True, slots=True)
class _Siap:
    """A Berita Acara ready to be stored."""

    rembuk: Pertemuan
    lama: BeritaAcara | None
    """What it replaces."""
    urut: int
    isi: dict[str, Any]
    foto: list[FotoPertemuan]
    profil: ProfilDesa

    def cetak(self) -> Berkas:
        nama = nama_berkas(self.rembuk, self.isi["revisi"])
        return cetak_berita_acara(self.isi, lambang=lambang(self.profil), gambar=gambar_rapat(self.foto), nama=nama)


def konsep(*, rembuk: Pertemuan, desa: Wilayah, sekarang: dt.datetime) -> Berkas:
    """The Berita Acara as it would be printed now, marked KONSEP. Writes nothing."""
    data = kueri.rapat(rembuk, desa)
    isi = susun(
        data,
        nama=nama_induk(desa),
        nomor=NOMOR_KONSEP,
        kode="",
        dicetak=sekarang,
        alamat_umum=settings.KPM_ALAMAT_UMUM,
        konsep=True,
        ganti=_ganti(rembuk, data.berita_acara),
    )
    return cetak_berita_acara(
        isi, lambang=lambang(data.profil), gambar=gambar_rapat(data.foto), nama=f"konsep-{nama_berkas(rembuk)}"
    )


def terbitkan(*, rembuk: Pertemuan, desa: Wilayah, oleh: Pengguna, sekarang: dt.datetime) -> BeritaAcara:
    """Issue the Berita Acara of a meeting, or the correction of an issued one, and close the meeting.

    ``sekarang`` is the village's local time. Printing takes a second, so it happens before the transaction; the
    transaction takes the village's lock, puts content and number together again, and prints anew only where somebody
    came between. Many at once get one number each, in a row, and one meeting is issued once. Raises SudahTerbit,
    BelumLengkap, TerlaluRamai.
    """
    nama = nama_induk(desa)
    kode = kode_acak()
    siap = _siapkan(rembuk, desa, nama, kode, sekarang)
    berkas = siap.cetak()
    for _ in range(PERCOBAAN):
        try:
            with transaction.atomic():
                kunci_transaksi(f"berita-acara:{desa.kode}", sendiri=True)
                kunci_rapat(rembuk)
                kini = _siapkan(rembuk, desa, nama, kode, sekarang)
                if sidik(kini.isi) != sidik(siap.isi):
                    siap, berkas = kini, kini.cetak()
                return _simpan(kini, desa, berkas, oleh)
        except IntegrityError:
            kode = kode_acak()
    raise TerlaluRamai


def _siapkan(rembuk: Pertemuan, desa: Wilayah, nama: dict[str, str], kode: str, sekarang: dt.datetime) -> _Siap:
    """The content as the meeting stands now, with the next number."""
    kini = Pertemuan.objects.select_related("desa").get(pk=rembuk.pk)
    data = kueri.rapat(kini, desa)
    if data.terbit:
        raise SudahTerbit
    kurang = [syarat for syarat in data.syarat(sekarang.date()) if not syarat.terpenuhi]
    if kurang:
        raise BelumLengkap(kurang)
    assert kini.tanggal is not None  # noqa: S101 (a condition of the list above)
    urut = _urut_berikut(desa, kini.tanggal.year)
    isi = susun(
        data,
        nama=nama,
        nomor=nomor_surat(data.profil.pola_nomor_ba, urut, kini.tanggal),
        kode=kode,
        dicetak=sekarang,
        alamat_umum=settings.KPM_ALAMAT_UMUM,
        ganti=_ganti(kini, data.berita_acara),
    )
    return _Siap(kini, data.berita_acara, urut, isi, data.foto, data.profil)


def _ganti(rembuk: Pertemuan, lama: BeritaAcara | None) -> dict[str, Any] | None:
    """What a correction says of the version it replaces; None for a first issue."""
    if lama is None:
        return None
    return {
        "revisi": lama.revisi + 1,
        "nomor": lama.nomor,
        "tanggal": lama.isi["tanggal"],
        "kode": lama.isi["kode"],
        "alasan": rembuk.alasan_koreksi,
        "oleh": rembuk.koreksi_oleh.nama if rembuk.koreksi_oleh else "",
    }


def _urut_berikut(desa: Wilayah, tahun: int) -> int:
    terakhir = BeritaAcara.objects.filter(desa=desa, tahun=tahun).aggregate(Max("urut"))["urut__max"]
    return (terakhir or 0) + 1


def _simpan(siap: _Siap, desa: Wilayah, berkas: Berkas, oleh: Pengguna) -> BeritaAcara:
    rembuk, isi = siap.rembuk, siap.isi
    assert rembuk.tanggal is not None  # noqa: S101 (checked before printing)
    register = DokumenTerbit.objects.create(
        kode=isi["kode"],
        jenis=DokumenTerbit.Jenis.BERITA_ACARA,
        wilayah=desa,
        periode=f"Tahun {rembuk.tahun}",
        nomor=isi["nomor"],
        revisi=isi["revisi"],
        tanggal=rembuk.tanggal,
        sidik=sidik(isi),
    )
    ba: BeritaAcara = BeritaAcara.objects.create(
        desa=desa,
        rembuk=rembuk,
        register=register,
        tahun=rembuk.tanggal.year,
        urut=siap.urut,
        nomor=isi["nomor"],
        revisi=isi["revisi"],
        isi=isi,
        sidik=sidik(isi),
        jenis_berkas=berkas.jenis,
        berkas=berkas.isi,
        terbit_oleh=oleh,
    )
    if siap.lama is not None:
        DokumenTerbit.objects.filter(pk=siap.lama.register_id).update(digantikan_oleh=register)
        rembuk.alasan_koreksi, rembuk.koreksi_pada, rembuk.koreksi_oleh, rembuk.koreksi_sidik = "", None, None, ""
        simpan(rembuk, oleh=oleh)
    return ba
