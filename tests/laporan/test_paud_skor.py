"""The PAUD row wherever the scorecard is read: overview, persons, one child, Formulir 4, the rembuk."""

from __future__ import annotations

import datetime as dt
import html
import re
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.tindakan import perbarui_rekap
from pemantauan.models import PemantauanPaud, PengaturanPedoman
from rembuk import kueri as kueri_rembuk
from rembuk import tindakan
from rembuk.kekurangan import nama_masalah
from rembuk.models import Masalah
from sasaran.models import Anak
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanPaudFactory

SKOR, F4 = "/52.04.20.2005/skor/2026-T2/", "/52.04.20.2005/laporan/formulir-4/2026-T2"
APRIL, MEI, JUNI = (Bulan(2026, satu) for satu in (4, 5, 6))


@pytest.fixture
def anak(desa: Wilayah) -> dict[str, Anak]:
    """Four children on 30 June 2026: active 3 of 3, not active 2 of 3, two without a record; Citra is the small one."""
    with lingkup(desa.kode):
        barat, timur = (DusunFactory(desa=desa, nama=f"Dusun {nama}") for nama in ("Barat", "Timur"))
        semua = {}
        for nama, dusun, hadir in (
            ("Aisyah", barat, (True, True, True)),
            ("Bayu", timur, (True, False, True)),
            ("Citra", timur, ()),
            ("Dewi", barat, ()),
        ):
            lahir = dt.date(2024, 3, 10) if nama == "Citra" else dt.date(2022, 4, 30)
            keluarga = KeluargaFactory(desa=desa, dusun=dusun)
            semua[nama] = AnakFactory(desa=desa, nama=nama, lahir=lahir, keluarga=keluarga)
            for bulan, isi in zip((APRIL, MEI, JUNI), hadir, strict=False):
                PemantauanPaudFactory(anak=semua[nama], bulan=bulan, hadir=isi)
    return semua


def basis_bulan(desa: Wilayah) -> None:
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode=desa.kode[:5]), kunci="paud_basis", nilai="bulan",
        berlaku_sejak=dt.date(2020, 1, 1),
    )  # fmt: skip


def nama(halaman: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a href="[^"]*">([^<]+)</a>', halaman)


