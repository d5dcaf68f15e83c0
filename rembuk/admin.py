"""Codes of village activities, kept by national staff for the whole country or for one region."""

from django.contrib import admin

from kpm.models import Wilayah
from rembuk.models import KodeKegiatan


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
