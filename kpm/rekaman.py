"""What every village record carries from the first migration: uuid, version, who and when, history."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from kpm import kerja
from kpm.lingkup import DalamLingkup, ManajerDesa, ModelDesa


class ManajerRiwayat(HistoryManager):
    """`rekaman.history`: filtered by the open scope like the records themselves."""

    def get_super_queryset(self) -> Any:
        return super().get_super_queryset().filter(DalamLingkup("desa__kode"))


class BarisRiwayat(models.Model):
    """Base of the historical models: scoped as well, or `.history.all()` would return every village."""

    objects = ManajerDesa()

    class Meta:
        abstract = True


class Rekaman(ModelDesa):
    """A village record with a public uuid, an optimistic version, authorship and history."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    versi = models.PositiveIntegerField(default=1, editable=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(
        "kpm.Pengguna", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    diubah_pada = models.DateTimeField(auto_now=True)
    diubah_oleh = models.ForeignKey(
        "kpm.Pengguna", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    history = HistoricalRecords(
        inherit=True,
        bases=[BarisRiwayat],
        history_manager=ManajerRiwayat,
        custom_model_name=lambda nama: f"Riwayat{nama}",
        # ciphertext and its index stay in one place only
        excluded_fields=["nik", "nik_indeks", "no_kk", "no_kk_indeks", "berkas", "rekam"],
    )

    class Meta(ModelDesa.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        kerja.periksa(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        kerja.periksa(self)
        return super().delete(*args, **kwargs)
