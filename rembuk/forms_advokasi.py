"""Forms of the advocacy: minutes handed over, and what somebody decided on a proposal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import Tanggal
from kpm.forms_unggah import BidangUnggah
from rembuk import status
from rembuk.forms import _FormulirIsi
from rembuk.kueri_advokasi import kepada_pilihan
from rembuk.models import Penyerahan

PEMUTUS = ("Kepala Desa", "Musyawarah Desa", "BPD", "Tim Penyusun RKP Desa", "Dinas Kesehatan", "Dinas PUPR")
PEMUTUS_KELURAHAN = ("Lurah", "Camat", "Musyawarah kelurahan", "Dinas Kesehatan", "Dinas PUPR")
"""Who usually decides, offered while typing."""


class FormulirPenyerahan(_FormulirIsi):
    """To whom the minutes of a rembuk were handed, when, and the scan of the signed receipt."""

    tanggal = Tanggal(label="Tanggal diserahkan")
    berkas = BidangUnggah(label="Pindaian tanda terima", required=False)

    class Meta:
        model = Penyerahan
        fields = ["kepada", "penerima", "tanggal", "catatan"]
        labels = {"kepada": "Diserahkan kepada", "penerima": "Nama penerima", "catatan": "Catatan"}
        help_texts = {
            "penerima": "Orang yang menerima dan menandatangani, boleh dengan jabatannya.",
            "catatan": "Misalnya: diterima sekretaris, akan dibahas dalam Musdes 14 Juli.",
        }
        widgets = {
            "kepada": forms.RadioSelect(attrs={"data-tegak": ""}),
            "penerima": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
        }

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        kepada: Any = self.fields["kepada"]
        kepada.choices = kepada_pilihan(self.instance.desa)

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        rapat = self.instance.rembuk.tanggal
        if tanggal > self.hari_ini:
            raise ValidationError("Tanggal ini belum tiba. Catat sesudah diserahkan.")
        if rapat and tanggal < rapat:
            raise ValidationError(f"Tanggal ini sebelum rembuk, {tanggal_panjang(rapat)}. Periksa lagi.")
        return tanggal


class FormulirLangkah(forms.Form):
    """What was decided on a proposal, by whom, when and in which document."""

    ke = forms.ChoiceField(label="Putusan", widget=forms.RadioSelect(attrs={"data-tegak": ""}))
    tanggal = Tanggal(label="Tanggal keputusan")
    pemutus = forms.CharField(
        label="Diputuskan oleh", max_length=100,
        widget=forms.TextInput(attrs={"list": "daftar-pemutus", "autocomplete": "off"}),
    )  # fmt: skip
    nomor = forms.CharField(
        label="Nomor dokumen", max_length=80, required=False,
        help_text="Bila ada, misalnya: Perdes Nomor 4 Tahun 2026",
    )  # fmt: skip
    alasan = forms.CharField(
        label="Alasan", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        help_text="Wajib ditulis bila ditolak atau dibatalkan.",
    )  # fmt: skip
    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pilihan: list[tuple[str, str]], kembali: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kembali = kembali
        ke: Any = self.fields["ke"]
        ke.choices = pilihan

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        ke = isi.get("ke")
        if ke and not isi.get("alasan", "").strip() and (ke in status.PERLU_ALASAN or ke == self.kembali):
            kata = "langkah terakhir dibatalkan" if ke == self.kembali else "ditolak, agar pengusul tahu sebabnya"
            self.add_error("alasan", f"Tulis alasan {kata}.")
        return isi
