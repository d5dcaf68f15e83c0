"""A frozen scorecard comes back as it was, and two of them differ by exactly what changed."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pemantauan.indikator import HPK_2018
from pemantauan.skor import Skor, hitung, sebagai_json
from pemantauan.skor.banding import bandingkan
from pemantauan.skor.beku import bekukan, cairkan, sidik
from pemantauan.skor.paud import DataPaud
from tests.pemantauan.bahan import DESA, TRIWULAN_3, anak, ibu

ya_tidak = st.sampled_from([True, False, None])
jumlah = st.one_of(st.none(), st.integers(0, 9))


def beku(skor: Skor) -> dict[str, Any]:
    """Frozen, and through a database whose JSON keeps no order of keys."""
    isi = bekukan(skor, nama_dusun={"u1": "Satu"}, nama_posyandu={})
    acak: dict[str, Any] = json.loads(json.dumps(isi, sort_keys=True))
    return acak


def susun(**isi: Any) -> Skor:
    dasar = {"ibu": (), "anak": (), "paud": (), "pengaturan": {}}
    return hitung(triwulan=TRIWULAN_3, set_indikator=HPK_2018, **{**dasar, **isi})


@given(
    st.lists(
        st.builds(
            ibu,
            punya_catatan=st.booleans(),
            usia_bulan=st.one_of(st.none(), st.integers(0, 9)),
            melahirkan=st.one_of(st.none(), st.just(dt.date(2026, 8, 3))),
            kek=ya_tidak,
            anc=jumlah,
            nifas=jumlah,
            air=ya_tidak,
        ),
        max_size=4,
    ),
    st.lists(
        st.builds(
            anak,
            punya_catatan=st.booleans(),
            umur_bulan=st.integers(0, 23),
            tikar=st.sampled_from(["H", "K", "M", None]),
            stunting=ya_tidak,
            timbang_2q=jumlah,
            jamban=ya_tidak,
        ),
        max_size=4,
    ),
    st.lists(
        st.builds(
            DataPaud,
            id=st.just("p"),
            nama=st.just("Paud"),
            jenis_kelamin=st.just("P"),
            keluarga=st.just(1),
            dusun=st.just("Satu"),
            umur_bulan=st.integers(24, 72),
            hadir=st.integers(0, 2),
            terisi=st.integers(2, 3),
            nomor_keluarga=st.just(1),
        ),
        max_size=2,
    ),
    st.sampled_from(["luar", "T"]),
)
def test_what_was_frozen_comes_back_word_for_word(ibu: Any, anak: Any, paud: Any, tanpa_catatan: str) -> None:
    skor = susun(ibu=ibu, anak=anak, paud=paud, pengaturan={"sasaran_tanpa_catatan": tanpa_catatan})
    kembali = cairkan(beku(skor))
    assert kembali == skor
    # the order of columns too, which equality of dicts does not see
    sebagai_teks = [json.dumps(sebagai_json(satu, desa=DESA, saring={}, dengan_nama=True)) for satu in (skor, kembali)]
    assert sebagai_teks[0] == sebagai_teks[1]
    assert sidik(beku(skor)) == sidik(bekukan(skor, nama_dusun={"u1": "Satu"}, nama_posyandu={}))


def test_totals_are_kept_with_the_answers() -> None:
    isi = beku(susun(ibu=[ibu(usia_bulan=5, air=True)]))
    assert isi["jumlah"]["tabel1"] == {"rumah_tangga": 1, "ibu": 1, "ibu_kek_resti": 0, "anak": 0, "anak_gizi": 0}
    assert isi["jumlah"]["indikator"]["ibu"]["air"] == {"diterima": 1, "seharusnya": 1, "persen": "100.00"}


def test_nothing_changed_is_no_difference() -> None:
    skor = susun(ibu=[ibu(usia_bulan=5)], anak=[anak()])
    assert bandingkan(beku(skor), beku(skor)) == []


def test_one_answer_changes_one_person_and_the_totals_it_counts_in() -> None:
    lama = susun(anak=[anak(id="s", nama="Siti", jamban=False), anak(id="b", nama="Budi", jamban=True)])
    baru = susun(anak=[anak(id="s", nama="Siti", jamban=True), anak(id="b", nama="Budi", jamban=True)])
    # a child of 14 months of whom only the latrine is known: it is the only thing received
    seharusnya = lama.tabel4.indikator.anak.seharusnya
    tabel4 = {
        "jenis": "angka",
        "tabel": "tabel4",
        "bagian": "indikator",
        "dari": [1, seharusnya],
        "ke": [2, seharusnya],
    }
    assert bandingkan(beku(lama), beku(baru)) == [
        {"jenis": "angka", "tabel": "indikator", "bagian": "anak", "hal": "jamban", "dari": [1, 2], "ke": [2, 2]},
        {**tabel4, "hal": "anak"},
        {**tabel4, "hal": "total"},
        {"jenis": "jawaban", "kelompok": "anak", "id": "s", "nama": "Siti", "hal": "jamban", "dari": "T", "ke": "Y"},
    ]


def test_persons_come_and_go_and_are_described_anew() -> None:
    lama = susun(
        ibu=[ibu(id="n", nama="Nur", usia_bulan=5, kek=False, resti=False)], anak=[anak(id="a", nama="Ani", tikar="H")]
    )
    baru = susun(
        ibu=[ibu(id="n", nama="Nur", usia_bulan=5, kek=True, resti=False)],
        anak=[anak(id="c", nama="Cici", punya_catatan=True), anak(id="d", nama="Dodi", punya_catatan=False)],
    )
    beda = bandingkan(beku(lama), beku(baru))
    orang = [(b["jenis"], b["nama"], b.get("hal"), b.get("dari"), b.get("ke")) for b in beda if "id" in b]
    assert orang == [
        ("ciri", "Nur", "status", "NORMAL", "KEK"),
        ("jawaban", "Nur", "kunjungan", "TS", "T"),
        ("pergi", "Ani", None, None, None),
        ("datang", "Cici", None, None, None),
    ]
    assert [(b["tabel"], b["hal"], b["dari"], b["ke"]) for b in beda if b.get("tabel", "")[:5] in ("tabel", "belum")][
        :4
    ] == [
        ("tabel1", "ibu_kek_resti", 0, 1),
        ("tabel2", "hijau", 1, 0),
        ("tabel2", "tidak_diukur", 0, 1),
        ("belum_dipantau", "anak", 0, 1),
    ]


@pytest.mark.parametrize(("kunci", "dari", "ke"), [("sasaran_tanpa_catatan", "luar", "T")])
def test_settings_that_changed_are_named(kunci: str, dari: str, ke: str) -> None:
    belum = anak(id="d", nama="Dodi", punya_catatan=False)
    beda = bandingkan(beku(susun(anak=[belum])), beku(susun(anak=[belum], pengaturan={kunci: ke})))
    assert beda[0] == {"jenis": "pengaturan", "hal": kunci, "dari": dari, "ke": ke}
    assert {"jenis": "datang", "kelompok": "anak", "id": "d", "nama": "Dodi"} in beda
