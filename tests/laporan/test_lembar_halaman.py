"""The official sheets through the address: screen, paper and JSON say the same, in the village and in its parts."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from kpm.dokumen.pengesahan import Pengesahan
from kpm.lingkup import lingkup
from kpm.models import DokumenTerbit, Dusun, Fasilitas, Jejak, Pengguna, ProfilDesa, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.dokumen_lembar import cetak_rekap
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import BerkasKartu, KartuSkor, PemantauanPaud, PengaturanPedoman
from pemantauan.skor.beku import bekukan, sidik
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PosyanduFactory,
)
from tests.laporan.test_formulir4 import teks

DASAR = "/52.04.20.2005/laporan"
T3 = Triwulan(2026, 3)
LEMBAR = {
    "2a": f"{DASAR}/formulir-2a/2026-08",
    "2b": f"{DASAR}/formulir-2b/2026-08",
    "2c": f"{DASAR}/formulir-2c/2026",
    "3a": f"{DASAR}/formulir-3a/2026-T3",
    "3b": f"{DASAR}/formulir-3b/2026-T3",
    "fb": f"{DASAR}/format-bantu/2026-T3",
}
SEMUA = pytest.mark.parametrize("alamat", LEMBAR.values(), ids=LEMBAR)
DENGAN_KUMULATIF = [(alamat, "") for alamat in LEMBAR.values()] + [
    (LEMBAR["2a"], "kumulatif=1"),
    (LEMBAR["2b"], "kumulatif=1"),
]


def isi(desa: Wilayah, dusun: Dusun | None = None, posyandu: Fasilitas | None = None) -> None:
    """One mother, one child and one child of PAUD with a record, and one of each without."""
    keluarga = KeluargaFactory(desa=desa, dusun=dusun or DusunFactory(desa=desa))
    for tercatat in (True, False):
        ibu = OrangFactory(desa=desa, keluarga=keluarga, nama="Ibu", posyandu=posyandu)
        hamil = KehamilanFactory(desa=desa, ibu=ibu)
        anak = AnakFactory(desa=desa, keluarga=keluarga, nama="Anak")
        besar = AnakFactory(desa=desa, keluarga=keluarga, nama="Besar", lahir=dt.date(2023, 1, 5))
        for orang in (anak.orang, besar.orang):
            orang.posyandu = posyandu
            orang.save()
        if tercatat:
            PemantauanIbuFactory(kehamilan=hamil, anc=1, fe=30, kek=True, air=True, suami=True)
            PemantauanAnakFactory(anak=anak, timbang=True, konseling_ayah=False, gizi_kurang=True, air=True, tikar="H")
            PemantauanPaud.objects.create(
                desa=desa, anak=besar, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 15), hadir=True
            )


def tercetak(nilai: Any) -> str:
    """How paper writes a value of the JSON, told here a second time."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "✓" if nilai else "X"
    if isinstance(nilai, str) and len(nilai) == 10 and nilai[4] + nilai[7] == "--":
        return "/".join(reversed(nilai.split("-")))
    return nilai.replace(".", ",") if isinstance(nilai, str) and nilai.replace(".", "").isdigit() else str(nilai)


def baris_tercetak(baris: dict[str, Any], kolom: list[dict[str, Any]], *, kaki: bool = False) -> str:
    """A row as the text of the PDF has it: its filled cells one after the other, without the husband's column."""
    sel = [tercetak(baris.get(satu["kode"])) for satu in kolom if satu["kode"] != "suami"]
    if kaki:  # the official table has 0,00 where nothing was due
        nol = [baris["baris"] == "persen" and satu["huruf"].isdigit() for satu in kolom]
        sel = [satu or ("0,00" if perlu else "") for satu, perlu in zip(sel, nol, strict=True)]
    elif "persen" in baris and baris["persen"] is None:
        sel[-1] = "0,00"
    return " ".join(satu for satu in sel if satu)


