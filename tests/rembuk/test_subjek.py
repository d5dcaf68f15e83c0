"""The two subjects of a rembuk: what runs this year, and what is proposed for the next; each with its own order."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from rembuk import kueri, tindakan
from rembuk.models import LangkahUsulan, Pertemuan, Usulan
from tests.rembuk.bahan import BERJALAN, isi_triwulan, mulai, siap, terbit, usul
from tests.rembuk.test_alur import USULAN


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def rembuk(desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        return mulai(desa, kpm)


def test_an_activity_of_this_year_is_written_with_how_far_it_is(
    desa: Wilayah, klien_kpm: Client, rembuk: Pertemuan
) -> None:
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/usulan/baru/"
    formulir = klien_kpm.get(f"{alamat}?subjek=berjalan").content.decode()
    assert "Anggaran (Rp)" in formulir
    assert 'name="keadaan"' in formulir
    assert 'name="keadaan"' not in klien_kpm.get(alamat).content.decode()
    isi = USULAN | {"kegiatan": "Kelas ibu hamil", "keadaan": "Berjalan", "intervensi": "spesifik"}
    assert klien_kpm.post(f"{alamat}?subjek=berjalan", isi).status_code == 302
    assert klien_kpm.post(alamat, isi | {"kegiatan": "Jamban"}).status_code == 302
    with lingkup(desa.kode):
        semua = list(Usulan.objects.order_by("pk").values_list("kegiatan", "subjek", "keadaan", "intervensi"))
    assert semua == [
        ("Kelas ibu hamil", "berjalan", "Berjalan", "spesifik"),
        ("Jamban", "rkp", "", "spesifik"),
    ]
    halaman = klien_kpm.get(f"/{desa.kode}/rembuk/{rembuk.uuid}/?langkah=usulan").content.decode()
    awal, akhir = halaman.index("Kegiatan tahun berjalan 2026"), halaman.index("Usulan kegiatan tahun 2027")
    assert awal < halaman.index("1. Kelas ibu hamil") < akhir < halaman.index("1. Jamban")


def test_each_subject_is_agreed_on_by_itself(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, rembuk: Pertemuan
) -> None:
    with lingkup(desa.kode):
        for _ in range(2):
            usul(rembuk, kpm)
            usul(rembuk, kpm, **BERJALAN)
    klien_kpm.post(f"/{desa.kode}/rembuk/{rembuk.uuid}/usulan/sepakati/", {"subjek": "berjalan"})
    with lingkup(desa.kode):
        keadaan = list(Usulan.objects.order_by("subjek", "pk").values_list("subjek", "status"))
        assert keadaan == [("berjalan", "disepakati")] * 2 + [("rkp", "diusulkan")] * 2
        langkah = list(LangkahUsulan.objects.values_list("usulan__subjek", "dari", "ke", "dicatat_oleh"))
        assert langkah == [("berjalan", "diusulkan", "disepakati", kpm.pk)] * 2


def test_what_runs_this_year_does_not_wait_for_the_kepala_desa(
    desa: Wilayah, kpm: Pengguna, kades: Pengguna, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        ba = terbit(desa, kpm)
        assert [satu.kegiatan for satu in kueri.usulan_menunggu(desa)] == [
            "Jamban sehat rumah tangga", "Kelas ayah dan ibu",
        ]  # fmt: skip
        kelas = Usulan.objects.get(kegiatan="Kelas ibu hamil")
        with pytest.raises(ValueError, match="sudah didanai tahun ini, jadi tidak diputuskan lagi"):
            tindakan.putuskan_usulan(usulan=kelas, putusan="masuk_rkp", alasan="", oleh=kades, versi=kelas.versi)
        assert (ba.isi["jumlah_berjalan"], ba.isi["jumlah_usulan"]) == ("8.000.000", "51.600.000")
    assert "2 usulan disepakati" in klien_kpm.get(f"/{desa.kode}/rembuk/").content.decode()


def test_an_undecided_activity_of_this_year_refuses_the_issue(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    rembuk = siap(di_desa, kpm)
    usul(rembuk, kpm, **BERJALAN)
    data = kueri.rapat(rembuk, di_desa)
    kurang = [satu.teks for satu in data.syarat(rembuk.tanggal) if not satu.terpenuhi]
    assert kurang == ["1 usulan belum diputuskan rapat"]


def urutan(subjek: str) -> list[tuple[str, int]]:
    return list(Usulan.objects.filter(subjek=subjek).order_by("prioritas", "pk").values_list("kegiatan", "prioritas"))


def test_the_order_is_moved_one_place_at_a_time_within_a_subject(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, rembuk: Pertemuan
) -> None:
    with lingkup(desa.kode):
        a, b, c = (usul(rembuk, kpm, kegiatan=nama, prioritas=urut) for nama, urut in (("A", 1), ("B", 1), ("C", 7)))
        usul(rembuk, kpm, **BERJALAN | {"prioritas": 1})
    alamat = f"/{desa.kode}/rembuk/{rembuk.uuid}/usulan/"
    for satu, arah, harap in (
        (c, "naik", [("A", 1), ("C", 2), ("B", 3)]),
        (c, "naik", [("C", 1), ("A", 2), ("B", 3)]),
        (c, "naik", [("C", 1), ("A", 2), ("B", 3)]),
        (b, "turun", [("C", 1), ("A", 2), ("B", 3)]),
        (a, "turun", [("C", 1), ("B", 2), ("A", 3)]),
    ):
        assert klien_kpm.post(f"{alamat}{satu.uuid}/geser/", {"arah": arah}).status_code == 302
        with lingkup(desa.kode):
            assert urutan("rkp") == harap
    assert klien_kpm.get(f"{alamat}{a.uuid}/geser/").status_code == 405
    with lingkup(desa.kode):
        assert urutan("berjalan") == [("Kelas ibu hamil", 1)]
        assert Usulan.history.filter(kegiatan="C", history_type="~").count() == 2


@pytest.mark.parametrize("jumlah", [3, 9])
def test_moving_costs_the_same_however_long_the_list(
    di_desa: Wilayah, kpm: Pengguna, django_assert_num_queries: Any, jumlah: int
) -> None:
    isi_triwulan(di_desa)
    rembuk = mulai(di_desa, kpm)
    semua = [usul(rembuk, kpm, kegiatan=f"K{urut}", prioritas=1) for urut in range(jumlah)]
    usulan = Usulan.objects.select_related("rembuk__desa").get(pk=semua[-1].pk)
    with django_assert_num_queries(7):
        tindakan.geser_usulan(usulan=usulan, naik=True, oleh=kpm)
