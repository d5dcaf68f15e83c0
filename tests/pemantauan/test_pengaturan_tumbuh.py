"""Choices about growth and pregnancy: inherited and dated like those of the scorecard, and apart from them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal as D

import pytest
from django.core.management import call_command
from django.test import Client

from kpm.models import Pengguna, Peran, Wilayah
from kpm.periode import Bulan, Triwulan
from pemantauan.kueri_aturan import aturan_tumbuh, tabel_kbm
from pemantauan.kueri_skor import pengaturan_berlaku, skor_triwulan
from pemantauan.models import Kbm, PengaturanPedoman
from pemantauan.pengaturan import BAWAAN
from pemantauan.pengaturan_tumbuh import OPSI_TUMBUH, AturanTumbuh, gabungkan_tumbuh
from pemantauan.skor import sebagai_json
from pemantauan.tindakan.kbm import muat_kbm
from tests.conftest import klien
from tests.factories import AnakFactory, PemantauanAnakFactory, PenggunaFactory, PenugasanFactory

HARI_INI = dt.date(2026, 9, 17)


def atur(kode: str, kunci: str, nilai: str, sejak: dt.date = dt.date(2026, 1, 1)) -> None:
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode=kode), kunci=kunci, nilai=nilai, berlaku_sejak=sejak
    )


def test_the_defaults_are_those_of_the_sources() -> None:
    assert gabungkan_tumbuh() == AturanTumbuh(
        dasar_umur="hari",
        batas_kuning=D("-1"),
        dua_t="putus",
        bulan_timbang=(2, 8),
        batas_lila=D("23.5"),
        hb_trimester=False,
    )


def test_the_nearest_layer_wins() -> None:
    pilih = gabungkan_tumbuh(
        {"tumbuh_dua_t": "lewati", "hamil_hb": "trimester"}, {"tumbuh_dua_t": "putus", "hamil_batas_lila": "23.0"}
    )
    assert (pilih.dua_t, pilih.hb_trimester, pilih.batas_lila) == ("putus", True, D("23.0"))


@pytest.mark.parametrize("salah", [{"tumbuh_x": "hari"}, {"tumbuh_dua_t": "kadang"}, {"fe_rule": "tik"}])
def test_an_unknown_choice_is_refused(salah: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="tidak ada untuk pengaturan"):
        gabungkan_tumbuh(salah)


@pytest.mark.parametrize("opsi", OPSI_TUMBUH, ids=lambda satu: satu.kunci)
def test_every_choice_can_be_made_and_has_words(opsi: object) -> None:
    for nilai in opsi.pilihan:  # type: ignore[attr-defined]
        gabungkan_tumbuh({opsi.kunci: nilai})  # type: ignore[attr-defined]
        assert opsi.sebut(nilai)  # type: ignore[attr-defined]


def test_a_village_inherits_what_is_in_force_on_the_day(di_desa: Wilayah) -> None:
    atur("00", "tumbuh_dasar_umur", "bulan")
    atur("52.04", "tumbuh_tikar_kuning", "-1.5", dt.date(2026, 9, 1))
    agustus, september = aturan_tumbuh(dt.date(2026, 8, 31)), aturan_tumbuh(dt.date(2026, 9, 1))
    assert (agustus.dasar_umur, agustus.batas_kuning) == ("bulan", D("-1"))
    assert (september.dasar_umur, september.batas_kuning) == ("bulan", D("-1.5"))


def test_the_scorecard_and_its_json_do_not_know_them(di_desa: Wilayah) -> None:
    PemantauanAnakFactory(anak=AnakFactory(desa=di_desa), timbang=True)
    atur("52.04", "tumbuh_dasar_umur", "bulan")
    atur("52.04", "hamil_batas_lila", "24.0")
    assert pengaturan_berlaku(di_desa, HARI_INI) == BAWAAN
    isi = sebagai_json(skor_triwulan(di_desa, Triwulan(2026, 3)), desa=di_desa.kode, saring={}, dengan_nama=False)
    assert not re.search("tumbuh|lila", str(isi))


def test_a_kabupaten_chooses_on_the_page_of_the_guidelines(desa: Wilayah, klien_kpm: Client) -> None:
    petugas = PenggunaFactory(nama="Petugas Kabupaten")
    PenugasanFactory(pengguna=petugas, wilayah=Wilayah.objects.get(kode="52.04"), peran=Peran.KABUPATEN)
    kabupaten = klien(petugas)
    lembar = kabupaten.get("/52.04/pedoman/tumbuh_dasar_umur/").content.decode()
    assert "Kartu skor tidak berubah." in lembar
    data = {"nilai": "bulan", "berlaku_sejak": "01-07-2026", "alasan": "Mengikuti e-PPGBM"}
    assert kabupaten.post("/52.04/pedoman/tumbuh_dasar_umur/", data).status_code == 302
    di_kabupaten = kabupaten.get("/52.04/pedoman/").content.decode()
    assert "Mengikuti e-PPGBM" in di_kabupaten
    di_desa = klien_kpm.get("/52.04.20.2005/pedoman/").content.decode()
    assert re.search(r"Umur anak pada z-score</h2>.*?bulan penuh</span> dari ", di_desa, re.S)
    assert klien_kpm.get("/52.04.20.2005/pedoman/tumbuh_dasar_umur/").status_code == 403


def test_a_quarters_page_shows_the_choices_of_the_scorecard_only(desa: Wilayah, klien_kpm: Client) -> None:
    isi = klien_kpm.get("/52.04.20.2005/pedoman/?triwulan=2026-T3").content.decode()
    assert "Umur anak pada z-score" not in isi


def test_the_kbm_is_loaded_once_and_keeps_what_staff_changed(db: None) -> None:
    assert muat_kbm() == 120
    Kbm.objects.filter(jenis_kelamin="L", umur_bulan=7).update(gram=350)
    Kbm.objects.filter(jenis_kelamin="P", umur_bulan=8).delete()
    assert tabel_kbm()["P", 8] == 300
    call_command("muat_kbm")
    assert muat_kbm() == 0
    assert (tabel_kbm()["L", 7], tabel_kbm()["L", 8]) == (350, 300)


@pytest.mark.parametrize("gram", ["0", "2001", "99999", "", "9,5"])
def test_staff_cannot_give_the_kbm_a_weight_no_child_gains(db: None, gram: str) -> None:
    staf = klien(Pengguna.objects.create_superuser("operator", password="sandi-uji-123", nama="Operator"))
    satu = Kbm.objects.create(jenis_kelamin="L", umur_bulan=3, gram=800)
    isi = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": satu.pk, "form-0-gram": gram, "_save": "Simpan"}

    daftar = staf.post("/admin/pemantauan/kbm/", isi)
    sendiri = staf.post(
        f"/admin/pemantauan/kbm/{satu.pk}/change/", {"jenis_kelamin": "L", "umur_bulan": "0", "gram": gram}
    )

    assert (daftar.status_code, sendiri.status_code) == (200, 200)
    satu.refresh_from_db()
    assert (satu.umur_bulan, satu.gram) == (3, 800)


def test_a_choice_of_a_day_to_come_changes_nothing_yet(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, jenis_kelamin="L", lahir=dt.date(2026, 3, 20))
    # 5 bulan, day 179: by the completed month (day 152) the child is longer for its age
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 15), tinggi=True, panjang=D("63.0"), cara_ukur="L"
    )
    atur("00", "tumbuh_dasar_umur", "bulan", dt.date(2026, 9, 20))
    atur("00", "tumbuh_bulan_timbang", "3,9", dt.date(2026, 9, 20))

    gizi = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-09/gizi/")
    baris = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-09/gizi/anak/").context["baris"]
    grid = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-09/grid/").text

    # day 179: (63.0 - 67.4299) / (67.4299 * 0.03169) = -2.07; day 152: (63.0 - 65.8912) / 2.1112 = -1.37
    assert (gizi.context["bulan_timbang"], gizi.context["desa"].angka["pendek"]) == (False, 1)
    assert [nilai for _, _, nilai in baris] == ["PB/U -2,07 (pendek)"]
    assert "pendek (PB/U -2,07)" in grid


def test_the_first_month_leads_to_none_before_it(di_desa: Wilayah, klien_kpm: Client) -> None:
    pertama = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2018-01/gizi/")
    assert pertama.status_code == 200
    assert "pemantauan/2017-12/" not in pertama.text
