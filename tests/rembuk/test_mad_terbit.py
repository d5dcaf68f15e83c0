"""Publishing a MAD: each village gets the common text and its own share, and nothing from which another's follows."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections

from kpm.lingkup import DiLuarLingkup, lingkup
from kpm.models import Pengguna, Wilayah
from rembuk import kueri_mad
from rembuk.mad import angka_dalam, uang_dalam_teks
from rembuk.models import BagianMad, DesaMad, KegiatanMad, Pertemuan, SalinanMad
from rembuk.tindakan import mad as tindakan
from tests.factories import PenggunaFactory, WilayahFactory
from tests.rembuk.bahan_mad import DIBUKA, isi_mad, kegiatan, salinan, tanpa_aplikasi, tetangga

MILIK = {"Pulau Kaung": ("48500000", "9600000", "58100000"), "Tarusa": ("61250000", "7700000", "68950000"),
         "Juru Mapin": ("35000000", "35000000")}  # fmt: skip
BERSAMA = pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time anyway")
JUMLAH = ("144750000", "17300000", "162050000")
"""Sums by activity and in all, from which a village could reckon what the others pay."""


def terbitkan(mad: Pertemuan, oleh: Pengguna) -> list[tuple[str, int | None, bool]]:
    return [(s.wilayah.nama, s.revisi, s.baru) for s in tindakan.terbitkan(pertemuan=mad, oleh=oleh)]


def nilai(isi: Any) -> Iterator[str]:
    """Every value of a copy, however deep, as text."""
    if isinstance(isi, dict):
        for kunci, satu in isi.items():
            yield kunci
            yield from nilai(satu)
    elif isinstance(isi, list):
        for satu in isi:
            yield from nilai(satu)
    else:
        yield str(isi)


def angka_baris(desa: Wilayah) -> set[str]:
    """All digits that follow each other in any column of the copies of a village as the table holds them."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM rembuk_salinanmad WHERE desa_id = %s", [desa.pk])
        nama = [kolom[0] for kolom in kursor.description]
        baris = [dict(zip(nama, satu, strict=True)) for satu in kursor.fetchall()]
    tulis = json.dumps(baris, default=str)
    return set(re.findall(r"\d+", tulis.replace(".", ""))) | set(re.findall(r"\d+", tulis))


