"""What the tests of sasaran send: whole forms with invented people."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

NIK_IBU = "6213994101950001"
"""A woman born on 1 January 1995."""
NO_KK = "6213990101200001"


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
