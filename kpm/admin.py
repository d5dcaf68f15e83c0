"""Reference data and accounts for national staff. Village records are not registered here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.http import HttpRequest
from django.utils.decorators import method_decorator
from import_export.admin import ExportMixin

from kpm.models import Pengguna, Penugasan, Wilayah
from kpm.penegasan import tegas
from kpm.tindakan_sesi import akhiri_semua_sesi


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


class FormulirSandiOrangLain(AdminPasswordChangeForm):
    """A password that staff chooses for somebody: changed at the next sign-in, and signed out everywhere now."""

    def save(self, commit: bool = True) -> Any:
        self.user.wajib_ganti_sandi = True
        akhiri_semua_sesi(pengguna=self.user)
        return super().save(commit)


@method_decorator(tegas, name="add_view")
@method_decorator(tegas, name="change_view")
@method_decorator(tegas, name="changelist_view")
@method_decorator(tegas, name="user_change_password")
@admin.register(Pengguna)
class PenggunaAdmin(UserAdmin):
    list_display = ("username", "nama", "telepon", "is_active")
    search_fields = ("username", "nama", "telepon")
    ordering = ("nama",)
    inlines = (PenugasanInline,)
    change_password_form = FormulirSandiOrangLain
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orang", {"fields": ("nama", "telepon", "email")}),
        ("Akses", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "nama", "password1", "password2")}),)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account stays as the author of what it wrote; one that is over is switched off under Akses."""
        return False

    def save_model(self, request: HttpRequest, obj: Pengguna, form: Any, change: bool) -> None:
        """A new account's password was chosen by staff: its person changes it first."""
        if not change:
            obj.wajib_ganti_sandi = obj.has_usable_password()
        super().save_model(request, obj, form, change)
