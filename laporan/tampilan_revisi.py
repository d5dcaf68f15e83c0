"""The differences of a revision as sentences: "Air minum: 12 dari 20 → 14 dari 20", "Siti: Jamban sehat T → Y"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpm.dokumen.terbilang import rupiah
from laporan.formulir4 import DASAR
from laporan.tampilan_skor import NAMA_KELOMPOK
from pemantauan.indikator import SET, SetIndikator
from pemantauan.pengaturan import OPSI
from pemantauan.skor import banding
from rembuk.anggaran import NAMA_BIDANG

KATA_ANGKA = {
    ("tabel1", "rumah_tangga"): "Rumah tangga 1.000 HPK",
    ("tabel1", "ibu"): "Ibu hamil",
    ("tabel1", "ibu_kek_resti"): "Ibu hamil KEK atau risiko tinggi",
    ("tabel1", "anak"): "Anak 0–23 bulan",
    ("tabel1", "anak_gizi"): "Anak gizi kurang, gizi buruk, atau stunting",
    ("tabel2", "anak"): "Anak 0–23 bulan",
    ("tabel2", "hijau"): "Tikar hijau",
    ("tabel2", "kuning"): "Tikar kuning",
    ("tabel2", "merah"): "Tikar merah",
    ("tabel2", "tidak_diukur"): "Tidak diukur",
    ("belum_dipantau", "ibu"): "Ibu belum dipantau",
    ("belum_dipantau", "anak"): "Anak belum dipantau",
    ("belum_dipantau", "paud"): "Anak 2–6 tahun belum dipantau",
}
JUDUL_TABEL = {
    "tabel1": "Tabel 1. Jumlah sasaran",
    "tabel2": "Tabel 2. Tikar pertumbuhan",
    "belum_dipantau": "Belum dipantau",
    "indikator": "Tabel 3. Layanan",
    "tabel4": "Tabel 4. Tingkat konvergensi",
    "tabel5": "Tabel 5. Penggunaan Dana Desa",
}
URUTAN_TABEL = list(JUDUL_TABEL)
KATA_CIRI = {"status": "status", "status_gizi": "status gizi", "tikar": "tikar", "kategori": "kelompok umur"}
KATA_TIKAR = {"H": "hijau", "K": "kuning", "M": "merah"}
KATA_DANA = {
    "total": "seluruh alokasi Dana Desa",
    "stunting": "alokasi kegiatan stunting",
    "realisasi": "realisasi kegiatan stunting",
}
KATA_JUMLAH = {"ibu": "Ibu hamil", "anak": "Anak 0–23 bulan", "total": "Jumlah"}


@dataclass(frozen=True, slots=True)
class BedaAngka:
    """One cell that changed."""

    hal: str
    dari: str
    ke: str


@dataclass(frozen=True, slots=True)
class BedaTabel:
    """The numbers of one table that changed."""

    judul: str
    baris: tuple[BedaAngka, ...]


@dataclass(frozen=True, slots=True)
class BedaOrang:
    """Everything that changed of one person."""

    nama: str
    kelompok: str
    perubahan: tuple[str, ...]


def angka(perbedaan: Iterable[Mapping[str, Any]], kode_set: str) -> list[BedaTabel]:
    """The cells that changed, table by table in printed order."""
    set_indikator = SET[kode_set]
    per_tabel: dict[str, list[tuple[int, BedaAngka]]] = {nama: [] for nama in URUTAN_TABEL}
    for satu in perbedaan:
        if satu["jenis"] == banding.ANGKA:
            urut, kata = _hal(satu, set_indikator)
            tabel = "indikator" if satu["tabel"] == "laki" else satu["tabel"]
            tulis = _uang if tabel == "tabel5" else _jumlah
            per_tabel[tabel].append((urut, BedaAngka(kata, tulis(satu["dari"]), tulis(satu["ke"]))))
    return [
        BedaTabel(JUDUL_TABEL[nama], tuple(beda for _, beda in sorted(isi, key=lambda satu: satu[0])))
        for nama, isi in per_tabel.items()
        if isi
    ]


def _hal(satu: Mapping[str, Any], set_indikator: SetIndikator) -> tuple[int, str]:
    """Place in its table and name of a cell."""
    tabel, bagian, hal = satu["tabel"], satu["bagian"], satu["hal"]
    if tabel in ("indikator", "laki"):
        semua = [(kelompok, i.kode, i.nama) for kelompok in NAMA_KELOMPOK for i in set_indikator.kelompok(kelompok)]
        for urut, (kelompok, kode, nama) in enumerate(semua):
            if (kelompok, kode) == (bagian, hal):
                ekor = ", laki" if tabel == "laki" else ""
                return urut, f"{nama}{ekor} ({NAMA_KELOMPOK[kelompok]})"
        return len(semua), f"{hal} ({NAMA_KELOMPOK[bagian]})"
    if tabel == "tabel4":
        urut = list(DASAR).index(bagian) * len(KATA_JUMLAH) + list(KATA_JUMLAH).index(hal)
        return urut, f"{KATA_JUMLAH[hal]} · {DASAR[bagian]}"
    if tabel == "tabel5":
        urut = list(NAMA_BIDANG).index(bagian) * len(KATA_DANA) + list(KATA_DANA).index(hal)
        return urut, f"{NAMA_BIDANG[bagian]}: {KATA_DANA[hal]}"
    kunci = list(KATA_ANGKA)
    return kunci.index((tabel, hal)), KATA_ANGKA[tabel, hal]


def _jumlah(nilai: Any) -> str:
    if nilai is None:
        return "–"
    return f"{nilai[0]} dari {nilai[1]}" if isinstance(nilai, list) else str(nilai)


def _uang(nilai: str | None) -> str:
    return "–" if nilai is None else rupiah(Decimal(nilai))


def pengaturan(perbedaan: Iterable[Mapping[str, Any]]) -> list[BedaAngka]:
    """The guideline settings that changed, in words."""
    opsi = {satu.kunci: satu for satu in OPSI}
    return [
        BedaAngka(
            opsi[satu["hal"]].judul if satu["hal"] in opsi else satu["hal"],
            *(_pilihan(opsi.get(satu["hal"]), satu[sisi]) for sisi in ("dari", "ke")),
        )
        for satu in perbedaan
        if satu["jenis"] == banding.PENGATURAN
    ]


def _pilihan(opsi: Any, nilai: str | None) -> str:
    if nilai is None:
        return "–"
    return opsi.sebut(nilai) if opsi and nilai in opsi.pilihan else nilai


def orang(perbedaan: Sequence[Mapping[str, Any]], kode_set: str) -> list[BedaOrang]:
    """The persons who came, left or whose answers changed, each once, in the order of the tables."""
    set_indikator = SET[kode_set]
    per_orang: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for satu in perbedaan:
        if "id" in satu:
            per_orang.setdefault((satu["kelompok"], satu["id"]), []).append(satu)
    return [
        BedaOrang(
            isi[-1]["nama"], NAMA_KELOMPOK[kelompok], tuple(_perubahan(satu, kelompok, set_indikator) for satu in isi)
        )
        for (kelompok, _), isi in per_orang.items()
    ]


def _perubahan(satu: Mapping[str, Any], kelompok: str, set_indikator: SetIndikator) -> str:
    match satu["jenis"]:
        case banding.DATANG:
            return "masuk hitungan"
        case banding.PERGI:
            return "keluar dari hitungan"
        case banding.CIRI:
            return f"{KATA_CIRI[satu['hal']]} {_ciri(satu['dari'])} → {_ciri(satu['ke'])}"
    nama = {i.kode: i.nama for i in set_indikator.kelompok(kelompok)}.get(satu["hal"], satu["hal"])
    return f"{nama} {satu['dari'] or '–'} → {satu['ke'] or '–'}"


def _ciri(nilai: Any) -> str:
    if isinstance(nilai, list):
        return ", ".join(nilai) or "normal"
    if nilai is None:
        return "tidak diukur"
    return KATA_TIKAR.get(nilai, str(nilai))
