"""The fields of a form as a browser would send them back, read from its HTML."""

from __future__ import annotations

from html.parser import HTMLParser


class _Pembaca(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.isi: dict[str, str] = {}
        self._pilihan = self._teks = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        punya = dict(attrs)
        nama = punya.get("name") or ""
        if tag == "input" and nama:
            jenis = punya.get("type", "text")
            if jenis not in ("radio", "checkbox", "submit") or "checked" in punya:
                self.isi[nama] = punya.get("value") or ""
        elif tag == "select":
            self._pilihan = nama
        elif tag == "option" and self._pilihan and "selected" in punya:
            self.isi[self._pilihan] = punya.get("value") or ""
        elif tag == "textarea":
            self._teks = nama
            self.isi[nama] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._teks = ""

    def handle_data(self, data: str) -> None:
        if self._teks:
            self.isi[self._teks] += data.lstrip("\n")


def isian(html: str) -> dict[str, str]:
    """Name and value of every field of the page's forms that is not a button."""
    pembaca = _Pembaca()
    pembaca.feed(html)
    return pembaca.isi
