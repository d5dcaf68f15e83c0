"""Opening a rembuk on what FGD and MAD have prepared, and taking more of it later."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import JenisPertemuan, Masalah, Pertemuan, SalinanMad, Usulan
from tests.rembuk.bahan import isi_triwulan, mulai, terbit

PENGENAL = "5bb3ed5f-6a1a-4a54-8f0c-0d2f1f3a7a11"
RENCANA: dict[str, Any] = {
    "lokasi": "Barat", "volume": "10 unit", "manfaat": "10 rumah", "waktu": "Mei", "pelaksana": "TPK", "paket": 3,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


def buat_fgd(desa: Wilayah, tahun: int = 2026) -> Pertemuan:
    """An FGD with two problems, each answered by a proposal, and a proposal that answers neither."""
    fgd: Pertemuan = Pertemuan.objects.create(
        desa=desa, jenis=JenisPertemuan.FGD, tahun=tahun, triwulan="2026-T1", tanggal=dt.date(tahun, 5, 20),
        skor_awal={"triwulan": "2026-T1"},
    )  # fmt: skip
    for urut, (kode, kegiatan) in enumerate((("jamban", "Jamban sehat"), ("air", "Sambungan air")), start=1):
        masalah = Masalah.objects.create(
            desa=desa, fgd=fgd, kelompok="anak", indikator=kode, diterima=1, seharusnya=4, prioritas=urut,
            penyebab=f"Sebab {kode}", per_dusun=[["Dusun Barat", 3]],
        )  # fmt: skip
        Usulan.objects.create(desa=desa, asal=fgd, masalah=masalah, kegiatan=kegiatan, biaya=1000 * urut, **RENCANA)
    Usulan.objects.create(desa=desa, asal=fgd, kegiatan="Insentif KPM", biaya=9000, **RENCANA)
    return fgd


def buat_salinan(desa: Wilayah, tuan: Wilayah) -> SalinanMad:
    isi = {
        "kegiatan": [
            {
                "uuid": "0d2f1f3a-6a1a-4a54-8f0c-5bb3ed5f7a11", "kegiatan": "Sumber air bersama", "paket": 3,
                "lokasi": "Hulu", "volume": "1 unit", "manfaat": "3 desa", "waktu": "Juni", "sumber": "DDS",
                "penanggung_jawab": "BKAD", "biaya": "25000000",
            }
        ]
    }  # fmt: skip
    salinan: SalinanMad = SalinanMad.objects.create(
        desa=desa, asal=PENGENAL, tuan_rumah=tuan, tahun=2026, isi=isi, sidik="0" * 64
    )
    return salinan


def test_a_rembuk_opens_on_what_the_fgd_and_the_mad_prepared(
    desa: Wilayah, desa_lain: Wilayah, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        fgd = buat_fgd(desa)
        buat_salinan(desa, desa_lain)
    alamat = f"/{desa.kode}/rembuk/baru/"
    isi = klien_kpm.get(alamat).content.decode()
    assert "Hasil FGD 20 Mei 2026" in isi
    assert f'value="{fgd.uuid}:anak:jamban" checked' in isi
    assert 'name="masalah" value="anak:jamban"><span>' in isi  # offered by the FGD, so not ticked a second time
    assert "Ikut dibawa: Insentif KPM (Rp9.000)." in isi
    assert "Sumber air bersama" in isi
    kirim = {
        "triwulan": "2026-T2", "pengenal": PENGENAL, "fgd": f"{fgd.uuid}:anak:jamban",
        "mad": "0d2f1f3a-6a1a-4a54-8f0c-5bb3ed5f7a11",
    }  # fmt: skip
    for _ in range(2):
        assert klien_kpm.post(alamat, kirim).status_code == 302
    with lingkup(desa.kode):
        rembuk = Pertemuan.objects.get(jenis=JenisPertemuan.REMBUK)
        assert [m.indikator for m in rembuk.masalah.all()] == ["jamban"]
        assert sorted(u.kegiatan for u in rembuk.usulan.all()) == ["Insentif KPM", "Jamban sehat", "Sumber air bersama"]
        assert "jamban sehat, anak 0–23 bulan (3 orang)" in rembuk.ringkasan
    isi = klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/ambil/").content.decode()
    assert "Akses air bersih" in isi
    assert "Sumber air bersama" not in isi
    ambil = {"fgd": [f"{fgd.uuid}:anak:air", "bukan-uuid:anak:air"]}
    klien_kpm.post(f"/{desa.kode}/rembuk/{rembuk.uuid}/ambil/", ambil)
    with lingkup(desa.kode):
        assert Usulan.objects.get(kegiatan="Sambungan air").rembuk == rembuk
    assert "Tidak ada yang menunggu" in klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/ambil/").content.decode()


def test_an_fgd_of_another_year_or_village_is_not_offered(
    desa: Wilayah, desa_lain: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa_lain.kode):
        asing = buat_fgd(desa_lain)
    with lingkup(desa.kode):
        isi_triwulan(desa)
        buat_fgd(desa, 2025)
        rembuk = mulai(desa, kpm)
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/ambil/"
    assert "Tidak ada yang menunggu" in klien_kpm.get(alamat).content.decode()
    klien_kpm.post(alamat, {"fgd": f"{asing.uuid}:anak:jamban"})
    with lingkup(desa_lain.kode):
        assert Masalah.objects.filter(fgd=asing, rembuk=None).count() == 2


def test_nothing_is_taken_into_a_closed_rembuk(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = terbit(desa, kpm).rembuk
        fgd = buat_fgd(desa)
    jawab = klien_kpm.post(f"/{desa.kode}/rembuk/{rembuk.uuid}/ambil/", {"fgd": f"{fgd.uuid}:anak:jamban"})
    assert jawab.headers["Location"].endswith("?langkah=ba")
    with lingkup(desa.kode):
        assert Masalah.objects.filter(rembuk=None).count() == 2


@pytest.mark.parametrize("jumlah", [1, 3])
def test_what_is_offered_costs_the_same(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        rembuk = mulai(desa, kpm)
        for _ in range(jumlah):
            buat_fgd(desa)
    with django_assert_num_queries(11):
        isi = klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/ambil/").content.decode()
    assert isi.count("Hasil FGD 20 Mei 2026") == jumlah
