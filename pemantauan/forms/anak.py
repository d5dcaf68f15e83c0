"""Formulir 2B: one child in one month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from kpm.dokumen.terbilang import angka_desimal, tanggal_panjang
from kpm.forms import AngkaKoma, YaTidak
from pemantauan import kelayakan
from pemantauan.bulanan.bawaan import sebut
from pemantauan.forms.dasar import NORMAL, CaraMengukur, FormulirBulan, Pilihan
from pemantauan.indikator import HPK_2018
from pemantauan.kelayakan import Ragu
from pemantauan.kueri_imunisasi import ImunisasiAnak
from pemantauan.models import CaraUkur, Kms, PemantauanAnak, StatusImunisasi, Tikar
from pemantauan.tampilan_imunisasi import kalimat_idl
from pemantauan.tindakan import GIZI, UMUR_BERDIRI, rapikan_anak
from sasaran.models import Anak


class FormulirAnak(FormulirBulan):
    """Formulir 2B, one child in one month."""

    TERBAWA: tuple[str, ...] = ("air", "jamban", "akta", "jamkes")
    MODEL = PemantauanAnak
    DITANDAI: ClassVar[Mapping[str, str]] = {"konseling": "konseling_ibu"}
    DIRAGUKAN: tuple[str, ...] = (*FormulirBulan.DIRAGUKAN, "berat", "panjang", "cara_ukur", "imunisasi", "akta")

    berat = AngkaKoma(label="Berat badan", satuan="kg", required=False)
    panjang = AngkaKoma(label="Panjang badan", satuan="cm", required=False)
    timbang = YaTidak(label="Ditimbang")
    tinggi = YaTidak(label="Diukur")
    cara_ukur = CaraMengukur(label="Cara ukur")
    edema = YaTidak(label="Bengkak di kedua kaki", help_text="Tekan tiga detik; bengkak bila lekuknya tinggal.")
    kms_putusan = Pilihan(list(Kms.choices), label="Naik atau tidak menurut petugas")
    kms_alasan = forms.CharField(label="Alasan petugas", required=False, max_length=200)
    tikar = Pilihan(list(Tikar.choices), label="Tikar pertumbuhan", nihil="tidak diukur")
    gizi = Pilihan([(NORMAL, "Normal")], label="Status gizi", help_text="Salin dari bidan atau ahli gizi.")
    masalah_gizi = forms.MultipleChoiceField(
        label="Bila bermasalah, menurut tenaga kesehatan",
        choices=[("gizi_buruk", "Gizi buruk"), ("gizi_kurang", "Gizi kurang"), ("stunting", "Stunting")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="KPM tidak menentukan sendiri. Boleh lebih dari satu.",
    )
    imunisasi = Pilihan(list(StatusImunisasi.choices), label="Imunisasi dasar")
    konseling_ibu = YaTidak(label="Konseling gizi: ibu")
    konseling_ayah = YaTidak(label="Konseling gizi: ayah")
    parenting = YaTidak(label="Kelas pengasuhan")
    akta = YaTidak(label="Akta lahir")

    def __init__(self, data: Any = None, *, anak: Anak, **kwargs: Any) -> None:
        self.anak = anak
        super().__init__(data, orang=anak.orang, **kwargs)
        self.lalu = {n: satu for n in ("berat", "panjang") if (satu := self.riwayat.terakhir(n))}
        for nama, (nilai, _) in self.lalu.items():
            self.fields[nama].widget.attrs["placeholder"] = angka_desimal(nilai, kelayakan.BATAS[nama].koma)
        dua_tahun = self.orang.ulang_tahun_kedua
        if dua_tahun and dua_tahun in self.bulan:
            self.fields[
                "tanggal"
            ].help_text = (
                f"Genap dua tahun pada {tanggal_panjang(dua_tahun)}. Sejak hari itu tidak dihitung di rekap 0–23 bulan."
            )
        self.bengkak_lalu = ""
        """Said where both feet were swollen when they were last looked at: until somebody answers, they still are."""
        belum = getattr(self.tampil, "edema", None) is None
        if belum and (edema := self.riwayat.terakhir("edema")) and edema[0]:
            self.bengkak_lalu = f"{edema[1]}: kedua kaki bengkak. Lihat lagi bulan ini."
            self.fields["edema"].help_text = f"{self.bengkak_lalu} {self.fields['edema'].help_text}"
        imunisasi = self.riwayat.terakhir("imunisasi")
        if imunisasi:
            kata = StatusImunisasi(imunisasi[0]).label.lower()
            self.fields["imunisasi"].help_text = f"{imunisasi[1]}: {kata}"

    menurut_dosis = ""
    """What the recorded doses say by this month, as a sentence; empty without any."""

    def tunjukkan_dosis(self, keadaan: ImunisasiAnak | None) -> None:
        """Show what the recorded doses say beside the month's own answer, and propose it for a month without one."""
        if keadaan is None or keadaan.idl is None:
            return
        self.menurut_dosis = f"Menurut dosis yang dicatat sampai bulan ini: {kalimat_idl(keadaan.idl, kecil=True)}"
        if self.riwayat.kini is None and not self.initial.get("imunisasi"):
            self.initial["imunisasi"] = keadaan.idl.nilai

    def _dasar(self) -> dict[str, tuple[bool | None, str]]:
        return super()._dasar() | {"akta": (self.anak.akta, "anak")}

    def _awal(self) -> dict[str, Any]:
        umur = self.orang.umur_bulan(self.tanggal_awal)
        berdiri = umur is not None and umur >= UMUR_BERDIRI
        return {
            **super()._awal(),
            "cara_ukur": CaraUkur.BERDIRI if berdiri else CaraUkur.BARING,
        }

    def _nilai_ditandai(self, nama: str) -> Any:
        if nama != "imunisasi":
            return super()._nilai_ditandai(nama)
        lengkap = self.umur >= HPK_2018.ambang_anak.umur_imunisasi_lengkap
        return StatusImunisasi.LENGKAP if lengkap else StatusImunisasi.KECUALI

    @property
    def umur(self) -> int:
        """Bulan penuh on the day the form proposes."""
        return max(self.orang.umur_bulan(self.initial["tanggal"]) or 0, 0)

    @property
    def ukuran_lalu(self) -> str:
        """ "Agustus: 8,20 kg, 70,6 cm, tikar kuning": the last month with any of them."""
        lalu = next((satu for satu in self.riwayat.lampau if satu.berat or satu.panjang or satu.tikar), None)
        if lalu is None:
            return ""
        isi = [f"{angka_desimal(lalu.berat, 2)} kg"] if lalu.berat else []
        isi += [f"{angka_desimal(lalu.panjang, 1)} cm"] if lalu.panjang else []
        isi += [f"tikar {lalu.get_tikar_display().lower()}"] if lalu.tikar else []
        return f"{sebut(lalu.bulan, self.bulan)}: {', '.join(isi)}"

    def _dari_catatan(self, catatan: PemantauanAnak) -> dict[str, Any]:
        masalah = [satu for satu in GIZI if getattr(catatan, satu)]
        dinilai = any(getattr(catatan, satu) is not None for satu in GIZI)
        return {
            **super()._dari_catatan(catatan),
            "cara_ukur": catatan.cara_ukur or CaraUkur.BARING,
            "gizi": NORMAL if dinilai and not masalah else "",
            "masalah_gizi": masalah,
        }

    def _lahir(self) -> dt.date | None:
        return self.orang.tanggal_lahir

    def _galat(self, bersih: dict[str, Any]) -> dict[str, str]:
        umur = self.orang.umur_bulan(bersih["tanggal"]) if bersih.get("tanggal") else None
        galat = kelayakan.galat_anak(bersih, lalu={nama: nilai for nama, (nilai, _) in self.lalu.items()}, umur=umur)
        if bersih.get("gizi") == NORMAL and bersih.get("masalah_gizi"):
            galat["gizi"] = "Normal dipilih bersama masalah gizi. Pilih salah satu."
        return galat

    def _isian(self) -> dict[str, Any]:
        isi = rapikan_anak(self.cleaned_data, umur=self.orang.umur_bulan(self.cleaned_data["tanggal"]))
        return isi | {"cara_ukur": isi["cara_ukur"] or CaraUkur.BARING}

    def _keraguan(self, isi: dict[str, Any]) -> list[Ragu]:
        umur = self.orang.umur_bulan(isi["tanggal"])
        lalu = self._lalu(self.DIRAGUKAN[1:], self._dasar())
        return kelayakan.keraguan_anak(
            isi,
            lalu=kelayakan.lalu_dan_lahir(
                lalu, umur=umur, berat=self.anak.berat_lahir, panjang=self.anak.panjang_lahir
            ),
            kemudian={"panjang": satu} if (satu := self.riwayat.kemudian("panjang")) else {},
            umur=umur,
            jenis_kelamin=self.orang.jenis_kelamin,
            tanggal=isi["tanggal"],
            hari_ini=self.hari_ini,
            lahir=self._lahir(),
        )

    @property
    def terukur(self) -> dict[str, Any]:
        """What the form shows of the measurements: as typed where it was sent, else as it is stored."""
        nama = ("tanggal", "berat", "panjang", "cara_ukur", "edema", "tikar", "kms_putusan")
        if not self.is_bound:
            isi = {satu: getattr(self.tampil, satu, None) for satu in nama}
            return isi | {"dipilih": self._dipilih({satu: getattr(self.tampil, satu, None) for satu in GIZI})}
        bersih = getattr(self, "cleaned_data", {})
        if not bersih.get("tanggal"):
            return {}
        isi = rapikan_anak(bersih, umur=self.orang.umur_bulan(bersih["tanggal"]))
        return {satu: isi.get(satu) for satu in nama} | {"dipilih": self._dipilih(self._gizi(bersih))}

    @staticmethod
    def _dipilih(gizi: Mapping[str, bool | None]) -> tuple[str, ...] | None:
        """GB, GK and S as they were answered; None where nobody did."""
        if all(satu is None for satu in gizi.values()):
            return None
        return tuple(kode for kode, bidang in zip(("GB", "GK", "S"), GIZI, strict=True) if gizi[bidang])

    @staticmethod
    def _gizi(bersih: Mapping[str, Any]) -> dict[str, bool | None]:
        """The answers on nutrition as columns of the record."""
        masalah = bersih.get("masalah_gizi") or []
        dinilai = bool(masalah) or bersih.get("gizi") == NORMAL
        return {satu: satu in masalah if dinilai else None for satu in GIZI}

    @property
    def ada_ukuran(self) -> bool:
        """Whether the record shown holds a measurement."""
        isi = (getattr(self.tampil, satu, None) for satu in ("berat", "panjang", "edema"))
        return any(satu not in (None, False) for satu in isi)

    @property
    def alasan_terbuka(self) -> bool:
        """Whether the part of the health worker's word on the weight stands open."""
        return bool(self["kms_putusan"].value() or "kms_alasan" in self.errors)

    def nilai(self) -> dict[str, Any]:
        isi = self.kolom()
        return isi | self._gizi(self.cleaned_data) | {"dipastikan": self.dipastikan}
