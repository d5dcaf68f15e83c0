"""Every damaged file through the page and the command: a sentence, a village as before, and soon."""

from __future__ import annotations

import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.html import escape

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from laporan.models import Impor
from laporan.tindakan_impor import KALIMAT_BACA
from tests.bacaan.rusak import berkas_rusak
from tests.laporan.bahan_impor import isi_basis

DETIK_TERLAMA = 10
"""Of the processor, for one reading: what else a machine does is no fault of the file."""
CEPAT = 100_000
"""Bytes up to which a file is tried as every kind; larger ones are refused before their kind is told."""


def _kalimat(teks: str) -> bool:
    """Whether it is one sentence or several, and says more than that something went wrong."""
    return (
        len(teks) > 20
        and (teks[0].isupper() or teks[0].isdigit())
        and teks.rstrip()[-1] in ".?"
        and teks != KALIMAT_BACA
    )


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        (nama, jenis)
        for nama, isi in sorted(berkas_rusak().items())
        for jenis in ("", *(Impor.Jenis.values if len(isi) < CEPAT else ()))
    ],
)
def test_a_damaged_file_gets_a_sentence_on_the_page_and_changes_nothing(
    klien_kpm: Client, desa: Wilayah, nama: str, jenis: str
) -> None:
    with lingkup(desa.kode):
        sebelum = isi_basis()
    mulai = time.process_time()

    data = {"berkas": SimpleUploadedFile(nama, berkas_rusak()[nama]), "jenis": jenis, "tahun": "2026"}
    jawab = klien_kpm.post(f"/{desa.kode}/impor/", data)

    lama = time.process_time() - mulai
    with lingkup(desa.kode):
        assert isi_basis() == sebelum
        impor = Impor.objects.first()
        if impor is None:
            kalimat = list(jawab.context["form"].errors["berkas"])
        else:
            assert impor.keadaan in (Impor.Keadaan.GAGAL, Impor.Keadaan.SIAP)
            kalimat = [impor.kalimat] if impor.keadaan == Impor.Keadaan.GAGAL else impor.peringatan
            kalimat = kalimat or list(impor.baris.exclude(alasan="").values_list("alasan", flat=True))
            jawab = klien_kpm.get(jawab["Location"])
    assert [satu for satu in kalimat or [""] if not _kalimat(satu)] == []
    assert escape(kalimat[0]) in jawab.content.decode()
    assert lama < DETIK_TERLAMA


@pytest.mark.parametrize("nama", sorted(berkas_rusak()))
def test_a_damaged_file_gets_a_sentence_from_the_command_and_changes_nothing(
    desa: Wilayah, tmp_path: Path, nama: str
) -> None:
    jalur = tmp_path / nama
    jalur.write_bytes(berkas_rusak()[nama])
    with lingkup(desa.kode):
        sebelum = isi_basis()
    for jenis in Impor.Jenis.values:
        mulai = time.process_time()

        kode, teks = _jalan(jenis, jalur, desa)

        assert time.process_time() - mulai < DETIK_TERLAMA
        if kode:
            assert (kode, _kalimat(teks)) == (1, True), teks
        else:
            assert teks.endswith("Belum ada yang disimpan. Tambahkan --terapkan untuk menyimpan.\n")
    with lingkup(desa.kode):
        assert isi_basis() == sebelum
        assert not Impor.objects.exists()


def _jalan(jenis: str, berkas: Path, desa: Wilayah) -> tuple[int, str]:
    """Exit code and what the command said."""
    keluaran = StringIO()
    try:
        call_command("impor", jenis, str(berkas), "--desa", desa.kode, stdout=keluaran)
    except CommandError as galat:
        return galat.returncode, str(galat)
    return 0, keluaran.getvalue()
