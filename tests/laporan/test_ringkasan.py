"""The kepala desa's page: three numbers, where they went, which dusun, what to decide."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.test import Client

from kpm.dokumen.cetak import PDF
from kpm.models import DokumenTerbit, Dusun, Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from laporan.kueri_ringkasan import arah_orang, tingkat
from laporan.models import RekapDesa
from pemantauan.models import PengaturanPedoman
from rembuk.models import BeritaAcara, Pertemuan, Usulan
from tests.conftest import _petugas, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
)

RINGKASAN = "/52.04.20.2005/ringkasan/"


def polos(halaman: str) -> str:
    """Text of the page's own part, tags and white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", halaman.split("<main", 1)[1]).replace("\n", " ").split())


def anak(desa: Wilayah, dusun: Dusun, **catatan) -> None:
    """A child of two months (eight services do not apply) with a record of August."""
    bayi = AnakFactory(desa=desa, lahir=dt.date(2026, 6, 10), keluarga=KeluargaFactory(desa=desa, dusun=dusun))
    PemantauanAnakFactory(anak=bayi, **catatan)


def penuh(**lain: bool) -> dict[str, bool]:
    return {"air": True, "jamban": True, "akta": True, "jamkes": True, **lain}


def test_the_three_numbers_of_the_reference_village(desa_acuan: Wilayah, klien_kades: Client) -> None:
    teks = polos(klien_kades.get(RINGKASAN).content.decode())
    assert "Triwulan III 2026, berjalan, angka sementara per 17 September 2026" in teks
    assert "Tingkat konvergensi 80,49 %" in teks
    assert "Belum terlayani lengkap 5 dari 6 orang" in teks
    assert "Usulan menunggu keputusan 0 usulan Tidak ada yang menunggu." in teks


def test_directions_are_told_in_points_and_persons(di_desa: Wilayah, klien_kades: Client) -> None:
    dusun = DusunFactory(desa=di_desa)
    for ke in range(3):
        bayi = AnakFactory(desa=di_desa, lahir=dt.date(2026, 4, 1), keluarga=KeluargaFactory(desa=di_desa, dusun=dusun))
        # quarter II: 2 of 4 each and nobody complete; quarter III: two are complete, one has 3 of 5 (tinggi applies)
        PemantauanAnakFactory(anak=bayi, bulan=Bulan(2026, 6), **penuh(akta=False, jamkes=False))
        PemantauanAnakFactory(anak=bayi, bulan=Bulan(2026, 8), tinggi=ke > 0, **penuh(akta=ke > 0))
    teks = polos(klien_kades.get(RINGKASAN).content.decode())
    # 13 of 15 = 86,67 against 6 of 12 = 50,00
    assert "Tingkat konvergensi 86,67 % naik 36,67 poin dari triwulan lalu" in teks
    assert "Belum terlayani lengkap 1 dari 3 orang turun 2 orang dari triwulan lalu" in teks


def test_a_first_quarter_says_that_there_is_nothing_to_compare(desa_acuan: Wilayah, klien_kades: Client) -> None:
    bayi = AnakFactory(desa=desa_acuan, lahir=dt.date(2026, 6, 10))
    PemantauanAnakFactory(anak=bayi, air=True)
    teks = polos(klien_kades.get(f"{RINGKASAN}?triwulan=2024-T1").content.decode())
    assert "Belum ada angka Belum ada sasaran pada triwulan itu." in teks
    awal = polos(klien_kades.get(f"{RINGKASAN}?triwulan=2025-T2").content.decode())
    assert awal.count("Belum ada angka triwulan lalu untuk dibandingkan") == 2


@pytest.mark.parametrize(
    ("kini", "dulu", "teks"),
    [
        (23, 27, ("turun 4 orang", True, False, "dari triwulan lalu")),
        (27, 23, ("naik 4 orang", False, True, "dari triwulan lalu")),
        (5, 5, ("sama", False, False, "dengan triwulan lalu")),
        (5, None, None),
        (None, 5, None),
    ],
)
def test_more_unserved_persons_is_worse(kini: int | None, dulu: int | None, teks: tuple | None) -> None:
    arah = arah_orang(kini, dulu, "triwulan lalu")
    assert (arah and (arah.teks, arah.turun, arah.buruk, arah.dari)) == teks


@pytest.mark.parametrize(
    ("persen", "kata"),
    [("74.99", "rendah"), ("75.00", "sedang"), ("84.99", "sedang"), ("85.00", "baik"), ("0", "rendah")],
)
def test_the_word_for_a_dusun(persen: str, kata: str) -> None:
    assert tingkat(Decimal(persen))[0] == kata
    assert tingkat(None) == ("belum ada angka", "belum")


