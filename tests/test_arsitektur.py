"""The layout and the direction of imports are law: read from the source with `ast`, and from the model registry."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from kpm.lingkup import ManajerDesa, ModelDesa

AKAR = Path(__file__).resolve().parent.parent
URUTAN = ("kpm", "sasaran", "pemantauan", "rembuk", "laporan")
MURNI = (
    "kpm/beda.py",
    "kpm/bacaan",
    "kpm/panduan",
    "kpm/periode.py",
    "kpm/nik.py",
    "kpm/uang.py",
    "kpm/kader.py",
    "kpm/perangkat.py",
    "kpm/totp.py",
    "kpm/zona.py",
    "kpm/tautan.py",
    "kpm/telepon.py",
    "kpm/wilayah_kerja.py",
    "kpm/wewenang.py",
    "kpm/dokumen/terbilang.py",
    "kpm/dokumen/kop.py",
    "kpm/dokumen/grafik.py",
    "kpm/dokumen/qr.py",
    "kpm/dokumen/lembar.py",
    "kpm/dokumen/kisi",
    "pemantauan/antropometri",
    "pemantauan/bulanan",
    "pemantauan/gambar_hamil.py",
    "pemantauan/kurva.py",
    "pemantauan/status_gizi.py",
    "sasaran/aturan.py",
    "sasaran/bunyi.py",
    "sasaran/ganda.py",
    "sasaran/jadwal_hamil.py",
    "sasaran/risiko_hamil.py",
    "sasaran/sebutan.py",
    "sasaran/usia_hamil.py",
    "laporan/formulir4.py",
    "laporan/jejak_masalah.py",
    "laporan/kinerja.py",
    "laporan/pengingat.py",
    "laporan/saringan_kurang.py",
    "laporan/sebutan_jejak.py",
    "laporan/contoh/balita.py",
    "laporan/contoh/bentuk.py",
    "laporan/contoh/bulanan.py",
    "laporan/contoh/corak.py",
    "laporan/contoh/ganda.py",
    "laporan/contoh/kehidupan.py",
    "laporan/contoh/nama.py",
    "laporan/contoh/nama_daerah.py",
    "laporan/contoh/paud.py",
    "laporan/contoh/perawatan.py",
    "laporan/contoh/profil.py",
    "laporan/contoh/telat.py",
    "laporan/contoh/tumbuh.py",
    "laporan/garis",
    "laporan/lembar",
    "laporan/impor/bentuk.py",
    "laporan/impor/eppgbm/kolom.py",
    "laporan/impor/eppgbm/baris.py",
    "laporan/impor/eppgbm/anak.py",
    "laporan/impor/eppgbm/cocok.py",
    "laporan/impor/opensid/baca.py",
    "laporan/impor/opensid/keluarga.py",
    "laporan/impor/opensid/kode.py",
    "laporan/impor/form_kpm/bentuk.py",
    "laporan/impor/form_kpm/bulanan.py",
    "laporan/impor/form_kpm/lembar.py",
    "laporan/impor/form_kpm/nilai.py",
    "laporan/impor/form_kpm/tokoh.py",
    "laporan/impor/tebak.py",
    "pemantauan/imunisasi",
    "pemantauan/indikator",
    "pemantauan/kelayakan",
    "pemantauan/keadaan.py",
    "pemantauan/layanan.py",
    "pemantauan/pengaturan.py",
    "pemantauan/pengaturan_imunisasi.py",
    "pemantauan/pengaturan_tumbuh.py",
    "pemantauan/rujukan.py",
    "pemantauan/prioritas.py",
    "pemantauan/skor",
    "pemantauan/tampilan_imunisasi.py",
    "rembuk/analisis.py",
    "rembuk/anggaran.py",
    "rembuk/berita_acara",
    "rembuk/berita_acara.py",
    "rembuk/informasi.py",
    "rembuk/kegiatan_umum.py",
    "rembuk/fakta_tahap.py",
    "rembuk/kekurangan.py",
    "rembuk/lembaga.py",
    "rembuk/mad.py",
    "rembuk/penantian.py",
    "rembuk/penyedia.py",
    "rembuk/pertemuan.py",
    "rembuk/peta.py",
    "rembuk/status.py",
    "rembuk/surat.py",
    "rembuk/tahap.py",
    "rembuk/teks.py",
)
"""Pure modules and packages: no Django, no database, no clock."""
LAMBAT = {"weasyprint", "openpyxl", "lxml", "xlrd"}
"""Imported inside the function that needs them."""
BUKAN_DATA_DESA = {
    "Wilayah",
    "Pengguna",
    "Penugasan",
    "DokumenTerbit",
    "PengaturanPedoman",
    "RekapDesa",
    "Undangan",
    "PerangkatTotp",
    "KodePemulihan",
    "SesiPengguna",
    "Cadangan",
    "BatasTahap",
    "KodeKegiatan",
    "Kbm",
}
LAPISAN = {"models": 0, "kueri": 1, "tindakan": 1, "forms": 2, "views": 3, "urls": 4}


def berkas_python() -> list[Path]:
    return sorted(p for app in URUTAN for p in (AKAR / app).rglob("*.py") if "migrations" not in p.parts)


@cache
def pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text(encoding="utf-8"))


def impor(simpul: ast.AST) -> Iterator[str]:
    if isinstance(simpul, ast.Import):
        yield from (nama.name for nama in simpul.names)
    elif isinstance(simpul, ast.ImportFrom):
        assert simpul.level == 0, "impor relatif tidak dipakai"
        yield simpul.module or ""
        yield from (f"{simpul.module}.{nama.name}" for nama in simpul.names)


def semua_impor(berkas: Path) -> set[str]:
    return {nama for simpul in ast.walk(pohon(berkas)) for nama in impor(simpul)}


def relatif(berkas: Path) -> str:
    return berkas.relative_to(AKAR).as_posix()


def lapisan(berkas: Path) -> int | None:
    nama = berkas.parent.name if berkas.parent.name in LAPISAN else berkas.stem
    return LAPISAN.get(nama.split("_")[0])


def test_apps_import_only_the_apps_below_them() -> None:
    salah = [
        (relatif(berkas), nama)
        for berkas in berkas_python()
        for nama in semua_impor(berkas)
        if (app := nama.split(".")[0]) in URUTAN and URUTAN.index(app) > URUTAN.index(berkas.relative_to(AKAR).parts[0])
    ]
    assert salah == []


def test_pure_modules_import_neither_django_nor_models() -> None:
    murni = [p for p in berkas_python() if any(relatif(p) == m or relatif(p).startswith(f"{m}/") for m in MURNI)]
    assert len(murni) >= len(MURNI)
    salah = [
        (relatif(berkas), nama)
        for berkas in murni
        for nama in semua_impor(berkas)
        if nama.split(".")[0] in {"django", "simple_history", "psycopg2"}
        or (nama.split(".")[0] in URUTAN and not _modul_murni(nama))
    ]
    assert salah == []


def _modul_murni(nama: str) -> bool:
    jalur = nama.replace(".", "/")
    return any(jalur == m.removesuffix(".py") or jalur.startswith(m.removesuffix(".py") + "/") for m in MURNI) or (
        # a package on the way to a pure module, as in `from kpm.dokumen import terbilang`
        any(m.startswith(jalur + "/") for m in MURNI)
    )


def test_pure_modules_do_not_ask_the_clock() -> None:
    salah = [
        relatif(berkas)
        for berkas in berkas_python()
        if any(relatif(berkas) == m or relatif(berkas).startswith(f"{m}/") for m in MURNI)
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.Attribute) and simpul.attr in {"today", "now", "utcnow"}
    ]
    assert salah == []


def test_layers_of_an_app_import_only_downwards() -> None:
    salah = []
    for berkas in berkas_python():
        kini = lapisan(berkas)
        if kini is None:
            continue
        for nama in semua_impor(berkas):
            bagian = nama.split(".")
            if bagian[0] not in URUTAN or len(bagian) < 2:
                continue
            tujuan = LAPISAN.get(bagian[1].split("_")[0])
            if tujuan is not None and tujuan > kini:
                salah.append((relatif(berkas), nama))
    assert salah == []


def test_slow_libraries_are_imported_inside_functions() -> None:
    salah = [
        (relatif(berkas), nama)
        for berkas in berkas_python()
        for simpul in pohon(berkas).body
        for nama in impor(simpul)
        if nama.split(".")[0] in LAMBAT
    ]
    assert salah == []


def test_every_model_belongs_to_a_village_unless_it_is_named_here() -> None:
    bukan = {m.__name__ for app in URUTAN for m in apps.get_app_config(app).get_models() if not _terjaga(m)}
    assert bukan == BUKAN_DATA_DESA


def _terjaga(model: type) -> bool:
    return isinstance(model._default_manager, ManajerDesa)


def test_every_village_model_keeps_the_scoped_manager_everywhere() -> None:
    salah = [
        model.__name__
        for model in apps.get_models()
        if issubclass(model, ModelDesa)
        and not (isinstance(model._default_manager, ManajerDesa) and isinstance(model._base_manager, ManajerDesa))
    ]
    assert salah == []


def test_uniqueness_is_per_village() -> None:
    salah = [
        (model.__name__, batas.name)
        for model in apps.get_models()
        if issubclass(model, ModelDesa)
        for batas in model._meta.constraints
        if hasattr(batas, "fields") and "desa" not in batas.fields
    ]
    assert salah == []


def test_files_are_small_enough_to_have_one_reason() -> None:
    panjang = {
        relatif(berkas): baris
        for berkas in berkas_python()
        if (baris := len(berkas.read_text(encoding="utf-8").splitlines())) > 450
    }
    assert panjang == {}


@pytest.mark.parametrize("berkas", berkas_python(), ids=relatif)
def test_every_module_says_in_its_first_line_why_it_exists(berkas: Path) -> None:
    isi = berkas.read_text(encoding="utf-8")
    assert not isi.strip() or ast.get_docstring(pohon(berkas)), relatif(berkas)


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
