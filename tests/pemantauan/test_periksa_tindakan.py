"""A contact of a pregnancy is stored once and raises its month, never to the sum, never down."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan, Triwulan
from kpm.tindakan import VersiUsang
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanIbu, PembukaanTriwulan, Pemeriksaan
from pemantauan.tindakan import catat_ibu, hapus_pemantauan, terapkan_titipan
from pemantauan.tindakan.periksa import (
    SUDAH_ADA,
    AkibatBulan,
    TurunBulan,
    hapus_pemeriksaan,
    pulihkan_pemeriksaan,
    simpan_pemeriksaan,
    sisa_bulan,
)
from sasaran.models import Kehamilan, Keluarga, Orang
from tests.conftest import HARI_INI
from tests.factories import KehamilanFactory, KeluargaFactory, OrangFactory, PemantauanIbuFactory, PemeriksaanFactory
from tests.pemantauan.bahan_gabung import gabung, pisah, potret
from tests.pemantauan.test_pindah_desa import pindahkan, terima_di

D = dt.date
AGUSTUS, TW3 = Bulan(2026, 8), Triwulan(2026, 3)


@pytest.fixture
def hamil(di_desa: Wilayah) -> Kehamilan:
    hamil: Kehamilan = KehamilanFactory(desa=di_desa, hpht=D(2026, 3, 10))
    return hamil


@pytest.fixture
def nifas(di_desa: Wilayah) -> Kehamilan:
    """Delivered on 20 August 2026, so that day 42 is 1 October."""
    hamil: Kehamilan = KehamilanFactory(
        desa=di_desa, hpht=D(2025, 11, 20), sejak=D(2026, 1, 5), berakhir_pada=D(2026, 8, 20), hasil="lahir_hidup"
    )
    return hamil


def catat(hamil: Kehamilan, tanggal: dt.date, jenis: str = "anc", oleh: Pengguna | None = None, **isi: Any) -> Any:
    lain = {nama: isi.pop(nama) for nama in ("pengenal", "versi") if nama in isi}
    satu = Pemeriksaan(desa=hamil.desa, kehamilan=hamil, jenis=jenis, tanggal=tanggal, **isi)
    return simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=oleh, **lain)


def bulan(hamil: Kehamilan) -> list[tuple[int, int | None, int | None, int | None]]:
    """(month, anc, nifas, fe) of what is recorded."""
    return [
        (satu.bulan.bulan, satu.anc, satu.nifas, satu.fe)
        for satu in PemantauanIbu.objects.filter(kehamilan=hamil).order_by("bulan")
    ]


def tutup(desa: Wilayah) -> KartuSkor:
    kartu: KartuSkor = KartuSkor.objects.create(
        desa=desa, periode=str(TW3), revisi=0, isi={}, sidik="0" * 64, ditutup_pada=timezone.now()
    )
    return kartu


def hamil_ganda(desa: Wilayah) -> tuple[Orang, Orang, Kehamilan, Kehamilan]:
    """One woman and her pregnancy, both written down twice."""
    satu, dua = (OrangFactory(desa=desa, nama=nama) for nama in ("Siti Aminah", "St. Aminah"))
    a, b = (KehamilanFactory(desa=desa, ibu=ibu, hpht=D(2026, 3, 10), no_kia="KIA-1") for ibu in (satu, dua))
    return satu, dua, a, b


def test_the_first_contact_of_a_month_makes_its_record(hamil: Kehamilan, kpm: Pengguna) -> None:
    hasil = catat(hamil, D(2026, 8, 5), oleh=kpm, tablet=30, sumber="kohort")
    assert hasil.akibat == AkibatBulan(AGUSTUS, {"anc": 1, "fe": 30})
    (satu,) = PemantauanIbu.objects.all()
    assert (satu.tanggal, satu.usia_bulan, satu.sumber, satu.diubah_oleh) == (D(2026, 8, 5), 4, "kohort", kpm)
    assert (satu.anc, satu.fe, satu.nifas, satu.kek) == (1, 30, None, None)


@pytest.mark.parametrize(
    ("tercatat", "kontak", "menjadi"),
    [
        ({"anc": 1}, 1, 1),  # the tick was this contact: not two
        ({"anc": 1}, 2, 2),
        ({"anc": 3}, 2, 3),  # what was typed is never lowered
        ({"anc": 0}, 1, 1),
        ({"konseling": 1}, 2, 2),
    ],
)
def test_a_month_is_raised_to_its_contacts_never_to_the_sum(
    hamil: Kehamilan, tercatat: dict[str, int], kontak: int, menjadi: int
) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, tanggal=D(2026, 8, 20), **tercatat)
    for hari in range(1, kontak + 1):
        catat(hamil, D(2026, 8, hari))
    satu = PemantauanIbu.objects.get()
    assert (satu.anc, satu.tanggal, satu.konseling) == (menjadi, D(2026, 8, 20), tercatat.get("konseling"))


def test_tablets_of_a_month_are_summed_up_to_what_a_month_can_hold(hamil: Kehamilan) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, anc=1, fe=40)
    assert catat(hamil, D(2026, 8, 1), tablet=30).akibat.naik == {}
    assert catat(hamil, D(2026, 8, 15), tablet=30).akibat.naik == {"anc": 2, "fe": 60}
    assert catat(hamil, D(2026, 8, 28), tablet=180).akibat.naik == {"anc": 3, "fe": 120}


def test_contacts_after_delivery_raise_nifas_alone(nifas: Kehamilan) -> None:
    assert catat(nifas, D(2026, 8, 20), tablet=10).akibat.naik == {"anc": 1, "fe": 10}
    assert catat(nifas, D(2026, 8, 20), "nifas", tablet=10).akibat.naik == {"nifas": 1}
    assert catat(nifas, D(2026, 9, 10), "nifas").akibat.naik == {"nifas": 1}
    assert bulan(nifas) == [(8, 1, 1, 10), (9, None, 1, None)]


@pytest.mark.parametrize(
    ("jenis", "tanggal", "kalimat"),
    [
        ("anc", D(2026, 3, 9), "09-03-2026 sebelum HPHT, 10 Maret 2026. Periksa tanggalnya, atau perbaiki HPHT."),
        ("anc", D(2026, 9, 18), "18-09-2026 belum terjadi. Hari ini 17 September 2026."),
        ("anc", D(2027, 1, 1), "01-01-2027 belum terjadi. Periksa tahunnya."),
        ("nifas", D(2026, 8, 1), "Periksa nifas hanya untuk ibu yang sudah melahirkan. Catat persalinannya dahulu."),
    ],
)
def test_days_outside_the_pregnancy_are_refused(hamil: Kehamilan, jenis: str, tanggal: dt.date, kalimat: str) -> None:
    with pytest.raises(ValidationError) as galat:
        catat(hamil, tanggal, jenis)
    assert galat.value.message_dict == {"tanggal": [kalimat]}
    assert (Pemeriksaan.objects.count(), bulan(hamil)) == (0, [])


@pytest.mark.parametrize(
    ("jenis", "tanggal", "kalimat"),
    [
        ("anc", D(2026, 8, 21), "21-08-2026 sesudah melahirkan, 20 Agustus 2026. Pilih periksa nifas."),
        ("nifas", D(2026, 8, 19), "19-08-2026 sebelum melahirkan, 20 Agustus 2026. Pilih periksa kehamilan."),
    ],
)
def test_a_contact_belongs_to_its_side_of_the_delivery(
    nifas: Kehamilan, jenis: str, tanggal: dt.date, kalimat: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        catat(nifas, tanggal, jenis)
    assert galat.value.messages == [kalimat]


@pytest.mark.parametrize(("sebab", "kata"), [("pindah", "ia keluar dari desa"), ("meninggal", "ibu meninggal")])
def test_no_contact_was_after_the_woman_left_or_died(hamil: Kehamilan, sebab: str, kata: str) -> None:
    """Also in a month whose record tells of a contact already."""
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, tanggal=D(2026, 8, 10), anc=1)
    Orang.objects.filter(pk=hamil.ibu_id).update(keluar_pada=D(2026, 8, 20), sebab_keluar=sebab)
    hamil = Kehamilan.objects.select_related("ibu").get()
    with pytest.raises(ValidationError) as galat:
        catat(hamil, D(2026, 8, 21))
    assert galat.value.message_dict == {"tanggal": [f"21-08-2026 sesudah {kata}, 20 Agustus 2026."]}
    assert catat(hamil, D(2026, 8, 20)).akibat.naik == {}


def test_the_same_form_sent_twice_is_one_contact(hamil: Kehamilan) -> None:
    pengenal = uuid4()
    pertama = catat(hamil, D(2026, 8, 5), pengenal=pengenal, hb=Decimal("10.5"))
    kedua = catat(hamil, D(2026, 8, 5), pengenal=pengenal, hb=Decimal("10.5"))
    assert (kedua.pemeriksaan.pk, kedua.akibat) == (pertama.pemeriksaan.pk, None)
    with pytest.raises(ValidationError, match=SUDAH_ADA[:30]):
        catat(hamil, D(2026, 8, 5), pengenal=uuid4())
    assert (Pemeriksaan.objects.count(), bulan(hamil)) == (1, [(8, 1, None, None)])


def test_a_corrected_day_raises_its_new_month_and_takes_from_the_old_one_what_it_had_put_there(
    hamil: Kehamilan,
) -> None:
    satu = catat(hamil, D(2026, 8, 5)).pemeriksaan
    catat(hamil, D(2026, 8, 20))
    satu.tanggal = D(2026, 7, 5)
    hasil = simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None, versi=1)
    assert (hasil.akibat and hasil.akibat.naik, hasil.turun) == ({"anc": 1}, TurunBulan(AGUSTUS, {"anc": 1}))
    assert bulan(hamil) == [(7, 1, None, None), (8, 1, None, None)]
    with pytest.raises(VersiUsang):
        simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None, versi=1)


def test_a_corrected_number_of_tablets_and_a_corrected_kind_are_followed_too(nifas: Kehamilan) -> None:
    satu = catat(nifas, D(2026, 8, 20), tablet=60).pemeriksaan
    satu.tablet = 30
    assert simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None, versi=1).turun == TurunBulan(
        AGUSTUS, {"fe": 30}
    )
    satu.jenis = "nifas"
    hasil = simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None, versi=2)
    assert hasil.turun == TurunBulan(AGUSTUS, {"anc": None, "fe": None})
    assert bulan(nifas) == [(8, None, 1, None)]


def test_a_month_that_held_only_the_deleted_contact_goes_with_it_and_both_come_back(hamil: Kehamilan) -> None:
    satu = catat(hamil, D(2026, 8, 5), tablet=30).pemeriksaan
    with pytest.raises(VersiUsang):
        hapus_pemeriksaan(pemeriksaan=satu, oleh=None, versi=7)
    turun = hapus_pemeriksaan(pemeriksaan=satu, oleh=None, versi=1)
    assert turun == TurunBulan(AGUSTUS, {"anc": None, "fe": None}, dihapus=True)
    assert hapus_pemeriksaan(pemeriksaan=satu, oleh=None, versi=1) is None
    assert bulan(hamil) == []
    riwayat = Pemeriksaan.history.filter(uuid=satu.uuid, history_type="-").get()
    kembali = pulihkan_pemeriksaan(riwayat=riwayat, hari_ini=HARI_INI, oleh=None)
    assert (kembali.pemeriksaan.uuid, kembali.akibat and kembali.akibat.naik) == (satu.uuid, {"anc": 1, "fe": 30})
    assert pulihkan_pemeriksaan(riwayat=riwayat, hari_ini=HARI_INI, oleh=None).akibat is None
    assert bulan(hamil) == [(8, 1, None, 30)]


def test_what_a_person_typed_stays_when_contacts_go_and_saving_the_sheet_as_it_is_types_nothing(
    hamil: Kehamilan,
) -> None:
    satu, dua = (catat(hamil, D(2026, 8, hari)).pemeriksaan for hari in (5, 20))
    kini = PemantauanIbu.objects.get()
    # the sheet is opened and saved with one more answer: its 2 is what the contacts said
    catat_ibu(
        desa=hamil.desa, kehamilan=hamil, bulan=AGUSTUS, tanggal=kini.tanggal, nilai={"anc": 2, "konseling": 1},
        oleh=None, versi=kini.versi,
    )  # fmt: skip
    assert hapus_pemeriksaan(pemeriksaan=dua, oleh=None, versi=1) == TurunBulan(AGUSTUS, {"anc": 1})
    kini.refresh_from_db()
    catat_ibu(
        desa=hamil.desa, kehamilan=hamil, bulan=AGUSTUS, tanggal=kini.tanggal, nilai={"anc": 4}, oleh=None,
        versi=kini.versi,
    )  # fmt: skip
    assert hapus_pemeriksaan(pemeriksaan=satu, oleh=None, versi=1) is None
    assert bulan(hamil) == [(8, 4, None, None)]
    assert sisa_bulan(hamil, AGUSTUS, "anc") == {"anc": 4}


# ---------------------------------------------------------------- finalised quarters


def test_in_a_finalised_quarter_the_contact_is_stored_and_its_month_waits(hamil: Kehamilan, kpm: Pengguna) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, tanggal=D(2026, 8, 20), anc=1, usia_bulan=5)
    kartu = tutup(hamil.desa)
    assert catat(hamil, D(2026, 8, 5), oleh=kpm).akibat == AkibatBulan(AGUSTUS, {})
    assert catat(hamil, D(2026, 8, 6), oleh=kpm, tablet=30).akibat == AkibatBulan(
        AGUSTUS, {"anc": 2, "fe": 30}, menunggu=True
    )
    assert (Pemeriksaan.objects.count(), bulan(hamil)) == (2, [(8, 1, None, None)])
    # a third adds to what waits, and loses nothing of it
    assert catat(hamil, D(2026, 8, 7), oleh=kpm).akibat.naik == {"anc": 3}
    (entri,) = EntriMenunggu.objects.all()
    assert (entri.nilai, entri.tanggal, entri.diubah_oleh) == ({"anc": 3, "fe": 30}, D(2026, 8, 20), kpm)
    PembukaanTriwulan.objects.create(desa=hamil.desa, kartu=kartu, alasan="Susulan", dibuka_pada=timezone.now())
    terapkan_titipan(desa=hamil.desa, triwulan=TW3, oleh=kpm)
    assert bulan(hamil) == [(8, 3, None, 30)]


def test_what_somebody_else_lets_wait_stays_beside_the_raised_number(hamil: Kehamilan, kpm: Pengguna) -> None:
    tutup(hamil.desa)
    catat_ibu(
        desa=hamil.desa, kehamilan=hamil, bulan=AGUSTUS, tanggal=D(2026, 8, 12), oleh=None,
        nilai={"konseling": 1, "air": True},
    )  # fmt: skip
    assert catat(hamil, D(2026, 8, 5), oleh=kpm).akibat == AkibatBulan(AGUSTUS, {"anc": 1}, menunggu=True)
    (entri,) = EntriMenunggu.objects.all()
    isi = {"konseling": 1, "air": True, "anc": 1}
    assert {nama: entri.nilai[nama] for nama in isi} == isi
    assert (entri.tanggal, entri.versi) == (D(2026, 8, 12), 2)


def test_what_still_waits_for_its_month_after_a_contact_was_deleted_is_told(hamil: Kehamilan) -> None:
    tutup(hamil.desa)
    satu = catat(hamil, D(2026, 8, 5), tablet=30).pemeriksaan
    dua = catat(hamil, D(2026, 8, 20)).pemeriksaan
    for periksa, sisa in ((dua, {"anc": 2}), (satu, {"anc": 2, "fe": 30})):
        assert hapus_pemeriksaan(pemeriksaan=periksa, oleh=None, versi=1) is None
        assert sisa_bulan(hamil, AGUSTUS, "anc") == sisa


def test_a_waiting_deletion_of_the_month_is_not_taken_back_by_a_contact(hamil: Kehamilan) -> None:
    catatan = PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, konseling=1)
    tutup(hamil.desa)
    hapus_pemantauan(catatan=catatan, oleh=None, versi=1)
    assert catat(hamil, D(2026, 8, 5)).akibat == AkibatBulan(AGUSTUS, {}, menunggu=True, terhalang=True)
    assert EntriMenunggu.objects.get().perbuatan == "hapus"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hari=st.lists(st.integers(1, 28), max_size=6, unique=True),
    anc=st.none() | st.integers(0, 6),
    tablet=st.lists(st.none() | st.integers(0, 60), min_size=6, max_size=6),
    fe=st.none() | st.integers(0, 120),
    hapus=st.sets(st.integers(0, 5)),
)
def test_a_month_ends_at_the_greater_of_what_was_typed_and_its_contacts(
    hamil: Kehamilan, hari: list[int], anc: int | None, tablet: list[int | None], fe: int | None, hapus: set[int]
) -> None:
    Pemeriksaan.objects.all().delete()
    PemantauanIbu.objects.all().delete()
    PemantauanIbuFactory(kehamilan=hamil, bulan=AGUSTUS, konseling=1, anc=anc, fe=fe)
    semua = [catat(hamil, D(2026, 8, n), tablet=butir).pemeriksaan for n, butir in zip(hari, tablet, strict=False)]
    for ke in sorted(hapus & set(range(len(semua)))):
        hapus_pemeriksaan(pemeriksaan=semua[ke], oleh=None, versi=1)
    hari, tablet = ([isi[n] for n in range(len(semua)) if n not in hapus] for isi in (hari, tablet))
    jumlah = min(sum(satu or 0 for satu in tablet[: len(hari)]), 120)
    kini = PemantauanIbu.objects.get()
    assert (kini.anc or 0, kini.fe or 0) == (max(anc or 0, len(hari)), max(fe or 0, jumlah))
    assert (kini.anc is None, kini.fe is None) == (anc is None and not hari, fe is None and not jumlah)


# ---------------------------------------------------------------- carried along


def test_two_pregnancies_that_become_one_keep_every_contact_once(di_desa: Wilayah) -> None:
    satu, dua = (OrangFactory(desa=di_desa, nama=nama) for nama in ("Siti Aminah", "St. Aminah"))
    a = KehamilanFactory(desa=di_desa, ibu=satu, hpht=D(2026, 3, 10), no_kia="KIA-1")
    b = KehamilanFactory(desa=di_desa, ibu=dua, hpht=D(2026, 3, 12), no_kia="KIA-1")
    PemeriksaanFactory(kehamilan=a, tanggal=D(2026, 5, 5), lila=Decimal("22.5"), tablet=30)
    PemeriksaanFactory(
        kehamilan=b, tanggal=D(2026, 5, 5), lila=Decimal("24.0"), hb=Decimal("10.5"), tablet=60, usg=True,
        pemeriksa="dokter", catatan="USG di puskesmas",
    )  # fmt: skip
    PemeriksaanFactory(kehamilan=b, tanggal=D(2026, 7, 1))
    sebelum = potret(di_desa)
    hasil = gabung(satu, dua)
    semua = Pemeriksaan.objects.order_by("tanggal")
    assert {s.kehamilan_id for s in semua} == {a.pk}
    assert [(s.tanggal, s.lila, s.hb, s.tablet, s.usg, s.pemeriksa, s.catatan) for s in semua] == [
        (D(2026, 5, 5), Decimal("22.5"), Decimal("10.5"), 30, True, "dokter", "USG di puskesmas"),
        (D(2026, 7, 1), None, None, None, False, "bidan", ""),
    ]
    pisah(hasil)
    assert potret(di_desa) == sebelum


def test_the_chosen_month_of_two_pregnancies_is_raised_to_the_contacts_of_both(di_desa: Wilayah) -> None:
    """August of the first stays with one contact although both together have three, and so does what waits."""
    satu, dua, a, b = hamil_ganda(di_desa)
    for hamil, hari, tablet in ((a, 3, 30), (b, 10, 20), (b, 24, None)):
        catat(hamil, D(2026, 8, hari), tablet=tablet)
    tutup(di_desa)
    for hamil, hari in ((a, 4), (b, 11)):
        catat(hamil, D(2026, 7, hari))
    assert [s.nilai["anc"] for s in EntriMenunggu.objects.filter(keadaan="menunggu")] == [1, 1]
    sebelum = potret(di_desa)
    hasil = gabung(satu, dua, bulan={f"hamil1.ibu.{AGUSTUS.angka}": "satu"})
    assert bulan(a) == [(8, 3, None, 50)]
    assert [s.nilai["anc"] for s in EntriMenunggu.objects.filter(keadaan="menunggu")] == [2]
    pisah(hasil)
    assert potret(di_desa) == sebelum


def test_a_contact_deleted_after_the_merge_takes_its_share_of_the_month(di_desa: Wilayah) -> None:
    satu, dua, a, b = hamil_ganda(di_desa)
    catat(a, D(2026, 8, 3))
    lebih = catat(b, D(2026, 8, 10)).pemeriksaan
    gabung(satu, dua, bulan={f"hamil1.ibu.{AGUSTUS.angka}": "satu"})
    lebih = Pemeriksaan.objects.select_related("kehamilan__ibu", "desa").get(uuid=lebih.uuid)
    assert hapus_pemeriksaan(pemeriksaan=lebih, oleh=None, versi=lebih.versi) == TurunBulan(AGUSTUS, {"anc": 1})


def test_contacts_move_to_another_village_with_their_history(desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        ibu = OrangFactory(desa=desa, keluarga=KeluargaFactory(desa=desa), nama="Rohana")
        hamil = KehamilanFactory(desa=desa, ibu=ibu)
        catat(hamil, D(2026, 5, 5), lila=Decimal("22.5"))
        satu = catat(hamil, D(2026, 7, 5), tablet=30).pemeriksaan
        satu.tablet = 60
        simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None, versi=1)
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain)
    masuk = pindahkan(ibu, desa_lain)
    terima_di(masuk)
    with lingkup(desa_lain.kode):
        assert Keluarga.objects.count() == 1
        semua = list(Pemeriksaan.objects.order_by("tanggal"))
        assert [(s.tanggal, s.lila, s.tablet) for s in semua] == [
            (D(2026, 5, 5), Decimal("22.5"), None), (D(2026, 7, 5), None, 60),
        ]  # fmt: skip
        assert {s.kehamilan.ibu.nama for s in semua} == {"Rohana"}
        assert [s.tablet for s in semua[1].history.order_by("history_id")] == [30, 60]
        assert list(PemantauanIbu.objects.values_list("bulan", "anc", "fe")) == [
            (Bulan(2026, 5), 1, None), (Bulan(2026, 7), 1, 60),
        ]  # fmt: skip
