"""Open a village for real use: by its code, or by name, which lists what matches."""

from __future__ import annotations

import re
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kpm import kueri_buka
from kpm.models import Peran, Wilayah
from kpm.mulai import hapus_kode
from kpm.telepon import nomor_telepon
from kpm.tindakan_desa import HasilBuka, Orang, TidakDapatDibuka, buka_desa


class Command(BaseCommand):
    help = "Membuka desa atau kelurahan: KODE atau NAMA. Aman dijalankan berulang."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("desa", metavar="KODE_ATAU_NAMA", help="misalnya 52.04.20.2005, 5204202005, atau nama desa")
        parser.add_argument("--kabupaten", default="", help="mencari nama di kabupaten atau kota ini saja")
        parser.add_argument("--nama-admin", default="", help="admin desa yang pertama")
        parser.add_argument("--telepon-admin", default="")
        parser.add_argument("--nama-kpm", default="", help="KPM, boleh menyusul")
        parser.add_argument("--telepon-kpm", default="")
        parser.add_argument("--kepala-desa", default="", help="nama untuk tanda tangan")
        parser.add_argument("--tautan-baru", action="store_true", help="membuat tautan baru untuk petugas yang ada")
        parser.add_argument("--paksa", action="store_true", help="juga untuk desa contoh")

    def handle(self, *args: Any, **opsi: Any) -> None:
        desa = self._cari(opsi["desa"].strip(), opsi["kabupaten"].strip())
        tempat = kueri_buka.dengan_induk([desa])[0]
        if desa.contoh and not opsi["paksa"]:
            raise CommandError(
                f"{desa.nama_lengkap} adalah desa contoh dengan data rekaan. Pakai komputer atau folder data lain "
                "untuk data sungguhan, atau tambahkan --paksa."
            )
        self.stdout.write(f"{desa.nama_lengkap} ({desa.kode}), {tempat.di}")
        with timezone.override(desa.nama_zona):
            sekarang = timezone.localtime()
            ada_admin = bool(kueri_buka.pemegang_tugas(desa, Peran.ADMIN_DESA, sekarang.date()))
            self._tanya(desa, opsi, ada_admin)
            try:
                hasil = buka_desa(
                    desa=desa,
                    orang=self._orang(opsi, ada_admin),
                    kepala_desa=_rapi(opsi["kepala_desa"]),
                    tautan_baru=opsi["tautan_baru"],
                    oleh=None,
                    pada=sekarang,
                )
            except TidakDapatDibuka as galat:
                raise CommandError(str(galat)) from galat
        hapus_kode()
        self._cetak(desa, hasil)

    def _cari(self, teks: str, kabupaten: str) -> Wilayah:
        """The village meant. Raises CommandError with what is similar where it is not exactly one."""
        if re.fullmatch(r"[\d.\s-]+", teks):
            return self._dari_kode(teks)
        if not teks:
            raise CommandError("Tulis kode atau nama desa.")
        cocok = kueri_buka.desa_bernama(teks, kabupaten=kabupaten)
        if not cocok:
            mirip = kueri_buka.nama_serupa(teks, kabupaten=kabupaten)
            raise CommandError(f"Tidak ada desa bernama {teks}.{_daftar('Yang mirip', mirip)}")
        if self._bertanya and len(cocok) < kueri_buka.PALING_BANYAK:
            return self._pilih(cocok)
        raise CommandError(f"Tulis kodenya.{_daftar('Desa yang cocok', cocok)}")

    def _dari_kode(self, teks: str) -> Wilayah:
        kode = kueri_buka.kode_desa(teks)
        if not kode:
            raise CommandError(f"{teks} bukan kode desa. Kode desa terdiri dari 10 angka, misalnya 52.04.20.2005.")
        desa = Wilayah.objects.filter(kode=kode).first()
        if desa is None:
            if not Wilayah.objects.filter(kode="00").exists():
                raise CommandError(
                    "Kode wilayah belum dimuat. Jalankan dahulu: python manage.py siapkan --tanpa-contoh"
                )
            serupa = kueri_buka.kode_serupa(kode)
            raise CommandError(
                f"Kode {kode} tidak ada di daftar wilayah.{_daftar('Di kecamatan yang sama', serupa)}"
                if serupa
                else f"Kode {kode} tidak ada di daftar wilayah. Cari dengan namanya: python manage.py buka_desa NAMA"
            )
        return desa

    @property
    def _bertanya(self) -> bool:
        """Whether somebody sits at this terminal to answer."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    def _pilih(self, cocok: list[Wilayah]) -> Wilayah:
        for nomor, satu in enumerate(kueri_buka.dengan_induk(cocok), 1):
            self.stdout.write(f"  {nomor}. {satu.wilayah.nama_lengkap}, {satu.di} ({satu.wilayah.kode})")
        jawab = input("Nomor desa yang dibuka: ").strip()
        if not jawab.isdecimal() or not 1 <= int(jawab) <= len(cocok):
            raise CommandError("Tidak ada yang dibuka.")
        return cocok[int(jawab) - 1]

    def _tanya(self, desa: Wilayah, opsi: dict[str, Any], ada_admin: bool) -> None:
        """Ask for what was not given, where somebody can answer."""
        if not self._bertanya or opsi["nama_admin"] or ada_admin:
            return
        kepala = "lurah" if desa.kelurahan else "kepala desa"
        for nama, tanya in (
            ("nama_admin", "Nama admin desa (operator): "),
            ("telepon_admin", "Nomor teleponnya (boleh kosong): "),
            ("kepala_desa", f"Nama {kepala} (boleh kosong): "),
            ("nama_kpm", "Nama KPM (boleh kosong): "),
        ):
            opsi[nama] = opsi[nama] or input(tanya)
        if opsi["nama_kpm"] and not opsi["telepon_kpm"]:
            opsi["telepon_kpm"] = input("Nomor telepon KPM (boleh kosong): ")

    @staticmethod
    def _orang(opsi: dict[str, Any], ada_admin: bool) -> list[Orang]:
        """The people asked for. Raises CommandError for a name or number that cannot be."""
        if not _rapi(opsi["nama_admin"]) and not ada_admin:
            raise CommandError('Tulis siapa admin desanya: --nama-admin "Nama Lengkap" --telepon-admin 081234567890')
        orang = [Orang(Peran.ADMIN_DESA, _rapi(opsi["nama_admin"]), _telepon(opsi["telepon_admin"]))]
        if _rapi(opsi["nama_kpm"]):
            orang.append(Orang(Peran.KPM, _rapi(opsi["nama_kpm"]), _telepon(opsi["telepon_kpm"])))
        return orang

    def _cetak(self, desa: Wilayah, hasil: HasilBuka) -> None:
        kata = "dibuka" if hasil.baru else "sudah dibuka sebelumnya"
        self.stdout.write(f"{desa.sebutan} ini {kata}.")
        for satu in hasil.petugas:
            ada = "" if satu.baru else ", sudah ada"
            self.stdout.write(
                f"\n{satu.peran.label}: {satu.pengguna.nama} (nama pengguna {satu.pengguna.username}){ada}"
            )
            if satu.tautan:
                self.stdout.write(f"  Tautan untuk membuat kata sandi, berlaku satu kali:\n  {satu.tautan}")
            elif satu.baru:
                self.stdout.write("  Akunnya sudah ada: masuk seperti biasa.")
        if any(satu.tautan for satu in hasil.petugas):
            self.stdout.write("\nKirim setiap tautan hanya kepada orangnya. Tautan tidak dapat ditampilkan lagi.")
        elif not any(satu.baru for satu in hasil.petugas):
            self.stdout.write("\nTautan baru bagi yang lupa: tambahkan --tautan-baru.")


def _rapi(teks: str) -> str:
    return " ".join(teks.split())[:100]


def _telepon(teks: str) -> str:
    angka = nomor_telepon(teks)
    if teks.strip() and not re.fullmatch(r"0\d{8,13}", angka):
        raise CommandError(f"Nomor {teks.strip()} bukan nomor telepon. Tulis misalnya 081234567890.")
    return angka


def _daftar(judul: str, semua: list[Wilayah]) -> str:
    if not semua:
        return ""
    baris = [
        f"  {satu.wilayah.kode}  {satu.wilayah.nama_lengkap}, {satu.di}" for satu in kueri_buka.dengan_induk(semua)
    ]
    return "\n".join([f" {judul}:", *baris])
