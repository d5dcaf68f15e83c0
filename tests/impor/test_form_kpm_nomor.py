"""Long numbers in the wrong column: a NIK or nomor KK of a workbook is never stored as a number printed on forms."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi
from laporan.models import BarisImpor
from sasaran.models import Anak, Kehamilan, Keluarga
from tests.impor.bahan_form_kpm import impor, usulan
from tests.impor.test_form_kpm_orang import anak, buku, ibu

NIK_ANAK, NIK_IBU, KK = "6213990106240001", "6213994506940001", "6213990101200001"
KEPALA_2C = ("NO", "Nomor Rumah Tangga", "Nama Anak", "Jenis Kelamin (L/P)", "Anak Usia 2 - < 3 Tahun",
             "Anak Usia 3 - 6 Tahun", "Januari", "Februari", "Maret")  # fmt: skip


def lembar_2c(*nomor: object) -> bytes:
    """A workbook with one sheet 2C of 2026: a child of three for each household number."""
    berkas = openpyxl.Workbook()
    lembar = berkas.active
    lembar.title = "2C"
    for baris in (("FORMULIR 2.C. PEMANTAUAN LAYANAN DAN SASARAN PAUD",), ("TAHUN : 2026",), KEPALA_2C):
        lembar.append(baris)
    for ke, satu in enumerate(nomor, start=1):
        lembar.append((ke, satu, f"Anak Rekaan {['Satu', 'Dua', 'Tiga'][ke - 1]}", "P", None, "v", "v", "x", "v"))
    wadah = io.BytesIO()
    berkas.save(wadah)
    return wadah.getvalue()


def test_a_nik_in_the_column_of_the_kia_is_told_and_nowhere_stored(di_desa: Wilayah) -> None:
    isi = buku(
        ("2A", "Januari 2026", [ibu(NIK_IBU, "Melati Rekaan", anc="v"), ibu("9045", "Kenanga Rekaan", anc="v")]),
        ("2B", "Januari 2026", [anak(int(NIK_ANAK), "Aru Rekaan", dt.date(2024, 6, 1), timbang="v")]),
    )

    usul = usulan(di_desa, isi)

    assert [
        (r.sebutan, r.isi.get("no_kia", "")) for r in usul.rencana if r.rekam in ("kehamilan", "anak")
    ] == [("Kehamilan Kenanga Rekaan", "9045"), ("Kehamilan Melati Rekaan", ""), ("Aru Rekaan", "")]  # fmt: skip
    assert [satu for satu in usul.peringatan if "KIA" in satu] == [
        "Kolom No Register (KIA) di 2 baris berisi 16 angka seperti NIK. Angka itu tidak disimpan; orangnya dikenali "
        "dari namanya. Isi nomor dari Buku KIA di halaman orangnya."
    ]
    assert not any(nomor in repr(usul) for nomor in (NIK_ANAK, NIK_IBU))


def test_a_nomor_kk_as_the_number_of_a_household_is_kept_encrypted_and_knows_it_again(di_desa: Wilayah) -> None:
    isi = lembar_2c(KK, "07")

    pertama = impor(di_desa, isi)
    kedua = impor(di_desa, isi, terapkan=False)

    rumah = {satu.orang.nama: satu.orang.keluarga for satu in Anak.objects.select_related("orang__keluarga")}
    assert {nama: (satu.nomor_asal, satu.no_kk) for nama, satu in rumah.items()} == {
        "Anak Rekaan Satu": ("", KK),
        "Anak Rekaan Dua": ("07", ""),
    }
    assert set(kedua.baris.values_list("keadaan", flat=True)) == {BarisImpor.Keadaan.SAMA}
    tersimpan = [*pertama.baris.values(), *kedua.baris.values()]
    assert not any(KK in repr({k: v for k, v in satu.items() if k != "rahasia"}) for satu in tersimpan)


@pytest.mark.parametrize(
    ("nomor", "alasan"),
    [
        (
            None,
            "Nomor rumah tangga belum tertulis. Tanpa nomor itu anak ini tidak dapat dikenali lagi; isi di berkas.",
        ),
        (
            NIK_IBU,
            "Kolom nomor rumah tangga berisi NIK atau nomor KK yang tidak benar. Isi nomor rumah tangga di berkas.",
        ),
    ],
)
def test_a_child_of_2c_whose_household_cannot_be_known_again_is_refused(
    di_desa: Wilayah, nomor: str | None, alasan: str
) -> None:
    hasil = impor(di_desa, lembar_2c(nomor), opsi=Opsi(daftarkan=True))

    assert list(hasil.baris.values_list("keadaan", "alasan")) == [("ditolak", alasan)]
    assert (Keluarga.objects.count(), Kehamilan.objects.count()) == (0, 0)
