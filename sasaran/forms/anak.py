"""Form of a child: not born through a registered pregnancy, or its change later."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import AngkaBulat, AngkaKoma, Tanggal, YaTidak
from sasaran import kueri, kueri_ganda, kueri_mirip
from sasaran.aturan import (
    BERAT_LAHIR,
    PANJANG_LAHIR,
    periksa_lahir_anak,
    periksa_lalu,
    periksa_persalinan,
    periksa_ukuran,
)
from sasaran.forms.dasar import Bagian, Nama, NomorKia
from sasaran.forms.keluarga import BagianKeluarga
from sasaran.forms.orang import BagianOrang
from sasaran.models import Anak, JenisKelamin, Kehamilan, Keluarga, Orang


class BagianAnak(BagianOrang):
    """Fields of a child and of its birth."""

    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", choices=JenisKelamin.choices, widget=forms.RadioSelect)
    tanggal_lahir = Tanggal(label="Tanggal lahir", help_text="Sampai umur 6 tahun. Contoh: 17-09-2026")
    ibu = forms.ModelChoiceField(
        label="Ibu", queryset=Orang.objects.none(), required=False, empty_label="Tidak ada di daftar ini"
    )
    nama_ibu = Nama(label="Nama ibu", required=False)
    nama_ayah = Nama(label="Nama ayah", required=False)
    anak_ke = AngkaBulat(label="Anak ke", required=False, min_value=1, max_value=20)
    no_kia = NomorKia(help_text="Ada di Buku KIA")
    berat_lahir = AngkaKoma(label="Berat lahir", satuan="kg", required=False, decimal_places=3)
    panjang_lahir = AngkaKoma(label="Panjang lahir", satuan="cm", required=False, decimal_places=1)
    akta = YaTidak(label="Akta kelahiran")
    sejak = Tanggal(label="Didata sejak", help_text="Hari pertama anak dipantau. Contoh: 17-09-2026")

    BIDANG_ANAK = (
        "ibu", "nama_ibu", "nama_ayah", "anak_ke", "no_kia", "berat_lahir", "panjang_lahir", "akta", "sejak"
    )  # fmt: skip

    bagian_anak = (
        Bagian("Anak", ("nama", "nik", "hapus_nik", "jenis_kelamin", "tanggal_lahir")),
        Bagian("Orang tua", ("ibu", "nama_ibu", "nama_ayah")),
        Bagian("Kelahiran", (("berat_lahir", "panjang_lahir"), "anak_ke", "no_kia", "akta")),
    )

    anak: Anak | None = None

    def __init__(self, *args: Any, rumah: Keluarga | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "sejak" not in self.initial:
            self.initial["sejak"] = self.pada
        calon = kueri.calon_ibu(rumah, self.anak)
        if calon is None:
            del self.fields["ibu"]
        else:
            bidang: Any = self.fields["ibu"]
            bidang.queryset = calon
            self.fields["nama_ibu"].help_text = "Diisi bila ibunya tidak ada di daftar"

    def clean_tanggal_lahir(self) -> dt.date:
        lahir: dt.date = self.cleaned_data["tanggal_lahir"]
        # A child who has meanwhile grown out of the programme can still be corrected.
        pada = min(self.pada, self.anak.sejak) if self.anak else self.pada
        if salah := periksa_lalu(lahir, self.pada) or (periksa_lahir_anak(lahir, pada) if lahir <= pada else ""):
            raise ValidationError(salah)
        return lahir

    def _ukuran(self, nama: str, batas: Any, satuan: str) -> Any:
        if salah := periksa_ukuran(self.cleaned_data[nama], batas, satuan):
            raise ValidationError(salah)
        return self.cleaned_data[nama]

    def clean_berat_lahir(self) -> Any:
        return self._ukuran("berat_lahir", BERAT_LAHIR, "kg")

    def clean_panjang_lahir(self) -> Any:
        return self._ukuran("panjang_lahir", PANJANG_LAHIR, "cm")

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        lahir, sejak = isi.get("tanggal_lahir"), isi.get("sejak")
        if sejak and (salah := periksa_lalu(sejak, self.pada)):
            self.add_error("sejak", salah)
        elif sejak and lahir and self.anak and sejak == self.anak.sejak == self.anak.orang.tanggal_lahir:
            isi["sejak"] = lahir  # registered on the day of birth: both are one fact
        elif sejak and lahir and sejak < lahir:
            self.add_error("sejak", "Tidak mungkin didata sebelum hari lahirnya.")
        if isi.get("ibu"):
            isi["nama_ibu"] = isi.get("nama_ibu") or isi["ibu"].nama
        perlu_tanya = not self.anak or {"nama", "jenis_kelamin", "tanggal_lahir", "no_kia"} & set(self.changed_data)
        if not self.errors and perlu_tanya:
            self._tanya_ganda(isi)
        return isi

    def _tanya_ganda(self, isi: dict[str, Any]) -> None:
        mirip = kueri_mirip.anak_mirip(
            nama=isi["nama"],
            jenis_kelamin=isi["jenis_kelamin"],
            tanggal_lahir=isi["tanggal_lahir"],
            ibu=isi.get("ibu"),
            nama_ibu=isi["nama_ibu"],
            no_kia=isi["no_kia"],
            kecuali=self.anak,
        )
        self.mirip += kueri_ganda.anak_sebagai_mirip(mirip)

    @property
    def isi_anak(self) -> dict[str, Any]:
        return {nama: self.cleaned_data[nama] for nama in self.BIDANG_ANAK if nama in self.cleaned_data}


class FormulirAnakBaru(BagianAnak, BagianKeluarga):
    """A child not known yet, and its household if that is new too."""

    dari_peramban = True
    susunan = (
        BagianKeluarga.bagian_keluarga,
        *BagianAnak.bagian_anak,
        Bagian("Layanan dan sumber data", ("posyandu", "jaminan", "sumber", "tanggal_data", "sejak")),
    )

    def __init__(self, *args: Any, keluarga: Keluarga | None = None, **kwargs: Any) -> None:
        super().__init__(*args, keluarga=keluarga, rumah=keluarga, **kwargs)

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        ibu, lahir = isi.get("ibu"), isi.get("tanggal_lahir")
        if ibu and lahir and (hamil := kueri.kehamilan_berjalan(ibu)):
            hpht = hamil.hpht_hitung
            if hpht is None or lahir > hpht:
                self.tanya.append(
                    f"{ibu.nama} tercatat masih hamil. Bila anak ini lahir dari kehamilan itu, catat persalinannya di "
                    "halaman ibu. Tetap daftarkan di sini?"
                )
        return isi


class FormulirAnak(BagianAnak):
    """A registered child: the person and the child in one form, with a version for each."""

    versi_anak = forms.IntegerField(required=False, widget=forms.HiddenInput)

    susunan: Any = (
        *BagianAnak.bagian_anak,
        Bagian("Layanan dan sumber data", ("posyandu", "jaminan", "sumber", "tanggal_data", "sejak")),
    )

    def __init__(self, *args: Any, anak: Anak, **kwargs: Any) -> None:
        self.anak = self.tercatat = anak
        rekaman: Any = {"versi_anak": anak, "versi": anak.orang}
        super().__init__(*args, orang=anak.orang, rumah=anak.orang.keluarga, rekaman=rekaman, **kwargs)

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        hamil, lahir = self.tercatat.kehamilan, isi.get("tanggal_lahir")
        if not lahir or lahir == self.tercatat.orang.tanggal_lahir:
            return isi
        if gugur := kueri.bulan_gugur(self.tercatat, lahir):
            self.tanya.append(
                f"{gugur} catatan bulanan jadi di luar umur 0–23 bulan dan tidak dihitung. Tanggal lahirnya benar?"
            )
        if hamil:
            salah, tanya = periksa_persalinan(
                hasil=hamil.hasil,
                tanggal=lahir,
                hpht=hamil.hpht_hitung,
                sejak=hamil.sejak,
                pada=self.pada,
                berakhir_sebelumnya=kueri.akhir_sebelumnya(hamil.ibu, hamil),
            )
            if salah:
                self.add_error("tanggal_lahir", salah["tanggal"])
            self.tanya += tanya
        return isi


def awal_anak(keluarga: Keluarga | None, hamil: Kehamilan | None = None) -> dict[str, Any]:
    """What a child's form knows from its household (the head is usually the father) and from the live birth it is
    registered for."""
    awal = {"nama_ayah": keluarga.kepala} if keluarga else {}
    if hamil is None:
        return awal
    lahir = hamil.berakhir_pada
    dari_ibu = {"nama_ayah": hamil.suami or awal.get("nama_ayah", ""), "no_kia": hamil.no_kia}
    return (
        awal
        | dari_ibu
        | {
            "ibu": hamil.ibu_id,
            "posyandu": hamil.ibu.posyandu_id,
            "tanggal_lahir": lahir,
            "sejak": lahir,
        }
    )
