"""From gap to rupiah: one line for each indicator, its money, and the numbers of the quarters since."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from kpm.dokumen.cetak import bisa_pdf
from kpm.dokumen.grafik import kolom
from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.jejak_masalah import Angka, bagian_persen, gambar, ringkas_rupiah, sebut_perubahan
from laporan.kueri import skor_desa
from laporan.kueri_jejak_masalah import jejak_masalah
from rembuk import tindakan
from rembuk.models import KegiatanAnggaran, Masalah, Realisasi, Usulan
from sasaran.models import Anak
from tests.factories import PemantauanAnakFactory
from tests.rembuk.bahan import HARI_INI, isi_triwulan, mulai, teks_pdf, terbit, usul

JAMBAN = "Jamban sehat rumah tangga"


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def desa_isi(desa: Wilayah, kpm: Pengguna) -> Wilayah:
    """Two of three children without a latrine in Triwulan II; in Triwulan III one of them has one."""
    with lingkup(desa.kode):
        isi_triwulan(desa)
        terbit(desa, kpm)
        for anak in Anak.objects.select_related("orang"):
            ada = {"Aisyah": True, "Budi": True, "Citra": False}[anak.orang.nama]
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), jamban=ada, air=True, akta=True, jamkes=True)
        Masalah.objects.update(penyebab="Rumah di atas air")
    return desa


def anggarkan(desa: Wilayah, anggaran: str, perubahan: str | None, *terpakai: str) -> None:
    usulan = Usulan.objects.get(kegiatan=JAMBAN)
    satu = KegiatanAnggaran.objects.create(
        desa=desa, tahun=2027, bidang="2", uraian="Jamban", usulan=usulan, anggaran=Decimal(anggaran),
        perubahan=None if perubahan is None else Decimal(perubahan),
    )  # fmt: skip
    for jumlah in terpakai:
        Realisasi.objects.create(desa=desa, kegiatan=satu, tanggal=HARI_INI, jumlah=Decimal(jumlah))


def teks(isi: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", isi.decode().split('id="isi"')[-1]).split())


def test_a_line_tells_gap_cause_proposal_agreement_and_the_quarter_since(
    desa_isi: Wilayah, klien_kades: Client
) -> None:
    isi = teks(klien_kades.get(f"/{desa_isi.kode}/jejak-masalah/").content)
    assert "Rembuk 2026, untuk RKP Desa 2027" in isi
    assert "Kekurangan 2 dari 3 orang belum, 33,33 % tercapai Triwulan II 2026" in isi
    assert "Penyebab Rumah di atas air" in isi
    assert f"Usulan {JAMBAN} , Rp42.000.000" in isi
    assert "Berita Acara 140/001/BA-RS/VI/2026" in isi
    assert "Anggaran Belum dianggarkan" in isi
    assert "Keadaan terakhir Belum ada triwulan sesudahnya yang selesai" in isi


def test_the_numbers_since_are_those_of_the_scorecard(desa_isi: Wilayah) -> None:
    with lingkup(desa_isi.kode):
        (baris,) = jejak_masalah(desa_isi, 2026, dt.date(2026, 11, 25)).baris
        skor = skor_desa(desa_isi, Triwulan(2026, 3)).indikator["anak"]["jamban"]
    assert [(str(satu.triwulan), satu.kurang, satu.sementara) for satu in baris.sesudah] == [
        ("2026-T3", skor.tidak, False),
        ("2026-T4", None, True),
    ]
    assert (baris.kalimat, baris.kalimat_persen) == (
        "Turun dari 2 menjadi 1 orang", "Tercapai 33,33 % menjadi 66,67 %",
    )  # fmt: skip
    assert (baris.arah, baris.judul_akhir) == (-1, "Keadaan terakhir")


def test_budget_in_force_and_spending_are_summed_to_the_rupiah_and_never_twice(desa_isi: Wilayah) -> None:
    with lingkup(desa_isi.kode):
        anggarkan(desa_isi, "42000000", None, "10000000.50", "5000000.25")
        anggarkan(desa_isi, "8000000", "6000000", "1")
        jejak = jejak_masalah(desa_isi, 2026, dt.date(2026, 11, 25))
        (baris,) = jejak.baris
    assert (baris.anggaran, baris.realisasi) == (Decimal("48000000"), Decimal("15000001.75"))
    assert (jejak.anggaran, jejak.realisasi, jejak.terpakai) == (baris.anggaran, baris.realisasi, "31 %")
    assert baris.judul_akhir == "Sesudah kegiatan"


def test_nothing_is_called_the_effect_of_anything(desa_isi: Wilayah, klien_kades: Client) -> None:
    with lingkup(desa_isi.kode):
        anggarkan(desa_isi, "42000000", None, "42000000")
    layar = teks(klien_kades.get(f"/{desa_isi.kode}/jejak-masalah/").content)
    kertas = teks(klien_kades.get(f"/{desa_isi.kode}/jejak-masalah.pdf").content)
    for isi in (layar, kertas):
        assert "42.000.000" in isi
        assert [kata for kata in ("berkat", "akibat", "berhasil", "menurunkan") if kata in isi.lower()] == []
    assert "Rp42.000.000 terpakai Rp42.000.000 , 100 %" in layar


def test_a_gap_two_meetings_took_up_stands_in_one_line(desa_isi: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa_isi.kode):
        lagi = mulai(desa_isi, kpm)
        usul(lagi, kpm, kegiatan="Arisan jamban", masalah=lagi.masalah.get())
        usul(lagi, kpm, kegiatan="Insentif KPM")
        jejak = jejak_masalah(desa_isi, 2026, HARI_INI)
    assert [satu.kunci for satu in jejak.baris] == ["anak:jamban"]
    assert [satu.kegiatan for satu in jejak.baris[0].usulan] == [
        JAMBAN, "Kelas ayah dan ibu", "Kebun gizi keluarga", "Arisan jamban",
    ]  # fmt: skip
    assert [(satu.kegiatan, satu.rencana) for satu in jejak.lain] == [
        ("Insentif KPM", True),
        ("Kelas ibu hamil", False),
    ]
    assert jejak.jumlah_usulan == 5


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kades: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = mulai(desa, kpm, terpilih=("anak:jamban", "anak:timbang", "anak:parenting")[:jumlah])
        for masalah in rembuk.masalah.all():
            usulan = usul(rembuk, kpm, masalah=masalah)
            satu = KegiatanAnggaran.objects.create(
                desa=desa, tahun=2027, bidang="2", uraian="x", anggaran=Decimal(5), usulan=usulan
            )
            Realisasi.objects.create(desa=desa, kegiatan=satu, tanggal=HARI_INI, jumlah=Decimal(1))
    with django_assert_num_queries(16):
        jawab = klien_kades.get(f"/{desa.kode}/jejak-masalah/")
    assert jawab.content.decode().count('<article class="jejak">') == jumlah


def test_a_village_without_gaps_is_told_the_next_step(desa: Wilayah, klien_kades: Client) -> None:
    assert "Belum ada kekurangan yang dibahas" in teks(klien_kades.get(f"/{desa.kode}/jejak-masalah/").content)
    assert klien_kades.get(f"/{desa.kode}/jejak-masalah.pdf").status_code == 404


def test_the_year_stands_in_the_address_and_nonsense_is_the_latest(desa_isi: Wilayah, klien_kades: Client) -> None:
    for tahun in ("2026", "2019", "x", ""):
        isi = teks(klien_kades.get(f"/{desa_isi.kode}/jejak-masalah/?tahun={tahun}").content)
        assert "Rembuk 2026, untuk RKP Desa 2027" in isi


def test_the_summary_of_the_kepala_desa_leads_there(desa_isi: Wilayah, klien_kades: Client) -> None:
    isi = klien_kades.get(f"/{desa_isi.kode}/ringkasan/").content.decode()
    assert f'href="/{desa_isi.kode}/jejak-masalah/"' in isi


@pytest.mark.skipif(not bisa_pdf(), reason="tanpa Pango tidak ada PDF")
def test_the_command_prints_a_year_without_names(desa_isi: Wilayah, settings: Any, tmp_path: Path) -> None:
    settings.KPM_TANPA_PDF = False
    berkas = tmp_path / "jejak.pdf"
    call_command("cetak", "jejak", desa_isi.kode, "2026", "-o", str(berkas))
    isi = teks_pdf(berkas.read_bytes())
    assert "Dari kekurangan sampai rupiah: rembuk stunting 2026, Desa Pulau Kaung" in isi
    assert "2 dari 3 orang belum, 33,33 % tercapai, Triwulan II 2026" in isi
    assert [nama for nama in ("Aisyah", "Budi", "Citra") if nama in isi] == []
    for tahun, kata in (("26", "Tahun ditulis"), ("2019", "Belum ada kekurangan")):
        with pytest.raises(CommandError, match=kata):
            call_command("cetak", "jejak", desa_isi.kode, tahun, "-o", str(berkas))


@pytest.mark.parametrize(
    ("dulu", "kini", "kalimat"),
    [(14, 6, "Turun dari 14 menjadi 6 orang"), (4, 5, "Naik dari 4 menjadi 5 orang"), (3, 3, "Tetap 3 orang"),
     (2, 0, "Turun dari 2 menjadi 0 orang")],
)  # fmt: skip
def test_the_change_in_words(dulu: int, kini: int, kalimat: str) -> None:
    assert sebut_perubahan(dulu, kini) == kalimat


def test_shares_are_whole_percents() -> None:
    assert [bagian_persen(Decimal(a), Decimal(b)) for a, b in ((1, 3), (1, 2), (5, 1000), (1, 0))] == [
        "33 %", "50 %", "1 %", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [("0", "0 rupiah"), ("999999", "999.999 rupiah"), ("1000000", "1 juta rupiah"), ("33600000", "33,6 juta rupiah"),
     ("33650000", "33,7 juta rupiah"), ("1240000000", "1,2 miliar rupiah")],
)  # fmt: skip
def test_a_headline_of_money_is_short(nilai: str, kata: str) -> None:
    assert " ".join(ringkas_rupiah(Decimal(nilai))) == kata


def test_columns_stand_on_one_line_and_the_highest_is_full() -> None:
    tiang = kolom([10, None, 5, 0], langkah=40, tinggi=40, atas=16)
    assert [(k.x, k.y, k.lebar, k.tinggi, k.tengah) if k else None for k in tiang] == [
        (8, "16.0", 24, "40.0", "20.0"), None, (88, "36.0", 24, "20.0", "100.0"), (128, "55.0", 24, "1.0", "140.0"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="negatif"):
        kolom([-1], langkah=40, tinggi=40, atas=16)


def test_the_picture_says_its_numbers_in_words_and_needs_two() -> None:
    def angka(triwulan: Triwulan, kurang: int | None, *, sementara: bool = False) -> Angka:
        return Angka(triwulan, kurang, 20, None, sementara)

    satu = angka(Triwulan(2026, 4), 14)
    assert gambar([satu, angka(Triwulan(2027, 1), None)]) is None
    dua = gambar([satu, angka(Triwulan(2027, 1), 6), angka(Triwulan(2027, 2), 5, sementara=True)])
    assert dua is not None
    assert dua.label == (
        "Belum menerima: Triwulan IV 2026 14 orang; Triwulan I 2027 6 orang; Triwulan II 2027 5 orang (sementara)"
    )
    assert [satu.tahun for satu in dua.batang] == ["2026", "2027", ""]
    assert (dua.lebar, len(gambar([satu] * 12).batang) * 27, gambar([satu] * 12).lebar) == (120, 324, 324)  # type: ignore[union-attr]


def test_a_step_back_does_not_call_it_done(desa_isi: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa_isi.kode):
        usulan = Usulan.objects.get(kegiatan=JAMBAN)
        for ke in ("masuk_rkp", "masuk_apbdes", "terlaksana"):
            tindakan.pindahkan(
                usulan, ke, oleh=kpm, tanggal=HARI_INI, nomor="Perdes 4/2026" if ke == "masuk_rkp" else ""
            )
        (baris,) = jejak_masalah(desa_isi, 2026, HARI_INI).baris
        assert (baris.judul_akhir, baris.terjauh, baris.usulan[0].nomor) == (
            "Sesudah kegiatan", "terlaksana", "Perdes 4/2026",
        )  # fmt: skip
        tindakan.kembalikan(usulan, oleh=kpm, tanggal=HARI_INI, alasan="Belum selesai")
        (baris,) = jejak_masalah(desa_isi, 2026, HARI_INI).baris
    assert (baris.judul_akhir, baris.terjauh) == ("Keadaan terakhir", "masuk_apbdes")
