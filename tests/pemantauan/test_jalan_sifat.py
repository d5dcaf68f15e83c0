"""The way to Y holds for every history: what it says is enough, less is not, and "too late" means nothing helps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kpm.periode import Bulan, Triwulan, bulan_penuh, deret, tambah_bulan
from pemantauan.indikator import HPK_2018
from pemantauan.kelayakan import BATAS
from pemantauan.pengaturan import OPSI, gabungkan
from pemantauan.skor import DataPaud, Nilai
from pemantauan.skor.jalan import Jalan, cari_jalan
from pemantauan.skor.masa import Catatan, Riwayat
from pemantauan.skor.simulasi import Coba, Simulasi
from tests.pemantauan.bahan import anak, ibu

BEBAS = settings(max_examples=80, deadline=None)
PENGATURAN = st.fixed_dictionaries({opsi.kunci: st.sampled_from(opsi.pilihan) for opsi in OPSI}).map(gabungkan)
TRIWULAN = st.builds(Triwulan, st.just(2026), st.integers(1, 4))
TANDA = st.sampled_from((None, None, True, False, False))
JARANG, SERING = TANDA, st.sampled_from((True, True, True, False, None))
BATAS_UMUR = (4, 6, 7, 9, 10, 12, 13, 18, 24)


def hari(bulan: Bulan, ke: int) -> dt.date:
    return bulan.awal.replace(day=min(ke, bulan.akhir.day))


@st.composite
def sel_anak(draw: Any) -> Simulasi:
    """A cell of a child of up to two years with a record in some months, on some day in or after the quarter."""
    triwulan = draw(TRIWULAN)
    # an age of which the rules change, reached within the quarter
    ulang_bulan = tambah_bulan(draw(st.dates(triwulan.awal, triwulan.akhir)), -draw(st.sampled_from(BATAS_UMUR)))
    lahir = draw(st.just(ulang_bulan) | st.dates(dt.date(2024, 1, 1), triwulan.akhir))
    kode = draw(st.sampled_from([satu.kode for satu in HPK_2018.anak]))
    pada = draw(st.dates(triwulan.awal, triwulan.akhir + dt.timedelta(days=40)))
    ulang = lahir.replace(year=lahir.year + 2, day=min(lahir.day, 28))
    batas = ulang - dt.timedelta(days=1)
    isi = _isi_anak(kode, draw(st.sampled_from((JARANG, SERING))))
    ada = st.sampled_from((True, True, False))
    catatan = {}
    for bulan in deret(triwulan.jendela(6)[0], triwulan.bulan_bulan[2]):
        tanggal = hari(bulan, draw(st.integers(1, 31)))
        if lahir <= tanggal <= min(batas, pada) and draw(ada):
            catatan[bulan] = Catatan(tanggal, draw(isi) | {"lain": True})
    assume(ulang > triwulan.awal)
    riwayat = Riwayat(
        catatan=catatan,
        mulai=Bulan.dari_tanggal(lahir),
        akhir=Bulan.dari_tanggal(batas),
        lahir=lahir,
        batas=batas,
        tertutup=frozenset(draw(st.sets(st.sampled_from([triwulan.geser(-n) for n in range(1, 6)]), max_size=2))),
    )
    dalam = [c.tanggal for b, c in catatan.items() if b in triwulan.bulan_bulan]
    umur = bulan_penuh(lahir, max(dalam)) if dalam else min(bulan_penuh(lahir, triwulan.akhir), 23)
    gizi = draw(TANDA)
    data = anak(umur_bulan=umur, punya_catatan=bool(dalam), stunting=gizi)
    return _sel("anak", kode, data, riwayat, triwulan, draw(PENGATURAN), pada)


def _isi_anak(kode: str, tanda: st.SearchStrategy[bool | None]) -> st.SearchStrategy[dict[str, Any]]:
    if kode == "imunisasi":
        return st.fixed_dictionaries({kode: st.sampled_from(("", "belum", "kecuali", "lengkap"))})
    if kode == "konseling":
        return st.fixed_dictionaries({"konseling_ayah": tanda, "konseling_ibu": tanda})
    if kode == "kunjungan":
        return st.fixed_dictionaries({kode: st.sampled_from((None, 0, 1))})
    return st.fixed_dictionaries({kode: tanda})


@st.composite
def sel_ibu(draw: Any) -> Simulasi:
    """A cell of a mother, pregnant or delivered, whose HPHT is known."""
    triwulan = draw(TRIWULAN)
    hpht = draw(st.dates(triwulan.awal - dt.timedelta(days=300), triwulan.awal + dt.timedelta(days=40)))
    pada = draw(st.dates(triwulan.awal, triwulan.akhir + dt.timedelta(days=40)))
    lahir = hpht + dt.timedelta(days=280)
    melahirkan = lahir if lahir <= min(pada, triwulan.akhir) else None
    kode = draw(st.sampled_from([satu.kode for satu in HPK_2018.ibu]))
    catatan = {}
    akhir = Bulan.dari_tanggal(lahir + dt.timedelta(days=42))
    for bulan in deret(triwulan.jendela(2)[0], triwulan.bulan_bulan[2]):
        tanggal = hari(bulan, draw(st.integers(1, 31)))
        if hpht <= tanggal <= pada and bulan <= akhir and draw(st.booleans()):
            isi = draw(TANDA if kode in ("air", "jamban", "jamkes") else st.sampled_from((None, 0, 1, 2)))
            catatan[bulan] = Catatan(tanggal, {kode: isi, "lain": True})
    riwayat = Riwayat(
        catatan=catatan,
        mulai=Bulan.dari_tanggal(hpht),
        akhir=akhir if melahirkan else Bulan(2099, 12),
        lahir=hpht,
        selesai=melahirkan,
    )
    dalam = [c.tanggal for b, c in catatan.items() if b in triwulan.bulan_bulan]
    usia = bulan_penuh(hpht, min(max(dalam, default=triwulan.akhir), melahirkan or triwulan.akhir))
    data = ibu(usia_bulan=max(min(usia, 10), 0), punya_catatan=bool(dalam), melahirkan=melahirkan, kek=draw(TANDA))
    return _sel("ibu", kode, data, riwayat, triwulan, draw(PENGATURAN), pada)


@st.composite
def sel_paud(draw: Any) -> Simulasi:
    """The cell of a child of two to six years."""
    triwulan = draw(TRIWULAN)
    pada = draw(st.dates(triwulan.awal, triwulan.akhir + dt.timedelta(days=40)))
    mulai = draw(st.sampled_from(triwulan.bulan_bulan))
    catatan = {
        bulan: Catatan(bulan.awal, {"hadir": hadir})
        for bulan in triwulan.bulan_bulan
        if mulai <= bulan <= Bulan.dari_tanggal(pada) and (hadir := draw(TANDA)) is not None
    }
    riwayat = Riwayat(catatan=catatan, mulai=mulai, akhir=triwulan.bulan_bulan[2])
    data = DataPaud(
        id="p", nama="Anak", jenis_kelamin="L", keluarga=1, nomor_keluarga=1, dusun="Satu",
        umur_bulan=draw(st.integers(24, 72)),
    )  # fmt: skip
    return _sel("paud", "paud", data, riwayat, triwulan, gabungkan({}), pada)


def _sel(
    kelompok: str, kode: str, data: Any, riwayat: Riwayat, triwulan: Triwulan, pengaturan: Any, pada: dt.date
) -> Simulasi:
    """The cell with the data its months add up to; only those that are T."""
    mentah = Simulasi(kelompok, kode, data, riwayat, triwulan, pengaturan, HPK_2018, pada)
    data = replace(data, **mentah.hitung(mentah.jawab))
    sim = Simulasi(kelompok, kode, data, riwayat, triwulan, pengaturan, HPK_2018, pada)
    assume(sim.jawaban(Coba()).nilai is Nilai.T)
    return sim


SEL = sel_anak() | sel_ibu() | sel_paud()


def jalan(sim: Simulasi) -> Jalan:
    kelompok = "paud" if isinstance(sim.data, DataPaud) else "ibu" if hasattr(sim.data, "anc") else "anak"
    return cari_jalan(
        kelompok, sim.kode, sim.data, sim.riwayat, sim.triwulan, sim.pengaturan, sim.set_indikator, sim.pada
    )


@st.composite
def tambahan(draw: Any, sim: Simulasi) -> Coba:
    """Any addition that is still possible: on any day, in any open month, received from now on or written down late."""
    layanan: dict[Bulan, int] = {}
    susulan: dict[Bulan, int] = {}
    tanggal: dict[Bulan, dt.date] = {}
    kini = Bulan.dari_tanggal(sim.pada)
    for bulan in deret(sim.triwulan.jendela(6)[0], sim.triwulan.bulan_bulan[2]):
        batas = min(bulan.akhir, sim.riwayat.batas or bulan.akhir)
        awal = max(bulan.awal, sim.riwayat.lahir) if hasattr(sim.data, "timbang_2q") else bulan.awal
        terbuka = sim.riwayat.mulai <= bulan <= sim.riwayat.akhir and bulan.triwulan not in sim.riwayat.tertutup
        catatan = sim.riwayat.catatan.get(bulan)
        # what can still be monitored will be: the day is free, the record is not
        wajib = bulan in sim.triwulan.bulan_bulan and catatan is None and batas >= sim.pada
        if not terbuka or awal > batas or not (wajib or draw(st.booleans())):
            continue
        ada = draw(st.dates(awal, batas))
        lewat = bulan < kini or batas < sim.pada or (catatan is None and ada < sim.pada)
        jawab = sim.jawab.get(bulan)
        if sim.sumber.cara == "jumlah":
            atas = int(BATAS[sim.kode].atas) - (jawab or 0)
            boleh = jawab is None if lewat else True
            if jawab is not None and sim.kode != "fe":
                atas = min(atas, (batas - max(sim.pada, bulan.awal)).days + 1)
            banyak = draw(st.integers(0, max(min(atas, 31), 0))) if boleh else 0
        else:
            boleh = (catatan is None or sim.sumber.terbuka(catatan.isi)) if lewat else jawab is not True
            boleh = boleh or (not lewat and sim.sumber.cara == "terakhir")
            banyak = int(boleh and draw(st.booleans()))
        if banyak:
            (susulan if lewat else layanan)[bulan] = banyak
        if catatan is None and bulan in sim.triwulan.bulan_bulan:
            tanggal[bulan] = ada
        elif catatan is None and not banyak:
            continue
    nilai = draw(st.sampled_from(("kecuali", "lengkap"))) if sim.kode == "imunisasi" else True
    return Coba(layanan, susulan, tanggal, nilai=nilai)


def pada_hari_lain(sim: Simulasi, coba: Coba) -> list[Coba]:
    """The same with the last new record on the first and on the last day it can still have."""
    if not coba.tanggal:
        return [coba]
    akhir = max(coba.tanggal)
    hari = {coba.tanggal[akhir], min(akhir.akhir, sim.riwayat.batas or akhir.akhir)}
    if coba.tanggal[akhir] >= sim.pada:
        hari.add(max(akhir.awal, sim.pada))
    return [replace(coba, tanggal={**coba.tanggal, akhir: satu}) for satu in hari]


@BEBAS
@given(SEL)
def test_doing_what_it_says_makes_the_cell_y(sim):
    hasil = jalan(sim)

    assert hasil.mungkin == (hasil.coba is not None) == (hasil.terlambat == "")
    if hasil.coba:
        assert sim.ya(hasil.coba)
        assert (sum(hasil.coba.layanan.values()), sum(hasil.coba.susulan.values())) == (
            hasil.jumlah,
            hasil.perlu_susulan,
        )
        assert hasil.jumlah + hasil.perlu_susulan > 0 or hasil.catat


@BEBAS
@given(SEL, st.data())
def test_nothing_smaller_does_and_too_late_means_too_late(sim, data):
    hasil = jalan(sim)
    for _ in range(6):
        coba = data.draw(tambahan(sim))
        susulan, layanan = sum(coba.susulan.values()), sum(coba.layanan.values())
        if not hasil.mungkin or susulan < hasil.perlu_susulan:
            assert not sim.ya(coba), (hasil, coba)
        elif susulan == hasil.perlu_susulan and layanan < hasil.jumlah:
            # less may do on some days of the last month, before or after the age steps, but not on all
            assert not all(map(sim.ya, pada_hari_lain(sim, coba))), (hasil, coba)


@BEBAS
@given(SEL, st.data())
def test_any_day_it_allows_will_do(sim, data):
    hasil = jalan(sim)
    if not hasil.coba or not hasil.jumlah or hasil.catat or sim.sumber.cara == "jumlah":
        return
    boleh = [b for b in sim.triwulan.bulan_bulan if sim.dapat_menerima(b) and b.awal <= hasil.sampai]
    if hasil.bulan:
        boleh = list(hasil.bulan)
    pilih = data.draw(st.permutations(boleh))[: hasil.jumlah]
    hari_boleh = {
        b: data.draw(st.dates(max(b.awal, sim.pada), min(sim.masa.hari_terakhir(b), hasil.sampai))) for b in pilih
    }
    if hasil.mulai:
        terakhir = max(pilih)
        hari_boleh[terakhir] = data.draw(st.dates(max(hasil.mulai, terakhir.awal), hasil.sampai))
    if sim.sumber.cara == "ukur":
        pilih = [b for b in pilih if b in hasil.coba.layanan]
        assume(len(pilih) == hasil.jumlah)
    baru = {b: h for b, h in hari_boleh.items() if b in pilih and b not in sim.riwayat.catatan}
    coba = replace(hasil.coba, layanan=dict.fromkeys(pilih, 1), tanggal={**hasil.coba.tanggal, **baru})

    assert sim.ya(coba), (hasil, coba)


@BEBAS
@given(SEL, st.data())
def test_any_of_the_months_it_offers_for_late_entry_will_do(sim, data):
    hasil = jalan(sim)
    if not hasil.coba or not hasil.susulkan:
        return
    if hasil.perlu_susulan:
        assert hasil.pilih_susulan <= len(hasil.susulkan)
        pilih = data.draw(st.permutations(hasil.susulkan))[: hasil.pilih_susulan]
        banyak = max(hasil.coba.susulan.values())
        susulan = dict.fromkeys(pilih, banyak)
        layanan = hasil.coba.layanan
    else:
        susulan = {data.draw(st.sampled_from(hasil.susulkan)): 1}
        terakhir = max(hasil.coba.layanan)
        layanan = {b: n - (b == terakhir) for b, n in hasil.coba.layanan.items() if n > (b == terakhir)}
    wajib = (*sim.akan_dicatat, *susulan, hasil.coba.catat)
    tanggal = {b: t for b, t in hasil.coba.tanggal.items() if b in wajib}
    for b in susulan:
        if b in sim.triwulan.bulan_bulan and b not in sim.riwayat.catatan:
            tanggal.setdefault(b, sim.masa.hari_terakhir(b))
    assert all(sim.dapat_susulan(b) or b in hasil.coba.susulan for b in susulan)
    assert sim.ya(replace(hasil.coba, layanan=layanan, susulan=susulan, tanggal=tanggal)), hasil


@BEBAS
@given(SEL)
def test_every_way_is_one_clean_sentence(sim):
    hasil = jalan(sim)

    assert hasil.ringkas.startswith("Masih bisa: " if hasil.mungkin else ("Terlambat untuk", "Menurut pengaturan"))
    assert "  " not in hasil.ringkas
    assert not hasil.ringkas.endswith((".", ",", " "))
    assert bool(hasil.langkah) == (hasil.jumlah > 0) == (hasil.sampai is not None)
    assert hasil.sampai is None or sim.pada <= hasil.sampai <= sim.triwulan.akhir
