"""The list and the scorecard say the same: every T has its way, every way leads to Y, and no shortcut changes one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh import rekakan
from laporan.contoh.tulis import tulis_kampung
from laporan.kueri_beranda import kemajuan
from laporan.kueri_kurang import baca_kurang, daftar_kurang
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.kueri_bulan import ANAK, IBU, kemajuan_anak, kemajuan_ibu
from pemantauan.kueri_jalan import bahan_jalan
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud
from pemantauan.skor import Nilai
from pemantauan.skor.jalan import cari_jalan
from pemantauan.skor.jalan_banyak import Pencari
from pemantauan.skor.simulasi import Simulasi
from sasaran.models import Anak, Kehamilan
from tests.pemantauan.test_jalan_sifat import SEL

BEBAS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
T3 = Triwulan(2026, 3)
PADA = dt.date(2026, 9, 17)
MODEL: dict[str, Any] = {"ibu": PemantauanIbu, "anak": PemantauanAnak, "paud": PemantauanPaud}
ISIAN: dict[str, dict[str, Any]] = {"ibu": {"suami": False}, "anak": {"tikar": "H"}, "paud": {}}
"""Something to make a month a record without any service."""


def kelompok(sim: Simulasi) -> str:
    return {"DataIbu": "ibu", "DataAnak": "anak", "DataPaud": "paud"}[type(sim.data).__name__]


@BEBAS
@given(SEL)
def test_the_remembered_way_is_the_one_that_would_be_found(sim: Simulasi) -> None:
    siapa = kelompok(sim)
    pencari = Pencari(sim.triwulan, sim.pengaturan, sim.set_indikator, sim.pada)

    cara = pencari.cari(siapa, [sim.kode], sim.data, sim.riwayat)[sim.kode]

    jalan = cari_jalan(
        siapa, sim.kode, sim.data, sim.riwayat, sim.triwulan, sim.pengaturan, sim.set_indikator, sim.pada
    )
    assert (cara.mungkin, cara.tindakan, cara.waktu) == (jalan.mungkin, jalan.tindakan, jalan.waktu)
    assert (cara.langkah, cara.jumlah, cara.mulai) == (jalan.langkah, jalan.jumlah, jalan.mulai)
    assert cara.sampai == jalan.sampai or (jalan.sampai is None and jalan.catat_pada)
    assert (cara.isi is None) == (not jalan.mungkin)


@BEBAS
@given(SEL, st.data())
def test_no_smaller_size_was_left_out(sim: Simulasi, data: Any) -> None:
    """Every addition of a size that is never tried leaves the answer T."""
    dicoba = {(susulan, layanan) for susulan, layanan, _ in sim.percobaan()}
    perlu = min((s + n for s, n in dicoba), default=None)
    if perlu:
        dalam = [b for b in sim.triwulan.bulan_bulan if sim.dapat_menerima(b) or sim.dapat_susulan(b)]
        luar = sim._luar()
        banyak = data.draw(st.integers(0, min(perlu - 1, 6)))
        susulan = data.draw(st.integers(0, banyak))
        semua = list(sim._sebesar(susulan, banyak - susulan, dalam, luar))
        isi = ("belum", "kecuali", "lengkap") if sim.kode == "imunisasi" else (True,)

        assert not any(sim.ya(dataclasses.replace(satu, nilai=nilai)) for satu in semua for nilai in isi)


@pytest.fixture
def desa_contoh(desa: Wilayah) -> Wilayah:
    """A demo village of eighteen months on 17 September 2026."""
    kampung = rekakan(30, 18, 3, akhir=Bulan(2026, 9), hari_ini=PADA, kode=desa.kode)
    tulis_kampung(desa, kampung, hari_ini=PADA, dibuka=dt.date(2025, 4, 1), oleh=None)
    return desa


def test_every_t_of_every_quarter_has_a_way_or_is_too_late(desa_contoh: Wilayah) -> None:
    with lingkup(desa_contoh.kode):
        for mundur in range(4):
            triwulan = T3.geser(-mundur)
            skor = skor_triwulan(desa_contoh, triwulan)
            semua = (*skor.ibu, *skor.belum_dipantau_ibu, *skor.anak, *skor.belum_dipantau_anak, *skor.paud)
            t = {(s.data.id, kode) for s in semua for kode, j in s.jawaban.items() if j.nilai is Nilai.T}

            daftar = daftar_kurang(desa_contoh, PADA, triwulan=triwulan)

            tampil = {(str(k.id), n.indikator.kode): n for k in daftar for n in k.layanan}
            bahan = bahan_jalan(desa_contoh, triwulan)
            hilang = {i for satu in bahan.diri.values() for i, d in satu.items() if d.meninggal or gugur(d)}
            assert set(tampil) == {satu for satu in t if satu[0] not in hilang}
            for satu in tampil.values():
                assert satu.cara.tindakan
                assert (satu.batas is not None) == satu.cara.mungkin
                assert satu.cara.mungkin or satu.cara.tindakan.startswith(
                    ("Terlambat untuk triwulan ini: ", "Isi dulu")
                )
                assert satu.batas is None or satu.batas >= PADA


def gugur(diri: Any) -> bool:
    return diri.hamil is not None and diri.hamil.hasil == "keguguran"


def test_doing_what_it_says_makes_the_cell_y(desa_contoh: Wilayah) -> None:
    """A sample of the cells: the months are written into the database and the scorecard is asked again."""
    with lingkup(desa_contoh.kode):
        daftar = baca_kurang(desa_contoh, PADA)
        skor = daftar.bahan.skor
        dilakukan = 0
        for ke, (kurang, satu) in enumerate((k, n) for k in daftar for n in k.layanan if n.cara.mungkin):
            if ke % 2:
                continue
            kode, siapa, id = satu.indikator.kode, kurang.kelompok, str(kurang.id)
            baris = next(b for b in baris_semua(skor, siapa) if b.data.id == id)
            riwayat = riwayat_orang(siapa, [id], T3)[id]
            jalan = cari_jalan(siapa, kode, baris.data, riwayat, T3, skor.pengaturan, skor.set_indikator, PADA)
            with transaction.atomic():
                tuliskan(desa_contoh, siapa, id, kode, jalan.coba)
                sesudah = skor_triwulan(desa_contoh, T3)
                transaction.set_rollback(True)
            kini = next(b for b in baris_semua(sesudah, siapa) if b.data.id == id)
            assert (kurang.nama, kode, kini.jawaban[kode].nilai) == (kurang.nama, kode, Nilai.Y)
            dilakukan += 1
        assert dilakukan > 15


def baris_semua(skor: Any, siapa: str) -> tuple[Any, ...]:
    if siapa == "paud":
        return skor.paud
    return (*getattr(skor, siapa), *getattr(skor, f"belum_dipantau_{siapa}"))


def tuliskan(desa: Wilayah, siapa: str, id: str, kode: str, coba: Any) -> None:
    """Write the months of an addition as somebody would."""
    milik = {"kehamilan": Kehamilan.objects.get(uuid=id)} if siapa == "ibu" else {"anak": Anak.objects.get(uuid=id)}
    bidang = {"konseling": "konseling_ibu"}.get(kode, kode) if siapa == "anak" else {"paud": "hadir"}.get(kode, kode)
    angka = kode in ("anc", "fe", "nifas", "kunjungan") or (siapa, kode) == ("ibu", "konseling")
    tambah = {b: coba.layanan.get(b, 0) + coba.susulan.get(b, 0) for b in {*coba.layanan, *coba.susulan}}
    for bulan in {*tambah, *coba.tanggal}:
        satu = MODEL[siapa].objects.filter(bulan=bulan, **milik).first()
        if satu is None:
            hari = coba.tanggal.get(bulan) or min(bulan.akhir, dt.date(2026, 9, 30))
            satu = MODEL[siapa](desa=desa, bulan=bulan, tanggal=hari, **milik, **ISIAN[siapa])
        if bulan in tambah:
            setattr(satu, bidang, (getattr(satu, bidang) or 0) + tambah[bulan] if angka else coba.nilai)
        if siapa != "paud" or getattr(satu, "hadir", None) is not None:
            satu.save()


def test_the_months_read_at_once_are_those_read_one_by_one(desa_contoh: Wilayah) -> None:
    with lingkup(desa_contoh.kode):
        for mundur in range(4):
            triwulan = T3.geser(-mundur)
            bahan = bahan_jalan(desa_contoh, triwulan)

            assert bahan.skor == skor_triwulan(desa_contoh, triwulan)
            for siapa in ("ibu", "anak", "paud"):
                semua = baris_semua(bahan.skor, siapa)
                satu_satu = riwayat_orang(siapa, [b.data.id for b in semua], triwulan)
                assert {b.data.id: bahan.riwayat(siapa, b.data) for b in semua} == {
                    b.data.id: satu_satu.get(b.data.id) for b in semua
                }


def test_the_progress_is_that_of_the_months_list(desa_contoh: Wilayah) -> None:
    with lingkup(desa_contoh.kode):
        bahan = bahan_jalan(desa_contoh, T3)
        for bulan in T3.bulan_bulan:
            per = {k: (jumlah["sudah"], sum(jumlah.values())) for k, _, jumlah in kemajuan(bahan, bulan).per_kelompok}

            assert per == {ANAK: kemajuan_anak(bulan), IBU: kemajuan_ibu(bulan)}
