"""What a printed document says of itself: its code, where it can be checked, its revision and its hash."""

from __future__ import annotations

from dataclasses import dataclass

from kpm.dokumen.qr import qr


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """Stamp of an issued document, printed beside its QR code."""

    kode: str
    """Of the register behind ``/v/<kode>/``."""
    alamat: str
    """Public address of the register's page."""
    revisi: int
    sidik: str
    """SHA-256 of the document's data."""
    penanda_tangan: tuple[tuple[str, str], ...] = ()
    """Who signs, as (office, name) in printed order; the name may be empty, to be written by hand."""

    @property
    def qr_path(self) -> str:
        return qr(self.alamat).path

    @property
    def qr_sisi(self) -> int:
        return qr(self.alamat).sisi

    @property
    def sebutan(self) -> str:
        """ "Revisi 1"; a first finalisation has no word of its own."""
        return f"Revisi {self.revisi}" if self.revisi else "Terbitan pertama"

    @property
    def kode_terbaca(self) -> str:
        """The code as it is printed, in two groups: 7K2M-Q9PA."""
        return f"{self.kode[:4]}-{self.kode[4:]}"

    @property
    def alamat_terbaca(self) -> str:
        """The address as it is typed, without its scheme."""
        return self.alamat.split("://", 1)[-1].rstrip("/")
