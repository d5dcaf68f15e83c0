"""The doses of one child in one form: a day, or only a month, for each dose of the schedule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import Tanggal
from kpm.periode import NAMA_BULAN, Bulan
from pemantauan.imunisasi import Tercatat, sebut_dosis
from pemantauan.imunisasi.jadwal import SEMUA_KODE
from pemantauan.imunisasi.ragu import ragu_dosis
from pemantauan.models import DosisImunisasi
from sasaran.models import Orang, SumberData

AWALAN = "d-"
TIDAK_TERBACA = "Tulis hari-bulan-tahun, misalnya 17-09-2026, atau bulannya saja: 09-2026."
SUMBER = (SumberData.BUKU_KIA, SumberData.POSYANDU, SumberData.KOHORT, SumberData.WAWANCARA)

Isian = tuple[dt.date, bool]
"""The day of a dose, and whether only its month is known."""


class TanggalAtauBulan(Tanggal):
    """A day as `Tanggal` reads it, or a month alone: 09-2026, September 2026. The value is a date, or a Bulan."""

    _BULAN = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{4})")
    _BULAN_KATA = re.compile(r"([A-Za-z]{3,9})\s+(\d{4})")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "")
        super().__init__(**kwargs)
        self.error_messages["invalid"] = TIDAK_TERBACA

    def to_python(self, value: Any) -> Any:
        teks = value.strip() if isinstance(value, str) else ""
        nomor = 0
        if cocok := self._BULAN.fullmatch(teks):
            nomor = int(cocok[1])
        elif cocok := self._BULAN_KATA.fullmatch(teks):
            mirip = [ke for ke, nama in enumerate(NAMA_BULAN, 1) if nama.lower().startswith(cocok[1].lower())]
            nomor = mirip[0] if mirip else 0
        if cocok is None:
            return super().to_python(value)
        if not 1 <= nomor <= 12 or not 1920 <= int(cocok[2]) <= 2099:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Bulan(int(cocok[2]), nomor)


def ketik(isian: Isian | None) -> str:
    """A stored dose as it would be typed."""
    if isian is None:
        return ""
    return f"{isian[0]:%m-%Y}" if isian[1] else f"{isian[0]:%d-%m-%Y}"


def _hari(bulan: Bulan, terakhir: dt.date) -> dt.date:
    """The day a month alone stands for: its last, or ``terakhir`` within it: today, or the day the child left."""
    return bulan.awal if bulan.awal > terakhir else min(bulan.akhir, terakhir)


class FormulirImunisasi(forms.Form):
    """One field for each dose of every schedule. ``dilihat`` carries what stood there when the form was opened."""

    dilihat = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    sumber = forms.ChoiceField(
        label="Sumber tanggal", choices=[(satu.value, satu.label) for satu in SUMBER], initial=SumberData.BUKU_KIA
    )
    tempat = forms.CharField(
        label="Tempat imunisasi", required=False, max_length=100, help_text="Berlaku untuk tanggal yang baru diisi."
    )

    def __init__(
        self, *args: Any, orang: Orang, tersimpan: Iterable[DosisImunisasi], hari_ini: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.orang, self.hari_ini = orang, hari_ini
        self.tersimpan = {f"{satu.vaksin}-{satu.dosis}": satu for satu in tersimpan}
        for kode in SEMUA_KODE:
            ada = self.tersimpan.get(kode)
            self.fields[f"{AWALAN}{kode}"] = TanggalAtauBulan(
                label=sebut_dosis(kode),
                required=False,
                initial=ketik((ada.tanggal, ada.tanggal_perkiraan)) if ada else "",
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "hh-bb-tttt"}
                ),
            )
        self.initial["dilihat"] = self.tanda
        self.pertanyaan: list[str] = []

    @property
    def tanda(self) -> str:
        """What is stored now, for ``dilihat``: code, version and value of each dose."""
        return " ".join(
            f"{kode}:{satu.versi}:{ketik((satu.tanggal, satu.tanggal_perkiraan))}"
            for kode, satu in self.tersimpan.items()
        )

    def bidang(self, kode: str) -> forms.BoundField:
        return self[f"{AWALAN}{kode}"]

    @property
    def lihat(self) -> dict[str, tuple[int, str]]:
        """Code -> version and value its person saw."""
        hasil = {}
        for satu in self.cleaned_data.get("dilihat", "").split():
            kode, _, sisa = satu.partition(":")
            versi, _, isi = sisa.partition(":")
            if versi.isdecimal() and len(versi) < 10:
                hasil[kode] = int(versi), isi
        return hasil

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        terakhir = min(self.hari_ini, self.orang.keluar_pada or self.hari_ini)
        for kode in SEMUA_KODE:
            nama = f"{AWALAN}{kode}"
            if (nilai := isi.get(nama)) is None:
                continue
            hari = _hari(nilai, terakhir) if isinstance(nilai, Bulan) else nilai
            if salah := self._mustahil(hari):
                self.add_error(nama, salah)
            else:
                isi[nama] = hari, isinstance(nilai, Bulan)
        return isi

    def _mustahil(self, hari: dt.date) -> str:
        """Why a dose cannot have been given on a day; empty when it can."""
        lahir, keluar = self.orang.tanggal_lahir, self.orang.keluar_pada
        if lahir and hari < lahir:
            return f"Sebelum lahir: anak ini lahir {tanggal_panjang(lahir)}."
        if hari > self.hari_ini:
            return f"Belum terjadi: hari ini {tanggal_panjang(self.hari_ini)}."
        if keluar and hari > keluar:
            sebab = "meninggal" if self.orang.sebab_keluar == Orang.SebabKeluar.MENINGGAL else "pindah"
            return f"Sesudah anak ini {sebab}, {tanggal_panjang(keluar)}."
        return ""

    def perubahan(self) -> dict[str, Isian | None]:
        """Code -> new value of every dose that was typed otherwise than it was seen; None takes it out."""
        lihat = self.lihat
        hasil: dict[str, Isian | None] = {}
        for kode in SEMUA_KODE:
            isi: Isian | None = self.cleaned_data.get(f"{AWALAN}{kode}")
            if ketik(isi) != lihat.get(kode, (0, ""))[1]:
                hasil[kode] = isi
        return hasil

    def tanyakan(self, perubahan: Mapping[str, Isian | None]) -> bool:
        """Whether something unlikely was typed, or a dose is to go, and its person has not said yet that it is so."""
        kini = {
            kode: Tercatat(satu.vaksin, satu.dosis, satu.tanggal, satu.tanggal_perkiraan)
            for kode, satu in self.tersimpan.items()
        }
        hapus = []
        for kode, isi in perubahan.items():
            lama = kini.pop(kode, None)
            if isi is not None:
                vaksin, _, nomor = kode.rpartition("-")
                kini[kode] = Tercatat(vaksin, int(nomor), *isi)
            elif lama is not None:
                hapus.append(f"{sebut_dosis(kode)} ({lama.waktu}) akan dihapus.")
        lahir = self.orang.tanggal_lahir
        ragu = ragu_dosis(lahir, kini.values(), perubahan) if lahir else []
        self.pertanyaan = [*hapus, *ragu]
        return bool(self.pertanyaan) and self.data.get("yakin") != self.yakin

    @property
    def yakin(self) -> str:
        """What confirming the questions sends back."""
        return " ".join(self.pertanyaan)

    def tolak(self, bentrok: Mapping[str, DosisImunisasi]) -> None:
        """Say at each dose what somebody else made of it meanwhile; saving again is a decision then."""
        for kode, satu in bentrok.items():
            kini = ketik((satu.tanggal, satu.tanggal_perkiraan))
            oleh = satu.diubah_oleh or "orang lain"
            self.add_error(
                f"{AWALAN}{kode}", f"Baru saja diisi {oleh}: {kini}. Simpan lagi bila isian Anda yang benar."
            )
        isi = self.data.copy()  # type: ignore[attr-defined]
        isi["dilihat"] = self.tanda
        self.data = isi
