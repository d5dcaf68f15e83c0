"""What sources on growth and pregnancy disagree about: choices of their own, beside those of the scorecard.

They change what is shown and listed, never the scorecard, so they stand neither in its JSON nor in a finalised quarter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pemantauan.antropometri.kms import DuaT
from pemantauan.antropometri.zskor import DasarUmur
from pemantauan.pengaturan import OPSI, Opsi
from pemantauan.pengaturan_imunisasi import OPSI_IMUNISASI

OPSI_TUMBUH: tuple[Opsi, ...] = (
    Opsi(
        kunci="tumbuh_dasar_umur",
        pilihan=("hari", "bulan"),
        bawaan="hari",
        judul="Umur anak pada z-score",
        penjelasan="Pilih “umur tepat dalam hari” seperti WHO, atau “bulan penuh” agar anak 2 bulan 29 hari dinilai "
        "seperti umur 2 bulan. Dengan bulan penuh lebih sedikit anak dinilai pendek.",
        sumber="WHO 2006 (hari); Permenkes 2/2020 (bulan penuh)",
        sebutan=("umur tepat dalam hari", "bulan penuh"),
    ),
    Opsi(
        kunci="tumbuh_tikar_kuning",
        pilihan=("-1.5", "-1", "-0.5"),
        bawaan="-1",
        judul="Batas perkiraan kuning pada tikar pertumbuhan",
        penjelasan="Di bawah batas ini panjang badan diperkirakan jatuh di kuning, di bawah -2 SD di merah. Perkiraan "
        "hanya pembanding; yang dicatat selalu warna yang dilihat.",
        sumber="Batas warna tikar tidak tertulis dalam pedoman; batas ini pilihan aplikasi",
        sebutan=("-1,5 SD", "-1 SD", "-0,5 SD"),
    ),
    Opsi(
        kunci="tumbuh_dua_t",
        pilihan=("putus", "lewati"),
        bawaan="putus",
        judul="Kapan berat disebut tidak naik dua kali (2T)",
        penjelasan="Pilih “berturut-turut tanpa bulan kosong” agar bulan tanpa penimbangan memutus hitungan, atau "
        "“bulan kosong dilewati” agar T sebelum dan sesudahnya tetap dihitung dua kali.",
        sumber="Buku KIA 2023, KMS (dua kali berturut-turut); sebagian catatan posyandu (bulan kosong dilewati)",
        sebutan=("berturut-turut tanpa bulan kosong", "bulan kosong dilewati"),
    ),
    Opsi(
        kunci="tumbuh_bulan_timbang",
        pilihan=("2,8", "3,9", "4,10", "2,10"),
        bawaan="2,8",
        judul="Bulan timbang",
        penjelasan="Bulan ketika semua anak di bawah lima tahun ditimbang dan diukur, bersama vitamin A. Penilaian "
        "pengukuran pada kartu skor tidak ikut berubah.",
        sumber="Bulan vitamin A, Permenkes 21/2015 (Februari dan Agustus); pernah dipindah ke Oktober",
        sebutan=("Februari dan Agustus", "Maret dan September", "April dan Oktober", "Februari dan Oktober"),
    ),
    Opsi(
        kunci="hamil_batas_lila",
        pilihan=("23.0", "23.5", "24.0"),
        bawaan="23.5",
        judul="Batas LiLA untuk KEK",
        penjelasan="Ibu hamil dengan lingkar lengan atas di bawah batas ini disebut KEK. Tepat pada batas belum KEK.",
        sumber="Pedoman gizi ibu hamil Kemenkes (23,5 cm)",
        sebutan=("23,0 cm", "23,5 cm", "24,0 cm"),
    ),
    Opsi(
        kunci="hamil_hb",
        pilihan=("11", "trimester"),
        bawaan="11",
        judul="Batas Hb untuk anemia ibu hamil",
        penjelasan="Pilih “11,0 di semua trimester”, atau “10,5 di trimester 2” agar di trimester kedua batasnya lebih "
        "rendah. Tepat pada batas belum anemia.",
        sumber="Kemenkes 2024 (11,0 g/dL); WHO 2024 (10,5 g/dL di trimester 2)",
        sebutan=("11,0 g/dL di semua trimester", "11,0 g/dL, 10,5 di trimester 2"),
    ),
)

SEMUA_OPSI: tuple[Opsi, ...] = (*OPSI, *OPSI_TUMBUH, *OPSI_IMUNISASI)
"""Every choice a region can make, those of the scorecard first."""
_MENURUT_KUNCI: dict[str, Opsi] = {opsi.kunci: opsi for opsi in OPSI_TUMBUH}


@dataclass(frozen=True, slots=True)
class AturanTumbuh:
    """The choices in force, as values to compute with."""

    dasar_umur: DasarUmur = "hari"
    batas_kuning: Decimal = Decimal(-1)
    """SD below which the growth mat is expected to show kuning."""
    dua_t: DuaT = "putus"
    bulan_timbang: tuple[int, ...] = (2, 8)
    """Numbers of the calendar months in which all children under five are measured."""
    batas_lila: Decimal = Decimal("23.5")
    """cm below which a pregnant woman is KEK."""
    hb_trimester: bool = False
    """The limit of haemoglobin is 10.5 g/dL in the second trimester, not 11.0."""


def gabungkan_tumbuh(*lapisan: Mapping[str, str]) -> AturanTumbuh:
    """What is in force: the defaults, overridden by each layer in turn (nation, province, kabupaten).

    Raises ValueError for an unknown key or value.
    """
    pilih = {opsi.kunci: opsi.bawaan for opsi in OPSI_TUMBUH}
    for satu in lapisan:
        for kunci, nilai in satu.items():
            opsi = _MENURUT_KUNCI.get(kunci)
            if opsi is None or nilai not in opsi.pilihan:
                raise ValueError(f"Pilihan {nilai!r} tidak ada untuk pengaturan {kunci!r}.")
            pilih[kunci] = nilai
    return AturanTumbuh(
        dasar_umur="bulan" if pilih["tumbuh_dasar_umur"] == "bulan" else "hari",
        batas_kuning=Decimal(pilih["tumbuh_tikar_kuning"]),
        dua_t="lewati" if pilih["tumbuh_dua_t"] == "lewati" else "putus",
        bulan_timbang=tuple(int(satu) for satu in pilih["tumbuh_bulan_timbang"].split(",")),
        batas_lila=Decimal(pilih["hamil_batas_lila"]),
        hb_trimester=pilih["hamil_hb"] == "trimester",
    )
