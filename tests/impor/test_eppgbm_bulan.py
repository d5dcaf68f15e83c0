"""What becomes of each measurement of a list of e-PPGBM in the months of the village."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan
from tests.factories import (
    PemantauanAnakFactory,
)
from tests.impor.eppgbm import SARI, milik, rencana, sari, ukur

DATA = Path(__file__).parent.parent / "data" / "impor"


def bulan(semua: list[Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(satu.keadaan, satu.alasan, dict(satu.isi)) for satu in milik(semua, "balita")]


def test_what_stands_there_already_is_the_same(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 15), berat=D("9.8"), timbang=True,
        panjang=D("77"), tinggi=True, cara_ukur="L", gizi_buruk=False, gizi_kurang=False, stunting=False, kunjungan=2,
    )  # fmt: skip

    assert bulan(rencana(di_desa, [ukur(Berat=D("9.8"), Tinggi=D("77"))])) == [("sama", "", {})]


def test_another_value_of_the_month_is_shown_old_and_new(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    catatan = PemantauanAnakFactory(
        anak=anak, tanggal=dt.date(2026, 8, 3), berat=D("9.5"), timbang=True, air=True, sumber="wawancara"
    )

    (satu,) = milik(rencana(di_desa, [ukur(Berat=D("9.8"), Tinggi="-", **{"BB/TB": "-", "TB/U": "-"})]), "balita")

    assert (satu.keadaan, satu.untuk, satu.versi) == ("berubah", catatan.uuid, 1)
    assert satu.isi == {"berat": "9.8", "tanggal": "2026-08-10"}
    assert [(beda.label, beda.lama, beda.baru) for beda in satu.beda] == [
        ("Berat badan", "9,5 kg", "9,8 kg"),
        ("Tanggal pemantauan", "3 Agustus 2026", "10 Agustus 2026"),
    ]


def test_a_month_without_measures_is_filled_and_keeps_its_later_day(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    PemantauanAnakFactory(anak=anak, tanggal=dt.date(2026, 8, 31), air=True)

    (satu,) = milik(rencana(di_desa, [ukur(**{"BB/TB": "-", "TB/U": "-"})]), "balita")

    assert (satu.keadaan, satu.isi) == (
        "berubah",
        # 13 months on 10 August: 3,3 + 6 x 0,72 + 6 x 0,3 + 0,2 = 9,62 kg; 50 + 6 x 2,8 + 6 x 1,4 + 0,9 = 76,1 cm
        {
            "berat": "9.6",
            "panjang": "76.1",
            "cara_ukur": "L",
            "timbang": True,
            "tinggi": True,
            "sumber": "posyandu",
        },
    )


def test_a_later_measurement_of_the_kpm_is_not_overwritten_unasked(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    catatan = PemantauanAnakFactory(
        anak=anak, tanggal=dt.date(2026, 8, 20), berat=D("9.9"), timbang=True, sumber="posyandu"
    )
    berkas = [ukur(Berat=D("9.5"), Tinggi="-", **{"BB/TB": "-", "TB/U": "-"})]

    (tanya,) = milik(rencana(di_desa, berkas), "balita")
    (pakai,) = milik(rencana(di_desa, berkas, keputusan={tanya.kunci: "baru"}), "balita")
    (lewat,) = milik(rencana(di_desa, berkas, keputusan={tanya.kunci: "lewati"}), "balita")

    assert (tanya.keadaan, tanya.untuk) == ("tidak_jelas", catatan.uuid)
    assert tanya.alasan == (
        "Catatan di sini lebih baru (20 Agustus 2026) daripada pengukuran di berkas (10 Agustus 2026). Mana yang benar?"
    )
    assert (pakai.keadaan, pakai.isi) == ("berubah", {"berat": "9.5"})
    assert (lewat.keadaan, lewat.isi, lewat.beda) == ("sama", {}, ())


def test_the_last_measurement_of_a_month_wins_and_the_others_say_why(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)
    berkas = [
        ukur(tanggal=dt.date(2026, 8, 20), Berat=D("9.9")),
        ukur(tanggal=dt.date(2026, 8, 20), Berat=D("9.7")),
        ukur(tanggal=dt.date(2026, 8, 10), Berat=D("9.5")),
    ]

    semua = milik(rencana(di_desa, berkas), "balita")

    assert [(satu.keadaan, satu.alasan, satu.isi.get("berat")) for satu in semua] == [
        ("sama", "Yang dicatat pengukuran terakhir bulan ini: 20 Agustus 2026, baris 3.", None),
        ("sama", "Yang dicatat pengukuran terakhir bulan ini: 20 Agustus 2026, baris 3.", None),
        ("baru", "", "9.7"),
    ]
    assert len({satu.untuk for satu in semua}) == 1


def test_one_problem_of_nutrition_means_the_others_are_answered(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)

    (satu,) = milik(rencana(di_desa, [ukur(**{"BB/TB": "Outlier", "TB/U": "Pendek"})]), "balita")

    assert [satu.isi[nama] for nama in ("gizi_buruk", "gizi_kurang", "stunting")] == [False, False, True]
    assert satu.alasan == "e-PPGBM menandai ukuran ini Outlier: ukur ulang."


def test_a_file_without_cara_ukur_takes_the_position_from_the_age(di_desa: Wilayah) -> None:
    besar = replace(SARI, nama="DIMAS", jk="L", lahir=dt.date(2024, 8, 10), nik="6213991008240001")
    sari(di_desa, nik=SARI.nik)
    sari(di_desa, nik=besar.nik, nama="Dimas", jk="L", lahir=besar.lahir)
    berkas = [ukur(**{"Cara Ukur": "-"}), ukur(besar, **{"Cara Ukur": "-"})]

    semua = milik(rencana(di_desa, berkas), "balita")

    assert [satu.isi["cara_ukur"] for satu in semua] == ["L", "H"]  # 13 months, and 24 on that very day


def test_months_from_the_second_birthday_on_are_kept(di_desa: Wilayah) -> None:
    besar = replace(SARI, lahir=dt.date(2022, 8, 10), nik="6213995008220001")

    semua = rencana(di_desa, [ukur(besar)], daftarkan=True)

    assert [(satu.keadaan, satu.isi["bulan"], satu.alasan) for satu in milik(semua, "balita")] == [
        ("baru", "2026-08", "")
    ]


def test_what_is_unlikely_is_taken_with_a_warning(di_desa: Wilayah) -> None:
    anak = sari(di_desa, nik=SARI.nik)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 10), berat=D("9.8"), timbang=True)

    ((keadaan, alasan, isi),) = bulan(rencana(di_desa, [ukur(Berat=D("7.5"))]))

    assert (keadaan, isi["berat"]) == ("baru", "7.5")
    assert alasan == "Berat turun 2,3 kg dari Juli (9,8 kg)."


@pytest.mark.parametrize(
    ("tanggal", "alasan"),
    [
        (dt.date(2026, 8, 10), "10-08-2026 sesudah ia keluar dari desa, 1 Agustus 2026."),
        (dt.date(2025, 6, 10), "Tanggal Pengukuran 10-06-2025 sebelum anak lahir, 15-06-2025. Periksa keduanya."),
        (dt.date(2026, 9, 18), "Tanggal Pengukuran 18-09-2026 belum terjadi. Periksa tahunnya."),
    ],
)
def test_a_measurement_on_a_day_that_cannot_be_is_refused(di_desa: Wilayah, tanggal: dt.date, alasan: str) -> None:
    sari(di_desa, nik=SARI.nik, keluar_pada=dt.date(2026, 8, 1), sebab_keluar="pindah")

    assert bulan(rencana(di_desa, [ukur(tanggal=tanggal)])) == [("ditolak", alasan, {})]


def test_a_row_without_any_measure_records_nothing(di_desa: Wilayah) -> None:
    sari(di_desa, nik=SARI.nik)

    assert bulan(rencana(di_desa, [ukur(Berat="-", Tinggi="0")])) == [
        ("sama", "Berat dan tinggi kosong; tidak ada yang dicatat.", {})
    ]
