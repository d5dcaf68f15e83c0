"""A register beside a village that knows some of its people: who is who, what is filled, what stays a question."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.models import Wilayah
from laporan.impor.bentuk import Opsi, Rencana
from sasaran.models import Anak, Keluarga, Orang
from tests.conftest import HARI_INI
from tests.factories import AnakFactory, DusunFactory, KehamilanFactory, KeluargaFactory, OrangFactory
from tests.impor.test_opensid import cari, isi, ringkas, usulkan
from tests.impor.tulis_opensid import buku, kk, nik, orang, register

IBU, ANAK = dt.date(1995, 4, 12), dt.date(2024, 3, 12)
AYAH = dt.date(1990, 8, 15)


def keluarga(**anak: Any) -> list[dict[str, Any]]:
    """Budi, Sari, and their child Ali of 30 months."""
    return [
        orang("BUDI", "L", AYAH, 1, kk_level=1, status_kawin=2),
        orang("SARI DEWI", "P", IBU, 1, kk_level=3, status_kawin=2),
        orang("ALI AKBAR", "L", ANAK, 1, ibu_nik=nik(IBU, "P"), nama_ibu="SARI DEWI", nama_ayah="BUDI") | anak,
    ]


def rumah_form(desa: Wilayah, *, nama: str = "Ali Akbar", lahir: dt.date | None = ANAK) -> Anak:
    """The same mother and child as a Form KPM makes them: without NIK, KK, dusun and the mother's birth date."""
    rumah = KeluargaFactory(
        desa=desa, kepala="Sari Dewi", rt="", dusun=DusunFactory(desa=desa, nama="Belum ditentukan")
    )
    ibu = OrangFactory(desa=desa, keluarga=rumah, nama="Sari Dewi")
    return AnakFactory(desa=desa, keluarga=rumah, nama=nama, lahir=lahir, ibu=ibu, nama_ibu="Sari Dewi")


def tidak_jelas(rencana: tuple[Rencana, ...]) -> list[tuple[str, str, str]]:
    return [(r.rekam, r.sebutan, r.alasan) for r in rencana if r.keadaan == "tidak_jelas"]


def test_a_child_of_a_form_kpm_gets_nik_family_and_dusun(di_desa: Wilayah) -> None:
    anak = rumah_form(di_desa)
    rumah, ibu = anak.orang.keluarga, anak.ibu

    usulan = usulkan(di_desa, buku(keluarga()))

    assert ringkas(usulan) == [
        ("dusun", "Dusun Satu", "baru"),
        ("keluarga", "Keluarga Sari Dewi", "berubah"),
        ("orang", "Sari Dewi", "berubah"),
        ("orang", "Ali Akbar", "berubah"),
        ("anak", "Data anak Ali Akbar", "berubah"),
    ]
    dusun = cari(usulan, "dusun", "Dusun Satu")
    ubah_rumah = cari(usulan, "keluarga", "Keluarga Sari Dewi")
    assert (ubah_rumah.untuk, isi(ubah_rumah)) == (
        rumah.uuid,
        {"rt": "001", "alamat": "Jl Contoh", "dusun": str(dusun.untuk), "kepala": "Budi"},
    )
    assert dict(ubah_rumah.rahasia) == {"no_kk": kk(1)}
    assert [(b.label, b.lama, b.baru, b.sel) for b in ubah_rumah.beda] == [
        ("RT", "kosong", "001", "D2"),
        ("Alamat atau tanda rumah", "kosong", "Jl Contoh", "A2"),
        ("Dusun", "Belum ditentukan", "Dusun Satu", "B2"),
        ("Nama kepala keluarga", "Sari Dewi", "Budi", "E2"),
        ("Nomor KK", "", "diisi", "F2"),
    ]
    ubah_ibu, ubah_anak = cari(usulan, "orang", "Sari Dewi"), cari(usulan, "orang", "Ali Akbar")
    assert (ubah_ibu.untuk, isi(ubah_ibu)) == (ibu.uuid, {"tanggal_lahir": "1995-04-12"})
    assert dict(ubah_ibu.rahasia) == {"nik": nik(IBU, "P")}
    assert (ubah_anak.untuk, isi(ubah_anak), dict(ubah_anak.rahasia)) == (anak.orang.uuid, {}, {"nik": nik(ANAK, "L")})
    assert isi(cari(usulan, "anak", "Data anak Ali Akbar")) == {"nama_ayah": "Budi"}


