"""The line of life of one person: a golden life worked out by hand, twins, arrivals, losses, and who may read it."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal

import pytest
from django.test import Client
from pypdf import PdfReader

from kpm.lingkup import lingkup
from kpm.models import Jejak, Peran, Wilayah
from kpm.periode import Bulan
from laporan.kueri_garis import baca_garis
from laporan.tampilan_garis import GarisHidup, susun_garis
from pemantauan.models import Rujukan
from rembuk.models import Masalah, Pertemuan
from sasaran.models import Anak, Kejadian, Keluarga, Orang
from tests.conftest import HARI_INI, _petugas, klien
from tests.factories import (
    AnakFactory,
    DusunFactory,
    KehamilanFactory,
    KeluargaFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PemantauanPaudFactory,
    PosyanduFactory,
    WilayahFactory,
)

NIK = "6213990307260001"


@pytest.fixture
def keluarga(di_desa: Wilayah) -> Keluarga:
    return KeluargaFactory(
        desa=di_desa, kepala="Suhardi", dusun=DusunFactory(desa=di_desa, nama="Dusun Barat"), rt="01"
    )


@pytest.fixture
def aisyah(keluarga: Keluarga) -> Anak:
    """Born on 3 March 2026 of a pregnancy watched since December; weighed in March, April and July."""
    desa = keluarga.desa
    ibu = OrangFactory(desa=desa, nama="Rohana", keluarga=keluarga)
    hamil = KehamilanFactory(
        desa=desa, ibu=ibu, hpht=dt.date(2025, 5, 27), sejak=dt.date(2025, 12, 8),
        berakhir_pada=dt.date(2026, 3, 3), hasil="lahir_hidup", suami="Suhardi",
    )  # fmt: skip
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2025, 12), anc=1, fe=30, air=True)
    PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 3), nifas=2)
    anak: Anak = AnakFactory(
        desa=desa, keluarga=keluarga, nama="Aisyah", jenis_kelamin="P", lahir=dt.date(2026, 3, 3), kehamilan=hamil,
        ibu=ibu, nama_ayah="Suhardi", berat_lahir=Decimal("2.90"), panjang_lahir=Decimal("48.2"), no_kia="KIA-7",
    )  # fmt: skip
    anak.orang.nik = NIK
    anak.orang.posyandu = PosyanduFactory(desa=desa, nama="Posyandu Melati")
    anak.orang.save()
    catat = {"anak": anak}
    PemantauanAnakFactory(
        **catat, bulan=Bulan(2026, 3), timbang=True, berat=Decimal("3.10"), tikar="K", air=True, jamban=False
    )
    PemantauanAnakFactory(**catat, bulan=Bulan(2026, 4), timbang=True, berat=Decimal("4.25"), imunisasi="belum")
    PemantauanAnakFactory(
        **catat, bulan=Bulan(2026, 7), timbang=True, berat=Decimal("6.00"), tinggi=True, panjang=Decimal("61.5"),
        konseling_ayah=True, kunjungan=1, tikar="H",
    )  # fmt: skip
    return anak


def garis(desa: Wilayah, orang: Orang) -> GarisHidup:
    return susun_garis(baca_garis(desa, orang.uuid, HARI_INI), HARI_INI)


def dibaca(hasil: GarisHidup) -> list[str]:
    """The line as one reads it: a stage in capitals, then its points."""
    baris = []
    for babak in hasil.babak:
        baris.append(babak.nama.upper())
        baris += [" / ".join((t.waktu, t.judul, *t.teks, *(kata for _, kata in t.tanda))) for t in babak.titik]
    return baris


def test_a_life_is_told_from_the_pregnancy_to_today_with_its_gaps(di_desa: Wilayah, aisyah: Anak) -> None:
    Kejadian.objects.create(desa=di_desa, orang=aisyah.orang, jenis="identitas", tanggal=dt.date(2026, 5, 20))
    hasil = garis(di_desa, aisyah.orang)
    assert dibaca(hasil) == [
        "DALAM KANDUNGAN",
        "8 Desember 2025 / Ibu didata hamil / Ibu Rohana.",
        # 27 May to 15 December: 6 months
        "15 Desember 2025 / Desember 2025, hamil 6 bulan / Diterima: periksa kehamilan 1 kali, Fe 30 tablet, air.",
        "LAHIR",
        "3 Maret 2026 / Lahir / 2,90 kg, 48,2 cm",
        "0–5 BULAN",
        "15 Maret 2026 / Maret 2026, 0 bulan / 3,10 kg. / Diterima: air. / Tikar kuning",
        "15 Maret 2026 / Maret 2026, ibu dalam masa nifas / Diterima: periksa nifas 2 kali.",
        "15 April 2026 / April 2026, 1 bulan / 4,25 kg. / Tidak ada layanan lain yang diterima.",
        "Mei–Juni 2026 / belum dicatat / 2 bulan",
        "20 Mei 2026 / NIK dicatat / Identitas sementara diganti NIK, riwayatnya tetap satu.",
        "15 Juli 2026 / Juli 2026, 4 bulan / 6,00 kg, 61,5 cm. / "
        "Diterima: konseling ayah, kunjungan rumah 1 kali. / Tikar hijau",
        "Agustus 2026 / belum dicatat",
    ]
    assert hasil.ringkas == [("Bulan dicatat", "3"), ("Kunjungan rumah", "1 kali"), ("Ayah ikut konseling", "1 bulan")]
    assert [(satu.judul, satu.keterangan) for satu in hasil.grafik] == [
        # 15 July is the 134th day
        ("Berat badan menurut umur", "4 kali diukur, terakhir 6,00 kg pada umur 4 bulan."),
        ("Panjang badan menurut umur", "2 kali diukur, terakhir 61,5 cm pada umur 4 bulan."),
    ]
    assert [(satu.label, satu.sementara) for satu in hasil.hasil] == [
        ("Triwulan III 2026", True),
        ("Triwulan II 2026", True),
    ]


def test_twins_name_each_other_and_their_mother_names_both(di_desa: Wilayah, aisyah: Anak) -> None:
    AnakFactory(
        desa=di_desa, keluarga=aisyah.orang.keluarga, nama="Aminah", lahir=dt.date(2026, 3, 3),
        kehamilan=aisyah.kehamilan, ibu=aisyah.ibu,
    )  # fmt: skip
    assert "3 Maret 2026 / Lahir / 2,90 kg, 48,2 cm / Kembar dengan Aminah." in dibaca(garis(di_desa, aisyah.orang))
    assert aisyah.ibu is not None
    melahirkan = [satu for satu in dibaca(garis(di_desa, aisyah.ibu)) if "Melahirkan" in satu]
    assert melahirkan == ["3 Maret 2026 / Melahirkan / Aisyah", "3 Maret 2026 / Melahirkan / Aminah"]


def test_months_from_before_an_arrival_are_marked_as_the_other_village_s(di_desa: Wilayah, aisyah: Anak) -> None:
    Kejadian.objects.create(
        desa=di_desa, orang=aisyah.orang, jenis="datang", tanggal=dt.date(2026, 6, 1), tempat_lain="Desa Labuhan"
    )
    batal = dt.datetime(2026, 6, 3, tzinfo=dt.UTC)
    Kejadian.objects.create(
        desa=di_desa, orang=aisyah.orang, jenis="meninggal", tanggal=dt.date(2026, 6, 2), dibatalkan_pada=batal
    )
    hasil = dibaca(garis(di_desa, aisyah.orang))
    assert [satu.split(" / ")[0] for satu in hasil if "Dicatat di desa asal." in satu] == [
        "15 Desember 2025", "15 Maret 2026", "15 Maret 2026", "15 April 2026",
    ]  # fmt: skip
    assert "1 Juni 2026 / Datang dari desa lain / Dari Desa Labuhan." in hasil
    assert not any("Meninggal" in satu for satu in hasil)


def test_a_woman_s_line_tells_each_pregnancy_and_speaks_softly_of_a_loss(di_desa: Wilayah, keluarga: Keluarga) -> None:
    ibu = OrangFactory(desa=di_desa, nama="Rohana", keluarga=keluarga)
    KehamilanFactory(
        desa=di_desa, ibu=ibu, kehamilan_ke=1, hpht=dt.date(2025, 1, 6), sejak=dt.date(2025, 2, 10),
        berakhir_pada=dt.date(2025, 3, 20), hasil="keguguran",
    )  # fmt: skip
    kedua = KehamilanFactory(
        desa=di_desa, ibu=ibu, kehamilan_ke=2, hpht=dt.date(2026, 3, 10), sejak=dt.date(2026, 6, 10), suami="Hasan"
    )
    PemantauanIbuFactory(kehamilan=kedua, bulan=Bulan(2026, 7), anc=1, suami=True)
    hasil = garis(di_desa, ibu)
    assert dibaca(hasil) == [
        "KEHAMILAN KE-1",
        "10 Februari 2025 / Didata hamil",
        "20 Maret 2025 / Keguguran / Kehamilan ini berakhir sebelum 22 minggu.",
        "KEHAMILAN KE-2",
        "Juni 2026 / belum dicatat",
        "10 Juni 2026 / Didata hamil / Suami Hasan.",
        "15 Juli 2026 / Juli 2026, hamil 4 bulan / Diterima: periksa kehamilan 1 kali, suami ikut.",
        "Agustus 2026 / belum dicatat",
    ]
    assert [judul for judul, _ in hasil.petak] == ["Layanan kehamilan ke-2"]


def test_a_death_without_an_event_of_its_own_is_told_once(di_desa: Wilayah, aisyah: Anak) -> None:
    aisyah.orang.keluar_pada, aisyah.orang.sebab_keluar = dt.date(2026, 8, 2), "meninggal"
    aisyah.orang.save()
    assert dibaca(garis(di_desa, aisyah.orang))[-1] == "2 Agustus 2026 / Meninggal dunia"
    Kejadian.objects.create(desa=di_desa, orang=aisyah.orang, jenis="meninggal", tanggal=dt.date(2026, 8, 2))
    semua = [satu for satu in dibaca(garis(di_desa, aisyah.orang)) if "Meninggal" in satu]
    assert semua == ["2 Agustus 2026 / Meninggal dunia / Catatannya disimpan sampai hari itu."]


def test_years_of_paud_are_one_point_each(di_desa: Wilayah, keluarga: Keluarga) -> None:
    besar = AnakFactory(desa=di_desa, keluarga=keluarga, lahir=dt.date(2023, 5, 20), sejak=dt.date(2025, 11, 1))
    for bulan, hadir in ((Bulan(2025, 11), True), (Bulan(2025, 12), False), (Bulan(2026, 7), True)):
        PemantauanPaudFactory(anak=besar, bulan=bulan, hadir=hadir)
    hasil = garis(di_desa, besar.orang)
    assert dibaca(hasil)[-5:] == [
        "1 November 2025 / Mulai didata di desa ini / Sumber: Wawancara / kunjungan rumah.",
        "31 Desember 2025 / PAUD 2025 / Mengikuti 1 dari 2 bulan yang dicatat.",
        "Januari–Juni 2026 / belum dicatat di PAUD / 6 bulan",
        "31 Juli 2026 / PAUD 2026 / Mengikuti 1 dari 1 bulan yang dicatat.",
        "Agustus 2026 / belum dicatat di PAUD",
    ]
    assert [(satu.tahun, satu.bulan[10:], satu.hadir, satu.tercatat) for satu in hasil.paud] == [
        (2025, ("y", "t"), 1, 2),
        (2026, ("", ""), 1, 1),
    ]


def test_a_person_without_anything_has_an_empty_line_and_a_card(
    di_desa: Wilayah, keluarga: Keluarga, klien_kpm: Client
) -> None:
    orang = OrangFactory(desa=di_desa, keluarga=keluarga, nama="Hasan")
    halaman = klien_kpm.get(f"/{di_desa.kode}/sasaran/{orang.uuid}/garis/")
    assert "Belum ada yang dicatat" in halaman.content.decode()
    assert klien_kpm.get(f"/{di_desa.kode}/sasaran/{orang.uuid}/garis.pdf").status_code == 200


def test_a_rembuk_is_told_by_how_many_of_its_gaps_were_this_child_s(di_desa: Wilayah, aisyah: Anak) -> None:
    rembuk = Pertemuan.objects.create(desa=di_desa, tahun=2026, triwulan="2026-T3", tanggal=dt.date(2026, 9, 1))
    for indikator, kelompok in (("akta", "anak"), ("imunisasi", "anak"), ("anc", "ibu")):
        Masalah.objects.create(
            desa=di_desa, rembuk=rembuk, kelompok=kelompok, indikator=indikator, diterima=1, seharusnya=2
        )
    # of the child's own gaps: no certificate; immunisation is judged from six months on
    assert dibaca(garis(di_desa, aisyah.orang))[-1] == (
        "1 September 2026 / Rembuk stunting tahun 2026 / 1 dari 3 masalah yang dibahas juga dialaminya."
    )


# ---------------------------------------------------------------- the page and the card


def test_the_page_is_linked_from_the_person_and_hides_the_nik(
    klien_kpm: Client, di_desa: Wilayah, aisyah: Anak
) -> None:
    alamat = f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/"
    assert f'href="{alamat}garis/"' in klien_kpm.get(alamat).content.decode()
    halaman = klien_kpm.get(f"{alamat}garis/").content.decode()
    assert (NIK in halaman.replace(" ", ""), "6213 99•• •••• ••••" in halaman) == (False, True)
    assert re.findall(r"<h2 id=\"babak-\d+\">(.*?)</h2>", halaman) == ["Dalam kandungan", "Lahir", "0–5 bulan"]
    assert f'href="/{di_desa.kode}/sasaran/{aisyah.ibu.uuid}/garis/"' in halaman  # type: ignore[union-attr]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_page_costs_the_same_queries_for_one_month_and_for_three(
    klien_kpm: Client, di_desa: Wilayah, keluarga: Keluarga, django_assert_num_queries, jumlah: int
) -> None:
    ibu = OrangFactory(desa=di_desa, keluarga=keluarga)
    hamil = KehamilanFactory(
        desa=di_desa, ibu=ibu, hpht=dt.date(2025, 5, 27), berakhir_pada=dt.date(2026, 3, 3), hasil="lahir_hidup"
    )
    anak = AnakFactory(desa=di_desa, keluarga=keluarga, lahir=dt.date(2026, 3, 3), kehamilan=hamil, ibu=ibu)
    for ke in range(jumlah):
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8).geser(-ke), timbang=True, berat=Decimal(6 - ke))
        PemantauanIbuFactory(kehamilan=hamil, bulan=Bulan(2026, 2).geser(-ke), anc=1)
        Kejadian.objects.create(desa=di_desa, orang=anak.orang, jenis="diasuh", tanggal=HARI_INI, ke_keluarga=keluarga)
    with django_assert_num_queries(14):
        klien_kpm.get(f"/{di_desa.kode}/sasaran/{anak.orang.uuid}/garis/")


def test_the_card_is_one_or_two_pages_and_leaves_a_trace(klien_kpm: Client, di_desa: Wilayah, aisyah: Anak) -> None:
    for ke in range(19):  # a child of two years, every month
        PemantauanAnakFactory(
            anak=aisyah, bulan=Bulan(2026, 8).geser(ke), timbang=True, berat=Decimal(7 + ke) / 1, air=True
        )
    jawab = klien_kpm.get(f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/garis.pdf")
    assert jawab.headers["Content-Type"] == "application/pdf"
    halaman = [satu.extract_text() for satu in PdfReader(io.BytesIO(jawab.content)).pages]
    assert len(halaman) == 2
    teks = " ".join(" ".join(halaman).split())
    for kata in (
        "KARTU RIWAYAT",
        "Aisyah",
        "6213 99•• •••• ••••",
        "KIA-7",
        "Rohana",
        "Mei–Juni 2026",
        "48,2 cm",
        "61,5",
    ):
        assert kata in teks, kata
    assert NIK not in teks.replace(" ", "")
    assert list(Jejak.objects.values_list("perbuatan", "objek")) == [
        (Jejak.Perbuatan.UNDUH_NAMA, f"kartu riwayat {aisyah.orang.uuid}")
    ]


def test_the_card_of_a_child_with_many_days_stays_on_two_pages(
    klien_kpm: Client, di_desa: Wilayah, aisyah: Anak
) -> None:
    lahir = aisyah.orang.tanggal_lahir
    assert lahir is not None
    for ke in range(16):
        PemantauanAnakFactory(
            anak=aisyah, bulan=Bulan(2026, 8).geser(ke), berat=Decimal(7) + Decimal(ke) / 5, panjang=Decimal(62 + ke)
        )
    for ke in range(13):
        tanggal = lahir + dt.timedelta(days=31 * ke)
        Rujukan.objects.create(desa=di_desa, orang=aisyah.orang, anak=aisyah, tanggal=tanggal, alasan=["bahaya"])
    jawab = klien_kpm.get(f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/garis.pdf")
    halaman = [satu.extract_text() for satu in PdfReader(io.BytesIO(jawab.content)).pages]
    assert ["Pertumbuhan" in satu for satu in halaman] == [True, False]


def test_without_pango_the_card_is_the_same_page_as_html(
    klien_kpm: Client, di_desa: Wilayah, aisyah: Anak, settings
) -> None:
    settings.KPM_TANPA_PDF = True
    jawab = klien_kpm.get(f"/{di_desa.kode}/sasaran/{aisyah.orang.uuid}/garis.pdf")
    assert (jawab.headers["Content-Type"], "Kartu riwayat" in jawab.content.decode()) == ("text/html", True)


@pytest.mark.parametrize("rupa", ["garis/", "garis.pdf"])
def test_another_village_s_person_is_404_and_roles_without_names_are_refused(
    di_desa: Wilayah, desa_lain: Wilayah, kpm_lain, aisyah: Anak, rupa: str
) -> None:
    jalur = f"sasaran/{aisyah.orang.uuid}/{rupa}"
    assert klien(kpm_lain).get(f"/{desa_lain.kode}/{jalur}").status_code == 404
    for peran in (Peran.ANGGOTA_RDS, Peran.BPD):
        assert klien(_petugas(di_desa, peran, "Anggota")).get(f"/{di_desa.kode}/{jalur}").status_code == 403
    assert klien(_petugas(di_desa, Peran.BIDAN, "Bidan")).get(f"/{di_desa.kode}/{jalur}").status_code == 200


def test_a_kelurahan_is_never_called_a_desa_in_a_life(desa: Wilayah) -> None:
    """Of the village itself; where somebody came from may well be a desa."""
    kelurahan = WilayahFactory(kode="52.04.20.1001", nama="Brang Biji")
    orang = klien(_petugas(kelurahan, Peran.KPM, "Salmah"))
    with lingkup(kelurahan.kode):
        rumah = KeluargaFactory(desa=kelurahan, kepala="Suhardi", dusun=DusunFactory(desa=kelurahan, nama="RW 1"))
        anak = AnakFactory(
            desa=kelurahan, keluarga=rumah, nama="Aisyah", lahir=dt.date(2025, 3, 3), sejak=dt.date(2025, 6, 1)
        )
        Rujukan.objects.create(
            desa=kelurahan, orang=anak.orang, anak=anak, alasan=["tikar_merah"], kepada="bidan", tanggal=HARI_INI
        )
        for jenis in ("pindah_keluar", "datang", "kembali"):
            Kejadian.objects.create(desa=kelurahan, orang=anak.orang, jenis=jenis, tanggal=HARI_INI, sumber="register")
        rujukan = Rujukan.objects.get()
        garis = susun_garis(baca_garis(kelurahan, anak.orang.uuid, HARI_INI), HARI_INI)
    alamat = f"/{kelurahan.kode}/sasaran/{anak.orang.uuid}/"
    menu = {satu.teks for satu in orang.get(alamat).context["menu"]}
    assert ("Kelurahan" in menu, "Desa" in menu) == (True, False)
    assert {
        "Mulai didata di kelurahan ini",
        "Pindah ke luar kelurahan",
        "Kembali tinggal di kelurahan ini",
        "Dirujuk ke bidan kelurahan",
    } <= {satu.judul for babak in garis.babak for satu in babak.titik}
    for jalur in (alamat, f"{alamat}garis/", f"{alamat}rujuk/", f"/{kelurahan.kode}/rujukan/{rujukan.uuid}/"):
        isi = orang.get(jalur).content.decode()
        assert not re.findall(r"[^>]*\b(?<!dari )desa\b[^<]*<", isi[isi.index('id="isi"') :]), jalur
