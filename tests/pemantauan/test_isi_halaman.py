"""One person's sheet: what it starts with, what it refuses and how, and where it leads."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import PemantauanAnak, PemantauanIbu
from sasaran.models import Anak, Kehamilan, Keluarga
from tests.conftest import KUNCI
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)

AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)
BULAN = "/52.04.20.2005/pemantauan/2026-09/"


@pytest.fixture
def aisyah(di_desa: Wilayah) -> Anak:
    keluarga = KeluargaFactory(desa=di_desa, dusun=DusunFactory(desa=di_desa, nama="Dusun Barat"), jamban=False)
    satu = AnakFactory(
        desa=di_desa, keluarga=keluarga, nama="Aisyah Putri", jenis_kelamin="P", lahir=dt.date(2025, 7, 17)
    )
    PemantauanAnakFactory(
        anak=satu, bulan=AGUSTUS, timbang=True, berat="8.20", tinggi=True, panjang="70.6", tikar="K", air=True
    )
    return satu


def alamat(satu: Anak | Kehamilan, bulan: str = "2026-09") -> str:
    jenis = "anak" if isinstance(satu, Anak) else "ibu"
    return f"/52.04.20.2005/pemantauan/{bulan}/{jenis}/{satu.uuid}/"


def kirim(klien: Client, satu: Anak | Kehamilan, *, kueri: str = "", bulan: str = "2026-09", **isi: Any) -> Any:
    return klien.post(alamat(satu, bulan) + kueri, {"tanggal": "17-09-2026", **isi})


def terpilih(isi: str, nama: str) -> str:
    cocok = re.search(rf'<input type="radio" name="{nama}" value="([^"]*)"[^>]*checked', isi)
    return cocok[1] if cocok else "tidak ada"


def test_the_sheet_names_the_person_and_last_months_measures(aisyah: Anak, klien_kpm: Client) -> None:
    isi = klien_kpm.get(alamat(aisyah)).content.decode()
    assert "Formulir 2B · September 2026 · orang ke-1 dari 1" in isi
    assert "<h1>Aisyah Putri</h1><p>Perempuan, 14 bulan · Dusun Barat RT 01<br>" in isi
    assert "Agustus: 8,20 kg, 70,6 cm, tikar kuning" in isi
    assert 'placeholder="8,20"' in isi
    assert 'placeholder="70,6"' in isi
    assert 'name="tanggal" value="17-09-2026"' in isi


def test_services_start_empty_and_what_lasts_is_carried_over(aisyah: Anak, klien_kpm: Client) -> None:
    isi = klien_kpm.get(alamat(aisyah)).content.decode()
    kosong = ("timbang", "tinggi", "tikar", "gizi", "imunisasi", "konseling_ibu", "konseling_ayah", "parenting")
    assert {nama: terpilih(isi, nama) for nama in kosong} == dict.fromkeys(kosong, "")
    terbawa = ("air", "jamban", "akta", "jamkes", "cara_ukur")
    assert [terpilih(isi, nama) for nama in terbawa] == ["ya", "tidak", "", "", "berbaring"]
    assert "dari Agustus" in isi
    assert "dari data keluarga" in isi


def test_a_month_is_saved_with_comma_and_carried_values(aisyah: Anak, klien_kpm: Client) -> None:
    jawab = kirim(klien_kpm, aisyah, berat="8,55", panjang="71.1", tikar="K", air="ya", jamban="tidak", kunjungan="0")
    assert (jawab.status_code, jawab.headers["Location"]) == (302, BULAN)
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.panjang, catatan.tanggal) == (Decimal("8.55"), Decimal("71.1"), dt.date(2026, 9, 17))
    assert (catatan.timbang, catatan.air, catatan.jamban, catatan.kunjungan) == (True, True, False, 0)
    assert (catatan.konseling_ibu, catatan.imunisasi, catatan.gizi_buruk) == (None, "", None)
    assert "Aisyah Putri: September 2026 tersimpan." in klien_kpm.get(BULAN).content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"berat": "605"}, "605 kg tidak mungkin. Maksud Anda 6,05 kg?"),
        ({"berat": "delapan"}, "Tulis angka saja, misalnya 8,55."),
        ({"berat": "8,555"}, "8,555 kg terlalu rinci. Tulis paling banyak 2 angka di belakang koma."),
        ({"berat": "8,5", "timbang": "tidak"}, "8,5 kg terisi, tetapi ditimbang dijawab Tidak. Pilih salah satu."),
        ({"tanggal": "17-09-2031", "timbang": "ya"}, "17-09-2031 belum terjadi. Periksa tahunnya."),
        ({"tanggal": "", "timbang": "ya"}, "Isi tanggal pemantauan."),
        ({"tanggal": "31-08-2026", "timbang": "ya"}, "31-08-2026 bukan di bulan September 2026."),
        ({"gizi": "normal", "masalah_gizi": "stunting"}, "Normal dipilih bersama masalah gizi. Pilih salah satu."),
        ({"kunjungan": "40"}, "40 kali tidak mungkin. Tulis antara 0 dan 31 kali."),
        ({}, "Belum ada yang dicatat untuk bulan ini."),
        ({"air": "ya", "jamban": "tidak"}, "Belum ada yang dicatat untuk bulan ini."),
    ],
)
def test_bad_input_comes_back_as_typed_with_a_sentence(
    aisyah: Anak, klien_kpm: Client, isi: dict[str, str], kalimat: str
) -> None:
    jawab = kirim(klien_kpm, aisyah, catatan="Tetap di sini", **isi)
    halaman = jawab.content.decode()
    assert jawab.status_code == 200
    assert kalimat in halaman
    assert "Belum tersimpan." in halaman
    assert "Tetap di sini" in halaman
    for nama in ("berat", "tanggal", "kunjungan"):
        if isi.get(nama):
            assert f'name="{nama}" value="{isi[nama]}"' in halaman
    assert PemantauanAnak.objects.filter(bulan=SEPTEMBER).count() == 0


def test_a_changed_lasting_value_alone_is_a_record(aisyah: Anak, klien_kpm: Client) -> None:
    kirim(klien_kpm, aisyah, air="ya", jamban="ya")
    assert PemantauanAnak.objects.get(bulan=SEPTEMBER).jamban is True
    assert Keluarga.objects.values_list("jamban", "jamban_dilihat").get() == (True, dt.date(2026, 9, 17))


def test_the_stored_month_comes_back_and_a_change_is_saved(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnakFactory(
        anak=aisyah, bulan=SEPTEMBER, berat="8.55", timbang=True, konseling_ibu=False, stunting=True, gizi_kurang=False
    )
    isi = klien_kpm.get(alamat(aisyah)).content.decode()
    assert 'name="berat" value="8,55"' in isi
    assert [terpilih(isi, nama) for nama in ("timbang", "konseling_ibu", "konseling_ayah")] == ["ya", "tidak", ""]
    assert re.search(r'name="masalah_gizi" value="stunting"[^>]*checked', isi)
    assert "Terbawa dari sebelumnya" not in isi
    kirim(klien_kpm, aisyah, berat="8,65", gizi="normal", versi="1")
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.stunting, catatan.konseling_ibu, catatan.versi) == (Decimal("8.65"), False, None, 2)


def test_a_stale_entry_shows_both_and_is_stored_only_by_saving_again(
    aisyah: Anak, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, berat="8.55", timbang=True, diubah_oleh=admin_desa)
    jawab = kirim(klien_kpm, aisyah, berat="9,05", tikar="H", cara_ukur="berbaring", uuid=str(uuid4()))
    halaman = jawab.content.decode()
    assert jawab.status_code == 200
    assert "Bulan ini sudah dicatat Rahmah pada 17 September 2026 pukul" in halaman
    beda = re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', halaman)
    assert beda == [
        ("Tanggal pemantauan", "15 September 2026", "17 September 2026"),
        ("Berat badan", "8,55 kg", "9,05 kg"),
        ("Tikar pertumbuhan", "belum dicatat", "Hijau"),
    ]
    assert 'name="versi" value="1"' in halaman
    assert PemantauanAnak.objects.get(bulan=SEPTEMBER).berat == Decimal("8.55")
    kirim(klien_kpm, aisyah, berat="9,05", tikar="H", versi="1")
    assert PemantauanAnak.objects.get(bulan=SEPTEMBER).berat == Decimal("9.05")


def test_a_double_click_is_stored_once_and_goes_on(aisyah: Anak, klien_kpm: Client) -> None:
    kunci = str(uuid4())
    tujuan = {kirim(klien_kpm, aisyah, berat="8,55", uuid=kunci).headers["Location"] for _ in range(2)}
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert tujuan == {BULAN}
    assert (str(catatan.uuid), catatan.versi, catatan.history.count()) == (kunci, 1, 1)


def test_the_next_person_without_a_record_follows_under_the_same_filter(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = DusunFactory(desa=di_desa, nama="Barat")
    satu, dua, tiga = (
        AnakFactory(desa=di_desa, nama=nama, keluarga=KeluargaFactory(desa=di_desa, dusun=dusun))
        for nama in ("Aisyah", "Bayu", "Zahra")
    )
    AnakFactory(desa=di_desa, nama="Candra", keluarga=KeluargaFactory(desa=di_desa))
    PemantauanAnakFactory(anak=dua, bulan=SEPTEMBER, timbang=True)
    jawab = kirim(klien_kpm, satu, kueri="?dusun=Barat", timbang="ya", lanjut="1")
    assert jawab.headers["Location"] == f"{alamat(tiga)}?dusun=Barat"
    jawab = kirim(klien_kpm, tiga, kueri="?dusun=Barat&keadaan=belum", timbang="ya", lanjut="1")
    assert jawab.headers["Location"] == f"{BULAN}?dusun=Barat"
    assert (
        "Tidak ada lagi yang belum dicatat di daftar ini." in klien_kpm.get(jawab.headers["Location"]).content.decode()
    )


@pytest.mark.parametrize(("bulan", "status"), [("2026-10", 404), ("2025-06", 404), ("2025-07", 200), ("2026-08", 200)])
def test_a_sheet_opens_in_the_months_of_the_child(aisyah: Anak, klien_kpm: Client, bulan: str, status: int) -> None:
    assert klien_kpm.get(alamat(aisyah, bulan)).status_code == status


def test_a_late_month_of_a_child_who_has_turned_two_is_still_entered(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2024, 7, 20))
    sesudah = klien_kpm.get(alamat(anak, "2026-08"))  # a month of children of 24 to 59 months
    assert (sesudah.status_code, sesudah.url) == (302, f"/52.04.20.2005/pemantauan/2026-08/balita/{anak.uuid}/")
    halaman = klien_kpm.get(alamat(anak, "2026-07")).content.decode()
    assert "Genap dua tahun pada 20 Juli 2026." in halaman
    assert 'name="tanggal" value="31-07-2026"' in halaman
    kirim(klien_kpm, anak, bulan="2026-07", tanggal="12-07-2026", timbang="ya")
    assert PemantauanAnak.objects.get().bulan == Bulan(2026, 7)


def test_a_mothers_sheet_asks_what_applies_to_her(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 3, 10), kek=True)
    isi = klien_kpm.get(alamat(hamil)).content.decode()
    assert "Hamil 6 bulan · " in isi
    assert "HPHT 10 Maret 2026, HPL 17 Desember 2026" in isi
    assert [f'name="{nama}"' in isi for nama in ("anc", "fe", "konseling", "suami", "nifas", "usia_bulan")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert re.search(r'name="risiko" value="kek"[^>]*checked', isi)
    kirim(klien_kpm, hamil, anc="1", fe="30", konseling="0", suami="tidak", risiko="kek")
    catatan = PemantauanIbu.objects.get()
    assert (catatan.anc, catatan.fe, catatan.konseling, catatan.suami, catatan.kunjungan) == (1, 30, 0, False, None)
    assert (catatan.kek, catatan.resti, catatan.usia_bulan) == (True, False, 6)


def test_after_delivery_nifas_is_asked_and_what_was_recorded_before_stays(di_desa: Wilayah, klien_kpm: Client) -> None:
    ibu = KehamilanFactory(
        desa=di_desa, hpht=dt.date(2025, 11, 20), hasil="lahir_hidup", berakhir_pada=dt.date(2026, 8, 25)
    )
    isi = klien_kpm.get(alamat(ibu)).content.decode()
    assert "Nifas hari ke-23" in isi
    assert [f'name="{nama}"' in isi for nama in ("nifas", "anc", "fe")] == [True, False, False]
    agustus = PemantauanIbuFactory(kehamilan=ibu, bulan=AGUSTUS, anc=2)
    kirim(klien_kpm, ibu, bulan="2026-08", tanggal="30-08-2026", anc="2", nifas="1", versi="1")
    agustus.refresh_from_db()
    assert (agustus.anc, agustus.nifas) == (2, 1)


def test_nifas_sent_for_a_mother_who_has_not_delivered_is_refused_and_not_dropped(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    halaman = kirim(klien_kpm, hamil, anc="1", nifas="2").content.decode()
    assert "Periksa nifas hanya untuk ibu yang sudah melahirkan." in halaman
    assert PemantauanIbu.objects.count() == 0


def test_the_age_of_pregnancy_is_asked_where_hpht_is_unknown(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=None, asal_tanggal="tidak_tahu")
    halaman = kirim(klien_kpm, hamil, anc="1").content.decode()
    assert "Isi usia kehamilan dalam bulan, karena HPHT belum diketahui." in halaman
    kirim(klien_kpm, hamil, anc="1", usia_bulan="4")
    assert PemantauanIbu.objects.get().usia_bulan == 4


def test_a_person_who_left_is_dated_before_leaving(di_desa: Wilayah, klien_kpm: Client) -> None:
    ibu = OrangFactory(desa=di_desa, keluar_pada=dt.date(2026, 9, 10), sebab_keluar="pindah")
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu)
    assert 'name="tanggal" value="10-09-2026"' in klien_kpm.get(alamat(hamil)).content.decode()
    assert "sesudah ia keluar dari desa" in kirim(klien_kpm, hamil, anc="1").content.decode()


def test_a_sheet_and_its_saving_cost_few_queries(
    aisyah: Anak, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    # session, user, role, region above; child, its records, what waits, its doses, its sessions; the list for
    # "orang ke-"; closed?
    with django_assert_num_queries(4 + 5 + 1 + 1):
        klien_kpm.get(alamat(aisyah))
    # session, user, role; child, records, what waits, doses, sessions; look, row, history in two savepoints; the list
    # for the next one; the choices about growth, the KBM and the answered doubts, for what the weight suggests
    Keluarga.objects.update(air=True)
    with django_assert_num_queries(3 + 5 + 3 + 4 + 1 + 1 + 3 + KUNCI):
        kirim(klien_kpm, aisyah, berat="8,5", air="ya", jamban="tidak", lanjut="1")
