"""Whatever stands on two records and whatever is chosen: no month is lost, and merging then parting changes nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanAnak
from tests.factories import AnakFactory, KehamilanFactory, OrangFactory, PemantauanAnakFactory, PemantauanIbuFactory
from tests.pemantauan.bahan_gabung import banding, gabung, pisah, potret

BULAN = st.dictionaries(st.integers(1, 8), st.integers(0, 3), max_size=6)
SISI = st.sampled_from(("satu", "lain"))
TANGGAL = st.dates(dt.date(2025, 6, 1), dt.date(2025, 7, 1))


@pytest.mark.django_db
@given(a=BULAN, b=BULAN, tetap=SISI, data=st.data(), lahir=st.tuples(TANGGAL, TANGGAL))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merging_children_then_parting_changes_nothing(
    di_desa: Wilayah, a: dict[int, int], b: dict[int, int], tetap: str, data: Any, lahir: tuple[dt.date, dt.date]
) -> None:
    with transaction.atomic():
        satu, dua = (AnakFactory(desa=di_desa, nama="Fauzan", lahir=hari) for hari in lahir)
        for anak, isi in ((satu, a), (dua, b)):
            for bulan, kunjungan in isi.items():
                PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), kunjungan=kunjungan)
        sebelum = potret(di_desa)
        semua = banding(satu.orang, dua.orang)
        isi = {pilihan.kunci: data.draw(SISI) for pilihan in semua.semua_pilihan}
        pilihan_bulan = {kembar.kunci: data.draw(SISI) for kembar in semua.bulan}
        hasil = gabung(satu.orang, dua.orang, tetap=tetap, isi=isi, bulan=pilihan_bulan)
        harap = (
            a
            | b
            | {
                bulan: (a if pilihan_bulan[f"anak.anak.2026{bulan:02d}"] == "satu" else b)[bulan]
                for bulan in a.keys() & b.keys()
            }
        )
        assert {s.bulan.bulan: s.kunjungan for s in PemantauanAnak.objects.all()} == harap
        assert pisah(hasil) == 0
        assert potret(di_desa) == sebelum
        transaction.set_rollback(True)


@pytest.mark.django_db
@given(
    akhir=st.tuples(*[st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 9, 1))] * 2),
    bulan=st.tuples(BULAN, BULAN),
    tetap=SISI,
    pilih=SISI,
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merging_mothers_then_parting_changes_nothing(
    di_desa: Wilayah, akhir: Any, bulan: Any, tetap: str, pilih: str
) -> None:
    with transaction.atomic():
        ibu = [OrangFactory(desa=di_desa, nama="Rohana") for _ in range(2)]
        for satu, selesai, isi in zip(ibu, akhir, bulan, strict=True):
            hasil_hamil = {"berakhir_pada": selesai, "hasil": "lahir_hidup"} if selesai else {}
            hamil = KehamilanFactory(desa=di_desa, ibu=satu, hpht=dt.date(2025, 12, 1), **hasil_hamil)
            for nomor, kali in isi.items():
                PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, nomor), anc=kali)
        sebelum = potret(di_desa)
        semua = banding(*ibu)
        hasil = gabung(
            *ibu,
            tetap=tetap,
            isi={satu.kunci: pilih for satu in semua.semua_pilihan},
            bulan={satu.kunci: pilih for satu in semua.bulan},
        )
        pisah(hasil)
        assert potret(di_desa) == sebelum
        transaction.set_rollback(True)
