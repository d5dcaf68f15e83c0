"""What the tests of sasaran send: whole forms with invented people."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

NIK_IBU = "6213994101950001"
"""A woman born on 1 January 1995."""
NO_KK = "6213990101200001"
ALAMAT = "/52.04.20.2005/sasaran/"


def ibu(**lain: Any) -> dict[str, Any]:
    """The form of a pregnant woman in a known household, filled at the door on 17 September 2026."""
    return {
        "nama": "Rohana",
        "asal_tanggal": "hpht",
        "hpht": "10-03-2026",
        "sumber": "wawancara",
        "sejak": "17-09-2026",
        **lain,
    }


def anak(**lain: Any) -> dict[str, Any]:
    """The form of a child in a known household."""
    return {
        "nama": "Aisyah Putri",
        "jenis_kelamin": "P",
        "tanggal_lahir": "17-07-2025",
        "nama_ibu": "Rohana",
        "sumber": "posyandu",
        "sejak": "17-09-2026",
        **lain,
    }


def isi_keluarga(dusun: Any, **lain: Any) -> dict[str, Any]:
    """The form of a household."""
    return {"kepala": "Suhardi", "dusun": dusun.pk, "rt": "1", **lain}


def bayi(**lain: Any) -> dict[str, Any]:
    """The form of a live birth."""
    return {
        "tanggal": "03-09-2026", "hasil": "lahir_hidup", "nama_1": "Bayi Rohana", "jenis_kelamin_1": "P",
        "berat_1": "3,1", "panjang_1": "49,5", "no_kia_1": "KIA-7", **lain,
    }  # fmt: skip


def kirim(klien: Client, alamat: str, isi: dict[str, Any]) -> str:
    """Post a form that is expected back; the page."""
    jawab = klien.post(alamat, isi)
    assert jawab.status_code == 200, jawab.headers.get("Location")
    return jawab.content.decode()


def simpan(klien: Client, alamat: str, isi: dict[str, Any]) -> str:
    """Post a form that is expected to be saved; where it leads."""
    jawab: HttpResponse = klien.post(alamat, isi)
    assert jawab.status_code == 302, _galat(jawab)
    return jawab.headers["Location"]


def yakin(halaman: str) -> str:
    """The answer to what a page asks back."""
    return halaman.split('name="yakin" value="')[1].split('"')[0]


def _galat(jawab: HttpResponse) -> Any:
    form = (jawab.context or {}).get("form")  # type: ignore[attr-defined]
    return (form.errors, form.tanya) if form else jawab.status_code