def anak_saja(desa: Wilayah) -> Anak:
    """A child as Formulir 2B makes it where no mother is on any sheet: its own name stands for the household's."""
    rumah = KeluargaFactory(desa=desa, kepala="Ali Akbar", dusun=DusunFactory(desa=desa, nama="Belum ditentukan"))
    return AnakFactory(desa=desa, keluarga=rumah, nama="Ali Akbar", lahir=ANAK)


def test_a_child_whose_mother_nobody_wrote_down_is_known_by_name_birth_date_and_sex(di_desa: Wilayah) -> None:
    anak = anak_saja(di_desa)

    usulan = usulkan(di_desa, buku(keluarga()))

    assert [(r.rekam, r.untuk, r.keadaan) for r in usulan.rencana if r.rekam in ("keluarga", "anak")] == [
        ("keluarga", anak.orang.keluarga.uuid, "berubah"),
        ("anak", anak.uuid, "berubah"),
    ]
    assert isi(cari(usulan, "keluarga", "Keluarga Ali Akbar"))["kepala"] == "Budi"
    assert dict(cari(usulan, "orang", "Ali Akbar").rahasia) == {"nik": nik(ANAK, "L")}
    ibu = cari(usulan, "orang", "Sari Dewi")
    assert (ibu.keadaan, isi(ibu)["keluarga"]) == ("baru", str(anak.orang.keluarga.uuid))


def test_two_such_children_of_the_register_are_asked_about(di_desa: Wilayah) -> None:
    anak_saja(di_desa)
    lain = orang("ALI AKBAR", "L", ANAK, 7, no_kk=kk(2), nama_ibu="RATNA")

    usulan = usulkan(di_desa, buku([*keluarga(), lain]))

    assert [r.sel for r in usulan.rencana if r.keadaan == "tidak_jelas"] == ["E4", "E5"]


