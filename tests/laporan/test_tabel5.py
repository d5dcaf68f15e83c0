"""Tabel 5 on the screen, on paper, in the spreadsheet, in JSON, and kept by a finalised quarter."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from decimal import Decimal as D
from io import StringIO
from random import Random
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Tahun, Triwulan
from laporan.tampilan_revisi import angka
from laporan.tindakan_tahun import terbitkan_tahun
from laporan.tindakan_tutup import tutup_triwulan
from pemantauan.models import BerkasKartu, KartuSkor, PengaturanPedoman
from pemantauan.skor.banding import bandingkan
from pemantauan.skor.beku import sidik
from rembuk.kueri_anggaran import tabel5
from rembuk.models import AnggaranBidang, KegiatanAnggaran, Realisasi
from tests.factories import DusunFactory
from tests.laporan.bahan import SEKARANG, buka, saat_mencetak, tutup
from tests.lembar_excel import kalimat, lembar_excel
from tests.rembuk.bahan import teks_pdf
from tests.rembuk.bahan_anggaran import anggaran_contoh, bidang, kegiatan, realisasi

pytestmark = pytest.mark.usefixtures("_html")
F4 = "/52.04.20.2005/laporan/formulir-4/2026-T3"
BEKU = {
    "tahun": 2026,
    "pada": "2026-09-30",
    "bidang": {
        "1": {"total": None, "stunting": "3000000.00", "realisasi": "0.00"},
        "2": {"total": "400000000.00", "stunting": "57000000.00", "realisasi": "20000000.00"},
        "4": {"total": None, "stunting": "6000000.00", "realisasi": "1500000.00"},
    },
}
"""What `anggaran_contoh` amounts to at the end of the third quarter."""
CATATAN = (
    "Dana Desa menurut APBDes 2026, setelah perubahan bila ada. "
    "Total alokasi Bidang Pemberdayaan Masyarakat Desa belum dicatat."
)


def sel(halaman: str) -> list[list[str]]:
    """The rows of Tabel 5 on paper or screen, as texts."""
    isi = halaman[halaman.upper().index("TABEL 5. PENGGUNAAN") :]
    isi = isi[isi.index("<tbody>") : isi.index("</tbody>")]
    baris = re.findall(r"<tr>(.*?)</tr>", isi, re.DOTALL)
    return [[re.sub(r"<[^>]+>", " ", satu).strip() for satu in re.findall(r"<t[hd].*?</t[hd]>", b)] for b in baris]


def pilih_realisasi() -> None:
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode="52.04"),
        kunci="tabel5_mode",
        nilai="realisasi",
        berlaku_sejak=dt.date(2026, 1, 1),
    )


@pytest.fixture
def dana(di_desa: Wilayah) -> Wilayah:
    anggaran_contoh(di_desa)
    return di_desa


@pytest.fixture
def januari() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2027, 1, 5, 2, 0, tzinfo=dt.UTC)):
        yield


def test_the_screen_shows_what_was_spent_and_the_other_bidang_as_well(dana: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{F4}/").content.decode()
    assert sel(halaman) == [
        ["Bidang Pembangunan Desa", "Rp400.000.000", "Rp57.000.000", "14,25 %", "Rp20.000.000"],
        ["Bidang Pemberdayaan Masyarakat Desa", "belum dicatat", "Rp6.000.000", "-", "Rp1.500.000"],
        ["Bidang lain (1)  tidak masuk lembar resmi", "belum dicatat", "Rp3.000.000", "-", "Rp0"],
    ]
    assert CATATAN in halaman


def test_the_paper_has_the_two_rows_and_the_literal_heads(dana: Wilayah, klien_kpm: Client) -> None:
    kertas = klien_kpm.get(f"{F4}.pdf").content.decode()
    assert sel(kertas) == [
        ["1", "Bidang Pembangunan Desa", "Rp400.000.000", "Rp57.000.000", "14,25"],
        ["2", "Bidang Pemberdayaan Masyarakat Desa", "", "Rp6.000.000", ""],
    ]
    assert CATATAN in kertas
    assert "Kolom dana kosong" not in kertas


def test_the_other_reading_holds_spending_against_the_budget(dana: Wilayah, klien_kpm: Client) -> None:
    pilih_realisasi()
    # 20,000,000 / 57,000,000 = 35.0877 %; 1,500,000 / 6,000,000 = 25 %
    kertas = klien_kpm.get(f"{F4}.pdf").content.decode()
    assert sel(kertas) == [
        ["1", "Bidang Pembangunan Desa", "Rp57.000.000", "Rp20.000.000", "35,09"],
        ["2", "Bidang Pemberdayaan Masyarakat Desa", "Rp6.000.000", "Rp1.500.000", "25,00"],
    ]
    assert "alokasi dana = realisasinya sampai 17 September 2026." in kertas
    assert "Isi kolom Tabel 5 Dana Desa = realisasi" in kertas


def test_nothing_of_nothing_is_nought_on_paper_a_dash_on_screen_and_null_in_json(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    bidang(di_desa, "2", "0")
    bidang(di_desa, "4", "0")
    kegiatan(di_desa, "0")
    assert [satu[2:] for satu in sel(klien_kpm.get(f"{F4}.pdf").content.decode())] == [["Rp0", "Rp0", "0,00"]] * 2
    assert [satu[1:4] for satu in sel(klien_kpm.get(f"{F4}/").content.decode())] == [["Rp0", "Rp0", "-"]] * 2
    isi = klien_kpm.get(f"{F4}.json").json()["tabel5"]
    assert [(satu["total"], satu["persen"]) for satu in isi["baris"]] == [("0.00", None)] * 2


def test_the_json_of_page_year_and_command_is_one(dana: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"{F4}.json").json()["tabel5"]
    assert (isi["mode"], isi["pada"], [satu["persen"] for satu in isi["baris"]]) == (
        "alokasi", "2026-09-17", ["14.25", None],
    )  # fmt: skip
    keluaran = StringIO()
    call_command("skor", "52.04.20.2005", "2026-T3", stdout=keluaran)
    assert json.loads(keluaran.getvalue())["tabel5"] == isi
    tahun = klien_kpm.get("/52.04.20.2005/laporan/formulir-4/2026.json").json()["tabel5"]
    assert tahun == isi
    assert klien_kpm.get("/52.04.20.2005/laporan/formulir-4/2025.json").json()["tabel5"] is None


def test_the_spreadsheet_reads_as_the_paper_and_keeps_numbers(dana: Wilayah, klien_kpm: Client) -> None:
    lembar = lembar_excel(klien_kpm.get(f"{F4}.xlsx").content)
    nilai = [satu.value for baris in lembar.iter_rows() for satu in baris if satu.value is not None]
    awal = nilai.index("Bidang Pembangunan Desa")
    assert nilai[awal + 1 : awal + 4] == [400_000_000, 57_000_000, 14.25]
    assert CATATAN in kalimat(lembar)


def test_a_village_without_a_budget_prints_the_note(di_desa: Wilayah, klien_kpm: Client) -> None:
    kegiatan(di_desa, sumber="OPD")
    kertas = klien_kpm.get(f"{F4}.pdf").content.decode()
    assert [satu[2:] for satu in sel(kertas)] == [["", "", ""]] * 2
    assert "Kolom dana kosong karena angka APBDes belum dicatat di aplikasi ini." in kertas
    assert "Angka APBDes belum dicatat." in klien_kpm.get(f"{F4}/").content.decode()


def test_a_finalised_quarter_keeps_its_tabel_5_whatever_is_spent_later(dana: Wilayah, klien_kpm: Client) -> None:
    kartu = tutup(dana)
    assert (kartu.isi["bentuk"], kartu.isi["tabel5"], kartu.sidik) == (2, BEKU, sidik(kartu.isi))
    kertas = sel(bytes(BerkasKartu.objects.get(kode="formulir-4").berkas).decode())
    assert kertas[0] == ["1", "Bidang Pembangunan Desa", "Rp400.000.000", "Rp57.000.000", "14,25"]
    KegiatanAnggaran.objects.all().update(anggaran=1, perubahan=None)
    AnggaranBidang.objects.all().update(perubahan=7)
    pilih_realisasi()
    assert sel(klien_kpm.get(f"{F4}/").content.decode())[0] == [
        "Bidang Pembangunan Desa", "Rp400.000.000", "Rp57.000.000", "14,25 %", "Rp20.000.000",
    ]  # fmt: skip
    isi = klien_kpm.get(f"{F4}.json").json()["tabel5"]
    assert (isi["mode"], isi["pada"], isi["baris"][0]["realisasi"]) == ("alokasi", "2026-09-30", "20000000.00")
    lembar = lembar_excel(klien_kpm.get(f"{F4}.xlsx").content)
    assert 400_000_000 in [satu.value for baris in lembar.iter_rows() for satu in baris]


def test_a_card_older_than_the_table_prints_its_old_note(dana: Wilayah, klien_kpm: Client) -> None:
    kartu = tutup(dana)
    lama = {kunci: nilai for kunci, nilai in kartu.isi.items() if kunci != "tabel5"} | {"bentuk": 1}
    KartuSkor.objects.bulk_create(
        [
            KartuSkor(
                desa=dana, periode="2026-T2", revisi=0, isi=lama | {"periode": "2026-T2"}, sidik="0" * 64,
                penanda_tangan=[], perbedaan=[], ditutup_pada=SEKARANG,
            )
        ]
    )  # fmt: skip
    halaman = klien_kpm.get("/52.04.20.2005/laporan/formulir-4/2026-T2/").content.decode()
    assert "Angka APBDes belum dicatat." in halaman
    assert klien_kpm.get("/52.04.20.2005/laporan/formulir-4/2026-T2.json").json()["tabel5"] is None


def test_money_spent_while_the_paper_is_printed_is_on_the_paper(dana: Wilayah) -> None:
    satu = KegiatanAnggaran.objects.get(uraian="Jamban sehat rumah tangga")
    with saat_mencetak(lambda: realisasi(satu, "1000000", dt.date(2026, 9, 30))) as cetakan:
        kartu = tutup(dana)
    assert (len(cetakan), kartu.isi["tabel5"]["bidang"]["2"]["realisasi"]) == (2, "21000000.00")


def test_the_budget_changed_while_the_paper_is_printed_is_on_the_paper(dana: Wilayah) -> None:
    def ubah() -> None:
        KegiatanAnggaran.objects.filter(uraian="Jamban sehat rumah tangga").update(perubahan=D("50000000"))

    with saat_mencetak(ubah):
        kartu = tutup(dana)
    assert kartu.isi["tabel5"]["bidang"]["2"]["stunting"] == "65000000.00"
    kertas = sel(bytes(BerkasKartu.objects.get(kode="formulir-4").berkas).decode())
    assert kertas[0] == ["1", "Bidang Pembangunan Desa", "Rp400.000.000", "Rp65.000.000", "16,25"]


def test_the_next_revision_tells_what_changed_in_tabel_5(dana: Wilayah, klien_kpm: Client) -> None:
    tutup(dana)
    buka(dana)
    Realisasi.objects.filter(jumlah=20_000_000).update(jumlah=D("22000000"))
    bidang(dana, "4", "50000000")
    kartu = tutup(dana)
    assert kartu.perbedaan == [
        {"jenis": "angka", "tabel": "tabel5", "bagian": "2", "hal": "realisasi", "dari": "20000000.00",
         "ke": "22000000.00"},
        {"jenis": "angka", "tabel": "tabel5", "bagian": "4", "hal": "total", "dari": None, "ke": "50000000.00"},
    ]  # fmt: skip
    halaman = " ".join(klien_kpm.get(f"/{dana.kode}/skor/2026-T3/revisi/").content.decode().split())
    for kata in (
        "Tabel 5. Penggunaan Dana Desa",
        "Pelaksanaan Pembangunan Desa: realisasi kegiatan stunting",
        "Rp20.000.000",
        "Rp22.000.000",
        "Pemberdayaan Masyarakat: seluruh alokasi Dana Desa",
        "Rp50.000.000",
    ):
        assert kata in halaman


def test_against_a_card_without_the_table_everything_in_it_is_new(dana: Wilayah) -> None:
    baru = tutup(dana).isi
    lama = {kunci: nilai for kunci, nilai in baru.items() if kunci != "tabel5"}
    (tabel,) = angka(bandingkan(lama, baru), "hpk-2018")
    assert tabel.judul == "Tabel 5. Penggunaan Dana Desa"
    assert [(satu.hal, satu.dari, satu.ke) for satu in tabel.baris][:3] == [
        ("Penyelenggaraan Pemerintahan Desa: alokasi kegiatan stunting", "–", "Rp3.000.000"),
        ("Penyelenggaraan Pemerintahan Desa: realisasi kegiatan stunting", "–", "Rp0"),
        ("Pelaksanaan Pembangunan Desa: seluruh alokasi Dana Desa", "–", "Rp400.000.000"),
    ]
    assert bandingkan(baru, baru) == []


def test_the_year_has_the_yearly_apbdes_and_is_frozen_with_its_last_quarter(
    januari: None, dana: Wilayah, klien_kpm: Client
) -> None:
    saat = dt.datetime(2027, 1, 5, 10, 0, tzinfo=SEKARANG.tzinfo)
    alamat = "/52.04.20.2005/laporan/formulir-4/2026/"
    # the 15,000,000 of October are in it
    assert sel(klien_kpm.get(alamat).content.decode())[0][-1] == "Rp35.000.000"
    for ke in (1, 2, 3, 4):
        tutup_triwulan(desa=dana, triwulan=Triwulan(2026, ke), penanda_tangan=(), oleh=None, sekarang=saat)
    kartu = terbitkan_tahun(desa=dana, tahun=Tahun(2026), oleh=None, sekarang=saat)
    Realisasi.objects.all().delete()
    assert kartu.isi["tabel5"]["bidang"]["2"] == {
        "total": "400000000.00", "stunting": "57000000.00", "realisasi": "35000000.00",
    }  # fmt: skip
    assert kartu.isi["tabel5"]["pada"] == "2026-12-31"
    assert sel(klien_kpm.get(alamat).content.decode())[0][-1] == "Rp35.000.000"


def test_a_part_of_the_village_and_a_kelurahan_have_no_tabel_5(dana: Wilayah, klien_kpm: Client, desa: Wilayah) -> None:
    dusun = DusunFactory(desa=desa, nama="Barat")
    for akhir in ("/", ".pdf"):
        assert "TABEL 5" not in klien_kpm.get(f"{F4}{akhir}?dusun={dusun.uuid}").content.decode().upper()
    assert klien_kpm.get(f"{F4}.json?dusun={dusun.uuid}").json()["tabel5"] is None


def test_the_budget_prints_and_goes_out_for_excel(desa: Wilayah, klien_kades: Client, settings: Any) -> None:
    settings.KPM_TANPA_PDF = False
    with lingkup(desa.kode):
        anggaran_contoh(desa)
    jawab = klien_kades.get(f"/{desa.kode}/anggaran/2026.pdf?kertas=F4")
    teks = teks_pdf(jawab.content)
    for kata in (
        "ANGGARAN DAN REALISASI KEGIATAN PENCEGAHAN STUNTING", "Bidang 2. Pelaksanaan Pembangunan Desa", "02.04.90",
        "Jamban sehat rumah tangga", "Rp42.000.000", "Rp20.000.000", "47,62", "Sumur bor Dinas PU", "Rp90.000.000",
        "setelah perubahan Rp400.000.000",
    ):  # fmt: skip
        assert kata in teks
    lembar = lembar_excel(klien_kades.get(f"/{desa.kode}/anggaran/2026.xlsx").content)
    nilai = [satu.value for baris in lembar.iter_rows() for satu in baris]
    assert {42_000_000, 90_000_000, 47.62} <= set(nilai)


def test_the_command_writes_the_budget_of_a_village_and_none_of_a_kelurahan(
    desa: Wilayah, tmp_path: Any, kpm: Pengguna
) -> None:
    berkas = tmp_path / "a.xlsx"
    call_command("cetak", "anggaran", desa.kode, "2026", "-o", str(berkas), stdout=StringIO())
    assert berkas.read_bytes()[:2] == b"PK"
    Wilayah.objects.create(kode="52.04.20.1001", nama="Labuhan")
    with pytest.raises(CommandError, match="Kelurahan tidak mempunyai APBDes"):
        call_command("cetak", "anggaran", "52.04.20.1001", "2026", "-o", str(berkas))


def test_a_second_path_counts_tabel_5_alike(di_desa: Wilayah) -> None:
    """Plain loops over the tables, in cents, against the reading of the product, for a year of arbitrary lines."""
    acak = Random(5)
    for ke in range(40):
        satu = kegiatan(
            di_desa, str(acak.randrange(10**9)), bidang=str(acak.randrange(1, 6)), uraian=f"K{ke}", kode="",
            sumber=acak.choice(["DDS", "DDS", "ADD", "OPD"]), tahun=acak.choice([2025, 2026, 2026]),
            perubahan=acak.choice([None, "0", str(acak.randrange(10**9))]),
        )  # fmt: skip
        for _ in range(acak.randrange(4)):
            hari = dt.date(satu.tahun, acak.randrange(1, 13), acak.randrange(1, 29))
            realisasi(satu, f"{acak.randrange(10**8)}.{acak.randrange(100):02d}", hari)
    for kode in "245":
        bidang(di_desa, kode, str(acak.randrange(1, 10**10)), perubahan=acak.choice([None, str(10**10)]))
    pada = dt.date(2026, 9, 30)
    for mode in ("alokasi", "realisasi"):
        isi = tabel5(2026, pada, mode)
        assert isi
        for baris in isi.baris:
            sen = pakai = 0
            for k in KegiatanAnggaran.objects.filter(tahun=2026, sumber="DDS", bidang=baris.bidang):
                sen += int((k.anggaran if k.perubahan is None else k.perubahan) * 100)
                pakai += sum(int(r.jumlah * 100) for r in k.realisasi.all() if r.tanggal <= pada)
            induk = AnggaranBidang.objects.get(tahun=2026, sumber="DDS", bidang=baris.bidang)
            seluruh = int((induk.perubahan if induk.perubahan is not None else induk.anggaran) * 100)
            total, khusus = (seluruh, sen) if mode == "alokasi" else (sen, pakai)
            assert (baris.total, baris.khusus, baris.realisasi) == (D(total) / 100, D(khusus) / 100, D(pakai) / 100)
            assert baris.persen == D((khusus * 20000 + total) // (2 * total)) / 100
