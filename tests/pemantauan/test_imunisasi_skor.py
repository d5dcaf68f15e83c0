"""Recorded doses decide "imunisasi dasar" of 3B: by hand, through the database, on both paths, and on the way to Y."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from kpm.lingkup import lingkup
from kpm.models import Peran, Wilayah
from kpm.periode import Bulan, Triwulan, tambah_bulan
from laporan.contoh import rekakan
from laporan.contoh.tulis import tulis_kampung
from pemantauan.imunisasi import Aturan, BarisDosis, Keadaan, Tercatat, status_anak
from pemantauan.imunisasi.idl import BAWAAN, DasarIdl, terpenuhi
from pemantauan.imunisasi.jadwal import SEMUA_KODE
from pemantauan.indikator import HPK_2018
from pemantauan.kueri_bukti import riwayat_orang
from pemantauan.kueri_imunisasi import imunisasi_anak
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import DosisImunisasi, PemantauanAnak, PengaturanPedoman
from pemantauan.pengaturan import gabungkan
from pemantauan.pengaturan_imunisasi import OPSI_IMUNISASI
from pemantauan.skor import Nilai
from pemantauan.skor.beku import bekukan, cairkan
from pemantauan.skor.jalan import Jalan, cari_jalan
from pemantauan.skor.jalan_banyak import Pencari
from pemantauan.skor.masa import Catatan, Riwayat
from pemantauan.tindakan.imunisasi import simpan_dosis
from sasaran.models import Anak
from tests.conftest import klien
from tests.factories import AnakFactory, DosisFactory, PemantauanAnakFactory, PenggunaFactory, PenugasanFactory
from tests.pemantauan.bahan import anak as data_anak
from tests.pemantauan.bahan import jawab_anak
from tests.pemantauan.test_jalur_kedua import bandingkan, isi, lubangi

T3 = Triwulan(2026, 3)
HARI_INI = dt.date(2026, 9, 17)
KECUALI = frozenset(BAWAAN.daftar) - {"mr-1"}
HEKSA = DasarIdl(BAWAAN.daftar, heksavalen=True)


@pytest.mark.parametrize(
    ("umur", "kode", "tercatat", "harap"),
    [
        (5, KECUALI, None, ("TS", "Umur 5 bulan, belum 6 bulan, imunisasi dasar belum dinilai")),
        (6, KECUALI, None, ("Y", "Dosis imunisasi dasar lengkap kecuali campak, cukup untuk umur 6 bulan")),
        (9, KECUALI, "belum", ("Y", "Dosis imunisasi dasar lengkap kecuali campak, cukup untuk umur 9 bulan")),
        (10, KECUALI, "lengkap", ("T", "MR 1 belum dicatat pada umur 10 bulan, perlu imunisasi dasar lengkap")),
        (10, KECUALI | {"mr-1"}, "belum", ("Y", "Semua dosis imunisasi dasar sudah dicatat, umur 10 bulan")),
        (
            8,
            KECUALI - {"opv-4", "ipv-1"},
            "lengkap",
            ("T", "OPV 4 dan IPV 1 belum dicatat pada umur 8 bulan, perlu lengkap kecuali campak"),
        ),
        (
            14,
            frozenset({"bcg-1"}),
            None,
            (
                "T",
                "HB 0, OPV 1, DPT-HB-Hib 1 dan 7 dosis lain belum dicatat pada umur 14 bulan, "
                "perlu imunisasi dasar lengkap",
            ),
        ),
    ],
)
def test_the_doses_decide_and_the_reason_names_what_is_missing(
    umur: int, kode: frozenset[str], tercatat: str | None, harap: tuple[str, str]
) -> None:
    jawab = jawab_anak("imunisasi", umur_bulan=umur, imunisasi=tercatat, idl=BAWAAN.susun(kode))

    assert (jawab.nilai, jawab.alasan) == harap
    assert not jawab.belum_dicatat


# --- through the database -------------------------------------------------------------------------------------------


def catat(anak: Anak, *kode: str, hari: dt.date = dt.date(2026, 5, 4)) -> None:
    for satu in kode:
        vaksin, _, nomor = satu.rpartition("-")
        DosisFactory(anak=anak, vaksin=vaksin, dosis=int(nomor), tanggal=hari)


def jawaban(desa: Wilayah, anak: Anak, triwulan: Triwulan = T3) -> tuple[str, str]:
    skor = skor_triwulan(desa, triwulan)
    (baris,) = (b for b in (*skor.anak, *skor.belum_dipantau_anak) if b.data.id == str(anak.uuid))
    satu = baris.jawaban["imunisasi"]
    return satu.nilai.value, satu.alasan


def test_doses_up_to_the_last_day_of_the_quarter_count_whenever_they_were_written(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 9, 10))
    for bulan in (6, 9):
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), imunisasi="lengkap")
    assert jawaban(di_desa, anak)[0] == "Y"

    catat(anak, *KECUALI)
    catat(anak, "mr-1", hari=dt.date(2026, 10, 1))

    # on 15 June the child is nine months old, on 15 September twelve; MR 1 comes a day after the quarter
    assert [jawaban(di_desa, anak, t)[0] for t in (Triwulan(2026, 2), T3)] == ["Y", "T"]
    assert jawaban(di_desa, anak) == ("T", "MR 1 belum dicatat pada umur 12 bulan, perlu imunisasi dasar lengkap")
    DosisImunisasi.objects.filter(vaksin="mr").update(tanggal=dt.date(2026, 9, 30))
    assert jawaban(di_desa, anak)[0] == "Y"


def test_one_dose_is_enough_for_the_months_answer_to_count_no_more(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 9, 10))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 9), imunisasi="lengkap")
    DosisFactory(anak=anak, tanggal=dt.date(2026, 10, 1))
    assert jawaban(di_desa, anak)[0] == "Y"  # nothing by the end of September
    DosisImunisasi.objects.update(tanggal=dt.date(2026, 9, 30))
    assert jawaban(di_desa, anak)[0] == "T"


def test_what_is_missing_is_named_as_the_region_gives_it(desa: Wilayah, desa_lain: Wilayah) -> None:
    kata = {}
    for satu in (desa, desa_lain):  # NTB with hexavalent, Kalimantan Tengah without
        with lingkup(satu.kode):
            anak = AnakFactory(desa=satu, lahir=dt.date(2025, 12, 10))
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 9), air=True)
            catat(anak, "hb0-1", "bcg-1", "opv-1", "opv-2", "opv-3", "opv-4")
            kata[satu.kode[:2]] = jawaban(satu, anak)[1]

    assert kata == {
        "52": "Heksavalen 1, Heksavalen 2 dan Heksavalen 3 belum dicatat pada umur 9 bulan, perlu lengkap "
        "kecuali campak",
        "62": "DPT-HB-Hib 1, DPT-HB-Hib 2, DPT-HB-Hib 3 dan IPV 1 belum dicatat pada umur 9 bulan, perlu lengkap "
        "kecuali campak",
    }


def test_the_frozen_card_keeps_its_shape_and_its_answers(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 9, 10))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 9), imunisasi="lengkap")
    tanpa = bekukan(skor_triwulan(di_desa, T3), nama_dusun={}, nama_posyandu={})
    catat(anak, "bcg-1")
    dengan = bekukan(skor_triwulan(di_desa, T3), nama_dusun={}, nama_posyandu={})

    assert tanpa["anak"][0]["data"].keys() == dengan["anak"][0]["data"].keys()
    assert "idl" not in dengan["anak"][0]["data"]
    (baris,) = cairkan(dengan).anak
    assert (baris.jawaban["imunisasi"].nilai, baris.data.idl) == (Nilai.T, None)


@pytest.mark.parametrize("seed", [8, 9])
def test_both_paths_agree_where_doses_are_recorded(desa: Wilayah, seed: int) -> None:
    acak = random.Random(seed)
    isi(desa, seed)
    lubangi(desa, seed)
    with lingkup(desa.kode):
        dosis = []
        for anak in Anak.objects.filter(desa=desa, orang__tanggal_lahir__isnull=False).select_related("orang"):
            lengkap = acak.choice((0, 0.2, 0.9, 0.97, 1))
            for kode in SEMUA_KODE:
                vaksin, _, nomor = kode.rpartition("-")
                hari = tambah_bulan(anak.orang.tanggal_lahir, acak.randint(-1, 14)) + dt.timedelta(acak.randint(0, 9))
                if acak.random() < lengkap and vaksin != acak.choice(("dpt", "heksa", "ipv")):
                    dosis.append(DosisImunisasi(desa=desa, anak=anak, vaksin=vaksin, dosis=int(nomor), tanggal=hari))
        DosisImunisasi.objects.bulk_create(dosis)
    sel = sum(bandingkan(desa, Triwulan(2025, 3).geser(maju), {}) for maju in range(5))
    assert sel > 1000
    assert len(dosis) > 200


# --- the way to Y ---------------------------------------------------------------------------------------------------


def jalan(umur: int, kode: frozenset[str], *, pada: dt.date = HARI_INI, heksa: bool = False, **isi: object) -> Jalan:
    """The way of a child whose last record is that of August, at this age on 15 August."""
    lahir = tambah_bulan(dt.date(2026, 8, 15), -umur)
    dasar = HEKSA if heksa else BAWAAN
    riwayat = Riwayat(
        catatan={Bulan(2026, 8): Catatan(dt.date(2026, 8, 15), {"air": True})},
        mulai=Bulan.dari_tanggal(lahir),
        akhir=Bulan(2027, 12),
        lahir=lahir,
        batas=tambah_bulan(lahir, 24) - dt.timedelta(days=1),
        dosis=tuple(Tercatat(k.split("-")[0], int(k[-1]), dt.date(2026, 9, 1)) for k in sorted(kode)),
        idl=dasar.susun(kode),
    )
    data = data_anak(umur_bulan=umur, idl=dasar.susun(kode), **isi)
    return cari_jalan("anak", "imunisasi", data, riwayat, T3, gabungkan(), HPK_2018, pada)


def test_the_way_names_the_doses_and_the_last_day() -> None:
    hasil = jalan(12, KECUALI)

    assert hasil.ringkas == "Masih bisa: imunisasi MR 1 sampai 30 September 2026"
    assert (hasil.dosis, hasil.jumlah, hasil.sampai) == (("mr-1",), 1, dt.date(2026, 9, 30))
    assert hasil.kalimat_susulan == "Bila sudah diberikan, catat tanggalnya dari Buku KIA"


def test_the_age_at_the_last_record_still_to_come_decides_whether_measles_is_needed() -> None:
    # nine months in August, ten when September is recorded on its last day
    assert jalan(9, KECUALI - {"opv-4"}).dosis == ("opv-4", "mr-1")  # OPV 4 from 29 September, four weeks after OPV 3
    assert jalan(8, KECUALI - {"opv-4"}).dosis == ("opv-4",)
    assert jalan(8, KECUALI - {"opv-4"}).waktu == "antara 29 dan 30 September 2026"
    assert jalan(7, KECUALI - {"ipv-1"}).ringkas == "Masih bisa: imunisasi IPV 1 sampai 30 September 2026"


def test_what_can_no_longer_be_given_can_still_be_written_down() -> None:
    hasil = jalan(14, frozenset(BAWAAN.daftar) - {"hb0-1", "bcg-1"})

    assert (hasil.mungkin, hasil.langkah, hasil.dosis_catat) == (True, "", ("hb0-1", "bcg-1"))
    assert hasil.ringkas == (
        "Masih bisa: catat tanggal HB 0 dan BCG bila sudah diberikan, paling lambat 30 September 2026"
    )


def test_after_the_quarter_doses_can_only_be_written_down() -> None:
    hasil = jalan(14, KECUALI, pada=dt.date(2026, 10, 5))
    assert hasil.ringkas == "Masih bisa: catat tanggal MR 1 bila sudah diberikan, paling lambat 30 September 2026"


def test_a_dose_counts_as_one_to_be_given_up_to_the_quarters_last_day() -> None:
    assert jalan(12, KECUALI, pada=dt.date(2026, 9, 30)).dosis == ("mr-1",)
    assert jalan(12, KECUALI, pada=dt.date(2026, 10, 1)).dosis == ()


def test_doses_of_one_vaccine_follow_each_other_after_four_weeks() -> None:
    hasil = jalan(14, frozenset(BAWAAN.daftar) - {"dpt-1", "dpt-2", "dpt-3", "ipv-1"}, heksa=True)

    # 17 September, 15 October, 12 November: only the first in this quarter, and who has the second has the first too
    assert (hasil.dosis, hasil.dosis_catat) == ((), ("heksa-1", "heksa-2", "heksa-3"))


def test_doses_that_must_lie_apart_tell_by_when_to_begin() -> None:
    """Four weeks before the quarter's last day: the second dose needs them, the first is the last to begin with."""
    hasil = jalan(14, frozenset(BAWAAN.daftar) - {"opv-3", "opv-4"}, pada=dt.date(2026, 8, 16))

    # OPV 2 of 1 September: OPV 3 from 29 September on, too late for OPV 4
    assert (hasil.dosis, hasil.dosis_catat) == ((), ("opv-3", "opv-4"))
    belum = jalan(14, frozenset(BAWAAN.daftar) - {"opv-1", "opv-2", "mr-1"}, pada=dt.date(2026, 8, 16))
    assert belum.waktu == "sampai 30 September 2026, mulai paling lambat 2 September 2026"
    assert belum.dosis == ("opv-1", "opv-2", "mr-1")


