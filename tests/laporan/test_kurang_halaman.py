"""The list of what is missing on the screen: its order, what is ticked from it, and empty days."""

from __future__ import annotations

import datetime as dt
import html
import re
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from kpm.lingkup import lingkup
from kpm.models import Peran, Wilayah
from kpm.periode import Bulan
from laporan.kueri_kurang import daftar_kurang
from pemantauan.models import DosisImunisasi, PemantauanAnak, PenanggungJawab, Rujukan
from pemantauan.tindakan import catat_ibu
from tests.conftest import klien
from tests.factories import (
    AnakFactory,
    KehamilanFactory,
    OrangFactory,
    PemantauanAnakFactory,
    PemantauanIbuFactory,
    PenugasanFactory,
)
from tests.laporan.bahan import tutup
from tests.laporan.bahan_kurang import (
    AGUSTUS,
    BERANDA,
    HARI_INI,
    JULI,
    KURANG,
    MELAHIRKAN,
    RUMAH,
    SEPTEMBER,
    bayi,
    nama,
    tampil,
)

# ---------------------------------------------------------------- order


def test_the_gravest_comes_first_then_the_deadline_then_the_name(di_desa: Wilayah, klien_kpm: Client) -> None:
    kurang = {"akta": False}
    bayi(di_desa, "Citra Biasa", **kurang)
    bayi(di_desa, "Beni Biasa", **kurang)
    bayi(di_desa, "Kurus", gizi_kurang=True, kunjungan=2, **kurang)
    bayi(di_desa, "Merah", tikar="M", **kurang)
    bayi(di_desa, "Pendek", stunting=True, kunjungan=2, **kurang)
    buruk = bayi(di_desa, "Buruk", bulan=JULI, gizi_buruk=True, kunjungan=2, **kurang)
    PemantauanAnakFactory(anak=buruk, bulan=AGUSTUS, air=True)  # nobody said otherwise since
    pulih = bayi(di_desa, "Pulih", bulan=JULI, stunting=True, **kurang)
    PemantauanAnakFactory(anak=pulih, bulan=AGUSTUS, stunting=False, **RUMAH | kurang)
    # moves away on 20 September: what is missing must come before
    segera = bayi(di_desa, "Zul Segera", **kurang)
    segera.orang.keluar_pada, segera.orang.sebab_keluar = dt.date(2026, 9, 20), "pindah"
    segera.orang.save()

    assert tampil(klien_kpm.get(BERANDA)) == [
        ("P1", "Buruk", ["Gizi buruk"]),
        ("P2", "Pendek", ["Stunting"]),
        ("P3", "Kurus", ["Gizi kurang"]),
        ("P3", "Merah", ["Tikar merah"]),
        ("", "Zul Segera", []),
        ("", "Beni Biasa", []),
        ("", "Citra Biasa", []),
        ("", "Pulih", []),
    ]
    isi = klien_kpm.get(BERANDA).content.decode()
    assert re.findall(r'\?prioritas=(\d)">(P\d: \d+ orang)<', isi) == [
        ("1", "P1: 1 orang"),
        ("2", "P2: 1 orang"),
        ("3", "P3: 2 orang"),
    ]


def test_a_measurement_speaks_where_nobody_has_decided(di_desa: Wilayah) -> None:
    """Girls of three months: 54,5 cm lies between -3 SD (53,5) and -2 SD (55,6); 100 g in a month are too little."""
    pendek = AnakFactory(desa=di_desa, nama="Pendek", lahir=dt.date(2026, 5, 15), jenis_kelamin="P")
    PemantauanAnakFactory(anak=pendek, bulan=AGUSTUS, panjang=Decimal("54.5"), cara_ukur="L", **RUMAH | {"akta": False})
    turun = AnakFactory(desa=di_desa, nama="Turun", lahir=dt.date(2026, 5, 15), jenis_kelamin="P")
    for bulan, berat in ((JULI, "5.60"), (AGUSTUS, "5.70")):  # 100 g where 800 were to be gained
        PemantauanAnakFactory(anak=turun, bulan=bulan, berat=Decimal(berat), timbang=True, **RUMAH | {"akta": False})

    daftar = daftar_kurang(di_desa, HARI_INI)

    assert [(k.nama, k.prioritas.nomor, k.prioritas.alasan) for k in daftar] == [
        ("Pendek", 2, ("Pendek menurut ukuran",)),
        ("Turun", 3, ("Berat tidak naik",)),
    ]


