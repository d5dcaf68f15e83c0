"""Form of the planning year: the day of the Musdes, and whether villages have to meet."""

from __future__ import annotations

from typing import Any

from django import forms

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import FormulirVersi, Tanggal, YaTidak
from rembuk.models import Siklus


class FormulirSiklus(FormulirVersi):
    """What a village says about the planning of one RKP year."""

    musdes = Tanggal(label="Tanggal Musdes perencanaan", required=False)
    mad_perlu = YaTidak(label="FGD antardesa diperlukan?")

    class Meta:
        model = Siklus
        fields = ["musdes", "mad_perlu", "alasan_tanpa_mad", "catatan"]
        labels = {"alasan_tanpa_mad": "Mengapa tidak diperlukan"}
        help_texts = {
            "alasan_tanpa_mad": "Misalnya: semua usulan dapat dikerjakan di dalam desa.",
            "catatan": "Hal lain tentang perencanaan tahun ini.",
        }
        widgets = {"catatan": forms.Textarea(attrs={"rows": 3, "maxlength": 300})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["musdes"].help_text = "Rembuk diadakan sebelum hari itu. Contoh: 28-07-2026"
        self.fields["mad_perlu"].help_text = "Bila ada yang harus diselesaikan bersama desa lain, seperti sumber air."
        if self.instance.desa.kelurahan:
            self.fields["musdes"].label = "Tanggal musyawarah perencanaan"
            self.fields["mad_perlu"].label = "FGD antarkelurahan diperlukan?"
            self.fields["mad_perlu"].help_text = "Bila ada yang harus diselesaikan bersama kelurahan lain."
            self.fields["alasan_tanpa_mad"].help_text = "Misalnya: semua usulan dapat dikerjakan sendiri."

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("mad_perlu") is False and not isi.get("alasan_tanpa_mad"):
            self.add_error("alasan_tanpa_mad", "Tulis alasannya, supaya jelas mengapa tahap ini dilewati.")
        if isi.get("mad_perlu") is not False:
            isi["alasan_tanpa_mad"] = ""
        musdes, tahun = isi.get("musdes"), self.instance.tahun_rkp
        if musdes and musdes.year != tahun - 1:
            self.add_error(
                "musdes", f"Perencanaan tahun {tahun} berlangsung pada {tahun - 1}, bukan {tanggal_panjang(musdes)}."
            )
        return isi
