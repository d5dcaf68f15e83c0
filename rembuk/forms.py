"""Forms of the rembuk: the facts of the meeting, gaps, proposals, attendance, and money typed as people write it."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import AngkaBulat, FormulirVersi, Tanggal
from kpm.forms import Jam as Jam  # also for those who import it from here
from kpm.forms_uang import Rupiah
from kpm.forms_unggah import BidangUnggah
from kpm.periode import Triwulan
from rembuk.models import Hadirin, JenisPertemuan, Masalah, Pertemuan, Unsur, Usulan, nama_unsur, pilihan_unsur
from rembuk.teks import baca_jadwal, tulis_jadwal
from rembuk.tindakan.pindaian import BATAS_PINDAIAN

TEKS_PANJANG = 4000
"""Characters of a free text; far above what a page of minutes holds."""


TERJAUH = dt.timedelta(days=731)
"""How far ahead a meeting or what it promises can lie; a day after that is a slip of the finger."""


def _periksa_tahun(tanggal: dt.date | None, hari_ini: dt.date) -> None:
    """Raises ValidationError for a day that lies too far ahead."""
    if tanggal and tanggal > hari_ini + TERJAUH:
        raise ValidationError(f"Periksa tahunnya. Hari ini {tanggal_panjang(hari_ini)}.")


def _area(baris: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": baris, "maxlength": TEKS_PANJANG})


class _Formulir(FormulirVersi):
    """A form whose comparison with somebody else's values writes money, dates and choices as the form does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bidang in self.fields.values():
            if isinstance(bidang.widget, forms.Textarea) and not getattr(bidang, "max_length", None):
                bidang.validators.append(MaxLengthValidator(int(bidang.widget.attrs.get("maxlength", TEKS_PANJANG))))
            if isinstance(bidang, forms.ChoiceField) and not isinstance(bidang, forms.ModelChoiceField):
                pilihan: Any = bidang.choices
                bidang.choices = [(nilai, label if nilai else "Pilih") for nilai, label in pilihan]


def _pakai_kata_desa(form: forms.ModelForm[Any]) -> None:
    """Elements in the words of the village, which the form's record was read with; a kelurahan has no BPD."""
    for nama in ("unsur", "unsur_pemimpin", "unsur_notulen"):
        if nama in form.fields:
            bidang: Any = form.fields[nama]
            semua = pilihan_unsur(getattr(form.instance, nama), kelurahan=form.instance.desa.kelurahan)
            bidang.choices = [("", "Pilih"), *semua]


