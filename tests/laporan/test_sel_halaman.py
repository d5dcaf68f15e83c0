"""The page of one cell: the answer, the months it came from and back, and what would still make it Y."""

from __future__ import annotations

import datetime as dt
import html
import re
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import KartuSkor, PemantauanPaud
from pemantauan.skor.beku import bekukan, sidik
from sasaran.models import Anak
from tests.factories import AnakFactory, KehamilanFactory, PemantauanAnakFactory, PemantauanIbuFactory

DESA = "/52.04.20.2005"
SKOR = f"{DESA}/skor/2026-T3"


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    """Born 15 March 2026, six months in September: weighed in four of six months."""
    satu = AnakFactory(desa=di_desa, nama="Bima", lahir=dt.date(2026, 3, 15))
    for ke in (4, 5, 6, 7):
        PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, ke), timbang=True, jamban=False)
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 16), jamban=False)
    return satu


def isi(klien: Client, alamat: str) -> str:
    jawab = klien.get(alamat)
    assert jawab.status_code == 200
    return html.unescape(jawab.content.decode())


def strip(halaman: str) -> list[tuple[str, str]]:
    """(month, word) of each month shown."""
    daftar = re.search(r'<ul class="nilai sempit">(.*?)</ul>', halaman, re.S)
    assert daftar
    baris = re.findall(r"<li>(.*?)</li>", daftar[1], re.S)
    return [tuple(re.findall(r">([^<>]+)<", satu)) for satu in baris]


def tutup(desa: Wilayah) -> None:
    beku = bekukan(skor_triwulan(desa, Triwulan(2026, 3)), nama_dusun={}, nama_posyandu={})
    KartuSkor.objects.create(desa=desa, periode="2026-T3", isi=beku, sidik=sidik(beku), ditutup_pada=timezone.now())


def test_a_cell_shows_answer_rule_months_and_the_way_to_y(anak: Anak, klien_kpm: Client) -> None:
    halaman = isi(klien_kpm, f"{SKOR}/anak/{anak.uuid}/timbang/")

    assert "Ditimbang 4 dari 6 bulan, perlu 5." in halaman
    assert "Kapan disebut Y?" in halaman
    assert "Bulan dengan penimbangan, Formulir 2B, April–September 2026" in halaman
    assert strip(halaman) == [
        ("April 2026", "ya"), ("Mei 2026", "ya"), ("Juni 2026", "ya"), ("Juli 2026", "ya"),
        ("Agustus 2026", "belum dicatat"), ("September 2026", "bulan dicatat, bagian ini kosong"),
    ]  # fmt: skip
    assert "Timbang 1 kali lagi sampai 30 September 2026." in halaman
    assert "Susulkan catatan Agustus 2026 bila waktu itu sudah ditimbang." in halaman


def test_the_record_that_decides_is_marked(anak: Anak, klien_kpm: Client) -> None:
    halaman = isi(klien_kpm, f"{SKOR}/anak/{anak.uuid}/jamban/")

    assert strip(halaman)[-1] == ("September 2026", "belum ada · dipakai")


def test_a_month_opens_its_sheet_and_the_sheet_leads_back(anak: Anak, klien_kpm: Client) -> None:
    sel = f"{SKOR}/anak/{anak.uuid}/timbang/"
    lembar = re.findall(r'<li><a href="([^"]+)">Agustus 2026', isi(klien_kpm, sel))[0]

    halaman = isi(klien_kpm, lembar)

    assert lembar.startswith(f"{DESA}/pemantauan/2026-08/anak/{anak.uuid}/")
    assert re.findall(r'<a class="kembali" href="([^"]+)">', halaman) == [sel]
    assert "Kembali ke kartu skor" in halaman


@pytest.mark.parametrize(
    "kembali",
    [
        "https://jahat.example/", "//jahat.example/", "/\\jahat.example/", "javascript:alert(1)", f"{DESA}/sasaran/",
        "/62.13.01.2005/skor/", f"{DESA}/skor/../../masuk/", "x" * 400,
    ],
)  # fmt: skip
def test_a_sheet_leads_back_to_the_scorecard_of_its_own_village_only(
    anak: Anak, klien_kpm: Client, kembali: str
) -> None:
    halaman = isi(klien_kpm, f"{DESA}/pemantauan/2026-08/anak/{anak.uuid}/?kembali={quote(kembali)}")

    assert re.findall(r'<a class="kembali" href="([^"]+)">', halaman) == [f"{DESA}/pemantauan/2026-08/"]


def test_saving_a_sheet_goes_on_as_always(anak: Anak, klien_kpm: Client) -> None:
    alamat = f"{DESA}/pemantauan/2026-08/anak/{anak.uuid}/?kembali={SKOR}/anak/{anak.uuid}/timbang/"
    isian = {"tanggal": "2026-08-15", "timbang": "ya", "versi": "", "uuid": ""}

    jawab = klien_kpm.post(alamat, isian)

    assert (jawab.status_code, jawab.headers.get("Location", "")) == (302, f"{DESA}/pemantauan/2026-08/")
    assert "Ditimbang 5 dari 6 bulan, perlu 5." in isi(klien_kpm, f"{SKOR}/anak/{anak.uuid}/timbang/")


