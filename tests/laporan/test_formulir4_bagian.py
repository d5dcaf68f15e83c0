"""Formulir 4 of a dusun or a posyandu, quarterly and yearly: every cell, every link, the heading and the paper."""

from __future__ import annotations

import datetime as dt
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.indikator import HPK_2018
from sasaran.models import Anak, Keluarga
from tests.conftest import klien
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
from tests.laporan.bahan import SEKARANG, tutup
from tests.laporan.test_formulir4 import teks
from tests.laporan.test_skor_halaman import jumlah_seluruh, tautan_angka

DASAR = "/52.04.20.2005/laporan/formulir-4"
MASA = ("2026-T3", "2026")
CATATAN = "Rumah tangga yang orangnya di dua posyandu dihitung di kedua posyandu itu, dan satu kali di seluruh desa."


def anak(desa: Wilayah, keluarga: Keluarga, posyandu: Fasilitas | None, **isi: Any) -> Anak:
    satu = AnakFactory(desa=desa, keluarga=keluarga)
    satu.orang.posyandu = posyandu
    satu.orang.save()
    if isi:
        PemantauanAnakFactory(anak=satu, **isi)
    return satu


@pytest.fixture
def tempat(di_desa: Wilayah) -> dict[str, Dusun | Fasilitas]:
    """Barat: a mother at Mawar and her child (green) at Melati; Timur: a child (red) at Melati and one without a
    record at Mawar."""
    barat, timur = (DusunFactory(desa=di_desa, nama=nama) for nama in ("Barat", "Timur"))
    mawar, melati = (PosyanduFactory(desa=di_desa, nama=nama) for nama in ("Mawar", "Melati"))
    dua = KeluargaFactory(desa=di_desa, dusun=barat)
    ibu = OrangFactory(desa=di_desa, keluarga=dua, posyandu=mawar)
    PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa, ibu=ibu), air=True)
    anak(di_desa, dua, melati, tikar="H", air=True)
    anak(di_desa, KeluargaFactory(desa=di_desa, dusun=timur), melati, tikar="M", air=False)
    anak(di_desa, KeluargaFactory(desa=di_desa, dusun=timur), mawar)
    return {"barat": barat, "timur": timur, "mawar": mawar, "melati": melati}


def saring(tempat: dict[str, Any], *nama: str) -> str:
    kunci = {"barat": "dusun", "timur": "dusun", "mawar": "posyandu", "melati": "posyandu"}
    return "&".join(f"{kunci[satu]}={tempat[satu].uuid}" for satu in nama)


@pytest.mark.parametrize("masa", MASA)
@pytest.mark.parametrize(
    ("bagian", "tabel1", "tabel2", "belum"),
    [
        ((), "Jumlah 2 1 0 2 0", "Jumlah 2 1 0 1 Tidak diukur: 0 anak.", 1),
        (("barat",), "Jumlah 1 1 0 1 0", "Jumlah 1 1 0 0 Tidak diukur: 0 anak.", 0),
        (("timur",), "Jumlah 1 0 0 1 0", "Jumlah 1 0 0 1 Tidak diukur: 0 anak.", 1),
        (("mawar",), "Jumlah 1 1 0 0 0", "Jumlah 0 0 0 0 Tidak diukur: 0 anak.", 1),
        (("melati",), "Jumlah 2 0 0 2 0", "Jumlah 2 1 0 1 Tidak diukur: 0 anak.", 0),
        (("timur", "melati"), "Jumlah 1 0 0 1 0", "Jumlah 1 0 0 1 Tidak diukur: 0 anak.", 0),
    ],
)
def test_every_table_counts_only_the_part_and_the_paper_says_which(
    tempat: dict[str, Any], klien_kpm: Client, masa: str, bagian: tuple[str, ...], tabel1: str, tabel2: str, belum: int
) -> None:
    cetakan = teks(klien_kpm.get(f"{DASAR}/{masa}.pdf?{saring(tempat, *bagian)}").content)
    nama = ", ".join(satu.capitalize() for satu in bagian)
    di_posyandu = bool({"mawar", "melati"} & set(bagian))
    assert f"{tabel1} Belum dipantau: {belum} orang, di luar tabel." in cetakan
    assert tabel2 in cetakan
    assert (
        f"Bagian : {nama}" in cetakan,
        f"Lembar ini hanya memuat {nama}, bukan seluruh desa." in cetakan,
        f", hanya {nama}. " in cetakan,
        "TABEL 5" in cetakan,
        CATATAN in cetakan,
    ) == (bool(nama), bool(nama), bool(nama), not nama, di_posyandu)


