"""A household in its dusun and at the posyandu of its people, through monthly rows."""

from __future__ import annotations

import datetime as dt

from kpm.models import Wilayah
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, OrangFactory, PosyanduFactory
from tests.pemantauan.bahan_bulan import catat_anak, catat_ibu, hamil, skor


def test_a_household_counts_once_in_its_dusun_and_at_each_posyandu_of_its_people(di_desa: Wilayah) -> None:
    barat, timur = (DusunFactory(desa=di_desa, nama=nama) for nama in ("Barat", "Timur"))
    mawar, melati = (PosyanduFactory(desa=di_desa, nama=nama) for nama in ("Mawar", "Melati"))
    dua_posyandu = KeluargaFactory(desa=di_desa, dusun=barat)
    ibu = OrangFactory(desa=di_desa, nama="Ibu", keluarga=dua_posyandu, posyandu=mawar)
    catat_ibu(hamil(di_desa, "Ibu", dt.date(2026, 4, 1), ibu=ibu), anc="1")
    anak = AnakFactory(desa=di_desa, keluarga=dua_posyandu)
    anak.orang.posyandu = melati
    anak.orang.save()
    catat_anak(anak, air="v")
    catat_anak(AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, dusun=timur)), air="v")

    hasil = skor(di_desa)

    assert hasil.tabel1.rumah_tangga == 2
    assert {nama: s.tabel1.rumah_tangga for nama, s in hasil.per_dusun().items()} == {"Barat": 1, "Timur": 1}
    assert {nama: s.tabel1.rumah_tangga for nama, s in hasil.per_posyandu().items()} == {"": 1, "Mawar": 1, "Melati": 1}
    assert {nama: (s.tabel1.ibu, s.tabel1.anak) for nama, s in hasil.per_posyandu().items()} == {
        "": (0, 1),
        "Mawar": (1, 0),
        "Melati": (0, 1),
    }
    assert hasil.saring(dusun="Barat", posyandu="Melati").tabel1.rumah_tangga == 1
    assert hasil.saring(dusun="Timur", posyandu="Melati").tabel1.rumah_tangga == 0
