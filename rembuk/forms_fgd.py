"""Forms of the FGD: one row of its table of problems, the threshold it is opened with, where it was made public."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import Any

from django import forms

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import AngkaBulat, AngkaKoma, Tanggal
from kpm.periode import Triwulan
from rembuk.forms import FormulirMasalah, _Formulir, _FormulirIsi
from rembuk.kekurangan import AMBANG
from rembuk.models import Masalah, Otoritas, Pertemuan, Publikasi
from rembuk.teks import baca_jadwal, tulis_jadwal

TEKS = ("penyebab", "potensi", "alternatif", "kendala", "rencana")
"""What the meeting writes about a problem."""
ISIAN_BARIS = ("prioritas", "otoritas", "penanggung_jawab", *TEKS)


class TeksBaris(forms.CharField):
    """A few lines of text; a line break counts as one character, as the telephone counts it."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def sidik_baris(masalah: Masalah) -> str:
    """A short fingerprint of what a row says, so that a page can tell whether its own user has changed it."""
    teks = "\x1f".join(str(getattr(masalah, nama) or "") for nama in ISIAN_BARIS)
    return hashlib.sha256(teks.encode()).hexdigest()[:12]


def _teks(label: str, bantuan: str) -> TeksBaris:
    area = forms.Textarea(attrs={"rows": 2})
    return TeksBaris(label=label, required=False, max_length=300, widget=area, help_text=bantuan)


class FormulirBaris(FormulirMasalah):
    """One row of the table, read with its ``desa``; ``asal`` is the fingerprint of the row as it was shown."""

    tanpa_boleh_kosong = True

    asal = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    prioritas = AngkaBulat(label="Prioritas", required=False, min_value=1, max_value=99)
    penyebab = _teks("Penyebab", "")
    potensi = _teks("Potensi / sumber daya", "")
    alternatif = _teks("Alternatif kegiatan", "")
    kendala = _teks("Kendala", "")
    rencana = _teks("Rencana tindak lanjut", "")

    class Meta:
        model = Masalah
        fields = list(ISIAN_BARIS)
        labels = {"otoritas": "Penyedia layanan", "penanggung_jawab": "Penanggung jawab"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asal"].initial = sidik_baris(self.instance)
        if self.instance.desa.kelurahan:
            otoritas: Any = self.fields["otoritas"]
            otoritas.choices = [
                (nilai, "Pemerintah kelurahan" if nilai == Otoritas.DESA else nama) for nilai, nama in otoritas.choices
            ]

    @property
    def berubah(self) -> bool:
        """Whether whoever sends this row has typed something else than the page had shown. Only after `is_valid`."""
        return sidik_baris(self.instance) != self.cleaned_data["asal"]


class FormulirAmbang(forms.Form):
    """The percentage under which services are proposed as problems."""

    ambang = AngkaKoma(
        label="Dicentang bila tercapai kurang dari",
        satuan="%",
        min_value=Decimal(1),
        max_value=Decimal(100),
        initial=AMBANG,
        required=False,
    )

    def nilai(self) -> Decimal:
        """The typed percentage; the usual one where none, or nonsense, was typed."""
        ambang: Decimal | None = self.cleaned_data.get("ambang") if self.is_valid() else None
        return AMBANG if ambang is None else ambang


class FormulirJadwal(_Formulir):
    """The dates of the next three-monthly meetings, one in each line."""

    class Meta:
        model = Pertemuan
        fields = ["jadwal_rapat"]
        labels = {"jadwal_rapat": "Tanggal rapat berikutnya"}
        help_texts = {"jadwal_rapat": "Satu baris satu tanggal, misalnya: 14 Oktober 2026"}
        widgets = {"jadwal_rapat": forms.Textarea(attrs={"rows": 4, "maxlength": 400})}

    def clean_jadwal_rapat(self) -> str:
        """The dates as the minutes write them, in order."""
        try:
            return tulis_jadwal(baca_jadwal(self.cleaned_data["jadwal_rapat"]))
        except ValueError as galat:
            raise forms.ValidationError(str(galat)) from galat


class FormulirPublikasi(_FormulirIsi):
    """Where and when the results of an FGD were made public."""

    tanggal = Tanggal(label="Tanggal")

    class Meta:
        model = Publikasi
        fields = ["cara", "tanggal", "tempat"]
        labels = {"cara": "Cara", "tempat": "Di mana"}
        help_texts = {"tempat": "Misalnya: Papan pengumuman, Posyandu Melati, grup RT 03"}
        widgets = {"cara": forms.RadioSelect(attrs={"data-turun": ""})}

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        cara: Any = self.fields["cara"]
        cara.choices = Publikasi.Cara.choices

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        fgd = self.instance.pertemuan
        awal = fgd.tanggal or Triwulan.dari_teks(fgd.triwulan).awal
        if tanggal > self.hari_ini:
            raise forms.ValidationError("Tanggalnya tidak mungkin sesudah hari ini.")
        if tanggal < awal:
            raise forms.ValidationError(f"Tanggalnya tidak mungkin sebelum {tanggal_panjang(awal)}. Periksa tahunnya.")
        return tanggal
