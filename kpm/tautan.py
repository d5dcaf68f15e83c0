"""PURE: links to pages their reader may not open become plain text, so that a count stays a count."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

_TAUTAN = re.compile(r'<a\s((?:[^>"]|"[^"]*")*?)href="(/[^"?#]*)[^"]*"((?:[^>"]|"[^"]*")*)>(.*?)</a>', re.DOTALL)
_HANYA_TAUTAN = re.compile(r'\s(?:rel|aria-label|aria-current)="[^"]*"')


def lepas_tautan(html: str, boleh: Callable[[str], bool]) -> str:
    """The page with every ``<a>`` to a path ``boleh`` refuses as a ``<span>`` of the same look.

    Paths are those of this program (beginning with a slash). What an ``aria-label`` said of the link goes with it.
    """

    def ganti(cocok: re.Match[str]) -> str:
        sebelum, jalur, sesudah, isi = cocok.groups()
        if boleh(unescape(jalur)):
            return cocok[0]
        sisa = _HANYA_TAUTAN.sub("", f" {sebelum.strip()} {sesudah.strip()}").rstrip()
        sisa = re.sub(r'class="(?:tombol|biasa)[^"]*"', 'class="redup"', sisa)
        return f"<span{sisa}>{isi}</span>"

    return _TAUTAN.sub(ganti, html)
