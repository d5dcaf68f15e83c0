"""The commands `buat_contoh` and `desa_contoh`: what they make, refuse, print and never do twice."""

from __future__ import annotations

import datetime as dt
import stat
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Penugasan, PerangkatTotp, Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.contoh.profil import PULAU_KAUNG
from laporan.contoh.rapat import waktu_rembuk
from laporan.models import RekapDesa
from pemantauan.kueri_kartu import skor_berlaku
from rembuk.kekurangan import bekukan
from rembuk.models import (
    BeritaAcara,
    Hadirin,
    KegiatanAnggaran,
    Lembaga,
    Masalah,
    Pertemuan,
    TindakLanjut,
    Usulan,
)
from sasaran.models import Kejadian, Keluarga, Orang
from tests.factories import KeluargaFactory

KECIL = {"keluarga": 3, "bulan": 6, "seed": 1, "tanpa_rembuk": True}


def buat(desa: Wilayah, **opsi: Any) -> str:
    keluaran = StringIO()
    call_command("buat_contoh", desa=desa.kode, stdout=keluaran, **{**KECIL, **opsi})
    return keluaran.getvalue()


def jumlah_keluarga(desa: Wilayah) -> int:
    with lingkup(desa.kode):
        return Keluarga.objects.count()


def test_a_village_is_filled_marked_as_demo_and_has_its_totals(desa: Wilayah) -> None:
    kalimat = buat(desa)

    desa.refresh_from_db()
    assert kalimat.startswith("Desa Pulau Kaung: 3 rumah tangga, ")
    assert (desa.contoh, desa.dibuka_pada) == (True, dt.date(2026, 4, 1))
    assert jumlah_keluarga(desa) == 3
    assert sorted(RekapDesa.objects.values_list("periode", flat=True)) == ["2026-T2", "2026-T3"]
    assert Pengguna.objects.get().has_usable_password() is False


def test_a_filled_demo_village_is_left_alone_and_the_command_says_so(desa: Wilayah) -> None:
    buat(desa)

    kalimat = buat(desa, keluarga=5)

    assert kalimat == (
        "Desa Pulau Kaung sudah berisi data contoh; tidak ada yang diubah. "
        "Tambahkan --ulang untuk membuatnya dari awal.\n"
    )
    assert jumlah_keluarga(desa) == 3


def test_starting_over_empties_only_this_demo_village(desa: Wilayah, desa_lain: Wilayah) -> None:
    buat(desa)
    buat(desa_lain)

    buat(desa, keluarga=5, ulang=True)

    assert (jumlah_keluarga(desa), jumlah_keluarga(desa_lain)) == (5, 3)
    with lingkup(desa.kode):
        assert Keluarga.history.count() == 5
        assert Orang.history.count() == sum(Orang.objects.values_list("versi", flat=True))


@pytest.mark.parametrize("ulang", [False, True])
def test_a_village_with_real_records_is_refused(desa: Wilayah, ulang: bool) -> None:
    with lingkup(desa.kode):
        KeluargaFactory(desa=desa, kepala="Sungguhan")

    with pytest.raises(CommandError, match="berisi data sungguhan"):
        buat(desa, ulang=ulang)

    desa.refresh_from_db()
    assert desa.contoh is False
    with lingkup(desa.kode):
        assert list(Keluarga.objects.values_list("kepala", flat=True)) == ["Sungguhan"]


