"""How the frozen content of a Berita Acara becomes pages: what the template is given, and what the file is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpm.dokumen.cetak import Berkas, cetak, kelas_kertas
from kpm.dokumen.gambar import gambar_cetak
from kpm.dokumen.qr import qr
from rembuk.models import BeritaAcara, FotoPertemuan, Pertemuan

ORANG_SEBARIS = 4
"""Signatures that fit beside each other on portrait paper."""
TEMPLAT = "cetak/berita_acara.html"


def gambar_rapat(foto: list[FotoPertemuan]) -> dict[str, str]:
    """Fingerprint of each picture -> the picture as the page carries it; those whose file is gone are left out."""
    semua = {satu.unggahan.sidik: gambar_cetak(satu.unggahan) for satu in foto}
    return {sidik: gambar for sidik, gambar in semua.items() if gambar}


def cetak_berita_acara(isi: dict[str, Any], *, lambang: str, gambar: Mapping[str, str], nama: str) -> Berkas:
    """The frozen content as a document. ``lambang`` and ``gambar`` are the pictures whose fingerprints it holds."""
    return cetak(TEMPLAT, konteks_cetak(isi, lambang, gambar), nama=nama)


def konteks_cetak(isi: dict[str, Any], lambang: str, gambar: Mapping[str, str]) -> dict[str, Any]:
    """What the printed page is rendered from."""
    kode_qr = qr(isi["alamat_periksa"]) if isi["alamat_periksa"] else None
    return {
        "isi": isi,
        "foto": [satu | {"gambar": gambar.get(satu["sidik"], "")} for satu in isi["foto"]],
        "ttd_sebaris": _muat_sebaris(isi["ttd"]["blok"]),
        "wakil_sebaris": _muat_sebaris(isi["ttd"]["blok"][:2]),
        "kop": isi["kop"] | {"lambang": lambang},
        "kelas_kertas": kelas_kertas(isi["kertas"]),
        "desa_contoh": False,  # the document writes its own mark, together with KONSEP
        "tanda": " · ".join(
            teks
            for teks, ada in (("KONSEP, BUKAN DOKUMEN RESMI", isi["konsep"]), ("DATA CONTOH", isi["contoh"]))
            if ada
        ),
        "qr_path": kode_qr.path if kode_qr else "",
        "qr_sisi": kode_qr.sisi if kode_qr else 0,
        "baris_kaki": isi["kaki"],
    }


def _muat_sebaris(blok: list[dict[str, Any]]) -> bool:
    return sum(len(satu["orang"]) for satu in blok) <= ORANG_SEBARIS


def nama_berkas(rembuk: Pertemuan, revisi: int = 0) -> str:
    """The file name without its ending."""
    dasar = f"berita-acara-rembuk-{rembuk.desa.kode}-{rembuk.tahun}"
    return f"{dasar}-revisi-{revisi}" if revisi else dasar


def berkas_terbit(ba: BeritaAcara) -> Berkas:
    """The stored file of an issued Berita Acara, byte for byte."""
    ekor = "pdf" if ba.jenis_berkas == "application/pdf" else "html"
    return Berkas(bytes(ba.berkas), ba.jenis_berkas, f"{nama_berkas(ba.rembuk, ba.revisi)}.{ekor}")
