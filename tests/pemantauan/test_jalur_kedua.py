"""The scorecard computed twice: the program's way, and by plain loops written from the form guides alone."""

from __future__ import annotations

import ast
import datetime as dt
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from kpm.kueri import dusun_desa, posyandu_desa
from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh import rekakan
from laporan.contoh.tulis import tulis_kampung
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.models import PemantauanAnak, PemantauanIbu, PemantauanPaud, PengaturanPedoman, PesertaKonseling
from pemantauan.skor import sebagai_json
from sasaran.models import Anak, Kehamilan
from tests.factories import PesertaFactory, SesiFactory
from tests.pemantauan import jalur_kedua, jalur_kedua_paud

KELUARGA, BULAN = 40, 24
AKHIR = Bulan(2026, 8)
HARI_INI = dt.date(2026, 9, 17)
HAL_PAUD = ("umur_bulan", "kategori", "hadir", "terisi", "nilai")
TRIWULAN = [Triwulan(2024, 3).geser(maju) for maju in range(9)]
KETAT = {"anak_normal_kunjungan": "wajib", "bumil_normal_kunjungan": "T", "status_gizi_ganda": "prioritas"}
SEPERTI_OPENSID = {
    "bumil_normal_kunjungan": "T",
    "anak_normal_kunjungan": "wajib",
    "fe_rule": "tik",
    "tinggi_rule": "triwulan",
    "konseling_anak": "ibu",
    "anak_18_bulan_band": "sebelum",
    "status_gizi_ganda": "prioritas",
    "paud_basis": "bulan",
}


def isi(desa: Wilayah, seed: int) -> None:
    kampung = rekakan(KELUARGA, BULAN, seed, akhir=AKHIR, hari_ini=HARI_INI, kode=desa.kode)
    tulis_kampung(desa, kampung, hari_ini=HARI_INI, dibuka=dt.date(2024, 9, 1), oleh=None)


def atur(desa: Wilayah, pengaturan: dict[str, str]) -> None:
    kabupaten = Wilayah.objects.get(kode=desa.kode[:5])
    for kunci, nilai in pengaturan.items():
        PengaturanPedoman.objects.create(wilayah=kabupaten, kunci=kunci, nilai=nilai, berlaku_sejak=dt.date(2020, 1, 1))


def lubangi(desa: Wilayah, seed: int) -> None:
    """Make the months as untidy as real ones: single answers, whole columns or whole rows left empty."""
    acak = random.Random(seed)
    with lingkup(desa.kode):
        for model in (PemantauanIbu, PemantauanAnak):
            semua = list(model.objects.filter(desa=desa))
            for baris in semua:
                kosong = acak.choices((0.0, 0.15, 0.6, 1.0), (6, 3, 1, 1))[0]
                for bidang in model.LAYANAN:
                    if acak.random() < kosong:
                        setattr(baris, bidang, "" if bidang in ("tikar", "imunisasi") else None)
                if model is PemantauanIbu and acak.random() < 0.2:
                    baris.usia_bulan = None
                elif model is PemantauanAnak:
                    baris.berat = baris.berat if baris.timbang else None
                    baris.panjang = baris.panjang if baris.tinggi else None
                if acak.random() < 0.1:
                    baris.kunjungan = acak.randint(0, 4)
            tambahan = ["usia_bulan"] if model is PemantauanIbu else ["berat", "panjang"]
            model.objects.bulk_update(semua, [*model.LAYANAN, *tambahan], batch_size=200)
        paud = [satu for satu in PemantauanPaud.objects.filter(desa=desa) if acak.random() < 0.3]
        for baris in paud:
            baris.hadir = acak.choice((None, False))
        PemantauanPaud.objects.bulk_update(paud, ["hadir"], batch_size=200)


