"""Fill a village with invented people, pregnancies, children and months, for trying out, teaching and measuring."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.contoh.isi import BerdokumenResmi, BukanContoh, SudahBerisi, isi_desa

BATAS = {"keluarga": (1, 1000), "bulan": (1, 60), "seed": (1, 2**31 - 1)}


class Command(BaseCommand):
    help = (
        "Mengisi satu desa dengan data rekaan yang selalu sama untuk pilihan yang sama. "
        "Contoh: buat_contoh --desa 52.04.20.2005 --keluarga 42 --bulan 18 --seed 1"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--desa", required=True, metavar="KODE", help="kode desa, seperti 52.04.20.2005")
        parser.add_argument("--keluarga", type=int, default=42, help="jumlah rumah tangga sasaran, 1 sampai 1000")
        parser.add_argument("--bulan", type=int, default=18, help="jumlah bulan yang dipantau, 1 sampai 60")
        parser.add_argument("--seed", type=int, default=1, help="angka asal: angka yang sama memberi desa yang sama")
        parser.add_argument("--sampai", default="", help="bulan terakhir, seperti 2026-10; bawaan: bulan ini")
        parser.add_argument(
            "--tanpa-rembuk", action="store_true", help="tanpa rembuk, Berita Acara, dan triwulan tertutup"
        )
        parser.add_argument("--ulang", action="store_true", help="kosongkan dahulu desa contoh yang sudah berisi")

    def handle(self, *args: Any, desa: str, sampai: str, tanpa_rembuk: bool, ulang: bool, **opsi: Any) -> None:
        wilayah = _desa(desa)
        for nama, (bawah, atas) in BATAS.items():
            if not bawah <= opsi[nama] <= atas:
                raise CommandError(f"--{nama} harus {bawah} sampai {atas}, bukan {opsi[nama]}.")
        with timezone.override(wilayah.nama_zona):
            sekarang = timezone.localtime()
            try:
                hasil = isi_desa(
                    wilayah,
                    keluarga=opsi["keluarga"],
                    bulan=opsi["bulan"],
                    seed=opsi["seed"],
                    akhir=_bulan(sampai, sekarang.date()),
                    sekarang=sekarang,
                    dengan_rembuk=not tanpa_rembuk,
                    ulang=ulang,
                )
            except SudahBerisi:
                self.stdout.write(
                    f"{wilayah.nama_lengkap} sudah berisi data contoh; tidak ada yang diubah. "
                    "Tambahkan --ulang untuk membuatnya dari awal."
                )
                return
            except BukanContoh as galat:
                raise CommandError(
                    f"{wilayah.nama_lengkap} berisi data sungguhan. Data contoh tidak dicampur dengan data "
                    "sungguhan; pilih desa lain."
                ) from galat
            except BerdokumenResmi as galat:
                raise CommandError(
                    f"{wilayah.nama_lengkap} punya Berita Acara yang sudah terbit atau triwulan yang sudah "
                    "ditutup, dan itu tidak dapat dihapus. Untuk mulai dari awal pakai folder data baru (KPM_DATA), "
                    "lalu jalankan siapkan."
                ) from galat
        self.stdout.write(f"{wilayah.nama_lengkap}: {hasil}")


def _desa(kode: str) -> Wilayah:
    desa = Wilayah.objects.filter(kode=kode).first()
    if desa is None or not desa.desa:
        raise CommandError(f"Tidak ada desa dengan kode {kode}.")
    return desa


def _bulan(teks: str, hari_ini: dt.date) -> Bulan:
    if not teks:
        return Bulan.dari_tanggal(hari_ini)
    try:
        bulan = Bulan.dari_teks(teks)
    except ValueError as galat:
        raise CommandError(str(galat)) from galat
    if bulan.awal > hari_ini:
        raise CommandError(f"{bulan.label} belum tiba. Tulis --sampai bulan ini atau bulan yang sudah lewat.")
    return bulan
