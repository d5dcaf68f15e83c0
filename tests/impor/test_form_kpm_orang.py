"""Who the rows of a workbook are: known, new, or asked about; and what a row of a month is refused or asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kpm.bacaan.bentuk import Baris, BerkasDitolak, Buku, LembarMentah
from kpm.models import Dusun, Wilayah
from kpm.periode import Bulan
from laporan.impor.bentuk import Opsi, Rencana, Usulan
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)
from tests.impor.bahan_form_kpm import satu, usulan

KEPALA_2A = (
    "NO", "No Register (KIA)", "Nama Ibu", "Status Kehamilan", "Hari Perkiraan Lahir", "Usia Kehamilan (Bulan)",
    "Tanggal Melahirkan", "Pemeriksaan Kehamilan", "Pil Fe", "Pemeriksaan Nifas", "Konseling Gizi", "Kunjungan Rumah",
    "Akses Air Bersih", "Jamban", "Jaminan Kesehatan", "KET.",
)  # fmt: skip
KEPALA_2B = (
    "NO", "No Register (KIA)", "Nama Anak", "Jenis Kelamin (L/P)", "Tanggal Lahir Anak", "Status Gizi", "Umur (Bulan)",
    "Hasil (M/K/H)", "Imunisasi Dasar", "Berat Badan", "Tinggi Badan", "Konseling Gizi (L)", "Konseling Gizi (P)",
    "Kunjungan Rumah", "Akses Air Bersih", "Jamban", "Akta Lahir", "Jaminan Kesehatan", "Pengasuhan", "KET.",
)  # fmt: skip


def buku(*lembar: tuple[str, str, list[list[Any]]]) -> Buku:
    """A workbook of (form, "Januari 2026", rows without their number)."""
    hasil = []
    for ke, (formulir, masa, isi) in enumerate(lembar):
        kepala = KEPALA_2A if formulir == "2A" else KEPALA_2B
        semua: list[tuple[Any, ...]] = [(f"FORMULIR {formulir}",), (f"BULAN : {masa}",), kepala]
        semua += [(nomor, *satu_baris) for nomor, satu_baris in enumerate(isi, start=1)]
        hasil.append(LembarMentah(f"L{ke}", tuple(Baris(n, b) for n, b in enumerate(semua, start=1))))
    return Buku(tuple(hasil))


def ibu(kia: Any, nama: str, **isi: Any) -> list[Any]:
    kolom = ("status", "hpl", "usia", "melahirkan", "anc", "fe", "nifas", "konseling", "kunjungan", "air", "jamban")
    return [kia, nama, *(isi.get(satu_kolom) for satu_kolom in (*kolom, "jamkes", "ket"))]


def anak(kia: Any, nama: str, lahir: Any, kelamin: str = "L", **isi: Any) -> list[Any]:
    kolom = ("gizi", "umur", "tikar", "imunisasi", "timbang", "tinggi", "ayah", "ibu", "kunjungan", "air", "jamban")
    return [
        kia,
        nama,
        kelamin,
        lahir,
        *(isi.get(satu_kolom) for satu_kolom in (*kolom, "akta", "jamkes", "asuh", "ket")),
    ]


def bulan(usul: Usulan, rekam: str) -> list[Rencana]:
    return [r for r in usul.rencana if r.rekam == rekam]


def test_without_a_year_anywhere_the_file_is_refused_with_a_question(di_desa: Wilayah) -> None:
    isi = buku(("2A", "Januari", [ibu(1, "Melati Rekaan", anc="v")]))

    with pytest.raises(BerkasDitolak, match="Tahun tidak tertulis"):
        usulan(di_desa, isi)
    assert bulan(usulan(di_desa, isi, opsi=Opsi(tahun=2026)), "ibu")[0].isi["bulan"] == "2026-01"


def test_two_years_in_one_title_are_refused(di_desa: Wilayah) -> None:
    isi = buku(("2A", "Januari 2025", [ibu(1, "Melati Rekaan", anc="v")]))
    lembar = isi.lembar[0]
    ganda = Buku((LembarMentah("L", (lembar.baris[0], Baris(9, ("TAHUN : 2026",)), *lembar.baris[1:])),))

    with pytest.raises(BerkasDitolak, match=r"menyebut dua tahun, 20(25|26) dan 20(25|26)"):
        usulan(di_desa, ganda)


def test_another_file_is_refused(di_desa: Wilayah) -> None:
    lain = Buku((LembarMentah("L", (Baris(1, ("Nama", "Alamat")), Baris(2, ("Melati", "Satu")))),))

    with pytest.raises(BerkasDitolak, match="bukan buku kerja Form KPM"):
        usulan(di_desa, lain)


def test_a_running_month_is_dated_today_and_a_coming_one_is_refused(di_desa: Wilayah) -> None:
    isi = buku(
        ("2A", "September 2026", [ibu(1, "Melati Rekaan", anc="v")]),
        ("2A", "Oktober 2026", [ibu(1, "Melati Rekaan", anc="v")]),
    )

    usul = usulan(di_desa, isi, pada=dt.date(2026, 9, 17))

    kini, nanti = bulan(usul, "ibu")
    assert kini.isi["tanggal"] == "2026-09-17"
    assert (nanti.keadaan, nanti.alasan) == ("ditolak", "Oktober 2026 belum tiba.")


def test_identity_alone_is_no_record_and_a_blank_status_beside_an_entry_is_normal(di_desa: Wilayah) -> None:
    isi = buku(
        (
            "2B",
            "Januari 2026",
            [anak(1, "Aru Rekaan", "2025-06-15", umur=7), anak(2, "Bima Rekaan", "2025-06-15", air="v")],
        )
    )

    usul = usulan(di_desa, isi)

    (ada,) = bulan(usul, "balita")
    assert ada.sebutan == "Bima Rekaan, Januari 2026"
    assert {k: v for k, v in ada.isi.items() if k not in ("anak", "bulan", "tanggal")} == {
        "air": True, "gizi_buruk": False, "gizi_kurang": False, "stunting": False,
    }  # fmt: skip


def test_empty_cells_mean_no_only_when_the_person_importing_says_so(di_desa: Wilayah) -> None:
    isi = buku(("2A", "Januari 2026", [ibu(1, "Melati Rekaan", anc="v", fe="-")]))

    (baris,) = bulan(usulan(di_desa, isi, opsi=Opsi(kosong_berarti_tidak=True)), "ibu")

    # a dash is "not recorded"; nifas is not asked of a woman who has not delivered
    assert {k: v for k, v in baris.isi.items() if k not in ("kehamilan", "bulan", "tanggal")} == {
        "anc": 1, "konseling": 0, "kunjungan": 0, "air": False, "jamban": False, "jamkes": False, "kek": False,
        "resti": False,
    }  # fmt: skip


def test_an_age_more_than_one_month_off_is_asked_about_and_taken_by_decision(di_desa: Wilayah) -> None:
    isi = buku(
        (
            "2B",
            "Januari 2026",
            [
                anak(1, "Aru Rekaan", "2025-06-15", umur=8, air="v"),
                anak(2, "Bima Rekaan", "2025-06-15", umur=10, air="v"),
            ],
        )
    )

    usul = usulan(di_desa, isi)

    dekat, jauh = bulan(usul, "balita")
    assert dekat.keadaan == "baru"
    assert (jauh.keadaan, jauh.sel, jauh.alasan) == (
        "tidak_jelas", "G5", "Umur tertulis 10 bulan, menurut tanggal lahir 7 bulan.",
    )  # fmt: skip
    putus = usulan(di_desa, isi, keputusan={jauh.kunci: "baru"})
    assert bulan(putus, "balita")[1].keadaan == "baru"
    assert bulan(putus, "balita")[1].untuk == jauh.untuk


def test_the_same_person_twice_in_a_month_leaves_the_last_row_unclear(di_desa: Wilayah) -> None:
    isi = buku(("2A", "Januari 2026", [ibu(1, "Melati Rekaan", anc="v"), ibu("1", "MELATI  REKAAN", anc="x")]))

    usul = usulan(di_desa, isi)

    pertama, kedua = bulan(usul, "ibu")
    assert (pertama.keadaan, kedua.keadaan) == ("baru", "tidak_jelas")
    assert kedua.alasan == "Melati Rekaan sudah punya baris di bulan ini."
    (terpilih,) = bulan(usulan(di_desa, isi, keputusan={kedua.kunci: "baru"}), "ibu")
    assert terpilih.isi["anc"] == 0


def test_a_second_kia_of_a_woman_makes_a_second_household_and_is_told(di_desa: Wilayah) -> None:
    isi = buku(("2A", "Januari 2026", [ibu(1, "Melati Rekaan", anc="v"), ibu(2, "Melati Rekaan", anc="v")]))

    usul = usulan(di_desa, isi)

    assert len(bulan(usul, "keluarga")) == 2
    assert {r.keadaan for r in usul.rencana} == {"baru"}
    assert any("2 No. KIA (1, 2)" in kalimat for kalimat in usul.peringatan)


def test_mother_and_twins_of_one_kia_share_a_household_and_the_birth(di_desa: Wilayah) -> None:
    isi = buku(
        ("2A", "Januari 2026", [ibu(5, "Melati Rekaan", hpl="Januari 2026", melahirkan="12-01-2026", nifas="v")]),
        ("2B", "Januari 2026", [anak("5", "Aru", "12/01/2026", air="v"), anak(5, "Ara", "12/01/2026", "P", air="v")]),
    )

    usul = usulan(di_desa, isi)

    assert len(bulan(usul, "keluarga")) == 1
    kehamilan, melati = satu(usul, "kehamilan", "Kehamilan Melati Rekaan"), satu(usul, "orang", "Melati Rekaan (KIA 5)")
    assert (kehamilan.isi["hasil"], kehamilan.isi["asal_tanggal"]) == ("lahir_hidup", "hpl_bulan")
    for nama in ("Aru", "Ara"):
        bayi = satu(usul, "anak", nama).isi
        assert (bayi["ibu"], bayi["kehamilan"], bayi["sejak"]) == (
            str(melati.untuk), str(kehamilan.untuk), "2026-01-12",
        )  # fmt: skip


def test_a_new_due_date_after_the_delivery_is_a_second_pregnancy(di_desa: Wilayah) -> None:
    isi = buku(
        ("2A", "Januari 2025", [ibu(5, "Melati Rekaan", hpl="2025-01-20", melahirkan="2025-01-12", nifas="v")]),
        ("2A", "Juni 2026", [ibu(5, "Melati Rekaan", hpl="2026-11-03", usia=4, anc="v")]),
    )

    usul = usulan(di_desa, isi)

    assert [r.isi.get("berakhir_pada") for r in bulan(usul, "kehamilan")] == ["2025-01-12", None]
    pertama, kedua = bulan(usul, "kehamilan")
    assert [r.isi["kehamilan"] for r in bulan(usul, "ibu")] == [str(pertama.untuk), str(kedua.untuk)]


def test_a_pregnancy_cannot_follow_one_that_has_no_end(di_desa: Wilayah) -> None:
    isi = buku(
        ("2A", "Januari 2025", [ibu(5, "Melati Rekaan", hpl="2025-03-20", anc="v")]),
        ("2A", "Juni 2026", [ibu(5, "Melati Rekaan", hpl="2026-11-03", anc="v")]),
    )

    usul = usulan(di_desa, isi)

    assert [r.keadaan for r in bulan(usul, "kehamilan")] == ["baru", "ditolak"]
    assert [r.keadaan for r in bulan(usul, "ibu")] == ["baru", "ditolak"]


def test_known_people_are_found_by_kia_and_name_or_by_name_birth_and_sex(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, no_kia="0077", ibu__nama="Melati Rekaan")
    dengan_kia = AnakFactory(desa=di_desa, no_kia="88", nama="Aru Rekaan", lahir=dt.date(2025, 6, 15))
    tanpa_kia = AnakFactory(desa=di_desa, no_kia="", nama="Bima Rekaan", lahir=dt.date(2025, 6, 15))
    isi = buku(
        ("2A", "Agustus 2026", [ibu(77, "Ny. MELATI REKAAN", anc="v")]),
        (
            "2B",
            "Agustus 2026",
            [anak(88, "Aru  Rekaan", "15-06-2025", air="v"), anak(99, "bima rekaan", "15 Juni 2025", air="v")],
        ),
    )

    usul = usulan(di_desa, isi)

    assert {r.untuk for r in bulan(usul, "orang")} == {hamil.ibu.uuid, dengan_kia.orang.uuid, tanpa_kia.orang.uuid}
    assert [(r.untuk, r.keadaan) for r in bulan(usul, "kehamilan")] == [(hamil.uuid, "sama")]
    assert satu(usul, "anak", "bima rekaan").isi == {"no_kia": "99"}
    assert bulan(usul, "keluarga") == []


def test_a_woman_of_the_same_name_without_a_kia_here_is_asked_about(di_desa: Wilayah) -> None:
    lain = OrangFactory(desa=di_desa, nama="Melati Rekaan")
    isi = buku(("2A", "Agustus 2026", [ibu(77, "Melati Rekaan", anc="v")]))

    usul = usulan(di_desa, isi)

    (tanya,) = bulan(usul, "orang")
    assert (tanya.keadaan, [c.uuid for c in tanya.calon]) == ("tidak_jelas", [lain.uuid])
    assert [r.keadaan for r in bulan(usul, "ibu")] == ["tidak_jelas"]
    assert bulan(usul, "keluarga") == []
    dia = usulan(di_desa, isi, keputusan={tanya.kunci: str(lain.uuid)})
    assert [r.untuk for r in bulan(dia, "orang")] == [lain.uuid]
    assert bulan(dia, "keluarga") == []
    baru = usulan(di_desa, isi, keputusan={tanya.kunci: "baru"})
    assert len(bulan(baru, "keluarga")) == 1
    lewat = usulan(di_desa, isi, keputusan={tanya.kunci: "lewati"})
    assert {r.keadaan for r in lewat.rencana} == {"ditolak"}


def test_one_name_written_two_ways_under_one_kia_is_asked_about_and_joined_by_decision(di_desa: Wilayah) -> None:
    isi = buku(
        ("2B", "Januari 2026", [anak(5, "Fatimah Rekaan", "2025-06-15", "P", air="v")]),
        ("2B", "Februari 2026", [anak(5, "Fatima Rekaan", "2025-06-15", "P", air="x")]),
    )

    usul = usulan(di_desa, isi)

    baru, tanya = bulan(usul, "orang")
    assert (tanya.keadaan, [c.uuid for c in tanya.calon]) == ("tidak_jelas", [baru.untuk])
    satu_orang = usulan(di_desa, isi, keputusan={tanya.kunci: str(baru.untuk)})
    assert len(bulan(satu_orang, "orang")) == 1
    assert {r.isi["anak"] for r in bulan(satu_orang, "balita")} == {str(bulan(satu_orang, "anak")[0].untuk)}


def test_new_households_stand_in_the_only_dusun_the_chosen_one_or_a_new_one(di_desa: Wilayah) -> None:
    isi = buku(("2A", "Januari 2026", [ibu(1, "Melati Rekaan", anc="v")]))

    tanpa = usulan(di_desa, isi)
    assert [r.isi for r in bulan(tanpa, "dusun")] == [{"nama": "Belum ditentukan"}]
    satu_dusun: Dusun = DusunFactory(desa=di_desa)
    assert bulan(usulan(di_desa, isi), "keluarga")[0].isi["dusun"] == str(satu_dusun.uuid)
    lain: Dusun = DusunFactory(desa=di_desa)
    pilih = usulan(di_desa, isi, opsi=Opsi(dusun=str(lain.uuid)))
    assert bulan(pilih, "keluarga")[0].isi["dusun"] == str(lain.uuid)


def test_a_stored_month_changes_only_where_the_file_says_something_else(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, no_kia="7", ibu__nama="Melati Rekaan")
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 8), anc=2, fe=30, air=True, kunjungan=None)
    isi = buku(("2A", "Agustus 2026", [ibu(7, "Melati Rekaan", anc="v", fe=1, kunjungan=3, air="x")]))

    (baris,) = bulan(usulan(di_desa, isi), "ibu")

    assert (baris.keadaan, dict(baris.isi)) == ("berubah", {"kunjungan": 3, "air": False})
    assert [(b.lama, b.baru, b.sel) for b in baris.beda] == [("belum dicatat", "3 kali", "L4"), ("Ya", "Tidak", "M4")]


def test_a_no_against_a_stored_weight_is_asked_about(di_desa: Wilayah) -> None:
    bayi = AnakFactory(desa=di_desa, no_kia="88", nama="Aru Rekaan", lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=bayi, bulan=Bulan(2026, 8), timbang=True, berat=9)
    isi = buku(("2B", "Agustus 2026", [anak(88, "Aru Rekaan", "2025-06-15", timbang="x")]))

    (baris,) = bulan(usulan(di_desa, isi), "balita")

    assert (baris.keadaan, baris.sel) == ("tidak_jelas", "J4")


def _hitung(kerja: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as tangkapan:
        kerja()
    return len(tangkapan)


def test_the_queries_do_not_grow_with_the_rows(di_desa: Wilayah) -> None:
    def isi(berapa: int) -> Buku:
        nama = [f"{a} Rekaan {b}" for a in ("Melati", "Seroja", "Pandan") for b in ("Satu", "Dua", "Tiga")]
        return buku(
            ("2A", "Januari 2026", [ibu(ke, nama[ke], anc="v") for ke in range(berapa)]),
            ("2B", "Februari 2026", [anak(ke, nama[ke], "2025-06-15", air="v") for ke in range(berapa)]),
        )

    assert _hitung(lambda: usulan(di_desa, isi(1))) == _hitung(lambda: usulan(di_desa, isi(9))) == 12


def test_the_year_of_the_file_wins_over_the_one_answered_with_one_sentence(di_desa: Wilayah) -> None:
    isi = buku(
        ("2A", "Januari 2025", [ibu(1, "Melati Rekaan", anc="v")]),
        ("2A", "Februari", [ibu(1, "Melati Rekaan", anc="v"), ibu(2, "", anc="v"), ibu(3, "")]),
    )

    usul = usulan(di_desa, isi, opsi=Opsi(tahun=2026))

    assert [r.isi["bulan"] for r in bulan(usul, "ibu")] == ["2025-01", "2025-02"]
    assert usul.peringatan == (
        "Berkas ini menyebut tahun 2025; itu yang dipakai, bukan 2026.",
        "Lembar L1: baris 5 tidak bernama dan dilewati.",
    )
