"""A counselling session: what, when, where, about what and by whom."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import FormulirVersi, Jam, Tanggal
from kpm.models import Fasilitas
from kpm.periode import Bulan
from pemantauan.kueri_bulan import BULAN_PERTAMA
from pemantauan.models import SesiKonseling

PALING_JAUH = dt.timedelta(days=366)
"""How far ahead a session is planned; beyond it the year was mistyped."""


class FormulirSesi(FormulirVersi):
    """A counselling session; a new one carries the id it was made with, so that sending twice stores once."""

    tanggal = Tanggal(label="Tanggal")
    jam = Jam(label="Jam mulai", required=False)
    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = SesiKonseling
        fields = ["jenis", "tanggal", "jam", "fasilitas", "tempat", "materi", "narasumber"]
        labels = {
            "jenis": "Jenis sesi",
            "fasilitas": "Posyandu atau fasilitas",
            "tempat": "Tempat lain",
            "materi": "Materi",
            "narasumber": "Narasumber",
        }
        help_texts = {
            "tempat": "Bila bukan di fasilitas, misalnya: Balai desa, Masjid Al-Ikhlas",
            "materi": "Misalnya: Makanan ibu hamil, peran ayah",
            "narasumber": "Misalnya: Bidan desa",
        }
        widgets = {"jenis": forms.RadioSelect(attrs={"data-tegak": ""})}

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        jenis: Any = self.fields["jenis"]
        jenis.choices = SesiKonseling.Jenis.choices
        fasilitas: Any = self.fields["fasilitas"]
        fasilitas.queryset = Fasilitas.objects.filter(ditutup_pada__isnull=True) | Fasilitas.objects.filter(
            pk=self.instance.fasilitas_id
        )
        fasilitas.queryset = fasilitas.queryset.order_by("nama")
        fasilitas.empty_label = "Bukan di fasilitas"
        if self.instance.pk:
            del self.fields["pengenal"]
        else:
            self.fields["pengenal"].initial = uuid.uuid4()

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        if tanggal < BULAN_PERTAMA.awal:
            raise ValidationError(f"Tanggal sesi paling awal {tanggal_panjang(BULAN_PERTAMA.awal)}. Periksa tahunnya.")
        if tanggal > self.hari_ini + PALING_JAUH:
            raise ValidationError("Sesi direncanakan paling jauh satu tahun ke depan. Periksa tahunnya.")
        self.instance.bulan = Bulan.dari_tanggal(tanggal)
        return tanggal