def test_a_child_nobody_recorded_needs_a_record_too_once_the_quarter_is_over() -> None:
    lahir, idl = dt.date(2025, 8, 15), BAWAAN.susun(KECUALI)
    riwayat = Riwayat(
        catatan={}, mulai=Bulan(2025, 8), akhir=Bulan(2027, 8), lahir=lahir, batas=dt.date(2027, 8, 14), idl=idl
    )
    data = data_anak(umur_bulan=13, punya_catatan=False, idl=idl)
    hasil = cari_jalan("anak", "imunisasi", data, riwayat, T3, gabungkan(), HPK_2018, dt.date(2026, 10, 5))
    assert (hasil.mungkin, hasil.catat, hasil.dosis_catat) == (True, Bulan(2026, 9), ("mr-1",))


def test_the_list_of_many_says_the_same_and_which_doses() -> None:
    satu = jalan(12, KECUALI)
    riwayat = Riwayat(
        catatan={Bulan(2026, 8): Catatan(dt.date(2026, 8, 15), {"air": True})},
        mulai=Bulan(2025, 8),
        akhir=Bulan(2027, 8),
        lahir=dt.date(2025, 8, 15),
        batas=dt.date(2027, 8, 14),
        idl=BAWAAN.susun(KECUALI),
    )
    data = data_anak(umur_bulan=12, idl=BAWAAN.susun(KECUALI))
    cara = Pencari(T3, gabungkan(), HPK_2018, HARI_INI).cari("anak", ["imunisasi"], data, riwayat)["imunisasi"]

    assert (cara.tindakan, cara.waktu, cara.dosis) == (satu.tindakan, satu.waktu, ("mr-1",))


