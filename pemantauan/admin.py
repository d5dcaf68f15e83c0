"""What national staff see and edit: guideline settings to look at, the KBM table to correct."""

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


@admin.register(Kbm)
class KbmAdmin(admin.ModelAdmin):
    list_display = ("jenis_kelamin", "umur_bulan", "gram")
    list_editable = ("gram",)
    list_filter = ("jenis_kelamin",)
    list_per_page = 130
