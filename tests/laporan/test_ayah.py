"""Fathers in counselling: the figure wherever it stands, the list to invite, the sheet, the text without names."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Jejak, Wilayah
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)
from tests.laporan.test_formulir4 import teks
from tests.laporan.test_skor_halaman import jumlah_orang, tautan_angka

SKOR = "/52.04.20.2005/skor/2026-T3/"
AYAH = f"{SKOR}ayah/"


@pytest.fixture
def rumah(desa: Wilayah) -> None:
    """Ahmad: pregnant wife and a child, came with neither. Joko: came with his child. Of Dina's father no name."""
    with lingkup(desa.kode):
        timur, barat = DusunFactory(desa=desa, nama="Dusun Timur"), DusunFactory(desa=desa, nama="Dusun Barat")
        satu = KeluargaFactory(desa=desa, kepala="Pak Tua", dusun=timur, rt="03", telepon="081234567890")
        hamil = KehamilanFactory(
            desa=desa, ibu=OrangFactory(desa=desa, keluarga=satu, nama="Siti <i>"), suami="Ahmad Yani"
        )
        PemantauanIbuFactory(kehamilan=hamil, suami=False, anc=1)
        budi = AnakFactory(desa=desa, keluarga=satu, nama="Budi", nama_ayah="ahmad yani")
        PemantauanAnakFactory(anak=budi, konseling_ayah=False)
        cici = AnakFactory(
            desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=barat), nama="Cici", nama_ayah="Joko Susilo"
        )
        PemantauanAnakFactory(anak=cici, konseling_ayah=True)
        dina = AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, kepala="Mak Ijah", dusun=barat), nama="Dina")
        PemantauanAnakFactory(anak=dina, air=True)


def baris(halaman: str) -> list[str]:
    isi = re.findall(r"<tbody>(.*?)</tbody>", halaman, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in isi[-1].split("</tr>") if satu.strip()]


