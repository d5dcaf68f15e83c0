"""Formulir 2C as its users fill it in: the year of all children, the month of all, the year of one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanPaud
from pemantauan.tindakan import catat_paud
from sasaran.models import Anak
from tests.conftest import KUNCI
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, PemantauanPaudFactory, PosyanduFactory

DASAR = "/52.04.20.2005/pemantauan/"
TAHUN, BULAN = f"{DASAR}paud/2026/", f"{DASAR}2026-09/paud/"
ASING = "00000000-0000-4000-8000-000000000000"
JULI, AGUSTUS, SEPTEMBER = (Bulan(2026, satu) for satu in (7, 8, 9))


def anak(desa: Wilayah, nama: str = "Aisyah", lahir: dt.date = dt.date(2023, 5, 20), **lain: Any) -> Anak:
    return AnakFactory(desa=desa, nama=nama, lahir=lahir, keluarga=KeluargaFactory(desa=desa, **lain))


def paud(satu: Anak) -> dict[str, bool | None]:
    """Stored months of a child: "07" -> answer."""
    return {f"{c.bulan.bulan:02d}": c.hadir for c in PemantauanPaud.objects.filter(anak=satu)}


def isian(halaman: str, satu: Anak) -> dict[str, str]:
    """The form of one child in the year grid, as a browser would send it unchanged."""
    kartu = halaman.split(f'id="a-{satu.uuid}"')[1].split("</li>")[0]
    return {"anak": str(satu.uuid)} | _medan(kartu)


def _medan(teks: str) -> dict[str, str]:
    isi = dict(re.findall(r'<input type="hidden" name="(l-[^"]+)" value="([^"]*)"', teks))
    for nama, pilihan in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', teks, re.S):
        terpilih = re.search(r'value="([^"]*)" selected', pilihan)
        isi[nama] = terpilih[1] if terpilih else ""
    for nama, nilai in re.findall(r'type="radio" name="([^"]+)" value="([^"]*)" checked', teks):
        isi[nama] = nilai
    return isi


def tutup_triwulan(desa: Wilayah, oleh: Pengguna, periode: str = "2026-T3") -> KartuSkor:
    return KartuSkor.objects.create(
        desa=desa, periode=periode, isi={"dusun": {}, "posyandu": {}}, sidik="0" * 64,
        ditutup_pada=dt.datetime(2026, 9, 30, tzinfo=dt.UTC), ditutup_oleh=oleh,
    )  # fmt: skip


# ---------------------------------------------------------------- the year of all children


def test_a_card_shows_the_child_and_closes_months_that_cannot_be_entered(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa, lahir=dt.date(2024, 3, 31), nomor=17)
    PemantauanPaudFactory(anak=satu, bulan=AGUSTUS, hadir=True)
    PemantauanPaudFactory(anak=satu, bulan=JULI, hadir=False)
    halaman = klien_kpm.get(TAHUN).content.decode()
    assert "No. 17 · L · 2 tahun 6 bulan · Kelas orang tua" in halaman  # on 30 September
    assert "1 bulan aktif" in halaman
    # from March (24 months on the 31st) to the running September
    terbuka = re.findall(r'name="h-2026-(\d\d)"', halaman)
    assert terbuka == ["03", "04", "05", "06", "07", "08", "09"]
    isi = isian(halaman, satu)
    assert (isi["h-2026-07"], isi["h-2026-08"], isi["h-2026-09"], isi["l-2026-08"]) == ("tidak", "ya", "", "1..ya")


def test_a_card_is_stored_for_itself_and_returns_to_its_place(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, lain = anak(di_desa), anak(di_desa, "Bayu")
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    jawab = klien_kpm.post(f"{TAHUN}?q=a", isi | {"h-2026-07": "ya", "h-2026-08": "tidak"})
    assert (jawab.status_code, jawab.headers["Location"]) == (
        302,
        f"{TAHUN}?q=a&tersimpan={satu.uuid}#a-{satu.uuid}",
    )
    assert (paud(satu), paud(lain)) == ({"07": True, "08": False}, {})
    catatan = PemantauanPaud.objects.get(anak=satu, bulan=JULI)
    assert (catatan.tanggal, catatan.dibuat_oleh.nama) == (dt.date(2026, 7, 31), "Nurhayati")
    assert "Tersimpan</span>" in klien_kpm.get(jawab.headers["Location"].split("#")[0]).content.decode()


def test_the_running_month_is_dated_today_and_a_correction_keeps_its_day(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    PemantauanPaudFactory(anak=satu, bulan=AGUSTUS, hadir=True)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    klien_kpm.post(TAHUN, isi | {"h-2026-08": "tidak", "h-2026-09": "ya"})
    hari = dict(PemantauanPaud.objects.values_list("bulan", "tanggal"))
    assert hari == {AGUSTUS: dt.date(2026, 8, 15), SEPTEMBER: dt.date(2026, 9, 17)}
    assert paud(satu) == {"08": False, "09": True}


def test_an_answer_can_be_taken_back(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    PemantauanPaudFactory(anak=satu, bulan=AGUSTUS, hadir=True)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    klien_kpm.post(TAHUN, isi | {"h-2026-08": ""})
    assert paud(satu) == {"08": None}


def test_an_unchanged_card_writes_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    PemantauanPaudFactory(anak=satu, bulan=AGUSTUS, hadir=True)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    assert klien_kpm.post(TAHUN, isi).status_code == 302
    assert PemantauanPaud.history.count() == 1


def test_two_who_answer_the_same_month_are_both_shown_and_nothing_is_overwritten(
    di_desa: Wilayah, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    satu = anak(di_desa)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    catat_paud(desa=di_desa, anak=satu, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), hadir=False, oleh=admin_desa)
    jawab = klien_kpm.post(TAHUN, isi | {"h-2026-08": "ya", "h-2026-07": "ya"})
    halaman = jawab.content.decode()
    assert (jawab.status_code, paud(satu)) == (200, {"07": True, "08": False})
    assert (
        "Agustus belum tersimpan. Sudah dicatat Rahmah, 17 September 2026 pukul 10.00: Tidak. "
        "Isian Anda: Ya. Simpan lagi untuk memakai isian Anda." in halaman
    )
    ulang = isian(halaman, satu)
    assert (ulang["h-2026-08"], ulang["l-2026-08"]) == ("ya", "1..tidak")
    # saving again is a choice now
    assert klien_kpm.post(TAHUN, ulang).status_code == 302
    assert paud(satu) == {"07": True, "08": True}


def test_the_same_answer_of_two_is_no_conflict(di_desa: Wilayah, klien_kpm: Client, admin_desa: Pengguna) -> None:
    satu = anak(di_desa)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    catat_paud(desa=di_desa, anak=satu, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), hadir=True, oleh=admin_desa)
    assert klien_kpm.post(TAHUN, isi | {"h-2026-08": "ya"}).status_code == 302
    assert PemantauanPaud.objects.get().versi == 1


def test_an_answer_for_a_finalised_quarter_waits_and_says_so(
    di_desa: Wilayah, klien_kpm: Client, kades: Pengguna
) -> None:
    satu = anak(di_desa)
    tutup_triwulan(di_desa, kades)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    jawab = klien_kpm.post(TAHUN, isi | {"h-2026-08": "ya", "h-2026-05": "ya"})
    halaman = klien_kpm.get(jawab.headers["Location"].split("#")[0]).content.decode()
    assert (paud(satu), EntriMenunggu.objects.get().nilai) == ({"05": True}, {"hadir": True})
    assert "Triwulan III 2026 sudah ditutup. Isian disimpan dan menunggu pembukaan triwulan." in halaman
    assert "1 bulan aktif" in halaman  # what waits is not counted yet
    # what waits is shown as answered, and can be taken back
    isi = isian(halaman, satu)
    assert (isi["h-2026-08"], isi["l-2026-08"]) == ("ya", ".1.ya")
    klien_kpm.post(TAHUN, isi | {"h-2026-08": ""})
    assert EntriMenunggu.objects.get().keadaan == EntriMenunggu.Keadaan.DIBATALKAN


def test_two_who_answer_for_a_finalised_quarter_are_both_shown(
    di_desa: Wilayah, klien_kpm: Client, kades: Pengguna, admin_desa: Pengguna
) -> None:
    satu = anak(di_desa)
    tutup_triwulan(di_desa, kades)
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    catat_paud(desa=di_desa, anak=satu, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), hadir=False, oleh=admin_desa)
    halaman = klien_kpm.post(TAHUN, isi | {"h-2026-08": "ya"}).content.decode()
    assert "Sudah dicatat Rahmah, 17 September 2026 pukul 10.00: Tidak. Isian Anda: Ya." in halaman
    assert EntriMenunggu.objects.get().nilai == {"hadir": False}
    assert klien_kpm.post(TAHUN, isian(halaman, satu)).status_code == 302
    assert EntriMenunggu.objects.get().nilai == {"hadir": True}


def test_an_entry_held_back_is_given_up_by_whoever_sees_it_and_answers_anew(
    di_desa: Wilayah, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    satu = anak(di_desa)
    PemantauanPaudFactory(anak=satu, bulan=AGUSTUS, hadir=True)
    EntriMenunggu.objects.create(
        desa=di_desa, kelompok="paud", anak=satu, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 20), nilai={"hadir": None},
        versi_dilihat=1, keadaan=EntriMenunggu.Keadaan.TERTAHAN, diubah_oleh=admin_desa,
    )  # fmt: skip
    isi = isian(klien_kpm.get(TAHUN).content.decode(), satu)
    assert (isi["h-2026-08"], isi["l-2026-08"]) == ("", "1.1.")
    klien_kpm.post(TAHUN, isi | {"h-2026-08": "tidak"})
    assert paud(satu) == {"08": False}
    assert EntriMenunggu.objects.get().keadaan == EntriMenunggu.Keadaan.DIBATALKAN


@pytest.mark.parametrize(
    ("medan", "kalimat"),
    [
        ("h-2026-10", "Oktober 2026 belum mulai."),
        ("h-2026-04", "Pada akhir April 2026 anak baru 23 bulan. PAUD dicatat sejak umur 2 tahun."),
    ],
)
def test_a_month_that_cannot_be_is_refused_with_a_sentence(
    di_desa: Wilayah, klien_kpm: Client, medan: str, kalimat: str
) -> None:
    satu = anak(di_desa, lahir=dt.date(2024, 5, 20))
    jawab = klien_kpm.post(TAHUN, {"anak": str(satu.uuid), medan: "ya"})
    assert (jawab.status_code, kalimat in jawab.content.decode(), paud(satu)) == (200, True, {})


def test_after_leaving_nothing_is_recorded(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    satu.orang.keluar_pada, satu.orang.sebab_keluar = dt.date(2026, 7, 10), "pindah"
    satu.orang.save()
    jawab = klien_kpm.post(TAHUN, {"anak": str(satu.uuid), "h-2026-07": "ya", "h-2026-08": "ya"})
    assert "01-08-2026 sesudah ia keluar dari desa, 10 Juli 2026." in jawab.content.decode()
    assert paud(satu) == {"07": True}
    assert PemantauanPaud.objects.get().tanggal == dt.date(2026, 7, 10)


@pytest.mark.parametrize(
    ("kueri", "nama"),
    [
        ("", ["Aisyah", "Bayu", "Citra"]),
        ("?q=ayu", ["Bayu"]),
        ("?dusun=Timur", ["Citra"]),
        ("?posyandu=Melati", ["Aisyah"]),
        ("?halaman=9&q=%00&tersimpan=x", []),
    ],
)
def test_the_year_is_narrowed_by_name_dusun_and_posyandu(
    di_desa: Wilayah, klien_kpm: Client, kueri: str, nama: list[str]
) -> None:
    barat, timur = (DusunFactory(desa=di_desa, nama=satu) for satu in ("Barat", "Timur"))
    aisyah = anak(di_desa, dusun=barat)
    aisyah.orang.posyandu = PosyanduFactory(desa=di_desa, nama="Melati")
    aisyah.orang.save()
    anak(di_desa, "Bayu", dusun=barat)
    anak(di_desa, "Citra", dusun=timur)
    anak(di_desa, "Bayi", lahir=dt.date(2025, 1, 1), dusun=timur)
    anak(di_desa, "Besar", lahir=dt.date(2019, 12, 31), dusun=timur)  # 73 months in January
    halaman = klien_kpm.get(TAHUN + kueri).content.decode()
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", halaman) == nama


def test_a_year_of_25_cards_is_small_and_paged(di_desa: Wilayah, klien_kpm: Client) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for ke in range(26):
        satu = AnakFactory(desa=di_desa, nama=f"Anak {ke:02}", lahir=dt.date(2023, 5, 20), keluarga=keluarga)
        for bulan in range(1, 10):
            PemantauanPaudFactory(anak=satu, bulan=Bulan(2026, bulan))
    pertama = klien_kpm.get(TAHUN)
    assert pertama.content.decode().count('class="paud"') == 25
    assert len(pertama.content) < 150_000
    assert klien_kpm.get(f"{TAHUN}?halaman=2").content.decode().count('class="paud"') == 1


def test_one_and_three_children_cost_the_same_queries(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for jumlah in (1, 2):
        for _ in range(jumlah):
            PemantauanPaudFactory(anak=anak(di_desa))
        # session, user, role, region above; children, their months, what waits
        with django_assert_num_queries(4 + 3):
            klien_kpm.get(TAHUN)
        # children; mothers and infants; two months before; closed?, how many wait; months, what waits, answers before
        with django_assert_num_queries(4 + 1 + 2 + 2 + 2 + 3):
            klien_kpm.get(BULAN)


def test_storing_a_cell_costs_the_same_queries_whoever_else_is_there(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        satu = anak(di_desa)
        # session, user, role; child, its months; transaction (2), record, closed?, transaction (2), insert, history
        with django_assert_num_queries(3 + 2 + 8 + KUNCI):
            klien_kpm.post(TAHUN, {"anak": str(satu.uuid), "h-2026-08": "ya", "l-2026-08": ".."})


@pytest.mark.parametrize(("tahun", "status"), [(2017, 404), (2018, 200), (2026, 200), (2027, 404), (99999, 404)])
def test_a_year_opens_from_2018_to_this_one(desa: Wilayah, klien_kpm: Client, tahun: int, status: int) -> None:
    assert klien_kpm.get(f"{DASAR}paud/{tahun}/").status_code == status


def test_kepala_desa_looks_and_may_not_write(di_desa: Wilayah, klien_kades: Client) -> None:
    satu = anak(di_desa)
    PemantauanPaudFactory(anak=satu, bulan=AGUSTUS)
    for alamat in (TAHUN, BULAN, f"{TAHUN}{satu.uuid}/"):
        halaman = klien_kades.get(alamat).content.decode()
        assert ("Aisyah" in halaman, "Simpan" in halaman, "<select class" in halaman) == (True, False, False)
        assert klien_kades.post(alamat, {"anak": str(satu.uuid), "h-2026-09": "ya"}).status_code == 403
    assert paud(satu) == {"08": True}


@pytest.mark.parametrize("kiriman", ["", "x", ASING])
def test_an_unknown_child_is_not_found(di_desa: Wilayah, klien_kpm: Client, kiriman: str) -> None:
    assert klien_kpm.post(TAHUN, {"anak": kiriman, "h-2026-08": "ya"}).status_code == 404


def test_an_empty_village_is_shown_the_next_step(desa: Wilayah, klien_kpm: Client) -> None:
    assert "Tidak ada anak 2–6 tahun pada tahun ini" in klien_kpm.get(TAHUN).content.decode()
    assert "Tidak ada anak 2–6 tahun pada bulan ini" in klien_kpm.get(BULAN).content.decode()


# ---------------------------------------------------------------- one month of all children


# ---------------------------------------------------------------- the year of one child


def test_one_childs_year_is_filled_and_corrected(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa, lahir=dt.date(2024, 6, 10))
    alamat = f"{TAHUN}{satu.uuid}/"
    halaman = klien_kpm.get(alamat).content.decode()
    assert "Januari–Mei: belum 2 tahun." in halaman
    assert "Oktober–Desember: belum mulai." in halaman
    jawab = klien_kpm.post(alamat, _medan(halaman) | {"h-2026-06": "ya", "h-2026-07": "tidak"}, follow=True)
    assert paud(satu) == {"06": True, "07": False}
    assert "Aisyah: PAUD 2026 tersimpan." in jawab.content.decode()
    assert "1 bulan aktif tahun ini." in jawab.content.decode()


def test_a_stale_answer_of_one_childs_year_shows_both(
    di_desa: Wilayah, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    satu = anak(di_desa)
    alamat = f"{TAHUN}{satu.uuid}/"
    isi = _medan(klien_kpm.get(alamat).content.decode())
    catat_paud(desa=di_desa, anak=satu, bulan=AGUSTUS, tanggal=dt.date(2026, 8, 2), hadir=False, oleh=admin_desa)
    halaman = klien_kpm.post(alamat, isi | {"h-2026-08": "ya"}).content.decode()
    assert "1 bulan belum tersimpan." in halaman
    assert "Sudah dicatat Rahmah, 17 September 2026 pukul 10.00: Tidak. Isian Anda: Ya." in halaman
    assert paud(satu) == {"08": False}


@pytest.mark.parametrize(
    ("lahir", "tahun", "status"),
    [
        (dt.date(2024, 12, 31), 2026, 404),  # two years old on 31 December 2026, which has not begun
        (dt.date(2024, 9, 30), 2026, 200),
        (dt.date(2020, 1, 1), 2026, 200),  # 72 months in January 2026
        (dt.date(2019, 12, 31), 2026, 404),
        (dt.date(2019, 12, 31), 2025, 200),
    ],
)
def test_a_childs_year_opens_where_the_form_knows_it(
    di_desa: Wilayah, klien_kpm: Client, lahir: dt.date, tahun: int, status: int
) -> None:
    satu = anak(di_desa, lahir=lahir)
    assert klien_kpm.get(f"{DASAR}paud/{tahun}/{satu.uuid}/").status_code == status


def test_the_persons_page_shows_the_months_newest_first_with_the_way_in(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    for ke in range(14):
        PemantauanPaudFactory(anak=satu, bulan=SEPTEMBER.geser(-ke), hadir=ke != 1)
    halaman = klien_kpm.get(f"/52.04.20.2005/sasaran/{satu.orang.uuid}/").content.decode()
    assert f'<a class="tombol" href="{TAHUN}{satu.uuid}/">Isi PAUD 2026</a>' in halaman
    bagian = halaman.split('id="h-paud"')[1].split("</section>")[0]
    bulan = re.findall(r"<span>(\w+ \d{4})</span><span class=\"lencana b (.)\">", bagian)
    assert (bulan[:2], bulan[-1], len(bulan)) == (
        [("September 2026", "y"), ("Agustus 2026", "t")],
        ("Agustus 2025", "y"),
        14,
    )
    assert "2 bulan" in bagian.split("Bulan sebelumnya")[1]


def test_a_child_first_known_at_three_is_not_asked_for_its_first_two_years(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = AnakFactory(desa=di_desa, lahir=dt.date(2022, 5, 5), sejak=dt.date(2026, 2, 6))
    halaman = klien_kpm.get(f"/52.04.20.2005/sasaran/{satu.orang.uuid}/").content.decode()
    assert ("h-paud" in halaman, "Belum ada bulan yang dicatat." in halaman, "h-anak" in halaman) == (True, True, False)


def test_a_child_under_two_has_no_paud_on_its_page(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa, lahir=dt.date(2025, 5, 5))
    halaman = klien_kpm.get(f"/52.04.20.2005/sasaran/{satu.orang.uuid}/").content.decode()
    assert ("h-paud" in halaman, "Pemantauan anak" in halaman) == (False, True)


def test_the_sheet_of_a_child_leads_back_to_the_scorecard_it_was_opened_from(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    satu = anak(di_desa)
    sel = f"/{di_desa.kode}/skor/2026-T3/paud/{satu.uuid}/paud/"
    alamat = f"{TAHUN}{satu.uuid}/?kembali={sel}"
    assert re.findall(r'<a class="kembali" href="([^"]+)">', klien_kpm.get(alamat).content.decode()) == [sel]
    halaman = klien_kpm.post(alamat, {"h-2026-08": "ya", "l-2026-08": ".."}, follow=True).content.decode()
    assert re.findall(r'<a class="kembali" href="([^"]+)">', halaman) == [sel]
    assert "Kembali ke kartu skor" in halaman


def test_the_sheet_of_a_child_leads_back_to_no_other_place(di_desa: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"{TAHUN}{anak(di_desa).uuid}/?kembali=https://jahat.example/").content.decode()
    assert re.findall(r'<a class="kembali" href="([^"]+)">', halaman) == [TAHUN]


def test_what_is_typed_is_kept_by_the_browser_until_it_is_stored(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    for alamat, isian in (
        (BULAN, {f"h-{satu.uuid}": "ya", f"l-{satu.uuid}": ".."}),
        (f"{TAHUN}{satu.uuid}/", {"h-2026-07": "ya", "l-2026-07": ".."}),
    ):
        kunci = re.findall(r'data-draf="([^"]+)"', klien_kpm.get(alamat).content.decode())
        assert len(kunci) == 1
        halaman = klien_kpm.post(alamat, isian, follow=True).content.decode()
        assert re.findall(r'<meta name="draf-selesai" content="([^"]+)">', halaman) == kunci
