"""The reference village of the form guide, for documents and summaries too."""

from tests.pemantauan.test_kueri_skor import desa_acuan

__all__ = ["desa_acuan"]
