"""What a referral begins with: the reasons that are known and the numbers of the day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kpm.models import Wilayah
from kpm.periode import Bulan
from pemantauan.kueri_bahan_rujukan import bahan_rujukan
from pemantauan.kueri_rujukan import sasaran_rujukan
from pemantauan.kueri_tumbuh import tumbuh_terakhir
from pemantauan.models import Pemeriksaan
from pemantauan.rujukan import Bahan
from sasaran.models import Orang
from tests.factories import AnakFactory, KehamilanFactory, OrangFactory, PemantauanAnakFactory

HARI = dt.date(2026, 9, 17)


def bahan(orang: Orang, pada: dt.date = HARI) -> Bahan:
    return bahan_rujukan(sasaran_rujukan(orang, pada), pada)


def test_a_child_below_the_line_comes_with_its_reasons_and_numbers(di_desa: Wilayah) -> None:
    # a boy of 15 bulan: 7.2 kg is below -3 SD for age (7.4 kg at 15 months), 71.0 cm below -3 SD (71.6)
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 8), berat=Decimal("7.25"), timbang=True)
    PemantauanAnakFactory(
        anak=anak, bulan=Bulan(2026, 9), berat=Decimal("7.20"), timbang=True, panjang=Decimal("71.0"), tinggi=True,
        cara_ukur="L", tikar="M",
    )  # fmt: skip
    hasil = bahan(anak.orang)
    assert hasil.alasan == ("bgm", "t1", "gizi_kurang", "stunting", "tikar_merah")
    angka = [(satu.nama, satu.nilai, satu.pada) for satu in hasil.angka]
    ukur = dt.date(2026, 9, 15)
    assert angka == [
        ("Umur", "15 bulan", None),
        ("Berat badan", "7,20 kg", ukur),
        ("Panjang badan (berbaring)", "71,0 cm", ukur),
        ("Tikar pertumbuhan", "Merah", ukur),
        ("PB/U", "-3,22 SD, sangat pendek", ukur),
        ("BB/U", "-3,23 SD, berat badan sangat kurang", ukur),
        ("BB/PB", "-2,30 SD, gizi kurang", ukur),
        ("KMS September 2026", "tidak naik (T)", None),
    ]


def test_numbers_are_those_of_the_day_and_old_observations_are_no_reason(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 3), berat=Decimal("6.20"), timbang=True, gizi_buruk=True)
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 9), berat=Decimal("9.0"), timbang=True)
    assert bahan(anak.orang, dt.date(2026, 8, 1)).alasan == ()
    maret = bahan(anak.orang, dt.date(2026, 3, 20))
    assert maret.alasan == ("gizi_buruk", "bgm")
    assert [satu.nilai for satu in maret.angka if satu.nama == "Berat badan"] == ["6,20 kg"]


def test_a_number_nobody_has_called_right_says_so(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15))
    for bulan, berat, panjang in ((8, "9.0", "75.0"), (9, "9.2", "70.0")):
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), berat=Decimal(berat), panjang=Decimal(panjang))
    isi = [(satu.nama, satu.nilai) for satu in bahan(anak.orang).angka if "badan" in satu.nama]
    assert isi == [("Berat badan", "9,20 kg"), ("Panjang badan", "70,0 cm, belum dipastikan")]


def test_swollen_feet_are_a_reason_until_they_are_seen_without_or_long_ago(di_desa: Wilayah) -> None:
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 6, 15))
    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 3), berat=Decimal("9.0"), timbang=True, edema=True)
    bengkak = bahan(anak.orang, dt.date(2026, 4, 1))
    assert bengkak.alasan == ("bengkak", "gizi_buruk", "bgm")
    assert [satu.nilai for satu in bengkak.angka if satu.nama == "Bengkak pada kedua kaki"] == ["Ya"]
    assert bahan(anak.orang, dt.date(2026, 8, 1)).alasan == ()

    PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, 4), edema=False, air=True)
    sembuh = bahan(anak.orang, dt.date(2026, 5, 1))
    assert "bengkak" not in sembuh.alasan
    assert [satu.nama for satu in sembuh.angka if satu.nama == "Bengkak pada kedua kaki"] == []


@pytest.mark.parametrize(("pada", "alasan"), [(dt.date(2026, 8, 31), ("t1",)), (dt.date(2026, 9, 1), ())])
def test_a_weight_that_did_not_rise_is_a_reason_as_long_as_on_the_first_screen(
    di_desa: Wilayah, pada: dt.date, alasan: tuple[str, ...]
) -> None:
    # both near the median of a boy (8.9 kg at 9 months, 9.2 kg at 10); 300 g were to be gained
    anak = AnakFactory(desa=di_desa, lahir=dt.date(2025, 8, 15))
    for bulan, kg in ((5, "9.00"), (6, "8.95")):
        PemantauanAnakFactory(anak=anak, bulan=Bulan(2026, bulan), berat=Decimal(kg), timbang=True)
    tumbuh = tumbuh_terakhir([anak.uuid], pada)[anak.uuid]
    assert bahan(anak.orang, pada).alasan == alasan
    assert [kms.kode for kms in [tumbuh.kms_kini(pada)] if kms] == ["T"][: len(alasan)]


def test_a_pregnant_woman_comes_with_what_was_measured(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2026, 3, 10))
    Pemeriksaan.objects.create(
        desa=di_desa, kehamilan=hamil, jenis="anc", tanggal=dt.date(2026, 6, 1), bulan=Bulan(2026, 6),
        lila=Decimal("23.4"), hb=Decimal("10.9"),
    )  # fmt: skip
    hasil = bahan(hamil.ibu)
    # by 17 September (191 days) three contacts were wanted (one until day 84, two until day 168), one was made
    assert hasil.alasan == ("resti", "kek", "anemia", "anc")
    assert [(satu.nama, satu.nilai) for satu in hasil.angka] == [
        ("Umur kehamilan", "27 minggu 2 hari"),
        ("Hari perkiraan lahir", "17 Desember 2026"),
        ("LiLA", "23,4 cm"),
        ("Hb", "10,9 g/dL"),
        ("Periksa kehamilan", "1 kali"),
        ("Tablet diterima", "0 dari 90"),
        ("Anemia", "ringan, Hb 10,9 g/dL"),
    ]


def test_who_is_past_the_expected_day_comes_with_that_reason(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(desa=di_desa, hpht=dt.date(2025, 12, 1), sejak=dt.date(2026, 2, 1))
    assert "lewat_hpl" in bahan(hamil.ibu).alasan
    assert "lewat_hpl" not in bahan(hamil.ibu, dt.date(2026, 9, 8)).alasan


def test_a_woman_is_referred_as_a_mother_until_day_42_and_a_grown_up_as_neither(di_desa: Wilayah) -> None:
    hamil = KehamilanFactory(
        desa=di_desa, hpht=dt.date(2025, 11, 1), berakhir_pada=dt.date(2026, 8, 6), hasil="lahir_hidup"
    )
    assert sasaran_rujukan(hamil.ibu, dt.date(2026, 9, 17)).kelompok == "ibu"
    assert sasaran_rujukan(hamil.ibu, dt.date(2026, 9, 18)).kelompok == ""
    nenek = OrangFactory(desa=di_desa)
    assert bahan(nenek) == Bahan()
