"""Encrypted text (NIK, No. KK) and the keyed blind index that finds it again."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


def kunci_baru() -> str:
    """A fresh Fernet key for the key file."""
    return Fernet.generate_key().decode()


def pastikan_kunci() -> None:
    """Raise ImproperlyConfigured, with what to do, when the keys are missing: nothing is served without them."""
    if not settings.KPM_KUNCI_DATA or not settings.KPM_KUNCI_INDEKS:
        raise ImproperlyConfigured(
            f"Berkas kunci {settings.KPM_BERKAS_KUNCI.name} tidak ada di folder data. NIK yang tersimpan hanya dapat "
            "dibaca dengan kunci itu: kembalikan dari cetakan kunci, lalu jalankan lagi."
        )


@lru_cache(maxsize=4)
def _kotak(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(satu) for satu in kunci])


def _kotak_kini() -> MultiFernet:
    pastikan_kunci()
    return _kotak(tuple(settings.KPM_KUNCI_DATA))


def sandikan(teks: str) -> str:
    """The text encrypted with the newest key."""
    return _kotak_kini().encrypt(teks.encode()).decode()


def buka_sandi(rahasia: str) -> str:
    """The plain text. Raises ImproperlyConfigured when none of the keys fits."""
    try:
        return _kotak_kini().decrypt(rahasia.encode()).decode()
    except InvalidToken as galat:
        raise ImproperlyConfigured("Kunci data tidak cocok dengan isi basis data.") from galat


def indeks_buta(teks: str) -> str:
    """Keyed fingerprint of a whole number: equal numbers have equal fingerprints, nothing else can be read from it."""
    pastikan_kunci()
    return hmac.new(settings.KPM_KUNCI_INDEKS.encode(), teks.encode(), hashlib.sha256).hexdigest() if teks else ""


class BidangTersandi(models.TextField):
    """Text that is encrypted in the database and plain in Python. Equality cannot be asked: use the blind index."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return sandikan(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return buka_sandi(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in ("isnull",) else None


class IndeksButa(models.CharField):
    """Blind index of a `BidangTersandi`, computed whenever the row is saved or bulk-created."""

    def __init__(self, dihitung_dari: str = "", **kwargs: Any) -> None:
        self.dihitung_dari = dihitung_dari
        kwargs.update(max_length=64, editable=False, blank=True, default="", db_index=True)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        nama, jalur, args, kwargs = super().deconstruct()
        for bawaan in ("max_length", "editable", "blank", "default", "db_index"):
            kwargs.pop(bawaan, None)
        kwargs["dihitung_dari"] = self.dihitung_dari
        return nama, jalur, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        nilai = indeks_buta(getattr(model_instance, self.dihitung_dari) or "")
        setattr(model_instance, self.attname, nilai)
        return nilai
