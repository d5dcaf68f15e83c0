"""A move between two villages: what each counts in the quarter of the move, by hand, and what is copied."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_bulan import sasaran_anak, sasaran_ibu
from pemantauan.kueri_skor import data_anak, data_ibu
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.tindakan import simpan_pemantauan_anak, simpan_pemantauan_ibu
from pemantauan.tindakan.datang import SudahTerdaftar, sudah_terdaftar, terima
from sasaran import tindakan
from sasaran.models import Anak, Kehamilan, Keluarga, Kesepakatan, Orang, PindahKeluar, PindahMasuk
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)

T2, T3 = Triwulan(2026, 2), Triwulan(2026, 3)
PINDAH, TIBA = dt.date(2026, 8, 20), dt.date(2026, 8, 22)
NIK = "6213994101950001"


@pytest.fixture
def ibu_dan_anak(desa: Wilayah, desa_lain: Wilayah) -> Orang:
    """A pregnant woman with a child of fourteen months: three months of each at the origin, 30 tablets in each."""
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa, kepala="Suhardi")
        ibu = OrangFactory(desa=desa, keluarga=keluarga, nama="Rohana", nik=NIK)
        hamil = KehamilanFactory(desa=desa, ibu=ibu, hpht=dt.date(2026, 3, 10), no_kia="KIA-7")
        anak = AnakFactory(desa=desa, keluarga=keluarga, nama="Aisyah", lahir=dt.date(2025, 6, 15), ibu=ibu)
        for bulan in (6, 7, 8):
            PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, bulan), fe=30, anc=1)
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), timbang=True)
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain, dusun=DusunFactory(desa=desa_lain, nama="Dusun Timur"), kepala="Hasan")
    return ibu


def pindahkan(ibu: Orang, tujuan: Wilayah, oleh: Pengguna | None = None) -> PindahMasuk:
    with lingkup(ibu.desa.kode):
        siapa = list(Orang.objects.filter(keluarga=ibu.keluarga))
        luar = tindakan.tawarkan(orang=siapa, tujuan=tujuan, tanggal=PINDAH, oleh=oleh)
    with lingkup(tujuan.kode):
        return PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)


def terima_di(masuk: PindahMasuk, **isi: Any) -> list[Orang]:
    with lingkup(masuk.desa.kode):
        return terima(masuk=masuk, keluarga=Keluarga.objects.first(), tiba=TIBA, oleh=None, **isi)


def hitung(desa: Wilayah, triwulan: Triwulan) -> tuple[list[tuple[bool, int, Any]], list[tuple[bool, int, Any]]]:
    """(monitored, months, weighings in two quarters) of children, (monitored, months, tablets) of mothers."""
    with lingkup(desa.kode):
        anak = [(s.punya_catatan, s.bulan_dipantau, s.timbang_2q) for s in data_anak(triwulan, HPK_2018)]
        return anak, [(s.punya_catatan, s.bulan_dipantau, s.fe) for s in data_ibu(triwulan)]


def test_each_village_counts_the_months_it_recorded_and_sees_all_of_them(
    ibu_dan_anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    terima_di(pindahkan(ibu_dan_anak, desa_lain))
    # three weighings April to September, of which two are months of the quarter; tablets of July and August
    assert hitung(desa, T3) == ([(True, 2, 3)], [(True, 2, 60)])
    # the destination sees them, and has not monitored anybody yet
    assert hitung(desa_lain, T3) == ([(False, 0, 3)], [(False, 0, 60)])
    with lingkup(desa_lain.kode):
        september = {"desa": desa_lain, "bulan": Bulan(2026, 9), "tanggal": dt.date(2026, 9, 10), "oleh": None}
        simpan_pemantauan_anak(anak=Anak.objects.get(), nilai={"timbang": True}, **september)
        simpan_pemantauan_ibu(kehamilan=Kehamilan.objects.get(), nilai={"fe": 30}, **september)
    assert hitung(desa_lain, T3) == ([(True, 1, 4)], [(True, 1, 90)])
    # before the move the person was no sasaran there
    assert hitung(desa_lain, T2) == ([], [])
    assert hitung(desa, T2) == ([(True, 1, 1)], [(True, 1, 30)])


def test_a_copied_month_that_is_monitored_again_counts_for_the_village_that_did_it(
    ibu_dan_anak: Orang, desa_lain: Wilayah
) -> None:
    terima_di(pindahkan(ibu_dan_anak, desa_lain))
    with lingkup(desa_lain.kode):
        agustus = PemantauanAnak.objects.get(bulan=Bulan(2026, 8))
        simpan_pemantauan_anak(
            desa=desa_lain,
            anak=agustus.anak,
            bulan=agustus.bulan,
            tanggal=dt.date(2026, 8, 25),
            nilai={"air": True},
            oleh=None,
            versi=agustus.versi,
        )
        agustus.refresh_from_db()
        assert agustus.dari_desa is None
    assert hitung(desa_lain, T3)[0] == [(True, 1, 3)]


def test_the_record_goes_along_whole_and_stays_where_it_was(
    ibu_dan_anak: Orang, desa: Wilayah, desa_lain: Wilayah, kpm_lain: Pengguna
) -> None:
    with lingkup(desa.kode):
        riwayat = PemantauanIbu.history.count()
    masuk = pindahkan(ibu_dan_anak, desa_lain)
    assert [(satu["nama"], satu["sebagai"]) for satu in masuk.anggota] == [("Rohana", "Ibu"), ("Aisyah", "Anak")]
    assert NIK not in str(masuk.anggota)
    terima_di(masuk, posyandu=None)
    terima_di(masuk)  # a second time changes nothing
    with lingkup(desa_lain.kode):
        ibu, anak = Orang.objects.get(nama="Rohana"), Anak.objects.select_related("orang", "ibu").get()
        assert (ibu.nik, anak.ibu, anak.sejak, anak.orang.keluarga.kepala) == (NIK, ibu, TIBA, "Hasan")
        assert Kehamilan.objects.values_list("no_kia", "hpht", "sejak").get() == ("KIA-7", dt.date(2026, 3, 10), TIBA)
        assert list(PemantauanIbu.objects.values_list("bulan", "fe", "dari_desa__nama").order_by("bulan")) == [
            (Bulan(2026, bulan), 30, "Pulau Kaung") for bulan in (6, 7, 8)
        ]
        assert PemantauanIbu.history.count() == riwayat == 3
        assert list(ibu.kejadian.values_list("jenis", "tanggal", "wilayah_lain__nama")) == [
            ("datang", TIBA, "Pulau Kaung")
        ]
        assert PindahMasuk.objects.get().keadaan == Kesepakatan.DITERIMA
        assert (sasaran_anak(Bulan(2026, 7)).count(), sasaran_anak(Bulan(2026, 9)).count()) == (0, 1)
        assert (sasaran_ibu(Bulan(2026, 7)).count(), sasaran_ibu(Bulan(2026, 9)).count()) == (0, 1)
    with lingkup(desa.kode):
        assert list(Orang.objects.values_list("nama", "keluar_pada", "sebab_keluar").order_by("pk")) == [
            ("Rohana", PINDAH, "pindah"),
            ("Aisyah", PINDAH, "pindah"),
        ]
        assert (PemantauanAnak.objects.count(), PindahKeluar.objects.get().keadaan) == (3, Kesepakatan.DITERIMA)


def test_a_nik_known_there_is_asked_about_and_its_person_receives_the_months(
    ibu_dan_anak: Orang, desa_lain: Wilayah
) -> None:
    with lingkup(desa_lain.kode):
        dikenal = OrangFactory(desa=desa_lain, keluarga=Keluarga.objects.get(), nama="Rohana B", nik=NIK)
        hamil = KehamilanFactory(desa=desa_lain, ibu=dikenal, hpht=dt.date(2026, 3, 12))
        PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), fe=10)
    masuk = pindahkan(ibu_dan_anak, desa_lain)
    with pytest.raises(SudahTerdaftar):
        terima_di(masuk)
    terima_di(masuk, sama=sudah_terdaftar(masuk))
    with lingkup(desa_lain.kode):
        assert list(PemantauanIbu.objects.values_list("kehamilan", "bulan", "fe").order_by("bulan")) == [
            (hamil.pk, Bulan(2026, 6), 30),
            (hamil.pk, Bulan(2026, 7), 30),
            (hamil.pk, Bulan(2026, 8), 10),  # the month that was here stays
        ]
        assert Anak.objects.get().ibu == dikenal


def test_who_comes_back_is_the_person_of_before_with_what_happened_meanwhile(
    ibu_dan_anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    pergi = terima_di(pindahkan(ibu_dan_anak, desa_lain))
    with lingkup(desa_lain.kode):
        hamil = Kehamilan.objects.get()
        bayi = [tindakan.Bayi(nama="Umar", jenis_kelamin="L")]
        tindakan.catat_persalinan(
            kehamilan=hamil, tanggal=dt.date(2026, 9, 1), hasil="lahir_hidup", oleh=None, bayi=bayi
        )
        semua = [*pergi, Orang.objects.get(nama="Umar")]
        luar = tindakan.tawarkan(orang=semua, tujuan=desa, tanggal=dt.date(2026, 9, 10), oleh=None)
    with lingkup(desa.kode):
        masuk = PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)
        assert sudah_terdaftar(masuk) == {}
        terima(masuk=masuk, keluarga=ibu_dan_anak.keluarga, tiba=dt.date(2026, 9, 12), oleh=None)
        assert list(Orang.objects.filter(keluar_pada=None).values_list("nama", flat=True)) == [
            "Aisyah", "Rohana", "Umar",
        ]  # fmt: skip
        assert (Kehamilan.objects.get().berakhir_pada, Kehamilan.objects.get().anak.count()) == (dt.date(2026, 9, 1), 1)
        assert PemantauanAnak.objects.filter(dari_desa=None).count() == 3
        # away from 20 August to 12 September: both months were lived here in part, and are asked
        assert sasaran_anak(Bulan(2026, 9)).count() == 2


@pytest.mark.parametrize(("pergi", "keluar"), [(True, PINDAH), (False, None)])
def test_a_declined_move_asks_what_is_true_and_copies_nothing(
    ibu_dan_anak: Orang, desa: Wilayah, desa_lain: Wilayah, pergi: bool, keluar: dt.date | None
) -> None:
    masuk = pindahkan(ibu_dan_anak, desa_lain)
    with lingkup(desa_lain.kode):
        tindakan.tolak(masuk=masuk, alasan="tidak dikenal", oleh=None)
        with pytest.raises(tindakan.Ditolak):
            terima_di(masuk)
        assert Orang.objects.count() == 0
    with lingkup(desa.kode):
        luar = PindahKeluar.objects.select_related("desa", "tujuan").get()
        assert (luar.keadaan, luar.alasan) == (Kesepakatan.DITOLAK, "tidak dikenal")
        tindakan.sesudah_ditolak(pindah=luar, pergi=pergi, oleh=None)
        assert set(Orang.objects.values_list("keluar_pada", flat=True)) == {keluar}


def test_a_withdrawn_move_can_be_accepted_no_more(ibu_dan_anak: Orang, desa: Wilayah, desa_lain: Wilayah) -> None:
    masuk = pindahkan(ibu_dan_anak, desa_lain)
    with lingkup(desa.kode):
        luar = PindahKeluar.objects.select_related("desa", "tujuan").get()
        with pytest.raises(tindakan.Ditolak):
            tindakan.tawarkan(orang=[ibu_dan_anak], tujuan=desa_lain, tanggal=PINDAH, oleh=None)
        tindakan.tarik(pindah=luar, pergi=False, oleh=None)
        tindakan.tarik(pindah=luar, pergi=False, oleh=None)
    with pytest.raises(tindakan.Ditolak):
        terima_di(masuk)
    with lingkup(desa_lain.kode):
        assert (Orang.objects.count(), PindahMasuk.objects.get().keadaan) == (0, Kesepakatan.DIBATALKAN)


def test_an_open_quarter_shows_the_household_of_its_last_day(desa: Wilayah) -> None:
    with lingkup(desa.kode):
        barat, timur = DusunFactory(desa=desa, nama="Dusun Barat"), DusunFactory(desa=desa, nama="Dusun Timur")
        lama, baru = KeluargaFactory(desa=desa, dusun=barat), KeluargaFactory(desa=desa, dusun=timur)
        anak = AnakFactory(desa=desa, keluarga=lama, lahir=dt.date(2025, 6, 15))
        for bulan in (5, 8):
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), timbang=True)
        tindakan.pindah_rumah(orang=[anak.orang], ke=baru, tanggal=dt.date(2026, 7, 2), oleh=None)
        tempat = {t: [(s.dusun, s.keluarga) for s in data_anak(t, HPK_2018)] for t in (T2, T3)}
    assert tempat == {T2: [("Dusun Barat", lama.pk)], T3: [("Dusun Timur", baru.pk)]}


def test_months_away_are_asked_of_nobody_and_a_quarter_away_is_no_quarter(desa: Wilayah) -> None:
    with lingkup(desa.kode):
        anak = AnakFactory(desa=desa, lahir=dt.date(2025, 6, 15))
        orang = anak.orang
        tindakan.keluar(orang=orang, tanggal=dt.date(2026, 3, 20), sebab="pindah", oleh=None, versi=None)
        tindakan.kembali(orang=orang, tanggal=dt.date(2026, 7, 5), oleh=None)
        ada = [bulan for bulan in range(1, 10) if sasaran_anak(Bulan(2026, bulan)).exists()]
        assert ada == [1, 2, 3, 7, 8, 9]
        assert [len(list(data_anak(Triwulan(2026, ke), HPK_2018))) for ke in (1, 2, 3)] == [1, 0, 1]
        tindakan.batalkan(kejadian=orang.kejadian.get(jenis="kembali"), oleh=None)
        orang.refresh_from_db()
        assert orang.keluar_pada == dt.date(2026, 3, 20)