def adakan_sesi(desa: Wilayah, seed: int) -> int:
    """Two counselling sessions a month in which some of the village are, asked about or not; how many attendances."""
    acak = random.Random(seed)
    with lingkup(desa.kode):
        hamil, anak = list(Kehamilan.objects.filter(desa=desa)), list(Anak.objects.filter(desa=desa))
        for ke in range(2 * BULAN):
            bulan = AKHIR.geser(-(ke // 2))
            sesi = SesiFactory(desa=desa, tanggal=bulan.awal.replace(day=acak.randint(1, 28)))
            for satu in acak.sample([*hamil, *anak], 12):
                jawab = {nama: acak.choice((None, True, True, False)) for nama in ("ayah_hadir", "ibu_hadir")}
                milik = {"kehamilan" if isinstance(satu, Kehamilan) else "anak": satu}
                PesertaFactory(sesi=sesi, ayah_diundang=True, **jawab, **milik)
        return PesertaKonseling.objects.count()


def bandingkan(desa: Wilayah, triwulan: Triwulan, pengaturan: dict[str, str], **saring: Any) -> int:
    """Compare every cell of one quarter; how many cells there were."""
    with lingkup(desa.kode):
        skor = skor_triwulan(desa, triwulan, **saring)
        satu = sebagai_json(skor, desa=desa.kode, saring={}, dengan_nama=False)
        dua = jalur_kedua.kartu_skor(desa, triwulan.tahun, triwulan.ke, **saring, **pengaturan)
        paud = jalur_kedua_paud.paud(
            desa, triwulan.tahun, triwulan.ke, **saring, basis=pengaturan.get("paud_basis", "orang")
        )
    assert {kunci: satu["pengaturan"][kunci] for kunci in pengaturan} == pengaturan
    sel = 0
    for kelompok in ("ibu", "anak"):
        pertama = {baris["id"]: baris for baris in satu[kelompok]}
        assert len(pertama) == len(satu[kelompok])
        assert sorted(pertama) == sorted(dua[kelompok]), f"{triwulan}: orang di tabel {kelompok}"
        for pengenal, baris in dua[kelompok].items():
            lain = {"keluarga", "laki", "suami"}
            harap = {kunci: nilai for kunci, nilai in baris.items() if kunci not in lain}
            hasil = {kunci: pertama[pengenal][kunci] for kunci in harap}
            assert hasil == harap, f"{triwulan} {kelompok} {pengenal}: {pertama[pengenal]['alasan']}"
            sel += len(baris["nilai"])
        assert satu["indikator"][kelompok] == dua["indikator"][kelompok], f"{triwulan} kaki {kelompok}"
    suami = [baris["suami"] for baris in dua["ibu"].values() if not baris["bersalin"]]
    assert (skor.ayah.suami.diterima, skor.ayah.suami.seharusnya) == (sum(suami), len(suami)), f"{triwulan} suami"
    for tabel in ("tabel1", "tabel2", "tabel4"):
        assert satu[tabel] == dua[tabel], f"{triwulan} {tabel}"
    baris_paud = {baris["id"]: {kunci: baris[kunci] for kunci in HAL_PAUD} for baris in satu["paud"]}
    assert baris_paud == paud["paud"], f"{triwulan}: anak di PAUD"
    assert satu["indikator"]["paud"] == paud["indikator"], f"{triwulan} PAUD"
    assert satu["belum_dipantau"] == dua["belum_dipantau"] | {"paud": paud["belum_dipantau"]}
    return sel + len(baris_paud)


@pytest.mark.parametrize(
    ("seed", "pengaturan"),
    [(1, {}), (2, {}), (3, {}), (1, KETAT), (2, SEPERTI_OPENSID), (3, SEPERTI_OPENSID)],
    ids=["bawaan-1", "bawaan-2", "bawaan-3", "ketat-1", "opensid-2", "opensid-3"],
)
def test_both_paths_agree_on_every_cell_of_every_quarter(desa: Wilayah, seed: int, pengaturan: dict[str, str]) -> None:
    isi(desa, seed)
    atur(desa, pengaturan)

    sel = sum(bandingkan(desa, triwulan, pengaturan) for triwulan in TRIWULAN)

    assert sel > 2000


@pytest.mark.parametrize("seed", [4, 5])
def test_both_paths_agree_where_answers_are_missing(desa: Wilayah, seed: int) -> None:
    isi(desa, seed)
    lubangi(desa, seed)

    sel = sum(bandingkan(desa, triwulan, {}) for triwulan in TRIWULAN)

    assert sel > 2000


@pytest.mark.parametrize(("seed", "pengaturan"), [(6, {}), (7, SEPERTI_OPENSID)], ids=["bawaan-6", "opensid-7"])
def test_both_paths_agree_where_sessions_tell_who_came(desa: Wilayah, seed: int, pengaturan: dict[str, str]) -> None:
    isi(desa, seed)
    atur(desa, pengaturan)
    lubangi(desa, seed)
    with lingkup(desa.kode):
        tanpa = [sebagai_json(skor_triwulan(desa, t), desa="", saring={}, dengan_nama=False) for t in TRIWULAN[3:]]

    banyak = adakan_sesi(desa, seed)
    sel = sum(bandingkan(desa, triwulan, pengaturan) for triwulan in TRIWULAN[3:])

    with lingkup(desa.kode):
        dengan = [sebagai_json(skor_triwulan(desa, t), desa="", saring={}, dengan_nama=False) for t in TRIWULAN[3:]]
    assert banyak == 2 * BULAN * 12
    assert sel > 1000
    assert all(satu["indikator"] != lain["indikator"] for satu, lain in zip(tanpa, dengan, strict=True))


def test_both_paths_agree_on_each_dusun_and_each_posyandu(desa: Wilayah) -> None:
    isi(desa, 2)
    with lingkup(desa.kode):
        dusun, posyandu = dusun_desa(), posyandu_desa()
    triwulan = Triwulan(2026, 2)

    semua = bandingkan(desa, triwulan, {})
    per_dusun = [bandingkan(desa, triwulan, {}, dusun=satu) for satu in dusun]
    per_posyandu = [bandingkan(desa, triwulan, {}, posyandu=satu) for satu in posyandu]

    assert (len(per_dusun), len(per_posyandu)) == (3, 2)
    assert semua == sum(per_dusun) == sum(per_posyandu) > 200
    assert 0 not in per_dusun + per_posyandu


def test_the_second_path_imports_nothing_of_the_first() -> None:
    berkas = Path(jalur_kedua.__file__).parent.glob("jalur_kedua*.py")
    pohon = [ast.parse(satu.read_text(encoding="utf-8")) for satu in berkas]
    dari = {simpul.module for satu in pohon for simpul in ast.walk(satu) if isinstance(simpul, ast.ImportFrom)}

    assert {nama for nama in dari if (nama or "").partition(".")[0] not in sys.stdlib_module_names} == {
        "pemantauan.models",
        "sasaran.models",
        "tests.pemantauan",
        "tests.pemantauan.jalur_kedua",
        "tests.pemantauan.jalur_kedua_anak",
        "tests.pemantauan.jalur_kedua_baca",
        "tests.pemantauan.jalur_kedua_ibu",
        "tests.pemantauan.jalur_kedua_jumlah",
    }


def test_the_invented_villages_have_children_in_every_state_of_paud(desa: Wilayah) -> None:
    isi(desa, 1)
    with lingkup(desa.kode):
        skor = [skor_triwulan(desa, triwulan) for triwulan in TRIWULAN[1:]]
    # registered from the first full quarter on; some are active, some not, some not asked about
    assert min(len(satu.paud) for satu in skor) >= 5
    assert all(0 < satu.indikator["paud"]["paud"].diterima < len(satu.paud) for satu in skor)
    assert {baris.kategori for satu in skor for baris in satu.paud} == {"2-3", "3-6"}
    assert sum(len(satu.belum_dipantau_paud) for satu in skor) > 0
