"""From a village's own copy into its rembuk: its share becomes a proposal, once."""

from __future__ import annotations

import html
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk import kueri_mad
from rembuk.models import KegiatanMad, Pertemuan, Usulan
from rembuk.tindakan import mad as tindakan
from rembuk.tindakan.rapat import SudahTerbit, hapus_usulan, simpan_isi
from tests.rembuk.bahan import isi_triwulan, terbit, usul
from tests.rembuk.bahan_mad import isi_mad, salinan, tanpa_aplikasi, tetangga


def rembuk(desa: Wilayah, tahun: int = 2026) -> Pertemuan:
    satu: Pertemuan = Pertemuan.objects.create(desa=desa, tahun=tahun, triwulan=f"{tahun}-T2")
    return satu


def terbitkan(desa: Wilayah, oleh: Pengguna, **lain: Any) -> Pertemuan:
    with lingkup(desa.kode):
        mad = isi_mad(desa, oleh, **lain)
        tindakan.terbitkan(pertemuan=mad, oleh=oleh)
    return mad


def nama(semua: Any) -> list[str]:
    return [satu.kegiatan for satu in semua]


def test_a_taken_activity_is_a_proposal_with_the_own_share(desa: Wilayah, kpm: Pengguna) -> None:
    terbitkan(desa, kpm)
    sana = tetangga()
    (copy,) = salinan(sana)
    with lingkup(sana.kode):
        rapat = rembuk(sana)
        usul(rapat, kpm, prioritas=4)
        pilihan = kueri_mad.kegiatan_untuk_rembuk(rapat)
        assert [(satu.kegiatan, satu.biaya) for satu in pilihan] == [
            ("Penangkap mata air", Decimal("61250000.00")), ("Ambulans bersama", Decimal("7700000.00")),
        ]  # fmt: skip
        dua = tindakan.ambil_dari_mad(rembuk=rapat, pilihan=[satu.uuid for satu in pilihan], oleh=kpm)
        air, ambulans = Usulan.objects.filter(asal_mad=copy).order_by("prioritas")
        assert dua == [air, ambulans]
        assert (air.biaya, air.pola, air.status, air.prioritas, air.lokasi, air.volume, air.pelaksana) == (
            Decimal("61250000"), "antardesa", "diusulkan", 5, "Ai Kawat", "belum ditentukan", "belum ditentukan",
        )  # fmt: skip
        assert (ambulans.prioritas, ambulans.dibuat_oleh, ambulans.subjek) == (6, kpm, "rkp")
        assert kueri_mad.kegiatan_untuk_rembuk(rapat) == []


def test_what_is_sent_twice_is_taken_once_and_a_new_revision_does_not_offer_it_again(
    desa: Wilayah, kpm: Pengguna
) -> None:
    mad = terbitkan(desa, kpm)
    with lingkup(desa.kode):
        rapat = rembuk(desa)
        pilihan = [satu.uuid for satu in kueri_mad.kegiatan_untuk_rembuk(rapat)]
        assert len(tindakan.ambil_dari_mad(rembuk=rapat, pilihan=pilihan[:1], oleh=kpm)) == 1
        assert tindakan.ambil_dari_mad(rembuk=rapat, pilihan=pilihan[:1], oleh=kpm) == []
        mad.komitmen = "Dijaga bersama."
        tindakan.simpan_mad(pertemuan=mad, oleh=kpm, versi=None)
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
        assert nama(kueri_mad.kegiatan_untuk_rembuk(rapat)) == ["Ambulans bersama"]
        hapus_usulan(usulan=Usulan.objects.get())
        assert nama(kueri_mad.kegiatan_untuk_rembuk(rapat)) == ["Penangkap mata air", "Ambulans bersama"]


@pytest.mark.parametrize(("tahun", "jumlah"), [(2025, 0), (2026, 2), (2027, 2), (2028, 0)])
def test_a_rembuk_takes_what_was_agreed_in_its_year_or_the_year_before(
    desa: Wilayah, kpm: Pengguna, tahun: int, jumlah: int
) -> None:
    terbitkan(desa, kpm)
    with lingkup(desa.kode):
        assert len(kueri_mad.kegiatan_untuk_rembuk(rembuk(desa, tahun))) == jumlah


def test_an_activity_the_village_does_not_pay_for_is_not_offered(desa: Wilayah, kpm: Pengguna) -> None:
    Wilayah.objects.filter(pk=tanpa_aplikasi().pk).update(dibuka_pada="2026-01-01")
    terbitkan(desa, kpm)
    sana = tanpa_aplikasi()
    with lingkup(sana.kode):
        assert nama(kueri_mad.kegiatan_untuk_rembuk(rembuk(sana))) == ["Penangkap mata air"]


def test_what_the_host_took_out_is_not_offered_any_more(desa: Wilayah, kpm: Pengguna) -> None:
    mad = terbitkan(desa, kpm)
    with lingkup(desa.kode):
        tindakan.hapus_kegiatan(kegiatan=KegiatanMad.objects.get(kegiatan="Ambulans bersama"), oleh=kpm)
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
        assert nama(kueri_mad.kegiatan_untuk_rembuk(rembuk(desa))) == ["Penangkap mata air"]


