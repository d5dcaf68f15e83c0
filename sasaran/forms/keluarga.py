"""Forms of a household: its own page, and the few fields it has inside the form of a person at the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.forms import Tanggal, YaTidak
from kpm.nik import periksa_kk, samarkan
from sasaran import kueri, kueri_ganda, kueri_mirip
from sasaran.aturan import periksa_lalu
from sasaran.forms.dasar import (
    ANGKA_RT,
    RAHASIA,
    RTRW,
    Bagian,
    BagianAsal,
    FormulirSasaran,
    KetikRT,
    Nama,
    PilihDusun,
    Telepon,
    bidang_hapus,
    nomor_rahasia,
)
from sasaran.models import Keluarga

KELUARGA_LAIN = "baru"
RENTAN = (
    "Menurut kesepakatan desa. Biasanya: miskin menurut DTSEN, kepala keluarga perempuan, ada penyandang disabilitas "
    "atau lansia, tanpa pekerjaan tetap, terpencil atau rawan bencana, tanpa KK atau KTP."
)


class FormulirKeluarga(BagianAsal):
    """A household. A stored nomor KK is never sent back to the browser: empty means unchanged."""

    kepala = Nama(label="Nama kepala keluarga")
    dusun = PilihDusun(label="Dusun")
    rt = RTRW(label="RT", widget=KetikRT(ANGKA_RT))
    rw = RTRW(label="RW")
    alamat = forms.CharField(
        label="Alamat atau tanda rumah", required=False, max_length=150, help_text="Misalnya: samping musala, cat biru"
    )
    telepon = Telepon(label="Nomor telepon")
    no_kk = forms.CharField(
        label="Nomor KK",
        required=False,
        max_length=40,
        widget=forms.TextInput(RAHASIA),
        help_text="16 angka, boleh menyusul",
    )
    hapus_no_kk = bidang_hapus("Hapus nomor KK yang tersimpan")
    air = YaTidak(label="Air minum layak")
    air_dilihat = Tanggal(label="Air dilihat pada", required=False, help_text="Kosong berarti hari ini")
    jamban = YaTidak(label="Jamban sehat")
    jamban_dilihat = Tanggal(label="Jamban dilihat pada", required=False, help_text="Kosong berarti hari ini")
    rentan = YaTidak(label="Rumah tangga rentan")

    dari_peramban = True
    susunan = (
        Bagian("Rumah tangga", ("kepala", "dusun", ("rt", "rw"), "alamat", "telepon", "no_kk", "hapus_no_kk")),
        Bagian("Air dan jamban", ("air", "air_dilihat", "jamban", "jamban_dilihat"), "– berarti belum dicatat"),
        Bagian("Kerentanan", ("rentan",), RENTAN),
        Bagian("Sumber data", ("sumber", "tanggal_data")),
    )

    def __init__(self, *args: Any, keluarga: Keluarga | None = None, **kwargs: Any) -> None:
        self.keluarga = keluarga
        super().__init__(*args, rekaman={"versi": keluarga} if keluarga else None, **kwargs)
        if keluarga and keluarga.no_kk:
            self.fields["no_kk"].help_text = f"Tersimpan {samarkan(keluarga.no_kk)}. Kosongkan bila tidak berubah."
        else:
            del self.fields["hapus_no_kk"]

    def clean_no_kk(self) -> str:
        tersimpan = self.keluarga.no_kk if self.keluarga else ""
        return nomor_rahasia(self, "no_kk", tersimpan, periksa_kk, self._pemilik)

    def _pemilik(self, no_kk: str) -> str:
        lain = kueri.keluarga_kk(no_kk)
        return f"Nomor KK ini sudah dipakai keluarga {lain.kepala} di {lain.dusun}." if lain else ""

    def _pernah(self, nama: str) -> Any:
        tanggal = self.cleaned_data[nama]
        if salah := periksa_lalu(tanggal, self.pada):
            raise ValidationError(salah)
        return tanggal

    def clean_air_dilihat(self) -> Any:
        return self._pernah("air_dilihat")

    def clean_jamban_dilihat(self) -> Any:
        return self._pernah("jamban_dilihat")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not self.keluarga and isi.get("kepala") and isi.get("dusun"):
            self.mirip += kueri_ganda.keluarga_sebagai_mirip(kueri_mirip.keluarga_mirip(isi["kepala"], isi["dusun"]))
        return isi


class BagianKeluarga(FormulirSasaran):
    """Which household a new person belongs to: the given one, a similar one found, or a new one in three fields."""

    kepala = Nama(label="Nama kepala keluarga", help_text="Biasanya suami atau orang tua di kartu keluarga")
    pilih_keluarga = forms.CharField(
        label="Keluarga yang mana?",
        required=False,
        widget=forms.RadioSelect(attrs={"data-tegak": ""}),
    )
    dusun = PilihDusun(label="Dusun")
    rt = RTRW(label="RT", widget=KetikRT(ANGKA_RT))

    bagian_keluarga = Bagian("Rumah tangga", ("kepala", "pilih_keluarga", ("dusun", "rt")))

    def __init__(self, *args: Any, keluarga: Keluarga | None = None, **kwargs: Any) -> None:
        self.keluarga = keluarga
        super().__init__(*args, **kwargs)
        tanpa = ("kepala", "dusun", "rt", "pilih_keluarga") if keluarga else ()
        for nama in tanpa or (() if self.is_bound else ("pilih_keluarga",)):
            del self.fields[nama]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        calon = []
        if not self.keluarga and isi.get("kepala") and isi.get("dusun"):
            calon = kueri_mirip.keluarga_mirip(isi["kepala"], isi["dusun"])
        if not calon:
            self.fields.pop("pilih_keluarga", None)
            return isi
        widget: Any = self.fields["pilih_keluarga"].widget
        widget.choices = [
            *((str(satu.uuid), f"{satu.kepala}{_rt(satu)}, {satu.jumlah_orang} orang terdaftar") for satu in calon),
            (KELUARGA_LAIN, "Bukan, ini keluarga lain"),
        ]
        dipilih = isi.get("pilih_keluarga")
        self.keluarga = next((satu for satu in calon if str(satu.uuid) == dipilih), None)
        if not self.keluarga and dipilih != KELUARGA_LAIN:
            self.add_error("pilih_keluarga", "Keluarga dengan nama ini sudah ada. Pilih salah satu.")
        return isi

    @property
    def keluarga_hasil(self) -> Keluarga | dict[str, Any]:
        """The household, or the arguments of `daftar_keluarga`."""
        if self.keluarga:
            return self.keluarga
        return {nama: self.cleaned_data[nama] for nama in ("kepala", "dusun", "rt")} | {"pada": self.pada}


def _rt(keluarga: Keluarga) -> str:
    return f" RT {keluarga.rt}" if keluarga.rt else ""
