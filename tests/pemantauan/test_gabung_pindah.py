"""Where merging meets moving between villages: one person stays one person, whatever was merged on the way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanAnak
from pemantauan.tindakan.datang import terima
from pemantauan.tindakan.gabung import TidakDapatDipisah
from sasaran import tindakan
from sasaran.kueri_asal_usul import tinggal_di_tujuan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang, PindahKeluar, PindahMasuk
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    WilayahFactory,
)
from tests.pemantauan.bahan_gabung import banding, gabung, pisah

JULI, AGUSTUS, SEPTEMBER = dt.date(2026, 7, 10), dt.date(2026, 8, 10), dt.date(2026, 9, 10)


@pytest.fixture
def anak(desa: Wilayah, desa_lain: Wilayah) -> Orang:
    """Umar of Pulau Kaung, weighed in June; in the other village a household that will take him in."""
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain, kepala="Hasan")
    with lingkup(desa.kode):
        satu: Anak = AnakFactory(desa=desa, nama="Umar", lahir=dt.date(2025, 6, 15), nama_ibu="Rohana")
        PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 6), timbang=True)
        return satu.orang


def kirim(dari: Wilayah, ke: Wilayah, tanggal: dt.date, *siapa: str) -> PindahMasuk:
    """These people, who live there, are offered to another village."""
    with lingkup(dari.kode):
        orang = list(Orang.objects.filter(nama__in=siapa, keluar_pada=None).order_by("pk"))
        luar = tindakan.tawarkan(orang=orang, tujuan=ke, tanggal=tanggal, oleh=None)
    with lingkup(ke.kode):
        return PindahMasuk.objects.select_related("asal", "desa").get(kesepakatan=luar.kesepakatan)


def pindah(dari: Wilayah, ke: Wilayah, tanggal: dt.date, *siapa: str) -> list[Orang]:
    """They move, and the other village takes them into its first household."""
    masuk = kirim(dari, ke, tanggal, *siapa)
    with lingkup(ke.kode):
        return terima(masuk=masuk, keluarga=Keluarga.objects.order_by("pk")[0], tiba=tanggal, oleh=None)


def kembar_umar(desa: Wilayah) -> Orang:
    """A second record of Umar in the open village, with September."""
    lagi: Anak = AnakFactory(desa=desa, nama="Umar Faruq", lahir=dt.date(2025, 6, 15), nama_ibu="Rohana")
    PemantauanAnakFactory(anak=lagi, bulan=Bulan(2026, 9), timbang=True)
    return lagi.orang


def tinggal(*desa: Wilayah) -> list[list[str]]:
    """Who lives in each of these villages."""
    hasil = []
    for satu in desa:
        with lingkup(satu.kode):
            hasil.append(sorted(Orang.objects.filter(keluar_pada=None).values_list("nama", flat=True)))
    return hasil


def bulan(desa: Wilayah, nama: str) -> list[int]:
    with lingkup(desa.kode):
        semua = PemantauanAnak.objects.filter(anak__orang__nama=nama).values_list("bulan", flat=True)
        return sorted(satu.angka for satu in semua)


def test_who_was_merged_into_another_record_there_still_lives_there(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    (salinan,) = pindah(desa, desa_lain, JULI, "Umar")
    with lingkup(desa_lain.kode):
        gabung(kembar_umar(desa_lain), salinan, isi={"orang.nama": "satu"})
    with lingkup(desa.kode):
        anak.refresh_from_db()
        with pytest.raises(tindakan.Ditolak, match="Magantis"):
            tindakan.kembali(orang=anak, oleh=None)
        kejadian = anak.kejadian.get(jenis="pindah_keluar")
        with pytest.raises(tindakan.Ditolak, match="Magantis"):
            tindakan.batalkan(kejadian=kejadian, oleh=None)
    assert tinggal(desa, desa_lain) == [[], ["Umar Faruq"]]


def test_who_comes_back_after_a_merge_there_is_the_person_of_before(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    (salinan,) = pindah(desa, desa_lain, JULI, "Umar")
    with lingkup(desa_lain.kode):
        gabung(kembar_umar(desa_lain), salinan, isi={"orang.nama": "satu"})
    (pulang,) = pindah(desa_lain, desa, SEPTEMBER, "Umar Faruq")
    assert (pulang.pk, tinggal(desa, desa_lain)) == (anak.pk, [["Umar"], []])
    assert bulan(desa, "Umar") == [202606, 202609]


def test_who_comes_back_after_a_merge_here_is_the_one_they_were_merged_into(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    pindah(desa, desa_lain, JULI, "Umar")
    with lingkup(desa.kode):
        lagi = kembar_umar(desa)
        tindakan.keluar(orang=lagi, tanggal=JULI, sebab="pindah", oleh=None, versi=None)
        anak.refresh_from_db()
        gabung(lagi, anak, isi={"orang.nama": "satu"})
        with pytest.raises(tindakan.Ditolak, match="Magantis"):
            tindakan.kembali(orang=lagi, oleh=None)
    (pulang,) = pindah(desa_lain, desa, SEPTEMBER, "Umar")
    assert (pulang.pk, tinggal(desa, desa_lain)) == (lagi.pk, [["Umar Faruq"], []])
    assert bulan(desa, "Umar Faruq") == [202606, 202609]


def test_the_village_left_again_knows_that_the_person_is_back_home(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    (salinan,) = pindah(desa, desa_lain, JULI, "Umar")
    pindah(desa_lain, desa, AGUSTUS, "Umar")
    with lingkup(desa_lain.kode):
        salinan.refresh_from_db()
        assert tinggal_di_tujuan(salinan) == desa
        with pytest.raises(tindakan.Ditolak, match="Pulau Kaung"):
            tindakan.kembali(orang=salinan, oleh=None)
    assert tinggal(desa, desa_lain) == [["Umar"], []]


def test_a_way_through_three_villages_is_known_from_end_to_end(anak: Orang, desa: Wilayah, desa_lain: Wilayah) -> None:
    ketiga = WilayahFactory(kode="52.04.20.2006", nama="Labuhan Burung")
    with lingkup(ketiga.kode):
        KeluargaFactory(desa=ketiga, kepala="Saleh")
    pindah(desa, desa_lain, JULI, "Umar")
    pindah(desa_lain, ketiga, AGUSTUS, "Umar")
    with lingkup(desa.kode):
        anak.refresh_from_db()
        assert tinggal_di_tujuan(anak) == ketiga
    (pulang,) = pindah(ketiga, desa, SEPTEMBER, "Umar")
    assert (pulang.pk, tinggal(desa, desa_lain, ketiga)) == (anak.pk, [["Umar"], [], []])
    # once around: nobody walks in circles looking for somebody who left for a place without this program
    with lingkup(desa.kode):
        tindakan.keluar(orang=pulang, tanggal=SEPTEMBER, sebab="pindah", oleh=None, versi=None)
        assert tinggal_di_tujuan(pulang) is None


def test_a_record_of_somebody_who_lives_elsewhere_is_not_merged_with_one_who_lives_here(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    pindah(desa, desa_lain, JULI, "Umar")
    with lingkup(desa.kode):
        lagi = kembar_umar(desa)
        anak.refresh_from_db()
        kata = (
            "Umar sudah diterima Desa Magantis dan tinggal di sana. Bila Umar Faruq orang yang sama, catat dulu "
            "kepindahannya, baru digabung."
        )
        assert (banding(anak, lagi).penolakan, banding(lagi, anak).penolakan) == (kata, kata)


def test_who_moved_with_the_months_of_both_is_not_parted_until_back(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    with lingkup(desa.kode):
        satu = gabung(anak, kembar_umar(desa), isi={"orang.nama": "satu"})
    masuk = kirim(desa, desa_lain, JULI, "Umar")
    with lingkup(desa.kode), pytest.raises(TidakDapatDipisah, match="belum selesai"):
        pisah(satu)
    with lingkup(desa_lain.kode):
        terima(masuk=masuk, keluarga=Keluarga.objects.get(), tiba=JULI, oleh=None)
    with lingkup(desa.kode), pytest.raises(TidakDapatDipisah, match="sudah pindah ke Desa Magantis"):
        pisah(satu)
    pindah(desa_lain, desa, AGUSTUS, "Umar")
    with lingkup(desa.kode):
        assert pisah(satu) == 0
    assert tinggal(desa, desa_lain) == [["Umar", "Umar Faruq"], []]
    assert (bulan(desa, "Umar"), bulan(desa, "Umar Faruq")) == ([202606], [202609])


def test_a_withdrawn_move_leaves_the_merge_to_be_parted(anak: Orang, desa: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa.kode):
        satu = gabung(anak, kembar_umar(desa), isi={"orang.nama": "satu"})
    kirim(desa, desa_lain, JULI, "Umar")
    with lingkup(desa.kode):
        tindakan.tarik(pindah=PindahKeluar.objects.select_related("desa", "tujuan").get(), pergi=False, oleh=None)
        assert pisah(satu) == 0


def test_two_records_that_are_one_person_here_are_to_be_merged_before_they_come(
    anak: Orang, desa: Wilayah, desa_lain: Wilayah
) -> None:
    with lingkup(desa.kode):
        kembar_umar(desa)
    pindah(desa, desa_lain, JULI, "Umar", "Umar Faruq")
    with lingkup(desa.kode):
        gabung(*Orang.objects.order_by("pk"))
    with pytest.raises(tindakan.Ditolak, match="Umar dan Umar Faruq dari desa asal di sini satu orang"):
        pindah(desa_lain, desa, AGUSTUS, "Umar", "Umar Faruq")
    assert tinggal(desa, desa_lain) == [[], ["Umar", "Umar Faruq"]]


def test_a_move_accepted_twice_gives_those_who_were_known_too(anak: Orang, desa: Wilayah, desa_lain: Wilayah) -> None:
    pindah(desa, desa_lain, JULI, "Umar")
    masuk = kirim(desa_lain, desa, AGUSTUS, "Umar")
    with lingkup(desa.kode):
        isi: dict[str, Any] = {"keluarga": Keluarga.objects.get(), "tiba": AGUSTUS, "oleh": None}
        assert [terima(masuk=masuk, **isi), terima(masuk=masuk, **isi)] == [[anak], [anak]]


@pytest.mark.parametrize("hpht", [None, dt.date(2025, 11, 1)])
def test_a_pregnancy_that_ended_there_has_ended_here_and_the_next_one_is_another(
    desa: Wilayah, desa_lain: Wilayah, hpht: dt.date | None
) -> None:
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain)
    with lingkup(desa.kode):
        ibu = OrangFactory(desa=desa, keluarga=KeluargaFactory(desa=desa), nama="Rohana")
        KehamilanFactory(desa=desa, ibu=ibu, hpht=hpht, sejak=dt.date(2026, 2, 1))
    pindah(desa, desa_lain, dt.date(2026, 4, 10), "Rohana")
    with lingkup(desa_lain.kode):
        hamil = Kehamilan.objects.select_related("ibu", "desa").get()
        tindakan.catat_persalinan(kehamilan=hamil, tanggal=dt.date(2026, 5, 2), hasil="keguguran", oleh=None)
        tindakan.daftar_kehamilan(ibu=hamil.ibu, oleh=None, sejak=dt.date(2026, 8, 20))
    pindah(desa_lain, desa, SEPTEMBER, "Rohana")
    with lingkup(desa.kode):
        assert list(Kehamilan.objects.order_by("sejak").values_list("ibu", "berakhir_pada", "hasil")) == [
            (ibu.pk, dt.date(2026, 5, 2), "keguguran"),
            (ibu.pk, None, ""),
        ]
