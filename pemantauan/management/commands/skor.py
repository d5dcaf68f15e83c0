"""Print the scorecard of a village and quarter as JSON."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import sebagai_json


class Command(BaseCommand):
    help = "Mencetak kartu skor satu desa dan triwulan sebagai JSON. Contoh: skor 52.04.20.2005 2026-T3"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("kode", help="kode desa, seperti 52.04.20.2005")
        parser.add_argument("periode", help="triwulan, seperti 2026-T3")
        parser.add_argument("--nama", action="store_true", help="sertakan nama orang")

    def handle(self, *args: Any, **opsi: Any) -> None:
        try:
            triwulan = Triwulan.dari_teks(opsi["periode"])
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        desa = Wilayah.objects.filter(kode=opsi["kode"]).first()
        if desa is None or not desa.desa:
            raise CommandError(f"Tidak ada desa dengan kode {opsi['kode']}.")
        with lingkup(desa.kode):
            berlaku = skor_berlaku(desa, triwulan)
            isi = sebagai_json(berlaku.skor, desa=desa.kode, revisi=berlaku.revisi, saring={}, dengan_nama=opsi["nama"])
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))
