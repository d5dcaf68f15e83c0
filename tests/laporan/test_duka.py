"""After a loss nothing is asked any more: not on a page, on a list or of the father. What was recorded stays."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Wilayah
from kpm.periode import Bulan, Triwulan
from laporan.kueri_ayah import baca_ayah
from laporan.kueri_kurang import daftar_kurang
from pemantauan.kueri_bulan import kemajuan, sasaran_anak, sasaran_ibu
from pemantauan.kueri_kartu import skor_berlaku
from pemantauan.kueri_paud import sasaran_paud
from sasaran import tindakan
from sasaran.models import Anak, Kehamilan
from tests.conftest import HARI_INI
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
)

D = "/52.04.20.2005"
AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)
HARI = dt.date(2026, 9, 10)
TUGAS = ("Isi ", "Nilai ", "belum dicatat", "Belum dicatat", "Catat persalinan")


@pytest.fixture
def umur_setahun(desa: Wilayah) -> Anak:
    """A boy of fourteen months with August recorded and July not."""
    with lingkup(desa.kode):
        anak: Anak = AnakFactory(desa=desa, nama="Umar", lahir=dt.date(2025, 6, 15), nama_ayah="Hasan")
        PemantauanAnakFactory(anak=anak, bulan=AGUSTUS, timbang=True)
    return anak


@pytest.fixture
def hamil(desa: Wilayah) -> Kehamilan:
    """A woman pregnant for five months, with August recorded."""
    with lingkup(desa.kode):
        ibu = OrangFactory(desa=desa, keluarga=KeluargaFactory(desa=desa), nama="Rohana")
        satu: Kehamilan = KehamilanFactory(desa=desa, ibu=ibu, hpht=dt.date(2026, 4, 1), sejak=dt.date(2026, 6, 1))
        PemantauanIbuFactory(kehamilan=satu, bulan=AGUSTUS, fe=30)
    return satu


def wafat(desa: Wilayah, orang: object) -> None:
    with lingkup(desa.kode):
        tindakan.keluar(orang=orang, tanggal=HARI, sebab="meninggal", oleh=None, versi=None)  # type: ignore[arg-type]


def gugur(desa: Wilayah, hamil: Kehamilan) -> None:
    with lingkup(desa.kode):
        tindakan.catat_persalinan(kehamilan=hamil, tanggal=HARI, hasil="keguguran", oleh=None)


def teks(klien: Client, alamat: str) -> str:
    isi = klien.get(f"{D}{alamat}").content.decode().split('id="isi"')[1]
    return " ".join(re.sub(r"<[^>]*>", " ", isi).split())


def test_a_child_that_died_is_on_no_list_but_where_it_was_recorded(desa: Wilayah, umur_setahun: Anak) -> None:
    wafat(desa, umur_setahun.orang)
    with lingkup(desa.kode):
        assert [sasaran_anak(bulan).count() for bulan in (Bulan(2026, 7), AGUSTUS, SEPTEMBER)] == [0, 1, 0]
        assert kemajuan(SEPTEMBER) == (0, 0)
        assert sasaran_paud(Bulan(2027, 6), Bulan(2027, 12)).count() == 0


def test_a_lost_pregnancy_is_on_no_list_but_where_it_was_recorded(desa: Wilayah, hamil: Kehamilan) -> None:
    gugur(desa, hamil)
    with lingkup(desa.kode):
        assert [sasaran_ibu(bulan).count() for bulan in (Bulan(2026, 7), AGUSTUS, SEPTEMBER)] == [0, 1, 0]


def test_a_woman_who_died_is_on_no_list_but_where_she_was_recorded(desa: Wilayah, hamil: Kehamilan) -> None:
    wafat(desa, hamil.ibu)
    with lingkup(desa.kode):
        assert [sasaran_ibu(bulan).count() for bulan in (Bulan(2026, 7), AGUSTUS, SEPTEMBER)] == [0, 1, 0]


def test_a_stillbirth_leaves_the_puerperium_on_the_list(desa: Wilayah, hamil: Kehamilan) -> None:
    with lingkup(desa.kode):
        tindakan.catat_persalinan(kehamilan=hamil, tanggal=HARI, hasil="lahir_mati", oleh=None)
        assert [sasaran_ibu(bulan).count() for bulan in (SEPTEMBER, Bulan(2026, 10), Bulan(2026, 11))] == [1, 1, 0]


def test_the_page_of_a_child_that_died_tells_and_asks_nothing(
    desa: Wilayah, umur_setahun: Anak, klien_kpm: Client
) -> None:
    sebelum = teks(klien_kpm, f"/sasaran/{umur_setahun.orang.uuid}/")
    assert [kata in sebelum for kata in ("Isi ", "Nilai ", "Bulan yang belum dicatat")] == [True, True, True]
    wafat(desa, umur_setahun.orang)
    sesudah = teks(klien_kpm, f"/sasaran/{umur_setahun.orang.uuid}/").split("Data diri")[0]
    assert "Umar meninggal dunia pada 10 September 2026. Turut berduka cita." in sesudah
    assert [kata for kata in TUGAS if kata in sesudah] == []
    assert "14 bulan" in klien_kpm.get(f"{D}/sasaran/{umur_setahun.orang.uuid}/").content.decode()  # its age that day


def test_the_page_of_a_lost_pregnancy_names_no_date_of_birth_to_come(
    desa: Wilayah, hamil: Kehamilan, klien_kpm: Client
) -> None:
    alamat = f"/sasaran/{hamil.ibu.uuid}/"
    assert "HPL" in teks(klien_kpm, alamat)
    gugur(desa, hamil)
    isi = teks(klien_kpm, alamat).split("Data diri")[0]
    assert "Turut berduka untuk ibu dan keluarga. Tidak ada lagi yang perlu dicatat untuk kehamilan ini." in isi
    assert [kata for kata in (*TUGAS, "HPL") if kata in isi] == []


def test_the_mother_sees_her_children_with_what_became_of_them(
    desa: Wilayah, hamil: Kehamilan, klien_kpm: Client
) -> None:
    with lingkup(desa.kode):
        anak = AnakFactory(desa=desa, nama="Siti", lahir=dt.date(2025, 6, 15), ibu=hamil.ibu)
    wafat(desa, anak.orang)
    isi = teks(klien_kpm, f"/sasaran/{hamil.ibu.uuid}/")
    assert "Siti Lahir 15 Juni 2025 · meninggal dunia 10 September 2026" in isi


def test_nobody_is_visited_or_invited_for_who_was_lost(desa: Wilayah, umur_setahun: Anak, hamil: Kehamilan) -> None:
    def diundang() -> list[list[str]]:
        skor = skor_berlaku(desa, Triwulan(2026, 3)).skor
        return [[satu.nama for satu in ayah.belum] for ayah in baca_ayah(skor).undang]

    with lingkup(desa.kode):
        assert sorted(diundang()) == [["Rohana"], ["Umar"]]
        assert len(daftar_kurang(desa, HARI_INI)) == 2
    wafat(desa, umur_setahun.orang)
    gugur(desa, hamil)
    with lingkup(desa.kode):
        assert diundang() == []
        assert daftar_kurang(desa, HARI_INI) == []
