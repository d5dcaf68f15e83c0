"""The pages of an import: upload, preview, decisions, saving, undoing, giving up; who may, and how much they hold."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from pemantauan.models import PemantauanAnak
from tests.factories import DusunFactory
from tests.laporan.bahan_impor import berkas, perencana_uji

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"


def unggah(klien: Client, desa: Wilayah, *baris: str, **isi: str) -> str:
    """Upload a file; the address of the page it leads to."""
    data = {"berkas": SimpleUploadedFile("uji.csv", berkas(*baris)), "jenis": "eppgbm", "tahun": "2026", **isi}
    jawab = klien.post(f"/{desa.kode}/impor/", data)
    assert jawab.status_code == 302, jawab.content.decode()
    return str(jawab["Location"])


def test_a_file_is_looked_at_saved_and_undone(klien_kpm: Client, desa: Wilayah) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa, nama="Timur")
    alamat = unggah(klien_kpm, desa, SARI, daftarkan="on")
    isi = klien_kpm.get(alamat).content.decode()
    assert "Simpan 4 catatan" in isi
    assert "6213990000000017" not in isi
    assert klien_kpm.post(f"{alamat}simpan/").status_code == 302
    isi = klien_kpm.get(alamat).content.decode()
    assert "4 catatan tersimpan 17 September 2026 oleh Nurhayati" in isi
    assert klien_kpm.post(f"{alamat}urungkan/").status_code == 302
    assert "Desa kembali seperti sebelum impor ini" in klien_kpm.get(alamat).content.decode()
    with lingkup(desa.kode):
        assert PemantauanAnak.objects.count() == 0
