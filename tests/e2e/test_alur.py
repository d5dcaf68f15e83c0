"""The whole main job in a browser on a phone: register, enter a month, score, print, meet, issue, decide."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Browser, expect

from kpm.periode import Bulan, Triwulan, tambah_bulan
from tests.e2e.conftest import Layar, Server, konteks

HARI_INI = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).date()
BULAN = Bulan.dari_tanggal(HARI_INI)
TRIWULAN = BULAN.triwulan
UNSUR = ("rds", "pemdes", "bpd", "nakes", "paud", "pkk", "kpm", "sasaran")

pytestmark = pytest.mark.e2e


def tulis(tanggal: dt.date) -> str:
    return tanggal.strftime("%d-%m-%Y")


def pilih(layar: Layar, nama: str, nilai: str) -> None:
    """Choose a radio button the way a thumb does: by its visible half."""
    layar.page.locator(f'label:has(input[name="{nama}"][value="{nilai}"])').first.click()


def daftarkan_ibu(layar: Layar, nama: str) -> str:
    """Register a pregnant woman and her household at the door; the address of her page."""
    layar.buka("sasaran/")
    layar.page.get_by_role("link", name="Ibu hamil").first.click()
    layar.page.locator('input[name="kepala"]').fill(f"Suami {nama}")
    layar.page.locator('select[name="dusun"]').select_option(index=1)
    layar.page.locator('input[name="rt"]').fill("02")
    layar.page.locator('input[name="nama"]').fill(nama)
    layar.page.locator('input[name="hpht"]').fill(tulis(tambah_bulan(HARI_INI, -5)))
    layar.page.locator('input[name="no_kia"]').fill(f"KIA-{nama}")
    layar.page.get_by_role("button", name="Simpan").click()
    expect(layar.page.get_by_role("heading", level=1)).to_have_text(nama)
    return layar.page.url


def test_from_the_door_to_the_scorecard_and_formulir_4(telepon: Layar) -> None:
    telepon.masuk("kpm")
    expect(telepon.page.get_by_role("heading", level=1)).to_contain_text("bulan ini")

    # the door: one page registers household and mother
    daftarkan_ibu(telepon, "Sitiwulan")

    # the month: services start empty, numbers have the numeric keyboard
    telepon.page.get_by_role("link", name=re.compile(f"Isi {BULAN.nama}")).first.click()
    expect(telepon.page.locator('input[name="anc"]')).to_have_value("")
    telepon.page.locator('input[name="anc"]').fill("1")
    telepon.page.locator('input[name="fe"]').fill("30")
    telepon.page.locator('input[name="konseling"]').fill("1")
    telepon.page.get_by_role("button", name="Simpan", exact=True).click()
    expect(telepon.page.get_by_role("status").first).to_contain_text("Sitiwulan")

    # the quarter: she stands in 3A with a reason for every answer
    telepon.buka(f"skor/{TRIWULAN}/orang/?kelompok=ibu&indikator=anc&nilai=Y")
    while not telepon.page.get_by_role("link", name="Sitiwulan").count():
        telepon.page.get_by_role("link", name="Berikutnya").click()
    telepon.page.get_by_role("link", name="Sitiwulan").click()
    # why this cell is Y, and from there her whole quarter
    expect(telepon.page.locator("main")).to_contain_text("1 kali periksa pada trimester 2, perlu 1.")
    telepon.page.get_by_role("link", name="Sitiwulan, ").click()
    expect(telepon.page.locator("table")).to_contain_text("30 tablet dalam triwulan ini, perlu 30.")

    # the paper
    telepon.buka(f"laporan/formulir-4/{TRIWULAN}/")
    expect(telepon.page.locator("main")).to_contain_text("Tingkat konvergensi desa")
    jawab = telepon.page.request.get(telepon.server.url(f"laporan/formulir-4/{TRIWULAN}.pdf"))
    assert (jawab.status, jawab.headers["content-type"], jawab.body()[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_month_keeps_what_was_typed_when_a_value_is_impossible(telepon: Layar) -> None:
    telepon.masuk("kpm")
    telepon.buka(f"pemantauan/{BULAN}/?keadaan=belum")
    telepon.page.locator("ul.daftar a").first.click()
    nama = telepon.page.get_by_role("heading", level=1).inner_text()
    telepon.page.locator('input[name="berat"]').fill("605")
    telepon.page.locator('input[name="panjang"]').fill("63,4")
    pilih(telepon, "konseling_ibu", "ya")
    telepon.page.get_by_role("button", name="Simpan", exact=True).click()
    expect(telepon.page.get_by_role("alert")).to_contain_text("Belum tersimpan")
    expect(telepon.page.locator("main")).to_contain_text("605 kg tidak mungkin. Maksud Anda 6,05 kg?")
    expect(telepon.page.locator('input[name="panjang"]')).to_have_value("63,4")
    expect(telepon.page.locator('input[name="konseling_ibu"][value="ya"]')).to_be_checked()

    # what is only unlikely is asked about, and stored once it is confirmed
    telepon.page.locator('input[name="berat"]').fill("6,05")
    telepon.page.locator('input[name="kunjungan"]').fill("9")
    telepon.page.get_by_role("button", name="Simpan, lalu berikutnya").click()
    expect(telepon.page.get_by_role("alert")).to_contain_text("Kunjungan rumah 9 kali dalam satu bulan, benar?")
    for kotak in telepon.page.get_by_role("checkbox", name="Ya, benar").all():
        kotak.check()
    telepon.page.get_by_role("button", name="Simpan, lalu berikutnya").click()
    expect(telepon.page.get_by_role("status").first).to_contain_text(nama)


def test_a_birth_makes_the_child_from_the_pregnancy(telepon: Layar) -> None:
    telepon.masuk("kpm")
    alamat = daftarkan_ibu(telepon, "Ramlah")
    telepon.page.get_by_role("link", name="Ubah kehamilan").click()
    telepon.page.locator('input[name="hpht"]').fill(tulis(HARI_INI - dt.timedelta(days=275)))
    telepon.page.get_by_role("button", name="Simpan").click()
    telepon.page.goto(alamat)
    telepon.page.get_by_role("link", name=re.compile("persalinan", re.I)).first.click()
    telepon.page.locator('input[name="tanggal"]').first.fill(tulis(HARI_INI))
    pilih(telepon, "hasil", "lahir_hidup")
    telepon.page.locator('input[name="nama_1"]').fill("Zulaikha")
    pilih(telepon, "jenis_kelamin_1", "P")
    telepon.page.locator('input[name="berat_1"]').fill("3,1")
    telepon.page.get_by_role("button", name="Simpan").click()
    expect(telepon.page.get_by_role("heading", level=1)).to_have_text("Zulaikha")
    expect(telepon.page.locator("main")).to_contain_text("Ramlah")


def test_from_the_gaps_to_the_signed_berita_acara_and_the_decision(telepon: Layar, meja: Layar) -> None:
    telepon.masuk("kpm")
    telepon.buka(f"rembuk/baru/?triwulan={Triwulan.dari_tanggal(HARI_INI).geser(-1)}")
    telepon.page.get_by_role("button", name="Mulai rembuk").click()
    rembuk = telepon.page.url

    telepon.page.get_by_role("link", name=re.compile("usulan", re.I)).first.click()
    if not telepon.page.locator('input[name="kegiatan"]').count():
        telepon.page.get_by_role("link", name=re.compile("(tambah|buat) usulan", re.I)).first.click()
    isi = {
        "kegiatan": "Jamban sehat rumah tangga uji",
        "lokasi": "Dusun Barat",
        "volume": "10 unit",
        "manfaat": "10 rumah tangga",
        "waktu": "Februari–Mei",
        "biaya": "42.000.000",
        "pelaksana": "Kaur Pembangunan",
    }
    for nama, nilai in isi.items():
        telepon.page.locator(f'input[name="{nama}"]').fill(nilai)
    telepon.page.locator('select[name="paket"]').select_option("3")
    telepon.page.get_by_role("button", name="Simpan").first.click()
    expect(telepon.page.locator("main")).to_contain_text("Jamban sehat rumah tangga uji")
    telepon.page.get_by_role("button", name=re.compile("sepakati", re.I)).first.click()

    uuid = re.search(r"/rembuk/([0-9a-f-]{36})/", rembuk)
    assert uuid
    telepon.buka(f"rembuk/{uuid[1]}/ubah/")
    fakta = {
        "tanggal": tulis(HARI_INI),
        "jam_mulai": "09.00",
        "jam_selesai": "12.15",
        "tempat": "Aula Kantor Desa",
        "pemimpin": "Syamsuddin",
        "notulen": "Nurhayati",
    }
    for nama, nilai in fakta.items():
        telepon.page.locator(f'[name="{nama}"]').fill(nilai)
    telepon.page.locator('select[name="unsur_pemimpin"]').select_option("rds")
    telepon.page.locator('select[name="unsur_notulen"]').select_option("kpm")
    telepon.page.get_by_role("button", name="Simpan").first.click()

    telepon.buka(f"pertemuan/{uuid[1]}/hadirin/baru/")
    for ke, unsur in enumerate(UNSUR):
        telepon.page.locator('input[name="nama"]').fill(f"Hadirin {unsur}")
        telepon.page.locator('select[name="unsur"]').select_option(unsur)
        telepon.page.locator(f'label:has(input[name="jenis_kelamin"][value="{"LP"[ke % 2]}"])').first.click()
        mewakili = {"rds": "rds", "sasaran": "masyarakat", "pkk": "masyarakat"}.get(unsur)
        if mewakili:
            wakil = telepon.page.locator('select[name="mewakili"]')
            if wakil.count():
                wakil.select_option(mewakili)
            else:
                pilih(telepon, "mewakili", mewakili)
        telepon.page.get_by_role("button", name=re.compile("Simpan")).first.click()
        expect(telepon.page.locator("main")).to_contain_text(f"Hadirin {unsur}")

    telepon.buka(f"rembuk/{uuid[1]}/berita-acara/")
    telepon.page.get_by_role("button", name=re.compile("Terbitkan")).click()
    jawab = telepon.page.request.get(telepon.server.url(f"rembuk/{uuid[1]}/berita-acara.pdf"))
    assert (jawab.status, jawab.headers["content-type"], jawab.body()[:5]) == (200, "application/pdf", b"%PDF-")

    # the kepala desa decides
    meja.masuk("kades")
    expect(meja.page.get_by_role("heading", level=1)).to_contain_text("Ringkasan")
    meja.buka("keputusan/")
    usulan = meja.page.locator("article, li, form").filter(has_text="Jamban sehat rumah tangga uji").last
    usulan.get_by_role("button", name="Masuk RKP Desa").click()
    expect(meja.page.locator("main")).to_contain_text("Jamban sehat rumah tangga uji")


HALAMAN = {
    "kpm": (
        "", "sasaran/", "sasaran/?tab=keluarga", "sasaran/ibu/baru/", "sasaran/anak/baru/", "sasaran/keluarga/baru/",
        f"pemantauan/{BULAN}/", f"pemantauan/{BULAN}/?kelompok=ibu", f"pemantauan/{BULAN}/grid/",
        f"pemantauan/{BULAN}/grid/?kelompok=ibu", f"skor/{TRIWULAN}/", f"skor/{TRIWULAN}/3a/",
        f"skor/{TRIWULAN}/3b/", f"skor/{TRIWULAN}/orang/", f"skor/{TRIWULAN}/pedoman/", "rembuk/", "rembuk/baru/",
        "laporan/", f"laporan/formulir-4/{TRIWULAN}/", "lainnya/", "desa/", f"laporan/formulir-2a/{BULAN}/",
        f"laporan/formulir-2b/{BULAN}/?kumulatif=1", f"laporan/formulir-2c/{BULAN.tahun}/",
        f"laporan/formulir-3a/{TRIWULAN}/", f"laporan/formulir-3b/{TRIWULAN}/", f"laporan/format-bantu/{TRIWULAN}/",
    ),
    "kades": ("ringkasan/", "keputusan/", "laporan/", f"skor/{TRIWULAN}/", "lainnya/"),
    "admin": ("", "desa/", "desa/profil/", "desa/dusun/baru/", "desa/fasilitas/baru/"),
}  # fmt: skip
INGGRIS = re.compile(
    r"\b(This field|Please|Enter a|Select a|required|Submit|Search|Next|Previous|Page|Yes|None|True|False|Delete)\b"
)


@pytest.mark.parametrize("peran", HALAMAN)
@pytest.mark.parametrize("ukuran", ["telepon", "meja"])
def test_no_page_breaks_scrolls_sideways_or_speaks_english(
    request: pytest.FixtureRequest, ukuran: str, peran: str
) -> None:
    layar: Layar = request.getfixturevalue(ukuran)
    layar.masuk(peran)
    for jalur in HALAMAN[peran]:
        layar.buka(jalur)
        lebar = layar.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert lebar[0] <= lebar[1], jalur
        assert layar.page.locator("h1").count() == 1, jalur
        assert not INGGRIS.findall(layar.page.locator("main").inner_text()), jalur


def test_pages_of_the_phone_are_accessible(telepon: Layar) -> None:
    from axe_playwright_python.sync_playwright import Axe

    telepon.masuk("kpm")
    for jalur in (
        "", f"pemantauan/{BULAN}/", "sasaran/ibu/baru/", f"skor/{TRIWULAN}/", "laporan/",
        f"laporan/formulir-2b/{BULAN}/", f"laporan/formulir-3a/{TRIWULAN}/",
    ):  # fmt: skip
        telepon.buka(jalur)
        hasil = Axe().run(telepon.page)
        berat = [p for p in hasil.response["violations"] if p["impact"] in ("serious", "critical")]
        assert [(p["id"], [n["target"] for n in p["nodes"]][:3]) for p in berat] == [], jalur


def test_without_javascript_the_month_is_entered_all_the_same(peramban, server) -> None:  # type: ignore[no-untyped-def]
    from tests.e2e.conftest import konteks

    with konteks(peramban, 360, javascript=False) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        layar.buka(f"pemantauan/{BULAN}/?keadaan=belum")
        layar.page.locator("ul.daftar a").first.click()
        nama = layar.page.get_by_role("heading", level=1).inner_text()
        layar.page.locator('input[name="kunjungan"]').fill("1")
        layar.page.get_by_role("button", name="Simpan", exact=True).click()
        expect(layar.page.get_by_role("status").first).to_contain_text(nama)


def test_a_supervisor_sees_figures_and_no_names(meja: Layar) -> None:
    meja.masuk("pendamping")
    expect(meja.page).to_have_url(re.compile(r"/52\.04\.20/$"))
    expect(meja.page.locator("main")).to_contain_text("Pulau Kaung")
    jawab = meja.page.request.get(meja.server.url("sasaran/"))
    assert jawab.status == 404


def test_a_month_typed_without_signal_stays_on_the_page_and_is_sent_later(peramban: Browser, server: Server) -> None:
    with konteks(peramban, 360) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        layar.buka(f"pemantauan/{BULAN.geser(-1)}/?keadaan=belum")
        layar.page.locator("ul.daftar a").first.click()
        alamat, nama = layar.page.url, layar.page.get_by_role("heading", level=1).inner_text()
        pilih(layar, "konseling_ibu", "ya")
        isi.set_offline(True)
        for _ in range(2):
            layar.page.get_by_role("button", name="Simpan", exact=True).click()
            kabar = layar.page.get_by_role("status").filter(has_text="Belum terkirim: tanpa sinyal.")
            expect(kabar).to_have_count(1)
        expect(kabar).to_be_in_viewport()
        assert layar.page.url == alamat
        isi.set_offline(False)
        layar.page.get_by_role("button", name="Simpan", exact=True).click()
        expect(layar.page.get_by_role("status").first).to_contain_text(nama)
        # what Chromium says about the two requests that found no network is the only complaint
        assert {satu for satu in layar.keluhan if "ERR_INTERNET_DISCONNECTED" not in satu} == set()


def test_a_wide_number_stands_beside_its_line_on_a_small_phone(peramban: Browser, server: Server) -> None:
    with konteks(peramban, 320) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kades")
        angka = layar.page.locator(".tiga > div", has_text="Belum terlayani lengkap")
        expect(angka.locator(".besar")).to_contain_text(re.compile(r"\d\d dari \d\d orang"))
        tulisan, garis = angka.locator(".besar").bounding_box(), angka.locator(".spark").bounding_box()
        assert tulisan
        assert garis
        assert tulisan["x"] + tulisan["width"] <= garis["x"]
        assert garis["x"] + garis["width"] <= 320
        assert layar.keluhan == []


def test_what_to_check_before_closing_stands_clear_of_its_link_on_a_small_phone(
    peramban: Browser, server: Server
) -> None:
    with konteks(peramban, 320) as isi:
        layar = Layar(isi.new_page(), server)
        layar.masuk("kpm")
        layar.buka(f"skor/{TRIWULAN.geser(-1)}/tutup/")
        kanan = layar.page.locator("details.aturan > summary").evaluate_all(
            """semua => semua.map(s => {
                const tanda = s.querySelector(".tanda");
                tanda.textContent = "Nama penanda tangan belum diisi";  // the longest there is
                return tanda.getBoundingClientRect().right <= s.firstElementChild.getBoundingClientRect().right;
            })"""
        )
        assert set(kanan) == {True}
        assert layar.keluhan == []
