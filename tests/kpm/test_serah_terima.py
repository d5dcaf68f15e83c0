"""An office is handed over to the next person, with its work area and a paper for both."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Peran, Wilayah, WilayahKerja
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
)
from tests.kpm.test_pengguna import alamat, kabar, petugas


def test_an_office_is_handed_over_with_its_work_area_and_a_paper(
    desa: Wilayah, klien_admin: Client, admin_desa: Pengguna
) -> None:
    lama, baru = petugas(desa.kode, Peran.KPM, nama="Nurhayati"), petugas(desa.kode, Peran.BPD, nama="Salmah")
    with lingkup(desa.kode):
        timur, barat = DusunFactory(desa=desa, nama="Timur"), DusunFactory(desa=desa, nama="Barat")
        WilayahKerja.objects.create(desa=desa, penugasan=lama.penugasan.get(), dusun=timur)
        KeluargaFactory.create_batch(2, desa=desa, dusun=timur)
        KeluargaFactory(desa=desa, dusun=barat)
        anak = AnakFactory(desa=desa, keluarga=KeluargaFactory(desa=desa, dusun=timur))
        PemantauanAnakFactory(anak=anak, air=True)
    jalur = alamat(lama, "serah-terima/")
    assert "Rumah tangga terdaftar 3" in kabar(klien_admin.get(jalur))
    klien_admin.post(jalur, {"penerima": baru.pk, "mulai": "01-10-2026", "nomor_sk": "141/9/2026"})
    diserahkan, penerus = lama.penugasan.get(), baru.penugasan.get(peran="kpm")
    assert (diserahkan.selesai, diserahkan.diserahkan_ke, diserahkan.diakhiri_oleh) == (
        dt.date(2026, 9, 30),
        penerus,
        admin_desa,
    )
    assert (penerus.mulai, penerus.selesai, penerus.nomor_sk) == (dt.date(2026, 10, 1), None, "141/9/2026")
    with lingkup(desa.kode):
        assert list(WilayahKerja.objects.filter(penugasan=penerus).values_list("dusun", flat=True)) == [timur.pk]
    berita = kabar(klien_admin.get(alamat(lama, "berita/")))
    for kalimat in ("Nurhayati kepada Salmah, mulai 1 Oktober 2026", "Rumah tangga terdaftar 3", "Anak 0–23 bulan 1",
                    "Catatan bulanan Triwulan III 2026 1", "Belum dipantau September 2026 1 orang"):  # fmt: skip
        assert kalimat in berita, kalimat
    assert klien_admin.get(alamat(lama, "berita.pdf")).content[:5] == b"%PDF-"


def test_an_office_is_handed_over_once_and_to_somebody_else(desa: Wilayah, klien_admin: Client) -> None:
    lama, baru = petugas(desa.kode, Peran.KPM), petugas(desa.kode, Peran.BPD)
    jalur, isi = alamat(lama, "serah-terima/"), {"penerima": baru.pk, "mulai": "01-10-2026"}
    for ganti, kalimat in (
        ({"penerima": lama.pk}, "Pilih dari daftar."),
        ({"penerima": 99999}, "Pilih dari daftar."),
        ({"mulai": "01-01-2020"}, "sesudah hari pertama"),
        ({"mulai": "besok"}, "Tanggal tidak terbaca."),
    ):
        assert kalimat in kabar(klien_admin.post(jalur, {**isi, **ganti}))
    assert klien_admin.get(alamat(lama, "berita/")).status_code == 404
    for _ in range(2):
        klien_admin.post(jalur, isi)
    assert baru.penugasan.filter(peran="kpm").count() == 1


def test_a_kpm_who_takes_over_keeps_what_they_had(desa: Wilayah, klien_admin: Client) -> None:
    lama, rekan = petugas(desa.kode, Peran.KPM), petugas(desa.kode, Peran.KPM)
    with lingkup(desa.kode):
        timur, barat = DusunFactory(desa=desa), DusunFactory(desa=desa)
        for orang, dusun in ((lama, timur), (rekan, barat)):
            WilayahKerja.objects.create(desa=desa, penugasan=orang.penugasan.get(), dusun=dusun)
    klien_admin.post(alamat(lama, "serah-terima/"), {"penerima": rekan.pk, "mulai": "01-10-2026"})
    with lingkup(desa.kode):
        milik = WilayahKerja.objects.filter(penugasan=rekan.penugasan.get()).values_list("dusun", flat=True)
        assert set(milik) == {timur.pk, barat.pk}
