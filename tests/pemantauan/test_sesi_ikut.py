"""What becomes of attendance when two records are merged or somebody moves, and where the pages show it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.kueri_lembar import data_2a, data_2b
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_skor import data_anak, data_ibu
from pemantauan.models import PemantauanAnak, PemantauanIbu, PesertaKonseling
from pemantauan.tindakan.datang import terima
from pemantauan.tindakan.sesi import hapus_sesi
from sasaran import tindakan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang, PindahMasuk
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PesertaFactory,
    SesiFactory,
)
from tests.pemantauan.bahan_gabung import dua_catatan, gabung, pisah, potret

T3 = Triwulan(2026, 3)
AGU, SEP = Bulan(2026, 8), Bulan(2026, 9)


# ---------------------------------------------------------------- merging


def hadir(anak: Any) -> list[tuple[bool, bool | None, bool | None]]:
    semua = PesertaKonseling.objects.filter(anak__orang=anak).order_by("sesi__tanggal")
    return list(semua.values_list("ayah_diundang", "ayah_hadir", "ibu_hadir"))


def dua_berpeserta(desa: Wilayah) -> tuple[Orang, Orang]:
    """Two records of one child: both on the session of 5 August, each on one of their own."""
    satu, dua = dua_catatan(desa)
    bersama = SesiFactory(desa=desa, tanggal=dt.date(2026, 8, 5))
    PesertaFactory(sesi=bersama, anak=satu.anak, ayah_diundang=True, ayah_hadir=False)
    PesertaFactory(sesi=bersama, anak=dua.anak, ayah_hadir=True, ibu_hadir=False)
    PesertaFactory(sesi=SesiFactory(desa=desa, tanggal=dt.date(2026, 7, 5)), anak=satu.anak, ibu_hadir=True)
    PesertaFactory(sesi=SesiFactory(desa=desa, tanggal=dt.date(2026, 9, 5)), anak=dua.anak, ayah_hadir=True)
    return satu, dua


def test_of_one_session_one_attendance_stays_with_what_either_record_told(di_desa: Wilayah) -> None:
    satu, dua = dua_berpeserta(di_desa)
    gabung(satu, dua)
    assert hadir(satu) == [(False, None, True), (True, True, False), (False, True, None)]
    assert PesertaKonseling.objects.count() == 3


def test_parting_gives_each_record_its_attendance_back(di_desa: Wilayah) -> None:
    satu, dua = dua_berpeserta(di_desa)
    dahulu = potret(di_desa)
    pisah(gabung(satu, dua))
    assert (hadir(satu), hadir(dua)) == (
        [(False, None, True), (True, False, None)],
        [(False, True, False), (False, True, None)],
    )
    assert potret(di_desa).keys() == dahulu.keys()


def test_parting_works_when_the_session_was_deleted_since(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    bersama = SesiFactory(desa=di_desa, tanggal=dt.date(2026, 8, 5))
    for orang in (satu, dua):
        PesertaFactory(sesi=bersama, anak=orang.anak, ayah_diundang=True)
    gabungan = gabung(satu, dua)
    hapus_sesi(sesi=bersama, oleh=None, versi=1)
    pisah(gabungan)
    assert (Anak.objects.count(), PesertaKonseling.objects.count()) == (2, 0)


# ---------------------------------------------------------------- moving


def test_who_moves_takes_the_greater_numbers_along_and_the_session_stays(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa)
        ibu = OrangFactory(desa=desa, keluarga=keluarga, nama="Rohana")
        hamil = KehamilanFactory(desa=desa, ibu=ibu)
        anak = AnakFactory(desa=desa, keluarga=keluarga, nama="Aisyah")
        PemantauanIbuFactory(kehamilan=hamil, bulan=AGU, konseling=0, suami=False)
        PemantauanAnakFactory(anak=anak, bulan=AGU, timbang=True)
        for bulan in (7, 8):
            sesi = SesiFactory(desa=desa, tanggal=dt.date(2026, bulan, 5))
            PesertaFactory(sesi=sesi, kehamilan=hamil, ibu_hadir=True, ayah_hadir=True)
            PesertaFactory(sesi=sesi, anak=anak, ayah_hadir=True)
        siapa = list(Orang.objects.filter(keluarga=keluarga))
        luar = tindakan.tawarkan(orang=siapa, tujuan=desa_lain, tanggal=dt.date(2026, 9, 1), oleh=None)
    with lingkup(desa_lain.kode):
        tujuan = KeluargaFactory(desa=desa_lain)
        masuk = PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)
        terima(masuk=masuk, keluarga=Keluarga.objects.get(pk=tujuan.pk), tiba=dt.date(2026, 9, 2), oleh=None)
        assert PesertaKonseling.objects.count() == 0
        assert list(PemantauanIbu.objects.order_by("bulan").values_list("bulan", "konseling", "suami")) == [
            (Bulan(2026, 7), 1, True), (AGU, 1, True),
        ]  # fmt: skip
        assert list(PemantauanAnak.objects.order_by("bulan").values_list("bulan", "konseling_ayah", "timbang")) == [
            (Bulan(2026, 7), True, None), (AGU, True, True),
        ]  # fmt: skip
        (ibu_baru,), (anak_baru,) = data_ibu(T3), data_anak(T3, HPK_2018)
        assert (ibu_baru.punya_catatan, ibu_baru.konseling, ibu_baru.suami_hadir) == (False, 2, True)
        assert (anak_baru.punya_catatan, anak_baru.konseling_2q, anak_baru.ayah_hadir) == (False, 2, True)
    with lingkup(desa.kode):
        assert PesertaKonseling.objects.count() == 4


# ---------------------------------------------------------------- sheets and pages


@pytest.fixture
def keluarga_hadir(di_desa: Wilayah) -> tuple[Kehamilan, Anak]:
    """Recorded in August, typed 0 and Tidak; both parents came on the 12th, and again in September without a record."""
    keluarga = KeluargaFactory(desa=di_desa)
    hamil = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, keluarga=keluarga, nama="Rohana"))
    anak = AnakFactory(desa=di_desa, keluarga=keluarga, nama="Aisyah")
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGU, konseling=0, suami=False)
    PemantauanAnakFactory(anak=anak, bulan=AGU, konseling_ayah=False, timbang=True)
    for bulan in (8, 9):
        sesi = SesiFactory(desa=di_desa, tanggal=dt.date(2026, bulan, 12), tempat="Balai desa")
        PesertaFactory(sesi=sesi, kehamilan=hamil, ayah_hadir=True, ibu_hadir=True)
        PesertaFactory(sesi=sesi, anak=anak, ayah_hadir=True, ibu_hadir=False)
    return hamil, anak


def test_the_sheets_hold_the_greater_and_the_one_since_january_both_months(
    di_desa: Wilayah, keluarga_hadir: tuple[Kehamilan, Anak]
) -> None:
    def isi(bulan: Bulan, kumulatif: bool) -> list[Any]:
        a, b = (baca(di_desa, bulan, kumulatif=kumulatif) for baca in (data_2a, data_2b))
        return [
            *((satu.konseling, satu.suami) for satu in a.baris),
            *((satu.konseling_ayah, satu.konseling_ibu) for satu in b.baris),
        ]

    assert isi(AGU, False) == [(1, 1), (1, 0)]
    assert isi(SEP, False) == []  # a session alone is no record
    assert isi(SEP, True) == [(2, 2), (2, 0)]


def test_the_months_page_says_which_session_beside_the_field(
    klien_kpm: Client, keluarga_hadir: tuple[Kehamilan, Anak]
) -> None:
    hamil, anak = keluarga_hadir
    kata = "{} di sesi 12 Agustus 2026. Sudah dihitung, tidak perlu diketik lagi."
    for jalur, tunggu in (
        (f"ibu/{hamil.uuid}/", {"konseling": "Hadir", "suami": "Hadir"}),
        (f"anak/{anak.uuid}/", {"konseling_ayah": "Hadir", "konseling_ibu": "Tidak hadir"}),
    ):
        halaman = klien_kpm.get(f"/52.04.20.2005/pemantauan/2026-08/{jalur}").content.decode()
        bantuan = dict(re.findall(r'id="id_(\w+)_helptext">([^<]*sesi[^<]*)<', halaman))
        assert bantuan == {nama: kata.format(awal) for nama, awal in tunggu.items()}
    grid = klien_kpm.get("/52.04.20.2005/pemantauan/2026-08/grid/").content.decode()
    assert "Ibu: tidak hadir di sesi 12 Agustus 2026 · Ayah: hadir di sesi 12 Agustus 2026" in grid


def test_the_line_of_life_and_the_persons_page_tell_of_the_sessions(
    klien_kpm: Client, keluarga_hadir: tuple[Kehamilan, Anak]
) -> None:
    hamil, anak = keluarga_hadir
    garis = klien_kpm.get(f"/52.04.20.2005/sasaran/{hamil.ibu.uuid}/garis/").content.decode()
    assert garis.count("Kelas ayah di Balai desa") >= 2
    assert "Ibu hadir, suami hadir." in garis
    orang = klien_kpm.get(f"/52.04.20.2005/sasaran/{hamil.ibu.uuid}/").content.decode()
    assert "konseling 1 kali, suami ikut" in orang
    anak_garis = klien_kpm.get(f"/52.04.20.2005/sasaran/{anak.orang.uuid}/garis/").content.decode()
    assert "Ibu tidak hadir, ayah hadir." in anak_garis


def test_the_history_of_a_session_names_who_changed_what(
    klien_kpm: Client, keluarga_hadir: tuple[Kehamilan, Anak]
) -> None:
    sesi = PesertaKonseling.objects.select_related("sesi").first().sesi
    halaman = klien_kpm.get(f"/52.04.20.2005/riwayat/konseling/{sesi.uuid}/").content.decode()
    assert "Kelas ayah 12 Agustus 2026" in halaman
    assert "Peserta konseling" in halaman


def test_the_cell_of_the_scorecard_shows_the_month_a_session_tells_of(
    klien_kpm: Client, keluarga_hadir: tuple[Kehamilan, Anak]
) -> None:
    hamil, _ = keluarga_hadir
    sel = klien_kpm.get(f"/52.04.20.2005/skor/2026-T3/ibu/{hamil.uuid}/konseling/").content.decode()
    assert sel.count("1 kali") >= 2