BEBAS = settings(max_examples=60, deadline=None)
KODE = st.frozensets(st.sampled_from(SEMUA_KODE), min_size=1)


@BEBAS
@given(st.integers(6, 22), KODE, st.booleans(), st.dates(dt.date(2026, 8, 15), dt.date(2026, 10, 20)))
def test_recording_the_doses_it_names_makes_the_cell_y_and_one_less_does_not(
    umur: int, kode: frozenset[str], heksa: bool, pada: dt.date
) -> None:
    dasar = HEKSA if heksa else BAWAAN
    if jawab_anak("imunisasi", umur_bulan=umur, idl=dasar.susun(kode)).nilai is not Nilai.T:
        return
    hasil = jalan(umur, kode, heksa=heksa, pada=pada)

    perlu = {*hasil.dosis, *hasil.dosis_catat}
    assert hasil.mungkin
    assert perlu
    assert not perlu & kode
    assert (len(hasil.dosis), len(hasil.dosis_catat)) == (hasil.jumlah, hasil.perlu_susulan)
    # September, which is still to be recorded, may be recorded on its last day
    akhir = umur + 1 if pada <= dt.date(2026, 9, 30) else umur
    for ke in (umur, akhir):
        assert jawab_anak("imunisasi", umur_bulan=ke, idl=dasar.susun(kode | perlu)).nilai is Nilai.Y
    for lepas in perlu:
        kurang = jawab_anak("imunisasi", umur_bulan=akhir, idl=dasar.susun(kode | perlu - {lepas}))
        assert kurang.nilai is Nilai.T, (lepas, perlu)


