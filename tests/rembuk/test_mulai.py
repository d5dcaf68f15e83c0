"""Opening a meeting: the gaps of a quarter, what is preselected, what is frozen."""

from __future__ import annotations

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanAnak
from rembuk import kueri
from rembuk.models import Masalah, Pertemuan
from rembuk.tindakan import buka
from tests.factories import AnakFactory, PemantauanAnakFactory
from tests.rembuk.bahan import TRIWULAN, isi_triwulan, mulai, usul


@pytest.fixture
def _isi(desa: Wilayah) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)


def test_a_gap_counts_its_persons_per_dusun_the_most_first(di_desa: Wilayah) -> None:
    isi_triwulan(di_desa)
    skor, kekurangan = kueri.kekurangan(di_desa, TRIWULAN)
    jamban = next(satu for satu in kekurangan if satu.kunci == "anak:jamban")
    assert (jamban.capaian.diterima, jamban.capaian.seharusnya, jamban.capaian.belum_dicatat) == (1, 3, 1)
    assert jamban.per_dusun == (("Dusun Barat", 1), ("Dusun Timur", 1))
    assert jamban.diusulkan
    assert "anak:air" not in {satu.kunci for satu in kekurangan}
    persen = [satu.capaian.persen for satu in kekurangan]
    assert persen == sorted(persen)
    assert len(skor.anak) == 3


def test_a_gap_of_80_percent_is_shown_but_not_preselected(di_desa: Wilayah) -> None:
    isi_triwulan(di_desa)
    for nama in ("Dewi", "Eka"):
        PemantauanAnakFactory(
            anak=AnakFactory(desa=di_desa, nama=nama), bulan=Bulan(2026, 5), jamban=True, air=True, akta=nama == "Eka"
        )
    _, kekurangan = kueri.kekurangan(di_desa, TRIWULAN)
    akta = next(satu for satu in kekurangan if satu.kunci == "anak:akta")
    jamban = next(satu for satu in kekurangan if satu.kunci == "anak:jamban")
    assert (str(akta.capaian.persen), akta.diusulkan) == ("80.00", False)
    assert (str(jamban.capaian.persen), jamban.diusulkan) == ("60.00", True)


@pytest.mark.usefixtures("_isi")
def test_the_page_offers_the_last_complete_quarter_with_the_low_gaps_ticked(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"/{desa.kode}/rembuk/baru/").content.decode()
    assert '<option value="2026-T2" selected>Triwulan II 2026' in isi
    assert 'value="anak:jamban" checked' in isi
    assert "2 orang belum, dari 3 (33,33 % tercapai)" in isi
    assert "1 karena belum dicatat" in isi


