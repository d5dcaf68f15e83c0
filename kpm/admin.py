"""Reference data and accounts for national staff. Village records are not registered here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from import_export.admin import ExportMixin

from kpm.models import Pengguna, Penugasan, Wilayah
from kpm.penegasan import tegas
from kpm.permintaan import pengguna
from kpm.tindakan_pengguna import jejak_sandi_petugas
from kpm.tindakan_sesi import akhiri_semua_sesi

admin.site.unregister(Group)  # what somebody may do comes from their assignments alone


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
    can_delete = False  # an office that was given ends, it is not undone: who was where stays known
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

    def save_model(self, request: HttpRequest, obj: Pengguna, form: Any, change: bool) -> None:
        """A new account's password was chosen by staff: its person changes it first."""
        if not change:
            obj.wajib_ganti_sandi = obj.has_usable_password()
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """An office given or ended here names who did it, as those of user management do."""
        for satu in formset.save(commit=False):
            if satu.pk is None:
                satu.diberikan_oleh = request.user
            elif satu.selesai:
                satu.diakhiri_oleh = request.user
            satu.save()
        formset.save_m2m()

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """The villages where the account works read in their traces that somebody else chose its password."""
        jawab = super().user_change_password(request, id, form_url)
        if request.method == "POST" and jawab.status_code == 302:
            jejak_sandi_petugas(pengguna=Pengguna.objects.get(pk=id), oleh=pengguna(request))
        return jawab

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account is closed (Aktif: tidak), never deleted: it is the author of entries and traces."""
        return False
