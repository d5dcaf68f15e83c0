"""Forms of the house and the bases all forms share: comma decimals, Ya / Tidak / belum dicatat, own error words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core import validators
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from kpm.models import Dusun, Fasilitas, JenisFasilitas
from kpm.periode import NAMA_BULAN
from kpm.tindakan import BENTROK, VersiUsang

T = TypeVar("T")

# The form and the list above it name the field; Django's own sentences speak of "nilai", "karakter" and "bidang".
forms.Field.default_error_messages["required"] = "Belum diisi."
forms.ChoiceField.default_error_messages |= {"required": "Belum dipilih.", "invalid_choice": "Pilih dari daftar."}
for _pilihan in (forms.MultipleChoiceField, forms.ModelChoiceField, forms.ModelMultipleChoiceField):
    _pilihan.default_error_messages["invalid_choice"] = "Pilih dari daftar."
forms.ModelMultipleChoiceField.default_error_messages["invalid_pk_value"] = "Pilih dari daftar."
forms.IntegerField.default_error_messages["invalid"] = "Tulis angka bulat, misalnya 2."
forms.UUIDField.default_error_messages["invalid"] = "Halaman ini tidak utuh. Muat ulang, lalu isi lagi."
validators.MaxLengthValidator.message = "Paling panjang %(limit_value)d huruf, yang diisi %(show_value)d huruf."
validators.MinValueValidator.message = "Paling kecil %(limit_value)s."
validators.MaxValueValidator.message = "Paling besar %(limit_value)s."
validators.ProhibitNullCharactersValidator.message = "Ada tanda yang tidak terbaca. Hapus, lalu tulis lagi."


ANGKA_TERPANJANG = 12
"""Characters of a measure; more are a stuck key, and beyond what decimals are counted with."""


class AngkaKoma(forms.DecimalField):
    """A decimal typed with comma or dot; asks for the numeric keyboard; knows its unit (kg, cm)."""

    def __init__(self, *, satuan: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.satuan = satuan
        if satuan:
            self.widget.attrs["data-satuan"] = satuan
        self.error_messages["invalid"] = "Tulis angka saja, misalnya 8,55."

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return value
        if value in self.empty_values:
            return None
        teks = str(value).strip().replace(" ", "")
        if not re.fullmatch(r"-?\d+([.,]\d+)?", teks):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if len(teks) > ANGKA_TERPANJANG:
            raise ValidationError("Angka ini terlalu panjang. Periksa lagi.", code="invalid")
        try:
            return Decimal(teks.replace(",", "."))
        except InvalidOperation as galat:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from galat

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class AngkaBulat(forms.IntegerField):
    """A count typed on the numeric keyboard."""

    def __init__(self, *, satuan: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)
        if satuan:
            self.widget.attrs["data-satuan"] = satuan


class YaTidak(forms.TypedChoiceField):
    """Ya / Tidak / – (belum dicatat): real radio buttons; the value is True, False or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            choices=[("ya", "Ya"), ("tidak", "Tidak"), ("", "–")],
            # a stored True or False passes through: `has_changed` asks for it
            coerce=lambda nilai: {"ya": True, "tidak": False}.get(nilai, nilai),
            empty_value=None,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "ya", False: "tidak", None: ""}.get(value, value)


class Tanggal(forms.DateField):
    """A date typed 17-09-2026, 17/09/2026, 17 09 2026 or 17 September 2026; refuses years outside 1920-2099."""

    BULAN_KATA = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.DateInput(format="%d-%m-%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
        )
        kwargs.setdefault("input_formats", ["%d-%m-%Y", "%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%Y-%m-%d"])
        kwargs.setdefault("help_text", "Contoh: 17-09-2026")
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Tanggal tidak terbaca. Tulis hari-bulan-tahun, misalnya 17-09-2026."

    def to_python(self, value: Any) -> dt.date | None:
        # The number keyboard of many telephones has no dash: eight digits are a date too.
        if isinstance(value, str) and re.fullmatch(r"\d{8}", value.strip()):
            value = f"{value.strip()[:2]}-{value.strip()[2:4]}-{value.strip()[4:]}"
        # The screen writes 17 September 2026, so that is how some will write it back.
        if isinstance(value, str) and (kata := self.BULAN_KATA.fullmatch(value.strip())):
            cocok = [n for n, nama in enumerate(NAMA_BULAN, 1) if nama.lower().startswith(kata[2].lower())]
            value = f"{kata[1]}-{cocok[0]}-{kata[3]}" if cocok else value
        tanggal = super().to_python(value)
        if tanggal and not 1920 <= tanggal.year <= 2099:
            raise ValidationError("Periksa tahunnya: harus antara 1920 dan 2099.", code="invalid")
        return tanggal


