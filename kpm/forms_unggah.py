"""The form field of an uploaded file: what it holds is judged before anything is stored."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from kpm.foto import BATAS_FOTO, muatkan
from kpm.unggah import AKHIRAN, BATAS_UKURAN, DOKUMEN, GAMBAR, SEBUTAN, periksa_berkas


class BidangUnggah(forms.FileField):
    """A file of one of the media types ``jenis``, at most ``batas`` bytes (2 MB); larger photos are made to fit."""

    def __init__(self, *, jenis: Collection[str] = DOKUMEN, batas: int = BATAS_UKURAN, **kwargs: Any) -> None:
        self.jenis, self.batas = jenis, batas
        terima = ",".join([*jenis, *(AKHIRAN[satu] for satu in jenis)])
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": terima}))
        besar = batas // 1024 // 1024
        bantuan = f"{', '.join(SEBUTAN[satu] for satu in jenis)}; paling besar {besar} MB"
        if batas < BATAS_FOTO and set(GAMBAR) <= set(jenis):
            bantuan += ". Foto yang lebih besar diperkecil sendiri"
        kwargs.setdefault("help_text", bantuan)
        super().__init__(**kwargs)
        self.error_messages |= {
            "required": "Belum ada berkas yang dipilih.",
            "missing": "Belum ada berkas yang dipilih.",
            "invalid": "Berkas tidak terkirim. Pilih lagi berkasnya.",
            "empty": "Berkas ini kosong. Pilih berkas lain.",
        }

    def to_python(self, data: Any) -> Any:
        berkas = super().to_python(data)
        if berkas is None:
            return None
        if "image/jpeg" in self.jenis:
            berkas = muatkan(berkas, self.batas)
        periksa_berkas(berkas, self.jenis, self.batas)
        return berkas
