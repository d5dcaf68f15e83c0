"""The sample files, each an invented copy of what people hold, are read to their last cell."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from kpm.bacaan.bentuk import Buku, LembarMentah, NilaiJanggal
from kpm.bacaan.kepala import baris_data, cari_kepala, cari_semua_kepala, cari_tabel
from kpm.bacaan.nilai import Masa, Nomor, Tanggal, centang, desimal, masa, nomor, rt_rw, tanggal, ukuran, z_skor
from kpm.bacaan.wadah import baca_buku

BERKAS = Path(__file__).parent.parent / "data" / "impor"
EPPGBM = {
    "nik": ["NIK"],
    "nama": ["Nama"],
    "lahir": ["Tgl Lahir"],
    "puskesmas": ["Puskesmas", "Pukesmas"],
    "rt": ["RT"],
    "ukur": ["Tanggal Pengukuran"],
    "berat": ["Berat"],
    "tinggi": ["Tinggi"],
    "zs": ["ZS TB/U"],
    "kia": ["KIA"],
}
ANAK = {
    "kia": ["No Register (KIA)"],
    "nama": ["Nama Anak"],
    "lahir": ["Tanggal Lahir Anak"],
    "imunisasi": ["Pemberian Imunisasi Dasar"],
    "ayah": ["Konseling Gizi Bagi Orang Tua L"],
    "ibu": ["Konseling Gizi Bagi Orang Tua P"],
    "kunjungan": ["Kunjungan Rumah"],
    "paud": ["Pengasuhan (PAUD)"],
}
IBU = {
    "kia": ["No Register (KIA)"],
    "nama": ["Nama Ibu"],
    "hpl": ["Hari Perkiraan Lahir (Tgl/Bln/Thn)"],
    "usia": ["Usia Kehamilan (Bulan)"],
    "melahirkan": ["Tanggal Melahirkan (Tgl/Bln/Thn)"],
    "jamkes": ["Jaminan Kesehatan"],
}


def buku(nama: str) -> Buku:
    """A sample."""
    return baca_buku((BERKAS / nama).read_bytes())


def lembar(isi: Buku, nama: str) -> LembarMentah:
    """A sheet by its name."""
    return next(satu for satu in isi.lembar if satu.nama == nama)


@pytest.mark.parametrize("nama", sorted(satu.name for satu in BERKAS.iterdir() if satu.suffix != ".md"))
def test_every_sample_is_read_without_a_warning(nama: str) -> None:
    assert buku(nama).peringatan == ()


def test_the_download_of_eppgbm_is_a_page() -> None:
    satu, kepala = cari_tabel(buku("eppgbm_status_gizi_html.xls"), EPPGBM, paling_sedikit=8, sebutan="tabel")

    semua = list(baris_data(satu, kepala, ("nik", "nama")))

    assert [nomor(b["nik"]) for b in semua] == [Nomor("6213991203240001"), Nomor(masalah="tersamar"), Nomor()]
    assert [tanggal(b["lahir"]) for b in semua] == [
        Tanggal(dt.date(2024, 3, 12)),
        Tanggal(dt.date(2024, 1, 20)),
        Tanggal(dt.date(2025, 2, 2)),
    ]
    assert [desimal(b["berat"]) for b in semua] == [Decimal("9.1"), Decimal("7.6"), 10945]
    assert [z_skor(b["zs"]) for b in semua] == [Decimal("-1.59"), Decimal("-2.84"), None]
    assert [centang(b["kia"]) for b in semua] == [True, None, None]
    assert semua[0].alamat("berat") == "T2"


def test_the_older_download_saved_by_an_indonesian_excel_says_the_same() -> None:
    satu, kepala = cari_tabel(buku("eppgbm_2023_titikkoma_cp1252.csv"), EPPGBM, paling_sedikit=8, sebutan="tabel")

    semua = list(baris_data(satu, kepala, ("nik", "nama")))

    assert [nomor(b["nik"]).masalah for b in semua] == ["rusak", "tersamar", ""]
    assert [tanggal(b["lahir"]) for b in semua] == [
        Tanggal(dt.date(2024, 3, 12)),
        Tanggal(dt.date(2024, 1, 20)),
        Tanggal(dt.date(2025, 2, 2)),
    ]
    berat = [ukuran(b["berat"], dari=Decimal(1), sampai=Decimal(40)).nilai for b in semua]
    assert berat == [Decimal("9.1"), Decimal("7.6"), None]
    assert [z_skor(b["zs"]) for b in semua] == [Decimal("-1.59"), Decimal("-2.84"), None]
    assert [rt_rw(b["rt"]) for b in semua] == ["001", "002", ""]


def test_opensid_ends_at_its_mark_and_tells_a_number_from_a_text() -> None:
    kamus = {nama: [nama] for nama in ("nik", "no_kk", "nama", "sex", "tanggallahir", "dusun", "rt")}
    satu, kepala = cari_tabel(buku("opensid_penduduk.xlsx"), kamus, paling_sedikit=7, sebutan="tabel")

    semua = list(baris_data(satu, kepala, ("nik", "nama")))

    assert [nomor(b["nik"]) for b in semua] == [
        Nomor("6213991508900001"),
        Nomor("6213995204930001"),
        Nomor("6213991203240001"),
    ]
    assert [tanggal(b["tanggallahir"]) for b in semua] == [
        Tanggal(dt.date(1990, 8, 15)),
        Tanggal(dt.date(1993, 4, 12)),
        Tanggal(dt.date(2024, 3, 12)),
    ]


def test_four_heading_rows_of_families_at_risk_are_flattened() -> None:
    kamus = {
        "kk": ["No Kartu Keluarga"],
        "baduta": ["Punya Anak 0-23 Bulan"],
        "balita": ["Punya Anak 24-59 Bulan"],
        "hamil": ["PUS Hamil"],
        "jamban": ["Keluarga Tidak Mempunyai Jamban yang Layak"],
        "banyak": ["Terlalu Banyak (≥ 3 Anak)"],
    }
    satu, kepala = cari_tabel(buku("krs_bnba.xlsx"), kamus, paling_sedikit=6, sebutan="tabel")

    (baris,) = baris_data(satu, kepala, ("kk",))

    assert [centang(baris[kode], angka="1/2") for kode in ("baduta", "balita", "hamil", "jamban", "banyak")] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_months_of_a_workbook_stand_in_sheets_of_their_own() -> None:
    isi = buku("form_kpm_lembar_per_bulan.xlsx")
    ibu, anak = lembar(isi, "2A Januari"), lembar(isi, "2B Desember")
    kepala_ibu = cari_kepala(ibu.baris, IBU, paling_sedikit=6)
    kepala_anak = cari_kepala(anak.baris, ANAK, paling_sedikit=8)
    assert kepala_ibu is not None
    assert kepala_anak is not None

    semua_ibu = list(baris_data(ibu, kepala_ibu, ("kia", "nama")))
    semua_anak = list(baris_data(anak, kepala_anak, ("kia", "nama")))

    assert masa(ibu.baris[1].nilai(0)) == Masa(2025, 1)
    assert [(b["nama"], tanggal(b["hpl"]), centang(b["jamkes"])) for b in semua_ibu] == [
        ("Kenanga Rekaan", Tanggal(dt.date(2025, 1, 8)), True),
        ("Asokawati", Tanggal(dt.date(2025, 7, 31), bulan_saja=True), True),
        ("Cempaka Karangan", Tanggal(dt.date(2024, 12, 31), bulan_saja=True), True),
    ]
    # The letter row holds l and p, as the sub-headings do; the ticks are those of the font Symbol.
    assert [(b["kia"], centang(b["imunisasi"]), centang(b["ayah"]), centang(b["ibu"])) for b in semua_anak] == [
        ("9045002", True, True, True),
        ("9045004", False, False, True),
        ("9045009", True, False, True),
        ("9045010", True, True, True),
        ("9045012", True, False, True),
        ("9045013", True, False, True),
        ("9045015", True, False, True),
        ("9045016", True, False, True),
    ]


def test_months_below_each_other_are_told_apart() -> None:
    satu = lembar(buku("form_kpm_bertumpuk.xlsx"), "2B")

    kepala = cari_semua_kepala(satu.baris, ANAK, paling_sedikit=8)

    # The month stands up to three rows above its heading.
    bulan = [
        next(isi for baris in satu.baris[k.awal - 3 if k.awal > 2 else 0 : k.awal] if (isi := masa(baris.nilai(0))))
        for k in kepala
    ]
    assert bulan == [Masa(2025, bulan) for bulan in range(1, 13)]
    assert [len(list(baris_data(satu, k, ("kia", "nama")))) for k in kepala] == [4, 4, 6, 5, 6, 6, 6, 7, 6, 6, 9, 8]


def test_what_a_workbook_counts_is_no_tick() -> None:
    satu = lembar(buku("form_kpm_lembar_per_bulan.xlsx"), "2B November")
    kepala = cari_kepala(satu.baris, {"nama": ["Nama Anak"], "berat": ["Pengukuran Berat Badan"]}, paling_sedikit=2)
    assert kepala is not None
    tebing = next(b for b in baris_data(satu, kepala, ("nama",)) if b["nama"] == "Tebing Uji")

    with pytest.raises(NilaiJanggal, match="bukan tanda ya atau tidak"):
        centang(tebing["berat"])

    assert tebing["berat"] == Decimal("6.5")