class Jam(forms.TimeField):
    """A time typed 09.00 or 9:00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(input_formats=["%H.%M", "%H:%M", "%H"], **kwargs)
        self.error_messages["invalid"] = "Jam tidak terbaca. Tulis jam dan menit, misalnya 09.00."


class FormulirMasuk(AuthenticationForm):
    """Sign-in with the product's own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna atau nomor telepon"
        self.fields["password"].label = "Kata sandi"

    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecil pada kata sandi.",
        "inactive": "Akun ini tidak aktif. Hubungi operator di kantor desa.",
    }


KUNCI_ASING = "23503"
"""SQLSTATE of PostgreSQL: the row it points at is gone."""


class FormulirVersi(forms.ModelForm):
    """A ModelForm that carries the version its person saw, so that a stale save is noticed."""

    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kini: Any = None
    """The record as somebody else stored it meanwhile, after a stale save."""
    nilai_kini: Sequence[tuple[str, str]] = ()
    """Label and value of what stands there instead."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["versi"].initial = self.instance.versi

    def _get_validation_exclusions(self) -> set[str]:
        # Uniqueness is per village: without `desa` Django would not check those constraints in the form.
        return super()._get_validation_exclusions() - {"desa"}  # type: ignore[misc]

    @property
    def versi_dilihat(self) -> int | None:
        """Version to hand to `kpm.tindakan.simpan`; 0 (never current) when a changed record came without one."""
        if not self.instance.pk:
            return None
        return self.cleaned_data.get("versi") or 0

    def banding(self, kini: Any) -> list[tuple[str, str]]:
        """Label and stored value, as it would be typed, of each field in which the record differs from this form."""
        beda = []
        for nama in self._meta.fields or ():
            if nama not in self.fields or getattr(kini, nama) == self.cleaned_data.get(nama):
                continue
            bidang = self.fields[nama]
            nilai = bidang.prepare_value(getattr(kini, nama))
            if isinstance(bidang, forms.ChoiceField):
                pilihan: Any = bidang.choices
                kata = dict(pilihan)
                if isinstance(nilai, list):
                    nilai = "; ".join(str(kata.get(satu, satu)) for satu in nilai)
                else:
                    nilai = kata.get(getattr(nilai, "pk", nilai), nilai)
            elif hasattr(bidang.widget, "format_value"):
                nilai = bidang.widget.format_value(nilai)
            beda.append((str(bidang.label or nama), str(nilai or "")))
        return beda

    def hadapi(self, kini: Any) -> None:
        """Somebody saved meanwhile: show both values. The form answers to the version of now, so that saving it again
        is a decision, not an accident."""
        self.kini, self.nilai_kini = kini, self.banding(kini)
        isi = self.data.copy()  # type: ignore[attr-defined]
        isi[self.add_prefix("versi")] = str(kini.versi)
        self.data = isi

    def tersimpan(self, simpan: Callable[[], T]) -> T | None:
        """What ``simpan`` saved of this valid form; None where it is to be shown again: somebody else was faster.

        Raises IntegrityError where what it belongs to went in this moment: the page is answered once more, there or at
        the record it was merged into.
        """
        try:
            return simpan()
        except VersiUsang as usang:
            self.hadapi(usang.kini)
        except IntegrityError as galat:
            if getattr(galat.__cause__, "pgcode", None) == KUNCI_ASING:
                raise
            self.add_error(None, BENTROK)
        return None


class FormulirDusun(FormulirVersi):
    """The name of a dusun."""

    class Meta:
        model = Dusun
        fields = ["nama"]


class FormulirFasilitas(FormulirVersi):
    """A posyandu or another provider of services."""

    class Meta:
        model = Fasilitas
        fields = ["jenis", "nama", "dusun", "penanggung_jawab", "tanggal_buka", "pukul"]
        labels = {"tanggal_buka": "Buka tiap tanggal", "pukul": "Jam buka"}
        help_texts = {
            "tanggal_buka": "Untuk posyandu: tanggal biasanya buka, 1 sampai 31",
            "pukul": "Misalnya 08.00-11.00",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal_buka"].widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        self.fields["jenis"].choices = [("", "Pilih jenis"), *JenisFasilitas.choices]  # type: ignore[attr-defined]
        self.fields["dusun"].empty_label = "Belum dipilih"  # type: ignore[attr-defined]
