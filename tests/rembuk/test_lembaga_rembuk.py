"""The RDS organises the rembuk: its chair leads, its secretary writes, as they served on the day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from kpm.models import Pengguna, Wilayah
from rembuk import kueri
from rembuk.kueri_lembaga import penanda, pengurus
from rembuk.models import AnggotaLembaga
from rembuk.tindakan.evaluasi import mulai_evaluasi
from rembuk.tindakan.fgd import mulai_fgd
from tests.rembuk.bahan import TRIWULAN, isi_profil, isi_triwulan, mulai
from tests.rembuk.bahan_lembaga import isi_lembaga

PADA = dt.date(2026, 9, 17)


def test_a_new_rembuk_is_led_by_the_chair_of_the_rds_and_written_by_its_secretary(
    di_desa: Wilayah, kpm: Pengguna
) -> None:
    isi_triwulan(di_desa)
    isi_profil(di_desa, ketua_rds="Nama Lama", nama_kpm="Nurhayati")
    isi_lembaga(di_desa, kpm)
    rembuk = mulai(di_desa, kpm)
    assert (rembuk.penyelenggara, rembuk.pemimpin, rembuk.unsur_pemimpin, rembuk.notulen, rembuk.unsur_notulen) == (
        "Rumah Desa Sehat (RDS)", "Siti Aminah", "rds", "Syamsuddin", "rds",
    )  # fmt: skip


def test_an_fgd_and_an_evaluation_are_led_and_written_by_the_same_two(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    isi_profil(di_desa, ketua_rds="Nama Lama", nama_kpm="Nurhayati")
    isi_lembaga(di_desa, kpm)
    bersama: dict[str, Any] = {"desa": di_desa, "triwulan": TRIWULAN, "oleh": kpm, "hari_ini": PADA}
    for rapat in (mulai_fgd(**bersama, terpilih=[], ambang=Decimal(80)), mulai_evaluasi(**bersama)):
        assert (rapat.pemimpin, rapat.unsur_pemimpin, rapat.notulen, rapat.unsur_notulen) == (
            "Siti Aminah", "rds", "Syamsuddin", "rds",
        )  # fmt: skip


def test_without_a_recorded_rds_the_profile_and_the_kpm_stand(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    isi_profil(di_desa, ketua_rds="Nama Lama", nama_kpm="Nurhayati")
    isi_lembaga(di_desa, kpm, "tpps")
    rembuk = mulai(di_desa, kpm)
    assert (rembuk.pemimpin, rembuk.unsur_pemimpin, rembuk.notulen, rembuk.unsur_notulen) == (
        "Nama Lama", "rds", "Nurhayati", "kpm",
    )  # fmt: skip


def test_the_chair_is_who_served_on_the_day(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_profil(di_desa, ketua_bpd="M. Saleh")
    isi_lembaga(
        di_desa, kpm, orang=(("Ketua Lama", "Ketua", "tokoh", "L"),), mulai=dt.date(2021, 1, 1),
        selesai=dt.date(2024, 1, 7),
    )  # fmt: skip
    isi_lembaga(di_desa, kpm)
    AnggotaLembaga.objects.filter(nama="Siti Aminah").update(berhenti_pada=dt.date(2026, 3, 1))
    pengganti = {"unsur": "pkk", "jenis_kelamin": "P", "lembaga": AnggotaLembaga.objects.get(nama="Rohana").lembaga}
    AnggotaLembaga.objects.create(desa=di_desa, nama="Pengganti", jabatan="Ketua RDS", urutan=4, **pengganti)
    assert pengurus(["rds"], dt.date(2024, 1, 7)) == {("rds", "ketua"): "Ketua Lama"}
    assert pengurus(["rds"], dt.date(2026, 2, 28))["rds", "ketua"] == "Siti Aminah"
    assert pengurus(["rds"], PADA) == {("rds", "ketua"): "Pengganti", ("rds", "sekretaris"): "Syamsuddin"}
    assert pengurus(["rds"], dt.date(2027, 1, 1)) == {}
    kini = penanda(di_desa, PADA)
    assert (kini.profil.ketua_rds, kini.profil.ketua_bpd) == ("Pengganti", "M. Saleh")


def test_the_berita_acara_names_the_chair_of_the_bpd_of_its_day(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    isi_profil(di_desa, ketua_bpd="Nama Lama")
    isi_lembaga(di_desa, kpm, "bpd", (("M. Saleh", "Ketua", "bpd", "L"),), mulai=dt.date(2026, 7, 1))
    rembuk = mulai(di_desa, kpm)
    assert kueri.rapat(rembuk, di_desa).profil.ketua_bpd == "M. Saleh"
    rembuk.tanggal = dt.date(2026, 6, 25)
    assert kueri.rapat(rembuk, di_desa).profil.ketua_bpd == "Nama Lama"
