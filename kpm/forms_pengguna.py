"""Forms of user management: a person with an office, its term, its work area, its hand-over."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import Tanggal
from kpm.kueri_pengguna import bertugas_di, tugas_akun
from kpm.models import Pengguna, Peran, Wilayah
from kpm.telepon import nomor_telepon

TELEPON_SALAH = "Tulis nomor telepon dengan angka, misalnya 081234567890."


class FormulirOrang(forms.Form):
    """Who: name, telephone, user name. An account with this telephone and name is the same person's."""

    pengenal = forms.UUIDField(widget=forms.HiddenInput, required=False)
    nama = forms.CharField(max_length=100)
    telepon = forms.CharField(
        label="Nomor telepon (WhatsApp)",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    username = forms.CharField(
        label="Nama pengguna",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text="Boleh dikosongkan: dibuat dari nama, misalnya siti.aminah.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengenal"].initial = uuid4()
        self.pengguna: Pengguna | None = None
        """The account there is already; None for a new one."""

    @property
    def uuid(self) -> UUID | None:
        return self.cleaned_data.get("pengenal")

    def clean_nama(self) -> str:
        return " ".join(str(self.cleaned_data["nama"]).split())

    def clean_telepon(self) -> str:
        angka = nomor_telepon(self.cleaned_data["telepon"])
        if not re.fullmatch(r"0\d{8,13}", angka):
            raise ValidationError(TELEPON_SALAH)
        return angka

    def clean_username(self) -> str:
        nama = str(self.cleaned_data["username"]).lower()
        if nama and not re.fullmatch(r"[a-z0-9][a-z0-9._-]{2,29}", nama):
            raise ValidationError("Pakai huruf kecil, angka, titik, atau garis; paling sedikit 3 huruf, tanpa spasi.")
        return nama

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        telepon, nama = isi.get("telepon"), isi.get("nama")
        pemilik = Pengguna.objects.filter(telepon=telepon).first() if telepon else None
        if pemilik is not None and nama and pemilik.nama.casefold() == nama.casefold() and pemilik.is_active:
            self.pengguna = pemilik
        elif pemilik is not None:
            self.add_error("telepon", "Nomor ini sudah dipakai akun lain. Periksa nomornya.")
        elif isi.get("username") and Pengguna.objects.filter(username__iexact=isi["username"]).exists():
            self.add_error("username", "Nama pengguna ini sudah dipakai. Pilih yang lain atau kosongkan.")
        return isi


class FormulirTugasBaru(FormulirOrang):
    """A person and the office they get."""

    peran = forms.ChoiceField(label="Peran")
    mulai = Tanggal(label="Mulai bertugas")
    selesai = Tanggal(label="Sampai", required=False, help_text="Boleh dikosongkan bila belum ditentukan.")
    nomor_sk = forms.CharField(label="Nomor SK", max_length=80, required=False)

    benar = forms.BooleanField(label="Orang yang sama", required=False)
    """Asked only where an account from elsewhere answers to this name and number."""

    def __init__(self, *args: Any, peran: tuple[str, ...], tujuan: Wilayah, pada: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tujuan, self.pada = tujuan, pada
        pilihan = [(satu, Peran(satu).label) for satu in peran]
        self.fields["peran"].choices = pilihan if len(pilihan) == 1 else [("", "Pilih peran"), *pilihan]  # type: ignore[attr-defined]
        self.fields["mulai"].initial = pada
        if not self.is_bound:
            del self.fields["benar"]

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if isi.get("mulai") and isi.get("selesai") and isi["selesai"] < isi["mulai"]:
            self.add_error("selesai", "Tugas berakhir sebelum mulai. Periksa tanggalnya.")
        if self.pengguna is None or bertugas_di(self.pengguna, self.tujuan, self.pada):
            del self.fields["benar"]
        elif not isi.get("benar"):
            # whoever made that account may have given it this name and number to be handed an office by mistake
            tugas = tugas_akun(self.pengguna, self.pada) or "tanpa tugas"
            self.add_error(
                "benar", f"Nama dan nomor ini milik akun {self.pengguna.username}, {tugas}. Centang bila benar dia."
            )
        return isi


class FormulirMasa(forms.Form):
    """The last day of an assignment."""

    selesai = Tanggal(label="Hari terakhir bertugas", required=False, help_text="Kosongkan bila belum ditentukan.")


class FormulirWilayahKerja(forms.Form):
    """The dusun and posyandu a KPM works in; nothing chosen is the whole village."""

    dusun: Any = forms.ModelMultipleChoiceField(
        queryset=None, required=False, widget=forms.CheckboxSelectMultiple, label="Dusun"
    )
    posyandu: Any = forms.ModelMultipleChoiceField(
        queryset=None, required=False, widget=forms.CheckboxSelectMultiple, label="Posyandu"
    )

    def __init__(self, *args: Any, dusun: Any, posyandu: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, semua in (("dusun", dusun), ("posyandu", posyandu)):
            if semua.exists():
                self.fields[nama].queryset = semua  # type: ignore[attr-defined]
                self.fields[nama].label_from_instance = lambda satu: satu.nama_pilihan  # type: ignore[attr-defined]
            else:
                del self.fields[nama]


class FormulirSerah(forms.Form):
    """Who takes an office over, from when."""

    penerima = forms.ChoiceField(label="Penerima", widget=forms.RadioSelect(attrs={"data-tegak": ""}))
    mulai = Tanggal(label="Penerima mulai bertugas")
    nomor_sk = forms.CharField(label="Nomor SK penerima", max_length=80, required=False)

    def __init__(self, *args: Any, calon: list[Pengguna], pada: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calon = {str(satu.pk): satu for satu in calon}
        self.fields["penerima"].choices = [(kunci, satu.nama) for kunci, satu in self.calon.items()]  # type: ignore[attr-defined]
        self.fields["mulai"].initial = pada

    def clean_penerima(self) -> Pengguna:
        return self.calon[self.cleaned_data["penerima"]]
