"""What a month's measurements suggest: in sentences beside the answers, kept with them, never in their place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kpm.models import Pengguna, Wilayah
from kpm.periode import Bulan
from pemantauan.antropometri import KodeKms, Ukuran
from pemantauan.bulanan.perkiraan import Perkiraan, perkirakan, sebut_usulan, usulan
from pemantauan.models import PemantauanAnak, PengaturanPedoman
from pemantauan.pengaturan_tumbuh import AturanTumbuh
from pemantauan.tindakan import catat_anak
from sasaran.models import Anak
from tests.factories import AnakFactory, PemantauanAnakFactory

ATURAN = AturanTumbuh()
LAHIR, TANGGAL = dt.date(2025, 9, 15), dt.date(2026, 9, 15)
AGUSTUS, SEPTEMBER = Bulan(2026, 8), Bulan(2026, 9)


def ukur(berat: str = "", panjang: str = "", edema: bool | None = None, cara: str = "L") -> Ukuran:
    """Of a boy of exactly one year, day 365: length M 75.7391, one SD 2.3759."""
    return Ukuran("L", LAHIR, TANGGAL, D(berat) if berat else None, D(panjang) if panjang else None, cara, edema)


def kms(kode: str, menurut: str = "", *, dua_t: bool = False, naik: int | None = 100, kbm: int | None = 200) -> KodeKms:
    return KodeKms(kode, dua_t, naik, kbm, menurut or kode)


# --- sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ukuran", "kalimat"),
    [
        # (70.25 - 75.7391) / 2.3759 = -2.31
        (ukur("9.0", "70.25"), "Perkiraan dari ukuran: pendek (PB/U -2,31). Putuskan dengan bidan."),
        (ukur("6.5", "74.0"), "Perkiraan dari ukuran: gizi buruk (BB/PB -4,41). Putuskan dengan bidan."),
        (
            ukur("6.4", "68.0"),
            "Perkiraan dari ukuran: gizi kurang (BB/PB -2,77) dan sangat pendek (PB/U -3,26). Putuskan dengan bidan.",
        ),
        (ukur("9.6", "75.0"), "Perkiraan dari ukuran: normal (BB/PB 0,12; PB/U -0,31). Putuskan dengan bidan."),
        (
            ukur("12.5", "75.0"),
            "Perkiraan dari ukuran: obesitas, tidak pendek (BB/PB 3,16; PB/U -0,31). Putuskan dengan bidan.",
        ),
        (
            ukur("9.6", "75.0", edema=True),
            "Perkiraan dari ukuran: gizi buruk (bengkak pada kedua kaki). Putuskan dengan bidan.",
        ),
        (ukur("9.6"), ""),
        (ukur("", "75.0"), ""),
    ],
)
def test_the_proposal_names_the_index_and_leaves_the_decision(ukuran: Ukuran, kalimat: str) -> None:
    assert perkirakan(ukuran, ATURAN).gizi == kalimat


def test_at_two_years_it_speaks_of_height() -> None:
    tinggi = Ukuran("L", dt.date(2024, 9, 15), TANGGAL, None, D("79.0"), "H")
    # day 730 is still lying: 79.7 cm against M 87.8018, one SD 3.0556 -> -2.65
    assert perkirakan(tinggi, ATURAN).gizi == "Perkiraan dari ukuran: pendek (TB/U -2,65). Putuskan dengan bidan."


def test_every_index_is_told_with_its_word() -> None:
    assert perkirakan(ukur("9.0", "70.25"), ATURAN).rincian == (
        "PB/U -2,31: pendek",
        "BB/U -0,63: berat badan normal",
        "BB/PB 0,72: gizi baik",
    )


def test_the_implausible_is_said_and_not_classified() -> None:
    satu = perkirakan(ukur("9.0", "50.0"), ATURAN)
    assert satu.rincian == ("BB/U -0,63: berat badan normal",)
    assert satu.janggal == (
        "PB/U -10,83, BB/PB 14,35, IMT/U 10,94 di luar yang mungkin. Periksa tanggal lahir, lalu ukur sekali lagi."
    )
    assert (satu.gizi, satu.tikar) == ("", "")


def test_standing_below_nine_months_is_said() -> None:
    bayi = Ukuran("P", dt.date(2026, 3, 15), TANGGAL, None, D("65.0"), "H")
    assert perkirakan(bayi, ATURAN).janggal == "Anak di bawah 9 bulan diukur berbaring, bukan berdiri."


@pytest.mark.parametrize(
    ("panjang", "dilihat", "perkiraan", "beda"),
    [
        ("70.0", "M", "merah", False),
        ("70.0", "H", "merah", True),
        ("72.0", "H", "kuning", True),
        ("74.0", "H", "hijau", False),
        ("74.0", "", "hijau", False),
    ],
)
def test_the_mats_colour_is_compared_and_never_changed(panjang: str, dilihat: str, perkiraan: str, beda: bool) -> None:
    satu = perkirakan(ukur("", panjang), ATURAN, tikar=dilihat)
    assert satu.tikar == f"Perkiraan menurut panjang badan: {perkiraan}."
    assert bool(satu.tikar_beda) is beda
    if beda:
        assert satu.tikar_beda == (
            f"Tikar dicatat hijau, panjang badan memperkirakan {perkiraan}. Ukur sekali lagi; warna yang dicatat tetap "
            "yang dilihat."
        )


@pytest.mark.parametrize(
    ("kode", "kalimat"),
    [
        (kms("B", naik=None, kbm=None), "KMS: penimbangan pertama (B)."),
        (kms("O", naik=None, kbm=None), "KMS: bulan lalu tidak ditimbang (O)."),
        (
            kms("T"),
            "KMS: naik 100 gram sejak bulan lalu, seharusnya paling sedikit 200 gram: berat tidak naik cukup (T).",
        ),
        (
            kms("N", "T", naik=-50),
            "KMS: turun 50 gram sejak bulan lalu, seharusnya paling sedikit 200 gram: berat tidak naik cukup (T). "
            "Menurut petugas: berat naik cukup (N).",
        ),
        (kms("N", naik=1200, kbm=None), "KMS: naik 1.200 gram sejak bulan lalu: berat naik cukup (N)."),
    ],
)
def test_the_kms_is_told_with_what_was_gained_and_who_decided(kode: KodeKms, kalimat: str) -> None:
    assert perkirakan(ukur("9.6"), ATURAN, kms=kode).kms == kalimat


@pytest.mark.parametrize(
    ("ukuran", "kode", "perhatian"),
    [
        (ukur("9.6"), kms("N"), ()),
        (ukur("9.6"), kms("T"), ("Berat tidak naik: konsultasikan ke bidan.",)),
        (
            ukur("9.6"),
            kms("T", dua_t=True),
            ("Berat tidak naik dua kali berturut-turut (2T): segera rujuk ke bidan atau puskesmas.",),
        ),
        (ukur("6.5"), None, ("Berat di bawah garis merah (BGM): segera rujuk ke bidan atau puskesmas.",)),
        (ukur("11.5"), None, ("Berat di atas garis jingga: konsultasikan ke bidan.",)),
    ],
)
def test_what_asks_for_a_health_worker_is_said(ukuran: Ukuran, kode: KodeKms, perhatian: tuple[str, ...]) -> None:
    assert perkirakan(ukuran, ATURAN, kms=kode).perhatian == perhatian


def test_what_a_person_chose_otherwise_is_said() -> None:
    pendek = ukur("9.0", "70.25")
    assert perkirakan(pendek, ATURAN, dipilih=()).gizi_beda == (
        "Yang dipilih: normal. Pilihan Anda yang dipakai, perkiraan ikut disimpan."
    )
    assert perkirakan(pendek, ATURAN, dipilih=("S",)).gizi_beda == ""
    assert perkirakan(pendek, ATURAN, dipilih=None).gizi_beda == ""


@pytest.mark.parametrize(
    ("ukuran", "kode", "kata"),
    [
        (ukur("9.6", "75.0"), "N", "normal"),
        (ukur("6.4", "68.0"), "GK,S", "gizi kurang, stunting"),
        (ukur("9.6", "", edema=True), "GB", "gizi buruk"),
        (ukur("9.6"), "", ""),
    ],
)
def test_what_is_kept_of_the_proposal(ukuran: Ukuran, kode: str, kata: str) -> None:
    assert usulan(ukuran, ATURAN) == kode
    assert sebut_usulan(kode) == kata


def test_what_is_as_it_should_be_is_not_repeated_in_a_long_list() -> None:
    assert perkirakan(ukur("9.6", "75.0"), ATURAN, tikar="H", kms=kms("N")).penting == ""
    assert perkirakan(ukur("9.0", "70.25"), ATURAN, tikar="M", kms=kms("T")).penting == (
        "Perkiraan dari ukuran: pendek (PB/U -2,31). Putuskan dengan bidan. Berat tidak naik: konsultasikan ke bidan."
    )


def test_nothing_measured_suggests_nothing() -> None:
    assert perkirakan(ukur(), ATURAN) == Perkiraan()
    assert not Perkiraan().ada


# --- the sheet of a month -------------------------------------------------------------------------------------------


@pytest.fixture
def anak(di_desa: Wilayah) -> Anak:
    satu: Anak = AnakFactory(desa=di_desa, lahir=LAHIR, nama="Bayu", jenis_kelamin="L")
    PemantauanAnakFactory(anak=satu, bulan=AGUSTUS, timbang=True, berat="8.90", air=True)
    return satu


def alamat(anak: Anak, lanjut: str = "") -> str:
    return f"/52.04.20.2005/pemantauan/2026-09/anak/{anak.uuid}/{lanjut}"


def isi_lembar(**isi: str) -> dict[str, str]:
    return {"tanggal": "15-09-2026", "berat": "9,0", "panjang": "70,3", "cara_ukur": "berbaring", **isi}


def test_saving_keeps_the_answer_and_the_proposal(anak: Anak, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(alamat(anak), isi_lembar(gizi="normal", tikar="K"), follow=True)
    catatan = PemantauanAnak.objects.get(anak=anak, bulan=SEPTEMBER)
    assert (catatan.stunting, catatan.gizi_diusulkan, catatan.tikar) == (False, "S", "K")
    # (70.3 - 75.7391) / 2.3759 = -2.29
    assert "Bayu: Perkiraan dari ukuran: pendek (PB/U -2,29). Putuskan dengan bidan." in jawab.content.decode()


def test_the_stored_sheet_shows_both(anak: Anak, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(anak), isi_lembar(gizi="normal", tikar="K"))
    isi = klien_kpm.get(alamat(anak)).content.decode()
    assert "Perkiraan dari ukuran: pendek (PB/U -2,29). Putuskan dengan bidan. Yang dipilih: normal." in isi
    assert "Perkiraan menurut panjang badan: merah." in isi
    assert "Tikar dicatat kuning, panjang badan memperkirakan merah." in isi
    assert "KMS: naik 100 gram sejak bulan lalu, seharusnya paling sedikit 200 gram" in isi


def test_what_is_typed_is_judged_without_being_stored(anak: Anak, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(alamat(anak, "perkiraan/"), isi_lembar(tikar="K"))
    isi = jawab.content.decode()
    assert 'id="usul-gizi" hx-swap-oob="true">Perkiraan dari ukuran: pendek (PB/U -2,29).' in isi
    assert 'id="petunjuk-tikar" hx-swap-oob="true">Perkiraan menurut panjang badan: merah.' in isi
    assert not PemantauanAnak.objects.filter(bulan=SEPTEMBER).exists()
    assert klien_kpm.get(alamat(anak, "perkiraan/")).status_code == 405


def test_what_cannot_be_read_suggests_nothing(anak: Anak, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(alamat(anak, "perkiraan/"), isi_lembar(tanggal="kemarin", berat="banyak"))
    assert jawab.status_code == 200
    assert "Perkiraan dari ukuran: " not in jawab.content.decode()


def test_a_health_workers_word_on_the_weight_needs_a_reason(anak: Anak, klien_kpm: Client) -> None:
    jawab = klien_kpm.post(alamat(anak), isi_lembar(kms_putusan="N"))
    assert "Tulis alasan petugas, misalnya “menurut grafik KMS”." in jawab.content.decode()
    klien_kpm.post(alamat(anak), isi_lembar(kms_putusan="N", kms_alasan="mengikuti garis grafik"))
    catatan = PemantauanAnak.objects.get(anak=anak, bulan=SEPTEMBER)
    assert (catatan.kms_putusan, catatan.kms_alasan) == ("N", "mengikuti garis grafik")
    assert "Menurut petugas: berat naik cukup (N)." in klien_kpm.get(alamat(anak)).content.decode()


def test_a_weight_is_not_compared_with_one_that_waits(anak: Anak, klien_kpm: Client) -> None:
    kalimat = "KMS: berat bulan lalu menunggu diperiksa, naik atau tidaknya belum dapat dinilai."
    PemantauanAnak.objects.filter(anak=anak).delete()
    for bulan, berat in ((7, "9.4"), (8, "8.1")):  # down by 1.3 kg
        PemantauanAnakFactory(
            anak=anak, bulan=Bulan(2026, bulan), tanggal=dt.date(2026, bulan, 15), timbang=True, berat=D(berat)
        )

    assert kalimat in klien_kpm.post(alamat(anak, "perkiraan/"), isi_lembar(berat="9,6")).text

    PemantauanAnak.objects.filter(anak=anak, bulan=Bulan(2026, 8)).update(berat=D("9.5"))
    assert (
        "KMS: naik 100 gram sejak bulan lalu"
        in klien_kpm.post(alamat(anak, "perkiraan/"), isi_lembar(berat="9,6")).text
    )


def test_without_a_weight_the_word_on_it_is_gone(anak: Anak, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(anak), isi_lembar(berat="", kms_putusan="N", kms_alasan="grafik"))
    catatan = PemantauanAnak.objects.get(anak=anak, bulan=SEPTEMBER)
    assert (catatan.kms_putusan, catatan.kms_alasan) == ("", "")


def test_oedema_is_kept_and_proposes_severe_wasting(anak: Anak, klien_kpm: Client) -> None:
    klien_kpm.post(alamat(anak), isi_lembar(edema="ya"))
    catatan = PemantauanAnak.objects.get(anak=anak, bulan=SEPTEMBER)
    assert (catatan.edema, catatan.gizi_diusulkan, catatan.gizi_buruk) == (True, "GB,S", None)


def test_the_proposal_follows_the_basis_of_age_in_force(anak: Anak, kpm: Pengguna, di_desa: Wilayah) -> None:
    """2 months 29 days, 55.9 cm: at day 91 -2.66 SD, at the row of two completed months (day 61) -1.27."""
    bayi = AnakFactory(desa=di_desa, lahir=dt.date(2026, 6, 16), jenis_kelamin="L")
    isi: dict[str, Any] = {"desa": di_desa, "anak": bayi, "bulan": SEPTEMBER, "tanggal": TANGGAL, "oleh": kpm}
    nilai = {"berat": D("4.8"), "panjang": D("55.9"), "cara_ukur": "L"}
    tepat = catat_anak(**isi, nilai=nilai).catatan
    assert tepat is not None
    assert tepat.gizi_diusulkan == "S"
    PengaturanPedoman.objects.create(
        wilayah=Wilayah.objects.get(kode="52.04"),
        kunci="tumbuh_dasar_umur",
        nilai="bulan",
        berlaku_sejak=dt.date(2026, 1, 1),
    )
    penuh = catat_anak(**isi, nilai=nilai | {"berat": D("4.9")}, versi=tepat.versi).catatan
    assert penuh is not None
    assert penuh.gizi_diusulkan == "N"


def test_the_grid_keeps_the_proposal_and_says_it(anak: Anak, klien_kpm: Client) -> None:
    data = {"baris": str(anak.uuid), **isi_lembar(), "tikar": "K"}
    jawab = klien_kpm.post("/52.04.20.2005/pemantauan/2026-09/grid/", data, headers={"HX-Request": "true"})
    assert PemantauanAnak.objects.get(anak=anak, bulan=SEPTEMBER).gizi_diusulkan == "S"
    assert "Perkiraan dari ukuran: pendek (PB/U -2,29). Putuskan dengan bidan." in jawab.content.decode()


@pytest.mark.parametrize(("berat", "boleh"), [("25.01", False), ("25.00", True)])
def test_below_two_years_the_weight_has_the_narrow_limit(
    anak: Anak, kpm: Pengguna, di_desa: Wilayah, berat: str, boleh: bool
) -> None:
    isi: dict[str, Any] = {"desa": di_desa, "anak": anak, "bulan": SEPTEMBER, "tanggal": TANGGAL, "oleh": kpm}
    if boleh:
        assert catat_anak(**isi, nilai={"berat": D(berat)}).catatan is not None
    else:
        with pytest.raises(ValidationError):
            catat_anak(**isi, nilai={"berat": D(berat)})
