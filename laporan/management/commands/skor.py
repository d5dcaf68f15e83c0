"""Print the scorecard of a village and quarter or year as JSON."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kpm.jejak import unduh_perintah
from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.tabel5 import tabel5_tahun, tabel5_triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_tahunan import skor_tahun
from pemantauan.skor import Skor, sebagai_json
from pemantauan.skor.beku import baca_periode
from rembuk.anggaran import Tabel5, tabel5_json


class Command(BaseCommand):
    help = "Mencetak kartu skor satu desa dan triwulan atau tahun sebagai JSON. Contoh: skor 52.04.20.2005 2026-T3"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("kode", help="kode desa, seperti 52.04.20.2005")
        parser.add_argument("periode", help="triwulan seperti 2026-T3, atau tahun seperti 2026")
        parser.add_argument("--nama", action="store_true", help="sertakan nama orang")

    def handle(self, *args: Any, **opsi: Any) -> None:
        try:
            masa = baca_periode(opsi["periode"])
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        desa = Wilayah.objects.filter(kode=opsi["kode"]).first()
        if desa is None or not desa.desa:
            raise CommandError(f"Tidak ada desa dengan kode {opsi['kode']}.")
        with lingkup(desa.kode):
            if opsi["nama"]:
                unduh_perintah(desa, f"skor {masa}")
            skor, revisi, dana = _tahun(desa, masa) if isinstance(masa, Tahun) else _triwulan(desa, masa)
            isi = sebagai_json(
                skor,
                desa=desa.kode,
                revisi=revisi,
                saring={},
                dengan_nama=opsi["nama"],
                tabel5=tabel5_json(dana),
            )
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))


def _triwulan(desa: Wilayah, triwulan: Triwulan) -> tuple[Skor, int, Tabel5 | None]:
    berlaku = skor_berlaku(desa, triwulan)
    with timezone.override(desa.nama_zona):
        return berlaku.skor, berlaku.revisi, tabel5_triwulan(desa, berlaku)


def _tahun(desa: Wilayah, tahun: Tahun) -> tuple[Skor, int, Tabel5 | None]:
    with timezone.override(desa.nama_zona):
        try:
            berlaku = skor_tahun(desa, tahun, timezone.localdate())
        except ValueError as galat:
            raise CommandError(f"{tahun.label} belum berjalan.") from galat
        return berlaku.skor, 0, tabel5_tahun(desa, berlaku)
