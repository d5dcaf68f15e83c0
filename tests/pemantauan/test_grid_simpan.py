"""Saving a row of the posyandu grid: stored, refused at its cell, compared, waiting, with and without JavaScript."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.models import EntriMenunggu, KartuSkor, PemantauanAnak, PemantauanIbu
from sasaran.models import Anak, Kehamilan
from tests.conftest import KUNCI
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    KeluargaFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)
from tests.pemantauan.test_grid_halaman import GRID, baris

AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)


@pytest.fixture
def aisyah(di_desa: Wilayah) -> Anak:
    keluarga = KeluargaFactory(desa=di_desa, jamban=False)
    satu = AnakFactory(desa=di_desa, keluarga=keluarga, nama="Aisyah Putri", lahir=dt.date(2025, 7, 17))
    PemantauanAnakFactory(anak=satu, bulan=AGUSTUS, timbang=True, berat="8.20", air=True, jamkes=False)
    return satu


def kirim(klien: Client, satu: Anak | Kehamilan, *, htmx: bool = True, kueri: str = "", **isi: Any) -> Any:
    kepala = {"HTTP_HX_REQUEST": "true"} if htmx else {}
    return klien.post(GRID + kueri, {"baris": str(satu.uuid), "tanggal": "17-09-2026", **isi}, **kepala)


def keadaan(jawab: Any) -> str:
    """What has become of a row sent by htmx; the answer is that row alone."""
    isi = jawab.content.decode().strip()
    assert (jawab.status_code, isi[:4], isi[-5:], isi.count("<tr")) == (200, "<tr ", "</tr>", 1)
    return re.search(r'data-hasil="(\w*)"', isi)[1]  # type: ignore[index]


def test_a_row_is_stored_with_what_it_carries_over_and_comes_back_alone(aisyah: Anak, klien_kpm: Client) -> None:
    jawab = kirim(klien_kpm, aisyah, berat="8,55", panjang="71,1", cara_ukur="berbaring", tikar="K", konseling_ibu="ya",
                  konseling_ayah="tidak", imunisasi="lengkap", kunjungan="0")  # fmt: skip
    assert keadaan(jawab) == "tersimpan"
    assert "Tersimpan 10.00" in jawab.content.decode()
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.timbang, catatan.panjang, catatan.tinggi, catatan.cara_ukur) == (
        Decimal("8.55"), True, Decimal("71.1"), True, "L",
    )  # fmt: skip
    assert (catatan.tikar, catatan.konseling_ibu, catatan.konseling_ayah, catatan.parenting) == ("K", True, False, None)
    assert (catatan.imunisasi, catatan.kunjungan, catatan.tanggal) == ("lengkap", 0, dt.date(2026, 9, 17))
    assert (catatan.air, catatan.jamban, catatan.jamkes, catatan.akta) == (True, False, False, None)


def test_a_stored_row_keeps_what_the_grid_does_not_show(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnakFactory(
        anak=aisyah, bulan=SEPTEMBER, berat="8.55", timbang=True, tinggi=False, stunting=True, gizi_kurang=False,
        air=False, catatan="Rumah pindah",
    )  # fmt: skip
    assert keadaan(kirim(klien_kpm, aisyah, berat="8,65", versi="1")) == "tersimpan"
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.versi) == (Decimal("8.65"), 2)
    assert (catatan.tinggi, catatan.stunting, catatan.gizi_kurang, catatan.air, catatan.jamban, catatan.catatan) == (
        False, True, False, False, None, "Rumah pindah",
    )  # fmt: skip


def test_a_weight_taken_out_is_no_longer_a_weighing_and_one_typed_is_one(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, berat="8.55", timbang=True, tinggi=False, kunjungan=1)
    kirim(klien_kpm, aisyah, berat="", panjang="71,1", kunjungan="1", versi="1")
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.timbang, catatan.panjang, catatan.tinggi) == (None, None, Decimal("71.1"), True)


def test_a_mothers_row_is_stored_with_both_risks(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    isi = {"anc": "1", "fe": "30", "konseling": "1", "suami": "ya", "kunjungan": "0", "status": "kek resti"}
    assert keadaan(kirim(klien_kpm, hamil, kueri="?kelompok=ibu", **isi)) == "tersimpan"
    catatan = PemantauanIbu.objects.get(bulan=SEPTEMBER)
    assert (catatan.anc, catatan.fe, catatan.konseling, catatan.kunjungan, catatan.nifas) == (1, 30, 1, 0, None)
    assert (catatan.suami, catatan.kek, catatan.resti) == (True, True, True)


@pytest.mark.parametrize(
    ("status", "kek", "resti"),
    [("normal", False, False), ("kek", True, False), ("resti", False, True), ("", None, None)],
)
def test_the_status_of_a_mother_is_one_word_for_two_answers(
    di_desa: Wilayah, klien_kpm: Client, status: str, kek: bool | None, resti: bool | None
) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    jawab = kirim(klien_kpm, hamil, kueri="?kelompok=ibu", anc="1", status=status)
    catatan = PemantauanIbu.objects.get(bulan=SEPTEMBER)
    assert (catatan.kek, catatan.resti) == (kek, resti)
    assert f'<option value="{status}" selected>' in jawab.content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"berat": "605"}, "605 kg tidak mungkin. Maksud Anda 6,05 kg?"),
        ({"berat": "delapan"}, "Tulis angka saja, misalnya 8,55."),
        ({"kunjungan": "40"}, "40 kali tidak mungkin. Tulis antara 0 dan 31 kali."),
        ({"berat": "8,5", "tanggal": "31-08-2026"}, "31-08-2026 bukan di bulan September 2026."),
        ({"berat": "8,5", "tanggal": "18-09-2026"}, "18-09-2026 belum terjadi."),
        ({}, "Belum ada yang dicatat untuk bulan ini."),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_comes_back_as_typed_with_a_sentence(
    aisyah: Anak, klien_kpm: Client, htmx: bool, isi: dict[str, str], kalimat: str
) -> None:
    jawab = kirim(klien_kpm, aisyah, htmx=htmx, konseling_ibu="ya" if isi else "", **isi)
    halaman = baris(jawab.content.decode(), aisyah)
    assert jawab.status_code == 200
    assert kalimat in halaman
    assert "Belum tersimpan" in halaman
    for nama, nilai in isi.items():
        assert f'name="{nama}" value="{nilai}"' in halaman
    assert PemantauanAnak.objects.filter(bulan=SEPTEMBER).count() == 0


def test_an_error_stands_in_the_cell_of_its_field(aisyah: Anak, klien_kpm: Client) -> None:
    isi = kirim(klien_kpm, aisyah, berat="605", panjang="71").content.decode()
    sel = re.findall(r'<td class="(k-\w+)( bicara)?"', isi)
    assert [nama for nama, bicara in sel if bicara] == ["k-berat"]
    kode = f"b{aisyah.uuid.hex[:8]}-berat"
    assert f'aria-describedby="{kode}_error"' in isi
    assert f'<p class="galat" id="{kode}_error">' in isi


def test_without_javascript_the_row_leads_back_to_its_place_under_the_same_filter(
    aisyah: Anak, klien_kpm: Client
) -> None:
    jawab = kirim(klien_kpm, aisyah, htmx=False, kueri="?q=putri&tanggal=17-09-2026", berat="8,55")
    tujuan = f"{GRID}?q=putri&tanggal=17-09-2026#b{aisyah.uuid.hex[:8]}"
    assert (jawab.status_code, jawab.headers["Location"]) == (302, tujuan)
    assert "Aisyah Putri: September 2026 tersimpan." in klien_kpm.get(tujuan).content.decode()


def test_without_javascript_a_refused_row_stands_in_its_page_among_the_others(
    aisyah: Anak, di_desa: Wilayah, klien_kpm: Client
) -> None:
    lain = AnakFactory(desa=di_desa, nama="Bayu")
    halaman = kirim(klien_kpm, aisyah, htmx=False, berat="605").content.decode()
    assert "605 kg tidak mungkin" in baris(halaman, aisyah)
    assert "galat" not in re.sub("data-kabar.*?>", "", baris(halaman, lain)).replace('class="galat" ', "")
    assert halaman.count('<th scope="row">') == 2


def test_a_stale_row_shows_both_values_at_their_cells_and_saving_again_is_a_decision(
    aisyah: Anak, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, berat="8.20", timbang=True, tikar="H", diubah_oleh=admin_desa)
    jawab = kirim(klien_kpm, aisyah, berat="8,4", tikar="H", uuid=str(uuid4()))
    isi = jawab.content.decode()
    assert keadaan(jawab) == "bentrok"
    banding = [re.sub(r"<.*?>", "", satu) for satu in re.findall(r'<p class="banding">(.*?)</p>', isi)]
    assert banding == ["Tersimpan: 8,2 kg oleh Rahmah pukul 10.00 · Isian Anda: 8,4 kg"]
    assert 'name="versi" value="1"' in isi
    assert 'name="berat" value="8,4"' in isi
    assert "Ganti dengan isian saya" in isi
    assert PemantauanAnak.objects.get(bulan=SEPTEMBER).berat == Decimal("8.20")
    assert keadaan(kirim(klien_kpm, aisyah, berat="8,4", tikar="H", versi="1")) == "tersimpan"
    assert PemantauanAnak.objects.get(bulan=SEPTEMBER).berat == Decimal("8.4")


def test_a_stale_status_of_a_mother_is_compared_in_words(di_desa: Wilayah, klien_kpm: Client) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    PemantauanIbuFactory(kehamilan=hamil, bulan=SEPTEMBER, anc=1, kek=False, resti=False)
    isi = kirim(klien_kpm, hamil, kueri="?kelompok=ibu", anc="1", status="kek resti").content.decode()
    banding = [re.sub(r"<.*?>", "", satu) for satu in re.findall(r'<p class="banding">(.*?)</p>', isi)]
    assert banding == ["Tersimpan: Normal oleh orang lain pukul 10.00 · Isian Anda: KEK dan risiko tinggi"]


def test_the_same_row_sent_twice_is_stored_once(aisyah: Anak, klien_kpm: Client) -> None:
    kunci = str(uuid4())
    hasil = {keadaan(kirim(klien_kpm, aisyah, berat="8,55", uuid=kunci)) for _ in range(2)}
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (hasil, str(catatan.uuid), catatan.versi) == ({"tersimpan"}, kunci, 1)


@pytest.fixture
def tertutup(di_desa: Wilayah) -> KartuSkor:
    return KartuSkor.objects.create(
        desa=di_desa, periode="2026-T3", isi={}, sidik="0" * 64, ditutup_pada=timezone.now()
    )


def test_a_row_of_a_finalised_quarter_waits_and_says_so(aisyah: Anak, tertutup: KartuSkor, klien_kpm: Client) -> None:
    jawab = kirim(klien_kpm, aisyah, berat="8,55")
    assert keadaan(jawab) == "menunggu"
    for isi in (jawab.content.decode(), baris(klien_kpm.get(GRID).content.decode(), aisyah)):
        assert "Menunggu pembukaan triwulan" in isi
        assert "Menunggu 10.00" in isi
        assert 'name="berat" value="8,55"' in isi
    assert PemantauanAnak.objects.filter(bulan=SEPTEMBER).count() == 0
    entri = EntriMenunggu.objects.get()
    assert (entri.nilai["berat"], entri.nilai["air"], entri.nilai["jamban"]) == ("8.55", True, False)


def test_a_waiting_entry_of_somebody_else_is_compared_before_it_is_replaced(
    aisyah: Anak, tertutup: KartuSkor, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    EntriMenunggu.objects.create(
        desa=aisyah.desa, kelompok="anak", anak=aisyah, bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 17),
        nilai={"berat": "8.20", "timbang": True}, diubah_oleh=admin_desa,
    )  # fmt: skip
    jawab = kirim(klien_kpm, aisyah, berat="8,4")
    isi = jawab.content.decode()
    assert keadaan(jawab) == "bentrok"
    assert "Menunggu: <b>8,2 kg</b> oleh Rahmah pukul 10.00 · Isian Anda: <b>8,4 kg</b>" in isi
    assert "Isian lain menunggu pembukaan triwulan, ditulis Rahmah pada 17 September 2026" in isi
    assert 'name="versi_titipan" value="1"' in isi
    assert keadaan(kirim(klien_kpm, aisyah, berat="8,4", versi_titipan="1")) == "menunggu"
    assert EntriMenunggu.objects.get().nilai["berat"] == "8.4"


@pytest.mark.parametrize("pengenal", ["", "bukan-uuid", "00000000-0000-0000-0000-000000000000"])
def test_a_row_of_nobody_is_not_found(aisyah: Anak, klien_kpm: Client, pengenal: str) -> None:
    assert klien_kpm.post(GRID, {"baris": pengenal, "tanggal": "17-09-2026", "berat": "8"}).status_code == 404


def test_a_row_of_another_village_is_not_found(desa: Wilayah, desa_lain: Wilayah, klien_kpm: Client) -> None:
    with lingkup(desa_lain.kode):
        asing = AnakFactory(desa=desa_lain)
    assert kirim(klien_kpm, asing, berat="8,55").status_code == 404
    with lingkup(desa_lain.kode):
        assert PemantauanAnak.objects.count() == 0


def test_a_child_that_is_no_sasaran_of_the_month_is_not_found(di_desa: Wilayah, klien_kpm: Client) -> None:
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2024, 5, 1))
    assert kirim(klien_kpm, besar, berat="12").status_code == 404


def test_saving_a_row_costs_the_same_queries_whoever_else_is_in_the_grid(
    aisyah: Anak, di_desa: Wilayah, klien_kpm: Client, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    # the choices about growth, the KBM and the answered doubts, for what the weight suggests
    with django_assert_num_queries(39 + 3 + KUNCI):
        kirim(klien_kpm, aisyah, berat="8,55")
    for _ in range(2):
        AnakFactory(desa=di_desa)
    lain = AnakFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, jamban=False))
    PemantauanAnakFactory(anak=lain, bulan=AGUSTUS, timbang=True, berat="8.20", air=True, jamkes=False)
    with django_assert_num_queries(39 + 3 + KUNCI):
        kirim(klien_kpm, lain, berat="8,55")


def test_an_unlikely_weight_is_asked_about_at_its_cell_and_stored_with_the_answer(
    aisyah: Anak, klien_kpm: Client
) -> None:
    jawab = kirim(klien_kpm, aisyah, berat="6,5")
    isi = jawab.content.decode()
    assert keadaan(jawab) == "galat"
    assert [nama for nama, bicara in re.findall(r'<td class="(k-\w+)( bicara)?"', isi) if bicara] == ["k-berat"]
    pasti = re.findall(r'<input type="checkbox" name="pasti" value="([^"]+)" form="f\w+"><span>([^<]+) <b>', isi)
    assert pasti == [("berat_turun:6.5", "Berat turun 1,7 kg dari Agustus (8,2 kg), benar?")]
    assert PemantauanAnak.objects.filter(bulan=SEPTEMBER).count() == 0
    assert keadaan(kirim(klien_kpm, aisyah, berat="6,5", pasti="berat_turun:6.5")) == "tersimpan"
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (catatan.berat, catatan.dipastikan) == (Decimal("6.5"), {"berat_turun:6.5": "6.5"})


def test_an_entry_to_be_decided_is_mentioned_and_the_row_shows_what_is_stored(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, berat="8.55", timbang=True)
    EntriMenunggu.objects.create(
        desa=aisyah.desa, kelompok="anak", anak=aisyah, bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 17),
        nilai={"berat": "8.20"}, keadaan=EntriMenunggu.Keadaan.TERTAHAN, keterangan="Sudah diubah orang lain.",
    )  # fmt: skip
    isi = baris(klien_kpm.get(GRID).content.decode(), aisyah)
    assert "Perlu diputuskan. Sudah diubah orang lain." in isi
    assert 'name="berat" value="8,55"' in isi
    assert "Tersimpan 10.00" in isi
    kirim(klien_kpm, aisyah, berat="8,65", versi="1")
    assert EntriMenunggu.objects.get().keadaan == EntriMenunggu.Keadaan.TERTAHAN


def test_a_waiting_row_saved_again_keeps_what_has_no_column(
    aisyah: Anak, tertutup: KartuSkor, klien_kpm: Client, kpm: Pengguna
) -> None:
    EntriMenunggu.objects.create(
        desa=aisyah.desa, kelompok="anak", anak=aisyah, bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 16),
        nilai={"berat": "8.20", "timbang": True, "akta": True, "catatan": "Pindah rumah"}, diubah_oleh=kpm,
    )  # fmt: skip
    jawab = kirim(klien_kpm, aisyah, berat="", tikar="K", versi_titipan="1", tanggal="16-09-2026")
    assert keadaan(jawab) == "menunggu"
    assert EntriMenunggu.objects.get().nilai == {"tikar": "K", "akta": True, "catatan": "Pindah rumah"}


def test_a_row_deleted_meanwhile_says_who_deleted_it_before_it_is_stored_again(
    aisyah: Anak, klien_kpm: Client, admin_desa: Pengguna
) -> None:
    catatan = PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, berat="8.20", timbang=True)
    catatan._history_user = admin_desa
    catatan.delete()
    jawab = kirim(klien_kpm, aisyah, berat="8,4", versi="1")
    isi = jawab.content.decode()
    assert keadaan(jawab) == "bentrok"
    assert "Catatan bulan ini dihapus Rahmah pada 17 September 2026 pukul 10.00." in isi
    assert "Sebelum dihapus: <b>8,2 kg</b>" in isi
    kunci = re.search(r'name="uuid" value="([^"]+)"', isi)[1]  # type: ignore[index]
    assert keadaan(kirim(klien_kpm, aisyah, berat="8,4", uuid=kunci)) == "tersimpan"


def test_swollen_feet_are_answered_in_the_grid_and_stay_answered(aisyah: Anak, klien_kpm: Client) -> None:
    jawab = kirim(klien_kpm, aisyah, berat="8,55", panjang="71,1", cara_ukur="berbaring", edema="ya")
    catatan = PemantauanAnak.objects.get(bulan=SEPTEMBER)
    assert (keadaan(jawab), catatan.edema, catatan.gizi_diusulkan) == ("tersimpan", True, "GB,S")
    isi = jawab.content.decode()
    assert '<option value="ya" selected>Ya</option>' in isi
    assert "Bengkak di kedua kaki: segera rujuk" in isi


def test_feet_swollen_last_month_are_asked_about_until_they_are_answered(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnak.objects.filter(bulan=AGUSTUS).update(edema=True)
    tanya = "Agustus: kedua kaki bengkak. Lihat lagi bulan ini."

    assert tanya in baris(klien_kpm.get(GRID).content.decode(), aisyah)
    assert tanya in klien_kpm.get(f"/52.04.20.2005/pemantauan/2026-09/anak/{aisyah.uuid}/").text
    assert tanya in kirim(klien_kpm, aisyah, berat="8,55").content.decode()
    assert tanya not in kirim(klien_kpm, aisyah, berat="8,55", versi="1", edema="tidak").content.decode()
    assert PemantauanAnak.objects.get(bulan=SEPTEMBER).edema is False


def test_a_record_with_nothing_but_looked_at_feet_keeps_its_day(aisyah: Anak, klien_kpm: Client) -> None:
    PemantauanAnakFactory(anak=aisyah, bulan=SEPTEMBER, tanggal=dt.date(2026, 9, 3), edema=True, air=True)
    assert 'value="03-09-2026"' in baris(klien_kpm.get(GRID).content.decode(), aisyah)
