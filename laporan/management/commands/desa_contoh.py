"""Make the demo villages and their accounts that are not there yet, and say how to sign in. Called by `siapkan`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.contoh.akun import BERKAS, buat_akun, isi_berkas, sandi_baru, sandi_tertulis, tandai_akun, tulis_berkas
from laporan.contoh.isi import BukanContoh, ada_data_sungguhan, isi_desa
from laporan.contoh.profil import BULAN, PROFIL, PULAU_KAUNG, Profil


class Command(BaseCommand):
    help = "Membuat desa contoh dengan akun untuk mencoba, yang belum ada saja, lalu menampilkan cara masuk."

    def add_arguments(self, parser: CommandParser) -> None:
        kode = [satu.kode for satu in PROFIL]
        parser.add_argument("--desa", action="append", choices=kode, help="hanya desa contoh ini; bawaan: semuanya")

    def handle(self, *args: Any, desa: list[str] | None, **opsi: Any) -> None:
        diminta = [satu for satu in PROFIL if not desa or satu.kode in desa]
        sungguhan = ada_data_sungguhan()
        if sungguhan and not Wilayah.objects.filter(contoh=True).exists():
            self.stdout.write("Basis data ini dipakai untuk data sungguhan; desa contoh tidak dibuat.")
            return
        utama = Wilayah.objects.filter(kode=PULAU_KAUNG.kode, contoh=True).first()
        if utama and tandai_akun(utama, settings.KPM_DATA):
            self.stdout.write("Akun contoh dari versi sebelumnya ditandai; kode enam angkanya tampil di halaman masuk.")
        if not sungguhan:  # beside real villages nothing is added
            self._lengkapi(diminta)
        self._tampilkan(diminta)

    def _lengkapi(self, diminta: list[Profil]) -> None:
        """Whatever of these villages and accounts is missing; each village whole or not at all."""
        sandi, baru = sandi_tertulis(settings.KPM_DATA) or sandi_baru(), []
        for profil in diminta:
            desa = Wilayah.objects.filter(kode=profil.kode).first()
            if desa is None:
                raise CommandError("Kode wilayah belum dimuat. Jalankan dahulu: python manage.py muat_wilayah")
            with transaction.atomic(), timezone.override(desa.nama_zona):
                sejak = Bulan.dari_tanggal(timezone.localtime().date()).geser(1 - BULAN).awal
                baru += buat_akun(desa, profil=profil, sejak=sejak, sandi=sandi)
                if not desa.contoh:
                    self._isi(desa, profil)
        if baru:
            tulis_berkas(settings.KPM_DATA, sandi, baru)

    def _isi(self, desa: Wilayah, profil: Profil) -> None:
        self.stdout.write(f"Membuat desa contoh {desa.nama} ... ", ending="")
        self.stdout.flush()
        sekarang = timezone.localtime()
        try:
            hasil = isi_desa(
                desa,
                keluarga=profil.keluarga,
                bulan=BULAN,
                seed=profil.seed,
                akhir=Bulan.dari_tanggal(sekarang.date()),
                sekarang=sekarang,
                corak=profil.corak,
            )
        except BukanContoh as galat:
            raise CommandError(
                f"{desa.nama_lengkap} sudah berisi catatan, jadi desa contoh tidak dibuat. "
                "Jalankan siapkan dengan --tanpa-contoh."
            ) from galat
        self.stdout.write(hasil)

    def _tampilkan(self, diminta: list[Profil]) -> None:
        ada = set(Wilayah.objects.filter(contoh=True).values_list("kode", flat=True))
        self.stdout.write("\nDesa contoh, semua nama dan angkanya rekaan:")
        for satu in diminta:
            if satu.kode in ada:
                self.stdout.write(f"  {satu.kode}  {satu.nama:<12} {satu.tentang}")
        self.stdout.write(f"Alamat: {settings.KPM_ALAMAT_UMUM}/\n\n")
        self.stdout.write(
            isi_berkas(settings.KPM_DATA)
            or f"Berkas {BERKAS} tidak ada di folder data. Kata sandi akun diganti dengan: "
            "python manage.py changepassword NAMA"
        )
