"""Forms of a person: identity, NIK without ever showing a stored one, moving away or dying."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import Tanggal, YaTidak
from kpm.nik import cocok, periksa_nik, samarkan
from sasaran import kueri
from sasaran.aturan import periksa_lalu
from sasaran.forms.dasar import (
    RAHASIA,
    Bagian,
    BagianAsal,
    FormulirSasaran,
    Nama,
    PilihPosyandu,
    bidang_hapus,
    nomor_rahasia,
)
from sasaran.models import Anak, JenisKelamin, Orang

UMUR_IBU = (12, 55)
"""Years; outside them a mother's birth date is asked about."""


class BagianOrang(BagianAsal):
    """Fields of any person. ``orang`` is the stored one on a change."""

    nama = Nama(label="Nama", help_text="Satu kata boleh")
    nik = forms.CharField(
        label="NIK",
        required=False,
        max_length=40,
        widget=forms.TextInput(RAHASIA),
        help_text="16 angka, boleh menyusul",
    )
    hapus_nik = bidang_hapus("Hapus NIK yang tersimpan")
    tanggal_lahir = Tanggal(label="Tanggal lahir", required=False, help_text="Contoh: 17-09-1998")
    posyandu = PilihPosyandu(label="Posyandu")
    jaminan = YaTidak(label="Jaminan kesehatan", help_text="BPJS, KIS, atau lainnya")

    BIDANG_ORANG = ("nama", "nik", "jenis_kelamin", "tanggal_lahir", "posyandu", "jaminan", "sumber")

    jenis_kelamin_tetap = ""
    """Where the form does not ask it."""

    def __init__(self, *args: Any, orang: Orang | None = None, **kwargs: Any) -> None:
        self.orang = orang
        super().__init__(*args, **kwargs)
        if orang and orang.nik:
            self.fields["nik"].help_text = f"Tersimpan {samarkan(orang.nik)}. Kosongkan bila tidak berubah."
        else:
            del self.fields["hapus_nik"]

    def clean_nik(self) -> str:
        def periksa(teks: str) -> str:
            return periksa_nik(teks, pada=self.pada).nomor

        return nomor_rahasia(self, "nik", self.orang.nik if self.orang else "", periksa, self._pemilik)

    def _pemilik(self, nik: str) -> str:
        self.pemilik_nik = kueri.orang_nik(nik)
        if not self.pemilik_nik:
            return ""
        return f"NIK ini sudah terdaftar atas nama {self.pemilik_nik.nama} di {self.pemilik_nik.keluarga.dusun}."

    def clean_tanggal_lahir(self) -> dt.date | None:
        lahir = self.cleaned_data["tanggal_lahir"]
        if salah := periksa_lalu(lahir, self.pada):
            raise ValidationError(salah)
        return lahir

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        baru = not self.orang or {"nik", "tanggal_lahir", "jenis_kelamin"} & set(self.changed_data)
        if isi.get("nik") and baru:
            nik = periksa_nik(isi["nik"], pada=self.pada)
            jenis_kelamin = self.jenis_kelamin_tetap or isi.get("jenis_kelamin", "")
            self.tanya += [f"{ragu} Sudah benar?" for ragu in cocok(nik, isi.get("tanggal_lahir"), jenis_kelamin)]
        return isi

    def tanya_umur_ibu(self, lahir: dt.date | None) -> None:
        if not lahir:
            return
        tahun = (self.pada - lahir).days // 365
        if not UMUR_IBU[0] <= tahun <= UMUR_IBU[1]:
            self.tanya.append(f"Menurut tanggal lahir, ibu berumur {tahun} tahun. Sudah benar?")

    @property
    def isi_orang(self) -> dict[str, Any]:
        return {nama: self.cleaned_data[nama] for nama in self.BIDANG_ORANG if nama in self.cleaned_data}


class FormulirOrang(BagianOrang):
    """A registered person who is not a child (a mother)."""

    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=JenisKelamin.choices, widget=forms.RadioSelect)

    susunan = (
        Bagian("Identitas", ("nama", "nik", "hapus_nik", "jenis_kelamin", "tanggal_lahir")),
        Bagian("Layanan dan sumber data", ("posyandu", "jaminan", "sumber", "tanggal_data")),
    )

    def __init__(self, *args: Any, orang: Orang, **kwargs: Any) -> None:
        self.tercatat = orang
        super().__init__(*args, orang=orang, rekaman={"versi": orang}, **kwargs)

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        seorang_ibu = self.tercatat.kehamilan.exists()
        if isi.get("jenis_kelamin") == JenisKelamin.LAKI_LAKI and seorang_ibu:
            self.add_error("jenis_kelamin", "Ibu ini punya catatan kehamilan, jadi harus perempuan.")
        if "tanggal_lahir" in self.changed_data and seorang_ibu:
            self.tanya_umur_ibu(isi.get("tanggal_lahir"))
        return isi


class FormulirKeluar(FormulirSasaran):
    """Somebody moved away or died: the day, and what happened."""

    sebab = forms.ChoiceField(
        label="Apa yang terjadi",
        choices=[("pindah", "Pindah dari desa ini"), ("meninggal", "Meninggal dunia")],
        widget=forms.RadioSelect(attrs={"data-tegak": ""}),
    )
    tanggal = Tanggal(label="Tanggal")
    tempat = forms.CharField(label="Pindah ke mana", required=False, max_length=100, help_text="Nama desa atau kota")
    seluruhnya = forms.BooleanField(
        required=False,
        label="Seluruh keluarga ikut pindah",
        help_text="Semua yang terdaftar di rumah ini dicatat pindah",
    )

    susunan = (Bagian("", ("sebab", "tanggal", "tempat", "seluruhnya")),)

    def __init__(self, *args: Any, orang: Orang, sebab: str = "", **kwargs: Any) -> None:
        self.orang = orang
        super().__init__(*args, rekaman={"versi": orang}, **kwargs)
        self.initial["sebab"] = sebab or orang.sebab_keluar
        if sebab:  # chosen on the page before: nothing is asked twice, and nothing that does not belong here
            self.fields["sebab"].widget = forms.HiddenInput()
        if sebab == Orang.SebabKeluar.MENINGGAL:
            del self.fields["tempat"], self.fields["seluruhnya"]
        self.initial.setdefault("tanggal", orang.keluar_pada or self.pada)

    def clean_tanggal(self) -> dt.date:
        tanggal = self.cleaned_data["tanggal"]
        if salah := periksa_lalu(tanggal, self.pada):
            raise ValidationError(salah)
        anak = Anak.objects.filter(orang=self.orang).first()
        lahir = self.orang.tanggal_lahir
        if lahir and anak and tanggal < lahir:
            raise ValidationError("Tanggal ini sebelum hari lahirnya.")
        return tanggal

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("seluruhnya") and isi.get("sebab") == "meninggal":
            self.add_error("seluruhnya", "Hanya untuk keluarga yang pindah. Kosongkan tanda ini.")
        return isi
