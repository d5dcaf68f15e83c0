"""Forms of a meeting of any kind: its facts, the invitation, people to take over, photos, follow-ups."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import FormulirVersi, Tanggal
from kpm.foto import foto_simpan
from kpm.kueri import dusun_dipakai
from kpm.models import Dusun
from kpm.unggah import GAMBAR
from rembuk.forms import Jam, _area, _Formulir, _FormulirIsi, _pakai_kata_desa, _periksa_tahun
from rembuk.models import FotoPertemuan, JenisPertemuan, Pertemuan, TindakLanjut
from rembuk.pertemuan import RAGAM, ragam

TAHUN_PERTAMA = 2018
"""The first year of the programme: an earlier date is a slip of the finger."""


def _periksa_jam(form: forms.ModelForm[Any], isi: dict[str, Any]) -> None:
    mulai, selesai = isi.get("jam_mulai"), isi.get("jam_selesai")
    if mulai and selesai and selesai <= mulai:
        form.add_error("jam_selesai", "Jam selesai harus sesudah jam mulai.")
    if selesai and not mulai and "jam_mulai" not in form.errors:
        form.add_error("jam_mulai", "Tulis juga jam mulainya.")


class FormulirPertemuan(_FormulirIsi):
    """The facts of a meeting; a new one comes with what is usual at its kind."""

    tanpa_boleh_kosong = True

    tanggal = Tanggal(label="Tanggal")
    jam_mulai = Jam(label="Jam mulai", required=False)
    jam_selesai = Jam(label="Jam selesai", required=False)

    class Meta:
        model = Pertemuan
        fields = [
            "judul",
            "dusun",
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
            "agenda",
            "ringkasan",
        ]
        labels = {
            "judul": "Nama pertemuan",
            "dusun": "Dusun",
            "tempat": "Tempat",
            "penyelenggara": "Penyelenggara",
            "unsur_pemimpin": "Unsur pemimpin rapat",
            "notulen": "Notulen",
            "unsur_notulen": "Unsur notulen",
            "narasumber": "Narasumber",
            "agenda": "Agenda",
            "ringkasan": "Catatan pembahasan",
        }
        help_texts = {
            "judul": "Misalnya: Pengenalan tikar pertumbuhan di Posyandu Melati",
            "tempat": "Misalnya: Balai pertemuan",
            "narasumber": "Satu baris satu orang, misalnya: Rina Astuti, A.Md.Keb. dari Poskesdes",
            "agenda": "Satu baris satu acara. Tercetak dalam undangan dan notulen.",
            "ringkasan": "Satu baris satu butir. Diisi sesudah rapat.",
        }
        widgets = {
            "narasumber": _area(2),
            "agenda": _area(6),
            "ringkasan": _area(7),
        }

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        _pakai_kata_desa(self)
        jenis = self.instance.jenis
        if jenis == JenisPertemuan.MUSDUS:
            self._pilih_dusun()
        else:
            del self.fields["dusun"]
        if jenis not in (JenisPertemuan.SOSIALISASI, JenisPertemuan.KOORDINASI):
            self.fields["judul"].help_text = f"Boleh kosong: {RAGAM[jenis].nama}"
        if not self.instance.pk:
            for nama in ("penyelenggara", "agenda"):
                nilai = getattr(RAGAM[jenis], nama)
                self.initial[nama] = nilai if isinstance(nilai, str) else "\n".join(nilai)

    def _pilih_dusun(self) -> None:
        bidang: Any = self.fields["dusun"]
        kini = Dusun.objects.filter(pk=self.instance.dusun_id)  # one that is closed meanwhile stays a choice
        bidang.queryset = dusun_dipakai() | kini
        bidang.required, bidang.empty_label = True, "Pilih"

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        if tanggal.year < TAHUN_PERTAMA:
            raise ValidationError(f"Periksa tahunnya: pertemuan dicatat sejak {TAHUN_PERTAMA}.")
        _periksa_tahun(tanggal, self.hari_ini)
        return tanggal

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        _periksa_jam(self, isi)
        return isi


class FormulirUndangan(_Formulir):
    """Number, day and addressees of the invitation."""

    tanpa_boleh_kosong = True

    tanggal_undangan = Tanggal(label="Tanggal surat", required=False)

    class Meta:
        model = Pertemuan
        fields = ["nomor_undangan", "tanggal_undangan", "diundang", "agenda"]
        labels = {"nomor_undangan": "Nomor surat", "diundang": "Yang diundang", "agenda": "Agenda"}
        help_texts = {
            "nomor_undangan": "Misalnya 005/12/RDS/VI/2026. Bila kosong, tercetak titik-titik untuk ditulis tangan.",
            "diundang": "Satu baris satu undangan: nama atau jabatan.",
            "agenda": "Satu baris satu acara.",
        }
        widgets = {"diundang": _area(8), "agenda": _area(6)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        biasa = ragam(self.instance.jenis, kelurahan=self.instance.desa.kelurahan)
        if not self.instance.diundang:
            self.initial["diundang"] = "\n".join(biasa.diundang)
        if not self.instance.agenda:
            self.initial["agenda"] = "\n".join(biasa.agenda)

    def clean_tanggal_undangan(self) -> dt.date | None:
        tanggal: dt.date | None = self.cleaned_data["tanggal_undangan"]
        rapat = self.instance.tanggal
        if tanggal and rapat and tanggal > rapat:
            raise ValidationError(f"Tanggal surat tidak mungkin sesudah pertemuannya, {tanggal_panjang(rapat)}.")
        return tanggal


class BidangFoto(forms.FileField):
    """A photograph from a telephone, made small before it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ",".join(GAMBAR)}))
        kwargs.setdefault("help_text", "JPG atau PNG, paling besar 10 MB. Foto diperkecil sendiri saat disimpan.")
        super().__init__(**kwargs)
        self.error_messages |= {
            "required": "Belum ada foto yang dipilih.",
            "missing": "Belum ada foto yang dipilih.",
            "invalid": "Foto tidak terkirim. Pilih lagi fotonya.",
            "empty": "Berkas ini kosong. Pilih foto lain.",
        }

    def to_python(self, data: Any) -> Any:
        berkas = super().to_python(data)
        return None if berkas is None else foto_simpan(berkas)


