"""Reference data and accounts for national staff. Village records are not registered here."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from import_export.admin import ExportMixin

from kpm.models import Pengguna, Penugasan, Wilayah


@admin.register(Wilayah)
class WilayahAdmin(ExportMixin, admin.ModelAdmin):
    list_display = ("kode", "nama", "dibuka_pada", "contoh")
    search_fields = ("kode", "nama")
    list_filter = ("contoh",)
    readonly_fields = ("kode",)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class PenugasanInline(admin.TabularInline):
    model = Penugasan
    fk_name = "pengguna"
    extra = 0
    autocomplete_fields = ("wilayah",)


@admin.register(Pengguna)
class PenggunaAdmin(UserAdmin):
    list_display = ("username", "nama", "telepon", "is_active")
    search_fields = ("username", "nama", "telepon")
    ordering = ("nama",)
    inlines = (PenugasanInline,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orang", {"fields": ("nama", "telepon", "email")}),
        ("Akses", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "nama", "password1", "password2")}),)
