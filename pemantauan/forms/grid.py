"""One row of the posyandu grid: the services of the day out of Formulir 2A or 2B; the rest as in the single sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms

from pemantauan.bulanan.titipan import ambil
from pemantauan.forms.anak import FormulirAnak
from pemantauan.forms.dasar import NORMAL, SEBUTAN_BAWAAN, FormulirBulan
from pemantauan.forms.ibu import FormulirIbu
from pemantauan.kelayakan import Ragu

PENOPANG = ("tanggal", "versi", "uuid", "versi_titipan")
"""Fields a row sends without showing them."""
KATA_BAWAAN = {True: ("y", "ya"), False: ("t", "tidak"), None: ("belum", "belum dicatat")}


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: its field (None where the column does not apply), and what is said at it."""

    nama: str
    judul: str
    bidang: forms.BoundField | None
    jenis: str = "angka"
    """angka, ruas (radios) or pilih (a list)."""
    nihil: str = "belum dicatat"
    """What "–" means among radios."""
    tersimpan: str = ""
    isian: str = ""
    """Both values where somebody else stored another one."""
    ragu: list[Ragu] = field(default_factory=list)

    @property
    def bicara(self) -> bool:
        """Whether sentences stand at this cell, so that the row needs room."""
        return bool(self.tersimpan or self.ragu or (self.bidang and self.bidang.errors))


class FormulirGrid(FormulirBulan):
    """A row. ``posyandu`` is the day the whole grid is for.

    A record that already holds what was measured or received on its own day keeps that day; any other row is dated on
    the day of the posyandu. What rarely changes is carried over into a new record as the single sheet does it and left
    alone in a stored one; so is every field that has no column here.
    """

    KOLOM: Mapping[str, str] = {}
    """Columns by field, with their headings."""
    TERCATAT: tuple[str, ...] = ()
    """Fields of the record a row writes, beside what is carried over."""
    BERHARI: tuple[str, ...] = ()
    """Fields that belong to the day of the record."""

    def __init__(self, data: Any = None, *, pengenal: UUID, posyandu: dt.date, **kwargs: Any) -> None:
        self.kode, self.posyandu = f"b{pengenal.hex[:8]}", posyandu
        super().__init__(data, auto_id=f"{self.kode}-%s", **kwargs)
        ikut = self.titipan is None and not self._berhari(self.tampil)
        if ikut:
            self.initial["tanggal"] = self.tanggal_awal
        self.fields = {nama: satu for nama, satu in self.fields.items() if nama in self.KOLOM or nama in PENOPANG}
        self.fields["tanggal"].widget = _tersembunyi()
        # said once in a row, not at each of its radios
        self.nihil = {n: satu.widget.attrs.pop("data-nihil", "belum dicatat") for n, satu in self.fields.items()}
        for satu in self.fields.values():
            satu.help_text = ""
            _hubungkan(satu.widget, self.kode)
        if ikut and posyandu == self.tanggal_awal:
            self.fields["tanggal"].widget.attrs["data-ikut"] = ""

    @property
    def tanggal_awal(self) -> dt.date:
        """The day of the posyandu; never after the person left."""
        return min(filter(None, (self.posyandu, self.orang.keluar_pada)))

    @property
    def tanggal_lain(self) -> bool:
        """Whether the row keeps another day than that of the posyandu."""
        return bool(self.initial["tanggal"] != self.posyandu)

    def _berhari(self, catatan: Any) -> bool:
        return catatan is not None and any(getattr(catatan, nama) not in (None, "") for nama in self.BERHARI)

    def sel(self, beda: Mapping[str, tuple[str, str, str]]) -> Iterator[Sel]:
        """The cells in column order; ``beda`` as `beda_bidang` gives it."""
        for nama, judul in self.KOLOM.items():
            if nama not in self.fields:
                yield Sel(nama, judul, None)
                continue
            bidang = self[nama]
            _, tersimpan, isian = beda.get(nama, ("", "", ""))
            jenis = "ruas" if isinstance(bidang.field.widget, forms.RadioSelect) else "angka"
            jenis = "pilih" if type(bidang.field.widget) is forms.Select else jenis
            ragu = [satu for satu in self.pertanyaan if satu.bidang == nama]
            yield Sel(nama, judul, bidang, jenis, self.nihil[nama], tersimpan, isian, ragu)

    @property
    def galat_baris(self) -> list[str]:
        """Sentences that belong to no cell."""
        lain = [kalimat for nama in PENOPANG for kalimat in self.errors.get(nama, [])]
        return [*self.non_field_errors(), *lain]

    @property
    def ragu_baris(self) -> list[Ragu]:
        """Doubts about what has no column: the day, or what follows from it."""
        return [satu for satu in self.pertanyaan if satu.bidang not in self.KOLOM or satu.bidang not in self.fields]

    @property
    def tanda_terbawa(self) -> list[dict[str, str]]:
        """What the record holds, or would carry over, of the things that rarely change."""
        semua = []
        for nama in self.TERBAWA:
            bawaan = self.bawaan.get(nama)
            nilai = getattr(self.tampil, nama) if self.tampil else bawaan.nilai if bawaan else None
            kelas, kata = KATA_BAWAAN[nilai]
            semua.append({"nama": SEBUTAN_BAWAAN[nama], "kelas": kelas, "kata": kata})
        return semua

    def nilai(self) -> dict[str, Any]:
        isi = {nama: satu for nama, satu in super().nilai().items() if nama in (*self.TERCATAT, "dipastikan")}
        if self.titipan:  # it is replaced as a whole: what has no column here stays in it
            isi = ambil(self.titipan.nilai) | isi
        elif self.riwayat.kini is None:
            isi["sumber"] = self.sumber_baku
            isi |= {nama: self.bawaan[nama].nilai for nama in self.TERBAWA if nama in self.bawaan}
        return isi


