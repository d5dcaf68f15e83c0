"""Make the demo village and its accounts where there is none yet, and say how to sign in. Called by `siapkan`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.contoh.akun import BERKAS, isi_berkas, tandai_akun
from laporan.contoh.isi import BukanContoh, ada_data_sungguhan, isi_desa

KODE = "52.04.20.2005"
KELUARGA, BULAN, SEED = 42, 18, 1


class Command(BaseCommand):
    help = "Membuat desa contoh dengan akun untuk mencoba, bila belum ada, lalu menampilkan cara masuk."

    def handle(self, *args: Any, **opsi: Any) -> None:
        desa = Wilayah.objects.filter(contoh=True).order_by("kode").first()
        if desa is None:
            if ada_data_sungguhan():
                self.stdout.write("Basis data ini dipakai untuk data sungguhan; desa contoh tidak dibuat.")
                return
            desa = self._buat()
        elif tandai_akun(desa, settings.KPM_DATA):
            self.stdout.write("Akun contoh dari versi sebelumnya ditandai; kode enam angkanya tampil di halaman masuk.")
        self.stdout.write(f"\nDesa contoh: {desa.nama_lengkap} ({desa.kode}). Semua nama dan angkanya rekaan.")
        self.stdout.write(f"Alamat: {settings.KPM_ALAMAT_UMUM}/\n\n")
        self.stdout.write(
            isi_berkas(settings.KPM_DATA)
            or f"Berkas {BERKAS} tidak ada di folder data. Kata sandi akun diganti dengan: "
            "python manage.py changepassword NAMA"
        )

    def _buat(self) -> Wilayah:
        desa = Wilayah.objects.filter(kode=KODE).first()
        if desa is None:
            raise CommandError("Kode wilayah belum dimuat. Jalankan dahulu: python manage.py muat_wilayah")
        self.stdout.write("Membuat desa contoh ...")
        with timezone.override(desa.nama_zona):
            sekarang = timezone.localtime()
            try:
                hasil = isi_desa(
                    desa,
                    keluarga=KELUARGA,
                    bulan=BULAN,
                    seed=SEED,
                    akhir=Bulan.dari_tanggal(sekarang.date()),
                    sekarang=sekarang,
                    folder_akun=settings.KPM_DATA,
                )
            except BukanContoh as galat:
                raise CommandError(
                    f"{desa.nama_lengkap} sudah berisi catatan, jadi desa contoh tidak dibuat. "
                    "Jalankan siapkan dengan --tanpa-contoh."
                ) from galat
        self.stdout.write(hasil)
        return desa
