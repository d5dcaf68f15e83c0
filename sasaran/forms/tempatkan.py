"""Which households go into which dusun."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from kpm.models import Dusun
from sasaran.aturan import DUSUN_BELUM
from sasaran.forms.dasar import PilihDusun


class FormulirTempatkan(forms.Form):
    """The dusun chosen once, for the ticked households of a page, or with the other button for all of them."""

    ke = PilihDusun(label="Tempatkan di dusun")

    def __init__(self, *args: Any, dari: Dusun, rumah: list[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rumah = rumah
        """Households on the page."""
        pilihan: Any = self.fields["ke"]
        pilihan.queryset = Dusun.objects.filter(ditutup_pada=None).exclude(pk=dari.pk).exclude(nama=DUSUN_BELUM)
        pilihan.error_messages["required"] = "Pilih dusunnya dulu."

    @property
    def dipilih(self) -> list[UUID]:
        """Households that were chosen."""
        if "semua" in self.data:  # the other button
            return self.rumah
        ada = {str(satu): satu for satu in self.rumah}
        return [ada[satu] for satu in self.data.getlist("rumah") if satu in ada]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if not self.dipilih:
            raise forms.ValidationError("Centang dulu rumah tangganya.")
        return super().clean() or {}
