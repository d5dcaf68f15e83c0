"""What a finalised quarter says about one person, read inside the database: the same as the card itself says."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from laporan.kueri_garis import baca_garis
from laporan.tampilan_garis import susun_garis
from pemantauan.kueri_beku import hasil_beku
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.models import PemantauanAnak
from pemantauan.skor import Nilai
from sasaran.models import Anak
from tests.conftest import HARI_INI, klien
from tests.laporan.bahan import T3, buka, tutup


@pytest.fixture
def tertutup(_html: None, desa_acuan: Wilayah) -> Wilayah:
    tutup(desa_acuan)
    return desa_acuan


@pytest.mark.parametrize("kelompok", ["ibu", "anak"])
def test_everybody_of_a_finalised_quarter_is_found_with_the_frozen_answers(tertutup: Wilayah, kelompok: str) -> None:
    baris = getattr(skor_berlaku(tertutup, T3).skor, kelompok)
    assert baris
    for satu in baris:
        (hasil,) = hasil_beku({kelompok: [UUID(satu.data.id)]})
        tidak = {kode for kode, jawab in satu.jawaban.items() if jawab.nilai is Nilai.T}
        assert (hasil.triwulan, hasil.kelompok, hasil.id) == (T3, kelompok, satu.data.id)
        assert (hasil.diterima, hasil.seharusnya, hasil.tidak) == (satu.diterima, satu.seharusnya, tidak)


def test_an_opened_quarter_and_another_village_say_nothing(tertutup: Wilayah, desa_lain: Wilayah) -> None:
    anak = [UUID(satu.data.id) for satu in skor_berlaku(tertutup, T3).skor.anak]
    assert len(hasil_beku({"anak": anak})) == len(anak)
    assert (hasil_beku({"anak": [uuid4()]}), hasil_beku({"anak": []})) == ([], [])
    with lingkup(desa_lain.kode):
        assert hasil_beku({"anak": anak}) == []
    buka(tertutup)
    assert hasil_beku({"anak": anak}) == []


def test_a_group_that_is_none_never_reaches_the_database() -> None:
    with pytest.raises(ValueError, match="tidak dikenal"):
        hasil_beku({"anak') --": [uuid4()]})


def test_the_line_of_life_keeps_the_frozen_figure_whatever_is_entered_later(tertutup: Wilayah, kpm: Pengguna) -> None:
    anak = Anak.objects.get(uuid=skor_berlaku(tertutup, T3).skor.anak[0].data.id)
    # the running quarter of the test is the finalised one: it stands once, and as frozen; the one before is open
    semula = susun_garis(baca_garis(tertutup, anak.orang.uuid, HARI_INI), HARI_INI).hasil
    PemantauanAnak.objects.filter(anak=anak).update(air=None, jamban=None, akta=None, jamkes=None)
    kini = susun_garis(baca_garis(tertutup, anak.orang.uuid, HARI_INI), HARI_INI).hasil
    assert [(satu.label, satu.sementara, satu.url_rekap) for satu in kini] == [
        ("Triwulan III 2026", False, "formulir_3b"),
        ("Triwulan II 2026", True, ""),
    ]
    assert kini[0] == semula[0]


def test_the_page_leads_to_the_sheet_that_names_the_person(tertutup: Wilayah, kpm: Pengguna) -> None:
    peramban: Client = klien(kpm)
    anak = Anak.objects.get(uuid=skor_berlaku(tertutup, T3).skor.anak[0].data.id)
    halaman = peramban.get(f"/{tertutup.kode}/sasaran/{anak.orang.uuid}/garis/").content.decode()
    alamat = f"/{tertutup.kode}/laporan/formulir-3b/2026-T3/"
    assert f'href="{alamat}"' in halaman
    assert anak.orang.nama in peramban.get(alamat).content.decode()
    assert Bulan(2026, 8).label in halaman