@pytest.mark.parametrize(("alamat", "kueri"), DENGAN_KUMULATIF)
def test_the_pdf_holds_every_cell_of_the_json(desa_acuan: Wilayah, klien_kpm: Client, alamat: str, kueri: str) -> None:
    isi(desa_acuan)
    data = klien_kpm.get(f"{alamat}.json?nama=1&{kueri}").json()
    cetakan = teks(klien_kpm.get(f"{alamat}.pdf?{kueri}").content)
    hilang, diperiksa = [], 0
    for tabel in data["tabel"]:
        for baris in tabel["baris"]:
            dicari = baris.get("judul") or baris_tercetak(baris, tabel["kolom"])
            diperiksa += 1
            hilang += [dicari] if dicari not in cetakan else []
        for baris in tabel["kaki"]:
            dicari = baris_tercetak(baris, tabel["kolom"], kaki=True)
            hilang += [dicari] if dicari not in cetakan else []
    assert hilang == []
    assert diperiksa >= 2
    for label, nilai in data["identitas"].items():
        assert f"{label} : {nilai or '....'}" in cetakan
    assert data["belum_dipantau"]["kalimat"] in cetakan
    for orang in data["belum_dipantau"]["orang"]:
        # Format Bantu goes to those who read counts: its paper names nobody
        assert (f"{orang['nama']} (" in cetakan) is (data["lembar"] != "format-bantu")


def test_the_husband_stands_in_the_json_on_the_screen_and_under_the_printed_table(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    isi(di_desa)
    (baris,) = klien_kpm.get(f"{LEMBAR['2a']}.json").json()["tabel"][0]["baris"]
    assert baris["suami"] is True
    assert 'data-l="Suami ikut konseling"' in klien_kpm.get(f"{LEMBAR['2a']}/").content.decode()
    cetakan = teks(klien_kpm.get(f"{LEMBAR['2a']}.pdf").content)
    assert "Suami ikut konseling (di luar kolom formulir). Ya: 1 Ibu. Tidak: tidak ada." in cetakan


def test_rows_of_a_month_are_those_with_a_record_of_this_form(di_desa: Wilayah, klien_kpm: Client) -> None:
    keluarga = KeluargaFactory(desa=di_desa)

    def anak(nama: str, lahir: dt.date = dt.date(2025, 6, 15), **lain: Any) -> None:
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, keluarga=keluarga, nama=nama, lahir=lahir), **lain)

    anak("Dua Tahun", dt.date(2024, 8, 10), timbang=True)  # on 15 August, 24 months old
    anak("Tanggal Saja")
    anak("Campak", dt.date(2025, 10, 16), imunisasi="kecuali")
    anak("Lewat", dt.date(2025, 10, 15), imunisasi="kecuali")
    anak("Juli Saja", bulan=Bulan(2026, 7), timbang=True)
    data = klien_kpm.get(f"{LEMBAR['2b']}.json?nama=1").json()
    # up to date without measles below ten months, not from then on (forms.md 0.4.4)
    assert [(b["nama"], b["umur"], b["imunisasi"]) for b in data["tabel"][0]["baris"]] == [
        ("Campak", 9, True), ("Lewat", 10, False),
    ]  # fmt: skip
    assert sorted(b["nama"] for b in data["belum_dipantau"]["orang"]) == ["Juli Saja", "Tanggal Saja"]
    kumulatif = klien_kpm.get(f"{LEMBAR['2b']}.json?nama=1&kumulatif=1").json()
    assert [b["nama"] for b in kumulatif["tabel"][0]["baris"]] == ["Campak", "Juli Saja", "Lewat"]
    assert (data["kumulatif"], kumulatif["kumulatif"]) == (False, True)


def test_services_of_a_pregnancy_end_with_keguguran(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa, berakhir_pada=dt.date(2026, 8, 3), hasil="keguguran")
    PemantauanIbuFactory(kehamilan=hamil, anc=1, tanggal=dt.date(2026, 8, 15))
    data = klien_kpm.get(f"{LEMBAR['2a']}.json").json()
    assert (data["tabel"][0]["baris"], data["belum_dipantau"]["jumlah"]) == ([], 1)


