"""The page of a child's doses: entering several at once, correcting, deleting, what is refused and what is asked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_imunisasi import imunisasi_anak
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import DosisImunisasi, KartuSkor
from pemantauan.skor.beku import bekukan, sidik
from pemantauan.tindakan.imunisasi import DosisBentrok, simpan_dosis
from sasaran.models import Anak, Orang
from tests.conftest import klien
from tests.factories import AnakFactory, DosisFactory, PemantauanAnakFactory, PenggunaFactory, PenugasanFactory

HARI_INI = dt.date(2026, 9, 17)
LAHIR = dt.date(2026, 1, 10)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bayu(di_desa: Wilayah) -> Anak:
    return AnakFactory(desa=di_desa, nama="Bayu Samawa", lahir=LAHIR)


def alamat(anak: Anak) -> str:
    return f"/{anak.desa.kode}/sasaran/{anak.orang.uuid}/imunisasi/"


def isian(peramban: Client, anak: Anak) -> dict[str, str]:
    """What the form holds when it is opened."""
    halaman = peramban.get(alamat(anak)).content.decode()
    isi = dict(re.findall(r'name="(d-[a-z0-9-]+)" value="([^"]*)"', halaman))
    dilihat = re.search(r'name="dilihat"(?: value="([^"]*)")?', halaman)
    assert dilihat
    return isi | {"dilihat": dilihat[1] or "", "sumber": "buku_kia", "tempat": ""}


def kirim(peramban: Client, anak: Anak, isi: dict[str, str] | None = None, **dosis: str) -> Any:
    """Send the form with these doses ("bcg_1" stands for bcg-1)."""
    isi = isian(peramban, anak) if isi is None else dict(isi)
    isi |= {"yakin": dosis.pop("yakin", "")}
    isi |= {f"d-{kode.replace('_', '-')}": teks for kode, teks in dosis.items()}
    return peramban.post(alamat(anak), isi)


def tersimpan(anak: Anak) -> dict[str, tuple[str, bool, int]]:
    semua = DosisImunisasi.objects.filter(anak=anak).order_by("vaksin", "dosis")
    return {f"{d.vaksin}-{d.dosis}": (str(d.tanggal), d.tanggal_perkiraan, d.versi) for d in semua}


def pesan(jawab: Any) -> str:
    teks = re.sub(r"<[^>]+>", " ", jawab.content.decode())
    return " ".join(teks.split())


def test_several_dates_are_stored_at_once_with_author_and_history(bayu: Anak, klien_kpm: Client, kpm: Pengguna) -> None:
    jawab = kirim(klien_kpm, bayu, hb0_1="10-01-2026", bcg_1="5 2 2026", opv_1="02-2026", mr_1="")

    assert jawab.status_code == 302
    assert tersimpan(bayu) == {
        "bcg-1": ("2026-02-05", False, 1),
        "hb0-1": ("2026-01-10", False, 1),
        "opv-1": ("2026-02-28", True, 1),
    }
    assert {d.dibuat_oleh for d in DosisImunisasi.objects.all()} == {kpm}
    assert DosisImunisasi.history.count() == 3
    assert "3 dosis dicatat" in pesan(klien_kpm.get(alamat(bayu)))


def test_a_month_that_still_runs_stands_for_today(bayu: Anak, klien_kpm: Client) -> None:
    kirim(klien_kpm, bayu, bcg_1="September 2026")

    assert tersimpan(bayu) == {"bcg-1": ("2026-09-17", True, 1)}
    assert isian(klien_kpm, bayu)["d-bcg-1"] == "09-2026"


def test_sent_twice_it_is_stored_once(bayu: Anak, klien_kpm: Client) -> None:
    awal = isian(klien_kpm, bayu)
    for _ in range(2):
        assert kirim(klien_kpm, bayu, awal, hb0_1="10-01-2026", bcg_1="05-02-2026").status_code == 302

    assert tersimpan(bayu) == {"bcg-1": ("2026-02-05", False, 1), "hb0-1": ("2026-01-10", False, 1)}
    assert DosisImunisasi.history.count() == 2


def test_a_date_is_corrected_and_one_emptied_goes_after_a_question(bayu: Anak, klien_kpm: Client) -> None:
    kirim(klien_kpm, bayu, hb0_1="10-01-2026", bcg_1="05-02-2026")
    ubahan = {"hb0_1": "11-01-2026", "bcg_1": ""}

    tanya = kirim(klien_kpm, bayu, **ubahan)

    assert "BCG (5 Februari 2026) akan dihapus." in pesan(tanya)
    assert tersimpan(bayu)["hb0-1"] == ("2026-01-10", False, 1)
    yakin = re.search(r'name="yakin" value="([^"]+)"', tanya.content.decode())
    assert yakin
    kirim(klien_kpm, bayu, **ubahan, yakin=yakin[1])
    assert tersimpan(bayu) == {"hb0-1": ("2026-01-11", False, 2)}
    jenis = DosisImunisasi.history.order_by("history_id").values_list("vaksin", "history_type")
    assert list(jenis)[2:] in ([("bcg", "-"), ("hb0", "~")], [("hb0", "~"), ("bcg", "-")])


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("09-01-2026", "Sebelum lahir: anak ini lahir 10 Januari 2026."),
        ("12-2025", "Sebelum lahir: anak ini lahir 10 Januari 2026."),
        ("18-09-2026", "Belum terjadi: hari ini 17 September 2026."),
        ("10-2026", "Belum terjadi: hari ini 17 September 2026."),
        ("kemarin", "Tulis hari-bulan-tahun, misalnya 17-09-2026, atau bulannya saja: 09-2026."),
        ("13-2026", "Tulis hari-bulan-tahun, misalnya 17-09-2026, atau bulannya saja: 09-2026."),
        ("05-02-1826", "Periksa tahunnya: harus antara 1920 dan 2099."),
    ],
)
def test_an_impossible_date_is_refused_with_a_sentence_and_comes_back_as_typed(
    bayu: Anak, klien_kpm: Client, teks: str, kalimat: str
) -> None:
    jawab = kirim(klien_kpm, bayu, bcg_1=teks, hb0_1="10-01-2026")

    assert jawab.status_code == 200
    assert kalimat in pesan(jawab)
    assert f'name="d-bcg-1" value="{teks}"' in jawab.content.decode()
    assert tersimpan(bayu) == {}


@pytest.mark.parametrize(("sebab", "kata"), [("pindah", "pindah"), ("meninggal", "meninggal")])
def test_no_dose_is_given_after_the_child_left_or_died(bayu: Anak, klien_kpm: Client, sebab: str, kata: str) -> None:
    Orang.objects.filter(pk=bayu.orang.pk).update(keluar_pada=dt.date(2026, 5, 20), sebab_keluar=sebab)

    jawab = kirim(klien_kpm, bayu, bcg_1="21-05-2026")
    kirim(klien_kpm, bayu, bcg_1="20-05-2026", opv_1="05-2026")

    assert f"Sesudah anak ini {kata}, 20 Mei 2026." in pesan(jawab)
    halaman = pesan(klien_kpm.get(alamat(bayu)))
    assert "pada 20 Mei 2026." in halaman
    assert [satu for satu in ("Terlambat", "Jatuh tempo", "Belum waktunya", "Imunisasi dasar") if satu in halaman] == []
    assert "Heksavalen 3 Belum dicatat umur 4 bulan" in halaman  # due on 10 May
    assert tersimpan(bayu) == {"bcg-1": ("2026-05-20", False, 1), "opv-1": ("2026-05-20", True, 1)}


def test_a_dose_of_which_only_the_month_is_known_is_called_by_it(bayu: Anak, klien_kpm: Client) -> None:
    kirim(klien_kpm, bayu, bcg_1="02-2026")

    assert "BCG (Februari 2026) akan dihapus." in pesan(kirim(klien_kpm, bayu, bcg_1=""))


def test_a_dose_that_a_corrected_birth_date_left_before_birth_is_marked(bayu: Anak, klien_kpm: Client) -> None:
    DosisFactory(anak=bayu, vaksin="hb0", dosis=1, tanggal=dt.date(2026, 1, 9))
    assert "HB 0 Periksa ulang waktu lahir, dicatat sebelum anak lahir, belum dihitung" in pesan(
        klien_kpm.get(alamat(bayu))
    )


def test_an_unlikely_order_is_asked_about_and_stored_when_confirmed(bayu: Anak, klien_kpm: Client) -> None:
    isi = {"heksa_1": "15-03-2026", "heksa_2": "20-03-2026"}

    tanya = kirim(klien_kpm, bayu, **isi)

    assert "Heksavalen 2 (20 Maret 2026) hanya 5 hari sesudah Heksavalen 1, paling sedikit 28 hari." in pesan(tanya)
    assert tersimpan(bayu) == {}
    yakin = re.search(r'name="yakin" value="([^"]+)"', tanya.content.decode())
    assert yakin
    assert kirim(klien_kpm, bayu, **isi, yakin=yakin[1]).status_code == 302
    assert list(tersimpan(bayu)) == ["heksa-1", "heksa-2"]


def test_what_somebody_else_entered_meanwhile_is_not_overwritten_silently(bayu: Anak, klien_kpm: Client) -> None:
    awal = isian(klien_kpm, bayu)
    DosisFactory(anak=bayu, tanggal=dt.date(2026, 2, 7))

    bentrok = kirim(klien_kpm, bayu, awal, bcg_1="05-02-2026", hb0_1="10-01-2026")

    assert "Baru saja diisi orang lain: 07-02-2026. Simpan lagi bila isian Anda yang benar." in pesan(bentrok)
    assert tersimpan(bayu) == {"bcg-1": ("2026-02-07", False, 1)}
    dilihat = re.search(r'name="dilihat" value="([^"]*)"', bentrok.content.decode())
    assert dilihat
    kirim(klien_kpm, bayu, awal | {"dilihat": dilihat[1]}, bcg_1="05-02-2026", hb0_1="10-01-2026")
    assert tersimpan(bayu)["bcg-1"] == ("2026-02-05", False, 2)


def test_the_write_itself_knows_stale_versions(bayu: Anak, desa: Wilayah, kpm: Pengguna) -> None:
    DosisFactory(anak=bayu, tanggal=dt.date(2026, 2, 7))
    with pytest.raises(DosisBentrok) as galat:
        simpan_dosis(desa=desa, anak=bayu, isi={"bcg-1": None}, versi={"bcg-1": 4}, oleh=kpm)
    assert [d.versi for d in galat.value.bentrok.values()] == [1]
    with pytest.raises(ValueError, match="Dosis tidak dikenal: xyz-1"):
        simpan_dosis(desa=desa, anak=bayu, isi={"xyz-1": None}, versi={}, oleh=kpm)
    assert simpan_dosis(desa=desa, anak=bayu, isi={"mr-1": None}, versi={}, oleh=kpm).kosong


def test_a_bidan_looks_and_changes_nothing(bayu: Anak, desa: Wilayah) -> None:
    DosisFactory(anak=bayu, tanggal=dt.date(2026, 2, 7))
    klien_bidan, klien_rds = (
        klien(PenugasanFactory(pengguna=PenggunaFactory(), wilayah=desa, peran=peran).pengguna)
        for peran in (Peran.BIDAN, Peran.ANGGOTA_RDS)
    )

    halaman = klien_bidan.get(alamat(bayu)).content.decode()

    assert "7 Februari 2026" in halaman
    assert "<input class" not in halaman
    assert klien_bidan.post(alamat(bayu), {"d-bcg-1": ""}).status_code == 403
    assert klien_rds.get(alamat(bayu)).status_code == 403


def test_a_dose_of_a_finalised_quarter_is_stored_and_the_card_stays(
    bayu: Anak, desa: Wilayah, klien_kpm: Client
) -> None:

    PemantauanAnakFactory(anak=bayu, bulan=Bulan(2026, 5), imunisasi="belum", air=True)
    isi = bekukan(skor_triwulan(desa, Triwulan(2026, 2)), nama_dusun={}, nama_posyandu={})
    KartuSkor.objects.create(
        desa=desa, periode="2026-T2", revisi=0, isi=isi, sidik=sidik(isi), ditutup_pada=dt.datetime.now(dt.UTC)
    )

    jawab = klien_kpm.post(alamat(bayu), isian(klien_kpm, bayu) | {"d-heksa-1": "15-04-2026", "yakin": ""}, follow=True)

    assert list(tersimpan(bayu)) == ["heksa-1"]
    assert "Triwulan II 2026 sudah ditutup: kartu skornya tetap seperti waktu ditutup." in pesan(jawab)
    assert KartuSkor.objects.get().isi == isi


def test_the_page_costs_the_same_queries_with_one_and_with_three_doses(
    bayu: Anak, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for nomor in (1, 2, 3):
        DosisFactory(anak=bayu, vaksin="opv", dosis=nomor, tanggal=dt.date(2026, nomor + 1, 10))
        if nomor != 2:
            # session, user, role, region above; child, doses, choices of the regions
            with django_assert_num_queries(4 + 3):
                isi = klien_kpm.get(alamat(bayu)).content
            assert len(isi) < 40_000


# --- reads ----------------------------------------------------------------------------------------------------------


def test_overdue_are_the_doses_a_month_behind_their_day(bayu: Anak) -> None:
    # born 10 January 2026 in NTB: at 8 months everything up to 4 months is overdue, MR 1 is not due
    DosisFactory(anak=bayu, tanggal=dt.date(2026, 2, 7))
    assert [satu.kode for satu in imunisasi_anak(bayu, HARI_INI).terlambat] == [
        *("opv-1", "heksa-1", "opv-2", "pcv-1", "rv-1", "heksa-2", "opv-3", "pcv-2", "rv-2", "heksa-3"),
        *("opv-4", "rv-3"),
    ]


def test_another_villages_child_has_no_page_here(bayu: Anak, desa_lain: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa_lain.kode):
        lain = AnakFactory(desa=desa_lain, lahir=LAHIR)
    assert klien_kpm.get(f"/{bayu.desa.kode}/sasaran/{lain.orang.uuid}/imunisasi/").status_code == 404
    assert klien_kpm.get(alamat(lain)).status_code == 404


def test_the_month_shows_what_the_doses_say_and_proposes_it(bayu: Anak, klien_kpm: Client) -> None:
    lembar = f"/{bayu.desa.kode}/pemantauan/2026-09/anak/{bayu.uuid}/"
    tanpa = pesan(klien_kpm.get(lembar))
    DosisFactory(anak=bayu)
    dengan = klien_kpm.get(lembar)

    assert "Catat dosis imunisasi dari Buku KIA" in tanpa
    assert "Menurut dosis yang dicatat sampai bulan ini: imunisasi dasar belum lengkap" in pesan(dengan)
    assert re.search(r'name="imunisasi" value="belum"[^>]*checked', dengan.content.decode())


def test_the_childs_page_has_a_line_about_its_doses(bayu: Anak, klien_kpm: Client) -> None:
    orang = f"/{bayu.desa.kode}/sasaran/{bayu.orang.uuid}/"
    assert "Belum ada dosis yang dicatat." in pesan(klien_kpm.get(orang))
    DosisFactory(anak=bayu)
    assert "Terlambat OPV 1, Heksavalen 1, OPV 2, PCV 1, RV 1 dan 7 dosis lain" in pesan(klien_kpm.get(orang))


def test_nothing_is_called_late_before_a_dose_was_copied_from_the_book(bayu: Anak, klien_kpm: Client) -> None:
    kosong = pesan(klien_kpm.get(alamat(bayu)))
    assert "OPV 1 Belum dicatat umur 1 bulan" in kosong
    assert "Terlambat" not in kosong
    DosisFactory(anak=bayu)
    assert "OPV 1 Terlambat umur 1 bulan" in pesan(klien_kpm.get(alamat(bayu)))


# --- the way back -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dari", "kata"),
    [
        ("/?kelompok=anak", "Kembali ke yang kurang"),
        ("/pemantauan/2026-09/anak/{anak}/", "Kembali ke lembar bulan"),
        ("/skor/2026-T3/anak/{anak}/imunisasi/", "Kembali ke kartu skor"),
    ],
)
def test_the_page_leads_back_to_where_it_was_opened_from_before_and_after_saving(
    bayu: Anak, klien_kpm: Client, dari: str, kata: str
) -> None:
    dari = f"/{bayu.desa.kode}{dari.format(anak=bayu.uuid)}"
    sini = f"{alamat(bayu)}?{urlencode({'kembali': dari})}"

    halaman = klien_kpm.get(sini).content.decode()
    jawab = klien_kpm.post(sini, isian(klien_kpm, bayu) | {"d-bcg-1": "15-02-2026"})

    assert f'<a class="kembali" href="{dari}">' in halaman
    assert kata in pesan(klien_kpm.get(sini))
    assert (jawab.status_code, jawab["Location"]) == (302, dari)


@pytest.mark.parametrize("dari", ["", "https://jahat.example/", "/99.99.99.9999/", "/52.04.20.2005/riwayat/orang/x/"])
def test_without_a_page_it_may_lead_back_to_it_leads_to_the_child(bayu: Anak, klien_kpm: Client, dari: str) -> None:
    sini = f"{alamat(bayu)}?{urlencode({'kembali': dari})}"

    halaman = klien_kpm.get(sini).content.decode()
    jawab = klien_kpm.post(sini, isian(klien_kpm, bayu) | {"d-bcg-1": "15-02-2026"})

    assert f'<a class="kembali" href="/{bayu.desa.kode}/sasaran/{bayu.orang.uuid}/">' in halaman
    assert jawab["Location"] == alamat(bayu)


def test_the_draft_on_the_phone_goes_wherever_the_saved_page_leads_back_to(bayu: Anak, klien_kpm: Client) -> None:
    """Its key is one word: the browser takes the words apart. The same of a month opened from what is missing."""
    kirim(klien_kpm, bayu, hb0_1="10-01-2026", bcg_1="15-02-2026")
    dari = f"/{bayu.desa.kode}/?kelompok=anak"
    for sini, isi in (
        (alamat(bayu), isian(klien_kpm, bayu) | {"d-opv-1": "15-02-2026"}),
        (f"/{bayu.desa.kode}/pemantauan/2026-09/anak/{bayu.uuid}/", {"tanggal": "10-09-2026", "timbang": "ya"}),
    ):
        sini = f"{sini}?{urlencode({'kembali': dari})}"
        draf = re.search(r'data-draf="([^"]+)"', klien_kpm.get(sini).content.decode())[1]  # type: ignore[index]
        jawab = klien_kpm.post(sini, isi)
        assert (jawab.status_code, jawab["Location"], " " in draf) == (302, dari, False)
        assert f'<meta name="draf-selesai" content="{draf}">' in klien_kpm.get(dari).content.decode()


def test_the_sheet_of_the_month_and_the_cell_of_the_scorecard_say_where_they_are(bayu: Anak, klien_kpm: Client) -> None:
    DosisFactory(anak=bayu, vaksin="bcg", dosis=1, tanggal=dt.date(2026, 2, 15))
    PemantauanAnakFactory(anak=bayu, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 10))
    for jalur in (f"/pemantauan/2026-09/anak/{bayu.uuid}/", f"/skor/2026-T3/anak/{bayu.uuid}/imunisasi/"):
        dari = f"/{bayu.desa.kode}{jalur}"
        halaman = klien_kpm.get(dari).content.decode().replace("%2F", "/")
        assert f'href="{alamat(bayu)}?kembali={quote(dari)}"' in halaman
