"""What Formulir 2A and 2B share: the day, what is carried over, protection against double and stale entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import AngkaBulat, Tanggal, YaTidak
from kpm.periode import Bulan
from kpm.sebutan import pilihan_tempat
from pemantauan import kelayakan
from pemantauan.bulanan.bawaan import Bawaan, Riwayat
from pemantauan.bulanan.hadir import AYAH, IBU, Hadir
from pemantauan.bulanan.titipan import ambil
from pemantauan.kelayakan import Lalu, Ragu
from pemantauan.models import CaraUkur, EntriMenunggu
from pemantauan.tindakan import KOSONG
from sasaran.models import Orang, SumberData

NORMAL = "normal"
DITANYAKAN = "Belum tersimpan. Ada yang perlu dipastikan dahulu."
BUKAN_KOLOM = {"tanggal", "versi", "versi_titipan", "uuid", "gizi", "masalah_gizi", "status", "risiko"}
"""Fields of the form that are not columns of the record."""


def kali(label: str, satuan: str = "kali") -> AngkaBulat:
    """A field for how often something was received in the month."""
    return AngkaBulat(label=label, satuan=satuan, required=False)


def terhapus(kini: Any) -> bool:
    """Whether this is the row of history of a deletion rather than a living record."""
    return getattr(kini, "history_type", "") == "-"


class Pilihan(forms.ChoiceField):
    """One of a few words or – (belum dicatat): real radio buttons."""

    def __init__(self, pilihan: list[tuple[str, str]], *, nihil: str = "belum dicatat", **kwargs: Any) -> None:
        widget = forms.RadioSelect(attrs={"data-turun": "", "data-nihil": nihil})
        super().__init__(choices=[*pilihan, ("", "–")], required=False, widget=widget, **kwargs)


SEBUTAN_BAWAAN = {"air": "Air", "jamban": "Jamban", "akta": "Akta", "jamkes": "Jaminan"}


def _sebut(bidang: forms.Field, nilai: Any) -> str:
    """A value in words, for comparing two entries."""
    if nilai in (None, "", []):
        return "belum dicatat"
    if isinstance(bidang, forms.ChoiceField):
        kata = dict(bidang.choices)  # type: ignore[arg-type]
        semua = nilai if isinstance(nilai, list) else [nilai]
        return ", ".join(str(kata[bidang.prepare_value(satu)]) for satu in semua)
    if isinstance(nilai, dt.date):
        return tanggal_panjang(nilai)
    if isinstance(nilai, int | Decimal):
        return f"{kelayakan.tulis(nilai)} {bidang.widget.attrs.get('data-satuan', '')}".strip()
    return str(nilai)


def _sebut_ditandai(bidang: forms.Field, nilai: Any) -> str:
    return "Ya" if nilai is True else _sebut(bidang, nilai)


class CaraMengukur(forms.TypedChoiceField):
    """Berbaring or berdiri. In the page as words: the letter H stands there for hijau too."""

    KATA = {CaraUkur.BARING: "berbaring", CaraUkur.BERDIRI: "berdiri"}

    def __init__(self, **kwargs: Any) -> None:
        huruf = {kata: nilai for nilai, kata in self.KATA.items()}
        super().__init__(
            choices=[("berbaring", "Berbaring"), ("berdiri", "Berdiri")],
            coerce=lambda kata: huruf[kata],
            empty_value="",
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return self.KATA.get(value, value)


class FormulirBulan(forms.Form):
    """What 2A and 2B share: the day, what is carried over, and the protection against double and stale entries."""

    tanpa_boleh_kosong = True
    MODEL: type[Any]
    """The monthly record this form fills."""
    TERBAWA: tuple[str, ...] = ("air", "jamban", "jamkes")
    DIRAGUKAN: tuple[str, ...] = ("tanggal", "kunjungan", "air", "jamban", "jamkes")
    """Fields doubts are about."""

    tanggal = Tanggal(label="Tanggal pemantauan", error_messages={"required": "Isi tanggal pemantauan."})
    kunjungan = kali("Kunjungan rumah")
    air = YaTidak(label="Air minum layak")
    jamban = YaTidak(label="Jamban sehat")
    jamkes = YaTidak(label="Jaminan kesehatan")
    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Catatan paling panjang 300 huruf."},
    )
    sumber = forms.ChoiceField(
        label="Sumber data",
        choices=lambda: [("", "belum dicatat"), *pilihan_tempat(SumberData.choices)],
        required=False,
    )
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    versi_titipan = forms.IntegerField(required=False, widget=forms.HiddenInput)
    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        orang: Orang,
        bulan: Bulan,
        riwayat: Riwayat,
        hari_ini: dt.date,
        titipan: EntriMenunggu | None = None,
        sumber: str = SumberData.WAWANCARA,
        **kwargs: Any,
    ) -> None:
        self.sumber_baku = sumber
        """Where a new month is taken from unless the person says otherwise: as the last time."""
        self.orang, self.bulan, self.riwayat, self.hari_ini = orang, bulan, riwayat, hari_ini
        self.bawaan: dict[str, Bawaan] = {}
        self.pertanyaan: list[Ragu] = []
        """Unlikely values to be confirmed; filled only where nothing else keeps the entry from being stored. Each is
        answered by a checkbox named "pasti" whose value is its kode."""
        self.dipastikan: dict[str, str] = {}
        self.ditandai = ""
        """What was set by `tandai`, as a sentence."""
        self.titipan = titipan
        self.tampil = self._bersama(titipan) if titipan else riwayat.kini
        """The stored record with what waits for it: shown, and not asked about again. None for a new month."""
        awal = self._dari_catatan(self.tampil) if self.tampil else self._awal()
        if titipan:
            awal["versi_titipan"] = titipan.versi
        super().__init__(data, initial=awal, **kwargs)
        for nama, bawaan in self.bawaan.items():
            if nama in self.fields:
                self.fields[nama].help_text = bawaan.asal

    def tunjukkan_sesi(self, hadir: Hadir | None) -> None:
        """Say beside the fields about counselling what the sessions of this month tell."""
        for nama in (*AYAH, *IBU) if hadir else ():
            if nama in self.fields and (kalimat := hadir.kalimat(nama)):  # type: ignore[union-attr]
                self.fields[nama].help_text = f"{kalimat}. Sudah dihitung, tidak perlu diketik lagi."

    DITANDAI: ClassVar[Mapping[str, str]] = {}
    """Indicator -> the field that says it was received, where it has another name."""

    def tandai(self, sudah: str) -> None:
        """Set one service as received, before anything is stored: "timbang", "fe:18" for so many. Says so beside the
        field and in ``ditandai``; what this sheet does not ask is passed over."""
        kode, _, banyak = sudah.partition(":")
        nama = self.DITANDAI.get(kode, kode)
        bidang = self.fields.get(nama)
        if bidang is None or nama not in self._layanan_ditandai():
            return
        if isinstance(bidang, AngkaBulat):
            tambah = int(banyak) if banyak.isascii() and banyak.isdigit() and len(banyak) < 4 else 1
            nilai: Any = min((self.initial.get(nama) or 0) + tambah, int(kelayakan.BATAS[nama].atas))
        else:
            nilai = self._nilai_ditandai(nama)
        self.initial[nama] = nilai
        self.ditandai = f"{bidang.label} ditandai: {_sebut_ditandai(bidang, nilai)}"
        bidang.help_text = "Ditandai dari daftar, belum tersimpan."

    def _layanan_ditandai(self) -> tuple[str, ...]:
        return tuple(nama for nama in self.MODEL.LAYANAN if nama in self.fields)

    def _nilai_ditandai(self, nama: str) -> Any:
        return True

    def _bersama(self, titipan: EntriMenunggu) -> Any:
        """The stored record as it would be once this waiting entry is written; unstored where there is none yet."""
        if titipan.perbuatan == EntriMenunggu.Perbuatan.HAPUS:
            return self.riwayat.kini
        catatan = copy(self.riwayat.kini) if self.riwayat.kini else self.MODEL(versi=None, bulan=self.bulan)
        for bidang, nilai in {**ambil(titipan.nilai), "tanggal": titipan.tanggal}.items():
            setattr(catatan, bidang, nilai)
        return catatan

    @property
    def beda_titipan(self) -> list[tuple[str, str, str]]:
        """(label, stored, waiting) of every field the waiting entry would change."""
        if self.titipan is None or self.titipan.perbuatan == EntriMenunggu.Perbuatan.HAPUS:
            return []
        kini = self.riwayat.kini or self.MODEL(versi=None)
        return list(self._pasangan(self._dari_catatan(kini), self._dari_catatan(self.tampil)).values())

    @property
    def tanggal_awal(self) -> dt.date:
        """Today while the month is running, else its last day; never after the person left."""
        return min(filter(None, (self.hari_ini, self.bulan.akhir, self.orang.keluar_pada)))

    def _dasar(self) -> dict[str, tuple[bool | None, str]]:
        """What household and person say of the fields that last, and whose data that is."""
        keluarga = self.orang.keluarga
        dasar = {"air": (keluarga.air, "keluarga"), "jamban": (keluarga.jamban, "keluarga")}
        return dasar | {"jamkes": (self.orang.jaminan, "orang")}

    def _awal(self) -> dict[str, Any]:
        return {"tanggal": self.tanggal_awal, "uuid": uuid4(), "sumber": self.sumber_baku, **self._bawa(self._dasar())}

    def _bawa(self, dasar: Mapping[str, tuple[bool | None, str]]) -> dict[str, bool]:
        for nama, (nilai, nama_dasar) in dasar.items():
            bawaan = self.riwayat.terbawa(nama, dasar=nilai, nama_dasar=nama_dasar)
            if bawaan:
                self.bawaan[nama] = bawaan
        return {nama: self.bawaan[nama].nilai for nama in dasar if nama in self.bawaan}

    def _dari_catatan(self, catatan: Any) -> dict[str, Any]:
        """The stored record as the form shows it."""
        return {nama: getattr(catatan, nama, None) for nama in self.base_fields}

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        if bersih.get("tanggal"):
            galat = kelayakan.galat_tanggal(
                bersih["tanggal"],
                self.bulan,
                hari_ini=self.hari_ini,
                lahir=self._lahir(),
                keluar=self.orang.keluar_pada,
            )
            if galat:
                self.add_error("tanggal", galat)
        for bidang, kalimat in self._galat(bersih).items():
            if bidang in self.fields and not self.has_error(bidang):
                self.add_error(bidang, kalimat)
        if not self.errors and self.tampil is None and self._tak_tersentuh(self.nilai()):
            raise ValidationError(KOSONG)
        if not self.errors:
            self._tanyakan(bersih)
        return bersih

    def _tanyakan(self, bersih: dict[str, Any]) -> None:
        """Ask about what is unlikely, unless it stands so already or was confirmed, now or before."""
        kini = self.tampil
        self.pertanyaan, self.dipastikan = kelayakan.sisakan(
            self._keraguan(self._isian()),
            tersimpan={bidang: getattr(kini, bidang) for bidang in self.DIRAGUKAN} if kini else {},
            dipastikan=kini.dipastikan if kini else {},
            jawaban=self._jawaban(),
        )
        if self.pertanyaan:
            raise ValidationError(DITANYAKAN, code="ragu")

    @property
    def nama_pasti(self) -> str:
        """Name of the checkboxes that answer `pertanyaan`."""
        return self.add_prefix("pasti")

    def _jawaban(self) -> list[str]:
        data: Any = self.data
        return data.getlist(self.nama_pasti) if hasattr(data, "getlist") else data.get(self.nama_pasti, [])

    def _keraguan(self, isi: dict[str, Any]) -> list[Ragu]:
        raise NotImplementedError

    def _lalu(self, bidang: tuple[str, ...], dasar: Mapping[str, tuple[bool | None, str]]) -> dict[str, Lalu]:
        """Last values by field: those of earlier months, for a first record what the base data say."""
        lalu = {nama: satu for nama in bidang if (satu := self.riwayat.lalu(nama))}
        if self.tampil is None:
            for nama, (nilai, nama_dasar) in dasar.items():
                if nilai is not None:
                    lalu.setdefault(nama, Lalu(nilai, f"data {nama_dasar}"))
        return lalu

    def _lahir(self) -> dt.date | None:
        return None

    def _galat(self, bersih: dict[str, Any]) -> dict[str, str]:
        raise NotImplementedError

    def nilai(self) -> dict[str, Any]:
        """The entry as fields of the monthly record."""
        raise NotImplementedError

    def _tak_tersentuh(self, nilai: dict[str, Any]) -> bool:
        """Whether nothing was entered beyond what the form itself had carried over."""
        bawaan = {nama: satu.nilai for nama, satu in self.bawaan.items()}
        bukan_isi = {"usia_bulan", "cara_ukur", "catatan", "dipastikan", "sumber"}
        return all(isi in (None, "") or bawaan.get(nama) == isi or nama in bukan_isi for nama, isi in nilai.items())

    @property
    def bidang_bawaan(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.TERBAWA]

    @property
    def tanda_bawaan(self) -> list[dict[str, str]]:
        """What the closed part holds, as short marks; closed it is sent all the same."""
        kata = {"ya": ("y", "Ya"), "tidak": ("t", "Tidak")}
        semua = []
        for nama in self.TERBAWA:
            kelas, teks = kata.get(str(self.fields[nama].prepare_value(self[nama].value())), ("belum", "belum dicatat"))
            semua.append({"nama": SEBUTAN_BAWAAN[nama], "kelas": kelas, "kata": teks})
        return semua

    @property
    def bawaan_terbuka(self) -> bool:
        """Open where something of it is unknown or refused."""
        return any(satu["kelas"] == "belum" for satu in self.tanda_bawaan) or any(
            n in self.errors for n in self.TERBAWA
        )

    def tolak(self, galat: ValidationError) -> None:
        """Show at the fields what the save refused."""
        for bidang, kalimat in getattr(galat, "error_dict", {None: galat.error_list}).items():
            self.add_error(bidang if bidang in self.fields else None, kalimat)

    def pakai_versi(self, kini: Any) -> None:
        """The person now sees this stored record, waiting entry or deletion beside their own entry: saving again is a
        choice."""
        if isinstance(kini, EntriMenunggu):
            baru = {"versi_titipan": str(kini.versi)}
        elif terhapus(kini):
            baru = {"versi": "", "uuid": str(uuid4())}
        else:
            baru = {"versi": str(kini.versi), "uuid": str(kini.uuid)}
        data = cast(QueryDict, self.data).copy()
        for nama, nilai in baru.items():
            data[self.add_prefix(nama)] = nilai
        self.data = data

    def beda(self, kini: Any) -> list[tuple[str, str, str]]:
        """(label, stored, typed) of every field in which a stored record, a deleted one or a waiting entry and this
        entry differ."""
        return list(self.beda_bidang(kini).values())

    def beda_bidang(self, kini: Any) -> dict[str, tuple[str, str, str]]:
        """As `beda`, by the name of the field."""
        kini = self._bersama(kini) if isinstance(kini, EntriMenunggu) else kini
        return self._pasangan(self._dari_catatan(kini) if kini else {}, self._isian())

    def _pasangan(self, satu: Mapping[str, Any], dua: Mapping[str, Any]) -> dict[str, tuple[str, str, str]]:
        pasangan = {
            nama: (str(bidang.label), _sebut(bidang, satu.get(nama)), _sebut(bidang, dua.get(nama)))
            for nama, bidang in self.fields.items()
            if not bidang.widget.is_hidden
        }
        return {nama: satu for nama, satu in pasangan.items() if satu[1] != satu[2]}

    def _isian(self) -> dict[str, Any]:
        """The entry with what follows from it."""
        return self.cleaned_data

    def kolom(self) -> dict[str, Any]:
        """What was entered, as columns of the record; a source nobody named stays as it is."""
        isi = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in BUKAN_KOLOM}
        if not isi.get("sumber"):
            isi.pop("sumber", None)
        return isi

    @property
    def versi_dilihat(self) -> int | None:
        """Version to hand to the save; None when the person saw no record."""
        return self.cleaned_data.get("versi")
