"""The recaps of a workbook (Formulir 1 block a, 3A, 3B, 4) beside ours: what differs is listed and never taken.

Ours is the scorecard as it would be with the file's rows applied (`terap`); of a finalised quarter the frozen one.
Numbers are found by their labels, for two numberings of akta and jaminan are in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpm.bacaan.bentuk import Baris, Nilai
from kpm.bacaan.kepala import kunci_kepala
from kpm.bacaan.nilai import kunci_nama, teks
from kpm.dokumen.terbilang import persen_resmi
from laporan.impor.bentuk import Selisih
from laporan.impor.form_kpm.bentuk import Blok
from laporan.impor.form_kpm.nilai import angka, kunci_kia
from pemantauan.skor import BarisAnak, BarisIbu, Capaian, Pecahan, Skor

KODE = frozenset({"Y", "T", "TS"})
LABEL: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ibu": (
        ("nifas", ("nifas",)),
        ("fe", ("pil fe", "pil se", "tablet tambah darah")),
        ("konseling", ("konseling",)),
        ("kunjungan", ("kunjungan",)),
        ("air", ("air minum", "air bersih")),
        ("jamban", ("jamban",)),
        ("jamkes", ("jaminan",)),
        ("anc", ("pemeriksaan kehamilan", "diperiksa kehamilan", "periksa kehamilan", "memeriksakan kehamilan")),
    ),
    "anak": (
        ("imunisasi", ("imunisasi", "berat dasar lengkap")),
        ("kunjungan", ("kunjungan",)),
        ("tinggi", ("panjang", "tinggi badan")),
        ("timbang", ("berat badan", "ditimbang")),
        ("konseling", ("konseling",)),
        ("air", ("air minum", "air bersih")),
        ("jamban", ("jamban",)),
        ("akta", ("akta", "akte")),
        ("jamkes", ("jaminan",)),
        ("parenting", ("pengasuhan", "parenting")),
    ),
    "paud": (("paud", ("paud", "aktif")),),
}
"""Group -> code of an indicator with words of its label, the most telling first."""
TABEL1 = (
    ("rumah_tangga", "jumlah rumah tangga 1.000 HPK"),
    ("ibu", "jumlah ibu hamil"),
    ("ibu_kek_resti", "ibu hamil KEK/RESTI"),
    ("anak", "jumlah anak 0-23 bulan"),
    ("anak_gizi", "anak gizi kurang, gizi buruk, atau stunting"),
)
TABEL2 = (("anak", "jumlah anak"), ("hijau", "tikar hijau"), ("kuning", "tikar kuning"), ("merah", "tikar merah"))


@dataclass(frozen=True, slots=True)
class Sel:
    """A number of the file with its place."""

    nilai: Decimal
    persen: bool
    alamat: str


def selisih_rekap(blok: Blok, skor: Skor) -> Iterator[Selisih]:
    """What differs in one sheet 3A, 3B or 4 of a quarter."""
    if blok.jenis in ("3a", "3b"):
        yield from _rekap(blok, skor.ibu if blok.jenis == "3a" else skor.anak)
    elif blok.jenis == "4":
        yield from _formulir4(blok, skor)


# --- 3A and 3B: person by person ------------------------------------------------------------------------------------


def _rekap(blok: Blok, kita: Sequence[BarisIbu | BarisAnak]) -> Iterator[Selisih]:
    ada: dict[tuple[str, str], BarisIbu | BarisAnak] = {}
    for baris in kita:
        ada[kunci_kia(baris.data.no_kia), kunci_nama(baris.data.nama)] = baris
    sudah = set()
    for satu in blok.data:
        nama = teks(satu.nilai(blok.kolom["nama"]))
        if not nama:
            continue
        kunci = (_kia(blok, satu), kunci_nama(nama))
        sel = satu.alamat(blok.kolom["nama"])
        cocok = ada.get(kunci)
        if cocok is None and not kunci[0]:  # some sheets leave the KIA out
            senama = [k for k in ada if k[1] == kunci[1]]
            kunci = senama[0] if len(senama) == 1 else kunci
            cocok = ada.get(kunci)
        if cocok is None:
            yield Selisih(blok.lembar, sel, nama, "ada", "tidak ada")
            continue
        sudah.add(kunci)
        yield from _satu_orang(blok, satu, nama, cocok)
    for kunci, lain in ada.items():
        if kunci not in sudah:
            yield Selisih(blok.lembar, "", lain.data.nama, "tidak ada", "ada")


def _kia(blok: Blok, baris: Baris) -> str:
    return kunci_kia(baris.nilai(blok.kolom["no_kia"])) if "no_kia" in blok.kolom else ""


def _satu_orang(blok: Blok, baris: Baris, nama: str, kita: BarisIbu | BarisAnak) -> Iterator[Selisih]:
    for kode, jawaban in kita.jawaban.items():
        if kode not in blok.kolom:
            continue
        tertulis = teks(baris.nilai(blok.kolom[kode])).upper()
        if tertulis in KODE and tertulis != jawaban.nilai.value:
            sel = baris.alamat(blok.kolom[kode])
            apa = f"{nama}: {_sebut('ibu' if blok.jenis == '3a' else 'anak', kode)}"
            yield Selisih(blok.lembar, sel, apa, tertulis, jawaban.nilai.value)
    for kode, isi in (("diterima", kita.diterima), ("seharusnya", kita.seharusnya)):
        banyak = angka(baris.nilai(blok.kolom[kode])) if kode in blok.kolom else None
        if banyak is not None and banyak != isi:
            sel = baris.alamat(blok.kolom[kode])
            yield Selisih(blok.lembar, sel, f"{nama}: jumlah {kode}", _tulis(banyak), str(isi))


def _sebut(kelompok: str, kode: str) -> str:
    return {
        "anc": "periksa kehamilan", "fe": "pil Fe", "nifas": "periksa nifas", "konseling": "konseling gizi",
        "kunjungan": "kunjungan rumah", "air": "akses air bersih", "jamban": "jamban", "jamkes": "jaminan kesehatan",
        "imunisasi": "imunisasi dasar", "timbang": "pengukuran berat badan", "tinggi": "pengukuran tinggi badan",
        "akta": "akta lahir", "parenting": "pengasuhan", "paud": "PAUD",
    }[kode] + {"ibu": "", "anak": "", "paud": ""}[kelompok]  # fmt: skip


# --- 4: table by table ----------------------------------------------------------------------------------------------


def _formulir4(blok: Blok, skor: Skor) -> Iterator[Selisih]:
    tabel, kelompok = 0, "ibu"
    sudah: set[tuple[str, str]] = set()
    basis = skor.tabel4.orang if skor.pengaturan["konvergensi_desa_basis"] == "orang" else skor.tabel4.indikator
    for baris in blok.semua:
        isi = [kunci_kepala(nilai) for nilai in baris.isi if isinstance(nilai, str) and teks(nilai)]
        if isi and (cocok := re.match(r"tabel\s*([1-5])\b", isi[0])):
            tabel, kelompok = int(cocok[1]), "ibu"
            continue
        sel = _bilangan(baris)
        if tabel in (1, 2) and ("tabel", str(tabel)) not in sudah:
            daftar, kita = (TABEL1, skor.tabel1) if tabel == 1 else (TABEL2, skor.tabel2)
            if len(sel) >= len(daftar) and not _penomoran(sel):
                sudah.add(("tabel", str(tabel)))
                yield from _deret(blok, f"Tabel {tabel}", daftar, sel[-len(daftar) :], kita)
        elif tabel == 3:
            kelompok = _kelompok(isi, kelompok)
            kode = _indikator(kelompok, isi)
            if kode and kode in skor.indikator[kelompok] and (kelompok, kode) not in sudah:
                sudah.add((kelompok, kode))
                yield from _capaian(blok, baris, kelompok, kode, skor.indikator[kelompok][kode])
        elif tabel == 4 and isi and len(sel) >= 2:
            yield from _konvergensi(blok, isi, sel, basis.ibu, basis.anak, basis.total)


def _bilangan(baris: Baris) -> list[Sel]:
    """The numbers of a row, whether typed as numbers or as text with a comma and %."""
    hasil = []
    for ke, nilai in enumerate(baris.isi):
        if (isi := _angka(nilai)) is not None:
            hasil.append(Sel(isi[0], isi[1], baris.alamat(ke)))
    return hasil


def _angka(nilai: Nilai) -> tuple[Decimal, bool] | None:
    if isinstance(nilai, str):
        cocok = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(%?)", teks(nilai))
        return (Decimal(cocok[1].replace(",", ".")), bool(cocok[2]) or not cocok[1].isdigit()) if cocok else None
    banyak = angka(nilai)
    return None if banyak is None else (banyak, banyak != banyak.to_integral_value())


def _penomoran(sel: Sequence[Sel]) -> bool:
    isi = [satu.nilai for satu in sel]
    return isi == [isi[0] + ke for ke in range(len(isi))] and isi[0] == 1


def _deret(
    blok: Blok, tabel: str, daftar: Sequence[tuple[str, str]], sel: Sequence[Sel], kita: object
) -> Iterator[Selisih]:
    for (bidang, kata), satu in zip(daftar, sel, strict=True):
        if satu.nilai != getattr(kita, bidang):
            apa = f"{tabel}: {kata}"
            yield Selisih(blok.lembar, satu.alamat, apa, _tulis(satu.nilai), str(getattr(kita, bidang)))


def _kelompok(isi: Sequence[str], kini: str) -> str:
    if not isi:
        return kini
    awal = isi[0]
    if awal.startswith(("anak >", "anak usia >", "anak 2", "anak usia 2")):
        return "paud"
    if awal.startswith(("anak 0", "anak usia 0")) and len(awal) < 50:
        return "anak"
    return "ibu" if awal.startswith("ibu hamil") and len(awal) < 20 else kini


def _indikator(kelompok: str, isi: Sequence[str]) -> str | None:
    label = max(isi, key=len, default="")
    if len(label) < 10:
        return None
    return next((kode for kode, kata in LABEL[kelompok] if any(satu in label for satu in kata)), None)


def _capaian(blok: Blok, baris: Baris, kelompok: str, kode: str, kita: Capaian) -> Iterator[Selisih]:
    """The numbers right of the label: (laki,) jumlah, persen."""
    label = max(range(len(baris.isi)), key=lambda ke: len(teks(baris.nilai(ke))))
    sel = [
        Sel(isi[0], isi[1], baris.alamat(ke))
        for ke in range(label + 1, len(baris.isi))
        if (isi := _angka(baris.nilai(ke))) is not None
    ]
    apa = f"Tabel 3, {'ibu hamil' if kelompok == 'ibu' else 'anak'}: {_sebut(kelompok, kode)}"
    persen = sel.pop() if len(sel) > 1 else None
    if kita.laki is not None and len(sel) > 1 and sel[0].nilai != kita.laki:
        yield Selisih(blok.lembar, sel[0].alamat, f"{apa}, laki-laki", _tulis(sel[0].nilai), str(kita.laki))
    if sel and sel[-1].nilai != kita.diterima:
        yield Selisih(blok.lembar, sel[-1].alamat, f"{apa}, jumlah", _tulis(sel[-1].nilai), str(kita.diterima))
    if persen is not None and not _sama_persen(persen.nilai, kita):
        yield Selisih(blok.lembar, persen.alamat, f"{apa}, persen", _tulis(persen.nilai), persen_resmi(kita.persen))


def _sama_persen(nilai: Decimal, kita: Pecahan) -> bool:
    """Equal to two places, as a percentage or as the fraction a spreadsheet holds behind it."""
    seharusnya = kita.persen or Decimal(0)
    return any(abs(satu - seharusnya) < Decimal("0.01") for satu in (nilai, nilai * 100))


def _konvergensi(
    blok: Blok, isi: Sequence[str], sel: Sequence[Sel], ibu: Pecahan, anak: Pecahan, total: Pecahan
) -> Iterator[Selisih]:
    kata = " ".join(isi)
    if "total" in kata or "jumlah" in kata:
        sebut, kita = "total", total
    elif "ibu hamil" in kata:
        sebut, kita = "ibu hamil", ibu
    elif "anak 0" in kata:
        sebut, kita = "anak 0-23 bulan", anak
    else:
        return
    angka_saja = [satu for satu in sel if not satu.persen]
    if len(sel) >= 3:
        angka_saja = list(sel[-3:-1])
    for satu, nama, milik in zip(
        angka_saja[-2:], ("diterima", "seharusnya"), (kita.diterima, kita.seharusnya), strict=False
    ):
        if satu.nilai != milik:
            yield Selisih(blok.lembar, satu.alamat, f"Tabel 4, {sebut}: {nama}", _tulis(satu.nilai), str(milik))


def _tulis(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")
