"""Doses go where their child goes: through a merge and back, and to another village."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from pemantauan.models import DosisImunisasi
from sasaran.models import Anak, Orang
from tests.factories import AnakFactory, DosisFactory
from tests.pemantauan.bahan_gabung import dua_catatan, gabung, pisah
from tests.pemantauan.test_pindah_desa import ibu_dan_anak, pindahkan, terima_di  # noqa: F401 (a fixture)


def dosis(orang: Orang) -> dict[str, tuple[str, bool]]:
    semua = DosisImunisasi.objects.filter(anak__orang=orang).order_by("vaksin", "dosis")
    return {f"{d.vaksin}-{d.dosis}": (str(d.tanggal), d.tanggal_perkiraan) for d in semua}


def beri(orang: Orang, vaksin: str, tanggal: dt.date, *, kira: bool = False) -> None:
    anak = Anak.objects.get(orang=orang)
    DosisFactory(anak=anak, vaksin=vaksin, tanggal=tanggal, tanggal_perkiraan=kira)


def test_merging_keeps_every_dose_once_with_the_exact_day_and_parting_brings_each_back(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    beri(satu, "bcg", dt.date(2025, 7, 31), kira=True)
    beri(satu, "hb0", dt.date(2025, 6, 15))
    beri(dua, "bcg", dt.date(2025, 7, 20))
    beri(dua, "opv", dt.date(2025, 7, 20))
    sebelum = dosis(satu), dosis(dua)

    hasil = gabung(satu, dua)

    assert dosis(satu) == {
        "bcg-1": ("2025-07-20", False),
        "hb0-1": ("2025-06-15", False),
        "opv-1": ("2025-07-20", False),
    }
    pisah(hasil)
    assert (dosis(satu), dosis(dua)) == sebelum


def test_doses_come_along_to_another_village_with_their_history_and_stand_there_once(
    ibu_dan_anak: Orang,  # noqa: F811
    desa: Wilayah,
    desa_lain: Wilayah,
) -> None:
    with lingkup(desa.kode):
        anak = Anak.objects.select_related("orang").get(orang__nama="Aisyah")
        beri(anak.orang, "bcg", dt.date(2025, 7, 1))
        beri(anak.orang, "mr", dt.date(2026, 3, 20))
        DosisImunisasi.objects.filter(vaksin="mr").first().save()
    datang = terima_di(pindahkan(ibu_dan_anak, desa_lain))
    (di_sana,) = [satu for satu in datang if satu.nama == "Aisyah"]

    with lingkup(desa_lain.kode):
        assert dosis(di_sana) == {"bcg-1": ("2025-07-01", False), "mr-1": ("2026-03-20", False)}
        assert {d.desa for d in DosisImunisasi.objects.all()} == {desa_lain}
        assert DosisImunisasi.history.count() == 3
    with lingkup(desa.kode):
        assert DosisImunisasi.objects.count() == 2


def test_a_dose_that_is_known_here_already_stays_as_it_is_here(
    ibu_dan_anak: Orang,  # noqa: F811
    desa: Wilayah,
    desa_lain: Wilayah,
) -> None:
    with lingkup(desa.kode):
        anak = Anak.objects.select_related("orang").get(orang__nama="Aisyah")
        beri(anak.orang, "bcg", dt.date(2025, 7, 1))
        beri(anak.orang, "mr", dt.date(2026, 3, 20))
        uuid: Any = str(anak.orang.uuid)
    with lingkup(desa_lain.kode):
        sama = AnakFactory(desa=desa_lain, nama="Aisyah", lahir=dt.date(2025, 6, 15))
        beri(sama.orang, "bcg", dt.date(2025, 7, 9))
    terima_di(pindahkan(ibu_dan_anak, desa_lain), sama={uuid: sama.orang})

    with lingkup(desa_lain.kode):
        assert dosis(sama.orang) == {"bcg-1": ("2025-07-09", False), "mr-1": ("2026-03-20", False)}