def test_a_risky_pregnancy_is_an_early_sign_and_its_end_takes_it_away(di_desa: Wilayah) -> None:
    for nama_ibu, isi in (
        ("Kek", {"kek": True}),
        ("Resti", {"resti": True}),
        ("Nifas", {"kek": True, "hpht": dt.date(2025, 12, 1), "berakhir_pada": MELAHIRKAN, "hasil": "lahir_hidup"}),
    ):  # fmt: skip
        KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama=nama_ibu), **isi)
    sembuh = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Sembuh"), kek=True)
    isi = {"tanggal": dt.date(2026, 9, 10), "nilai": {"kek": False, "resti": False, "anc": 1}}
    catat_ibu(desa=di_desa, kehamilan=sembuh, bulan=Bulan(2026, 9), oleh=None, **isi)
    baru = KehamilanFactory(desa=di_desa, ibu=OrangFactory(desa=di_desa, nama="Baru diukur"), kek=True)
    PemantauanIbuFactory(kehamilan=baru, kek=False)  # the register was corrected after that month

    assert {k.nama: k.prioritas.alasan for k in daftar_kurang(di_desa, HARI_INI)} == {
        "Kek": ("KEK",),
        "Resti": ("Risiko tinggi",),
        "Nifas": (),
        "Sembuh": (),
        "Baru diukur": ("KEK",),
    }


def test_each_service_tells_the_way_the_day_and_who_is_responsible(di_desa: Wilayah, klien_kpm: Client) -> None:
    bayi(di_desa, "Aisyah", akta=False, jamban=False)
    PenanggungJawab.objects.create(
        desa=di_desa, kelompok="anak", indikator="jamban", kewenangan="swadaya", nama="Kelompok arisan jamban"
    )

    halaman = " ".join(re.sub(r"<[^>]+>", "", klien_kpm.get(BERANDA).content.decode()).split())

    assert (
        "Sampai 30 September 2026Jamban sehat: bila jamban sehat sudah ada, catat Ya. "
        "Belum ada sejak Agustus 2026. Kelompok arisan jamban (swadaya)" in halaman
    )
    assert (
        "Akta lahir: bila akta kelahiran sudah ada, catat Ya. Belum ada sejak Agustus 2026. Dinas Dukcapil" in halaman
    )
    assert halaman.count("30 September 2026") == 1


def test_the_list_tells_since_when_a_service_is_missing(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2026, 1, 10))
    for bulan, isi in (
        (Bulan(2026, 4), {"timbang": True, "konseling_ayah": True, "konseling_ibu": False}),
        (Bulan(2026, 6), {"timbang": True, "konseling_ayah": False, "konseling_ibu": False}),
        (AGUSTUS, {"timbang": False, "konseling_ayah": False, "konseling_ibu": False}),
    ):
        PemantauanAnakFactory(anak=anak, bulan=bulan, **RUMAH | isi)

    with lingkup(di_desa.kode):
        (satu,) = daftar_kurang(di_desa, HARI_INI)

    assert {isi.indikator.kode: isi.sejak_kapan for isi in satu.layanan} == {
        "timbang": "terakhir Juni 2026",
        "konseling": "terakhir April 2026",
        "tinggi": "belum ada sejak April 2026",
        "parenting": "belum ada sejak April 2026",
        "imunisasi": "",
    }


def test_what_is_too_late_says_so(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2026, 1, 10))
    for bulan in (JULI, AGUSTUS, SEPTEMBER):
        PemantauanAnakFactory(anak=anak, bulan=bulan, tinggi=False, **RUMAH)

    halaman = re.sub(r"<[^>]+>", "", klien_kpm.get(f"{KURANG}?layanan=tinggi").content.decode())

    assert "Terlambat untuk triwulan ini: panjang atau tinggi badan (pengukuran Agustus sudah lewat)." in halaman


