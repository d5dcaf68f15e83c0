"""NIK and No. KK are unreadable in the database, found by their whole number, and absent from history."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection

from kpm.enkripsi import buka_sandi, indeks_buta, pastikan_kunci, sandikan
from kpm.models import Wilayah
from sasaran.models import Orang
from tests.factories import OrangFactory

NIK = "6213994101900001"


def _tersimpan(kolom: str) -> str:
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {kolom} FROM sasaran_orang")
        return kursor.fetchone()[0]


def test_the_database_holds_ciphertext_and_python_the_number(di_desa: Wilayah) -> None:
    OrangFactory(desa=di_desa, nik=NIK)
    assert NIK not in _tersimpan("nik")
    assert Orang.objects.get().nik == NIK


def test_a_whole_number_is_found_by_its_blind_index(di_desa: Wilayah) -> None:
    OrangFactory(desa=di_desa, nik=NIK)
    assert Orang.objects.filter(nik_indeks=indeks_buta(NIK)).count() == 1
    assert Orang.objects.filter(nik_indeks=indeks_buta(NIK[:-1] + "2")).count() == 0


def test_bulk_create_fills_the_index_too(di_desa: Wilayah) -> None:
    keluarga = OrangFactory(desa=di_desa).keluarga
    Orang.objects.bulk_create([Orang(desa=di_desa, keluarga=keluarga, nama="B", jenis_kelamin="L", nik=NIK)])
    assert Orang.objects.filter(nik_indeks=indeks_buta(NIK)).count() == 1


def test_equality_on_ciphertext_cannot_be_asked(di_desa: Wilayah) -> None:
    with pytest.raises(FieldError):
        Orang.objects.filter(nik=NIK).count()


def test_history_holds_neither_ciphertext_nor_index(di_desa: Wilayah) -> None:
    OrangFactory(desa=di_desa, nik=NIK)
    kolom = {bidang.name for bidang in Orang.history.model._meta.fields}
    assert kolom & {"nik", "nik_indeks"} == set()


def test_an_older_key_still_opens_and_a_foreign_one_does_not(settings) -> None:
    lama = sandikan(NIK)
    settings.KPM_KUNCI_DATA = [Fernet.generate_key().decode(), *settings.KPM_KUNCI_DATA]
    assert (buka_sandi(lama), buka_sandi(sandikan(NIK))) == (NIK, NIK)
    settings.KPM_KUNCI_DATA = [Fernet.generate_key().decode()]
    with pytest.raises(ImproperlyConfigured):
        buka_sandi(lama)


def test_without_keys_nothing_is_served(settings) -> None:
    settings.KPM_KUNCI_DATA = []
    with pytest.raises(ImproperlyConfigured, match="Berkas kunci"):
        pastikan_kunci()


def test_the_index_of_nothing_is_nothing() -> None:
    assert indeks_buta("") == ""