def sel_json(data: dict[str, Any]) -> list[str]:
    """Every row of Tabel 1-4 of the JSON as the paper prints it."""

    def angka(satu: dict[str, Any]) -> str:
        return str(satu["persen"] or "0.00").replace(".", ",")

    satu, dua, empat = data["tabel1"], data["tabel2"], data["tabel4"]
    baris = [
        "Jumlah " + " ".join(str(satu[k]) for k in ("rumah_tangga", "ibu", "ibu_kek_resti", "anak", "anak_gizi")),
        "Jumlah " + " ".join(str(dua[k]) for k in ("anak", "hijau", "kuning", "merah")),
        f"Tidak diukur: {dua['tidak_diukur']} anak.",
        f"Belum dipantau: {data['belum_dipantau']['ibu'] + data['belum_dipantau']['anak']} orang",
    ]
    for kelompok in ("ibu", "anak", "paud"):
        for nomor, indikator in enumerate(HPK_2018.kelompok(kelompok), start=1):
            isi = data["indikator"][kelompok][indikator.kode]
            laki = f"{isi['laki']} " if "laki" in isi else ""
            baris.append(f"{nomor} {indikator.label_resmi} {laki}{isi['diterima']} {angka(isi)}")
    for sebutan, kunci in (("1 Ibu Hamil", "ibu"), ("2 Anak 0-23 Bulan", "anak"), ("KONVERGENSI DESA", "total")):
        isi = empat["indikator"][kunci]
        baris.append(f"{sebutan} {isi['diterima']} {isi['seharusnya']} {angka(isi)}")
    for sebutan, kunci in (("Ibu Hamil", "ibu"), ("Anak 0-23 Bulan", "anak"), ("seluruhnya", "total")):
        isi = empat["orang"][kunci]
        baris.append(f"{sebutan} {isi['diterima']} dari {isi['seharusnya']} ({angka(isi)} %)")
    return baris


@pytest.mark.parametrize("masa", MASA)
def test_the_paper_of_the_reference_village_holds_every_cell_of_its_json(
    desa_acuan: Wilayah, klien_kpm: Client, masa: str
) -> None:
    cetakan = teks(klien_kpm.get(f"{DASAR}/{masa}.pdf").content)
    baris = sel_json(klien_kpm.get(f"{DASAR}/{masa}.json").json())
    assert len(baris) == 4 + 19 + 6
    assert [satu for satu in baris if satu not in cetakan] == []


@pytest.mark.parametrize("masa", MASA)
@pytest.mark.parametrize("bagian", [("barat",), ("melati",), ("timur", "melati")])
def test_paper_json_and_screen_of_a_part_agree_and_the_links_stay_in_it(
    tempat: dict[str, Any], klien_kpm: Client, masa: str, bagian: tuple[str, ...]
) -> None:
    kueri = saring(tempat, *bagian)
    data = klien_kpm.get(f"{DASAR}/{masa}.json?{kueri}").json()
    cetakan = teks(klien_kpm.get(f"{DASAR}/{masa}.pdf?{kueri}").content)
    assert [satu for satu in sel_json(data) if satu not in cetakan] == []
    assert [satu for satu in data["saring"].values() if satu] == [satu.capitalize() for satu in bagian]
    halaman = klien_kpm.get(f"{DASAR}/{masa}/?{kueri}").content.decode()
    tautan = tautan_angka(halaman)
    assert len(tautan) >= 12
    for alamat, angka in tautan:
        assert kueri in alamat
        assert jumlah_seluruh(klien_kpm.get(alamat).content.decode()) == angka, alamat
    aman = kueri.replace("&", "&amp;")
    for bagian_tautan in (f".pdf?kertas=A4&amp;{aman}", f".json?{aman}", f'rel="prev" href="{DASAR}/'):
        assert bagian_tautan in halaman
    assert re.search(rf'rel="prev" href="[^"]+\?{aman}"', halaman)


