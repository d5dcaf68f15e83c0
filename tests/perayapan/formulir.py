"""The forms of a page as a browser would send them, filled in with something where they are empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

ISI = {"date": "2026-10-01", "number": "1", "email": "a@contoh.id", "tel": "081390000001", "time": "09:00"}
"""Kind of a field -> what is typed into an empty one."""


@dataclass
class Formulir:
    """Where a form is sent, and its fields."""

    tujuan: str
    isi: dict[str, list[str]] = field(default_factory=dict)


class _Pengurai(HTMLParser):
    def __init__(self, jalur: str) -> None:
        super().__init__()
        self.jalur, self.semua, self.kini = jalur, [], None
        self.pilih, self.teks = "", ""

    def handle_starttag(self, tag: str, atribut: list[tuple[str, str | None]]) -> None:
        a = dict(atribut)
        nama, nilai = a.get("name") or "", a.get("value") or ""
        if tag == "form":
            self.kini = Formulir(a.get("action") or self.jalur) if (a.get("method") or "").lower() == "post" else None
            if self.kini:
                self.semua.append(self.kini)
        elif self.kini is None or (not nama and tag != "option"):
            return
        elif tag == "input":
            self._input(nama, a.get("type") or "text", nilai)
        elif tag == "button":
            self.kini.isi.setdefault(nama, [nilai])
        elif tag == "select":
            self.pilih = nama
            self.kini.isi.setdefault(nama, [])
        elif tag == "option" and self.pilih:
            if "selected" in a or (nilai and not any(self.kini.isi[self.pilih])):
                self.kini.isi[self.pilih] = [nilai]
        elif tag == "textarea":
            self.kini.isi[nama] = ["Keterangan panjang untuk kolom yang dibiarkan kosong."]

    def _input(self, nama: str, jenis: str, nilai: str) -> None:
        assert self.kini is not None
        if jenis in ("checkbox", "radio"):
            self.kini.isi.setdefault(nama, [nilai or "on"])
        elif nama != "csrfmiddlewaretoken":
            self.kini.isi[nama] = [nilai or ISI.get(jenis, "Isian")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.kini = None
        elif tag == "select":
            self.pilih = ""


def formulir(jalur: str, html: str) -> list[Formulir]:
    """Every form of a page that is sent by POST."""
    pengurai = _Pengurai(jalur.partition("?")[0])
    pengurai.feed(html)
    return pengurai.semua


def rusak(isi: dict[str, list[str]], nilai: str) -> dict[str, Any]:
    """The same form with one value in all its fields."""
    return dict.fromkeys(isi, nilai)
