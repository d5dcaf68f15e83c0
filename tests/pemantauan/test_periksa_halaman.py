"""The pages of a pregnancy: its contacts, what they tell on the woman's page, the list of all that run."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from kpm.models import Peran, Wilayah
from kpm.periode import Bulan
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanIbu, Pemeriksaan
from sasaran.models import Kehamilan, Orang
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanIbuFactory,
    PemeriksaanFactory,
    PenggunaFactory,
    PenugasanFactory,
)

D = dt.date
DESA = "/52.04.20.2005"
ISI = {"tanggal": "05-08-2026", "pemeriksa": "bidan", "sumber": "buku_kia"}


@pytest.fixture
def hamil(di_desa: Wilayah) -> Kehamilan:
    """HPHT 10 March 2026: 27 weeks 2 days on 17 September, T2 until 25 August, HPL 17 December."""
    ibu = OrangFactory(desa=di_desa, nama="Rohani", tanggal_lahir=D(1998, 3, 1))
    hamil: Kehamilan = KehamilanFactory(desa=di_desa, ibu=ibu, hpht=D(2026, 3, 10))
    return hamil


def alamat(hamil: Kehamilan) -> str:
    return f"{DESA}/sasaran/kehamilan/{hamil.uuid}/periksa/"


def teks(jawab: Any) -> str:
    """The words of a page, without tags, one blank between them."""
    return " ".join(re.sub(r"<[^>]+>", " ", jawab.content.decode()).split())


def test_a_contact_is_recorded_and_the_page_says_what_became_of_its_month(hamil: Kehamilan, klien_kpm: Client) -> None:
    isi = ISI | {"lila": "22,5", "hb": "10,5", "tablet": "30", "pemeriksa": "dokter", "usg": "on"}
    halaman = teks(klien_kpm.post(alamat(hamil), isi, follow=True))
    assert "Pemeriksaan Rohani tersimpan. Agustus 2026 ikut tercatat: periksa kehamilan 1, tablet Fe 30." in halaman
    assert "Usulan: KEK LiLA 22,5 cm, 5 Agustus 2026. Tercatat sekarang: normal." in halaman
    assert "Usulan: RESTI Anemia (ringan, Hb 10,5 g/dL). Tercatat sekarang: normal." in halaman
    satu = Pemeriksaan.objects.get()
    assert (satu.lila, satu.hb, satu.tablet, satu.pemeriksa, satu.usg) == (
        Decimal("22.5"), Decimal("10.5"), 30, "dokter", True
    )  # fmt: skip
    assert PemantauanIbu.objects.get().anc == 1


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tanggal": "09-03-2026"}, "09-03-2026 sebelum HPHT, 10 Maret 2026."),
        ({"tanggal": ""}, "Belum diisi."),
        ({"lila": "225"}, "225 cm tidak mungkin. Maksud Anda 22,5 cm?"),
        ({"hb": "105"}, "105 g/dL tidak mungkin. Maksud Anda 10,5 g/dL?"),
        ({"lila": "lebar"}, "Tulis angka saja, misalnya 8,55."),
        ({"tablet": "200"}, "200 tablet tidak mungkin. Tulis antara 0 dan 180 tablet."),
    ],
)
def test_what_cannot_be_comes_back_as_typed_with_a_sentence(
    hamil: Kehamilan, klien_kpm: Client, isi: dict[str, str], kalimat: str
) -> None:
    jawab = klien_kpm.post(alamat(hamil), ISI | {"catatan": "Keluhan mual"} | isi)
    assert kalimat in teks(jawab)
    assert 'value="Keluhan mual"' in jawab.content.decode()
    assert (jawab.status_code, Pemeriksaan.objects.count(), PemantauanIbu.objects.count()) == (200, 0, 0)


def test_the_same_form_sent_twice_is_stored_once(hamil: Kehamilan, klien_kpm: Client) -> None:
    isi = ISI | {"pengenal": "11111111-1111-4111-8111-111111111111"}
    klien_kpm.post(alamat(hamil), isi)
    assert "Tidak ada yang tersimpan dua kali." in teks(klien_kpm.post(alamat(hamil), isi, follow=True))
    kedua = klien_kpm.post(alamat(hamil), ISI)
    assert "Pemeriksaan pada tanggal itu sudah dicatat." in teks(kedua)
    assert Pemeriksaan.objects.count() == 1


def test_a_contact_is_corrected_with_both_values_in_sight_and_deleted_with_a_way_back(
    hamil: Kehamilan, klien_kpm: Client
) -> None:
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), tanggal=D(2026, 8, 20), anc=3)
    klien_kpm.post(alamat(hamil), ISI | {"tablet": "30"})
    satu = Pemeriksaan.objects.get()
    ubah = f"{DESA}/sasaran/periksa/{satu.uuid}/"
    assert 'value="05-08-2026"' in klien_kpm.get(ubah).content.decode()
    usang = klien_kpm.post(ubah, ISI | {"tablet": "60", "versi": "0"})
    assert "Tablet diterima “30”" in teks(usang)
    versi = re.search(r'name="versi" value="(\d+)"', usang.content.decode())[1]  # type: ignore[index]
    pindah = klien_kpm.post(ubah, ISI | {"tablet": "60", "tanggal": "20-07-2026", "versi": versi}, follow=True)
    assert (
        "Juli 2026 ikut tercatat: periksa kehamilan 1, tablet Fe 60. Agustus 2026 ikut turun: tablet Fe belum"
        in teks(pindah)
    )
    assert "Lembar Agustus 2026 tetap seperti semula (periksa kehamilan 3)." in teks(pindah)
    lembar = f'<a href="{DESA}/pemantauan/2026-08/ibu/{hamil.uuid}/">buka lembar Agustus 2026</a>'
    assert lembar in pindah.content.decode()
    hapus = klien_kpm.post(f"{ubah}hapus/", {"versi": "2"}, follow=True)
    assert "Rohani: pemeriksaan 20 Juli 2026 dihapus." in teks(hapus)
    assert "Lembar Juli 2026 ikut dihapus, karena isinya hanya pemeriksaan itu." in teks(hapus)
    assert Pemeriksaan.objects.count() == 0
    assert "Pemeriksaan dikembalikan." in teks(klien_kpm.post(f"{ubah}pulihkan/", follow=True))
    assert Pemeriksaan.objects.get().tablet == 60
    assert klien_kpm.get(f"{ubah}hapus/").status_code == 405


def test_in_a_finalised_quarter_the_page_says_that_the_month_waits(hamil: Kehamilan, klien_kpm: Client) -> None:
    KartuSkor.objects.create(
        desa=hamil.desa, periode="2026-T3", revisi=0, isi={}, sidik="0" * 64, ditutup_pada=timezone.now()
    )
    halaman = teks(klien_kpm.post(alamat(hamil), ISI, follow=True))
    assert (
        "Pemeriksaan Rohani tersimpan. Triwulan III 2026 sudah ditutup: periksa kehamilan 1 di Agustus 2026 menunggu "
        "pembukaannya." in halaman
    )
    assert (Pemeriksaan.objects.count(), PemantauanIbu.objects.count(), EntriMenunggu.objects.count()) == (1, 0, 1)


def test_after_delivery_the_page_asks_for_the_puerperium(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(
        desa=di_desa, hpht=D(2025, 12, 1), berakhir_pada=D(2026, 9, 10), hasil="lahir_hidup", sejak=D(2026, 2, 1)
    )
    klien_kpm.post(alamat(hamil), ISI | {"jenis": "nifas", "tanggal": "11-09-2026"})
    halaman = teks(klien_kpm.get(alamat(hamil)))
    assert "Berikutnya: KF2, sampai 17 September 2026" in halaman
    assert "KF1 11 September 2026 sudah KF2 13 September 2026 sampai 17 September 2026 sekarang" in halaman
    tolak = teks(klien_kpm.post(alamat(hamil), ISI | {"jenis": "nifas", "tanggal": "09-09-2026"}))
    assert "09-09-2026 sebelum melahirkan, 10 September 2026. Pilih periksa kehamilan." in tolak


def test_the_page_of_the_woman_tells_how_far_she_is(hamil: Kehamilan, klien_kpm: Client) -> None:
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 5, 4), lila=Decimal("24.0"), tablet=30)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 5), anc=1, fe=30)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), anc=1, fe=30)
    halaman = teks(klien_kpm.get(f"{DESA}/sasaran/{hamil.ibu.uuid}/"))
    for kata in (
        "Hamil 6 bulan (27 minggu 2 hari)",
        "Usia kehamilan 27 minggu 2 hari, trimester 3",
        "Periksa berikutnya K4 (3 kali lagi di trimester ini), sekali oleh dokter dengan USG, sampai 17 Desember 2026",
        "Periksa kehamilan 2 kali, K1 murni",
        "Tablet 60 dari 90 (TTD)",
        "LiLA 24,0 cm, 4 Mei 2026",
        "Hb belum dicatat",
        "Jadwal periksa kehamilan 2 dari 6 sudah",
        "K2 trimester 2, menurut lembar Agustus 2026 sudah",
        "K3 trimester 2, 3 Juni 2026 sampai 25 Agustus 2026 terlewat",
    ):
        assert kata in halaman


@pytest.mark.parametrize(("hpl", "kata"), [(D(2026, 10, 17), "30 hari lagi"), (D(2026, 9, 10), "lewat 7 hari")])
def test_a_delivery_that_is_near_or_overdue_is_told(
    di_desa: Wilayah, klien_kpm: Client, hpl: dt.date, kata: str
) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=None, hpl=hpl, asal_tanggal="hpl_tanggal")
    assert f"Perkiraan lahir {kata}" in teks(klien_kpm.get(f"{DESA}/sasaran/{hamil.ibu.uuid}/"))
    assert ("sekarang sebelum melahirkan" in teks(klien_kpm.get(alamat(hamil)))) == kata.startswith("lewat")
    assert f"<b>{kata}</b>" in klien_kpm.get(f"{DESA}/kehamilan/").content.decode()


def test_what_is_proposed_stands_beside_the_answer_on_the_form_of_the_pregnancy(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Rohani", tanggal_lahir=D(2008, 1, 1))
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu, kehamilan_ke=5)
    ubah = f"{DESA}/sasaran/kehamilan/{hamil.uuid}/ubah/"
    halaman = klien_kpm.get(ubah)
    assert (
        "Usulan: RESTI. Umur ibu di bawah 20 tahun (umur 18 tahun saat mulai hamil); Jumlah anak yang pernah "
        "dilahirkan (sudah 4 kali melahirkan). Yang memutuskan Anda, menurut bidan atau Buku KIA." in teks(halaman)
    )
    isi = {
        "asal_tanggal": "hpht", "hpht": "10-03-2026", "sejak": "10-04-2026", "sumber": "buku_kia", "versi": "1",
        "kehamilan_ke": "5", "resti": "on", "faktor_resti": ["sesar", "hipertensi"], "suplemen": "mms",
    }  # fmt: skip
    klien_kpm.post(ubah, isi)
    hamil.refresh_from_db()
    assert (hamil.resti, hamil.faktor_resti, hamil.suplemen) == (True, ["sesar", "hipertensi"], "mms")
    setelah = teks(klien_kpm.get(f"{DESA}/sasaran/{ibu.uuid}/"))
    assert "Usulan" not in setelah
    assert "Tablet 0 dari 180 (MMS)" in setelah
    assert "Pernah operasi sesar; Tekanan darah tinggi" in setelah


def test_the_sheet_of_a_month_shows_what_is_proposed_beside_its_question(hamil: Kehamilan, klien_kpm: Client) -> None:
    lembar = f"{DESA}/pemantauan/2026-09/ibu/{hamil.uuid}/"
    assert "Usulan" not in teks(klien_kpm.get(lembar))
    PemeriksaanFactory(kehamilan=hamil, lila=Decimal("23.4"))
    assert "Usulan KEK: LiLA 23,4 cm, 15 Agustus 2026. Yang memutuskan Anda, menurut bidan." in teks(
        klien_kpm.get(lembar)
    )
    Kehamilan.objects.filter(pk=hamil.pk).update(kek=True)
    assert "Usulan" not in teks(klien_kpm.get(lembar))


def test_who_only_looks_sees_the_contacts_and_cannot_write(hamil: Kehamilan, desa: Wilayah) -> None:
    PemeriksaanFactory(kehamilan=hamil)
    bidan = PenggunaFactory(username="bidan")
    PenugasanFactory(pengguna=bidan, wilayah=desa, peran=Peran.BIDAN)
    peramban = klien(bidan)
    assert "Catat pemeriksaan" not in teks(peramban.get(alamat(hamil)))
    assert "15 Agustus 2026" in teks(peramban.get(alamat(hamil)))
    assert peramban.post(alamat(hamil), ISI).status_code == 403
    rds = PenggunaFactory(username="rds")
    PenugasanFactory(pengguna=rds, wilayah=desa, peran=Peran.ANGGOTA_RDS)
    assert [klien(rds).get(satu).status_code for satu in (alamat(hamil), f"{DESA}/kehamilan/")] == [403, 403]


def test_a_deleted_contact_is_listed_for_ninety_days_and_comes_back_from_there(
    hamil: Kehamilan, klien_kpm: Client
) -> None:
    klien_kpm.post(alamat(hamil), ISI)
    satu = Pemeriksaan.objects.get()
    klien_kpm.post(f"{DESA}/sasaran/periksa/{satu.uuid}/hapus/", {"versi": "1"})
    kembalikan = f'action="{DESA}/sasaran/periksa/{satu.uuid}/pulihkan/"'

    klien_kpm.get(alamat(hamil))  # shows the message of the deletion
    assert kembalikan in klien_kpm.get(alamat(hamil)).content.decode()
    Pemeriksaan.history.filter(history_type="-").update(history_date=timezone.now() - dt.timedelta(days=91))
    assert kembalikan not in klien_kpm.get(alamat(hamil)).content.decode()
    Pemeriksaan.history.filter(history_type="-").update(history_date=timezone.now() - dt.timedelta(days=89))
    assert kembalikan in klien_kpm.get(alamat(hamil)).content.decode()
    klien_kpm.post(f"{DESA}/sasaran/periksa/{satu.uuid}/pulihkan/")
    assert Pemeriksaan.objects.count() == 1
    assert "Pemeriksaan yang dihapus" not in teks(klien_kpm.get(alamat(hamil)))


def test_after_a_lost_pregnancy_the_page_speaks_of_it_not_of_the_puerperium(
    hamil: Kehamilan, klien_kpm: Client
) -> None:
    Kehamilan.objects.filter(pk=hamil.pk).update(berakhir_pada=D(2026, 7, 1), hasil="keguguran")
    halaman = teks(klien_kpm.get(alamat(hamil)))
    assert "Jadwal periksa kehamilan" in halaman
    assert "nifas" not in halaman
    assert "terlewat" not in halaman


def test_the_contacts_of_a_pregnancy_that_is_over_are_reached_from_the_woman_and_completed(
    hamil: Kehamilan, klien_kpm: Client
) -> None:
    """Day 42 was 27 August; what the midwife did on day 30 is told in September."""
    Kehamilan.objects.filter(pk=hamil.pk).update(
        hpht=D(2025, 10, 10), sejak=D(2026, 1, 5), berakhir_pada=D(2026, 7, 16), hasil="lahir_hidup"
    )
    orang = klien_kpm.get(f"{DESA}/sasaran/{hamil.ibu.uuid}/").content.decode()
    assert f'href="{alamat(hamil)}">Lihat pemeriksaan</a>' in orang
    klien_kpm.post(alamat(hamil), ISI | {"jenis": "nifas", "tanggal": "15-08-2026"})
    assert "KF4 15 Agustus 2026 sudah" in teks(klien_kpm.get(alamat(hamil)))


@pytest.mark.parametrize(
    ("sebab", "kata"),
    [("meninggal", "Rohani meninggal dunia pada 1 September 2026."), ("pindah", "Pindah pada 1 September 2026.")],
)
def test_nothing_more_is_expected_of_a_woman_who_died_or_left(
    hamil: Kehamilan, klien_kpm: Client, sebab: str, kata: str
) -> None:
    PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 8, 5), lila=Decimal("22.0"))
    Orang.objects.filter(pk=hamil.ibu_id).update(keluar_pada=D(2026, 9, 1), sebab_keluar=sebab)

    halaman = teks(klien_kpm.get(alamat(hamil)))

    assert kata in halaman
    assert "25 minggu, trimester 3 · HPL 17 Desember 2026" in halaman  # on the day she died or left
    assert not {
        kata for kata in ("Usulan", "Berikutnya", "sekarang", "nanti", "terlewat", "hari lagi") if kata in halaman
    }
    assert "K2 trimester 2, 5 Agustus 2026 sudah" in halaman
    Pemeriksaan.objects.all().delete()
    assert "Jadwalnya dapat dihitung" not in teks(klien_kpm.get(alamat(hamil)))


def test_a_pregnancy_of_more_than_44_weeks_is_marked_in_the_list(hamil: Kehamilan, klien_kpm: Client) -> None:
    for hpht, ada in ((D(2025, 11, 13), False), (D(2025, 11, 12), True)):  # 308 and 309 days
        Kehamilan.objects.filter(pk=hamil.pk).update(hpht=hpht)
        assert ("Periksa tanggalnya" in teks(klien_kpm.get(f"{DESA}/kehamilan/"))) is ada


# ---------------------------------------------------------------- the list


def test_the_list_narrows_to_who_is_due_near_overdue_risky_or_in_the_puerperium(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    timur = DusunFactory(desa=di_desa, nama="Timur")

    def hamil(nama: str, **isi: Any) -> None:
        ibu = OrangFactory(desa=di_desa, nama=nama, keluarga=KeluargaFactory(desa=di_desa, dusun=timur))
        KehamilanFactory(desa=di_desa, ibu=ibu, **isi)

    hamil("Aminah", hpht=D(2026, 8, 1), sejak=D(2026, 9, 1))
    hamil("Badriah", hpht=D(2025, 12, 3))  # HPL 10 September
    hamil("Cahaya", hpht=D(2026, 1, 1), kek=True)  # HPL 8 October
    hamil("Diah", hpht=D(2025, 12, 1), berakhir_pada=D(2026, 9, 10), hasil="lahir_hidup")
    hamil("Eva", hpht=D(2025, 9, 1), berakhir_pada=D(2026, 6, 1), hasil="lahir_hidup")  # no longer watched

    def nama(kueri: str) -> list[str]:
        return re.findall(
            r'scope="row"><a href="[^"]+">(\w+)', klien_kpm.get(f"{DESA}/kehamilan/?{kueri}").content.decode()
        )

    assert nama("") == ["Badriah", "Cahaya", "Aminah", "Diah"]
    assert nama("keadaan=lewat") == ["Badriah"]
    assert nama("keadaan=menjelang") == ["Cahaya"]
    assert nama("keadaan=risiko") == ["Cahaya"]
    assert nama("keadaan=nifas") == ["Diah"]
    assert nama("q=DIA") == ["Diah"]
    assert nama("dusun=Barat") == []


def test_the_list_leads_to_the_contacts_and_they_back_to_the_list_as_it_was_narrowed(
    hamil: Kehamilan, klien_kpm: Client
) -> None:
    daftar = f"{DESA}/kehamilan/?keadaan=periksa"
    sini = f"{alamat(hamil)}?{urlencode({'kembali': daftar})}"

    assert f'href="{sini}"' in klien_kpm.get(daftar).content.decode().replace("kembali=/", "kembali=%2F").replace(
        "/kehamilan/%3F", "%2Fkehamilan%2F%3F"
    )
    assert f'<a class="kembali" href="{daftar}">' in klien_kpm.get(sini).content.decode()
    jawab = klien_kpm.post(sini, {"tanggal": "10-09-2026", "pemeriksa": "bidan", "sumber": "buku_kia"})
    assert (jawab.status_code, jawab["Location"]) == (302, sini)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_queries(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    for _ in range(banyak):
        hamil = KehamilanFactory(desa=di_desa)
        PemeriksaanFactory(kehamilan=hamil)
        PemantauanIbuFactory(kehamilan=hamil, anc=1)
        AnakFactory(desa=di_desa, ibu=hamil.ibu)
    # session, user, role, region above; pregnancies, contacts, months, children, earlier births; two of settings
    with django_assert_num_queries(4 + 5 + 2):
        klien_kpm.get(f"{DESA}/kehamilan/")


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_of_contacts_costs_the_same_queries(
    hamil: Kehamilan, klien_kpm: Client, django_assert_num_queries: Any, banyak: int
) -> None:
    for hari in range(1, banyak + 1):
        PemeriksaanFactory(kehamilan=hamil, tanggal=D(2026, 8, hari))
    # session, user, role, region above; the pregnancy, contacts, months, children, earlier births; two of settings;
    # what was deleted
    with django_assert_num_queries(4 + 1 + 4 + 2 + 1):
        klien_kpm.get(alamat(hamil))


def test_a_thousand_pregnancies_are_a_page_of_less_than_100_kb(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    semua = [OrangFactory.build(desa=di_desa, keluarga=keluarga, nama=f"Ibu {n:04}") for n in range(1000)]
    ibu = Orang.objects.bulk_create(semua)
    Kehamilan.objects.bulk_create(
        [KehamilanFactory.build(desa=di_desa, ibu=satu, hpht=D(2026, 3, 10), kek=True) for satu in ibu]
    )
    with django_assert_num_queries(4 + 5 + 2):
        jawab = klien_kpm.get(f"{DESA}/kehamilan/")
    assert len(jawab.content) < 100_000
    assert "1–25 dari 1000 ibu" in teks(jawab)
