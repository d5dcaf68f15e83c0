"""Formulir 2A: one pregnancy in one month."""

from __future__ import annotations

from typing import Any

from django import forms

from kpm.dokumen.terbilang import tanggal_panjang
from kpm.forms import YaTidak
from pemantauan import kelayakan
from pemantauan.forms.dasar import NORMAL, FormulirBulan, Pilihan, kali
from pemantauan.kelayakan import Ragu
from pemantauan.kueri_bulan import keterangan_hamil
from pemantauan.models import PemantauanIbu
from pemantauan.tindakan import rapikan_ibu
from sasaran.models import Kehamilan


class FormulirIbu(FormulirBulan):
    """Formulir 2A, one pregnancy in one month."""

    MODEL = PemantauanIbu
    usul: Any = None
    """What the examinations and records propose beside the answer (`pemantauan.tampilan_kehamilan.Ringkas`)."""
    DIRAGUKAN = (*FormulirBulan.DIRAGUKAN, "usia_bulan", "anc", "fe", "nifas", "konseling")

    status = Pilihan([(NORMAL, "Normal")], label="Status kehamilan")
    risiko = forms.MultipleChoiceField(
        label="Bila berisiko, menurut bidan",
        choices=[("kek", "KEK (lingkar lengan kecil)"), ("resti", "Risiko tinggi")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Boleh keduanya.",
    )
    usia_bulan = kali("Usia kehamilan", "bulan")
    anc = kali("Periksa kehamilan")
    fe = kali("Tablet Fe diminum", "tablet")
    nifas = kali("Periksa nifas")
    konseling = kali("Konseling, kelas ibu")
    suami = YaTidak(label="Suami ikut konseling")

    def __init__(self, data: Any = None, *, kehamilan: Kehamilan, **kwargs: Any) -> None:
        self.kehamilan = kehamilan
        self.bersalin = kehamilan.melahirkan is not None and kehamilan.melahirkan <= kwargs["bulan"].akhir
        super().__init__(data, orang=kehamilan.ibu, **kwargs)
        self.usia_diketik = kehamilan.hpht_hitung is None
        for nama in self._tidak_berlaku():
            if getattr(self.tampil, nama, None) is None and not (data or {}).get(nama):
                del self.fields[nama]
        if self.usia_diketik:
            self.fields["usia_bulan"].help_text = "HPHT belum diketahui. Tanyakan kepada ibu atau bidan."

    @property
    def keterangan(self) -> str:
        return keterangan_hamil(self.kehamilan, self.initial["tanggal"])

    @property
    def tanggal_hamil(self) -> str:
        """HPHT and HPL as far as they are known, or the day of delivery."""
        if self.kehamilan.berakhir_pada:
            return f"Melahirkan {tanggal_panjang(self.kehamilan.berakhir_pada)}" if self.kehamilan.melahirkan else ""
        hpht = self.kehamilan.hpht
        tahu = (("HPHT", tanggal_panjang(hpht) if hpht else ""), ("HPL", self.kehamilan.hpl_teks))
        return ", ".join(f"{nama} {hari}" for nama, hari in tahu if hari)

    def _tidak_berlaku(self) -> set[str]:
        """Columns that do not apply to this mother in this month: never asked, unless something stands there."""
        melahirkan = self.kehamilan.melahirkan
        nama = {"anc", "fe"} if melahirkan and melahirkan < self.bulan.awal else set()
        return nama | (set() if self.bersalin else {"nifas"}) | (set() if self.usia_diketik else {"usia_bulan"})

    def _awal(self) -> dict[str, Any]:
        awal = super()._awal()
        dasar = {"kek": (self.kehamilan.kek, "kehamilan"), "resti": (self.kehamilan.resti, "kehamilan")}
        return awal | self._status(self._bawa(dasar))

    def _dari_catatan(self, catatan: PemantauanIbu) -> dict[str, Any]:
        return super()._dari_catatan(catatan) | self._status({"kek": catatan.kek, "resti": catatan.resti})

    @staticmethod
    def _status(isi: dict[str, Any]) -> dict[str, Any]:
        risiko = [satu for satu in ("kek", "resti") if isi.get(satu)]
        dinilai = any(nilai is not None for nilai in isi.values())
        return {"status": NORMAL if dinilai and not risiko else "", "risiko": risiko}

    def _galat(self, bersih: dict[str, Any]) -> dict[str, str]:
        galat = kelayakan.galat_ibu(bersih, bulan=self.bulan, melahirkan=self.kehamilan.melahirkan)
        if bersih.get("status") == NORMAL and bersih.get("risiko"):
            galat["status"] = "Normal dipilih bersama KEK atau risiko tinggi. Pilih salah satu."
        if self.usia_diketik and not self.bersalin and bersih.get("usia_bulan") is None:
            galat.setdefault("usia_bulan", "Isi usia kehamilan dalam bulan, karena HPHT belum diketahui.")
        return galat

    def _isian(self) -> dict[str, Any]:
        return rapikan_ibu(self.cleaned_data, self.kehamilan, self.cleaned_data["tanggal"])

    def _keraguan(self, isi: dict[str, Any]) -> list[Ragu]:
        return kelayakan.keraguan_ibu(
            isi,
            lalu=self._lalu(self.DIRAGUKAN[1:], self._dasar()),
            bulan=self.bulan,
            melahirkan=self.kehamilan.melahirkan,
            hpht=self.kehamilan.hpht_hitung,
            tanggal=isi["tanggal"],
            hari_ini=self.hari_ini,
        )

    def nilai(self) -> dict[str, Any]:
        isi = self.kolom()
        risiko = self.cleaned_data.get("risiko") or []
        dinilai = bool(risiko) or self.cleaned_data.get("status") == NORMAL
        status = {satu: satu in risiko if dinilai else None for satu in ("kek", "resti")}
        return isi | status | {"dipastikan": self.dipastikan}
