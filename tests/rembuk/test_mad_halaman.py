"""The pages of a MAD: at its host from the first line to the paper, and the copy where it went to."""

from __future__ import annotations

import datetime as dt
import html
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk.models import BagianMad, DesaMad, KegiatanMad, Pertemuan, SalinanMad
from rembuk.tindakan import mad as tindakan
from tests.conftest import klien
from tests.factories import PenggunaFactory, PenugasanFactory, WilayahFactory
from tests.rembuk.bahan import isi_profil, teks_pdf
from tests.rembuk.bahan_mad import isi_mad, salinan, tanpa_aplikasi, tetangga


def isi(jawab: Any) -> str:
    return html.unescape(jawab.content.decode())


def klien_tetangga() -> Client:
    pengguna = PenggunaFactory(username="kpm-tarusa")
    PenugasanFactory(pengguna=pengguna, wilayah=tetangga())
    return klien(pengguna)


def test_a_mad_is_kept_from_its_name_to_the_published_copies(desa: Wilayah, klien_kpm: Client) -> None:
    sini, awal = f"/{desa.kode}/mad/", {"pengenal": str(uuid4()), "judul": "MAD Air", "penyelenggara": "BKAD"}
    kirim = awal | {"tanggal": "20-05-2025", "tempat": "Aula", "komitmen": "Dikelola bersama."}
    satu = klien_kpm.post(f"{sini}baru/", kirim).headers["Location"]
    assert klien_kpm.post(f"{sini}baru/", kirim).headers["Location"] == satu
    sana, lain = tetangga(), WilayahFactory(kode="52.04.21.2001", nama="Tarusa Jauh")
    WilayahFactory(kode="52.05.01.2001", nama="Tarusa Luar Kabupaten")
    temuan = isi(klien_kpm.get(f"{satu}desa/?cari=tarusa"))
    assert [nama in temuan for nama in ("Desa Tarusa<", "Tarusa Jauh", "Luar Kabupaten", "Kecamatan Buer")] == [
        True, True, False, True,
    ]  # fmt: skip
    wakil = klien_kpm.post(f"{satu}desa/", {"kode": sana.kode}).headers["Location"]
    klien_kpm.post(wakil, {"wakil": "Zulkifli, Sekretaris Desa", "versi": "1"})
    hapus = klien_kpm.post(f"{satu}desa/", {"kode": lain.kode}).headers["Location"]
    klien_kpm.post(f"{hapus}hapus/")
    biaya = {f"biaya_{desa.pk}": "48.500.000", f"biaya_{sana.pk}": "Rp61.250.000,50"}
    baris = {"kegiatan": "Pipa", "paket": "3", "sumber": "DDS", "pengenal": str(uuid4()), **biaya}
    for _ in range(2):
        assert klien_kpm.post(f"{satu}kegiatan/", baris).headers["Location"] == satu
    with lingkup(desa.kode):
        mad = Pertemuan.objects.get()
        assert (mad.jenis, mad.tahun, mad.tanggal, mad.judul) == ("mad", 2025, dt.date(2025, 5, 20), "MAD Air")
        assert list(DesaMad.objects.order_by("pk").values_list("wilayah__nama", "wakil")) == [
            ("Pulau Kaung", ""), ("Tarusa", "Zulkifli, Sekretaris Desa"),
        ]  # fmt: skip
        assert KegiatanMad.objects.count() == 1
        assert set(BagianMad.objects.values_list("wilayah__nama", "biaya")) == {
            ("Pulau Kaung", Decimal("48500000")), ("Tarusa", Decimal("61250000.50")),
        }  # fmt: skip
    halaman = isi(klien_kpm.get(satu))
    assert [kata in halaman for kata in ("Rp48.500.000", "Rp61.250.000,50", "Rp109.750.000,50")] == [True] * 3
    kabar = isi(klien_kpm.post(f"{satu}terbitkan/", follow=True))
    assert "Salinan terbit untuk Desa Tarusa, Desa Pulau Kaung." in kabar
    assert "Tidak ada yang berubah" in isi(klien_kpm.post(f"{satu}terbitkan/", follow=True))