# ---------------------------------------------------------------- ticking


def test_ticking_opens_the_month_with_the_service_set_and_saves_nothing(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = bayi(di_desa, "Aisyah", bulan=SEPTEMBER, akta=False)
    halaman = klien_kpm.get(BERANDA).content.decode()
    lembar = f"{BERANDA}pemantauan/2026-09/anak/{anak.uuid}/"
    assert f'action="{lembar}"' in halaman
    kembali = re.search(r'name="kembali" value="([^"]+)"', halaman)[1]
    assert '<button class="tombol polos kecil" name="sudah" value="akta">' in halaman

    jawab = klien_kpm.get(lembar, {"kembali": kembali, "sudah": "akta"})

    isi = jawab.content.decode()
    assert PemantauanAnak.objects.get().akta is False
    assert jawab.context["form"].initial["akta"] is True
    assert "Akta lahir ditandai: Ya" in isi
    assert "Ditandai dari daftar, belum tersimpan." in isi
    assert "Kembali ke yang kurang" in isi
    form = jawab.context["form"]
    kirim = {n: "ya" if form.initial[n] else "tidak" for n in ("air", "jamban", "akta", "jamkes")}
    kirim |= {"tanggal": "15-09-2026", "versi": form.initial["versi"], "uuid": form.initial["uuid"] or ""}
    simpan = klien_kpm.post(f"{lembar}?kembali={kembali.replace('#', '%23')}&sudah=akta", kirim)
    assert (simpan.status_code, simpan["Location"]) == (302, kembali)
    assert PemantauanAnak.objects.get().akta is True
    assert nama(klien_kpm.get(BERANDA)) == []


def test_who_is_done_leaves_her_place_to_her_neighbour(di_desa: Wilayah, klien_kpm: Client) -> None:
    """After saving one goes on where one was; the last of a page leaves it to the one before, nobody to a stranger."""
    anak = [bayi(di_desa, satu, bulan=SEPTEMBER, akta=False) for satu in ("Aisyah", "Bilal", "Cahaya")]
    jangkar = [f"o{satu.uuid.hex[:12]}" for satu in anak]
    kembali = [
        html.unescape(satu)
        for satu in re.findall(r'name="kembali" value="([^"]+)"', klien_kpm.get(BERANDA).content.decode())
    ]
    a, b, c = jangkar
    assert kembali == [f"{BERANDA}?&tadi={a}-{b}#{a}", f"{BERANDA}?&tadi={b}-{c}#{b}", f"{BERANDA}?&tadi={c}-{b}#{c}"]
    assert '<span class="urut" id=' not in klien_kpm.get(f"{BERANDA}?tadi={b}-{a}").content.decode()

    PemantauanAnak.objects.filter(anak=anak[1]).update(akta=True)
    halaman = klien_kpm.get(kembali[1].partition("#")[0]).content.decode()
    assert f'<li class="baris" id="{c}"><span class="urut" id="{b}">' in halaman
    for palsu in ("x", f'o"><b>-{c}', f"{b}", f"{b}-zzz", "-", "\x00-"):
        assert '<span class="urut" id=' not in klien_kpm.get(BERANDA, {"tadi": palsu}).content.decode()


def test_an_address_too_long_to_carry_leads_back_to_the_whole_list_and_never_to_half_a_word(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    """Thirty letters of four bytes each are 360 letters of an address; empty fields of the filter are not carried."""
    AnakFactory(desa=di_desa, nama="\U0001f600" * 30, lahir=dt.date(2025, 9, 1))
    for cari, dibawa in (("\U0001f600" * 30, "?"), ("\U0001f600", "?q=%F0%9F%98%80&halaman=1")):
        halaman = klien_kpm.get(f"/{di_desa.kode}/kurang/", {"q": cari, "dusun": "", "halaman": "1"})
        assert halaman.context["kembali"] == f"/{di_desa.kode}/kurang/{dibawa}"
        assert len(halaman.context["baris"]) == 1


@pytest.mark.parametrize(
    ("sudah", "bidang", "nilai"),
    [("anc", "anc", 2), ("fe:18", "fe", 18), ("fe:x", "fe", 1), ("jamkes", "jamkes", True), ("entah", "anc", 1)],
)
def test_a_number_grows_by_what_was_missing(
    di_desa: Wilayah, klien_kpm: Client, sudah: str, bidang: str, nilai: object
) -> None:
    hamil = KehamilanFactory(desa=di_desa)
    PemantauanIbuFactory(kehamilan=hamil, bulan=SEPTEMBER, anc=1)

    form = klien_kpm.get(f"{BERANDA}pemantauan/2026-09/ibu/{hamil.uuid}/?sudah={sudah}").context["form"]

    assert form.initial[bidang] == nilai
    assert bool(form.ditandai) == (sudah != "entah")


def test_a_month_of_paud_is_ticked_on_the_years_sheet(di_desa: Wilayah, klien_kpm: Client) -> None:
    besar = AnakFactory(desa=di_desa, lahir=dt.date(2022, 5, 1))
    lembar = f"{BERANDA}pemantauan/paud/2026/{besar.uuid}/"
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert f'action="{lembar}"' in halaman
    assert 'name="sudah" value="2026-09"' in halaman

    isi = klien_kpm.get(f"{lembar}?kembali={BERANDA}?&sudah=2026-09").content.decode()

    assert 'name="h-2026-09" value="ya" checked' in isi
    assert "Ditandai dari daftar, belum tersimpan." in isi
    assert "Kembali ke yang kurang" in isi


def test_doses_are_to_be_filled_in_not_said_to_be_ticked(di_desa: Wilayah, klien_kpm: Client) -> None:
    """Where doses are recorded one by one nothing can be ticked in her stead: their days are asked for."""
    anak = AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2025, 9, 5))
    DosisImunisasi.objects.create(
        desa=di_desa, anak=anak, vaksin="bcg", dosis=1, tanggal=dt.date(2025, 10, 6), sumber="buku_kia"
    )
    halaman = klien_kpm.get(f"{KURANG}?layanan=imunisasi").content.decode()
    lembar = re.escape(f"{BERANDA}sasaran/{anak.orang.uuid}/imunisasi/")
    assert re.findall(
        rf'name="sudah" value="([^"]*)"(?: formaction="{lembar}")?>(\w+)<span class="sembunyi"> Imunisasi', halaman
    ) == [("", "Isi")]
    assert re.search(f'action="{lembar}"', halaman)


