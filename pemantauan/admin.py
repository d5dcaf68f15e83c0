"""Guideline settings, set by the nation or a kabupaten."""

from typing import Any

from django import forms
from django.contrib import admin

from pemantauan.models import PengaturanPedoman
from pemantauan.pengaturan import OPSI, gabungkan


class FormulirPengaturan(forms.ModelForm):
    kunci = forms.ChoiceField(choices=[(opsi.kunci, opsi.judul) for opsi in OPSI])
    nilai = forms.ChoiceField(choices=sorted({(pilihan, pilihan) for opsi in OPSI for pilihan in opsi.pilihan}))

    class Meta:
        model = PengaturanPedoman
        fields = ("wilayah", "kunci", "nilai", "berlaku_sejak", "alasan")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("kunci") and isi.get("nilai"):
            try:
                gabungkan({isi["kunci"]: isi["nilai"]})
            except ValueError as galat:
                self.add_error("nilai", str(galat))
        wilayah = isi.get("wilayah")
        if wilayah and wilayah.kode != "00" and wilayah.kode.count(".") > 1:
            self.add_error("wilayah", "Pengaturan ditetapkan pusat, provinsi, atau kabupaten.")
        return isi


@admin.register(PengaturanPedoman)
class PengaturanPedomanAdmin(admin.ModelAdmin):
    form = FormulirPengaturan
    list_display = ("wilayah", "kunci", "nilai", "berlaku_sejak", "oleh", "dicatat_pada", "dibatalkan_pada")
    list_filter = ("kunci",)
    raw_id_fields = ("wilayah",)

    def save_model(self, request, obj, form, change) -> None:
        obj.oleh = request.user
        super().save_model(request, obj, form, change)
