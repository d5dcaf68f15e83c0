"""Forms of what happens in a life: moves, care, return, a NIK that came, and the answers between two villages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import Tanggal
from kpm.nik import cocok, periksa_kk, periksa_nik
from sasaran import kueri, kueri_kejadian
from sasaran.aturan import periksa_lalu
from sasaran.forms.dasar import (
    RAHASIA,
    RTRW,
    Bagian,
    BagianAsal,
    FormulirSasaran,
    Nama,
    PilihDusun,
    PilihPosyandu,
    Telepon,
    nomor_rahasia,
)
from sasaran.forms.keluarga import BagianKeluarga
from sasaran.models import Keluarga, Orang, PindahMasuk

TEGAK = {"data-tegak": ""}


class PilihOrang(forms.ModelMultipleChoiceField):
    """People of a household who live there, each a tick with age or birth date."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(
            queryset=Orang.objects.none(),
            error_messages={
                "required": "Pilih siapa yang pindah.",
                "invalid_choice": "Orang ini tidak tinggal di rumah ini lagi. Buka halamannya sekali lagi.",
                "invalid_pk_value": "Orang ini tidak tinggal di rumah ini lagi. Buka halamannya sekali lagi.",
            },
            **kwargs,
        )


class FormulirPeristiwa(FormulirSasaran):
    """Something that happened on a day that has been."""

    tanggal = Tanggal(label="Tanggal")

    def __init__(self, *args: Any, orang: Orang, **kwargs: Any) -> None:
        self.orang = orang
        super().__init__(*args, rekaman={"versi": orang}, **kwargs)
        self.initial["tanggal"] = self.pada

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        if salah := periksa_lalu(tanggal, self.pada):
            raise ValidationError(salah)
        return tanggal


class FormulirPindahRumah(FormulirPeristiwa):
    """Who moves into another household of the village, and when; a new household is described here too."""

    siapa = PilihOrang(label="Siapa yang pindah")
    kepala = Nama(label="Nama kepala keluarga")
    dusun = PilihDusun(label="Dusun")
    rt = RTRW(label="RT")
    rw = RTRW(label="RW")
    alamat = forms.CharField(label="Alamat atau tanda rumah", required=False, max_length=150)
    telepon = Telepon(label="Nomor telepon")
    no_kk = forms.CharField(
        label="Nomor KK baru",
        required=False,
        max_length=40,
        widget=forms.TextInput(RAHASIA),
        help_text="Boleh menyusul. Bila sekeluarga pindah, nomor KK lama ikut.",
    )
    RUMAH_BARU = ("kepala", "dusun", "rt", "rw", "alamat", "telepon", "no_kk")
    susunan = (
        Bagian("", ("siapa", "tanggal")),
        Bagian("Rumah baru", ("kepala", ("dusun", "rt"), "alamat", "telepon", "no_kk")),
    )

    def __init__(self, *args: Any, orang: Orang, keluarga: Keluarga | None, **kwargs: Any) -> None:
        self.keluarga = keluarga
        super().__init__(*args, orang=orang, **kwargs)
        for nama in self.RUMAH_BARU if keluarga else ():
            del self.fields[nama]
        bidang: Any = self.fields["siapa"]
        bidang.queryset = kueri_kejadian.penghuni(orang.keluarga)
        self.initial["siapa"] = [orang.pk]
        if not keluarga:
            self.initial["kepala"] = orang.keluarga.kepala

    def clean_no_kk(self) -> str:
        return nomor_rahasia(self, "no_kk", "", periksa_kk, self._pemilik)

    def _pemilik(self, no_kk: str) -> str:
        lain = kueri.keluarga_kk(no_kk)
        if lain is None or lain.pk == self.orang.keluarga_id:
            return ""
        return f"Nomor KK ini sudah dipakai keluarga {lain.kepala} di {lain.dusun}."

    @property
    def ke(self) -> Keluarga | dict[str, Any]:
        """The household, or the arguments of `daftar_keluarga`."""
        if self.keluarga:
            return self.keluarga
        return {nama: self.cleaned_data[nama] for nama in self.RUMAH_BARU} | {"pada": self.cleaned_data["tanggal"]}


class FormulirPindahDesa(FormulirPeristiwa):
    """Who moves to another village of the program, and when."""

    siapa = PilihOrang(label="Siapa yang pindah")
    susunan = (Bagian("", ("siapa", "tanggal")),)

    def __init__(self, *args: Any, orang: Orang, **kwargs: Any) -> None:
        super().__init__(*args, orang=orang, **kwargs)
        bidang: Any = self.fields["siapa"]
        bidang.queryset = kueri_kejadian.penghuni(orang.keluarga)
        self.initial["siapa"] = list(bidang.queryset.values_list("pk", flat=True))


