"""A model field computed from a name: how it sounds, so that a search forgives spelling."""

from __future__ import annotations

from typing import Any

from django.db import models

from sasaran.bunyi import bunyi


class BidangBunyi(models.CharField):
    """`bunyi` of another text field of the row, computed whenever the row is saved or bulk-created."""

    def __init__(self, dihitung_dari: str = "", **kwargs: Any) -> None:
        self.dihitung_dari = dihitung_dari
        kwargs.update(max_length=250, editable=False, blank=True, default="")
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        nama, jalur, args, kwargs = super().deconstruct()
        for bawaan in ("max_length", "editable", "blank", "default"):
            kwargs.pop(bawaan, None)
        kwargs["dihitung_dari"] = self.dihitung_dari
        return nama, jalur, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        nilai = bunyi(getattr(model_instance, self.dihitung_dari) or "")[: self.max_length]
        setattr(model_instance, self.attname, nilai)
        return nilai