def test_each_village_that_uses_the_program_gets_its_copy_in_the_order_of_the_codes(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    mad = isi_mad(di_desa, kpm)
    assert terbitkan(mad, kpm) == [("Tarusa", 0, True), ("Juru Mapin", None, False), ("Pulau Kaung", 0, True)]
    (satu,) = salinan(tetangga())
    assert (satu.asal, satu.tuan_rumah, satu.tahun, satu.terbit_oleh) == (mad.uuid, di_desa, 2026, kpm)
    assert {kunci: satu.isi[kunci] for kunci in ("judul", "tuan_rumah", "tanggal", "jumlah", "untuk", "desa")} == {
        "judul": "Musyawarah Antardesa Air Bersih",
        "tuan_rumah": "Desa Pulau Kaung",
        "tanggal": "2026-05-20",
        "jumlah": "68950000.00",
        "untuk": {"kode": "52.04.20.2001", "nama": "Desa Tarusa", "wakil": "Zulkifli"},
        "desa": ["Desa Tarusa, Kecamatan Buer", "Desa Juru Mapin, Kecamatan Buer", "Desa Pulau Kaung, Kecamatan Buer"],
    }
    assert [(k["kegiatan"], k["biaya"]) for k in satu.isi["kegiatan"]] == [
        ("Penangkap mata air", "61250000.00"), ("Ambulans bersama", "7700000.00"),
    ]  # fmt: skip
    assert [satu.isi[k] for k in ("narasumber", "topik", "pembahasan", "kesepakatan")] == [
        ["Ir. Lukman, Dinas PUPR"], ["Perlindungan mata air"], ["Debit turun pada musim kemarau."],
        ["Mata air dikelola BKAD."],
    ]  # fmt: skip
    assert salinan(tanpa_aplikasi()) == []


def test_no_field_of_a_copy_holds_the_money_of_another_village_or_a_sum(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    terbitkan(mad, kpm)
    for desa in (di_desa, tetangga()):
        lain = {satu for nama, semua in MILIK.items() if nama != desa.nama for satu in semua} | set(JUMLAH)
        angka = angka_baris(desa)
        assert angka & lain == set()
        assert set(MILIK[desa.nama]) <= angka
    # on paper too, for the village that gets none
    kertas = tindakan.isi_per_desa(kueri_mad.mad(mad))[tanpa_aplikasi().pk]
    teks = " ".join(nilai(kertas)).replace(".", "")
    assert [satu for nama in ("Pulau Kaung", "Tarusa") for satu in MILIK[nama] if satu in teks] == []
    assert [satu for satu in JUMLAH if satu in teks] == []
    assert kertas["kegiatan"][1]["biaya"] is None


def test_a_copy_does_not_name_who_spoke_for_the_others(di_desa: Wilayah, kpm: Pengguna) -> None:
    terbitkan(isi_mad(di_desa, kpm), kpm)
    (satu,) = salinan(tetangga())
    teks = " ".join(nilai(satu.isi))
    assert ("Zulkifli" in teks, "M. Tahir" in teks) == (True, False)


def test_publishing_what_did_not_change_writes_nothing(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    terbitkan(mad, kpm)
    assert terbitkan(mad, kpm) == [("Tarusa", 0, False), ("Juru Mapin", None, False), ("Pulau Kaung", 0, False)]
    assert (len(salinan(di_desa)), len(salinan(tetangga()))) == (1, 1)


def test_a_changed_share_is_a_new_revision_for_its_village_alone(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    terbitkan(mad, kpm)
    air = KegiatanMad.objects.get(kegiatan="Penangkap mata air")
    biaya = {tetangga().pk: Decimal("62000000")}
    tindakan.simpan_kegiatan(kegiatan=air, bagian=biaya, oleh=kpm, versi=air.versi)
    assert terbitkan(mad, kpm) == [("Tarusa", 1, True), ("Juru Mapin", None, False), ("Pulau Kaung", 0, False)]
    lama, baru = salinan(tetangga())
    assert (lama.isi["jumlah"], baru.isi["jumlah"]) == ("68950000.00", "69700000.00")
    with lingkup(tetangga().kode):
        assert list(kueri_mad.salinan_diterima(tetangga())) == [baru]
        assert kueri_mad.revisi_lain(baru) == [lama]
    mad.komitmen = "Mata air dijaga bersama."
    tindakan.simpan_mad(pertemuan=mad, oleh=kpm, versi=None)
    assert terbitkan(mad, kpm) == [("Tarusa", 2, True), ("Juru Mapin", None, False), ("Pulau Kaung", 1, True)]


def test_a_village_opened_later_gets_its_copy_then(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    terbitkan(mad, kpm)
    Wilayah.objects.filter(pk=tanpa_aplikasi().pk).update(dibuka_pada=DIBUKA)
    assert terbitkan(mad, kpm)[1] == ("Juru Mapin", 0, True)


@pytest.mark.parametrize(
    ("fakta", "kata"),
    [
        ({"tanggal": None}, "Lengkapi: tanggal."),
        ({"tanggal": dt.date(2026, 9, 18)}, "Lengkapi: tanggal yang tidak sesudah hari ini."),
        ({"tempat": ""}, "Lengkapi: tempat."),
        ({"komitmen": "Tarusa membayar Rp61.250.000."}, "Kesepakatan memuat Rp61.250.000"),
        ({"ringkasan": "Semuanya 162.050.000 rupiah"}, "Pembahasan memuat Rp162.050.000"),
        ({"agenda": "Iuran 35 juta"}, "Topik memuat Rp35.000.000"),
        ({"narasumber": "Lukman, 9,6 juta"}, "Narasumber memuat Rp9.600.000"),
        ({"judul": "MAD 17300000"}, "Nama pertemuan memuat Rp17.300.000"),
    ],
)
def test_what_lacks_something_or_names_money_in_the_common_text_is_not_published(
    di_desa: Wilayah, kpm: Pengguna, fakta: dict[str, Any], kata: str
) -> None:
    mad = isi_mad(di_desa, kpm, **fakta)
    with pytest.raises(tindakan.Ditolak, match=re.escape(kata)):
        terbitkan(mad, kpm)
    assert (salinan(di_desa), salinan(tetangga())) == ([], [])


def test_money_in_the_words_of_an_activity_is_found_too(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    kegiatan(mad, kpm, "Pipa", {}, volume="1 unit (Rp48.500.000)")
    with pytest.raises(tindakan.Ditolak, match=r"Kegiatan Pipa memuat Rp48\.500\.000"):
        terbitkan(mad, kpm)


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("Rp12.500.000,00 atau 12500000", {12_500_000}),
        ("12,5 juta dan 500 ribu, 2 jt", {12_500_000, 500_000, 2_000_000}),
        ("tahun 2026, 12 unit", {2026, 12}),
        ("1,5 miliar", {1_500_000_000}),
        ("tanpa angka", set()),
        ("1.2.3,4,5 juta", set()),
    ],
)
def test_amounts_are_read_out_of_a_text(teks: str, angka: set[int]) -> None:
    assert angka_dalam(teks) == angka


def test_small_numbers_of_a_text_are_no_money() -> None:
    teks = [("topik", "tahun 2026, 9.999 meter, 10.000 meter")]
    jumlah = [Decimal(2026), Decimal(9999), Decimal(10000)]
    assert uang_dalam_teks(teks, jumlah) == [("topik", "Rp10.000")]


def test_a_village_with_a_copy_is_not_taken_off_the_list(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    ada = {satu.wilayah.nama: satu for satu in DesaMad.objects.select_related("wilayah", "pertemuan")}
    with pytest.raises(tindakan.Ditolak, match="Tuan rumah"):
        tindakan.hapus_desa(peserta=ada["Pulau Kaung"], oleh=kpm)
    terbitkan(mad, kpm)
    with pytest.raises(tindakan.Ditolak, match="sudah terbit"):
        tindakan.hapus_desa(peserta=ada["Tarusa"], oleh=kpm)
    tindakan.hapus_desa(peserta=ada["Juru Mapin"], oleh=kpm)
    assert set(BagianMad.objects.values_list("wilayah__nama", flat=True)) == {"Pulau Kaung", "Tarusa"}
    with pytest.raises(tindakan.Ditolak, match="sudah berisi kegiatan"):
        tindakan.hapus_mad(pertemuan=mad, oleh=kpm)


def test_only_villages_of_the_kabupaten_take_part(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    for kode in ("62.13.01.2005", "52.04.20", "52.05.01.2001"):
        with pytest.raises(tindakan.Ditolak, match="kabupaten yang sama"):
            tindakan.tambah_desa(pertemuan=mad, wilayah=WilayahFactory(kode=kode, nama=kode), oleh=kpm)
    assert tindakan.tambah_desa(pertemuan=mad, wilayah=tetangga(), oleh=kpm) == DesaMad.objects.get(wilayah=tetangga())
    with pytest.raises(tindakan.Ditolak, match="tidak lagi ikut"):
        tindakan.simpan_kegiatan(
            kegiatan=KegiatanMad(desa=di_desa, pertemuan=mad, kegiatan="x", paket=1), bagian={-1: Decimal(1)},
            oleh=kpm, versi=None,
        )  # fmt: skip
    assert KegiatanMad.objects.count() == 2


def test_the_host_cannot_write_into_a_village_outside_of_publishing(di_desa: Wilayah, kpm: Pengguna) -> None:
    mad = isi_mad(di_desa, kpm)
    terbitkan(mad, kpm)
    assert [satu.desa for satu in SalinanMad.objects.all()] == [di_desa]
    with pytest.raises(DiLuarLingkup):
        SalinanMad.objects.create(desa=tetangga(), asal=mad.uuid, tuan_rumah=di_desa, tahun=2026, isi={}, sidik="0")


@BERSAMA
@pytest.mark.django_db(transaction=True)
def test_two_hosts_that_publish_at_once_do_not_block_each_other(desa: Wilayah) -> None:
    oleh = PenggunaFactory()
    with lingkup(desa.kode):
        satu = isi_mad(desa, oleh)
    Wilayah.objects.filter(pk=desa.pk).update(dibuka_pada=DIBUKA)
    sana = tetangga()
    with lingkup(sana.kode):
        dua = tindakan.simpan_mad(
            pertemuan=Pertemuan(desa=sana, jenis="mad", tahun=2026, tanggal=satu.tanggal, tempat="Balai Desa",
                                komitmen="Rujukan bersama."), oleh=oleh, versi=None)  # fmt: skip
        tindakan.tambah_desa(pertemuan=dua, wilayah=desa, oleh=oleh)
    mulai, hasil = Barrier(2), []

    def jalan(tuan: Wilayah, mad: Pertemuan) -> None:
        try:
            with lingkup(tuan.kode):
                mulai.wait(timeout=30)
                for _ in range(3):
                    hasil.append([s.revisi for s in tindakan.terbitkan(pertemuan=mad, oleh=oleh)])
        finally:
            connections.close_all()

    utas = [Thread(target=jalan, args=satu) for satu in ((desa, satu), (sana, dua))]
    for t in utas:
        t.start()
    for t in utas:
        t.join(timeout=60)
    assert sorted(hasil, key=len) == [[0, 0]] * 3 + [[0, None, 0]] * 3
    assert (len(salinan(desa)), len(salinan(sana))) == (2, 2)


@BERSAMA
@pytest.mark.django_db(transaction=True)
def test_one_mad_published_twice_at_once_is_one_copy(desa: Wilayah) -> None:
    oleh = PenggunaFactory()
    with lingkup(desa.kode):
        mad = isi_mad(desa, oleh)
    mulai, baru = Barrier(2), []

    def jalan() -> None:
        try:
            with lingkup(desa.kode):
                mulai.wait(timeout=30)
                baru.append(sum(s.baru for s in tindakan.terbitkan(pertemuan=mad, oleh=oleh)))
        finally:
            connections.close_all()

    utas = [Thread(target=jalan) for _ in range(2)]
    for t in utas:
        t.start()
    for t in utas:
        t.join(timeout=60)
    assert sorted(baru) == [0, 2]
    assert (len(salinan(desa)), len(salinan(tetangga()))) == (1, 1)