def teks(halaman: bytes) -> str:
    """The words of a page without its tags, white space folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", halaman.decode())).split())


def test_the_overview_has_a_row_for_paud_and_names_who_is_not_recorded(
    anak: dict[str, Anak], klien_kpm: Client
) -> None:
    jawab = klien_kpm.get(SKOR)
    halaman = jawab.content.decode()
    assert "Anak lebih dari 2 sampai 6 tahun 4 anak" in teks(jawab.content)
    assert "Layanan PAUD: 25,00 %, 1 dari 4. Lihat orangnya" in halaman
    assert "1 dari 4 · 2 belum dicatat" in teks(jawab.content)
    assert "Diterima 1, tidak 1, belum dicatat 2, tidak berlaku 0" in halaman
    assert "PAUD belum dicatat: 2 anak 2–6 tahun, dihitung belum aktif." in teks(jawab.content)
    (alamat,) = re.findall(r'href="([^"]+ciri=belum_dipantau)">2 anak', halaman)
    assert nama(klien_kpm.get(html.unescape(alamat)).content.decode()) == ["Dewi", "Citra"]


@pytest.mark.parametrize(
    ("kueri", "harap"),
    [
        ("indikator=paud&nilai=Y", ["Aisyah"]),
        ("indikator=paud&nilai=T", ["Dewi", "Bayu", "Citra"]),
        ("indikator=paud", ["Aisyah", "Dewi", "Bayu", "Citra"]),
        ("ciri=belum_dipantau", ["Dewi", "Citra"]),
        ("ciri=kelas_orang_tua", ["Citra"]),
        ("ciri=aktif", ["Aisyah"]),
    ],
)
def test_the_number_opens_to_its_persons(
    anak: dict[str, Anak], klien_kpm: Client, kueri: str, harap: list[str]
) -> None:
    assert nama(klien_kpm.get(f"{SKOR}orang/?kelompok=paud&{kueri}").content.decode()) == harap


def test_each_person_has_its_reason_and_its_link(anak: dict[str, Anak], klien_kpm: Client) -> None:
    jawab = klien_kpm.get(f"{SKOR}orang/?kelompok=paud&indikator=paud")
    isi = teks(jawab.content)
    assert "1 dari 4 anak aktif. 2 anak belum dicatat." in isi
    assert "Bayu 4 tahun 2 bulan · Kelas PAUD · Dusun Timur T · tidak Hadir 2 dari 3 bulan yang dicatat" in isi
    assert "Citra 2 tahun 3 bulan · Kelas orang tua · Dusun Timur T · belum dicatat" in isi
    assert "Y dan T 4 T 3 Y 1 TS 0" in isi
    assert f'href="{SKOR}paud/{anak["Bayu"].uuid}/paud/' in jawab.content.decode()


def test_a_childs_quarter_tells_months_reason_and_the_way_to_them(anak: dict[str, Anak], klien_kpm: Client) -> None:
    satu = anak["Bayu"]
    jawab = klien_kpm.get(f"{SKOR}paud/{satu.uuid}/")
    isi = teks(jawab.content)
    assert "2 dari 3 bulan hadir, dari bulan yang dicatat dalam triwulan ini." in isi
    assert "T · tidak Hadir 2 dari 3 bulan yang dicatat, perlu 80 persen." in isi
    assert f'href="/52.04.20.2005/pemantauan/paud/2026/{satu.uuid}/"' in jawab.content.decode()
    bayi = teks(klien_kpm.get(f"/52.04.20.2005/skor/2023-T1/paud/{satu.uuid}/").content)
    assert "Orang ini bukan sasaran pada Triwulan I 2023." in bayi


def test_where_the_guideline_counts_months_the_row_says_so(
    desa: Wilayah, anak: dict[str, Anak], klien_kpm: Client
) -> None:
    basis_bulan(desa)
    ringkas = klien_kpm.get(SKOR)
    assert "83,33 %" in ringkas.content.decode()  # 5 of 6 filled months
    assert "5 dari 6 bulan" in teks(ringkas.content)
    assert "Diterima 5, tidak 1, belum dicatat 0, tidak berlaku 0" in ringkas.content.decode()
    orang = teks(klien_kpm.get(f"{SKOR}orang/?kelompok=paud&indikator=paud").content)
    assert "Hadir 5 dari 6 bulan yang dicatat." in orang
    assert "Y dan T 4 T 3 Y 1 TS 0" in orang  # the list still counts children


def test_formulir_4_shows_the_number_its_link_and_who_is_not_recorded(anak: dict[str, Anak], klien_kpm: Client) -> None:
    layar = klien_kpm.get(f"{F4}/")
    assert 'kelompok=paud&amp;indikator=paud&amp;nilai=Y">1</a> dari <a' in layar.content.decode()
    assert 'kelompok=paud&amp;ciri=belum_dipantau">2 belum dipantau</a>' in layar.content.decode()
    kalimat = "Anak >2 sd 6 tahun belum dipantau: 2 anak, dihitung belum aktif di dalam tabel."
    assert kalimat in teks(layar.content)
    cetakan = _pdf(klien_kpm.get(f"{F4}.pdf").content)
    assert "mengikuti kegiatan layanan PAUD (minimal 80%) 1 25,00" in cetakan
    assert kalimat in cetakan


def test_formulir_4_by_months_says_so(desa: Wilayah, anak: dict[str, Anak], klien_kpm: Client) -> None:
    basis_bulan(desa)
    cetakan = _pdf(klien_kpm.get(f"{F4}.pdf").content)
    assert "mengikuti kegiatan layanan PAUD (minimal 80%) 5 83,33" in cetakan
    assert (
        "Anak >2 sd 6 tahun: dihitung bulan kehadiran, bukan anak. Belum dipantau: 2 anak, di luar hitungan." in cetakan
    )


def _pdf(isi: bytes) -> str:
    return " ".join(" ".join(halaman.extract_text() for halaman in PdfReader(BytesIO(isi)).pages).split())


@pytest.mark.parametrize("bulan", [False, True])
def test_a_paud_gap_goes_to_the_rembuk_in_children_whatever_the_basis(
    desa: Wilayah, anak: dict[str, Anak], kpm: Pengguna, klien_kpm: Client, bulan: bool
) -> None:
    if bulan:
        basis_bulan(desa)
    halaman = teks(klien_kpm.get("/52.04.20.2005/rembuk/baru/?triwulan=2026-T2").content)
    assert (
        "Layanan PAUD , anak 2–6 tahun 3 orang belum, dari 4 (25,00 % tercapai) "
        "Dusun Timur 2, Dusun Barat 1 · 2 karena belum dicatat" in halaman
    )
    with lingkup(desa.kode):
        _, (satu,) = kueri_rembuk.kekurangan(desa, Triwulan(2026, 2))
        assert satu.kunci == "paud:paud"
        rembuk = tindakan.mulai_rembuk(
            desa=desa, triwulan=Triwulan(2026, 2), terpilih=("paud:paud",), oleh=kpm, hari_ini=dt.date(2026, 9, 17)
        )
        masalah = Masalah.objects.get()
        assert nama_masalah(masalah) == "Layanan PAUD, anak 2–6 tahun"
        assert (masalah.diterima, masalah.seharusnya, masalah.kurang) == (1, 4, 3)
        assert masalah.per_dusun == [["Dusun Timur", 2], ["Dusun Barat", 1]]
    langkah = teks(klien_kpm.get(f"/52.04.20.2005/rembuk/{rembuk.uuid}/?langkah=kekurangan").content)
    assert "Layanan PAUD, anak 2–6 tahun 3 orang" in langkah


def test_a_child_registered_late_for_paud_is_found_under_its_own_tab(desa: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa)
        AnakFactory(desa=desa, nama="Kecil", lahir=dt.date(2025, 1, 1), keluarga=keluarga)
        AnakFactory(desa=desa, nama="Tepat Dua", lahir=dt.date(2024, 9, 17), keluarga=keluarga)
        AnakFactory(desa=desa, nama="Enam", lahir=dt.date(2020, 8, 18), keluarga=keluarga)
        AnakFactory(desa=desa, nama="Lewat", lahir=dt.date(2020, 8, 17), keluarga=keluarga)
    isi = teks(klien_kpm.get("/52.04.20.2005/sasaran/?tab=paud").content)
    assert "PAUD 2–6 tahun 2" in isi
    assert ("Tepat Dua 2 tahun · sasaran PAUD" in isi, "Enam 6 tahun · sasaran PAUD" in isi) == (True, True)
    assert ("Kecil" in isi, "Lewat" in isi) == (False, False)
    rumah = teks(klien_kpm.get(f"/52.04.20.2005/sasaran/keluarga/{keluarga.uuid}/").content)
    assert "Enam 6 tahun · sasaran PAUD" in rumah


def test_a_paud_month_alone_counts_as_the_villages_last_record(desa: Wilayah, anak: dict[str, Anak]) -> None:
    with lingkup(desa.kode):
        PemantauanPaud.objects.filter(bulan=MEI, anak=anak["Bayu"]).update(
            diubah_pada=dt.datetime(2026, 9, 20, tzinfo=dt.UTC)
        )
    rekap = perbarui_rekap(desa.kode, Triwulan(2026, 2))
    assert rekap.catatan_terakhir == dt.datetime(2026, 9, 20, tzinfo=dt.UTC)
    assert rekap.isi["indikator"]["paud"]["paud"] == {"diterima": 1, "seharusnya": 4, "persen": "25.00"}
