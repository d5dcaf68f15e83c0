"""What every form of sasaran shares: sections, questions instead of refusals, stale versions, secret numbers."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.forms import Tanggal
from kpm.kueri import dusun_dipakai, posyandu_dipakai
from kpm.models import Dusun, Fasilitas, JenisFasilitas, Wilayah
from kpm.nik import NIKSalah, bersihkan, samarkan, seperti_nik
from kpm.rekaman import Rekaman
from kpm.sebutan import pilihan_tempat
from kpm.telepon import nomor_seluler, nomor_telepon
from sasaran.aturan import periksa_lalu, rapikan
from sasaran.kueri import rt_dikenal
from sasaran.kueri_ganda import Mirip
from sasaran.models import Keluarga, Orang, SumberData

RAHASIA = {"data-rahasia": "", "inputmode": "numeric", "autocomplete": "off"}
"""Attributes of an input whose content no draft on a phone ever keeps."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section of a form: rows of one field, or of two side by side."""

    judul: str
    baris: Sequence[str | tuple[str, str]]
    teks: str = ""
    lipat: bool = False


class Nama(forms.CharField):
    """A person's name: one word is fine, blanks are tidied, digits are a slip of the finger."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        nama = rapikan(super().to_python(value) or "")
        if re.search(r"\d", nama):
            raise ValidationError("Nama tidak berisi angka. Periksa lagi.")
        return nama


class NomorKia(forms.CharField):
    """The register number of a Buku KIA. A NIK typed here would stand unencrypted on every form and paper."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": "Nomor register KIA", "required": False, "max_length": 30, **kwargs})

    def to_python(self, value: Any) -> str:
        nomor = super().to_python(value) or ""
        if seperti_nik(nomor):
            raise ValidationError("Ini 16 angka seperti NIK. Tulis nomor register dari Buku KIA, atau kosongkan.")
        return nomor


class Telepon(forms.CharField):
    """A telephone number, kept as 08…; +62 and 62 are read as 0, a bare 8… as 08…."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        teks = super().to_python(value)
        if not teks:
            return ""
        angka = nomor_telepon(teks) or nomor_seluler(teks)
        if not 9 <= len(angka) <= 14:
            raise ValidationError("Nomor telepon ditulis dengan angka, misalnya 081234567890.")
        return angka


ANGKA_RT = {"inputmode": "numeric", "autocomplete": "off"}


class KetikRT(forms.TextInput):
    """A field of an RT that offers those the village has already; any other may be typed."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        daftar = f"{(attrs or {}).get('id', name)}_daftar"
        pilihan = format_html_join("", '<option value="{}">', ((satu,) for satu in rt_dikenal()))
        isian = super().render(name, value, {**(attrs or {}), "list": daftar}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', isian, daftar, pilihan)


class RTRW(forms.CharField):
    """RT or RW: 1, 01 and 001 are the same."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(required=False, max_length=3)
        kwargs.setdefault("widget", forms.TextInput(attrs=ANGKA_RT))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        teks = super().to_python(value) or ""
        return f"{int(teks):02d}" if re.fullmatch(r"[0-9]{1,3}", teks) else teks


class TanggalBersyarat(Tanggal):
    """A date that another answer asks for: not called "boleh kosong", and its absence is judged by the form."""

    def validate(self, value: Any) -> None:
        """Nothing: `clean()` of the form knows whether it may be empty."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"required": False}


class TanggalBulan(TanggalBersyarat):
    """A date that may be given as month and year alone (12-2026 or 122026), which is its first day."""

    BULAN_SAJA = re.compile(r"\d{1,2}[-/ ]\d{4}|\d{6}")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "input_formats", ["%d-%m-%Y", "%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%Y-%m-%d", "%m-%Y", "%m/%Y", "%m %Y"]
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, str) and re.fullmatch(r"\d{6}", value.strip()):
            value = f"{value.strip()[:2]}-{value.strip()[2:]}"
        return super().to_python(value)


class PilihPosyandu(forms.ModelChoiceField):
    """Choice of a posyandu of the open village."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Fasilitas.objects.filter(jenis=JenisFasilitas.POSYANDU).order_by("nama"),
            required=False,
            empty_label="Belum diketahui",
            error_messages={"invalid_choice": "Posyandu ini tidak ada lagi. Pilih dari daftar."},
            **kwargs,
        )


class PilihDusun(forms.ModelChoiceField):
    """Choice of a dusun of the open village."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Dusun.objects.order_by("nama"),
            empty_label="Pilih dusun",
            error_messages={"invalid_choice": "Dusun ini tidak ada lagi. Pilih dari daftar."},
            **kwargs,
        )


