"""Reference data of planning, kept by national staff: codes of village activities, last weeks of the stages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.models import Wilayah
from kpm.periode import NAMA_BULAN
from rembuk.models import BatasTahap, KodeKegiatan
from rembuk.tahap import MINGGU, batas_tahap

TAHUN_CONTOH = 2027
"""RKP year the example day is told for."""


@admin.register(KodeKegiatan)
class KodeKegiatanAdmin(admin.ModelAdmin):
    """A region adds a code, renames it or switches it off for the villages below it; the nearest region wins."""

    list_display = ("kode", "nama", "paket", "wilayah", "dipakai")
    list_filter = ("dipakai",)
    search_fields = ("kode", "nama", "wilayah__kode", "wilayah__nama")
    autocomplete_fields = ("wilayah",)
    list_select_related = ("wilayah",)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """A code belongs to a kabupaten, a province or the nation; a village has no list of its own."""
        if db_field.name == "wilayah":
            kwargs["queryset"] = Wilayah.objects.exclude(kode__regex=r"^\d\d\.\d\d\.\d\d")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class FormulirBatasTahap(forms.ModelForm):
    """Month and week chosen by their names."""

    bulan = forms.TypedChoiceField(coerce=int, choices=list(enumerate(NAMA_BULAN, start=1)))
    minggu = forms.TypedChoiceField(
        coerce=int,
        choices=list(enumerate(MINGGU, start=1)),
        help_text="Tahap berakhir pada hari Minggu ke sekian bulan itu; minggu V berarti hari terakhir bulan. "
        "Pemetaan sampai advokasi jatuh pada tahun sebelum tahun RKP, pelaksanaan pada tahun RKP, pemantauan "
        "sesudahnya.",
    )

    class Meta:
        model = BatasTahap
        fields = ("wilayah", "tahap", "bulan", "minggu")
        help_texts = {"wilayah": "Berlaku untuk semua desa di bawahnya; wilayah yang lebih dekat menang."}


@admin.register(BatasTahap)
class BatasTahapAdmin(admin.ModelAdmin):
    form = FormulirBatasTahap
    list_display = ("wilayah", "tahap", "minggu_bulan", "contoh")
    list_filter = ("tahap",)
    list_select_related = ("wilayah",)
    autocomplete_fields = ("wilayah",)

    @admin.display(description="paling lambat")
    def minggu_bulan(self, objek: BatasTahap) -> str:
        return f"minggu {MINGGU[objek.minggu - 1]} {NAMA_BULAN[objek.bulan - 1]}"

    @admin.display(description=f"untuk RKP {TAHUN_CONTOH}")
    def contoh(self, objek: BatasTahap) -> Any:
        return tanggal_panjang(batas_tahap(objek.tahap, TAHUN_CONTOH, {objek.tahap: (objek.bulan, objek.minggu)}))
