"""The form for who must provide one service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from kpm.forms import FormulirVersi
from kpm.forms_kader import telepon_atau_kosong
from kpm.models import Fasilitas
from pemantauan.models import PenanggungJawab


class FormulirLayanan(FormulirVersi):
    """Authority, and the facility or the person and office behind it."""

    telepon = forms.CharField(label="Telepon", required=False, max_length=25)

    class Meta:
        model = PenanggungJawab
        fields = ["kewenangan", "nama", "fasilitas", "telepon"]
        labels = {
            "kewenangan": "Kewenangan",
            "nama": "Siapa",
            "fasilitas": "Fasilitas di desa ini",
            "telepon": "Telepon",
        }
        help_texts = {"nama": "Orang atau kantor, misalnya Bidan Nurhayati atau Dinas Dukcapil."}
        error_messages = {"kewenangan": {"required": "Pilih kewenangannya."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.desa.kelurahan:
            pilihan: Any = self.fields["kewenangan"]
            pilihan.choices = [(kode, kata.replace("desa", "kelurahan")) for kode, kata in pilihan.choices]
            self.fields["fasilitas"].label = "Fasilitas di kelurahan ini"
        bidang: Any = self.fields["fasilitas"]
        bidang.required, bidang.empty_label = False, "Tidak ada"
        bidang.queryset = Fasilitas.objects.filter(
            Q(ditutup_pada__isnull=True) | Q(pk=self.instance.fasilitas_id or 0)
        ).order_by("jenis", "nama")

    def clean_telepon(self) -> str:
        return telepon_atau_kosong(self.cleaned_data["telepon"])

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if not isi.get("nama") and not isi.get("fasilitas") and "fasilitas" not in self.errors:
            self.add_error("nama", forms.ValidationError("Tulis siapa, atau pilih fasilitasnya."))
        return isi