# ---------------------------------------------------------------- empty days, roles, cost


@pytest.mark.parametrize(
    ("lahir", "tombol"), [(dt.date(2024, 10, 1), []), (dt.date(2024, 9, 30), ["2026-09"])], ids=["Oktober", "September"]
)
def test_no_month_of_paud_before_that_of_the_second_birthday_is_offered(
    di_desa: Wilayah, klien_kpm: Client, lahir: dt.date, tombol: list[str]
) -> None:
    """On 17 September: two years old on 30 September stands on the sheet of September; a day later, in October."""
    AnakFactory(desa=di_desa, nama="Aisyah", lahir=lahir)
    halaman = klien_kpm.get(f"{BERANDA}kurang/?kelompok=paud").content.decode()
    assert re.findall(r'name="sudah" value="([^"]+)"', halaman) == tombol


def test_early_in_a_quarter_the_month_of_the_second_birthday_is_named_and_not_yet_opened(
    di_desa: Wilayah, klien_kpm: Client
) -> None:
    """Two years old on 7 September, looked at on 20 July: the class of September alone counts, and has no sheet yet."""
    anak = AnakFactory(desa=di_desa, nama="Aisyah", lahir=dt.date(2024, 9, 7))
    with time_machine.travel(dt.datetime(2026, 7, 20, 2, 0, tzinfo=dt.UTC)):
        halaman = klien_kpm.get(f"{BERANDA}kurang/?kelompok=paud").content.decode()
        assert "bulan September 2026" in halaman
        assert 'name="sudah"' not in halaman
        assert klien_kpm.get(f"{BERANDA}pemantauan/paud/2026/{anak.uuid}/").status_code == 404


