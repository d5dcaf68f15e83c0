"""The pages of finalising: what is checked first, who may, what every page says of the quarter, the papers."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Jejak, Pengguna, ProfilDesa, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.tindakan_tutup import cetak_susulan
from pemantauan.models import BerkasKartu, EntriMenunggu, KartuSkor, PembukaanTriwulan
from pemantauan.tindakan.catat import catat_anak
from sasaran.models import Anak, Orang
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    PemantauanAnakFactory,
)
from tests.laporan.bahan import ALASAN, SEKARANG, buka, tutup

D = "/52.04.20.2005"
TUTUP, BUKA, REVISI = (f"{D}/skor/2026-T3/{satu}/" for satu in ("tutup", "buka", "revisi"))
MENUNGGU = f"{D}/pemantauan/menunggu/"


pytestmark = pytest.mark.usefixtures("_oktober")


def polos(jawab: Any) -> str:
    isi = jawab.content.decode().split('id="isi"')[-1]
    return " ".join(re.sub(r"<[^>]*>", " ", isi).split())


def test_signers_come_from_the_profile_and_can_be_others_on_this_paper(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    ProfilDesa.objects.create(desa=desa_acuan, kepala_desa="H. Abdul Wahab", nama_kpm="Nurhayati")
    halaman = klien_kpm.get(TUTUP).content.decode()
    assert ('value="H. Abdul Wahab"' in halaman, 'value="Nurhayati"' in halaman) == (True, True)
    isian = {"kepala": "Plt. Ridwan", "kpm": "Nurhayati", "jabatan_lain": "Bidan Desa", "nama_lain": ""}
    jawab = klien_kpm.post(TUTUP, isian, follow=True)
    assert "Triwulan III 2026 sudah ditutup. Formulir 4 siap diunduh." in jawab.content.decode()
    assert KartuSkor.objects.get().penanda_tangan == [
        ["Kepala Desa Pulau Kaung", "Plt. Ridwan"],
        ["Kader Pembangunan Manusia", "Nurhayati"],
        ["Bidan Desa", ""],
    ]
    assert ProfilDesa.objects.get().kepala_desa == "H. Abdul Wahab"


def test_a_third_name_without_an_office_is_sent_back_as_typed(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(TUTUP, {"kepala": "Ridwan", "kpm": "N", "jabatan_lain": "", "nama_lain": "Rina"})
    halaman = jawab.content.decode()
    assert "Tulis jabatannya, atau kosongkan namanya." in halaman
    assert ('value="Ridwan"' in halaman, 'value="Rina"' in halaman) == (True, True)
    assert KartuSkor.objects.count() == 0


def test_a_double_click_finalises_once_and_says_so(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    isian = {"kepala": "A", "kpm": "B"}
    klien_kpm.post(TUTUP, isian)
    jawab = klien_kpm.post(TUTUP, isian, follow=True)
    assert jawab.redirect_chain == [(REVISI, 302)]
    assert "Triwulan ini sudah ditutup 12 Oktober 2026 oleh Nurhayati." in jawab.content.decode()
    assert KartuSkor.objects.count() == 1


def test_opening_asks_for_a_reason_and_keeps_what_was_typed(desa_acuan: Wilayah, klien_kades: Client) -> None:
    tutup(desa_acuan)
    jawab = klien_kades.post(BUKA, {"revisi": "0", "alasan": "salah"})
    assert "Tulis alasannya dengan jelas, paling sedikit 10 huruf." in jawab.content.decode()
    assert ">\nsalah</textarea>" in jawab.content.decode()
    assert PembukaanTriwulan.objects.count() == 0


def test_opening_tells_what_became_of_the_entries_that_waited(
    desa_acuan: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    tutup(desa_acuan)
    anak = Anak.objects.get(no_kia="D")
    kini = anak.pemantauan.get(bulan=Bulan(2026, 9))
    catat_anak(
        desa=desa_acuan, anak=anak, bulan=kini.bulan, tanggal=kini.tanggal, nilai={"akta": True}, oleh=kpm, versi=1
    )
    assert "1 catatan menunggu D September 2026 · Anak · dari Nurhayati" in polos(klien_kpm.get(BUKA))
    assert "1 catatan yang disusulkan menunggu triwulan ini dibuka kembali." in polos(klien_kpm.get(REVISI))
    for alamat, kata in (
        (BUKA, "1 catatan menunggu"),
        (REVISI, "1 catatan yang disusulkan"),
        (f"{D}/skor/2026-T3/", "1 catatan menunggu"),
        (f"{D}/laporan/formulir-4/2026-T3/", "1 catatan menunggu"),
    ):
        assert f'<a href="{MENUNGGU}">{kata}</a>' in klien_kpm.get(alamat).content.decode()

    halaman = klien_kpm.post(BUKA, {"revisi": "0", "alasan": ALASAN}, follow=True).content.decode()

    assert "Triwulan III 2026 dibuka kembali. Tutup lagi sesudah diperbaiki." in halaman
    assert "1 catatan yang menunggu sudah masuk." in halaman
    assert "Dibuka kembali 12 Oktober 2026" in halaman
    assert ALASAN in halaman
    assert EntriMenunggu.objects.get().keadaan == "diterapkan"
    assert "Bila ditutup lagi, menjadi revisi 1." in polos(klien_kpm.get(TUTUP))


def test_an_entry_that_fits_no_more_is_named_with_the_way_to_it(
    desa_acuan: Wilayah, kpm: Pengguna, klien_kpm: Client, klien_kades: Client
) -> None:
    """Opened, an entry of another version is held back: every page that counts it leads to it, the KPM decides."""
    tutup(desa_acuan)
    anak = Anak.objects.get(no_kia="D")
    kini = anak.pemantauan.get(bulan=Bulan(2026, 9))
    catat_anak(
        desa=desa_acuan, anak=anak, bulan=kini.bulan, tanggal=kini.tanggal, nilai={"akta": True}, oleh=kpm, versi=1
    )
    type(kini).objects.filter(pk=kini.pk).update(versi=7)
    halaman = klien_kpm.post(BUKA, {"revisi": "0", "alasan": ALASAN}, follow=True).content.decode()
    tautan = f'<a href="{MENUNGGU}">1 catatan perlu diputuskan</a>'
    assert f"{tautan} karena tidak cocok lagi." in halaman
    assert halaman.count(tautan) == 2
    kini_tutup = klien_kpm.get(TUTUP).content.decode()
    assert f'<a href="{MENUNGGU}">Bandingkan dan putuskan</a>' in kini_tutup
    assert "Lihat catatannya . KPM yang memutuskannya." in polos(klien_kades.get(TUTUP))


def test_opening_a_revision_one_did_not_see_is_refused(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    tutup(desa_acuan)
    buka(desa_acuan)
    tutup(desa_acuan)
    jawab = klien_kpm.post(BUKA, {"revisi": "0", "alasan": ALASAN}, follow=True)
    assert "sudah dibuka atau ditutup ulang orang lain" in jawab.content.decode()
    assert PembukaanTriwulan.objects.count() == 1
    buka(desa_acuan, revisi=1)
    assert "tidak sedang ditutup" in klien_kpm.get(BUKA, follow=True).content.decode()


def test_the_page_of_revisions_reads_what_changed(desa_acuan: Wilayah, kpm: Pengguna, klien_kades: Client) -> None:
    assert "Belum pernah ditutup" in polos(klien_kades.get(REVISI))
    tutup(desa_acuan, kpm)
    buka(desa_acuan, kpm)
    anak = Anak.objects.get(no_kia="D")
    kini = anak.pemantauan.get(bulan=Bulan(2026, 9))
    catat_anak(
        desa=desa_acuan, anak=anak, bulan=kini.bulan, tanggal=kini.tanggal, nilai={"akta": True}, oleh=kpm, versi=1
    )
    tutup(desa_acuan, kpm)
    halaman = polos(klien_kades.get(REVISI))
    register = {satu.revisi: satu for satu in DokumenTerbit.objects.all()}
    for kata in (
        "Ditutup 5 Oktober 2026, revisi 1.",
        "Revisi 1 Berlaku Ditutup 5 Oktober 2026 oleh Nurhayati.",
        f"Formulir 4 F4/52.04.20.2005/2026-T3/R1 · kode {register[1].kode[:4]}-{register[1].kode[4:]}",
        register[1].sidik,
        "Yang berubah dari terbitan pertama",
        "Akta lahir (Anak 0–23 bulan) 2 dari 3 3 dari 3",
        "Jumlah · Layanan yang diterima dari yang seharusnya 33 dari 41 34 dari 41",
        "D Anak 0–23 bulan Akta lahir T → Y",
        "Terbitan pertama Digantikan Ditutup 5 Oktober 2026 oleh Nurhayati.",
        f"Dibuka kembali 12 Oktober 2026 oleh Nurhayati: {ALASAN}",
    ):
        assert kata in halaman


def test_every_page_of_the_quarter_says_that_it_is_finalised(
    desa_acuan: Wilayah, klien_kpm: Client, klien_kades: Client
) -> None:
    assert "Triwulan III 2026 belum ditutup" in polos(klien_kpm.get(f"{D}/"))
    tutup(desa_acuan)
    for peramban, jalur in (
        (klien_kpm, "skor/2026-T3/"),
        (klien_kpm, "skor/2026-T3/3a/"),
        (klien_kpm, "laporan/formulir-4/2026-T3/"),
        (klien_kades, "ringkasan/?triwulan=2026-T3"),
        (klien_kpm, "laporan/"),
    ):
        halaman = polos(peramban.get(f"{D}/{jalur}")).lower()
        assert "ditutup 5 oktober 2026" in halaman, jalur
    assert "belum ditutup" not in polos(klien_kpm.get(f"{D}/"))
    buka(desa_acuan)
    for jalur in ("", "skor/2026-T3/", "laporan/", "laporan/formulir-4/2026-T3/", "ringkasan/?triwulan=2026-T3"):
        halaman = polos(klien_kpm.get(f"{D}/{jalur}"))
        assert ("ibuka kembali 12 Oktober 2026" in halaman, ALASAN in halaman) == (True, True), jalur
    assert polos(klien_kpm.get(f"{D}/skor/2026-T3/")).count(ALASAN) == 1


def test_a_quarter_finalised_on_its_last_day_is_not_called_running(
    desa_acuan: Wilayah, klien_kpm: Client, klien_kades: Client
) -> None:
    with time_machine.travel(dt.datetime(2026, 9, 30, 4, tzinfo=dt.UTC)):
        tutup(desa_acuan, sekarang=dt.datetime(2026, 9, 30, 12, tzinfo=dt.timezone(dt.timedelta(hours=8))))
        beranda, ringkasan = polos(klien_kpm.get(f"{D}/")), polos(klien_kades.get(f"{D}/ringkasan/"))
    assert "Triwulan III 2026 sudah ditutup" in beranda
    assert "Formulir 4 Triwulan III 2026 PDF, ditutup 30 September 2026" in ringkasan
    assert "angka sementara" not in beranda


def test_a_quarter_opened_again_is_not_forgotten_when_another_one_has_passed(
    desa_acuan: Wilayah, kpm: Pengguna
) -> None:
    """In February the quarter before is IV 2026, without records; III, opened in October, still waits."""
    tutup(desa_acuan)
    with time_machine.travel(dt.datetime(2027, 2, 3, 4, tzinfo=dt.UTC)):
        sebelum = klien(kpm).get(f"{D}/").content.decode()
        buka(desa_acuan)
        sesudah = polos(klien(kpm).get(f"{D}/"))
        tutup(desa_acuan)
        akhir = polos(klien(kpm).get(f"{D}/"))
    assert "belum ditutup" not in sebelum
    assert f"Triwulan III 2026 belum ditutup Dibuka kembali 12 Oktober 2026: {ALASAN} Periksa dan tutup" in sesudah
    assert "belum ditutup" not in akhir


def test_a_new_village_is_not_reminded_of_quarters_before_it(di_desa: Wilayah, klien_kpm: Client) -> None:
    AnakFactory(desa=di_desa)
    assert "belum ditutup" not in klien_kpm.get(f"{D}/").content.decode()


def test_the_stored_paper_is_handed_out_byte_for_byte(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    alamat = f"{D}/laporan/formulir-4/2026-T3.pdf"
    tutup(desa_acuan)
    pertama = bytes(BerkasKartu.objects.get().berkas)
    assert klien_kpm.get(alamat).content == klien_kpm.get(f"{alamat}?kertas=F4").content == pertama
    assert klien_kpm.get(f"{alamat}?revisi=0").content == pertama
    buka(desa_acuan)
    terbuka = klien_kpm.get(alamat).content
    assert b"/v/" not in terbuka
    assert klien_kpm.get(f"{alamat}?revisi=0").content == pertama
    tutup(desa_acuan)
    kedua = bytes(BerkasKartu.objects.get(kartu__revisi=1).berkas)
    assert kedua != pertama
    assert klien_kpm.get(alamat).content == klien_kpm.get(f"{alamat}?revisi=1").content == kedua
    assert klien_kpm.get(f"{alamat}?revisi=0").content == pertama
    register = DokumenTerbit.objects.get(revisi=0)
    jawab = klien_kpm.get(f"{D}/skor/2026-T3/dokumen/{register.kode}/")
    assert jawab.content == pertama
    assert jawab["Content-Disposition"] == 'inline; filename="formulir-4-pulau-kaung-2026-T3.html"'
    for salah in ("?revisi=2", "?revisi=x", "?revisi=", "?revisi=-1"):
        assert klien_kpm.get(alamat + salah).status_code == 404, salah
    assert klien_kpm.get(f"{D}/skor/2026-T2/dokumen/{register.kode}/").status_code == 404


def test_forms_still_being_printed_are_told_and_a_list_of_names_leaves_a_trace(
    desa_acuan: Wilayah, klien_kpm: Client
) -> None:
    kartu = tutup(desa_acuan)
    halaman = polos(klien_kpm.get(REVISI))
    assert "Formulir 3A sedang disiapkan Formulir 3B sedang disiapkan Format Bantu 1-3 sedang disiapkan" in halaman
    cetak_susulan(desa=desa_acuan, kartu=kartu, sekarang=SEKARANG)
    assert "sedang disiapkan" not in polos(klien_kpm.get(REVISI))
    for berkas in BerkasKartu.objects.select_related("register"):
        jawab = klien_kpm.get(f"{D}/skor/2026-T3/dokumen/{berkas.register.kode}/")
        assert jawab.content == bytes(berkas.berkas)
    assert sorted(Jejak.objects.values_list("objek", flat=True)) == ["formulir-3a 2026-T3", "formulir-3b 2026-T3"]


def test_the_public_page_tells_the_state_and_no_name(desa_acuan: Wilayah, klien_kpm: Client) -> None:
    orang = Orang.objects.get(nama="D")
    orang.nama = "Zubaidah Rahasia"
    orang.save()
    tutup(desa_acuan)
    lama = DokumenTerbit.objects.get()
    publik = Client()
    alamat = f"/v/{lama.kode[:4].lower()}-{lama.kode[4:].lower()}/"
    halaman = " ".join(re.sub(r"<[^>]*>", " ", publik.get(alamat).content.decode()).split())
    for kata in (
        "Dokumen ini tercatat dan berlaku",
        "Jenis Formulir 4, Laporan Konvergensi Wilayah Desa Pulau Kaung Periode Triwulan III 2026 "
        "Nomor F4/52.04.20.2005/2026-T3 Tanggal 5 Oktober 2026 Revisi terbitan pertama",
        lama.sidik,
    ):
        assert kata in halaman
    assert "Zubaidah" not in halaman
    buka(desa_acuan)
    assert "Sedang dibuka untuk perbaikan sejak 12 Oktober 2026" in publik.get(alamat).content.decode()
    tutup(desa_acuan)
    baru = DokumenTerbit.objects.get(revisi=1)
    halaman = publik.get(alamat).content.decode()
    assert "Sudah digantikan" in halaman
    assert f'<a href="/v/{baru.kode}/">F4/52.04.20.2005/2026-T3/R1</a>' in halaman
    assert "Dokumen ini tercatat dan berlaku" in publik.get(f"/v/{baru.kode}/").content.decode()


@pytest.mark.parametrize("jalur", ["tutup", "buka"])
def test_who_may_not_finalise_is_refused(desa_acuan: Wilayah, klien_pendamping: Client, jalur: str) -> None:
    alamat = f"{D}/skor/2026-T3/{jalur}/"
    assert [klien_pendamping.get(alamat).status_code, klien_pendamping.post(alamat).status_code] == [404, 404]
    assert KartuSkor.objects.count() == 0


def test_the_head_and_the_admin_may_finalise(desa_acuan: Wilayah, klien_kades: Client, klien_admin: Client) -> None:
    klien_kades.post(TUTUP, {"kepala": "", "kpm": ""})
    klien_admin.post(BUKA, {"revisi": "0", "alasan": ALASAN})
    klien_admin.post(TUTUP, {"kepala": "", "kpm": ""})
    assert list(KartuSkor.objects.values_list("revisi", "ditutup_oleh__nama")) == [(0, "Abdul Wahab"), (1, "Rahmah")]


def test_another_village_sees_neither_page_nor_paper(
    desa_acuan: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    tutup(desa_acuan)
    kode = DokumenTerbit.objects.get().kode
    peramban = klien(kpm_lain)
    for jalur in ("tutup/", "buka/", "revisi/", f"dokumen/{kode}/"):
        assert peramban.get(f"{D}/skor/2026-T3/{jalur}").status_code == 404
    assert peramban.get(f"/{desa_lain.kode}/skor/2026-T3/dokumen/{kode}/").status_code == 404
    assert "Belum pernah ditutup" in polos(peramban.get(f"/{desa_lain.kode}/skor/2026-T3/revisi/"))


def test_long_differences_are_paged(desa_acuan: Wilayah, klien_kpm: Client, django_assert_num_queries: Any) -> None:
    tutup(desa_acuan)
    buka(desa_acuan)
    for nomor in range(30):
        PemantauanAnakFactory(anak=AnakFactory(desa=desa_acuan, nama=f"Susulan {nomor:02d}"), air=True)
    tutup(desa_acuan)
    with django_assert_num_queries(9):
        halaman = polos(klien_kpm.get(REVISI))
    assert "1–25 dari 30 orang" in halaman
    assert "masuk hitungan" in halaman
    assert "26–30 dari 30 orang" in polos(klien_kpm.get(f"{REVISI}?revisi=1&halaman=2"))


def test_a_kelurahan_is_signed_by_its_lurah(db: None, kpm: Pengguna) -> None:
    from tests.factories import PenugasanFactory, WilayahFactory

    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Brang Biji")
    PenugasanFactory(pengguna=kpm, wilayah=kelurahan)
    peramban = klien(kpm)
    alamat = f"/{kelurahan.kode}/skor/2026-T3/tutup/"
    assert "Nama lurah" in peramban.get(alamat).content.decode()
    peramban.post(alamat, {"kepala": "Sri", "kpm": ""})
    with lingkup(kelurahan.kode):
        assert KartuSkor.objects.get().penanda_tangan[0] == ["Lurah Brang Biji", "Sri"]


def test_the_quarter_before_the_last_can_still_be_finalised(di_desa: Wilayah, klien_kpm: Client) -> None:
    klien_kpm.post(f"{D}/skor/2025-T4/tutup/", {"kepala": "", "kpm": ""})
    assert KartuSkor.objects.get().periode == str(Triwulan(2025, 4))
