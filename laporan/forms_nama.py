"""Why names are opened from above."""

from __future__ import annotations

from django import forms

from laporan.tindakan_nama import HURUF_ALASAN


class FormulirBukaNama(forms.Form):
    """The reason, which the village reads."""

    alasan = forms.CharField(
        label="Alasan membuka nama",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Paling sedikit {HURUF_ALASAN} huruf. Desa dapat membaca siapa yang membuka dan alasannya.",
    )

    def clean_alasan(self) -> str:
        alasan = " ".join(self.cleaned_data["alasan"].split())
        if len(alasan) < HURUF_ALASAN:
            raise forms.ValidationError(f"Tulis alasannya, paling sedikit {HURUF_ALASAN} huruf.")
        return alasan
