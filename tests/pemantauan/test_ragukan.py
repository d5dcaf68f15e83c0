"""The inbox of doubtful data: each doubt with and without, its answers, and what is held back meanwhile."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal as D
from html import unescape
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_ragu import belum_dipastikan
from pemantauan.kueri_ragukan import Keraguan, jumlah_ragu, kotak_ragu
from pemantauan.kueri_tumbuh import tumbuh_anak, tumbuh_terakhir
from pemantauan.models import JawabanRagu, PemantauanAnak
from pemantauan.tindakan.ragu import TidakDiragukan, nyatakan_benar, tarik_jawaban
from sasaran.kueri import kelahiran_keluarga
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.conftest import HARI_INI, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PenggunaFactory,
    PenugasanFactory,
    PosyanduFactory,
)

D_ = "/52.04.20.2005"
RAGU = f"{D_}/ragu/"
JULI, AGUSTUS, SEPTEMBER = Bulan(2026, 7), Bulan(2026, 8), Bulan(2026, 9)
NIK = "6213994305240001"
"""A girl of 3 May 2024."""


@pytest.fixture
def keluarga(di_desa: Wilayah) -> Keluarga:
    return KeluargaFactory(desa=di_desa, kepala="Suhardi", dusun=DusunFactory(desa=di_desa, nama="Barat"))


def anak(keluarga: Keluarga, **lain: Any) -> Anak:
    """A boy of 15 June 2025, one year old in June 2026."""
    return AnakFactory(desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2025, 6, 15), **lain)


def ukur(satu: Anak, bulan: Bulan, berat: str = "", panjang: str = "", **lain: Any) -> PemantauanAnak:
    isi: dict[str, Any] = {"berat": D(berat), "timbang": True} if berat else {}
    isi |= {"panjang": D(panjang), "tinggi": True, "cara_ukur": "L"} if panjang else {}
    return PemantauanAnakFactory(anak=satu, bulan=bulan, **(isi | lain))


def semua(**lain: Any) -> list[Keraguan]:
    return kotak_ragu(HARI_INI, **lain)


def nama() -> list[tuple[str, str]]:
    """(kind, person) of what stands in the inbox."""
    return [(satu.golongan.kode, satu.siapa.nama) for satu in semua()]


def ditahan() -> set[tuple[UUID, str]]:
    """(monthly record, "berat" or "panjang") that counts nowhere."""
    return {(titik.uuid, ukuran) for satu in Anak.objects.all() for titik in tumbuh_anak(satu) for ukuran in titik.ragu}


def benar(satu: Keraguan, oleh: Pengguna | None = None) -> JawabanRagu:
    isi: dict[str, Any] = {"jenis": satu.jenis, "untuk": satu.untuk, "kode": satu.ragu.kode}
    return nyatakan_benar(desa=Wilayah.objects.get(kode="52.04.20.2005"), oleh=oleh, hari_ini=HARI_INI, **isi)[0]


def semua_jenis(keluarga: Keluarga) -> None:
    """One doubt of every kind."""
    desa = keluarga.desa
    pendek = anak(keluarga, nama="Pendek")
    ukur(pendek, AGUSTUS, panjang="77.0")
    ukur(pendek, SEPTEMBER, panjang="76.0")
    turun = anak(keluarga, nama="Turun")
    ukur(turun, AGUSTUS, "10.3")
    ukur(turun, SEPTEMBER, "8.2")
    ukur(anak(keluarga, nama="Janggal"), SEPTEMBER, panjang="60.0")
    ukur(anak(keluarga, nama="Jauh"), SEPTEMBER, "16.9")
    bayi = AnakFactory(desa=desa, keluarga=keluarga, lahir=dt.date(2026, 2, 1), nama="Berdiri")
    ukur(bayi, SEPTEMBER, panjang="68.0", cara_ukur="H")
    ukur(anak(keluarga, nama="Tikar"), SEPTEMBER, panjang="77.0", tikar="M")
    PemantauanAnakFactory(anak=anak(keluarga, nama="Sering"), bulan=SEPTEMBER, kunjungan=9)
    ibu = OrangFactory(desa=desa, keluarga=keluarga, nama="Lewat")
    KehamilanFactory(desa=desa, ibu=ibu, hpht=dt.date(2025, 11, 8), sejak=dt.date(2026, 1, 5))
    lain = OrangFactory(desa=desa, keluarga=keluarga, nama="Bersalin")
    KehamilanFactory(
        desa=desa, ibu=lain, hpht=dt.date(2025, 11, 1), berakhir_pada=dt.date(2026, 8, 3), hasil="lahir_hidup"
    )
    OrangFactory(
        desa=desa, keluarga=keluarga, nama="Berbeda", jenis_kelamin="P", tanggal_lahir=dt.date(2024, 5, 4), nik=NIK
    )


SEMUA_JENIS = [
    ("panjang", "Pendek"),
    ("berat", "Turun"),
    ("zskor", "Janggal"),
    ("lazim", "Jauh"),
    ("berdiri", "Berdiri"),
    ("tikar", "Tikar"),
    ("bulanan", "Sering"),
    ("hamil", "Lewat"),
    ("lahir", "Bersalin"),
    ("nik", "Berbeda"),
]


def test_every_kind_of_doubt_stands_in_the_inbox_in_its_order(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    assert nama() == SEMUA_JENIS


def test_each_of_them_is_silent_where_the_value_is_as_it_should_be(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    PemantauanAnak.objects.filter(panjang=D("76.0")).update(panjang=D("77.5"))
    PemantauanAnak.objects.filter(berat=D("8.2")).update(berat=D("10.4"))
    PemantauanAnak.objects.filter(panjang=D("60.0")).update(panjang=D("77.0"))
    PemantauanAnak.objects.filter(berat=D("16.9")).update(berat=D("10.2"))
    PemantauanAnak.objects.filter(cara_ukur="H").update(cara_ukur="L")
    PemantauanAnak.objects.filter(tikar="M").update(tikar="H")
    PemantauanAnak.objects.filter(kunjungan=9).update(kunjungan=8)
    Kehamilan.objects.filter(ibu__nama="Lewat").update(hpht=dt.date(2025, 11, 13))
    hamil = Kehamilan.objects.get(ibu__nama="Bersalin")
    AnakFactory(
        desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2026, 8, 3), sejak=dt.date(2026, 8, 3), ibu=hamil.ibu
    )
    orang = Orang.objects.get(nama="Berbeda")
    orang.tanggal_lahir = dt.date(2024, 5, 3)
    orang.save()
    assert nama() == []


def test_benar_silences_exactly_the_doubt_it_answers(keluarga: Keluarga, kpm: Pengguna) -> None:
    semua_jenis(keluarga)
    sisa = [(satu.untuk, satu.ragu.kode) for satu in semua()]
    for satu in semua():
        jawaban = benar(satu, kpm)
        sisa.remove((satu.untuk, satu.ragu.kode))
        assert [(s.untuk, s.ragu.kode) for s in semua()] == sisa
        assert (jawaban.dibuat_oleh, jawaban.kalimat) == (kpm, satu.ragu.pernyataan)


def test_another_value_is_another_doubt_and_an_answer_can_be_taken_back(keluarga: Keluarga, kpm: Pengguna) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    kini = ukur(satu, SEPTEMBER, "8.2")
    jawaban = benar(semua()[0], kpm)
    assert nama() == []
    PemantauanAnak.objects.filter(pk=kini.pk).update(berat=D("8.1"))
    assert [s.ragu.kode for s in semua()] == ["berat_turun:8.1"]
    PemantauanAnak.objects.filter(pk=kini.pk).update(berat=D("8.2"))
    assert nama() == []
    tarik_jawaban(jawaban=jawaban, oleh=kpm)
    assert [s.ragu.kode for s in semua()] == ["berat_turun:8.2"]
    assert JawabanRagu.history.filter(history_type="-").get().history_user == kpm


def test_what_was_confirmed_at_entry_is_not_doubted_again(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2", dipastikan={"berat_turun:8.2": "8.2"})
    assert (nama(), ditahan(), jumlah_ragu(SEPTEMBER)) == ([], set(), 0)


def test_two_answers_to_one_doubt_are_one(keluarga: Keluarga, kpm: Pengguna) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    ragu = semua()[0]
    pertama, kedua = benar(ragu, kpm), benar(ragu, PenggunaFactory())
    assert (pertama.pk, kedua.dibuat_oleh, JawabanRagu.objects.count()) == (kedua.pk, kpm, 1)


def test_a_value_that_was_mended_meanwhile_has_nothing_to_answer(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    kini = ukur(satu, SEPTEMBER, "8.2")
    ragu = semua()[0]
    PemantauanAnak.objects.filter(pk=kini.pk).update(berat=D("10.2"))
    with pytest.raises(TidakDiragukan):
        benar(ragu)
    assert JawabanRagu.objects.count() == 0


def test_nobody_is_asked_about_the_dead_or_about_those_who_left(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    Orang.objects.update(keluar_pada=dt.date(2026, 9, 10), sebab_keluar="meninggal")
    assert nama() == []
    Orang.objects.update(sebab_keluar="pindah")
    # their months can still be mended, what has ended elsewhere is nobody's here
    assert [kode for kode, _ in nama()] == [
        "panjang",
        "berat",
        "zskor",
        "lazim",
        "berdiri",
        "tikar",
        "bulanan",
        "lahir",
    ]


# ---------------------------------------------------------------- what is held back


def test_a_doubted_measurement_stays_out_of_z_scores_until_somebody_answers(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    # 12 bulan penuh, hari 365: M 75.7391, S 0.03137 -> (71.0 - 75.7391) / 2.3759 = -1.9946
    PemantauanAnakFactory(
        anak=satu, bulan=Bulan(2026, 6), tanggal=dt.date(2026, 6, 15), panjang=D("71.0"), tinggi=True, cara_ukur="L"
    )
    kini = ukur(satu, SEPTEMBER, panjang="60.0")
    assert ditahan() == {(kini.uuid, "panjang")}
    assert [titik.diragukan for titik in tumbuh_anak(satu)] == [False, True]
    terakhir = tumbuh_terakhir(None, HARI_INI)[satu.uuid].pb_u
    assert terakhir is not None
    assert (terakhir.z, terakhir.kategori) == (D("-1.99"), "Normal")

    benar(semua()[0])

    assert ditahan() == set()
    terakhir = tumbuh_terakhir(None, HARI_INI)[satu.uuid].pb_u
    assert terakhir is not None
    assert terakhir.kategori == "Sangat pendek"
    kini.refresh_from_db()
    assert kini.tinggi is True  # the service was given all the time


def test_one_slip_of_the_pen_is_one_doubt_until_it_is_called_right(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    ukur(satu, JULI, "9.6", "75.0")
    salah = ukur(satu, AGUSTUS, "13.7", "85.2")  # the comma and a digit slipped
    kini = ukur(satu, SEPTEMBER, "9.9", "76.1")  # fits July: nobody need be asked about it
    tumbuh = tumbuh_terakhir(None, HARI_INI)[satu.uuid]
    assert {(s.untuk, s.ragu.nama) for s in semua()} == {(salah.uuid, "berat_naik"), (salah.uuid, "panjang_naik")}
    assert (ditahan(), jumlah_ragu(SEPTEMBER)) == ({(salah.uuid, "berat"), (salah.uuid, "panjang")}, 0)
    assert (tumbuh.bb_u and tumbuh.bb_u.tanggal, tumbuh.pb_u and tumbuh.pb_u.tanggal) == (kini.tanggal, kini.tanggal)
    for keraguan in semua():  # so the child did weigh 13.7 kg: September is asked about after all
        benar(keraguan)
    assert {(s.untuk, s.ragu.nama) for s in semua()} == {(kini.uuid, "berat_turun"), (kini.uuid, "panjang_turun")}
    assert (ditahan(), jumlah_ragu(SEPTEMBER)) == ({(kini.uuid, "berat"), (kini.uuid, "panjang")}, 2)


def test_a_length_within_the_error_of_measuring_is_not_held_back(keluarga: Keluarga) -> None:
    satu, lain = anak(keluarga), anak(keluarga)
    for siapa, panjang in ((satu, "76.5"), (lain, "76.4")):
        ukur(siapa, AGUSTUS, panjang="77.0")
        kini = ukur(siapa, SEPTEMBER, panjang=panjang)
    assert [(s.untuk, s.ragu.kode) for s in semua()] == [(kini.uuid, "panjang_turun:76.4")]
    assert ditahan() == {(kini.uuid, "panjang")}


def test_a_change_that_stays_is_one_doubt_too(keluarga: Keluarga) -> None:
    satu = anak(keluarga)
    turun = [ukur(satu, bulan, berat) for bulan, berat in ((JULI, "10.3"), (AGUSTUS, "8.2"), (SEPTEMBER, "8.3"))][1]
    assert {(s.untuk, s.ragu.nama) for s in semua()} == {(turun.uuid, "berat_turun")}
    assert kotak_ragu(HARI_INI, (SEPTEMBER, SEPTEMBER)) == []


def test_the_count_is_told_in_the_same_queries_for_one_child_and_for_three(
    keluarga: Keluarga, django_assert_num_queries: Any
) -> None:
    for _ in (1, 2):
        satu = anak(keluarga)
        ukur(satu, AGUSTUS, "10.3")
        ukur(satu, SEPTEMBER, "8.2")
        with django_assert_num_queries(4):
            jumlah_ragu(SEPTEMBER)
        anak(keluarga)


def test_the_count_of_a_month_is_that_of_its_rows(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    masa = (SEPTEMBER, SEPTEMBER)
    tertahan = [satu for satu in semua(masa=masa) if satu.tahan]
    assert (jumlah_ragu(SEPTEMBER), len(tertahan), jumlah_ragu(AGUSTUS)) == (5, 5, 0)
    benar(tertahan[0])
    assert jumlah_ragu(SEPTEMBER) == 4


def test_the_quarter_counts_what_the_inbox_shows_of_it(keluarga: Keluarga) -> None:
    semua_jenis(keluarga)
    bulanan = [satu for satu in semua(masa=(JULI, SEPTEMBER)) if satu.bulan]
    assert len(belum_dipastikan(SEPTEMBER.triwulan)) == len(bulanan) == 7
    benar(bulanan[0])
    assert len(belum_dipastikan(SEPTEMBER.triwulan)) == 6


# ---------------------------------------------------------------- the page


def baris(halaman: str) -> list[str]:
    return re.findall(r'<li class="baris"><div class="tumbuh"><a [^>]*>(.*?)</a>', halaman)


def kirim(satu: Keraguan, kembali: str = RAGU) -> dict[str, Any]:
    return {"jenis": satu.jenis, "untuk": str(satu.untuk), "kode": satu.ragu.kode, "kembali": kembali}


def test_the_page_names_both_values_with_their_days(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = anak(keluarga, nama="Turun")
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    halaman = " ".join(klien_kpm.get(RAGU).content.decode().split())
    assert "Berat turun 2,1 kg dari Agustus (10,3 kg)." in halaman
    assert "15 Agustus 2026: <strong>10,3 kg</strong> · 15 September 2026: <strong>8,2 kg</strong>" in halaman
    assert "1 ukuran menunggu diperiksa" in klien_kpm.get(f"{D_}/pemantauan/2026-09/").content.decode()
    assert "menunggu diperiksa" not in klien_kpm.get(f"{D_}/pemantauan/2026-08/").content.decode()


def test_the_list_is_narrowed_by_kind_dusun_and_time(keluarga: Keluarga, klien_kpm: Client) -> None:
    semua_jenis(keluarga)
    timur = KeluargaFactory(desa=keluarga.desa, dusun=DusunFactory(desa=keluarga.desa, nama="Timur"))
    ukur(AnakFactory(desa=keluarga.desa, keluarga=timur, nama="Jauh timur"), SEPTEMBER, "16.9")

    def isi(kueri: str) -> list[str]:
        return baris(klien_kpm.get(f"{RAGU}?{kueri}").content.decode())

    assert isi("jenis=lazim") == ["Jauh", "Jauh timur"]
    assert isi("dusun=Timur") == ["Jauh timur"]
    assert isi("jenis=ukuran") == ["Pendek", "Turun", "Janggal", "Jauh", "Jauh timur", "Berdiri"]
    assert isi("masa=2026-08") == []
    assert len(isi("masa=2026-T3")) == 8
    assert len(isi("jenis=apa&masa=kapan")) == 11


@pytest.mark.parametrize("masa", ["2010-01", "2010-T1", "2017-12", "2099-12", "2026-13", "%00", "2026-T5"])
def test_nonsense_as_a_time_narrows_nothing_or_finds_nothing(keluarga: Keluarga, klien_kpm: Client, masa: str) -> None:
    assert klien_kpm.get(f"{RAGU}?masa={masa}").status_code == 200


def test_benar_on_the_page_is_kept_once_and_leads_back(keluarga: Keluarga, klien_kpm: Client, kpm: Pengguna) -> None:
    semua_jenis(keluarga)
    satu = semua()[0]
    for kata in ("Dicatat benar", "Sudah dicatat benar oleh Anda"):
        jawab = klien_kpm.post(f"{RAGU}benar/", kirim(satu, f"{RAGU}?jenis=panjang"), follow=True)
        assert jawab.redirect_chain == [(f"{RAGU}?jenis=panjang", 302)]
        assert f"{kata}: Panjang 76 cm lebih pendek daripada Agustus (77 cm)." in jawab.content.decode()
    assert JawabanRagu.objects.get().dibuat_oleh == kpm
    dijawab = klien_kpm.get(f"{RAGU}dijawab/").content.decode()
    assert (baris(dijawab), "September 2026</p>" in dijawab) == (["Pendek"], True)
    tarik = f"{RAGU}{JawabanRagu.objects.get().uuid}/tarik/"
    assert [klien_kpm.post(tarik)["Location"] for _ in (1, 2)] == [f"{RAGU}dijawab/"] * 2  # the button pressed twice
    assert (JawabanRagu.objects.count(), nama()[0]) == (0, ("panjang", "Pendek"))
    assert JawabanRagu.history.filter(history_type="-").count() == 1


def test_perbaiki_opens_the_form_and_comes_back(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    halaman = klien_kpm.get(f"{RAGU}?jenis=berat").content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Perbaiki', halaman)
    assert alamat == f"{D_}/pemantauan/2026-09/anak/{satu.uuid}/?kembali={quote(f'{RAGU}?jenis=berat', safe='')}"
    form = klien_kpm.get(alamat).content.decode()
    assert "Kembali ke data yang diragukan" in form
    versi = PemantauanAnak.objects.get(bulan=SEPTEMBER).versi
    isi = {"tanggal": "15-09-2026", "berat": "10,4", "timbang": "ya", "versi": versi}
    assert klien_kpm.post(alamat, isi).headers["Location"] == f"{RAGU}?jenis=berat"
    assert nama() == []


def test_the_earlier_of_two_values_that_do_not_fit_can_be_opened_too(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = anak(keluarga)
    ukur(satu, AGUSTUS, "10.3")
    ukur(satu, SEPTEMBER, "8.2")
    halaman = klien_kpm.get(RAGU).content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Buka Agustus 2026', halaman)
    assert alamat == f"{D_}/pemantauan/2026-08/anak/{satu.uuid}/?kembali={quote(RAGU, safe='')}"
    isi = {"tanggal": "15-08-2026", "berat": "8,1", "timbang": "ya", "versi": 1}
    assert klien_kpm.post(alamat, isi).headers["Location"] == RAGU
    assert nama() == []


def test_a_newborn_that_does_not_fit_its_birth_leads_to_the_birth(keluarga: Keluarga, klien_kpm: Client) -> None:
    satu = AnakFactory(desa=keluarga.desa, keluarga=keluarga, lahir=dt.date(2026, 8, 20), panjang_lahir=D("51"))
    ukur(satu, SEPTEMBER, panjang="49.0", tanggal=dt.date(2026, 9, 1))
    halaman = klien_kpm.get(RAGU).content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Buka data lahir', halaman)
    assert alamat == f"{D_}/sasaran/anak/{satu.uuid}/ubah/?kembali={quote(RAGU, safe='')}"
    assert f'class="kembali" href="{RAGU}"' in klien_kpm.get(alamat).content.decode()


def test_a_child_forgotten_at_its_birth_is_registered_from_the_inbox_with_its_mother_and_comes_back(
    keluarga: Keluarga, klien_kpm: Client
) -> None:
    lahir = dt.date(2026, 8, 20)
    tempat = PosyanduFactory(desa=keluarga.desa)
    ibu = OrangFactory(desa=keluarga.desa, keluarga=keluarga, nama="Rohana", jenis_kelamin="P", posyandu=tempat)
    hamil = KehamilanFactory(
        desa=keluarga.desa, ibu=ibu,
        hpht=dt.date(2025, 11, 13), berakhir_pada=lahir, hasil="lahir_hidup", suami="Rahmat", no_kia="2600999",
    )  # fmt: skip
    halaman = klien_kpm.get(f"{RAGU}?jenis=lahir").content.decode()
    (alamat,) = re.findall(r'href="([^"]*)">Daftarkan anak', halaman)
    alamat = unescape(alamat)
    isi = klien_kpm.get(alamat).context["form"].initial
    awal = (isi["ibu"], isi["posyandu"], isi["tanggal_lahir"], isi["sejak"], isi["nama_ayah"], isi["no_kia"])
    assert awal == (ibu.pk, tempat.pk, lahir, lahir, "Rahmat", "2600999")
    baru = {
        "nama": "Bayi Rohana", "jenis_kelamin": "L", "tanggal_lahir": "20-08-2026", "sejak": "20-08-2026",
        "ibu": ibu.pk, "sumber": "wawancara", "jaminan": "", "akta": "",
    }  # fmt: skip
    assert klien_kpm.post(alamat, baru).headers["Location"] == f"{RAGU}?jenis=lahir"
    assert Anak.objects.get(orang__nama="Bayi Rohana").kehamilan == hamil
    assert nama() == []


def test_another_day_or_mother_or_household_is_no_child_of_that_birth(keluarga: Keluarga) -> None:
    lahir = dt.date(2026, 8, 20)
    hamil = KehamilanFactory(desa=keluarga.desa, berakhir_pada=lahir, hasil="lahir_hidup")
    assert kelahiran_keluarga(hamil.ibu.keluarga, str(hamil.uuid)) == hamil
    assert kelahiran_keluarga(KeluargaFactory(desa=keluarga.desa), str(hamil.uuid)) is None
    assert kelahiran_keluarga(None, str(hamil.uuid)) is None
    assert kelahiran_keluarga(hamil.ibu.keluarga, "\x00") is None


def test_a_persons_form_comes_back_to_the_inbox_too(keluarga: Keluarga, klien_kpm: Client) -> None:
    orang = OrangFactory(
        desa=keluarga.desa, keluarga=keluarga, jenis_kelamin="P", tanggal_lahir=dt.date(1999, 5, 4), nama="Sri"
    )
    alamat = f"{D_}/sasaran/{orang.uuid}/ubah/?kembali={quote(RAGU, safe='')}"
    isi = {"nama": "Sri", "jenis_kelamin": "P", "tanggal_lahir": "03-05-1999", "versi": orang.versi, "jaminan": ""}
    assert klien_kpm.post(alamat, isi).headers["Location"] == RAGU


def test_nothing_of_a_nik_but_its_region_is_ever_shown(keluarga: Keluarga, klien_kpm: Client) -> None:
    semua_jenis(keluarga)
    satu = next(s for s in semua() if s.golongan.kode == "nik")
    halaman = klien_kpm.get(RAGU).content.decode()
    klien_kpm.post(f"{RAGU}benar/", kirim(satu))
    isi = [
        halaman,
        klien_kpm.get(f"{RAGU}dijawab/").content.decode(),
        *JawabanRagu.objects.values_list("kode", "kalimat")[0],
    ]
    assert "Tanggal lahir di NIK bukan 4 Mei 2024 yang tercatat" in halaman
    for teks in isi:
        for rahasia in (
            NIK,
            NIK[6:],
            NIK[6:12],
            "3 Mei 2024",
            "2024-05-03",
            "03-05-2024",
            Orang.objects.get(nama="Berbeda").nik_indeks,
        ):
            assert rahasia not in teks


@pytest.mark.parametrize(
    ("peran", "status", "tombol"),
    [(Peran.BIDAN, 200, 0), (Peran.KEPALA_DESA, 200, 0), (Peran.ADMIN_DESA, 200, 3), (Peran.ANGGOTA_RDS, 403, 0)],
)
def test_who_may_look_and_who_may_answer(
    keluarga: Keluarga, desa: Wilayah, peran: str, status: int, tombol: int
) -> None:
    semua_jenis(keluarga)
    pengguna = PenggunaFactory()
    PenugasanFactory(pengguna=pengguna, wilayah=desa, peran=peran)
    peramban = klien(pengguna)
    jawab = peramban.get(RAGU)
    assert (jawab.status_code, jawab.content.decode().count(">Benar<span")) == (status, tombol)
    # an admin answers for persons, never for the months a KPM fills
    assert peramban.post(f"{RAGU}benar/", kirim(semua()[0])).status_code == 403
    assert JawabanRagu.objects.count() == 0


def test_the_inbox_costs_the_same_queries_for_one_of_each_and_for_three(keluarga: Keluarga, klien_kpm: Client) -> None:
    banyak: list[int] = []
    for _ in (1, 2):  # one pair that may be one person
        AnakFactory(desa=keluarga.desa, keluarga=keluarga, nama="Muhammad Fajar", lahir=dt.date(2025, 2, 2))
    for _ in (1, 2):
        semua_jenis(keluarga)
        Orang.objects.filter(nama="Berbeda").exclude(pk=Orang.objects.filter(nama="Berbeda").first().pk).delete()  # type: ignore[union-attr]
        PemantauanIbuFactory(
            kehamilan=Kehamilan.objects.filter(berakhir_pada=None).first(),
            bulan=Bulan(2026, 5 + len(banyak)),
            fe=99,
            anc=1,
        )
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            jawab = klien_kpm.get(RAGU)
        banyak.append(len(kueri))
        assert len(jawab.content) < 100_000
        Orang.objects.filter(nama="Berbeda").update(nik_indeks="")
    assert banyak == [12, 12]
