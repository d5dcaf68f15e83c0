"""Forms of a referral: why and to whom, and what came back."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import FormulirVersi, Tanggal
from kpm.models import Fasilitas, JenisFasilitas
from kpm.sebutan import pilihan_tempat
from pemantauan.kueri_bulan import BULAN_PERTAMA
from pemantauan.models import Rujukan
from pemantauan.rujukan import LAIN, pilihan_alasan
from sasaran.models import Orang

TUJUAN = (
    JenisFasilitas.POSKESDES,
    JenisFasilitas.POLINDES,
    JenisFasilitas.BIDAN,
    JenisFasilitas.PUSKESMAS,
    JenisFasilitas.DOKTER,
    JenisFasilitas.RUMAH_SAKIT,
    JenisFasilitas.LAINNYA,
)
"""Kinds of providers one is sent to."""
MASA_DEPAN = "Tanggal ini belum tiba. Periksa lagi."


class FormulirRujukan(FormulirVersi):
    """A referral; a new one comes with what is known, and with the id it was made with."""

    alasan = forms.MultipleChoiceField(
        label="Alasan dirujuk",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu alasan."},
    )
    tanggal = Tanggal(label="Tanggal rujukan")
    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Rujukan
        fields = ["alasan", "keterangan", "kepada", "fasilitas", "tujuan", "tanggal"]
        labels = {
            "keterangan": "Keterangan",
            "kepada": "Dirujuk kepada",
            "fasilitas": "Tempatnya",
            "tujuan": "Nama bidan atau tempat lain",
        }
        help_texts = {
            "keterangan": "Yang terlihat atau diceritakan, misalnya: sudah dua hari tidak mau makan",
            "tujuan": "Bila tempatnya tidak ada di daftar, misalnya: Bidan Nurhayati, Puskesmas Buer",
        }
        widgets = {
            "kepada": forms.RadioSelect(attrs={"data-tegak": ""}),
            "keterangan": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, hari_ini: dt.date, kelompok: str, usul: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        alasan: Any = self.fields["alasan"]
        alasan.choices = pilihan_alasan(kelompok, self.instance.alasan)
        kepada: Any = self.fields["kepada"]
        kepada.choices = pilihan_tempat(Rujukan.Kepada.choices)
        fasilitas: Any = self.fields["fasilitas"]
        dipakai = Fasilitas.objects.filter(ditutup_pada__isnull=True, jenis__in=TUJUAN)
        fasilitas.queryset = (dipakai | Fasilitas.objects.filter(pk=self.instance.fasilitas_id)).order_by("nama")
        fasilitas.empty_label = "Tidak ada di daftar"
        if self.instance.pk:
            del self.fields["pengenal"]
        else:
            self.initial.update(alasan=list(usul), tanggal=hari_ini)
            self.fields["pengenal"].initial = uuid.uuid4()

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        orang, jawab = self.instance.orang, self.instance.dijawab_pada
        lahir, keluar = orang.tanggal_lahir, orang.keluar_pada
        if tanggal > self.hari_ini:
            raise ValidationError(MASA_DEPAN)
        if tanggal < BULAN_PERTAMA.awal:
            raise ValidationError(f"Tanggal paling awal {tanggal_panjang(BULAN_PERTAMA.awal)}. Periksa tahunnya.")
        if lahir and tanggal < lahir:
            raise ValidationError(f"Tanggal ini sebelum lahir, {tanggal_panjang(lahir)}.")
        if keluar and tanggal > keluar:
            sesudah = "meninggal" if orang.sebab_keluar == Orang.SebabKeluar.MENINGGAL else "pindah"
            raise ValidationError(f"Tanggal ini sesudah {sesudah}, {tanggal_panjang(keluar)}.")
        if jawab and tanggal > jawab:
            raise ValidationError(f"Tanggal ini sesudah jawabannya, {tanggal_panjang(jawab)}.")
        return tanggal

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if LAIN in isi.get("alasan", ()) and not isi.get("keterangan") and "keterangan" not in self.errors:
            self.add_error("keterangan", "Tulis alasannya.")
        if isi.get("kepada") == Rujukan.Kepada.LAIN and not isi.get("fasilitas") and not isi.get("tujuan"):
            self.add_error("tujuan", "Tulis dirujuk kepada siapa.")
        return isi


class FormulirJawaban(FormulirVersi):
    """What the midwife or the puskesmas answered."""

    dijawab_pada = Tanggal(label="Tanggal jawaban")

    class Meta:
        model = Rujukan
        fields = ["hasil", "dijawab_pada", "penjawab", "jawaban"]
        labels = {"hasil": "Hasilnya", "penjawab": "Dijawab oleh", "jawaban": "Isi jawaban"}
        help_texts = {
            "penjawab": "Nama bidan atau petugas, misalnya: Bidan Nurhayati",
            "jawaban": "Seperti tertulis di lembar jawaban",
        }
        widgets = {"hasil": forms.RadioSelect(attrs={"data-tegak": ""}), "jawaban": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        hasil: Any = self.fields["hasil"]
        hasil.choices, hasil.required = Rujukan.Hasil.choices, True
        if self.instance.dijawab_pada is None:
            self.initial["dijawab_pada"] = hari_ini

    def clean_dijawab_pada(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["dijawab_pada"]
        if tanggal > self.hari_ini:
            raise ValidationError(MASA_DEPAN)
        if tanggal < self.instance.tanggal:
            raise ValidationError(
                f"Jawaban tidak mungkin sebelum rujukannya, {tanggal_panjang(self.instance.tanggal)}."
            )
        return tanggal
