"""Formulir 1: its numbers by hand and by a second path, whom they count, its providers, screen, paper and JSON."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Dusun, Fasilitas, JenisFasilitas, Peran, Wilayah
from kpm.periode import Bulan, Tahun
from laporan.lembar.formulir_1 import ANGKA, ANGKA_KODE, JENIS, di_balik, nama_layanan
from pemantauan.kueri_keadaan import data_formulir1
from pemantauan.kueri_kondisi import URUTAN
from pemantauan.models import KondisiLayanan
from sasaran.models import Kehamilan, Kejadian, Orang
from tests.conftest import HARI_INI, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    KondisiFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PosyanduFactory,
    WilayahFactory,
)
from tests.laporan.jalur_kedua_formulir1 import KOLOM, hitung
from tests.laporan.test_contoh import isi as isi_contoh
from tests.laporan.test_formulir4 import teks
from tests.test_peran import petugas

ALAMAT = "/52.04.20.2005/laporan/formulir-1/2026"
KODE = [satu.kode for satu in ANGKA]
T2026 = Tahun(2026)


def kampung_kecil(desa: Wilayah) -> dict[str, Dusun]:
    """Four households with a sasaran in two dusun, and people who are none (any more)."""
    barat, timur = DusunFactory(desa=desa, nama="Barat"), DusunFactory(desa=desa, nama="Timur")
    melati = PosyanduFactory(desa=desa, nama="Melati")

    def rumah(kepala: str, dusun: Dusun, **isi: Any) -> Any:
        return KeluargaFactory(desa=desa, kepala=kepala, dusun=dusun, **isi)

    satu = rumah("Amir", barat, rentan=True, air=True, air_dilihat=dt.date(2026, 1, 5), jamban=False)
    ani = OrangFactory(desa=desa, keluarga=satu, nama="Ani", posyandu=melati)
    PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=desa, ibu=ani), resti=True, kek=True, jamkes=False)

    # the month of August knows better than the register of March
    dua = rumah("Bahar", barat, rentan=False, air=True, air_dilihat=dt.date(2026, 3, 1))
    budi = AnakFactory(desa=desa, keluarga=dua, nama="Budi", lahir=dt.date(2025, 9, 1))
    PemantauanAnakFactory(
        anak=budi, gizi_kurang=True, gizi_buruk=False, stunting=False, air=False, jamkes=True, akta=False
    )

    # the register of September knows better than the month of August; July was another status
    tiga = rumah("Cahya", timur, air=False, air_dilihat=dt.date(2026, 9, 10), jamban=True)
    citra = AnakFactory(desa=desa, keluarga=tiga, nama="Citra", lahir=dt.date(2025, 2, 1))
    Orang.objects.filter(pk=citra.orang_id).update(jaminan=False)
    PemantauanAnakFactory(anak=citra, bulan=Bulan(2026, 7), gizi_buruk=True)
    PemantauanAnakFactory(anak=citra, gizi_buruk=False, stunting=True, air=True)
    AnakFactory(desa=desa, keluarga=tiga, nama="Dodi", lahir=dt.date(2024, 9, 18))  # two years old tomorrow
    AnakFactory(desa=desa, keluarga=tiga, nama="Eka", lahir=dt.date(2024, 9, 17))

    empat = rumah("Dahlan", timur, rentan=True)
    KehamilanFactory(
        desa=desa, ibu=OrangFactory(desa=desa, keluarga=empat, nama="Fatma"),
        berakhir_pada=dt.date(2026, 8, 20), hasil="lahir_mati",
    )  # fmt: skip

    pergi = AnakFactory(desa=desa, keluarga=rumah("Edi", barat), nama="Gani")
    Orang.objects.filter(pk=pergi.orang_id).update(keluar_pada=HARI_INI, sebab_keluar="pindah")
    AnakFactory(desa=desa, keluarga=rumah("Fajar", timur, rentan=True), nama="Hani", lahir=dt.date(2023, 1, 5))
    return {"Barat": barat, "Timur": timur}


BARAT = [2, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1]
TIMUR = [2, 1, 0, 0, 2, 0, 0, 1, 1, 0, 0, 1, 0]
JUMLAH = [4, 2, 1, 1, 3, 1, 0, 1, 2, 1, 1, 1, 1]


def angka(baris: dict[str, Any]) -> list[int]:
    return [baris[kode] for kode in KODE]


def ambil(peramban: Client, alamat: str = f"{ALAMAT}.json") -> dict[str, Any]:
    isi: dict[str, Any] = peramban.get(alamat).json()
    return isi


def test_block_a_counts_the_village_and_each_dusun_as_worked_out_by_hand(di_desa: Wilayah, klien_kpm: Client) -> None:
    kampung_kecil(di_desa)
    isi = ambil(klien_kpm)
    sasaran = isi["tabel"][0]
    assert [(b["dusun"], angka(b)) for b in sasaran["baris"]] == [("Barat", BARAT), ("Timur", TIMUR)]
    assert [angka(b) for b in sasaran["kaki"]] == [JUMLAH]
    assert (isi["pada"], isi["periode"], isi["desa"]) == ("2026-09-17", "2026", "52.04.20.2005")
    assert sasaran["catatan"][1:] == [
        "Belum dicatat, tidak ikut dihitung: status rentan 1 rumah tangga; gizi kurang 2 anak; gizi buruk 1 anak; "
        "stunting 1 anak; sumber air 1 rumah tangga; jamban 2 rumah tangga; jaminan kesehatan 1 anak; "
        "akta kelahiran 2 anak.",
        "1 ibu nifas tidak dihitung sebagai ibu hamil; rumah tangganya dihitung.",
    ]


def test_a_dusun_or_posyandu_is_a_part_of_block_a_and_has_no_other_block(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = kampung_kecil(di_desa)
    melati = Fasilitas.objects.get(nama="Melati")
    barat = ambil(klien_kpm, f"{ALAMAT}.json?dusun={dusun['Barat'].uuid}")
    assert [[angka(b) for b in t["baris"]] for t in barat["tabel"]] == [[BARAT]]
    assert [angka(b) for b in barat["tabel"][0]["kaki"]] == [BARAT]
    (di_posyandu,) = ambil(klien_kpm, f"{ALAMAT}.json?posyandu={melati.uuid}")["tabel"]
    assert angka(di_posyandu["kaki"][0]) == [1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0]
    assert "Rumah tangga dengan sasaran di dua posyandu dihitung di keduanya." in di_posyandu["catatan"]


def test_the_persons_behind_every_number_are_as_many_as_it_says(di_desa: Wilayah, klien_kpm: Client) -> None:
    dusun = kampung_kecil(di_desa)
    for tempat, baris in (("", JUMLAH), (str(dusun["Barat"].uuid), BARAT), (str(dusun["Timur"].uuid), TIMUR)):
        nama = [
            len(re.findall(r'<th scope="row">', klien_kpm.get(f"{ALAMAT}/orang/", isi).content.decode()))
            for kode in KODE
            for isi in [{"angka": kode} | ({"dusun": tempat} if tempat else {})]
        ]
        assert nama == baris


def test_a_number_names_its_persons_and_when_it_was_recorded(di_desa: Wilayah, klien_kpm: Client) -> None:
    kampung_kecil(di_desa)
    halaman = klien_kpm.get(f"{ALAMAT}/orang/?angka=tanpa_air").content.decode()
    isi = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", halaman.partition("<tbody>")[2].partition("</tbody>")[0]))
    assert isi.strip() == (
        "Bahar Barat RT 01 · rumah tangga nomor {} Dicatat 15 Agustus 2026 "
        "Cahya Timur RT 01 · rumah tangga nomor {} Dicatat 10 September 2026"
    ).format(*re.findall(r"nomor (\d+)", isi))
    assert klien_kpm.get(f"{ALAMAT}/orang/?angka=apa").status_code == 404
    assert klien_kpm.get(f"{ALAMAT}/orang/").status_code == 404


def test_every_number_of_the_screen_leads_to_its_persons_and_nought_nowhere(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    dusun = kampung_kecil(di_desa)
    halaman = klien_kpm.get(f"{ALAMAT}/").content.decode().replace("&amp;", "&")
    assert '<th scope="col">Du\xadsun</th>' in halaman  # above words, not to the right as above amounts
    tautan = re.findall(rf'href="{ALAMAT}/orang/\?([^"]+)">(\d+)</a>', halaman)
    seharusnya = [
        (f"dusun={dusun[nama].uuid}&angka={kode}" if nama else f"angka={kode}", str(banyak))
        for nama, baris in (("Barat", BARAT), ("Timur", TIMUR), ("", JUMLAH))
        for kode, banyak in zip(KODE, baris, strict=True)
        if banyak
    ]
    assert tautan == seharusnya


def test_a_past_year_is_told_as_it_was_on_its_last_day(di_desa: Wilayah, klien_kpm: Client) -> None:
    barat, timur = DusunFactory(desa=di_desa, nama="Barat"), DusunFactory(desa=di_desa, nama="Timur")
    lama = KeluargaFactory(desa=di_desa, dusun=barat, kepala="Lama", air=True, air_dilihat=dt.date(2026, 2, 1))
    baru = KeluargaFactory(desa=di_desa, dusun=timur, kepala="Baru")
    # lived in the west until March, was without water and thin in December, is neither today
    zaki = AnakFactory(desa=di_desa, keluarga=baru, nama="Zaki", lahir=dt.date(2025, 6, 15))
    Kejadian.objects.create(
        desa=di_desa, orang=zaki.orang, jenis="pindah_rumah", tanggal=dt.date(2026, 3, 1),
        dari_keluarga=lama, ke_keluarga=baru,
    )  # fmt: skip
    PemantauanAnakFactory(anak=zaki, bulan=Bulan(2025, 12), gizi_kurang=True, air=False, akta=False)
    PemantauanAnakFactory(anak=zaki, bulan=Bulan(2026, 1), gizi_kurang=False, air=True, akta=True)
    # left in January, came back from elsewhere in February, was registered in February
    pergi = AnakFactory(desa=di_desa, keluarga=lama, nama="Pergi", lahir=dt.date(2025, 5, 1))
    Orang.objects.filter(pk=pergi.orang_id).update(keluar_pada=dt.date(2026, 1, 1), sebab_keluar="pindah")
    pulang = AnakFactory(desa=di_desa, keluarga=lama, nama="Pulang", lahir=dt.date(2025, 5, 1))
    Kejadian.objects.create(
        desa=di_desa, orang=pulang.orang, jenis="kembali", mulai=dt.date(2025, 12, 31), tanggal=dt.date(2026, 2, 1)
    )
    AnakFactory(desa=di_desa, keluarga=lama, nama="Menyusul", lahir=dt.date(2025, 5, 1), sejak=dt.date(2026, 2, 1))
    susulan = AnakFactory(desa=di_desa, keluarga=lama, nama="Susulan", lahir=dt.date(2025, 5, 1), sejak=HARI_INI)
    PemantauanAnakFactory(anak=susulan, bulan=Bulan(2025, 11), stunting=True)
    # delivered in January, so still pregnant; lost in December, so not
    KehamilanFactory(
        desa=di_desa, ibu__keluarga=lama, sejak=dt.date(2025, 8, 1), berakhir_pada=dt.date(2026, 1, 9),
        hasil=Kehamilan.Hasil.LAHIR_HIDUP,
    )  # fmt: skip
    KehamilanFactory(
        desa=di_desa, ibu__keluarga=baru, sejak=dt.date(2025, 8, 1), berakhir_pada=dt.date(2025, 12, 20),
        hasil=Kehamilan.Hasil.KEGUGURAN,
    )  # fmt: skip

    isi = ambil(klien_kpm, ALAMAT.replace("2026", "2025") + ".json")
    assert isi["pada"] == "2025-12-31"
    dihitung = {kode: n for kode, n in zip(KODE, angka(isi["tabel"][0]["kaki"][0]), strict=True) if n}
    assert dihitung == {
        "rumah_tangga": 1, "ibu_hamil": 1, "anak": 3, "gizi_kurang": 1, "stunting": 1, "tanpa_air": 1,
        "anak_tanpa_akta": 1,
    }  # fmt: skip
    kini = data_formulir1(T2026, HARI_INI)
    assert [a.nama for a in kini.anak if a.dusun == "Timur"] == ["Zaki"]
    assert {kode: len(di_balik(kini, kode)) for kode in ("ibu_hamil", "gizi_kurang", "tanpa_air", "anak")} == {
        "ibu_hamil": 0, "gizi_kurang": 0, "tanpa_air": 0, "anak": 4,
    }  # fmt: skip


@pytest.mark.parametrize("pada", [dt.date(2025, 12, 31), dt.date(2026, 3, 31), HARI_INI])
def test_an_invented_village_counts_the_same_by_a_second_path(desa: Wilayah, pada: dt.date) -> None:
    isi_contoh(desa, keluarga=40)
    with lingkup(desa.kode):
        data = data_formulir1(Tahun(pada.year), pada)
        seharusnya = hitung(pada)
        assert {nama: [len(di_balik(data, kode, nama)) for kode in KODE] for nama in data.nama_dusun} == seharusnya
    assert sum(baris[KOLOM.index("anak")] for baris in seharusnya.values()) > 10
    assert list(KOLOM) == KODE


def test_the_table_of_services_has_the_answers_of_this_year(di_desa: Wilayah, klien_kpm: Client) -> None:
    melati = PosyanduFactory(desa=di_desa, nama="Melati")
    KondisiFactory(fasilitas=melati, timbang=True, konseling=False)
    KondisiFactory(fasilitas=melati, tahun=2025, imunisasi=True)
    bidan = Fasilitas.objects.create(desa=di_desa, jenis=JenisFasilitas.BIDAN, nama="Siti Aminah")
    KondisiFactory(fasilitas=bidan, periksa_hamil=True)
    tutup = Fasilitas.objects.create(desa=di_desa, jenis="tk", nama="TK Lama", ditutup_pada=dt.date(2026, 5, 1))
    KondisiFactory(fasilitas=tutup, paud=True)
    Fasilitas.objects.create(desa=di_desa, jenis="tk", nama="TK Dulu", ditutup_pada=dt.date(2026, 5, 1))
    layanan, prasarana = ambil(klien_kpm)["tabel"][1:]
    assert [
        (b["layanan"], {k: n for k, n in b.items() if k in KondisiLayanan.LAYANAN and n is not None})
        for b in layanan["baris"]
    ] == [
        ("Posyandu: Melati", {"timbang": True, "konseling": False}),
        ("Bidan Praktek: Siti Aminah", {"periksa_hamil": True}),
        ("TK Lama (tidak dipakai lagi)", {"paud": True}),
    ]
    (baris,) = prasarana["baris"]
    assert {k: n for k, n in baris.items() if n} == {
        "kecamatan": "Buer",
        "desa": "Pulau Kaung",
        "posyandu": 1,
        "bidan": 1,
    }


def test_prasarana_counts_providers_in_use_by_kind_and_polindes_under_others(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    for jenis, nama in (
        ("posyandu", "A"), ("posyandu", "B"), ("poskesdes", "Poskesdes"), ("polindes", "Polindes"),
        ("puskesmas", "Pustu Kaung"), ("rumah_sakit", "RSUD"), ("lainnya", "Klinik"), ("paud", "PAUD Tunas"),
    ):  # fmt: skip
        Fasilitas.objects.create(desa=di_desa, jenis=jenis, nama=nama)
    tabel = ambil(klien_kpm)["tabel"][2]
    (baris,) = tabel["baris"]
    assert baris == {
        "kecamatan": "Buer", "desa": "Pulau Kaung", "poskesdes": 1, "posyandu": 2, "puskesmas": 1, "rumah_sakit": 1,
        "bidan": 0, "dokter": 0, "paud": 1, "tk": 0, "lainnya": 2,
    }  # fmt: skip
    assert tabel["catatan"] == ["Lainnya termasuk Polindes 1."]


def test_kinds_and_questions_are_those_of_the_register() -> None:
    assert tuple(JENIS) == tuple(URUTAN)
    assert set(JENIS) == set(JenisFasilitas.values)
    assert [nama_layanan(*satu) for satu in (("puskesmas", "Pustu A"), ("dokter", "dr. B"), ("paud", "Tunas"))] == [
        "Pustu A", "dr. B", "PAUD: Tunas",
    ]  # fmt: skip
    assert set(ANGKA_KODE) == set(KODE)


def test_the_pdf_is_the_official_sheet_with_every_cell_of_the_json(di_desa: Wilayah, klien_kpm: Client) -> None:
    kampung_kecil(di_desa)
    KondisiFactory(fasilitas=Fasilitas.objects.get(nama="Melati"), timbang=True, imunisasi=False)
    cetakan = teks(klien_kpm.get(f"{ALAMAT}.pdf").content)
    for kalimat in (
        "FORMULIR 1",
        "PENDATAAN KONDISI LAYANAN DAN REKAPITULASI STATUS SASARAN",
        "Tahun : 2026",
        "JUMLAH / REKAPITULASI SASARAN",
        "1 Barat " + " ".join(map(str, BARAT)),
        "2 Timur " + " ".join(map(str, TIMUR)),
        "Jumlah " + " ".join(map(str, JUMLAH)),
        "KETERSEDIAAN LAYANAN",
        "1 Posyandu: Melati X ✓",
        "KETERSEDIAAN PRASARANA LAYANAN DI DESA",
        "Buer Pulau Kaung 0 1 0 0 0 0 0 0 0",
        "Keadaan pada 17 September 2026.",
    ):
        assert kalimat in cetakan
    assert "Belum dipantau" not in cetakan


def test_an_empty_village_and_a_kelurahan_have_a_sheet(klien_kpm: Client, desa: Wilayah) -> None:
    isi = ambil(klien_kpm)
    assert [len(t["baris"]) for t in isi["tabel"]] == [0, 0, 1]
    assert angka(isi["tabel"][0]["kaki"][0]) == [0] * 13
    assert "belum_dipantau" not in isi
    halaman = klien_kpm.get(f"{ALAMAT}/").content.decode()
    assert ("Belum ada dusun." in halaman, "Belum ada fasilitas yang didaftarkan." in halaman) == (True, True)
    lurah = WilayahFactory(kode="52.04.20.1001", nama="Lempeh")
    peramban = klien(petugas(lurah, Peran.KPM))
    tabel = ambil(peramban, "/52.04.20.1001/laporan/formulir-1/2026.json")["tabel"][2]
    assert tabel["judul"] == "KETERSEDIAAN PRASARANA LAYANAN DI KELURAHAN"
    assert peramban.get("/52.04.20.1001/laporan/formulir-1/2026.pdf").status_code == 200


def test_years_that_cannot_be_and_other_villages_are_404(klien_kpm: Client, desa_lain: Wilayah) -> None:
    for alamat in (f"{ALAMAT[:-4]}2027/", f"{ALAMAT[:-4]}2017/", "/62.13.01.2005/laporan/formulir-1/2026/"):
        assert klien_kpm.get(alamat).status_code == 404
    with lingkup(desa_lain.kode):
        lain = DusunFactory(desa=desa_lain)
    assert klien_kpm.get(f"{ALAMAT}/?dusun={lain.uuid}").status_code == 404


def test_who_reads_counts_sees_the_numbers_and_no_person(di_desa: Wilayah) -> None:
    kampung_kecil(di_desa)
    rds = klien(petugas(di_desa, Peran.ANGGOTA_RDS))
    halaman = rds.get(f"{ALAMAT}/").content.decode()
    assert (f"{ALAMAT}/orang/" in halaman, "Isi layanan fasilitas" in halaman) == (False, False)
    assert [rds.get(f"{ALAMAT}{akhir}").status_code for akhir in (".pdf", ".json", "/orang/?angka=anak")] == [
        200, 200, 403,
    ]  # fmt: skip
    assert "/laporan/formulir-1/2026/" in rds.get(f"/{di_desa.kode}/laporan/").content.decode()


def test_the_sheet_and_its_persons_cost_the_same_queries_for_one_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries: Any
) -> None:
    for banyak in (1, 2):
        for _ in range(banyak):
            rumah = KeluargaFactory(desa=di_desa, air=False)
            PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=di_desa, ibu__keluarga=rumah), resti=True)
            PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, keluarga=rumah), gizi_kurang=True)
            KondisiFactory(fasilitas=PosyanduFactory(desa=di_desa), timbang=True)
        with django_assert_num_queries(16):
            klien_kpm.get(f"{ALAMAT}/")
        with django_assert_num_queries(14):
            klien_kpm.get(f"{ALAMAT}/orang/?angka=tanpa_air")


def test_the_command_prints_the_sheet_of_a_year(di_desa: Wilayah, tmp_path: Any) -> None:
    kampung_kecil(di_desa)
    tujuan = tmp_path / "formulir1.pdf"
    call_command("cetak", "formulir-1", di_desa.kode, "2026", berkas=tujuan)
    assert "Jumlah " + " ".join(map(str, JUMLAH)) in teks(tujuan.read_bytes())
