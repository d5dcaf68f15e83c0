"""What holds for every village, whoever lives there: found by trying many."""

import datetime as dt
import json
import random

import pytest
from hypothesis import given, settings

from pemantauan.indikator import HPK_2018
from pemantauan.skor import CIRI_ANAK, CIRI_IBU, hitung, keluarga_di_balik, orang_di_balik
from tests.pemantauan.bahan import anak, ibu, sebagai_berkas, skor
from tests.pemantauan.kampung_acak import DUSUN, SKOR

BEBAS = settings(max_examples=60, deadline=None)


@BEBAS
@given(SKOR)
def test_y_t_and_ts_add_up_to_the_persons_of_the_table(hasil):
    for kelompok, baris in (("ibu", hasil.ibu), ("anak", hasil.anak)):
        for capaian in hasil.indikator[kelompok].values():
            assert capaian.diterima + capaian.tidak + capaian.ts == len(baris)
            assert 0 <= capaian.belum_dicatat <= capaian.tidak


@BEBAS
@given(SKOR)
def test_nobody_receives_more_than_is_due(hasil):
    for satu in (*hasil.ibu, *hasil.anak):
        assert 0 <= satu.diterima <= satu.seharusnya
        assert satu.lengkap == (satu.persen == 100)
    for capaian in (c for kelompok in hasil.indikator.values() for c in kelompok.values()):
        assert capaian.diterima <= capaian.seharusnya
    for dasar in (hasil.tabel4.indikator, hasil.tabel4.orang):
        assert dasar.total.diterima <= dasar.total.seharusnya


@BEBAS
@given(SKOR)
def test_tabel_4_sums_the_indicators_and_its_person_basis_never_flatters(hasil):
    for kelompok in ("ibu", "anak"):
        capaian = hasil.indikator[kelompok].values()
        layanan = getattr(hasil.tabel4.indikator, kelompok)
        orang = getattr(hasil.tabel4.orang, kelompok)
        assert layanan.diterima == sum(c.diterima for c in capaian)
        assert layanan.seharusnya == sum(c.seharusnya for c in capaian)
        assert orang.seharusnya == len(getattr(hasil, kelompok))
        assert orang.diterima <= min([c.diterima + c.ts for c in capaian])
        assert (orang.persen == 100) == (layanan.persen == 100)


@BEBAS
@given(SKOR)
def test_the_score_of_a_dusun_is_the_score_of_its_people_alone(hasil):
    for nama, dusun in hasil.per_dusun().items():
        semua = {b.data.id: b.data for b in (*hasil.ibu, *hasil.belum_dipantau_ibu)}
        anak_semua = {b.data.id: b.data for b in (*hasil.anak, *hasil.belum_dipantau_anak)}
        sendiri = hitung(
            ibu=[d for d in semua.values() if d.dusun == nama],
            anak=[d for d in anak_semua.values() if d.dusun == nama],
            paud=[b.data for b in hasil.paud if b.data.dusun == nama],
            triwulan=hasil.periode,
            pengaturan=hasil.pengaturan,
            set_indikator=HPK_2018,
        )
        assert dusun == sendiri


@BEBAS
@given(SKOR)
def test_every_number_opens_to_exactly_its_people(hasil):
    for kelompok in ("ibu", "anak"):
        for kode, capaian in hasil.indikator[kelompok].items():
            jumlah = {n: len(orang_di_balik(hasil, kelompok, kode, n)) for n in ("Y", "T", "TS")}
            assert jumlah == {"Y": capaian.diterima, "T": capaian.tidak, "TS": capaian.ts}
            assert len(orang_di_balik(hasil, kelompok, kode, "seharusnya")) == capaian.seharusnya
            assert len(orang_di_balik(hasil, kelompok, kode, "belum_dicatat")) == capaian.belum_dicatat
        orang = getattr(hasil.tabel4.orang, kelompok)
        assert len(orang_di_balik(hasil, kelompok, ciri="lengkap")) == orang.diterima
        assert len(orang_di_balik(hasil, kelompok, ciri="belum_lengkap")) == orang.tidak
        assert orang_di_balik(hasil, kelompok, ciri="belum_lengkap") == orang_di_balik(hasil, kelompok, nilai="T")
        assert orang_di_balik(hasil, kelompok) == getattr(hasil, kelompok)

    def ciri(kelompok, nama):
        return len(orang_di_balik(hasil, kelompok, ciri=nama))

    assert ciri("ibu", "kek_resti") == hasil.tabel1.ibu_kek_resti
    assert ciri("anak", "gizi") == hasil.tabel1.anak_gizi
    assert ciri("anak", "laki") == hasil.indikator["anak"]["konseling"].laki
    warna = {nama: ciri("anak", nama) for nama in ("hijau", "kuning", "merah", "tidak_diukur")}
    assert warna == {nama: getattr(hasil.tabel2, nama) for nama in warna}
    berkas = sebagai_berkas(hasil)
    assert ciri("ibu", "belum_dipantau") == berkas["belum_dipantau"]["ibu"]
    assert ciri("anak", "belum_dipantau") == berkas["belum_dipantau"]["anak"]
    assert len(keluarga_di_balik(hasil)) == hasil.tabel1.rumah_tangga
    assert sum(map(len, keluarga_di_balik(hasil).values())) == hasil.tabel1.ibu + hasil.tabel1.anak