class FormulirFoto(_FormulirIsi):
    """A photo with the words under it; of a kept one only the words change."""

    berkas = BidangFoto(label="Foto")

    class Meta:
        model = FotoPertemuan
        fields = ["keterangan"]
        labels = {"keterangan": "Keterangan"}
        help_texts = {"keterangan": "Misalnya: Peserta menggambar peta Dusun Barat"}

    field_order = ["berkas", "keterangan"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["berkas"]


class FormulirTindak(_FormulirIsi):
    """What somebody promises to do until a day."""

    batas = Tanggal(label="Paling lambat")

    class Meta:
        model = TindakLanjut
        fields = ["apa", "siapa", "batas"]
        labels = {"apa": "Apa yang dilakukan", "siapa": "Penanggung jawab"}
        help_texts = {
            "apa": "Misalnya: Mengusulkan perbaikan pipa RT 05 ke PDAM",
            "siapa": "Nama atau jabatan, misalnya: Kaur Pembangunan",
        }

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini

    def clean_batas(self) -> dt.date:
        batas: dt.date = self.cleaned_data["batas"]
        _periksa_tahun(batas, self.hari_ini)
        rapat = self.instance.pertemuan.tanggal
        if rapat and batas < rapat:
            raise ValidationError(f"Batasnya tidak mungkin sebelum pertemuannya, {tanggal_panjang(rapat)}.")
        return batas


class BidangAkhir(forms.TypedChoiceField):
    """Done or given up; the value is whether it was given up."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("selesai", "Selesai"), ("batal", "Tidak dilanjutkan")],
            coerce=lambda nilai: nilai in ("batal", True),
            widget=forms.RadioSelect(attrs={"data-turun": ""}),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "batal", False: "selesai"}.get(value, value)


class FormulirSelesai(FormulirVersi):
    """What became of a follow-up."""

    selesai_pada = Tanggal(label="Tanggal")
    batal = BidangAkhir(label="Bagaimana akhirnya?")

    class Meta:
        model = TindakLanjut
        fields = ["batal", "selesai_pada", "hasil"]
        labels = {"hasil": "Hasil, atau alasan tidak dilanjutkan"}
        help_texts = {"hasil": "Misalnya: Pipa diganti, 12 rumah mendapat air. Atau: Sudah ditangani puskesmas."}

    def __init__(self, *args: Any, hari_ini: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        if not self.instance.selesai_pada:
            self.initial["selesai_pada"] = hari_ini
        self.fields["hasil"].required = True
        self.fields["hasil"].error_messages["required"] = "Tulis hasilnya, atau alasan tidak dilanjutkan."

    def clean_selesai_pada(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["selesai_pada"]
        if tanggal > self.hari_ini:
            raise ValidationError("Tanggalnya tidak mungkin sesudah hari ini.")
        rapat = self.instance.pertemuan.tanggal
        if rapat and tanggal < rapat:
            raise ValidationError(f"Tanggalnya tidak mungkin sebelum pertemuannya, {tanggal_panjang(rapat)}.")
        return tanggal
