"""Hypothesis strategies: any village a quarter could find, with people of all three groups."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hypothesis import strategies as st

from kpm.periode import Triwulan
from pemantauan.indikator import HPK_2018
from pemantauan.pengaturan import OPSI
from pemantauan.skor import DataAnak, DataIbu, DataPaud, Skor, hitung

TANDA = st.sampled_from((None, True, False))
TEMPAT = ("Satu", "Dua", "Tiga")
DUSUN = st.sampled_from(TEMPAT)
NAMA = st.sampled_from(("Aisyah", "aisyah", "Budi", "Dewi"))


def banyaknya(paling: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, paling)


UMUM: dict[str, st.SearchStrategy[Any]] = {"no_kia": st.just("KIA"), "nama": NAMA}
UMUM |= {"punya_catatan": st.sampled_from((True, True, True, False)), "air": TANDA, "jamban": TANDA, "jamkes": TANDA}
SATU_IBU = st.fixed_dictionaries(
    UMUM
    | {
        "kek": TANDA,
        "resti": TANDA,
        "usia_bulan": banyaknya(10),
        "melahirkan": st.sampled_from((None, None, dt.date(2026, 7, 20))),
        "anc": banyaknya(3),
        "fe": banyaknya(60),
        "konseling": banyaknya(3),
        "kunjungan": banyaknya(3),
        "nifas": banyaknya(4),
    }
)
SATU_ANAK = st.fixed_dictionaries(
    UMUM
    | {
        "jenis_kelamin": st.sampled_from(("L", "P")),
        "umur_bulan": st.integers(0, 23),
        "gizi_buruk": TANDA,
        "gizi_kurang": TANDA,
        "stunting": TANDA,
        "tikar": st.sampled_from((None, "H", "K", "M")),
        "imunisasi": st.sampled_from((None, "belum", "kecuali", "lengkap")),
        "timbang_2q": banyaknya(6),
        "timbang_4q": banyaknya(12),
        "timbang_6q": banyaknya(18),
        "konseling_2q": banyaknya(6),
        "konseling_4q": banyaknya(12),
        "konseling_6q": banyaknya(18),
        "kunjungan": banyaknya(3),
        "tinggi_pertama": TANDA,
        "tinggi_kedua": TANDA,
        "tinggi_triwulan": TANDA,
        "akta": TANDA,
        "parenting_2q": banyaknya(6),
        "bulan_riwayat": st.integers(1, 18),
    }
)
POSYANDU = st.sampled_from(("", "Mawar", "Melati"))
RUMAH = st.integers(1, 6)
SATU_PAUD = st.fixed_dictionaries(
    {
        "nama": st.sampled_from(("Eka", "eka", "Feri")),
        "jenis_kelamin": st.sampled_from(("L", "P")),
        "umur_bulan": st.integers(24, 72),
        "terisi": st.integers(0, 3),
    }
).flatmap(lambda isi: st.integers(0, isi["terisi"]).map(lambda hadir: isi | {"hadir": hadir}))


def _para(kelas: type[Any], huruf: str, satu: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[Any]]:
    """People of one group. The household stands in one dusun, its people at any posyandu."""
    punya = {bidang.name for bidang in dataclasses.fields(kelas)}

    def jadi(ke: int, isi: dict[str, Any], rumah: int, posyandu: str, ayah: bool) -> Any:
        isi |= {"id": f"{huruf}{ke}", "keluarga": rumah, "nomor_keluarga": rumah, "posyandu": posyandu}
        isi |= {"dusun": TEMPAT[rumah % len(TEMPAT)], "suami_hadir": ayah, "ayah_hadir": ayah}
        return kelas(**{nama: nilai for nama, nilai in isi.items() if nama in punya})

    satu_orang = st.tuples(satu, RUMAH, POSYANDU, st.booleans())
    return st.lists(satu_orang, max_size=6).map(lambda semua: [jadi(ke, *isi) for ke, isi in enumerate(semua)])


IBU = _para(DataIbu, "i", SATU_IBU)
ANAK = _para(DataAnak, "a", SATU_ANAK)
PAUD = _para(DataPaud, "p", SATU_PAUD)
PENGATURAN = st.fixed_dictionaries({opsi.kunci: st.sampled_from(opsi.pilihan) for opsi in OPSI})
TRIWULAN = st.builds(Triwulan, st.integers(2024, 2027), st.integers(1, 4))


def nilai(
    ibu: list[DataIbu], anak: list[DataAnak], paud: list[DataPaud], pengaturan: dict[str, str], triwulan: Triwulan
) -> Skor:
    return hitung(ibu=ibu, anak=anak, paud=paud, triwulan=triwulan, pengaturan=pengaturan, set_indikator=HPK_2018)


KAMPUNG = st.tuples(IBU, ANAK, PAUD, PENGATURAN, TRIWULAN)
SKOR = KAMPUNG.map(lambda isi: nilai(*isi))