class FormulirRembuk(_Formulir):
    """The facts of a meeting, as its Berita Acara writes them. Nothing is required until it is issued."""

    tanpa_boleh_kosong = True

    tanggal = Tanggal(label="Tanggal rembuk", required=False)
    jam_mulai = Jam(label="Jam mulai", required=False)
    jam_selesai = Jam(label="Jam selesai", required=False)
    suara_setuju = AngkaBulat(
        label="Suara setuju", help_text="Hanya bila dipungut suara", required=False, min_value=0, max_value=32767
    )
    suara_tidak = AngkaBulat(
        label="Suara tidak setuju", help_text="Hanya bila dipungut suara", required=False, min_value=0, max_value=32767
    )

    class Meta:
        model = Pertemuan
        fields = [
            "tanggal",
            "jam_mulai",
            "jam_selesai",
            "tempat",
            "penyelenggara",
            "pemimpin",
            "unsur_pemimpin",
            "notulen",
            "unsur_notulen",
            "narasumber",
            "ringkasan",
            "komitmen",
            "jadwal_rapat",
            "cara_putusan",
            "suara_setuju",
            "suara_tidak",
        ]
        labels = {
            "tempat": "Tempat",
            "penyelenggara": "Penyelenggara",
            "unsur_pemimpin": "Unsur pemimpin rapat",
            "notulen": "Notulen",
            "unsur_notulen": "Unsur notulen",
            "cara_putusan": "Keputusan diambil secara",
        }
        help_texts = {
            "narasumber": "Satu baris satu orang, misalnya: Rina Astuti, A.Md.Keb. dari Poskesdes",
            "ringkasan": "Satu baris satu butir. Kalimat pertama diisi dari kartu skor, silakan ubah.",
            "komitmen": "Satu baris satu butir. Tercetak sebagai kesepakatan rapat.",
            "jadwal_rapat": "Satu baris satu tanggal, misalnya 14 Oktober 2026.",
            "suara_setuju": "Hanya bila dipungut suara",
        }
        widgets = {
            "narasumber": _area(3),
            "ringkasan": _area(7),
            "komitmen": _area(5),
            "jadwal_rapat": _area(4),
            "cara_putusan": forms.RadioSelect(attrs={"data-tegak": ""}),
        }

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        _pakai_kata_desa(self)

    def clean_tanggal(self) -> dt.date | None:
        tanggal: dt.date | None = self.cleaned_data["tanggal"]
        _periksa_tahun(tanggal, self.hari_ini)
        triwulan = Triwulan.dari_teks(self.instance.triwulan)
        if tanggal and tanggal < triwulan.awal:
            raise ValidationError(
                f"Rembuk ini membahas {triwulan.label}, jadi tanggalnya tidak mungkin sebelum "
                f"{tanggal_panjang(triwulan.awal)}. Periksa tahunnya."
            )
        return tanggal

    def clean_jadwal_rapat(self) -> str:
        """The dates as they are printed, in their order."""
        try:
            jadwal = baca_jadwal(self.cleaned_data["jadwal_rapat"])
        except ValueError as galat:
            raise ValidationError(str(galat)) from galat
        return tulis_jadwal(jadwal)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("tanggal") and isi.get("jadwal_rapat"):
            awal = baca_jadwal(isi["jadwal_rapat"])[0]
            if awal <= isi["tanggal"]:
                self.add_error("jadwal_rapat", f"{tanggal_panjang(awal)} tidak sesudah rembuk ini. Periksa tahunnya.")
        mulai, selesai = isi.get("jam_mulai"), isi.get("jam_selesai")
        if mulai and selesai and selesai <= mulai:
            self.add_error("jam_selesai", "Jam selesai harus sesudah jam mulai.")
        if selesai and not mulai and "jam_mulai" not in self.errors:
            self.add_error("jam_mulai", "Tulis juga jam mulainya.")
        if isi.get("cara_putusan") == Pertemuan.CaraPutusan.SUARA:
            for nama in ("suara_setuju", "suara_tidak"):
                if isi.get(nama) is None and nama not in self.errors:
                    self.add_error(nama, "Pemungutan suara perlu jumlah suaranya. Tulis 0 bila tidak ada.")
        return isi


class FormulirAlasan(_Formulir):
    """Why a mandatory element is not there."""

    class Meta:
        model = Pertemuan
        fields = ["alasan_unsur"]
        labels = {"alasan_unsur": "Alasan unsur wajib yang tidak hadir"}
        help_texts = {
            "alasan_unsur": "Tercetak dalam Berita Acara, misalnya: Ketua PKK sakit, undangan sudah diterima."
        }


class FormulirMasalah(_Formulir):
    """Why a gap exists, in the village's own words."""

    class Meta:
        model = Masalah
        fields = ["penyebab"]
        help_texts = {"penyebab": "Mengapa belum terlayani, misalnya: pipa induk tidak sampai RT 05 dan 06."}


class _FormulirIsi(_Formulir):
    """A row of a meeting; a new one carries the id it was made with, so that sending twice stores once."""

    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["pengenal"]
        else:
            self.fields["pengenal"].initial = uuid.uuid4()


