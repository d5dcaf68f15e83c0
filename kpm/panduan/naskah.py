"""PURE: the guide as it lies in docs/panduan: which pages there are, in what order, and their Markdown as HTML.

The list of contents, docs/panduan/README.md, is the only place that says what belongs to the guide: a heading of the
second level begins a guide, and every link below it is one of its pages. It is a list for readers of the files, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

AKAR = Path(__file__).resolve().parents[2] / "docs" / "panduan"
GAMBAR = AKAR / "gambar"
TELEPON = "-360.png"
"""End of the name of a phone's picture: taken with two dots for each of its 360 pixels, so that it stays crisp."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page: the guide it belongs to, its name in the address, its title, what it is for, where its text lies."""

    panduan: str
    nama: str
    judul: str
    untuk: str
    berkas: Path


@dataclass(frozen=True, slots=True)
class Panduan:
    """One guide: its name in the address, for whom, one sentence, its pages in the order they are read."""

    nama: str
    judul: str
    untuk: str
    halaman: tuple[Halaman, ...]


@cache
def semua() -> dict[str, Panduan]:
    """Name -> guide, in the order of the list of contents."""
    return {satu.nama: satu for satu in _panduan(_urai(AKAR / "README.md"))}


def cari(panduan: str, nama: str) -> Halaman | None:
    """The page of that address; None where there is none."""
    return _menurut_alamat().get((panduan, nama))


def tetangga(halaman: Halaman) -> tuple[Halaman | None, Halaman | None]:
    """The pages before and after in the same guide."""
    deret = semua()[halaman.panduan].halaman
    ke = deret.index(halaman)
    return (deret[ke - 1] if ke else None), (deret[ke + 1] if ke + 1 < len(deret) else None)


def html(halaman: Halaman, alamat: Callable[[Halaman], str], gambar: Callable[[str], str]) -> str:
    """Body of a page without its title. ``alamat`` gives the address of a page, ``gambar`` that of a picture's file.

    HTML in the text is shown as it is written, never obeyed. A link to a file that is no page of the guide stays words.
    """
    urai = _urai(halaman.berkas)
    isi = urai[3:] if urai and urai[0].type == "heading_open" and urai[0].tag == "h1" else urai
    for satu in _semua_token(isi):
        if satu.type == "link_open":
            _arahkan(satu, halaman, alamat)
        elif satu.type == "image":
            _bingkai(satu, halaman, gambar)
        elif satu.type in ("th_open", "td_open"):
            satu.attrs.pop("style", None)  # the strict policy of contents knows no styles
    return str(_pembaca().renderer.render(isi, _pembaca().options, {}))


@cache
def _pembaca() -> MarkdownIt:
    pembaca = MarkdownIt("commonmark", {"html": False}).enable("table")
    pembaca.add_render_rule("table_open", _buka_tabel)
    pembaca.add_render_rule("table_close", _tutup_tabel)
    return pembaca


def _buka_tabel(diri: RendererHTML, *_: Any) -> str:
    return '<div class="bungkus" tabindex="0" role="region" aria-label="Tabel"><table class="tabel">\n'


def _tutup_tabel(diri: RendererHTML, *_: Any) -> str:
    return "</table></div>\n"


def _urai(berkas: Path) -> list[Token]:
    return _pembaca().parse(berkas.read_text(encoding="utf-8"))


def _semua_token(urai: Sequence[Token]) -> Iterator[Token]:
    for satu in urai:
        yield satu
        yield from _semua_token(satu.children or ())


def _arahkan(token: Token, halaman: Halaman, alamat: Callable[[Halaman], str]) -> None:
    """The address of the page a link means; an outer address stays, and anything else is no link."""
    tujuan = str(token.attrs.get("href", ""))
    if tujuan.startswith(("https://", "#")):
        return
    ada = _menurut_berkas().get((halaman.berkas.parent / tujuan.partition("#")[0]).resolve())
    if ada:
        token.attrs["href"] = alamat(ada)
    else:
        token.attrs = {}


def _bingkai(token: Token, halaman: Halaman, gambar: Callable[[str], str]) -> None:
    """Where the picture is served, and how large it is, so that the text does not jump when it arrives."""
    nama = str(token.attrs["src"]).rpartition("/")[2]
    lebar, tinggi = ukuran(GAMBAR / nama)
    if nama.endswith(TELEPON):
        lebar, tinggi = lebar // 2, tinggi // 2
    token.attrs |= {"src": gambar(nama), "width": lebar, "height": tinggi, "loading": "lazy"}


@cache
def ukuran(berkas: Path) -> tuple[int, int]:
    """Width and height of a PNG in dots, from its head."""
    with berkas.open("rb") as isi:
        kepala = isi.read(24)
    return int.from_bytes(kepala[16:20], "big"), int.from_bytes(kepala[20:24], "big")


def _panduan(urai: Sequence[Token]) -> Iterator[Panduan]:
    """Guides of the list of contents: heading, sentence, links."""
    bagian: list[tuple[str, list[str], list[str]]] = []
    for ke, satu in enumerate(urai):
        if satu.type == "heading_open" and satu.tag == "h2":
            bagian.append((urai[ke + 1].content, [], []))
        elif satu.type == "inline" and bagian:
            tautan = [str(t.attrs["href"]) for t in satu.children or () if t.type == "link_open"]
            bagian[-1][2].extend(tautan)
            if not tautan and urai[ke - 1].type == "paragraph_open":
                bagian[-1][1].append(satu.content.replace("\n", " "))
    for judul, kalimat, tautan in bagian:
        nama = tautan[0].partition("/")[0]
        halaman = tuple(_halaman(nama, (AKAR / satu).resolve()) for satu in tautan)
        yield Panduan(nama, judul, " ".join(kalimat), halaman)


def _halaman(panduan: str, berkas: Path) -> Halaman:
    """Title and first sentence stand in the page itself."""
    isi = [satu.content for satu in _urai(berkas) if satu.type == "inline"]
    return Halaman(panduan, berkas.stem, isi[0], _polos(isi[1]), berkas)


def _polos(kalimat: str) -> str:
    """The words of a line of Markdown without its marks."""
    [baris] = _pembaca().parseInline(kalimat)
    return "".join(" " if t.type == "softbreak" else t.content for t in baris.children or ())


@cache
def _menurut_berkas() -> dict[Path, Halaman]:
    return {satu.berkas: satu for panduan in semua().values() for satu in panduan.halaman}


@cache
def _menurut_alamat() -> dict[tuple[str, str], Halaman]:
    return {(satu.panduan, satu.nama): satu for satu in _menurut_berkas().values()}
