"""The three demo villages: different, plausible, whole, and added to a machine that has only the older one."""

from __future__ import annotations

import datetime as dt
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from kpm.lingkup import NASIONAL, lingkup
from kpm.models import Pengguna, Penugasan, PerangkatTotp, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh import petugas_rekaan, rekakan
from laporan.contoh.bentuk import Kampung
from laporan.contoh.profil import BOLOK, BULAN, MAGANTIS, PROFIL, PULAU_KAUNG, Profil
from laporan.models import RekapDesa
from laporan.periksa import periksa
from pemantauan.kelayakan import mungkin
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_ragu import belum_dipastikan
from pemantauan.models import KartuSkor, PemantauanAnak
from pemantauan.skor import Nilai
from rembuk.models import BeritaAcara, Usulan
from sasaran.models import Keluarga, Orang
from tests.factories import WilayahFactory

HARI_INI, AKHIR = dt.date(2026, 9, 17), Bulan(2026, 9)
ATAS = (("53", "Nusa Tenggara Timur"), ("53.01", "Kabupaten Kupang"), ("53.01.05", "Kupang Barat"))


def kampung(profil: Profil) -> Kampung:
    return _kampung(PROFIL.index(profil))


@cache
def _kampung(ke: int) -> Kampung:
    satu = PROFIL[ke]
    return rekakan(satu.keluarga, BULAN, satu.seed, akhir=AKHIR, hari_ini=HARI_INI, kode=satu.kode, corak=satu.corak)


@pytest.mark.parametrize("profil", PROFIL, ids=lambda satu: satu.nama)
def test_no_row_of_a_demo_village_is_one_that_a_form_would_refuse(profil: Profil) -> None:
    semua = kampung(profil)
    salah: list[object] = []
    for anak in semua.catatan_anak:
        orang = anak.anak.orang
        salah += [mungkin.galat_anak(anak.isi)] if mungkin.galat_anak(anak.isi) else []
        galat = mungkin.galat_tanggal(
            anak.tanggal, anak.bulan, hari_ini=HARI_INI, lahir=orang.lahir, keluar=orang.keluar
        )
        salah += [galat] if galat else []
    for ibu in semua.catatan_ibu:
        galat_ibu = mungkin.galat_ibu(ibu.isi, bulan=ibu.bulan, melahirkan=ibu.hamil.berakhir)
        salah += [galat_ibu] if galat_ibu else []
    salah += [satu.isi for satu in semua.catatan_paud if mungkin.galat_paud(satu.isi)]
    assert salah == []
    assert min(len(semua.catatan_anak), len(semua.catatan_ibu), len(semua.catatan_paud)) > 30


@pytest.mark.parametrize("profil", PROFIL, ids=lambda satu: satu.nama)
def test_every_number_of_a_demo_village_is_invented(profil: Profil) -> None:
    semua = kampung(profil)
    assert {o.nik[:6] for o in semua.orang if o.nik} | {r.no_kk[:6] for r in semua.rumah if r.no_kk} == {"621399"}
    bernik = [o.nik for o in semua.orang if o.nik]
    assert len(set(bernik)) == len(bernik)
    assert {r.dusun for r in semua.rumah} == set(range(len(semua.dusun)))
    assert {r.posyandu for r in semua.rumah} == set(range(len(semua.posyandu)))


def test_a_profile_fits_together() -> None:
    for profil in PROFIL:
        corak = profil.corak
        assert sum(satu.bagian for satu in corak.dusun) == pytest.approx(1)
        if corak.tempat:
            assert len(corak.tempat.dusun) == len(corak.dusun)
            assert len(corak.tempat.posyandu) == len(corak.hari_posyandu) == len(corak.tempat.letak_posyandu)
        assert petugas_rekaan(profil.seed, corak) == kampung(profil).petugas
    assert len({profil.kode for profil in PROFIL}) == len({profil.seed for profil in PROFIL}) == len(PROFIL)


