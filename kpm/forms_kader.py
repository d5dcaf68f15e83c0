"""Forms of the KPM's office: the term with its SK, trainings, payments in whole rupiah, activities, the TPK."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import AngkaBulat, FormulirVersi, Tanggal
from kpm.forms_uang import RupiahBulat
from kpm.forms_unggah import BidangUnggah
from kpm.kader import MATERI
from kpm.models import AnggotaTpk, Kader, KegiatanKader, Pelatihan, PembayaranKader
from kpm.periode import Bulan, sebut_bulan
from kpm.rekaman import Rekaman
from kpm.telepon import nomor_telepon

AWAL_KPM = dt.date(2017, 1, 1)
"""KPM exist since 2018; a term or a payment before is a slip of the finger."""
BULAN_SEKALIGUS = 12
"""Months that may be recorded in one go."""
PILIHAN_BULAN = 36
"""Months offered, backwards from this one."""


def telepon_atau_kosong(teks: str) -> str:
    """The number written 08…; empty stays empty. Raises ValidationError for what is no telephone number."""
    if not teks:
        return ""
    angka = nomor_telepon(teks.replace(".", ""))
    if not 9 <= len(angka) <= 14:
        raise ValidationError("Nomor telepon ditulis dengan angka, misalnya 081234567890.")
    return angka


class FormulirKantor(FormulirVersi):
    """A record of the KPM's office: a new one carries the uuid made when the form was opened, so that a form sent
    twice is stored once; ``pada`` is today in the village."""

    pengenal = forms.UUIDField(required=False, widget=forms.HiddenInput)
    tidak_sesudah_hari_ini: tuple[str, ...] = ()
    """Dates of things that have happened already."""

    def __init__(self, *args: Any, pada: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pada = pada
        if self.instance.pk:
            del self.fields["pengenal"]
        elif not self.is_bound:
            self.initial["pengenal"] = uuid4()
        for bidang in self.fields.values():
            if isinstance(bidang, forms.TypedChoiceField) and not isinstance(bidang, forms.ModelChoiceField):
                pilihan: Any = bidang.choices
                bidang.choices = [(nilai, label if nilai else "Pilih") for nilai, label in pilihan]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        for nama in self.tidak_sesudah_hari_ini:
            tanggal = isi.get(nama)
            if tanggal and tanggal > self.pada:
                self.add_error(nama, f"Tanggal ini belum tiba. Hari ini {tanggal_panjang(self.pada)}.")
            elif tanggal and tanggal < AWAL_KPM:
                self.add_error(nama, "Periksa tahunnya. KPM ada sejak 2018.")
        return isi

    def kembar(self) -> Rekaman | None:
        """The record this very form has made already. Filled otherwise, it is another record with a uuid of its own."""
        pengenal: UUID | None = self.cleaned_data.get("pengenal")
        model: Any = self._meta.model
        lama: Any = model.objects.filter(uuid=pengenal).first() if pengenal and not self.instance.pk else None
        if lama is None:
            if pengenal:
                self.instance.uuid = pengenal
            return None
        sama = all(
            getattr(lama, nama) == getattr(self.instance, nama)
            for nama in self._meta.fields or ()
            if nama in self.fields
        )
        return lama if sama else None


class FormulirKader(FormulirKantor):
    """One term of one KPM. Only who manages accounts links one; anybody else's form has no such field."""

    terpilih_pada = Tanggal(label="Dipilih dalam Musdes pada", required=False)
    tanggal_sk = Tanggal(label="Tanggal SK", required=False)
    mulai = Tanggal(label="Mulai bertugas")
    selesai = Tanggal(
        label="Masa tugas sampai", required=False, help_text="Menurut SK. Kosongkan bila tidak ditentukan."
    )
    berkas_sk = BidangUnggah(label="Pindaian SK", required=False)
    tidak_sesudah_hari_ini = ("terpilih_pada", "tanggal_sk")

    class Meta:
        model = Kader
        fields = [
            "nama",
            "jenis_kelamin",
            "telepon",
            "pendidikan",
            "unsur",
            "terpilih_pada",
            "nomor_sk",
            "tanggal_sk",
            "mulai",
            "selesai",
            "alasan_selesai",
            "pengguna",
        ]
        labels = {
            "nama": "Nama KPM",
            "telepon": "Telepon",
            "alasan_selesai": "Alasan berakhir",
            "pengguna": "Akun di aplikasi ini",
        }
        help_texts = {
            "unsur": "Misalnya kader posyandu, guru PAUD, kader kesehatan.",
            "alasan_selesai": "Hanya bila berhenti atau diganti.",
            "pengguna": "Agar KPM melihat masa tugas, pelatihan, dan insentifnya sendiri.",
        }
        widgets = {"jenis_kelamin": forms.RadioSelect(attrs={"data-turun": ""})}

    def __init__(self, *args: Any, akun: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis_kelamin"].choices = [("P", "Perempuan"), ("L", "Laki-laki"), ("", "–")]  # type: ignore[attr-defined]
        if akun is None:
            del self.fields["pengguna"]
            return
        bidang: Any = self.fields["pengguna"]
        bidang.queryset, bidang.empty_label = akun, "Belum ada akun"
        bidang.label_from_instance = lambda satu: f"{satu.nama} ({satu.username})"
        if not self.instance.pk and not self.is_bound and len(semua := list(akun[:2])) == 1:
            self.initial["pengguna"] = semua[0].pk

    def clean_telepon(self) -> str:
        return telepon_atau_kosong(self.cleaned_data["telepon"])

    def clean_nama(self) -> str:
        nama = " ".join(self.cleaned_data["nama"].split())
        if any(huruf.isdigit() for huruf in nama):
            raise ValidationError("Nama tidak berisi angka. Periksa lagi.")
        return nama

    def clean_mulai(self) -> dt.date:
        mulai: dt.date = self.cleaned_data["mulai"]
        if mulai < AWAL_KPM:
            raise ValidationError("Periksa tahunnya. KPM ada sejak 2018.")
        return mulai

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Masa tugas berakhir sebelum mulai. Periksa kedua tanggalnya.")
        return isi


class FormulirPelatihan(FormulirKantor):
    """A training a KPM took part in."""

    mulai = Tanggal(label="Mulai")
    selesai = Tanggal(label="Selesai", required=False, help_text="Kosongkan bila satu hari.")
    materi = forms.MultipleChoiceField(
        label="Materi yang diberikan",
        required=False,
        choices=list(MATERI.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Lima materi pelatihan nasional KPM",
    )
    tidak_sesudah_hari_ini = ("mulai", "selesai")

    class Meta:
        model = Pelatihan
        fields = ["jenis", "nama", "penyelenggara", "mulai", "selesai", "materi", "nomor_sertifikat"]
        labels = {"jenis": "Jenis", "nomor_sertifikat": "Nomor sertifikat"}
        help_texts = {"penyelenggara": "Misalnya DPMD Kabupaten, kecamatan, puskesmas."}

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Pelatihan berakhir sebelum mulai. Periksa kedua tanggalnya.")
        return isi


class FormulirPembayaran(FormulirKantor):
    """Incentive or operational money, for one month or for several in a row."""

    jumlah = RupiahBulat(
        label="Jumlah sebulan (Rp)", help_text="Misalnya 500.000", min_value=1, max_value=1_000_000_000
    )
    dibayar_pada = Tanggal(
        label="Dibayarkan pada", required=False, help_text="Kosongkan bila belum dibayar. Contoh: 17-09-2026"
    )
    bulan = forms.TypedChoiceField(label="Untuk bulan", coerce=Bulan.dari_teks)
    sampai = forms.TypedChoiceField(
        label="Sampai bulan",
        required=False,
        coerce=Bulan.dari_teks,
        empty_value=None,
        help_text="Bila dibayarkan beberapa bulan sekaligus.",
    )
    tidak_sesudah_hari_ini = ("dibayar_pada",)

    class Meta:
        model = PembayaranKader
        fields = ["jenis", "bulan", "jumlah", "sumber", "dibayar_pada", "bukti"]
        labels = {"jenis": "Jenis", "bukti": "Nomor bukti"}
        help_texts = {"bukti": "Misalnya nomor kuitansi atau SPP."}

    field_order = ["jenis", "bulan", "sampai", "jumlah", "sumber", "dibayar_pada", "bukti"]

    def __init__(self, *args: Any, kader: Kader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kader = kader
        pilihan = [(str(satu), satu.label) for satu in self._bulan_boleh()]
        self.fields["bulan"].choices = pilihan  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["sampai"]
            self.initial["bulan"] = str(self.instance.bulan)
        else:
            self.fields["sampai"].choices = [("", "Satu bulan saja"), *pilihan]  # type: ignore[attr-defined]

    def _bulan_boleh(self) -> list[Bulan]:
        """Months of the term that have begun, the latest first; the month of a stored record among them."""
        akhir = Bulan.dari_tanggal(min(self.pada, self.kader.selesai or self.pada))
        awal = max(Bulan.dari_tanggal(self.kader.mulai), akhir.geser(1 - PILIHAN_BULAN))
        semua = [akhir.geser(-mundur) for mundur in range(max(akhir.selisih(awal) + 1, 0))]
        if self.instance.pk and self.instance.bulan not in semua:
            semua.append(self.instance.bulan)
        return semua

    @property
    def semua_bulan(self) -> list[Bulan]:
        """The months it is recorded for."""
        awal: Bulan = self.cleaned_data["bulan"]
        akhir = self.cleaned_data.get("sampai") or awal
        return [awal.geser(maju) for maju in range(akhir.selisih(awal) + 1)]

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        awal, akhir = isi.get("bulan"), isi.get("sampai")
        if awal and akhir and akhir < awal:
            self.add_error("sampai", "Bulan akhir sebelum bulan awal. Periksa keduanya.")
        elif awal and akhir and akhir.selisih(awal) >= BULAN_SEKALIGUS:
            self.add_error("sampai", f"Paling banyak {BULAN_SEKALIGUS} bulan sekali catat.")
        return isi

    def _get_validation_exclusions(self) -> set[str]:
        # New months are checked where they are written, all of them together.
        kecuali = super()._get_validation_exclusions()
        return kecuali - {"kader"} if self.instance.pk else kecuali | {"desa"}

    def sudah_dibayar(self, bulan: list[Bulan]) -> None:
        """Those months are recorded already."""
        jenis = dict(PembayaranKader.Jenis.choices)[self.cleaned_data["jenis"]]
        self.add_error("bulan", f"{jenis} {sebut_bulan(bulan)} sudah dicatat. Ubah dari daftarnya.")


class FormulirKegiatan(FormulirKantor):
    """One piece of a KPM's work beside the monthly records."""

    tanggal = Tanggal(label="Tanggal")
    laki_laki = AngkaBulat(label="Peserta laki-laki", required=False, min_value=0, max_value=9999, satuan="orang")
    perempuan = AngkaBulat(label="Peserta perempuan", required=False, min_value=0, max_value=9999, satuan="orang")
    tidak_sesudah_hari_ini = ("tanggal",)

    class Meta:
        model = KegiatanKader
        fields = ["jenis", "tanggal", "tempat", "mitra", "laki_laki", "perempuan", "hasil"]
        labels = {"jenis": "Kegiatan", "mitra": "Bersama siapa"}
        help_texts = {"mitra": "Misalnya bidan, ahli gizi, sanitarian, guru PAUD, perangkat desa."}
        widgets = {"hasil": forms.Textarea(attrs={"rows": 3, "maxlength": 600})}


class FormulirTpk(FormulirKantor):
    """A member of the TPK."""

    mulai = Tanggal(label="Mulai", required=False)
    selesai = Tanggal(label="Selesai", required=False, help_text="Bila sudah tidak bertugas.")
    tidak_sesudah_hari_ini = ("mulai", "selesai")

    class Meta:
        model = AnggotaTpk
        fields = ["nama", "unsur", "telepon", "nomor_sk", "mulai", "selesai"]
        labels = {"nama": "Nama", "unsur": "Unsur", "telepon": "Telepon"}

    def clean_telepon(self) -> str:
        return telepon_atau_kosong(self.cleaned_data["telepon"])

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Tugas berakhir sebelum mulai. Periksa kedua tanggalnya.")
        return isi