def _hubungkan(widget: forms.Widget, kode: str) -> None:
    """To the form of the row, which stands in another cell."""
    widget.attrs["form"] = f"f{kode}"
    widget.attrs.pop("data-turun", None)  # a cell has its own layout
    if not widget.is_hidden and not isinstance(widget, forms.RadioSelect):
        widget.attrs["class"] = "masuk isian"
        if not isinstance(widget, forms.Select):
            widget.attrs["enterkeyhint"] = "next"


def _tersembunyi() -> forms.DateInput:
    widget = forms.DateInput(format="%d-%m-%Y")
    widget.input_type = "hidden"
    return widget


class GridAnak(FormulirGrid, FormulirAnak):
    """One child's row (Formulir 2B). A weight or length typed here means weighed or measured; one taken out means that
    it was not recorded."""

    KOLOM = {
        "berat": "Berat (kg)",
        "panjang": "Panjang (cm)",
        "cara_ukur": "Cara ukur",
        "tikar": "Tikar",
        "konseling_ibu": "Konseling ibu",
        "konseling_ayah": "Konseling ayah",
        "parenting": "Kelas pengasuhan",
        "imunisasi": "Imunisasi",
        "kunjungan": "Kunjungan",
        "edema": "Kaki bengkak",
    }
    TERCATAT = tuple(KOLOM)
    BERHARI = ("timbang", "tinggi", "tikar", "edema")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for nama in ("cara_ukur", "imunisasi", "edema"):
            bidang: Any = self.fields[nama]
            # what was not answered stands first, as a list shows it
            bidang.widget = forms.Select(choices=sorted(bidang.choices, key=lambda satu: satu[0] != ""))
            _hubungkan(bidang.widget, self.kode)

    def nilai(self) -> dict[str, Any]:
        isi = super().nilai()
        for angka, jawab in (("berat", "timbang"), ("panjang", "tinggi")):
            if isi.get(angka) is not None:
                isi[jawab] = True
            elif self.tampil is not None and getattr(self.tampil, angka) is not None:
                isi[jawab] = None
        return isi


class GridIbu(FormulirGrid, FormulirIbu):
    """One pregnancy's row (Formulir 2A), with the two risks in one list."""

    KOLOM = {
        "anc": "Periksa hamil",
        "fe": "Tablet Fe",
        "nifas": "Periksa nifas",
        "konseling": "Konseling",
        "suami": "Suami ikut",
        "kunjungan": "Kunjungan",
        "status": "Status",
        "usia_bulan": "Usia (bulan)",
    }
    TERCATAT = ("anc", "fe", "nifas", "konseling", "suami", "kunjungan", "kek", "resti", "usia_bulan")
    BERHARI = ("anc", "fe", "nifas", "konseling")

    status = forms.ChoiceField(  # type: ignore[assignment]
        label="Status kehamilan",
        required=False,
        choices=[
            ("", "–"),
            (NORMAL, "Normal"),
            ("kek", "KEK"),
            ("resti", "Risiko tinggi"),
            ("kek resti", "KEK dan risiko tinggi"),
        ],
    )

    @staticmethod
    def _status(isi: dict[str, Any]) -> dict[str, Any]:
        asal = FormulirIbu._status(isi)
        return {"status": asal["status"] or " ".join(asal["risiko"])}

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not self.usia_diketik:
            self.fields.pop("usia_bulan", None)

    def clean_status(self) -> str:
        """The list's word as the single sheet's two answers."""
        kata: str = self.cleaned_data["status"]
        self.cleaned_data["risiko"] = [] if kata == NORMAL else kata.split()
        return kata if kata == NORMAL else ""

    def _isian(self) -> dict[str, Any]:
        isi = self.nilai()
        risiko: dict[str, Any] = {"kek": isi["kek"], "resti": isi["resti"]}
        return super()._isian() | self._status(risiko)
