"""A life as one picture: what stands on which lane and where, told apart by shape; and what it costs to read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

from django.test import Client

from kpm.models import Wilayah
from kpm.periode import Bulan
from laporan.garis.gambar import Lajur, Tanda, gambar
from laporan.kueri_garis import baca_garis
from laporan.tampilan_garis import GarisHidup, susun_garis
from pemantauan.models import DosisImunisasi, Pemeriksaan, Rujukan
from rembuk.models import TitikPeta
from sasaran.models import Anak, Kehamilan, Orang
from tests.conftest import HARI_INI
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

MULAI = dt.date(2026, 1, 1)


def hari(n: int) -> dt.date:
    return MULAI + dt.timedelta(days=n)


def test_a_day_stands_in_proportion_and_nothing_leaves_the_frame() -> None:
    lajur = Lajur(nama="Imunisasi", teks="3 dosis", tanda=(Tanda(hari(0)), Tanda(hari(50), "kotak"), Tanda(hari(300))))
    hasil = gambar("x", MULAI, hari(100), [lajur], [(hari(50), "tengah"), (hari(52), "dekat"), (hari(200), "lewat")])
    assert hasil is not None
    # 380 of 400 units for 100 days, 10 on each side; the middle of the first lane lies at 4 + 13 + 11
    assert [jejak.d[: jejak.d.index("a") if "a" in jejak.d else 7] for jejak in hasil.lajur[0].jejak] == [
        "M6 28", "M196 24", "M386 28",
    ]  # fmt: skip
    assert hasil.sumbu == (("200", "tengah"), ("207.6", ""))


def test_an_empty_shape_is_not_filled_and_an_empty_lane_is_not_drawn() -> None:
    lajur = [
        Lajur(nama="Rujukan", teks="", tanda=(Tanda(MULAI, "kotak"), Tanda(MULAI, "kotak_kosong"))),
        Lajur(nama="Kosong", teks=""),
    ]
    hasil = gambar("x", MULAI, hari(10), lajur, [])
    assert hasil is not None
    assert [(satu.nama, [jejak.isi for jejak in satu.jejak]) for satu in hasil.lajur] == [("Rujukan", [True, False])]
    assert gambar("x", MULAI, hari(10), lajur[1:], []) is None


def test_the_lowest_value_lies_at_the_bottom_of_its_line_and_the_highest_on_top() -> None:
    lajur = Lajur(nama="Berat", teks="", kurva=((hari(0), D("3")), (hari(5), D("4")), (hari(10), D("5"))))
    hasil = gambar("x", MULAI, hari(10), [lajur], [])
    assert hasil is not None
    x, y = zip(*((float(a), float(b)) for a, b in hasil.lajur[0].titik), strict=True)
    assert x == (10.0, 200.0, 390.0)
    assert y[0] > y[1] > y[2]
    assert y[0] - y[1] == y[1] - y[2]


def _kaya(desa: Wilayah, banyak: int = 1) -> Anak:
    """A child with something of everything, ``banyak`` of each."""
    keluarga = KeluargaFactory(desa=desa)
    ibu = OrangFactory(desa=desa, keluarga=keluarga, nama="Rohana")
    hamil = KehamilanFactory(
        desa=desa, ibu=ibu, hpht=dt.date(2025, 5, 27), sejak=dt.date(2025, 8, 8),
        berakhir_pada=dt.date(2026, 3, 3), hasil="lahir_hidup", kehamilan_ke=2,
    )  # fmt: skip
    anak: Anak = AnakFactory(
        desa=desa, keluarga=keluarga, nama="Aisyah", lahir=dt.date(2026, 3, 3), kehamilan=hamil, ibu=ibu
    )
    for ke in range(banyak):
        PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2025, 9 + ke), anc=1, kunjungan=1)
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 5 + ke), timbang=True, berat=D("5.1") + ke)
        DosisImunisasi.objects.create(
            desa=desa, anak=anak, vaksin="opv", dosis=1 + ke, tanggal=dt.date(2026, 4 + ke, 3), tempat="Posyandu Melati"
        )
        Pemeriksaan.objects.create(
            desa=desa, kehamilan=hamil, jenis="anc", tanggal=dt.date(2025, 9 + ke, 3), bulan=Bulan(2025, 9 + ke),
            lila=D("23.5"), hb=D("11.0"), tablet=30,
        )  # fmt: skip
        Rujukan.objects.create(desa=desa, orang=anak.orang, anak=anak, tanggal=dt.date(2026, 6, 2 + ke), kepada="bidan")
        PesertaFactory(sesi=SesiFactory(desa=desa, tanggal=dt.date(2026, 5, 5 + ke)), anak=anak, ayah_hadir=True)
    TitikPeta.objects.create(desa=desa, dusun=keluarga.dusun, keluarga=keluarga, x=1, y=2)
    return anak


def garis(desa: Wilayah, orang: Orang) -> GarisHidup:
    return susun_garis(baca_garis(desa, orang.uuid, HARI_INI), HARI_INI)


def test_doses_examinations_referrals_and_the_map_stand_in_the_line(di_desa: Wilayah) -> None:
    anak = _kaya(di_desa)
    Rujukan.objects.create(
        desa=di_desa, orang=anak.orang, anak=anak, tanggal=dt.date(2026, 7, 1), kepada="puskesmas",
        dijawab_pada=dt.date(2026, 7, 9), hasil="ditangani", jawaban="Diberi nasihat makan",
    )  # fmt: skip
    for vaksin, kira in (("bcg", True), ("pcv", False)):
        DosisImunisasi.objects.create(
            desa=di_desa, anak=anak, vaksin=vaksin, dosis=1, tanggal=dt.date(2026, 5, 31), tanggal_perkiraan=kira
        )
    titik = [satu for babak in garis(di_desa, anak.orang).babak for satu in babak.titik]
    dibaca = {(satu.waktu, satu.judul): satu.teks for satu in titik}
    assert dibaca["3 April 2026", "Imunisasi OPV 1"] == ("Di Posyandu Melati.",)
    assert dibaca["Mei 2026", "Imunisasi BCG"] == dibaca["31 Mei 2026", "Imunisasi PCV 1"] == ()
    assert dibaca["3 September 2025", "Periksa kehamilan oleh bidan atau perawat"] == (
        "LiLA 23,5 cm, Hb 11 g/dL, 30 tablet.",
    )
    assert dibaca["2 Juni 2026", "Dirujuk ke bidan desa"] == ("Belum ada jawaban.",)
    assert dibaca["1 Juli 2026", "Dirujuk ke puskesmas"] == (
        "Dijawab 9 Juli 2026: sudah ditangani. Diberi nasihat makan.",
    )
    assert dibaca["17 September 2026", "Rumahnya ditandai di peta sosial dusun"] == ()


def test_a_childs_picture_has_a_lane_for_everything_with_its_count_in_words(di_desa: Wilayah) -> None:
    (satu,) = garis(di_desa, _kaya(di_desa).orang).gambar
    assert [(lajur.nama, lajur.teks) for lajur in satu.lajur] == [
        ("Kehamilan", "40 minggu"),
        # March to August, May alone was written down; September still runs
        ("Dipantau", "1 bulan dicatat, 5 kosong (○)"),
        ("Imunisasi", "1 dosis"),
        ("Periksa ibu", "1 kali"),
        ("Kunjungan rumah", "1 bulan"),
        ("Konseling", "1 sesi"),
        ("Rujukan", "1 kali, 1 belum dijawab (□)"),
    ]
    assert [kata for *_, kata in satu.lajur[0].takik] == ["mg 12", "mg 24", "mg 36"]
    assert [kata for _, kata in satu.sumbu] == ["lahir", "6 bln"]


def test_a_womans_picture_is_one_for_each_pregnancy(di_desa: Wilayah) -> None:
    anak = _kaya(di_desa)
    KehamilanFactory(desa=di_desa, ibu=anak.ibu, hpht=dt.date(2026, 6, 1), sejak=dt.date(2026, 8, 1))
    judul = [satu.judul for satu in garis(di_desa, anak.ibu).gambar]  # type: ignore[arg-type]
    assert judul == ["Kehamilan 2026", "Kehamilan ke-2"]


def test_the_page_costs_at_most_fifteen_queries_with_one_and_with_three_of_everything(
    klien_kpm: Client, di_desa: Wilayah, django_assert_num_queries: Any
) -> None:
    for banyak in (1, 3):
        anak = _kaya(di_desa, banyak)
        with django_assert_num_queries(14):
            halaman = klien_kpm.get(f"/{di_desa.kode}/sasaran/{anak.orang.uuid}/garis/")
        assert f"Perjalanan hidup {anak.orang.nama}" in halaman.content.decode()
        assert len(halaman.content) < 100_000
        with django_assert_num_queries(14):
            klien_kpm.get(f"/{di_desa.kode}/sasaran/{anak.ibu.uuid}/garis/")  # type: ignore[union-attr]
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2023, 5, 20), kehamilan=Kehamilan.objects.first())
    with django_assert_num_queries(15):
        klien_kpm.get(f"/{di_desa.kode}/sasaran/{besar.orang.uuid}/garis/")