def test_the_remote_village_has_months_that_are_empty_late_and_doubtful() -> None:
    semua = kampung(MAGANTIS)
    awal = AKHIR.geser(1 - BULAN)
    ada = {satu.bulan for satu in (*semua.catatan_anak, *semua.catatan_ibu, *semua.catatan_paud)}
    assert {awal.geser(ke) for ke in MAGANTIS.corak.bulan_kosong} & ada == set()
    terlambat = {satu.bulan: satu.masuk for satu in semua.catatan_anak if satu.masuk > satu.bulan.akhir}
    assert terlambat == {
        awal.geser(ke): awal.geser(ke).akhir + dt.timedelta(days=hari)
        for ke, hari in MAGANTIS.corak.bulan_terlambat.items()
    }
    assert [satu for satu in kampung(PULAU_KAUNG).catatan_anak if satu.ditulis] == []


def test_a_month_that_is_typed_in_late_is_not_there_before() -> None:
    agustus = Bulan(2026, 8)
    sebelum = rekakan(
        MAGANTIS.keluarga, BULAN, MAGANTIS.seed, akhir=AKHIR, hari_ini=dt.date(2026, 9, 8), kode="x",
        corak=MAGANTIS.corak,
    )  # fmt: skip
    assert [satu for satu in sebelum.catatan_anak if satu.bulan == agustus] == []
    assert {satu.masuk for satu in kampung(MAGANTIS).catatan_anak if satu.bulan == agustus} == {dt.date(2026, 9, 9)}


@pytest.fixture
def negeri(desa: Wilayah, desa_lain: Wilayah, tmp_path: Path, settings: Any) -> Path:
    """The three villages without a record, and the folder of data."""
    for kode, nama in (*ATAS, (BOLOK.kode, BOLOK.nama)):
        WilayahFactory(kode=kode, nama=nama)
    settings.KPM_DATA = tmp_path
    settings.KPM_TANPA_PDF = True
    return tmp_path


def siapkan(*kode: str) -> str:
    keluaran = StringIO()
    call_command("desa_contoh", desa=list(kode) or None, stdout=keluaran)
    return keluaran.getvalue()


def _air(desa: Wilayah) -> float:
    semua = [b.jawaban["air"].nilai for b in skor_berlaku(desa, Triwulan(2026, 2)).skor.anak]
    return semua.count(Nilai.Y) / sum(nilai is not Nilai.TS for nilai in semua)


def test_three_villages_that_differ_in_size_coverage_and_tidiness(negeri: Path) -> None:
    layar = siapkan()

    desa = {satu.kode: satu for satu in Wilayah.objects.filter(contoh=True)}
    assert set(desa) == {satu.kode for satu in PROFIL}
    konvergensi, ragu, air, belum = {}, {}, {}, {}
    for profil in PROFIL:
        milik = desa[profil.kode]
        with lingkup(profil.kode):
            assert Keluarga.objects.count() == profil.keluarga + 1  # and the house one family has moved out of
            konvergensi[profil.nama] = skor_berlaku(milik, Triwulan(2026, 2)).skor.konvergensi.persen
            ragu[profil.nama] = sum(len(belum_dipastikan(Triwulan(2026, 3).geser(-ke))) for ke in range(4))
            air[profil.nama] = _air(milik)
            terbit = profil.corak.rembuk is not None
            assert (BeritaAcara.objects.count(), Usulan.objects.exists()) == (2 if terbit else 0, terbit)
            assert KartuSkor.objects.count() == profil.corak.tutup + profil.corak.revisi
            assert PemantauanAnak.objects.order_by("-tanggal").first().tanggal <= HARI_INI
        belum[profil.nama] = RekapDesa.objects.get(wilayah=milik, periode="2026-T2").belum_dipantau
    assert 25 < konvergensi["Magantis"] < 60 < konvergensi["Pulau Kaung"] < 90
    assert 60 < konvergensi["Bolok"] < 90
    assert air["Bolok"] < 0.5 < air["Pulau Kaung"]
    with lingkup(MAGANTIS.kode):
        timbang = PemantauanAnak.objects.exclude(berat=None).exclude(cara_ukur="H").count()  # of Formulir 2B
    assert ragu["Magantis"] > timbang * 0.1
    assert belum["Magantis"] > belum["Pulau Kaung"]
    with lingkup(NASIONAL):
        semua = Orang.objects.values_list("uuid", flat=True)
        assert len(set(semua)) == len(semua) > 500
    temuan = [satu for _, semua in periksa(timezone.now(), tanpa=("cakram", "cadangan")) for satu in semua]
    assert temuan == []
    for baris in (
        "  62.13.01.2005  Magantis     kecil dan terpencil, banyak bulan kosong atau terlambat",
        "  kpm-magantis     KPM                    Desa Magantis",
        "  kades-bolok      Kepala desa            Desa Bolok",
        "  kabupaten        Petugas kabupaten      Kabupaten Sumbawa (melihat Pulau Kaung)",
        "  pusat            Petugas pusat          Indonesia (melihat Pulau Kaung, Bolok, Magantis)",
    ):
        assert baris in layar.splitlines()


