"""Referrals go along: with somebody who moves to another village, and with a record that is merged into another."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Fasilitas, Wilayah
from pemantauan.kueri_gabung import SISI, bandingkan_orang
from pemantauan.kueri_rujukan import rujukan_terhapus
from pemantauan.models import Rujukan
from pemantauan.tindakan.datang import terima
from pemantauan.tindakan.gabung import gabungkan, pisahkan
from sasaran import tindakan
from sasaran.models import JenisGanda, Keluarga, Orang, PindahMasuk
from tests.factories import AnakFactory, DusunFactory, KehamilanFactory, KeluargaFactory, OrangFactory

PINDAH, TIBA = dt.date(2026, 8, 20), dt.date(2026, 8, 22)


@pytest.fixture
def ibu(desa: Wilayah, desa_lain: Wilayah) -> Orang:
    """A pregnant woman with a child; both were referred, she to a place of the village's list."""
    with lingkup(desa.kode):
        keluarga = KeluargaFactory(desa=desa)
        satu: Orang = OrangFactory(desa=desa, keluarga=keluarga, nama="Rohana", nik="6213994101950001")
        hamil = KehamilanFactory(desa=desa, ibu=satu)
        anak = AnakFactory(desa=desa, keluarga=keluarga, nama="Aisyah", ibu=satu)
        poskesdes = Fasilitas.objects.create(desa=desa, jenis="poskesdes", nama="Poskesdes Kaung")
        Rujukan.objects.create(
            desa=desa, orang=satu, kehamilan=hamil, tanggal=dt.date(2026, 8, 1), alasan=["kek"], fasilitas=poskesdes
        )
        Rujukan.objects.create(
            desa=desa, orang=anak.orang, anak=anak, tanggal=dt.date(2026, 8, 3), alasan=["t2"],
            angka=[["Berat badan", "7,20 kg", "2026-08-01"]],
        )  # fmt: skip
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain, dusun=DusunFactory(desa=desa_lain))
    return satu


def pindahkan(orang: Orang, tujuan: Wilayah, tiba: dt.date = TIBA) -> None:
    with lingkup(orang.desa.kode):
        siapa = list(Orang.objects.filter(keluarga=Orang.objects.get(pk=orang.pk).keluarga, keluar_pada=None))
        luar = tindakan.tawarkan(orang=siapa, tujuan=tujuan, tanggal=tiba - dt.timedelta(days=2), oleh=None)
    with lingkup(tujuan.kode):
        masuk = PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)
        terima(masuk=masuk, keluarga=Keluarga.objects.first(), tiba=tiba, oleh=None)


def test_referrals_come_along_to_another_village_with_their_history(
    ibu: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    pindahkan(ibu, desa_lain)
    with lingkup(desa_lain.kode):
        kek, t2 = Rujukan.objects.order_by("tanggal")
        assert (kek.orang.nama, kek.kehamilan.ibu, kek.fasilitas, kek.tujuan) == (
            "Rohana", kek.orang, None, "Poskesdes Kaung",
        )  # fmt: skip
        assert (t2.anak.orang, t2.angka) == (t2.orang, [["Berat badan", "7,20 kg", "2026-08-01"]])
        riwayat = [(satu.orang_id, satu.kehamilan_id, satu.fasilitas_id) for satu in kek.history.all()]
        assert riwayat == [(kek.orang_id, kek.kehamilan_id, None)]
    with lingkup(desa.kode):
        assert Rujukan.objects.count() == 2


def test_who_comes_back_has_each_referral_once_with_the_answer_given_meanwhile(
    ibu: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    pindahkan(ibu, desa_lain)
    with lingkup(desa_lain.kode):
        kek = Rujukan.objects.get(alasan=["kek"])
        kek.dijawab_pada, kek.hasil, kek.penjawab = dt.date(2026, 8, 30), "ditangani", "Bidan Magantis"
        kek.save()
        di_sana = kek.orang
        Rujukan.objects.create(desa=desa_lain, orang=di_sana, tanggal=dt.date(2026, 9, 1), alasan=["bahaya"])
    pindahkan(di_sana, desa, dt.date(2026, 9, 10))
    with lingkup(desa.kode):
        semua = [(satu.tanggal.day, satu.alasan, satu.hasil) for satu in Rujukan.objects.order_by("tanggal")]
        assert semua == [(1, ["kek"], "ditangani"), (3, ["t2"], ""), (1, ["bahaya"], "")]
        assert Rujukan.objects.get(alasan=["kek"]).penjawab == "Bidan Magantis"


def test_a_merge_takes_the_referrals_along_and_a_parting_gives_them_back(di_desa: Wilayah) -> None:
    lahir = dt.date(2025, 6, 15)
    satu, lain = (AnakFactory(desa=di_desa, nama=nama, lahir=lahir) for nama in ("Ahmad Fauzan", "Ahmad Fauzan"))
    for anak, hari in ((satu, 1), (lain, 5)):
        Rujukan.objects.create(desa=di_desa, orang=anak.orang, anak=anak, tanggal=dt.date(2026, 9, hari), alasan=["t1"])
    banding = bandingkan_orang(satu.orang, lain.orang)
    gabung = gabungkan(
        desa=di_desa, jenis=JenisGanda.ORANG, satu=satu.orang.uuid, lain=lain.orang.uuid, tetap=SISI[0], isi={},
        bulan={}, sidik=banding.sidik, oleh=None, sekarang=timezone.now(),
    )  # fmt: skip
    milik = Rujukan.objects.order_by("tanggal").values_list("orang__uuid", "anak__uuid")
    assert list(milik) == [(satu.orang.uuid, satu.uuid)] * 2

    pisahkan(gabung=gabung, oleh=None, sekarang=timezone.now())
    assert list(milik.all()) == [(satu.orang.uuid, satu.uuid), (lain.orang.uuid, lain.uuid)]


def test_a_deleted_referral_of_a_record_that_is_merged_away_is_offered_no_more(di_desa: Wilayah) -> None:
    orang = OrangFactory(desa=di_desa)
    Rujukan.objects.create(desa=di_desa, orang=orang, tanggal=dt.date(2026, 9, 1), alasan=["bahaya"]).delete()
    sejak = timezone.now() - dt.timedelta(days=1)
    assert len(rujukan_terhapus(sejak)) == 1
    orang.delete()
    assert rujukan_terhapus(sejak) == []
