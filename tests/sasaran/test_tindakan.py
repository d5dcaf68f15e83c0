"""Writes of sasaran: numbers given once, a birth that makes its children once, changes that follow, coming back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError

from kpm.models import Pengguna, Wilayah
from kpm.tindakan import VersiUsang
from sasaran import kueri, tindakan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from sasaran.tindakan import Bayi
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PosyanduFactory,
)
from tests.sasaran.bahan import NIK_IBU, NO_KK

PADA = dt.date(2026, 9, 17)
LAHIR = dt.date(2026, 9, 3)
BAYI = Bayi("Bayi Rohana", "P", Decimal("3.10"), Decimal("49.5"))


@pytest.fixture
def hamil(di_desa: Wilayah) -> Kehamilan:
    keluarga = KeluargaFactory(desa=di_desa, kepala="Suhardi")
    posyandu = PosyanduFactory(desa=di_desa)
    ibu = OrangFactory(desa=di_desa, nama="Rohana", keluarga=keluarga, posyandu=posyandu)
    return KehamilanFactory(desa=di_desa, ibu=ibu, hpht=dt.date(2025, 12, 1), no_kia="KIA-7", suami="Suhardi")


def test_households_are_numbered_one_after_another(di_desa: Wilayah, kpm: Pengguna) -> None:
    dusun = DusunFactory(desa=di_desa)
    KeluargaFactory(desa=di_desa, nomor=41, dusun=dusun)
    nomor = [
        tindakan.daftar_keluarga(desa=di_desa, oleh=kpm, kepala="x", dusun=dusun, pada=PADA).nomor for _ in range(2)
    ]
    assert nomor == [42, 43]


def test_a_number_taken_in_the_same_moment_is_drawn_again(
    di_desa: Wilayah, kpm: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    dusun = DusunFactory(desa=di_desa)
    KeluargaFactory(desa=di_desa, nomor=1, dusun=dusun)
    dibaca = iter([1, 1, 2])  # two readings from before the other one saved
    monkeypatch.setattr(tindakan.daftar, "nomor_keluarga_baru", lambda: next(dibaca))
    assert tindakan.daftar_keluarga(desa=di_desa, oleh=kpm, kepala="x", dusun=dusun, pada=PADA).nomor == 2


def test_a_number_that_never_becomes_free_ends_in_an_error(
    di_desa: Wilayah, kpm: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    dusun = DusunFactory(desa=di_desa)
    KeluargaFactory(desa=di_desa, nomor=1, dusun=dusun)
    monkeypatch.setattr(tindakan.daftar, "nomor_keluarga_baru", lambda: 1)
    with pytest.raises(IntegrityError):
        tindakan.daftar_keluarga(desa=di_desa, oleh=kpm, kepala="x", dusun=dusun, pada=PADA)


def test_water_and_latrine_were_seen_today_unless_a_day_is_given(di_desa: Wilayah, kpm: Pengguna) -> None:
    keluarga = tindakan.daftar_keluarga(
        desa=di_desa,
        oleh=kpm,
        kepala="Suhardi",
        dusun=DusunFactory(desa=di_desa),
        pada=PADA,
        air=True,
        jamban=False,
        jamban_dilihat=dt.date(2026, 9, 1),
    )
    assert (keluarga.air_dilihat, keluarga.jamban_dilihat) == (PADA, dt.date(2026, 9, 1))


@pytest.mark.parametrize(
    ("isi", "dilihat"),
    [
        ({"air": True, "air_dilihat": dt.date(2026, 1, 5)}, dt.date(2026, 1, 5)),  # unchanged
        ({"air": False, "air_dilihat": dt.date(2026, 1, 5)}, PADA),  # changed, the old day left in the form
        ({"air": False, "air_dilihat": dt.date(2026, 9, 10)}, dt.date(2026, 9, 10)),
        ({"air": None, "air_dilihat": dt.date(2026, 1, 5)}, None),
    ],
)
def test_a_changed_answer_about_water_is_not_dated_with_the_old_day(
    di_desa: Wilayah, kpm: Pengguna, isi: dict[str, object], dilihat: dt.date | None
) -> None:
    keluarga = KeluargaFactory(desa=di_desa, air=True, air_dilihat=dt.date(2026, 1, 5))
    tindakan.ubah_keluarga(keluarga=keluarga, oleh=kpm, versi=1, pada=PADA, **isi)
    assert Keluarga.objects.get().air_dilihat == dilihat


def test_a_mother_and_her_new_household_are_saved_together_or_not_at_all(di_desa: Wilayah, kpm: Pengguna) -> None:
    OrangFactory(desa=di_desa, nik=NIK_IBU)
    dusun = DusunFactory(desa=di_desa)
    with pytest.raises(tindakan.Ganda, match="NIK ini sudah terdaftar"):
        tindakan.daftar_ibu_hamil(
            desa=di_desa, oleh=kpm, keluarga={"kepala": "Baru", "dusun": dusun}, nama="Rohana", sejak=PADA, nik=NIK_IBU
        )
    assert Keluarga.objects.filter(kepala="Baru").count() == 0


def test_a_live_birth_makes_the_child_out_of_the_pregnancy(hamil: Kehamilan, kpm: Pengguna) -> None:
    (anak,) = tindakan.catat_persalinan(kehamilan=hamil, tanggal=LAHIR, hasil="lahir_hidup", bayi=[BAYI], oleh=kpm)
    anak = Anak.objects.get(pk=anak.pk)
    hamil.refresh_from_db()
    assert (anak.orang.nama, anak.orang.tanggal_lahir, anak.sejak) == ("Bayi Rohana", LAHIR, LAHIR)
    assert (anak.kehamilan, anak.ibu, anak.nama_ibu, anak.nama_ayah) == (hamil, hamil.ibu, "Rohana", "Suhardi")
    assert (anak.orang.keluarga, anak.orang.posyandu) == (hamil.ibu.keluarga, hamil.ibu.posyandu)
    assert (anak.no_kia, anak.berat_lahir, anak.panjang_lahir) == ("KIA-7", Decimal("3.10"), Decimal("49.5"))
    assert (hamil.berakhir_pada, hamil.hasil, hamil.diubah_oleh) == (LAHIR, "lahir_hidup", kpm)
    assert anak.orang.ulang_tahun_kedua == dt.date(2028, 9, 3)


def test_a_birth_recorded_twice_makes_no_second_child(hamil: Kehamilan, kpm: Pengguna) -> None:
    lama = Kehamilan.objects.get(pk=hamil.pk)  # the other browser's copy, from before
    tindakan.catat_persalinan(kehamilan=hamil, tanggal=LAHIR, hasil="lahir_hidup", bayi=[BAYI], oleh=kpm)
    with pytest.raises(tindakan.SudahTercatat):
        tindakan.catat_persalinan(kehamilan=lama, tanggal=LAHIR, hasil="lahir_hidup", bayi=[BAYI], oleh=kpm)
    assert (Anak.objects.count(), Orang.objects.count()) == (1, 2)


def test_twins_are_two_children_of_one_pregnancy(hamil: Kehamilan, kpm: Pengguna) -> None:
    kembar = [BAYI, Bayi("Bayi Rohana 2", "P", no_kia="KIA-8")]
    anak = tindakan.catat_persalinan(kehamilan=hamil, tanggal=LAHIR, hasil="lahir_hidup", bayi=kembar, oleh=kpm)
    assert [(a.orang.nama, a.no_kia) for a in anak] == [("Bayi Rohana", "KIA-7"), ("Bayi Rohana 2", "KIA-8")]


@pytest.mark.parametrize(("hasil", "bayi"), [("lahir_hidup", []), ("keguguran", [BAYI])])
def test_children_are_born_only_alive_and_a_live_birth_has_one(
    hamil: Kehamilan, kpm: Pengguna, hasil: str, bayi: list[Bayi]
) -> None:
    with pytest.raises(ValueError, match="lahir hidup"):
        tindakan.catat_persalinan(kehamilan=hamil, tanggal=LAHIR, hasil=hasil, bayi=bayi, oleh=kpm)


def test_a_corrected_birth_corrects_its_children_from_either_side(hamil: Kehamilan, kpm: Pengguna) -> None:
    satu, dua = tindakan.catat_persalinan(
        kehamilan=hamil, tanggal=LAHIR, hasil="lahir_hidup", bayi=[BAYI, BAYI], oleh=kpm
    )
    hamil.refresh_from_db()
    tindakan.ubah_kehamilan(kehamilan=hamil, oleh=kpm, versi=2, berakhir_pada=dt.date(2026, 9, 5))
    satu = Anak.objects.get(pk=satu.pk)
    assert (satu.orang.tanggal_lahir, satu.sejak) == (dt.date(2026, 9, 5), dt.date(2026, 9, 5))
    tindakan.ubah_anak(
        anak=satu, oleh=kpm, versi=satu.versi, versi_orang=2, orang={"tanggal_lahir": dt.date(2026, 9, 4)}
    )
    hamil.refresh_from_db()
    dua = Anak.objects.get(pk=dua.pk)
    assert (hamil.berakhir_pada, dua.orang.tanggal_lahir) == (dt.date(2026, 9, 4), dt.date(2026, 9, 4))


def test_a_birth_recorded_for_the_wrong_woman_can_be_taken_back(hamil: Kehamilan, kpm: Pengguna) -> None:
    tindakan.catat_persalinan(kehamilan=hamil, tanggal=LAHIR, hasil="lahir_hidup", bayi=[BAYI], oleh=kpm)
    hamil.refresh_from_db()
    tindakan.batalkan_persalinan(kehamilan=hamil, oleh=kpm, versi=2)
    hamil.refresh_from_db()
    assert (hamil.berakhir_pada, hamil.hasil, Anak.objects.count(), Orang.objects.count()) == (None, "", 0, 1)


def test_a_birth_whose_child_was_monitored_is_not_taken_back(hamil: Kehamilan, kpm: Pengguna) -> None:
    (anak,) = tindakan.catat_persalinan(kehamilan=hamil, tanggal=LAHIR, hasil="lahir_hidup", bayi=[BAYI], oleh=kpm)
    PemantauanAnakFactory(anak=anak, air=True)
    hamil.refresh_from_db()
    with pytest.raises(tindakan.SudahDipantau):
        tindakan.batalkan_persalinan(kehamilan=hamil, oleh=kpm, versi=2)
    assert (Anak.objects.count(), Kehamilan.objects.get().hasil) == (1, "lahir_hidup")


def test_a_second_running_pregnancy_is_refused_in_words(hamil: Kehamilan, kpm: Pengguna) -> None:
    with pytest.raises(tindakan.Ganda, match="sudah punya kehamilan"):
        tindakan.daftar_kehamilan(ibu=hamil.ibu, oleh=kpm, sejak=PADA)


def test_a_whole_household_that_moves_leaves_with_everybody_who_lived_there(di_desa: Wilayah, kpm: Pengguna) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    OrangFactory(desa=di_desa, keluarga=keluarga)
    AnakFactory(desa=di_desa, keluarga=keluarga)
    lama = OrangFactory(desa=di_desa, keluarga=keluarga, keluar_pada=dt.date(2026, 1, 1), sebab_keluar="meninggal")
    assert tindakan.keluarga_pindah(keluarga=keluarga, tanggal=PADA, oleh=kpm) == 2
    lama.refresh_from_db()
    assert (lama.sebab_keluar, Orang.objects.filter(sebab_keluar="pindah", keluar_pada=PADA).count()) == (
        "meninggal",
        2,
    )


def test_a_stale_version_changes_nothing(di_desa: Wilayah, kpm: Pengguna) -> None:
    orang = OrangFactory(desa=di_desa, nama="Rohana")
    tindakan.ubah_orang(orang=Orang.objects.get(), oleh=kpm, versi=1, nama="Rohani")
    with pytest.raises(VersiUsang):
        tindakan.kembali(orang=orang, oleh=kpm, versi=1)
    assert Orang.objects.get().nama == "Rohani"


@pytest.mark.parametrize(
    ("isi", "terlihat"),
    [
        ({}, True),
        ({"berakhir_pada": dt.date(2026, 8, 6), "hasil": "lahir_hidup"}, True),  # day 42
        ({"berakhir_pada": dt.date(2026, 8, 5), "hasil": "lahir_hidup"}, False),
        ({"berakhir_pada": dt.date(2026, 9, 1), "hasil": "lahir_mati"}, True),
        ({"berakhir_pada": dt.date(2026, 9, 1), "hasil": "keguguran"}, False),
    ],
)
def test_a_mother_is_watched_to_day_42_after_a_birth(di_desa: Wilayah, isi: dict[str, object], terlihat: bool) -> None:
    hamil = KehamilanFactory(desa=di_desa, **isi)
    assert kueri.ibu_sasaran(PADA).exists() is terlihat
    Orang.objects.filter(pk=hamil.ibu.pk).update(keluar_pada=PADA, sebab_keluar="pindah")
    assert not kueri.ibu_sasaran(PADA).exists()


@pytest.mark.parametrize(
    ("lahir", "terlihat"),
    [(dt.date(2024, 9, 18), True), (dt.date(2024, 9, 17), False), (PADA, True)],
)
def test_a_child_is_watched_until_the_day_before_its_second_birthday(
    di_desa: Wilayah, lahir: dt.date, terlihat: bool
) -> None:
    AnakFactory(desa=di_desa, lahir=lahir)
    assert kueri.anak_sasaran(PADA).exists() is terlihat


def test_whole_numbers_find_their_owner_through_the_blind_index(di_desa: Wilayah) -> None:
    orang = OrangFactory(desa=di_desa, nik=NIK_IBU)
    keluarga = KeluargaFactory(desa=di_desa, no_kk=NO_KK)
    assert (kueri.orang_nik(NIK_IBU), kueri.keluarga_kk(NO_KK)) == (orang, keluarga)
    assert (kueri.orang_nik(NO_KK), kueri.keluarga_kk(NIK_IBU)) == (None, None)