def test_an_older_demo_gets_what_it_lacks_and_keeps_what_it_has(negeri: Path) -> None:
    siapkan(PULAU_KAUNG.kode)
    berkas = negeri / "akun-contoh.txt"
    baru = ("bidan", "rds", "provinsi")
    with lingkup(NASIONAL):
        Penugasan.objects.filter(pengguna__username__in=baru).delete()
        Pengguna.objects.filter(username__in=baru).delete()
    lama = [baris for baris in berkas.read_text().splitlines() if not baris.strip().startswith(baru)]
    berkas.write_text("\n".join(lama))
    sandi = berkas.read_text().split("semuanya: ")[1].split("\n")[0]
    sebelum = list(Pengguna.objects.order_by("pk").values_list("pk", "username", "password"))
    with lingkup(PULAU_KAUNG.kode):
        orang = list(Orang.objects.order_by("pk").values_list("pk", "versi", "diubah_pada"))

    siapkan(PULAU_KAUNG.kode, MAGANTIS.kode)

    assert list(Pengguna.objects.order_by("pk").values_list("pk", "username", "password"))[: len(sebelum)] == sebelum
    with lingkup(PULAU_KAUNG.kode):
        assert list(Orang.objects.order_by("pk").values_list("pk", "versi", "diubah_pada")) == orang
    tambah = Pengguna.objects.exclude(pk__in=[pk for pk, *_ in sebelum])
    assert {satu.username for satu in tambah} == {*baru, "kpm-magantis", "kades-magantis"}
    assert all(satu.contoh and satu.check_password(sandi) for satu in tambah)
    assert PerangkatTotp.objects.filter(pengguna__username="provinsi").exists()
    tertulis = [b.split()[0] for b in berkas.read_text().splitlines() if b.startswith("  ")]
    dahulu = ("kpm", "kades", "admin", "pendamping", "kabupaten", "pusat")
    assert tertulis == [*dahulu, *baru, "kpm-magantis", "kades-magantis"]

    lagi = berkas.read_text()
    siapkan(PULAU_KAUNG.kode, MAGANTIS.kode)
    assert berkas.read_text() == lagi
    assert Pengguna.objects.count() == len(sebelum) + 5


def test_nothing_is_added_once_a_real_village_is_opened(negeri: Path) -> None:
    siapkan(MAGANTIS.kode)
    Wilayah.objects.filter(kode=PULAU_KAUNG.kode).update(dibuka_pada=HARI_INI)

    layar = siapkan()

    assert "Desa Magantis" in layar
    assert set(Wilayah.objects.filter(contoh=True).values_list("kode", flat=True)) == {MAGANTIS.kode}
    assert set(Pengguna.objects.values_list("username", flat=True)) == {"kpm-magantis", "kades-magantis"}


def test_no_demo_is_made_where_a_village_was_opened_that_has_no_record_yet(negeri: Path) -> None:
    Wilayah.objects.filter(kode=PULAU_KAUNG.kode).update(dibuka_pada=HARI_INI)

    assert siapkan() == "Basis data ini dipakai untuk data sungguhan; desa contoh tidak dibuat.\n"
    assert not Pengguna.objects.exists()
