"""Two records of one person or family become one, and two again: nothing is lost on either way."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import EntriMenunggu, PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.tindakan import simpan_pemantauan_anak
from pemantauan.tindakan.gabung import (
    BENTROK,
    GabungUsang,
    TidakDapatDigabung,
    TidakDapatDipisah,
    gabungkan,
    rapikan_penggabungan,
)
from sasaran.models import Anak, Kehamilan, Kejadian, Keluarga, Orang, Penggabungan, PindahKeluar
from sasaran.tindakan import ubah_orang
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PemantauanPaudFactory,
)
from tests.pemantauan.bahan_gabung import banding, dua_catatan, gabung, pisah, potret

NIK = "6213991506250001"


def bulan_anak(orang: Orang) -> dict[int, int | None]:
    semua = PemantauanAnak.objects.filter(anak__orang=orang).order_by("bulan")
    return {satu.bulan.angka: satu.kunjungan for satu in semua}


def test_the_months_of_both_stand_on_the_one_that_stays_and_the_fuller_of_a_month_on_both(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    (kembar,) = banding(satu, dua).bulan
    assert (kembar.judul, kembar.saran) == ("Agustus 2026", "lain")
    assert kembar.beda == [
        ("Ditimbang", "belum dicatat", "Ya"),
        ("Berat badan", "belum dicatat", "9,1 kg"),
        ("Kunjungan rumah", "1 kali", "2 kali"),
    ]
    gabung(satu, dua)
    assert bulan_anak(satu) == {202607: 1, 202608: 2, 202609: 3}
    assert list(Orang.objects.values_list("nama", "tanggal_lahir")) == [("Ahmad Fauzan", dt.date(2025, 6, 15))]
    assert (Anak.objects.count(), PemantauanAnak.objects.count()) == (1, 3)


def test_the_month_that_was_chosen_stands_and_so_does_the_value_of_every_field(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    buku = {"berat_lahir": ["buku_kia", "2026-01-01"]}
    Anak.objects.filter(orang=satu).update(berat_lahir=Decimal("3.10"))
    Anak.objects.filter(orang=dua).update(berat_lahir=Decimal("2.90"), asal_data=buku)
    gabung(
        satu,
        dua,
        isi={"orang.nama": "lain", "orang.lahir": "satu", "anak.berat": "lain"},
        bulan={"anak.anak.202608": "satu"},
    )
    kini = Anak.objects.select_related("orang").get()
    assert (kini.orang.nama, kini.orang.tanggal_lahir, kini.berat_lahir) == (
        "Ahmad Fausan",
        dt.date(2025, 6, 15),
        Decimal("2.90"),
    )
    assert kini.asal_data == buku
    assert bulan_anak(satu) == {202607: 1, 202608: 1, 202609: 3}


def test_either_of_the_two_can_be_the_one_that_stays(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    hasil = gabung(satu, dua, tetap="lain")
    assert (hasil.tetap, hasil.hilang, hasil.nama_hilang) == (dua.uuid, satu.uuid, "Ahmad Fauzan")
    assert (Orang.objects.get().pk, bulan_anak(dua)) == (dua.pk, {202607: 1, 202608: 2, 202609: 3})


def test_what_only_one_of_them_says_is_kept(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    Orang.objects.get(pk=dua.pk)
    dua.nik, dua.jaminan = NIK, True
    dua.save()
    gabung(satu, dua)
    kini = Orang.objects.get()
    assert (kini.pk, kini.nik, kini.jaminan) == (satu.pk, NIK, True)


def test_the_scorecard_of_an_open_quarter_counts_one_person(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    assert len(skor_triwulan(di_desa, Triwulan(2026, 3)).anak) == 2
    gabung(satu, dua)
    (baris,) = skor_triwulan(di_desa, Triwulan(2026, 3)).anak
    assert baris.data.bulan_dipantau == 3


def test_the_event_and_the_history_tell_of_the_merge(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu, dua = dua_catatan(di_desa)
    gabung(satu, dua, oleh=kpm)
    kejadian = Kejadian.objects.get()
    assert (kejadian.orang, kejadian.jenis, kejadian.tanggal, kejadian.keterangan) == (
        satu,
        Kejadian.Jenis.DIGABUNG,
        dt.date(2026, 9, 17),
        "Catatan ganda atas nama Ahmad Fausan digabung ke sini.",
    )
    assert Orang.history.filter(id=dua.pk, history_type="-").get().history_user == kpm
    september = PemantauanAnak.objects.get(bulan=Bulan(2026, 9))
    terakhir = september.history.first()
    assert (terakhir.history_type, terakhir.history_user, terakhir.anak_id) == ("~", kpm, satu.anak.pk)


def test_a_merge_taken_back_leaves_the_village_as_it_was(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu, dua = dua_catatan(di_desa, no_kia="KIA-77")
    dua.nik = NIK
    dua.save()
    PemantauanPaudFactory(anak=dua.anak, bulan=Bulan(2026, 8))
    OrangFactory(desa=di_desa, nama="Orang Lain")
    sebelum = potret(di_desa)
    hasil = gabung(satu, dua, isi={"orang.nama": "lain"}, oleh=kpm)
    assert potret(di_desa) != sebelum
    assert pisah(hasil, oleh=kpm) == 0
    assert potret(di_desa) == sebelum
    assert Orang.objects.get(pk=dua.pk).nik_indeks == dua.nik_indeks
    assert Kejadian.objects.get().dibatalkan_pada is not None


def test_numbers_in_the_rows_kept_are_encrypted(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    dua.nik = NIK
    dua.save()
    rekam = json.dumps(gabung(satu, dua).rekam)
    assert NIK not in rekam
    assert not hasattr(Penggabungan.history.first(), "rekam")


def test_what_was_edited_or_added_after_the_merge_keeps_its_place_when_they_part(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    satu, dua = dua_catatan(di_desa)
    hasil = gabung(satu, dua)
    september = PemantauanAnak.objects.get(bulan=Bulan(2026, 9))
    september.kunjungan = 9
    september.save()
    tetap = Orang.objects.get(pk=satu.pk)
    ubah_orang(orang=tetap, oleh=kpm, versi=tetap.versi, nama="Ahmad Fauzan Akbar")
    PemantauanAnakFactory(anak=satu.anak, bulan=Bulan(2026, 6), kunjungan=6)
    assert pisah(hasil) == 0
    assert bulan_anak(satu) == {202606: 6, 202607: 1, 202608: 1}
    assert bulan_anak(dua) == {202608: 2, 202609: 9}
    assert Orang.objects.get(pk=satu.pk).nama == "Ahmad Fauzan Akbar"
    assert Orang.objects.get(pk=dua.pk).nama == "Ahmad Fausan"


def test_a_month_entered_anew_meanwhile_is_not_overwritten_and_told(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    hasil = gabung(satu, dua)  # August of the first is kept aside
    PemantauanAnak.objects.get(bulan=Bulan(2026, 8)).delete()
    PemantauanAnakFactory(anak=satu.anak, bulan=Bulan(2026, 8), kunjungan=8)
    assert pisah(hasil) == 1
    assert (bulan_anak(satu), bulan_anak(dua)) == ({202607: 1, 202608: 8}, {202609: 3})


def test_a_form_opened_on_either_of_two_months_is_stale_after_the_merge(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    gabung(satu, dua)
    assert PemantauanAnak.objects.get(bulan=Bulan(2026, 8)).versi == 2
    assert Orang.objects.get().versi == 2


def test_merging_twice_is_merging_once(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    sidik = banding(satu, dua).sidik
    pertama = gabung(satu, dua)
    kedua = gabungkan(
        desa=di_desa, jenis="orang", satu=dua.uuid, lain=satu.uuid, tetap="lain", isi={}, bulan={}, sidik=sidik,
        oleh=None, sekarang=timezone.now(),
    )  # fmt: skip
    assert (kedua.pk, Penggabungan.objects.count(), Kejadian.objects.count()) == (pertama.pk, 1, 1)


def test_a_comparison_somebody_saved_over_is_refused_and_shown_again(di_desa: Wilayah, kpm: Pengguna) -> None:
    satu, dua = dua_catatan(di_desa)
    lama = banding(satu, dua).sidik
    simpan_pemantauan_anak(
        desa=di_desa,
        anak=dua.anak,
        bulan=Bulan(2026, 6),
        tanggal=dt.date(2026, 6, 20),
        nilai={"kunjungan": 1},
        oleh=kpm,
    )
    with pytest.raises(GabungUsang) as usang:
        gabung(satu, dua, sidik=lama)
    assert usang.value.kini.sidik == banding(satu, dua).sidik
    assert Orang.objects.count() == 2


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"jenis_kelamin": "P"}, "Yang satu laki-laki, yang lain perempuan."),
        ({}, ""),
    ],
)
def test_two_sexes_are_two_persons(di_desa: Wilayah, ubah: dict[str, str], kalimat: str) -> None:
    satu, dua = dua_catatan(di_desa)
    for nama, nilai in ubah.items():
        setattr(dua, nama, nilai)
    dua.save()
    assert banding(satu, dua).penolakan.startswith(kalimat)
    if kalimat:
        with pytest.raises(TidakDapatDigabung, match="laki-laki"):
            gabung(satu, dua)


def test_a_mother_and_her_child_and_a_child_and_a_pregnant_woman_are_two(di_desa: Wilayah) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Rohana")
    anak = AnakFactory(desa=di_desa, nama="Rohana Kecil", jenis_kelamin="P", ibu=ibu).orang
    lain = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Rohani")).ibu
    assert banding(anak, ibu).penolakan == (
        "Rohana tercatat sebagai ibu atau pengasuh Rohana Kecil, jadi keduanya bukan satu orang."
    )
    assert banding(lain, anak).penolakan == (
        "Rohana Kecil tercatat sebagai anak, sedangkan Rohani punya catatan kehamilan."
    )


def test_somebody_whose_move_waits_for_an_answer_is_not_merged(di_desa: Wilayah, desa_lain: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    PindahKeluar.objects.create(
        desa=di_desa, tujuan=desa_lain, kesepakatan=satu.uuid, tanggal=dt.date(2026, 9, 1), anggota=[str(dua.uuid)]
    )
    for keadaan in ("menunggu", "ditolak"):
        PindahKeluar.objects.update(keadaan=keadaan)
        assert banding(satu, dua).penolakan == (
            "Kepindahan Ahmad Fausan ke desa lain belum selesai. Selesaikan dulu di halaman Pindah desa."
        )


def test_two_running_pregnancies_of_one_woman_become_one_with_the_months_of_both(di_desa: Wilayah) -> None:
    satu, dua = (OrangFactory(desa=di_desa, nama=nama) for nama in ("Siti Aminah", "St. Aminah"))
    a = KehamilanFactory(desa=di_desa, ibu=satu, hpht=dt.date(2026, 3, 10), suami="Suhardi", no_kia="KIA-1")
    b = KehamilanFactory(
        desa=di_desa, ibu=dua, hpht=dt.date(2026, 3, 12), suami="", no_kia="KIA-1", sejak=dt.date(2026, 4, 1)
    )
    lalu = KehamilanFactory(
        desa=di_desa, ibu=dua, hpht=dt.date(2024, 1, 1), berakhir_pada=dt.date(2024, 10, 3), hasil="lahir_hidup"
    )
    kakak = AnakFactory(desa=di_desa, nama="Kakak", kehamilan=lalu, ibu=dua, lahir=dt.date(2024, 10, 3))
    PemantauanIbuFactory(kehamilan=a, bulan=Bulan(2026, 7), anc=1)
    PemantauanIbuFactory(kehamilan=a, bulan=Bulan(2026, 8), anc=1)
    PemantauanIbuFactory(kehamilan=b, bulan=Bulan(2026, 8), anc=1, fe=30)
    sebelum = potret(di_desa)
    hasil = gabung(satu, dua, isi={"hamil1.umur": "lain"})
    kini = Kehamilan.objects.get(berakhir_pada=None)
    assert (kini.pk, kini.ibu, kini.hpht, kini.suami, kini.sejak) == (
        a.pk, satu, dt.date(2026, 3, 12), "Suhardi", dt.date(2026, 4, 1)
    )  # fmt: skip
    assert list(PemantauanIbu.objects.values_list("bulan", "fe")) == [(Bulan(2026, 7), None), (Bulan(2026, 8), 30)]
    assert Kehamilan.objects.get(pk=lalu.pk).ibu == satu
    assert Anak.objects.get(pk=kakak.pk).ibu == satu
    assert hasil.rekam["alias"] == {str(b.uuid): str(a.uuid), str(dua.uuid): str(satu.uuid)}
    pisah(hasil)
    assert potret(di_desa) == sebelum


def test_a_birth_recorded_on_one_of_two_pregnancies_ends_the_one_that_stays(di_desa: Wilayah) -> None:
    satu, dua = (OrangFactory(desa=di_desa, nama="Siti Aminah") for _ in range(2))
    KehamilanFactory(desa=di_desa, ibu=satu, hpht=dt.date(2025, 12, 1))
    KehamilanFactory(
        desa=di_desa, ibu=dua, hpht=dt.date(2025, 12, 5), berakhir_pada=dt.date(2026, 9, 3), hasil="lahir_hidup"
    )
    gabung(satu, dua)
    kini = Kehamilan.objects.get()
    assert (kini.ibu, kini.berakhir_pada, kini.hasil) == (satu, dt.date(2026, 9, 3), "lahir_hidup")


def test_twins_merged_by_mistake_are_two_again(di_desa: Wilayah) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Rohana")
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu, berakhir_pada=dt.date(2026, 8, 1), hasil="lahir_hidup")
    hasan, husen = (
        AnakFactory(
            desa=di_desa, nama=nama, lahir=dt.date(2026, 8, 1), kehamilan=hamil, ibu=ibu, nama_ibu="Rohana"
        ).orang
        for nama in ("Hasan", "Husen")
    )
    assert banding(hasan, husen).peringatan == [
        "Keduanya tercatat lahir dari satu persalinan. Bila mereka kembar, jangan digabung."
    ]
    sebelum = potret(di_desa)
    pisah(gabung(hasan, husen))
    assert potret(di_desa) == sebelum


def test_a_member_of_the_household_who_turns_out_to_be_the_child_gets_its_months(di_desa: Wilayah) -> None:
    anggota = OrangFactory(desa=di_desa, nama="Fauzan", jenis_kelamin="L")
    anak = AnakFactory(desa=di_desa, nama="Ahmad Fauzan")
    PemantauanAnakFactory(anak=anak, kunjungan=1)
    sebelum = potret(di_desa)
    hasil = gabung(anggota, anak.orang)
    assert (Anak.objects.get().orang, Orang.objects.count(), bulan_anak(anggota)) == (anggota, 1, {202608: 1})
    pisah(hasil)
    assert potret(di_desa) == sebelum


def test_entries_that_wait_move_along_and_of_two_for_one_month_one_waits(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    for anak, bulan in ((satu.anak, 4), (dua.anak, 4), (dua.anak, 5)):
        EntriMenunggu.objects.create(
            desa=di_desa, kelompok="anak", anak=anak, bulan=Bulan(2026, bulan), tanggal=dt.date(2026, bulan, 15),
            nilai={"kunjungan": anak.pk},
        )  # fmt: skip
    sebelum = potret(di_desa)
    hasil = gabung(satu, dua)
    semua = EntriMenunggu.objects.order_by("bulan", "pk").values_list("anak", "bulan", "keadaan")
    assert list(semua) == [
        (satu.anak.pk, Bulan(2026, 4), "menunggu"),
        (satu.anak.pk, Bulan(2026, 4), "dibatalkan"),
        (satu.anak.pk, Bulan(2026, 5), "menunggu"),
    ]
    pisah(hasil)
    assert potret(di_desa) == sebelum


def test_two_records_of_one_family_become_one_with_all_members(di_desa: Wilayah) -> None:
    satu = KeluargaFactory(desa=di_desa, kepala="Suhardi", air=True, air_dilihat=dt.date(2026, 1, 5), nomor=1)
    dua = KeluargaFactory(
        desa=di_desa, kepala="H. Suhardi", dusun=satu.dusun, air=False, air_dilihat=dt.date(2026, 8, 5), nomor=2,
        no_kk="6213990101200001",
    )  # fmt: skip
    for rumah, nama in ((satu, "Rohana"), (dua, "Fauzan"), (dua, "Aisyah")):
        OrangFactory(desa=di_desa, keluarga=rumah, nama=nama)
    sebelum = potret(di_desa)
    hasil = gabung(satu, dua)
    kini = Keluarga.objects.get()
    assert (kini.pk, kini.kepala, kini.no_kk, kini.air, kini.air_dilihat) == (
        satu.pk, "H. Suhardi", "6213990101200001", False, dt.date(2026, 8, 5)
    )  # fmt: skip
    assert kini.orang.count() == 3
    pisah(hasil)
    assert potret(di_desa) == sebelum


def test_a_household_number_given_away_meanwhile_is_drawn_anew(di_desa: Wilayah) -> None:
    satu, dua = (KeluargaFactory(desa=di_desa, kepala="Suhardi", nomor=n) for n in (1, 2))
    hasil = gabung(satu, dua)
    KeluargaFactory(desa=di_desa, kepala="Usman", nomor=2)
    pisah(hasil)
    assert list(Keluarga.objects.order_by("nomor").values_list("nomor", "kepala")) == [
        (1, "Suhardi"), (2, "Usman"), (3, "Suhardi")
    ]  # fmt: skip


def test_merges_are_parted_in_the_order_in_which_they_were_made(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    tiga = AnakFactory(desa=di_desa, nama="A. Fauzan", lahir=dt.date(2025, 6, 15)).orang
    sebelum = potret(di_desa)
    pertama = gabung(satu, dua)
    kedua = gabung(Orang.objects.get(pk=satu.pk), tiga, tetap="lain")
    with pytest.raises(TidakDapatDipisah, match="sesudahnya digabung lagi dengan Ahmad Fauzan"):
        pisah(pertama)
    pisah(kedua)
    pisah(pertama)
    assert potret(di_desa) == sebelum


def test_a_person_whose_household_was_merged_away_waits_for_that_to_be_parted(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    rumah_dua = dua.keluarga
    pertama = gabung(satu, dua)
    rumah = gabung(Keluarga.objects.get(pk=satu.keluarga_id), rumah_dua)
    with pytest.raises(TidakDapatDipisah, match="Pisahkan dulu penggabungan yang lebih baru"):
        pisah(pertama)
    assert Orang.objects.count() == 1
    pisah(rumah)
    pisah(pertama)
    assert Orang.objects.get(pk=dua.pk).keluarga == rumah_dua


def test_a_number_given_to_somebody_else_meanwhile_is_told(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    dua.nik = NIK
    dua.save()
    hasil = gabung(satu, dua, isi={"orang.nik": "satu"})
    OrangFactory(desa=di_desa, nik=NIK)
    with pytest.raises(TidakDapatDipisah, match=BENTROK):
        pisah(hasil)
    assert (Orang.objects.count(), Penggabungan.objects.get().dibatalkan_pada) == (2, None)


def test_after_thirty_days_a_merge_stays_and_its_rows_are_forgotten(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    hasil = gabung(satu, dua)
    with time_machine.travel(dt.datetime(2026, 10, 17, 1, tzinfo=dt.UTC)):
        assert rapikan_penggabungan(sekarang=timezone.now()) == 0
    lewat = dt.datetime(2026, 10, 17, 3, tzinfo=dt.UTC)
    with time_machine.travel(lewat), pytest.raises(TidakDapatDipisah, match="sampai 30 hari"):
        pisah(hasil)
    with time_machine.travel(dt.datetime(2026, 10, 20, 3, tzinfo=dt.UTC)):
        assert (rapikan_penggabungan(sekarang=timezone.now()), rapikan_penggabungan(sekarang=timezone.now())) == (1, 0)
    assert Penggabungan.objects.get().rekam == {"alias": hasil.rekam["alias"]}


def test_parting_twice_is_parting_once(di_desa: Wilayah) -> None:
    satu, dua = dua_catatan(di_desa)
    hasil = gabung(satu, dua)
    pisah(hasil)
    kini = potret(di_desa)
    assert pisah(hasil) == 0
    assert potret(di_desa) == kini


def test_paud_months_on_both_are_chosen_like_the_others(di_desa: Wilayah) -> None:
    satu, dua = (AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2023, 5, 20)) for _ in range(2))
    PemantauanPaudFactory(anak=satu, hadir=False)
    PemantauanPaudFactory(anak=dua, hadir=True)
    gabung(satu.orang, dua.orang, bulan={"anak.paud.202608": "lain"})
    assert list(PemantauanPaud.objects.values_list("anak", "hadir")) == [(satu.pk, True)]
