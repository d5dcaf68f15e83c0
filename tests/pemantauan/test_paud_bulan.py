"""Formulir 2C of one month: all children, one submit."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanPaud
from pemantauan.tindakan import catat_paud
from tests.factories import DusunFactory, PemantauanPaudFactory
from tests.pemantauan.test_paud_halaman import ASING, BULAN, DASAR, JULI, SEPTEMBER, _medan, anak, paud, tutup_triwulan


def test_a_month_shows_class_last_answer_and_progress(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Barat")
    kecil = anak(di_desa, "Aisyah", lahir=dt.date(2024, 9, 30), dusun=dusun, rt="02")
    besar = anak(di_desa, "Bayu", lahir=dt.date(2023, 9, 30), dusun=dusun)
    PemantauanPaudFactory(anak=besar, bulan=SEPTEMBER, hadir=False)
    PemantauanPaudFactory(anak=besar, bulan=JULI, hadir=True)
    halaman = klien_kpm.get(BULAN).content.decode()
    for teks in (
        "<strong>1 dari 2 sudah dicatat</strong>",
        "PAUD<i> 2–6 tahun</i> <span>1/2</span>",
        "L, 2 tahun · Kelas orang tua · RT 02",
        "L, 3 tahun · Kelas PAUD · Juli: Ya · RT 01",
        '<h2>Barat</h2><span class="angka">1 dari 2 sudah</span>',
        "Belum 1",
        "Sudah 1",
    ):
        assert teks in halaman
    assert _medan(halaman)[f"h-{kecil.uuid}"] == ""
    assert _medan(halaman)[f"l-{besar.uuid}"] == "1..tidak"
    assert "PAUD<i> 2–6 tahun</i> <span>1/2</span>" in klien_kpm.get(f"{DASAR}2026-09/").content.decode()


def test_one_submit_stores_the_changed_children_only(di_desa: Wilayah, klien_kpm: Client) -> None:
    semua = [anak(di_desa, nama) for nama in ("Aisyah", "Bayu", "Citra")]
    PemantauanPaudFactory(anak=semua[2], bulan=SEPTEMBER, hadir=True)
    isi = _medan(klien_kpm.get(BULAN).content.decode())
    jawab = klien_kpm.post(BULAN, isi | {f"h-{semua[0].uuid}": "ya", f"h-{semua[1].uuid}": "tidak"}, follow=True)
    assert [paud(satu) for satu in semua] == [{"09": True}, {"09": False}, {"09": True}]
    assert PemantauanPaud.history.count() == 3
    assert "2 anak tersimpan." in jawab.content.decode()
    assert "Tidak ada yang berubah." in klien_kpm.post(BULAN, {}, follow=True).content.decode()


def test_a_refused_child_comes_back_as_typed_and_the_others_are_stored(
    di_desa: Wilayah, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    semua = [anak(di_desa, nama) for nama in ("Aisyah", "Bayu")]
    isi = _medan(klien_kpm.get(f"{BULAN}?keadaan=belum").content.decode())
    catat_paud(desa=di_desa, anak=semua[1], bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 3), hadir=True, oleh=admin_desa)
    kiriman = isi | {f"h-{satu.uuid}": "tidak" for satu in semua}
    jawab = klien_kpm.post(f"{BULAN}?keadaan=belum", kiriman)
    halaman = jawab.content.decode()
    assert (jawab.status_code, [paud(satu) for satu in semua]) == (200, [{"09": False}, {"09": True}])
    assert "1 anak belum tersimpan." in halaman
    assert "1 anak tersimpan." in halaman
    assert "Sudah dicatat Rahmah, 17 September 2026 pukul 10.00: Ya. Isian Anda: Tidak." in halaman
    ulang = _medan(halaman)
    assert ulang[f"h-{semua[1].uuid}"] == "tidak"
    assert klien_kpm.post(f"{BULAN}?keadaan=belum", ulang).status_code == 302
    assert paud(semua[1]) == {"09": False}


def test_a_month_of_a_finalised_quarter_waits_and_says_so(di_desa: Wilayah, klien_kpm: Client, kades: Pengguna) -> None:
    satu = anak(di_desa)
    tutup_triwulan(di_desa, kades)
    jawab = klien_kpm.post(BULAN, {f"h-{satu.uuid}": "ya", f"l-{satu.uuid}": ".."}, follow=True)
    halaman = jawab.content.decode()
    assert "Triwulan III 2026 sudah ditutup. Isian disimpan dan menunggu pembukaan triwulan." in halaman
    assert "Menunggu pembukaan Triwulan III 2026" in halaman
    assert (paud(satu), _medan(halaman)[f"l-{satu.uuid}"]) == ({}, ".1.ya")


def test_the_next_page_follows_and_the_rest_of_a_narrowed_list_begins_anew(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    isi = {f"h-{satu.uuid}": "ya", f"l-{satu.uuid}": "..", "lanjut": "2"}
    assert klien_kpm.post(BULAN, isi).headers["Location"] == f"{BULAN}?halaman=2"
    kembali = klien_kpm.post(f"{BULAN}?keadaan=belum&halaman=2", {}).headers["Location"]
    assert kembali == f"{BULAN}?keadaan=belum"


def test_a_child_of_nowhere_refuses_the_whole_month(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu = anak(di_desa)
    assert klien_kpm.post(BULAN, {f"h-{satu.uuid}": "ya", f"h-{ASING}": "ya"}).status_code == 404
    assert paud(satu) == {}


def test_a_draft_outlives_a_month_of_which_something_was_refused(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = anak(di_desa), anak(di_desa)
    PemantauanPaudFactory(anak=dua, bulan=Bulan(2026, 9), hadir=False)
    isian = {f"h-{satu.uuid}": "ya", f"l-{satu.uuid}": "..", f"h-{dua.uuid}": "ya", f"l-{dua.uuid}": ".."}
    halaman = klien_kpm.post(BULAN, isian).content.decode()
    assert ("1 anak tersimpan." in halaman, "1 anak belum tersimpan." in halaman) == (True, True)
    assert "draf-selesai" not in halaman
