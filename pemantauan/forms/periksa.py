"""One antenatal or postnatal contact: its day, who examined, and what was found."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import AngkaBulat, AngkaKoma, FormulirVersi, Tanggal
from kpm.sebutan import pilihan_tempat
from pemantauan.kelayakan import galat_angka
from pemantauan.kelayakan.periksa import galat_hari_periksa
from pemantauan.models import Pemeriksaan
from pemantauan.tindakan.periksa import masa_hamil


class FormulirPeriksa(FormulirVersi):
    """A contact; a new one carries the id it was made with, so that sending twice stores once."""

    tanggal = Tanggal(label="Tanggal diperiksa")
    lila = AngkaKoma(label="LiLA", satuan="cm", required=False, help_text="Lingkar lengan atas")
    hb = AngkaKoma(label="Hb", satuan="g/dL", required=False)
    tablet = AngkaBulat(label="Tablet diterima", satuan="tablet", required=False)
    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Pemeriksaan
        fields = ["jenis", "tanggal", "pemeriksa", "usg", "lila", "hb", "tablet", "sumber", "catatan"]
        labels = {"jenis": "Pemeriksaan", "pemeriksa": "Diperiksa oleh", "usg": "Dengan USG", "catatan": "Catatan"}
        help_texts = {"sumber": "Dari mana diketahui"}
        widgets = {
            "jenis": forms.RadioSelect(attrs={"data-turun": ""}),
            "pemeriksa": forms.RadioSelect(attrs={"data-turun": ""}),
        }

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        for nama, contoh in (("lila", "23,5"), ("hb", "11,2")):
            self.fields[nama].error_messages["invalid"] = f"Tulis angka saja, misalnya {contoh}."
        hamil = self.instance.kehamilan
        jenis: Any = self.fields["jenis"]
        sumber: Any = self.fields["sumber"]
        sumber.choices = pilihan_tempat(sumber.choices)
        jenis.choices = Pemeriksaan.Jenis.choices
        self.fields["pemeriksa"].choices = Pemeriksaan.Pemeriksa.choices  # type: ignore[attr-defined]
        if hamil.melahirkan is None and self.instance.jenis != Pemeriksaan.Jenis.NIFAS:
            self.instance.jenis = Pemeriksaan.Jenis.ANC
            del self.fields["jenis"]
        self.fields["tablet"].help_text = f"{hamil.get_suplemen_display()} pada pemeriksaan ini"
        if self.instance.pk:
            del self.fields["pengenal"]
        else:
            self.fields["pengenal"].initial = uuid.uuid4()

    def _ukuran(self, nama: str) -> Any:
        nilai = self.cleaned_data[nama]
        if kalimat := galat_angka(nama, nilai):
            raise ValidationError(kalimat)
        return nilai

    def clean_lila(self) -> Any:
        return self._ukuran("lila")

    def clean_hb(self) -> Any:
        return self._ukuran("hb")

    def clean_tablet(self) -> Any:
        return self._ukuran("tablet")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        jenis, tanggal = isi.get("jenis") or self.instance.jenis, isi.get("tanggal")
        if tanggal and jenis:
            kalimat = galat_hari_periksa(jenis, tanggal, masa_hamil(self.instance.kehamilan), hari_ini=self.hari_ini)
            if kalimat:
                self.add_error("tanggal", kalimat)
        return isi
