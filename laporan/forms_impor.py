"""Forms of bringing a file in: the file, its kind, and the two questions only the village can answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.bacaan.bentuk import BYTE_TERBANYAK
from kpm.models import Dusun
from laporan.impor.bentuk import Opsi
from laporan.models import Impor
from sasaran.aturan import DUSUN_BELUM

TAHUN_KE_BELAKANG = 6
"""Years offered, backwards from this one."""
TERIMA = ".xlsx,.xlsm,.xls,.csv,.html,.htm"


class FormulirOpsi(forms.Form):
    """The questions of a file; asked at upload, changeable on the preview."""

    tahun = forms.TypedChoiceField(
        label="Tahun isi berkas",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Untuk lembar yang tidak menyebut tahunnya sendiri.",
    )
    dusun = forms.ChoiceField(
        label="Dusun untuk keluarga baru",
        required=False,
        help_text="Dipakai bila berkas tidak menyebut dusunnya.",
    )
    kosong_berarti_tidak = forms.BooleanField(
        label="Sel kosong berarti Tidak",
        required=False,
        help_text="Pada baris yang sudah ada isinya. Bila tidak dicentang, sel kosong berarti belum dicatat.",
    )
    daftarkan = forms.BooleanField(
        label="Daftarkan semua yang belum dikenal",
        required=False,
        help_text="Anak dan ibu di berkas yang belum ada di sini didaftarkan sebagai orang baru.",
    )
    tanpa_boleh_kosong = True

    def __init__(self, *args: Any, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(satu, str(satu)) for satu in range(tahun, tahun - TAHUN_KE_BELAKANG, -1)]
        self.fields["tahun"].choices = [("", "Pilih"), *pilihan]  # type: ignore[attr-defined]
        dusun = [
            (str(satu.uuid), satu.nama) for satu in Dusun.objects.filter(ditutup_pada=None).exclude(nama=DUSUN_BELUM)
        ]
        self.fields["dusun"].choices = [("", DUSUN_BELUM), *dusun]  # type: ignore[attr-defined]

    def opsi(self) -> Opsi:
        """What was answered."""
        isi = self.cleaned_data
        return Opsi(
            tahun=isi["tahun"],
            kosong_berarti_tidak=isi["kosong_berarti_tidak"],
            dusun=isi["dusun"],
            daftarkan=isi["daftarkan"],
        )


class FormulirImpor(FormulirOpsi):
    """A file to bring in; the kind is told by its content where nobody chose it."""

    berkas = forms.FileField(
        label="Berkas",
        widget=forms.FileInput(attrs={"accept": TERIMA, "class": "lepas"}),
        help_text=(
            "Lepaskan berkas di sini, atau pilih. Excel (.xlsx, .xls), unduhan e-PPGBM, atau CSV; paling besar 50 MB."
        ),
        error_messages={
            "required": "Belum ada berkas yang dipilih.",
            "missing": "Belum ada berkas yang dipilih.",
            "invalid": "Berkas tidak terkirim. Pilih lagi berkasnya.",
            "empty": "Berkas ini kosong. Pilih berkas lain.",
        },
    )
    jenis = forms.ChoiceField(
        label="Jenis berkas", required=False, choices=[("", "Kenali dari isinya"), *Impor.Jenis.choices]
    )
    field_order = ("berkas", "jenis")

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BYTE_TERBANYAK:
            raise ValidationError(
                "Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."
            )
        return berkas