@pytest.mark.parametrize(
    ("opsi", "kalimat"),
    [
        ({"keluarga": 0}, "--keluarga harus 1 sampai 1000, bukan 0."),
        ({"keluarga": 1001}, "--keluarga harus 1 sampai 1000, bukan 1001."),
        ({"bulan": 61}, "--bulan harus 1 sampai 60, bukan 61."),
        ({"sampai": "2026-10"}, "Oktober 2026 belum tiba. Tulis --sampai bulan ini atau bulan yang sudah lewat."),
        ({"sampai": "Oktober"}, "Bulan ditulis seperti 2026-08, bukan 'Oktober'"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(desa: Wilayah, opsi: dict[str, Any], kalimat: str) -> None:
    with pytest.raises(CommandError) as galat:
        buat(desa, **opsi)

    assert str(galat.value) == kalimat
    assert jumlah_keluarga(desa) == 0


@pytest.mark.parametrize("kode", ["52.04.20.2999", "52.04.20"])
def test_only_a_village_of_the_list_can_be_filled(desa: Wilayah, kode: str) -> None:
    with pytest.raises(CommandError, match=f"Tidak ada desa dengan kode {kode}"):
        call_command("buat_contoh", desa=kode)


def test_an_earlier_last_month_is_complete_and_nothing_lies_after_it(desa: Wilayah) -> None:
    buat(desa, sampai="2026-06", keluarga=20)

    with lingkup(desa.kode):
        assert Orang.objects.order_by("-tanggal_lahir").first().tanggal_lahir <= dt.date(2026, 6, 30)
    assert sorted(RekapDesa.objects.values_list("periode", flat=True)) == ["2026-T1", "2026-T2"]


@pytest.mark.parametrize(
    ("awal", "hari_ini", "hasil"),
    [
        (Bulan(2025, 4), dt.date(2026, 9, 17), (dt.date(2026, 6, 17), Triwulan(2026, 1))),
        (Bulan(2025, 4), dt.date(2026, 6, 16), (dt.date(2025, 6, 17), Triwulan(2025, 2))),
        (Bulan(2026, 3), dt.date(2026, 6, 17), (dt.date(2026, 6, 17), Triwulan(2026, 1))),
        (Bulan(2026, 6), dt.date(2026, 9, 17), (dt.date(2026, 6, 17), Triwulan(2026, 2))),
        (Bulan(2026, 7), dt.date(2026, 9, 17), None),
    ],
)
def test_the_rembuk_is_held_in_the_last_june_of_the_period(awal: Bulan, hari_ini: dt.date, hasil: Any) -> None:
    assert waktu_rembuk(awal, hari_ini) == hasil


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.KPM_DATA = tmp_path
    settings.KPM_TANPA_PDF = True
    return tmp_path


def siapkan() -> str:
    keluaran = StringIO()
    call_command("desa_contoh", desa=[PULAU_KAUNG.kode], stdout=keluaran)
    return keluaran.getvalue()


def sandi(folder: Path) -> str:
    return (folder / "akun-contoh.txt").read_text().split("semuanya: ")[1].split("\n")[0]


def test_the_demo_village_comes_with_a_finished_rembuk_and_nine_accounts(desa: Wilayah, folder: Path) -> None:
    layar = siapkan()

    desa.refresh_from_db()
    assert desa.contoh
    assert jumlah_keluarga(desa) == 42 + 1  # and the house that one family has moved out of
    with lingkup(desa.kode):
        kejadian = Counter(Kejadian.objects.exclude(jenis="pindah_keluar").values_list("jenis", flat=True))
        pergi = Orang.objects.filter(sebab_keluar="pindah").count()
        assert Kejadian.objects.filter(jenis="pindah_keluar").exclude(tempat_lain="").count() == pergi > 0
        assert (kejadian["meninggal"], kejadian["diasuh"], kejadian["datang"] > 0, kejadian["pindah_rumah"] > 0) == (
            1, 1, True, True,
        )  # fmt: skip
    with lingkup(desa.kode):
        rembuk = Pertemuan.objects.get(jenis="rembuk", tahun=2026)
        usulan = Usulan.objects.filter(rembuk=rembuk, subjek="rkp")
        hadirin = Hadirin.objects.filter(pertemuan=rembuk)
        status = Counter(usulan.values_list("status", flat=True))
        unsur = set(hadirin.values_list("unsur", flat=True))
        assert (rembuk.tanggal, rembuk.triwulan, hadirin.count()) == (dt.date(2026, 6, 17), "2026-T1", 12)
        assert unsur >= {"rds", "pemdes", "bpd", "nakes", "paud", "pkk", "kpm", "sasaran"}
        assert 6 <= sum(status.values()) <= 9
        assert (status["disepakati"], status["ditolak_rapat"]) == (2, 1)
        assert status["masuk_rkp"] >= 3
        assert Masalah.objects.filter(rembuk=rembuk).count() >= 4
        ba = BeritaAcara.objects.get(rembuk=rembuk)
        assert (ba.nomor, ba.terbit_oleh.username) == ("140/001/BA-RS/VI/2026", "kpm")
        assert {u.diputus_oleh.username for u in usulan.filter(status="masuk_rkp")} == {"kades"}
    peran = {
        p.pengguna.username: (p.peran, p.wilayah.kode) for p in Penugasan.objects.select_related("pengguna", "wilayah")
    }
    assert peran == {
        "kpm": ("kpm", "52.04.20.2005"),
        "kades": ("kepala_desa", "52.04.20.2005"),
        "admin": ("admin_desa", "52.04.20.2005"),
        "bidan": ("bidan", "52.04.20.2005"),
        "rds": ("anggota_rds", "52.04.20.2005"),
        "pendamping": ("pendamping_kecamatan", "52.04.20"),
        "kabupaten": ("kabupaten", "52.04"),
        "provinsi": ("provinsi", "52"),
        "pusat": ("pusat", "00"),
    }
    for baris in ("  52.04.20.2005  Pulau Kaung  sedang dan rapi", "Alamat: http", *peran, sandi(folder)):
        assert baris in layar
    with pytest.raises(CommandError, match="Berita Acara yang sudah terbit"):
        buat(desa, ulang=True)
    assert jumlah_keluarga(desa) == 43


def test_the_demo_village_shows_last_year_whole_and_the_running_one(desa: Wilayah, folder: Path) -> None:
    siapkan()

    with lingkup(desa.kode):
        jenis = Counter(Pertemuan.objects.values_list("tahun", "jenis"))
        assert jenis == {
            (2025, "musdus"): 3, (2025, "fgd"): 1, (2025, "rembuk"): 1,
            (2026, "musdus"): 3, (2026, "fgd"): 1, (2026, "rembuk"): 1, (2026, "evaluasi"): 2,
        }  # fmt: skip
        assert [ba.revisi for ba in BeritaAcara.objects.all()] == [0, 0]
        lalu = Usulan.objects.filter(rembuk__tahun=2025, subjek="rkp")
        # two are done, the others stand in the budget of 2026, one the meeting itself refused
        assert Counter(lalu.values_list("status", flat=True)) == {
            "terlaksana": 2, "masuk_apbdes": lalu.count() - 3, "ditolak_rapat": 1,
        }  # fmt: skip
        menjawab = Usulan.objects.filter(subjek="rkp", masalah__isnull=False).select_related("asal")
        assert {satu.asal and satu.asal.jenis for satu in menjawab} == {"fgd"}
        kartu = skor_berlaku(desa, Triwulan(2026, 1))
        rembuk = Pertemuan.objects.get(jenis="rembuk", tahun=2026)
        assert kartu.tertutup
        assert rembuk.skor_awal == bekukan(kartu.skor, rembuk.tanggal)
        for rapat in Pertemuan.objects.filter(jenis="rembuk"):
            assert (rapat.tanggal - rapat.tanggal_undangan).days == 7
            assert "Bidan desa" in rapat.diundang.splitlines()
        assert all(satu.langkah.exists() for satu in Usulan.objects.all())
        kpm = {k.jenis: k for k in KegiatanAnggaran.objects.filter(tahun=2026).exclude(jenis="kegiatan")}
        assert {jenis: int(k.anggaran) for jenis, k in kpm.items()} == {
            "insentif_kpm": 6_000_000, "operasional_kpm": 1_800_000,
        }  # fmt: skip
        assert TindakLanjut.objects.filter(selesai_pada=None).count() == 2
        assert {satu.jenis for satu in Lembaga.objects.all()} == {"rds", "tpps", "bpd"}


def test_accounts_are_made_once_with_a_password_only_its_owner_reads(desa: Wilayah, folder: Path, rf: Any) -> None:
    siapkan()
    berkas = folder / "akun-contoh.txt"
    pertama, rahasia = berkas.read_text(), sandi(folder)
    pengguna = Pengguna.objects.get(username="kpm")

    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert authenticate(rf.get("/"), username="kpm", password=rahasia) == pengguna
    assert rahasia not in pengguna.password
    pengguna.set_password("sandi-baru-milik-saya")
    pengguna.save()

    layar = siapkan()

    assert berkas.read_text() == pertama
    assert rahasia in layar
    pengguna.refresh_from_db()
    assert pengguna.check_password("sandi-baru-milik-saya")
    assert Pengguna.objects.count() == 9


def test_a_lost_account_file_is_told_and_no_password_is_reset(desa: Wilayah, folder: Path) -> None:
    siapkan()
    lama = Pengguna.objects.get(username="kpm").password
    (folder / "akun-contoh.txt").unlink()

    layar = siapkan()

    assert "akun-contoh.txt tidak ada" in layar
    assert Pengguna.objects.get(username="kpm").password == lama


def test_a_taken_user_name_is_left_to_its_owner(desa: Wilayah, folder: Path) -> None:
    pemilik = Pengguna.objects.create_user("admin", password="milik-orang-lain-1", nama="Pemilik")

    siapkan()

    pemilik.refresh_from_db()
    assert pemilik.check_password("milik-orang-lain-1")
    assert Penugasan.objects.get(peran="admin_desa").pengguna.username == "admin-contoh"
    assert "admin-contoh" in (folder / "akun-contoh.txt").read_text()


def _seperti_rilis_pertama() -> None:
    """The first release marked no account and knew no devices."""
    PerangkatTotp.objects.all().delete()
    Pengguna.objects.update(contoh=False)


def test_the_accounts_of_an_older_demo_are_marked_so_that_nobody_needs_a_telephone(
    desa: Wilayah, desa_lain: Wilayah, folder: Path
) -> None:
    siapkan()
    _seperti_rilis_pertama()
    milik = Pengguna.objects.get(username="kabupaten")
    milik.set_password("sandi-milik-saya-sendiri")
    milik.save()
    luar = Pengguna.objects.get(username="provinsi")
    Penugasan.objects.create(pengguna=luar, wilayah=desa_lain, peran="bpd", mulai=dt.date(2026, 1, 1))
    Pengguna.objects.filter(username="pusat").update(is_staff=True)
    asing = Pengguna.objects.create_user("orang.lain", password=sandi(folder), nama="Bukan contoh")

    layar = siapkan()

    assert "Akun contoh dari versi sebelumnya ditandai" in layar
    assert set(Pengguna.objects.filter(contoh=True).values_list("username", flat=True)) == {
        "kpm", "kades", "admin", "bidan", "rds", "pendamping",
    }  # fmt: skip
    assert set(PerangkatTotp.objects.values_list("pengguna__username", flat=True)) == {"admin", "pendamping"}
    asing.refresh_from_db()
    assert not asing.contoh
    assert "ditandai" not in siapkan()


def test_without_the_file_of_accounts_none_is_marked(desa: Wilayah, folder: Path) -> None:
    siapkan()
    _seperti_rilis_pertama()
    (folder / "akun-contoh.txt").unlink()
    siapkan()
    assert not Pengguna.objects.filter(contoh=True).exists()


def test_no_demo_is_put_beside_real_records(desa: Wilayah, desa_lain: Wilayah, folder: Path) -> None:
    with lingkup(desa_lain.kode):
        KeluargaFactory(desa=desa_lain)

    layar = siapkan()

    assert layar == "Basis data ini dipakai untuk data sungguhan; desa contoh tidak dibuat.\n"
    assert jumlah_keluarga(desa) == 0
    assert not Pengguna.objects.exists()


@time_machine.travel(dt.datetime(2027, 1, 2, 2, 0, tzinfo=dt.UTC))
def test_the_demo_village_can_be_made_on_any_day_of_the_year(desa: Wilayah, folder: Path) -> None:
    siapkan()

    with lingkup(desa.kode):
        assert [satu.tanggal for satu in Pertemuan.objects.filter(jenis="rembuk")] == [dt.date(2026, 6, 17)]
        assert Orang.objects.filter(tanggal_lahir__gt=dt.date(2027, 1, 2)).count() == 0
