"""Forms of the budget: a line, the total of a bidang, an entry of money spent with its proof, and finishing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import AngkaBulat, FormulirVersi, Tanggal
from kpm.forms_uang import Rupiah
from kpm.forms_unggah import BidangUnggah
from rembuk.anggaran import Pertanyaan, bidang_kode
from rembuk.models import KAS_DESA, AnggaranBidang, Bidang, KegiatanAnggaran, Realisasi

TAHUN_PERTAMA = 2018
TAHUN_KE_DEPAN = 3
"""Years ahead of this one a budget may be written down for."""
TERLALU_BESAR = "Jumlah ini terlalu besar. Periksa jumlah nolnya."


def _uang(label: str, **lain: Any) -> Rupiah:
    return Rupiah(
        label=label,
        max_digits=15,
        decimal_places=2,
        min_value=Decimal(0),
        error_messages={
            "min_value": "Jumlah tidak boleh kurang dari nol.",
            "max_digits": TERLALU_BESAR,
            "max_whole_digits": TERLALU_BESAR,
            "max_decimal_places": "Sen ditulis paling banyak dua angka.",
        },
        **lain,
    )


class _Formulir(FormulirVersi):
    """A form that stores once what is sent twice, shows both values after a stale save, and asks about the unlikely.

    ``pada`` is today in the village.
    """

    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)
    nama_pasti = "pasti"
    """Under which name the answers to `pertanyaan` are sent."""

    def __init__(self, *args: Any, pada: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pada = pada
        self.pertanyaan: list[Pertanyaan] = []
        if self.instance.pk:
            del self.fields["pengenal"]
        else:
            self.fields["pengenal"].initial = uuid.uuid4()
        for bidang in self.fields.values():
            if isinstance(bidang, forms.TypedChoiceField):
                pilihan: Any = bidang.choices
                bidang.choices = [(nilai, label if nilai else "Pilih") for nilai, label in pilihan]

    @property
    def pengenal_baru(self) -> uuid.UUID | None:
        """The id a new record was given when the form was opened."""
        return self.cleaned_data.get("pengenal")

    def tanyakan(self, semua: Iterable[Pertanyaan | None]) -> bool:
        """Keep the questions nobody has answered yet; whether there are any."""
        pasti = set(self.data.getlist(self.nama_pasti)) if hasattr(self.data, "getlist") else set()
        self.pertanyaan = [satu for satu in semua if satu and satu.kode not in pasti]
        return bool(self.pertanyaan)


def _tahun() -> AngkaBulat:
    return AngkaBulat(label="Tahun anggaran")


class _Bertahun(_Formulir):
    def clean_tahun(self) -> int:
        tahun: int = self.cleaned_data["tahun"]
        akhir = self.pada.year + TAHUN_KE_DEPAN
        if not TAHUN_PERTAMA <= tahun <= akhir:
            raise ValidationError(f"Periksa tahunnya: antara {TAHUN_PERTAMA} dan {akhir}.")
        return tahun


class FormulirKegiatan(_Bertahun):
    """A line of the budget. ``bercatat``: whether it may also say that its proposal stands in the APBDes now."""

    tahun = _tahun()
    anggaran = _uang("Anggaran (Rp)", help_text="Misalnya 42.000.000")
    perubahan = _uang(
        "Setelah perubahan (Rp)", required=False, help_text="Hanya bila anggarannya diubah dalam tahun berjalan."
    )
    catat = forms.BooleanField(label="Catat usulan ini sudah dianggarkan", required=False)
    catat_pada = Tanggal(label="Tanggal anggaran ditetapkan", required=False)
    catat_nomor = forms.CharField(label="Nomor Perdes APBDes atau dokumennya", required=False, max_length=80)

    class Meta:
        model = KegiatanAnggaran
        fields = [
            "tahun",
            "jenis",
            "uraian",
            "kode",
            "bidang",
            "paket",
            "sumber",
            "anggaran",
            "perubahan",
            "volume",
            "lokasi",
            "waktu",
            "penanggung_jawab",
        ]
        labels = {
            "jenis": "Jenis",
            "uraian": "Kegiatan",
            "bidang": "Bidang",
            "paket": "Paket layanan",
            "penanggung_jawab": "Penanggung jawab",
        }
        help_texts = {
            "kode": "Menurut APBDes, misalnya 02.02.02. Pilih dari daftar atau tulis sendiri.",
            "bidang": "Terisi sendiri bila kodenya ditulis.",
            "paket": "Kosongkan bila tidak melayani satu paket tertentu.",
            "sumber": "Kegiatan OPD, provinsi dan APBN tidak masuk APBDes, tetapi dipantau dengan cara yang sama.",
            "volume": "Misalnya: 10 unit, 12 kali",
            "lokasi": "Misalnya: Dusun Barat RT 05",
            "waktu": "Misalnya: Februari–Mei",
            "penanggung_jawab": "Misalnya: Kaur Pembangunan, Dinas Kesehatan",
        }
        widgets = {
            "kode": forms.TextInput(attrs={"list": "daftar-kode", "autocomplete": "off", "inputmode": "decimal"})
        }

    def __init__(self, *args: Any, bercatat: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bidang"].required = False
        if not bercatat:
            for nama in ("catat", "catat_pada", "catat_nomor"):
                del self.fields[nama]

    def clean_kode(self) -> str:
        kode: str = self.cleaned_data["kode"].strip().rstrip(".")
        if kode:
            try:
                bidang_kode(kode)
            except ValueError as galat:
                raise ValidationError(str(galat)) from galat
        return kode

    def clean_catat_pada(self) -> dt.date | None:
        tanggal: dt.date | None = self.cleaned_data["catat_pada"]
        if tanggal and tanggal > self.pada:
            raise ValidationError(f"Tanggal ini belum tiba. Hari ini {tanggal_panjang(self.pada)}.")
        return tanggal

    def clean(self) -> dict[str, Any]:
        """The bidang follows from the code; without one it is chosen, and of what others pay it does not matter."""
        isi = super().clean() or self.cleaned_data
        if isi.get("kode"):
            isi["bidang"] = bidang_kode(isi["kode"])
        elif not isi.get("bidang") and "kode" not in self.errors and "sumber" in isi:
            if isi["sumber"] in KAS_DESA:
                self.add_error("bidang", "Pilih bidangnya, atau tulis kode kegiatannya.")
            else:
                isi["bidang"] = Bidang.PEMBANGUNAN
        if isi.get("catat") and not isi.get("catat_pada") and "catat_pada" not in self.errors:
            self.add_error("catat_pada", "Tulis tanggal anggaran ditetapkan.")
        return isi


class FormulirBidang(_Bertahun):
    """What the APBDes gives a whole bidang from one source."""

    tahun = _tahun()
    anggaran = _uang("Seluruh anggaran bidang (Rp)", help_text="Semua kegiatan bidang itu, bukan hanya stunting.")
    perubahan = _uang(
        "Setelah perubahan (Rp)", required=False, help_text="Hanya bila APBDes diubah dalam tahun berjalan."
    )

    class Meta:
        model = AnggaranBidang
        fields = ["tahun", "bidang", "sumber", "anggaran", "perubahan"]
        labels = {"bidang": "Bidang", "sumber": "Sumber dana"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sumber: Any = self.fields["sumber"]
        sumber.choices = [(satu.value, satu.label) for satu in KAS_DESA]


class FormulirRealisasi(_Formulir):
    """Money spent for an activity on a day."""

    tanggal = Tanggal(label="Tanggal")
    jumlah = _uang("Jumlah (Rp)", help_text="Misalnya 2.500.000")
    berkas = BidangUnggah(label="Bukti (kuitansi, nota, foto)", required=False)

    class Meta:
        model = Realisasi
        fields = ["tanggal", "jumlah", "volume", "keterangan"]
        labels = {"volume": "Yang terlaksana", "keterangan": "Keterangan"}
        help_texts = {"volume": "Misalnya: 4 unit, 2 kali kelas", "keterangan": "Misalnya nomor kuitansi atau SPP."}

    def clean_tanggal(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["tanggal"]
        tahun = self.instance.kegiatan.tahun
        if tanggal > self.pada:
            raise ValidationError(f"Tanggal ini belum tiba. Hari ini {tanggal_panjang(self.pada)}.")
        if tanggal.year != tahun:
            raise ValidationError(f"Kegiatan ini memakai anggaran {tahun}, jadi tanggalnya dalam tahun {tahun}.")
        return tanggal


class FormulirSelesai(forms.Form):
    """That an activity of the budget of ``tahun`` is done. ``bercatat``: whether its proposal may be marked as done
    with it."""

    selesai_pada = Tanggal(label="Selesai dilaksanakan pada")
    catat = forms.BooleanField(label="Catat usulannya terlaksana", required=False)

    def __init__(self, *args: Any, pada: dt.date, tahun: int, bercatat: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pada, self.tahun = pada, tahun
        if not bercatat:
            del self.fields["catat"]

    def clean_selesai_pada(self) -> dt.date:
        tanggal: dt.date = self.cleaned_data["selesai_pada"]
        if tanggal > self.pada:
            raise ValidationError(f"Tanggal ini belum tiba. Hari ini {tanggal_panjang(self.pada)}.")
        if tanggal.year < self.tahun - 1:  # what was done ahead of its budget, not years before
            raise ValidationError(f"Periksa tahunnya. Kegiatan ini memakai anggaran {self.tahun}.")
        return tanggal
