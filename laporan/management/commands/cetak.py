"""Print an official document into a file, for the office's PC and for checking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kpm.cadangan.wadah import sebab_tulis
from kpm.dokumen.cetak import PDF, Berkas
from kpm.jejak import unduh_perintah
from kpm.kueri import dusun_desa, posyandu_desa, wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Kertas, Wilayah
from kpm.periode import Bulan, Tahun, Triwulan
from laporan.berkas import berkas_formulir4, berkas_lembar
from laporan.buku_kpm import buku_kpm
from laporan.dokumen import berita_acara_terbit
from laporan.dokumen_anggaran import cetak_anggaran, xlsx_anggaran
from laporan.dokumen_jejak_masalah import cetak_jejak
from laporan.dokumen_profil import cetak_profil
from laporan.dokumen_tahunan import cetak_formulir4_tahun
from laporan.dokumen_xlsx import xlsx_formulir4, xlsx_formulir4_tahun, xlsx_sumber
from laporan.kertas_rapat import RAPAT, TidakAda, desa_rapat, kertas_rapat
from laporan.kueri_cetak import ZIP, satukan
from laporan.kueri_jejak_masalah import tahun_masalah
from laporan.models import Pekerjaan
from laporan.permintaan import Permintaan
from laporan.permintaan import baca_periode as periode_lembar
from laporan.saringan import pilihan_tempat
from laporan.sumber_lembar import BULANAN, NAMA, TAHUNAN, TRIWULANAN, Saring, ada
from pemantauan.kueri_kartu import penutup, skor_berlaku
from pemantauan.kueri_tahunan import skor_tahun
from pemantauan.skor.beku import baca_periode
from rembuk.dokumen_advokasi import tanda_terima_penyerahan
from rembuk.kueri_advokasi import desa_penyerahan

AKHIRAN = (".pdf", ".xlsx", ".zip", ".html")
M = TypeVar("M", Bulan, Triwulan, Tahun, Triwulan | Tahun, Bulan | Triwulan | Tahun)


class Command(BaseCommand):
    help = (
        "Mencetak dokumen resmi ke berkas: formulir-2a dan formulir-2b KODE 2026-08, formulir-1 dan "
        "formulir-2c KODE 2026, "
        "formulir-3a, formulir-3b, format-bantu dan formulir-4 KODE 2026-T3 (formulir-4 KODE 2026: setahun), "
        "jejak KODE 2026 (dari kekurangan sampai rupiah), tanda-terima UUID-PENYERAHAN, "
        "buku-kpm KODE 2026 (semua formulir setahun, -o BERKAS.xlsx), anggaran dan profil-stunting KODE 2026, "
        "berita-acara dan paket-rembuk UUID-REMBUK, "
        "hasil-fgd dan papan-informasi UUID-FGD, bahan-evaluasi UUID-RAPAT, "
        "atau undangan, daftar-hadir dan notulen UUID-PERTEMUAN. "
        "Dengan -o BERKAS.xlsx formulir ditulis untuk Excel."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        jenis = parser.add_subparsers(dest="jenis", required=True)
        formulir4 = jenis.add_parser("formulir-4", help="laporan konvergensi satu triwulan atau satu tahun")
        formulir4.add_argument("kode", help="kode desa, misalnya 52.04.20.2005")
        formulir4.add_argument("periode", help="misalnya 2026-T3, atau 2026")
        lembar = [jenis.add_parser(satu, help=NAMA[satu]) for satu in (*BULANAN, *TAHUNAN, *TRIWULANAN)]
        buku = jenis.add_parser("buku-kpm", help="buku kerja Form KPM satu tahun, .xlsx")
        buku.add_argument("kode", help="kode desa")
        buku.add_argument("periode", help="tahun, misalnya 2026")
        anggaran = jenis.add_parser("anggaran", help="anggaran dan realisasi pencegahan stunting satu tahun")
        anggaran.add_argument("kode", help="kode desa")
        anggaran.add_argument("periode", help="tahun, misalnya 2026")
        profil = jenis.add_parser("profil-stunting", help="profil stunting desa satu tahun")
        profil.add_argument("kode", help="kode desa")
        profil.add_argument("periode", help="tahun, misalnya 2026")
        for satu in (formulir4, buku, anggaran, profil, *lembar):
            satu.add_argument("--kertas", choices=Kertas.values, default="", help="bawaan: kertas pada profil desa")
        for satu in (formulir4, *lembar):
            satu.add_argument("--dusun", default="", help="nama dusun; bawaan: seluruh desa")
            satu.add_argument("--posyandu", default="", help="nama posyandu; bawaan: seluruh desa")
        for satu in lembar:
            satu.add_argument("kode", help="kode desa, misalnya 52.04.20.2005")
            satu.add_argument("periode", help="bulan 2026-08, triwulan 2026-T3, atau tahun 2026, menurut formulirnya")
            satu.add_argument("--kumulatif", action="store_true", help="formulir 2A dan 2B: sejak Januari")
        berita_acara = jenis.add_parser("berita-acara", help="Berita Acara yang sudah terbit, revisi terakhir")
        jejak = jenis.add_parser("jejak", help="dari kekurangan sampai rupiah, rembuk satu tahun")
        jejak.add_argument("kode", help="kode desa")
        jejak.add_argument("periode", help="tahun rembuk, misalnya 2026")
        terima = jenis.add_parser("tanda-terima", help="tanda terima Berita Acara yang diserahkan")
        terima.add_argument("kode", nargs="?", default="", help="kode desa, bila hendak dipastikan")
        terima.add_argument("uuid", help="uuid penyerahan, dari alamat halamannya")
        rapat = {satu: jenis.add_parser(satu, help=bantuan) for satu, (bantuan, *_) in RAPAT.items()}
        for satu in (berita_acara, *rapat.values()):
            satu.add_argument("kode", nargs="?", default="", help="kode desa, bila hendak dipastikan")
            satu.add_argument("uuid", help="uuid pertemuan, dari alamat halamannya")
        for satu in rapat.values():
            satu.add_argument("--kertas", choices=Kertas.values, default="", help="bawaan: kertas pada profil desa")
        rapat["undangan"].add_argument("--ttd", choices=("kades", "rds"), default="", help="penanda tangan undangan")
        rapat["undangan"].add_argument("--tiap", action="store_true", help="satu surat untuk tiap undangan")
        rapat["daftar-hadir"].add_argument("--kosong", type=int, help="daftar hadir kosong dengan sekian baris")
        for satu in (formulir4, buku, anggaran, profil, jejak, terima, berita_acara, *rapat.values(), *lembar):
            satu.add_argument("-o", "--berkas", type=Path, required=True, help="berkas tujuan")

    def handle(self, *args: Any, jenis: str, kode: str, berkas: Path, **opsi: Any) -> None:
        if berkas.suffix.lower() not in AKHIRAN:
            raise CommandError(f"Nama berkas tujuan berakhir {', '.join(AKHIRAN[:-1])} atau {AKHIRAN[-1]}.")
        desa = _desa(kode) if kode else _pemilik(jenis, opsi["uuid"])
        timezone.activate(desa.nama_zona)
        excel = berkas.suffix.lower() == ".xlsx"
        try:
            with lingkup(desa.kode):
                hasil = self._buat(desa, jenis, excel=excel, pdf=berkas.suffix.lower() == ".pdf", **opsi)
        finally:
            timezone.deactivate()
        if berkas.suffix.lower() == ".pdf" and hasil.jenis != PDF:
            if hasil.jenis == ZIP:
                raise CommandError("Lembar ini terlalu panjang untuk satu PDF. Pakai nama berkas .zip, atau --dusun.")
            raise CommandError("Komputer ini belum dapat membuat PDF (Pango tidak ada). Pakai nama berkas .html.")
        try:
            berkas.write_bytes(hasil.isi)
        except OSError as galat:
            raise CommandError(f"{berkas} tidak dapat ditulis: {sebab_tulis(galat)}.") from galat
        self.stdout.write(f"{berkas}: {len(hasil.isi)} bita.")

    def _buat(self, desa: Wilayah, jenis: str, *, excel: bool, pdf: bool, **opsi: Any) -> Berkas:
        if jenis == "formulir-4":
            return self._formulir4(desa, excel=excel, **opsi)
        if jenis == "berita-acara":
            if excel:
                raise CommandError("Berita Acara tidak dapat ditulis untuk Excel. Pakai nama berkas .pdf.")
            return self._berita_acara(**opsi)
        if jenis in ("jejak", "tanda-terima"):
            if excel:
                raise CommandError("Dokumen ini tidak dapat ditulis untuk Excel. Pakai nama berkas .pdf.")
            return self._jejak(desa, **opsi) if jenis == "jejak" else self._tanda_terima(desa, **opsi)
        if jenis == "anggaran":
            return self._anggaran(desa, excel=excel, **opsi)
        if jenis in RAPAT:
            if excel:
                raise CommandError(f"{jenis} tidak dapat ditulis untuk Excel. Pakai nama berkas .pdf.")
            return _rapat(desa, jenis, pdf=pdf, **opsi)
        if jenis == "profil-stunting":
            return self._profil(desa, excel=excel, **opsi)
        if jenis == Pekerjaan.BUKU:
            return self._buku(desa, excel=excel, **opsi)
        return self._lembar(desa, jenis, excel=excel, **opsi)

    def _buku(self, desa: Wilayah, *, periode: str, kertas: str, excel: bool, **_: Any) -> Berkas:
        if not excel:
            raise CommandError("Buku kerja Form KPM ditulis untuk Excel. Pakai nama berkas .xlsx.")
        tahun = _masa(periode, Tahun.dari_teks)
        unduh_perintah(desa, f"{Pekerjaan.BUKU} {tahun} xlsx")
        return buku_kpm(desa, tahun, waktu=timezone.now(), kertas=kertas)

    def _anggaran(self, desa: Wilayah, *, periode: str, kertas: str, excel: bool, **_: Any) -> Berkas:
        if desa.kelurahan:
            raise CommandError("Kelurahan tidak mempunyai APBDes.")
        tahun = _masa(periode, Tahun.dari_teks)
        return (xlsx_anggaran if excel else cetak_anggaran)(desa, tahun, waktu=timezone.now(), kertas=kertas)

    def _profil(self, desa: Wilayah, *, periode: str, kertas: str, excel: bool, **_: Any) -> Berkas:
        if excel:
            raise CommandError("Profil stunting tidak dapat ditulis untuk Excel. Pakai nama berkas .pdf.")
        tahun = _masa(periode, Tahun.dari_teks)
        return cetak_profil(desa, tahun.tahun, waktu=timezone.now(), kertas=kertas)

    def _formulir4(self, desa: Wilayah, *, periode: str, kertas: str, excel: bool, **opsi: Any) -> Berkas:
        waktu, masa = timezone.now(), _masa(periode, baca_periode)
        if isinstance(masa, Tahun):
            tahunan = skor_tahun(desa, masa, timezone.localdate(waktu))
            saring = _tempat(pilihan_tempat(tahunan), opsi)
            if excel:
                kartu = penutup(desa, masa)
                return xlsx_formulir4_tahun(desa, tahunan, saring, waktu=waktu, kertas=kertas, kartu=kartu)
            return cetak_formulir4_tahun(desa, tahunan, saring, waktu=waktu, kertas=kertas)
        berlaku = skor_berlaku(desa, masa)
        saring = _tempat(pilihan_tempat(berlaku), opsi)
        if excel:
            return xlsx_formulir4(desa, masa, berlaku, saring, waktu=waktu, kertas=kertas)
        return berkas_formulir4(desa, masa, berlaku, saring, waktu=waktu, kertas=kertas)

    def _lembar(
        self,
        desa: Wilayah,
        kode: str,
        *,
        periode: str,
        kertas: str,
        excel: bool,
        kumulatif: bool = False,
        **opsi: Any,
    ) -> Berkas:
        waktu = timezone.now()
        tempat: dict[str, list[Any]] = {"dusun": dusun_desa(), "posyandu": posyandu_desa()}
        minta = Permintaan(
            kode=kode,
            periode=_masa(periode, partial(periode_lembar, kode)),
            kumulatif=kumulatif and kode in BULANAN,
            kertas=kertas,
            **_tempat(tempat, opsi),
        )
        sumber = minta.baca(desa, timezone.localdate(waktu))
        lembar = minta.lembar(sumber)
        if lembar.bernama:
            unduh_perintah(desa, f"{kode} {periode} {'xlsx' if excel else 'cetak'}")
        if excel:
            return xlsx_sumber(desa, sumber, lembar, waktu=waktu, kertas=kertas)
        berkas = berkas_lembar(desa, minta, sumber, waktu=waktu)
        return satukan(berkas, f"{kode}-{desa.kode}-{periode}")

    def _berita_acara(self, *, uuid: str, **_: Any) -> Berkas:
        hasil = berita_acara_terbit(_uuid(uuid))
        if hasil is None:
            raise CommandError("Rembuk itu tidak ada di desa ini, atau Berita Acaranya belum terbit.")
        return hasil

    def _jejak(self, desa: Wilayah, *, periode: str, **_: Any) -> Berkas:
        try:
            tahun = Tahun.dari_teks(periode).tahun
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        if tahun not in tahun_masalah():
            raise CommandError(f"Belum ada kekurangan yang dibahas rembuk tahun {tahun}.")
        return cetak_jejak(desa, tahun, timezone.localtime())

    def _tanda_terima(self, desa: Wilayah, *, uuid: str, **_: Any) -> Berkas:
        hasil = tanda_terima_penyerahan(_uuid(uuid, "penyerahan"), desa, timezone.localtime())
        if hasil is None:
            raise CommandError("Penyerahan itu tidak ada di desa ini.")
        return hasil


PILIHAN_RAPAT = ("kertas", "ttd", "tiap", "kosong")
"""Options the papers of meetings take."""


def _rapat(desa: Wilayah, jenis: str, *, uuid: str, pdf: bool, **opsi: Any) -> Berkas:
    """A paper of a meeting. Raises CommandError when there is no such meeting."""
    try:
        return kertas_rapat(desa, jenis, _uuid(uuid), pdf=pdf, **{n: opsi[n] for n in PILIHAN_RAPAT if n in opsi})
    except TidakAda as galat:
        raise CommandError(str(galat)) from galat


def _uuid(teks: str, milik: str = "pertemuan") -> UUID:
    try:
        return UUID(teks)
    except ValueError as galat:
        raise CommandError(f"{teks} bukan uuid {milik}.") from galat


def _pemilik(jenis: str, uuid: str) -> Wilayah:
    """The village whose meeting, or whose handing over of minutes, this is."""
    pertemuan = jenis != "tanda-terima"
    desa = desa_rapat(_uuid(uuid)) if pertemuan else desa_penyerahan(_uuid(uuid, "penyerahan"))
    if desa is None:
        raise CommandError(f"{'Pertemuan' if pertemuan else 'Penyerahan'} itu tidak ada.")
    return desa


def _masa(teks: str, baca: Callable[[str], M]) -> M:
    """The period of a text. Raises CommandError for nonsense and for one that cannot have a sheet."""
    try:
        masa = baca(teks)
    except ValueError as galat:
        raise CommandError(str(galat)) from galat
    if not ada(masa, timezone.localdate()):
        raise CommandError(f"{masa.label} belum berjalan atau terlalu lama.")
    return masa


def _tempat(tempat: Mapping[str, list[Any]], opsi: Mapping[str, Any]) -> Saring:
    """The dusun and posyandu named in the command, capitals aside."""
    hasil: Saring = {}
    for jenis, semua in tempat.items():
        dicari = opsi[jenis]
        hasil[jenis] = next((satu for satu in semua if satu.nama.casefold() == dicari.casefold()), None)
        if dicari and hasil[jenis] is None:
            raise CommandError(f"{jenis.capitalize()} {dicari} tidak ada di desa ini.")
    return hasil


def _desa(kode: str) -> Wilayah:
    try:
        desa = wilayah_kode(kode)
    except Wilayah.DoesNotExist as galat:
        raise CommandError(f"Kode wilayah {kode} tidak ada.") from galat
    if not desa.desa:
        raise CommandError(f"{kode} bukan kode desa atau kelurahan.")
    return desa
