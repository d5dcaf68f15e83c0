"""Forms of a pregnancy: registration at the door, one more pregnancy of a known woman, its change and its end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from kpm.forms import AngkaBulat, AngkaKoma, Tanggal
from sasaran import kueri, kueri_ganda, kueri_mirip
from sasaran.aturan import (
    BERAT_LAHIR,
    PANJANG_LAHIR,
    periksa_lalu,
    periksa_persalinan,
    periksa_tanggal_kehamilan,
    periksa_ukuran,
)
from sasaran.forms.dasar import Bagian, BagianAsal, FormulirSasaran, Nama, NomorKia, TanggalBersyarat, TanggalBulan
from sasaran.forms.keluarga import BagianKeluarga
from sasaran.forms.orang import BagianOrang
from sasaran.models import JenisKelamin, Kehamilan, Orang
from sasaran.risiko_hamil import SEBUTAN_FAKTOR
from sasaran.tindakan import Bayi

BAYI_TERBANYAK = 4
SEBUTAN_BAYI = {2: "kedua", 3: "ketiga", 4: "keempat"}


class BagianKehamilan(BagianAsal):
    """Fields of a pregnancy. ``berakhir_sebelumnya`` is the end of the woman's pregnancy before."""

    asal_tanggal = forms.ChoiceField(
        label="Umur kehamilan diketahui dari",
        choices=Kehamilan.AsalTanggal.choices,
        initial=Kehamilan.AsalTanggal.HPHT,
    )
    hpht = TanggalBersyarat(label="HPHT", help_text="Hari pertama haid terakhir. Contoh: 10-03-2026")
    hpl = TanggalBulan(label="HPL", help_text="Perkiraan lahir. Contoh: 17-12-2026. Bila hanya bulan: 12-2026")
    kehamilan_ke = AngkaBulat(label="Kehamilan ke", required=False, min_value=1, max_value=20)
    no_kia = NomorKia(help_text="Ada di Buku KIA")
    suami = Nama(label="Nama suami", required=False)
    kek = forms.BooleanField(label="KEK", required=False, help_text="Lingkar lengan atas di bawah batas, menurut bidan")
    resti = forms.BooleanField(label="Risiko tinggi", required=False, help_text="Menurut bidan atau Buku KIA")
    faktor_resti = forms.MultipleChoiceField(
        label="Penyebab risiko tinggi",
        required=False,
        choices=list(SEBUTAN_FAKTOR.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Yang tertulis di Buku KIA atau dikatakan bidan. Boleh lebih dari satu.",
    )
    suplemen = forms.ChoiceField(
        label="Tablet yang diterima",
        required=False,
        choices=Kehamilan.Suplemen.choices,
        initial=Kehamilan.Suplemen.TTD,
        help_text="TTD 90 tablet atau MMS 180 tablet selama hamil",
    )
    sejak = Tanggal(label="Didata sejak", help_text="Hari pertama ibu dipantau. Contoh: 17-09-2026")

    BIDANG_KEHAMILAN = (
        "asal_tanggal", "hpht", "hpl", "kehamilan_ke", "no_kia", "suami", "suplemen", "kek", "resti", "faktor_resti",
        "sejak", "berakhir_pada",
    )  # fmt: skip

    bagian_kehamilan = (
        Bagian(
            "Kehamilan", ("asal_tanggal", "hpht", "hpl", "kehamilan_ke", "no_kia", "suami", "suplemen", "kek", "resti")
        ),
        Bagian("Penyebab risiko tinggi", ("faktor_resti",), "Menurut bidan atau Buku KIA", lipat=True),
    )

    berakhir_sebelumnya: dt.date | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "sejak" not in self.initial:
            self.initial["sejak"] = self.pada

    def clean_suplemen(self) -> str:
        return self.cleaned_data["suplemen"] or self.initial.get("suplemen") or str(Kehamilan.Suplemen.TTD)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if {"hpht", "hpl", "asal_tanggal", "sejak"} <= isi.keys():
            salah = periksa_tanggal_kehamilan(
                asal=isi["asal_tanggal"],
                hpht=isi["hpht"],
                hpl=isi["hpl"],
                sejak=isi["sejak"],
                pada=self.pada,
                berakhir=isi.get("berakhir_pada"),
                berakhir_sebelumnya=self.berakhir_sebelumnya,
            )
            for nama, kalimat in salah.items():
                self.add_error(nama, kalimat)
        hanya_bulan = TanggalBulan.BULAN_SAJA.fullmatch(str(self.data.get("hpl", "")).strip())
        if isi.get("hpl") and hanya_bulan and isi.get("asal_tanggal") in ("hpl_tanggal", "hpl_usg"):
            self.add_error("hpl", "Tulis tanggal lengkap, atau pilih asal HPL hanya bulan dan tahun.")
        return isi

    @property
    def isi_kehamilan(self) -> dict[str, Any]:
        return {nama: self.cleaned_data[nama] for nama in self.BIDANG_KEHAMILAN if nama in self.cleaned_data}


class FormulirIbuBaru(BagianKehamilan, BagianOrang, BagianKeluarga):
    """A pregnant woman not known yet, and her household if that is new too: one page at the door."""

    dari_peramban = True
    jenis_kelamin_tetap = JenisKelamin.PEREMPUAN
    susunan = (
        BagianKeluarga.bagian_keluarga,
        Bagian("Ibu", ("nama", "nik", "tanggal_lahir")),
        *BagianKehamilan.bagian_kehamilan,
        Bagian("Layanan dan sumber data", ("posyandu", "jaminan", "sumber", "tanggal_data", "sejak")),
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        self.tanya_umur_ibu(isi.get("tanggal_lahir"))
        if isi.get("nama") and not self.errors:
            mirip = kueri_mirip.ibu_mirip(
                isi["nama"],
                keluarga=self.keluarga,
                tanggal_lahir=isi.get("tanggal_lahir"),
                no_kia=isi.get("no_kia", ""),
                suami=isi.get("suami", ""),
            )
            self.mirip += kueri_ganda.ibu_sebagai_mirip(mirip)
        return isi


class FormulirKehamilan(BagianKehamilan):
    """A pregnancy of a known woman: a new one, or the change of one that is recorded."""

    berakhir_pada = Tanggal(label="Tanggal melahirkan", required=True)

    susunan = (
        *BagianKehamilan.bagian_kehamilan,
        Bagian("Pendataan", ("sumber", "tanggal_data", "sejak", "berakhir_pada")),
    )

    def __init__(self, *args: Any, ibu: Orang, kehamilan: Kehamilan | None = None, **kwargs: Any) -> None:
        self.ibu, self.kehamilan = ibu, kehamilan
        super().__init__(*args, rekaman={"versi": kehamilan} if kehamilan else None, **kwargs)
        self.berakhir_sebelumnya = kueri.akhir_sebelumnya(ibu, kehamilan)
        if not kehamilan or not kehamilan.berakhir_pada:
            del self.fields["berakhir_pada"]
        elif kehamilan.hasil == Kehamilan.Hasil.KEGUGURAN:
            self.fields["berakhir_pada"].label = "Tanggal keguguran"

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if self.errors or not self.kehamilan or not isi.get("berakhir_pada"):
            return isi
        hitung = Kehamilan(asal_tanggal=isi["asal_tanggal"], hpht=isi["hpht"], hpl=isi["hpl"])
        salah, tanya = periksa_persalinan(
            hasil=self.kehamilan.hasil,
            tanggal=isi["berakhir_pada"],
            hpht=hitung.hpht_hitung,
            sejak=isi["sejak"],
            pada=self.pada,
            berakhir_sebelumnya=self.berakhir_sebelumnya,
        )
        if salah:
            self.add_error("berakhir_pada", salah["tanggal"])
        self.tanya += tanya
        return isi


class FormulirPersalinan(FormulirSasaran):
    """The end of a pregnancy, with up to four live-born children; rows two to four are for twins."""

    tanggal = Tanggal(label="Tanggal")
    hasil = forms.ChoiceField(
        label="Hasil", choices=Kehamilan.Hasil.choices, widget=forms.RadioSelect(attrs={"data-tegak": ""})
    )

    lahir_mati_kembar = AngkaBulat(
        label="Saudara kembar yang lahir meninggal",
        required=False,
        min_value=0,
        max_value=BAYI_TERBANYAK - 1,
        help_text="Berapa bayi. Kosong bila tidak ada",
    )

    def __init__(self, *args: Any, kehamilan: Kehamilan, **kwargs: Any) -> None:
        self.kehamilan = kehamilan
        super().__init__(*args, **kwargs)
        for ke in range(1, BAYI_TERBANYAK + 1):
            self._tambah_bayi(ke)
        self.initial.setdefault("nama_1", f"Bayi {kehamilan.ibu.nama}"[:100])
        self.initial.setdefault("no_kia_1", kehamilan.no_kia)
        self.susunan = (
            Bagian("", ("tanggal", "hasil")),
            Bagian("Bayi", _baris_bayi(1), "Diisi bila bayi lahir hidup"),
            *(
                Bagian(f"Bayi {sebutan}", _baris_bayi(ke), "Bila kembar", lipat=True)
                for ke, sebutan in SEBUTAN_BAYI.items()
            ),
            Bagian(
                "Bila ada bayi yang meninggal",
                ("lahir_mati_kembar", *(f"meninggal_{ke}" for ke in range(1, BAYI_TERBANYAK + 1))),
                "Saudara kembar, atau bayi yang meninggal sesudah lahir",
                lipat=True,
            ),
        )

    def _tambah_bayi(self, ke: int) -> None:
        tambahan = "" if ke == 1 else f" bayi {ke}"
        self.fields |= {
            f"nama_{ke}": Nama(
                label=f"Nama{tambahan}",
                required=False,
                help_text="Boleh diganti bila sudah diberi nama" if ke == 1 else "",
            ),
            f"jenis_kelamin_{ke}": forms.ChoiceField(
                label=f"Jenis kelamin{tambahan}",
                required=False,
                choices=JenisKelamin.choices,
                widget=forms.RadioSelect,
            ),
            f"berat_{ke}": AngkaKoma(label=f"Berat lahir{tambahan}", satuan="kg", required=False, decimal_places=3),
            f"panjang_{ke}": AngkaKoma(label=f"Panjang lahir{tambahan}", satuan="cm", required=False, decimal_places=1),
            f"no_kia_{ke}": NomorKia(
                label=f"Nomor register KIA{tambahan}", help_text="Sama dengan ibunya bila dikosongkan"
            ),
            f"meninggal_{ke}": Tanggal(
                label="Bayi meninggal pada" if ke == 1 else f"Bayi {SEBUTAN_BAYI[ke]} meninggal pada",
                required=False,
                help_text="Lahir hidup, lalu meninggal. Contoh: 17-09-2026" if ke == 1 else "",
            ),
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("tanggal") and isi.get("hasil"):
            salah, tanya = periksa_persalinan(
                hasil=isi["hasil"],
                tanggal=isi["tanggal"],
                hpht=self.kehamilan.hpht_hitung,
                sejak=self.kehamilan.sejak,
                pada=self.pada,
                berakhir_sebelumnya=kueri.akhir_sebelumnya(self.kehamilan.ibu, self.kehamilan),
            )
            for nama, kalimat in salah.items():
                self.add_error(nama, kalimat)
            self.tanya += tanya
        terisi = [ke for ke in range(1, BAYI_TERBANYAK + 1) if self._terisi(ke)]
        if isi.get("hasil") == Kehamilan.Hasil.LAHIR_HIDUP:
            for ke in sorted({1, *terisi}):
                self._periksa_bayi(ke)
            self._periksa_sisa(terisi)
        elif isi.get("hasil") and (terisi or isi.get("lahir_mati_kembar")):
            self.tanya.append("Isian bayi tidak ikut disimpan, karena hasilnya bukan lahir hidup. Benar?")
        return isi

    def _periksa_sisa(self, terisi: list[int]) -> None:
        for ke in range(2, BAYI_TERBANYAK + 1):
            if self.cleaned_data.get(f"meninggal_{ke}") and ke not in terisi:
                self.add_error(f"meninggal_{ke}", f"Isi dahulu data bayi {SEBUTAN_BAYI[ke]} di atas.")

    def _terisi(self, ke: int) -> bool:
        """Whether somebody wrote into this row; the name offered in the first one is no writing."""
        nama = ["jenis_kelamin", "berat", "panjang"] + ([] if ke == 1 else ["nama", "no_kia"])
        return any(str(self.data.get(f"{satu}_{ke}", "")).strip() for satu in nama)

    def _periksa_bayi(self, ke: int) -> None:
        isi = self.cleaned_data
        meninggal, lahir = isi.get(f"meninggal_{ke}"), isi.get("tanggal")
        if meninggal and (salah := periksa_lalu(meninggal, self.pada)):
            self.add_error(f"meninggal_{ke}", salah)
        elif meninggal and lahir and meninggal < lahir:
            self.add_error(f"meninggal_{ke}", "Tanggal ini sebelum hari lahirnya.")
        if not isi.get(f"jenis_kelamin_{ke}") and f"jenis_kelamin_{ke}" not in self.errors:
            self.add_error(f"jenis_kelamin_{ke}", "Pilih laki-laki atau perempuan.")
        for nama, batas, satuan in (("berat", BERAT_LAHIR, "kg"), ("panjang", PANJANG_LAHIR, "cm")):
            if salah := periksa_ukuran(isi.get(f"{nama}_{ke}"), batas, satuan):
                self.add_error(f"{nama}_{ke}", salah)

    @property
    def bayi(self) -> list[Bayi]:
        """The live-born children of the filled rows."""
        if self.cleaned_data["hasil"] != Kehamilan.Hasil.LAHIR_HIDUP:
            return []
        semua = [ke for ke in range(1, BAYI_TERBANYAK + 1) if ke == 1 or self._terisi(ke)]
        return [self._bayi(ke, len(semua)) for ke in semua]

    def _bayi(self, ke: int, jumlah: int) -> Bayi:
        isi = self.cleaned_data
        bawaan = f"Bayi {self.kehamilan.ibu.nama}"
        nama = isi[f"nama_{ke}"] or bawaan
        if jumlah > 1 and nama == bawaan:
            nama = f"{bawaan} {ke}"
        return Bayi(
            nama=nama[:100],
            jenis_kelamin=isi[f"jenis_kelamin_{ke}"],
            berat_lahir=isi[f"berat_{ke}"],
            panjang_lahir=isi[f"panjang_{ke}"],
            no_kia=isi[f"no_kia_{ke}"],
            meninggal=isi[f"meninggal_{ke}"],
        )


def _baris_bayi(ke: int) -> tuple[str | tuple[str, str], ...]:
    return (f"nama_{ke}", f"jenis_kelamin_{ke}", (f"berat_{ke}", f"panjang_{ke}"), f"no_kia_{ke}")
