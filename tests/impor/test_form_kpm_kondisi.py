"""Formulir 1 block b of a workbook: providers found by kind and name, and what they offer in its year."""

from __future__ import annotations

from kpm.models import Fasilitas, Wilayah
from pemantauan.models import KondisiLayanan
from tests.factories import PosyanduFactory
from tests.impor.bahan_form_kpm import DATA, PER_BULAN, contoh, impor, satu, usulan


def test_each_provider_of_formulir_1_becomes_a_facility_of_its_kind_with_its_services(di_desa: Wilayah) -> None:
    impor(di_desa, (DATA / PER_BULAN).read_bytes())

    assert set(Fasilitas.objects.values_list("jenis", "nama")) == {
        ("posyandu", "Posyandu Anggrek"),
        ("poskesdes", "Poskesdes"),
        ("polindes", "Polindes"),
        ("puskesmas", "Puskesmas"),
        ("bidan", "Bidan"),
        ("dokter", "Dokter"),
        ("paud", "PAUD Ceria"),
        ("tk", "TK"),
    }
    bidan = KondisiLayanan.objects.get(fasilitas__nama="Bidan")
    # C14 to K14: v x v v x v v x v
    assert [getattr(bidan, nama) for nama in ("tahun", *KondisiLayanan.LAYANAN)] == [
        2025, True, False, True, True, False, True, True, False, True,
    ]  # fmt: skip


def test_a_provider_known_here_is_found_by_its_name_without_its_kind(di_desa: Wilayah) -> None:
    anggrek = PosyanduFactory(desa=di_desa, nama="Anggrek")
    PosyanduFactory(desa=di_desa, nama="Melati")
    Fasilitas.objects.create(desa=di_desa, jenis="bidan", nama="Bidan Rohana")

    usul = usulan(di_desa, contoh(PER_BULAN))

    baru = {r.sebutan for r in usul.rencana if r.rekam == "fasilitas"}
    assert baru == {"Poskesdes", "Polindes", "Puskesmas", "Dokter", "PAUD Ceria", "TK"}
    assert satu(usul, "kondisi", "Posyandu Anggrek 2025").isi["fasilitas"] == str(anggrek.uuid)