class FormulirPulang(FormulirPeristiwa):
    """The day since which somebody lives here again, or a child is back with its family."""

    tanggal = Tanggal(label="Sejak tanggal")
    susunan = (Bagian("", ("tanggal",)),)


class FormulirAsuh(FormulirPeristiwa):
    """Who looks after a child where it is not the mother."""

    tanggal = Tanggal(label="Sejak tanggal")
    hubungan = forms.CharField(
        label="Siapa yang mengasuh", max_length=60, help_text="Misalnya: nenek dari ibu, atau bibi"
    )
    pengasuh = forms.ModelChoiceField(
        label="Bila pengasuhnya terdaftar",
        queryset=Orang.objects.none(),
        required=False,
        empty_label="Tidak ada di daftar ini",
    )
    susunan = (Bagian("", ("hubungan", "pengasuh", "tanggal")),)

    def __init__(self, *args: Any, orang: Orang, keluarga: Keluarga | None, **kwargs: Any) -> None:
        super().__init__(*args, orang=orang, **kwargs)
        calon = kueri_kejadian.penghuni(keluarga or orang.keluarga).filter(anak__isnull=True)
        bidang: Any = self.fields["pengasuh"]
        bidang.queryset = calon
        if not calon.exists():
            del self.fields["pengasuh"]


class FormulirNik(BagianAsal):
    """The NIK of somebody registered without one."""

    nik = forms.CharField(label="NIK", max_length=40, widget=forms.TextInput(RAHASIA), help_text="16 angka")
    susunan = (Bagian("", ("nik", "sumber", "tanggal_data")),)

    def __init__(self, *args: Any, orang: Orang, **kwargs: Any) -> None:
        self.orang = orang
        super().__init__(*args, rekaman={"versi": orang}, **kwargs)

    def clean_nik(self) -> str:
        def periksa(teks: str) -> str:
            return periksa_nik(teks, pada=self.pada).nomor

        def pemilik(nik: str) -> str:
            lain = kueri.orang_nik(nik)
            return f"NIK ini sudah terdaftar atas nama {lain.nama} di {lain.keluarga.dusun}." if lain else ""

        return nomor_rahasia(self, "nik", "", periksa, pemilik)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("nik"):
            nik = periksa_nik(isi["nik"], pada=self.pada)
            ragu = cocok(nik, self.orang.tanggal_lahir, self.orang.jenis_kelamin)
            self.tanya += [f"{satu} Sudah benar?" for satu in ragu]
        return isi


class FormulirTolak(FormulirSasaran):
    """Why the people who are said to be coming are not taken in."""

    alasan = forms.CharField(
        label="Alasan", max_length=200, help_text="Misalnya: belum sampai di sini, atau tidak dikenal"
    )
    susunan = (Bagian("", ("alasan",)),)


class FormulirPergi(FormulirSasaran):
    """What is true of people whose move was withdrawn or declined."""

    pergi = forms.ChoiceField(
        label="Di mana mereka sekarang?",
        choices=[("tinggal", "Masih tinggal di desa ini"), ("pergi", "Tetap pindah, catatannya berakhir di sini")],
        widget=forms.RadioSelect(attrs=TEGAK),
    )
    susunan = (Bagian("", ("pergi",)),)


class FormulirTerima(BagianKeluarga):
    """Where the people who come live from now on; somebody whose NIK is known here is asked about."""

    tiba = Tanggal(label="Tinggal di sini sejak")
    posyandu = PilihPosyandu(label="Posyandu")
    susunan: Any = (
        BagianKeluarga.bagian_keluarga,
        Bagian("Sejak kapan", ("tiba", "posyandu")),
    )

    def __init__(self, *args: Any, masuk: PindahMasuk, **kwargs: Any) -> None:
        self.masuk = masuk
        super().__init__(*args, **kwargs)
        self.initial.setdefault("tiba", masuk.tanggal)

    def clean_tiba(self) -> dt.date:
        tiba: dt.date = self.cleaned_data["tiba"]
        if salah := periksa_lalu(tiba, self.pada):
            raise ValidationError(salah)
        if tiba < self.masuk.tanggal:
            raise ValidationError("Tanggal ini sebelum tanggal pindahnya.")
        return tiba

    def tanya_sama(self, sama: dict[str, Orang]) -> None:
        """Ask once whether these people are the ones registered here already."""
        nama = {satu["uuid"]: satu["nama"] for satu in self.masuk.anggota}
        self.tanya += [
            f"NIK {nama[satu]} sudah terdaftar di desa ini atas nama {lain.nama}, keluarga {lain.keluarga.kepala}. "
            f"Orangnya sama? Bila ya, catatan bulanannya digabungkan ke {lain.nama}. Bila bukan, batalkan lalu "
            "periksa NIK-nya bersama desa asal."
            for satu, lain in sama.items()
        ]
