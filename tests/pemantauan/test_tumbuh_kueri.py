"""Growth as it is read: every month of one child, the last usable of many, in a number of queries that stands."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_tumbuh import NilaiTerakhir, tumbuh_anak, tumbuh_terakhir
from pemantauan.models import Kbm
from sasaran.models import Anak
from tests.factories import AnakFactory, PemantauanAnakFactory

LAHIR = dt.date(2025, 6, 15)
PADA = dt.date(2026, 9, 17)


def bulan_anak(anak: Anak, bulan: int, **isi: Any) -> Any:
    isi |= {"timbang": True} if isi.get("berat") else {}
    isi |= {"tinggi": True} if isi.get("panjang") else {}
    return PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), tanggal=dt.date(2026, bulan, 15), **isi)


def test_a_child_has_one_point_for_every_month_with_a_measurement(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=LAHIR)
    # 12 bulan penuh, hari 365: M 75.7391, S 0.03137 -> (71.0 - 75.7391) / 2.3759 = -1.9946
    bulan_anak(anak, 6, berat=D("9.6"), panjang=D("71.0"), cara_ukur="L")
    bulan_anak(anak, 7, berat=D("9.8"))
    bulan_anak(anak, 8, tikar="K")

    juni, juli = tumbuh_anak(anak)

    assert (juni.bulan, juni.umur_hari, juni.umur_bulan) == (Bulan(2026, 6), 365, 12)
    assert (juni.zskor.pb_u, juni.kategori.pb_u) == (D("-1.99"), "Normal")
    assert juni.kms is not None
    assert juni.kms.kode == "B"
    assert (juli.panjang, juli.zskor.pb_u, juli.kategori.pb_u) == (None, None, "")
    assert juli.kms is not None
    assert (juli.kms.kode, juli.kms.kenaikan, juli.kms.kbm) == ("N", 200, 200)
    assert not juni.diragukan
    assert not juni.bgm
    assert not juni.jingga


def test_a_child_never_measured_has_no_points(di_desa: Wilayah) -> None:
    assert tumbuh_anak(AnakFactory(desa=di_desa, lahir=LAHIR)) == ()


def test_each_index_is_told_from_its_own_last_measurement(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=LAHIR)
    bulan_anak(anak, 6, berat=D("9.6"), panjang=D("71.0"), cara_ukur="L")
    bulan_anak(anak, 7, berat=D("9.7"))
    bulan_anak(anak, 8, berat=D("9.8"))

    kini = tumbuh_terakhir(None, PADA)[anak.uuid]

    assert kini.pb_u == NilaiTerakhir(D("-1.99"), "Normal", dt.date(2026, 6, 15), 12)
    assert kini.bb_u is not None
    assert kini.bb_u.tanggal == dt.date(2026, 8, 15)
    assert (kini.bulan_timbang, kini.bulan_ukur) == (Bulan(2026, 8), Bulan(2026, 6))
    # 100 g twice where 200 g were to be gained
    assert kini.kms is not None
    assert (kini.kms.kode, kini.dua_t) == ("T", True)


def test_what_lies_after_the_day_is_not_seen(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=LAHIR)
    bulan_anak(anak, 6, berat=D("9.6"))
    bulan_anak(anak, 9, berat=D("9.9"))

    kini = tumbuh_terakhir([anak.uuid], dt.date(2026, 9, 14))[anak.uuid]

    assert kini.bulan_timbang == Bulan(2026, 6)


def test_an_implausible_z_is_not_the_last_one(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=LAHIR)
    bulan_anak(anak, 6, panjang=D("71.0"), cara_ukur="L")
    bulan_anak(anak, 8, panjang=D("50.0"), cara_ukur="L")

    kini = tumbuh_terakhir(None, PADA)[anak.uuid]

    assert kini.pb_u is not None
    assert kini.pb_u.tanggal == dt.date(2026, 6, 15)


def test_oedema_is_severe_wasting_without_a_z(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=LAHIR)
    bulan_anak(anak, 8, berat=D("9.6"), panjang=D("72.0"), cara_ukur="L", edema=True)

    kini = tumbuh_terakhir(None, PADA)[anak.uuid]

    assert kini.edema
    assert kini.bgm
    assert kini.bb_pb == NilaiTerakhir(None, "Gizi buruk", dt.date(2026, 8, 15), 14)


def test_the_administrators_kbm_stands_before_the_printed_one(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=LAHIR)
    Kbm.objects.create(jenis_kelamin="L", umur_bulan=13, gram=250)
    bulan_anak(anak, 6, berat=D("9.6"))
    bulan_anak(anak, 7, berat=D("9.8"))

    kms = tumbuh_anak(anak)[1].kms

    assert kms is not None
    assert (kms.kode, kms.kbm) == ("T", 250)


@pytest.mark.parametrize("banyak", [1, 3])
def test_many_children_cost_three_queries(di_desa: Wilayah, django_assert_num_queries: Any, banyak: int) -> None:
    for _ in range(banyak):
        anak = AnakFactory(desa=di_desa, lahir=LAHIR)
        bulan_anak(anak, 7, berat=D("9.6"))
        bulan_anak(anak, 8, berat=D("9.8"))
    with django_assert_num_queries(3):
        assert len(tumbuh_terakhir(None, PADA)) == banyak
    with django_assert_num_queries(3):
        assert len(tumbuh_anak(anak)) == 2