@BEBAS
@given(SKOR, DUSUN)
def test_the_people_of_a_dusun_are_those_its_own_score_counts(hasil, dusun):
    sendiri = hasil.saring(dusun=dusun)

    for kelompok in ("ibu", "anak"):
        for kode, capaian in sendiri.indikator[kelompok].items():
            assert len(orang_di_balik(hasil, kelompok, kode, "T", dusun=dusun)) == capaian.tidak
            assert orang_di_balik(hasil, kelompok, kode, "T", dusun=dusun) == orang_di_balik(
                sendiri, kelompok, kode, "T"
            )


@BEBAS
@given(SKOR)
def test_every_answer_has_one_sentence(hasil):
    for satu in (*hasil.ibu, *hasil.anak):
        for jawaban in satu.jawaban.values():
            assert jawaban.alasan
            assert "{" not in jawaban.alasan
            assert jawaban.alasan[0].isupper() or jawaban.alasan[0].isdigit()
            assert jawaban.alasan.startswith("Belum dicatat: ") == jawaban.belum_dicatat


BAYI = [anak(id=str(n), umur_bulan=0, tikar=None) for n in range(3)]
IBU_SAJA = [ibu(id=str(n), usia_bulan=2) for n in range(2)]


@pytest.mark.parametrize(
    ("siapa_ibu", "siapa_anak"), [([], []), ([], BAYI), (IBU_SAJA, [])], ids=["nobody", "newborns", "mothers"]
)
def test_a_village_with_one_kind_of_people_or_none_still_gets_a_full_scorecard(siapa_ibu, siapa_anak):
    hasil = skor(siapa_ibu, siapa_anak)

    berkas = json.loads(json.dumps(sebagai_berkas(hasil)))

    assert (len(berkas["ibu"]), len(berkas["anak"])) == (len(siapa_ibu), len(siapa_anak))
    assert {kelompok: len(isi) for kelompok, isi in berkas["indikator"].items()} == {"ibu": 8, "anak": 10, "paud": 1}
    assert (berkas["tabel4"]["indikator"]["ibu"]["persen"] is None) == (siapa_ibu == [])
    assert (berkas["tabel4"]["orang"]["anak"]["persen"] is None) == (siapa_anak == [])
    assert (hasil.konvergensi.persen is None) == (siapa_ibu == siapa_anak == [])


def test_rows_stand_by_dusun_then_name_then_id():
    urut = [("Dua", "Ani", "3"), ("Dua", "budi", "1"), ("Satu", "Ani", "2"), ("Satu", "Ani", "4")]
    acak = [ibu(dusun=d, nama=n, id=i) for d, n, i in urut]
    random.Random(3).shuffle(acak)

    assert [(b.data.dusun, b.data.nama, b.data.id) for b in skor(acak).ibu] == urut


@pytest.mark.parametrize(
    ("kelompok", "pilihan"),
    [
        ("remaja", {}),
        ("paud", {"ciri": "gizi"}),
        ("ibu", {"indikator": "akta", "nilai": "Y"}),
        ("ibu", {"indikator": "anc"}),
        ("ibu", {"indikator": "anc", "nilai": "X"}),
        ("ibu", {"ciri": "merah"}),
        ("anak", {"ciri": "kek"}),
    ],
)
def test_asking_for_people_behind_a_number_that_does_not_exist_is_refused(kelompok, pilihan):
    with pytest.raises(ValueError, match=r"tidak|Pilih"):
        orang_di_balik(skor(), kelompok, **pilihan)


def test_traits_open_to_the_people_who_have_them():
    para_ibu = [ibu(id="k", kek=True), ibu(id="r", resti=True), ibu(id="b", melahirkan=dt.date(2026, 7, 1))]
    para_anak = [anak(id="gb", gizi_buruk=True), anak(id="gk", gizi_kurang=True), anak(id="s", stunting=True)]
    hasil = skor(para_ibu, para_anak)

    def siapa(kelompok, ciri):
        return [b.data.id for b in orang_di_balik(hasil, kelompok, ciri=ciri)]

    assert [siapa("ibu", c) for c in ("kek", "resti", "bersalin", "kek_resti")] == [["k"], ["r"], ["b"], ["k", "r"]]
    assert [siapa("anak", c) for c in ("gizi_buruk", "gizi_kurang", "stunting")] == [["gb"], ["gk"], ["s"]]
    assert {c: len(siapa("ibu", c)) for c in CIRI_IBU}["lengkap"] == 0
    assert {c: len(siapa("anak", c)) for c in CIRI_ANAK}["tidak_diukur"] == 3