@pytest.mark.parametrize("masa", MASA)
def test_the_screen_offers_the_parts_and_marks_the_one_shown(
    tempat: dict[str, Any], klien_kpm: Client, masa: str
) -> None:
    halaman = klien_kpm.get(f"{DASAR}/{masa}/?{saring(tempat, 'mawar')}").content.decode()
    nav = re.search(r'<nav class="saring.*?</nav>', halaman, re.S)[0]
    assert re.findall(r"<a [^>]*?( aria-current=\"true\")?>([^<]+)</a>", nav) == [
        ("", "Seluruh desa"), ("", "Barat"), ("", "Timur"), (' aria-current="true"', "Mawar"), ("", "Melati"),
    ]  # fmt: skip
    assert (CATATAN in halaman, "· Mawar</p>" in halaman) == (True, True)
    assert CATATAN not in klien_kpm.get(f"{DASAR}/{masa}/?{saring(tempat, 'barat')}").content.decode()


@pytest.mark.parametrize("akhir", ["/", ".pdf", ".json"])
@pytest.mark.parametrize("masa", MASA)
def test_a_part_that_is_not_here_is_404(desa_lain: Wilayah, klien_kpm: Client, masa: str, akhir: str) -> None:
    with lingkup(desa_lain.kode):
        asing = DusunFactory(desa=desa_lain)
    for nilai in (asing.uuid, "x", "00000000-0000-4000-8000-000000000000"):
        assert klien_kpm.get(f"{DASAR}/{masa}{akhir}?dusun={nilai}").status_code == 404


def test_a_finalised_quarter_is_stored_whole_and_its_part_is_printed_from_the_frozen_figures(
    tempat: dict[str, Any], di_desa: Wilayah, kpm: Pengguna
) -> None:
    kartu = tutup(di_desa)
    Dusun.objects.filter(pk=tempat["timur"].pk).update(nama="Timur Baru")
    with time_machine.travel(SEKARANG + dt.timedelta(days=3)):
        klien_kpm = klien(kpm)
        utuh = klien_kpm.get(f"{DASAR}/2026-T3.pdf").content
        bagian = teks(klien_kpm.get(f"{DASAR}/2026-T3.pdf?{saring(tempat, 'timur')}").content)
        halaman = klien_kpm.get(f"{DASAR}/2026-T3/?{saring(tempat, 'timur')}").content.decode()
    assert utuh == bytes(kartu.berkas.get(kode="formulir-4").berkas)
    assert "Jumlah 1 0 0 1 0 Belum dipantau: 1 orang, di luar tabel." in bagian
    assert (
        "Formulir 4, Triwulan III 2026, hanya Timur. Menurut penutupan 5 Oktober 2026" in bagian,
        "Terbitan pertama" in bagian,
        ".pdf?kertas=F4&amp;dusun=" in halaman,
        "Unduh Formulir 4" in halaman,
    ) == (True, False, True, False)


