"""The dusun a register of OpenSID names, and a village filled from it as a whole."""

from __future__ import annotations

from typing import Any

import pytest

from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi
from sasaran.models import Keluarga
from tests.conftest import HARI_INI
from tests.factories import AnakFactory, DusunFactory
from tests.impor.opensid import keluarga, rumah_form
from tests.impor.test_opensid import cari, usulkan
from tests.impor.tulis_opensid import buku, register

# --- dusun ------------------------------------------------------------------------------------------------------------


def dusun_rumah(desa: Wilayah, tertulis: str, **lain: Any) -> str:
    usulan = usulkan(desa, buku([satu | {"dusun": tertulis} for satu in keluarga()]), **lain)
    return next(b.baru for b in cari(usulan, "keluarga", "Keluarga Budi").beda if b.label == "Dusun")


def test_a_dusun_is_found_however_it_is_written(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    DusunFactory(desa=di_desa, nama="Dusun Lain")

    assert dusun_rumah(di_desa, "DSN. GUNUNGSARI") == "Gunung Sari"


def test_a_household_without_dusun_stands_in_the_only_one(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    DusunFactory(desa=di_desa, nama="Belum ditentukan")

    assert dusun_rumah(di_desa, "-") == "Gunung Sari"


def test_a_household_without_dusun_waits_where_there_are_several(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    DusunFactory(desa=di_desa, nama="Dusun Lain")

    assert dusun_rumah(di_desa, "-") == "Belum ditentukan"


def test_a_household_without_dusun_stands_where_the_answer_says(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    lain = DusunFactory(desa=di_desa, nama="Dusun Lain")

    assert dusun_rumah(di_desa, "-", opsi=Opsi(dusun=str(lain.uuid))) == "Dusun Lain"


# --- a whole village --------------------------------------------------------------------------------------------------


def test_a_register_of_a_village_is_taken_as_its_own_lists_say(di_desa: Wilayah) -> None:
    penuh = register(300, HARI_INI)

    usulan = usulkan(di_desa, buku(penuh.baris))

    assert {r.keadaan for r in usulan.rencana} == {"baru"}
    assert {r.rahasia["no_kk"] for r in usulan.rencana if r.rekam == "keluarga"} == penuh.keluarga
    assert {r.rahasia["nik"] for r in usulan.rencana if r.rekam == "orang"} == penuh.orang
    niknya = {str(r.untuk): r.rahasia["nik"] for r in usulan.rencana if r.rekam == "orang"}
    assert {niknya[r.isi["orang"]] for r in usulan.rencana if r.rekam == "anak"} == penuh.anak
    assert {niknya[r.isi["ibu"]] for r in usulan.rencana if r.rekam == "anak"} == penuh.ibu
    assert {niknya[r.isi["ibu"]] for r in usulan.rencana if r.rekam == "kehamilan"} == penuh.hamil
    assert (len(penuh.keluarga), len(penuh.anak), len(penuh.hamil)) == (180, 180, 30)
    assert usulan.peringatan == (
        f"{len(penuh.baris) - len(penuh.orang)} penduduk lain tidak diambil: yang disimpan hanya anak sampai 6 tahun, "
        "ibu hamil, serta ibu dan pengasuh mereka.",
    )


@pytest.mark.parametrize("keluarga_berkas", [1, 30])
def test_queries_do_not_grow_with_the_register(
    di_desa: Wilayah, keluarga_berkas: int, django_assert_num_queries: Any
) -> None:
    for ke in range(3):
        rumah_form(di_desa) if ke == 0 else AnakFactory(desa=di_desa)
    isi_berkas = buku(register(keluarga_berkas, HARI_INI).baris)

    with django_assert_num_queries(5):
        usulkan(di_desa, isi_berkas)


def test_no_number_stands_in_what_is_staged_openly(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, buku(keluarga(nik=6213991203240000)))

    terbuka = "".join(
        f"{r.sebutan}{r.alasan}{r.kunci}{r.untuk}{dict(r.isi)}{r.beda}{r.calon}{r!r}" for r in usulan.rencana
    )
    assert "621399" not in terbuka + "".join(usulan.peringatan)
    assert Keluarga.objects.count() == 0
