"""The posyandu grid as a page: its rows, what they carry over, the day, the narrowing, its weight and its queries."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import brotli
import django_htmx
import pytest
from django.test import Client

from kpm.models import Wilayah
from kpm.periode import Bulan
from sasaran.models import Anak, Kehamilan
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

AKAR = Path(__file__).resolve().parents[2]
JULI, AGUSTUS, SEPTEMBER = Bulan(2026, 7), Bulan(2026, 8), Bulan(2026, 9)
GRID = "/52.04.20.2005/pemantauan/2026-09/grid/"


def baris(isi: str, satu: Anak | Kehamilan) -> str:
    """The HTML of one person's row."""
    cocok = re.search(rf'<tr id="b{satu.uuid.hex[:8]}".*?</tr>', isi, re.S)
    assert cocok, "baris tidak ada"
    return cocok[0]


def terpilih(isi: str, nama: str) -> str:
    cocok = re.search(rf'name="{nama}" value="([^"]*)"[^>]*checked', isi)
    return cocok[1] if cocok else "tidak ada"


@pytest.fixture
def aisyah(di_desa: Wilayah) -> Anak:
    keluarga = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa, nama="Dusun Barat"), jamban=False)
    satu = AnakFactory(
        desa=di_desa, keluarga=keluarga, nama="Aisyah Putri", nama_ibu="Siti", lahir=dt.date(2025, 7, 17)
    )
    PemantauanAnakFactory(anak=satu, bulan=AGUSTUS, timbang=True, berat="8.20", tinggi=True, panjang="70.6", air=True)
    return satu


def test_a_row_names_the_child_and_shows_last_months_measures_in_empty_fields(aisyah: Anak, klien_kpm: Client) -> None:
    isi = baris(klien_kpm.get(GRID).content.decode(), aisyah)
    assert ">Aisyah Putri</a><p>14 bulan, ibu Siti</p>" in isi
    assert re.findall(r'<input type="text" name="(\w+)"(?: value="([^"]*)")?[^>]*placeholder="([^"]*)"', isi) == [
        ("berat", "", "8,20"),
        ("panjang", "", "70,6"),
    ]
    kosong = ("tikar", "konseling_ibu", "konseling_ayah", "parenting")
    assert {nama: terpilih(isi, nama) for nama in kosong} == dict.fromkeys(kosong, "")
    assert '<option value="berbaring" selected>' in isi


def test_a_row_says_what_it_carries_over_and_leads_to_the_full_sheet(aisyah: Anak, klien_kpm: Client) -> None:
    isi = baris(klien_kpm.get(GRID).content.decode(), aisyah)
    assert "Terbawa:" in isi
    assert re.findall(r'<span class="tanda b (\w+)">(\w+)<b class="sembunyi">: ([\w ]+)</b>', isi) == [
        ("y", "Air", "ya"),
        ("t", "Jamban", "tidak"),
        ("belum", "Akta", "belum dicatat"),
        ("belum", "Jaminan", "belum dicatat"),
    ]
    assert f'<a href="/52.04.20.2005/pemantauan/2026-09/anak/{aisyah.uuid}/">Lembar lengkap' in isi


def test_a_stored_row_shows_its_values_when_it_was_stored_and_what_is_missing(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, berat="8.55", timbang=True, tikar="K", konseling_ibu=False)
    isi = baris(klien_kpm.get(GRID).content.decode(), aisyah)
    assert 'name="berat" value="8,55"' in isi
    assert (terpilih(isi, "tikar"), terpilih(isi, "konseling_ibu")) == ("K", "tidak")
    assert "Tersimpan 10.00" in isi  # 02.00 UTC in Sumbawa
    assert "Kurang: imunisasi, konseling gizi, kelas pengasuhan, air minum, jamban, akta, jaminan kesehatan." in isi
    assert "Terbawa" not in isi


def test_a_mother_has_the_columns_of_2a_that_apply_to_her(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa, kek=True)
    isi = baris(klien_kpm.get(f"{GRID}?kelompok=ibu").content.decode(), hamil)
    assert re.findall(r'<input type="text" name="(\w+)"', isi) == ["anc", "fe", "konseling", "kunjungan"]
    assert terpilih(isi, "suami") == ""
    assert '<option value="kek" selected>KEK</option>' in isi


