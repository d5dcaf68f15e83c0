"""PURE: a meeting becomes the frozen content of its Berita Acara; the printed page shows this content and nothing else.

The content is plain JSON values, so that the same bytes give the same hash for ever.
"""

from rembuk.berita_acara.isi import BENTUK, NOMOR_KONSEP, isi_rapat, nomor_surat, sidik, susun

__all__ = ["BENTUK", "NOMOR_KONSEP", "isi_rapat", "nomor_surat", "sidik", "susun"]
