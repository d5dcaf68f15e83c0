"""What national staff see and edit: guideline settings to look at, the KBM table to correct."""

from django import forms
from django.contrib import admin

from pemantauan.models import Kbm, PengaturanPedoman


@admin.register(PengaturanPedoman)
class PengaturanPedomanAdmin(admin.ModelAdmin):
    """Read only: a choice made here would stand in Django's log alone, without a reason and unseen by the villages."""

    list_display = ("wilayah", "kunci", "nilai", "berlaku_sejak", "oleh", "dicatat_pada", "dibatalkan_pada")
    list_filter = ("kunci",)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class FormulirKbm(forms.ModelForm):
    """No child has to gain nothing in a month, and none two kilograms: the widest of the KMS is 900 g."""

    gram = forms.IntegerField(label="Kenaikan paling sedikit (gram)", min_value=1, max_value=2000)
    umur_bulan = forms.IntegerField(
        label="Umur (bulan penuh)", min_value=1, max_value=60, help_text="KMS tidak mempunyai KBM pada umur 0 bulan."
    )


@admin.register(Kbm)
class KbmAdmin(admin.ModelAdmin):
    form = FormulirKbm
    list_display = ("jenis_kelamin", "umur_bulan", "gram")
    list_editable = ("gram",)
    list_filter = ("jenis_kelamin",)
    list_per_page = 130

    def get_changelist_form(self, request, **kwargs):
        """The list is edited by the same limits as the single row."""
        return super().get_changelist_form(request, form=FormulirKbm, **kwargs)
