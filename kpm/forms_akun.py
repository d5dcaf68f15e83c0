"""Forms of one's own account: password, telephone number, the code of the second step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

import kpm.forms  # noqa: F401  (the house's own error words, before any field is made)
from kpm.models import Pengguna
from kpm.penegasan import sandi_cocok
from kpm.telepon import nomor_telepon

BANTUAN_SANDI = (
    "Paling sedikit 10 huruf atau angka, jangan angka saja. Tiga kata yang hanya Anda yang tahu hubungannya sudah baik."
)
SANDI_SALAH = "Kata sandi ini tidak cocok. Periksa huruf besar dan kecilnya."


SANDI_LEMAH = {
    "password_too_short": "Terlalu pendek. Tulis paling sedikit 10 huruf atau angka.",
    "password_too_common": "Kata sandi ini dipakai banyak orang dan mudah ditebak. Pilih yang lain.",
    "password_entirely_numeric": "Jangan angka saja. Campur dengan kata.",
    "password_too_similar": "Terlalu mirip dengan nama atau nama pengguna Anda. Pilih yang lain.",
}
"""What is wrong with a password by the code of Django's judge, whose own sentences speak of "karakter"."""


class SandiDinilai:
    """A new password judged in the words of the house, beside the field it was first typed in."""

    def validate_password_for_user(self, user: Pengguna, *bidang: str) -> None:
        sandi = self.cleaned_data.get("new_password1")  # type: ignore[attr-defined]
        if not sandi:
            return
        try:
            validate_password(sandi, user)
        except ValidationError as galat:
            for satu in galat.error_list:
                self.add_error("new_password1", SANDI_LEMAH.get(satu.code or "", satu))  # type: ignore[attr-defined]


def _atur_sandi_baru(form: Any) -> None:
    """The product's own words on the two fields of a new password."""
    form.fields["new_password1"].label = "Kata sandi baru"
    form.fields["new_password1"].help_text = BANTUAN_SANDI
    form.fields["new_password2"].label = "Ulangi kata sandi baru"
    form.fields["new_password2"].help_text = ""
    for bidang in form.fields.values():
        bidang.error_messages["required"] = "Belum diisi."  # made before the house set its own words
    form.error_messages = {**form.error_messages, "password_mismatch": "Dua kata sandi ini tidak sama. Tulis lagi."}


class FormulirSandiBaru(SandiDinilai, SetPasswordForm):
    """A password of one's own, typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _atur_sandi_baru(self)


class FormulirGantiSandi(SandiDinilai, PasswordChangeForm):
    """The old password, whose wrong tries count as those of signing in do, and another one."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        _atur_sandi_baru(self)
        self.fields["old_password"].label = "Kata sandi sekarang"
        del self.fields["old_password"].widget.attrs["autofocus"]

    def clean_old_password(self) -> str:
        lama: str = self.cleaned_data["old_password"]
        if not sandi_cocok(self.request, lama):
            raise ValidationError(SANDI_SALAH)
        return lama

    def clean_new_password1(self) -> str:
        baru: str = self.cleaned_data["new_password1"]
        if baru == self.data.get("old_password"):
            raise ValidationError("Pilih kata sandi yang lain dari yang sekarang.")
        return baru


class FormulirTegas(forms.Form):
    """The password of whoever is signed in, once more."""

    sandi = forms.CharField(
        label="Kata sandi",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_sandi(self) -> str:
        sandi: str = self.cleaned_data["sandi"]
        if not sandi_cocok(self.request, sandi):
            raise ValidationError(SANDI_SALAH)
        return sandi


class FormulirKode(forms.Form):
    """Six digits of the telephone, or a recovery code: either is accepted in the one field."""

    kode = forms.CharField(max_length=30)

    def __init__(self, *args: Any, pemulihan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pemulihan = pemulihan
        bidang = self.fields["kode"]
        if pemulihan:
            bidang.label, bidang.help_text = "Kode pemulihan", "Sepuluh huruf dan angka dari kertas Anda."
            bidang.widget.attrs |= {"autocapitalize": "characters", "autocomplete": "off"}
        else:
            bidang.label, bidang.help_text = "Kode", "Enam angka, berganti setiap 30 detik."
            bidang.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def tolak(self, terkunci_sampai: dt.datetime | None, pada: dt.datetime) -> None:
        """Say that the code was wrong, or how long to wait."""
        if terkunci_sampai:
            menit = max(1, -(-int((terkunci_sampai - pada).total_seconds()) // 60))
            self.add_error("kode", f"Kode beberapa kali salah. Coba lagi sesudah {menit} menit.")
        elif self.pemulihan:
            self.add_error("kode", "Kode pemulihan ini tidak cocok atau sudah pernah dipakai.")
        else:
            self.add_error("kode", "Kode ini tidak cocok. Tunggu kode berikutnya, lalu tulis lagi.")


class FormulirTelepon(forms.ModelForm):
    """The number a person can sign in with."""

    class Meta:
        model = Pengguna
        fields = ["telepon"]
        labels = {"telepon": "Nomor telepon"}
        help_texts = {"telepon": "Contoh: 081234567890. Nomor ini juga dapat dipakai untuk masuk."}
        widgets = {"telepon": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["telepon"].max_length = None  # type: ignore[attr-defined]
        self.fields["telepon"].validators = []

    def clean_telepon(self) -> str:
        teks: str = self.cleaned_data["telepon"]
        angka = nomor_telepon(teks)
        if teks and not 9 <= len(angka) <= 14:
            raise ValidationError("Nomor telepon ditulis dengan angka saja, diawali 0.")
        return angka