def test_the_line_draws_stored_quarters_with_gaps(di_desa: Wilayah, klien_kades: Client) -> None:
    for periode, konvergensi, orang, lengkap in (("2025-T3", "58.10", 40, 7), ("2026-T1", "66.90", 40, 11)):
        RekapDesa.objects.create(
            wilayah=di_desa, periode=periode, isi={}, konvergensi=Decimal(konvergensi), orang=orang, lengkap=lengkap
        )
    anak(di_desa, DusunFactory(desa=di_desa), **penuh(jamkes=False))
    halaman = klien_kades.get(RINGKASAN).content.decode()
    assert 'aria-label="5 triwulan terakhir: 58,10; tanpa angka; 66,90; tanpa angka; 75,00 persen"' in halaman
    assert 'aria-label="5 triwulan terakhir: 33; tanpa angka; 29; tanpa angka; 1 orang"' in halaman


def test_the_greatest_gaps_are_told_by_dusun_and_every_count_opens_its_persons(
    di_desa: Wilayah, klien_kades: Client
) -> None:
    barat, timur = DusunFactory(desa=di_desa, nama="Barat"), DusunFactory(desa=di_desa, nama="Timur")
    anak(di_desa, barat, **penuh(jamban=False, akta=False))
    anak(di_desa, timur, **penuh(jamban=False))
    anak(di_desa, timur, **penuh(jamban=False))
    halaman = klien_kades.get(RINGKASAN).content.decode()
    teks = polos(halaman)
    assert "Jamban sehat anak 0–23 bulan 3 orang Timur 2 Barat 1 Akta lahir anak 0–23 bulan 1 orang Barat 1" in teks
    # 2 of 4, and 6 of 8
    assert "Barat 50,00 % rendah 1 0 Timur 75,00 % sedang 2 0" in teks
    tautan = re.findall(r'href="([^"]*/orang/\?[^"]*)">(?:<[^>]*>)?(?:[A-Z]\w+ )?(\d+)(?: orang)?<', halaman)
    # the two gaps with their dusun, then the dusun's own rows: sasaran and not monitored
    assert [int(jumlah) for _, jumlah in tautan][-9:] == [3, 2, 1, 1, 1, 1, 0, 2, 0]
    for alamat, jumlah in tautan:
        isi = klien_kades.get(alamat.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r'<th scope="row"><a ', isi)) == int(jumlah), alamat


def test_many_unmonitored_persons_are_said_instead_of_compared(di_desa: Wilayah, klien_kades: Client) -> None:
    dusun = DusunFactory(desa=di_desa)
    bayi = AnakFactory(desa=di_desa, lahir=dt.date(2026, 4, 20), keluarga=KeluargaFactory(desa=di_desa, dusun=dusun))
    for bulan in (6, 8):
        PemantauanAnakFactory(anak=bayi, bulan=Bulan(2026, bulan), **penuh())
    AnakFactory(desa=di_desa)
    teks = polos(klien_kades.get(RINGKASAN).content.decode())
    assert (
        "Belum terlayani lengkap 0 dari 1 orang 1 orang lagi belum dipantau. Belum dibandingkan dengan triwulan lalu."
        in teks
    )


def test_everybody_served_is_said_in_words(di_desa: Wilayah, klien_kades: Client) -> None:
    anak(di_desa, DusunFactory(desa=di_desa), **penuh())
    teks = polos(klien_kades.get(RINGKASAN).content.decode())
    assert "Belum terlayani lengkap 0 dari 1 orang" in teks
    assert "Semua sasaran yang dipantau menerima layanan yang berlaku baginya." in teks


def test_an_empty_village_has_words_instead_of_zeros(desa: Wilayah, klien_kades: Client) -> None:
    teks = polos(klien_kades.get(RINGKASAN).content.decode())
    assert "Tingkat konvergensi Belum ada angka Belum ada sasaran triwulan ini." in teks
    assert "Belum terlayani lengkap Belum ada angka Belum ada sasaran yang dipantau." in teks
    assert "%" not in teks


def test_only_unmonitored_newborns_have_words_too(di_desa: Wilayah, klien_kades: Client) -> None:
    AnakFactory(desa=di_desa, lahir=dt.date(2026, 9, 1))
    teks = polos(klien_kades.get(RINGKASAN).content.decode())
    assert "Belum ada angka Belum ada catatan pemantauan triwulan ini." in teks
    assert "Belum ada angka 1 orang belum dipantau." in teks
    assert "belum ada angka 0 1" in teks  # the dusun's row


def test_a_closed_look_at_last_quarter(desa_acuan: Wilayah, klien_kades: Client) -> None:
    halaman = klien_kades.get(RINGKASAN).content.decode()
    assert 'href="?triwulan=2026-T2">Triwulan II 2026</a>' in halaman
    lalu = polos(klien_kades.get(f"{RINGKASAN}?triwulan=2026-T2").content.decode())
    assert "Triwulan II 2026, April–Juni 2026 · belum ditutup, angka sementara Ringkasan desa" in lalu
    assert "berjalan, angka sementara per" not in lalu


