"""The scorecard on the screen: every number leads to exactly its persons, at a constant number of queries."""

from __future__ import annotations

import html
import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Jejak, Wilayah
from kpm.periode import Bulan
from laporan.models import RekapDesa
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

SKOR = "/52.04.20.2005/skor/2026-T3/"


def isi(desa: Wilayah, jumlah: int) -> None:
    """Two dusun with mothers and children of every kind."""
    with lingkup(desa.kode):
        for ke in range(jumlah):
            dusun = DusunFactory(desa=desa)
            posyandu = PosyanduFactory(desa=desa)
            keluarga = KeluargaFactory(desa=desa, dusun=dusun)
            hamil = KehamilanFactory(desa=desa, ibu=OrangFactory(desa=desa, keluarga=keluarga, posyandu=posyandu))
            PemantauanIbuFactory(kehamilan=hamil, kek=ke % 2 == 0, resti=False, anc=ke, fe=30, air=True, jamban=False)
            anak = AnakFactory(desa=desa, keluarga=keluarga, nama=f"Anak <b> {ke}")
            PemantauanAnakFactory(
                anak=anak, tikar="HKM"[ke % 3], stunting=ke == 1, air=True, jamban=ke == 0, konseling_ayah=True
            )
            AnakFactory(desa=desa)
            KehamilanFactory(desa=desa)


def tautan_angka(halaman: str) -> list[tuple[str, int]]:
    """(address, number) of every link to persons whose text is or ends in a count."""
    hasil = []
    for alamat, teks in re.findall(r'<a[^>]*href="([^"]*/orang/[^"]*)"[^>]*>(.*?)</a>', halaman, re.S):
        cocok = re.search(r"^(\d+)( dari \d+)?( orang)?$|ayah hadir: (\d+) anak", re.sub(r"<[^>]+>", "", teks).strip())
        if cocok:
            hasil.append((html.unescape(alamat), int(cocok[1] or cocok[4])))
    return hasil


def jumlah_orang(halaman: str) -> int:
    """Persons a page lists."""
    return len(re.findall(r'<th scope="row"><a ', halaman))


def jumlah_seluruh(halaman: str) -> int:
    """Rows of the whole list: those of the page, beyond one page the number its foot tells."""
    kaki = re.search(r"<span>\d+–\d+ dari (\d+) ", halaman)
    return int(kaki[1]) if kaki else jumlah_orang(halaman)


def test_every_count_on_the_overview_opens_exactly_that_many_rows(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 3)
    tautan = tautan_angka(klien_kpm.get(SKOR).content.decode())
    assert len(tautan) >= 11
    for alamat, angka in tautan:
        assert jumlah_seluruh(klien_kpm.get(alamat).content.decode()) == angka, alamat


def test_counts_of_one_dusun_open_persons_of_that_dusun_only(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 3)
    saringan = re.findall(r'href="(\?(?:dusun|posyandu)=[0-9a-f-]+)"', klien_kpm.get(SKOR).content.decode())
    assert len(saringan) >= 6
    for satu in saringan:
        tautan = tautan_angka(klien_kpm.get(SKOR + satu).content.decode())
        assert all(satu[1:] in alamat for alamat, _ in tautan)
        for alamat, angka in tautan:
            assert jumlah_seluruh(klien_kpm.get(alamat).content.decode()) == angka, alamat


def test_an_indicator_page_lists_its_persons_with_value_and_reason(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 3)
    halaman = klien_kpm.get(f"{SKOR}orang/?kelompok=ibu&indikator=anc&nilai=T").content.decode()
    # three mothers at five months: 0, 1 and 2 visits, one is needed
    assert jumlah_orang(halaman) == 1
    assert "0 kali periksa pada trimester 2, perlu 1." in halaman
    assert "Y dan T 3" in halaman


def test_names_are_escaped(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 1)
    halaman = klien_kpm.get(f"{SKOR}orang/?kelompok=anak").content.decode()
    assert ("Anak &lt;b&gt; 0" in halaman, "<b> 0" in halaman) == (True, False)


def test_a_person_shows_all_answers_with_reasons(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 1)
    alamat = re.search(r'href="([^"]*/2026-T3/anak/[^"]*)"', klien_kpm.get(f"{SKOR}3b/").content.decode())
    halaman = klien_kpm.get(alamat[1]).content.decode()
    assert len(re.findall(r'<span class="lencana b', halaman)) == 10
    assert "Punya jamban sehat." in halaman


def test_recaps_hold_one_row_per_person_and_pages_of_25(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 3)
    assert jumlah_orang(klien_kpm.get(f"{SKOR}3a/").content.decode()) == 3
    with lingkup(desa.kode):
        for _ in range(25):
            PemantauanAnakFactory(anak=AnakFactory(desa=desa), bulan=Bulan(2026, 7), air=True)
    pertama = klien_kpm.get(f"{SKOR}3b/").content.decode()
    assert (jumlah_orang(pertama), "1–25 dari 28 orang" in pertama) == (25, True)
    assert jumlah_orang(klien_kpm.get(f"{SKOR}3b/?halaman=2").content.decode()) == 3


