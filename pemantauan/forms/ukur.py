"""A child of 24 to 59 bulan penuh in one month: weight and height, without the services of Formulir 2B."""

from __future__ import annotations

from typing import Any

from pemantauan.forms.anak import FormulirAnak
from pemantauan.models import CaraUkur, PemantauanAnak


class FormulirUkur(FormulirAnak):
    """Weight, height and nutrition status; what stands in other columns of a record stays as it is."""

    TERBAWA = ()
    ISIAN = (
        "tanggal",
        "berat",
        "panjang",
        "timbang",
        "tinggi",
        "cara_ukur",
        "edema",
        "kms_putusan",
        "kms_alasan",
        "gizi",
        "masalah_gizi",
        "catatan",
        "sumber",
        "versi",
        "versi_titipan",
        "uuid",
    )
    DIRAGUKAN = ("tanggal", "berat", "panjang", "cara_ukur")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {nama: self.fields[nama] for nama in self.ISIAN}
        self.fields["panjang"].label = "Tinggi badan"

    def _dasar(self) -> dict[str, tuple[bool | None, str]]:
        return {}

    def _dari_catatan(self, catatan: PemantauanAnak) -> dict[str, Any]:
        return {**super()._dari_catatan(catatan), "cara_ukur": catatan.cara_ukur or CaraUkur.BERDIRI}

    def _isian(self) -> dict[str, Any]:
        isi = super()._isian()
        return isi if isi.get("panjang") is not None else isi | {"cara_ukur": CaraUkur.BERDIRI}
