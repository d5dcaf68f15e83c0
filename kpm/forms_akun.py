"""Forms of one's own account: choosing a password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import SetPasswordForm

BANTUAN_SANDI = (
    "Paling sedikit 10 huruf atau angka, jangan angka saja. Tiga kata yang hanya Anda yang tahu hubungannya sudah baik."
)


class FormulirSandiBaru(SetPasswordForm):
    """A password of one's own, typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        atur_sandi_baru(self)


def atur_sandi_baru(form: Any) -> None:
    """The product's own words on the two fields of a new password."""
    form.fields["new_password1"].label = "Kata sandi baru"
    form.fields["new_password1"].help_text = BANTUAN_SANDI
    form.fields["new_password2"].label = "Ulangi kata sandi baru"
    form.fields["new_password2"].help_text = ""
    for nama in ("new_password1", "new_password2"):
        form.fields[nama].error_messages["required"] = "Belum diisi."  # made before the house set its own words
    form.error_messages = {**form.error_messages, "password_mismatch": "Dua kata sandi ini tidak sama. Tulis lagi."}