def test_the_next_page_of_persons_keeps_the_question(desa: Wilayah, klien_kpm: Client) -> None:
    """Twenty-six children with a latrine, one without, one mother: page two lists the twenty-sixth child alone."""
    with lingkup(desa.kode):
        rumah = KeluargaFactory(desa=desa)
        for ke in range(27):
            anak = AnakFactory(desa=desa, keluarga=rumah, nama=f"Anak {ke:02}")
            PemantauanAnakFactory(anak=anak, jamban=ke != 3)
        PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=desa))
    alamat = f"{SKOR}orang/?kelompok=anak&indikator=jamban&nilai=Y"
    (lanjut,) = re.findall(r'rel="next" href="([^"]+)"', klien_kpm.get(alamat).content.decode())
    kedua = klien_kpm.get(f"{SKOR}orang/{html.unescape(lanjut)}").content.decode()
    assert (jumlah_orang(kedua), "26–26 dari 26 orang" in kedua, "Anak 26" in kedua) == (1, True, True)


@pytest.mark.parametrize(
    ("alamat", "kueri"),
    [("", 12), ("3a/", 9), ("3b/", 9), ("orang/", 9), ("orang/?kelompok=rumah_tangga", 10)],
)
def test_pages_ask_the_same_number_of_queries_for_one_and_three(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries, alamat: str, kueri: int
) -> None:
    for jumlah in (1, 2):
        isi(desa, jumlah)
        with django_assert_num_queries(kueri):
            klien_kpm.get(SKOR + alamat)


@pytest.mark.parametrize("alamat", ["", "3a/", "3b/", "orang/", "pedoman/", "orang/?kelompok=rumah_tangga"])
def test_an_empty_village_gives_every_page(desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    assert klien_kpm.get(SKOR + alamat).status_code == 200


@pytest.mark.parametrize(
    "kueri",
    ["kelompok=kucing", "kelompok=ibu&indikator=akta&nilai=T", "kelompok=ibu&indikator=anc&nilai=X", "ciri=hijau",
     "dusun=bukan-uuid", "dusun=7b3a1f0e-0000-4000-8000-000000000000"],
)  # fmt: skip
def test_numbers_that_do_not_exist_are_404(desa: Wilayah, klien_kpm: Client, kueri: str) -> None:
    isi(desa, 1)
    assert klien_kpm.get(f"{SKOR}orang/?{kueri}").status_code == 404


@pytest.mark.parametrize("periode", ["2026-T5", "2026-T0", "1999-T1", "2099-T4", "26-T1"])
def test_quarters_outside_the_calendar_are_404(desa: Wilayah, klien_kpm: Client, periode: str) -> None:
    assert klien_kpm.get(f"/52.04.20.2005/skor/{periode}/").status_code == 404


def test_the_overview_compares_with_last_quarter(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 1)
    RekapDesa.objects.update_or_create(
        wilayah=desa, periode="2026-T2", defaults={"isi": {}, "konvergensi": "20.00", "orang": 1}
    )
    halaman = klien_kpm.get(SKOR).content.decode()
    # mother, KEK, 5 months: fe and air of 7; child of 14 months: air and jamban of 9; 4 of 16 is 25,00 %
    assert "dari Triwulan II 2026 (20,00 %)" in halaman
    assert "<b>naik 5,00 poin</b>" in halaman


def test_json_carries_names_only_when_asked_and_then_leaves_a_trace(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 1)
    alamat = "/52.04.20.2005/skor/2026-T3.json"
    polos = klien_kpm.get(alamat).json()
    assert (polos["desa"], polos["periode"], polos["revisi"]) == ("52.04.20.2005", "2026-T3", 0)
    assert "nama" not in polos["anak"][0]
    bernama = klien_kpm.get(f"{alamat}?nama=1").json()
    assert bernama["anak"][0]["nama"] == "Anak <b> 0"
    with lingkup(desa.kode):
        assert [(j.perbuatan, j.objek) for j in Jejak.objects.all()] == [("unduh_nama", "skor 2026-T3")]


def test_the_command_prints_the_same_json(desa: Wilayah, klien_kpm: Client) -> None:
    isi(desa, 2)
    keluaran = StringIO()
    call_command("skor", "52.04.20.2005", "2026-T3", stdout=keluaran)
    assert json.loads(keluaran.getvalue()) == klien_kpm.get("/52.04.20.2005/skor/2026-T3.json").json()
    keluaran = StringIO()
    call_command("skor", "52.04.20.2005", "2026-T3", "--nama", stdout=keluaran)
    assert json.loads(keluaran.getvalue())["ibu"][0]["nama"].startswith("Orang")


@pytest.mark.parametrize(
    ("kode", "periode"), [("52.04.20.2005", "2026-Q3"), ("99.99.99.9999", "2026-T3"), ("52", "2026-T3")]
)
def test_the_command_explains_what_is_wrong(desa: Wilayah, kode: str, periode: str) -> None:
    with pytest.raises(CommandError):
        call_command("skor", kode, periode)
