"""The papers of a meeting of any kind, printed: invitation, attendance list, notulen."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from kpm.dokumen.cetak import Berkas, cetak, kelas_kertas, kop
from kpm.dokumen.gambar import gambar_cetak
from kpm.dokumen.terbilang import jam, tanggal_panjang
from kpm.kueri import profil_desa
from kpm.models import Wilayah
from rembuk import surat
from rembuk.kueri import kehadiran
from rembuk.kueri_pertemuan import bagian
from rembuk.models import Pertemuan
from rembuk.pertemuan import sebutan
from rembuk.teks import butir

KOSONG_BAWAAN, KOSONG_TERBANYAK = 25, 200
"""Blank rows of an attendance list: what fills its first pages, and what nobody exceeds."""
SURAT_TERBANYAK = 60
"""Letters printed one for each of the invited: a page takes a fifth of a second, and somebody waits for them."""


def _konteks(desa: Wilayah, nama: str, waktu: dt.datetime, *, kertas: str = "") -> dict[str, Any]:
    profil = profil_desa(desa)
    setempat = timezone.localtime(waktu)
    return {
        "desa": desa,
        "profil": profil,
        "kop": kop(desa, profil),
        "kelas_kertas": kelas_kertas(kertas or profil.kertas),
        "desa_contoh": desa.contoh,
        "baris_kaki": [
            f"{nama}, {desa.nama_lengkap}",
            f"Dicetak {tanggal_panjang(setempat.date())} pukul {jam(setempat.time())} {desa.singkatan_zona}",
        ],
    }


def _nama_berkas(jenis: str, rapat: Pertemuan, desa: Wilayah) -> str:
    return f"{jenis}-{rapat.jenis}-{desa.kode}-{rapat.tanggal or rapat.tahun}"


def cetak_undangan(
    rapat: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, ttd: str = "", tiap: bool = False, kertas: str = ""
) -> Berkas:
    """The invitation; with ``tiap`` one letter for each of the invited, unless they are more than SURAT_TERBANYAK:
    then one with the list of them. ``ttd``: "kades" or "rds" signs."""
    konteks = _konteks(desa, f"Undangan {sebutan(rapat)}", waktu, kertas=kertas)
    profil = konteks["profil"]
    ttd = ttd if ttd in surat.PENANDA else surat.penanda_bawaan(rapat, profil)
    isi = surat.undangan(rapat, desa, profil, ttd=ttd, pada=timezone.localdate(waktu))
    tiap = tiap and 0 < len(isi.semua) <= SURAT_TERBANYAK
    lembar = [[satu] for satu in isi.semua] if tiap else [isi.yth]
    lampiran = isi.semua if not tiap and not isi.yth and isi.semua else []
    konteks |= {"isi": isi, "lembar": lembar, "lampiran": lampiran, "tiap": tiap}
    return cetak("cetak/undangan.html", konteks, nama=_nama_berkas("undangan", rapat, desa))


def cetak_daftar_hadir(
    rapat: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kosong: int | None = None, kertas: str = ""
) -> Berkas:
    """The attendance list to be signed: with the people on it, or with ``kosong`` blank rows and nobody."""
    konteks = _konteks(desa, f"Daftar hadir {sebutan(rapat)}", waktu, kertas=kertas)
    hadir = kehadiran(rapat, desa)
    blangko = kosong is not None
    orang = [] if blangko else hadir.orang
    konteks |= {
        "sebutan": sebutan(rapat),
        "rapat": rapat,
        "fakta": surat.fakta(rapat, desa.singkatan_zona),
        "baris": surat.baris_hadir(orang, min(kosong or 0, KOSONG_TERBANYAK)),
        "hadir": None if blangko else hadir,
        "jabatan": konteks["profil"].jabatan(desa),
    }
    return cetak("cetak/daftar_hadir.html", konteks, nama=_nama_berkas("daftar-hadir", rapat, desa))


def cetak_notulen(rapat: Pertemuan, desa: Wilayah, *, waktu: dt.datetime, kertas: str = "") -> Berkas:
    """The notulen: facts, agenda, notes, attendance in numbers, follow-ups old and new, photos."""
    konteks = _konteks(desa, f"Notulen {sebutan(rapat)}", waktu, kertas=kertas)
    isi = bagian(rapat, desa, timezone.localdate(waktu))
    konteks |= {
        "sebutan": sebutan(rapat),
        "rapat": rapat,
        "fakta": surat.fakta(rapat, desa.singkatan_zona) + surat.pimpinan(rapat),
        "agenda": surat.agenda(rapat, desa),
        "ringkasan": butir(rapat.ringkasan),
        "bagian": isi,
        "foto": [(gambar, satu.keterangan) for satu in isi.foto if (gambar := gambar_cetak(satu.unggahan))],
        "titik": surat.TITIK,
    }
    return cetak("cetak/notulen.html", konteks, nama=_nama_berkas("notulen", rapat, desa))