@pytest.mark.parametrize("seed", [1, 2])
def test_doing_what_it_says_in_the_records_turns_the_cell_of_the_scorecard(desa: Wilayah, seed: int) -> None:
    acak = random.Random(seed)
    tulis_kampung(
        desa,
        rekakan(42, 18, 3, akhir=Bulan(2026, 9), hari_ini=HARI_INI, kode=desa.kode),
        hari_ini=HARI_INI,
        dibuka=dt.date(2025, 4, 1),
        oleh=None,
    )
    berhasil = 0
    with lingkup(desa.kode):
        for anak in Anak.objects.filter(orang__tanggal_lahir__gt=dt.date(2024, 10, 1)).select_related("orang"):
            lahir = anak.orang.tanggal_lahir
            pilih = acak.sample(BAWAAN.daftar, acak.randint(1, len(BAWAAN.daftar)))
            ada = {k: (hari, False) for k in pilih if (hari := lahir + dt.timedelta(acak.randint(0, 60))) < HARI_INI}
            simpan_dosis(desa=desa, anak=anak, isi=ada, versi={}, oleh=None)
        skor = skor_triwulan(desa, T3)
        t = [b for b in (*skor.anak, *skor.belum_dipantau_anak) if b.jawaban["imunisasi"].nilai is Nilai.T]
        riwayat = riwayat_orang("anak", [b.data.id for b in t], T3)
        for baris in t:
            if baris.data.idl is None:
                continue
            cara = cari_jalan(
                "anak", "imunisasi", baris.data, riwayat[baris.data.id], T3, skor.pengaturan, HPK_2018, HARI_INI
            )
            if not cara.mungkin:
                continue
            anak = Anak.objects.get(uuid=baris.data.id)
            baru = dict.fromkeys((*cara.dosis, *cara.dosis_catat), (T3.akhir, False))
            simpan_dosis(desa=desa, anak=anak, isi=baru, versi={}, oleh=None)
            for bulan, hari in cara.coba.tanggal.items() if cara.coba else ():
                PemantauanAnak.objects.create(desa=desa, anak=anak, bulan=bulan, tanggal=hari, air=True)
            assert jawaban(desa, anak)[0] == "Y", (cara, baris)
            berhasil += 1
    assert berhasil > 5


