"""The social map without a database: codes, the red mark, numbers as Formulir 1 counts, where everything is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from pemantauan.keadaan import AnakHari, AnakPaud, Fakta, IbuHari, KeadaanRumah, Rumah
from rembuk.peta import KODE, RumahPeta, Tempat, di_sketsa, gambar, hitung_dusun, kode_rumah, susun_rumah

YA, TIDAK = Fakta(True), Fakta(False)
RUMAH = Rumah(id="r1", nama="Amir", nomor=1, dusun="Barat", rt="01", air=YA, jamban=YA)


def ibu(**isi: Any) -> IbuHari:
    return IbuHari(id="i", orang="o", nama="Ani", rumah="r1", dusun="Barat", **isi)


def anak(**isi: Any) -> AnakHari:
    return AnakHari(id="a", orang="o", nama="Budi", rumah="r1", dusun="Barat", **isi)


def kode(rumah: Rumah = RUMAH, hamil: tuple = (), kecil: tuple = (), besar: tuple = ()) -> str:
    return " ".join(kode_rumah(rumah, hamil, kecil, besar))


@pytest.mark.parametrize(
    ("isi", "tertulis"),
    [
        ({"hamil": (ibu(),)}, "IH"),
        ({"hamil": (ibu(nifas=True),)}, "IM"),
        ({"kecil": (anak(),)}, "IM A0"),
        ({"kecil": (anak(diasuh_ibu=False),)}, "A0"),
        ({"besar": (AnakPaud(orang="p", nama="Cici", rumah="r1"),)}, "P"),
        ({"hamil": (ibu(kek=YA, resti=YA),)}, "IH KEK RESTI"),
        ({"hamil": (ibu(kek=YA, resti=YA, nifas=True),)}, "IM"),
        ({"kecil": (anak(gizi_kurang=YA), anak(gizi_buruk=YA, stunting=YA))}, "IM A0 GK GB S"),
        ({"kecil": (anak(jamkes=TIDAK, akta=TIDAK),)}, "IM A0 TK TAK"),
        ({"kecil": (anak(jamkes=Fakta(), akta=Fakta()),)}, "IM A0"),
    ],
)
def test_a_house_bears_the_codes_of_who_lives_in_it(isi: dict[str, Any], tertulis: str) -> None:
    assert kode(**isi) == tertulis


def test_water_and_latrine_give_a_code_only_where_somebody_said_no() -> None:
    assert kode(Rumah(id="r", nama="A", nomor=1, dusun="Barat", air=TIDAK, jamban=TIDAK), (ibu(),)) == "IH TA TJ"
    assert kode(Rumah(id="r", nama="A", nomor=1, dusun="Barat"), (ibu(),)) == "IH"


@pytest.mark.parametrize("satu", list(KODE))
def test_red_is_a_danger_to_mother_or_child_or_a_house_without_water_or_latrine(satu: str) -> None:
    rumah = RumahPeta(id="r", nomor=1, kepala="A", rt="01", dusun="Barat", kode=(satu,), hpk=True)
    assert rumah.merah is (satu in {"KEK", "RESTI", "GK", "GB", "S", "TA", "TJ"})


def kampung() -> KeadaanRumah:
    """Barat: a mother with KEK and high risk, a stunted child of another house; Timur: only a child of PAUD age."""
    satu = RUMAH
    dua = Rumah(id="r2", nama="Bahar", nomor=2, dusun="Barat", rt="02", air=TIDAK, jamban=TIDAK)
    tiga = Rumah(id="r3", nama="Citra", nomor=3, dusun="Timur", rt="", air=TIDAK)
    return KeadaanRumah(
        rumah=(tiga, dua, satu),
        ibu=(ibu(kek=YA, resti=YA),),
        anak=(AnakHari(id="a", orang="o", nama="Budi", rumah="r2", dusun="Barat", stunting=YA, gizi_kurang=YA),),
        paud=(AnakPaud(orang="p", nama="Dedi", rumah="r3"),),
    )


def test_houses_are_numbered_by_rt_and_name_within_their_dusun() -> None:
    assert [(r.nomor, r.kepala, r.kode) for r in susun_rumah(kampung(), "Barat")] == [
        (1, "Amir", ("IH", "KEK", "RESTI")),
        (2, "Bahar", ("IM", "A0", "GK", "S", "TA", "TJ")),
    ]


def test_a_person_is_counted_once_whatever_she_lacks_and_paud_alone_apart() -> None:
    barat, timur = hitung_dusun(kampung(), ["Timur", "Barat"])
    assert (barat.nama, barat.rumah, barat.hamil, barat.anak, barat.ibu_risiko, barat.gizi) == ("Barat", 2, 1, 1, 1, 1)
    assert (barat.tanpa_air, barat.tanpa_jamban, barat.merah, barat.paud_saja) == (1, 1, 2, 0)
    assert (timur.rumah, timur.tanpa_air, timur.merah, timur.paud_saja) == (0, 0, 0, 1)


def test_a_dusun_without_a_sasaran_stands_there_with_zeros() -> None:
    assert [satu.nama for satu in hitung_dusun(kampung(), ["Tengah"])] == ["Barat", "Tengah", "Timur"]


def test_the_corners_of_the_sketch_lie_inside_its_frame() -> None:
    assert (di_sketsa(0, 0), di_sketsa(1000, 1000), di_sketsa(500, 500)) == ((60, 40), (940, 940), (500, 490))


def rumah_rt(jumlah: int, rt: str = "01") -> list[RumahPeta]:
    return [
        RumahPeta(id=f"{rt}-{n}", nomor=n, kepala=f"K{n}", rt=rt, dusun="Barat", kode=("IH",), hpk=True)
        for n in range(1, jumlah + 1)
    ]


def test_houses_without_a_place_stand_in_rows_of_six_by_rt() -> None:
    hasil = gambar([*rumah_rt(7), *rumah_rt(1, "")], {}, [])
    assert [(b.judul, b.tinggi, len(b.rumah)) for b in hasil.lepas] == [("RT 01", 200, 7), ("RT belum diisi", 100, 1)]
    assert [(r.x, r.y) for r in hasil.lepas[0].rumah][:2] == [(83, 42), (249, 42)]
    assert (hasil.lepas[0].rumah[6].x, hasil.lepas[0].rumah[6].y) == (83, 142)
    assert (hasil.ada_titik, hasil.tanpa_titik) == (False, 8)


def test_more_than_twelve_rows_become_a_second_picture_so_that_paper_can_turn() -> None:
    assert [(b.judul, len(b.rumah)) for b in gambar(rumah_rt(73), {}, []).lepas] == [
        ("RT 01", 72),
        ("RT 01, lanjutan", 1),
    ]


def test_what_has_a_place_is_on_the_sketch_and_nowhere_else() -> None:
    tempat = [Tempat("f1", "Melati", "posyandu", (0, 1000)), Tempat("f2", "Lapangan", "lainnya")]
    hasil = gambar(rumah_rt(2), {"01-2": (1000, 0)}, tempat)
    assert [(r.nomor, r.x, r.y, r.kode) for r in hasil.sketsa.rumah] == [(2, 940, 40, "IH")]
    assert [(f.simbol, f.x, f.y) for f in hasil.sketsa.fasilitas] == [("posyandu", 60, 940)]
    assert [b.judul for b in hasil.lepas] == ["RT 01", "Fasilitas"]
    assert [f.simbol for f in hasil.lepas[1].fasilitas] == ["lain"]
