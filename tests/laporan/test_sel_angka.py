"""Every number on a page is a link to exactly what it counts: the pages are crawled over a filled village."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.models import PengaturanPedoman
from tests.conftest import HARI_INI
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PosyanduFactory,
)

DESA = "/52.04.20.2005/"
SKOR = f"{DESA}skor/2026-T3/"
HALAMAN = (SKOR, f"{SKOR}3a/", f"{SKOR}3b/", f"{DESA}laporan/formulir-4/2026-T3/", f"{DESA}ringkasan/", DESA)


@pytest.fixture
def desa_terisi(desa: Wilayah) -> Wilayah:
    """Two dusun, each with a mother and two children monitored, and one of each without a record."""
    with lingkup(desa.kode):
        for ke, nama in enumerate(("Barat", "Timur")):
            dusun, posyandu = DusunFactory(desa=desa, nama=nama), PosyanduFactory(desa=desa)
            keluarga = KeluargaFactory(desa=desa, dusun=dusun)
            hamil = KehamilanFactory(desa=desa, ibu=OrangFactory(desa=desa, keluarga=keluarga, posyandu=posyandu))
            PemantauanIbuFactory(kehamilan=hamil, kek=ke == 0, resti=False, anc=ke, fe=30, air=True, jamban=False)
            for anak_ke in range(2):
                anak = AnakFactory(desa=desa, keluarga=keluarga, nama=f"Anak {nama} {anak_ke}")
                PemantauanAnakFactory(
                    anak=anak, tikar="HKM"[ke + anak_ke], stunting=ke == 1, air=True, jamban=anak_ke == 0,
                    konseling_ayah=ke == 0,
                )  # fmt: skip
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 9), timbang=True)
            AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=dusun))
            KehamilanFactory(desa=desa, ibu=OrangFactory(desa=desa, keluarga=keluarga))
    return desa


ANGKA = re.compile(
    r"^(\d+)(?: dari \d+)?(?: orang| anak| belum\b.*| sudah)?$|^\S+ (\d+)$|^ayah hadir: (\d+) anak$|^P\d: (\d+) orang$"
)
LAWAN = re.compile(r"<(?:td|dd|th)[^>]*>\s*(?:<span[^>]*>)?\s*(\d+)\s*(?:</span>)?\s*</(?:td|dd|th)>")
"""A number that stands in a cell without a link."""


def tautan_angka(halaman: str) -> set[tuple[str, int]]:
    """(address, number) of every link to a list of persons, households, services or of the month."""
    hasil = set()
    for alamat, isi in re.findall(
        r'<a [^>]*href="([^"]*/(?:orang/|kurang/\?|pemantauan/[0-9-]+/\?)[^"]*)"[^>]*>(.*?)</a>', halaman, re.S
    ):
        teks = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", isi)).strip()
        if cocok := ANGKA.match(teks):
            hasil.add((html.unescape(alamat), int(next(satu for satu in cocok.groups() if satu))))
    return hasil


def banyaknya(halaman: str) -> int:
    """Rows of a list that fits on one page."""
    bulanan = re.findall(r'<li class="baris"><div><a href="[^"]*/pemantauan/[0-9-]+/(?:anak|ibu)/', halaman)
    kurang = re.findall(r'<li class="baris" id="o[0-9a-f]{12}">', halaman)
    return len(re.findall(r'<th scope="row"><a ', halaman)) or len(bulanan) or len(kurang)


def periksa(klien: Client, alamat: str) -> int:
    """Follow every number of a page; how many there were."""
    jawab = klien.get(alamat)
    assert jawab.status_code == 200, alamat
    tautan = tautan_angka(jawab.content.decode())
    salah = []
    for tujuan, angka in tautan:
        isi = klien.get(tujuan).content.decode()
        semua = int(cocok[1]) if (cocok := re.search(r"dari (\d+) (?:orang|layanan)\b</span>", isi)) else banyaknya(isi)
        if semua != angka:
            salah.append((tujuan, angka, semua))
    assert salah == []
    return len(tautan)


@pytest.mark.parametrize(("alamat", "paling_sedikit"), list(zip(HALAMAN, (60, 15, 20, 45, 12, 6), strict=True)))
def test_every_number_of_a_page_leads_to_exactly_what_it_counts(
    desa_terisi: Wilayah, klien_kpm: Client, alamat: str, paling_sedikit: int
) -> None:
    assert periksa(klien_kpm, alamat) >= paling_sedikit


@pytest.mark.parametrize("alamat", HALAMAN[:3])
def test_numbers_of_one_dusun_or_posyandu_lead_to_theirs_only(
    desa_terisi: Wilayah, klien_kpm: Client, alamat: str
) -> None:
    saringan = re.findall(r'href="(\?(?:dusun|posyandu)=[0-9a-f-]+)"', klien_kpm.get(SKOR).content.decode())
    assert len(saringan) >= 4
    assert sum(periksa(klien_kpm, alamat + satu) for satu in saringan) >= 40
    for satu in saringan:
        tujuan = tautan_angka(klien_kpm.get(alamat + satu).content.decode())
        assert all(satu[1:] in satu_tujuan for satu_tujuan, _ in tujuan)


def test_tabel_4_on_the_basis_of_persons_leads_to_persons(desa_terisi: Wilayah, klien_kpm: Client) -> None:
    nasional = Wilayah.objects.get(kode="00")
    PengaturanPedoman.objects.create(
        wilayah=nasional, kunci="konvergensi_desa_basis", nilai="orang", berlaku_sejak=HARI_INI
    )
    for alamat in (SKOR, HALAMAN[3]):
        assert periksa(klien_kpm, alamat) >= 45


@pytest.mark.parametrize("alamat", HALAMAN[:5])
def test_no_count_in_a_table_stands_without_its_link(desa_terisi: Wilayah, klien_kpm: Client, alamat: str) -> None:
    halaman = klien_kpm.get(alamat).content.decode().partition("<main")[2]
    # received and due of one person are a matter of that person's own row
    kaki = halaman.partition("<tfoot")[2] if "rekap" in halaman else halaman

    assert [satu for satu in LAWAN.findall(kaki) if satu] == []
