"""A register from the file to the village and back: applied, applied again, undone."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from typing import Any

import pytest

from kpm.models import Dusun, Wilayah
from laporan.impor.bentuk import Opsi
from laporan.models import BarisImpor, Impor
from laporan.tindakan_impor import jawab, kerjakan, mulai_impor, mulai_terapkan, mulai_urungkan
from sasaran.models import Anak, Kehamilan, Keluarga, Orang
from tests.conftest import HARI_INI
from tests.impor.test_opensid import CONTOH
from tests.impor.tulis_opensid import csv, kk, nik, orang, register, xlsx


def baca(desa: Wilayah, isi: bytes, **keputusan: str) -> Impor:
    """A file read and planned, with decisions taken."""
    impor = mulai_impor(
        desa=desa, pengguna=None, jenis=Impor.Jenis.OPENSID_PENDUDUK, nama="penduduk.xlsx", isi=isi, opsi=Opsi()
    )
    kerjakan(desa=desa, impor=impor)
    if keputusan:
        impor = jawab(
            impor=impor, keputusan={k.replace("_", "/", 1).replace("_", "-"): v for k, v in keputusan.items()}
        )
        kerjakan(desa=desa, impor=impor)
    return impor


def terap(desa: Wilayah, impor: Impor) -> Impor:
    impor = mulai_terapkan(impor=impor, oleh=None)
    kerjakan(desa=desa, impor=impor)
    return impor


def keadaan(impor: Impor) -> dict[str, int]:
    return dict(Counter(BarisImpor.objects.filter(impor=impor).values_list("keadaan", flat=True)))


def isi_desa() -> dict[str, Any]:
    """Everything a register can write, as plain values."""
    return {
        "dusun": sorted(Dusun.objects.values_list("nama", flat=True)),
        "keluarga": sorted(
            (s.kepala, s.no_kk, s.dusun.nama, s.rt, s.rw, s.alamat) for s in Keluarga.objects.select_related("dusun")
        ),
        "orang": sorted(
            (s.nama, s.nik, s.jenis_kelamin, str(s.tanggal_lahir), str(s.jaminan), s.keluarga.kepala)
            for s in Orang.objects.select_related("keluarga")
        ),
        "kehamilan": sorted((s.ibu.nama, s.suami, str(s.sejak)) for s in Kehamilan.objects.select_related("ibu")),
        "anak": sorted(
            (s.orang.nama, s.ibu.nama if s.ibu else "", s.nama_ibu, s.nama_ayah, str(s.akta))
            for s in Anak.objects.select_related("orang", "ibu")
        ),
    }


def test_the_sample_is_stored_once_however_often_it_comes(di_desa: Wilayah) -> None:
    isi = CONTOH.read_bytes()

    pertama = terap(di_desa, baca(di_desa, isi))
    sesudah = isi_desa()
    kedua = terap(di_desa, baca(di_desa, isi))

    assert pertama.keadaan == kedua.keadaan == Impor.Keadaan.SELESAI
    assert sesudah == {
        "dusun": ["Dusun Satu"],
        "keluarga": [("Ayah Contoh", "6213990101200001", "Dusun Satu", "001", "", "Jl Contoh")],
        "orang": [
            ("Anak Contoh Satu", "6213991203240001", "L", "2024-03-12", "None", "Ayah Contoh"),
            ("Contoh", "6213995204930001", "P", "1993-04-12", "False", "Ayah Contoh"),
        ],
        "kehamilan": [("Contoh", "Ayah Contoh", "2026-09-17")],
        "anak": [("Anak Contoh Satu", "Contoh", "Contoh", "", "True")],
    }
    assert keadaan(kedua) == {"sama": 5}
    assert isi_desa() == sesudah


@pytest.mark.parametrize("bentuk", [xlsx, csv])
def test_a_village_is_filled_from_its_register_and_the_same_file_again_changes_nothing(
    di_desa: Wilayah, bentuk: Any
) -> None:
    penuh = register(60, HARI_INI)
    isi = bentuk(penuh.baris)

    pertama = terap(di_desa, baca(di_desa, isi))
    sesudah = isi_desa()
    kedua = baca(di_desa, isi)
    jumlah = keadaan(kedua)
    terap(di_desa, kedua)

    assert pertama.keadaan == Impor.Keadaan.SELESAI
    assert {s.no_kk for s in Keluarga.objects.all()} == penuh.keluarga
    assert {s.nik for s in Orang.objects.all()} == penuh.orang
    assert {s.orang.nik for s in Anak.objects.select_related("orang")} == penuh.anak
    assert {s.ibu.nik for s in Kehamilan.objects.select_related("ibu")} == penuh.hamil
    assert jumlah == {"sama": len(penuh.keluarga) + len(penuh.orang) + len(penuh.anak) + len(penuh.hamil)}
    assert isi_desa() == sesudah


def test_people_without_a_whole_number_are_found_again(di_desa: Wilayah) -> None:
    rusak = {"no_kk": "6.21399E+15", "nik": "6.21399E+15", "ibu_nik": ""}
    baris = [
        orang("BUDI", "L", dt.date(1990, 8, 15), kk_level=1) | rusak,
        orang("SARI", "P", dt.date(1995, 4, 12), kk_level=3, hamil=1) | rusak,
        orang("ALI", "L", dt.date(2024, 3, 12), nama_ibu="SARI") | rusak,
    ]

    terap(di_desa, baca(di_desa, xlsx(baris)))
    sesudah = isi_desa()
    kedua = baca(di_desa, xlsx(baris))
    jumlah = keadaan(kedua)
    terap(di_desa, kedua)

    assert sesudah["keluarga"] == [("Budi", "", "Dusun Satu", "001", "", "Jl Contoh")]
    assert jumlah == {"sama": 5}
    assert isi_desa() == sesudah


def test_an_answer_is_written_and_an_undone_import_leaves_nothing(di_desa: Wilayah) -> None:
    kembar = {"nik": nik(dt.date(2024, 3, 12), "L")}
    baris = [
        orang("BUDI", "L", dt.date(1990, 8, 15), kk_level=1),
        orang("SARI", "P", dt.date(1995, 4, 12), kk_level=3),
        orang("ALI", "L", dt.date(2024, 3, 12), nama_ibu="SARI") | kembar,
        orang("UMAR", "L", dt.date(2022, 3, 12), nama_ibu="SARI") | kembar,
    ]

    impor = terap(di_desa, baca(di_desa, xlsx(baris), **{"orang_0_4": "baru", "orang_0_5": "lewati"}))
    tersimpan = isi_desa()
    impor = mulai_urungkan(impor=impor, oleh=None)
    kerjakan(desa=di_desa, impor=impor)

    assert [(nama, n) for nama, n, *_ in tersimpan["orang"]] == [("Ali", ""), ("Sari", nik(dt.date(1995, 4, 12), "P"))]
    assert [baris[1] for baris in tersimpan["keluarga"]] == [kk(1)]
    assert impor.keadaan == Impor.Keadaan.URUNG
    assert isi_desa() == {"dusun": [], "keluarga": [], "orang": [], "kehamilan": [], "anak": []}


def test_three_thousand_people_are_planned_within_ten_seconds(di_desa: Wilayah) -> None:
    penuh = register(820, HARI_INI)
    isi = xlsx(penuh.baris)
    assert len(penuh.baris) > 3_000

    mulai = time.process_time()
    impor = baca(di_desa, isi)

    assert time.process_time() - mulai < 10
    assert keadaan(impor) == {"baru": 4 + len(penuh.keluarga) + len(penuh.orang) + len(penuh.anak) + len(penuh.hamil)}
