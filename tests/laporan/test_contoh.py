"""The invented village: the same for the same arguments, plausible to the gram, and nobody's real number in it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, ProfilDesa, Wilayah
from kpm.nik import cocok, periksa_kk, periksa_nik
from kpm.periode import Bulan, Triwulan, bulan_penuh
from kpm.telepon import nomor_seluler
from laporan.contoh import rekakan
from laporan.contoh.bentuk import Kampung
from laporan.contoh.kosong import ISI_DESA
from laporan.contoh.tulis import tulis_kampung
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from pemantauan.skor import sebagai_json
from sasaran.models import Anak, Kehamilan, Keluarga, Orang

HARI_INI = dt.date(2026, 9, 17)
AKHIR = Bulan(2026, 9)


def kampung(keluarga: int = 42, bulan: int = 18, seed: int = 1, kode: str = "x", pada: dt.date = HARI_INI) -> Kampung:
    return rekakan(keluarga, bulan, seed, akhir=AKHIR, hari_ini=pada, kode=kode)


def isi(desa: Wilayah, seed: int = 1, keluarga: int = 42) -> None:
    tulis_kampung(
        desa, kampung(keluarga, seed=seed, kode=desa.kode), hari_ini=HARI_INI, dibuka=dt.date(2025, 4, 1), oleh=None
    )


def skor_tanpa_id(desa: Wilayah, triwulan: Triwulan) -> str:
    with lingkup(desa.kode):
        semua = sebagai_json(skor_triwulan(desa, triwulan), desa="-", saring={}, dengan_nama=True)
    for baris in (*semua["ibu"], *semua["anak"], *semua["paud"]):
        del baris["id"]
    return json.dumps(semua)


def test_two_villages_of_one_seed_have_the_same_scorecard_and_no_id_in_common(
    desa: Wilayah, desa_lain: Wilayah
) -> None:
    isi(desa)
    isi(desa_lain)

    for triwulan in (Triwulan(2025, 2), Triwulan(2026, 2), Triwulan(2026, 3)):
        assert skor_tanpa_id(desa, triwulan) == skor_tanpa_id(desa_lain, triwulan)
    satu, dua = kampung(kode=desa.kode), kampung(kode=desa_lain.kode)
    assert not {o.uuid for o in satu.orang} & {o.uuid for o in dua.orang}


def test_the_same_arguments_give_the_same_people_ids_and_months() -> None:
    satu, dua = kampung(), kampung()

    for milik in ("rumah", "orang", "hamil", "anak"):
        assert [o.uuid for o in getattr(satu, milik)] == [o.uuid for o in getattr(dua, milik)]
    assert [(o.nama, o.nik, o.lahir) for o in satu.orang] == [(o.nama, o.nik, o.lahir) for o in dua.orang]
    for milik in ("catatan_ibu", "catatan_anak"):
        pertama, kedua = ([(c.uuid, c.tanggal, c.isi) for c in getattr(mana, milik)] for mana in (satu, dua))
        assert pertama == kedua
    assert [o.nama for o in satu.orang] != [o.nama for o in kampung(seed=2).orang]


def test_another_day_of_the_running_month_only_shows_more_or_less_of_it() -> None:
    awal, kemudian = kampung(pada=dt.date(2026, 9, 10)), kampung(pada=dt.date(2026, 9, 28))

    sebelum = {c.uuid for c in awal.catatan_anak}
    assert sebelum < {c.uuid for c in kemudian.catatan_anak}
    assert {o.uuid for o in awal.orang} <= {o.uuid for o in kemudian.orang}
    assert max(c.tanggal for c in awal.catatan_anak) <= dt.date(2026, 9, 10)


def test_every_number_is_invented_and_fits_its_person() -> None:
    semua = kampung(300)

    bernik = [o for o in semua.orang if o.nik]
    assert {o.nik[:6] for o in bernik} | {r.no_kk[:6] for r in semua.rumah if r.no_kk} == {"621399"}
    for orang in bernik:
        assert cocok(periksa_nik(orang.nik, pada=HARI_INI), orang.lahir, orang.jenis_kelamin) == []
    assert [periksa_kk(r.no_kk) for r in semua.rumah if r.no_kk]
    assert len({o.nik for o in bernik}) == len(bernik)
    assert len({r.no_kk for r in semua.rumah if r.no_kk}) == sum(bool(r.no_kk) for r in semua.rumah)
    assert len(bernik) < len(semua.orang)
    assert any(" " not in o.nama for o in semua.orang)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_nothing_is_dated_after_today_or_outside_its_month(seed: int) -> None:
    semua = kampung(200, 24, seed)

    hari = [
        *(o.lahir for o in semua.orang),
        *(o.keluar for o in semua.orang if o.keluar),
        *(h.sejak for h in semua.hamil),
        *(h.berakhir for h in semua.hamil if h.berakhir),
        *(a.sejak for a in semua.anak),
        *(c.tanggal for c in semua.catatan_ibu),
        *(c.tanggal for c in semua.catatan_anak),
    ]
    assert max(hari) <= HARI_INI
    for catatan in semua.catatan_anak:
        orang = catatan.anak.orang
        assert catatan.tanggal in catatan.bulan
        assert catatan.anak.sejak <= catatan.tanggal <= (orang.keluar or HARI_INI)
        assert 0 <= bulan_penuh(orang.lahir, catatan.tanggal) <= 23
    for ibu in semua.catatan_ibu:
        hamil = ibu.hamil
        assert ibu.tanggal in ibu.bulan
        assert hamil.hpht < hamil.sejak <= ibu.tanggal <= (hamil.ibu.keluar or HARI_INI)
        assert (ibu.isi.get("nifas") is not None) == bool(hamil.berakhir and hamil.berakhir < ibu.tanggal)
        if hamil.berakhir:
            assert ibu.tanggal <= hamil.berakhir + dt.timedelta(days=42)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_children_weigh_and_measure_what_children_do(seed: int) -> None:
    terakhir: dict[Any, Decimal] = {}
    for catatan in kampung(200, 24, seed).catatan_anak:
        isi = catatan.isi
        umur = bulan_penuh(catatan.anak.orang.lahir, catatan.tanggal)
        if isi["berat"] is not None:
            assert Decimal("1.8") <= isi["berat"] <= Decimal(16)  # type: ignore[operator]
            assert isi["timbang"]
        if isi["panjang"] is not None:
            assert Decimal(40) + umur <= isi["panjang"] <= Decimal(62) + Decimal("1.6") * umur  # type: ignore[operator]
            assert isi["tinggi"]
            assert isi["panjang"] >= terakhir.get(catatan.anak, Decimal(0))  # type: ignore[operator]
            terakhir[catatan.anak] = isi["panjang"]  # type: ignore[assignment]
        if isi["tikar"] == "M":
            assert isi["stunting"] or umur < 1
        if isi["tikar"] in ("H", "K"):
            assert not isi["stunting"]
        assert not (isi["gizi_buruk"] and isi["gizi_kurang"])


def test_a_village_holds_what_real_villages_hold() -> None:
    semua = kampung()

    hasil = Counter(h.hasil for h in semua.hamil)
    assert (hasil["lahir_mati"], hasil["keguguran"]) == (1, 1)
    assert hasil[""] >= 5
    saudara = Counter(a.hamil for a in semua.anak if a.hamil)
    assert Counter(saudara.values())[2] == 1
    assert {h.asal for h in semua.hamil} >= {"hpht", "hpl_tanggal", "hpl_bulan"}
    assert all(h.hpl and h.hpl.day == 1 for h in semua.hamil if h.asal == "hpl_bulan")
    assert {c.isi["tikar"] for c in semua.catatan_anak} == {"", "H", "K", "M"}
    assert any(c.isi["stunting"] for c in semua.catatan_anak)
    assert any(c.isi["gizi_kurang"] for c in semua.catatan_anak)
    assert any(o.sebab == "pindah" for o in semua.orang)
    assert any(c.isi["air"] is None for c in semua.catatan_anak)


def test_the_running_month_is_only_partly_filled() -> None:
    semua = kampung(300)

    per_bulan = Counter(str(c.bulan) for c in semua.catatan_anak)
    assert len(per_bulan) == 18
    assert per_bulan["2026-09"] < per_bulan["2026-08"]


def test_one_dusun_is_worse_off_and_the_village_improves() -> None:
    semua = kampung(300)

    jamban = Counter((c.anak.orang.rumah.dusun, bool(c.isi["jamban"])) for c in semua.catatan_anak)
    bagian = [jamban[d, True] / (jamban[d, True] + jamban[d, False]) for d in range(3)]
    assert bagian[2] < bagian[1] - 0.2 < bagian[0]
    konseling = Counter((c.bulan >= Bulan(2026, 1), bool(c.isi["konseling_ayah"])) for c in semua.catatan_anak)
    dulu, kini = (konseling[baru, True] / (konseling[baru, True] + konseling[baru, False]) for baru in (False, True))
    assert kini > dulu + 0.08


@pytest.mark.parametrize(("keluarga", "bulan"), [(1, 1), (1, 18), (2, 3), (5, 60)])
def test_small_and_short_villages_can_be_made(desa: Wilayah, keluarga: int, bulan: int) -> None:
    satu = rekakan(keluarga, bulan, 7, akhir=AKHIR, hari_ini=HARI_INI, kode=desa.kode)

    tulis_kampung(desa, satu, hari_ini=HARI_INI, dibuka=dt.date(2026, 9, 1), oleh=None)

    with lingkup(desa.kode):
        assert Keluarga.objects.count() == keluarga
        assert (Dusun.objects.count(), Fasilitas.objects.count(), ProfilDesa.objects.count()) == (3, 4, 1)


def test_every_quarter_of_the_default_village_has_mothers_and_children(desa: Wilayah) -> None:
    isi(desa)

    with lingkup(desa.kode):
        for ke in range(6):
            skor = skor_triwulan(desa, Triwulan(2025, 2).geser(ke))
            assert len(skor.ibu) >= 5
            assert len(skor.anak) >= 10
            assert skor.konvergensi.persen is not None


def test_every_record_has_its_history_and_the_day_it_was_written_down(desa: Wilayah) -> None:
    isi(desa)

    with lingkup(desa.kode):
        for model in ISI_DESA:
            assert model.history.count() == model.objects.count()
        anak = PemantauanAnak.objects.order_by("tanggal").first()
        assert anak.dibuat_pada.date() == anak.tanggal
        assert anak.history.get().history_date == anak.dibuat_pada == anak.diubah_pada


def test_households_and_people_carry_what_was_seen_last(desa: Wilayah) -> None:
    isi(desa)

    with lingkup(desa.kode):
        for keluarga in Keluarga.objects.all():
            terakhir = [
                baris
                for model, jalur in ((PemantauanIbu, "kehamilan__ibu"), (PemantauanAnak, "anak__orang"))
                for baris in model.objects.filter(**{f"{jalur}__keluarga": keluarga}).exclude(air=None)
            ]
            if terakhir:
                assert keluarga.air == max(terakhir, key=lambda baris: baris.tanggal).air
        nomor = [satu.telepon for satu in Keluarga.objects.all()]
        assert {satu[:4] for satu in nomor} == {"", "0840"}
        assert [satu for satu in nomor if satu and not nomor_seluler(satu)] == []
        assert 0 < Orang.objects.filter(nik_indeks="").count() < Orang.objects.count() / 2
        assert Anak.objects.filter(kehamilan__hasil="lahir_mati").count() == 0
        assert Kehamilan.objects.filter(hasil="", berakhir_pada__isnull=False).count() == 0


def test_writing_costs_the_same_number_of_queries_per_batch_not_per_person(
    desa: Wilayah, django_assert_max_num_queries: Any
) -> None:
    semua = kampung(120, kode=desa.kode)

    with django_assert_max_num_queries(712):
        tulis_kampung(desa, semua, hari_ini=HARI_INI, dibuka=dt.date(2025, 4, 1), oleh=None)
