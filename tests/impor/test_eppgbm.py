"""The plan of a list of e-PPGBM as a whole: the samples by hand, other villages, the same plan again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from laporan.impor.bentuk import uuid_baru
from tests.factories import (
    WilayahFactory,
)
from tests.impor.eppgbm import IMPOR, SARI, milik, rencana, ringkas, sari, ukur, usulan
from tests.impor.tulis_eppgbm import tulis_html

DATA = Path(__file__).parent.parent / "data" / "impor"


@pytest.fixture
def contoh(db: None) -> Any:
    desa = WilayahFactory(kode="62.13.01.2006", nama="Contoh")
    with lingkup(desa.kode):
        yield desa


@pytest.mark.parametrize("berkas", ["eppgbm_status_gizi_html.xls", "eppgbm_2023_titikkoma_cp1252.csv"])
def test_a_sample_of_children_nobody_knows_asks_about_each(contoh: Wilayah, berkas: str) -> None:
    semua = rencana(contoh, (DATA / berkas).read_bytes())

    assert ringkas(semua) == [
        ("anak", "tidak_jelas", "Anak Contoh Satu (laki-laki, lahir 12 Maret 2024), ibu Ibu Contoh A"),
        ("anak", "tidak_jelas", "Anak Contoh Dua (perempuan, lahir 20 Januari 2024), ibu Ibu Contoh B"),
        ("anak", "tidak_jelas", "Contoh (perempuan, lahir 2 Februari 2025)"),
    ]
    assert [satu.alasan for satu in semua] == ["Anak ini belum terdaftar di sini. 1 pengukuran menunggu."] * 3


@pytest.mark.parametrize(
    ("berkas", "nik"),
    [
        ("eppgbm_status_gizi_html.xls", {"nik": "6213991203240001"}),
        ("eppgbm_2023_titikkoma_cp1252.csv", {}),
    ],
)
def test_a_sample_registers_its_children_with_what_can_be_taken(
    contoh: Wilayah, berkas: str, nik: dict[str, str]
) -> None:
    semua = rencana(contoh, (DATA / berkas).read_bytes(), daftarkan=True)

    assert ringkas(semua) == [
        ("dusun", "baru", "Belum ditentukan"),
        ("fasilitas", "baru", "Posyandu Melati"),
        ("fasilitas", "baru", "Posyandu Anggrek"),
        ("keluarga", "baru", "Keluarga Ibu Contoh A"),
        ("keluarga", "baru", "Keluarga Ibu Contoh B"),
        ("keluarga", "baru", "Keluarga Orang tua Contoh"),
        ("orang", "baru", "Anak Contoh Satu"),
        ("orang", "baru", "Anak Contoh Dua"),
        ("orang", "baru", "Contoh"),
        ("anak", "baru", "Anak Contoh Satu (laki-laki, lahir 12 Maret 2024), ibu Ibu Contoh A"),
        ("anak", "baru", "Anak Contoh Dua (perempuan, lahir 20 Januari 2024), ibu Ibu Contoh B"),
        ("anak", "baru", "Contoh (perempuan, lahir 2 Februari 2025)"),
        ("balita", "baru", "Anak Contoh Satu, Mei 2025"),
        ("balita", "baru", "Anak Contoh Dua, Mei 2025"),
        ("balita", "ditolak", "Contoh, 15 Mei 2025"),
    ]
    assert [satu.rahasia for satu in milik(semua, "orang")] == [nik, {}, {}]
    assert milik(semua, "balita")[2].alasan == (
        "Berat: 10945 kg tidak mungkin. Maksud Anda 10,945 kg? Tinggi: 875 cm tidak mungkin. Maksud Anda 87,5 cm?"
    )
    dua = milik(semua, "balita")[1]
    assert dua.isi == {
        "anak": str(milik(semua, "anak")[1].untuk),
        "bulan": "2025-05",
        "tanggal": "2025-05-15",
        "sumber": "posyandu",
        "berat": "7.6",
        "timbang": True,
        "panjang": "69.8",
        "tinggi": True,
        "cara_ukur": "H",
        "gizi_buruk": False,
        "gizi_kurang": False,
        "stunting": True,
    }


def test_a_sample_of_another_village_is_refused_with_that_village_s_name(di_desa: Wilayah) -> None:
    semua = rencana(di_desa, (DATA / "eppgbm_status_gizi_html.xls").read_bytes(), daftarkan=True)

    assert [(satu.keadaan, satu.sebutan, satu.alasan) for satu in semua] == [
        ("ditolak", "3 baris Desa Contoh", "3 baris milik Desa Contoh, bukan Pulau Kaung; tidak diambil.")
    ]


def test_the_file_s_broken_and_masked_nik_are_told_about(contoh: Wilayah) -> None:
    pesan = usulan(contoh, (DATA / "eppgbm_2023_titikkoma_cp1252.csv").read_bytes()).peringatan

    assert [satu.split(":")[0] for satu in pesan[1:]] == [
        "1 baris ber-NIK tersamar",
        "1 baris ber-NIK rusak (misalnya 6.21399E+15)",
    ]


def test_planning_again_gives_the_same_uuids(di_desa: Wilayah) -> None:
    satu, lain = (rencana(di_desa, [ukur()], daftarkan=True) for _ in range(2))

    assert satu == lain
    assert milik(satu, "balita")[0].untuk == uuid_baru(IMPOR, "balita", milik(satu, "anak")[0].untuk, "2026-08")


def test_rows_of_other_villages_are_one_refusal_each_village(di_desa: Wilayah) -> None:
    berkas = [ukur(desa="DESA SUMBER"), ukur(desa="Sumber"), ukur(desa="LABUHAN"), ukur(desa="DS. PULAU  KAUNG")]

    semua = rencana(di_desa, berkas)

    assert [(satu.rekam, satu.sebutan, satu.alasan.split(";")[0]) for satu in semua] == [
        ("anak", "Sari Rekaan (perempuan, lahir 15 Juni 2025), ibu Rohana",
         "Anak ini belum terdaftar di sini. 1 pengukuran menunggu."),
        ("balita", "2 baris Desa Sumber", "2 baris milik Desa Sumber, bukan Pulau Kaung"),
        ("balita", "Sari Rekaan, 10 Agustus 2026", "Baris ini milik Labuhan, bukan Pulau Kaung."),
    ]  # fmt: skip


def test_no_children_of_another_village_are_seen(di_desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        sari(desa_lain, nik=SARI.nik)

    (satu,) = rencana(di_desa, [ukur()])

    assert (satu.keadaan, satu.calon) == ("tidak_jelas", ())


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(("nik", "daftarkan", "kueri"), [("", False, 3), ("62139***********", False, 4), ("", True, 6)])
def test_queries_do_not_grow_with_the_file(
    di_desa: Wilayah, jumlah: int, nik: str, daftarkan: bool, kueri: int, django_assert_num_queries: Any
) -> None:
    anak = [replace(SARI, nama=f"SARI {nama}", nik=nik) for nama in ("AYU", "BUNGA", "CAHYA")][:jumlah]
    for satu in anak if not daftarkan else ():
        sari(di_desa, nama=satu.nama)
    berkas = tulis_html([ukur(satu, tanggal=dt.date(2026, ke, 10)) for satu in anak for ke in (7, 8)])

    with django_assert_num_queries(kueri):
        semua = rencana(di_desa, berkas, daftarkan=daftarkan)

    assert len(milik(semua, "balita")) == 2 * jumlah


def test_no_nik_stands_in_what_is_staged_in_plain_text(di_desa: Wilayah) -> None:
    semua = rencana(di_desa, [ukur(), ukur(replace(SARI, nama="MAWAR", nik="6213995506250009"))], daftarkan=True)

    polos = str([(s.isi, s.beda, s.alasan, s.kunci, s.sebutan, s.calon) for s in semua]) + repr(semua)
    assert "62139955" not in polos