def test_an_activity_that_cannot_be_gives_the_form_back_as_typed(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
    alamat = f"/{desa.kode}/mad/{mad.uuid}/kegiatan/"
    kirim = {"kegiatan": "Pipa", "paket": "3", "sumber": "DDS", f"biaya_{desa.pk}": "dua juta"}
    halaman = isi(klien_kpm.post(alamat, kirim))
    assert ('value="dua juta"' in halaman, "Belum tersimpan. Ada 1 hal" in halaman) == (True, True)
    assert "Belum tersimpan. Ada 1 hal" in isi(klien_kpm.post(alamat, kirim | {f"biaya_{desa.pk}": "-5"}))
    with lingkup(desa.kode):
        assert KegiatanMad.objects.count() == 2


def test_a_share_left_empty_is_taken_out_and_the_history_keeps_it(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
        air = KegiatanMad.objects.get(kegiatan="Penangkap mata air")
    alamat = f"/{desa.kode}/mad/{mad.uuid}/kegiatan/{air.uuid}/"
    kirim = {"kegiatan": air.kegiatan, "paket": "3", "sumber": "DDS", "versi": str(air.versi),
             f"biaya_{desa.pk}": "48500000", f"biaya_{tetangga().pk}": ""}  # fmt: skip
    klien_kpm.post(alamat, kirim)
    with lingkup(desa.kode):
        assert list(air.bagian.values_list("wilayah__nama", flat=True)) == ["Pulau Kaung"]
        assert BagianMad.history.filter(history_type="-").count() == 2
    halaman = isi(klien_kpm.post(alamat, kirim))
    assert "Baru saja diubah orang lain" in halaman


def test_a_stale_activity_shows_the_shares_somebody_else_stored(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
        air = KegiatanMad.objects.get(kegiatan="Penangkap mata air")
    alamat = f"/{desa.kode}/mad/{mad.uuid}/kegiatan/{air.uuid}/"
    kirim = {"kegiatan": air.kegiatan, "paket": "3", "sumber": "DDS", "versi": str(air.versi),
             f"biaya_{desa.pk}": "48.500.000", f"biaya_{tetangga().pk}": "63.000.000"}  # fmt: skip
    klien_kpm.post(alamat, kirim)
    halaman = isi(klien_kpm.post(alamat, kirim | {f"biaya_{tetangga().pk}": "64.000.000", f"biaya_{desa.pk}": "1"}))
    assert "menyimpan lebih dahulu: lokasi “kosong”" not in halaman
    assert "bagian Desa Tarusa “Rp63.000.000”, bagian Desa Pulau Kaung “Rp48.500.000”. Isian Anda" in halaman
    assert 'value="64.000.000"' in halaman


def test_the_host_is_told_who_must_get_paper(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
        peserta = DesaMad.objects.get(wilayah=tanpa_aplikasi())
    satu = f"/{desa.kode}/mad/{mad.uuid}/"
    assert "Belum memakai aplikasi ini; kirim lewat kertas." in isi(klien_kpm.get(satu))
    kabar = isi(klien_kpm.post(f"{satu}terbitkan/", follow=True))
    assert "Belum memakai aplikasi ini: Desa Juru Mapin. Kirim lewat kertas." in kabar
    teks = teks_pdf(klien_kpm.get(f"{satu}desa/{peserta.uuid}/salinan.pdf").content)
    assert ("Untuk Desa Juru Mapin" in teks, "35.000.000" in teks, "M. Tahir" in teks) == (True, True, True)
    lain = ("48.500.000", "61.250.000", "144.750.000", "162.050.000", "68.950.000", "58.100.000", "Zulkifli")
    assert [satu for satu in lain if satu in teks] == []


def test_a_village_sees_its_own_copy_and_nothing_else_of_the_meeting(desa: Wilayah, kpm: Pengguna) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
    peramban, sana = klien_tetangga(), tetangga()
    (milik,), (tuan,) = salinan(sana), salinan(desa)
    daftar = isi(peramban.get(f"/{sana.kode}/mad/"))
    assert ("Musyawarah Antardesa Air Bersih" in daftar, "Tuan rumah Desa Pulau Kaung" in daftar) == (True, True)
    alamat = f"/{sana.kode}/mad/salinan/{milik.uuid}"
    kertas = teks_pdf(peramban.get(f"{alamat}.pdf").content)
    lain = ("48.500.000", "9.600.000", "58.100.000", "35.000.000", "144.750.000", "17.300.000", "162.050.000")
    sendiri = ["61.250.000", "7.700.000", "68.950.000", "Mata air dikelola BKAD"]
    for teks in (isi(peramban.get(f"{alamat}/")), kertas):
        assert [satu for satu in sendiri if satu in teks] == sendiri
        assert [satu for satu in lain if satu in teks] == []
    for tertutup in (
        f"salinan/{tuan.uuid}/",
        f"salinan/{tuan.uuid}.pdf",
        f"{mad.uuid}/",
        f"{mad.uuid}/kesepakatan.pdf",
    ):
        assert peramban.get(f"/{sana.kode}/mad/{tertutup}").status_code == 404
        assert peramban.get(f"/{desa.kode}/mad/{tertutup}").status_code == 404
    for tulis in ("terbitkan/", "hapus/"):
        assert peramban.post(f"/{sana.kode}/mad/{mad.uuid}/{tulis}").status_code == 404


def test_a_replaced_copy_stays_readable_and_says_so(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
        mad.komitmen = "Dijaga bersama."
        tindakan.simpan_mad(pertemuan=mad, oleh=kpm, versi=None)
    assert isi(klien_kpm.get(f"/{desa.kode}/mad/{mad.uuid}/")).count("Berubah sesudah terbit") == 2
    with lingkup(desa.kode):
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
    lama, baru = salinan(desa)
    halaman = isi(klien_kpm.get(f"/{desa.kode}/mad/salinan/{lama.uuid}/"))
    assert ("Sudah ada salinan yang lebih baru" in halaman, f"/mad/salinan/{baru.uuid}/" in halaman) == (True, True)
    assert "Sudah ada salinan" not in isi(klien_kpm.get(f"/{desa.kode}/mad/salinan/{baru.uuid}/"))


def test_the_agreement_prints_villages_shares_sums_and_a_signature_for_each(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        isi_profil(desa)
        mad = isi_mad(desa, kpm)
        tuan = DesaMad.objects.get(wilayah=desa)
        tuan.wakil = "H. Abdul Wahab, Kepala Desa; Siti Aminah, Ketua RDS"
        tindakan.ubah_desa(peserta=tuan, oleh=kpm, versi=tuan.versi)
    teks = teks_pdf(klien_kpm.get(f"/{desa.kode}/mad/{mad.uuid}/kesepakatan.pdf").content)
    for kata in (
        "Rabu, tanggal dua puluh bulan Mei tahun dua ribu dua puluh enam (20-05-2026)",
        "Ir. Lukman, Dinas PUPR",
        "1 Penangkap mata air 3 Ai Kawat",
        "61.250.000 35.000.000 48.500.000 144.750.000",
        "7.700.000 – 9.600.000 17.300.000",
        "Jumlah 68.950.000 35.000.000 58.100.000 162.050.000",
        "Wakil Desa Tarusa Wakil Desa Juru Mapin Wakil Desa Pulau Kaung",
    ):
        assert kata in teks, kata
    assert [teks.count(nama) for nama in ("H. Abdul Wahab, Kepala Desa", "Siti Aminah, Ketua RDS")] == [2, 2]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_pages_cost_the_same_whatever_the_number_of_villages_and_activities(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
        KegiatanMad.objects.exclude(pk__in=KegiatanMad.objects.order_by("pk").values("pk")[:jumlah]).delete()
        for ke in range(jumlah):
            lain = WilayahFactory(kode=f"52.04.20.201{ke}", nama=f"Desa {ke}", dibuka_pada=dt.date(2026, 1, 1))
            tindakan.tambah_desa(pertemuan=mad, wilayah=lain, oleh=kpm)
            Pertemuan.objects.create(desa=desa, jenis="mad", tahun=2026)
            SalinanMad.objects.create(
                desa=desa, asal=uuid4(), tuan_rumah=lain, tahun=2026, isi={"judul": "MAD"}, sidik="0"
            )
        tindakan.terbitkan(pertemuan=mad, oleh=kpm)
        milik = SalinanMad.objects.get(asal=mad.uuid)
    alamat = f"/{desa.kode}/mad/"
    klien_kpm.get(alamat)
    for jalur, kueri in ((alamat, 8), (f"{alamat}{mad.uuid}/", 13), (f"{alamat}salinan/{milik.uuid}/", 8)):
        with django_assert_num_queries(kueri):
            assert klien_kpm.get(jalur).status_code == 200


def test_who_only_reads_sees_the_meeting_and_changes_nothing(desa: Wilayah, kpm: Pengguna, klien_kades: Client) -> None:
    with lingkup(desa.kode):
        mad = isi_mad(desa, kpm)
    satu = f"/{desa.kode}/mad/{mad.uuid}/"
    halaman = isi(klien_kades.get(satu))
    assert ("Penangkap mata air" in halaman, "Terbitkan salinan" in halaman, "Tambah desa" in halaman) == (
        True, False, False,
    )  # fmt: skip
    assert [klien_kades.get(f"{satu}{ekor}").status_code for ekor in ("ubah/", "desa/", "kegiatan/")] == [403] * 3
    assert klien_kades.post(f"{satu}terbitkan/").status_code == 403