def test_who_may_not_write_sees_the_months_without_links(anak: Anak, klien_kades: Client) -> None:
    halaman = isi(klien_kades, f"{SKOR}/anak/{anak.uuid}/timbang/")

    assert len(strip(halaman)) == 6
    assert "/pemantauan/2026-" not in halaman.partition("<main")[2].partition("</main")[0]


def test_the_persons_quarter_shows_the_short_way_of_every_t(anak: Anak, klien_kpm: Client) -> None:
    halaman = isi(klien_kpm, f"{SKOR}/anak/{anak.uuid}/")

    assert "<p>Masih bisa: timbang 1 kali lagi sampai 30 September 2026.</p>" in halaman
    assert f'href="{SKOR}/anak/{anak.uuid}/timbang/"' in halaman
    # at six months only August is needed, and August has no record
    assert "<p>Masih bisa: susulkan catatan Agustus 2026 bila waktu itu sudah diukur.</p>" in halaman


def test_lists_and_recaps_lead_to_the_cells(anak: Anak, klien_kpm: Client) -> None:
    sel = f"{SKOR}/anak/{anak.uuid}/timbang/"

    daftar = isi(klien_kpm, f"{SKOR}/orang/?kelompok=anak&indikator=timbang&nilai=T")

    assert f'<a href="{sel}">Bima</a>' in daftar
    assert "Masih bisa: timbang 1 kali lagi sampai 30 September 2026." in daftar
    assert f'href="{sel}">T</a>' in isi(klien_kpm, f"{SKOR}/3b/")


def test_the_page_of_a_person_leads_to_the_running_quarter(anak: Anak, klien_kpm: Client) -> None:
    assert f'href="{SKOR}/anak/{anak.uuid}/">Nilai Triwulan III 2026<' in isi(
        klien_kpm, f"{DESA}/sasaran/{anak.orang.uuid}/"
    )


def test_a_finalised_quarter_keeps_its_answer_and_tells_that_the_records_changed(
    anak: Anak, klien_kpm: Client, desa: Wilayah
) -> None:
    sel = f"{SKOR}/anak/{anak.uuid}/timbang/"
    tutup(desa)
    assert "sudah berubah" not in isi(klien_kpm, sel)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), timbang=True)

    halaman = isi(klien_kpm, sel)

    assert "Ditimbang 4 dari 6 bulan, perlu 5." in halaman
    assert "<strong>Triwulan sudah ditutup</strong>" in halaman
    assert "Menurut catatan hari ini: Ditimbang 5 dari 6 bulan, perlu 5." in halaman
    assert strip(halaman)[4] == ("Agustus 2026", "ya")


def test_a_mother_and_a_child_of_paud_have_cells_too(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 3, 10))
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), anc=0)
    kakak = AnakFactory(desa=di_desa, lahir=dt.date(2023, 1, 5))
    PemantauanPaud.objects.create(
        desa=di_desa, anak=kakak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 9), hadir=False
    )

    ibu, paud = (isi(klien_kpm, f"{SKOR}/{jalur}/") for jalur in (f"ibu/{hamil.uuid}/anc", f"paud/{kakak.uuid}/paud"))

    assert strip(ibu) == [
        ("Juli 2026", "belum dicatat"), ("Agustus 2026", "0 kali"), ("September 2026", "belum dicatat"),
    ]  # fmt: skip
    assert "Periksa kehamilan 1 kali lagi sampai 30 September 2026." in ibu
    assert "Terlambat untuk triwulan ini: sudah 1 bulan tidak ikut" in paud


@pytest.mark.parametrize("jalur", ["anak/{}/anc/", "ibu/{}/anc/", "anak/{}/tidak-ada/", "paud/{}/paud/"])
def test_cells_that_do_not_exist_are_404(anak: Anak, klien_kpm: Client, jalur: str) -> None:
    assert klien_kpm.get(f"{SKOR}/{jalur.format(anak.uuid)}").status_code == 404


def test_looking_asks_the_same_number_of_queries_for_one_and_three(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 2):
        with lingkup(desa.kode):
            for _ in range(jumlah):
                satu = AnakFactory(desa=desa, lahir=dt.date(2026, 1, 15))
                PemantauanAnakFactory(anak=satu, jamban=False)
        with django_assert_num_queries(14):
            klien_kpm.get(f"{SKOR}/orang/?kelompok=anak&indikator=jamban&nilai=T")
        with django_assert_num_queries(15):
            klien_kpm.get(f"{SKOR}/anak/{satu.uuid}/jamban/")
        with django_assert_num_queries(15):
            klien_kpm.get(f"{SKOR}/anak/{satu.uuid}/")
