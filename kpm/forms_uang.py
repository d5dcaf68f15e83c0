"""The form field of money: rupiah typed as people write it, shown with dots."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import rupiah
from kpm.uang import baca_rupiah


class Rupiah(forms.DecimalField):
    """An amount typed 42.000.000, 42000000 or Rp42.000.000,50; shown with dots."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return baca_rupiah(str(value))
        except ValueError as galat:
            raise ValidationError(str(galat), code="invalid") from galat

    def prepare_value(self, value: Any) -> Any:
        return rupiah(value).removeprefix("Rp") if isinstance(value, Decimal) else value


class RupiahBulat(Rupiah):
    """A whole amount, as an incentive is paid: 500.000, 500000 or Rp500.000; the value is an int."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        nilai = super().to_python(value)
        if nilai is not None and nilai != nilai.to_integral_value():
            raise ValidationError("Tulis rupiah tanpa sen, misalnya 500.000.", code="invalid")
        return nilai

    def clean(self, value: Any) -> Any:
        nilai = super().clean(value)
        return None if nilai is None else int(nilai)

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(Decimal(value) if isinstance(value, int) else value)
