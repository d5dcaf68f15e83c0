"""Uploaded files: every row has its file, every file its row, and the bytes are those that were uploaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from kpm.cadangan.tulis import berkas_unggahan
from kpm.models import Unggahan
from kpm.tindakan_cadangan import sidik_berkas
from laporan.periksa.temuan import PULIHKAN, Temuan


def lengkap(sekarang: dt.datetime) -> Iterator[Temuan]:
    """Uploads whose file is missing, and files no upload knows."""
    akar, tercatat = Path(settings.MEDIA_ROOT), set()
    for satu in Unggahan.objects.select_related("desa").iterator():
        tercatat.add(satu.berkas.name)
        jalur = akar / satu.berkas.name
        nama = f"Berkas unggahan {satu.uuid} ({satu.desa.kode})"
        if not jalur.is_file():
            yield Temuan("unggahan_hilang", f"{nama} tidak ada di folder unggahan.", PULIHKAN)
        elif (jalur.stat().st_size, sidik_berkas(jalur)) != (satu.ukuran, satu.sidik):
            yield Temuan("unggahan_berubah", f"{nama} berubah sejak diunggah.", PULIHKAN)
    for jalur in berkas_unggahan():
        if (nama := jalur.relative_to(akar).as_posix()) not in tercatat:
            yield Temuan(
                "unggahan_tak_tercatat",
                f"Berkas {nama} di folder unggahan tidak tercatat milik siapa pun.",
                "Pindahkan ke tempat lain bila memang bukan milik program ini.",
            )
