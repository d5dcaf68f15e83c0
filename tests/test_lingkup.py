"""Villages are kept apart: the manager, the guards, the history, and every address of the URLconf."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kpm.izin import IZIN, SIAPA_SAJA
from kpm.lingkup import DiLuarLingkup, LingkupKosong, ModelDesa, lingkup, model_desa
from kpm.models import (
    Dusun,
    Jejak,
    Pengguna,
    Wilayah,
)
from kpm.rekaman import Rekaman
from sasaran.models import (
    Keluarga,
    Orang,
)
from tests.bahan_desa import RAHASIA, alamat_wilayah, isi_desa, isi_rute
from tests.conftest import klien
from tests.factories import (
    DusunFactory,
    KeluargaFactory,
    OrangFactory,
)


def test_every_address_of_a_village_is_404_for_the_kpm_of_another(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    pengenal = next(iter(isi_desa(desa)))
    isi_desa(desa_lain, "Orang Sini")
    peramban = klien(kpm_lain)
    terbuka = [
        jalur
        for rute, _ in alamat_wilayah()
        for jalur in [isi_rute(rute, desa.kode, pengenal)]
        for cara in (peramban.get, peramban.post)
        if cara(jalur).status_code != 404
    ]
    assert terbuka == []


def test_objects_of_another_village_are_404_under_ones_own_address(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    milik_lain = isi_desa(desa)
    isi_desa(desa_lain, "Orang Sini")
    peramban = klien(kpm_lain)

    def ditolak_lebih_dahulu(rute: str) -> bool:
        """No such object is anywhere, and still it is not that which is missed: none is looked at."""
        return peramban.get(isi_rute(rute, desa_lain.kode, uuid.uuid4())).status_code in (403, 405)

    terbuka = [
        jalur
        for rute, _ in alamat_wilayah()
        if "<uuid:" in rute and not ditolak_lebih_dahulu(rute)
        for satu in milik_lain
        for jalur in [isi_rute(rute, desa_lain.kode, satu)]
        if peramban.get(jalur).status_code not in (403, 404, 405)
    ]
    assert terbuka == []


def test_no_page_of_ones_own_village_names_a_person_of_another(
    desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    isi_desa(desa)
    milik = next(iter(isi_desa(desa_lain, "Orang Sini")))
    peramban = klien(kpm_lain)
    bocor = [
        rute
        for rute, _ in alamat_wilayah()
        if "<uuid:" not in rute and RAHASIA.encode() in peramban.get(isi_rute(rute, desa_lain.kode, milik)).content
    ]
    assert bocor == []


def test_every_address_of_a_village_asks_an_anonymous_visitor_to_sign_in(desa: Wilayah) -> None:
    pengenal = next(iter(isi_desa(desa)))
    for rute, _ in alamat_wilayah():
        jawab = Client().get(isi_rute(rute, desa.kode, pengenal))
        assert (jawab.status_code, jawab.headers.get("Location", "")[:7]) == (302, "/masuk/"), rute


def test_every_view_of_a_region_carries_a_known_permission() -> None:
    def jalan(pola: list) -> Iterator[URLPattern]:
        for satu in pola:
            yield from jalan(satu.url_patterns) if isinstance(satu, URLResolver) else [satu]

    dikenal = frozenset().union(*IZIN.values()) | {SIAPA_SAJA}
    berwilayah = [s for s in get_resolver().url_patterns if isinstance(s, URLResolver) and "wilayah" in str(s.pattern)]
    tanpa_izin = [satu.name for satu in jalan(berwilayah) if getattr(satu.callback, "izin", None) not in dikenal]
    assert tanpa_izin == []


def test_reading_without_a_scope_raises_for_every_village_model(db: None) -> None:
    for model in apps.get_models():
        if model_desa(model):
            with pytest.raises(LingkupKosong):
                model._default_manager.count()


@pytest.mark.parametrize(
    ("kode", "terlihat"),
    [
        (("52.04.20.2005",), 1),
        (("52.04.20",), 1),
        (("52",), 1),
        (("52.0",), 0),
        (("62.13.01.2005",), 1),
        (("52.04.20.2005", "62.13.01.2005"), 2),
        (("00",), 2),
        (("52.04.20.2006",), 0),
    ],
)
def test_a_scope_sees_its_villages_only(
    desa: Wilayah, desa_lain: Wilayah, kode: tuple[str, ...], terlihat: int
) -> None:
    for satu in (desa, desa_lain):
        with lingkup(satu.kode):
            DusunFactory(desa=satu)
    with lingkup(*kode):
        assert (Dusun.objects.count(), Dusun.history.count()) == (terlihat, terlihat)


def test_writing_outside_the_scope_is_refused_in_every_way(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        dusun = DusunFactory(desa=desa)
    with lingkup(desa_lain.kode):
        for tulis in (
            lambda: dusun.save(),
            lambda: dusun.delete(),
            lambda: Dusun.objects.bulk_create([Dusun(desa=desa, nama="x")]),
            lambda: Dusun.objects.bulk_update([dusun], ["nama"]),
            lambda: Dusun.objects.update(desa=desa_lain),
        ):
            with pytest.raises(DiLuarLingkup):
                tulis()
        assert Dusun.objects.filter(pk=dusun.pk).update(nama="x") == 0


def test_a_foreign_key_into_another_village_is_refused_in_every_way(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        dusun_lain = DusunFactory(desa=desa_lain)
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa)
    with lingkup(desa.kode, desa_lain.kode):
        for tulis in (
            lambda: Keluarga.objects.create(desa=desa, nomor=9, kepala="x", dusun=dusun_lain),
            lambda: Keluarga.objects.create(desa=desa, nomor=9, kepala="x", dusun_id=dusun_lain.pk),
            lambda: Keluarga.objects.bulk_create([Keluarga(desa=desa, nomor=9, kepala="x", dusun_id=dusun_lain.pk)]),
            lambda: Keluarga.objects.filter(pk=keluarga.pk).update(dusun=dusun_lain),
            lambda: Keluarga.objects.filter(pk=keluarga.pk).update(dusun_id=dusun_lain.pk),
        ):
            with pytest.raises(DiLuarLingkup):
                tulis()


def test_a_source_of_a_computed_field_is_not_changed_in_bulk(di_desa: Wilayah) -> None:
    orang = OrangFactory(desa=di_desa, nik="6213994101000001")
    for tulis in (
        lambda: Orang.objects.update(nik=""),
        lambda: Orang.objects.update(tanggal_lahir=None),
        lambda: Orang.objects.bulk_update([orang], ["nik"]),
    ):
        with pytest.raises(DiLuarLingkup):
            tulis()


def test_history_of_one_village_is_not_seen_from_another(desa: Wilayah, desa_lain: Wilayah) -> None:
    isi_desa(desa)
    with lingkup(desa_lain.kode):
        terlihat = {model.__name__: model.history.count() for model in apps.get_models() if issubclass(model, Rekaman)}
    assert set(terlihat.values()) == {0}


def test_traces_belong_to_their_village(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        Jejak.objects.create(desa=desa, perbuatan="lihat_nik", objek="x")
    with lingkup(desa_lain.kode):
        assert Jejak.objects.count() == 0


def test_scopes_nest_and_close(desa: Wilayah) -> None:
    with lingkup("62"):
        with lingkup(desa.kode):
            DusunFactory(desa=desa)
        assert Dusun.objects.count() == 0
    with pytest.raises(LingkupKosong):
        Dusun.objects.count()


def test_an_empty_scope_cannot_be_opened() -> None:
    for kode in ((), ("",)):
        with pytest.raises(LingkupKosong), lingkup(*kode):
            pass


def test_a_role_sees_only_what_it_is_for(
    desa: Wilayah, klien_kpm: Client, klien_kades: Client, klien_pendamping: Client
) -> None:
    assert klien_kpm.get(f"/{desa.kode}/sasaran/").status_code == 200
    assert klien_kades.get(f"/{desa.kode}/desa/profil/").status_code == 403
    assert klien_pendamping.get(f"/{desa.kode}/sasaran/").status_code == 404
    assert klien_pendamping.get("/52.04.20/sasaran/").status_code == 403


def test_an_assignment_that_ended_opens_nothing(desa: Wilayah, kpm: Pengguna) -> None:
    kpm.penugasan.update(selesai=dt.date(2026, 9, 16))
    assert klien(kpm).get(f"/{desa.kode}/").status_code == 404
    kpm.penugasan.update(selesai=dt.date(2026, 9, 17))
    assert klien(kpm).get(f"/{desa.kode}/sasaran/").status_code == 200


def test_model_desa_knows_historical_models_too() -> None:
    assert model_desa(Dusun.history.model)
    assert not model_desa(Wilayah)
    assert issubclass(Dusun, ModelDesa)
