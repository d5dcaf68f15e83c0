"""A finalised quarter never changes, whatever is edited, imported, deleted, renamed or moved afterwards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.models import Dusun, Fasilitas, Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.models import RekapDesa
from laporan.tindakan import perbarui_rekap
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import KartuSkor, PemantauanAnak, PemantauanIbu, PengaturanPedoman
from pemantauan.skor.beku import cairkan, sidik
from sasaran.models import Anak, Kehamilan, Orang
from tests.conftest import klien
from tests.factories import AnakFactory, PemantauanAnakFactory, PosyanduFactory
from tests.laporan.bahan import T3, tutup

D = "/52.04.20.2005"
HALAMAN = (
    "skor/2026-T3/",
    "skor/2026-T3/3a/",
    "skor/2026-T3/3b/?halaman=1",
    "skor/2026-T3/orang/",
    "skor/2026-T3/orang/?kelompok=anak&indikator=jamban&nilai=T",
    "skor/2026-T3/revisi/",
    "laporan/formulir-4/2026-T3/",
)


@pytest.fixture
def tertutup(desa_acuan: Wilayah) -> Wilayah:
    """The reference village with a posyandu, its quarter finalised."""
    posyandu = PosyanduFactory(desa=desa_acuan, nama="Posyandu Melati")
    Orang.objects.filter(nama__in=("D", "E")).update(posyandu=posyandu)
    tutup(desa_acuan)
    return desa_acuan


def isi_halaman(klien: Client, jalur: str) -> str:
    """The words and numbers of a page's content."""
    jawab = klien.get(f"{D}/{jalur}")
    assert jawab.status_code == 200, jalur
    isi = jawab.content.decode().split('id="isi"')[1]
    return " ".join(re.sub(r"<[^>]*>", " ", isi).split())


def potret(klien: Client, dusun: str, posyandu: str) -> dict[str, Any]:
    """Everything that is shown, printed or handed out of the quarter."""
    jalur = {
        "json": "skor/2026-T3.json?nama=1",
        "json_dusun": f"skor/2026-T3.json?nama=1&dusun={dusun}",
        "json_posyandu": f"skor/2026-T3.json?posyandu={posyandu}",
        "pdf": "laporan/formulir-4/2026-T3.pdf",
        "revisi_0": "laporan/formulir-4/2026-T3.pdf?revisi=0",
    }
    hasil: dict[str, Any] = {nama: klien.get(f"{D}/{satu}").content for nama, satu in jalur.items()}
    hasil |= {satu: isi_halaman(klien, satu) for satu in HALAMAN}
    hasil["dusun"] = isi_halaman(klien, f"skor/2026-T3/?dusun={dusun}")
    # the summary's arrows compare with the quarter before, which is open here: its big numbers are the quarter's own
    ringkasan = klien.get(f"{D}/ringkasan/?triwulan=2026-T3").content.decode()
    hasil["ringkasan"] = re.findall(r'class="besar"[^>]*>([^<]+)<', ringkasan)
    hasil["rekap"] = perbarui_rekap("52.04.20.2005", T3).isi
    return hasil


def _ubah_catatan() -> None:
    PemantauanAnak.objects.update(jamban=True, akta=None, timbang=False, berat=None, tikar="M")
    PemantauanIbu.objects.update(anc=0, air=False, kek=True)


def _hapus_catatan() -> None:
    PemantauanAnak.objects.filter(bulan__gte=Bulan(2026, 7)).delete()
    PemantauanIbu.objects.all().delete()


def _hapus_orang() -> None:
    """As a merge does: records and child are gone."""
    anak = Anak.objects.get(no_kia="D")
    PemantauanAnak.objects.filter(anak=anak).delete()
    anak.delete()
    anak.orang.delete()


def _impor() -> None:
    for nama in ("Impor Satu", "Impor Dua"):
        anak = AnakFactory(desa=Wilayah.objects.get(kode="52.04.20.2005"), nama=nama, lahir=dt.date(2025, 12, 1))
        PemantauanAnakFactory(anak=anak, air=True, jamban=False)


def _ganti_nama() -> None:
    for model in (Dusun, Fasilitas, Orang):
        for satu in model.objects.all():
            satu.nama = f"{satu.nama} Baru"
            satu.save()


def _pindah_dusun() -> None:
    tujuan = Dusun.objects.order_by("pk").first()
    for satu in Orang.objects.select_related("keluarga"):
        satu.keluarga.dusun = tujuan
        satu.keluarga.save()
        satu.posyandu = None
        satu.save()


def _perbaiki_lahir() -> None:
    for anak in Anak.objects.select_related("orang"):
        anak.orang.tanggal_lahir = dt.date(2023, 1, 31)
        anak.orang.save()
    for hamil in Kehamilan.objects.all():
        hamil.hpht = dt.date(2026, 8, 1)
        hamil.no_kia = ""
        hamil.save()


def _keluar_desa() -> None:
    Orang.objects.update(keluar_pada=dt.date(2026, 6, 1), sebab_keluar="pindah")


def _pengaturan() -> None:
    kabupaten = Wilayah.objects.get(kode="52.04")
    for kunci, nilai in (
        ("konvergensi_desa_basis", "orang"),
        ("sasaran_tanpa_catatan", "T"),
        ("tabel3_urutan_8_9", "jamkes-akta"),
    ):
        PengaturanPedoman.objects.create(wilayah=kabupaten, kunci=kunci, nilai=nilai, berlaku_sejak=dt.date(2026, 1, 1))