def test_a_nik_decides_and_what_the_kpm_saw_stays(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(
        desa=di_desa, kepala="Budi", rt="003", dusun=DusunFactory(desa=di_desa, nama="Dusun Dua"), no_kk=kk(1)
    )
    OrangFactory(
        desa=di_desa, keluarga=rumah, nama="Sari", nik=nik(IBU, "P"), tanggal_lahir=dt.date(1995, 4, 13), jaminan=True
    )

    usulan = usulkan(di_desa, buku([keluarga()[0], keluarga()[1] | {"hamil": 1, "id_asuransi": 1}]))

    assert ringkas(usulan) == [
        ("keluarga", "Keluarga Budi", "berubah"),
        ("orang", "Sari", "sama"),
        ("kehamilan", "Kehamilan Sari", "baru"),
    ]
    ubah = cari(usulan, "keluarga", "Keluarga Budi")
    assert (isi(ubah), ubah.alasan) == (
        {"alamat": "Jl Contoh"},
        "Menurut berkas di Dusun Satu; dusunnya di sini tidak diubah.",
    )
    assert (
        cari(usulan, "orang", "Sari").alasan == "Tanggal lahirnya di berkas 12 April 1995; yang di sini tidak diubah."
    )


@pytest.mark.parametrize(
    ("nama", "lahir", "alasan", "skor"),
    [
        ("Ali Akbar", dt.date(2024, 3, 14), "lahir berselisih 2 hari, namanya sama, ibunya sama", 80),
        ("Aly Akbar", ANAK, "lahir pada hari yang sama, namanya mirip, ibunya sama", 80),
        ("Bayi Sari", ANAK, "lahir pada hari yang sama, ibunya sama", 50),
    ],
)
def test_a_child_that_is_only_near_is_asked_about(
    di_desa: Wilayah, nama: str, lahir: dt.date, alasan: str, skor: int
) -> None:
    anak = rumah_form(di_desa, nama=nama, lahir=lahir)

    usulan = usulkan(di_desa, buku(keluarga()))

    [ragu] = [r for r in usulan.rencana if r.rekam == "orang" and r.sebutan == "Ali Akbar, lahir 12 Maret 2024"]
    assert (ragu.keadaan, ragu.alasan, ragu.kunci) == (
        "tidak_jelas",
        f"Mungkin sudah terdaftar: {alasan}.",
        "orang/0-4",
    )
    assert [(c.uuid, c.skor) for c in ragu.calon] == [(anak.orang.uuid, skor)]
    assert [r for r in usulan.rencana if r.rekam == "anak"] == []


def test_an_answer_makes_the_near_child_that_child_with_its_new_name(di_desa: Wilayah) -> None:
    anak = rumah_form(di_desa, nama="By. Ny. Sari")

    usulan = usulkan(di_desa, buku(keluarga()), keputusan={"orang/0-4": str(anak.orang.uuid)})

    ubah = cari(usulan, "orang", "By. Ny. Sari")
    assert (ubah.untuk, ubah.keadaan, isi(ubah), dict(ubah.rahasia)) == (
        anak.orang.uuid,
        "berubah",
        {"nama": "Ali Akbar"},
        {"nik": nik(ANAK, "L")},
    )
    assert tidak_jelas(usulan.rencana) == []


def test_an_answer_makes_the_near_child_a_new_one_or_leaves_it(di_desa: Wilayah) -> None:
    rumah_form(di_desa, nama="Aly Akbar")

    baru = usulkan(di_desa, buku(keluarga()), keputusan={"orang/0-4": "baru"})
    lewati = usulkan(di_desa, buku(keluarga()), keputusan={"orang/0-4": "lewati"})

    assert cari(baru, "orang", "Ali Akbar").keadaan == "baru"
    assert cari(baru, "anak", "Data anak Ali Akbar").keadaan == "baru"
    dilewati = cari(lewati, "orang", "Ali Akbar, lahir 12 Maret 2024")
    assert (dilewati.keadaan, dilewati.alasan) == ("ditolak", "Dilewati menurut jawaban Anda.")
    assert [r for r in lewati.rencana if r.rekam == "anak"] == []


def test_a_twin_is_not_taken_for_its_twin(di_desa: Wilayah) -> None:
    rumah_form(di_desa)
    kembar = orang("UMAR", "L", ANAK, 2, ibu_nik=nik(IBU, "P"), nama_ibu="SARI DEWI")

    usulan = usulkan(di_desa, buku([*keluarga(), kembar]))

    assert [(r.sebutan, r.keadaan) for r in usulan.rencana if r.rekam == "orang"] == [
        ("Sari Dewi", "berubah"),
        ("Ali Akbar", "berubah"),
        ("Umar", "baru"),
    ]


def test_two_rows_with_one_nik_are_both_asked_about(di_desa: Wilayah) -> None:
    lain = orang("UMAR", "L", dt.date(2025, 5, 1), 1, nik=nik(ANAK, "L"), nama_ibu="SARI DEWI", ibu_nik=nik(IBU, "P"))

    usulan = usulkan(di_desa, buku([*keluarga(), lain]))

    assert tidak_jelas(usulan.rencana) == [
        ("orang", "Ali Akbar, lahir 12 Maret 2024", "NIK baris ini juga ditulis di baris 5."),
        ("orang", "Umar, lahir 1 Mei 2025", "NIK baris ini juga ditulis di baris 4."),
    ]
    diterima = usulkan(di_desa, buku([*keluarga(), lain]), keputusan={"orang/0-4": "baru"})
    baru = cari(diterima, "orang", "Ali Akbar")
    assert (baru.keadaan, dict(baru.rahasia), baru.alasan) == ("baru", {}, "NIK-nya tidak disimpan.")


def test_a_nik_that_is_somebody_elses_here_is_asked_about(di_desa: Wilayah) -> None:
    OrangFactory(desa=di_desa, nama="Joko Susilo", jenis_kelamin="L", nik=nik(ANAK, "L"))

    usulan = usulkan(di_desa, buku(keluarga()))

    assert tidak_jelas(usulan.rencana) == [
        ("orang", "Ali Akbar, lahir 12 Maret 2024", "NIK ini di sini milik Joko Susilo.")
    ]


def test_a_nik_that_contradicts_birth_date_or_sex_is_a_warning(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, buku(keluarga(tanggallahir="2024-03-15", sex="P")))

    anak = cari(usulan, "orang", "Ali Akbar")
    assert (anak.keadaan, dict(anak.rahasia)) == ("baru", {"nik": nik(ANAK, "L")})
    assert anak.alasan == "Tanggal lahirnya tidak cocok dengan NIK-nya. Jenis kelaminnya tidak cocok dengan NIK-nya."


def test_who_has_a_broken_nik_is_taken_without_it(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, buku(keluarga(nik="6.21399E+15")))

    anak = cari(usulan, "orang", "Ali Akbar")
    assert (anak.keadaan, dict(anak.rahasia)) == ("baru", {})
    assert anak.alasan == "NIK-nya rusak atau tidak lengkap dan tidak disimpan; salin dari kartunya."
    assert usulan.peringatan[-1].startswith("NIK 1 orang rusak atau tidak lengkap dan tidak disimpan.")


def test_a_newborn_without_kk_lives_with_its_mother(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, buku(keluarga(no_kk="-", nik="0")))

    rumah = cari(usulan, "keluarga", "Keluarga Budi")
    assert isi(cari(usulan, "orang", "Ali Akbar"))["keluarga"] == str(rumah.untuk)


def test_a_child_without_kk_and_without_a_known_mother_is_asked_about(di_desa: Wilayah) -> None:
    sendiri = [keluarga()[2] | {"no_kk": "-", "ibu_nik": "", "nama_ayah": "BUDI"}]

    usulan = usulkan(di_desa, buku(sendiri))
    baru = usulkan(di_desa, buku(sendiri), keputusan={"keluarga/0-2": "baru"})

    assert tidak_jelas(usulan.rencana) == [
        (
            "keluarga",
            "Keluarga Budi",
            "Ali Akbar tidak punya nomor KK di berkas. Apakah rumah tangganya baru? 1 orang di dalamnya menunggu "
            "jawaban ini.",
        )
    ]
    assert [r.keadaan for r in usulan.rencana] == ["tidak_jelas"]
    assert [(r.rekam, r.keadaan) for r in baru.rencana] == [
        ("dusun", "baru"),
        ("keluarga", "baru"),
        ("orang", "baru"),
        ("anak", "baru"),
    ]


def test_a_kk_with_two_heads_or_two_addresses_is_warned_about(di_desa: Wilayah) -> None:
    baris = keluarga(rt="002")
    baris[1] |= {"kk_level": 1}

    usulan = usulkan(di_desa, buku(baris))

    rumah = cari(usulan, "keluarga", "Keluarga Budi")
    assert (rumah.keadaan, rumah.alasan) == (
        "baru",
        "KK ini punya 2 kepala keluarga; dipakai yang pertama. Alamat anggotanya berbeda-beda; dipakai alamat Budi.",
    )


def test_a_heap_of_families_under_one_broken_kk_is_asked_about(di_desa: Wilayah) -> None:
    rusak = {"no_kk": "6.21399E+15"}
    tetangga = orang("JOKO", "L", dt.date(1988, 1, 2), 1, kk_level=1)

    satu = usulkan(di_desa, buku([baris | rusak for baris in keluarga()]))
    dua = usulkan(di_desa, buku([baris | rusak for baris in [*keluarga(), tetangga]]))

    rumah = cari(satu, "keluarga", "Keluarga Budi")
    assert (rumah.keadaan, dict(rumah.rahasia), rumah.alasan) == (
        "baru",
        {},
        "Nomor KK-nya rusak atau tidak lengkap dan tidak disimpan; salin dari kartu keluarga.",
    )
    assert [(r.rekam, r.keadaan) for r in dua.rencana] == [("keluarga", "tidak_jelas")]
    assert cari(dua, "keluarga", "Keluarga Budi").alasan == (
        "Nomor KK rusak, dan 4 orang dengan nomor dan alamat ini punya 2 kepala keluarga. Apakah mereka satu rumah "
        "tangga? 2 orang di dalamnya menunggu jawaban ini."
    )


def test_a_household_without_kk_under_the_same_head_is_asked_about(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Budi", nomor=7, dusun=DusunFactory(desa=di_desa, nama="Satu"))

    usulan = usulkan(di_desa, buku(keluarga()))
    dipilih = usulkan(di_desa, buku(keluarga()), keputusan={"keluarga/0-2": str(rumah.uuid)})

    ragu = cari(usulan, "keluarga", "Keluarga Budi")
    assert (ragu.keadaan, ragu.kunci) == ("tidak_jelas", "keluarga/0-2")
    assert [(c.uuid, c.sebutan) for c in ragu.calon] == [(rumah.uuid, "Keluarga Budi, Satu, nomor 7")]
    assert [r.keadaan for r in usulan.rencana] == ["tidak_jelas"]
    diubah = cari(dipilih, "keluarga", "Keluarga Budi")
    assert (diubah.untuk, diubah.keadaan, dict(diubah.rahasia)) == (rumah.uuid, "berubah", {"no_kk": kk(1)})


def test_a_second_household_of_the_same_family_gives_its_child_to_the_first(di_desa: Wilayah) -> None:
    anak = rumah_form(di_desa)
    adik = AnakFactory(
        desa=di_desa,
        nama="Umar",
        lahir=dt.date(2025, 5, 1),
        nama_ibu="Sari Dewi",
        keluarga=KeluargaFactory(desa=di_desa, kepala="Sari Dewi", dusun=anak.orang.keluarga.dusun),
    )
    baris = orang("UMAR", "L", dt.date(2025, 5, 1), 2, ibu_nik=nik(IBU, "P"), nama_ibu="SARI DEWI")

    usulan = usulkan(di_desa, buku([*keluarga(), baris]))

    pindah = cari(usulan, "orang", "Umar")
    assert (pindah.untuk, isi(pindah)) == (adik.orang.uuid, {"keluarga": str(anak.orang.keluarga.uuid)})


def test_mother_and_child_of_two_kk_stay_in_the_house_they_share_here(di_desa: Wilayah) -> None:
    anak = rumah_form(di_desa)
    baris = keluarga(no_kk=kk(2))
    baris.append(orang("RATNA", "P", dt.date(1968, 1, 1), 1, kk_level=1, no_kk=kk(2)))

    usulan = usulkan(di_desa, buku(baris))

    assert [(r.untuk, r.rahasia["no_kk"]) for r in usulan.rencana if r.rekam == "keluarga"] == [
        (anak.orang.keluarga.uuid, kk(1))
    ]
    assert "keluarga" not in isi(cari(usulan, "orang", "Ali Akbar"))


def test_a_woman_pregnant_here_gets_nik_and_family_though_the_register_does_not_mark_her(di_desa: Wilayah) -> None:
    rumah = KeluargaFactory(desa=di_desa, kepala="Budi", dusun=DusunFactory(desa=di_desa, nama="Dusun Satu"))
    ibu = OrangFactory(desa=di_desa, nama="Sari Dewi", keluarga=rumah)
    KehamilanFactory(desa=di_desa, ibu=ibu, suami="Budi")

    usulan = usulkan(di_desa, buku(keluarga()[:2]))
    dijawab = usulkan(
        di_desa, buku(keluarga()[:2]), keputusan={"keluarga/0-2": str(rumah.uuid), "orang/0-3": str(ibu.uuid)}
    )

    assert [(r.rekam, r.keadaan) for r in usulan.rencana] == [("keluarga", "tidak_jelas")]
    ubah = cari(dijawab, "orang", "Sari Dewi")
    assert (ubah.untuk, isi(ubah), dict(ubah.rahasia)) == (
        ibu.uuid,
        {"tanggal_lahir": "1995-04-12"},
        {"nik": nik(IBU, "P")},
    )


@pytest.mark.parametrize(
    ("status", "kalimat"), [("MATI", "sudah meninggal"), (3, "sudah pindah"), ("HILANG", "hilang"), (6, "pergi")]
)
def test_who_is_gone_in_the_register_is_asked_about_here_and_never_taken(
    di_desa: Wilayah, status: Any, kalimat: str
) -> None:
    anak = rumah_form(di_desa)

    dikenal = usulkan(di_desa, buku(keluarga(status_dasar=status)[2:]))

    assert [(r.rekam, r.untuk, r.keadaan, r.kunci) for r in dikenal.rencana] == [
        ("orang", anak.orang.uuid, "tidak_jelas", "")
    ]
    assert dikenal.rencana[0].alasan == f"Menurut berkas {kalimat}, tanpa tanggalnya. Catat di halaman orangnya."


def test_who_is_gone_and_unknown_here_is_only_counted(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, buku(keluarga(status_dasar="MATI")[2:]))

    assert usulan.rencana == ()
    assert usulan.peringatan == ("1 orang yang menurut berkas meninggal, pindah, hilang atau pergi tidak diambil.",)


def test_the_child_of_a_dead_mother_comes_with_who_cares_for_it(di_desa: Wilayah) -> None:
    baris = keluarga(ayah_nik=nik(AYAH, "L"))
    baris[1] |= {"status_dasar": "MATI"}

    usulan = usulkan(di_desa, buku(baris))

    ayah = cari(usulan, "orang", "Budi")
    data = isi(cari(usulan, "anak", "Data anak Ali Akbar"))
    assert (data["pengasuh"], data["hubungan_pengasuh"], data["nama_ibu"]) == (str(ayah.untuk), "Ayah", "Sari Dewi")
    assert "ibu" not in data


def test_a_grandchild_without_parents_is_with_its_grandmother(di_desa: Wilayah) -> None:
    baris = [
        orang("RATNA", "P", dt.date(1968, 1, 1), 1, kk_level=1),
        orang("SARI DEWI", "P", IBU, 1, status_dasar="PINDAH"),
        orang("ALI AKBAR", "L", ANAK, 1, kk_level="CUCU", nama_ibu="SARI DEWI"),
    ]

    data = isi(cari(usulkan(di_desa, buku(baris)), "anak", "Data anak Ali Akbar"))

    assert data["hubungan_pengasuh"] == "Nenek"


def test_a_woman_who_gave_birth_lately_is_asked_whether_she_is_pregnant(di_desa: Wilayah) -> None:
    baris = keluarga(tanggallahir="2026-05-01", nik="-")
    baris[1] |= {"hamil": "HAMIL"}

    usulan = usulkan(di_desa, buku(baris))
    hamil = usulkan(di_desa, buku(baris), keputusan={"kehamilan/0-3": "baru"})

    assert tidak_jelas(usulan.rencana) == [
        (
            "kehamilan",
            "Kehamilan Sari Dewi",
            "Ditandai hamil, tetapi melahirkan 1 Mei 2026. Masih atau sudah hamil lagi?",
        )
    ]
    assert cari(hamil, "kehamilan", "Kehamilan Sari Dewi").keadaan == "baru"


@pytest.mark.parametrize(("lahir", "umur"), [(dt.date(1966, 1, 1), 60), (dt.date(2017, 1, 1), 9)])
def test_a_pregnancy_at_an_impossible_age_is_asked_about(di_desa: Wilayah, lahir: dt.date, umur: int) -> None:
    usulan = usulkan(di_desa, buku([orang("RATNA", "P", lahir, 1, kk_level=1, hamil=1)]))

    assert tidak_jelas(usulan.rencana) == [
        ("kehamilan", "Kehamilan Ratna", f"Ditandai hamil, tetapi umurnya {umur} tahun. Benar hamil?")
    ]


def test_a_running_pregnancy_is_the_one_that_is_known(di_desa: Wilayah) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Sari Dewi", nik=nik(IBU, "P"), tanggal_lahir=IBU)
    hamil = KehamilanFactory(desa=di_desa, ibu=ibu)
    baris = keluarga()[:2]
    baris[1] |= {"hamil": 1}

    usulan = usulkan(di_desa, buku(baris))

    satu = cari(usulan, "kehamilan", "Kehamilan Sari Dewi")
    assert (satu.untuk, satu.keadaan, isi(satu)) == (hamil.uuid, "berubah", {"suami": "Budi"})


def test_a_child_born_of_a_pregnancy_still_running_here_waits_for_its_birth(di_desa: Wilayah) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Sari Dewi", nik=nik(IBU, "P"), tanggal_lahir=IBU)
    KehamilanFactory(desa=di_desa, ibu=ibu, hpht=dt.date(2025, 11, 1), sejak=dt.date(2025, 12, 1))

    usulan = usulkan(di_desa, buku(keluarga(tanggallahir="2026-08-05", nik="-")))

    assert tidak_jelas(usulan.rencana) == [
        (
            "orang",
            "Ali Akbar, lahir 5 Agustus 2026",
            "Ibunya, Sari Dewi, di sini masih tercatat hamil. Catat persalinannya, lalu unggah lagi.",
        )
    ]


def test_who_left_here_but_is_in_the_register_is_a_question(di_desa: Wilayah) -> None:
    anak = rumah_form(di_desa)
    Orang.objects.filter(pk=anak.orang.pk).update(keluar_pada=dt.date(2026, 5, 3), sebab_keluar="pindah")

    usulan = usulkan(di_desa, buku(keluarga()))

    assert tidak_jelas(usulan.rencana) == [
        (
            "orang",
            "Ali Akbar, lahir 12 Maret 2024",
            "Di sini dicatat pindah 3 Mei 2026, di berkas masih ada. Bila kembali, catat di halamannya.",
        )
    ]


@pytest.mark.parametrize(("bulan", "diambil"), [(0, True), (72, True), (73, False)])
def test_children_of_0_to_72_months_are_taken(di_desa: Wilayah, bulan: int, diambil: bool) -> None:
    lahir = dt.date(HARI_INI.year - bulan // 12, HARI_INI.month - bulan % 12, HARI_INI.day)

    usulan = usulkan(di_desa, buku(keluarga(tanggallahir=lahir.isoformat(), nik="-")))

    assert [r.rekam for r in usulan.rencana if r.rekam == "anak"] == ["anak"] * diambil


def test_a_child_without_a_readable_birth_date_or_sex_is_refused_with_the_cell(di_desa: Wilayah) -> None:
    baris = [
        *keluarga(tanggallahir="31-02-2024", nik="-"),
        orang("UMAR", "?", dt.date(2025, 5, 1), 1, sex="X", nik="-"),
    ]

    usulan = usulkan(di_desa, buku(baris))

    assert [(r.sebutan, r.keadaan, r.sel, r.alasan) for r in usulan.rencana] == [
        (
            "Ali Akbar",
            "ditolak",
            "J4",
            "“31-02-2024” bukan tanggal yang ada. Tidak dapat diketahui apakah ia masih sasaran.",
        ),
        ("Umar, lahir 1 Mei 2025", "ditolak", "H5", "“X” tidak ada di daftar kode OpenSID."),
    ]


# --- dusun ------------------------------------------------------------------------------------------------------------


def dusun_rumah(desa: Wilayah, tertulis: str, **lain: Any) -> str:
    usulan = usulkan(desa, buku([satu | {"dusun": tertulis} for satu in keluarga()]), **lain)
    return next(b.baru for b in cari(usulan, "keluarga", "Keluarga Budi").beda if b.label == "Dusun")


def test_a_dusun_is_found_however_it_is_written(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    DusunFactory(desa=di_desa, nama="Dusun Lain")

    assert dusun_rumah(di_desa, "DSN. GUNUNGSARI") == "Gunung Sari"


def test_a_household_without_dusun_stands_in_the_only_one(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    DusunFactory(desa=di_desa, nama="Belum ditentukan")

    assert dusun_rumah(di_desa, "-") == "Gunung Sari"


def test_a_household_without_dusun_waits_where_there_are_several(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    DusunFactory(desa=di_desa, nama="Dusun Lain")

    assert dusun_rumah(di_desa, "-") == "Belum ditentukan"


def test_a_household_without_dusun_stands_where_the_answer_says(di_desa: Wilayah) -> None:
    DusunFactory(desa=di_desa, nama="Gunung Sari")
    lain = DusunFactory(desa=di_desa, nama="Dusun Lain")

    assert dusun_rumah(di_desa, "-", opsi=Opsi(dusun=str(lain.uuid))) == "Dusun Lain"


# --- a whole village --------------------------------------------------------------------------------------------------


def test_a_register_of_a_village_is_taken_as_its_own_lists_say(di_desa: Wilayah) -> None:
    penuh = register(300, HARI_INI)

    usulan = usulkan(di_desa, buku(penuh.baris))

    assert {r.keadaan for r in usulan.rencana} == {"baru"}
    assert {r.rahasia["no_kk"] for r in usulan.rencana if r.rekam == "keluarga"} == penuh.keluarga
    assert {r.rahasia["nik"] for r in usulan.rencana if r.rekam == "orang"} == penuh.orang
    niknya = {str(r.untuk): r.rahasia["nik"] for r in usulan.rencana if r.rekam == "orang"}
    assert {niknya[r.isi["orang"]] for r in usulan.rencana if r.rekam == "anak"} == penuh.anak
    assert {niknya[r.isi["ibu"]] for r in usulan.rencana if r.rekam == "anak"} == penuh.ibu
    assert {niknya[r.isi["ibu"]] for r in usulan.rencana if r.rekam == "kehamilan"} == penuh.hamil
    assert (len(penuh.keluarga), len(penuh.anak), len(penuh.hamil)) == (180, 180, 30)
    assert usulan.peringatan == (
        f"{len(penuh.baris) - len(penuh.orang)} penduduk lain tidak diambil: yang disimpan hanya anak sampai 6 tahun, "
        "ibu hamil, serta ibu dan pengasuh mereka.",
    )


@pytest.mark.parametrize("keluarga_berkas", [1, 30])
def test_queries_do_not_grow_with_the_register(
    di_desa: Wilayah, keluarga_berkas: int, django_assert_num_queries: Any
) -> None:
    for ke in range(3):
        rumah_form(di_desa) if ke == 0 else AnakFactory(desa=di_desa)
    isi_berkas = buku(register(keluarga_berkas, HARI_INI).baris)

    with django_assert_num_queries(5):
        usulkan(di_desa, isi_berkas)


def test_no_number_stands_in_what_is_staged_openly(di_desa: Wilayah) -> None:
    usulan = usulkan(di_desa, buku(keluarga(nik=6213991203240000)))

    terbuka = "".join(
        f"{r.sebutan}{r.alasan}{r.kunci}{r.untuk}{dict(r.isi)}{r.beda}{r.calon}{r!r}" for r in usulan.rencana
    )
    assert "621399" not in terbuka + "".join(usulan.peringatan)
    assert Keluarga.objects.count() == 0
