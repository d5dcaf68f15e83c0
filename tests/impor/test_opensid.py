"""OpenSID "Data Penduduk" in: what a register proposes for a village."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from kpm.bacaan.bentuk import Buku
from kpm.bacaan.wadah import baca_buku
from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi, Rencana, Usulan
from laporan.impor.daftar import Bahan, perencana
from tests.conftest import HARI_INI

CONTOH = Path(__file__).parent.parent / "data" / "opensid_penduduk.xlsx"
IMPOR = UUID("11111111-2222-4333-8444-555555555555")


def usulkan(desa: Wilayah, buku: Buku, *, opsi: Opsi | None = None, keputusan: dict[str, str] | None = None) -> Usulan:
    bahan = Bahan(impor=IMPOR, desa=desa, buku=buku, opsi=opsi or Opsi(), keputusan=keputusan or {}, pada=HARI_INI)
    usulan = perencana("opensid-penduduk")(bahan)
    return Usulan(rencana=tuple(usulan.rencana), peringatan=usulan.peringatan, selisih=usulan.selisih)


def ringkas(usulan: Usulan) -> list[tuple[str, str, str]]:
    return [(satu.rekam, satu.sebutan, satu.keadaan) for satu in usulan.rencana]


def cari(usulan: Usulan, rekam: str, sebutan: str) -> Rencana:
    [satu] = [r for r in usulan.rencana if r.rekam == rekam and r.sebutan == sebutan]
    return satu


def isi(rencana: Rencana) -> dict[str, Any]:
    return dict(rencana.isi)


def test_the_sample_gives_one_household_a_pregnant_mother_and_her_child(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, baca_buku(CONTOH.read_bytes()))

    assert ringkas(usulan) == [
        ("dusun", "Dusun Satu", "baru"),
        ("keluarga", "Keluarga Ayah Contoh", "baru"),
        ("orang", "Contoh", "baru"),
        ("orang", "Anak Contoh Satu", "baru"),
        ("kehamilan", "Kehamilan Contoh", "baru"),
        ("anak", "Data anak Anak Contoh Satu", "baru"),
    ]
    keluarga = cari(usulan, "keluarga", "Keluarga Ayah Contoh")
    dusun = cari(usulan, "dusun", "Dusun Satu")
    assert isi(dusun) == {"nama": "Dusun Satu"}
    assert isi(keluarga) == {"kepala": "Ayah Contoh", "dusun": str(dusun.untuk), "rt": "001", "alamat": "Jl Contoh"}
    assert dict(keluarga.rahasia) == {"no_kk": "6213990101200001"}
    ibu, anak = cari(usulan, "orang", "Contoh"), cari(usulan, "orang", "Anak Contoh Satu")
    assert isi(ibu) == {
        "nama": "Contoh",
        "jenis_kelamin": "P",
        "tanggal_lahir": "1993-04-12",
        "jaminan": False,
        "keluarga": str(keluarga.untuk),
        "sumber": "register",
    }
    assert dict(ibu.rahasia) == {"nik": "6213995204930001"}
    assert isi(anak) == {
        "nama": "Anak Contoh Satu",
        "jenis_kelamin": "L",
        "tanggal_lahir": "2024-03-12",
        "keluarga": str(keluarga.untuk),
        "sumber": "register",
    }
    assert dict(anak.rahasia) == {"nik": "6213991203240001"}
    assert (anak.lembar, anak.sel, anak.alasan) == ("Data Penduduk", "E4", "")
    assert isi(cari(usulan, "kehamilan", "Kehamilan Contoh")) == {
        "ibu": str(ibu.untuk),
        "suami": "Ayah Contoh",
        "asal_tanggal": "tidak_tahu",
        "sejak": "2026-09-17",
    }
    assert isi(cari(usulan, "anak", "Data anak Anak Contoh Satu")) == {
        "orang": str(anak.untuk),
        "ibu": str(ibu.untuk),
        "nama_ibu": "Contoh",
        "akta": True,
        "sejak": "2026-09-17",
    }
    assert usulan.peringatan == (
        "1 penduduk lain tidak diambil: yang disimpan hanya anak sampai 6 tahun, ibu hamil, serta ibu dan pengasuh "
        "mereka.",
    )


def test_planning_again_gives_the_same_records(di_desa: Wilayah) -> None:
    buku = baca_buku(CONTOH.read_bytes())

    pertama, kedua = usulkan(di_desa, buku), usulkan(di_desa, buku)

    assert [satu.untuk for satu in pertama.rencana] == [satu.untuk for satu in kedua.rencana]