def test_everything_received_says_so(di_desa: Wilayah, klien_kpm: Client) -> None:
    bayi(di_desa, "Aisyah")
    assert "Tidak ada yang kurang" in klien_kpm.get(BERANDA).content.decode()
    assert "Tidak ada yang kurang" in klien_kpm.get(KURANG).content.decode()
    disaring = klien_kpm.get(f"{KURANG}?kelompok=ibu").content.decode()
    assert "Tidak ada yang cocok" in disaring


def test_a_finalised_quarter_has_nothing_left_to_do(di_desa: Wilayah, klien_kpm: Client) -> None:
    bayi(di_desa, "Aisyah", akta=False)
    assert "Triwulan III 2026 sudah ditutup" not in klien_kpm.get(BERANDA).content.decode()
    tutup(di_desa, sekarang=dt.datetime(2026, 9, 30, 12, tzinfo=dt.UTC))
    halaman = klien_kpm.get(BERANDA).content.decode()
    assert "Triwulan III 2026 sudah ditutup" in halaman
    assert nama(klien_kpm.get(BERANDA)) == []


def test_the_bidan_reads_and_ticks_nothing(di_desa: Wilayah) -> None:
    bidan = PenugasanFactory(wilayah=di_desa, peran=Peran.BIDAN).pengguna
    bayi(di_desa, "Aisyah", akta=False)
    halaman = klien(bidan).get(BERANDA).content.decode()
    assert "Aisyah" in halaman
    assert 'name="sudah"' not in halaman


def test_who_is_referred_already_is_not_offered_to_be_referred_again(di_desa: Wilayah, klien_kpm: Client) -> None:
    anak = bayi(di_desa, "Aisyah", akta=False, gizi_buruk=True)
    rujuk = f"/{di_desa.kode}/sasaran/{anak.orang.uuid}/rujuk/"
    for halaman in (BERANDA, KURANG):
        assert rujuk in klien_kpm.get(halaman).content.decode()
    satu = Rujukan.objects.create(desa=di_desa, orang=anak.orang, tanggal=dt.date(2026, 9, 16), alasan=["gizi_buruk"])
    for halaman in (BERANDA, KURANG):
        isi = klien_kpm.get(halaman).content.decode()
        assert f'/rujukan/{satu.uuid}/">Dirujuk 16 September 2026<span' in isi
        assert rujuk not in isi
    satu.dijawab_pada, satu.hasil = dt.date(2026, 9, 17), "ditangani"
    satu.save()
    assert rujuk in klien_kpm.get(BERANDA).content.decode()


def test_the_page_costs_the_same_queries_for_one_and_three(
    desa: Wilayah, klien_kpm: Client, django_assert_num_queries
) -> None:
    for jumlah in (1, 2):
        with lingkup(desa.kode):
            for ke in range(jumlah):
                anak = bayi(desa, f"Anak {jumlah} {ke}", akta=False)
                PemantauanAnakFactory(anak=anak, bulan=SEPTEMBER, berat=Decimal(4 + ke), panjang=Decimal(90))  # doubted
                PemantauanIbuFactory(kehamilan=KehamilanFactory(desa=desa), anc=1)
                AnakFactory(desa=desa, lahir=dt.date(2022, 5, 1))
        with django_assert_num_queries(12):
            klien_kpm.get(f"{KURANG}?q=a")
        with django_assert_num_queries(15):
            klien_kpm.get(BERANDA)


def test_a_page_stays_small_when_everybody_misses_everything(desa: Wilayah, klien_kpm: Client) -> None:
    """As on the first day of a quarter: fifteen children of 20 months of whom nothing was recorded, long names."""
    with lingkup(desa.kode):
        for ke in range(16):
            AnakFactory(desa=desa, nama=f"Muhammad Abdurrahman Wahid {ke:02} Kertanegara", lahir=dt.date(2025, 1, 10))
        for satu in ("timbang", "konseling", "parenting", "air", "jamban", "jamkes", "akta"):
            PenanggungJawab.objects.create(
                desa=desa, kelompok="anak", indikator=satu, kewenangan="opd", nama="Dinas Pemberdayaan Masyarakat Desa"
            )

    jawab = klien_kpm.get(f"{KURANG}?kelompok=anak")

    assert len(nama(jawab)) == 15
    assert len(jawab.content) < 75_000
