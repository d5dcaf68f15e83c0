"""What a meeting is called, how far a follow-up is, and the sentences of its papers."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from rembuk.models import JenisPertemuan
from rembuk.pertemuan import BAWAAN, HALAMAN, RAGAM, halaman, keadaan_tindak, ragam, sebutan
from rembuk.surat import (
    TITIK,
    baris_hadir,
    fakta,
    hari_tanggal,
    jabatan_unsur,
    penanda_bawaan,
    pimpinan,
    undangan,
    waktu,
)


def rapat(**isi: Any) -> Any:
    return SimpleNamespace(
        **{
            "jenis": "koordinasi", "judul": "", "tahun": 2026, "dusun": None, "triwulan": "",
            "tanggal": dt.date(2026, 6, 25), "jam_mulai": dt.time(9, 0), "jam_selesai": None, "tempat": "Aula",
            "penyelenggara": "Rumah Desa Sehat (RDS)", "diundang": "", "agenda": "", "nomor_undangan": "",
            "tanggal_undangan": None, "narasumber": "", "pemimpin": "", "notulen": "",
            "get_unsur_pemimpin_display": lambda: "", "get_unsur_notulen_display": lambda: "",
            **isi,
        }
    )  # fmt: skip


def test_every_kind_has_its_usual_content_in_the_order_of_the_stages() -> None:
    assert list(RAGAM) == JenisPertemuan.values
    assert [kode for kode, satu in RAGAM.items() if not (satu.agenda and satu.diundang and satu.maksud)] == []


def test_a_kelurahan_invites_no_bpd_and_plans_no_rkp_desa() -> None:
    kelurahan = ragam("rembuk", kelurahan=True)
    assert kelurahan.maksud == "penyusunan Rencana Kerja Kelurahan serta pencegahan dan percepatan penurunan stunting"
    assert kelurahan.diundang[:3] == ("Pemerintah kelurahan", "Tim penyusun Rencana Kerja Kelurahan", "TP PKK")
    assert ragam("rembuk", kelurahan=False) is RAGAM["rembuk"]


def test_a_kind_without_a_page_of_its_own_has_the_common_one() -> None:
    assert halaman("sosialisasi") is BAWAAN
    assert (halaman("rembuk").isi, halaman("rembuk").baru) == ("rembuk_isi", "rembuk_baru")
    assert [kode for kode, satu in HALAMAN.items() if kode not in RAGAM or not satu.kata] == []


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        ({"jenis": "musdus", "dusun": "Dusun Barat"}, "Musyawarah Dusun Barat"),
        ({"jenis": "musdus", "dusun": "Kampung Baru"}, "Musyawarah dusun Kampung Baru"),
        ({"jenis": "musdus"}, "Musyawarah dusun"),
        ({"jenis": "rembuk"}, "Rembuk stunting tahun 2026"),
        ({"jenis": "evaluasi", "triwulan": "2026-T2"}, "Rapat evaluasi Triwulan II 2026"),
        ({"jenis": "evaluasi"}, "Rapat evaluasi triwulan"),
        ({"jenis": "koordinasi"}, "Rapat koordinasi"),
        ({"jenis": "koordinasi", "judul": "Bersama bidan"}, "Bersama bidan"),
    ],
)
def test_a_meeting_is_called_by_its_name_or_by_what_it_is_about(isi: dict[str, Any], nama: str) -> None:
    assert sebutan(rapat(**isi)) == nama


@pytest.mark.parametrize(
    ("isi", "kode", "kata"),
    [
        ({}, "lewat", "Lewat 7 hari"),
        ({"batas": dt.date(2026, 9, 17)}, "terbuka", "Paling lambat hari ini"),
        ({"batas": dt.date(2026, 9, 18)}, "terbuka", "Belum selesai"),
        ({"selesai_pada": dt.date(2026, 9, 12)}, "selesai", "Selesai 12 September 2026"),
        ({"selesai_pada": dt.date(2026, 9, 12), "batal": True}, "batal", "Tidak dilanjutkan, 12 September 2026"),
    ],
)
def test_the_state_of_a_follow_up_is_judged_by_the_day(isi: dict[str, Any], kode: str, kata: str) -> None:
    tindak = SimpleNamespace(**{"batas": dt.date(2026, 9, 10), "selesai_pada": None, "batal": False, **isi})
    keadaan = keadaan_tindak(tindak, dt.date(2026, 9, 17))
    assert (keadaan.kode, keadaan.kata) == (kode, kata)


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        ({}, "09.00 WITA s.d. selesai"),
        ({"jam_selesai": dt.time(12, 15)}, "09.00 s.d. 12.15 WITA"),
        ({"jam_mulai": None}, TITIK),
    ],
)
def test_the_hour_is_written_as_people_say_it(isi: dict[str, Any], teks: str) -> None:
    assert waktu(rapat(**isi), "WITA") == teks


def test_what_nobody_filled_in_is_left_to_be_written_by_hand() -> None:
    kosong = rapat(tanggal=None, jam_mulai=None, tempat="")
    assert fakta(kosong, "WIT") == [("Hari / Tanggal", TITIK), ("Waktu", TITIK), ("Tempat", TITIK)]
    assert hari_tanggal(rapat()) == "Kamis, 25 Juni 2026"


DESA = SimpleNamespace(nama="Pulau Kaung", nama_lengkap="Desa Pulau Kaung", singkatan_zona="WITA", kelurahan=False)
PROFIL = SimpleNamespace(
    kepala_desa="H. Abdul Wahab", ketua_rds="Syamsuddin", jabatan=lambda desa: f"Kepala Desa {desa.nama}"
)


def test_up_to_five_of_the_invited_stand_above_the_letter_and_more_in_its_attachment() -> None:
    lima = "\n".join(f"{nomor}. Ketua RT {nomor}" for nomor in range(1, 6))
    surat = undangan(rapat(diundang=lima), DESA, PROFIL, ttd="kades", pada=dt.date(2026, 6, 15))
    assert (surat.yth, surat.lampiran) == ([f"Ketua RT {nomor}" for nomor in range(1, 6)], "–")
    surat = undangan(rapat(diundang=f"{lima}\nBidan desa"), DESA, PROFIL, ttd="kades", pada=dt.date(2026, 6, 15))
    assert (surat.yth, surat.lampiran, len(surat.semua)) == ([], "1 (satu) lembar", 6)


def test_an_invitation_says_number_day_reason_and_who_signs() -> None:
    surat = undangan(
        rapat(jenis="rembuk", nomor_undangan="005/12", agenda="Pembukaan"), DESA, PROFIL, ttd="rds",
        pada=dt.date(2026, 6, 15),
    )  # fmt: skip
    assert (surat.perihal, surat.nomor) == ("Undangan Rembuk stunting tahun 2026", "005/12")
    assert surat.tempat_tanggal == "Pulau Kaung, 15 Juni 2026"
    assert surat.pembuka == (
        "Sehubungan dengan penyusunan RKP Desa serta pencegahan dan percepatan penurunan stunting di Desa Pulau "
        "Kaung, kami mengundang Bapak/Ibu untuk hadir pada:"
    )
    assert (surat.agenda, surat.jabatan, surat.nama) == (
        ["Pembukaan"],
        "Ketua Rumah Desa Sehat Pulau Kaung",
        "Syamsuddin",
    )


@pytest.mark.parametrize(
    ("penyelenggara", "ketua", "ttd"),
    [
        ("Rumah Desa Sehat (RDS)", "Syamsuddin", "rds"),
        ("Rumah Desa Sehat (RDS)", "", "kades"),
        ("Kepala dusun dan KPM", "Syamsuddin", "kades"),
    ],
)
def test_the_rds_signs_what_the_rds_holds(penyelenggara: str, ketua: str, ttd: str) -> None:
    assert penanda_bawaan(rapat(penyelenggara=penyelenggara), SimpleNamespace(ketua_rds=ketua)) == ttd


def test_an_office_that_names_its_element_is_not_written_twice() -> None:
    assert jabatan_unsur("Ketua BPD", "BPD") == "Ketua BPD"
    assert jabatan_unsur("Bidan desa", "Tenaga kesehatan") == "Bidan desa / Tenaga kesehatan"
    assert jabatan_unsur("", "Wakil sasaran") == "Wakil sasaran"


def test_blank_rows_follow_those_with_people() -> None:
    orang = SimpleNamespace(
        nama="Rohana", jabatan="", alamat="Dusun Barat", jenis_kelamin="P",
        get_unsur_display=lambda: "Wakil sasaran",
    )  # fmt: skip
    baris = baris_hadir([orang], 2)
    assert [satu.nama for satu in baris] == ["Rohana", "", ""]


def test_who_led_and_who_spoke_stand_in_the_notulen_as_far_as_they_are_known() -> None:
    isi = rapat(pemimpin="Syamsuddin", get_unsur_pemimpin_display=lambda: "RDS", narasumber="Rina\n2. Ahmad")
    assert pimpinan(isi) == [
        ("Penyelenggara", "Rumah Desa Sehat (RDS)"),
        ("Pemimpin rapat", "Syamsuddin (RDS)"),
        ("Narasumber", "1. Rina; 2. Ahmad"),
    ]
