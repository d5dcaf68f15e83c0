"""Dusun and posyandu that are closed: offered for nothing new, kept where they stand."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Peran, Wilayah, WilayahKerja
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    OrangFactory,
    PosyanduFactory,
)
from tests.kpm.test_pengguna import D, alamat, kabar, petugas


def test_a_closed_dusun_is_offered_for_nothing_new_and_stays_where_it_stands(
    desa: Wilayah, klien_admin: Client
) -> None:
    with lingkup(desa.kode):
        lama, _ = DusunFactory(desa=desa, nama="Lama"), DusunFactory(desa=desa, nama="Baru")
        keluarga = KeluargaFactory(desa=desa, dusun=lama)
    tutup = f"{D}/desa/dusun/{lama.uuid}/pakai/"
    assert "Lama tidak dipakai lagi." in kabar(klien_admin.post(tutup, {"pakai": "tidak", "versi": "1"}, follow=True))
    assert "Tidak dipakai sejak 17 September 2026" in kabar(klien_admin.get(f"{D}/desa/"))
    assert "Lama" not in kabar(klien_admin.get(f"{D}/sasaran/keluarga/baru/"))
    assert "Lama" in kabar(klien_admin.get(f"{D}/sasaran/keluarga/{keluarga.uuid}/ubah/"))
    # a stale click changes nothing
    assert "baru saja diubah" in kabar(klien_admin.post(tutup, {"pakai": "ya", "versi": "1"}, follow=True))
    klien_admin.post(tutup, {"pakai": "ya", "versi": "2"})
    assert "Lama" in kabar(klien_admin.get(f"{D}/sasaran/keluarga/baru/"))


def test_a_closed_posyandu_is_not_offered(desa: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa.kode):
        DusunFactory(desa=desa)
        lama = PosyanduFactory(desa=desa, nama="Melati")
    klien_admin.post(f"{D}/desa/fasilitas/{lama.uuid}/pakai/", {"pakai": "tidak", "versi": "1"}, follow=True)
    assert "Melati" not in kabar(klien_admin.get(f"{D}/sasaran/anak/baru/"))


def test_the_page_of_a_place_tells_who_still_stands_there(desa: Wilayah, klien_admin: Client) -> None:
    with lingkup(desa.kode):
        timur = DusunFactory(desa=desa, nama="Timur")
        melati = PosyanduFactory(desa=desa, nama="Melati", dusun=timur)
        rumah = KeluargaFactory(desa=desa, dusun=timur)
        KeluargaFactory(desa=desa, dusun=timur)  # nobody lives there any more
        OrangFactory(desa=desa, keluarga=rumah, posyandu=melati)
        OrangFactory(desa=desa, keluarga=rumah, posyandu=None)
        OrangFactory(desa=desa, keluarga=rumah, keluar_pada=dt.date(2026, 8, 1), sebab_keluar="pindah")
        kpm = petugas(desa.kode, Peran.KPM)
        WilayahKerja.objects.create(desa=desa, penugasan=kpm.penugasan.get(), dusun=timur)
        sepi = DusunFactory(desa=desa, nama="Sepi")
        puskesmas = PosyanduFactory(desa=desa, nama="Buer", jenis="puskesmas")
    halaman = kabar(klien_admin.get(f"{D}/desa/dusun/{timur.uuid}/"))
    assert "1 rumah tangga dengan 2 orang masih tercatat di sini. Wilayah kerja 1 KPM." in halaman
    assert f"{D}/sasaran/?dusun={timur.uuid}" in klien_admin.get(f"{D}/desa/dusun/{timur.uuid}/").content.decode()
    assert "1 orang masih tercatat di sini." in kabar(klien_admin.get(f"{D}/desa/fasilitas/{melati.uuid}/"))
    assert "Tidak ada orang yang tercatat" in kabar(klien_admin.get(f"{D}/desa/dusun/{sepi.uuid}/"))
    assert "tercatat di sini" not in kabar(klien_admin.get(f"{D}/desa/fasilitas/{puskesmas.uuid}/"))


def test_a_closed_place_stays_in_filters_by_its_name_and_in_work_areas_until_taken_out(
    desa: Wilayah, klien_admin: Client
) -> None:
    with lingkup(desa.kode):
        lama = DusunFactory(desa=desa, nama="Ampang", ditutup_pada=dt.date(2026, 9, 1))
        baru = DusunFactory(desa=desa, nama="Baru")
        AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=lama))
        kpm = petugas(desa.kode, Peran.KPM)
        WilayahKerja.objects.create(desa=desa, penugasan=kpm.penugasan.get(), dusun=lama)
        lain = petugas(desa.kode, Peran.KPM)
    for halaman in (f"{D}/sasaran/", f"{D}/skor/2026-T3/"):
        isi = kabar(klien_admin.get(halaman))
        assert isi.index("Baru") < isi.index("Ampang (tidak dipakai)")
    assert "Ampang (tidak dipakai)" in kabar(klien_admin.get(alamat(kpm)))
    assert "Ampang" not in kabar(klien_admin.get(alamat(lain)))
    klien_admin.post(alamat(kpm, "wilayah-kerja/"), {"dusun": [lama.pk, baru.pk]})
    with lingkup(desa.kode):
        assert set(WilayahKerja.objects.values_list("dusun", flat=True)) == {lama.pk, baru.pk}
    klien_admin.post(alamat(kpm, "wilayah-kerja/"), {"dusun": [baru.pk]})
    with lingkup(desa.kode):
        assert list(WilayahKerja.objects.values_list("dusun", flat=True)) == [baru.pk]
