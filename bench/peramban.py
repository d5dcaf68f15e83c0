"""A small browser for the measurements: cookies, forms as the page gives them, no redirects followed."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.isian import isian

BATAS_JAWAB = 60
"""Seconds until a request counts as unanswered."""


class TidakDijawab(Exception):
    """The connection was refused, cut, or silent: nobody knows whether the request did anything."""


@dataclass(frozen=True, slots=True)
class Jawab:
    status: int
    isi: str
    lokasi: str


@dataclass(slots=True)
class Peramban:
    """One browser at one address (host, port). Raises TidakDijawab whenever no whole answer came."""

    host: str
    port: int
    kue: dict[str, str] = field(default_factory=dict)

    def buka(self, jalur: str) -> Jawab:
        return self._minta("GET", jalur, None)

    def kirim(self, jalur: str, isi: dict[str, str]) -> Jawab:
        return self._minta("POST", jalur, urlencode(isi))

    def isi_formulir(self, jalur: str) -> dict[str, str]:
        """The fields of the page's forms, as a browser would send them back."""
        jawab = self.buka(jalur)
        if jawab.status != 200:
            raise TidakDijawab(f"{jalur}: {jawab.status}")
        return isian(jawab.isi)

    def masuk(self, nama: str, sandi: str) -> None:
        jawab = self.kirim("/masuk/", self.isi_formulir("/masuk/") | {"username": nama, "password": sandi})
        if jawab.status != 302:
            raise RuntimeError(f"{nama} tidak dapat masuk: {jawab.status}")

    def _minta(self, cara: str, jalur: str, badan: str | None) -> Jawab:
        hubungan = http.client.HTTPConnection(self.host, self.port, timeout=BATAS_JAWAB)
        kepala = {"Cookie": "; ".join(f"{n}={v}" for n, v in self.kue.items())}
        if badan is not None:
            kepala |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            hubungan.request(cara, jalur, badan, kepala)
            jawab = hubungan.getresponse()
            isi = jawab.read().decode()
        except (OSError, http.client.HTTPException) as galat:
            raise TidakDijawab(f"{jalur}: {galat}") from galat
        finally:
            hubungan.close()
        for baris in jawab.headers.get_all("Set-Cookie") or []:
            self.kue |= {nama: satu.value for nama, satu in SimpleCookie(baris).items()}
        return Jawab(jawab.status, isi, jawab.headers.get("Location", ""))


def pesan(html: str) -> str:
    """What a page that came instead of "saved" says: its sentences beside fields and on top."""
    teks = re.findall(r'class="(?:galat|pesan[^"]*)"[^>]*>(.*?)</(?:p|li|div|ul)>', html, re.DOTALL)
    return " / ".join(" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in teks)