PERUBAHAN: tuple[Callable[[], None], ...] = (
    _ubah_catatan,
    _hapus_catatan,
    _hapus_orang,
    _impor,
    _ganti_nama,
    _pindah_dusun,
    _perbaiki_lahir,
    _keluar_desa,
    _pengaturan,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(urutan=st.lists(st.sampled_from(PERUBAHAN), min_size=1, max_size=5, unique=True))
def test_a_finalised_quarter_shows_prints_and_hands_out_the_same_whatever_happens(
    tertutup: Wilayah, kpm: Pengguna, urutan: list[Callable[[], None]]
) -> None:
    dusun = str(Dusun.objects.get(nama="Dusun D").uuid)
    posyandu = str(Fasilitas.objects.get().uuid)
    with time_machine.travel(dt.datetime(2026, 11, 2, 2, tzinfo=dt.UTC), tick=False):
        klien_kpm = klien(kpm)
        sebelum = potret(klien_kpm, dusun, posyandu)
        with transaction.atomic():
            for laku in urutan:
                laku()
            sesudah = potret(klien_kpm, dusun, posyandu)
            transaction.set_rollback(True)
    assert [nama for nama in sebelum if sebelum[nama] != sesudah[nama]] == []


@pytest.mark.parametrize("laku", PERUBAHAN, ids=lambda satu: satu.__name__)
def test_each_of_these_changes_would_change_an_open_quarter(desa_acuan: Wilayah, laku: Callable[[], None]) -> None:
    """Else the test above would prove nothing."""
    posyandu = PosyanduFactory(desa=desa_acuan, nama="Posyandu Melati")
    Orang.objects.filter(nama__in=("D", "E")).update(posyandu=posyandu)
    sebelum = skor_triwulan(desa_acuan, T3)
    laku()
    assert skor_triwulan(desa_acuan, T3) != sebelum


def test_computing_again_equals_the_card_when_nothing_changed(tertutup: Wilayah) -> None:
    kartu = KartuSkor.objects.get()
    assert cairkan(kartu.isi) == skor_triwulan(tertutup, T3)
    assert sidik(kartu.isi) == kartu.sidik


def test_a_person_taken_out_is_still_explained_in_the_quarter(tertutup: Wilayah, klien_kpm: Client) -> None:
    uuid = Anak.objects.get(no_kia="D").uuid
    _hapus_orang()
    jawab = klien_kpm.get(f"{D}/skor/2026-T3/anak/{uuid}/")
    assert jawab.status_code == 200
    assert "<h1>D</h1>" in jawab.content.decode()
    assert "Buka catatan bulanannya" not in jawab.content.decode()
    assert klien_kpm.get(f"{D}/skor/2026-T2/anak/{uuid}/").status_code == 404


def test_the_filter_offers_the_names_of_that_day(tertutup: Wilayah, klien_kpm: Client) -> None:
    _ganti_nama()
    halaman = klien_kpm.get(f"{D}/skor/2026-T3/").content.decode()
    assert (">Dusun D</a>" in halaman, "Dusun D Baru" in halaman) == (True, False)
    assert ">Dusun D Baru</a>" in klien_kpm.get(f"{D}/skor/2026-T2/").content.decode()
    baru = Dusun.objects.create(desa=tertutup, nama="Dusun Sesudahnya")
    assert klien_kpm.get(f"{D}/skor/2026-T3/?dusun={baru.uuid}").status_code == 404


def test_the_json_tells_its_revision(tertutup: Wilayah, klien_kpm: Client) -> None:
    assert klien_kpm.get(f"{D}/skor/2026-T3.json").json()["revisi"] == 0
    assert RekapDesa.objects.get(periode="2026-T3").isi["revisi"] == 0


def test_the_households_of_a_finalised_quarter_are_called_as_on_that_day(
    tertutup: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    """D's head has another name since, E moved in with D and their own household is gone; the quarter keeps both."""
    with time_machine.travel(dt.datetime(2026, 11, 2, 2, tzinfo=dt.UTC), tick=False):
        peramban, jalur = klien(kpm), "skor/2026-T3/orang/?kelompok=rumah_tangga"
        sebelum = isi_halaman(peramban, jalur)
        anak_d, anak_e = (Anak.objects.select_related("orang__keluarga").get(no_kia=satu) for satu in "DE")
        rumah_d, rumah_e = anak_d.orang.keluarga, anak_e.orang.keluarga
        nama_d, nama_e = rumah_d.kepala, rumah_e.kepala
        rumah_d.kepala = "Kepala Baru"
        rumah_d.save()
        Orang.objects.filter(keluarga=rumah_e).update(keluarga=rumah_d)
        rumah_e.delete()
        sesudah = isi_halaman(peramban, jalur)
    assert (sebelum.count(f"{nama_d} Dusun"), sebelum.count(f"{nama_e} Dusun")) == (1, 1)
    tanpa = sesudah.replace(" sekarang Kepala Baru", "").replace(" tidak terdaftar lagi", "")
    assert (tanpa, len(sesudah) - len(tanpa)) == (sebelum, len(" sekarang Kepala Baru tidak terdaftar lagi"))
