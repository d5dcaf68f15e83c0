"""Model fields of the house: a calendar month, and a date computed from another date of the same row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from kpm.periode import Bulan, tambah_bulan


class BidangBulan(models.PositiveIntegerField):
    """A `Bulan`, stored as the number YYYYMM so that databases order and compare it."""

    # What the type checker sees on a record.
    _pyi_private_set_type: Bulan  # type: ignore[assignment]
    _pyi_private_get_type: Bulan  # type: ignore[assignment]

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, Bulan):
            return value
        try:
            return (
                Bulan.dari_angka(int(value))
                if not isinstance(value, str) or value.isdigit()
                else Bulan.dari_teks(value)
            )
        except ValueError as galat:
            raise ValidationError(str(galat)) from galat

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Bulan.dari_angka(value)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Bulan):
            return value.angka
        return super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value.angka if isinstance(value, Bulan) else value, model_instance)

    def run_validators(self, value: Any) -> None:
        super().run_validators(value.angka if isinstance(value, Bulan) else value)


class TanggalUlang(models.DateField):
    """The day ``bulan`` months after another date of the row, computed whenever the row is saved or bulk-created."""

    def __init__(self, dihitung_dari: str = "", bulan: int = 0, **kwargs: Any) -> None:
        self.dihitung_dari, self.bulan = dihitung_dari, bulan
        kwargs.update(editable=False, null=True, blank=True)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        nama, jalur, args, kwargs = super().deconstruct()
        for bawaan in ("editable", "null", "blank"):
            kwargs.pop(bawaan, None)
        kwargs.update(dihitung_dari=self.dihitung_dari, bulan=self.bulan)
        return nama, jalur, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> dt.date | None:
        sumber = getattr(model_instance, self.dihitung_dari)
        nilai = tambah_bulan(sumber, self.bulan) if sumber else None
        setattr(model_instance, self.attname, nilai)
        return nilai
