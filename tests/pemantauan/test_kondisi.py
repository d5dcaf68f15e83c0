"""Formulir 1 blocks b and c: asking the providers of a year, on one page, once or by two people at the same time."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Fasilitas, JenisFasilitas, Pengguna, Peran, Wilayah
from pemantauan.forms.kondisi import LABEL
from pemantauan.models import KondisiLayanan
from pemantauan.tindakan.kondisi import IsianKondisi, simpan_kondisi
from tests.conftest import HARI_INI, klien
from tests.factories import KondisiFactory, PosyanduFactory
from tests.laporan.test_riwayat import baca
from tests.test_peran import petugas

ALAMAT = "/52.04.20.2005/pemantauan/kondisi/2026/"
KOSONG = dict.fromkeys(KondisiLayanan.LAYANAN)


@pytest.fixture
def melati(di_desa: Wilayah) -> Fasilitas:
    satu: Fasilitas = PosyanduFactory(desa=di_desa, nama="Melati")
    return satu


def isian(*fasilitas: Fasilitas, versi: str = "", **jawaban: str) -> dict[str, str]:
    """What the browser sends for these providers: all nine answers of each, "" where nothing was chosen."""
    isi: dict[str, str] = {}
    for satu in fasilitas:
        isi[f"v-{satu.uuid}"] = versi
        isi |= {f"k-{satu.uuid}-{nama}": jawaban.get(nama, "") for nama in KondisiLayanan.LAYANAN}
    return isi


def teks(jawab: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", jawab.content.decode()).split())


def tersimpan(fasilitas: Fasilitas, tahun: int = 2026) -> dict[str, bool | None]:
    satu = KondisiLayanan.objects.get(fasilitas=fasilitas, tahun=tahun)
    return {nama: getattr(satu, nama) for nama in KondisiLayanan.LAYANAN}


def test_answers_are_stored_for_the_year_and_read_back(melati: Fasilitas, klien_kpm: Client, kpm: Pengguna) -> None:
    jawab = klien_kpm.post(ALAMAT, isian(melati, timbang="ya", konseling="tidak"), follow=True)
    assert "1 fasilitas tersimpan." in teks(jawab)
    assert tersimpan(melati) == KOSONG | {"timbang": True, "konseling": False}
    satu = KondisiLayanan.objects.get()
    assert (satu.dilihat_pada, satu.versi, satu.dibuat_oleh) == (HARI_INI, 1, kpm)
    assert re.findall(r'name="k-[^"]*-(\w+)" value="(ya|tidak)" checked', jawab.content.decode()) == [
        ("timbang", "ya"), ("konseling", "tidak"),
    ]  # fmt: skip


def test_a_form_sent_twice_is_stored_once_and_an_empty_one_stores_nothing(melati: Fasilitas, klien_kpm: Client) -> None:
    assert "Tidak ada yang berubah." in teks(klien_kpm.post(ALAMAT, isian(melati), follow=True))
    assert KondisiLayanan.objects.count() == 0
    for _ in range(2):
        assert klien_kpm.post(ALAMAT, isian(melati, timbang="ya")).status_code == 302
    assert (KondisiLayanan.objects.get().versi, KondisiLayanan.history.count()) == (1, 1)


def test_somebody_elses_answer_is_shown_beside_ones_own_and_the_second_save_decides(
    melati: Fasilitas, klien_kpm: Client, klien_admin: Client
) -> None:
    kenanga = PosyanduFactory(desa=melati.desa, nama="Kenanga")
    klien_admin.post(ALAMAT, isian(melati, timbang="ya", ukur="ya"))
    jawab = klien_kpm.post(ALAMAT, isian(melati, kenanga, timbang="tidak", ukur="ya"))
    assert jawab.status_code == 200
    assert (
        "Belum tersimpan. Sudah diisi Rahmah, 17 September 2026 pukul 10.00: penimbangan berat badan ada "
        "(isian Anda tidak ada). Simpan lagi untuk memakai isian Anda."
    ) in teks(jawab)
    assert f'name="v-{melati.uuid}" value="1"' in jawab.content.decode()
    assert f'name="k-{melati.uuid}-timbang" value="tidak" checked' in jawab.content.decode()
    # the other one of the page is stored meanwhile
    assert tersimpan(melati)["timbang"] is True
    assert tersimpan(kenanga)["timbang"] is False
    klien_kpm.post(ALAMAT, isian(melati, versi="1", timbang="tidak", ukur="ya"))
    assert tersimpan(melati) == KOSONG | {"timbang": False, "ukur": True}


def test_two_beginning_a_provider_at_the_same_moment_do_not_overwrite_each_other(
    melati: Fasilitas, kpm: Pengguna, admin_desa: Pengguna
) -> None:
    def simpan(oleh: Pengguna, **nilai: bool) -> Any:
        isi = {melati: IsianKondisi(KOSONG | nilai, None)}
        return simpan_kondisi(desa=melati.desa, tahun=2026, isian=isi, pada=HARI_INI, oleh=oleh)

    assert simpan(admin_desa, timbang=True).tersimpan == 1
    hasil = simpan(kpm, ukur=True)
    assert (hasil.tersimpan, list(hasil.ditolak)) == (0, [melati.uuid])
    assert tersimpan(melati) == KOSONG | {"timbang": True}


def test_last_years_answers_fill_what_nobody_answered_yet_when_asked_and_are_not_stored_by_looking(
    melati: Fasilitas, klien_kpm: Client
) -> None:
    KondisiFactory(fasilitas=melati, tahun=2024, imunisasi=True, ukur=True)
    KondisiFactory(fasilitas=melati, tahun=2025, timbang=True, konseling=False)
    KondisiFactory(fasilitas=melati, timbang=False)
    polos = klien_kpm.get(ALAMAT).content.decode()
    assert 'href="?salin=ya"' in polos
    assert re.findall(r'-(\w+)" value="(ya|tidak)" checked', polos) == [("timbang", "tidak")]
    disalin = klien_kpm.get(f"{ALAMAT}?salin=ya").content.decode()
    assert re.findall(r'-(\w+)" value="(ya|tidak)" checked', disalin) == [("timbang", "tidak"), ("konseling", "tidak")]
    assert "disalin, belum disimpan" in disalin
    assert tersimpan(melati) == KOSONG | {"timbang": False}


def test_a_closed_provider_is_left_out_of_new_years_and_kept_where_it_was_asked(
    melati: Fasilitas, klien_kpm: Client
) -> None:
    KondisiFactory(fasilitas=melati, tahun=2024, timbang=True)
    melati.ditutup_pada = dt.date(2026, 2, 1)
    melati.save()
    assert "Melati" not in teks(klien_kpm.get(ALAMAT))
    assert klien_kpm.post(ALAMAT.replace("2026", "2025"), isian(melati, ukur="ya")).status_code == 302
    assert [("Melati" in teks(klien_kpm.get(ALAMAT.replace("2026", satu)))) for satu in ("2024", "2025")] == [True] * 2
    jawab = klien_kpm.post(ALAMAT, isian(melati, timbang="ya"))
    assert KondisiLayanan.objects.filter(tahun=2026).count() == 0
    assert "1 fasilitas belum tersimpan." in teks(jawab)


def test_a_missing_provider_is_added_from_there_once(melati: Fasilitas, klien_kpm: Client) -> None:
    isi = {"jenis": "lainnya", "nama": "Klinik Sehat", "dusun": "", "penanggung_jawab": ""}
    assert "Lainnya Klinik Sehat ditambahkan." in teks(klien_kpm.post(f"{ALAMAT}fasilitas/", isi, follow=True))
    assert "Fasilitas dengan nama ini sudah ada." in teks(klien_kpm.post(f"{ALAMAT}fasilitas/", isi))
    kecil = isi | {"nama": "klinik sehat"}
    assert "Lainnya klinik sehat sudah ada." in teks(klien_kpm.post(f"{ALAMAT}fasilitas/", kecil, follow=True))
    assert Fasilitas.objects.filter(jenis=JenisFasilitas.LAINNYA).count() == 1
    salah = klien_kpm.post(f"{ALAMAT}fasilitas/", isi | {"nama": "", "penanggung_jawab": "dr. Siti"})
    assert (salah.status_code, 'value="dr. Siti"' in salah.content.decode()) == (200, True)


def test_who_knows_the_providers_answers_and_others_do_not(melati: Fasilitas, desa: Wilayah) -> None:
    boleh = {
        peran: klien(petugas(desa, peran)).get(ALAMAT).status_code
        for peran in (Peran.KPM, Peran.ADMIN_DESA, Peran.KEPALA_DESA, Peran.BIDAN, Peran.ANGGOTA_RDS, Peran.BPD)
    }
    assert boleh == {
        Peran.KPM: 200, Peran.ADMIN_DESA: 200, Peran.KEPALA_DESA: 403, Peran.BIDAN: 403, Peran.ANGGOTA_RDS: 403,
        Peran.BPD: 403,
    }  # fmt: skip


def test_providers_of_another_village_and_years_to_come_are_404(
    melati: Fasilitas, klien_kpm: Client, desa_lain: Wilayah
) -> None:
    with lingkup(desa_lain.kode):
        lain = PosyanduFactory(desa=desa_lain)
    assert klien_kpm.post(ALAMAT, isian(melati, lain, timbang="ya")).status_code == 404
    assert KondisiLayanan.objects.count() == 0
    for tahun in ("2017", "2027"):
        assert klien_kpm.get(ALAMAT.replace("2026", tahun)).status_code == 404


def test_nonsense_sent_is_no_answer(melati: Fasilitas, klien_kpm: Client) -> None:
    isi = isian(melati, timbang="mungkin", ukur="ya") | {"v-bukan": "1", f"v-{melati.uuid}": "9" * 30}
    assert klien_kpm.post(ALAMAT, isi).status_code == 302
    assert tersimpan(melati) == KOSONG | {"ukur": True}


def test_history_tells_the_change_in_the_words_of_the_form(melati: Fasilitas, klien_kpm: Client) -> None:
    klien_kpm.post(ALAMAT, isian(melati, timbang="ya"))
    with time_machine.travel(dt.datetime(2026, 9, 18, 2, 0, tzinfo=dt.UTC)):
        klien_kpm.post(ALAMAT, isian(melati, versi="1", timbang="ya", ukur="tidak"))
        riwayat = baca(klien_kpm, f"/52.04.20.2005/riwayat/fasilitas/{melati.uuid}/")
    assert riwayat[0] == (
        "18 September 2026 pukul 10.00 WITA · Nurhayati, KPM Formulir 1, 2026 diubah "
        "Ditanyakan pada 17 September 2026 menjadi → 18 September 2026 "
        "Pengukuran panjang/tinggi badan belum dicatat menjadi → Tidak"
    )


def test_the_questions_of_the_page_are_those_of_the_record() -> None:
    assert tuple(LABEL) == KondisiLayanan.LAYANAN


def test_the_page_costs_the_same_queries_for_one_provider_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for banyak in (1, 2):
        for _ in range(banyak):
            KondisiFactory(fasilitas=PosyanduFactory(desa=di_desa), timbang=True)
        with django_assert_num_queries(6):
            klien_kpm.get(ALAMAT)


def test_saving_costs_the_same_for_each_provider(
    melati: Fasilitas, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    lain = [PosyanduFactory(desa=melati.desa) for _ in range(2)]
    with django_assert_num_queries(11):
        klien_kpm.post(ALAMAT, isian(melati, timbang="ya"))
    with django_assert_num_queries(15):
        klien_kpm.post(ALAMAT, isian(*lain, timbang="ya"))
