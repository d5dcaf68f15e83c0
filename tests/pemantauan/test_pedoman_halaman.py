"""The settings page: who may choose, from which day, what a village sees of it, and what stays as it was."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap
from pemantauan.kueri_pedoman import triwulan_terpengaruh
from pemantauan.kueri_skor import pengaturan_berlaku, skor_triwulan
from pemantauan.models import KartuSkor, PengaturanPedoman
from pemantauan.pengaturan import IKUT, OPSI
from pemantauan.skor.beku import bekukan, sidik
from pemantauan.tindakan.pedoman import SudahDitetapkan, tetapkan_pedoman
from tests.conftest import klien
from tests.factories import KehamilanFactory, PemantauanIbuFactory, PenggunaFactory, PenugasanFactory

HARI_INI = dt.date(2026, 9, 17)
KAB = "/52.04/pedoman/"
FE = f"{KAB}fe_rule/"
NAMA_FE = "Kapan tablet tambah darah dianggap diterima"


def petugas(kode: str, peran: str) -> Pengguna:
    pengguna = PenggunaFactory(nama=f"Petugas {kode}")
    PenugasanFactory(pengguna=pengguna, wilayah=Wilayah.objects.get(kode=kode), peran=peran)
    return pengguna


@pytest.fixture
def kabupaten(desa: Wilayah) -> Client:
    return klien(petugas("52.04", Peran.KABUPATEN))


@pytest.fixture
def pusat(desa: Wilayah) -> Client:
    return klien(petugas("00", Peran.PUSAT))


def atur(kode: str, kunci: str, nilai: str, sejak: dt.date) -> PengaturanPedoman:
    return PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode=kode), kunci=kunci, nilai=nilai, berlaku_sejak=sejak
    )


def dipakai(halaman: str) -> dict[str, str]:
    """Title of each option -> "value, who decided"."""
    baris = re.findall(r'<h2 class="isi-tebal">(.*?)</h2><p class="perlu">(.*?)</p>', halaman, re.S)
    return {
        judul: " ".join(re.sub(r"<[^>]+>", " ", isi).replace("Dipakai:", "").split()) for judul, isi in baris
    }  # fmt: skip


def tersimpan() -> list[tuple[str, str, str, str]]:
    """The decisions that were not taken back."""
    sah = PengaturanPedoman.objects.filter(dibatalkan_pada=None)
    semua = sah.order_by("pk").values_list("wilayah__kode", "kunci", "nilai", "berlaku_sejak")
    return [(kode, kunci, nilai, str(sejak)) for kode, kunci, nilai, sejak in semua]


# --- who ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("alamat", ["pedoman/fe_rule/", "pedoman/fe_rule/batal/"])
def test_nobody_of_the_village_and_no_pendamping_can_choose(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client, klien_admin: Client, klien_pendamping: Client, alamat: str
) -> None:
    isi = {"nilai": "tik", "berlaku_sejak": "01-10-2026", "tanggal": "2026-10-01"}
    for peramban in (klien_kpm, klien_kades, klien_admin):
        assert peramban.post(f"/{desa.kode}/{alamat}", isi).status_code == 403
        assert peramban.post(f"/52.04/{alamat}", isi).status_code == 404
    assert klien_pendamping.post(f"/52.04.20/{alamat}", isi).status_code == 403
    assert klien_pendamping.get("/52.04.20/pedoman/").status_code == 403
    assert PengaturanPedoman.objects.count() == 0


def test_another_kabupatens_officer_is_404(desa: Wilayah, desa_lain: Wilayah) -> None:
    lain = klien(petugas("62.13", Peran.KABUPATEN))
    assert lain.get(KAB).status_code == lain.post(FE, {"nilai": "tik"}).status_code == 404
    assert lain.get("/62.13/pedoman/").status_code == 200


def test_a_kecamatan_decides_nothing_whatever_the_role(desa: Wilayah) -> None:
    salah = klien(petugas("52.04.20", Peran.KABUPATEN))
    isi = {"nilai": "tik", "berlaku_sejak": "01-10-2026"}
    assert salah.post("/52.04.20/pedoman/fe_rule/", isi).status_code == 403
    assert "Ubah" not in salah.get("/52.04.20/pedoman/").content.decode()
    with pytest.raises(ValueError, match="kabupaten"):
        tetapkan_pedoman(
            wilayah=desa, kunci="fe_rule", nilai="tik", berlaku_sejak=HARI_INI, oleh=Pengguna.objects.get()
        )
    assert PengaturanPedoman.objects.count() == 0


@pytest.mark.parametrize("kunci", ["indicator_set", "warna"])
def test_an_option_without_a_choice_is_information_only(kabupaten: Client, kunci: str) -> None:
    assert kabupaten.get(f"{KAB}{kunci}/").status_code == 404
    halaman = kabupaten.get(KAB).content.decode()
    assert dipakai(halaman)["Daftar indikator"] == "1.000 HPK 2018 satu-satunya pilihan"
    assert "/pedoman/indicator_set/" not in halaman


# --- choosing -------------------------------------------------------------------------------------------------------


def test_a_future_choice_is_stored_at_once_and_stands_in_the_history(kabupaten: Client) -> None:
    jawab = kabupaten.post(FE, {"nilai": "tik", "berlaku_sejak": "1 Oktober 2026"}, follow=True)
    halaman = jawab.content.decode()
    assert tersimpan() == [("52.04", "fe_rule", "tik", "2026-10-01")]
    assert PengaturanPedoman.objects.get().oleh.nama == "Petugas 52.04"
    assert f"{NAMA_FE}: satu kali pemberian, sejak 1 Oktober 2026." in halaman
    assert dipakai(halaman)[NAMA_FE] == "30 tablet bawaan pedoman"
    riwayat = " ".join(re.sub(r"<[^>]+>", " ", halaman.split("<tbody>")[1]).split())
    assert riwayat.startswith(
        f"{NAMA_FE} 1 Oktober 2026 belum berlaku ikut di atasnya satu kali pemberian Petugas 52.04 "
        "dicatat 17 September 2026 Batalkan"
    )


def baris_riwayat(halaman: str) -> list[str]:
    """The lines of the history as text."""
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in halaman.split("<tbody>")[1].split("<tr>")[1:]]


def test_the_history_tells_why_and_when_it_was_written_down_and_what_was_taken_back(kabupaten: Client) -> None:
    """A decision taken back stays as a line, decides nothing, and its day is free for another one."""
    isi = {"nilai": "tik", "berlaku_sejak": "01-10-2026", "alasan": "  Edaran Bupati\n440/12 <b> "}
    kabupaten.post(FE, isi)
    with time_machine.travel(dt.datetime(2026, 9, 20, 2, tzinfo=dt.UTC)):
        kabupaten.post(f"{FE}batal/", {"tanggal": "2026-10-01"})
        kabupaten.post(FE, {"nilai": "30-butir", "berlaku_sejak": "01-10-2026"})
        atur("52.04", "fe_rule", "tik", dt.date(2026, 10, 2))
        PengaturanPedoman.objects.filter(berlaku_sejak=dt.date(2026, 10, 2)).update(dicatat_pada=None)
        halaman = kabupaten.get(FE).content.decode()
    assert baris_riwayat(halaman) == [
        f"2 Oktober 2026 belum berlaku 30 tablet satu kali pemberian – Batalkan {NAMA_FE} sejak 2 Oktober 2026",
        "1 Oktober 2026 belum berlaku ikut di atasnya 30 tablet Petugas 52.04 dicatat 20 September 2026 Batalkan "
        f"{NAMA_FE} sejak 1 Oktober 2026",
        "1 Oktober 2026 dibatalkan ikut di atasnya satu kali pemberian Petugas 52.04 dicatat 17 September 2026 "
        "Alasan: Edaran Bupati 440/12 &lt;b&gt; dibatalkan 20 September 2026 oleh Petugas 52.04",
    ]
    assert pengaturan_berlaku(Wilayah.objects.get(kode="52.04.20.2005"), dt.date(2026, 10, 1))["fe_rule"] == "30-butir"


@pytest.mark.parametrize(("kunci", "nilai"), [("resti_paritas", "4")])
def test_an_option_that_changes_no_scorecard_says_so_and_announces_no_recount(
    kabupaten: Client, klien_kades: Client, desa: Wilayah, kunci: str, nilai: str
) -> None:
    (opsi,) = (satu for satu in OPSI if satu.kunci == kunci)
    assert opsi.bukan_skor.startswith("Pilihan ini tidak mengubah angka kartu skor.")
    for klien_satu, alamat in (
        (kabupaten, KAB),
        (kabupaten, f"{KAB}{kunci}/"),
        (klien_kades, f"/{desa.kode}/pedoman/"),
    ):
        assert opsi.bukan_skor in klien_satu.get(alamat).content.decode()
    isi = {"nilai": nilai, "berlaku_sejak": "01-01-2026"}
    assert "dihitung ulang" not in kabupaten.post(f"{KAB}{kunci}/", isi, follow=True).content.decode()
    assert tersimpan() == [("52.04", kunci, nilai, "2026-01-01")]


def test_a_choice_for_past_quarters_names_them_and_is_stored_after_a_second_look(
    kabupaten: Client,
) -> None:
    isi = {"nilai": "tik", "berlaku_sejak": "30-06-2026"}
    halaman = kabupaten.post(FE, isi).content.decode()
    assert tersimpan() == []
    assert "Triwulan II 2026 sampai Triwulan III 2026 (2 triwulan) dihitung ulang" in halaman
    assert "Triwulan yang sudah ditutup desa tetap seperti waktu ditutup." in halaman
    yakin = re.search(r'name="yakin" value="([^"]+)"', halaman)[1]
    # another date than the one looked at is asked again
    assert (
        "dihitung ulang" in kabupaten.post(FE, isi | {"berlaku_sejak": "01-01-2026", "yakin": yakin}).content.decode()
    )
    assert tersimpan() == []
    assert kabupaten.post(FE, isi | {"yakin": yakin}).status_code == 302
    assert tersimpan() == [("52.04", "fe_rule", "tik", "2026-06-30")]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"nilai": "tik", "berlaku_sejak": "31-12-2017"}, "Paling awal 1 Januari 2018"),
        ({"nilai": "tik", "berlaku_sejak": "besok"}, "Tanggal tidak terbaca."),
        ({"nilai": "tik", "berlaku_sejak": ""}, "Belum diisi."),
        ({"nilai": "", "berlaku_sejak": "01-10-2026"}, "Belum dipilih."),
        ({"nilai": "90-butir", "berlaku_sejak": "01-10-2026"}, "pilihan"),
    ],
)
def test_bad_input_comes_back_with_a_sentence(kabupaten: Client, isi: dict[str, str], kata: str) -> None:
    jawab = kabupaten.post(FE, isi)
    assert jawab.status_code == 200
    assert kata in re.sub(r"<[^>]+>", " ", jawab.content.decode().split('class="galat"')[1])
    assert f'value="{isi["berlaku_sejak"]}"' in jawab.content.decode() or not isi["berlaku_sejak"]
    assert PengaturanPedoman.objects.count() == 0


def test_two_choices_for_one_day_show_both_and_keep_the_first(kabupaten: Client) -> None:
    kabupaten.post(FE, {"nilai": "tik", "berlaku_sejak": "01-10-2026"})
    kedua = klien(petugas("52.04", Peran.KABUPATEN))
    halaman = kedua.post(FE, {"nilai": "30-butir", "berlaku_sejak": "01-10-2026"}).content.decode()
    assert "Untuk 1 Oktober 2026 sudah ada pilihan “satu kali pemberian” dari Petugas 52.04." in halaman
    assert re.search(r'value="30-butir"[^>]*checked', halaman)
    assert tersimpan() == [("52.04", "fe_rule", "tik", "2026-10-01")]
    with pytest.raises(SudahDitetapkan) as sudah:
        tetapkan_pedoman(
            wilayah=Wilayah.objects.get(kode="52.04"), kunci="fe_rule", nilai="tik",
            berlaku_sejak=dt.date(2026, 10, 1), oleh=Pengguna.objects.first(),
        )  # fmt: skip
    assert sudah.value.kini.nilai == "tik"


def test_a_choice_not_in_force_is_taken_back_and_one_in_force_is_not(kabupaten: Client) -> None:
    atur("52.04", "fe_rule", "tik", HARI_INI + dt.timedelta(days=1))
    atur("52.04", "fe_rule", "30-butir", HARI_INI)
    atur("00", "fe_rule", "tik", HARI_INI + dt.timedelta(days=1))
    for tanggal, kata in (
        ("2026-09-18", "pilihan sejak 18 September 2026 dibatalkan"),
        ("2026-09-18", "pilihan sejak 18 September 2026 sudah tidak ada"),
        ("2026-09-17", "pilihan ini sudah berlaku. Gantilah dengan pilihan baru."),
    ):
        assert kata in kabupaten.post(f"{FE}batal/", {"tanggal": tanggal}, follow=True).content.decode()
    assert tersimpan() == [("52.04", "fe_rule", "30-butir", "2026-09-17"), ("00", "fe_rule", "tik", "2026-09-18")]
    assert PengaturanPedoman.objects.exclude(dibatalkan_pada=None).count() == 1
    for tanggal in ("", "besok", "2026-13-01"):
        assert kabupaten.post(f"{FE}batal/", {"tanggal": tanggal}).status_code == 404
    assert kabupaten.get(f"{FE}batal/").status_code == 405


# --- inheritance and dates ------------------------------------------------------------------------------------------


def test_the_nearest_decision_wins_and_going_back_to_what_lies_above_is_dated_too(
    desa: Wilayah, klien_kpm: Client
) -> None:
    atur("00", "fe_rule", "tik", dt.date(2026, 1, 1))
    atur("52.04", "fe_rule", "30-butir", dt.date(2026, 4, 1))
    atur("52.04", "fe_rule", IKUT, dt.date(2026, 8, 1))
    assert [
        pengaturan_berlaku(desa, hari)["fe_rule"]
        for hari in (dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 3, 31), dt.date(2026, 4, 1),
                     dt.date(2026, 7, 31), dt.date(2026, 8, 1))
    ] == ["30-butir", "tik", "tik", "30-butir", "30-butir", "tik"]  # fmt: skip
    for triwulan, harap in (
        ("2025-T4", "30 tablet bawaan pedoman"), ("2026-T1", "satu kali pemberian dari Pusat"),
        ("2026-T2", "30 tablet dari Kabupaten Sumbawa"), ("2026-T3", "satu kali pemberian dari Pusat"),
    ):  # fmt: skip
        for alamat in (f"/{desa.kode}/pedoman/?triwulan={triwulan}", f"/{desa.kode}/skor/{triwulan}/pedoman/"):
            assert dipakai(klien_kpm.get(alamat).content.decode())[NAMA_FE] == harap
    assert dipakai(klien_kpm.get(f"/{desa.kode}/pedoman/").content.decode())[NAMA_FE] == (
        "satu kali pemberian dari Pusat"
    )


def test_a_province_between_is_inherited(desa: Wilayah, klien_kades: Client, kabupaten: Client, pusat: Client) -> None:
    atur("00", "paud_basis", "orang", dt.date(2026, 1, 1))
    atur("52", "paud_basis", "bulan", dt.date(2026, 1, 1))
    judul = "Dasar capaian PAUD anak &gt;2-6 tahun"
    assert dipakai(klien_kades.get(f"/{desa.kode}/pedoman/").content.decode())[judul] == (
        "bulan kehadiran dari Provinsi Nusa Tenggara Barat"
    )
    assert dipakai(kabupaten.get(KAB).content.decode())[judul] == "bulan kehadiran dari Provinsi Nusa Tenggara Barat"
    assert dipakai(pusat.get("/00/pedoman/").content.decode())[judul] == "anak yang hadir 80 % dari Pusat"


def test_the_nation_goes_back_to_the_default_of_the_guideline(pusat: Client) -> None:
    assert "Ikut bawaan pedoman" in pusat.get("/00/pedoman/fe_rule/").content.decode()
    pusat.post("/00/pedoman/fe_rule/", {"nilai": "ikut", "berlaku_sejak": "01-10-2026"})
    assert tersimpan() == [("00", "fe_rule", "", "2026-10-01")]


@pytest.mark.parametrize(
    ("sejak", "berikut", "harap"),
    [
        (dt.date(2026, 9, 30), None, ["2026-T3"]),
        (dt.date(2026, 10, 1), None, []),
        (dt.date(2026, 1, 1), None, ["2026-T1", "2026-T2", "2026-T3"]),
        # the next decision is in force on the last day of quarter II already, or a day too late for that
        (dt.date(2026, 1, 1), dt.date(2026, 6, 30), ["2026-T1"]),
        (dt.date(2026, 1, 1), dt.date(2026, 7, 1), ["2026-T1", "2026-T2"]),
    ],
)
def test_a_quarter_is_judged_by_its_last_day(
    desa: Wilayah, sejak: dt.date, berikut: dt.date | None, harap: list[str]
) -> None:
    if berikut:
        atur("52.04", "fe_rule", "30-butir", berikut)
    kabupaten = Wilayah.objects.get(kode="52.04")
    assert [str(t) for t in triwulan_terpengaruh(kabupaten, "fe_rule", sejak, HARI_INI)] == harap


# --- what it does ---------------------------------------------------------------------------------------------------


@pytest.fixture
def ibu_sepuluh_tablet(desa: Wilayah) -> None:
    """Ten tablets in each of two quarters: T by the guide, Y where one giving is enough."""
    with lingkup(desa.kode):
        hamil = KehamilanFactory(desa=desa)
        for bulan in (5, 8):
            PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, bulan), fe=10)


def test_open_quarters_are_counted_anew_and_finalised_ones_stay(
    ibu_sepuluh_tablet: None,
    desa: Wilayah,
    klien_kpm: Client,
    kabupaten: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    kedua = Triwulan(2026, 2)
    with lingkup(desa.kode):
        beku = bekukan(skor_triwulan(desa, kedua), nama_dusun={}, nama_posyandu={})
        KartuSkor.objects.create(
            desa=desa, periode="2026-T2", isi=beku, sidik=sidik(beku),
            ditutup_pada=dt.datetime(2026, 7, 10, tzinfo=dt.UTC),
        )  # fmt: skip
    for ke in (2, 3):
        perbarui_rekap(desa.kode, Triwulan(2026, ke))

    yakin = {"nilai": "tik", "berlaku_sejak": "01-04-2026", "yakin": "tik|2026-04-01"}
    with django_capture_on_commit_callbacks(execute=True):
        assert kabupaten.post(FE, yakin).status_code == 302

    def fe(periode: str) -> tuple[str, int]:
        data = klien_kpm.get(f"/{desa.kode}/skor/{periode}.json").json()
        rekap = RekapDesa.objects.get(periode=periode).isi
        assert rekap["indikator"]["ibu"]["fe"] == data["indikator"]["ibu"]["fe"]
        return data["pengaturan"]["fe_rule"], data["indikator"]["ibu"]["fe"]["diterima"]

    assert (fe("2026-T2"), fe("2026-T3")) == (("30-butir", 0), ("tik", 1))
    halaman = klien_kpm.get(f"/{desa.kode}/pedoman/?triwulan=2026-T2").content.decode()
    assert dipakai(halaman)[NAMA_FE] == "30 tablet waktu triwulan ditutup"
    assert "Triwulan ini sudah ditutup." in halaman


def test_a_choice_of_one_kabupaten_does_not_reach_another(
    ibu_sepuluh_tablet: None, desa: Wilayah, desa_lain: Wilayah
) -> None:
    atur("62.13", "fe_rule", "tik", dt.date(2020, 1, 1))
    assert pengaturan_berlaku(desa, HARI_INI)["fe_rule"] == "30-butir"
    assert pengaturan_berlaku(desa_lain, HARI_INI)["fe_rule"] == "tik"


# --- the village's page ---------------------------------------------------------------------------------------------


def test_the_village_reads_it_from_its_settings_and_cannot_change_it(desa: Wilayah, klien_kpm: Client) -> None:
    assert f'href="/{desa.kode}/pedoman/"' in klien_kpm.get(f"/{desa.kode}/desa/").content.decode()
    halaman = klien_kpm.get(f"/{desa.kode}/pedoman/").content.decode()
    assert len(dipakai(halaman)) == 14 + 6 + 5  # of the scorecard, of growth and pregnancy, of immunisation
    assert ("<form method" in halaman.split("<main")[1], "/pedoman/fe_rule/" in halaman) == (False, False)


@pytest.mark.parametrize("triwulan", ["2026-T5", "x"])
def test_a_quarter_that_does_not_exist_is_404(desa: Wilayah, klien_kpm: Client, triwulan: str) -> None:
    assert klien_kpm.get(f"/{desa.kode}/pedoman/?triwulan={triwulan}").status_code == 404


def test_the_page_costs_the_same_queries_for_one_and_three_decisions(
    kabupaten: Client, klien_kpm: Client, desa: Wilayah, django_assert_num_queries: Any
) -> None:
    for kunci in (("fe_rule",), ("paud_basis", "konseling_anak")):
        for satu in kunci:
            atur("52.04", satu, IKUT, dt.date(2026, 1, 1))
        with django_assert_num_queries(6):
            kabupaten.get(KAB)
        with django_assert_num_queries(6):
            klien_kpm.get(f"/{desa.kode}/pedoman/")


def test_the_history_comes_in_pages(kabupaten: Client) -> None:
    for hari in range(26):
        atur("52.04", "fe_rule", "tik" if hari % 2 else "30-butir", dt.date(2026, 1, 1) + dt.timedelta(days=hari))
    halaman = kabupaten.get(KAB).content.decode()
    assert "1–25 dari 26 perubahan" in halaman
    assert "ikut di atasnya" in kabupaten.get(f"{KAB}?halaman=2").content.decode().split("<tbody>")[1]


def test_today_is_that_of_the_region(kabupaten: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 9, 30, 17, 0, tzinfo=dt.UTC)):
        assert "1 Oktober 2026" in kabupaten.get(KAB).content.decode()
