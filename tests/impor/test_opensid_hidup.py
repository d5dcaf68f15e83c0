"""Pregnancies, deaths and departures a register of OpenSID tells of, and who is taken at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpm.models import Wilayah
from sasaran.models import Orang
from tests.conftest import HARI_INI
from tests.factories import DusunFactory, KehamilanFactory, KeluargaFactory, OrangFactory
from tests.impor.opensid import ANAK, AYAH, IBU, keluarga, rumah_form, tidak_jelas
from tests.impor.test_opensid import cari, isi, usulkan
from tests.impor.tulis_opensid import buku, nik, orang


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
