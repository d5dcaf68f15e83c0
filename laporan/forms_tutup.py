"""What is typed when a quarter is finalised or opened again."""

from __future__ import annotations

from typing import Any

from django import forms

from kpm.models import Wilayah
from laporan.tindakan_tutup import HURUF_ALASAN

PANJANG_NAMA = 100


class FormulirTutup(forms.Form):
    """Who signs this paper: the head of the village and the KPM, and a third person where the village wants one."""

    kepala = forms.CharField(required=False, max_length=PANJANG_NAMA)
    kpm = forms.CharField(label="Nama KPM", required=False, max_length=PANJANG_NAMA)
    jabatan_lain = forms.CharField(
        label="Jabatan penanda tangan ketiga",
        required=False,
        max_length=60,
        help_text="Bila perlu, misalnya Bidan Desa atau Ketua TPPS.",
    )
    nama_lain = forms.CharField(label="Nama penanda tangan ketiga", required=False, max_length=PANJANG_NAMA)

    def __init__(self, *args: Any, desa: Wilayah, baku: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        """``baku``: (office, name) of the two usual signers, from the profile."""
        (self.jabatan_kepala, kepala), (self.jabatan_kpm, kpm) = baku
        super().__init__(*args, **kwargs)
        self.initial.update(kepala=kepala, kpm=kpm)
        self.fields["kepala"].label = "Nama lurah" if desa.kelurahan else "Nama kepala desa"
        for bidang in self.fields.values():
            bidang.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("nama_lain") and not isi.get("jabatan_lain"):
            self.add_error("jabatan_lain", "Tulis jabatannya, atau kosongkan namanya.")
        return isi

    def penanda_tangan(self) -> list[tuple[str, str]]:
        """(office, name) in printed order; a name left empty is signed by hand."""
        isi = self.cleaned_data
        semua = [(self.jabatan_kepala, isi["kepala"]), (self.jabatan_kpm, isi["kpm"])]
        return [*semua, (isi["jabatan_lain"], isi["nama_lain"])] if isi["jabatan_lain"] else semua


class FormulirBuka(forms.Form):
    """Why a finalised quarter is opened again, and which revision the person saw."""

    revisi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Alasan membuka kembali",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Paling sedikit {HURUF_ALASAN} huruf. Alasan ini tampil di halaman skor dan daftar revisi.",
    )
