"""Bring a file into a village from the computer itself: looked at only, unless asked to apply it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kpm.bacaan.bentuk import BYTE_TERBANYAK, BerkasDitolak
from kpm.kueri import wilayah_kode
from kpm.lingkup import NASIONAL, lingkup
from kpm.models import Wilayah
from kpm.tindakan_desa import buka_desa
from laporan.impor.baca import buka_buku, usulkan
from laporan.impor.bentuk import REKAM, Opsi, samarkan
from laporan.impor.urungkan import Terhalang
from laporan.kueri_impor import NAMA_REKAM
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import TERLALU_BESAR, BukanSaatnya, kerjakan, mulai_impor, mulai_terapkan, mulai_urungkan

DITOLAK, SALAH_TULIS = 1, 2
"""Exit codes: the file (or undoing) is refused; the arguments are wrong."""
CONTOH = 20
"""Unclear and refused rows that are printed."""
PERLU_DILIHAT = (BarisImpor.Keadaan.TIDAK_JELAS, BarisImpor.Keadaan.DITOLAK)


class Command(BaseCommand):
    help = (
        "Membaca berkas Form KPM, e-PPGBM, atau OpenSID dan menunjukkan apa yang akan terjadi. Tanpa --terapkan tidak "
        "ada yang disimpan. Contoh: impor form-kpm buku.xlsx --desa 52.04.20.2005 --tahun 2026"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("jenis", nargs="?", choices=Impor.Jenis.values, help="jenis berkas")
        parser.add_argument("berkas", nargs="?", type=Path, help="berkas yang dibaca")
        parser.add_argument("--desa", metavar="KODE", help="kode desa, misalnya 52.04.20.2005")
        parser.add_argument("--tahun", type=int, help="tahun lembar yang tidak menyebut tahunnya")
        parser.add_argument("--kosong-berarti-tidak", action="store_true", help="sel kosong berarti Tidak")
        parser.add_argument("--daftarkan", action="store_true", help="daftarkan semua yang belum dikenal")
        parser.add_argument("--terapkan", action="store_true", help="simpan; bawaan: hanya melihat")
        parser.add_argument("--urungkan", metavar="UUID", help="urungkan impor ini")
        parser.add_argument("--json", action="store_true", help="hasil sebagai JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        if opsi["urungkan"]:
            self._urungkan(opsi["urungkan"], sebagai_json=opsi["json"])
            return
        if not (opsi["jenis"] and opsi["berkas"] and opsi["desa"]):
            raise CommandError("Tulis JENIS, BERKAS, dan --desa KODE.", returncode=SALAH_TULIS)
        desa, isi = _desa(opsi["desa"]), _baca(opsi["berkas"])
        jawaban = Opsi(
            tahun=opsi["tahun"], kosong_berarti_tidak=opsi["kosong_berarti_tidak"], daftarkan=opsi["daftarkan"]
        )
        try:
            with timezone.override(desa.nama_zona), lingkup(desa.kode):
                cara = self._terapkan if opsi["terapkan"] else self._lihat
                hasil = cara(desa, opsi["jenis"], opsi["berkas"].name, isi, jawaban)
        except BerkasDitolak as galat:
            raise CommandError(str(galat), returncode=DITOLAK) from galat
        self._cetak(hasil, sebagai_json=opsi["json"])

    def _lihat(self, desa: Wilayah, jenis: str, nama: str, isi: bytes, opsi: Opsi) -> dict[str, Any]:
        """Plan the file in memory: nothing is stored."""
        impor = Impor(desa=desa, jenis=jenis, nama_berkas=nama, opsi=opsi.sebagai_json(), keputusan={})
        buku = buka_buku(isi)
        usul = usulkan(desa=desa, impor=impor, buku=buku)
        angka: Counter[tuple[str, str]] = Counter()
        contoh: list[Any] = []
        for satu in usul.rencana:
            angka[satu.rekam, satu.keadaan] += 1
            if satu.keadaan in PERLU_DILIHAT and len(contoh) < CONTOH:
                siapa, alasan = samarkan(satu.sebutan), samarkan(satu.alasan)
                contoh.append((satu.lembar, satu.sel, siapa, satu.keadaan, alasan))
        selisih = [[s.lembar, s.sel, samarkan(s.apa), s.berkas, s.kita] for s in usul.selisih]
        peringatan = [samarkan(kalimat) for kalimat in (*buku.peringatan, *usul.peringatan)]
        return _hasil(impor, angka, contoh, peringatan, selisih, tersimpan=False)

    def _terapkan(self, desa: Wilayah, jenis: str, nama: str, isi: bytes, opsi: Opsi) -> dict[str, Any]:
        """Open the village where it is not open yet, bring the file in and apply it, in this process."""
        if desa.dibuka_pada is None:
            self._lihat(desa, jenis, nama, isi, opsi)  # a file that is refused opens no village
            buka_desa(desa=desa, orang=(), oleh=None, pada=timezone.localtime())
        impor = mulai_impor(desa=desa, pengguna=None, jenis=jenis, nama=nama, isi=isi, opsi=opsi)
        kerjakan(desa=desa, impor=impor)
        if impor.keadaan == Impor.Keadaan.SIAP:
            impor = mulai_terapkan(impor=impor, oleh=None)
            kerjakan(desa=desa, impor=impor)
        if impor.keadaan != Impor.Keadaan.SELESAI:
            raise BerkasDitolak(impor.kalimat)
        impor = Impor.objects.get(pk=impor.pk)
        baris = BarisImpor.objects.filter(impor=impor)
        angka = Counter(baris.order_by().values_list("rekam", "keadaan"))
        perlu = baris.filter(keadaan__in=PERLU_DILIHAT)
        contoh = list(perlu.values_list("lembar", "sel", "sebutan", "keadaan", "alasan")[:CONTOH])
        return _hasil(impor, angka, contoh, impor.peringatan, impor.perbandingan, tersimpan=True)

    def _urungkan(self, teks: str, *, sebagai_json: bool) -> None:
        with lingkup(NASIONAL):
            impor = Impor.objects.defer("isi_berkas").select_related("desa").filter(uuid=_uuid(teks)).first()
        if impor is None:
            raise CommandError(f"Tidak ada impor {teks}.", returncode=SALAH_TULIS)
        desa = impor.desa
        try:
            with timezone.override(desa.nama_zona), lingkup(desa.kode):
                impor = mulai_urungkan(impor=impor, oleh=None)
                kerjakan(desa=desa, impor=impor)
        except BukanSaatnya as galat:
            raise CommandError(str(galat), returncode=DITOLAK) from galat
        except Terhalang as galat:
            raise CommandError("\n".join(["Belum dapat diurungkan:", *galat.kalimat]), returncode=DITOLAK) from galat
        if impor.keadaan != Impor.Keadaan.URUNG:
            raise CommandError(impor.kalimat, returncode=DITOLAK)
        teks = json.dumps({"impor": str(impor.uuid), "diurungkan": True}) if sebagai_json else "Sudah diurungkan."
        self.stdout.write(teks)

    def _cetak(self, hasil: dict[str, Any], *, sebagai_json: bool) -> None:
        if sebagai_json:
            self.stdout.write(json.dumps(hasil, ensure_ascii=False, indent=1))
            return
        tulis = self.stdout.write
        for kalimat in hasil["peringatan"]:
            tulis(f"Perhatian: {kalimat}")
        for rekam, angka in hasil["jumlah"].items():
            kata = ", ".join(f"{jumlah} {BarisImpor.Keadaan(k).label.lower()}" for k, jumlah in angka.items())
            tulis(f"{NAMA_REKAM[rekam]}: {kata}")
        for baris in hasil["baris"]:
            di = " ".join(satu for satu in (baris["lembar"], baris["sel"]) if satu)
            tulis(f"  {di}: {baris['siapa']}: {baris['alasan']}")
        for lembar, sel, apa, berkas, kita in hasil["perbandingan"]:
            tulis(f"Rekap {lembar} {sel}: {apa}: di berkas {berkas}, di sini {kita}")
        if hasil["diterapkan"]:
            tulis(f"Tersimpan. Untuk menarik kembali: impor --urungkan {hasil['impor']}")
        else:
            tulis("Belum ada yang disimpan. Tambahkan --terapkan untuk menyimpan.")


def _desa(kode: str) -> Wilayah:
    try:
        desa = wilayah_kode(kode)
    except Wilayah.DoesNotExist:
        desa = None
    if desa is None or not desa.desa:
        raise CommandError(f"Tidak ada desa dengan kode {kode}.", returncode=SALAH_TULIS)
    return desa


def _baca(berkas: Path) -> bytes:
    try:
        if berkas.stat().st_size > BYTE_TERBANYAK:
            raise CommandError(TERLALU_BESAR, returncode=DITOLAK)
        return berkas.read_bytes()
    except OSError as galat:
        raise CommandError(f"Berkas {berkas} tidak dapat dibuka.", returncode=SALAH_TULIS) from galat


def _uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except ValueError as galat:
        raise CommandError(f"{teks} bukan pengenal impor.", returncode=SALAH_TULIS) from galat


def _hasil(
    impor: Impor,
    angka: Counter[Any],
    contoh: list[Any],
    peringatan: list[str],
    perbandingan: list[list[str]],
    *,
    tersimpan: bool,
) -> dict[str, Any]:
    """What became of the file, as plain data."""
    return {
        "desa": impor.desa.kode,
        "jenis": impor.jenis,
        "impor": str(impor.uuid) if tersimpan else None,
        "diterapkan": tersimpan,
        "jumlah": {
            rekam: {k: angka[rekam, k] for k in BarisImpor.Keadaan.values if angka[rekam, k]}
            for rekam in REKAM
            if any(satu == rekam for satu, _ in angka)
        },
        "peringatan": list(peringatan),
        "perbandingan": list(perbandingan),
        "baris": [dict(zip(("lembar", "sel", "siapa", "keadaan", "alasan"), satu, strict=True)) for satu in contoh],
    }