# --- properties of the schedule -------------------------------------------------------------------------------------

LAHIR = dt.date(2026, 1, 31)
BURUK = {Keadaan.SUDAH: 0, Keadaan.BELUM: 0, Keadaan.JATUH_TEMPO: 1, Keadaan.LEWAT: 1, Keadaan.TERLAMBAT: 2}
DOSIS = st.dictionaries(st.sampled_from(SEMUA_KODE), st.dates(LAHIR, dt.date(2028, 1, 31)), max_size=12)
ATURAN = st.sampled_from((Aturan("52"), Aturan("62"), Aturan("51")))
PADA = st.dates(LAHIR, dt.date(2028, 6, 1))


def baris(isi: dict[str, dt.date], pada: dt.date, aturan: Aturan) -> dict[str, BarisDosis]:
    tercatat = [Tercatat(k.rpartition("-")[0], int(k.rpartition("-")[2]), hari) for k, hari in isi.items()]
    return {b.dosis.kode: b for b in status_anak(LAHIR, tercatat, pada, aturan)}


def _deret(kode: str) -> tuple[str, int]:
    """Series and number of a dose; DPT-HB-Hib and hexavalent are one series."""
    vaksin, _, ke = kode.rpartition("-")
    return {"dpt": "heksa"}.get(vaksin, vaksin), int(ke)


@BEBAS
@given(DOSIS, st.sampled_from(SEMUA_KODE), st.dates(LAHIR, dt.date(2028, 1, 31)), PADA, ATURAN)
def test_one_more_dose_makes_only_those_after_it_due_and_never_more_overdue(
    isi: dict[str, dt.date], kode: str, hari: dt.date, pada: dt.date, aturan: Aturan
) -> None:
    lama = baris({k: h for k, h in isi.items() if k != kode}, pada, aturan)
    baru = baris(isi | {kode: hari}, pada, aturan)

    vaksin, ke = _deret(kode)
    for nama in lama.keys() & baru.keys():
        if _deret(nama)[0] == vaksin and _deret(nama)[1] > ke:
            continue  # it waited for the one that was recorded now
        assert BURUK[baru[nama].keadaan] <= BURUK[lama[nama].keadaan], nama
    # a pentavalent dose in place of a hexavalent one brings no IPV: that may be overdue then
    telat = [
        sum(b.keadaan is Keadaan.TERLAMBAT for n, b in semua.items() if n not in ("ipv-1", "ipv-2"))
        for semua in (lama, baru)
    ]
    assert telat[1] <= telat[0]