def test_a_mother_in_nifas_is_asked_for_nifas_and_not_for_tablets(di_desa: Wilayah, klien_kpm: Client) -> None:
    nifas = KehamilanFactory(desa=di_desa, hasil="lahir_hidup", berakhir_pada=dt.date(2026, 8, 25))
    isi = baris(klien_kpm.get(f"{GRID}?kelompok=ibu").content.decode(), nifas)
    assert re.findall(r'<input type="text" name="(\w+)"', isi) == ["nifas", "konseling", "kunjungan"]
    assert "Nifas hari ke-23" in isi


def test_every_row_is_dated_on_the_day_of_the_posyandu(aisyah: Anak, klien_kpm: Client) -> None:
    for kueri, tanggal in (("", "17-09-2026"), ("?tanggal=12-09-2026", "12-09-2026")):
        isi = klien_kpm.get(GRID + kueri).content.decode()
        assert f'id="posyandu-pada" name="tanggal" value="{tanggal}"' in isi
        assert f'name="tanggal" value="{tanggal}" data-ikut' in baris(isi, aisyah).replace(
            re.search(r' form="\w+"', baris(isi, aisyah))[0],
            "",  # type: ignore[index]
        )
    lalu = klien_kpm.get(GRID.replace("09", "08")).content.decode()
    assert 'id="posyandu-pada" name="tanggal" value="31-08-2026"' in lalu


@pytest.mark.parametrize(
    ("tanggal", "kalimat"),
    [
        ("18-09-2026", "18-09-2026 belum terjadi."),
        ("31-08-2026", "31-08-2026 bukan di bulan September 2026."),
        ("kemarin", "Tanggal tidak terbaca."),
    ],
)
def test_an_impossible_day_is_refused_at_its_field_and_not_used(
    aisyah: Anak, klien_kpm: Client, tanggal: str, kalimat: str
) -> None:
    isi = klien_kpm.get(f"{GRID}?tanggal={tanggal}").content.decode()
    assert kalimat in isi
    assert f'name="tanggal" value="{tanggal}" inputmode="numeric"' in isi
    assert 'name="tanggal" value="17-09-2026"' in baris(isi, aisyah)


def test_a_record_with_measures_keeps_its_day_and_one_without_takes_the_posyandus(
    aisyah: Anak, klien_kpm: Client
) -> None:
    catatan = PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 3), kunjungan=1)
    assert 'name="tanggal" value="17-09-2026"' in baris(klien_kpm.get(GRID).content.decode(), aisyah)
    catatan.timbang = True
    catatan.save()
    isi = baris(klien_kpm.get(GRID).content.decode(), aisyah)
    assert 'name="tanggal" value="03-09-2026"' in isi
    assert "Tanggal 3 September." in isi


def test_the_grid_is_narrowed_as_the_months_list_is(di_desa: Wilayah, klien_kpm: Client) -> None:
    barat, melati = DusunFactory(desa=di_desa, nama="Barat"), PosyanduFactory(desa=di_desa, nama="Posyandu Melati")
    for nama, dusun, posyandu in (("Aisyah", barat, melati), ("Bayu", barat, None), ("Candra", None, melati)):
        keluarga = KeluargaFactory(desa=di_desa, **({"dusun": dusun} if dusun else {}))
        anak = AnakFactory(desa=di_desa, nama=nama, keluarga=keluarga)
        anak.orang.posyandu = posyandu
        anak.orang.save()

    def nama(kueri: str) -> list[str]:
        return re.findall(
            r"<th scope=\"row\">.*?>([A-Z]\w+)</a><p>", klien_kpm.get(GRID + kueri).content.decode(), re.S
        )

    assert nama("?dusun=Barat") == ["Aisyah", "Bayu"]
    assert sorted(nama("?posyandu=Posyandu+Melati")) == ["Aisyah", "Candra"]
    assert nama("?q=can") == ["Candra"]
    assert nama("?keadaan=sudah") == []


def test_the_list_and_the_grid_lead_to_each_other_with_the_same_narrowing(aisyah: Anak, klien_kpm: Client) -> None:
    daftar = klien_kpm.get("/52.04.20.2005/pemantauan/2026-09/?q=putri").content.decode()
    assert f'href="{GRID}?q=putri">Isi sekaligus (hari posyandu)' in daftar
    assert 'href="/52.04.20.2005/pemantauan/2026-09/?q=putri"' in klien_kpm.get(f"{GRID}?q=putri").content.decode()


