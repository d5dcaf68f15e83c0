"""PURE: sentences that several kinds of file share."""

from __future__ import annotations

KATA_SANDI = (
    "Berkas ini dikunci dengan kata sandi. Buka kata sandinya dahulu di Excel (Simpan Sebagai, tanpa kata sandi), "
    "lalu unggah lagi."
)
SEMUA_TERSEMBUNYI = (
    "Semua lembar berkas ini disembunyikan. Tampilkan lembarnya di Excel (klik kanan pada tab lembar, Tampilkan), "
    "simpan, lalu unggah lagi."
)
MAKRO = "Berkas ini berisi makro; makro tidak dijalankan dan diabaikan."


def tersembunyi(nama: str) -> str:
    """A hidden sheet was left out."""
    return f"Lembar “{nama}” disembunyikan, jadi tidak dibaca."
