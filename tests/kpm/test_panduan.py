"""The guide: what it names is on the screen, what it links is there, and every page leads to its help."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import get_resolver, reverse
from markdown_it import MarkdownIt

from kpm.models import Pengguna, Peran, Wilayah
from kpm.panduan import bantuan, naskah
from tests.conftest import _petugas, klien
from tests.factories import PenggunaFactory, PenugasanFactory
from tests.perayapan.rayap import semua_rute

AKAR = Path(__file__).resolve().parents[2]
HALAMAN = [satu for panduan in naskah.semua().values() for satu in panduan.halaman]
SENDIRI = [satu for satu in HALAMAN if satu.berkas.is_relative_to(naskah.AKAR)]
"""Pages written for the guide; the others (installing, restoring, files) are documents of their own that it shows."""
APLIKASI = ("kpm", "sasaran", "pemantauan", "rembuk", "laporan")

halaman = pytest.mark.parametrize("satu", HALAMAN, ids=lambda satu: f"{satu.panduan}/{satu.nama}")


def alamat(satu: naskah.Halaman) -> str:
    return reverse("panduan_halaman", args=[satu.panduan, satu.nama])


@cache
def di_layar() -> frozenset[str]:
    """Every piece of text that stands between two tags of a template, and every word of the code that forms show."""
    potongan: set[str] = set()
    for berkas in (AKAR / "templates").rglob("*.html"):
        teks = re.sub(r"\{#.*?#\}", "", berkas.read_text(encoding="utf-8"), flags=re.S)
        teks_saja = re.sub(r"<[^>]*>", "\0", re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\0", teks, flags=re.S))
        potongan |= {" ".join(satu.split()).strip(" (:·") for satu in teks_saja.split("\0")}
        potongan |= set(re.findall(r'(?:judul|teks|tombol)="([^"]+)"', teks))
    for aplikasi in APLIKASI:
        for sumber in (AKAR / aplikasi).rglob("*.py"):
            if "migrations" not in sumber.parts and "panduan" not in sumber.parts:
                pohon = ast.walk(ast.parse(sumber.read_text(encoding="utf-8")))
                potongan |= {s.value for s in pohon if isinstance(s, ast.Constant) and isinstance(s.value, str)}
    return frozenset(potongan)


def tebal(berkas: Path) -> Iterator[str]:
    """What a page prints in bold."""
    for baris in MarkdownIt("commonmark").parse(berkas.read_text(encoding="utf-8")):
        anak = baris.children or []
        for ke, satu in enumerate(anak):
            if satu.type == "strong_open":
                akhir = next(k for k in range(ke, len(anak)) if anak[k].type == "strong_close")
                yield "".join(" " if t.type == "softbreak" else t.content for t in anak[ke:akhir])


@pytest.mark.parametrize("satu", SENDIRI, ids=lambda satu: f"{satu.panduan}/{satu.nama}")
def test_what_the_guide_prints_in_bold_is_what_the_screen_says(satu: naskah.Halaman) -> None:
    semua = list(tebal(satu.berkas))

    assert [teks for teks in semua if teks not in di_layar() | {"?"}] == []
    assert semua, "halaman panduan menyebut apa yang ditekan"


@halaman
def test_every_link_and_picture_of_a_page_is_there(satu: naskah.Halaman, client: Client) -> None:
    assert naskah.cari(satu.panduan, satu.nama) == satu  # no two pages at one address
    teks = satu.berkas.read_text(encoding="utf-8")
    tautan = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)", teks)
    assert [t for t in tautan if not t.startswith("https://") and not (satu.berkas.parent / t).is_file()] == []
    assert [t for t in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", teks) if not (satu.berkas.parent / t).is_file()] == []

    jawab = client.get(alamat(satu))

    isi = jawab.content.decode()
    assert jawab.status_code == 200
    dalam = set(re.findall(r'href="(/panduan/[^"]*)"', isi))
    assert dalam <= {f"/panduan/{satu.panduan}/"} | {alamat(lain) for lain in HALAMAN}
    assert isi.split("<article")[1].split("</article>")[0].count('<a href="/panduan/') == sum(
        not t.startswith("https://") for t in tautan
    )
    gambar = re.findall(r'<img src="/static/([^"]+)"', isi)
    assert len(gambar) == teks.count("![")
    assert [nama for nama in gambar if finders.find(nama) is None] == []


@halaman
def test_a_page_is_light_and_keeps_the_strict_policy(satu: naskah.Halaman, client: Client) -> None:
    jawab = client.get(alamat(satu))

    isi = jawab.content.decode()
    assert len(isi) < 60_000
    assert re.findall(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=", isi) == []
    assert "unsafe" not in jawab.headers["Content-Security-Policy"]
    for lebar, tinggi in re.findall(r'<img [^>]*width="(\d+)" height="(\d+)"', isi):
        assert int(lebar) <= 1280
        assert 100 < int(tinggi) < 1000


def test_every_file_of_the_guide_is_in_its_list_of_contents_and_every_picture_in_a_page() -> None:
    ada = {berkas for berkas in naskah.AKAR.rglob("*.md") if berkas.name != "README.md"}
    dipakai = {
        nama
        for satu in SENDIRI
        for nama in re.findall(r"gambar/([\w-]+\.png)\)", satu.berkas.read_text(encoding="utf-8"))
    }
    gambar = sorted(naskah.GAMBAR.glob("*.png"))

    assert {satu.berkas for satu in SENDIRI} == ada
    assert [len(panduan.halaman) for panduan in naskah.semua().values()] == [29, 4, 13]
    assert {satu.name for satu in gambar} == dipakai
    assert [satu.name for satu in gambar if satu.stat().st_size > 60_000] == []
    assert {naskah.ukuran(satu)[0] for satu in gambar if satu.name.endswith("-360.png")} == {720}


def test_every_page_of_the_guide_says_what_for_and_what_if_it_goes_wrong() -> None:
    for satu in SENDIRI:
        teks = satu.berkas.read_text(encoding="utf-8")
        assert 20 < len(satu.untuk) < 200, satu
        assert teks.count("\n## Kalau ada yang salah\n") == 1, satu


def test_the_titles_in_the_list_of_contents_are_those_of_the_pages() -> None:
    daftar = re.findall(r"\[([^\]]+)\]\(([^)]+\.md)\)", (naskah.AKAR / "README.md").read_text(encoding="utf-8"))
    sama = {"Memulihkan di komputer kosong": "Memulihkan KPM Desa di komputer kosong"}

    assert [sama.get(judul, judul) for judul, _ in daftar] == [satu.judul for satu in HALAMAN]


def test_html_and_dangerous_links_in_a_page_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    berkas = tmp_path / "x.md"
    berkas.write_text(
        "# Judul\n\n<script>alert(1)</script> [a](javascript:alert(1)) [b](rahasia.md) [c](https://contoh.id/)\n\n"
        "| A |\n|:-:|\n| <b>x</b> |\n"
    )
    satu = replace(HALAMAN[0], berkas=berkas)

    isi = naskah.html(satu, lambda _: "/x/", lambda nama: nama)

    assert "<script" not in isi
    assert "<b>" not in isi
    assert "style" not in isi
    assert re.findall(r'href="([^"]*)"', isi) == ["https://contoh.id/"]


@pytest.mark.parametrize("jalur", ["/panduan/lain/", "/panduan/kpm/tidak-ada/", "/panduan/kades/masuk/"])
def test_a_page_that_is_not_there_is_404(client: Client, jalur: str) -> None:
    assert client.get(jalur).status_code == 404


def test_the_guide_opens_before_signing_in_and_without_a_query(
    client: Client, db: None, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        semua = client.get("/panduan/")
        client.get("/panduan/kpm/")
        client.get("/panduan/kpm/masuk/")

    assert re.findall(r'href="(/panduan/\w+/)"', semua.content.decode()) == [
        "/panduan/kpm/",
        "/panduan/kades/",
        "/panduan/operator/",
    ]


def test_the_page_of_signing_in_leads_to_the_guide(client: Client, kpm: Pengguna) -> None:
    assert b'<a href="/panduan/">Baca panduan</a>' in client.get("/masuk/").content


def test_every_role_begins_with_its_guide(desa: Wilayah) -> None:
    harap = {
        Peran.KPM: "kpm",
        Peran.BIDAN: "kpm",
        Peran.ADMIN_DESA: "operator",
        Peran.KEPALA_DESA: "kades",
        Peran.ANGGOTA_RDS: "kades",
        Peran.BPD: "kades",
    }
    for peran, panduan in harap.items():
        jawab = klien(_petugas(desa, peran, "Nama")).get("/panduan/")
        assert (peran, jawab.headers["Location"]) == (peran, f"/panduan/{panduan}/")
    assert set(bantuan.PERAN) == set(Peran.values)


def test_whoever_is_kpm_and_admin_begins_as_kpm_and_whoever_has_no_task_too(desa: Wilayah, kpm: Pengguna) -> None:
    PenugasanFactory(pengguna=kpm, wilayah=desa, peran=Peran.ADMIN_DESA)

    assert klien(kpm).get("/panduan/").headers["Location"] == "/panduan/kpm/"
    assert klien(PenggunaFactory()).get("/panduan/").headers["Location"] == "/panduan/kpm/"


def test_whoever_must_still_choose_a_password_can_read_the_guide(kpm: Pengguna) -> None:
    kpm.wajib_ganti_sandi = True
    kpm.save()

    assert klien(kpm).get("/panduan/kpm/masuk/").status_code == 200


A = "/52.04.20.2005"


@pytest.mark.parametrize(
    ("peran", "jalur", "bantu"),
    [
        (Peran.KPM, f"{A}/", "kpm/beranda"),
        (Peran.KPM, f"{A}/sasaran/", "kpm/mendaftarkan"),
        (Peran.KPM, f"{A}/pemantauan/2026-09/", "kpm/memantau"),
        (Peran.KPM, f"{A}/pemantauan/2026-09/grid/", "kpm/posyandu"),
        (Peran.KPM, f"{A}/pemantauan/2026-09/paud/", "kpm/paud"),
        (Peran.KPM, f"{A}/sasaran/ganda/", "kpm/ganda"),
        (Peran.KPM, f"{A}/impor/", "kpm/berkas"),
        (Peran.KPM, f"{A}/skor/2026-T2/", "kpm/skor"),
        (Peran.KPM, f"{A}/skor/2026-T2/tutup/", "kpm/menutup"),
        (Peran.KPM, f"{A}/laporan/", "kpm/mencetak"),
        (Peran.KPM, f"{A}/rembuk/", "kpm/rembuk"),
        (Peran.KPM, f"{A}/kader/", "kpm/kader"),
        (Peran.KPM, f"{A}/lainnya/", "kpm/bulan-pertama"),
        (Peran.KPM, "/saya/", "kpm/masuk"),
        (Peran.KEPALA_DESA, f"{A}/ringkasan/", "kades/lima-menit"),
        (Peran.KEPALA_DESA, f"{A}/keputusan/", "kades/usulan"),
        (Peran.KEPALA_DESA, f"{A}/laporan/", "kades/dokumen"),
        (Peran.KEPALA_DESA, f"{A}/skor/2026-T2/", "kades/lima-menit"),
        (Peran.KEPALA_DESA, f"{A}/desa/jejak/", "kades/siapa-melihat"),
        (Peran.ADMIN_DESA, f"{A}/desa/", "operator/membuka-desa"),
        (Peran.ADMIN_DESA, f"{A}/desa/profil/", "operator/kop"),
        (Peran.ADMIN_DESA, f"{A}/desa/dusun/baru/", "operator/dusun"),
        (Peran.ADMIN_DESA, f"{A}/pengguna/", "operator/pengguna"),
        (Peran.ADMIN_DESA, f"{A}/desa/cadangan/", "operator/cadangan"),
        (Peran.ADMIN_DESA, f"{A}/impor/", "operator/data-awal"),
        (Peran.ADMIN_DESA, f"{A}/pemantauan/kondisi/2026/", "operator/formulir-1"),
        (Peran.ADMIN_DESA, f"{A}/pedoman/", "operator/pedoman"),
    ],
)
def test_a_page_leads_to_the_page_of_the_guide_that_helps(desa: Wilayah, peran: str, jalur: str, bantu: str) -> None:
    isi = klien(_petugas(desa, peran, "Nama")).get(jalur).content.decode()

    assert re.findall(r'href="([^"]*)" aria-label="Bantuan untuk halaman ini"', isi) == [f"/panduan/{bantu}/"]


def test_above_the_village_help_is_about_what_is_seen_from_there(klien_pendamping: Client) -> None:
    isi = klien_pendamping.get("/52.04.20/").content.decode()

    assert 'href="/panduan/operator/dari-atas/" aria-label="Bantuan' in isi


@pytest.mark.parametrize("jalur", [f"{A}/lainnya/", "/saya/"])
def test_the_guide_is_one_of_the_other_things_of_the_menu(klien_kpm: Client, jalur: str) -> None:
    assert '<a href="/panduan/">Bantuan</a>' in klien_kpm.get(jalur).content.decode()


def test_help_is_about_addresses_and_pages_that_exist() -> None:
    nama = {kunci for kunci in get_resolver().reverse_dict if isinstance(kunci, str)}
    semua = [(rute, satu) for satu, deret in bantuan.BANTUAN.items() for rute in deret.split()]

    assert [rute for rute, _ in semua if rute not in nama] == []
    assert len({rute for rute, _ in semua}) == len(semua)
    tujuan = {*bantuan.BANTUAN, *bantuan.KHUSUS.values(), "operator/dari-atas"}
    assert [satu for satu in tujuan if naskah.cari(*satu.split("/")) is None] == []
    assert {asal for _, asal in bantuan.KHUSUS} <= set(bantuan.BANTUAN)


def test_every_page_of_the_guide_is_reached_from_a_help_link() -> None:
    """By itself, or by the links in the text of pages that are."""
    tercapai = {naskah.cari(*satu.split("/")) for satu in (*bantuan.BANTUAN, *bantuan.KHUSUS.values())}
    baru = set(tercapai)
    while baru:
        isi = {naskah.html(satu, alamat, str) for satu in baru if satu}
        jalur = {tuple(t.split("/")[2:4]) for teks in isi for t in re.findall(r'href="(/panduan/[^"]+)"', teks)}
        baru = {naskah.cari(*satu) for satu in jalur} - tercapai
        tercapai |= baru

    assert set(HALAMAN) - tercapai == set()


def test_the_sheets_of_a_page_weigh_at_most_ten_kilobytes(client: Client) -> None:
    isi = client.get("/panduan/kpm/masuk/").content.decode()
    lembar = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', isi)

    assert lembar == ["css/token.css", "css/dasar.css", "css/komponen.css", "css/panduan.css"]
    assert sum(len(brotli.compress((AKAR / "static" / satu).read_bytes())) for satu in lembar) <= 10 * 1024


def test_the_container_and_the_checkout_carry_the_guide() -> None:
    """The files the program reads are copied where only parts of the checkout are."""
    wadah = (AKAR / "deploy/Containerfile").read_text(encoding="utf-8")

    assert "COPY docs/panduan docs/panduan" in wadah
    assert "COPY docs/impor.md docs/pasang.md docs/pemulihan.md docs/" in wadah
    assert all(rute.umum for rute in semua_rute() if rute.teks.startswith("panduan/"))