@SEMUA
def test_the_parts_of_the_village_add_up_to_it(di_desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    bagian = [(DusunFactory(desa=di_desa), PosyanduFactory(desa=di_desa)) for _ in range(3)]
    for ke, (dusun, posyandu) in enumerate(bagian):
        for _ in range(ke):  # 0, 1 and 2 of each kind
            isi(di_desa, dusun, posyandu)

    def hitung(kueri: str) -> tuple[int, int, list[int]]:
        data = klien_kpm.get(f"{alamat}.json?{kueri}").json()
        angka = [
            nilai
            for tabel in data["tabel"]
            for baris in (*tabel["kaki"], *(b for b in tabel["baris"] if "baris" in b))
            if baris["baris"] != "persen"
            for kunci, nilai in baris.items()
            if kunci not in ("no", "persen") and isinstance(nilai, int)
        ]
        baris = sum(len(tabel["baris"]) for tabel in data["tabel"]) if not alamat.count("format-bantu") else 0
        return baris, data["belum_dipantau"]["jumlah"], angka

    desa = hitung("")
    assert desa[1] > 0
    for nama, ke in (("dusun", 0), ("posyandu", 1)):
        satu, dua, tiga = (hitung(f"{nama}={pasangan[ke].uuid}") for pasangan in bagian)
        assert (satu[0], satu[1], set(satu[2]) - {0}) == (0, 0, set())
        assert (dua[0] + tiga[0], dua[1] + tiga[1]) == desa[:2]
        assert [a + b for a, b in zip(dua[2], tiga[2], strict=True)] == desa[2]
    # a dusun and another dusun's posyandu: nobody
    assert hitung(f"dusun={bagian[1][0].uuid}&posyandu={bagian[2][1].uuid}")[:2] == (0, 0)


@SEMUA
def test_the_heading_says_which_part_it_is(di_desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    dusun, posyandu = DusunFactory(desa=di_desa, nama="Tengah"), PosyanduFactory(desa=di_desa, nama="Melati")
    kueri = f"dusun={dusun.uuid}&posyandu={posyandu.uuid}"
    cetakan = klien_kpm.get(f"{alamat}.pdf?{kueri}")
    assert "Bagian : Tengah, Melati" in teks(cetakan.content)
    assert cetakan["Content-Disposition"].endswith('-tengah-melati.pdf"')
    assert klien_kpm.get(f"{alamat}.json?{kueri}").json()["saring"] == {"dusun": "Tengah", "posyandu": "Melati"}
    assert "· Tengah, Melati" in klien_kpm.get(f"{alamat}/?{kueri}").content.decode()
    assert klien_kpm.get(f"{alamat}/?dusun={posyandu.uuid}").status_code == 404
    assert klien_kpm.get(f"{alamat}.pdf?posyandu=abc").status_code == 404


@SEMUA
def test_an_empty_village_has_every_sheet(desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    cetakan = teks(klien_kpm.get(f"{alamat}.pdf").content)
    assert "Belum dipantau: 0 orang" in cetakan
    assert "Mengetahui, Kepala Desa Pulau Kaung" in cetakan
    assert klien_kpm.get(f"{alamat}/").status_code == klien_kpm.get(f"{alamat}.json").status_code == 200


KUERI = {"2a": 12, "2b": 12, "2c": 11, "3a": 13, "3b": 13, "fb": 13}


@pytest.mark.parametrize("nama", LEMBAR)
def test_a_sheet_costs_the_same_queries_for_one_person_and_for_three(
    di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries, nama: str
) -> None:
    for banyak in (1, 2):
        for _ in range(banyak):
            isi(di_desa)
        with django_assert_num_queries(KUERI[nama]):
            klien_kpm.get(f"{LEMBAR[nama]}/")


def test_the_json_names_nobody_unless_asked_and_then_leaves_a_trace(di_desa: Wilayah, klien_kpm: Client) -> None:
    isi(di_desa)
    polos = klien_kpm.get(f"{LEMBAR['3b']}.json")
    assert ("Anak" in str(polos.json()["tabel"][0]["baris"]), Jejak.objects.count()) == (False, 0)
    bernama = klien_kpm.get(f"{LEMBAR['3b']}.json?nama=1").json()
    assert (bernama["tabel"][0]["baris"][0]["nama"], Jejak.objects.get().objek) == ("Anak", "formulir-3b 2026-T3 json")
    assert {"set": "hpk-2018", "revisi": 0, "desa": "52.04.20.2005"}.items() <= bernama.items()
    assert bernama["pengaturan"]["anak_normal_kunjungan"] == "TS"


def test_printing_names_leaves_a_trace(di_desa: Wilayah, klien_kades: Client, kades: Pengguna) -> None:
    klien_kades.get(f"{LEMBAR['2b']}.pdf")
    jejak = Jejak.objects.get()
    assert (jejak.objek, jejak.pengguna, jejak.perbuatan) == ("formulir-2b 2026-08 cetak", kades, "unduh_nama")


def test_status_gizi_follows_the_setting_of_the_kabupaten(di_desa: Wilayah, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), gizi_kurang=True, stunting=True)
    tercatat = []
    for _ in range(2):
        tercatat.append(klien_kpm.get(f"{LEMBAR['2b']}.json").json()["tabel"][0]["baris"][0]["status_gizi"])
        PengaturanPedoman.objects.get_or_create(
            wilayah=Wilayah.objects.get(kode="52.04"), kunci="status_gizi_ganda", nilai="prioritas",
            berlaku_sejak=dt.date(2026, 1, 1),
        )  # fmt: skip
    assert tercatat == ["GK,S", "S"]


@pytest.mark.parametrize(
    ("nama", "kertas", "milimeter"),
    [("3b", "A4", (297, 210)), ("3b", "F4", (330, 215)), ("fb", "A4", (210, 297)), ("fb", "F4", (215, 330))],
)
def test_wide_sheets_lie_on_their_side(
    di_desa: Wilayah, klien_kpm: Client, nama: str, kertas: str, milimeter: tuple[int, int]
) -> None:
    kotak = PdfReader(BytesIO(klien_kpm.get(f"{LEMBAR[nama]}.pdf?kertas={kertas}").content)).pages[0].mediabox
    assert (round(float(kotak.width) / 72 * 25.4), round(float(kotak.height) / 72 * 25.4)) == milimeter


def test_a_long_sheet_repeats_its_head_and_numbers_its_pages(di_desa: Wilayah, klien_kpm: Client) -> None:
    keluarga = KeluargaFactory(desa=di_desa)
    for ke in range(40):
        PemantauanAnakFactory(anak=AnakFactory(desa=di_desa, keluarga=keluarga, nama=f"Anak {ke:02d}"), timbang=True)
    halaman = [h.extract_text() for h in PdfReader(BytesIO(klien_kpm.get(f"{LEMBAR['3b']}.pdf").content)).pages]
    assert len(halaman) == 3
    assert [f"Halaman {ke} dari 3" in satu for ke, satu in enumerate(halaman, start=1)] == [True] * 3
    assert ["Indikator layanan" in satu for satu in halaman] == [True] * 3
    assert ["Mengetahui" in satu and "Dibuat oleh" in satu for satu in halaman] == [False, False, True]
    # forty rows, the first page of the screen has twenty-five of them
    layar = klien_kpm.get(f"{LEMBAR['3b']}/").content.decode()
    assert (layar.count("/skor/2026-T3/anak/"), "1–25 dari 40 orang" in layar) == (25, True)


def test_names_on_the_screen_lead_to_what_can_be_done(di_desa: Wilayah, klien_kpm: Client, klien_kades: Client) -> None:
    isi(di_desa)
    assert klien_kpm.get(f"{LEMBAR['2a']}/").content.decode().count("/pemantauan/2026-08/ibu/") == 2
    # the kepala desa does not fill in a month: the line of life instead
    kades = klien_kades.get(f"{LEMBAR['2a']}/").content.decode()
    assert ("/pemantauan/2026-08/ibu/" in kades, kades.count("/sasaran/")) == (False, 3)
    assert klien_kpm.get(f"{LEMBAR['3a']}/").content.decode().count("/skor/2026-T3/ibu/") == 2
    assert "Sampai dengan bulan berjalan" in klien_kpm.get(f"{LEMBAR['2a']}/?kumulatif=1").content.decode()


@pytest.mark.parametrize(
    "alamat",
    ["formulir-2a/2026-10", "formulir-2b/2017-12", "formulir-2c/2027", "formulir-2c/2017", "formulir-2c/99999",
     "formulir-3a/2026-T4", "format-bantu/2017-T4"],
)  # fmt: skip
def test_times_that_cannot_have_a_sheet_do_not_exist(desa: Wilayah, klien_kpm: Client, alamat: str) -> None:
    assert [klien_kpm.get(f"{DASAR}/{alamat}{akhir}").status_code for akhir in ("/", ".pdf", ".json")] == [404] * 3


def test_signers_state_and_time_stand_at_the_foot(di_desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    ProfilDesa.objects.create(desa=di_desa, kepala_desa="H. Abdul Wahab", nama_kpm="Nurhayati")
    berjalan = teks(klien_kpm.get(f"{LEMBAR['3a']}.pdf").content)
    assert (
        "Pulau Kaung, 17 September 2026 Mengetahui, Kepala Desa Pulau Kaung H. Abdul Wahab "
        "Dibuat oleh, Kader Pembangunan Manusia Nurhayati"
    ) in berjalan
    assert "Formulir 3A, Triwulan III 2026. Angka sementara, triwulan masih berjalan" in berjalan
    assert "Dicetak 17 September 2026 pukul 10.00 WITA" in berjalan
    lalu = teks(klien_kpm.get(f"{DASAR}/formulir-3a/2026-T2.pdf").content)
    assert "Formulir 3A, Triwulan II 2026. Belum ditutup" in lalu
    assert "Formulir 2B, Agustus 2026. Menurut catatan hari cetak" in teks(klien_kpm.get(f"{LEMBAR['2b']}.pdf").content)
    with time_machine.travel(dt.datetime(2026, 8, 31, 2, 0, tzinfo=dt.UTC)):
        bulan = teks(klien(kpm).get(f"{LEMBAR['2b']}.pdf").content)
    assert "Formulir 2B, Agustus 2026. Angka sementara, bulan masih berjalan" in bulan


def test_a_demo_village_is_marked_on_every_page(di_desa: Wilayah, klien_kpm: Client) -> None:
    Wilayah.objects.filter(pk=di_desa.pk).update(contoh=True)
    halaman = PdfReader(BytesIO(klien_kpm.get(f"{LEMBAR['fb']}.pdf").content)).pages
    assert ["DATA CONTOH" in satu.extract_text() for satu in halaman] == [True, True]


@pytest.mark.parametrize("kode", ["formulir-3a", "formulir-3b", "format-bantu"])
def test_a_finalised_print_carries_its_stamp(desa_acuan: Wilayah, kode: str) -> None:
    stempel = Pengesahan("7K2MQ9PA", "https://contoh.invalid/v/7K2MQ9PA/", 1, "abcdef0123456789" * 4)
    skor = skor_triwulan(desa_acuan, T3).saring(dusun="Dusun A")
    saat = dt.datetime(2026, 10, 5, 1, 0, tzinfo=dt.UTC)
    berkas = cetak_rekap(kode, desa_acuan, skor, waktu=saat, pengesahan=stempel, bagian="Dusun A")
    cetakan = teks(berkas.isi)
    assert "Revisi 1 Dicetak " in cetakan
    assert " · Kode 7K2M-Q9PA Periksa keaslian: contoh.invalid/v/7K2MQ9PA" in cetakan
    assert "Bagian : Dusun A" in cetakan
    assert "Angka sementara" not in cetakan


@pytest.fixture
def kartu(desa_acuan: Wilayah) -> KartuSkor:
    """The reference quarter, finalised; afterwards a dusun is renamed and a record changed."""
    dusun = {str(satu.uuid): satu.nama for satu in Dusun.objects.all()}
    isi_beku = bekukan(skor_triwulan(desa_acuan, T3), nama_dusun=dusun, nama_posyandu={})
    kartu = KartuSkor.objects.create(
        desa=desa_acuan, periode="2026-T3", isi=isi_beku, sidik=sidik(isi_beku),
        ditutup_pada=dt.datetime(2026, 9, 17, 1, 0, tzinfo=dt.UTC),
    )  # fmt: skip
    Dusun.objects.filter(nama="Dusun A").update(nama="Dusun Baru")
    isi(desa_acuan)
    return kartu


def simpan_berkas(kartu: KartuSkor, bagian: str, kode: str) -> None:
    register = DokumenTerbit.objects.create(
        kode=kode, jenis="formulir_3a", wilayah=kartu.desa, periode="2026-T3", nomor="-", tanggal=dt.date(2026, 9, 17),
        sidik=kartu.sidik,
    )  # fmt: skip
    BerkasKartu.objects.create(
        desa=kartu.desa, kartu=kartu, kode="formulir-3a", bagian=bagian, nama=f"3a-{kode}.pdf",
        jenis_berkas="application/pdf", berkas=f"%PDF-{kode}".encode(), register=register,
        dicetak_pada=dt.datetime(2026, 9, 17, 1, 0, tzinfo=dt.UTC),
    )  # fmt: skip


def test_a_finalised_quarter_is_read_from_its_card(kartu: KartuSkor, klien_kpm: Client) -> None:
    data = klien_kpm.get(f"{LEMBAR['3a']}.json?nama=1").json()
    assert [b["nama"] for b in data["tabel"][0]["baris"]] == ["A", "B", "C"]
    dusun = Dusun.objects.get(nama="Dusun Baru")
    sebagian = klien_kpm.get(f"{LEMBAR['3a']}.json?nama=1&dusun={dusun.uuid}").json()
    assert [b["nama"] for b in sebagian["tabel"][0]["baris"]] == ["A"]
    cetakan = teks(klien_kpm.get(f"{LEMBAR['3a']}.pdf").content)
    assert "Formulir 3A, Triwulan III 2026. Menurut penutupan 17 September 2026" in cetakan
    assert "· ditutup" in klien_kpm.get(f"{LEMBAR['3a']}/").content.decode()


def test_a_stored_print_is_given_out_byte_for_byte(kartu: KartuSkor, klien_kpm: Client) -> None:
    simpan_berkas(kartu, "", "AAA")
    jawab = klien_kpm.get(f"{LEMBAR['3a']}.pdf")
    assert (jawab.content, jawab["Content-Type"]) == (b"%PDF-AAA", "application/pdf")


def test_stored_prints_of_the_dusun_come_in_one_zip(kartu: KartuSkor, klien_kpm: Client) -> None:
    import zipfile

    for bagian, kode in (("Dusun A", "AAA"), ("Dusun B", "BBB")):
        simpan_berkas(kartu, bagian, kode)
    arsip = zipfile.ZipFile(BytesIO(klien_kpm.get(f"{LEMBAR['3a']}.pdf").content))
    assert {nama: arsip.read(nama) for nama in arsip.namelist()} == {
        "01-3a-AAA.pdf": b"%PDF-AAA",
        "02-3a-BBB.pdf": b"%PDF-BBB",
    }
    b = Dusun.objects.get(nama="Dusun B")
    assert klien_kpm.get(f"{LEMBAR['3a']}.pdf?dusun={b.uuid}").content == b"%PDF-BBB"


def test_the_page_of_documents_lists_the_sheets_of_the_chosen_time(desa: Wilayah, klien_kades: Client) -> None:
    bawaan = klien_kades.get(f"{DASAR}/").content.decode()
    for alamat in ("formulir-2a/2026-09", "formulir-2b/2026-09", "formulir-2c/2026", "formulir-3a/2026-T3",
                   "formulir-3b/2026-T3", "format-bantu/2026-T3"):  # fmt: skip
        assert f'href="{DASAR}/{alamat}/"' in bawaan
        assert f'href="{DASAR}/{alamat}.pdf"' in bawaan
    assert f'href="{DASAR}/formulir-2b/2026-09.pdf?kumulatif=1"' in bawaan
    pilihan = klien_kades.get(f"{DASAR}/?bulan=2026-02&triwulan=2025-T4&tahun=2024").content.decode()
    for alamat in ("formulir-2a/2026-02", "formulir-2c/2024", "format-bantu/2025-T4"):
        assert f'href="{DASAR}/{alamat}/"' in pilihan
    keliru = klien_kades.get(f"{DASAR}/?bulan=x&triwulan=2031-T1&tahun=2031").content.decode()
    assert f'href="{DASAR}/formulir-2a/2026-09/"' in keliru


def test_another_village_is_not_in_the_sheet(desa: Wilayah, desa_lain: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa_lain.kode):
        isi(desa_lain)
    for alamat in LEMBAR.values():
        data = klien_kpm.get(f"{alamat}.json").json()
        orang = [baris for tabel in data["tabel"] for baris in tabel["baris"] if "id" in baris]
        assert (data["belum_dipantau"]["jumlah"], orang) == (0, []), alamat
