"""PURE: XML read tag by tag from pieces, with no entity of its own and nothing fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from kpm.bacaan.bentuk import BerkasDitolak

RUSAK_XML = "Isi buku kerja ini rusak. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."
ENTITAS = (
    "Buku kerja ini memuat perintah tersembunyi yang tidak diizinkan. Simpan ulang sebagai .xlsx di Excel, "
    "lalu unggah lagi."
)
_HURUF_XML = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TERDALAM = 100
"""Tags inside tags; a workbook has about ten."""


def urai(
    potongan: Iterable[bytes],
    *,
    buka: Callable[[str, Mapping[str, str]], None],
    tutup: Callable[[str], None],
    huruf: Callable[[str], None],
) -> None:
    """Calls back for each tag, without the prefix of its namespace, and for the text between.

    Raises BerkasDitolak. A document type is refused before it can declare an entity: workbooks have none, and both
    the bombs of nested entities and the reading of foreign files begin there.
    """
    dalam = 0

    def mulai(nama: str, atribut: Mapping[str, str]) -> None:
        nonlocal dalam
        dalam += 1
        if dalam > _TERDALAM:
            raise BerkasDitolak(RUSAK_XML)
        buka(nama if ":" not in nama else nama.rpartition(":")[2], atribut)

    def selesai(nama: str) -> None:
        nonlocal dalam
        dalam -= 1
        tutup(nama if ":" not in nama else nama.rpartition(":")[2])

    def tolak(*_: object) -> None:
        raise BerkasDitolak(ENTITAS)

    pengurai = expat.ParserCreate()
    pengurai.buffer_text = True
    pengurai.StartElementHandler = mulai
    pengurai.EndElementHandler = selesai
    pengurai.CharacterDataHandler = huruf
    pengurai.StartDoctypeDeclHandler = tolak
    try:
        for potong in potongan:
            pengurai.Parse(potong, False)
        pengurai.Parse(b"", True)
    except (expat.ExpatError, ValueError) as galat:
        raise BerkasDitolak(RUSAK_XML) from galat


def huruf_xml(teks: str) -> str:
    """``_x000D_`` is how XML of workbooks writes a letter it cannot hold."""
    return _HURUF_XML.sub(lambda cocok: chr(int(cocok[1], 16)), teks) if "_x" in teks else teks
