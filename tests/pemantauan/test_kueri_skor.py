"""The aggregates read what the months say: the reference village of the form guide through the database."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.skor import sebagai_json
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)

T3 = Triwulan(2026, 3)
SEPT = Bulan(2026, 9)


def rumah(desa: Wilayah, nama: str):
    return KeluargaFactory(desa=desa, kepala=nama, dusun=DusunFactory(desa=desa, nama=f"Dusun {nama}"))


@pytest.fixture
def desa_acuan(di_desa: Wilayah) -> Wilayah:
    """The six persons of the reference table (quarter 3), spread over months and look-back windows."""

    def ibu(nama: str, hpht: dt.date, **lain):
        orang = OrangFactory(desa=di_desa, nama=nama, keluarga=rumah(di_desa, nama))
        return KehamilanFactory(desa=di_desa, ibu=orang, no_kia=nama, hpht=hpht, sejak=hpht, **lain)

    a = ibu("A", dt.date(2026, 6, 10))
    PemantauanIbuFactory(
        kehamilan=a, bulan=SEPT, tanggal=dt.date(2026, 9, 12), kek=False, resti=False, anc=1, fe=30, konseling=1,
        kunjungan=0, air=True, jamban=False, jamkes=True,
    )  # fmt: skip
    b = ibu("B", dt.date(2026, 1, 5))
    for bulan, anc, fe, konseling, kunjungan, jamkes in (
        (7, 1, 10, 1, 0, True),
        (8, 0, 10, 0, 1, True),
        (9, 1, 10, 0, 0, False),
    ):
        PemantauanIbuFactory(
            kehamilan=b, bulan=Bulan(2026, bulan), kek=True, resti=True, anc=anc, fe=fe, konseling=konseling,
            kunjungan=kunjungan, air=True, jamban=True, jamkes=jamkes,
        )  # fmt: skip
    c = ibu("C", dt.date(2025, 9, 20), berakhir_pada=dt.date(2026, 6, 25), hasil="lahir_hidup")
    # two visits in the month of delivery of the quarter before, one in July: three since delivery
    PemantauanIbuFactory(kehamilan=c, bulan=Bulan(2026, 6), nifas=2, anc=1, air=False)
    PemantauanIbuFactory(kehamilan=c, bulan=Bulan(2026, 7), nifas=1, air=True, jamban=True, jamkes=True)

    def anak(nama: str, umur: int, **lain):
        return AnakFactory(
            desa=di_desa, nama=nama, no_kia=nama, keluarga=rumah(di_desa, nama),
            lahir=dt.date(2026 - (umur // 12) - (1 if umur % 12 >= 9 else 0), (9 - umur % 12 - 1) % 12 + 1, 1), **lain,
        )  # fmt: skip

    rumah_d = {"air": True, "jamban": True, "akta": False, "jamkes": True}
    d = anak("D", 4)
    PemantauanAnakFactory(anak=d, bulan=Bulan(2026, 8), tinggi=True, kunjungan=0)
    PemantauanAnakFactory(anak=d, bulan=SEPT, gizi_buruk=False, gizi_kurang=False, stunting=False, tikar="H", **rumah_d)
    e = anak("E", 14)
    for mundur in range(12):  # the whole 4Q window: eight months with weighing and counselling
        bulan = SEPT.geser(-mundur)
        PemantauanAnakFactory(
            anak=e, bulan=bulan, timbang=mundur < 8, konseling_ibu=mundur % 2 == 0 and mundur < 8,
            konseling_ayah=mundur % 2 == 1 and mundur < 8, parenting=mundur < 4, tinggi=bulan == Bulan(2026, 2),
            kunjungan=1 if mundur in (0, 2) else 0, imunisasi="lengkap" if mundur == 2 else "", stunting=True,
            gizi_buruk=False, gizi_kurang=False, tikar="M" if mundur == 1 else "",
            air=True, jamban=False, akta=True, jamkes=True,
        )  # fmt: skip
    f = anak("F", 20)
    for mundur in range(18):
        bulan = SEPT.geser(-mundur)
        PemantauanAnakFactory(
            anak=f, bulan=bulan, timbang=mundur < 15, konseling_ibu=mundur < 14, parenting=mundur < 5,
            tinggi=bulan in (Bulan(2026, 2), Bulan(2026, 8)), imunisasi="lengkap", kunjungan=0, stunting=False,
            gizi_buruk=False, gizi_kurang=False, tikar="K", air=True, jamban=True, akta=True, jamkes=True,
        )  # fmt: skip
    return di_desa


def test_the_reference_village_reproduces_cell_by_cell_from_monthly_rows(desa_acuan: Wilayah) -> None:
    hasil = sebagai_json(skor_triwulan(desa_acuan, T3), desa=desa_acuan.kode, saring={}, dengan_nama=True)

    kode = {satu["nama"]: " ".join(satu["nilai"].values()) for satu in (*hasil["ibu"], *hasil["anak"])}
    assert kode == {
        "A": "Y Y TS Y TS Y T Y",
        "B": "Y Y TS T Y Y Y T",
        "C": "TS TS Y TS TS Y Y Y",
        "D": "TS TS Y TS TS Y Y T Y TS",
        "E": "Y Y T Y Y Y T Y Y T",
        "F": "Y Y Y T TS Y Y Y Y Y",
    }
    persen = {satu["nama"]: satu["persen"] for satu in (*hasil["ibu"], *hasil["anak"])}
    assert persen == {"A": "83.33", "B": "71.43", "C": "100.00", "D": "80.00", "E": "70.00", "F": "88.89"}
    assert hasil["tabel1"] == {"rumah_tangga": 6, "ibu": 3, "ibu_kek_resti": 1, "anak": 3, "anak_gizi": 1}
    assert hasil["tabel2"] == {"anak": 3, "hijau": 1, "kuning": 1, "merah": 1, "tidak_diukur": 0}
    assert hasil["tabel4"]["indikator"]["total"] == {"diterima": 33, "seharusnya": 41, "persen": "80.49"}
    assert hasil["tabel4"]["orang"]["total"] == {"diterima": 1, "seharusnya": 6, "persen": "16.67"}
    assert [satu["umur_bulan"] for satu in hasil["anak"]] == [4, 14, 20]
    assert [satu["usia_bulan"] for satu in hasil["ibu"]][:2] == [3, 8]


def test_the_scorecard_takes_four_queries_whatever_the_number_of_persons(
    di_desa: Wilayah, django_assert_num_queries
) -> None:
    for jumlah in (1, 3):
        for _ in range(jumlah):
            PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa), anc=1)
            PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), air=True)
        with django_assert_num_queries(4):
            skor_triwulan(di_desa, T3)


def test_nobody_at_all_gives_a_scorecard_without_percentages(di_desa: Wilayah) -> None:
    skor = skor_triwulan(di_desa, T3)
    assert (skor.konvergensi.persen, skor.tabel1.rumah_tangga, skor.ibu, skor.anak) == (None, 0, (), ())


def test_a_month_at_or_after_the_second_birthday_never_counts(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 8, 15))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 14), air=False, timbang=True)
    PemantauanAnakFactory(anak=anak, bulan=SEPT, air=True, timbang=True)
    (baris,) = skor_triwulan(di_desa, T3).anak
    assert (baris.data.umur_bulan, baris.data.air, baris.data.timbang_6q) == (23, False, 1)

    anak.pemantauan.filter(bulan=Bulan(2026, 8)).update(tanggal=dt.date(2026, 8, 15))
    skor = skor_triwulan(di_desa, T3)
    assert (skor.anak, len(skor.belum_dipantau_anak)) == ((), 1)


def test_a_child_born_on_the_29th_of_february_turns_two_on_the_28th(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 2, 29))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 2), tanggal=dt.date(2026, 2, 28), air=True)
    assert skor_triwulan(di_desa, Triwulan(2026, 1)).anak == ()
    anak.pemantauan.update(tanggal=dt.date(2026, 2, 27))
    assert skor_triwulan(di_desa, Triwulan(2026, 1)).anak[0].data.umur_bulan == 23


def test_the_last_filled_value_of_the_quarter_decides_not_the_last_record(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 6), air=True, jamkes=True)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), air=True, jamban=True, tikar="M", imunisasi="kecuali")
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), air=False, tikar="H", imunisasi="lengkap")
    PemantauanAnakFactory(anak=anak, bulan=SEPT, akta=False)
    data = skor_triwulan(di_desa, T3).anak[0].data
    assert (data.air, data.jamban, data.akta, data.jamkes) == (False, True, False, None)
    assert (data.tikar, data.imunisasi, data.bulan_dipantau) == ("H", "lengkap", 3)


def test_windows_cross_the_year_and_end_where_they_should(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 4, 20))
    t1 = Triwulan(2026, 1)  # 2Q from October 2025, 4Q from April 2025, 6Q from October 2024
    for bulan in (
        Bulan(2024, 9),
        Bulan(2024, 10),
        Bulan(2025, 3),
        Bulan(2025, 4),
        Bulan(2025, 9),
        Bulan(2025, 10),
        Bulan(2026, 3),
        Bulan(2026, 4),
    ):
        PemantauanAnakFactory(
            anak=anak, bulan=bulan, tanggal=bulan.awal, timbang=True, konseling_ayah=True, parenting=True
        )
    data = skor_triwulan(di_desa, t1).anak[0].data
    assert (data.timbang_2q, data.timbang_4q, data.timbang_6q) == (2, 4, 6)
    assert (data.konseling_2q, data.konseling_4q, data.konseling_6q) == (2, 4, 6)
    assert (data.konseling_ibu_2q, data.konseling_ibu_6q, data.parenting_2q) == (None, None, 2)


def test_a_window_in_which_nothing_was_filled_is_not_zero(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 3), timbang=True)
    PemantauanAnakFactory(anak=anak, bulan=SEPT, air=True)
    data = skor_triwulan(di_desa, T3).anak[0].data
    assert (data.timbang_2q, data.timbang_4q, data.kunjungan, data.tinggi_pertama) == (None, 1, None, None)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), timbang=False, kunjungan=0, tinggi=False)
    data = skor_triwulan(di_desa, T3).anak[0].data
    assert (data.timbang_2q, data.timbang_4q, data.kunjungan, data.tinggi_kedua) == (0, 1, 0, False)


def test_a_mother_is_listed_in_the_quarter_of_delivery_and_the_next_only_while_nifas_reaches_it(
    di_desa: Wilayah,
) -> None:
    def terdaftar(melahirkan: dt.date) -> int:
        hamil = KehamilanFactory(
            desa=di_desa,
            hpht=dt.date(2025, 10, 1),
            sejak=dt.date(2025, 12, 1),
            berakhir_pada=melahirkan,
            hasil="lahir_hidup",
        )
        PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 7), air=True)
        return sum(b.data.id == str(hamil.uuid) for b in skor_triwulan(di_desa, T3).ibu)

    # 42 days before 1 July is 20 May
    assert [terdaftar(dt.date(2026, 5, 19)), terdaftar(dt.date(2026, 5, 20)), terdaftar(dt.date(2026, 7, 1))] == [
        0,
        1,
        1,
    ]


def test_a_delivery_after_the_quarter_leaves_her_pregnant_in_it(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(
        desa=di_desa,
        hpht=dt.date(2026, 1, 1),
        sejak=dt.date(2026, 2, 1),
        berakhir_pada=dt.date(2026, 10, 1),
        hasil="lahir_hidup",
    )
    PemantauanIbuFactory(kehamilan=hamil, bulan=SEPT, tanggal=dt.date(2026, 9, 30), anc=2)
    assert (skor_triwulan(di_desa, T3).ibu[0].bersalin, skor_triwulan(di_desa, T3).ibu[0].data.usia_bulan) == (False, 8)
    hamil.berakhir_pada = dt.date(2026, 9, 30)
    hamil.save()
    assert skor_triwulan(di_desa, T3).ibu[0].bersalin


def test_keguguran_ends_the_pregnancy_and_a_stillbirth_counts_as_delivery(di_desa: Wilayah) -> None:
    gugur = KehamilanFactory(desa=di_desa, berakhir_pada=dt.date(2026, 7, 20), hasil="keguguran")
    PemantauanIbuFactory(kehamilan=gugur, bulan=Bulan(2026, 7), tanggal=dt.date(2026, 7, 10), anc=1)
    PemantauanIbuFactory(kehamilan=gugur, bulan=Bulan(2026, 8), anc=3)
    mati = KehamilanFactory(
        desa=di_desa, hpht=dt.date(2026, 1, 1), berakhir_pada=dt.date(2026, 7, 20), hasil="lahir_mati"
    )
    PemantauanIbuFactory(kehamilan=mati, bulan=Bulan(2026, 8), nifas=3)
    baris = {b.data.id: b for b in skor_triwulan(di_desa, T3).ibu}
    assert (baris[str(gugur.uuid)].bersalin, baris[str(gugur.uuid)].data.anc) == (False, 1)
    assert (baris[str(mati.uuid)].bersalin, baris[str(mati.uuid)].jawaban["nifas"].nilai.value) == (True, "Y")
    assert str(gugur.uuid) not in {b.data.id for b in skor_triwulan(di_desa, Triwulan(2026, 4)).ibu}


def test_a_typed_month_and_a_computed_month_give_the_larger_age(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=None, asal_tanggal="hpl_bulan", hpl=dt.date(2026, 12, 1))
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 7), usia_bulan=4, anc=1)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), anc=1)
    assert skor_triwulan(di_desa, T3).ibu[0].data.usia_bulan == 4  # never from a month-only HPL
    hamil.asal_tanggal = "hpl_tanggal"  # HPHT = 1 March less 7 days = 22 February 2026
    hamil.save()
    assert skor_triwulan(di_desa, T3).ibu[0].data.usia_bulan == 5


def test_sasaran_without_a_record_stand_apart(di_desa: Wilayah) -> None:
    KehamilanFactory(desa=di_desa)
    AnakFactory(desa=di_desa)
    AnakFactory(desa=di_desa, sejak=dt.date(2026, 10, 1))  # registered only afterwards
    AnakFactory(desa=di_desa, lahir=dt.date(2024, 7, 1))  # two years old on the first day
    skor = skor_triwulan(di_desa, T3)
    assert (len(skor.belum_dipantau_ibu), len(skor.belum_dipantau_anak), skor.ibu, skor.anak) == (1, 1, (), ())


def test_a_row_with_only_a_date_is_not_a_record(di_desa: Wilayah) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), catatan="tidak di rumah")
    PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa))
    skor = skor_triwulan(di_desa, T3)
    assert (len(skor.belum_dipantau_ibu), len(skor.belum_dipantau_anak), skor.tabel1.rumah_tangga) == (1, 1, 0)


def test_filters_by_dusun_and_posyandu_obey_in_every_cell(di_desa: Wilayah) -> None:
    from tests.factories import PosyanduFactory

    posyandu = PosyanduFactory(desa=di_desa)
    for nama in ("Barat", "Timur"):
        keluarga = rumah(di_desa, nama)
        ibu = OrangFactory(desa=di_desa, keluarga=keluarga, posyandu=posyandu if nama == "Timur" else None)
        PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa, ibu=ibu), anc=1)
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, keluarga=keluarga), air=True)
        AnakFactory(desa=di_desa, keluarga=keluarga)
    dusun = keluarga.dusun
    skor = skor_triwulan(di_desa, T3, dusun=dusun)
    assert (skor.tabel1.rumah_tangga, skor.tabel1.ibu, skor.tabel1.anak, len(skor.belum_dipantau_anak)) == (1, 1, 1, 1)
    skor = skor_triwulan(di_desa, T3, posyandu=posyandu)
    assert (skor.tabel1.rumah_tangga, skor.tabel1.ibu, skor.tabel1.anak, len(skor.belum_dipantau_anak)) == (1, 1, 0, 0)


def test_settings_are_inherited_and_dated_and_the_nearest_wins(di_desa: Wilayah) -> None:
    from pemantauan.kueri_skor import pengaturan_berlaku
    from pemantauan.models import PengaturanPedoman

    for kode, nilai, sejak in (
        ("00", "tik", "2026-01-01"),
        ("52.04", "30-butir", "2026-04-01"),
        ("62", "tik", "2026-01-01"),
    ):
        PengaturanPedoman.objects.create(
            wilayah=Wilayah.objects.get(kode=kode), kunci="fe_rule", nilai=nilai, berlaku_sejak=sejak
        )
    baca = {
        hari: pengaturan_berlaku(di_desa, hari)["fe_rule"]
        for hari in (dt.date(2025, 12, 31), dt.date(2026, 3, 31), dt.date(2026, 4, 1))
    }
    assert list(baca.values()) == ["30-butir", "tik", "30-butir"]


def test_percent_is_a_decimal_with_two_places(desa_acuan: Wilayah) -> None:
    assert skor_triwulan(desa_acuan, T3).konvergensi.persen == Decimal("80.49")
