"""Which occasion is to be reminded of: all of it stands in the address, so that it can be kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import Tanggal
from kpm.models import Fasilitas
from laporan.pengingat import ACARA, DI_POSYANDU

PALING_JAUH = dt.timedelta(days=366)


class FormulirPengingat(forms.Form):
    """Occasion, posyandu, day, time and place; sent with GET."""

    tanpa_boleh_kosong = True

    acara = forms.ChoiceField(label="Acara", choices=ACARA, widget=forms.HiddenInput)
    posyandu = forms.ModelChoiceField(
        label="Posyandu", queryset=Fasilitas.objects.none(), to_field_name="uuid", required=False, empty_label=None
    )
    tanggal = Tanggal(label="Tanggal")
    pukul = forms.CharField(label="Pukul", max_length=20, required=False, help_text="Misalnya 08.00-11.00")
    tempat = forms.CharField(label="Tempat", max_length=100, required=False)

    def __init__(self, *args: Any, hari_ini: dt.date, posyandu: list[Fasilitas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        bidang: Any = self.fields["posyandu"]
        bidang.queryset = Fasilitas.objects.filter(pk__in=[satu.pk for satu in posyandu]).order_by("nama")
        if self.data.get("acara") not in DI_POSYANDU:
            del self.fields["posyandu"]

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        if tanggal < self.hari_ini:
            raise ValidationError("Tanggal ini sudah lewat. Pilih tanggal yang akan datang.")
        if tanggal > self.hari_ini + PALING_JAUH:
            raise ValidationError("Paling jauh satu tahun ke depan. Periksa tahunnya.")
        return tanggal
