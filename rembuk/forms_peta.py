"""Forms of the social map: a finding, and the two numbers of a place on the sketch."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import FormulirVersi
from rembuk.models import TemuanDusun

TERJAUH = 1000
"""The sketch is as wide and as high as this, from its upper left corner."""


def baca_titik(isi: Mapping[str, Any]) -> tuple[int, int] | None:
    """The place a row was sent with; None where both numbers are empty. Raises ValidationError."""
    teks = [str(isi.get(nama, "")).strip() for nama in ("x", "y")]
    if teks == ["", ""]:
        return None
    if not all(satu.isascii() and satu.isdigit() and int(satu[:5]) <= TERJAUH for satu in teks):
        raise ValidationError(f"Isi dua angka 0 sampai {TERJAUH}, atau kosongkan keduanya.")
    return int(teks[0]), int(teks[1])


class FormulirTemuan(FormulirVersi):
    """What a mapping meeting found, where, and what the people propose."""

    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = TemuanDusun
        fields = ["temuan", "tempat", "usul"]
        labels = {"temuan": "Temuan", "tempat": "Di mana", "usul": "Usul warga"}
        help_texts = {
            "temuan": "Misalnya: sumur bor kering pada musim kemarau.",
            "tempat": "Misalnya: RT 02, dekat dermaga",
            "usul": "Misalnya: sambungan pipa dari mata air.",
        }
        widgets = {
            "temuan": forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
            "usul": forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["pengenal"]
        else:
            self.fields["pengenal"].initial = uuid.uuid4()