class FormulirSasaran(forms.Form):
    """A form in sections that may ask back once, and that shows both values when somebody else was faster.

    ``rekaman`` maps the hidden version field to the record it belongs to.
    """

    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Of a new record, made when the form was opened: the same form sent twice is stored once."""

    dari_peramban = False
    """Whether the form makes a record under the uuid the browser sends."""
    susunan: Sequence[Bagian] = ()

    def __init__(
        self, *args: Any, wilayah: Wilayah, pada: dt.date, rekaman: dict[str, Rekaman] | None = None, **kw: Any
    ):
        self.wilayah, self.pada = wilayah, pada
        self.rekaman = rekaman or {}
        self.tanya: list[str] = []
        self.mirip: list[Mirip] = []
        self.dibawa = False
        self.konflik: list[tuple[str, str, str]] = []
        self.versi_usang = False
        kw["initial"] = {**self._awal(), **kw.get("initial", {})}
        super().__init__(*args, **kw)
        if self.rekaman or not self.dari_peramban:
            del self.fields["pengenal"]
        elif not self.is_bound:
            self.initial["pengenal"] = uuid4()
        for nama, dipakai in (("posyandu", posyandu_dipakai), ("dusun", dusun_dipakai)):
            if bidang := self.fields.get(nama):
                self._tempat(nama, bidang, dipakai())
                self._satu_pilihan(nama, bidang)

    def _tempat(self, nama: str, bidang: Any, dipakai: QuerySet[Any]) -> None:
        """What is closed, or another KPM's, is offered for nothing new; where the record stands it remains."""
        kini = self.initial.get(nama)
        pilihan = Q(pk__in=dipakai.order_by().values("pk")) | Q(pk=getattr(kini, "pk", kini))
        bidang.queryset = bidang.queryset.filter(pilihan)

    def _satu_pilihan(self, nama: str, bidang: Any) -> None:
        """A new record in a village with one dusun or one posyandu has it chosen already."""
        if not self.rekaman and not self.is_bound and len(semua := list(bidang.queryset[:2])) == 1:
            self.initial.setdefault(nama, semua[0].pk)

    def _awal(self) -> dict[str, Any]:
        awal: dict[str, Any] = {}
        for nama_versi, objek in self.rekaman.items():
            awal |= {b.name: getattr(objek, b.attname) for b in objek._meta.concrete_fields if b.name not in ("versi",)}
            awal[nama_versi] = objek.versi
        for rahasia in ("nik", "no_kk"):
            awal.pop(rahasia, None)
        return awal

    def clean_pengenal(self) -> UUID | None:
        pengenal: UUID | None = self.cleaned_data["pengenal"]
        dipakai = any(model.objects.filter(uuid=pengenal).exists() for model in (Orang, Keluarga))
        return uuid4() if dipakai else pengenal  # a form filled again after going back is another record

    @property
    def uuid(self) -> UUID | None:
        """The uuid a new record takes; None where the browser sent nothing usable."""
        return self.cleaned_data.get("pengenal")

    # --- sections -----------------------------------------------------------------------------------------------

    @property
    def bagian(self) -> Iterator[dict[str, Any]]:
        """Sections with the fields this form has, for the template."""
        for satu in self.susunan:
            baris = []
            for isi in satu.baris:
                ada = [self[nama] for nama in ((isi,) if isinstance(isi, str) else isi) if nama in self.fields]
                if ada:
                    baris.append(ada)
            if baris:
                buka = any(bidang.errors or bidang.value() for satu_baris in baris for bidang in satu_baris)
                yield {"judul": satu.judul, "teks": satu.teks, "lipat": satu.lipat, "buka": buka, "baris": baris}

    # --- questions ----------------------------------------------------------------------------------------------

    @property
    def tanda_tanya(self) -> str:
        """Fingerprint of what is asked: a tick given to other questions does not count."""
        semua = [*self.tanya, *(f"{satu.uuid} {satu.kalimat}" for satu in self.mirip)]
        return hashlib.sha256("|".join(semua).encode()).hexdigest()[:12] if semua else ""

    def is_valid(self) -> bool:
        return super().is_valid() and not self.menunggu_jawaban

    @property
    def menunggu_jawaban(self) -> bool:
        return bool(self.tanda_tanya) and self.data.get("yakin") != self.tanda_tanya

    # --- stale versions -----------------------------------------------------------------------------------------

    def versi_dilihat(self, nama: str = "versi") -> int:
        """The version the person saw; 0 (never current) when a changed record came without one."""
        return self.cleaned_data.get(nama) or 0

    def hadapi_versi(self) -> None:
        """Somebody saved meanwhile: remember what differs, and let the next save know the version of now."""
        self.versi_usang = True
        data = QueryDict(mutable=True)
        data.update(self.data)
        for nama_versi, objek in self.rekaman.items():
            kini = type(objek)._base_manager.get(pk=objek.pk)
            data[nama_versi] = str(kini.versi)
            ada = {bidang.name for bidang in kini._meta.concrete_fields}
            for nama, isian in self.cleaned_data.items():
                if nama not in ada or nama == "versi" or isian == getattr(kini, nama):
                    continue
                self.konflik.append(
                    (str(self[nama].label), self._teks(nama, isian), self._teks(nama, getattr(kini, nama)))
                )
        self.data = data

    # --- "ini orang yang sama" --------------------------------------------------------------------------------

    def bawa(self, isian: QueryDict) -> None:
        """Take over what was typed in the form of a new record that turned out to be this one; nothing is saved.

        What was left empty or is no answer here stays as it is stored; ``konflik`` tells what would change.
        """
        self.dibawa = True
        for nama, bidang in self.fields.items():
            tertulis = bidang.widget.value_from_datadict(isian, isian, nama)
            if isinstance(bidang.widget, forms.HiddenInput) or tertulis in (None, "", []):
                continue
            try:
                nilai = bidang.clean(tertulis)
            except ValidationError:
                continue
            kini = self._tersimpan(nama)
            if nilai in (None, "", False) or nilai == kini:
                continue
            self.initial[nama] = tertulis
            if self.rekaman and nama not in ("sumber", "sejak"):
                self.konflik.append((str(self[nama].label), self._teks(nama, nilai), self._teks(nama, kini)))

    def _tersimpan(self, nama: str) -> Any:
        """What the record says; None where there is none yet."""
        return next((getattr(satu, nama) for satu in self.rekaman.values() if hasattr(satu, nama)), None)

    def _teks(self, nama: str, nilai: Any) -> str:
        if nama in ("nik", "no_kk"):
            return samarkan(nilai) or "kosong"
        if nilai is None or nilai == "":
            return "kosong"
        if isinstance(nilai, bool):
            return "Ya" if nilai else "Tidak"
        if isinstance(nilai, dt.date):
            return tanggal_panjang(nilai)
        if isinstance(nilai, Decimal):
            return angka_desimal(nilai, 2)
        if isinstance(nilai, Model):
            return str(nilai)
        if isinstance(nilai, list):
            return ", ".join(self._teks(nama, satu) for satu in nilai) or "kosong"
        return str(dict(getattr(self.fields[nama], "choices", ())).get(nilai, nilai))