def test_only_who_may_record_sees_the_grid_and_its_link(aisyah: Anak, klien_kades: Client) -> None:
    assert klien_kades.get(GRID).status_code == 403
    assert "Isi sekaligus" not in klien_kades.get("/52.04.20.2005/pemantauan/2026-09/").content.decode()


@pytest.mark.parametrize("bulan", ["2026-10", "2017-12"])
def test_a_month_that_is_not_open_is_not_found(aisyah: Anak, klien_kpm: Client, bulan: str) -> None:
    assert klien_kpm.get(GRID.replace("2026-09", bulan)).status_code == 404


@pytest.mark.parametrize("berat", ["8.2", "3.1"])
def test_a_doubted_weight_costs_the_grid_no_further_query(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries, berat: str
) -> None:  # type: ignore[no-untyped-def]
    anak = AnakFactory(desa=di_desa, nama="Aisyah")
    for bulan, kg in ((JULI, "8.0"), (AGUSTUS, berat), (SEPTEMBER, "8.3")):
        PemantauanAnakFactory(anak=anak, bulan=bulan, timbang=True, berat=kg)
    # as below, and for what a weight suggests the choices about growth, the KBM and the answered doubts
    with django_assert_num_queries(3 + 3 + 4 + 1 + 3):
        klien_kpm.get(f"{GRID}?kelompok=anak")


def test_without_anybody_the_grid_says_where_people_come_from(di_desa: Wilayah, klien_kpm: Client) -> None:
    assert "Tidak ada sasaran pada bulan ini" in klien_kpm.get(GRID).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize("kelompok", ["anak", "ibu"])
def test_the_grid_costs_the_same_queries_for_one_person_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries, kelompok: str, banyak: int
) -> None:  # type: ignore[no-untyped-def]
    for ke in range(banyak):
        if kelompok == "anak":
            ibu = OrangFactory(desa=di_desa)
            anak = AnakFactory(desa=di_desa, nama=f"Anak {ke}", ibu=ibu)
            for bulan in (JULI, AGUSTUS, SEPTEMBER):
                PemantauanAnakFactory(anak=anak, bulan=bulan, timbang=True)
        else:
            hamil = KehamilanFactory(desa=di_desa)
            for bulan in (JULI, AGUSTUS, SEPTEMBER):
                PemantauanIbuFactory(kehamilan=hamil, bulan=bulan, anc=1)
    # session, user, assignment; the month's list, closed?, how many wait; persons, their months, what waits,
    # their sessions; the kecamatan's name
    with django_assert_num_queries(3 + 3 + 4 + 1):
        klien_kpm.get(f"{GRID}?kelompok={kelompok}")


def test_a_full_page_stays_under_150_kilobytes(di_desa: Wilayah, klien_kpm: Client) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for ke in range(21):
        anak = AnakFactory(
            desa=di_desa,
            keluarga=keluarga,
            nama=f"Muhammad Rizky Ramadhan Hidayatullah {ke}",
            nama_ibu="Nurhayati Rahmawati",
        )
        PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, berat="8.20", timbang=True, panjang="70.6", tinggi=True)
        PemantauanAnakFactory(anak=anak, bulan=SEPTEMBER, berat="8.55", timbang=True, panjang="71.1", tinggi=True)
    isi = klien_kpm.get(GRID).content
    assert isi.count(b'<th scope="row">') == 20
    assert len(isi) < 150_000
    assert b"1\xe2\x80\x9320 dari 21 anak" in isi


def test_what_the_grid_loads_stays_within_the_budget_and_under_the_strict_policy(
    aisyah: Anak, klien_kpm: Client
) -> None:
    jawab = klien_kpm.get(GRID)
    isi = jawab.content.decode()
    assert '{"includeIndicatorStyles":false,"allowEval":false,"historyEnabled":false,"timeout":30000}' in isi
    assert "unsafe" not in jawab.headers["Content-Security-Policy"]
    paket = Path(django_htmx.__file__).parent / "static"
    berat = {"css": 0, "js": 0}
    for jalur, jenis in re.findall(r'(?:href|src)="/static/([^"]+\.(css|js))"', isi):
        berkas = next(folder / jalur for folder in (AKAR / "static", paket) if (folder / jalur).is_file())
        berat[jenis] += len(brotli.compress(berkas.read_bytes()))
    assert berat["css"] <= 10 * 1024
    assert berat["js"] <= 25 * 1024
