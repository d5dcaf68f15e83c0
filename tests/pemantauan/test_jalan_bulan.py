"""The way to Y through real monthly records: the scorecard of the database follows what the way says."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh import rekakan
from laporan.contoh.tulis import tulis_kampung
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.skor import Nilai, Skor
from pemantauan.skor.jalan import Jalan, cari_jalan
from pemantauan.skor.simulasi import Coba, Simulasi
from sasaran.models import Anak, Kehamilan
from tests.factories import AnakFactory, KehamilanFactory, PemantauanAnakFactory, PemantauanIbuFactory

HARI_INI = dt.date(2026, 9, 17)
T3 = Triwulan(2026, 3)


@pytest.fixture
def kampung(desa: Wilayah) -> Wilayah:
    """The invented village, 18 months of it."""
    isi = rekakan(42, 18, 3, akhir=Bulan(2026, 9), hari_ini=HARI_INI, kode=desa.kode)
    tulis_kampung(desa, isi, hari_ini=HARI_INI, dibuka=dt.date(2025, 4, 1), oleh=None)
    return desa


def semua_baris(skor: Skor) -> list[tuple[str, Any]]:
    ibu = (*skor.ibu, *skor.belum_dipantau_ibu)
    return [*(("ibu", b) for b in ibu), *(("anak", b) for b in (*skor.anak, *skor.belum_dipantau_anak))]


def test_the_months_of_every_person_add_up_to_what_the_scorecard_judged(kampung: Wilayah) -> None:
    with lingkup(kampung.kode):
        for triwulan in (T3, T3.geser(-1), T3.geser(-3)):
            skor = skor_triwulan(kampung, triwulan)
            baris = semua_baris(skor)
            riwayat = {
                kelompok: riwayat_orang(kelompok, [b.data.id for k, b in baris if k == kelompok], triwulan)
                for kelompok in ("ibu", "anak")
            }
            assert len(baris) > 20
            for kelompok, satu in baris:
                for kode, jawaban in satu.jawaban.items():
                    sim = Simulasi(
                        kelompok, kode, satu.data, riwayat[kelompok][satu.data.id], triwulan, skor.pengaturan,
                        skor.set_indikator, HARI_INI,
                    )  # fmt: skip
                    if jawaban.nilai is Nilai.TS and kode == "nifas":
                        continue  # no visit counts before the delivery
                    hitung = sim.hitung(sim.jawab)
                    assert hitung == {nama: getattr(satu.data, nama) for nama in hitung}, (satu.data.nama, kode)
                    assert sim.jawaban(Coba()) == jawaban


def jalan_semua(skor: Skor, pada: dt.date) -> list[tuple[str, Any, str, Jalan]]:
    hasil = []
    for kelompok, baris in semua_baris(skor):
        riwayat = riwayat_orang(kelompok, [baris.data.id], skor.periode)[baris.data.id]
        for kode, jawaban in baris.jawaban.items():
            if jawaban.nilai is Nilai.T:
                jalan = cari_jalan(
                    kelompok, kode, baris.data, riwayat, skor.periode, skor.pengaturan, skor.set_indikator, pada
                )
                hasil.append((kelompok, baris.data, kode, jalan))
    return hasil


def tulis(kelompok: str, data: Any, kode: str, coba: Coba, *, kurang: Bulan | None = None) -> None:
    """Write down what the way says; ``kurang`` is a month in which one service is left out."""
    induk = {"ibu": Kehamilan, "anak": Anak}[kelompok].objects.get(uuid=data.id)
    model, nama = {"ibu": (PemantauanIbu, "kehamilan"), "anak": (PemantauanAnak, "anak")}[kelompok]
    bidang = {"konseling": "konseling_ibu"}.get(kode, kode) if kelompok == "anak" else kode
    for bulan in {*coba.tanggal, *coba.layanan, *coba.susulan}:
        catatan = model.objects.filter(**{nama: induk}, bulan=bulan).first()
        if catatan is None:
            tanggal = coba.tanggal.get(bulan, bulan.akhir)
            catatan = model(**{nama: induk}, desa=induk.desa, bulan=bulan, tanggal=tanggal)
            # something was recorded, whatever it was; not the answer in question
            setattr(catatan, "kunjungan" if kode != "kunjungan" else "jamkes", 0 if kode != "kunjungan" else False)
        banyak = coba.layanan.get(bulan, 0) + coba.susulan.get(bulan, 0) - (bulan == kurang)
        if banyak:
            nilai = coba.nilai
            if model._meta.get_field(bidang).get_internal_type() == "PositiveSmallIntegerField":
                nilai = (getattr(catatan, bidang) or 0) + banyak
            setattr(catatan, bidang, nilai)
        catatan.save()


def kode_kini(desa: Wilayah, kelompok: str, data: Any, kode: str) -> Nilai:
    skor = skor_triwulan(desa, T3)
    return next(b for k, b in semua_baris(skor) if (k, b.data.id) == (kelompok, data.id)).jawaban[kode].nilai


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_doing_what_it_says_in_the_records_makes_the_cell_y_and_one_less_does_not(kampung: Wilayah, seed: int) -> None:
    acak = random.Random(seed)
    with lingkup(kampung.kode):
        semua = [satu for satu in jalan_semua(skor_triwulan(kampung, T3), HARI_INI) if satu[3].coba]
        # one of each indicator, of different persons every time
        pilihan = {(satu[0], satu[2]): satu for satu in acak.sample(semua, len(semua))}
        assert len(pilihan) >= 8
        terpakai = set()
        for kelompok, data, kode, jalan in pilihan.values():
            if data.id in terpakai:
                continue
            terpakai.add(data.id)
            assert jalan.coba is not None
            ada = [*jalan.coba.layanan, *jalan.coba.susulan]
            if ada:
                tulis(kelompok, data, kode, jalan.coba, kurang=ada[-1])
                assert kode_kini(kampung, kelompok, data, kode) is not Nilai.Y, (data.nama, kode, jalan)
                sisa = Coba(layanan={ada[-1]: 1}, nilai=jalan.coba.nilai)
                tulis(kelompok, data, kode, sisa)
            else:
                tulis(kelompok, data, kode, jalan.coba)
            assert kode_kini(kampung, kelompok, data, kode) is Nilai.Y, (data.nama, kode, jalan)


def test_reading_the_months_takes_as_many_queries_for_one_as_for_three(
    di_desa: Wilayah, django_assert_num_queries
) -> None:
    for jumlah in (1, 3):
        anak = [AnakFactory(desa=di_desa) for _ in range(jumlah)]
        hamil = [KehamilanFactory(desa=di_desa) for _ in range(jumlah)]
        for satu, ibu in zip(anak, hamil, strict=True):
            PemantauanAnakFactory(anak=satu, timbang=True)
            PemantauanIbuFactory(kehamilan=ibu, anc=1)
        for kelompok, semua, kueri in (("anak", anak, 5), ("ibu", hamil, 4), ("paud", anak, 3)):
            with django_assert_num_queries(kueri):
                riwayat = riwayat_orang(kelompok, [str(satu.uuid) for satu in semua], T3)
            assert len(riwayat) == jumlah


def test_a_row_with_only_its_date_is_no_record_and_one_after_the_second_birthday_neither(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 8, 10))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 6))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 7), air=True)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), air=True)

    riwayat = riwayat_orang("anak", [str(anak.uuid)], T3)[str(anak.uuid)]

    assert list(riwayat.catatan) == [Bulan(2026, 7)]
    assert (riwayat.akhir, riwayat.batas) == (Bulan(2026, 8), dt.date(2026, 8, 9))