@BEBAS
@given(KODE, st.sampled_from(SEMUA_KODE), st.booleans())
def test_one_more_dose_never_makes_the_basic_set_less_complete(kode: frozenset[str], lagi: str, heksa: bool) -> None:
    dasar = HEKSA if heksa else BAWAAN
    urut = ("belum", "kecuali", "lengkap")

    assert terpenuhi(kode) <= terpenuhi(kode | {lagi})
    assert urut.index(dasar.susun(kode).nilai) <= urut.index(dasar.susun(kode | {lagi}).nilai)
    penuh = dasar.susun(kode | set(dasar.susun(kode).kurang))
    assert penuh.nilai == "lengkap"


@BEBAS
@given(DOSIS, PADA, ATURAN)
def test_every_dose_stands_once_in_order_of_age_and_what_was_received_is_among_them(
    isi: dict[str, dt.date], pada: dt.date, aturan: Aturan
) -> None:
    tercatat = [Tercatat(k.rpartition("-")[0], int(k.rpartition("-")[2]), hari) for k, hari in isi.items()]
    semua = status_anak(LAHIR, tercatat, pada, aturan)
    kode = [b.dosis.kode for b in semua]

    assert len(kode) == len(set(kode))
    assert [b.dosis.umur_bulan for b in semua] == sorted(b.dosis.umur_bulan for b in semua)
    assert {k for k, hari in isi.items() if hari <= pada} == {b.dosis.kode for b in semua if b.keadaan is Keadaan.SUDAH}


# --- choices of the regions -----------------------------------------------------------------------------------------


def test_a_kabupaten_chooses_with_a_date_and_its_villages_follow(desa: Wilayah) -> None:
    kabupaten = Wilayah.objects.get(kode="52.04")
    petugas = PenugasanFactory(pengguna=PenggunaFactory(), wilayah=kabupaten, peran=Peran.KABUPATEN).pengguna
    halaman = "/52.04/pedoman/idl_pcv/"
    with lingkup(desa.kode):
        anak = AnakFactory(desa=desa, lahir=dt.date(2025, 9, 10))
        for bulan in (5, 9):
            PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), air=True)
        catat(anak, *BAWAAN.daftar)

    peramban = klien(petugas)
    tanya = peramban.post(halaman, {"nilai": "dihitung", "berlaku_sejak": "01-07-2026"}).content.decode()
    assert "Triwulan III 2026 dihitung ulang" in tanya
    isi = {"nilai": "dihitung", "berlaku_sejak": "01-07-2026", "yakin": "dihitung|2026-07-01"}
    assert peramban.post(halaman, isi).status_code == 302

    with lingkup(desa.kode):
        assert jawaban(desa, anak, Triwulan(2026, 2))[0] == "Y"
        assert jawaban(desa, anak)[1].startswith("PCV 1 dan PCV 2 belum dicatat")
        skor = skor_triwulan(desa, T3)
    assert skor.pengaturan == gabungkan()  # what a scorecard prints and freezes keeps its shape


def test_who_gives_hexavalent_decides_what_is_awaited_from_that_day_on(desa: Wilayah) -> None:
    kabupaten = Wilayah.objects.get(kode="52.04")
    PengaturanPedoman.objects.create(
        wilayah=kabupaten, kunci="heksavalen", nilai="tidak", berlaku_sejak=dt.date(2026, 6, 1)
    )
    with lingkup(desa.kode):
        # two months old on 20 May, three on 20 June
        anak = AnakFactory(desa=desa, lahir=dt.date(2026, 3, 20))
        keadaan = imunisasi_anak(anak, HARI_INI)
        nama = [b.dosis.sebutan for b in keadaan.baris if b.dosis.vaksin in ("dpt", "heksa", "ipv")]
    assert nama == ["Heksavalen 1", "DPT-HB-Hib 2", "DPT-HB-Hib 3", "IPV 2", "DPT-HB-Hib 4"]


def test_the_settings_page_shows_the_choices_to_a_village(desa: Wilayah, klien_kpm: Client) -> None:
    halaman = klien_kpm.get(f"/{desa.kode}/pedoman/").content.decode()
    for satu in OPSI_IMUNISASI:
        assert satu.judul in halaman
