"""Every change of a proposal's state leaves a step: from where to where, when, by whom, why, in which document."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.tindakan import VersiUsang
from rembuk import tindakan
from rembuk.models import JenisPertemuan, LangkahUsulan, Pertemuan, Usulan
from tests.factories import WilayahFactory
from tests.rembuk.bahan import HARI_INI, TANGGAL, isi_triwulan, mulai, siap, terbit, usul

PERDES = "Perdes Nomor 4 Tahun 2026"


@pytest.fixture(autouse=True)
def _html(settings: Any) -> None:
    settings.KPM_TANPA_PDF = True


@pytest.fixture
def rembuk(di_desa: Wilayah, kpm: Pengguna) -> Pertemuan:
    isi_triwulan(di_desa)
    return mulai(di_desa, kpm)


@pytest.fixture
def usulan(di_desa: Wilayah, kpm: Pengguna) -> Usulan:
    """Agreed on 25 June in an issued Berita Acara."""
    isi_triwulan(di_desa)
    terbit(di_desa, kpm)
    return Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")


def garis(usulan: Usulan) -> list[tuple[Any, ...]]:
    return list(
        LangkahUsulan.objects.filter(usulan=usulan)
        .order_by("pk")
        .values_list("dari", "ke", "tanggal", "alasan", "pemutus", "nomor", "dicatat_oleh__nama")
    )


def pindah(usulan: Usulan, ke: str, oleh: Pengguna, **lain: Any) -> Usulan:
    return tindakan.pindahkan(usulan, ke, oleh=oleh, **{"tanggal": HARI_INI, **lain})


def test_a_new_proposal_has_no_step(rembuk: Pertemuan, kpm: Pengguna) -> None:
    usul(rembuk, kpm)
    assert LangkahUsulan.objects.count() == 0


def test_the_whole_way_is_written_down_with_who_when_and_document(
    usulan: Usulan, kpm: Pengguna, kades: Pengguna
) -> None:
    tindakan.putuskan_usulan(usulan=usulan, putusan="masuk_rpjm", alasan="", oleh=kades, versi=usulan.versi)
    pindah(usulan, "masuk_rkp", kpm, pemutus="Musyawarah Desa", nomor=PERDES)
    pindah(usulan, "masuk_apbdes", kpm, pemutus="BPD", nomor="Perdes Nomor 9 Tahun 2026")
    pindah(usulan, "terlaksana", kpm)
    assert garis(usulan) == [
        ("diusulkan", "disepakati", HARI_INI, "", "Rembuk stunting", "", "Nurhayati"),
        ("disepakati", "masuk_rpjm", HARI_INI, "", "Kepala Desa", "", "Abdul Wahab"),
        ("masuk_rpjm", "masuk_rkp", HARI_INI, "", "Musyawarah Desa", PERDES, "Nurhayati"),
        ("masuk_rkp", "masuk_apbdes", HARI_INI, "", "BPD", "Perdes Nomor 9 Tahun 2026", "Nurhayati"),
        ("masuk_apbdes", "terlaksana", HARI_INI, "", "", "", "Nurhayati"),
    ]
    kini = Usulan.objects.get(pk=usulan.pk)
    assert (kini.status, kini.diputus_oleh, kini.versi) == ("terlaksana", kpm, usulan.versi + 4)
    assert timezone.localtime(kini.diputus_pada).date() == HARI_INI


def test_the_meeting_refuses_with_a_reason_and_takes_it_back(rembuk: Pertemuan, kpm: Pengguna) -> None:
    usulan = usul(rembuk, kpm)
    putus = {"usulan": usulan, "oleh": kpm, "versi": None}
    with pytest.raises(ValueError, match="Tulis alasan usulan ini tidak disepakati"):
        tindakan.putuskan_di_rapat(putusan="ditolak_rapat", alasan=" \x00 ", **putus)
    ditolak = tindakan.putuskan_di_rapat(putusan="ditolak_rapat", alasan="Dobel\x00", **putus)
    assert (ditolak.status, ditolak.alasan, ditolak.diputus_oleh) == ("ditolak_rapat", "Dobel", None)
    lagi = tindakan.putuskan_di_rapat(putusan="diusulkan", alasan="", **putus)
    assert (lagi.status, lagi.alasan) == ("diusulkan", "")
    assert [satu[:2] + satu[3:5] for satu in garis(usulan)] == [
        ("diusulkan", "ditolak_rapat", "Dobel", "Rembuk stunting"),
        ("ditolak_rapat", "diusulkan", "Keputusan dibatalkan.", "Rembuk stunting"),
    ]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_agreeing_on_all_costs_the_same_and_writes_a_step_for_each(
    rembuk: Pertemuan, kpm: Pengguna, django_assert_num_queries: Any, jumlah: int
) -> None:
    semua = [usul(rembuk, kpm, prioritas=nomor) for nomor in range(1, jumlah + 1)]
    with django_assert_num_queries(8):
        assert tindakan.sepakati_semua(rembuk=rembuk, oleh=kpm) == jumlah
    for satu in semua:
        assert [langkah[:2] for langkah in garis(satu)] == [("diusulkan", "disepakati")]
        kini = Usulan.objects.get(pk=satu.pk)
        assert (kini.status, kini.versi, kini.diubah_oleh) == ("disepakati", 2, kpm)
        assert Usulan.history.filter(id=satu.pk, status="disepakati").count() == 1
    assert tindakan.sepakati_semua(rembuk=rembuk, oleh=kpm) == 0


def test_a_meeting_that_was_held_dates_its_decisions(rembuk: Pertemuan, kpm: Pengguna) -> None:
    usulan = usul(rembuk, kpm)
    rembuk.tanggal = TANGGAL
    tindakan.ubah_rembuk(rembuk=rembuk, oleh=kpm, versi=None)
    usulan.rembuk = rembuk
    tindakan.putuskan_di_rapat(usulan=usulan, putusan="disepakati", alasan="", oleh=kpm, versi=None)
    assert [satu[2] for satu in garis(usulan)] == [TANGGAL]


@pytest.mark.parametrize("ke", ["diusulkan", "ditolak_rapat", "masuk_apbdes", "terlaksana", "disepakati"])
def test_what_the_table_does_not_know_is_refused_and_leaves_no_step(usulan: Usulan, kpm: Pengguna, ke: str) -> None:
    with pytest.raises(ValueError, match="Usulan ini"):
        pindah(usulan, ke, kpm)
    assert len(garis(usulan)) == 1
    assert Usulan.objects.get(pk=usulan.pk).status == "disepakati"


def test_what_is_not_in_issued_minutes_goes_no_further(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    siap(di_desa, kpm)
    for kegiatan in ("Jamban sehat rumah tangga", "Kebun gizi keluarga"):
        with pytest.raises(tindakan.BelumTerbit):
            pindah(Usulan.objects.get(kegiatan=kegiatan), "masuk_rkp", kpm)


def test_the_meeting_decides_nothing_once_its_minutes_are_issued(usulan: Usulan, kpm: Pengguna) -> None:
    with pytest.raises(tindakan.SudahTerbit):
        tindakan.putuskan_di_rapat(usulan=usulan, putusan="diusulkan", alasan="x", oleh=kpm, versi=None)


def test_a_proposal_of_an_fgd_waits_for_a_rembuk(di_desa: Wilayah, kpm: Pengguna) -> None:
    fgd = Pertemuan.objects.create(desa=di_desa, tahun=2026, jenis=JenisPertemuan.FGD)
    usulan = Usulan.objects.create(
        desa=di_desa, asal=fgd, paket=3, kegiatan="Jamban", lokasi="-", volume="1", manfaat="-", waktu="-", biaya=1,
        pelaksana="-",
    )  # fmt: skip
    with pytest.raises(ValueError, match="belum dibawa ke rembuk"):
        tindakan.putuskan_di_rapat(usulan=usulan, putusan="disepakati", alasan="", oleh=kpm, versi=None)


def test_a_step_back_needs_a_reason_and_restores_who_had_decided(
    usulan: Usulan, kpm: Pengguna, kades: Pengguna
) -> None:
    tindakan.putuskan_usulan(usulan=usulan, putusan="masuk_rkp", alasan="", oleh=kades, versi=None)
    pada = Usulan.objects.get(pk=usulan.pk).diputus_pada
    pindah(usulan, "masuk_apbdes", kpm, nomor=PERDES)
    with pytest.raises(ValueError, match="Tulis alasan langkah ini dibatalkan"):
        pindah(usulan, "masuk_rkp", kpm)
    kini = pindah(usulan, "masuk_rkp", kpm, alasan="Salah baris")
    assert (kini.status, kini.alasan, kini.diputus_oleh) == ("masuk_rkp", "", kades)
    assert abs(kini.diputus_pada - pada) < dt.timedelta(seconds=5)
    with pytest.raises(tindakan.LangkahTerlarang):
        pindah(kini, "masuk_rpjm", kpm, alasan="Tidak pernah di sana")


def test_a_refusal_goes_back_to_where_it_was_refused(usulan: Usulan, kpm: Pengguna, kades: Pengguna) -> None:
    pindah(usulan, "masuk_rkp", kpm)
    with pytest.raises(ValueError, match="Tulis alasan penolakan"):
        pindah(usulan, "ditolak", kpm, alasan="  ")
    ditolak = pindah(usulan, "ditolak", kpm, alasan="Pagu berkurang", pemutus="BPD")
    assert (ditolak.alasan, ditolak.diputus_oleh) == ("Pagu berkurang", kpm)
    kembali = tindakan.putuskan_usulan(usulan=ditolak, putusan="disepakati", alasan="", oleh=kades, versi=None)
    assert (kembali.status, kembali.alasan, kembali.diputus_oleh) == ("masuk_rkp", "", kpm)


@pytest.mark.parametrize(
    ("tanggal", "kalimat"),
    [
        (dt.date(2026, 9, 18), "tidak boleh sesudah hari ini"),
        (dt.date(2026, 6, 24), "tidak boleh sebelum rembuk, 25 Juni 2026"),
    ],
)
def test_a_day_that_cannot_be_is_refused(usulan: Usulan, kpm: Pengguna, tanggal: dt.date, kalimat: str) -> None:
    with pytest.raises(ValueError, match=kalimat):
        pindah(usulan, "masuk_rkp", kpm, tanggal=tanggal)


def test_a_step_is_not_dated_before_the_one_it_follows(usulan: Usulan, kpm: Pengguna) -> None:
    pindah(usulan, "masuk_rkp", kpm, tanggal=dt.date(2026, 9, 1))
    with pytest.raises(ValueError, match="sebelum langkah terakhir, 1 September 2026"):
        pindah(usulan, "masuk_apbdes", kpm, tanggal=dt.date(2026, 8, 31))
    pindah(usulan, "masuk_apbdes", kpm, tanggal=dt.date(2026, 9, 1))


def test_of_two_people_on_the_same_page_the_second_sees_what_the_first_decided(
    usulan: Usulan, kpm: Pengguna, kades: Pengguna
) -> None:
    pindah(usulan, "masuk_rkp", kades, versi=usulan.versi)
    with pytest.raises(VersiUsang) as usang:
        pindah(usulan, "ditolak", kpm, alasan="Lain pendapat", versi=usulan.versi)
    assert usang.value.kini.status == "masuk_rkp"
    assert len(garis(usulan)) == 2


def test_a_kelurahan_has_no_six_year_plan(desa: Wilayah, kpm: Pengguna, kades: Pengguna) -> None:
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Buer")
    with lingkup(kelurahan.kode):
        isi_triwulan(kelurahan)
        terbit(kelurahan, kpm)
        usulan = Usulan.objects.get(kegiatan="Jamban sehat rumah tangga")
        with pytest.raises(tindakan.LangkahTerlarang):
            pindah(usulan, "masuk_rpjm", kades)
        putus = tindakan.putuskan_usulan(usulan=usulan, putusan="masuk_rkp", alasan="", oleh=kades, versi=None)
        assert (putus.status, garis(usulan)[-1][4]) == ("masuk_rkp", "Lurah")