@pytest.mark.usefixtures("_isi")
def test_opening_freezes_the_numbers_of_the_quarter(desa: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(f"/{desa.kode}/rembuk/baru/", {"triwulan": "2026-T2", "masalah": ["anak:jamban", "x:y"]})
    with lingkup(desa.kode):
        rembuk = Pertemuan.objects.get()
        PemantauanAnak.objects.update(jamban=True)
        masalah = Masalah.objects.get()
    assert jawab.headers["Location"] == f"/{desa.kode}/rembuk/{rembuk.uuid}/?langkah=usulan"
    assert (rembuk.tahun, rembuk.triwulan) == (2026, "2026-T2")
    assert (masalah.kelompok, masalah.indikator, masalah.diterima, masalah.seharusnya) == ("anak", "jamban", 1, 3)
    assert masalah.per_dusun == [["Dusun Barat", 1], ["Dusun Timur", 1]]
    assert rembuk.skor_awal["tabel1"] == {
        "rumah_tangga": 3, "ibu": 0, "ibu_kek_resti": 0, "anak": 3, "anak_gizi": 0,
    }  # fmt: skip
    # of each child: air, akta, jamkes; jamban of one. Due: 10 less the visit to a child with normal nutrition.
    assert rembuk.skor_awal["konvergensi"] == {"diterima": 10, "seharusnya": 27, "persen": "37.04"}
    assert rembuk.skor_awal["indikator"]["anak"]["jamban"] == {
        "diterima": 1, "seharusnya": 3, "persen": "33.33", "belum_dicatat": 1,
    }  # fmt: skip
    assert rembuk.ringkasan.splitlines() == [
        "Sasaran 1.000 HPK yang dipantau pada Triwulan II 2026 berjumlah 3 orang (0 ibu hamil dan 3 anak 0–23 bulan) "
        "dalam 3 rumah tangga.",
        "Tingkat konvergensi desa pada Triwulan II 2026 sebesar 37,04 %; 0 dari 3 sasaran terlayani lengkap.",
        "Kekurangan terbesar: jamban sehat, anak 0–23 bulan (2 orang).",
    ]
    assert rembuk.komitmen.startswith("Menyelenggarakan rapat koordinasi konvergensi setiap tiga bulan")


@pytest.mark.usefixtures("_isi")
def test_nothing_ticked_comes_back_with_a_sentence(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.post(f"/{desa.kode}/rembuk/baru/", {"triwulan": "2026-T2"}).content.decode()
    assert "Centang paling sedikit satu kekurangan atau satu hasil FGD." in isi
    assert "checked" not in isi
    with lingkup(desa.kode):
        assert Pertemuan.objects.count() == 0


@pytest.mark.usefixtures("_isi")
def test_the_form_sent_twice_opens_one_meeting(desa: Wilayah, klien_kpm: Client) -> None:
    isi = {"triwulan": "2026-T2", "masalah": "anak:jamban", "pengenal": "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"}
    tujuan = {klien_kpm.post(f"/{desa.kode}/rembuk/baru/", isi).headers["Location"] for _ in range(2)}
    assert len(tujuan) == 1
    with lingkup(desa.kode):
        assert (Pertemuan.objects.count(), Masalah.objects.count()) == (1, 1)


@pytest.mark.usefixtures("_isi")
def test_the_form_filled_again_after_going_back_opens_another_meeting(desa: Wilayah, klien_kpm: Client) -> None:
    isi = {"masalah": "anak:jamban", "pengenal": "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"}
    for triwulan in ("2026-T2", "2026-T1"):
        klien_kpm.post(f"/{desa.kode}/rembuk/baru/", {**isi, "triwulan": triwulan})
    with lingkup(desa.kode):
        assert set(Pertemuan.objects.values_list("triwulan", flat=True)) == {"2026-T2", "2026-T1"}


@pytest.mark.usefixtures("_isi")
def test_the_form_sent_twice_in_one_moment_opens_one_meeting(
    desa: Wilayah, klien_kpm: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    isi = {"triwulan": "2026-T2", "masalah": "anak:jamban", "pengenal": "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"}
    alamat = f"/{desa.kode}/rembuk/baru/"
    assert klien_kpm.post(alamat, isi).status_code == 302
    # the second request looked before the first one had stored
    lihat, sekali = buka._kembar, iter([None])
    monkeypatch.setattr(buka, "_kembar", lambda *apa: next(sekali, lihat(*apa)))
    assert klien_kpm.post(alamat, isi).status_code == 302
    with lingkup(desa.kode):
        assert Pertemuan.objects.count() == 1


def test_a_quarter_without_sasaran_can_still_be_opened(desa: Wilayah, klien_kpm: Client) -> None:
    alamat = f"/{desa.kode}/rembuk/baru/"
    assert "Belum ada sasaran yang dipantau pada triwulan ini" in klien_kpm.get(alamat).content.decode()
    assert klien_kpm.post(alamat, {"triwulan": "2026-T1", "tanpa_kekurangan": "ya"}).status_code == 302
    with lingkup(desa.kode):
        rembuk = Pertemuan.objects.get()
    assert rembuk.ringkasan == "Pada Triwulan I 2026 belum ada sasaran 1.000 HPK yang dipantau."
    assert klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/?langkah=kekurangan").status_code == 200


def test_a_quarter_that_does_not_exist_falls_back_to_the_last_complete_one(desa: Wilayah, klien_kpm: Client) -> None:
    for teks in ("2031-T9", "abc", "", "2026-T4", "1999-T1"):
        isi = klien_kpm.get(f"/{desa.kode}/rembuk/baru/", {"triwulan": teks}).content.decode()
        assert '<option value="2026-T2" selected>' in isi


def test_an_older_quarter_linked_from_its_scorecard_can_be_chosen(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"/{desa.kode}/rembuk/baru/?triwulan=2023-T1").content.decode()
    assert '<option value="2023-T1" selected>Triwulan I 2023' in isi


def test_the_running_quarter_says_that_it_is_provisional(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get(f"/{desa.kode}/rembuk/baru/?triwulan=2026-T3").content.decode()
    assert "Triwulan III 2026 masih berjalan. Angkanya sementara" in isi


def test_an_empty_meeting_can_be_thrown_away_a_filled_one_not(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        kosong, berisi = mulai(desa, kpm), mulai(desa, kpm)
        usul(berisi, kpm)
    klien_kpm.post(f"/{desa.kode}/rembuk/{kosong.uuid}/hapus/")
    jawab = klien_kpm.post(f"/{desa.kode}/rembuk/{berisi.uuid}/hapus/", follow=True)
    assert "Rembuk ini sudah berisi usulan atau daftar hadir." in jawab.content.decode()
    with lingkup(desa.kode):
        assert list(Pertemuan.objects.values_list("uuid", flat=True)) == [berisi.uuid]
