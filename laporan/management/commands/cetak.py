"""Print an official document into a file, for the office's PC and for checking."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kpm.dokumen.cetak import PDF, Berkas
from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Dusun, Kertas, Wilayah
from kpm.periode import Tahun
from laporan.dokumen import berita_acara_terbit, cetak_formulir4
from laporan.dokumen_lembar import cetak_sumber
from laporan.dokumen_tahunan import cetak_formulir4_tahun
from laporan.kueri_tutup import berkas_kartu
from laporan.pencetak import SEKETIKA
from laporan.permintaan import Permintaan
from laporan.permintaan import baca_periode as periode_lembar
from laporan.sumber_lembar import BULANAN, NAMA, TAHUNAN, TRIWULANAN, ada
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor.beku import baca_periode


class Command(BaseCommand):
    help = (
        "Mencetak dokumen resmi ke berkas: formulir-2a dan formulir-2b KODE 2026-08, formulir-2c KODE 2026, "
        "formulir-3a, formulir-3b, format-bantu dan formulir-4 KODE 2026-T3 (formulir-4 KODE 2026: setahun), "
        "atau berita-acara KODE UUID-REMBUK."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        jenis = parser.add_subparsers(dest="jenis", required=True)
        formulir4 = jenis.add_parser("formulir-4", help="laporan konvergensi satu triwulan atau satu tahun")
        formulir4.add_argument("kode", help="kode desa, misalnya 52.04.20.2005")
        formulir4.add_argument("periode", help="misalnya 2026-T3, atau 2026")
        formulir4.add_argument("--kertas", choices=Kertas.values, default="", help="bawaan: kertas pada profil desa")
        lembar = [jenis.add_parser(satu, help=NAMA[satu]) for satu in (*BULANAN, *TAHUNAN, *TRIWULANAN)]
        for satu in lembar:
            satu.add_argument("kode", help="kode desa, misalnya 52.04.20.2005")
            satu.add_argument("periode", help="bulan 2026-08, triwulan 2026-T3, atau tahun 2026, menurut formulirnya")
            satu.add_argument("--kertas", choices=Kertas.values, default="", help="bawaan: kertas pada profil desa")
            satu.add_argument("--dusun", default="", help="nama dusun; bawaan: seluruh desa")
            satu.add_argument("--kumulatif", action="store_true", help="formulir 2A dan 2B: sejak Januari")
        berita_acara = jenis.add_parser("berita-acara", help="Berita Acara yang sudah terbit, revisi terakhir")
        berita_acara.add_argument("kode", help="kode desa")
        berita_acara.add_argument("uuid", help="uuid rembuk, dari alamat halamannya")
        for satu in (formulir4, berita_acara, *lembar):
            satu.add_argument("-o", "--berkas", type=Path, required=True, help="berkas tujuan")

    def handle(self, *args: Any, jenis: str, kode: str, berkas: Path, **opsi: Any) -> None:
        desa = _desa(kode)
        timezone.activate(desa.nama_zona)
        try:
            with lingkup(desa.kode):
                if jenis == "formulir-4":
                    hasil = self._formulir4(desa, **opsi)
                else:
                    hasil = self._berita_acara(**opsi) if jenis == "berita-acara" else self._lembar(desa, jenis, **opsi)
        finally:
            timezone.deactivate()
        if berkas.suffix.lower() == ".pdf" and hasil.jenis != PDF:
            raise CommandError("Komputer ini belum dapat membuat PDF (Pango tidak ada). Pakai nama berkas .html.")
        try:
            berkas.write_bytes(hasil.isi)
        except OSError as galat:
            raise CommandError(f"{berkas} tidak dapat ditulis: {galat.strerror}.") from galat
        self.stdout.write(f"{berkas}: {len(hasil.isi)} bita.")

    def _formulir4(self, desa: Wilayah, *, periode: str, kertas: str, **_: Any) -> Berkas:
        try:
            masa = baca_periode(periode)
            if isinstance(masa, Tahun):
                return cetak_formulir4_tahun(desa, masa, waktu=timezone.now(), kertas=kertas)
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        tersimpan = berkas_kartu(desa, masa, SEKETIKA)
        if tersimpan is not None:
            return tersimpan
        skor = skor_berlaku(desa, masa).skor
        return cetak_formulir4(desa, skor, waktu=timezone.now(), kertas=kertas)

    def _lembar(
        self, desa: Wilayah, kode: str, *, periode: str, kertas: str, dusun: str, kumulatif: bool, **_: Any
    ) -> Berkas:
        waktu = timezone.now()
        hari_ini = timezone.localdate(waktu)
        try:
            masa = periode_lembar(kode, periode)
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        if not ada(masa, hari_ini):
            raise CommandError(f"{periode} belum berjalan atau terlalu lama.")
        tempat = Dusun.objects.filter(nama__iexact=dusun).first() if dusun else None
        if dusun and tempat is None:
            raise CommandError(f"Dusun {dusun} tidak ada di desa ini.")
        minta = Permintaan(
            kode=kode, periode=masa, kumulatif=kumulatif and kode in BULANAN, dusun=tempat, kertas=kertas
        )
        sumber = minta.baca(desa, hari_ini)
        return cetak_sumber(desa, sumber, minta.lembar(sumber), waktu=waktu, kertas=minta.kertas)

    def _berita_acara(self, *, uuid: str, **_: Any) -> Berkas:
        try:
            hasil = berita_acara_terbit(UUID(uuid))
        except ValueError as galat:
            raise CommandError(f"{uuid} bukan uuid rembuk.") from galat
        if hasil is None:
            raise CommandError("Rembuk itu tidak ada di desa ini, atau Berita Acaranya belum terbit.")
        return hasil


def _desa(kode: str) -> Wilayah:
    try:
        desa = wilayah_kode(kode)
    except Wilayah.DoesNotExist as galat:
        raise CommandError(f"Kode wilayah {kode} tidak ada.") from galat
    if not desa.desa:
        raise CommandError(f"{kode} bukan kode desa atau kelurahan.")
    return desa
