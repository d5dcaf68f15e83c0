"""Children of a list of e-PPGBM nobody knew: their household, dusun and posyandu."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from kpm.models import Wilayah
from tests.factories import (
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PosyanduFactory,
)
from tests.impor.eppgbm import SARI, milik, rencana, ringkas, ukur
from tests.impor.tulis_eppgbm import KOLOM_OT, tulis_html

DATA = Path(__file__).parent.parent / "data" / "impor"


def test_a_new_child_goes_into_the_household_of_its_mother_in_that_rt(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Budi", rt="3")
    ibu = OrangFactory(desa=di_desa, nama="Rohana", keluarga=rumah, tanggal_lahir=dt.date(1998, 1, 1))
    KehamilanFactory(desa=di_desa, ibu=ibu)
    posyandu = PosyanduFactory(desa=di_desa, nama="Posyandu Melati")

    semua = rencana(di_desa, [ukur()], daftarkan=True)

    assert [satu.rekam for satu in semua] == ["orang", "anak", "balita"]
    assert semua[0].isi == {
        "keluarga": str(rumah.uuid), "nama": "Sari Rekaan", "jenis_kelamin": "P", "tanggal_lahir": "2025-06-15",
        "posyandu": str(posyandu.uuid), "sumber": "posyandu",
    }  # fmt: skip
    assert semua[0].alasan == (
        "Ibunya masih tercatat hamil. Bila ini bayi dari kehamilan itu, lewati dan catat kelahirannya."
    )
    assert (semua[1].isi["ibu"], semua[1].isi["nama_ibu"]) == (str(ibu.uuid), "Rohana")


def test_a_household_that_may_be_the_one_is_asked_about(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Rohana", rt="005", dusun=DusunFactory(desa=di_desa, nama="Timur"))
    berkas = [ukur(), ukur(tanggal=dt.date(2026, 7, 10))]

    (tanya,) = rencana(di_desa, berkas, daftarkan=True)
    jawab = {tanya.kunci: str(rumah.uuid)}
    di_sana = rencana(di_desa, berkas, daftarkan=True, keputusan=jawab)
    baru = rencana(di_desa, berkas, daftarkan=True, keputusan={tanya.kunci: "baru"})
    lewat = rencana(di_desa, berkas, daftarkan=True, keputusan={tanya.kunci: "lewati"})

    assert ringkas([tanya]) == [("keluarga", "tidak_jelas", "Keluarga Rohana, RT 003")]
    assert tanya.alasan == "Mungkin keluarga yang sudah terdaftar. 1 anak dengan 2 pengukuran menunggu."
    assert [(calon.uuid, calon.sebutan, calon.skor) for calon in tanya.calon] == [
        (rumah.uuid, "Keluarga Rohana, Timur, RT 005", 90)
    ]
    assert milik(di_sana, "orang")[0].isi["keluarga"] == str(rumah.uuid)
    assert ringkas(milik(baru, "keluarga")) == [("keluarga", "baru", "Keluarga Rohana")]
    assert [(satu.rekam, satu.keadaan) for satu in lewat] == [("anak", "ditolak")]


def test_siblings_share_a_new_household(di_desa: Wilayah) -> None:
    adik = replace(SARI, nama="DIMAS", jk="L", lahir=dt.date(2026, 6, 1), nik="6213990106260001")

    semua = rencana(di_desa, [ukur(), ukur(adik)], daftarkan=True)

    assert ringkas(milik(semua, "keluarga")) == [("keluarga", "baru", "Keluarga Rohana")]
    assert {satu.isi["keluarga"] for satu in milik(semua, "orang")} == {str(milik(semua, "keluarga")[0].untuk)}


def test_one_mother_s_name_makes_no_siblings_where_nobody_knows_the_place(di_desa: Wilayah) -> None:
    lain = replace(SARI, nama="DIMAS", jk="L", lahir=dt.date(2026, 6, 1), nik="")
    kembar = replace(SARI, nama="SARAH REKAAN", nik="")
    berkas = [ukur(satu, RT="-") for satu in (SARI, lain, kembar)]

    orang = milik(rencana(di_desa, berkas, daftarkan=True), "orang")

    rumah = {satu.sebutan: satu.isi["keluarga"] for satu in orang}
    assert rumah["Sari Rekaan"] == rumah["Sarah Rekaan"] != rumah["Dimas"]


def test_the_dusun_is_that_of_the_address_or_the_one_chosen(di_desa: Wilayah) -> None:
    timur, barat = (DusunFactory(desa=di_desa, nama=nama) for nama in ("Dusun Timur", "Barat"))
    lain = replace(SARI, nama="DIMAS", jk="L", ibu="ERNAWATI", nik="6213991506250001")

    semua = rencana(di_desa, [ukur(Alamat="DSN TIMUR"), ukur(lain)], daftarkan=True, dusun=str(barat.uuid))

    assert [satu.isi["dusun"] for satu in milik(semua, "keluarga")] == [str(timur.uuid), str(barat.uuid)]
    assert milik(semua, "dusun") == []


def test_the_only_dusun_of_a_village_is_that_of_its_new_households(di_desa: Wilayah) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Dusun Timur")
    DusunFactory(desa=di_desa, nama="Lama", ditutup_pada=dt.date(2026, 1, 1))

    (keluarga,) = milik(rencana(di_desa, [ukur()], daftarkan=True), "keluarga")

    assert keluarga.isi["dusun"] == str(dusun.uuid)


@pytest.mark.parametrize("nama", ["Posyandu Melati II", "MELATI 2", "posyandu  melati 02"])
def test_a_posyandu_is_known_however_it_is_written(di_desa: Wilayah, nama: str) -> None:
    posyandu = PosyanduFactory(desa=di_desa, nama="Posyandu Melati 2")

    semua = rencana(di_desa, [ukur(Posyandu=nama)], daftarkan=True)

    assert milik(semua, "fasilitas") == []
    assert milik(semua, "orang")[0].isi["posyandu"] == str(posyandu.uuid)


def test_a_closed_posyandu_is_neither_used_nor_made_again(di_desa: Wilayah) -> None:
    PosyanduFactory(desa=di_desa, nama="Melati", ditutup_pada=dt.date(2026, 1, 1))

    semua = rencana(di_desa, [ukur()], daftarkan=True)

    assert milik(semua, "fasilitas") == []
    assert "posyandu" not in milik(semua, "orang")[0].isi


def test_a_child_too_old_for_the_programme_is_not_registered(di_desa: Wilayah) -> None:
    besar = replace(SARI, lahir=dt.date(2019, 8, 10), nik="")

    (satu,) = rencana(di_desa, [ukur(besar)], daftarkan=True)

    assert (satu.rekam, satu.keadaan, satu.alasan) == (
        "anak", "ditolak",
        "Anak ini sudah 7 tahun 1 bulan. Sasaran berumur sampai 6 tahun (72 bulan).",
    )  # fmt: skip


def test_a_nik_an_adult_of_the_village_holds_is_not_given_to_a_child(di_desa: Wilayah) -> None:
    OrangFactory(
        desa=di_desa,
        nama="Rohana",
        nik=SARI.nik,
        tanggal_lahir=dt.date(1998, 1, 1),
        keluarga=KeluargaFactory(desa=di_desa, kepala="Lain"),
    )

    orang = milik(rencana(di_desa, [ukur(**{"Nama Ortu": "ERNAWATI"})], daftarkan=True), "orang")[0]

    assert (orang.rahasia, orang.alasan) == ({}, "NIK-nya sudah dipakai Rohana; tidak diambil.")


def test_the_list_of_a_bulan_timbang_brings_the_nomor_kk(di_desa: Wilayah) -> None:
    berkas = tulis_html([ukur() | {"Nomor KK": "6213991201200001", "Anak Ke": 2}], KOLOM_OT)

    semua = rencana(di_desa, berkas, daftarkan=True)
    keluarga, anak = milik(semua, "keluarga")[0], milik(semua, "anak")[0]

    assert keluarga.rahasia == {"no_kk": "6213991201200001"}
    assert anak.isi["anak_ke"] == 2
    assert "6213991201200001" not in str([satu.isi for satu in semua])


def test_a_nomor_kk_finds_the_household(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Budi", no_kk="6213991201200001")

    semua = rencana(di_desa, tulis_html([ukur() | {"Nomor KK": "6213991201200001"}], KOLOM_OT), daftarkan=True)

    assert milik(semua, "keluarga") == []
    assert milik(semua, "orang")[0].isi["keluarga"] == str(rumah.uuid)
