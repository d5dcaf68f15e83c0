"""What the demo's books tell beside its months: never more than they say, on days that can be, and whole."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest

from kpm.lingkup import lingkup
from kpm.models import Fasilitas, Wilayah
from kpm.periode import Bulan, Triwulan, bulan_penuh
from laporan.contoh import rekakan
from laporan.contoh.bentuk import Kampung
from laporan.contoh.kosong import ISI_DESA
from laporan.contoh.perawatan import Perawatan
from laporan.contoh.profil import BULAN, PROFIL, PULAU_KAUNG, Profil
from laporan.contoh.tulis import tulis_kampung
from pemantauan.kueri_ragukan import kotak_ragu
from pemantauan.kueri_rujukan import jumlah_rujukan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import JawabanRagu, PemantauanAnak, PenanggungJawab, Rujukan
from sasaran.models import Kehamilan

HARI_INI = dt.date(2026, 9, 17)


def kampung(profil: Profil, hari_ini: dt.date = HARI_INI) -> tuple[Kampung, Perawatan]:
    akhir = Bulan.dari_tanggal(hari_ini)
    semua = rekakan(
        profil.keluarga, BULAN, profil.seed, akhir=akhir, hari_ini=hari_ini, kode=profil.kode, corak=profil.corak,
        lengkap=True,
    )  # fmt: skip
    assert semua.perawatan is not None
    return semua, semua.perawatan


@pytest.mark.parametrize("profil", PROFIL, ids=lambda satu: satu.nama)
def test_no_month_has_more_contacts_or_tablets_than_its_record_says(profil: Profil) -> None:
    semua, rawat = kampung(profil)

    bulan = {(satu.hamil, satu.bulan): satu.isi for satu in semua.catatan_ibu}
    kali = Counter((satu.hamil, Bulan.dari_tanggal(satu.tanggal), satu.jenis) for satu in rawat.periksa)
    assert {k: n for k, n in kali.items() if n > (bulan[k[0], k[1]].get(k[2]) or 0)} == {}  # type: ignore[operator]
    tablet: Counter[object] = Counter()
    for satu in rawat.periksa:
        tablet[satu.hamil, Bulan.dari_tanggal(satu.tanggal)] += int(str(satu.isi.get("tablet") or 0))
    assert {k for k, n in tablet.items() if n > (bulan[k].get("fe") or 0)} == set()  # type: ignore[index, operator]
    assert all(satu.hamil.hpht < satu.tanggal <= HARI_INI for satu in rawat.periksa)
    assert len({(satu.hamil, satu.jenis, satu.tanggal) for satu in rawat.periksa}) == len(rawat.periksa)


@pytest.mark.parametrize("profil", PROFIL, ids=lambda satu: satu.nama)
def test_every_dose_lies_in_the_life_of_its_child_and_some_children_have_none(profil: Profil) -> None:
    semua, rawat = kampung(profil)

    assert all(satu.anak.orang.lahir <= satu.tanggal <= HARI_INI for satu in rawat.dosis)
    assert len({(satu.anak, satu.vaksin, satu.dosis) for satu in rawat.dosis}) == len(rawat.dosis)
    assert 0 < len({satu.anak for satu in rawat.dosis}) < len(semua.anak)


@pytest.mark.parametrize("hari_ini", [HARI_INI, dt.date(2026, 10, 12), dt.date(2026, 11, 26)], ids=str)
def test_doses_of_one_series_come_weeks_apart_also_where_hexavalent_takes_over(hari_ini: dt.date) -> None:
    deret: dict[tuple[object, str], list[tuple[int, dt.date]]] = {}
    for satu in kampung(PULAU_KAUNG, hari_ini)[1].dosis:
        kunci = (satu.anak, "dpt" if satu.vaksin == "heksa" else satu.vaksin)
        deret.setdefault(kunci, []).append((satu.dosis, satu.tanggal))
    jarak = [(lain[1] - satu[1]).days for semua in deret.values() for satu, lain in pairwise(sorted(semua))]
    assert len(jarak) > 100
    assert min(jarak) >= 28


@pytest.mark.parametrize("profil", PROFIL, ids=lambda satu: satu.nama)
def test_whoever_came_to_a_session_has_it_in_the_month(profil: Profil) -> None:
    semua, rawat = kampung(profil)

    anak = {(satu.anak, satu.bulan): satu.isi for satu in semua.catatan_anak}
    ibu = {(satu.hamil, satu.bulan): satu.isi for satu in semua.catatan_ibu}
    for sesi in rawat.sesi:
        bulan = Bulan.dari_tanggal(sesi.tanggal)
        for hadir in sesi.peserta:
            if sesi.jenis == "ayah":
                isi = anak[hadir.siapa, bulan]  # type: ignore[index]
                assert (hadir.ayah, hadir.ibu) == (isi["konseling_ayah"], isi["konseling_ibu"])
            else:
                isi = ibu[hadir.siapa, bulan]  # type: ignore[index]
                assert (hadir.ayah, hadir.ibu) == (isi["suami"], bool(isi["konseling"]))
    assert any(hadir.ayah for sesi in rawat.sesi for hadir in sesi.peserta)


@pytest.mark.parametrize("profil", PROFIL, ids=lambda satu: satu.nama)
def test_older_children_are_measured_in_february_and_august(profil: Profil) -> None:
    semua, _ = kampung(profil)

    assert {satu.bulan.bulan for satu in semua.balita} == {2, 8}
    assert {24 <= bulan_penuh(satu.anak.orang.lahir, satu.tanggal) <= 59 for satu in semua.balita} == {True}


def test_the_written_village_has_what_case_management_shows_and_the_same_scorecard(desa: Wilayah) -> None:
    semua, _ = kampung(PULAU_KAUNG)
    tulis_kampung(desa, semua, hari_ini=HARI_INI, dibuka=dt.date(2025, 4, 1), oleh=None)

    with lingkup(desa.kode):
        jumlah = jumlah_rujukan(HARI_INI)
        assert (jumlah.terbuka, jumlah.lewat, Rujukan.objects.exclude(dijawab_pada=None).count()) == (2, 2, 1)
        assert all(satu.alasan and satu.angka for satu in Rujukan.objects.all())
        assert sum(satu.tahan for satu in kotak_ragu(HARI_INI)) == 1
        assert JawabanRagu.objects.count() >= 1
        assert not JawabanRagu.objects.filter(kalimat__endswith="?").exists()
        assert PenanggungJawab.objects.count() == 5
        assert Kehamilan.objects.filter(suplemen="mms").count() == 1
        assert Kehamilan.objects.filter(resti=True, faktor_resti=[]).count() == 0
        assert set(Fasilitas.objects.exclude(tanggal_buka=None).values_list("tanggal_buka", "pukul")) == {
            (8, "08.00–11.00"), (15, "08.00–11.00"),
        }  # fmt: skip
        for model in ISI_DESA:
            assert model.history.count() == model.objects.count()
        assert PemantauanAnak.objects.filter(cara_ukur="H").exists()
        assert skor_triwulan(desa, Triwulan(2026, 2)).konvergensi.persen is not None
