"""`periksa` finds every planted fault, names it, and says what to do; a sound database it calls sound."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from kpm.lingkup import lingkup
from kpm.models import Cadangan, DokumenTerbit, Unggahan, Wilayah
from kpm.periode import Triwulan
from kpm.tindakan_cadangan import buat_cadangan, sidik_berkas
from laporan.models import RekapDesa
from laporan.periksa import basis
from laporan.tindakan import perbarui_rekap
from pemantauan.models import BerkasKartu, KartuSkor
from pemantauan.skor.beku import sidik
from tests.factories import DusunFactory, KeluargaFactory, OrangFactory, PosyanduFactory


def temuan(**opsi: Any) -> list[str]:
    """Codes of what `periksa --json` finds, and its exit code checked against them."""
    keluar = io.StringIO()
    try:
        call_command("periksa", json=True, stdout=keluar, **opsi)
        kode = 0
    except SystemExit as selesai:
        kode = int(selesai.code or 0)
    isi = json.loads(keluar.getvalue())
    assert (kode, isi["baik"]) == ((1, False) if isi["temuan"] else (0, True))
    assert all(satu["kalimat"] and satu["saran"] for satu in isi["temuan"])
    return [satu["kode"] for satu in isi["temuan"]]


def sql(perintah: str, *nilai: Any) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)


def tanpa_penjaga(tabel: str, perintah: str, *nilai: Any) -> None:
    """A statement past the triggers and foreign keys, as somebody with a database tool could run it."""
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # else the ALTER finds pending events
        sql(f"ALTER TABLE {tabel} DISABLE TRIGGER ALL")
        sql(perintah, *nilai)
        sql(f"ALTER TABLE {tabel} ENABLE TRIGGER ALL")
        return
    with connection.cursor() as kursor:
        kursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [tabel])
        semua = kursor.fetchall()
    for nama, _teks in semua:
        sql(f"DROP TRIGGER {nama}")
    sql(perintah, *nilai)
    for _nama, teks in semua:
        sql(teks)


@pytest.fixture
def utuh(data: Path, di_desa: Wilayah) -> Wilayah:
    """A village with a person, a finalised quarter, its paper, an upload and a backup: nothing is wrong."""
    OrangFactory(desa=di_desa, keluarga=KeluargaFactory(desa=di_desa, no_kk="6213991111111111"), nik="6213994101900001")
    isi = {"x": 1}
    kartu = KartuSkor.objects.create(
        desa=di_desa, periode="2026-T2", isi=isi, sidik=sidik(isi), ditutup_pada=dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    )
    register = DokumenTerbit.objects.create(
        kode="ABCD2345", jenis="formulir_4", wilayah=di_desa, periode="Triwulan II 2026", nomor="F4/1",
        tanggal=dt.date(2026, 7, 1), sidik=kartu.sidik,
    )  # fmt: skip
    BerkasKartu.objects.create(
        desa=di_desa, kartu=kartu, kode="formulir-4", nama="f4.pdf", jenis_berkas="application/pdf",
        berkas=b"%PDF-1.7 isi %%EOF\n", register=register, dicetak_pada=kartu.ditutup_pada,
    )  # fmt: skip
    (data / "unggahan").mkdir()
    (data / "unggahan/sk.pdf").write_bytes(b"isi")
    Unggahan.objects.create(
        desa=di_desa, nama="sk.pdf", jenis_isi="application/pdf", ukuran=3,
        sidik=sidik_berkas(data / "unggahan/sk.pdf"), berkas="sk.pdf",
    )  # fmt: skip
    perbarui_rekap(di_desa.kode, Triwulan(2026, 3))
    buat_cadangan()
    assert temuan() == []
    return di_desa


def _isi_kartu(data: Path) -> None:
    tanpa_penjaga("pemantauan_kartuskor", "UPDATE pemantauan_kartuskor SET isi = '{\"x\": 2}'")


def _register(data: Path) -> None:
    sql("UPDATE kpm_dokumenterbit SET sidik = 'lain'")


def _berkas(data: Path) -> None:
    tanpa_penjaga(
        "pemantauan_berkaskartu", "UPDATE pemantauan_berkaskartu SET berkas = %s", memoryview(b"%PDF-1.7 isi terpot")
    )


def _register_yatim(data: Path) -> None:
    tanpa_penjaga("pemantauan_berkaskartu", "DELETE FROM pemantauan_berkaskartu")


def _berkas_hilang(data: Path) -> None:
    (data / "unggahan/sk.pdf").unlink()


def _berkas_berubah(data: Path) -> None:
    (data / "unggahan/sk.pdf").write_bytes(b"isj")


def _berkas_asing(data: Path) -> None:
    (data / "unggahan/foto.jpg").write_bytes(b"asing")


def _cakram_cadangan(data: Path) -> None:
    satu = next((data / "cadangan").iterdir())
    satu.write_bytes(satu.read_bytes()[:-1] + b"x")


def _cadangan_lama(data: Path) -> None:
    Cadangan.objects.update(dibuat_pada=dt.datetime(2026, 9, 14, 1, tzinfo=dt.UTC))


def _cadangan_gagal(data: Path) -> None:
    Cadangan.objects.create(nama="x", galat="Cakram penuh.")


def _rekap(data: Path) -> None:
    RekapDesa.objects.update(orang=7)


def _indeks(data: Path) -> None:
    sql("UPDATE sasaran_orang SET nik_indeks = 'lain'")


def _sandi(data: Path) -> None:
    sql("UPDATE sasaran_keluarga SET no_kk = 'gAAAAABrusak'")


def _pemicu(data: Path) -> None:
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        sql("ALTER TABLE pemantauan_kartuskor DISABLE TRIGGER kartuskor_tetap")
    else:
        sql("DROP TRIGGER pemantauan_kartuskor_tetap_ubah")
        sql("DROP TRIGGER pemantauan_kartuskor_tetap_hapus")


def _migrasi(data: Path) -> None:
    sql("DELETE FROM django_migrations WHERE app = 'laporan' AND name LIKE '0004%%'")


def _migrasi_asing(data: Path) -> None:
    sql("INSERT INTO django_migrations (app, name, applied) VALUES ('kpm', '0099_nanti', '2026-09-01 00:00:00')")


@pytest.mark.parametrize(
    ("rusak", "kode"),
    [
        (_isi_kartu, ["isi_berubah"]),
        (_register, ["register_beda"]),
        (_berkas, ["berkas_rusak"]),
        (_register_yatim, ["register_yatim"]),
        (_berkas_hilang, ["unggahan_hilang"]),
        (_berkas_berubah, ["unggahan_berubah"]),
        (_berkas_asing, ["unggahan_tak_tercatat"]),
        (_cakram_cadangan, ["cadangan_berubah"]),
        (_cadangan_lama, ["cadangan_usang"]),
        (_cadangan_gagal, ["cadangan_gagal"]),
        (_rekap, ["rekap_usang"]),
        (_indeks, ["kunci_indeks"]),
        (_sandi, ["kunci_data"]),
        (_pemicu, ["pemicu_hilang", "pemicu_hilang"]),
        (_migrasi, ["migrasi_kurang"]),
        (_migrasi_asing, ["migrasi_asing"]),
    ],
)
def test_a_planted_fault_is_found_and_nothing_else(
    utuh: Wilayah, data: Path, rusak: Callable[[Path], None], kode: list[str]
) -> None:
    rusak(data)
    assert temuan() == kode


def test_a_person_in_the_family_of_another_village_is_found(utuh: Wilayah, desa_lain: Wilayah) -> None:
    with lingkup(desa_lain.kode):
        keluarga = KeluargaFactory(desa=desa_lain, dusun=DusunFactory(desa=desa_lain))
    sql("UPDATE sasaran_orang SET keluarga_id = %s", keluarga.pk)
    assert temuan() == ["desa_tercampur"]


def test_a_row_that_points_nowhere_is_found(utuh: Wilayah) -> None:
    """Planted and taken back inside the test, for the database itself would refuse it at the end."""
    posyandu = PosyanduFactory(desa=utuh)
    if connection.vendor == "postgresql":
        tanpa_penjaga("sasaran_orang", "UPDATE sasaran_orang SET posyandu_id = 999999")
    else:
        sql("UPDATE sasaran_orang SET posyandu_id = 999999")
    assert temuan() == ["baris_yatim"]
    sql("UPDATE sasaran_orang SET posyandu_id = %s", posyandu.pk)


def test_a_damaged_database_file_is_found(basis_baru: Any) -> None:
    from laporan.periksa.basis import keutuhan

    with basis_baru("sqlite") as folder:
        sql("CREATE TABLE t (x TEXT)")
        for _ke in range(200):
            sql("INSERT INTO t VALUES (%s)", "x" * 500)
        assert list(keutuhan(dt.datetime.now(dt.UTC))) == []
        connection.close()
        with (folder / "kpm.sqlite3").open("r+b") as berkas:
            berkas.seek(4096 * 5)
            berkas.write(os.urandom(4096))
        assert [satu.kode for satu in keutuhan(dt.datetime.now(dt.UTC))] == ["berkas_rusak"]


def test_the_wrong_data_key_is_found_without_a_crash(utuh: Wilayah) -> None:
    with override_settings(KPM_KUNCI_DATA=["bGFpbi1sYWluLWxhaW4tbGFpbi1sYWluLWxhaW4tbGE="]):
        assert temuan() == ["kunci_data", "kunci_data"]
    with override_settings(KPM_KUNCI_CADANGAN=[]):
        assert "kunci_cadangan" in temuan()


def test_packages_other_than_the_tested_ones_are_named(tmp_path: Path) -> None:
    (tmp_path / "constraints.txt").write_text("Django==1.0\nbukan-terpasang==3.0\n# catatan\n")
    (satu,) = basis.paket_berbeda(tmp_path / "constraints.txt")
    assert satu.startswith("Django 5.2.")


def test_a_full_disk_is_named(utuh: Wilayah, monkeypatch: pytest.MonkeyPatch) -> None:
    from laporan.periksa import mesin

    monkeypatch.setattr(mesin, "RUANG_MINIMUM", 10**18)
    assert temuan() == ["cakram_penuh", "cakram_penuh"]


def test_stale_aggregates_are_renewed_on_request(utuh: Wilayah, data: Path) -> None:
    _rekap(data)
    assert temuan(perbarui_ringkasan=True) == []


def test_the_report_for_people_says_what_to_do(utuh: Wilayah, data: Path) -> None:
    _berkas_asing(data)
    keluar = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("periksa", stdout=keluar)
    assert "Berkas foto.jpg di folder unggahan tidak tercatat" in keluar.getvalue()
    assert "6213994101900001" not in keluar.getvalue()
