"""Golden: a workbook of sixty persons and eight quarters, brought in, against the lists it was written from."""

from __future__ import annotations

from typing import Any

import pytest

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Triwulan
from laporan.models import BarisImpor
from pemantauan.kueri_skor import skor_triwulan
from pemantauan.skor import sebagai_json
from sasaran.models import Anak, Kehamilan
from tests.impor.bahan_form_kpm import impor
from tests.impor.kampung_berkas import isi_langsung, rekakan
from tests.impor.tulis_form_kpm import tulis_buku
from tests.pemantauan import jalur_kedua, jalur_kedua_paud

TRIWULAN = [Triwulan(2024, 3).geser(maju) for maju in range(8)]


def _harapan(desa: Wilayah, masa: Triwulan) -> dict[str, Any]:
    """The second path's scorecard of the village stored from the lists; persons by KIA and name."""
    dua = jalur_kedua.kartu_skor(desa, masa.tahun, masa.ke)
    paud = jalur_kedua_paud.paud(desa, masa.tahun, masa.ke)
    siapa = {str(h.uuid): (h.no_kia, h.ibu.nama) for h in Kehamilan.objects.select_related("ibu")}
    siapa |= {str(a.uuid): (a.no_kia, a.orang.nama) for a in Anak.objects.select_related("orang")}
    hal = {"ibu": ("status", "usia_bulan", "bersalin"), "anak": ("umur_bulan", "status_gizi", "tikar")}
    return {
        **{
            kelompok: _urut(
                (siapa[uuid], [baris[satu] for satu in hal[kelompok]], baris["nilai"], baris["persen"])
                for uuid, baris in dua[kelompok].items()
            )
            for kelompok in ("ibu", "anak")
        },
        "paud": _urut(
            (siapa[uuid][1], baris["kategori"], baris["hadir"], baris["terisi"], baris["nilai"])
            for uuid, baris in paud["paud"].items()
        ),
        "kaki": dua["indikator"] | {"paud": paud["indikator"]},
        "tabel": [dua[satu] for satu in ("tabel1", "tabel2", "tabel4")],
        "belum": dua["belum_dipantau"] | {"paud": paud["belum_dipantau"]},
    }


def _hasil(desa: Wilayah, masa: Triwulan) -> dict[str, Any]:
    satu = sebagai_json(skor_triwulan(desa, masa), desa=desa.kode, saring={}, dengan_nama=True)
    hal = {"ibu": ("status", "usia_bulan", "bersalin"), "anak": ("umur_bulan", "status_gizi", "tikar")}
    return {
        **{
            kelompok: _urut(
                ((b["no_kia"], b["nama"]), [b[nama] for nama in hal[kelompok]], b["nilai"], b["persen"])
                for b in satu[kelompok]
            )
            for kelompok in ("ibu", "anak")
        },
        "paud": _urut((b["nama"], b["kategori"], b["hadir"], b["terisi"], b["nilai"]) for b in satu["paud"]),
        "kaki": satu["indikator"],
        "tabel": [satu[nama] for nama in ("tabel1", "tabel2", "tabel4")],
        "belum": satu["belum_dipantau"],
    }


def _urut(baris: Any) -> list[Any]:
    return sorted(baris, key=repr)


@pytest.mark.parametrize("bertumpuk", [False, True], ids=["lembar-per-bulan", "bertumpuk"])
def test_every_quarter_of_a_workbook_of_sixty_persons_equals_its_own_lists(
    desa: Wilayah, desa_lain: Wilayah, bertumpuk: bool
) -> None:
    kampung = rekakan(11)
    assert kampung.orang == 60
    with lingkup(desa_lain.kode):
        isi_langsung(desa_lain, kampung)
        harapan = [_harapan(desa_lain, masa) for masa in TRIWULAN]

    with lingkup(desa.kode):
        hasil = impor(desa, tulis_buku(kampung, 5, bertumpuk=bertumpuk))
        tak_tertulis = BarisImpor.objects.filter(impor=hasil).exclude(keadaan="baru")
        assert list(tak_tertulis.values_list("lembar", "sel", "sebutan", "alasan")) == []
        for masa, harap in zip(TRIWULAN, harapan, strict=True):
            kita = _hasil(desa, masa)
            for bagian, isi in harap.items():
                assert kita[bagian] == isi, f"{masa}: {bagian}"
    # enough happened for the comparison to mean something
    assert all(len(harap["anak"]) > 10 and harap["paud"] for harap in harapan)
    assert {baris[1][0] for harap in harapan for baris in harap["ibu"]} == {"NORMAL", "KEK", "RESTI"}