@pytest.mark.parametrize("triwulan", ["2026-t3", "2026-T5", "x", "2026-T4"])
def test_an_unknown_quarter_is_404(desa: Wilayah, klien_kades: Client, triwulan: str) -> None:
    assert klien_kades.get(f"{RINGKASAN}?triwulan={triwulan}").status_code == 404


def terbitkan(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    """A meeting whose Berita Acara is issued."""
    rembuk = Pertemuan.objects.create(desa=desa, tahun=2026, triwulan="2026-T2", tanggal=dt.date(2026, 6, 25))
    register = DokumenTerbit.objects.create(
        kode="7K2MQ9PA", jenis="berita_acara", wilayah=desa, periode="2026", nomor="140/001", sidik="0" * 64,
        tanggal=dt.date(2026, 6, 25),
    )  # fmt: skip
    BeritaAcara.objects.create(
        desa=desa, rembuk=rembuk, register=register, tahun=2026, urut=1, nomor="140/001", isi={}, sidik="0" * 64,
        jenis_berkas=PDF, berkas=b"%PDF", terbit_oleh=kpm,
    )  # fmt: skip
    return rembuk


def test_waiting_proposals_stand_as_cards_and_the_number_leads_to_the_decision(
    di_desa: Wilayah, kpm: Pengguna, klien_kades: Client, klien_kpm: Client
) -> None:
    rembuk = terbitkan(di_desa, kpm)
    for ke in range(4):
        Usulan.objects.create(
            desa=di_desa, rembuk=rembuk, paket=3, kegiatan=f"Jamban sehat {ke}", lokasi="Dusun Barat", volume="10",
            manfaat="-", waktu="2027", biaya=42_000_000, pelaksana="-", status=Usulan.Status.DISEPAKATI,
        )  # fmt: skip
    halaman = klien_kades.get(RINGKASAN).content.decode()
    teks = polos(halaman)
    assert "Usulan menunggu keputusan 4 usulan dari rembuk stunting, untuk RKP Desa" in teks
    assert "Menunggu keputusan Anda Semua 4 usulan" in teks
    assert "Usulan rembuk 25 Juni 2026 · Rp42.000.000 · Dusun Barat" in teks
    assert halaman.count('<article class="kartu">') == 3
    assert 'class="besar" href="/52.04.20.2005/keputusan/"' in halaman
    assert "Berita Acara Rembuk 25 Juni 2026 Nomor 140/001 · terbit 17 September 2026" in teks
    # the KPM may look but not decide
    kpm_melihat = klien_kpm.get(RINGKASAN).content.decode()
    assert "Menunggu keputusan kepala desa" in kpm_melihat
    assert 'class="besar" href="/52.04.20.2005/advokasi/"' in kpm_melihat


def test_the_summary_costs_the_same_queries_for_one_person_and_for_three(
    di_desa: Wilayah, klien_kades: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            anak(di_desa, DusunFactory(desa=di_desa), **penuh(jamban=False))
        with django_assert_num_queries(31):
            klien_kades.get(RINGKASAN)


def test_unmonitored_persons_counted_in_the_tables_are_part_of_the_total(di_desa: Wilayah, klien_kades: Client) -> None:
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode="52.04"), kunci="sasaran_tanpa_catatan", nilai="T", berlaku_sejak="2026-01-01"
    )
    dusun = DusunFactory(desa=di_desa)
    anak(di_desa, dusun, **penuh())
    AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=dusun))
    isi = polos(klien_kades.get("/52.04.20.2005/ringkasan/").content.decode())
    assert "dari 2 orang" in isi
    assert "1 orang di antaranya belum dipantau" in isi


@pytest.mark.parametrize(("triwulan", "bulan"), [("2026-T3", "2026-09"), ("2026-T2", "2026-06")])
def test_the_summary_leads_to_nutrition_status_and_to_who_is_missing_what(
    desa: Wilayah, klien_kades: Client, triwulan: str, bulan: str
) -> None:
    """Those who read counts find the counts by dusun and their way back; names stay with those who may see them."""
    klien_rds = klien(_petugas(desa, Peran.ANGGOTA_RDS, "Salmah"))
    jalan = {f"/{desa.kode}/{satu}" for satu in (f"pemantauan/{bulan}/gizi/", "kurang/", "rujukan/")}
    for peramban, terlihat in ((klien_kades, jalan), (klien_rds, {f"/{desa.kode}/pemantauan/{bulan}/gizi/"})):
        halaman = peramban.get(f"/{desa.kode}/ringkasan/?triwulan={triwulan}").content.decode()
        assert {satu for satu in jalan if f'href="{satu}"' in halaman} == terlihat
        assert all(peramban.get(satu).status_code == 200 for satu in terlihat)
    assert f'href="/{desa.kode}/ringkasan/"' in klien_rds.get(f"/{desa.kode}/pemantauan/{bulan}/gizi/").content.decode()
