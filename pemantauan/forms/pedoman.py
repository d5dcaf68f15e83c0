"""The form of one guideline option: what is chosen, from which day, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import Tanggal
from pemantauan.pengaturan import IKUT, Opsi
from pemantauan.pengaturan_tumbuh import OPSI_TUMBUH
from pemantauan.tindakan.pedoman import HARI_PERTAMA

TUMBUH_SEJAK = "Sejak hari itu daftar dan perkiraan memakai pilihan ini. Kartu skor tidak berubah. Contoh: 01-10-2026"
_IKUT = "ikut"
"""Stands for IKUT in the form: a radio button without a value would mean that nothing was chosen."""


class FormulirPedoman(forms.Form):
    """One option for one region; the first choice follows what lies above it."""

    nilai = forms.ChoiceField(label="Pilihan", widget=forms.RadioSelect(attrs={"data-tegak": ""}))
    berlaku_sejak = Tanggal(
        label="Berlaku sejak",
        help_text="Triwulan dinilai dengan pilihan yang berlaku pada hari terakhirnya. Contoh: 01-10-2026",
    )

    alasan = forms.CharField(
        label="Alasan",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya nomor surat edaran. Alasan ini tampil di riwayat.",
    )

    def __init__(self, *args: Any, opsi: Opsi, ikut: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(_IKUT, ikut), *zip(opsi.pilihan, opsi.sebutan, strict=True)]
        self.fields["nilai"].choices = pilihan  # type: ignore[attr-defined]
        if opsi in OPSI_TUMBUH:
            self.fields["berlaku_sejak"].help_text = TUMBUH_SEJAK
        elif opsi.bukan_skor:
            self.fields["berlaku_sejak"].help_text = "Contoh: 01-10-2026"

    @staticmethod
    def awal(nilai: str, berlaku_sejak: dt.date) -> dict[str, Any]:
        """What the form starts with."""
        return {"nilai": nilai or _IKUT, "berlaku_sejak": berlaku_sejak}

    def clean_nilai(self) -> str:
        nilai: str = self.cleaned_data["nilai"]
        return IKUT if nilai == _IKUT else nilai

    def clean_alasan(self) -> str:
        return " ".join(self.cleaned_data["alasan"].split())

    def clean_berlaku_sejak(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["berlaku_sejak"]
        if tanggal < HARI_PERTAMA:
            raise ValidationError(f"Paling awal {tanggal_panjang(HARI_PERTAMA)}: sebelum itu Formulir 4 belum ada.")
        return tanggal
