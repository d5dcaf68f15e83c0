"""Opening an FGD: which gaps are proposed, whose they are, what is frozen, and that one form opens one."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from laporan.tindakan_tutup import tutup_triwulan
from pemantauan.indikator import SET
from pemantauan.models import PemantauanAnak
from rembuk.models import Masalah, Otoritas, Pertemuan
from rembuk.penyedia import PENYEDIA, penyedia
from tests.rembuk.bahan import SEKARANG, TRIWULAN, isi_triwulan
from tests.rembuk.bahan_fgd import mulai, satu


@pytest.fixture
def _isi(desa: Wilayah) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)


def tercentang(isi: str) -> set[str]:
    return {
        baris.split('"')[0] for baris in isi.split('name="masalah" value="')[1:] if "checked" in baris.split(">")[0]
    }


def test_each_indicator_of_each_set_has_a_provider_that_the_form_knows() -> None:
    semua = {(i.kelompok, i.kode) for satu_set in SET.values() for i in (*satu_set.ibu, *satu_set.anak, *satu_set.paud)}
    assert set(PENYEDIA) == semua
    assert {satu.otoritas for satu in PENYEDIA.values()} <= set(Otoritas.values)
    assert all(satu.siapa and satu.sumber for satu in PENYEDIA.values())
    assert penyedia("anak", "belum ada").otoritas == ""


def test_opened_it_freezes_the_gap_its_dusun_its_provider_and_the_threshold(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    fgd = mulai(di_desa, kpm, ("anak:jamban",))
    jamban = satu(fgd, "jamban")
    assert (jamban.diterima, jamban.seharusnya, jamban.per_dusun) == (1, 3, [["Dusun Barat", 1], ["Dusun Timur", 1]])
    assert (jamban.otoritas, jamban.penanggung_jawab) == ("desa", "Kaur atau Kasi yang membidangi pembangunan")
    assert (fgd.skor_awal["ambang"], fgd.skor_awal["penutupan"]) == ("80", {"tertutup": False, "revisi": 0})
    PemantauanAnak.objects.update(jamban=True)
    jamban.refresh_from_db()
    assert jamban.kurang == 2


def test_a_finalised_quarter_is_taken_as_it_was_frozen(di_desa: Wilayah, kpm: Pengguna) -> None:
    isi_triwulan(di_desa)
    tutup_triwulan(desa=di_desa, triwulan=TRIWULAN, penanda_tangan=(), oleh=kpm, sekarang=SEKARANG)
    fgd = mulai(di_desa, kpm)
    assert fgd.skor_awal["penutupan"] == {"tertutup": True, "revisi": 0, "ditutup_pada": "2026-09-17"}


@pytest.mark.usefixtures("_isi")
def test_what_is_under_the_chosen_threshold_is_ticked(desa: Wilayah, klien_kpm: Client) -> None:
    alamat = f"/{desa.kode}/fgd/baru/?triwulan={TRIWULAN}"
    biasa = tercentang(klien_kpm.get(alamat).content.decode())
    assert "anak:jamban" in biasa
    assert biasa - tercentang(klien_kpm.get(f"{alamat}&ambang=33,33").content.decode()) == {"anak:jamban"}
    assert tercentang(klien_kpm.get(f"{alamat}&ambang=bukan").content.decode()) == biasa


@pytest.mark.usefixtures("_isi")
def test_the_page_says_whether_the_quarter_is_finalised(desa: Wilayah, kpm: Pengguna, klien_kpm: Client) -> None:
    alamat = f"/{desa.kode}/fgd/baru/?triwulan={TRIWULAN}"
    assert "Triwulan II 2026 belum ditutup. Yang dipakai angka hari ini" in klien_kpm.get(alamat).content.decode()
    with lingkup(desa.kode):
        tutup_triwulan(desa=desa, triwulan=TRIWULAN, penanda_tangan=(), oleh=kpm, sekarang=SEKARANG)
    isi = klien_kpm.get(f"/{desa.kode}/fgd/baru/").content.decode()  # the finalised one is proposed by itself
    assert "Kekurangan Triwulan II 2026" in isi
    assert "Yang dipakai angka hari ini" not in isi


@pytest.mark.usefixtures("_isi")
def test_the_same_form_sent_twice_opens_one_fgd(desa: Wilayah, klien_kpm: Client) -> None:
    isi: dict[str, Any] = {"triwulan": str(TRIWULAN), "masalah": ["anak:jamban"], "pengenal": str(uuid.uuid4())}
    jawab = [klien_kpm.post(f"/{desa.kode}/fgd/baru/", isi) for _ in range(2)]
    assert jawab[0].headers["Location"] == jawab[1].headers["Location"]
    with lingkup(desa.kode):
        assert (Pertemuan.objects.count(), Masalah.objects.count()) == (1, 1)


@pytest.mark.usefixtures("_isi")
def test_without_a_tick_nothing_is_opened_and_the_page_says_so(desa: Wilayah, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(f"/{desa.kode}/fgd/baru/", {"triwulan": str(TRIWULAN)})
    assert "Centang paling sedikit satu kekurangan" in jawab.content.decode()
    with lingkup(desa.kode):
        assert Pertemuan.objects.count() == 0


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_list_costs_the_same_with_one_and_with_three(
    desa: Wilayah, kpm: Pengguna, klien_kpm: Client, django_assert_num_queries: Any, jumlah: int
) -> None:
    with lingkup(desa.kode):
        isi_triwulan(desa)
        for _ in range(jumlah):
            mulai(desa, kpm, hari_ini=dt.date(2026, 9, 17))
    klien_kpm.get(f"/{desa.kode}/fgd/")
    with django_assert_num_queries(6):
        isi = klien_kpm.get(f"/{desa.kode}/fgd/").content.decode()
    assert isi.count("3 masalah · 0 usulan") == jumlah