def test_a_dusun_renamed_within_the_year_is_one_dusun_in_its_report(
    tempat: dict[str, Any], di_desa: Wilayah, kpm: Pengguna
) -> None:
    tutup(di_desa)
    Dusun.objects.filter(pk=tempat["timur"].pk).update(nama="Timur Baru")
    pindahan = KeluargaFactory(desa=di_desa, dusun=Dusun.objects.get(pk=tempat["timur"].pk))
    anak(di_desa, pindahan, None, bulan=Bulan(2026, 10), air=True)
    with time_machine.travel(dt.datetime(2026, 10, 20, 2, tzinfo=dt.UTC)):
        klien_kpm = klien(kpm)
        data = klien_kpm.get(f"{DASAR}/2026.json?{saring(tempat, 'timur')}").json()
        nama = re.findall(r">(Timur[^<]*)</a>", klien_kpm.get(f"{DASAR}/2026/").content.decode())
    # the red child of quarter III under the old name, the one of October under the new one
    assert (data["saring"]["dusun"], data["tabel1"]["anak"], nama) == ("Timur Baru", 2, ["Timur Baru"])


def test_the_parts_of_a_year_add_up_to_it_also_for_who_moved(
    tempat: dict[str, Any], di_desa: Wilayah, klien_kpm: Client
) -> None:
    pindah = anak(di_desa, KeluargaFactory(desa=di_desa, dusun=tempat["barat"]), None, bulan=Bulan(2026, 2), air=True)
    pindah.orang.keluarga = KeluargaFactory(desa=di_desa, dusun=tempat["timur"])
    pindah.orang.save()
    PemantauanAnakFactory(anak=pindah, bulan=Bulan(2026, 9), air=True)
    seluruh, barat, timur = (
        klien_kpm.get(f"{DASAR}/2026.json?{saring(tempat, *satu)}").json()["tabel1"]
        for satu in ((), ("barat",), ("timur",))
    )
    assert {kunci: barat[kunci] + timur[kunci] for kunci in seluruh} == seluruh
    assert (seluruh["anak"], timur["anak"]) == (3, 2)


def test_the_command_prints_a_part_and_refuses_what_is_not_there(
    tempat: dict[str, Any], di_desa: Wilayah, tmp_path: Path
) -> None:
    berkas = tmp_path / "f4.pdf"
    for masa in MASA:
        perintah = ["cetak", "formulir-4", di_desa.kode, masa, "-o", str(berkas), "--posyandu", "melati"]
        call_command(*perintah, stdout=StringIO())
        assert "Bagian : Melati" in teks(berkas.read_bytes())
        with pytest.raises(CommandError, match=r"Dusun Utara tidak ada di desa ini\."):
            call_command(*perintah, "--dusun", "Utara")
    with pytest.raises(CommandError, match=r"Triwulan IV 2026 belum berjalan atau terlalu lama\."):
        call_command("cetak", "formulir-4", di_desa.kode, "2026-T4", "-o", str(berkas))


def test_the_page_behind_a_number_keeps_what_it_counts_on_its_second_sheet(di_desa: Wilayah, klien_kpm: Client) -> None:
    for ke in range(27):
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), air=ke < 26)
    alamat = "/52.04.20.2005/skor/2026-T3/orang/"
    halaman = klien_kpm.get(f"{alamat}?kelompok=anak&indikator=air&nilai=Y").content.decode()
    lanjut = re.search(r'rel="next" href="([^"]+)"', halaman)[1].replace("&amp;", "&")
    assert "26–26 dari 26 orang" in klien_kpm.get(alamat + lanjut).content.decode()


def test_two_posyandu_are_told_of_behind_the_households_of_quarter_and_year(
    tempat: dict[str, Any], klien_kpm: Client
) -> None:
    kueri = f"kelompok=rumah_tangga&{saring(tempat, 'mawar')}"
    for alamat in ("/52.04.20.2005/skor/2026-T3/orang/", f"{DASAR}/2026/orang/"):
        halaman = klien_kpm.get(f"{alamat}?{kueri}").content.decode()
        assert (CATATAN in halaman, "· Mawar" in halaman) == (True, True)
