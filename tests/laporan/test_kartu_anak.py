"""The page of a child's growth and its card on paper."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal as D
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from kpm.models import Jejak, Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_tumbuh import tumbuh_anak, tumbuh_terakhir
from pemantauan.models import DosisImunisasi
from pemantauan.tampilan_tumbuh import susun_tumbuh
from sasaran.models import Anak, Orang
from tests.factories import AnakFactory, OrangFactory, PemantauanAnakFactory


@pytest.fixture
def aisyah(di_desa: Wilayah) -> Anak:
    anak: Anak = AnakFactory(desa=di_desa, nama="Aisyah", jenis_kelamin="L", lahir=dt.date(2025, 6, 15))
    for bulan, berat, panjang in ((6, "9.6", "71.0"), (7, "9.7", None), (8, "9.8", "73.0")):
        PemantauanAnakFactory(
            anak=anak, bulan=Bulan(2026, bulan), tanggal=dt.date(2026, bulan, 15), timbang=True, berat=D(berat),
            tinggi=bool(panjang) or None, panjang=D(panjang) if panjang else None, cara_ukur="L" if panjang else "",
        )  # fmt: skip
    return anak


def halaman(klien: Client, desa: Wilayah, orang: Orang) -> Any:
    return klien.get(f"/{desa.kode}/sasaran/{orang.uuid}/tumbuh/")


def test_the_page_says_what_the_last_month_says(di_desa: Wilayah, klien_kpm: Client, aisyah: Anak) -> None:
    isi = halaman(klien_kpm, di_desa, aisyah.orang)

    lembar = isi.context["lembar"]
    assert [satu.kms for satu in lembar.baris] == ["2T +100 g", "T +100 g", "B"]
    assert [satu.kurva is not None for satu in lembar.gambar] == [True, True, True]
    assert lembar.tanda == (("merah", "Berat tidak naik dua kali berturut-turut (2T)"),)
    # 365 days: -1.99
    assert "PB/U -1,99 normal" in isi.text


@pytest.mark.parametrize(("pada", "ada"), [(dt.date(2026, 10, 31), True), (dt.date(2026, 11, 1), False)])
def test_a_weight_that_did_not_rise_is_a_warning_as_long_as_on_the_first_screen(
    aisyah: Anak, pada: dt.date, ada: bool
) -> None:
    assert bool(susun_tumbuh("L", tumbuh_anak(aisyah), pada).tanda) is ada
    assert (tumbuh_terakhir(None, pada)[aisyah.uuid].kms_kini(pada) is not None) is ada


def test_the_page_asks_the_same_for_one_month_and_three(
    di_desa: Wilayah, klien_kpm: Client, aisyah: Anak, django_assert_num_queries: Any
) -> None:
    satu = AnakFactory(desa=di_desa, nama="Satu", lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=satu, bulan=Bulan(2026, 8), timbang=True, berat=D("9.0"))
    for anak in (satu, aisyah):
        with django_assert_num_queries(4 + 5):
            halaman(klien_kpm, di_desa, anak.orang)


def test_a_child_without_birth_date_or_measurement_is_told_in_words(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15))
    assert "Belum ada berat atau panjang" in halaman(klien_kpm, di_desa, anak.orang).text
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), timbang=True, berat=D("9.0"))
    anak.orang.tanggal_lahir = None
    anak.orang.save()
    assert "Tanggal lahir belum dicatat" in halaman(klien_kpm, di_desa, anak.orang).text


def test_a_mother_has_no_page_of_growth(di_desa: Wilayah, klien_kpm: Client) -> None:
    ibu = OrangFactory(desa=di_desa)
    assert halaman(klien_kpm, di_desa, ibu).status_code == 404
    assert klien_kpm.get(f"/{di_desa.kode}/sasaran/{ibu.uuid}/kartu.pdf").status_code == 404


def test_the_card_holds_curves_measurements_and_doses_and_leaves_a_trace(
    di_desa: Wilayah, klien_kpm: Client, aisyah: Anak
) -> None:
    DosisImunisasi.objects.create(desa=di_desa, anak=aisyah, vaksin="bcg", dosis=1, tanggal=dt.date(2025, 7, 20))

    berkas = klien_kpm.get(f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/kartu.pdf")

    teks = " ".join("\n".join(h.extract_text() for h in PdfReader(io.BytesIO(berkas.content)).pages).split())
    assert "KARTU PERTUMBUHAN ANAK Aisyah" in teks
    assert "(PB/U)" in teks
    assert "20-07-2025" in teks
    assert "PB/U -1,99 normal" in teks
    assert Jejak.objects.filter(objek=f"kartu anak {aisyah.orang.uuid}").count() == 1


def test_a_swollen_child_is_named_on_the_page_and_the_card_and_its_weight_not_judged(
    di_desa: Wilayah, klien_kpm: Client, aisyah: Anak
) -> None:
    PemantauanAnakFactory(
        anak=aisyah, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 15), timbang=True, berat=D("10.0"), edema=True
    )

    isi = halaman(klien_kpm, di_desa, aisyah.orang)
    berkas = klien_kpm.get(f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/kartu.pdf")

    lembar = isi.context["lembar"]
    assert lembar.tanda == (("merah", "Bengkak di kedua kaki"),)
    assert [satu.bengkak for satu in lembar.baris] == ["Bengkak di kedua kaki", "", "", ""]
    assert lembar.gambar[1].keterangan == ("15 September 2026: bengkak di kedua kaki, berat badan sangat kurang.")
    # one sentence of warning, one of the month
    assert isi.text.count("Bengkak di kedua kaki") == 2
    teks = " ".join("\n".join(h.extract_text() for h in PdfReader(io.BytesIO(berkas.content)).pages).split())
    assert "15-09-2026 15 bulan 10,00 kg" in teks
    assert teks.count("Bengkak di kedua kaki") == 2


def test_feet_seen_without_swelling_later_end_the_warning(di_desa: Wilayah, klien_kpm: Client, aisyah: Anak) -> None:
    for bulan, edema in ((9, True), (10, False)):
        PemantauanAnakFactory(
            anak=aisyah, bulan=Bulan(2026, bulan), tanggal=dt.date(2026, bulan, 15), timbang=True, berat=D(9 + bulan),
            edema=edema,
        )  # fmt: skip
    tanda = dict(halaman(klien_kpm, di_desa, aisyah.orang).context["lembar"].tanda)
    assert "Bengkak di kedua kaki" not in tanda.values()


def test_the_page_tells_day_and_length_that_were_used(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, jenis_kelamin="L", lahir=dt.date(2025, 5, 1))
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 8), tanggal=dt.date(2026, 8, 5), tinggi=True, panjang=D("77.0"), cara_ukur="H"
    )
    (baris,) = halaman(klien_kpm, di_desa, anak.orang).context["lembar"].baris
    # standing before day 731: 0.7 cm more
    assert (baris.hari, baris.panjang, baris.dihitung) == ("461 hari", "77,0 cm berdiri", "77,7 cm")


def test_the_card_of_a_child_never_measured_holds_its_doses(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15))
    DosisImunisasi.objects.create(desa=di_desa, anak=anak, vaksin="bcg", dosis=1, tanggal=dt.date(2025, 7, 20))
    DosisImunisasi.objects.create(
        desa=di_desa, anak=anak, vaksin="opv", dosis=1, tanggal=dt.date(2025, 8, 31), tanggal_perkiraan=True
    )

    berkas = klien_kpm.get(f"/{di_desa.kode}/sasaran/{anak.orang.uuid}/kartu.pdf")

    teks = " ".join("\n".join(h.extract_text() for h in PdfReader(io.BytesIO(berkas.content)).pages).split())
    assert "20-07-2025" in teks
    assert "OPV 1 1 bulan 08-2025" in teks  # only its month is known
    assert "Belum ada berat atau panjang badan yang dicatat." in teks


def test_the_first_page_of_the_card_holds_all_curves_and_the_doses(
    di_desa: Wilayah, klien_kpm: Client, aisyah: Anak
) -> None:
    berkas = klien_kpm.get(f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/kartu.pdf")
    satu = " ".join(PdfReader(io.BytesIO(berkas.content)).pages[0].extract_text().split())
    assert [kata in satu for kata in ("(PB/U)", "(BB/U)", "(BB/PB)", "Imunisasi", "MR 2")] == [True] * 5


def test_each_index_tells_its_own_day(di_desa: Wilayah, klien_kpm: Client, aisyah: Anak) -> None:
    PemantauanAnakFactory(
        anak=aisyah, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 15), timbang=True, berat=D("10.0")
    )
    isi = halaman(klien_kpm, di_desa, aisyah.orang)
    assert [(satu.nama, satu.pada) for satu in isi.context["lembar"].kini] == [
        ("PB/U", "15 Agustus 2026"), ("BB/U", "15 September 2026"),
        ("BB/PB", "15 Agustus 2026"), ("IMT/U", "15 Agustus 2026"),
    ]  # fmt: skip
    assert '<span class="redup kecil utuh">15 Agustus 2026</span>' in isi.text


def test_the_months_tell_who_decided_and_that_last_months_weight_waits(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, jenis_kelamin="L", lahir=dt.date(2025, 6, 15))
    for bulan, berat, putusan in ((5, "9.4", ""), (6, "9.5", "N"), (7, "8.4", ""), (8, "9.2", "")):
        PemantauanAnakFactory(
            anak=anak, bulan=Bulan(2026, bulan), tanggal=dt.date(2026, bulan, 15), timbang=True, berat=D(berat),
            kms_putusan=putusan, kms_alasan="menurut grafik" if putusan else "",
        )  # fmt: skip
    baris = halaman(klien_kpm, di_desa, anak.orang).context["lembar"].baris
    assert [satu.kms_kata for satu in baris][1:] == ["", "naik menurut petugas", "penimbangan pertama"]
    assert baris[0].kms_kata == "berat bulan lalu menunggu diperiksa"


def test_a_child_of_five_is_told_that_the_standard_ends(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2021, 9, 10))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 9), tanggal=dt.date(2026, 9, 15), timbang=True, berat=D("18.0"))
    isi = halaman(klien_kpm, di_desa, anak.orang)
    assert isi.context["lembar"].gambar == ()
    assert "Standar WHO berlaku sampai umur 59 bulan" in isi.text
    lembar = klien_kpm.get(f"/{di_desa.kode}/pemantauan/2026-09/balita/{anak.uuid}/").text
    assert "Anak sudah lima tahun: standar WHO berlaku sampai umur 59 bulan." in lembar
