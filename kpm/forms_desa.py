"""Forms of opening and setting up a village: the first account, the office profile, many names at once."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import EmailValidator

from kpm.forms import FormulirVersi
from kpm.forms_akun import BANTUAN_SANDI
from kpm.forms_pengguna import FormulirOrang
from kpm.forms_unggah import BidangUnggah
from kpm.kueri_pengguna import nama_pengguna_usulan
from kpm.models import Dusun, Fasilitas, JenisFasilitas, Pengguna, ProfilDesa
from kpm.mulai import kode_cocok
from kpm.unggah import GAMBAR, ukuran_gambar

BATAS_LOGO = 500 * 1024
"""Bytes of a letterhead's picture: it is in every printed document."""
TITIK_LOGO = 2000
"""Pixels of its longer side: sharp at 22 mm, and quick to print."""
BARIS_TERBANYAK = 100
PANJANG = {satu.name: getattr(satu, "max_length", None) or 0 for satu in Fasilitas._meta.concrete_fields}
"""Characters each field of a provider holds."""


class FormulirMulai(FormulirOrang):
    """The first account of a machine: the start code, who it is, and the password twice."""

    kode = forms.CharField(
        label="Kode mulai",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    sandi = forms.CharField(
        label="Kata sandi",
        strip=False,
        max_length=128,
        help_text=BANTUAN_SANDI,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    ulang = forms.CharField(
        label="Ulangi kata sandi",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ["kode", "nama", "telepon", "username", "sandi", "ulang"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nama"].label = "Nama lengkap Anda"
        self.fields["telepon"].label = "Nomor telepon Anda"
        self.fields["kode"].help_text = "Tampil di terminal komputer tempat program ini dipasang."

    def clean_kode(self) -> str:
        kode: str = self.cleaned_data["kode"]
        if not kode_cocok(kode):
            raise ValidationError("Kode ini tidak cocok. Baca lagi di terminal komputer ini.")
        return kode

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        sandi = isi.get("sandi")
        if sandi:
            nama = isi.get("nama", "")
            calon = Pengguna(
                username=isi.get("username") or nama_pengguna_usulan(nama), nama=nama, telepon=isi.get("telepon", "")
            )
            try:
                validate_password(sandi, calon)
            except ValidationError as galat:
                self.add_error("sandi", galat)
            if isi.get("ulang") and isi["ulang"] != sandi:
                self.add_error("ulang", "Dua kata sandi ini tidak sama. Tulis lagi.")
        return isi


class BidangLogo(BidangUnggah):
    """A picture for the letterhead: PNG or JPG, at most 500 KB and 2.000 pixels a side."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            jenis=GAMBAR, help_text="PNG atau JPG, paling besar 500 KB. Biasanya lambang kabupaten.", **kwargs
        )

    def to_python(self, data: Any) -> Any:
        berkas = super().to_python(data)
        if berkas is None:
            return None
        if berkas.size > BATAS_LOGO:
            raise ValidationError("Gambar ini lebih besar dari 500 KB. Perkecil, lalu pilih lagi.")
        if max(ukuran_gambar(berkas)) > TITIK_LOGO:
            raise ValidationError("Gambar ini terlalu lebar: paling panjang 2.000 titik. Perkecil, lalu pilih lagi.")
        return berkas


class FormulirProfil(FormulirVersi):
    """The office of the village: letterhead, paper, and who signs."""

    logo_baru = BidangLogo(label="Lambang pada kop", required=False)
    tanpa_logo = forms.BooleanField(label="Cetak tanpa lambang", required=False)

    class Meta:
        model = ProfilDesa
        fields = [
            "alamat", "kode_pos", "telepon", "surel", "kertas", "kepala_desa", "jabatan_kepala", "nama_kpm",
            "ketua_rds", "ketua_bpd", "pola_nomor_ba",
        ]  # fmt: skip

    field_order = ["alamat", "kode_pos", "telepon", "surel", "logo_baru", "tanpa_logo"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kelurahan = self.instance.desa.kelurahan
        self.fields["alamat"].label = "Alamat kantor"
        self.fields["kode_pos"].widget.attrs["inputmode"] = "numeric"
        self.fields["telepon"].widget.attrs["inputmode"] = "tel"
        self.fields["surel"].validators = [EmailValidator("Alamat surel ini belum lengkap, misalnya desa@contoh.id.")]
        self.fields["kepala_desa"].label = "Nama lurah" if kelurahan else "Nama kepala desa"
        self.fields["jabatan_kepala"].label = "Sebutan di bawah tanda tangannya"
        self.fields["jabatan_kepala"].help_text = (
            f"Kosongkan untuk {'Lurah' if kelurahan else 'Kepala Desa'}. "
            f"Isi misalnya Pj. {'Lurah' if kelurahan else 'Kepala Desa'}."
        )
        self.fields["ketua_rds"].help_text = "Dipakai selama ketua RDS belum dicatat pada SK-nya di halaman Lembaga."
        self.fields["ketua_bpd"].help_text = "Dipakai selama ketua BPD belum dicatat pada SK-nya di halaman Lembaga."
        if kelurahan:
            del self.fields["ketua_bpd"]
        if self.instance.logo_id:
            self.fields["logo_baru"].label = "Ganti lambang pada kop"
        else:
            del self.fields["tanpa_logo"]

    @property
    def logo(self) -> File[Any] | None:
        return self.cleaned_data.get("logo_baru")

    @property
    def lepas_logo(self) -> bool:
        return bool(self.cleaned_data.get("tanpa_logo"))

    def _get_validation_exclusions(self) -> set[str]:
        # One profile per village is not for its person to know; two first saves at once meet in the database.
        return super()._get_validation_exclusions() | {"desa"}

    def clean_pola_nomor_ba(self) -> str:
        pola: str = self.cleaned_data["pola_nomor_ba"]
        if set("{}") & set(re.sub(r"\{(nomor|bulan|tahun)\}", "", pola)):
            raise ValidationError("Pakai hanya {nomor}, {bulan}, dan {tahun} di dalam kurung kurawal.")
        if "{nomor}" not in pola:
            raise ValidationError("Pola harus memuat {nomor}.")
        return pola


def _baris(teks: str) -> list[tuple[int, str]]:
    """Numbered lines that hold something, spaces made one."""
    semua = ((nomor, " ".join(satu.replace("\t", " ; ").split())) for nomor, satu in enumerate(teks.splitlines(), 1))
    return [(nomor, satu) for nomor, satu in semua if satu.strip(" ;")]


def _periksa_banyak(baris: list[tuple[int, str]]) -> None:
    if not baris:
        raise ValidationError("Belum diisi.")
    if len(baris) > BARIS_TERBANYAK:
        raise ValidationError(f"Paling banyak {BARIS_TERBANYAK} baris sekali simpan, yang diisi {len(baris)} baris.")


class FormulirBanyakDusun(forms.Form):
    """Dusun, one a line."""

    daftar = forms.CharField(
        label="Nama dusun",
        max_length=10_000,
        help_text="Satu nama satu baris. Boleh ditempel dari lembar lain.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_daftar(self) -> list[str]:
        baris = _baris(self.cleaned_data["daftar"])
        _periksa_banyak(baris)
        batas = Dusun._meta.get_field("nama").max_length or 0
        salah = [f"Baris {nomor}: paling panjang {batas} huruf." for nomor, nama in baris if len(nama) > batas]
        if salah:
            raise ValidationError(salah)
        return [nama.strip(" ;") for _, nama in baris]


class FormulirBanyakFasilitas(forms.Form):
    """Providers of one kind, one a line: name; dusun; who is responsible."""

    jenis = forms.ChoiceField(choices=JenisFasilitas.choices, initial=JenisFasilitas.POSYANDU)
    daftar = forms.CharField(
        max_length=10_000,
        help_text="Satu satu baris: nama; dusun; penanggung jawab. Dusun dan penanggung jawab boleh dikosongkan.",
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": "Posyandu Melati; Dusun Barat; Jumiati"}),
    )

    def __init__(self, *args: Any, dusun: list[Dusun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dusun = {satu.nama.casefold(): satu for satu in dusun}

    def clean_daftar(self) -> list[tuple[str, Dusun | None, str]]:
        baris = _baris(self.cleaned_data["daftar"])
        _periksa_banyak(baris)
        hasil, salah = [], []
        for nomor, teks in baris:
            nama, dusun, penanggung_jawab, *lebih = [*(satu.strip() for satu in teks.split(";")), "", ""]
            if galat := self._salah(nama, dusun, penanggung_jawab, any(lebih)):
                salah.append(f"Baris {nomor}: {galat}")
            hasil.append((nama, self._dusun(dusun), penanggung_jawab))
        if salah:
            raise ValidationError(salah)
        return hasil

    def _dusun(self, nama: str) -> Dusun | None:
        kunci = nama.casefold()
        return self.dusun.get(kunci) or self.dusun.get(f"dusun {kunci}")

    def _salah(self, nama: str, dusun: str, penanggung_jawab: str, lebih: bool) -> str:
        if lebih:
            return "terlalu banyak titik koma. Tulis nama; dusun; penanggung jawab."
        if not nama:
            return "namanya belum diisi."
        if dusun and self._dusun(dusun) is None:
            return f"dusun “{dusun}” belum ada di daftar dusun."
        for isi, batas in ((nama, PANJANG["nama"]), (penanggung_jawab, PANJANG["penanggung_jawab"])):
            if len(isi) > batas:
                return f"paling panjang {batas} huruf."
        return ""
