"""Parts and whole: whatever the village, its dusun and posyandu add up to it, and every person is counted once."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pemantauan.skor import Nilai, Skor, orang_di_balik
from tests.pemantauan.bahan import sebagai_berkas
from tests.pemantauan.kampung_acak import KAMPUNG, SKOR, nilai

BEBAS = settings(max_examples=50, deadline=None)
RUMAH_TANGGA = "tabel1.rumah_tangga"
DAFTAR_ORANG = ("ibu", "anak", "paud")
"""Keys of the JSON that list persons; every other whole number in it is a count."""


def daun(isi: Any, alamat: str = "") -> Iterator[tuple[str, int]]:
    """Every whole number under a value, with its address."""
    if isinstance(isi, dict):
        for kunci, nilainya in isi.items():
            yield from daun(nilainya, f"{alamat}.{kunci}".lstrip("."))
    elif isinstance(isi, int):
        yield alamat, isi


def hitungan(hasil: Skor) -> dict[str, int]:
    """Every count of the JSON, and those a Skor has beside it: TS, not recorded, fathers."""
    berkas = sebagai_berkas(hasil)
    isi = dict(daun({kunci: nilainya for kunci, nilainya in berkas.items() if kunci not in (*DAFTAR_ORANG, "revisi")}))
    for kelompok, menurut_kode in hasil.indikator.items():
        for kode, capaian in menurut_kode.items():
            isi |= {f"{kelompok}.{kode}.ts": capaian.ts, f"{kelompok}.{kode}.kosong": capaian.belum_dicatat}
    for nama, ayah in (("suami", hasil.ayah.suami), ("ayah", hasil.ayah.ayah)):
        isi |= {f"ayah.{nama}.hadir": ayah.diterima, f"ayah.{nama}.semua": ayah.seharusnya}
    isi |= {f"orang.{kelompok}": len(berkas[kelompok]) for kelompok in DAFTAR_ORANG}
    return isi


def jumlahkan(bagian: Iterable[Skor], seperti: dict[str, int]) -> dict[str, int]:
    semua = [hitungan(satu) for satu in bagian]
    return {alamat: sum(satu[alamat] for satu in semua) for alamat in seperti}


@BEBAS
@given(SKOR)
def test_the_dusun_add_up_to_the_village_in_every_count(hasil: Skor) -> None:
    # 8 and 10 and 1 indicators of two numbers, laki, Tabel 1, 2 and 4, belum dipantau; TS and empty; fathers; lists
    semua = hitungan(hasil)
    assert len(semua) == (2 * 19 + 1) + (5 + 5 + 12) + 3 + 2 * 19 + 4 + 3

    # every household of these villages stands in one dusun
    assert jumlahkan(hasil.per_dusun().values(), semua) == semua


@BEBAS
@given(SKOR)
def test_the_posyandu_add_up_to_the_village_in_every_count_of_persons(hasil: Skor) -> None:
    semua = hitungan(hasil)
    rumah_tangga = semua.pop(RUMAH_TANGGA)

    assert jumlahkan(hasil.per_posyandu().values(), semua) == semua
    # a household with people at two posyandu counts at both, and once in the village
    di_posyandu = {(b.data.keluarga, b.data.posyandu) for b in (*hasil.ibu, *hasil.anak)}
    assert jumlahkan(hasil.per_posyandu().values(), {RUMAH_TANGGA: 0}) == {RUMAH_TANGGA: len(di_posyandu)}
    assert rumah_tangga == len({rumah for rumah, _ in di_posyandu}) <= len(di_posyandu)


@BEBAS
@given(SKOR)
def test_a_dusun_is_made_of_its_posyandu_too(hasil: Skor) -> None:
    for nama, dusun in hasil.per_dusun().items():
        semua = {alamat: isi for alamat, isi in hitungan(dusun).items() if alamat != RUMAH_TANGGA}
        bagian = [hasil.saring(dusun=nama, posyandu=posyandu) for posyandu in ("", "Mawar", "Melati")]
        assert jumlahkan(bagian, semua) == semua


@BEBAS
@given(SKOR)
def test_y_t_and_ts_are_the_persons_of_every_table_and_paud_knows_no_ts(hasil: Skor) -> None:
    for kelompok, baris in (("ibu", hasil.ibu), ("anak", hasil.anak), ("paud", hasil.paud)):
        for kode in hasil.indikator[kelompok]:
            banyak = {n: len(orang_di_balik(hasil, kelompok, kode, n.value)) for n in Nilai}
            assert sum(banyak.values()) == len(baris)
            if kelompok == "paud":
                assert banyak[Nilai.TS] == 0
    aktif, paud = hasil.indikator["paud"]["paud"], hasil.paud
    if hasil.pengaturan["paud_basis"] == "orang":
        assert (aktif.diterima, aktif.diterima + aktif.tidak) == (sum(b.aktif for b in paud), len(paud))
    else:
        assert (aktif.diterima, aktif.seharusnya) == (sum(b.data.hadir for b in paud), sum(b.data.terisi for b in paud))


@BEBAS
@given(SKOR)
def test_who_was_not_monitored_stands_where_the_setting_says(hasil: Skor) -> None:
    luput = {b.data.id for b in (*hasil.belum_dipantau_ibu, *hasil.belum_dipantau_anak)}
    di_tabel = {b.data.id for b in (*hasil.ibu, *hasil.anak)}

    assert luput & di_tabel == (luput if hasil.pengaturan["sasaran_tanpa_catatan"] == "T" else set())
    assert {b.data.id for b in hasil.belum_dipantau_paud} <= {b.data.id for b in hasil.paud}


@BEBAS
@given(KAMPUNG, st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(kampung: Any, acak: random.Random) -> None:
    *orang, pengaturan, triwulan = kampung
    teracak = [acak.sample(kelompok, len(kelompok)) for kelompok in orang]
    balik = dict(reversed(pengaturan.items()))

    pertama, kedua = nilai(*orang, pengaturan, triwulan), nilai(*teracak, balik, triwulan)

    assert json.dumps(sebagai_berkas(pertama)) == json.dumps(sebagai_berkas(kedua))
    assert pertama == kedua
