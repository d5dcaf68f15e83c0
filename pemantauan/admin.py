"""Guideline settings, shown to national staff: they are decided on their own page, which keeps reason and history."""

from django.contrib import admin

from pemantauan.models import PengaturanPedoman


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