def test_an_issued_rembuk_takes_nothing(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    rapat = terbit(di_desa, kpm).rembuk
    terbitkan(di_desa, kpm)
    pilihan = [satu.uuid for satu in kueri_mad.kegiatan_untuk_rembuk(rapat)]
    with pytest.raises(SudahTerbit):
        tindakan.ambil_dari_mad(rembuk=rapat, pilihan=pilihan, oleh=kpm)
    assert kueri_mad.rembuk_terbuka(2026) == []


def test_the_page_takes_the_chosen_ones_and_a_village_sees_only_its_own(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    terbitkan(desa, kpm)
    with lingkup(desa.kode):
        rapat = rembuk(desa)
        pilihan = kueri_mad.kegiatan_untuk_rembuk(rapat)
    (copy,) = salinan(desa)
    alamat = f"/{desa.kode}/mad/ambil/{rapat.uuid}/"
    assert alamat in klien_kpm.get(f"/{desa.kode}/mad/salinan/{copy.uuid}/").content.decode()
    halaman = html.unescape(klien_kpm.get(alamat).content.decode())
    assert ("Bagian kita Rp48.500.000" in halaman, "61.250.000" in halaman) == (True, False)
    assert "Pilih paling sedikit satu kegiatan" in klien_kpm.post(alamat, {}).content.decode()
    jawab = klien_kpm.post(alamat, {"kegiatan": [pilihan[1].uuid, "bukan-uuid"]}, follow=True)
    assert "1 kegiatan antardesa menjadi usulan rembuk ini." in jawab.content.decode()
    with lingkup(desa.kode):
        assert nama(Usulan.objects.all()) == ["Ambulans bersama"]


def test_a_share_the_host_changes_after_it_was_taken_is_told_until_the_proposal_says_it_too(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    mad = terbitkan(desa, kpm)
    with lingkup(desa.kode):
        rapat = rembuk(desa)
        pilihan = [satu.uuid for satu in kueri_mad.kegiatan_untuk_rembuk(rapat)]
        air, ambulans = tindakan.ambil_dari_mad(rembuk=rapat, pilihan=pilihan, oleh=kpm)
        biasa = usul(rapat, kpm)
        with django_assert_num_queries(0):
            assert kueri_mad.bagian_berubah([biasa]) == []
        assert kueri_mad.bagian_berubah([air, ambulans]) == []
        for satu in KegiatanMad.objects.filter(pertemuan=mad):
            bagian = {desa.pk: Decimal("50000000")} if satu.kegiatan.startswith("P") else {desa.pk: None}
            tindakan.simpan_kegiatan(kegiatan=satu, bagian=bagian, oleh=kpm, versi=satu.versi)
        assert kueri_mad.bagian_berubah([air, ambulans]) == []
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
        lama, baru = salinan(desa)
        with django_assert_num_queries(1):
            berubah = kueri_mad.bagian_berubah([air, biasa, ambulans])
        assert [(satu.usulan, satu.salinan, satu.kini) for satu in berubah] == [
            (air, baru, Decimal("50000000")), (ambulans, baru, None),
        ]  # fmt: skip
    halaman = [
        html.unescape(klien_kpm.get(f"/{desa.kode}/{jalur}").content.decode())
        for jalur in (f"rembuk/{rapat.uuid}/?langkah=usulan", f"mad/salinan/{baru.uuid}/", f"mad/salinan/{lama.uuid}/")
    ]
    tautan = f'<a href="/{desa.kode}/mad/salinan/{baru.uuid}/">salinan terbaru</a>'
    for isi in halaman:
        assert f"“Penangkap mata air”: usulan memuat Rp48.500.000, {tautan} memuat Rp50.000.000." in isi
        assert f"“Ambulans bersama”: usulan memuat Rp9.600.000, {tautan} tidak lagi memuat bagian kita." in isi
    assert f'<a href="/{desa.kode}/advokasi/{air.uuid}/">Penangkap mata air</a><span>rembuk 2026</span>' in halaman[1]
    with lingkup(desa.kode):
        air.biaya = Decimal("50000000")
        simpan_isi(objek=air, oleh=kpm, versi=air.versi)
        hapus_usulan(usulan=ambulans)
        assert kueri_mad.bagian_berubah(kueri_mad.usulan_dari(baru)) == []
    assert (
        "dalam kesepakatan antardesa berubah"
        not in klien_kpm.get(f"/{desa.kode}/rembuk/{rapat.uuid}/?langkah=usulan").content.decode()
    )


def test_the_proposals_of_another_village_are_not_told(desa: Wilayah, kpm: Pengguna) -> None:
    terbitkan(desa, kpm)
    sana = tetangga()
    with lingkup(sana.kode):
        rapat = rembuk(sana)
        pilihan = [satu.uuid for satu in kueri_mad.kegiatan_untuk_rembuk(rapat)]
        tindakan.ambil_dari_mad(rembuk=rapat, pilihan=pilihan, oleh=kpm)
    with lingkup(desa.kode):
        assert kueri_mad.usulan_dari(salinan(desa)[0]) == []
