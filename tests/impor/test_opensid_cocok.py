"""Who a row of OpenSID is: matched, asked about, and in which household."""

from __future__ import annotations

import datetime as dt

import pytest

from kpm.models import Wilayah
from sasaran.models import Anak
from tests.factories import AnakFactory, DusunFactory, KeluargaFactory, OrangFactory
from tests.impor.opensid import ANAK, IBU, keluarga, rumah_form, tidak_jelas
from tests.impor.test_opensid import cari, isi, ringkas, usulkan
from tests.impor.tulis_opensid import buku, kk, nik, orang


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
