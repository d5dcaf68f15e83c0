"""Forms of the institutions: a term with its SK, and one member after the other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import Tanggal
from kpm.forms_kader import FormulirKantor
from kpm.forms_unggah import BidangUnggah
from kpm.telepon import nomor_telepon
from rembuk.lembaga import BPD, RDS, TPPS
from rembuk.models import AnggotaLembaga, Lembaga, Unsur, pilihan_unsur

AWAL_LEMBAGA = dt.date(2000, 1, 1)
"""Terms before are a slip of the finger."""
PEMBIAYAAN = {
    RDS: "Misalnya APBDes, APBD kabupaten.",
    TPPS: "Misalnya APBDes.",
    BPD: "Misalnya APBDes.",
}


class FormulirLembaga(FormulirKantor):
    """One term of an institution, as its SK fixes it."""

    tanggal_sk = Tanggal(label="Tanggal SK", required=False)
    mulai = Tanggal(label="Masa tugas mulai", required=False)
    selesai = Tanggal(
        label="Masa tugas berakhir", required=False, help_text="Menurut SK. Kosongkan bila tidak ditentukan."
    )
    berkas_sk = BidangUnggah(label="Pindaian SK", required=False)
    bawa = forms.BooleanField(label="Bawa anggota masa sebelumnya", required=False)

    class Meta:
        model = Lembaga
        fields = ["nomor_sk", "tanggal_sk", "mulai", "selesai", "pembiayaan"]
        labels = {"nomor_sk": "Nomor SK kepala desa", "pembiayaan": "Pembiayaan"}

    field_order = ["nomor_sk", "tanggal_sk", "mulai", "selesai", "berkas_sk", "bawa", "pembiayaan"]

    def __init__(self, *args: Any, dari: Lembaga | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis = self.instance.jenis
        self.fields["pembiayaan"].help_text = PEMBIAYAAN[jenis]
        if jenis == BPD:
            self.fields["nomor_sk"].label = "Nomor SK bupati"
        elif self.instance.desa.kelurahan:
            self.fields["nomor_sk"].label = "Nomor SK lurah"
            self.fields["pembiayaan"].help_text = "Misalnya APBD kabupaten."
        if dari is None or self.instance.pk:
            del self.fields["bawa"]
        else:
            self.fields[
                "bawa"
            ].help_text = "Anggota yang masih bertugas disalin ke masa tugas ini; lalu ubah seperlunya."

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        for nama in ("tanggal_sk", "mulai", "selesai"):
            if (tanggal := isi.get(nama)) and tanggal < AWAL_LEMBAGA:
                self.add_error(nama, "Periksa tahunnya.")
        if (tanggal := isi.get("tanggal_sk")) and tanggal > self.pada:
            self.add_error("tanggal_sk", f"Tanggal ini belum tiba. Hari ini {tanggal_panjang(self.pada)}.")
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Masa tugas berakhir sebelum mulai. Periksa kedua tanggalnya.")
        return isi


class FormulirAnggota(FormulirKantor):
    """One member of an institution."""

    berhenti_pada = Tanggal(
        label="Berhenti pada", required=False, help_text="Hanya bila berhenti atau diganti sebelum masa tugas berakhir."
    )

    class Meta:
        model = AnggotaLembaga
        fields = ["nama", "jabatan", "unsur", "jenis_kelamin", "telepon", "berhenti_pada"]
        labels = {
            "nama": "Nama",
            "jabatan": "Jabatan di lembaga ini",
            "unsur": "Dari unsur",
            "jenis_kelamin": "L/P",
            "telepon": "Telepon",
        }
        help_texts = {
            "jabatan": "Pilih dari daftar atau tulis sendiri. Kosong berarti anggota.",
            "telepon": "",
        }
        widgets = {
            "nama": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
            "jabatan": forms.TextInput(attrs={"list": "daftar-jabatan", "autocomplete": "off"}),
            "jenis_kelamin": forms.RadioSelect,
            "telepon": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kelamin: Any = self.fields["jenis_kelamin"]
        kelamin.choices = [satu for satu in kelamin.choices if satu[0]]
        unsur: Any = self.fields["unsur"]
        luar = {Unsur.DESA_LAIN, *((Unsur.RDS,) if self.instance.lembaga.jenis == RDS else ())}
        semua = pilihan_unsur(self.instance.unsur, kelurahan=self.instance.desa.kelurahan)
        unsur.choices = [("", "Pilih"), *((nilai, nama) for nilai, nama in semua if nilai not in luar)]
        if not self.instance.pk:
            del self.fields["berhenti_pada"]

    def clean_nama(self) -> str:
        nama = " ".join(self.cleaned_data["nama"].split())
        if any(huruf.isdigit() for huruf in nama):
            raise ValidationError("Nama tidak berisi angka. Periksa lagi.")
        return nama

    def clean_jabatan(self) -> str:
        return " ".join(self.cleaned_data["jabatan"].split())

    def clean_telepon(self) -> str:
        teks: str = self.cleaned_data["telepon"]
        if not teks:
            return ""
        angka = nomor_telepon(teks.replace(".", ""))
        if not 9 <= len(angka) <= 14:
            raise ValidationError("Nomor telepon ditulis dengan angka, misalnya 081234567890.")
        return angka

    def clean_berhenti_pada(self) -> dt.date | None:
        tanggal: dt.date | None = self.cleaned_data["berhenti_pada"]
        mulai = self.instance.lembaga.mulai
        if tanggal and mulai and tanggal < mulai:
            raise ValidationError(f"Masa tugas baru mulai {tanggal_panjang(mulai)}. Periksa tanggalnya.")
        if tanggal and tanggal > self.pada:
            raise ValidationError(f"Tanggal ini belum tiba. Hari ini {tanggal_panjang(self.pada)}.")
        return tanggal
