"""Answers to doubts follow their record: into a merge and back, and into another village."""

from __future__ import annotations

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import JawabanRagu, PemantauanAnak
from sasaran.models import Kehamilan, Orang
from tests.factories import KeluargaFactory, OrangFactory
from tests.pemantauan.bahan_gabung import gabung, pisah
from tests.pemantauan.test_pindah_desa import ibu_dan_anak, pindahkan, terima_di

__all__ = ["ibu_dan_anak"]


def jawab(desa: Wilayah, jenis: str, untuk: object, kode: str) -> None:
    JawabanRagu.objects.create(desa=desa, jenis=jenis, untuk=untuk, kode=kode, kalimat=kode)


def dijawab() -> set[tuple[object, str]]:
    return set(JawabanRagu.objects.values_list("untuk", "kode"))


def test_what_was_right_of_two_records_is_right_of_the_one_they_become_until_they_part(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    satu, lain = (OrangFactory(desa=di_desa, keluarga=keluarga, nama="Rohana") for _ in range(2))
    jawab(di_desa, "orang", satu.uuid, "nik_lahir:a")
    jawab(di_desa, "orang", lain.uuid, "nik_lahir:a")
    jawab(di_desa, "orang", lain.uuid, "nik_lahir:b")
    semula = dijawab()
    gabungan = gabung(satu, lain, oleh=kpm)
    assert dijawab() == {(satu.uuid, "nik_lahir:a"), (lain.uuid, "nik_lahir:a"), (satu.uuid, "nik_lahir:b")}
    pisah(gabungan)
    assert dijawab() == semula


def test_who_moves_takes_the_answers_about_person_pregnancy_and_months_along(
    ibu_dan_anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    with lingkup(desa.kode):
        jawab(desa, "orang", ibu_dan_anak.uuid, "nik_lahir:a")
        jawab(desa, "kehamilan", Kehamilan.objects.get().uuid, "hamil_lewat:b")
        jawab(desa, "bulan_anak", PemantauanAnak.objects.get(bulan=Bulan(2026, 7)).uuid, "berat_naik:c")
    terima_di(pindahkan(ibu_dan_anak, desa_lain))
    with lingkup(desa_lain.kode):
        assert dijawab() == {
            (Orang.objects.get(nama="Rohana").uuid, "nik_lahir:a"),
            (Kehamilan.objects.get().uuid, "hamil_lewat:b"),
            (PemantauanAnak.objects.get(bulan=Bulan(2026, 7)).uuid, "berat_naik:c"),
        }
