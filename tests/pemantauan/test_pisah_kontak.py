"""Parting a merge after more was recorded: a month tells no more contacts than stayed with its pregnancy."""

from __future__ import annotations

import datetime as dt

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanIbu, Pemeriksaan
from pemantauan.tindakan.periksa import simpan_pemeriksaan
from sasaran.models import Kehamilan
from tests.conftest import HARI_INI
from tests.factories import KehamilanFactory
from tests.pemantauan.bahan_gabung import gabung, pisah


def kontak(hamil: Kehamilan, hari: int, tablet: int | None = None) -> None:
    hamil = Kehamilan.objects.select_related("desa", "ibu__keluarga").get(pk=hamil.pk)
    tanggal = dt.date(2026, 8, hari)
    satu = Pemeriksaan(desa=hamil.desa, kehamilan=hamil, jenis="anc", tanggal=tanggal, pemeriksa="bidan", tablet=tablet)
    simpan_pemeriksaan(pemeriksaan=satu, hari_ini=HARI_INI, oleh=None)


def agustus(hamil: Kehamilan) -> tuple[int, int | None, int | None]:
    """(contacts, what the month tells: contacts and tablets)."""
    bulan = PemantauanIbu.objects.get(kehamilan=hamil, bulan=Bulan(2026, 8))
    return hamil.pemeriksaan.count(), bulan.anc, bulan.fe


def dua(desa: Wilayah) -> tuple[Kehamilan, Kehamilan]:
    satu: Kehamilan = KehamilanFactory(desa=desa, hpht=dt.date(2026, 3, 10))
    lain: Kehamilan = KehamilanFactory(desa=desa, hpht=dt.date(2026, 3, 10))
    kontak(satu, 5, 30)
    kontak(lain, 12, 30)
    return satu, lain


def test_a_contact_recorded_while_two_were_one_stays_and_the_other_ones_leave_the_month(di_desa: Wilayah) -> None:
    satu, lain = dua(di_desa)
    jadi = gabung(satu.ibu, lain.ibu)
    kontak(satu, 20, 10)
    assert agustus(satu) == (3, 3, 70)
    pisah(jadi)
    assert agustus(satu) == (2, 2, 40)
    assert agustus(Kehamilan.objects.get(uuid=lain.uuid)) == (1, 1, 30)


def test_what_somebody_typed_while_two_were_one_stays(di_desa: Wilayah) -> None:
    satu, lain = dua(di_desa)
    jadi = gabung(satu.ibu, lain.ibu)
    bulan = PemantauanIbu.objects.get(kehamilan=satu)
    bulan.anc = 4
    bulan.save()
    pisah(jadi)
    assert agustus(satu) == (1, 4, 30)


def test_parting_at_once_gives_both_back_as_they_were(di_desa: Wilayah) -> None:
    satu, lain = dua(di_desa)
    pisah(gabung(satu.ibu, lain.ibu))
    assert agustus(satu) == (1, 1, 30)
    assert agustus(Kehamilan.objects.get(uuid=lain.uuid)) == (1, 1, 30)
