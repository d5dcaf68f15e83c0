"""Reading a file of an import into rows: refused files, restarts, guessing the kind, decisions, forgetting."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from kpm.bacaan.bentuk import BARIS_TERBANYAK, Baris, BerkasDitolak, Buku, LembarMentah
from kpm.models import Pengguna, Wilayah
from laporan.impor import baca
from laporan.impor.bentuk import Opsi, Usulan
from laporan.impor.daftar import PERENCANA, Bahan
from laporan.impor.tebak import tebak_jenis
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import (
    KALIMAT_BACA,
    BukanSaatnya,
    jawab,
    kerjakan,
    lanjutkan,
    mulai_impor,
    mulai_terapkan,
    tinggalkan,
)
from laporan.tugas_impor import kerjakan_impor
from tests.factories import AnakFactory, DusunFactory
from tests.laporan.bahan_impor import JENIS, bawa, berkas, perencana_uji, rencanakan_uji, terapkan_semua

__all__ = ["perencana_uji"]
pytestmark = pytest.mark.usefixtures("perencana_uji")
SARI = "Sari Rekaan;Wati;2025-03-10;6213990000000017;2026-08-12;7.5;y;y;t"


def keadaan(impor: Impor) -> list[tuple[str, str]]:
    return list(impor.baris.values_list("rekam", "keadaan"))


def test_a_file_becomes_rows_with_where_they_stand_and_what_they_hold(di_desa: Wilayah, kpm: Pengguna) -> None:
    DusunFactory(desa=di_desa, nama="Timur")
    impor = bawa(di_desa, kpm, SARI, daftarkan=True)
    assert keadaan(impor) == [("keluarga", "baru"), ("orang", "baru"), ("anak", "baru"), ("balita", "baru")]
    bulan = impor.baris.last()
    assert bulan is not None
    assert (bulan.lembar, bulan.sel, bulan.sebutan) == ("Uji", "E2", "Sari Rekaan, Agustus 2026")
    assert ["Berat badan", "", "7,5 kg", "F2"] in bulan.beda
    assert (impor.peringatan, impor.perbandingan) == (
        ["Dua baris tidak lengkap."], [["3B", "C7", "Anak ditimbang", "12", "11"]],
    )  # fmt: skip
    orang = impor.baris.get(rekam="orang")
    assert "6213990000000017" not in str((orang.isi, orang.beda, orang.sebutan))
    assert orang.rahasia == '{"nik": "6213990000000017"}'


def test_a_refused_file_says_why_and_is_not_kept(di_desa: Wilayah, kpm: Pengguna) -> None:
    impor = mulai_impor(desa=di_desa, pengguna=kpm, jenis=JENIS, nama="x.csv", isi=b"a;b\n1;2", opsi=Opsi())
    kerjakan(desa=di_desa, impor=impor)
    kini = Impor.objects.get()
    assert (kini.keadaan, kini.kalimat, kini.isi_berkas) == (Impor.Keadaan.GAGAL, "Berkas ini bukan berkas uji.", "")


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "Berkas ini kosong. Pilih berkas lain."),
        (b"x" * (50 * 1024 * 1024 + 1),
         "Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas, lalu unggah satu per satu."),
    ],
    ids=["kosong", "besar"],
)  # fmt: skip
def test_an_empty_or_too_large_file_is_not_taken(di_desa: Wilayah, isi: bytes, kalimat: str) -> None:
    with pytest.raises(BerkasDitolak) as galat:
        mulai_impor(desa=di_desa, pengguna=None, jenis=JENIS, nama="x.csv", isi=isi, opsi=Opsi())
    assert str(galat.value) == kalimat
    assert not Impor.objects.exists()


def test_more_rows_than_the_limit_are_refused(di_desa: Wilayah) -> None:
    isi = b"a;b\n" + b"1;2\n" * BARIS_TERBANYAK
    with pytest.raises(BerkasDitolak, match=r"lebih dari 100\.000 baris"):
        baca.buka_buku(isi)


def test_an_error_nobody_foresaw_ends_in_a_sentence(
    di_desa: Wilayah, kpm: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(bahan: Bahan) -> Usulan:
        raise ZeroDivisionError

    monkeypatch.setitem(PERENCANA, JENIS, rusak)
    impor = mulai_impor(desa=di_desa, pengguna=kpm, jenis=JENIS, nama="x.csv", isi=berkas(SARI), opsi=Opsi())
    with pytest.raises(ZeroDivisionError):
        kerjakan(desa=di_desa, impor=impor)
    assert Impor.objects.values_list("keadaan", "kalimat").get() == (Impor.Keadaan.GAGAL, KALIMAT_BACA)


def test_reading_that_was_cut_off_begins_anew_and_the_one_it_overtook_stops(
    di_desa: Wilayah, kpm: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    AnakFactory(desa=di_desa, nama="Rani Rekaan")
    baris = [f"Rani Rekaan;;;;2026-0{ke}-12;8;y;;" for ke in (6, 7, 8)]
    impor = mulai_impor(desa=di_desa, pengguna=kpm, jenis=JENIS, nama="x.csv", isi=berkas(*baris), opsi=Opsi())
    monkeypatch.setattr(baca, "SEKALI", 1)
    didahului: list[int] = []

    def didahului_yang_lain(bahan: Bahan) -> Usulan:
        """While the first worker is planning its second row, another one reads the whole file."""
        usul = rencanakan_uji(bahan)

        def rencana() -> Any:
            for ke, satu in enumerate(usul.rencana):
                if ke == 1 and not didahului:
                    didahului.append(1)
                    kerjakan(desa=di_desa, impor=Impor.objects.get())
                yield satu

        return Usulan(rencana=rencana())

    monkeypatch.setitem(PERENCANA, JENIS, didahului_yang_lain)
    kerjakan(desa=di_desa, impor=impor)
    assert didahului == [1]
    assert (impor.keadaan, impor.selesai, impor.jumlah) == (Impor.Keadaan.SIAP, 3, 3)
    assert list(impor.baris.values_list("urutan", flat=True)) == [0, 1, 2]


def test_a_dead_import_goes_on_when_asked_and_only_then(di_desa: Wilayah, kpm: Pengguna) -> None:
    impor = mulai_impor(desa=di_desa, pengguna=kpm, jenis=JENIS, nama="x.csv", isi=berkas(), opsi=Opsi())
    with pytest.raises(BukanSaatnya, match="masih dikerjakan"):
        lanjutkan(impor=impor)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6)):
        lanjutkan(impor=impor)
        kerjakan_impor.func(di_desa.kode, str(impor.uuid))
    assert Impor.objects.get().keadaan == Impor.Keadaan.SIAP
    kerjakan_impor.func(di_desa.kode, str(impor.uuid))  # the task comes once more
    assert Impor.objects.get().keadaan == Impor.Keadaan.SIAP


def buku(*baris: tuple[str, ...], nama: str = "Sheet1") -> Buku:
    return Buku((LembarMentah(nama, tuple(Baris(ke, satu) for ke, satu in enumerate(baris, 1))),))


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (buku(("No", "NIK", "Nama", "Tgl Lahir", "Posyandu", "Berat", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U")), "eppgbm"),
        (buku(("alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "kk_level")), "opensid-penduduk"),
        (buku(("Pemantauan",), ("No", "No Register (KIA)"), nama="Form 2A"), "form-kpm"),
        (buku(("FORMULIR 2B PEMANTAUAN BULANAN ANAK 0-2 TAHUN",)), "form-kpm"),
        (buku(("Nama", "Harga")), None),
    ],
)
def test_the_kind_is_told_by_the_headings(isi: Buku, jenis: str | None) -> None:
    assert tebak_jenis(isi) == jenis


def test_a_file_of_no_kind_asks_for_it(di_desa: Wilayah, kpm: Pengguna) -> None:
    impor = mulai_impor(desa=di_desa, pengguna=kpm, jenis="", nama="x.csv", isi=b"a;b\n1;2", opsi=Opsi())
    kerjakan(desa=di_desa, impor=impor)
    assert (impor.keadaan, impor.kalimat) == (Impor.Keadaan.GAGAL, baca.TAK_DIKENAL)


# --- decisions ------------------------------------------------------------------------------------------------------


def test_decisions_plan_the_file_again(di_desa: Wilayah, kpm: Pengguna) -> None:
    DusunFactory(desa=di_desa)
    anak = AnakFactory(desa=di_desa, nama="Sari Rekaaan")
    impor = bawa(di_desa, kpm, SARI, SARI.replace("Sari", "Budi"), SARI.replace("Sari", "Tono"))
    assert keadaan(impor) == [("balita", "tidak_jelas")] * 3
    assert impor.baris.first().calon == [[str(anak.orang.uuid), "Sari Rekaaan", 80]]  # type: ignore[union-attr]
    kata = {"Sari Rekaan": str(anak.orang.uuid), "Budi Rekaan": "baru", "Tono Rekaan": "lewati"}
    impor = jawab(impor=impor, keputusan={**kata, "Bukan siapa pun": "baru", "Tono Rekaan ": "x"})
    assert (impor.keadaan, impor.keputusan) == (Impor.Keadaan.MENUNGGU, kata)
    kerjakan(desa=di_desa, impor=impor)
    assert keadaan(impor) == [
        ("balita", "baru"), ("keluarga", "baru"), ("orang", "baru"), ("anak", "baru"), ("balita", "baru"),
    ]  # fmt: skip
    assert impor.baris.first().isi["anak"] == str(anak.uuid)  # type: ignore[union-attr]
    uuid = list(impor.baris.values_list("untuk", flat=True))
    impor = jawab(impor=impor, keputusan={"Tono Rekaan": ""})
    kerjakan(desa=di_desa, impor=impor)
    assert list(impor.baris.values_list("untuk", flat=True))[:5] == uuid
    assert impor.baris.last().keadaan == "tidak_jelas"  # type: ignore[union-attr]


def test_what_is_saved_already_is_neither_planned_again_nor_given_up(di_desa: Wilayah, kpm: Pengguna) -> None:
    DusunFactory(desa=di_desa)
    impor = terapkan_semua(di_desa, bawa(di_desa, kpm, SARI, daftarkan=True), kpm)
    for keadaan_kini in (Impor.Keadaan.SELESAI, Impor.Keadaan.SIAP):
        Impor.objects.update(keadaan=keadaan_kini)
        with pytest.raises(BukanSaatnya):
            jawab(impor=impor, opsi=Opsi())
        with pytest.raises(BukanSaatnya):
            tinggalkan(impor=impor)
    assert impor.baris.count() == 4


def test_an_import_that_is_given_up_leaves_nothing(di_desa: Wilayah, kpm: Pengguna) -> None:
    impor = bawa(di_desa, kpm, SARI)
    tinggalkan(impor=impor)
    assert (Impor.objects.count(), BarisImpor.objects.count()) == (0, 0)
    with pytest.raises(BukanSaatnya):
        mulai_terapkan(impor=impor, oleh=kpm)


def test_files_and_rows_are_forgotten_after_thirty_days(di_desa: Wilayah, kpm: Pengguna) -> None:
    DusunFactory(desa=di_desa)
    disimpan = terapkan_semua(di_desa, bawa(di_desa, kpm, SARI, daftarkan=True), kpm)
    with time_machine.travel(timezone.now() + dt.timedelta(days=25)):
        baru = bawa(di_desa, kpm, SARI)
    lama = bawa(di_desa, kpm, SARI)
    with time_machine.travel(timezone.now() + dt.timedelta(days=29)):
        call_command("rapikan", verbosity=0)
    assert set(Impor.objects.values_list("pk", flat=True)) == {disimpan.pk, baru.pk, lama.pk}
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        call_command("rapikan", verbosity=0)
    assert set(Impor.objects.values_list("pk", flat=True)) == {disimpan.pk, baru.pk}
    assert disimpan.baris.count() == 0
    assert baru.baris.count() == 1