class FormulirUsulan(_FormulirIsi):
    """A proposal with the columns of the RKP Desa matrix; an activity of the running year also tells how far it is."""

    biaya = Rupiah(
        label="Perkiraan biaya (Rp)",
        max_digits=15,
        decimal_places=2,
        min_value=Decimal(0),
        help_text="Misalnya 42.000.000",
        error_messages={
            "min_value": "Biaya tidak boleh kurang dari nol.",
            "max_digits": "Biaya ini terlalu besar. Periksa jumlah nolnya.",
            "max_whole_digits": "Biaya ini terlalu besar. Periksa jumlah nolnya.",
            "max_decimal_places": "Sen ditulis paling banyak dua angka.",
        },
    )
    prioritas = AngkaBulat(label="Prioritas", min_value=1, max_value=99, help_text="1 paling penting.")

    class Meta:
        model = Usulan
        fields = [
            "masalah",
            "paket",
            "intervensi",
            "kegiatan",
            "bidang",
            "lokasi",
            "volume",
            "manfaat",
            "waktu",
            "biaya",
            "sumber",
            "pola",
            "pelaksana",
            "keadaan",
            "prioritas",
        ]
        labels = {"paket": "Paket layanan", "masalah": "Menjawab kekurangan"}
        help_texts = {
            "lokasi": "Misalnya: Dusun Barat RT 05",
            "volume": "Misalnya: 10 unit, 12 kali",
            "manfaat": "Misalnya: 10 rumah tangga dengan anak 0–23 bulan",
            "waktu": "Misalnya: Februari–Mei",
            "pelaksana": "Misalnya: Kaur Pembangunan, KPM dan PKK",
            "keadaan": "Sampai di mana kegiatan ini, misalnya: Selesai, Berjalan, Belum mulai",
        }
        widgets = {
            "kegiatan": forms.TextInput(attrs={"list": "daftar-kegiatan", "autocomplete": "off"}),
            "keadaan": forms.TextInput(attrs={"list": "daftar-keadaan", "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, masalah: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: list[tuple[int | str, str]] = [("", "Tidak terkait kekurangan tertentu"), *masalah]
        bidang: Any = self.fields["masalah"]
        bidang.queryset = Masalah.objects.filter(pk__in=[pk for pk, _ in masalah])
        bidang.choices = pilihan
        if self.instance.subjek == Usulan.Subjek.BERJALAN:
            self.fields["biaya"].label = "Anggaran (Rp)"
        else:
            del self.fields["keadaan"]


class FormulirHadirin(_FormulirIsi):
    """One person of the attendance list."""

    class Meta:
        model = Hadirin
        fields = ["nama", "unsur", "jenis_kelamin", "jabatan", "alamat", "mewakili"]
        labels = {"nama": "Nama", "unsur": "Dari unsur", "jenis_kelamin": "L/P"}
        help_texts = {
            "jabatan": "Misalnya: Bidan desa, Ketua TP PKK",
            "alamat": "Dusun, atau desa bila dari luar",
            "mewakili": "Berita Acara ditandatangani paling sedikit satu Wakil RDS dan dua Wakil Masyarakat.",
        }
        widgets = {
            "nama": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
            "jenis_kelamin": forms.RadioSelect,
            "mewakili": forms.RadioSelect(attrs={"data-turun": "", "data-nihil": "tidak menandatangani"}),
            "alamat": forms.TextInput(attrs={"list": "daftar-dusun", "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kelamin: Any = self.fields["jenis_kelamin"]
        kelamin.choices = [satu for satu in kelamin.choices if satu[0]]
        _pakai_kata_desa(self)
        if self.instance.pertemuan.jenis != JenisPertemuan.REMBUK:  # nobody signs the minutes of another meeting
            del self.fields["mewakili"]
            return
        mewakili: Any = self.fields["mewakili"]
        mewakili.choices = [*Hadirin.Mewakili.choices, ("", "–")]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("mewakili") == Hadirin.Mewakili.MASYARAKAT and isi.get("unsur") == Unsur.PEMDES:
            pemerintah = nama_unsur(Unsur.PEMDES, kelurahan=self.instance.desa.kelurahan)
            self.add_error(
                "mewakili", f"Wakil Masyarakat bukan dari {pemerintah}. Pilih orang lain untuk menandatangani."
            )
        return isi


class FormulirKoreksi(forms.Form):
    """Why an issued Berita Acara is opened again."""

    alasan = forms.CharField(
        label="Apa yang keliru, dan mengapa diperbaiki",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        help_text="Tercetak dalam Berita Acara yang baru, misalnya: Nama bidan desa salah tulis.",
        error_messages={"min_length": "Tulis alasan paling sedikit 10 huruf."},
    )


class FormulirPindaian(forms.Form):
    """A scan of the signed Berita Acara."""

    berkas = BidangUnggah(label="Pindaian yang sudah ditandatangani", batas=BATAS_PINDAIAN)
