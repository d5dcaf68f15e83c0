"""Every value of every guideline option changes exactly the numbers it is about, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from pemantauan.pengaturan import OPSI
from pemantauan.skor import DataPaud, Skor, hitung
from tests.pemantauan.bahan import TRIWULAN_3, anak, ibu, sebagai_berkas

PENUH = {"air": True, "jamban": True, "jamkes": True}
PENUH_ANAK = PENUH | {"akta": True, "imunisasi": "lengkap", "parenting_2q": 6, "tinggi_pertama": True}
PENUH_ANAK |= {"tinggi_kedua": True, "tinggi_triwulan": True, "gizi_buruk": False}


def desa(**pengaturan: str) -> Skor:
    """One person for each option, who has everything but what the option is about."""
    from pemantauan.indikator import HPK_2018

    timbang = {"timbang_2q": 6, "timbang_4q": 12, "timbang_6q": 18}
    konseling = {f"konseling_{siapa}{n}q": 18 for siapa in ("", "ibu_") for n in (2, 4, 6)}
    lengkap = PENUH_ANAK | timbang | konseling
    return hitung(
        ibu=[
            # visited though normal; ten tablets
            ibu(id="normal", keluarga=1, kek=False, resti=False, usia_bulan=5, anc=1, fe=30, konseling=1, kunjungan=1,
                **PENUH),
            ibu(id="tablet", keluarga=2, kek=True, usia_bulan=5, anc=1, fe=10, konseling=1, kunjungan=1, **PENUH),
        ],
        anak=[
            anak(id="dikunjungi", keluarga=3, umur_bulan=14, kunjungan=0, **lengkap),
            anak(id="diukur", keluarga=4, umur_bulan=14, kunjungan=2, stunting=True,
                 **lengkap | {"tinggi_pertama": False}),
            anak(id="ayah", keluarga=5, umur_bulan=14, kunjungan=2, stunting=True,
                 **lengkap | {f"konseling_ibu_{n}q": 0 for n in (2, 4, 6)}),
            anak(id="delapan_belas", keluarga=6, umur_bulan=18, kunjungan=2, stunting=True,
                 **lengkap | {"timbang_6q": 14, "timbang_4q": 8}),
            anak(id="ganda", keluarga=7, umur_bulan=14, kunjungan=2, stunting=True, gizi_kurang=True, **lengkap),
            anak(id="belum", keluarga=8, umur_bulan=4, punya_catatan=False),
        ],
        paud=[
            DataPaud(id=f"p{n}", nama="P", jenis_kelamin="P", keluarga=9, nomor_keluarga=9, dusun="Satu",
                     umur_bulan=40, hadir=hadir, terisi=3)
            for n, hadir in enumerate((3, 2))
        ],
        triwulan=TRIWULAN_3,
        pengaturan=pengaturan,
        set_indikator=HPK_2018,
    )  # fmt: skip


def sel(isi: Any, jalan: str = "") -> dict[str, Any]:
    """Every plain value of the JSON under its path; persons by their id, reasons and settings left out."""
    if isinstance(isi, dict):
        return {k: v for kunci, nilai in isi.items() if kunci not in ("alasan", "pengaturan")
                for k, v in sel(nilai, f"{jalan}.{kunci}").items()}  # fmt: skip
    if isinstance(isi, list) and isi and isinstance(isi[0], dict):
        return {k: v for satu in isi for k, v in sel(satu, f"{jalan}.{satu['id']}").items()}
    return {jalan.lstrip("."): isi}


def beda(**pengaturan: str) -> dict[str, tuple[Any, Any]]:
    dulu, kini = sel(sebagai_berkas(desa())), sel(sebagai_berkas(desa(**pengaturan)))
    return {k: (dulu.get(k), kini.get(k)) for k in sorted({*dulu, *kini}) if dulu.get(k) != kini.get(k)}


def test_the_default_of_every_option_changes_nothing() -> None:
    for opsi in OPSI:
        assert beda(**{opsi.kunci: opsi.bawaan}) == {}


def test_a_normal_mothers_visit_counted_t() -> None:
    # normal has 6 of 6, then 6 of 7; with tablet (6 of 7) Tabel 4 has 12 of 13, then 12 of 14
    assert beda(bumil_normal_kunjungan="T") == {
        "ibu.normal.nilai.kunjungan": ("TS", "T"),
        "ibu.normal.seharusnya": (6, 7),
        "ibu.normal.persen": ("100.00", "85.71"),
        "indikator.ibu.kunjungan.seharusnya": (1, 2),
        "indikator.ibu.kunjungan.persen": ("100.00", "50.00"),
        "tabel4.indikator.ibu.seharusnya": (13, 14),
        "tabel4.indikator.ibu.persen": ("92.31", "85.71"),
        "tabel4.indikator.total.seharusnya": (62, 63),
        "tabel4.indikator.total.persen": ("95.16", "93.65"),
        "tabel4.orang.ibu.diterima": (1, 0),
        "tabel4.orang.ibu.persen": ("50.00", "0.00"),
        "tabel4.orang.total.diterima": (4, 3),
        "tabel4.orang.total.persen": ("57.14", "42.86"),
    }


def test_a_normal_childs_visit_becomes_due() -> None:
    hasil = beda(anak_normal_kunjungan="wajib")
    assert hasil["anak.dikunjungi.nilai.kunjungan"] == ("TS", "T")
    assert hasil["indikator.anak.kunjungan.seharusnya"] == (4, 5)
    assert {satu for satu in hasil if "anak.dikunjungi" not in satu} == {
        "indikator.anak.kunjungan.seharusnya", "indikator.anak.kunjungan.persen",
        "tabel4.indikator.anak.seharusnya", "tabel4.indikator.anak.persen", "tabel4.indikator.total.seharusnya",
        "tabel4.indikator.total.persen", "tabel4.orang.anak.diterima", "tabel4.orang.anak.persen",
        "tabel4.orang.total.diterima", "tabel4.orang.total.persen",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kunci", "nilai", "orang", "indikator", "dari", "ke"),
    [
        ("fe_rule", "tik", "ibu.tablet", "fe", "T", "Y"),
        ("tinggi_rule", "triwulan", "anak.diukur", "tinggi", "T", "Y"),
        ("konseling_anak", "ibu", "anak.ayah", "konseling", "Y", "T"),
        ("anak_18_bulan_band", "sebelum", "anak.delapan_belas", "timbang", "T", "Y"),
    ],
)
def test_an_option_about_one_service_turns_that_answer_only(
    kunci: str, nilai: str, orang: str, indikator: str, dari: str, ke: str
) -> None:
    hasil = beda(**{kunci: nilai})
    kelompok = orang.split(".")[0]
    assert hasil.pop(f"{orang}.nilai.{indikator}") == (dari, ke)
    langkah = 1 if ke == "Y" else -1
    for cacah in (
        f"{orang}.diterima", f"indikator.{kelompok}.{indikator}.diterima", f"tabel4.indikator.{kelompok}.diterima",
        "tabel4.indikator.total.diterima", f"tabel4.orang.{kelompok}.diterima", "tabel4.orang.total.diterima",
    ):  # fmt: skip
        dulu, kini = hasil.pop(cacah)
        assert kini - dulu == langkah, cacah
    assert set(hasil) == {
        f"{orang}.persen", f"indikator.{kelompok}.{indikator}.persen", f"tabel4.indikator.{kelompok}.persen",
        "tabel4.indikator.total.persen", f"tabel4.orang.{kelompok}.persen", "tabel4.orang.total.persen",
    }  # fmt: skip


def test_the_gravest_status_alone_is_printed_and_the_child_counts_once_all_the_same() -> None:
    assert beda(status_gizi_ganda="prioritas") == {"anak.ganda.status_gizi": (["GK", "S"], ["S"])}


def test_paud_by_months_counts_months() -> None:
    assert beda(paud_basis="bulan") == {
        "indikator.paud.paud.diterima": (1, 5),
        "indikator.paud.paud.seharusnya": (2, 6),
        "indikator.paud.paud.persen": ("50.00", "83.33"),
    }


def test_who_was_not_monitored_comes_into_the_tables() -> None:
    hasil = beda(sasaran_tanpa_catatan="T")
    assert hasil["tabel1.anak"] == (5, 6)
    assert hasil["tabel1.rumah_tangga"] == (7, 8)
    assert hasil["tabel2.tidak_diukur"] == (5, 6)
    assert hasil["tabel4.orang.anak.seharusnya"] == (5, 6)
    assert hasil["anak.belum.nilai.air"] == (None, "T")
    assert not [satu for satu in hasil if satu.startswith(("ibu.", "indikator.ibu", "tabel4.indikator.ibu", "paud"))]
    assert "belum_dipantau.anak" not in hasil


def test_the_basis_changes_the_headline_and_no_table() -> None:
    assert beda(konvergensi_desa_basis="orang") == {}
    assert (desa().konvergensi, desa(konvergensi_desa_basis="orang").konvergensi) == (
        desa().tabel4.indikator.total, desa().tabel4.orang.total,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kunci", "nilai"),
    [
        ("tabel3_urutan_8_9", "jamkes-akta"),
        ("tabel5_mode", "realisasi"),
        ("resti_paritas", "4"),
        ("resti_paritas", "5"),
    ],
)
def test_options_of_print_money_and_registration_change_no_number_of_the_quarter(kunci: str, nilai: str) -> None:
    assert beda(**{kunci: nilai}) == {}


def test_every_value_of_every_option_has_its_case_here() -> None:
    kasus = {
        "bumil_normal_kunjungan": 2, "anak_normal_kunjungan": 2, "fe_rule": 2, "tinggi_rule": 2, "konseling_anak": 2,
        "konvergensi_desa_basis": 2, "paud_basis": 2, "anak_18_bulan_band": 2, "tabel3_urutan_8_9": 2,
        "status_gizi_ganda": 2, "tabel5_mode": 2, "resti_paritas": 3, "indicator_set": 1, "sasaran_tanpa_catatan": 2,
    }  # fmt: skip
    assert {opsi.kunci: len(opsi.pilihan) for opsi in OPSI} == kasus
