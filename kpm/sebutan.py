"""What the village is called in a sentence: desa, or kelurahan where the open scope is that of one kelurahan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kpm.lingkup import kode_terbuka
from kpm.models import Wilayah


def pilihan_tempat(pilihan: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices in those words."""
    return [(kode, kata_tempat(kata)) for kode, kata in pilihan]


def kata_tempat(teks: str) -> str:
    """``teks`` about the desa ("Pindah ke luar desa") in the words of the open village. Raises LingkupKosong."""
    kode = kode_terbuka()
    if len(kode) == 1 and Wilayah(kode=kode[0]).kelurahan:
        return re.sub(r"\bdesa\b", "kelurahan", teks)
    return teks
