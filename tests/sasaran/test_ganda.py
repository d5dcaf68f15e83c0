"""Who may be one person or family: the rule by hand, properties of names, and the worklist without each with each."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kpm.models import Wilayah
from sasaran import kueri_ganda
from sasaran.aturan import nama_mirip
from sasaran.bunyi import bunyi
from sasaran.ganda import CiriKeluarga, CiriOrang, alasan_orang, jarak_kehamilan, pasangan_keluarga, pasangan_orang
from sasaran.models import Anak, BukanGanda, Keluarga, Orang
from tests.factories import AnakFactory, KehamilanFactory, KeluargaFactory, OrangFactory
from tests.sasaran.bahan import ALAMAT, anak, ibu, isi_keluarga, kirim, simpan, yakin

LAHIR = dt.date(2025, 6, 15)
NAMA = st.text(alphabet="abcdehiklmnoprstuwy ", min_size=1, max_size=20)
NOMOR = itertools.count(1)


def ciri(nama: str, lahir: dt.date | None = LAHIR, **lain: Any) -> CiriOrang:
    dasar = {"jenis_kelamin": "L", "keluarga": next(NOMOR), "dicatat": dt.datetime(2026, 9, 1, tzinfo=dt.UTC)}
    return CiriOrang(pk=next(NOMOR), uuid=uuid.uuid4(), nama=nama, bunyi=bunyi(nama), lahir=lahir, **(dasar | lain))


def anak_ciri(nama: str, **lain: Any) -> CiriOrang:
    return ciri(nama, **({"anak": True} | lain))


@given(NAMA, NAMA)
def test_likeness_goes_both_ways(satu: str, lain: str) -> None:
    assert nama_mirip(satu, lain) is nama_mirip(lain, satu)


@given(NAMA)
def test_a_name_is_like_itself_in_any_case_and_like_its_own_sound(nama: str) -> None:
    berisi = bool(nama.strip())
    assert (nama_mirip(nama, nama.upper()), nama_mirip(nama, f"  {nama} ")) == (berisi, berisi)


@pytest.mark.parametrize(
    ("satu", "lain", "mirip"),
    [
        ("Siti Juwairiyah", "Siti Juwairiah", True),
        ("Moh. Rizky", "Muhammad Rizki", True),
        ("Bayi Rohana 1", "Bayi Rohana 2", False),
        ("Bayi Rohana", "Bayi Rohana 2", False),
        ("Hasan", "Husen", False),
    ],
)
def test_a_sound_makes_two_names_one_and_a_number_makes_them_two(satu: str, lain: str, mirip: bool) -> None:
    assert nama_mirip(satu, lain) is mirip


@pytest.mark.parametrize(
    ("a", "b", "alasan"),
    [
        (ciri("Fauzan"), ciri("Fausan"), ("lahir pada hari yang sama", "namanya mirip")),
        (ciri("Fauzan"), ciri("Fauzan", dt.date(2025, 6, 18)), ("lahir berselisih 3 hari", "namanya mirip")),
        (ciri("Fauzan"), ciri("Fauzan", dt.date(2025, 6, 19)), ()),
        (ciri("Fauzan"), ciri("Fauzan", jenis_kelamin="P"), ()),
        (ciri("Fauzan"), ciri("Rizki"), ()),
        (anak_ciri("Fauzan", ibu=7), anak_ciri("Rizki", ibu=7), ("lahir pada hari yang sama", "ibunya sama")),
        (anak_ciri("Hasan", ibu=7, kehamilan_asal=3), anak_ciri("Husen", ibu=7, kehamilan_asal=3), ()),
        (anak_ciri("Hasan", kehamilan_asal=3, no_kia="A"), anak_ciri("Husen", kehamilan_asal=3, no_kia="A"), ()),
        (
            anak_ciri("Hasan", kehamilan_asal=3, nama_ibu="Rohana"),
            anak_ciri("Hassan", kehamilan_asal=3, nama_ibu="Rohana"),
            ("lahir pada hari yang sama", "namanya mirip", "ibunya sama"),
        ),
        (
            ciri("Rohana", None, keluarga=1),
            ciri("Rohana", keluarga=1),
            ("serumah", "namanya mirip", "tanggal lahirnya belum lengkap"),
        ),
        (ciri("Rohana", None), ciri("Rohana"), ()),
        (
            anak_ciri("Fauzan", no_kia="b1"),
            anak_ciri("Rizki", lahir=dt.date(2025, 8, 1), no_kia="B1"),
            ("nomor register KIA sama",),
        ),
        (anak_ciri("Rohana"), ciri("Rohana", hamil=True), ()),
        (
            ciri("Rohana", None, hamil=True, suami="Suhardi"),
            ciri("Rohanah", None, hamil=True, suami="Suhardy"),
            ("sama-sama hamil", "namanya mirip", "nama suaminya mirip"),
        ),
    ],
)  # fmt: skip
def test_why_two_records_may_be_one_person(a: CiriOrang, b: CiriOrang, alasan: tuple[str, ...]) -> None:
    assert (alasan_orang(a, b), alasan_orang(b, a)) == (alasan, alasan)


SEBUTAN = st.sampled_from(("Aisyah", "Aisya", "Aisyah Putri", "Rohana"))


@given(st.lists(st.tuples(SEBUTAN, st.integers(0, 9) | st.none(), st.integers(1, 3)), max_size=14))
def test_the_short_way_finds_what_looking_at_each_with_each_finds(isi: list[tuple[str, int | None, int]]) -> None:
    semua = [
        ciri(nama, None if hari is None else LAHIR + dt.timedelta(days=hari), keluarga=rumah)
        for nama, hari, rumah in isi
    ]
    lambat = {frozenset((a.uuid, b.uuid)) for a, b in itertools.combinations(semua, 2) if alasan_orang(a, b)}
    cepat = pasangan_orang(semua)
    assert ({frozenset((p.satu, p.lain)) for p in cepat}, len(cepat)) == (lambat, len(lambat))


def test_families_are_one_by_head_and_dusun_unless_both_have_a_card() -> None:
    def keluarga(nama: str, **lain: Any) -> CiriKeluarga:
        dasar = {"dusun": 1, "rt": "01", "kk": "", "dicatat": dt.datetime(2026, 9, 1, tzinfo=dt.UTC)}
        return CiriKeluarga(pk=next(NOMOR), uuid=uuid.uuid4(), nama=nama, bunyi=bunyi(nama), **(dasar | lain))

    a, b, c = keluarga("Suhardi", kk="x"), keluarga("Suhadi"), keluarga("H. Suhardi", kk="y")
    jauh = keluarga("Suhardi", dusun=2)
    lain_rt = keluarga("Suhardi Malik", rt="02")
    hasil = {frozenset((p.satu, p.lain)): p.alasan for p in pasangan_keluarga([a, b, c, jauh, lain_rt])}
    sama = ("nama kepala keluarganya mirip", "sedusun, RT sama")
    assert hasil == {frozenset((a.uuid, b.uuid)): sama, frozenset((b.uuid, c.uuid)): sama}


@pytest.mark.parametrize(
    ("hpht", "akhir", "jarak"),
    [
        ((None, None), (None, None), (3, 0)),
        ((LAHIR, LAHIR + dt.timedelta(60)), (None, None), (0, 60)),
        ((LAHIR, LAHIR + dt.timedelta(300)), (None, None), (3, 300)),
        ((LAHIR, LAHIR + dt.timedelta(60)), (LAHIR, None), (2, 60)),
        ((LAHIR, LAHIR + dt.timedelta(61)), (LAHIR, None), None),
        ((None, None), (LAHIR, LAHIR + dt.timedelta(3)), (1, 3)),
        ((None, LAHIR), (LAHIR, None), None),
    ],
)
def test_when_two_pregnancies_are_one(hpht: Any, akhir: Any, jarak: Any) -> None:
    assert jarak_kehamilan(hpht=hpht, akhir=akhir) == jarak


# --- at registration ------------------------------------------------------------------------------------------------


def terdaftar(keluarga: Keluarga) -> Anak:
    lama: Anak = AnakFactory(
        desa=keluarga.desa, nama="Aisyah", jenis_kelamin="P", lahir=dt.date(2025, 7, 17), nama_ibu="Rohana",
        keluarga=keluarga, no_kia="KIA-5",
    )  # fmt: skip
    return lama


def test_the_answer_that_it_is_another_child_is_remembered(klien_kpm: Client, keluarga: Keluarga) -> None:
    lama = terdaftar(keluarga)
    alamat = f"{ALAMAT}anak/baru/?keluarga={keluarga.uuid}"
    halaman = kirim(klien_kpm, alamat, anak())
    assert "Ini orang yang sama" in halaman
    simpan(klien_kpm, alamat, anak(yakin=yakin(halaman)))
    baru = Anak.objects.exclude(pk=lama.pk).get()
    objek = BukanGanda.objects.get()
    assert {objek.satu, objek.lain} == {lama.orang.uuid, baru.orang.uuid}
    assert kueri_ganda.dugaan("orang") == []


def test_the_answer_that_it_is_the_same_child_takes_what_was_typed_to_its_form_and_saves_nothing(
    klien_kpm: Client, keluarga: Keluarga
) -> None:
    lama = terdaftar(keluarga)
    isi = anak(anak_ke="2", tanggal_lahir="18-07-2025", ini_sama="1")
    halaman = kirim(klien_kpm, f"{ALAMAT}anak/{lama.uuid}/ubah/", isi)
    assert "Ini catatan yang sudah ada" in halaman
    assert "Tanggal lahir: isian Anda “18 Juli 2025”, tersimpan “17 Juli 2025”" in halaman
    assert "Nama: isian Anda “Aisyah Putri”, tersimpan “Aisyah”" in halaman
    assert 'value="KIA-5"' in halaman  # what was left empty stays
    assert (Anak.objects.count(), Anak.objects.get().anak_ke) == (1, None)
    simpan(klien_kpm, f"{ALAMAT}anak/{lama.uuid}/ubah/", anak(anak_ke="2", no_kia="KIA-5", versi="1", versi_anak="1"))
    assert Anak.objects.get().anak_ke == 2


def test_one_kia_number_is_asked_about(klien_kpm: Client, keluarga: Keluarga) -> None:
    terdaftar(keluarga)
    isi = anak(nama="Zahra", nama_ibu="Salmah", no_kia="kia-5")
    assert "sudah terdaftar" in kirim(klien_kpm, f"{ALAMAT}anak/baru/?keluarga={keluarga.uuid}", isi)


def test_a_woman_known_under_her_husbands_name_is_asked_about_and_leads_to_her_pregnancy(
    klien_kpm: Client, keluarga: Keluarga
) -> None:
    rumah_lain = KeluargaFactory(desa=keluarga.desa, kepala="Usman", dusun=keluarga.dusun)
    hamil = KehamilanFactory(
        desa=keluarga.desa,
        ibu=OrangFactory(desa=keluarga.desa, nama="Siti Rohana", keluarga=rumah_lain),
        suami="Suhardi",
    )
    halaman = kirim(klien_kpm, f"{ALAMAT}ibu/baru/?keluarga={keluarga.uuid}", ibu(nama="St. Rohana", suami="Suhardy"))
    assert "Siti Rohana sudah terdaftar di keluarga Usman, Dusun Barat, sedang hamil. Ini orang lain?" in halaman
    alamat = f"{ALAMAT}kehamilan/{hamil.uuid}/ubah/"
    assert f'formaction="{alamat}"' in halaman
    assert "HPHT: isian Anda “1 Maret 2026”, tersimpan “10 Maret 2026”" in kirim(
        klien_kpm, alamat, ibu(hpht="01-03-2026", ini_sama="1")
    )


def test_the_answer_about_a_family_is_remembered(klien_kpm: Client, keluarga: Keluarga) -> None:
    isi = isi_keluarga(keluarga.dusun)
    halaman = kirim(klien_kpm, f"{ALAMAT}keluarga/baru/", isi)
    assert "Ini keluarga yang sama" in halaman
    simpan(klien_kpm, f"{ALAMAT}keluarga/baru/", isi | {"yakin": yakin(halaman)})
    assert (BukanGanda.objects.get().jenis, kueri_ganda.dugaan("keluarga")) == ("keluarga", [])


# --- the worklist ---------------------------------------------------------------------------------------------------


def dua_orang(desa: Wilayah) -> tuple[Orang, Orang]:
    satu, dua = (AnakFactory(desa=desa, nama=nama, lahir=LAHIR).orang for nama in ("Ahmad Fauzan", "Ahmad Fausan"))
    return satu, dua


def test_the_worklist_tells_who_and_why_and_the_list_how_many(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_orang(di_desa)
    halaman = klien_kpm.get(f"{ALAMAT}ganda/").content.decode()
    assert "Lahir pada hari yang sama dan namanya mirip." in halaman
    assert f"ganda/orang/{satu.uuid}/{dua.uuid}/" in halaman
    assert "1 catatan mungkin ganda" in klien_kpm.get(ALAMAT).content.decode()


def test_a_pair_called_two_leaves_the_worklist_until_that_is_taken_back(di_desa: Wilayah, klien_kpm: Client) -> None:
    satu, dua = dua_orang(di_desa)
    for _ in range(2):
        simpan(klien_kpm, f"{ALAMAT}ganda/bukan/", {"jenis": "orang", "satu": dua.uuid, "lain": satu.uuid})
    objek = BukanGanda.objects.get()
    assert kueri_ganda.dugaan("orang") == []
    assert "Ahmad Fausan" in klien_kpm.get(f"{ALAMAT}ganda/?tab=bukan").content.decode()
    for _ in range(2):
        simpan(klien_kpm, f"{ALAMAT}ganda/bukan/{objek.uuid}/batal/", {})
    assert len(kueri_ganda.dugaan("orang")) == 1


def test_who_may_only_look_sees_the_worklist_and_decides_nothing(di_desa: Wilayah, klien_kades: Client) -> None:
    satu, dua = dua_orang(di_desa)
    halaman = klien_kades.get(f"{ALAMAT}ganda/").content.decode()
    assert ("Ahmad Fausan" in halaman, ">Bandingkan<" in halaman, ">Bukan ganda<span" in halaman) == (
        True,
        False,
        False,
    )
    assert klien_kades.post(f"{ALAMAT}ganda/bukan/", {"satu": satu.uuid, "lain": dua.uuid}).status_code == 403
    assert klien_kades.get(f"{ALAMAT}ganda/orang/{satu.uuid}/{dua.uuid}/").status_code == 403


@pytest.mark.parametrize("pasang", [1, 3])
def test_the_worklist_costs_the_same_queries_for_one_and_for_three_pairs(
    di_desa: Wilayah, klien_kpm: Client, pasang: int, django_assert_num_queries: Any
) -> None:
    for ke in range(pasang):
        for _ in range(2):
            AnakFactory(desa=di_desa, nama=f"Anak {'abc'[ke]}bun", lahir=LAHIR + dt.timedelta(days=30 * ke))
    with django_assert_num_queries(7):
        assert klien_kpm.get(f"{ALAMAT}ganda/").content.decode().count(">Bandingkan<") == pasang