def test_the_list_to_invite_holds_each_father_once_by_dusun(rumah: None, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(AYAH).content.decode()
    assert baris(halaman) == [
        "Nama belum dicatat Keluarga Mak Ijah anak Dina Dusun Barat 01 –",
        "Ahmad Yani istri Siti &lt;i&gt; (hamil), anak Budi Dusun Timur 03 081234567890",
    ]
    assert "Diundang 2" in halaman
    assert "1<small> dari 4</small>" in halaman
    assert baris(klien_kpm.get(f"{AYAH}?hadir=1").content.decode()) == ["Joko Susilo anak Cici Dusun Barat 01 –"]


def test_the_figure_stands_on_the_scorecard_and_in_the_summary_and_opens_its_persons(
    rumah: None, klien_kpm: Client, klien_kades: Client
) -> None:
    skor = klien_kpm.get(SKOR).content.decode()
    assert f'<a href="{AYAH}">1 dari 4</a>' in skor
    tautan = [(alamat, angka) for alamat, angka in tautan_angka(skor) if "suami" in alamat or "ciri=laki" in alamat]
    assert [angka for _, angka in tautan] == [0, 1, 1]
    for alamat, angka in tautan:
        assert jumlah_orang(klien_kpm.get(alamat).content.decode()) == angka
    assert f'Ayah ikut konseling: <a href="{AYAH}">1 dari 4</a>' in klien_kades.get(
        "/52.04.20.2005/ringkasan/"
    ).content.decode()  # fmt: skip
    for ciri, kelompok, judul in (
        ("suami_diundang", "ibu", "Suami belum ikut konseling"), ("ayah_diundang", "anak", "Ayah belum ikut konseling"),
    ):  # fmt: skip
        assert f"<h1>{judul}</h1>" in klien_kpm.get(
            f"{SKOR}orang/?kelompok={kelompok}&ciri={ciri}"
        ).content.decode()  # fmt: skip


def test_the_sheet_is_a_page_for_each_dusun_and_leaves_a_trace(rumah: None, desa: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.get(f"{SKOR}ayah.pdf")
    pdf = PdfReader(BytesIO(jawab.content))
    assert len(pdf.pages) == 2
    isi = [" ".join(halaman.extract_text().split()) for halaman in pdf.pages]
    assert "Dusun Barat · Triwulan III 2026 · 1 ayah" in isi[0]
    assert "(keluarga Mak Ijah) anak Dina" in isi[0]
    assert "Dusun Timur · Triwulan III 2026 · 1 ayah" in isi[1]
    assert "1 Ahmad Yani istri Siti <i> (hamil), anak Budi 03 081234567890" in isi[1]
    assert jawab["Content-Disposition"] == 'inline; filename="ayah-pulau-kaung-2026-T3.pdf"'
    with lingkup(desa.kode):
        assert [(j.perbuatan, j.objek) for j in Jejak.objects.all()] == [("unduh_nama", "daftar ayah 2026-T3")]


def test_the_text_for_the_group_holds_counts_and_no_name(rumah: None, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(AYAH).content.decode()
    salin = re.search(r"<textarea[^>]*>(.*?)</textarea>", halaman, re.S)[1]
    assert salin.split("\n")[:5] == [
        "*Ayah ikut konseling gizi, Desa Pulau Kaung, Triwulan III 2026*",
        "Sudah diikuti: 1 dari 4 ibu hamil dan anak 0–23 bulan.",
        "Ayah yang kami undang:",
        "- Dusun Barat: 1 ayah",
        "- Dusun Timur: 1 ayah",
    ]
    for nama in ("Ahmad", "Joko", "Siti", "Budi", "Cici", "Dina", "Ijah", "0812"):
        assert nama not in salin
    wa = re.search(r'href="(https://wa\.me/\?text=[^"]+)"', halaman)[1]
    assert "Ahmad" not in wa


def test_the_filter_of_a_dusun_is_obeyed(rumah: None, desa: Wilayah, klien_kpm: Client) -> None:
    barat = re.search(r'href="(\?dusun=[0-9a-f-]+)">Dusun Barat', klien_kpm.get(SKOR).content.decode())[1]
    halaman = klien_kpm.get(AYAH + barat).content.decode()
    assert ("Mak Ijah" in halaman, "Ahmad" in halaman, "1<small> dari 2</small>" in halaman) == (True, False, True)
    assert "Ahmad" not in teks(klien_kpm.get(f"{SKOR}ayah.pdf{barat}").content)


def test_an_empty_quarter_gives_page_and_sheet(desa: Wilayah, klien_kpm: Client) -> None:
    assert "Belum ada sasaran pada triwulan ini." in klien_kpm.get(AYAH).content.decode()
    assert "Tidak ada ayah yang perlu diundang." in teks(klien_kpm.get(f"{SKOR}ayah.pdf").content)


def test_a_quarter_in_which_all_came_says_so(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        PemantauanAnakFactory(anak=AnakFactory(desa=desa, nama="Budi"), konseling_ayah=True)
    halaman = klien_kpm.get(AYAH).content.decode()
    assert ("Semua ayah sudah hadir." in halaman, "Semua ayah sudah ikut." in halaman) == (True, True)


def test_the_list_comes_in_pages_and_costs_the_same_queries(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 26):
        with lingkup(desa.kode):
            for _ in range(jumlah):
                PemantauanAnakFactory(anak=AnakFactory(desa=desa), air=True)
        with django_assert_num_queries(11):
            halaman = klien_kpm.get(AYAH).content.decode()
    assert (len(baris(halaman)), "1–25 dari 27 ayah" in halaman) == (25, True)


def test_a_long_list_is_printed_one_dusun_at_a_time(
    rumah: None, klien_kpm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Cetak per dusun" in klien_kpm.get(AYAH).content.decode()
    monkeypatch.setattr("laporan.views_ayah.PALING_PANJANG", 1)
    halaman = klien_kpm.get(AYAH).content.decode()
    assert "Cetak per dusun" not in halaman
    tautan = re.findall(r'href="([^"]*ayah\.pdf\?dusun=[^"]+)">Cetak (Dusun \w+)<', halaman)
    assert [nama for _, nama in tautan] == ["Dusun Barat", "Dusun Timur"]
    assert "Ahmad Yani" in teks(klien_kpm.get(tautan[1][0]).content)
