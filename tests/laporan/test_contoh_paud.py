"""The PAUD months of the invented village: believable ages and answers, by a stream of chance of their own."""

from __future__ import annotations

import datetime as dt

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan, bulan_penuh, tambah_bulan
from laporan.contoh import rekakan
from laporan.contoh.bentuk import Kampung
from laporan.contoh.tulis import tulis_kampung
from pemantauan.kueri_skor import skor_triwulan

HARI_INI, AKHIR = dt.date(2026, 9, 17), Bulan(2026, 9)


def kampung(seed: int = 1, pada: dt.date = HARI_INI) -> Kampung:
    return rekakan(42, 18, seed, akhir=AKHIR, hari_ini=pada, kode="52.04.20.2005")


def test_every_month_belongs_to_a_child_of_24_to_72_months_who_is_registered_and_there() -> None:
    semua = kampung().catatan_paud
    assert len(semua) > 200
    for satu in semua:
        assert 24 <= bulan_penuh(satu.anak.orang.lahir, satu.bulan.akhir) <= 72
        assert satu.anak.sejak <= satu.tanggal <= HARI_INI
        assert satu.tanggal in satu.bulan
        assert satu.anak.orang.keluar is None or satu.tanggal <= satu.anak.orang.keluar
    assert len({(satu.anak.uuid, satu.bulan) for satu in semua}) == len(semua)
    assert len({satu.bulan for satu in semua}) == 18


def test_some_children_are_three_and_older_from_the_start_and_some_months_are_blank() -> None:
    semua = kampung()
    awal = AKHIR.geser(-17)
    assert sum(bulan_penuh(satu.orang.lahir, awal.akhir) >= 36 for satu in semua.kakak) >= 3
    assert {satu.orang.sumber for satu in semua.kakak} == {"paud"}
    hadir = [satu.isi["hadir"] for satu in semua.catatan_paud]
    assert 0.3 < sum(map(bool, hadir)) / len(hadir) < 0.9


def test_an_older_child_is_registered_when_its_first_two_years_lie_wholly_behind() -> None:
    for satu in kampung().kakak:
        dua_tahun = tambah_bulan(satu.orang.lahir, 24)
        assert Triwulan.dari_tanggal(satu.sejak) > Triwulan.dari_tanggal(dua_tahun)


def test_the_same_seed_gives_the_same_months_and_another_day_only_shows_more() -> None:
    def isi(mana: Kampung) -> list[tuple[object, ...]]:
        return [(satu.uuid, satu.bulan, satu.isi["hadir"]) for satu in mana.catatan_paud]

    assert isi(kampung()) == isi(kampung())
    assert isi(kampung()) != isi(kampung(seed=2))
    assert set(isi(kampung(pada=dt.date(2026, 9, 10)))) < set(isi(kampung()))


def test_the_paud_row_of_the_demo_is_neither_empty_nor_perfect(desa: Wilayah) -> None:
    tulis_kampung(desa, kampung(), hari_ini=HARI_INI, dibuka=dt.date(2025, 4, 1), oleh=None)
    with lingkup(desa.kode):
        for ke in range(6):
            skor = skor_triwulan(desa, Triwulan(2025, 2).geser(ke))
            capaian = skor.indikator["paud"]["paud"]
            assert 0 < capaian.diterima < capaian.seharusnya
            # the brothers and sisters do not stand in 3B as children nobody watched
            assert not {b.data.id for b in skor.belum_dipantau_anak} & {str(satu.uuid) for satu in kampung().kakak}
