"""Backup and restore with whole databases: the same numbers, papers and fingerprints, whichever database it was."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import override_settings

from kpm.cadangan import baca, skema
from kpm.cadangan.pulih import TujuanTerisi, cocokkan_kunci, pastikan_kosong
from kpm.cadangan.wadah import KunciTidakCocok
from kpm.kueri import wilayah_kode
from kpm.lingkup import lingkup
from kpm.models import Dusun, Wilayah
from kpm.tindakan_cadangan import buat_cadangan
from pemantauan.models import BerkasKartu, KartuSkor
from rembuk.models import BeritaAcara
from tests.factories import OrangFactory, PenggunaFactory, WilayahFactory
from tests.operasi.bahan import ISI_UNGGAHAN, KODE, LAIN, Asal, BasisBaru, gambaran, kosong, mesin_lain, pulihkan


@pytest.mark.parametrize("mesin", mesin_lain())
def test_a_restored_machine_has_the_same_scorecards_documents_and_people(
    asal: Asal, basis_baru: BasisBaru, mesin: str
) -> None:
    jalur, sebelum, _ = asal
    with basis_baru(mesin) as folder:
        ucapan = pulihkan(jalur)
        assert gambaran() == sebelum
        assert "Semua baik." in ucapan
        assert (folder / "unggahan/2026/09/logo.png").stat().st_mode & 0o777 == 0o600
        jalur_kembali = folder / "cadangan" / buat_cadangan().nama
        _penjaga_dan_urutan_utuh()
    if mesin == "postgresql":
        with basis_baru("sqlite"):
            assert "Semua baik." in pulihkan(jalur_kembali)
            assert gambaran() == sebelum


def _penjaga_dan_urutan_utuh() -> None:
    """Keys go on after those given away, also to rows that were deleted; issued papers stay guarded."""
    with lingkup(KODE):
        dihapus = max(Dusun.history.filter(history_type="-").values_list("id", flat=True))
        assert Dusun.objects.create(desa=wilayah_kode(KODE), nama="Sesudah pulih").pk == dihapus + 1
        for model in (KartuSkor, BerkasKartu, BeritaAcara):
            assert model.objects.exists()
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.all().delete()


def test_nothing_is_restored_over_something(data: Path, db: None) -> None:
    PenggunaFactory()
    with pytest.raises(TujuanTerisi, match=r"sudah berisi .tabel kpm_pengguna"):
        pastikan_kosong()


def test_a_prepared_database_without_anything_counts_as_empty(data: Path, db: None) -> None:
    WilayahFactory(kode="52", nama="Nusa Tenggara Barat")
    pastikan_kosong()


def test_a_database_of_another_program_is_left_alone(data: Path, db: None) -> None:
    with connection.cursor() as kursor:
        kursor.execute("CREATE TABLE buku_kas (nomor integer)")
    with pytest.raises(TujuanTerisi, match=r"program lain .tabel buku_kas"):
        pastikan_kosong()


def test_a_folder_of_uploads_in_use_is_not_mixed(data: Path, db: None) -> None:
    (data / "unggahan").mkdir()
    (data / "unggahan/lain.pdf").write_bytes(b"lain")
    with pytest.raises(TujuanTerisi, match="Folder unggahan"):
        pastikan_kosong()


def _berubah(jalur: Path, tujuan: Path, ubah: str) -> Path:
    isi = bytearray(jalur.read_bytes())
    if ubah == "terpotong":
        isi = isi[: len(isi) // 2]
    else:
        isi[len(isi) // 2] ^= 1
    tujuan.write_bytes(isi)
    return tujuan


@pytest.mark.parametrize(("ubah", "kata"), [("terpotong", "terpotong"), ("terbalik", "berubah pada potongan")])
def test_a_damaged_file_touches_nothing(
    asal: Asal, basis_baru: BasisBaru, tmp_path: Path, ubah: str, kata: str
) -> None:
    with basis_baru("sqlite"):
        with pytest.raises(CommandError, match=kata):
            pulihkan(_berubah(asal[0], tmp_path / "rusak.kpm", ubah))
        assert kosong()


def test_a_restore_that_fails_half_way_leaves_the_machine_empty(asal: Asal, basis_baru: BasisBaru) -> None:
    with basis_baru(mesin_lain()[-1]) as folder, override_settings(KPM_KUNCI_DATA=[LAIN]):
        with pytest.raises(CommandError, match=r"KPM_KUNCI_DATA tidak cocok.*dikosongkan kembali"):
            pulihkan(asal[0])
        assert kosong()
        assert [satu for satu in (folder / "unggahan").rglob("*") if satu.is_file()] == []


def test_a_database_in_use_is_told_in_words_and_left_empty(asal: Asal, basis_baru: BasisBaru) -> None:
    jalur, _, _ = asal
    with basis_baru("sqlite") as folder, closing(sqlite3.connect(folder / "kpm.sqlite3", isolation_level=None)) as lain:
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA busy_timeout=20")
        lain.execute("BEGIN IMMEDIATE")
        with pytest.raises(CommandError, match="mungkin masih dipakai program yang berjalan"):
            pulihkan(jalur)
        lain.execute("ROLLBACK")
        assert kosong()


def test_another_backup_key_is_named_before_anything_is_touched(asal: Asal, basis_baru: BasisBaru) -> None:
    with basis_baru("sqlite"), override_settings(KPM_KUNCI_CADANGAN=[LAIN]):
        with pytest.raises(CommandError, match="KPM_KUNCI_CADANGAN tidak cocok"):
            pulihkan(asal[0])
        assert kosong()


def test_a_mistyped_index_key_is_named(di_desa: Wilayah) -> None:
    OrangFactory(desa=di_desa, nik="6213994101900001")
    tabel = skema.tabel_terpasang()
    cocokkan_kunci(tabel)
    with override_settings(KPM_KUNCI_INDEKS="salah-ketik"), pytest.raises(KunciTidakCocok, match="KPM_KUNCI_INDEKS"):
        cocokkan_kunci(tabel)


def test_a_backup_of_a_newer_program_is_refused(asal: Asal, basis_baru: BasisBaru, tmp_path: Path) -> None:
    shutil.copy(asal[2], tmp_path / "kpm.sqlite3")
    with basis_baru("sqlite", tmp_path):
        with connection.cursor() as kursor:
            kursor.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('kpm', '0099_nanti', '2026-09-17')"
            )
        assert "versi program yang lebih baru (kpm.0099_nanti)" in buat_cadangan().galat


def test_a_backup_says_what_it_holds_and_what_not(asal: Asal) -> None:
    isi = baca.periksa(asal[0], setelan.KPM_KUNCI_CADANGAN)
    assert isi.jumlah["berkas"] == {
        "2026/09/logo.png": {"ukuran": 384_000, "sidik": hashlib.sha256(ISI_UNGGAHAN).hexdigest()}
    }
    assert isi.jumlah["tabel"]["kpm_wilayah"]["baris"] == 5
    assert set(isi.jumlah["tabel"]) & set(skema.TIDAK_IKUT) == set()
    assert isi.manifes["mesin"] == "sqlite"


def test_tables_that_stay_out_exist_and_all_others_are_in(asal: Asal, db: None) -> None:
    ada = set(connection.introspection.table_names()) - {"django_migrations"}
    ikut = set(baca.periksa(asal[0], setelan.KPM_KUNCI_CADANGAN).jumlah["tabel"])
    assert ikut == ada - set(skema.TIDAK_IKUT)
    assert set(skema.TIDAK_IKUT) <= ada


def test_neither_keys_nor_a_nik_lie_in_the_file_or_its_list(asal: Asal) -> None:
    isi = asal[0].read_bytes()
    for rahasia in (setelan.SECRET_KEY, *setelan.KPM_KUNCI_DATA, setelan.KPM_KUNCI_INDEKS, *setelan.KPM_KUNCI_CADANGAN):
        assert rahasia.encode() not in isi
    nik = [satu[3] for satu in asal[1]["orang"] if satu[3]]
    with baca.buka(asal[0], setelan.KPM_KUNCI_CADANGAN) as isi_terbuka:
        terbaca = "".join(json.dumps(satu) for satu in isi_terbuka.bagian if isinstance(satu, list))
    assert nik
    assert [satu for satu in nik if satu in terbaca] == []
    assert [satu for satu in setelan.KPM_KUNCI_DATA if satu in terbaca] == []


def test_a_writer_does_not_wait_for_a_backup_and_is_not_in_it(
    asal: Asal, basis_baru: BasisBaru, tmp_path: Path
) -> None:
    """The view of a backup is that of its beginning: what another connection writes meanwhile stays out."""
    import sqlite3

    from kpm.cadangan.tulis import potret

    shutil.copy(asal[2], tmp_path / "kpm.sqlite3")
    with basis_baru("sqlite", tmp_path):
        with connection.cursor() as kursor:
            kursor.execute("PRAGMA journal_mode=WAL")
        with potret():
            sebelum = Wilayah.objects.count()
            lain = sqlite3.connect(tmp_path / "kpm.sqlite3", timeout=1)
            lain.execute("INSERT INTO kpm_wilayah (kode, nama, contoh) VALUES ('99', 'Baru', 0)")
            lain.commit()
            lain.close()
            assert Wilayah.objects.count() == sebelum
        assert Wilayah.objects.count() == sebelum + 1


def test_a_backup_that_fails_leaves_no_file_and_is_remembered(data: Path, db: None) -> None:
    (data / "cadangan").write_text("bukan folder")
    hasil = buat_cadangan(terjadwal=True)
    assert "tidak dapat ditulis" in hasil.galat
    assert (hasil.diperiksa_pada, hasil.ukuran, hasil.terjadwal) == (None, 0, True)


def test_cadangkan_never_overwrites_a_file(data: Path, db: None) -> None:
    (data / "ada.kpm").write_text("penting")
    with pytest.raises(CommandError, match="tidak ditimpa"):
        call_command("cadangkan", "-o", str(data / "ada.kpm"))
    assert (data / "ada.kpm").read_text() == "penting"


def test_times_and_measures_are_kept_to_the_last_digit(asal: Asal) -> None:
    tabel, contoh = "", {}
    with baca.buka(asal[0], setelan.KPM_KUNCI_CADANGAN) as isi:
        for satu in isi.bagian:
            if isinstance(satu, baca.Mulai):
                tabel, kolom = satu.tabel, satu.kolom
            elif tabel in ("rembuk_usulan", "sasaran_orang") and tabel not in contoh:
                contoh[tabel] = dict(zip(kolom, satu, strict=True))
    assert contoh["rembuk_usulan"]["biaya"].endswith(".00")
    waktu = dt.datetime.fromisoformat(contoh["sasaran_orang"]["diubah_pada"])
    assert waktu.replace(tzinfo=dt.UTC) == {o[0]: o[5] for o in asal[1]["orang"]}[contoh["sasaran_orang"]["id"]]
