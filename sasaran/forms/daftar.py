"""The name somebody gives a working list."""

from __future__ import annotations

from django import forms


class FormulirNamaDaftar(forms.Form):
    """One name, on a single line."""

    nama = forms.CharField(
        label="Nama daftar",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Beri nama dulu, misalnya Ibu hamil Dusun Barat."},
    )

    def clean_nama(self) -> str:
        return " ".join(str(self.cleaned_data["nama"]).split())