class BagianAsal(FormulirSasaran):
    """Where the data of a form come from, asked once for all of them: by default as the last time, and of today."""

    sumber = forms.ChoiceField(
        label="Sumber data",
        choices=lambda: pilihan_tempat(SumberData.choices),
        initial=SumberData.WAWANCARA,
        help_text="Dari mana diketahui",
    )
    tanggal_data = TanggalBersyarat(label="Tanggal data", help_text="Kosong: hari ini")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terakhir = [asal for satu in self.rekaman.values() for asal in getattr(satu, "asal_data", {}).values()]
        if terakhir:
            self.initial["sumber"] = max(terakhir, key=lambda asal: asal[1])[0]
        if self.is_bound and "sumber" not in self.data:
            self.fields["sumber"].required = False

    def clean_tanggal_data(self) -> dt.date | None:
        tanggal: dt.date | None = self.cleaned_data["tanggal_data"]
        if salah := periksa_lalu(tanggal, self.pada):
            raise ValidationError(salah)
        return tanggal

    @property
    def asal(self) -> tuple[str, dt.date]:
        """Source and day of what was entered."""
        isi = self.cleaned_data
        return isi["sumber"] or str(self.initial.get("sumber", SumberData.WAWANCARA)), isi["tanggal_data"] or self.pada


def pilih(isi: dict[str, Any], *nama: str) -> dict[str, Any]:
    """These entries of cleaned_data, where the form has them."""
    return {satu: isi[satu] for satu in nama if satu in isi}


def nomor_rahasia(
    form: FormulirSasaran, nama: str, tersimpan: str, periksa: Callable[[str], str], pemilik: Callable[[str], str]
) -> str:
    """Clean a NIK or nomor KK: empty keeps the stored one, ``hapus_<nama>`` empties it.

    ``periksa`` reads the typed text (NIKSalah), ``pemilik`` says who has the number already, empty when nobody.
    """
    teks = bersihkan(form.cleaned_data.get(nama) or "")
    if not teks:
        return "" if form.data.get(f"hapus_{nama}") else tersimpan
    try:
        nomor = periksa(teks)
    except NIKSalah as galat:
        raise ValidationError(str(galat)) from galat
    if nomor != tersimpan and (siapa := pemilik(nomor)):
        raise ValidationError(siapa)
    return nomor


def bidang_hapus(label: str) -> forms.BooleanField:
    """A tick that empties what was recorded."""
    return forms.BooleanField(required=False, label=label)
