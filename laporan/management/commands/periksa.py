"""Check that everything stored is whole. Exit code 1 and a sentence for each thing that is not."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kpm.periode import Triwulan
from laporan.models import RekapDesa
from laporan.periksa import periksa
from laporan.periksa.temuan import Temuan
from laporan.tindakan import perbarui_rekap


class Command(BaseCommand):
    help = "Memeriksa keutuhan data, dokumen terbit, kunci, versi, dan cadangan. Kode keluar 1 bila ada temuan."
    requires_system_checks: list[str] = []
    stealth_options = ("sesudah_pulih",)

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--json", action="store_true", help="hasil untuk dibaca program")
        parser.add_argument("--perbarui-ringkasan", action="store_true", help="hitung ulang semua ringkasan dahulu")

    def handle(self, *args: Any, **opsi: Any) -> None:
        if opsi["perbarui_ringkasan"]:
            for kode, periode in RekapDesa.objects.values_list("wilayah__kode", "periode").order_by("pk"):
                perbarui_rekap(kode, Triwulan.dari_teks(periode))
        semua: dict[str, list[Temuan]] = {}
        for nama, temuan in periksa(timezone.now(), tanpa=("cadangan",) if opsi.get("sesudah_pulih") else ()):
            semua[nama] = temuan
            if not opsi["json"]:
                self._tulis(nama, temuan)
        jumlah = sum(map(len, semua.values()))
        if opsi["json"]:
            daftar = [
                {"bagian": nama, "kode": satu.kode, "kalimat": satu.kalimat, "saran": satu.saran}
                for nama, temuan in semua.items()
                for satu in temuan
            ]
            self.stdout.write(json.dumps({"baik": not jumlah, "diperiksa": list(semua), "temuan": daftar}, indent=1))
        elif not jumlah:
            self.stdout.write("Semua baik.")
        if jumlah:
            sys.exit(1)

    def _tulis(self, nama: str, temuan: list[Temuan]) -> None:
        self.stdout.write(f"{nama:<22}{'baik' if not temuan else f'{len(temuan)} temuan'}")
        for satu in temuan:
            self.stdout.write(f"  - {satu.kalimat}\n    {satu.saran}")
