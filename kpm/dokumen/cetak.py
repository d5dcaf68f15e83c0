"""How anything is printed: a template becomes a PDF, or the same page as HTML where Pango is missing."""

from __future__ import annotations

import contextlib
import io
import mimetypes
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.template.loader import render_to_string

from kpm.dokumen.kop import Kop, susun_kop
from kpm.kueri import nama_induk
from kpm.models import Kertas, ProfilDesa, Wilayah

PDF = "application/pdf"
HTML = "text/html"
LAMBANG = ("image/png", "image/jpeg")
"""What a letterhead's picture may be."""


@dataclass(frozen=True, slots=True)
class Berkas:
    """A printed document: its bytes, media type and file name."""

    isi: bytes
    jenis: str
    nama: str


@lru_cache(maxsize=1)
def _weasyprint_ada() -> bool:
    """Whether WeasyPrint can load Pango here. Importing it costs half a second, so only printing asks."""
    try:
        # without Pango the package prints advice in English before it raises
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def bisa_pdf() -> bool:
    """Whether this machine prints PDF; without Pango the same template is served as HTML with print CSS."""
    return not settings.KPM_TANPA_PDF and _weasyprint_ada()


def cetak(template: str, konteks: dict[str, Any], *, nama: str) -> Berkas:
    """Print a template. ``nama`` is the file name without its ending."""
    html = render_to_string(template, konteks)
    if not bisa_pdf():
        return Berkas(html.encode(), HTML, f"{nama}.html")
    return Berkas(_pdf(html), PDF, f"{nama}.pdf")


def _pdf(html: str) -> bytes:
    from weasyprint import HTML as Dokumen
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class HanyaStatis(URLFetcher):
        """Serves the project's static files and pictures written into the page; refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(tuple(f"data:{jenis};base64," for jenis in LAMBANG)):
                return super().fetch(url, headers)
            jalur = unquote(urlsplit(url).path)
            if urlsplit(url).netloc != "statis.invalid" or not jalur.startswith(settings.STATIC_URL):
                raise ValueError(f"Alamat di luar berkas statis ditolak: {url}")
            nama = jalur.removeprefix(settings.STATIC_URL)
            sumber = finders.find(nama)
            if sumber:
                with open(sumber, "rb") as berkas:
                    isi = berkas.read()
            else:
                with staticfiles_storage.open(nama) as berkas:
                    isi = berkas.read()
            return URLFetcherResponse(url, isi, {"Content-Type": mimetypes.guess_type(nama)[0] or "text/plain"})

    return Dokumen(string=html, base_url="http://statis.invalid/", url_fetcher=HanyaStatis()).write_pdf(
        pdf_variant="pdf/ua-1"
    )


def tanggapan(berkas: Berkas, *, unduh: bool = False) -> HttpResponse:
    """The document as an answer: shown in the browser, or offered as a download."""
    jawab = HttpResponse(berkas.isi, content_type=berkas.jenis)
    jawab["Content-Disposition"] = f'{"attachment" if unduh else "inline"}; filename="{berkas.nama}"'
    return jawab


def kop(desa: Wilayah, profil: ProfilDesa, induk: dict[str, str] | None = None) -> Kop:
    """Letterhead of the village office with its picture; ``induk`` may carry names already read."""
    return susun_kop(
        desa.nama_lengkap,
        induk or nama_induk(desa),
        alamat=profil.alamat,
        kode_pos=profil.kode_pos,
        telepon=profil.telepon,
        surel=profil.surel,
    ).dengan(lambang(profil))


def lambang(profil: ProfilDesa) -> str:
    """The picture beside the letterhead as a data URI; empty where there is none or its file is gone.

    Inside the page, so that a document printed without Pango and saved by the browser keeps it.
    """
    logo = profil.logo
    if logo is None or logo.jenis_isi not in LAMBANG:
        return ""
    try:
        with logo.berkas.open("rb") as berkas:
            return f"data:{logo.jenis_isi};base64,{b64encode(berkas.read()).decode()}"
    except (OSError, ValueError):
        return ""


def kelas_kertas(kertas: str) -> str:
    """Body class of the paper size."""
    return "kertas-f4" if kertas == Kertas.F4 else ""
