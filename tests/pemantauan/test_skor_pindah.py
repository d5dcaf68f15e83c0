"""The scorecards of both villages in the quarter of a move, and of a death, worked out by hand (Triwulan III 2026)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.skor import Pecahan, Skor
from pemantauan.tindakan import simpan_pemantauan_anak, simpan_pemantauan_ibu
from pemantauan.tindakan.datang import terima
from sasaran import tindakan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang, PindahMasuk
from tests.factories import AnakFactory, KehamilanFactory, KeluargaFactory, OrangFactory

T3 = Triwulan(2026, 3)
TANGGAL = {7: dt.date(2026, 7, 8), 8: dt.date(2026, 8, 12), 9: dt.date(2026, 9, 14)}


@pytest.fixture
def dua(desa: Wilayah, desa_lain: Wilayah) -> tuple[Wilayah, Wilayah]:
    """Two villages with a household each."""
    for satu in (desa, desa_lain):
        with lingkup(satu.kode):
            KeluargaFactory(desa=satu)
    return desa, desa_lain


def daftar_anak(desa: Wilayah, nama: str, **lain: Any) -> Anak:
    with lingkup(desa.kode):
        satu: Anak = AnakFactory(
            desa=desa, keluarga=Keluarga.objects.get(), nama=nama, lahir=dt.date(2025, 6, 15), **lain
        )
    return satu


def timbang(desa: Wilayah, nama: str, *bulan: int) -> None:
    with lingkup(desa.kode):
        anak = Anak.objects.select_related("orang__keluarga").get(orang__nama=nama)
        for satu in bulan:
            simpan_pemantauan_anak(
                desa=desa, anak=anak, bulan=Bulan(2026, satu), tanggal=TANGGAL[satu], nilai={"timbang": True}, oleh=None
            )


def periksa(desa: Wilayah, nama: str, bulan: int, **nilai: Any) -> None:
    with lingkup(desa.kode):
        hamil = Kehamilan.objects.select_related("ibu__keluarga").get(ibu__nama=nama)
        simpan_pemantauan_ibu(
            desa=desa, kehamilan=hamil, bulan=Bulan(2026, bulan), tanggal=TANGGAL[bulan], nilai=nilai, oleh=None
        )


def pindah(dari: Wilayah, ke: Wilayah, tanggal: dt.date, *nama: str) -> None:
    with lingkup(dari.kode):
        siapa = list(Orang.objects.filter(nama__in=nama))
        luar = tindakan.tawarkan(orang=siapa, tujuan=ke, tanggal=tanggal, oleh=None)
    with lingkup(ke.kode):
        masuk = PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)
        terima(masuk=masuk, keluarga=Keluarga.objects.get(), tiba=tanggal, oleh=None)


def skor(desa: Wilayah) -> Skor:
    with lingkup(desa.kode):
        return skor_berlaku(desa, T3).skor


def anak(desa: Wilayah) -> tuple[list[tuple[str, int, int]], list[str]]:
    """(name, months of this village, weighings seen in two quarters) of its children; who is without a record."""
    kartu = skor(desa)
    baris = [(b.data.nama, b.data.bulan_dipantau, b.data.timbang_2q) for b in kartu.anak]
    return baris, [b.data.nama for b in kartu.belum_dipantau_anak]


def test_a_child_that_moves_stands_in_both_cards_with_the_months_of_each(dua: tuple[Wilayah, Wilayah]) -> None:
    asal, tujuan = dua
    daftar_anak(asal, "Umar")
    timbang(asal, "Umar", 7, 8)
    pindah(asal, tujuan, dt.date(2026, 8, 20), "Umar")
    assert (anak(asal), anak(tujuan)) == (([("Umar", 2, 2)], []), ([], ["Umar"]))
    timbang(tujuan, "Umar", 9)
    assert (anak(asal), anak(tujuan)) == (([("Umar", 2, 2)], []), ([("Umar", 1, 3)], []))


def test_a_child_that_is_back_within_the_quarter_is_one_child_here_with_the_weighing_of_there(
    dua: tuple[Wilayah, Wilayah],
) -> None:
    asal, tujuan = dua
    daftar_anak(asal, "Umar")
    timbang(asal, "Umar", 7)
    pindah(asal, tujuan, dt.date(2026, 7, 20), "Umar")
    timbang(tujuan, "Umar", 8)
    pindah(tujuan, asal, dt.date(2026, 9, 1), "Umar")
    assert (anak(asal), anak(tujuan)) == (([("Umar", 1, 2)], []), ([("Umar", 1, 2)], []))
    timbang(asal, "Umar", 9)
    assert (anak(asal), anak(tujuan)) == (([("Umar", 2, 3)], []), ([("Umar", 1, 2)], []))


def test_a_woman_who_moves_and_gives_birth_is_pregnant_there_and_delivered_here(dua: tuple[Wilayah, Wilayah]) -> None:
    asal, tujuan = dua
    with lingkup(asal.kode):
        ibu = OrangFactory(desa=asal, keluarga=Keluarga.objects.get(), nama="Rohana")
        KehamilanFactory(desa=asal, ibu=ibu, hpht=dt.date(2025, 11, 20), sejak=dt.date(2026, 2, 1))
    periksa(asal, "Rohana", 7, fe=30)
    pindah(asal, tujuan, dt.date(2026, 7, 20), "Rohana")
    with lingkup(tujuan.kode):
        bayi = [tindakan.Bayi(nama="Siti", jenis_kelamin="P")]
        tindakan.catat_persalinan(
            kehamilan=Kehamilan.objects.get(), tanggal=dt.date(2026, 8, 30), hasil="lahir_hidup", oleh=None, bayi=bayi
        )
    periksa(tujuan, "Rohana", 9, nifas=2)
    timbang(tujuan, "Siti", 9)
    baris = [
        [(b.data.nama, b.bersalin, b.data.bulan_dipantau, b.data.fe, b.data.nifas) for b in skor(satu).ibu]
        for satu in dua
    ]
    # 3A of the origin: pregnant with 30 tablets; of the destination: delivered, two visits, the tablets seen
    assert baris == [[("Rohana", False, 1, 30, None)], [("Rohana", True, 1, 30, 2)]]
    assert (anak(asal), anak(tujuan)) == (([], []), ([("Siti", 1, 1)], []))


def test_of_twins_one_may_move(dua: tuple[Wilayah, Wilayah]) -> None:
    asal, tujuan = dua
    for nama in ("Hasan", "Husen"):
        daftar_anak(asal, nama, nama_ayah="Saleh")
        timbang(asal, nama, 7)
    pindah(asal, tujuan, dt.date(2026, 8, 1), "Husen")
    timbang(asal, "Hasan", 8)
    timbang(tujuan, "Husen", 8)
    assert anak(asal) == ([("Hasan", 2, 2), ("Husen", 1, 1)], [])
    assert anak(tujuan) == ([("Husen", 1, 2)], [])
    assert [skor(satu).ayah.total for satu in dua] == [Pecahan(0, 2), Pecahan(0, 1)]


@pytest.mark.parametrize("dicatat", [True, False])
def test_of_a_child_that_dies_in_the_month_of_its_entry_the_record_decides(
    dua: tuple[Wilayah, Wilayah], dicatat: bool
) -> None:
    asal, _ = dua
    satu = daftar_anak(asal, "Umar", sejak=dt.date(2026, 9, 1))
    if dicatat:
        timbang(asal, "Umar", 9)
    with lingkup(asal.kode):
        tindakan.keluar(orang=satu.orang, tanggal=dt.date(2026, 9, 15), sebab="meninggal", oleh=None, versi=None)
    # with the record it is a child of the quarter; without it, it was never monitored, and the card says so
    assert anak(asal) == (([("Umar", 1, 1)], []) if dicatat else ([], ["Umar"]))


def test_a_pregnancy_lost_before_a_record_was_not_monitored(dua: tuple[Wilayah, Wilayah]) -> None:
    asal, _ = dua
    with lingkup(asal.kode):
        ibu = OrangFactory(desa=asal, keluarga=Keluarga.objects.get(), nama="Rohana")
        hamil = KehamilanFactory(desa=asal, ibu=ibu, hpht=dt.date(2026, 5, 1), sejak=dt.date(2026, 7, 1))
        assert [b.data.nama for b in skor(asal).belum_dipantau_ibu] == ["Rohana"]
        tindakan.catat_persalinan(kehamilan=hamil, tanggal=dt.date(2026, 7, 12), hasil="keguguran", oleh=None)
        kini = skor(asal)
        assert (kini.ibu, [b.data.nama for b in kini.belum_dipantau_ibu]) == ((), ["Rohana"])
